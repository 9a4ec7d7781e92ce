import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { scenarios, startSimulator } from '../../src/simulator/index.ts';
import type { Simulator } from '../../src/simulator/index.ts';
import { runAction, runCli } from '../support/run-product.ts';
import type { ActionRun } from '../support/run-product.ts';
import { secretsOf } from '../support/scenario-run.ts';

const FILE = '.github/box-preflight.yml';

/** Two apps in one Box, and the environment of a job that has both of their credentials. */
interface Stage {
  readonly simulator: Simulator;
  readonly inputs: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: () => readonly string[];
}

async function onStage<Result>(use: (stage: Stage) => Promise<Result>): Promise<Result> {
  const prepared = await scenarios['healthy-both-methods'].build();
  const simulator = await startSimulator(prepared.world);
  const { inputs } = prepared;
  try {
    return await use({
      simulator,
      inputs: { 'api-url': simulator.url, 'status-url': simulator.url },
      environment: { BOX_JWT: inputs['jwt-config'] ?? '', BOX_ID: inputs['client-id'] ?? '', BOX_SECRET: inputs['client-secret'] ?? '', BOX_ENTERPRISE: inputs['enterprise-id'] ?? '' },
      secrets: () => secretsOf(prepared, simulator),
    });
  } finally {
    await simulator.close();
  }
}

const THREE = `policy:
  name: three
defaults:
  folders:
    - id: 160000000001
      operations: [upload, replace]
      expected-name: Releases
      planned-upload: {name: app.zip, size: 70 MB}
targets:
  good:
    jwt-config: BOX_JWT
  broken:
    label: the other one
    client-id: BOX_ID
    client-secret: BOX_SECRET
    enterprise-id: BOX_ENTERPRISE
    folders:
      - 160000000001
      - 160000000007: upload
  absent:
    jwt-config: BOX_OF_ANOTHER_ENVIRONMENT
`;

interface Reported {
  readonly notAsked: readonly { readonly target: string; readonly check: string | null }[];
  readonly run: { readonly name: string };
  readonly targets: readonly { readonly name: string; readonly auth: string | null; readonly checks: readonly { readonly id: string; readonly status: string }[] }[];
}

const statuses = (run: ActionRun): Record<string, Record<string, string>> =>
  Object.fromEntries((run.report as Reported).targets.map(({ name, checks }) => [name, Object.fromEntries(checks.map(({ id, status }) => [id, status]))]));

const annotations = (run: ActionRun): readonly string[] => run.stdout.split('\n').filter((line) => /^::(?:error|warning|notice) /u.test(line));

describe('a file without targets', () => {
  const FLAT = 'folders:\n  - 160000000001: upload\n  - 160000000007: upload\nscopes: [root_readwrite]\n';

  test('says what the one app of the inputs must be able to do, and problems point to its lines', async () => {
    await onStage(async ({ inputs, environment, secrets }) => {
      const app = { 'client-id': environment['BOX_ID'] ?? '', 'client-secret': environment['BOX_SECRET'] ?? '', 'enterprise-id': environment['BOX_ENTERPRISE'] ?? '' };
      const run = await runAction({ inputs: { ...inputs, ...app }, environment: {}, secrets, files: { [FILE]: FLAT } });
      expect(statuses(run)).toMatchObject({ ccg: { 'token': 'pass', 'scope:root_readwrite': 'pass', 'folder:160000000001': 'pass', 'folder:160000000007': 'fail' } });
      expect([run.exitCode, run.outputs['failed-checks']]).toEqual([1, '["ccg/folder:160000000007"]']);
      expect(annotations(run).map((line) => /line=(\d+)/u.exec(line)?.[1])).toEqual(['3']);
    });
  });

  test('gives way to the input of the same name', async () => {
    await onStage(async ({ inputs, environment, secrets }) => {
      const run = await runAction({ inputs: { ...inputs, 'jwt-config': environment['BOX_JWT'] ?? '', 'folders': '160000000001' }, environment: {}, secrets, files: { [FILE]: FLAT } });
      expect([run.exitCode, Object.keys(statuses(run)['jwt'] ?? {}).filter((id) => id.includes(':'))]).toEqual([0, ['scope:root_readwrite', 'folder:160000000001']]);
    });
  });

  test('is validated without credentials', async () => {
    const { stdout, exitCode } = await runCli(['validate'], {}, () => [], { [FILE]: FLAT });
    expect([exitCode, stdout]).toEqual([0, `${FILE} can be used: 1 target.\n  the app whose credentials the inputs give: 2 folders, 1 scope\n`]);
  });
});

