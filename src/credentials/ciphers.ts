import { childrenOf, oidOf, smallIntegerOf, TAG } from './der.ts';
import type { Element } from './der.ts';

/** How a private key is encrypted, as its own header tells. */
export interface KeyCipher {
  /** `found` of a defect: a name where we know one, else the object identifier. */
  readonly name: string;
  /** `no`: OpenSSL 3 refuses it unless its legacy provider is loaded. `unknown`: only trying tells. */
  readonly opens: 'yes' | 'no' | 'unknown';
}

const works = (name: string): KeyCipher => ({ name, opens: 'yes' });
const legacy = (name: string): KeyCipher => ({ name, opens: 'no' });

const PBES2 = '1.2.840.113549.1.5.13';

/**
 * Password based encryption schemes of PKCS #5 (RFC 8018 appendix A) and PKCS #12 (RFC 7292 appendix C). Which of them
 * need the legacy provider: https://docs.openssl.org/3.0/man7/OSSL_PROVIDER-legacy/
 */
const SCHEMES: Readonly<Record<string, KeyCipher>> = {
  '1.2.840.113549.1.5.1': legacy('pbeWithMD2AndDES-CBC'),
  '1.2.840.113549.1.5.3': legacy('pbeWithMD5AndDES-CBC'),
  '1.2.840.113549.1.5.4': legacy('pbeWithMD2AndRC2-CBC'),
  '1.2.840.113549.1.5.6': legacy('pbeWithMD5AndRC2-CBC'),
  '1.2.840.113549.1.5.10': legacy('pbeWithSHA1AndDES-CBC'),
  '1.2.840.113549.1.5.11': legacy('pbeWithSHA1AndRC2-CBC'),
  '1.2.840.113549.1.12.1.1': legacy('pbeWithSHA1And128BitRC4'),
  '1.2.840.113549.1.12.1.2': legacy('pbeWithSHA1And40BitRC4'),
  '1.2.840.113549.1.12.1.3': works('pbeWithSHA1And3-KeyTripleDES-CBC'),
  '1.2.840.113549.1.12.1.4': works('pbeWithSHA1And2-KeyTripleDES-CBC'),
  '1.2.840.113549.1.12.1.5': legacy('pbeWithSHA1And128BitRC2-CBC'),
  '1.2.840.113549.1.12.1.6': legacy('pbeWithSHA1And40BitRC2-CBC'),
};

/** Ciphers inside PBES2 (RFC 8018 appendix B.2; AES: RFC 3565). */
const PBES2_CIPHERS: Readonly<Record<string, KeyCipher>> = {
  '2.16.840.1.101.3.4.1.2': works('AES-128-CBC'),
  '2.16.840.1.101.3.4.1.22': works('AES-192-CBC'),
  '2.16.840.1.101.3.4.1.42': works('AES-256-CBC'),
  '1.2.840.113549.3.7': works('DES-EDE3-CBC'),
  '1.3.14.3.2.7': legacy('DES-CBC'),
  '1.2.840.113549.3.2': legacy('RC2-CBC'),
  '1.2.840.113549.3.4': legacy('RC4'),
  '1.2.840.113549.3.9': legacy('RC5-CBC'),
};

/** Names in `DEK-Info` (RFC 1421 section 4.6.1.3, with OpenSSL's own). */
const DEK_CIPHERS: readonly (readonly [RegExp, KeyCipher['opens']])[] = [
  [/^(?:AES-(?:128|192|256)-CBC|DES-EDE3-CBC)$/u, 'yes'],
  [/^(?:DES|RC2|RC2-40|RC2-64|RC4|RC5|BF|CAST|CAST5|IDEA|SEED)-(?:CBC|CFB|OFB|ECB)$/u, 'no'],
];

/** @param encrypted the children of an EncryptedPrivateKeyInfo (RFC 5958 section 3) */
export function cipherOf(bytes: Uint8Array, encrypted: readonly Element[]): KeyCipher {
  const [scheme, parameters] = inside(bytes, encrypted[0]);
  const oid = oidOf(bytes, scheme) ?? 'unknown';
  if (oid !== PBES2) return SCHEMES[oid] ?? { name: oid, opens: 'unknown' };
  const [, encryption] = inside(bytes, parameters);
  const cipher = oidOf(bytes, inside(bytes, encryption)[0]) ?? 'unknown';
  return PBES2_CIPHERS[cipher] ?? { name: cipher, opens: 'unknown' };
}

/** `name` as `DEK-Info` writes it, in capitals. */
export function dekCipherOf(name: string): KeyCipher {
  const row = DEK_CIPHERS.find(([pattern]) => pattern.test(name));
  // A name we don't know may be anything that stood there, so it is not shown.
  return row === undefined ? { name: 'a cipher unknown to this version', opens: 'unknown' } : { name, opens: row[1] };
}

/**
 * How often the passphrase is hashed: PBKDF2's and PBES1's iteration count (RFC 8018 appendix A). Somebody else's file
 * must not keep this process busy for hours.
 */
export function iterationsOf(bytes: Uint8Array, encrypted: readonly Element[]): number {
  const [, parameters] = inside(bytes, encrypted[0]);
  const [first, second] = inside(bytes, parameters);
  const direct = smallIntegerOf(bytes, second);
  if (direct !== null) return direct;
  const [, kdf] = inside(bytes, first);
  return smallIntegerOf(bytes, inside(bytes, kdf)[1]) ?? 0;
}

function inside(bytes: Uint8Array, element: Element | undefined): readonly Element[] {
  return element?.tag === TAG.sequence ? childrenOf(bytes, element) : [];
}
