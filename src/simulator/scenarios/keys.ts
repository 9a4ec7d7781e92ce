/** Key pairs as the Developer Console makes them. Made once a process: nothing secret is ever in the repository. */
import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';

export interface KeyPair {
  /** The console's public key id: eight characters. */
  readonly keyId: string;
  readonly publicKey: string;
  /** PKCS#8, encrypted with PBES2 and triple DES as a console download is. */
  readonly privateKey: string;
  readonly passphrase: string;
}

export type KeyName = 'own' | 'foreign' | 'third' | 'weak';

const modulusLength: Readonly<Record<KeyName, number>> = { own: 2048, foreign: 2048, third: 2048, weak: 1024 };
const made = new Map<KeyName, Promise<KeyPair>>();

async function make(name: KeyName): Promise<KeyPair> {
  const passphrase = randomBytes(16).toString('hex');
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: modulusLength[name],
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'des-ede3-cbc', passphrase },
  });
  return { keyId: randomBytes(6).toString('hex').slice(0, 8), publicKey, privateKey, passphrase };
}

/** The process's key pair of this name. */
export async function keyPair(name: KeyName): Promise<KeyPair> {
  const found = made.get(name) ?? make(name);
  made.set(name, found);
  return await found;
}
