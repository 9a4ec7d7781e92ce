import { describe, expect, test } from '@jest/globals';
import { judgeClock, skewWords } from '../../src/checks/clock.ts';
import type { SkewEstimate } from '../../src/clock/skew.ts';
import type { Outcome } from '../../src/engine/check.ts';
import { messageOf, remedyOf, told } from './support.ts';

type Estimated = Extract<SkewEstimate, { kind: 'estimated' }>;
const LIMITS = { maxSkewSeconds: 30, warnSkewSeconds: 5, signs: true };

/** What is possible, in seconds. */
function between(low: number, high: number, samples = 3): Estimated {
  return { kind: 'estimated', lowMs: low * 1000, highMs: high * 1000, skewMs: (low + high) * 500, uncertaintyMs: (high - low) * 500, samples };
}

const judge = (estimate: SkewEstimate, limits: Partial<typeof LIMITS> = {}): Outcome =>
  judgeClock(estimate, { ...LIMITS, ...limits }, { clockCommand: 'Run `sudo chronyc makestep`.' });

describe('clock', () => {
  test.each<[string, number, number, string]>([
    ['agrees', -0.5, 0.5, 'pass'],
    ['is off by less than the warning', 3, 4, 'pass'],
    ['may be off by more than the warning, or not', 4.5, 5.5, 'pass'],
    ['is exactly at the warning’s limit', 5, 6, 'pass'],
    ['is ahead by more than the warning', 5.1, 6.1, 'warn clock-skew likely'],
    ['is behind by more than the warning', -6.1, -5.1, 'warn clock-skew likely'],
    ['may be off by more than the limit, or not', 29.5, 30.5, 'warn clock-skew likely'],
    ['is exactly at the limit', 30, 31, 'warn clock-skew likely'],
    ['is ahead by more than the limit', 30.1, 31.1, 'fail clock-skew likely'],
    ['is behind by more than the limit', -121, -120, 'fail clock-skew likely'],
    ['can not be told within hours', -3600, 3600, 'pass'],
  ])('%s: from %d s to %d s is %s', (_, low, high, expected) => {
    expect(told(judge(between(low, high)))).toBe(expected);
  });

  test('never fails where no target signs assertions, and says that nothing depends on it', () => {
    const outcome = judge(between(120, 121), { signs: false });
    expect(told(outcome)).toBe('warn clock-skew likely');
    expect(outcome.status === 'skip' ? '' : JSON.stringify(outcome.diagnosis)).toContain('Nothing here depends on it');
  });

  test.each<[number, boolean]>([[3600, true], [-7200, true], [-3645, true], [14 * 3600, true], [3720, false], [1800, false], [90_000, false], [60, false]])(
    'that is off by %d s hints at the zone of the hardware clock: %p', (seconds, hints) => {
      const outcome = judge(between(seconds - 0.5, seconds + 0.5));
      expect(told(outcome)).toBe('fail clock-skew likely');
      expect(/hardware clock/u.test(remedyOf(outcome))).toBe(hints);
      expect(remedyOf(outcome)).toContain('chronyc makestep');
    },
  );

  test('uses the limits that are configured', () => {
    expect(told(judge(between(2, 3), { maxSkewSeconds: 1, warnSkewSeconds: 0 }))).toBe('fail clock-skew likely');
    expect(told(judge(between(0.1, 0.2), { warnSkewSeconds: 0 }))).toBe('warn clock-skew likely');
  });

  test('warns where no answer carried a date', () => {
    expect(told(judge({ kind: 'none' }))).toBe('warn unknown possible');
  });

  test('warns where the answers contradict each other, and does not pretend to know', () => {
    const outcome = judge({ kind: 'contradictory', samples: 4 });
    expect(told(outcome)).toBe('warn unknown possible');
    expect(messageOf(outcome)).toBe('The 4 answers contradict each other about the time.');
  });

  test('says how far off it is, in which direction, and what sets it right', () => {
    const outcome = judge(between(119.5, 120.5));
    expect(messageOf(outcome)).toBe('This host’s clock is 120.0 s (± 0.5 s) ahead of Box’s (from 3 answers).');
    expect(remedyOf(outcome)).toContain('chronyc makestep');
  });

  test.each<[number, number, string]>([
    [-120.5, -119.5, '120.0 s (± 0.5 s) behind Box’s'], [599, 600, '599.5 s (± 0.5 s) ahead of Box’s'], [724.5, 725.5, '12 minutes 5 seconds ahead of Box’s'],
    [3599.5, 3600.5, '1 hour ahead of Box’s'], [-90_000.5, -89_999.5, '1 day 1 hour behind Box’s'], [7379.5, 7380.5, '2 hours 3 minutes ahead of Box’s'],
    [-1_795_852_886.7, -1_795_852_885.7, '56 years 332 days behind Box’s'], [-31_556_952.5, -31_556_951.5, '1 year behind Box’s'], [86_399.5, 86_400.1, '1 day ahead of Box’s'],
    [-0.4, 0.6, 'within 0.6 s of Box’s'], [-1, 0.2, 'within 1.0 s of Box’s'],
  ])('from %d s to %d s is, in words, %s', (low, high, words) => {
    expect(skewWords(between(low, high))).toBe(words);
  });
});
