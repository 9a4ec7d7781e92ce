import type { GrantSubject } from '../box/assertion.ts';
import type { Failure } from '../box/failure.ts';
import { concluded } from './observe.ts';
import { refusalKind } from './refusals.ts';
import type { RefusalKind } from './refusals.ts';
import {
  seeSameAppByJwt, seeUsersEnterprise, tryOtherGrant, tryOtherSubjectType, tryPairAlone, tryWithoutKeyId,
} from './token-trials.ts';
import type { Asking, Explanation } from './types.ts';
import { compareOwnId, lookUpUser, seeManagedFolder, tryActingFor } from './user-trials.ts';

/** What further looks tell of a refused token request. Where nothing can tell, `finding` is `null`. */
export async function explainTokenRefusal(asking: Asking, failure: Failure, owner: 'service' | 'user'): Promise<Explanation> {
  const kind = refusalKind(failure);
  const id = owner === 'service' ? asking.enterpriseId : asking.userId;
  if (kind === null || id === null) return concluded(null, []);
  return owner === 'service' ? FOR_SERVICE[kind](asking, { type: 'enterprise', id }) : explainUserRefusal(asking, kind, id);
}

type Explain = (asking: Asking, subject: GrantSubject) => Promise<Explanation>;

const nothingToTry: Explain = () => Promise.resolve(concluded(null, []));

const FOR_SERVICE: Readonly<Record<RefusalKind, Explain>> = {
  'grant': explainGrant,
  'subject-type': explainMethodOfCcg,
  'grant-type': (asking, subject) => (asking.grant === 'jwt' ? explainMethodOfJwt(asking) : explainMethodOfCcg(asking, subject)),
  'configuration': nothingToTry,
  'sub': explainSub,
  'iss': explainIssuer,
  'kid': explainKey,
  'signature': explainKey,
};

/** “Grant credentials are invalid”: the pair, the enterprise, or the authorization. */
async function explainGrant(asking: Asking, subject: GrantSubject): Promise<Explanation> {
  const pair = await tryPairAlone(asking);
  if (pair.outcome === 'pair-refused') return concluded('pair-refused', pair.seen);
  if (pair.outcome === 'same-words') return concluded('pair-refused-alike', pair.seen);
  const user = await seeUsersEnterprise(asking);
  const soFar = [...pair.seen, ...user.seen];
  if (user.outcome === 'other') return concluded('enterprise-elsewhere', soFar, { ...(user.actual === null ? {} : { actual: user.actual }) });
  const type = await tryOtherSubjectType(asking, subject);
  const seen = [...soFar, ...type.seen];
  if (type.outcome === 'issued' || type.outcome === 'known-user') return concluded('enterprise-id-is-a-user', seen);
  return concluded(pair.outcome === 'pair-accepted' ? 'enterprise-refused' : null, seen);
}

/** The app may not use this subject, or this grant at all. */
async function explainMethodOfCcg(asking: Asking, subject: GrantSubject): Promise<Explanation> {
  const jwt = await seeSameAppByJwt(asking);
  if (jwt.outcome === 'issued') return concluded('app-is-jwt', jwt.seen);
  const type = await tryOtherSubjectType(asking, subject);
  const seen = [...jwt.seen, ...type.seen];
  if (type.outcome === 'issued') return concluded('enterprise-id-is-a-user', seen);
  return concluded(type.outcome === 'type-accepted' ? 'app-takes-grant-unauthorized' : null, seen);
}

async function explainMethodOfJwt(asking: Asking): Promise<Explanation> {
  const { outcome, seen } = await tryOtherGrant(asking);
  switch (outcome) {
    case 'issued': return concluded('app-is-ccg', seen);
    case 'other-refusal': return concluded('app-is-ccg-too', seen);
    case 'grant-refused': return concluded('app-is-neither', seen);
    case 'open': return concluded(null, seen);
  }
}

async function explainSub(asking: Asking, subject: GrantSubject): Promise<Explanation> {
  const { outcome, seen } = await tryOtherSubjectType(asking, subject);
  return concluded(outcome === 'issued' || outcome === 'known-user' ? 'enterprise-id-is-a-user' : null, seen);
}

/** Which half of the config is another app's: client ID with secret, or the keys. */
async function explainIssuer(asking: Asking): Promise<Explanation> {
  const { outcome, seen } = await tryPairAlone(asking);
  if (outcome === 'pair-refused') return concluded('pair-refused', seen);
  return concluded(outcome === 'pair-accepted' ? 'keys-of-another-app' : null, seen);
}

