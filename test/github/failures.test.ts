import { describe, expect, test } from '@jest/globals';
import { FakeClock } from '../support/fake-clock.ts';
import { anIssue, startGithub } from './server.ts';
import type { Fault } from './server.ts';
import { describeGithub } from './openapi.ts';
import { bad, good, tell, TOKEN, withGithub, workOn } from './support.ts';
import type { Wanted } from './support.ts';

const onPull: Wanted = { policy: { comment: 'always', trackingIssue: false }, place: { event: 'pull_request', pullRequest: { number: 7, fromFork: false } } };
const COMMENT = 'No comment was written on the pull request: ';
const TRACKING = 'The tracking issue was not kept: ';

type Case = readonly [what: string, fault: Fault, says: string];

const CASES: readonly Case[] = [
  ['401', { status: 401, message: 'Bad credentials' }, 'GitHub does not accept the token of `github-token`. (HTTP 401, Bad credentials)'],
  ['403 for a read-only token', { status: 403, message: 'Resource not accessible by integration', headers: { 'x-accepted-github-permissions': 'issues=write; pull_requests=write' } },
    '(HTTP 403, Resource not accessible by integration; it takes issues=write; pull_requests=write)'],
  ['the primary rate limit', { status: 403, message: 'API rate limit exceeded', headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795316645' } },
    'GitHub’s rate limit is reached until 2026-11-22T03:04:05.000Z.'],
  ['a secondary rate limit', { status: 403, message: 'You have exceeded a secondary rate limit', headers: { 'retry-after': '60' } }, 'GitHub’s rate limit is reached; it allows the next request in 60 seconds.'],
  ['429', { status: 429, message: 'Too many requests' }, 'GitHub’s rate limit is reached.'],
  ['404', { status: 404, message: 'Not Found' }, 'it is not there, or the token of `github-token` may not see it; give the job'],
  ['409', { status: 409, message: 'Conflict' }, 'something else changed it at the same time; the next run tries again. (HTTP 409, Conflict)'],
  ['410', { status: 410, message: 'Issues has been disabled in this repository.' }, 'it is gone, or issues are switched off in this repository. (HTTP 410'],
  ['422', { status: 422, message: 'Validation Failed' }, 'GitHub refuses what was sent. (HTTP 422, Validation Failed)'],
  ['503', { status: 503, message: 'Service unavailable' }, 'GitHub has a problem of its own. (HTTP 503'],
  ['a proxy’s page', { status: 502, raw: '<html>Bad gateway</html>' }, 'GitHub has a problem of its own. (HTTP 502)'],
  ['a page that is no answer', { status: 200, raw: '<html>Sign in</html>' }, 'GitHub could not be reached, or its answer could not be read'],
];

/** The answers to reading are not described with every status; GitHub gives them all the same. */
async function against(fault: (request: string) => Fault | 'hang' | 'cut' | null, wanted: Wanted): Promise<readonly string[]> {
  const github = await startGithub({ issues: [anIssue(7, { isPull: true })], fault });
  try {
    return await tell(bad(), workOn(github, wanted));
  } finally {
    await github.close();
  }
}

describe('what GitHub refuses is one line, and never a failure of the step', () => {
  test.each(CASES)('%s, when writing', async (_, fault, says) => {
    const writing = (request: string): Fault | null => (request.startsWith('GET') ? null : fault);
    for (const [wanted, begins] of [[onPull, COMMENT], [{}, TRACKING]] as const) {
      const lines = await against(writing, wanted);
      expect(lines).toHaveLength(1);
      expect(lines[0]?.startsWith(begins)).toBe(true);
      expect(lines[0]).toContain(says);
    }
  });

  test.each(CASES)('%s, when reading', async (_, fault, says) => {
    const lines = await against(() => fault, onPull);
    expect(lines).toEqual([expect.stringContaining(says)]);
  });

  test('a connection that ends', async () => {
    expect(await against(() => 'cut', onPull)).toEqual([expect.stringMatching(/^No comment was written on the pull request: GitHub could not be reached/u)]);
  });

  test('a server that never answers', async () => {
    const clock = new FakeClock();
    const github = await startGithub({ fault: () => 'hang' });
    const lines = await clock.run(tell(bad(), workOn(github, { ...onPull, clock })));
    expect(lines).toEqual([`${COMMENT}GitHub did not answer in time, or the run was stopped.`]);
    expect(clock.pending).toBe(0);
    await github.close();
  });

  test('a host that is not there', async () => {
    const github = await startGithub();
    await github.close();
    expect(await tell(bad(), workOn(github, onPull))).toEqual([expect.stringContaining('GitHub could not be reached')]);
  });

  test('a run that was stopped', async () => {
    await withGithub({}, async (github) => {
      expect(await tell(bad(), workOn(github, { ...onPull, interrupted: AbortSignal.abort() }))).toEqual([`${COMMENT}the run was stopped.`]);
      expect(github.requests).toEqual([]);
    });
  });

  test('a token that is not there', async () => {
    await withGithub({}, async (github) => {
      expect(await tell(bad(), workOn(github, { ...onPull, policy: { ...onPull.policy, githubToken: null } }))).toEqual([`${COMMENT}github-token is empty.`]);
      expect(github.requests).toEqual([]);
    });
  });

  test('the token itself, which GitHub or a proxy may repeat', async () => {
    const [line = ''] = await against(() => ({ status: 403, message: `no access for ${TOKEN}` }), onPull);
    expect(line).not.toContain(TOKEN);
    expect(line).toContain('no access for ***');
  });

  test('one of the two: the other is done all the same', async () => {
    await withGithub({ issues: [anIssue(7, { isPull: true })], fault: (request) => (request.includes('/comments') ? { status: 404 } : null) }, async (github) => {
      const lines = await tell(bad(), workOn(github, { policy: { comment: 'always', trackingIssue: true }, place: { pullRequest: { number: 7, fromFork: false } } }));
      expect(lines).toEqual([expect.stringContaining(COMMENT)]);
      expect(github.issues.filter(({ isPull }) => !isPull)).toHaveLength(1);
    });
  });
});

describe('GitHub is asked', () => {
  test('with the token in its header, and by our name', async () => {
    await withGithub({}, async (github) => {
      await tell(bad(), workOn(github));
      expect([...github.authorizations]).toEqual([`token ${TOKEN}`]);
      expect([...github.userAgents]).toEqual([expect.stringMatching(/^box-preflight\//u)]);
    });
  });

  test('at the API URL of a GitHub Enterprise Server, as the oldest one describes it', async () => {
    await withGithub({ base: '/api/v3', description: 'ghes-3.17', issues: [anIssue(7, { isPull: true })], pageSize: 2 }, async (github) => {
      expect(github.url).toMatch(/\/api\/v3$/u);
      for (const report of [bad(1), bad(2), good(3), bad(4)]) {
        expect(await tell(report, workOn(github, { policy: { comment: 'always', trackingIssue: true }, place: { pullRequest: { number: 7, fromFork: false } } }))).toEqual([]);
      }
      expect(github.issues.map(({ state }) => state)).toEqual(['open', 'open']);
      expect(github.issues[0]?.comments).toHaveLength(1);
    });
  });
});

describe('GitHub’s own description', () => {
  const github = describeGithub('api.github.com');
  const create = github.find('POST', '/repos/acme/site/issues');

  test('finds out a request that GitHub would not take', () => {
    expect(create && github.requestProblems(create, new URLSearchParams(), { body: 'no title' })).toEqual([expect.stringContaining("required property 'title'")]);
    expect(create && github.requestProblems(create, new URLSearchParams(), { title: 'x', labels: 'box' })).not.toEqual([]);
    expect(create && github.requestProblems(create, new URLSearchParams(), { title: 'x', colour: 'red' })).toEqual(['body colour is not described']);
    const list = github.find('GET', '/repos/acme/site/issues');
    expect(list && github.requestProblems(list, new URLSearchParams({ state: 'some', label: 'x' }), undefined)).toHaveLength(2);
    expect(github.find('PUT', '/repos/acme/site/issues')).toBeNull();
  });

  test('finds out an answer that GitHub would not give', () => {
    expect(create && github.answerProblems(create, 201, { number: 'seven' })).not.toEqual([]);
    expect(create && github.answerProblems(create, 418, {})).toEqual(['status 418 is not described']);
  });
});
