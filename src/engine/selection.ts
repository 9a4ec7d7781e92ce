import { ConfigurationError } from '../foundation/configuration-error.ts';
import { keyOf } from './check.ts';
import type { Check } from './check.ts';

/**
 * The checks that `only` and `skip` leave. `only` brings everything that a named check needs along, so that its answer means
 * what it always means; what `skip` names is left out. An id names its check in every target.
 * @throws {ConfigurationError} where nothing is left to ask, or where something is left that needs what `skip` leaves out: it
 * would be skipped in silence (contract, section 4)
 */
export function chooseChecks(checks: readonly Check[], only: readonly string[] | null, skip: readonly string[]): readonly Check[] {
  const asked = (check: Check): boolean => only === null || only.includes(check.id);
  const wanted = withNeeds(checks, checks.filter(asked));
  const chosen = checks.filter((check) => wanted.has(keyOf(check)) && !skip.includes(check.id));
  if (checks.length > 0 && !chosen.some(asked)) {
    throw new ConfigurationError(['--only, --skip: together they leave nothing to ask.']);
  }
  const stranded = strandedAmong(chosen);
  if (stranded.length > 0) throw new ConfigurationError([strandedWords(skip, stranded)]);
  return chosen;
}

/** Those that can't be asked, because nothing provides what they need; and those that need these. */
function strandedAmong(chosen: readonly Check[]): readonly Check[] {
  const there = new Set(chosen.map(keyOf));
  const isStranded = (check: Check): boolean =>
    there.has(keyOf(check)) && check.needs.some(({ anyOf }) => !anyOf.some((key) => there.has(key)));
  for (let next = chosen.filter(isStranded); next.length > 0; next = chosen.filter(isStranded)) {
    for (const check of next) there.delete(keyOf(check));
  }
  return chosen.filter((check) => !there.has(keyOf(check)));
}

/** More are not read. */
const MOST_NAMED = 20;

function strandedWords(skip: readonly string[], stranded: readonly Check[]): string {
  const needed = new Set(stranded.flatMap(({ needs }) => needs.flatMap(({ anyOf }) => anyOf)));
  const gone = skip.filter((id) => [...needed].some((key) => key.endsWith(`/${id}`)));
  const ids = [...new Set(stranded.map(({ id }) => id))];
  const more = ids.length > MOST_NAMED ? `, and ${String(ids.length - MOST_NAMED)} more` : '';
  const named = `${ids.slice(0, MOST_NAMED).join(', ')}${more}`;
  const way = 'Skip them as well, or name with --only what to ask.';
  return `--skip leaves out ${gone.join(', ')}, and these need it: ${named}. ${way}`;
}

function withNeeds(checks: readonly Check[], roots: readonly Check[]): ReadonlySet<string> {
  const byKey = new Map(checks.map((check) => [keyOf(check), check]));
  const kept = new Set<string>();
  const keep = (check: Check): void => {
    if (kept.has(keyOf(check))) return;
    kept.add(keyOf(check));
    for (const key of check.needs.flatMap(({ anyOf }) => anyOf)) {
      const provider = byKey.get(key);
      if (provider !== undefined) keep(provider);
    }
  };
  roots.forEach(keep);
  return kept;
}
