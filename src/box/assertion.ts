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

/** In what assertions of different clients differ. */
export interface AssertionShape {
  /** `exp` minus the time of signing. */
  readonly lifetimeSeconds: number;
  /** Does its header name the key (`kid`)? */
  readonly keyId: boolean;
  /** Does it say when it was signed (`iat`)? Box takes it not before then. */
  readonly issuedAt: boolean;
}

/** No `iat` and no `nbf`: a fast host clock would put them into the future, and Box asks for neither. */
export const OWN_SHAPE: AssertionShape = { lifetimeSeconds: ASSERTION_LIFETIME_SECONDS, keyId: true, issuedAt: false };

export interface AssertionRequest {
  readonly credentials: JwtCredentials;
  readonly subject: GrantSubject;
  /** The time to sign for, milliseconds since 1970: the host's own, or Box's. */
  readonly atMs: number;
  /** {@link OWN_SHAPE} where it is left out. */
  readonly shape?: AssertionShape;
  readonly deps: Pick<Deps, 'random' | 'vault'>;
}

/** Signs one assertion (RFC 7523), with a `jti` never used before: Box takes each only once, even in a refused request. */
export type SignAssertion = (request: AssertionRequest) => Secret;

/** Loads what signs. Apart from signing, because loading is slow and a Client Credentials Grant needs none of it. */
export async function openSigner(): Promise<SignAssertion> {
  const { default: jwt } = await import('jsonwebtoken');
  return (request) => {
    const { algorithm, privateKey, publicKeyId } = request.credentials;
    const shape = request.shape ?? OWN_SHAPE;
    const named = shape.keyId ? { keyid: publicKeyId } : {};
    const assertion = jwt.sign(claimsOf(request, shape), privateKey, { algorithm, ...named, noTimestamp: !shape.issuedAt });
    return request.deps.vault.keep(assertion);
  };
}

function claimsOf({ credentials, subject, atMs, deps }: AssertionRequest, shape: AssertionShape): Record<string, string | number> {
  const nowSeconds = Math.floor(atMs / 1000);
  return {
    iss: credentials.clientId,
    sub: subject.id,
    box_sub_type: subject.type,
    aud: ASSERTION_AUDIENCE,
    jti: Buffer.from(deps.random(JTI_BYTES)).toString('hex'),
    exp: nowSeconds + shape.lifetimeSeconds,
    ...(shape.issuedAt ? { iat: nowSeconds } : {}),
  };
}
