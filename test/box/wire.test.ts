import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server as TcpServer, Socket } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { openWire } from '../../src/box/wire.ts';
import type { WireOptions } from '../../src/box/wire.ts';
import { faultOfCode } from '../../src/box/wire-fault.ts';
import { Secret } from '../../src/foundation/secret.ts';
import { LONGEST_BODY_BYTES, WireFault } from '../../src/foundation/wire.ts';
import type { Wire, WireRequest } from '../../src/foundation/wire.ts';
import { realClock } from '../support/real-clock.ts';

interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

/** A promise and what fulfils it (`Promise.withResolvers` is not in Node 20). */
function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let fulfil = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    fulfil = resolve;
  });
  return { promise, resolve: () => fulfil() };
}

const forever = new AbortController().signal;

function open(more: Partial<WireOptions> = {}): Wire {
  const wire = openWire({ userAgent: 'box-preflight/1.2.3', env: process.env, clock: realClock, ...more });
  cleanups.push(() => wire.close());
  return wire;
}

async function listening(server: Server | TcpServer): Promise<URL> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => {
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

interface Served {
  readonly url: URL;
  readonly received: Received[];
  readonly connections: Socket[];
  /** Fulfilled when so many connections have been made. */
  readonly arrived: (count: number) => Promise<void>;
}

/** A server that answers by `reply` and keeps what it received. */
async function serve(reply: (response: ServerResponse, request: IncomingMessage) => void): Promise<Served> {
  const received: Received[] = [];
  const connections: Socket[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() });
      reply(response, request);
    });
  });
  server.on('connection', (socket) => connections.push(socket));
  // An idle connection stays until the client lets go of it.
  server.keepAliveTimeout = 0;
  const arrived = async (count: number): Promise<void> => {
    while (connections.length < count) await new Promise((resolve) => server.once('connection', resolve));
  };
  return { url: await listening(server), received, connections, arrived };
}

/** A server that does with a connection what `treat` says. */
const serveTcp = (treat: (socket: Socket) => void): Promise<URL> => listening(createTcpServer((socket) => {
  socket.on('error', () => undefined);
  cleanups.push(() => socket.destroy());
  treat(socket);
}));

/** A server that reads from no more than `most` connections at a time: the others wait until one of those is closed. */
async function serveInTurn(most: number): Promise<URL> {
  const waiting: Socket[] = [];
  let served = 0;
  const next = (): void => {
    const socket = served < most ? waiting.shift() : undefined;
    if (socket === undefined) return;
    served += 1;
    socket.once('close', () => {
      served -= 1;
      next();
    });
    socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}'));
  };
  return await serveTcp((socket) => {
    waiting.push(socket);
    next();
  });
}

const get = (url: URL, more: Partial<WireRequest> = {}): WireRequest => ({ method: 'GET', url, headers: {}, bearer: null, body: { kind: 'none' }, ...more });

async function faultOf(work: Promise<unknown>): Promise<WireFault> {
  const error: unknown = await work.then(() => new Error('it came about'), (reason: unknown) => reason);
  if (error instanceof WireFault) return error;
  throw error;
}