describe('a run with three targets, of which one is broken and one has no credentials', () => {
  test('asks each as far as it goes, and tells what failed on the lines that asked for it', async () => {
    await onStage(async ({ inputs, environment, secrets }) => {
      const run = await runAction({ inputs, environment, secrets, files: { [FILE]: THREE } });
      expect(statuses(run)).toMatchObject({
        good: { 'credentials': 'pass', 'token': 'pass', 'identity': 'pass', 'folder:160000000001': 'pass' },
        broken: { 'credentials': 'pass', 'token': 'pass', 'identity': 'pass', 'folder:160000000001': 'pass', 'folder:160000000007': 'fail' },
        absent: { 'credentials': 'fail', 'token': 'skip', 'identity': 'skip', 'folder:160000000001': 'skip' },
      });
      expect((run.report as Reported).targets.map(({ name }) => name)).toEqual(['host', 'good', 'broken', 'absent']);
      expect((run.report as Reported).run.name).toBe('three');
      expect([run.exitCode, run.outputs['result'], run.outputs['failed-checks']]).toEqual([1, 'fail', '["broken/folder:160000000007","absent/credentials"]']);
      const lines = annotations(run).map((line) => /file=([^,:]+(?:\.yml)?),line=(\d+)/u.exec(line)?.slice(1).join(':'));
      expect(lines.sort()).toEqual([`${FILE}:19`, `${FILE}:21`]);
    });
  });

  test('passes where targets names the one that is right, with the same file', async () => {
    await onStage(async ({ inputs, environment, secrets }) => {
      const run = await runAction({ inputs: { ...inputs, targets: 'good' }, environment, secrets, files: { [FILE]: THREE } });
      expect(Object.keys(statuses(run))).toEqual(['host', 'good']);
      expect([run.exitCode, run.outputs['result']]).toEqual([0, 'pass']);
      expect((run.report as Reported).notAsked).toEqual([{ target: 'broken', check: null }, { target: 'absent', check: null }]);
      for (const shown of [run.stdout, run.summary]) expect(shown).toContain('1 of 3 apps works; broken and absent were not asked.');
    });
  });

  test('does not fail for what another job has the credentials of, where the input says so', async () => {
    await onStage(async ({ inputs, environment, secrets }) => {
      const run = await runAction({ inputs: { ...inputs, 'targets': 'good, absent', 'on-missing-credentials': 'skip' }, environment, secrets, files: { [FILE]: THREE } });
      expect(statuses(run)['absent']).toMatchObject({ credentials: 'skip' });
      expect([run.exitCode, run.outputs['result']]).toEqual([0, 'pass']);
      for (const shown of [run.stdout, run.summary]) {
        expect(shown).toContain('1 of 3 apps works; absent and broken were not asked.');
        expect(shown).not.toContain('Everything asked for works');
      }
    });
  });

  test('says the same on the command line', async () => {
    await onStage(async ({ inputs, environment, secrets }) => {
      const flags = Object.entries(inputs).map(([name, value]) => `--${name}=${value}`);
      const { stdout, exitCode } = await runCli(['run', ...flags], environment, secrets, { [FILE]: THREE });
      expect(exitCode).toBe(1);
      for (const name of ['good', 'broken', 'absent']) expect(stdout).toContain(name);
    });
  });
});

describe('what a folder in a config file expects', () => {
  const file = (folder: string): string => `targets:\n  a:\n    jwt-config: BOX_JWT\n    folders:\n      - {id: 160000000001, ${folder}}\n`;
  const status = async (folder: string): Promise<{ readonly status: string | undefined; readonly run: ActionRun; readonly rehearsed: readonly string[] }> =>
    onStage(async ({ inputs, environment, secrets, simulator }) => {
      const run = await runAction({ inputs, environment, secrets, files: { [FILE]: file(folder) } });
      return { status: statuses(run)['a']?.['folder:160000000001'], run, rehearsed: simulator.requests.filter(({ method }) => method === 'OPTIONS').map(({ body }) => body) };
    });

  test('its name: another one fails', async () => {
    const { status: found, run } = await status('expected-name: Nightly');
    expect(found).toBe('fail');
    expect(run.stdout).toContain('It should be called Nightly.');
  });

  test('an upload of a planned name and size is rehearsed with both', async () => {
    const { status: found, rehearsed } = await status('planned-upload: {name: new.zip, size: 2 MB}');
    expect(found).toBe('pass');
    expect(rehearsed.map((body) => JSON.parse(body) as unknown)).toEqual([{ name: 'new.zip', parent: { id: '160000000001' }, size: 2_000_000 }]);
  });

  test('a planned name that is taken fails, unless the deploy replaces the file', async () => {
    const taken = await status('planned-upload: {name: app.zip}');
    expect(taken.status).toBe('fail');
    expect(taken.run.stdout).toContain('Add `replace` to the operations');
    expect((await status('operations: [upload, replace], planned-upload: {name: app.zip}')).status).toBe('pass');
    expect((await status('operations: replace, planned-upload: {name: app.zip}')).status).toBe('pass');
  });

  test('a file that is to be replaced and is not there warns, unless the deploy may add it', async () => {
    expect((await status('operations: replace, planned-upload: {name: none-yet.zip}')).status).toBe('warn');
    expect((await status('operations: [upload, replace], planned-upload: {name: none-yet.zip}')).status).toBe('pass');
  });

  test('a file that is too large for the account fails', async () => {
    expect((await status('planned-upload: {name: huge.bin, size: 900 GB}')).status).toBe('fail');
  });
});

