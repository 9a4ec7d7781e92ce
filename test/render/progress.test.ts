import { describe, expect, test } from '@jest/globals';
import type { ProgressEvent } from '../../src/foundation/deps.ts';
import { advance, eventLine, NO_PROGRESS, progressLine } from '../../src/render/progress.ts';

const started = (id: string): ProgressEvent => ({ kind: 'check-started', target: 'jwt', id });
const settled = (id: string): ProgressEvent => ({ kind: 'check-settled', target: 'jwt', id, status: 'pass' });
const after = (...events: readonly ProgressEvent[]) => events.reduce(advance, NO_PROGRESS);

describe('the progress line', () => {
  test('names what is under way and counts what is done', () => {
    expect(progressLine(after(started('token'), settled('token'), started('identity'), started('folder:1')), 0, 80))
      .toBe('⠋ 1 done, asking jwt/identity, jwt/folder:1');
  });

  test('tells that something is tried again', () => {
    const retry: ProgressEvent = { kind: 'retry', purpose: 'token', attempt: 2, delayMs: 1500 };
    expect(progressLine(after(started('token'), retry), 1, 80)).toBe('⠙ asking jwt/token (token: try 2 in 1.5 s)');
  });

  test('is empty where nothing is under way', () => {
    expect(progressLine(after(started('token'), settled('token')), 3, 80)).toBe('');
  });

  test.each([5, 20, 40])('fits into %d columns', (width) => {
    const many = after(...Array.from({ length: 30 }, (_, index) => started(`folder:${index}`)));
    expect(progressLine(many, 0, width).length).toBeLessThan(width);
  });
});

describe('a log that is written line by line', () => {
  test('says what is tried again and what is noted, and nothing of each check', () => {
    expect(eventLine(started('token'))).toBeNull();
    expect(eventLine({ kind: 'retry', purpose: 'token', attempt: 2, delayMs: 900 })).toBe('Asking Box again, token: try 2 in 900 ms.');
    expect(eventLine({ kind: 'note', message: '::error::x' })).toBe(': :error::x');
  });
});
