import type { Diagnosis, Status } from '../foundation/diagnosis.ts';
import type { Exchange } from '../foundation/exchange.ts';
import type { HostFacts } from '../foundation/deps.ts';
import type { Foreign, Text } from '../foundation/text.ts';
import type { CheckId, Evidence } from './check.ts';

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
  /** Requests sent to Box, every try counted, revocations not (contract: output `api-calls`). */
  readonly apiCalls: number;
  /** Neither a folder nor a scope was asked for: log and summary begin by saying so. */
  readonly identityOnly: boolean;
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
  readonly identity: IdentityFacts | null;
  readonly checks: readonly CheckReport[];
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
}
