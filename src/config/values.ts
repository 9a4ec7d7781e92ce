import type { Text } from '../foundation/text.ts';
import { text } from '../foundation/text.ts';
import type { ValueKind } from './inputs.ts';
import { nearestName } from '../foundation/nearest.ts';
import { isCredential, LONGEST_NAME } from './misplaced.ts';
import { orList } from './problems.ts';
import { mayBeSecret } from './secret-form.ts';

/** A text read as a value, or why it is none. `says` continues a sentence that begins with the input's name. */
export type Parsed<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'refused'; readonly says: Text; readonly allowed: string | undefined; readonly nearest: string | null };

/** Shows what the user wrote, quoted and without secrets. */
export type Show = (raw: string) => Text;

const value = <Value>(found: Value): Parsed<Value> => ({ kind: 'value', value: found });
const refused = (says: Text, allowed?: string, nearest: string | null = null): Parsed<never> => ({ kind: 'refused', says, allowed, nearest });

/** The spellings of YAML 1.2's core schema (section 10.3.2), as @actions/core has them. */
const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, True: true, TRUE: true, false: false, False: false, FALSE: false };

export function parseBoolean(raw: string, show: Show): Parsed<boolean> {
  const known = Object.hasOwn(BOOLEANS, raw) ? BOOLEANS[raw] : undefined;
  return known === undefined ? refused(text`is ${show(raw)}, which is neither true nor false.`, 'true or false', nearestName(raw, ['true', 'false'])) : value(known);
}

/** A whole number in decimal digits, within the range. */
export function parseInteger(raw: string, rule: Extract<ValueKind, { kind: 'integer' }>, show: Show): Parsed<number> {
  const allowed = `a whole number of ${rule.unit} from ${String(rule.min)} to ${String(rule.max)}`;
  if (!/^\d{1,9}$/u.test(raw)) return refused(text`is ${show(raw)}, which is not a whole number in digits.`, allowed);
  const number = Number(raw);
  return number < rule.min || number > rule.max ? refused(text`is ${show(raw)}, which is out of range.`, allowed) : value(number);
}

export function parseChoice(raw: string, choices: readonly string[], show: Show): Parsed<string> {
  return choices.includes(raw) ? value(raw) : refused(text`is ${show(raw)}, which is none of its values.`, orList(choices), nearestName(raw, choices));
}

/** Box's ids are decimal digits of an unsigned 64-bit number. */
const ID = /^(?:0|[1-9]\d{0,19})$/u;

export const isId = (raw: string): boolean => ID.test(raw);

/** A user's id. `0` is nobody's. */
export function parseUserId(raw: string, show: Show): Parsed<string> {
  if (isId(raw) && raw !== '0') return value(raw);
  // A login is a person's name: it is not shown.
  const says = raw.includes('@') ? ['is not a Box user ID. A login is no user ID.'] : text`is ${show(raw)}, which is not a Box user ID.`;
  return refused(says, "digits alone, as in the address of the user's page in the Admin Console");
}

const URL_ALLOWED = 'https://HOST, or http:// on a loopback address (127.0.0.1, [::1], localhost)';

/** A base URL: https, plain http on a loopback address alone; without credentials, query and fragment. Never shown, for it may hold a password. */
export function parseBaseUrl(raw: string): Parsed<URL> {
  if (!/^https?:\/\/[^\s\\]+$/iu.test(raw)) return refused(['is not an http or https URL.'], URL_ALLOWED);
  if (!URL.canParse(raw)) return refused(['is not a URL that can be read.'], URL_ALLOWED);
  const url = new URL(raw);
  if (url.username !== '' || url.password !== '') return refused(['holds a user name or a password.'], URL_ALLOWED);
  if (/[?#]/u.test(raw)) return refused(['has a query or a fragment; it must be a base URL.'], URL_ALLOWED);
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return refused(['would send credentials over plain http.'], URL_ALLOWED);
  url.pathname = url.pathname.replace(/(?<!\/)\/+$/u, '');
  return value(url);
}

/** RFC 6761 section 6.3 (localhost), RFC 1122 section 3.2.1.3 (127/8), RFC 4291 section 2.5.3 (::1). The URL parser has normalised the address. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/u.test(hostname);
}

/** A path is shown in messages and outputs, so what may be a secret is none. */
export function parsePath(raw: string): Parsed<string> {
  const length = `is a text of ${String(raw.length)} characters, and no path: it may be a secret.`;
  if (raw.length > LONGEST_NAME || isCredential(raw)) return refused([length], `a path of at most ${String(LONGEST_NAME)} characters`);
  if (hasControl(raw)) return refused(['holds a control character or a line break.'], 'the path of one file');
  if (BARE_WORD.test(raw) && mayBeSecret(raw)) return refused([length], 'the path of one file; one that is called so with ./ before it');
  return /[/\\]$/u.test(raw) ? refused(['names a folder.'], 'the path of one file') : value(raw);
}

/** No folder, no ending: as secrets are, and files seldom. */
const BARE_WORD = /^[A-Za-z0-9+=_-]{24,}$/u;

/** A name for people; longer ones would break titles and tables. */
const LONGEST_TEXT = 200;

export function parseText(raw: string): Parsed<string> {
  if (hasControl(raw)) return refused(['holds a control character or a line break.'], 'one line of text');
  return raw.length > LONGEST_TEXT ? refused([`has ${String(raw.length)} characters.`], `at most ${String(LONGEST_TEXT)} characters`) : value(raw);
}

/** Unicode's category Cc, written out: the first look at a category takes Node most of a millisecond. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/u;

export const hasControl = (raw: string): boolean => CONTROL.test(raw);
