import { decodeBase64 } from './document.ts';
import type { Entry } from './ledger.ts';
import { noteRepairs, shapeOf } from './shape.ts';
import type { DefectKind } from './types.ts';

/** Longer values are something else that was pasted. Box's own have 32 characters. */
const LONGEST_VALUE = 256;

/** What every value goes through first: its shape. @returns `null` where nothing usable is left, and that is said */
function unwrap(raw: string, entry: Entry): string | null {
  const shape = shapeOf(raw);
  noteRepairs(shape, entry);
  if (shape.spoiled !== null) return entry.unusable(shape.spoiled);
  return shape.value === '' ? entry.unusable('field-missing') : shape.value;
}

/**
 * A client ID. Box's have 32 letters and digits, but nothing of Box promises that, so only what can't be one is refused.
 */
export function clientIdFrom(raw: string, entry: Entry): string | null {
  const value = unwrap(raw, entry);
  if (value === null) return null;
  if (holdsConfig(value)) return entry.unusable('config-given-as-secret');
  const wrong = notOneWord(value);
  if (wrong !== null || value.includes('@')) return entry.unusable('client-id-malformed', wrong ?? 'an e-mail address');
  if (/^\d+$/u.test(value)) entry.doubtful('client-id-malformed', 'digits alone, as an enterprise, user or app ID has');
  else if (!/^[A-Za-z0-9._-]+$/u.test(value)) entry.doubtful('client-id-malformed', 'characters other than letters and digits');
  return value;
}

/** A client secret, without what was pasted around it. What is taken for one is kept in the vault by the caller. */
export function clientSecretFrom(raw: string, entry: Entry): string | null {
  const value = unwrap(raw, entry);
  if (value === null) return null;
  if (holdsConfig(value)) return entry.unusable('config-given-as-secret');
  if (value.startsWith('-----BEGIN')) return entry.unusable('client-secret-malformed', 'a key or certificate in PEM');
  const wrong = notOneWord(value);
  return wrong === null ? value : entry.unusable('client-secret-malformed', wrong);
}

/** The `kid` of an assertion: 8 letters and digits have been seen. */
export function publicKeyIdFrom(raw: string, entry: Entry): string | null {
  const value = unwrap(raw, entry);
  if (value === null) return null;
  const wrong = notOneWord(value) ?? (/^[A-Za-z0-9_-]+$/u.test(value) ? null : 'characters other than letters and digits');
  return wrong === null ? value : entry.unusable('key-id-malformed', wrong);
}

/** An enterprise's ID: digits, and not the `0` of an account without an enterprise. */
export function enterpriseIdFrom(raw: string, entry: Entry): string | null {
  return numericId(raw, entry, 'enterprise-malformed');
}

export function userIdFrom(raw: string, entry: Entry): string | null {
  return numericId(raw, entry, 'user-malformed');
}

function numericId(raw: string, entry: Entry, malformed: DefectKind): string | null {
  const value = unwrap(raw, entry);
  if (value === null) return null;
  if (/^0{1,20}$/u.test(value) && malformed === 'enterprise-malformed') return entry.unusable('enterprise-zero');
  if (/^[1-9]\d{0,19}$/u.test(value)) return value;
  if (value.includes('@')) return entry.unusable(malformed, 'an e-mail address');
  return entry.unusable(malformed, notOneWord(value) ?? (/^\d+$/u.test(value) ? 'a number that no ID can be' : 'characters other than digits'));
}

/** Why `value` can't be an identifier, in words that tell nothing of it. */
function notOneWord(value: string): string | null {
  if (value.length > LONGEST_VALUE) return `more than ${LONGEST_VALUE} characters`;
  if (/\s/u.test(value)) return 'white space inside';
  return /^[\x21-\x7e]+$/u.test(value) ? null : 'characters outside ASCII';
}

function holdsConfig(value: string): boolean {
  const text = value.startsWith('{') ? value : shapeOf(decodeBase64(value) ?? '').value;
  return text.startsWith('{') && /"(?:boxAppSettings|clientSecret|clientID)"/u.test(text);
}
