/** What stops a change of content, and that nothing is changed where something does. */
import { describe, expect, test } from '@jest/globals';
import { authorize } from '../../src/simulator/index.ts';
import type { Role, User, World } from '../../src/simulator/index.ts';
import { withBox } from './client.ts';
import type { Box, Reply } from './client.ts';

const [projects, releases, nightly, appZip] = ['160000000010', '160000000001', '160000000002', '880000000001'];
const [admin, owner, serviceAccount, deployUser] = ['20000000001', '20000000002', '30000000001', '20000000003'];

type Send = (box: Box, token: string) => Promise<Reply>;
const change = (method: string, path: string, body?: unknown): Send =>
  async (box, token) => await box.change(token, method, `/2.0${path}`, body);

/** One request of every kind that changes something, each of which an owner may make. */
const changes = {
  'uploads a file': async (box, token) => await box.upload(token, { name: 'new.txt', parent: { id: releases } }, 'one'),
  'rehearses that': async (box, token) => await box.rehearse(token, { name: 'new.txt', parent: { id: releases } }),
  'uploads a version': async (box, token) => await box.upload(token, {}, 'one', `/api/2.0/files/${appZip}/content`),
  'rehearses a version': async (box, token) => await box.rehearse(token, {}, `/2.0/files/${appZip}/content`),
  'begins an upload in parts': async (box, token) => await box.change(token, 'POST', '/api/2.0/files/upload_sessions', {
    folder_id: releases, file_name: 'big.bin', file_size: 20_000_000,
  }),
  'makes a folder': change('POST', '/folders', { name: 'new', parent: { id: releases } }),
  'renames a folder': change('PUT', `/folders/${nightly}`, { name: 'other' }),
  'moves a folder': change('PUT', `/folders/${nightly}`, { parent: { id: '0' } }),
  'deletes a folder': change('DELETE', `/folders/${nightly}`),
  'copies a folder': change('POST', `/folders/${nightly}/copy`, { name: 'copy', parent: { id: releases } }),
  'shares a folder': change('PUT', `/folders/${nightly}?fields=shared_link`, { shared_link: {} }),
  'invites somebody': change('POST', '/collaborations', {
    item: { type: 'folder', id: releases }, accessible_by: { type: 'user', id: admin }, role: 'viewer',
  }),
  'renames a file': change('PUT', `/files/${appZip}`, { name: 'other.zip' }),
  'locks a file': change('PUT', `/files/${appZip}`, { lock: { type: 'lock' } }),
  'deletes a file': change('DELETE', `/files/${appZip}`),
  'copies a file': change('POST', `/files/${appZip}/copy`, { name: 'copy.zip', parent: { id: releases } }),
  'shares a file': change('PUT', `/files/${appZip}`, { shared_link: {} }),
} satisfies Record<string, Send>;

type ChangeName = keyof typeof changes;
const names = Object.keys(changes).filter((name): name is ChangeName => Object.hasOwn(changes, name));

function outcome({ status, json }: Reply): string {
  if (status < 300) return 'done';
  return `${status} ${typeof json['code'] === 'string' ? json['code'] : 'empty'}`;
}

const content = ({ folders, files, collaborations, users }: World): string =>
  JSON.stringify({ folders, files, collaborations, users });

/** What each change comes to in a Box of its own; a refused one must have changed nothing. */
async function outcomes(prepare: (world: World) => void): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const name of names) {
    await withBox('healthy-ccg', async (box) => {
      const token = await box.login();
      const before = content(box.world);
      found[name] = outcome(await changes[name](box, token));
      if (found[name] !== 'done') expect([name, content(box.world)]).toEqual([name, before]);
    }, prepare);
  }
  return found;
}

const all = (what: string): Record<string, unknown> => Object.fromEntries(names.map((name) => [name, what]));
const denied = '403 access_denied_insufficient_permissions';
/** The named ones end so, the others are done. */
const only = (what: string, ...which: ChangeName[]): Record<string, unknown> =>
  ({ ...all('done'), ...Object.fromEntries(which.map((name) => [name, what])) });

const as = (role: Role) => (world: World): void => {
  for (const one of world.collaborations) if (one.accessibleBy.id === serviceAccount) one.role = role;
};

function withScopes(world: World, scopes: readonly string[]): void {
  for (const app of world.apps) {
    app.settings.scopes = [...scopes];
    authorize(app, '1147283', serviceAccount);
  }
}

