/** What stands between a permitted request and a change: names, room, policies, locks. */
import { requireNumber, visibleFolder } from './call.ts';
import type { Call } from './call.ts';
import { accessDenied, boxError, preconditionFailed, Refusal } from './errors.ts';
import {
  actsAsContentManager, capabilitiesOn, childrenOf, foldersAbove, itemId, lineage, ownerId, rootItems, subtree,
  touchedOf,
} from './permissions.ts';
import type { Capability, Item } from './permissions.ts';
import { etagOf, itemMini } from './render.ts';
import { findUser } from './find.ts';
import type { BoxFile, Folder } from './world.ts';

const maxNameLength = 255;

/** https://support.box.com/hc/en-us/articles/360043697314 */
export function checkName(name: string): void {
  if (name.length > maxNameLength) {
    throw new Refusal(boxError(400, 'item_name_too_long', { message: 'Item name too long' }));
  }
  const isInvalid = name === '' || name !== name.trim() || name === '.' || name === '..' || /[/\\\p{Cc}]/u.test(name);
  if (isInvalid) throw new Refusal(boxError(400, 'item_name_invalid', { message: 'Item name invalid' }));
}

/** Who writes only with As-User. https://developer.box.com/guides/api-calls/permissions-and-errors/scopes */
export function refuseContentManager(call: Call): void {
  if (actsAsContentManager(call.viewer)) throw new Refusal(accessDenied());
}

/** What a role or a user's `status` withholds, and Global Content Manager. */
export function checkCapability(call: Call, item: Item, needed: Capability): void {
  if (!capabilitiesOn(call.world, call.viewer, item).has(needed)) throw new Refusal(accessDenied());
  refuseContentManager(call);
}

const foldersOf = (call: Call, item: Item): Folder[] =>
  lineage(call.world, item).flatMap((one) => (one.type === 'folder' ? [one.folder] : []));

export function checkShield(call: Call, item: Item, operation: 'download' | 'upload'): void {
  if (!foldersOf(call, item).some((folder) => folder.shieldBlocks.includes(operation))) return;
  const message = 'Access denied - Blocked by Shield Access Policy';
  throw new Refusal(boxError(403, 'forbidden_by_policy', { message }));
}

/** A move, copy or delete of a folder stops changes in all of it for its time. */
export function checkBusy(call: Call, item: Item): void {
  if (!foldersOf(call, item).some((folder) => folder.busy)) return;
  const message = 'The operation is blocked by another on-going operation';
  throw new Refusal(boxError(409, 'operation_blocked_temporary', { message }));
}

/** New content in a folder, or in place of a file's. */
export function checkUpload(call: Call, item: Item, needed: 'upload' | 'edit'): void {
  checkCapability(call, item, needed);
  checkShield(call, item, 'upload');
  checkBusy(call, item);
}

/**
 * The limits of the folder's owner count, not the uploader's.
 * @param largestBytes the largest single file of it
 */
export function checkRoom(call: Call, ownerId: string, sizeBytes: number, largestBytes = sizeBytes): void {
  const owner = findUser(call.world, ownerId);
  if (owner === undefined) return;
  const { dialect } = call.world;
  if (largestBytes > owner.maxUploadSizeBytes) {
    throw new Refusal(dialect.tooLargeStatus === 413
      ? boxError(413, 'request_entity_too_large', { message: 'Request Entity Too Large' })
      : boxError(403, 'file_size_limit_exceeded', { message: "File size exceeds the folder owner's file size limit" }));
  }
  const leftBytes = owner.spaceAmountBytes < 0 ? Infinity : owner.spaceAmountBytes - owner.spaceUsedBytes;
  if (leftBytes <= 0 || sizeBytes > leftBytes) {
    if (dialect.noRoom === 'access-denied') throw new Refusal(accessDenied());
    const message = 'Account storage limit reached';
    throw new Refusal(boxError(dialect.quotaStatus, 'storage_limit_exceeded', { message }));
  }
}

export const nameOf = (item: Item): string => touchedOf(item).name;

/** What lies beside a new item: null stands for the viewer's own root. */
function siblingsIn(call: Call, parent: Folder | null): Item[] {
  return parent === null ? rootItems(call.world, call.viewer) : childrenOf(call.world, parent.id);
}

/** Names are compared without regard to case. */
export function checkCollision(call: Call, parent: Folder | null, name: string, exceptId?: string): void {
  const isSame = (other: string): boolean => other.toLowerCase() === name.toLowerCase();
  if (parent?.reservedNames?.some(isSame) === true) {
    const message = 'Two duplicate requests have been submitted at the same time';
    throw new Refusal(boxError(409, 'name_temporarily_reserved', { message }));
  }
  const taken = siblingsIn(call, parent).find((item) => isSame(nameOf(item)) && itemId(item) !== exceptId);
  if (taken === undefined) return;
  const mini = itemMini(taken);
  const conflicts = call.world.dialect.uploadConflicts === 'array' || taken.type === 'folder' ? [mini] : mini;
  const message = 'Item with the same name already exists';
  throw new Refusal(boxError(409, 'item_name_in_use', { message, contextInfo: { conflicts } }));
}

/** A file that somebody else locked. */
export function checkFileLock(call: Call, file: BoxFile): void {
  if (file.lockedById === null || file.lockedById === call.viewer.user.id) return;
  throw new Refusal(boxError(403, 'access_denied_item_locked', { message: 'Access denied - item locked' }));
}

/** A lock further down stops a deletion from above too. https://developer.box.com/reference/delete-folders-id */
export function checkFolderLocks(call: Call, item: Item, operation: 'move' | 'delete'): void {
  const concerned = operation === 'delete' ? subtree(call.world, item) : [item];
  const locks = concerned.flatMap((one) => (one.type === 'folder' ? one.folder.locks ?? [] : []));
  if (locks.some((lock) => lock[operation])) throw new Refusal(accessDenied());
}

/** https://developer.box.com/guides/api-calls/ensure-consistency */
export function checkIfMatch(call: Call, item: Item): void {
  const wanted = call.headers['if-match'];
  if (wanted !== undefined && wanted !== etagOf(item)) throw new Refusal(preconditionFailed());
}

/** The folder that something is put into; null for the viewer's own root, which no collaboration covers. */
export function destination(call: Call, parentId: string, needs: 'upload' | 'change'): Folder | null {
  requireNumber(parentId);
  if (parentId === '0') {
    refuseContentManager(call);
    if (call.viewer.user.status === 'cannot_delete_edit_upload') throw new Refusal(accessDenied());
    return null;
  }
  const parent = visibleFolder(call, parentId, 'parent');
  const item: Item = { type: 'folder', folder: parent };
  if (needs === 'upload') checkUpload(call, item, 'upload');
  else {
    checkCapability(call, item, 'upload');
    checkBusy(call, item);
  }
  return parent;
}

/** Whose storage counts for what is put there. */
export const ownerIn = (call: Call, parent: Folder | null): string => parent?.ownerId ?? call.viewer.user.id;

/** The folder an item is in; null where it lies in its owner's root. */
export const parentOf = (call: Call, item: Item): Folder | null => foldersAbove(call.world, item)[0] ?? null;

export const isOwnedBy = (call: Call, item: Item): boolean => ownerId(item) === call.viewer.user.id;
