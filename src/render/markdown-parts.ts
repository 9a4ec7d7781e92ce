import type { Text } from '../foundation/text.ts';
import { plain, unwrap } from '../foundation/text.ts';

/**
 * Markdown for GitHub (https://github.github.com/gfm/), safe by construction: what came from outside stands in code spans
 * and nowhere else. A code span's content is not parsed any further (GFM section 6.3), and GitHub links no mention, issue,
 * commit or address inside `<code>`. Entities or backslashes would not do: GitHub looks for mentions after decoding them.
 */

interface Segment {
  readonly code: boolean;
  readonly words: string;
}

/** One line of markdown: our own words with their `code` spans and links, texts from outside as code. */
export function inline(words: Text): string {
  return merged(segmentsOf(words)).map(({ code, words: piece }) => (code ? codeSpan(piece) : piece)).join('');
}

/**
 * The same for a cell of a table. A pipe would end the cell even inside code, and how a backslash before one is read
 * differs between GFM's versions: it is shown as a broken bar.
 */
export const cell = (words: Text): string => inline(words).replace(/\|/gu, '¦');

/** A single value as code, in a cell. */
export const codeCell = (value: string): string => (value === '' ? '' : codeSpan(value).replace(/\|/gu, '¦'));

/**
 * Any text as a code span: the fence is longer than every run of backticks inside, and a space keeps backticks at the edge
 * from joining it (GFM section 6.3 strips it again).
 */
export function codeSpan(raw: string): string {
  const content = raw.replace(/[\r\n]+/gu, ' ');
  if (content.trim() === '') return '`(empty)`';
  const longest = content.includes('`') ? Math.max(...[...content.matchAll(/`+/gu)].map(([run]) => run.length)) : 0;
  const fence = '`'.repeat(longest + 1);
  const pad = /^[` ]|[` ]$/u.test(content) ? ' ' : '';
  return `${fence}${pad}${content}${pad}${fence}`;
}

/** Lines as they are, to be copied: the fence is longer than every run of backticks inside (GFM section 4.5). */
export function codeBlock(lines: readonly Text[]): string {
  const content = lines.map(plain);
  const longest = Math.max(2, ...content.flatMap((line) => [...line.matchAll(/`+/gu)].map(([run]) => run.length)));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...content, fence].join('\n');
}

/** A row of a table; the cells are escaped already. */
export const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** A table's first two rows. */
export const tableHead = (names: readonly string[]): string => `${row(names)}\n${row(names.map(() => '---'))}`;

/** A fold. GitHub parses markdown inside it where blank lines stand around. `title` is our own words. */
export const fold = (title: string, content: string): string => `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;

const isOwnAddress = (url: string): boolean => /^https:\/\/[\w.~:/?#@!$&*+,;=%-]+$/u.test(url);

/** A link to one of our own pages, its address shown. */
export const link = (url: string): string => (isOwnAddress(url) ? `<${url}>` : codeSpan(url));

/** A link to one of our own pages under a name, which is ours too. */
export const namedLink = (name: string, url: string): string => (isOwnAddress(url) ? `[${name}](<${url}>)` : codeSpan(url));

/** Splits at our own backticks, which toggle code across the whole text; what came from outside is code in any case. */
function segmentsOf(words: Text): readonly Segment[] {
  const segments: Segment[] = [];
  let code = false;
  for (const part of words) {
    if (typeof part !== 'string') {
      segments.push({ code: true, words: unwrap(part) });
      continue;
    }
    part.split('`').forEach((piece, index) => {
      if (index > 0) code = !code;
      segments.push(...(code ? [{ code, words: piece }] : ownSegments(piece)));
    });
  }
  return segments;
}

/** What GitHub would link, with all that touches it: mentions, issues, addresses. */
const LINKED = /\S*(?:[@#$]|GH-|:\/\/|www\.)\S*/giu;

/** Our own words outside code: addresses become links, words that GitHub would link become code, the rest is escaped. */
function ownSegments(words: string): readonly Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const { 0: token, index } of words.matchAll(LINKED)) {
    segments.push(harmless(words.slice(at, index)), linked(token));
    at = index + token.length;
  }
  return [...segments, harmless(words.slice(at))];
}

const harmless = (words: string): Segment => ({ code: false, words: escaped(words.replace(/\s+/gu, ' ')) });

function linked(token: string): Segment {
  const address = /^([("']*)(https:\/\/.*?)([)"'.,;:]*)$/u.exec(token);
  if (address === null) return { code: true, words: token };
  const [, before = '', url = '', after = ''] = address;
  return { code: false, words: `${escaped(before)}${link(url)}${escaped(after)}` };
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '|': '&#124;' };

const escaped = (words: string): string => words.replace(/[\\*_[\]~&<>|]/gu, (letter) => ESCAPES[letter] ?? `\\${letter}`);

/** Two code spans side by side would read as one broken one: they become one. */
function merged(segments: readonly Segment[]): readonly Segment[] {
  const out: Segment[] = [];
  for (const segment of segments) {
    if (segment.words === '' && !segment.code) continue;
    const last = out.at(-1);
    if (last?.code === true && segment.code) out[out.length - 1] = { code: true, words: last.words + segment.words };
    else out.push(segment);
  }
  return out;
}
