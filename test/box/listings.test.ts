import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createFolderReader } from '../../src/box/folder-reader.ts';
import { folder } from '../../src/box/questions.ts';
import type { Outcome2xx } from '../../src/box/transport-types.ts';
import type { Reply } from '../support/script-transport.ts';
import type { Sent } from '../support/script-transport.ts';
import { stage, token } from './session-support.ts';
import type { ForeseenFolder } from '../../src/box/session-types.ts';
import type { Stage } from './session-support.ts';

/** Folders by id with the parent they lie in; a small Box that reads and lists them. */
interface Shelf {
  readonly parents: Readonly<Record<string, string>>;
  /** Children of a parent that nobody asks for. */
  readonly others?: Readonly<Record<string, number>>;
  readonly pageSize?: number;
  readonly hidden?: ReadonlySet<string>;
  readonly unlisted?: ReadonlySet<string>;
  readonly entry?: (entry: Record<string, unknown>) => Record<string, unknown>;
  readonly listing?: Reply;
}

const MAY = { can_download: true, can_upload: true, can_rename: true, can_delete: false, can_share: true, can_set_share_access: false, can_invite_collaborator: false, can_apply_watermark: false };

const written = (id: string, parentId: string): Record<string, unknown> => ({
  type: 'folder', id, name: `Folder ${id}`, item_status: 'active', permissions: { ...MAY, can_upload: Number(id) % 3 !== 0 }, parent: { type: 'folder', id: parentId },
  owned_by: { type: 'user', id: '11', login: 'owner@example.com', name: 'Ann' }, has_collaborations: true, is_externally_owned: false,
  can_non_owners_invite: true, is_collaboration_restricted_to_enterprise: false, allowed_invitee_roles: ['editor'], classification: null,
});

const gone: Reply = { status: 404, json: { type: 'error', status: 404, code: 'not_found', message: 'Not Found' } };

function read({ parents, hidden }: Shelf, id: string): Reply {
  const parentId = parents[id];
  return parentId === undefined || hidden?.has(id) === true ? gone : { status: 200, json: written(id, parentId) };
}

function list({ parents, others = {}, pageSize = 1000, hidden, unlisted, entry = (same) => same, listing }: Shelf, parentId: string, marker: number): Reply {
  if (listing !== undefined) return listing;
  const children = Object.entries(parents).filter(([id, parent]) => parent === parentId && hidden?.has(id) !== true && unlisted?.has(id) !== true).map(([id]) => written(id, parentId));
  const more = Array.from({ length: others[parentId] ?? 0 }, (_, index) => written(`9${parentId}${index}`, parentId));
  const all = [{ type: 'file', id: '77', name: 'a.txt' }, ...more, ...children].map(entry);
  const next = marker + pageSize < all.length ? String(marker + pageSize) : null;
  return { status: 200, json: { entries: all.slice(marker, marker + pageSize), limit: pageSize, next_marker: next } };
}

function answerTo(shelf: Shelf, { purpose, url }: Sent): Reply {
  if (purpose === 'token') return token('T');
  const [, id = '', items] = /\/folders\/(\d+)(\/items)?$/u.exec(url.pathname) ?? [];
  return items === undefined ? read(shelf, id) : list(shelf, id, Number(url.searchParams.get('marker') ?? 0));
}

const onShelf = (shelf: Shelf): Stage => stage((sent) => answerTo(shelf, sent));

async function askAll({ session }: Stage, ids: readonly string[], together = true): Promise<readonly unknown[]> {
  if (together) session.foresee(foreseen(ids), 'service');
  return await Promise.all(ids.map(async (id) => {
    const answer = await session.ask(folder(id), 'service');
    return answer.kind === 'answered' ? answer.value : { refused: answer.failure.kind === 'http' ? answer.failure.code : answer.failure.kind };
  }));
}

const foreseen = (ids: readonly string[]): readonly ForeseenFolder[] => ids.map((id) => ({ id, payer: `folder:${id}` }));

const layIn = (count: number, parentOf: (index: number) => string): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [String(1000 + index), parentOf(index)]));

