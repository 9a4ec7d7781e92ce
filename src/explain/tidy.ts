/** More of a text is not looked at: of a long log the end tells why it ended. Characters. */
export const LONGEST_TEXT = 256 * 1024;

/** Timestamps and marks that CI systems and log collectors put before each line. */
const LINE_PREFIX = /^(?:\d{4}-\d\d-\d\dT[\d:.,]{5,20}(?:Z|[+-]\d\d:?\d\d)? ?)?(?:##\[(?:error|warning|debug|group|command)\]|::(?:error|warning|notice)(?: [^:\n]{0,200})?::)?/gmu;

/**
 * A pasted text as its words: the last {@link LONGEST_TEXT} characters, without byte order mark, colours, invisible
 * characters and the prefixes of CI logs, with plain quotes and line breaks.
 */
export function tidy(text: string): string {
  return withoutWideBytes(text.slice(-LONGEST_TEXT))
    .replace(/\r\n?/gu, '\n')
    .replace(/\u001b(?:\[[0-?]{0,16}[ -/]{0,4}[@-~]|[@-Z\\-_])/gu, '')
    .replace(/[\p{Cf}\ufffd]/gu, '')
    .replace(/[\u2028\u2029\u0085]/gu, '\n')
    .replace(/[\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02]/gu, '"')
    .replace(/[\u2018\u2019\u201a\u201b\u2039\u203a]/gu, '\'')
    .replace(/\u00a0/gu, ' ')
    .replace(LINE_PREFIX, '');
}

/** PowerShell writes UTF-16: read as UTF-8, every other character is a NUL. */
const withoutWideBytes = (text: string): string => text.replaceAll('\0', '');

/** Is this something else than text? UTF-16 of ASCII is text with a NUL beside each character. */
export function isBinary(text: string): boolean {
  const look = text.slice(0, 4096);
  const nuls = look.split('\0').length - 1;
  const odd = look.split(/[\u0001-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/u).length - 1;
  const wide = nuls > look.length / 3;
  return (nuls > 0 && !wide) || odd > 2 + look.length / 10;
}

const UNICODE = /\\u([0-9a-f]{4})/giu;

/** One level of JSON's (and most languages') string escapes taken off; of a text that is none, little changes. */
function unescaped(text: string): string {
  return text
    .replace(UNICODE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\(r\\n|[nrt"'/\\])/gu, (_, escape: string) => ESCAPES[escape] ?? escape);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', 'r\\n': '\n', r: '\n', t: '\t' };

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', '#34': '"', '#x22': '"', apos: '\'', '#39': '\'', '#x27': '\'', amp: '&', lt: '<', gt: '>' };

const withoutEntities = (text: string): string => text.replace(/&(quot|apos|amp|lt|gt|#34|#39|#x22|#x27);/giu, (_, name: string) => ENTITIES[name.toLowerCase()] ?? '');

/** Percent-encoding taken off (RFC 3986 section 2.1), where it is ASCII. */
const withoutPercents = (text: string): string =>
  text.replace(/%([2-7][0-9a-f])/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))).replaceAll('+', ' ');

/** CSV and some loggers write a quote inside quotes twice. */
const withoutDoubledQuotes = (text: string): string => text.replace(/""/gu, '"');

/** Mail programs put a mark before each line that they quote; a console breaks a line where it ends, also inside a word. */
const unquoted = (text: string): string => text.replace(/^(?:> ?){1,4}/gmu, '');
const joined = (text: string): string => text.replaceAll('\n', '');

/** The text as it stands, then with the wrappings off that logs put around an answer; each reading once. */
export function viewsOf(text: string): readonly string[] {
  const views = [text];
  const add = (view: string): void => {
    if (!views.includes(view)) views.push(view);
  };
  if (text.includes('\\')) {
    add(unescaped(text));
    add(unescaped(unescaped(text)));
    add(unescaped(unescaped(unescaped(text))));
  }
  if (text.includes('&')) add(withoutEntities(text));
  if (/%(?:7b|22)/iu.test(text)) add(withoutPercents(text));
  if (text.includes('""')) add(withoutDoubledQuotes(text));
  if (/^> ?/mu.test(text)) add(unquoted(text));
  if (text.includes('{"') && text.includes('\n') && !/\bHTTP\/[123]/u.test(text)) add(joined(text));
  return views;
}
