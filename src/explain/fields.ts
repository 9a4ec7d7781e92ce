import { bodyOf, isOauthCode } from './sdk.ts';
import { codes } from './known-words.ts';
import type { Seen } from './types.ts';

/**
 * What names and values tell where they are no whole JSON: a truncated body, Python's and JavaScript's literals, the dumps of
 * the SDKs in Java (`code='not_found'`) and .NET (`Code: not_found`).
 */

const NAMES = 'error_description|error|code|message|statusCode|status_code|Status Code|Status code|Status|status|request_id|requestId|Request ID|Request Id|reason|Message|Code';
const FIELD = new RegExp(
  `(?<![\\w.])["'(]?(${NAMES})["']?[ \\t]{0,4}[:=][ \\t]{0,4}(?:"((?:[^"\\\\\\n]|\\\\.){0,1000})(?:"|$|\\n)|'((?:[^'\\\\\\n]|\\\\.){0,1000})(?:'|$|\\n)|([^\\n,;}\\])"']{1,300}))`,
  'gu',
);
const MOST_FIELDS = 400;

interface Fields {
  readonly status: number | null;
  readonly code: string | null;
  readonly error: string | null;
  readonly words: string | null;
  readonly description: string | null;
  readonly requestId: string | null;
}

/** An answer pieced together from names and values; `null` where they tell neither a code nor a status nor a known error. */
export function answerOfFields(text: string): Seen | null {
  const fields = fieldsIn(text);
  const { status, description, requestId } = fields;
  const known = knownCodeOf(fields);
  if (known === null && status === null && description === null) return null;
  const said = known === null && description === null ? null : description ?? fields.words;
  const body = bodyOf({ status, code: known ?? (description === null ? fields.code : 'invalid_grant'), words: said, requestId });
  return { status, headers: {}, body, from: 'words' };
}

/** OAuth's `error` before Box's `code`: where both stand, the code is a program's own. */
function knownCodeOf({ code, error }: Fields): string | null {
  if (isOauthCode(error)) return error;
  const known = codes();
  return [code, error].find((each) => each !== null && (known.has(each) || isOauthCode(each))) ?? null;
}

function fieldsIn(text: string): Fields {
  const values = new Map<string, string[]>();
  let count = 0;
  for (const [, name = '', double, single, bare] of text.matchAll(FIELD)) {
    count += 1;
    if (count > MOST_FIELDS) break;
    const value = (double ?? single ?? bare ?? '').replace(/\\(["'\\/])/gu, '$1').trim();
    if (value === '' || /^(?:none|null|undefined)$/iu.test(value)) continue;
    values.set(name, [...values.get(name) ?? [], value]);
  }
  const first = (names: readonly string[], fits: RegExp): string | null => names.flatMap((name) => values.get(name) ?? []).find((value) => fits.test(value)) ?? null;
  const status = first(['statusCode', 'status_code', 'Status Code', 'Status code', 'Status', 'status'], /^[1-5]\d\d$/u);
  return {
    status: status === null ? null : Number(status),
    code: first(['code', 'Code', 'reason'], /^[a-z][a-z0-9_]{2,60}$/u),
    error: first(['error'], /^[a-z][a-z_]{2,60}$/u),
    words: first(['message', 'Message'], /^.{3,600}$/u),
    description: first(['error_description'], /^.{3,600}$/u),
    requestId: first(['request_id', 'requestId', 'Request ID', 'Request Id'], /^[0-9a-z.]{6,100}$/iu),
  };
}

/** The number of a status that the text gives in words, as libraries do, in whatever language is around it; `null`: none. */
export function statusInWords(text: string): number | null {
  for (const form of FORMS) {
    const found = [...text.matchAll(form)].at(-1)?.[1];
    if (found !== undefined) return Number(found);
  }
  return SPEAKS_OF_FAILURE.test(text) ? lastNumber(text) : null;
}

const FORMS: readonly RegExp[] = [
  /\bHTTP(?:\/[123](?:\.\d)?)?(?:\s?(?:error|status|code|response))?[\s:=(#]{1,3}([45]\d\d)(?!\d)/giu,
  /\bstatus(?:[ _]?code)?["']?(?:\s?(?:of|is|was))?[\s:=("'#]{1,4}([45]\d\d)(?!\d)/giu,
  /(?<![\w.:/-])([45]\d\d) (?:client error|server error|bad request|unauthorized|forbidden|not found|method not allowed|conflict|gone|precondition|payload|request entity|too many|internal|bad gateway|service|gateway|proxy auth)/giu,
];
const SPEAKS_OF_FAILURE = /error|fail|denied|refus|exception|fehler|erreur|échou|ошибка|エラー|失敗|错误|錯誤|失败|erro\b|errore|błąd|hata|오류|feil|virhe|chyba|fout/iu;

/** A number that stands where a status may: not in a place, a size or a time. */
const NUMBER = /(?<![\w.:/#-]|\b(?:line|port|pid|column|after) )([45]\d\d)(?![\w./-]|:\d| ?(?:ms|s|bytes|milliseconds|seconds|files|lines|MB|KB|%)\b)/gu;
/** What `curl -v` says of its own work: sizes, and the numbers of TLS messages. */
const CURLS_TRACE = /^(?:\* |[{}] \[)/u;
/** Registered (RFC 9110 and IANA's list), and what Cloudflare and nginx add. */
const isStatus = (number: number): boolean => number < 432 || [440, 444, 451, 499].includes(number) || (number >= 500 && number <= 511) || (number >= 520 && number <= 530);

function lastNumber(text: string): number | null {
  const told = text.split('\n').filter((line) => !CURLS_TRACE.test(line)).join('\n');
  return [...told.matchAll(NUMBER)].map(([, number]) => Number(number)).filter(isStatus).at(-1) ?? null;
}
