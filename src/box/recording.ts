import type { Exchange, ExchangeError, Purpose } from '../foundation/exchange.ts';
import { foreign } from '../foundation/text.ts';
import type { Vault } from '../foundation/vault.ts';
import type { Stage, WireAnswer } from '../foundation/wire.ts';
import type { HttpFailure } from './failure.ts';
import { decodeBody, isCoded, isHtml, parseFailure } from './failure-parse.ts';
import { parseRetryAfterSeconds } from './retry-after.ts';

/** One try, before it is known how it came out. */
export interface TryFacts {
  readonly target: string;
  readonly purpose: Purpose;
  readonly method: string;
  readonly url: URL;
  readonly attempt: number;
  /** By this host's wall clock. */
  readonly sentAtMs: number;
  readonly durationMs: number;
  /** How far it came; `null` where that was not told. */
  readonly reached: { readonly stage: Stage; readonly proxy: string | null } | null;
}

/** An answer, read: usable, or a failure with what the record keeps of it. Secrets are out of everything but `body`. */
export type ReadAnswer =
  | { readonly kind: 'usable'; readonly body: string; readonly answer: WireAnswer; readonly exchange: Exchange }
  | { readonly kind: 'failing'; readonly failure: HttpFailure; readonly exchange: Exchange };

/** Their 2xx bodies are the one place where a secret is awaited, so they alone are handed on as they came. */
const ANSWERS_WITH_A_TOKEN: ReadonlySet<Purpose> = new Set<Purpose>(['token', 'user-token', 'token-exchange']);

/** The record of a try without an HTTP answer, or of a handshake that came about (`error: null`). */
export function withoutAnswer(facts: TryFacts, error: ExchangeError | null, vault: Vault): Exchange {
  return { ...common(facts, vault), status: null, requestId: null, boxRequestId: null, error };
}

/**
 * Reads an answer. Whatever Box, a proxy or a portal echoes, `vault` takes the secrets out before anything is parsed.
 * @param index of the exchange that the answer will be recorded as
 * @param nowMs this host's clock, for a `Retry-After` date in an answer that has no `Date`
 */
export function readAnswer(facts: TryFacts, answer: WireAnswer, index: number, vault: Vault, nowMs: number): ReadAnswer {
  const scrub = (text: string): string => vault.scrub(text);
  const headers = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, scrub(value)]));
  const retryAfterSeconds = parseRetryAfterSeconds(headers['retry-after'], headers['date'], nowMs);
  const raw = decodeBody(answer.body);
  const boxRequestId = headers['box-request-id'];
  const record = {
    ...common(facts, vault), status: answer.status, boxRequestId: boxRequestId === undefined ? null : foreign('words', boxRequestId),
  };
  if (isUsable(answer, raw, retryAfterSeconds)) {
    const body = ANSWERS_WITH_A_TOKEN.has(facts.purpose) ? raw : scrub(raw);
    const clean = { ...answer, headers, body: body === raw ? answer.body : new TextEncoder().encode(body) };
    return { kind: 'usable', body, answer: clean, exchange: { ...record, requestId: null, error: null } };
  }
  const { failure, error, requestId } = parseFailure({
    purpose: facts.purpose, status: answer.status, headers, text: scrub(raw), complete: answer.complete, retryAfterSeconds, exchange: index,
  }, scrub);
  return { kind: 'failing', failure, exchange: { ...record, requestId, error } };
}

/** A whole 2xx that can hold what was asked for; a 202 with `Retry-After` says that it will later (box-errors.md section 7). */
function isUsable(answer: WireAnswer, text: string, retryAfterSeconds: number | null): boolean {
  if (answer.status < 200 || answer.status > 299 || !answer.complete) return false;
  return !isHtml(answer.headers, text) && !isCoded(answer.headers, text) && !(answer.status === 202 && retryAfterSeconds !== null);
}

function common(facts: TryFacts, vault: Vault): Pick<Exchange, 'target' | 'purpose' | 'method' | 'url' | 'attempt' | 'durationMs' | 'startedAt'> {
  return {
    target: facts.target, purpose: facts.purpose, method: facts.method, url: shownUrl(facts.url, vault), attempt: facts.attempt,
    durationMs: Math.round(facts.durationMs), startedAt: new Date(facts.sentAtMs).toISOString(),
  };
}

/** Address, path and query; never a user name or password. */
function shownUrl(url: URL, vault: Vault): string {
  return vault.scrub(`${url.origin}${url.pathname}${url.search}`);
}
