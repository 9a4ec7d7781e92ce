import { describe, expect, test } from '@jest/globals';
import type { Answer, Failure } from '../../src/box/failure.ts';
import type { Invitation, User } from '../../src/box/questions.ts';
import type { Subject } from '../../src/box/session-types.ts';
import { folderCheck } from '../../src/checks/folder.ts';
import type { FolderNeed } from '../../src/config/plan.ts';
import type { Outcome } from '../../src/engine/check.ts';
import { aContext, aFolder, aFolderNeed, aPlan, aUser, answered, BOT, failed, httpFailure, permissions, scriptSession, stoppedBy } from '../support/script-session.ts';
import type { Asked, ScriptSession } from '../support/script-session.ts';
import { evidenceOf, messageOf, remedyOf, told } from './support.ts';

const NOT_FOUND = httpFailure(404, 'not_found');
const NO_TRASH: Answer<unknown> = failed(httpFailure(404, 'not_found', { purpose: 'trash', exchange: 8 }));
const NO_INVITATIONS = answered<readonly Invitation[]>([], 9);
const LATER = stoppedBy('call-budget', 'trash');

interface Scene {
  readonly folder?: Answer<unknown>;
  readonly user?: Answer<User>;
  readonly trash?: Answer<unknown>;
  readonly pending?: Answer<readonly Invitation[]>;
  readonly upload?: (asked: Asked) => Answer<unknown>;
  readonly subject?: Subject;
  readonly need?: Partial<FolderNeed>;
}

function setUp({ folder = failed(NOT_FOUND), user = answered(aUser(), 6), trash = NO_TRASH, pending = NO_INVITATIONS, upload, subject = 'service', need = {} }: Scene): { session: ScriptSession; run: () => Promise<Outcome>; pledge: number } {
  const answers: Partial<Record<Asked['purpose'], Answer<unknown>>> = { 'folder': folder, 'trash': trash, 'pending-invitations': pending, 'identity': user };
  const session = scriptSession({
    ask: (asked) => answers[asked.purpose] ?? upload?.(asked) ?? failed(httpFailure(500, null, { purpose: asked.purpose })),
  });
  const wanted = aFolderNeed(need);
  const check = folderCheck(aContext(session, { plan: aPlan({ folders: [wanted] }), contentSubject: subject }), wanted);
  return { session, run: () => check.run(new AbortController().signal), pledge: check.pledge };
}

const ask = (scene: Scene): Promise<Outcome> => setUp(scene).run();
const invitation = (parts: Partial<Invitation>): Invitation => ({ role: 'editor', createdBy: { login: null }, itemId: '12', itemType: 'folder', ...parts });

