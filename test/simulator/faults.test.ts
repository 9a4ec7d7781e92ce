import { createConnection } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import type { Fault, FaultMatch, World } from '../../src/simulator/index.ts';
import { withBox } from './client.ts';
import type { Box } from './client.ts';

const meeting = (fault: Fault, match: FaultMatch = { path: '/2.0/' }) => (world: World): void => { world.faults.push({ match, fault }); };
const me = '/2.0/users/me';
const statuses = async (box: Box, count: number): Promise<number[]> => {
  const token = await box.login();
  const seen: number[] = [];
  for (let index = 0; index < count; index += 1) seen.push((await box.get(me, token)).status);
  return seen;
};

/** Everything that arrives for one GET on a plain socket: until the other side ends, or `enough` of it is there. */
async function raw(box: Box, enough: (text: string) => boolean): Promise<{ text: string; end: 'enough' | 'fin' | 'reset' }> {
  const token = await box.login();
  const { hostname, port } = new URL(box.simulator.url);
  return await new Promise((resolve) => {
    let text = '';
    const socket = createConnection({ host: hostname, port: Number(port) }, () => { socket.write(`GET ${me} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n\r\n`); });
    const finish = (end: 'enough' | 'fin' | 'reset'): void => {
      socket.destroy();
      resolve({ text, end });
    };
    socket.on('data', (chunk) => {
      text += chunk.toString();
      if (enough(text)) finish('enough');
    });
    socket.on('end', () => { finish('fin'); });
    socket.on('error', () => { finish('reset'); });
  });
}

const body = (text: string): string => text.split('\r\n\r\n')[1] ?? '';
const promised = (text: string): number => Number(/content-length: (\d+)/i.exec(text)?.[1]);
const never = (): boolean => false;

