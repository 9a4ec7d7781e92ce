import { describe, expect, test } from '@jest/globals';
import { reveal } from '../../src/foundation/secret.ts';
import { plain } from '../../src/foundation/text.ts';
import { createVault } from '../../src/foundation/vault.ts';
import type { MissingCredentials, TargetPlan } from '../../src/config/plan.ts';
import type { InputNaming } from '../../src/config/problems.ts';
import { loaded, oneTarget, planOf, planned, problemsOf, targetOf } from './file-support.ts';
import type { Place } from './file-support.ts';
import { CCG, aVault, fromFork, push, usable } from './support.ts';

const THREE = `
defaults:
  scopes: [root_readonly]
  user-id: 7
  folders: [1, 2]
  jwt-config: BOX_SHARED
targets:
  a: {}
  b:
    client-id: BOX_B_ID
    client-secret: BOX_B_SECRET
    enterprise-id: 900001
    as-user: 8
    folders: [3]
  c:
    jwt-config: BOX_C
    jwt-algorithm: RS512
    scopes: []
`;
const ALL = { BOX_SHARED: '{"shared": 1}', BOX_B_ID: 'b-id', BOX_B_SECRET: 'b-secret-of-some-length', BOX_C: '{"c": 1}' };
const commandNaming: InputNaming = { door: 'command', nameOf: (input) => `--${input}` };

function missingOf({ credentials }: TargetPlan): MissingCredentials {
  if (credentials.kind === 'given') throw new Error('given');
  return credentials.missing;
}

describe('a config file without targets', () => {
  const FLAT = 'folders: ["1: upload # Releases"]\nscopes: [root_readwrite]\nlabel: Ours\n';

  test('describes the one app whose credentials the inputs give, and which goes by its method', async () => {
    expect((await planOf(FLAT, { given: CCG })).targets).toMatchObject([{
      name: 'ccg', auth: 'ccg', label: 'Ours', source: null, credentials: { kind: 'given' },
      folders: [{ id: '1', operations: ['upload'], label: 'Releases', source: { line: 1 } }], scopes: [{ name: 'root_readwrite', source: { line: 2 } }],
    }]);
    expect((await planOf(FLAT, { given: { 'jwt-config': '{}' } })).targets).toMatchObject([{ name: 'jwt', folders: [{ id: '1' }] }]);
  });

  test('takes its credentials from variables that it names, where the inputs give none', async () => {
    const { targets } = await planOf(`${FLAT}jwt-config: BOX_A\njwt-algorithm: RS512\n`, { environment: { BOX_A: '{}' } });
    expect(targets).toMatchObject([{ name: 'jwt', sources: { credentials: { line: 4 } }, credentials: { raw: { auth: 'jwt', input: 'BOX_A', algorithm: 'RS512' } } }]);
  });

  test('gives way to inputs key by key', async () => {
    const { targets } = await planOf(`${FLAT}user-id: 7\n`, { given: { ...CCG, folders: '2: read', 'as-user': '8' } });
    expect(targets).toMatchObject([{ userId: null, asUser: '8', folders: [{ id: '2' }], scopes: [{ name: 'root_readwrite' }] }]);
  });

  test('may hold a policy alone', async () => {
    expect(await planOf('policy: {timeout: 60}\n', { given: { ...CCG, folders: '2: read' } })).toMatchObject({ limits: { timeoutMs: 60_000 }, targets: [{ name: 'ccg', folders: [{ id: '2' }] }] });
  });

  test('is missing its credentials where nothing gives any', async () => {
    expect(await planOf(FLAT)).toMatchObject({ targets: [], nothingGiven: { counts: 'fail', reason: 'not-given' } });
  });

  test('has no targets to choose from', async () => {
    expect(await problemsOf(FLAT, { given: { ...CCG, targets: 'production' } })).toEqual(['targets names targets, and .github/box-preflight.yml has none: it describes one app.']);
  });

  test('describes one app: two credentials in the inputs are one too many', async () => {
    expect(await problemsOf(FLAT, { given: { ...CCG, 'jwt-config': '{}' } })).toContainEqual(expect.stringContaining('one target has one credential'));
  });
});

