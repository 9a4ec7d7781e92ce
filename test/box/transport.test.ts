import { describe, expect, test } from '@jest/globals';
import { MOST_REQUESTS_AT_A_TIME, REQUESTS_A_MINUTE } from '../../src/box/pace.ts';
import { createTransport } from '../../src/box/transport.ts';
import type { RunTransport, TransportOptions } from '../../src/box/transport.ts';
import type { OutgoingRequest } from '../../src/box/transport-types.ts';
import type { CallBudget } from '../../src/foundation/budget.ts';
import type { Deps, ProgressEvent } from '../../src/foundation/deps.ts';
import { plain } from '../../src/foundation/text.ts';
import { createVault } from '../../src/foundation/vault.ts';
import type { WireRequest } from '../../src/foundation/wire.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { scriptWire } from '../support/script-wire.ts';
import type { ScriptWire, Sent, Step } from '../support/script-wire.ts';

const OK: Step = { kind: 'answer', status: 200, body: { id: '1' } };
const SECONDS = 1000;
const ORIGIN = 'https://api.box.com';

interface Bench {
  readonly clock: FakeClock;
  readonly wire: ScriptWire;
  readonly transport: RunTransport;
  readonly progress: ProgressEvent[];
  readonly dates: [number, number, string][];
  readonly httpAnswers: number[];
  readonly deps: Deps;
  readonly end: (reason: 'deadline' | 'interrupted') => void;
  /** How often the wire was opened. */
  readonly opened: () => number;
}

const plenty: CallBudget = { spend: () => true };

/** A transport on an injected clock, over a network that does what `script` says; half of the jitter's width each time. */
function bench(script: (sent: Sent, index: number) => Step, options: Partial<TransportOptions> = {}): Bench {
  const clock = new FakeClock();
  const wire = scriptWire(clock, script);
  const runEnd = new AbortController();
  const progress: ProgressEvent[] = [];
  const dates: [number, number, string][] = [];
  const httpAnswers: number[] = [];
  let opened = 0;
  const deps: Deps = {
    clock, vault: createVault(() => undefined), interrupted: new AbortController().signal,
    random: (count) => new Uint8Array(count).map((_, index) => (index === 0 ? 128 : 0)),
    openWire: () => {
      opened += 1;
      return Promise.resolve(wire);
    },
    progress: (event) => progress.push(event),
    host: { os: 'linux', arch: 'x64', node: '20', runner: null, selfHosted: null, proxied: false },
  };
  const transport = createTransport({
    deps, limits: { requestTimeoutMs: 10 * SECONDS, maxAttempts: 4 }, budget: plenty, signal: runEnd.signal, deadlineAtMonotonicMs: 120 * SECONDS,
    onDate: (...seen) => dates.push(seen), onHttpAnswer: (exchange) => httpAnswers.push(exchange), ...options,
  });
  return { clock, wire, transport, progress, dates, httpAnswers, deps, opened: () => opened, end: (reason) => runEnd.abort(reason) };
}

function request(more: Partial<WireRequest> = {}, outgoing: Partial<OutgoingRequest> = {}): OutgoingRequest {
  const wire: WireRequest = { method: 'GET', url: new URL('/2.0/folders/1?fields=id', ORIGIN), headers: {}, bearer: null, body: { kind: 'none' }, ...more };
  return { target: 'jwt', purpose: 'folder', build: () => wire, followUp: false, payer: null, ...outgoing };
}

