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
  const lines = raw.split(/\r\n|\r|\n/u).map((line) => line.trim());
  if (lines.length === 1) return lines;
  return lines.filter((line) => line.length >= SHORTEST_KEY_LINE && !line.startsWith('-----'));
}

/** The forms in which a secret shows up in other people's texts: plain, in JSON, in a URL, in base64 at any offset. */
function encodings(raw: string): readonly string[] {
  const forms = [raw, JSON.stringify(raw).slice(1, -1), encodeURIComponent(raw.toWellFormed()), new URLSearchParams({ '': raw }).toString().slice(1)];
  for (let offset = 0; offset < 3; offset += 1) forms.push(base64At(raw, offset));
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
  return encoded.length - start < PART_LENGTH ? '' : encoded.slice(start, end);
}

function withoutParts(text: string, parts: ReadonlySet<string>): string {
  if (parts.size === 0) return text;
  let out = '';
  let copied = 0;
  for (let at = 0; at + PART_LENGTH <= text.length; at += 1) {
    if (!parts.has(text.slice(at, at + PART_LENGTH))) continue;
    let end = at + PART_LENGTH;
    while (end < text.length && parts.has(text.slice(end - PART_LENGTH + 1, end + 1))) end += 1;
    out += text.slice(copied, at) + HIDDEN;
    copied = end;
    at = end - 1;
  }
  return out + text.slice(copied);
}

function withoutShort(text: string, whole: ReadonlySet<string>): string {
  let out = text;
  for (const form of whole) if (form.length < PART_LENGTH) out = out.split(form).join(HIDDEN);
  return out;
}
