import { OWN_SHAPE } from '../box/assertion.ts';
import type { GrantSubject } from '../box/assertion.ts';
import type { Answer } from '../box/failure.ts';
import type { GrantShape } from '../box/session-types.ts';
import { currentUser } from '../box/questions.ts';
import { text } from '../foundation/text.ts';
import { notTried, outcomeOf, outcomeSeen, refusalWords } from './observe.ts';
import { isKeyNotNamed, isPairRefused, kindOfWords } from './refusals.ts';
import type { Asking, Experiment, Result } from './types.ts';

export const PAIR_ALONE = {
  id: 'pair-alone',
  tries: 'client ID and client secret alone, without a subject',
  when: 'a token request is refused with “Grant credentials are invalid”, or for its `iss` claim',
  requests: 1,
  outcomes: {
    'pair-refused': 'The pair itself is refused: ID and secret do not go together.',
    'same-words': 'The refusal is the same without a subject, so the subject is not its cause.',
    'pair-accepted': 'The pair is accepted, so the subject or the authorization is the cause.',
  },
  source: 'box-authentication.md section 8, below the table',
} as const satisfies Experiment;

export async function tryPairAlone({ session }: Asking): Promise<Result<keyof typeof PAIR_ALONE.outcomes>> {
  const answer = await session.tryGrant({ grant: 'ccg', subject: null, time: 'box' });
  return outcomeOf(PAIR_ALONE, readPairAlone(answer), answer);
}

/** A token proves no more than the pair: an app for people's logins has been seen to get one (section 3). */
export function readPairAlone(answer: Answer<true>): keyof typeof PAIR_ALONE.outcomes | 'open' {
  if (answer.kind === 'answered') return 'pair-accepted';
  const words = refusalWords(answer);
  if (words === null) return 'open';
  if (isPairRefused(words)) return 'pair-refused';
  if (kindOfWords(words) === 'grant') return 'same-words';
  return /\bunauthorized_client\b/iu.test(words) ? 'pair-accepted' : 'open';
}

export const OTHER_SUBJECT_TYPE = {
  id: 'other-subject-type',
  tries: 'the same ID as the other type of subject',
  when: 'Box knows no such subject for the app, or the app may not use this type of subject',
  requests: 1,
  outcomes: {
    'issued': 'The ID is one of the other type.',
    'known-user': 'Box knows a user of this ID, so it is no enterprise’s.',
    'type-accepted': 'The app may use this grant for the other type, so it is of the right kind, and not (re)authorized.',
    'refused': 'The ID is none of the other type either.',
  },
  source: 'box-authentication.md section 8, rows 6, 7, 9 and 11',
} as const satisfies Experiment;

/** The same request for the same ID, a user's in place of an enterprise's or the reverse. */
export async function tryOtherSubjectType({ session, grant }: Asking, subject: GrantSubject): Promise<Result<keyof typeof OTHER_SUBJECT_TYPE.outcomes>> {
  const type = subject.type === 'enterprise' ? 'user' : 'enterprise';
  const answer = await session.tryGrant({ grant, subject: { type, id: subject.id }, time: 'box' });
  return outcomeOf(OTHER_SUBJECT_TYPE, readOtherSubjectType(answer), answer);
}

export function readOtherSubjectType(answer: Answer<true>): keyof typeof OTHER_SUBJECT_TYPE.outcomes | 'open' {
  if (answer.kind === 'answered') return 'issued';
  const kind = kindOfWords(refusalWords(answer) ?? '');
  if (kind === 'configuration') return 'known-user';
  if (kind === 'grant') return 'type-accepted';
  return kind === 'sub' || kind === 'subject-type' || kind === 'grant-type' ? 'refused' : 'open';
}

export const OTHER_GRANT = {
  id: 'other-grant',
  tries: 'the same app by Client Credentials Grant',
  when: 'Box refuses the grant type of a JWT app',
  requests: 1,
  outcomes: {
    'issued': 'The app is a Client Credentials Grant app.',
    'other-refusal': 'The app takes the Client Credentials Grant, and refuses it for another reason.',
    'grant-refused': 'The app takes neither grant: it is probably one for people who log in.',
  },
  source: 'box-authentication.md section 8, rows 7 and 8',
} as const satisfies Experiment;

