import type { Purpose } from '../foundation/exchange.ts';
import type { Secret } from '../foundation/secret.ts';
import type { WireRequest } from '../foundation/wire.ts';
import { openSigner } from './assertion.ts';
import type { GrantSubject } from './assertion.ts';
import type { Failure, HttpFailure } from './failure.ts';
import { ccgRequest, jwtRequest } from './grants.ts';
import { createOnce } from './once.ts';
import type { Revocations } from './revocations.ts';
import { untilEnd } from './session-options.ts';
import type { Payer, SessionOptions } from './session-options.ts';
import type { TokenAnswer } from './session-types.ts';
import { accessTokenOf } from './token-answer.ts';

/** Whose token it is. */
export type TokenOwner = 'service' | 'user';

interface Issued {
  readonly kind: 'issued';
  readonly secret: Secret;
  readonly exchange: number;
  readonly clockRepair: { readonly refused: HttpFailure } | null;
}
interface Refused {
  readonly kind: 'failed';
  readonly failure: Failure;
  readonly resigned?: Failure;
}
interface Absent {
  readonly kind: 'absent';
}

/** One target's tokens, each requested once and renewed at most once. */
export interface Tokens {
  /** The first request's answer, for the checks of tokens. */
  first(owner: TokenOwner, payer: Payer): Promise<TokenAnswer>;
  /** The token to ask with: the renewed one, where there is one. */
  current(owner: TokenOwner, payer: Payer): Promise<Issued | Refused | Absent>;
  /**
   * A token in place of `used`, which Box refused; one renewal an owner, shared by all who want it. `null` where there is
   * none to be had: `used` is the renewed one already, or a follow-up would have to begin the renewal.
   */
  renewed(owner: TokenOwner, used: Secret, price: Pick<Try, 'followUp' | 'payer'>): Promise<Issued | Refused | null>;
}

/** How one token is requested. */
interface Try {
  readonly subject: GrantSubject;
  readonly byBoxTime: boolean;
  readonly followUp: boolean;
  readonly payer: Payer;
}

const SUBJECT_TYPES = { service: 'enterprise', user: 'user' } as const satisfies Record<TokenOwner, GrantSubject['type']>;
const PURPOSES = { enterprise: 'token', user: 'user-token' } as const satisfies Record<GrantSubject['type'], Purpose>;

/**
 * Box's refusals for the time in an assertion. Wordings differ, so what they share is matched (box-authentication.md section 7;
 * https://developer.box.com/guides/api-calls/permissions-and-errors/common-errors).
 */
const TIME_CLAIM = /\b(?:exp|iat|nbf)\b['"]?\s+claim|expiration date/iu;

/** Did Box refuse the assertion for the time in it? */
export function refusedForTime(failure: Failure): failure is HttpFailure {
  return failure.kind === 'http' && failure.status >= 400 && failure.status < 500 && TIME_CLAIM.test(failure.words ?? '');
}

/** @throws where the session has no such subject: our own bug */
export function mustHave<T extends Issued | Refused>(held: T | Absent, owner: TokenOwner): T {
  if (held.kind === 'absent') throw new Error(`this session has no ${owner} subject`);
  return held;
}

export function createTokens(options: SessionOptions, revocations: Revocations): Tokens {
  const firsts = createOnce<TokenOwner, Issued | Refused | Absent>();
  const renewals = createOnce<TokenOwner, Issued | Refused>();
  const request = createRequester(options, revocations);
  let repaired = false;

  async function first(owner: TokenOwner, payer: Payer): Promise<Issued | Refused | Absent> {
    const subject = subjectOf(owner, options);
    if (subject === null) return { kind: 'absent' };
    const own = await request({ subject, byBoxTime: false, followUp: false, payer });
    if (own.kind === 'issued' || !refusedForTime(own.failure) || !canResign(options)) return own;
    const resigned = await request({ subject, byBoxTime: true, followUp: true, payer });
    // Whatever else is wrong, the refusal that an app with this clock meets first is the finding.
    if (resigned.kind === 'failed') return { ...own, resigned: resigned.failure };
    repaired = true;
    return { ...resigned, clockRepair: { refused: own.failure } };
  }

  const original = (owner: TokenOwner, payer: Payer): Promise<Issued | Refused | Absent> => firsts(owner, () => first(owner, payer));

  return {
    first: async (owner, payer) => shown(await original(owner, payer)),
    async current(owner, payer) {
      const renewal = await renewals.known(owner);
      return renewal?.kind === 'issued' ? renewal : original(owner, payer);
    },
    async renewed(owner, used, { followUp, payer }) {
      const subject = subjectOf(owner, options);
      const before = await original(owner, payer);
      if (subject === null || before.kind !== 'issued' || before.secret !== used) return null;
      if (followUp && renewals.known(owner) === undefined) return null;
      return renewals(owner, () => request({ subject, byBoxTime: repaired, followUp: false, payer }));
    },
  };
}

/** Sends token requests. Every token is handed to `revocations` where it is born; after the end none is requested. */
function createRequester(options: SessionOptions, revocations: Revocations): (attempt: Try) => Promise<Issued | Refused> {
  async function send(attempt: Try): Promise<Issued | Refused> {
    const { target, transport, deps } = options;
    const purpose = PURPOSES[attempt.subject.type];
    const build = await builderOf(options, attempt);
    if (revocations.closed) return { kind: 'failed', failure: { kind: 'stopped', purpose, reason: 'interrupted', exchange: null } };
    const outcome = await transport.request({ target, purpose, followUp: attempt.followUp, payer: attempt.payer, build });
    const token = accessTokenOf(outcome, purpose, deps.vault);
    if (token.kind === 'failed') return token;
    revocations.add(token.secret);
    return { ...token, clockRepair: null };
  }

  return (attempt) => {
    const sent = send(attempt);
    revocations.follow(sent);
    return untilEnd(options, PURPOSES[attempt.subject.type], sent);
  };
}

/** Writes the request of each try: an assertion is signed anew, because Box takes a `jti` once (box-authentication.md section 7). */
async function builderOf(options: SessionOptions, { subject, byBoxTime }: Try): Promise<() => WireRequest> {
  const { credentials, apiUrl, deps, skewMs } = options;
  if (credentials.auth === 'ccg') return () => ccgRequest(apiUrl, credentials, subject);
  const sign = await openSigner();
  return () => {
    const atMs = deps.clock.now() - (byBoxTime ? (skewMs() ?? 0) : 0);
    return jwtRequest(apiUrl, credentials, sign({ credentials, subject, atMs, deps }));
  };
}

function subjectOf(owner: TokenOwner, { enterpriseId, userId }: SessionOptions): GrantSubject | null {
  const id = owner === 'service' ? enterpriseId : userId;
  return id === null ? null : { type: SUBJECT_TYPES[owner], id };
}

/** Whoever answers says what time it is; an assertion for a day that has not come could be kept until then, and used. */
const FURTHEST_AHEAD_MS = 24 * 60 * 60 * 1000;

/** Only an assertion holds a time, and only Box's own can mend it: within a day of what this host takes for now. */
function canResign({ credentials, skewMs }: SessionOptions): boolean {
  const skew = skewMs();
  return credentials.auth === 'jwt' && skew !== null && -skew <= FURTHEST_AHEAD_MS;
}

/** The answer without the token itself. */
function shown(held: Issued | Refused | Absent): TokenAnswer {
  if (held.kind !== 'issued') return held;
  const { exchange, clockRepair } = held;
  return clockRepair === null ? { kind: 'issued', exchange, clockRepair } : { kind: 'issued', exchange, clockRepair };
}
