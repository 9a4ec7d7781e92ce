import { lexer, walkTokens } from 'marked';

/** What a page of markdown makes of its text, by a renderer that others wrote. */
export interface Rendered {
  /** Text that is neither code nor markup: where GitHub looks for mentions and issues. */
  readonly words: readonly string[];
  readonly links: readonly string[];
  readonly images: readonly string[];
  readonly tags: readonly string[];
  /** Cells of every row of every table. */
  readonly columns: readonly { readonly head: number; readonly rows: readonly number[] }[];
}

export function rendered(markdown: string): Rendered {
  const found = { words: [] as string[], links: [] as string[], images: [] as string[], tags: [] as string[], columns: [] as Rendered['columns'][number][] };
  void walkTokens(lexer(markdown, { gfm: true }), (token) => {
    if (token.type === 'text' && !('tokens' in token)) found.words.push(token.raw);
    if (token.type === 'link') found.links.push(String(token['href']));
    if (token.type === 'image') found.images.push(String(token['href']));
    if (token.type === 'html') found.tags.push(...[...token.raw.matchAll(/<[^>]*>?/gu)].map(([tag]) => tag));
    if (token.type === 'table') found.columns.push({ head: (token['header'] as unknown[]).length, rows: (token['rows'] as unknown[][]).map((row) => row.length) });
  });
  return found;
}
