import type { Report } from '../engine/report.ts';
import { clean } from '../foundation/text.ts';
import { driftSections } from '../render/changes.ts';
import { codeSpan, inline, link, namedLink } from '../render/markdown-parts.ts';
import { furtherCause, problemsOf } from '../render/problems.ts';
import type { Problem } from '../render/problems.ts';
import { MARKS, OWNERS, several } from '../render/words.ts';
import type { GithubPlace } from './github-types.ts';

/** GitHub refuses a longer body (422, “body is too long (maximum is 65536 characters)”). */
export const LONGEST_BODY = 65_000;
/** Kept for the line about what had to go. */
const NOTE = 200;

/** What a comment or an issue is put together from. */
export interface Page {
  readonly marker: string;
  readonly head: readonly string[];
  /** Its problems and its drift are shown. */
  readonly report: Report;
  readonly foot: string;
}

/** A body that GitHub takes: what changed may fill a third of it, problems the rest. */
export function page({ marker, head, report, foot }: Page): string {
  const drift = fitting(driftSections(report), LONGEST_BODY / 3);
  const frame = paragraphs([marker, ...head, ...drift, foot]).length;
  return `${marker}\n${paragraphs([...head, problemList(report, LONGEST_BODY - frame), ...drift, foot])}\n`;
}

/** Parts under each other; empty ones are left out. */
const paragraphs = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n');

function fitting(sections: readonly string[], limit: number): readonly string[] {
  let room = limit;
  const kept = sections.filter((section) => (room -= section.length) >= 0);
  const rest = sections.length - kept.length;
  return rest === 0 ? kept : [...kept, `_What changed in ${several(rest, 'more target')} did not fit here: see the run._`];
}

/**
 * Every problem with its remedy, one under the other, in at most `limit` characters; empty where there is none. No table: a login
 * is long and breaks nowhere, and the remedy would stand beside it, out of sight on the width that GitHub gives a comment.
 */
function problemList(report: Report, limit: number): string {
  const blocks = problemsOf(report).map(problemBlock);
  let room = limit - NOTE;
  const kept = blocks.filter((block) => (room -= block.length + 2) >= 0);
  const rest = blocks.length - kept.length;
  return paragraphs([...kept, rest === 0 ? '' : `_${several(rest, 'more problem')} did not fit here: see the run._`]);
}

/** Checks that share one problem are named up to this many. */
const MOST_NAMED = 8;

function problemBlock({ status, affected, diagnosis }: Problem): string {
  const { remedy, code, owner, docs } = diagnosis;
  const named = affected.slice(0, MOST_NAMED).map(({ key }) => codeSpan(key));
  const others = affected.length > MOST_NAMED ? [`and ${affected.length - MOST_NAMED} more`] : [];
  const cause = furtherCause(affected[0].message, diagnosis);
  const steps = remedy.map((step, index) => (remedy.length > 1 ? `${index + 1}. ${inline(step)}` : inline(step)));
  const links = docs.map((url, index) => namedLink(String(index + 1), url));
  return paragraphs([
    `#### ${MARKS[status]} ${[...named, ...others].join(', ')}`,
    `**${inline(affected[0].message)}**`,
    cause === null ? '' : inline(cause),
    steps.join('\n'),
    `<sub>${codeSpan(code)} ${OWNERS[owner]}${links.length === 0 ? '' : ` Read more: ${links.join(', ')}`}</sub>`,
  ]);
}

/** Who wrote this, and where to read on. */
export function footer({ runUrl, commit, run }: GithubPlace, name: string): string {
  const attempt = run.attempt > 1 ? `, try ${run.attempt}` : '';
  const at = commit === null ? '' : `, at ${codeSpan(commit.slice(0, 10))}`;
  return `<sub>Box Preflight, ${codeSpan(clean(name))}${at}${attempt}. ${runUrl === null ? '' : `All checks, with evidence and requests: ${link(runUrl)}`}</sub>`;
}

const UNITS = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000]] as const;

/** How long something lasted, in its two largest units: `2 days 4 hours`. */
export function lasting(fromIso: string, toIso: string): string {
  let left = Math.max(0, Date.parse(toIso) - Date.parse(fromIso));
  const parts = UNITS.flatMap(([unit, ms]) => {
    const count = Math.floor(left / ms);
    left -= count * ms;
    return count === 0 ? [] : [several(count, unit)];
  });
  return parts.length === 0 ? 'less than a minute' : parts.slice(0, 2).join(' ');
}

/** When a run ended, by its own report: ISO 8601. */
export const endOf = ({ startedAt, durationMs }: Report): string => new Date(Date.parse(startedAt) + durationMs).toISOString();

/** Is `one` of a later run, or of a later try of the same? */
export const isNewer = (one: GithubPlace['run'], other: GithubPlace['run']): boolean =>
  one.id > other.id || (one.id === other.id && one.attempt > other.attempt);
