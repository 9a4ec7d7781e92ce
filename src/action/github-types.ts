import type { Secret } from '../foundation/secret.ts';

/** Where on GitHub a run takes place, as far as comments and issues need it. */
export interface GithubPlace {
  /** Base of the REST API: `https://api.github.com`, or `https://HOST/api/v3` on a GitHub Enterprise Server. */
  readonly apiUrl: string;
  readonly owner: string;
  readonly repository: string;
  readonly event: string;
  readonly pullRequest: { readonly number: number; readonly fromFork: boolean } | null;
  readonly run: RunStamp;
  readonly runUrl: string | null;
  readonly commit: string | null;
}

/** Which run wrote something: later runs have a greater id, later tries of one run a greater attempt. */
export interface RunStamp {
  readonly id: number;
  readonly attempt: number;
}

/** A comment as it is there. */
export interface CommentSeen {
  readonly id: number;
  readonly body: string;
  /** Written by a bot or by somebody who works on the repository: nobody else's is taken for ours. */
  readonly trusted: boolean;
}

/** An issue with {@link TRACKING_LABEL} as it is there. */
export interface IssueSeen {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly open: boolean;
  /** Closed as not planned. */
  readonly declined: boolean;
  readonly labels: readonly string[];
  readonly trusted: boolean;
}

/** Something to change on GitHub. */
export type GithubAction =
  | { readonly kind: 'create-comment'; readonly issue: number; readonly body: string }
  | { readonly kind: 'update-comment'; readonly id: number; readonly body: string }
  | { readonly kind: 'delete-comment'; readonly id: number }
  /** `closed`: it is only to keep what later runs need, so it is closed at once. */
  | { readonly kind: 'create-issue'; readonly closed: boolean; readonly title: string; readonly body: string; readonly labels: readonly string[] }
  | { readonly kind: 'update-issue'; readonly number: number; readonly change: IssueChange };

export interface IssueChange {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  /** Left out where it stays as it is. */
  readonly state?: { readonly to: 'open' } | { readonly to: 'closed'; readonly reason: 'completed' | 'not_planned' };
}

/** The effects, in one small place; every one of them may throw. */
export interface GithubApi {
  comments(issue: number): Promise<readonly CommentSeen[]>;
  /** Open and closed ones. */
  trackingIssues(): Promise<readonly IssueSeen[]>;
  perform(action: GithubAction): Promise<void>;
}

export interface GithubOptions {
  readonly place: GithubPlace;
  readonly token: Secret;
  readonly userAgent: string;
  readonly signal: AbortSignal;
}

/** GitHub makes labels that do not exist when an issue is given them. */
export const TRACKING_LABEL = 'box-preflight';
/** Besides, on an issue whose last runs could not tell. */
export const ERROR_LABEL = 'box-preflight-error';
