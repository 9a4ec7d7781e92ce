import { describe, expect, test } from '@jest/globals';
import { createPrivateKey, randomBytes } from 'node:crypto';
import {
  currentUser, folder, impersonatedUser, pendingInvitations, replaceRehearsal, scopeProbe, trashedFolder, uploadRehearsal,
} from '../../src/box/questions.ts';
import { NEGATIVE_CONTROL, POSITIVE_CONTROL, SCOPES, exchangeSeen, judgeScope, probeSeen } from '../../src/box/scopes.ts';
import type { ScopeRow, ScopeVerdict } from '../../src/box/scopes.ts';
import { createSession } from '../../src/box/session.ts';
import type { SessionOptions } from '../../src/box/session.ts';
import type { Session } from '../../src/box/session-types.ts';
import { createTransport } from '../../src/box/transport.ts';
import { openWire } from '../../src/box/wire.ts';
import type { Credentials } from '../../src/credentials/types.ts';
import type { Deps } from '../../src/foundation/deps.ts';
import { createVault } from '../../src/foundation/vault.ts';
import { scenarios, startSimulator } from '../../src/simulator/index.ts';
import type { ScenarioName, Simulator, World } from '../../src/simulator/index.ts';
import { realClock } from '../support/real-clock.ts';

/** A real session, over a real connection, with the embedded Box. */
async function against(
  scenario: ScenarioName, use: (session: Session, simulator: Simulator, world: World) => Promise<void>,
  overrides: Partial<SessionOptions> & { readonly dialect?: Partial<World['dialect']> } = {},
): Promise<void> {
  const { world, inputs } = await scenarios[scenario].build();
  Object.assign(world.dialect, overrides.dialect);
  const simulator = await startSimulator(world);
  const deps = worldly();
  const transport = createTransport({
    deps, limits: { requestTimeoutMs: 10_000, maxAttempts: 1 }, budget: { spend: () => true }, signal: new AbortController().signal,
    deadlineAtMonotonicMs: Infinity, onDate: () => undefined,
  });
  try {
    const credentials = credentialsOf(inputs, deps);
    const session = createSession({
      target: 'main', credentials, enterpriseId: credentials.enterpriseId, userId: null, asUser: null, apiUrl: new URL(simulator.url),
      skewMs: () => null, deps, transport, ...overrides,
    });
    await use(session, simulator, world);
  } finally {
    await transport.close();
    await simulator.close();
  }
}

function worldly(): Deps {
  return {
    clock: realClock,
    random: (count) => randomBytes(count), vault: createVault(() => undefined), openWire: () => Promise.resolve(openWire({ userAgent: 'box-preflight/0', env: process.env, clock: realClock })),
    interrupted: new AbortController().signal, progress: () => undefined,
    host: { os: 'linux', arch: 'x64', node: 'v24', runner: null, selfHosted: null, proxied: false },
  };
}

function credentialsOf(inputs: Readonly<Record<string, string>>, { vault }: Deps): Credentials {
  const config = inputs['jwt-config'];
  if (config === undefined) {
    return { auth: 'ccg', clientId: inputs['client-id'] ?? '', clientSecret: vault.keep(inputs['client-secret'] ?? ''), enterpriseId: inputs['enterprise-id'] ?? null };
  }
  const { boxAppSettings: app, enterpriseID } = JSON.parse(config) as {
    boxAppSettings: { clientID: string; clientSecret: string; appAuth: { publicKeyID: string; privateKey: string; passphrase: string } }; enterpriseID: string;
  };
  const { privateKey, passphrase, publicKeyID } = app.appAuth;
  return {
    auth: 'jwt', clientId: app.clientID, clientSecret: vault.keep(app.clientSecret), enterpriseId: enterpriseID, algorithm: 'RS256',
    publicKeyId: publicKeyID, privateKey: createPrivateKey({ key: privateKey, passphrase }), fingerprint: '',
  };
}

