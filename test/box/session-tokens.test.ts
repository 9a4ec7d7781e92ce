import { describe, expect, test } from '@jest/globals';
import jwt from 'jsonwebtoken';
import { currentUser } from '../../src/box/questions.ts';
import { refusedForTime } from '../../src/box/tokens.ts';
import { EXPIRED, NOW_MS, badToken, pair, refused, stage, token } from './session-support.ts';
import type { Reply, Sent } from '../support/script-transport.ts';

const claims = (sent: Sent | undefined): jwt.JwtPayload => {
  const payload = jwt.verify(sent?.fields['assertion'] ?? '', pair.publicKey, { ignoreExpiration: true });
  if (typeof payload === 'string') throw new Error('no claims');
  return payload;
};
const nowSeconds = Math.floor(NOW_MS / 1000);

describe('tokens', () => {
  test('a token is requested once for each subject, and its answer never holds it', async () => {
    const { session, sent } = stage(({ purpose }) => token(`T-${purpose}`), { userId: '42' });
    const [service, again, user] = await Promise.all([session.token('service'), session.token('service'), session.token('user')]);
    expect(service).toEqual({ kind: 'issued', exchange: expect.any(Number), clockRepair: null });
    expect([again, user]).toMatchObject([service, { kind: 'issued' }]);
    expect(claims(sent('token')[0])).toMatchObject({ sub: '900001', box_sub_type: 'enterprise' });
    expect(claims(sent('user-token')[0])).toMatchObject({ sub: '42', box_sub_type: 'user' });
    expect([sent('token').length, sent('user-token').length]).toEqual([1, 1]);
    expect(JSON.stringify([service, user])).not.toContain('T-');
  });

  test('a token is masked before anything is asked with it', async () => {
    const { session, masks } = stage(({ purpose }) => (purpose === 'token' ? token('a-fresh-access-token') : badToken));
    await session.token('service');
    expect(masks).toContain('a-fresh-access-token');
  });

  test('a client credentials grant signs nothing', async () => {
    const { session, sent } = stage(() => token('T'), { auth: 'ccg' });
    await session.token('service');
    expect(sent('token')[0]?.fields).toMatchObject({ grant_type: 'client_credentials', box_subject_type: 'enterprise', box_subject_id: '900001' });
    expect(sent('token')[0]?.fields).not.toHaveProperty('assertion');
  });

  test('without an enterprise there is no service account to ask for', async () => {
    const { session, transport } = stage(() => token('T'), { enterpriseId: null, userId: '42', auth: 'ccg' });
    expect(await session.token('service')).toEqual({ kind: 'absent' });
    expect(transport.sent).toEqual([]);
    expect(await session.token('user')).toMatchObject({ kind: 'issued' });
  });

  test('every retry is signed anew, with an identifier never used before', async () => {
    const { session, sent } = stage(() => token('T'), { tries: 3 });
    await session.token('service');
    expect(new Set(sent('token').map((each) => claims(each)['jti'])).size).toBe(3);
  });

  test('a token with narrowed scopes, which holds an exclamation mark, is one', async () => {
    const { session } = stage(() => token('1!DgsZ6V9k'));
    expect(await session.token('service')).toMatchObject({ kind: 'issued' });
  });

  test.each([
    ['nothing', { status: 200, text: '' }],
    ['no JSON', { status: 200, text: 'OK' }],
    ['no token', { status: 200, json: { expires_in: 3600 } }],
    ['an empty token', { status: 200, json: { access_token: '' } }],
    ['a common word for a token', { status: 200, json: { access_token: 'deployment' } }],
    ['a token that no header can hold', { status: 200, json: { access_token: `a-token-of-the-test-\u0100` } }],
    ['a token of two lines', { status: 200, json: { access_token: 'a-token-of-the-test\na-token-of-the-test' } }],
    ['a token without end', { status: 200, json: { access_token: 'x'.repeat(5000) } }],
    ['a token of another type', { status: 200, json: { access_token: { raw: 'T' } } }],
  ] satisfies [string, Reply][])('a success with %s in it is unreadable', async (_what, reply) => {
    const { session } = stage(() => reply);
    expect(await session.token('service')).toMatchObject({ kind: 'failed', failure: { kind: 'http', status: 200, shape: 'unreadable', purpose: 'token' } });
  });
});