describe('a request', () => {
  test('goes out with its path, query, headers and token', async () => {
    const { url, received } = await serve((response) => response.end());
    await open().send(get(new URL('/2.0/folders/1?fields=id%2Cname', url), { headers: { 'As-User': '42' }, bearer: new Secret('T1') }), forever);
    expect(received).toEqual([expect.objectContaining({ method: 'GET', path: '/2.0/folders/1?fields=id%2Cname', body: '' })]);
    expect(received[0]?.headers).toMatchObject({ 'as-user': '42', authorization: 'Bearer T1' });
  });

  test('carries a form with its secrets, URL-encoded', async () => {
    const { url, received } = await serve((response) => response.end());
    await open().send(get(url, { method: 'POST', body: { kind: 'form', fields: { grant_type: 'a b', client_secret: new Secret('s&=ü') } } }), forever);
    expect(received[0]).toMatchObject({ method: 'POST', body: 'grant_type=a+b&client_secret=s%26%3D%C3%BC' });
    expect(received[0]?.headers).toMatchObject({ 'content-type': 'application/x-www-form-urlencoded', 'content-length': '42' });
  });

  test('carries JSON with OPTIONS, with its length', async () => {
    const { url, received } = await serve((response) => response.end());
    await open().send(get(url, { method: 'OPTIONS', body: { kind: 'json', value: { name: 'ä', parent: { id: '0' } } } }), forever);
    expect(received[0]).toMatchObject({ method: 'OPTIONS', body: '{"name":"ä","parent":{"id":"0"}}' });
    expect(received[0]?.headers).toMatchObject({ 'content-type': 'application/json', 'content-length': '33' });
  });

  test('says who it is in the words of the contract, on a runner with an orchestration id too, and asks for no compression', async () => {
    const { url, received } = await serve((response) => response.end());
    const before = process.env['ACTIONS_ORCHESTRATION_ID'];
    process.env['ACTIONS_ORCHESTRATION_ID'] = 'abc';
    cleanups.push(() => {
      if (before === undefined) delete process.env['ACTIONS_ORCHESTRATION_ID'];
      else process.env['ACTIONS_ORCHESTRATION_ID'] = before;
    });
    await open().send(get(url), forever);
    expect(received[0]?.headers['user-agent']).toBe('box-preflight/1.2.3');
    expect(received[0]?.headers['accept-encoding']).toBe('identity');
  });

  test('reuses its connection', async () => {
    const { url, connections } = await serve((response) => response.end('{}'));
    const wire = open();
    for (let nth = 0; nth < 3; nth += 1) await wire.send(get(url), forever);
    expect(connections).toHaveLength(1);
  });

  test('opens connections for those that will follow while it waits for its answer', async () => {
    // The answer is held back until all have come: opened one after another, they never would.
    const server = await serve((response) => void server.arrived(4).then(() => response.end('{}')));
    const wire = open();
    wire.prepare(server.url, 4);
    await wire.send(get(server.url), forever);
    await Promise.all(Array.from({ length: 4 }, () => wire.send(get(server.url), forever)));
    expect(server.connections).toHaveLength(4);
  });

  test('takes a new connection where one that was opened ahead is gone', async () => {
    const { url, connections } = await serve((response) => response.end('{}'));
    const wire = open();
    wire.prepare(url, 3);
    await wire.send(get(url), forever);
    for (const socket of connections) socket.destroy();
    const answers = await Promise.all(Array.from({ length: 3 }, () => wire.send(get(url), forever).catch(() => wire.send(get(url), forever))));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  test.each([1, 2])('is answered by a host that serves %i connections at a time, however many were opened', async (most) => {
    const wire = open({ clock: { ...realClock, after: (delayMs, then) => realClock.after(delayMs / 20, then) } });
    const url = await serveInTurn(most);
    wire.prepare(url, 6);
    await wire.send(get(url), forever);
    for (let round = 0; round < 2; round += 1) {
      const answers = await Promise.all(Array.from({ length: 6 }, () => wire.send(get(url), forever)));
      expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    }
  });

  test('tells how far it came', async () => {
    const stages: string[] = [];
    const reached = (stage: string): number => stages.push(stage);
    const { url } = await serve((response) => response.end('{}'));
    const wire = open();
    await wire.send(get(url), forever, reached);
    await wire.send(get(url), forever, reached);
    expect(stages).toEqual(['look-up', 'connect', 'answer', 'answer']);
  });

  test('tells that TLS was begun, where a host never takes it up', async () => {
    const url = await serveTcp(() => undefined);
    const controller = new AbortController();
    const reached = (stage: string): void => {
      if (stage === 'tls') controller.abort('stage tls');
    };
    await expect(open().send(get(new URL(url.href.replace('http:', 'https:'))), controller.signal, reached)).rejects.toBe('stage tls');
  });

  test('whose header can not be written is our own bug, not the network’s', async () => {
    const { url } = await serve((response) => response.end());
    await expect(open().send(get(url, { headers: { 'As-User': 'a\nb' } }), forever)).rejects.toMatchObject({ code: 'ERR_INVALID_CHAR' });
  });
});

describe('an answer', () => {
  test('comes with status, lower-case headers and body, whatever the status', async () => {
    const { url } = await serve((response) => {
      response.writeHead(403, { 'WWW-Authenticate': 'Bearer realm="Service"', 'BOX-REQUEST-ID': '0abc', 'Set-Cookie': ['a=1', 'b=2'] });
      response.end('no');
    });
    const answer = await open().send(get(url), forever);
    expect(answer).toMatchObject({ status: 403, complete: true, headers: { 'www-authenticate': 'Bearer realm="Service"', 'box-request-id': '0abc', 'set-cookie': 'a=1, b=2' } });
    expect(Buffer.from(answer.body).toString()).toBe('no');
  });

  test('that redirects is not followed', async () => {
    const { url, received } = await serve((response) => response.writeHead(307, { location: '/elsewhere' }).end());
    expect(await open().send(get(url), forever)).toMatchObject({ status: 307, headers: { location: '/elsewhere' } });
    expect(received).toHaveLength(1);
  });

  test('whose body is cut is told to be incomplete, with what there was', async () => {
    const url = await serveTcp((socket) => socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"access_')));
    const answer = await open().send(get(url), forever);
    expect({ complete: answer.complete, body: Buffer.from(answer.body).toString() }).toEqual({ complete: false, body: '{"access_' });
  });

  test('whose chunked body is reset is told to be incomplete', async () => {
    const url = await serveTcp((socket) => socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n', () => socket.resetAndDestroy())));
    expect(await open().send(get(url), forever)).toMatchObject({ status: 200, complete: false });
  });

  test('that never ends is cut at the cap', async () => {
    const { url } = await serve((response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(1 << 20, 32)));
      };
      response.on('drain', more);
      more();
    });
    const answer = await open().send(get(url), forever);
    expect({ complete: answer.complete, length: answer.body.length }).toEqual({ complete: false, length: LONGEST_BODY_BYTES });
  });
});

describe('what stands in the way', () => {
  test('of a port where nobody listens is told as refused', async () => {
    const server = createServer();
    const url = await listening(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await faultOf(open().send(get(url), forever))).toMatchObject({ fault: 'refused', facts: { code: 'ECONNREFUSED', host: url.host, proxy: null } });
    expect(await faultOf(open().handshake(url, forever))).toMatchObject({ fault: 'refused' });
  });

  test('of a connection that ends before an answer is told as reset', async () => {
    const url = await serveTcp((socket) => socket.once('data', () => socket.resetAndDestroy()));
    expect(await faultOf(open().send(get(url), forever))).toMatchObject({ fault: 'reset', facts: { code: 'ECONNRESET' } });
  });

  test('of an answer whose headers are longer than Node reads is told by its code', async () => {
    const { url } = await serve((response) => response.writeHead(200, { 'x-long': 'x'.repeat(20_000) }).end());
    expect(await faultOf(open().send(get(url), forever))).toMatchObject({ fault: 'reset', facts: { code: 'HPE_HEADER_OVERFLOW' } });
  });

  test('of a server that speaks something else than HTTP is told as reset, with the parser’s code', async () => {
    const url = await serveTcp((socket) => socket.once('data', () => socket.end('220 mail.example.org ESMTP\r\n')));
    expect(await faultOf(open().send(get(url), forever))).toMatchObject({ fault: 'reset', facts: { code: expect.stringMatching(/^HPE_/u) } });
  });

  test.each([
    ['ENOTFOUND', 'dns-unknown'], ['EAI_AGAIN', 'dns'], ['EAI_FAIL', 'dns'], ['ECONNREFUSED', 'refused'], ['EHOSTUNREACH', 'refused'], ['ENETUNREACH', 'refused'],
    ['ECONNRESET', 'reset'], ['EPIPE', 'reset'], ['ETIMEDOUT', 'timeout'], ['EPROTO', 'tls'], ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['CERT_HAS_EXPIRED', 'tls'], ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'], ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls'], ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['HPE_INVALID_CONSTANT', 'reset'], ['ERR_INVALID_CHAR', null], [null, null],
  ] as const)('with code %s is told as %s', (code, fault) => {
    expect(faultOfCode(code)).toBe(fault);
  });
});