describe('an answer', () => {
  test('comes with its text, and is recorded', async () => {
    const { clock, transport } = bench(() => ({ ...OK, headers: { 'box-request-id': '0abc' }, afterMs: 250 }));
    expect(await clock.run(transport.request(request()))).toMatchObject({ kind: 'answered', status: 200, body: '{"id":"1"}', exchange: 0 });
    expect(transport.exchanges()).toMatchObject([{
      target: 'jwt', purpose: 'folder', method: 'GET', url: `${ORIGIN}/2.0/folders/1?fields=id`, status: 200, durationMs: 250, attempt: 1,
      startedAt: '2026-11-22T12:00:00.000Z', requestId: null, error: null,
    }]);
    expect(plain([transport.exchanges()[0]?.boxRequestId ?? ''])).toBe('0abc');
    expect(clock.pending).toBe(0);
  });

  test('that fails is told, and recorded with its request ids', async () => {
    const body = { type: 'error', code: 'not_found', message: 'Not Found', request_id: 'r1' };
    const { clock, transport } = bench(() => ({ kind: 'answer', status: 404, body }));
    expect(await clock.run(transport.request(request()))).toMatchObject({ kind: 'failed', failure: { kind: 'http', status: 404, code: 'not_found', exchange: 0 } });
    const [exchange] = transport.exchanges();
    expect(plain([exchange?.requestId ?? ''])).toBe('r1');
    expect(exchange).toMatchObject({ status: 404, error: { retryAfterSeconds: null } });
  });

  test.each([
    ['a portal’s page', { kind: 'answer', status: 200, body: '<html>Sign in', headers: { 'content-type': 'text/html' } }, 'html'],
    ['a redirect', { kind: 'answer', status: 302, headers: { location: 'https://login.example.com/' } }, 'redirect'],
    ['content that is not ready', { kind: 'answer', status: 202, headers: { 'retry-after': '500' } }, 'empty'],
  ] as const)('that is %s in place of a success is a failure', async (_what, step, shape) => {
    const { clock, transport } = bench(() => step);
    expect(await clock.run(transport.request(request()))).toMatchObject({ kind: 'failed', failure: { kind: 'http', shape } });
  });

  const DATE = 'Sun, 22 Nov 2026 12:00:00 GMT';
  const BY_BOX = { 'date': DATE, 'box-request-id': '0abc' };

  test.each([
    ['a success', { ...OK, headers: { date: DATE } }], ['Box’s 404', { kind: 'answer', status: 404, headers: BY_BOX }],
    ['a refusal in the words of OAuth', { kind: 'answer', status: 400, headers: { date: DATE }, body: { error: 'invalid_grant', error_description: 'Please check the exp claim.' } }],
    ['Box’s own page', { kind: 'answer', status: 502, headers: { ...BY_BOX, 'content-type': 'text/html' }, body: '<html>502' }],
  ] as const)('that is %s gives its Date with the times of this host’s clock', async (_what, step) => {
    const { clock, transport, dates } = bench(() => ({ ...step, afterMs: 300 }), { limits: { requestTimeoutMs: 10 * SECONDS, maxAttempts: 1 } });
    await clock.run(transport.request(request()));
    expect(dates).toEqual([[clock.startMs, clock.startMs + 300, DATE]]);
  });

  test.each([
    ['a cache kept', { ...OK, headers: { date: DATE, age: '3600' } }], ['a cache kept since just now', { ...OK, headers: { date: DATE, age: '0' } }],
    ['a proxy wrote', { kind: 'answer', status: 403, headers: { 'date': DATE, 'content-type': 'text/html' }, body: '<html>Forbidden' }],
    ['a portal wrote', { kind: 'answer', status: 200, headers: { 'date': DATE, 'content-type': 'text/html' }, body: '<html>Sign in' }],
    ['a load balancer wrote', { kind: 'answer', status: 503, headers: { date: DATE } }], ['a firewall redirects', { kind: 'answer', status: 302, headers: { date: DATE, location: 'https://x.test/' } }],
  ] as const)('that %s is no witness of Box’s clock', async (_what, step) => {
    const { clock, transport, dates } = bench(() => step, { limits: { requestTimeoutMs: 10 * SECONDS, maxAttempts: 1 } });
    await clock.run(transport.request(request()));
    expect(dates).toEqual([]);
  });

  test('in a coding that nobody asked for is a failure that names it', async () => {
    const { clock, transport } = bench(() => ({ kind: 'answer', status: 200, headers: { 'content-encoding': 'gzip' }, body: '\u001f\u008b\u0008' }));
    const outcome = await clock.run(transport.request(request()));
    expect(outcome).toMatchObject({ kind: 'failed', failure: { kind: 'http', shape: 'coded' } });
    expect(JSON.stringify(outcome)).toContain('gzip');
  });

  test('in a coding of that name alone is read as it is', async () => {
    const { clock, transport } = bench(() => ({ ...OK, headers: { 'content-encoding': 'gzip' } }));
    expect(await clock.run(transport.request(request()))).toMatchObject({ kind: 'answered' });
  });

  test('whose headers are too long is asked for once: they will be as long the next time', async () => {
    const { clock, transport, wire } = bench(() => ({ kind: 'fault', fault: 'reset', facts: { code: 'HPE_HEADER_OVERFLOW' } }));
    expect(await clock.run(transport.request(request()))).toMatchObject({ failure: { facts: { code: 'HPE_HEADER_OVERFLOW' } } });
    expect(wire.sent).toHaveLength(1);
  });

  test.each([['look-up', null], ['tunnel', 'proxy.corp:3128'], ['tls', null], ['answer', null]] as const)('that does not come in time tells where it stood: %s', async (at, proxy) => {
    const { clock, transport } = bench(() => ({ kind: 'hang', at, ...(proxy === null ? {} : { proxy }) }), { limits: { requestTimeoutMs: 10 * SECONDS, maxAttempts: 1 } });
    expect(await clock.run(transport.request(request()))).toMatchObject({ failure: { fault: 'timeout', facts: { stage: at, proxy, host: 'api.box.com' } } });
  });

  test('of the status page is not Box’s API: neither its clock nor its being there counts', async () => {
    const { clock, transport, dates, httpAnswers } = bench(() => ({ ...OK, headers: { date: 'Sun, 22 Nov 2026 12:00:00 GMT' } }));
    await clock.run(transport.request(request({}, { purpose: 'status-page' })));
    expect({ dates, httpAnswers, reach: transport.reach() }).toEqual({ dates: [], httpAnswers: [], reach: { answeredBy: null, lastFailure: null } });
  });

  test('from anybody proves the way to the API host, by its exchange', async () => {
    const { clock, transport, httpAnswers } = bench((_, index) => (index === 0 ? { kind: 'fault', fault: 'reset' } : { kind: 'answer', status: 404 }));
    await clock.run(transport.request(request()));
    expect(httpAnswers).toEqual([1]);
    expect(transport.reach()).toMatchObject({ answeredBy: 1, lastFailure: { fault: 'reset', exchange: 0 } });
  });
});

