import type { HostFacts } from '../foundation/deps.ts';
import type { Exchange } from '../foundation/exchange.ts';
import { withPage } from '../foundation/diagnosis.ts';
import type { Vault } from '../foundation/vault.ts';
import { VERSION } from '../foundation/version.ts';
import { finished } from './finished.ts';
import type { ClockFacts, Message, NotAsked, Report, RunFacts, TargetReport } from './report.ts';
import { countStatuses, verdictOf } from './verdict.ts';

/** All that a run left behind. */
export interface RunResult {
  readonly startedAtMs: number;
  readonly durationMs: number;
  readonly host: HostFacts;
  readonly run: RunFacts | null;
  readonly clock: ClockFacts | null;
  /** `host` first. */
  readonly targets: readonly TargetReport[];
  readonly exchanges: readonly Exchange[];
  readonly messages: readonly Message[];
  readonly apiCalls: number;
  readonly identityOnly: boolean;
  readonly notAsked: readonly NotAsked[];
}

/** The one report that every sink renders, finished: see {@link finished}. Pure. */
export function assembleReport(result: RunResult, vault: Pick<Vault, 'scrub' | 'scrubParts'>): Report {
  const statuses = result.targets.flatMap((target) => target.checks.map((check) => check.status));
  return finished({
    tool: { name: 'box-preflight', version: VERSION },
    verdict: verdictOf(statuses),
    startedAt: new Date(result.startedAtMs).toISOString(),
    durationMs: Math.round(result.durationMs),
    counts: countStatuses(statuses),
    host: result.host,
    run: result.run,
    clock: result.clock,
    targets: result.targets.map(linked),
    exchanges: result.exchanges,
    messages: result.messages,
    apiCalls: result.apiCalls,
    identityOnly: result.identityOnly,
    notAsked: result.notAsked,
  }, vault);
}

/** Each diagnosis with the page of its code, also where an experiment gave it another code than the catalogue. */
const linked = (target: TargetReport): TargetReport => ({
  ...target,
  checks: target.checks.map((check) => ({ ...check, diagnosis: check.diagnosis && withPage(check.diagnosis) })),
});
