import { describe, expect, test } from '@jest/globals';
import { startRun } from '../../src/engine/deadline.ts';
import { FakeClock } from '../support/fake-clock.ts';

const never = new AbortController().signal;

describe('the time of a run', () => {
  test('is over when the timeout has passed, and not a millisecond before', async () => {
    const clock = new FakeClock();
    const { signal } = startRun(clock, 5000, never);
    await clock.advance(4999);
    expect(signal.aborted).toBe(false);
    await clock.advance(1);
    expect([signal.aborted, signal.reason]).toEqual([true, 'deadline']);
  });

  test('counts by the monotonic clock, from the moment it was started', async () => {
    const clock = new FakeClock(Date.UTC(2026, 0, 1));
    await clock.advance(700);
    const time = startRun(clock, 5000, never);
    expect([time.startedAtMs, time.startedAtMonotonicMs, time.deadlineAtMonotonicMs]).toEqual([Date.UTC(2026, 0, 1) + 700, 700, 5700]);
  });

  test('is over at a signal, and a deadline afterwards does not change why', async () => {
    const clock = new FakeClock();
    const interruption = new AbortController();
    const { signal } = startRun(clock, 5000, interruption.signal);
    interruption.abort();
    await clock.advance(6000);
    expect(signal.reason).toBe('interrupted');
  });

  test('is over at once where the signal came before it began', () => {
    const { signal } = startRun(new FakeClock(), 5000, AbortSignal.abort());
    expect([signal.aborted, signal.reason]).toEqual([true, 'interrupted']);
  });

  test('leaves no timer behind when the run is done, and is then not over any more', async () => {
    const clock = new FakeClock();
    const interruption = new AbortController();
    const time = startRun(clock, 5000, interruption.signal);
    time.done();
    interruption.abort();
    await clock.advance(6000);
    expect([clock.pending, time.signal.aborted]).toEqual([0, false]);
  });
});
