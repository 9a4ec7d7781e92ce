import type { Answer, Failure } from '../box/failure.ts';
import { wordsOfFailure } from '../box/failure-words.ts';
import { sentence, text } from '../foundation/text.ts';
import type { Text } from '../foundation/text.ts';
import type { FindingId } from '../guidance/findings.ts';
import type { Facts } from '../guidance/types.ts';
import type { Experiment, Explanation, Result, Seen } from './types.ts';

/** An experiment's outcome with its evidence: what was tried, what Box said, and what that proves. */
export function outcomeOf<Outcome extends string>(experiment: Experiment<Outcome>, outcome: Outcome | 'open', answer: Answer<unknown>): Result<Outcome> {
  const exchange = answer.kind === 'answered' ? answer.exchange : answer.failure.exchange;
  return { outcome, seen: [{ text: text`Tried: ${experiment.tries}. ${sentence(answerWords(answer))} ${proof(experiment, outcome)}`, exchange }] };
}

/** The same for one that looks again at what is known already. */
export function outcomeSeen<Outcome extends string>(experiment: Experiment<Outcome>, outcome: Outcome | 'open', what: Text, exchange: number | null): Result<Outcome> {
  return { outcome, seen: [{ text: text`Compared: ${experiment.tries}. ${sentence(what)} ${proof(experiment, outcome)}`, exchange }] };
}

/** Where there is nothing to try it on. */
export const notTried = { outcome: 'open', seen: [] } as const satisfies Result<never>;

const proof = <Outcome extends string>({ outcomes }: Experiment<Outcome>, outcome: Outcome | 'open'): string =>
  outcome === 'open' ? 'That tells nothing more.' : outcomes[outcome];

const answerWords = (answer: Answer<unknown>): Text => (answer.kind === 'answered' ? text`Box answered it` : text`Box: ${wordsOfFailure(answer.failure)}`);

/** Box's own refusal in words: what it said, or `null` where it was no refusal. */
export function refusalWords(answer: Answer<unknown>): string | null {
  if (answer.kind === 'answered' || answer.failure.kind !== 'http') return null;
  const { status, words, code, fromBox } = answer.failure;
  return status >= 400 && status < 500 && fromBox ? `${code ?? ''} ${words ?? ''}` : null;
}

export const httpStatus = (failure: Failure): number | null => (failure.kind === 'http' ? failure.status : null);

export const concluded = (finding: FindingId | null, seen: readonly Seen[], facts: Facts = {}): Explanation => ({ finding, seen, facts });
