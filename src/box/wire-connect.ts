import { request as requestOverHttp } from 'node:http';
import { request as requestOverHttps } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { connect as connectTcp, isIP } from 'node:net';
import type { Socket } from 'node:net';
import * as tls from 'node:tls';
import { connect as connectTls } from 'node:tls';
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import { Buffer } from 'node:buffer';
import { getProxyUrl } from '@actions/http-client/lib/proxy';
import { WireFault } from '../foundation/wire.ts';
import { asWireFault, codeOf, proxyFault } from './wire-fault.ts';
import type { Way } from './wire-fault.ts';

/** A proxy from `https_proxy` or `http_proxy`. */
export interface Proxy {
  readonly secure: boolean;
  readonly host: string;
  readonly port: number;
  /** Value of `Proxy-Authorization` (RFC 7617), where the variable holds a user name. */
  readonly authorization: string | null;
}

/** Where a connection leads, and through what. */
export interface Route {
  readonly secure: boolean;
  readonly host: string;
  readonly port: number;
  readonly proxy: Proxy | null;
  readonly way: Way;
}

const ignore = (): void => undefined;

/**
 * The way to `url` by the environment's proxy variables, as @actions/http-client reads them.
 * @throws {WireFault} `proxy`, where such a variable is no URL
 */
export function routeTo(url: URL): Route {
  const proxy = proxyFor(url);
  const secure = url.protocol === 'https:';
  return {
    secure, proxy, host: bare(url.hostname), port: portOf(url),
    way: { host: url.host, proxy: proxy === null ? null : `${proxy.host}:${proxy.port}` },
  };
}

/**
 * A connection that is ready to carry HTTP: over TLS, a verified one.
 * @param onWay called once bytes can go to the host and back, before any of them is TLS
 * @throws {WireFault} where it did not come about; anything where `signal` aborted
 */
export async function open(route: Route, signal: AbortSignal, onWay: () => void = ignore): Promise<Socket> {
  const tunnel = route.proxy === null ? null : await openTunnel(route, route.proxy, signal);
  if (tunnel !== null) onWay();
  if (route.secure) return await handshake(route, tunnel, signal, { onWay });
  if (tunnel !== null) return tunnel;
  const socket = connectTcp({ host: route.host, port: route.port, noDelay: true }).once('connect', onWay);
  return await ready(socket, 'connect', signal, (error) => asWireFault(error, route.way));
}

/** As {@link open}; where Node trusts nobody who vouches for the host, it is also found out whether the system does. */
export async function connect(route: Route, signal: AbortSignal, onWay: () => void = ignore): Promise<Socket> {
  try {
    return await open(route, signal, onWay);
  } catch (error) {
    if (!(error instanceof WireFault) || !UNTRUSTED.includes(error.facts.code) || getCACertificates === undefined) throw error;
    const ca = [...getCACertificates('default'), ...getCACertificates('system')];
    throw new WireFault(error.fault, { ...error.facts, trustedBySystem: await isAccepted(route, ca, signal) });
  }
}

/** Verification failed for want of an authority, not for what the certificate says. */
const UNTRUSTED: readonly (string | null)[] = [
  'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_UNTRUSTED',
];

/** There from Node 22.15 on (https://nodejs.org/api/tls.html#tlsgetcacertificatestype). */
const { getCACertificates } = tls as { readonly getCACertificates?: (store: 'default' | 'system') => readonly string[] };

/** Would this host be trusted with these authorities? Asked of a connection of its own, over which nothing is sent. */
async function isAccepted(route: Route, ca: string[], signal: AbortSignal): Promise<boolean> {
  try {
    const socket = await handshake(route, route.proxy === null ? null : await openTunnel(route, route.proxy, signal), signal, { ca });
    socket.destroy();
    return true;
  } catch {
    return false;
  }
}

interface HandshakeOptions {
  /** Authorities to trust in place of Node's own. */
  readonly ca?: string[];
  readonly onWay?: () => void;
}

