import { describe, expect, test } from '@jest/globals';
import type { Answer } from '../../src/box/failure.ts';
import type { FileEntry, Folder, FolderLock, Rehearsed, User } from '../../src/box/questions.ts';
import { folderCheck } from '../../src/checks/folder.ts';
import { targetChecks } from '../../src/checks/index.ts';
import type { FolderNeed, Operation } from '../../src/config/plan.ts';
import type { Outcome } from '../../src/engine/check.ts';
import { foreign } from '../../src/foundation/text.ts';
import { aContext, aFolder, aFolderNeed, answered, aPlan, aUser, failed, httpFailure, permissions, scriptSession } from '../support/script-session.ts';
import type { Asked, ScriptSession } from '../support/script-session.ts';
import { evidenceOf, messageOf, told } from './support.ts';

const ACCEPTED: Answer<Rehearsed> = answered({ uploadUrl: 'https://upload.app.box.com' }, 5);
const refused = (status: number, code: string | null): Answer<never> => failed(httpFailure(status, code, { purpose: 'upload-rehearsal' }));
const DENIED = refused(403, 'access_denied_insufficient_permissions');
const NO_SCOPE = refused(403, 'insufficient_scope');
const FULL = refused(403, 'storage_limit_exceeded');

/** A Box in which the role allows everything, but for what a test says. */
interface Scene {
  readonly wanted: Partial<FolderNeed>;
  readonly folder?: Partial<Folder>;
  /** By the folder that the upload is rehearsed to. */
  readonly upload?: (folderId: string) => Answer<Rehearsed>;
  readonly newVersion?: Answer<Rehearsed>;
  readonly files?: Answer<readonly FileEntry[]>;
  readonly locks?: Answer<readonly FolderLock[]>;
  readonly user?: Answer<User>;
  /** What the search says that only Global Content Manager allows. */
  readonly contentManager?: Answer<unknown>;
}

const parentOf = ({ body }: Asked): string => /"parent":\{"id":"(\d+)"\}/u.exec(JSON.stringify(body))?.[1] ?? '';

function sessionOf({ folder = {}, upload = () => ACCEPTED, newVersion = ACCEPTED, files, locks, user, contentManager }: Scene): ScriptSession {
  return scriptSession({
    ask(asked) {
      const answers: Partial<Record<Asked['purpose'], Answer<unknown>>> = {
        'folder': answered(aFolder(folder), 4),
        'upload-rehearsal': upload(parentOf(asked)),
        'replace-rehearsal': newVersion,
        'folder-items': files ?? answered([{ id: '880', name: foreign('name', 'app.zip'), isLocked: false }]),
        'folder-lock': locks ?? answered([], 8),
        'identity': user ?? answered(aUser(), 2),
        'scope-probe': contentManager ?? failed(httpFailure(403, 'forbidden', { purpose: 'scope-probe' })),
      };
      const answer = answers[asked.purpose];
      if (answer === undefined) throw new Error(asked.purpose);
      return answer;
    },
  });
}

const outcomeOf = async (scene: Scene, session = sessionOf(scene)): Promise<Outcome> => {
  const wanted = aFolderNeed({ operations: [], ...scene.wanted });
  return folderCheck(aContext(session, { plan: aPlan({ folders: [wanted] }) }), wanted).run(new AbortController().signal);
};

const BY_ROLE_ALONE: readonly Operation[] = ['rename', 'delete', 'share', 'invite'];

describe.each(BY_ROLE_ALONE)('%s, which the role allows', (operation) => {
  const wanted = { operations: [operation] };

  test('passes where Box takes the rehearsal of a write', async () => {
    expect(told(await outcomeOf({ wanted }))).toBe('pass');
  });

  test('fails where the app lacks the scope to write', async () => {
    expect(told(await outcomeOf({ wanted, upload: () => NO_SCOPE }))).toBe('fail scope-missing likely');
  });

  test('fails where Global Content Manager lets the app write with As-User alone', async () => {
    const outcome = await outcomeOf({ wanted, upload: () => DENIED, contentManager: answered({ entries: 0 }) });
    expect(told(outcome)).toBe('fail app-misconfigured proven');
  });

  test('warns where no rehearsal tells anything of the app', async () => {
    expect(told(await outcomeOf({ wanted, upload: () => DENIED }))).toBe('warn unknown possible');
  });

  test('is an error where Box does not answer the rehearsal', async () => {
    expect(told(await outcomeOf({ wanted, upload: () => refused(503, null) }))).toBe('error box-unavailable likely');
  });

  test('is shown in the root folder where this one is full', async () => {
    expect(told(await outcomeOf({ wanted, upload: (id) => (id === '0' ? ACCEPTED : FULL) }))).toBe('pass');
  });

  test('is shown by a name that is taken, which Box looks at last', async () => {
    expect(told(await outcomeOf({ wanted, upload: () => refused(409, 'item_name_in_use') }))).toBe('pass');
  });

  test('is not shown by a proxy that answers OPTIONS itself', async () => {
    expect(told(await outcomeOf({ wanted, upload: () => answered({ uploadUrl: null }) }))).toBe('warn unknown possible');
  });
});

test('sharing, which a viewer may and who may not upload, is rehearsed in the root folder', async () => {
  const scene: Scene = { wanted: { operations: ['share'] } };
  const session = sessionOf(scene);
  await outcomeOf(scene, session);
  expect(session.asked.filter(({ purpose }) => purpose === 'upload-rehearsal').map(parentOf)).toEqual(['0']);
});

