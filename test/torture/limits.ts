import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { preflight } from '../../src/index.ts';
import { scenarios, startSimulator } from '../../src/simulator/index.ts';
import type { Prepared, Simulator } from '../../src/simulator/index.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { depsFor, newVault, planFor } from '../support/preflight.ts';
import { ACTION, CLI, NODE, refuseLeaks } from '../support/run-product.ts';
import { secretsOf } from '../support/scenario-run.ts';
import { asEnvironment } from '../support/stage.ts';
import { scriptedBox } from './box.ts';
import { pick, randomFrom, unless } from './harness.ts';
import type { Case, Kind, Setting } from './harness.ts';
import { checksOf, harmless, wellFormed } from './oracle.ts';

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly tookMs: number;
  /** Milliseconds from the first signal to the end. */
  readonly afterSignalMs: number | null;
}

interface Start {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Nobody reads what it prints: the pipe is closed at once. */
  readonly deaf?: boolean;
  /** Sent one after another, each so long after the one before. */
  readonly signals?: readonly { readonly name: NodeJS.Signals; readonly afterMs: number }[];
}

/** A process that does not end by then is killed, and has failed. */
const LONGEST_MS = 30_000;

function run({ file, args, env, cwd, deaf = false, signals = [] }: Start): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const startedMs = performance.now();
    const child = spawn(NODE, [file, ...args], { cwd, env: { PATH: '/usr/bin:/bin', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    let signalledMs: number | null = null;
    if (deaf) {
      child.stdout.destroy();
      child.stderr.destroy();
    } else {
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => { stdout += chunk; });
      child.stderr.setEncoding('utf8').on('data', (chunk: string) => { stderr += chunk; });
    }
    const give = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
    let delayMs = 0;
    const timers = signals.map(({ name, afterMs }) => setTimeout(() => { signalledMs ??= performance.now(); child.kill(name); }, (delayMs += afterMs)));
    child.on('error', reject);
    child.on(deaf ? 'exit' : 'close', (code: number | null, signal: NodeJS.Signals | null) => {
      for (const timer of [give, ...timers]) clearTimeout(timer);
      const endedMs = performance.now();
      resolve({ code, signal, stdout, stderr, tookMs: endedMs - startedMs, afterSignalMs: signalledMs === null ? null : endedMs - signalledMs });
    });
  });
}

interface Place {
  readonly prepared: Prepared;
  readonly simulator: Simulator;
  readonly folder: string;
  readonly inputs: Readonly<Record<string, string>>;
}

async function inPlace<T>(use: (place: Place) => Promise<T>, change: (prepared: Prepared) => void = () => undefined): Promise<T> {
  const prepared = await scenarios['healthy-ccg'].build();
  change(prepared);
  const simulator = await startSimulator(prepared.world);
  const folder = await mkdtemp(path.join(tmpdir(), 'box-preflight-torture-'));
  try {
    return await use({ prepared, simulator, folder, inputs: { ...prepared.inputs, 'api-url': simulator.url, 'status-url': '', 'timeout': '20', 'request-timeout': '5' } });
  } finally {
    await simulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const runnerEnv = (folder: string): Record<string, string> => ({
  GITHUB_ACTIONS: 'true', GITHUB_OUTPUT: path.join(folder, 'output'), GITHUB_STEP_SUMMARY: path.join(folder, 'summary'), GITHUB_EVENT_PATH: path.join(folder, 'event.json'), GITHUB_EVENT_NAME: 'push',
  GITHUB_WORKSPACE: folder, GITHUB_REPOSITORY: 'acme/site', GITHUB_RUN_ID: '1', RUNNER_TEMP: folder, RUNNER_NAME: 'runner-1', RUNNER_ENVIRONMENT: 'github-hosted',
});

const inputEnv = (inputs: Readonly<Record<string, string>>): Record<string, string> => Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));

const text = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');

/** What is broken about the place, and which of its files can still be written. */
interface Break {
  readonly env?: (folder: string) => Readonly<Record<string, string>>;
  readonly inputs?: (folder: string) => Readonly<Record<string, string>>;
  readonly prepare?: (folder: string) => Promise<unknown>;
  readonly without?: readonly string[];
  readonly deaf?: boolean;
  readonly lost: readonly ('output' | 'summary' | 'report' | 'log')[];
}

const FULL = '/dev/full';
const everything = { GITHUB_OUTPUT: FULL, GITHUB_STEP_SUMMARY: FULL };

