/** The embedded Box on a loopback port. */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { decode } from './assertion.ts';
import { maxStoredBytes } from './blobs.ts';
import type { Incoming } from './call.ts';
import { boxError, storeIsFull } from './errors.ts';
import type { Answer } from './errors.ts';
import { createFaults, isLostOnTheWay, replace, spoil } from './faults.ts';
import type { Trouble } from './faults.ts';
import { formOf } from './oauth.ts';
import { answer } from './routes.ts';
import { createState } from './state.ts';
import type { State, TokenCounts } from './state.ts';
import type { World } from './world.ts';

const host = '127.0.0.1';
/** Beyond this a body is read, and dropped: what is left of it would be taken for the next request. */
const maxBodyBytes = maxStoredBytes + 1024 * 1024;
/** Longer bodies are bytes, and nobody looks at them as text. */
const maxTextBytes = 1024 * 1024;

/** One request as it came, secrets included: for tests that look at what a client sends. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for an upload: what is uploaded is kept once, and within limits. */
  readonly body: string;
  /** Null where no answer was begun. */
  status: number | null;
}

export interface Simulator {
  /** `http://127.0.0.1:PORT`: the product's `api-url`, and its `status-url`. */
  readonly url: string;
  /** In the order of arrival, growing. */
  readonly requests: readonly Readonly<SeenRequest>[];
  tokens(): TokenCounts;
  /** Values of the tokens that were issued, so that a test can look for them in what a client printed. */
  tokenValues(): readonly string[];
  close(): Promise<void>;
}

interface Running {
  readonly world: World;
  readonly state: State;
  readonly url: string;
  readonly troubleFor: ReturnType<typeof createFaults>;
  readonly requests: SeenRequest[];
  readonly timers: Set<NodeJS.Timeout>;
}

/** Null for one that is too large. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size <= maxBodyBytes) chunks.push(bytes);
    else chunks.length = 0;
  }
  return size > maxBodyBytes ? null : Buffer.concat(chunks);
}

function headersOf(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value ?? '']));
}

const isUpload = (headers: Readonly<Record<string, string>>): boolean =>
  /^(multipart\/|application\/octet-stream)/i.test(headers['content-type'] ?? '');

/** A `jti` is used up by its arrival, before anything else is looked at: so a blind retry meets its own first try. */
function useJti(state: State, incoming: Pick<Incoming, 'path' | 'headers' | 'body'>): boolean {
  if (incoming.path !== '/oauth2/token') return true;
  const claims = decode(formOf(incoming).get('assertion') ?? '')?.claims;
  return typeof claims?.['jti'] !== 'string' || state.useJti(String(claims['iss']), claims['jti']);
}

/** Written by something in between: none of Box's headers. */
function isSomebodyElses(replacement: Trouble['replacement']): boolean {
  if (replacement?.kind === 'status') return replacement.html === true || replacement.bare === true;
  return replacement?.kind === 'body' && replacement.bare === true;
}

function boxHeaders(running: Running, made: Answer, trouble: Trouble): Answer['headers'] {
  const { dateOffsetSeconds, replacement } = trouble;
  const isBox = replacement?.kind !== 'html' && !isSomebodyElses(replacement);
  const nowMs = (running.state.nowSeconds() + (dateOffsetSeconds ?? 0)) * 1000;
  return {
    ...(isBox ? { 'box-request-id': `0${randomBytes(16).toString('hex')}`, 'cache-control': 'no-cache, no-store' } : { server: 'proxy' }),
    ...(dateOffsetSeconds === null ? {} : { date: new Date(nowMs).toUTCString() }),
    ...made.headers,
  };
}

function safely(make: () => Answer): Answer {
  try {
    return make();
  } catch (error) {
    // A fault of the simulator itself: said in the body, so that whoever tests against it sees it.
    return boxError(500, 'internal_server_error', { message: `simulator: ${error instanceof Error ? error.message : String(error)}` });
  }
}

