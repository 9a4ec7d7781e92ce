import { describe, expect, test } from '@jest/globals';
import { isRequirement, notAskedOf } from '../../src/engine/not-asked.ts';
import { aCheck, aHost, aProblem, aSkip, aTarget } from '../support/report.ts';
import { aCheckToRun as check } from './support.ts';

const PLAN = [
  check('network', { target: 'host' }), check('upload-host', { target: 'host' }),
  check('credentials'), check('token'), check('user-token'), check('identity'), check('scope:root_readonly'), check('folder:1'), check('folder:2'), check('drift'),
];
const host = aHost([aCheck('network')]);

describe('what was configured and not asked', () => {
  test('is each folder, scope, user and comparison that was left out, and nothing that is asked of every app', () => {
    expect(notAskedOf(PLAN, [host, aTarget([aCheck('credentials'), aCheck('token'), aCheck('folder:2')])], [], []))
      .toEqual(['user-token', 'scope:root_readonly', 'folder:1', 'drift'].map((id) => ({ target: 'jwt', check: id })));
  });

  test('is nothing where all of it was asked, whatever the answers', () => {
    const all = PLAN.filter(({ target }) => target === 'jwt').map(({ id }) => (id === 'token' ? aProblem(id) : id === 'credentials' ? aCheck(id) : aSkip(id)));
    expect(notAskedOf(PLAN, [host, aTarget(all)], [], [])).toEqual([]);
  });

  test('is a whole target whose credentials are withheld, or of which no check was chosen', () => {
    expect(notAskedOf(PLAN, [host, aTarget([aSkip('credentials'), aSkip('folder:1')])], [], [])).toEqual([{ target: 'jwt', check: null }]);
    expect(notAskedOf(PLAN, [host, aTarget([])], [], [])).toEqual([{ target: 'jwt', check: null }]);
  });

  test('is whatever was skipped by name, also what is asked of every app and of the host', () => {
    expect(notAskedOf(PLAN, [host, aTarget([aCheck('credentials'), aCheck('token'), aCheck('folder:1')])], [], ['identity', 'upload-host']))
      .toEqual(expect.arrayContaining([{ target: 'jwt', check: 'identity' }, { target: 'host', check: 'upload-host' }]));
  });

  test('is each target of the config file that the run left out', () => {
    expect(notAskedOf([], [host], ['staging', 'test'], [])).toEqual([{ target: 'staging', check: null }, { target: 'test', check: null }]);
  });
});

test('folders and scopes are what a deploy needs; the rest is asked of every app', () => {
  expect(['folder:1', 'scope:x', 'token', 'upload-host', 'drift'].filter(isRequirement)).toEqual(['folder:1', 'scope:x']);
});
