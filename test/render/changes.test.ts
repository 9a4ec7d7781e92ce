import { describe, expect, test } from '@jest/globals';
import { changesTable, driftSections } from '../../src/render/changes.ts';
import { renderSummary } from '../../src/render/summary.ts';
import { aCheck, aReport, aTarget } from '../support/report.ts';

const drift = { since: '2026-11-21T03:04:05.678Z', changes: [{ what: 'folder 1, can_upload', before: 'yes', now: 'no' }] };
const report = aReport([aTarget([aCheck('token')], { drift }), aTarget([aCheck('token')], { name: 'other', drift: { ...drift, changes: [] } })]);

describe('what changed since the last good run', () => {
  test('is a table in the job summary, also where all is green', () => {
    expect(renderSummary(report)).toContain([
      'Target `jwt`: **Changed since the last good run, 2026-11-21 03:04 UTC**', '', '| What | Before | Now |', '| --- | --- | --- |', '| `folder 1, can_upload` | `yes` | `no` |',
    ].join('\n'));
  });

  test('is not shown where nothing changed', () => {
    expect(driftSections(report)).toHaveLength(1);
  });

  test('is cut where nobody would read on', () => {
    const changes = Array.from({ length: 60 }, (_, index) => ({ what: `folder ${index}`, before: 'seen', now: 'not seen' }));
    expect(changesTable(changes)).toContain('_10 more changes: see the JSON report._');
  });
});
