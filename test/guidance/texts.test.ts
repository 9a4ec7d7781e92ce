import { describe, expect, test } from '@jest/globals';
import { CODES } from '../../src/foundation/diagnosis.ts';
import { foreign, plain } from '../../src/foundation/text.ts';
import { explainRows } from '../../src/guidance/catalogue.ts';
import { clockRemedy } from '../../src/guidance/clock-remedy.ts';
import { troubleshootingMarkdown } from '../../src/guidance/document.ts';
import { FALLBACKS } from '../../src/guidance/fallbacks.ts';
import { fill } from '../../src/guidance/fill.ts';
import { FINDINGS } from '../../src/guidance/findings.ts';

describe('a template', () => {
  test('takes the facts that are known, and says where to find the others', () => {
    expect(plain(fill('Invite {login} to {folderLink}.', { folderLink: 'https://app.box.com/folder/1' }))).toBe(`Invite ${FALLBACKS.login} to https://app.box.com/folder/1.`);
  });

  test('leaves out a part in brackets where a fact in it is not known', () => {
    const template = 'It is no number[ ({found})][, at {where}].';
    expect(plain(fill(template, { where: 'line 2' }))).toBe('It is no number, at line 2.');
    expect(plain(fill(template, { found: '', where: 'line 2' }))).toBe('It is no number, at line 2.');
  });

  test('begins with a capital letter where words stand for a fact, and changes no name', () => {
    expect(plain(fill('{login} sees it.', {}))).toMatch(/^The service account’s login/u);
    expect(plain(fill('{host} is not known.', {}))).toBe('api.box.com is not known.');
    expect(plain(fill('{login} sees it.', { login: foreign('login', 'ann@example.com') }))).toBe('ann@example.com sees it.');
  });

  test('keeps what came from outside marked, and does not read it as a template', () => {
    const name = foreign('words', 'a {login} [b]');
    expect(fill('File {fileName}.', { fileName: name })).toEqual(['File ', name, '.']);
    expect(plain(fill('File {fileName}.', { fileName: 'a {login} [b {host}]' }))).toBe('File a {login} [b {host}].');
  });

  test('leaves a workflow expression as it stands', () => {
    expect(plain(fill('Write ${{ secrets.NAME }} and ${{login}}.', {}))).toBe('Write ${{ secrets.NAME }} and ${{login}}.');
  });
});

describe('the clock’s remedy', () => {
  test.each([
    ['linux', null, 'chronyc makestep'], ['Linux', false, 'timedatectl set-ntp true'], ['win32', false, 'w32tm /resync'], ['Windows_NT', null, 'w32tm /resync'],
    ['darwin', false, 'sntp -sS time.apple.com'], ['macOS', false, 'sntp -sS time.apple.com'], ['sunos', null, 'time server'], ['linux', true, 'Run the job again'], ['win32', true, 'Run the job again'],
  ])('on %s (GitHub-hosted: %p) is %s', (os, hosted, words) => {
    expect(clockRemedy(os, hosted)).toContain(words);
  });
});

describe('docs/troubleshooting.md', () => {
  const page = troubleshootingMarkdown();

  test('holds every exact text of every row', () => {
    for (const { seen } of explainRows()) for (const words of seen) expect(page).toContain(`\`${words}\``);
  });

  test('holds every finding and every diagnosis code with what it counts as', () => {
    for (const id of Object.keys(FINDINGS)) expect(page).toContain(`### \`${id}\``);
    for (const [code, { statuses }] of Object.entries(CODES)) expect(page).toMatch(new RegExp(`^\\| \\[\`${code}\`\\]\\(diagnoses/${code}.md\\) \\| [^|]{5,} \\| ${statuses.join(', ')} \\|`, 'mu'));
  });

  test('has no two entries of the same name', () => {
    const headings = page.split('\n').filter((line) => line.startsWith('### '));
    const twice = headings.filter((heading, index) => headings.indexOf(heading) !== index);
    expect(twice).toEqual([]);
  });
});
