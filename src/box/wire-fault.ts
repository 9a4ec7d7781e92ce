import type { DetailedPeerCertificate, PeerCertificate } from 'node:tls';
import type { TransportFault } from '../foundation/exchange.ts';
import { foreign } from '../foundation/text.ts';
import { WireFault } from '../foundation/wire.ts';
import type { WireFaultFacts } from '../foundation/wire.ts';

/** The way that a connection took, as far as a fault names it. */
export interface Way {
  /** Host, with the port where it is not the scheme's own. */
  readonly host: string;
  /** `host:port`, never with user name or password. */
  readonly proxy: string | null;
  /** Has the proxy's address a user name or password in it? */
  readonly proxyLogin?: boolean;
}

/** Codes of getaddrinfo, connect and the sockets, https://nodejs.org/api/errors.html#common-system-errors */
const SYSTEM_FAULTS: Readonly<Record<string, TransportFault>> = {
  ENOTFOUND: 'dns-unknown', ENODATA: 'dns-unknown', EAI_NONAME: 'dns-unknown', EAI_AGAIN: 'dns', ESERVFAIL: 'dns', EREFUSED: 'dns',
  ECONNREFUSED: 'refused', EHOSTUNREACH: 'refused', ENETUNREACH: 'refused', EHOSTDOWN: 'refused', ENETDOWN: 'refused',
  EADDRNOTAVAIL: 'refused', EACCES: 'refused', EPERM: 'refused',
  ECONNRESET: 'reset', ECONNABORTED: 'reset', EPIPE: 'reset', ERR_STREAM_PREMATURE_CLOSE: 'reset',
  ETIMEDOUT: 'timeout', EPROTO: 'tls',
};

/**
 * TLS protocol errors and the verification errors of OpenSSL, https://nodejs.org/api/tls.html#x509-certificate-error-codes
 * Certificates are judged by the `tls` module alone, so a code of this form has no other origin.
 */
const TLS_CODE = /^(?:ERR_SSL_|ERR_TLS_|ERR_OSSL_|UNABLE_TO_|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|INVALID_(?:CA|PURPOSE)$|PATH_LENGTH_|HOSTNAME_MISMATCH$|ERROR_IN_C)/u;
const DNS_CODE = /^EAI_/u;
/** The HTTP parser's: what came is no HTTP, so the connection was of no use. */
const PARSER_CODE = /^HPE_/u;

/**
 * Which fault an error of Node's is.
 * @returns `null` where it is no error of the network's, which makes it our own bug
 */
export function faultOfCode(code: string | null): TransportFault | null {
  if (code === null) return null;
  const known = SYSTEM_FAULTS[code];
  if (known !== undefined) return known;
  if (TLS_CODE.test(code)) return 'tls';
  if (DNS_CODE.test(code)) return 'dns';
  return PARSER_CODE.test(code) ? 'reset' : null;
}

/**
 * `error` as a {@link WireFault} with what can be named.
 * @throws `error` itself, where it is not the network's
 */
export function asWireFault(error: unknown, way: Way): WireFault {
  if (error instanceof WireFault) return error;
  const code = codeOf(error);
  const fault = faultOfCode(code) ?? (isSystemError(error) ? 'reset' : null);
  if (fault === null) throw error;
  return new WireFault(fault, { ...way, code, proxyStatus: null, certificate: null });
}

/**
 * What a socket reports between its connection and its trust: the network's where the system says so, else TLS's.
 * OpenSSL refuses certificates for more reasons than Node has names for (`UNSPECIFIED`), so its words are kept.
 * @param chain what the host presented, where it came so far
 */
export function handshakeFault(error: unknown, way: Way, chain: DetailedPeerCertificate | null): WireFault {
  const code = codeOf(error);
  const fault = (code === null ? null : SYSTEM_FAULTS[code]) ?? (isSystemError(error) ? 'reset' : 'tls');
  if (fault !== 'tls') return new WireFault(fault, { ...way, code, proxyStatus: null, certificate: null });
  const presented = certificateIn(error) ?? (chain === null || code === null ? null : culprit(code, chainOf(chain)));
  const words = hasField(error, 'message') && typeof error.message === 'string' ? error.message : '';
  const said = words === '' ? {} : { message: foreign('words', words) };
  return new WireFault(fault, { ...way, code, proxyStatus: null, certificate: named(presented), ...said });
}

