import * as v from 'valibot';
import type { Foreign } from '../foundation/text.ts';
import { boxId, listed, marked, optional } from './readers.ts';
import { CONTENT_ROLES } from './roles.ts';
import type { ContentRole } from './roles.ts';
import type { Question } from './session-types.ts';

/** An invitation that the token's user has not accepted. It gives no access yet. */
export interface Invitation {
  readonly role: ContentRole | null;
  readonly createdBy: { readonly login: Foreign | null };
  /** `null` where Box does not tell: it may hide the item while the invitation is pending. */
  readonly itemId: string | null;
  readonly itemType: 'folder' | 'file' | null;
}

/** The longest page of this listing (https://developer.box.com/reference/get-collaborations). */
const PAGE_LENGTH = 1000;

const entry = v.object({
  role: optional(v.picklist(CONTENT_ROLES)),
  created_by: optional(v.object({ login: optional(marked('login')) })),
  item: optional(v.object({ id: optional(boxId), type: optional(v.picklist(['folder', 'file'])) })),
});

function read(json: unknown): readonly Invitation[] | null {
  const entries = listed(json, entry);
  if (entries === null) return null;
  return entries.map((each) => ({
    role: each.role,
    createdBy: { login: each.created_by?.login ?? null },
    itemId: each.item?.id ?? null,
    itemType: each.item?.type ?? null,
  }));
}

/** Invitations that wait for the token's user. */
export const pendingInvitations: Question<readonly Invitation[]> = {
  purpose: 'pending-invitations',
  method: 'GET',
  path: '/collaborations',
  query: { status: 'pending', limit: String(PAGE_LENGTH) },
  body: null,
  read,
};