describe('a secret that an answer echoes', () => {
  const SECRET = 'a-client-secret-of-thirty-two-chr';
  const echo: Step = { kind: 'answer', status: 400, headers: { 'box-request-id': SECRET, 'www-authenticate': `Bearer error="${SECRET}"` }, body: { error: 'invalid_client', error_description: `unknown: ${SECRET}` } };

  test('is taken out of failures and records', async () => {
    const { clock, transport, deps } = bench(() => echo);
    deps.vault.keep(SECRET);
    const outcome = await clock.run(transport.request(request({}, { purpose: 'token' })));
    expect(outcome).toMatchObject({ failure: { words: 'unknown: ***' } });
    expect(JSON.stringify([outcome, transport.exchanges()])).not.toContain(SECRET);
  });

  test('is taken out of a page’s title', async () => {
    const { clock, transport, deps } = bench(() => ({ kind: 'answer', status: 400, body: `<title>no ${SECRET}</title>` }));
    deps.vault.keep(SECRET);
    expect(JSON.stringify([await clock.run(transport.request(request())), transport.exchanges()])).not.toContain(SECRET);
  });

  test('is taken out of a successful answer, its headers included', async () => {
    const { clock, transport, deps } = bench(() => ({ ...OK, headers: { 'x-echo': SECRET }, body: { name: SECRET } }));
    deps.vault.keep(SECRET);
    const outcome = await clock.run(transport.request(request()));
    if (outcome.kind !== 'answered') throw new Error('expected an answer');
    expect([outcome.body, new TextDecoder().decode(outcome.answer.body), outcome.answer.headers['x-echo']]).toEqual(['{"name":"***"}', '{"name":"***"}', '***']);
  });

  test('stays in a successful token answer, where one is awaited', async () => {
    const { clock, transport, deps } = bench(() => ({ ...OK, body: { access_token: SECRET } }));
    deps.vault.keep(SECRET);
    expect(await clock.run(transport.request(request({}, { purpose: 'token' })))).toMatchObject({ body: JSON.stringify({ access_token: SECRET }) });
  });

  test('is taken out of the recorded address, as a user name and password are', async () => {
    const { clock, transport, deps } = bench(() => OK);
    deps.vault.keep(SECRET);
    await clock.run(transport.request(request({ url: new URL(`https://user:pw@api.box.com/x?q=${SECRET}`) })));
    expect(transport.exchanges()[0]?.url).toBe('https://api.box.com/x?q=***');
  });
});

