import type { Confidence, DiagnosisCode, Owner } from '../foundation/diagnosis.ts';
import type { Purpose, TransportFault } from '../foundation/exchange.ts';
import type { Foreign } from '../foundation/text.ts';
import type { Stage } from '../foundation/wire.ts';
import type { FailureShape, StoppedFailure } from '../box/failure.ts';
import type { LinkName } from './links.ts';

/**
 * What a run knows that makes advice exact. Templates name them in braces (`{login}`); one that is not known is replaced
 * by words that say where to find it (see fallbacks.ts).
 */
export type FactName =
  // the app and who it acts for
  | 'clientId' | 'enterpriseId' | 'userId' | 'login' | 'publicKeyId'
  // a folder: its id; its link; the operations in question (`upload, delete`); the least role that would do; a file in it;
  // the login of its owner
  | 'folderId' | 'folderLink' | 'operation' | 'needed' | 'fileName' | 'person'
  // a scope: its name; its label in the Developer Console. `needed` is then what it needs besides, such as `Box Sign`
  | 'scope' | 'scopeLabel'
  // the way to Box: `host` with its port where it is not the usual one, `hostName` without; `certificate` is its subject,
  // `validFrom` and `validTo` the ends of its validity
  | 'host' | 'hostName' | 'proxy' | 'proxyStatus' | 'wireCode' | 'issuer' | 'certificate' | 'validFrom' | 'validTo'
  // an answer; `retryAfter` with its unit (`100 seconds`)
  | 'status' | 'errorCode' | 'message' | 'retryAfter' | 'conflict'
  // the clock: `skew` in words (`42.3 s ahead of Box’s clock`); `clockCommand` is a whole sentence, see clockRemedy()
  | 'skew' | 'clockCommand'
  // the deploy's own client, such as `box-node-sdk@10`; trouble that Box's status page reports
  | 'client' | 'incident'
  // an input: its name; the limit that it sets, with its unit (`30 s`)
  | 'input' | 'limit'
  // a defect: its place (input and where inside it); the part inside the input alone; what was found there
  | 'place' | 'where' | 'found'
  // two values that should be equal
  | 'actual' | 'expected';

export type Facts = Partial<Readonly<Record<FactName, string | Foreign>>>;

/** One possible cause behind an answer. The likeliest comes first in a row; the others are listed in its remedy. */
export interface Hypothesis {
  readonly code: DiagnosisCode;
  readonly confidence: Confidence;
  readonly cause: string;
  readonly remedy: readonly [string, ...string[]];
  /** Where it is not the one that the table of codes names. */
  readonly owner?: Owner;
  readonly retryable?: boolean;
}

/** What is said about a failure or a finding: its causes, the likeliest first, and where to read more. */
export interface Advice {
  readonly hypotheses: readonly [Hypothesis, ...Hypothesis[]];
  readonly docs: readonly [LinkName, ...LinkName[]];
}

/** A row of the catalogue of failures. The first row that matches is the one. */
export interface Row extends Advice {
  /** Stable, kebab-case. */
  readonly id: string;
  /** The requests it is about. */
  readonly at: readonly [Purpose, ...Purpose[]] | 'any';
  readonly when: Match;
  /** Where the fact comes from: a row of `box-authentication.md`, a guide, an issue. */
  readonly source: string;
  /** The exact texts that people see, for docs/troubleshooting.md. */
  readonly seen: readonly [string, ...string[]];
}

/** How the token was obtained: by the app itself in two ways, or (`oauth`, which only `explain` meets) by a person's login. */
export type Grant = 'jwt' | 'ccg' | 'oauth';

/** What must be true of a failure. Every member given must hold; within a list, one of it. */
export type Match = HttpMatch | TransportMatch | StoppedMatch;

export type StatusClass = '2xx' | '3xx' | '4xx' | '5xx';

export interface HttpMatch {
  readonly kind: 'http';
  readonly status?: readonly (number | StatusClass)[];
  /** Box's `code` or OAuth's `error`; also a `reason` of `context_info` where the answer has no telling code. */
  readonly code?: readonly string[];
  /** Tested on the message. Without an unbounded quantifier, so that it takes linear time on any answer. */
  readonly says?: RegExp;
  readonly shape?: readonly FailureShape[];
  readonly fromBox?: boolean;
  readonly grant?: Grant;
  readonly subject?: 'enterprise' | 'user' | 'as-user';
  /** See {@link Context.pairAccepted}. */
  readonly pairAccepted?: true;
}

export interface TransportMatch {
  readonly kind: 'transport';
  readonly fault: TransportFault;
  /** Node's error codes, or (ending in `*`) how they begin. */
  readonly wire?: readonly string[];
  /** Status that a proxy answered to CONNECT. */
  readonly proxyStatus?: readonly number[];
  /** A user name or password was sent to the proxy. */
  readonly proxyLogin?: true;
  /** Where it stood when it failed. */
  readonly stage?: readonly Stage[];
  /** Was there a proxy in between? */
  readonly throughProxy?: boolean;
  /** With the system's own store of authorities, the same host was trusted. */
  readonly trustedBySystem?: true;
}

export interface StoppedMatch {
  readonly kind: 'stopped';
  readonly reason: StoppedFailure['reason'];
}

/** What is known about the request besides its failure. */
export interface Context {
  readonly grant: Grant | null;
  readonly subject: 'enterprise' | 'user' | 'as-user';
  readonly facts: Facts;
  /** Is this a GitHub-hosted runner? */
  readonly hosted?: boolean;
  /** Box issued another token for the same client id and secret in this run: they are right, and the app is authorized. */
  readonly pairAccepted?: boolean;
}
