import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plain } from '../../src/foundation/text.ts';
import { oneTarget, planOf, planned, problemsOf, targetOf } from './file-support.ts';

const at = (line: number, column: number): { file: string; line: number; column: number } => ({ file: '.github/box-preflight.yml', line, column });

describe('a config file', () => {
  test('names targets with their label, subject, folders and scopes', async () => {
    const yaml = oneTarget('label: Production', 'as-user: 20000000003', 'scopes: [root_readwrite, "not:manage_users"]', 'folders:', '  - id: 160000000001', '    operations: [upload, replace]', '    label: Releases', '    expected-name: Releases 2026', '    planned-upload: {name: app.zip, size: 120 MB}');
    expect(await targetOf(yaml, 'a', { environment: { BOX_A: '{}' } })).toMatchObject({
      name: 'a', label: 'Production', auth: 'jwt', asUser: '20000000003', userId: null, source: at(2, 3),
      credentials: { kind: 'given', raw: { auth: 'jwt', input: 'BOX_A', algorithm: 'RS256' } },
      scopes: [{ name: 'root_readwrite', held: true, source: at(6, 14) }, { name: 'manage_users', held: false, source: at(6, 30) }],
      folders: [{
        id: '160000000001', label: 'Releases', hidden: false, operations: ['upload', 'replace'], replace: [], expectedName: 'Releases 2026',
        plannedUpload: { name: 'app.zip', sizeBytes: 120_000_000 }, source: at(8, 9),
      }],
    });
  });

  test('takes a folder in each way in which people write one', async () => {
    const yaml = oneTarget('folders:', '  - 1', '  - 2: upload, replace="a, b.zip"', '  - "3: upload # Releases"', '  - https://app.box.com/folder/4', '  - https://app.box.com/folder/5: [read, download]', '  - {id: https://app.box.com/folder/6, operations: none}', '  - id: "7"');
    const { folders } = await targetOf(yaml, 'a', { environment: { BOX_A: '{}' } });
    expect(folders.map(({ id, operations, replace, label, hidden, source }) => [id, operations.join(), replace.join('|'), label, hidden, source?.line])).toEqual([
      ['1', 'read', '', null, false, 5], ['2', 'upload', 'a, b.zip', null, false, 6], ['3', 'upload', '', 'Releases', false, 7], ['4', 'read', '', null, false, 8],
      ['5', 'read,download', '', null, false, 9], ['6', '', '', null, true, 10], ['7', 'read', '', null, false, 11],
    ]);
  });

  test('takes lines that were pasted from a workflow, each with its own place', async () => {
    const yaml = oneTarget('folders: |', '  # ours', '  1: upload  # Releases', '', '  2', 'scopes: |', '  root_readonly', '  root_readwrite manage_groups');
    const { folders, scopes } = await targetOf(yaml, 'a', { environment: { BOX_A: '{}' } });
    expect(folders.map(({ id, label, source }) => [id, label, source?.line])).toEqual([['1', 'Releases', 6], ['2', null, 8]]);
    expect(scopes.map(({ name, source }) => [name, source?.line])).toEqual([['root_readonly', 10], ['root_readwrite', 11], ['manage_groups', 11]]);
  });

  test('keeps every digit of an ID that is larger than a number can be', async () => {
    expect((await targetOf(oneTarget('folders: [18446744073709551615]'), 'a')).folders[0]?.id).toBe('18446744073709551615');
  });

  test('joins a folder that is listed twice, at its first place', async () => {
    const { folders } = await targetOf(oneTarget('folders:', '  - 1: upload', '  - {id: 1, operations: download, label: Two, expected-name: X}'), 'a');
    expect(folders).toMatchObject([{ id: '1', operations: ['download', 'upload'], label: 'Two', expectedName: 'X', source: at(5, 9) }]);
  });

  test('plans an upload as a new file where nothing says that it replaces one', async () => {
    const folders = async (operations: string): Promise<unknown> => (await targetOf(oneTarget('folders:', `  - {id: 1, ${operations}planned-upload: {name: a.zip}}`), 'a')).folders;
    expect(await folders('')).toMatchObject([{ operations: ['read', 'upload'], plannedUpload: { name: 'a.zip', sizeBytes: null } }]);
    expect(await folders('operations: replace, ')).toMatchObject([{ operations: ['replace'], replace: [] }]);
    expect(await folders('operations: [replace=a.zip], ')).toMatchObject([{ operations: [], replace: ['a.zip'] }]);
  });

  test.each([['0', 0], ['1024', 1024], ['1 KB', 1000], ['1KiB', 1024], ['1.5 GiB', 1_610_612_736], ['2tb', 2e12]])('reads the size %s as %s bytes', async (written, bytes) => {
    expect((await targetOf(oneTarget('folders:', `  - {id: 1, planned-upload: {name: a, size: ${written}}}`), 'a')).folders[0]?.plannedUpload?.sizeBytes).toBe(bytes);
  });

  test('sets what counts for the run, under the words of the inputs', async () => {
    const yaml = `policy:\n  fail-on: warn\n  timeout: 60\n  details: ids\n  summary: false\n  name: nightly\n${oneTarget()}`;
    expect(await planOf(yaml)).toMatchObject({ limits: { timeoutMs: 60_000 }, policy: { failOn: 'warn', details: 'ids', summary: false, name: 'nightly' }, run: { name: 'nightly' } });
  });

  test('lets aliases stand for what their anchor names', async () => {
    const yaml = 'defaults:\n  folders: &ours\n    - 1: upload\ntargets:\n  a: {jwt-config: BOX_A, folders: *ours}\n  b: {jwt-config: BOX_B}\n';
    const { targets } = await planOf(yaml);
    expect(targets.map(({ folders }) => folders.map(({ id }) => id))).toEqual([['1'], ['1']]);
  });

  test('may begin with a byte order mark and have any line ends', async () => {
    expect((await planOf(`\uFEFF${oneTarget('folders:', '  - 1').replaceAll('\n', '\r\n')}`)).targets).toMatchObject([{ name: 'a', folders: [{ id: '1', source: at(5, 9) }] }]);
  });
});