describe('a request that fails for the moment', () => {
  test('is built anew and tried again until it succeeds, every try recorded and counted', async () => {
    const built: number[] = [];
    const { clock, transport, wire, progress } = bench((_, index) => (index < 2 ? { kind: 'answer', status: 503 } : OK));
    const outgoing = request();
    const outcome = await clock.run(transport.request({ ...outgoing, build: (attempt) => {
      built.push(attempt);
      return outgoing.build(attempt);
    } }));
    expect(outcome).toMatchObject({ kind: 'answered', exchange: 2 });
    expect(built).toEqual([1, 2, 3]);
    expect(wire.sent.map((each) => each.atMs)).toEqual([0, 1000, 3000]);
    expect(transport.exchanges().map((each) => [each.attempt, each.status])).toEqual([[1, 503], [2, 503], [3, 200]]);
    expect(transport.calls()).toBe(3);
    expect(progress).toEqual([{ kind: 'retry', purpose: 'folder', attempt: 2, delayMs: 1000 }, { kind: 'retry', purpose: 'folder', attempt: 3, delayMs: 2000 }]);
  });

  test('ends with the last failure after max-attempts', async () => {
    const { clock, transport } = bench(() => ({ kind: 'answer', status: 502, body: '<html>' }));
    expect(await clock.run(transport.request(request()))).toMatchObject({ kind: 'failed', failure: { kind: 'http', status: 502, shape: 'html', exchange: 3 } });
    expect(transport.calls()).toBe(4);
  });

  test('says so to whoever waits for it, each time', async () => {
    let delays = 0;
    const { clock, transport } = bench((_, index) => (index < 2 ? { kind: 'answer', status: 503 } : OK));
    await clock.run(transport.request(request({}, { delayed: () => { delays += 1; } })));
    expect(delays).toBe(2);
  });

  test('waits as long as Retry-After says', async () => {
    const { clock, transport, wire } = bench((_, index) => (index === 0 ? { kind: 'answer', status: 429, headers: { 'retry-after': '30' } } : OK));
    await clock.run(transport.request(request()));
    expect(wire.sent.map((each) => each.atMs)).toEqual([0, 30_000]);
  });

  test('ends at once where Retry-After lies beyond the run, with the value', async () => {
    const { clock, transport } = bench(() => ({ kind: 'answer', status: 429, headers: { 'retry-after': '3600' } }));
    expect(await clock.run(transport.request(request()))).toMatchObject({ kind: 'failed', failure: { kind: 'http', status: 429, retryAfterSeconds: 3600 } });
    expect(clock.monotonic()).toBe(0);
  });

  test('is tried again where the connection ended inside the answer', async () => {
    const { clock, transport } = bench((_, index) => (index === 0 ? { ...OK, complete: false } : OK));
    expect(await clock.run(transport.request(request()))).toMatchObject({ kind: 'answered', exchange: 1 });
  });

  test('gives its place to others while it waits', async () => {
    const { clock, transport, wire } = bench((_, index) => (index < MOST_REQUESTS_AT_A_TIME ? { kind: 'answer', status: 503, headers: { 'retry-after': '60' } } : OK));
    const waiting = Array.from({ length: MOST_REQUESTS_AT_A_TIME }, () => transport.request(request()));
    await clock.settle();
    expect(await transport.request(request())).toMatchObject({ kind: 'answered' });
    expect(wire.sent.at(-1)?.atMs).toBe(0);
    await clock.run(Promise.all(waiting));
  });

  test('tells which fault it was, with its facts', async () => {
    const facts = { code: 'CERT_HAS_EXPIRED', host: 'api.box.com' };
    const { clock, transport } = bench(() => ({ kind: 'fault', fault: 'tls', facts }));
    expect(await clock.run(transport.request(request()))).toMatchObject({ failure: { kind: 'transport', fault: 'tls', facts, exchange: 0 } });
    expect(transport.exchanges()).toMatchObject([{ status: null, error: { transport: 'tls' } }]);
  });
});

