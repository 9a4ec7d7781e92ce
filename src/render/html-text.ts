import { h } from 'preact';
import type { ComponentChild } from 'preact';
import type { Text } from '../foundation/text.ts';
import { unwrap } from '../foundation/text.ts';

/**
 * A text for an HTML page. Preact escapes all of it; what came from outside is, besides, set apart (`bdi`), so that the
 * direction of its letters rearranges nothing around it, and never becomes a link.
 */
export function htmlText(words: Text): ComponentChild[] {
  let code = false;
  return words.flatMap((part): ComponentChild[] => {
    if (typeof part !== 'string') return [code ? unwrap(part) : h('bdi', null, unwrap(part))];
    return part.split('`').flatMap((piece, index): ComponentChild[] => {
      if (index > 0) code = !code;
      if (piece === '') return [];
      return code ? [h('code', null, piece)] : withLinks(piece);
    });
  });
}

/** Our own words: an address in them is a link. */
function withLinks(words: string): ComponentChild[] {
  return words.split(/(https:\/\/[^\s“”"'<>()]+[^\s“”"'<>().,;:])/u).map((piece, index) => (index % 2 === 1 ? linkTo(piece, piece) : piece));
}

/** A link that opens nothing but a page: any address that is not https is shown as words. */
export const linkTo = (url: string, words: ComponentChild): ComponentChild =>
  /^https:\/\/[^\s]+$/u.test(url) ? h('a', { href: url, rel: 'noreferrer noopener' }, words) : h('span', null, words);

/** `words` for a link to a page: its host and the last part of its path. */
export function shortAddress(url: string): string {
  const [host = url, ...path] = url.replace(/^https:\/\//u, '').replace(/[?#].*$/u, '').split('/').filter((part) => part !== '');
  const last = path.at(-1);
  return last === undefined ? host : `${host} › ${last}`;
}
