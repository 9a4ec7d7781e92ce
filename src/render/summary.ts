import { Buffer } from 'node:buffer';
import { keyOf } from '../engine/check.ts';
import type { CheckReport, Report, TargetReport } from '../engine/report.ts';
import type { Diagnosis, Status } from '../foundation/diagnosis.ts';
import type { Exchange } from '../foundation/exchange.ts';
import type { Text } from '../foundation/text.ts';
import { text } from '../foundation/text.ts';
import { driftSections } from './changes.ts';
import { cell, codeBlock, codeCell, fold, inline, namedLink, row, tableHead } from './markdown-parts.ts';
import { diagnosisOf, furtherCause } from './problems.ts';
import { shownUrl } from './shown-url.ts';
import { unaskedLines } from './unasked.ts';
import { limitMark, limitWords, verdictWords } from './verdict.ts';
import {
  ADDRESSEES, answerWords, CONFIDENCES, COUNTED, countWords, duration, OWNERS, requestIdOf, several, STATUSES, targetWords,
} from './words.ts';

/**
 * GitHub drops a step's whole summary above 1 MiB
 * (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits).
 */
export const SUMMARY_LIMIT_BYTES = 1_000_000;
/** Kept free for the lines that say what was left out, and the folds around it. */
const NOTES_BYTES = 2_000;

/** Told apart by shape as well as by colour. */
export const EMOJI: Readonly<Record<Status, string>> = { pass: '✅', warn: '⚠️', fail: '❌', error: '❓', skip: '⏭️' };

/** A part of the summary that can be cut: entries under a head, and what is said of those that had to go. */
interface Cuttable {
  readonly entries: readonly string[];
  /** How many more there are that were not even written. */
  readonly unwritten?: number;
  readonly wrap: (entries: readonly string[]) => string;
  readonly missing: (count: number) => string;
}

/**
 * The job summary: the verdict, a table for each target with the remedy beside what failed, everything else folded.
 * Never longer than `limitBytes` in UTF-8: exchanges go first, then evidence, then the checks that passed; a line says so.
 */
export function renderSummary(report: Report, limitBytes = SUMMARY_LIMIT_BYTES): string {
  const head = summaryHead(report);
  let room = limitBytes - NOTES_BYTES - bytesOf(head);
  const spend = (entry: string): boolean => {
    const cost = bytesOf(entry);
    if (cost > room) return false;
    room -= cost;
    return true;
  };
  const parts = [...targetSections(report, spend), ...[messagesPart(report), driftPart(report), evidencePart(report), exchangesPart(report)].flatMap((part) => cut(part, spend))];
  return `${[head, ...parts].join('\n\n')}\n`;
}

/** Bytes in UTF-8, and a little for the line breaks around it. */
const bytesOf = (words: string): number => Buffer.byteLength(words, 'utf8') + 4;

function summaryHead(report: Report): string {
  const [limits, mark] = [limitWords(report), limitMark(report)];
  const { run } = report;
  return [
    `## ${EMOJI[report.verdict]} Box Preflight: ${report.verdict}${mark === null ? '' : ` (${mark})`}`,
    `**${inline([verdictWords(report)])}** ${countWords(report)}.`,
    ...(limits === null ? [] : [`> ${inline([limits])}`]),
    ...unaskedLines(report).map((line) => `> ${inline([line])}`),
    ...overview(report),
    ...(run === null ? [] : [`<sub>Run ${inline([run.name])}</sub>`]),
  ].join('\n\n');
}

/** With several apps: who is fine and who is not, before any detail. */
function overview({ targets }: Report): readonly string[] {
  const apps = targets.filter(({ auth, checks }) => auth !== null && checks.length > 0);
  if (apps.length < 2) return [];
  const line = (target: TargetReport): string =>
    row([EMOJI[worstOf(target)], codeCell(target.name), cell(targetWords({ ...target, identity: null }, null)), countsOf(target.checks)]);
  return [[tableHead(['', 'App', 'Signs in by', 'Checks']), ...apps.map(line)].join('\n')];
}

const worstOf = ({ checks }: TargetReport): Status => STATUSES.find((status) => status !== 'skip' && checks.some((check) => check.status === status)) ?? 'skip';

const countsOf = (checks: readonly CheckReport[]): string =>
  STATUSES.flatMap((status) => {
    const count = checks.filter((check) => check.status === status).length;
    return count === 0 ? [] : [`${count} ${COUNTED[status]}`];
  }).join(', ');

