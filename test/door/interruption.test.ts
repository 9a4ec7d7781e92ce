import { EventEmitter } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { GRACE_MS, listenForSignals } from '../../src/door/interruption.ts';

function scene() {
  const source = new EventEmitter();
  const forced: (string | null)[] = [];
  const timers: { then: () => void; delayMs: number }[] = [];
  const setTimer = (then: () => void, delayMs: number) => {
    timers.push({ then, delayMs });
    return { unref: () => undefined };
  };
  const interruption = listenForSignals(source, { setTimer }, (signal) => forced.push(signal));
  return { source, forced, timers, interruption };
}

describe('a signal', () => {
  test('asks the run to end, and is remembered', () => {
    const { source, forced, interruption } = scene();
    expect([interruption.signal.aborted, interruption.received()]).toEqual([false, null]);
    source.emit('SIGTERM');
    expect([interruption.signal.aborted, interruption.signal.reason, interruption.received()]).toEqual([true, 'interrupted', 'SIGTERM']);
    expect(forced).toEqual([]);
  });

  test('that comes a second time ends the process at once', () => {
    const { source, forced, interruption } = scene();
    source.emit('SIGINT');
    source.emit('SIGTERM');
    expect(forced).toEqual(['SIGTERM']);
    expect(interruption.received()).toBe('SIGINT');
  });

  test('that is not followed within five seconds ends the process', () => {
    const { source, forced, timers } = scene();
    source.emit('SIGINT');
    expect(GRACE_MS).toBeLessThan(5_000);
    expect(timers.map(({ delayMs }) => delayMs)).toEqual([GRACE_MS]);
    timers[0]?.then();
    expect(forced).toEqual(['SIGINT']);
  });

  test('of a terminal that went away is one as well', () => {
    const { source, interruption } = scene();
    source.emit('SIGHUP');
    expect([interruption.signal.aborted, interruption.received()]).toEqual([true, 'SIGHUP']);
  });

  test('of Windows counts as the one it stands for', () => {
    const { source, interruption } = scene();
    source.emit('SIGBREAK');
    expect(interruption.received()).toBe('SIGTERM');
  });
});

describe('our own bug', () => {
  test('asks the run to end as a signal does, with as much time, and is none', () => {
    const { forced, timers, interruption } = scene();
    interruption.stop();
    expect([interruption.signal.aborted, interruption.received(), timers.map(({ delayMs }) => delayMs)]).toEqual([true, null, [GRACE_MS]]);
    timers[0]?.then();
    expect(forced).toEqual([null]);
  });

  test('after a signal changes nothing of it', () => {
    const { source, timers, interruption } = scene();
    source.emit('SIGTERM');
    interruption.stop();
    expect([timers.length, interruption.received()]).toEqual([1, 'SIGTERM']);
  });
});

describe('what stays behind', () => {
  test('is told for as long as a token is held', () => {
    const { interruption } = scene();
    expect(interruption.stays()).toBeNull();
    interruption.holds(1);
    interruption.holds(1);
    expect(interruption.stays()).toContain('2 access token(s) were not revoked');
    interruption.holds(-1);
    interruption.holds(-1);
    expect(interruption.stays()).toBeNull();
  });
});
