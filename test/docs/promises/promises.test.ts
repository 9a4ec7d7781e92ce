import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../pages.ts';
import { PROMISES } from './list.ts';
import { PAGES, unitsOf } from './units.ts';

/** Whether a file has a test of this title, as it stands there. */
function hasTest(file: string, title: string): boolean {
  const full = path.join(ROOT, file);
  if (!/^test\/.+\.test\.ts$/u.test(file) || !existsSync(full)) return false;
  const words = title.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
  return new RegExp(`\\(\\s*['\`]${words}['\`],`, 'u').test(readFileSync(full, 'utf8'));
}

describe.each(PAGES)('what $file promises', ({ file }) => {
  const units = unitsOf(file);
  const rows = PROMISES.filter(({ page }) => page === file);

  test('is a list of sentences, each with its row', () => {
    expect(units.length).toBeGreaterThan(10);
    expect(units.filter((unit) => rows.filter(({ begins }) => unit.startsWith(begins)).length !== 1)).toEqual([]);
  });

  test('has no row for what is no longer said', () => {
    const said = (begins: string): number => units.filter((unit) => unit.startsWith(begins)).length;
    expect(rows.map(({ begins }) => begins).filter((begins) => said(begins) !== 1)).toEqual([]);
  });
});

describe('a promise', () => {
  const proofs = PROMISES.flatMap((row) => row.proofs.map((proof) => ({ ...row, proof })));

  test('is held by tests that exist', () => {
    const claimed = proofs.flatMap(({ proof }) =>
      proof.kind === 'held' ? proof.titles.map((title) => ({ file: proof.file, title })) : [],
    );
    expect(claimed.length).toBeGreaterThan(100);
    expect(claimed.filter(({ file, title }) => !hasTest(file, title))).toEqual([]);
  });

  test.each([
    ['test/render/html.test.ts', 'links nothing'],
    ['test/render/html.test.ts', 'is held by tests that exist'],
    ['test/render/nothing.test.ts', 'links nothing but pages'],
    ['src/render/html.ts', 'links nothing but pages'],
  ])('is not held by a test that is not there: %s, %s', (file, title) => {
    expect(hasTest(file, title)).toBe(false);
  });

  test('has something that holds it, or is said to be none, and why', () => {
    expect(PROMISES.filter((row) => row.proofs.length === 0).map(({ begins }) => begins)).toEqual([]);
    const both = PROMISES.filter(
      (row) => row.proofs.length > 1 && row.proofs.some(({ kind }) => kind === 'no-promise'),
    );
    expect(both.map(({ begins }) => begins)).toEqual([]);
  });
});