describe('folders that lie together', () => {
  test.each([
    ['parent by parent', (index: number) => Math.floor(index / 100)],
    ['round and round', (index: number) => index % 10],
    ['in no order', (index: number) => Math.floor(Math.abs(Math.sin(index + 1)) * 1e6) % 10],
  ])('a thousand of them under ten parents, named %s, take forty requests at most', async (_, parentOf) => {
    const shelf: Shelf = { parents: layIn(1000, (index) => String(500 + parentOf(index))) };
    const scene = onShelf(shelf);
    const together = await askAll(scene, Object.keys(shelf.parents));
    expect(together).toEqual(await askAll(onShelf(shelf), Object.keys(shelf.parents), false));
    // Beside them go the token's and the identity's.
    expect(scene.sent('folder').length + scene.sent('folder-items').length).toBeLessThanOrEqual(38);
  });

  test('a hundred of them under ten parents take a third of the requests', async () => {
    const shelf: Shelf = { parents: layIn(100, (index) => String(500 + (index % 10))) };
    const scene = onShelf(shelf);
    await askAll(scene, Object.keys(shelf.parents));
    expect(scene.sent('folder').length + scene.sent('folder-items').length).toBeLessThanOrEqual(34);
  });

  test('those in All Files are found by the listing that goes with the first reads', async () => {
    const scene = onShelf({ parents: layIn(20, () => '0') });
    await askAll(scene, Object.keys(layIn(20, () => '0')));
    expect([scene.sent('folder').length, scene.sent('folder-items').map(({ url }) => url.pathname)]).toEqual([3, ['/2.0/folders/0/items']]);
  });

  test('a listing asks for a thousand children at a time, by marker, and for what a read asks for', async () => {
    const scene = onShelf({ parents: layIn(6, () => '0') });
    await askAll(scene, Object.keys(layIn(6, () => '0')));
    const [own] = scene.sent('folder');
    const asked = scene.sent('folder-items')[0]?.url.searchParams;
    expect([asked?.get('limit'), asked?.get('usemarker'), asked?.get('fields')]).toEqual(['1000', 'true', own?.url.searchParams.get('fields')]);
  });

  test('fewer than five are read by themselves, at once', async () => {
    const scene = onShelf({ parents: layIn(4, () => '0') });
    await askAll(scene, Object.keys(layIn(4, () => '0')));
    expect([scene.sent('folder').length, scene.sent('folder-items').length]).toEqual([4, 0]);
  });

  test('a parent is paged only as long as its pages are worth it', async () => {
    const parents = layIn(40, () => '500');
    const scene = onShelf({ parents, others: { 500: 5000 }, pageSize: 1000 });
    await askAll(scene, Object.keys(parents));
    expect(scene.sent('folder-items').filter(({ url }) => url.pathname.includes('/500/')).length).toBe(1);
    expect(scene.sent('folder').length).toBe(40);
  });

  test('those without common parents cost a handful of listings at most', async () => {
    const parents = layIn(300, (index) => String(50_000 + index));
    const scene = onShelf({ parents });
    await askAll(scene, Object.keys(parents));
    expect(scene.sent('folder').length).toBe(300);
    expect(scene.sent('folder-items').length).toBeLessThanOrEqual(5);
  });
});

describe('what a listing does not show', () => {
  test('is read by itself, and what is not there stays not there', async () => {
    const parents = layIn(20, () => '0');
    const shelf: Shelf = { parents, hidden: new Set(['1004']), unlisted: new Set(['1007', '1011']) };
    const scene = onShelf(shelf);
    const answers = await askAll(scene, Object.keys(parents));
    expect(answers[4]).toEqual({ refused: 'not_found' });
    expect([answers[7], answers[11]]).toMatchObject([{ id: '1007' }, { id: '1011' }]);
  });

  test('an entry without permissions ends listings for the run, and every folder is read', async () => {
    const parents = layIn(60, (index) => String(500 + (index % 2)));
    const scene = onShelf({ parents: { ...parents, 2000: '0' }, entry: (entry) => Object.fromEntries(Object.entries(entry).filter(([name]) => name !== 'permissions')) });
    await askAll(scene, Object.keys(parents));
    expect(scene.sent('folder-items').map(({ url }) => url.pathname)).toEqual(['/2.0/folders/0/items']);
    expect(scene.sent('folder').length).toBe(60);
  });

  test.each(['name', 'item_status'])('an entry that leaves out its %s does not stand for a read', async (field) => {
    const parents = layIn(10, () => '0');
    const scene = onShelf({ parents, entry: (entry) => Object.fromEntries(Object.entries(entry).filter(([name]) => name !== field)) });
    await askAll(scene, Object.keys(parents));
    expect(scene.sent('folder').length).toBe(10);
  });

  test.each([
    ['refused', { status: 403, json: { type: 'error', status: 403, code: 'access_denied_insufficient_permissions' } }],
    ['failing', { status: 500, text: 'oops' }],
    ['no listing', { status: 200, json: { something: 'else' } }],
    ['not sent for want of budget', { failure: { kind: 'stopped', purpose: 'folder-items', reason: 'call-budget', exchange: null } }],
  ] satisfies [string, Reply][])('a listing that is %s leaves every folder to its own read', async (_, listing) => {
    const parents = layIn(30, (index) => String(500 + (index % 2)));
    const scene = onShelf({ parents, listing });
    const answers = await askAll(scene, Object.keys(parents));
    expect(answers).toEqual(await askAll(onShelf({ parents }), Object.keys(parents), false));
  });

  test('whatever lies where, each folder is told as by its own read, which is sent once at most', async () => {
    const shelves = fc.record({
      parents: fc.dictionary(fc.integer({ min: 1000, max: 1400 }).map(String), fc.integer({ min: 0, max: 12 }).map(String), { minKeys: 1, maxKeys: 120 }),
      hiddenEach: fc.integer({ min: 2, max: 9 }), unlistedEach: fc.integer({ min: 2, max: 9 }), pageSize: fc.integer({ min: 1, max: 60 }),
    });
    await fc.assert(fc.asyncProperty(shelves, async ({ parents, hiddenEach, unlistedEach, pageSize }) => {
      const ids = Object.keys(parents);
      const every = (nth: number): ReadonlySet<string> => new Set(ids.filter((_, index) => index % nth === 1));
      const shelf: Shelf = { parents, pageSize, hidden: every(hiddenEach), unlisted: every(unlistedEach) };
      const scene = onShelf(shelf);
      expect(await askAll(scene, ids)).toEqual(await askAll(onShelf(shelf), ids, false));
      const reads = scene.sent('folder').map(({ url }) => url.pathname);
      expect(new Set(reads).size).toBe(reads.length);
      expect(reads.length).toBeLessThanOrEqual(ids.length);
      expect(scene.sent('folder-items').length).toBeLessThanOrEqual(ids.length / 2 + 30);
    }), { numRuns: 60 });
  });
});

