/** Folders and files. https://developer.box.com/reference/get-folders-id and its neighbours */
import { accessDenied, badRequest, boxError, json, Refusal } from '../errors.ts';
import type { Answer } from '../errors.ts';
import { requireContent, visibleFile, visibleFolder } from '../call.ts';
import type { Call } from '../call.ts';
import { capabilitiesOn, childrenOf, rootItems, sees } from '../permissions.ts';
import type { Item } from '../permissions.ts';
import { fieldNames, inOrder, renderEntry, renderFile, renderFolder, renderRoot } from '../render.ts';
import { paged } from './paging.ts';

export function folder(call: Call): Answer {
  requireContent(call, 'read');
  const { world, viewer } = call;
  const names = fieldNames(call.query);
  if (call.id === '0') return json(200, renderRoot(world, viewer, rootItems(world, viewer), names));
  return json(200, renderFolder(world, viewer, visibleFolder(call, call.id), names));
}

function itemsIn(call: Call): Item[] {
  const { world, viewer } = call;
  if (call.id === '0') return rootItems(world, viewer);
  const parent = visibleFolder(call, call.id);
  if (!capabilitiesOn(world, viewer, { type: 'folder', folder: parent }).has('list')) throw new Refusal(accessDenied());
  return childrenOf(world, parent.id).filter((item) => sees(world, viewer, item));
}

export function folderItems(call: Call): Answer {
  requireContent(call, 'read');
  const names = fieldNames(call.query);
  return json(200, paged(call, inOrder(itemsIn(call)), (item) => renderEntry(call.world, call.viewer, item, names), 'chosen'));
}

export function file(call: Call): Answer {
  requireContent(call, 'read');
  return json(200, renderFile(call.world, call.viewer, visibleFile(call, call.id), fieldNames(call.query)));
}

/** https://developer.box.com/reference/get-search; `enterprise_content` is the Global Content Manager's. */
export function search(call: Call): Answer {
  requireContent(call, 'read');
  const query = call.query.get('query');
  if (query === null || query === '') return badRequest('query', 'missing_parameter', 'query or mdfilters is required');
  if (call.query.get('scope') === 'enterprise_content' && !call.token.scopes.has('enterprise_content')) {
    return boxError(403, 'forbidden', { message: 'Forbidden' });
  }
  const { world, viewer } = call;
  const wanted = query.toLowerCase();
  const type = call.query.get('type');
  const all: Item[] = [...world.folders.map((one): Item => ({ type: 'folder', folder: one })), ...world.files.map((one): Item => ({ type: 'file', file: one }))];
  const nameOf = (item: Item): string => (item.type === 'folder' ? item.folder.name : item.file.name);
  const found = all.filter((item) => (type === null || item.type === type) && nameOf(item).toLowerCase().includes(wanted) && sees(world, viewer, item));
  const page = paged(call, found, (item) => renderEntry(world, viewer, item, fieldNames(call.query)), 'offset');
  return json(200, { type: 'search_results_items', ...page });
}