/** A proxy stood in the way: it could not be reached, or answered CONNECT with other than success. */
export function proxyFault(way: Way, code: string | null, proxyStatus: number | null): WireFault {
  return new WireFault('proxy', { ...way, code, proxyStatus, certificate: null });
}

/** The `code` of one of Node's errors. */
export function codeOf(error: unknown): string | null {
  return hasField(error, 'code') && typeof error.code === 'string' ? error.code : null;
}

function isSystemError(error: unknown): boolean {
  return hasField(error, 'syscall');
}

/** Not `instanceof Error`: Node's own errors come from another realm where this runs in a context of its own. */
function hasField<Name extends string>(value: unknown, name: Name): value is Readonly<Record<Name, unknown>> {
  return typeof value === 'object' && value !== null && name in value;
}

/** A wrong host name comes with the certificate (`ERR_TLS_CERT_ALTNAME_INVALID`). */
function certificateIn(error: unknown): PeerCertificate | null {
  if (!hasField(error, 'cert')) return null;
  return hasField(error.cert, 'subject') && hasField(error.cert, 'issuer') ? (error.cert as unknown as PeerCertificate) : null;
}

/** Leaf first. A self-signed certificate is its own issuer, which ends the chain; an incomplete one just ends. */
function chainOf(leaf: DetailedPeerCertificate): readonly DetailedPeerCertificate[] {
  const chain: DetailedPeerCertificate[] = [];
  for (let next: DetailedPeerCertificate | null = leaf; next !== null && !chain.includes(next); next = issuerOf(next)) chain.push(next);
  return chain;
}

function issuerOf(certificate: Partial<DetailedPeerCertificate>): DetailedPeerCertificate | null {
  return certificate.issuerCertificate ?? null;
}

/** Verification failed for want of an authority, not for what the certificate says. */
export const isForWantOfTrust = (code: string | null): boolean => code !== null && UNTRUSTED.includes(code);

const UNTRUSTED: readonly string[] = [
  'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_UNTRUSTED',
];

/** Trust is missing, or the fault is an authority's. */
const ABOUT_AUTHORITY = /^(?:SELF_SIGNED_|UNABLE_TO_|CERT_UNTRUSTED$|CERT_CHAIN_|INVALID_CA$|PATH_LENGTH_)/u;

/**
 * Which certificate of a chain `code` is about: of an expired one the one that ended first, of one that is not valid yet the
 * one that begins last; where trust is missing the topmost, because its issuer is who would have to be trusted; else the host's.
 */
function culprit(code: string, chain: readonly DetailedPeerCertificate[]): DetailedPeerCertificate | null {
  const by = (time: (each: DetailedPeerCertificate) => string): readonly DetailedPeerCertificate[] =>
    chain.toSorted((one, other) => Date.parse(time(one)) - Date.parse(time(other)));
  if (code === 'CERT_HAS_EXPIRED') return by((each) => each.valid_to)[0] ?? null;
  if (code === 'CERT_NOT_YET_VALID') return by((each) => each.valid_from).at(-1) ?? null;
  return chain.at(ABOUT_AUTHORITY.test(code) ? -1 : 0) ?? null;
}

function named(certificate: PeerCertificate | null): WireFaultFacts['certificate'] {
  if (certificate === null) return null;
  const [validFrom, validTo] = [certificate.valid_from, certificate.valid_to].map(isoTime);
  return {
    subject: foreign('words', nameOf(certificate.subject)),
    issuer: foreign('words', nameOf(certificate.issuer)),
    validTo: validTo ?? null,
    ...(validFrom === undefined ? {} : { validFrom }),
  };
}

function isoTime(written: string): string | undefined {
  const ms = Date.parse(written);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

/** What people call a certificate by: its common name, else its organization. Any field may occur more than once. */
function nameOf(name: Partial<Readonly<Record<string, string | readonly string[]>>> | undefined): string {
  const values = [name?.['CN'], name?.['O'], name?.['OU']].flatMap((value) => value ?? []);
  return values[0] ?? '(no name)';
}
