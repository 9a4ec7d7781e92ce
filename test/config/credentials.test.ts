import { describe, expect, test } from '@jest/globals';
import path from 'node:path';
import { reveal } from '../../src/foundation/secret.ts';
import { createVault } from '../../src/foundation/vault.ts';
import { explainMissing } from '../../src/config/missing.ts';
import { whyWithheld } from '../../src/config/trust.ts';
import { planFromInputs } from '../../src/config/plan-from-inputs.ts';
import type { MissingCredentials, TargetPlan } from '../../src/config/plan.ts';
import { actionNaming } from '../../src/config/problems.ts';
import type { GivenInputs } from '../../src/config/reader.ts';
import type { Surroundings } from '../../src/config/surroundings.ts';
import { CCG, fromFork, noticesOf, onGithub, only, planned, problemsOf, push, terminal, usable } from './support.ts';

const JWT = '{"boxAppSettings":{}}';
const targetsOf = (given: GivenInputs, surroundings: Surroundings = terminal()): readonly TargetPlan[] => usable(planned(given, surroundings)).plan.targets;

function missingOf(given: GivenInputs, surroundings: Surroundings = terminal()): MissingCredentials {
  const { credentials } = only(targetsOf(given, surroundings));
  if (credentials.kind === 'given') throw new Error('given');
  return credentials.missing;
}

describe('credentials in inputs', () => {
  test('of a JWT app make the target jwt', () => {
    const target = only(targetsOf({ 'jwt-config': JWT, 'jwt-algorithm': 'RS512' }));
    expect(target).toMatchObject({ name: 'jwt', auth: 'jwt', credentials: { kind: 'given', raw: { auth: 'jwt', input: 'jwt-config', algorithm: 'RS512' } } });
    expect(target.credentials.kind === 'given' && target.credentials.raw.auth === 'jwt' && reveal(target.credentials.raw.config)).toBe(JWT);
  });

  test('of a JWT app may come from a file in the workspace', () => {
    const file = path.resolve('/work', 'box/config.json');
    const target = only(targetsOf({ 'jwt-config-file': 'box/config.json' }, terminal({ [file]: JWT })));
    expect(target).toMatchObject({ name: 'jwt', credentials: { kind: 'given', raw: { input: 'jwt-config-file' } } });
  });

  test('of a Client Credentials Grant app make the target ccg, handed on as they were written', () => {
    const target = only(targetsOf({ ...CCG, 'client-id': ' an-id ' }));
    expect(target).toMatchObject({ name: 'ccg', auth: 'ccg', credentials: { kind: 'given', raw: { auth: 'ccg', clientId: ' an-id ', enterpriseId: '900001', userId: null } } });
  });

  test('may leave the enterprise out where a user is named', () => {
    expect(only(targetsOf({ ...CCG, 'enterprise-id': '', 'user-id': '77' }))).toMatchObject({ userId: '77', credentials: { raw: { enterpriseId: null, userId: '77' } } });
  });

  test('of both kinds make two targets with the same needs', () => {
    const targets = targetsOf({ ...CCG, 'jwt-config': JWT, 'folders': '12: upload', 'scopes': 'root_readonly', 'as-user': '5' });
    expect(targets.map(({ name }) => name)).toEqual(['jwt', 'ccg']);
    for (const target of targets) expect(target).toMatchObject({ asUser: '5', scopes: [{ name: 'root_readonly', held: true }], folders: [{ id: '12' }] });
  });

  test('are not judged here: a shape that is wrong is for the credentials check to tell', () => {
    expect(targetsOf({ 'jwt-config': '***', 'client-id': '"x"', 'client-secret': '${{ secrets.X }}', 'enterprise-id': 'acme' })).toHaveLength(2);
  });

  test('given twice for one app are refused', () => {
    expect(problemsOf({ 'jwt-config': JWT, 'jwt-config-file': 'config.json' })).toEqual([expect.stringContaining('jwt-config-file and jwt-config are both given')]);
  });

  test('in a file that can not be read are refused with the reason', () => {
    expect(problemsOf({ 'jwt-config-file': 'config.json' })).toEqual(["jwt-config-file names \"config.json\", which can't be read: there is no such file. Relative paths start from /work."]);
  });

  test('are refused where an enterprise stands alone beside a JWT app', () => {
    expect(problemsOf({ 'jwt-config': JWT, 'enterprise-id': '1' })).toEqual([expect.stringContaining('already holds its enterprise')]);
  });

  test('that are a document are not masked by line, so that the log keeps its braces', () => {
    const masked: string[] = [];
    const pretty = '{\n  "boxAppSettings": {\n  }\n}';
    planFromInputs({ 'jwt-config': pretty, 'client-secret': pretty, 'client-id': 'a', 'enterprise-id': '1' }, terminal(), createVault((text) => void masked.push(text)), actionNaming);
    expect(masked).toEqual([]);
  });

  test('in a pretty-printed secret earn the advice to store it on one line', () => {
    expect(noticesOf({ 'jwt-config': '{\n  "a": 1\n}' }, onGithub())).toEqual([expect.stringContaining('one line or in base64')]);
    expect(noticesOf({ 'jwt-config': 'eyJhIjog\nMX0K\n' }, onGithub())).toEqual([]);
    expect(noticesOf({ 'jwt-config': JWT }, onGithub())).toEqual([]);
  });
});

