import type { Range } from './parts.ts';
import { unseenIn } from './text.ts';

/** One way in which a text can be read: what a parser, a reader of a page or a person makes of it. */
export interface Reading {
  readonly text: string;
  /** Are white space and separators out of it? */
  readonly joined: boolean;
  /** Where in the text itself these places of the reading stand, with all that is read over in between. */
  readonly placesOf: (found: readonly Range[]) => readonly Range[];
}

interface Step {
  readonly pattern: RegExp;
  readonly into: (match: string) => string;
}

/** Escapes in escapes: JSON in JSON, a URL in a URL. More of them nobody undoes by accident. */
const MOST_ROUNDS = 3;

/** What may begin an escape: most texts have none of it. */
const MAY_BE_ESCAPED = /[%&\\\uff01-\uff5e]/u;

/**
 * Percent (RFC 3986 section 2.1), HTML's character references, the escapes of JSON and of JavaScript, full-width forms
 * (which a URL parser makes ASCII, https://url.spec.whatwg.org/#concept-domain-to-ascii).
 */
const ESCAPES: Step = {
  pattern: new RegExp([
    '%[0-9a-f]{2}', '&#(?:\\d{1,7}|x[0-9a-f]{1,6});?', '&(?:amp|lt|gt|quot|apos);?',
    '\\\\(?:u\\{[0-9a-f]{1,6}\\}|u[0-9a-f]{4}|x[0-9a-f]{2}|.)', '[\uff01-\uff5e]',
  ].join('|'), 'gisu'),
  into: unescaped,
};

/** RFC 9110 section 5.6.4: in a header each character may have a backslash before it, which means nothing. */
const QUOTED_PAIRS: Step = { pattern: /\\./gsu, into: (match) => match.slice(1) };

/** What may stand between the letters of a text that is broken up: lines of base64, words of a page, an array of letters. */
const SEPARATORS: Step = { pattern: /[\s\u0000-\u001f\u007f-\u009f.,:;|'"]+/gu, into: () => '' };

/** A text as the readings have it in which the separators are out. */
export const joinedForm = (text: string): string =>
  unseenIn(text).reduce((left, pattern) => left.replace(pattern, ''), text).replace(SEPARATORS.pattern, '');

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'' };
const WHITE: Readonly<Record<string, string>> = { b: ' ', f: ' ', n: '\n', r: '\r', t: '\t' };

/** The full-width forms stand in the order of ASCII (Unicode, block FF00). */
const FROM_FULL_WIDTH = 0xfee0;

function unescaped(match: string): string {
  const first = match.charAt(0);
  const [, hex] = /^(?:%|\\x|\\u\{?|&#x)([0-9a-f]+)/iu.exec(match) ?? [];
  if (hex !== undefined) return character(parseInt(hex, 16), match);
  if (match.startsWith('&#')) return character(parseInt(match.slice(2), 10), match);
  if (first === '&') return NAMED[match.replace(/[&;]/gu, '').toLowerCase()] ?? match;
  if (first === '\\') return WHITE[match.slice(1)] ?? match.slice(1);
  return String.fromCharCode(match.charCodeAt(0) - FROM_FULL_WIDTH);
}

const character = (code: number, otherwise: string): string => (code <= 0x10ffff ? String.fromCodePoint(code) : otherwise);

/**
 * Every way in which `text` is read: as it is; with its escapes undone, as often as there are any; each of them without what
 * is not seen (`clean` takes it out); and each without the separators between its letters. Linear in the length of `text`.
 */
export function readingsOf(text: string): readonly Reading[] {
  const readings: Reading[] = [];
  const read = (steps: readonly Step[], words: string): void => {
    const joined = words.replace(SEPARATORS.pattern, '');
    readings.push(readingBy(text, steps, words, false), readingBy(text, [...steps, SEPARATORS], joined, true));
  };
  for (const [steps, words] of escapesUndone(text)) {
    const seen = unseenIn(words).map((pattern): Step => ({ pattern, into: () => '' }));
    if (seen.length > 0) readings.push(readingBy(text, steps, words, false));
    read([...steps, ...seen], seen.reduce((left, { pattern }) => left.replace(pattern, ''), words));
  }
  return readings;
}

function escapesUndone(text: string): readonly (readonly [readonly Step[], string])[] {
  const found: [readonly Step[], string][] = [[[], text]];
  if (!MAY_BE_ESCAPED.test(text)) return found;
  if (text.includes('\\')) found.push([[QUOTED_PAIRS], text.replace(QUOTED_PAIRS.pattern, QUOTED_PAIRS.into)]);
  const steps: Step[] = [];
  for (let [before, round] = [text, 0]; round < MOST_ROUNDS; round += 1) {
    const after = before.replace(ESCAPES.pattern, ESCAPES.into);
    if (after === before) break;
    steps.push(ESCAPES);
    found.push([[...steps], after]);
    before = after;
  }
  return found;
}

/** The places are made only where something was found, which is rare. */
const readingBy = (original: string, steps: readonly Step[], text: string, joined: boolean): Reading => ({
  text, joined,
  placesOf: (found) => {
    if (steps.length === 0 || found.length === 0) return found;
    const { from, to } = places(original, steps);
    return found.map(([start, end]): Range => [from[start] ?? 0, to[end - 1] ?? original.length]);
  },
});

/** From where to where in `original` each unit of its reading stands. */
function places(
  original: string, steps: readonly Step[],
): { readonly from: readonly number[]; readonly to: readonly number[] } {
  let text = original;
  let from: number[] = [];
  let to: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    from.push(at);
    to.push(at + 1);
  }
  for (const { pattern, into } of steps) {
    const [nextFrom, nextTo]: [number[], number[]] = [[], []];
    let out = '';
    let done = 0;
    const copy = (until: number): void => {
      out += text.slice(done, until);
      for (; done < until; done += 1) {
        nextFrom.push(from[done] ?? 0);
        nextTo.push(to[done] ?? 0);
      }
    };
    for (const match of text.matchAll(pattern)) {
      copy(match.index);
      const written = into(match[0]);
      const end = match.index + match[0].length;
      out += written;
      for (let unit = 0; unit < written.length; unit += 1) {
        nextFrom.push(from[match.index] ?? 0);
        nextTo.push(to[end - 1] ?? 0);
      }
      done = end;
    }
    copy(text.length);
    [text, from, to] = [out, nextFrom, nextTo];
  }
  return { from, to };
}
