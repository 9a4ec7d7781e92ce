/** Shared links, which are made, changed and removed with their item. https://developer.box.com/guides/shared-links */
import { randomBytes } from 'node:crypto';
import { requireContent } from '../call.ts';
import type { Call } from '../call.ts';
import { badRequest, Refusal } from '../errors.ts';
import { fieldsOf, textOf } from '../json-body.ts';
import type { Fields } from '../json-body.ts';
import type { Item } from '../permissions.ts';
import { checkCapability } from '../rules.ts';
import { touch } from '../tree.ts';
import type { SharedLink } from '../world.ts';

const levels: readonly SharedLink['access'][] = ['open', 'company', 'collaborators'];

function accessOf(fields: Fields): SharedLink['access'] | undefined {
  const text = textOf(fields, 'access');
  const access = levels.find((level) => level === text);
  if (text === undefined || access !== undefined) return access;
  throw new Refusal(badRequest('access', 'invalid_parameter', `Invalid value '${text}'.`));
}

const newLink = (): SharedLink => ({
  key: randomBytes(16).toString('hex'), access: 'open', hasPassword: false, unsharedAt: null, canDownload: true,
});

/** What the request leaves out stays; a new link is open, and may be downloaded from unless only collaborators may use it. */
function linkFrom(fields: Fields, before: SharedLink | undefined): SharedLink {
  const old = before ?? newLink();
  const access = accessOf(fields) ?? old.access;
  const { password, unshared_at: unsharedAt, permissions } = fields;
  const canDownload = fieldsOf(permissions)['can_download'] ?? old.canDownload;
  return {
    key: old.key, access,
    hasPassword: password === undefined ? old.hasPassword : password !== null,
    unsharedAt: typeof unsharedAt === 'string' ? unsharedAt : old.unsharedAt,
    canDownload: access !== 'collaborators' && canDownload === true,
  };
}

/** Takes the `shared_link` of a `PUT`: null removes it. Making one needs less than changing or removing one. */
export function changeSharedLink(call: Call, item: Item, wanted: unknown): void {
  requireContent(call, 'share');
  const owner = item.type === 'folder' ? item.folder : item.file;
  const before = owner.sharedLink;
  checkCapability(call, item, before === undefined ? 'share' : 'setShareAccess');
  if (wanted === null) {
    if (before === undefined) return;
    delete owner.sharedLink;
    touch(call, item, 'unshared');
    return;
  }
  owner.sharedLink = linkFrom(fieldsOf(wanted), before);
  touch(call, item, before === undefined ? 'shared' : 'linkChanged');
}
