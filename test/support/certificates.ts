import { Buffer } from 'node:buffer';
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/**
 * X.509 certificates made at test time (RFC 5280), because Node has no generator: enough DER for an authority, a server's
 * certificate, an expired one, one for another name.
 */
export interface CertificateRequest {
  readonly name: string;
  /** Names the certificate is good for; none makes it good for none. */
  readonly hosts?: readonly string[];
  /** `null` makes it self-signed. */
  readonly issuer: Issued | null;
  readonly authority?: boolean;
  readonly validFrom?: Date;
  readonly validTo?: Date;
  /** Its extended key usage (RFC 5280 section 4.2.1.12); without it, it is good for any. */
  readonly usage?: 'client';
  /** Carries an extension that must be understood and that nobody knows: OpenSSL refuses that, and Node has no name for why. */
  readonly strange?: boolean;
}

/** A certificate with its key, ready for `tls.createServer`. */
export interface Issued {
  readonly name: string;
  readonly cert: string;
  readonly key: string;
  readonly signer: KeyObject;
}

const DAY_MS = 86_400_000;

const OID = {
  commonName: '2.5.4.3', organization: '2.5.4.10', ecdsaWithSha256: '1.2.840.10045.4.3.2', basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15', subjectAltName: '2.5.29.17', extendedKeyUsage: '2.5.29.37', clientAuth: '1.3.6.1.5.5.7.3.2',
  nobodys: '1.2.3.4.5',
};

export function issue(request: CertificateRequest): Issued {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuerName = request.issuer?.name ?? request.name;
  const algorithm = sequence(oid(OID.ecdsaWithSha256));
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([0x01]), randomBytes(8)])),
    algorithm,
    distinguishedName(issuerName),
    sequence(time(request.validFrom ?? new Date(Date.now() - DAY_MS)), time(request.validTo ?? new Date(Date.now() + DAY_MS))),
    distinguishedName(request.name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...extensionsOf(request))),
  );
  const signature = sign('sha256', body, request.issuer?.signer ?? privateKey);
  const der = sequence(body, algorithm, bits(signature));
  return {
    name: request.name, signer: privateKey,
    cert: `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}/gu, '$&\n').trim()}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function extensionsOf({ authority = false, hosts = [], usage, strange = false }: CertificateRequest): readonly Buffer[] {
  const extensions = [extension(OID.basicConstraints, true, sequence(...(authority ? [tagged(0x01, Buffer.from([0xff]))] : [])))];
  // Key usage bits of RFC 5280 section 4.2.1.3: keyCertSign, or digitalSignature.
  extensions.push(extension(OID.keyUsage, true, tagged(0x03, Buffer.from(authority ? [0x02, 0x04] : [0x07, 0x80]))));
  if (usage === 'client') extensions.push(extension(OID.extendedKeyUsage, false, sequence(oid(OID.clientAuth))));
  if (hosts.length > 0) extensions.push(extension(OID.subjectAltName, false, sequence(...hosts.map((host) => tagged(0x82, Buffer.from(host))))));
  if (strange) extensions.push(extension(OID.nobodys, true, tagged(0x0c, Buffer.from('x'))));
  return extensions;
}

function extension(id: string, critical: boolean, value: Buffer): Buffer {
  return sequence(oid(id), ...(critical ? [tagged(0x01, Buffer.from([0xff]))] : []), tagged(0x04, value));
}

function distinguishedName(name: string): Buffer {
  const part = (id: string, value: string): Buffer => tagged(0x31, sequence(oid(id), tagged(0x0c, Buffer.from(value))));
  return sequence(part(OID.organization, 'Box Preflight tests'), part(OID.commonName, name));
}

function time(date: Date): Buffer {
  return tagged(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]|\..*/gu, '')}Z`));
}

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): readonly number[] {
  const digits = [value & 0x7f];
  for (let left = value >>> 7; left > 0; left >>>= 7) digits.unshift((left & 0x7f) | 0x80);
  return digits;
}

const integer = (value: Buffer): Buffer => tagged(0x02, value);
const bits = (value: Buffer): Buffer => tagged(0x03, Buffer.concat([Buffer.from([0]), value]));
const sequence = (...parts: readonly Buffer[]): Buffer => tagged(0x30, Buffer.concat(parts));

function tagged(tag: number, value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), lengthOf(value.length), value]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  return length < 0x100 ? Buffer.from([0x81, length]) : Buffer.from([0x82, length >> 8, length & 0xff]);
}
