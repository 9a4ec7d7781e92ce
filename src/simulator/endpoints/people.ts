/** Users and collaborations. https://developer.box.com/reference/get-users-me and its neighbours */
import { badRequest, json, notFound } from '../errors.ts';
import type { Answer } from '../errors.ts';
import { requireContent, requireScope, visibleFolder } from '../call.ts';
import type { Call } from '../call.ts';
import { findFolder, sees } from '../permissions.ts';
import { fieldNames, itemMini, renderUser, userMini } from '../render.ts';
import type { Rendered } from '../render.ts';
import { findUser } from '../state.ts';
import type { Collaboration, User } from '../world.ts';
import { paged } from './paging.ts';

const userScopes = ['manage_managed_users', 'manage_app_users'];

/** Needs no scope. */
export function me(call: Call): Answer {
  return json(200, renderUser(call.world, call.viewer.user, fieldNames(call.query)));
}

/** App Access Only leaves an app its own app users. */
function manageable(call: Call, user: User): boolean {
  if (user.kind === 'service' || user.enterpriseId !== call.viewer.enterpriseId) return false;
  return user.kind === 'app' ? user.appClientId === call.token.clientId : call.viewer.settings.access === 'enterprise';
}

export function user(call: Call): Answer {
  const found = findUser(call.world, call.id);
  const names = fieldNames(call.query);
  if (found?.id === call.viewer.user.id) return json(200, renderUser(call.world, found, names));
  requireScope(call, userScopes);
  return found === undefined || !manageable(call, found) ? notFound('user', `u_${call.id}`) : json(200, renderUser(call.world, found, names));
}

/** An app limited to itself is not refused: it gets an empty list. */
export function users(call: Call): Answer {
  requireScope(call, userScopes);
  const names = fieldNames(call.query);
  const found = call.world.users.filter((one) => manageable(call, one));
  return json(200, paged(call, found, (one) => renderUser(call.world, one, names), 'chosen'));
}

function renderCollaboration(call: Call, one: Collaboration): Rendered {
  const { world } = call;
  const creator = findUser(world, one.createdById);
  const invited = one.accessibleBy.type === 'user' ? findUser(world, one.accessibleBy.id) : undefined;
  const group = world.groups.find((each) => one.accessibleBy.type === 'group' && each.id === one.accessibleBy.id);
  const folder = one.item.type === 'folder' ? findFolder(world, one.item.id) : undefined;
  const grantee = group === undefined ? { type: 'group', id: one.accessibleBy.id } : { type: 'group', id: group.id, name: group.name, group_type: 'managed_group' };
  return {
    type: 'collaboration', id: one.id, status: one.status, role: one.role, is_access_only: one.accessOnly, expires_at: null,
    created_at: '2026-01-15T09:30:00-08:00', modified_at: '2026-01-15T09:30:00-08:00',
    // What waits for an answer does not tell yet to what.
    item: (one.status === 'pending' && call.world.dialect.pendingItem === 'hidden') || folder === undefined || (one.status !== 'pending' && !sees(world, call.viewer, { type: 'folder', folder })) ? null : itemMini({ type: 'folder', folder }),
    accessible_by: invited === undefined ? grantee : userMini(invited),
    ...(creator === undefined ? {} : { created_by: userMini(creator) }),
  };
}

/** Invitations waiting for this very user; `pending` is the only status that can be asked for. */
export function pendingCollaborations(call: Call): Answer {
  requireContent(call, 'read');
  if (call.query.get('status') !== 'pending') return badRequest('status', 'invalid_parameter', "Invalid value. 'status' must be pending");
  const own = call.world.collaborations.filter((one) =>
    one.status === 'pending' && one.accessibleBy.type === 'user' && one.accessibleBy.id === call.viewer.user.id);
  return json(200, paged(call, own, (one) => renderCollaboration(call, one), 'offset'));
}

/** Active and pending ones on that folder itself; real replies lack paging fields (box/box-openapi#152). */
export function folderCollaborations(call: Call): Answer {
  requireContent(call, 'read');
  const folder = visibleFolder(call, call.id);
  const entries = call.world.collaborations
    .filter((one) => one.item.type === 'folder' && one.item.id === folder.id && one.status !== 'rejected')
    .map((one) => renderCollaboration(call, one));
  return json(200, { total_count: entries.length, entries });
}