describe('a try that gets no answer', () => {
  test.each([false, true])('ends after request-timeout, and is tried again (deaf to its signal: %s)', async (deaf) => {
    const { clock, transport, wire } = bench((_, index) => (index === 0 ? { kind: 'hang', deaf } : OK));
    expect(await clock.run(transport.request(request()))).toMatchObject({ kind: 'answered', exchange: 1 });
    expect(wire.sent.map((each) => each.atMs)).toEqual([0, 11_000]);
    expect(transport.exchanges()[0]).toMatchObject({ status: null, durationMs: 10_000, error: { transport: 'timeout' } });
  });

  test('ends as a time-out when all tries do', async () => {
    const { clock, transport } = bench(() => ({ kind: 'hang' }));
    expect(await clock.run(transport.request(request()))).toMatchObject({ failure: { kind: 'transport', fault: 'timeout', facts: { host: 'api.box.com' }, exchange: 3 } });
    expect(clock.monotonic()).toBe(4 * 10_000 + 7000);
  });

  test('does not count the time it waited for its turn', async () => {
    const { clock, transport } = bench(() => ({ ...OK, afterMs: 9000 }));
    const outcomes = await clock.run(Promise.all(Array.from({ length: 3 * MOST_REQUESTS_AT_A_TIME }, () => transport.request(request()))));
    expect(outcomes.every((each) => each.kind === 'answered')).toBe(true);
  });
});

describe('the end of the run', () => {
  test.each(['deadline', 'interrupted'] as const)('by %s ends what is under way, also what heeds no signal', async (reason) => {
    const { clock, transport, end } = bench((_, index) => ({ kind: 'hang', deaf: index === 0 }));
    const work = Promise.all([transport.request(request()), transport.request(request())]);
    await clock.settle();
    end(reason);
    const stopped = { kind: 'failed', failure: { kind: 'stopped', reason } };
    expect(await work).toMatchObject([stopped, stopped]);
    expect(transport.exchanges()).toHaveLength(2);
    expect(clock.pending).toBe(0);
  });

  test('ends the wait for a retry, with the try that was', async () => {
    const { clock, transport, end } = bench(() => ({ kind: 'answer', status: 503 }));
    const work = transport.request(request());
    await clock.settle();
    end('interrupted');
    expect(await work).toEqual({ kind: 'failed', failure: { kind: 'stopped', purpose: 'folder', reason: 'interrupted', exchange: 0 } });
    expect(clock.pending).toBe(0);
  });

  test('ends the wait for a turn, with nothing sent', async () => {
    const { clock, transport, wire, end } = bench(() => ({ kind: 'hang' }));
    const work = Promise.all(Array.from({ length: MOST_REQUESTS_AT_A_TIME + 1 }, () => transport.request(request())));
    await clock.settle();
    end('deadline');
    expect((await work).at(-1)).toEqual({ kind: 'failed', failure: { kind: 'stopped', purpose: 'folder', reason: 'deadline', exchange: null } });
    expect(wire.sent).toHaveLength(MOST_REQUESTS_AT_A_TIME);
  });

  test('lets nothing be sent afterwards but revocations', async () => {
    const { clock, transport, wire, end } = bench(() => OK);
    end('deadline');
    expect(await clock.run(transport.request(request()))).toMatchObject({ failure: { kind: 'stopped', reason: 'deadline', exchange: null } });
    expect(await clock.run(transport.handshake('jwt', new URL('https://upload.box.com/')))).toMatchObject({ failure: { kind: 'stopped', reason: 'deadline' } });
    expect(await clock.run(transport.request(request({ method: 'POST' }, { purpose: 'revoke' })))).toMatchObject({ kind: 'answered' });
    expect(wire.sent).toHaveLength(1);
  });
});

