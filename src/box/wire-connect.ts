import { request as requestOverHttp } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect as connectTcp, isIP } from 'node:net';
import type { Socket } from 'node:net';
import * as tls from 'node:tls';
import { connect as connectTls } from 'node:tls';
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import type { Buffer } from 'node:buffer';
import { WireFault } from '../foundation/wire.ts';
import type { Stage } from '../foundation/wire.ts';
import { bare, portOf, proxyFor } from './proxy.ts';
import type { Proxy } from './proxy.ts';
import type { Environment } from './proxy-variable.ts';
import { asWireFault, codeOf, handshakeFault, isForWantOfTrust, proxyFault } from './wire-fault.ts';
import type { Way } from './wire-fault.ts';
import { dial } from './wire-names.ts';
import type { Names, Timing } from './wire-names.ts';

/** Where a connection leads, and through what. */
export interface Route {
  readonly secure: boolean;
  readonly host: string;
  readonly port: number;
  readonly proxy: Proxy | null;
  readonly way: Way;
}

/** What all connections of a wire are made with. */
export interface Means {
  readonly names: Names;
  readonly clock: Timing;
}

/** Ends one connection's making, and hears of it. */
export interface Making {
  readonly signal: AbortSignal;
  /** Told of each stage as it begins. */
  readonly reached?: (stage: Stage) => void;
  /** Told once bytes can go to the host and back, before any of them is TLS. */
  readonly onWay?: () => void;
}

const ignore = (): void => undefined;

/**
 * The way to `url` by the environment's proxy variables.
 * @throws {WireFault} `proxy`, where such a variable can't be read
 */
export function routeTo(url: URL, env: Environment): Route {
  const proxy = proxyFor(url, env);
  if (proxy === 'unreadable') throw proxyFault({ host: url.host, proxy: null }, 'ERR_INVALID_URL', null);
  return {
    proxy, secure: url.protocol === 'https:', host: bare(url.hostname), port: portOf(url),
    way: {
      host: url.host, proxy: proxy === null ? null : `${proxy.host}:${proxy.port}`, proxyLogin: proxy !== null && proxy.authorization !== null,
    },
  };
}

/**
 * A connection that is ready to carry HTTP: over TLS, a verified one.
 * @throws {WireFault} where it did not come about; anything where the signal aborted
 */
export async function open(route: Route, means: Means, making: Making): Promise<Socket> {
  const { host, port, proxy, way } = route;
  const socket = proxy === null
    ? await reach(host, port, means, making).catch((error: unknown) => { throw asWireFault(error, way); })
    : await openTunnel(route, proxy, means, making);
  making.onWay?.();
  return route.secure ? await handshake(route, socket, making) : socket;
}

/** As {@link open}; where Node trusts nobody who vouches for the host, it is also found out whether the system does. */
export async function connect(route: Route, means: Means, making: Making): Promise<Socket> {
  try {
    return await open(route, means, making);
  } catch (error) {
    if (!(error instanceof WireFault) || !isForWantOfTrust(error.facts.code) || getCACertificates === undefined) throw error;
    const ca = [...getCACertificates('default'), ...getCACertificates('system')];
    throw new WireFault(error.fault, { ...error.facts, trustedBySystem: await isAccepted(route, ca, means, making.signal) });
  }
}

/** There from Node 22.15 on (https://nodejs.org/api/tls.html#tlsgetcacertificatestype). */
const { getCACertificates } = tls as { readonly getCACertificates?: (store: 'default' | 'system') => readonly string[] };

/** Would this host be trusted with these authorities? Asked of a connection of its own, over which nothing is sent. */
async function isAccepted(route: Route, ca: string[], means: Means, signal: AbortSignal): Promise<boolean> {
  try {
    const { host, port, proxy } = route;
    const way = proxy === null ? await reach(host, port, means, { signal }) : await openTunnel(route, proxy, means, { signal });
    (await handshake(route, way, { signal }, ca)).destroy();
    return true;
  } catch {
    return false;
  }
}

/** A TCP connection to a host by its name. @throws Node's error; anything where the signal aborted */
async function reach(host: string, port: number, { names, clock }: Means, { signal, reached = ignore }: Making): Promise<Socket> {
  reached('look-up');
  const addresses = await names.of(host);
  reached('connect');
  try {
    const { socket, address } = await dial(addresses, (each) => connectTcp({ host: each, port, noDelay: true }), clock, signal);
    names.prefer(host, address, addresses);
    return socket;
  } catch (error) {
    names.forget(host);
    throw error;
  }
}

