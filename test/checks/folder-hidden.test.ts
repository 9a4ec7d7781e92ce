import { describe, expect, test } from '@jest/globals';
import type { Answer, Failure } from '../../src/box/failure.ts';
import type { Folder } from '../../src/box/questions.ts';
import { folderCheck } from '../../src/checks/folder.ts';
import type { Outcome } from '../../src/engine/check.ts';
import { BOT, aContext, aFolder, aFolderNeed, aUser, answered, failed, httpFailure, scriptSession, stoppedBy, transportFailure } from '../support/script-session.ts';
import type { ScriptSession } from '../support/script-session.ts';
import { judged, messageOf, remedyOf, told } from './support.ts';

const HIDDEN = aFolderNeed({ hidden: true, operations: [] });
const NO_MANAGER = failed(httpFailure(403, 'forbidden', { purpose: 'scope-probe' }));

function setUp(folder: Answer<Folder>, manager: Answer<unknown> = NO_MANAGER): { readonly session: ScriptSession; readonly run: () => Promise<Outcome> } {
  const session = scriptSession({
    ask: ({ purpose }) => (purpose === 'folder' ? folder : purpose === 'identity' ? answered(aUser()) : manager),
  });
  return { session, run: () => folderCheck(aContext(session), HIDDEN).run(new AbortController().signal) };
}

describe('the operation none', () => {
  test('passes where Box shows no such folder, costs one request, and does not claim that it exists', async () => {
    const { session, run } = setUp(failed(httpFailure(404, 'not_found')));
    const outcome = await run();
    expect(told(outcome)).toBe('pass');
    expect(messageOf(outcome)).toBe('Box shows no folder 12 to this identity; whether it exists, Box does not tell.');
    expect(session.asked.map(({ purpose }) => purpose)).toEqual(['folder']);
  });

  test.each([
    ['denies it', httpFailure(403, 'access_denied_insufficient_permissions')],
    ['denies the scope to read', httpFailure(403, 'insufficient_scope')],
  ])('passes where Box %s', async (_, failure) => expect(told(await setUp(failed(failure)).run())).toBe('pass'));

  test('fails where Box shows the folder, and tells whom to remove where', async () => {
    const outcome = await setUp(answered(aFolder())).run();
    expect(told(outcome)).toBe('fail excess-access proven');
    expect(remedyOf(outcome)).toContain(`https://app.box.com/folder/12, click Share > Manage Collaborators and remove ${BOT}`);
    expect(judged(outcome).provides).toBe(false);
  });

  test('fails where Box tells that the folder is in the trash: it tells that to those alone who may see it', async () => {
    expect(told(await setUp(failed(httpFailure(404, 'trashed'))).run())).toBe('fail excess-access proven');
  });

  test('is put down to Global Content Manager where the app has that', async () => {
    const outcome = await setUp(answered(aFolder()), answered({ entries: 0 })).run();
    expect(told(outcome)).toBe('fail excess-access likely');
    expect(remedyOf(outcome)).toContain('Global Content Manager');
  });

  test('is less certain, and fails all the same, where there was no budget for a second look', async () => {
    expect(told(await setUp(answered(aFolder()), failed(stoppedBy('call-budget', 'scope-probe'))).run())).toBe('fail excess-access likely');
  });

  test.each<[string, Failure, string]>([
    ['Box is down', httpFailure(503, null), 'error box-unavailable likely'],
    ['nothing answers', transportFailure('timeout', null, 'folder'), 'error timeout likely'],
    ['something in between answers 404', httpFailure(404, null, { fromBox: false, shape: 'html' }), 'fail proxy likely'],
    ['a policy refuses this host', httpFailure(403, 'access_from_location_blocked'), 'fail policy-blocked likely'],
  ])('is never passed where %s', async (_, failure, expected) => expect(told(await setUp(failed(failure)).run())).toBe(expected));

  test('is named in the check’s title', () => {
    expect(folderCheck(aContext(scriptSession()), HIDDEN)).toMatchObject({ title: 'Folder 12: none', pledge: 1 });
  });
});