const status = (value: User['status']) => (world: World): void => {
  for (const user of world.users) if (user.id === serviceAccount) user.status = value;
};

const edits: readonly ChangeName[] = [
  'uploads a version', 'rehearses a version', 'renames a folder', 'moves a folder', 'deletes a folder',
  'renames a file', 'locks a file', 'deletes a file',
];
const additions: readonly ChangeName[] = [
  'uploads a file', 'rehearses that', 'begins an upload in parts', 'makes a folder', 'copies a folder', 'copies a file',
];
const uploads: readonly ChangeName[] = [
  'uploads a file', 'rehearses that', 'uploads a version', 'rehearses a version', 'begins an upload in parts',
];

describe('a change of content', () => {
  test('is made by an editor, of whatever kind it is', async () => {
    expect(await outcomes(() => undefined)).toEqual(all('done'));
  });

  test('needs the scope for writing, whatever the user may do', async () => {
    expect(await outcomes((world) => { withScopes(world, ['root_readonly']); })).toEqual(all('403 empty'));
    expect(await outcomes((world) => {
      withScopes(world, ['root_readonly']);
      world.dialect.missingScope = 'json';
    })).toEqual(all('403 insufficient_scope'));
  });

  const seenByManagers = ['what-may-be-read', 'what-a-co-owner-may'] as const;
  test.each(seenByManagers)('is refused to Global Content Manager, which sees %s', async (seen) => {
    expect(await outcomes((world) => {
      withScopes(world, ['root_readonly', 'root_readwrite', 'enterprise_content']);
      world.dialect.contentManagerSees = seen;
    })).toEqual(all(denied));
  });

  test('of a viewer is a link, and no more', async () => {
    const may: readonly string[] = ['shares a folder', 'shares a file'];
    expect(await outcomes(as('viewer'))).toEqual(only(denied, ...names.filter((name) => !may.includes(name))));
  });

  test('of a viewer uploader leaves names, places and invitations alone', async () => {
    expect(await outcomes(as('viewer uploader'))).toEqual(only(denied,
      'renames a folder', 'moves a folder', 'deletes a folder', 'renames a file', 'deletes a file',
      'invites somebody'));
  });

  test('of an uploader is a new file or folder', async () => {
    const may: readonly string[] = ['uploads a file', 'rehearses that', 'begins an upload in parts', 'makes a folder'];
    expect(await outcomes(as('uploader'))).toEqual(only(denied, ...names.filter((name) => !may.includes(name))));
  });

  test.each(['shown', 'not-shown'] as const)('is stopped by its user’s status, %s in permissions', async (shown) => {
    const change = (value: User['status']) => (world: World): void => {
      status(value)(world);
      world.dialect.statusInPermissions = shown;
    };
    expect(await outcomes(change('cannot_delete_edit'))).toEqual(only(denied, ...edits));
    expect(await outcomes(change('cannot_delete_edit_upload'))).toEqual(only(denied, ...edits, ...additions));
  });

  test('that adds bytes is stopped by a full storage of the owner', async () => {
    const full = (world: World): void => {
      for (const user of world.users) if (user.id === owner) user.spaceUsedBytes = user.spaceAmountBytes;
    };
    const stopped = only('403 storage_limit_exceeded', ...uploads, 'copies a folder', 'copies a file');
    expect(await outcomes(full)).toEqual(stopped);
  });

  test('that uploads is stopped by Shield', async () => {
    expect(await outcomes((world) => { for (const folder of world.folders) folder.shieldBlocks.push('upload'); }))
      .toEqual(only('403 forbidden_by_policy', ...uploads, 'copies a folder', 'copies a file'));
  });

  test('of a file waits for whoever locked it', async () => {
    const locked = (world: World): void => { for (const file of world.files) file.lockedById = owner; };
    expect(await outcomes(locked)).toEqual(only('403 access_denied_item_locked',
      'uploads a version', 'rehearses a version', 'renames a file', 'locks a file', 'deletes a file'));
  });

  test('that deletes or moves is stopped by a folder lock', async () => {
    expect(await outcomes((world) => {
      for (const folder of world.folders) folder.locks = [{ id: '1', createdById: owner, move: true, delete: true }];
    })).toEqual(only(denied, 'moves a folder', 'deletes a folder'));
  });

  test('waits for a running move of the folder', async () => {
    const found = await outcomes((world) => { for (const folder of world.folders) folder.busy = true; });
    const free: readonly string[] = ['shares a folder', 'shares a file', 'invites somebody', 'locks a file'];
    expect(found).toEqual(only('409 operation_blocked_temporary', ...names.filter((name) => !free.includes(name))));
  });
});

