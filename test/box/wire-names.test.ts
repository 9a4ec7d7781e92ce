import { createServer } from 'node:http';
import { Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { openWire } from '../../src/box/wire.ts';
import { alternating, dial } from '../../src/box/wire-names.ts';
import type { LookUp } from '../../src/box/wire-names.ts';
import type { WireRequest } from '../../src/foundation/wire.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { realClock } from '../support/real-clock.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

const forever = new AbortController().signal;
const get = (url: URL): WireRequest => ({ method: 'GET', url, headers: {}, bearer: null, body: { kind: 'none' } });

/** A host that no name server knows, on loopback. */
async function hostNamed(name: string): Promise<URL> {
  const server = createServer((_, response) => response.end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return new URL(`http://${name}:${(server.address() as AddressInfo).port}/`);
}

/** A wire whose name server answers in turn as `answers` say, the last of them from then on. */
function wireAsking(...answers: (() => ReturnType<LookUp>)[]) {
  const asked: string[] = [];
  const wire = openWire({
    userAgent: 'box-preflight/0', env: {}, clock: realClock,
    lookUp: (host) => {
      asked.push(host);
      return (answers[asked.length - 1] ?? answers.at(-1))?.() ?? Promise.resolve([]);
    },
  });
  cleanups.push(() => wire.close());
  return { wire, asked };
}

const known = (...addresses: string[]) => (): Promise<string[]> => Promise.resolve(addresses);
const failing = (code: string) => (): Promise<string[]> => Promise.reject(Object.assign(new Error(code), { code, syscall: 'getaddrinfo' }));

describe('the name of a host', () => {
  test('is looked up once, however many connections lead to it', async () => {
    const url = await hostNamed('box.test');
    const { wire, asked } = wireAsking(known('127.0.0.1'));
    wire.prepare(url, 4);
    await wire.send(get(url), forever);
    await Promise.all(Array.from({ length: 8 }, () => wire.send(get(url), forever)));
    await wire.handshake(url, forever);
    expect(asked).toEqual(['box.test']);
  });

  test('is looked up again where the first answer was none', async () => {
    const url = await hostNamed('box.test');
    const { wire, asked } = wireAsking(failing('EAI_AGAIN'), known('127.0.0.1'));
    await expect(wire.send(get(url), forever)).rejects.toMatchObject({ fault: 'dns', facts: { code: 'EAI_AGAIN', stage: 'look-up' } });
    expect(await wire.send(get(url), forever)).toMatchObject({ status: 200 });
    expect(asked).toHaveLength(2);
  });

  test('is looked up again where none of its addresses could be reached', async () => {
    const url = await hostNamed('box.test');
    const closed = await hostNamed('closed.test');
    cleanups.pop()?.();
    const { wire, asked } = wireAsking(known('127.0.0.1'));
    await expect(wire.send(get(closed), forever)).rejects.toMatchObject({ fault: 'refused' });
    await expect(wire.send(get(closed), forever)).rejects.toMatchObject({ fault: 'refused' });
    expect(asked).toEqual(['closed.test', 'closed.test']);
    expect(await wire.send(get(url), forever)).toMatchObject({ status: 200 });
  });

  test('that nobody knows is told so', async () => {
    const { wire } = wireAsking(failing('ENOTFOUND'));
    await expect(wire.handshake(new URL('https://nowhere.test/'), forever)).rejects.toMatchObject({ fault: 'dns-unknown' });
  });

  test('that leads to a dead address and a living one leads to the living one', async () => {
    const url = await hostNamed('box.test');
    // Nobody listens on this address of loopback.
    const { wire } = wireAsking(known('127.0.0.99', '127.0.0.1'));
    await wire.send(get(url), forever);
    await expect(wire.handshake(url, forever)).resolves.toBeUndefined();
  });
});

describe('addresses', () => {
  test('of both families are tried by turns, the first one’s first', () => {
    const of = (address: string): { address: string; family: number } => ({ address, family: address.includes(':') ? 6 : 4 });
    expect(alternating(['::1', '::2', '::3', '1.1.1.1'].map(of))).toEqual(['::1', '1.1.1.1', '::2', '::3']);
    expect(alternating(['1.1.1.1', '::1'].map(of))).toEqual(['1.1.1.1', '::1']);
    expect(alternating([])).toEqual([]);
  });

  /** A connection whose fate the test decides. */
  function scene(addresses: readonly string[]) {
    const clock = new FakeClock();
    const controller = new AbortController();
    const sockets = new Map<string, Socket>();
    const begin = (address: string): Socket => {
      const socket = new Socket();
      sockets.set(address, socket);
      return socket;
    };
    const won = dial(addresses, begin, clock, controller.signal).then(({ address }) => address);
    won.catch(() => undefined);
    const fail = (address: string, code: string): void => { sockets.get(address)?.emit('error', Object.assign(new Error(code), { code })); };
    return { clock, sockets, won, fail, abort: () => controller.abort(), succeed: (address: string) => sockets.get(address)?.emit('connect') };
  }

  test('get a quarter of a second each before the next one is tried beside them', async () => {
    const { clock, sockets, won, succeed } = scene(['a', 'b']);
    expect([...sockets.keys()]).toEqual(['a']);
    await clock.advance(249);
    expect([...sockets.keys()]).toEqual(['a']);
    await clock.advance(1);
    expect([...sockets.keys()]).toEqual(['a', 'b']);
    succeed('b');
    expect(await won).toBe('b');
    expect(sockets.get('a')?.destroyed).toBe(true);
    expect(clock.pending).toBe(0);
  });

  test('that are slow are not given up for one that is dead', async () => {
    const { clock, sockets, won, succeed } = scene(['slow', 'dead']);
    await clock.advance(2000);
    expect(sockets.get('slow')?.destroyed).toBe(false);
    succeed('slow');
    expect(await won).toBe('slow');
    expect(sockets.get('dead')?.destroyed).toBe(true);
  });

  test('that refuse are followed by the next at once', async () => {
    const { sockets, won, fail, succeed } = scene(['a', 'b']);
    fail('a', 'ECONNREFUSED');
    expect([...sockets.keys()]).toEqual(['a', 'b']);
    succeed('b');
    expect(await won).toBe('b');
  });

  test('that all fail tell what a host said, sooner than that there is no way to it', async () => {
    const { won, fail } = scene(['a', 'b', 'c']);
    fail('a', 'ENETUNREACH');
    fail('b', 'ECONNREFUSED');
    fail('c', 'EHOSTUNREACH');
    await expect(won).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('are let go of where the request ends', async () => {
    const { clock, sockets, won, abort, fail } = scene(['a', 'b']);
    abort();
    await expect(won).rejects.toThrow('aborted');
    expect(sockets.get('a')?.destroyed).toBe(true);
    expect(clock.pending).toBe(0);
    // What it says afterwards is nobody's, and ends no process.
    fail('a', 'ECONNRESET');
  });
});
