import { describe, expect, test } from '@jest/globals';
import type { TokenAnswer } from '../../src/box/session-types.ts';
import { tokenCheck } from '../../src/checks/token.ts';
import type { TargetContext } from '../../src/checks/context.ts';
import type { Outcome } from '../../src/engine/check.ts';
import { aContext, httpFailure, scriptSession, stoppedBy, transportFailure } from '../support/script-session.ts';
import { evidenceOf, judged, messageOf, remedyOf, told } from './support.ts';

const EXPIRED = httpFailure(400, 'invalid_grant', { purpose: 'token', shape: 'oauth-json', words: "Please check the 'exp' claim." });

const ask = (answer: TokenAnswer, parts: Partial<TargetContext> = {}): Promise<Outcome> =>
  tokenCheck(aContext(scriptSession({ token: () => answer }), parts)).run(new AbortController().signal);

describe('token', () => {
  test('passes where Box issues one', async () => {
    const outcome = await ask({ kind: 'issued', exchange: 2, clockRepair: null });
    expect(judged(outcome)).toMatchObject({ status: 'pass', provides: true, evidence: [{ exchange: 2 }, { exchange: null }] });
  });

  test('fails where Box issues one with its own time alone, is proof of that, and lets the checks after it go on', async () => {
    const outcome = await ask({ kind: 'issued', exchange: 9, clockRepair: { refused: EXPIRED } }, { skew: () => '120.0 s (± 0.5 s) ahead of Box’s' });
    expect(told(outcome)).toBe('fail clock-skew proven');
    expect(judged(outcome).provides).toBe(true);
    expect(judged(outcome).evidence.map(({ exchange }) => exchange)).toEqual([7, 9]);
  });

  test('fails where Box refuses, with the diagnosis of its words, and provides nothing', async () => {
    const failure = httpFailure(401, 'invalid_client', { purpose: 'token', shape: 'oauth-json', words: 'The client credentials are invalid' });
    const outcome = await ask({ kind: 'failed', failure });
    expect(told(outcome)).toBe('fail credentials-invalid likely');
    expect(judged(outcome).provides).toBe(false);
  });

  test.each([
    ['a 503', httpFailure(503, null, { purpose: 'token' }), 'error box-unavailable'],
    ['a reset', transportFailure('reset', 'ECONNRESET'), 'error network'],
    ['the end of the run’s time', stoppedBy('deadline', 'token'), 'error timeout'],
    ['the end of the requests', stoppedBy('call-budget', 'token'), 'error call-budget'],
    ['a signal', stoppedBy('interrupted', 'token'), 'error timeout'],
  ])('is not answered by %s: that is an error, no failure', async (_, failure, expected) => {
    expect(told(await ask({ kind: 'failed', failure }))).toMatch(new RegExp(`^${expected} `, 'u'));
  });

  test('is skipped where no enterprise is given, and says why', async () => {
    const outcome = await ask({ kind: 'absent' });
    expect([told(outcome), messageOf(outcome)]).toEqual(['skip', 'No enterprise-id is given, so only the user’s token is asked for.']);
  });

  test('shows what Box said', async () => {
    const outcome = await ask({ kind: 'failed', failure: EXPIRED });
    expect(evidenceOf(outcome)).toEqual(['HTTP 400 invalid_grant']);
    expect(remedyOf(outcome)).not.toBe('');
  });
});
