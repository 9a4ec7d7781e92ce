import type { TargetPlan } from '../config/plan.ts';
import { sameScope } from '../config/scopes.ts';
import type { CheckId } from '../engine/check.ts';
import type { Location } from '../foundation/location.ts';

/** The line of a config file that asked a target this question; `null` where an input did. */
export function sourceOf({ source, sources, folders, scopes }: TargetPlan, id: CheckId): Location | null {
  if (id.startsWith('folder:')) return folders.find((folder) => `folder:${folder.id}` === id)?.source ?? null;
  if (id.startsWith('scope:')) return scopes.find(({ name }) => sameScope(name) === sameScope(id.slice('scope:'.length)))?.source ?? null;
  if (id === 'credentials') return sources?.credentials ?? source;
  return id === 'user-token' || id === 'as-user' ? sources?.user ?? source : source;
}

/** A target's checks with the lines that asked for them. */
export const withSources = <Reported extends { readonly id: CheckId }>(checks: readonly Reported[], plan: TargetPlan | undefined): readonly (Reported & { readonly source: Location | null })[] =>
  checks.map((check) => ({ ...check, source: plan === undefined ? null : sourceOf(plan, check.id) }));
