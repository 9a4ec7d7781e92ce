import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes a text file, making the folders above it. At once: `fs.promises` takes two milliseconds to load, and a file of a few
 * kilobytes is sooner written than handed to another thread.
 * @param mode permissions of a new file
 * @throws Node's error, where the file can't be written
 */
export function writeWithFolders(file: string, text: string, mode = 0o666): void {
  makeFolder(path.dirname(file));
  writeFileSync(file, text, { mode });
}

/**
 * Folder by folder from the top: Node's own `recursive` never ends where the system says of a folder that is there that it
 * is not (`/proc` on Linux).
 */
function makeFolder(folder: string): void {
  // A folder that is there answers with one code or another (a drive's root on Windows, a read-only disk): writing tells.
  if (refusalOf(folder) !== 'ENOENT') return;
  const above = path.dirname(folder);
  if (above !== folder) makeFolder(above);
  refusalOf(folder);
}

/** Makes one folder; the code of Node's error where that failed. */
function refusalOf(folder: string): unknown {
  try {
    mkdirSync(folder);
    return null;
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error ? error.code : error;
  }
}
