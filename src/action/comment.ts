import type { Report } from '../engine/report.ts';
import { when } from '../render/changes.ts';
import { inline } from '../render/markdown-parts.ts';
import { verdictWords } from '../render/verdict.ts';
import { countWords, MARKS } from '../render/words.ts';
import { endOf, footer, isNewer, lasting, page } from './github-markdown.ts';
import type { CommentSeen, GithubAction, GithubPlace } from './github-types.ts';
import { commentMarker, readCommentMarker } from './marker.ts';
import type { CommentState } from './marker.ts';

/** What decides about the comment. */
export interface CommentPolicy {
  readonly comment: 'always' | 'on-problem';
  /** With `warn`, a warning is a problem too. */
  readonly failOn: 'fail' | 'warn' | 'never';
  readonly name: string;
}

interface Ours {
  readonly id: number;
  readonly state: CommentState | null;
}

/** The comments that this run's name wrote, oldest first. */
function oursAmong(comments: readonly CommentSeen[], name: string): readonly Ours[] {
  return comments.flatMap(({ id, body, trusted }) => {
    const marker = trusted ? readCommentMarker(body, name) : null;
    return marker === null ? [] : [{ id, state: marker.state }];
  }).sort((one, other) => one.id - other.id);
}

/** Did runs at the same time write one each? */
export const hasDuplicates = (comments: readonly CommentSeen[], name: string): boolean => oursAmong(comments, name).length > 1;

/**
 * What to do about the pull request's comment, given the comments that are there. One for each name: the oldest is kept up to
 * date, younger ones go. Pure.
 */
export function decideComment(report: Report, policy: CommentPolicy, place: GithubPlace, pull: number, comments: readonly CommentSeen[]): readonly GithubAction[] {
  const [ours, ...younger] = oursAmong(comments, policy.name);
  const tidied = younger.map(({ id }): GithubAction => ({ kind: 'delete-comment', id }));
  const bad = isProblem(report, policy);
  if (ours === undefined) {
    if (policy.comment === 'on-problem' && !bad) return [];
    return [{ kind: 'create-comment', issue: pull, body: bodyOf(report, policy, place, nextState(report, bad, place, null)) }];
  }
  // A slower, older run does not write over a newer one; a run that checked nothing has nothing to say about a failure.
  const outdated = ours.state !== null && isNewer(ours.state.run, place.run);
  if (outdated || (policy.comment === 'on-problem' && report.verdict === 'skip')) return tidied;
  return [{ kind: 'update-comment', id: ours.id, body: bodyOf(report, policy, place, nextState(report, bad, place, ours.state)) }, ...tidied];
}

const isProblem = ({ verdict }: Report, { failOn }: CommentPolicy): boolean =>
  verdict === 'fail' || verdict === 'error' || (verdict === 'warn' && failOn === 'warn');

function nextState(report: Report, bad: boolean, { run }: GithubPlace, before: CommentState | null): CommentState {
  const failedSince = before?.failedSince ?? null;
  const unknown = report.verdict === 'skip';
  if (bad) return { run, failedSince: failedSince ?? report.startedAt, recovered: null };
  if (failedSince === null || unknown) return { run, failedSince, recovered: before?.recovered ?? null };
  return { run, failedSince: null, recovered: { from: failedSince, to: endOf(report) } };
}

function bodyOf(report: Report, { name }: CommentPolicy, place: GithubPlace, state: CommentState): string {
  return page({
    marker: commentMarker(name, state),
    head: [`### ${MARKS[report.verdict]} Box Preflight: ${report.verdict}`, `${inline([verdictWords(report)])} ${countWords(report)}.`, history(report, state)],
    report,
    foot: footer(place, name),
  });
}

function history(report: Report, { failedSince, recovered }: CommentState): string {
  if (failedSince !== null) {
    return failedSince === report.startedAt ? '' : `Not in order since ${when(failedSince)}, for ${lasting(failedSince, endOf(report))}.`;
  }
  return recovered === null ? '' : `In order again since ${when(recovered.to)}; it was not for ${lasting(recovered.from, recovered.to)}.`;
}
