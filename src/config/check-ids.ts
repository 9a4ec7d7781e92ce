import type { Text } from '../foundation/text.ts';
import { foreign, text } from '../foundation/text.ts';
import { nearestName } from '../foundation/nearest.ts';
import type { Plan } from './plan.ts';
import type { Problem } from './problems.ts';
import { problem } from './problems.ts';
import { calledBy } from './quote.ts';
import { isScopeName, sameScope } from './scopes.ts';
import type { Show } from './values.ts';
import { isId } from './values.ts';

/** The ids of contract section 4 that have no name or number in them. */
const FIXED_IDS = ['credentials', 'network', 'clock', 'token', 'user-token', 'as-user', 'identity', 'upload-host', 'drift'] as const;
const ALLOWED = `${FIXED_IDS.join(', ')}, scope:NAME, folder:ID`;

/** What is wrong with the shape of a check id; `null`: nothing. */
export function checkIdProblem(input: string, id: string, show: Show): Problem | null {
  const colon = id.indexOf(':');
  const [kind, rest] = [id.slice(0, Math.max(colon, 0)), id.slice(colon + 1)];
  if ((FIXED_IDS as readonly string[]).includes(id)) return null;
  if (kind === 'scope' && isScopeName(rest)) return null;
  if (kind === 'folder' && isId(rest)) return null;
  return problem(input, text`has ${show(id)}, which is not a check id.`, { allowed: ALLOWED, nearest: nearestName(id, FIXED_IDS) });
}

/** The ids in the plan's own spelling of scopes. */
export function spelledAsIn(plan: Plan, ids: readonly string[]): readonly string[] {
  const spelling = new Map(plan.targets.flatMap(({ scopes }) => scopes).map(({ name }) => [sameScope(name), name]));
  return ids.map((id) => {
    const name = id.startsWith('scope:') ? spelling.get(sameScope(id.slice('scope:'.length))) : undefined;
    return name === undefined ? id : `scope:${name}`;
  });
}

/** Of ids in the plan's spelling: why one names a folder or a scope that this run does not ask about; `null`: it asks. */
export function notAsked(plan: Plan, id: string): Text | null {
  const asked = plan.targets.flatMap(({ folders, scopes }) => [...folders.map((folder) => `folder:${folder.id}`), ...scopes.map(({ name }) => `scope:${name}`)]);
  return !id.includes(':') || asked.includes(id) ? null : text`names ${foreign('words', calledBy(id, { scrub: (same) => same }))}, which this run does not ask about.`;
}
