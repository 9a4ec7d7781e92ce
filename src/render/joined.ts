import { Buffer } from 'node:buffer';
import type { Status } from '../foundation/diagnosis.ts';
import { clean, foreign } from '../foundation/text.ts';
import { cell, codeCell, codeSpan, row, tableHead } from './markdown-parts.ts';
import { EMOJI } from './summary.ts';
import { listed, namesOf } from './verdict.ts';
import { COUNTED, several, STATUSES } from './words.ts';

/** What a joined summary needs of one report. */
export interface JoinedReport {
  /** Who the run was. */
  readonly name: string;
  readonly verdict: Status;
  readonly targets: readonly JoinedTarget[];
  /** What it left out of what was configured; nothing in a report of an older version. */
  readonly notAsked: readonly { readonly target: string; readonly check: string | null }[];
  /** The workflow run that it was a part of; `''` where none is known. */
  readonly workflowRun: string;
}

export interface JoinedTarget {
  readonly name: string;
  readonly counts: Readonly<Record<Status, number>>;
  /** What failed, or could not be answered, or warned. */
  readonly problems: readonly { readonly id: string; readonly status: Status; readonly message: string; readonly remedy: string | null }[];
}

/** GitHub drops a step's whole summary above 1 MiB; a few bytes are kept free for the last line. */
const LIMIT_BYTES = 1_000_000;

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);
/** A report is a file like any other: whoever wrote it, its texts are foreign. */
const words = (value: unknown): string => (typeof value === 'string' ? clean(value) : '');
const isStatus = (value: unknown): value is Status => typeof value === 'string' && (STATUSES as readonly string[]).includes(value);

/** Reads a JSON report (contract, section 6) as far as a summary shows it; `null` where it is none. Never throws. */
export function readJoined(json: string): JoinedReport | null {
  const report = parsed(json);
  if (report === null || report['schemaVersion'] !== 1 || !isStatus(report['verdict'])) return null;
  const run = report['run'];
  return {
    name: isFields(run) ? words(run['name']) : '', verdict: report['verdict'], targets: list(report['targets']).map(targetOf),
    notAsked: list(report['notAsked']).map(({ target, check }) => ({ target: words(target), check: words(check) || null })),
    workflowRun: isFields(run) ? words(run['url']) : '',
  };
}

function parsed(json: string): Fields | null {
  try {
    const value: unknown = JSON.parse(json);
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}

function targetOf(target: Fields): JoinedTarget {
  const checks = list(target['checks']).flatMap((check) => (isStatus(check['status']) ? [{ ...check, status: check['status'] }] : []));
  const count = (status: Status): number => checks.filter((check) => check.status === status).length;
  return {
    name: words(target['name']),
    counts: { pass: count('pass'), warn: count('warn'), fail: count('fail'), error: count('error'), skip: count('skip') },
    problems: checks.filter(({ status }) => status !== 'pass' && status !== 'skip').map(problemOf),
  };
}

function problemOf(check: Fields & { readonly status: Status }): JoinedTarget['problems'][number] {
  const diagnosis = check['diagnosis'];
  const steps: readonly unknown[] = isFields(diagnosis) && Array.isArray(diagnosis['remedy']) ? diagnosis['remedy'] : [];
  return { id: words(check['id']), status: check.status, message: words(check['message']), remedy: words(steps[0]) || null };
}

/** The worst of several runs; a run that left no report could not be answered. */
export function joinedVerdict(reports: readonly JoinedReport[], missing: number): Status {
  const statuses: readonly Status[] = [...reports.map(({ verdict }) => verdict), ...(missing > 0 ? (['error'] as const) : [])];
  return STATUSES.find((status) => statuses.includes(status)) ?? 'skip';
}

/**
 * Several runs as one page of markdown: the verdict, then a row a target, the worst first, with what to do first beside what is
 * wrong. Never longer than a job summary may be: what passed goes first, and a line says so.
 * @param missing how many runs left no report
 */
export function renderJoined(reports: readonly JoinedReport[], missing: number): string {
  const verdict = joinedVerdict(reports, missing);
  const rows = reports.flatMap((report) => report.targets.filter(({ counts }) => Object.values(counts).some((count) => count > 0)).map((target) => ({ rank: STATUSES.indexOf(worstOf(target)), line: rowOf(report, target) })));
  const head = [
    `## ${EMOJI[verdict]} Box Preflight: ${verdict}`,
    `${several(reports.length, 'run')}, ${several(rows.length, 'target')}.`,
    ...(missing > 0 ? [`**${several(missing, 'run')} left no report**: see the log of each.`] : []),
    ...notAskedLines(reports),
  ];
  const lines = rows.sort((a, b) => a.rank - b.rank).map(({ line }) => line);
  let room = LIMIT_BYTES - 2_000;
  const end = lines.findIndex((line) => (room -= Buffer.byteLength(line) + 1) < 0);
  const shown = end === -1 ? lines : lines.slice(0, end);
  const rest = lines.length - shown.length;
  return `${[...head, ...(shown.length === 0 ? [] : [[tableHead(['', 'Run', 'Target', 'Checks', 'What is wrong', 'What to do first']), ...shown].join('\n')]), ...(rest === 0 ? [] : [`_${several(rest, 'more target')} did not fit here._`])].join('\n\n')}\n`;
}

/** More runs are left to their own pages. */
const MOST_RUNS_NAMED = 50;
const LONGEST_NAME = 100;

/** What nobody asked. Jobs of one workflow run share a config file's targets: what another one asked is asked. */
function notAskedLines(reports: readonly JoinedReport[]): readonly string[] {
  const isAsked = ({ counts }: JoinedTarget): boolean => STATUSES.some((status) => status !== 'skip' && counts[status] > 0);
  const asked = new Set(reports.flatMap(({ workflowRun, targets }) =>
    targets.filter(isAsked).map(({ name }) => `${workflowRun} ${name}`)));
  const lines = reports.flatMap(({ name, workflowRun, notAsked }) => {
    const open = notAsked.filter(({ target, check }) =>
      check !== null || workflowRun === '' || !asked.has(`${workflowRun} ${target}`));
    if (open.length === 0) return [];
    const code = (words: string): string => codeSpan(clean(words, LONGEST_NAME));
    return [`**Not asked**${name === '' ? '' : ` by ${code(name)}`}: ${listed(namesOf(open, true).map(code))}.`];
  });
  const rest = lines.length - MOST_RUNS_NAMED;
  return rest > 0 ? [...lines.slice(0, MOST_RUNS_NAMED), `${several(rest, 'more run')} did not ask everything.`] : lines;
}

const worstOf = ({ counts }: JoinedTarget): Status => STATUSES.find((status) => counts[status] > 0) ?? 'skip';

function rowOf({ name }: JoinedReport, target: JoinedTarget): string {
  const counts = STATUSES.filter((status) => target.counts[status] > 0).map((status) => `${String(target.counts[status])} ${COUNTED[status]}`).join(', ');
  const problems = target.problems.map(({ id, status, message }) => `${EMOJI[status]} ${codeCell(id)} ${cell([foreign('words', message)])}`);
  const remedies = target.problems.map(({ remedy }) => (remedy === null ? '' : cell([foreign('words', remedy)])));
  return row([EMOJI[worstOf(target)], codeCell(name), codeCell(target.name), counts, problems.join('<br>'), remedies.join('<br>')]);
}
