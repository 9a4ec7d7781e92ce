import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { estimateSkew } from '../../src/clock/skew.ts';
import type { Sample } from '../../src/clock/skew.ts';

/** One request as it really went: Box's clock is right, the host's is `skewMs` ahead. */
interface Exchange {
  /** Box's time when it wrote the answer. */
  readonly boxMs: number;
  /** From sending to Box's `Date`, and from there to receiving. */
  readonly upMs: number;
  readonly downMs: number;
}

const sampleOf = ({ boxMs, upMs, downMs }: Exchange, skewMs: number): Sample => ({
  sentAtMs: boxMs - upMs + skewMs, receivedAtMs: boxMs + downMs + skewMs, dateMs: Math.floor(boxMs / 1000) * 1000,
});

const EPOCH = 1_790_000_000_000;
const latency = fc.integer({ min: 0, max: 20_000 });
const exchange = fc.record({ boxMs: fc.integer({ min: EPOCH, max: EPOCH + 600_000 }), upMs: latency, downMs: latency });
const skew = fc.integer({ min: -90_000_000, max: 90_000_000 });

/** Twenty answers over one path, whose moments are spread over the second as those of a run are. */
const spread = fc.tuple(
  fc.array(fc.record({ jitter: fc.integer({ min: 0, max: 49 }), second: fc.nat(60), queueMs: fc.nat(200) }), { minLength: 20, maxLength: 20 }),
  fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }),
).map(([answers, shortestMs, upShare]) => answers.map(({ jitter, second, queueMs }, index): Exchange => {
  const roundTripMs = shortestMs + (index === 7 ? 0 : queueMs);
  return { boxMs: EPOCH + second * 1000 + index * 50 + jitter, upMs: roundTripMs * upShare, downMs: roundTripMs * (1 - upShare) };
}));

describe('the skew of the clock', () => {
  test('the true skew lies inside, for any latency, phase and skew', () => {
    fc.assert(fc.property(fc.array(exchange, { minLength: 1, maxLength: 30 }), skew, (exchanges, skewMs) => {
      const estimate = estimateSkew(exchanges.map((each) => sampleOf(each, skewMs)));
      expect(estimate).toMatchObject({ kind: 'estimated', samples: exchanges.length });
      if (estimate.kind !== 'estimated') return;
      expect(estimate.lowMs).toBeLessThan(skewMs);
      expect(estimate.highMs).toBeGreaterThanOrEqual(skewMs);
      expect(Math.abs(estimate.skewMs - skewMs)).toBeLessThanOrEqual(estimate.uncertaintyMs);
    }), { numRuns: 500 });
  });

  test('twenty answers narrow it to under half a second and the shortest round trip', () => {
    fc.assert(fc.property(spread, skew, (exchanges, skewMs) => {
      const estimate = estimateSkew(exchanges.map((each) => sampleOf(each, skewMs)));
      const shortestMs = Math.min(...exchanges.map((each) => each.upMs + each.downMs));
      expect(estimate.kind === 'estimated' && estimate.highMs - estimate.lowMs).toBeLessThan(500 + shortestMs);
    }), { numRuns: 500 });
  });

  test('one more answer never widens it', () => {
    fc.assert(fc.property(fc.array(exchange, { minLength: 1, maxLength: 10 }), exchange, skew, (exchanges, another, skewMs) => {
      const samples = exchanges.map((each) => sampleOf(each, skewMs));
      const [before, after] = [estimateSkew(samples), estimateSkew([...samples, sampleOf(another, skewMs)])];
      if (before.kind !== 'estimated' || after.kind !== 'estimated') throw new Error('both are estimated');
      expect(after.uncertaintyMs).toBeLessThanOrEqual(before.uncertaintyMs);
    }));
  });

  test('one answer tells it to half a second and half the round trip', () => {
    expect(estimateSkew([{ sentAtMs: 10_200, receivedAtMs: 10_400, dateMs: 5000 }])).toEqual(
      { kind: 'estimated', skewMs: 4800, uncertaintyMs: 600, lowMs: 4200, highMs: 5400, samples: 1 });
  });

  test('a host that is ahead has a positive skew, one that is behind a negative', () => {
    const at = (skewMs: number): number => {
      const estimate = estimateSkew([sampleOf({ boxMs: EPOCH + 500, upMs: 50, downMs: 50 }, skewMs)]);
      return estimate.kind === 'estimated' ? Math.sign(estimate.skewMs) : 0;
    };
    expect([at(40_000), at(-40_000)]).toEqual([1, -1]);
  });

  test('no answer, no estimate', () => {
    expect(estimateSkew([])).toEqual({ kind: 'none' });
  });

  test('a clock set by more than the answers leave open, in between, contradicts itself', () => {
    fc.assert(fc.property(fc.array(exchange, { minLength: 1, maxLength: 8 }), fc.array(exchange, { minLength: 1, maxLength: 8 }), skew, fc.boolean(),
      (early, late, skewMs, forward) => {
        const widestMs = Math.max(...[...early, ...late].map((each) => each.upMs + each.downMs));
        const stepMs = (forward ? 1 : -1) * 2 * (widestMs + 1000);
        const samples = [...early.map((each) => sampleOf(each, skewMs)), ...late.map((each) => sampleOf(each, skewMs + stepMs))];
        expect(estimateSkew(samples)).toEqual({ kind: 'contradictory', samples: samples.length });
      }));
  });

  test('a clock set back while an answer was awaited contradicts itself', () => {
    expect(estimateSkew([{ sentAtMs: 5000, receivedAtMs: 4000, dateMs: 4000 }])).toEqual({ kind: 'contradictory', samples: 1 });
    expect(estimateSkew([{ sentAtMs: 5000, receivedAtMs: 4999, dateMs: 4000 }])).toEqual({ kind: 'contradictory', samples: 1 });
  });

  test('answers of machines whose clocks differ by a little widen the uncertainty, and do not contradict', () => {
    const estimate = estimateSkew([{ sentAtMs: 1000, receivedAtMs: 1000, dateMs: 1000 }, { sentAtMs: 2200, receivedAtMs: 2200, dateMs: 1000 }]);
    expect(estimate).toEqual({ kind: 'estimated', skewMs: 100, uncertaintyMs: 350, lowMs: -250, highMs: 450, samples: 2 });
  });

  test('answers that miss each other by more than a quarter of a second contradict', () => {
    expect(estimateSkew([{ sentAtMs: 1000, receivedAtMs: 1000, dateMs: 1000 }, { sentAtMs: 2251, receivedAtMs: 2251, dateMs: 1000 }])).toEqual(
      { kind: 'contradictory', samples: 2 });
  });
});
