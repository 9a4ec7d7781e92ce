import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Log, Result, Run } from 'sarif';
import { CODES } from '../../src/foundation/diagnosis.ts';
import { clean, plain, text } from '../../src/foundation/text.ts';
import { codeHelp } from '../../src/guidance/code-help.ts';
import { explainRows } from '../../src/guidance/catalogue.ts';
import { renderSarif } from '../../src/render/sarif.ts';
import type { Report } from '../../src/engine/report.ts';
import { HOSTILE, reportSaying } from '../support/hostile.ts';
import { aCheck, aProblem, aReport, aSkip, aTarget } from '../support/report.ts';
import { sarifProblems } from '../support/validators.ts';

function runOf(report: Report): Run {
  const [run] = (JSON.parse(renderSarif(report, codeHelp)) as Log).runs;
  if (run === undefined) throw new Error('no run');
  return run;
}

const resultsOf = (report: Report): readonly Result[] => runOf(report).results ?? [];

const source = { file: '.github/box-preflight.yml', line: 12, column: 7 };
const onGitHub = { provider: 'github-actions', url: null, event: 'push', attempt: 1, name: reportSaying('x').run?.name ?? never() };
function never(): never {
  throw new Error('no run');
}

const mixed = aReport([aTarget([
  aCheck('credentials'),
  aProblem('token', 'app-not-authorized', { message: text`Box refused the app.` }),
  aProblem('folder:1', 'not-invited', { source }),
  aProblem('folder:2', 'box-unavailable', { message: text`Box is down.` }),
  aProblem('scope:sign', 'feature-unavailable'),
  aSkip('identity'),
])]);

describe('the SARIF report', () => {
  test('validates against the JSON Schema of SARIF 2.1.0', () => {
    expect(sarifProblems(renderSarif(mixed, codeHelp))).toEqual([]);
    expect(sarifProblems(renderSarif(aReport([]), codeHelp))).toEqual([]);
    expect(sarifProblems(renderSarif({ ...mixed, run: onGitHub }, codeHelp))).toEqual([]);
  });

  test('is held to a schema that notices', () => {
    expect(sarifProblems(renderSarif(mixed, codeHelp).replace('"level": "error"', '"level": "dreadful"'))).not.toEqual([]);
  });

  test('validates for every code that there is', () => {
    const codes = Object.keys(CODES) as (keyof typeof CODES)[];
    const report = aReport([aTarget(codes.map((code, index) => aProblem(`folder:${index}`, code)))]);
    expect(sarifProblems(renderSarif(report, codeHelp))).toEqual([]);
    expect(runOf(report).tool.driver.rules?.map(({ id }) => id)).toEqual([...codes].sort());
  });

  test('has a result for each check that did not pass, under its diagnosis code', () => {
    expect(resultsOf(mixed).map(({ ruleId, kind, level }) => [ruleId, kind, level])).toEqual([
      ['app-not-authorized', 'fail', 'error'], ['not-invited', 'fail', 'error'], ['box-unavailable', 'open', 'none'], ['feature-unavailable', 'fail', 'warning'],
    ]);
    const { tool, results = [] } = runOf(mixed);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules?.[ruleIndex ?? -1]?.id).toBe(ruleId);
  });

  test('explains each rule with what the catalogue knows', () => {
    const rule = runOf(mixed).tool.driver.rules?.find(({ id }) => id === 'app-not-authorized');
    const row = explainRows().find(({ hypotheses: [{ code }] }) => code === 'app-not-authorized');
    expect(row).toBeDefined();
    for (const { cause } of codeHelp('app-not-authorized').causes) expect(rule?.help?.text).toContain(plain(cause));
    expect(rule?.helpUri).toMatch(/^https:\/\//u);
    expect(rule?.shortDescription?.text).toBe('The enterprise’s admin has not authorized the app.');
  });

  test('points at the line of the config file that asks for the check', () => {
    const result = resultsOf(mixed).find(({ ruleId }) => ruleId === 'not-invited');
    expect(result?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: '.github/box-preflight.yml', uriBaseId: '%SRCROOT%' }, region: { startLine: 12, startColumn: 7 },
    });
  });

  test('gives every result a place on GitHub, which refuses the file otherwise', () => {
    const withConfig = resultsOf({ ...mixed, run: onGitHub }).map(({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri);
    expect(withConfig).toEqual(Array.from({ length: 4 }, () => '.github/box-preflight.yml'));
    const without = resultsOf(aReport([aTarget([aProblem('token')])], { run: onGitHub }));
    expect(without[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe('.github/workflows');
  });

  test('claims no place where there is none', () => {
    const [result] = resultsOf(aReport([aTarget([aProblem('token')])]));
    expect(result?.locations?.[0]).not.toHaveProperty('physicalLocation');
    expect(result?.locations?.[0]?.logicalLocations?.[0]?.fullyQualifiedName).toBe('jwt/token');
  });

  test.each([
    ['my config #1.yml', 'my%20config%20%231.yml'], ['/etc/a b.yml', 'file:///etc/a%20b.yml'], ['C:\\repo\\a.yml', 'file:///C:/repo/a.yml'],
  ])('writes the path %s as a URI', (file, uri) => {
    const [result] = resultsOf(aReport([aTarget([aProblem('token', 'app-not-authorized', { source: { ...source, file } })])]));
    expect(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(uri);
  });

  test('says that the run did not get its answers where something could not be determined', () => {
    const [invocation] = runOf(mixed).invocations ?? [];
    expect(invocation?.executionSuccessful).toBe(false);
    expect(invocation?.toolExecutionNotifications?.map(({ associatedRule, level }) => [associatedRule?.id, level])).toEqual([['box-unavailable', 'error']]);
    expect(runOf(aReport([aTarget([aProblem('token')])])).invocations?.[0]).not.toHaveProperty('toolExecutionNotifications');
  });

  test('keeps the fingerprint of a finding from run to run', () => {
    expect(resultsOf(mixed)[1]?.partialFingerprints).toEqual({ 'boxPreflightCheck/v1': 'jwt/folder:1 not-invited' });
  });

  test.each(HOSTILE)('holds words from outside as words: %j', (words) => {
    const report = reportSaying(words);
    expect(sarifProblems(renderSarif(report, codeHelp))).toEqual([]);
    for (const { message } of resultsOf(report)) {
      // What SARIF gives a meaning in plain text: placeholders and links (sections 3.11.5 and 3.11.6).
      expect((message.text ?? '').replace(/\{\{|\}\}/gu, '').replace(/\\[\\[\]]/gu, '')).not.toMatch(/[{}[\]]/u);
    }
  });

  test('gives the words back when they are read as SARIF is read', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (words) => {
      const shown = resultsOf(reportSaying(words))[0]?.message.text ?? '';
      const read = shown.replace(/\{\{/gu, '{').replace(/\}\}/gu, '}').replace(/\\([\\[\]])/gu, '$1');
      expect(read).toContain(`Box said ${clean(words).replaceAll('`', '')}.`);
    }));
  });
});