async function handshake(route: Route, tunnel: Socket | null, signal: AbortSignal, { ca, onWay = ignore }: HandshakeOptions): Promise<TLSSocket> {
  const socket = connectTls({
    ...(ca === undefined ? {} : { ca }),
    host: route.host, port: route.port,
    // A name goes into the handshake, an address must not (RFC 6066 section 3).
    ...(isIP(route.host) === 0 ? { servername: route.host } : {}),
    ...(tunnel === null ? {} : { socket: tunnel }),
    ALPNProtocols: ['http/1.1'],
    // Said outright, because NODE_TLS_REJECT_UNAUTHORIZED=0 and --tls-min-v1.0 change the defaults.
    rejectUnauthorized: true, minVersion: 'TLSv1.2',
  });
  socket.setNoDelay(true);
  if (tunnel === null) socket.once('connect', onWay);
  let chain: DetailedPeerCertificate | null = null;
  // Node verifies in its own listener of this event, and a socket that it refuses no longer knows the certificate.
  socket.prependOnceListener('secure', () => {
    chain = socket.getPeerCertificate(true);
  });
  return await ready(socket, 'secureConnect', signal, (error) => asWireFault(error, route.way, chain));
}

/** CONNECT (RFC 9110 section 9.3.6). The password is set on the request object, which keeps it out of NODE_DEBUG=http. */
async function openTunnel(route: Route, proxy: Proxy, signal: AbortSignal): Promise<Socket> {
  const authority = `${isIP(route.host) === 6 ? `[${route.host}]` : route.host}:${route.port}`;
  const options = { host: proxy.host, port: proxy.port, method: 'CONNECT', path: authority, headers: { host: authority }, agent: false as const };
  const request = proxy.secure ? requestOverHttps({ ...options, rejectUnauthorized: true }) : requestOverHttp(options);
  if (proxy.authorization !== null) request.setHeader('Proxy-Authorization', proxy.authorization);
  return await new Promise((resolve, reject) => {
    const give = (): void => {
      request.destroy();
      reject(new Error('aborted'));
    };
    signal.addEventListener('abort', give, { once: true });
    request.once('connect', (answer: IncomingMessage, socket: Socket, head: Buffer) => {
      signal.removeEventListener('abort', give);
      // A TLS server never speaks first: what follows the head is no tunnel.
      if (isSuccess(answer.statusCode) && head.length === 0) {
        resolve(socket);
        return;
      }
      socket.destroy();
      reject(proxyFault(route.way, null, answer.statusCode ?? null));
    });
    request.on('error', (error) => {
      signal.removeEventListener('abort', give);
      reject(proxyFault(route.way, codeOf(error), null));
    });
    request.end();
  });
}

function isSuccess(status: number | undefined): boolean {
  return status !== undefined && status >= 200 && status < 300;
}

/** Waits for `event`. A socket that fails afterwards, before its next owner listens, must not end the process. */
function ready<S extends Socket>(socket: S, event: 'connect' | 'secureConnect', signal: AbortSignal, faultOf: (error: Error) => Error): Promise<S> {
  socket.on('error', ignore);
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      signal.removeEventListener('abort', give);
      socket.off('error', fail).off('close', closed).off(event, done);
    };
    const give = (): void => {
      stop();
      socket.destroy();
      reject(new Error('aborted'));
    };
    const fail = (error: Error): void => {
      stop();
      reject(faultOf(error));
    };
    const closed = (): void => fail(Object.assign(new Error('closed'), { code: 'ECONNRESET' }));
    const done = (): void => {
      stop();
      resolve(socket);
    };
    socket.on('error', fail).on('close', closed).on(event, done);
    signal.addEventListener('abort', give, { once: true });
    if (signal.aborted) give();
  });
}

function proxyFor(url: URL): Proxy | null {
  const way = { host: url.host, proxy: null };
  try {
    const found = getProxyUrl(url);
    if (found === undefined) return null;
    // `proxy.corp:3128` without a scheme reads as a URL with the scheme `proxy.corp:`; everybody means http.
    const proxy = found.hostname === '' ? new URL(`http://${found.href}`) : new URL(found.href);
    if (proxy.hostname === '') throw proxyFault(way, 'ERR_INVALID_URL', null);
    const { username, password } = proxy;
    const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return {
      secure: proxy.protocol === 'https:', host: bare(proxy.hostname), port: portOf(proxy),
      authorization: username === '' && password === '' ? null : `Basic ${Buffer.from(credentials).toString('base64')}`,
    };
  } catch {
    // Neither the variable's value nor the error's message is passed on: they may hold a password.
    throw proxyFault(way, 'ERR_INVALID_URL', null);
  }
}

function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

/** The address of an IPv6 URL, without its brackets. */
function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/gu, '');
}
