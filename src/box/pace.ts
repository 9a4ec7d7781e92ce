import type { Purpose } from '../foundation/exchange.ts';

/** Contract, section 8. */
export const MOST_REQUESTS_AT_A_TIME = 16;

/** https://developer.box.com/guides/api-calls/permissions-and-errors/rate-limits: each user's, so shared by all jobs of an app. */
export const REQUESTS_A_MINUTE = 1000;
const MINUTE_MS = 60_000;

/** So much longer than the quickest answer of its kind, in both measures, is slow: Box, or the way to it, is at its limit. */
const SLOW_TIMES = 4;
const SLOW_BY_MS = 500;
/** Slowness alone does not bring a run to a crawl. */
const FEWEST_WHEN_SLOW = 4;

/** How fast the requests of a run may go. */
export interface Pace {
  /** How many may be under way at a time. */
  places(): number;
  /** A request wants to go. Milliseconds until it may ask again; 0: it goes. */
  begin(nowMs: number): number;
  /** It did not go after all. */
  withdraw(): void;
  /** It has ended. */
  ended(seen: { readonly purpose: Purpose; readonly limited: boolean; readonly durationMs: number; readonly nowMs: number }): void;
}

/**
 * Never more than 1,000 requests in any minute as Box counts them: one is taken to be counted for a minute from when its answer
 * was in, because it was counted before. Side by side go 16 at most, half of them after each 429, one fewer after each slow
 * answer, and one more after as many good answers as there are places.
 */
export function createPace(): Pace {
  const endings: number[] = [];
  const quickest = new Map<Purpose, number>();
  let [underWay, places, good, forgotten] = [0, MOST_REQUESTS_AT_A_TIME, 0, 0];

  function isSlow(purpose: Purpose, durationMs: number): boolean {
    const best = Math.min(quickest.get(purpose) ?? Infinity, durationMs);
    quickest.set(purpose, best);
    return durationMs > best * SLOW_TIMES && durationMs > best + SLOW_BY_MS;
  }

  function adjust(limited: boolean, slow: boolean): void {
    good = limited || slow ? 0 : good + 1;
    if (limited) places = Math.max(1, Math.floor(places / 2));
    else if (slow && places > FEWEST_WHEN_SLOW) places -= 1;
    else if (good >= places && places < MOST_REQUESTS_AT_A_TIME) [places, good] = [places + 1, 0];
  }

  return {
    places: () => places,
    begin(nowMs) {
      while (forgotten < endings.length && (endings[forgotten] ?? 0) + MINUTE_MS <= nowMs) forgotten += 1;
      if (underWay + endings.length - forgotten >= REQUESTS_A_MINUTE) return Math.max(1, (endings[forgotten] ?? nowMs) + MINUTE_MS - nowMs);
      underWay += 1;
      return 0;
    },
    withdraw() {
      underWay -= 1;
    },
    ended({ purpose, limited, durationMs, nowMs }) {
      underWay -= 1;
      endings.push(nowMs);
      adjust(limited, isSlow(purpose, durationMs));
    },
  };
}
