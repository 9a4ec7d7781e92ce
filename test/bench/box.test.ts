import { describe, expect, test } from '@jest/globals';
import { startBox } from '../../scripts/bench/box-process.mjs';
import type { BenchBox, BenchWorld } from '../../scripts/bench/box-process.mjs';
import { makeApp } from '../../scripts/bench/programs.mjs';
import { runAction } from '../support/run-product.ts';

const FIRST = '160000000001';
const app = makeApp();
const { jwtConfig, ...known } = app;
const SCOPES = ['root_readonly', 'root_readwrite', 'manage_groups'];
const ccg = { 'client-id': app.clientId, 'client-secret': app.clientSecret, 'enterprise-id': app.enterpriseId };

async function withBox(use: (box: BenchBox) => Promise<void>, changes: Partial<BenchWorld> = {}): Promise<void> {
  const box = await startBox();
  try {
    await box.configure({ app: known, scopes: SCOPES, folders: 2, parents: 0, latencyMs: 0, roundTripsToConnect: 0, limitPerMinute: null, ...changes });
    await use(box);
  } finally {
    box.stop();
  }
}

const grant = { grant_type: 'client_credentials', client_id: app.clientId, client_secret: app.clientSecret, box_subject_type: 'enterprise', box_subject_id: app.enterpriseId };
const post = (box: BenchBox, path: string, form: Record<string, string>): Promise<Response> => fetch(`${box.url}${path}`, { method: 'POST', body: new URLSearchParams(form) });
const get = (box: BenchBox, path: string, token: string): Promise<Response> => fetch(`${box.url}/2.0${path}`, { headers: { authorization: `Bearer ${token}` } });
const tokenOf = async (box: BenchBox): Promise<string> => ((await (await post(box, '/oauth2/token', grant)).json()) as { access_token: string }).access_token;
const runOn = (box: BenchBox, inputs: Record<string, string>): ReturnType<typeof runAction> =>
  runAction({ inputs: { ...inputs, 'api-url': box.url, 'status-url': box.url }, secrets: () => [app.clientSecret] });

describe('the Box that is measured against', () => {
  test('lets an app in by its assertion or its secret, and is left without tokens', async () => {
    await withBox(async (box) => {
      for (const credentials of [{ 'jwt-config': jwtConfig }, ccg]) {
        const run = await runOn(box, { ...credentials, folders: `${FIRST}: upload`, scopes: 'manage_groups' });
        expect(run.outputs['result']).toBe('pass');
      }
      expect(await box.report()).toMatchObject({ tokensLeft: 0, refused: 0, byPurpose: { token: 2, identity: 2, folder: 2, rehearsal: 2, probe: 2, revoke: 2 } });
    });
  });

  test('refuses another app’s key, and a wrong secret', async () => {
    const { boxAppSettings, ...rest } = JSON.parse(jwtConfig) as { boxAppSettings: Record<string, unknown> };
    const foreignKey = (JSON.parse(makeApp().jwtConfig) as { boxAppSettings: { appAuth: Record<string, unknown> } }).boxAppSettings.appAuth;
    const mixed = JSON.stringify({ ...rest, boxAppSettings: { ...boxAppSettings, appAuth: { ...foreignKey, publicKeyID: app.keyId } } });
    await withBox(async (box) => {
      expect((await runOn(box, { 'jwt-config': mixed })).outputs['result']).toBe('fail');
      expect((await post(box, '/oauth2/token', { ...grant, client_secret: 'wrong' })).status).toBe(400);
    });
  });

  test('answers nobody without a live token, and nothing that its scopes do not cover', async () => {
    await withBox(async (box) => {
      const token = await tokenOf(box);
      expect((await get(box, '/users/me', 'nonsense')).status).toBe(401);
      expect((await get(box, '/groups', token)).status).toBe(200);
      expect((await get(box, '/webhooks', token)).status).toBe(403);
      expect((await post(box, '/oauth2/revoke', { client_id: app.clientId, client_secret: app.clientSecret, token })).status).toBe(200);
      expect((await get(box, '/users/me', token)).status).toBe(401);
    });
  });

  test('holds the folders that it was told to, and lists them page by page with what was asked for', async () => {
    await withBox(async (box) => {
      const token = await tokenOf(box);
      expect((await get(box, '/folders/160000000004', token)).status).toBe(404);
      const folder = (await (await get(box, `/folders/${FIRST}?fields=permissions,parent`, token)).json()) as { parent: { id: string }; permissions: object };
      expect(folder).toMatchObject({ id: FIRST, permissions: { can_upload: true } });
      const page = (await (await get(box, `/folders/${folder.parent.id}/items?limit=1&usemarker=true&fields=permissions`, token)).json()) as { entries: object[]; next_marker: string | null };
      expect(page.entries).toEqual([expect.objectContaining({ id: FIRST, permissions: folder.permissions })]);
      expect(page.next_marker).not.toBeNull();
    }, { folders: 3, parents: 1 });
  });

  test('sends too many requests away, and says for how long', async () => {
    await withBox(async (box) => {
      const token = await tokenOf(box);
      const answers = [];
      for (let sent = 0; sent < 3; sent += 1) answers.push(await get(box, '/users/me', token));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
      expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await box.report()).limited).toBe(1);
    }, { limitPerMinute: 2 });
  });
});
