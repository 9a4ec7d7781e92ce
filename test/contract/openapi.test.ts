/**
 * Every answer of the embedded Box, held against Box's own OpenAPI description. The file is Box's and stays outside the
 * repository: `BOX_OPENAPI` names it, else it is looked for where this project's reference folder lies.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import Ajv from 'ajv';
import type { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { ScenarioName, World } from '../../src/simulator/index.ts';
import { authorize } from '../../src/simulator/index.ts';
import { withBox } from '../simulator/client.ts';
import type { Box, Reply } from '../simulator/client.ts';

const file = process.env['BOX_OPENAPI'] ?? path.join(import.meta.dirname, '../../../shared/reference/box-openapi.json');
const isThere = existsSync(file);

type Schema = Readonly<Record<string, unknown>>;
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (value: unknown, ...keys: readonly string[]): unknown => keys.reduce<unknown>((inner, key) => (isSchema(inner) ? inner[key] : undefined), value);

/** Codes that Box documents and its schema's enum leaves out, https://developer.box.com/guides/api-calls/permissions-and-errors/common-errors */
const documentedCodes = [
  'trashed', 'not_trashed', 'access_denied_insufficient_permissions', 'access_denied_item_locked', 'access_from_location_blocked', 'forbidden_by_policy',
  'file_size_limit_exceeded', 'storage_limit_exceeded', 'item_name_in_use', 'item_name_too_long', 'operation_blocked_temporary', 'password_reset_required',
  'folder_not_empty',
  'terms_of_service_required', 'user_email_confirmation_required', 'rate_limit_exceeded', 'bad_gateway', 'missing_relay_full_access',
];

const notJsonSchema = ['nullable', 'example', 'discriminator'];

/** A shared link is described with `access`, and required to have `accessed`: a slip of the description's own. */
const isSlip = (name: unknown): boolean => name === 'accessed';

/** An event's source may be any object, says the description after it has named what it may be. */
const fitsAnything = (schema: unknown): boolean => at(schema, '$ref') === '#/components/schemas/GenericSource';

function converted(key: string, inner: unknown): unknown {
  if (key === 'enum') return inner;
  if (key === 'oneOf' && Array.isArray(inner)) return inner.filter((one) => !fitsAnything(one)).map(toJsonSchema);
  return key === 'required' && Array.isArray(inner) ? inner.filter((name) => !isSlip(name)) : toJsonSchema(inner);
}

/** OpenAPI 3.0 says "or null" with a keyword that JSON Schema does not have, beside `allOf` as well as beside `type`. */
function toJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toJsonSchema);
  if (!isSchema(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !notJsonSchema.includes(key));
  const schema = Object.fromEntries(kept.map(([key, inner]) => [key, converted(key, inner)]));
  return value['nullable'] === true ? { anyOf: [{ type: 'null' }, schema] } : schema;
}

interface Description {
  readonly paths: Schema;
  validatorFor(reference: string): ValidateFunction;
}

function load(): Description {
  const source: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const converted = toJsonSchema(at(source, 'components', 'schemas'));
  const code = at(converted, 'ClientError', 'properties', 'code');
  if (!isSchema(converted) || !isSchema(code) || !Array.isArray(code['enum'])) throw new Error(`${file} is not the description that this test knows`);
  code['enum'].push(...documentedCodes);
  const ajv = new Ajv.default({ strict: false, allErrors: true });
  addFormats.default(ajv);
  for (const format of ['token', 'urn', 'digest', 'timezone', 'url', 'jwt', 'html', 'space_delimited_list', '<width>x<height>']) ajv.addFormat(format, true);
  ajv.addSchema({ $id: 'box', components: { schemas: converted } });
  const paths = at(source, 'paths');
  if (!isSchema(paths)) throw new Error(`${file} describes no paths`);
  const compiled = new Map<string, ValidateFunction>();
  const validatorFor = (reference: string): ValidateFunction => {
    const validator = compiled.get(reference) ?? ajv.compile({ $ref: `box${reference}` });
    compiled.set(reference, validator);
    return validator;
  };
  return { paths, validatorFor };
}

let loaded: Description | undefined;
/** Read once, and only by a test that needs it. */
const description = (): Description => (loaded ??= load());

