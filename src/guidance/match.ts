import type { Failure, HttpFailure, TransportFailure } from '../box/failure.ts';
import { unwrap } from '../foundation/text.ts';
import type { Context, HttpMatch, Row, StatusClass, TransportMatch } from './types.ts';

/** Does this row speak of this failure? */
export function matches({ at, when }: Row, failure: Failure, context: Context): boolean {
  if (at !== 'any' && !at.includes(failure.purpose)) return false;
  switch (failure.kind) {
    case 'http': return when.kind === 'http' && matchesHttp(when, failure) && matchesContext(when, context);
    case 'transport': return when.kind === 'transport' && matchesTransport(when, failure);
    case 'stopped': return when.kind === 'stopped' && when.reason === failure.reason;
  }
}

function matchesHttp(when: HttpMatch, failure: HttpFailure): boolean {
  const { status, code, says, shape, fromBox } = when;
  return (status === undefined || status.some((each) => each === failure.status || each === classOf(failure.status)))
    && (code === undefined || code.some((each) => codesOf(failure).includes(each)))
    && (says === undefined || (failure.words !== null && says.test(failure.words)))
    && (shape === undefined || shape.includes(failure.shape))
    && (fromBox === undefined || fromBox === failure.fromBox);
}

function matchesContext({ grant, subject, pairAccepted }: HttpMatch, context: Context): boolean {
  return (grant === undefined || grant === context.grant)
    && (subject === undefined || subject === context.subject)
    && (pairAccepted === undefined || context.pairAccepted === true);
}

const CLASSES: Readonly<Record<string, StatusClass>> = { 2: '2xx', 3: '3xx', 4: '4xx', 5: '5xx' };

const classOf = (status: number): StatusClass | undefined => CLASSES[String(Math.floor(status / 100))];

/** Box puts some codes into `context_info.errors[].reason` and answers with none, or with `bad_request`, above them. */
function codesOf({ code, reasons }: HttpFailure): readonly string[] {
  const own = code === null ? [] : [code.toLowerCase()];
  if (code !== null && code !== 'bad_request') return own;
  return [...own, ...reasons.flatMap(({ reason }) => (reason === null ? [] : [unwrap(reason).toLowerCase()]))];
}

function matchesTransport(when: TransportMatch, { fault, facts }: TransportFailure): boolean {
  const { code, proxy, proxyStatus, stage } = facts;
  return fault === when.fault
    && isOneOf(when.wire, code, isLike)
    && isOneOf(when.proxyStatus, proxyStatus)
    && isOneOf(when.stage, stage)
    && (when.throughProxy === undefined || when.throughProxy === (proxy !== null))
    && (when.proxyLogin === undefined || facts.proxyLogin === true)
    && (when.trustedBySystem === undefined || facts.trustedBySystem === true);
}

/** Does a fact fit one of those that a row names? A row that names none does not mind; a fact that is missing fits none. */
function isOneOf<Value>(wanted: readonly Value[] | undefined, fact: Value | null | undefined, fits = (one: Value, other: Value): boolean => one === other): boolean {
  return wanted === undefined || (fact != null && wanted.some((each) => fits(each, fact)));
}

const isLike = (pattern: string, code: string): boolean =>
  pattern.endsWith('*') ? code.startsWith(pattern.slice(0, -1)) : pattern === code;
