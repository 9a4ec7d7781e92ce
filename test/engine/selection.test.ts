import { describe, expect, test } from '@jest/globals';
import { keyOf } from '../../src/engine/check.ts';
import { chooseChecks } from '../../src/engine/selection.ts';
import { ConfigurationError } from '../../src/foundation/configuration-error.ts';
import { aCheckToRun as check } from './support.ts';

const PLAN = [
  check('network', { target: 'host' }), check('clock', { target: 'host' }),
  ...['jwt', 'ccg'].flatMap((target) => [
    check('credentials', { target }), check('token', { target, needs: ['credentials'] }), check('identity', { target, needs: ['token'] }),
    check('folder:1', { target, needs: ['token'] }), check('folder:2', { target, needs: ['token'] }),
  ]),
];

const chosen = (only: readonly string[] | null, skip: readonly string[] = []): readonly string[] => chooseChecks(PLAN, only, skip).map(keyOf);
const refused = (only: readonly string[] | null, skip: readonly string[]): (() => unknown) => () => chosen(only, skip);

describe('--only', () => {
  test('left out asks everything, in the order of the plan', () => {
    expect(chosen(null)).toEqual(PLAN.map(keyOf));
  });

  test('brings along all that a check needs, and nothing else', () => {
    expect(chosen(['folder:2'])).toEqual(['jwt/credentials', 'jwt/token', 'jwt/folder:2', 'ccg/credentials', 'ccg/token', 'ccg/folder:2']);
  });

  test('keeps the order of the plan, not that of the flags', () => {
    expect(chosen(['folder:1', 'clock'])).toEqual(['host/clock', 'jwt/credentials', 'jwt/token', 'jwt/folder:1', 'ccg/credentials', 'ccg/token', 'ccg/folder:1']);
  });
});

describe('--skip', () => {
  test('leaves a check out in every target', () => {
    expect(chosen(null, ['folder:1', 'identity'])).toEqual(PLAN.map(keyOf).filter((key) => !/folder:1|identity/u.test(key)));
  });

  test('of what others need is unusable, and names all of them: a run must not pass that did not ask what was configured', () => {
    expect(refused(null, ['token'])).toThrow('--skip leaves out token, and these need it: identity, folder:1, folder:2. Skip them as well, or name with --only what to ask.');
  });

  test('of what others need only through a third is unusable, and names those too', () => {
    expect(refused(null, ['credentials'])).toThrow('these need it: token, identity, folder:1, folder:2.');
    expect(refused(['folder:1', 'clock'], ['token'])).toThrow('these need it: folder:1.');
  });

  test('of what others need is fine where these are skipped as well', () => {
    expect(chosen(null, ['token', 'identity', 'folder:1', 'folder:2'])).toEqual(['host/network', 'host/clock', 'jwt/credentials', 'ccg/credentials']);
  });

  test('counts what it does not name of many', () => {
    const many = [check('token'), ...Array.from({ length: 30 }, (_, index) => check(`folder:${index + 1}`, { needs: ['token'] }))];
    expect(() => chooseChecks(many, null, ['token'])).toThrow(/folder:20, and 10 more\. Skip/u);
  });
});

describe('a selection that leaves nothing to ask is unusable:', () => {
  test.each([
    ['only and skip name the same check', ['folder:1'], ['folder:1']],
    ['the only check is not in the plan', ['folder:9'], []],
    ['what the only check needs is skipped', ['folder:1'], ['token']],
    ['what the only check needs indirectly is skipped', ['folder:1'], ['credentials']],
  ] as const)('%s', (_, only, skip) => {
    expect(refused(only, skip)).toThrow(ConfigurationError);
  });

  test('everything is skipped', () => {
    expect(refused(null, [...new Set(PLAN.map(({ id }) => id))])).toThrow(/nothing to ask/u);
  });
});
