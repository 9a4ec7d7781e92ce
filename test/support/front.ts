import { createServer, request as requestOf } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createServer as createBareServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A request that arrived and was not handed on yet. */
export interface Arrived {
  readonly method: string;
  readonly path: string;
}

export interface Front {
  readonly port: number;
  /** All that arrived, in order. */
  readonly arrived: readonly Arrived[];
  /** Resolves when a request for which `is` holds has arrived. */
  readonly sees: (is: (request: Arrived) => boolean) => Promise<void>;
  close(): Promise<void>;
}

export interface FrontOptions {
  /** Certificate chain and key; without them it speaks plain http. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Called when a request arrives; it is handed on when the promise resolves. One that never does is a Box that hangs. */
  readonly before?: (request: Arrived) => Promise<unknown>;
}

/** A server on loopback that stands before the simulator: for TLS, and for tests that decide when a request goes on. */
export async function startFront(simulatorUrl: string, { tls, before = () => Promise.resolve() }: FrontOptions = {}): Promise<Front> {
  const arrived: Arrived[] = [];
  const waiting = new Set<() => void>();
  const sockets = new Set<Socket>();
  const handle = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const request: Arrived = { method: incoming.method ?? '', path: new URL(incoming.url ?? '/', simulatorUrl).pathname };
    arrived.push(request);
    waiting.forEach((look) => look());
    before(request).then(() => forward(simulatorUrl, incoming, outgoing), () => incoming.socket.destroy());
  };
  const server = tls === undefined ? createServer(handle) : createSecureServer({ ...tls }, handle);
  server.on(tls === undefined ? 'connection' : 'secureConnection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, tls === undefined ? '127.0.0.1' : 'localhost', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    arrived,
    sees: (is) => new Promise((resolve) => {
      const look = (): void => {
        if (!arrived.some(is)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    }),
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    }),
  };
}

function forward(simulatorUrl: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const headers = Object.fromEntries(Object.entries(incoming.headers).filter(([name]) => name !== 'host'));
  const onward = requestOf(new URL(incoming.url ?? '/', simulatorUrl), { method: incoming.method, headers }, (answer) => {
    outgoing.sendDate = false;
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}

/** A host that takes connections and says nothing: what a client sends to it without being asked. */
export interface BareHost {
  readonly origin: string;
  /** What each connection brought, in order of their coming. */
  readonly connections: readonly { readonly bytes: number }[];
  close(): Promise<void>;
}

export async function startBareHost(): Promise<BareHost> {
  const connections: { bytes: number }[] = [];
  const sockets = new Set<Socket>();
  const server = createBareServer((socket) => {
    const seen = { bytes: 0 };
    connections.push(seen);
    sockets.add(socket);
    socket.on('data', (chunk: Buffer) => { seen.bytes += chunk.length; }).on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    }),
  };
}
