/**
 * `npm run build`: bundles `src/` into `dist/`, which is what users run: `action.mjs` (the GitHub Action), `cli.mjs` (the
 * command) and the files that they load when they need them. White space and the names of variables are made small; the names
 * of functions and classes stay, so that a stack that somebody reports can be read.
 * Deterministic: the same sources and lock file give the same bytes in any folder.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { firstChunk } from './bench/sizes.mjs';
import { builtinsByRequire } from './build/builtins.mjs';
import { late } from './build/late.mjs';
import { licences } from './build/licences.mjs';
import { replaced } from './build/replaced.mjs';
import { rooms } from './build/rooms.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));

/** Of functions and classes the names stay. */
const MINIFY = { compress: true, mangle: { keepNames: true }, codegen: true };

/** Texts outside of Latin-1 would make Node keep and scan a whole file in two bytes a character. */
const inAscii = (code) => code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const fromRoot = (id) => (path.isAbsolute(id) ? path.relative(root, id).split(path.sep).join('/') : id.replace('\0', ''));

/** What is known of a module is its length before it was made small: its share of the file goes by that. */
function sharesOf(modules, bytes) {
  const lengths = Object.entries(modules).map(([id, { renderedLength }]) => [fromRoot(id), renderedLength]);
  const all = lengths.reduce((sum, [, length]) => sum + length, 0);
  return Object.fromEntries(lengths.map(([name, length]) => [name, { bytesInOutput: Math.round(bytes * length / Math.max(all, 1)) }]));
}

/** `{outputs: {[file]: {bytes, entryPoint, imports: [{path, kind}], inputs: {[module]: {bytesInOutput}}}}}`; files as they stand in `outdir`. */
function metafileOf(chunks) {
  const outputs = chunks.map(({ fileName, code, isEntry, facadeModuleId, imports, dynamicImports, modules }) => [fileName, {
    bytes: code.length,
    ...(isEntry && fileName.endsWith('.mjs') && { entryPoint: fromRoot(facadeModuleId) }),
    imports: [...imports.map((each) => ({ path: each, kind: 'import-statement' })), ...dynamicImports.map((each) => ({ path: each, kind: 'dynamic-import' }))],
    inputs: sharesOf(modules, code.length),
  }]);
  return { outputs: Object.fromEntries(outputs) };
}

/** Folders of the packages of which something was built in, by name. */
function packageFolders({ outputs }) {
  const used = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0));
  const found = used.flatMap(([file]) => {
    const match = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(file);
    return match === null ? [] : [[match[2], path.join(root, match[1])]];
  });
  return new Map(found);
}

const INPUT = { cwd: root, platform: 'node', transform: { target: 'node20', define: { __VERSION__: JSON.stringify(version) } }, logLevel: 'warn' };
const OUTPUT = { minify: MINIFY, comments: false };

async function chunksOf() {
  const { plugin, groups } = rooms(root.split(path.sep).join('/'));
  const { plugin: lateModules, chunks: lateChunks } = await late(root, INPUT, OUTPUT);
  const bundler = await rolldown({
    ...INPUT,
    input: { action: 'src/action/main.ts', cli: 'src/cli/main.ts' },
    plugins: [lateModules, replaced, plugin, builtinsByRequire],
  });
  try {
    const { output } = await bundler.generate({ ...OUTPUT, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs', codeSplitting: { groups } });
    return [...output, ...lateChunks].map((chunk) => ({ ...chunk, code: inAscii(chunk.code) }));
  } finally {
    await bundler.close();
  }
}

/** Builds into `outdir` and says what went where. */
export async function bundle(outdir) {
  const chunks = await chunksOf();
  const metafile = metafileOf(chunks);
  const notices = await licences(packageFolders(metafile));
  // Only now: a build that fails leaves the last one as it was.
  await rm(outdir, { recursive: true, force: true });
  await mkdir(path.join(outdir, 'chunks'), { recursive: true });
  await Promise.all(chunks.map(({ fileName, code }) => writeFile(path.join(outdir, fileName), code, { mode: code.startsWith('#!') ? 0o755 : 0o644 })));
  await writeFile(path.join(outdir, 'licenses.txt'), notices);
  return metafile;
}

/**
 * What the tests of budgets and licences look at, so that they build nothing: rolldown asks for a later Node than the product.
 * `first`: modules of what the action imports before it has looked at its inputs. `packages`: of which something was built in.
 */
function builtFacts(metafile) {
  const packages = [...packageFolders(metafile)].map(([name, folder]) => [name, fromRoot(folder)]).sort(([one], [other]) => (one < other ? -1 : 1));
  return { first: [...firstChunk(metafile, 'src/action/main.ts').names].sort(), packages: Object.fromEntries(packages) };
}

/** `node scripts/build.mjs [FOLDER [FACTS]]` */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , outdir = path.join(root, 'dist'), facts = path.join(root, 'bench', 'built.json')] = process.argv;
  const metafile = await bundle(outdir);
  await writeFile(facts, `${JSON.stringify(builtFacts(metafile), null, 1)}\n`);
  for (const [file, { bytes }] of Object.entries(metafile.outputs)) console.log(`${String(bytes).padStart(9)}  ${file}`);
}
