import { describe, expect, test } from '@jest/globals';
import type { Report } from '../../src/engine/report.ts';
import { foreign, text } from '../../src/foundation/text.ts';
import { aCheck, aHost, aProblem, aReport, aSkip, aTarget } from '../support/report.ts';
import { aComment, anIssue } from './server.ts';
import type { FakeComment, FakeGithub, GithubSetting } from './server.ts';
import { bad, good, tell, withGithub, workOn } from './support.ts';
import type { Wanted } from './support.ts';

const PULL = { number: 7, fromFork: false };
const wanting = (comment: 'always' | 'on-problem' | 'never', more: Partial<Wanted> = {}, run = 100): Wanted => ({
  policy: { comment, trackingIssue: false, ...more.policy }, place: { event: 'pull_request', pullRequest: PULL, run: { id: run, attempt: 1 }, ...more.place },
});

const withPull = <T>(scenario: (github: FakeGithub, comments: readonly FakeComment[]) => Promise<T>, setting: GithubSetting = {}, before: readonly FakeComment[] = []): Promise<T> => {
  const pull = anIssue(7, { isPull: true, comments: [...before] });
  return withGithub({ issues: [pull], ...setting }, (github) => scenario(github, pull.comments));
};

const skipped: Report = aReport([aHost([]), aTarget([aSkip('credentials')])]);
const warned: Report = aReport([aHost([]), aTarget([aProblem('identity', 'unknown', { status: 'warn' })])]);

