import { styleText } from 'node:util';
import type { CheckReport, Message, Report, TargetReport } from '../engine/report.ts';
import { usualStatus } from '../foundation/diagnosis.ts';
import type { Diagnosis, Status } from '../foundation/diagnosis.ts';
import type { Exchange } from '../foundation/exchange.ts';
import { plain } from '../foundation/text.ts';
import type { Text } from '../foundation/text.ts';
import { inertLines } from './log-line.ts';
import { diagnosisOf, exchangesOf, furtherCause, problemsOf } from './problems.ts';
import type { Problem } from './problems.ts';
import { shownUrl } from './shown-url.ts';
import { unaskedLines } from './unasked.ts';
import { limitWords, verdictWords } from './verdict.ts';
import { ADDRESSEES, answerWords, CONFIDENCES, countWords, duration, MARKS, OWNERS, requestIdOf, several, targetWords } from './words.ts';

/** How a log looks: `width` in characters wraps lines; without it they are left to whatever shows them. */
export interface TextStyle {
  readonly color: boolean;
  readonly width?: number;
}

type Role = Status | 'heading' | 'quiet';

const FORMATS = {
  pass: 'green', warn: 'yellow', fail: 'red', error: 'magenta', skip: 'gray', heading: 'bold', quiet: 'gray',
} as const satisfies Readonly<Record<Role, string>>;

/** Narrower than this, wrapping does more harm than good. */
const NARROWEST = 40;
/** Longer ids are not waited for by the column beside them. */
const WIDEST_ID = 36;
const TIME_WIDTH = 7;
/** More evidence than this is left to the report. */
const SHOWN_EVIDENCE = 8;

/**
 * The log that a person reads: checks by target, then every problem with its remedy, the verdict last. What is wrong is said
 * once, above its remedy; the list of checks names its code. Ends with a line break.
 */
export function renderText(report: Report, style: TextStyle): string {
  const pen = penOf(style);
  const problems = problemsOf(report);
  const limits = limitWords(report);
  const blocks = [
    ...(limits === null ? [] : [pen.wrapped('', limits)]),
    ...report.targets.filter(({ checks }) => checks.length > 0).map((target) => targetBlock(target, report, pen)),
    ...problems.map((problem) => problemBlock(problem, report, pen)),
    ...(report.messages ?? []).map((message) => messageBlock(message, report, pen)),
    ...unaskedLines(report).map((line) => pen.wrapped('', line)),
    verdictBlock(report, pen),
  ];
  return `${inertLines(blocks.join('\n\n'))}\n`;
}

/** A diagnosis alone, as the log shows one. Ends with a line break. */
export function renderDiagnosis(diagnosis: Diagnosis, style: TextStyle): string {
  const pen = penOf(style);
  const status = diagnosis.code === 'unknown' ? 'error' : usualStatus(diagnosis.code);
  const head = pen.wrapped(`${MARKS[status]} `, plain(diagnosis.cause), `${pen.paint(status, MARKS[status])} `);
  return `${inertLines([head, ...diagnosisLines(diagnosis, null, pen)].join('\n'))}\n`;
}

interface Pen {
  paint(role: Role, words: string): string;
  /** `words` after `prefix`, further lines indented as deep as the prefix is long. */
  wrapped(prefix: string, words: string, painted?: string): string;
}

function penOf({ color, width = Infinity }: TextStyle): Pen {
  const room = Math.max(width, NARROWEST);
  return {
    paint: (role, words) => (color ? styleText(FORMATS[role], words, { validateStream: false }) : words),
    wrapped: (prefix, words, painted = prefix) => {
      const lines = wrap(words, room - prefix.length);
      return lines.map((line, index) => `${index === 0 ? painted : ' '.repeat(prefix.length)}${line}`.trimEnd()).join('\n');
    },
  };
}

