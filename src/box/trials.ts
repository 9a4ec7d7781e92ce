import type { Purpose } from '../foundation/exchange.ts';
import type { WireRequest } from '../foundation/wire.ts';
import { openSigner, OWN_SHAPE } from './assertion.ts';
import type { Price } from './ask.ts';
import type { Answer } from './failure.ts';
import { ccgRequest, jwtRequest } from './grants.ts';
import { createOnce } from './once.ts';
import type { Revocations } from './revocations.ts';
import { untilEnd } from './session-options.ts';
import type { SessionOptions } from './session-options.ts';
import type { GrantShape } from './session-types.ts';
import { accessTokenOf } from './token-answer.ts';

/**
 * Token requests in other shapes, each sent once. A token that comes of one is handed to `revocations` where it is born and to
 * nobody else: it proves something, and opens nothing.
 */
export function createTrials(options: SessionOptions, revocations: Revocations): (shape: GrantShape, price: Price) => Promise<Answer<true>> {
  const trials = createOnce<string, Answer<true>>();

  const purposeOf = ({ subject }: GrantShape): Purpose => (subject?.type === 'user' ? 'user-token' : 'token');

  async function send(shape: GrantShape, price: Price): Promise<Answer<true>> {
    const { target, transport, deps } = options;
    const purpose = purposeOf(shape);
    const build = await builderOf(options, shape);
    if (revocations.closed) return { kind: 'failed', failure: { kind: 'stopped', purpose, reason: 'interrupted', exchange: null } };
    const token = accessTokenOf(await transport.request({ target, purpose, ...price, build }), purpose, deps.vault);
    if (token.kind === 'failed') return token;
    revocations.add(token.secret);
    return { kind: 'answered', value: true, exchange: token.exchange };
  }

  return (shape, price) => trials(JSON.stringify(shape), () => {
    const sent = send(shape, price);
    revocations.follow(sent);
    return untilEnd(options, purposeOf(shape), sent);
  });
}

/** @throws where a JWT is asked of credentials without a key, or without a subject: our own bug */
async function builderOf({ credentials, apiUrl, deps, skewMs }: SessionOptions, { grant, subject, assertion, time }: GrantShape): Promise<() => WireRequest> {
  if (grant === 'ccg') return () => ccgRequest(apiUrl, credentials, subject);
  if (credentials.auth !== 'jwt' || subject === null) throw new Error('no assertion can be signed for this');
  const sign = await openSigner();
  return () => {
    const atMs = deps.clock.now() - (time === 'box' ? (skewMs() ?? 0) : 0);
    return jwtRequest(apiUrl, credentials, sign({ credentials, subject, atMs, shape: assertion ?? OWN_SHAPE, deps }));
  };
}
