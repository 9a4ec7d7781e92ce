import type { JwtAlgorithm, RawCredentials } from '../credentials/types.ts';
import type { Location } from '../foundation/location.ts';
import type { Secret } from '../foundation/secret.ts';
import type { DeployClient } from '../sdk/table.ts';
import type { RunFacts } from './surroundings.ts';

/** What a run is to do: validated, frozen, and all that the house below the doors ever sees of inputs. */
export interface Plan {
  readonly targets: readonly TargetPlan[];
  /** Names of the config file’s targets that `targets` leaves out: not asked, and not forgotten either. */
  readonly targetsLeftOut: readonly string[];
  /** Set where not even the method of a target is known: no credential input is filled at all. */
  readonly nothingGiven: MissingCredentials | null;
  /** Base of the token and content endpoints, without a trailing slash. */
  readonly apiUrl: URL;
  /** `null`: the status page is not asked. */
  readonly statusUrl: URL | null;
  readonly limits: Limits;
  readonly maxClockSkewSeconds: number;
  readonly warnClockSkewSeconds: number;
  /** The client that the deploy itself uses, such as `box-node-sdk@10`; `auto`: see the workspace's manifests; `none`. */
  readonly sdk: string;
  /** The clients that {@link sdk} stands for; none where no target signs assertions. */
  readonly clients: readonly DeployClient[];
  /** What a credential counts as that was mended here and that the deploy gets as it is stored. */
  readonly repairedCredentials: 'fail' | 'warn';
  /** Tell which scopes are held that nobody asked for. */
  readonly leastPrivilege: boolean;
  readonly drift: Drift;
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

/** What a change since the last good run counts as, and where that run is kept. */
export interface Drift {
  readonly counts: 'off' | 'warn' | 'fail';
  /** Absolute path of an earlier JSON report; `null`: the tracking issue holds it. */
  readonly baselineFile: string | null;
}

/** The formats that a report can be written in. */
export type ReportFormat = 'text' | 'json' | 'junit' | 'sarif' | 'markdown' | 'html';

/** A further report. `file` is an absolute path. */
export interface ReportRequest {
  readonly format: ReportFormat;
  readonly file: string;
}

export interface Policy {
  readonly failOn: 'fail' | 'warn' | 'never';
  readonly onInconclusive: 'fail' | 'warn';
  readonly details: 'full' | 'ids';
  readonly summary: boolean;
  /** Where the JSON report goes: an absolute path, or `null` where none is written. */
  readonly reportFile: string | null;
  readonly reports: readonly ReportRequest[];
  readonly comment: 'always' | 'on-problem' | 'never';
  readonly trackingIssue: boolean;
  /** For `comment` and `trackingIssue` alone; `null` where there is none. */
  readonly githubToken: Secret | null;
  /** Who this run is, in comment, tracking issue and baseline. */
  readonly name: string;
}

/** One app identity to verify and what it must be able to do. */
export interface TargetPlan {
  readonly name: string;
  /** What people call it besides. */
  readonly label: string | null;
  /** Where a config file names it. */
  readonly source: Location | null;
  /** Where a config file names its credentials and its user. */
  readonly sources?: Readonly<Partial<Record<'credentials' | 'user', Location>>>;
  readonly auth: 'jwt' | 'ccg';
  readonly credentials: { readonly kind: 'given'; readonly raw: RawCredentials } | { readonly kind: 'missing'; readonly missing: MissingCredentials };
  /** Also obtain a token for this user, and ask the folder questions with it. */
  readonly userId: string | null;
  /** Ask the folder questions with the service account's token and `As-User`. Never together with `userId`. */
  readonly asUser: string | null;
  /** How the input names that user, where something stands around the ID: the deploy gets it so. Else `null`. */
  readonly userAsGiven: string | null;
  readonly folders: readonly FolderNeed[];
  readonly scopes: readonly ScopeNeed[];
}

/** Why a credential is not there, and what that counts as. */
export interface MissingCredentials {
  readonly counts: 'skip' | 'fail';
  readonly reason: 'fork' | 'dependabot' | 'not-given';
  /** What is empty: inputs, or the environment variables that a config file names. */
  readonly inputs: readonly string[];
}

/** A scope that the deploy needs, or must not have. */
export interface ScopeNeed {
  readonly name: string;
  /** `false`: it must not be held (`not:NAME`). */
  readonly held: boolean;
  readonly source: Location | null;
}

export type Operation = 'read' | 'download' | 'upload' | 'replace' | 'rename' | 'delete' | 'share' | 'invite';

/** A folder and what the deploy does in it. */
export interface FolderNeed {
  readonly id: string;
  readonly label: string | null;
  /** `none`: this identity must not see it. Then there are no operations. */
  readonly hidden: boolean;
  /** Without `replace=NAME`; sorted as in {@link Operation}, each once, at least one of both kinds unless `hidden`. */
  readonly operations: readonly Operation[];
  /** File names to replace (`replace=NAME`). */
  readonly replace: readonly string[];
  /** The name that the folder must have, so that an ID of another folder is found out. */
  readonly expectedName: string | null;
  readonly plannedUpload: PlannedUpload | null;
  readonly source: Location | null;
}

/** The file that the deploy will upload: rehearsed with this name and size. */
export interface PlannedUpload {
  readonly name: string;
  readonly sizeBytes: number | null;
}

export type { JwtAlgorithm };
