import { Buffer } from 'node:buffer';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { DefectKind } from '../../src/credentials/types.ts';
import {
  PASSPHRASE, armour, config, consolePem, examineConfig, kinds, octets, only, pbes1Key, pbes2Key, plainPem, rsaPair, sequence,
} from './samples.ts';
import type { Pair } from './samples.ts';

const WHERE = 'boxAppSettings.appAuth.privateKey';
const PASSPHRASE_WHERE = 'boxAppSettings.appAuth.passphrase';

let pair: Pair;
let pem: string;
let plain: string;
let traditional: string;

beforeAll(() => {
  pair = rsaPair();
  pem = consolePem(pair.key);
  plain = plainPem(pair.key);
  traditional = pair.key.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: PASSPHRASE }).toString();
});

const withKey = (privateKey: unknown, passphrase: unknown = PASSPHRASE) => examineConfig(config(privateKey, { auth: { passphrase } }));
const lines = (text: string): string[] => text.trimEnd().split('\n');
const bodyOf = (text: string): string => lines(text).slice(1, -1).join('');

describe('keys that are as they should be', () => {
  const spellings: Readonly<Record<string, () => string>> = {
    'as the console makes it': () => pem,
    'with CRLF line ends': () => pem.replaceAll('\n', '\r\n'),
    'without a last newline': () => pem.trimEnd(),
    'with white space at the ends of lines': () => pem.replaceAll('\n', ' \t\n'),
    'with its base64 on one long line': () => `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${bodyOf(pem)}\n-----END ENCRYPTED PRIVATE KEY-----`,
    'with text before it, as PKCS #12 exports have': () => `Bag Attributes\n    friendlyName: box\n${pem}`,
    'traditional and encrypted with AES': () => traditional,
    'traditional and not encrypted': () => pair.key.export({ type: 'pkcs1', format: 'pem' }).toString(),
    'PKCS #8 and not encrypted, though there is a passphrase': () => plain,
  };
  test.each(Object.entries(spellings))('a key %s is accepted with nothing said', (_name, spelling) => {
    const { credentials, defects } = withKey(spelling());
    expect(defects).toEqual([]);
    expect(credentials).toMatchObject({ auth: 'jwt', algorithm: 'RS256' });
  });

  test('an unencrypted key needs no passphrase, be it empty, null or absent', () => {
    for (const passphrase of ['', null, undefined]) expect(examineConfig(config(plain, { auth: { passphrase } })).defects).toEqual([]);
  });

  test('the fingerprint is the SHA-256 of the public key, to compare with openssl pkey -pubout -outform der', () => {
    const expected = createHash('sha256').update(pair.publicKey.export({ type: 'spki', format: 'der' })).digest('hex');
    expect(withKey(pem).facts).toMatchObject({ fingerprint: expected, rsaBits: 2048 });
  });
});

