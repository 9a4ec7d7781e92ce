import { currentUser } from '../box/questions.ts';
import { createSession } from '../box/session.ts';
import type { Session } from '../box/session-types.ts';
import { createStatusPage } from '../box/status-page.ts';
import { createTransport } from '../box/transport.ts';
import { skewWords } from '../checks/clock.ts';
import { credentialsCheck } from '../checks/credentials.ts';
import type { TargetContext } from '../checks/context.ts';
import { loginOf } from '../checks/context.ts';
import { driftCheck } from '../checks/drift.ts';
import { hostChecks, targetChecks } from '../checks/index.ts';
import { learn } from '../checks/learn.ts';
import { unaskedScopes } from '../checks/least-privilege.ts';
import { explainTrouble } from '../checks/trouble.ts';
import type { SameApp } from '../experiments/types.ts';
import { withSources } from '../checks/source.ts';
import { brokenBy, overtakenBy } from '../checks/unasked.ts';
import { estimateSkew, parseHttpDate } from '../clock/skew.ts';
import type { Sample, SkewEstimate } from '../clock/skew.ts';
import type { MissingCredentials, Plan, TargetPlan } from '../config/plan.ts';
import { examine } from '../credentials/examine.ts';
import type { Examination } from '../credentials/types.ts';
import { assembleReport } from '../engine/assemble.ts';
import { createBudget } from '../engine/budget.ts';
import type { Check, CheckId } from '../engine/check.ts';
import { keyOf } from '../engine/check.ts';
import { startRun } from '../engine/deadline.ts';
import { compare } from '../engine/learned.ts';
import type { Baseline, Baselines, Learned } from '../engine/learned.ts';
import type { CheckReport, ClockFacts, IdentityFacts, Report, TargetReport } from '../engine/report.ts';
import { runChecks } from '../engine/runner.ts';
import { chooseChecks } from '../engine/selection.ts';
import type { Deps } from '../foundation/deps.ts';
import type { Status } from '../foundation/diagnosis.ts';
import { foreign } from '../foundation/text.ts';
import type { Vault } from '../foundation/vault.ts';
import { clockRemedy } from '../guidance/clock-remedy.ts';
import { readyMessages } from '../guidance/messages.ts';
import type { Ids } from '../guidance/messages.ts';
import type { Facts } from '../guidance/types.ts';

/** A target of the plan with what its credentials turned out to be, and its conversation with Box if it can have one. */
interface Target {
  readonly plan: TargetPlan;
  readonly finding: { readonly kind: 'examined'; readonly examination: Examination } | { readonly kind: 'missing'; readonly missing: MissingCredentials };
  readonly context: TargetContext;
  /** Are the credentials good enough to ask anything? */
  readonly usable: boolean;
  /** How its checks ended, by id, as they do. */
  readonly settled: Map<string, Status>;
}

/** What all targets of a run share. */
interface Shared {
  readonly plan: Plan;
  readonly deps: Deps;
  readonly transport: ReturnType<typeof createTransport>;
  readonly skew: () => SkewEstimate;
  readonly facts: Facts;
  readonly unusedName: string;
  readonly baselines: Baselines;
  /** Filled when all are opened. */
  readonly targets: Target[];
}

/**
 * Verifies what the plan names and tells what was found. Sends only requests that change nothing in Box; revokes every token
 * that it obtained, whatever happened.
 * @throws {ConfigurationError} where `only` and `skip` leave nothing to ask
 */
