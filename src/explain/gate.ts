import type { HttpFailure } from '../box/failure.ts';
import { isBoxError } from './about.ts';
import type { About } from './about.ts';
import { objectsIn } from './json.ts';
import { boxCodeIn, knownWordsIn } from './known-words.ts';
import { isAuthorless, isFromBetween, isPage } from './page.ts';
import { isOauthCode } from './sdk.ts';
import type { Hints, Seen } from './types.ts';
import { namesAnotherHost } from './wire.ts';

/** All that decides whether an answer is one of Box's, or of something on the way to it. */
export interface Case {
  readonly text: string;
  readonly about: About;
  readonly hints: Hints;
}

/**
 * Is this a failure of Box's, or of the way there? Names, Box's own words and forms, and what the person said speak for it;
 * where nothing does, only what has no author of its own counts: a gateway's error page, a bare OAuth error.
 */
export function concernsBox(seen: Seen, failure: HttpFailure, given: Case): boolean {
  if (!isFailure(seen, failure, given)) return false;
  if (given.about === 'box' || isHinted(given.hints) || bearsBoxsHand(seen, failure)) return true;
  return given.about === 'nobody' && isNobodys(seen, failure, given);
}

/** The person says that the text is about Box. A status alone says only which. */
export const isHinted = ({ auth, endpoint }: Hints): boolean => auth !== null || endpoint !== null;

/** A 2xx is one only where what came is no answer: a page, or half a JSON. */
function isFailure(seen: Seen, failure: HttpFailure, { text, about, hints }: Case): boolean {
  if (failure.status < 200) return false;
  if (failure.status >= 300) return true;
  const body = seen.body ?? '';
  if (failure.shape === 'html') return about === 'box' || isHinted(hints) || isFromBetween(text);
  if (failure.code !== null && failure.shape !== 'empty') return true;
  return failure.shape === 'unreadable' && /^[[{]/u.test(body) && !isJson(body);
}

function isJson(body: string): boolean {
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}

function bearsBoxsHand(seen: Seen, { code, words }: HttpFailure): boolean {
  const known = words === null ? null : knownWordsIn(words);
  if (known?.boxAlone === true || (code !== null && boxCodeIn(code) !== null)) return true;
  return seen.from === 'sdk' || (seen.from !== 'words' && objectsIn(seen.body ?? '').some(isBoxError) && !isMadeHere(seen));
}

/** A body that was pieced together here has Box's form because it was given it. */
const isMadeHere = ({ from }: Seen): boolean => from === 'words' || from === 'sdk';

function isNobodys(seen: Seen, { code, words, status, shape }: HttpFailure, { text }: Case): boolean {
  const body = seen.body ?? '';
  if (words !== null && knownWordsIn(words) !== null) return true;
  if (seen.from === 'words' && isGatewaysWord(text, status)) return true;
  if (isOauthCode(code)) return words === null && (seen.from === 'json' || seen.from === 'answer');
  if (seen.from !== 'answer' && seen.from !== 'page') return false;
  return status === 407 || (isPage(body) ? isGateways(body, status, seen) : isSilentTrouble(body, status, shape));
}

/** A gateway's trouble as wget, urllib and requests say it: nobody's own words, about no host but Box's where one is named. */
const GATEWAYS_WORDS = /\b(?:HTTP Error|ERROR) 50[234]: |\b50[234] Server Error: /u;
const isGatewaysWord = (text: string, status: number): boolean => status >= 502 && status <= 504 && GATEWAYS_WORDS.test(text) && !namesAnotherHost(text);

/** Statuses that proxies and firewalls answer with, whatever their page says. */
const REFUSALS: readonly number[] = [403, 451, 511];
/** Statuses of which a program's own page speaks for something in between; a web site has its own for what it does not know. */
const TROUBLES: readonly number[] = [302, 303, 307, 400, 408, 413, 429, 431];

const isGateways = (page: string, status: number, seen: Seen): boolean =>
  status >= 500 || REFUSALS.includes(status) || (TROUBLES.includes(status) && isAuthorless(page)) || isFromBetween(page) || isFromBetween(headersOf(seen));

/** A server's trouble, or its limit, without a JSON of somebody's own. */
const isSilentTrouble = (body: string, status: number, shape: HttpFailure['shape']): boolean =>
  (status >= 500 || status === 429) && (shape === 'empty' || (shape === 'unreadable' && !/^\s{0,20}[[{]/u.test(body)));

const headersOf = ({ headers }: Seen): string => Object.entries(headers).map(([name, value]) => `${name}: ${value}`).join('\n');
