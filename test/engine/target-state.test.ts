import { describe, expect, test } from '@jest/globals';
import { targetState } from '../../src/engine/target-state.ts';
import type { SettledCheck } from '../../src/engine/target-state.ts';

const check = (id: string, status: SettledCheck['status'], needs: readonly string[] = []): SettledCheck => ({ id, status, needs });
const host = [check('network', 'pass')];

describe('where a target stands', () => {
  test('is good where everything asked was answered well, warnings included', () => {
    expect(targetState([check('credentials', 'pass'), check('token', 'pass', ['credentials', 'network']), check('identity', 'warn', ['token'])], host)).toBe('good');
  });

  test('is good where a check is skipped because it does not apply', () => {
    const alone = [check('credentials', 'pass'), check('token', 'skip', ['credentials', 'network']), check('user-token', 'pass'), check('identity', 'pass', ['user-token']), check('drift', 'skip')];
    expect(targetState(alone, host)).toBe('good');
  });

  test('is its worst answer', () => {
    expect(targetState([check('token', 'error'), check('folder:1', 'fail')], host)).toBe('fail');
    expect(targetState([check('token', 'error'), check('identity', 'skip', ['token'])], host)).toBe('error');
  });

  test('is not known where the way to Box was shut, or secrets were withheld', () => {
    const blocked = [check('credentials', 'pass'), check('token', 'skip', ['credentials', 'network'])];
    expect(targetState(blocked, [check('network', 'error')])).toBe('unknown');
    expect(targetState(blocked, [])).toBe('unknown');
    expect(targetState([check('credentials', 'skip')], host)).toBe('unknown');
    expect(targetState([], host)).toBe('unknown');
  });
});
