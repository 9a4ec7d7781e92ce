import { Buffer } from 'node:buffer';

/** Less of a secret in base64 than this many characters is a word that may stand there by chance. */
const SHORTEST_BASE64 = 8;

/**
 * The forms in which a secret shows up in other people's texts: plain, in JSON (PHP's escapes the slash), in a URL (either
 * case of hex), in base64 of both alphabets at any offset. The log's masks are made of them, so there are few.
 */
export function encodings(raw: string): readonly string[] {
  const json = JSON.stringify(raw).slice(1, -1);
  const url = [encodeURIComponent(raw.toWellFormed()), new URLSearchParams({ '': raw }).toString().slice(1)];
  const base64 = [0, 1, 2].map((offset) => base64At(raw, offset));
  const forms = [
    raw, json, json.replaceAll('/', '\\/'),
    ...url, ...url.map((form) => form.replace(/%[0-9A-F]{2}/gu, (hex) => hex.toLowerCase())),
    ...base64, ...base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
  ];
  return [...new Set(forms)].filter((form) => form !== '');
}

/** Forms that no reading undoes, and that nobody writes into a log by accident: looked for, never registered as masks. */
export const rareEncodings = (raw: string): readonly string[] =>
  [Buffer.from(raw).toString('hex'), raw.split('').reverse().join('')];

/**
 * The characters of `raw` in base64 that do not depend on what stands around it, when it starts at `offset` bytes
 * modulo three (RFC 4648 section 4: three bytes become four characters).
 */
function base64At(raw: string, offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(raw)]);
  const encoded = bytes.toString('base64').replace(/=+$/u, '');
  const start = [0, 2, 3][offset] ?? 0;
  const end = bytes.length % 3 === 0 ? encoded.length : encoded.length - 1;
  return end - start < SHORTEST_BASE64 ? '' : encoded.slice(start, end);
}
