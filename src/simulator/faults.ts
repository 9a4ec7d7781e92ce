/** Trouble on demand: which rule meets a request, and how an answer is spoilt on its way out. */
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { boxError, htmlPage } from './errors.ts';
import type { Answer } from './errors.ts';
import type { Fault, FaultMatch, FaultRule } from './world.ts';

export interface Target {
  readonly method: string;
  readonly path: string;
  /** Path and query as they came. */
  readonly url: string;
  readonly body: string;
}

type Of<Kind extends Fault['kind']> = Extract<Fault, { kind: Kind }>;
export type Replacement = Of<'status' | 'body' | 'html' | 'echo'>;
export type Delivery = Of<'reset' | 'hang' | 'truncated' | 'drip'>;

/** All that is to happen to one request. */
export interface Trouble {
  readonly delayMs: number;
  /** Seconds on top of Box's clock in the `Date` header; null leaves the header out. */
  readonly dateOffsetSeconds: number | null;
  /** Sent in place of Box's own answer, which is then never made. */
  readonly replacement: Replacement | null;
  readonly delivery: Delivery | null;
}

function meets({ method, path, body }: FaultMatch, target: Target): boolean {
  if (body !== undefined && !body.test(target.body)) return false;
  if (method !== undefined && method.toUpperCase() !== target.method) return false;
  if (path === undefined) return true;
  return typeof path === 'string' ? target.path.startsWith(path) : new RegExp(path.source, path.flags.replace('g', '')).test(target.url);
}

function isDue({ nth = 'every', times }: FaultMatch, count: number): boolean {
  const first = nth === 'every' ? 1 : nth;
  const last = first + (times ?? (nth === 'every' ? Infinity : 1)) - 1;
  return count >= first && count <= last;
}

/** Counts each rule's own matches. The first rule that replaces and the first that spoils delivery win; delays add up. */
export function createFaults(rules: readonly FaultRule[]): (target: Target) => Trouble {
  const counts = new Map<FaultRule, number>();
  return (target) => {
    const due: Fault[] = [];
    for (const rule of rules) {
      if (!meets(rule.match, target)) continue;
      const count = (counts.get(rule) ?? 0) + 1;
      counts.set(rule, count);
      if (isDue(rule.match, count)) due.push(rule.fault);
    }
    return combine(due);
  };
}

const isReplacement = ({ kind }: Fault): boolean => kind === 'status' || kind === 'body' || kind === 'html' || kind === 'echo';
const isDelivery = ({ kind }: Fault): boolean => kind === 'reset' || kind === 'hang' || kind === 'truncated' || kind === 'drip';

function dateOffset(due: readonly Fault[]): number | null {
  if (due.some((fault) => fault.kind === 'no-date')) return null;
  return due.reduce((sum, fault) => sum + (fault.kind === 'date' ? fault.offsetSeconds : 0), 0);
}

function combine(due: readonly Fault[]): Trouble {
  return {
    delayMs: due.reduce((sum, fault) => sum + (fault.kind === 'delay' ? fault.ms : 0), 0),
    dateOffsetSeconds: dateOffset(due),
    replacement: due.find((fault): fault is Replacement => isReplacement(fault)) ?? null,
    delivery: due.find((fault): fault is Delivery => isDelivery(fault)) ?? null,
  };
}

/** True where the request never gets as far as Box. */
export function isLostOnTheWay({ delivery }: Trouble): boolean {
  return (delivery?.kind === 'reset' && delivery.when === 'before') || (delivery?.kind === 'hang' && delivery.when === 'connect');
}

/** Code and message for a bare status. https://developer.box.com/guides/api-calls/permissions-and-errors/common-errors */
const known: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['bad_request', 'Bad Request'],
  401: ['unauthorized', 'Unauthorized'],
  403: ['forbidden', 'Forbidden'],
  404: ['not_found', 'Not Found'],
  409: ['conflict', 'Conflict'],
  429: ['rate_limit_exceeded', 'Request rate limit exceeded, please try again later'],
  500: ['internal_server_error', 'Internal Server Error'],
  502: ['bad_gateway', 'Bad Gateway'],
  503: ['unavailable', 'Unavailable'],
};

/** What the request held, for an answer that gives it back. */
export interface Sent {
  readonly body: string;
  readonly authorization: string;
}

function echo(status: number, { body, authorization }: Sent): Answer {
  const held = [authorization, body].join(' ').trim();
  const plain = encodeURIComponent(held);
  const context = { errors: [{ reason: 'invalid_parameter', name: 'echo', message: held }] };
  const made = boxError(status, 'bad_request', { message: `You sent: ${held}`, contextInfo: context });
  return { ...made, headers: { ...made.headers, 'x-echo': plain, 'www-authenticate': `Bearer realm="${plain}"`, 'location': `https://example.com/?echo=${plain}` } };
}

/** The answer sent in place of Box's own. */
export function replace(fault: Replacement, sent: Sent): Answer {
  switch (fault.kind) {
    case 'html': return htmlPage(fault.status, `${fault.status} Access to this page`);
    case 'body': return { status: fault.status, headers: { 'content-type': 'application/json' }, body: fault.body };
    case 'echo': return echo(fault.status ?? 400, sent);
    case 'status': {
      const [code, message] = known[fault.status] ?? ['error', `Status ${fault.status}`];
      const made = fault.html === true ? htmlPage(fault.status, `${fault.status} ${message}`) : boxError(fault.status, code, { message });
      const body = fault.body ?? made.body;
      // An empty body has no type.
      return { ...made, headers: { ...(body === '' ? {} : made.headers), ...fault.headers }, body };
    }
  }
}

const bytesOf = (body: Answer['body']): Buffer => (typeof body === 'string' ? Buffer.from(body) : Buffer.from(body));

const partialHead = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Par';

/** Sends half of an answer whose head promises all of it; `then` is called once it is on its way. */
function sendHalf(response: ServerResponse, { status, headers, body }: Answer, then: () => void): void {
  const whole = body.length === 0 ? Buffer.from('{"type":"padding"}') : bytesOf(body);
  response.writeHead(status, { ...headers, 'content-length': whole.length });
  response.write(whole.subarray(0, Math.floor(whole.length / 2)), () => { then(); });
}

function drip(response: ServerResponse, { status, headers, body }: Answer, intervalMs: number): void {
  const whole = bytesOf(body);
  response.writeHead(status, { ...headers, 'content-length': whole.length });
  let sent = 0;
  const timer = setInterval(() => {
    if (sent >= whole.length) {
      clearInterval(timer);
      response.end();
      return;
    }
    response.write(whole.subarray(sent, sent + 1));
    sent += 1;
  }, intervalMs);
  response.on('close', () => { clearInterval(timer); });
}

const defaultDripMs = 50;

/** Spoils the delivery of an answer that was made: Box's own or its replacement. */
export function spoil(fault: Delivery, response: ServerResponse, socket: Socket, answer: Answer): void {
  switch (fault.kind) {
    case 'truncated': sendHalf(response, answer, () => { socket.end(); }); return;
    case 'drip': drip(response, answer, fault.intervalMs ?? defaultDripMs); return;
    case 'hang':
      if (fault.when === 'headers') socket.write(partialHead);
      if (fault.when === 'body') sendHalf(response, answer, () => undefined);
      return;
    case 'reset':
      if (fault.when === 'headers') socket.write(partialHead, () => { socket.resetAndDestroy(); });
      if (fault.when === 'body') sendHalf(response, answer, () => { socket.resetAndDestroy(); });
  }
}
