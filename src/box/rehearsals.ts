import * as v from 'valibot';
import { isIP } from 'node:net';
import { optional, reading } from './readers.ts';
import type { Question } from './session-types.ts';

/** Box would take the upload. */
export interface Rehearsed {
  /**
   * Where the upload itself would go, as `https://host[:port]`; what follows names an upload session and is dropped.
   * `null` where it is missing, or is nothing to open a TLS connection to.
   */
  readonly uploadUrl: string | null;
}

/**
 * The size that is rehearsed where nothing is known of the real file: not nothing, because a size is checked only where one is
 * given, and never a size limit's business.
 */
export const REHEARSED_BYTES = 1024;

/** RFC 1035 section 2.3.4, without the root's dot. */
const LONGEST_HOST = 253;

const LOOPBACK_NAMES: readonly string[] = ['localhost', '[::1]'];

const readUpload = reading(v.object({ upload_url: optional(v.string()) }));

function read(json: unknown): Rehearsed | null {
  const answer = readUpload(json);
  return answer === null ? null : { uploadUrl: answer.upload_url === null ? null : uploadOrigin(answer.upload_url) };
}

/** The origin of an upload URL: https, or plain http on a loopback address alone. `null` for anything else. */
export function uploadOrigin(uploadUrl: string): string | null {
  if (!URL.canParse(uploadUrl)) return null;
  const url = new URL(uploadUrl);
  if (url.username !== '' || url.password !== '' || url.hostname === '' || url.hostname.length > LONGEST_HOST) return null;
  const allowed = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  return allowed ? url.origin : null;
}

/** Where Box takes uploads (https://developer.box.com/guides/security/domains, and the answers of its API). */
const UPLOAD_DOMAINS: readonly string[] = ['box.com', 'boxcloud.com'];

/**
 * May this host be dialled? Box names its own hosts; whoever else answers in its place must not make a run knock at doors of
 * the network that it runs in. An `api-url` of one's own (a gateway, a simulator on loopback) may name itself.
 * @param origin as {@link uploadOrigin} gives it
 */
export function isUploadHost(origin: string, apiUrl: URL): boolean {
  const { hostname, protocol } = new URL(origin);
  if (protocol === 'http:') return isLoopback(apiUrl.hostname);
  return hostname === apiUrl.hostname ? protocol === apiUrl.protocol
    : UPLOAD_DOMAINS.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
}

function isLoopback(hostname: string): boolean {
  return LOOPBACK_NAMES.includes(hostname) || (isIP(hostname) === 4 && hostname.startsWith('127.'));
}

/**
 * Would Box take a new file of this name and size in the folder? Box checks permission, name, size and quota and writes
 * nothing (https://developer.box.com/guides/uploads/check).
 */
export function uploadRehearsal(folderId: string, name: string, sizeBytes: number): Question<Rehearsed> {
  return {
    purpose: 'upload-rehearsal',
    method: 'OPTIONS',
    path: '/files/content',
    query: {},
    body: { name, parent: { id: folderId }, size: sizeBytes },
    read,
  };
}

/** Would Box take a new version of this file? (https://developer.box.com/reference/options-files-content; the same with a file's id) */
export function replaceRehearsal(fileId: string, sizeBytes: number): Question<Rehearsed> {
  return {
    purpose: 'replace-rehearsal',
    method: 'OPTIONS',
    path: `/files/${encodeURIComponent(fileId)}/content`,
    query: {},
    body: { size: sizeBytes },
    read,
  };
}
