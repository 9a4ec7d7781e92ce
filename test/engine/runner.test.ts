import { describe, expect, test } from '@jest/globals';
import { skipped } from '../../src/engine/check.ts';
import type { Outcome } from '../../src/engine/check.ts';
import { plain, text } from '../../src/foundation/text.ts';
import { aCheckToRun as check, handle, no, noButProvides, perhaps, startRunner, statusesOf, unanswered, yes } from './support.ts';

const answering = (outcome: Outcome) => ({ run: () => Promise.resolve(outcome) });

describe('a check whose need', () => {
  test.each([
    ['passed', yes, 'pass'], ['warned', perhaps, 'pass'], ['failed and provided all the same', noButProvides, 'pass'],
    ['failed', no, 'skip'], ['could not be answered', unanswered, 'skip'], ['was skipped', skipped(text`not wanted`), 'skip'],
  ] as const)('%s is asked only if there is something to ask with', async (_, outcome, expected) => {
    const { reports } = startRunner([check('token', answering(outcome)), check('identity', { needs: ['token'] })]);
    expect((await reports)[1]?.status).toBe(expected);
  });

  test('is missing is skipped, and says which need it was', async () => {
    const asked: string[] = [];
    const { reports } = startRunner([
      check('network'), check('token', answering(no)),
      check('identity', { needs: ['network', 'token'], run: () => { asked.push('identity'); return Promise.resolve(yes); } }),
    ]);
    const identity = (await reports)[2];
    expect(asked).toEqual([]);
    expect(identity).toMatchObject({ status: 'skip', needs: ['network', 'token'], diagnosis: null, evidence: [] });
    expect(plain(identity?.skippedBecause ?? [])).toBe('Not asked: it needs token.');
  });

  test('names the first of its own needs where several are missing, whichever was known first', async () => {
    const slow = handle<Outcome>();
    const { reports } = startRunner([
      check('network', { run: () => slow.promise }), check('token', answering(no)), check('identity', { needs: ['network', 'token'] }),
    ]);
    slow.resolve(no);
    expect(plain((await reports)[2]?.message ?? [])).toBe('Not asked: it needs network.');
  });

  test('is not part of the run is skipped', async () => {
    const { reports } = startRunner([check('identity', { needs: ['token'] })]);
    expect(statusesOf(await reports)).toEqual(['identity skip']);
  });

  test('can be met by several is asked at the first that provides, and does not wait for the others', async () => {
    const never = handle<Outcome>();
    const asked = handle<true>();
    const running = startRunner([
      check('user-token', { run: () => never.promise }), check('token', answering(yes)),
      check('upload-host', { needs: ['user-token|token'], run: () => { asked.resolve(true); return Promise.resolve(yes); } }),
    ]);
    expect(await asked.promise).toBe(true);
    never.resolve(no);
    expect(statusesOf(await running.reports)).toEqual(['user-token fail', 'token pass', 'upload-host pass']);
  });

  test('can be met by several is skipped only when none of them provided', async () => {
    const { reports } = startRunner([
      check('user-token', answering(no)), check('token', answering(unanswered)), check('upload-host', { needs: ['user-token|token'] }),
    ]);
    expect(statusesOf(await reports)).toEqual(['user-token fail', 'token error', 'upload-host skip']);
  });

  test('is skipped in turn is skipped itself, and names what it needs, not the root of it', async () => {
    const { reports } = startRunner([check('token', answering(no)), check('as-user', { needs: ['token'] }), check('folder:1', { needs: ['as-user'] })]);
    expect(plain((await reports)[2]?.message ?? [])).toBe('Not asked: it needs as-user.');
  });
});

