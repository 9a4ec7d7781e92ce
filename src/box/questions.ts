/** Every question that checks ask of Box, as values (architecture: a session asks each once, whoever wants the answer). */
export { currentUser, impersonatedUser, loginKind } from './users.ts';
export type { LoginKind, User, UserRole, UserStatus } from './users.ts';
export { PERMISSION_NAMES, ROOT_FOLDER, folder, folderLink, trashedFolder } from './folders.ts';
export type { Folder, ItemStatus, PermissionName, Permissions, TrashedFolder } from './folders.ts';
export { filesIn, folderLocks } from './folder-contents.ts';
export type { FileEntry, FolderLock } from './folder-contents.ts';
export { fileOfId, userOfId } from './lookups.ts';
export { pendingInvitations } from './invitations.ts';
export type { Invitation } from './invitations.ts';
export { REHEARSED_BYTES, replaceRehearsal, uploadRehearsal } from './rehearsals.ts';
export type { Rehearsed } from './rehearsals.ts';
export { scopeProbe } from './scope-probes.ts';
export type { Probed } from './scope-probes.ts';
export { CONTENT_ROLES } from './roles.ts';
export type { ContentRole } from './roles.ts';
