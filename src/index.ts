import { currentUser } from './box/questions.ts';
import { createSession } from './box/session.ts';
import type { Session } from './box/session-types.ts';
import { createTransport } from './box/transport.ts';
import { skewWords } from './checks/clock.ts';
import { credentialsCheck } from './checks/credentials.ts';
import type { TargetContext } from './checks/context.ts';
import { loginOf } from './checks/context.ts';
import { hostChecks, targetChecks } from './checks/index.ts';
import { estimateSkew, parseHttpDate } from './clock/skew.ts';
import type { Sample, SkewEstimate } from './clock/skew.ts';
import type { MissingCredentials, Plan, TargetPlan } from './config/plan.ts';
import { examine } from './credentials/examine.ts';
import type { Examination } from './credentials/types.ts';
import { assembleReport } from './engine/assemble.ts';
import { createBudget } from './engine/budget.ts';
import type { Check, Judged } from './engine/check.ts';
import { found } from './engine/check.ts';
import { startRun } from './engine/deadline.ts';
import type { CheckReport, ClockFacts, IdentityFacts, Report, TargetReport } from './engine/report.ts';
import { runChecks } from './engine/runner.ts';
import type { RunEnd } from './engine/runner.ts';
import { chooseChecks } from './engine/selection.ts';
import type { Deps } from './foundation/deps.ts';
import { foreign, text } from './foundation/text.ts';
import { clockRemedy } from './guidance/clock-remedy.ts';
import { advise } from './guidance/diagnose.ts';
import type { Facts } from './guidance/types.ts';

/** A target of the plan with what its credentials turned out to be, and its conversation with Box if it can have one. */
interface Target {
  readonly plan: TargetPlan;
  readonly finding: { readonly kind: 'examined'; readonly examination: Examination } | { readonly kind: 'missing'; readonly missing: MissingCredentials };
  readonly context: TargetContext;
  /** Are the credentials good enough to ask anything? */
  readonly usable: boolean;
}

/** What all targets of a run share. */
interface Shared {
  readonly plan: Plan;
  readonly deps: Deps;
  readonly transport: ReturnType<typeof createTransport>;
  readonly skew: () => SkewEstimate;
  readonly facts: Facts;
  readonly unusedName: string;
}

/**
 * Verifies what the plan names and tells what was found. Sends only requests that change nothing in Box; revokes every token
 * that it obtained, whatever happened.
 * @throws {ConfigurationError} where `only` and `skip` leave nothing to ask
 */
export async function preflight(plan: Plan, deps: Deps): Promise<Report> {
  const time = startRun(deps.clock, plan.limits.timeoutMs, deps.interrupted);
  const budget = createBudget(plan.limits.maxApiCalls);
  const samples: Sample[] = [];
  let heard: (exchange: number) => void = () => undefined;
  const answered = new Promise<number>((resolve) => { heard = resolve; });
  const transport = createTransport({
    deps, limits: plan.limits, budget, signal: time.signal, deadlineAtMonotonicMs: time.deadlineAtMonotonicMs,
    onDate: (sentAtMs, receivedAtMs, date) => keepSample(samples, sentAtMs, receivedAtMs, date),
    onHttpAnswer: (exchange) => heard(exchange),
  });
  const facts: Facts = { clockCommand: clockRemedy(deps.host.os, isHosted(deps)) };
  const shared: Shared = { plan, deps, transport, skew: () => estimateSkew(samples), facts, unusedName: unusedName(deps) };
  const targets = plan.targets.map((target) => openTarget(target, shared));
  try {
    const checks = chooseChecks(allChecks(targets, answered, shared), plan.only, plan.skip);
    const ended = await runChecks(checks, {
      clock: deps.clock, budget, signal: time.signal, progress: deps.progress, overtaken: (_, end) => overtaken(end, plan), broken: (_, error) => broken(error),
    });
    const results = await targetReports(checks, ended, targets);
    await revoke(targets, deps);
    return assembleReport({
      startedAtMs: time.startedAtMs, durationMs: deps.clock.monotonic() - time.startedAtMonotonicMs, host: deps.host,
      run: plan.run && { ...plan.run, name: foreign('words', plan.run.name) }, clock: clockFacts(shared.skew()), targets: results,
      exchanges: transport.exchanges(), apiCalls: transport.calls(), identityOnly: plan.targets.every((each) => each.folders.length + each.scopes.length === 0),
    });
  } finally {
    time.done();
    await transport.close();
  }
}

function allChecks(targets: readonly Target[], answered: Promise<number>, shared: Shared): readonly Check[] {
  const { plan, facts } = shared;
  const nothing = plan.nothingGiven === null ? [] : [credentialsCheck('host', { kind: 'missing', missing: plan.nothingGiven }, facts)];
  const ofTargets = targets.flatMap(({ plan: { name }, finding, context }) => [credentialsCheck(name, finding, context.facts), ...targetChecks(context)]);
  const host = {
    apiHost: plan.apiUrl.host, answered, targets: targets.map(({ context }) => context), usable: targets.filter(({ usable }) => usable).map(({ context }) => context),
  };
  const limits = {
    maxSkewSeconds: plan.maxClockSkewSeconds, warnSkewSeconds: plan.warnClockSkewSeconds, signs: plan.targets.some(({ auth }) => auth === 'jwt'),
  };
  return [...nothing, ...hostChecks(host, limits, shared.skew, facts, ofTargets), ...ofTargets];
}

