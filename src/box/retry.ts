import type { TransportFault } from '../foundation/exchange.ts';
import type { HttpFailure, TransportFailure } from './failure.ts';

/** Pause before the second try; it doubles with each further one (box-errors.md section 8). */
const BASE_DELAY_MS = 1000;

/** Statuses that a later try of the same request may not meet again (box-errors.md section 8; 501 and 507 are not among them). */
const TRANSIENT_STATUSES: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

/** Locks that Box lifts by itself: https://developer.box.com/guides/api-calls/permissions-and-errors/common-errors */
const TRANSIENT_CONFLICTS: ReadonlySet<string> = new Set(['name_temporarily_reserved', 'operation_blocked_temporary']);

/** A name that nobody knows, a certificate and a proxy's refusal stay what they are until somebody acts. */
const TRANSIENT_FAULTS: Readonly<Record<TransportFault, boolean>> = {
  'dns-unknown': false, dns: true, refused: true, reset: true, timeout: true, tls: false, proxy: false,
};

/** Longer headers than Node reads: they will be as long the next time. */
const HEADER_OVERFLOW = 'HPE_HEADER_OVERFLOW';

/** What a try that failed is followed by. */
export type RetryDecision =
  | { readonly kind: 'give-up' }
  | { readonly kind: 'retry'; readonly delayMs: number };

/** What a decision rests on, apart from the failure. */
export interface RetryCircumstances {
  /** The try that failed, from 1. */
  readonly attempt: number;
  /** `max-attempts`: tries of one request, the first included. */
  readonly maxAttempts: number;
  /** What is left of the run. */
  readonly remainingMs: number;
  /** In [0, 1): spreads the tries of jobs that were refused at the same moment. */
  readonly random: number;
  /** The connection ended inside the body: the answer was lost on its way, whatever its status. */
  readonly cut: boolean;
}

/**
 * Is the request to be tried again, and after how long? `Retry-After` overrides the backoff (RFC 9110 section 10.2.3). A pause
 * that does not fit into what is left of the run is not begun: the failure itself says more than a deadline would.
 */
export function retryDecision(failure: HttpFailure | TransportFailure, circumstances: RetryCircumstances): RetryDecision {
  const { attempt, maxAttempts, remainingMs, random } = circumstances;
  if (attempt >= maxAttempts || !isTransient(failure, circumstances.cut)) return { kind: 'give-up' };
  const asked = failure.kind === 'http' ? failure.retryAfterSeconds : null;
  const delayMs = asked === null ? Math.round(BASE_DELAY_MS * 2 ** (attempt - 1) * (0.5 + random)) : asked * 1000;
  return delayMs < remainingMs ? { kind: 'retry', delayMs } : { kind: 'give-up' };
}

function isTransient(failure: HttpFailure | TransportFailure, cut: boolean): boolean {
  if (failure.kind === 'transport') return TRANSIENT_FAULTS[failure.fault] && failure.facts.code !== HEADER_OVERFLOW;
  if (cut || TRANSIENT_STATUSES.has(failure.status)) return true;
  if (failure.status === 202) return failure.retryAfterSeconds !== null;
  return failure.status === 409 && failure.code !== null && TRANSIENT_CONFLICTS.has(failure.code);
}
