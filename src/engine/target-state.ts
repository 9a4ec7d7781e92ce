import type { Status } from '../foundation/diagnosis.ts';

/**
 * Where a target stands, for those who follow it from run to run. `unknown`: nothing failed, but not everything was asked
 * (credentials withheld, or the way to Box was shut): neither good nor bad news.
 */
export type TargetState = 'good' | 'fail' | 'error' | 'unknown';

/** What of a check decides; a report of another version has as much. */
export interface SettledCheck {
  readonly id: string;
  readonly status: Status;
  readonly needs: readonly string[];
}

/** @param host the checks of the `host` target, which the checks of others need too */
export function targetState(checks: readonly SettledCheck[], host: readonly SettledCheck[]): TargetState {
  const statuses = checks.map(({ status }) => status);
  if (statuses.includes('fail')) return 'fail';
  if (statuses.includes('error')) return 'error';
  const answered = statuses.some((status) => status === 'pass' || status === 'warn');
  return answered && !checks.some((check) => isBlocked(check, [...checks, ...host])) ? 'good' : 'unknown';
}

/** Skipped because something else did not work out, and not because it does not apply. */
function isBlocked({ status, needs }: SettledCheck, all: readonly SettledCheck[]): boolean {
  if (status !== 'skip') return false;
  const met = (need: string): boolean => all.some((other) => other.id === need && (other.status === 'pass' || other.status === 'warn'));
  return !needs.every(met);
}
