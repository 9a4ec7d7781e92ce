import { describe, expect, test } from '@jest/globals';
import { annotationsOf, inputAnnotations, MOST_PER_LEVEL, noticeAnnotations } from '../../src/action/annotations.ts';
import { problem } from '../../src/config/problems.ts';
import { foreign, text } from '../../src/foundation/text.ts';
import { aCheck, aDiagnosis, aProblem, aReport, aSkip, aTarget } from '../support/report.ts';

/** Folders that each need something else, so that none is joined with another. */
const folders = (count: number) => Array.from({ length: count }, (_, index) =>
  aProblem(`folder:${index}`, 'not-invited', { diagnosis: aDiagnosis('not-invited', { cause: text`Folder ${index} is not shared.` }) }));

describe('annotations', () => {
  test('name target, check and code, and say what to do and who can', () => {
    const [annotation] = annotationsOf(aReport([aTarget([aCheck('network'), aProblem('token')])]), 'fail');
    expect(annotation).toEqual({
      level: 'error',
      title: 'jwt/token: app-not-authorized',
      source: null,
      message: [
        'It is not well.',
        'The app is not authorized in the enterprise. (likely: one observation says so)',
        '1. Open the Admin Console.',
        '2. Authorize the app.',
        'A Box admin can fix this, in the Admin Console.',
        'More: https://github.com/box-preflight/box-preflight/blob/main/docs/diagnoses/app-not-authorized.md',
      ].join('\n'),
    });
  });

  test('are none where everything passed or was skipped', () => {
    expect(annotationsOf(aReport([aTarget([aCheck('token'), aSkip('identity')])]), 'fail')).toEqual([]);
  });

  test('are warnings for what warns', () => {
    expect(annotationsOf(aReport([aTarget([aProblem('scope:x', 'feature-unavailable')])]), 'fail')[0]?.level).toBe('warning');
  });

  test('show what must be changed before what could not be answered, whatever the order of the checks', () => {
    const titles = annotationsOf(aReport([aTarget([aProblem('token', 'box-unavailable'), aProblem('folder:1', 'trashed')])]), 'fail').map(({ title }) => title);
    expect(titles).toEqual(['jwt/folder:1: trashed', 'jwt/token: box-unavailable']);
  });

  test.each([['fail', 'error'], ['warn', 'warning']] as const)('of an outage, with on-inconclusive %s, are of level %s', (policy, level) => {
    expect(annotationsOf(aReport([aTarget([aProblem('token', 'box-unavailable')])]), policy)[0]?.level).toBe(level);
  });

  test('of what could not be answered for a cause that lasts are errors, whatever on-inconclusive says', () => {
    expect(annotationsOf(aReport([aTarget([aProblem('folder:1', 'call-budget')])]), 'warn')[0]?.level).toBe('error');
  });

  test('are one for checks with one remedy, and name the others', () => {
    const annotations = annotationsOf(aReport([aTarget([aProblem('folder:1', 'not-invited'), aProblem('folder:2', 'not-invited')])]), 'fail');
    expect(annotations).toHaveLength(1);
    expect(annotations[0]?.message).toContain('Also: jwt/folder:2.');
  });

  test('of one level are as many as GitHub keeps, and the last counts the rest', () => {
    const annotations = annotationsOf(aReport([aTarget(folders(14))]), 'fail');
    expect(annotations).toHaveLength(MOST_PER_LEVEL);
    expect(annotations.at(-1)?.title).toBe('jwt/folder:9: not-invited');
    expect(annotations.at(-1)?.message).toContain('And 4 more errors: see the log.');
  });

  test('count nothing where exactly as many fit', () => {
    expect(annotationsOf(aReport([aTarget(folders(10))]), 'fail').at(-1)?.message).not.toContain('more');
  });

  test('are no longer than the runner takes', () => {
    const cause = text`${foreign('words', 'word '.repeat(90))}`;
    const remedy = Array.from({ length: 20 }, () => cause);
    const [annotation] = annotationsOf(aReport([aTarget([aProblem('token', 'unknown', { diagnosis: aDiagnosis('unknown', { cause, remedy }) })])]), 'fail');
    expect(annotation?.message.length).toBeLessThanOrEqual(4096);
  });
});

describe('annotations of inputs', () => {
  test('say what is wrong, what is allowed and what was probably meant', () => {
    expect(inputAnnotations([problem('fail-on', text`is "${foreign('words', 'wran')}".`, { allowed: 'fail, warn or never', nearest: 'warn' })])).toEqual([
      { level: 'error', title: "Input fail-on can't be used", message: 'fail-on is "wran". Allowed: fail, warn or never. Did you mean warn?', source: null },
    ]);
  });

  test('are no more than GitHub keeps', () => {
    const many = Array.from({ length: 30 }, (_, line) => problem('folders', text`is no folder.`, { line }));
    expect(inputAnnotations(many)).toHaveLength(10);
    expect(inputAnnotations(many).at(-1)?.message).toContain('20 more errors');
  });

  test('keep the level that a notice asks for', () => {
    const notices = noticeAnnotations([
      { level: 'warning', input: 'config-file', message: text`It is not read.` }, { level: 'notice', input: null, message: text`Skipped.` },
    ]);
    expect(notices).toEqual([
      { level: 'warning', title: 'Input config-file', message: 'It is not read.', source: null }, { level: 'notice', title: 'Box Preflight', message: 'Skipped.', source: null },
    ]);
  });
});
