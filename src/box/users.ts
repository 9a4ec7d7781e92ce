import * as v from 'valibot';
import type { Purpose } from '../foundation/exchange.ts';
import { foreign } from '../foundation/text.ts';
import type { Foreign } from '../foundation/text.ts';
import { boxId, bytes, marked, optional, reading } from './readers.ts';
import type { Question } from './session-types.ts';

/** By the login's form, so a label and no proof (https://developer.box.com/platform/user-types). */
export type LoginKind = 'service-account' | 'app-user' | 'other';

export type UserStatus = 'active' | 'inactive' | 'cannot_delete_edit' | 'cannot_delete_edit_upload';
export type UserRole = 'admin' | 'coadmin' | 'user';

/** The user behind a token. What Box left out, or said in words that this version doesn't know, is `null`. */
export interface User {
  readonly id: string;
  /** Empty where Box left it out. */
  readonly name: Foreign;
  /** Empty where Box left it out. */
  readonly login: Foreign;
  readonly loginKind: LoginKind;
  readonly enterpriseId: string | null;
  readonly status: UserStatus | null;
  readonly role: UserRole | null;
  /** True for an app user. */
  readonly isPlatformAccessOnly: boolean | null;
  /** Bytes. Negative where there is no limit (https://developer.box.com/reference/put-users-id). */
  readonly spaceAmount: number | null;
  /** Bytes. */
  readonly spaceUsed: number | null;
  /** Bytes; counts only for folders that this user owns. */
  readonly maxUploadSize: number | null;
}

export const USER_FIELDS = [
  'id', 'type', 'name', 'login', 'enterprise', 'role', 'status', 'is_platform_access_only', 'space_amount', 'space_used',
  'max_upload_size', 'hostname', 'external_app_user_id',
].join(',');

const LOGIN_KINDS: readonly (readonly [LoginKind, RegExp])[] = [
  ['service-account', /^AutomationUser_\d+_\w+@boxdevedition\.com$/iu],
  ['app-user', /^AppUser_\d+_\w+@boxdevedition\.com$/iu],
];

/** What kind of user has this login. */
export function loginKind(login: string): LoginKind {
  return LOGIN_KINDS.find(([, form]) => form.test(login))?.[0] ?? 'other';
}

const userSchema = reading(v.object({
  id: boxId,
  name: optional(marked('name')),
  login: optional(v.string()),
  enterprise: optional(v.object({ id: optional(boxId) })),
  status: optional(v.picklist(['active', 'inactive', 'cannot_delete_edit', 'cannot_delete_edit_upload'])),
  role: optional(v.picklist(['admin', 'coadmin', 'user'])),
  is_platform_access_only: optional(v.boolean()),
  space_amount: optional(bytes),
  space_used: optional(bytes),
  max_upload_size: optional(bytes),
}));

/** Reads a user. */
export function readUser(json: unknown): User | null {
  const user = userSchema(json);
  if (user === null) return null;
  return {
    id: user.id,
    name: user.name ?? foreign('name', ''),
    login: foreign('login', user.login ?? ''),
    loginKind: loginKind(user.login ?? ''),
    enterpriseId: user.enterprise?.id ?? null,
    status: user.status,
    role: user.role,
    isPlatformAccessOnly: user.is_platform_access_only,
    spaceAmount: user.space_amount,
    spaceUsed: user.space_used,
    maxUploadSize: user.max_upload_size,
  };
}

const whoIsIt = (purpose: Purpose): Question<User> => ({
  purpose, method: 'GET', path: '/users/me', query: { fields: USER_FIELDS }, body: null, read: readUser,
});

/** Who is the token? (https://developer.box.com/reference/get-users-me) */
export const currentUser: Question<User> = whoIsIt('identity');

/** The same, to be asked as `as-user`: does Box let the service account act, and is the answer the user it acts for? */
export const impersonatedUser: Question<User> = whoIsIt('as-user');
