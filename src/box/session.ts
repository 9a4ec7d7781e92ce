import type { Purpose } from '../foundation/exchange.ts';
import type { Secret } from '../foundation/secret.ts';
import { createAsker } from './ask.ts';
import type { Asker } from './ask.ts';
import type { Answer, Failure } from './failure.ts';
import { exchangeRequest, revokeRequest } from './grants.ts';
import { createOnce } from './once.ts';
import type { Once } from './once.ts';
import { createRevocations } from './revocations.ts';
import type { Revocations } from './revocations.ts';
import type { Payer, SessionOptions } from './session-options.ts';
import type { ForeseenFolder, GrantShape, Question, Session, Subject, TokenAnswer } from './session-types.ts';
import { accessTokenOf } from './token-answer.ts';
import { createTrials } from './trials.ts';
import { createTokens, mustHave } from './tokens.ts';
import type { TokenOwner, Tokens } from './tokens.ts';

export type { SessionOptions } from './session-options.ts';

/** A session of one target. Nothing is sent before the first call, and after the end nothing but revocations. */
export function createSession(options: SessionOptions): Session {
  const revocations = createRevocations(options.deps.clock, (token) => revoke(options, token), options.holds);
  const tokens = createTokens(options, revocations);
  return new PayingSession({
    options, revocations, tokens, asker: createAsker(options, tokens, () => revocations.closed), tryGrant: createTrials(options, revocations),
    exchanges: createOnce(), handshakes: createOnce(),
  }, null);
}

/** What is one for all who pay. */
interface Conversation {
  readonly options: SessionOptions;
  readonly revocations: Revocations;
  readonly tokens: Tokens;
  readonly asker: Asker;
  readonly tryGrant: ReturnType<typeof createTrials>;
  readonly exchanges: Once<string, Answer<true>>;
  readonly handshakes: Once<string, Answer<true>>;
}

/** A conversation and who pays: there is one for each check, and there may be thousands of those. */
class PayingSession implements Session {
  readonly #all: Conversation;
  readonly #payer: Payer;

  constructor(all: Conversation, payer: Payer) {
    this.#all = all;
    this.#payer = payer;
  }

  get target(): string {
    return this.#all.options.target;
  }

  countedFor(payer: string): Session {
    return new PayingSession(this.#all, payer);
  }

  token(subject: TokenOwner): Promise<TokenAnswer> {
    return this.#all.tokens.first(subject, this.#payer);
  }

  ask<T>(question: Question<T>, subject: Subject, { followUp = false } = {}): Promise<Answer<T>> {
    return this.#all.asker.ask(question, subject, { followUp, payer: this.#payer });
  }

  foresee(folders: readonly ForeseenFolder[], subject: Subject): number {
    return this.#all.asker.foresee(folders, subject);
  }

  exchange(scope: string, subject: TokenOwner): Promise<Answer<true>> {
    return this.#all.exchanges(`${subject} ${scope}`, () => this.#exchangeOnce(scope, subject));
  }

  tryGrant(shape: GrantShape, { followUp = true } = {}): Promise<Answer<true>> {
    return this.#all.tryGrant(shape, { followUp, payer: this.#payer });
  }

  handshake(uploadUrl: string): Promise<Answer<true>> {
    const url = new URL(uploadUrl);
    return this.#all.handshakes(url.origin, () => this.#all.options.transport.handshake(this.target, url));
  }

  revokeAll(): Promise<readonly Failure[]> {
    return this.#all.revocations.revokeAll();
  }

  async #exchangeOnce(scope: string, owner: TokenOwner): Promise<Answer<true>> {
    const { options, revocations, tokens } = this.#all;
    if (revocations.closed) return stopped('token-exchange');
    const token = mustHave(await tokens.current(owner, this.#payer), owner);
    return token.kind === 'failed' ? token : exchangeFor(options, token.secret, scope, this.#payer);
  }
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
