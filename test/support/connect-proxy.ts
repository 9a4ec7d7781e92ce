import { Buffer } from 'node:buffer';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** What the proxy does with CONNECT. */
export type ProxyManner =
  /** Opens the tunnel; with a password, only for who knows it; no more of them at a time than `most`, and none to who is denied. */
  | { readonly kind: 'works'; readonly credentials?: string; readonly most?: number; readonly denied?: string }
  | { readonly kind: 'refuses'; readonly status: number }
  /** Takes the request and says nothing more. */
  | { readonly kind: 'hangs' }
  | { readonly kind: 'hangs-up' }
  /** Says 200, and then its own page instead of a tunnel. */
  | { readonly kind: 'page' }
  /** Opens the tunnel, and leads it to a server of its own, as an inspecting company proxy does. */
  | { readonly kind: 'intercepts'; readonly port: number };

export interface ConnectProxy {
  readonly port: number;
  /** Authorities of the CONNECT requests that came. */
  readonly connects: readonly string[];
  close(): Promise<void>;
}

/** A CONNECT proxy on loopback. It resolves every name to `targets[name]`, a port on loopback. */
export async function startProxy(manner: ProxyManner, targets: Readonly<Record<string, number>>): Promise<ConnectProxy> {
  const connects: string[] = [];
  const tunnels = new Set<Socket>();
  const sockets = new Set<Socket>();
  const server = createServer();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  server.on('connect', (request: IncomingMessage, client: Socket) => {
    connects.push(request.url ?? '');
    serve(manner, targets, request, client, tunnels);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    connects,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    }),
  };
}

function serve(manner: ProxyManner, targets: Readonly<Record<string, number>>, request: IncomingMessage, client: Socket, tunnels: Set<Socket>): void {
  const { hostname } = new URL(`http://${request.url ?? ''}`);
  switch (manner.kind) {
    case 'works':
      if (manner.credentials !== undefined && request.headers['proxy-authorization'] !== basic(manner.credentials)) answer(client, 407);
      else if (hostname === manner.denied || tunnels.size >= (manner.most ?? Infinity)) answer(client, 403);
      else {
        tunnels.add(client);
        client.once('close', () => tunnels.delete(client));
        pipe(client, targets[hostname]);
      }
      break;
    case 'intercepts':
      pipe(client, manner.port);
      break;
    case 'refuses':
      answer(client, manner.status);
      break;
    case 'page':
      client.end('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><title>Sign in</title></html>');
      break;
    case 'hangs-up':
      client.destroy();
      break;
    case 'hangs':
  }
}

function basic(credentials: string): string {
  return `Basic ${Buffer.from(credentials).toString('base64')}`;
}

function answer(client: Socket, status: number): void {
  client.end(`HTTP/1.1 ${status} No\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nno`);
}

function pipe(client: Socket, port: number | undefined): void {
  if (port === undefined) {
    answer(client, 502);
    return;
  }
  const upstream = connect(port, '127.0.0.1', () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    client.pipe(upstream).pipe(client);
  });
  upstream.on('error', () => client.destroy());
  client.on('error', () => upstream.destroy());
}
