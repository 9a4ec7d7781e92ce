import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { capabilitiesOn, foldersAbove } from '../../src/simulator/permissions.ts';
import type { Viewer } from '../../src/simulator/permissions.ts';
import { emptyWorld } from '../../src/simulator/index.ts';
import type { Folder, Role, ScenarioName, User, World } from '../../src/simulator/index.ts';
import { field, withBox } from './client.ts';
import type { Box, Reply } from './client.ts';

const releases = '160000000001';
const projects = '160000000010';
const nightly = '160000000002';
const at = async (name: ScenarioName, path: string, change?: (world: World) => void, headers?: Record<string, string>): Promise<Reply> =>
  await withBox(name, async (box) => await box.get(path, await box.login(), headers), change);
const code = ({ status, json }: Reply): unknown => [status, json['code']];
const names = (reply: Reply): unknown => field(reply.json, 'entries') && Object.values(field(reply.json, 'entries') as object).map((entry) => field(entry, 'name'));

describe('folder permissions', () => {
  // Rows as in https://support.box.com/hc/en-us/articles/360044196413, written down a second time on purpose.
  test.each<[Role, string]>([
    ['co-owner', 'download upload rename delete share set_share_access invite_collaborator'],
    ['editor', 'download upload rename delete share set_share_access invite_collaborator'],
    ['viewer uploader', 'download upload share'],
    ['previewer uploader', 'upload'],
    ['viewer', 'download share'],
    ['previewer', ''],
    ['uploader', 'upload'],
  ])('of the role %s are: %s', async (role, wanted) => {
    const reply = await at('healthy-ccg', `/2.0/folders/${releases}?fields=permissions`, (world) => {
      for (const one of world.collaborations) one.role = role;
    });
    const held = Object.entries(reply.json['permissions'] as Record<string, boolean>).filter(([, value]) => value).map(([name]) => name.replace('can_', ''));
    expect(held.join(' ')).toBe(wanted);
  });

  test('leave the owner alone to invite where the folder says so', async () => {
    const reply = await at('editor-cannot-invite', `/2.0/folders/${releases}?fields=permissions`);
    expect(field(reply.json, 'permissions', 'can_invite_collaborator')).toBe(false);
    expect(field(reply.json, 'permissions', 'can_delete')).toBe(true);
  });

  test('can keep an editor from deleting the very folder that was shared, not what is in it', async () => {
    await withBox('healthy-ccg', async (box) => {
      const token = await box.login();
      const canDelete = async (id: string): Promise<unknown> => field((await box.get(`/2.0/folders/${id}?fields=permissions`, token)).json, 'permissions', 'can_delete');
      expect([await canDelete(releases), await canDelete(nightly)]).toEqual([false, true]);
    }, ({ dialect }) => { dialect.editorDeletesSharedFolder = 'no'; });
  });

  test('add up along the path: a lower role further down takes nothing away', async () => {
    const reply = await at('higher-role-further-down', `/2.0/folders/${nightly}?fields=permissions`);
    expect(reply.json['permissions']).toMatchObject({ can_download: true, can_upload: true, can_rename: false });
  });

  test('come through a group as well', async () => { expect((await at('healthy-group-invitation', `/2.0/folders/${releases}`)).status).toBe(200); });
});

