import { Buffer } from 'node:buffer';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { joinedVerdict, readJoined, renderJoined } from '../../src/render/joined.ts';
import type { JoinedReport } from '../../src/render/joined.ts';
import { foreign } from '../../src/foundation/text.ts';
import { renderJson } from '../../src/render/json.ts';
import { aCheck, aHost, aProblem, aReport, aTarget } from '../support/report.ts';

function read(json: string): JoinedReport {
  const report = readJoined(json);
  if (report === null) throw new Error('no report');
  return report;
}

const run = { provider: 'github-actions', url: null, event: 'push', attempt: 1 };
const good = (): JoinedReport => read(renderJson(aReport([aHost([aCheck('network')]), aTarget([aCheck('token')], { name: 'staging' })])));
const bad = (): JoinedReport => read(renderJson(aReport([aTarget([aCheck('token'), aProblem('folder:1', 'trashed')], { name: 'production' })])));

describe('a joined summary', () => {
  test('has the worst verdict, and the targets that failed first', () => {
    const page = renderJoined([good(), bad()], 0);
    expect(page).toMatch(/^## ❌ Box Preflight: fail\n\n2 runs, 3 targets\.\n/u);
    expect(page.indexOf('`production`')).toBeLessThan(page.indexOf('`staging`'));
    expect(page).toContain('| ❌ |  | `production` | 1 failed, 1 passed | ❌ `folder:1` `It is not well.` | `Open the Admin Console.` |');
  });

  test('names the run that a target belongs to', () => {
    const named = { ...(JSON.parse(renderJson(aReport([aTarget([aCheck('token')])]))) as object), run: { ...run, name: 'acme | nightly' } };
    expect(renderJoined([read(JSON.stringify(named))], 0)).toContain('| `acme ¦ nightly` | `jwt` |');
  });

  test('says how many runs left no report, and is no pass then', () => {
    expect(renderJoined([good()], 2)).toContain('**2 runs left no report**');
    expect(joinedVerdict([good()], 2)).toBe('error');
    expect(joinedVerdict([bad()], 2)).toBe('fail');
    expect(renderJoined([], 3)).toContain('Box Preflight: error');
  });

  describe('names what was configured and not asked', () => {
    const url = 'https://github.com/acme/app/actions/runs/1';
    const asks = (name: string, others: readonly string[], ofRun: string | null = url): JoinedReport => read(renderJson(aReport(
      [aTarget([aCheck('token')], { name })], { run: { ...run, url: ofRun, name: foreign('words', `deploy (${name})`) }, notAsked: others.map((target) => ({ target, check: null })) },
    )));

    test('by each run', () => {
      expect(renderJoined([asks('production', ['staging', 'test'])], 0)).toContain('**Not asked** by `deploy (production)`: `staging` and `test`.');
    });

    test('but for what another job of the same workflow run asked', () => {
      const page = renderJoined([asks('production', ['staging', 'test']), asks('staging', ['production', 'test'])], 0);
      expect(page.match(/\*\*Not asked.*/gu)).toEqual(['**Not asked** by `deploy (production)`: `test`.', '**Not asked** by `deploy (staging)`: `test`.']);
      expect(renderJoined([asks('production', ['staging']), asks('staging', ['production'])], 0)).not.toContain('Not asked');
    });

    test('also where another workflow has a target of the same name', () => {
      expect(renderJoined([asks('production', ['staging']), asks('staging', [], 'https://github.com/acme/other/actions/runs/2')], 0)).toContain('`staging`.');
    });

    test('of a check with its target', () => {
      const report = aReport([aTarget([aCheck('token')])], { notAsked: [{ target: 'jwt', check: 'folder:1' }] });
      expect(renderJoined([read(renderJson(report))], 0)).toContain('**Not asked**: `jwt/folder:1`.');
    });
  });

  test('stays within what a job summary may have, and says what did not fit', () => {
    const page = renderJoined(Array.from({ length: 12_000 }, bad), 0);
    expect(Buffer.byteLength(page)).toBeLessThan(1_024 * 1_024);
    expect(page.slice(-80)).toMatch(/_\d+ more targets did not fit here\._\n$/u);
  });

  test.each(['', 'null', '[]', '{}', '{"schemaVersion":2,"verdict":"pass"}', '{"schemaVersion":1,"verdict":"fine"}', 'not json'])('is not made from what is no report: %j', (json) => {
    expect(readJoined(json)).toBeNull();
  });

  test('keeps markup of a report that others could write out of the page', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (name, message) => {
      const json = JSON.stringify({ schemaVersion: 1, verdict: 'fail', run: { name }, targets: [{ name, checks: [{ id: name, status: 'fail', message: `${message}<img src=x>`, diagnosis: { remedy: [message] } }] }] });
      const page = renderJoined([read(json)], 0);
      const [, , , , line = ''] = page.split('\n').filter((each) => each !== '');
      expect(line.replaceAll(/(`+).*?\1/gu, '')).not.toContain('<img');
    }));
  });
});