describe('keys that are mended, and it is said', () => {
  const spoilt: readonly (readonly [string, DefectKind, string | null, () => string])[] = [
    ['backslash-n instead of newlines', 'pem-literal-newlines', null, () => pem.replaceAll('\n', '\\n')],
    ['newlines escaped twice', 'pem-literal-newlines', null, () => pem.replaceAll('\n', '\\\\n')],
    ['backslash-r-backslash-n instead of newlines', 'pem-literal-newlines', null, () => pem.replaceAll('\n', '\\r\\n')],
    ['spaces instead of newlines', 'pem-spaces-for-newlines', null, () => pem.trimEnd().replaceAll('\n', ' ')],
    ['spaces instead of newlines in a traditional key', 'pem-spaces-for-newlines', null, () => traditional.trimEnd().replaceAll('\n', ' ')],
    ['no newlines at all', 'pem-line-breaks', 'none', () => pem.replaceAll('\n', '')],
    ['carriage returns alone', 'pem-line-breaks', 'carriage returns alone', () => pem.replaceAll('\n', '\r')],
    ['a blank line after each line', 'pem-line-breaks', 'blank lines', () => pem.replaceAll('\n', '\n\n')],
    ['the END armour on the last line of base64', 'pem-line-breaks', 'BEGIN or END shares its line', () => pem.replace('\n-----END', '-----END')],
    ['every line indented', 'pem-indented', null, () => pem.replace(/^/gmu, '    ')],
    ['quotes around it', 'quoted', null, () => `"${pem}"`],
    ['a byte order mark before it', 'byte-order-mark', null, () => `\uFEFF${pem}`],
    ['a byte order mark before it, read as Latin-1', 'byte-order-mark', 'read as Latin-1', () => `\u00EF\u00BB\u00BF${pem}`],
    ['a space before it', 'stray-space', 'spaces', () => ` ${pem}`],
    ['a space before it, after a blank line', 'stray-space', 'spaces', () => `\n ${pem}`],
    ['an invisible character before it', 'stray-space', 'an invisible character', () => `\u200B${pem}`],
  ];
  test.each(spoilt)('a key with %s is used, and what it is is said', (_name, kind, found, spelling) => {
    const examination = withKey(spelling());
    expect(only(examination)).toEqual({ kind, severity: 'repaired', input: 'jwt-config', where: WHERE, found });
    expect(examination.credentials).not.toBeNull();
    expect(examination.facts.fingerprint).toBe(withKey(pem).facts.fingerprint);
  });

  test('a key with a certificate after it is used as it came, and is doubtful', () => {
    const examination = withKey(pem + armour('CERTIFICATE', sequence(octets(70))));
    expect(only(examination)).toEqual({ kind: 'pem-several', severity: 'doubtful', input: 'jwt-config', where: WHERE, found: 'a private key among others' });
    expect(examination.credentials).not.toBeNull();
  });

  test('a passphrase with a space after it is used without, where only that opens the key', () => {
    const examination = withKey(pem, `${PASSPHRASE} `);
    expect(only(examination)).toMatchObject({ kind: 'stray-space', severity: 'repaired', where: PASSPHRASE_WHERE });
    expect(examination.credentials).not.toBeNull();
  });

  test('a passphrase that really ends with a space is left alone', () => {
    expect(withKey(consolePem(pair.key, 'ends with a space '), 'ends with a space ').defects).toEqual([]);
  });

  test('a passphrase that really looks like a variable is left alone', () => {
    expect(withKey(consolePem(pair.key, '$ecretwords'), '$ecretwords').defects).toEqual([]);
  });
});

