import { Buffer } from 'node:buffer';
import { createParts } from './parts.ts';
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
  /** Masked in what is logged from now on, and left in what comes in: a number that others may hold by chance. */
  mask(raw: string): void;
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
  const parts = createParts(PART_LENGTH);
  /** Longest first, as one secret may begin with another; `null`: to be gathered anew. */
  let short: readonly string[] | null = null;

  function learn(raw: string, tell: RegisterMask): void {
    for (const form of encodings(raw)) {
      if (form.length < SHORTEST_MASK || whole.has(form)) continue;
      tell(form);
      whole.add(form);
      parts.add(form);
      short = null;
    }
  }

  return {
    keep(raw) {
      const secretLines = maskableLines(raw);
      for (const line of secretLines) learn(line, register);
      if (secretLines.length > 1) learn(secretLines.join('\n'), () => undefined);
      return new Secret(raw);
    },
    mask(raw) {
      if (raw.length >= SHORTEST_MASK) register(raw);
    },
    document: (raw) => new Secret(raw),
    scrub(text) {
      short ??= [...whole].filter((form) => form.length < PART_LENGTH).sort((a, b) => b.length - a.length);
      return short.reduce((out, form) => out.replaceAll(form, () => HIDDEN), parts.withoutParts(text, HIDDEN));
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
