import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';

/**
 * The action's door in a process of its own, as the runner starts it, with a house behind it that does what a scenario says.
 * (The whole product in its place is for test/e2e.)
 */
const HOUSE = `
const report = {
  tool: { name: 'box-preflight', version: '0' }, verdict: 'pass', startedAt: '2026-11-22T03:04:05.678Z', durationMs: 1,
  counts: { pass: 1, warn: 0, fail: 0, error: 0, skip: 0 },
  host: { os: 'x', arch: 'x', node: 'x', runner: null, selfHosted: null, proxied: false },
  run: null, clock: null, targets: [], exchanges: [], apiCalls: 0, identityOnly: false,
};
const untilInterrupted = (deps) => new Promise((resolve) => {
  const alive = setInterval(() => undefined, 1000);
  deps.interrupted.addEventListener('abort', () => { clearInterval(alive); resolve(report); });
  deps.progress({ kind: 'note', message: 'under way' });
});
const scenarios = {
  'passes': async () => report,
  'never settles': () => new Promise(() => undefined),
  'throws': async (deps) => { throw new Error('broke on ' + process.env.TEST_SECRET); },
  'throws elsewhere': () => { queueMicrotask(() => { throw new Error('elsewhere'); }); return new Promise(() => undefined); },
  'rejects elsewhere': () => { Promise.reject(new Error('elsewhere')); return new Promise(() => undefined); },
  'ends when interrupted': untilInterrupted,
  'leaves something open': async () => { setInterval(() => undefined, 1000); return report; },
  'goes on when interrupted': (deps) => {
    setInterval(() => undefined, 1000);
    deps.interrupted.addEventListener('abort', () => deps.progress({ kind: 'note', message: 'heard it' }));
    deps.progress({ kind: 'note', message: 'under way' });
    return new Promise(() => undefined);
  },
};
export const preflight = (plan, deps) => scenarios[process.env.TEST_SCENARIO](deps);
`;

const SECRET = 'zyxwvutsrqponmlkjihgfedcba543210';
const source = fileURLToPath(new URL('../../src/', import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'box-preflight-door-'));
  await build({
    entryPoints: [path.join(source, 'action/main.ts')],
    outfile: path.join(folder, 'action.mjs'),
    bundle: true, format: 'esm', platform: 'node', target: 'node20', logLevel: 'error',
    banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
    plugins: [{
      name: 'another-house',
      setup(bundler) {
        bundler.onLoad({ filter: /src[\\/]index\.ts$/ }, () => ({ contents: HOUSE, loader: 'js' }));
        bundler.onLoad({ filter: /src[\\/]box[\\/]wire\.ts$/ }, () => ({ contents: 'export const openWire = () => undefined;', loader: 'js' }));
      },
    }],
  });
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: string;
}

let runs = 0;

/** @param hear is called with all that was printed so far, and may send signals */
function start(scenario: string, env: Readonly<Record<string, string>> = {}, hear: (printed: string, kill: (signal: NodeJS.Signals) => void) => void = () => undefined): Promise<Ended> {
  runs += 1;
  const outputs = path.join(folder, `outputs-${runs}`);
  writeFileSync(outputs, '');
  const child = spawn(process.execPath, [path.join(folder, 'action.mjs')], {
    env: {
      'PATH': process.env['PATH'] ?? '', 'TEST_SCENARIO': scenario, 'TEST_SECRET': SECRET, 'GITHUB_OUTPUT': outputs, 'RUNNER_TEMP': folder,
      'INPUT_CLIENT-ID': 'abcdefghijklmnopqrstuvwxyz012345', 'INPUT_CLIENT-SECRET': SECRET, 'INPUT_ENTERPRISE-ID': '4711', 'INPUT_SUMMARY': 'false',
      'INPUT_REPORT-FILE': path.join(folder, `report-${runs}.json`), ...env,
    },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
    hear(stdout, (signal) => child.kill(signal));
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout, stderr, outputs: readFileSync(outputs, 'utf8') });
    });
  });
}

const withoutMasks = (stdout: string): string => stdout.split('\n').filter((line) => !line.startsWith('::add-mask::')).join('\n');

describe('the action, started as the runner starts it', () => {
  test('ends with 0 and its outputs where the verdict is pass', async () => {
    const { code, outputs, stderr } = await start('passes');
    expect([code, stderr]).toEqual([0, '']);
    expect(outputs).toMatch(/^result<<(ghadelimiter_\S+)\r?\npass\r?\n\1\r?$/mu);
  });

  test.each(['never settles', 'throws', 'throws elsewhere', 'rejects elsewhere'])('that %s fails, says that this is a bug of its own, and shows no secret', async (scenario) => {
    const { code, stdout, stderr } = await start(scenario);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toContain('::error title=Box Preflight::Box Preflight 0.0.0-dev ran into a bug of its own');
    expect(withoutMasks(stdout)).toMatch(/Please report it/u);
    expect(withoutMasks(stdout)).not.toContain(SECRET);
  });

  test('ends although something was left open', async () => {
    expect((await start('leaves something open')).code).toBe(0);
  });

  test('keeps its verdict where the runner\'s files are missing', async () => {
    const missing = path.join(folder, 'absent', 'file');
    const { code, stdout } = await start('passes', { GITHUB_OUTPUT: missing, GITHUB_STEP_SUMMARY: missing, INPUT_SUMMARY: 'true' });
    expect(code).toBe(0);
    expect(stdout).toContain('could not write the output result');
    expect(stdout).toContain('could not write the job summary');
  });

  test('goes on where the event file is broken', async () => {
    const event = path.join(folder, 'event.json');
    writeFileSync(event, '{"pull_request": ');
    const { code, stdout } = await start('passes', { GITHUB_ACTIONS: 'true', GITHUB_EVENT_PATH: event });
    expect(code).toBe(0);
    expect(stdout).toContain('The event file (GITHUB_EVENT_PATH) could not be read');
  });

  test('fails with an annotation for an input that can\'t be used', async () => {
    const { code, stdout, outputs } = await start('passes', { INPUT_TIMEOUT: 'soon' });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error title=Input timeout can't be used::timeout /mu);
    expect(outputs).toMatch(/^result<<(ghadelimiter_\S+)\r?\nfail\r?\n\1\r?$/mu);
  });
});

/** Windows has no signals to send: there, ending a process gives it no say. */
const onPosix = process.platform === 'win32' ? describe.skip : describe;

onPosix('the action, cancelled by the runner', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('finishes its report after %s and fails', async (signal) => {
    let sent = false;
    const { code, outputs } = await start('ends when interrupted', {}, (printed, kill) => {
      if (!sent && printed.includes('under way')) {
        sent = true;
        kill(signal);
      }
    });
    expect(code).toBe(1);
    expect(outputs).toContain('result<<');
  });

  test('leaves at once at the second signal, and does not call that a bug', async () => {
    const sent: string[] = [];
    const { code, stdout } = await start('goes on when interrupted', {}, (printed, kill) => {
      if (sent.length === 0 && printed.includes('under way')) {
        sent.push('SIGINT');
        kill('SIGINT');
      }
      if (sent.length === 1 && printed.includes('heard it')) {
        sent.push('SIGTERM');
        kill('SIGTERM');
      }
    });
    expect([code, sent]).toEqual([1, ['SIGINT', 'SIGTERM']]);
    expect(stdout).not.toContain('bug');
  });
});