/** A server of somebody else's, which must hear nothing. */
async function withEar<Result>(use: (url: string, heard: () => number) => Promise<Result>): Promise<Result> {
  let connections = 0;
  const server = createServer((_, response) => response.end());
  server.on('connection', () => { connections += 1; });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  try {
    return await use(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, () => connections);
  } finally {
    await new Promise((resolve) => { server.close(resolve); });
  }
}

const pullRequest = (head: string): object => ({
  repository: { full_name: 'acme/site', private: true }, pull_request: { head: { repo: { full_name: head } }, base: { repo: { full_name: 'acme/site' } }, user: { login: 'mallory' } },
});

describe('the config file of a hostile pull request', () => {
  const good = 'targets:\n  a:\n    jwt-config: BOX_JWT\n    folders: [160000000001]\n';
  const HOSTILE: readonly (readonly [string, (evil: string) => string])[] = [
    ['sends the credentials elsewhere', (evil) => `policy:\n  api-url: ${evil}\n${good}`],
    ['sends them elsewhere from a target', (evil) => `${good}    api-url: ${evil}\n`],
    ['asks another status page', (evil) => `status-url: ${evil}\n${good}`],
    ['writes over a file of the runner', () => `policy:\n  report-file: ../../.bashrc\n${good}`],
    ['takes the token of the workflow for a credential', () => `${good}  b:\n    client-id: GITHUB_TOKEN\n    client-secret: BOX_SECRET\n    enterprise-id: 1\n`],
    ['writes comments with it', () => `policy:\n  comment: always\n${good}`],
    ['looks like nothing was missing', () => `policy:\n  on-missing-credentials: skip\n${good}`],
    ['makes an object of a tag', () => 'targets: !!js/function "function () { process.exit(0) }"\n'],
    ['hides it all behind an alias', (evil) => `x: &x {api-url: ${evil}}\ntargets:\n  a:\n    <<: *x\n    jwt-config: BOX_JWT\n`],
  ];

  test.each(HOSTILE)('that %s gets nothing sent anywhere', async (_, yaml) => {
    await withEar((evil, heard) => onStage(async ({ inputs, environment, secrets, simulator }) => {
      const file = yaml(evil);
      const run = await runAction({
        inputs, files: { [FILE]: file }, event: pullRequest('acme/site'), secrets: () => [...secrets(), 'ghs_0123456789abcdef0123'],
        environment: { ...environment, GITHUB_EVENT_NAME: 'pull_request', GITHUB_TOKEN: 'ghs_0123456789abcdef0123' },
      });
      expect([run.exitCode, run.outputs['result'], run.outputs['api-calls'], run.report]).toEqual([1, 'fail', '0', null]);
      expect([simulator.requests.length, heard()]).toEqual([0, 0]);
      for (const line of annotations(run)) expect(line).toMatch(/^::error title=The config file can’t be used,file=\.github\/box-preflight\.yml,line=\d+,col=\d+::/u);
      expect(annotations(run).length).toBeGreaterThan(0);
      expect(run.places[FILE]).toBe(file);
    }));
  });

  test('from a fork, where there are no secrets, is read and sends nothing', async () => {
    await onStage(async ({ inputs, secrets, simulator }) => {
      const run = await runAction({ inputs, files: { [FILE]: good }, event: pullRequest('mallory/site'), secrets, environment: { GITHUB_EVENT_NAME: 'pull_request', BOX_JWT: '' } });
      expect([run.exitCode, run.outputs['result'], simulator.requests.length]).toEqual([0, 'skip', 0]);
    });
  });

  test('on pull_request_target is not used at its usual place: its targets are not asked', async () => {
    await onStage(async ({ inputs, environment, secrets, simulator }) => {
      const run = await runAction({ inputs, files: { [FILE]: good }, event: pullRequest('mallory/site'), secrets, environment: { ...environment, GITHUB_EVENT_NAME: 'pull_request_target' } });
      expect([run.exitCode, run.outputs['result'], simulator.requests.length]).toEqual([1, 'fail', 0]);
      expect(run.stdout).toContain('is not used: on pull_request_target it may be the file of somebody');
    });
  });
});

