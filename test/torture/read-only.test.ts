import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { preflight } from '../../src/index.ts';
import { createFaults, replace } from '../../src/simulator/faults.ts';
import type { Trouble } from '../../src/simulator/faults.ts';
import { scenarios } from '../../src/simulator/index.ts';
import type { ScenarioName } from '../../src/simulator/index.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { depsFor, newVault, planFor } from '../support/preflight.ts';
import { scriptedBox } from './box.ts';
import type { Mishap, Seen } from './box.ts';

/** All that may ever be sent: what reads, what rehearses, and the two requests that make and unmake this run's own tokens. */
const HARMLESS: readonly RegExp[] = [
  /^GET /u, /^OPTIONS /u, /^POST https?:\/\/[^/]+\/oauth2\/token$/u, /^POST https?:\/\/[^/]+\/oauth2\/revoke$/u,
];

/** Every scenario sends at least this much, all together: a test that looked at nothing must not pass. */
const FEWEST_REQUESTS = 500;

const names = Object.keys(scenarios) as ScenarioName[];
const seen: Seen[] = [];

beforeAll(async () => {
  // Loaded before the clock stands still.
  await import('jsonwebtoken');
});
afterAll(() => {
  if (seen.length < FEWEST_REQUESTS) throw new Error(`only ${seen.length} requests were looked at`);
});

test.each(names)('nothing that could change anything in Box is sent: %s', async (name) => {
  const requests = await requestsOf(name);
  seen.push(...requests);
  const lines = requests.map(({ method, url }) => `${method} ${url}`);
  expect(lines.filter((line) => !HARMLESS.some((form) => form.test(line)))).toEqual([]);
  // A POST to the token endpoint only asks for a token, and names no scope but in an exchange.
  const grants = requests.filter(({ url }) => url.endsWith('/oauth2/token')).map(({ body }) => new URLSearchParams(body).get('grant_type'));
  expect(grants.filter((grant) => !GRANTS.includes(grant ?? ''))).toEqual([]);
});

const GRANTS: readonly string[] = ['client_credentials', 'urn:ietf:params:oauth:grant-type:jwt-bearer', 'urn:ietf:params:oauth:grant-type:token-exchange'];

/** Runs a scenario with all its troubles on an injected clock, and gives back what was sent. */
async function requestsOf(name: ScenarioName): Promise<readonly Seen[]> {
  const { world, inputs } = await scenarios[name].build();
  const clock = new FakeClock();
  const vault = newVault();
  const faultsOf = createFaults(world.faults);
  const box = scriptedBox(world, clock, (_, __, { method, url, body }) => mishapOf(faultsOf({ method, path: url.pathname, url: url.pathname + url.search, body })));
  const plan = planFor({ ...inputs, 'api-url': 'https://api.box.com', 'status-url': 'https://status.box.com' }, vault);
  await clock.run(preflight(plan, depsFor(vault, { clock, openWire: () => Promise.resolve(box) })));
  return box.seen;
}

function mishapOf({ delayMs, dateOffsetSeconds, replacement, delivery }: Trouble): Mishap | null {
  if (delivery?.kind === 'reset') return { kind: 'fault', fault: 'reset', lost: delivery.when === 'before' };
  if (delivery?.kind === 'hang' || delivery?.kind === 'drip') return { kind: 'hang', deaf: false, lost: false };
  return {
    kind: 'answer', lost: replacement !== null,
    make: (truth, nowMs, sent) => {
      const made = replacement === null ? truth : replace(replacement, sent);
      const headers = Object.entries({ ...truth.headers, ...made.headers }).filter(([each]) => each !== 'date');
      const date = dateOffsetSeconds === null ? {} : { date: new Date(nowMs + dateOffsetSeconds * 1000).toUTCString() };
      return { ...made, headers: { ...Object.fromEntries(headers), ...date }, complete: delivery?.kind !== 'truncated', afterMs: 25 + delayMs };
    },
  };
}
