import * as http from 'node:http';
import * as https from 'node:https';
import { HttpClient } from '@actions/http-client';
import { reveal } from '../foundation/secret.ts';
import { WireFault } from '../foundation/wire.ts';
import type { Reached, Stage, Wire, WireAnswer, WireRequest } from '../foundation/wire.ts';
import type { Environment } from './proxy-variable.ts';
import { encodeBody, readAnswer } from './wire-body.ts';
import { Connections, isCrowding } from './wire-connections.ts';
import type { ConnectionOptions } from './wire-connections.ts';
import { connect, routeTo } from './wire-connect.ts';
import type { Means, Route } from './wire-connect.ts';
import { asWireFault } from './wire-fault.ts';
import { Names, systemLookUp } from './wire-names.ts';
import type { LookUp, Timing } from './wire-names.ts';

export interface WireOptions {
  /** Sent as it stands, `box-preflight/VERSION`. */
  readonly userAgent: string;
  /** Where the proxy variables stand. */
  readonly env: Environment;
  /** For what is waited for while connections are made. */
  readonly clock: Timing;
  /** Left out: the system's. */
  readonly lookUp?: LookUp;
}

/** As many as the transport ever has under way. */
const MOST_SOCKETS = 16;
/** Node's longest timer, in effect never: how long a request may take is the caller's affair, by signal. */
const NO_TIMEOUT_MS = 2 ** 31 - 1;
/** By then a proxy has noticed that its client let go of a tunnel. */
const NOTICED_MS = 100;
/** Tunnels that others take meanwhile are waited for so often. */
const MOST_ROOMS = 3;

/**
 * The network over @actions/http-client. Of that library it uses what a request is sent by (`requestRaw`); connections
 * are made here, so that what stood in the way can be told, so that they are kept alive through a proxy too, and so
 * that they can be opened ahead. Certificates are verified always.
 */
export function openWire(options: WireOptions): Wire {
  return new HttpClientWire(options);
}

/** What http and https have in common and `requestRaw` calls. */
type RequestInfo = Parameters<HttpClient['requestRaw']>[0];

/** One origin's client and connections. */
interface Line {
  readonly route: Route;
  readonly client: HttpClient;
  readonly connections: Connections;
}

/** One request under way: its end, and who hears how far it came. */
interface Sending {
  readonly signal: AbortSignal;
  readonly reached: (stage: Stage) => void;
}

class HttpClientWire implements Wire {
  readonly #options: WireOptions;
  readonly #means: Means;
  readonly #lines = new Map<string, Line>();
  readonly #expected = new Map<string, number>();
  readonly #underWay = new Set<AbortController>();

  constructor(options: WireOptions) {
    this.#options = options;
    this.#means = { names: new Names(options.lookUp ?? systemLookUp), clock: options.clock };
  }

