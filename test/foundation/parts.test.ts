import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createParts } from '../../src/foundation/parts.ts';
import type { Parts } from '../../src/foundation/parts.ts';

const LENGTH = 12;

/** The same by the plainest means: every window of the text against every text that was added. */
function plainly(text: string, forms: readonly string[]): string {
  const covered = Array.from(text, () => false);
  for (let at = 0; at + LENGTH <= text.length; at += 1) {
    if (forms.some((form) => form.includes(text.slice(at, at + LENGTH)))) covered.fill(true, at, at + LENGTH);
  }
  return text.split('').map((unit, at) => (covered[at] === true ? (at > 0 && covered[at - 1] === true ? '' : '#') : unit)).join('');
}

/** `text` with a mark for each place that `parts` finds. */
function hidden(parts: Parts, text: string): string {
  return parts.partsIn(text).toReversed().reduce((left, [from, to]) => `${left.slice(0, from)}#${left.slice(to)}`, text);
}

/** Few letters, so that texts share pieces by chance. */
const letters = (from: number, to: number): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom('a', 'b', 'é', '\u{1f511}'[0] ?? ''), minLength: from, maxLength: to });

describe('parts of secrets', () => {
  test('are found wherever they stand, and nothing else is taken out', () => {
    fc.assert(fc.property(fc.array(letters(0, 40), { maxLength: 4 }), letters(0, 60), fc.nat(), (forms, around, seed) => {
      const parts = createParts(LENGTH);
      forms.forEach((form) => parts.add(form));
      const form = forms[seed % Math.max(1, forms.length)] ?? '';
      const text = `${around}${form.slice(seed % 7, seed % 7 + seed % 20)}${around}`;
      expect(hidden(parts, text)).toBe(plainly(text, forms));
    }), { numRuns: 2000 });
  });

  test('are found however many there are, also of a text that is added after the first hundred', () => {
    const parts = createParts(LENGTH);
    parts.add('the first secret');
    expect(hidden(parts, 'the first secret; '.repeat(100))).toBe('#; '.repeat(100));
    parts.add('a second secret');
    expect(hidden(parts, 'a second secret, the first secret')).toBe('#, #');
  });

  test('of a text that is added later are found from then on', () => {
    const parts = createParts(LENGTH);
    parts.add('the first secret');
    expect(hidden(parts, 'a second secret, the first secret')).toBe('a second secret, #');
    parts.add('a second secret');
    expect(hidden(parts, 'a second secret, the first secret')).toBe('#, #');
  });
});
