import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  PERMISSION_NAMES, currentUser, folder, folderLink, impersonatedUser, loginKind, pendingInvitations, replaceRehearsal, scopeProbe, trashedFolder,
  uploadRehearsal,
} from '../../src/box/questions.ts';
import type { Question } from '../../src/box/session-types.ts';
import { SCOPE_NAMES } from '../../src/box/scopes.ts';
import { unwrap } from '../../src/foundation/text.ts';

const BOT = 'AutomationUser_2200001_aB3dE5fG7h@boxdevedition.com';
const bot = {
  type: 'user', id: '30000000001', name: 'Deploy Bot', login: BOT, enterprise: { type: 'enterprise', id: '900001', name: 'Example Co' },
  status: 'active', role: 'user', is_platform_access_only: false, space_amount: 10737418240, space_used: 5551989, max_upload_size: 5368709120,
};
const releases = {
  type: 'folder', id: '160000000001', etag: '3', name: 'Releases', item_status: 'active',
  permissions: {
    can_download: true, can_upload: true, can_rename: true, can_delete: false, can_share: true, can_set_share_access: false,
    can_invite_collaborator: false, can_apply_watermark: false,
  },
  owned_by: { type: 'user', id: '20000000002', name: 'Ann Admin', login: 'ann@example.com' },
  parent: { type: 'folder', id: '0' }, has_collaborations: true, is_externally_owned: false, can_non_owners_invite: true,
  allowed_invitee_roles: ['editor', 'viewer', 'a role of the future'], classification: { name: 'Internal', color: '#fff' },
};

describe('an answer about another folder than the one that was asked for', () => {
  test('is none, in the trash neither', () => {
    expect(folder('160000000001').read(releases)?.id).toBe('160000000001');
    expect(folder('160000000002').read(releases)).toBeNull();
    expect(trashedFolder('160000000001').read({ ...releases, item_status: 'trashed' })?.id).toBe('160000000001');
    expect(trashedFolder('160000000002').read({ ...releases, item_status: 'trashed' })).toBeNull();
  });
});

describe('the identity question', () => {
  test('asks for the fields that Box leaves out by itself', () => {
    expect(currentUser.path).toBe('/users/me');
    expect(currentUser.query['fields']?.split(',')).toEqual(expect.arrayContaining(['enterprise', 'role', 'is_platform_access_only', 'space_amount']));
    expect(impersonatedUser).toMatchObject({ purpose: 'as-user', path: '/users/me' });
  });

  test('reads a service account', () => {
    const user = currentUser.read(bot);
    expect(user).toMatchObject({
      id: '30000000001', loginKind: 'service-account', enterpriseId: '900001', status: 'active', role: 'user', isPlatformAccessOnly: false,
      spaceAmount: 10737418240, spaceUsed: 5551989, maxUploadSize: 5368709120,
    });
    expect([user?.name, user?.login].map((each) => (each === undefined ? '' : unwrap(each)))).toEqual(['Deploy Bot', BOT]);
    expect([user?.name.kind, user?.login.kind]).toEqual(['name', 'login']);
  });

  test('needs nothing but an id; what is missing or mistyped is absent', () => {
    const sparse = { loginKind: 'other', enterpriseId: null, status: null, role: null, isPlatformAccessOnly: null, spaceAmount: null, spaceUsed: null, maxUploadSize: null };
    const odd = { id: 30000000001, name: [], login: 7, enterprise: [], status: 'on holiday', role: {}, is_platform_access_only: 'yes', space_amount: '10', space_used: null, max_upload_size: {} };
    expect(currentUser.read({ id: '30000000001' })).toMatchObject({ id: '30000000001', ...sparse });
    expect(currentUser.read(odd)).toMatchObject({ id: '30000000001', ...sparse });
  });

  test.each([undefined, null, [], 'text', {}, { id: '' }, { id: '12\n::error::' }, { id: -1 }, { id: 1.5 }])('refuses %j', (json) => {
    expect(currentUser.read(json)).toBeNull();
  });

  test.each([
    [BOT, 'service-account'], ['AppUser_2200001_aB3dE5fG7h@boxdevedition.com', 'app-user'], ['ann@example.com', 'other'],
    [`${BOT}.evil.example`, 'other'], ['', 'other'],
  ])('takes the login %s for: %s', (login, kind) => {
    expect(loginKind(login)).toBe(kind);
  });
});

