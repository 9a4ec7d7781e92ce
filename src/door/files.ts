import { Buffer } from 'node:buffer';
import {
  closeSync, constants, fstatSync, lstatSync, mkdirSync, mkdtempSync, openSync, readSync, realpathSync, renameSync, rmdirSync, rmSync, statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { NO_SUCH_FILE } from '../config/surroundings.ts';
import type { Surroundings } from '../config/surroundings.ts';

/**
 * The one door for files. What is checked out may be somebody else's: a link in it leads to anything that the runner's user may
 * read or write, and a pipe or a file of `/proc` has no end.
 */

/** More is nothing that people wrote, and reading it would only fill the memory. */
export const LONGEST_FILE_BYTES = 4 * 1024 * 1024;

const NOT_A_FILE = 'it is not a file';

const WHY: Readonly<Record<string, string>> = {
  ENOENT: NO_SUCH_FILE,
  ENOTDIR: NO_SUCH_FILE,
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  ELOOP: 'it is a link that leads nowhere',
  // As the parts of `/proc` answer that give no single byte, or none yet.
  EINVAL: NOT_A_FILE,
  EAGAIN: NOT_A_FILE,
  ENXIO: NOT_A_FILE,
};

const LEADS_OUT = 'it is a link that leads out of the workspace';

/**
 * Reads a text file; never throws. Opened once, and judged by what was opened.
 * @param within folders: a file that lies in one of them, and leads out of it through a link, is not read
 */
export function readTextFile(file: string, within: readonly string[] = [], longestBytes = LONGEST_FILE_BYTES): ReturnType<Surroundings['readFile']> {
  try {
    if (leadsOut(file, within)) return { kind: 'unreadable', why: statSync(file, { throwIfNoEntry: false }) === undefined ? NO_SUCH_FILE : LEADS_OUT };
    // A pipe that nobody writes to must not be waited for. (Windows knows no such flag, and there it counts as none.)
    const handle = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return readOpened(handle, longestBytes);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    const code = codeOf(error);
    return { kind: 'unreadable', why: typeof code === 'string' ? WHY[code] ?? code : 'it could not be read' };
  }
}

function readOpened(handle: number, longestBytes: number): ReturnType<Surroundings['readFile']> {
  const facts = fstatSync(handle);
  if (!facts.isFile()) return { kind: 'unreadable', why: NOT_A_FILE };
  const tooLong = { kind: 'unreadable', why: `it is larger than ${sizeWords(longestBytes)}` } as const;
  if (facts.size > longestBytes) return tooLong;
  // One byte beyond its size: a file that has more is none, but something that the system makes up as it is read.
  const bytes = Buffer.alloc(Math.min(facts.size, longestBytes) + 1);
  let length = 0;
  for (let more = -1; more !== 0 && length < bytes.length; length += more) more = readSync(handle, bytes, length, bytes.length - length, null);
  if (length > facts.size) return facts.size === 0 ? { kind: 'unreadable', why: NOT_A_FILE } : { kind: 'unreadable', why: 'it was changed while it was read' };
  return { kind: 'read', text: bytes.toString('utf8', 0, length) };
}

const KIB = 1024;
const sizeWords = (bytes: number): string => (bytes < KIB * KIB ? `${String(bytes / KIB)} KiB` : `${String(bytes / KIB / KIB)} MiB`);

/**
 * Does a path that lies in one of these folders lie outside of it once links are followed? What can't be told counts as outside,
 * as does a link to nothing. A path that lies in none of them was named as what it is.
 */
function leadsOut(file: string, within: readonly string[]): boolean {
  const full = path.resolve(file);
  const [home] = within.map((folder) => path.resolve(folder)).filter((folder) => isInside(folder, full)).sort((one, other) => other.length - one.length);
  if (home === undefined) return false;
  try {
    return !isInside(realOf(home), realOf(full));
  } catch {
    return true;
  }
}

/** Where a path really lies, of which the end need not be there yet. @throws where a link leads nowhere */
function realOf(full: string): string {
  const facts = lstatSync(full, { throwIfNoEntry: false });
  if (facts !== undefined || path.dirname(full) === full) return realpathSync(full);
  return path.join(realOf(path.dirname(full)), path.basename(full));
}

function isInside(folder: string, file: string): boolean {
  const way = path.relative(folder, file);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

/**
 * Writes a text file, making the folders above it. The whole of it or nothing: a new file, which then takes its place. At once:
 * `fs.promises` takes two milliseconds to load, and a file of a few kilobytes is sooner written than handed to another thread.
 * @param within folders: a file that lies in one of them, and leads out of it through a link, is not written
 * @param mode permissions, whatever those of a file that is there already are
 * @throws an error for people, or Node's, where the file can't be written
 */
export function writeWithFolders(file: string, text: string, within: readonly string[] = [], mode = 0o666): void {
  if (leadsOut(file, within)) throw new Error('it, or a folder above it, is a link that leads out of the folder that it lies in');
  makeFolder(path.dirname(file));
  const there = kindOf(file);
  // A pipe, a terminal, `/dev/null`: what is named is written to, never replaced.
  const asItIs = there === 'other';
  try {
    if (asItIs) fillOther(file, text);
    else replace(file, text, mode);
  } catch (error) {
    // Where nothing new may stand beside it, or it is a mount of its own, what is there can still be filled: not what is private.
    if (asItIs || there === 'none' || mode !== 0o666 || !FIXED.includes(codeOf(error))) throw error;
    writeFileSync(file, text);
  }
}

/** The file may be written, and its folder not (or not by `rename`). */
const FIXED: readonly unknown[] = ['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'EXDEV'];

function kindOf(file: string): 'none' | 'file' | 'other' {
  const facts = statSync(file, { throwIfNoEntry: false });
  return facts === undefined ? 'none' : facts.isFile() ? 'file' : 'other';
}

/** A pipe that nobody reads is an error at once, where writing to it would wait for ever. */
function fillOther(file: string, text: string): void {
  if (statSync(file).isFIFO()) closeSync(openSync(file, constants.O_WRONLY | constants.O_NONBLOCK));
  writeFileSync(file, text);
}

/** By way of a folder that the system makes under a name that nobody has; half a file, on a disk that was full, goes with it. */
function replace(file: string, text: string, mode: number): void {
  const beside = mkdtempSync(path.join(path.dirname(file), '.box-preflight-'));
  try {
    const fresh = path.join(beside, 'new');
    writeFileSync(fresh, text, { mode, flag: 'wx' });
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
