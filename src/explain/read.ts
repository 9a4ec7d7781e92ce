import { parseFailure } from '../box/failure-parse.ts';
import type { HttpFailure } from '../box/failure.ts';
import { parseRetryAfterSeconds } from '../box/retry-after.ts';
import type { Purpose } from '../foundation/exchange.ts';
import { rowFor } from '../guidance/diagnose.ts';
import { aboutWhom } from './about.ts';
import { concernsBox, isHinted } from './gate.ts';
import type { Case } from './gate.ts';
import { answersOf } from './gather.ts';
import { knownWordsIn } from './known-words.ts';
import { withoutOpaque, withoutSecrets } from './redact.ts';
import { contextOf, purposeOf } from './request.ts';
import { tidy, viewsOf } from './tidy.ts';
import type { Hints, Reading, Seen } from './types.ts';
import { isUnreadPage } from './unread.ts';
import { namesAnotherHost, wireFault, withoutProxy } from './wire.ts';

/**
 * The one failure that a pasted text tells of: what Box answered, or what kept an answer away. Secrets are out of it before
 * anything is read. `null` where there is none, or it is not of Box or the way there. Never throws.
 */
export function readFailure(text: string, hints: Hints): Reading | null {
  const safe = withoutSecrets(tidy(text));
  const given: Case = { text: safe, about: aboutWhom(safe), hints };
  const seen = viewsOf(safe).flatMap((view) => answersOf(view));
  // A raw answer is the last word in every reading of the text.
  const raw = seen.filter(({ from }) => from === 'answer');
  const found = (raw.length > 0 ? raw : seen).flatMap((each) => httpReading(each, given));
  const answered = found.length > 0 ? found : hinted(hints).flatMap((seen) => httpReading(seen, given));
  const best = answered.reduce<Scored | null>((before, each) => (before !== null && before.score >= each.score ? before : each), null);
  if (best !== null && best.tells) return best.reading;
  return wireReading(given) ?? best?.reading ?? null;
}

/** Did a client of Box's meet a web page in place of JSON, of which it shows neither status nor words? */
export function isBoxsPageUnread(text: string, hints: Hints): boolean {
  const safe = tidy(text);
  return (isHinted(hints) || aboutWhom(safe) === 'box') && isUnreadPage(safe);
}

interface Scored {
  readonly reading: Reading;
  readonly score: number;
  /** Does it show more than a status? What kept an answer away explains more than a number does. */
  readonly tells: boolean;
}

/** What the person says, where the text says nothing that can be read. */
const hinted = (hints: Hints): readonly Seen[] =>
  hints.status === null || !isHinted(hints) ? [] : [{ status: hints.status, headers: {}, body: null, from: 'words' }];

function httpReading(seen: Seen, given: Case): readonly Scored[] {
  const first = failureOf(seen, 'identity', given);
  if (first === null) return [];
  const purpose = fittingPurpose(purposeOf(given.text, first.code, given.hints), first);
  const failure = failureOf(seen, purpose, given);
  if (failure === null || !concernsBox(seen, failure, given)) return [];
  const reading: Reading = { failure, context: contextOf(given.text, purpose, given.hints) };
  return [{ reading, score: scoreOf({ ...seen, status: given.hints.status ?? seen.status }, reading), tells: seen.from === 'answer' || seen.from === 'page' || failure.code !== null || failure.words !== null }];
}

/** The answer as the client's own parser reads it; `null` where not even a status can be told. */
function failureOf(seen: Seen, purpose: Purpose, { hints }: Case): HttpFailure | null {
  const parse = (status: number, text: string): HttpFailure => parseFailure({
    purpose, status, headers: seen.headers, text, complete: true, exchange: 0,
    retryAfterSeconds: parseRetryAfterSeconds(seen.headers['retry-after'], seen.headers['date'], 0),
  }, withoutOpaque).failure;
  const status = hints.status ?? seen.status;
  const failure = parse(status ?? USUAL_STATUS, seen.body ?? '');
  if (status === null && failure.code === null && failure.words === null) return null;
  const silent = isUnshown(seen, failure) ? SILENT[failure.status] : undefined;
  return silent === undefined || (silent.sdkAlone && seen.from !== 'sdk') ? failure : parse(failure.status, silent.body);
}

/** Of Box's token endpoint, and of most refusals of a request for its content. */
const USUAL_STATUS = 400;

/**
 * What an answer said of which a library shows the status alone. `Request failed with status code 404` does not mean that
 * there was no body. An SDK of Box's would have shown a body's code: a 403 without one is a scope's (box-errors.md section 1).
 */
const SILENT: Readonly<Record<number, { readonly body: string; readonly sdkAlone: boolean }>> = {
  404: { body: '{"type":"error","status":404,"code":"not_found","message":"Not Found"}', sdkAlone: false },
  403: { body: '{"type":"error","status":403,"code":"insufficient_scope"}', sdkAlone: true },
};

const isUnshown = ({ from, body }: Seen, { purpose, code }: HttpFailure): boolean =>
  from !== 'answer' && from !== 'page' && body === null && code === null && !['token', 'user-token', 'revoke'].includes(purpose);

/** The purpose that Box's words belong to, where they can't be an answer to the one that was guessed. */
function fittingPurpose(guess: Purpose, { words }: HttpFailure): Purpose {
  const at = words === null ? undefined : knownWordsIn(words)?.row.at;
  if (at === undefined || at === 'any' || at.includes(guess)) return guess;
  return at[0];
}

/** How much of the failure the reading explains: known words more than a code, a code more than a status. */
function scoreOf({ from, status, body, headers }: Seen, { failure, context }: Reading): number {
  const when = rowFor(failure, context)?.when;
  // A status that was only assumed must not win over one that was read.
  const shown = (from === 'answer' ? 1 : 0) - (status === null ? 1 : 0);
  // What was made of a bare status says no more than the status.
  const bare = body === null && headers['www-authenticate'] === undefined;
  if (when?.kind !== 'http' || bare) return shown;
  if (when.says !== undefined) return 8 + shown;
  if (when.code !== undefined) return 6 + shown;
  return (when.status === undefined ? 0 : 2) + shown;
}

function wireReading({ text, about, hints }: Case): Reading | null {
  const ours = about === 'box' || isHinted(hints);
  // That a proxy can't be reached tells of no host behind it: what other host is named decides.
  if (!ours && (about === 'others' || namesAnotherHost(withoutProxy(text)))) return null;
  const purpose = purposeOf(text, null, hints);
  const failure = viewsOf(text).map((view) => wireFault(view, purpose, ours)).find((each) => each !== null);
  return failure == null ? null : { failure, context: contextOf(text, purpose, hints) };
}
