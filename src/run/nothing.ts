import { brokenBy, checksOfNothing, overtakenBy } from '../checks/unasked.ts';
import type { Plan } from '../config/plan.ts';
import { assembleReport } from '../engine/assemble.ts';
import { createBudget } from '../engine/budget.ts';
import { startRun } from '../engine/deadline.ts';
import { notAskedOf } from '../engine/not-asked.ts';
import type { Message, Report, TargetReport } from '../engine/report.ts';
import { runChecks } from '../engine/runner.ts';
import type { Deps } from '../foundation/deps.ts';
import { foreign } from '../foundation/text.ts';
import { chosen } from './chosen.ts';

/**
 * The run of a plan without targets: tells why there are none. Sends nothing, and loads nothing of what could.
 * @throws {ConfigurationError} where `only` and `skip` leave nothing to ask
 */
export async function askNothing(plan: Plan, deps: Deps): Promise<Report> {
  const time = startRun(deps.clock, plan.limits.timeoutMs, deps.interrupted);
  try {
    const ended = await runChecks(await chosen(checksOfNothing(plan.nothingGiven, plan.apiUrl.host), plan), {
      clock: deps.clock, budget: createBudget(plan.limits.maxApiCalls), signal: time.signal, progress: deps.progress,
      overtaken: (_, end) => overtakenBy(end, plan.limits.timeoutMs), broken: (_, error) => brokenBy(error),
    });
    const host: TargetReport = { name: 'host', auth: null, subject: null, identity: null, checks: ended.map((check) => ({ ...check, source: null })) };
    return assembleReport({
      startedAtMs: time.startedAtMs, durationMs: deps.clock.monotonic() - time.startedAtMonotonicMs, host: deps.host,
      run: plan.run && { ...plan.run, name: foreign('words', plan.run.name) }, clock: null, targets: [host],
      exchanges: [], messages: await messagesOf(host), apiCalls: 0, identityOnly: false, notAsked: notAskedOf([], [host], plan.targetsLeftOut, []),
    }, deps.vault);
  } finally {
    time.done();
  }
}

/** Credentials that are not there are for the reader of the log alone; only our own bug is a matter for others. */
async function messagesOf(host: TargetReport): Promise<readonly Message[]> {
  if (host.checks.every(({ diagnosis }) => diagnosis === null || diagnosis.owner === 'ci')) return [];
  return (await import('../guidance/messages.ts')).readyMessages([host], [], () => ({}));
}
