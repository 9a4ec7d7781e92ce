/** Uploads, planned: every check of one, for the rehearsal, for the upload in one piece and for the one in parts. */
import { randomBytes } from 'node:crypto';
import { requireContent, visibleFile } from '../call.ts';
import type { Call } from '../call.ts';
import { json } from '../errors.ts';
import type { Answer } from '../errors.ts';
import { fieldsOf, idOf, parseFields, required, sizeOf, textOf } from '../json-body.ts';
import {
  checkCollision, checkFileLock, checkName, checkRoom, checkUpload, destination, ownerIn, parentOf,
} from '../rules.ts';
import type { BoxFile, Folder } from '../world.ts';

/** A new file, as a request describes it. */
export interface NewFile {
  readonly name: string;
  readonly parentId: string;
  readonly sizeBytes: number;
}

/** @throws Refusal with what stops the upload of a new file */
export function planNewFile(call: Call, { name, parentId, sizeBytes }: NewFile): Folder | null {
  checkName(name);
  const parent = destination(call, parentId, 'upload');
  checkRoom(call, ownerIn(call, parent), sizeBytes);
  checkCollision(call, parent, name);
  return parent;
}

/** A new version of a file; a name renames it. */
export interface NewVersion {
  readonly name: string | undefined;
  readonly sizeBytes: number;
}

/** @throws Refusal with what stops the upload of a new version */
export function planNewVersion(call: Call, fileId: string, { name, sizeBytes }: NewVersion): BoxFile {
  const file = visibleFile(call, fileId);
  const item = { type: 'file', file } as const;
  if (name !== undefined) checkName(name);
  checkUpload(call, item, 'edit');
  checkFileLock(call, file);
  const parent = parentOf(call, item);
  checkRoom(call, parent?.ownerId ?? file.ownerId, sizeBytes);
  if (name !== undefined) checkCollision(call, parent, name, file.id);
  return file;
}

function uploadUrl(call: Call, path: string): Answer {
  const session = randomBytes(8).toString('hex');
  const origin = call.world.uploadOrigin ?? call.url;
  const upload_url = `${origin}/api/2.0${path}?upload_session_id=${session}`;
  return json(200, { upload_url, upload_token: randomBytes(24).toString('base64url') });
}

/** The rehearsal of a new file. https://developer.box.com/reference/options-files-content */
export function newFile(call: Call): Answer {
  requireContent(call, 'upload');
  const fields = parseFields(call.body);
  const name = required(textOf(fields, 'name'), 'name');
  const sizeBytes = sizeOf(fields, 'size') ?? 0;
  planNewFile(call, { name, sizeBytes, parentId: required(idOf(fieldsOf(fields['parent'])['id']), 'parent') });
  return uploadUrl(call, '/files/content');
}

/** The rehearsal of a new version; what the body leaves out is not checked. */
export function newVersion(call: Call): Answer {
  requireContent(call, 'upload');
  const fields = parseFields(call.body);
  const file = planNewVersion(call, call.id, { name: textOf(fields, 'name'), sizeBytes: sizeOf(fields, 'size') ?? 0 });
  return uploadUrl(call, `/files/${file.id}/content`);
}
