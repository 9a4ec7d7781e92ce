/**
 * Who may do what: roles, and access that flows down the tree and never up.
 * https://support.box.com/hc/en-us/articles/360044196413 (roles), https://support.box.com/hc/en-us/articles/360043697254 (waterfall)
 */
import { findUser } from './find.ts';
import type { AppSettings, BoxFile, Collaboration, Folder, Role, User, World } from './world.ts';

export type Capability =
  | 'list' | 'preview' | 'download' | 'upload' | 'edit' | 'rename' | 'delete' | 'share' | 'setShareAccess' | 'invite';

const everything: readonly Capability[] = ['list', 'preview', 'download', 'upload', 'edit', 'rename', 'delete', 'share', 'setShareAccess', 'invite'];

const capabilitiesOf: Readonly<Record<Role, readonly Capability[]>> = {
  'owner': everything,
  'co-owner': everything,
  'editor': everything,
  'viewer uploader': ['list', 'preview', 'download', 'upload', 'edit', 'share'],
  'previewer uploader': ['list', 'preview', 'upload'],
  'viewer': ['list', 'preview', 'download', 'share'],
  'previewer': ['list', 'preview'],
  'uploader': ['list', 'upload'],
};

const withheld: Readonly<Record<User['status'], readonly Capability[]>> = {
  active: [],
  inactive: everything,
  cannot_delete_edit: ['delete', 'edit', 'rename'],
  cannot_delete_edit_upload: ['delete', 'edit', 'rename', 'upload'],
};

export type Item = { readonly type: 'folder'; readonly folder: Folder } | { readonly type: 'file'; readonly file: BoxFile };

/** On whose behalf a question is asked. */
export interface Viewer {
  readonly user: User;
  readonly enterpriseId: string;
  readonly settings: AppSettings;
  /** With `As-User`, the Global Content Manager restrictions do not apply. */
  readonly impersonated: boolean;
  /** An exchanged token may reach this item alone, and what is under it. */
  readonly resource: { readonly type: 'folder' | 'file'; readonly id: string } | null;
}

export const findFolder = (world: World, id: string): Folder | undefined => world.folders.find((folder) => folder.id === id);
export const findFile = (world: World, id: string): BoxFile | undefined => world.files.find((file) => file.id === id);
export const itemId = (item: Item): string => (item.type === 'folder' ? item.folder.id : item.file.id);
export const ownerId = (item: Item): string => (item.type === 'folder' ? item.folder.ownerId : item.file.ownerId);
/** The record of the world itself, to be changed. */
export const touchedOf = (item: Item): Folder | BoxFile => (item.type === 'folder' ? item.folder : item.file);
export const isTrashedItself = (item: Item): boolean => (item.type === 'folder' ? item.folder.trashed : item.file.trashed);

/** The folders above an item, nearest first, up to the owner's root (which is none of them). */
export function foldersAbove(world: World, item: Item): Folder[] {
  const above: Folder[] = [];
  let next = findFolder(world, item.type === 'folder' ? item.folder.parentId : item.file.parentId);
  while (next !== undefined && !above.includes(next)) {
    above.push(next);
    next = findFolder(world, next.parentId);
  }
  return above;
}

/** The item and everything above it, nearest first. */
export function lineage(world: World, item: Item): Item[] {
  return [item, ...foldersAbove(world, item).map((folder): Item => ({ type: 'folder', folder }))];
}

export const isTrashed = (world: World, item: Item): boolean => lineage(world, item).some(isTrashedItself);

function isFor(user: User, { accessibleBy }: Collaboration): boolean {
  return accessibleBy.type === 'user' ? accessibleBy.id === user.id : user.groupIds.includes(accessibleBy.id);
}

/** The collaborations in force for a user on exactly this item. */
export function collaborationsOn(world: World, user: User, item: Item): Collaboration[] {
  return world.collaborations.filter((one) => one.status === 'accepted' && one.item.type === item.type && one.item.id === itemId(item) && isFor(user, one));
}

function fromCollaboration(world: World, item: Item, at: Item, { role }: Collaboration): readonly Capability[] {
  const invitesAreRestricted = lineage(world, item).some((one) => one.type === 'folder' && !one.folder.canNonOwnersInvite);
  const isSharedFolderItself = at === item && item.type === 'folder';
  return capabilitiesOf[role].filter((capability) => {
    if (role !== 'editor') return true;
    if (capability === 'invite') return !invitesAreRestricted;
    return !(capability === 'delete' && isSharedFolderItself && world.dialect.editorDeletesSharedFolder === 'no');
  });
}

