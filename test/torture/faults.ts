import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import { LONGEST_BODY_BYTES } from '../../src/foundation/wire.ts';
import type { Mishap, Spoilt, True } from './box.ts';

/**
 * What a fault tells whoever asked.
 * - `nothing`: the question stays open; a check may be `error` or `warn` for it, and never `fail`.
 * - `no`: an answer, or a state of the network, that somebody must change; `fail` is true then.
 * - `truth`: Box's own answer comes through whole; what it says stands, but for the clock.
 */
export type Tells = 'nothing' | 'no' | 'truth';

export interface Fault {
  readonly name: string;
  readonly tells: Tells;
  /** What it does to the `Date` that comes along: none there, a wrong one, or nothing. */
  readonly date: 'true' | 'wrong' | 'none';
  readonly mishap: Mishap;
  /** Of a table with many rows that are much alike. */
  readonly isOneOfMany: boolean;
}

type Make = (truth: True, nowMs: number) => Spoilt;

const answering = (make: Make, lost = false): Mishap => ({ kind: 'answer', make, lost });
const fault = (name: string, tells: Tells, mishap: Mishap, date: Fault['date'] = 'true'): Fault => ({ name, tells, date, mishap, isOneOfMany: false });

const utc = (ms: number): string => new Date(ms).toUTCString();
const boxMarks = { 'box-request-id': '0f00d' };

/** Answers that come from Box, and answers that something in between wrote. */
const AUTHORS = { 'by Box': boxMarks, 'by somebody else': {} } as const;

/** How an error's body may look. */
const BODIES: Readonly<Record<string, (status: number) => { readonly body: string; readonly type: string }>> = {
  'API JSON': (status) => ({ type: 'application/json', body: JSON.stringify({ type: 'error', status, code: 'torture', message: 'So it is.', request_id: 'abc', context_info: null }) }),
  'OAuth JSON': () => ({ type: 'application/json', body: JSON.stringify({ error: 'torture', error_description: 'So it is.' }) }),
  'HTML': (status) => ({ type: 'text/html', body: `<!DOCTYPE html><html><head><title>${status}</title></head></html>` }),
  'nothing': () => ({ type: 'application/json', body: '' }),
  'half a JSON': () => ({ type: 'application/json', body: '{"type":"error","status":4' }),
  'plain text': () => ({ type: 'text/plain', body: 'no healthy upstream' }),
};

/** Statuses by which somebody says no. Whoever says it, it is to be looked into. */
const REFUSALS = [400, 401, 403, 404, 405, 407, 409, 410, 413, 415, 418, 422, 451] as const;
/** Statuses that say nothing about the question. */
const OUTAGES = [408, 429, 500, 502, 503, 504, 520] as const;

function statusFaults(): readonly Fault[] {
  return [...REFUSALS, ...OUTAGES].flatMap((status) => Object.entries(BODIES).flatMap(([shape, bodyOf]) =>
    Object.entries(AUTHORS).map(([author, marks]) => {
      const { body, type } = bodyOf(status);
      const isOutage = OUTAGES.some((each) => each === status);
      // The contract: HTML that is not Box's is `proxy` for every status but 5xx.
      const says = isOutage && !(shape === 'HTML' && author !== 'by Box' && status < 500) ? 'nothing' : 'no';
      const mishap = answering((_, nowMs) => ({ status, headers: { 'content-type': type, date: utc(nowMs), ...marks }, body }), true);
      return { ...fault(`${status}, ${shape}, ${author}`, says, mishap), isOneOfMany: true };
    })));
}

/** `Retry-After` in every spelling that was ever sent. */
const RETRY_AFTERS: Readonly<Record<string, (nowMs: number) => string>> = {
  'one second': () => '1', 'none': () => '0', 'a minute': () => '60', 'a date': (nowMs) => utc(nowMs + 5000), 'a date that is past': (nowMs) => utc(nowMs - 5000),
  'huge': () => '99999999999999999999', 'more than a run': () => '86400', 'negative': () => '-5', 'nonsense': () => 'soon', 'a fraction': () => '1.5',
  'twice': () => '1, 2', 'empty': () => '', 'a date in year 9999': () => 'Fri, 31 Dec 9999 23:59:59 GMT', 'in hex': () => '0x10', 'not a number': () => 'NaN', 'infinite': () => 'Infinity',
};