async function waitFor(running: Running, ms: number): Promise<void> {
  if (ms <= 0) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => {
      running.timers.delete(timer);
      resolve();
    }, ms);
    running.timers.add(timer);
  });
}

interface Received {
  readonly incoming: Parameters<typeof answer>[0];
  /** More than this simulator ever holds; the body is gone. */
  readonly isTooLarge: boolean;
  readonly seen: SeenRequest;
  readonly trouble: Trouble;
}

/** Reads and records a request; one that is lost on its way is recorded without its body. */
async function receive(running: Running, request: IncomingMessage): Promise<Received> {
  const { world, state, url } = running;
  const method = request.method ?? 'GET';
  const { pathname: path, searchParams: query } = new URL(request.url ?? '/', url);
  const headers = headersOf(request);
  const bytes = await readBody(request);
  const arrived = bytes !== null && bytes.length <= maxTextBytes ? bytes.toString('utf8') : '';
  const trouble = running.troubleFor({ method, path, url: request.url ?? '/', body: arrived });
  const body = isLostOnTheWay(trouble) ? '' : arrived;
  const seenBody = isUpload(headers) ? '' : body;
  const seen: SeenRequest = { method, path, query: Object.fromEntries(query), headers, body: seenBody, status: null };
  running.requests.push(seen);
  const jtiIsFresh = useJti(state, { path, headers, body });
  const isTooLarge = bytes === null;
  const parts = { body, bytes: bytes ?? Buffer.alloc(0) };
  const incoming = { world, state, method, path, query, headers, ...parts, url, jtiIsFresh };
  return { incoming, isTooLarge, seen, trouble };
}

function makeAnswer(running: Running, { incoming, isTooLarge, trouble }: Received): Answer {
  const sent = { body: incoming.body, authorization: incoming.headers['authorization'] ?? '' };
  const own = (): Answer => (isTooLarge ? storeIsFull() : answer(incoming));
  const made = trouble.replacement === null ? safely(own) : replace(trouble.replacement, sent);
  return { ...made, headers: boxHeaders(running, made, trouble) };
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  // RFC 9110 8.6: no length where there can be no body.
  const length = status === 204 ? {} : { 'content-length': Buffer.byteLength(body) };
  response.writeHead(status, { ...headers, ...length }).end(body);
}

async function handle(running: Running, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const received = await receive(running, request);
  const { trouble, seen } = received;
  await waitFor(running, trouble.delayMs);
  response.sendDate = false;
  if (isLostOnTheWay(trouble)) {
    if (trouble.delivery?.kind === 'reset') request.socket.resetAndDestroy();
    return;
  }
  const made = makeAnswer(running, received);
  seen.status = made.status;
  if (trouble.delivery !== null) spoil(trouble.delivery, response, request.socket, made);
  else send(response, made);
}

async function listen(server: Server, port: number): Promise<number> {
  return await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const { port: bound } = server.address() as AddressInfo;
      resolve(bound);
    });
  });
}

/**
 * Starts an embedded Box filled with `world`, which may be changed while it runs.
 * @param options.port a fixed port; by default a free one
 * @throws where the port is taken
 */
export async function startSimulator(world: World, options: { readonly port?: number } = {}): Promise<Simulator> {
  const state = createState(world);
  const sockets = new Set<Socket>();
  const server = createServer();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => { socket.destroy(); });
    socket.on('close', () => { sockets.delete(socket); });
  });
  const url = `http://${host}:${await listen(server, options.port ?? 0)}`;
  const started: Running = { world, state, url, troubleFor: createFaults(world.faults), requests: [], timers: new Set() };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    handle(started, request, response).catch(() => { request.socket.destroy(); });
  });
  return {
    url,
    requests: started.requests,
    tokens: () => state.counts(),
    tokenValues: () => state.all().map((token) => token.value),
    async close() {
      for (const timer of started.timers) clearTimeout(timer);
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => { server.close(() => { resolve(); }); });
    },
  };
}
