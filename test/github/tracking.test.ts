import { describe, expect, test } from '@jest/globals';
import { baselinesFromTracking } from '../../src/action/github.ts';
import { issueMarker } from '../../src/action/marker.ts';
import type { Learned } from '../../src/engine/learned.ts';
import { aCheck, aHost, aProblem, aReport, aSkip, aTarget } from '../support/report.ts';
import { anIssue } from './server.ts';
import type { FakeGithub, FakeIssue, GithubSetting } from './server.ts';
import { bad, good, LEARNED, outage, reportAt, tell, withGithub, workOn } from './support.ts';
import type { Wanted } from './support.ts';

const run = (id: number, more: Wanted = {}): Wanted => ({ ...more, place: { run: { id, attempt: 1 }, ...more.place } });
const DRIFT = { counts: 'warn', baselineFile: null } as const;

/** The runs of a schedule, one after the other; fails where one of them could not do all. */
async function days(github: FakeGithub, ...reports: readonly (readonly [report: ReturnType<typeof good>, more?: Wanted])[]): Promise<void> {
  for (const [index, [report, more]] of reports.entries()) expect(await tell(report, workOn(github, run(100 + github.requests.length + index, more)))).toEqual([]);
}

const shown = ({ issues }: FakeGithub): readonly object[] => issues.map(({ title, state, stateReason, labels }) => ({ title, state, stateReason, labels }));

