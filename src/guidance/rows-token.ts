import { AUTHORIZE, CHECK_ENTERPRISE, COPY_PAIR, ENTERPRISE_ACCESS, lower, REAUTHORIZE, RUN_AGAIN, STORE_SECRET, USER_TOKENS } from './steps.ts';
import type { Row } from './types.ts';

const TOKEN = ['token', 'user-token'] as const;
const WITH_SECRET = ['token', 'user-token', 'token-exchange', 'revoke'] as const;

/**
 * What the token endpoint answers about the app, its secret and its settings: box-authentication.md section 8. Matched on
 * the description first, because the `error` for one and the same text differs between sources (section 12).
 */
export const TOKEN_ROWS: readonly Row[] = [
  {
    id: 'client-credentials-invalid',
    at: WITH_SECRET,
    when: { kind: 'http', says: /client credentials are (?:invalid|not valid)|client_id is invalid/iu },
    hypotheses: [{
      code: 'credentials-invalid', confidence: 'likely',
      cause: 'Box does not accept this pair of client ID and client secret.',
      remedy: [
        COPY_PAIR, STORE_SECRET,
        'If the secret was reset in the Developer Console, replace it wherever it is stored: the old one stopped working.',
        'If you send it yourself: put client_id and client_secret into the form body; Box does not read HTTP Basic.',
      ],
    }],
    docs: ['ccg', 'token-request'],
    source: 'box-authentication.md section 8, rows 1 and 2',
    seen: ['The client credentials are invalid', 'The client credentials are not valid', 'The client_id is invalid'],
  },
  {
    id: 'app-not-authorized',
    at: TOKEN,
    when: { kind: 'http', says: /app is not (?:yet )?authorized (?:by the enterprise|for use)/iu },
    hypotheses: [{
      code: 'app-not-authorized', confidence: 'likely',
      cause: 'The enterprise’s admin has not authorized this app.',
      remedy: [AUTHORIZE, CHECK_ENTERPRISE],
    }],
    docs: ['app-approval', 'authorization-errors'],
    source: 'box-authentication.md section 8, rows 3 to 5',
    seen: ['This app is not authorized by the enterprise admin', 'This app is not authorized by the enterprise', 'App is not yet authorized for use'],
  },
  {
    id: 'user-subject-refused',
    at: ['user-token'],
    when: { kind: 'http', says: /grant credentials are invalid/iu, pairAccepted: true },
    hypotheses: [
      {
        code: 'app-misconfigured', confidence: 'likely',
        cause: 'Box accepts the app, but issues it no token for this user[ ({userId})].',
        remedy: [USER_TOKENS, ENTERPRISE_ACCESS, REAUTHORIZE, RUN_AGAIN],
      },
      {
        code: 'credentials-invalid', confidence: 'possible',
        cause: 'The user ID is wrong.',
        remedy: ['Check that {userId} is the ID of an active user of this enterprise, not a login and not the service account itself.'],
      },
    ],
    docs: ['ccg', 'help-app-configuration'],
    source: 'box-authentication.md section 8, row 6; https://developer.box.com/guides/authentication/client-credentials',
    seen: ['Grant credentials are invalid'],
  },
  {
    id: 'grant-credentials-invalid',
    at: TOKEN,
    when: { kind: 'http', says: /grant credentials are invalid/iu },
    hypotheses: [
      {
        code: 'credentials-invalid', confidence: 'likely',
        cause: 'Box refuses the credentials of this Client Credentials Grant, and says no more.',
        remedy: [COPY_PAIR, STORE_SECRET],
      },
      {
        code: 'wrong-enterprise', confidence: 'possible',
        cause: 'The subject’s ID is not an enterprise ID or user ID that goes with the app.',
        remedy: [CHECK_ENTERPRISE, 'If you ask for a user: check that {userId} is the ID of an active user of this enterprise, not a login.'],
      },
      {
        code: 'app-misconfigured', confidence: 'possible',
        cause: 'The app may not obtain user tokens.',
        remedy: [`If you ask for a user: ${lower(USER_TOKENS)}`],
      },
      {
        code: 'app-misconfigured', confidence: 'possible',
        cause: 'The app has App Access Only, and the user is a managed user.',
        remedy: [`If that user is a managed user or an admin: ${lower(ENTERPRISE_ACCESS)}`],
      },
      {
        code: 'app-not-authorized', confidence: 'possible',
        cause: 'The app was not authorized, or not again after a change.',
        remedy: [REAUTHORIZE],
      },
    ],
    docs: ['ccg', 'app-approval'],
    source: 'box-authentication.md section 8, row 6',
    seen: ['Grant credentials are invalid'],
  },
  {
    id: 'subject-type-unauthorized',
    at: TOKEN,
    when: { kind: 'http', says: /"?box_subject_type"? value is unauthorized/iu },
    hypotheses: [
      {
        code: 'app-misconfigured', confidence: 'likely',
        cause: 'The app may not use the Client Credentials Grant for this subject.',
        remedy: [
          'Open Developer Console > the app > Configuration and check that the authentication method is “Server Authentication (Client Credentials Grant)”.',
          'If it is another method: create a server app with Client Credentials Grant, or give `jwt-config` for a JWT app.',
          'If you build the request yourself: send both box_subject_type and box_subject_id.',
        ],
      },
      { code: 'app-not-authorized', confidence: 'possible', cause: 'The app was not authorized.', remedy: [AUTHORIZE] },
    ],
    docs: ['ccg', 'ccg-setup'],
    source: 'box-authentication.md section 8, row 7',
    seen: ['The "box_subject_type" value is unauthorized for this client_id'],
  },
  {
    id: 'grant-type-unauthorized',
    at: ['token', 'user-token', 'token-exchange'],
    when: { kind: 'http', says: /grant type is unauthorized/iu },
    hypotheses: [{
      code: 'app-misconfigured', confidence: 'likely',
      cause: 'The app’s authentication method is not the one that the token request uses.',
      remedy: [
        'Open Developer Console > the app > Configuration and read its authentication method.',
        'If it is JWT: give `jwt-config`. If it is Client Credentials Grant: give `client-id`, `client-secret` and `enterprise-id`.',
        'If it is OAuth 2.0 (user authentication): create a server authentication app; an unattended job can’t log in as a person.',
      ],
    }],
    docs: ['help-grant-type', 'switch-auth-type'],
    source: 'box-authentication.md section 8, row 8',
    seen: ['The grant type is unauthorized for this client_id'],
  },
  {
    id: 'enterprise-configuration',
    at: TOKEN,
    when: { kind: 'http', says: /cannot obtain (?:user )?token based on the enterprise configuration/iu },
    hypotheses: [
      {
        code: 'app-misconfigured', confidence: 'likely',
        cause: 'The app’s settings do not let it obtain a token for this user.',
        remedy: [USER_TOKENS, ENTERPRISE_ACCESS, REAUTHORIZE, RUN_AGAIN],
      },
      {
        code: 'jwt-claim-invalid', confidence: 'possible',
        cause: 'The subject is one that no token is issued for.',
        remedy: ['Use the enterprise as the subject instead of a user, where that user is an admin or the service account itself.'],
      },
    ],
    docs: ['help-app-configuration', 'app-approval'],
    source: 'box-authentication.md section 8, rows 9 and 10',
    seen: [
      'Cannot obtain user token based on the enterprise configuration for your app',
      'Cannot obtain token based on the enterprise configuration for your app',
    ],
  },
  {
    id: 'token-scope-refused',
    at: TOKEN,
    when: { kind: 'http', says: /insufficient permissions for the requested scope/iu },
    hypotheses: [
      {
        code: 'app-not-authorized', confidence: 'possible',
        cause: 'Box gives this app no rights in the enterprise: the admin has probably not authorized it.',
        remedy: [AUTHORIZE],
      },
      {
        code: 'scope-missing', confidence: 'possible',
        cause: 'The app holds no scope.',
        remedy: ['Open Developer Console > the app > Configuration > Application Scopes, tick what the deploy needs, save, and have the admin re-authorize the app.'],
      },
      {
        code: 'bad-request', confidence: 'possible',
        cause: 'The request names a scope.',
        remedy: ['Leave the field `scope` out of the token request, if you build it yourself.'],
      },
    ],
    docs: ['app-approval', 'scopes'],
    source: 'box-authentication.md section 8, row 22',
    seen: ['Insufficient permissions for the requested scope.'],
  },
  {
    id: 'grant-type-missing',
    at: WITH_SECRET,
    when: { kind: 'http', says: /invalid grant_type parameter or parameter missing/iu },
    hypotheses: [{
      code: 'bad-request', confidence: 'likely', owner: 'ci',
      cause: 'The form of the token request did not arrive at Box as it was sent.',
      remedy: [
        'Set `api-url` to https://api.box.com: requests to www.box.com or app.box.com are redirected and lose their body.',
        'Check that no proxy between this host and Box redirects or rewrites POST requests.',
        'If you build the request yourself: send it as application/x-www-form-urlencoded, not as JSON.',
      ],
    }],
    docs: ['token-request', 'errors'],
    source: 'box-authentication.md section 8, row 23',
    seen: ['Invalid grant_type parameter or parameter missing'],
  },
];
