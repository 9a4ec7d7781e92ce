import { CODES, withPage } from '../foundation/diagnosis.ts';
import type { Diagnosis } from '../foundation/diagnosis.ts';
import { fill } from './fill.ts';
import { RUN_FINDINGS } from './findings-run.ts';
import { LINKS } from './links.ts';
import { lower } from './steps.ts';
import type { Advice, Facts, Hypothesis } from './types.ts';

/** Advice for what is found where nothing was asked. Apart from the rest, because a run without credentials needs no other. */
export function adviseRun(id: keyof typeof RUN_FINDINGS, facts: Facts): Diagnosis {
  return diagnosisOf(RUN_FINDINGS[id], facts);
}

/** An advice with its facts filled in: the likeliest cause, and the steps for all. */
export function diagnosisOf({ hypotheses, docs }: Advice, facts: Facts): Diagnosis {
  const [first] = hypotheses;
  const rule = CODES[first.code];
  return withPage({
    code: first.code,
    confidence: first.confidence,
    cause: fill(first.cause, facts),
    remedy: stepsOf(hypotheses).map((step) => fill(step, facts)),
    owner: first.owner ?? rule.owner,
    docs: docs.map((name) => LINKS[name]),
    retryable: first.retryable ?? rule.retryable,
  });
}

/** The steps for the likeliest cause, then those for each other one. */
export function stepsOf([first, ...others]: Advice['hypotheses']): readonly string[] {
  return [...first.remedy, ...others.flatMap(otherwise)];
}

/** The steps for a less likely cause, marked as such. */
function otherwise({ remedy }: Hypothesis): readonly string[] {
  return remedy.map((step, index) => (index > 0 || step.startsWith('If ') ? step : `If that is not it: ${lower(step)}`));
}
