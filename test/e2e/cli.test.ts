import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { scenarios } from '../../src/simulator/index.ts';
import type { ScenarioName } from '../../src/simulator/index.ts';
import { CLI, NODE, refuseLeaks, runCli, start } from '../support/run-product.ts';
import type { CliRun, Finished } from '../support/run-product.ts';
import { asEnvironment, onStage, outcomes } from '../support/stage.ts';
import type { ReportLike } from '../support/stage.ts';

const FOLDER = '160000000001';
const SECRET = 'Zk3vT9qLw7Xa2pRs8YbN4mHc6DfG1jKe';

/** `box-preflight run` in a scenario's Box, with its inputs in the environment. */
const runIn = (name: ScenarioName, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<CliRun> =>
  onStage(name, ({ inputs, secrets }) => runCli(['run', ...args], { ...asEnvironment(inputs), ...env }, secrets));

const jsonOf = ({ stdout }: Pick<Finished, 'stdout'>): ReportLike => JSON.parse(stdout) as ReportLike;

/** `/dev/full` and a folder that goes away under a process: Linux has both. */
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('a machine that is not as it should be', () => {
  /** Runs a line of shell in which `$N $C` is the command, in a folder of its own. */
  const inShell = (line: string, env: Readonly<Record<string, string>> = {}): Promise<{ stdout: string; stderr: string }> =>
    promisify(execFile)('sh', ['-c', line], { env: { PATH: process.env['PATH'], ...env, N: NODE, C: CLI } });

  test.each([['run --format json', 'healthy-upload'], ['run', 'service-account-not-invited']] as const)('whose disk is full ends `%s` with 2 and says so', async (args, scenario) => {
    await onStage(scenario, async ({ inputs }) => {
      const { stdout, stderr } = await inShell(`"$N" "$C" ${args} > /dev/full; echo "code $?"`, asEnvironment(inputs));
      expect(stdout).toBe('code 2\n');
      expect(stderr).toMatch(/error: standard output could not be written: .*ENOSPC/u);
    });
  });

  test('whose reader has seen enough changes nothing of the exit code', async () => {
    const { stdout, stderr } = await inShell('{ "$N" "$C" demo --list; echo "code $?" >&2; } | true');
    expect([stdout, stderr]).toEqual(['', 'code 0\n']);
  });

  test('whose working folder was removed ends the command with 2 and says so', async () => {
    const { stdout, stderr } = await inShell('d=$(mktemp -d) && cd "$d" && rmdir "$d" && { "$N" "$C" run; echo "code $?"; }');
    expect(stdout).toBe('code 2\n');
    expect(stderr).toMatch(/the working folder is not there any more/u);
    expect(stderr).not.toContain('bug');
  });
});

describe('run', () => {
  test('takes its inputs from the environment and prints the report', async () => {
    const run = await runIn('healthy-upload');
    expect([run.exitCode, run.stderr]).toEqual([0, '']);
    expect(run.stdout).toMatch(/✓ token[\s\S]*✓ folder:160000000001[\s\S]*pass/u);
    expect(run.stdout).not.toMatch(/\u001b/u);
    expect(Object.keys(run.files)).toEqual([]);
  });

  test('has nothing to say on standard error where many things are asked at once', async () => {
    const run = await onStage('healthy-many-folders', ({ inputs, secrets }) =>
      runCli(['run'], asEnvironment({ ...inputs, folders: (inputs['folders'] ?? '').replaceAll('download', 'upload') }), secrets));
    expect([run.exitCode, run.stderr]).toEqual([0, '']);
  });

  test('takes a flag before the environment', async () => {
    const run = await runIn('healthy-upload', ['--folders', `${FOLDER}: read`, '--format', 'json']);
    expect(Object.keys(outcomes(jsonOf(run)))).not.toContain('host/upload-host');
  });

  test('takes a JWT config from a file', async () => {
    await onStage('healthy-jwt', async ({ inputs, secrets }) => {
      const { 'jwt-config': config = '', ...rest } = inputs;
      const folder = await mkdtemp(path.join(tmpdir(), 'box-preflight-test-'));
      try {
        const file = path.join(folder, 'config.json');
        await promisify(execFile)(NODE, ['-e', 'require("fs").writeFileSync(process.argv[1], process.env.CONFIG)', file], { env: { CONFIG: config } });
        const run = await runCli(['run', '--jwt-config-file', file], asEnvironment(rest), secrets);
        expect(run.exitCode).toBe(0);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  });

  test('prints the JSON report alone on standard output; retries and notices go to standard error', async () => {
    const run = await runIn('box-hiccup', ['--format', 'json'], { BOX_PREFLIGHT_VERSION_TO_INSTALL: '1' });
    expect(jsonOf(run)).toMatchObject({ schemaVersion: 1, verdict: 'pass' });
    expect(run.stderr).toContain('Asking Box again');
    expect(run.stderr).toContain('BOX_PREFLIGHT_VERSION_TO_INSTALL is not an input');
  });

  test('writes further reports where it is told to, making the folders', async () => {
    const run = await runIn('service-account-not-invited', ['--output', 'json=out/report.json', '--output', 'text=report.txt']);
    expect(run.exitCode).toBe(1);
    expect(JSON.parse(run.files['out/report.json'] ?? '')).toMatchObject({ verdict: 'fail' });
    expect(run.files['report.txt']).toBe(run.stdout);
  });

  test('fails where a report can’t be written, though all is well, and prints the report all the same', async () => {
    const run = await runIn('healthy-upload', ['--output', 'json=/dev/null/report.json']);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('/dev/null/report.json could not be written');
    expect(run.stdout).toContain('pass');
  });

  test.each<[ScenarioName, readonly string[], number]>([
    ['healthy-ccg', [], 0],
    ['service-account-not-invited', [], 1],
    ['clock-ten-seconds-fast', ['--fail-on', 'warn'], 1],
    ['clock-ten-seconds-fast', [], 0],
    ['healthy-ccg', ['--timeout', 'soon'], 2],
    ['rate-limited-for-long', [], 3],
    ['rate-limited-for-long', ['--on-inconclusive', 'warn'], 0],
    ['service-account-not-invited', ['--fail-on', 'never'], 0],
    ['service-account-not-invited', ['--format', 'json'], 1],
    ['rate-limited-for-long', ['--format', 'json'], 3],
  ])('of %s with %j ends with %i', async (name, args, code) => {
    expect((await runIn(name, args)).exitCode).toBe(code);
  });

  test('sends nothing and prints nothing on standard output where something can’t be used', async () => {
    await onStage('healthy-ccg', async ({ inputs, secrets, simulator }) => {
      const run = await runCli(['run', '--timeout', 'soon', '--fail-on', 'wran', '--formt', 'json'], asEnvironment(inputs), secrets);
      expect([run.exitCode, run.stdout, simulator.requests.length]).toEqual([2, '', 0]);
      expect(run.stderr).toMatch(/--formt is not a flag of this command\. Did you mean --format\?/u);
      expect(run.stderr).toMatch(/--timeout .*"soon"/u);
      expect(run.stderr).toMatch(/--fail-on .*"wran".*Did you mean warn\?/u);
    });
  });
});

describe('a secret on the command line', () => {
  test.each([
    ['as a flag’s value', ['--client-secret', SECRET]],
    ['after an equals sign', [`--client-secret=${SECRET}`]],
    ['for the config', [`--jwt-config=${SECRET}`]],
    ['for the token', ['--github-token', SECRET]],
    ['by itself', [SECRET]],
    ['behind a dash', [`-${SECRET}`]],
    ['for a flag that is misspelt', [`--client-secrt=${SECRET}`]],
    ['for a number', ['--timeout', SECRET]],
    ['as a format', ['--format', SECRET]],
    ['as a check', ['--only', SECRET]],
    ['as a command', null],
  ])('%s is refused, and not shown again', async (_, args) => {
    const run = await runCli(args === null ? [SECRET] : ['run', ...args], {}, () => (args === null ? [] : [SECRET]));
    expect([run.exitCode, run.stdout]).toEqual([2, '']);
  });

  test('is told where it belongs', async () => {
    const { stderr } = await runCli(['run', '--client-secret', SECRET], {}, () => [SECRET]);
    expect(stderr).toContain('BOX_PREFLIGHT_CLIENT_SECRET');
  });
});

describe('--only and --skip', () => {
  const asked = async (args: readonly string[]): Promise<Record<string, string>> => ({ ...outcomes(jsonOf(await runIn('healthy-upload', ['--format', 'json', ...args]))) });

  test('--only asks a check and what it needs', async () => {
    expect(await asked(['--only', 'identity'])).toEqual({ 'host/network': 'pass', 'ccg/credentials': 'pass', 'ccg/token': 'pass', 'ccg/identity': 'pass' });
  });

  test('--only a scope reads no folder that is not asked about', async () => {
    const seen = await onStage('healthy-several-folders', async ({ inputs, secrets, simulator }) => {
      const run = await runCli(['run', '--only', 'scope:root_readonly'], { ...asEnvironment({ ...inputs, scopes: 'root_readonly' }) }, secrets);
      expect(run.exitCode).toBe(0);
      return simulator.requests.map(({ path: asked }) => asked);
    });
    expect(seen).toContain('/oauth2/token');
    expect(seen.filter((asked) => /folders\/\d{3,}/u.test(asked))).toEqual([]);
  });

  test('--only may name several checks', async () => {
    expect(Object.keys(await asked(['--only', `folder:${FOLDER}`, '--only', 'clock']))).toEqual(['host/network', 'host/clock', 'ccg/credentials', 'ccg/token', `ccg/folder:${FOLDER}`]);
  });

  test('--only clock asks Box for the time with one request, and revokes the token that came of it', async () => {
    await onStage('healthy-upload', async ({ inputs, secrets, simulator }) => {
      const run = await runCli(['run', '--only', 'clock'], asEnvironment(inputs), secrets);
      expect(run.exitCode).toBe(0);
      expect(simulator.requests.map(({ path: wanted }) => wanted)).toEqual(['/oauth2/token', '/oauth2/revoke']);
      expect(simulator.tokens().live).toBe(0);
    });
  });

  test('--skip leaves a check out', async () => {
    expect(Object.keys(await asked(['--skip', 'identity', '--skip', 'upload-host']))).toEqual(['host/network', 'host/clock', 'ccg/credentials', 'ccg/token', `ccg/folder:${FOLDER}`]);
  });

  test.each([
    [['--only', 'identity', '--skip', 'token']], [['--only', `folder:${FOLDER}`, '--skip', `folder:${FOLDER}`]], [['--only', 'folder:999']],
  ])('%j leaves nothing to ask: nothing is sent', async (args) => {
    await onStage('healthy-upload', async ({ inputs, secrets, simulator }) => {
      const run = await runCli(['run', ...args], asEnvironment(inputs), secrets);
      expect([run.exitCode, run.stdout, simulator.requests.length]).toEqual([2, '', 0]);
      expect(run.stderr).toMatch(/error: /u);
    });
  });

  test.each([
    [['--skip', 'network'], /--skip leaves out network, and these need it: clock, /u], [['--skip', 'token'], new RegExp(`leaves out token, and these need it: .*identity, folder:${FOLDER}\\.`, 'u')],
    [['--skip', 'credentials'], /leaves out credentials, and these need it: .*token, /u],
  ] as const)('%j is refused where others need it, with all that do: nothing is sent', async (args, words) => {
    await onStage('healthy-upload', async ({ inputs, secrets, simulator }) => {
      const run = await runCli(['run', ...args], asEnvironment(inputs), secrets);
      expect([run.exitCode, run.stdout, simulator.requests.length]).toEqual([2, '', 0]);
      expect(run.stderr).toMatch(words);
    });
  });

  test('--skip names in the closing line what was configured and is not asked', async () => {
    const { exitCode, stdout } = await runIn('healthy-upload', ['--skip', `folder:${FOLDER}`]);
    expect([exitCode, stdout.split('\n')[0]]).toEqual([0, 'Only the token, the identity and the host for uploads were checked: no folder and no scope was asked.']);
    expect(stdout).toContain(`✓ pass: The token, the identity and the host for uploads are good; folder:${FOLDER} was not asked.`);
  });

  test('--only credentials claims no good token: nothing was asked of Box', async () => {
    await onStage('healthy-upload', async ({ inputs, secrets, simulator }) => {
      const { exitCode, stdout } = await runCli(['run', '--only', 'credentials'], asEnvironment(inputs), secrets);
      expect([exitCode, simulator.requests.length]).toEqual([0, 0]);
      expect(stdout).toContain(`✓ pass: Only the credentials were checked, and nothing is wrong there; folder:${FOLDER} was not asked.`);
    });
  });

  test('a check that does not exist is refused, with the nearest one that does', async () => {
    const { exitCode, stderr } = await runIn('healthy-upload', ['--only', 'identiy']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Did you mean identity?');
  });
});

describe('the command itself', () => {
  test.each([
    [['rnu'], /"rnu" is not a command\. Did you mean run\?/u],
    [['demo', 'healthy-uplod'], /Did you mean healthy-upload\?/u],
    [['demo', '--lst'], /--lst is not a flag of demo/u],
    [['demo', 'healthy-ccg', 'healthy-jwt'], /demo takes one scenario/u],
    [['demo', '--format', 'xml'], /--format must be one of/u],
    [['simulate', 'service-acount-not-invited'], /Did you mean service-account-not-invited\?/u],
    [['simulate', '--port', '99999'], /--port must be a whole number from 0 to 65535/u],
    [['simulate', '--prot', '1'], /--prot is not a flag of simulate/u],
  ])('refuses %j', async (args, words) => {
    const run = await runCli(args);
    expect([run.exitCode, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toMatch(words);
  });

  test.each([[['--help']], [['run', '--help']], [['demo', '-h']], [['simulate', '--help']]])('explains itself: %j', async (args) => {
    const run = await runCli(args);
    expect([run.exitCode, run.stderr]).toEqual([0, '']);
    expect(run.stdout).toMatch(/^Usage: |\nUsage: /u);
  });

  test.each([[['--version']], [['run', '--version']]])('tells its version: %j', async (args) => {
    const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
    expect((await runCli(args)).stdout).toBe(`${version}\n`);
  });

  test('without arguments shows its help, and is not taken for a success', async () => {
    const run = await runCli([]);
    expect(run.exitCode).toBe(2);
    expect(run.stdout + run.stderr).toContain('Usage: box-preflight COMMAND');
  });
});

describe('demo', () => {
  test('shows a green and a red run, ends with 0, and leaves nothing behind', async () => {
    const run = await runCli(['demo']);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toMatch(/✓ pass[\s\S]*✗ fail/u);
    expect(run.stdout).toMatch(/invite AutomationUser_\w+@boxdevedition\.com with the role/u);
    expect(run.files).toEqual({});
  });

  test('lists every scenario with what it shows', async () => {
    const run = await runCli(['demo', '--list']);
    expect(run.exitCode).toBe(0);
    expect(run.stdout.trim().split('\n').map((line) => line.split(/\s{2,}/u))).toEqual(Object.entries(scenarios).map(([name, { title }]) => [name, title]));
  });

  test.each<[ScenarioName, number]>([['healthy-jwt', 0], ['app-not-authorized', 1], ['rate-limited-for-long', 3], ['clock-ten-seconds-fast', 0], ['config-is-not-json', 1]])(
    '%s ends as such a run would: with %i', async (name, code) => {
      expect((await runCli(['demo', name])).exitCode).toBe(code);
    },
  );

  test('prints one report as JSON and nothing besides', async () => {
    const run = await runCli(['demo', 'viewer-cannot-upload', '--format', 'json']);
    expect(jsonOf(run)).toMatchObject({ schemaVersion: 1, verdict: 'fail' });
  });

  test('is not misled by inputs in the environment', async () => {
    const run = await runCli(['demo', 'healthy-ccg', '--format', 'json'], { BOX_PREFLIGHT_API_URL: 'https://api.box.test', BOX_PREFLIGHT_FOLDERS: '1: delete' });
    expect([run.exitCode, jsonOf(run).verdict]).toEqual([0, 'pass']);
  });
});

/** Windows has no signals to send: there, ending a process gives it no say. */
const onPosix = process.platform === 'win32' ? describe.skip : describe;

onPosix('simulate', () => {
  /** Starts it, waits until it is ready, and hands on what it printed. */
  async function simulating<T>(args: readonly string[], use: (printed: { readonly url: string; readonly file: string; readonly stop: (signal: NodeJS.Signals) => Promise<Finished> }) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(path.join(tmpdir(), 'box-preflight-test-'));
    const started = start(CLI, ['simulate', ...args], { TMPDIR: folder }, folder);
    try {
      await started.shows('Ctrl-C ends it.');
      const stdout = started.printed();
      const url = /api-url\s+(http:\/\/127\.0\.0\.1:\d+)/u.exec(stdout)?.[1] ?? '';
      const file = /credentials and inputs of this scenario: (.+)$/mu.exec(stdout)?.[1] ?? '';
      const stop = (signal: NodeJS.Signals): Promise<Finished> => {
        started.kill(signal);
        return started.finished;
      };
      return await use({ url, file, stop });
    } finally {
      // A process that has ended already does not hear it.
      started.kill('SIGTERM');
      await started.finished;
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** As a person would: source the file, run the command. */
  async function runWith(file: string): Promise<Finished> {
    const child = spawn('/bin/sh', ['-c', '. "$1" && exec "$2" "$3" run --format json', 'sh', file, NODE, CLI], { env: {}, cwd: path.dirname(file) });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => { stdout += chunk; });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => { stderr += chunk; });
    return new Promise((resolve, reject) => {
      child.on('error', reject).on('close', (exitCode, signal) => resolve({ exitCode, signal, stdout, stderr }));
    });
  }

  /** The values in the file of the variables that hold secrets. */
  async function secretsIn(file: string): Promise<readonly string[]> {
    const content = await readFile(file, 'utf8');
    const valueOf = (name: string): string => new RegExp(`^export ${name}='([^']*)'$`, 'mu').exec(content)?.[1] ?? '';
    const config = valueOf('BOX_PREFLIGHT_JWT_CONFIG');
    const fields = ['clientSecret', 'privateKey', 'passphrase'].map((name) => (new RegExp(`"${name}":\\s*"([^"]*)"`, 'u').exec(config)?.[1] ?? '').replaceAll('\\n', '\n'));
    return [valueOf('BOX_PREFLIGHT_CLIENT_SECRET'), ...fields].filter((value) => value !== '');
  }

  test.each<[string, number, string]>([['healthy-upload', 0, 'pass'], ['healthy-jwt', 0, 'pass'], ['viewer-cannot-upload', 1, 'fail']])(
    '%s works for the command with the file that it wrote, and prints no secret', async (name, code, verdict) => {
      await simulating([name], async ({ file, stop }) => {
        const secrets = await secretsIn(file);
        expect(secrets.length).toBeGreaterThan(0);
        const run = await runWith(file);
        refuseLeaks({ stdout: run.stdout, stderr: run.stderr }, secrets);
        expect([run.exitCode, jsonOf(run).verdict]).toEqual([code, verdict]);
        const { stdout, stderr } = await stop('SIGINT');
        refuseLeaks({ stdout, stderr }, secrets);
      });
    },
  );

  test('writes the file where it is told to, for its owner’s eyes alone', async () => {
    await simulating(['--write-env', 'deep/sim.env'], async ({ file }) => {
      expect(file).toMatch(/deep\/sim\.env$/u);
      const { stdout } = await promisify(execFile)(NODE, ['-e', 'console.log((require("fs").statSync(process.argv[1]).mode & 0o777).toString(8))', file]);
      expect(stdout.trim()).toBe('600');
    });
  });

  test.each([['SIGINT', 130], ['SIGTERM', 143]] as const)('ends at %s with %i', async (signal, code) => {
    await simulating([], async ({ stop }) => {
      expect((await stop(signal)).exitCode).toBe(code);
    });
  });

  test('says so where its port is taken', async () => {
    await simulating([], async ({ url }) => {
      const run = await runCli(['simulate', '--port', new URL(url).port]);
      expect([run.exitCode, run.stdout]).toEqual([2, '']);
      expect(run.stderr).toContain('EADDRINUSE');
    });
  });
});

describe('a reader that has seen enough', () => {
  test.each([['healthy-upload', 0], ['service-account-not-invited', 1]] as const)('of %s does not change the exit code: %i', async (name, code) => {
    await onStage(name, async ({ inputs, secrets }) => {
      const child = spawn(NODE, [CLI, 'run'], { env: asEnvironment(inputs), stdio: ['ignore', 'pipe', 'pipe'] });
      let stderr = '';
      child.stderr.setEncoding('utf8').on('data', (chunk: string) => { stderr += chunk; });
      child.stdout.destroy();
      const exitCode = await new Promise((resolve, reject) => { child.on('error', reject).on('close', resolve); });
      refuseLeaks({ stderr }, secrets());
      expect([exitCode, stderr]).toEqual([code, '']);
    });
  });
});