test('targets that the job does not ask are kept by name, in the file’s order', async () => {
  expect(await planOf(THREE, { environment: ALL, given: { targets: 'b' } })).toMatchObject({ targets: [{ name: 'b' }], targetsLeftOut: ['a', 'c'] });
  expect((await planOf(THREE, { environment: ALL })).targetsLeftOut).toEqual([]);
});

describe('targets of a config file', () => {
  test('share the defaults, and override them by whole keys', async () => {
    const { targets } = await planOf(THREE, { environment: ALL });
    expect(targets.map(({ name, auth, userId, asUser, folders, scopes }) => [name, auth, userId, asUser, folders.map(({ id }) => id).join(), scopes.length])).toEqual([
      ['a', 'jwt', '7', null, '1,2', 1], ['b', 'ccg', null, '8', '3', 1], ['c', 'jwt', '7', null, '1,2', 0],
    ]);
  });

  test('take their credentials from the variables that they name', async () => {
    const [a, b, c] = (await planOf(THREE, { environment: ALL })).targets.map(({ credentials }) => (credentials.kind === 'given' ? credentials.raw : null));
    expect([a, c]).toMatchObject([{ auth: 'jwt', input: 'BOX_SHARED', algorithm: 'RS256' }, { auth: 'jwt', input: 'BOX_C', algorithm: 'RS512' }]);
    expect(b).toMatchObject({ auth: 'ccg', clientId: 'b-id', enterpriseId: '900001', userId: null });
    expect(b?.auth === 'ccg' && reveal(b.clientSecret)).toBe('b-secret-of-some-length');
  });

  test('mask all that they take, ids too', async () => {
    const masked: string[] = [];
    await planOf(THREE, { environment: ALL, vault: createVault((text) => void masked.push(text)) });
    expect(masked).toContain('b-secret-of-some-length');
    expect(masked).toContain('b-id');
  });

  test('know the lines that asked for them, for annotations', async () => {
    const b = await targetOf(THREE, 'b', { environment: ALL });
    expect([b.source?.line, b.sources?.credentials?.line, b.sources?.user?.line, b.folders[0]?.source?.line, b.scopes[0]?.source?.line]).toEqual([9, 10, 13, 14, 3]);
  });

  test('may take a user for the enterprise', async () => {
    const yaml = 'targets:\n  a: {client-id: BOX_I, client-secret: BOX_S, user-id: 5}\n  b: {jwt-config: BOX_J}\n';
    expect(await targetOf(yaml, 'a', { environment: { BOX_I: 'i', BOX_S: 's' } })).toMatchObject({ userId: '5', credentials: { kind: 'given', raw: { enterpriseId: null, userId: '5' } } });
  });

  test.each([
    ['targets:\n  a: {client-id: BOX_I, user-id: 1}\n  b: {jwt-config: BOX_J}\n', 'yml:2:3: a has no client-secret.'],
    ['targets:\n  a: {client-id: BOX_I, client-secret: BOX_S}\n  b: {jwt-config: BOX_J}\n', 'yml:2:3: a has no enterprise-id (or user-id).'],
    ['targets:\n  a: {folders: [1]}\n  b: {jwt-config: BOX_J}\n', 'yml:2:3: a names no credential.'],
  ])('that name half a credential are refused where they stand', async (yaml, expected) => {
    expect((await problemsOf(yaml)).join()).toContain(expected);
  });
});

describe('a target whose credentials this job does not have', () => {
  const withoutB = { ...ALL, BOX_B_SECRET: '' };

  test('is missing them by the names of the variables, and leaves the others to go on', async () => {
    const { targets } = await planOf(THREE, { environment: withoutB });
    expect(targets.map(({ credentials }) => credentials.kind)).toEqual(['given', 'missing', 'given']);
    expect(missingOf(await targetOf(THREE, 'b', { environment: withoutB }))).toEqual({ counts: 'fail', reason: 'not-given', inputs: ['BOX_B_SECRET'] });
  });

  test('is skipped where GitHub withholds secrets, or the input says so', async () => {
    const named = { 'config-file': '.github/box-preflight.yml' };
    expect(missingOf(await targetOf(THREE, 'b', { environment: withoutB, github: fromFork, given: named }))).toMatchObject({ counts: 'skip', reason: 'fork' });
    expect(missingOf(await targetOf(THREE, 'b', { environment: withoutB, given: { 'on-missing-credentials': 'skip' } }))).toMatchObject({ counts: 'skip' });
  });
});

