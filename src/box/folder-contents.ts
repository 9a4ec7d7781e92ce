import * as v from 'valibot';
import type { Foreign } from '../foundation/text.ts';
import { boxId, marked, optional, reading } from './readers.ts';
import type { Question } from './session-types.ts';

/** A file that is directly in a folder. */
export interface FileEntry {
  readonly id: string;
  readonly name: Foreign | null;
  /** Somebody has locked it: what holds for it says nothing of the others. */
  readonly isLocked: boolean;
}

/** One page; Box lists folders before files (https://developer.box.com/reference/get-folders-id-items, `sort`). */
const PAGE = { fields: 'id,type,name,lock', limit: '1000' } as const;

const readEntries = reading(v.object({ entries: v.array(v.unknown()) }));
const readFile = reading(v.object({
  id: boxId, type: v.literal('file'), name: optional(marked('name')), lock: optional(v.looseObject({})),
}));

function read(json: unknown): readonly FileEntry[] | null {
  const page = readEntries(json);
  if (page === null) return null;
  return page.entries.flatMap((entry) => {
    const file = readFile(entry);
    return file === null ? [] : [{ id: file.id, name: file.name, isLocked: file.lock !== null }];
  });
}

/** The files among the first thousand items of a folder (https://developer.box.com/reference/get-folders-id-items). */
export function filesIn(folderId: string): Question<readonly FileEntry[]> {
  return { purpose: 'folder-items', method: 'GET', path: `/folders/${encodeURIComponent(folderId)}/items`, query: PAGE, body: null, read };
}

/** What stops a folder from being deleted or moved, whatever the role (https://developer.box.com/reference/resources/folder-lock). */
export interface FolderLock {
  readonly stopsDelete: boolean;
  /** The ID of whoever set it. */
  readonly setBy: string | null;
}

const readLocks = reading(v.object({
  entries: v.array(v.object({
    created_by: optional(v.object({ id: boxId })),
    locked_operations: optional(v.object({ delete: optional(v.boolean()) })),
  })),
}));

/** The locks on a folder; Box shows them to its owner and co-owners alone (https://developer.box.com/reference/get-folder-locks). */
export function folderLocks(folderId: string): Question<readonly FolderLock[]> {
  return {
    purpose: 'folder-lock', method: 'GET', path: '/folder_locks', query: { folder_id: folderId }, body: null,
    read(json) {
      const locks = readLocks(json);
      if (locks === null) return null;
      return locks.entries.map((lock) => ({ stopsDelete: lock.locked_operations?.delete === true, setBy: lock.created_by?.id ?? null }));
    },
  };
}
