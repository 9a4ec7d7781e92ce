import { brokenBy, networkTitle } from '../checks/unasked.ts';
import type { Plan } from '../config/plan.ts';
import { assembleReport } from '../engine/assemble.ts';
import type { Report, TargetReport } from '../engine/report.ts';
import type { Deps } from '../foundation/deps.ts';
import { foreign } from '../foundation/text.ts';
import { readyMessages } from '../guidance/messages.ts';

/**
 * The report of a run that broke by our own fault before there was one: verdict `error`, and nothing is said of the
 * app. What was obtained is revoked by then.
 */
export function reportBroken(plan: Plan, deps: Deps, startedAtMs: number, error: unknown): Report {
  const { status, message, diagnosis, evidence } = brokenBy(error);
  const host: TargetReport = {
    name: 'host', auth: null, subject: null, identity: null,
    checks: [{
      id: 'network', title: networkTitle(plan.apiUrl.host), durationMs: 0, needs: [], requests: 0, source: null,
      status, message, skippedBecause: null, diagnosis, evidence,
    }],
  };
  return assembleReport({
    startedAtMs, durationMs: Math.max(0, deps.clock.now() - startedAtMs), host: deps.host,
    run: plan.run && { ...plan.run, name: foreign('words', plan.run.name) },
    clock: null, targets: [host], exchanges: [], messages: readyMessages([host], [], () => ({})), apiCalls: 0, identityOnly: false,
    notAsked: plan.targets.map(({ name }) => ({ target: name, check: null })),
  }, deps.vault);
}
