import type { Exchange } from '../foundation/exchange.ts';

/** A request's place in time. */
export interface Bar {
  readonly exchange: Exchange;
  /** Its number in the report, from 1. */
  readonly number: number;
  /** Since the first request of the run began. */
  readonly startMs: number;
  readonly durationMs: number;
  /** Since the try before ended; `null` for a first try. */
  readonly waitedMs: number | null;
}

export interface Timeline {
  /** In the order in which they began. */
  readonly bars: readonly Bar[];
  /** From the beginning of the first request to the end of the last; more than 0. */
  readonly totalMs: number;
  /** Round numbers from 0 on, at most seven, none beyond `totalMs`. */
  readonly ticksMs: readonly number[];
}

/** When each request was under way, how long, and how long a retry waited. Holds for a host whose clock jumps, too. */
export function timelineOf(exchanges: readonly Exchange[]): Timeline {
  const starts = exchanges.map(({ startedAt }) => Date.parse(startedAt)).map((ms) => (Number.isFinite(ms) ? ms : 0));
  const first = starts.reduce((least, ms) => Math.min(least, ms), Infinity);
  const placed = exchanges.map((exchange, index) => ({
    exchange, number: index + 1, startMs: Math.max(0, (starts[index] ?? first) - first), durationMs: Math.max(0, exchange.durationMs),
  }));
  const bars = placed.map((bar): Bar => ({ ...bar, waitedMs: waitBefore(bar, placed) })).sort((a, b) => a.startMs - b.startMs || a.number - b.number);
  const totalMs = bars.reduce((most, { startMs, durationMs }) => Math.max(most, startMs + durationMs), 1);
  return { bars, totalMs, ticksMs: ticks(totalMs) };
}

type Placed = Omit<Bar, 'waitedMs'>;

function waitBefore(bar: Placed, all: readonly Placed[]): number | null {
  if (bar.exchange.attempt <= 1) return null;
  const before = all.findLast(({ number, exchange }) => number < bar.number && exchange.attempt === bar.exchange.attempt - 1 && isSameRequest(exchange, bar.exchange));
  return before === undefined ? null : Math.max(0, bar.startMs - before.startMs - before.durationMs);
}

const isSameRequest = (a: Exchange, b: Exchange): boolean =>
  a.target === b.target && a.purpose === b.purpose && a.method === b.method && a.url === b.url;

const MOST_STEPS = 6;

function ticks(totalMs: number): readonly number[] {
  const power = 10 ** Math.floor(Math.log10(totalMs / MOST_STEPS));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => totalMs / each <= MOST_STEPS) ?? totalMs;
  return Array.from({ length: Math.floor(totalMs / step) + 1 }, (_, index) => index * step);
}
