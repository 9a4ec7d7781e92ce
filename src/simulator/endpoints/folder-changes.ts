/** Folders made and changed. https://developer.box.com/reference/post-folders and its neighbours */
import { requireContent, visibleFolder } from '../call.ts';
import type { Call } from '../call.ts';
import { accessDenied, boxError, json, Refusal } from '../errors.ts';
import type { Answer } from '../errors.ts';
import { fieldsOf, idOf, parseFields, required, textOf } from '../json-body.ts';
import type { Fields } from '../json-body.ts';
import { childrenOf } from '../permissions.ts';
import type { Item } from '../permissions.ts';
import { fieldNames, renderFolder } from '../render.ts';
import { checkCapability, checkCollision, checkName, destination } from '../rules.ts';
import { addFolder, touch } from '../tree.ts';
import { maySettle } from './folder-locks.ts';
import { copy, refuseRoot, remove, switchOf, update } from './item-changes.ts';
import type { Step } from './item-changes.ts';

function itemOf(call: Call): Item {
  refuseRoot(call);
  return { type: 'folder', folder: visibleFolder(call, call.id) };
}

/** https://developer.box.com/reference/post-folders */
export function createFolder(call: Call): Answer {
  requireContent(call, 'change');
  const fields = parseFields(call.body);
  const name = required(textOf(fields, 'name'), 'name');
  const parentId = required(idOf(fieldsOf(fields['parent'])['id']), 'parent');
  checkName(name);
  const parent = destination(call, parentId, 'change');
  checkCollision(call, parent, name);
  return json(201, renderFolder(call.world, call.viewer, addFolder(call, parent, name), fieldNames(call.query)));
}

/** Who may invite is for owners and co-owners to say. */
function planSettings(call: Call, item: Item, fields: Fields): Step | null {
  const mayInvite = switchOf(fields, 'can_non_owners_invite');
  if (mayInvite === undefined || item.type !== 'folder') return null;
  const { folder } = item;
  if (!maySettle(call, folder)) throw new Refusal(accessDenied());
  checkCapability(call, item, 'rename');
  return () => {
    folder.canNonOwnersInvite = mayInvite;
    touch(call, item, 'edited');
  };
}

export const updateFolder = (call: Call): Answer =>
  update(call, () => itemOf(call), (item, fields) => planSettings(call, item, fields));

export function deleteFolder(call: Call): Answer {
  requireContent(call, 'delete');
  const item = itemOf(call);
  if (call.query.get('recursive') !== 'true' && childrenOf(call.world, call.id).length > 0) {
    return boxError(400, 'folder_not_empty', { message: 'Cannot delete - folder not empty' });
  }
  return remove(call, item);
}

export function copyFolder(call: Call): Answer {
  requireContent(call, 'change');
  return copy(call, itemOf(call));
}
