import type { Report } from '../engine/report.ts';
import { isPassingTrouble } from '../engine/verdict.ts';
import type { Notice, Problem as InputProblem } from '../config/problems.ts';
import { describeProblem } from '../config/problems.ts';
import type { Location } from '../foundation/location.ts';
import { diagnosisPage } from '../foundation/diagnosis.ts';
import { plain } from '../foundation/text.ts';
import { furtherCause, problemsOf } from '../render/problems.ts';
import type { Problem } from '../render/problems.ts';
import { CONFIDENCES, OWNERS, several } from '../render/words.ts';

/** What GitHub shows beside a run, apart from its log. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  /** The line of the config file that it belongs to; `null` where no line asked for it. */
  readonly source: Location | null;
}

/**
 * What GitHub keeps of each level in a step
 * (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message).
 */
export const MOST_PER_LEVEL = 10;
/** The runner cuts a message at 4,096 characters (actions/runner, `ExecutionContext.cs`); a cut of our own ends on a word. */
const LONGEST_MESSAGE = 4_000;

/** The report's problems, the most useful first; at most {@link MOST_PER_LEVEL} a level, the rest counted in its last. */
export function annotationsOf(report: Report, onInconclusive: 'fail' | 'warn'): readonly Annotation[] {
  return capped(problemsOf(report).map((problem) => annotationOf(problem, onInconclusive)));
}

/** One annotation for each input that can't be used. */
export function inputAnnotations(problems: readonly InputProblem[]): readonly Annotation[] {
  return capped(problems.map((problem) => ({
    level: 'error', title: problem.source === null ? `Input ${problem.input} can't be used` : 'The config file can’t be used',
    message: shortened(plain(describeProblem(problem))), source: problem.source,
  })));
}

/** What people should know about their inputs although the run goes on. */
export function noticeAnnotations(notices: readonly Notice[]): readonly Annotation[] {
  return capped(notices.map(({ level, input, message }) => ({
    level, title: input === null ? 'Box Preflight' : `Input ${input}`, message: shortened(plain(message)), source: null,
  })));
}

function annotationOf({ status, affected, diagnosis }: Problem, onInconclusive: 'fail' | 'warn'): Annotation {
  const [first, ...others] = affected;
  const { code, confidence, remedy, owner } = diagnosis;
  const cause = furtherCause(first.message, diagnosis);
  const sure = `(${CONFIDENCES[confidence]})`;
  const also = others.length === 0 ? [] : [`Also: ${others.map(({ key }) => key).join(', ')}.`];
  const steps = remedy.map((step, index) => (remedy.length > 1 ? `${index + 1}. ${plain(step)}` : plain(step)));
  const lines = [...(cause === null ? [`${plain(first.message)} ${sure}`] : [plain(first.message), `${plain(cause)} ${sure}`]), ...steps, OWNERS[owner], `More: ${diagnosisPage(code)}`, ...also];
  const counts = status === 'error' ? (isPassingTrouble({ status, diagnosis }) ? onInconclusive : 'fail') : status;
  return {
    level: counts === 'fail' ? 'error' : 'warning',
    title: `${first.key}: ${code}`,
    message: shortened(lines.join('\n')),
    source: first.source,
  };
}

function capped(annotations: readonly Annotation[]): readonly Annotation[] {
  return (['error', 'warning', 'notice'] as const).flatMap((level) => {
    const all = annotations.filter((annotation) => annotation.level === level);
    const last = all[MOST_PER_LEVEL - 1];
    if (last === undefined || all.length === MOST_PER_LEVEL) return all;
    const rest = several(all.length - MOST_PER_LEVEL, `more ${level}`);
    return [...all.slice(0, MOST_PER_LEVEL - 1), { ...last, message: `${last.message}\n\nAnd ${rest}: see the log.` }];
  });
}

function shortened(message: string): string {
  if (message.length <= LONGEST_MESSAGE) return message;
  return `${message.slice(0, LONGEST_MESSAGE).replace(/\s+\S*$/u, '').toWellFormed()} …`;
}
