/** A whole deploy by box-node-sdk 10, which knows nothing of the embedded Box but its addresses. */
import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import type { BoxClient } from 'box-node-sdk';
import type { Collaboration } from 'box-node-sdk/lib/schemas/collaboration';
import { withBox } from './client.ts';
import type { Box } from './client.ts';
import { ccgClient } from './sdk-client.ts';

const releases = '160000000001';
const megabyte = 1024 * 1024;

const streamOf = (content: string | Buffer): Readable => Readable.from([Buffer.from(content)]);

/** The SDK gives `code` as JSON, quotes and all, and of what it takes for an empty answer the status alone. */
const refused = (statusCode: number, code?: string): Record<string, unknown> =>
  ({ responseInfo: { statusCode, ...(code === undefined ? {} : { code: `"${code}"` }) } });

const upload = async (client: BoxClient, name: string, content: string): Promise<string> => {
  const attributes = { name, parent: { id: releases } };
  const { entries } = await client.uploads.uploadFile({ attributes, file: streamOf(content) });
  return entries?.[0]?.id ?? '';
};

const download = async (client: BoxClient, id: string): Promise<string> => {
  const stream = await client.downloads.downloadFile(id);
  return stream === undefined ? '' : await text(stream);
};

const deploy = async (use: (client: BoxClient, box: Box) => Promise<void>): Promise<void> => {
  await withBox('healthy-ccg', async (box) => { await use(ccgClient(box), box); });
};

const names = async (client: BoxClient, folderId = releases): Promise<readonly (string | undefined)[]> =>
  ((await client.folders.getFolderItems(folderId)).entries ?? []).map((entry) => entry.name ?? undefined);

