import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { retryDecision } from '../../src/box/retry.ts';
import type { RetryCircumstances } from '../../src/box/retry.ts';
import type { HttpFailure, TransportFailure } from '../../src/box/failure.ts';
import type { TransportFault } from '../../src/foundation/exchange.ts';

const CIRCUMSTANCES: RetryCircumstances = { attempt: 1, maxAttempts: 4, remainingMs: 120_000, random: 0.5, cut: false };

const http = (status: number, more: Partial<HttpFailure> = {}): HttpFailure => ({
  kind: 'http', purpose: 'folder', status, shape: 'api-json', code: null, words: null, message: null, reasons: [], conflicts: [],
  retryAfterSeconds: null, fromBox: true, exchange: 0, ...more,
});

const transport = (fault: TransportFault): TransportFailure => ({
  kind: 'transport', purpose: 'folder', fault, exchange: 0,
  facts: { code: null, host: 'api.box.com', proxy: null, proxyStatus: null, certificate: null },
});

const decide = (failure: HttpFailure | TransportFailure, more: Partial<RetryCircumstances> = {}): number | null => {
  const decision = retryDecision(failure, { ...CIRCUMSTANCES, ...more });
  return decision.kind === 'retry' ? decision.delayMs : null;
};

describe('a request is tried again', () => {
  test.each([408, 429, 500, 502, 503, 504])('after %i', (status) => {
    expect(decide(http(status))).toBe(1000);
  });

  test.each([200, 301, 400, 401, 403, 404, 405, 409, 410, 411, 412, 413, 415, 416, 422, 501, 505, 507])('never after %i', (status) => {
    expect(decide(http(status))).toBeNull();
  });

  test.each(['refused', 'reset', 'dns', 'timeout'] as const)('after a connection that ended as %s', (fault) => {
    expect(decide(transport(fault))).toBe(1000);
  });

  test.each(['dns-unknown', 'tls', 'proxy'] as const)('never after %s, which stays until somebody acts', (fault) => {
    expect(decide(transport(fault))).toBeNull();
  });

  test.each(['name_temporarily_reserved', 'operation_blocked_temporary'])('after the passing lock %s', (code) => {
    expect(decide(http(409, { code }))).toBe(1000);
  });

  test('never after a 409 that does not pass', () => {
    expect(decide(http(409, { code: 'item_name_in_use' }))).toBeNull();
  });

  test('after a 202 that asks for it', () => {
    expect(decide(http(202, { retryAfterSeconds: 3 }))).toBe(3000);
    expect(decide(http(202))).toBeNull();
  });

  test('after an answer that was cut on its way, whatever its status', () => {
    expect(decide(http(200, { shape: 'unreadable' }), { cut: true })).toBe(1000);
  });

  test('as often as max-attempts says, the first try included', () => {
    expect([1, 2, 3, 4].map((attempt) => decide(http(503), { attempt }))).toEqual([1000, 2000, 4000, null]);
    expect(decide(http(503), { maxAttempts: 1 })).toBeNull();
  });
});

describe('the pause before a try', () => {
  test('doubles, and is spread by half to one and a half', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 8 }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (attempt, random) => {
      const delayMs = decide(http(503), { attempt, random, maxAttempts: 10, remainingMs: Infinity }) ?? 0;
      expect(delayMs).toBeGreaterThanOrEqual(500 * 2 ** (attempt - 1));
      expect(delayMs).toBeLessThanOrEqual(1500 * 2 ** (attempt - 1));
    }));
  });

  test('is what Retry-After says, in seconds, without any spread', () => {
    expect(decide(http(429, { retryAfterSeconds: 7 }), { random: 0.9, attempt: 3 })).toBe(7000);
    expect(decide(http(503, { retryAfterSeconds: 0 }))).toBe(0);
  });

  test('is not begun where it would outlast the run', () => {
    expect(decide(http(429, { retryAfterSeconds: 120 }))).toBeNull();
    expect(decide(http(429, { retryAfterSeconds: 119 }))).toBe(119_000);
    expect(decide(http(503), { remainingMs: 900 })).toBeNull();
  });
});
