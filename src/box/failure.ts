import type { Purpose, TransportFault, Reason } from '../foundation/exchange.ts';
import type { Foreign } from '../foundation/text.ts';
import type { WireFaultFacts } from '../foundation/wire.ts';

/**
 * Why a question to Box got no usable answer, whatever shape it came in (box-errors.md section 1). Closed: each kind is
 * handled wherever a failure is looked at.
 */
export type Failure = HttpFailure | TransportFailure | StoppedFailure;

/** In which shape a failing HTTP answer came. */
export type FailureShape =
  /** Box's API error JSON: `code`, `message`, `context_info`, `request_id`. */
  | 'api-json'
  /** RFC 6749 section 5.2: `error`, `error_description`. */
  | 'oauth-json'
  /** No body; what there is to know stands in `WWW-Authenticate` (RFC 6750 section 3). */
  | 'empty'
  /** From a load balancer or a proxy. */
  | 'html'
  /** In a coding (`Content-Encoding`) that was not asked for. */
  | 'coded'
  /** Truncated, not JSON, or JSON of a type that the question does not expect; also a 2xx that can't be read. */
  | 'unreadable'
  /** A 3xx: never followed. */
  | 'redirect';

export interface HttpFailure {
  readonly kind: 'http';
  readonly purpose: Purpose;
  readonly status: number;
  readonly shape: FailureShape;
  /** Box's `code`, OAuth's `error`, or `error` of `WWW-Authenticate`, as it came; lower-case words by every source. */
  readonly code: string | null;
  /** Box's `message`, OAuth's `error_description`, or that of `WWW-Authenticate`: for matching. Never shown unescaped. */
  readonly words: string | null;
  /** The same, for showing. */
  readonly message: Foreign | null;
  readonly reasons: readonly Reason[];
  /** `context_info.conflicts` of a 409, object or array: ids of the items in the way. */
  readonly conflicts: readonly { readonly type: string; readonly id: string }[];
  /** From the `Retry-After` header, in seconds. */
  readonly retryAfterSeconds: number | null;
  /** Did the answer carry Box's own headers or error format? If not, something in between may have written it. */
  readonly fromBox: boolean;
  /** Index of the last exchange of the request. */
  readonly exchange: number;
}

export interface TransportFailure {
  readonly kind: 'transport';
  readonly purpose: Purpose;
  readonly fault: TransportFault;
  readonly facts: WireFaultFacts;
  readonly exchange: number;
}

/** Not sent, or given up by us: the run's deadline, its budget of requests, or a signal. */
export interface StoppedFailure {
  readonly kind: 'stopped';
  readonly purpose: Purpose;
  readonly reason: 'deadline' | 'call-budget' | 'interrupted';
  /** The last try, where there was one. */
  readonly exchange: number | null;
}

/** What a question was answered. */
export type Answer<T> =
  | { readonly kind: 'answered'; readonly value: T; readonly exchange: number }
  | { readonly kind: 'failed'; readonly failure: Failure };
