import { Buffer } from 'node:buffer';
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { cipherOf, dekCipherOf, iterationsOf } from './ciphers.ts';
import type { KeyCipher } from './ciphers.ts';
import { childrenOf, elementAt, TAG } from './der.ts';
import type { Element } from './der.ts';
import { shownLabel } from './pem-labels.ts';
import { writePem } from './pem.ts';
import type { PemBlock } from './pem.ts';
import type { DefectKind } from './types.ts';

/** A key that was opened, with what may be shown of it; or why not. */
export type KeyReading =
  | {
      readonly kind: 'key';
      readonly key: KeyObject;
      readonly facts: KeyFacts;
      readonly weakness: KeyDefect | null;
      /** Which of the passphrases opened it, from 0; `null`: it is not encrypted. */
      readonly passphraseUsed: number | null;
    }
  | { readonly kind: 'defect'; readonly defect: KeyDefect };

export interface KeyFacts {
  /** SHA-256 of the SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7), hex. */
  readonly fingerprint: string;
  readonly rsaBits: number;
}

export interface KeyDefect {
  readonly kind: DefectKind;
  readonly found: string | null;
}

/** Box's own instructions make keys of 2048 bits; jsonwebtoken and the contract refuse smaller ones. */
export const SMALLEST_RSA_BITS = 2048;
/** OpenSSL's default is 2048, today's advice 600,000 (OWASP). A million take about a second; past that a key would keep the run busy. */
export const MOST_ITERATIONS = 1_000_000;

type Content = 'pkcs8' | 'pkcs8-encrypted' | 'pkcs1' | 'traditional-encrypted' | 'sec1' | 'public' | 'certificate' | 'unknown';

/** What each label may hold: what OpenSSL 3 accepts there (tried with Node 20.20, OpenSSL 3.0). */
const HOLDS: Readonly<Record<string, readonly Content[]>> = {
  'PRIVATE KEY': ['pkcs8'],
  'ENCRYPTED PRIVATE KEY': ['pkcs8-encrypted', 'pkcs8'],
  'RSA PRIVATE KEY': ['pkcs1', 'pkcs8', 'traditional-encrypted'],
};

const CONTENT_NAMES: Readonly<Record<Content, string>> = {
  'pkcs8': 'an unencrypted PKCS #8 key', 'pkcs8-encrypted': 'an encrypted PKCS #8 key', 'pkcs1': 'an RSA key (PKCS #1)',
  'traditional-encrypted': 'an encrypted traditional key', 'sec1': 'an EC key', 'public': 'a public key', 'certificate': 'a certificate',
  'unknown': 'something else',
};

const defect = (kind: DefectKind, found: string | null = null): KeyReading => ({ kind: 'defect', defect: { kind, found } });

/**
 * Opens a private key. The cipher is looked at before anything is decrypted, since OpenSSL's errors don't tell a cipher
 * it refuses from a key it can't read (box-authentication.md section 5).
 * @param passphrases tried in turn; empty where none was given
 */
export function openKey(block: PemBlock, passphrases: readonly string[]): KeyReading {
  const content = contentOf(block);
  const early = mismatch(block.label, content);
  if (early !== null) return early;
  const cipher = encryptionOf(block, content);
  if (cipher === null) {
    const { key } = attempt(block, content, undefined);
    return key === null ? defect('key-unreadable') : judged(key, null);
  }
  return openEncrypted(block, content, cipher, passphrases);
}

function openEncrypted(block: PemBlock, content: Content, cipher: KeyCipher, passphrases: readonly string[]): KeyReading {
  if (cipher.opens === 'no') return defect('legacy-cipher', cipher.name);
  if (passphrases.length === 0) return defect('passphrase-missing', cipher.name);
  if (content === 'pkcs8-encrypted' && iterationsOf(block.bytes, topOf(block)) > MOST_ITERATIONS) {
    return defect('key-unreadable', `more than ${MOST_ITERATIONS} iterations of its passphrase`);
  }
  for (const [index, passphrase] of passphrases.entries()) {
    const outcome = attempt(block, content, passphrase);
    if (outcome.code === 'ERR_OSSL_EVP_UNSUPPORTED') return defect('legacy-cipher', cipher.name);
    if (outcome.key !== null) return judged(outcome.key, index);
  }
  // Whatever the error: a wrong passphrase can, once in some 200 times, decrypt to what looks padded and is no key.
  return defect('wrong-passphrase');
}

