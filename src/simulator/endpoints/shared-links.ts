/** Shared links, which are made, changed and removed with their item. https://developer.box.com/guides/shared-links */
import { randomBytes } from 'node:crypto';
import type { Call } from '../call.ts';
import { badRequest, Refusal } from '../errors.ts';
import { fieldsOf, textOf } from '../json-body.ts';
import type { Fields } from '../json-body.ts';
import { touchedOf } from '../permissions.ts';
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

/** What the request leaves out stays. Only an open link and one for the company give the right to download. */
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
export function planSharedLink(call: Call, item: Item, wanted: unknown): () => void {
  const owner = touchedOf(item);
  const before = owner.sharedLink;
  checkCapability(call, item, before === undefined ? 'share' : 'setShareAccess');
  if (wanted === null) {
    return () => {
      if (before === undefined) return;
      delete owner.sharedLink;
      touch(call, item, 'unshared');
    };
  }
  const after = linkFrom(fieldsOf(wanted), before);
  return () => {
    owner.sharedLink = after;
    touch(call, item, before === undefined ? 'shared' : 'linkChanged');
  };
}
