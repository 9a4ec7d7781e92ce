import { Buffer } from 'node:buffer';

const units = (text: string): readonly string[] => text.split('');
const each = (write: (unit: string, code: number) => string) => (text: string): string => units(text).map((unit) => write(unit, unit.charCodeAt(0))).join('');
const between = (what: string) => (text: string): string => units(text).join(what);
const hexOf = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');
const percent = each((_, code) => `%${hexOf(code, 2)}`);
const jsonEscapes = each((_, code) => `\\u${hexOf(code, 4)}`);

/**
 * How a text may be written by who gives it back: by itself, or broken up by what nobody sees. Each name is a row of the table
 * in SECURITY.md. For texts of printable ASCII.
 */
export const SPELLINGS: Readonly<Record<string, readonly ((text: string) => string)[]>> = {
  'as it is, and any part of twelve characters': [(text) => text, (text) => text.slice(3, 19)],
  'in other letters: small, large, full-width': [(text) => text.toLowerCase(), (text) => text.toUpperCase(), each((unit, code) => (code > 0x20 ? String.fromCharCode(code + 0xfee0) : unit))],
  'escaped for JSON or JavaScript, also twice': [
    (text) => JSON.stringify(text).slice(1, -1), (text) => JSON.stringify(JSON.stringify(text)), jsonEscapes, (text) => JSON.stringify(jsonEscapes(text)).slice(1, -1),
    each((_, code) => `\\x${hexOf(code, 2)}`), each((_, code) => `\\u{${hexOf(code, 2)}}`),
  ],
  'percent-encoded, what must be or every letter, also twice': [
    (text) => encodeURIComponent(text), (text) => new URLSearchParams({ a: text }).toString(), percent, (text) => percent(text).toUpperCase(), (text) => encodeURIComponent(percent(text)),
  ],
  'with character references of HTML: decimal, hexadecimal, named': [
    each((_, code) => `&#${code};`), each((_, code) => `&#x${hexOf(code, 2)};`), each((_, code) => `&#X${hexOf(code, 4).toUpperCase()};`),
    (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\'', '&apos;'),
  ],
  'with a backslash before each character (quoted-pair)': [each((unit) => `\\${unit}`)],
  'in hexadecimal, either case, also in pairs': [
    (text) => Buffer.from(text).toString('hex'), (text) => Buffer.from(text).toString('hex').toUpperCase(), (text) => (Buffer.from(text).toString('hex').match(/../gu) ?? []).join(':'),
  ],
  'in base64 of either alphabet, at any offset, also in lines': [
    ...['', 'x', 'xy'].flatMap((before) => (['base64', 'base64url'] as const).map((alphabet) => (text: string) => Buffer.from(before + text).toString(alphabet))),
    (text) => (Buffer.from(text).toString('base64').match(/.{1,10}/gu) ?? []).join('\r\n'),
  ],
  'backwards': [(text) => units(text).toReversed().join('')],
  'with white space in between': [between(' '), between('\n'), between('\t'), between('\u00a0'), (text) => (text.match(/.{1,11}/gu) ?? []).join(' \n ')],
  'with dots, commas, colons, semicolons, bars or quotes in between': [between('.'), between(', '), between(':'), (text) => JSON.stringify(units(text))],
  'with invisible, control and bidirectional characters in between': [
    ...['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u034f', '\u061c', '\u202e', '\u2066', '\u3164', '\ufe0f', '\u{e0041}', '\u{f0000}', '\u0000', '\u007f', '\u0085'].map(between),
    (text) => (text.match(/.{1,11}/gu) ?? []).join('\u00ad'),
  ],
  'with escape sequences of terminals in between': [between('\u001b[0m'), between('\u001b]0;title\u0007'), between('\u001bM'), between('\u001b\u200b[1m')],
};

/** All of them, each by a name of its own. */
export const ALL_SPELLINGS: readonly (readonly [string, (text: string) => string])[] =
  Object.entries(SPELLINGS).flatMap(([name, ways]) => ways.map((write, index) => [ways.length === 1 ? name : `${name} (${index + 1})`, write] as const));

/** Shorter parts are words and punctuation. */
const WINDOW = 12;

/**
 * Does `content` show twelve letters of `secret` to somebody who reads over what stands between them and undoes what is escaped?
 * Made without the product's own readings, so that one mistake can't hide on both sides. `secret` has letters and digits alone.
 */
export function shows(content: string, secret: string): boolean {
  const read = bare(content);
  const written = [secret, units(secret).toReversed().join(''), Buffer.from(secret).toString('hex'), Buffer.from(secret).toString('base64').slice(0, -4)].map(bare);
  return written.some((form) => Array.from({ length: form.length - WINDOW + 1 }, (_, at) => form.slice(at, at + WINDOW)).some((window) => read.includes(window)));
}

const ESCAPED = /%([0-9a-f]{2})|\\+u\{?([0-9a-f]{2,4})\}?|\\+x([0-9a-f]{2})|&#x([0-9a-f]{2,4});|&#(\d{2,5});/giu;

function bare(content: string): string {
  const undo = (text: string): string => text.replace(ESCAPED, (_, ...found: readonly (string | undefined)[]) => {
    const hex = found.slice(0, 4).find((digits) => typeof digits === 'string');
    return String.fromCodePoint(hex === undefined ? Number(found[4]) : parseInt(hex, 16));
  });
  return undo(undo(undo(content))).normalize('NFKC').replace(/\u001b\[\d*m|\u001b\]0;title\u0007|[^a-z0-9]/giu, '').toLowerCase();
}
