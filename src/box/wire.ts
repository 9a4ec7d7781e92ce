import * as http from 'node:http';
import * as https from 'node:https';
import type { Duplex } from 'node:stream';
import { HttpClient } from '@actions/http-client';
import { reveal } from '../foundation/secret.ts';
import { WireFault } from '../foundation/wire.ts';
import type { Wire, WireAnswer, WireRequest } from '../foundation/wire.ts';
import { encodeBody, readAnswer } from './wire-body.ts';
import { Connections } from './wire-connections.ts';
import { connect, routeTo } from './wire-connect.ts';
import type { Route } from './wire-connect.ts';
import { asWireFault } from './wire-fault.ts';

export interface WireOptions {
  /** Sent as it stands, `box-preflight/VERSION`. */
  readonly userAgent: string;
}

/** As many as the transport ever has under way. */
const MOST_SOCKETS = 16;
/** Node's longest timer, in effect never: how long a request may take is the caller's affair, by signal. */
const NO_TIMEOUT_MS = 2 ** 31 - 1;

/**
 * The network over @actions/http-client. Of that library it uses what a request is sent by (`requestRaw`) and its reading of
 * the proxy variables; connections are made here, so that what stood in the way can be told, so that they are kept alive
 * through a proxy too, and so that they can be opened ahead. Certificates are verified always.
 */
export function openWire(options: WireOptions): Wire {
  return new HttpClientWire(options.userAgent);
}

/** What http and https have in common and `requestRaw` calls. */
type RequestInfo = Parameters<HttpClient['requestRaw']>[0];

interface SendOptions extends https.RequestOptions {
  /** For the agents: Node does not hand a request's `signal` to its agent. */
  readonly connectSignal: AbortSignal;
}

type OnConnection = (error: Error | null, ...socket: Duplex[]) => void;

/** Keeps alive what {@link Connections} opens. */
function agentOver(connections: Connections, secure: boolean): http.Agent {
  const createConnection = ({ connectSignal }: SendOptions, callback?: OnConnection): undefined => {
    connections.take(connectSignal).then(
      (socket) => callback?.(null, socket),
      (error: unknown) => callback?.(error instanceof Error ? error : new Error('no connection', { cause: error })),
    );
    return undefined;
  };
  return Object.assign(new (secure ? https.Agent : http.Agent)({ keepAlive: true, maxSockets: MOST_SOCKETS }), { createConnection });
}

/** One origin's client, agent and connections. */
interface Line {
  readonly route: Route;
  readonly client: HttpClient;
  readonly agent: http.Agent;
  readonly connections: Connections;
}

class HttpClientWire implements Wire {
  readonly #userAgent: string;
  readonly #lines = new Map<string, Line>();
  readonly #expected = new Map<string, number>();
  readonly #underWay = new Set<AbortController>();

  constructor(userAgent: string) {
    this.#userAgent = userAgent;
  }

  async send(request: WireRequest, signal: AbortSignal): Promise<WireAnswer> {
    return await this.#until(signal, request.url, (ending) => {
      const line = this.#lineTo(request.url);
      return transmit(line, request, this.#userAgent, ending).catch((error: unknown) => {
        throw asWireFault(error, line.route.way);
      });
    });
  }

  prepare(url: URL, count: number): void {
    // Applied where the line is opened: a way that can't even be told is the request's to report.
    this.#expected.set(url.origin, Math.min(count, MOST_SOCKETS));
  }

  async handshake(url: URL, signal: AbortSignal): Promise<void> {
    await this.#until(signal, url, async (ending) => {
      const socket = await connect(routeTo(url), ending);
      socket.destroySoon();
    });
  }

  close(): void {
    for (const ending of this.#underWay) ending.abort();
    for (const { agent, connections } of this.#lines.values()) {
      connections.close();
      agent.destroy();
    }
    this.#lines.clear();
  }

  #lineTo(url: URL): Line {
    const known = this.#lines.get(url.origin);
    if (known !== undefined) return known;
    const route = routeTo(url);
    const client = new HttpClient(undefined, undefined, {
      keepAlive: true, maxSockets: MOST_SOCKETS, allowRedirects: false, allowRetries: false, socketTimeout: NO_TIMEOUT_MS,
    });
    const connections = new Connections(route, (this.#expected.get(url.origin) ?? 1) - 1);
    const line: Line = { route, client, connections, agent: agentOver(connections, route.secure) };
    this.#lines.set(url.origin, line);
    return line;
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

function rejectionAt(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
  });
}

/** Writes a request and reads its answer. Secrets are taken out of their wrapping here and in {@link encodeBody} only. */
async function transmit(line: Line, request: WireRequest, userAgent: string, signal: AbortSignal): Promise<WireAnswer> {
  const { route, agent } = line;
  const { data, contentType } = encodeBody(request.body);
  const options: SendOptions = {
    host: route.host, port: route.port, path: `${request.url.pathname}${request.url.search}`, method: request.method, agent,
    headers: { ...request.headers, ...(contentType === null ? {} : { 'Content-Type': contentType }), 'User-Agent': userAgent },
    connectSignal: signal,
  };
  const answer = await line.client.requestRaw(
    { options, parsedUrl: request.url, httpModule: moduleFor(route.secure, request, signal) },
    data,
  );
  return await readAnswer(answer.message);
}

/**
 * `node:http` or `node:https` for one request. The token is set on the request object and not in the options, because
 * NODE_DEBUG=http prints those. The request ends with `signal`, whatever it is waiting for.
 */
function moduleFor(secure: boolean, { bearer }: WireRequest, signal: AbortSignal): RequestInfo['httpModule'] {
  const base = secure ? https : http;
  const request = (options: https.RequestOptions, onAnswer: (message: http.IncomingMessage) => void): http.ClientRequest => {
    const made = base.request(options, onAnswer);
    if (bearer !== null) made.setHeader('Authorization', `Bearer ${reveal(bearer)}`);
    signal.addEventListener('abort', () => made.destroy(), { once: true });
    return made;
  };
  return { ...base, request } as RequestInfo['httpModule'];
}