interface CheckEntry {
  readonly line: string;
  readonly problem: boolean;
}

interface Section {
  /** Is it an app, not the host? */
  readonly app: boolean;
  readonly heading: string;
  /** Was anything sent for one of its checks? */
  readonly costs: boolean;
  readonly checks: readonly CheckEntry[];
}

/** Every target's table, those with a problem first; where not all fits, checks with a problem stay longest. */
function targetSections(report: Report, spend: (entry: string) => boolean): readonly string[] {
  const sections = report.targets.filter(({ checks }) => checks.length > 0).map((target) => sectionOf(target, report));
  const opened = new Set<Section>();
  const kept = new Set<CheckEntry>();
  const take = (section: Section, check: CheckEntry): void => {
    if (!opened.has(section) && !spend(section.heading + FRAME)) return;
    opened.add(section);
    if (spend(check.line)) kept.add(check);
  };
  for (const problem of [true, false]) {
    for (const section of sections) section.checks.filter((check) => check.problem === problem).forEach((check) => take(section, check));
  }
  const shown = sections.filter((section) => opened.has(section)).sort((a, b) => rank(a) - rank(b));
  const tables = shown.map((section) => tablesOf({ ...section, checks: section.checks.filter((check) => kept.has(check)) }));
  const missing = sections.flatMap(({ checks }) => checks).length - kept.size;
  return missing === 0 ? tables : [...tables, `_${several(missing, 'more check')} did not fit here: see the log or the JSON report._`];
}

/** Who has a problem comes first; the host that is fine, last. */
const rank = ({ app, checks }: Section): number => (checks.some(({ problem }) => problem) ? 0 : app ? 1 : 2);

const PROBLEM_HEAD = tableHead(['What is wrong', 'What to do']);
const OTHER_COLUMNS = ['', 'Check', 'Found', 'Time'];
/** The host itself is asked nothing: its table has no column for it. */
const otherHead = (costs: boolean): string => tableHead(costs ? [...OTHER_COLUMNS, 'Requests'] : OTHER_COLUMNS);
/** What a section costs besides its heading and its rows: both heads, and the fold around the second. */
const FRAME = PROBLEM_HEAD + otherHead(true) + fold('', '');
/** A longer list of what is fine is folded: nobody came for it. */
const LONGEST_OPEN = 8;

/** What must be looked at in the open, each remedy beside it; below it, folded, what is fine. */
function tablesOf({ heading, costs, checks }: Section): string {
  const problems = checks.filter(({ problem }) => problem);
  const others = checks.filter(({ problem }) => !problem);
  const table = [otherHead(costs), ...others.map(({ line }) => line)].join('\n');
  const open = problems.length === 0 && others.length <= LONGEST_OPEN;
  return [
    heading,
    ...(problems.length === 0 ? [] : [[PROBLEM_HEAD, ...problems.map(({ line }) => line)].join('\n')]),
    ...(others.length === 0 ? [] : [open ? table : fold(several(others.length, problems.length === 0 ? 'check' : 'other check'), table)]),
  ].join('\n\n');
}

function sectionOf(target: TargetReport, report: Report): Section {
  const about = inline(targetWords(target, report));
  const costs = target.checks.some(({ requests }) => requests > 0);
  return {
    costs,
    app: target.auth !== null,
    heading: `### ${codeCell(target.name)}${about === '' ? '' : `\n\n${about}`}`,
    checks: target.checks.map((check) => ({ line: isProblem(check) ? problemRow(check) : otherRow(check, costs), problem: isProblem(check) })),
  };
}

const isProblem = ({ status }: CheckReport): boolean => status !== 'pass' && status !== 'skip';

function otherRow({ id, status, message, durationMs, requests }: CheckReport, costs: boolean): string {
  const cells = [EMOJI[status], codeCell(id), cell(message), status === 'skip' ? '' : duration(durationMs).replace(' ', '&nbsp;')];
  return row(costs ? [...cells, requests === 0 ? '' : String(requests)] : cells);
}

function problemRow(check: CheckReport): string {
  const { id, status, message } = check;
  const diagnosis = diagnosisOf(check);
  const cause = furtherCause(message, diagnosis);
  const sure = `<sub>${codeCell(diagnosis.code)} ${CONFIDENCES[diagnosis.confidence]}</sub>`;
  const wrong = [`${EMOJI[status]} ${codeCell(id)}`, `**${cell(message)}**`, ...(cause === null ? [] : [cell(cause)]), sure];
  // Two columns: a login is long, and a third would push the remedy out of sight.
  return row([wrong.join('<br>'), adviceCell(diagnosis)]);
}

