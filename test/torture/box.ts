import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { reveal } from '../../src/foundation/secret.ts';
import { WireFault } from '../../src/foundation/wire.ts';
import type { Wire, WireAnswer, WireFaultFacts, WireRequest } from '../../src/foundation/wire.ts';
import type { TransportFault } from '../../src/foundation/exchange.ts';
import { decode } from '../../src/simulator/assertion.ts';
import { answer } from '../../src/simulator/routes.ts';
import { createState } from '../../src/simulator/state.ts';
import type { State } from '../../src/simulator/state.ts';
import type { World } from '../../src/simulator/world.ts';
import type { FakeClock } from '../support/fake-clock.ts';

/** What a request was for, as Box sees it: worked out here anew, so that the product's own labels are not believed. */
export type Asked = string;

/** A request as it arrived, and what became of it. */
export interface Seen {
  readonly asked: Asked;
  /** Client id of the app behind it. */
  readonly client: string | null;
  readonly method: string;
  readonly url: string;
  readonly body: string;
  /** The fault met it. */
  readonly spoilt: boolean;
  /** An HTTP answer reached the client. */
  delivered: boolean;
}

/** Box's true answer, before anything happens to it. */
export interface True {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What happens to one request, in place of its true answer or to it. `lost`: Box never sees the request. */
export type Mishap =
  | { readonly kind: 'answer'; readonly lost?: boolean; /** How this Box is anyway, and no fault under test. */ readonly background?: boolean; readonly make: (truth: True, nowMs: number, sent: Sent) => Spoilt }
  | { readonly kind: 'fault'; readonly fault: TransportFault; readonly facts?: Partial<WireFaultFacts>; readonly lost: boolean; readonly afterMs?: number }
  | { readonly kind: 'hang'; readonly deaf: boolean; readonly lost: boolean };

/** What the request held, for a server that gives it back. */
export interface Sent {
  readonly body: string;
  readonly authorization: string;
}

export interface Spoilt {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  readonly complete?: boolean;
  readonly afterMs?: number;
}

/** A request as it arrived. */
export interface Arrived {
  readonly method: string;
  readonly url: URL;
  readonly body: string;
}

export interface ScriptedBox extends Wire {
  readonly seen: readonly Seen[];
  readonly handshakes: readonly { readonly url: string; readonly good: boolean }[];
  readonly state: State;
  /** Values of all tokens that reached the client whole, and are no exchanged ones. */
  readonly delivered: ReadonlySet<string>;
  /** Every secret that went over the wire: tokens and assertions. */
  secrets(): readonly string[];
  /** Of the tokens those that came through, exchanged ones too, and all assertions. */
  known(): readonly string[];
  readonly closed: () => boolean;
}

/** A truthful answer takes this long. */
const LATENCY_MS = 25;

/**
 * A Box that answers truthfully from a small world, on an injected clock and without a socket. Its answers are the embedded
 * simulator's, which shares no code with the product.
 * @param mishapFor what happens to this request, if anything does; `nth` counts the requests of its kind from 1
 * @param onSend told of each request before it is looked at
 */
export function scriptedBox(world: World, clock: FakeClock, mishapFor: (asked: Asked, nth: number, request: Arrived) => Mishap | null, onSend: (held: Sent) => void = () => undefined): ScriptedBox {
  const state = createState(world);
  const seen: Seen[] = [];
  const handshakes: { url: string; good: boolean }[] = [];
  const counts = new Map<Asked, number>();
  const delivered = new Set<string>();
  const received = new Set<string>();
  const assertions: string[] = [];
  let closed = false;

  /** Box's own time goes on evenly, whatever somebody does to this host's clock. */
  const boxNow = (): number => clock.startMs + clock.monotonic();

  const mishap = (asked: Asked, request: Arrived): Mishap | null => {
    const nth = (counts.get(asked) ?? 0) + 1;
    counts.set(asked, nth);
    return mishapFor(asked, nth, request);
  };

  function truth(request: WireRequest, headers: Readonly<Record<string, string>>, body: string): True {
    world.clockOffsetSeconds = (boxNow() - Date.now()) / 1000;
    const form = new URLSearchParams(body);
    const claims = decode(form.get('assertion') ?? '')?.claims;
    const jtiIsFresh = typeof claims?.['jti'] !== 'string' || state.useJti(String(claims['iss']), claims['jti']);
    const made = answer({
      world, state, method: request.method, path: request.url.pathname, query: request.url.searchParams, headers, body,
      bytes: Buffer.from(body), url: 'http://127.0.0.1:8400', jtiIsFresh,
    });
    const boxes = { 'box-request-id': `0${randomBytes(16).toString('hex')}`, 'date': new Date(boxNow()).toUTCString() };
    return { ...made, body: String(made.body), headers: { ...boxes, ...made.headers } };
  }

  async function send(request: WireRequest, signal: AbortSignal): Promise<WireAnswer> {
    const bearer = request.bearer === null ? null : reveal(request.bearer);
    const body = bodyOf(request);
    const headers = { ...request.headers, ...contentType(request), ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }) };
    const asked = askedBy(request, body, headers, state);
    onSend({ body, authorization: headers['authorization'] ?? '' });
    const met = mishap(asked, { method: request.method, url: request.url, body });
    const assertion = new URLSearchParams(request.body.kind === 'form' ? body : '').get('assertion');
    if (assertion !== null) assertions.push(assertion);
    const entry: Seen = { asked, client: clientOf(body, bearer, state), method: request.method, url: request.url.href, body, spoilt: met !== null && !(met.kind === 'answer' && met.background === true), delivered: false };
    seen.push(entry);
    // Box answers what reaches it, whether or not the answer finds its way back.
    const real = met?.lost === true ? { status: 0, headers: {}, body: '' } : truth(request, headers, body);
    const result = await deliver(met, real, { body, authorization: headers['authorization'] ?? '' }, request.url, signal);
    entry.delivered = true;
    if (result.complete && result.status === 200) keepTokens(result, asked);
    return result;
  }

  function keepTokens(result: WireAnswer, asked: Asked): void {
    if (!/^(?:token|user-token|exchange .*)$/u.test(asked)) return;
    try {
      const { access_token: token } = JSON.parse(Buffer.from(result.body).toString()) as { access_token?: unknown };
      if (typeof token !== 'string' || state.find(token) === undefined) return;
      received.add(token);
      if (!asked.startsWith('exchange')) delivered.add(token);
    } catch {
      // No token came through.
    }
  }

  async function deliver(met: Mishap | null, real: True, sent: Sent, url: URL, signal: AbortSignal): Promise<WireAnswer> {
    if (met?.kind === 'hang') return await never(signal, met.deaf);
    if (met?.kind === 'fault') {
      await wait(met.afterMs ?? LATENCY_MS, signal);
      throw faultOf(met, url);
    }
    const spoilt: Spoilt = met === null ? real : met.make(real, boxNow(), sent);
    await wait(spoilt.afterMs ?? LATENCY_MS, signal);
    const { status, headers, body, complete = true } = spoilt;
    return { status, headers, body: typeof body === 'string' ? new TextEncoder().encode(body) : body, complete };
  }

  function wait(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = clock.after(ms, resolve);
      signal.addEventListener('abort', () => {
        cancel();
        reject(new Error('aborted'));
      }, { once: true });
    });
  }

  return {
    seen, handshakes, state, delivered, send,
    prepare: () => undefined,
    async handshake(url, signal) {
      const met = mishap('upload-host', { method: 'TLS', url, body: '' });
      const entry = { url: url.href, good: met === null || met.kind === 'answer' };
      handshakes.push(entry);
      if (met?.kind === 'hang') await never(signal, met.deaf);
      await wait(LATENCY_MS, signal);
      if (met?.kind === 'fault') throw faultOf(met, url);
    },
    close: () => { closed = true; },
    closed: () => closed,
    known: () => [...received, ...assertions.flatMap((assertion) => [assertion, assertion.split('.')[2] ?? ''])],
    secrets: () => [...state.all().map(({ value }) => value), ...assertions.flatMap((assertion) => [assertion, assertion.split('.')[2] ?? ''])],
  };
}

