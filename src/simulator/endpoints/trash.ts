/** The trash: what is in it, and the ways out of it. https://developer.box.com/guides/trash */
import { requireContent, requireNumber } from '../call.ts';
import type { Call } from '../call.ts';
import { badRequest, boxError, empty, json, notFound, Refusal } from '../errors.ts';
import type { Answer } from '../errors.ts';
import { fieldsOf, idOf, parseFields, textOf } from '../json-body.ts';
import { capabilitiesOn, findFile, findFolder, isTrashedItself, sees } from '../permissions.ts';
import type { Item } from '../permissions.ts';
import { fieldNames, inOrder, renderEntry, renderItem, renderTrashed } from '../render.ts';
import { checkCapability, checkCollision, checkName, destination, nameOf } from '../rules.ts';
import { moveInto, purge, untrash } from '../tree.ts';
import { paged } from './paging.ts';

type Find = (call: Call) => Item;

/** An item that the viewer sees, in the trash or not. */
function seen(call: Call, item: Item | undefined, name: string, prefixedId: string): Item {
  if (item !== undefined && sees(call.world, call.viewer, item)) return item;
  throw new Refusal(notFound(name, prefixedId));
}

const folderOf: Find = (call) => {
  requireNumber(call.id);
  const folder = findFolder(call.world, call.id);
  return seen(call, folder && { type: 'folder', folder }, 'folder', `d_${call.id}`);
};

const fileOf: Find = (call) => {
  requireNumber(call.id);
  const file = findFile(call.world, call.id);
  return seen(call, file && { type: 'file', file }, 'item', `f_${call.id}`);
};

const notTrashed = (): Answer => boxError(404, 'not_trashed', { message: 'Item is not trashed' });

/** Only what was itself put into the trash is found here, not what lies under it. */
const look = (find: Find) => (call: Call): Answer => {
  requireContent(call, 'read');
  const rendered = renderTrashed(call.world, call.viewer, find(call), fieldNames(call.query));
  return rendered === undefined ? notTrashed() : json(200, rendered);
};

/** An item in the trash that this user may take out of it. */
function takeable(call: Call, find: Find): Item {
  const item = find(call);
  if (!isTrashedItself(item)) throw new Refusal(notTrashed());
  checkCapability(call, item, 'delete');
  return item;
}

/** To where it was, unless the request names a place. */
const restore = (find: Find) => (call: Call): Answer => {
  requireContent(call, 'change');
  requireNumber(call.id);
  const fields = parseFields(call.body);
  const item = takeable(call, find);
  const name = textOf(fields, 'name') ?? nameOf(item);
  checkName(name);
  const one = item.type === 'folder' ? item.folder : item.file;
  const named = idOf(fieldsOf(fields['parent'])['id']);
  // Its owner's root, which no one else's request can name.
  if (named === undefined && one.parentId === '0') checkCollision(call, null, name, one.id);
  else {
    const parent = destination(call, named ?? one.parentId, 'change');
    checkCollision(call, parent, name, one.id);
    moveInto(call, item, parent);
  }
  one.name = name;
  untrash(call, item);
  const restored = renderItem(call.world, call.viewer, item, fieldNames(call.query));
  // Its link works again, and this answer alone does not say so.
  return json(201, 'shared_link' in restored ? { ...restored, shared_link: null } : restored);
};

const discard = (find: Find) => (call: Call): Answer => {
  requireContent(call, 'delete');
  purge(call, takeable(call, find));
  return empty(204);
};

export const folderInTrash = look(folderOf);
export const fileInTrash = look(fileOf);
export const restoreFolder = restore(folderOf);
export const restoreFile = restore(fileOf);
export const purgeFolder = discard(folderOf);
export const purgeFile = discard(fileOf);

/** https://developer.box.com/reference/get-folders-trash-items */
export function trashItems(call: Call): Answer {
  requireContent(call, 'read');
  const { world, viewer } = call;
  if (call.query.get('usemarker') === 'true' && call.query.has('offset')) {
    return badRequest('offset', 'invalid_parameter', 'offset and usemarker exclude each other');
  }
  const all: Item[] = [
    ...world.folders.map((folder): Item => ({ type: 'folder', folder })),
    ...world.files.map((file): Item => ({ type: 'file', file })),
  ];
  const found = all.filter((item) => isTrashedItself(item) && capabilitiesOn(world, viewer, item).has('delete'));
  const names = fieldNames(call.query);
  return json(200, paged(call, inOrder(found), (item) => renderEntry(world, viewer, item, names), 'chosen'));
}
