import type { Clock } from '../../src/foundation/deps.ts';

/** The real clock, as a door makes it. */
export const realClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(delayMs, then) {
    const timer = setTimeout(then, Math.min(delayMs, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
};
