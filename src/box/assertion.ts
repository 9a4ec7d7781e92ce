import { Buffer } from 'node:buffer';
import type { JwtCredentials } from '../credentials/types.ts';
import type { Deps } from '../foundation/deps.ts';
import type { Secret } from '../foundation/secret.ts';

/**
 * Box's own token URL, whatever host the request is sent to
 * (https://developer.box.com/guides/authentication/jwt/without-sdk).
 */
export const ASSERTION_AUDIENCE = 'https://api.box.com/oauth2/token';

/** Box allows 60 s. 30 tolerates a host clock that is wrong by as much to either side (same page). */
export const ASSERTION_LIFETIME_SECONDS = 30;

/** In hex 128 characters, the longest `jti` that Box takes (16 to 128; same page). */
const JTI_BYTES = 64;

/** Whom a token is for: the enterprise (its service account acts) or one user. */
export interface GrantSubject {
  readonly type: 'enterprise' | 'user';
  readonly id: string;
}

export interface AssertionRequest {
  readonly credentials: JwtCredentials;
  readonly subject: GrantSubject;
  /** The time to sign for, milliseconds since 1970: the host's own, or Box's. */
  readonly atMs: number;
  readonly deps: Pick<Deps, 'random' | 'vault'>;
}

/** Signs one assertion (RFC 7523), with a `jti` never used before: Box takes each only once, even in a refused request. */
export type SignAssertion = (request: AssertionRequest) => Secret;

/** Loads what signs. Apart from signing, because loading is slow and a Client Credentials Grant needs none of it. */
export async function openSigner(): Promise<SignAssertion> {
  const { default: jwt } = await import('jsonwebtoken');
  return (request) => {
    const { algorithm, privateKey, publicKeyId } = request.credentials;
    const assertion = jwt.sign(claimsOf(request), privateKey, { algorithm, keyid: publicKeyId, noTimestamp: true });
    return request.deps.vault.keep(assertion);
  };
}

/** No `iat` and no `nbf`: a fast host clock would put them into the future, and Box asks for neither. */
function claimsOf({ credentials, subject, atMs, deps }: AssertionRequest): Record<string, string | number> {
  return {
    iss: credentials.clientId,
    sub: subject.id,
    box_sub_type: subject.type,
    aud: ASSERTION_AUDIENCE,
    jti: Buffer.from(deps.random(JTI_BYTES)).toString('hex'),
    exp: Math.floor(atMs / 1000) + ASSERTION_LIFETIME_SECONDS,
  };
}
