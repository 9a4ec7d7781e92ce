import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { scenarios } from '../../src/simulator/index.ts';
import type { ScenarioName } from '../../src/simulator/index.ts';
import { runScenario } from '../support/scenario-run.ts';
import type { ScenarioRun } from '../support/scenario-run.ts';
import { EXPECTED } from './expectations.ts';

interface ReportedCheck {
  readonly id: string;
  readonly status: string;
  readonly skippedBecause: string | null;
  readonly requests: number;
  readonly diagnosis: { readonly code: string; readonly confidence: string; readonly owner: string } | null;
}
interface Reported {
  readonly verdict: string;
  readonly exchanges: readonly { readonly purpose: string }[];
  readonly targets: readonly { readonly name: string; readonly checks: readonly ReportedCheck[] }[];
}

const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats.default(ajv);
const isReport = ajv.compile<Reported>(JSON.parse(readFileSync(new URL('../../schema/report.schema.json', import.meta.url), 'utf8')) as object);

const names = Object.keys(EXPECTED) as ScenarioName[];
let runs = 0;
afterAll(() => {
  if (runs !== names.length) throw new Error(`${runs} of ${names.length} scenarios were run`);
});

test('every scenario of the simulator has an expectation', () => {
  expect(names.sort()).toEqual(Object.keys(scenarios).sort());
  expect(names.length).toBeGreaterThanOrEqual(30);
});

describe('the built action, in a child process with the runner’s environment', () => {
  test.each(names)('tells the truth about %s', async (name) => {
    const run = await runScenario(name);
    runs += 1;
    const report = reportOf(run);
    expect(notPassed(report)).toEqual(EXPECTED[name].checks);
    expect(report.verdict).toBe(EXPECTED[name].verdict);
    expect(run.exitCode).toBe(['fail', 'error'].includes(report.verdict) ? 1 : 0);
    expect(Number(run.outputs['api-calls'])).toBe(EXPECTED[name].requests);
    expect(requestsOfChecks(report) + (OF_NO_CHECK[name] ?? 0)).toBe(EXPECTED[name].requests);
    expectOutputs(run, report);
    expectHarmless(run);
  });
});

function reportOf({ report, stdout, stderr }: ScenarioRun): Reported {
  if (!isReport(report)) throw new Error(`not a valid report: ${ajv.errorsText(isReport.errors)}\n${stdout}\n${stderr}`);
  return report;
}

/** Sent after the checks: what is held that nobody asked for. */
const OF_NO_CHECK: Partial<Record<ScenarioName, number>> = { 'healthy-least-privilege': 13 };

/** What the checks cost, and the status page, which belongs to none of them. */
const requestsOfChecks = ({ targets, exchanges }: Reported): number =>
  targets.flatMap(({ checks }) => checks).reduce((sum, { requests }) => sum + requests, 0) + exchanges.filter(({ purpose }) => purpose === 'status-page').length;

/** Every check but those that passed: its status, and what it was put down to. */
function notPassed({ targets }: Reported): Record<string, string> {
  const all = targets.flatMap(({ name, checks }) => checks.map((check): [string, string] => [`${name}/${check.id}`, described(check)]));
  return Object.fromEntries(all.filter(([, status]) => status !== 'pass'));
}

const described = ({ status, diagnosis }: ReportedCheck): string =>
  diagnosis === null ? status : `${status} ${diagnosis.code} ${diagnosis.confidence} ${diagnosis.owner}`;

function expectOutputs({ outputs, summary, stdout }: ScenarioRun, report: Reported): void {
  const failed = report.targets.flatMap(({ name, checks }) => checks.filter(({ status }) => status === 'fail' || status === 'error').map(({ id }) => `${name}/${id}`));
  expect(outputs['result']).toBe(report.verdict);
  expect(JSON.parse(outputs['failed-checks'] ?? '')).toEqual(failed);
  expect(outputs['report-file']).toContain('box-preflight-report.json');
  expect(Object.keys(outputs).sort()).toEqual([
    'api-calls', 'clock-skew-seconds', 'enterprise-id', 'failed-checks', 'report-file', 'request-ids', 'result', 'service-account-id', 'service-account-login',
  ]);
  expect(summary).toContain(report.verdict);
  expect(stdout.split('\n').filter((line) => line.startsWith('::error')).length).toBeGreaterThanOrEqual(failed.length > 0 ? 1 : 0);
}

/** Nothing that could change something in Box, and no token left behind (exchanged ones expire by themselves). */
function expectHarmless({ simulator, stderr }: ScenarioRun): void {
  // Node's own, such as of too many listeners.
  expect(stderr).not.toMatch(/Warning: /u);
  const changing = simulator.requests.filter(({ method, path }) => !['GET', 'OPTIONS'].includes(method) && !['/oauth2/token', '/oauth2/revoke'].includes(path));
  expect(changing).toEqual([]);
  expect(simulator.requests.filter((request) => request.headers['user-agent']?.startsWith('box-preflight/') !== true)).toEqual([]);
  expect(simulator.tokens().live - simulator.tokens().exchanged).toBe(0);
}
