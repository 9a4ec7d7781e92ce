import type { DefectKind } from './types.ts';

/** What stands between `-----BEGIN ` and `-----`: a private key that may do, or the defect that it is. */
export type Family = 'private' | Extract<DefectKind, 'public-key' | 'certificate' | 'ssh-key' | 'not-rsa' | 'pem-not-a-key'>;

interface LabelRule {
  readonly family: Family;
  /** `found` of the defect, where the kind alone does not say it. */
  readonly found: string | null;
}

/** Labels of RFC 7468 and of OpenSSL's `pem.h`. */
const LABELS: Readonly<Record<string, LabelRule>> = {
  'PRIVATE KEY': { family: 'private', found: null },
  'ENCRYPTED PRIVATE KEY': { family: 'private', found: null },
  'RSA PRIVATE KEY': { family: 'private', found: null },
  'PUBLIC KEY': { family: 'public-key', found: null },
  'RSA PUBLIC KEY': { family: 'public-key', found: null },
  'SSH2 PUBLIC KEY': { family: 'ssh-key', found: 'an SSH public key' },
  'OPENSSH PRIVATE KEY': { family: 'ssh-key', found: 'an OpenSSH private key' },
  'SSH2 ENCRYPTED PRIVATE KEY': { family: 'ssh-key', found: 'an SSH2 private key' },
  'EC PARAMETERS': { family: 'not-rsa', found: 'EC' },
  'EC PRIVATE KEY': { family: 'not-rsa', found: 'EC' },
  'DSA PRIVATE KEY': { family: 'not-rsa', found: 'DSA' },
  'CERTIFICATE': { family: 'certificate', found: null },
  'X509 CERTIFICATE': { family: 'certificate', found: null },
  'TRUSTED CERTIFICATE': { family: 'certificate', found: null },
  'CERTIFICATE REQUEST': { family: 'certificate', found: 'a certificate request' },
  'NEW CERTIFICATE REQUEST': { family: 'certificate', found: 'a certificate request' },
  'PGP PRIVATE KEY BLOCK': { family: 'pem-not-a-key', found: 'a PGP private key' },
  'PGP PUBLIC KEY BLOCK': { family: 'pem-not-a-key', found: 'a PGP public key' },
  'DH PARAMETERS': { family: 'pem-not-a-key', found: 'DH parameters' },
  'PKCS7': { family: 'pem-not-a-key', found: 'a PKCS #7 bundle' },
  'CMS': { family: 'pem-not-a-key', found: 'a CMS message' },
};

/** An unknown label is not shown: what stands there may be anything. */
export function labelRule(label: string): LabelRule {
  return (Object.hasOwn(LABELS, label) ? LABELS[label] : undefined) ?? { family: 'pem-not-a-key', found: null };
}

/** A label as it may be shown. */
export const shownLabel = (label: string): string => (Object.hasOwn(LABELS, label) ? label : 'an unknown label');
