/** Uploads in one piece. https://developer.box.com/guides/uploads/direct */
import { requireContent } from '../call.ts';
import type { Call } from '../call.ts';
import { badRequest, boxError, json, Refusal, storeIsFull } from '../errors.ts';
import type { Answer } from '../errors.ts';
import { sha1Of } from '../blobs.ts';
import { fieldsOf, idOf, parseFields, required, textOf } from '../json-body.ts';
import type { Fields } from '../json-body.ts';
import { boundaryOf, partsOf } from '../multipart.ts';
import { fieldNames, renderFile } from '../render.ts';
import { checkIfMatch } from '../rules.ts';
import { addFile, addVersion } from '../tree.ts';
import type { Content } from '../tree.ts';
import type { BoxFile } from '../world.ts';
import { planNewFile, planNewVersion } from './uploads.ts';

/** What is larger goes by an upload session. */
const maxDirectBytes = 50 * 1024 * 1024;

interface Upload {
  readonly attributes: Fields;
  readonly bytes: Buffer;
}

function checkDigest(call: Call, bytes: Buffer): void {
  // In spite of its name, Box takes a SHA-1 here. https://developer.box.com/reference/post-files-content
  const digest = call.headers['content-md5'];
  if (digest === undefined || digest.toLowerCase() === sha1Of(bytes)) return;
  const message = 'The specified content-md5 did not match what we received';
  throw new Refusal(boxError(400, 'bad_digest', { message }));
}

function read(call: Call): Upload {
  const boundary = boundaryOf(call.headers['content-type']);
  const parts = boundary === undefined ? undefined : partsOf(call.bytes, boundary);
  if (parts === undefined) {
    throw new Refusal(badRequest('entity-body', 'invalid_parameter', 'Invalid value. Not a whole multipart body'));
  }
  const attributesAt = parts.findIndex(({ name }) => name === 'attributes');
  const [file] = parts.filter(({ name }) => name !== 'attributes');
  if (file === undefined) throw new Refusal(badRequest('file', 'missing_parameter', "'file' is required"));
  if (attributesAt > parts.indexOf(file)) {
    const message = 'Metadata must come before file contents';
    throw new Refusal(boxError(400, 'metadata_after_file_contents', { message }));
  }
  checkDigest(call, file.bytes);
  return { attributes: parseFields(parts[attributesAt]?.bytes.toString('utf8') ?? ''), bytes: file.bytes };
}

/** Keeps the bytes of an upload that nothing stops. */
export function keep(call: Call, bytes: Buffer): Content {
  const sha1 = call.state.blobs.put(bytes);
  if (sha1 === null) throw new Refusal(storeIsFull());
  return { sha1, sizeBytes: bytes.length };
}

export function uploaded(call: Call, status: 200 | 201, file: BoxFile): Answer {
  const entry = renderFile(call.world, call.viewer, file, fieldNames(call.query));
  return json(status, { total_count: 1, entries: [entry] });
}

function checkDirectSize(bytes: Buffer): void {
  if (bytes.length <= maxDirectBytes) return;
  throw new Refusal(boxError(413, 'request_entity_too_large', { message: 'Request Entity Too Large' }));
}

/** https://developer.box.com/reference/post-files-content */
export function uploadFile(call: Call): Answer {
  requireContent(call, 'upload');
  const { attributes, bytes } = read(call);
  const name = required(textOf(attributes, 'name'), 'name');
  const parentId = required(idOf(fieldsOf(attributes['parent'])['id']), 'parent');
  checkDirectSize(bytes);
  const parent = planNewFile(call, { name, parentId, sizeBytes: bytes.length });
  return uploaded(call, 201, addFile(call, parent, name, keep(call, bytes)));
}

/** https://developer.box.com/reference/post-files-id-content */
export function uploadVersion(call: Call): Answer {
  requireContent(call, 'upload');
  const { attributes, bytes } = read(call);
  const name = textOf(attributes, 'name');
  checkDirectSize(bytes);
  const file = planNewVersion(call, call.id, { name, sizeBytes: bytes.length });
  checkIfMatch(call, { type: 'file', file });
  addVersion(call, file, keep(call, bytes), name);
  return uploaded(call, 200, file);
}