describe('the budget', () => {
  test('is asked before each try, and where it refuses nothing is sent', async () => {
    const asked: boolean[] = [];
    const budget: CallBudget = { spend: (followUp) => asked.push(followUp) <= 2 };
    const { clock, transport, wire } = bench(() => ({ kind: 'answer', status: 503 }), { budget });
    expect(await clock.run(transport.request(request({}, { followUp: true })))).toEqual({ kind: 'failed', failure: { kind: 'stopped', purpose: 'folder', reason: 'call-budget', exchange: 1 } });
    expect({ asked, sent: wire.sent.length, calls: transport.calls() }).toEqual({ asked: [true, true, true], sent: 2, calls: 2 });
  });

  test('that is empty from the start lets nothing be sent', async () => {
    const { clock, transport, wire } = bench(() => OK, { budget: { spend: () => false } });
    expect(await clock.run(transport.request(request()))).toMatchObject({ failure: { reason: 'call-budget', exchange: null } });
    expect(wire.sent).toEqual([]);
  });

  test('is spared by revocations and handshakes', async () => {
    const { clock, transport } = bench(() => OK, { budget: { spend: () => false } });
    expect(await clock.run(transport.request(request({}, { purpose: 'revoke' })))).toMatchObject({ kind: 'answered' });
    expect(await clock.run(transport.handshake('jwt', new URL('https://upload.box.com/')))).toMatchObject({ kind: 'answered' });
    expect(transport.calls()).toBe(0);
  });
});

