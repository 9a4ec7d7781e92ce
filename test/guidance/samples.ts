import type { Failure, FailureShape, HttpFailure, TransportFailure } from '../../src/box/failure.ts';
import type { Purpose } from '../../src/foundation/exchange.ts';
import { foreign } from '../../src/foundation/text.ts';
import type { Context, HttpMatch, Row, TransportMatch } from '../../src/guidance/types.ts';

export const CONTEXT: Context = { grant: 'jwt', subject: 'enterprise', facts: {} };

/** A failing answer; what is not said is as a bare Box API error would have it. */
export function httpFailure(given: Partial<Omit<HttpFailure, 'kind' | 'message'>>): HttpFailure {
  const words = given.words ?? null;
  return {
    kind: 'http', purpose: 'token', status: 400, shape: 'api-json', code: null, reasons: [], conflicts: [],
    retryAfterSeconds: null, fromBox: true, exchange: 0, ...given, words, message: words === null ? null : foreign('words', words),
  };
}

export function wireFailure(given: Partial<Omit<TransportFailure, 'kind' | 'facts'>> & { readonly facts?: Partial<TransportFailure['facts']> }): TransportFailure {
  const { facts, ...rest } = given;
  return {
    kind: 'transport', purpose: 'token', fault: 'refused', exchange: 0, ...rest,
    facts: { code: null, host: 'api.box.com', proxy: null, proxyStatus: null, certificate: null, ...facts },
  };
}

/** Every failure that a row claims to be about: each purpose or a usual one, each status, each code, each text that it matches. */
export function samplesOf(row: Row): readonly Failure[] {
  const { when } = row;
  const purposes: readonly Purpose[] = row.at === 'any' ? ['identity'] : row.at;
  switch (when.kind) {
    case 'http': return purposes.flatMap((purpose) => httpSamples(row, when, purpose));
    case 'transport': return purposes.flatMap((purpose) => wireSamples(when, purpose));
    case 'stopped': return purposes.map((purpose) => ({ kind: 'stopped', purpose, reason: when.reason, exchange: null }));
  }
}

function httpSamples(row: Row, when: HttpMatch, purpose: Purpose): readonly Failure[] {
  const statuses = (when.status ?? [499]).map((status) => (typeof status === 'number' ? status : Number(status[0]) * 100 + 99));
  const texts = when.says === undefined ? [null] : row.seen;
  return statuses.flatMap((status) => (when.code ?? [null]).flatMap((code) => texts.flatMap((words) =>
    (when.shape ?? [shapeFor(code, words)]).map((shape) => httpFailure({ purpose, status, code, words, shape, fromBox: when.fromBox ?? true })))));
}

const shapeFor = (code: string | null, words: string | null): FailureShape => (code === null && words === null ? 'empty' : 'api-json');

function wireSamples({ fault, wire, proxyStatus, proxyLogin, stage, throughProxy, trustedBySystem }: TransportMatch, purpose: Purpose): readonly Failure[] {
  const common = { ...(proxyLogin === undefined ? {} : { proxyLogin }), ...(throughProxy === true ? { proxy: 'proxy.corp:3128' } : {}), ...(trustedBySystem === undefined ? {} : { trustedBySystem }) };
  return (wire ?? [null]).flatMap((code) => (proxyStatus ?? [null]).flatMap((status) => (stage ?? [null]).map((reached) => wireFailure({
    purpose, fault, facts: { ...common, code: code?.replace('*', 'SOMETHING') ?? null, proxyStatus: status, ...(reached === null ? {} : { stage: reached }) },
  }))));
}

/** The context in which a row is meant. */
export function contextFor({ when }: Row): Context {
  if (when.kind !== 'http') return CONTEXT;
  return {
    facts: {}, grant: when.grant ?? null, subject: when.subject ?? 'enterprise', ...(when.pairAccepted === true ? { pairAccepted: true } : {}),
  };
}
