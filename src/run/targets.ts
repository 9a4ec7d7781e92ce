import { createStatusPage } from '../box/status-page.ts';
import { createTransport } from '../box/transport.ts';
import { explainTrouble } from '../checks/trouble.ts';
import { brokenBy, overtakenBy } from '../checks/unasked.ts';
import { estimateSkew, parseHttpDate } from '../clock/skew.ts';
import type { Sample, SkewEstimate } from '../clock/skew.ts';
import type { Plan } from '../config/plan.ts';
import { assembleReport } from '../engine/assemble.ts';
import { createBudget } from '../engine/budget.ts';
import { startRun } from '../engine/deadline.ts';
import type { Baselines } from '../engine/learned.ts';
import type { Check } from '../engine/check.ts';
import { isRequirement, notAskedOf } from '../engine/not-asked.ts';
import type { CheckReport, ClockFacts, Report, TargetReport } from '../engine/report.ts';
import { endOf, runChecks } from '../engine/runner.ts';
import type { Deps } from '../foundation/deps.ts';
import { foreign } from '../foundation/text.ts';
import { clockRemedy } from '../guidance/clock-remedy.ts';
import { readyMessages } from '../guidance/messages.ts';
import type { Ids } from '../guidance/messages.ts';
import type { Facts } from '../guidance/types.ts';
import { chosen } from './chosen.ts';
import { isHosted, openTarget } from './target.ts';
import type { Shared, Target } from './target.ts';
import { allChecks, foresee, ownChecks } from './target-checks.ts';
import { bareReports, targetReports } from './target-reports.ts';

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
  const targets: Target[] = [];
  let revoking: Promise<void> | null = null;
  const revokeAll = (): Promise<void> => (revoking ??= revoke(targets, deps));
  try {
    const facts: Facts = { clockCommand: clockRemedy(deps.host.os, isHosted(deps)) };
    const shared: Shared = {
      plan, deps, transport, skew: () => estimateSkew(samples), facts, unusedName: unusedName(deps), baselines, targets,
      ended: endOf(time.signal),
    };
    targets.push(...plan.targets.map((target) => openTarget(target, shared)));
    const planned = allChecks(targets, answered, shared);
    const checks = await chosen(planned, plan);
    for (const target of targets) for (const { id } of ownChecks(target, checks)) target.asked.add(id);
    transport.foresee(plan.apiUrl, targets.reduce((sum, target) => sum + foresee(target, checks), 0));
    const ended = await runChecks(checks, {
      clock: deps.clock, budget, signal: time.signal, progress: noting(targets, deps.progress), overtaken: (_, end) => overtakenBy(end, plan.limits.timeoutMs), broken: (_, error) => brokenBy(error),
    });
    const results = await conclude(checks, ended, shared);
    // Before the revocations: the check was judged by the answers so far.
    const clock = clockFacts(shared.skew());
    await revokeAll();
    return assembleReport({
      startedAtMs: time.startedAtMs, durationMs: deps.clock.monotonic() - time.startedAtMonotonicMs, host: deps.host,
      run: plan.run && { ...plan.run, name: foreign('words', plan.run.name) }, clock, targets: results,
      exchanges: transport.exchanges(), messages: readyMessages(results, transport.exchanges(), (name) => idsOf(name, targets, deps)),
      apiCalls: transport.calls(), identityOnly: !checks.some(({ id }) => isRequirement(id)), notAsked: notAskedOf(planned, results, plan.targetsLeftOut, plan.skip),
    }, deps.vault);
  } finally {
    // Whatever happened: a bug of ours leaves no token behind.
    await revokeAll();
    time.done();
    await transport.close();
  }
}

/**
 * What became of each target. Where that breaks by our own fault, what the checks found stands, and the verdict shows
 * that.
 */
async function conclude(checks: readonly Check[], ended: readonly CheckReport[], shared: Shared): Promise<readonly TargetReport[]> {
  const { plan: { statusUrl }, transport } = shared;
  try {
    const explained = await explainTrouble(ended, () => transport.exchanges(), statusUrl === null ? null : createStatusPage(statusUrl, transport));
    return await targetReports(checks, explained, shared);
  } catch (error) {
    return bareReports(checks, withBug(ended, error), shared);
  }
}

function withBug(ended: readonly CheckReport[], error: unknown): readonly CheckReport[] {
  if (ended.some(({ status }) => status === 'fail' || status === 'error')) return ended;
  const { status, message, diagnosis, evidence } = brokenBy(error);
  return ended.map((check, index) => (index === 0 ? { ...check, status, message, diagnosis, evidence, skippedBecause: null } : check));
}

/** Keeps how checks ended, for whoever looks at what a target has shown. */
function noting(targets: readonly Target[], progress: Deps['progress']): Deps['progress'] {
  const byName = new Map(targets.map((target) => [target.plan.name, target]));
  return (event) => {
    if (event.kind === 'check-settled') byName.get(event.target)?.settled.set(event.id, event.status);
    progress(event);
  };
}

/** What messages may name; an id that is itself kept as a secret is left out of them, and they say where to read it. */
function idsOf(name: string, targets: readonly Target[], { vault }: Deps): Ids {
  const { clientId, enterpriseId } = targets.find(({ plan }) => plan.name === name)?.context.facts ?? {};
  const open = { clientId, enterpriseId };
  return Object.fromEntries(Object.entries(open).filter((entry) => typeof entry[1] === 'string' && vault.scrub(entry[1]) === entry[1]));
}

async function revoke(targets: readonly Target[], deps: Deps): Promise<void> {
  const failures = await Promise.all(targets.map(async ({ plan, context }) => ({ plan, failed: await context.session.revokeAll() })));
  for (const { plan, failed } of failures) {
    const unanswered = failed.filter(({ purpose }) => purpose === 'token').length;
    const kept = failed.length - unanswered;
    const say = (what: string): void => deps.progress({ kind: 'note', message: `${plan.name}: ${what} by itself within about an hour.` });
    if (kept > 0) say(`${kept} access token(s) could not be revoked; each expires`);
    if (unanswered > 0) say(`${unanswered} token request(s) had no answer by the end. A token that Box issued for one expires`);
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

const unusedName = ({ random }: Deps): string => `box-preflight-${[...random(8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}.tmp`;
