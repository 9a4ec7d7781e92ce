import { describe, expect, test } from '@jest/globals';
import { startFront } from '../support/front.ts';
import { codeSpans } from '../support/gfm.ts';
import { startAction } from '../support/run-product.ts';
import { commandsIn, onStage, outcomes, reportOf, runJob } from '../support/stage.ts';
import type { JobParts } from '../support/stage.ts';

const FOLDER = '160000000001';

describe('inputs that can’t be used', () => {
  const BAD = { 'timeout': 'soon', 'fail-on': 'wran', 'api-url': 'ftp://x', 'folders': 'abc: raed', 'max-attempts': '99', 'details': 'some' };

  test('are all told in one run; nothing is sent, the step fails, and there is no report', async () => {
    const run = await runJob('healthy-upload', { inputs: BAD });
    const told = commandsIn(run.stdout, 'error').map((line) => /^::error title=Input ([\w-]+) can't be used::/u.exec(line)?.[1]);
    expect([...new Set(told)].sort()).toEqual(Object.keys(BAD).sort());
    expect(run.requests).toEqual([]);
    expect([run.exitCode, run.outputs['result'], run.outputs['report-file'], run.report, run.summary]).toEqual([1, 'fail', '', null, '']);
  });

  test('are told with the allowed values and the nearest known name', async () => {
    const { stdout } = await runJob('healthy-upload', { inputs: { ...BAD, folders: `${FOLDER}: raed` } });
    expect(stdout).toMatch(/fail-on .*"wran".*fail, warn or never.*Did you mean warn\?/u);
    expect(stdout).toMatch(/folders, line 1: .*Did you mean read\?/u);
    expect(stdout).toMatch(/max-attempts .*99.*Allowed: .*\d/u);
  });

  test('are at most ten annotations, however many there are, and the last one counts the rest', async () => {
    const folders = Array.from({ length: 15 }, (_, index) => `not-a-folder-${index}`).join('\n');
    const run = await runJob('healthy-upload', { inputs: { folders } });
    const errors = commandsIn(run.stdout, 'error');
    expect(errors).toHaveLength(10);
    expect(errors[9]).toMatch(/And 5 more errors: see the log/u);
    for (let line = 1; line <= 15; line += 1) expect(run.stdout).toContain(`folders, line ${line}: `);
  });

  test('do not show what was put into them where that may be a secret', async () => {
    const run = await onStage('healthy-ccg', async ({ inputs, secrets }) => {
      const started = await startAction({ inputs: { ...inputs, 'timeout': inputs['client-secret'] ?? '', 'folders': inputs['client-secret'] ?? '' }, secrets });
      return started.ended();
    });
    expect([run.exitCode, run.outputs['result']]).toEqual([1, 'fail']);
  });
});

describe('credentials that GitHub withholds', () => {
  const FORK: JobParts = {
    environment: { GITHUB_EVENT_NAME: 'pull_request' },
    event: { pull_request: { head: { repo: { full_name: 'stranger/site' } }, base: { repo: { full_name: 'acme/site' } }, user: { login: 'stranger' } } },
  };

  test('from a pull request of a fork are a notice, and the step passes', async () => {
    const run = await runJob('healthy-ccg', { ...FORK, inputs: { 'client-secret': '' } });
    expect([run.exitCode, run.outputs['result'], run.requests.length]).toEqual([0, 'skip', 0]);
    expect(commandsIn(run.stdout, 'notice').join('\n')).toMatch(/client-secret is empty: GitHub gives no secrets to the run of a pull request that comes from a fork/u);
    expect(commandsIn(run.stdout, 'error')).toEqual([]);
    expect([...new Set(Object.values(outcomes(reportOf(run))))]).toEqual(['skip']);
  });

  test('fail the step where on-missing-credentials is fail', async () => {
    const run = await runJob('healthy-ccg', { ...FORK, inputs: { 'client-secret': '', 'on-missing-credentials': 'fail' } });
    expect([run.exitCode, run.outputs['result'], run.requests.length]).toEqual([1, 'fail', 0]);
    expect(outcomes(reportOf(run))).toMatchObject({ 'ccg/credentials': 'fail credentials-malformed', 'ccg/token': 'skip', 'host/network': 'skip' });
  });

  test('are not withheld from a pull request of the same repository: there an empty secret fails', async () => {
    const event = { pull_request: { head: { repo: { full_name: 'Acme/Site' } }, base: { repo: { full_name: 'acme/site' } } } };
    const run = await runJob('healthy-ccg', { ...FORK, event, inputs: { 'client-secret': '' } });
    expect([run.exitCode, run.outputs['result']]).toEqual([1, 'fail']);
  });

  test('of one target leave the other to be asked', async () => {
    const run = await runJob('healthy-both-methods', { ...FORK, inputs: { 'client-secret': '' } });
    expect([run.exitCode, run.outputs['result']]).toEqual([0, 'pass']);
    expect(outcomes(reportOf(run))).toMatchObject({ 'ccg/credentials': 'skip', 'ccg/token': 'skip', 'jwt/token': 'pass', 'host/network': 'pass' });
  });
});

describe('no credentials at all', () => {
  const NOTHING: JobParts = { without: ['client-id', 'client-secret', 'enterprise-id'] };

  test('fail, and the report holds the host alone', async () => {
    const run = await runJob('healthy-ccg', NOTHING);
    const report = reportOf(run);
    expect([run.exitCode, run.outputs['result'], run.requests.length]).toEqual([1, 'fail', 0]);
    expect(report.targets.map(({ name }) => name)).toEqual(['host']);
    expect(outcomes(report)).toMatchObject({ 'host/credentials': 'fail credentials-malformed', 'host/network': 'skip', 'host/clock': 'skip' });
  });

  test('are skipped with a notice where on-missing-credentials is skip', async () => {
    const run = await runJob('healthy-ccg', { ...NOTHING, inputs: { 'on-missing-credentials': 'skip' } });
    expect([run.exitCode, run.outputs['result']]).toEqual([0, 'skip']);
    expect(commandsIn(run.stdout, 'notice').join('\n')).toContain('Nothing is checked');
  });
});

describe('files that the runner lends', () => {
  test.each([
    ['are named, and not there', { GITHUB_OUTPUT: '/dev/null/absent', GITHUB_STEP_SUMMARY: '/dev/null/absent' }],
    ['are not named', { GITHUB_OUTPUT: '', GITHUB_STEP_SUMMARY: '' }],
  ])('and that %s do not change the verdict', async (_, environment) => {
    const [green, red] = await Promise.all([runJob('healthy-upload', { environment }), runJob('service-account-not-invited', { environment })]);
    expect([green.exitCode, red.exitCode]).toEqual([0, 1]);
    expect([reportOf(green).verdict, reportOf(red).verdict]).toEqual(['pass', 'fail']);
    expect(green.stdout).toContain('could not write the job summary');
  });
});

describe('report-file', () => {
  test('may be relative to the workspace, and its folders are made', async () => {
    const run = await runJob('healthy-upload', { inputs: { 'report-file': 'out/deep/report.json' } });
    expect(JSON.parse(run.places['out/deep/report.json'] ?? '')).toMatchObject({ schemaVersion: 1, verdict: 'pass' });
    expect(run.outputs['report-file']).toMatch(/[\\/]out[\\/]deep[\\/]report\.json$/u);
  });

  test('that can’t be written is a line in the log: output and verdict are told all the same', async () => {
    const run = await runJob('healthy-upload', { inputs: { 'report-file': '/dev/null/report.json' } });
    expect([run.exitCode, run.outputs['result'], run.outputs['report-file']]).toEqual([0, 'pass', '']);
    expect(run.stdout).toContain('could not write the report file');
  });
});

describe('details', () => {
  const PUBLIC = { repository: { visibility: 'public' } };
  const PRIVATE = { repository: { visibility: 'private' } };
  const NAMES = ['Releases', 'ben.owner@example.com', 'Ben Owner', 'Deploy Bot', 'Example Co'];
  const shown = (places: Readonly<Record<string, string>>): readonly string[] => NAMES.filter((name) => Object.values(places).some((content) => content.includes(name)));

  test('hide names and logins everywhere in a public repository, and keep the login that somebody must invite', async () => {
    const run = await runJob('viewer-cannot-upload', { event: PUBLIC });
    expect(shown(run.places)).toEqual([]);
    expect(run.stdout).toMatch(/give AutomationUser_2200001_\w+@boxdevedition\.com the role/u);
    expect(run.outputs['service-account-login']).toMatch(/^AutomationUser_/u);
  });

  test('are hidden also where the event does not say that the repository is private', async () => {
    expect(shown((await runJob('viewer-cannot-upload', { event: {} })).places)).toEqual([]);
  });

  test('are shown in a private repository', async () => {
    expect(shown((await runJob('viewer-cannot-upload', { event: PRIVATE })).places)).toEqual(expect.arrayContaining(['Releases', 'ben.owner@example.com', 'Deploy Bot']));
  });

  test('full and ids are obeyed whatever the repository is', async () => {
    const [full, ids] = await Promise.all([
      runJob('viewer-cannot-upload', { event: PUBLIC, inputs: { details: 'full' } }), runJob('viewer-cannot-upload', { event: PRIVATE, inputs: { details: 'ids' } }),
    ]);
    expect(shown(full.places)).toContain('Releases');
    expect(shown(ids.places)).toEqual([]);
  });

  test('hide a user’s name and login too', async () => {
    const run = await runJob('healthy-user-token', { event: PUBLIC });
    expect(Object.values(run.places).join('\n')).not.toMatch(/Dora|dora\.deploy/u);
  });
});

describe('fail-on and on-inconclusive', () => {
  const IMPATIENT = { 'max-attempts': '1', 'timeout': '5' };
  const TABLE = [
    ['service-account-not-invited', 'fail', { 'fail fail': 1, 'fail warn': 1, 'warn fail': 1, 'warn warn': 1, 'never fail': 0, 'never warn': 0 }],
    ['clock-ten-seconds-fast', 'warn', { 'fail fail': 0, 'fail warn': 0, 'warn fail': 1, 'warn warn': 1, 'never fail': 0, 'never warn': 0 }],
    ['rate-limited-for-long', 'error', { 'fail fail': 1, 'fail warn': 0, 'warn fail': 1, 'warn warn': 1, 'never fail': 0, 'never warn': 0 }],
  ] as const;
  const rows = TABLE.flatMap(([name, verdict, codes]) => Object.entries(codes).map(([policy, code]) => [name, policy, code, verdict] as const));

  test.each(rows)('%s, with "%s", ends the step with %i, and the result stays %s', async (name, policy, code, verdict) => {
    const [failOn = '', onInconclusive = ''] = policy.split(' ');
    const run = await runJob(name, { inputs: { ...IMPATIENT, 'fail-on': failOn, 'on-inconclusive': onInconclusive } });
    expect([run.exitCode, run.outputs['result']]).toEqual([code, verdict]);
  });
});

describe('a JWT config with several lines', () => {
  test('is used, and a notice says that GitHub masks it line by line', async () => {
    const run = await runJob('healthy-jwt');
    expect(run.outputs['result']).toBe('pass');
    expect(commandsIn(run.stdout, 'notice')[0]).toMatch(/^::notice title=Input jwt-config::/u);
  });

  test('on one line, or in base64, needs no notice', async () => {
    const oneLine = await onStage('healthy-jwt', async ({ inputs, secrets }) => {
      const config = JSON.stringify(JSON.parse(inputs['jwt-config'] ?? '') as unknown);
      return (await startAction({ inputs: { ...inputs, 'jwt-config': config }, secrets })).ended();
    });
    const base64 = await runJob('config-as-base64');
    expect([oneLine, base64].map(({ stdout, outputs }) => [commandsIn(stdout, 'notice'), outputs['result']])).toEqual([[[], 'pass'], [[], 'pass']]);
  });
});

describe('masks', () => {
  const masksIn = (stdout: string): readonly string[] => stdout.split('\n').flatMap((line) => (line.startsWith('::add-mask::') ? [decodeURIComponent(line.slice('::add-mask::'.length))] : []));

  test.each(['healthy-upload', 'healthy-every-operation', 'healthy-both-methods', 'healthy-user-token'] as const)('are registered for every secret of %s', async (name) => {
    await onStage(name, async ({ inputs, simulator, secrets }) => {
      const run = await (await startAction({ inputs, secrets })).ended();
      const masks = masksIn(run.stdout);
      const config = inputs['jwt-config'] === undefined ? null : JSON.parse(inputs['jwt-config']) as { boxAppSettings: { clientSecret: string; appAuth: { privateKey: string; passphrase: string } } };
      const { clientSecret = '', appAuth: { privateKey, passphrase } = { privateKey: '', passphrase: '' } } = config?.boxAppSettings ?? {};
      const wanted = [inputs['client-secret'] ?? '', clientSecret, passphrase, ...privateKey.split('\n').filter((line) => line.length >= 16 && !line.startsWith('-----')), ...simulator.tokenValues()];
      expect(wanted.filter((secret) => secret !== '' && !masks.includes(secret))).toEqual([]);
      expect(simulator.tokenValues().length).toBeGreaterThan(0);
    });
  });

  test('are registered before a secret is first used: the client’s before the first request, a token’s before the next', async () => {
    await onStage('healthy-upload', async ({ inputs, simulator, secrets }) => {
      const shows: { (text: string): Promise<void> }[] = [];
      // No request goes on before the log holds the mask of the secret that it carries; without the mask it would hang.
      const masked = (secret: string): Promise<unknown> => Promise.all(shows.map((show) => show(`::add-mask::${secret}`)));
      const front = await startFront(simulator.url, {
        before: ({ path }) => masked(path === '/oauth2/token' ? (inputs['client-secret'] ?? '') : (simulator.tokenValues()[0] ?? '')),
      });
      try {
        const started = await startAction({ inputs: { ...inputs, 'api-url': `http://127.0.0.1:${front.port}`, 'request-timeout': '10', 'max-attempts': '1' }, secrets });
        shows.push(started.shows);
        expect((await started.ended()).outputs['result']).toBe('pass');
      } finally {
        await front.close();
      }
    });
  });

  test.each(['healthy-jwt', 'healthy-ccg', 'healthy-every-operation'] as const)('of %s blank nothing that people and programs read', async (name) => {
    const run = await runJob(name);
    const masks = masksIn(run.stdout);
    const readable = `${Object.values(run.places).join('\n')}\n{ } [ ] " : , 1147283 ${FOLDER} 30000000001`;
    expect(masks.filter((mask) => mask.trim().length < 4 || readable.includes(mask))).toEqual([]);
    expect(masks.length).toBeGreaterThan(0);
  });
});

describe('annotations', () => {
  test('are at most ten errors, however many folders are missing', async () => {
    const folders = Array.from({ length: 14 }, (_, index) => `1700000000${10 + index}: ${index % 2 === 0 ? 'read' : 'upload'}`).join('\n');
    const run = await runJob('healthy-ccg', { inputs: { folders } });
    const errors = commandsIn(run.stdout, 'error');
    expect(errors.length).toBeGreaterThanOrEqual(1);
    expect(errors.length).toBeLessThanOrEqual(10);
    expect(JSON.parse(run.outputs['failed-checks'] ?? '')).toHaveLength(14);
    for (let index = 0; index < 14; index += 1) expect(run.stdout).toContain(`folder:1700000000${10 + index}`);
  });

  test('are none where everything passed', async () => {
    const { stdout } = await runJob('healthy-upload');
    expect(['error', 'warning', 'notice'].flatMap((level) => commandsIn(stdout, level))).toEqual([]);
  });
});

describe('names that come from Box', () => {
  const HOSTILE = [
    '\n::set-output name=result::pass', '\r\n::error::pwned', '%0A::warning::pwned', '##[error]pwned', '\n::add-mask::a', '::stop-commands::x',
    'a\nresult<<E\npass\nE', '`code` **bold** | cell | <script>alert(1)</script> @octocat #1', '\u001b[31mred\u001b[0m \u202eevil', '</details></table>',
  ];
  const event = { repository: { visibility: 'private' } };

  test.each(HOSTILE)('give the runner no command and the summary no markup: %j', async (name) => {
    const run = await runJob('viewer-cannot-upload', {
      event,
      change: ({ world }) => {
        for (const folder of world.folders) folder.name = name;
        for (const user of world.users) user.name = name;
        for (const user of world.users) if (user.kind === 'managed') user.login = `${name}@example.com`;
      },
    });
    const obeyed = run.stdout.split('\n').filter((line) => /^\s*::/u.test(line) || /##\w{0,16}\[/u.test(line));
    expect(obeyed.filter((line) => !/^::(?:add-mask::[\w!%+/\\=.~-]{4,}|(?:error|warning|notice) title=(?:jwt\/|Input )[^:]*(?::[^:]+)*::)/u.test(line))).toEqual([]);
    expect(obeyed.some((line) => line === '::add-mask::a')).toBe(false);
    expect([run.exitCode, run.outputs['result'], Object.keys(run.outputs).length]).toEqual([1, 'fail', 9]);
    expect(Object.values(run.places).join('\n')).not.toMatch(/\u001b|\u202e/u);
    expect(run.summary.split('\n').map((line) => codeSpans(line).outside).join('\n')).not.toMatch(/<script|@octocat|<\/table|\*\*bold/u);
  });
});
