/** Downloads: a redirect to a second host, which takes no token. https://developer.box.com/guides/downloads/file */
import { randomBytes } from 'node:crypto';
import { requireContent, visibleFile } from '../call.ts';
import type { Call, Incoming } from '../call.ts';
import { empty, json, notFound } from '../errors.ts';
import type { Answer } from '../errors.ts';
import { capabilitiesOn } from '../permissions.ts';
import { accessDenied } from '../errors.ts';
import { checkShield } from '../rules.ts';
import { record } from '../tree.ts';
import { renderPast, versionIdOf } from '../render.ts';
import type { BoxFile } from '../world.ts';
import { paged } from './paging.ts';

const linkLifetimeSeconds = 15 * 60;

/** The newest content, or that of the version that the request names. */
function chosen(call: Call, file: BoxFile): Pick<BoxFile, 'sha1' | 'sizeBytes'> | undefined {
  const version = call.query.get('version');
  if (version === null || version === versionIdOf(file)) return file;
  return file.pastVersions?.find(({ id }) => id === version);
}

/** https://developer.box.com/reference/get-files-id-content */
export function download(call: Call): Answer {
  requireContent(call, 'download');
  const file = visibleFile(call, call.id);
  const item = { type: 'file', file } as const;
  if (!capabilitiesOn(call.world, call.viewer, item).has('download')) return accessDenied();
  checkShield(call, item, 'download');
  const content = chosen(call, file);
  if (content === undefined) return notFound('file_version', call.query.get('version') ?? '');
  const key = randomBytes(24).toString('base64url');
  const { sha1, sizeBytes } = content;
  const expiresAtSeconds = call.state.nowSeconds() + linkLifetimeSeconds;
  call.state.downloads.set(key, { name: file.name, sha1, sizeBytes, expiresAtSeconds });
  record(call, 'downloaded', item);
  return empty(302, { location: `${call.url}/d/1/${key}/download` });
}

/** First and last byte of a `Range` (RFC 9110 14.2): undefined for all, null for one that does not fit. */
function rangeOf(header: string | undefined, size: number): readonly [first: number, last: number] | null | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from <= to ? [from, to] : null;
}

/** The download host, `dl.boxcloud.com` at Box. */
export function bytes(incoming: Incoming): Answer {
  const { state, headers } = incoming;
  const found = state.downloads.get(incoming.id);
  if (found === undefined || found.expiresAtSeconds <= state.nowSeconds()) return empty(404);
  const whole = state.blobs.get(found.sha1) ?? Buffer.alloc(found.sizeBytes);
  const described = {
    'content-type': 'application/octet-stream', 'accept-ranges': 'bytes',
    'content-disposition': `attachment;filename*=UTF-8''${encodeURIComponent(found.name)}`,
  };
  const range = rangeOf(headers['range'], whole.length);
  if (range === null) return empty(416, { 'content-range': `bytes */${whole.length}` });
  if (range === undefined) return { status: 200, headers: described, body: whole };
  const [first, last] = range;
  const contentRange = { 'content-range': `bytes ${first}-${last}/${whole.length}` };
  return { status: 206, headers: { ...described, ...contentRange }, body: whole.subarray(first, last + 1) };
}

/** The earlier ones. https://developer.box.com/reference/get-files-id-versions */
export function versions(call: Call): Answer {
  requireContent(call, 'read');
  const file = visibleFile(call, call.id);
  return json(200, paged(call, file.pastVersions ?? [], (version) => renderPast(call.world, version), 'offset'));
}
