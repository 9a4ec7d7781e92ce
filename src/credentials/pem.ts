import { Buffer } from 'node:buffer';
import { elementAt, TAG } from './der.ts';
import { labelRule, shownLabel } from './pem-labels.ts';
import type { DefectKind } from './types.ts';

/** One private key in PEM (RFC 7468), taken out of its armour. */
export interface PemBlock {
  readonly label: string;
  /** The encryption of a traditional key, from its `DEK-Info` header (RFC 1421); `null` for all others. */
  readonly dek: { readonly cipher: string; readonly iv: string } | null;
  /** The base64 between the armour lines, decoded: DER, or with `dek` ciphertext. */
  readonly bytes: Uint8Array;
}

export type PemRepair = Extract<DefectKind, 'pem-literal-newlines' | 'pem-spaces-for-newlines' | 'pem-line-breaks' | 'pem-indented' | 'pem-several'>;

export interface PemDefect<Kind extends DefectKind = DefectKind> {
  readonly kind: Kind;
  /** Never a part of the key: words of ours, counts, known labels. */
  readonly found: string | null;
  /** A line of the PEM text, from 1. */
  readonly line: number | null;
}

export type PemReading =
  | { readonly block: PemBlock; readonly repairs: readonly PemDefect<PemRepair>[] }
  | { readonly block: null; readonly defect: PemDefect; readonly repairs: readonly PemDefect<PemRepair>[] };

