/** What the owner of a folder, or a policy on it, has to settle. */
import { fails, ids, impatient, invite } from './base.ts';
import type { Scenario } from './base.ts';

export const content = {
  'service-account-not-invited': fails('jwt', 'Nobody has invited the service account to the folder', ({ world, invitation }) => {
    world.collaborations.splice(world.collaborations.indexOf(invitation), 1);
  }),
  'invited-to-a-subfolder-only': fails('ccg', 'The service account is invited to a folder inside the one that is asked for', ({ invitation }) => {
    invitation.item.id = ids.nightly;
  }),
  'invitation-pending': fails('ccg', 'The invitation was never accepted', ({ invitation }) => { invitation.status = 'pending'; }),
  'folder-in-trash': fails('ccg', 'The folder is in the trash', ({ releases }) => { releases.trashed = true; }),
  'folder-in-trash-told-as-absent': fails('ccg', 'The folder is in the trash, and Box says only that it is not there', ({ world, releases }) => {
    releases.trashed = true;
    world.dialect.trashedFolder = 'not_found';
  }),
  'parent-folder-in-trash': fails('ccg', 'A folder further up is in the trash', ({ world }) => {
    for (const folder of world.folders) if (folder.id === ids.projects) folder.trashed = true;
  }),
  'folder-id-mistyped': fails('ccg', 'The folder id has a wrong digit', ({ inputs }) => { inputs['folders'] = '160000000007: read'; }),
  'viewer-cannot-upload': fails('jwt', 'The service account is a viewer, the deploy uploads', ({ invitation, inputs }) => {
    invitation.role = 'viewer';
    inputs['folders'] = `${ids.releases}: upload`;
  }),
  'previewer-cannot-download': fails('ccg', 'The service account is a previewer, the deploy downloads', ({ invitation, inputs }) => {
    invitation.role = 'previewer';
    inputs['folders'] = `${ids.releases}: download`;
  }),
  'uploader-cannot-download': fails('ccg', 'The service account is an uploader, the deploy downloads', ({ invitation, inputs }) => {
    invitation.role = 'uploader';
    inputs['folders'] = `${ids.releases}: upload, download`;
  }),
  'uploader-cannot-replace': fails('ccg', 'The service account is an uploader, the deploy replaces a file', ({ invitation, inputs }) => {
    invitation.role = 'uploader';
    inputs['folders'] = `${ids.releases}: replace=app.zip`;
  }),
  'viewer-uploader-cannot-rename': fails('ccg', 'The service account is a viewer uploader, the deploy renames', ({ invitation, inputs }) => {
    invitation.role = 'viewer uploader';
    inputs['folders'] = `${ids.releases}: rename, delete`;
  }),
  'editor-cannot-invite': fails('ccg', 'Only owners may invite to the folder', ({ releases, inputs }) => {
    releases.canNonOwnersInvite = false;
    inputs['folders'] = `${ids.releases}: invite`;
  }),
  'quota-full': fails('ccg', "The folder owner's storage is full", ({ owner, inputs }) => {
    owner.spaceUsedBytes = owner.spaceAmountBytes;
    inputs['folders'] = `${ids.releases}: upload`;
  }),
  'quota-full-told-as-conflict': fails('ccg', "The folder owner's storage is full, told as 409", ({ world, owner, inputs }) => {
    owner.spaceUsedBytes = owner.spaceAmountBytes;
    world.dialect.quotaStatus = 409;
    inputs['folders'] = `${ids.releases}: upload`;
  }),
  'service-account-storage-full': fails('ccg', "The service account's own storage is full", ({ serviceAccount, inputs }) => {
    serviceAccount.spaceUsedBytes = serviceAccount.spaceAmountBytes;
    inputs['folders'] = '0: upload';
  }),
  'shield-blocks-upload': fails('ccg', 'A Shield access policy stops the upload', ({ releases, inputs }) => {
    releases.shieldBlocks.push('upload');
    inputs['folders'] = `${ids.releases}: upload`;
  }),
  'location-blocked': fails('ccg', "The enterprise does not let this runner's address in", ({ enterprise }) => { enterprise.locationBlocked = true; }),
  'folder-busy': fails('ccg', 'The folder is being moved right now', ({ releases, inputs }) => {
    releases.busy = true;
    Object.assign(inputs, impatient, { folders: `${ids.releases}: upload` });
  }),
  'replace-missing-file': fails('ccg', 'The file to replace is not there: nothing tells whether replacing would work', ({ inputs }) => {
    inputs['folders'] = `${ids.releases}: replace=not-there-yet.zip`;
  }),
  'replace-locked-file': fails('ccg', 'The file to replace is locked by somebody', ({ world, inputs }) => {
    for (const file of world.files) file.lockedById = ids.owner;
    inputs['folders'] = `${ids.releases}: replace=app.zip`;
  }),
  'account-may-not-upload': fails('ccg', 'The service account may not upload, edit or delete', ({ serviceAccount, inputs }) => {
    serviceAccount.status = 'cannot_delete_edit_upload';
    inputs['folders'] = `${ids.releases}: upload`;
  }),
  'account-may-not-edit': fails('ccg', 'The service account may not edit or delete', ({ serviceAccount, inputs }) => {
    serviceAccount.status = 'cannot_delete_edit';
    inputs['folders'] = `${ids.releases}: rename`;
  }),
  'replace-any-file-storage-full': fails('ccg', 'The deploy replaces whatever file is there, and the storage is full', ({ owner, inputs }) => {
    owner.spaceUsedBytes = owner.spaceAmountBytes;
    inputs['folders'] = `${ids.releases}: replace`;
  }),
  'folder-locked': fails('ccg', 'A lock keeps even a co-owner from deleting the folder', ({ releases, invitation, inputs }) => {
    invitation.role = 'co-owner';
    releases.locks = [{ id: '9000001', createdById: ids.owner, move: true, delete: true }];
    inputs['folders'] = `${ids.releases}: delete`;
  }),
  'as-user-not-invited': fails('jwt', 'The user to act for is not invited to the folder', ({ world, inputs }) => {
    world.collaborations = world.collaborations.filter((one) => one.accessibleBy.id !== ids.deployUser);
    inputs['as-user'] = ids.deployUser;
  }),
  'two-folders-one-missing': fails('ccg', 'One folder is fine, the other is not shared', ({ world, inputs }) => {
    world.collaborations.push(invite('70000011', ids.projects, ids.deployUser, 'viewer'));
    inputs['folders'] = `${ids.releases}: read, upload\n${ids.projects}: read # everything`;
  }),
} satisfies Record<string, Scenario>;
