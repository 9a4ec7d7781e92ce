/** RFC 9111 section 1.2.2: a delta-seconds too large to represent counts as 2^31. */
const LONGEST_SECONDS = 2 ** 31;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * The three forms of an HTTP-date that a recipient must read (RFC 9110 section 5.6.7). `Date.parse` alone will not do: it
 * makes a date of nearly anything.
 */
const HTTP_DATES: readonly RegExp[] = [
  /^[A-Z][a-z]{2}, (?<day>\d{2}) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/u,
  /^[A-Z][a-z]{5,8}, (?<day>\d{2})-(?<month>[A-Z][a-z]{2})-(?<year>\d{2}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/u,
  /^[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) (?<day>[ \d]\d) (?<time>\d{2}:\d{2}:\d{2}) (?<year>\d{4})$/u,
];

/** Milliseconds since 1970 of an HTTP-date, or `null` where it is none. */
export function parseHttpDate(value: string): number | null {
  for (const form of HTTP_DATES) {
    const parts = form.exec(value.trim())?.groups;
    if (parts === undefined) continue;
    const month = MONTHS.indexOf(parts['month'] ?? '') + 1;
    const year = fullYear(parts['year'] ?? '');
    const day = (parts['day'] ?? '').replace(' ', '0');
    const ms = Date.parse(`${year}-${String(month).padStart(2, '0')}-${day}T${parts['time'] ?? ''}Z`);
    return Number.isNaN(ms) ? null : ms;
  }
  return null;
}

/** RFC 850 dates have two digits. These dates lie within a day of now, so a year of this century is the one that is meant. */
function fullYear(digits: string): string {
  return digits.length === 2 ? `20${digits}` : digits;
}

/**
 * Seconds that a `Retry-After` header asks to wait (RFC 9110 section 10.2.3: delta-seconds or an HTTP-date), or `null` where
 * it asks nothing that makes sense. A date counts from the answer's own `Date`, so that a wrong clock here does not matter.
 */
export function parseRetryAfterSeconds(value: string | undefined, dateHeader: string | undefined, nowMs: number): number | null {
  if (value === undefined) return null;
  if (/^\d+$/u.test(value.trim())) return Math.min(Number(value), LONGEST_SECONDS);
  const untilMs = parseHttpDate(value);
  if (untilMs === null) return null;
  const fromMs = parseHttpDate(dateHeader ?? '') ?? nowMs;
  return untilMs > fromMs ? Math.ceil((untilMs - fromMs) / 1000) : null;
}
