import { describe, expect, test } from '@jest/globals';
import { inputNames } from '../../src/config/inputs.ts';
import { EVENTS, mayRead, REFUSED_FROM_FOREIGN, RIGHTS, standingOf, whyWithheld } from '../../src/config/trust.ts';
import type { Source, Standing } from '../../src/config/trust.ts';
import type { GithubFacts } from '../../src/config/surroundings.ts';
import { plain } from '../../src/foundation/text.ts';
import { loaded, oneTarget, planned, problemsOf } from './file-support.ts';
import { aVault, push, shown, usable } from './support.ts';

/**
 * Every event of https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows, written down
 * apart from the table: `pull_request_comment` is none of its own (it is `issue_comment`).
 */
const DOCUMENTED = [
  'branch_protection_rule', 'check_run', 'check_suite', 'create', 'delete', 'deployment', 'deployment_status', 'discussion', 'discussion_comment',
  'fork', 'gollum', 'image_version', 'issue_comment', 'issues', 'label', 'merge_group', 'milestone', 'page_build', 'public', 'pull_request',
  'pull_request_review', 'pull_request_review_comment', 'pull_request_target', 'push', 'registry_package', 'release', 'repository_dispatch',
  'schedule', 'status', 'watch', 'workflow_call', 'workflow_dispatch', 'workflow_run',
];
/** A name that GitHub may have one day, and what an object has by itself. */
const UNKNOWN = ['', 'something_new', 'constructor', '__proto__'];

const OWN = { headRepository: 'acme/app', baseRepository: 'acme/app', author: 'ann' };
const PULLS: readonly (readonly [string, GithubFacts['pullRequest']])[] = [
  ['no pull request', null], ['its own branch', OWN], ['a fork', { ...OWN, headRepository: 'bob/app' }],
  ['a fork that is gone', { ...OWN, headRepository: null }], ['Dependabot', { ...OWN, author: 'dependabot[bot]' }],
];
const ACTORS = ['ann', 'dependabot[bot]'];
const CASES = [...DOCUMENTED, ...UNKNOWN].flatMap((eventName) => PULLS.flatMap(([pull, pullRequest]) => ACTORS.map((actor) => ({ eventName, pull, actor, facts: { ...push, eventName, actor, pullRequest } }))));
const ofPulls = (eventName: string): boolean => ['pull_request', 'pull_request_review', 'pull_request_review_comment'].includes(eventName);

/** The contract's own words (sections 8 and 9), not the table's. */
function expectedStanding(eventName: string, pull: string): Standing {
  if (['push', 'schedule', 'workflow_dispatch', 'merge_group'].includes(eventName)) return 'own';
  return eventName === 'pull_request' && (pull === 'its own branch' || pull === 'Dependabot') ? 'own' : 'foreign';
}

function expectedWithheld(eventName: string, pull: string, actor: string): 'fork' | 'dependabot' | null {
  const hears = ofPulls(eventName) || ['push', 'create', 'deployment', 'deployment_status', 'pull_request_target'].includes(eventName);
  if (hears && actor === 'dependabot[bot]') return 'dependabot';
  if (eventName === 'pull_request_target') return pull === 'Dependabot' ? 'dependabot' : null;
  return ofPulls(eventName) && pull.startsWith('a fork') ? 'fork' : null;
}

test('every event that GitHub documents has its row, and no other has', () => {
  expect(Object.keys(EVENTS).sort()).toEqual([...DOCUMENTED].sort());
  expect(CASES).toHaveLength(370);
});

describe.each(CASES)('on $eventName with $pull, started by $actor', ({ eventName, pull, actor, facts }) => {
  const standing = expectedStanding(eventName, pull);
  const named = { 'config-file': '.github/box-preflight.yml' };

  test(`the tree is ${standing}, and secrets are withheld as GitHub does`, () => {
    expect([standingOf(facts), whyWithheld(facts)]).toEqual([standing, expectedWithheld(eventName, pull, actor)]);
  });

  test('a config file is used where the matrix says, with a warning where it can be somebody else’s, and shows no variable', async () => {
    const place = { github: facts, environment: { BOX_I: 'an-id-from-a-variable', BOX_S: 'a-secret-from-a-variable' } };
    const yaml = 'targets:\n  a: {client-id: BOX_I, client-secret: BOX_S, enterprise-id: 5}\n';
    expect((await loaded(yaml, place)).kind).toBe(mayRead('config-file', standing, {}) ? 'read' : 'none');
    const vault = aVault();
    const { plan, notices } = usable(await planned(yaml, { ...place, given: named, vault }));
    expect(plan.targets.map(({ name }) => name)).toEqual(['a']);
    expect(notices.filter(({ message }) => plain(message).includes('because config-file names it'))).toHaveLength(standing === 'foreign' ? 1 : 0);
    expect([vault.scrub('an-id-from-a-variable'), vault.scrub('a-secret-from-a-variable')]).toEqual(['***', '***']);
  });

  test('a config file switches no gate off, and shows no names, where it can be somebody else’s', async () => {
    const problems: string[] = [];
    for (const [name, value] of Object.entries(REFUSED_FROM_FOREIGN)) {
      const result = await planned(`policy: {${name}: ${value}}\n${oneTarget()}`, { github: facts, given: named });
      if (result.kind === 'unusable') problems.push(...shown(result.problems));
    }
    expect(problems).toHaveLength(standing === 'foreign' ? 3 : 0);
  });
});

