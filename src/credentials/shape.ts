import type { Entry } from './ledger.ts';
import type { DefectKind } from './types.ts';

/** A secret's shape, looked at before its content: what was put around it, and what was put in its place. */
export interface Shape {
  readonly value: string;
  /** What was taken off, each once; none where that did not help. */
  readonly repairs: readonly ShapeRepair[];
  /** Set where the value is no value at all. */
  readonly spoiled: 'masked' | 'unexpanded-expression' | null;
}

export interface ShapeRepair {
  readonly kind: Extract<DefectKind, 'quoted' | 'byte-order-mark' | 'stray-space'>;
  /** What it was, where people can't see that. */
  readonly found: 'a line break' | 'an invisible character' | 'spaces' | 'read as Latin-1' | null;
}

/** U+FEFF, and its three UTF-8 bytes read as Latin-1. */
const BYTE_ORDER_MARKS = ['\uFEFF', 'ï»¿'];

const QUOTES: Readonly<Record<string, string>> = { '"': '"', '\'': '\'', '`': '`', '\u201C': '\u201D', '\u2018': '\u2019', '\u201E': '\u201C' };

/** What a log or a screen shows instead of a secret, pasted as if it were the secret. */
const MASK = /^[*\u2022\u25CF]{3,}$/u;

/**
 * An expression that nobody expanded: GitHub's `${{ … }}` or its inside alone, and the variables of sh, PowerShell, cmd.
 * https://docs.github.com/actions/reference/workflows-and-actions/expressions
 */
const EXPRESSIONS = [
  /^\$\{\{[^{}]*\}\}$/u,
  /^\$[A-Za-z_]\w*$/u,
  /^\$\{[A-Za-z_]\w*\}$/u,
  /^\$env:[A-Za-z_]\w*$/iu,
  /^%[A-Za-z_]\w*%$/u,
  /^\$\([^()]*\)$/u,
  /^(?:secrets|vars|env|inputs)\.[A-Za-z_]\w*$/u,
];

/** Wrappings inside wrappings (a quoted value with a space in the quotes) that are still taken off. */
const LAYERS = 4;

export function shapeOf(raw: string): Shape {
  const repairs: ShapeRepair[] = [];
  let value = raw;
  for (let layer = 0; layer < LAYERS; layer += 1) {
    const next = peel(value);
    if (next === null) break;
    if (!repairs.some(({ kind }) => kind === next.off.kind)) repairs.push(next.off);
    value = next.value;
  }
  const spoiled = spoiledBy(value);
  return { value, repairs: spoiled === null ? repairs : [], spoiled };
}

/** Says of a value what was taken off it. */
export function noteRepairs({ repairs }: Pick<Shape, 'repairs'>, entry: Entry): void {
  for (const { kind, found } of repairs) entry.repaired(kind, found);
}

/**
 * The same for a text of several lines, where white space beside another mistake is none of its own.
 * @param others were other mistakes found in it?
 */
export function noteTextRepairs({ repairs }: Shape, entry: Entry, others = false): void {
  const isOne = repairs.length === 1 && !others;
  noteRepairs({ repairs: isOne ? repairs : repairs.filter(({ kind }) => kind !== 'stray-space') }, entry);
}

function strayWords(stray: string): ShapeRepair['found'] {
  if (/[\r\n]/u.test(stray)) return 'a line break';
  return /^[ \t]+$/u.test(stray) ? 'spaces' : 'an invisible character';
}

function spoiledBy(value: string): Shape['spoiled'] {
  if (MASK.test(value)) return 'masked';
  return EXPRESSIONS.some((expression) => expression.test(value)) ? 'unexpanded-expression' : null;
}

function peel(value: string): { readonly value: string; readonly off: ShapeRepair } | null {
  const mark = BYTE_ORDER_MARKS.find((each) => value.startsWith(each));
  if (mark !== undefined) {
    const found = mark.length === 1 ? null : 'read as Latin-1';
    return { value: value.slice(mark.length), off: { kind: 'byte-order-mark', found } };
  }
  const inner = trimmed(value, STRAY);
  if (inner !== value) {
    return { value: inner, off: { kind: 'stray-space', found: strayWords(value.replace(inner, () => '')) } };
  }
  const closing = QUOTES[value.charAt(0)];
  if (closing === undefined || value.length < 2 || !value.endsWith(closing)) return null;
  return { value: unquote(value), off: { kind: 'quoted', found: null } };
}

/** A value quoted as JSON (`"{\"boxAppSettings\": …}"`) loses its escapes too. */
function unquote(value: string): string {
  if (value.startsWith('"{\\')) {
    try {
      const inner: unknown = JSON.parse(value);
      if (typeof inner === 'string') return inner;
    } catch {
      // Not escaped as a whole: then the quotes alone came around it.
    }
  }
  return value.slice(1, -1);
}

/** White space, and characters that nobody sees. */
const STRAY = /[\s\p{Cf}]/u;

/** Without characters of a kind at both ends. A loop, since a regex for the far end is quadratic. */
export function trimmed(value: string, stray: RegExp): string {
  let start = 0;
  let end = value.length;
  while (start < end && stray.test(value.charAt(start))) start += 1;
  while (end > start && stray.test(value.charAt(end - 1))) end -= 1;
  return value.slice(start, end);
}
