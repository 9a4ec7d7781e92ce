import type { Foreign } from './text.ts';

/** What a request was for. Closed: every request that the product can send is one of these. */
export type Purpose =
  | 'token' | 'user-token' | 'token-exchange' | 'revoke'
  | 'identity' | 'as-user' | 'folder' | 'folder-items' | 'folder-lock' | 'trash' | 'pending-invitations'
  | 'upload-rehearsal' | 'replace-rehearsal' | 'scope-probe' | 'status-page' | 'upload-host';

/** What stood between this host and an HTTP answer. */
export type TransportFault = 'dns-unknown' | 'dns' | 'refused' | 'reset' | 'timeout' | 'tls' | 'proxy';

/** One error inside a Box answer's `context_info.errors`. */
export interface Reason {
  readonly name: Foreign | null;
  readonly reason: Foreign | null;
  readonly message: Foreign | null;
}

/** Why an exchange failed, as it came: by the wire, or in the answer. */
export type ExchangeError =
  | { readonly transport: TransportFault }
  | {
      readonly code: Foreign | null;
      readonly message: Foreign | null;
      readonly helpUrl: Foreign | null;
      readonly reasons: readonly Reason[];
      readonly wwwAuthenticate: Foreign | null;
      /** Seconds, from `Retry-After`. */
      readonly retryAfterSeconds: number | null;
    };

/** One try of one HTTP request and its answer, as recorded (contract, section 6). */
export interface Exchange {
  readonly target: string;
  readonly purpose: Purpose;
  readonly method: string;
  readonly url: string;
  readonly status: number | null;
  readonly durationMs: number;
  /** From 1. */
  readonly attempt: number;
  /** ISO 8601, by this host's clock. */
  readonly startedAt: string;
  /** `request_id` of the body. */
  readonly requestId: Foreign | null;
  /** The `box-request-id` header. */
  readonly boxRequestId: Foreign | null;
  readonly error: ExchangeError | null;
}