const BREAKS: Readonly<Record<string, Break>> = {
  'nothing': { lost: [] },
  'a full disk for outputs': { env: () => ({ GITHUB_OUTPUT: FULL }), lost: ['output'] },
  'a full disk for the summary': { env: () => ({ GITHUB_STEP_SUMMARY: FULL }), lost: ['summary'] },
  'a full disk for the report': { inputs: () => ({ 'report-file': FULL }), lost: ['report'] },
  'a full disk for all': { env: () => everything, inputs: () => ({ 'report-file': FULL }), lost: ['output', 'summary', 'report'] },
  'a read-only disk for the report': { inputs: () => ({ 'report-file': '/proc/box-preflight/report.json' }), lost: ['report'] },
  'a report file that is a folder': { inputs: (folder) => ({ 'report-file': folder }), lost: ['report'] },
  'a report file below a file': { inputs: (folder) => ({ 'report-file': path.join(folder, 'event.json', 'x', 'report.json') }), lost: ['report'] },
  'a report file whose name is too long': { inputs: () => ({ 'report-file': `${'x'.repeat(300)}.json` }), lost: ['report'] },
  'further reports on a full disk': { inputs: () => ({ reports: `junit=${FULL}\nsarif=/proc/x/y.sarif` }), lost: [] },
  'missing runner files': { prepare: (folder) => Promise.all(['output', 'summary', 'event.json'].map((name) => rm(path.join(folder, name)))), lost: ['output', 'summary'] },
  'runner files that are folders': { env: (folder) => ({ GITHUB_OUTPUT: folder, GITHUB_STEP_SUMMARY: folder, GITHUB_EVENT_PATH: folder }), lost: ['output', 'summary'] },
  'no runner files at all': { without: ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_EVENT_PATH', 'RUNNER_TEMP', 'GITHUB_WORKSPACE'], lost: ['output', 'summary', 'report'] },
  'empty runner variables': { env: () => ({ GITHUB_OUTPUT: '', GITHUB_STEP_SUMMARY: '', GITHUB_EVENT_PATH: '', RUNNER_TEMP: '', GITHUB_WORKSPACE: '' }), lost: ['output', 'summary', 'report'] },
  'an event that is no JSON': { prepare: (folder) => writeFile(path.join(folder, 'event.json'), '{"pull_request":'), lost: [] },
  'an event of other types': { prepare: (folder) => writeFile(path.join(folder, 'event.json'), '{"pull_request":[1],"repository":"x","action":{}}'), lost: [] },
  'an event that is null': { prepare: (folder) => writeFile(path.join(folder, 'event.json'), 'null'), lost: [] },
  'nobody who reads the log': { deaf: true, lost: ['log'] },
  'nobody who reads the log, and a full disk': { deaf: true, env: () => everything, inputs: () => ({ 'report-file': FULL }), lost: ['output', 'summary', 'report', 'log'] },
};

/** A line of a stack: nobody but us can do anything with it. */
const STACK = /^\s+at .*\.mjs/mu;

async function tryBreak(broken: Break, failing: boolean): Promise<readonly string[]> {
  return inPlace(async ({ folder, inputs, simulator, prepared }) => {
    await Promise.all([writeFile(path.join(folder, 'output'), ''), writeFile(path.join(folder, 'summary'), ''), writeFile(path.join(folder, 'event.json'), '{}')]);
    await broken.prepare?.(folder);
    const wanted = { ...inputs, ...(failing ? { folders: '160000000777' } : {}), ...broken.inputs?.(folder) };
    const env = Object.fromEntries(Object.entries({ ...runnerEnv(folder), ...inputEnv(wanted), ...broken.env?.(folder) }).filter(([name]) => broken.without?.includes(name) !== true));
    const ended = await run({ file: ACTION, args: [], env: { TMPDIR: folder, ...env }, cwd: folder, deaf: broken.deaf === true });
    const [output, summary, report] = await Promise.all([text(path.join(folder, 'output')), text(path.join(folder, 'summary')), text(path.join(folder, 'box-preflight-report.json'))]);
    const log = ended.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::')).join('\n');
    refuseLeaks({ output, summary, report, log, stderr: ended.stderr }, secretsOf(prepared, simulator));
    const { live, exchanged } = simulator.tokens();
    return [
      ...unless(ended.code === Number(failing), `exit code ${String(ended.code)} ${String(ended.signal)}: ${log.slice(-300)} ${ended.stderr.slice(-300)}`),
      ...broken.lost.includes('output') ? [] : unless(output.includes(failing ? 'fail' : 'pass'), 'no output'),
      ...broken.lost.includes('summary') ? [] : unless(summary.includes('Box Preflight'), 'no summary'),
      ...broken.lost.includes('report') ? [] : unless(report.includes('"schemaVersion"'), 'no report'),
      ...broken.lost.includes('log') ? [] : unless(/^(?:✓ pass|✗ fail):/mu.test(log), 'no verdict in the log'),
      ...unless(!STACK.test(ended.stderr + log), 'a stack trace'), ...unless(live === exchanged, 'a token was not revoked'), ...unless(ended.tookMs < 15_000, `took ${Math.round(ended.tookMs)} ms`),
    ];
  });
}

function* diskCases(): Generator<Case> {
  for (const [name, broken] of Object.entries(BREAKS)) {
    for (const failing of [false, true]) yield { name: `${name}, ${failing ? 'a failing' : 'a good'} run`, run: () => tryBreak(broken, failing) };
  }
}

/** Signals at any moment: while it starts, while Box hangs or is slow, while it ends. */
interface Stopped {
  readonly door: 'action' | 'command';
  readonly signals: readonly { readonly name: 'SIGINT' | 'SIGTERM'; readonly afterMs: number }[];
  readonly box: 'answers' | 'is slow' | 'hangs' | 'hangs after the token';
  readonly deaf: boolean;
}

async function tryStop({ door, signals, box, deaf }: Stopped): Promise<readonly string[]> {
  const change = ({ world }: Prepared): void => {
    if (box === 'is slow') world.faults.push({ match: { path: '/2.0/' }, fault: { kind: 'delay', ms: 150 } });
    if (box === 'hangs') world.faults.push({ match: { path: /^\/(?:oauth2\/token|2\.0)/u }, fault: { kind: 'hang', when: 'connect' } });
    if (box === 'hangs after the token') world.faults.push({ match: { path: '/2.0/' }, fault: { kind: 'hang', when: 'headers' } });
  };
  return inPlace(async ({ folder, inputs, simulator, prepared }) => {
    await Promise.all([writeFile(path.join(folder, 'output'), ''), writeFile(path.join(folder, 'summary'), ''), writeFile(path.join(folder, 'event.json'), '{}')]);
    const env = door === 'action' ? { ...runnerEnv(folder), ...inputEnv(inputs) } : { ...asEnvironment(inputs) };
    const ended = await run({ file: door === 'action' ? ACTION : CLI, args: door === 'action' ? [] : ['run'], env: { TMPDIR: folder, ...env }, cwd: folder, signals, deaf });
    const log = ended.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::')).join('\n');
    refuseLeaks({ log, stderr: ended.stderr, report: await text(path.join(folder, 'box-preflight-report.json')), summary: await text(path.join(folder, 'summary')) }, secretsOf(prepared, simulator));
    const { live, exchanged } = simulator.tokens();
    return [...stoppedWell({ door, signals, box, deaf }, ended, simulator), ...unless(signals.length > 1 || ended.signal !== null || live === exchanged, `${live - exchanged} tokens were not revoked`), ...unless(!STACK.test(ended.stderr + log), 'a stack trace')];
  }, change);
}

const CODES = { action: [0, 1], command: [0, 130, 143] } as const;

function stoppedWell({ door, box }: Stopped, { code, signal, afterSignalMs, stdout, stderr }: Ended, { requests }: Simulator): readonly string[] {
  // Before its first line ran, and after its last one, nobody can hear the signal; in between it must not be what ends the process.
  const isDeafTime = requests.length === 0 || requests.some(({ path: each, status }) => each === '/oauth2/revoke' && status !== null);
  const isStopped = box === 'hangs' && door === 'action' && signal === null;
  return [
    ...unless(signal === null || isDeafTime, `ended by ${String(signal)}`),
    ...unless(code === null || (CODES[door] as readonly number[]).includes(code), `exit code ${String(code)}: ${stdout.slice(-200)} ${stderr.slice(-200)}`),
    ...unless((afterSignalMs ?? 0) <= 5000, `took ${Math.round(afterSignalMs ?? 0)} ms after the signal`),
    ...unless(!isStopped || code === 1, `exit code ${String(code)} for a run that was stopped`),
  ];
}

function* signalCases({ seed, small }: Setting): Generator<Case> {
  const random = randomFrom(seed);
  for (let index = 0; index < (small ? 24 : 80); index += 1) {
    const box = pick<Stopped['box']>(random, ['answers', 'is slow', 'hangs', 'hangs after the token']);
    const name = (): 'SIGINT' | 'SIGTERM' => pick(random, ['SIGINT', 'SIGTERM']);
    const signals = [{ name: name(), afterMs: Math.floor(random() * 900) }, ...(random() < 0.3 ? [{ name: name(), afterMs: Math.floor(random() * 600) }] : [])];
    const stopped: Stopped = { door: pick(random, ['action', 'command']), signals, box, deaf: random() < 0.2 };
    yield { name: `${stopped.door}, Box ${box}, ${signals.map((signal) => `${signal.name} after ${signal.afterMs} ms`).join(', ')}${stopped.deaf ? ', nobody reads' : ''}`, run: () => tryStop(stopped) };
  }
}

/** A wall clock that somebody sets while it is looked at. */
class SteppedClock extends FakeClock {
  readonly #steps: readonly { readonly atReading: number; readonly byMs: number }[];
  #readings = 0;

  constructor(steps: readonly { readonly atReading: number; readonly byMs: number }[]) {
    super();
    this.#steps = steps;
  }

  override now(): number {
    this.#readings += 1;
    return super.now() + this.#steps.filter(({ atReading }) => this.#readings >= atReading).reduce((sum, { byMs }) => sum + byMs, 0);
  }
}

async function trySteps(steps: readonly { readonly atReading: number; readonly byMs: number }[], scenario: 'healthy-every-operation' | 'healthy-ccg'): Promise<readonly string[]> {
  const prepared = await scenarios[scenario].build();
  const clock = new SteppedClock(steps);
  const vault = newVault();
  const box = scriptedBox(prepared.world, clock, () => null);
  const report = await clock.run(preflight(planFor({ ...prepared.inputs, 'api-url': 'https://api.box.com' }, vault), depsFor(vault, { clock, openWire: () => Promise.resolve(box) })));
  const checks = checksOf(report);
  const clockStatus = checks.get('host/clock')?.status ?? 'skip';
  const durations = [...checks.values()].map(({ durationMs }) => durationMs).concat(report.durationMs, ...report.exchanges.map(({ durationMs }) => durationMs));
  const far = steps.some(({ byMs }) => Math.abs(byMs) > 40_000);
  return [
    ...wellFormed(report), ...harmless(box, true),
    ...(durations.every((duration) => duration >= 0 && duration < 200_000) ? [] : [`durations ${durations.join(', ')}`]),
    ...(far && clockStatus === 'pass' && steps.every(({ atReading }) => atReading < 4) ? ['host/clock passes, though the clock is far off'] : []),
    ...(checks.get(`${scenario === 'healthy-ccg' ? 'ccg' : 'jwt'}/identity`)?.status === 'fail' ? ['identity fails for a clock'] : []),
    ...(clock.monotonic() < 123_500 ? [] : [`it took ${clock.monotonic()} ms`]),
  ];
}

const STEPS_MS = [-1, 1, -1000, 1000, -31_000, 31_000, -3_600_000, 3_600_000, -86_400_000, 86_400_000, -1_700_000_000_000, 4_000_000_000_000, 0.5] as const;

function* stepCases({ seed, small }: Setting): Generator<Case> {
  const random = randomFrom(seed);
  for (const scenario of ['healthy-ccg', 'healthy-every-operation'] as const) {
    for (const byMs of STEPS_MS) {
      for (let atReading = 1; atReading <= (small ? 12 : 40); atReading += 1) yield { name: `${scenario}, ${byMs} ms at reading ${atReading}`, run: () => trySteps([{ atReading, byMs }], scenario) };
    }
    for (let index = 0; index < (small ? 50 : 400); index += 1) {
      const steps = Array.from({ length: 1 + Math.floor(random() * 4) }, () => ({ atReading: 1 + Math.floor(random() * 40), byMs: pick(random, [...STEPS_MS]) }));
      yield { name: `${scenario}, ${JSON.stringify(steps)}`, run: () => trySteps(steps, scenario) };
    }
  }
}

export const limitKinds: readonly Kind[] = [{ name: 'disks, pipes and runner files', cases: diskCases }, { name: 'signals', cases: signalCases }, { name: 'a clock that is set', cases: stepCases }];
