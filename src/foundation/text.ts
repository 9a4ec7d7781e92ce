/** How Node's `util.inspect` asks (`inspect.custom`, https://nodejs.org/api/util.html#utilinspectcustom), without loading it. */
const INSPECT = Symbol.for('nodejs.util.inspect.custom');

/**
 * What a text from outside is, which decides whether `details: ids` hides it: `name` and `login` are hidden, `invitee`
 * (the login that somebody must invite, or an admin must look for) and `words` (messages, help links) are not.
 */
export type ForeignKind = 'name' | 'login' | 'invitee' | 'words';

/**
 * A text that came from outside (Box, a proxy, a file) and is hostile until a sink has escaped it.
 * It has no string form of its own: only {@link plain} and a sink's own escaper take it out.
 */
export class Foreign {
  readonly kind: ForeignKind;
  /** What `details: ids` shows in its place. */
  readonly standIn: string;
  readonly #raw: string;

  constructor(kind: ForeignKind, raw: string, standIn: string) {
    this.kind = kind;
    this.standIn = standIn;
    this.#raw = raw;
  }

  toString(): string {
    return '(text from outside)';
  }

  toJSON(): string {
    return clean(this.#raw);
  }

  [INSPECT](): string {
    return `Foreign(${this.kind})`;
  }

  static clean(foreign: Foreign): string {
    return clean(foreign.#raw);
  }
}

/** Marks a text as foreign. `standIn`, in our own words, is what `details: ids` shows in place of a name or login. */
export const foreign = (kind: ForeignKind, raw: string, standIn = '(hidden)'): Foreign => new Foreign(kind, raw, standIn);

/** Our own words with texts from outside in between. Each sink renders the parts with its own escaper. */
export type Text = readonly (string | Foreign)[];

/** ``text`Folder ${id} is ${foreign}` ``: our words stay ours, and what came from outside stays marked. */
export function text(strings: TemplateStringsArray, ...values: readonly (string | number | Foreign | Text)[]): Text {
  const parts: (string | Foreign)[] = [];
  strings.forEach((words, index) => {
    if (words !== '') parts.push(words);
    const value = values[index];
    if (value === undefined) return;
    if (Array.isArray(value)) parts.push(...(value as Text));
    else parts.push(typeof value === 'number' ? String(value) : (value as string | Foreign));
  });
  return parts;
}

/** Texts one after another, with `separator` between them. */
export function join(texts: readonly Text[], separator: string): Text {
  return texts.flatMap((each, index) => (index === 0 ? each : [separator, ...each]));
}

/** `words` with a full stop where they end without one: what comes last may be a message from outside. */
export function sentence(words: Text): Text {
  const last = words.at(-1);
  const end = last === undefined ? '.' : (typeof last === 'string' ? last : unwrap(last)).trimEnd().at(-1) ?? '';
  return '.!?…'.includes(end) && end !== '' ? words : [...words, '.'];
}

/** One line of plain text; what came from outside is cleaned, not otherwise escaped. */
export function plain(words: Text): string {
  return words.map((part) => (typeof part === 'string' ? part : Foreign.clean(part))).join('');
}

/** What is left of a foreign text, cleaned, for a sink that escapes it further. */
export function unwrap(part: Foreign): string {
  return Foreign.clean(part);
}

/** Foreign text longer than this is cut: nobody reads more of a name or a message, and a report must stay small. */
export const LONGEST_FOREIGN = 500;

/** Most texts are no more than this, and need none of what {@link withoutInvisible} looks for. */
const PRINTABLE_ASCII = /^[ -~]*$/u;

/**
 * `raw` on one line, without control and escape characters, bidirectional marks (Unicode TR9; CVE-2021-42574) and other
 * invisible characters, cut at `limit` characters.
 */
export function clean(raw: string, limit = LONGEST_FOREIGN): string {
  const looked = raw.slice(0, limit * 4);
  const visible = PRINTABLE_ASCII.test(looked) ? looked.replace(/ {2,}/gu, ' ').trim() : withoutInvisible(looked);
  // A character takes one or two of what `length` counts.
  const characters = visible.length > limit ? Array.from(visible) : [];
  if (characters.length > limit) return `${characters.slice(0, limit).join('')}…`;
  return looked.length < raw.length ? `${visible}…` : visible;
}

/** A text, and no literal: categories of Unicode take Node a millisecond to prepare, for a literal where it is only parsed. */
const INVISIBLE = '[\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\p{Default_Ignorable_Code_Point}]';
/** ECMA-48 section 5.4: what follows ESC up to the end of its sequence. */
const ESCAPE_SEQUENCE = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/gu;

let unseen: readonly RegExp[] | null = null;

/** Holds nothing of the kind, which spares most texts those categories. */
const SEEN_ASCII = /^[\t\n\r -~]*$/u;

/** What {@link clean} takes out of a text, one after the other; nothing where there is none of it. */
export const unseenIn = (words: string): readonly RegExp[] =>
  SEEN_ASCII.test(words) ? [] : (unseen ??= [new RegExp(INVISIBLE, 'gu'), ESCAPE_SEQUENCE]);

function withoutInvisible(words: string): string {
  return unseenIn(words)
    .reduce((left, pattern) => left.replace(pattern, ''), words)
    .replace(/[\u0000-\u001f\u007f-\u009f\s]+/gu, ' ')
    .trim();
}
