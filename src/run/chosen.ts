import type { Plan } from '../config/plan.ts';
import type { Check } from '../engine/check.ts';

/**
 * The checks that a plan's `only` and `skip` leave. What chooses is loaded where there is something to choose: the action
 * never has it.
 * @throws {ConfigurationError} as `chooseChecks` says
 */
export async function chosen(planned: readonly Check[], { only, skip }: Plan): Promise<readonly Check[]> {
  return only === null && skip.length === 0 ? planned : (await import('../engine/selection.ts')).chooseChecks(planned, only, skip);
}