describe('a folder that Box does not show', () => {
  test('is not invited to, where it is neither in the trash nor in a pending invitation: login, role and link are printed', async () => {
    const outcome = await ask({ need: { operations: ['upload'] } });
    expect(told(outcome)).toBe('fail not-invited likely');
    expect(remedyOf(outcome)).toContain(`Open https://app.box.com/folder/12, click Share > Invite People and invite ${BOT} with the role Uploader.`);
    expect(evidenceOf(outcome)).toEqual(expect.arrayContaining(['HTTP 404 not_found', `No invitation is pending for ${BOT}.`, 'The folder is not in this identity’s trash.']));
  });

  test('is in the trash, and proven to be, where Box says so at once', async () => {
    const { session, run } = setUp({ folder: failed(httpFailure(404, 'trashed')) });
    expect(told(await run())).toBe('fail trashed proven');
    expect(session.asked.filter(({ purpose }) => purpose === 'trash' || purpose === 'pending-invitations')).toEqual([]);
  });

  test('is in the trash, and proven to be, where a second look finds it there', async () => {
    const outcome = await ask({ trash: answered({ id: '12', name: null, itemStatus: 'trashed' }, 8) });
    expect(told(outcome)).toBe('fail trashed proven');
  });

  test('has a pending invitation, proven by its item', async () => {
    const outcome = await ask({ pending: answered([invitation({ itemId: '99' }), invitation({ role: 'viewer' })], 9) });
    expect(told(outcome)).toBe('fail not-invited proven');
    expect(evidenceOf(outcome)).toContain('An invitation as viewer is pending.');
    expect(remedyOf(outcome)).toContain('accept it');
  });

  test('may have a pending invitation, where Box does not name the item of one', async () => {
    const outcome = await ask({ pending: answered([invitation({ itemId: null })], 9) });
    expect(told(outcome)).toBe('fail not-invited possible');
    expect(evidenceOf(outcome).join()).toContain('for an item that Box does not name');
  });

  test('is not put down to an invitation to another folder', async () => {
    expect(told(await ask({ pending: answered([invitation({ itemId: '99' })], 9) }))).toBe('fail not-invited likely');
  });

  test.each<[string, Scene]>([
    ['the trash', { trash: failed(LATER) }],
    ['the invitations', { pending: failed({ ...LATER, purpose: 'pending-invitations' }) }],
    ['both', { trash: failed(LATER), pending: failed({ ...LATER, purpose: 'pending-invitations' }) }],
    ['the trash, because Box was down,', { trash: failed(httpFailure(503, null, { purpose: 'trash' })) }],
  ])('is less certain, and no other status, where %s could not be looked at', async (_, scene) => {
    const outcome = await ask(scene);
    expect(told(outcome)).toBe('fail not-invited possible');
    expect(evidenceOf(outcome).join()).toContain('could not be looked up');
  });

  test('is looked at further with follow-ups alone: they never take a request that a check needs', async () => {
    const { session, run } = setUp({});
    await run();
    const [first, ...others] = session.asked;
    expect(first).toMatchObject({ purpose: 'folder', followUp: false });
    expect(others.map(({ purpose }) => purpose)).toEqual(expect.arrayContaining(['identity', 'pending-invitations', 'trash']));
    expect(others.filter(({ followUp }) => !followUp)).toEqual([]);
  });

  test('is advised about in general words where nobody knows the login', async () => {
    const outcome = await ask({ user: failed(stoppedBy('call-budget', 'identity')) });
    expect(told(outcome)).toBe('fail not-invited likely');
    expect(messageOf(outcome)).not.toMatch(/undefined|null|\{/u);
  });

  test.each<[string, Failure, string]>([
    ['a scope is missing', httpFailure(403, 'insufficient_scope'), 'fail scope-missing likely'],
    ['a policy forbids it', httpFailure(403, 'forbidden_by_policy'), 'fail policy-blocked likely'],
    ['this host’s location is not allowed', httpFailure(403, 'access_from_location_blocked'), 'fail policy-blocked likely'],
    ['Box is down', httpFailure(503, null), 'error box-unavailable likely'],
    ['the run’s time is up', stoppedBy('deadline'), 'error timeout likely'],
    ['no request is left', stoppedBy('call-budget'), 'error call-budget likely'],
  ])('is not looked at further where %s', async (_, failure, expected) => {
    const { session, run } = setUp({ folder: failed(failure) });
    expect(told(await run())).toBe(expected);
    expect(session.asked.some(({ purpose }) => purpose === 'trash')).toBe(false);
  });
});

describe('a folder that Box shows', () => {
  test.each(['trashed', 'deleted'] as const)('fails where its status is %s', async (itemStatus) => {
    expect(told(await ask({ folder: answered(aFolder({ itemStatus })) }))).toBe('fail trashed proven');
  });

  test('passes where its status is not said', async () => {
    expect(told(await ask({ folder: answered(aFolder({ itemStatus: null })) }))).toBe('pass');
  });

  test('costs one request for read, and asks nobody’s login where all is well', async () => {
    const { session, run, pledge } = setUp({ folder: answered(aFolder()) });
    await run();
    expect([session.asked.map(({ purpose }) => purpose), pledge]).toEqual([['folder'], 1]);
  });

  test('is advised about with the login that lacks the role', async () => {
    const outcome = await ask({ folder: answered(aFolder({ permissions: permissions(false) })), need: { operations: ['download'] } });
    expect(remedyOf(outcome)).toContain(`give ${BOT} the role Viewer`);
  });

  test('is rehearsed for an upload at the same time, under a name that nobody uses', async () => {
    const { session, run, pledge } = setUp({
      folder: answered(aFolder()), upload: () => answered({ uploadUrl: 'https://upload.app.box.com' }), need: { operations: ['upload'] },
    });
    expect(told(await run())).toBe('pass');
    expect(session.asked.filter(({ followUp }) => !followUp)).toMatchObject([
      { purpose: 'folder' }, { purpose: 'upload-rehearsal', path: '/files/content', body: { name: 'box-preflight-1.tmp', parent: { id: '12' } } },
    ]);
    expect(pledge).toBe(2);
  });

  test('is rehearsed for a new version of the very file that has the name', async () => {
    const { session, run, pledge } = setUp({
      folder: answered(aFolder()), need: { operations: [], replace: ['app.zip'] },
      upload: ({ purpose }) => (purpose === 'replace-rehearsal'
        ? answered({ uploadUrl: 'https://upload.app.box.com' })
        : failed(httpFailure(409, 'item_name_in_use', { purpose: 'upload-rehearsal', conflicts: [{ type: 'folder', id: '5' }, { type: 'file', id: '880' }] }))),
    });
    expect(told(await run())).toBe('pass');
    expect(session.asked.filter(({ followUp }) => !followUp).map(({ path }) => path)).toEqual(['/folders/12', '/files/content', '/files/880/content']);
    expect(pledge).toBe(3);
  });

  test('has something else of the name that is to be replaced', async () => {
    const outcome = await ask({
      folder: answered(aFolder()), need: { operations: [], replace: ['app.zip'] },
      upload: () => failed(httpFailure(409, 'item_name_in_use', { purpose: 'upload-rehearsal', conflicts: [{ type: 'folder', id: '5' }] })),
    });
    expect(told(outcome)).toBe('fail bad-request likely');
  });

  test.each(['service', 'user', 'as-user'] as const)('is asked as the subject that the deploy uses: %s', async (subject) => {
    const { session, run } = setUp({ subject, folder: answered(aFolder()), need: { operations: ['upload'] } });
    await run();
    expect(session.asked.map(({ purpose }) => purpose)).toEqual(expect.arrayContaining(['folder', 'upload-rehearsal']));
    expect([...new Set(session.asked.map((asked) => asked.subject))]).toEqual([subject]);
  });
});