describe('the tracking issue', () => {
  test('is opened on fail, edited while it lasts, and closed on recovery with how long it lasted', async () => {
    await withGithub({}, async (github) => {
      await days(github, [bad(3)]);
      expect(shown(github)).toEqual([{ title: 'Box Preflight: jwt fails (nightly/check)', state: 'open', stateReason: null, labels: ['box-preflight'] }]);
      const [issue] = github.issues;
      expect(issue?.body).toContain('`app-not-authorized`');
      await days(github, [bad(5)]);
      expect(issue?.body).toContain('Like this since 2026-11-22 03:00 UTC, for 2 hours.');
      expect(issue?.comments).toEqual([]);
      await days(github, [good(7)]);
      expect(shown(github)).toEqual([{ title: 'Box Preflight: jwt is good (nightly/check)', state: 'closed', stateReason: 'completed', labels: ['box-preflight'] }]);
      expect(issue?.comments.map(({ body }) => body)).toEqual([expect.stringContaining('is good again. It failed for 4 hours, since 2026-11-22 03:00 UTC: `token app-not-authorized`.')]);
    });
  });

  test('is not opened where all is good', async () => {
    await withGithub({}, async (github) => {
      await days(github, [good()]);
      expect(github.issues).toEqual([]);
    });
  });

  test('is the same issue when it fails again', async () => {
    await withGithub({}, async (github) => {
      await days(github, [bad(1)], [good(2)], [bad(3)]);
      expect(shown(github)).toEqual([{ title: 'Box Preflight: jwt fails (nightly/check)', state: 'open', stateReason: 'reopened', labels: ['box-preflight'] }]);
      expect(github.issues[0]?.body).toContain('Like this since 2026-11-22 03:00 UTC, for less than a minute. The last good run began 2026-11-22 02:00 UTC.');
    });
  });

  test('is one for each name and target, and the host is one too', async () => {
    const report = aReport([aHost([aProblem('clock', 'clock-skew')]), aTarget([aProblem('token')]), aTarget([aCheck('token')], { name: 'ccg' })]);
    await withGithub({}, async (github) => {
      await days(github, [report], [report, { policy: { name: 'weekly/check' } }], [report]);
      expect(github.issues.map(({ title }) => title)).toEqual([
        'Box Preflight: host fails (nightly/check)', 'Box Preflight: jwt fails (nightly/check)',
        'Box Preflight: host fails (weekly/check)', 'Box Preflight: jwt fails (weekly/check)',
      ]);
    });
  });

  test('is opened for an error only in the second run in a row, and then labelled so', async () => {
    await withGithub({}, async (github) => {
      await days(github, [outage(1)]);
      expect(github.issues.map(({ state }) => state)).toEqual(['closed']);
      await days(github, [outage(2)]);
      expect(shown(github)).toEqual([{ title: 'Box Preflight: jwt can’t be checked (nightly/check)', state: 'open', stateReason: 'reopened', labels: ['box-preflight', 'box-preflight-error'] }]);
      expect(github.issues[0]?.body).toContain('Like this since 2026-11-22 01:00 UTC, for 1 hour. The last 2 runs could not tell.');
      await days(github, [good(3)]);
      expect(shown(github)).toEqual([{ title: 'Box Preflight: jwt is good (nightly/check)', state: 'closed', stateReason: 'completed', labels: ['box-preflight'] }]);
    });
  });

  test('stays closed where an error is gone in the next run', async () => {
    await withGithub({}, async (github) => {
      await days(github, [outage(1)], [good(2)], [outage(3)], [good(4)]);
      expect(github.issues.map(({ state, comments }) => [state, comments.length])).toEqual([['closed', 0]]);
    });
  });

  test('keeps telling of a failure where one run can’t tell', async () => {
    await withGithub({}, async (github) => {
      await days(github, [bad(1)], [outage(2)]);
      expect(shown(github)).toEqual([{ title: 'Box Preflight: jwt fails (nightly/check)', state: 'open', stateReason: null, labels: ['box-preflight'] }]);
      expect(github.issues[0]?.body).toContain('The last run could not tell.');
      expect(github.issues[0]?.comments).toEqual([]);
    });
  });

  test('is left as it is by a run that could not ask: nothing is known then', async () => {
    const shut = aReport([aHost([aProblem('network', 'network')]), aTarget([aCheck('credentials'), aSkip('token')].map((check) => ({ ...check, needs: check.id === 'token' ? ['network' as const] : [] })))]);
    await withGithub({}, async (github) => {
      await days(github, [bad(1)], [shut]);
      expect(github.issues.find(({ title }) => title.includes('jwt'))).toMatchObject({ state: 'open', title: 'Box Preflight: jwt fails (nightly/check)' });
    });
  });

  test('says what is new and what is no longer there, and tells those who follow it', async () => {
    await withGithub({}, async (github) => {
      await days(github, [bad(1)], [reportAt(2, [aCheck('token'), aProblem('folder:12', 'no-access')])]);
      const [issue] = github.issues;
      expect(issue?.body).toContain('New in this run: `folder:12 no-access`. No longer there: `token app-not-authorized`.');
      expect(issue?.comments).toHaveLength(1);
    });
  });

  test('shows what changed since the last good run, where it knows of one', async () => {
    const now: Learned = { ...LEARNED, folders: [{ id: '160000000001', visible: true, permissions: { can_upload: false, can_delete: false } }] };
    await withGithub({}, async (github) => {
      await days(github, [bad(1)], [good(2)], [reportAt(3, [aProblem('folder:160000000001', 'no-access')], { learned: now })]);
      expect(github.issues[0]?.body).toContain('**Changed since the last good run, 2026-11-22 02:00 UTC**');
      expect(github.issues[0]?.body).toContain('| `folder 160000000001, can_upload` | `yes` | `no` |');
    });
  });

  test('keeps the labels that people gave it', async () => {
    await withGithub({}, async (github) => {
      await days(github, [bad(1)]);
      github.issues[0]?.labels.push('box', 'urgent');
      await days(github, [good(2)]);
      expect(github.issues[0]?.labels).toEqual(['box-preflight', 'box', 'urgent']);
    });
  });

  test('is opened again where somebody closed it as done and it still fails', async () => {
    await withGithub({}, async (github) => {
      await days(github, [bad(1)]);
      close(github.issues[0], 'completed');
      await days(github, [bad(2)]);
      expect(github.issues[0]?.state).toBe('open');
    });
  });

  test('stays closed where somebody closed it as not planned, until it was good once', async () => {
    await withGithub({}, async (github) => {
      await days(github, [bad(1)]);
      close(github.issues[0], 'not_planned');
      await days(github, [bad(2)]);
      expect(github.issues[0]).toMatchObject({ state: 'closed', comments: [] });
      await days(github, [good(3)], [bad(4)]);
      expect(github.issues[0]?.state).toBe('open');
    });
  });

  test('is not written over by an older run that took longer', async () => {
    await withGithub({}, async (github) => {
      await tell(bad(1), workOn(github, run(200)));
      await tell(good(1), workOn(github, run(150)));
      expect(github.issues[0]?.state).toBe('open');
    });
  });

  test('is found behind more than one page of others, and no pull request is taken for it', async () => {
    const others = Array.from({ length: 25 }, (_, index) => anIssue(index + 1, { labels: ['box-preflight'], isPull: index % 2 === 0 }));
    await withGithub({ issues: others, pageSize: 5 }, async (github) => {
      await days(github, [bad(1)], [good(2)]);
      expect(github.issues).toHaveLength(26);
      expect(github.issues[25]?.state).toBe('closed');
    });
  });

  test('is not looked for among what strangers wrote', async () => {
    const body = issueMarker('nightly/check', 'jwt', { run: { id: 1, attempt: 1 }, status: 'fail', since: '2026-11-22T01:00:00.000Z', problems: [], errors: 0, good: null });
    await withGithub({ issues: [anIssue(1, { body, author: 'stranger', labels: ['box-preflight'] })] }, async (github) => {
      await days(github, [bad(2)]);
      expect(github.issues).toHaveLength(2);
      expect(github.issues[0]?.body).toBe(body);
    });
  });

  test('stays one where two runs open one at the same time', async () => {
    await withGithub(together('POST /repos/acme/site/issues'), async (github) => {
      const lines = await Promise.all([101, 102].map((id) => tell(bad(1), workOn(github, run(id)))));
      expect(lines).toEqual([[], []]);
      expect(github.issues.map(({ state, stateReason, labels }) => [state, stateReason, labels])).toEqual([['open', null, ['box-preflight']], ['closed', 'not_planned', []]]);
      expect(github.issues[1]?.body).toBe('Another run opened #1 at the same time; what happens is told there.\n');
      await days(github, [good(2)]);
      expect(github.issues.map(({ state }) => state)).toEqual(['closed', 'closed']);
    });
  });

  test('is tidied up by the next run where one of two was stopped before it could', async () => {
    const twice = [1, 2].map((number) => anIssue(number, { author: 'bot', labels: ['box-preflight'], body: issueMarker('nightly/check', 'jwt', { run: { id: 1, attempt: 1 }, status: 'fail', since: '2026-11-22T01:00:00.000Z', problems: ['token app-not-authorized'], errors: 0, good: null }) }));
    await withGithub({ issues: twice }, async (github) => {
      await days(github, [bad(2)]);
      expect(github.issues.map(({ state }) => state)).toEqual(['open', 'closed']);
    });
  });

  test('is closed again at once where the token may not set its label, so that none is opened every hour', async () => {
    await withGithub({ mayLabel: false }, async (github) => {
      const [line] = await tell(bad(1), workOn(github, run(1)));
      expect(line).toContain('The tracking issue was not kept: ');
      expect(line).toContain('may not set its label box-preflight');
      expect(github.issues.map(({ state }) => state)).toEqual(['closed']);
    });
  });

  test('is kept on scheduled runs alone', async () => {
    await withGithub({}, async (github) => {
      await days(github, [bad(1), { place: { event: 'push' } }]);
      expect(github.requests).toEqual([]);
    });
  });

  test('fits what GitHub takes, whatever the run learned', async () => {
    const folders = Array.from({ length: 3000 }, (_, index) => ({ id: String(160000000000 + index), visible: true, permissions: { can_upload: true, can_download: true, can_delete: false } }));
    await withGithub({}, async (github) => {
      await days(github, [good(1, { learned: { ...LEARNED, folders } }), { drift: DRIFT }]);
      expect(github.issues[0]?.body.length).toBeLessThan(65_536);
      const baseline = (await baselinesFromTracking(workOn(github, { drift: DRIFT })))('jwt');
      expect(baseline.kind === 'good' ? baseline.learned.folders.length : 0).toBeGreaterThan(100);
    });
  });
});

