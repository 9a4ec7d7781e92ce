/**
 * Verification of a JWT bearer assertion as Box's token endpoint does it.
 * https://developer.box.com/guides/authentication/jwt/without-sdk and RFC 7523 section 3
 */
import { verify } from 'node:crypto';
import type { Dialect } from './dialect.ts';
import type { App } from './world.ts';

/** The only audience Box accepts, whatever host the request was sent to. */
export const audience = 'https://api.box.com/oauth2/token';
const maxLifetimeSeconds = 60;
const jtiLength = { min: 16, max: 128 } as const;
const digests: Readonly<Record<string, string>> = { RS256: 'RSA-SHA256', RS384: 'RSA-SHA384', RS512: 'RSA-SHA512' };

type Fields = Readonly<Record<string, unknown>>;

/** The parts of a compact JWS (RFC 7515 section 3.1), unverified. */
export interface Assertion {
  readonly header: Fields;
  readonly claims: Fields;
  readonly signed: string;
  readonly signature: Buffer;
}

export interface Subject {
  readonly type: 'enterprise' | 'user';
  readonly id: string;
}

export type Verified = { readonly ok: true; readonly subject: Subject } | { readonly ok: false; readonly error: string; readonly description: string };

function fields(part: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined where the text is no compact JWS with JSON header and claims. */
export function decode(text: string): Assertion | undefined {
  const [head = '', body = '', tail = '', ...rest] = text.split('.');
  const header = fields(head);
  const claims = fields(body);
  if (header === undefined || claims === undefined || tail === '' || rest.length > 0) return undefined;
  return { header, claims, signed: `${head}.${body}`, signature: Buffer.from(tail, 'base64url') };
}

const refuse = (description: string, error = 'invalid_grant'): Verified => ({ ok: false, error, description });

/** What the token endpoint knows while it verifies. */
export interface Verification {
  readonly app: App;
  readonly nowSeconds: number;
  /** False where this `jti` was sent before. */
  readonly jtiIsFresh: boolean;
  readonly expTexts: Dialect['expTexts'];
}

/** The subject that a valid assertion names, or Box's error for the first thing that is wrong. */
export function verifyAssertion(assertion: Assertion | undefined, known: Verification): Verified {
  if (assertion === undefined) return refuse('Algorithm not allowed');
  return checkSignature(assertion, known.app) ?? checkAudience(assertion.claims)
    ?? checkJti(assertion.claims, known) ?? checkTimes(assertion.claims, known) ?? readSubject(assertion.claims);
}

/** With one key on the app, `kid` may be missing; an unknown one is refused all the same. */
function chooseKey(kid: unknown, app: App): string | Verified {
  if (app.publicKeys.size === 0) return refuse('This app is not configured properly. No public key(s) added');
  if (kid === undefined || kid === '') {
    const [only, ...others] = app.publicKeys.values();
    return only === undefined || others.length > 0 ? refuse('"kid" empty, unable to lookup correct key') : only;
  }
  const key = typeof kid === 'string' ? app.publicKeys.get(kid) : undefined;
  return key ?? refuse('"kid" invalid, unable to lookup correct key');
}

function checkSignature({ header, claims, signed, signature }: Assertion, app: App): Verified | undefined {
  const digest = typeof header['alg'] === 'string' ? digests[header['alg']] : undefined;
  if (digest === undefined) return refuse('Algorithm not allowed');
  if (claims['iss'] !== app.clientId) return refuse("Please check the 'iss' claim.");
  const key = chooseKey(header['kid'], app);
  if (typeof key !== 'string') return key;
  if (verify(digest, Buffer.from(signed), key, signature)) return undefined;
  return refuse('Signature verification error. The public key identified by "kid" must correspond to the private key used for signing.');
}

function checkAudience(claims: Fields): Verified | undefined {
  return claims['aud'] === audience ? undefined : refuse("Please check the 'aud' claim.");
}

function checkJti({ jti }: Fields, { jtiIsFresh }: Verification): Verified | undefined {
  const wellFormed = typeof jti === 'string' && jti.length >= jtiLength.min && jti.length <= jtiLength.max;
  return wellFormed && jtiIsFresh ? undefined : refuse("Please check the 'jti' claim. A unique 'jti' value is required.");
}

const expTexts: Readonly<Record<Dialect['expTexts'], { past: string; tooFar: string }>> = {
  modern: {
    past: "Current date/time MUST be before the expiration date/time listed in the 'exp' claim",
    tooFar: "Please check the 'exp' claim. The 'exp' value exceeds the maximum value of 60 seconds beyond the issue time.",
  },
  old: { past: "Please check the 'exp' claim.", tooFar: "Please check the 'exp' claim." },
};

/** `exp` against Box's clock on both sides; `iat` and `nbf`, where given, not in the future. */
function checkTimes({ exp, iat, nbf }: Fields, known: Verification): Verified | undefined {
  const texts = expTexts[known.expTexts];
  if (typeof exp !== 'number' || !Number.isInteger(exp)) return refuse("Please check the 'exp' claim.");
  if (exp <= known.nowSeconds) return refuse(texts.past);
  if (exp > known.nowSeconds + maxLifetimeSeconds) return refuse(texts.tooFar);
  if (typeof iat === 'number' && exp > iat + maxLifetimeSeconds) return refuse(texts.tooFar);
  for (const [name, value] of Object.entries({ iat, nbf })) {
    if (value !== undefined && !(typeof value === 'number' && value <= known.nowSeconds)) return refuse(`Please check the '${name}' claim.`);
  }
  return undefined;
}

/** `sub` must be a string of digits: a number in JSON has produced the same error. */
function readSubject({ sub, box_sub_type: type }: Fields): Verified {
  if (typeof sub === 'string' && /^\d+$/.test(sub) && (type === 'enterprise' || type === 'user')) return { ok: true, subject: { type, id: sub } };
  return refuse("Please check the 'sub' claim. The 'sub' specified is invalid.");
}
