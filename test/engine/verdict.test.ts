import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countStatuses, exitCodeOf, verdictOf } from '../../src/engine/verdict.ts';
import type { EndedCheck, ExitPolicy } from '../../src/engine/verdict.ts';
import type { Status } from '../../src/foundation/diagnosis.ts';

const ALL: readonly Status[] = ['fail', 'error', 'warn', 'pass', 'skip'];

describe('the verdict', () => {
  test.each<[readonly Status[], Status]>([
    [['pass', 'pass'], 'pass'], [['pass', 'skip'], 'pass'], [['skip', 'skip'], 'skip'], [['pass', 'warn', 'skip'], 'warn'],
    [['warn', 'error'], 'error'], [['error', 'fail', 'warn'], 'fail'], [[], 'skip'],
  ])('of %j is %s', (statuses, verdict) => {
    expect(verdictOf(statuses)).toBe(verdict);
  });

  test('does not depend on the order of the checks', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...ALL)), (statuses) => {
      expect(verdictOf([...statuses].reverse())).toBe(verdictOf(statuses));
    }));
  });

  test('counts every check once', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...ALL)), (statuses) => {
      expect(Object.values(countStatuses(statuses)).reduce((sum, count) => sum + count, 0)).toBe(statuses.length);
    }));
  });
});

type Policy = `${ExitPolicy['failOn']} ${ExitPolicy['onInconclusive']}`;
/** `error`: one that may pass by itself. `lasting`: one that will not. */
type Found = Status | 'lasting';

/** The contract’s exit codes (section 7), written out: what the run found, by each policy of fail-on and on-inconclusive. */
const TABLE: readonly (readonly [found: readonly Found[], codes: Readonly<Record<Policy, number>>])[] = [
  [['pass'], { 'fail fail': 0, 'fail warn': 0, 'warn fail': 0, 'warn warn': 0, 'never fail': 0, 'never warn': 0 }],
  [['skip'], { 'fail fail': 0, 'fail warn': 0, 'warn fail': 0, 'warn warn': 0, 'never fail': 0, 'never warn': 0 }],
  [['warn'], { 'fail fail': 0, 'fail warn': 0, 'warn fail': 1, 'warn warn': 1, 'never fail': 0, 'never warn': 0 }],
  [['fail'], { 'fail fail': 1, 'fail warn': 1, 'warn fail': 1, 'warn warn': 1, 'never fail': 0, 'never warn': 0 }],
  [['error'], { 'fail fail': 3, 'fail warn': 0, 'warn fail': 3, 'warn warn': 1, 'never fail': 0, 'never warn': 0 }],
  [['lasting'], { 'fail fail': 3, 'fail warn': 3, 'warn fail': 3, 'warn warn': 3, 'never fail': 0, 'never warn': 0 }],
  [['error', 'lasting'], { 'fail fail': 3, 'fail warn': 3, 'warn fail': 3, 'warn warn': 1, 'never fail': 0, 'never warn': 0 }],
  [['fail', 'lasting'], { 'fail fail': 1, 'fail warn': 1, 'warn fail': 1, 'warn warn': 1, 'never fail': 0, 'never warn': 0 }],
  [['fail', 'error'], { 'fail fail': 1, 'fail warn': 1, 'warn fail': 1, 'warn warn': 1, 'never fail': 0, 'never warn': 0 }],
  [['warn', 'error'], { 'fail fail': 3, 'fail warn': 0, 'warn fail': 1, 'warn warn': 1, 'never fail': 0, 'never warn': 0 }],
  [['fail', 'warn', 'error'], { 'fail fail': 1, 'fail warn': 1, 'warn fail': 1, 'warn warn': 1, 'never fail': 0, 'never warn': 0 }],
];

const rows = TABLE.flatMap(([found, codes]) => Object.entries(codes).map(([policy, code]) => [found, policy as Policy, code] as const));

function policyOf(words: Policy): ExitPolicy {
  const [failOn, onInconclusive] = words.split(' ');
  return { failOn: failOn as ExitPolicy['failOn'], onInconclusive: onInconclusive as ExitPolicy['onInconclusive'] };
}

const ended = (found: Found): EndedCheck => (found === 'lasting'
  ? { status: 'error', diagnosis: { retryable: false } }
  : { status: found, diagnosis: found === 'pass' || found === 'skip' ? null : { retryable: found === 'error' } });

describe('the exit code', () => {
  test.each(rows)('of %j with fail-on and on-inconclusive at "%s" is %i', (found, policy, code) => {
    expect(exitCodeOf([...found, 'pass' as const].map(ended), policyOf(policy), null)).toBe(code);
  });

  test('of a run that a signal ended is the signal’s, whatever was found and whatever the policy', () => {
    const checks = fc.array(fc.constantFrom(...ALL, 'lasting' as const).map(ended));
    const policy = fc.constantFrom(...Object.keys(TABLE[0]?.[1] ?? {}) as Policy[]);
    fc.assert(fc.property(checks, policy, (found, words) => {
      expect(exitCodeOf(found, policyOf(words), 'SIGINT')).toBe(130);
      expect(exitCodeOf(found, policyOf(words), 'SIGTERM')).toBe(143);
    }));
  });
});
