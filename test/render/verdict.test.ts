import { describe, expect, test } from '@jest/globals';
import { decideComment } from '../../src/action/comment.ts';
import type { GithubPlace } from '../../src/action/github-types.ts';
import type { CheckId } from '../../src/engine/check.ts';
import type { NotAsked, Report, TargetReport } from '../../src/engine/report.ts';
import { renderHtml } from '../../src/render/html.ts';
import { renderJunit } from '../../src/render/junit.ts';
import { renderSummary } from '../../src/render/summary.ts';
import { renderText } from '../../src/render/text.ts';
import { limitMark, limitWords, verdictWords } from '../../src/render/verdict.ts';
import { aCheck, aHost, aProblem, aReport, aSkip, aTarget } from '../support/report.ts';

const good = (...ids: readonly CheckId[]): TargetReport['checks'] => ids.map((id) => aCheck(id));
const app = (name: string, ...ids: readonly CheckId[]): TargetReport => aTarget(good('credentials', 'token', 'identity', ...ids), { name });
const withheld = (name: string): TargetReport => aTarget([aSkip('credentials'), aSkip('token'), aSkip('folder:1')], { name });
const left = (target: string, check: CheckId | null = null): NotAsked => ({ target, check });
const sentence = (targets: readonly TargetReport[], parts: Partial<Report> = {}): string => verdictWords(aReport(targets, parts));

describe('the verdict’s sentence', () => {
  test('claims that everything works only where everything was asked', () => {
    expect(sentence([app('jwt', 'folder:1')])).toBe('Everything asked for works from here.');
    expect(sentence([app('jwt', 'folder:1')], { notAsked: [left('jwt', 'folder:2')] })).toBe('What was asked works from here; folder:2 was not asked.');
  });

  test('counts the apps that work, and names one that was not asked', () => {
    expect(sentence([app('production', 'folder:1'), app('test', 'folder:1'), withheld('staging')], { notAsked: [left('staging')] }))
      .toBe('2 of 3 apps work; staging was not asked.');
    expect(sentence([app('production', 'folder:1')], { notAsked: [left('staging'), left('test')] })).toBe('1 of 3 apps works; staging and test were not asked.');
  });

  test('names targets before checks, and checks with their target where there are several', () => {
    expect(sentence([app('production', 'folder:1')], { notAsked: [left('production', 'scope:root_readwrite'), left('staging')] }))
      .toBe('What was asked of 1 of 2 apps works; staging and production/scope:root_readwrite were not asked.');
  });

  test('counts what it does not name of many', () => {
    const notAsked = Array.from({ length: 40 }, (_, index) => left('jwt', `folder:${index + 1}`));
    expect(sentence([app('jwt', 'folder:99')], { notAsked })).toMatch(/; folder:1, folder:2, .*folder:6 and 34 more were not asked\.$/u);
  });

  test.each<[string, TargetReport['checks'][number], string]>([
    ['fails', aProblem('folder:1', 'trashed'), 'Something must be changed before the deploy'],
    ['warns', aProblem('folder:1', 'feature-unavailable'), 'Nothing failed, but look at the warnings'],
    ['could not be told', aProblem('folder:1', 'box-unavailable'), 'Some questions could not be answered'],
  ])('names what was not asked also where something %s', (_, problem, words) => {
    expect(sentence([aTarget([problem], { name: 'production' })], { notAsked: [left('staging')] })).toBe(`${words}; staging was not asked.`);
  });

  test('of a run that checked nothing says no more than that', () => {
    expect(sentence([withheld('production')], { notAsked: [left('production'), left('staging')] })).toBe('Nothing was checked.');
  });
});

describe('of a run that asked for no folder and no scope, the sentence', () => {
  const limited = (targets: readonly TargetReport[], notAsked: readonly NotAsked[] = []): Report => aReport(targets, { identityOnly: true, notAsked });

  test('speaks of token and identity, and the first line says what else to ask', () => {
    const report = limited([app('jwt')]);
    expect(verdictWords(report)).toBe('The token and the identity are good.');
    expect(limitWords(report)).toBe('Only the token and the identity were checked: no folder and no scope was asked for. List what the deploy needs in `folders` and `scopes`.');
    expect(limitMark(report)).toBe('only token and identity were checked');
  });

  test('claims no good identity where the token alone was asked', () => {
    const report = limited([aTarget(good('credentials', 'token'))]);
    expect([verdictWords(report), limitMark(report)]).toEqual(['The token is good.', 'only token was checked']);
  });

  test('claims no good token where the credentials alone were looked at', () => {
    const report = limited([aTarget(good('credentials'))], [left('jwt', 'folder:1')]);
    expect(verdictWords(report)).toBe('Only the credentials were checked, and nothing is wrong there; folder:1 was not asked.');
    expect(limitWords(report)).toBe('Only the credentials were checked: no folder and no scope was asked.');
  });

  test('speaks of the host alone where no app was asked', () => {
    const report = limited([aHost(good('network', 'clock')), aTarget([], { name: 'production' })], [left('production')]);
    expect(verdictWords(report)).toBe('Only the network and the clock were checked, and nothing is wrong there; production was not asked.');
    expect(limitWords(report)).toBe('Only the network and the clock were checked: no folder and no scope was asked.');
  });

  test('counts the apps where one was not asked', () => {
    expect(verdictWords(limited([app('production'), withheld('staging')], [left('staging')]))).toBe('The token and the identity of 1 of 2 apps are good; staging was not asked.');
  });

  test('speaks of the user’s token as of a token', () => {
    expect(verdictWords(limited([aTarget([aCheck('credentials'), aSkip('token'), aCheck('user-token'), aCheck('identity')])]))).toBe('The token and the identity are good.');
  });

  test('says of credentials that can’t be used that they were checked, and of no token', () => {
    const report = limited([aHost([aSkip('network')]), aTarget([aProblem('credentials', 'credentials-malformed'), aSkip('token'), aSkip('identity')])]);
    expect(limitWords(report)).toMatch(/^Only the credentials were checked: /u);
    expect(limitMark(report)).toBe('only credentials were checked');
  });

  test('is not begun by a claim where nothing was checked', () => {
    expect([limitWords(limited([withheld('jwt')])), limitMark(limited([withheld('jwt')]))]).toEqual([null, null]);
  });
});

describe('what was not asked is named wherever the verdict is told:', () => {
  const report = aReport([app('production', 'folder:1')], { notAsked: [left('staging')] });

  test.each([
    ['in the log', renderText(report, { color: false })], ['in the summary', renderSummary(report)], ['in the HTML page', renderHtml(report)], ['in JUnit', renderJunit(report)],
  ])('%s', (_, page) => {
    expect(page).toContain('1 of 2 apps works; staging was not asked.');
    expect(page).not.toContain('Everything asked for works');
  });

  test('in the comment on a pull request', () => {
    const place: GithubPlace = {
      apiUrl: 'https://api.github.com', owner: 'acme', repository: 'site', event: 'pull_request', pullRequest: { number: 7, fromFork: false },
      run: { id: 42, attempt: 1 }, runUrl: 'https://github.com/acme/site/actions/runs/42', commit: 'def',
    };
    const [action] = decideComment(report, { comment: 'always', failOn: 'fail', name: 'deploy' }, place, 7, []);
    expect(action?.kind === 'create-comment' && action.body).toContain('1 of 2 apps works; staging was not asked.');
  });
});