type Attempt = { readonly key: KeyObject; readonly code: null } | { readonly key: null; readonly code: string | null };

function attempt(block: PemBlock, content: Content, passphrase: string | undefined): Attempt {
  const secret = passphrase === undefined ? {} : { passphrase };
  try {
    if (content === 'traditional-encrypted') return { key: createPrivateKey({ key: writePem(block), format: 'pem', ...secret }), code: null };
    const end = elementAt(block.bytes, 0)?.end;
    const key = Buffer.from(block.bytes.subarray(0, end));
    return { key: createPrivateKey({ key, format: 'der', type: content === 'pkcs1' ? 'pkcs1' : 'pkcs8', ...secret }), code: null };
  } catch (error) {
    return { key: null, code: error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null };
  }
}

function judged(key: KeyObject, passphraseUsed: number | null): KeyReading {
  if (key.asymmetricKeyType !== 'rsa') return defect('not-rsa', (key.asymmetricKeyType ?? 'unknown').toUpperCase());
  const facts = factsOf(key);
  if (facts === null || !signs(key)) return defect('key-unreadable', 'its parts do not belong together');
  const weakness = facts.rsaBits < SMALLEST_RSA_BITS ? { kind: 'rsa-too-small' as const, found: `${facts.rsaBits} bits` } : null;
  return { kind: 'key', key, facts, weakness, passphraseUsed };
}

function factsOf(key: KeyObject): KeyFacts | null {
  try {
    const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
    return { fingerprint: createHash('sha256').update(spki).digest('hex'), rsaBits: key.asymmetricKeyDetails?.modulusLength ?? 0 };
  } catch {
    return null;
  }
}

/** A damaged character can leave a key that parses and signs wrongly: OpenSSL does not look whether its numbers agree. */
function signs(key: KeyObject): boolean {
  const words = Buffer.from('box-preflight');
  try {
    return verify('sha256', words, createPublicKey(key), sign('sha256', words, key));
  } catch {
    return false;
  }
}

function mismatch(label: string, content: Content): KeyReading | null {
  if (content === 'public') return defect('public-key', `BEGIN ${shownLabel(label)} around a public key`);
  if (content === 'certificate') return defect('certificate', `BEGIN ${shownLabel(label)} around a certificate`);
  if (content === 'sec1') return defect('not-rsa', 'EC');
  if (content === 'unknown') return defect('key-unreadable', 'no key inside the armour');
  const holds = HOLDS[label] ?? [];
  return holds.includes(content) ? null : defect('pem-armour-mismatch', `BEGIN ${shownLabel(label)} around ${CONTENT_NAMES[content]}`);
}

function encryptionOf(block: PemBlock, content: Content): KeyCipher | null {
  if (block.dek !== null) return dekCipherOf(block.dek.cipher);
  return content === 'pkcs8-encrypted' ? cipherOf(block.bytes, topOf(block)) : null;
}

function topOf(block: PemBlock): readonly Element[] {
  const whole = elementAt(block.bytes, 0);
  return whole === null ? [] : childrenOf(block.bytes, whole);
}

/** The structures by the tags of their first three elements: RFC 5958, RFC 8017, RFC 5915, RFC 5280. First match wins. */
const STRUCTURES: readonly (readonly [readonly (number | undefined)[], Content])[] = [
  [[TAG.sequence, TAG.octetString], 'pkcs8-encrypted'],
  [[TAG.sequence, TAG.bitString], 'public'],
  [[TAG.sequence, TAG.sequence, TAG.bitString], 'certificate'],
  [[TAG.integer, TAG.sequence, TAG.octetString], 'pkcs8'],
  [[TAG.integer, TAG.octetString], 'sec1'],
  [[TAG.integer, TAG.integer, TAG.integer], 'pkcs1'],
  [[TAG.integer, TAG.integer, undefined], 'public'],
];

function contentOf(block: PemBlock): Content {
  if (block.dek !== null) return 'traditional-encrypted';
  const tags = topOf(block).map((each) => each.tag);
  return STRUCTURES.find(([wanted]) => wanted.every((tag, index) => tag === tags[index]))?.[1] ?? 'unknown';
}
