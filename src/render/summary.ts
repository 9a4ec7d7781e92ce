import { Buffer } from 'node:buffer';
import { keyOf } from '../engine/check.ts';
import type { CheckReport, Report, TargetReport } from '../engine/report.ts';
import type { Exchange } from '../foundation/exchange.ts';
import type { Text } from '../foundation/text.ts';
import { text } from '../foundation/text.ts';
import { cell, codeCell, fold, inline, link, row, tableHead } from './markdown-parts.ts';
import { diagnosisOf, furtherCause } from './problems.ts';
import { answerWords, CONFIDENCES, countWords, duration, IDENTITY_ONLY, MARKS, OWNERS, requestIdOf, several, targetWords, verdictWords } from './words.ts';

/**
 * GitHub drops a step's whole summary above 1 MiB
 * (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits).
 */
export const SUMMARY_LIMIT_BYTES = 1_000_000;
/** Kept free for the lines that say what was left out, and the folds around it. */
const NOTES_BYTES = 2_000;

/** A part of the summary that can be cut: entries under a head, and what is said of those that had to go. */
interface Cuttable {
  readonly entries: readonly string[];
  readonly wrap: (entries: readonly string[]) => string;
  readonly missing: (count: number) => string;
}

/**
 * The job summary: the verdict, a table for each target with the remedy beside what failed, evidence and exchanges folded.
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
  const parts = [...targetSections(report, spend), ...[evidencePart(report), exchangesPart(report)].flatMap((part) => cut(part, spend))];
  return `${[head, ...parts].join('\n\n')}\n`;
}

/** Bytes in UTF-8, and a little for the line breaks around it. */
const bytesOf = (words: string): number => Buffer.byteLength(words, 'utf8') + 4;

function summaryHead(report: Report): string {
  const limited = report.identityOnly ? ' (only token and identity were checked)' : '';
  return [
    `## ${MARKS[report.verdict]} Box Preflight: ${report.verdict}${limited}`,
    `${verdictWords(report)} ${countWords(report)}.`,
    ...(report.identityOnly ? [`> ${inline([IDENTITY_ONLY])}`] : []),
    ...(report.run === null ? [] : [`Run ${inline([report.run.name])}.`]),
  ].join('\n\n');
}

interface CheckEntry {
  readonly line: string;
  readonly passed: boolean;
}

interface Section {
  readonly head: string;
  readonly checks: readonly CheckEntry[];
}

/** Every target's table; where not all fits, checks with a problem stay longest. */
function targetSections(report: Report, spend: (entry: string) => boolean): readonly string[] {
  const sections = report.targets.filter(({ checks }) => checks.length > 0).map((target) => sectionOf(target, report));
  const opened = new Set<Section>();
  const kept = new Set<CheckEntry>();
  const take = (section: Section, check: CheckEntry): void => {
    if (!opened.has(section) && !spend(section.head)) return;
    opened.add(section);
    if (spend(check.line)) kept.add(check);
  };
  for (const passed of [false, true]) {
    for (const section of sections) section.checks.filter((check) => check.passed === passed).forEach((check) => take(section, check));
  }
  const tables = sections.filter((section) => opened.has(section)).map(({ head, checks }) =>
    [head, ...checks.filter((check) => kept.has(check)).map(({ line }) => line)].join('\n'));
  const missing = sections.flatMap(({ checks }) => checks).length - kept.size;
  return missing === 0 ? tables : [...tables, `_${several(missing, 'more check')} did not fit here: see the log or the JSON report._`];
}

function sectionOf(target: TargetReport, report: Report): Section {
  const about = inline(targetWords(target, report));
  const heading = `### ${codeCell(target.name)}${about === '' ? '' : ` ${about}`}`;
  const advised = target.checks.some(isProblem);
  const columns = ['', 'Check', 'Found', ...(advised ? ['What to do'] : []), 'Time'];
  return {
    head: `${heading}\n\n${tableHead(columns)}`,
    checks: target.checks.map((check) => ({ line: checkRow(check, advised), passed: !isProblem(check) })),
  };
}

const isProblem = ({ status }: CheckReport): boolean => status !== 'pass' && status !== 'skip';

function checkRow(check: CheckReport, advised: boolean): string {
  const { id, status, message, durationMs } = check;
  const found = [cell(message), ...(isProblem(check) ? [causeCell(check)] : [])].join('<br>');
  const advice = isProblem(check) ? adviceCell(check) : '';
  const time = status === 'skip' ? '' : duration(durationMs);
  return row([MARKS[status], codeCell(id), found, ...(advised ? [advice] : []), time]);
}

function causeCell(check: CheckReport): string {
  const diagnosis = diagnosisOf(check);
  const cause = furtherCause(check.message, diagnosis);
  return `${cause === null ? '' : `${cell(cause)}<br>`}${codeCell(diagnosis.code)}, ${CONFIDENCES[diagnosis.confidence]}`;
}

function adviceCell(check: CheckReport): string {
  const { remedy, owner, docs, retryable } = diagnosisOf(check);
  const steps = remedy.map((step, index) => (remedy.length > 1 ? `${index + 1}. ${cell(step)}` : cell(step)));
  const who = retryable ? `${OWNERS[owner]} Running again may be enough.` : OWNERS[owner];
  return [...steps, `_${who}_`, ...docs.map(link)].join('<br>');
}

/** As many entries as there is room for, and a line about the rest. */
function cut({ entries, wrap, missing }: Cuttable, spend: (entry: string) => boolean): readonly string[] {
  const end = entries.findIndex((entry) => !spend(entry));
  const shown = end === -1 ? entries : entries.slice(0, end);
  return [
    ...(shown.length === 0 ? [] : [wrap(shown)]),
    ...(end === -1 ? [] : [`_${missing(entries.length - shown.length)} did not fit here: see the JSON report._`]),
  ];
}

function evidencePart(report: Report): Cuttable {
  const entries = report.targets.flatMap((target) => target.checks.flatMap((check) => check.evidence.map((each) => {
    const where = each.exchange === null ? '' : ` (request ${each.exchange + 1})`;
    return `- ${codeCell(keyOf({ target: target.name, id: check.id }))}: ${inline(each.text)}${where}`;
  })));
  return {
    entries,
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
    String(index + 1), codeCell(target), tried, codeCell(`${method} ${url}`), cell(answerText(exchange)), duration(durationMs),
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