describe("a refusal for the host's clock", () => {
  const wrongClock = (boxSeconds: number) => (sent: Sent): Reply => {
    if (!sent.purpose.endsWith('token')) return badToken;
    const exp = claims(sent).exp ?? 0;
    return exp > boxSeconds && exp <= boxSeconds + 60 ? token(`T-${sent.purpose}-${exp}`) : refused('invalid_grant', EXPIRED);
  };

  test('is not proven by an assertion for a day that has not come, which whoever answers could keep until then', async () => {
    const ahead = 25 * 60 * 60;
    const { session, sent } = stage(wrongClock(nowSeconds + ahead), { skewMs: () => -ahead * 1000 });
    expect(await session.token('service')).toMatchObject({ kind: 'failed', failure: { words: EXPIRED } });
    expect(sent('token')).toHaveLength(1);
  });

  test("is proven by the same request signed with Box's time", async () => {
    const { session, sent } = stage(wrongClock(nowSeconds + 300), { skewMs: () => -300_000 });
    const answer = await session.token('service');
    expect(answer).toMatchObject({ kind: 'issued', exchange: 1, clockRepair: { refused: { words: EXPIRED, exchange: 0 } } });
    expect(sent('token').map((each) => claims(each).exp)).toEqual([nowSeconds + 30, nowSeconds + 330]);
    expect(sent('token').map(({ followUp }) => followUp)).toEqual([false, true]);
  });

  test('is tried only once more, and stays the finding where that fails too', async () => {
    const { session, sent } = stage((_sent, nth) => refused('invalid_grant', nth === 1 ? EXPIRED : "Please check the 'sub' claim."), { skewMs: () => -300_000 });
    expect(await session.token('service')).toMatchObject({ kind: 'failed', failure: { words: EXPIRED } });
    expect(sent('token').length).toBe(2);
  });

  test('stays the finding where no budget is left for a second request', async () => {
    const stopped: Reply = { failure: { kind: 'stopped', purpose: 'token', reason: 'call-budget', exchange: null } };
    const { session } = stage((_sent, nth) => (nth === 1 ? refused('invalid_grant', EXPIRED) : stopped), { skewMs: () => -300_000 });
    expect(await session.token('service')).toMatchObject({ kind: 'failed', failure: { words: EXPIRED } });
  });

  test("is left alone where Box's time is not known", async () => {
    const { session, sent } = stage(() => refused('invalid_grant', EXPIRED));
    expect(await session.token('service')).toMatchObject({ kind: 'failed' });
    expect(sent('token').length).toBe(1);
  });

  test('is never suspected in a client credentials grant', async () => {
    const { session, sent } = stage(() => refused('invalid_grant', EXPIRED), { auth: 'ccg', skewMs: () => -300_000 });
    await session.token('service');
    expect(sent('token').length).toBe(1);
  });

  test("once repaired, a renewal is signed with Box's time from the start", async () => {
    const { session, sent } = stage(wrongClock(nowSeconds - 300), { skewMs: () => 300_000 });
    await session.ask(currentUser, 'service');
    expect(sent('token').map((each) => claims(each).exp)).toEqual([nowSeconds + 30, nowSeconds - 270, nowSeconds - 270]);
  });

  test("a user's first token is requested with the host's clock all the same, as the app would", async () => {
    const { session, sent } = stage(wrongClock(nowSeconds - 300), { skewMs: () => 300_000, userId: '42' });
    await session.token('service');
    expect(await session.token('user')).toMatchObject({ clockRepair: { refused: { words: EXPIRED } } });
    expect(claims(sent('user-token')[0]).exp).toBe(nowSeconds + 30);
  });

  test.each([
    [EXPIRED, true],
    ["Current date time must be before the expiration date time listed in the 'exp' claim.", true],
    ["Please check the 'exp' claim. The 'exp' value exceeds the maximum value of 60 seconds beyond the issue time.", true],
    ["Please check the 'exp' claim.", true],
    ["Please check the 'iat' claim.", true],
    ["Please check the 'nbf' claim.", true],
    ["Please check the 'jti' claim. A unique 'jti' value is required.", false],
    ["Please check the 'sub' claim. The 'sub' specified is invalid.", false],
    ['Grant credentials are invalid', false],
  ])('“%s” is one: %s', async (words, expected) => {
    const { session } = stage(() => refused('invalid_grant', words));
    const answer = await session.token('service');
    expect(answer.kind === 'failed' && refusedForTime(answer.failure)).toBe(expected);
  });
});