describe('credentials with an empty part', () => {
  test('are missing, and tell which part', () => {
    expect(missingOf({ 'client-id': 'a' })).toEqual({ counts: 'fail', reason: 'not-given', inputs: ['client-secret', 'enterprise-id'] });
    expect(missingOf({ 'enterprise-id': '1' }).inputs).toEqual(['client-id', 'client-secret']);
    expect(missingOf({ ...CCG, 'client-secret': ' \n' }).inputs).toEqual(['client-secret']);
  });

  test('leave the other target alone', () => {
    expect(targetsOf({ 'jwt-config': JWT, 'client-id': 'a', 'enterprise-id': '1' }).map(({ credentials }) => credentials.kind)).toEqual(['given', 'missing']);
  });

  test('are missing where a step wrote a withheld secret to a file', () => {
    const file = path.resolve('/work', 'config.json');
    expect(missingOf({ 'jwt-config-file': 'config.json' }, terminal({ [file]: '\n' })).inputs).toEqual(['jwt-config-file']);
  });

  test('make no target where nothing is filled, and say so', () => {
    const { plan } = usable(planned({ folders: '12' }));
    expect(plan.targets).toEqual([]);
    expect(plan.nothingGiven).toMatchObject({ counts: 'fail', reason: 'not-given' });
  });

  test('are skipped with a notice where GitHub withholds secrets', () => {
    const surroundings = onGithub(fromFork);
    expect(missingOf({ 'client-id': 'a', 'enterprise-id': '1' }, surroundings)).toEqual({ counts: 'skip', reason: 'fork', inputs: ['client-secret'] });
    expect(usable(planned({}, surroundings)).plan.nothingGiven).toMatchObject({ counts: 'skip', reason: 'fork' });
    expect(noticesOf({}, surroundings)).toEqual([expect.stringContaining('from a fork')]);
    expect(noticesOf({ 'client-id': 'a' }, surroundings)).toEqual([expect.stringMatching(/^Target ccg is skipped: .*from a fork/u)]);
  });

  test('count as the user says', () => {
    expect(missingOf({ 'client-id': 'a', 'on-missing-credentials': 'fail' }, onGithub(fromFork))).toMatchObject({ counts: 'fail', reason: 'fork' });
    expect(missingOf({ 'client-id': 'a', 'on-missing-credentials': 'skip' }, onGithub())).toMatchObject({ counts: 'skip', reason: 'not-given' });
  });
});

describe('GitHub withholds secrets', () => {
  const pullRequest = { headRepository: 'acme/app', baseRepository: 'acme/app', author: 'ann' };

  test.each([
    ['from a pull request of a fork', fromFork, 'fork'],
    ['from a pull request whose head repository is gone', { ...fromFork, pullRequest: { ...pullRequest, headRepository: null } }, 'fork'],
    ['from a review of a pull request of a fork', { ...fromFork, eventName: 'pull_request_review' }, 'fork'],
    ['from a run that Dependabot started', { ...push, actor: 'dependabot[bot]' }, 'dependabot'],
    ["from Dependabot's pull request on pull_request_target, whoever runs it again", { ...push, eventName: 'pull_request_target', pullRequest: { ...pullRequest, author: 'dependabot[bot]' } }, 'dependabot'],
  ] as const)('%s', (_, facts, reason) => {
    expect(whyWithheld(facts)).toBe(reason);
  });

  test.each([
    ['from a push', push],
    ['from a pull request within the repository', { ...push, eventName: 'pull_request', pullRequest }],
    ['from the same repository in another case', { ...push, eventName: 'pull_request', pullRequest: { ...pullRequest, headRepository: 'Acme/App' } }],
    ['from a fork on pull_request_target', { ...fromFork, eventName: 'pull_request_target' }],
    ['from a terminal', null],
  ] as const)('not %s', (_, facts) => {
    expect(whyWithheld(facts)).toBeNull();
  });
});

describe('the explanation of missing credentials', () => {
  const explain = (missing: Partial<MissingCredentials>, naming = actionNaming): string => {
    const { message, remedy } = explainMissing({ counts: 'skip', reason: 'not-given', inputs: ['client-secret'], ...missing }, naming);
    return [message, ...remedy].join('\n');
  };

  test('names what is empty as the user calls it', () => {
    expect(explain({})).toMatch(/^client-secret is empty\./u);
    expect(explain({}, { door: 'command', nameOf: (name) => `--${name}` })).toMatch(/^--client-secret is empty\./u);
    expect(explain({ inputs: ['client-id', 'client-secret', 'enterprise-id'] })).toMatch(/^client-id, client-secret and enterprise-id \(or user-id\) are empty\./u);
    expect(explain({ inputs: ['jwt-config-file'] })).toMatch(/^the file of jwt-config-file is empty\./u);
  });

  test('lists the ways in which a secret gets lost in a workflow', () => {
    const words = explain({});
    for (const way of ['letter by letter', 'environment: NAME', 'Pass each secret by name', 'organization', 'vars context']) expect(words).toContain(way);
  });

  test('says what to fill where not even the method is known', () => {
    expect(explain({ inputs: ['jwt-config', 'jwt-config-file', 'client-id', 'client-secret'] })).toContain('Fill jwt-config, or client-id, client-secret and enterprise-id.');
  });

  test('sends people to the Dependabot secrets', () => {
    expect(explain({ reason: 'dependabot' })).toContain('Secrets and variables → Dependabot');
  });

  test('warns of pull_request_target as a way out for forks', () => {
    expect(explain({ reason: 'fork' })).toContain('Keep away from pull_request_target');
  });

  test('tells how to skip where it fails a run that has no secrets', () => {
    expect(explain({ reason: 'fork', counts: 'fail' })).toContain('Set on-missing-credentials to auto');
    expect(explain({ reason: 'fork', counts: 'skip' })).not.toContain('on-missing-credentials');
  });

  test('has steps that are sentences', () => {
    for (const reason of ['fork', 'dependabot', 'not-given'] as const) {
      for (const step of explainMissing({ counts: 'fail', reason, inputs: [] }, actionNaming).remedy) expect(step).toMatch(/^[A-Z].*\.$/u);
    }
  });
});