export async function askTargets(plan: Plan, deps: Deps, baselines: Baselines): Promise<Report> {
  const time = startRun(deps.clock, plan.limits.timeoutMs, deps.interrupted);
  const budget = createBudget(plan.limits.maxApiCalls);
  const samples: Sample[] = [];
  let heard: (exchange: number) => void = () => undefined;
  const answered = new Promise<number>((resolve) => { heard = resolve; });
  const transport = createTransport({
    deps, limits: plan.limits, budget, signal: time.signal, deadlineAtMonotonicMs: time.deadlineAtMonotonicMs,
    onDate: (sentAtMs, receivedAtMs, date) => keepSample(samples, sentAtMs, receivedAtMs, date),
    onHttpAnswer: (exchange) => heard(exchange),
    onExchange: (exchange, headers) => deps.progress({ kind: 'exchange', exchange, headers }),
  });
  const facts: Facts = { clockCommand: clockRemedy(deps.host.os, isHosted(deps)) };
  const shared: Shared = { plan, deps, transport, skew: () => estimateSkew(samples), facts, unusedName: unusedName(deps), baselines, targets: [] };
  const targets = shared.targets;
  targets.push(...plan.targets.map((target) => openTarget(target, shared)));
  try {
    const checks = chooseChecks(allChecks(targets, answered, shared), plan.only, plan.skip);
    transport.foresee(plan.apiUrl, targets.reduce((sum, target) => sum + foresee(target, checks), 0));
    const ended = await runChecks(checks, {
      clock: deps.clock, budget, signal: time.signal, progress: deps.progress, overtaken: (_, end) => overtakenBy(end, plan.limits.timeoutMs), broken: (_, error) => brokenBy(error),
    });
    const explained = await explainTrouble(ended, () => transport.exchanges(), plan.statusUrl === null ? null : createStatusPage(plan.statusUrl, transport));
    const results = await targetReports(checks, explained, targets, shared);
    // Before the revocations: the check was judged by the answers so far.
    const clock = clockFacts(shared.skew());
    await revoke(targets, deps);
    return assembleReport({
      startedAtMs: time.startedAtMs, durationMs: deps.clock.monotonic() - time.startedAtMonotonicMs, host: deps.host,
      run: plan.run && { ...plan.run, name: foreign('words', plan.run.name) }, clock, targets: results,
      exchanges: transport.exchanges(), messages: readyMessages(results, transport.exchanges(), (name) => idsOf(name, targets, deps)),
      apiCalls: transport.calls(), identityOnly: plan.targets.length > 0 && plan.targets.every((each) => each.folders.length + each.scopes.length === 0),
    });
  } finally {
    time.done();
    await transport.close();
  }
}

/** What messages may name; an id that is itself kept as a secret is left out of them, and they say where to read it. */
function idsOf(name: string, targets: readonly Target[], { vault }: Deps): Ids {
  const { clientId, enterpriseId } = targets.find(({ plan }) => plan.name === name)?.context.facts ?? {};
  const open = { clientId, enterpriseId };
  return Object.fromEntries(Object.entries(open).filter((entry) => typeof entry[1] === 'string' && vault.scrub(entry[1]) === entry[1]));
}

function allChecks(targets: readonly Target[], answered: Promise<number>, shared: Shared): readonly Check[] {
  const { plan, facts } = shared;
  const nothing = plan.nothingGiven === null ? [] : [credentialsCheck('host', { kind: 'missing', missing: plan.nothingGiven }, facts)];
  const ofTargets = targets.flatMap((target) => checksOf(target, shared));
  const host = {
    apiHost: plan.apiUrl.host, answered, targets: targets.map(({ context }) => context), usable: targets.filter(({ usable }) => usable).map(({ context }) => context),
  };
  const limits = {
    maxSkewSeconds: plan.maxClockSkewSeconds, warnSkewSeconds: plan.warnClockSkewSeconds, signs: targets.some(({ plan: { auth }, usable }) => usable && auth === 'jwt'), clients: plan.clients,
  };
  return [...nothing, ...hostChecks(host, limits, shared.skew, facts, ofTargets), ...ofTargets];
}

