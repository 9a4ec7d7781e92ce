import type { Diagnosis, Status } from '../foundation/diagnosis.ts';
import type { Text } from '../foundation/text.ts';

/** Stable names of the questions (contract, section 4). */
export type CheckId =
  | 'credentials' | 'network' | 'clock' | 'token' | 'user-token' | 'as-user' | 'identity' | 'upload-host' | 'drift'
  | `scope:${string}` | `folder:${string}`;

/** Something observed, with the exchange that shows it (an index into the report's `exchanges`). */
export interface Evidence {
  readonly text: Text;
  readonly exchange: number | null;
}

/** The answer to a check's question. */
export type Outcome = Judged | Skipped;

export interface Judged {
  readonly status: Exclude<Status, 'skip'>;
  /** One sentence: what was found. */
  readonly message: Text;
  /** Present unless the status is `pass`. */
  readonly diagnosis: Diagnosis | null;
  readonly evidence: readonly Evidence[];
  /**
   * Are the needs of later checks met by this one? Normally `pass` and `warn` provide; a token that Box accepted only
   * with Box's time is `fail` and still provides.
   */
  readonly provides: boolean;
}

export interface Skipped {
  readonly status: 'skip';
  readonly because: Text;
}

/** Something that must have been provided before a check is asked: by any one of the named checks. */
export interface Need {
  /** The id shown to people and in the report. */
  readonly id: CheckId;
  /** Keys (see {@link keyOf}) of the checks that can provide it. */
  readonly anyOf: readonly string[];
}

/** One question to one target, ready to be asked. */
export interface Check {
  readonly target: string;
  readonly id: CheckId;
  readonly title: string;
  readonly needs: readonly Need[];
  /** Keys of checks that should have settled before, however they ended: for questions that other answers sharpen. */
  readonly after: readonly string[];
  /** Requests that it sends when all goes well: kept for it out of the run's budget until it settles. */
  readonly pledge: number;
  /**
   * Asks. Must end soon after `signal` aborts; where it does not, the engine goes on without it.
   * @throws only what is our own bug
   */
  run(signal: AbortSignal): Promise<Outcome>;
}

/** The name of a check within a run: `target/check-id`, as in the output `failed-checks`. */
export const keyOf = (check: { readonly target: string; readonly id: string }): string => `${check.target}/${check.id}`;

export const skipped = (because: Text): Skipped => ({ status: 'skip', because });

export const passed = (message: Text, evidence: readonly Evidence[] = []): Judged => ({
  status: 'pass', message, diagnosis: null, evidence, provides: true,
});

/** An answer other than yes. `warn` provides what later checks need; `fail` and `error` do not, unless said. */
export const found = (
  status: 'warn' | 'fail' | 'error',
  message: Text,
  diagnosis: Diagnosis,
  evidence: readonly Evidence[] = [],
  provides: boolean = status === 'warn',
): Judged => ({ status, message, diagnosis, evidence, provides });
