/** Box's JSON for users and items. Fields as in https://developer.box.com/reference/resources */
import {
  childrenOf, foldersAbove, isTrashed, isTrashedItself, itemId, lineage, ownerId, sees, shownCapabilities,
  touchedOf,
} from './permissions.ts';
import type { Capability, Item, Viewer } from './permissions.ts';
import { findUser } from './find.ts';
import type { BoxFile, Folder, PastVersion, Touched, User, World } from './world.ts';

export type Rendered = Record<string, unknown>;
const longAgo = '2026-01-15T09:30:00-08:00';
const lately = '2026-11-02T16:05:11-08:00';

/** The base fields and the named ones; without names, the standard reply. Unknown names are ignored, as Box does. */
export function pick(all: Rendered, base: readonly string[], standard: readonly string[], names: readonly string[] | null): Rendered {
  const wanted = names === null ? standard : [...base, ...names];
  return Object.fromEntries(Object.entries(all).filter(([name]) => wanted.includes(name)));
}

/** The `fields` parameter: null where it was not given. */
export function fieldNames(query: URLSearchParams): readonly string[] | null {
  const text = query.get('fields');
  if (text === null || text.trim() === '') return null;
  return text.split(',').map((name) => name.trim());
}

export const userMini = ({ id, name, login }: User): Rendered => ({ type: 'user', id, name, login });

const standardUser = [
  'type', 'id', 'name', 'login', 'created_at', 'modified_at', 'language', 'timezone', 'space_amount', 'space_used', 'max_upload_size',
  'status', 'job_title', 'phone', 'address', 'avatar_url', 'notification_email',
];

export function renderUser(world: World, user: User, names: readonly string[] | null): Rendered {
  const enterprise = world.enterprises.find((one) => one.id === user.enterpriseId);
  const all: Rendered = {
    ...userMini(user),
    created_at: longAgo, modified_at: lately, language: 'en', timezone: 'America/Los_Angeles',
    space_amount: user.spaceAmountBytes, space_used: user.spaceUsedBytes, max_upload_size: user.maxUploadSizeBytes,
    status: user.status, job_title: '', phone: '', address: '', avatar_url: `https://app.box.com/api/avatar/large/${user.id}`,
    notification_email: world.dialect.noNotificationEmail === 'list' ? [] : null,
    role: user.role, enterprise: enterprise === undefined ? null : { type: 'enterprise', id: enterprise.id, name: enterprise.name },
    is_platform_access_only: user.kind === 'app', hostname: 'https://app.box.com/',
    can_see_managed_users: true, is_sync_enabled: false, is_external_collab_restricted: false,
    is_exempt_from_device_limits: user.kind !== 'managed', is_exempt_from_login_verification: user.kind !== 'managed',
    tracking_codes: [], my_tags: [],
  };
  return pick(all, ['type', 'id'], standardUser, names);
}

/** A user, who may be gone. */
export function person(world: World, id: string): Rendered {
  const user = findUser(world, id);
  return user === undefined ? { type: 'user', id } : userMini(user);
}

/** What `If-Match` is held against. https://developer.box.com/guides/api-calls/ensure-consistency */
export const etagOf = (item: Item): string => String(touchedOf(item).revision ?? 0);
export const versionIdOf = ({ id, versionId }: BoxFile): string => versionId ?? `9${id}`;

const state = ({ revision = 0 }: Touched): Rendered => ({ sequence_id: String(revision), etag: String(revision) });
const folderMini = (folder: Folder): Rendered =>
  ({ type: 'folder', id: folder.id, ...state(folder), name: folder.name });
export const rootMini: Rendered = { type: 'folder', id: '0', sequence_id: null, etag: null, name: 'All Files' };
const fileMini = (file: BoxFile): Rendered => ({
  type: 'file', id: file.id, ...state(file), name: file.name, sha1: file.sha1,
  file_version: { type: 'file_version', id: versionIdOf(file), sha1: file.sha1 },
});
export const itemMini = (item: Item): Rendered => (item.type === 'folder' ? folderMini(item.folder) : fileMini(item.file));

const folderPermissions: Readonly<Record<string, Capability | 'never'>> = {
  can_download: 'download', can_upload: 'upload', can_rename: 'rename', can_delete: 'delete', can_share: 'share',
  can_set_share_access: 'setShareAccess', can_invite_collaborator: 'invite', can_apply_watermark: 'never',
};
const filePermissions: Readonly<Record<string, Capability | 'never'>> = {
  ...folderPermissions, can_upload: 'edit', can_preview: 'preview', can_comment: 'preview', can_annotate: 'preview',
  can_view_annotations_all: 'preview', can_view_annotations_self: 'preview',
};