describe('what is visible', () => {
  test('flows down the tree, never up: parents are hidden and left out of the path', async () => {
    await withBox('healthy-ccg', async (box) => {
      const token = await box.login();
      expect((await box.get(`/2.0/folders/${projects}`, token)).status).toBe(404);
      const path = field((await box.get(`/2.0/folders/${nightly}?fields=path_collection`, token)).json, 'path_collection', 'entries');
      expect(path).toMatchObject([{ id: '0', name: 'All Files' }, { id: releases }]);
    });
  });

  test('holds in every tree: nobody sees a folder without a role on it or above it', () => {
    const user: User = {
      id: '1', name: 'One', login: 'one@example.com', kind: 'managed', role: 'user', enterpriseId: '9', appClientId: null, status: 'active',
      unfinished: 'nothing', spaceAmountBytes: 1, spaceUsedBytes: 0, maxUploadSizeBytes: 1, groupIds: [],
    };
    const viewer: Viewer = { user, enterpriseId: '9', settings: { scopes: [], access: 'enterprise', generateUserTokens: false, asUserHeader: false }, impersonated: false, resource: null };
    const parents = fc.array(fc.nat(), { minLength: 1, maxLength: 12 });
    fc.assert(fc.property(parents, fc.array(fc.nat(), { maxLength: 3 }), (tree, invited) => {
      const world = { ...emptyWorld(), users: [user, { ...user, id: '2' }] };
      world.folders = tree.map((parent, index): Folder => ({
        id: `1${index}`, name: `f${index}`, parentId: index === 0 ? '0' : `1${parent % index}`, ownerId: '2', trashed: false, canNonOwnersInvite: true, shieldBlocks: [], busy: false,
      }));
      const shared = new Set(invited.map((one) => `1${one % tree.length}`));
      world.collaborations = [...shared].map((id) => ({
        id: `7${id}`, item: { type: 'folder', id }, accessibleBy: { type: 'user', id: '1' }, role: 'viewer', status: 'accepted', createdById: '2', accessOnly: false,
      }));
      for (const folder of world.folders) {
        const hasRole = shared.has(folder.id) || foldersAbove(world, { type: 'folder', folder }).some(({ id }) => shared.has(id));
        expect(capabilitiesOn(world, viewer, { type: 'folder', folder }).size > 0).toBe(hasRole);
      }
    }));
  });

  test('hides existence: a folder that is not shared looks like one that is not there', async () => {
    await withBox('service-account-not-invited', async (box) => {
      const token = await box.login();
      const [hidden, absent] = [await box.get(`/2.0/folders/${releases}`, token), await box.get('/2.0/folders/160000000999', token)];
      expect(hidden.json['context_info']).toEqual({ errors: [{ reason: 'invalid_parameter', name: 'folder', message: `Invalid value 'd_${releases}'. 'folder' with value 'd_${releases}' not found` }] });
      expect([code(hidden), code(absent)]).toEqual([[404, 'not_found'], [404, 'not_found']]);
      expect(hidden.text.replaceAll(releases, 'ID').replace(/"request_id":"\w+"/, '')).toBe(absent.text.replaceAll('160000000999', 'ID').replace(/"request_id":"\w+"/, ''));
    });
  });

  test('is not widened by an invitation that waits; the invitation itself can be listed', async () => {
    await withBox('invitation-pending', async (box) => {
      const token = await box.login();
      expect((await box.get(`/2.0/folders/${releases}`, token)).status).toBe(404);
      const pending = await box.get('/2.0/collaborations?status=pending', token);
      expect(pending.json).toMatchObject({ total_count: 1, entries: [{ status: 'pending', role: 'editor', item: null, accessible_by: { id: '30000000001' }, created_by: { login: 'ben.owner@example.com' } }] });
    });
  });

  test('ends where the trash begins, and the trash shows the folder that was put there', async () => {
    await withBox('folder-in-trash', async (box) => {
      const token = await box.login();
      expect(code(await box.get(`/2.0/folders/${releases}`, token))).toEqual([404, 'trashed']);
      expect(code(await box.get(`/2.0/folders/${nightly}`, token))).toEqual([404, 'trashed']);
      expect((await box.get(`/2.0/folders/${releases}/trash`, token)).json['item_status']).toBe('trashed');
      expect(code(await box.get(`/2.0/folders/${nightly}/trash`, token))).toEqual([404, 'not_trashed']);
    });
  });

  test('can hide the trash like everything else', async () => {
    expect(code(await at('folder-in-trash-told-as-absent', `/2.0/folders/${releases}`))).toEqual([404, 'not_found']);
  });

  test('has no folder whose id is not a number', async () => { expect(code(await at('healthy-ccg', '/2.0/folders/releases'))).toEqual([405, 'method_not_allowed']); });

  test('shrinks to its own content with App Access Only', async () => { expect((await at('app-access-only', `/2.0/folders/${releases}`)).status).toBe(404); });

  test('loses external content with the Global Content Manager scope, which invitations alone would show', async () => {
    expect((await at('gcm-hides-external-content', `/2.0/folders/${releases}`)).status).toBe(404);
    expect((await at('externally-owned-folder', `/2.0/folders/${releases}?fields=is_externally_owned`)).json['is_externally_owned']).toBe(true);
  });

  test('is all of the enterprise with the Global Content Manager scope', async () => {
    expect((await at('gcm-cannot-write', `/2.0/folders/${projects}?fields=permissions`)).json['permissions']).toMatchObject({ can_download: true, can_upload: false });
  });
});