describe('init, validate and run', () => {
  const FLAGS = ['--target', 'staging', '--target', 'production', '--folders', '160000000001: upload, replace="a, b.zip" # Releases', '--folders', '160000000002', '--scopes', 'root_readwrite not:manage_users', '--fail-on', 'warn'];

  test('go through from the first flag to the verdict', async () => {
    await onStage(async ({ simulator, environment, secrets }) => {
      const made = await runCli(['init', ...FLAGS]);
      expect(made).toMatchObject({ exitCode: 0, stderr: '' });
      const file = made.files[FILE] ?? '';
      expect(made.stdout).toContain('BOX_STAGING_JWT_CONFIG: ${{ secrets.BOX_STAGING_JWT_CONFIG }}');
      const checked = await runCli(['validate'], {}, () => [], { [FILE]: file });
      expect(checked).toMatchObject({ exitCode: 0, stderr: '' });
      expect(checked.stdout).toContain('can be used: 2 targets.\n  staging: jwt; its credential comes from BOX_STAGING_JWT_CONFIG; 2 folders, 2 scopes\n');
      const run = await runCli(['run', `--api-url=${simulator.url}`, '--status-url=', '--targets=staging', '--format=json'], { BOX_STAGING_JWT_CONFIG: environment['BOX_JWT'] ?? '' }, secrets, { [FILE]: file });
      const report = JSON.parse(run.stdout) as Reported;
      expect(report.targets[1]?.checks.map(({ id }) => id)).toEqual(expect.arrayContaining(['scope:root_readwrite', 'scope:manage_users', 'folder:160000000001', 'folder:160000000002']));
    });
  });

  test('init leaves a file alone that is there, unless it is told to write over it', async () => {
    const kept = await runCli(['init'], {}, () => [], { [FILE]: 'mine\n' });
    expect([kept.exitCode, kept.files[FILE]]).toEqual([2, 'mine\n']);
    const written = await runCli(['init', '--force', '--auth', 'ccg', '--enterprise-id', '900001'], {}, () => [], { [FILE]: 'mine\n' });
    expect(written.exitCode).toBe(0);
    expect(written.files[FILE]).toContain('targets:\n  production:\n    client-id: BOX_CLIENT_ID\n    client-secret: BOX_CLIENT_SECRET\n    enterprise-id: 900001\n');
  });

  test('init tells all that is wrong with its flags at once, and writes nothing', async () => {
    const { exitCode, stderr, files } = await runCli(['init', '--foldrs', '1', '--folders', '1: raed', '--auth', 'oauth', '--target', 'host', '--user-id', 'ann']);
    expect(exitCode).toBe(2);
    for (const part of ['--foldrs is not a flag of init. Did you mean --folders?', '--auth must be jwt or ccg', '--target takes letters', 'Did you mean read?', '--user-id is "ann", which is not a Box user ID']) expect(stderr).toContain(part);
    expect(files[FILE]).toBeUndefined();
  });

  test('validate tells every problem on standard error, with exit code 2', async () => {
    const { exitCode, stderr, stdout } = await runCli(['validate', 'box.yml'], {}, () => [], { 'box.yml': 'targets:\n  a: {jwt-config: GITHUB_TOKEN, folders: [1x]}\n' });
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr.split('\n').filter((line) => line.startsWith('error: box.yml:2:'))).toHaveLength(2);
  });

  test('validate needs no credential, and says where there is no file', async () => {
    expect(await runCli(['validate'])).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining('there is no such file') });
  });
});

describe('join', () => {
  test('makes one summary of the reports of several jobs, and says which left none', async () => {
    await onStage(async ({ inputs, environment, secrets }) => {
      const report = async (targets: string): Promise<string> =>
        (await runAction({ inputs: { ...inputs, targets }, environment, secrets, files: { [FILE]: THREE } })).places['box-preflight-report.json'] ?? '';
      const files = { 'reports/0.json': await report('good'), 'reports/1.json': await report('broken'), 'reports/2.json': 'cut off' };
      const { stdout, stderr, exitCode } = await runCli(['join', '--expect', '4', ...Object.keys(files)], {}, secrets, files);
      expect(exitCode).toBe(0);
      expect(stdout).toContain('## ❌ Box Preflight: fail\n\n2 runs, 4 targets.\n\n**2 runs left no report**');
      expect(stdout).toContain('| `three` | `broken` |');
      expect(stderr).toBe('warning: reports/2.json is no report.\n');
    });
  });
});
