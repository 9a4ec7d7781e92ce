import { Buffer } from 'node:buffer';
import { Secret } from './secret.ts';

/** Tells the surroundings (the runner's `::add-mask::`) to blank a text in all that is logged from now on. */
export type RegisterMask = (text: string) => void;

/**
 * Keeps every secret of a run: registers it for masking where it is born, and takes it, its encodings and its parts
 * out of any text that comes in from outside.
 */
export interface Vault {
  /** A secret value: masked in its plain and encoded forms from now on. */
  keep(raw: string): Secret;
  /**
   * A document that holds secrets among harmless text (a JWT config). It is not masked as a whole, because the runner
   * masks each line of a masked value, and a pretty-printed JSON would turn every brace of the log into `***`.
   */
  document(raw: string): Secret;
  /** `text` without any kept secret, or a part of one of {@link PART_LENGTH} characters or more, or an encoding of one. */
  scrub(text: string): string;
}

/** The shortest part of a secret that is taken out of foreign text. Shorter ones are words and punctuation. */
export const PART_LENGTH = 12;
/** Shorter values are not masked: the runner would blank them wherever they occur by chance. */
const SHORTEST_MASK = 4;
/** A key is masked by line; shorter lines of it are its armour or its tail. */
const SHORTEST_KEY_LINE = 16;
/** Less of a secret in base64 than this many characters is a word that may stand there by chance. */
const SHORTEST_BASE64 = 8;
const HIDDEN = '***';

export function createVault(register: RegisterMask): Vault {
  const whole = new Set<string>();
  const parts = new Set<string>();

  function learn(raw: string): void {
    for (const form of encodings(raw)) {
      if (form.length < SHORTEST_MASK || whole.has(form)) continue;
      whole.add(form);
      for (let at = 0; at + PART_LENGTH <= form.length; at += 1) parts.add(form.slice(at, at + PART_LENGTH));
    }
  }

  return {
    keep(raw) {
      const secretLines = maskableLines(raw);
      for (const line of secretLines) {
        for (const form of encodings(line)) if (form.length >= SHORTEST_MASK && !whole.has(form)) register(form);
        learn(line);
      }
      if (secretLines.length > 1) learn(secretLines.join('\n'));
      return new Secret(raw);
    },
    document: (raw) => new Secret(raw),
    scrub(text) {
      return withoutShort(withoutParts(text, parts), whole);
    },
  };
}

/** The lines of a secret that are secret: a PEM key without its armour, anything else as it stands. */
function maskableLines(raw: string): string[] {
  const lines = raw.split(/\r\n|\r|\n/u).map((line) => line.trim()).filter((line) => line !== '');
  if (lines.length < 2) return lines;
  const long = lines.filter((line) => line.length >= SHORTEST_KEY_LINE && !line.startsWith('-----'));
  return long.length > 0 ? long : lines;
}

/**
 * The forms in which a secret shows up in other people's texts: plain, in JSON (PHP's escapes the slash), in a URL (either
 * case of hex), in base64 of both alphabets at any offset.
 */
function encodings(raw: string): readonly string[] {
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

function withoutParts(text: string, parts: ReadonlySet<string>): string {
  let out = '';
  let gapEnd = -1;
  for (let at = 0; at + PART_LENGTH <= text.length; at += 1) {
    if (!parts.has(text.slice(at, at + PART_LENGTH))) continue;
    // A part that overlaps or touches the one before belongs to the same gap, whichever secret it is of.
    if (at > gapEnd) out += text.slice(Math.max(gapEnd, 0), at) + HIDDEN;
    gapEnd = at + PART_LENGTH;
  }
  return out + text.slice(Math.max(gapEnd, 0));
}

/** Longest first: one secret may begin with another. */
function withoutShort(text: string, whole: ReadonlySet<string>): string {
  const short = [...whole].filter((form) => form.length < PART_LENGTH).sort((a, b) => b.length - a.length);
  return short.reduce((out, form) => out.replaceAll(form, () => HIDDEN), text);
}
