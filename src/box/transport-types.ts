import type { Purpose } from '../foundation/exchange.ts';
import type { WireAnswer, WireRequest } from '../foundation/wire.ts';
import type { Answer, Failure } from './failure.ts';

/** A request as the transport takes it: built anew for each try, so that a token request signs a new assertion each time. */
export interface OutgoingRequest {
  readonly target: string;
  readonly purpose: Purpose;
  /** `attempt` counts from 1. A retried token request must carry a new `jti` (box-authentication.md section 7). */
  readonly build: (attempt: number) => WireRequest;
  /** Asked only from budget that no check still needs. */
  readonly followUp: boolean;
  /** Whom its tries are counted for; `null`: nobody in particular. */
  readonly payer: string | null;
  /** How many requests of checks this one may make needless; left out: it stands for itself. */
  readonly insteadOf?: number;
  /** Called when a try has failed and the next will come after a pause: whoever waits may go on with something else. */
  readonly delayed?: () => void;
}

/** What came of a request after all its tries: a complete 2xx with its text, or a failure. */
export type Outcome2xx =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string; readonly answer: WireAnswer; readonly exchange: number }
  | { readonly kind: 'failed'; readonly failure: Failure };

/**
 * One way to Box for all sessions of a run: deadline, retries, budget, at most 16 requests at a time, recording, and the
 * `Date` of every answer for the clock.
 */
export interface Transport {
  /**
   * Sends until there is an answer, a failure that no retry mends, or the end of the run. Purpose `revoke` is outside the
   * budget, the run's end and the retries: one try, at most 3 seconds.
   * @throws only what is our own bug
   */
  request(outgoing: OutgoingRequest): Promise<Outcome2xx>;
  /**
   * Does `url`'s host complete a TLS handshake (for plain http: a connection)? Nothing is sent, so nothing is spent. Only
   * the origin of `url` is recorded, because the path of an upload URL is a credential.
   */
  handshake(target: string, url: URL): Promise<Answer<true>>;
}
