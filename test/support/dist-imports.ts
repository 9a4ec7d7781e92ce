import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** What a built file imports before it runs, as absolute paths: its own files alone, not Node's modules. */
export async function importsOf(file: string): Promise<readonly string[]> {
  const code = await readFile(file, 'utf8');
  const found = code.matchAll(/(?:^|[;}\s])(?:import|export)(?:[^"'`();=]*?\bfrom)?\s*"(\.[^"]+)"/gu);
  return [...found].map(([, relative = '']) => path.resolve(path.dirname(file), relative));
}

/** A built file and all that it imports before it runs. */
export async function loadedAtStart(file: string, seen = new Set<string>()): Promise<ReadonlySet<string>> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const next of await importsOf(file)) await loadedAtStart(next, seen);
  return seen;
}
