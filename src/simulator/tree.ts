/** Changes of the world, once nothing stops them: names, places, trash, bytes, and whose storage they fill. */
import type { Call } from './call.ts';
import type { Happening } from './history.ts';
import { isTrashedItself, itemId, ownerId, subtree, touchedOf } from './permissions.ts';
import type { Item } from './permissions.ts';
import { versionIdOf } from './render.ts';
import { findUser } from './find.ts';
import type { BoxFile, Folder } from './world.ts';

/** Box's time, as its answers write it. */
export const stamp = ({ state }: Pick<Call, 'state'>): string =>
  new Date(state.nowSeconds() * 1000).toISOString().replace(/\.\d+Z$/, '+00:00');

export function record(call: Call, what: Happening, item: Item): void {
  call.state.events.push({ id: call.state.newId(), what, byId: call.viewer.user.id, at: stamp(call), item });
}

/** A change of the item itself, which its etag and its dates tell. */
export function touch(call: Call, item: Item, what: Happening): void {
  const one = touchedOf(item);
  one.revision = (one.revision ?? 0) + 1;
  one.modifiedAt = stamp(call);
  one.modifiedById = call.viewer.user.id;
  record(call, what, item);
}

function charge(call: Call, userId: string, bytes: number): void {
  const user = findUser(call.world, userId);
  if (user !== undefined) user.spaceUsedBytes = Math.max(0, user.spaceUsedBytes + bytes);
}

const bytesIn = (item: Item): number => (item.type === 'file' ? item.file.sizeBytes : 0);

type Origin = Pick<Folder, 'parentId' | 'ownerId' | 'createdAt' | 'createdById' | 'trashed'>;

/** What a new item has of those who made it. Content in a folder belongs to the folder's owner. */
function made(call: Call, parent: Folder | null): Origin {
  const { id } = call.viewer.user;
  const place = { parentId: parent?.id ?? '0', ownerId: parent?.ownerId ?? id };
  return { ...place, createdAt: stamp(call), createdById: id, trashed: false };
}

export function addFolder(call: Call, parent: Folder | null, name: string, what: Happening = 'created'): Folder {
  const folder: Folder = {
    ...made(call, parent), id: call.state.newId(), name, canNonOwnersInvite: true, shieldBlocks: [], busy: false,
  };
  folder.modifiedAt = stamp(call);
  call.world.folders.push(folder);
  record(call, what, { type: 'folder', folder });
  return folder;
}

/** Bytes that are kept already. */
export interface Content {
  readonly sha1: string;
  readonly sizeBytes: number;
}

export function addFile(
  call: Call, parent: Folder | null, name: string, content: Content, what: Happening = 'uploaded',
): BoxFile {
  const file: BoxFile = { ...made(call, parent), ...content, id: call.state.newId(), name, lockedById: null };
  file.modifiedAt = stamp(call);
  call.world.files.push(file);
  charge(call, file.ownerId, file.sizeBytes);
  record(call, what, { type: 'file', file });
  return file;
}

/** Earlier versions stay, and only the newest one counts as storage. */
export function addVersion(call: Call, file: BoxFile, content: Content, name = file.name): void {
  const { sha1, sizeBytes, modifiedAt = stamp(call), modifiedById = file.ownerId } = file;
  const past = { id: versionIdOf(file), name: file.name, sha1, sizeBytes, modifiedAt, modifiedById };
  charge(call, file.ownerId, content.sizeBytes - sizeBytes);
  const pastVersions = [past, ...(file.pastVersions ?? [])];
  Object.assign(file, content, { name, versionId: call.state.newId(), pastVersions });
  touch(call, { type: 'file', file }, 'uploaded');
}

/** All of it changes hands, and with it whose storage it fills. */
export function giveTo(call: Call, item: Item, newOwnerId: string): void {
  for (const one of subtree(call.world, item)) {
    charge(call, ownerId(one), -bytesIn(one));
    charge(call, newOwnerId, bytesIn(one));
    touchedOf(one).ownerId = newOwnerId;
  }
}

/** Into a folder, or the mover's own root; what goes there belongs to whom that belongs. */
export function moveInto(call: Call, item: Item, parent: Folder | null): void {
  giveTo(call, item, parent?.ownerId ?? call.viewer.user.id);
  touchedOf(item).parentId = parent?.id ?? '0';
}

export function trash(call: Call, item: Item): void {
  const one = touchedOf(item);
  one.trashed = true;
  one.trashedAt = stamp(call);
  touch(call, item, 'trashed');
}

export function untrash(call: Call, item: Item): void {
  const one = touchedOf(item);
  one.trashed = false;
  delete one.trashedAt;
  touch(call, item, 'restored');
}

/** For good: only now is storage given back. */
export function purge(call: Call, item: Item): void {
  const { world } = call;
  const gone = subtree(world, item);
  for (const one of gone) charge(call, ownerId(one), -bytesIn(one));
  const isGone = (type: Item['type'], id: string): boolean =>
    gone.some((one) => one.type === type && itemId(one) === id);
  world.folders = world.folders.filter(({ id }) => !isGone('folder', id));
  world.files = world.files.filter(({ id }) => !isGone('file', id));
  world.collaborations = world.collaborations.filter((one) => !isGone(one.item.type, one.item.id));
}

/** A copy has no versions, links, locks or collaborations of what it was made from. */
export function copyInto(call: Call, item: Item, parent: Folder | null, name: string): Item {
  // Listed before anything is added: the copy may lie inside of what is copied.
  return copyOf(call, item, parent, name, subtree(call.world, item).filter((one) => !isTrashedItself(one)));
}

function copyOf(call: Call, item: Item, parent: Folder | null, name: string, all: readonly Item[]): Item {
  if (item.type === 'file') return { type: 'file', file: addFile(call, parent, name, contentOf(item.file), 'copied') };
  const folder = addFolder(call, parent, name, 'copied');
  const below = all.filter((one) => placeOf(one) === item.folder.id);
  for (const one of below) copyOf(call, one, folder, touchedOf(one).name, all);
  return { type: 'folder', folder };
}

const contentOf = ({ sha1, sizeBytes }: BoxFile): Content => ({ sha1, sizeBytes });
const placeOf = (item: Item): string => touchedOf(item).parentId;