describe('the folder question', () => {
  test('reads a folder and all its permissions', () => {
    expect(folder('160000000001')).toMatchObject({ method: 'GET', path: '/folders/160000000001', purpose: 'folder' });
    expect(folder(releases.id).read(releases)).toMatchObject({
      id: '160000000001', itemStatus: 'active', permissions: releases.permissions, isExternallyOwned: false, parentId: '0', hasCollaborations: true,
      canNonOwnersInvite: true, allowedInviteeRoles: ['editor', 'viewer'], ownedBy: { id: '20000000002' }, isCollaborationRestrictedToEnterprise: null,
    });
  });

  test('a permission that Box leaves out or mistypes is neither yes nor no', () => {
    const permissions = { ...releases.permissions, can_upload: 'true', can_share: undefined };
    expect(folder(releases.id).read({ ...releases, permissions })?.permissions).toMatchObject({ can_upload: null, can_share: null, can_download: true });
    const unsaid = Object.fromEntries(PERMISSION_NAMES.map((name) => [name, null]));
    expect(folder('1').read({ id: '1' })?.permissions).toEqual(unsaid);
    expect(folder('1').read({ id: '1', permissions: null })?.permissions).toEqual(unsaid);
  });

  test('an id can not lead out of its path', () => {
    expect(folder('1/../../users').path).toBe('/folders/1%2F..%2F..%2Fusers');
    expect(folderLink('160')).toBe('https://app.box.com/folder/160');
  });

  test('the trash is asked for the folder itself', () => {
    expect(trashedFolder('160').path).toBe('/folders/160/trash');
    expect(trashedFolder('160').read({ id: '160', item_status: 'trashed', name: null })).toEqual({ id: '160', itemStatus: 'trashed', name: null });
    expect(trashedFolder('160').read({})).toBeNull();
  });
});

describe('pending invitations', () => {
  test('are read with and without the item that Box may hide', () => {
    const entries = [
      { role: 'editor', item: null, created_by: { login: 'ann@example.com' } },
      { role: 'viewer uploader', item: { type: 'folder', id: '160' }, created_by: null },
      'not an invitation',
    ];
    const invitations = pendingInvitations.read({ total_count: 3, entries });
    expect(invitations).toMatchObject([
      { role: 'editor', itemId: null, itemType: null }, { role: 'viewer uploader', itemId: '160', itemType: 'folder', createdBy: { login: null } },
    ]);
    expect(invitations?.[0]?.createdBy.login?.kind).toBe('login');
  });

  test('are none in an empty list, and unreadable where there is no list', () => {
    expect(pendingInvitations.read({ entries: [] })).toEqual([]);
    expect(pendingInvitations.read({ total_count: 0 })).toBeNull();
  });
});

describe('rehearsals', () => {
  test('send what Box checks and nothing else', () => {
    expect(uploadRehearsal('160', 'probe.tmp', 1024)).toMatchObject({ path: '/files/content', body: { name: 'probe.tmp', parent: { id: '160' }, size: 1024 } });
    expect(replaceRehearsal('88', 1024)).toMatchObject({ purpose: 'replace-rehearsal', method: 'OPTIONS', path: '/files/88/content', body: { size: 1024 } });
  });

  test.each([
    ['https://upload-las.app.box.com/api/2.0/files/content?upload_session_id=1234', 'https://upload-las.app.box.com'],
    ['http://127.0.0.1:8080/api', 'http://127.0.0.1:8080'],
    ['http://[::1]:8080/api', 'http://[::1]:8080'],
    ['http://upload.box.com/api', null],
    ['http://127.0.0.1.evil.example/', null],
    ['https://user:password@upload.box.com/', null],
    ['https://user@upload.box.com/', null],
    ['ftp://upload.box.com/', null],
    ['javascript:alert(1)', null],
    ['not a URL', null],
    [17, null],
    [undefined, null],
  ])('an upload URL of %s is to be tried at %s', (uploadUrl, expected) => {
    expect(uploadRehearsal('1', 'x', 1).read({ upload_url: uploadUrl, upload_token: 'secret' })).toEqual({ uploadUrl: expected });
  });
});

describe('any answer', () => {
  const context = { folderId: '1', rehearsalName: 'x' };
  const probes = SCOPE_NAMES.flatMap((name) => scopeProbe(name, context) ?? []);
  const all: readonly Question<unknown>[] = [
    currentUser, impersonatedUser, folder('1'), trashedFolder('1'), pendingInvitations, uploadRehearsal('1', 'x', 1), replaceRehearsal('1', 1), ...probes,
  ];
  const names = [...new Set([...Object.keys(bot), ...Object.keys(releases), 'entries', 'upload_url', 'item', 'created_by', 'parent', 'toString', '__proto__'])];
  const boxLike = fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constant('12'), fc.dictionary(fc.constantFrom(...names, ...PERMISSION_NAMES), fc.jsonValue({ maxDepth: 2 }))));

  test('is read or refused, never thrown at', () => {
    fc.assert(fc.property(fc.oneof(fc.jsonValue(), boxLike, fc.constant(undefined)), (json) => {
      for (const question of all) expect(question.read(json)).not.toBeUndefined();
    }));
  });

  test('whose extra fields are anything at all is read the same', () => {
    fc.assert(fc.property(fc.dictionary(fc.string().map((name) => `x_${name}`), fc.jsonValue()), (extra) => {
      expect(folder(releases.id).read({ ...extra, ...releases })).toEqual(folder(releases.id).read(releases));
      expect(currentUser.read({ ...extra, ...bot })).toEqual(currentUser.read(bot));
    }));
  });
});