describe('many requests', () => {
  /** A Box that counts by the minute, and answers above its limit as Box does. */
  function counting(clock: () => FakeClock, limited: number[]): (sent: Sent) => Step {
    const arrivals: number[] = [];
    return ({ atMs }) => {
      const recent = arrivals.filter((each) => atMs - each < 60_000).length;
      if (recent >= REQUESTS_A_MINUTE) {
        limited.push(clock().monotonic());
        return { kind: 'answer', status: 429, headers: { 'retry-after': '60' } };
      }
      arrivals.push(atMs);
      return { ...OK, afterMs: 20 + (arrivals.length % 7) * 30 };
    };
  }

  test('never go beyond a thousand in any minute, and lose no time to it', async () => {
    const limited: number[] = [];
    const stage: Bench = bench(counting(() => stage.clock, limited), { deadlineAtMonotonicMs: 1e9 });
    await stage.clock.run(Promise.all(Array.from({ length: 2500 }, () => stage.transport.request(request()))));
    expect(limited).toEqual([]);
    expect(stage.clock.monotonic()).toBeLessThan(2 * 60_000 * 1.1);
    expect(stage.progress.filter(({ kind }) => kind === 'note')).toHaveLength(1);
  });

  test('that wait for the next minute end with the run', async () => {
    const { clock, transport, wire, end } = bench(() => ({ ...OK, afterMs: 10 }), { deadlineAtMonotonicMs: 1e9 });
    const work = Promise.all(Array.from({ length: 1020 }, () => transport.request(request())));
    await clock.advance(20_000);
    end('interrupted');
    expect((await work).filter(({ kind }) => kind === 'failed')).toHaveLength(20);
    expect([wire.sent.length, clock.pending]).toEqual([REQUESTS_A_MINUTE, 0]);
  });

  test('go fewer at a time after a 429, and more again when all is well', async () => {
    const peaks = [0, 0];
    let [underWay, answered] = [0, 0];
    const { clock, transport } = bench((_, index) => {
      underWay += 1;
      if (index > 0) peaks[answered < 50 ? 0 : 1] = Math.max(peaks[answered < 50 ? 0 : 1] ?? 0, underWay);
      return index === 0 ? { kind: 'answer', status: 429, headers: { 'retry-after': '1' } } : { ...OK, afterMs: 10 };
    }, { onHttpAnswer: () => { underWay -= 1; answered += 1; } });
    await clock.run(transport.request(request()));
    await clock.run(Promise.all(Array.from({ length: 600 }, () => transport.request(request()))));
    expect(peaks[0]).toBeLessThan(MOST_REQUESTS_AT_A_TIME);
    expect(peaks[1]).toBe(MOST_REQUESTS_AT_A_TIME);
  });

  test('that are held down to one at a time do not hold up a revocation', async () => {
    const { clock, transport, wire } = bench(({ method }, index) => {
      if (method === 'POST') return OK;
      return index < 8 ? { kind: 'answer', status: 429, headers: { 'retry-after': '1' } } : { kind: 'hang' };
    });
    const limited = Array.from({ length: 8 }, () => transport.request(request()));
    await clock.advance(1500);
    expect(wire.sent).toHaveLength(9);
    const beforeMs = clock.monotonic();
    expect(await clock.run(transport.request(request({ method: 'POST' }, { purpose: 'revoke' })))).toMatchObject({ kind: 'answered' });
    expect(clock.monotonic()).toBe(beforeMs);
    await clock.run(Promise.all(limited));
  });

  test('go fewer at a time while answers become slower and slower', async () => {
    let [underWay, last] = [0, 0];
    const { clock, transport } = bench((_, index) => {
      underWay += 1;
      if (index > 180) last = Math.max(last, underWay);
      return { ...OK, afterMs: index < 16 ? 50 : 2000 };
    }, { onHttpAnswer: () => { underWay -= 1; }, deadlineAtMonotonicMs: 1e9 });
    await clock.run(Promise.all(Array.from({ length: 200 }, () => transport.request(request()))));
    expect(last).toBe(4);
  });

  test('are under way sixteen at a time, in the order in which they came', async () => {
    const { clock, transport, wire } = bench(() => ({ ...OK, afterMs: 100 }));
    const work = Array.from({ length: 40 }, (_, nth) => transport.request(request({ url: new URL(`/${nth}`, ORIGIN) })));
    await clock.run(Promise.all(work));
    expect(wire.peak()).toBe(MOST_REQUESTS_AT_A_TIME);
    expect(wire.sent.map((each) => new URL(each.url).pathname)).toEqual(Array.from({ length: 40 }, (_, nth) => `/${nth}`));
  });

  test('do not make a revocation wait for its turn behind them', async () => {
    const { clock, transport, wire } = bench(() => ({ ...OK, afterMs: 100 }));
    const work = Array.from({ length: 2 * MOST_REQUESTS_AT_A_TIME }, () => transport.request(request()));
    await clock.settle();
    const revocation = transport.request(request({ method: 'POST' }, { purpose: 'revoke' }));
    await clock.run(Promise.all([...work, revocation]));
    expect(wire.sent.findIndex((each) => each.method === 'POST')).toBe(MOST_REQUESTS_AT_A_TIME);
  });

  test('give back their places after a failure of our own', async () => {
    const { clock, transport } = bench(() => OK);
    const broken = request({}, { build: () => {
      throw new Error('our own bug');
    } });
    const work = await Promise.allSettled(Array.from({ length: 2 * MOST_REQUESTS_AT_A_TIME }, () => transport.request(broken)));
    expect(work.every((each) => each.status === 'rejected')).toBe(true);
    expect(await clock.run(transport.request(request()))).toMatchObject({ kind: 'answered' });
  });
});

describe('a revocation', () => {
  test('is tried once', async () => {
    const { clock, transport, wire } = bench(() => ({ kind: 'answer', status: 503 }));
    expect(await clock.run(transport.request(request({}, { purpose: 'revoke' })))).toMatchObject({ kind: 'failed', failure: { kind: 'http', status: 503 } });
    expect(wire.sent).toHaveLength(1);
  });

  test('that gets no answer ends after three seconds', async () => {
    const { clock, transport } = bench(() => ({ kind: 'hang', deaf: true }));
    expect(await clock.run(transport.request(request({}, { purpose: 'revoke' })))).toMatchObject({ failure: { kind: 'transport', fault: 'timeout' } });
    expect(clock.monotonic()).toBe(3000);
  });
});

