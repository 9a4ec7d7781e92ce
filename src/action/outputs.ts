import { keyOf } from '../engine/check.ts';
import type { OutputName } from '../config/outputs.ts';
import type { Report, TargetReport } from '../engine/report.ts';
import { unwrap } from '../foundation/text.ts';
import { requestIdOf } from '../render/words.ts';

export type Outputs = Readonly<Record<OutputName, string>>;

/**
 * All outputs of a run (contract, section 3); `''` where a thing is not known.
 * @param reportFile absolute path of the JSON report, `''` where none was written
 */
export function outputsOf(report: Report, reportFile: string): Outputs {
  const first = report.targets.find(({ auth }) => auth !== null);
  const account = first === undefined ? null : serviceAccountOf(first);
  return {
    'result': report.verdict,
    'report-file': reportFile,
    'failed-checks': JSON.stringify(failedChecks(report)),
    'clock-skew-seconds': report.clock === null ? '' : String(report.clock.skewSeconds),
    'service-account-id': account?.id ?? '',
    'service-account-login': account === null ? '' : unwrap(account.login),
    'enterprise-id': first?.identity?.enterpriseId ?? (first?.subject?.type === 'enterprise' ? first.subject.id : ''),
    'request-ids': JSON.stringify(failedRequestIds(report)),
    'api-calls': String(report.apiCalls),
  };
}

/** What programs can read where the inputs can't be used: nothing was sent, and the result is `fail` (contract, section 8). */
export const UNUSABLE_OUTPUTS: Outputs = {
  'result': 'fail', 'report-file': '', 'failed-checks': '[]', 'clock-skew-seconds': '', 'service-account-id': '',
  'service-account-login': '', 'enterprise-id': '', 'request-ids': '[]', 'api-calls': '0',
};

/** The same where the run broke by our own fault. */
export const BROKEN_OUTPUTS: Outputs = { ...UNUSABLE_OUTPUTS, result: 'error' };

/** The identity is the service account's where the enterprise's token was asked for; else it is the user's. */
function serviceAccountOf({ identity, checks }: TargetReport): TargetReport['identity'] {
  const asked = checks.some(({ id, status }) => id === 'token' && status !== 'skip');
  return asked ? identity : null;
}

const failedChecks = ({ targets }: Report): readonly string[] => targets.flatMap(({ name, checks }) =>
  checks.filter(({ status }) => status === 'fail' || status === 'error').map(({ id }) => keyOf({ target: name, id })));

const failedRequestIds = ({ exchanges }: Report): readonly string[] =>
  [...new Set(exchanges.filter(({ error }) => error !== null).flatMap((exchange) => requestIdOf(exchange) ?? []))];
