import { describe, expect, test } from '@jest/globals';
import type { Answer } from '../../src/box/failure.ts';
import type { BoxStatus } from '../../src/box/status-page.ts';
import { explainTrouble } from '../../src/checks/trouble.ts';
import type { CheckReport } from '../../src/engine/report.ts';
import { looksInTrouble } from '../../src/experiments/trouble.ts';
import type { Diagnosis } from '../../src/foundation/diagnosis.ts';
import type { Exchange } from '../../src/foundation/exchange.ts';
import { foreign, plain } from '../../src/foundation/text.ts';
import { answered, failed, httpFailure, stoppedBy } from '../support/script-session.ts';

const exchange = (parts: Partial<Exchange> = {}): Exchange => ({
  target: 'jwt', purpose: 'folder', method: 'GET', url: 'https://api.box.com/2.0/folders/12', status: 200, durationMs: 100, attempt: 1,
  startedAt: '2026-11-22T10:00:00.000Z', requestId: null, boxRequestId: null, error: null, ...parts,
});

function check(status: CheckReport['status'], code: Diagnosis['code'], confidence: Diagnosis['confidence'] = 'likely'): CheckReport {
  const diagnosis: Diagnosis = { code, confidence, cause: ['It failed.'], remedy: [['Run this again.']], owner: 'ci', docs: ['https://developer.box.com/guides'], retryable: false };
  return { id: 'identity', title: 'identity', status, durationMs: 1, message: ['It failed.'], needs: [], skippedBecause: null, diagnosis, evidence: [], requests: 0, source: null };
}

const TROUBLE: BoxStatus = {
  components: [{ name: foreign('words', 'API'), status: 'major_outage' }],
  incidents: [{ name: foreign('words', 'Slow answers'), link: 'https://status.box.com/incidents/abc' }],
};
const FINE: BoxStatus = { components: [], incidents: [] };
const DOWN = [exchange({ status: 503 })];

async function explained(checks: readonly CheckReport[], page: Answer<BoxStatus> | null, exchanges: readonly Exchange[] = DOWN): Promise<{ readonly checks: readonly CheckReport[]; readonly asked: number }> {
  let asked = 0;
  const ask = (): Promise<Answer<BoxStatus>> => { asked += 1; return Promise.resolve(page ?? failed(stoppedBy('deadline', 'status-page'))); };
  return { checks: await explainTrouble(checks, () => exchanges, page === null ? null : ask), asked };
}

describe('Box looks unavailable', () => {
  test.each([
    ['a 5xx', [exchange({ status: 502 })], true],
    ['no answer in time', [exchange({ status: null, error: { transport: 'timeout' } })], true],
    ['one answer ten times slower than the rest', [exchange(), exchange(), exchange({ durationMs: 2000 })], true],
    ['answers that are all slow', [exchange({ durationMs: 2000 }), exchange({ durationMs: 2100 })], false],
    ['one answer that is slower, and still fast', [exchange({ durationMs: 20 }), exchange({ durationMs: 20 }), exchange({ durationMs: 300 })], false],
    ['a name that nobody knows', [exchange({ status: null, error: { transport: 'dns-unknown' } })], false],
    ['trouble of the status page itself', [exchange({ purpose: 'status-page', status: 503 })], false],
    ['plain refusals', [exchange({ status: 404 })], false],
  ] as const)('after %s: %#', (_, exchanges, looks) => expect(looksInTrouble(exchanges, [])).toBe(looks));

  test('after three unrelated failures that its trouble can explain, not after two, and not after mistakes of the app', () => {
    expect(looksInTrouble([], ['not-invited', 'token-expired', 'unknown'])).toBe(true);
    expect(looksInTrouble([], ['not-invited', 'not-invited', 'unknown'])).toBe(false);
    expect(looksInTrouble([], ['scope-missing', 'no-access', 'quota-exceeded'])).toBe(false);
  });
});

describe('the status page', () => {
  test.each([
    ['nothing failed', [check('warn', 'clock-skew')], DOWN],
    ['Box does not look unavailable', [check('fail', 'not-invited')], [exchange({ status: 404 })]],
  ] as const)('is not asked where %s', async (_, checks, exchanges) => {
    const { asked, checks: after } = await explained(checks, answered(TROUBLE), exchanges);
    expect([asked, after]).toEqual([0, checks]);
  });

  test('is not asked where it is switched off', async () => {
    const checks = [check('error', 'box-unavailable')];
    expect((await explained(checks, null)).checks).toEqual(checks);
  });

  test('is asked once, however many checks failed', async () => {
    expect((await explained([check('error', 'box-unavailable'), check('error', 'timeout'), check('fail', 'not-invited')], answered(TROUBLE))).asked).toBe(1);
  });

  test('names components and incidents with their link, and keeps the code of an error', async () => {
    const { checks: [after] } = await explained([check('error', 'timeout')], answered(TROUBLE));
    expect(after).toMatchObject({ status: 'error', diagnosis: { code: 'timeout', docs: ['https://status.box.com/incidents/abc', 'https://developer.box.com/guides'] } });
    expect(plain(after?.diagnosis?.cause ?? [])).toBe('It failed. Box’s status page reports: API: major outage; Slow answers (https://status.box.com/incidents/abc).');
    expect(after?.evidence.map(({ exchange: index }) => index)).toEqual([1]);
  });

  test('makes what trouble can explain an error in place of a failure, and says what it would be otherwise', async () => {
    const { checks: [after] } = await explained([check('fail', 'not-invited')], answered(TROUBLE));
    expect(after).toMatchObject({ status: 'error', diagnosis: { code: 'box-unavailable', retryable: true } });
    expect(plain(after?.diagnosis?.cause ?? [])).toContain('It failed.');
  });

  test.each([
    ['proven', check('fail', 'not-invited', 'proven')],
    ['about the app', check('fail', 'app-not-authorized')],
  ])('changes nothing that is %s', async (_, failure) => {
    expect((await explained([failure], answered(TROUBLE))).checks).toEqual([failure]);
  });

  test('that reports no trouble is evidence, and changes no status', async () => {
    const { checks: [after] } = await explained([check('fail', 'not-invited')], answered(FINE));
    expect([after?.status, after?.diagnosis?.code, plain(after?.evidence[0]?.text ?? [])]).toEqual(['fail', 'not-invited', 'Box’s status page reports no trouble.']);
  });

  test('that can’t be read is evidence, and changes no status', async () => {
    const { checks: [after] } = await explained([check('error', 'box-unavailable')], failed(httpFailure(503, null, { purpose: 'status-page' })));
    expect([after?.status, plain(after?.evidence[0]?.text ?? [])]).toEqual(['error', 'Box’s status page could not be read: HTTP 503']);
  });
});
