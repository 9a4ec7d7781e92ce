import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createBudget } from '../../src/engine/budget.ts';

describe('max-api-calls', () => {
  test('lets exactly that many requests out', () => {
    const budget = createBudget(3);
    expect([1, 2, 3, 4, 5].map(() => budget.spend(false))).toEqual([true, true, true, false, false]);
  });

  test('lets a follow-up out only from what no check still needs', () => {
    const budget = createBudget(3);
    budget.pledge(2);
    expect([budget.spend(true), budget.spend(true)]).toEqual([true, false]);
  });

  test('lets a check go beyond what was kept for it: a retry is a request too', () => {
    const budget = createBudget(3);
    budget.pledge(1);
    expect([budget.spend(false), budget.spend(false), budget.spend(false)]).toEqual([true, true, true]);
  });

  test('gives a follow-up what a settled check has left', () => {
    const budget = createBudget(2);
    const release = budget.pledge(2);
    expect(budget.spend(true)).toBe(false);
    release();
    expect(budget.spend(true)).toBe(true);
  });

  test('counts what is given back once', () => {
    const budget = createBudget(2);
    budget.pledge(2);
    const release = budget.pledge(1);
    release();
    release();
    expect(budget.spend(true)).toBe(false);
  });

  test('is never overdrawn, whatever is spent, kept and given back', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('spend' as const), followUp: fc.boolean() }),
      fc.record({ kind: fc.constant('pledge' as const), count: fc.nat(5) }),
      fc.record({ kind: fc.constant('release' as const) }),
    );
    fc.assert(fc.property(fc.nat(20), fc.array(step, { maxLength: 60 }), (maxCalls, steps) => {
      const budget = createBudget(maxCalls);
      const kept: (() => void)[] = [];
      let spent = 0;
      for (const each of steps) {
        if (each.kind === 'spend') spent += budget.spend(each.followUp) ? 1 : 0;
        else if (each.kind === 'pledge') kept.push(budget.pledge(each.count));
        else kept.pop()?.();
      }
      expect(spent).toBeLessThanOrEqual(maxCalls);
    }));
  });
});

describe('a request in place of others', () => {
  test('is sent where there is more than checks need', () => {
    const budget = createBudget(6);
    budget.pledge(5);
    expect(budget.spend(false, 5)).toBe(true);
  });

  test('is not sent where it would take what a check needs', () => {
    const budget = createBudget(5);
    budget.pledge(5);
    expect(budget.spend(false, 5)).toBe(false);
  });

  test('is sent where those others can’t all be sent anyway', () => {
    const budget = createBudget(4);
    budget.pledge(5);
    expect(budget.spend(false, 5)).toBe(true);
  });

  test('is not sent when nothing is left', () => {
    const budget = createBudget(1);
    budget.pledge(5);
    expect([budget.spend(false, 5), budget.spend(false, 5)]).toEqual([true, false]);
  });
});
