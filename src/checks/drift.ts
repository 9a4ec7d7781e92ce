import { found, passed, skipped } from '../engine/check.ts';
import type { Check, Outcome } from '../engine/check.ts';
import { compare } from '../engine/learned.ts';
import type { Baseline, Change, Learned } from '../engine/learned.ts';
import { foreign, text } from '../foundation/text.ts';
import { advise } from '../guidance/diagnose.ts';
import { evidence } from './context.ts';

export interface DriftOptions {
  readonly target: string;
  /** What a change counts as (`drift`). */
  readonly counts: 'warn' | 'fail';
  readonly baseline: Baseline;
  readonly learn: () => Promise<Learned>;
  /** Keys of all other checks of the target: it looks at what they learned. */
  readonly after: readonly string[];
}

/** What changed since the last good run? Sends nothing: compares what the other checks learned. */
export function driftCheck({ target, counts, baseline, learn, after }: DriftOptions): Check {
  return {
    target, id: 'drift', title: 'Nothing changed since the last good run', needs: [], after, pledge: 0,
    run: async () => judgeDrift(baseline, await learn(), counts),
  };
}

/** Compares with the baseline. Pure. */
export function judgeDrift(baseline: Baseline, now: Learned, counts: 'warn' | 'fail'): Outcome {
  switch (baseline.kind) {
    case 'none':
      return skipped(text`${foreign('words', baseline.why)}`);
    case 'accepted':
      return passed(text`${foreign('words', baseline.why)}`);
    case 'unreadable':
      return found('error', text`The last good run can’t be read: ${foreign('words', baseline.why)}`, advise('drift-baseline-unreadable', { found: foreign('words', baseline.why) }));
    case 'good':
      return judgeChanges(baseline.at, compare(baseline.learned, now), counts);
  }
}

function judgeChanges(at: string, { compared, changes }: ReturnType<typeof compare>, counts: 'warn' | 'fail'): Outcome {
  if (compared === 0) return skipped(text`Nothing that is known of the last good run (${at}) was learned in this one.`);
  if (changes.length === 0) return passed(text`Nothing changed since the last good run (${at}); ${compared} facts were compared.`);
  const message = text`${changes.length} of ${compared} facts changed since the last good run (${at}): ${briefly(changes)}.`;
  return found(counts, message, advise('drifted', { found: briefly(changes) }), changes.map(({ what, before, now }) => evidence(text`${what}: was ${before}, is ${now}`)));
}

/** More than this in one sentence, and nobody reads it; the table and the evidence have all. */
const MOST_NAMED = 3;

function briefly(changes: readonly Change[]): string {
  const named = changes.slice(0, MOST_NAMED).map(({ what, before, now }) => `${what} was ${before}, is ${now}`).join('; ');
  return changes.length > MOST_NAMED ? `${named}; and ${changes.length - MOST_NAMED} more` : named;
}
