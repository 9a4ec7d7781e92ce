import type { Judged, Outcome } from '../../src/engine/check.ts';
import { plain } from '../../src/foundation/text.ts';

/** An outcome in the few words that tests are about: status, and code and confidence where it has a diagnosis. */
export function told(outcome: Outcome): string {
  if (outcome.status === 'skip') return 'skip';
  const { status, diagnosis } = outcome;
  return diagnosis === null ? status : `${status} ${diagnosis.code} ${diagnosis.confidence}`;
}

/** What a person reads first. */
export const messageOf = (outcome: Outcome): string => plain(outcome.status === 'skip' ? outcome.because : outcome.message);

export const remedyOf = (outcome: Outcome): string => (outcome.status === 'skip' ? '' : (outcome.diagnosis?.remedy ?? []).map(plain).join('\n'));

export const evidenceOf = (outcome: Outcome): readonly string[] => (outcome.status === 'skip' ? [] : outcome.evidence.map(({ text }) => plain(text)));

/** @throws where it was skipped */
export function judged(outcome: Outcome): Judged {
  if (outcome.status === 'skip') throw new Error(`skipped: ${plain(outcome.because)}`);
  return outcome;
}
