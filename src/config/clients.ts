import path from 'node:path';
import { nearestName } from '../foundation/nearest.ts';
import { detectClients, isManifest } from '../sdk/detect.ts';
import type { ManifestFile } from '../sdk/detect.ts';
import { clientNamed, SDK_NAMES } from '../sdk/table.ts';
import type { DeployClient } from '../sdk/table.ts';
import type { Reader } from './reader.ts';
import type { FolderEntry, Surroundings } from './surroundings.ts';

/**
 * The deploy's own clients: the one that the input `sdk` names, or those that the workspace's manifests and lock files do.
 * @param signs does any target sign assertions? Where none does, nothing depends on the client, and nothing is read
 */
export function clientsFrom(reader: Reader, surroundings: Surroundings, signs: boolean): readonly DeployClient[] {
  const written = reader.text('sdk') ?? 'auto';
  if (written === 'none') return [];
  if (written === 'auto') return signs ? detectClients(manifestsIn(surroundings)) : [];
  const client = clientNamed(written);
  if (client !== null) return signs ? [client] : [];
  const near = nearestName(written, SDK_NAMES);
  reader.refuse('sdk', [['is '], reader.show(written), [`, which names no client that is known.${near === null ? '' : ` Did you mean ${near}?`}`]].flat(), `auto, none, or one of ${SDK_NAMES.join(', ')}, with @VERSION`);
  return [];
}

/** Deeper than this lies what a workspace is made of, not what it is described by. */
const DEEPEST = 2;
/** A workspace with more holds other people's packages, or is a mistake; reading it all would only take time. */
const MOST_FOLDERS = 200;
const MOST_FILES = 50;
/** What tools put there. */
const NOT_OURS: ReadonlySet<string> = new Set(['node_modules', 'vendor', 'dist', 'build', 'target', 'bin', 'obj', 'venv', 'site-packages', '__pycache__']);

/** Bytes of one: more was not written by people, or by no tool for them. */
const LONGEST_MANIFEST = 256 * 1024;
/** For all of them: what the run waits for is Box, not the workspace. What was found until then counts. */
const LONGEST_MS = 500;

/** The manifests of the workspace, nearest to its root first. */
function manifestsIn(surroundings: Surroundings): readonly ManifestFile[] {
  const { baseFolder, readFile, monotonic } = surroundings;
  const start = monotonic?.() ?? 0;
  const inTime = (): boolean => monotonic === undefined || monotonic() - start < LONGEST_MS;
  return manifestNames(surroundings, inTime).slice(0, MOST_FILES).flatMap((file) => {
    const read = inTime() ? readFile(path.join(baseFolder, file), LONGEST_MANIFEST) : null;
    return read?.kind === 'read' ? [{ path: file, text: read.text }] : [];
  });
}

function manifestNames({ baseFolder, listFolder }: Surroundings, inTime: () => boolean): readonly string[] {
  if (listFolder === undefined) return [];
  const found: string[] = [];
  let folders = [''];
  let looked = 0;
  for (let depth = 0; depth <= DEEPEST; depth += 1) {
    const deeper: string[] = [];
    for (const folder of folders.slice(0, Math.max(MOST_FOLDERS - looked, 0))) {
      if (!inTime()) return found;
      looked += 1;
      for (const entry of listFolder(path.join(baseFolder, folder))) {
        if (entry.kind === 'file' && isManifest(entry.name)) found.push(inside(folder, entry.name));
        if (isWorthALook(entry)) deeper.push(inside(folder, entry.name));
      }
    }
    folders = deeper;
  }
  return found;
}

const inside = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

const isWorthALook = ({ name, kind }: FolderEntry): boolean => kind === 'folder' && !name.startsWith('.') && !NOT_OURS.has(name);
