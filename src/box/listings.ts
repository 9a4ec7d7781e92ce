import * as v from 'valibot';
import { FOLDER_FIELDS } from './folders.ts';
import { boxId, optional, reading } from './readers.ts';
import type { Question } from './session-types.ts';

/** The most children that one page shows (https://developer.box.com/reference/get-folders-id-items). */
const CHILDREN_A_PAGE = '1000';

/** One page of what is directly in a folder, as far as it says what a read of each entry would. */
export interface Page {
  /** By id, and in the form of a read's answer. */
  readonly folders: ReadonlyMap<string, unknown>;
  /** Folders came without their permissions: such a listing answers nothing. */
  readonly withoutPermissions: boolean;
  readonly nextMarker: string | null;
}

const pageSchema = reading(v.object({ entries: v.array(v.unknown()), next_marker: optional(v.pipe(v.string(), v.nonEmpty())) }));
const entrySchema = reading(v.object({ id: boxId, type: v.literal('folder'), permissions: optional(v.looseObject({})) }));
const may = v.boolean();
/** What verdicts rest on: an entry stands for a read only where it says so much; everything else is left to the read. */
const wholeSchema = v.object({
  name: v.string(), item_status: v.picklist(['active', 'trashed', 'deleted']),
  permissions: v.object({ can_download: may, can_upload: may, can_rename: may, can_delete: may, can_share: may, can_invite_collaborator: may }),
});

function read(json: unknown): Page | null {
  const page = pageSchema(json);
  if (page === null) return null;
  const folders = page.entries.flatMap((entry) => {
    const known = entrySchema(entry);
    return known === null ? [] : [{ ...known, entry }];
  });
  return {
    folders: new Map(folders.filter(({ entry }) => v.is(wholeSchema, entry)).map(({ id, entry }) => [id, entry])),
    withoutPermissions: folders.some(({ permissions }) => permissions === null),
    nextMarker: page.next_marker,
  };
}

/**
 * What is directly in a folder. Box's schema promises no `permissions` in a listing, its own clients ask for them there
 * (box-access.md section 3): an answer without them is `withoutPermissions`. Pages are told apart by marker, because offsets
 * are unreliable (https://developer.box.com/guides/api-calls/pagination/marker-based).
 */
export function listing(parentId: string, marker: string | null): Question<Page> {
  const page = { fields: FOLDER_FIELDS, limit: CHILDREN_A_PAGE, usemarker: 'true' };
  return {
    purpose: 'folder-items', method: 'GET', path: `/folders/${encodeURIComponent(parentId)}/items`,
    query: marker === null ? page : { ...page, marker }, body: null, read,
  };
}