async function explainKey(asking: Asking, subject: GrantSubject): Promise<Explanation> {
  // Words about an assertion that was never sent: nothing here can be tried in another shape.
  if (asking.grant !== 'jwt') return concluded(null, []);
  const { outcome, seen } = await tryWithoutKeyId(asking, subject);
  if (outcome === 'issued') return concluded('key-id-wrong', seen);
  return concluded(outcome === 'signature-refused' ? 'key-of-another-pair' : null, seen);
}

/** No token for the user: its ID, its status, the right to user tokens, or the access level. */
async function explainUserRefusal(asking: Asking, kind: RefusalKind, userId: string): Promise<Explanation> {
  if (kind === 'kid' || kind === 'signature') return explainKey(asking, { type: 'user', id: userId });
  if (kind === 'iss') return explainIssuer(asking);
  if (kind === 'grant-type' && asking.grant === 'jwt') return explainMethodOfJwt(asking);
  const pairAccepted = (await asking.session.token('service')).kind === 'issued';
  if (!pairAccepted) return kind === 'grant' ? explainUserAlone(asking, userId) : concluded(null, []);
  return explainUser(asking, kind, userId);
}

async function explainUserAlone(asking: Asking, userId: string): Promise<Explanation> {
  const pair = await tryPairAlone(asking);
  if (pair.outcome === 'pair-refused') return concluded('pair-refused', pair.seen);
  if (pair.outcome === 'same-words') return concluded('pair-refused-alike', pair.seen);
  const type = await tryOtherSubjectType(asking, { type: 'user', id: userId });
  const seen = [...pair.seen, ...type.seen];
  if (type.outcome === 'issued') return concluded('user-id-is-an-enterprise', seen);
  return concluded(pair.outcome === 'pair-accepted' ? 'user-subject-refused' : null, seen);
}

async function explainUser(asking: Asking, kind: RefusalKind, userId: string): Promise<Explanation> {
  const own = await compareOwnId(asking, userId);
  if (own.outcome === 'same') return concluded('user-is-service-account', own.seen);
  const reach = await reachUser(asking, kind, userId);
  const soFar = [...own.seen, ...reach.seen];
  if (reach.finding !== null) return concluded(reach.finding, soFar);
  // Box's words for the settings are about a user that it knows: what is left is the access level.
  if (kind === 'configuration') return concluded(reach.isUnreached ? 'user-app-access-only' : null, soFar);
  const type = await tryOtherSubjectType(asking, { type: 'user', id: userId });
  const seen = [...soFar, ...type.seen];
  if (type.outcome === 'issued') return concluded('user-id-is-an-enterprise', seen);
  if (!reach.isUnreached) return concluded(null, seen);
  const folder = await seeManagedFolder(asking);
  return concluded(folder.outcome === 'seen' || kind === 'sub' ? 'user-unknown' : null, [...seen, ...folder.seen]);
}

/** Does the app reach the user without a token of its own: by As-User, or else by looking it up? */
async function reachUser(asking: Asking, kind: RefusalKind, userId: string): Promise<Explanation & { readonly isUnreached: boolean }> {
  // Where Box says that the subject is unknown, reaching it would contradict that, and explains nothing.
  const there = kind === 'sub' ? null : 'user-tokens-off';
  const acting = await tryActingFor(asking, userId);
  if (acting.outcome === 'reached' && there !== null) return { ...concluded(there, acting.seen), isUnreached: false };
  if (acting.outcome === 'deactivated') return { ...concluded('user-deactivated', acting.seen), isUnreached: false };
  const found = await lookUpUser(asking, userId);
  const seen = [...acting.seen, ...found.seen];
  if (found.outcome === 'deactivated') return { ...concluded('user-deactivated', seen), isUnreached: false };
  const isUnreached = acting.outcome === 'denied' || found.outcome === 'not-visible';
  return { ...concluded(found.outcome === 'active' ? there : null, seen), isUnreached };
}

/** Why nobody may act for the user with As-User; asked after a denial. */
export async function explainAsUser(asking: Asking, userId: string): Promise<Explanation> {
  const own = await compareOwnId(asking, userId);
  if (own.outcome === 'same') return concluded('user-is-service-account', own.seen);
  const found = await lookUpUser(asking, userId);
  const seen = [...own.seen, ...found.seen];
  return concluded(found.outcome === 'deactivated' ? 'user-deactivated' : null, seen);
}
