import { describe, expect, test } from '@jest/globals';
import { runAction } from '../../src/action/run.ts';
import type { ActionWorld } from '../../src/action/run.ts';
import type { Plan } from '../../src/config/plan.ts';
import type { EndingSignal } from '../../src/door/interruption.ts';
import type { Report } from '../../src/engine/report.ts';
import type { Deps } from '../../src/foundation/deps.ts';
import { foreign, text } from '../../src/foundation/text.ts';
import { createVault } from '../../src/foundation/vault.ts';
import { aCheck, aProblem, aReport, aTarget } from '../support/report.ts';
import { recordingRunner } from '../support/runner.ts';

interface Scene {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly report?: Report;
  readonly signal?: EndingSignal;
  readonly payload?: () => unknown;
}

const green = aReport([aTarget([aCheck('token')])]);
const red = aReport([aTarget([aProblem('token')])]);
const outage = aReport([aTarget([aProblem('token', 'box-unavailable')])]);
const credentials = { 'client-id': 'abcdefghijklmnopqrstuvwxyz012345', 'client-secret': 'zyxwvutsrqponmlkjihgfedcba543210', 'enterprise-id': '4711' };

/** Runs the action in a world that answers with `report`, and tells what it was asked. */
async function act({ inputs = {}, env = {}, report = green, signal, payload = () => ({}) }: Scene) {
  const runner = recordingRunner();
  const given: Readonly<Record<string, string>> = { ...credentials, 'summary': 'false', ...inputs };
  const asked: { plan: Plan; deps: Deps }[] = [];
  const controller = new AbortController();
  const world: ActionWorld = {
    machine: {
      env: { ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])), ...env },
      platform: 'linux', arch: 'x64', version: 'v24.1.0', now: () => 0, monotonic: () => 0,
      setTimer: () => ({ unref: () => undefined }), clearTimer: () => undefined,
    },
    runner,
    vault: createVault(() => undefined),
    interruption: { signal: controller.signal, received: () => signal ?? null, stop: () => undefined, holds: () => undefined, stays: () => null },
    rawInput: (name) => given[name] ?? '',
    eventPayload: payload,
    readFile: () => ({ kind: 'unreadable', why: 'there is no such file' }),
    tempFolder: '/dev/null/nowhere',
    workingFolder: '/work',
    random: (count) => new Uint8Array(count),
    openWire: () => Promise.reject(new Error('nothing is sent here')),
    openGithub: () => Promise.reject(new Error('nothing is written on GitHub here')),
    preflight: (plan, deps) => {
      asked.push({ plan, deps });
      return Promise.resolve(report);
    },
  };
  return { code: await runAction(world), runner, asked };
}

describe('the step', () => {
  test.each<[string, Scene, 0 | 1]>([
    ['passes where everything passed', {}, 0],
    ['fails where a check failed', { report: red }, 1],
    ['fails where a question could not be answered', { report: outage }, 1],
    ['passes an outage with on-inconclusive: warn', { report: outage, inputs: { 'on-inconclusive': 'warn' } }, 0],
    ['passes whatever was found with fail-on: never', { report: red, inputs: { 'fail-on': 'never' } }, 0],
    ['fails where it was cancelled', { signal: 'SIGTERM' }, 1],
    ['fails where an input can\'t be used', { inputs: { timeout: 'soon' } }, 1],
  ])('%s', async (_, scene, code) => {
    expect((await act(scene)).code).toBe(code);
  });

  test('that passes although something failed says why', async () => {
    const { runner } = await act({ report: red, inputs: { 'fail-on': 'never' } });
    expect(runner.log.at(-1)).toBe('The step passes all the same: fail-on is never, on-inconclusive is fail.');
  });
});

describe('inputs that can\'t be used', () => {
  test('are all shown in one run, and nothing is asked', async () => {
    const { runner, asked } = await act({ inputs: { 'timeout': 'soon', 'fail-on': 'wran', 'api-url': 'ftp://x' } });
    expect(asked).toEqual([]);
    expect(runner.annotations.map(({ level, title }) => `${level} ${title}`).sort()).toEqual([
      "error Input api-url can't be used", "error Input fail-on can't be used", "error Input timeout can't be used",
    ]);
    expect(runner.outputs).toMatchObject({ 'result': 'fail', 'failed-checks': '[]', 'api-calls': '0' });
  });
});

describe('what the action hands to the house', () => {
  test('are its inputs, and the defaults of those that are empty', async () => {
    const { asked } = await act({ inputs: { 'max-attempts': '2', 'folders': '123: upload', 'timeout': '' } });
    expect(asked[0]?.plan.limits).toMatchObject({ maxAttempts: 2, timeoutMs: 120_000 });
    expect(asked[0]?.plan.targets[0]?.folders[0]).toMatchObject({ id: '123' });
  });

  test('is no status page where its input is emptied', async () => {
    expect((await act({ inputs: { 'status-url': '' } })).asked[0]?.plan.statusUrl).toBeNull();
    expect((await act({})).asked[0]?.plan.statusUrl?.href).toBe('https://status.box.com/');
  });

  test('is who this run is, where GitHub says so', async () => {
    const env = { GITHUB_ACTIONS: 'true', GITHUB_WORKFLOW: 'CI', GITHUB_JOB: 'deploy', GITHUB_EVENT_NAME: 'push', GITHUB_ACTOR: 'mona' };
    expect((await act({ env })).asked[0]?.plan.run).toMatchObject({ provider: 'github-actions', event: 'push', name: 'CI/deploy' });
  });

  test('is no more than the environment where the event file is broken, and the log says so', async () => {
    const { asked, runner } = await act({ env: { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'push' }, payload: () => { throw new SyntaxError('x'); } });
    expect(asked).toHaveLength(1);
    expect(runner.log[0]).toContain('The event file (GITHUB_EVENT_PATH) could not be read');
  });

  test('shows retries and notes in the log, as lines that are not obeyed', async () => {
    const { asked, runner } = await act({});
    asked[0]?.deps.progress({ kind: 'retry', purpose: 'token', attempt: 2, delayMs: 1000 });
    asked[0]?.deps.progress({ kind: 'note', message: '::warning::x' });
    expect(runner.log.slice(-2)).toEqual(['Asking Box again, token: try 2 in 1.0 s.', ': :warning::x']);
  });
});

describe('names of people and folders', () => {
  const named = aReport([aTarget([aCheck('token', { message: text`Hello ${foreign('name', 'Ada Lovelace')}` })])]);

  test('are shown nowhere with details: ids', async () => {
    const { runner } = await act({ report: named, inputs: { details: 'ids', summary: 'true' } });
    expect(JSON.stringify([runner.log, runner.summaries, runner.annotations, runner.outputs])).not.toContain('Ada');
  });

  test('are shown with details: full', async () => {
    const { runner } = await act({ report: named, inputs: { details: 'full', summary: 'true' } });
    expect(JSON.stringify(runner.log)).toContain('Ada Lovelace');
    expect(JSON.stringify(runner.summaries)).toContain('Ada Lovelace');
  });
});
