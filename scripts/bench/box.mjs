/**
 * The bench's own Box: a lean server, in a process of its own, that answers quickly and truthfully what is asked while
 * measuring. Tokens, assertions, scopes, folders and listings are checked; nothing is canned. What it leaves out (roles,
 * faults, users) is the simulator's: `src/simulator/`.
 * It is told by messages what to hold (`configure`) and asked what it saw (`report`).
 */
import { createPublicKey, randomBytes, verify } from 'node:crypto';
import { createServer } from 'node:http';
import { layFolders, ROOT } from './folders.mjs';

/** The only audience that Box accepts (https://developer.box.com/guides/authentication/jwt/without-sdk). */
const AUDIENCE = 'https://api.box.com/oauth2/token';
const LONGEST_ASSERTION_SECONDS = 60;
const TOKEN_LIFETIME_SECONDS = 4123;
/** Box's own limit is counted by the minute (https://developer.box.com/guides/api-calls/permissions-and-errors/rate-limits). */
const LIMIT_WINDOW_MS = 60_000;
const LARGEST_PAGE = 1000;
const LONG_AGO = '2026-01-15T09:30:00-08:00';

const OWNER = { type: 'user', id: '20000000002', name: 'Ben Owner', login: 'ben.owner@example.com' };
const ALLOWED = Object.fromEntries(
  ['can_download', 'can_upload', 'can_rename', 'can_delete', 'can_share', 'can_set_share_access', 'can_invite_collaborator'].map((name) => [name, true]),
);

let world = null;
let tokens = new Map();
let usedIds = new Set();
let counted = null;
let inFlight = 0;
/** When each request of the last minute came, for the limit. */
let arrivals = [];

function configure(next) {
  world = { ...next, publicKey: createPublicKey(next.app.publicKey), folders: layFolders(next.folders, next.parents) };
  [tokens, usedIds, arrivals, inFlight] = [new Map(), new Set(), [], 0];
  counted = { requests: 0, byPurpose: {}, connections: 0, mostAtOnce: 0, limited: 0, refused: 0, tokensLeft: 0 };
}