function permissions(table: Readonly<Record<string, Capability | 'never'>>, held: ReadonlySet<Capability>): Rendered {
  return Object.fromEntries(Object.entries(table).map(([name, capability]) => [name, capability !== 'never' && held.has(capability)]));
}

/** From All Files down, without what the viewer can't see. */
function pathCollection(world: World, viewer: Viewer, item: Item): Rendered {
  const visible = foldersAbove(world, item).filter((folder) => sees(world, viewer, { type: 'folder', folder }));
  const entries = [rootMini, ...visible.reverse().map(folderMini)];
  return { total_count: entries.length, entries };
}

function sizeBytes(world: World, folderId: string): number {
  return childrenOf(world, folderId).reduce((sum, item) => sum + (item.type === 'file' ? item.file.sizeBytes : sizeBytes(world, item.folder.id)), 0);
}

function parentOf(world: World, viewer: Viewer, item: Item): Rendered {
  const [parent] = foldersAbove(world, item);
  return parent !== undefined && sees(world, viewer, { type: 'folder', folder: parent }) ? folderMini(parent) : rootMini;
}

/** https://developer.box.com/reference/resources/folder--full: null where there is none. */
function renderSharedLink(item: Item): Rendered | null {
  const { sharedLink: link } = touchedOf(item);
  if (link === undefined) return null;
  const extension = item.type === 'file' ? /\.[^.]*$/.exec(item.file.name)?.[0] ?? '' : '';
  return {
    url: `https://app.box.com/s/${link.key}`,
    download_url: item.type === 'file' && link.canDownload
      ? `https://app.box.com/shared/static/${link.key}${extension}` : null,
    vanity_url: null, vanity_name: null, access: link.access, effective_access: link.access,
    effective_permission: link.canDownload ? 'can_download' : 'can_preview',
    is_password_enabled: link.hasPassword, unshared_at: link.unsharedAt, download_count: 0, preview_count: 0,
    permissions: { can_download: link.canDownload, can_preview: true, can_edit: false },
  };
}

/** What files and folders have in common. */
function common(world: World, viewer: Viewer, item: Item): Rendered {
  const owner = findUser(world, ownerId(item));
  const inTrash = isTrashed(world, item);
  const touched = touchedOf(item);
  const { createdAt = longAgo, modifiedAt = lately, trashedAt = lately, description = '' } = touched;
  return {
    ...itemMini(item),
    created_at: createdAt, modified_at: modifiedAt, content_created_at: createdAt, content_modified_at: modifiedAt,
    trashed_at: inTrash ? trashedAt : null, purged_at: null, description,
    path_collection: pathCollection(world, viewer, item), parent: parentOf(world, viewer, item),
    created_by: person(world, touched.createdById ?? ownerId(item)), owned_by: person(world, ownerId(item)),
    modified_by: person(world, touched.modifiedById ?? touched.createdById ?? ownerId(item)),
    shared_link: renderSharedLink(item), item_status: inTrash ? 'trashed' : 'active', tags: [], classification: null,
    is_externally_owned: owner?.enterpriseId !== viewer.enterpriseId,
    is_accessible_via_shared_link: lineage(world, item).some((one) => touchedOf(one).sharedLink !== undefined),
    has_collaborations: world.collaborations.some((one) => one.item.id === itemId(item)),
    allowed_invitee_roles: item.type === 'folder' ? invitable : ['editor', 'viewer'],
  };
}

const base = ['type', 'id', 'sequence_id', 'etag', 'name'];
const standardItem = [
  ...base, 'created_at', 'modified_at', 'description', 'size', 'path_collection', 'created_by', 'modified_by', 'trashed_at', 'purged_at',
  'content_created_at', 'content_modified_at', 'owned_by', 'shared_link', 'parent', 'item_status',
];
const invitable = ['editor', 'viewer', 'previewer', 'uploader', 'previewer uploader', 'viewer uploader', 'co-owner'];

export function renderFolder(world: World, viewer: Viewer, folder: Folder, names: readonly string[] | null): Rendered {
  const item: Item = { type: 'folder', folder };
  const all: Rendered = {
    ...common(world, viewer, item),
    size: sizeBytes(world, folder.id), folder_upload_email: null, sync_state: 'not_synced',
    permissions: permissions(folderPermissions, shownCapabilities(world, viewer, item)),
    can_non_owners_invite: folder.canNonOwnersInvite, can_non_owners_view_collaborators: true,
    is_collaboration_restricted_to_enterprise: false, allowed_shared_link_access_levels: ['open', 'company', 'collaborators'],
    item_collection: itemCollection(world, viewer, childrenOf(world, folder.id), names),
  };
  return pick(all, base, [...standardItem, 'folder_upload_email', 'item_collection'], names);
}

