import type { Learned } from '../engine/learned.ts';
import { compare } from '../engine/learned.ts';
import type { Report, TargetReport } from '../engine/report.ts';
import { clean } from '../foundation/text.ts';
import { driftSection, when } from '../render/changes.ts';
import { codeSpan } from '../render/markdown-parts.ts';
import { MARKS } from '../render/words.ts';
import { endOf, footer, lasting, page } from './github-markdown.ts';
import type { GithubPlace } from './github-types.ts';
import { issueMarker } from './marker.ts';
import type { IssueState } from './marker.ts';

/** What an issue's texts are made from. `report` holds that target alone. */
interface Told {
  readonly target: TargetReport;
  readonly policy: { readonly name: string };
  readonly place: GithubPlace;
  readonly report: Report;
}

/** GitHub takes 256 characters. */
const LONGEST_TITLE = 200;

const TITLES: Readonly<Record<IssueState['status'], string>> = { good: 'is good', fail: 'fails', error: 'can’t be checked' };

export const titleOf = (target: { readonly name: string }, { name }: { readonly name: string }, { status }: IssueState): string =>
  clean(`Box Preflight: ${target.name} ${TITLES[status]} (${name})`, LONGEST_TITLE);

export function issueBody({ target, policy, place, report }: Told, state: IssueState, before: IssueState | null): string {
  const shown = withChanges(target, state);
  return page({
    marker: issueMarker(policy.name, target.name, state),
    head: [heading(target, state), `This issue is kept by the scheduled run ${codeSpan(clean(policy.name))}: opened when it fails, closed when it is good again. Edits of this text are lost.`, lasted(state, report), newsSince(state, before)],
    report: { ...report, targets: [shown] },
    foot: footer(place, policy.name),
  });
}

export const duplicateBody = (kept: number): string => `Another run opened #${kept} at the same time; what happens is told there.\n`;

/** Where drift was not asked, what changed since the last good run is worth telling all the same. */
function withChanges(target: TargetReport, { status, good }: IssueState): TargetReport {
  if (target.drift !== undefined || target.learned === undefined || good === null || status === 'good') return target;
  return { ...target, drift: { since: good.at, changes: changes(good.learned, target.learned) } };
}

const changes = (before: Learned, now: Learned): ReturnType<typeof compare>['changes'] => compare(before, now).changes;

function heading({ name }: TargetReport, { status }: IssueState): string {
  const mark = { good: MARKS.pass, fail: MARKS.fail, error: MARKS.error }[status];
  return `### ${mark} Target ${codeSpan(clean(name))} ${TITLES[status]}`;
}

function lasted({ status, since, good, errors }: IssueState, report: Report): string {
  const last = good === null || status === 'good' ? '' : ` The last good run began ${when(good.at)}.`;
  const told = errors === 0 ? '' : errors === 1 ? ' The last run could not tell.' : ` The last ${errors} runs could not tell.`;
  return `Like this since ${when(since)}, for ${lasting(since, endOf(report))}.${told}${last}`;
}

/** What is different from the run before: checks that began to fail, and checks that no longer do. */
function newsSince(state: IssueState, before: IssueState | null): string {
  if (before === null) return '';
  const began = state.problems.filter((problem) => !before.problems.includes(problem));
  const ended = before.problems.filter((problem) => !state.problems.includes(problem));
  return [
    ...(began.length === 0 ? [] : [`New in this run: ${listed(began)}.`]),
    ...(ended.length === 0 ? [] : [`No longer there: ${listed(ended)}.`]),
  ].join(' ');
}

const MOST_LISTED = 10;

const listed = (problems: readonly string[]): string => {
  const shown = problems.slice(0, MOST_LISTED).map((problem) => codeSpan(clean(problem)));
  return [...shown, ...(problems.length > MOST_LISTED ? [`and ${problems.length - MOST_LISTED} more`] : [])].join(', ');
};

/** The comment that goes with closing. */
export function recoveredNote({ target, policy, place, report }: Told, before: IssueState, endedAt: string): string {
  const what = { good: 'was good', fail: 'failed', error: 'could not be checked' }[before.status];
  return page({
    marker: '', report: { ...report, targets: [] }, foot: footer(place, policy.name),
    head: [
      `${MARKS.pass} Target ${codeSpan(clean(target.name))} is good again. It ${what} for ${lasting(before.since, endedAt)}, since ${when(before.since)}: ${listed(before.problems)}.`,
      target.drift === undefined ? '' : driftSection(target.drift),
    ],
  }).trimStart();
}

/** The comment that tells of something new. */
export function changedNote({ target, policy, place, report }: Told, before: IssueState | null, state: IssueState): string {
  const shown = withChanges(target, state);
  return page({
    marker: '', report: { ...report, targets: [shown] }, foot: footer(place, policy.name),
    head: [heading(target, state), newsSince(state, before)],
  }).trimStart();
}
