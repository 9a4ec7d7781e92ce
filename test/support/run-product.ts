import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findSecrets } from './secret-search.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const ACTION = path.join(root, 'dist/action.mjs');
export const CLI = path.join(root, 'dist/cli.mjs');

/** The Node that runs the built product: CI runs these tests once with its own and once with the one of `runs.using`. */
export const NODE = process.env['BOX_PREFLIGHT_TEST_NODE'] ?? process.execPath;

export interface Finished {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Resolves when standard output or error holds this text. */
  readonly shows: (text: string) => Promise<void>;
  /** Standard output so far. */
  readonly printed: () => string;
  readonly finished: Promise<Finished>;
}

/** Starts the built product in a child process, with exactly this environment. */
export function start(file: string, args: readonly string[], env: Readonly<Record<string, string>>, cwd: string): Started {
  const child = spawn(NODE, [file, ...args], { cwd, env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  const waiting = new Set<() => void>();
  const heard = (): void => waiting.forEach((look) => look());
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => { stdout += chunk; heard(); });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => { stderr += chunk; heard(); });
  const finished = new Promise<Finished>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) => resolve({ exitCode, signal, stdout, stderr }));
  });
  const shows = (text: string): Promise<void> => new Promise((resolve, reject) => {
    const look = (): void => {
      if (!stdout.includes(text) && !stderr.includes(text)) return;
      waiting.delete(look);
      resolve();
    };
    waiting.add(look);
    look();
    void finished.then(() => reject(new Error(`ended without showing ${JSON.stringify(text)}:\n${stdout}\n${stderr}`)));
  });
  return { kill: (signal) => child.kill(signal), shows, printed: () => stdout, finished };
}

export interface ActionRun extends Finished {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The JSON report as it was written; `null` where none was. */
  readonly report: unknown;
  /** Everything that the run left behind, by place: for searches. */
  readonly places: Readonly<Record<string, string>>;
}

export interface ActionSetting {
  readonly inputs: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly event?: unknown;
  /** Files of the workspace, by relative path. */
  readonly files?: Readonly<Record<string, string>>;
  /** What must not be found in anything that the run leaves behind. A function, where it is known only afterwards. */
  readonly secrets: () => readonly string[];
}

/** Runs the built action as the runner would: inputs and command files by environment, nothing inherited. */
export async function runAction(setting: ActionSetting): Promise<ActionRun> {
  const running = await startAction(setting);
  return running.ended();
}

export async function startAction({ inputs, environment = {}, event = {}, files = {}, secrets }: ActionSetting): Promise<Started & { ended: () => Promise<ActionRun> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'box-preflight-test-'));
  const at = (name: string): string => path.join(folder, name);
  await writeFiles(folder, files);
  await Promise.all([writeFile(at('output'), ''), writeFile(at('summary'), ''), writeFile(at('event.json'), JSON.stringify(event))]);
  const env = {
    GITHUB_ACTIONS: 'true', GITHUB_OUTPUT: at('output'), GITHUB_STEP_SUMMARY: at('summary'), GITHUB_EVENT_PATH: at('event.json'),
    GITHUB_EVENT_NAME: 'push', GITHUB_WORKSPACE: folder, GITHUB_WORKFLOW: 'deploy', GITHUB_JOB: 'preflight', GITHUB_REPOSITORY: 'acme/site',
    GITHUB_SERVER_URL: 'https://github.com', GITHUB_RUN_ID: '1', GITHUB_RUN_ATTEMPT: '1', RUNNER_TEMP: folder, RUNNER_NAME: 'runner-1',
    RUNNER_ENVIRONMENT: 'github-hosted', RUNNER_OS: 'Linux',
    ...environment,
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase().replaceAll(' ', '_')}`, value])),
  };
  const started = start(ACTION, [], env, folder);
  const ended = async (): Promise<ActionRun> => {
    const finished = await started.finished;
    const places = await filesIn(folder, ['event.json']);
    await rm(folder, { recursive: true, force: true });
    const shown = { ...places, stdout: withoutMasks(finished.stdout), stderr: finished.stderr };
    refuseLeaks(shown, secrets());
    const written = places['box-preflight-report.json'];
    return {
      ...finished, outputs: outputsIn(places['output'] ?? ''), summary: places['summary'] ?? '', report: written === undefined ? null : (JSON.parse(written) as unknown), places: shown,
    };
  };
  return { ...started, ended };
}

export interface CliRun extends Finished {
  /** Files that the command wrote into its working directory. */
  readonly files: Readonly<Record<string, string>>;
}

/** Runs the built command in a fresh working directory. */
export async function runCli(
  args: readonly string[], env: Readonly<Record<string, string>> = {}, secrets: () => readonly string[] = () => [], given: Readonly<Record<string, string>> = {},
): Promise<CliRun> {
  const folder = await mkdtemp(path.join(tmpdir(), 'box-preflight-test-'));
  await writeFiles(folder, given);
  const finished = await start(CLI, args, { ...env, TMPDIR: folder }, folder).finished;
  const files = await filesIn(folder, []);
  await rm(folder, { recursive: true, force: true });
  refuseLeaks({ ...files, stdout: finished.stdout, stderr: finished.stderr }, secrets());
  return { ...finished, files };
}

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
}

/** Masks are how the runner is told what to blank; it does not print them. */
const withoutMasks = (stdout: string): string => stdout.split('\n').filter((line) => !line.startsWith('::add-mask::')).join('\n');

export function refuseLeaks(places: Readonly<Record<string, string>>, secrets: readonly string[]): void {
  const leaks = findSecrets(places, secrets);
  if (leaks.length > 0) throw new Error(`A secret was found: ${[...new Set(leaks.map(({ where, form }) => `${form} in ${where}`))].join('; ')}`);
}

async function filesIn(folder: string, without: readonly string[]): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !without.includes(entry.name)).map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(await Promise.all(files.map(async (file): Promise<[string, string]> => [path.relative(folder, file), await readFile(file, 'utf8')])));
}

/** Reads the runner's output file: `NAME<<DELIMITER`, lines, `DELIMITER`. */
function outputsIn(content: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const match of content.matchAll(/^(.+?)<<(.+)\r?\n([\s\S]*?)\r?\n\2$/gmu)) {
    const [, name, , value] = match;
    if (name !== undefined && value !== undefined) found[name] = value;
  }
  return found;
}
