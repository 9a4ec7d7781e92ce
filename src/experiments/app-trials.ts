import type { Failure } from '../box/failure.ts';
import type { ScopeBasis, ScopeRow } from '../box/scopes.ts';
import type { TokenAnswer } from '../box/session-types.ts';
import { wordsOfFailure } from '../box/failure-words.ts';
import { sentence, text } from '../foundation/text.ts';
import { seeAccessLevel, seeContentManager } from './folder-trials.ts';
import { concluded, notTried, outcomeOf, refusalWords } from './observe.ts';
import type { Asking, Experiment, Explanation, Result, Seen } from './types.ts';

export const CLOCK = {
  id: 'clock',
  tries: 'the same request signed again with Box’s time',
  when: 'Box refuses an assertion for a time in it, and an answer told Box’s time',
  requests: 1,
  outcomes: {
    'accepted': 'Box accepts it with its own time: this host’s clock is the cause.',
    'refused': 'Box refuses it with its own time too: there is more than the clock.',
  },
  source: 'box-authentication.md section 7',
} as const satisfies Experiment;

/** The session has made it: a token that came of it is what the run goes on with. */
export function readClock(answer: TokenAnswer): Result<keyof typeof CLOCK.outcomes> {
  if (answer.kind === 'issued' && answer.clockRepair !== null) return { outcome: 'accepted', seen: [{ text: text`Tried: ${CLOCK.tries}. ${CLOCK.outcomes.accepted}`, exchange: answer.exchange }] };
  if (answer.kind !== 'failed' || answer.resigned === undefined) return notTried;
  return { outcome: isRefusal(answer.resigned) ? 'refused' : 'open', seen: [resignedSeen(answer.resigned)] };
}

const isRefusal = (failure: Failure): boolean => refusalWords({ kind: 'failed', failure }) !== null;

const resignedSeen = (failure: Failure): Seen => ({
  text: text`Tried: ${CLOCK.tries}. Box: ${sentence(wordsOfFailure(failure))} ${isRefusal(failure) ? CLOCK.outcomes.refused : 'That tells nothing more.'}`, exchange: failure.exchange,
});

export const STILL_AUTHORIZED = {
  id: 'still-authorized',
  tries: 'one more token request, as the first',
  when: 'Box answers a token that it has just issued with “Cannot authorize with this service”',
  requests: 1,
  outcomes: {
    'issued': 'Box still issues tokens, so the app is authorized; what it is not is enabled.',
    'refused': 'Box issues no more tokens: the app’s authorization was removed.',
  },
  source: 'box-errors.md section 3; box-authentication.md section 10',
} as const satisfies Experiment;

/** Authorized and not enabled, or no longer authorized? */
export async function explainNotEnabled(asking: Asking, owner: 'service' | 'user'): Promise<Explanation> {
  const id = owner === 'service' ? asking.enterpriseId : asking.userId;
  if (id === null) return concluded(null, []);
  const answer = await asking.session.tryGrant({ grant: asking.grant, subject: { type: owner === 'service' ? 'enterprise' : 'user', id }, time: 'box' });
  if (answer.kind === 'answered') return concluded('app-authorized-not-enabled', outcomeOf(STILL_AUTHORIZED, 'issued', answer).seen);
  const refused = /\bnot (?:yet )?authorized\b/iu.test(refusalWords(answer) ?? '');
  return concluded(refused ? 'app-authorization-removed' : null, outcomeOf(STILL_AUTHORIZED, refused ? 'refused' : 'open', answer).seen);
}

export const isNotEnabled = (failure: Failure): boolean => /cannot authorize with this service/iu.test(refusalWords({ kind: 'failed', failure }) ?? '');

export const SCOPE_CONTROLS = {
  id: 'scope-controls',
  tries: 'token exchange for the scope, for one that is held, and for a name that nobody holds',
  when: 'the request that needs a scope is refused with 403',
  requests: 2,
  outcomes: {
    'refused': 'The exchange grants what is held and refuses this scope as it refuses an invented name: the token does not carry it.',
    'granted': 'The exchange grants the scope: the token carries it, and something else keeps it from working.',
  },
  source: 'box-access.md sections 5.3 and 6',
} as const satisfies Experiment;

/** Why a scope that is held does not work: what the scope needs besides decides which look is worth a request. */
export async function explainHeldScope(asking: Asking, row: ScopeRow, basis: ScopeBasis, subject: 'service' | 'user'): Promise<Explanation> {
  if (basis !== 'granted-but-denied' && basis !== 'granted-but-scope-refused') return concluded(null, []);
  const seen: Seen[] = [];
  if (row.needs.globalContentManager) {
    const manager = await seeContentManager(asking, subject);
    seen.push(...manager.seen);
    if (manager.outcome === 'off') return concluded('scope-needs-content-manager', seen);
  }
  if (row.needs.enterpriseAccess) {
    const level = await seeAccessLevel(asking, subject);
    seen.push(...level.seen);
    if (level.outcome === 'empty') return concluded('scope-needs-enterprise-access', seen);
  }
  return concluded(row.needs.feature !== null && !row.needs.enterpriseAccess ? 'scope-needs-feature' : null, seen);
}
