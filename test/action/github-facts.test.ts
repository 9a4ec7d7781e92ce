import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { githubFacts } from '../../src/action/github-facts.ts';

const env = {
  GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'pull_request', GITHUB_ACTOR: 'mona', GITHUB_REPOSITORY: 'o/r', GITHUB_WORKFLOW: 'CI',
  GITHUB_JOB: 'deploy', GITHUB_RUN_ID: '77', GITHUB_RUN_ATTEMPT: '2', GITHUB_SERVER_URL: 'https://ghe.example',
};

describe('the facts of a GitHub run', () => {
  test('tell a pull request from a fork', () => {
    const payload = {
      repository: { visibility: 'public', private: false },
      pull_request: { head: { repo: { full_name: 'fork/r' } }, base: { repo: { full_name: 'o/r' } }, user: { login: 'mona' } },
    };
    expect(githubFacts(env, payload)).toEqual({
      eventName: 'pull_request', actor: 'mona', repository: 'o/r', isPublic: true, workflow: 'CI', job: 'deploy', attempt: 2,
      pullRequest: { headRepository: 'fork/r', baseRepository: 'o/r', author: 'mona' }, runUrl: 'https://ghe.example/o/r/actions/runs/77',
    });
  });

  test('have no invisible and no control character in the names of workflow and job', () => {
    expect(githubFacts({ ...env, GITHUB_WORKFLOW: 'C\u202eI\u001b[31m', GITHUB_JOB: 'de\u200bploy\u0007' }, null)).toMatchObject({ workflow: 'CI', job: 'deploy' });
  });

  test('tell that the head repository is gone', () => {
    const facts = githubFacts(env, { pull_request: { head: { repo: null }, base: { repo: { full_name: 'o/r' } }, user: null } });
    expect(facts?.pullRequest).toEqual({ headRepository: null, baseRepository: 'o/r', author: null });
  });

  test.each([
    [{ visibility: 'public' }, true], [{ visibility: 'internal' }, false], [{ visibility: 'private', private: true }, false],
    [{ private: true }, false], [{ private: false }, true], [{ private: 'no' }, null], [undefined, null],
  ])('read the visibility of %j as %s', (repository, isPublic) => {
    expect(githubFacts(env, { repository })?.isPublic).toBe(isPublic);
  });

  test('are there without a payload', () => {
    expect(githubFacts(env, null)).toMatchObject({ pullRequest: null, isPublic: null, actor: 'mona' });
  });

  test('are none outside GitHub', () => {
    expect(githubFacts({}, {})).toBeNull();
  });

  test('never fail, whatever the event holds', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (one, two) => {
      expect(githubFacts(env, { repository: one, pull_request: two })).not.toBeNull();
      expect(githubFacts(env, { pull_request: { head: one, base: two, user: one } })).not.toBeNull();
      expect(githubFacts(env, one)).not.toBeNull();
    }));
  });
});
