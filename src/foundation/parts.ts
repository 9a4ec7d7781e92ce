/** Pieces of this many characters are looked up before a whole part is. */
const GRAM_LENGTH = 4;
/** Slots of the table of pieces, a power of two: a key in all its encodings has some 20,000 pieces. */
const SLOTS = 2 ** 18;
/** So many bits that {@link GRAM_LENGTH} shifts leave nothing within {@link SLOTS}. */
const SHIFT = 5;

/** So many candidates are looked for in the texts themselves, before all their parts are listed: that takes 2 ms for a key, and most runs meet a few by chance. */
const FEW = 64;

/** From where to where in a text, the end not included. */
export type Range = readonly [from: number, to: number];

/** Texts that must not be seen, not even in part. */
export interface Parts {
  /** From now on, no `length` characters of `form` in a row are seen. */
  add(form: string): void;
  /** Where `text` holds parts of what was added, in order; parts that overlap or touch are one, whatever they are of. */
  partsIn(text: string): readonly Range[];
}

/**
 * Every run of `length` characters of the texts added, found in one pass that leaps over most of a harmless text: where the
 * last {@link GRAM_LENGTH} characters of a window occur in no text, no part reaches over them. What it looks up is made when
 * it is first needed: most runs never meet a part.
 */
export function createParts(length: number): Parts {
  let waiting: string[] = [];
  const forms: string[] = [];
  let grams: Uint8Array | null = null;
  let looked = 0;
  let listed = 0;
  const parts = new Set<string>();

  function gramTable(): Uint8Array {
    const table = grams ?? new Uint8Array(SLOTS);
    for (const form of waiting) {
      let slot = 0;
      for (let at = 0; at < form.length; at += 1) {
        slot = nextSlot(slot, form.charCodeAt(at));
        if (at >= GRAM_LENGTH - 1) table[slot] = 1;
      }
    }
    waiting = [];
    grams = table;
    return table;
  }

  function isPart(candidate: string): boolean {
    looked += 1;
    if (looked <= FEW) return forms.some((form) => form.includes(candidate));
    for (const form of forms.slice(listed)) for (let at = 0; at + length <= form.length; at += 1) parts.add(form.slice(at, at + length));
    listed = forms.length;
    return parts.has(candidate);
  }

  return {
    add(form) {
      if (form.length < length) return;
      waiting.push(form);
      forms.push(form);
    },
    partsIn(text) {
      if (text.length < length || (grams === null && waiting.length === 0)) return [];
      const table = gramTable();
      const found: [number, number][] = [];
      for (let at = 0; at + length <= text.length; at += 1) {
        if (table[slotOf(text, at + length - GRAM_LENGTH)] === 0) {
          at += length - GRAM_LENGTH;
          continue;
        }
        if (!hasGrams(table, text, at) || !isPart(text.slice(at, at + length))) continue;
        const last = found.at(-1);
        if (last !== undefined && at <= last[1]) last[1] = at + length;
        else found.push([at, at + length]);
      }
      return found;
    },
  };

  /** Is every piece of the window in the table? By chance hardly one has them all; it is then looked for in all texts. */
  function hasGrams(table: Uint8Array, text: string, at: number): boolean {
    let piece = at;
    while (piece + GRAM_LENGTH < at + length && table[slotOf(text, piece)] !== 0) piece += 1;
    return piece + GRAM_LENGTH >= at + length;
  }
}

/** The slot of the piece that ends with `unit`: what came {@link GRAM_LENGTH} before it has been shifted out. */
const nextSlot = (slot: number, unit: number): number => ((slot << SHIFT) + unit) & (SLOTS - 1);

function slotOf(text: string, at: number): number {
  let slot = 0;
  for (let index = at; index < at + GRAM_LENGTH; index += 1) slot = nextSlot(slot, text.charCodeAt(index));
  return slot;
}