export async function tryOtherGrant({ session, enterpriseId }: Asking): Promise<Result<keyof typeof OTHER_GRANT.outcomes>> {
  if (enterpriseId === null) return notTried;
  const answer = await session.tryGrant({ grant: 'ccg', subject: { type: 'enterprise', id: enterpriseId }, time: 'box' });
  return outcomeOf(OTHER_GRANT, readOtherGrant(answer), answer);
}

export function readOtherGrant(answer: Answer<true>): keyof typeof OTHER_GRANT.outcomes | 'open' {
  if (answer.kind === 'answered') return 'issued';
  const words = refusalWords(answer);
  if (words === null || isPairRefused(words)) return 'open';
  const kind = kindOfWords(words);
  return kind === 'subject-type' || kind === 'grant-type' ? 'grant-refused' : 'other-refusal';
}

export const SAME_APP_BY_JWT = {
  id: 'same-app-by-jwt',
  tries: 'the target of this run that asks the same app by JWT',
  when: 'Box refuses the Client Credentials Grant, and another target has a JWT config with the same client ID',
  requests: 0,
  outcomes: {
    'issued': 'Box issues this app a token by JWT: it is a JWT app.',
  },
  source: 'box-authentication.md section 8, rows 7 and 8',
} as const satisfies Experiment;

/** No request of its own: that target's `token` check asks the same. */
export async function seeSameAppByJwt({ sameApp }: Asking): Promise<Result<keyof typeof SAME_APP_BY_JWT.outcomes>> {
  const other = sameApp.find(({ grant }) => grant === 'jwt');
  const answer = await other?.session.token('service');
  if (other === undefined || answer?.kind !== 'issued') return notTried;
  return outcomeSeen(SAME_APP_BY_JWT, 'issued', text`Target ${other.session.target} got a token`, answer.exchange);
}

export const WITHOUT_KEY_ID = {
  id: 'without-key-id',
  tries: 'the same assertion without `kid`',
  when: 'Box knows no key of the assertion’s `kid`, or the signature does not fit it',
  requests: 1,
  outcomes: {
    'issued': 'The key pair is the app’s only one: nothing but `publicKeyID` in the config is wrong.',
    'signature-refused': 'The app’s only public key is another one: this private key is of another pair or app.',
    'several-keys': 'The app has several public keys, and none was named.',
  },
  source: 'box-authentication.md section 8, rows 16 to 18',
} as const satisfies Experiment;

export async function tryWithoutKeyId({ session }: Asking, subject: GrantSubject): Promise<Result<keyof typeof WITHOUT_KEY_ID.outcomes>> {
  const shape: GrantShape = { grant: 'jwt', subject, assertion: { ...OWN_SHAPE, keyId: false }, time: 'box' };
  const answer = await session.tryGrant(shape);
  return outcomeOf(WITHOUT_KEY_ID, readWithoutKeyId(answer), answer);
}

export function readWithoutKeyId(answer: Answer<true>): keyof typeof WITHOUT_KEY_ID.outcomes | 'open' {
  if (answer.kind === 'answered') return 'issued';
  const words = refusalWords(answer) ?? '';
  if (isKeyNotNamed(words)) return 'several-keys';
  return kindOfWords(words) === 'signature' ? 'signature-refused' : 'open';
}

export const USERS_ENTERPRISE = {
  id: 'users-enterprise',
  tries: 'the enterprise of the user whose token was issued',
  when: 'Box refuses the enterprise’s token with “Grant credentials are invalid” and issues the user’s',
  requests: 1,
  outcomes: {
    'other': 'The app works in another enterprise than the one configured.',
    'same': 'The user belongs to the enterprise that is configured.',
  },
  source: 'box-access.md section 1.1',
} as const satisfies Experiment;

export async function seeUsersEnterprise({ session, userId, enterpriseId }: Asking): Promise<Result<keyof typeof USERS_ENTERPRISE.outcomes> & { readonly actual: string | null }> {
  const none = { ...notTried, actual: null };
  if (userId === null || (await session.token('user')).kind !== 'issued') return none;
  const answer = await session.ask(currentUser, 'user', { followUp: true });
  const actual = answer.kind === 'answered' ? answer.value.enterpriseId : null;
  if (answer.kind === 'failed' || actual === null) return none;
  return { ...outcomeSeen(USERS_ENTERPRISE, actual === enterpriseId ? 'same' : 'other', text`It is ${actual}`, answer.exchange), actual };
}
