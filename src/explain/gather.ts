import type { HttpMatch } from '../guidance/types.ts';
import { lastAnswer, looseHeaders, statusOfHeaders } from './answers.ts';
import { isBoxError, isOauthError } from './about.ts';
import { answerOfFields, statusInWords } from './fields.ts';
import { isRecord, objectsIn, textsWithin, within } from './json.ts';
import type { JsonRecord } from './json.ts';
import { boxCodeIn, codes, knownWordsIn } from './known-words.ts';
import { isPage, pageIn } from './page.ts';
import { bodyOf, sdkLine } from './sdk.ts';
import type { Seen } from './types.ts';

/**
 * Every HTTP answer that one reading of a text suggests, what shows most of it first. A raw answer rules the others out: what
 * else the text says is what was sent, or what came before.
 */
export function answersOf(text: string): readonly Seen[] {
  const answer = lastAnswer(text);
  if (answer !== null) return [readable(answer)];
  const found = [
    ...[...objectsIn(text)].reverse().flatMap(errorsWithin), sdkLine(text), answerOfWords(text), answerOfFields(text), answerOfHeaders(text), pageIn(text),
  ];
  const headers = looseHeaders(text);
  const answers = found.filter((each) => each !== null).map((each) => completed(each, text, headers));
  return answers.length > 0 ? answers : answerOfStatus(text);
}

/** A body that is cut off, or stands among other words, as the whole one of the same meaning. */
function readable(answer: Seen): Seen {
  const body = answer.body ?? '';
  if (body === '' || isPage(body)) return answer;
  const [error] = objectsIn(body).flatMap(errorsWithin);
  const pieced = error ?? answerOfWords(body) ?? (/^[[{]/u.test(body) && objectsIn(body).length === 0 ? answerOfFields(body) : null);
  return pieced === null || pieced.body === null ? answer : { ...answer, body: pieced.body };
}

/** The errors in one JSON value, Box's or OAuth's in form; its texts are read like any other where it holds none. */
function errorsWithin(value: JsonRecord): readonly Seen[] {
  const records = within(value);
  const status = records.map(statusIn).find((each) => each !== null) ?? null;
  const errors = records.filter((record) => isBoxError(record) || isOauthError(record)).map((record): Seen =>
    ({ status: statusIn(record) ?? status, headers: {}, body: JSON.stringify(record), from: 'json' }));
  if (errors.length > 0) return errors;
  const texts = textsWithin(value).join('\n');
  return [sdkLine(texts), answerOfWords(texts)].filter((each) => each !== null).map((each) => ({ ...each, status: each.status ?? status }));
}

function statusIn(record: JsonRecord): number | null {
  const { status, statusCode, status_code: snake } = record;
  const found = [status, statusCode, snake].map(Number).find((each) => each >= 100 && each < 600);
  return found ?? null;
}

/** Sentences that programs say themselves in place of Box's. */
const OWN_WORDS: readonly (readonly [says: RegExp, code: string])[] = [
  // boxcli, `box-command.js`
  [/Authentication failed: token is invalid or expired/u, 'invalid_token'],
];

const ownWordsCode = (text: string): string | null => OWN_WORDS.find(([says]) => says.test(text))?.[1] ?? null;

/** An answer of which the text only tells the words, or a code that is Box's alone. */
function answerOfWords(text: string): Seen | null {
  const known = knownWordsIn(text);
  const when = known?.row.when;
  const match = when?.kind === 'http' ? when : null;
  const code = boxCodeIn(text) ?? bareCode(text) ?? match?.code?.[0] ?? ownWordsCode(text);
  const body = bodyOf({ status: null, code, words: known?.words ?? null, requestId: null });
  return body === null ? null : { status: code === null ? statusOf(match) : null, headers: {}, body, from: 'words' };
}

/** A text that is nothing but a code. */
const bareCode = (text: string): string | null => (codes().has(text.trim()) ? text.trim() : null);

/** The status by which alone the catalogue knows the words. */
const statusOf = (match: HttpMatch | null): number | null => match?.status?.find((each) => typeof each === 'number') ?? null;

function answerOfHeaders(text: string): Seen | null {
  const headers = looseHeaders(text);
  const status = statusOfHeaders(headers);
  return status === null && headers['box-request-id'] === undefined ? null : { status, headers, body: null, from: 'words' };
}

function answerOfStatus(text: string): readonly Seen[] {
  const status = statusInWords(text);
  return status === null ? [] : [{ status, headers: looseHeaders(text), body: null, from: 'words' }];
}

/** With the status and headers that stand elsewhere in the text. */
function completed(seen: Seen, text: string, loose: Seen['headers']): Seen {
  const headers = seen.from === 'page' ? seen.headers : { ...loose, ...seen.headers };
  const status = seen.status ?? statusOfCode(seen.body) ?? sdkLine(text)?.status ?? answerOfFields(text)?.status ?? statusOfHeaders(headers) ?? statusInWords(text);
  return { ...seen, headers, status };
}

/** Where a code can stand with one status alone (box-errors.md sections 3 to 7). */
const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  access_denied_insufficient_permissions: 403, insufficient_scope: 403, forbidden: 403, forbidden_by_policy: 403, access_from_location_blocked: 403, unauthorized: 401,
  invalid_token: 401, not_found: 404, trashed: 404, method_not_allowed: 405, conflict: 409, item_name_in_use: 409, rate_limit_exceeded: 429, too_many_requests: 429,
  internal_server_error: 500, bad_gateway: 502, unavailable: 503, request_entity_too_large: 413,
};

function statusOfCode(body: string | null): number | null {
  const [json] = body === null ? [] : objectsIn(body);
  if (!isRecord(json)) return null;
  const code = json['code'] ?? json['error'];
  return typeof code === 'string' ? STATUS_OF_CODE[code] ?? null : null;
}