const json = (status, body, headers = {}) => ({ status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
const boxError = (status, code, message, headers = {}) => json(status, {
  type: 'error', status, code, message, help_url: 'http://developers.box.com/docs/#errors', request_id: randomBytes(6).toString('hex'),
}, headers);
const oauthError = (error, description) => json(400, { error, error_description: description });
/** How the older endpoints refuse a scope: nothing in the body. */
const scopeMissing = () => ({
  status: 403, body: '',
  headers: { 'www-authenticate': 'Bearer realm="Service", error="insufficient_scope", error_description="The request requires higher privileges than provided by the access token."' },
});

function issue(scopes) {
  const value = randomBytes(24).toString('base64url');
  tokens.set(value, new Set(scopes));
  return json(200, { access_token: value, expires_in: TOKEN_LIFETIME_SECONDS, restricted_to: [], token_type: 'bearer' });
}

const isClient = (form) => form.get('client_id') === world.app.clientId && form.get('client_secret') === world.app.clientSecret;

/** Why the assertion is refused; `null` where it is good (RFC 7523 section 3). */
function faultOf(assertion) {
  const [head = '', body = '', tail = ''] = assertion.split('.');
  const decode = (part) => JSON.parse(Buffer.from(part, 'base64url').toString());
  const [header, claims] = [decode(head), decode(body)];
  if (header.kid !== undefined && header.kid !== world.app.keyId) return '"kid" invalid, unable to lookup correct key';
  if (header.alg !== 'RS256' || !verify('RSA-SHA256', Buffer.from(`${head}.${body}`), world.publicKey, Buffer.from(tail, 'base64url'))) return 'Signature verification error.';
  if (claims.iss !== world.app.clientId || claims.aud !== AUDIENCE) return "Please check the 'iss' and 'aud' claims.";
  if (claims.sub !== world.app.enterpriseId || claims.box_sub_type !== 'enterprise') return "Please check the 'sub' claim. The 'sub' specified is invalid.";
  const leftSeconds = claims.exp - Date.now() / 1000;
  if (!Number.isInteger(claims.exp) || leftSeconds <= 0 || leftSeconds > LONGEST_ASSERTION_SECONDS) return "Please check the 'exp' claim.";
  if (typeof claims.jti !== 'string' || usedIds.has(claims.jti)) return "Please check the 'jti' claim. A unique 'jti' value is required.";
  usedIds.add(claims.jti);
  return null;
}

const GRANTS = {
  'urn:ietf:params:oauth:grant-type:jwt-bearer': (form) => {
    if (!isClient(form)) return oauthError('invalid_client', 'The client credentials are invalid');
    const fault = faultOf(form.get('assertion') ?? '');
    return fault === null ? issue(world.scopes) : oauthError('invalid_grant', fault);
  },
  'client_credentials': (form) => {
    if (!isClient(form)) return oauthError('invalid_client', 'The client credentials are invalid');
    const fits = form.get('box_subject_type') === 'enterprise' && form.get('box_subject_id') === world.app.enterpriseId;
    return fits ? issue(world.scopes) : oauthError('invalid_grant', 'Grant credentials are invalid');
  },
  'urn:ietf:params:oauth:grant-type:token-exchange': (form) => {
    const held = tokens.get(form.get('subject_token') ?? '');
    const wanted = (form.get('scope') ?? '').split(' ');
    if (held === undefined) return oauthError('invalid_grant', 'Invalid subject_token');
    return wanted.every((scope) => held.has(scope)) ? issue(wanted) : oauthError('invalid_scope', `Unsupported "scope": ${wanted.join(' ')}`);
  },
};

function revoke(form) {
  if (!isClient(form)) return oauthError('invalid_client', 'The client credentials are invalid');
  return tokens.delete(form.get('token') ?? '') ? { status: 200, headers: {}, body: '' } : oauthError('invalid_token', 'The supplied token is invalid');
}

const mini = ({ id, name }) => ({ type: 'folder', id, sequence_id: '0', etag: '0', name });

function rendered(folder, names) {
  const parent = world.folders.get(folder.parentId);
  const all = {
    ...mini(folder), created_at: LONG_AGO, modified_at: LONG_AGO, content_created_at: LONG_AGO, content_modified_at: LONG_AGO, description: '', size: 0,
    path_collection: { total_count: 1, entries: [mini(ROOT)] }, parent: mini(parent ?? ROOT), created_by: OWNER, modified_by: OWNER, owned_by: OWNER,
    shared_link: null, item_status: 'active', tags: [], classification: null, is_externally_owned: false, has_collaborations: true,
    permissions: { ...ALLOWED, can_apply_watermark: false }, can_non_owners_invite: true, is_collaboration_restricted_to_enterprise: false,
    allowed_invitee_roles: ['editor', 'viewer'],
  };
  // Without `fields` Box gives its standard reply, which has no permissions.
  const wanted = names ?? ['size', 'path_collection', 'created_by', 'modified_by', 'owned_by', 'parent', 'item_status', 'created_at', 'modified_at'];
  return { ...mini(folder), ...Object.fromEntries(wanted.filter((name) => name in all).map((name) => [name, all[name]])) };
}

const notFound = (id) => boxError(404, 'not_found', `Not Found: 'folder' with value 'd_${id}' not found`);
const namesIn = (query) => query.get('fields')?.split(',').map((name) => name.trim()) ?? null;

function folder({ id, query }) {
  const found = world.folders.get(id);
  return found === undefined ? notFound(id) : json(200, rendered(found, namesIn(query)));
}

/** By offset, or by marker where it is asked for (https://developer.box.com/guides/api-calls/pagination). */
function items({ id, query }) {
  const found = world.folders.get(id);
  if (found === undefined) return notFound(id);
  const limit = Math.min(Number(query.get('limit') ?? 100), LARGEST_PAGE);
  const byMarker = query.get('usemarker') === 'true';
  const from = Number((byMarker ? query.get('marker') : query.get('offset')) ?? 0);
  const entries = found.children.slice(from, from + limit).map((child) => rendered(child, namesIn(query)));
  const next = from + limit < found.children.length ? String(from + limit) : null;
  return json(200, byMarker ? { entries, limit, next_marker: next } : { total_count: found.children.length, entries, offset: from, limit });
}

function rehearse({ body, origin }) {
  const { parent } = JSON.parse(body);
  return world.folders.has(parent?.id) ? json(200, { upload_url: `${origin}/upload/session`, upload_token: null }) : notFound(parent?.id);
}

const SERVICE_ACCOUNT = {
  type: 'user', id: '30000000001', name: 'Deploy Bot', login: 'AutomationUser_2200001_aB3dE5fG7h@boxdevedition.com', status: 'active', role: 'user',
  space_amount: 10_737_418_240, space_used: 5_551_989, max_upload_size: 5_368_709_120, is_platform_access_only: false, hostname: 'https://app.box.com/',
};
const me = () => json(200, { ...SERVICE_ACCOUNT, enterprise: { type: 'enterprise', id: world.app.enterpriseId, name: 'Example Co' } });
const list = (entries) => () => json(200, { total_count: entries.length, limit: 1, offset: 0, next_marker: null, entries });

/** Purpose, method, pattern, scopes of which one must be held (none: none is needed), answer. */
const ROUTES = [
  ['identity', 'GET', /^\/users\/me$/, [], me],
  ['folder', 'GET', /^\/folders\/(\d+)$/, ['root_readonly', 'root_readwrite'], folder],
  ['listing', 'GET', /^\/folders\/(\d+)\/items$/, ['root_readonly', 'root_readwrite'], items],
  ['rehearsal', 'OPTIONS', /^\/files\/content$/, ['root_readwrite'], rehearse],
  ['probe', 'GET', /^\/users$/, ['manage_managed_users', 'manage_app_users'], list([OWNER])],
  ['probe', 'GET', /^\/groups$/, ['manage_groups'], list([{ type: 'group', id: '55001', name: 'Release team', group_type: 'managed_group' }])],
  ['probe', 'GET', /^\/webhooks$/, ['manage_webhook'], list([])],
  ['probe', 'GET', /^\/events$/, ['manage_enterprise_properties'], () => json(200, { chunk_size: 0, next_stream_position: '1152922976252290886', entries: [] })],
  ['probe', 'GET', /^\/retention_policies$/, ['manage_data_retention'], list([])],
  ['probe', 'GET', /^\/legal_hold_policies$/, ['manage_legal_holds'], list([])],
  ['probe', 'GET', /^\/sign_requests$/, ['sign_requests.readwrite'], list([])],
  ['probe', 'GET', /^\/ai_agent_default$/, ['ai.readwrite'], () => json(200, { type: 'ai_agent_ask', basic_text: { model: 'some_model' } })],
];

function restAnswer(request, path) {
  const [purpose, , , scopes, answer, match] = ROUTES.map((route) => [...route, route[2].exec(path)])
    .find(([, method, , , , found]) => method === request.method && found !== null) ?? ['unknown'];
  count(purpose);
  if (purpose === 'unknown') return boxError(404, 'not_found', 'Not Found');
  const held = tokens.get(/^Bearer (.+)$/.exec(request.authorization)?.[1] ?? '');
  if (held === undefined) return { status: 401, headers: { 'www-authenticate': 'Bearer realm="Service", error="invalid_token"' }, body: '' };
  if (isOverLimit()) return boxError(429, 'rate_limit_exceeded', 'Request rate limit exceeded, please try again later', { 'retry-after': secondsToWait() });
  if (scopes.length > 0 && !scopes.some((scope) => held.has(scope))) return scopeMissing();
  return answer({ ...request, id: match[1] });
}

function isOverLimit() {
  if (world.limitPerMinute === null) return false;
  const nowMs = performance.now();
  arrivals = arrivals.filter((atMs) => nowMs - atMs < LIMIT_WINDOW_MS);
  if (arrivals.length >= world.limitPerMinute) {
    counted.limited += 1;
    return true;
  }
  arrivals.push(nowMs);
  return false;
}

const secondsToWait = () => String(Math.ceil((LIMIT_WINDOW_MS - (performance.now() - arrivals[0])) / 1000));

function count(purpose) {
  counted.byPurpose[purpose] = (counted.byPurpose[purpose] ?? 0) + 1;
}

function answerTo(request) {
  if (request.path.startsWith('/2.0/')) return restAnswer(request, request.path.slice('/2.0'.length));
  const form = new URLSearchParams(request.body);
  if (request.path === '/oauth2/token') {
    count('token');
    return GRANTS[form.get('grant_type')]?.(form) ?? oauthError('invalid_request', 'Invalid grant_type parameter or parameter missing');
  }
  if (request.path === '/oauth2/revoke') {
    count('revoke');
    return revoke(form);
  }
  count('unknown');
  return boxError(404, 'not_found', 'Not Found');
}

async function handle(incoming, response, origin) {
  counted.requests += 1;
  inFlight += 1;
  counted.mostAtOnce = Math.max(counted.mostAtOnce, inFlight);
  const { pathname: path, searchParams: query } = new URL(incoming.url, origin);
  let body = '';
  for await (const chunk of incoming) body += chunk;
  const { status, headers, body: answer } = answerTo({ method: incoming.method, path, query, body, origin, authorization: incoming.headers.authorization ?? '' });
  if (status >= 400) counted.refused += 1;
  const send = () => {
    inFlight -= 1;
    // Node's own `Date` is cached for up to a second and lags where the machine is busy.
    response.writeHead(status, { 'date': new Date().toUTCString(), 'box-request-id': `0${randomBytes(16).toString('hex')}`, 'content-length': Buffer.byteLength(answer), ...headers });
    response.end(answer);
  };
  const waitMs = delayOf(incoming.socket);
  if (waitMs > 0) setTimeout(send, waitMs);
  else send();
}

/**
 * How long an answer is held back. A new connection would have cost its round trips before its first request could be sent:
 * a first answer that comes later than that anyway is not held back for it.
 */
function delayOf(socket) {
  const setUpMs = Math.max(0, socket.openedAtMs + world.roundTripsToConnect * world.latencyMs - performance.now());
  return setUpMs + world.latencyMs;
}

const server = createServer({ keepAliveTimeout: 0 }, (incoming, response) => void handle(incoming, response, server.origin));
server.on('connection', (socket) => {
  socket.setNoDelay(true);
  socket.openedAtMs = performance.now();
  if (counted !== null) counted.connections += 1;
});
server.listen(0, '127.0.0.1', 1024, () => {
  server.origin = `http://127.0.0.1:${server.address().port}`;
  process.send({ kind: 'listening', url: server.origin });
});

process.on('message', (message) => {
  if (message.kind === 'configure') configure(message.world);
  process.send(message.kind === 'configure' ? { kind: 'configured' } : { kind: 'report', seen: { ...counted, tokensLeft: tokens.size } });
});
// Whoever started it is gone.
process.on('disconnect', () => process.exit());
