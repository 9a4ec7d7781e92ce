import type { Status } from './diagnosis.ts';
import type { Exchange } from './exchange.ts';
import type { Foreign } from './text.ts';
import type { Vault } from './vault.ts';
import type { Wire } from './wire.ts';

/** Time, handed in: the product never looks at a clock of its own. */
export interface Clock {
  /** This host's wall clock, milliseconds since 1970. May be wrong, and may jump. */
  now(): number;
  /** Milliseconds from an arbitrary start, never running backwards. For durations and deadlines. */
  monotonic(): number;
  /** Calls `then` after `delayMs`, unless the returned function was called before. */
  after(delayMs: number, then: () => void): () => void;
}

/** Everything effectful that the house needs; made by a door's `main.ts` only. */
export interface Deps {
  readonly clock: Clock;
  /** Cryptographically strong random bytes. */
  readonly random: (count: number) => Uint8Array;
  readonly vault: Vault;
  /** Loads the wire. Called once it is known that something will be sent: loading it costs as much as Node's own start. */
  readonly openWire: () => Promise<Wire>;
  /** Aborted when the run must end: SIGINT, SIGTERM or SIGHUP, or our own bug. */
  readonly interrupted: AbortSignal;
  /** A line for people who wait; never part of a result. */
  readonly progress: (event: ProgressEvent) => void;
  readonly host: HostFacts;
}

/** What is under way, for a terminal that shows it. */
export type ProgressEvent =
  | { readonly kind: 'check-started'; readonly target: string; readonly id: string }
  | { readonly kind: 'check-settled'; readonly target: string; readonly id: string; readonly status: Status }
  | { readonly kind: 'retry'; readonly purpose: string; readonly attempt: number; readonly delayMs: number }
  | { readonly kind: 'note'; readonly message: string }
  /** An access token that must not outlive the run was obtained (1), or is gone again (-1). */
  | { readonly kind: 'token'; readonly held: 1 | -1 }
  /** A try that has ended, for debug logs: only headers of an allow-list, and no secret in them. */
  | { readonly kind: 'exchange'; readonly exchange: Exchange; readonly headers: Readonly<Record<string, Foreign>> };

/** The machine the run happens on, as the report shows it. */
export interface HostFacts {
  readonly os: string;
  readonly arch: string;
  readonly node: string;
  readonly runner: string | null;
  readonly selfHosted: boolean | null;
  readonly proxied: boolean;
}
