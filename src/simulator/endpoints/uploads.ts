/** The upload preflight: every check of an upload, and nothing written. https://developer.box.com/reference/options-files-content */
import { randomBytes } from 'node:crypto';
import { accessDenied, badRequest, boxError, json, Refusal } from '../errors.ts';
import type { Answer } from '../errors.ts';
import { requireContent, visibleFile, visibleFolder } from '../call.ts';
import type { Call } from '../call.ts';
import { actsAsContentManager, capabilitiesOn, childrenOf, foldersAbove, itemId, rootItems } from '../permissions.ts';
import type { Capability, Item } from '../permissions.ts';
import { itemMini } from '../render.ts';
import { findUser } from '../state.ts';
import type { BoxFile, Folder } from '../world.ts';

interface Asked {
  readonly name: string | undefined;
  readonly parentId: string | undefined;
  readonly sizeBytes: number | undefined;
}

const maxNameLength = 255;

function object(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function parse(body: string): Readonly<Record<string, unknown>> {
  try {
    return object(body === '' ? {} : JSON.parse(body));
  } catch {
    throw new Refusal(badRequest('entity-body', 'invalid_parameter', 'Invalid value. Entity body should be a correctly nested resource attribute name/value pair'));
  }
}

function read(body: string): Asked {
  const { name, parent, size } = parse(body);
  const { id } = object(parent);
  if (name !== undefined && typeof name !== 'string') throw new Refusal(badRequest('name', 'invalid_parameter', 'Invalid value.'));
  if (size !== undefined && !(typeof size === 'number' && Number.isInteger(size) && size >= 0)) {
    throw new Refusal(badRequest('size', 'invalid_parameter', `Invalid value '${JSON.stringify(size)}'.`));
  }
  return { name, sizeBytes: size, parentId: typeof id === 'string' || typeof id === 'number' ? String(id) : undefined };
}

/** https://support.box.com/hc/en-us/articles/360043697314 */
function checkName(name: string): void {
  if (name.length > maxNameLength) throw new Refusal(boxError(400, 'item_name_too_long', { message: 'Item name too long' }));
  const isInvalid = name === '' || name !== name.trim() || name === '.' || name === '..' || /[/\\\p{Cc}]/u.test(name);
  if (isInvalid) throw new Refusal(boxError(400, 'item_name_invalid', { message: 'Item name invalid' }));
}

function checkPolicies(call: Call, item: Item, needed: Capability): void {
  const folders = [...(item.type === 'folder' ? [item.folder] : []), ...foldersAbove(call.world, item)];
  if (!capabilitiesOn(call.world, call.viewer, item).has(needed)) throw new Refusal(accessDenied());
  // https://developer.box.com/guides/api-calls/permissions-and-errors/scopes: a content manager writes only with As-User.
  if (actsAsContentManager(call.viewer)) throw new Refusal(accessDenied());
  if (folders.some((folder) => folder.shieldBlocks.includes('upload'))) {
    throw new Refusal(boxError(403, 'forbidden_by_policy', { message: 'Access denied - Blocked by Shield Access Policy' }));
  }
  if (folders.some((folder) => folder.busy)) {
    throw new Refusal(boxError(409, 'operation_blocked_temporary', { message: 'The operation is blocked by another on-going operation' }));
  }
}

/** The limits of the folder's owner count, not the uploader's. */
function checkRoom(call: Call, ownerId: string, sizeBytes: number): void {
  const owner = findUser(call.world, ownerId);
  if (owner === undefined) return;
  const { dialect } = call.world;
  if (sizeBytes > owner.maxUploadSizeBytes) {
    throw new Refusal(dialect.tooLargeStatus === 413
      ? boxError(413, 'request_entity_too_large', { message: 'Request Entity Too Large' })
      : boxError(403, 'file_size_limit_exceeded', { message: "File size exceeds the folder owner's file size limit" }));
  }
  const leftBytes = owner.spaceAmountBytes < 0 ? Infinity : owner.spaceAmountBytes - owner.spaceUsedBytes;
  if (leftBytes <= 0 || sizeBytes > leftBytes) {
    if (dialect.noRoom === 'access-denied') throw new Refusal(accessDenied());
    throw new Refusal(boxError(dialect.quotaStatus, 'storage_limit_exceeded', { message: 'Account storage limit reached' }));
  }
}

/** Names are compared without regard to case. */
function checkCollision(call: Call, siblings: readonly Item[], name: string, exceptId?: string): void {
  const nameOf = (item: Item): string => (item.type === 'folder' ? item.folder.name : item.file.name);
  const taken = siblings.find((item) => nameOf(item).toLowerCase() === name.toLowerCase() && itemId(item) !== exceptId);
  if (taken === undefined) return;
  const mini = itemMini(taken);
  const conflicts = call.world.dialect.uploadConflicts === 'array' || taken.type === 'folder' ? [mini] : mini;
  throw new Refusal(boxError(409, 'item_name_in_use', { message: 'Item with the same name already exists', contextInfo: { conflicts } }));
}

function uploadUrl(call: Call, path: string): Answer {
  const session = randomBytes(8).toString('hex');
  const origin = call.world.uploadOrigin ?? call.url;
  return json(200, { upload_url: `${origin}/api/2.0${path}?upload_session_id=${session}`, upload_token: randomBytes(24).toString('base64url') });
}

/** A new file: `OPTIONS /files/content`. */
export function newFile(call: Call): Answer {
  requireContent(call, 'write');
  const { name, parentId, sizeBytes } = read(call.body);
  if (name === undefined || parentId === undefined) return badRequest(name === undefined ? 'name' : 'parent', 'missing_parameter', 'is required');
  checkName(name);
  const { world, viewer } = call;
  const parent: Folder | null = parentId === '0' ? null : visibleFolder(call, parentId, 'parent');
  if (parent === null) {
    if (actsAsContentManager(viewer) || viewer.user.status === 'cannot_delete_edit_upload') return accessDenied();
  } else {
    checkPolicies(call, { type: 'folder', folder: parent }, 'upload');
  }
  checkRoom(call, parent?.ownerId ?? viewer.user.id, sizeBytes ?? 0);
  checkCollision(call, parent === null ? rootItems(world, viewer) : childrenOf(world, parent.id), name);
  return uploadUrl(call, '/files/content');
}

function checkLock(call: Call, file: BoxFile): void {
  if (file.lockedById === null || file.lockedById === call.viewer.user.id) return;
  throw new Refusal(boxError(403, 'access_denied_item_locked', { message: 'Access denied - item locked' }));
}

/** A new version: `OPTIONS /files/:id/content`; what the body leaves out is not checked. */
export function newVersion(call: Call): Answer {
  requireContent(call, 'write');
  const { name, sizeBytes } = read(call.body);
  const file = visibleFile(call, call.id);
  if (name !== undefined) checkName(name);
  checkPolicies(call, { type: 'file', file }, 'edit');
  checkLock(call, file);
  const [parent] = foldersAbove(call.world, { type: 'file', file });
  checkRoom(call, parent?.ownerId ?? file.ownerId, sizeBytes ?? 0);
  if (name !== undefined) checkCollision(call, parent === undefined ? rootItems(call.world, call.viewer) : childrenOf(call.world, parent.id), name, file.id);
  return uploadUrl(call, `/files/${file.id}/content`);
}
