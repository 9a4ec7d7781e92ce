import type { Baseline } from '../engine/learned.ts';
import type { Report, TargetReport } from '../engine/report.ts';
import { targetState } from '../engine/target-state.ts';
import type { TargetState } from '../engine/target-state.ts';
import { diagnosisOf } from '../render/problems.ts';
import { endOf, isNewer } from './github-markdown.ts';
import type { GithubAction, GithubPlace, IssueChange, IssueSeen } from './github-types.ts';
import { ERROR_LABEL, TRACKING_LABEL } from './github-types.ts';
import { readIssueMarker } from './marker.ts';
import type { IssueState } from './marker.ts';
import { changedNote, duplicateBody, issueBody, recoveredNote, titleOf } from './tracking-body.ts';

/** What decides about the tracking issues. */
export interface TrackingPolicy {
  readonly name: string;
  /** The issue is also what `drift` compares with, so it must be there while all is good. */
  readonly keepsBaseline: boolean;
}

interface Ours {
  readonly issue: IssueSeen;
  readonly state: IssueState | null;
}

/** The issues of this run's name and a target, the oldest first. */
function oursAmong(issues: readonly IssueSeen[], name: string, target: string): readonly Ours[] {
  return issues.flatMap((issue) => {
    const marker = issue.trusted ? readIssueMarker(issue.body, name, target) : null;
    return marker === null ? [] : [{ issue, state: marker.state }];
  }).sort((one, other) => one.issue.number - other.issue.number);
}

/** Did runs at the same time open one each? */
export const hasDuplicateIssues = (report: Report, name: string, issues: readonly IssueSeen[]): boolean =>
  report.targets.some((target) => oursAmong(issues, name, target.name).length > 1);

/**
 * What to do about the tracking issues, given those that are there. One for each target, the host among them; the oldest is
 * kept up to date, younger ones that a run at the same time opened are closed and no longer followed. Pure.
 */
export function decideTracking(report: Report, policy: TrackingPolicy, place: GithubPlace, issues: readonly IssueSeen[]): readonly GithubAction[] {
  const host = report.targets.find(({ name }) => name === 'host')?.checks ?? [];
  return report.targets.filter(({ checks }) => checks.length > 0).flatMap((target) => {
    const [ours, ...younger] = oursAmong(issues, policy.name, target.name);
    const tidied = ours === undefined ? [] : younger.map(({ issue }) => abandoned(issue, ours.issue.number));
    const now = targetState(target.checks, target.name === 'host' ? [] : host);
    const outdated = ours?.state != null && isNewer(ours.state.run, place.run);
    return now === 'unknown' || outdated ? tidied : [...followed({ target, now, policy, place, report: { ...report, targets: [target] } }, ours), ...tidied];
  });
}

/** What is known when one target's issue is decided. `report` holds that target alone. */
export interface Following {
  readonly target: TargetReport;
  readonly now: Exclude<TargetState, 'unknown'>;
  readonly policy: TrackingPolicy;
  readonly place: GithubPlace;
  readonly report: Report;
}

function followed(following: Following, ours: Ours | undefined): readonly GithubAction[] {
  const state = nextState(following, ours?.state ?? null);
  return ours === undefined ? opened(following, state) : updated(following, state, ours);
}

/** Is it time to tell people? Not being able to tell counts from the second run in a row. */
const isDue = ({ status, errors }: IssueState): boolean => status === 'fail' || (status === 'error' && errors >= 2);

function opened({ target, policy, place, report, now }: Following, state: IssueState): readonly GithubAction[] {
  // A first error must be remembered until the next run; a good run only where drift is compared with it.
  if (now === 'good' && (!policy.keepsBaseline || state.good === null)) return [];
  const closed = !isDue(state);
  return [{
    kind: 'create-issue', closed, title: titleOf(target, policy, state), labels: labelsFor([], state),
    body: issueBody({ target, policy, place, report }, state, null),
  }];
}

function updated(following: Following, state: IssueState, { issue, state: before }: Ours): readonly GithubAction[] {
  const { target, policy, place, report } = following;
  const change: IssueChange = {
    title: titleOf(target, policy, state),
    body: issueBody({ target, policy, place, report }, state, before),
    labels: labelsFor(issue.labels, state),
    ...move(issue, before, state),
  };
  const note = noteOf(following, issue, before, state, change);
  const comment: readonly GithubAction[] = note === null ? [] : [{ kind: 'create-comment', issue: issue.number, body: note }];
  // The comment goes last: a run that can't write the state must not tell the same news every time.
  return [{ kind: 'update-issue', number: issue.number, change }, ...comment];
}

