import type { Purpose } from '../foundation/exchange.ts';
import type { Secret } from '../foundation/secret.ts';
import { createAsker } from './ask.ts';
import type { Answer, Failure } from './failure.ts';
import { exchangeRequest, revokeRequest } from './grants.ts';
import { createOnce } from './once.ts';
import { createRevocations } from './revocations.ts';
import type { Payer, SessionOptions } from './session-options.ts';
import type { Session } from './session-types.ts';
import { accessTokenOf } from './token-answer.ts';
import { createTrials } from './trials.ts';
import { createTokens, mustHave } from './tokens.ts';
import type { TokenOwner } from './tokens.ts';

export type { SessionOptions } from './session-options.ts';

/** A session of one target. Nothing is sent before the first call, and after the end nothing but revocations. */
export function createSession(options: SessionOptions): Session {
  const { target, transport } = options;
  const revocations = createRevocations(options.deps.clock, (token) => revoke(options, token));
  const tokens = createTokens(options, revocations);
  const asker = createAsker(options, tokens, () => revocations.closed);
  const exchanges = createOnce<string, Answer<true>>();
  const handshakes = createOnce<string, Answer<true>>();
  const tryGrant = createTrials(options, revocations);

  async function exchange(scope: string, owner: TokenOwner, payer: Payer): Promise<Answer<true>> {
    if (revocations.closed) return stopped('token-exchange');
    const token = mustHave(await tokens.current(owner, payer), owner);
    return token.kind === 'failed' ? token : exchangeFor(options, token.secret, scope, payer);
  }

  const session = (payer: Payer): Session => ({
    target,
    countedFor: session,
    token: (subject) => tokens.first(subject, payer),
    ask: (question, subject, { followUp = false } = {}) => asker.ask(question, subject, { followUp, payer }),
    foresee: (folders, subject) => asker.foresee(folders, subject),
    exchange: (scope, subject) => exchanges(`${subject} ${scope}`, () => exchange(scope, subject, payer)),
    tryGrant: (shape, { followUp = true } = {}) => tryGrant(shape, { followUp, payer }),
    handshake(uploadUrl) {
      const url = new URL(uploadUrl);
      return handshakes(url.origin, () => transport.handshake(target, url));
    },
    revokeAll: () => revocations.revokeAll(),
  });
  return session(null);
}

/** The exchanged token is a real one: masked, never used, and left to expire (box-access.md section 6). */
async function exchangeFor({ target, transport, apiUrl, deps }: SessionOptions, subjectToken: Secret, scope: string, payer: Payer): Promise<Answer<true>> {
  const purpose = 'token-exchange';
  const build = (): ReturnType<typeof exchangeRequest> => exchangeRequest(apiUrl, subjectToken, scope);
  const token = accessTokenOf(await transport.request({ target, purpose, followUp: false, payer, build }), purpose, deps.vault);
  return token.kind === 'failed' ? token : { kind: 'answered', value: true, exchange: token.exchange };
}

/** Box's answer for a token that is gone already (box-authentication.md section 8, row 26). */
const GONE = 'invalid_token';

async function revoke({ target, transport, apiUrl, credentials }: SessionOptions, token: Secret): Promise<Failure | null> {
  const build = (): ReturnType<typeof revokeRequest> => revokeRequest(apiUrl, credentials, token);
  const outcome = await transport.request({ target, purpose: 'revoke', followUp: false, payer: null, build });
  if (outcome.kind === 'answered') return null;
  return outcome.failure.kind === 'http' && outcome.failure.code === GONE ? null : outcome.failure;
}

const stopped = (purpose: Purpose): Answer<never> => ({
  kind: 'failed', failure: { kind: 'stopped', purpose, reason: 'interrupted', exchange: null },
});
