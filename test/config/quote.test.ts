import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { quoted, quotedPath } from '../../src/config/quote.ts';
import { describeProblem } from '../../src/config/problems.ts';
import { plain } from '../../src/foundation/text.ts';
import { aVault, CCG, planned, problemsOf } from './support.ts';

const TOKEN = 'T9cE5asGnuyYCCqIZFoWjFHvNbvVqHjl';
const shown = (raw: string, kept: readonly string[] = []): string => plain(quoted(raw, aVault(), kept));
const folders = (line: string): string => problemsOf({ ...CCG, folders: line }).join('\n');

describe('a value that is refused', () => {
  test.each([
    ['folders', 'releases', 'folders, line 1: "releases" is not a folder ID.'], ['folders', '160000000001x', 'folders, line 1: "160000000001x" is not a folder ID.'],
    ['folders', '$RELEASES: upload', 'folders, line 1: "$RELEASES" is not a folder ID.'], ['user-id', 'ann', 'user-id is "ann", which is not a Box user ID.'],
    ['sdk', 'box-nodes', 'sdk is "box-nodes", which names no client that is known.'],
    ['scopes', 'root:readonly', 'scopes, line 1: "root:readonly" is not a scope name.'],
  ])('is quoted: %s %s', (input, value, says) => expect(problemsOf({ ...CCG, [input]: value }).join('\n')).toContain(says));

  test.each([
    ['a token', TOKEN], ['half a token', TOKEN.slice(0, 16)], ['twelve characters of a token', TOKEN.slice(0, 12)], ['JSON', '{"clientID":"a"}'], ['the end of JSON', '"}}'],
    ['a key’s armour', '-----BEGIN RSA'], ['a JWT', 'eyJhbGciOiJSUzI1'], ['hex', '0a1b2c3d4e5f60718293'], ['a UUID', '123e4567-e89b-12d3-a456'], ['base64', 'TUlJRkhEQk9CZ2txaGtp'],
  ])('is told by its length alone where it may be %s', (_, raw) => {
    expect(shown(raw)).toBe(`a text of ${raw.length} characters`);
    for (const [input, value] of [['folders', raw], ['folders', `1: ${raw}`], ['scopes', `x:${raw}`], ['user-id', raw], ['fail-on', raw], ['sdk', raw], ['reports', raw], ['api-url', raw]] as const) {
      expect(problemsOf({ ...CCG, [input]: value }).join('\n')).not.toContain(raw);
    }
  });

  test('is not shown where it stands in a secret input, however short', () => {
    expect(shown('winter', ['a passphrase of winter'])).toBe('a text of 6 characters');
    expect(problemsOf({ 'jwt-config': '{"boxAppSettings":{"appAuth":{"passphrase":"wintertime"}}}', folders: '1: wintertime' }).join('\n')).not.toContain('wintertime');
    expect(problemsOf({ ...CCG, 'client-secret': 'abc-def-ghi', folders: 'def-ghi' }).join('\n')).not.toContain('def-ghi');
  });

  test('does not show a login, or an address that may hold a password', () => {
    expect(problemsOf({ ...CCG, 'user-id': 'ann@example.com' }).join('\n')).not.toContain('ann');
    expect(problemsOf({ ...CCG, 'api-url': 'ftp://ann:pw@box' }).join('\n')).not.toContain('pw');
    expect(folders('https://app.box.com/s/sharedhash1')).not.toContain('sharedhash1');
  });

  test('is cleaned: no control, escape or bidirectional character comes back', () => {
    expect(shown('a\u001b[31mb\u202e\u0007c')).toBe('"ab c"');
  });

  test('never shows more of a random text than twelve characters of it', () => {
    const random = fc.string({ unit: fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789')), minLength: 25, maxLength: 80 });
    fc.assert(fc.property(random, (secret) => {
      expect(shown(secret)).not.toContain(secret.slice(0, 12));
      expect(plain(quotedPath(secret, aVault()))).not.toContain(secret.slice(0, 12));
    }));
  });
});

describe('an empty variable', () => {
  test.each([
    [': upload', 'no folder before the colon: is the variable empty?'], ['  : upload # Releases', 'no folder before the colon: is the variable empty?'],
    ['https://app.box.com/folder/: upload', 'that URL holds no folder ID: is the variable empty?'], ['160000000001:', 'no operation after the colon: is the variable empty?'],
    ['160000000001: upload,', 'a comma with no operation beside it: is the variable empty?'], ['160000000001: replace=', 'replace= names no file: is the variable empty?'],
  ])('is asked after where it leaves %s', (line, says) => expect(folders(line)).toContain(says));

  test('is asked after in scopes and reports', () => {
    expect(problemsOf({ ...CCG, scopes: 'not:' }).join('\n')).toContain('not: names no scope: is the variable empty?');
    expect(problemsOf({ ...CCG, reports: 'junit=' }).join('\n')).toContain('is not FORMAT=FILE: is the variable empty?');
    expect(problemsOf({ ...CCG, reports: '=a.xml' }).join('\n')).toContain('is the variable empty?');
  });

  test('is not asked after where something stands there', () => expect(folders('releases: upload')).not.toContain('variable'));
});

describe('a file that is missing', () => {
  test('is named', () => {
    expect(problemsOf({ 'jwt-config-file': 'secrets/box-config-2026.json' })).toEqual(["jwt-config-file names \"secrets/box-config-2026.json\", which can't be read: there is no such file. Relative paths start from /work."]);
  });

  test('is not, where a secret stands in place of its path', () => {
    for (const secret of [TOKEN, Buffer.from(JSON.stringify({ boxAppSettings: { clientSecret: TOKEN } })).toString('base64')]) {
      const found = problemsOf({ 'jwt-config-file': secret }).join('\n');
      expect(found).toContain(`a text of ${secret.length} characters`);
      expect(found).not.toContain(secret.slice(0, 12));
    }
  });
});

test('what is right is not refused for looking like a secret', () => {
  const result = planned({ ...CCG, folders: '160000000001: upload, replace=Aa1Bb2Cc3Dd4Ee5F.zip # Aa1Bb2Cc3Dd4Ee5F' });
  expect(result.kind === 'unusable' ? result.problems.map((each) => plain(describeProblem(each))) : []).toEqual([]);
});