const retryFaults = (): readonly Fault[] => [429, 503, 202].flatMap((status) => Object.entries(RETRY_AFTERS).map(([name, value]) => {
  // A 202 whose Retry-After can't be read is a 202 with nothing in it.
  const headers = (nowMs: number): Readonly<Record<string, string>> => ({ 'content-type': 'application/json', date: utc(nowMs), 'retry-after': value(nowMs), ...boxMarks });
  return fault(`${status} with Retry-After ${name}`, 'nothing', answering((_, nowMs) => ({ status, headers: headers(nowMs), body: '' }), true));
}));

const redirects = (): readonly Fault[] => [301, 302, 303, 307, 308].flatMap((status) => ['https://evil.example/collect', '/elsewhere', '//evil.example', '', 'javascript:alert(1)'].map((location) =>
  fault(`${status} to ${JSON.stringify(location)}`, 'no', answering((_, nowMs) => ({ status, headers: { date: utc(nowMs), location }, body: '' }), true))));

const odd2xx = (name: string, body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}, status = 200): Fault =>
  fault(name, 'nothing', answering((_, nowMs) => ({ status, headers: { 'content-type': 'application/json', date: utc(nowMs), ...boxMarks, ...headers }, body }), true));

const DEEP = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;

const oddBodies = (): readonly Fault[] => [
  fault('200 HTML', 'no', answering((_, nowMs) => ({ status: 200, headers: { 'content-type': 'text/html', date: utc(nowMs) }, body: '<html><title>Sign in</title></html>' }), true)),
  // What a proxy that knows nothing of a method says to it: the contract leaves an answer without Box's marks open.
  fault('200 empty, by somebody else', 'no', answering((_, nowMs) => ({ status: 200, headers: { date: utc(nowMs) }, body: '' }), true)),
  odd2xx('200 empty', ''), odd2xx('200 null', 'null'), odd2xx('200 array', '[]'), odd2xx('200 text', '"yes"'), odd2xx('200 number', '42'), odd2xx('200 true', 'true'), odd2xx('200 {}', '{}'),
  odd2xx('200 nested without end', DEEP), odd2xx('200 half', '{"type":"user","id":'), odd2xx('200 two documents', '{}{}'), odd2xx('200 an error body', JSON.stringify({ type: 'error', status: 404, code: 'not_found', message: 'Not Found' })),
  odd2xx('200 with __proto__', '{"__proto__":{"access_token":"x","id":"1","entries":[]}}'), odd2xx('204', '', {}, 204), odd2xx('206', '', {}, 206), odd2xx('202', '', {}, 202), odd2xx('299', 'x', {}, 299),
  odd2xx('200 binary', Buffer.from([0, 255, 254, 1, 2, 3])), odd2xx('200 of NUL', '\u0000'.repeat(1000)),
  fault('304', 'nothing', answering((_, nowMs) => ({ status: 304, headers: { date: utc(nowMs), ...boxMarks }, body: '' }), true)),
  fault('300', 'nothing', answering((_, nowMs) => ({ status: 300, headers: { date: utc(nowMs), ...boxMarks }, body: '' }), true)),
  fault('in UTF-16', 'nothing', answering((truth) => ({ ...truth, body: Buffer.from(`\ufeff${truth.body}`, 'utf16le') }))),
  fault('compressed, which nobody asked for', 'no', answering((truth) => ({ ...truth, headers: { ...truth.headers, 'content-encoding': 'gzip' }, body: gzipSync(truth.body) }))),
  fault('truncated, and the connection says so', 'nothing', answering((truth) => ({ ...truth, body: truth.body.slice(0, truth.body.length / 2), complete: false }))),
  fault('oversized', 'nothing', answering((truth) => ({ ...truth, body: Buffer.alloc(LONGEST_BODY_BYTES, ' '), complete: false }))),
];