/** Breaks at spaces; a word longer than the line stands alone. */
function wrap(words: string, room: number): readonly string[] {
  if (words.length <= room) return [words];
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

function targetBlock(target: TargetReport, report: Report, pen: Pen): string {
  const idWidth = Math.min(WIDEST_ID, Math.max(...target.checks.map(({ id }) => id.length)));
  const about = plain(targetWords(target, report));
  const heading = pen.wrapped(`${target.name}  `, about, `${pen.paint('heading', target.name)}  `);
  return [heading, ...target.checks.map((check) => checkLine(check, idWidth, pen))].join('\n');
}

function checkLine(check: CheckReport, idWidth: number, pen: Pen): string {
  const { id, status, durationMs } = check;
  const name = id.padEnd(idWidth);
  const time = (status === 'skip' ? '' : duration(durationMs)).padStart(TIME_WIDTH);
  const painted = `  ${pen.paint(status, MARKS[status])} ${name}  ${pen.paint('quiet', time)}  `;
  return pen.wrapped(`  ${MARKS[status]} ${name}  ${time}  `, shortly(check), painted);
}

/** A problem has a block of its own further down. */
function shortly(check: CheckReport): string {
  switch (check.status) {
    case 'pass':
    case 'skip':
      return plain(check.message);
    case 'warn':
    case 'fail':
    case 'error':
      return `${diagnosisOf(check).code}, see below`;
  }
}

function problemBlock(problem: Problem, report: Report, pen: Pen): string {
  const { status, affected, diagnosis } = problem;
  const mark = `${pen.paint(status, MARKS[status])} `;
  const heads = affected.map(({ key, message }, index) => {
    const before = index === 0 ? mark : '  ';
    return pen.wrapped(`  ${key}  `, plain(message), `${before}${pen.paint('heading', key)}  `);
  });
  const [first] = affected;
  return [...heads, ...diagnosisLines(diagnosis, furtherCause(first.message, diagnosis), pen), ...shownLines(problem, report, pen)].join('\n');
}

/** A message to paste: never wrapped, so that it can be taken as it is. */
function messageBlock({ to, target, lines }: Message, report: Report, pen: Pen): string {
  const of = report.targets.filter(({ auth }) => auth !== null).length > 1 ? ` (${target})` : '';
  return [pen.paint('heading', `Ready to send to ${ADDRESSEES[to]}${of}:`), ...lines.map((line) => `    ${plain(line)}`)].join('\n');
}

/** A diagnosis for people: the cause where it is not said already, its code, what to do, who can, links. */
function diagnosisLines(diagnosis: Diagnosis, cause: Text | null, pen: Pen): readonly string[] {
  const { code, confidence, remedy, owner, docs, retryable } = diagnosis;
  return [
    ...labelled('Cause', cause === null ? [] : [plain(cause)], pen),
    ...labelled('Code', [`${code}, ${CONFIDENCES[confidence]}`], pen),
    ...labelled('Do', remedy.map((step, index) => (remedy.length > 1 ? `${index + 1}. ${plain(step)}` : plain(step))), pen),
    ...labelled('Who', [retryable ? `${OWNERS[owner]} Running again may be enough.` : OWNERS[owner]], pen),
    ...labelled('Links', docs, pen),
  ];
}

function shownLines(problem: Problem, report: Report, pen: Pen): readonly string[] {
  const seen = problem.affected.flatMap(({ evidence }) => evidence.map((each) => plain(each.text)));
  const more = seen.length - SHOWN_EVIDENCE;
  return [
    ...labelled('Seen', more > 0 ? [...seen.slice(0, SHOWN_EVIDENCE), `and ${several(more, 'more observation')}, in the report`] : seen, pen),
    ...labelled('Requests', exchangesOf(problem, report).map(exchangeWords), pen),
  ];
}

function exchangeWords(exchange: Exchange): string {
  const id = requestIdOf(exchange);
  return `${exchange.method} ${shownUrl(exchange.url)}: ${answerWords(exchange)}${id === null ? '' : `, request id ${id}`}`;
}

const LABEL_WIDTH = 'Requests'.length;

function labelled(label: string, entries: readonly string[], pen: Pen): readonly string[] {
  return entries.map((entry, index) => {
    const name = (index === 0 ? label : '').padEnd(LABEL_WIDTH);
    return pen.wrapped(`    ${name}  `, entry, `    ${pen.paint('quiet', name)}  `);
  });
}

const verdictBlock = (report: Report, pen: Pen): string =>
  `${pen.paint(report.verdict, `${MARKS[report.verdict]} ${report.verdict}`)}: ${verdictWords(report)} ${countWords(report)}.`;
