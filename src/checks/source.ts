import type { TargetPlan } from '../config/plan.ts';
import { sameScope } from '../config/scopes.ts';
import type { CheckId } from '../engine/check.ts';
import type { Location } from '../foundation/location.ts';

/** Tells the line of a config file that asked a target a question; `null` where an input did. */
function sourcesOf({ source, sources, folders, scopes }: TargetPlan): (id: CheckId) => Location | null {
  const ofFolders = firstOf(folders.map((folder) => [folder.id, folder.source]));
  const ofScopes = firstOf(scopes.map((scope) => [sameScope(scope.name), scope.source]));
  return (id) => {
    if (id.startsWith('folder:')) return ofFolders.get(id.slice('folder:'.length)) ?? null;
    if (id.startsWith('scope:')) return ofScopes.get(sameScope(id.slice('scope:'.length))) ?? null;
    if (id === 'credentials') return sources?.credentials ?? source;
    return id === 'user-token' || id === 'as-user' ? sources?.user ?? source : source;
  };
}

/** By key; of equal ones the first. */
const firstOf = <Value>(entries: readonly (readonly [string, Value])[]): ReadonlyMap<string, Value> => new Map([...entries].reverse());

/** A target's checks with the lines that asked for them. */
export function withSources<Reported extends { readonly id: CheckId }>(checks: readonly Reported[], plan: TargetPlan | undefined): readonly (Reported & { readonly source: Location | null })[] {
  const sourceOf = plan === undefined ? () => null : sourcesOf(plan);
  return checks.map((check) => ({ ...check, source: sourceOf(check.id) }));
}
