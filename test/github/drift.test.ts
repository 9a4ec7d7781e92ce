import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { baselinesFromReport } from '../../src/door/baseline.ts';
import type { Report } from '../../src/engine/report.ts';
import { applyDetails } from '../../src/engine/details.ts';
import { plain } from '../../src/foundation/text.ts';
import { preflight } from '../../src/index.ts';
import { renderJson } from '../../src/render/json.ts';
import { authorize } from '../../src/simulator/index.ts';
import type { World } from '../../src/simulator/index.ts';
import { checkIn, depsFor, newVault, planFor } from '../support/preflight.ts';
import { onStage } from '../support/stage.ts';
import type { Stage } from '../support/stage.ts';

/** Drift from run to run: the house itself against the embedded Box, the baseline through a report as it is written. */

const ASKED = { 'folders': '160000000001: upload', 'scopes': 'root_readwrite', 'drift': 'warn', 'drift-baseline': '/earlier.json' };

interface Settings {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly details?: 'full' | 'ids';
}

async function runOn(stage: Stage, before: Report | null, { inputs = {}, details = 'full' }: Settings = {}): Promise<Report> {
  const vault = newVault();
  const plan = planFor({ ...stage.inputs, ...ASKED, ...inputs }, vault);
  const baselines = before === null ? undefined : baselinesFromReport(renderJson(applyDetails(before, details)), '/earlier.json', null);
  return await preflight(plan, depsFor(vault), baselines);
}

const rows = (report: Report): readonly string[] => checkIn(report, 'jwt/drift').evidence.map(({ text }) => plain(text));

/** A good run, a change of the world, and the run after it. */
const afterChange = (change: (world: World) => Readonly<Record<string, string>> | undefined, settings: Settings = {}): Promise<Report> =>
  onStage('healthy-jwt', async (stage) => {
    const before = await runOn(stage, null);
    expect(checkIn(before, 'jwt/drift')).toMatchObject({ status: 'skip' });
    const inputs = change(stage.world) ?? {};
    return await runOn(stage, before, { ...settings, inputs: { ...inputs, ...settings.inputs } });
  });

const ONLY = <T>(list: readonly T[]): T => {
  const [first] = list;
  if (first === undefined) throw new Error('the world lacks what this test changes');
  return first;
};

describe('drift since the last good run', () => {
  test.each(['full', 'ids'] as const)('passes where nothing changed, whatever the earlier report may show (details: %s)', async (details) => {
    const report = await afterChange(() => undefined, { details });
    expect(checkIn(report, 'jwt/drift')).toMatchObject({ status: 'pass' });
    expect(report.verdict).toBe('pass');
  });

  test('finds another identity', async () => {
    const report = await afterChange((world) => {
      const account = world.users.find(({ kind }) => kind === 'service');
      if (account === undefined) throw new Error('no service account');
      world.users.push({ ...account, id: '30000000777', login: 'AutomationUser_2200001_other@boxdevedition.com' });
      world.collaborations.push({ ...ONLY(world.collaborations), id: '79', accessibleBy: { type: 'user', id: '30000000777' } });
      authorize(ONLY(world.apps), '1147283', '30000000777');
      return undefined;
    });
    expect(rows(report)).toEqual(['user id: was 30000000001, is 30000000777']);
    expect(checkIn(report, 'jwt/drift')).toMatchObject({ status: 'warn' });
  });

  test('finds permissions that nobody asked about, also while all is green', async () => {
    const report = await afterChange((world) => {
      ONLY(world.collaborations).role = 'viewer uploader';
      return undefined;
    });
    expect(report.verdict).toBe('warn');
    expect(report.counts).toMatchObject({ fail: 0, error: 0, warn: 1 });
    expect(rows(report).length).toBeGreaterThan(0);
    for (const row of rows(report)) expect(row).toMatch(/^folder 160000000001, can_\w+: was yes, is no$/u);
  });

  test('finds a permission that was taken away, beside the check that needs it', async () => {
    const report = await afterChange((world) => {
      ONLY(world.collaborations).role = 'viewer';
      return undefined;
    });
    expect(checkIn(report, 'jwt/folder:160000000001')).toMatchObject({ status: 'fail' });
    expect(rows(report)).toContain('folder 160000000001, can_upload: was yes, is no');
  });

  test('finds a folder that can no longer be seen', async () => {
    const report = await afterChange((world) => {
      world.collaborations.shift();
      return undefined;
    });
    expect(rows(report)).toContain('folder 160000000001: was seen, is not seen');
  });

  test('finds a scope that was taken away', async () => {
    const report = await afterChange((world) => {
      const app = ONLY(world.apps);
      app.settings.scopes = ['root_readonly'];
      authorize(app, '1147283', '30000000001');
      return undefined;
    });
    expect(rows(report)).toContain('scope root_readwrite: was held, is not held');
  });

  test('finds another key pair', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
    const report = await afterChange((world) => {
      const app = ONLY(world.apps);
      app.publicKeys.set('zzzz9999', publicKey);
      const config = { boxAppSettings: { clientID: app.clientId, clientSecret: app.clientSecret, appAuth: { publicKeyID: 'zzzz9999', privateKey, passphrase: '' } }, enterpriseID: '1147283' };
      return { 'jwt-config': JSON.stringify(config) };
    });
    expect(report.counts).toMatchObject({ fail: 0, error: 0 });
    expect(rows(report)).toEqual([expect.stringMatching(/^public key, SHA-256: was [0-9a-f]{64}, is [0-9a-f]{64}$/u), expect.stringMatching(/^public key id: was \w+, is zzzz9999$/u)]);
  });

  test('fails the run with drift: fail, and is in report and JSON as a table', async () => {
    const report = await afterChange((world) => {
      ONLY(world.collaborations).role = 'viewer uploader';
      return undefined;
    }, { inputs: { drift: 'fail' } });
    expect(report.verdict).toBe('fail');
    const target = report.targets.find(({ name }) => name === 'jwt');
    expect(target?.drift?.changes[0]).toEqual({ what: expect.stringContaining('folder 160000000001, can_'), before: 'yes', now: 'no' });
    expect(renderJson(report)).toContain('"drift": {');
  });

  test('sends no request of its own', async () => {
    await onStage('healthy-jwt', async (stage) => {
      const before = await runOn(stage, null, { inputs: { 'drift': 'off', 'drift-baseline': '' } });
      const after = await runOn(stage, before);
      expect(after.apiCalls).toBe(before.apiCalls);
    });
  });

  test('does not call for a token where credentials are missing', async () => {
    await onStage('healthy-jwt', async (stage) => {
      const before = await runOn(stage, null);
      const after = await runOn(stage, before, { inputs: { 'jwt-config': '{}' } });
      expect(checkIn(after, 'jwt/drift')).toMatchObject({ status: 'skip' });
    });
  });
});
