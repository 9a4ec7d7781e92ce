import type { Answer } from '../box/failure.ts';
import { fileOfId, folder, pendingInvitations, scopeProbe, trashedFolder, uploadRehearsal } from '../box/questions.ts';
import type { Folder, Invitation, Probed, Rehearsed } from '../box/questions.ts';
import type { Subject } from '../box/session-types.ts';
import { text } from '../foundation/text.ts';
import type { Foreign } from '../foundation/text.ts';
import { httpStatus, notTried, outcomeOf, refusalWords } from './observe.ts';
import type { Asking, Experiment, Result } from './types.ts';

const INVISIBLE = 'a folder is answered with 404 `not_found`, or with 403 though the scope is not refused';

export const INVITATION = {
  id: 'pending-invitation',
  tries: 'the invitations that wait for this identity',
  when: INVISIBLE,
  requests: 1,
  outcomes: {
    'exact': 'An invitation to this very folder has not been accepted.',
    'unnamed': 'An invitation waits, and Box does not name its item: it may be this folder’s.',
    'none': 'No invitation waits.',
  },
  source: 'box-access.md section 2.7',
} as const satisfies Experiment;

export async function seeInvitations({ session }: Asking, folderId: string, subject: Subject, login: Foreign | null): Promise<Result<keyof typeof INVITATION.outcomes>> {
  const answer = await session.ask(pendingInvitations, subject, { followUp: true });
  if (answer.kind === 'failed') return { outcome: 'open', seen: [{ text: text`Pending invitations could not be looked up.`, exchange: answer.failure.exchange }] };
  const invitation = invitationTo(folderId, answer.value);
  if (invitation === null) return { outcome: 'none', seen: [{ text: text`No invitation is pending for ${login ?? 'this identity'}.`, exchange: answer.exchange }] };
  const unnamed = invitation.itemId === null;
  const shown = text`An invitation as ${invitation.role ?? 'collaborator'} is pending${unnamed ? ' for an item that Box does not name' : ''}.`;
  return { outcome: unnamed ? 'unnamed' : 'exact', seen: [{ text: shown, exchange: answer.exchange }] };
}

/** While an invitation is pending, Box may leave its item out (box-access.md section 2.7): then it is a guess. */
function invitationTo(folderId: string, waiting: readonly Invitation[]): Invitation | null {
  return waiting.find(({ itemId }) => itemId === folderId) ?? waiting.find(({ itemId }) => itemId === null) ?? null;
}

export const TRASH = {
  id: 'trash',
  tries: 'this folder in the trash',
  when: INVISIBLE,
  requests: 1,
  outcomes: {
    'there': 'The folder is in the trash.',
    'not-there': 'This folder itself is not in this identity’s trash.',
  },
  source: 'box-access.md section 0.1, row 9',
} as const satisfies Experiment;

export async function lookInTrash({ session }: Asking, folderId: string, subject: Subject): Promise<Result<keyof typeof TRASH.outcomes>> {
  const answer = await session.ask(trashedFolder(folderId), subject, { followUp: true });
  if (answer.kind === 'answered') return { outcome: 'there', seen: [{ text: text`The folder is in the trash.`, exchange: answer.exchange }] };
  const absent = httpStatus(answer.failure) === 404;
  const shown = absent ? text`The folder is not in this identity’s trash.` : text`The trash could not be looked up.`;
  return { outcome: absent ? 'not-there' : 'open', seen: [{ text: shown, exchange: answer.failure.exchange }] };
}

export const FILE_ID = {
  id: 'file-id',
  tries: 'the ID as a file’s',
  when: 'a folder is answered with 404 `not_found`, and neither invitation nor trash explains it',
  requests: 1,
  outcomes: {
    'file': 'It is the ID of a file.',
    'no-file': 'It is not the ID of a file that this identity sees.',
  },
  source: 'https://developer.box.com/reference/get-files-id',
} as const satisfies Experiment;

export async function tryAsFile({ session }: Asking, folderId: string, subject: Subject): Promise<Result<keyof typeof FILE_ID.outcomes>> {
  const answer = await session.ask(fileOfId(folderId), subject, { followUp: true });
  const outcome = answer.kind === 'answered' ? 'file' : httpStatus(answer.failure) === 404 ? 'no-file' : 'open';
  return outcomeOf(FILE_ID, outcome, answer);
}

export const OTHER_IDENTITY = {
  id: 'other-identity',
  tries: 'the folder with the service account’s own token',
  when: 'a user, or the service account acting for one, does not see the folder, and the service account’s token is there',
  requests: 1,
  outcomes: {
    'seen': 'The service account sees the folder, so it is there, and what is missing is the user’s own access.',
    'trashed': 'The service account sees the folder in the trash.',
    'not-seen': 'The service account does not see it either.',
  },
  source: 'box-access.md section 2.6',
} as const satisfies Experiment;

export interface SeenByOther extends Result<keyof typeof OTHER_IDENTITY.outcomes> {
  readonly parentId: string | null;
}

export async function seeAsServiceAccount({ session }: Asking, folderId: string, subject: Subject): Promise<SeenByOther> {
  if (subject === 'service' || (await session.token('service')).kind !== 'issued') return { ...notTried, parentId: null };
  const answer = await session.ask(folder(folderId), 'service', { followUp: true });
  const parentId = answer.kind === 'answered' ? answer.value.parentId : null;
  return { ...outcomeOf(OTHER_IDENTITY, readOtherIdentity(answer), answer), parentId };
}

