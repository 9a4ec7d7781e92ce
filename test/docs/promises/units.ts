import { page } from '../pages.ts';

/** The heading under which a page's promises stand; none: all of the page. */
export const PAGES = [
  { file: 'README.md', section: 'What it never does' },
  { file: 'SECURITY.md', section: null },
  { file: 'docs/security.md', section: null },
  { file: 'docs/forks.md', section: null },
] as const;

export type PromisePage = (typeof PAGES)[number]['file'];

/** From a heading to the next of its level. */
function sectionOf(text: string, heading: string | null): string {
  if (heading === null) return text;
  const start = text.indexOf(`\n## ${heading}\n`);
  if (start === -1) throw new Error(`there is no section ${heading}`);
  const end = text.indexOf('\n## ', start + 1);
  return text.slice(start, end === -1 ? text.length : end);
}

/** What tables make is held by the tests of those tables. */
const withoutGenerated = (text: string): string =>
  text.replace(/<!-- generated:(\S+) -->[\s\S]*?<!-- \/generated:\1 -->/gu, '');
const withoutCode = (text: string): string => text.replace(/^( *)```\w*\n[\s\S]*?^ *```$/gmu, '');
const plain = (text: string): string =>
  text
    .replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replaceAll('**', '')
    .trim();

const RULE = /^\|(?: *:?-+:? *\|)+$/u;

/** Rows of a table, each as one text: cells that say something, with a bar between them. The head says nothing. */
function rowsOf(lines: readonly string[]): readonly string[] {
  const rule = lines.findIndex((line) => RULE.test(line));
  return lines.slice(rule + 1).map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '')
      .join(' | '),
  );
}

const sentencesOf = (text: string): readonly string[] => text.split(/(?<=[.?!])\s+(?=[\p{Lu}`])/u);

/** Every sentence of a page, and every row of its tables: what it says, one by one, without markup. */
export function unitsOf(file: PromisePage): readonly string[] {
  const section = PAGES.find((each) => each.file === file)?.section ?? null;
  const blocks = withoutCode(withoutGenerated(sectionOf(page(file).text, section)))
    .split(/\n{2,}|\n(?=- )/u)
    .map((block) => block.trim());
  return blocks
    .filter((block) => block !== '' && !block.startsWith('#'))
    .flatMap((block) => {
      const lines = block.split('\n');
      return block.startsWith('|')
        ? rowsOf(lines).map(plain)
        : sentencesOf(plain(block.replace(/^- /u, '').replaceAll('\n', ' ')));
    });
}
