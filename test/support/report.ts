import type { CheckId } from '../../src/engine/check.ts';
import type { CheckReport, Report, TargetReport } from '../../src/engine/report.ts';
import { countStatuses, verdictOf } from '../../src/engine/verdict.ts';
import { CODES, usualStatus } from '../../src/foundation/diagnosis.ts';
import type { Diagnosis, DiagnosisCode } from '../../src/foundation/diagnosis.ts';
import type { Exchange } from '../../src/foundation/exchange.ts';
import { foreign, text } from '../../src/foundation/text.ts';

/** Parts of reports for tests; each is whole and plausible, and takes what a scenario is about. */

export function aDiagnosis(code: DiagnosisCode = 'app-not-authorized', parts: Partial<Diagnosis> = {}): Diagnosis {
  return {
    code,
    confidence: 'likely',
    cause: text`The app is not authorized in the enterprise.`,
    remedy: [text`Open the Admin Console.`, text`Authorize the app.`],
    owner: CODES[code].owner,
    docs: ['https://developer.box.com/guides/authorization/custom-app-approval/'],
    retryable: CODES[code].retryable,
    ...parts,
  };
}

export function aCheck(id: CheckId, parts: Partial<CheckReport> = {}): CheckReport {
  return {
    id, title: `The check ${id}`, status: 'pass', durationMs: 12, message: text`All is well.`, needs: [], skippedBecause: null,
    diagnosis: null, evidence: [], requests: 1, source: null, ...parts,
  };
}

/** A check that did not pass, with the status that its code usually counts as. */
export function aProblem(id: CheckId, code: DiagnosisCode = 'app-not-authorized', parts: Partial<CheckReport> = {}): CheckReport {
  return aCheck(id, { status: usualStatus(code), message: text`It is not well.`, diagnosis: aDiagnosis(code), ...parts });
}

export function aSkip(id: CheckId, because = 'It needs token, which was not provided.'): CheckReport {
  return aCheck(id, { status: 'skip', durationMs: 0, requests: 0, message: text`${because}`, skippedBecause: text`${because}` });
}

export function aTarget(checks: readonly CheckReport[], parts: Partial<TargetReport> = {}): TargetReport {
  return { name: 'jwt', auth: 'jwt', subject: { type: 'enterprise', id: '4711' }, identity: null, checks, ...parts };
}

export const aHost = (checks: readonly CheckReport[]): TargetReport =>
  aTarget(checks, { name: 'host', auth: null, subject: null });

export function anExchange(parts: Partial<Exchange> = {}): Exchange {
  return {
    target: 'jwt', purpose: 'token', method: 'POST', url: 'https://api.box.com/oauth2/token', status: 200, durationMs: 140,
    attempt: 1, startedAt: '2026-11-22T03:04:05.678Z', requestId: null, boxRequestId: foreign('words', '0abc'), error: null, ...parts,
  };
}

/** A report whose verdict and counts follow from its checks. */
export function aReport(targets: readonly TargetReport[], parts: Partial<Report> = {}): Report {
  const statuses = targets.flatMap(({ checks }) => checks.map(({ status }) => status));
  return {
    tool: { name: 'box-preflight', version: '1.2.3' },
    verdict: verdictOf(statuses),
    startedAt: '2026-11-22T03:04:05.678Z',
    durationMs: 1234,
    counts: countStatuses(statuses),
    host: { os: 'linux', arch: 'x64', node: '24.1.0', runner: 'runner-1', selfHosted: false, proxied: false },
    run: null,
    clock: { skewSeconds: 0.4, uncertaintySeconds: 0.2, samples: 5 },
    targets,
    exchanges: [],
    apiCalls: 5,
    identityOnly: false,
    ...parts,
  };
}
