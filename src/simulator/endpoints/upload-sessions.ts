/** Uploads in parts. https://developer.box.com/guides/uploads/chunked */
import { randomBytes } from 'node:crypto';
import { sha1Of } from '../blobs.ts';
import { requireContent } from '../call.ts';
import type { Call } from '../call.ts';
import { badRequest, boxError, empty, json, notFound, preconditionFailed, Refusal } from '../errors.ts';
import type { Answer } from '../errors.ts';
import { fieldsOf, idOf, parseFields, sizeOf, textOf } from '../json-body.ts';
import { checkIfMatch } from '../rules.ts';
import type { Part, UploadSession } from '../sessions.ts';
import { addFile, addVersion } from '../tree.ts';
import type { Rendered } from '../render.ts';
import { keep, uploaded } from './file-uploads.ts';
import { paged } from './paging.ts';
import { planNewFile, planNewVersion } from './uploads.ts';

const partBytes = 8 * 1024 * 1024;
const minSessionBytes = 20_000_000;
const lifetimeSeconds = 7 * 24 * 60 * 60;

const refuse = (status: number, code: string, message: string): Refusal =>
  new Refusal(boxError(status, code, { message }));

function render(call: Call, session: UploadSession): Rendered {
  const at = `${call.world.uploadOrigin ?? call.url}/api/2.0/files/upload_sessions/${session.id}`;
  return {
    type: 'upload_session', id: session.id, part_size: partBytes,
    session_expires_at: new Date(session.expiresAtSeconds * 1000).toISOString(),
    total_parts: Math.ceil(session.sizeBytes / partBytes), num_parts_processed: session.parts.size,
    session_endpoints: {
      upload_part: at, commit: `${at}/commit`, abort: at, list_parts: `${at}/parts`, status: at, log_event: `${at}/log`,
    },
  };
}

function begin(call: Call, target: UploadSession['target'], sizeBytes: number): Answer {
  if (sizeBytes < minSessionBytes) {
    throw refuse(400, 'file_size_too_small', 'File size is too small for an upload session');
  }
  const session: UploadSession = {
    id: randomBytes(16).toString('hex').toUpperCase(), userId: call.viewer.user.id, target, sizeBytes,
    expiresAtSeconds: call.state.nowSeconds() + lifetimeSeconds, parts: new Map(),
  };
  call.state.uploadSessions.set(session.id, session);
  return json(201, render(call, session));
}

function required<Value>(value: Value | undefined, code: string): Value {
  if (value === undefined) throw refuse(400, code, 'Bad Request');
  return value;
}

/** A rehearsal too: what stops an upload stops it. https://developer.box.com/reference/post-files-upload-sessions */
export function beginFile(call: Call): Answer {
  requireContent(call, 'upload');
  const fields = parseFields(call.body);
  const parentId = required(idOf(fields['folder_id']), 'missing_destination');
  const sizeBytes = required(sizeOf(fields, 'file_size'), 'missing_file_size');
  const name = required(textOf(fields, 'file_name'), 'missing_file_name');
  planNewFile(call, { name, parentId, sizeBytes });
  return begin(call, { parentId, name }, sizeBytes);
}

/** https://developer.box.com/reference/post-files-id-upload-sessions */
export function beginVersion(call: Call): Answer {
  requireContent(call, 'upload');
  const fields = parseFields(call.body);
  const sizeBytes = required(sizeOf(fields, 'file_size'), 'missing_file_size');
  const name = textOf(fields, 'file_name');
  const { id } = planNewVersion(call, call.id, { name, sizeBytes });
  return begin(call, { fileId: id, name }, sizeBytes);
}

/** Only whoever began it goes on with it. */
function sessionOf(call: Call): UploadSession {
  requireContent(call, 'upload');
  const session = call.state.uploadSessions.get(call.id);
  if (session === undefined) throw new Refusal(notFound('upload_session', call.id));
  if (session.userId !== call.viewer.user.id) throw refuse(403, 'forbidden', 'Forbidden');
  if (session.expiresAtSeconds <= call.state.nowSeconds()) throw refuse(410, 'session_expired', 'Session expired');
  return session;
}

