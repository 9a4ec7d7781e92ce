import type { TransportFault } from './exchange.ts';
import type { Secret } from './secret.ts';
import type { Foreign } from './text.ts';

/** A request before it is written out: secrets are still wrapped. */
export interface WireRequest {
  readonly method: 'GET' | 'POST' | 'OPTIONS';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as `Authorization: Bearer …` (RFC 6750 section 2.1). */
  readonly bearer: Secret | null;
  readonly body:
    | { readonly kind: 'none' }
    | { readonly kind: 'form'; readonly fields: Readonly<Record<string, string | Secret>> }
    | { readonly kind: 'json'; readonly value: unknown };
}

/** An HTTP answer whose body arrived whole, or was cut at {@link LONGEST_BODY_BYTES} (`complete: false`). */
export interface WireAnswer {
  readonly status: number;
  /** Lower-case names; several values of one name joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** False where the connection ended, or the cap was reached, before the body's end. */
  readonly complete: boolean;
}

/** What Box sends here is a few KB, a listing of 1,000 children under 1 MiB. More is not an answer to these questions. */
export const LONGEST_BODY_BYTES = 4 * 1024 * 1024;

/**
 * How far a request came. With a proxy in between, the look-up and the connection are the proxy's, and `tunnel` is its
 * answer to CONNECT; `answer` is all that comes after the request is written.
 */
export type Stage = 'look-up' | 'connect' | 'tunnel' | 'tls' | 'answer';

/** Told of each stage that a request reaches, so that a time-out can say where the time went. */
export type Reached = (stage: Stage, proxy: string | null) => void;

/** Facts of a failed connection that a remedy can name. None holds a proxy's password. */
export interface WireFaultFacts {
  /** Node's error code, such as `ECONNREFUSED` or `CERT_HAS_EXPIRED`. */
  readonly code: string | null;
  readonly host: string;
  /** The proxy that stood in between, as `host:port`. */
  readonly proxy: string | null;
  /** Status that a proxy answered to CONNECT. */
  readonly proxyStatus: number | null;
  readonly certificate: {
    readonly subject: Foreign;
    readonly issuer: Foreign;
    readonly validTo: string | null;
    /** Left out where it can't be told. */
    readonly validFrom?: string;
  } | null;
  /** Was a user name or password sent to the proxy? Left out where that is not known. */
  readonly proxyLogin?: boolean;
  /** Where it stood when it failed. Left out where that is not known. */
  readonly stage?: Stage;
  /** Node's own words for why TLS failed: for some refusals of OpenSSL there are no others. */
  readonly message?: Foreign;
  /** A second handshake, with the system's own store of authorities, was accepted. Left out where that was not tried. */
  readonly trustedBySystem?: boolean;
}

/** No HTTP answer: what stood in the way. Thrown by {@link Wire.send} and {@link Wire.handshake} and by nothing else. */
export class WireFault extends Error {
  override readonly name = 'WireFault';
  readonly fault: TransportFault;
  readonly facts: WireFaultFacts;

  constructor(fault: TransportFault, facts: WireFaultFacts) {
    super(`${fault} ${facts.host}`);
    this.fault = fault;
    this.facts = facts;
  }
}

/** The way to the network. The product's is over @actions/http-client; the fault tests' is a script on an injected clock. */
export interface Wire {
  /**
   * Sends one request once; no retry, no redirect. Ends soon after `signal` aborts, whatever state it is in.
   * @throws {WireFault} where no HTTP answer arrived; the signal's reason where it was aborted
   */
  send(request: WireRequest, signal: AbortSignal, reached?: Reached): Promise<WireAnswer>;
  /**
   * Tells, before the first request to `url`'s host, how many will soon go out at once. Opens nothing by itself: once that first
   * one has found its way, connections for the others are opened beside it. One that fails is opened again when it is needed.
   */
  prepare(url: URL, count: number): void;
  /**
   * A TLS handshake with `url`'s host (through the proxy where there is one); for plain http a connection. Nothing is sent.
   * @throws {WireFault} where it did not come about; the signal's reason where it was aborted
   */
  handshake(url: URL, signal: AbortSignal, reached?: Reached): Promise<void>;
  /** Frees the connections. */
  close(): void;
}