describe('a folder that Box makes wait', () => {
  test('does not make the others wait', async () => {
    const parents = layIn(20, () => '500');
    const scene = onShelf({ parents });
    const answers = (path: string): Promise<Outcome2xx> => scene.transport.request({
      target: 'main', purpose: 'folder', followUp: false, payer: null,
      build: () => ({ method: 'GET', url: new URL(path, 'https://api.box.com/2.0/'), headers: {}, bearer: null, body: { kind: 'none' } }),
    });
    let held = '';
    const reader = createFolderReader(Object.keys(parents), {
      read: (id, delayed) => {
        if (held !== '') return answers(`folders/${id}`);
        held = id;
        delayed();
        return new Promise(() => undefined);
      },
      list: (parentId) => answers(`folders/${parentId}/items`),
    });
    const asked = Object.keys(parents).map((id) => ({ id, answer: reader?.read(id) ?? Promise.reject(new Error('not read together')) }));
    const others = await Promise.all(asked.filter(({ id }) => id !== held).map(({ answer }) => answer));
    expect(others.map(({ kind }) => kind).sort()).toEqual([...Array<string>(2).fill('answered'), ...Array<string>(17).fill('listed')]);
  });
});

describe('foreseeing', () => {
  test('sends nothing before somebody asks', async () => {
    const { session, transport } = onShelf({ parents: layIn(10, () => '0') });
    session.foresee(foreseen(Object.keys(layIn(10, () => '0'))), 'service');
    await Promise.resolve();
    expect(transport.sent).toEqual([]);
  });

  test('does not begin for a follow-up, which is asked by itself', async () => {
    const { session, sent } = onShelf({ parents: layIn(10, () => '0') });
    session.foresee(foreseen(Object.keys(layIn(10, () => '0'))), 'service');
    await session.ask(folder('1003'), 'service', { followUp: true });
    expect([sent('folder').length, sent('folder-items').length]).toEqual([1, 0]);
  });

  test('leaves other folders, and other subjects, as they are', async () => {
    const parents = layIn(10, () => '0');
    const scene = stage((sent) => answerTo({ parents }, sent.purpose === 'user-token' ? { ...sent, purpose: 'token' } : sent), { userId: '42' });
    scene.session.foresee(foreseen(Object.keys(parents).slice(0, 8)), 'service');
    await scene.session.ask(folder('1009'), 'service');
    await scene.session.ask(folder('1001'), 'user');
    expect(scene.sent('folder-items')).toEqual([]);
  });

  test('our own bug reaches everybody who waits', async () => {
    const scene = stage(({ purpose }) => {
      if (purpose === 'token') return token('T');
      throw new Error('a bug');
    });
    scene.session.foresee(foreseen(Object.keys(layIn(10, () => '0'))), 'service');
    await expect(scene.session.ask(folder('1009'), 'service')).rejects.toThrow('a bug');
  });
});