describe('an upload', () => {
  test('fills the storage of the folder’s owner, and the trash gives it back only when it is emptied', async () => {
    await withBox('healthy-ccg', async (box) => {
      const token = await box.login();
      const used = (): number => box.world.users.find(({ id }) => id === owner)?.spaceUsedBytes ?? 0;
      const before = used();
      const made = await box.upload(token, { name: 'new.txt', parent: { id: releases } }, '12345');
      const id = box.world.files.at(-1)?.id ?? '';
      expect([made.status, box.world.files.at(-1)?.ownerId, used() - before]).toEqual([201, owner, 5]);
      await box.upload(token, {}, '1234567', `/api/2.0/files/${id}/content`);
      expect(used() - before).toBe(7);
      await box.change(token, 'DELETE', `/2.0/files/${id}`);
      expect(used() - before).toBe(7);
      await box.change(token, 'DELETE', `/2.0/files/${id}/trash`);
      expect(used() - before).toBe(0);
    });
  });

  test('of a name that another upload holds is told to wait', async () => {
    await withBox('healthy-ccg', async (box) => {
      const reply = await box.upload(await box.login(), { name: 'New.txt', parent: { id: releases } }, 'one');
      expect(outcome(reply)).toBe('409 name_temporarily_reserved');
    }, (world) => { for (const folder of world.folders) folder.reservedNames = ['new.TXT']; });
  });

  test('goes to the host for uploads, and not to the other one', async () => {
    await withBox('healthy-ccg', async (box) => {
      const attributes = { name: 'new.txt', parent: { id: releases } };
      const reply = await box.upload(await box.login(), attributes, 'one', '/2.0/files/content');
      expect(outcome(reply)).toBe('405 method_not_allowed');
    });
  });

  test('whose digest does not fit is refused', async () => {
    await withBox('healthy-ccg', async (box) => {
      const authorization = `Bearer ${await box.login()}`;
      const attributes = '{"name":"a","parent":{"id":"0"}}';
      const body = `--b\r\ncontent-disposition: form-data; name="attributes"\r\n\r\n${attributes}\r\n`
        + '--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\none\r\n--b--';
      const digest = { 'content-md5': 'da39a3ee5e6b4b0d3255bfef95601890afd80709' };
      const headers = { authorization, 'content-type': 'multipart/form-data; boundary=b', ...digest };
      expect(outcome(await box.send('POST', '/api/2.0/files/content', headers, body))).toBe('400 bad_digest');
    });
  });

  test('with its attributes behind the file, or with half a body, is refused', async () => {
    await withBox('healthy-ccg', async (box) => {
      const authorization = `Bearer ${await box.login()}`;
      const headers = { authorization, 'content-type': 'multipart/form-data; boundary="b"' };
      const file = '--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\none\r\n';
      const attributes = '--b\r\ncontent-disposition: form-data; name="attributes"\r\n\r\n{}\r\n';
      const send = async (body: string): Promise<unknown> =>
        outcome(await box.send('POST', '/api/2.0/files/content', headers, body));
      expect(await send(`${file}${attributes}--b--`)).toBe('400 metadata_after_file_contents');
      expect(await send(file)).toBe('400 bad_request');
    });
  });

  test('in parts belongs to whoever began it, and takes only parts that fit', async () => {
    await withBox('healthy-ccg', async (box) => {
      const token = await box.login();
      const begin = async (file_size: number): Promise<Reply> =>
        await box.change(token, 'POST', '/api/2.0/files/upload_sessions', { folder_id: releases, file_name: 'b', file_size });
      const begun = await begin(20_000_000);
      const path = `/api/2.0/files/upload_sessions/${String(begun.json['id'])}`;
      const foreign = await box.send('GET', path, { 'authorization': `Bearer ${token}`, 'as-user': deployUser });
      expect(outcome(foreign)).toBe('403 forbidden');
      const part = { 'authorization': `Bearer ${token}`, 'digest': 'sha=x', 'content-range': 'bytes 1-3/20000000' };
      expect(outcome(await box.send('PUT', path, part, 'one'))).toBe('416 range_not_satisfiable');
      expect(outcome(await box.change(token, 'POST', `${path}/commit`, { parts: [] }))).toBe('400 bad_request');
      expect(outcome(await begin(10))).toBe('400 file_size_too_small');
    });
  });
});

