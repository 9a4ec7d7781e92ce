/** Who is let in, and as what. https://developer.box.com/guides/collaborations */
import { requireContent, visibleFile, visibleFolder } from '../call.ts';
import type { Call } from '../call.ts';
import { accessDenied, badRequest, boxError, empty, json, notFound, Refusal } from '../errors.ts';
import type { Answer } from '../errors.ts';
import { fieldsOf, idOf, parseFields, required, textOf } from '../json-body.ts';
import type { Fields } from '../json-body.ts';
import { findFile, findFolder, itemId, ownerId, sees } from '../permissions.ts';
import type { Item } from '../permissions.ts';
import { itemMini, userMini } from '../render.ts';
import type { Rendered } from '../render.ts';
import { checkCapability, refuseContentManager } from '../rules.ts';
import { findUser } from '../find.ts';
import { giveTo, record } from '../tree.ts';
import type { Collaboration, Role } from '../world.ts';
import { maySettle } from './folder-locks.ts';
import { paged } from './paging.ts';

const folderRoles: readonly Role[] = [
  'editor', 'viewer', 'previewer', 'uploader', 'previewer uploader', 'viewer uploader', 'co-owner',
];
/** https://support.box.com/hc/en-us/articles/360044196413: a single file knows two. */
const fileRoles: readonly Role[] = ['editor', 'viewer'];

function itemOf(call: Call, { item }: Collaboration): Item | undefined {
  const folder = item.type === 'folder' ? findFolder(call.world, item.id) : undefined;
  const file = item.type === 'file' ? findFile(call.world, item.id) : undefined;
  if (folder !== undefined) return { type: 'folder', folder };
  return file === undefined ? undefined : { type: 'file', file };
}

/** What waits for an answer does not tell yet to what. */
function shownItem(call: Call, one: Collaboration): Rendered | null {
  const item = itemOf(call, one);
  if (item === undefined || (one.status === 'pending' && call.world.dialect.pendingItem === 'hidden')) return null;
  return one.status === 'pending' || sees(call.world, call.viewer, item) ? itemMini(item) : null;
}

/** Null where the address has no account. */
function grantee(call: Call, { accessibleBy: { type, id } }: Collaboration): Rendered | null {
  if (type === 'user') {
    const user = findUser(call.world, id);
    return user === undefined ? null : userMini(user);
  }
  const group = call.world.groups.find((one) => one.id === id);
  return group === undefined ? { type, id } : { type, id, name: group.name, group_type: 'managed_group' };
}

function render(call: Call, one: Collaboration): Rendered {
  const creator = findUser(call.world, one.createdById);
  const at = '2026-01-15T09:30:00-08:00';
  const accessibleBy = grantee(call, one);
  return {
    type: 'collaboration', id: one.id, status: one.status, role: one.role, is_access_only: one.accessOnly,
    expires_at: null, created_at: at, modified_at: at, item: shownItem(call, one),
    ...(accessibleBy === null ? {} : { accessible_by: accessibleBy }),
    ...(one.inviteEmail === undefined ? {} : { invite_email: one.inviteEmail }),
    ...(creator === undefined ? {} : { created_by: userMini(creator) }),
  };
}

const isForViewer = (call: Call, { accessibleBy }: Collaboration): boolean =>
  accessibleBy.type === 'user' && accessibleBy.id === call.viewer.user.id;

/** Invitations waiting for this very user; `pending` is the only status that can be asked for. */
export function pendingCollaborations(call: Call): Answer {
  requireContent(call, 'read');
  if (call.query.get('status') !== 'pending') {
    return badRequest('status', 'invalid_parameter', "Invalid value. 'status' must be pending");
  }
  const own = call.world.collaborations.filter((one) => one.status === 'pending' && isForViewer(call, one));
  return json(200, paged(call, own, (one) => render(call, one), 'offset'));
}

function listOn(call: Call, item: Item): Answer {
  const entries = call.world.collaborations
    .filter((one) => one.item.type === item.type && one.item.id === itemId(item) && one.status !== 'rejected')
    .map((one) => render(call, one));
  return json(200, { total_count: entries.length, entries });
}

/** Active and pending ones on that folder itself; real replies lack paging fields (box/box-openapi#152). */
export function folderCollaborations(call: Call): Answer {
  requireContent(call, 'read');
  return listOn(call, { type: 'folder', folder: visibleFolder(call, call.id) });
}

export function fileCollaborations(call: Call): Answer {
  requireContent(call, 'read');
  return listOn(call, { type: 'file', file: visibleFile(call, call.id) });
}

function itemIn(call: Call, fields: Fields): Item {
  const { type, id: given } = fieldsOf(fields['item']);
  const id = required(idOf(given), 'item');
  if (type === 'file') return { type, file: visibleFile(call, id) };
  if (type !== 'folder') {
    throw new Refusal(boxError(400, 'invalid_collaboration_item', { message: 'Item type must be folder' }));
  }
  if (id !== '0') return { type, folder: visibleFolder(call, id) };
  const message = 'Root folder cannot be collaborated';
  throw new Refusal(boxError(400, 'collaborations_not_available_on_root_folder', { message }));
}

function roleIn(fields: Fields, item: Item): Role {
  const text = required(textOf(fields, 'role'), 'role');
  const role = (item.type === 'folder' ? folderRoles : fileRoles).find((one) => one === text);
  if (role === undefined) throw new Refusal(badRequest('role', 'invalid_parameter', `Invalid value '${text}'.`));
  return role;
}

/** Editors invite, and only owners and co-owners make co-owners. */
function checkInvite(call: Call, item: Item, role: Role): void {
  checkCapability(call, item, 'invite');
  const isSettled = item.type === 'file' || maySettle(call, item.folder);
  if (role === 'co-owner' && !isSettled) throw new Refusal(accessDenied());
}

