/** Which folders the bench's Box holds, and how they lie: shared by the Box and by whoever asks for them. */

export const ROOT = { id: '0', name: 'All Files' };
const FIRST_FOLDER = 160_000_000_001;
const FIRST_PARENT = 170_000_000_001;

/** Ids of the folders that a run asks for. */
export const folderIds = (count) => Array.from({ length: count }, (_, index) => String(FIRST_FOLDER + index));

/**
 * @param {number} count folders that are asked for
 * @param {number} parents they lie in this many folders, evenly; 0: in All Files itself
 * @returns {Map<string, {id: string, name: string, parentId: string, children: object[]}>} every folder, All Files too
 */
export function layFolders(count, parents) {
  const folders = new Map([[ROOT.id, { ...ROOT, parentId: '', children: [] }]]);
  const add = (id, name, parentId) => {
    const folder = { id, name, parentId, children: [] };
    folders.set(id, folder);
    folders.get(parentId).children.push(folder);
  };
  // Parents lie in one folder that was shared, so All Files shows that one alone.
  if (parents > 0) add(String(FIRST_PARENT - 1), 'Projects', ROOT.id);
  for (let index = 0; index < parents; index += 1) add(String(FIRST_PARENT + index), `Project ${index}`, String(FIRST_PARENT - 1));
  folderIds(count).forEach((id, index) => add(id, `Folder ${index}`, parents === 0 ? ROOT.id : String(FIRST_PARENT + (index % parents))));
  return folders;
}
