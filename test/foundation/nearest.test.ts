import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nearestName, slipsBetween } from '../../src/foundation/nearest.ts';

describe('the nearest known name', () => {
  test.each([['uplaod', 'upload'], ['downlod', 'download'], ['UPLOAD', 'upload'], ['reaad', 'read'], ['shaer', 'share']])('of %s is %s', (given, meant) => {
    expect(nearestName(given, ['read', 'download', 'upload', 'share'])).toBe(meant);
  });

  test('is not guessed where nothing is near', () => {
    expect(nearestName('publish', ['read', 'download', 'upload', 'share'])).toBeNull();
  });

  test('is the closest, not the first that is near enough', () => {
    expect(nearestName('max-attempt', ['max-attendants', 'max-attempts'])).toBe('max-attempts');
  });

  test('costs nothing on a text too long to be a name', () => {
    expect(nearestName('a'.repeat(1_000_000), ['a'.repeat(1_000_000)])).toBeNull();
  });
});

describe('slips between two texts', () => {
  test('a swap of neighbours is one slip', () => {
    expect(slipsBetween('folders', 'fodlers')).toBe(1);
  });

  test('are none for the same text, and as many both ways', () => {
    const short = fc.string({ maxLength: 12 });
    fc.assert(fc.property(short, short, (one, other) => {
      expect(slipsBetween(one, one)).toBe(0);
      expect(slipsBetween(one, other)).toBe(slipsBetween(other, one));
    }));
  });

  test('are at most the length of the longer text, and at least the difference of lengths', () => {
    const short = fc.string({ maxLength: 12 });
    fc.assert(fc.property(short, short, (one, other) => {
      expect(slipsBetween(one, other)).toBeLessThanOrEqual(Math.max(one.length, other.length));
      expect(slipsBetween(one, other)).toBeGreaterThanOrEqual(Math.abs(one.length - other.length));
    }));
  });
});
