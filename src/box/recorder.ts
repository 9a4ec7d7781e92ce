import type { Exchange, Purpose } from '../foundation/exchange.ts';
import { foreign } from '../foundation/text.ts';
import type { Foreign } from '../foundation/text.ts';
import type { Vault } from '../foundation/vault.ts';
import { LONGEST_BODY_BYTES } from '../foundation/wire.ts';
import type { WireAnswer, WireFaultFacts } from '../foundation/wire.ts';
import type { Raced, RunEnd } from './ending.ts';
import type { HttpFailure, StoppedFailure, TransportFailure } from './failure.ts';
import { readAnswer, withoutAnswer } from './recording.ts';
import type { TryFacts } from './recording.ts';
import type { Outcome2xx } from './transport-types.ts';

/** How one try came out. */
export type Tried<T> =
  | { readonly kind: 'settled'; readonly value: T }
  | {
      readonly kind: 'failed';
      readonly failure: HttpFailure | TransportFailure;
      /** The connection ended inside the body. */
      readonly cut: boolean;
    }
  | { readonly kind: 'stopped'; readonly failure: StoppedFailure };

export type Answered = Extract<Outcome2xx, { kind: 'answered' }>;

/** What was seen of the way to the API host so far: what the check `network` is answered from. */
export interface Reach {
  /** Exchange of the first HTTP answer. */
  readonly answeredBy: number | null;
  /** What stood in the way of the latest try that got no answer. */
  readonly lastFailure: TransportFailure | null;
}

export interface Observers {
  /**
   * Told of the `Date` header of each answer that Box itself wrote at the API host, with this host's wall clock when
   * the request was sent and when the answer was in.
   */
  readonly onDate: (sentAtMs: number, receivedAtMs: number, dateHeader: string) => void;
  /** Told of each HTTP answer from the API host by its exchange, whatever its status or author. */
  readonly onHttpAnswer?: (exchange: number) => void;
  /** Told of each try that has ended, with the headers of its answer that a debug log may show. */
  readonly onExchange?: (exchange: Exchange, headers: Readonly<Record<string, Foreign>>) => void;
}

/** Writes every try down, and tells from its record how it came out. */
export interface Recorder {
  /** In the order in which the tries ended; an exchange's index is its name. */
  exchanges(): readonly Exchange[];
  reach(): Reach;
  answered(facts: TryFacts, answer: WireAnswer, receivedAtMs: number): Tried<Answered>;
  unanswered(facts: TryFacts, raced: Exclude<Raced<unknown>, { kind: 'done' }>): Tried<never>;
  /** A handshake that came about. */
  connected(facts: TryFacts): number;
}

/** Neither is the API host: their answers prove nothing about it, and their clocks are not the API's. */
const ELSEWHERE: ReadonlySet<Purpose> = new Set<Purpose>(['status-page', 'upload-host']);

export function createRecorder(vault: Vault, observers: Observers): Recorder {
  const exchanges: Exchange[] = [];
  let reach: Reach = { answeredBy: null, lastFailure: null };
  const record = (exchange: Exchange, headers: Readonly<Record<string, Foreign>> = {}): number => {
    observers.onExchange?.(exchange, headers);
    return exchanges.push(exchange) - 1;
  };

  function tell(facts: TryFacts, answer: WireAnswer, receivedAtMs: number, exchange: number, failure: HttpFailure | null): void {
    if (ELSEWHERE.has(facts.purpose)) return;
    reach = { ...reach, answeredBy: reach.answeredBy ?? exchange };
    const date = answer.headers['date'];
    if (date !== undefined && isBoxNow(answer, failure)) observers.onDate(facts.sentAtMs, receivedAtMs, date);
    observers.onHttpAnswer?.(exchange);
  }

  return {
    exchanges: () => [...exchanges],
    reach: () => reach,
    connected: (facts) => record(withoutAnswer(facts, null, vault)),
    answered(facts, answer, receivedAtMs) {
      const read = readAnswer(facts, answer, exchanges.length, vault, receivedAtMs);
      const exchange = record(read.exchange, shownHeaders(answer, vault));
      tell(facts, answer, receivedAtMs, exchange, read.kind === 'failing' ? read.failure : null);
      if (read.kind === 'failing') return { kind: 'failed', failure: read.failure, cut: wasCut(answer) };
      return { kind: 'settled', value: { kind: 'answered', status: answer.status, body: read.body, answer: read.answer, exchange } };
    },
    unanswered(facts, raced) {
      const fault = raced.kind === 'fault' ? raced.fault.fault : 'timeout';
      const exchange = record(withoutAnswer(facts, { transport: fault }, vault));
      if (raced.kind === 'ended') return stopped(facts.purpose, raced.reason, exchange);
      const seen = raced.kind === 'fault' ? raced.fault.facts : { ...NOTHING_KNOWN, host: facts.url.host, ...facts.reached };
      const failure: TransportFailure = { kind: 'transport', purpose: facts.purpose, fault, facts: seen, exchange };
      if (!ELSEWHERE.has(facts.purpose)) reach = { ...reach, lastFailure: failure };
      return { kind: 'failed', failure, cut: false };
    },
  };
}

export function stopped(purpose: Purpose, reason: RunEnd | 'call-budget', exchange: number | null): { readonly kind: 'stopped'; readonly failure: StoppedFailure } {
  return { kind: 'stopped', failure: { kind: 'stopped', purpose, reason, exchange } };
}

/**
 * Did Box write this just now? An answer that a cache kept says when it was written (`Age`, RFC 9111 section 5.1), and
 * one that something in between wrote has that machine's time.
 */
const isBoxNow = ({ headers }: WireAnswer, failure: HttpFailure | null): boolean =>
  headers['age'] === undefined && (failure === null || failure.fromBox);

/** What helps to find out who answered, how and when. Whatever else an answer brings (cookies, locations) stays out of logs. */
const SHOWN_HEADERS: readonly string[] = [
  'age', 'box-request-id', 'content-encoding', 'content-length', 'content-type', 'date', 'retry-after', 'server', 'transfer-encoding', 'via', 'www-authenticate',
];

function shownHeaders({ headers }: WireAnswer, vault: Vault): Readonly<Record<string, Foreign>> {
  return Object.fromEntries(SHOWN_HEADERS.flatMap((name) => {
    const value = headers[name];
    return value === undefined ? [] : [[name, foreign('words', vault.scrub(value))] as const];
  }));
}

/** Incomplete for want of a connection, not for its size: that would not shrink. */
function wasCut(answer: WireAnswer): boolean {
  return !answer.complete && answer.body.length < LONGEST_BODY_BYTES;
}

const NOTHING_KNOWN: Omit<WireFaultFacts, 'host'> = { code: null, proxy: null, proxyStatus: null, certificate: null };