/** The true answer in an odd coat: what it says still stands. */
const oddCoats = (): readonly Fault[] => [
  fault('with a byte order mark', 'truth', answering((truth) => ({ ...truth, body: truth.body === '' ? '' : `\ufeff${truth.body}` }))),
  fault('with white space around', 'truth', answering((truth) => ({ ...truth, body: truth.body === '' ? '' : `\r\n\t ${truth.body} \n` }))),
  fault('without a content type', 'truth', answering(({ headers, ...truth }) => ({ ...truth, headers: without(headers, 'content-type') }))),
  fault('called plain text', 'truth', answering((truth) => ({ ...truth, headers: { ...truth.headers, 'content-type': 'text/plain' } }))),
  fault('with a giant header', 'truth', answering((truth) => ({ ...truth, headers: { ...truth.headers, 'x-giant': 'x'.repeat(60_000), 'box-request-id': `0${'f'.repeat(60_000)}` } }))),
  fault('with a hostile request id', 'truth', answering((truth) => ({ ...truth, headers: { ...truth.headers, 'box-request-id': '0a\u001b[2J%0A::error::x' } }))),
  fault('without Box’s request id', 'truth', answering(({ headers, ...truth }) => ({ ...truth, headers: without(headers, 'box-request-id') }))),
  fault('after nine seconds', 'truth', answering((truth) => ({ ...truth, afterMs: 9000 }))),
  ...dates(),
];

const HOUR_MS = 3_600_000;

/** The `Date` of one answer is absent, wrong, doubled or nonsense; `jumps`: differs with each answer. */
function dates(): readonly Fault[] {
  const dated = (value: (nowMs: number) => string): Mishap => answering((truth, nowMs) => ({ ...truth, headers: { ...truth.headers, date: value(nowMs) } }));
  let jump = 0;
  return [
    fault('without Date', 'truth', answering(({ headers, ...truth }) => ({ ...truth, headers: without(headers, 'date') })), 'none'),
    fault('Date an hour ahead', 'truth', dated((nowMs) => utc(nowMs + HOUR_MS)), 'wrong'),
    fault('Date an hour behind', 'truth', dated((nowMs) => utc(nowMs - HOUR_MS)), 'wrong'),
    fault('Date that jumps', 'truth', dated((nowMs) => utc(nowMs + ((jump += 1) % 2 === 0 ? HOUR_MS : -HOUR_MS))), 'wrong'),
    fault('Date twice', 'truth', dated((nowMs) => `${utc(nowMs)}, ${utc(nowMs)}`), 'none'),
    fault('Date nonsense', 'truth', dated(() => 'yesterday'), 'none'),
    fault('Date empty', 'truth', dated(() => ''), 'none'),
    fault('Date of year 9999', 'truth', dated(() => 'Fri, 31 Dec 9999 23:59:59 GMT'), 'wrong'),
    fault('Date of 1970', 'truth', dated(() => 'Thu, 01 Jan 1970 00:00:00 GMT'), 'wrong'),
    fault('Date on the 99th', 'truth', dated(() => 'Fri, 99 Dec 2026 23:59:59 GMT'), 'none'),
  ];
}

const without = (headers: Readonly<Record<string, string>>, name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name));

const wire = (name: string, tells: Tells, mishap: Extract<Mishap, { kind: 'fault' }>['fault'], code: string | null, lost = true, more: Partial<Extract<Mishap, { kind: 'fault' }>> = {}): Fault =>
  fault(name, tells, { kind: 'fault', fault: mishap, lost, ...more, facts: { code, ...more.facts } }, 'none');

