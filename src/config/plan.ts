import type { JwtAlgorithm, RawCredentials } from '../credentials/types.ts';
import type { RunFacts } from './surroundings.ts';

/** What a run is to do: validated, frozen, and all that the house below the doors ever sees of inputs. */
export interface Plan {
  readonly targets: readonly TargetPlan[];
  /** Set where not even the method of a target is known: no credential input is filled at all. */
  readonly nothingGiven: MissingCredentials | null;
  /** Base of the token and content endpoints, without a trailing slash. */
  readonly apiUrl: URL;
  /** `null`: the status page is not asked. */
  readonly statusUrl: URL | null;
  readonly limits: Limits;
  readonly maxClockSkewSeconds: number;
  readonly warnClockSkewSeconds: number;
  readonly policy: Policy;
  readonly run: RunFacts | null;
  /** Check ids (`folder:12`, `scope:root_readonly`, `clock`) to ask, with all they need; `null`: all. */
  readonly only: readonly string[] | null;
  readonly skip: readonly string[];
}

export interface Limits {
  readonly timeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly maxAttempts: number;
  readonly maxApiCalls: number;
}

export interface Policy {
  readonly failOn: 'fail' | 'warn' | 'never';
  readonly onInconclusive: 'fail' | 'warn';
  readonly details: 'full' | 'ids';
  readonly summary: boolean;
  /** Where the JSON report goes: an absolute path, or `null` where none is written. */
  readonly reportFile: string | null;
}

/** One app identity to verify and what it must be able to do. */
export interface TargetPlan {
  readonly name: string;
  readonly auth: 'jwt' | 'ccg';
  readonly credentials: { readonly kind: 'given'; readonly raw: RawCredentials } | { readonly kind: 'missing'; readonly missing: MissingCredentials };
  /** Also obtain a token for this user, and ask the folder questions with it. */
  readonly userId: string | null;
  /** Ask the folder questions with the service account's token and `As-User`. Never together with `userId`. */
  readonly asUser: string | null;
  readonly folders: readonly FolderNeed[];
  readonly scopes: readonly string[];
}

/** Why a credential is not there, and what that counts as. */
export interface MissingCredentials {
  readonly counts: 'skip' | 'fail';
  readonly reason: 'fork' | 'dependabot' | 'not-given';
  /** The inputs that are empty. */
  readonly inputs: readonly string[];
}

export type Operation = 'read' | 'download' | 'upload' | 'replace' | 'rename' | 'delete' | 'share' | 'invite';

/** A folder and what the deploy does in it. */
export interface FolderNeed {
  readonly id: string;
  readonly label: string | null;
  /** Without `replace=NAME`; sorted as in {@link Operation}, each once, at least one of both kinds. */
  readonly operations: readonly Operation[];
  /** File names to replace (`replace=NAME`). */
  readonly replace: readonly string[];
}

export type { JwtAlgorithm };
