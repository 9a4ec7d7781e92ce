import { mkdirSync, mkdtempSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes a text file, making the folders above it. The whole of it or nothing: a new file, which then takes its place.
 * At once: `fs.promises` takes two milliseconds to load, and a file of a few kilobytes is sooner written than handed
 * to another thread.
 * @param mode permissions of a new file
 * @throws Node's error, where the file can't be written
 */
export function writeWithFolders(file: string, text: string, mode = 0o666): void {
  makeFolder(path.dirname(file));
  const there = kindOf(file);
  // A pipe, a terminal, `/dev/null`: what is named is written to, never replaced.
  const asItIs = there === 'other';
  try {
    if (asItIs) writeFileSync(file, text, { mode });
    else replace(file, text, mode);
  } catch (error) {
    // Where nothing new may stand beside it, or it is a mount of its own, what is there can still be filled.
    if (asItIs || there === 'none' || !FIXED.includes(codeOf(error))) throw error;
    writeFileSync(file, text, { mode });
  }
}

/** The file may be written, and its folder not (or not by `rename`). */
const FIXED: readonly unknown[] = ['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'EXDEV'];

function kindOf(file: string): 'none' | 'file' | 'other' {
  const facts = statSync(file, { throwIfNoEntry: false });
  return facts === undefined ? 'none' : facts.isFile() ? 'file' : 'other';
}

/**
 * By way of a folder that the system makes under a name that nobody has; half a file, on a disk that was full, goes
 * with it.
 */
function replace(file: string, text: string, mode: number): void {
  const beside = mkdtempSync(`${file}.`);
  try {
    const fresh = path.join(beside, 'new');
    writeFileSync(fresh, text, { mode });
    renameSync(fresh, file);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    throw error;
  }
  rmdirSync(beside);
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
    return codeOf(error);
  }
}

const codeOf = (error: unknown): unknown => (typeof error === 'object' && error !== null && 'code' in error ? error.code : error);