interface Armour {
  readonly side: string;
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

const ARMOUR = /-----(BEGIN|END) ([A-Z0-9 ]{1,40})-----/gu;
/** A backslash and an n, however often the text was escaped; RFC 7468 text holds no backslash, so nothing else is meant. */
const LITERAL_NEWLINE = /\\{1,8}(?:r\\{1,8})?n/gu;
/** The headers of a traditional encrypted key (RFC 1421 section 4.6.1), on two lines or on one. */
const DEK_HEADERS = /^\s*Proc-Type:[ \t]*4,ENCRYPTED\s+DEK-Info:[ \t]*([A-Za-z0-9-]{1,40}),([0-9A-Fa-f]{1,64})\s+/u;

const is = <Kind extends DefectKind>(kind: Kind, found: string | null = null, line: number | null = null): PemDefect<Kind> => ({ kind, found, line });

/**
 * Reads the one private key in `raw`, and tells apart what OpenSSL answers with one and the same error. Never throws.
 * @param raw without quotes and white space around it
 */
export function readPem(raw: string): PemReading {
  const repairs: PemDefect<PemRepair>[] = [];
  const text = raw.includes('\\') ? raw.replace(LITERAL_NEWLINE, '\n') : raw;
  if (text !== raw) repairs.push(is('pem-literal-newlines'));
  const armour = [...text.matchAll(ARMOUR)].map((match): Armour => (
    { side: match[1] ?? '', label: match[2] ?? '', start: match.index, end: match.index + match[0].length }));
  const chosen = chooseBlock(text, armour);
  if ('kind' in chosen) return { block: null, defect: chosen, repairs };
  if (chosen.others) repairs.push(is('pem-several', 'a private key among others'));
  const layout = layoutOf(text, chosen.begin, chosen.end);
  if (layout !== null) repairs.push(layout);
  const block = readBody(text, chosen.begin, chosen.end);
  return 'kind' in block ? { block: null, defect: block, repairs } : { block, repairs };
}

/** The key as OpenSSL reads it: armour on its own lines, base64 in lines of 64 (RFC 7468 section 2). */
export function writePem(block: PemBlock): string {
  const headers = block.dek === null ? '' : `Proc-Type: 4,ENCRYPTED\nDEK-Info: ${block.dek.cipher},${block.dek.iv}\n\n`;
  const lines = Buffer.from(block.bytes).toString('base64').match(/.{1,64}/gu) ?? [];
  return `-----BEGIN ${block.label}-----\n${headers}${lines.join('\n')}\n-----END ${block.label}-----\n`;
}

type Chosen = { readonly begin: Armour; readonly end: Armour; readonly others: boolean };

function chooseBlock(text: string, armour: readonly Armour[]): Chosen | PemDefect {
  const begins = armour.filter((each) => each.side === 'BEGIN');
  const first = begins[0];
  if (first === undefined) return withoutBegin(text, armour);
  const keys = begins.filter((each) => labelRule(each.label).family === 'private');
  const begin = keys[0];
  if (begin === undefined) return is(labelRule(first.label).family as Exclude<ReturnType<typeof labelRule>['family'], 'private'>, labelRule(first.label).found);
  if (keys.length > 1) return is('pem-several', `${keys.length} private keys`);
  const end = armour[armour.indexOf(begin) + 1];
  if (end?.side !== 'END') return is('pem-truncated', 'no END line');
  if (end.label !== begin.label) return is('pem-armour-mismatch', `BEGIN ${shownLabel(begin.label)}, END ${shownLabel(end.label)}`);
  return { begin, end, others: begins.length > 1 };
}

/** What a text without a BEGIN line is. */
function withoutBegin(text: string, armour: readonly Armour[]): PemDefect {
  if (/^(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp\d{3}|sk-(?:ssh|ecdsa)\S{1,40}) /u.test(text)) return is('ssh-key', 'an SSH public key');
  if (text.startsWith('PuTTY-User-Key-File')) return is('ssh-key', 'a PuTTY private key');
  if (text.startsWith('---- BEGIN SSH2')) return is('ssh-key', 'an SSH2 key');
  if (armour.length > 0) return is('pem-truncated', 'no BEGIN line');
  if (/BEGIN|PRIVATE KEY|[-\u2010-\u2015]{4}/u.test(text)) return is('pem-armour-mismatch', 'a BEGIN line that is not written as one');
  const body = text.replace(/\s+/gu, '');
  if (!/^[A-Za-z0-9+/]{64,}={0,2}$/u.test(body)) return is('pem-not-a-key');
  const inside = Buffer.from(body, 'base64');
  return is('pem-no-armour', inside.subarray(0, 11).toString('latin1') === '-----BEGIN ' ? 'base64 of a PEM file' : null);
}

/** How the lines are broken, where OpenSSL would not read them so. */
function layoutOf(text: string, begin: Armour, end: Armour): PemDefect<PemRepair> | null {
  const body = text.slice(begin.end, end.start);
  if (!/[\r\n]/u.test(body)) return /\s/u.test(body) ? is('pem-spaces-for-newlines') : is('pem-line-breaks', 'none');
  if (!text.includes('\n')) return is('pem-line-breaks', 'carriage returns alone');
  const lineBefore = (at: number): string => text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  const lineAfter = (at: number): string => /^[^\r\n]*/u.exec(text.slice(at, at + 200))?.[0] ?? '';
  const before = lineBefore(begin.start) + lineBefore(end.start);
  if (before !== '' && before.trim() === '') return is('pem-indented');
  if (before.trim() !== '' || (lineAfter(begin.end) + lineAfter(end.end)).trim() !== '') return is('pem-line-breaks', 'BEGIN or END shares its line');
  const { rest, headers } = splitHeaders(body);
  if (headers !== null && /^[ \t]/mu.test(rest)) return is('pem-indented');
  const doubled = /\n\r?\n/u.test(headers === null ? body.replace(/^[ \t]*\r?\n\r?\n/u, '\n') : rest);
  return doubled ? is('pem-line-breaks', 'blank lines') : null;
}

function splitHeaders(body: string): { readonly rest: string; readonly headers: RegExpExecArray | null } {
  const headers = DEK_HEADERS.exec(body);
  return { headers, rest: headers === null ? body : body.slice(headers[0].length) };
}

function readBody(text: string, begin: Armour, end: Armour): PemBlock | PemDefect {
  const { rest, headers } = splitHeaders(text.slice(begin.end, end.start));
  const dek = headers === null ? null : { cipher: (headers[1] ?? '').toUpperCase(), iv: (headers[2] ?? '').toUpperCase() };
  const alien = /[^A-Za-z0-9+/=\s]/u.exec(rest);
  if (alien !== null) return is('pem-not-base64', null, lineOf(text, end.start - rest.length + alien.index));
  const body = rest.replace(/\s+/gu, '');
  if (body === '') return is('pem-truncated', 'nothing between BEGIN and END');
  if (/=[^=]/u.test(body)) return is('pem-not-base64');
  if (body.length % 4 !== 0) return is('pem-truncated', 'its base64 is not a multiple of four characters');
  const bytes = Uint8Array.from(Buffer.from(body, 'base64'));
  const short = dek === null ? shortfall(bytes) : splitBlock(bytes);
  return short ?? { label: begin.label, dek, bytes };
}

/** DER says in its first bytes how long it is (X.690 section 8.1.3), so that a cut copy can be told from a damaged one. */
function shortfall(bytes: Uint8Array): PemDefect | null {
  const whole = elementAt(bytes, 0);
  if (whole?.tag !== TAG.sequence) return is('key-unreadable', 'no key inside the armour');
  return whole.end > bytes.length ? is('pem-truncated', `${bytes.length} of ${whole.end} bytes`) : null;
}

/** Every block cipher of `DEK-Info` works on 8 or 16 bytes at a time. */
function splitBlock(ciphertext: Uint8Array): PemDefect | null {
  return ciphertext.length % 8 === 0 ? null : is('pem-truncated', `${ciphertext.length} bytes, which is no whole number of cipher blocks`);
}

const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;
