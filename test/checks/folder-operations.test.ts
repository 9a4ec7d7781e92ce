import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Answer, Failure } from '../../src/box/failure.ts';
import type { Folder, PermissionName, Permissions, Rehearsed } from '../../src/box/questions.ts';
import { judgeOperations } from '../../src/checks/folder-operations.ts';
import type { Limits, RehearsedOperations } from '../../src/checks/folder-operations.ts';
import { ROLES, leastRoleFor, roleName } from '../../src/checks/roles.ts';
import type { Role } from '../../src/checks/roles.ts';
import type { Operation } from '../../src/config/plan.ts';
import type { Judged } from '../../src/engine/check.ts';
import { foreign } from '../../src/foundation/text.ts';
import { aContext, aFolderNeed, aFolder, answered, BOT, failed, httpFailure, permissions, scriptSession, stoppedBy, transportFailure } from '../support/script-session.ts';
import { evidenceOf, messageOf, remedyOf, told } from './support.ts';

const ACCEPTED: Answer<Rehearsed> = answered({ uploadUrl: 'https://upload.app.box.com' }, 5);
const NO_URL: Answer<Rehearsed> = answered({ uploadUrl: null }, 5);
const refusedWith = (failure: Failure): Answer<Rehearsed> => failed(failure);
const DENIED = httpFailure(403, 'access_denied_insufficient_permissions', { purpose: 'upload-rehearsal' });
const FULL = httpFailure(403, 'storage_limit_exceeded', { purpose: 'upload-rehearsal' });

interface Scene {
  readonly operations?: readonly Operation[];
  readonly replace?: readonly string[];
  readonly folder?: Partial<Folder>;
  readonly may?: Permissions;
  readonly rehearsed?: Partial<RehearsedOperations>;
  readonly limits?: Partial<Limits>;
}

function judge({ operations = [], replace = [], folder = {}, may = permissions(true), rehearsed = {}, limits = {} }: Scene): Judged {
  return judgeOperations(
    aContext(scriptSession()), aFolderNeed({ operations, replace }), aFolder({ permissions: may, ...folder }), 4,
    { upload: null, replacements: [], sample: null, ...rehearsed }, { writing: null, locks: null, user: null, ...limits }, { folderId: '12', folderLink: 'https://app.box.com/folder/12', login: foreign('invitee', BOT) },
  );
}

/** Operations that a single permission answers for. */
const SIMPLE = [
  ['download', 'can_download'], ['rename', 'can_rename'], ['delete', 'can_delete'], ['share', 'can_share'], ['invite', 'can_invite_collaborator'],
] as const satisfies readonly (readonly [Operation, PermissionName])[];

describe.each(SIMPLE)('%s', (operation, permission) => {
  test.each([[true, 'pass'], [false, 'fail no-access likely'], [null, 'warn unknown possible']] as const)(`with ${permission} at %s is %s`, (allowed, expected) => {
    expect(told(judge({ operations: [operation], may: permissions(true, { [permission]: allowed }) }))).toBe(expected);
  });

  test('is decided by its own permission alone', () => {
    expect(told(judge({ operations: [operation], may: permissions(false, { [permission]: true }) }))).toBe('pass');
  });
});

describe('read', () => {
  test.each([true, false, null])('needs no more than the folder itself, whatever else is allowed: %s', (allowed) => {
    expect(told(judge({ operations: ['read'], may: permissions(allowed) }))).toBe('pass');
  });
});

describe('upload', () => {
  const upload = (said: boolean | null, rehearsal: Answer<Rehearsed>): Judged =>
    judge({ operations: ['upload'], may: permissions(true, { can_upload: said }), rehearsed: { upload: rehearsal } });

  test.each<[string, boolean | null, Answer<Rehearsed>, string]>([
    ['allowed and accepted', true, ACCEPTED, 'pass'],
    ['not said, and accepted', null, ACCEPTED, 'pass'],
    ['not allowed, and accepted all the same', false, ACCEPTED, 'warn unknown possible'],
    ['allowed, and refused', true, refusedWith(DENIED), 'fail quota-exceeded possible'],
    ['allowed, and the folder not found for it', true, refusedWith(httpFailure(404, 'not_found', { purpose: 'upload-rehearsal' })), 'fail not-invited likely'],
    ['not allowed, and refused', false, refusedWith(DENIED), 'fail no-access likely'],
    ['not allowed, and the folder not found for it', false, refusedWith(httpFailure(404, 'not_found', { purpose: 'upload-rehearsal' })), 'fail no-access likely'],
    ['allowed, and the storage is full', true, refusedWith(FULL), 'fail quota-exceeded likely'],
    ['allowed, and a policy forbids it', true, refusedWith(httpFailure(403, 'forbidden_by_policy', { purpose: 'upload-rehearsal' })), 'fail policy-blocked likely'],
    ['allowed, and the scope is missing', true, refusedWith(httpFailure(403, 'insufficient_scope', { purpose: 'upload-rehearsal' })), 'fail scope-missing likely'],
    ['allowed, and Box is down', true, refusedWith(httpFailure(503, null, { purpose: 'upload-rehearsal' })), 'error box-unavailable likely'],
    ['allowed, and the connection broke', true, refusedWith(transportFailure('reset', 'ECONNRESET', 'upload-rehearsal')), 'error network likely'],
    ['allowed, and no request was left', true, refusedWith(stoppedBy('call-budget', 'upload-rehearsal')), 'error call-budget likely'],
    ['allowed, and the answer names no host', true, NO_URL, 'error box-unavailable likely'],
  ])('%s', (_, said, rehearsal, expected) => {
    expect(told(upload(said, rehearsal))).toBe(expected);
  });

  test('not said and refused is told by the refusal', () => {
    const outcome = upload(null, refusedWith(DENIED));
    expect(outcome.status).toBe('fail');
    expect(messageOf(outcome)).toContain('Box would not take a new file');
    expect(messageOf(outcome)).not.toMatch(/may not upload|lists the right/u);
  });

  test('that Box accepts in a rehearsal and denies in its list says both', () => {
    expect(evidenceOf(upload(false, ACCEPTED))).toEqual(expect.arrayContaining(['upload: Box would take a new file', 'upload: no']));
  });
});

