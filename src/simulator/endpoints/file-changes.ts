/** Files changed. https://developer.box.com/reference/put-files-id and its neighbours */
import { requireContent, visibleFile } from '../call.ts';
import type { Call } from '../call.ts';
import type { Answer } from '../errors.ts';
import type { Fields } from '../json-body.ts';
import type { Item } from '../permissions.ts';
import { checkCapability, checkFileLock, isOwnedBy } from '../rules.ts';
import { touch } from '../tree.ts';
import { copy, remove, update } from './item-changes.ts';
import type { Step } from './item-changes.ts';

const itemOf = (call: Call): Item => ({ type: 'file', file: visibleFile(call, call.id) });

/** Null unlocks, which besides the one who locked it only its owner may. https://developer.box.com/guides/file-locks */
function planLock(call: Call, item: Item, fields: Fields): Step | null {
  const wanted = fields['lock'];
  if (wanted === undefined || item.type !== 'file') return null;
  checkCapability(call, item, 'edit');
  const { file } = item;
  if (!(wanted === null && isOwnedBy(call, item))) checkFileLock(call, file);
  return () => {
    file.lockedById = wanted === null ? null : call.viewer.user.id;
    touch(call, item, wanted === null ? 'unlocked' : 'locked');
  };
}

export const updateFile = (call: Call): Answer =>
  update(call, () => itemOf(call), (item, fields) => planLock(call, item, fields));

export function deleteFile(call: Call): Answer {
  requireContent(call, 'delete');
  return remove(call, itemOf(call));
}

export function copyFile(call: Call): Answer {
  requireContent(call, 'change');
  return copy(call, itemOf(call));
}
