const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const LONG_DAY = '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)';
const MONTH = `(?<month>${MONTHS.join('|')})`;
const TIME = '(?<hour>[01]\\d|2[0-3]):(?<minute>[0-5]\\d):(?<second>[0-5]\\d|60)';

/** The three forms of RFC 9110 section 5.6.7: IMF-fixdate, and the obsolete ones of RFC 850 and asctime. */
const FORMS = [
  new RegExp(`^${DAY}, (?<day>\\d{2}) ${MONTH} (?<year>\\d{4}) ${TIME} GMT$`, 'u'),
  new RegExp(`^${LONG_DAY}, (?<day>\\d{2})-${MONTH}-(?<year>\\d{2}) ${TIME} GMT$`, 'u'),
  new RegExp(`^${DAY} ${MONTH} (?<day>[ \\d]\\d) ${TIME} (?<year>\\d{4})$`, 'u'),
];

/** Two digits of a year: no server that speaks HTTP told the time before 1970, and this room has no clock of its own. */
const CENTURY_PIVOT = 70;

/** @returns milliseconds since 1970, or `null` for what is no HTTP date or no day of the calendar */
export function parseHttpDate(value: string): number | null {
  for (const form of FORMS) {
    const groups = form.exec(value.trim())?.groups;
    if (groups !== undefined) return instantOf(groups);
  }
  return null;
}

function instantOf(groups: Readonly<Record<string, string | undefined>>): number | null {
  const number = (name: string): number => Number(groups[name]);
  const year = groups['year']?.length === 2 ? number('year') + (number('year') < CENTURY_PIVOT ? 2000 : 1900) : number('year');
  const month = MONTHS.indexOf(groups['month'] ?? '');
  const midnight = new Date(0);
  midnight.setUTCFullYear(year, month, number('day'));
  if (midnight.getUTCMonth() !== month || midnight.getUTCDate() !== number('day')) return null;
  return midnight.getTime() + ((number('hour') * 60 + number('minute')) * 60 + number('second')) * 1000;
}
