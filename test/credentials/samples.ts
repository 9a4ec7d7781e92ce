import { Buffer } from 'node:buffer';
import { generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { examine } from '../../src/credentials/examine.ts';
import type { Defect, DefectKind, Examination, RawCredentials } from '../../src/credentials/types.ts';
import { createVault } from '../../src/foundation/vault.ts';
import type { Vault } from '../../src/foundation/vault.ts';

export const CLIENT_ID = 'b7n4t2c9x1k8m5q3v6w0z2r4y7p1s9d3';
export const CLIENT_SECRET = 'Hq7Lr2Zx9Vn4Kp6Wt1Bd8Jf3Ys5Mg0Cu';
export const PASSPHRASE = '4f0c6f9a1d7e2b8835c4ab90de61f277';
export const KEY_ID = 'u5k9x2ab';
export const ENTERPRISE = '902110334';

export interface Pair {
  readonly key: KeyObject;
  readonly publicKey: KeyObject;
}

export function rsaPair(bits = 2048): Pair {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  return { key: privateKey, publicKey };
}

/** A key as the Developer Console makes them: PKCS #8, encrypted with three-key triple DES. */
export const consolePem = (key: KeyObject, passphrase = PASSPHRASE): string =>
  key.export({ type: 'pkcs8', format: 'pem', cipher: 'des-ede3-cbc', passphrase }).toString();

export const plainPem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

/** A config as the console downloads it; `app`, `auth` and `root` replace fields, and take those away that are undefined. */
export function config(
  privateKey: unknown,
  change: { readonly app?: Readonly<Record<string, unknown>>; readonly auth?: Readonly<Record<string, unknown>>; readonly root?: Readonly<Record<string, unknown>> } = {},
): string {
  return JSON.stringify({
    boxAppSettings: {
      clientID: CLIENT_ID, clientSecret: CLIENT_SECRET,
      appAuth: { publicKeyID: KEY_ID, privateKey, passphrase: PASSPHRASE, ...change.auth },
      ...change.app,
    },
    enterpriseID: ENTERPRISE,
    ...change.root,
  }, null, 2);
}

/** The vault of one test, and what it was told to mask. */
export function recordingVault(): { readonly vault: Vault; readonly masks: string[] } {
  const masks: string[] = [];
  return { vault: createVault((text) => masks.push(text)), masks };
}

export function examineConfig(text: string): Examination {
  const { vault } = recordingVault();
  return examine({ auth: 'jwt', input: 'jwt-config', config: vault.document(text), algorithm: 'RS256' }, vault);
}

export function examineCcg(change: { readonly [Name in 'clientId' | 'clientSecret' | 'enterpriseId' | 'userId']?: string | null } = {}): Examination {
  const { vault } = recordingVault();
  const raw: RawCredentials = {
    auth: 'ccg',
    clientId: change.clientId ?? CLIENT_ID,
    clientSecret: vault.keep(change.clientSecret ?? CLIENT_SECRET),
    enterpriseId: change.enterpriseId === undefined ? ENTERPRISE : change.enterpriseId,
    userId: change.userId ?? null,
  };
  return examine(raw, vault);
}

export const kinds = (examination: Examination): readonly DefectKind[] => examination.defects.map((defect) => defect.kind);

/** The one defect that is expected. @throws where there are others, or none */
export function only(examination: Examination): Defect {
  const [defect, ...others] = examination.defects;
  if (defect === undefined || others.length > 0) throw new Error(`one defect expected, found: ${kinds(examination).join(', ') || 'none'}`);
  return defect;
}

/** A PEM block around bytes that need be no key. */
export function armour(label: string, bytes: Uint8Array): string {
  const lines = Buffer.from(bytes).toString('base64').match(/.{1,64}/gu) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

// A DER writer, since OpenSSL 3 makes no keys with the ciphers that it refuses.

export function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts);
  const length = content.length;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => der(0x30, ...parts);
export const octets = (count: number): Uint8Array => der(0x04, Buffer.alloc(count, 0x5a));
export const oid = (hex: string): Uint8Array => der(0x06, Buffer.from(hex, 'hex'));
export const integer = (hex: string): Uint8Array => der(0x02, Buffer.from(hex, 'hex'));

/** An encrypted PKCS #8 key (RFC 5958 section 3) whose scheme is a PBES1 or PKCS #12 one. */
export const pbes1Key = (schemeHex: string): string =>
  armour('ENCRYPTED PRIVATE KEY', sequence(sequence(oid(schemeHex), sequence(octets(8), integer('0800'))), octets(1224)));

/** The same with PBES2 and PBKDF2 (RFC 8018 appendix A.4). */
export function pbes2Key(cipherHex: string, iterationsHex = '0800'): string {
  const kdf = sequence(oid('2A864886F70D01050C'), sequence(octets(8), integer(iterationsHex)));
  const scheme = sequence(oid('2A864886F70D01050D'), sequence(kdf, sequence(oid(cipherHex), octets(8))));
  return armour('ENCRYPTED PRIVATE KEY', sequence(scheme, octets(1224)));
}