/** Where a path of the simulator stands in Box's description; Box leaves the rehearsal of a new version out of it. */
function describedAt(method: string, pathname: string): string {
  if (method === 'OPTIONS') return '/files/content';
  return pathname.replace(/^(\/api)?\/2\.0/, '')
    .replace(/^\/files\/upload_sessions\/[^/]+/, '/files/upload_sessions/{upload_session_id}')
    .replace(/^\/(folders|files|users|collaborations|folder_locks)\/(?!me$|content$|trash\/|upload_sessions)[^/]+/,
      (_whole, kind: string) => `/${kind}/{${kind.slice(0, -1)}_id}`);
}

function problems(described: Description, method: string, pathname: string, reply: Reply): readonly string[] {
  const operation = at(described.paths, describedAt(method, pathname), method.toLowerCase());
  if (!isSchema(operation)) return [`${method} ${pathname} is not described`];
  const responses = at(operation, 'responses');
  const answer = at(responses, String(reply.status)) ?? at(responses, 'default');
  const reference = at(answer, 'content', 'application/json', 'schema', '$ref');
  if (reply.text === '') {
    if (reply.headers.get('content-type') !== null) return ['an empty body has a type'];
    return isEmptyAllowed(reply, reference) ? [] : ['the body is empty'];
  }
  if (typeof reference !== 'string') return [`no schema for ${reply.status}`];
  const validate = described.validatorFor(reference);
  validate(asDescribed(reply.json));
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}

/** Seen on the wire, though not described: 401 and 403 with nothing but `WWW-Authenticate`. */
function isEmptyAllowed(reply: Reply, reference: unknown): boolean {
  if (reply.status < 400) return reference === undefined;
  return (reply.status === 401 || reply.status === 403) && reply.headers.get('www-authenticate') !== null;
}

/** Null on the wire where there is none, though the description does not say so. */
const nullInPractice = ['classification', 'shared_link'];

/** At any depth: events hold items. */
function withoutNulls(body: Schema): Schema {
  const entries = Object.entries(body).filter(([name, value]) => !(value === null && nullInPractice.includes(name)));
  return Object.fromEntries(entries.map(([name, value]) => [name, inside(value)]));
}

function inside(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inside);
  return isSchema(value) ? withoutNulls(value) : value;
}

/** What is known to differ from the description: one conflict comes as a bare object on the wire, as a list in the description. */
function asDescribed(body: Schema): Schema {
  const conflicts = at(body, 'context_info', 'conflicts');
  const kept = withoutNulls(body);
  return isSchema(conflicts) ? { ...kept, context_info: { conflicts: [conflicts] } } : kept;
}

const releases = '160000000001';
const fields = 'id,type,name,item_status,permissions,owned_by,parent,path_collection,has_collaborations,is_externally_owned,can_non_owners_invite,'
  + 'can_non_owners_view_collaborators,is_collaboration_restricted_to_enterprise,allowed_invitee_roles,allowed_shared_link_access_levels,classification,is_accessible_via_shared_link';

const gets = [
  '/users/me', '/users/me?fields=id,type,name,login,enterprise,role,status,is_platform_access_only,space_amount,space_used,max_upload_size,hostname',
  '/users/me?fields=external_app_user_id,tracking_codes',
  '/users/20000000003', '/users/99', '/users?limit=1', '/users?usemarker=true&limit=1', '/groups?limit=1', '/webhooks?limit=1',
  '/folders/0', '/folders/0/items', `/folders/${releases}`, `/folders/${releases}?fields=${fields}`, `/folders/${releases}?fields=item_collection,permissions`,
  `/folders/${releases}/items?fields=id,type,name,permissions&limit=1000&usemarker=true`, `/folders/${releases}/items?limit=1`, `/folders/${releases}/items?limit=x`,
  `/folders/${releases}/trash`, `/folders/${releases}/collaborations`, '/folders/160000000099', '/folders/nonsense', '/collaborations?status=pending', '/collaborations?status=all',
  '/files/880000000001', '/files/880000000001?fields=permissions,lock,owned_by', '/files/99', '/events?stream_type=admin_logs_streaming&stream_position=now&limit=1',
  '/events?stream_type=nonsense', '/retention_policies?limit=1', '/legal_hold_policies?limit=1', '/sign_requests?limit=1', '/ai_agent_default?mode=ask',
  '/ai_agent_default?mode=text_gen', '/ai_agent_default?mode=extract', '/ai_agent_default?mode=extract_structured', '/ai_agent_default',
  '/workflows?folder_id=0&limit=1', '/workflows', '/search?query=rel&type=folder', '/search?scope=enterprise_content&query=box', '/search',
] as const;

