import { isInputName } from '../config/inputs.ts';
import type { MissingCredentials } from '../config/plan.ts';
import { found, keyOf, skipped } from '../engine/check.ts';
import type { Check, Judged, Outcome } from '../engine/check.ts';
import type { RunEnd } from '../engine/runner.ts';
import { foreign, text } from '../foundation/text.ts';
import type { Text } from '../foundation/text.ts';
import { adviseRun } from '../guidance/advice.ts';
import type { Facts } from '../guidance/types.ts';

/**
 * What checks are and say where nothing is asked. Apart from those that ask, so that a run without credentials loads none
 * of them, nor the catalogue behind them.
 */
export const CREDENTIALS_TITLE = 'The credentials are complete and well formed';
export const CLOCK_TITLE = 'This host’s clock agrees with Box’s';
export const networkTitle = (apiHost: string): string => `${apiHost} answers`;
export const NOBODY_TO_ASK: Text = text`No request was to be sent: no target has usable credentials.`;

/**
 * The checks of a run without any target, in the order in which they are shown.
 * @param missing `null`: targets were given, and all of them were left out
 */
export function checksOfNothing(missing: MissingCredentials | null, apiHost: string): readonly Check[] {
  const host = { target: 'host', after: [], pledge: 0 } as const;
  const nobody = (): Promise<Outcome> => Promise.resolve(skipped(NOBODY_TO_ASK));
  return [
    ...(missing === null ? [] : [{ ...host, id: 'credentials', title: CREDENTIALS_TITLE, needs: [], run: () => Promise.resolve(judgeMissing(missing, {})) } as const]),
    { ...host, id: 'network', title: networkTitle(apiHost), needs: [], run: nobody },
    { ...host, id: 'clock', title: CLOCK_TITLE, needs: [{ id: 'network', anyOf: [keyOf({ target: 'host', id: 'network' })] }], run: nobody },
  ];
}

const WITHHELD = {
  'fork': 'fork-no-secrets', 'dependabot': 'dependabot-no-secrets', 'not-given': 'credentials-not-given',
} as const satisfies Record<MissingCredentials['reason'], string>;

/** Credentials that are not there: withheld by GitHub, or never given. */
export function judgeMissing(missing: MissingCredentials, facts: Facts): Outcome {
  const diagnosis = adviseRun(missing.reason === 'not-given' && !missing.inputs.every(isInputName) ? 'variable-not-given' : WITHHELD[missing.reason], { ...facts, input: missing.inputs.join(', ') });
  if (missing.counts === 'skip') return skipped(diagnosis.cause);
  return found('fail', diagnosis.cause, diagnosis, [{ text: text`empty: ${missing.inputs.join(', ')}`, exchange: null }]);
}

/** A check that the run's end overtook. */
export function overtakenBy(end: RunEnd, timeoutMs: number): Judged {
  const diagnosis = adviseRun(end === 'deadline' ? 'timeout' : 'interrupted', { limit: `${timeoutMs / 1000} s` });
  return found('error', diagnosis.cause, diagnosis);
}

/** A check that broke by our own fault. */
export function brokenBy(error: unknown): Judged {
  const diagnosis = adviseRun('internal-error', { message: foreign('words', error instanceof Error ? `${error.name}: ${error.message}` : String(error)) });
  return found('error', text`This check failed through a defect of box-preflight itself.`, diagnosis);
}
