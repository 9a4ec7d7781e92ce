import type { Failure } from '../box/failure.ts';
import type { Subject } from '../box/session-types.ts';
import type { Confidence } from '../foundation/diagnosis.ts';
import type { Foreign } from '../foundation/text.ts';
import {
  lookInTrash, rehearseEmptyFile, seeAccessLevel, seeAsServiceAccount, seeContentManager, seeInvitations, seeParent, tryAsFile,
} from './folder-trials.ts';
import { concluded } from './observe.ts';
import type { Asking, Explanation } from './types.ts';

/** {@link Explanation} of an invisible folder, with how sure it is where that does not follow from the finding. */
export interface FolderExplanation extends Explanation {
  readonly confidence: Confidence | null;
}

/** 403 codes that speak of access, not of scopes or policies (box-errors.md section 4). */
const DENIALS: readonly (string | null)[] = ['access_denied_insufficient_permissions', 'forbidden', 'insufficient_access'];

/** Does Box hide the folder, so that there are several causes? */
export function isInvisible(failure: Failure): boolean {
  if (failure.kind !== 'http' || !failure.fromBox) return false;
  return failure.status === 404 || (failure.status === 403 && DENIALS.includes(failure.code));
}

/** Why Box does not show a folder to this identity: invitation, trash, a file's ID, whose access, and the app's settings. */
export async function explainInvisible(asking: Asking, folderId: string, subject: Subject, login: Foreign | null): Promise<FolderExplanation> {
  const [invitation, trash] = await Promise.all([seeInvitations(asking, folderId, subject, login), lookInTrash(asking, folderId, subject)]);
  const looked = [...invitation.seen, ...trash.seen];
  if (trash.outcome === 'there') return { ...concluded('folder-trashed', trash.seen), confidence: 'proven' };
  if (invitation.outcome === 'exact') return { ...concluded('invitation-pending', invitation.seen), confidence: 'proven' };
  if (invitation.outcome === 'unnamed') return { ...concluded('invitation-pending', invitation.seen), confidence: 'possible' };
  const other = await explainByOther(asking, folderId, subject);
  if (other.finding !== null) return { ...other, seen: [...looked, ...other.seen], confidence: null };
  const file = await tryAsFile(asking, folderId, subject);
  const seen = [...looked, ...other.seen, ...file.seen];
  if (file.outcome === 'file') return { ...concluded('folder-is-a-file', seen), confidence: null };
  const settings = await explainBySettings(asking, subject);
  const all = [...seen, ...settings.seen];
  if (settings.finding !== null) return { ...settings, seen: all, confidence: null };
  const answered = [invitation, trash, file].every(({ outcome }) => outcome !== 'open');
  return { ...concluded('folder-not-invited', all), confidence: answered ? 'likely' : 'possible' };
}

/** What the service account's own eyes say of a folder that a user does not see. */
async function explainByOther(asking: Asking, folderId: string, subject: Subject): Promise<Explanation> {
  const other = await seeAsServiceAccount(asking, folderId, subject);
  if (other.outcome === 'trashed') return concluded('folder-trashed', other.seen);
  if (other.outcome !== 'seen') return concluded(null, other.seen);
  const parent = await seeParent(asking, other.parentId, subject);
  return concluded(parent.outcome === 'seen' ? 'folder-limited' : 'folder-shared-with-other', [...other.seen, ...parent.seen]);
}

/** Settings of the app that hide what is shared. */
async function explainBySettings(asking: Asking, subject: Subject): Promise<Explanation> {
  const manager = await seeContentManager(asking, subject);
  if (manager.outcome === 'on') return concluded('folder-hidden-by-content-manager', manager.seen);
  const level = await seeAccessLevel(asking, subject);
  return concluded(level.outcome === 'empty' ? 'folder-hidden-by-access-level' : null, [...manager.seen, ...level.seen]);
}

/** Why an upload is refused that the folder's own permissions allow. */
export async function explainRefusedUpload(asking: Asking, folderId: string, subject: Subject): Promise<Explanation> {
  const manager = await seeContentManager(asking, subject);
  if (manager.outcome === 'on') return concluded('content-manager-cannot-write', manager.seen);
  const empty = await rehearseEmptyFile(asking, folderId, subject);
  return concluded(empty.outcome === 'accepted' ? 'no-storage-left' : null, [...manager.seen, ...empty.seen]);
}

/** Why a folder is seen that must not be. */
export async function explainVisible(asking: Asking, subject: Subject): Promise<Explanation> {
  const manager = await seeContentManager(asking, subject);
  const finding = { on: 'folder-visible-to-content-manager', off: 'folder-visible', open: null } as const;
  return concluded(finding[manager.outcome], manager.seen);
}