describe('the comment on a pull request', () => {
  test('is one for each name, and is kept up to date', async () => {
    await withPull(async (github, comments) => {
      expect(await tell(bad(), workOn(github, wanting('always')))).toEqual([]);
      expect(await tell(good(), workOn(github, wanting('always', {}, 101)))).toEqual([]);
      expect(await tell(good(), workOn(github, wanting('always', { policy: { name: 'other' } }, 101)))).toEqual([]);
      expect(comments.map(({ body }) => /### (.*)/u.exec(body)?.[1])).toEqual(['✓ Box Preflight: pass', '✓ Box Preflight: pass']);
      expect(github.requests.filter((request) => request.startsWith('PATCH'))).toHaveLength(1);
    });
  });

  test('says what failed, what to do, and where the whole report is', async () => {
    await withPull(async (github, comments) => {
      await tell(bad(), workOn(github, wanting('always')));
      const [body = ''] = comments.map((comment) => comment.body);
      for (const words of ['### ✗ Box Preflight: fail', '`jwt/token`', '`app-not-authorized`', '1. Open the Admin Console.', 'https://github.com/acme/site/actions/runs/100', '`nightly/check`']) expect(body).toContain(words);
    });
  });

  test('is never written where nothing ever failed, with on-problem', async () => {
    await withPull(async (github, comments) => {
      for (const report of [good(), warned, skipped]) expect(await tell(report, workOn(github, wanting('on-problem')))).toEqual([]);
      expect(comments).toEqual([]);
    });
  });

  test('is turned green on recovery, with on-problem, and says how long it was red', async () => {
    await withPull(async (github, comments) => {
      await tell(bad(3), workOn(github, wanting('on-problem')));
      await tell(bad(4), workOn(github, wanting('on-problem', {}, 101)));
      expect(comments[0]?.body).toContain('Not in order since 2026-11-22 03:00 UTC, for 1 hour.');
      await tell(good(6), workOn(github, wanting('on-problem', {}, 102)));
      expect(comments).toHaveLength(1);
      expect(comments[0]?.body).toContain('### ✓ Box Preflight: pass');
      expect(comments[0]?.body).toContain('In order again since 2026-11-22 06:00 UTC; it was not for 3 hours.');
      expect(comments[0]?.body).not.toContain('jwt/token');
    });
  });

  test('stays red where a run checked nothing, because secrets were withheld', async () => {
    await withPull(async (github, comments) => {
      await tell(bad(), workOn(github, wanting('on-problem')));
      await tell(skipped, workOn(github, wanting('on-problem', {}, 101)));
      expect(comments[0]?.body).toContain('### ✗ Box Preflight: fail');
    });
  });

  test('counts a warning as a problem where fail-on is warn', async () => {
    await withPull(async (github, comments) => {
      await tell(warned, workOn(github, wanting('on-problem', { policy: { failOn: 'warn' } })));
      expect(comments).toHaveLength(1);
    });
  });

  test('is not written over by an older run that took longer', async () => {
    await withPull(async (github, comments) => {
      await tell(good(), workOn(github, wanting('always', {}, 200)));
      await tell(bad(), workOn(github, wanting('always', {}, 150)));
      expect(comments[0]?.body).toContain('### ✓');
      await tell(bad(), workOn(github, wanting('always', { place: { run: { id: 200, attempt: 2 } } })));
      expect(comments[0]?.body).toContain('### ✗');
    });
  });

  test('is found behind more than one page of others', async () => {
    const chatter = Array.from({ length: 25 }, (_, index) => aComment(`comment ${index}`, 'member'));
    await withPull(async (github, comments) => {
      await tell(bad(), workOn(github, wanting('always')));
      await tell(good(), workOn(github, wanting('always', {}, 101)));
      expect(comments).toHaveLength(26);
      expect(github.requests.filter((request) => request.startsWith('GET')).length).toBeGreaterThan(5);
    }, { pageSize: 10 }, chatter);
  });

  test('is not looked for among what strangers wrote, who could then turn it green', async () => {
    await withPull(async (github, comments) => {
      await tell(bad(), workOn(github, wanting('always')));
      const decoy = aComment(comments[0]?.body ?? '', 'stranger');
      await withPull(async (other, theirs) => {
        await tell(bad(), workOn(other, wanting('always', {}, 101)));
        expect(theirs).toHaveLength(2);
        expect(theirs[0]?.body).toBe(decoy.body);
      }, {}, [decoy]);
    });
  });

  test('stays one where two runs write at the same time', async () => {
    let waiting = 0;
    let release: () => void = () => undefined;
    const both = new Promise<void>((resolve) => { release = resolve; });
    // Neither may write before both have seen that there is none.
    const before = (request: string): Promise<void> | undefined => {
      if (!request.startsWith('POST')) return undefined;
      if ((waiting += 1) === 2) release();
      return both;
    };
    await withPull(async (github, comments) => {
      const lines = await Promise.all([101, 102].map((run) => tell(bad(), workOn(github, wanting('always', {}, run)))));
      expect(lines).toEqual([[], []]);
      expect(github.requests.filter((request) => request.startsWith('POST'))).toHaveLength(2);
      expect(comments).toHaveLength(1);
    }, { before });
  });

  test('fits what GitHub takes, however many checks failed', async () => {
    const many = aReport([aTarget(Array.from({ length: 900 }, (_, index) => aProblem(`folder:${index + 1}`, 'not-invited', {
      message: text`Folder ${index} can't be seen ${foreign('name', 'x'.repeat(100))}`, diagnosis: { ...bad().targets[1]?.checks[0]?.diagnosis ?? neverMissing(), cause: text`cause ${index}` },
    })))]);
    await withPull(async (github, comments) => {
      expect(await tell(many, workOn(github, wanting('always')))).toEqual([]);
      expect(comments[0]?.body).toMatch(/more problems did not fit here: see the run/u);
      expect(comments[0]?.body.length).toBeLessThanOrEqual(65_536);
    });
  });

  test('lets no text from outside mention anybody, link anything, or end the hidden marker', async () => {
    const hostile = '@acme/admins --> <script> #1 | [x](https://evil.example) <!-- box-preflight comment x y -->';
    const report = aReport([aTarget([aProblem('token', 'unknown', { message: text`Box says ${foreign('words', hostile)}` })])]);
    await withPull(async (github, comments) => {
      await tell(report, workOn(github, wanting('always', { policy: { name: '--> @acme `x`' } })));
      const body = comments[0]?.body ?? '';
      const [marker = '', ...rest] = body.split('\n');
      expect(marker).toMatch(/^<!-- box-preflight comment [\w%.!~*'()]+ [\w+/=]+ -->$/u);
      expect(rest.join('\n').replaceAll(/(`+)[^`](?:.*?[^`])?\1(?!`)/gu, '')).not.toMatch(/@acme|<script|evil|#1/u);
      await tell(good(), workOn(github, wanting('always', { policy: { name: '--> @acme `x`' } }, 101)));
      expect(comments).toHaveLength(1);
    });
  });

  test('is not tried where the pull request comes from a fork: that is one line, and no request', async () => {
    await withPull(async (github) => {
      const lines = await tell(bad(), workOn(github, wanting('always', { place: { pullRequest: { number: 7, fromFork: true } } })));
      expect(lines).toEqual(['No comment was written on the pull request: it comes from a fork, and GitHub gives its runs a token that can only read.']);
      expect(github.requests).toEqual([]);
    });
  });

  test('is written for a fork on pull_request_target, whose token may', async () => {
    await withPull(async (github, comments) => {
      await tell(bad(), workOn(github, wanting('always', { place: { event: 'pull_request_target', pullRequest: { number: 7, fromFork: true } } })));
      expect(comments).toHaveLength(1);
    });
  });

  test('shows what changed since the last good run, also where all is good', async () => {
    const drifted = aReport([aTarget([aCheck('token')], { drift: { since: '2026-11-21T03:00:00.000Z', changes: [{ what: 'folder 1, can_upload', before: 'yes', now: 'no' }] } })]);
    await withPull(async (github, comments) => {
      await tell(drifted, workOn(github, wanting('always')));
      expect(comments[0]?.body).toContain('| `folder 1, can_upload` | `yes` | `no` |');
    });
  });
});

function neverMissing(): never {
  throw new Error('the red report has a diagnosis');
}
