import { ConfigurationError } from '../foundation/configuration-error.ts';
import { keyOf } from './check.ts';
import type { Check } from './check.ts';

/**
 * The checks that `only` and `skip` leave. `only` brings everything that a named check needs along, so that its answer means
 * what it always means; what `skip` names is left out, and what needs it is then skipped. An id names its check in every
 * target.
 * @throws {ConfigurationError} where nothing is left to ask
 */
export function chooseChecks(checks: readonly Check[], only: readonly string[] | null, skip: readonly string[]): readonly Check[] {
  const asked = (check: Check): boolean => only === null || only.includes(check.id);
  const wanted = withNeeds(checks, checks.filter(asked));
  const chosen = checks.filter((check) => wanted.has(keyOf(check)) && !skip.includes(check.id));
  if (checks.length > 0 && !chosen.some((check) => asked(check) && canBeAsked(check, chosen))) {
    throw new ConfigurationError(['only, skip: together they leave nothing to ask. A check is not asked where one that it needs is skipped.']);
  }
  return chosen;
}

function canBeAsked(check: Check, chosen: readonly Check[]): boolean {
  return check.needs.every(({ anyOf }) => chosen.some((other) => anyOf.includes(keyOf(other)) && canBeAsked(other, chosen)));
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
