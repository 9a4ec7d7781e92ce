import type { Credentials } from '../credentials/types.ts';
import type { Deps } from '../foundation/deps.ts';
import type { Purpose } from '../foundation/exchange.ts';
import type { RunEnd } from './ending.ts';
import type { Failure } from './failure.ts';
import type { OutgoingRequest, Transport } from './transport-types.ts';

/** Whom a request is counted for. */
export type Payer = OutgoingRequest['payer'];

/** What one target's session is made of. */
export interface SessionOptions {
  /** The target's name. */
  readonly target: string;
  readonly credentials: Credentials;
  /** The enterprise whose service account acts; `null`: this session has no `service` subject. */
  readonly enterpriseId: string | null;
  /** `null`: this session has no `user` subject. */
  readonly userId: string | null;
  /** Whom the service account acts for when asked `as-user`; `null`: this session has no such subject. */
  readonly asUser: string | null;
  readonly apiUrl: URL;
  readonly transport: Transport;
  readonly deps: Pick<Deps, 'clock' | 'random' | 'vault'>;
  /** Milliseconds by which the host's clock is ahead of Box's, as far as known by now; `null`: not known. */
  readonly skewMs: () => number | null;
  /**
   * Resolves when the run ends. Who waits for a token then waits no longer; the request itself is heard to its end, to
   * be revoked.
   */
  readonly ended?: Promise<RunEnd>;
  /** Told of each token that must not outlive the run: it was obtained (1), or is gone (-1). */
  readonly holds?: (change: 1 | -1) => void;
}

/** What a token request comes to, or that the run's end came before. */
export function untilEnd<T>(
  { ended }: SessionOptions, purpose: Purpose, sent: Promise<T>,
): Promise<T | { readonly kind: 'failed'; readonly failure: Failure }> {
  if (ended === undefined) return sent;
  const over = ended.then((reason) => ({ kind: 'failed', failure: { kind: 'stopped', purpose, reason, exchange: null } } as const));
  return Promise.race([sent, over]);
}
