import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { baselinesFromFile, baselinesFromReport } from '../../src/door/baseline.ts';
import type { Learned } from '../../src/engine/learned.ts';
import { foreign } from '../../src/foundation/text.ts';
import { renderJson } from '../../src/render/json.ts';
import { aCheck, aHost, aProblem, aReport, aTarget } from '../support/report.ts';

const learned: Learned = {
  identity: { id: '1', enterpriseId: '4711' }, key: { id: 'abcd1234', fingerprint: 'c'.repeat(64) }, scopes: [{ name: 'root_readonly', held: true }],
  folders: [{ id: '12', visible: true, permissions: { can_upload: true } }, { id: '13', visible: false, permissions: {} }],
};
const identity = { id: '1', login: foreign('login', 'a@b.c'), name: foreign('name', 'A'), enterpriseId: '4711' };
const run = { provider: 'github-actions', url: null, event: 'schedule', attempt: 1, name: foreign('words', 'nightly/check') };
const report = renderJson(aReport([aHost([aCheck('network')]), aTarget([aCheck('token')], { identity, learned }), aTarget([aProblem('token')], { name: 'red', learned })], { run }));

describe('an earlier report as the baseline of drift', () => {
  test('holds what its run learned', () => {
    expect(baselinesFromReport(report, '/r.json', 'nightly/check')('jwt')).toEqual({ kind: 'good', at: '2026-11-22T03:04:05.678Z', learned });
  });

  test('is none for a target that it does not know, or that was not good', () => {
    const baseline = baselinesFromReport(report, '/r.json', null);
    expect(baseline('other')).toEqual({ kind: 'none', why: 'The report /r.json has no target other.' });
    expect(baseline('red')).toEqual({ kind: 'none', why: 'The report /r.json is of a run in which target red was not good.' });
  });

  test('is none for a run of another name', () => {
    expect(baselinesFromReport(report, '/r.json', 'weekly/check')('jwt')).toEqual({ kind: 'none', why: 'The report /r.json is of the run nightly/check, not of weekly/check.' });
  });

  test('is none yet where the file is not there, as in a cache that was never filled', () => {
    const missing = baselinesFromFile('/r.json', null, () => ({ kind: 'unreadable', why: 'there is no such file' }));
    expect(missing('jwt')).toMatchObject({ kind: 'none', why: expect.stringContaining('there is no such file') });
  });

  test('knows the identity of a report that an earlier version wrote', () => {
    const old = renderJson(aReport([aHost([aCheck('network')]), aTarget([aCheck('token')], { identity })]));
    expect(baselinesFromReport(old, '/r.json', null)('jwt')).toMatchObject({ kind: 'good', learned: { identity: learned.identity, key: null, scopes: [], folders: [] } });
  });

  test.each([
    ['not JSON', '{'], ['nothing', ''], ['another tool’s JSON', '{"schemaVersion":2}'], ['a name where an id belongs', report.replace('"enterpriseId": "4711"', '"enterpriseId": "<script>"')],
    ['a permission that is none', report.replace('"can_upload"', '"| can do all"')], ['a fingerprint that is none', report.replace('c'.repeat(64), 'zz')],
  ])('can’t be read where it is %s', (_, text) => {
    expect(baselinesFromReport(text, '/r.json', null)('jwt')).toMatchObject({ kind: 'unreadable', why: expect.stringContaining('/r.json is not a report of this tool') });
  });

  test('never throws, whatever stands in the file', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(['unreadable', 'none']).toContain(baselinesFromReport(text, '/r.json', null)('jwt').kind);
    }));
  });
});