/** Trust in the host, over a connection to it. @param ca authorities to trust in place of Node's own */
async function handshake(route: Route, over: Socket, { signal, reached = ignore }: Making, ca?: string[]): Promise<TLSSocket> {
  reached('tls');
  const socket = connectTls({
    ...(ca === undefined ? {} : { ca }),
    socket: over, host: route.host, port: route.port,
    // A name goes into the handshake, an address must not (RFC 6066 section 3).
    ...(isIP(route.host) === 0 ? { servername: route.host } : {}),
    ALPNProtocols: ['http/1.1'],
    // Said outright, because NODE_TLS_REJECT_UNAUTHORIZED=0 and --tls-min-v1.0 change the defaults.
    rejectUnauthorized: true, minVersion: 'TLSv1.2',
  });
  let chain: DetailedPeerCertificate | null = null;
  // Node verifies in its own listener of this event, and a socket that it refuses no longer knows the certificate.
  socket.prependOnceListener('secure', () => {
    chain = socket.getPeerCertificate(true);
  });
  return await secured(socket, signal, (error) => handshakeFault(error, route.way, chain));
}

/** CONNECT (RFC 9110 section 9.3.6). The password is set on the request object, which keeps it out of NODE_DEBUG=http. */
async function openTunnel(route: Route, proxy: Proxy, means: Means, making: Making): Promise<Socket> {
  const refused = (error: unknown): never => { throw proxyFault(route.way, codeOf(error), null); };
  const over = await reach(proxy.host, proxy.port, means, making).catch(refused);
  const socket = proxy.secure ? await secureProxy(proxy, over, making.signal).catch(refused) : over;
  making.reached?.('tunnel');
  const authority = `${isIP(route.host) === 6 ? `[${route.host}]` : route.host}:${route.port}`;
  const request = requestOverHttp({ method: 'CONNECT', path: authority, headers: { host: authority }, createConnection: () => socket });
  if (proxy.authorization !== null) request.setHeader('Proxy-Authorization', proxy.authorization);
  return await new Promise((resolve, reject) => {
    const { signal } = making;
    const give = (): void => {
      request.destroy();
      reject(new Error('aborted'));
    };
    signal.addEventListener('abort', give, { once: true });
    request.once('connect', (answer: IncomingMessage, tunnel: Socket, head: Buffer) => {
      signal.removeEventListener('abort', give);
      // A TLS server never speaks first: what follows the head is no tunnel.
      if (isSuccess(answer.statusCode) && head.length === 0) {
        resolve(tunnel);
        return;
      }
      tunnel.destroy();
      reject(proxyFault(route.way, null, answer.statusCode ?? null));
    });
    request.on('error', (error) => {
      signal.removeEventListener('abort', give);
      reject(proxyFault(route.way, codeOf(error), null));
    });
    if (signal.aborted) give();
    else request.end();
  });
}

/** A proxy that is itself spoken to over TLS (`https://` in the variable). */
async function secureProxy({ host, port }: Proxy, over: Socket, signal: AbortSignal): Promise<TLSSocket> {
  const servername = isIP(host) === 0 ? { servername: host } : {};
  return await secured(connectTls({ socket: over, host, port, ...servername, rejectUnauthorized: true }), signal, (error) => error);
}

function isSuccess(status: number | undefined): boolean {
  return status !== undefined && status >= 200 && status < 300;
}

/** Waits for trust. A socket that fails afterwards, before its next owner listens, must not end the process. */
function secured(socket: TLSSocket, signal: AbortSignal, faultOf: (error: Error) => Error): Promise<TLSSocket> {
  socket.on('error', ignore);
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      signal.removeEventListener('abort', give);
      socket.off('error', fail).off('close', closed).off('secureConnect', done);
    };
    const give = (): void => {
      stop();
      socket.destroy();
      reject(new Error('aborted'));
    };
    const fail = (error: Error): void => {
      stop();
      socket.destroy();
      reject(faultOf(error));
    };
    const closed = (): void => fail(Object.assign(new Error('closed'), { code: 'ECONNRESET' }));
    const done = (): void => {
      stop();
      resolve(socket);
    };
    socket.on('error', fail).on('close', closed).on('secureConnect', done);
    signal.addEventListener('abort', give, { once: true });
    if (signal.aborted) give();
  });
}
