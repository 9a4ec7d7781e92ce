import type { PromisePage } from './units.ts';

/** What holds a sentence. */
export type Proof =
  /** Tests: a file from the root, and titles of tests in it as they stand there. */
  | { readonly kind: 'held'; readonly file: string; readonly titles: readonly string[] }
  /** No promise of this product's: what it is instead. */
  | { readonly kind: 'no-promise'; readonly but: string };

/** A sentence of a page by its beginning, and what holds it. */
export interface Row {
  readonly page: PromisePage;
  readonly begins: string;
  readonly proofs: readonly Proof[];
}

export const held = (file: string, ...titles: readonly string[]): Proof => ({ kind: 'held', file, titles });
export const not = (but: string): Proof => ({ kind: 'no-promise', but });

/** Rows of one page. */
export const rowsOf = (
  page: PromisePage,
  rows: readonly (readonly [begins: string, ...proofs: readonly Proof[]])[],
): readonly Row[] => rows.map(([begins, ...proofs]) => ({ page, begins, proofs }));
