/** One answer of Box: when its request was sent and it arrived, by this host's wall clock, and its `Date` header. */
export interface Sample {
  readonly sentAtMs: number;
  readonly receivedAtMs: number;
  /** The `Date` header in milliseconds since 1970; whole seconds (RFC 9110 section 6.6.1). */
  readonly dateMs: number;
}

/** This host's clock minus Box's. Positive: the host is ahead. */
export type SkewEstimate =
  | { readonly kind: 'none' }
  | {
      /** No skew fits all samples: a clock was set during the run, or the answers came from clocks that differ. */
      readonly kind: 'contradictory';
      readonly samples: number;
    }
  | {
      readonly kind: 'estimated';
      /** The middle of what is possible. */
      readonly skewMs: number;
      /** Half the width of what is possible: the true skew is within `skewMs` ± `uncertaintyMs`. */
      readonly uncertaintyMs: number;
      readonly lowMs: number;
      readonly highMs: number;
      readonly samples: number;
    };

/** A `Date` names the second that had begun. */
const DATE_RESOLUTION_MS = 1000;

/** What well-kept clocks of one service may differ by, and more than a clock that was set during a run would be off by chance. */
export const TOLERATED_DISAGREEMENT_MS = 250;

/**
 * Box wrote `Date` at a moment that lies between sending and receiving, and whose time at Box was in `[date, date + 1 s)`.
 * So each answer bounds the skew by `(sent - date - 1 s, received - date]`; the true skew is in all of these intervals.
 * Box is many machines, whose clocks differ by a little and some of which remember a `Date` for a moment: where the intervals
 * miss each other by no more than {@link TOLERATED_DISAGREEMENT_MS}, the skew lies in the gap between them, give or take that
 * much; where they miss by more, they contradict each other.
 */
export function estimateSkew(samples: readonly Sample[]): SkewEstimate {
  if (samples.length === 0) return { kind: 'none' };
  let lowMs = -Infinity;
  let highMs = Infinity;
  for (const { sentAtMs, receivedAtMs, dateMs } of samples) {
    lowMs = Math.max(lowMs, sentAtMs - dateMs - DATE_RESOLUTION_MS);
    highMs = Math.min(highMs, receivedAtMs - dateMs);
  }
  const stepped = samples.some((sample) => sample.receivedAtMs < sample.sentAtMs);
  // The low end is excluded, the high end included: an interval of no width is empty.
  if (stepped || lowMs - highMs > TOLERATED_DISAGREEMENT_MS) return { kind: 'contradictory', samples: samples.length };
  if (!(lowMs < highMs)) [lowMs, highMs] = [highMs - TOLERATED_DISAGREEMENT_MS, lowMs + TOLERATED_DISAGREEMENT_MS];
  return { kind: 'estimated', skewMs: (lowMs + highMs) / 2, uncertaintyMs: (highMs - lowMs) / 2, lowMs, highMs, samples: samples.length };
}

export { parseHttpDate } from './http-date.ts';
