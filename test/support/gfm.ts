/**
 * The few rules of GitHub Flavored Markdown that decide what is inert, written from its specification
 * (https://github.github.com/gfm/) and sharing no code with what is tested.
 */

/** Splits a line at its code spans (section 6.3): what stands outside, and each span's content. */
export function codeSpans(line: string): { readonly outside: string; readonly contents: readonly string[] } {
  const contents: string[] = [];
  let outside = '';
  let at = 0;
  while (at < line.length) {
    if (line[at] === '\\' && /[!-/:-@[-`{-~]/u.test(line[at + 1] ?? '')) {
      outside += line.slice(at, at + 2);
      at += 2;
    } else if (line[at] === '`') {
      const fence = /^`+/u.exec(line.slice(at))?.[0] ?? '`';
      const close = closingFence(line, at + fence.length, fence.length);
      if (close === null) {
        outside += fence;
        at += fence.length;
      } else {
        contents.push(stripped(line.slice(at + fence.length, close)));
        at = close + fence.length;
      }
    } else {
      outside += line[at] ?? '';
      at += 1;
    }
  }
  return { outside, contents };
}

function closingFence(line: string, from: number, length: number): number | null {
  for (const run of line.slice(from).matchAll(/`+/gu)) if (run[0].length === length) return from + run.index;
  return null;
}

const stripped = (content: string): string =>
  content.startsWith(' ') && content.endsWith(' ') && content.trim() !== '' ? content.slice(1, -1) : content;

/** The cells of a table's row (section 4.10): a pipe ends a cell unless a backslash stands before it, inside code too. */
export function cells(line: string): readonly string[] {
  const inner = line.trim().replace(/^\|/u, '').replace(/\|$/u, '');
  return [...inner.matchAll(/((?:\\.|[^|\\])*)(?:\||$)/gu)].map(([, cell = '']) => cell.trim()).slice(0, -1);
}
