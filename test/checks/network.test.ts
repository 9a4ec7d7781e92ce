import { describe, expect, test } from '@jest/globals';
import type { TokenAnswer } from '../../src/box/session-types.ts';
import { networkCheck } from '../../src/checks/network.ts';
import type { TargetContext } from '../../src/checks/context.ts';
import type { Outcome } from '../../src/engine/check.ts';
import type { TransportFault } from '../../src/foundation/exchange.ts';
import { aContext, httpFailure, scriptSession, stoppedBy, transportFailure } from '../support/script-session.ts';
import { judged, messageOf, told } from './support.ts';

const never = new Promise<number>(() => undefined);
const ISSUED: TokenAnswer = { kind: 'issued', exchange: 0, clockRepair: null };
const silent = (fault: TransportFault, code: string | null = null): TokenAnswer => ({ kind: 'failed', failure: transportFailure(fault, code) });

const target = (answer: TokenAnswer | Promise<TokenAnswer>): TargetContext => aContext(scriptSession({ token: () => answer }));

function ask(targets: readonly TargetContext[], answered: Promise<number> = never): Promise<Outcome> {
  return networkCheck({ targets, usable: targets, apiUrl: new URL('https://api.box.com'), answered }).run(new AbortController().signal);
}

describe('network', () => {
  test('passes at the first answer, while the token is still being asked for', async () => {
    const outcome = await ask([target(new Promise<TokenAnswer>(() => undefined))], Promise.resolve(3));
    expect(messageOf(outcome)).toBe('api.box.com answers.');
    expect(judged(outcome)).toMatchObject({ status: 'pass', evidence: [{ exchange: 3 }] });
  });

  test('passes for a refusal too: it is an answer', async () => {
    expect(told(await ask([target({ kind: 'failed', failure: httpFailure(503, null) })], Promise.resolve(0)))).toBe('pass');
  });

  test('passes where one target’s request broke and another’s was answered', async () => {
    expect(told(await ask([target(silent('reset')), target(ISSUED)], Promise.resolve(1)))).toBe('pass');
  });

  test('passes where one target’s request broke and another’s was refused: a refusal is an answer, however late it is noticed', async () => {
    let notice: (exchange: number) => void = () => undefined;
    const outcome = ask([target(silent('reset')), target({ kind: 'failed', failure: httpFailure(401, 'invalid_client') })], new Promise((resolve) => { notice = resolve; }));
    await new Promise((resolve) => setImmediate(resolve));
    notice(2);
    expect(judged(await outcome)).toMatchObject({ status: 'pass', evidence: [{ exchange: 2 }] });
  });

  test.each<[string, TransportFault, string | null, string]>([
    ['a name that no server knows', 'dns-unknown', 'ENOTFOUND', 'fail network'],
    ['a name server that does not answer', 'dns', 'EAI_AGAIN', 'error network'],
    ['a refused connection', 'refused', 'ECONNREFUSED', 'error network'],
    ['a connection that is reset', 'reset', 'ECONNRESET', 'error network'],
    ['no answer in time', 'timeout', null, 'error timeout'],
    ['a certificate that is not trusted', 'tls', 'SELF_SIGNED_CERT_IN_CHAIN', 'fail tls'],
    ['a proxy', 'proxy', null, 'fail proxy'],
  ])('tells apart what stood in the way: %s', async (_, fault, code, expected) => {
    expect(told(await ask([target(silent(fault, code))]))).toMatch(new RegExp(`^${expected} `, 'u'));
  });

  test('speaks of the first target where all are silent', async () => {
    expect(told(await ask([target(silent('refused', 'ECONNREFUSED')), target(silent('timeout'))]))).toMatch(/^error network/u);
  });

  test('is an error of the budget where no request could be sent', async () => {
    expect(told(await ask([target({ kind: 'failed', failure: stoppedBy('call-budget', 'token') })]))).toMatch(/^error call-budget/u);
  });

  test('is skipped where no request was to be sent', async () => {
    const outcome = await ask([]);
    expect([told(outcome), messageOf(outcome)]).toEqual(['skip', 'No request was to be sent: no target has usable credentials.']);
  });
});
