import { describe, expect, test } from '@jest/globals';
import type { GrantShape } from '../../src/box/session-types.ts';
import { explainInvisible, isInvisible } from '../../src/experiments/explain-folder.ts';
import { explainTokenRefusal } from '../../src/experiments/explain-token.ts';
import { EXPERIMENTS } from '../../src/experiments/index.ts';
import { plain } from '../../src/foundation/text.ts';
import { aUser, answered, failed, httpFailure, scriptSession, stoppedBy } from '../support/script-session.ts';
import { asking } from './support.ts';

const GRANT = httpFailure(400, 'invalid_grant', { purpose: 'token', shape: 'oauth-json', words: 'Grant credentials are invalid' });
const NOT_FOUND = httpFailure(404, 'not_found');

describe('every experiment', () => {
  test.each(EXPERIMENTS.map((each) => [each.id, each] as const))('%s says what it tries, when, at what cost, and what each outcome proves', (id, { tries, when, requests, outcomes, source }) => {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/u);
    expect([0, 1, 2]).toContain(requests);
    for (const words of [tries, when, source]) expect(words.length).toBeGreaterThan(10);
    expect(Object.keys(outcomes).length).toBeGreaterThan(0);
    for (const proves of Object.values(outcomes)) expect(proves).toMatch(/^[A-Z].*\.$/u);
  });

  test('has a name of its own', () => {
    expect(new Set(EXPERIMENTS.map(({ id }) => id)).size).toBe(EXPERIMENTS.length);
  });
});

describe('a refused token request', () => {
  test.each([
    ['a wrong pair, which has one cause', httpFailure(400, 'invalid_client', { purpose: 'token', words: 'The client credentials are invalid' })],
    ['a server error', httpFailure(503, null, { purpose: 'token', words: 'Grant credentials are invalid' })],
    ['the end of the run', stoppedBy('deadline', 'token')],
  ])('is not looked at further after %s', async (_, failure) => {
    const session = scriptSession();
    expect(await explainTokenRefusal(asking(session), failure, 'service')).toEqual({ finding: null, facts: {}, seen: [] });
    expect(session.tried).toEqual([]);
  });

  test('is looked at no further once a look has told its cause', async () => {
    const session = scriptSession({ grant: () => failed(httpFailure(400, 'invalid_client', { purpose: 'token', words: 'The client credentials are invalid' })) });
    expect((await explainTokenRefusal(asking(session), GRANT, 'service')).finding).toBe('pair-refused');
    expect(session.tried).toEqual([{ grant: 'ccg', subject: null, time: 'box' }]);
  });

  test('stays what it was where there is no budget for a second look, and says that it was not made', async () => {
    const explanation = await explainTokenRefusal(asking(scriptSession()), GRANT, 'service');
    expect(explanation.finding).toBeNull();
    expect(explanation.seen.map(({ text }) => plain(text)).join()).toContain('max-api-calls was reached');
  });

  test('for a user is looked at with what the service account can see, step by step', async () => {
    const session = scriptSession({
      token: () => ({ kind: 'issued', exchange: 1, clockRepair: null }),
      ask: ({ subject }) => (subject === 'as-user' ? answered(aUser({ id: '77' })) : answered(aUser())),
    });
    const explanation = await explainTokenRefusal(asking(session, { userId: '77' }), { ...GRANT, purpose: 'user-token' }, 'user');
    expect(explanation.finding).toBe('user-tokens-off');
    expect(session.asked.map(({ purpose, subject, followUp }) => [purpose, subject, followUp])).toEqual([['identity', 'service', true], ['as-user', 'as-user', true]]);
  });

  test('of an app that another target of the run gets a token for is a JWT app’s', async () => {
    const jwt = scriptSession({ token: () => ({ kind: 'issued', exchange: 4, clockRepair: null }) });
    const failure = httpFailure(400, 'unauthorized_client', { purpose: 'token', words: 'The "box_subject_type" value is unauthorized for this client_id' });
    const session = scriptSession();
    const explanation = await explainTokenRefusal(asking(session, { sameApp: [{ session: jwt, grant: 'jwt' }] }), failure, 'service');
    expect([explanation.finding, session.tried]).toEqual(['app-is-jwt', []]);
  });

  test('is tried again in the very shape that differs in one thing', async () => {
    const shapes: GrantShape[] = [];
    const session = scriptSession({ grant: (shape) => { shapes.push(shape); return failed(stoppedBy('call-budget', 'token')); } });
    const failure = httpFailure(400, 'invalid_grant', { purpose: 'token', words: '"kid" invalid, unable to lookup correct key' });
    await explainTokenRefusal(asking(session, { grant: 'jwt' }), failure, 'service');
    expect(shapes).toEqual([{ grant: 'jwt', subject: { type: 'enterprise', id: '4711' }, assertion: { lifetimeSeconds: 30, keyId: false, issuedAt: false }, time: 'box' }]);
  });
});

describe('a folder that is not shown', () => {
  test.each([
    ['404', NOT_FOUND, true],
    ['403 for want of access', httpFailure(403, 'access_denied_insufficient_permissions'), true],
    ['403 for want of a scope', httpFailure(403, 'insufficient_scope'), false],
    ['403 by a policy', httpFailure(403, 'forbidden_by_policy'), false],
    ['404 from something in between', httpFailure(404, null, { fromBox: false }), false],
    ['a run that ended', stoppedBy('deadline'), false],
  ])('has several causes after %s: %#', (_, failure, several) => expect(isInvisible(failure)).toBe(several));

  test('is asked about as a follow-up alone, each look once', async () => {
    const session = scriptSession({ token: () => ({ kind: 'issued', exchange: 1, clockRepair: null }), ask: ({ purpose }) => (purpose === 'pending-invitations' ? answered([]) : failed(NOT_FOUND)) });
    const explanation = await explainInvisible(asking(session), '12', 'user', null);
    expect([explanation.finding, explanation.confidence]).toEqual(['folder-not-invited', 'likely']);
    expect(session.asked.every(({ followUp }) => followUp)).toBe(true);
    const keys = session.asked.map(({ path, subject }) => `${subject} ${path}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('is not looked at for Global Content Manager where it is asked with As-User: it does not apply there', async () => {
    const session = scriptSession({ token: () => ({ kind: 'failed', failure: GRANT }), ask: ({ purpose }) => (purpose === 'pending-invitations' ? answered([]) : failed(NOT_FOUND)) });
    await explainInvisible(asking(session), '12', 'as-user', null);
    expect(session.asked.map(({ purpose }) => purpose)).toEqual(['pending-invitations', 'trash', 'folder']);
  });
});