/** In their order: later ones need what earlier ones made. `$1` stands for the id of the last answer that had one. */
const changes: readonly (readonly [method: string, path: string, body?: unknown])[] = [
  ['POST', '/2.0/folders', { name: 'new', parent: { id: releases } }],
  ['PUT', '/2.0/folders/$1', { name: 'newer', description: 'of today' }],
  ['PUT', '/2.0/folders/$1?fields=shared_link', { shared_link: { access: 'company' } }],
  ['GET', '/2.0/folders/$1?fields=shared_link,is_accessible_via_shared_link,permissions'],
  ['POST', '/2.0/folders/$1/copy', { name: 'copy', parent: { id: releases } }],
  ['DELETE', '/2.0/folders/$1'],
  ['GET', '/2.0/folders/$1/trash'],
  ['GET', '/2.0/folders/trash/items?fields=name,trashed_at'],
  ['POST', '/2.0/folders/$1'],
  ['DELETE', '/2.0/folders/$1'],
  ['DELETE', '/2.0/folders/$1/trash'],
  ['POST', '/2.0/folders/160000000099'],
  ['DELETE', `/2.0/folders/${releases}`],
  ['PUT', '/2.0/files/880000000001', { name: 'newer.zip', lock: { type: 'lock' } }],
  ['PUT', '/2.0/files/880000000001', { shared_link: {} }],
  ['GET', '/2.0/files/880000000001?fields=lock,shared_link,allowed_invitee_roles'],
  ['PUT', '/2.0/files/880000000001', { lock: null, shared_link: null }],
  ['GET', '/2.0/files/880000000001/content'],
  ['GET', '/2.0/files/880000000001/versions'],
  ['POST', '/2.0/files/880000000001/copy', { name: 'copy.zip', parent: { id: releases } }],
  ['DELETE', '/2.0/files/$1'],
  ['GET', '/2.0/files/$1/trash'],
  ['POST', '/2.0/files/$1'],
  ['DELETE', '/2.0/files/$1'],
  ['DELETE', '/2.0/files/$1/trash'],
  ['POST', '/2.0/collaborations',
    { item: { type: 'folder', id: releases }, accessible_by: { type: 'user', login: 'a@b.example' }, role: 'viewer' }],
  ['POST', '/2.0/collaborations',
    { item: { type: 'folder', id: releases }, accessible_by: { type: 'group', id: '55001' }, role: 'viewer' }],
  ['GET', '/2.0/collaborations/$1'],
  ['PUT', '/2.0/collaborations/$1', { role: 'uploader' }],
  ['GET', `/2.0/folders/${releases}/collaborations`],
  ['DELETE', '/2.0/collaborations/$1'],
  ['POST', '/2.0/folders', { name: 'mine', parent: { id: '0' } }],
  ['POST', '/2.0/folder_locks',
    { folder: { type: 'folder', id: '$1' }, locked_operations: { move: true, delete: true } }],
  ['DELETE', '/2.0/folder_locks/$1'],
  ['GET', `/2.0/folder_locks?folder_id=${releases}`],
  ['POST', '/2.0/folder_locks', { folder: { type: 'folder', id: releases } }],
  ['POST', '/api/2.0/files/upload_sessions', { folder_id: releases, file_name: 'big.bin', file_size: 20_000_000 }],
  ['GET', '/api/2.0/files/upload_sessions/$1'],
  ['GET', '/api/2.0/files/upload_sessions/$1/parts'],
  ['POST', '/api/2.0/files/upload_sessions/$1/commit', { parts: [] }],
  ['DELETE', '/api/2.0/files/upload_sessions/$1'],
  ['POST', '/api/2.0/files/880000000001/upload_sessions', { file_size: 20_000_000 }],
  ['GET', '/2.0/events'],
  ['GET', '/2.0/events?stream_type=admin_logs'],
];

