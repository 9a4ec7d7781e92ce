/**
 * Where sources disagree on what Box answers, or nobody has seen it on the wire, the simulator can speak each variant.
 * The first value of each line is the default.
 */
export interface Dialect {
  /** How older endpoints refuse a scope: an empty body with `WWW-Authenticate`, or JSON. */
  missingScope: 'header' | 'json';
  uploadConflicts: 'object' | 'array';
  quotaStatus: 403 | 409;
  tooLargeStatus: 403 | 413;
  exchangeRefusalStatus: 401 | 400;
  /** Whether the exchange knows the scopes that no document calls exchangeable. */
  exchangeOfUndocumentedScopes: 'accepted' | 'refused';
  unauthorizedCcg:
    | 'not-yet-authorized' | 'grant-credentials' | 'subject-type' | 'insufficient-scope' | 'enterprise-admin';
  unauthorizedJwt: 'enterprise-admin' | 'enterprise';
  /** `-with-subject`: told so only where the request names a subject. */
  wrongCcgSecret: 'invalid-client' | 'grant-credentials' | 'grant-credentials-with-subject';
  /** Whether a token is issued for a deactivated user, or refused as for one that is unknown. */
  deactivatedSubject: 'issued' | 'refused';
  expTexts: 'modern' | 'old';
  /** A trashed folder is told as such, or hidden as if it were absent. */
  trashedFolder: 'trashed' | 'not_found';
  invisibleFolderName: 'folder' | 'item';
  /** Whether a pending invitation tells its item. */
  pendingItem: 'hidden' | 'named';
  /** How a full storage is told: by its own code, or as a missing permission (box/box-java-sdk#251). */
  noRoom: 'storage-limit' | 'access-denied';
  /** Whether an editor may delete the very folder that was shared. */
  editorDeletesSharedFolder: 'yes' | 'no';
  asUserOff: 'insufficient-scope' | 'access-denied';
  deactivatedStatus: 401 | 403;
  /** A service account's real reply has carried an empty list here, against Box's own schema. */
  noNotificationEmail: 'null' | 'list';
  /** What `permissions` show of the enterprise's content under Global Content Manager; what may be done is the same. */
  contentManagerSees: 'what-may-be-read' | 'what-a-co-owner-may';
  /** Whether `permissions` show what a user's `status` forbids; it is forbidden either way. */
  statusInPermissions: 'shown' | 'not-shown';
}

export const defaultDialect: Readonly<Dialect> = {
  missingScope: 'header',
  uploadConflicts: 'object',
  quotaStatus: 403,
  tooLargeStatus: 403,
  exchangeRefusalStatus: 401,
  exchangeOfUndocumentedScopes: 'accepted',
  unauthorizedCcg: 'not-yet-authorized',
  unauthorizedJwt: 'enterprise-admin',
  wrongCcgSecret: 'invalid-client',
  deactivatedSubject: 'issued',
  expTexts: 'modern',
  trashedFolder: 'trashed',
  invisibleFolderName: 'folder',
  pendingItem: 'hidden',
  noRoom: 'storage-limit',
  editorDeletesSharedFolder: 'yes',
  asUserOff: 'insufficient-scope',
  deactivatedStatus: 401,
  noNotificationEmail: 'null',
  contentManagerSees: 'what-may-be-read',
  statusInPermissions: 'shown',
};