function openTarget(plan: TargetPlan, shared: Shared): Target {
  const finding = plan.credentials.kind === 'missing'
    ? { kind: 'missing' as const, missing: plan.credentials.missing }
    : { kind: 'examined' as const, examination: examine(plan.credentials.raw, shared.deps.vault) };
  const known = finding.kind === 'examined' ? finding.examination.facts : null;
  const credentials = finding.kind === 'examined' ? finding.examination.credentials : null;
  const context: TargetContext = {
    plan,
    session: credentials === null ? mute(plan.name) : createSession({
      target: plan.name, credentials, enterpriseId: credentials.enterpriseId, userId: plan.userId, asUser: plan.asUser,
      apiUrl: shared.plan.apiUrl, transport: shared.transport, deps: shared.deps,
      skewMs: () => { const skew = shared.skew(); return skew.kind === 'estimated' ? skew.skewMs : null; },
    }),
    enterpriseId: known?.enterpriseId ?? null,
    ...subjectsOf(plan, credentials),
    facts: { ...shared.facts, ...knownFacts(known, plan) },
    hosted: isHosted(shared.deps),
    skew: () => { const skew = shared.skew(); return skew.kind === 'estimated' ? skewWords(skew) : null; },
    unusedName: shared.unusedName,
  };
  return { plan, finding, context, usable: credentials !== null };
}

function subjectsOf({ userId, asUser }: TargetPlan, credentials: Examination['credentials']): Pick<TargetContext, 'appSubject' | 'contentSubject'> {
  const alone = credentials !== null && credentials.enterpriseId === null;
  return { appSubject: alone ? 'user' : 'service', contentSubject: userId !== null ? 'user' : asUser !== null ? 'as-user' : 'service' };
}

function knownFacts(known: Examination['facts'] | null, { userId, asUser }: TargetPlan): Facts {
  const facts = { clientId: known?.clientId, enterpriseId: known?.enterpriseId, publicKeyId: known?.publicKeyId, userId: userId ?? asUser };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value != null));
}

/** Stands where credentials can't be used. Every check that would ask it needs `credentials`, so being asked is our own bug. */
function mute(target: string): Session {
  const refuse = (): never => { throw new Error(`target ${target} was asked without credentials`); };
  return { target, token: refuse, ask: refuse, exchange: refuse, handshake: refuse, revokeAll: () => Promise.resolve([]) };
}

async function targetReports(checks: readonly Check[], ended: readonly CheckReport[], targets: readonly Target[]): Promise<readonly TargetReport[]> {
  const of = (name: string): readonly CheckReport[] => ended.filter((_, index) => checks[index]?.target === name);
  const host: TargetReport = { name: 'host', auth: null, subject: null, identity: null, checks: of('host') };
  const others = await Promise.all(targets.map(async ({ plan, context }): Promise<TargetReport> => ({
    name: plan.name, auth: plan.auth, subject: subjectOf(plan, context), identity: await identityOf(context, of(plan.name)), checks: of(plan.name),
  })));
  return [host, ...others];
}

function subjectOf({ userId }: TargetPlan, { enterpriseId }: TargetContext): TargetReport['subject'] {
  if (userId !== null) return { type: 'user', id: userId };
  return enterpriseId === null ? null : { type: 'enterprise', id: enterpriseId };
}

/** Who the token was, where the `identity` check was answered; the question is not sent again. */
async function identityOf({ session, appSubject }: TargetContext, checks: readonly CheckReport[]): Promise<IdentityFacts | null> {
  const judged = checks.find((check) => check.id === 'identity');
  if (judged === undefined || judged.status === 'skip') return null;
  const answer = await session.ask(currentUser, appSubject);
  if (answer.kind === 'failed') return null;
  return { id: answer.value.id, login: loginOf(answer.value), name: answer.value.name, enterpriseId: answer.value.enterpriseId };
}

async function revoke(targets: readonly Target[], deps: Deps): Promise<void> {
  const failures = await Promise.all(targets.map(async ({ plan, context }) => ({ plan, failed: await context.session.revokeAll() })));
  for (const { plan, failed } of failures) {
    if (failed.length === 0) continue;
    deps.progress({ kind: 'note', message: `${plan.name}: ${failed.length} access token(s) could not be revoked; they expire by themselves within about an hour.` });
  }
}

function keepSample(samples: Sample[], sentAtMs: number, receivedAtMs: number, date: string): void {
  const dateMs = parseHttpDate(date);
  if (dateMs !== null) samples.push({ sentAtMs, receivedAtMs, dateMs });
}

function clockFacts(skew: SkewEstimate): ClockFacts | null {
  if (skew.kind !== 'estimated') return null;
  return { skewSeconds: rounded(skew.skewMs), uncertaintySeconds: rounded(skew.uncertaintyMs), samples: skew.samples };
}

const rounded = (ms: number): number => Math.round(ms) / 1000;

const overtaken = (end: RunEnd, { limits }: Plan): Judged => {
  const diagnosis = advise(end === 'deadline' ? 'timeout' : 'interrupted', { limit: `${limits.timeoutMs / 1000} s` });
  return found('error', diagnosis.cause, diagnosis);
};

const broken = (error: unknown): Judged => {
  const diagnosis = advise('internal-error', { message: foreign('words', error instanceof Error ? `${error.name}: ${error.message}` : String(error)) });
  return found('error', text`This check failed through a defect of box-preflight itself.`, diagnosis);
};

const isHosted = ({ host }: Deps): boolean => host.runner !== null && host.selfHosted === false;

const unusedName = ({ random }: Deps): string => `box-preflight-${[...random(8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}.tmp`;
