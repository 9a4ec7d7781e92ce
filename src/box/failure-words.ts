import { foreign, text } from '../foundation/text.ts';
import type { Text } from '../foundation/text.ts';
import type { Failure, StoppedFailure } from './failure.ts';

/** What was seen, in one line: the status and Box's own words, or what the wire said. */
export function wordsOfFailure(failure: Failure): Text {
  switch (failure.kind) {
    case 'http': {
      const code = failure.code === null ? text`` : text` ${foreign('words', failure.code)}`;
      const message = failure.message === null ? text`` : text`: ${failure.message}`;
      return text`HTTP ${failure.status}${code}${message}`;
    }
    case 'transport':
      return text`no answer from ${failure.facts.host}: ${failure.fault}${failure.facts.code === null ? '' : ` (${failure.facts.code})`}`;
    case 'stopped':
      return text`not answered: ${STOPPED[failure.reason]}`;
  }
}

const STOPPED: Readonly<Record<StoppedFailure['reason'], string>> = {
  'deadline': 'the run’s time was up', 'call-budget': 'max-api-calls was reached', 'interrupted': 'the run was stopped',
};
