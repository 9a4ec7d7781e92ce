import type { Check, CheckId } from './check.ts';
import type { NotAsked, TargetReport } from './report.ts';

/** Is it asked because the configuration says that the deploy needs this very thing? */
export const isRequirement = (id: string): boolean => /^(?:scope|folder):/u.test(id);

/** The others that nobody asks unless they are configured. */
const CONFIGURED: readonly string[] = ['user-token', 'as-user', 'drift'] satisfies CheckId[];

/**
 * What a run leaves out of what was configured (contract, section 4): no verdict may be read as one about it. What was to be
 * asked, and had no answer because something else failed, is not among it: that failure is the verdict.
 * @param planned the checks of the run before any was chosen
 * @param targets what became of those that were chosen
 * @param skip ids that were left out by name: whoever does so is told, whatever they are
 * @param leftOut names of configured targets that the run has no checks for
 */
export function notAskedOf(
  planned: readonly Check[], targets: readonly TargetReport[], leftOut: readonly string[], skip: readonly string[],
): readonly NotAsked[] {
  const known = targets.flatMap(({ name, auth, checks }): readonly NotAsked[] => {
    if (auth !== null && checks.every(({ status }) => status === 'skip')) return [{ target: name, check: null }];
    const asked = new Set<string>(checks.map(({ id }) => id));
    const ours = planned.filter(({ target }) => target === name);
    const configured = ours.filter(({ id }) => (auth !== null && (isRequirement(id) || CONFIGURED.includes(id))) || skip.includes(id));
    return configured.filter(({ id }) => !asked.has(id)).map(({ id }) => ({ target: name, check: id }));
  });
  return [...known, ...leftOut.map((target) => ({ target, check: null }))];
}
