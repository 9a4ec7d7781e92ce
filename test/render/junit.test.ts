import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'junit2json';
import type { TestCase, TestSuites } from 'junit2json';
import { clean, text } from '../../src/foundation/text.ts';
import { renderJunit } from '../../src/render/junit.ts';
import { HOSTILE, reportSaying } from '../support/hostile.ts';
import { aCheck, aDiagnosis, aHost, aProblem, aReport, aSkip, aTarget } from '../support/report.ts';
import { junitProblems } from '../support/validators.ts';

/** As a CI system reads it. */
async function read(xml: string): Promise<TestSuites> {
  const found = await parse(xml);
  if (found == null || !('testsuite' in found)) throw new Error(`not a JUnit file:\n${xml}`);
  return found;
}

const casesOf = ({ testsuite = [] }: TestSuites): readonly TestCase[] => testsuite.flatMap(({ testcase = [] }) => testcase);

const mixed = aReport([
  aHost([aCheck('network', { durationMs: 1530 })]),
  aTarget([
    aProblem('token', 'app-not-authorized', { message: text`Box refused the app.`, evidence: [{ text: text`unauthorized_client`, exchange: null }] }),
    aProblem('folder:1', 'box-unavailable', { message: text`Box is down.` }),
    aProblem('scope:sign_requests.readwrite', 'feature-unavailable', { message: text`Held, but no licence.` }),
    aSkip('identity'),
  ]),
]);

describe('the JUnit report', () => {
  test('validates against the schema of Jenkins, whatever the checks ended with', async () => {
    expect(await junitProblems(renderJunit(mixed))).toEqual([]);
    expect(await junitProblems(renderJunit(aReport([])))).toEqual([]);
  });

  test('is held to a schema that notices', async () => {
    expect(await junitProblems(renderJunit(mixed).replace('<testcase ', '<testcaze ').replace('name="Box Preflight"', 'nome="x"'))).not.toEqual([]);
  });

  test('tells failures and errors apart, and counts both', async () => {
    const suites = await read(renderJunit(mixed));
    expect(suites).toMatchObject({ name: 'Box Preflight', tests: 5, failures: 1, errors: 1 });
    const [token, folder] = casesOf(suites).slice(1);
    expect(token?.failure?.[0]).toMatchObject({ type: 'app-not-authorized', message: 'Box refused the app.' });
    expect(token?.error).toBeUndefined();
    expect(folder?.error?.[0]).toMatchObject({ type: 'box-unavailable', message: 'Box is down.' });
    expect(folder?.failure).toBeUndefined();
  });

  test('puts the remedy and what was seen into the failure', async () => {
    const inner = casesOf(await read(renderJunit(mixed)))[1]?.failure?.[0]?.inner ?? '';
    expect(inner).toContain('1. Open the Admin Console.\n2. Authorize the app.');
    expect(inner).toContain('Seen: unauthorized_client');
  });

  test('says why a check was skipped', async () => {
    const skipped = casesOf(await read(renderJunit(mixed))).find(({ name }) => name === 'identity');
    expect(skipped?.skipped).toEqual([{ inner: 'It needs token, which was not provided.' }]);
  });

  test('lets a warning pass, and shows its words', async () => {
    const warned = casesOf(await read(renderJunit(mixed))).find(({ name = '' }) => name.startsWith('scope:'));
    expect(warned).not.toHaveProperty('failure');
    expect(warned?.['system-out']?.[0]).toContain('warn: Held, but no licence.');
  });

  test('gives times in seconds', async () => {
    const suites = await read(renderJunit(mixed));
    expect(suites.time).toBe(1.234);
    expect(suites.testsuite?.[0]).toMatchObject({ name: 'host', time: 1.53 });
    expect(casesOf(suites)[0]?.time).toBe(1.53);
  });

  test('names a case by target and check alone, so that it is the same case in the next run', async () => {
    expect(casesOf(await read(renderJunit(mixed))).map(({ classname, name }) => `${classname ?? ''} ${name}`)).toEqual([
      'host network', 'jwt token', 'jwt folder:1', 'jwt scope:sign_requests.readwrite', 'jwt identity',
    ]);
  });

  test.each(HOSTILE)('holds words from outside as words: %j', async (words) => {
    const xml = renderJunit(reportSaying(words));
    expect(await junitProblems(xml)).toEqual([]);
    const suites = await read(xml);
    expect(casesOf(suites)).toHaveLength(5);
    expect(casesOf(suites)[0]?.failure?.[0]?.message).toBe(`Box said ${clean(words)}.`);
  });

  test('can be read back whatever came from outside', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (words) => {
      const message = (await read(renderJunit(reportSaying(words)))).testsuite?.[0]?.testcase?.[0]?.failure?.[0]?.message;
      expect(message).toBe(`Box said ${clean(words)}.`);
    }));
  });

  test('says nothing twice where cause and message are the same', () => {
    const same = text`Box is down.`;
    const xml = renderJunit(aReport([aTarget([aProblem('token', 'box-unavailable', { message: same, diagnosis: aDiagnosis('box-unavailable', { cause: same }) })])]));
    expect(xml.match(/Box is down\./gu)).toHaveLength(1);
  });
});