describe('checks', () => {
  test('that need nothing of each other run side by side', async () => {
    const all = [handle<Outcome>(), handle<Outcome>(), handle<Outcome>()];
    const started: string[] = [];
    const running = startRunner(all.map(({ promise }, index) => check(`folder:${index}`, {
      run: () => { started.push(String(index)); return promise; },
    })));
    await running.clock.settle();
    expect(started).toEqual(['0', '1', '2']);
    all.forEach(({ resolve }) => resolve(yes));
    expect((await running.reports).every(({ status }) => status === 'pass')).toBe(true);
  });

  test('start the moment their own needs are met, while an unrelated check is still under way', async () => {
    const slow = handle<Outcome>();
    const asked = handle<true>();
    const running = startRunner([
      check('network', { run: () => slow.promise }), check('token'),
      check('identity', { needs: ['token'], run: () => { asked.resolve(true); return Promise.resolve(yes); } }),
    ]);
    expect(await asked.promise).toBe(true);
    slow.resolve(yes);
    await running.reports;
  });

  test('are reported in the order of the plan, however they end', async () => {
    const first = handle<Outcome>();
    const running = startRunner([check('folder:1', { run: () => first.promise }), check('folder:2', answering(no)), check('folder:3')]);
    await running.clock.settle();
    first.resolve(perhaps);
    expect(statusesOf(await running.reports)).toEqual(['folder:1 warn', 'folder:2 fail', 'folder:3 pass']);
  });

  test('may stand before what they need', async () => {
    const { reports } = startRunner([check('identity', { needs: ['token'] }), check('token')]);
    expect(statusesOf(await reports)).toEqual(['identity pass', 'token pass']);
  });

  test('of two targets with the same id do not provide for each other', async () => {
    const { reports } = startRunner([
      check('token', { target: 'ccg' }), check('token', { target: 'jwt', run: () => Promise.resolve(no) }),
      check('identity', { target: 'ccg', needs: ['token'] }), check('identity', { target: 'jwt', needs: ['token'] }),
    ]);
    expect((await reports).map(({ status }) => status)).toEqual(['pass', 'fail', 'pass', 'skip']);
  });

  test('that come after others wait until those have settled, and are asked whatever came of them', async () => {
    const slow = handle<Outcome>();
    const order: string[] = [];
    const running = startRunner([
      check('clock', { after: ['token', 'identity'], run: () => { order.push('clock'); return Promise.resolve(yes); } }),
      check('token', { run: async () => { const outcome = await slow.promise; order.push('token'); return outcome; } }),
      check('identity', { needs: ['token'] }),
    ]);
    await running.clock.settle();
    expect(order).toEqual([]);
    slow.resolve(no);
    expect(statusesOf(await running.reports)).toEqual(['clock pass', 'token fail', 'identity skip']);
    expect(order).toEqual(['token', 'clock']);
  });

  test('that come after one that is not asked do not wait for it', async () => {
    const { reports } = startRunner([check('clock', { after: ['identity'] })]);
    expect(statusesOf(await reports)).toEqual(['clock pass']);
  });

  test('of an empty plan give an empty report', async () => {
    expect(await startRunner([]).reports).toEqual([]);
  });
});

describe('a check that throws', () => {
  test.each([
    ['at once', () => { throw new Error('our own bug'); }],
    ['later', () => Promise.reject(new Error('our own bug'))],
  ] as const)('%s is an error of its own, and the others go on', async (_, run) => {
    const { reports } = startRunner([check('token', { run }), check('identity', { needs: ['token'] }), check('folder:1')]);
    const all = await reports;
    expect(statusesOf(all)).toEqual(['token error', 'identity skip', 'folder:1 pass']);
    expect(plain(all[0]?.message ?? [])).toBe('broken: our own bug');
  });

  test('after the run ended changes nothing', async () => {
    const late = handle<Outcome>();
    const running = startRunner([check('token', { run: async () => { await late.promise; throw new Error('too late'); } })]);
    await running.clock.settle();
    running.stop('deadline');
    const reports = await running.reports;
    late.resolve(yes);
    await running.clock.settle();
    expect(plain(reports[0]?.message ?? [])).toBe('overtaken: deadline');
  });
});

