import type { ContentRole } from '../box/roles.ts';
import type { Operation } from '../config/plan.ts';

/** Roles that an invitation can give. */
export type Role = Exclude<ContentRole, 'owner'>;

/**
 * What each role may do in a folder (https://support.box.com/hc/en-us/articles/360044196413). The mapping to operations is
 * derived from that table and not confirmed on the wire: good for advice ("invite as …"), never for a verdict.
 */
export const ROLES: Readonly<Record<Role, readonly Operation[]>> = {
  'previewer': ['read'],
  'uploader': ['read', 'upload'],
  'viewer': ['read', 'download', 'share'],
  'previewer uploader': ['read', 'upload'],
  'viewer uploader': ['read', 'download', 'upload', 'replace', 'share'],
  'editor': ['read', 'download', 'upload', 'replace', 'rename', 'delete', 'share', 'invite'],
  'co-owner': ['read', 'download', 'upload', 'replace', 'rename', 'delete', 'share', 'invite'],
};

const LEAST_FIRST: readonly Role[] = ['previewer', 'uploader', 'viewer', 'previewer uploader', 'viewer uploader', 'editor', 'co-owner'];

/** A role as Box's pages spell it: `Viewer Uploader`, `Co-owner`. */
export const roleName = (role: Role): string => role.replace(/(^|\s)\p{Ll}/gu, (first) => first.toUpperCase());

/** The least powerful role that may do all of these. */
export function leastRoleFor(operations: readonly Operation[]): Role {
  return LEAST_FIRST.find((role) => operations.every((each) => ROLES[role].includes(each))) ?? 'co-owner';
}
