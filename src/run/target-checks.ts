import { credentialsCheck } from '../checks/credentials.ts';
import { driftCheck } from '../checks/drift.ts';
import { hostChecks, targetChecks } from '../checks/index.ts';
import { learn } from '../checks/learn.ts';
import type { Check, CheckId } from '../engine/check.ts';
import { keyOf } from '../engine/check.ts';
import type { Learned } from '../engine/learned.ts';
import type { Shared, Target } from './target.ts';

/**
 * All questions of a run, those about the host first.
 * @param answered fulfilled with the exchange of the first answer of the API host
 */
export function allChecks(targets: readonly Target[], answered: Promise<number>, shared: Shared): readonly Check[] {
  const { plan, facts } = shared;
  const nothing = plan.nothingGiven === null ? [] : [credentialsCheck('host', { kind: 'missing', missing: plan.nothingGiven }, facts, plan.repairedCredentials)];
  const ofTargets = targets.flatMap((target) => checksOf(target, shared));
  const host = {
    apiUrl: plan.apiUrl, answered, targets: targets.map(({ context }) => context), usable: targets.filter(({ usable }) => usable).map(({ context }) => context),
  };
  const limits = {
    maxSkewSeconds: plan.maxClockSkewSeconds, warnSkewSeconds: plan.warnClockSkewSeconds, signs: targets.some(({ plan: { auth }, usable }) => usable && auth === 'jwt'), clients: plan.clients,
  };
  return [...nothing, ...hostChecks(host, limits, shared.skew, facts, ofTargets), ...ofTargets];
}

/** All questions to one target; the last of them looks at what the others learned. */
function checksOf(target: Target, { plan, baselines }: Shared): readonly Check[] {
  const { finding, context } = target;
  const { name } = target.plan;
  const checks = [credentialsCheck(name, finding, context.facts, plan.repairedCredentials), ...targetChecks(context)];
  const { counts } = plan.drift;
  if (counts === 'off') return checks;
  return [...checks, driftCheck({ target: name, counts, baseline: baselines(name), learn: () => learned(target), after: checks.map(keyOf) })];
}

/** Checks that ask for tokens: what all others wait for. */
const ASK_FOR_TOKENS: readonly string[] = ['token', 'user-token'] satisfies CheckId[];

/**
 * Tells a target's session what is going to be read, so that a listing can answer several of its folders.
 * @returns how many requests will go out at once when its token is there
 */
export function foresee(target: Target, checks: readonly Check[]): number {
  const { plan, context: { session, contentSubject }, usable, asked } = target;
  if (!usable) return 0;
  const folders = plan.folders.flatMap(({ id }) => (asked.has(`folder:${id}`) ? [{ id, payer: keyOf({ target: plan.name, id: `folder:${id}` }) }] : []));
  const pledged = ownChecks(target, checks).filter(({ id }) => !ASK_FOR_TOKENS.includes(id)).reduce((sum, { pledge }) => sum + pledge, 0);
  // A folder's read is pledged by its check; read together, fewer are sent.
  return pledged - folders.length + session.foresee(folders, contentSubject);
}

/** What is asked about one target. */
export const ownChecks = ({ plan }: Target, checks: readonly Check[]): readonly Check[] => checks.filter(({ target }) => target === plan.name);

/** What is known of a target by now, for this run’s report and a later one’s comparison. */
export function learned({ context, finding, settled }: Target): Promise<Learned> {
  const facts = finding.kind === 'examined' ? finding.examination.facts : null;
  const key = facts?.fingerprint == null ? null : { id: facts.publicKeyId, fingerprint: facts.fingerprint };
  return learn(context, key, (id) => settled.get(id));
}
