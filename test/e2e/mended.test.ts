import { describe, expect, test } from '@jest/globals';
import type { ScenarioName } from '../../src/simulator/index.ts';
import { runCli } from '../support/run-product.ts';
import { asEnvironment, checkOf, onStage, outcomes, reportOf, runJob } from '../support/stage.ts';
import type { ReportLike } from '../support/stage.ts';

const OWNER = '20000000002';

/** Exit code and report of the command in a scenario's Box, with one of its inputs changed. */
async function byCommand(name: ScenarioName, change: Readonly<Record<string, (value: string) => string>>, args: readonly string[] = []): Promise<{ readonly exitCode: number | null; readonly report: ReportLike }> {
  return onStage(name, async ({ inputs, secrets }) => {
    const changed = Object.fromEntries(Object.entries(change).map(([input, spoil]) => [input, spoil(inputs[input] ?? '')]));
    const { exitCode, stdout } = await runCli(['run', '--format', 'json', ...args], asEnvironment({ ...inputs, ...changed }), secrets);
    return { exitCode, report: JSON.parse(stdout) as ReportLike };
  });
}

describe('a value with something around it', () => {
  test.each([
    ['client-secret', 'a line break', 'healthy-ccg'], ['client-id', 'spaces', 'healthy-ccg'], ['enterprise-id', 'a line break', 'healthy-ccg'],
  ] as const)('%s with %s is red at credentials by both doors, and everything is asked all the same', async (input, found, name) => {
    const spoil = (value: string): string => (found === 'spaces' ? `${value} ` : `${value}\n`);
    const { exitCode, report } = await byCommand(name, { [input]: spoil });
    const job = await runJob(name, { change: ({ inputs }) => { Object.assign(inputs, { [input]: spoil(inputs[input] ?? '') }); } });
    expect([exitCode, job.exitCode]).toEqual([1, 1]);
    for (const each of [report, reportOf(job)]) {
      expect(checkOf(each, 'ccg/credentials').message).toContain(`${input} has white space before or after it (${found}).`);
      const { 'ccg/credentials': credentials, ...others } = outcomes(each);
      expect([credentials, new Set(Object.values(others))]).toEqual(['fail credentials-malformed', new Set(['pass'])]);
    }
  });

  test.each([['user-id', 'healthy-ccg'], ['as-user', 'healthy-jwt']] as const)('%s is red at credentials by both doors, and that user is asked for', async (input, name) => {
    const target = name === 'healthy-ccg' ? 'ccg' : 'jwt';
    const reports = [
      (await byCommand(name, { [input]: () => `"${OWNER}"` })).report,
      reportOf(await runJob(name, { inputs: { [input]: `"${OWNER}"` } })),
    ];
    for (const report of reports) {
      expect(outcomes(report)).toMatchObject({ [`${target}/credentials`]: 'fail credentials-malformed', [`${target}/${input === 'user-id' ? 'user-token' : 'as-user'}`]: 'pass' });
      expect(checkOf(report, `${target}/credentials`).message).toMatch(new RegExp(`^${input} stands in quotes`, 'u'));
    }
  });

  test('counts as a warning where the deploy is said to mend it too', async () => {
    const { exitCode, report } = await byCommand('secret-in-quotes', {}, ['--repaired-credentials', 'warn']);
    expect([exitCode, report.verdict]).toEqual([0, 'warn']);
    expect(checkOf(report, 'ccg/credentials').message).toContain('The deploy gets the raw value');
  });

  test('is named with all else that is wrong', async () => {
    const run = await runJob('service-account-not-invited', { change: ({ inputs }) => { Object.assign(inputs, { 'jwt-config': `'${inputs['jwt-config'] ?? ''}'` }); } });
    expect(run.exitCode).toBe(1);
    expect(outcomes(reportOf(run))).toMatchObject({ 'jwt/credentials': 'fail credentials-malformed', 'jwt/token': 'pass', 'jwt/folder:160000000001': 'fail not-invited' });
  });
});
