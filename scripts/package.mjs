/**
 * `node scripts/package.mjs FOLDER`: lays out what npm publishes. `dist/` holds all that runs, so the package must bring
 * no other along; yet what is bundled stands under `dependencies` in `package.json`, where audits, SBOMs and GitHub look
 * for it. Hence a manifest of its own. The repository's says `private`, so that `npm publish` beside it publishes nothing.
 */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** What is about this repository, and nothing to those who install the command. */
const LEFT_OUT = ['private', 'scripts', 'overrides', 'dependencies', 'devDependencies'];

/** Lays the package out in `folder`, which must not be there yet. */
export async function stagePackage(folder) {
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  await mkdir(folder);
  const copy = (file) => cp(path.join(root, file), path.join(folder, file), { recursive: true });
  await Promise.all(manifest.files.map(copy));
  const published = Object.fromEntries(Object.entries(manifest).filter(([key]) => !LEFT_OUT.includes(key)));
  await writeFile(path.join(folder, 'package.json'), `${JSON.stringify(published, null, 2)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder] = process.argv;
  if (folder === undefined) throw new Error('usage: node scripts/package.mjs FOLDER');
  await stagePackage(path.resolve(folder));
}
