import { AS_USER, ENABLE, ENTERPRISE_ACCESS, REAUTHORIZE, RUN_AGAIN } from './steps.ts';
import type { Row } from './types.ts';

/** All that is asked with an access token. */
const API = [
  'identity', 'as-user', 'folder', 'folder-items', 'folder-lock', 'trash', 'pending-invitations', 'upload-rehearsal', 'replace-rehearsal', 'scope-probe',
] as const;

/** Who may act, and whose token it is: box-errors.md section 3, box-access.md sections 0.1 and 7. */
export const IDENTITY_ROWS: readonly Row[] = [
  {
    id: 'app-not-enabled',
    at: 'any',
    when: { kind: 'http', says: /cannot authorize with this service/iu },
    hypotheses: [{
      code: 'app-not-enabled', confidence: 'likely',
      cause: 'The app is authorized but not enabled in this enterprise, or an admin has removed it.',
      remedy: [ENABLE, 'Check that its state there reads “Authorized” and “Enabled”, then run this again.'],
    }],
    docs: ['help-not-enabled', 'authorization'],
    source: 'box-errors.md section 3; box-authentication.md section 10',
    seen: ['Unauthorized - Cannot authorize with this service'],
  },
  {
    id: 'user-deactivated',
    at: 'any',
    when: { kind: 'http', says: /user (?:has been|is) (?:deactivated|inactive)/iu },
    hypotheses: [{
      code: 'user-inactive', confidence: 'likely',
      cause: 'The user that the token acts for is deactivated.',
      remedy: [
        'Ask a Box admin to open Admin Console > Users & Groups, find the user[ {userId}] and set its status to Active.',
        'If it was deactivated on purpose: name another user in `user-id` or `as-user`.',
      ],
    }],
    docs: ['errors', 'as-user'],
    source: 'box-errors.md section 3; box-authentication.md section 8, row 29',
    seen: ['Unauthorized - User has been deactivated'],
  },
  {
    id: 'as-user-feature',
    at: ['as-user'],
    when: { kind: 'http', status: [401, 403], code: ['insufficient_scope'] },
    hypotheses: [
      {
        code: 'app-misconfigured', confidence: 'likely',
        cause: 'The app may not act for other users.',
        remedy: [AS_USER, REAUTHORIZE, RUN_AGAIN],
      },
      { code: 'app-misconfigured', confidence: 'possible', cause: 'The user is a managed user.', remedy: [ENTERPRISE_ACCESS] },
    ],
    docs: ['as-user', 'help-403'],
    source: 'box-access.md section 7; box-errors.md section 11',
    seen: ['403 insufficient_scope to a request with As-User'],
  },
  {
    id: 'as-user-denied',
    at: ['as-user'],
    when: { kind: 'http', status: [403] },
    hypotheses: [
      {
        code: 'app-misconfigured', confidence: 'likely',
        cause: 'The service account may not act for this user[ ({userId})].',
        remedy: [
          AS_USER, ENTERPRISE_ACCESS, REAUTHORIZE,
          'Choose another user if this one is a service account or the primary admin: nobody may act for those.',
        ],
      },
    ],
    docs: ['as-user', 'help-403'],
    source: 'box-access.md section 7',
    seen: ['403 access_denied_insufficient_permissions to a request with As-User'],
  },
  {
    id: 'as-user-unknown',
    at: ['as-user'],
    when: { kind: 'http', status: [400, 404] },
    hypotheses: [
      {
        code: 'bad-request', confidence: 'likely', owner: 'ci',
        cause: 'Box knows no user[ {userId}] that this app may act for.',
        remedy: ['Set `as-user` to the ID of an active user of this enterprise: digits, not a login.'],
      },
      { code: 'app-misconfigured', confidence: 'possible', cause: 'The user is a managed user.', remedy: [ENTERPRISE_ACCESS] },
    ],
    docs: ['as-user'],
    source: 'box-access.md section 7',
    seen: ['404 not_found to a request with As-User'],
  },
  {
    id: 'token-invalid',
    at: 'any',
    when: { kind: 'http', status: [401, 403], code: ['invalid_token'] },
    hypotheses: [
      {
        code: 'token-expired', confidence: 'likely',
        cause: 'Box no longer accepts the access token: it expired (after about an hour), was revoked, or is of another environment.',
        remedy: [
          'Run this again: every run obtains a token of its own.',
          'If your own job shows it: obtain a token when the job starts, and a new one when Box answers 401; do not store it across jobs.',
        ],
      },
      {
        code: 'proxy', confidence: 'possible', owner: 'ci',
        cause: 'Something between this host and Box changes the Authorization header.',
        remedy: ['Check that no proxy removes or changes the Authorization header.'],
      },
    ],
    docs: ['expiration', 'errors'],
    source: 'box-errors.md sections 2 and 3; box-access.md section 0.1, row 1',
    seen: ['The access token provided is invalid.', 'invalid_token'],
  },
  {
    id: 'authorization-header-malformed',
    at: API,
    when: { kind: 'http', status: [401], code: ['invalid_request'] },
    hypotheses: [{
      code: 'bad-request', confidence: 'likely',
      cause: 'Box can’t read the Authorization header.',
      remedy: [
        'Send the header as `Authorization: Bearer TOKEN`, once, with nothing around the token.',
        'Check that no proxy changes the Authorization header.',
      ],
    }],
    docs: ['errors'],
    source: 'box-errors.md section 2',
    seen: ['Bearer realm="Service", error="invalid_request"'],
  },
  {
    id: 'terms-of-service',
    at: 'any',
    when: { kind: 'http', code: ['terms_of_service_required'] },
    hypotheses: [{
      code: 'terms-of-service', confidence: 'likely',
      cause: 'The enterprise has terms of service of its own, and {login} has not accepted them.',
      remedy: [
        'Ask a Box admin to exempt {login} under Admin Console > Enterprise Settings > Custom Setup > Terms of Service.',
        'If the token is for a person: ask that person to log in at https://app.box.com once and to accept them.',
      ],
    }],
    docs: ['help-terms', 'errors'],
    source: 'box-errors.md section 5',
    seen: ['User must accept custom terms of service before action can be taken', 'terms_of_service_required'],
  },
  {
    id: 'password-reset',
    at: 'any',
    when: { kind: 'http', code: ['password_reset_required'] },
    hypotheses: [{
      code: 'user-inactive', confidence: 'likely', owner: 'content-owner',
      cause: 'The user that the token acts for must set a new password first.',
      remedy: ['Ask the user[ {userId}] to log in at https://app.box.com and to set a new password, then run this again.'],
    }],
    docs: ['errors'],
    source: 'box-errors.md section 5',
    seen: ['User needs to reset password', 'password_reset_required'],
  },
  {
    id: 'email-confirmation',
    at: 'any',
    when: { kind: 'http', code: ['user_email_confirmation_required'] },
    hypotheses: [{
      code: 'user-inactive', confidence: 'likely', owner: 'content-owner',
      cause: 'The user that the token acts for has not confirmed its e-mail address.',
      remedy: ['Ask the user[ {userId}] to open the confirmation e-mail from Box and to click its link, then run this again.'],
    }],
    docs: ['errors'],
    source: 'box-errors.md section 4',
    seen: ['User needs to complete email confirmation', 'user_email_confirmation_required'],
  },
];
