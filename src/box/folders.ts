import * as v from 'valibot';
import type { Foreign } from '../foundation/text.ts';
import { CONTENT_ROLES } from './roles.ts';
import type { ContentRole } from './roles.ts';
import { boxId, marked, optional, reading } from './readers.ts';
import type { Question } from './session-types.ts';

/** All that Box says about what the token's user may do with a folder (https://developer.box.com/reference/resources/folder--full). */
export const PERMISSION_NAMES = [
  'can_download', 'can_upload', 'can_rename', 'can_delete', 'can_share', 'can_set_share_access', 'can_invite_collaborator',
  'can_apply_watermark',
] as const;
export type PermissionName = (typeof PERMISSION_NAMES)[number];

/** `null`: Box left it out, which is neither yes nor no. */
export type Permissions = Readonly<Record<PermissionName, boolean | null>>;

export type ItemStatus = 'active' | 'trashed' | 'deleted';

/** A folder as the token's user sees it. What Box left out is `null`. */
export interface Folder {
  readonly id: string;
  readonly name: Foreign | null;
  readonly itemStatus: ItemStatus | null;
  readonly permissions: Permissions;
  readonly ownedBy: { readonly id: string; readonly login: Foreign | null; readonly name: Foreign | null } | null;
  /** The owner belongs to another enterprise than the token's user. */
  readonly isExternallyOwned: boolean | null;
  readonly parentId: string | null;
  readonly hasCollaborations: boolean | null;
  readonly canNonOwnersInvite: boolean | null;
  readonly isCollaborationRestrictedToEnterprise: boolean | null;
  /** Roles that can be given here; not the role that the caller has. */
  readonly allowedInviteeRoles: readonly ContentRole[] | null;
  /** Its classification's name: a hint where Shield refuses something. */
  readonly classification: Foreign | null;
}

/** A folder in the trash; Box shows it only where this folder itself, not a parent, was trashed. */
export interface TrashedFolder {
  readonly id: string;
  readonly name: Foreign | null;
  readonly itemStatus: ItemStatus | null;
}

/** Every user's root folder, All Files: it always exists (https://developer.box.com/reference/get-folders-id). */
export const ROOT_FOLDER = '0';

/** What is asked of a folder, whether by itself or in a listing. */
export const FOLDER_FIELDS = [
  'id', 'type', 'name', 'item_status', 'permissions', 'owned_by', 'parent', 'has_collaborations', 'is_externally_owned',
  'can_non_owners_invite', 'is_collaboration_restricted_to_enterprise', 'allowed_invitee_roles', 'classification',
].join(',');
const TRASH_FIELDS = 'id,type,name,item_status';

const yesOrNo = optional(v.boolean());
const name = optional(marked('name'));
const itemStatus = optional(v.picklist(['active', 'trashed', 'deleted']));

const permissions = v.object({
  can_download: yesOrNo, can_upload: yesOrNo, can_rename: yesOrNo, can_delete: yesOrNo, can_share: yesOrNo,
  can_set_share_access: yesOrNo, can_invite_collaborator: yesOrNo, can_apply_watermark: yesOrNo,
} satisfies Record<PermissionName, typeof yesOrNo>);

const NOTHING_SAID: Permissions = v.parse(permissions, {});

const folderSchema = reading(v.object({
  id: boxId,
  name,
  item_status: itemStatus,
  permissions: optional(permissions),
  owned_by: optional(v.object({ id: boxId, login: optional(marked('login')), name })),
  is_externally_owned: yesOrNo,
  parent: optional(v.object({ id: boxId })),
  has_collaborations: yesOrNo,
  can_non_owners_invite: yesOrNo,
  is_collaboration_restricted_to_enterprise: yesOrNo,
  allowed_invitee_roles: optional(v.array(v.unknown())),
  classification: optional(v.object({ name })),
}));

function read(json: unknown): Folder | null {
  const folder = folderSchema(json);
  if (folder === null) return null;
  return {
    id: folder.id,
    name: folder.name,
    itemStatus: folder.item_status,
    permissions: folder.permissions ?? NOTHING_SAID,
    ownedBy: folder.owned_by,
    isExternallyOwned: folder.is_externally_owned,
    parentId: folder.parent?.id ?? null,
    hasCollaborations: folder.has_collaborations,
    canNonOwnersInvite: folder.can_non_owners_invite,
    isCollaborationRestrictedToEnterprise: folder.is_collaboration_restricted_to_enterprise,
    allowedInviteeRoles: knownRoles(folder.allowed_invitee_roles),
    classification: folder.classification?.name ?? null,
  };
}

/** What was read from an answer: a check, a scope, and whoever compares runs look at the same one. */
const alreadyRead = new WeakMap<object, Folder | null>();

export function readFolder(json: unknown): Folder | null {
  if (typeof json !== 'object' || json === null) return null;
  const before = alreadyRead.get(json);
  if (before !== undefined) return before;
  const folder = read(json);
  alreadyRead.set(json, folder);
  return folder;
}

function knownRoles(roles: readonly unknown[] | null): readonly ContentRole[] | null {
  return roles === null ? null : CONTENT_ROLES.filter((role) => roles.includes(role));
}

/** The folder and what may be done with it (https://developer.box.com/reference/get-folders-id). */
export function folder(id: string): Question<Folder> {
  return {
    purpose: 'folder', method: 'GET', path: `/folders/${encodeURIComponent(id)}`, query: { fields: FOLDER_FIELDS }, body: null, folderId: id,
    // An answer about another folder says nothing about this one.
    read(json) {
      const found = readFolder(json);
      return found?.id === id ? found : null;
    },
  };
}

const readTrashed = reading(v.object({ id: boxId, name, item_status: itemStatus }));

/** Is the folder in the trash? (https://developer.box.com/reference/get-folders-id-trash) */
export function trashedFolder(id: string): Question<TrashedFolder> {
  return {
    purpose: 'trash',
    method: 'GET',
    path: `/folders/${encodeURIComponent(id)}/trash`,
    query: { fields: TRASH_FIELDS },
    body: null,
    read(json) {
      const found = readTrashed(json);
      return found?.id !== id ? null : { id: found.id, name: found.name, itemStatus: found.item_status };
    },
  };
}

/** Where a person opens the folder. */
export function folderLink(id: string): string {
  return `https://app.box.com/folder/${encodeURIComponent(id)}`;
}
