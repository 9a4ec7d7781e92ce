import { describe, expect, test } from '@jest/globals';
import type { Report } from '../../src/engine/report.ts';
import { EXPERIMENTS } from '../../src/experiments/index.ts';
import { plain } from '../../src/foundation/text.ts';
import { scenarios, startSimulator } from '../../src/simulator/index.ts';
import type { ScenarioName, SeenRequest } from '../../src/simulator/index.ts';
import { preflight } from '../../src/index.ts';
import { depsFor, newVault, planFor } from '../support/preflight.ts';
import { EXPECTED } from './expectations.ts';

interface World {
  /** The simulated world in which the outcome comes about. */
  readonly world: ScenarioName;
  /** What evidence says there, where it is not what the table says the outcome proves. */
  readonly says?: RegExp;
}

/** Each outcome of each experiment, and where it can be seen. What a run there diagnoses stands in expectations.ts. */
const WORLDS: Readonly<Record<string, Readonly<Record<string, World>>>> = {
  'clock': { accepted: { world: 'clock-two-minutes-fast' }, refused: { world: 'clock-two-minutes-fast-and-wrong-enterprise' } },
  'pair-alone': {
    'pair-refused': { world: 'ccg-secret-told-as-grant-with-subject' }, 'same-words': { world: 'ccg-secret-told-as-grant' }, 'pair-accepted': { world: 'config-with-keys-of-another-app' },
  },
  'users-enterprise': { other: { world: 'ccg-enterprise-id-of-another-environment' }, same: { world: 'ccg-enterprise-token-refused-alone' } },
  'other-subject-type': {
    'issued': { world: 'user-id-given-as-enterprise' }, 'known-user': { world: 'jwt-user-id-given-as-enterprise-user-tokens-off' },
    'type-accepted': { world: 'ccg-app-not-authorized-told-as-subject-type' }, 'refused': { world: 'enterprise-id-from-another-environment' },
  },
  'other-grant': {
    'issued': { world: 'jwt-credentials-on-ccg-app' }, 'other-refusal': { world: 'jwt-credentials-on-unauthorized-ccg-app' }, 'grant-refused': { world: 'jwt-credentials-on-oauth-app' },
  },
  'same-app-by-jwt': { issued: { world: 'both-methods-for-one-jwt-app' } },
  'without-key-id': {
    'issued': { world: 'key-id-mistyped' }, 'signature-refused': { world: 'key-from-another-app' }, 'several-keys': { world: 'key-of-another-app-among-several' },
  },
  'still-authorized': { issued: { world: 'app-authorized-not-enabled' }, refused: { world: 'authorization-removed-meanwhile' } },
  'own-id': { same: { world: 'user-id-is-the-service-account' }, different: { world: 'user-tokens-not-enabled' } },
  'act-for-user': { reached: { world: 'user-tokens-not-enabled' }, deactivated: { world: 'user-deactivated-refused-at-token' }, denied: { world: 'user-id-mistyped' } },
  'look-up-user': {
    'active': { world: 'ccg-user-tokens-not-enabled-seen-by-lookup' }, 'deactivated': { world: 'user-deactivated-seen-by-lookup' }, 'not-visible': { world: 'user-id-mistyped-seen-by-lookup' },
  },
  'managed-folder': { seen: { world: 'user-id-mistyped' } },
  'pending-invitation': {
    exact: { world: 'invitation-pending-for-this-folder', says: /^An invitation as editor is pending\.$/u },
    unnamed: { world: 'invitation-pending', says: /is pending for an item that Box does not name/u },
    none: { world: 'service-account-not-invited', says: /^No invitation is pending for /u },
  },
  'trash': {
    'there': { world: 'folder-in-trash-told-as-absent', says: /^The folder is in the trash\.$/u },
    'not-there': { world: 'service-account-not-invited', says: /^The folder is not in this identity’s trash\.$/u },
  },
  'other-identity': {
    'seen': { world: 'as-user-not-invited' }, 'trashed': { world: 'folder-in-trash-of-the-service-account' }, 'not-seen': { world: 'folder-shared-with-nobody' },
  },
  'parent-folder': { 'seen': { world: 'folder-limited-for-the-user' }, 'not-seen': { world: 'folder-shared-with-the-service-account-alone' } },
  'file-id': { 'file': { world: 'folder-id-is-a-file' }, 'no-file': { world: 'service-account-not-invited' } },
  'content-manager': { on: { world: 'gcm-cannot-write' }, off: { world: 'service-account-not-invited' } },
  'access-level': { empty: { world: 'app-access-only' } },
  'empty-file': { accepted: { world: 'no-room-told-as-denied' }, refused: { world: 'upload-denied-whatever-the-size' } },
  'scope-controls': { refused: { world: 'scope-not-ticked' }, granted: { world: 'scope-held-but-no-licence' } },
  'status-page': {
    trouble: { world: 'box-half-down', says: /^Box’s status page reports: .*API errors \(https:\/\/status\.box\.com\/incidents\/simulated\)/u },
    fine: { world: 'box-errors-html', says: /^Box’s status page reports no trouble\.$/u },
  },
};

