import { AUTHORIZE, COPY_PAIR, REAUTHORIZE, RUN_AGAIN, STORE_SECRET } from './steps.ts';
import type { Row } from './types.ts';

const TOKEN = ['token', 'user-token'] as const;
const ENDPOINT = ['token', 'user-token', 'token-exchange', 'revoke'] as const;

/** Token exchange and revocation (box-authentication.md section 8, box-access.md section 6), and people's own OAuth tokens. */
export const OAUTH_ROWS: readonly Row[] = [
  {
    id: 'exchange-resource',
    at: ['token-exchange'],
    when: { kind: 'http', says: /target resource is invalid/iu },
    hypotheses: [{
      code: 'not-invited', confidence: 'likely',
      cause: 'The token’s user can’t see the item that the token is to be limited to.',
      remedy: [
        'Invite {login} to that item, or exchange a token of a user who can see it.',
        'Check the address in `resource`: https://api.box.com/2.0/folders/ID or .../files/ID; As-User does not count here.',
      ],
    }],
    docs: ['downscope'],
    source: 'box-authentication.md section 8, row 24; box-access.md section 6',
    seen: ['The target resource is invalid.'],
  },
  {
    id: 'exchange-scope',
    at: ['token-exchange'],
    when: { kind: 'http', code: ['invalid_scope', 'insufficient_scope', 'invalid_grant', 'unauthorized', 'invalid_token'] },
    hypotheses: [
      {
        code: 'scope-missing', confidence: 'possible',
        cause: 'Box does not exchange the token for the scope {scope}: the app probably does not hold it.',
        remedy: [
          'Open Developer Console > the app > Configuration > Application Scopes, tick {scopeLabel} and save.',
          REAUTHORIZE, RUN_AGAIN,
        ],
      },
      {
        code: 'unknown', confidence: 'possible',
        cause: 'Box knows no such scope, or does not exchange it.',
        remedy: ['Check the scope’s name against Box’s list; several are separated by spaces, never by commas.'],
      },
    ],
    docs: ['downscope', 'scopes'],
    source: 'box-access.md section 6',
    seen: ['Unsupported "scope": manage_app_users', 'invalid_scope'],
  },
  {
    id: 'exchange-refused',
    at: ['token-exchange'],
    when: { kind: 'http', status: [401] },
    hypotheses: [{
      code: 'scope-missing', confidence: 'possible',
      cause: 'Box does not exchange the token for the scope {scope}: the app probably does not hold it.',
      remedy: [
        'Open Developer Console > the app > Configuration > Application Scopes, tick {scopeLabel} and save.',
        REAUTHORIZE, RUN_AGAIN,
      ],
    }],
    docs: ['downscope', 'scopes'],
    source: 'box-access.md section 6: 401 where the token lacks a requested scope',
    seen: ['401 to a token exchange'],
  },
  {
    id: 'revoke-without-client',
    at: ['revoke'],
    when: { kind: 'http', says: /client id was not found in the headers or body/iu },
    hypotheses: [{
      code: 'bad-request', confidence: 'likely',
      cause: 'The request to revoke a token names no client.',
      remedy: ['Send client_id and client_secret with the token, in the form body.'],
    }],
    docs: ['revoke'],
    source: 'box-authentication.md section 8, row 25',
    seen: ['Client id was not found in the headers or body'],
  },
  {
    id: 'revoke-done',
    at: ['revoke'],
    when: { kind: 'http', code: ['invalid_token'] },
    hypotheses: [{
      code: 'token-expired', confidence: 'likely',
      cause: 'The token that was to be revoked had already expired, or was revoked before.',
      remedy: ['Leave it: that token opens nothing any more.'],
    }],
    docs: ['revoke'],
    source: 'box-authentication.md section 8, row 26',
    seen: ['The supplied token is invalid'],
  },
  {
    id: 'refresh-token-expired',
    at: 'any',
    when: { kind: 'http', says: /invalid refresh token|refresh token has expired/iu },
    hypotheses: [
      {
        code: 'token-expired', confidence: 'likely', retryable: false,
        cause: 'A person’s OAuth refresh token is no longer valid: each works once, and only for 60 days.',
        remedy: [
          'Log in as that person again, and store the new pair of access token and refresh token.',
          'Store the new refresh token each time you use one, before anything else can fail; two jobs must not share one.',
          'If a job runs unattended: use a server authentication app (JWT or Client Credentials Grant); it needs no refresh token.',
        ],
      },
    ],
    docs: ['access-tokens', 'ccg'],
    source: 'box-authentication.md section 8, last paragraph; https://developer.box.com/guides/authentication/tokens/access-tokens',
    seen: ['Invalid refresh token', 'Refresh token has expired'],
  },
  {
    id: 'person-token-invalid',
    at: 'any',
    when: { kind: 'http', status: [401, 403], code: ['invalid_token'], grant: 'oauth' },
    hypotheses: [{
      code: 'token-expired', confidence: 'likely', retryable: false,
      cause: 'Box no longer accepts the access token of this login: it lives about an hour.',
      remedy: [
        'Use the refresh token once to obtain a new pair of tokens, store both, and send the request again.',
        'If there is no refresh token, or it is older than 60 days: log in as that person again.',
        'If a job runs unattended: use a server authentication app (JWT or Client Credentials Grant); it needs no refresh token.',
      ],
    }],
    docs: ['expiration', 'access-tokens'],
    source: 'https://developer.box.com/guides/api-calls/permissions-and-errors/expiration',
    seen: ['invalid_token'],
  },
  {
    id: 'authorization-code-expired',
    at: 'any',
    when: { kind: 'http', says: /authorization code has expired|auth code doesn['’]t exist or is invalid/iu },
    hypotheses: [{
      code: 'token-expired', confidence: 'likely', retryable: false,
      cause: 'The OAuth authorization code was used before, or is too old: it lives 30 seconds.',
      remedy: [
        'Open the app’s authorization page again and exchange the new code at once, only once.',
        'If a job runs unattended: use a server authentication app (JWT or Client Credentials Grant) instead.',
      ],
    }],
    docs: ['access-tokens', 'ccg'],
    source: 'box-authentication.md section 8, last paragraph; https://developer.box.com/guides/api-calls/permissions-and-errors/expiration',
    seen: ['The authorization code has expired', 'Auth code doesn\'t exist or is invalid for the client'],
  },
];

/** Where the description says nothing that is known: by OAuth's own `error` (RFC 6749 section 5.2). */
export const OAUTH_FALLBACK_ROWS: readonly Row[] = [
  {
    id: 'oauth-invalid-client',
    at: ENDPOINT,
    when: { kind: 'http', code: ['invalid_client'] },
    hypotheses: [{
      code: 'credentials-invalid', confidence: 'likely',
      cause: 'Box does not accept this client ID with this client secret.[ Box says: {message}]',
      remedy: [COPY_PAIR, STORE_SECRET],
    }],
    docs: ['token-request', 'errors'],
    source: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2',
    seen: ['invalid_client'],
  },
  {
    id: 'oauth-unauthorized-client',
    at: ENDPOINT,
    when: { kind: 'http', code: ['unauthorized_client'] },
    hypotheses: [
      {
        code: 'app-not-authorized', confidence: 'possible',
        cause: 'The app may not obtain a token this way.[ Box says: {message}]',
        remedy: [AUTHORIZE],
      },
      {
        code: 'app-misconfigured', confidence: 'possible',
        cause: 'The authentication method is another one.',
        remedy: ['Open Developer Console > the app > Configuration and check that its authentication method is the one you use here.'],
      },
    ],
    docs: ['app-approval', 'help-grant-type'],
    source: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2',
    seen: ['unauthorized_client'],
  },
  {
    id: 'oauth-invalid-grant-jwt',
    at: TOKEN,
    when: { kind: 'http', code: ['invalid_grant'], grant: 'jwt' },
    hypotheses: [{
      code: 'jwt-claim-invalid', confidence: 'possible',
      cause: 'Box refuses the assertion.[ Box says: {message}]',
      remedy: [
        'Use the values of one and the same config file, unchanged.',
        'If it goes on: open Developer Console > the app > Configuration, generate a new keypair and store the new config file.',
      ],
    }],
    docs: ['jwt-by-hand', 'errors'],
    source: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2',
    seen: ['invalid_grant'],
  },
  {
    id: 'oauth-invalid-grant-person',
    at: TOKEN,
    when: { kind: 'http', code: ['invalid_grant'], grant: 'oauth' },
    hypotheses: [{
      code: 'token-expired', confidence: 'possible', retryable: false,
      cause: 'Box does not accept the refresh token or the authorization code: {message}',
      remedy: [
        'Log in as that person again, and store the new pair of access token and refresh token.',
        'Check that no two jobs use one refresh token: each works once.',
      ],
    }],
    docs: ['access-tokens', 'expiration'],
    source: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2',
    seen: ['invalid_grant'],
  },
  {
    id: 'oauth-invalid-grant',
    at: TOKEN,
    when: { kind: 'http', code: ['invalid_grant'] },
    hypotheses: [
      {
        code: 'credentials-invalid', confidence: 'possible',
        cause: 'Box refuses the credentials.[ Box says: {message}]',
        remedy: [COPY_PAIR, STORE_SECRET],
      },
      { code: 'app-not-authorized', confidence: 'possible', cause: 'The app was not authorized.', remedy: [REAUTHORIZE] },
    ],
    docs: ['ccg', 'errors'],
    source: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2',
    seen: ['invalid_grant'],
  },
  {
    id: 'oauth-request',
    at: ENDPOINT,
    when: { kind: 'http', code: ['invalid_request', 'unsupported_grant_type'] },
    hypotheses: [{
      code: 'bad-request', confidence: 'possible', owner: 'ci',
      cause: 'Box can’t read the token request.[ Box says: {message}]',
      remedy: [
        'Check that `api-url` is https://api.box.com and that no proxy rewrites the request.',
        'If your own client shows it: compare its form fields with those of the linked page.',
      ],
    }],
    docs: ['token-request'],
    source: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2',
    seen: ['invalid_request', 'unsupported_grant_type'],
  },
  {
    id: 'oauth-invalid-scope',
    at: TOKEN,
    when: { kind: 'http', code: ['invalid_scope'] },
    hypotheses: [{
      code: 'bad-request', confidence: 'possible',
      cause: 'Box does not issue a token for the scope that the request names.[ Box says: {message}]',
      remedy: ['Leave the field `scope` out of the token request: a token carries the scopes of its app.'],
    }],
    docs: ['token-request', 'scopes'],
    source: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2',
    seen: ['invalid_scope'],
  },
  {
    id: 'token-unauthorized',
    at: TOKEN,
    when: { kind: 'http', status: [401] },
    hypotheses: [{
      code: 'credentials-invalid', confidence: 'possible',
      cause: 'Box answers the token request with 401 and gives no reason that is known.[ Box says: {message}]',
      remedy: [COPY_PAIR, STORE_SECRET],
    }],
    docs: ['token-request', 'errors'],
    source: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2',
    seen: ['401 to a token request'],
  },
  {
    id: 'token-forbidden',
    at: TOKEN,
    when: { kind: 'http', status: [403] },
    hypotheses: [
      {
        code: 'policy-blocked', confidence: 'possible',
        cause: 'Box answers the token request with 403 and gives no reason that is known.[ Box says: {message}]',
        remedy: ['Ask a Box admin whether a policy (IP allow list, device trust) blocks this app or this host.'],
      },
      {
        code: 'proxy', confidence: 'possible',
        cause: 'A proxy refuses it.',
        remedy: ['Ask who runs the network whether a proxy or firewall refuses POST requests to api.box.com.'],
      },
    ],
    docs: ['errors', 'domains'],
    source: 'box-access.md section 0.1, row 5',
    seen: ['403 to a token request'],
  },
];