describe('the input targets', () => {
  test('picks some of them, in the order of the file', async () => {
    expect((await planOf(THREE, { given: { targets: 'c\na' }, environment: ALL })).targets.map(({ name }) => name)).toEqual(['a', 'c']);
    expect((await planOf(THREE, { given: { targets: 'b, b' }, environment: ALL })).targets.map(({ name }) => name)).toEqual(['b']);
  });

  test('is refused where it names what the file does not have, with the nearest name', async () => {
    const yaml = 'targets: {production: {jwt-config: BOX_P}, staging: {jwt-config: BOX_S}}\n';
    expect(await problemsOf(yaml, { given: { targets: 'prodution' } })).toEqual(['targets names "prodution", which .github/box-preflight.yml does not have. Allowed: production or staging. Did you mean production?']);
  });

  test('is refused where there is no config file', async () => {
    const result = await planned('', { given: { ...CCG, targets: 'production' }, file: 'elsewhere.yml' });
    expect(result.kind === 'unusable' && result.problems.map(({ message }) => plain(message))).toEqual([expect.stringMatching(/^targets names targets of a config file, and there is none/u)]);
  });
});

describe('an input beside a config file', () => {
  test('goes before the same key of every target', async () => {
    const { targets } = await planOf(THREE, { given: { 'folders': '9', 'scopes': 'manage_groups', 'as-user': '5', 'jwt-algorithm': 'RS384' }, environment: ALL });
    for (const target of targets) expect(target).toMatchObject({ folders: [{ id: '9', source: null }], scopes: [{ name: 'manage_groups' }], userId: null, asUser: '5' });
    expect(targets.map(({ credentials }) => (credentials.kind === 'given' && credentials.raw.auth === 'jwt' ? credentials.raw.algorithm : null))).toEqual(['RS384', null, 'RS384']);
  });

  test('goes before policy', async () => {
    const yaml = `policy: {fail-on: warn, timeout: 60}\n${oneTarget()}`;
    expect(await planOf(yaml, { given: { 'fail-on': 'never' } })).toMatchObject({ limits: { timeoutMs: 60_000 }, policy: { failOn: 'never' } });
  });

  test('that is set to its default does so in the command alone: the runner hands in every default', async () => {
    const yaml = `policy: {fail-on: warn}\n${oneTarget()}`;
    expect((await planOf(yaml, { given: { 'fail-on': 'fail' } })).policy.failOn).toBe('warn');
    expect((await planOf(yaml, { given: { 'fail-on': 'fail' }, naming: commandNaming })).policy.failOn).toBe('fail');
  });

  test('is told of by its own name, and a key of the file by its place', async () => {
    const yaml = `policy: {max-clock-skew: 5, timeout: 20}\n${oneTarget()}`;
    expect(await problemsOf(yaml, { given: { 'warn-clock-skew': '9', 'request-timeout': '40' } })).toEqual([
      'warn-clock-skew is 9, which is more than max-clock-skew. Allowed: at most 5 seconds.', 'request-timeout is 40, which is more than timeout. Allowed: at most 20 seconds.',
    ]);
  });

  test('may hold the credential of the one target that is asked', async () => {
    const bare = 'targets:\n  a: {folders: [1]}\n';
    expect(await targetOf(bare, 'a', { given: CCG })).toMatchObject({ auth: 'ccg', credentials: { kind: 'given', raw: { clientId: 'an-id' } }, folders: [{ id: '1' }] });
    expect(await targetOf(THREE, 'b', { given: { 'jwt-config': '{"x": 1}', 'targets': 'b' } })).toMatchObject({ auth: 'jwt', credentials: { kind: 'given', raw: { input: 'jwt-config' } } });
    expect(await targetOf(THREE, 'b', { given: { 'client-secret': 'another-secret', 'targets': 'b' }, environment: ALL })).toMatchObject({ credentials: { kind: 'given', raw: { clientId: 'b-id', enterpriseId: '900001' } } });
  });

  test('of that credential may be withheld: nothing is asked, and nothing is wrong', async () => {
    const bare = 'targets:\n  a: {folders: [1]}\n';
    expect(await planOf(bare, { given: { 'jwt-config': '' }, github: fromFork })).toMatchObject({ targets: [], nothingGiven: { counts: 'skip', reason: 'fork' } });
    expect(missingOf(await targetOf('targets:\n  a: {client-id: BOX_I}\n', 'a', { github: push, environment: { BOX_I: 'i' } }))).toEqual({ counts: 'fail', reason: 'not-given', inputs: ['client-secret', 'enterprise-id'] });
  });

  test.each(['jwt-config', 'jwt-config-file', 'client-id', 'client-secret', 'enterprise-id'])('%s is refused where several targets are asked: nothing says whose it is', async (name) => {
    expect(await problemsOf(THREE, { given: { [name]: 'x' }, environment: ALL })).toEqual([expect.stringMatching(new RegExp(`^${name} is given, and \\.github/box-preflight\\.yml has 3 targets: name the one that it belongs to in targets`, 'u'))]);
  });

  test('of two credentials for one target is refused', async () => {
    expect(await problemsOf('targets: {a: {}}\n', { given: { ...CCG, 'jwt-config': '{}', 'enterprise-id': '' } })).toEqual([expect.stringContaining('client-id and jwt-config are both given')]);
    expect(await problemsOf(oneTarget(), { given: { 'enterprise-id': '1' } })).toEqual([expect.stringContaining('enterprise-id is given next to a JWT app')]);
  });
});

