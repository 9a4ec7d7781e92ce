/** What files and folders have in common when they are changed: name, place, description, shared link, trash. */
import { requireContent } from '../call.ts';
import type { Access, Call } from '../call.ts';
import { accessDenied, badRequest, boxError, empty, json, Refusal } from '../errors.ts';
import type { Answer } from '../errors.ts';
import { fieldsOf, idOf, parseFields, required, textOf } from '../json-body.ts';
import type { Fields } from '../json-body.ts';
import { foldersAbove, ownerId, subtree } from '../permissions.ts';
import type { Item } from '../permissions.ts';
import { fieldNames, renderItem } from '../render.ts';
import {
  checkBusy, checkCapability, checkCollision, checkFileLock, checkFolderLocks, checkIfMatch, checkName, checkRoom, destination, nameOf,
  ownerIn, parentOf,
} from '../rules.ts';
import { copyInto, moveInto, touch, trash } from '../tree.ts';
import type { Folder } from '../world.ts';
import { changeSharedLink } from './shared-links.ts';

/** What `PUT` changes in the item itself; each has its own right to be asked for. */
interface Wanted {
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly parentId: string | undefined;
}

const wantedIn = (fields: Fields): Wanted => ({
  name: textOf(fields, 'name'), description: textOf(fields, 'description'), parentId: idOf(fieldsOf(fields['parent'])['id']),
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

function sizeOf(call: Call, item: Item): number {
  return subtree(call.world, item).reduce((sum, one) => sum + (one.type === 'file' ? one.file.sizeBytes : 0), 0);
}

/** Where storage of another owner is filled, there has to be room. */
function checkRoomFor(call: Call, item: Item, parent: Folder | null): void {
  if (ownerIn(call, parent) === ownerId(item)) return;
  const largest = subtree(call.world, item).map((one) => (one.type === 'file' ? one.file.sizeBytes : 0));
  checkRoom(call, ownerIn(call, parent), sizeOf(call, { ...item }) === 0 ? 0 : Math.max(...largest));
}

function move(call: Call, item: Item, parentId: string, name: string): Folder | null {
  const before = parentOf(call, item);
  if ((before?.id ?? '0') === parentId) return before;
  checkCapability(call, item, 'delete');
  checkFolderLocks(call, item, 'move');
  const parent = destination(call, parentId, 'change');
  checkCycle(call, item, parent);
  checkCollision(call, parent, name);
  checkRoomFor(call, item, parent);
  moveInto(call, item, parent);
  touch(call, item, 'moved');
  return parent;
}

function rename(call: Call, item: Item, name: string): void {
  if (name === nameOf(item)) return;
  checkCapability(call, item, 'rename');
  checkCollision(call, parentOf(call, item), name, item.type === 'folder' ? item.folder.id : item.file.id);
  (item.type === 'folder' ? item.folder : item.file).name = name;
  touch(call, item, 'renamed');
}

function describe(call: Call, item: Item, description: string): void {
  checkCapability(call, item, 'rename');
  (item.type === 'folder' ? item.folder : item.file).description = description;
  touch(call, item, 'edited');
}

/** Before anything of it is changed: that nothing stands in the way of a change of any kind. */
function checkChange(call: Call, item: Item, { name }: Wanted): void {
  if (name !== undefined) checkName(name);
  checkIfMatch(call, item);
  checkBusy(call, item);
  if (item.type === 'file') checkFileLock(call, item.file);
}

/**
 * `PUT` of an item: https://developer.box.com/reference/put-folders-id, https://developer.box.com/reference/put-files-id
 * @param find the item, once the scopes are known to do
 * @param more what only this kind of item has
 */
export function update(call: Call, find: () => Item, more: (item: Item, fields: Fields) => void): Answer {
  const fields = parseFields(call.body);
  requireContent(call, accessFor(fields));
  const item = find();
  const wanted = wantedIn(fields);
  more(item, fields);
  if (wanted.name !== undefined || wanted.parentId !== undefined || wanted.description !== undefined) {
    checkChange(call, item, wanted);
    if (wanted.parentId !== undefined) move(call, item, wanted.parentId, wanted.name ?? nameOf(item));
    if (wanted.name !== undefined) rename(call, item, wanted.name);
    if (wanted.description !== undefined) describe(call, item, wanted.description);
  }
  if (fields['shared_link'] !== undefined) changeSharedLink(call, item, fields['shared_link']);
  return json(200, renderItem(call.world, call.viewer, item, fieldNames(call.query)));
}

/** Into the trash. https://developer.box.com/reference/delete-folders-id, https://developer.box.com/reference/delete-files-id */
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
  checkRoom(call, ownerIn(call, parent), sizeOf(call, item));
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