describe('what the tracking issue keeps for drift', () => {
  const baseline = async (github: FakeGithub, more: Wanted = {}): Promise<unknown> => (await baselinesFromTracking(workOn(github, { drift: DRIFT, ...more })))('jwt');

  test('is nothing before the first good run', async () => {
    await withGithub({}, async (github) => {
      expect(await baseline(github)).toMatchObject({ kind: 'none' });
    });
  });

  test('is what the last good run learned, in an issue that is closed while all is good', async () => {
    await withGithub({}, async (github) => {
      await days(github, [good(1), { drift: DRIFT }]);
      expect(github.issues.map(({ title, state }) => [title, state])).toEqual([['Box Preflight: jwt is good (nightly/check)', 'closed']]);
      expect(await baseline(github)).toEqual({ kind: 'good', at: '2026-11-22T01:00:00.000Z', learned: LEARNED });
      await days(github, [bad(2), { drift: DRIFT }]);
      expect(await baseline(github)).toMatchObject({ kind: 'good', at: '2026-11-22T01:00:00.000Z' });
      await days(github, [good(3), { drift: DRIFT }]);
      expect(await baseline(github)).toMatchObject({ kind: 'good', at: '2026-11-22T03:00:00.000Z' });
    });
  });

  test('tells those who follow the issue of a change while all is good', async () => {
    const drift = { since: '2026-11-22T01:00:00.000Z', changes: [{ what: 'user id', before: '1', now: '2' }] };
    await withGithub({}, async (github) => {
      await days(github, [good(1), { drift: DRIFT }], [good(2, { drift }), { drift: DRIFT }]);
      expect(github.issues[0]?.state).toBe('closed');
      expect(github.issues[0]?.comments.map(({ body }) => body)).toEqual([expect.stringContaining('| `user id` | `1` | `2` |')]);
    });
  });

  test('is what is now, where an issue that failed for drift alone was closed by hand', async () => {
    const drifted = reportAt(2, [aCheck('token'), aProblem('drift', 'unknown', { status: 'fail' })]);
    await withGithub({}, async (github) => {
      await days(github, [good(1), { drift: { ...DRIFT, counts: 'fail' } }], [drifted, { drift: { ...DRIFT, counts: 'fail' } }]);
      expect(github.issues[0]?.state).toBe('open');
      expect(await baseline(github)).toMatchObject({ kind: 'good' });
      close(github.issues[0], 'completed');
      expect(await baseline(github)).toEqual({ kind: 'accepted', why: expect.stringContaining('issue #1 was closed by hand') });
    });
  });

  test('says so where somebody broke it', async () => {
    await withGithub({}, async (github) => {
      await days(github, [good(1), { drift: DRIFT }]);
      const [issue] = github.issues;
      if (issue !== undefined) issue.body = issue.body.replace(/ [\w+/=]+ -->/u, ' e30= -->');
      expect(await baseline(github)).toEqual({ kind: 'unreadable', why: 'what issue #1 kept was changed by hand' });
    });
  });

  test('says so where GitHub does not answer for it', async () => {
    await withGithub({ fault: () => ({ status: 403, message: 'Resource not accessible by integration' }) }, async (github) => {
      expect(await baseline(github)).toEqual({ kind: 'unreadable', why: expect.stringContaining('The tracking issue could not be read: the token of') });
    });
  });

  test('is not looked for in runs that are not scheduled', async () => {
    await withGithub({}, async (github) => {
      expect(await baseline(github, { place: { event: 'push' } })).toMatchObject({ kind: 'none' });
      expect(github.requests).toEqual([]);
    });
  });
});

function close(issue: FakeIssue | undefined, stateReason: 'completed' | 'not_planned'): void {
  if (issue !== undefined) Object.assign(issue, { state: 'closed', stateReason });
}

/** Holds the first two such requests until both are there. */
function together(wanted: string): GithubSetting {
  let waiting = 0;
  let release: () => void = () => undefined;
  const both = new Promise<void>((resolve) => { release = resolve; });
  return {
    before: (request) => {
      if (request !== wanted) return undefined;
      if ((waiting += 1) === 2) release();
      return both;
    },
  };
}
