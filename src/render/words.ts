import type { Report, TargetReport } from '../engine/report.ts';
import type { Confidence, Owner, Status } from '../foundation/diagnosis.ts';
import type { Exchange, TransportFault } from '../foundation/exchange.ts';
import type { Text } from '../foundation/text.ts';
import { foreign, text, unwrap } from '../foundation/text.ts';

/** Told apart by shape, not by colour. */
export const MARKS: Readonly<Record<Status, string>> = { pass: '✓', warn: '!', fail: '✗', error: '?', skip: '–' };

export const COUNTED: Readonly<Record<Status, string>> = {
  fail: 'failed', error: 'not determined', warn: 'warned', pass: 'passed', skip: 'skipped',
};

export const OWNERS: Readonly<Record<Owner, string>> = {
  'ci': 'Whoever looks after this workflow and its host can fix this.',
  'developer': 'A developer of the app can fix this, in the Developer Console.',
  'box-admin': 'A Box admin can fix this, in the Admin Console.',
  'content-owner': 'Whoever owns the content in Box can fix this.',
  'box': 'Only Box can fix this.',
};

/** Who gets a message that is ready to send. */
export const ADDRESSEES: Readonly<Record<Exclude<Owner, 'ci'>, string>> = {
  'developer': 'the app’s developer',
  'box-admin': 'your Box admin',
  'content-owner': 'the owner of the content',
  'box': 'Box Support',
};

export const CONFIDENCES: Readonly<Record<Confidence, string>> = {
  proven: 'proven: a second observation confirmed it',
  likely: 'likely: one observation says so',
  possible: 'possible: one of several causes',
};

const FAULTS: Readonly<Record<TransportFault, string>> = {
  'dns-unknown': 'host name unknown',
  'dns': 'name lookup failed',
  'refused': 'connection refused',
  'reset': 'connection reset',
  'timeout': 'timed out',
  'tls': 'TLS failed',
  'proxy': 'stopped at the proxy',
};

/** A duration as people read it; `durationMs` in milliseconds. */
export function duration(durationMs: number): string {
  if (durationMs < 999.5) return `${Math.max(0, Math.round(durationMs))} ms`;
  if (durationMs < 59_950) return `${(durationMs / 1000).toFixed(1)} s`;
  const seconds = Math.round(durationMs / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** `count` things, with the plural's s. */
export const several = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** Worst first. */
export const STATUSES: readonly Status[] = ['fail', 'error', 'warn', 'pass', 'skip'];

/** How the checks ended, worst first, and what it took: `1 failed, 4 passed, in 1.2 s, with 5 requests to Box`. */
export function countWords(report: Report): string {
  const parts = STATUSES.filter((status) => report.counts[status] > 0).map((status) => `${report.counts[status]} ${COUNTED[status]}`);
  return [...parts, `in ${duration(report.durationMs)}`, `with ${several(report.apiCalls, 'request')} to Box`].join(', ');
}

/** What a target is, for its heading: method and subject, or the machine. */
export function targetWords(target: TargetReport, report: Pick<Report, 'host'> | null): Text {
  if (target.auth === null) return target.name === 'host' && report !== null ? text`${hostWords(report)}` : [];
  const method = target.auth === 'jwt' ? 'JWT' : 'Client Credentials Grant';
  const subject = target.subject === null ? '' : `, ${target.subject.type} ${target.subject.id}`;
  const { identity } = target;
  const label: Text = target.label === undefined ? [] : text`${foreign('words', target.label)}, `;
  return identity === null ? text`${label}${method}${subject}` : text`${label}${method}${subject}, as ${identity.name} ${identity.login} (id ${identity.id})`;
}

/** The machine that the run took place on. */
export function hostWords({ host }: Pick<Report, 'host'>): string {
  const runner = host.selfHosted === null ? '' : host.selfHosted ? ', self-hosted runner' : ', GitHub-hosted runner';
  return `${host.os} ${host.arch}, Node ${host.node}${runner}${host.proxied ? ', through a proxy' : ''}`;
}

/** An exchange's outcome in a few words: `HTTP 404`, `timed out`. */
export function answerWords({ status, error }: Exchange): string {
  if (status !== null) return `HTTP ${status}`;
  return error !== null && 'transport' in error ? FAULTS[error.transport] : 'no answer';
}

/**
 * The identifier to give to Box Support: body's and header's, joined as Box's own SDKs print them
 * (https://github.com/box/box-node-sdk, `Request ID: …`); `null` where Box gave none.
 */
export function requestIdOf({ requestId, boxRequestId }: Exchange): string | null {
  const ids = [requestId, boxRequestId].flatMap((id) => (id === null ? [] : [unwrap(id)])).filter((id) => id !== '');
  return ids.length === 0 ? null : ids.join('.');
}
