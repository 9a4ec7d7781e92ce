import { describe, expect, test } from '@jest/globals';
import type { User } from '../../src/box/questions.ts';
import { LOW_STORAGE_BYTES, identityCheck, judgeIdentity } from '../../src/checks/identity.ts';
import type { Judged } from '../../src/engine/check.ts';
import type { Operation } from '../../src/config/plan.ts';
import { aContext, aFolderNeed, aPlan, aUser, answered, BOT, failed, httpFailure, scriptSession } from '../support/script-session.ts';
import { evidenceOf, messageOf, remedyOf, told } from './support.ts';

const judge = (user: User, parts: Parameters<typeof aContext>[1] = {}): Judged => judgeIdentity(user, 4, aContext(scriptSession(), parts));
const doing = (...operations: Operation[]) => ({ plan: aPlan({ folders: [aFolderNeed({ operations })] }) });

describe('identity', () => {
  test('passes an active service account of the expected enterprise, and names it', () => {
    const outcome = judge(aUser());
    expect(told(outcome)).toBe('pass');
    expect(messageOf(outcome)).toBe(`Service account ${BOT} of enterprise 4711.`);
    expect(outcome.evidence.map(({ exchange }) => exchange)).toEqual([4]);
  });

  test('fails where the account is deactivated', () => {
    expect(told(judge(aUser({ status: 'inactive' })))).toBe('fail user-inactive likely');
  });

  test.each<[Operation, string]>([['upload', 'fail user-inactive likely'], ['replace', 'fail user-inactive likely'], ['download', 'pass']])(
    'of an account that may not upload, where the deploy wants to %s, is %s', (operation, expected) => {
      expect(told(judge(aUser({ status: 'cannot_delete_edit_upload' }), doing(operation)))).toBe(expected);
    },
  );

  test('of an account that may not upload fails where a named file is to be replaced', () => {
    const plan = aPlan({ folders: [aFolderNeed({ replace: ['app.zip'] })] });
    expect(told(judge(aUser({ status: 'cannot_delete_edit_upload' }), { plan }))).toBe('fail user-inactive likely');
  });

  test('warns where Box left the status out, or says one that this version does not know: that it is active was not seen', () => {
    expect(told(judge(aUser({ status: null })))).toBe('warn unknown possible');
  });

  test('fails where the token belongs to another enterprise, and says to which', () => {
    const outcome = judge(aUser({ enterpriseId: '99' }));
    expect(told(outcome)).toBe('fail wrong-enterprise likely');
    expect(messageOf(outcome)).toBe('The token belongs to enterprise 99, not to 4711.');
  });

  test('warns where Box does not say which enterprise it is', () => {
    expect(told(judge(aUser({ enterpriseId: null })))).toBe('warn unknown possible');
  });

  test('does not compare enterprises where none is configured', () => {
    expect(told(judge(aUser({ enterpriseId: '99' }), { enterpriseId: null }))).toBe('pass');
  });

  test('warns where the token is for a person instead of the service account', () => {
    expect(told(judge(aUser({ login: 'ann@example.com' })))).toBe('warn unknown possible');
  });

  test('expects no service account where the token is a user’s', () => {
    const outcome = judge(aUser({ login: 'ann@example.com' }), { appSubject: 'user' });
    expect(messageOf(outcome)).toBe('User ann@example.com of enterprise 4711.');
    expect(told(outcome)).toBe('pass');
  });

  test('tells the worst, and keeps the rest as evidence', () => {
    const outcome = judge(aUser({ login: 'ann@example.com', enterpriseId: '99', spaceAmount: 100, spaceUsed: 100 }));
    expect(told(outcome)).toBe('fail wrong-enterprise likely');
    expect(evidenceOf(outcome).join('\n')).toMatch(/does not look like a service account[\s\S]*0 MB of 0 MB left/u);
  });
});

describe('the storage left', () => {
  const amount = 10 * LOW_STORAGE_BYTES;
  test.each<[string, Partial<Pick<User, 'spaceAmount' | 'spaceUsed'>>, string]>([
    ['just enough', { spaceAmount: amount, spaceUsed: amount - LOW_STORAGE_BYTES }, 'pass'],
    ['a byte too little', { spaceAmount: amount, spaceUsed: amount - LOW_STORAGE_BYTES + 1 }, 'warn quota-exceeded likely'],
    ['more used than there is', { spaceAmount: amount, spaceUsed: amount + 1 }, 'warn quota-exceeded likely'],
    ['-1 stands for no limit', { spaceAmount: -1, spaceUsed: amount }, 'pass'],
    ['0 stands for no quota of its own', { spaceAmount: 0, spaceUsed: amount }, 'pass'],
    ['not shown', { spaceAmount: null }, 'pass'],
    ['its use not shown', { spaceUsed: null }, 'pass'],
  ])('%s', (_, space, expected) => {
    expect(told(judge(aUser(space)))).toBe(expected);
  });

  test('is told with what is left and of whom', () => {
    const outcome = judge(aUser({ spaceAmount: 1024 ** 3, spaceUsed: 1024 ** 3 - 5 * 1024 ** 2 }));
    expect(messageOf(outcome)).toBe(`${BOT} has 5 MB of 1024 MB left.`);
    expect(remedyOf(outcome)).toContain(BOT);
  });
});

describe('the question who the token is', () => {
  test.each(['service', 'user'] as const)('is asked with the %s token that the target has', async (appSubject) => {
    const session = scriptSession({ ask: () => answered(aUser()) });
    await identityCheck(aContext(session, { appSubject })).run(new AbortController().signal);
    expect(session.asked).toMatchObject([{ purpose: 'identity', path: '/users/me', subject: appSubject, followUp: false }]);
  });

  test('that Box does not answer is diagnosed from its refusal', async () => {
    const session = scriptSession({ ask: () => failed(httpFailure(401, null, { purpose: 'identity', words: 'Cannot authorize with this service' })) });
    expect(told(await identityCheck(aContext(session)).run(new AbortController().signal))).toBe('fail app-not-enabled likely');
  });
});
