import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lasting } from '../../src/action/github-markdown.ts';
import { githubPlace } from '../../src/action/github-place.ts';
import { commentMarker, issueMarker, readCommentMarker, readIssueMarker } from '../../src/action/marker.ts';
import type { IssueState } from '../../src/action/marker.ts';
import { LEARNED } from './support.ts';

const env = { GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'acme/site', GITHUB_EVENT_NAME: 'pull_request', GITHUB_RUN_ID: '42', GITHUB_SHA: 'abc' };
const repo = (name: string | null): object => ({ repo: name === null ? null : { full_name: name }, sha: 'def' });
const pull = (head: string | null): object => ({ pull_request: { number: 7, head: repo(head), base: repo('acme/site') } });

describe('where a run takes place', () => {
  test('is read from the environment and the event', () => {
    expect(githubPlace(env, pull('acme/site'))).toEqual({
      apiUrl: 'https://api.github.com', owner: 'acme', repository: 'site', event: 'pull_request', pullRequest: { number: 7, fromFork: false },
      run: { id: 42, attempt: 1 }, runUrl: 'https://github.com/acme/site/actions/runs/42', commit: 'def',
    });
  });

  test.each([['another repository', 'mallory/site'], ['a repository that is gone', null]])('is a fork’s pull request where its head is %s', (_, head) => {
    expect(githubPlace(env, pull(head))?.pullRequest).toEqual({ number: 7, fromFork: true });
  });

  test('is a GitHub Enterprise Server where the environment says so', () => {
    const place = githubPlace({ ...env, GITHUB_API_URL: 'https://ghe.acme.test/api/v3', GITHUB_SERVER_URL: 'https://ghe.acme.test' }, {});
    expect(place).toMatchObject({ apiUrl: 'https://ghe.acme.test/api/v3', runUrl: 'https://ghe.acme.test/acme/site/actions/runs/42', pullRequest: null, commit: 'abc' });
  });

  test('has no commit where what the event calls one is none', () => {
    const pull_request = { head: { sha: 'de\u202ef\u001b[31m`@x' } };
    expect(githubPlace(env, { pull_request })?.commit).toBeNull();
  });

  test.each([[{}], [{ ...env, GITHUB_ACTIONS: '' }], [{ ...env, GITHUB_REPOSITORY: 'acme' }]])('is nowhere outside GitHub: %j', (elsewhere) => {
    expect(githubPlace(elsewhere, {})).toBeNull();
  });

  test('is read from any event without falling over it', () => {
    fc.assert(fc.property(fc.anything(), (payload) => {
      expect(githubPlace(env, payload)?.owner).toBe('acme');
      expect(githubPlace(env, { pull_request: payload })?.pullRequest ?? null).toBeNull();
    }));
  });
});

const state: IssueState = { run: { id: 1, attempt: 2 }, status: 'fail', since: '2026-11-22T01:00:00.000Z', problems: ['token x'], errors: 0, good: { at: '2026-11-22T01:00:00.000Z', learned: LEARNED } };

describe('the hidden marker', () => {
  test('is found again by its names, whatever they are, and by no other', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), fc.string(), (name, target, other) => {
      const line = issueMarker(name, target, state);
      expect(line).toMatch(/^<!-- box-preflight (?:(?!--)[^>\s])+(?: (?:(?!--)[^>\s])+){3} -->$/u);
      expect(readIssueMarker(`${line}\r\nmore`, name, target)?.state).toEqual(state);
      expect(readIssueMarker(`${line}\n`, name, `${target}x`)).toBeNull();
      expect(readCommentMarker(line, name)).toBeNull();
      const comment = { run: { id: 1, attempt: 1 }, failedSince: null, recovered: null };
      expect(readCommentMarker(commentMarker(name, comment), name)?.state).toEqual(comment);
      if (other !== name) expect(readCommentMarker(commentMarker(name, comment), other)).toBeNull();
    }));
  });

  test('counts at the very beginning alone', () => {
    expect(readIssueMarker(`> ${issueMarker('n', 't', state)}`, 'n', 't')).toBeNull();
    expect(readIssueMarker(`\n${issueMarker('n', 't', state)}`, 'n', 't')).toBeNull();
  });

  test('says that its state is unknown where somebody wrote something else in it', () => {
    for (const broken of ['e30=', 'AAAA', '%', Buffer.from('{"run":{"id":1,"attempt":1},"status":"fine"}').toString('base64')]) {
      expect(readIssueMarker(`<!-- box-preflight issue n t ${broken} -->`, 'n', 't')).toEqual({ state: null });
    }
  });
});

describe('how long something lasted', () => {
  test.each([
    ['2026-11-22T03:00:30Z', 'less than a minute'], ['2026-11-22T03:01:00Z', '1 minute'], ['2026-11-22T05:10:00Z', '2 hours 10 minutes'],
    ['2026-11-25T04:10:00Z', '3 days 1 hour'], ['2026-11-21T03:00:00Z', 'less than a minute'],
  ])('until %s is %s', (until, words) => {
    expect(lasting('2026-11-22T03:00:00Z', until)).toBe(words);
  });
});
