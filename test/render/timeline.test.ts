import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { timelineOf } from '../../src/render/timeline.ts';
import { anExchange } from '../support/report.ts';

const at = (ms: number): string => new Date(Date.UTC(2026, 10, 22) + ms).toISOString();

describe('the timeline of the requests', () => {
  test('counts from the first request, in the order in which they began', () => {
    const { bars, totalMs } = timelineOf([anExchange({ startedAt: at(300), durationMs: 100 }), anExchange({ startedAt: at(200), durationMs: 500, purpose: 'folder' })]);
    expect(bars.map(({ number, startMs, durationMs }) => [number, startMs, durationMs])).toEqual([[2, 0, 500], [1, 100, 100]]);
    expect(totalMs).toBe(500);
  });

  test('tells how long a retry waited since the try before it ended', () => {
    const { bars } = timelineOf([
      anExchange({ startedAt: at(0), durationMs: 40, status: 429 }), anExchange({ startedAt: at(10), durationMs: 5, purpose: 'identity' }),
      anExchange({ startedAt: at(1040), durationMs: 30, attempt: 2 }),
    ]);
    expect(bars.map(({ waitedMs }) => waitedMs)).toEqual([null, null, 1000]);
  });

  test('knows no wait where the first try is not in the report', () => {
    expect(timelineOf([anExchange({ attempt: 2 })]).bars[0]?.waitedMs).toBeNull();
  });

  test('has round ticks within the time that it spans', () => {
    expect(timelineOf([anExchange({ startedAt: at(0), durationMs: 940 })]).ticksMs).toEqual([0, 200, 400, 600, 800]);
  });

  test('holds for a host whose clock jumps and for times that are none', () => {
    fc.assert(fc.property(fc.array(fc.record({
      startedAt: fc.oneof(fc.constantFrom('', 'yesterday'), fc.integer({ min: -1e9, max: 1e9 }).map(at)), durationMs: fc.integer({ min: -5, max: 1e6 }), attempt: fc.integer({ min: 1, max: 4 }),
    }), { maxLength: 8 }), (parts) => {
      const { bars, totalMs, ticksMs } = timelineOf(parts.map((part) => anExchange(part)));
      expect(bars).toHaveLength(parts.length);
      expect(totalMs).toBeGreaterThan(0);
      for (const { startMs, durationMs, waitedMs } of bars) {
        expect(startMs).toBeGreaterThanOrEqual(0);
        expect(startMs + durationMs).toBeLessThanOrEqual(totalMs);
        expect(waitedMs ?? 0).toBeGreaterThanOrEqual(0);
      }
      expect(ticksMs.length).toBeLessThanOrEqual(7);
      expect(ticksMs.every((ms) => ms <= totalMs)).toBe(true);
    }));
  });
});