/** All roles on the way up count: a lower one further down takes nothing away. */
function fromRoles(world: World, user: User, item: Item): Set<Capability> {
  const found = new Set<Capability>();
  for (const at of lineage(world, item)) {
    const roles = collaborationsOn(world, user, at).map((one) => fromCollaboration(world, item, at, one));
    if (ownerId(at) === user.id) roles.push(everything);
    for (const capability of roles.flat()) found.add(capability);
  }
  return found;
}

/** Global Content Manager: all content of the own enterprise, nothing of another's. https://developer.box.com/guides/api-calls/permissions-and-errors/scopes */
export const actsAsContentManager = (viewer: Viewer): boolean => viewer.settings.scopes.includes('enterprise_content') && !viewer.impersonated;

function isOutOfReach(world: World, viewer: Viewer, item: Item): boolean {
  const owner = findUser(world, ownerId(item));
  if (owner === undefined) return true;
  if (viewer.settings.access === 'app' && owner.kind === 'managed') return true;
  if (actsAsContentManager(viewer) && owner.enterpriseId !== viewer.enterpriseId) return true;
  const { resource } = viewer;
  return resource !== null && !lineage(world, item).some((one) => one.type === resource.type && itemId(one) === resource.id);
}

/** What `permissions` say, which may be more than what may be done. */
export function shownCapabilities(world: World, viewer: Viewer, item: Item): ReadonlySet<Capability> {
  const held = capabilitiesOn(world, viewer, item);
  if (held.size === 0) return held;
  const { contentManagerSees, statusInPermissions } = world.dialect;
  const isLikeCoOwner = actsAsContentManager(viewer) && contentManagerSees === 'what-a-co-owner-may';
  const found = new Set([...held, ...(isLikeCoOwner ? everything : fromRoles(world, viewer.user, item))]);
  if (statusInPermissions === 'shown') for (const capability of withheld[viewer.user.status]) found.delete(capability);
  return found;
}

/** Empty where the viewer does not see the item at all. */
export function capabilitiesOn(world: World, viewer: Viewer, item: Item): ReadonlySet<Capability> {
  if (isOutOfReach(world, viewer, item)) return new Set();
  const found = fromRoles(world, viewer.user, item);
  if (actsAsContentManager(viewer)) for (const capability of ['list', 'preview', 'download'] as const) found.add(capability);
  for (const capability of withheld[viewer.user.status]) found.delete(capability);
  return found;
}

export const sees = (world: World, viewer: Viewer, item: Item): boolean => capabilitiesOn(world, viewer, item).size > 0;

/** What the viewer's own All Files shows: owned at the top, and shared where nothing above is visible. */
export function rootItems(world: World, viewer: Viewer): Item[] {
  const all: Item[] = [
    ...world.folders.map((folder): Item => ({ type: 'folder', folder })),
    ...world.files.map((file): Item => ({ type: 'file', file })),
  ];
  return all.filter((item) => {
    if (isTrashed(world, item) || !sees(world, viewer, item)) return false;
    if (ownerId(item) === viewer.user.id) return foldersAbove(world, item).length === 0;
    const shared = collaborationsOn(world, viewer.user, item).some((one) => !one.accessOnly);
    return shared && !foldersAbove(world, item).some((folder) => sees(world, viewer, { type: 'folder', folder }));
  });
}

/** The item and everything below it; what is in the trash too. */
export function subtree(world: World, item: Item): Item[] {
  if (item.type === 'file') return [item];
  const { id } = item.folder;
  const below = [
    ...world.folders.filter((one) => one.parentId === id).map((folder): Item => ({ type: 'folder', folder })),
    ...world.files.filter((one) => one.parentId === id).map((file): Item => ({ type: 'file', file })),
  ];
  return [item, ...below.flatMap((one) => subtree(world, one))];
}

/** What is directly in a folder, trash left out. */
export function childrenOf(world: World, folderId: string): Item[] {
  return [
    ...world.folders.filter((one) => one.parentId === folderId && !one.trashed).map((folder): Item => ({ type: 'folder', folder })),
    ...world.files.filter((one) => one.parentId === folderId && !one.trashed).map((file): Item => ({ type: 'file', file })),
  ];
}
