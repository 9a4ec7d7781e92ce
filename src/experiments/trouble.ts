import type { Answer } from '../box/failure.ts';
import type { BoxStatus } from '../box/status-page.ts';
import { wordsOfFailure } from '../box/failure-words.ts';
import type { DiagnosisCode } from '../foundation/diagnosis.ts';
import type { Exchange } from '../foundation/exchange.ts';
import { foreign, join, text } from '../foundation/text.ts';
import type { Text } from '../foundation/text.ts';
import type { Experiment, Seen } from './types.ts';

export const STATUS_PAGE = {
  id: 'status-page',
  tries: 'Box’s status page',
  when: 'a check failed, and Box looks unavailable: 5xx or no answer, answers ten times slower than the rest, or several unrelated failures',
  requests: 1,
  outcomes: {
    'trouble': 'Box reports trouble that is not over: what it can explain is no finding about the app.',
    'fine': 'Box reports no trouble.',
  },
  source: 'box-errors.md section 9',
} as const satisfies Experiment;

/** Slower than this, and ten times slower than the rest: below it, a slow answer is nothing to look up. */
const SLOW_MS = 1000;
const TIMES_SLOWER = 10;
/** Fewer kinds of failure are two mistakes; this many at once are more likely one cause. */
const UNRELATED = 3;

/** Requests that do not go to Box's API. */
const ELSEWHERE: readonly Exchange['purpose'][] = ['status-page', 'upload-host'];
const SILENT: readonly string[] = ['timeout', 'reset', 'refused'];

/**
 * Does Box look unavailable, apart from its status page?
 * @param codes of the checks that did not pass
 */
export function looksInTrouble(exchanges: readonly Exchange[], codes: readonly DiagnosisCode[]): boolean {
  const asked = exchanges.filter(({ purpose }) => !ELSEWHERE.includes(purpose));
  return asked.some(isUnavailable) || hasSlowOnes(asked) || new Set(codes.filter((code) => EXPLAINED_BY_TROUBLE[code])).size >= UNRELATED;
}

const isUnavailable = ({ status, error }: Exchange): boolean =>
  (status !== null && status >= 500) || (error !== null && 'transport' in error && SILENT.includes(error.transport));

function hasSlowOnes(asked: readonly Exchange[]): boolean {
  const durations = asked.map(({ durationMs }) => durationMs).sort((one, other) => one - other);
  const median = durations[Math.floor((durations.length - 1) / 2)];
  return median !== undefined && durations.some((duration) => duration >= SLOW_MS && duration >= TIMES_SLOWER * median);
}

/**
 * Can Box's trouble be why a check came to this? What Box, or nobody, states of credentials, keys and settings it can't; a
 * thing that is not found, or a token that is not taken, it can.
 */
export const EXPLAINED_BY_TROUBLE: Readonly<Record<DiagnosisCode, boolean>> = {
  'clock-skew': false, 'credentials-malformed': false, 'credentials-invalid': false, 'key-invalid': false, 'jwt-claim-invalid': false,
  'app-not-authorized': false, 'app-not-enabled': false, 'app-misconfigured': false, 'user-inactive': false, 'terms-of-service': false,
  'token-expired': true, 'scope-missing': false, 'feature-unavailable': false, 'no-access': false, 'not-invited': true, 'trashed': false,
  'quota-exceeded': false, 'policy-blocked': false, 'bad-request': false, 'wrong-enterprise': false, 'excess-access': false,
  'rate-limited': true, 'box-unavailable': true, 'network': true, 'tls': false, 'proxy': false, 'timeout': true, 'call-budget': false, 'unknown': true,
};

/** What the status page tells. `null`: nothing. */
export interface Trouble {
  readonly outcome: keyof typeof STATUS_PAGE.outcomes;
  readonly seen: Seen;
  /** Components and incidents, in one line. */
  readonly incident: Text;
  readonly links: readonly string[];
}

export function readStatus(answer: Answer<BoxStatus>): Trouble | null {
  if (answer.kind === 'failed') return null;
  const { components, incidents } = answer.value;
  const named = [...components.map(({ name, status }) => text`${name}: ${status.replaceAll('_', ' ')}`), ...incidents.map(({ name, link }) => text`${name} (${link})`)];
  if (named.length === 0) return { outcome: 'fine', seen: { text: text`Box’s status page reports no trouble.`, exchange: answer.exchange }, incident: [], links: [] };
  const incident = join(named, '; ');
  return { outcome: 'trouble', seen: { text: text`Box’s status page reports: ${incident}.`, exchange: answer.exchange }, incident, links: incidents.map(({ link }) => link) };
}

/** The page's own failure, as evidence. */
export const statusUnread = (answer: Answer<BoxStatus>): Seen | null =>
  answer.kind === 'failed' && answer.failure.kind !== 'stopped' ? { text: text`Box’s status page could not be read: ${wordsOfFailure(answer.failure)}`, exchange: answer.failure.exchange } : null;

/** One foreign text for advice, which has one place for it. */
export const incidentFact = (incident: Text): ReturnType<typeof foreign> =>
  foreign('words', incident.map((part) => (typeof part === 'string' ? part : part.toJSON())).join(''));