describe('a config file that can not be used', () => {
  test('tells every problem at once, as one reads, with file, line and column, what is allowed and what was probably meant', async () => {
    const found = await problemsOf([
      'polcy: {}', 'policy:', '  fail-on: wran', '  timeout: soon', '  scopes: [x]', 'defaults:', '  scopes: [root_readwrite, "a b!"]', 'targets:', '  a:', '    jwt-confg: BOX_A', '    fail-on: warn',
      '    folders:', '      - 12: uplaod', '      - {id: 13, operatons: read}', '  b b: {jwt-config: BOX_B}', '',
    ].join('\n'));
    expect(found).toEqual([
      '.github/box-preflight.yml:1:1: "polcy" is no key of the top level. Allowed: policy, defaults, targets, label, jwt-config, jwt-algorithm, client-id, client-secret, enterprise-id, user-id, as-user, folders, scopes. Did you mean policy?',
      '.github/box-preflight.yml:3:12: fail-on is "wran", which is none of its values. Allowed: fail, warn or never. Did you mean warn?',
      '.github/box-preflight.yml:4:12: timeout is "soon", which is not a whole number in digits. Allowed: a whole number of seconds from 1 to 3600.',
      '.github/box-preflight.yml:5:3: scopes is no key of policy; it belongs under defaults.',
      expect.stringMatching(/^\.github\/box-preflight\.yml:7:28: "b!" is not a scope name\./u),
      expect.stringMatching(/^\.github\/box-preflight\.yml:10:5: "jwt-confg" is no key of a target\. .* Did you mean jwt-config\?$/u),
      '.github/box-preflight.yml:11:5: fail-on is no key of a target; it belongs under policy.',
      expect.stringMatching(/^\.github\/box-preflight\.yml:13:13: "uplaod" is not an operation\. .* Did you mean upload\?$/u),
      expect.stringMatching(/^\.github\/box-preflight\.yml:14:18: "operatons" is no key of a folder\. .* Did you mean operations\?$/u),
      expect.stringMatching(/^\.github\/box-preflight\.yml:15:3: "b b" is no name for a target\./u),
    ]);
  });

  test('is told of beside inputs that can not be used', async () => {
    const found = await problemsOf('targets: {}\n', { given: { 'max-attempts': '0' } });
    expect(found).toEqual([expect.stringMatching(/^max-attempts is "0"/u), expect.stringMatching(/yml:1:1: targets is empty/u)]);
  });

  test.each<[string, string, string]>([
    ['nothing in it', '', ':1:1: the file is empty.'],
    ['comments alone', '# later\n', ':1:1: the file is empty.'],
    ['a list', '- a\n', ':1:1: the file is a list.'],
    ['a text', 'production\n', ':1:1: the file is a text.'],
    ['nothing in a mapping', '{}\n', ':1:1: the file is empty.'],
    ['keys of a target beside targets', `folders: [1]\nlabel: x\n${oneTarget()}`, ':1:1: folders stands at the top beside targets. Put it under defaults, or under a target.'],
    ['a label beside targets', `label: x\n${oneTarget()}`, ':1:1: label stands at the top beside targets. Put it under a target.'],
    ['defaults of nothing', 'defaults: {folders: [1]}\n', ':1:1: defaults is for targets, and there are none. Put its keys at the top.'],
    ['two ways to one user at the top', 'user-id: 1\nas-user: 2\n', ':2:10: as-user and user-id are both given'],
    ['an empty entry at the top', 'folders: [1, ~]\n', ':1:14: an entry of folders is empty.'],
    ['a tag at the top', 'folders: !ours [1]\n', ':1:16: a tag (!NAME) is not allowed.'],
    ['a list of targets', 'targets:\n  - a\n', ':2:3: targets is a list. Allowed: a mapping, each target under its name.'],
    ['the name of the machine', 'targets:\n  Host: {jwt-config: BOX_A}\n', ":2:3: a target can't be called host"],
    ['two ways to one user', oneTarget('user-id: 1', 'as-user: 2'), ':5:14: as-user and user-id are both given'],
    ['a login for a user', oneTarget('user-id: ann@example.com'), ':4:14: user-id is not a Box user ID. A login is no user ID.'],
    ['two credentials in one target', oneTarget('client-id: BOX_B'), ':4:5: client-id stands beside jwt-config.'],
    ['an empty key', oneTarget('folders:'), ':4:13: folders is empty.'],
    ['an empty text', oneTarget('label: ""'), ':4:12: label is empty.'],
    ['an empty entry among folders', oneTarget('folders:', '  - 1', '  -'), 'an entry of folders is empty.'],
    ['an empty entry among folders, in brackets', oneTarget('folders: [1, ~, 2]'), ':4:18: an entry of folders is empty.'],
    ['an empty entry among scopes', oneTarget('scopes: [root_readonly, ""]'), 'an entry of scopes is'],
    ['an empty entry among operations', oneTarget('folders: [{id: 1, operations: [read, ~]}]'), 'an entry of operations is empty.'],
    ['no operation', oneTarget('folders: [{id: 1, operations: []}]'), 'operations is an empty list.'],
    ['a list in the list', oneTarget('folders: [[1]]'), 'an entry of folders is a list in the list.'],
    ['a folder without its ID', oneTarget('folders: [{label: x}]'), 'a folder has no id.'],
    ['a folder that is hidden and used', oneTarget('folders: [{id: 1, operations: [none, read]}]'), 'none stands alone'],
    ['a folder that is hidden here and used there', oneTarget('folders:', '  - 1: none', '  - 1: read'), ':6:9: folder 1 is listed twice, and must be hidden'],
    ['a folder with two names', oneTarget('folders:', '  - {id: 1, expected-name: a}', '  - {id: 1, expected-name: b}'), 'folder 1 is listed twice, and with two expected names.'],
    ['an upload into a hidden folder', oneTarget('folders: [{id: 1, operations: none, planned-upload: {name: a}}]'), 'with the operation none can’t have'],
    ['an upload without a name', oneTarget('folders: [{id: 1, planned-upload: {size: 1}}]'), 'planned-upload has no name.'],
    ['a path for a name', oneTarget('folders: [{id: 1, planned-upload: {name: a/b}}]'), 'name takes the name of an item, not a path.'],
    ['no size', oneTarget('folders: [{id: 1, planned-upload: {name: a, size: 3 bananas}}]'), 'size is "3 bananas", which is no size.'],
    ['a size beyond counting', oneTarget('folders: [{id: 1, planned-upload: {name: a, size: 999999999999999 TB}}]'), 'which is no size.'],
    ['a scope that must be held and must not', oneTarget('scopes: [root_readonly, "not:root_readonly"]'), 'asked for both with and without not:'],
    ['two documents', `${oneTarget()}---\n${oneTarget()}`, ':4:1: a second document begins here (---).'],
    ['a tag', oneTarget('label: !!str x'), ':4:18: a tag (!NAME) is not allowed.'],
    ['a tag of its own', 'targets: !!map\n  a: !x {jwt-config: BOX_A}\n', ':2:9: a tag (!NAME) is not allowed.'],
    ['a key given twice', oneTarget('label: a', 'label: b'), ':5:5: the key label is given twice.'],
    ['a target given twice', 'targets:\n  a: {jwt-config: BOX_A}\n  a: {jwt-config: BOX_B}\n', ':3:3: the key a is given twice.'],
    ['a list for a key', 'targets:\n  ? [a]\n  : {jwt-config: BOX_A}\n', 'a key must be a text.'],
    ['a merge key', 'x: &x {a: 1}\ntargets:\n  a:\n    <<: *x\n', '<< is a merge key, which is not supported.'],
    ['an alias of nothing', oneTarget('folders: *nowhere'), ':4:14: there is no anchor (&NAME) of this name before this alias.'],
    ['an alias into itself', oneTarget('folders: &a [*a]'), 'an alias (*NAME) leads into itself.'],
    ['a tab', 'targets:\n\ta: {}\n', 'a tab indents this line.'],
    ['an open quote', 'targets:\n  a: {jwt-config: "BOX_A}\n', 'something is missing here'],
    ['two keys on one line', 'targets:\n  a: jwt-config: BOX_A\n', ':2:6: two keys stand on one line.'],
  ])('says where and what: %s', async (_, yaml, expected) => {
    expect((await problemsOf(yaml)).join('\n')).toContain(expected);
  });
});

