import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { LINKS, PROJECT_URL } from '../../src/guidance/links.ts';
import { anchorsOf, linksOf, page, pages, ROOT } from './pages.ts';
import type { Page } from './pages.ts';

const isRelative = (link: string): boolean => !/^[a-z]+:/iu.test(link);

/** Why a relative link leads nowhere; `null`: it leads to a file, and to an anchor where it names one. */
function brokenBecause(from: Page, link: string): string | null {
  const [target = '', anchor = ''] = link.split('#');
  const file = target === '' ? from.file : path.posix.join(path.posix.dirname(from.file), decodeURIComponent(target));
  if (file.startsWith('..') || !existsSync(path.join(ROOT, file))) return `${link}: there is no ${file}`;
  if (anchor === '' || !statSync(path.join(ROOT, file)).isFile() || !file.endsWith('.md')) return null;
  return anchorsOf(page(file)).has(anchor) ? null : `${link}: ${file} has no heading for #${anchor}`;
}

describe('the documentation', () => {
  test.each(pages.map((each): [string, Page] => [each.file, each]))('%s links to files and headings that are there', (_, from) => {
    const broken = linksOf(from).filter(isRelative).map((link) => brokenBecause(from, link)).filter((why) => why !== null);
    expect(broken).toEqual([]);
  });

  test('links by https, or within this repository', () => {
    for (const from of pages) for (const link of linksOf(from)) expect([from.file, link]).toEqual([from.file, expect.stringMatching(/^https:\/\/|^[^:]*$/u)]);
  });

  test('is where the advice of a failed check sends people', () => {
    const own = Object.values(LINKS).filter((link) => link.startsWith(`${PROJECT_URL}/`)).map((link) => link.slice(PROJECT_URL.length + 1));
    expect(own.length).toBeGreaterThan(0);
    for (const link of own) expect(brokenBecause({ file: 'README.md', text: '' }, link)).toBeNull();
  });

  test('is reached from README.md in two steps at most', () => {
    const near = reached('README.md');
    const within = new Set([...near, ...[...near].flatMap((file) => [...reached(file)])]);
    expect(pages.map(({ file }) => file).filter((file) => file.startsWith('docs/') && !within.has(file))).toEqual([]);
  });

  test('would show a link that leads nowhere', () => {
    const from = { file: 'docs/checks.md', text: 'See [one](../README.md#no-such-heading), [two](nothing.md), [three](../README.md#inputs) and `[code](x.md)`.' };
    expect(linksOf(from).map((link) => brokenBecause(from, link) !== null)).toEqual([true, true, false]);
  });
});

/** The pages that a page links to. */
function reached(file: string): ReadonlySet<string> {
  const from = pages.find((each) => each.file === file);
  if (from === undefined) return new Set();
  const targets = linksOf(from).filter(isRelative).map((link) => path.posix.join(path.posix.dirname(file), link.split('#')[0] ?? ''));
  return new Set(targets.filter((target) => target.endsWith('.md')));
}
