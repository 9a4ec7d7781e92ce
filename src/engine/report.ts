import type { Diagnosis, Owner, Status } from '../foundation/diagnosis.ts';
import type { Exchange } from '../foundation/exchange.ts';
import type { HostFacts } from '../foundation/deps.ts';
import type { Location } from '../foundation/location.ts';
import type { Foreign, Text } from '../foundation/text.ts';
import type { CheckId, Evidence } from './check.ts';
import type { Drifted, Learned } from './learned.ts';

/** The result of a run, built once and then rendered (contract, section 6). Texts are still marked by origin. */
export interface Report {
  readonly tool: { readonly name: 'box-preflight'; readonly version: string };
  readonly verdict: Status;
  /** ISO 8601, by this host's clock. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly counts: Readonly<Record<Status, number>>;
  readonly host: HostFacts;
  readonly run: RunFacts | null;
  readonly clock: ClockFacts | null;
  readonly targets: readonly TargetReport[];
  readonly exchanges: readonly Exchange[];
  /** What the reader can send to those who can mend what the reader can’t; left out where there is nothing to send. */
  readonly messages?: readonly Message[];
  /** Requests sent to Box, every try counted, revocations not (contract: output `api-calls`). */
  readonly apiCalls: number;
  /** No folder and no scope was asked: log and summary begin by saying so. */
  readonly identityOnly: boolean;
  /** What was configured and not asked: the verdict's sentence names it. Left out where all of it was asked. */
  readonly notAsked?: readonly NotAsked[];
}

/** Something that was configured and that this run did not ask. */
export interface NotAsked {
  readonly target: string;
  /** `null`: nothing was asked of the target. */
  readonly check: CheckId | null;
}

/** A message to paste: to the app’s developer, a Box admin, an owner of content, or Box Support. */
export interface Message {
  readonly to: Exclude<Owner, 'ci'>;
  readonly target: string;
  readonly lines: readonly Text[];
}

/** Where the run took place in a CI system. */
export interface RunFacts {
  readonly provider: string;
  readonly url: string | null;
  readonly event: string | null;
  readonly attempt: number | null;
  readonly name: Foreign;
}

/** Positive skew: this host's clock is ahead of Box's. */
export interface ClockFacts {
  readonly skewSeconds: number;
  readonly uncertaintySeconds: number;
  readonly samples: number;
}

/** The facts of a target that are known before anything was asked. */
export interface TargetFacts {
  readonly name: string;
  readonly auth: 'jwt' | 'ccg' | null;
  readonly subject: { readonly type: 'enterprise' | 'user'; readonly id: string } | null;
}

export interface IdentityFacts {
  readonly id: string;
  readonly login: Foreign;
  readonly name: Foreign;
  readonly enterpriseId: string | null;
}

export interface TargetReport extends TargetFacts {
  /** What people call it besides, from a config file. */
  readonly label?: string;
  readonly identity: IdentityFacts | null;
  readonly checks: readonly CheckReport[];
  /** Scopes that are held although nobody asked for them; left out where that was not asked. */
  readonly unaskedScopes?: readonly string[];
  /** What later runs can compare with; left out where nothing was learned. */
  readonly learned?: Learned;
  /** Left out where `drift` was not asked, or had nothing to compare with. */
  readonly drift?: Drifted;
}

export interface CheckReport {
  readonly id: CheckId;
  readonly title: string;
  readonly status: Status;
  readonly durationMs: number;
  readonly message: Text;
  readonly needs: readonly CheckId[];
  readonly skippedBecause: Text | null;
  readonly diagnosis: Diagnosis | null;
  readonly evidence: readonly Evidence[];
  /** Requests that were sent for it, every try counted; what several checks wanted is counted for one of them. */
  readonly requests: number;
  /** The line of a config file that asked for it; `null` where none did. */
  readonly source: Location | null;
}

/** Every check of a run, whoever it was asked of. */
export const checksOf = ({ targets }: Pick<Report, 'targets'>): readonly CheckReport[] => targets.flatMap(({ checks }) => checks);