/** All questions to one target; the last of them looks at what the others learned. */
function checksOf(target: Target, { plan, baselines }: Shared): readonly Check[] {
  const { finding, context, settled } = target;
  const { name } = target.plan;
  const checks = [credentialsCheck(name, finding, context.facts), ...targetChecks(context)].map((check) => remembered(check, settled));
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
function foresee({ plan, context: { session, contentSubject }, usable }: Target, checks: readonly Check[]): number {
  if (!usable) return 0;
  const own = checks.filter(({ target, id }) => target === plan.name && !ASK_FOR_TOKENS.includes(id));
  const ids = new Set<string>(own.map(({ id }) => id));
  const folders = plan.folders.flatMap(({ id }) => (ids.has(`folder:${id}`) ? [{ id, payer: keyOf({ target: plan.name, id: `folder:${id}` }) }] : []));
  const pledged = own.reduce((sum, { pledge }) => sum + pledge, 0);
  // A folder's read is pledged by its check; read together, fewer are sent.
  return pledged - folders.length + session.foresee(folders, contentSubject);
}

const remembered = (check: Check, settled: Map<string, Status>): Check => ({
  ...check,
  async run(signal) {
    const outcome = await check.run(signal);
    settled.set(check.id, outcome.status);
    return outcome;
  },
});

function learned({ context, finding, settled }: Target): Promise<Learned> {
  const facts = finding.kind === 'examined' ? finding.examination.facts : null;
  const key = facts?.fingerprint == null ? null : { id: facts.publicKeyId, fingerprint: facts.fingerprint };
  return learn(context, key, (id) => settled.get(id));
}

function openTarget(plan: TargetPlan, shared: Shared): Target {
  const finding = plan.credentials.kind === 'missing'
    ? { kind: 'missing' as const, missing: plan.credentials.missing }
    : { kind: 'examined' as const, examination: withoutKept(examine(plan.credentials.raw, shared.deps.vault), shared.deps.vault) };
  const known = finding.kind === 'examined' ? finding.examination.facts : null;
  const credentials = finding.kind === 'examined' ? finding.examination.credentials : null;
  const context: TargetContext = {
    plan,
    session: credentials === null ? mute(plan.name) : createSession({
      target: plan.name, credentials, enterpriseId: credentials.enterpriseId, userId: plan.userId,
      // Where the deploy acts as a user, experiments may act for it: that shows whether the app reaches it.
      asUser: plan.asUser ?? plan.userId,
      apiUrl: shared.plan.apiUrl, transport: shared.transport, deps: shared.deps,
      skewMs: () => { const skew = shared.skew(); return skew.kind === 'estimated' ? skew.skewMs : null; },
    }),
    enterpriseId: known?.enterpriseId ?? null,
    ...subjectsOf(plan, credentials),
    facts: { ...shared.facts, ...knownFacts(known, plan) },
    hosted: isHosted(shared.deps),
    skew: () => { const skew = shared.skew(); return skew.kind === 'estimated' ? skewWords(skew) : null; },
    unusedName: shared.unusedName,
    clients: shared.plan.clients,
    aheadAtMostMs: () => { const skew = shared.skew(); return skew.kind === 'estimated' ? skew.highMs : null; },
    sameApp: () => (credentials === null ? [] : sameApp(plan.name, credentials.clientId, shared.targets)),
  };
  return { plan, finding, context, usable: credentials !== null, settled: new Map() };
}

function sameApp(name: string, clientId: string, targets: readonly Target[]): readonly SameApp[] {
  const others = targets.filter(({ plan, finding }) => plan.name !== name && finding.kind === 'examined' && finding.examination.credentials?.clientId === clientId);
  return others.map(({ plan, context }) => ({ grant: plan.auth, session: context.session }));
}

function subjectsOf({ userId, asUser }: TargetPlan, credentials: Examination['credentials']): Pick<TargetContext, 'appSubject' | 'contentSubject'> {
  const alone = credentials !== null && credentials.enterpriseId === null;
  return { appSubject: alone ? 'user' : 'service', contentSubject: userId !== null ? 'user' : asUser !== null ? 'as-user' : 'service' };
}

/** A variable that a config file names as an ID may hold a secret: where the plan kept it, no advice repeats it. */
function withoutKept(examination: Examination, vault: Vault): Examination {
  const { clientId } = examination.facts;
  return clientId === null || vault.scrub(clientId) === clientId ? examination : { ...examination, facts: { ...examination.facts, clientId: null } };
}

function knownFacts(known: Examination['facts'] | null, { userId, asUser }: TargetPlan): Facts {
  const facts = { clientId: known?.clientId, enterpriseId: known?.enterpriseId, publicKeyId: known?.publicKeyId, userId: userId ?? asUser };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value != null));
}

