import type { Answer } from '../box/failure.ts';
import { currentUser, folder, impersonatedUser, userOfId } from '../box/questions.ts';
import type { Folder, User } from '../box/questions.ts';
import { loginKind } from '../box/questions.ts';
import { text, unwrap } from '../foundation/text.ts';
import { httpStatus, notTried, outcomeOf, outcomeSeen, refusalWords } from './observe.ts';
import type { Asking, Experiment, Result } from './types.ts';

export const OWN_ID = {
  id: 'own-id',
  tries: 'the user’s ID with the service account’s own',
  when: 'Box issues no token for a user, or lets nobody act for it, and the service account’s token is there',
  requests: 1,
  outcomes: {
    'same': 'It is the service account’s own ID, for which there is no user token and no As-User.',
    'different': 'It is not the service account’s own.',
  },
  source: 'box-authentication.md section 8, row 9; box-access.md section 7',
} as const satisfies Experiment;

/** Usually no request: the `identity` check asks the same. */
export async function compareOwnId({ session }: Asking, userId: string): Promise<Result<keyof typeof OWN_ID.outcomes>> {
  const answer = await session.ask(currentUser, 'service', { followUp: true });
  if (answer.kind === 'failed') return notTried;
  return outcomeSeen(OWN_ID, answer.value.id === userId ? 'same' : 'different', text`The service account’s is ${answer.value.id}`, answer.exchange);
}

export const ACT_FOR_USER = {
  id: 'act-for-user',
  tries: 'acting for the user with the As-User header',
  when: 'Box issues no token for a user, and the service account’s token is there',
  requests: 1,
  outcomes: {
    'reached': 'The user is there, active and within the app’s reach: what is missing is the right to its tokens.',
    'deactivated': 'The user is deactivated.',
    'denied': 'The app reaches no such user.',
  },
  source: 'box-access.md section 7; box-errors.md section 3',
} as const satisfies Experiment;

export async function tryActingFor({ session }: Asking, userId: string): Promise<Result<keyof typeof ACT_FOR_USER.outcomes>> {
  const answer = await session.ask(impersonatedUser, 'as-user', { followUp: true });
  return outcomeOf(ACT_FOR_USER, readActingFor(answer, userId), answer);
}

/** `insufficient_scope` says that As-User is off for the app, and nothing of the user. */
export function readActingFor(answer: Answer<User>, userId: string): keyof typeof ACT_FOR_USER.outcomes | 'open' {
  if (answer.kind === 'answered') {
    if (answer.value.id !== userId) return 'open';
    return answer.value.status === 'inactive' ? 'deactivated' : 'reached';
  }
  const words = refusalWords(answer) ?? '';
  if (/user (?:has been|is) (?:deactivated|inactive)/iu.test(words)) return 'deactivated';
  return /access_denied_insufficient_permissions|not_found/u.test(words) ? 'denied' : 'open';
}

export const LOOK_UP_USER = {
  id: 'look-up-user',
  tries: 'looking the user up with the service account’s token',
  when: 'Box issues no token for a user, or lets nobody act for it, and As-User told nothing',
  requests: 1,
  outcomes: {
    'active': 'The user is there, active and within the app’s reach.',
    'deactivated': 'The user is deactivated.',
    'not-visible': 'The app sees no such user: the ID is nobody’s in this enterprise, or its access level leaves managed users out.',
  },
  source: 'https://developer.box.com/reference/get-users-id; box-access.md section 5.1',
} as const satisfies Experiment;

export async function lookUpUser({ session }: Asking, userId: string): Promise<Result<keyof typeof LOOK_UP_USER.outcomes>> {
  const answer = await session.ask(userOfId(userId), 'service', { followUp: true });
  return outcomeOf(LOOK_UP_USER, readLookUp(answer), answer);
}

export function readLookUp(answer: Answer<User>): keyof typeof LOOK_UP_USER.outcomes | 'open' {
  if (answer.kind === 'answered') return answer.value.status === 'inactive' ? 'deactivated' : 'active';
  return refusalWords(answer) !== null && httpStatus(answer.failure) === 404 ? 'not-visible' : 'open';
}

export const MANAGED_FOLDER = {
  id: 'managed-folder',
  tries: 'reading a managed user’s folder with the service account’s token',
  when: 'the app reaches no user of this ID, and the plan names a folder',
  requests: 1,
  outcomes: {
    'seen': 'The app has App + Enterprise Access, so a user that it does not reach is not of this enterprise.',
  },
  source: 'box-authentication.md section 10 (App Access Only leaves managed users’ content out)',
} as const satisfies Experiment;

/** Only a folder that is seen tells something: one that is not may just not be shared. */
export async function seeManagedFolder({ session, folderIds }: Asking): Promise<Result<keyof typeof MANAGED_FOLDER.outcomes>> {
  const id = folderIds.find((each) => each !== '0');
  if (id === undefined) return notTried;
  const answer = await session.ask(folder(id), 'service', { followUp: true });
  return outcomeOf(MANAGED_FOLDER, readManagedFolder(answer), answer);
}

export function readManagedFolder(answer: Answer<Folder>): 'seen' | 'open' {
  const login = answer.kind === 'answered' ? answer.value.ownedBy?.login ?? null : null;
  return login !== null && loginKind(unwrap(login)) === 'other' ? 'seen' : 'open';
}
