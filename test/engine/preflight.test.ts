import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { planFromInputs } from '../../src/config/plan-from-inputs.ts';
import type { Plan } from '../../src/config/plan.ts';
import { actionNaming } from '../../src/config/problems.ts';
import type { Report } from '../../src/engine/report.ts';
import type { Deps, ProgressEvent } from '../../src/foundation/deps.ts';
import { createVault } from '../../src/foundation/vault.ts';
import { preflight } from '../../src/index.ts';
import { terminal } from '../config/support.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { scriptWire } from '../support/script-wire.ts';
import type { ScriptWire, Sent, Step } from '../support/script-wire.ts';
import { statusesOf } from './support.ts';

/** The house as both doors call it, on an injected clock and a scripted network. */

const CCG = { 'client-id': 'abcdefghijklmnopqrstuvwxyz012345', 'client-secret': 'zyxwvutsrqponmlkjihgfedcba543210', 'enterprise-id': '4711' };
const vault = createVault(() => undefined);

function planOf(inputs: Readonly<Record<string, string>>): Plan {
  const result = planFromInputs(inputs, terminal(), vault, actionNaming);
  if (result.kind === 'unusable') throw new Error(`not a plan: ${JSON.stringify(result.problems)}`);
  return result.plan;
}

interface Run {
  readonly clock: FakeClock;
  readonly wire: ScriptWire;
  readonly opened: () => number;
  readonly events: readonly ProgressEvent[];
  readonly report: Promise<Report>;
}

function run(inputs: Readonly<Record<string, string>>, script: (sent: Sent, index: number) => Step, interrupted: AbortSignal = new AbortController().signal): Run {
  const clock = new FakeClock();
  const wire = scriptWire(clock, script);
  const events: ProgressEvent[] = [];
  let opened = 0;
  const deps: Deps = {
    clock, vault, interrupted, random: (count) => randomBytes(count), progress: (event) => events.push(event),
    openWire: () => { opened += 1; return Promise.resolve(wire); },
    host: { os: 'linux', arch: 'x64', node: '24.1.0', runner: null, selfHosted: null, proxied: false },
  };
  return { clock, wire, events, opened: () => opened, report: preflight(planOf(inputs), deps) };
}

const TOKEN: Step = { kind: 'answer', status: 200, headers: { date: 'Sun, 22 Nov 2026 12:00:00 GMT' }, body: { access_token: 'a-token-of-the-test-0123456789', expires_in: 4000, token_type: 'bearer', restricted_to: [] } };
const REVOKED: Step = { kind: 'answer', status: 200 };
const HANG: Step = { kind: 'hang', deaf: true };

const byPath = (steps: Readonly<Record<string, Step>>, otherwise: Step) => ({ url }: Sent): Step => steps[new URL(url).pathname] ?? otherwise;
const all = ({ targets }: Report): readonly string[] => targets.flatMap(({ name, checks }) => statusesOf(checks).map((each) => `${name}/${each}`));

describe('a run that a signal ended before it began', () => {
  test('has a whole report and sent nothing, also where a target has no credentials', async () => {
    const { report, opened } = run({ ...CCG, 'client-secret': '', 'folders': '12' }, () => HANG, AbortSignal.abort());
    const { verdict, targets } = await report;
    expect([verdict, opened(), targets.map(({ identity }) => identity)]).toEqual(['error', 0, [null, null]]);
  });

  test('does not open the network', async () => {
    const { report, opened } = run({ ...CCG, folders: '12' }, () => HANG, AbortSignal.abort());
    expect([(await report).verdict, opened()]).toEqual(['error', 0]);
  });
});

describe('a run whose time is up', () => {
  test('ends then, though nothing answers and nothing heeds its signal', async () => {
    const { clock, report } = run({ ...CCG, 'folders': '12', 'timeout': '20', 'max-attempts': '1', 'request-timeout': '20' }, () => HANG);
    const ended = await clock.run(report);
    expect(all(ended)).toEqual(['host/network error', 'host/clock error', 'ccg/credentials pass', 'ccg/token error', 'ccg/identity error', 'ccg/folder:12 error']);
    expect(ended.durationMs).toBeLessThanOrEqual(20_000);
  });

  test('keeps what was answered by then, and revokes its token', async () => {
    const { clock, wire, report } = run({ ...CCG, folders: '12', timeout: '20' }, byPath({ '/oauth2/token': TOKEN, '/oauth2/revoke': REVOKED }, HANG));
    const ended = await clock.run(report);
    expect(all(ended)).toEqual(expect.arrayContaining(['host/network pass', 'ccg/token pass', 'ccg/identity error', 'ccg/folder:12 error']));
    expect(wire.sent.filter(({ url }) => url.endsWith('/oauth2/revoke'))).toHaveLength(1);
  });

  test('gives the revocation three seconds and no more, and says that it failed', async () => {
    const { clock, events, report } = run({ ...CCG, folders: '12', timeout: '20' }, byPath({ '/oauth2/token': TOKEN }, HANG));
    const ended = await clock.run(report);
    expect(ended.durationMs).toBeGreaterThanOrEqual(20_000);
    expect(ended.durationMs).toBeLessThanOrEqual(23_000);
    expect(events.some((event) => event.kind === 'note' && event.message.includes('could not be revoked'))).toBe(true);
  });
});

describe('a run without usable credentials', () => {
  test('sends nothing, and does not even load what it would send with', async () => {
    const { report, opened } = run({ ...CCG, 'client-secret': '***', 'folders': '12' }, () => HANG);
    expect(all(await report)).toEqual(['host/network skip', 'host/clock skip', 'ccg/credentials fail', 'ccg/token skip', 'ccg/identity skip', 'ccg/folder:12 skip']);
    expect(opened()).toBe(0);
  });
});

test('a run frees its network and leaves no timer behind', async () => {
  const { clock, wire, report } = run({ ...CCG }, byPath({ '/oauth2/token': TOKEN, '/oauth2/revoke': REVOKED }, { kind: 'answer', status: 403, body: { type: 'error', status: 403, code: 'insufficient_scope' } }));
  await clock.run(report);
  expect([wire.closed(), clock.pending]).toEqual([true, 0]);
});