/** Stands where credentials can't be used. Every check that would ask it needs `credentials`, so being asked is our own bug. */
function mute(target: string): Session {
  const refuse = (): never => { throw new Error(`target ${target} was asked without credentials`); };
  const session: Session = { target, countedFor: () => session, token: refuse, ask: refuse, foresee: refuse, exchange: refuse, tryGrant: refuse, handshake: refuse, revokeAll: () => Promise.resolve([]) };
  return session;
}

async function targetReports(checks: readonly Check[], ended: readonly CheckReport[], targets: readonly Target[], { plan: { leastPrivilege }, baselines, transport }: Shared): Promise<readonly TargetReport[]> {
  const costs = transport.costs();
  const counted = ended.map((check, index) => ({ ...check, requests: costs.get(keyOf({ target: checks[index]?.target ?? '', id: check.id })) ?? 0 }));
  const of = (name: string): readonly CheckReport[] => withSources(counted.filter((_, index) => checks[index]?.target === name), targets.find(({ plan }) => plan.name === name)?.plan);
  const host: TargetReport = { name: 'host', auth: null, subject: null, identity: null, checks: of('host') };
  const others = await Promise.all(targets.map(async (target): Promise<TargetReport> => {
    const { plan, context } = target;
    const known = { name: plan.name, ...(plan.label === null ? {} : { label: plan.label }), auth: plan.auth, subject: subjectOf(plan, context), identity: await identityOf(target, of(plan.name)), checks: of(plan.name) };
    const unasked = leastPrivilege ? { unaskedScopes: await unaskedOf(target) } : {};
    return { ...known, ...unasked, ...(target.usable ? comparable(await learned(target), baselines(plan.name), of(plan.name)) : {}) };
  }));
  return [host, ...others];
}

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

function subjectOf({ userId }: TargetPlan, { enterpriseId }: TargetContext): TargetReport['subject'] {
  if (userId !== null) return { type: 'user', id: userId };
  return enterpriseId === null ? null : { type: 'enterprise', id: enterpriseId };
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

async function revoke(targets: readonly Target[], deps: Deps): Promise<void> {
  const failures = await Promise.all(targets.map(async ({ plan, context }) => ({ plan, failed: await context.session.revokeAll() })));
  for (const { plan, failed } of failures) {
    if (failed.length === 0) continue;
    deps.progress({ kind: 'note', message: `${plan.name}: ${failed.length} access token(s) could not be revoked; they expire by themselves within about an hour.` });
  }
}

/** `Date.now` cuts to whole milliseconds: the answer came up to that much later than it says. */
const CLOCK_RESOLUTION_MS = 1;

function keepSample(samples: Sample[], sentAtMs: number, receivedAtMs: number, date: string): void {
  const dateMs = parseHttpDate(date);
  if (dateMs !== null) samples.push({ sentAtMs, receivedAtMs: receivedAtMs + CLOCK_RESOLUTION_MS, dateMs });
}

function clockFacts(skew: SkewEstimate): ClockFacts | null {
  if (skew.kind !== 'estimated') return null;
  return { skewSeconds: rounded(skew.skewMs), uncertaintySeconds: rounded(skew.uncertaintyMs), samples: skew.samples };
}

const rounded = (ms: number): number => Math.round(ms) / 1000;

const isHosted = ({ host }: Deps): boolean => host.runner !== null && host.selfHosted === false;

const unusedName = ({ random }: Deps): string => `box-preflight-${[...random(8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}.tmp`;
