import type { Purpose } from '../foundation/exchange.ts';
import type { Context, Facts, Grant } from '../guidance/types.ts';
import { isOauthCode } from './sdk.ts';
import type { Hints } from './types.ts';

/** What the text tells of the request that failed: where it went, for whom, and how its token is obtained. */

const ON_FOLDER = /\/2\.0\/folders\/(\d{1,20})(?:\/items)?(?![\w/])/u;
const CHANGES_FOLDER = /\b(?:PUT|DELETE|POST|PATCH)\b[^\n]{0,200}\/2\.0\/folders\/\d/u;
const USER_SUBJECT = /box_sub(?:ject)?_type\\{0,3}["']?\s{0,4}[:=]\s{0,4}\\{0,3}["']?user\b/iu;

const API_PLACES: readonly (readonly [where: RegExp, purpose: Purpose])[] = [
  [/\/2\.0\/files\/content\b/u, 'upload-rehearsal'],
  [/\/2\.0\/files\/upload_sessions\b/u, 'upload-rehearsal'],
  [/\b(?:OPTIONS|POST)\b[^\n]{0,200}\/2\.0\/files\/\d{1,20}\/content\b/u, 'replace-rehearsal'],
];

/**
 * A 403 of box-node-sdk 3 to a token request, without a trace: Box's answers carry its request id always, and the SDK shows it
 * behind a bar (`src/util/errors.ts`). It was not Box that refused.
 */
const BARE_TOKEN_REFUSAL = /API Response(?: Error)? \[403 Forbidden\](?! [a-z])/u;
const TOKEN_FRAME = /\btoken-manager\.js\b|\bgetTokens(?:JWT|ClientCredentials)Grant\b/u;

/** The kind of request, as far as the text or a hint tells it. `code` is that of the answer. */
export function purposeOf(text: string, code: string | null, hints: Hints): Purpose {
  if (hints.endpoint === 'api') return apiPurpose(text);
  if (/\/oauth2\/revoke\b/u.test(text)) return 'revoke';
  if (/grant-type:token-exchange|\bsubject_token\b/u.test(text)) return 'token-exchange';
  const token: Purpose = USER_SUBJECT.test(text) ? 'user-token' : 'token';
  if (hints.endpoint === 'token' || isOauthCode(code)) return token;
  const api = /\/2\.0\//u.test(text);
  if (BARE_TOKEN_REFUSAL.test(text) && TOKEN_FRAME.test(text) && !api) return token;
  return /\/oauth2\/token\b/u.test(text) && !api ? token : apiPurpose(text);
}

function apiPurpose(text: string): Purpose {
  if (ON_FOLDER.test(text) && !CHANGES_FOLDER.test(text)) return 'folder';
  return API_PLACES.find(([where]) => where.test(text))?.[1] ?? 'identity';
}

/** Of the SDKs' class names and of the form fields of token requests. */
const GRANTS: readonly (readonly [says: RegExp, grant: Grant])[] = [
  [/grant-type:jwt-bearer|\bassertion=|BoxJWT|JWTAuth|JwtAuth|jwt_auth|BoxDeveloperEdition|AppAuthClient|jwtAuth/u, 'jwt'],
  [/\bclient_credentials\b|CCGAuth|CcgAuth|BoxCCG|ccg_auth|ccgAuth|BoxCCGAPIConnection/u, 'ccg'],
  [/\bauthorization_code\b|grant_type=refresh_token|BoxOAuth\b|OAuthConfig|PersistentClient|persistent-session|BoxOAuthException/u, 'oauth'],
];

/** What the catalogue should know besides the failure. */
export function contextOf(text: string, purpose: Purpose, hints: Hints): Context {
  const grant = hints.auth ?? GRANTS.find(([says]) => says.test(text))?.[1] ?? null;
  return { grant, subject: purpose === 'user-token' ? 'user' : 'enterprise', facts: factsOf(text) };
}

function factsOf(text: string): Facts {
  const folderId = ON_FOLDER.exec(text)?.[1];
  return folderId === undefined || folderId === '0' ? {} : { folderId, folderLink: `https://app.box.com/folder/${folderId}` };
}
