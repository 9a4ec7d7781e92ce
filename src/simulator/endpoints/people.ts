/** Users. https://developer.box.com/reference/get-users-me and its neighbours */
import { json, notFound } from '../errors.ts';
import type { Answer } from '../errors.ts';
import { requireScope } from '../call.ts';
import type { Call } from '../call.ts';
import { fieldNames, renderUser } from '../render.ts';
import { findUser } from '../find.ts';
import type { User } from '../world.ts';
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
