import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The repository's root. */
export const ROOT = path.resolve(import.meta.dirname, '../..');

/** A page of the documentation: its path from the root, and its text. */
export interface Page {
  readonly file: string;
  readonly text: string;
}

const FOLDERS = ['.', 'docs', '.github'];

/** Every page that people read. */
export const pages: readonly Page[] = FOLDERS.flatMap((folder) => {
  const entries = existsSync(path.join(ROOT, folder)) ? readdirSync(path.join(ROOT, folder)) : [];
  return entries.filter((name) => name.endsWith('.md')).map((name) => path.posix.join(folder, name));
}).map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') }));

export function page(file: string): Page {
  const found = pages.find((each) => each.file === file);
  if (found === undefined) throw new Error(`there is no page ${file}`);
  return found;
}

/** A fenced block of code: its language and its content, without the indent of its fence. */
export interface Block {
  readonly file: string;
  readonly language: string;
  readonly code: string;
}

/** All fenced blocks of a page (https://github.github.com/gfm/#fenced-code-blocks). */
export function blocksOf({ file, text }: Page): readonly Block[] {
  return [...text.matchAll(/^( *)```(\w*)\n([\s\S]*?)^ *```$/gmu)].map(([, indent = '', language = '', code = '']) => ({
    file, language, code: code.split('\n').map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line)).join('\n'),
  }));
}

/** The page without its code, fenced and in spans. */
export const proseOf = ({ text }: Page): string =>
  text.replace(/^( *)```\w*\n[\s\S]*?^ *```$/gmu, '').replace(/(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/gu, '');

/** Anchors of a page's headings, as GitHub makes them (https://github.com/gjtorikian/html-pipeline, toc filter). */
export function anchorsOf({ text }: Page): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const outside = text.replace(/^( *)```\w*\n[\s\S]*?^ *```$/gmu, '');
  return new Set([...outside.matchAll(/^#{1,6} +(.+)$/gmu)].map(([, heading = '']) => {
    const slug = heading.toLowerCase().replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '').trim().replaceAll(' ', '-');
    const before = seen.get(slug) ?? 0;
    seen.set(slug, before + 1);
    return before === 0 ? slug : `${slug}-${before}`;
  }));
}

/** Targets of the links and pictures in a page's prose. */
export const linksOf = (of: Page): readonly string[] => [...proseOf(of).matchAll(/\]\(([^()\s]+)\)/gu)].map(([, target = '']) => target);