/** The user's All Files, which always exists and belongs to nobody else. */
export function renderRoot(world: World, viewer: Viewer, items: readonly Item[], names: readonly string[] | null): Rendered {
  const owner = userMini(viewer.user);
  const all: Rendered = {
    ...rootMini,
    created_at: null, modified_at: null, content_created_at: null, content_modified_at: null, trashed_at: null, purged_at: null,
    description: '', size: 0, path_collection: { total_count: 0, entries: [] }, parent: null, created_by: owner, modified_by: owner, owned_by: owner,
    shared_link: null, folder_upload_email: null, item_status: 'active', tags: [], classification: null, sync_state: 'not_synced',
    permissions: permissions(folderPermissions, new Set<Capability>(['download', 'upload'])),
    is_externally_owned: false, has_collaborations: false, can_non_owners_invite: true, can_non_owners_view_collaborators: true,
    is_collaboration_restricted_to_enterprise: false, is_accessible_via_shared_link: false,
    allowed_shared_link_access_levels: [], allowed_invitee_roles: invitable, item_collection: itemCollection(world, viewer, items, names),
  };
  return pick(all, base, [...standardItem, 'folder_upload_email', 'item_collection'], names);
}

export function renderFile(world: World, viewer: Viewer, file: BoxFile, names: readonly string[] | null): Rendered {
  const item: Item = { type: 'file', file };
  const all: Rendered = {
    ...common(world, viewer, item),
    size: file.sizeBytes, version_number: String((file.pastVersions ?? []).length + 1), comment_count: 0,
    extension: file.name.split('.').at(-1) ?? '',
    permissions: permissions(filePermissions, shownCapabilities(world, viewer, item)),
    lock: file.lockedById === null ? null : { type: 'lock', id: `7${file.id}`, created_by: person(world, file.lockedById), created_at: lately, expired_at: lately, is_download_prevented: false, app_type: 'other' },
  };
  return pick(all, [...base, 'sha1', 'file_version'], [...standardItem, 'sha1', 'file_version'], names);
}

/** https://developer.box.com/reference/resources/file-version--full */
export function renderPast(world: World, version: PastVersion): Rendered {
  const { id, name, sha1, sizeBytes, modifiedAt, modifiedById } = version;
  return {
    type: 'file_version', id, name, sha1, size: sizeBytes, created_at: modifiedAt, modified_at: modifiedAt,
    modified_by: person(world, modifiedById), trashed_at: null, restored_at: null, purged_at: null,
  };
}

/** One entry of a listing: its mini form, or with the named fields (`permissions` among them, against Box's own schema). */
export function renderEntry(world: World, viewer: Viewer, item: Item, names: readonly string[] | null): Rendered {
  if (names === null) return itemMini(item);
  const own = names.filter((name) => name !== 'item_collection');
  return item.type === 'folder' ? renderFolder(world, viewer, item.folder, own) : renderFile(world, viewer, item.file, own);
}

/** Folders first, then by name. */
export function inOrder(items: readonly Item[]): Item[] {
  const key = (item: Item): string => (item.type === 'folder' ? `0${item.folder.name}` : `1${item.file.name}`);
  return [...items].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

function itemCollection(world: World, viewer: Viewer, items: readonly Item[], names: readonly string[] | null): Rendered {
  const entries = names?.includes('item_collection') === false ? [] : inOrder(items).slice(0, 100).map((item) => renderEntry(world, viewer, item, names));
  return { total_count: items.length, entries, offset: 0, limit: 100, order: [{ by: 'type', direction: 'ASC' }, { by: 'name', direction: 'ASC' }] };
}

/** The standard reply for an item of either kind. */
export function renderItem(world: World, viewer: Viewer, item: Item, names: readonly string[] | null): Rendered {
  if (item.type === 'folder') return renderFolder(world, viewer, item.folder, names);
  return renderFile(world, viewer, item.file, names);
}

/** The form of an item that only its own trash shows. */
export function renderTrashed(
  world: World, viewer: Viewer, item: Item, names: readonly string[] | null,
): Rendered | undefined {
  if (!isTrashedItself(item)) return undefined;
  const trash = { type: 'folder', id: '1', sequence_id: null, etag: null, name: 'Trash' };
  const all = renderItem(world, viewer, item, null);
  // No link leads into the trash.
  const inTrash = { ...all, path_collection: { total_count: 1, entries: [trash] }, parent: trash, shared_link: null };
  return pick(inTrash, base, [...standardItem, 'sha1', 'file_version'], names);
}
