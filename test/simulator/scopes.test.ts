import { describe, expect, test } from '@jest/globals';
import { authorize } from '../../src/simulator/index.ts';
import type { World } from '../../src/simulator/index.ts';
import { withBox } from './client.ts';
import type { Reply } from './client.ts';

const higher = 'The request requires higher privileges than provided by the access token.';
const header = `Bearer realm="Service", error="insufficient_scope", error_description="${higher}"`;

/** Every probe, the scopes that open it, and whether the service behind it answers in JSON. */
const probes: readonly (readonly [path: string, scopes: readonly string[], shape: 'header' | 'json'])[] = [
  ['/2.0/folders/0?fields=id,type,name', ['root_readonly'], 'header'],
  ['/2.0/users?user_type=managed&limit=1&fields=id,login', ['manage_managed_users'], 'header'],
  ['/2.0/users?user_type=managed&limit=1&fields=id,login', ['manage_app_users'], 'header'],
  ['/2.0/groups?limit=1&fields=id,name', ['manage_groups'], 'header'],
  ['/2.0/webhooks?limit=1', ['manage_webhook'], 'header'],
  ['/2.0/events?stream_type=admin_logs_streaming&stream_position=now&limit=1', ['manage_enterprise_properties'], 'header'],
  ['/2.0/retention_policies?limit=1', ['enterprise_content', 'manage_data_retention'], 'header'],
  ['/2.0/legal_hold_policies?limit=1', ['enterprise_content', 'manage_legal_holds'], 'header'],
  ['/2.0/legal_hold_policies?limit=1', ['enterprise_content', 'manage_legal_hold'], 'header'],
  ['/2.0/sign_requests?limit=1', ['root_readwrite', 'sign_requests.readwrite'], 'json'],
  ['/2.0/ai_agent_default?mode=ask', ['ai.readwrite'], 'json'],
  ['/2.0/workflows?folder_id=0&limit=1', ['root_readonly', 'manage_triggers'], 'header'],
];

const holding = (scopes: readonly string[], features?: World['enterprises'][number]['features']) => (world: World): void => {
  for (const enterprise of world.enterprises) enterprise.features = features ?? enterprise.features;
  for (const app of world.apps) {
    app.settings.scopes = [...scopes];
    authorize(app, '1147283', '30000000001');
  }
};
const probe = async (path: string, change: (world: World) => void): Promise<Reply> => await withBox('healthy-ccg', async (box) => await box.get(path, await box.login()), change);
const told = ({ status, text, json, headers }: Reply): unknown => (text === '' ? [status, 'empty', headers.get('www-authenticate')] : [status, json['code'], json['message']]);

describe('a probe', () => {
  test.each(probes)('of %s answers once %s are held', async (path, scopes) => { expect((await probe(path, holding(scopes))).status).toBe(200); });

  test.each(probes)('of %s without the last of %s is refused in the shape of its service: %s', async (path, scopes, shape) => {
    const reply = await probe(path, holding(scopes.slice(0, -1)));
    expect(told(reply)).toEqual(shape === 'header' ? [403, 'empty', header] : [403, 'insufficient_scope', higher]);
  });

  test('of an older endpoint can be refused in JSON too', async () => {
    const reply = await probe('/2.0/webhooks?limit=1', (world) => { world.dialect.missingScope = 'json'; });
    expect(told(reply)).toEqual([403, 'insufficient_scope', higher]);
    expect(reply.json['request_id']).toMatch(/^[0-9a-f]{16}$/);
  });

  test("of the enterprise's content is forbidden without the Global Content Manager scope", async () => {
    const path = '/2.0/search?scope=enterprise_content&query=box&type=folder&limit=1&fields=id';
    expect(told(await probe(path, holding(['root_readonly'])))).toEqual([403, 'forbidden', 'Forbidden']);
    expect((await probe(path, holding(['root_readonly', 'enterprise_content']))).status).toBe(200);
  });

  test.each([
    ['/2.0/retention_policies', ['enterprise_content', 'manage_data_retention'], 'access_denied_insufficient_permissions'],
    ['/2.0/sign_requests', ['root_readwrite', 'sign_requests.readwrite'], 'access_denied_insufficient_permissions'],
    ['/2.0/ai_agent_default?mode=ask', ['ai.readwrite'], 'forbidden'],
    ['/2.0/workflows?folder_id=0', ['root_readonly', 'manage_triggers'], 'missing_relay_full_access'],
  ])('of %s tells a missing licence apart from a missing scope', async (path, scopes, code) => {
    const reply = await probe(path, holding(scopes, []));
    expect([reply.status, reply.json['code']]).toEqual([403, code]);
  });

  test('of the events looks like a missing scope where the plan has none', async () => {
    expect(told(await probe('/2.0/events?stream_type=admin_logs', holding(['manage_enterprise_properties'], [])))).toEqual([403, 'empty', header]);
  });

  test('of users gets an empty list with App Access Only, and of groups a refusal', async () => {
    await withBox('app-access-only', async (box) => {
      const token = await box.login();
      expect((await box.get('/2.0/users?limit=1', token)).json).toMatchObject({ total_count: 0, entries: [] });
      expect((await box.get('/2.0/groups?limit=1', token)).json['code']).toBe('access_denied_insufficient_permissions');
    });
  });

  test('of workflows finds no folder that is not shared', async () => {
    expect((await probe('/2.0/workflows?folder_id=160000000010', holding(['root_readonly', 'manage_triggers']))).status).toBe(404);
  });

  test("of one's own account needs no scope", async () => { expect((await probe('/2.0/users/me', holding([]))).status).toBe(200); });
});

describe('the scopes of a token', () => {
  test("are those of the admin's last authorization, not those ticked since", async () => {
    await withBox('scope-ticked-but-not-reauthorized', async (box) => {
      expect((await box.get('/2.0/groups', await box.login())).status).toBe(403);
    });
  });

  test('stay as they were when it was issued: a new authorization needs a new token', async () => {
    await withBox('scope-ticked-but-not-reauthorized', async (box) => {
      const before = await box.login();
      authorize(box.app, '1147283', '30000000001');
      expect((await box.get('/2.0/groups', before)).status).toBe(403);
      expect((await box.get('/2.0/groups', await box.login())).status).toBe(200);
    });
  });
});
