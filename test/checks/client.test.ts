import { describe, expect, test } from '@jest/globals';
import type { Answer } from '../../src/box/failure.ts';
import { clockCheck } from '../../src/checks/clock.ts';
import type { TargetContext } from '../../src/checks/context.ts';
import { tokenCheck } from '../../src/checks/token.ts';
import type { SkewEstimate } from '../../src/clock/skew.ts';
import type { Outcome } from '../../src/engine/check.ts';
import { clientNamed, SDKS } from '../../src/sdk/table.ts';
import type { DeployClient, SdkRow } from '../../src/sdk/table.ts';
import { aContext, answered, failed, httpFailure, scriptSession, transportFailure } from '../support/script-session.ts';
import type { ScriptSession } from '../support/script-session.ts';
import { evidenceOf, judged, messageOf, told } from './support.ts';

const ISSUED = { kind: 'issued', exchange: 2, clockRepair: null } as const;
const refused = (words: string): Answer<never> => failed(httpFailure(400, 'invalid_grant', { purpose: 'token', shape: 'oauth-json', words }));

function client(name: string): DeployClient {
  const found = clientNamed(name);
  if (found === null) throw new Error(name);
  return found;
}

function setUp(clients: readonly string[], shaped: Answer<true>, parts: Partial<TargetContext> = {}): { readonly session: ScriptSession; readonly context: TargetContext; readonly run: () => Promise<Outcome> } {
  const session = scriptSession({ token: () => ISSUED, grant: () => shaped });
  const context = aContext(session, { clients: clients.map(client), aheadAtMostMs: () => 300, ...parts });
  return { session, context, run: () => tokenCheck(context).run(new AbortController().signal) };
}

describe('a token in the shape of the deploy’s client', () => {
  test('is asked for once more where it names no key, and keeps a request of its own', async () => {
    const { session, context, run } = setUp(['box-node-sdk@10'], answered(true, 9));
    const outcome = await run();
    expect([told(outcome), tokenCheck(context).pledge]).toEqual(['pass', 2]);
    expect(session.tried).toEqual([{ grant: 'jwt', subject: { type: 'enterprise', id: '4711' }, assertion: { lifetimeSeconds: 30, keyId: false, issuedAt: true }, time: 'host' }]);
    expect(evidenceOf(outcome).at(-1)).toBe('The token request as box-node-sdk@10 sends it (without kid, with iat): Box issues a token.');
  });

  test.each([
    ['the client’s assertion is like ours', ['boxsdk@10'], {}],
    ['no client is known', [], {}],
    ['the app signs nothing', ['box-node-sdk@10'], { plan: { ...aContext(scriptSession()).plan, auth: 'ccg' as const } }],
  ])('is not asked for where %s', async (_, clients, parts) => {
    const { session, run } = setUp(clients, answered(true), parts);
    expect(told(await run())).toBe('pass');
    expect(session.tried).toEqual([]);
  });

  test('is said not to have been tried where no client is known, with the clients that it matters to', async () => {
    const line = evidenceOf(await setUp([], answered(true)).run()).at(-1) ?? '';
    const named = (of: (sdk: SdkRow) => boolean): string => SDKS.filter(of).map(({ id }) => id).join(', ');
    expect(line).toContain(`no kid (${named(({ keyId }) => !keyId)}), where the app has several public keys`);
    expect(line).toContain(`iat (${named(({ issuedAt }) => issuedAt)}), while this clock is ahead`);
    expect(evidenceOf(await setUp([], answered(true), { aheadAtMostMs: () => -1 }).run()).at(-1)).not.toContain('iat');
    expect(evidenceOf(await setUp(['boxsdk@10'], answered(true)).run()).at(-1)).not.toContain('not known');
  });

  test('is asked for once a shape, however many clients share it', async () => {
    const { session, run } = setUp(['box-node-sdk@10', 'box-typescript-sdk-gen@1', 'Box.Sdk.Gen@10'], answered(true));
    await run();
    expect(session.tried.length).toBe(2);
  });

  test('that is refused for want of a key id decides, and lets the checks after it go on with our own', async () => {
    const outcome = await setUp(['Box.Sdk.Gen@10'], refused('"kid" empty, unable to lookup correct key')).run();
    expect([told(outcome), judged(outcome).provides]).toEqual(['fail key-invalid proven', true]);
    expect(messageOf(outcome)).toBe('Box issues a token to this check, and none to Box.Sdk.Gen@10, whose assertion names no key (`kid`).');
  });

  test('that is refused for its iat decides as well', async () => {
    const outcome = await setUp(['box-node-sdk@10'], refused('Please check the \'iat\' claim.')).run();
    expect(told(outcome)).toBe('fail clock-skew proven');
    expect(messageOf(outcome)).toContain('whose assertion says when it was signed (`iat`).');
  });

  test('that is refused in other words names every difference, and is no proof', async () => {
    const outcome = await setUp(['box-node-sdk@10'], refused('Please check the \'jti\' claim.')).run();
    expect(told(outcome)).toBe('fail jwt-claim-invalid likely');
    expect(messageOf(outcome)).toContain('names no key (`kid`) and says when it was signed (`iat`)');
  });

  test.each([
    ['Box is down', httpFailure(503, null, { purpose: 'token' })],
    ['Box wants less', httpFailure(429, 'rate_limit_exceeded', { purpose: 'token' })],
    ['nothing answers', transportFailure('timeout')],
    ['something in between refuses', httpFailure(403, null, { purpose: 'token', fromBox: false })],
  ])('that could not be asked for, because %s, changes nothing and is said', async (_, failure) => {
    const outcome = await setUp(['box-node-sdk@10'], failed(failure)).run();
    expect(told(outcome)).toBe('pass');
    expect(evidenceOf(outcome).at(-1)).toContain('The token request as box-node-sdk@10 sends it');
  });
});

