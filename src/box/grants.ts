import type { Credentials } from '../credentials/types.ts';
import type { Secret } from '../foundation/secret.ts';
import type { WireRequest } from '../foundation/wire.ts';
import type { GrantSubject } from './assertion.ts';
import { REVOKE_PATH, TOKEN_PATH, urlUnder } from './endpoints.ts';

type Fields = Readonly<Record<string, string | Secret>>;
type Client = Pick<Credentials, 'clientId' | 'clientSecret'>;

/** `grant_type` of each way to a token (RFC 7523, RFC 6749 section 4.4, RFC 8693). */
const GRANT_TYPES = {
  jwt: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  ccg: 'client_credentials',
  exchange: 'urn:ietf:params:oauth:grant-type:token-exchange',
} as const;

const ACCESS_TOKEN_TYPE = 'urn:ietf:params:oauth:token-type:access_token';

/** JWT grant. The assertion names the subject (https://developer.box.com/guides/authentication/jwt/without-sdk). */
export function jwtRequest(apiUrl: URL, client: Client, assertion: Secret): WireRequest {
  return form(apiUrl, TOKEN_PATH, { grant_type: GRANT_TYPES.jwt, assertion, ...clientFields(client) });
}

/**
 * Client Credentials Grant (https://developer.box.com/guides/authentication/client-credentials).
 * @param subject `null`: the pair alone, which can tell whether client ID and secret go together (box-authentication.md section 8)
 */
export function ccgRequest(apiUrl: URL, client: Client, subject: GrantSubject | null): WireRequest {
  const named = subject === null ? {} : { box_subject_type: subject.type, box_subject_id: subject.id };
  return form(apiUrl, TOKEN_PATH, { grant_type: GRANT_TYPES.ccg, ...clientFields(client), ...named });
}

/**
 * Token exchange for a token of one scope; no client credentials, as in Box's own samples
 * (https://developer.box.com/guides/authentication/tokens/downscope).
 */
export function exchangeRequest(apiUrl: URL, subjectToken: Secret, scope: string): WireRequest {
  return form(apiUrl, TOKEN_PATH, {
    grant_type: GRANT_TYPES.exchange,
    subject_token: subjectToken,
    subject_token_type: ACCESS_TOKEN_TYPE,
    scope,
  });
}

/** Revocation (https://developer.box.com/reference/post-oauth2-revoke). */
export function revokeRequest(apiUrl: URL, client: Client, token: Secret): WireRequest {
  return form(apiUrl, REVOKE_PATH, { token, ...clientFields(client) });
}

/** In the body, because Box takes no HTTP Basic here. */
const clientFields = (client: Client): Fields => ({ client_id: client.clientId, client_secret: client.clientSecret });

function form(apiUrl: URL, path: string, fields: Fields): WireRequest {
  return {
    method: 'POST',
    url: urlUnder(apiUrl, path),
    headers: { accept: 'application/json' },
    bearer: null,
    body: { kind: 'form', fields },
  };
}
