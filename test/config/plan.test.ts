import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import path from 'node:path';
import { createVault } from '../../src/foundation/vault.ts';
import { inputNames, inputs, rowOf } from '../../src/config/inputs.ts';
import { planFromInputs } from '../../src/config/plan-from-inputs.ts';
import type { InputNaming } from '../../src/config/problems.ts';
import { actionNaming } from '../../src/config/problems.ts';
import { CCG, aVault, onGithub, only, planOf, planned, problemsOf, shown, terminal } from './support.ts';

const commandNaming: InputNaming = { door: 'command', nameOf: (input) => `--${input}` };

describe('inputs that are left out', () => {
  test('have the defaults of the contract', () => {
    expect(planOf({})).toMatchObject({
      limits: { timeoutMs: 120_000, requestTimeoutMs: 10_000, maxAttempts: 4, maxApiCalls: 500 },
      maxClockSkewSeconds: 30, warnClockSkewSeconds: 5,
      policy: { failOn: 'fail', onInconclusive: 'fail', summary: true },
      only: null, skip: [], targetsLeftOut: [], nothingGiven: null,
    });
    expect(planOf({}).apiUrl.href).toBe('https://api.box.com/');
    expect(planOf({}).statusUrl?.href).toBe('https://status.box.com/');
  });

  test('are the same as inputs given as their defaults', () => {
    const defaults = Object.fromEntries(inputNames.map((name) => [name, rowOf(name).default]));
    expect(planOf({ ...defaults, ...CCG })).toEqual(planOf({}));
  });

  test('are the same as empty inputs, but for status-url, which is switched off', () => {
    const empty = Object.fromEntries(inputNames.map((name) => [name, '']));
    expect(planOf({ ...empty, ...CCG })).toEqual({ ...planOf({}), statusUrl: null });
  });
});

describe('a plan', () => {
  test('can not be changed by what it is handed to', () => {
    const plan = planOf({ folders: '12: upload' });
    expect(Object.isFrozen(plan) && Object.isFrozen(plan.limits) && Object.isFrozen(plan.targets) && Object.isFrozen(only(plan.targets).folders[0]?.operations)).toBe(true);
  });

  test('holds every scope once, in the spelling of its first mention', () => {
    expect(only(planOf({ scopes: 'root_readonly, manage_legal_hold\nmanage_legal_holds root_readonly,manage_groups' }).targets).scopes.map(({ name }) => name)).toEqual(['root_readonly', 'manage_legal_hold', 'manage_groups']);
  });

  test('names the run after the workflow and the job, or as it is told to', () => {
    expect(planOf({}, onGithub()).run).toEqual({ provider: 'github-actions', url: 'https://github.com/acme/app/actions/runs/1', event: 'push', attempt: 1, name: 'Deploy/preflight' });
    expect(planOf({ name: 'nightly' }, onGithub()).run?.name).toBe('nightly');
    expect(planOf({}).run).toBeNull();
  });

  test('shows IDs alone where the repository is public, or may be', () => {
    expect(planOf({}, onGithub({ isPublic: true })).policy.details).toBe('ids');
    expect(planOf({}, onGithub({ isPublic: null })).policy.details).toBe('ids');
    expect(planOf({}, onGithub({ isPublic: false })).policy.details).toBe('full');
    expect(planOf({}, terminal()).policy.details).toBe('full');
    expect(planOf({ details: 'full' }, onGithub({ isPublic: true })).policy.details).toBe('full');
  });

  test("writes the report to the runner's temp folder for the action and nowhere for the command", () => {
    expect(planOf({}, onGithub()).policy.reportFile).toBe(path.join('/temp', 'box-preflight-report.json'));
    expect(planOf({}, terminal(), commandNaming).policy.reportFile).toBeNull();
  });

  test('takes a report path from the workspace, or an absolute one', () => {
    expect(planOf({ 'report-file': 'out/report.json' }).policy.reportFile).toBe(path.resolve('/work', 'out/report.json'));
    expect(planOf({ 'report-file': '/other/report.json' }).policy.reportFile).toBe(path.resolve('/other/report.json'));
  });

  test('lets a default give way to a narrower setting', () => {
    expect(planOf({ 'timeout': '3', 'max-clock-skew': '2' })).toMatchObject({ limits: { timeoutMs: 3000, requestTimeoutMs: 3000 }, maxClockSkewSeconds: 2, warnClockSkewSeconds: 2 });
  });

  test.each(['true', 'True', 'TRUE', 'false', 'False', 'FALSE'])('takes %s for a boolean, as YAML does', (written) => {
    expect(planOf({ summary: written }).policy.summary).toBe(written.toLowerCase() === 'true');
  });
});