test('many folders that are only changed cost one rehearsal together', async () => {
  const session = sessionOf({ wanted: {} });
  const folders = ['12', '13', '14'].map((id) => aFolderNeed({ id, operations: ['rename'] }));
  const checks = targetChecks(aContext(session, { plan: aPlan({ folders }) })).filter(({ id }) => id.startsWith('folder:'));
  await Promise.all(checks.map((check) => check.run(new AbortController().signal)));
  expect(session.asked.filter(({ purpose }) => purpose === 'upload-rehearsal')).toHaveLength(1);
  expect(checks.map(({ pledge }) => pledge)).toEqual([2, 1, 1]);
});

test('a folder that is only read asks nothing about writing', async () => {
  const scene: Scene = { wanted: { operations: ['read', 'download'] } };
  const session = sessionOf(scene);
  await outcomeOf(scene, session);
  expect(session.asked.map(({ purpose }) => purpose)).toEqual(['folder']);
});

describe('a new version of any file', () => {
  const wanted = { operations: ['replace'] } as const;
  const file = (parts: Partial<FileEntry> = {}): FileEntry => ({ id: '880', name: foreign('name', 'app.zip'), isLocked: false, ...parts });

  test.each<[string, Partial<Scene>, string]>([
    ['taken by Box', {}, 'pass'],
    ['refused for want of room', { newVersion: FULL }, 'fail quota-exceeded likely'],
    ['refused by a policy', { newVersion: refused(403, 'forbidden_by_policy') }, 'fail policy-blocked likely'],
    ['refused for the scope', { newVersion: NO_SCOPE }, 'fail scope-missing likely'],
    ['not answered', { newVersion: refused(503, null) }, 'error box-unavailable likely'],
    ['answered by a proxy', { newVersion: answered({ uploadUrl: null }) }, 'error box-unavailable likely'],
    ['more than the role allows', { folder: { permissions: permissions(true, { can_download: false }) } }, 'fail no-access likely'],
    ['not told by the role, and taken by Box', { folder: { permissions: permissions(null) } }, 'pass'],
    ['rehearsed as a new file where there is none', { files: answered([]), upload: () => FULL }, 'fail quota-exceeded likely'],
    ['rehearsed on the first where all are locked', { files: answered([file({ isLocked: true })]), newVersion: refused(403, 'access_denied_item_locked') }, 'fail no-access likely'],
    ['not known where Box does not answer what files there are', { files: refused(429, null) }, 'error rate-limited likely'],
    ['told by the role and the root folder where the folder can’t be listed', { files: refused(403, 'forbidden') }, 'pass'],
  ])('is %s', async (_, parts, expected) => {
    expect(told(await outcomeOf({ wanted, ...parts }))).toBe(expected);
  });

  test('is rehearsed on the first file that nobody has locked', async () => {
    const scene: Scene = { wanted, files: answered([file({ id: '1', isLocked: true }), file({ id: '2' }), file({ id: '3' })]) };
    const session = sessionOf(scene);
    await outcomeOf(scene, session);
    expect(session.asked.find(({ purpose }) => purpose === 'replace-rehearsal')?.path).toBe('/files/2/content');
  });
});

describe('a lock on a folder that is to be deleted', () => {
  const wanted = { operations: ['delete'] } as const;

  test('fails it, and says who set it', async () => {
    const outcome = await outcomeOf({ wanted, locks: answered([{ stopsDelete: false, setBy: null }, { stopsDelete: true, setBy: '77' }], 8) });
    expect(told(outcome)).toBe('fail policy-blocked proven');
    expect(messageOf(outcome)).toContain('A folder lock, set by user 77, keeps it from being deleted.');
  });

  test('that forbids something else leaves it as it is', async () => {
    expect(told(await outcomeOf({ wanted, locks: answered([{ stopsDelete: false, setBy: '77' }], 8) }))).toBe('pass');
  });

  test('is not seen by an editor, and the evidence says so', async () => {
    const outcome = await outcomeOf({ wanted, locks: DENIED });
    expect(told(outcome)).toBe('pass');
    expect(evidenceOf(outcome)).toContain('delete: Box shows the folder’s locks to its owner and co-owners alone');
  });

  test('is an error where it could not be asked for', async () => {
    expect(told(await outcomeOf({ wanted, locks: failed(httpFailure(503, null, { purpose: 'folder-lock' })) }))).toBe('error box-unavailable likely');
  });

  test('is not asked for where the role does not allow it anyway', async () => {
    const scene: Scene = { wanted, folder: { permissions: permissions(true, { can_delete: false }) } };
    const session = sessionOf(scene);
    expect(told(await outcomeOf(scene, session))).toBe('fail no-access likely');
    expect(session.asked.filter(({ purpose }) => purpose === 'folder-lock')).toEqual([]);
  });
});

describe('the status of the account', () => {
  test.each<[User['status'], Operation, string]>([
    ['cannot_delete_edit', 'rename', 'fail user-inactive likely'],
    ['cannot_delete_edit', 'delete', 'fail user-inactive likely'],
    ['cannot_delete_edit', 'replace', 'fail user-inactive likely'],
    ['cannot_delete_edit', 'upload', 'pass'],
    ['cannot_delete_edit_upload', 'upload', 'fail user-inactive likely'],
    ['cannot_delete_edit_upload', 'rename', 'fail user-inactive likely'],
    ['active', 'delete', 'pass'],
    [null, 'rename', 'pass'],
  ])('%s, with %s wanted: %s', async (status, operation, expected) => {
    expect(told(await outcomeOf({ wanted: { operations: [operation] }, user: answered(aUser({ status }), 2) }))).toBe(expected);
  });
});