const rehearsals: readonly (readonly [path: string, body: unknown])[] = [
  ['/2.0/files/content', { name: 'probe.tmp', size: 1, parent: { id: releases } }],
  ['/2.0/files/content', { name: 'app.zip', size: 1, parent: { id: releases } }],
  ['/2.0/files/content', { name: '..', size: 1, parent: { id: releases } }],
  ['/2.0/files/content', { name: 'probe.tmp', size: 1, parent: { id: '160000000099' } }],
  ['/2.0/files/880000000001/content', { size: 1 }],
];

/** The conditions of the sweep: each changes what the same requests are answered. */
const conditions: readonly (readonly [ScenarioName, (world: World) => void])[] = [
  ['healthy-scopes', () => undefined],
  ['healthy-governance', () => undefined],
  ['healthy-ccg', (world) => { world.dialect.missingScope = 'json'; }],
  ['healthy-ccg', (world) => { world.dialect.uploadConflicts = 'array'; }],
  ['no-content-scope', () => undefined],
  ['app-access-only', () => undefined],
  ['app-authorized-not-enabled', () => undefined],
  ['service-account-deactivated', () => undefined],
  ['service-account-not-invited', () => undefined],
  ['invitation-pending', () => undefined],
  ['folder-in-trash', () => undefined],
  ['viewer-cannot-upload', () => undefined],
  ['quota-full', () => undefined],
  ['shield-blocks-upload', () => undefined],
  ['location-blocked', () => undefined],
  ['folder-busy', () => undefined],
  ['replace-locked-file', () => undefined],
  ['terms-of-service-not-accepted', () => undefined],
  ['token-refused-always', () => undefined],
  ['token-refused-once', () => undefined],
  ['rate-limited-once', () => undefined],
  ['box-breaks-after-the-token', () => undefined],
  ['healthy-scopes', (world) => { for (const one of world.enterprises) one.features = []; }],
  ['healthy-jwt', (world) => {
    world.webhooks.push({ id: '4001', ownerId: '30000000001', target: { type: 'folder', id: releases } });
    for (const app of world.apps) {
      app.settings.scopes.push('manage_webhook');
      authorize(app, '1147283', '30000000001');
    }
  }],
];

type Judge = (method: string, pathname: string, reply: Reply) => void;

/** Everything that changes content: what is refused in this Box is judged as well. */
async function change(box: Box, token: string, judge: Judge): Promise<void> {
  let last = '0';
  for (const [method, path, body] of changes) {
    const target = path.replace('$1', last);
    const text = body === undefined ? undefined : JSON.stringify(body).replace('$1', last);
    const headers = { 'authorization': `Bearer ${token}`, 'content-type': 'application/json' };
    const reply = await box.send(method, target, headers, text);
    judge(method, new URL(target, 'http://x').pathname, reply);
    if (method === 'POST' && typeof reply.json['id'] === 'string') last = reply.json['id'];
  }
  const attributes = { name: 'new.txt', parent: { id: releases } };
  judge('POST', '/api/2.0/files/content', await box.upload(token, attributes, 'one'));
  judge('POST', '/api/2.0/files/content', await box.upload(token, attributes, 'one'));
  const path = '/api/2.0/files/880000000001/content';
  judge('POST', path, await box.upload(token, {}, 'one', path));
  judge('GET', '/2.0/files/880000000001/versions', await box.get('/2.0/files/880000000001/versions', token));
}

async function sweep(box: Box, described: Description): Promise<{ readonly asked: number; readonly found: readonly string[] }> {
  const token = await box.login();
  const found: string[] = [];
  const judge: Judge = (method, pathname, reply) => {
    found.push(...problems(described, method, pathname, reply).map((one) => `${method} ${pathname} ${reply.status}: ${one} ${reply.text.slice(0, 200)}`));
  };
  for (const target of gets) {
    const reply = await box.get(`/2.0${target}`, token);
    judge('GET', new URL(target, 'http://x').pathname, reply);
  }
  await change(box, token, judge);
  for (const [target, body] of rehearsals) judge('OPTIONS', target, await box.rehearse(token, body, target));
  return { asked: gets.length + changes.length + rehearsals.length, found };
}