describe('keys that cannot be used, each with its own reason', () => {
  const generated = (type: 'ec' | 'ed25519' | 'rsa-pss'): string => {
    const { privateKey } = type === 'ec' ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
    return plainPem(privateKey);
  };
  const bad: readonly (readonly [string, DefectKind, string | null, () => string])[] = [
    ['its END line missing', 'pem-truncated', 'no END line', () => lines(pem).slice(0, -1).join('\n')],
    ['its BEGIN line missing', 'pem-truncated', 'no BEGIN line', () => lines(pem).slice(1).join('\n')],
    ['a few characters missing', 'pem-truncated', 'its base64 is not a multiple of four characters', () => lines(plain).map((line, index) => (index === 4 ? line.slice(2) : line)).join('\n')],
    ['nothing between its armour lines', 'pem-truncated', 'nothing between BEGIN and END', () => '-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----'],
    ['a piece of ciphertext missing', 'pem-truncated', '1189 bytes, which is no whole number of cipher blocks', () => {
      const [begin, proc, dek, blank, ...rest] = lines(traditional);
      const bytes = Buffer.from(rest.slice(0, -1).join(''), 'base64').subarray(0, 1189);
      return [begin, proc, dek, blank, bytes.toString('base64'), '-----END RSA PRIVATE KEY-----'].join('\n');
    }],
    ['different BEGIN and END lines', 'pem-armour-mismatch', 'BEGIN PRIVATE KEY, END RSA PRIVATE KEY', () => plain.replace('END PRIVATE', 'END RSA PRIVATE')],
    ['armour of another kind than its content', 'pem-armour-mismatch', 'BEGIN PRIVATE KEY around an RSA key (PKCS #1)', () =>
      pair.key.export({ type: 'pkcs1', format: 'pem' }).toString().replaceAll('RSA PRIVATE', 'PRIVATE')],
    ['dashes missing in its armour', 'pem-armour-mismatch', 'a BEGIN line that is not written as one', () => plain.replaceAll('-----', '----')],
    ['no armour', 'pem-no-armour', null, () => bodyOf(plain)],
    ['base64 around all of it', 'pem-no-armour', 'base64 of a PEM file', () => Buffer.from(plain).toString('base64')],
    ['another private key after it', 'pem-several', '2 private keys', () => plain + pem],
    ['no key inside its armour', 'key-unreadable', 'no key inside the armour', () => armour('PRIVATE KEY', Buffer.alloc(300, 7))],
    ['words in its place', 'pem-not-a-key', null, () => 'the key is in the other vault'],
    ['Diffie-Hellman parameters in its place', 'pem-not-a-key', 'DH parameters', () => armour('DH PARAMETERS', sequence(octets(70)))],
    ['a public key in its place', 'public-key', null, () => pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    ['a public key under a private one’s name', 'public-key', 'BEGIN PRIVATE KEY around a public key', () =>
      armour('PRIVATE KEY', pair.publicKey.export({ type: 'spki', format: 'der' }))],
    ['a certificate in its place', 'certificate', null, () => armour('CERTIFICATE', sequence(octets(70)))],
    ['a certificate request in its place', 'certificate', 'a certificate request', () => armour('CERTIFICATE REQUEST', sequence(octets(70)))],
    ['an OpenSSH key in its place', 'ssh-key', 'an OpenSSH private key', () => armour('OPENSSH PRIVATE KEY', Buffer.from('openssh-key-v1\0none'))],
    ['an SSH public key in its place', 'ssh-key', 'an SSH public key', () => `ssh-rsa ${bodyOf(plain)} me@host`],
    ['a PuTTY key in its place', 'ssh-key', 'a PuTTY private key', () => `PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n${bodyOf(plain)}`],
    ['a curve instead of RSA', 'not-rsa', 'EC', () => generated('ec')],
    ['a curve in the older form', 'not-rsa', 'EC', () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'sec1', format: 'pem' }).toString()],
    ['Edwards instead of RSA', 'not-rsa', 'ED25519', () => generated('ed25519')],
    ['RSA for PSS alone', 'not-rsa', 'RSA-PSS', () => generated('rsa-pss')],
    ['its value masked', 'masked', null, () => '***'],
    ['an expression in its place', 'unexpanded-expression', null, () => '${{ secrets.BOX_PRIVATE_KEY }}'],
    ['more iterations than anyone would wait for', 'key-unreadable', 'more than 1000000 iterations of its passphrase', () => pbes2Key('2A864886F70D0307', '7FFFFFFF')],
  ];
  test.each(bad)('a key with %s is refused', (_name, kind, found, spelling) => {
    const examination = withKey(spelling());
    expect(only(examination)).toEqual({ kind, severity: 'unusable', input: 'jwt-config', where: WHERE, found });
    expect(examination.credentials).toBeNull();
  });

  test('a key with a line in the middle missing is told from a damaged one by its length', () => {
    const whole = Buffer.from(bodyOf(plain), 'base64').length;
    const examination = withKey(lines(plain).filter((_line, index) => index !== 5).join('\n'));
    expect(only(examination)).toMatchObject({ kind: 'pem-truncated', severity: 'unusable', found: `${whole - 48} of ${whole} bytes` });
  });

  test('a character that is no base64 is refused by the line it stands on', () => {
    const spoilt = lines(plain).map((line, index) => (index === 6 ? `*${line.slice(1)}` : line)).join('\n');
    expect(only(withKey(spoilt))).toMatchObject({ kind: 'pem-not-base64', severity: 'unusable', where: `${WHERE}, line 7` });
  });

  test('two pieces of base64 put together are no base64', () => {
    const spoilt = lines(plain).map((line, index) => (index === 6 ? `${line.slice(0, -1)}=` : line)).join('\n');
    expect(only(withKey(spoilt))).toMatchObject({ kind: 'pem-not-base64', severity: 'unusable', where: WHERE });
  });

  test('a key of fewer than 2048 bits is refused, and its fingerprint told all the same', () => {
    const examination = withKey(consolePem(rsaPair(1024).key));
    expect(only(examination)).toMatchObject({ kind: 'rsa-too-small', severity: 'unusable', found: '1024 bits' });
    expect(examination.credentials).toBeNull();
    expect(examination.facts).toMatchObject({ rsaBits: 1024, fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/u) });
  });

  test('a key with a damaged modulus parses, and is refused since it signs wrongly', () => {
    const bytes = pair.key.export({ type: 'pkcs8', format: 'der' });
    bytes.writeUInt8(bytes.readUInt8(100) ^ 0x10, 100);
    expect(only(withKey(armour('PRIVATE KEY', bytes)))).toMatchObject({ kind: 'key-unreadable', found: 'its parts do not belong together' });
  });
});

