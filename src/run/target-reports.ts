import { currentUser } from '../box/questions.ts';
import type { TargetContext } from '../checks/context.ts';
import { loginOf } from '../checks/context.ts';
import { unaskedScopes } from '../checks/least-privilege.ts';
import { withSources } from '../checks/source.ts';
import type { TargetPlan } from '../config/plan.ts';
import type { Check } from '../engine/check.ts';
import { keyOf } from '../engine/check.ts';
import { compare } from '../engine/learned.ts';
import type { Baseline, Learned } from '../engine/learned.ts';
import type { CheckReport, IdentityFacts, TargetReport } from '../engine/report.ts';
import { learned } from './target-checks.ts';
import type { Shared, Target } from './target.ts';

/** What became of each target, the host first. Sends only what `least-privilege` asks. */
export async function targetReports(
  checks: readonly Check[], ended: readonly CheckReport[], { plan: { leastPrivilege }, baselines, transport, targets }: Shared,
): Promise<readonly TargetReport[]> {
  const [host, ...others] = bareReports(checks, ended, { targets, transport });
  const whole = targets.map(async (target, index): Promise<TargetReport> => {
    const bare = others[index] ?? hostReport([]);
    const known = { ...bare, identity: await identityOf(target, bare.checks) };
    const unasked = leastPrivilege ? { unaskedScopes: await unaskedOf(target) } : {};
    return { ...known, ...unasked, ...(target.usable ? comparable(await learned(target), baselines(bare.name), bare.checks) : {}) };
  });
  return [host, ...(await Promise.all(whole))];
}

/** How the checks ended, by target, and nothing that would have to be asked for. The host comes first. */
export function bareReports(
  checks: readonly Check[], ended: readonly CheckReport[], { targets, transport }: Pick<Shared, 'targets' | 'transport'>,
): readonly [TargetReport, ...TargetReport[]] {
  const costs = transport.costs();
  const counted = ended.map((check, index) => ({ ...check, requests: costs.get(keyOf({ target: checks[index]?.target ?? '', id: check.id })) ?? 0 }));
  const of = (name: string, plan?: TargetPlan): readonly CheckReport[] => withSources(counted.filter((_, index) => checks[index]?.target === name), plan);
  return [hostReport(of('host')), ...targets.map(({ plan, context }): TargetReport => ({
    name: plan.name, ...(plan.label === null ? {} : { label: plan.label }), auth: plan.auth, subject: subjectOf(plan, context),
    identity: null, checks: of(plan.name, plan),
  }))];
}

const hostReport = (checks: readonly CheckReport[]): TargetReport => ({ name: 'host', auth: null, subject: null, identity: null, checks });

/** Only a target whose token was asked for and issued has scopes to look at. */
async function unaskedOf({ context, settled }: Target): Promise<readonly string[]> {
  const { session, appSubject } = context;
  const asked = settled.get(appSubject === 'service' ? 'token' : 'user-token');
  if (asked === undefined || asked === 'skip' || (await session.token(appSubject)).kind !== 'issued') return [];
  return unaskedScopes(context);
}

/** What a later run can compare with, and what this one is different in, where it was asked. */
function comparable(now: Learned, baseline: Baseline, checks: readonly CheckReport[]): Pick<TargetReport, 'learned' | 'drift'> {
  const asked = checks.some(({ id, status }) => id === 'drift' && status !== 'skip');
  if (!asked || baseline.kind !== 'good') return { learned: now };
  return { learned: now, drift: { since: baseline.at, changes: compare(baseline.learned, now).changes } };
}

function subjectOf({ userId }: TargetPlan, { enterpriseId, facts }: TargetContext): TargetReport['subject'] {
  if (userId !== null) return { type: 'user', id: userId };
  // One that is not among the facts is not to be shown.
  return enterpriseId === null || facts.enterpriseId === undefined ? null : { type: 'enterprise', id: enterpriseId };
}

/** Who the token was, where the `identity` check was answered; the question is not sent again. */
async function identityOf({ context: { session, appSubject }, usable }: Target, checks: readonly CheckReport[]): Promise<IdentityFacts | null> {
  const judged = checks.find((check) => check.id === 'identity');
  // Without usable credentials there is nobody to ask, also where the run's end overtook the check before it was skipped.
  if (!usable || judged === undefined || judged.status === 'skip') return null;
  const answer = await session.ask(currentUser, appSubject);
  if (answer.kind === 'failed') return null;
  return { id: answer.value.id, login: loginOf(answer.value), name: answer.value.name, enterpriseId: answer.value.enterpriseId };
}