  async send(request: WireRequest, signal: AbortSignal, reached: Reached = () => undefined): Promise<WireAnswer> {
    return await this.#until(signal, request.url, async (ending) => {
      const { route, client, connections } = this.#lineTo(request.url);
      const sending = sendingOn(route, ending, reached);
      return await this.#withRoom(route, connections, sending, () => connections.use(ending, () =>
        transmit({ route, client, connections }, request, this.#options.userAgent, sending)));
    });
  }

  prepare(url: URL, count: number): void {
    // Applied where the line is opened: a way that can't even be told is the request's to report.
    this.#expected.set(url.origin, Math.min(count, MOST_SOCKETS));
  }

  async handshake(url: URL, signal: AbortSignal, reached: Reached = () => undefined): Promise<void> {
    await this.#until(signal, url, async (ending) => {
      const route = routeTo(url, this.#options.env);
      const sending = sendingOn(route, ending, reached);
      const socket = await this.#withRoom(route, null, sending, () => connect(route, this.#means, sending));
      socket.destroySoon();
    });
  }

  close(): void {
    for (const ending of this.#underWay) ending.abort();
    for (const { connections } of this.#lines.values()) connections.close();
    this.#lines.clear();
  }

  #lineTo(url: URL): Line {
    const known = this.#lines.get(url.origin);
    if (known !== undefined) return known;
    const route = routeTo(url, this.#options.env);
    const client = new HttpClient(undefined, undefined, {
      keepAlive: true, maxSockets: MOST_SOCKETS, allowRedirects: false, allowRetries: false, socketTimeout: NO_TIMEOUT_MS,
    });
    const connections = new Connections(route, this.#means, (this.#expected.get(url.origin) ?? 1) - 1);
    const line: Line = { route, client, connections };
    this.#lines.set(url.origin, line);
    return line;
  }

  /**
   * Runs `work`, and again where its proxy may have refused one tunnel too many: once those that lead to other hosts
   * through it are at rest and let go of. @throws {WireFault} with the stage that was reached
   */
  async #withRoom<T>(route: Route, own: Connections | null, sending: Sending & { stage: Stage }, work: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await work();
      } catch (error) {
        if (isCrowding(error) && tries <= MOST_ROOMS && (await this.#makeRoom(route, own, tries))) continue;
        const { fault, facts } = asWireFault(error, route.way);
        throw new WireFault(fault, { ...facts, stage: sending.stage });
      }
    }
  }

  /** `false` where nothing says that the proxy would ever let this through. */
  async #makeRoom({ way }: Route, own: Connections | null, tries: number): Promise<boolean> {
    const others = [...this.#lines.values()].filter(({ route, connections }) => route.way.proxy === way.proxy && connections !== own);
    const rested = await Promise.all(others.map(({ connections }) => connections.rest()));
    if (!rested.includes(true) && own?.hasStood !== true) return false;
    await new Promise<void>((resolve) => this.#means.clock.after(NOTICED_MS * tries, resolve));
    return true;
  }

  /** Runs `work` until it settles, `signal` aborts or the wire is closed, whether `work` heeds its own signal or not. */
  async #until<T>(signal: AbortSignal, url: URL, work: (ending: AbortSignal) => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    const ending = new AbortController();
    const end = (): void => ending.abort();
    this.#underWay.add(ending);
    signal.addEventListener('abort', end, { once: true });
    try {
      return await Promise.race([work(ending.signal), rejectionAt(ending.signal)]);
    } catch (error) {
      signal.throwIfAborted();
      if (ending.signal.aborted) throw new WireFault('reset', { code: 'ECONNABORTED', host: url.host, proxy: null, proxyStatus: null, certificate: null });
      throw error;
    } finally {
      signal.removeEventListener('abort', end);
      this.#underWay.delete(ending);
    }
  }
}

function sendingOn({ way }: Route, signal: AbortSignal, reached: Reached): Sending & { stage: Stage } {
  const sending: Sending & { stage: Stage } = {
    signal, stage: 'look-up',
    reached: (stage) => {
      sending.stage = stage;
      reached(stage, way.proxy);
    },
  };
  return sending;
}

function rejectionAt(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
  });
}

/** Writes a request and reads its answer. Secrets are taken out of their wrapping here and in {@link encodeBody} only. */
async function transmit(line: Line, request: WireRequest, userAgent: string, sending: Sending): Promise<WireAnswer> {
  const { route, connections } = line;
  const { data, contentType } = encodeBody(request.body);
  const options: ConnectionOptions = {
    host: route.host, port: route.port, path: `${request.url.pathname}${request.url.search}`, method: request.method,
    agent: connections.agent,
    // Without it any coding would be allowed (RFC 9110 section 12.5.3), and none is read here.
    headers: {
      'Accept-Encoding': 'identity', ...request.headers, ...(contentType === null ? {} : { 'Content-Type': contentType }),
      'User-Agent': userAgent,
    },
    making: sending,
  };
  const answer = await line.client.requestRaw(
    { options, parsedUrl: request.url, httpModule: moduleFor(line, request, sending) },
    data,
  );
  return await readAnswer(answer.message);
}

/**
 * `node:http` or `node:https` for one request. The token is set on the request object and not in the options, because
 * NODE_DEBUG=http prints those. The request ends with its signal, whatever it is waiting for.
 */
function moduleFor({ route, connections }: Line, { bearer }: WireRequest, { signal, reached }: Sending): RequestInfo['httpModule'] {
  const base = route.secure ? https : http;
  const request = (options: https.RequestOptions, onAnswer: (message: http.IncomingMessage) => void): http.ClientRequest => {
    const made = base.request(options, onAnswer);
    if (bearer !== null) made.setHeader('Authorization', `Bearer ${reveal(bearer)}`);
    made.once('socket', (socket) => {
      reached('answer');
      const heard = connections.waitsOn(socket);
      made.once('response', () => heard(true)).once('close', () => heard(false));
    });
    signal.addEventListener('abort', () => made.destroy(), { once: true });
    return made;
  };
  return { ...base, request } as RequestInfo['httpModule'];
}