const RELEASES = '160000000001';

/** Probe, exchange and controls, all asked. */
async function judged(session: Session, row: ScopeRow): Promise<ScopeVerdict> {
  const question = scopeProbe(row.name, { folderId: RELEASES, rehearsalName: 'nobody-uses-this.tmp' });
  const probe = question === null ? 'not-asked' : probeSeen(await session.ask(question, 'service'), row);
  const [exchange, positive, negative] = await Promise.all(
    [row.name, POSITIVE_CONTROL, NEGATIVE_CONTROL].map(async (scope) => exchangeSeen(await session.exchange(scope, 'service'))),
  );
  const unasked = 'not-asked';
  return judgeScope({ row, probe, exchange: exchange ?? unasked, control: { positive: positive ?? unasked, negative: negative ?? unasked } });
}

describe.each(['healthy-jwt', 'healthy-ccg'] as const)('with the embedded Box, %s', (scenario) => {
  test('every question is answered, and every token revoked at the end', async () => {
    await against(scenario, async (session, simulator) => {
      expect(await session.token('service')).toMatchObject({ kind: 'issued', clockRepair: null });
      expect(await session.ask(currentUser, 'service')).toMatchObject({ value: { loginKind: 'service-account', status: 'active', enterpriseId: '1147283' } });
      expect(await session.ask(folder(RELEASES), 'service')).toMatchObject({ value: { id: RELEASES, permissions: { can_upload: true } } });
      expect(await session.ask(pendingInvitations, 'service')).toMatchObject({ kind: 'answered', value: [] });
      expect(await session.ask(trashedFolder(RELEASES), 'service')).toMatchObject({ failure: { status: 404 } });
      const rehearsed = await session.ask(uploadRehearsal(RELEASES, 'nobody-uses-this.tmp', 1), 'service');
      expect(rehearsed).toEqual({ kind: 'answered', value: { uploadUrl: simulator.url }, exchange: expect.any(Number) });
      expect(await session.handshake(simulator.url)).toMatchObject({ kind: 'answered' });
      const taken = await session.ask(uploadRehearsal(RELEASES, 'app.zip', 1), 'service');
      expect(taken).toMatchObject({ failure: { status: 409, conflicts: [{ type: 'file', id: '880000000001' }] } });
      expect(await session.ask(replaceRehearsal('880000000001', 1), 'service')).toMatchObject({ kind: 'answered' });
      expect(await session.revokeAll()).toEqual([]);
      expect(simulator.tokens()).toMatchObject({ live: 0, issued: 1 });
    });
  });

  test('a user has a token of their own, and the service account may act for them', async () => {
    await against(scenario, async (session) => {
      expect(await session.ask(currentUser, 'user')).toMatchObject({ value: { id: '20000000003' } });
      expect(await session.ask(impersonatedUser, 'as-user')).toMatchObject({ value: { id: '20000000003' } });
      expect(await session.revokeAll()).toEqual([]);
    }, { userId: '20000000003', asUser: '20000000003' });
  });
});

describe.each(['healthy-ccg', 'healthy-scopes', 'healthy-governance'] as const)('each scope is told held or not as the app of %s has it', (scenario) => {
  test.each([
    {}, { missingScope: 'json' }, { exchangeRefusalStatus: 400 }, { exchangeOfUndocumentedScopes: 'refused' },
  ] satisfies Partial<World['dialect']>[])('where Box speaks as in %j', async (dialect) => {
    await against(scenario, async (session, _simulator, world) => {
      const held = world.apps[0]?.settings.scopes ?? [];
      for (const row of SCOPES) {
        const expected = [row.name, ...row.aliases].some((name) => held.includes(name)) ? 'yes' : 'no';
        expect([row.name, (await judged(session, row)).held]).toEqual([row.name, expected]);
      }
      expect(await session.revokeAll()).toEqual([]);
    }, { dialect });
  });
});