const faultOf = ({ fault, facts }: Extract<Mishap, { kind: 'fault' }>, url: URL): WireFault =>
  new WireFault(fault, { code: null, host: url.host, proxy: null, proxyStatus: null, certificate: null, ...facts });

function never(signal: AbortSignal, deaf: boolean): Promise<never> {
  return new Promise((_, reject) => {
    if (!deaf) signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
  });
}

function bodyOf({ body }: WireRequest): string {
  if (body.kind === 'none') return '';
  if (body.kind === 'json') return JSON.stringify(body.value);
  return new URLSearchParams(Object.entries(body.fields).map(([name, value]): [string, string] => [name, typeof value === 'string' ? value : reveal(value)])).toString();
}

const CONTENT_TYPES = { none: null, json: 'application/json', form: 'application/x-www-form-urlencoded' } as const;

function contentType({ body }: WireRequest): Readonly<Record<string, string>> {
  const type = CONTENT_TYPES[body.kind];
  return type === null ? {} : { 'content-type': type };
}

function clientOf(body: string, bearer: string | null, state: State): string | null {
  const form = new URLSearchParams(body);
  return form.get('client_id') ?? state.find(bearer ?? form.get('subject_token') ?? '')?.clientId ?? null;
}

/** Paths whose meaning does not depend on who asks. */
const PATHS: readonly (readonly [RegExp, Asked])[] = [
  [/^OPTIONS \/2\.0\/files\/content$/u, 'upload-rehearsal'],
  [/^OPTIONS \/2\.0\/files\/\d+\/content$/u, 'replace-rehearsal'],
  [/^GET \/2\.0\/folders\/\d+\/items$/u, 'listing'],
  [/^GET \/2\.0\/folders\/\d+\/trash$/u, 'trash'],
  [/^GET \/2\.0\/collaborations$/u, 'pending-invitations'],
  [/^GET \/2\.0\/folders\/0$/u, 'probe /folders/0'],
  [/^GET \/2\.0\/folders\/\d+$/u, 'folder'],
  [/^GET \/api\/v2\/summary\.json$/u, 'status-page'],
];

function askedBy({ method, url }: WireRequest, body: string, headers: Readonly<Record<string, string>>, state: State): Asked {
  const line = `${method} ${url.pathname}`;
  if (line === 'POST /oauth2/token') return grantAsked(new URLSearchParams(body));
  if (line === 'POST /oauth2/revoke') return 'revoke';
  if (line === 'GET /2.0/users/me') {
    if (headers['as-user'] !== undefined) return 'as-user';
    const token = state.find((headers['authorization'] ?? '').replace('Bearer ', ''));
    return token !== undefined && !token.userId.startsWith('3000') ? 'user-identity' : 'identity';
  }
  return PATHS.find(([form]) => form.test(line))?.[1] ?? `probe ${url.pathname.replace('/2.0', '')}`;
}

function grantAsked(form: URLSearchParams): Asked {
  const type = form.get('grant_type') ?? '';
  if (type.endsWith('token-exchange')) return `exchange ${form.get('scope') ?? ''}`;
  const claims = decode(form.get('assertion') ?? '')?.claims;
  return (form.get('box_subject_type') ?? claims?.['box_sub_type']) === 'user' ? 'user-token' : 'token';
}