describe('replace', () => {
  test.each<[boolean | null, boolean | null, string]>([
    [true, true, 'pass'], [false, true, 'fail no-access likely'], [true, false, 'fail no-access likely'], [false, null, 'fail no-access likely'],
    [true, null, 'warn unknown possible'], [null, true, 'warn unknown possible'], [null, null, 'warn unknown possible'],
  ])('without a name, with upload at %s and download at %s, is %s', (canUpload, canDownload, expected) => {
    expect(told(judge({ operations: ['replace'], may: permissions(null, { can_upload: canUpload, can_download: canDownload }) }))).toBe(expected);
  });

  test.each<[string, RehearsedOperations['replacements'][number]['replacement'], string]>([
    ['accepted', { kind: 'rehearsed', answer: ACCEPTED }, 'pass'],
    ['not there', { kind: 'absent', exchange: 5, answer: ACCEPTED }, 'warn unknown possible'],
    ['a folder', { kind: 'not-a-file', failure: httpFailure(409, 'item_name_in_use', { purpose: 'upload-rehearsal' }) }, 'fail bad-request likely'],
    ['refused for the role', { kind: 'rehearsed', answer: refusedWith({ ...DENIED, purpose: 'replace-rehearsal' }) }, 'fail no-access likely'],
    ['locked', { kind: 'rehearsed', answer: refusedWith(httpFailure(403, 'access_denied_item_locked', { purpose: 'replace-rehearsal' })) }, 'fail no-access likely'],
    ['not to be rehearsed, because Box is down', { kind: 'failed', answer: refusedWith(httpFailure(503, null, { purpose: 'upload-rehearsal' })) }, 'error box-unavailable likely'],
    ['accepted, with no host to upload to', { kind: 'rehearsed', answer: NO_URL }, 'error box-unavailable likely'],
  ])('of a named file that is %s', (_, replacement, expected) => {
    expect(told(judge({ replace: ['app.zip'], rehearsed: { replacements: [{ name: 'app.zip', replacement }] } }))).toBe(expected);
  });

  test('of a named file says which file it was, and keeps its name out of our own words', () => {
    const outcome = judge({ replace: ['::error::x'], rehearsed: { replacements: [{ name: '::error::x', replacement: { kind: 'absent', exchange: 5, answer: ACCEPTED } }] } });
    expect(messageOf(outcome)).toContain('There is no file ::error::x to replace yet.');
    expect(outcome.message.some((part) => typeof part === 'string' && part.includes('::error::'))).toBe(false);
  });
});

describe('the root folder', () => {
  test.each<[Operation, string]>([
    ['rename', 'fail bad-request likely'], ['delete', 'fail bad-request likely'], ['share', 'fail bad-request likely'], ['invite', 'fail bad-request likely'],
    ['read', 'pass'], ['download', 'pass'],
  ])('%s is %s, whatever Box lists', (operation, expected) => {
    expect(told(judge({ operations: [operation], folder: { id: '0', name: foreign('name', 'All Files') } }))).toBe(expected);
  });

  test('takes an upload as any other folder does', () => {
    expect(told(judge({ operations: ['upload'], folder: { id: '0' }, rehearsed: { upload: ACCEPTED } }))).toBe('pass');
  });
});

