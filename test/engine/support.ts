import { createBudget } from '../../src/engine/budget.ts';
import type { PledgedBudget } from '../../src/engine/budget.ts';
import { found, keyOf, passed } from '../../src/engine/check.ts';
import type { Check, CheckId, Judged, Outcome } from '../../src/engine/check.ts';
import type { CheckReport } from '../../src/engine/report.ts';
import { runChecks } from '../../src/engine/runner.ts';
import type { RunEnd } from '../../src/engine/runner.ts';
import type { ProgressEvent } from '../../src/foundation/deps.ts';
import { text } from '../../src/foundation/text.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { aDiagnosis } from '../support/report.ts';

/** How a check of these tests differs from one that passes at once. */
interface Parts {
  readonly target?: string;
  /** Ids of this target's checks; `a|b` is met by either. */
  readonly needs?: readonly string[];
  readonly after?: readonly CheckId[];
  readonly pledge?: number;
  readonly run?: (signal: AbortSignal) => Promise<Outcome>;
}

/** A check by its id. `CheckId` is closed, so checks that stand for any other are folders with telling names. */
export function aCheckToRun(id: CheckId, { target = 'jwt', needs = [], after = [], pledge = 0, run = () => Promise.resolve(yes) }: Parts = {}): Check {
  const keys = (ids: string): string[] => ids.split('|').map((each) => keyOf({ target, id: each }));
  return {
    target, id, title: `The check ${id}`, pledge, run,
    needs: needs.map((ids) => ({ id: ids.split('|')[0] as CheckId, anyOf: keys(ids) })),
    after: after.map((each) => keyOf({ target, id: each })),
  };
}

export const yes: Judged = passed(text`yes`);
export const no: Judged = found('fail', text`no`, aDiagnosis());
/** A `fail` that meets needs all the same: a token that Box accepted with its own time alone. */
export const noButProvides: Judged = found('fail', text`no, but here it is`, aDiagnosis('clock-skew'), [], true);
export const perhaps: Judged = found('warn', text`perhaps`, aDiagnosis('unknown'));
export const unanswered: Judged = found('error', text`who knows`, aDiagnosis('box-unavailable'));

/** Something that a test settles when it likes. */
export interface Handle<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
}

export function handle<T>(): Handle<T> {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => { resolve = settle; });
  return { promise, resolve };
}

export interface Running {
  readonly clock: FakeClock;
  readonly budget: PledgedBudget;
  readonly events: ProgressEvent[];
  readonly stop: (end: RunEnd) => void;
  readonly reports: Promise<readonly CheckReport[]>;
}

/** Starts a run; `overtaken` and `broken` tell in their message what happened. */
export function startRunner(checks: readonly Check[], { maxCalls = 100, stoppedBefore = null as RunEnd | null } = {}): Running {
  const clock = new FakeClock();
  const budget = createBudget(maxCalls);
  const controller = new AbortController();
  const stop = (end: RunEnd): void => controller.abort(end);
  if (stoppedBefore !== null) stop(stoppedBefore);
  const events: ProgressEvent[] = [];
  const reports = runChecks(checks, {
    clock, budget, signal: controller.signal, progress: (event) => events.push(event),
    overtaken: (_, end) => found('error', text`overtaken: ${end}`, aDiagnosis('timeout')),
    broken: (_, error) => found('error', text`broken: ${error instanceof Error ? error.message : String(error)}`, aDiagnosis('unknown')),
  });
  return { clock, budget, events, stop, reports };
}

/** Id and status of each check, in order. */
export const statusesOf = (reports: readonly CheckReport[]): readonly string[] => reports.map(({ id, status }) => `${id} ${status}`);