describe('box-node-sdk 10, deploying to the embedded Box', () => {
  test('uploads a file, and finds it in the listing, with its bytes', async () => {
    await deploy(async (client) => {
      const id = await upload(client, 'notes.txt', 'one');
      expect(await names(client)).toContain('notes.txt');
      const sha1 = createHash('sha1').update('one').digest('hex');
      expect(await client.files.getFileById(id)).toMatchObject({ size: 3, parent: { id: releases }, sha1 });
      expect(await download(client, id)).toBe('one');
      const location = await client.downloads.getDownloadFileUrl(id);
      expect(await (await fetch(location)).text()).toBe('one');
    });
  });

  test('rehearses an upload, and then does it', async () => {
    await deploy(async (client) => {
      const attributes = { name: 'notes.txt', size: 3, parent: { id: releases } };
      const made = await client.uploads.uploadWithPreflightCheck({ attributes, file: streamOf('one') });
      expect(await download(client, made.entries?.[0]?.id ?? '')).toBe('one');
      const again = client.uploads.preflightFileUploadCheck(attributes);
      await expect(again).rejects.toMatchObject(refused(409, 'item_name_in_use'));
    });
  });

  test('puts a new version in place, and still gets at the one before', async () => {
    await deploy(async (client) => {
      const id = await upload(client, 'notes.txt', 'one');
      const before = await client.files.getFileById(id);
      await client.uploads.uploadFileVersion(id, { attributes: { name: 'notes.txt' }, file: streamOf('two, longer') });
      expect(await download(client, id)).toBe('two, longer');
      const { entries = [] } = await client.fileVersions.getFileVersions(id);
      expect(entries.map((version) => [version.id, version.size])).toEqual([[before.fileVersion?.id, 3]]);
      const past = await client.downloads.downloadFile(id, { queryParams: { version: before.fileVersion?.id ?? '' } });
      expect(past && await text(past)).toBe('one');
    });
  });

  test('is told which file has the name already', async () => {
    await deploy(async (client) => {
      await expect(upload(client, 'APP.zip', 'one')).rejects.toMatchObject({
        responseInfo: { code: '"item_name_in_use"', contextInfo: { conflicts: { id: '880000000001' } } },
      });
    });
  });

  test('uploads a large file in parts', async () => {
    await deploy(async (client) => {
      const bytes = randomBytes(20 * megabyte);
      const file = await client.chunkedUploads.uploadBigFile(streamOf(bytes), 'big.bin', bytes.length, releases);
      const sha1 = createHash('sha1').update(bytes).digest('hex');
      expect(file).toMatchObject({ name: 'big.bin', size: bytes.length, sha1 });
      const whole = await fetch(await client.downloads.getDownloadFileUrl(file.id));
      expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
    });
  });

  test('looks at an upload in parts, and gives it up', async () => {
    await deploy(async (client) => {
      const wanted = { folderId: releases, fileName: 'big.bin', fileSize: 30 * megabyte };
      const session = await client.chunkedUploads.createFileUploadSession(wanted);
      const id = session.id ?? '';
      const part = Buffer.alloc(session.partSize ?? 0);
      const digest = `sha=${createHash('sha1').update(part).digest('base64')}`;
      const contentRange = `bytes 0-${part.length - 1}/${30 * megabyte}`;
      await client.chunkedUploads.uploadFilePart(id, streamOf(part), { digest, contentRange });
      const { entries } = await client.chunkedUploads.getFileUploadSessionParts(id);
      expect(entries?.map((one) => one.size)).toEqual([part.length]);
      expect((await client.chunkedUploads.getFileUploadSessionById(id)).numPartsProcessed).toBe(1);
      await client.chunkedUploads.deleteFileUploadSessionById(id);
      await expect(client.chunkedUploads.getFileUploadSessionById(id)).rejects.toMatchObject(refused(404));
    });
  });

  test('makes, renames, copies, moves and deletes folders', async () => {
    await deploy(async (client) => {
      const made = await client.folders.createFolder({ name: 'v1', parent: { id: releases } });
      const inside = await client.folders.createFolder({ name: 'docs', parent: { id: made.id } });
      expect((await client.folders.updateFolderById(made.id, { requestBody: { name: 'v2' } })).name).toBe('v2');
      const copied = await client.folders.copyFolder(made.id, { name: 'v3', parent: { id: releases } });
      expect(await names(client, copied.id)).toEqual(['docs']);
      await client.folders.updateFolderById(inside.id, { requestBody: { parent: { id: releases } } });
      expect(await names(client)).toEqual(['Nightly', 'docs', 'v2', 'v3', 'app.zip']);
      await client.folders.deleteFolderById(made.id);
      await expect(client.folders.deleteFolderById(copied.id)).rejects.toMatchObject(refused(400));
      await client.folders.deleteFolderById(copied.id, { queryParams: { recursive: true } });
      expect(await names(client)).toEqual(['Nightly', 'docs', 'app.zip']);
    });
  });

  test('renames, copies, locks, trashes, restores and purges files', async () => {
    await deploy(async (client, { world }) => {
      const id = await upload(client, 'notes.txt', 'one');
      expect((await client.files.updateFileById(id, { requestBody: { name: 'notes.md' } })).name).toBe('notes.md');
      const { id: copyId } = await client.files.copyFile(id, { parent: { id: '160000000002' } });
      expect(await download(client, copyId)).toBe('one');
      await client.files.deleteFileById(id);
      expect((await client.trashedItems.getTrashedItems()).entries?.map((entry) => entry.id)).toEqual([id]);
      expect((await client.trashedFiles.getTrashedFileById(id)).itemStatus).toBe('trashed');
      const restored = await client.trashedFiles.restoreFileFromTrash(id, { requestBody: { name: 'back.md' } });
      expect(restored.name).toBe('back.md');
      await client.files.deleteFileById(id);
      await client.trashedFiles.deleteTrashedFileById(id);
      expect(world.files.some((file) => file.id === id)).toBe(false);
    });
  });

  test('trashes a folder with what is in it, and gets it back', async () => {
    await deploy(async (client) => {
      const nightly = '160000000002';
      await client.folders.deleteFolderById(nightly);
      await expect(client.folders.getFolderById(nightly)).rejects.toMatchObject(refused(404, 'trashed'));
      expect((await client.trashedFolders.getTrashedFolderById(nightly)).name).toBe('Nightly');
      expect((await client.trashedFolders.restoreFolderFromTrash(nightly)).parent?.id).toBe(releases);
      await client.folders.deleteFolderById(nightly);
      await client.trashedFolders.deleteTrashedFolderById(nightly);
      await expect(client.trashedFolders.getTrashedFolderById(nightly)).rejects.toMatchObject(refused(404));
    });
  });

  test('shares a folder and a file by link, changes the links and removes them', async () => {
    await deploy(async (client) => {
      const fields = { fields: 'shared_link' };
      const links = client.sharedLinksFolders;
      const shared = await links.addShareLinkToFolder(releases, { sharedLink: { access: 'company' } }, fields);
      expect(shared.sharedLink).toMatchObject({ access: 'company', effectivePermission: 'can_download' });
      const narrower = { sharedLink: { access: 'collaborators' } } as const;
      const changed = await links.updateSharedLinkOnFolder(releases, narrower, fields);
      expect(changed.sharedLink).toMatchObject({ access: 'collaborators', url: shared.sharedLink?.url });
      const link = async (): Promise<unknown> => (await links.getSharedLinkForFolder(releases, fields)).sharedLink?.url;
      expect(await link()).toBe(shared.sharedLink?.url);
      await links.removeSharedLinkFromFolder(releases, { sharedLink: null }, fields);
      expect(await link()).toBeUndefined();
      const file = await client.sharedLinksFiles.addShareLinkToFile('880000000001', { sharedLink: {} }, fields);
      expect(file.sharedLink?.downloadUrl).toMatch(/^https:.*\.zip$/);
    });
  });

  test('locks a folder of its own, which then stays where it is', async () => {
    await deploy(async (client) => {
      const { id } = await client.folders.createFolder({ name: 'Kept', parent: { id: '0' } });
      const lockedOperations = { move: true, delete: true };
      const lock = await client.folderLocks.createFolderLock({ folder: { type: 'folder', id }, lockedOperations });
      const { entries } = await client.folderLocks.getFolderLocks({ folderId: id });
      expect(entries?.map((one) => one.id)).toEqual([lock.id]);
      await expect(client.folders.deleteFolderById(id)).rejects.toMatchObject(refused(403));
      const away = client.folders.updateFolderById(id, { requestBody: { parent: { id: releases } } });
      await expect(away).rejects.toMatchObject(refused(403, 'access_denied_insufficient_permissions'));
      await client.folderLocks.deleteFolderLockById(lock.id ?? '');
      await client.folders.deleteFolderById(id);
    });
  });

  test('invites by id, by address and as a group, changes a role and ends a collaboration', async () => {
    await deploy(async (client) => {
      const item = { type: 'folder', id: releases } as const;
      const all = client.userCollaborations;
      const person = async (who: { readonly id: string } | { readonly login: string }): Promise<Collaboration> =>
        await all.createCollaboration({ item, accessibleBy: { type: 'user', ...who }, role: 'viewer' });
      const admin = await person({ id: '20000000001' });
      expect(admin.status).toBe('accepted');
      const partner = await person({ login: 'pat@partner.example' });
      expect([partner.status, partner.item]).toEqual(['pending', undefined]);
      const unknown = await person({ login: 'new@elsewhere.example' });
      expect([unknown.status, unknown.inviteEmail]).toEqual(['pending', 'new@elsewhere.example']);
      await all.createCollaboration({ item, accessibleBy: { type: 'group', id: '55001' }, role: 'uploader' });
      await expect(person({ id: '20000000001' })).rejects.toMatchObject(refused(400, 'user_already_collaborator'));
      expect((await all.updateCollaborationById(admin.id, { requestBody: { role: 'editor' } }))?.role).toBe('editor');
      expect((await all.getCollaborationById(admin.id)).role).toBe('editor');
      await all.deleteCollaborationById(admin.id);
      const { entries } = await client.listCollaborations.getFolderCollaborations(releases);
      expect(entries?.map((one) => one.id)).not.toContain(admin.id);
    });
  });

  test('reads in the events what it did', async () => {
    await deploy(async (client) => {
      const { nextStreamPosition } = await client.events.getEvents({ streamPosition: 'now' });
      const id = await upload(client, 'notes.txt', 'one');
      await client.files.deleteFileById(id);
      const events = await client.events.getEvents({ streamPosition: String(nextStreamPosition) });
      expect(events.entries?.map((event) => event.eventType)).toEqual(['ITEM_UPLOAD', 'ITEM_TRASH']);
      const later = await client.events.getEvents({ streamPosition: String(events.nextStreamPosition) });
      expect(later.entries).toEqual([]);
    });
  });
});