describe('passphrases', () => {
  test('a wrong one is told from a bad key', () => {
    expect(only(withKey(pem, 'another'))).toMatchObject({ kind: 'wrong-passphrase', severity: 'unusable', where: PASSPHRASE_WHERE });
    expect(only(withKey(traditional, 'another'))).toMatchObject({ kind: 'wrong-passphrase', severity: 'unusable', where: PASSPHRASE_WHERE });
  });

  test('whatever a wrong one decrypts to, it is called a wrong passphrase', () => {
    const answers = new Set(Array.from({ length: 400 }, (_each, index) => only(withKey(pem, `wrong ${index}`)).kind));
    expect([...answers]).toEqual(['wrong-passphrase']);
  });

  test.each(['', null, undefined])('one that is missing (%p) is told from a wrong one', (passphrase) => {
    expect(only(examineConfig(config(pem, { auth: { passphrase } })))).toMatchObject({ kind: 'passphrase-missing', severity: 'unusable', where: PASSPHRASE_WHERE, found: 'DES-EDE3-CBC' });
  });

  test('one that was pasted masked is said to be masked', () => {
    expect(only(withKey(pem, '***'))).toMatchObject({ kind: 'masked', severity: 'unusable', where: PASSPHRASE_WHERE });
  });

  test('one longer than OpenSSL takes is a wrong one', () => {
    expect(only(withKey(pem, 'x'.repeat(3000)))).toMatchObject({ kind: 'wrong-passphrase' });
  });

  test('one that is a number is mistyped', () => {
    expect(kinds(withKey(pem, 12_345_678))).toContain('field-mistyped');
  });
});

describe('ciphers that OpenSSL 3 refuses', () => {
  const legacy: readonly (readonly [string, () => string])[] = [
    ['pbeWithMD2AndDES-CBC', () => pbes1Key('2A864886F70D010501')],
    ['pbeWithMD5AndDES-CBC', () => pbes1Key('2A864886F70D010503')],
    ['pbeWithMD2AndRC2-CBC', () => pbes1Key('2A864886F70D010504')],
    ['pbeWithMD5AndRC2-CBC', () => pbes1Key('2A864886F70D010506')],
    ['pbeWithSHA1AndDES-CBC', () => pbes1Key('2A864886F70D01050A')],
    ['pbeWithSHA1AndRC2-CBC', () => pbes1Key('2A864886F70D01050B')],
    ['pbeWithSHA1And128BitRC4', () => pbes1Key('2A864886F70D010C0101')],
    ['pbeWithSHA1And40BitRC4', () => pbes1Key('2A864886F70D010C0102')],
    ['pbeWithSHA1And128BitRC2-CBC', () => pbes1Key('2A864886F70D010C0105')],
    ['pbeWithSHA1And40BitRC2-CBC', () => pbes1Key('2A864886F70D010C0106')],
    ['DES-CBC', () => pbes2Key('2B0E030207')],
    ['RC2-CBC', () => pbes2Key('2A864886F70D0302')],
    ['RC4', () => pbes2Key('2A864886F70D0304')],
    ['DES-CBC', () => traditional.replace(/DEK-Info: .*/u, 'DEK-Info: DES-CBC,0011223344556677')],
    ['RC2-40-CBC', () => traditional.replace(/DEK-Info: .*/u, 'DEK-Info: RC2-40-CBC,0011223344556677')],
  ];
  test.each(legacy)('%s is named before anything is decrypted, with or without a passphrase', (name, spelling) => {
    for (const passphrase of [PASSPHRASE, '']) {
      expect(only(withKey(spelling(), passphrase))).toEqual(
        { kind: 'legacy-cipher', severity: 'unusable', input: 'jwt-config', where: WHERE, found: name });
    }
  });

  test('three-key triple DES in its PKCS #12 form is none of them', () => {
    expect(only(withKey(pbes1Key('2A864886F70D010C0103')))).toMatchObject({ kind: 'wrong-passphrase' });
  });
});
