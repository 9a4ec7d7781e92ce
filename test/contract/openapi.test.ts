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
  'terms_of_service_required', 'user_email_confirmation_required', 'rate_limit_exceeded', 'bad_gateway', 'missing_relay_full_access',
];

const notJsonSchema = ['nullable', 'example', 'discriminator'];

/** OpenAPI 3.0 says "or null" with a keyword that JSON Schema does not have, beside `allOf` as well as beside `type`. */
function toJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toJsonSchema);
  if (!isSchema(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !notJsonSchema.includes(key));
  const schema = Object.fromEntries(kept.map(([key, inner]) => [key, key === 'enum' ? inner : toJsonSchema(inner)]));
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
  return pathname.replace(/^\/2\.0/, '')
    .replace(/^\/(folders|files|users)\/(?!me$|content$)[^/]+/, (_whole, kind: string) => `/${kind}/{${kind.slice(0, -1)}_id}`);
}

function problems(described: Description, method: string, pathname: string, reply: Reply): readonly string[] {
  const operation = at(described.paths, describedAt(method, pathname), method.toLowerCase());
  if (!isSchema(operation)) return [`${method} ${pathname} is not described`];
  const responses = at(operation, 'responses');
  const answer = at(responses, String(reply.status)) ?? at(responses, 'default');
  const reference = at(answer, 'content', 'application/json', 'schema', '$ref');
  if (reply.text === '') return isEmptyAllowed(reply, reference) ? [] : ['the body is empty'];
  if (typeof reference !== 'string') return [`no schema for ${reply.status}`];
  const validate = described.validatorFor(reference);
  validate(asDescribed(reply.json));
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}

/** Seen on the wire, though not described: 401 and 403 with nothing but `WWW-Authenticate`. */
function isEmptyAllowed(reply: Reply, reference: unknown): boolean {
  if (reply.status === 200) return reference === undefined;
  return (reply.status === 401 || reply.status === 403) && reply.headers.get('www-authenticate') !== null;
}

/** Null on the wire where there is none, though the description does not say so. */
const nullInPractice = ['classification', 'shared_link'];

/** What is known to differ from the description: one conflict comes as a bare object on the wire, as a list in the description. */
function asDescribed(body: Schema): Schema {
  const conflicts = at(body, 'context_info', 'conflicts');
  const kept = Object.fromEntries(Object.entries(body).filter(([name, value]) => !(value === null && nullInPractice.includes(name))));
  return isSchema(conflicts) ? { ...kept, context_info: { conflicts: [conflicts] } } : kept;
}

const releases = '160000000001';
const fields = 'id,type,name,item_status,permissions,owned_by,parent,path_collection,has_collaborations,is_externally_owned,can_non_owners_invite,'
  + 'can_non_owners_view_collaborators,is_collaboration_restricted_to_enterprise,allowed_invitee_roles,allowed_shared_link_access_levels,classification,is_accessible_via_shared_link';

const gets = [
  '/users/me', '/users/me?fields=id,type,name,login,enterprise,role,status,is_platform_access_only,space_amount,space_used,max_upload_size,hostname',
  '/users/20000000003', '/users/99', '/users?limit=1', '/users?usemarker=true&limit=1', '/groups?limit=1', '/webhooks?limit=1',
  '/folders/0', '/folders/0/items', `/folders/${releases}`, `/folders/${releases}?fields=${fields}`, `/folders/${releases}?fields=item_collection,permissions`,
  `/folders/${releases}/items?fields=id,type,name,permissions&limit=1000&usemarker=true`, `/folders/${releases}/items?limit=1`, `/folders/${releases}/items?limit=x`,
  `/folders/${releases}/trash`, `/folders/${releases}/collaborations`, '/folders/160000000099', '/folders/nonsense', '/collaborations?status=pending', '/collaborations?status=all',
  '/files/880000000001', '/files/880000000001?fields=permissions,lock,owned_by', '/files/99', '/events?stream_type=admin_logs_streaming&stream_position=now&limit=1',
  '/events?stream_type=nonsense', '/retention_policies?limit=1', '/legal_hold_policies?limit=1', '/sign_requests?limit=1', '/ai_agent_default?mode=ask',
  '/ai_agent_default?mode=text_gen', '/ai_agent_default?mode=extract', '/ai_agent_default?mode=extract_structured', '/ai_agent_default',
  '/workflows?folder_id=0&limit=1', '/workflows', '/search?query=rel&type=folder', '/search?scope=enterprise_content&query=box', '/search',
] as const;

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

async function sweep(box: Box, described: Description): Promise<{ readonly asked: number; readonly found: readonly string[] }> {
  const token = await box.login();
  const found: string[] = [];
  const judge = (method: string, pathname: string, reply: Reply): void => {
    found.push(...problems(described, method, pathname, reply).map((one) => `${method} ${pathname} ${reply.status}: ${one} ${reply.text.slice(0, 200)}`));
  };
  for (const target of gets) {
    const reply = await box.get(`/2.0${target}`, token);
    judge('GET', new URL(target, 'http://x').pathname, reply);
  }
  for (const [target, body] of rehearsals) judge('OPTIONS', target, await box.rehearse(token, body, target));
  return { asked: gets.length + rehearsals.length, found };
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
