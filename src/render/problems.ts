import { keyOf } from '../engine/check.ts';
import type { Evidence } from '../engine/check.ts';
import type { CheckReport, Report } from '../engine/report.ts';
import type { Diagnosis } from '../foundation/diagnosis.ts';
import type { Exchange } from '../foundation/exchange.ts';
import type { Location } from '../foundation/location.ts';
import type { Text } from '../foundation/text.ts';
import { plain } from '../foundation/text.ts';

export type ProblemStatus = 'fail' | 'error' | 'warn';

/** One check that did not pass. */
export interface Affected {
  /** `target/check-id`. */
  readonly key: string;
  readonly message: Text;
  readonly evidence: readonly Evidence[];
  /** The line of a config file that asked for it. */
  readonly source: Location | null;
}

/** What somebody must do something about: one diagnosis, and every check that it explains. */
export interface Problem {
  readonly status: ProblemStatus;
  readonly affected: readonly [Affected, ...Affected[]];
  readonly diagnosis: Diagnosis;
}

/** Most useful first: what must be changed, then what could not be answered, then what to look at. */
const ORDER: readonly ProblemStatus[] = ['fail', 'error', 'warn'];

/**
 * All problems of a run, the most useful first, in plan order within a status. Checks with the very same diagnosis are one
 * problem: forty folders behind one missing invitation are one thing to do.
 */
export function problemsOf(report: Report): readonly Problem[] {
  const all = report.targets.flatMap((target) => target.checks.flatMap((check) => problemOf(target.name, check)));
  return ORDER.flatMap((status) => joined(all.filter((problem) => problem.status === status)));
}

function problemOf(target: string, check: CheckReport): readonly Problem[] {
  const { id, status, message, evidence, source } = check;
  if (status === 'pass' || status === 'skip') return [];
  return [{ status, affected: [{ key: keyOf({ target, id }), message, evidence, source }], diagnosis: diagnosisOf(check) }];
}

/** The check's own, or, where a check left it out, one that says no more than its message. */
export function diagnosisOf({ diagnosis, message }: CheckReport): Diagnosis {
  return diagnosis ?? {
    code: 'unknown', confidence: 'possible', cause: message, remedy: [], owner: 'developer', docs: [], retryable: false,
  };
}

/**
 * The cause, where it says more than the check's message does; `null` where the message holds it already, word for word.
 */
export function furtherCause(message: Text, { cause }: Diagnosis): Text | null {
  const bare = (words: Text): string => plain(words).toLowerCase().replace(/[.!?…\s]+$/u, '');
  return bare(message).includes(bare(cause)) ? null : cause;
}

function joined(problems: readonly Problem[]): readonly Problem[] {
  const byDiagnosis = new Map<string, Problem>();
  for (const problem of problems) {
    const { code, cause, remedy, owner } = problem.diagnosis;
    const key = JSON.stringify([code, plain(cause), remedy.map(plain), owner]);
    const earlier = byDiagnosis.get(key);
    byDiagnosis.set(key, earlier === undefined ? problem : { ...earlier, affected: [...earlier.affected, ...problem.affected] });
  }
  return [...byDiagnosis.values()];
}

/** The exchanges that show a problem, each once. */
export function exchangesOf({ affected }: Problem, report: Report): readonly Exchange[] {
  const indexes = affected.flatMap(({ evidence }) => evidence.flatMap(({ exchange }) => exchange ?? []));
  return [...new Set(indexes)].flatMap((index) => report.exchanges[index] ?? []);
}
