import { foreign, text } from '../foundation/text.ts';
import type { Text } from '../foundation/text.ts';
import type { Stage } from '../foundation/wire.ts';
import type { Failure, StoppedFailure, TransportFailure } from './failure.ts';

/** What was seen, in one line: the status and Box's own words, or what the wire said. */
export function wordsOfFailure(failure: Failure): Text {
  switch (failure.kind) {
    case 'http': {
      const code = failure.code === null ? text`` : text` ${foreign('words', failure.code)}`;
      const message = failure.message === null ? text`` : text`: ${failure.message}`;
      return text`HTTP ${failure.status}${code}${message}`;
    }
    case 'transport':
      return transportWords(failure);
    case 'stopped':
      return text`not answered: ${STOPPED[failure.reason]}`;
  }
}

function transportWords({ fault, facts: { host, code, stage, message } }: TransportFailure): Text {
  const at = fault === 'timeout' && stage !== undefined ? `, at the stage ${STAGES[stage]}` : '';
  const said = message === undefined ? text`` : text`: ${message}`;
  return text`no answer from ${host}: ${fault}${code === null ? '' : ` (${code})`}${at}${said}`;
}

const STAGES: Readonly<Record<Stage, string>> = {
  'look-up': 'name look-up', 'connect': 'connection', 'tunnel': 'proxy’s CONNECT', 'tls': 'TLS handshake', 'answer': 'answer',
};

const STOPPED: Readonly<Record<StoppedFailure['reason'], string>> = {
  'deadline': 'the run’s time was up', 'call-budget': 'max-api-calls was reached', 'interrupted': 'the run was stopped',
};