if (!isThere && (process.env['CI'] ?? '') === '') {
  process.stderr.write(`\n  SKIPPED: the contract with Box's OpenAPI description, which is not at ${file} (set BOX_OPENAPI)\n\n`);
}

describe("the embedded Box's answers and Box's OpenAPI description", () => {
  test('are compared wherever the description must be there: in CI', () => {
    expect({ file, isThere: isThere || (process.env['CI'] ?? '') === '' }).toEqual({ file, isThere: true });
  });

  const whenThere = isThere ? test : test.skip;

  whenThere.each(conditions.map(([name, change], index) => [`${name} (${index})`, name, change] as const))('agree in %s', async (_title, name, change) => {
    const { asked, found } = await withBox(name, async (box) => await sweep(box, description()), change);
    expect(found).toEqual([]);
    expect(asked).toBeGreaterThan(40);
  });

  whenThere('agree on tokens, exchanged tokens, revocation and refusals', async () => {
    await withBox('healthy-jwt', async (box) => {
      const token = await box.login();
      const client = { client_id: box.app.clientId, client_secret: box.app.clientSecret };
      const exchange = { grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange', subject_token: token, subject_token_type: 'urn:ietf:params:oauth:token-type:access_token' };
      const replies = [
        ['/oauth2/token', await box.jwt(box.assertion())],
        ['/oauth2/token', await box.form('/oauth2/token', { ...exchange, scope: 'item_preview', resource: `https://api.box.com/2.0/folders/${releases}` })],
        ['/oauth2/token', await box.form('/oauth2/token', { ...exchange, scope: 'root_readonly' })],
        ['/oauth2/token', await box.form('/oauth2/token', { ...exchange, scope: 'manage_groups' })],
        ['/oauth2/token', await box.jwt('nonsense')],
        ['/oauth2/revoke', await box.form('/oauth2/revoke', { token, ...client })],
        ['/oauth2/revoke', await box.form('/oauth2/revoke', { token, ...client })],
      ] as const;
      expect(replies.map(([, reply]) => reply.status)).toEqual([200, 200, 200, 401, 400, 200, 400]);
      for (const [target, reply] of replies) expect(problems(description(), 'POST', target, reply)).toEqual([]);
    });
  });

  whenThere('agree on which paths and methods there are', async () => {
    const { documented } = await import('../../src/simulator/documented.ts');
    const verbs = ['get', 'put', 'post', 'delete', 'options', 'patch', 'head'];
    const described = new Map<string, Set<string>>();
    for (const [key, operations] of Object.entries(description().paths)) {
      const path = (key.split('#')[0] ?? '').replace(/\{[^}]+\}/g, ':id');
      if (path === '/authorize' || path.startsWith('/oauth2/')) continue;
      const methods = described.get(path) ?? new Set();
      if (isSchema(operations)) for (const verb of verbs) if (verb in operations) methods.add(verb.toUpperCase());
      described.set(path, methods);
    }
    const sorted = [...described].map(([path, methods]) => [path, [...methods].sort().join(' ')] as const);
    expect(documented).toEqual(Object.fromEntries(sorted));
  });

  whenThere('would be found out: a wrong type, a wrong enum, a missing field, an unknown code', () => {
    const reply = (status: number, json: Schema): Reply => ({ status, json, text: JSON.stringify(json), headers: new Headers() });
    const caught = [
      problems(description(), 'GET', '/users/me', reply(200, { type: 'user', id: 7 })),
      problems(description(), 'GET', '/users/me', reply(200, { type: 'person', id: '7' })),
      problems(description(), 'GET', `/folders/${releases}`, reply(200, { type: 'folder', id: '7', permissions: { can_upload: true } })),
      problems(description(), 'GET', '/users/me', reply(403, { type: 'error', status: 403, code: 'no_such_code' })),
      problems(description(), 'GET', '/users/me', reply(200, { type: 'user', id: '7', created_at: 'yesterday' })),
    ];
    expect(caught.map((one) => one.length > 0)).toEqual([true, true, true, true, true]);
  });
});
