import { Buffer } from 'node:buffer';
import { faultOf } from './json-fault.ts';
import type { Entry, Ledger } from './ledger.ts';
import { noteTextRepairs, shapeOf, trimmed } from './shape.ts';

/** A config is under 4 KB. More is some other file, and is not parsed. */
export const LONGEST_CONFIG = 64 * 1024;

export type JsonObject = Readonly<Record<string, unknown>>;

/** A config's JSON, or the bare key that stood in its place (which must still be masked). */
export type DocumentReading =
  | { readonly kind: 'object'; readonly object: JsonObject }
  | { readonly kind: 'key'; readonly pem: string }
  | { readonly kind: 'nothing' };

const NOTHING: DocumentReading = { kind: 'nothing' };

/** From the text of `jwt-config` to its JSON object: raw or base64. What is wrong goes to `ledger`, under `input`. */
export function readDocument(raw: string, ledger: Ledger, input: string): DocumentReading {
  const entry = ledger.at(input, null);
  if (raw.length > LONGEST_CONFIG) {
    entry.unusable('too-large', `more than ${LONGEST_CONFIG / 1024} KiB`);
    return NOTHING;
  }
  const shape = shapeOf(storedText(raw));
  noteTextRepairs(shape, entry);
  if (shape.spoiled !== null) {
    entry.unusable(shape.spoiled);
    return NOTHING;
  }
  return readText(shape.value, ledger, input);
}

/** White space as RFC 8259 section 2 has it is a way of storing a document; other such characters are a defect. */
const storedText = (raw: string): string => trimmed(raw, /[ \t\r\n]/u);

function readText(text: string, ledger: Ledger, input: string): DocumentReading {
  const entry = ledger.at(input, null);
  if (/^[{["]/u.test(text)) return parse(text, ledger, input);
  if (text.startsWith('-----BEGIN')) return bareKey(text, entry);
  if (/^[\w ./\\:~-]{1,260}\.json$/iu.test(text)) {
    entry.unusable('path-given-as-config');
    return NOTHING;
  }
  const inside = decodeBase64(text);
  if (inside === null) return parse(text, ledger, input);
  const shape = shapeOf(storedText(inside));
  const decoded = shape.value;
  const wide = decoded.includes('\u0000');
  if (decoded.startsWith('{') && !wide) {
    noteTextRepairs(shape, entry);
    return parse(decoded, ledger, input);
  }
  if (decoded.startsWith('-----BEGIN')) return bareKey(decoded, entry);
  entry.unusable('base64', wide ? 'UTF-16 text' : null);
  return NOTHING;
}

function bareKey(pem: string, entry: Entry): DocumentReading {
  entry.unusable('key-given-as-config');
  return { kind: 'key', pem };
}

/** The shortest text that is taken for base64: shorter ones are words. A config is over 300 characters. */
const SHORTEST_BASE64 = 64;

/** @returns `null` where `text` is no base64 (RFC 4648 sections 4 and 5, in lines or not) */
export function decodeBase64(text: string): string | null {
  const body = text.replace(/\s+/gu, '');
  if (body.length < SHORTEST_BASE64 || !/^[A-Za-z0-9+/_-]+={0,2}$/u.test(body)) return null;
  return Buffer.from(body, 'base64').toString('utf8');
}

function parse(text: string, ledger: Ledger, input: string): DocumentReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    noteFault(text, ledger, input);
    return NOTHING;
  }
  if (isObject(value)) return { kind: 'object', object: value };
  ledger.at(input, null).unusable('not-an-object', typeOf(value));
  return NOTHING;
}

/** The position and never the text: what stands there is part of a secret document. */
function noteFault(text: string, ledger: Ledger, input: string): void {
  const fault = faultOf(text);
  const entry = ledger.at(input, fault === null ? null : `line ${fault.line}, column ${fault.column}`);
  if (fault?.mistake === 'smart quotes') entry.unusable('smart-quotes');
  else entry.unusable('not-json', fault?.mistake ?? null);
}

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The JSON type of a value, as people say it. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
