import type { Seen } from './types.ts';

/** A web page where an answer of Box's should be: a load balancer's, a proxy's, a login page. */

const PAGE = /<(?:!doctype html|html|head|title|h1)\b/iu;
const TITLE = /<(?:title|h1)[^>]{0,200}>\s{0,20}([^<]{1,200})/giu;

/** What error pages call their status, without its number. */
const PHRASES: readonly (readonly [says: RegExp, status: number])[] = [
  [/proxy authentication/iu, 407], [/bad gateway/iu, 502], [/service (?:is )?(?:temporarily )?unavailable/iu, 503], [/gateway time-?out/iu, 504],
  [/internal server error/iu, 500], [/too many requests/iu, 429], [/method not allowed/iu, 405], [/not found/iu, 404], [/unauthorized|authentication required/iu, 401],
  [/forbidden|access denied|access blocked|blocked|denied/iu, 403], [/bad request/iu, 400],
];

/** A page that stands alone, with the status that its title or heading names; `null`: there is none. */
export function pageIn(text: string): Seen | null {
  const start = PAGE.exec(text)?.index;
  if (start === undefined) return null;
  const page = text.slice(start);
  const titles = [...page.matchAll(TITLE)].slice(0, 4).map(([, words = '']) => words);
  return { status: titles.map(statusOf).find((status) => status !== null) ?? null, headers: { 'content-type': 'text/html' }, body: page, from: 'page' };
}

function statusOf(title: string): number | null {
  const number = /\b([45]\d\d)\b/u.exec(title)?.[1];
  if (number !== undefined) return Number(number);
  return PHRASES.find(([says]) => says.test(title))?.[1] ?? null;
}

/** A title that is nothing but the status and its name, as servers and proxies write it for a site that has no page of its own. */
const BARE_TITLE = /<(?:title|h1)[^>]{0,200}>\s{0,20}(?:(?:error )?[345]\d\d\b|(?:object|document) moved)/iu;

/** Is it the page of a program, and of nobody in particular? */
export const isAuthorless = (page: string): boolean => BARE_TITLE.test(page);

/** Words of proxies, firewalls and login pages, also in the headers they add. */
const BETWEEN = /\bproxy\b|squid|zscaler|forcepoint|bluecoat|blue coat|websense|fortinet|fortigate|palo alto|netskope|cisco umbrella|mcafee web gateway|symantec|barracuda|sophos|firewall|captive portal|web gateway|blocked|web ?filter|sign in to (?:the )?network|network login|wi-?fi/iu;

/** Does the page speak as something that stands between a network and the internet? */
export const isFromBetween = (text: string): boolean => BETWEEN.test(text);

export const isPage = (body: string): boolean => PAGE.test(body) || /^\s{0,20}</u.test(body);
