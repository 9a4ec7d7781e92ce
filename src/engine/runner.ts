import type { Clock, ProgressEvent } from '../foundation/deps.ts';
import { text } from '../foundation/text.ts';
import type { PledgedBudget } from './budget.ts';
import { keyOf, skipped } from './check.ts';
import type { Check, Judged, Need, Outcome } from './check.ts';
import type { CheckReport } from './report.ts';

/** Why a run ended before its checks did. */
export type RunEnd = 'deadline' | 'interrupted';

export interface RunnerOptions {
  readonly clock: Clock;
  readonly budget: PledgedBudget;
  /** Aborted, with a {@link RunEnd} as its reason, when the run must end. */
  readonly signal: AbortSignal;
  readonly progress: (event: ProgressEvent) => void;
  /** What a check counts as that the run's end overtook. */
  readonly overtaken: (check: Check, end: RunEnd) => Judged;
  /** What a check counts as that threw: our own bug. */
  readonly broken: (check: Check, error: unknown) => Judged;
}

/**
 * Asks all checks: each as soon as its needs were provided and what it comes after has settled, side by side. Every one of
 * them is in the result, in the given order, whatever happened. Ends when the signal aborts. Never throws.
 */
export async function runChecks(checks: readonly Check[], options: RunnerOptions): Promise<readonly CheckReport[]> {
  const runEnd = endOf(options.signal);
  const settled: SettledChecks = new Map();
  const provided: ProvidedNeeds = new Map();
  // All are pledged before the first of them sends anything.
  const pledged = checks.map((check) => ({ check, release: options.budget.pledge(check.pledge) }));

  const settle = async (check: Check, release: () => void): Promise<Settled> => {
    // The map must hold every check before the first of them looks for the others.
    await Promise.resolve();
    const startedMs = { at: options.clock.monotonic() };
    const ended = await Promise.race([ask(check, startedMs), runEnd]);
    const outcome = typeof ended === 'string' ? options.overtaken(check, ended) : ended;
    release();
    const durationMs = Math.round(options.clock.monotonic() - startedMs.at);
    options.progress({ kind: 'check-settled', target: check.target, id: check.id, status: outcome.status });
    return { report: reportOf(check, outcome, durationMs), provides: outcome.status !== 'skip' && outcome.provides };
  };

  const ask = async (check: Check, startedMs: { at: number }): Promise<Outcome> => {
    for (const need of check.needs) if (!(await isProvided(need, settled, provided))) return skipped(text`Not asked: it needs ${need.id}.`);
    for (const key of check.after) await settled.get(key);
    // What the end overtook while it waited is not begun any more.
    if (options.signal.aborted) return options.overtaken(check, await runEnd);
    startedMs.at = options.clock.monotonic();
    options.progress({ kind: 'check-started', target: check.target, id: check.id });
    try {
      return await check.run(options.signal);
    } catch (error) {
      return options.broken(check, error);
    }
  };

  for (const { check, release } of pledged) settled.set(keyOf(check), settle(check, release));
  const all = await Promise.all(settled.values());
  return all.map(({ report }) => report);
}

/** A check that has ended, and whether it met the needs of others. */
interface Settled {
  readonly report: CheckReport;
  readonly provides: boolean;
}

type SettledChecks = Map<string, Promise<Settled>>;

/** Needs by their providers: hundreds of checks wait for the same few. */
type ProvidedNeeds = Map<string, Promise<boolean>>;

function isProvided(need: Need, settled: SettledChecks, provided: ProvidedNeeds): Promise<boolean> {
  const providers = need.anyOf.join('\n');
  const known = provided.get(providers) ?? anyProvides(need, settled);
  provided.set(providers, known);
  return known;
}

/** Resolves with true at the first provider, with false when all have settled without. */
async function anyProvides(need: Need, settled: SettledChecks): Promise<boolean> {
  const providers = need.anyOf.map(async (key) => {
    const provider = await settled.get(key);
    if (provider?.provides !== true) throw new Error(key);
    return true;
  });
  return Promise.any(providers).catch(() => false);
}

/** Resolves when the run ends, with why. */
export function endOf(signal: AbortSignal): Promise<RunEnd> {
  const end = (): RunEnd => (signal.reason === 'interrupted' ? 'interrupted' : 'deadline');
  if (signal.aborted) return Promise.resolve(end());
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(end()), { once: true }));
}

function reportOf(check: Check, outcome: Outcome, durationMs: number): CheckReport {
  const common = { id: check.id, title: check.title, durationMs, needs: check.needs.map((need) => need.id), requests: 0, source: null };
  if (outcome.status === 'skip') {
    return { ...common, status: 'skip', message: outcome.because, skippedBecause: outcome.because, diagnosis: null, evidence: [] };
  }
  const { status, message, diagnosis, evidence } = outcome;
  return { ...common, status, message, skippedBecause: null, diagnosis, evidence };
}
