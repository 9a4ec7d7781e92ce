import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LONGEST_FOREIGN, clean, foreign, join, plain, text, unwrap } from '../../src/foundation/text.ts';

describe('cleaning a text from outside', () => {
  test('takes colours and other terminal sequences out', () => {
    expect(clean('\u001b[31mred\u001b[0m \u001b]8;;https://x.test\u0007link\u001b]8;;\u001b\\ \u001b]0;title\u001b\\end\u001bM')).toBe('red link end');
  });

  test('takes a sequence out that hides behind an invisible character', () => {
    expect(clean('\u001b\u200B[31mred')).toBe('red');
  });

  test('takes marks out that turn the direction of reading', () => {
    expect(clean('user\u202Etxt.exe\u2066\u2069\u200F\u061C')).toBe('usertxt.exe');
  });

  test('takes invisible characters out', () => {
    expect(clean('a\u200Bb\u00ADc\uFEFFd\u2060e\u3164f\u{E0041}g')).toBe('abcdefg');
  });

  test('makes one line of several, and one space of many', () => {
    expect(clean('  one\r\n\t two\u2028three\u0085four \u200B five\u0000six ')).toBe('one two three four five six');
  });

  test('leaves the words of any script alone', () => {
    for (const words of ['Ünïcödé', '日本語のフォルダ', 'Ελληνικά', 'عربي', 'emoji 🎉']) expect(clean(words)).toBe(words);
  });

  test('never leaves a control, escape or bidirectional character, nor half a character', () => {
    const nasty = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\u001b[', '\u001b]', '\u009b31m', '\u202E', '\u0007', '\r', '\uD800', '\u2067')), { maxLength: 20 });
    fc.assert(fc.property(nasty.map((parts) => parts.join('')), (raw) => {
      expect(clean(raw)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }), { numRuns: 500 });
  });

  test('is done once and for all', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (raw) => {
      expect(clean(clean(raw))).toBe(clean(raw));
    }));
  });

  test('cuts what nobody reads, between characters, and shows that it did', () => {
    expect(clean('🎉'.repeat(LONGEST_FOREIGN + 1))).toBe(`${'🎉'.repeat(LONGEST_FOREIGN)}…`);
    expect(clean('x'.repeat(LONGEST_FOREIGN))).toBe('x'.repeat(LONGEST_FOREIGN));
    expect(clean('abcdef', 3)).toBe('abc…');
    expect(clean(`ab${'\u200B'.repeat(50)}cd`, 3)).toBe('ab…');
  });

  test('of a very long text ends in a moment', () => {
    const started = performance.now();
    for (const piece of ['\u001b]', '\u001b[', ' ', '\u202E', '\u001b[0;']) clean(piece.repeat(1_000_000), 4_000_000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('our words with texts from outside in between', () => {
  const name = foreign('name', 'Quarterly\u001b[31m report');

  test('stay apart until a sink takes them out', () => {
    expect(text`Folder ${12} is ${name}.`).toEqual(['Folder ', '12', ' is ', name, '.']);
    expect(text`${name}${text`a ${name}`}`).toEqual([name, 'a ', name]);
  });

  test('are cleaned on the way out, our own words not', () => {
    expect(plain(text`Folder\n${name}`)).toBe('Folder\nQuarterly report');
    expect(unwrap(name)).toBe('Quarterly report');
  });

  test('are joined with a separator between them', () => {
    expect(plain(join([text`one`, text`two ${name}`, []], ', '))).toBe('one, two Quarterly report, ');
    expect(join([], ', ')).toEqual([]);
  });

  test('do not slip out by an accident', () => {
    expect([String(name), inspect(name), JSON.stringify({ name })]).toEqual(['(text from outside)', 'Foreign(name)', '{"name":"Quarterly report"}']);
  });
});
