import { describe, expect, test } from '@jest/globals';
import type { Answer } from '../../src/box/failure.ts';
import type { User } from '../../src/box/questions.ts';
import type { TokenAnswer } from '../../src/box/session-types.ts';
import { asUserCheck, userTokenCheck } from '../../src/checks/subject-user.ts';
import type { Outcome } from '../../src/engine/check.ts';
import { aContext, aPlan, aUser, answered, failed, httpFailure, scriptSession } from '../support/script-session.ts';
import { evidenceOf, judged, messageOf, remedyOf, told } from './support.ts';

const DORA = aUser({ id: '77', login: 'dora@example.com' });
const ISSUED: TokenAnswer = { kind: 'issued', exchange: 2, clockRepair: null };
const signal = new AbortController().signal;

const userToken = (user: Answer<User>, token: TokenAnswer = ISSUED): Promise<Outcome> =>
  userTokenCheck(aContext(scriptSession({ token: () => token, ask: () => user }), { plan: aPlan({ userId: '77' }) }), '77').run(signal);
const asUser = (user: Answer<User>): Promise<Outcome> =>
  asUserCheck(aContext(scriptSession({ ask: () => user }), { plan: aPlan({ asUser: '77' }) }), '77').run(signal);

describe.each([
  ['user-token', userToken],
  ['as-user', asUser],
] as const)('%s', (_, ask) => {
  test('passes for the active user of the expected enterprise, and shows who it is', async () => {
    const outcome = await ask(answered(DORA));
    expect(judged(outcome)).toMatchObject({ status: 'pass', provides: true });
    expect(evidenceOf(outcome).at(-1)).toBe('dora@example.com, id 77, enterprise 4711');
  });

  test('fails where that user is deactivated', async () => {
    expect(told(await ask(answered({ ...DORA, status: 'inactive' })))).toBe('fail user-inactive likely');
  });

  test('fails where that user belongs to another enterprise', async () => {
    expect(told(await ask(answered({ ...DORA, enterpriseId: '99' })))).toBe('fail wrong-enterprise likely');
  });

  test('warns where Box does not say which enterprise it is, and lets the folders be asked', async () => {
    const outcome = await ask(answered({ ...DORA, enterpriseId: null }));
    expect([told(outcome), judged(outcome).provides]).toEqual(['warn unknown possible', true]);
  });

  test('fails where Box answers as somebody else', async () => {
    const outcome = await ask(answered({ ...DORA, id: '30' }));
    expect(told(outcome)).toBe('fail app-misconfigured likely');
    expect(messageOf(outcome)).toBe('Box answered as user 30, not as user 77.');
    expect(judged(outcome).provides).toBe(false);
  });

  test('is an error where Box can not be asked', async () => {
    expect(told(await ask(failed(httpFailure(502, null, { purpose: 'identity' }))))).toBe('error box-unavailable likely');
  });
});

describe('user-token', () => {
  test('that Box refuses asks nothing more', async () => {
    const session = scriptSession({ token: () => ({ kind: 'failed', failure: httpFailure(400, 'unauthorized_client', { purpose: 'user-token', shape: 'oauth-json' }) }) });
    const outcome = await userTokenCheck(aContext(session), '77').run(signal);
    expect(outcome.status).toBe('fail');
    expect(session.asked).toEqual([]);
  });

  test('stays a failure of the clock where the user is fine, and provides', async () => {
    const refused = httpFailure(400, 'invalid_grant', { purpose: 'user-token', words: "Please check the 'exp' claim." });
    const outcome = await userToken(answered(DORA), { kind: 'issued', exchange: 2, clockRepair: { refused } });
    expect([told(outcome), judged(outcome).provides]).toEqual(['fail clock-skew proven', true]);
  });

  test('for somebody else is advised about user-id, not about the As-User header', async () => {
    const outcome = await userToken(answered({ ...DORA, id: '30' }));
    expect(remedyOf(outcome)).toContain('`user-id`');
    expect(remedyOf(outcome)).not.toContain('As-User');
  });
});

describe('as-user', () => {
  test('that Box ignored is advised about the app’s setting', async () => {
    expect(remedyOf(await asUser(answered({ ...DORA, id: '30' })))).toContain('as-user');
  });

  test('asks once, with the header and nothing else', async () => {
    const session = scriptSession({ ask: () => answered(DORA) });
    await asUserCheck(aContext(session), '77').run(signal);
    expect(session.asked).toMatchObject([{ purpose: 'as-user', path: '/users/me', subject: 'as-user' }]);
  });
});