export const session = (call: Call): Answer => json(200, render(call, sessionOf(call)));

export function abort(call: Call): Answer {
  call.state.uploadSessions.delete(sessionOf(call).id);
  return empty(204);
}

/** `sha=` and the SHA-1 in base64. */
function checkDigest(call: Call, sha1: string): void {
  const [, base64] = /^sha=(.+)$/i.exec(call.headers['digest'] ?? '') ?? [];
  if (base64 === undefined) throw new Refusal(badRequest('digest', 'missing_parameter', "'digest' is required"));
  if (Buffer.from(base64, 'base64').toString('hex') !== sha1) throw new Refusal(preconditionFailed());
}

const renderPart = ({ id, offset, size, sha1 }: Part): Rendered => ({ part_id: id, offset, size, sha1 });

/** Every part but the last has the session's size, and lies at a multiple of it. */
function offsetOf(call: Call, { sizeBytes }: UploadSession): number {
  const [, low, high, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(call.headers['content-range'] ?? '') ?? [];
  if (low === undefined) {
    throw new Refusal(badRequest('content-range', 'missing_parameter', "'content-range' is required"));
  }
  const offset = Number(low);
  const isRegular = offset % partBytes === 0 && Number(total) === sizeBytes && offset < sizeBytes;
  const expected = Math.min(partBytes, sizeBytes - offset);
  if (isRegular && Number(high) - offset + 1 === expected && call.bytes.length === expected) return offset;
  throw refuse(416, 'range_not_satisfiable', 'The range does not fit the upload session');
}

/** https://developer.box.com/reference/put-files-upload-sessions-id */
export function uploadPart(call: Call): Answer {
  const session = sessionOf(call);
  const offset = offsetOf(call, session);
  const sha1 = sha1Of(call.bytes);
  checkDigest(call, sha1);
  if (session.parts.has(offset)) {
    throw refuse(409, 'range_overlaps_existing_part', 'The part overlaps one that is there');
  }
  keep(call, call.bytes);
  const part: Part = { id: randomBytes(4).toString('hex').toUpperCase(), offset, size: call.bytes.length, sha1 };
  session.parts.set(offset, part);
  return json(200, { part: renderPart(part) });
}

const inOrder = (session: UploadSession): Part[] =>
  [...session.parts.values()].sort((one, other) => one.offset - other.offset);

/** https://developer.box.com/reference/get-files-upload-sessions-id-parts */
export const parts = (call: Call): Answer => json(200, paged(call, inOrder(sessionOf(call)), renderPart, 'offset'));

/** The parts put together: all of them, and those that the request names. */
function assemble(call: Call, session: UploadSession): Buffer {
  const named = fieldsOf(parseFields(call.body))['parts'];
  const known = inOrder(session);
  const isThere = (part: unknown): boolean => known.some(({ id }) => id === fieldsOf(part)['part_id']);
  const isWhole = known.reduce((sum, { size }) => sum + size, 0) === session.sizeBytes;
  if (!isWhole || !Array.isArray(named) || named.length !== known.length || !named.every(isThere)) {
    throw new Refusal(badRequest('parts', 'invalid_parameter', 'The parts are not those of the whole file'));
  }
  return Buffer.concat(known.map(({ sha1 }) => call.state.blobs.get(sha1) ?? Buffer.alloc(0)));
}

/** https://developer.box.com/reference/post-files-upload-sessions-id-commit */
export function commit(call: Call): Answer {
  const session = sessionOf(call);
  const bytes = assemble(call, session);
  checkDigest(call, sha1Of(bytes));
  const { target, sizeBytes } = session;
  if ('fileId' in target) {
    const file = planNewVersion(call, target.fileId, { name: target.name, sizeBytes });
    checkIfMatch(call, { type: 'file', file });
    call.state.uploadSessions.delete(session.id);
    addVersion(call, file, keep(call, bytes), target.name);
    return uploaded(call, 201, file);
  }
  const parent = planNewFile(call, { ...target, sizeBytes });
  call.state.uploadSessions.delete(session.id);
  return uploaded(call, 201, addFile(call, parent, target.name, keep(call, bytes)));
}
