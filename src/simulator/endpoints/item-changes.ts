/** What files and folders have in common when they are changed: name, place, description, shared link, trash. */
import { requireContent } from '../call.ts';
import type { Access, Call } from '../call.ts';
import { accessDenied, badRequest, boxError, empty, json, Refusal } from '../errors.ts';
import type { Answer } from '../errors.ts';
import { fieldsOf, idOf, parseFields, required, textOf } from '../json-body.ts';
import type { Fields } from '../json-body.ts';
import { foldersAbove, itemId, ownerId, subtree, touchedOf } from '../permissions.ts';
import type { Item } from '../permissions.ts';
import { fieldNames, renderItem } from '../render.ts';
import {
  checkBusy, checkCapability, checkCollision, checkFileLock, checkFolderLocks, checkIfMatch, checkName, checkRoom,
  destination, nameOf, ownerIn, parentOf,
} from '../rules.ts';
import { copyInto, moveInto, touch, trash } from '../tree.ts';
import type { Folder } from '../world.ts';
import { planSharedLink } from './shared-links.ts';

/** What `PUT` changes in the item itself; each has its own right to be asked for. */
interface Wanted {
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly parentId: string | undefined;
}

const wantedIn = (fields: Fields): Wanted => ({
  name: textOf(fields, 'name'),
  description: textOf(fields, 'description'),
  parentId: idOf(fieldsOf(fields['parent'])['id']),
});

/** Which scopes do for this body: those for UI elements rename and share, and no more. */
function accessFor(fields: Fields): Access {
  const names = Object.keys(fields);
  if (names.every((name) => name === 'name')) return 'rename';
  return names.every((name) => name === 'shared_link') ? 'share' : 'change';
}

/** @throws Refusal where a folder would lie inside of itself */
function checkCycle(call: Call, item: Item, parent: Folder | null): void {
  if (item.type === 'file' || parent === null) return;
  const above = [parent, ...foldersAbove(call.world, { type: 'folder', folder: parent })];
  if (!above.includes(item.folder)) return;
  throw new Refusal(boxError(400, 'cyclical_folder_structure', { message: 'Cannot move a folder into itself' }));
}

/** Storage of another owner that is filled has to have room. */
function checkRoomFor(call: Call, item: Item, parent: Folder | null): void {
  const sizes = subtree(call.world, item).map((one) => (one.type === 'file' ? one.file.sizeBytes : 0));
  checkRoom(call, ownerIn(call, parent), sizes.reduce((sum, size) => sum + size, 0), Math.max(...sizes));
}

/** A change that nothing stops, to be made once that is known of all the others in the request. */
export type Step = () => void;

function planMove(call: Call, item: Item, parentId: string, name: string): Step | null {
  if ((parentOf(call, item)?.id ?? '0') === parentId) return null;
  checkCapability(call, item, 'delete');
  checkFolderLocks(call, item, 'move');
  const parent = destination(call, parentId, 'change');
  checkCycle(call, item, parent);
  checkCollision(call, parent, name);
  if (ownerIn(call, parent) !== ownerId(item)) checkRoomFor(call, item, parent);
  return () => {
    moveInto(call, item, parent);
    touch(call, item, 'moved');
  };
}

function planRename(call: Call, item: Item, name: string, isMoved: boolean): Step | null {
  if (name === nameOf(item)) return null;
  checkCapability(call, item, 'rename');
  if (!isMoved) checkCollision(call, parentOf(call, item), name, itemId(item));
  return () => {
    touchedOf(item).name = name;
    touch(call, item, 'renamed');
  };
}

function planDescription(call: Call, item: Item, description: string): Step {
  checkCapability(call, item, 'rename');
  return () => {
    touchedOf(item).description = description;
    touch(call, item, 'edited');
  };
}

/** Name, place and description, none of which may be changed of what is busy or locked. */
function planChange(call: Call, item: Item, { name, parentId, description }: Wanted): readonly (Step | null)[] {
  if (name === undefined && parentId === undefined && description === undefined) return [];
  if (name !== undefined) checkName(name);
  checkBusy(call, item);
  if (item.type === 'file') checkFileLock(call, item.file);
  const move = parentId === undefined ? null : planMove(call, item, parentId, name ?? nameOf(item));
  const rename = name === undefined ? null : planRename(call, item, name, move !== null);
  return [move, rename, description === undefined ? null : planDescription(call, item, description)];
}

/**
 * `PUT` of an item, all of it or nothing: https://developer.box.com/reference/put-folders-id and put-files-id
 * @param find the item, once the scopes are known to do
 * @param more what only this kind of item has
 */
export function update(call: Call, find: () => Item, more: (item: Item, fields: Fields) => Step | null): Answer {
  const fields = parseFields(call.body);
  requireContent(call, accessFor(fields));
  const item = find();
  checkIfMatch(call, item);
  const link = fields['shared_link'];
  const share = link === undefined ? null : planSharedLink(call, item, link);
  const steps = [more(item, fields), ...planChange(call, item, wantedIn(fields)), share];
  for (const step of steps) step?.();
  return json(200, renderItem(call.world, call.viewer, item, fieldNames(call.query)));
}

/** Into the trash. https://developer.box.com/reference/delete-folders-id and delete-files-id */
export function remove(call: Call, item: Item): Answer {
  checkCapability(call, item, 'delete');
  checkIfMatch(call, item);
  checkFolderLocks(call, item, 'delete');
  if (item.type === 'file') checkFileLock(call, item.file);
  checkBusy(call, item);
  trash(call, item);
  return empty(204);
}

/** https://developer.box.com/reference/post-folders-id-copy, https://developer.box.com/reference/post-files-id-copy */
export function copy(call: Call, item: Item): Answer {
  const fields = parseFields(call.body);
  const parentId = required(idOf(fieldsOf(fields['parent'])['id']), 'parent');
  const name = textOf(fields, 'name') ?? nameOf(item);
  checkName(name);
  checkCapability(call, item, 'download');
  const parent = destination(call, parentId, 'upload');
  checkRoomFor(call, item, parent);
  checkCollision(call, parent, name);
  return json(201, renderItem(call.world, call.viewer, copyInto(call, item, parent, name), fieldNames(call.query)));
}

/** The viewer's own root can't be changed. */
export function refuseRoot(call: Call): void {
  if (call.id === '0') throw new Refusal(accessDenied());
}

/** @throws Refusal 400 for a switch that is neither on nor off */
export function switchOf(fields: Fields, name: string): boolean | undefined {
  const value = fields[name];
  if (value === undefined || typeof value === 'boolean') return value;
  throw new Refusal(badRequest(name, 'invalid_parameter', 'Invalid value.'));
}
