import { promises } from 'node:fs';
import path from 'node:path';

/**
 * Writes a text file, making the folders above it.
 * @param mode permissions of a new file
 * @throws Node's error, where the file can't be written
 */
export async function writeWithFolders(file: string, text: string, mode = 0o666): Promise<void> {
  await makeFolder(path.dirname(file));
  await promises.writeFile(file, text, { mode });
}

/**
 * Folder by folder from the top: Node's own `recursive` never ends where the system says of a folder that is there that it
 * is not (`/proc` on Linux).
 */
async function makeFolder(folder: string): Promise<void> {
  // A folder that is there answers with one code or another (a drive's root on Windows, a read-only disk): writing tells.
  if ((await refusalOf(folder)) !== 'ENOENT') return;
  const above = path.dirname(folder);
  if (above !== folder) await makeFolder(above);
  await refusalOf(folder);
}

/** Makes one folder; the code of Node's error where that failed. */
async function refusalOf(folder: string): Promise<unknown> {
  try {
    await promises.mkdir(folder);
    return null;
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error ? error.code : error;
  }
}