describe('several problems at once', () => {
  test('are told together, the worst first, and all that the role is short of in one sentence', () => {
    const outcome = judge({
      operations: ['download', 'upload', 'rename', 'delete'], may: permissions(true, { can_rename: false, can_delete: false, can_download: null }), rehearsed: { upload: refusedWith(httpFailure(503, null, { purpose: 'upload-rehearsal' })) },
    });
    expect(told(outcome)).toBe('fail no-access likely');
    expect(messageOf(outcome)).toMatch(/^Releases: It may not rename or delete\. Box would not take a new file: .+\. Box does not say whether it may download\. The identity may read, upload, share, invite\.$/u);
  });

  test('that are errors and warnings alone are an error', () => {
    const outcome = judge({ operations: ['download', 'upload'], may: permissions(true, { can_download: null }), rehearsed: { upload: refusedWith(httpFailure(503, null, { purpose: 'upload-rehearsal' })) } });
    expect(told(outcome)).toBe('error box-unavailable likely');
  });

  test('never hide a failure, and nothing that fails passes', () => {
    const word = fc.constantFrom(true, false, null);
    const all = SIMPLE.map(([, permission]) => permission);
    fc.assert(fc.property(fc.tuple(word, word, word, word, word), fc.subarray(SIMPLE.map((each) => [...each] as const), { minLength: 1 }), (words, wanted) => {
      const said = Object.fromEntries(all.map((name, index) => [name, words[index] ?? null])) as Partial<Permissions>;
      const answers = wanted.map(([, permission]) => said[permission]);
      const expected = answers.includes(false) ? 'fail' : answers.includes(null) ? 'warn' : 'pass';
      expect(judge({ operations: wanted.map(([operation]) => operation), may: permissions(null, said) }).status).toBe(expected);
    }));
  });
});

describe('the advice', () => {
  test.each<[readonly Operation[], readonly string[], string]>([
    [['read'], [], 'Previewer'], [['upload'], [], 'Uploader'], [['download'], [], 'Viewer'], [['share'], [], 'Viewer'],
    [['upload', 'download'], [], 'Viewer Uploader'], [['replace'], [], 'Viewer Uploader'], [['upload'], ['app.zip'], 'Viewer Uploader'],
    [['rename'], [], 'Editor'], [['delete', 'upload'], [], 'Editor'], [['invite'], [], 'Editor'],
  ])('for %j and the files %j is the least role that would do: %s', (operations, replace, role) => {
    const outcome = judge({ operations, replace, may: permissions(false), rehearsed: { upload: refusedWith(DENIED), replacements: replace.map((name) => ({ name, replacement: { kind: 'rehearsed', answer: ACCEPTED } })) } });
    if (outcome.status === 'pass') expect(operations).toEqual(['read']);
    else expect(remedyOf(outcome)).toContain(`give ${BOT} the role ${role}`);
  });

  test('names a role that covers all of it, and no lesser one does, whatever is asked', () => {
    const operation = fc.constantFrom<Operation>('read', 'download', 'upload', 'replace', 'rename', 'delete', 'share', 'invite');
    const order: readonly Role[] = ['previewer', 'uploader', 'viewer', 'previewer uploader', 'viewer uploader', 'editor', 'co-owner'];
    fc.assert(fc.property(fc.uniqueArray(operation), (operations) => {
      const role = leastRoleFor(operations);
      expect(operations.every((each) => ROLES[role].includes(each))).toBe(true);
      const lesser = order.slice(0, order.indexOf(role));
      expect(lesser.some((each) => operations.every((one) => ROLES[each].includes(one)))).toBe(false);
    }));
  });

  test('spells roles as Box’s pages do', () => {
    expect((['viewer uploader', 'co-owner', 'editor'] as const).map(roleName)).toEqual(['Viewer Uploader', 'Co-owner', 'Editor']);
  });

  test('for an editor that may not delete the shared folder itself is co-owner', () => {
    expect(remedyOf(judge({ operations: ['delete'], may: permissions(true, { can_delete: false }) }))).toContain('the role Co-owner');
  });

  test('for a folder that lets owners alone invite is about that setting', () => {
    const outcome = judge({ operations: ['invite'], may: permissions(true, { can_invite_collaborator: false }), folder: { canNonOwnersInvite: false } });
    expect(remedyOf(outcome)).toMatch(/Settings and let editors invite/u);
  });

  test('for a folder of another enterprise names its owner', () => {
    const outcome = judge({ operations: ['delete'], may: permissions(false), folder: { isExternallyOwned: true } });
    expect(told(outcome)).toBe('fail no-access likely');
    expect(remedyOf(outcome)).toContain('Ask ben@example.com');
  });

  test('says what the identity may do', () => {
    expect(messageOf(judge({ operations: ['delete'], may: permissions(false, { can_download: true }) }))).toBe('Releases: It may not delete. The identity may read, download.');
  });

  test('calls a folder without a name by its id', () => {
    expect(messageOf(judge({ operations: ['read'], folder: { name: null } }))).toMatch(/^folder 12: read\./u);
  });
});