describe('a handshake', () => {
  const UPLOAD = new URL('https://upload.app.box.com/api/2.0/files/content?upload_session_id=SECRET');

  test('that comes about is recorded without the path, which is a credential', async () => {
    const { clock, transport, wire } = bench(() => ({ ...OK, afterMs: 40 }));
    expect(await clock.run(transport.handshake('jwt', UPLOAD))).toEqual({ kind: 'answered', value: true, exchange: 0 });
    expect(wire.handshakes).toEqual([UPLOAD.href]);
    expect(transport.exchanges()).toMatchObject([{ purpose: 'upload-host', method: 'TLS', url: 'https://upload.app.box.com/', status: null, error: null, durationMs: 40 }]);
  });

  test('that does not is tried again, and then told apart', async () => {
    const { clock, transport } = bench(() => ({ kind: 'fault', fault: 'refused' }));
    expect(await clock.run(transport.handshake('jwt', UPLOAD))).toMatchObject({ kind: 'failed', failure: { kind: 'transport', purpose: 'upload-host', fault: 'refused', exchange: 3 } });
    expect(transport.reach().lastFailure).toBeNull();
  });

  test('on plain http is a connection', async () => {
    const { clock, transport } = bench(() => OK);
    await clock.run(transport.handshake('jwt', new URL('http://127.0.0.1:8080/')));
    expect(transport.exchanges()[0]?.method).toBe('TCP');
  });
});

describe('a token request that is on its way when the run ends', () => {
  test('is heard to its end: whoever revokes needs the token', async () => {
    const { clock, transport, end } = bench(() => ({ ...OK, afterMs: 2 * SECONDS }));
    const outcome = transport.request(request({}, { purpose: 'token' }));
    await clock.advance(1 * SECONDS);
    end('interrupted');
    expect(await clock.run(outcome)).toMatchObject({ kind: 'answered' });
  });

  test('ends at once where it was not written yet', async () => {
    const { clock, transport, end } = bench(() => ({ kind: 'hang', at: 'connect' }));
    const outcome = transport.request(request({}, { purpose: 'token' }));
    await clock.advance(1 * SECONDS);
    end('interrupted');
    expect(await outcome).toMatchObject({ failure: { kind: 'stopped', reason: 'interrupted' } });
    expect(clock.pending).toBe(0);
  });

  test('ends with the wire, and is not sent again', async () => {
    const { clock, transport, end, wire } = bench(() => ({ kind: 'hang' }));
    const outcome = transport.request(request({}, { purpose: 'user-token' }));
    await clock.advance(1 * SECONDS);
    end('deadline');
    await transport.close();
    expect(await outcome).toMatchObject({ failure: { kind: 'stopped' } });
    expect(wire.sent).toHaveLength(1);
    expect(clock.pending).toBe(0);
  });
});

describe('the wire', () => {
  test('is opened once, and only when something is sent', async () => {
    const { clock, transport, opened } = bench(() => OK);
    expect(opened()).toBe(0);
    await clock.run(Promise.all([transport.request(request()), transport.request(request())]));
    expect(opened()).toBe(1);
  });

  test('is closed at the end, where it was opened, and what hangs ends', async () => {
    const { clock, transport, wire } = bench(() => ({ kind: 'hang', deaf: true }));
    const work = Promise.all([transport.request(request()), transport.request(request({}, { purpose: 'revoke' }))]);
    await clock.settle();
    await transport.close();
    expect(await work).toMatchObject([{ failure: { kind: 'stopped' } }, { failure: { kind: 'stopped' } }]);
    expect(wire.closed()).toBe(true);
    expect(clock.pending).toBe(0);
  });

  test('is not opened by closing', async () => {
    const { transport, opened } = bench(() => OK);
    await transport.close();
    expect(opened()).toBe(0);
  });

  test('that can not be loaded is our own bug, and does not keep the run from ending', async () => {
    const { deps } = bench(() => OK);
    const broken = bench(() => OK, { deps: { ...deps, openWire: () => Promise.reject(new Error('no such chunk')) } });
    await expect(broken.transport.request(request())).rejects.toThrow('no such chunk');
    await broken.transport.close();
  });
});
