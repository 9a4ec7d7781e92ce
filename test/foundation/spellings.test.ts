import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { explainFailure } from '../../src/action/github-failure.ts';
import { quoted } from '../../src/config/quote.ts';
import { clean, plain } from '../../src/foundation/text.ts';
import { createVault } from '../../src/foundation/vault.ts';
import type { Vault } from '../../src/foundation/vault.ts';
import { ALL_SPELLINGS, SPELLINGS, shows } from '../support/spellings.ts';

const SECRET = 'S3cr3tVALUEzq8XwP4mLk7Tn2Rb9Yd5Q';

function holding(...secrets: readonly string[]): Vault {
  const vault = createVault(() => undefined);
  for (const secret of secrets) vault.keep(secret);
  return vault;
}

/** Letters and digits, as Box's secrets and tokens have, so that a reader can be made that reads over all else. */
const secret = fc.string({ unit: fc.constantFrom(...Array.from('abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789')), minLength: 20, maxLength: 48 }).filter((text) => new Set(text.toLowerCase()).size > 8);
/** Of anything printable; long enough that twelve characters are left where separators are read over. */
const anySecret = fc.string({ unit: 'grapheme-ascii', minLength: 32, maxLength: 64 }).filter((text) => text.trim() === text && text.replace(/[\s.,:;|'"]/gu, '').length >= 16);

/** May what is around stay, and nothing of the secret? A part of fewer than twelve characters may. */
const LONGEST_LEFT = 11;

describe('the table of encodings in SECURITY.md', () => {
  test('has a row for each that is tried here, and no other', () => {
    const table = /\| a secret \|\n\| --- \|\n((?:\|.*\|\n)+)/u.exec(readFileSync('SECURITY.md', 'utf8'))?.[1] ?? '';
    expect(table.trim().split('\n').map((row) => row.slice(2, -2))).toEqual(Object.keys(SPELLINGS));
  });
});

describe.each(ALL_SPELLINGS)('a secret %s', (_name, write) => {
  test('is gone from a text that is scrubbed and then cleaned, and from one that is cleaned and then scrubbed', () => {
    fc.assert(fc.property(secret, (text) => {
      const vault = holding(text);
      const given = `<< ${write(text)} >>`;
      expect(shows(clean(vault.scrub(given)), text)).toBe(false);
      expect(shows(vault.scrub(clean(given)), text)).toBe(false);
      expect(vault.scrub(given)).toMatch(/^<< .*\*\*\*.* >>$/su);
    }));
  });

  test('is gone whatever printable characters it has', () => {
    fc.assert(fc.property(anySecret, (text) => {
      const left = holding(text).scrub(`<${write(text)}>`);
      expect(left).toContain('***');
      expect(left.replace('***', '').length).toBeLessThanOrEqual(Math.max(...['x', '"', '&'].map((unit) => write(unit.repeat(LONGEST_LEFT)).length)) + 2);
    }));
  });

  test('is gone where it is a passphrase of eight letters', () => {
    const vault = holding('tr0ub4do');
    const whole = write('tr0ub4do');
    if (/^tr0ub4do$/iu.test(whole.replace(/[^a-z0-9]/giu, ''))) expect(shows(clean(vault.scrub(whole)).padEnd(12, '#'), 'tr0ub4do####')).toBe(false);
  });

  test('is gone from what a wrong input and an answer of GitHub are quoted by', () => {
    const vault = holding(SECRET);
    const scrub = (words: string): string => vault.scrub(words);
    const error = Object.assign(new Error('failed'), { response: { status: 422, headers: {}, data: { message: write(SECRET) } } });
    for (const shown of [quoted(write(SECRET), vault), explainFailure(error, { doing: 'The comment', permission: 'issues' }, scrub)]) expect(shows(plain(shown), SECRET)).toBe(false);
  });
});

describe('readings of a text', () => {
  test('leave what is around a secret as it was', () => {
    const vault = holding(SECRET);
    const broken = SECRET.split('').join('\u200b');
    expect(vault.scrub(`Zoë’s caf\u00ad\u00e9 & 100%; ${broken}. [${SECRET.toLowerCase()}]`)).toBe('Zoë’s caf\u00ad\u00e9 & 100%; ***. [***]');
    expect(vault.scrub(`a%20b ${encodeURIComponent('%' + SECRET)} c\\nd`)).toBe('a%20b %25*** c\\nd');
  });

  test('find two secrets in two spellings, and leave what is between', () => {
    expect(holding(SECRET, 'another secret of mine').scrub(`${SECRET.split('').join('.')} and another%20secret%20of%20mine`)).toBe('*** and ***');
  });

  test('find a key that is quoted letter by letter, and one whose line ends are gone', () => {
    const line = 'MIIFDjBABgkqhkiG9w0BBQ0wMzAbBgkqhkiG9w0BBQwwDgQIZ2Vz';
    const pem = `-----BEGIN PRIVATE KEY-----\n${line}\n${line.split('').toReversed().join('')}\n-----END PRIVATE KEY-----`;
    for (const spelled of [pem.replaceAll('\n', ''), JSON.stringify(JSON.stringify(pem)), pem.split('').join('\u00ad')]) expect(shows(holding(pem).scrub(spelled), line.replace(/[^a-z0-9]/giu, ''))).toBe(false);
  });

  test('make nothing of characters that do not exist', () => {
    expect(holding(SECRET).scrub('&#x110000; &#9999999; \\u{ffffff} %zz \\')).toBe('&#x110000; &#9999999; \\u{ffffff} %zz \\');
  });

  test('leave words alone in which a short secret stands by chance', () => {
    expect(holding('pass').scrub('compa ss Passed PASS')).toBe('compa ss Passed PASS');
    expect(holding('pass').scrubParts('all checks pass')).toBe('all checks pass');
  });

  test('take twice the time for twice the text, whatever it is made of', () => {
    const vault = holding(SECRET);
    const time = (text: string): number => {
      const started = performance.now();
      vault.scrub(text);
      return performance.now() - started;
    };
    const pieces = ['\\', '%', '&#', '&amp;', '\\u005c', '%25', '&#38;', '\u001b]', '\u200b', '. ', SECRET.slice(0, 11), `${SECRET} `, '\u0130'];
    for (const piece of pieces) {
      time(piece.repeat(2000));
      const [one, four] = [time(piece.repeat(20_000)), time(piece.repeat(80_000))];
      expect([piece, four > 400 && four > 10 * one]).toEqual([piece, false]);
    }
  });
});
