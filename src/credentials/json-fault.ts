/** Where a text stops being JSON (RFC 8259), and what is wrong there if that is one of the usual mistakes. */
export interface JsonFault {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  readonly mistake: JsonMistake | null;
}

/** Said in words of our own: the engine's message for the same text quotes from it. */
export type JsonMistake =
  | 'smart quotes' | 'single quotes' | 'the text ends too early' | 'text after the end' | 'a line break inside a string'
  | 'a control character inside a string' | 'a backslash that begins no escape' | 'a comma before a closing bracket';

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

const SPACE = /[ \t\n\r]*/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
/** A string without its closing quote; control characters are forbidden in it (RFC 8259 section 7). */
const STRING_START = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;
const SMART_QUOTES = '\u2018\u2019\u201A\u201C\u201D\u201E\u00AB\u00BB';

/** @returns `null` where `text` is JSON. Linear in the text, and no recursion: any text may come. */
export function faultOf(text: string): JsonFault | null {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    at = past(SPACE, text, at) ?? at;
    if (at >= text.length) return expected === 'nothing' ? null : fault(text, at, 'the text ends too early');
    const step = advance(text, at, expected, open);
    if ('mistake' in step) return fault(text, step.at, step.mistake);
    at = step.at;
    expected = step.expected;
  }
}

type Step = { readonly at: number; readonly expected: Expected } | { readonly at: number; readonly mistake: JsonMistake | null };

function advance(text: string, at: number, expected: Expected, open: ('{' | '[')[]): Step {
  return RULES[expected](text, at, open) ?? { at, mistake: mistakeAt(text, at, expected) };
}

/** What may stand at a place; `null` where it does not. */
type Rule = (text: string, at: number, open: ('{' | '[')[]) => Step | null;

const RULES: Readonly<Record<Expected, Rule>> = {
  'nothing': () => null,
  'colon': (text, at) => (text.charAt(at) === ':' ? { at: at + 1, expected: 'value' } : null),
  'comma-or-end': (text, at, open) => comma(text, at, open) ?? close(text, at, open),
  'key': (text, at) => (text.charAt(at) === '"' ? string(text, at, 'colon') : null),
  'key-or-end': (text, at, open) => RULES.key(text, at, open) ?? close(text, at, open),
  'value': (text, at, open) => value(text, at, open),
  'value-or-end': (text, at, open) => close(text, at, open) ?? value(text, at, open),
};

function comma(text: string, at: number, open: readonly string[]): Step | null {
  return text.charAt(at) === ',' ? { at: at + 1, expected: open.at(-1) === '{' ? 'key' : 'value' } : null;
}

function value(text: string, at: number, open: ('{' | '[')[]): Step | null {
  const character = text.charAt(at);
  if (character === '"') return string(text, at, afterValue(open));
  if (character === '{' || character === '[') {
    open.push(character);
    return { at: at + 1, expected: character === '{' ? 'key-or-end' : 'value-or-end' };
  }
  const end = past(SCALAR, text, at);
  return end === null ? null : { at: end, expected: afterValue(open) };
}

function close(text: string, at: number, open: ('{' | '[')[]): Step | null {
  if (text.charAt(at) !== (open.at(-1) === '{' ? '}' : ']')) return null;
  open.pop();
  return { at: at + 1, expected: afterValue(open) };
}

const afterValue = (open: readonly string[]): Expected => (open.length === 0 ? 'nothing' : 'comma-or-end');

function string(text: string, at: number, expected: Expected): Step {
  const end = past(STRING_START, text, at) ?? at;
  const next = text.charAt(end);
  if (next === '"') return { at: end + 1, expected };
  if (next === '') return { at: end, mistake: 'the text ends too early' };
  if (next === '\\') return { at: end, mistake: 'a backslash that begins no escape' };
  return { at: end, mistake: next === '\n' || next === '\r' ? 'a line break inside a string' : 'a control character inside a string' };
}

function mistakeAt(text: string, at: number, expected: Expected): JsonMistake | null {
  const character = text.charAt(at);
  if (SMART_QUOTES.includes(character)) return 'smart quotes';
  if (character === '\'') return 'single quotes';
  if (expected === 'nothing') return 'text after the end';
  if ((expected === 'key' && character === '}') || (expected === 'value' && character === ']')) return 'a comma before a closing bracket';
  return null;
}

function past(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

function fault(text: string, at: number, mistake: JsonMistake | null): JsonFault {
  const lines = text.slice(0, at).split(/\r\n|\n|\r/u);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, mistake };
}
