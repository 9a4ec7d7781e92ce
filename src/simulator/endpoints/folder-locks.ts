/** Locks that keep folders where they are. https://developer.box.com/reference/post-folder-locks */
import { requireContent, visibleFolder } from '../call.ts';
import type { Call } from '../call.ts';
import { accessDenied, boxError, empty, json, notFound, Refusal } from '../errors.ts';
import type { Answer } from '../errors.ts';
import { fieldsOf, idOf, parseFields, required } from '../json-body.ts';
import { collaborationsOn, lineage, ownerId } from '../permissions.ts';
import { itemMini, person } from '../render.ts';
import type { Rendered } from '../render.ts';
import { refuseContentManager } from '../rules.ts';
import { record, stamp } from '../tree.ts';
import type { Folder, FolderLock } from '../world.ts';

/** True for the owner and for co-owners, of the folder or of one above it. */
export function maySettle(call: Call, folder: Folder): boolean {
  const { user } = call.viewer;
  return lineage(call.world, { type: 'folder', folder }).some((at) =>
    ownerId(at) === user.id || collaborationsOn(call.world, user, at).some(({ role }) => /owner$/.test(role)));
}

function render(call: Call, folder: Folder, lock: FolderLock): Rendered {
  return {
    type: 'folder_lock', id: lock.id, lock_type: 'freeze', folder: itemMini({ type: 'folder', folder }),
    created_by: person(call.world, lock.createdById), created_at: folder.modifiedAt ?? stamp(call),
    locked_operations: { move: lock.move, delete: lock.delete },
  };
}

/** https://developer.box.com/reference/get-folder-locks */
export function folderLocks(call: Call): Answer {
  requireContent(call, 'read');
  const folder = visibleFolder(call, required(call.query.get('folder_id') ?? undefined, 'folder_id'));
  if (!maySettle(call, folder)) return accessDenied();
  const entries = (folder.locks ?? []).map((lock) => render(call, folder, lock));
  return json(200, { entries, limit: '1000', next_marker: null });
}

function checkOperations(fields: unknown): void {
  if (fields === undefined) return;
  const { move, delete: remove } = fieldsOf(fields);
  if (move === true && remove === true) return;
  throw new Refusal(boxError(400, 'schema_validation_failed', { message: 'move and delete must both be true' }));
}

/** Whoever is no owner is told that there is no such folder. https://developer.box.com/reference/post-folder-locks */
export function lockFolder(call: Call): Answer {
  requireContent(call, 'change');
  const fields = parseFields(call.body);
  const id = required(idOf(fieldsOf(fields['folder'])['id']), 'folder');
  checkOperations(fields['locked_operations']);
  const folder = visibleFolder(call, id);
  if (!maySettle(call, folder)) return notFound('folder', `d_${id}`);
  refuseContentManager(call);
  const item = { type: 'folder', folder } as const;
  const lock: FolderLock = { id: call.state.newId(), createdById: call.viewer.user.id, move: true, delete: true };
  folder.locks = [...(folder.locks ?? []), lock];
  record(call, 'locked', item);
  return json(200, render(call, folder, lock));
}

/** https://developer.box.com/reference/delete-folder-locks-id */
export function unlockFolder(call: Call): Answer {
  requireContent(call, 'change');
  const folder = call.world.folders.find(({ locks }) => locks?.some(({ id }) => id === call.id) === true);
  if (folder === undefined) return notFound('folder_lock', call.id);
  visibleFolder(call, folder.id);
  if (!maySettle(call, folder)) return accessDenied();
  refuseContentManager(call);
  const item = { type: 'folder', folder } as const;
  folder.locks = (folder.locks ?? []).filter(({ id }) => id !== call.id);
  record(call, 'unlocked', item);
  return empty(204);
}
