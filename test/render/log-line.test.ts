import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inert, inertLines } from '../../src/render/log-line.ts';

const piece = fc.oneof(
  fc.constantFrom('##[error]', '##vso[task.x]', '##teamcity[x]', '###[x]', '::error::x', ' ::x::', '\n', '\t::', 'section_start:1:x', 'section_end:', '#', '##', '[', ':', '\\', '"'), fc.string({ maxLength: 8 }),
);
const words = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));
const OBEYED = /^[ \t]*::|##\w{0,16}\[|section_(?:start|end):/mu;

describe('a text that a CI system shows', () => {
  test('has no command in it, as text, as JSON and as markup', () => {
    fc.assert(fc.property(words, (raw) => {
      for (const shown of [inertLines(raw), inert(JSON.stringify({ raw }, null, 2), 'json'), inert(`<p>${raw}</p>`, 'markup')]) expect(shown).not.toMatch(OBEYED);
    }), { numRuns: 1000 });
  });

  test('is the same JSON as before', () => {
    fc.assert(fc.property(fc.dictionary(words, words), (value) => {
      expect(JSON.parse(inert(JSON.stringify(value, null, 2), 'json'))).toEqual(JSON.parse(JSON.stringify(value)));
    }), { numRuns: 1000 });
  });

  test('is the same markup as before, to whoever undoes character references', () => {
    fc.assert(fc.property(words, (raw) => {
      expect(inert(raw, 'markup').replace(/&#(\d{2});/gu, (_, code: string) => String.fromCharCode(Number(code)))).toBe(raw.replace(/&#(\d{2});/gu, (_, code: string) => String.fromCharCode(Number(code))));
    }));
  });

  test('is left as it is where nothing in it is a command', () => {
    const harmless = 'C++ std::vector, a # b ## c, #[x], section_start of it\n  see: :x and https://x.test/#a[1]\n';
    expect([inertLines(harmless), inert(harmless, 'json'), inert(harmless, 'markup')]).toEqual([harmless, harmless, harmless]);
  });

  test('takes twice the time for twice the lines', () => {
    const started = performance.now();
    for (const each of ['\n', ' ', '#', ':', 'section_']) inertLines(each.repeat(500_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