/**
 * Opens and closes. An issue that somebody closed as not planned while it was failing stays closed until the target was good
 * once; one that was closed as done, and still fails, is opened again.
 */
function move({ open, declined }: IssueSeen, before: IssueState | null, state: IssueState): Pick<IssueChange, 'state'> {
  if (state.status === 'good') return open ? { state: { to: 'closed', reason: 'completed' } } : {};
  const isWaved = declined && before !== null && before.status !== 'good';
  return !open && isDue(state) && !isWaved ? { state: { to: 'open' } } : {};
}

/** What people who follow the issue are told: an edit alone notifies nobody. */
function noteOf(following: Following, issue: IssueSeen, before: IssueState | null, state: IssueState, change: IssueChange): string | null {
  const { report, target } = following;
  const moved = change.state?.to;
  if (moved === 'closed') return before === null || before.status === 'good' ? null : recoveredNote(following, before, endOf(report));
  if (state.status === 'good') return target.drift === undefined || target.drift.changes.length === 0 ? null : changedNote(following, before, state);
  const isNews = moved === 'open' || (issue.open && !sameProblems(before, state));
  return isNews ? changedNote(following, before, state) : null;
}

const sameProblems = (before: IssueState | null, state: IssueState): boolean => before?.problems.join() === state.problems.join();

/** Keeps what people added. */
function labelsFor(labels: readonly string[], state: IssueState): readonly string[] {
  const others = labels.filter((label) => label !== TRACKING_LABEL && label !== ERROR_LABEL);
  return [TRACKING_LABEL, ...(state.status === 'error' && isDue(state) ? [ERROR_LABEL] : []), ...others];
}

/** More than this many are not told apart from run to run. */
const MOST_PROBLEMS = 200;

function nextState({ target, now, place, report }: Following, before: IssueState | null): IssueState {
  const errors = now === 'error' ? (before?.errors ?? 0) + 1 : 0;
  // One run that could not tell does not take back what the one before saw.
  if (now === 'error' && errors < 2 && before?.status === 'fail') return { ...before, run: place.run, errors };
  const good = now === 'good' && target.learned !== undefined ? { at: report.startedAt, learned: target.learned } : (before?.good ?? null);
  return {
    run: place.run, status: now, since: lastsSince(before, now) ?? report.startedAt, problems: problemsIn(target).slice(0, MOST_PROBLEMS), errors, good,
  };
}

/** Whether it failed or could not be told, it was not good: that is one stretch of time. */
const lastsSince = (before: IssueState | null, now: IssueState['status']): string | null =>
  before !== null && (before.status === 'good') === (now === 'good') ? before.since : null;

const problemsIn = ({ checks }: TargetReport): readonly string[] =>
  checks.flatMap((check) => (check.status === 'fail' || check.status === 'error' ? [`${check.id} ${diagnosisOf(check).code}`] : []));

function abandoned({ number, labels }: IssueSeen, kept: number): GithubAction {
  return {
    kind: 'update-issue', number,
    change: {
      title: `Box Preflight: opened twice, see #${kept}`, body: duplicateBody(kept),
      labels: labels.filter((label) => label !== TRACKING_LABEL && label !== ERROR_LABEL), state: { to: 'closed', reason: 'not_planned' },
    },
  };
}

/**
 * What `drift` compares a target with: what its issue kept of the last good run. An issue that failed for drift alone and was
 * closed by hand says that what is now shall be so. Pure.
 */
export function baselineFromIssues(issues: readonly IssueSeen[], name: string, target: string): Baseline {
  const [ours] = oursAmong(issues, name, target);
  if (ours === undefined) return { kind: 'none', why: 'There is no tracking issue yet that knows of a good run; this one is kept if it is good.' };
  const { issue, state } = ours;
  if (state === null) return { kind: 'unreadable', why: `what issue #${issue.number} kept was changed by hand` };
  if (!issue.open && state.status === 'fail' && state.problems.every((problem) => problem.startsWith('drift '))) {
    return { kind: 'accepted', why: `The changes were accepted: issue #${issue.number} was closed by hand. What is now is what later runs compare with.` };
  }
  if (state.good === null) return { kind: 'none', why: `Issue #${issue.number} knows of no good run yet.` };
  return { kind: 'good', at: state.good.at, learned: state.good.learned };
}
