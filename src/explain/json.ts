/** JSON inside other text: found, parsed, and looked through for what has the form of an error. */

export type JsonRecord = Readonly<Record<string, unknown>>;

/** So many openings are tried that turn out to be no JSON; each may cost a look at the whole text. */
const MOST_MISSES = 60;
/** More than an error, and more than an SDK's whole exception. */
const MOST_OBJECTS = 200;
const DEEPEST = 8;

/** The JSON objects that stand in the text, outermost ones only, in order. */
export function objectsIn(text: string): readonly JsonRecord[] {
  const found: JsonRecord[] = [];
  let misses = 0;
  let at = text.indexOf('{');
  while (at !== -1 && misses < MOST_MISSES && found.length < MOST_OBJECTS) {
    const end = /^\{\s{0,200}["}]/u.test(text.slice(at, at + 210)) ? endOfObject(text, at) : -1;
    const value = end === -1 ? undefined : parsed(text.slice(at, end));
    if (isRecord(value)) found.push(value);
    else if (end !== -1 || text[at + 1] === '"') misses += 1;
    at = text.indexOf('{', isRecord(value) ? end : at + 1);
  }
  return found;
}

/** The index behind the brace that closes the one at `start`, strings left aside; -1 where there is none. */
function endOfObject(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character === '\\') at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export const isRecord = (value: unknown): value is JsonRecord => typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object and all objects in it, the outer before the inner; a string that holds JSON counts as that JSON. */
export function within(value: unknown, depth = 0): readonly JsonRecord[] {
  if (depth > DEEPEST) return [];
  if (typeof value === 'string') return /^\s*\{/u.test(value) ? within(parsed(value), depth + 1) : [];
  if (Array.isArray(value)) return (value as readonly unknown[]).slice(0, MOST_OBJECTS).flatMap((each) => within(each, depth + 1));
  if (!isRecord(value)) return [];
  return [value, ...Object.values(value).slice(0, MOST_OBJECTS).flatMap((each) => within(each, depth + 1))];
}

/** All texts inside a value, for those loggers that put an exception's text into a field. */
export function textsWithin(value: unknown): readonly string[] {
  return within(value).flatMap((record) => Object.values(record)).filter((each): each is string => typeof each === 'string' && each.length > 12);
}