type Invited = Pick<Collaboration, 'accessibleBy' | 'status' | 'inviteEmail'>;

/** People of the same enterprise and groups are let in at once, others asked. */
function invitedBy(call: Call, fields: Fields): Invited {
  const { type, id: givenId, login } = fieldsOf(fields['accessible_by']);
  const id = idOf(givenId);
  if (type === 'group') {
    const groupId = required(id, 'accessible_by');
    if (!call.world.groups.some((one) => one.id === groupId)) throw new Refusal(notFound('group', groupId));
    return { accessibleBy: { type: 'group', id: groupId }, status: 'accepted' };
  }
  const email = typeof login === 'string' ? login.toLowerCase() : undefined;
  const user = call.world.users.find((one) => (id === undefined ? one.login.toLowerCase() === email : one.id === id));
  if (user === undefined && id !== undefined) throw new Refusal(notFound('user', id));
  if (user === undefined) {
    return { accessibleBy: { type: 'user', id: '' }, status: 'pending', inviteEmail: required(email, 'accessible_by') };
  }
  const isColleague = user.enterpriseId === call.viewer.enterpriseId;
  return { accessibleBy: { type: 'user', id: user.id }, status: isColleague ? 'accepted' : 'pending' };
}

function checkNew(call: Call, item: Item, { accessibleBy, inviteEmail }: Invited): void {
  const isIn = call.world.collaborations.some((one) =>
    one.item.type === item.type && one.item.id === itemId(item) && one.status !== 'rejected'
    && one.accessibleBy.type === accessibleBy.type && one.accessibleBy.id === accessibleBy.id
    && one.inviteEmail === inviteEmail);
  if (!isIn && ownerId(item) !== accessibleBy.id) return;
  throw new Refusal(boxError(400, 'user_already_collaborator', { message: 'User is already a collaborator' }));
}

/** https://developer.box.com/reference/post-collaborations */
export function invite(call: Call): Answer {
  requireContent(call, 'change');
  const fields = parseFields(call.body);
  const item = itemIn(call, fields);
  const role = roleIn(fields, item);
  checkInvite(call, item, role);
  const invited = invitedBy(call, fields);
  checkNew(call, item, invited);
  const made: Collaboration = {
    ...invited, id: call.state.newId(), item: { type: item.type, id: itemId(item) }, role,
    createdById: call.viewer.user.id, accessOnly: fields['is_access_only'] === true,
  };
  call.world.collaborations.push(made);
  record(call, made.status === 'pending' ? 'invited' : 'joined', item);
  return json(201, render(call, made));
}

interface Found {
  readonly one: Collaboration;
  readonly item: Item;
}

/** For those who see the item, and for the one who is invited to it. */
function found(call: Call): Found {
  const one = call.world.collaborations.find(({ id }) => id === call.id);
  const item = one && itemOf(call, one);
  if (one === undefined || item === undefined) throw new Refusal(notFound('collab', call.id));
  if (isForViewer(call, one) || sees(call.world, call.viewer, item)) return { one, item };
  throw new Refusal(notFound('collab', call.id));
}

/** https://developer.box.com/reference/get-collaborations-id */
export function collaboration(call: Call): Answer {
  requireContent(call, 'read');
  return json(200, render(call, found(call).one));
}

/** Only the one who is invited answers, and only once. */
function answerInvitation(call: Call, { one, item }: Found, status: unknown): void {
  if (status !== 'accepted' && status !== 'rejected') {
    throw new Refusal(badRequest('status', 'invalid_parameter', 'Invalid value.'));
  }
  if (one.status !== 'pending') {
    throw new Refusal(boxError(400, 'invalid_status', { message: 'Only pending collaborations can be changed' }));
  }
  if (!isForViewer(call, one)) throw new Refusal(accessDenied());
  one.status = status;
  record(call, status === 'accepted' ? 'joined' : 'left', item);
}

/** The former owner stays as co-owner. */
function handOver(call: Call, { one, item }: Found): Answer {
  checkCapability(call, item, 'invite');
  if (ownerId(item) !== call.viewer.user.id || one.accessibleBy.type !== 'user') return accessDenied();
  const formerOwnerId = ownerId(item);
  giveTo(call, item, one.accessibleBy.id);
  Object.assign(one, { id: call.state.newId(), accessibleBy: { type: 'user', id: formerOwnerId }, role: 'co-owner' });
  record(call, 'roleChanged', item);
  return empty(204);
}

/** https://developer.box.com/reference/put-collaborations-id */
export function changeCollaboration(call: Call): Answer {
  requireContent(call, 'change');
  const fields = parseFields(call.body);
  const at = found(call);
  refuseContentManager(call);
  if (fields['status'] !== undefined) answerInvitation(call, at, fields['status']);
  if (fields['role'] === 'owner') return handOver(call, at);
  if (fields['role'] !== undefined) {
    const role = roleIn(fields, at.item);
    checkInvite(call, at.item, role);
    at.one.role = role;
    record(call, 'roleChanged', at.item);
  }
  return json(200, render(call, at.one));
}

/** Everybody may leave by themselves. https://developer.box.com/reference/delete-collaborations-id */
export function endCollaboration(call: Call): Answer {
  requireContent(call, 'change');
  const { one, item } = found(call);
  refuseContentManager(call);
  if (!isForViewer(call, one)) checkCapability(call, item, 'invite');
  call.world.collaborations.splice(call.world.collaborations.indexOf(one), 1);
  record(call, 'left', item);
  return empty(204);
}