describe('a signal', () => {
  test('that was aborted before keeps the request from being sent', async () => {
    const { url, received } = await serve((response) => response.end());
    await expect(open().send(get(url), AbortSignal.abort('deadline'))).rejects.toBe('deadline');
    expect(received).toEqual([]);
  });

  test('ends a request that gets no answer, with its reason, and its connection', async () => {
    const controller = new AbortController();
    const closed = withResolvers();
    const url = await serveTcp((socket) => {
      socket.once('data', () => controller.abort('timeout'));
      socket.once('close', () => closed.resolve());
    });
    await expect(open().send(get(url), controller.signal)).rejects.toBe('timeout');
    await closed.promise;
  });

  test('ends an answer that drips', async () => {
    const controller = new AbortController();
    const { url } = await serve((response) => {
      response.write('{');
      setImmediate(() => controller.abort('timeout'));
    });
    await expect(open().send(get(url), controller.signal)).rejects.toBe('timeout');
  });

  test('of one request leaves the others alone', async () => {
    const controller = new AbortController();
    const { url } = await serve((response, request) => {
      if (request.url === '/slow') controller.abort('timeout');
      else response.end('fine');
    });
    const wire = open();
    const slow = wire.send(get(new URL('/slow', url)), controller.signal);
    await expect(slow).rejects.toBe('timeout');
    expect(await wire.send(get(url), forever)).toMatchObject({ status: 200 });
  });
});

describe('closing', () => {
  test('frees idle connections', async () => {
    const wire = open();
    const { url, connections } = await serve((response) => response.end());
    await wire.send(get(url), forever);
    const closed = Promise.all(connections.map((socket) => new Promise((resolve) => socket.once('close', resolve))));
    wire.close();
    expect(await closed).toHaveLength(1);
  });

  test('ends what is under way', async () => {
    const wire = open();
    const arrived = withResolvers();
    const { url } = await serve(() => arrived.resolve());
    const hanging = faultOf(wire.send(get(url), forever));
    await arrived.promise;
    wire.close();
    expect(await hanging).toMatchObject({ fault: 'reset' });
  });

  test('ends a handshake that the other side never takes up', async () => {
    const wire = open();
    const arrived = withResolvers();
    const url = await serveTcp(() => arrived.resolve());
    const hanging = faultOf(wire.handshake(new URL(url.href.replace('http:', 'https:')), forever));
    await arrived.promise;
    wire.close();
    expect(await hanging).toMatchObject({ fault: 'reset' });
  });
});
