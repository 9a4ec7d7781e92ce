import type { Text } from '../foundation/text.ts';
import { plain, unwrap } from '../foundation/text.ts';

/**
 * Markdown for GitHub (https://github.github.com/gfm/), safe by construction: what came from outside stands in code spans
 * and nowhere else. A code span's content is not parsed any further (GFM section 6.3), and GitHub links no mention, issue,
 * commit or address inside `<code>`. Entities or backslashes would not do: GitHub looks for mentions after decoding them.
 */

/** One line of markdown: our own words with their `code` spans and links, texts from outside as code. */
export function inline(words: Text): string {
  const line = new Line();
  let code = false;
  for (const part of words) {
    if (typeof part !== 'string') line.code(unwrap(part));
    else if (!code && isPlain(part)) line.words(escaped(part));
    else {
      // Our own backticks toggle code across the whole text; what came from outside is code in any case.
      for (const [index, piece] of part.split('`').entries()) {
        if (index > 0) code = !code;
        if (code) line.code(piece);
        else addOwn(line, piece);
      }
    }
  }
  return line.end();
}

/** Code spans and words in turn. Two code spans side by side would read as one broken one: they become one. */
class Line {
  #out = '';
  #code: string | null = null;

  code(raw: string): void {
    this.#code = (this.#code ?? '') + raw;
  }

  words(markdown: string): void {
    if (markdown !== '') this.#out = this.end() + markdown;
  }

  end(): string {
    if (this.#code !== null) this.#out += codeSpan(this.#code);
    this.#code = null;
    return this.#out;
  }
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

/** What GitHub would link, with all that touches it: mentions, issues, addresses. */
const LINKED = /\S*(?:[@#$]|GH-|:\/\/|www\.)\S*/giu;
/** Anything that {@link addOwn} does something about: most words hold nothing of the kind. */
const SPECIAL = /[`@#$]|GH-|:\/\/|www\.|\s\s|[^\S ]/iu;

const isPlain = (words: string): boolean => !SPECIAL.test(words);

/** Our own words outside code: addresses become links, words that GitHub would link become code, the rest is escaped. */
function addOwn(line: Line, words: string): void {
  let at = 0;
  for (const { 0: token, index } of words.matchAll(LINKED)) {
    line.words(harmless(words.slice(at, index)));
    addLinked(line, token);
    at = index + token.length;
  }
  line.words(harmless(words.slice(at)));
}

const harmless = (words: string): string => escaped(words.replace(/\s+/gu, ' '));

function addLinked(line: Line, token: string): void {
  const address = /^([("']*)(https:\/\/.*?)([)"'.,;:]*)$/u.exec(token);
  if (address === null) {
    line.code(token);
    return;
  }
  const [, before = '', url = '', after = ''] = address;
  line.words(`${escaped(before)}${link(url)}${escaped(after)}`);
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '|': '&#124;' };

const escaped = (words: string): string => words.replace(/[\\*_[\]~&<>|]/gu, (letter) => ESCAPES[letter] ?? `\\${letter}`);