describe('a fault', () => {
  test('meets every matching request, or the nth, or some in a row', async () => {
    const bad: Fault = { kind: 'status', status: 503 };
    await withBox('healthy-ccg', async (box) => { expect(await statuses(box, 3)).toEqual([503, 503, 503]); }, meeting(bad));
    await withBox('healthy-ccg', async (box) => { expect(await statuses(box, 3)).toEqual([200, 503, 200]); }, meeting(bad, { path: me, nth: 2 }));
    await withBox('healthy-ccg', async (box) => { expect(await statuses(box, 4)).toEqual([200, 503, 503, 200]); }, meeting(bad, { path: me, nth: 2, times: 2 }));
    await withBox('healthy-ccg', async (box) => { expect(await statuses(box, 3)).toEqual([503, 503, 200]); }, meeting(bad, { path: me, times: 2 }));
  });

  test('may match by method, and by a pattern over path and query', async () => {
    await withBox('healthy-ccg', async (box) => {
      const token = await box.login();
      expect((await box.get(`${me}?fields=role`, token)).status).toBe(500);
      expect((await box.get(me, token)).status).toBe(200);
    }, meeting({ kind: 'status', status: 500 }, { method: 'get', path: /fields=role/ }));
  });

  test("of a status speaks as Box does, with headers of one's choice", async () => {
    await withBox('healthy-ccg', async (box) => {
      const reply = await box.get(me, await box.login());
      expect([reply.status, reply.json['code'], reply.headers.get('retry-after')]).toEqual([429, 'rate_limit_exceeded', '7']);
      expect(reply.headers.get('box-request-id')).not.toBeNull();
    }, meeting({ kind: 'status', status: 429, headers: { 'retry-after': '7' } }));
  });

  test("of HTML carries none of Box's headers", async () => {
    await withBox('html-from-a-proxy', async (box) => {
      const reply = await box.ccg();
      expect([reply.status, reply.headers.get('content-type'), reply.headers.get('box-request-id')]).toEqual([403, 'text/html; charset=utf-8', null]);
      expect(reply.text).toContain('<!DOCTYPE html>');
    });
  });

  test('of truncation promises more than it sends, then ends politely', async () => {
    await withBox('healthy-ccg', async (box) => {
      const { text, end } = await raw(box, never);
      expect(end).toBe('fin');
      expect(body(text).length).toBeGreaterThan(0);
      expect(body(text).length).toBeLessThan(promised(text));
    }, meeting({ kind: 'truncated' }));
  });

  test.each(['before', 'headers', 'body'] as const)('of reset (%s) breaks the connection', async (when) => {
    await withBox('healthy-ccg', async (box) => {
      await expect(box.get(me, await box.login())).rejects.toThrow();
      expect(box.simulator.requests.at(-1)).toMatchObject({ path: me, status: when === 'before' ? null : 200 });
    }, meeting({ kind: 'reset', when }));
  });

  test('of hanging in the headers sends half of them', async () => {
    await withBox('healthy-ccg', async (box) => {
      const { text, end } = await raw(box, (so) => so.includes('X-Par'));
      expect([end, text.includes('\r\n\r\n')]).toEqual(['enough', false]);
    }, meeting({ kind: 'hang', when: 'headers' }));
  });

  test('of hanging in the body sends half of it', async () => {
    await withBox('healthy-ccg', async (box) => {
      const { text } = await raw(box, (so) => body(so) !== '');
      expect(body(text).length).toBeLessThan(promised(text));
    }, meeting({ kind: 'hang', when: 'body' }));
  });

  test('of hanging from the start says nothing until the simulator closes', async () => {
    const pending = await withBox('healthy-ccg', async (box) => {
      const token = await box.login();
      const settled = box.get(me, token).then(() => 'answered', () => 'broken');
      while (box.simulator.requests.length < 2) await new Promise((resolve) => setImmediate(resolve));
      return { settled };
    }, meeting({ kind: 'hang', when: 'connect' }));
    expect(await pending.settled).toBe('broken');
  });

  test('of dripping sends everything, a byte at a time', async () => {
    await withBox('healthy-ccg', async (box) => {
      expect((await box.get(`${me}?fields=id`, await box.login())).json).toEqual({ type: 'user', id: '30000000001' });
    }, meeting({ kind: 'drip', intervalMs: 1 }));
  });

  test('of delay answers all the same', async () => {
    await withBox('healthy-ccg', async (box) => {
      const startedAt = performance.now();
      expect(await statuses(box, 1)).toEqual([200]);
      expect(performance.now() - startedAt).toBeGreaterThanOrEqual(29);
    }, meeting({ kind: 'delay', ms: 30 }));
  });

  test('of echoing gives the secrets back in body, headers and Location', async () => {
    await withBox('box-echoes-secrets', async (box) => {
      const reply = await box.ccg();
      for (const place of [reply.text, reply.headers.get('x-echo'), reply.headers.get('location'), reply.headers.get('www-authenticate')]) {
        expect(decodeURIComponent(place ?? '')).toContain(box.app.clientSecret);
      }
    });
  });

  test('of the date moves or removes it', async () => {
    await withBox('healthy-ccg', async (box) => { expect((await box.get(me, await box.login())).headers.get('date')).toBeNull(); }, meeting({ kind: 'no-date' }));
    await withBox('healthy-ccg', async (box) => {
      const date = Date.parse((await box.get(me, await box.login())).headers.get('date') ?? '');
      expect(Math.abs(date - Date.now() - 3_600_000)).toBeLessThan(5_000);
    }, meeting({ kind: 'date', offsetSeconds: 3600 }));
  });

  test('of an outage leaves the status page alone, which tells of it', async () => {
    await withBox('box-down', async (box) => {
      expect((await box.ccg()).status).toBe(503);
      const page = await box.send('GET', '/api/v2/summary.json');
      expect(page.json).toMatchObject({ status: { indicator: 'major' }, incidents: [{ name: 'API errors' }] });
      expect(page.headers.get('date')).not.toBeNull();
    });
  });
});

describe('the simulator', () => {
  test('records what it was sent, in order', async () => {
    await withBox('healthy-ccg', async (box) => {
      const token = await box.login();
      await box.get(`${me}?fields=role`, token);
      expect(box.simulator.requests).toMatchObject([
        { method: 'POST', path: '/oauth2/token', status: 200 },
        { method: 'GET', path: me, query: { fields: 'role' }, headers: { authorization: `Bearer ${token}` }, status: 200 },
      ]);
    });
  });

  test('answers 405 for a wrong verb and HTML for an unknown path', async () => {
    await withBox('healthy-ccg', async (box) => {
      const token = await box.login();
      expect((await box.send('DELETE', me, { authorization: `Bearer ${token}` })).json['code']).toBe('method_not_allowed');
      expect((await box.get('/3.0/users/me', token)).text).toContain('<html>');
    });
  });
});