function readOtherIdentity(answer: Answer<Folder>): keyof typeof OTHER_IDENTITY.outcomes | 'open' {
  if (answer.kind === 'answered') return answer.value.itemStatus === 'trashed' ? 'trashed' : 'seen';
  if (answer.failure.kind === 'http' && answer.failure.code === 'trashed') return 'trashed';
  return refusalWords(answer) !== null && [403, 404].includes(httpStatus(answer.failure) ?? 0) ? 'not-seen' : 'open';
}

export const PARENT = {
  id: 'parent-folder',
  tries: 'the folder above it',
  when: 'the service account sees a folder that the user does not, and Box names the folder above it',
  requests: 1,
  outcomes: {
    'seen': 'The user sees the folder above, so access is limited at this folder itself.',
    'not-seen': 'The user does not see the folder above either.',
  },
  source: 'box-access.md section 2.6 (access flows down)',
} as const satisfies Experiment;

export async function seeParent({ session }: Asking, parentId: string | null, subject: Subject): Promise<Result<keyof typeof PARENT.outcomes>> {
  if (parentId === null || parentId === '0') return notTried;
  const answer = await session.ask(folder(parentId), subject, { followUp: true });
  const outcome = answer.kind === 'answered' ? 'seen' : httpStatus(answer.failure) === 404 ? 'not-seen' : 'open';
  return outcomeOf(PARENT, outcome, answer);
}

export const CONTENT_MANAGER = {
  id: 'content-manager',
  tries: 'a search that only the Global Content Manager scope allows',
  when: 'a folder is invisible, an upload is refused though the folder allows it, or a scope that needs Global Content Manager is',
  requests: 1,
  outcomes: {
    'on': 'The token has Global Content Manager.',
    'off': 'The token does not have Global Content Manager.',
  },
  source: 'box-access.md sections 2.6 and 5.1',
} as const satisfies Experiment;

/** Usually once a run and subject; the check `scope:enterprise_content` asks the same. */
export async function seeContentManager({ session, unusedName }: Asking, subject: Subject): Promise<Result<keyof typeof CONTENT_MANAGER.outcomes>> {
  // With As-User its restrictions do not apply (https://developer.box.com/guides/api-calls/permissions-and-errors/scopes).
  const question = subject === 'as-user' ? null : scopeProbe('enterprise_content', { folderId: null, rehearsalName: unusedName });
  if (question === null) return notTried;
  const answer = await session.ask(question, subject, { followUp: true });
  return outcomeOf(CONTENT_MANAGER, readContentManager(answer), answer);
}

function readContentManager(answer: Answer<Probed>): keyof typeof CONTENT_MANAGER.outcomes | 'open' {
  if (answer.kind === 'answered') return 'on';
  return refusalWords(answer) !== null && httpStatus(answer.failure) === 403 ? 'off' : 'open';
}

export const ACCESS_LEVEL = {
  id: 'access-level',
  tries: 'a list of the users that the app may manage',
  when: 'a folder is invisible to the service account, or a scope that needs App + Enterprise Access is held and denied',
  requests: 1,
  outcomes: {
    'empty': 'The app may manage users and sees none, though every enterprise has some: it probably has App Access Only.',
  },
  source: 'box-access.md section 5.1 (box/box-python-sdk-gen#376)',
} as const satisfies Experiment;

/** A list that is not empty tells nothing: it may be the app's own users. */
export async function seeAccessLevel({ session, unusedName }: Asking, subject: Subject): Promise<Result<keyof typeof ACCESS_LEVEL.outcomes>> {
  const question = subject === 'as-user' ? null : scopeProbe('manage_managed_users', { folderId: null, rehearsalName: unusedName });
  if (question === null) return notTried;
  const answer = await session.ask(question, subject, { followUp: true });
  return outcomeOf(ACCESS_LEVEL, answer.kind === 'answered' && answer.value.entries === 0 ? 'empty' : 'open', answer);
}

export const NO_SIZE = {
  id: 'empty-file',
  tries: 'the same upload of an empty file',
  when: 'Box lists the right to upload and refuses the rehearsal of one, and Global Content Manager is off',
  requests: 1,
  outcomes: {
    'accepted': 'An empty file fits and a larger one does not: there is no storage left.',
    'refused': 'It is refused whatever the size.',
  },
  source: 'box-access.md sections 4.3 and 4.4 (box/box-java-sdk#251)',
} as const satisfies Experiment;

export async function rehearseEmptyFile({ session, unusedName }: Asking, folderId: string, subject: Subject): Promise<Result<keyof typeof NO_SIZE.outcomes>> {
  const answer = await session.ask(uploadRehearsal(folderId, unusedName, 0), subject, { followUp: true });
  return outcomeOf(NO_SIZE, readEmptyFile(answer), answer);
}

function readEmptyFile(answer: Answer<Rehearsed>): keyof typeof NO_SIZE.outcomes | 'open' {
  if (answer.kind === 'answered') return answer.value.uploadUrl === null ? 'open' : 'accepted';
  return refusalWords(answer) !== null && httpStatus(answer.failure) === 403 ? 'refused' : 'open';
}