describe('folder listings', () => {
  test('of the root show what is shared, unless it was shared by link alone', async () => {
    expect(names(await at('healthy-ccg', '/2.0/folders/0/items'))).toEqual(['Releases']);
    expect(names(await at('invited-by-link-only', '/2.0/folders/0/items'))).toEqual([]);
  });

  test('give permissions for each entry where they are asked for', async () => {
    const reply = await at('healthy-ccg', `/2.0/folders/${releases}/items?fields=id,type,name,permissions&limit=1000&usemarker=true`);
    expect(reply.json).toMatchObject({ limit: 1000, next_marker: null, entries: [{ name: 'Nightly', permissions: { can_upload: true } }, { name: 'app.zip', permissions: { can_preview: true } }] });
  });

  test('go on from a marker until there is none', async () => {
    await withBox('healthy-ccg', async (box) => {
      const token = await box.login();
      const first = await box.get(`/2.0/folders/${releases}/items?usemarker=true&limit=1`, token);
      const marker = String(first.json['next_marker']);
      const second = await box.get(`/2.0/folders/${releases}/items?usemarker=true&limit=1&marker=${marker}`, token);
      expect([names(first), names(second), second.json['next_marker']]).toEqual([['Nightly'], ['app.zip'], null]);
    });
  });

  test('refuse a limit that is no number', async () => { expect((await at('healthy-ccg', '/2.0/folders/0/items?limit=many')).status).toBe(400); });

  test('of collaborations name who has which role', async () => {
    const reply = await at('healthy-ccg', `/2.0/folders/${releases}/collaborations`);
    expect(reply.json['entries']).toEqual(expect.arrayContaining([expect.objectContaining({ role: 'editor', status: 'accepted' })]));
  });
});

describe('the fields parameter', () => {
  test('gives the base fields and the named ones, nothing else', async () => {
    const reply = await at('healthy-ccg', `/2.0/folders/${releases}?fields=owned_by,is_externally_owned`);
    expect(Object.keys(reply.json).sort()).toEqual(['etag', 'id', 'is_externally_owned', 'name', 'owned_by', 'sequence_id', 'type']);
  });

  test('is the only way to an enterprise and to permissions', async () => {
    await withBox('healthy-ccg', async (box) => {
      const token = await box.login();
      expect(Object.keys((await box.get('/2.0/users/me', token)).json)).not.toContain('enterprise');
      expect((await box.get('/2.0/users/me?fields=enterprise', token)).json).toEqual({ type: 'user', id: '30000000001', enterprise: { type: 'enterprise', id: '1147283', name: 'Example Co' } });
      expect(Object.keys((await box.get(`/2.0/folders/${releases}`, token)).json)).not.toContain('permissions');
    });
  });
});

describe('an upload rehearsal', () => {
  const rehearse = async (name: ScenarioName, body: unknown, change?: (world: World) => void, path?: string): Promise<Reply> =>
    await withBox(name, async (box) => await box.rehearse(await box.login(), body, path), change);
  const fresh = { name: 'probe.tmp', parent: { id: releases }, size: 1024 };

  test('that would work gives an upload URL on this very host, and writes nothing', async () => {
    await withBox('healthy-upload', async (box) => {
      const token = await box.login();
      const reply = await box.rehearse(token, fresh);
      expect(reply.status).toBe(200);
      expect(String(reply.json['upload_url'])).toContain(`${box.simulator.url}/api/2.0/files/content?upload_session_id=`);
      expect(box.world.files).toHaveLength(1);
    });
  });

  test('can name another host for the upload itself', async () => {
    expect(String((await rehearse('upload-host-unreachable', fresh)).json['upload_url'])).toMatch(/^http:\/\/127\.0\.0\.1:1\/api\/2\.0\/files\/content/);
  });

  test.each<[string, ScenarioName, unknown, unknown]>([
    ['without the write scope', 'no-content-scope', fresh, [403, undefined]],
    ['as a viewer', 'viewer-cannot-upload', fresh, [403, 'access_denied_insufficient_permissions']],
    ['by an account that may not upload', 'account-may-not-upload', fresh, [403, 'access_denied_insufficient_permissions']],
    ["where the owner's quota is full", 'quota-full', fresh, [403, 'storage_limit_exceeded']],
    ['where a full quota is told as 409', 'quota-full-told-as-conflict', fresh, [409, 'storage_limit_exceeded']],
    ["of more than the owner's limit", 'healthy-upload', { ...fresh, size: 60 * 1024 ** 3 }, [403, 'file_size_limit_exceeded']],
    ['against a Shield policy', 'shield-blocks-upload', fresh, [403, 'forbidden_by_policy']],
    ['from a blocked address', 'location-blocked', fresh, [403, 'access_from_location_blocked']],
    ['into a folder that is being moved', 'folder-busy', fresh, [409, 'operation_blocked_temporary']],
    ['with the Global Content Manager scope', 'gcm-cannot-write', fresh, [403, 'access_denied_insufficient_permissions']],
    ['before the terms of service are accepted', 'terms-of-service-not-accepted', fresh, [400, 'terms_of_service_required']],
    ['into the trash', 'folder-in-trash', fresh, [404, 'trashed']],
    ['with a negative size', 'healthy-upload', { ...fresh, size: -1 }, [400, 'bad_request']],
    ['without a name', 'healthy-upload', { parent: { id: releases } }, [400, 'bad_request']],
    ['with a reserved name', 'healthy-upload', { ...fresh, name: '..' }, [400, 'item_name_invalid']],
    ['with a name of 256 characters', 'healthy-upload', { ...fresh, name: 'x'.repeat(256) }, [400, 'item_name_too_long']],
  ])('is refused %s', async (_title, name, body, wanted) => { expect(code(await rehearse(name, body))).toEqual(wanted); });

  test('of a name that is taken tells the file in the way, bare by default', async () => {
    const reply = await rehearse('healthy-upload', { ...fresh, name: 'APP.zip' });
    expect(code(reply)).toEqual([409, 'item_name_in_use']);
    expect(field(reply.json, 'context_info', 'conflicts')).toMatchObject({ type: 'file', id: '880000000001', name: 'app.zip', file_version: { type: 'file_version' } });
  });

  test('can tell the file in the way as a list', async () => {
    const reply = await rehearse('healthy-upload', { ...fresh, name: 'app.zip' }, ({ dialect }) => { dialect.uploadConflicts = 'array'; });
    expect(field(reply.json, 'context_info', 'conflicts', 0)).toMatchObject({ id: '880000000001' });
  });

  test('names the parent when the folder is not visible', async () => {
    const reply = await rehearse('service-account-not-invited', fresh);
    expect(field(reply.json, 'context_info', 'errors', 0, 'name')).toBe('parent');
  });

  test('of a new version needs the right to edit, which an uploader lacks', async () => {
    const version = '/2.0/files/880000000001/content';
    expect((await rehearse('healthy-upload', { size: 10 }, undefined, version)).status).toBe(200);
    expect(code(await rehearse('uploader-cannot-replace', { size: 10 }, undefined, version))).toEqual([403, 'access_denied_insufficient_permissions']);
    expect(code(await rehearse('replace-locked-file', { size: 10 }, undefined, version))).toEqual([403, 'access_denied_item_locked']);
  });

  test("works in the root, on the account's own quota", async () => {
    expect((await rehearse('root-folder', { ...fresh, parent: { id: '0' } })).status).toBe(200);
    expect(code(await rehearse('service-account-storage-full', { ...fresh, parent: { id: '0' } }))).toEqual([403, 'storage_limit_exceeded']);
  });
});