describe('a download', () => {
  const download = async (box: Box, headers: Record<string, string> = {}): Promise<Reply> =>
    await box.get(`/2.0/files/${appZip}/content`, await box.login(), headers);

  test('is a redirect to bytes that need no token, in whole or in part', async () => {
    await withBox('healthy-ccg', async (box) => {
      const reply = await download(box);
      expect(reply.status).toBe(302);
      const location = new URL(reply.headers.get('location') ?? '');
      expect((await box.send('GET', location.pathname)).text).toBe('\0\0\0\0');
      const part = await box.send('GET', location.pathname, { range: 'bytes=1-2' });
      expect([part.status, part.text, part.headers.get('content-range')]).toEqual([206, '\0\0', 'bytes 1-2/4']);
      expect((await box.send('GET', '/d/1/nonsense/download')).status).toBe(404);
    }, (world) => { for (const file of world.files) file.sizeBytes = 4; });
  });

  test.each(['previewer', 'uploader', 'previewer uploader'] as const)('is refused to a %s', async (role) => {
    await withBox('healthy-ccg', async (box) => { expect(outcome(await download(box))).toBe(denied); }, as(role));
  });

  test('is refused where Shield blocks it', async () => {
    await withBox('healthy-ccg', async (box) => {
      expect(outcome(await download(box))).toBe('403 forbidden_by_policy');
    }, (world) => { for (const folder of world.folders) folder.shieldBlocks.push('download'); });
  });
});