describe('a hostile config file', () => {
  test.each(['api-url', 'status-url', 'report-file', 'reports', 'github-token', 'comment', 'tracking-issue', 'on-missing-credentials', 'repaired-credentials', 'jwt-config-file'])('can not set %s, wherever it stands', async (key) => {
    const yaml = `${key}: x\npolicy:\n  ${key}: x\ndefaults:\n  ${key}: x\n${oneTarget(`${key}: x`)}`;
    const found = await problemsOf(yaml);
    expect(found.map((each) => each.slice('.github/box-preflight.yml:'.length).split(' ').slice(0, 3).join(' '))).toEqual([`1:1: ${key} can’t`, `3:3: ${key} can’t`, `5:3: ${key} can’t`, `9:5: ${key} can’t`]);
  });

  test.each(['GITHUB_TOKEN', 'AWS_SECRET_ACCESS_KEY', 'PATH', 'box_a', 'BOX', 'BOX_', 'ACTIONS_RUNTIME_TOKEN', 'BOX_PREFLIGHT_CLIENT_SECRET', 'BOX_A;id', 'BOX_A B', '__proto__'])('can not reach the variable %s', async (name) => {
    const asked: string[] = [];
    const environment = new Proxy<Record<string, string>>({}, { getOwnPropertyDescriptor: (_, key) => { asked.push(String(key)); return { value: 'x', configurable: true, enumerable: true }; } });
    const found = await problemsOf(`targets:\n  a:\n    jwt-config: "${name}"\n`, { environment });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('.github/box-preflight.yml:3:17: jwt-config ');
    expect(asked.filter((each) => each !== 'GITHUB_EVENT_NAME')).toEqual([]);
  });

  test.each([
    's3cretvalueThatIsLong0123456789ab', 'sk-live', '{boxAppSettings: {clientSecret: s3cretvalueThatIsLong0123456789ab}}', '["s3cretvalueThatIsLong0123456789ab"]', '"{\\"clientSecret\\": \\"s3cretvalueThatIsLong0123456789ab\\"}"',
  ])('with a credential in it is refused, and the credential is not shown: %s', async (value) => {
    const found = (await problemsOf(`targets:\n  a:\n    client-id: BOX_A\n    client-secret: ${value}\n    enterprise-id: 1\n`)).join('\n');
    expect(found).toContain(':4:20: client-secret holds a value. A credential never stands in this file');
    expect(found).not.toMatch(/s3cret|sk-live/u);
  });

  test('gets no message that carries control characters, commands or a whole document', async () => {
    const found = await problemsOf(`"::error::\\u001b[31m\\u202e": 1\n"${'x'.repeat(5_000)}": 2\n${oneTarget('label: ok')}`);
    expect(found.join('').length).toBeLessThan(500);
    expect(found.join('')).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  test('can not make the run read a file elsewhere', async () => {
    for (const file of ['/etc/passwd', '../../secret', 'C:\\secret', 'a/../../b']) {
      expect(await problemsOf(`policy:\n  drift-baseline: '${file}'\n${oneTarget()}`)).toContainEqual(expect.stringContaining(':2:19: drift-baseline leads out of the workspace.'));
    }
  });

  test.each<[string, string]>([
    ['brackets without end', '['.repeat(200_000)], ['nested lists', `a: ${'['.repeat(50_000)}${']'.repeat(50_000)}`], ['aliases of aliases', `targets:\n${Array.from({ length: 5_000 }, (_, index) => `  t${index}: &t${index} {jwt-config: BOX_A, folders: [*t${Math.max(0, index - 1)}]}`).join('\n')}`],
    ['very many keys', Array.from({ length: 60_000 }, (_, index) => `k${index}: 1`).join('\n')], ['one long key', `${'k'.repeat(900_000)}: 1`], ['very many anchors', `a: [${Array.from({ length: 40_000 }, (_, index) => `&a${index} 1, *a${index}`).join(', ')}]`],
    ['very many targets', `targets:\n${Array.from({ length: 20_000 }, (_, index) => `  t${index}: {jwt-config: BOX_A}`).join('\n')}`],
    ['very many folders', `defaults: {folders: [${Array.from({ length: 9_000 }, (_, index) => index).join(', ')}]}\ntargets:\n${Array.from({ length: 99 }, (_, index) => `  t${index}: {jwt-config: BOX_A}`).join('\n')}`],
  ])('is refused in time that grows with its length alone: %s', async (_, yaml) => {
    // Of the processor: a machine that is busy with other tests must not make this fail.
    const before = process.cpuUsage();
    expect((await planned(yaml)).kind).toBe('unusable');
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(10_000);
  });

  test('of more than 1 MiB is not parsed', async () => {
    expect((await problemsOf(`# ${'x'.repeat(1024 * 1024)}`)).join()).toContain('it is larger than 1 MiB');
  });

  test('whatever it holds gives a plan or problems that name it, and throws nothing', async () => {
    const part = fc.oneof(fc.string(), fc.constantFrom(
      'targets:', '\n', '  ', '\n  a:', '\n    ', 'jwt-config: BOX_A', 'folders:', '- ', '1: upload', '{', '}', '[', ']', ': ', '&a ', '*a', '!x ', '"', "'", '|\n', '? ', '#', '---\n', 'policy:', 'defaults:', 'scopes:', 'planned-upload:', '\t', '\0', '%YAML 1.1\n', '<<: *a', '__proto__: ',
    ));
    await fc.assert(fc.asyncProperty(fc.array(part, { maxLength: 30 }), async (parts) => {
      const result = await planned(parts.join(''));
      if (result.kind === 'plan') return;
      for (const { message } of result.problems) expect(plain(message)).toMatch(/^\.github\/box-preflight\.yml:\d+:\d+: /u);
    }), { numRuns: 500 });
  });
});
