import type { ExchangeError, Purpose } from '../foundation/exchange.ts';
import { foreign } from '../foundation/text.ts';
import type { Foreign } from '../foundation/text.ts';
import type { FailureShape, HttpFailure } from './failure.ts';
import { readErrorBody } from './failure-json.ts';
import type { ErrorBody } from './failure-json.ts';
import type { Outcome2xx } from './transport-types.ts';

/** An HTTP answer as the parser takes it: secrets are out of headers and text already. */
export interface FailingAnswer {
  readonly purpose: Purpose;
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** False where the body was cut. */
  readonly complete: boolean;
  /** Seconds, from `Retry-After`. */
  readonly retryAfterSeconds: number | null;
  /** Index of the exchange that this answer is recorded as. */
  readonly exchange: number;
}

/** A failing answer, for whoever decides (`failure`) and for the record (`error`, `requestId`). */
export interface ParsedFailure {
  readonly failure: HttpFailure;
  readonly error: ExchangeError;
  /** `request_id` of the body. */
  readonly requestId: Foreign | null;
}

/**
 * Reads an answer that is no usable success, in whatever shape it came (box-errors.md sections 1 and 2). Never throws.
 * @param scrub takes secrets out of a text; see {@link readErrorBody}
 */
export function parseFailure(answer: FailingAnswer, scrub: (text: string) => string): ParsedFailure {
  const said = answer.complete ? readErrorBody(parseJson(answer.text), scrub) : null;
  const body = said ?? SILENT;
  const challenge = readChallenge(answer.headers['www-authenticate'] ?? '');
  const shape = shapeOf(answer, said);
  const words = body.words ?? challenge.description;
  const failure: HttpFailure = {
    kind: 'http', purpose: answer.purpose, status: answer.status, shape, code: body.code ?? challenge.error,
    words, message: shown(words ?? hintOf(shape, answer)), reasons: body.reasons, conflicts: body.conflicts,
    retryAfterSeconds: answer.retryAfterSeconds, fromBox: body.signedByBox || carriesBoxHeaders(answer.headers),
    exchange: answer.exchange,
  };
  return { failure, error: errorOf(failure, body.helpUrl, answer.headers), requestId: shown(body.requestId) };
}

/** What a body that is no error JSON says. */
const SILENT: Omit<ErrorBody, 'shape'> = {
  code: null, words: null, helpUrl: null, requestId: null, reasons: [], conflicts: [], signedByBox: false,
};

/**
 * The failure that a 2xx is when its content is not what the question expects; for the session, whose readers decide that.
 */
export function unreadable(purpose: Purpose, answered: Extract<Outcome2xx, { kind: 'answered' }>): HttpFailure {
  return {
    kind: 'http', purpose, status: answered.status, shape: 'unreadable', code: null, words: null, message: null, reasons: [],
    conflicts: [], retryAfterSeconds: null, fromBox: carriesBoxHeaders(answered.answer.headers), exchange: answered.exchange,
  };
}

/** Is this the page of a load balancer, a proxy or a portal, where JSON was asked for? */
export function isHtml(headers: Readonly<Record<string, string>>, text: string): boolean {
  if (text.trim() === '') return false;
  return /^\s*(?:text\/html|application\/xhtml)/iu.test(headers['content-type'] ?? '') || /^\s*</u.test(text);
}

/** Is this in a coding that nobody asked for (RFC 9110 section 8.4)? What can be read as JSON all the same is not. */
export function isCoded(headers: Readonly<Record<string, string>>, text: string): boolean {
  const coding = headers['content-encoding']?.trim().toLowerCase() ?? '';
  return coding !== '' && coding !== 'identity' && text !== '' && !/^\s*[[{]/u.test(text);
}

/** UTF-8 with or without a byte order mark; what is not UTF-8 becomes replacement characters instead of an error. */
export function decodeBody(body: Uint8Array): string {
  return new TextDecoder().decode(body);
}

/** The statuses that lead elsewhere (RFC 9110 section 15.4); a 304, say, leads nowhere and is no answer to a question that was asked anew. */
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

function shapeOf(answer: FailingAnswer, said: ErrorBody | null): FailureShape {
  // A portal sends its own page along (contract, section 5: HTML without Box's headers); where a bare redirect leads, the address is wrong.
  const isPage = said === null && parseJson(answer.text) === undefined && isHtml(answer.headers, answer.text);
  if (REDIRECTS.includes(answer.status)) return isPage && !carriesBoxHeaders(answer.headers) ? 'html' : 'redirect';
  if (said !== null) return said.shape;
  if (isCoded(answer.headers, answer.text)) return 'coded';
  if (answer.text.trim() === '') return answer.complete ? 'empty' : 'unreadable';
  return isPage ? 'html' : 'unreadable';
}

/** Undefined where it is no JSON, which no JSON text can mean. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Box's own marks: its request id, or its challenge (box-errors.md section 2). */
function carriesBoxHeaders(headers: Readonly<Record<string, string>>): boolean {
  return headers['box-request-id'] !== undefined || /\bBearer\s+realm="Service"/iu.test(headers['www-authenticate'] ?? '');
}

/** `error` and `error_description` of a Bearer challenge (RFC 6750 section 3), quoted (RFC 9110 section 5.6.4) or as a token. */
function readChallenge(header: string): { readonly error: string | null; readonly description: string | null } {
  return { error: parameter(header, 'error'), description: parameter(header, 'error_description') };
}

function parameter(header: string, name: string): string | null {
  const found = new RegExp(`(?:^|[\\s,])${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s",]+))`, 'iu').exec(header);
  const value = found?.[1]?.replace(/\\(.)/gu, '$1') ?? found?.[2] ?? '';
  return value === '' ? null : value;
}

/** What to show where the answer brought no message of its own. */
function hintOf(shape: FailureShape, answer: FailingAnswer): string | null {
  if (shape === 'coded') return answer.headers['content-encoding'] ?? null;
  if (REDIRECTS.includes(answer.status)) return targetOf(answer.headers['location']);
  return shape === 'html' ? titleOf(answer.text) : null;
}

/** A page says its title early. Neither the pattern nor what it is matched against is without end: a page may be made to be slow. */
const HEAD_LENGTH = 16 * 1024;

function titleOf(html: string): string | null {
  const title = /<title[^>]{0,200}>([^<]{1,300})/iu.exec(html.slice(0, HEAD_LENGTH))?.[1]?.trim() ?? '';
  return title === '' ? null : title;
}

/** Where a redirect leads, without query and fragment: those may hold what is nobody's business. */
function targetOf(location: string | undefined): string | null {
  const path = location?.split(/[?#]/u)[0] ?? '';
  return path === '' ? null : path.replace(/\/\/[^/@]*@/u, '//');
}

function errorOf(failure: HttpFailure, helpUrl: string | null, headers: Readonly<Record<string, string>>): ExchangeError {
  return {
    code: shown(failure.code), message: failure.message, helpUrl: shown(helpUrl), reasons: failure.reasons,
    wwwAuthenticate: shown(headers['www-authenticate'] ?? null), retryAfterSeconds: failure.retryAfterSeconds,
  };
}

function shown(raw: string | null): Foreign | null {
  return raw === null ? null : foreign('words', raw);
}