describe('a base URL', () => {
  test.each([
    ['https://gateway.example/box/', 'https://gateway.example/box'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/'],
    ['http://127.9.9.9', 'http://127.9.9.9/'],
    ['http://[::1]:8080/', 'http://[::1]:8080/'],
    ['http://localhost:1', 'http://localhost:1/'],
  ])('%s can be used', (written, href) => {
    expect(planOf({ 'api-url': written }).apiUrl.href).toBe(href);
  });

  test.each([
    'http://api.box.com', 'http://localhost.example.org', 'http://10.0.0.1', 'http://[::ffff:127.0.0.1]', 'ftp://api.box.com', 'api.box.com', 'https:api.box.com',
    'https://user:swordfish@api.box.com', 'https://user@api.box.com', 'https://api.box.com?swordfish=1', 'https://api.box.com/#swordfish', 'https://', 'https://a b', String.raw`https:\\api.box.com`,
  ])('%s is refused, and not shown', (written) => {
    const found = problemsOf({ ...CCG, 'api-url': written, 'status-url': written });
    expect(found).toEqual([expect.stringMatching(/^api-url /u), expect.stringMatching(/^status-url /u)]);
    expect(found.join('')).not.toContain('swordfish');
  });
});

describe('inputs that can not be used', () => {
  test('are all reported in one run, each with what is allowed and what was probably meant', () => {
    expect(problemsOf({
      'max-clock-skew': 'soon', 'timeout': '12s', 'max-attempts': '0', 'fail-on': 'wanr', 'summary': 'yes', 'user-id': 'ann@example.com', 'folders': '12: raed', 'folderz': '12',
      'name': 'a\nb', 'report-file': 'out/',
    })).toEqual([
      'folderz is not an input. Did you mean folders?',
      'max-clock-skew is "soon", which is not a whole number in digits. Allowed: a whole number of seconds from 1 to 3600.',
      'folders, line 1: "raed" is not an operation. Allowed: read, download, upload, replace, replace=NAME, rename, delete, share or invite; alone: none. Did you mean read?',
      "user-id is not a Box user ID. A login is no user ID. Allowed: digits alone, as in the address of the user's page in the Admin Console.",
      'timeout is "12s", which is not a whole number in digits. Allowed: a whole number of seconds from 1 to 3600.',
      'max-attempts is "0", which is out of range. Allowed: a whole number of tries from 1 to 10.',
      'report-file names a folder. Allowed: the path of one file.',
      'fail-on is "wanr", which is none of its values. Allowed: fail, warn or never. Did you mean warn?',
      'summary is "yes", which is neither true nor false. Allowed: true or false.',
      'name holds a control character or a line break. Allowed: one line of text.',
    ]);
  });

  test.each(['1e3', '0x10', '+5', '-5', '5.0', '٥', '5 ', ' '].filter((each) => each.trim() !== '' && each.trim() !== '5'))('a number written %s is not guessed at', (written) => {
    expect(problemsOf({ ...CCG, timeout: written })).toHaveLength(1);
  });

  test('are called what this user calls them', () => {
    expect(problemsOf({ ...CCG, 'fail-on': 'x', 'folders': 'y' }, terminal(), commandNaming)).toEqual([expect.stringMatching(/^--folders, line 1/u), expect.stringMatching(/^--fail-on /u)]);
  });

  test('include two users for the same folders', () => {
    expect(problemsOf({ ...CCG, 'user-id': '1', 'as-user': '2' })).toEqual([expect.stringContaining('as-user and user-id are both given')]);
  });

  test('include limits that contradict each other', () => {
    expect(problemsOf({ ...CCG, 'timeout': '5', 'request-timeout': '20' })).toEqual(['request-timeout is 20, which is more than timeout. Allowed: at most 5 seconds.']);
    expect(problemsOf({ ...CCG, 'max-clock-skew': '5', 'warn-clock-skew': '6' })).toEqual(['warn-clock-skew is 6, which is more than max-clock-skew. Allowed: at most 5 seconds.']);
  });

  test('include what is no scope name, and one that must be held and must not', () => {
    const found = problemsOf({ ...CCG, scopes: 'root_readonly\nnot:root_readonly, <b>' });
    expect(found).toEqual([expect.stringContaining('scopes, line 2: root_readonly is asked for both'), expect.stringContaining('scopes, line 2: "<b>" is not a scope name')]);
  });
});

describe('an input with few values', () => {
  test('is told of with the value that was probably meant', () => {
    expect(problemsOf({ ...CCG, 'comment': 'allways', 'drift': 'Off', 'tracking-issue': 'no' })).toEqual([
      expect.stringContaining('Did you mean off?'), expect.stringContaining('Did you mean always?'), expect.stringContaining('tracking-issue is "no"'),
    ]);
  });

  test('may be left out in so many words', () => {
    expect(planned({ ...CCG, 'least-privilege': 'False', 'comment': 'never', 'sdk': 'none' }).kind).toBe('plan');
  });
});

describe('credentials that had to be mended', () => {
  test('fail, unless the deploy is said to mend them too', () => {
    expect(planOf({}).repairedCredentials).toBe('fail');
    expect(planOf({ 'repaired-credentials': 'warn' }).repairedCredentials).toBe('warn');
    expect(problemsOf({ ...CCG, 'repaired-credentials': 'never' })).toEqual(['repaired-credentials is "never", which is none of its values. Allowed: fail or warn.']);
  });

  test.each([['user-id', ' 77'], ['user-id', '77\n'], ['as-user', '"77"'], ['as-user', '\u200B77']])('%s with something around it is that user, and it is known how it was written', (name, written) => {
    expect(planOf({ [name]: written }).targets).toMatchObject([{ [name === 'user-id' ? 'userId' : 'asUser']: '77', userAsGiven: written }]);
  });

  test('a user that is an ID alone was written so', () => {
    expect(planOf({ 'user-id': '77' }).targets).toMatchObject([{ userId: '77', userAsGiven: null }]);
    expect(planOf({ 'as-user': '' }).targets).toMatchObject([{ asUser: null, userAsGiven: null }]);
  });
});

describe('what is kept and written besides', () => {
  test('comment, tracking issue and drift are in the plan, the token as a secret', () => {
    const { policy, drift } = planOf({ 'comment': 'on-problem', 'tracking-issue': 'true', 'drift': 'fail', 'drift-baseline': 'old/report.json', 'github-token': 'ghs_0123456789', 'name': 'nightly' });
    expect(policy).toMatchObject({ comment: 'on-problem', trackingIssue: true, name: 'nightly' });
    expect(drift).toEqual({ counts: 'fail', baselineFile: path.resolve('/work', 'old/report.json') });
    expect([JSON.stringify(policy.githubToken), policy.githubToken === null]).toEqual(['"***"', false]);
  });

  test('no token is one that the runner did not put in', () => {
    expect(planOf({ 'github-token': '${{ github.token }}' }).policy.githubToken).toBeNull();
    expect(planOf({}).policy.githubToken).toBeNull();
  });

  test('drift needs something to compare with', () => {
    expect(problemsOf({ ...CCG, drift: 'warn' })).toEqual(['drift needs an earlier report to compare with: set drift-baseline, or tracking-issue to true.']);
  });

  test('reports go to files in the workspace, each format as often as it is wanted', () => {
    expect(planOf({ reports: 'junit=out/a.xml\n\n sarif = b.sarif\nhtml=/abs/c.html' }).policy.reports).toEqual([
      { format: 'junit', file: path.resolve('/work', 'out/a.xml') }, { format: 'sarif', file: path.resolve('/work', 'b.sarif') }, { format: 'html', file: path.resolve('/abs/c.html') },
    ]);
  });

  test('reports that can not be written are refused by line', () => {
    expect(problemsOf({ ...CCG, 'report-file': 'r.json', 'reports': 'junti=a\nhtml\nhtml=out/\nhtml=a\nsarif=./a\njson=r.json' })).toEqual([
      'reports, line 1: "junti" is not a format. Allowed: text, json, junit, sarif, markdown or html. Did you mean junit?',
      'reports, line 2: "html" is not FORMAT=FILE. Allowed: FORMAT=FILE, such as junit=box-preflight.xml.',
      'reports, line 3: the path names a folder. Allowed: the path of one file.',
      'reports, line 5: another report is written to the same file.',
      'reports, line 6: another report is written to the same file.',
    ]);
  });
});

describe('secrets', () => {
  test('are masked before any message is made', () => {
    const masked: string[] = [];
    planFromInputs({ ...CCG, 'github-token': 'ghs_0123456789' }, terminal(), createVault((text) => void masked.push(text)), actionNaming);
    expect(masked).toEqual(expect.arrayContaining([CCG['client-secret'], 'ghs_0123456789']));
  });

  test('are not shown where they stand in the wrong input too', () => {
    const secret = 'short-secret-abc';
    const found = problemsOf({ ...CCG, 'client-secret': secret, 'fail-on': secret, 'timeout': secret, 'scopes': `!${secret}`, 'folders': `12: ${secret}` });
    expect(found).toHaveLength(4);
    expect(found.join('\n')).not.toContain(secret);
  });

  test('do not end up in a plan that is logged', () => {
    const { 'client-secret': secret = '' } = CCG;
    const jwt = '{"boxAppSettings": {"clientSecret": "swordfish"}}';
    expect(JSON.stringify(planOf({ 'jwt-config': jwt, 'enterprise-id': '1' }))).not.toMatch(new RegExp(`${secret}|swordfish`, 'u'));
  });
});

describe('whatever the inputs hold', () => {
  const names = fc.constantFrom<string>(...inputNames, 'unknown', '__proto__', 'constructor');
  const texts = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('true', '5', '99999999999', '12: upload', 'https://api.box.com', '\n', '{', '***', '${{ secrets.X }}', '0', 'auto', 'skip'));

  test('gives a plan or problems that name their input, and throws nothing', () => {
    fc.assert(fc.property(fc.dictionary(names, texts), fc.boolean(), (given, inAction) => {
      const result = planFromInputs(given, inAction ? onGithub() : terminal(), aVault(), inAction ? actionNaming : commandNaming);
      if (result.kind === 'plan') {
        expect(Object.isFrozen(result.plan)).toBe(true);
      } else {
        expect(result.problems.length).toBeGreaterThan(0);
        result.problems.forEach((each, index) => expect(shown(result.problems)[index]?.startsWith(each.input)).toBe(true));
      }
    }), { numRuns: 500 });
  });

  test('a client secret is in no problem', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9]{7,40}$/u);
    fc.assert(fc.property(secret, fc.array(names, { minLength: 1, maxLength: 6 }), (value, others) => {
      // A message names the input, and a secret may be a part of its name.
      fc.pre(![...inputNames, 'unknown', '__proto__', 'constructor'].some((name) => name.includes(value)));
      const given = { ...Object.fromEntries(others.map((name) => [name, value])), 'client-secret': value };
      const result = planFromInputs(given, terminal(), aVault(), actionNaming);
      if (result.kind === 'unusable') expect(shown(result.problems).join('\n')).not.toContain(value);
    }));
  });
});

describe('the table of inputs', () => {
  test('has defaults that are usable', () => {
    expect(planned(Object.fromEntries(inputNames.map((name) => [name, inputs[name].default]))).kind).toBe('plan');
  });

  test('describes each input on one line that ends as a sentence', () => {
    for (const name of inputNames) expect(inputs[name].description).toMatch(/^[A-Za-z][^\n]*\.$/u);
  });
});