/** The first step is nearly always the one: it stands out, and the links come last and small. */
function adviceCell({ remedy, owner, docs, retryable }: Diagnosis): string {
  const steps = remedy.map((step, index) => (remedy.length > 1 ? `${index + 1}. ${cell(step)}` : cell(step)));
  const who = retryable ? `${OWNERS[owner]} Running again may be enough.` : OWNERS[owner];
  const links = docs.map((url, index) => namedLink(String(index + 1), url));
  return [...steps, `<sub>${who}${links.length === 0 ? '' : ` Read more: ${links.join(', ')}`}</sub>`].join('<br>');
}

/** As many entries as there is room for, and a line about the rest. */
function cut({ entries, unwritten = 0, wrap, missing }: Cuttable, spend: (entry: string) => boolean): readonly string[] {
  const end = entries.findIndex((entry) => !spend(entry));
  const shown = end === -1 ? entries : entries.slice(0, end);
  const left = entries.length - shown.length + unwritten;
  return [
    ...(shown.length === 0 ? [] : [wrap(shown)]),
    ...(left === 0 ? [] : [`_${missing(left)} did not fit here: see the JSON report._`]),
  ];
}

/** What changed since the last good run, target by target. */
const driftPart = (report: Report): Cuttable => ({
  entries: driftSections(report), wrap: (sections) => sections.join('\n\n'), missing: (count) => several(count, 'more table'),
});

/** Each in a code block: GitHub puts a button beside it that copies it. */
function messagesPart({ messages = [], targets }: Report): Cuttable {
  const many = targets.filter(({ auth }) => auth !== null).length > 1;
  return {
    entries: messages.map(({ to, target, lines }) => fold(`Ready to send to ${ADDRESSEES[to]}${many ? ` (${inline([target])})` : ''}`, codeBlock(lines))),
    wrap: (folds) => folds.join('\n\n'),
    missing: (count) => several(count, 'more message'),
  };
}

/** More is read by nobody here; of so many, what belongs to a problem comes first. */
const MOST_EVIDENCE = 400;

function evidencePart({ targets }: Report): Cuttable {
  const seen = targets.flatMap((target) => target.checks.flatMap((check) => check.evidence.map((each) => ({ key: keyOf({ target: target.name, id: check.id }), check, each }))));
  const ordered = seen.length <= MOST_EVIDENCE ? seen : [...seen.filter(({ check }) => isProblem(check)), ...seen.filter(({ check }) => !isProblem(check))];
  const entries = ordered.slice(0, MOST_EVIDENCE).map(({ key, each: { text: what, exchange } }) => `- ${codeCell(key)}: ${inline(what)}${exchange === null ? '' : ` (request ${exchange + 1})`}`);
  return {
    entries,
    unwritten: seen.length - entries.length,
    wrap: (lines) => fold('What was seen', lines.join('\n')),
    missing: (count) => several(count, 'more observation'),
  };
}

function exchangesPart({ exchanges }: Report): Cuttable {
  const head = tableHead(['', 'Target', 'For', 'Request', 'Answer', 'Time', 'Request id']);
  return {
    entries: exchanges.map(exchangeRow),
    wrap: (rows) => fold(several(exchanges.length, 'request'), [head, ...rows].join('\n')),
    missing: (count) => several(count, 'more request'),
  };
}

function exchangeRow(exchange: Exchange, index: number): string {
  const { target, purpose, method, url, attempt, durationMs } = exchange;
  const tried = attempt > 1 ? `${purpose}, try ${attempt}` : purpose;
  return row([
    String(index + 1), codeCell(target), tried, codeCell(`${method} ${shownUrl(url)}`), cell(answerText(exchange)), duration(durationMs),
    codeCell(requestIdOf(exchange) ?? ''),
  ]);
}

/** Status and Box's own words for it. */
function answerText(exchange: Exchange): Text {
  const { error } = exchange;
  const words = answerWords(exchange);
  if (error === null || 'transport' in error) return text`${words}`;
  const details = [error.code, error.message, error.wwwAuthenticate].flatMap((each) => (each === null ? [] : [' ', each]));
  return [words, ...details];
}
