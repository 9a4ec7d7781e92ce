import type { Plan } from './config/plan.ts';
import type { Baselines } from './engine/learned.ts';
import type { Report } from './engine/report.ts';
import { ConfigurationError } from './foundation/configuration-error.ts';
import type { Deps } from './foundation/deps.ts';
import { askNothing } from './run/nothing.ts';

/** For doors that compare with nothing. */
const NO_BASELINES: Baselines = () => ({ kind: 'none', why: 'There is no earlier run to compare with.' });

/**
 * Verifies what the plan names and tells what was found. Sends only requests that change nothing in Box; revokes every token
 * that it obtained, whatever happened. What asks Box is loaded only where the plan names somebody to ask. A run that
 * breaks by our own fault ends in a report as well.
 * @throws {ConfigurationError} where `only` and `skip` leave nothing to ask
 */
export async function preflight(plan: Plan, deps: Deps, baselines: Baselines = NO_BASELINES): Promise<Report> {
  if (plan.targets.length === 0) return askNothing(plan, deps);
  const startedAtMs = deps.clock.now();
  try {
    return await (await import('./run/targets.ts')).askTargets(plan, deps, baselines);
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    return (await import('./run/broken.ts')).reportBroken(plan, deps, startedAtMs, error);
  }
}
