import type { Secret } from '../foundation/secret.ts';
import { plain, text } from '../foundation/text.ts';
import type { Text } from '../foundation/text.ts';
import { VERSION } from '../foundation/version.ts';
import type { Plan } from '../config/plan.ts';
import type { Baselines } from '../engine/learned.ts';
import type { Report } from '../engine/report.ts';
import { decideComment, hasDuplicates } from './comment.ts';
import { explainFailure } from './github-failure.ts';
import type { GithubAction, GithubApi, IssueSeen } from './github-types.ts';
import { tracks } from './github-work.ts';
import type { GithubWork } from './github-work.ts';
import { baselineFromIssues, decideTracking, hasDuplicateIssues } from './tracking.ts';

/** All requests of one visit to GitHub; a comment is not worth more of a job's time. */
const LONGEST_VISIT_MS = 20_000;

const COMMENT = { doing: 'No comment was written on the pull request', permission: 'pull-requests: write' };
const TRACKING = { doing: 'The tracking issue was not kept', permission: 'issues: write' };
const BASELINE = { doing: 'The tracking issue could not be read', permission: 'issues: write' };

const keepsBaseline = ({ drift }: Pick<Plan, 'drift'>): boolean => drift.counts !== 'off' && drift.baselineFile === null;

/** What `drift` compares with, where the tracking issue keeps it. Never throws: what went wrong is the check's to say. */
export async function baselinesFromTracking(work: GithubWork): Promise<Baselines> {
  const { plan } = work;
  if (!tracks(work)) return () => ({ kind: 'none', why: 'The tracking issue is kept by scheduled runs alone, and this is none.' });
  const { githubToken: token, name } = plan.policy;
  if (token === null) return () => ({ kind: 'unreadable', why: 'github-token is empty' });
  try {
    const issues = await visit(work, token, (api) => api.trackingIssues());
    return (target) => baselineFromIssues(issues, name, target);
  } catch (error) {
    const why = plain(explainFailure(error, BASELINE, work.scrub));
    return () => ({ kind: 'unreadable', why });
  }
}

/**
 * Writes the pull request's comment and keeps the tracking issues.
 * @returns a line for each thing that could not be done. Never throws, and changes no verdict.
 */
export async function tellGithub(report: Report, work: GithubWork): Promise<readonly Text[]> {
  const { plan, place } = work;
  const { comment } = plan.policy;
  const { pullRequest: pull } = place;
  const lines = await Promise.all([
    comment === 'never' || pull === null ? null : commentLine(report, work, { ...plan.policy, comment }, pull),
    tracks(work) ? trackingLine(report, work) : null,
  ]);
  return lines.filter((line) => line !== null);
}

type CommentPolicy = Parameters<typeof decideComment>[1];

async function commentLine(report: Report, work: GithubWork, policy: CommentPolicy, pull: { readonly number: number; readonly fromFork: boolean }): Promise<Text | null> {
  // GitHub's rule, not a guess: https://docs.github.com/actions/security-for-github-actions/security-guides/automatic-token-authentication
  if (pull.fromFork && work.place.event !== 'pull_request_target') {
    return text`${COMMENT.doing}: it comes from a fork, and GitHub gives its runs a token that can only read.`;
  }
  return attempt(work, COMMENT, async (api) => {
    const look = (): ReturnType<GithubApi['comments']> => api.comments(pull.number);
    const decide = (seen: Awaited<ReturnType<typeof look>>): readonly GithubAction[] => decideComment(report, policy, work.place, pull.number, seen);
    const actions = decide(await look());
    await performAll(api, actions);
    if (!creates('create-comment', actions)) return;
    // Another run may have written one at the same time; whoever looks last tidies up.
    const now = await look();
    if (hasDuplicates(now, policy.name)) await performAll(api, decide(now));
  });
}

async function trackingLine(report: Report, work: GithubWork): Promise<Text | null> {
  const { name } = work.plan.policy;
  return attempt(work, TRACKING, async (api) => {
    const decide = (seen: readonly IssueSeen[]): readonly GithubAction[] => decideTracking(report, { name, keepsBaseline: keepsBaseline(work.plan) }, work.place, seen);
    const actions = decide(await api.trackingIssues());
    await performAll(api, actions);
    if (!creates('create-issue', actions)) return;
    const now = await api.trackingIssues();
    if (hasDuplicateIssues(report, name, now)) await performAll(api, decide(now));
  });
}

const creates = (kind: GithubAction['kind'], actions: readonly GithubAction[]): boolean => actions.some((action) => action.kind === kind);

/** One after the other: GitHub asks for that (https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api). */
async function performAll(api: GithubApi, actions: readonly GithubAction[]): Promise<void> {
  for (const action of actions) await api.perform(action);
}

async function attempt(work: GithubWork, about: typeof COMMENT, effects: (api: GithubApi) => Promise<void>): Promise<Text | null> {
  const { githubToken: token } = work.plan.policy;
  if (token === null) return text`${about.doing}: github-token is empty.`;
  if (work.interrupted.aborted) return text`${about.doing}: the run was stopped.`;
  try {
    await visit(work, token, effects);
    return null;
  } catch (error) {
    return explainFailure(error, about, work.scrub);
  }
}

/** One visit: a client, a deadline, and an end when the run is stopped. */
async function visit<T>({ place, clock, interrupted, open }: GithubWork, token: Secret, effects: (api: GithubApi) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => controller.abort(new DOMException('The run was stopped', 'AbortError'));
  const cancel = clock.after(LONGEST_VISIT_MS, () => controller.abort(new DOMException('GitHub took too long', 'TimeoutError')));
  interrupted.addEventListener('abort', stop, { once: true });
  const aborted = new Promise<never>((_, reject) => controller.signal.addEventListener('abort', () => reject(controller.signal.reason as Error), { once: true }));
  try {
    const api = await open({ place, token, userAgent: `box-preflight/${VERSION}`, signal: controller.signal });
    // A connection that hangs in a proxy does not always hear the signal.
    return await Promise.race([effects(api), aborted]);
  } finally {
    cancel();
    interrupted.removeEventListener('abort', stop);
  }
}