describe('the clock, and the deploy’s client', () => {
  const at = (lowMs: number, highMs: number): SkewEstimate => ({ kind: 'estimated', skewMs: (lowMs + highMs) / 2, uncertaintyMs: (highMs - lowMs) / 2, lowMs, highMs, samples: 3 });
  const judge = (estimate: SkewEstimate, clients: readonly string[], warnSkewSeconds = 28): Promise<Outcome> =>
    clockCheck({ maxSkewSeconds: 30, warnSkewSeconds, signs: true, clients: clients.map(client) }, () => estimate, {}, []).run(new AbortController().signal);

  test('warns within ten seconds of where the client begins to fail, its uncertainty counted, and names both', async () => {
    const outcome = await judge(at(19_200, 20_200), ['box-java-sdk@10']);
    expect(told(outcome)).toBe('warn clock-skew likely');
    expect(messageOf(outcome)).toContain('within 10 s of where box-java-sdk@10 begins to fail');
  });

  test('passes further off, and says exactly where the client begins to fail', async () => {
    const outcome = await judge(at(-500, 500), ['box-node-sdk@10']);
    expect(told(outcome)).toBe('pass');
    expect(evidenceOf(outcome)).toEqual(['box-node-sdk@10 obtains no token at 30 s behind Box’s or more, nor beyond 30 s ahead of Box’s. It also sends iat, which must not lie in Box’s future: the check token tries that.']);
  });

  test('passes near the limit where the client mends its clock by itself', async () => {
    const outcome = await judge(at(25_000, 26_000), ['boxsdk@3']);
    expect([told(outcome), evidenceOf(outcome)]).toEqual(['pass', ['boxsdk@3 mends its clock by itself: it signs again with the time of Box’s answer.']]);
  });

  test('keeps to the limits that are set where those are narrower', async () => {
    expect(messageOf(await judge(at(19_200, 20_200), ['box-java-sdk@10'], 5))).not.toContain('begins to fail');
  });
});
