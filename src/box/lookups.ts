import * as v from 'valibot';
import { boxId, reading } from './readers.ts';
import type { Question } from './session-types.ts';
import { USER_FIELDS, readUser } from './users.ts';
import type { User } from './users.ts';

const readFile = reading(v.object({ id: boxId, type: v.literal('file') }));

/** Is this the ID of a file? (https://developer.box.com/reference/get-files-id) */
export function fileOfId(id: string): Question<{ readonly id: string }> {
  return { purpose: 'folder', method: 'GET', path: `/files/${encodeURIComponent(id)}`, query: { fields: 'id,type' }, body: null, read: readFile };
}

/** A user by its ID; needs a scope to manage users, unless it is the token's own (https://developer.box.com/reference/get-users-id). */
export function userOfId(id: string): Question<User> {
  return { purpose: 'identity', method: 'GET', path: `/users/${encodeURIComponent(id)}`, query: { fields: USER_FIELDS }, body: null, read: readUser };
}
