/** What happened, in order: the source of both event streams. https://developer.box.com/reference/get-events */
import type { Item } from './permissions.ts';

/** The names of one happening in the user's stream and the enterprise's. https://developer.box.com/guides/events */
export const happenings = {
  created: ['ITEM_CREATE', 'UPLOAD'],
  uploaded: ['ITEM_UPLOAD', 'UPLOAD'],
  downloaded: ['ITEM_DOWNLOAD', 'DOWNLOAD'],
  edited: ['ITEM_MODIFY', 'EDIT'],
  renamed: ['ITEM_RENAME', 'RENAME'],
  moved: ['ITEM_MOVE', 'MOVE'],
  copied: ['ITEM_COPY', 'COPY'],
  trashed: ['ITEM_TRASH', 'DELETE'],
  restored: ['ITEM_UNDELETE_VIA_TRASH', 'UNDELETE'],
  shared: ['ITEM_SHARED_CREATE', 'SHARE'],
  linkChanged: ['ITEM_SHARED_UPDATE', 'ITEM_SHARED_UPDATE'],
  unshared: ['ITEM_SHARED_UNSHARE', 'UNSHARE'],
  locked: ['LOCK_CREATE', 'LOCK'],
  unlocked: ['LOCK_DESTROY', 'UNLOCK'],
  invited: ['COLLAB_INVITE_COLLABORATOR', 'COLLABORATION_INVITE'],
  joined: ['COLLAB_ADD_COLLABORATOR', 'COLLABORATION_ACCEPT'],
  roleChanged: ['COLLAB_ROLE_CHANGE', 'COLLABORATION_ROLE_CHANGE'],
  left: ['COLLAB_REMOVE_COLLABORATOR', 'COLLABORATION_REMOVE'],
} as const satisfies Readonly<Record<string, readonly [user: string, enterprise: string]>>;

export type Happening = keyof typeof happenings;

export interface Recorded {
  readonly id: string;
  readonly what: Happening;
  readonly byId: string;
  readonly at: string;
  readonly item: Item;
}
