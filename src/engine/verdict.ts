import type { Diagnosis, Status } from '../foundation/diagnosis.ts';

/** Worst first; `skip` is a verdict only where every check was skipped (contract, section 1). */
const WORST_FIRST: readonly Status[] = ['fail', 'error', 'warn', 'pass', 'skip'];

/** The run's result: the worst status of all. */
export function verdictOf(statuses: readonly Status[]): Status {
  return WORST_FIRST.find((status) => statuses.includes(status)) ?? 'skip';
}

export function countStatuses(statuses: readonly Status[]): Record<Status, number> {
  const counts: Record<Status, number> = { pass: 0, warn: 0, fail: 0, error: 0, skip: 0 };
  for (const status of statuses) counts[status] += 1;
  return counts;
}

/** What of a plan's policy decides over the exit code. */
export interface ExitPolicy {
  readonly failOn: 'fail' | 'warn' | 'never';
  readonly onInconclusive: 'fail' | 'warn';
}

/** Exit codes of the command (contract, section 7). */
export const EXIT = { fine: 0, failed: 1, unusable: 2, inconclusive: 3, SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** What of a check decides over the exit code. */
export interface EndedCheck {
  readonly status: Status;
  readonly diagnosis: Pick<Diagnosis, 'retryable'> | null;
}

/**
 * Does `on-inconclusive: warn` let this pass? Only what passes by itself: what could not be answered for a reason that lasts
 * (a budget that is too small, calls that are used up) meets the deploy as well.
 */
export const isPassingTrouble = ({ status, diagnosis }: EndedCheck): boolean => status === 'error' && diagnosis?.retryable === true;

/**
 * The command's exit code; the action's step fails with 1 wherever this is not 0.
 * @param checks all checks of the run
 */
export function exitCodeOf(
  checks: readonly EndedCheck[], policy: ExitPolicy, signal: 'SIGHUP' | 'SIGINT' | 'SIGTERM' | null,
): number {
  if (signal !== null) return EXIT[signal];
  if (policy.failOn === 'never') return EXIT.fine;
  const { fail, warn, error } = countStatuses(checks.map(({ status }) => status));
  const letThrough = policy.onInconclusive === 'warn' ? checks.filter(isPassingTrouble).length : 0;
  if (fail > 0 || (policy.failOn === 'warn' && warn + letThrough > 0)) return EXIT.failed;
  return error > letThrough ? EXIT.inconclusive : EXIT.fine;
}