interface Run {
  readonly report: Report;
  readonly requests: readonly Readonly<SeenRequest>[];
  readonly left: number;
}

const runs = new Map<string, Promise<Run>>();
function runIn(name: ScenarioName, more: Readonly<Record<string, string>> = {}): Promise<Run> {
  const key = JSON.stringify([name, more]);
  const run = runs.get(key) ?? start(name, more);
  runs.set(key, run);
  return run;
}

async function start(name: ScenarioName, more: Readonly<Record<string, string>>): Promise<Run> {
  const { world, inputs } = await scenarios[name].build();
  const simulator = await startSimulator(world);
  try {
    const vault = newVault();
    const report = await preflight(planFor({ ...inputs, 'api-url': simulator.url, 'status-url': simulator.url, ...more }, vault), depsFor(vault));
    const { live, exchanged } = simulator.tokens();
    return { report, requests: [...simulator.requests], left: live - exchanged };
  } finally {
    await simulator.close();
  }
}

const evidenceIn = ({ targets }: Report): readonly string[] => targets.flatMap(({ checks }) => checks.flatMap(({ evidence }) => evidence.map(({ text }) => plain(text))));
const statusesIn = ({ targets }: Report): readonly string[] => targets.flatMap(({ name, checks }) => checks.map(({ id, status }) => `${name}/${id} ${status}`));

const CASES = EXPERIMENTS.flatMap(({ id, outcomes }) => Object.entries(outcomes).map(([outcome, proves]): [string, string, World | undefined, string] => [id, outcome, WORLDS[id]?.[outcome], proves]));

test('every outcome of every experiment has its world', () => {
  expect(CASES.filter(([, , world]) => world === undefined).map(([id, outcome]) => `${id}: ${outcome}`)).toEqual([]);
  expect(Object.keys(WORLDS).sort()).toEqual(EXPERIMENTS.map(({ id }) => id).sort());
});

describe.each(CASES)('%s: %s', (_, __, place, proves) => {
  const { world, says } = place ?? { world: 'healthy-jwt' as const };

  test(`is seen, and shown as evidence, in ${world}`, async () => {
    const { report, left } = await runIn(world);
    expect(evidenceIn(report).filter((text) => (says === undefined ? text.endsWith(proves) : says.test(text)))).not.toEqual([]);
    expect([report.apiCalls, left]).toEqual([EXPECTED[world].requests, 0]);
  });
});

describe('experiments', () => {
  const failing = [...new Set(Object.values(WORLDS).flatMap((outcomes) => Object.values(outcomes).map(({ world }) => world)))];

  test.each(failing)('are never made twice, and never more than once a question: %s', async (name) => {
    const { requests } = await runIn(name);
    const asked = requests.filter(({ method, path, status }) => method === 'GET' && path.startsWith('/2.0/') && status !== null && status < 500)
      .map(({ path, query, headers }) => JSON.stringify([path, query, headers['as-user'] ?? '', headers['authorization']]));
    expect(asked.filter((each, index) => asked.indexOf(each) !== index)).toEqual([]);
  });

  test.each(['key-id-mistyped', 'user-tokens-not-enabled', 'no-room-told-as-denied', 'folder-id-is-a-file', 'retention-without-content-manager'] as const)(
    'lower the confidence where there is no budget for them, and change no status: %s', async (name) => {
      const full = await runIn(name);
      const short = await runShort(name, statusesIn(full.report));
      expect(full.report.targets.flatMap(provenIn)).toHaveLength(1);
      expect(short.targets.flatMap(provenIn)).toEqual([]);
    });
});

const provenIn = ({ checks }: Report['targets'][number]): readonly string[] => checks.flatMap(({ id, diagnosis }) => (diagnosis?.confidence === 'proven' ? [id] : []));

/** The run with the largest budget that is short of its experiments: every check ends in the same status. */
async function runShort(name: ScenarioName, statuses: readonly string[]): Promise<Report> {
  for (let budget = EXPECTED[name].requests - 1; budget > 0; budget -= 1) {
    const { report } = await runIn(name, { 'max-api-calls': String(budget) });
    expect(statusesIn(report).filter((each) => !statuses.includes(each))).toEqual([]);
    if (report.targets.flatMap(provenIn).length === 0) return report;
  }
  throw new Error(`${name} is not short of its experiments with any budget`);
}