describe('where a config file is looked for', () => {
  test('at its usual place, or where config-file says', async () => {
    expect((await loaded(oneTarget(), {})).kind).toBe('read');
    expect(await loaded(oneTarget(), { file: 'box/ci.yml', given: { 'config-file': 'box/ci.yml' } })).toMatchObject({ kind: 'read', file: 'box/ci.yml' });
    expect(await loaded(oneTarget(), { file: 'box/ci.yml' })).toEqual({ kind: 'none', notices: [] });
  });

  test('a file that is named and not there is refused', async () => {
    expect((await problemsOf(oneTarget(), { given: { ...CCG, 'config-file': 'nowhere.yml' } })).join()).toBe("config-file can't be used: there is no such file (\"nowhere.yml\"). Relative paths start from the workspace.");
  });

  describe.each(['pull_request_target', 'workflow_run'])('on %s', (eventName) => {
    const foreign: Place = { github: { ...push, eventName } };

    test('a file at its usual place is not used, and that is told', async () => {
      const { plan, notices } = usable(await planned(THREE, { ...foreign, given: CCG, environment: ALL }));
      expect(plan.targets.map(({ name }) => name)).toEqual(['ccg']);
      expect(notices.map(({ level, message }) => [level, plain(message)])).toEqual([['warning', expect.stringContaining(`is not used: on ${eventName} it may be the file of somebody`)]]);
    });

    test('a file that config-file names is used, with a warning, and no variable that it names is shown', async () => {
      const vault = aVault();
      const { plan, notices } = usable(await planned(THREE, { ...foreign, given: { 'config-file': '.github/box-preflight.yml' }, environment: { ...ALL, BOX_B_ID: 'a-secret-under-another-name' }, vault }));
      expect(plan.targets).toHaveLength(3);
      expect(notices.map(({ level, message }) => [level, plain(message)])).toEqual([['warning', expect.stringContaining('is used because config-file names it')]]);
      expect(vault.scrub('a-secret-under-another-name')).toBe('***');
    });
  });

  test('in the command too, which may run in a job of that event', async () => {
    expect((await loaded(THREE, { environment: { GITHUB_EVENT_NAME: 'pull_request_target' } })).kind).toBe('none');
  });
});
