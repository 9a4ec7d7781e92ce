import { encodings, rareEncodings } from './encodings.ts';
import { createParts } from './parts.ts';
import type { Range } from './parts.ts';
import { joinedForm, readingsOf } from './readings.ts';
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
  /**
   * `text` without any kept secret, or a part of one of {@link PART_LENGTH} characters or more, however it is encoded
   * (SECURITY.md has the table) and whatever stands between its letters: `clean` puts none together again.
   */
  scrub(text: string): string;
  /** As `scrub`, but leaves short secrets: for our own words and ids, in which one may stand by chance. */
  scrubParts(text: string): string;
}

/** The shortest part of a secret that is taken out of foreign text. Shorter ones are words and punctuation. */
export const PART_LENGTH = 12;
/** Shorter values are not masked: the runner would blank them wherever they occur by chance. */
const SHORTEST_MASK = 4;
/** A key is masked by line; shorter lines of it are its armour or its tail. */
const SHORTEST_KEY_LINE = 16;
/** Less than this, put together from pieces, is something else by chance. */
const SHORTEST_JOINED = 8;
const HIDDEN = '***';

export function createVault(register: RegisterMask): Vault {
  const whole = new Set<string>();
  const short = new Set<string>();
  const shortJoined = new Set<string>();
  const parts = createParts(PART_LENGTH);

  function learn(raw: string, tell: RegisterMask): void {
    for (const form of encodings(raw)) {
      if (form.length < SHORTEST_MASK || whole.has(form)) continue;
      tell(form);
      whole.add(form);
      if (form.length < PART_LENGTH) short.add(form);
      else parts.add(folded(form));
    }
  }

  function learnRare(raw: string): void {
    const joined = folded(joinedForm(raw));
    if (joined.length >= SHORTEST_JOINED && joined.length < PART_LENGTH) shortJoined.add(joined);
    for (const form of [joined, ...rareEncodings(raw).map(folded)]) if (!whole.has(form)) parts.add(form);
  }

  function scrub(text: string, withShort: boolean): string {
    // No reading is longer than the text.
    if (whole.size === 0 || text.length < (withShort ? SHORTEST_MASK : PART_LENGTH)) return text;
    const found = readingsOf(text).flatMap((reading) => {
      const words = folded(reading.text);
      const shorts = !withShort ? [] : reading.joined ? placesOf(words, shortJoined) : placesOf(reading.text, short);
      return reading.placesOf([...parts.partsIn(words), ...shorts]);
    });
    return found.length === 0 ? text : hiding(text, found);
  }

  return {
    keep(raw) {
      const secretLines = maskableLines(raw);
      for (const line of secretLines) learn(line, register);
      const all = secretLines.join('\n');
      if (secretLines.length > 1) learn(all, () => undefined);
      if (all.length >= SHORTEST_MASK) learnRare(all);
      return new Secret(raw);
    },
    mask(raw) {
      if (raw.length >= SHORTEST_MASK) register(raw);
    },
    document: (raw) => new Secret(raw),
    scrub: (text) => scrub(text, true),
    scrubParts: (text) => scrub(text, false),
  };
}

/** In one case, and no longer or shorter: U+0130 alone would become two characters. */
const folded = (text: string): string =>
  (text.includes('\u0130') ? text.replaceAll('\u0130', 'i') : text).toLowerCase();

function placesOf(text: string, forms: ReadonlySet<string>): readonly Range[] {
  const found: Range[] = [];
  for (const form of forms) {
    for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + form.length)) {
      found.push([at, at + form.length]);
    }
  }
  return found;
}

/** `text` with one {@link HIDDEN} for whatever of `found` overlaps or touches. */
function hiding(text: string, found: readonly Range[]): string {
  let out = '';
  let done = -1;
  for (const [from, to] of [...found].sort((a, b) => a[0] - b[0])) {
    if (from > done) out += text.slice(Math.max(done, 0), from) + HIDDEN;
    done = Math.max(done, to);
  }
  return out + text.slice(Math.max(done, 0));
}

/** The lines of a secret that are secret: a PEM key without its armour, anything else as it stands. */
function maskableLines(raw: string): string[] {
  const lines = raw.split(/\r\n|\r|\n/u).map((line) => line.trim()).filter((line) => line !== '');
  if (lines.length < 2) return lines;
  const long = lines.filter((line) => line.length >= SHORTEST_KEY_LINE && !line.startsWith('-----'));
  return long.length > 0 ? long : lines;
}