test('a fork whose run has no secrets is skipped, and not refused, where the workflow names targets of its config file', async () => {
  const facts = { ...push, eventName: 'pull_request', pullRequest: { ...OWN, headRepository: 'bob/app' } };
  const { plan } = usable(await planned(oneTarget(), { github: facts, given: { targets: 'a' } }));
  expect(plan.nothingGiven).toMatchObject({ counts: 'skip', reason: 'fork' });
  const target = { github: { ...facts, eventName: 'pull_request_target' }, given: { targets: 'a' } };
  expect((await problemsOf(oneTarget(), target)).join()).toContain('names targets of a config file');
});

test('the command reads from the event file whether a pull request comes from a fork', async () => {
  const environment = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REPOSITORY: 'acme/app', GITHUB_EVENT_PATH: '/work/.github/box-preflight.yml' };
  // The payload is YAML as well: one fake file serves both.
  const file = (head: string): string => JSON.stringify({ pull_request: { head: { repo: { full_name: head } }, base: { repo: { full_name: 'acme/app' } } } });
  expect((await loaded(file('acme/app'), { environment })).kind).toBe('read');
  expect((await loaded(file('bob/app'), { environment })).kind).toBe('none');
  expect((await loaded('no payload', { environment })).kind).toBe('none');
});

describe('a source', () => {
  const SOURCES = Object.keys(RIGHTS) as readonly Source[];
  const STANDINGS: readonly Standing[] = ['own', 'foreign'];

  test.each(SOURCES.filter((source) => source !== 'inputs'))('%s chooses no place to write to, and no variable but those of BOX_', (source) => {
    for (const standing of STANDINGS) {
      expect(RIGHTS[source][standing].places).toBe('no');
      expect(RIGHTS[source][standing].variables).toBe(source === 'config-file' ? 'box' : 'no');
    }
  });

  test('config-file can set none of the inputs that choose a place', async () => {
    for (const name of inputNames.filter((each) => ['report-file', 'reports', 'api-url', 'status-url'].includes(each))) {
      expect((await problemsOf(`policy: {${name}: x}\n${oneTarget()}`)).join()).toContain('can’t be set in a config file');
    }
  });

  test('has no more rights in a tree that is somebody else’s', () => {
    const strict = { yes: 2, signing: 1, named: 0 };
    for (const source of SOURCES) expect(strict[RIGHTS[source].foreign.read]).toBeLessThanOrEqual(strict[RIGHTS[source].own.read]);
    expect(RIGHTS['config-file'].foreign.read).toBe('named');
  });
});

describe('a variable that a config file names', () => {
  const keys = (...lines: readonly string[]): string => `targets:\n  a:\n${lines.map((line) => `    ${line}\n`).join('')}`;
  const ALL = ['client-id: BOX_I', 'client-secret: BOX_S', 'enterprise-id: BOX_E'];

  test.each(['BOX_CLIENT_SECRET', 'BOX_API_KEY', 'BOX_DB_PASSWORD', 'BOX_token', 'BOX_PASSPHRASE'])('%s is no ID', async (name) => {
    for (const key of ['client-id', 'enterprise-id']) {
      const lines = ALL.map((line) => (line.startsWith(key) ? `${key}: ${name}` : line));
      expect((await problemsOf(keys(...lines))).join()).toMatch(new RegExp(`:\\d+:\\d+: ${key} names .*, whose name speaks of a secret`, 'u'));
    }
  });

  test('is not an ID in one place and a secret in another, of the same target or of two', async () => {
    expect((await problemsOf(keys('client-id: BOX_S', 'client-secret: BOX_S', 'enterprise-id: 1'))).join()).toContain('client-secret names the variable that is client-id already');
    const two = 'targets:\n  a: {client-id: BOX_I, client-secret: BOX_S, enterprise-id: 1}\n  b: {client-id: BOX_S, client-secret: BOX_I, enterprise-id: 1}\n';
    expect(await problemsOf(two)).toHaveLength(2);
  });

  test('may be the same part of the same app in two targets', async () => {
    const two = 'targets:\n  a: {client-id: BOX_I, client-secret: BOX_S, enterprise-id: 1}\n  b: {client-id: BOX_I, client-secret: BOX_S, user-id: 2}\n';
    expect((await planned(two)).kind).toBe('plan');
  });
});