describe('the end of a run', () => {
  test.each(['deadline', 'interrupted'] as const)('by %s leaves what is settled as it is, and counts the rest as overtaken', async (end) => {
    const never = handle<Outcome>();
    const running = startRunner([
      check('token'), check('identity', { needs: ['token'], run: () => never.promise }), check('folder:1', { needs: ['identity'] }),
    ]);
    await running.clock.settle();
    running.stop(end);
    const reports = await running.reports;
    expect(statusesOf(reports)).toEqual(['token pass', 'identity error', 'folder:1 error']);
    expect(reports.slice(1).map(({ message }) => plain(message))).toEqual([`overtaken: ${end}`, `overtaken: ${end}`]);
  });

  test('does not wait for a check that does not heed it', async () => {
    const running = startRunner([check('token', { run: () => new Promise<Outcome>(() => undefined) })]);
    await running.clock.settle();
    running.stop('interrupted');
    expect(statusesOf(await running.reports)).toEqual(['token error']);
  });

  test('tells every check that is under way', async () => {
    const heard: unknown[] = [];
    const run = (signal: AbortSignal): Promise<Outcome> => new Promise((resolve) => {
      signal.addEventListener('abort', () => { heard.push(signal.reason); resolve(yes); });
    });
    const running = startRunner([check('folder:1', { run }), check('folder:2', { run })]);
    await running.clock.settle();
    running.stop('deadline');
    await running.reports;
    expect(heard).toEqual(['deadline', 'deadline']);
  });

  test('before the start asks nothing', async () => {
    const asked: string[] = [];
    const run = (): Promise<Outcome> => { asked.push('token'); return Promise.resolve(yes); };
    const running = startRunner([check('token', { run }), check('identity', { needs: ['token'] })], { stoppedBefore: 'interrupted' });
    expect(statusesOf(await running.reports)).toEqual(['token error', 'identity error']);
    await running.clock.settle();
    expect(asked).toEqual([]);
    expect(running.events.filter(({ kind }) => kind === 'check-started')).toEqual([]);
  });
});

describe('a check’s time', () => {
  test('counts from when it was asked, not from when the run began', async () => {
    const [first, second] = [handle<Outcome>(), handle<Outcome>()];
    const running = startRunner([check('token', { run: () => first.promise }), check('identity', { needs: ['token'], run: () => second.promise })]);
    await running.clock.advance(300);
    first.resolve(yes);
    await running.clock.advance(50);
    second.resolve(yes);
    expect((await running.reports).map(({ durationMs }) => durationMs)).toEqual([300, 50]);
  });
});

describe('progress', () => {
  test('tells when a check is asked and when it settles, and of a skipped one that it was', async () => {
    const running = startRunner([check('token', answering(no)), check('identity', { needs: ['token'] })]);
    await running.reports;
    expect(running.events).toEqual([
      { kind: 'check-started', target: 'jwt', id: 'token' },
      { kind: 'check-settled', target: 'jwt', id: 'token', status: 'fail' },
      { kind: 'check-settled', target: 'jwt', id: 'identity', status: 'skip' },
    ]);
  });
});

describe('the requests that are kept for a check', () => {
  test('are out of a follow-up’s reach while it is under way, and free when it has settled', async () => {
    const slow = handle<Outcome>();
    const running = startRunner([check('token', { pledge: 2, run: () => slow.promise })], { maxCalls: 2 });
    await running.clock.settle();
    expect(running.budget.spend(true)).toBe(false);
    slow.resolve(yes);
    await running.reports;
    expect(running.budget.spend(true)).toBe(true);
  });

  test('are free as soon as it is skipped', async () => {
    const running = startRunner([check('token', answering(no)), check('identity', { needs: ['token'], pledge: 2 })], { maxCalls: 2 });
    await running.reports;
    expect(running.budget.spend(true)).toBe(true);
  });

  test('are free when the run ends before it does', async () => {
    const running = startRunner([check('token', { pledge: 2, run: () => new Promise<Outcome>(() => undefined) })], { maxCalls: 2 });
    await running.clock.settle();
    running.stop('deadline');
    await running.reports;
    expect(running.budget.spend(true)).toBe(true);
  });
});