describe('who the token is', () => {
  test.each<[string, ScenarioName, unknown]>([
    ['authorized, not enabled', 'app-authorized-not-enabled', [401, 'Unauthorized - Cannot authorize with this service']],
    ['deactivated', 'service-account-deactivated', [401, 'Unauthorized - User has been deactivated']],
  ])('can be: %s', async (_title, name, wanted) => {
    const reply = await at(name, '/2.0/users/me');
    expect([reply.status, reply.json['message']]).toEqual(wanted);
    expect(reply.headers.get('www-authenticate')).toBe('Bearer realm="Service"');
  });

  test('ends when the admin removes the authorization', async () => {
    await withBox('healthy-ccg', async (box) => {
      const token = await box.login();
      box.app.authorizations = [];
      expect((await box.get('/2.0/users/me', token)).json['message']).toBe('Unauthorized - Cannot authorize with this service');
    });
  });

  test.each<[string, ScenarioName, string, unknown]>([
    ['a managed user', 'healthy-as-user', '20000000003', [200, '20000000003']],
    ['an app user of its own', 'healthy-as-user', '30000000002', [200, '30000000002']],
    ['itself', 'as-user-is-a-service-account', '30000000001', [403, 'access_denied_insufficient_permissions']],
    ['a stranger', 'healthy-as-user', '20000000009', [403, 'access_denied_insufficient_permissions']],
    ['somebody who left', 'as-user-deactivated', '20000000003', [401, 'unauthorized']],
  ])('can act for %s as Box allows', async (_title, name, id, wanted) => {
    const reply = await at(name, '/2.0/users/me', undefined, { 'as-user': id });
    expect([reply.status, reply.status === 200 ? reply.json['id'] : reply.json['code']]).toEqual(wanted);
  });

  test('can act for nobody while the header is not allowed', async () => {
    const reply = await at('as-user-not-enabled', '/2.0/users/me', undefined, { 'as-user': '20000000003' });
    expect([reply.status, reply.text]).toEqual([403, '']);
    expect(reply.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
  });

  test('can act for an app user alone with App Access Only', async () => {
    const change = (world: World): void => { for (const app of world.apps) for (const one of app.authorizations) one.settings.access = 'app'; };
    expect((await at('healthy-as-user', '/2.0/users/me', change, { 'as-user': '20000000003' })).status).toBe(403);
    expect((await at('healthy-as-user', '/2.0/users/me', change, { 'as-user': '30000000002' })).status).toBe(200);
  });

  test('sees folders as the user it acts for', async () => {
    await withBox('healthy-as-user', async (box: Box) => {
      const token = await box.login();
      expect((await box.get(`/2.0/folders/${releases}`, token)).status).toBe(404);
      expect((await box.get(`/2.0/folders/${releases}`, token, { 'as-user': '20000000003' })).status).toBe(200);
    });
  });
});