/** No HTTP answer at all. */
const wireFaults = (): readonly Fault[] => [
  wire('refused', 'nothing', 'refused', 'ECONNREFUSED'), wire('no route', 'nothing', 'refused', 'EHOSTUNREACH'), wire('reset before', 'nothing', 'reset', 'ECONNRESET'),
  wire('reset in the headers', 'nothing', 'reset', 'ECONNRESET', false), wire('reset after nine seconds', 'nothing', 'reset', 'ECONNRESET', false, { afterMs: 9000 }),
  wire('broken pipe', 'nothing', 'reset', 'EPIPE'), wire('not HTTP', 'nothing', 'reset', 'HPE_INVALID_CONSTANT'), wire('name server silent', 'nothing', 'dns', 'EAI_AGAIN'),
  wire('system time-out', 'nothing', 'timeout', 'ETIMEDOUT'), wire('name unknown', 'no', 'dns-unknown', 'ENOTFOUND'), wire('expired certificate', 'no', 'tls', 'CERT_HAS_EXPIRED'),
  wire('handshake fails', 'no', 'tls', 'EPROTO'), wire('proxy wants a password', 'no', 'proxy', null, true, { facts: { proxy: 'proxy.corp:3128', proxyStatus: 407 } }),
  wire('proxy refuses', 'no', 'proxy', null, true, { facts: { proxy: 'proxy.corp:3128', proxyStatus: 403 } }), wire('proxy is gone', 'no', 'proxy', 'ECONNREFUSED', true, { facts: { proxy: 'proxy.corp:3128' } }),
  fault('connect hangs', 'nothing', { kind: 'hang', deaf: false, lost: true }, 'none'),
  fault('hangs and heeds no signal', 'nothing', { kind: 'hang', deaf: true, lost: true }, 'none'),
  fault('silence after the headers', 'nothing', { kind: 'hang', deaf: false, lost: false }, 'none'),
  fault('slow drip beyond the time-out', 'nothing', answering((truth) => ({ ...truth, afterMs: 3_600_000 })), 'none'),
];

/** Every fault, whatever the request. */
export const FAULTS: readonly Fault[] = [...wireFaults(), ...statusFaults(), ...retryFaults(), ...redirects(), ...oddBodies(), ...oddCoats()];

/** What a connection's fault is to a handshake, which has no answer to spoil. */
export const HANDSHAKE_FAULTS: readonly Fault[] = wireFaults().filter(({ mishap }) => mishap.kind !== 'answer');

/** A value of another type than the one that Box sends. */
const OTHER_TYPES: readonly (readonly [string, unknown])[] = [
  ['null', null], ['a fraction', 1.5], ['negative', -1], ['empty', ''], ['a word', 'x'], ['a novel', 'x'.repeat(100_000)], ['true', true], ['a list', []], ['a list of lists', [[]]], ['an object', {}],
];

export interface FieldFault extends Fault {
  /** Path of the field, such as `permissions.can_upload`. */
  readonly field: string;
}

type Json = Readonly<Record<string, unknown>>;

/** Fields in which another word is another answer: another token, which Box then refuses, or another reason. */
const WORDS_MEAN_SOMETHING: readonly string[] = ['access_token', 'code'];

/** Every field of `sample`, at any depth, left out and in every other type. */
export function fieldFaults(sample: string): readonly FieldFault[] {
  const json = JSON.parse(sample) as Json;
  return pathsOf(json).flatMap((path) => {
    const field = path.join('.');
    const spoil = (name: string, change: (parent: Record<string, unknown>, key: string) => void): FieldFault => ({
      ...fault(`${field} ${name}`, 'nothing', answering((truth) => ({ ...truth, body: changed(truth.body, path, change) }))), field,
    });
    const kind = typeof valueAt(json, path);
    return [
      spoil('left out', (parent, key) => { Reflect.deleteProperty(parent, key); }),
      ...OTHER_TYPES.filter(([, value]) => typeof value !== kind || value === null || (kind === 'string' && value !== 'x' && !WORDS_MEAN_SOMETHING.includes(field))).map(([name, value]) => spoil(`is ${name}`, (parent, key) => { parent[key] = value; })),
    ];
  });
}

function pathsOf(value: unknown, before: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...before, key], ...pathsOf(inner, [...before, key])]);
}

const valueAt = (json: unknown, path: readonly string[]): unknown => path.reduce<unknown>((value, key) => (value as Json | undefined)?.[key], json);

/** `body` with one field changed; as it is, where it has no such field. */
function changed(body: string, path: readonly string[], change: (parent: Record<string, unknown>, key: string) => void): string {
  if (body === '') return body;
  const json = JSON.parse(body) as Json;
  const parent = valueAt(json, path.slice(0, -1));
  const key = path.at(-1);
  if (typeof parent === 'object' && parent !== null && key !== undefined) change(parent as Record<string, unknown>, key);
  return JSON.stringify(json);
}