describe('the rights of others', () => {
  test('As-User changes things as that user', async () => {
    await withBox('healthy-ccg', async (box) => {
      const headers = { 'authorization': `Bearer ${await box.login()}`, 'as-user': deployUser };
      const body = JSON.stringify({ name: 'new', parent: { id: releases } });
      const reply = await box.send('POST', '/2.0/folders', headers, body);
      expect([reply.status, box.world.folders.at(-1)?.createdById]).toEqual([201, deployUser]);
    });
  });

  test('folder locks are read by a co-owner, not by an editor', async () => {
    const read = async (role: Role): Promise<string> => await withBox('healthy-ccg', async (box) =>
      outcome(await box.get(`/2.0/folder_locks?folder_id=${releases}`, await box.login())), as(role));
    expect([await read('co-owner'), await read('editor')]).toEqual(['done', denied]);
  });

  test('an editor may be kept from deleting the very folder that was shared', async () => {
    await withBox('healthy-ccg', async (box) => {
      const token = await box.login();
      expect(outcome(await box.change(token, 'DELETE', `/2.0/folders/${releases}?recursive=true`))).toBe(denied);
      expect(outcome(await box.change(token, 'DELETE', `/2.0/folders/${nightly}`))).toBe('done');
    }, ({ dialect }) => { dialect.editorDeletesSharedFolder = 'no'; });
  });

  test('an invitation is accepted by the one who is invited, and by nobody else', async () => {
    await withBox('invitation-pending', async (box) => {
      const token = await box.login();
      expect(outcome(await box.get(`/2.0/folders/${releases}`, token))).toBe('404 not_found');
      const answer = async (status: string): Promise<string> =>
        outcome(await box.change(token, 'PUT', '/2.0/collaborations/70000001', { status }));
      expect(await answer('accepted')).toBe('done');
      expect(outcome(await box.get(`/2.0/folders/${releases}`, token))).toBe('done');
      expect(await answer('rejected')).toBe('400 invalid_status');
    });
  });

  test('an owner hands a folder over, with the storage that it fills, and stays as co-owner', async () => {
    await withBox('healthy-ccg', async (box) => {
      const token = await box.login();
      await box.change(token, 'POST', '/2.0/folders', { name: 'Mine', parent: { id: '0' } });
      const id = box.world.folders.at(-1)?.id ?? '';
      await box.upload(token, { name: 'a', parent: { id } }, '12345');
      const invitation = { item: { type: 'folder', id }, accessible_by: { type: 'user', id: admin }, role: 'editor' };
      await box.change(token, 'POST', '/2.0/collaborations', invitation);
      const used = (): number => box.world.users.find((user) => user.id === admin)?.spaceUsedBytes ?? 0;
      const before = used();
      const path = `/2.0/collaborations/${box.world.collaborations.at(-1)?.id ?? ''}`;
      const handed = await box.change(token, 'PUT', path, { role: 'owner' });
      expect([handed.status, used() - before, box.world.folders.at(-1)?.ownerId]).toEqual([204, 5, admin]);
      const left = { role: 'co-owner', accessibleBy: { id: serviceAccount } };
      expect(box.world.collaborations.at(-1)).toMatchObject(left);
    });
  });

  test('a file that nobody else changed meanwhile is changed with If-Match, and no other', async () => {
    await withBox('healthy-ccg', async (box) => {
      const headers = { 'authorization': `Bearer ${await box.login()}`, 'if-match': '0' };
      const rename = async (name: string): Promise<unknown> =>
        outcome(await box.send('PUT', `/2.0/files/${appZip}`, headers, JSON.stringify({ name })));
      expect([await rename('one.zip'), await rename('two.zip')]).toEqual(['done', '412 precondition_failed']);
    });
  });

  test('a folder is not moved into itself, and one that is not empty is deleted only when that is said', async () => {
    await withBox('healthy-ccg', async (box) => {
      const token = await box.login();
      const into = await box.change(token, 'PUT', `/2.0/folders/${releases}`, { parent: { id: nightly } });
      expect(outcome(into)).toBe('400 cyclical_folder_structure');
      expect(outcome(await box.change(token, 'DELETE', `/2.0/folders/${releases}`))).toBe('400 folder_not_empty');
      expect(outcome(await box.change(token, 'DELETE', `/2.0/folders/${releases}?recursive=true`))).toBe('done');
      expect(outcome(await box.get(`/2.0/folders/${nightly}`, token))).toBe('404 trashed');
    });
  });

  test('the enterprise’s own stream tells what happened by its own names', async () => {
    await withBox('healthy-ccg', async (box) => {
      const token = await box.login();
      await box.upload(token, { name: 'new.txt', parent: { id: releases } }, 'one');
      const reply = await box.get('/2.0/events?stream_type=admin_logs&event_type=UPLOAD', token);
      const source = { item_name: 'new.txt', parent: { id: releases } };
      expect(reply.json).toMatchObject({ chunk_size: 1, entries: [{ event_type: 'UPLOAD', source }] });
      const deleted = await box.get('/2.0/events?stream_type=admin_logs&event_type=DELETE', token);
      expect(deleted.json['chunk_size']).toBe(0);
    }, (world) => { withScopes(world, ['root_readwrite', 'manage_enterprise_properties']); });
  });
});

describe('what this simulator has not', () => {
  test.each([
    ['POST', '/2.0/webhooks'], ['GET', `/2.0/files/${appZip}/comments`], ['POST', '/2.0/zip_downloads'],
    ['GET', '/2.0/shared_items'],
  ])('%s %s is named in a sentence, with 501', async (method, path) => {
    await withBox('healthy-ccg', async (box) => {
      const reply = await box.send(method, path);
      expect(reply.status).toBe(501);
      expect(reply.json['message']).toContain(`This simulator does not do ${method} ${path}, which Box does.`);
    });
  });

  test('and Box has not either stays unknown', async () => {
    await withBox('healthy-ccg', async (box) => {
      expect((await box.send('GET', '/2.0/nonsense')).status).toBe(404);
      expect((await box.send('GET', `/2.0/folders/${projects}/nonsense`)).status).toBe(404);
    });
  });

  test('more bytes than this simulator holds are refused until something else is gone', async () => {
    const { createBlobs, maxStoredBytes } = await import('../../src/simulator/blobs.ts');
    const inUse = new Set<string>();
    const blobs = createBlobs(() => inUse);
    const first = blobs.put(Buffer.alloc(maxStoredBytes - 1)) ?? '';
    inUse.add(first);
    expect(blobs.put(Buffer.from('one'))).toBeNull();
    inUse.clear();
    const second = blobs.put(Buffer.from('one'));
    expect([blobs.get(first), second === null ? null : blobs.get(second)?.toString()]).toEqual([undefined, 'one']);
  });
});
