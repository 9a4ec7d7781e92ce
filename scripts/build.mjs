/**
 * Bundles `src/` into `dist/`: two doors (the action, the command) and the chunks they load when they need them.
 * Deterministic: the same sources and lock file give the same bytes in any folder.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));

/**
 * What the libraries import at their top level and this product never calls.
 * - `oidc-utils`: @actions/core's OIDC client, the only reason it loads the HTTP client. No OIDC token is asked for.
 * - `undici`: @actions/http-client's `ProxyAgent` for fetch users (785 KB, 16 ms at start-up); requests to Box go through node's
 *   own agents, and `test/box/wire.test.ts` proves that a real proxy works without it. GitHub's client does call it: what
 *   @actions/github loads, its own copy of @actions/http-client included, gets the real one, in the chunk that is loaded for a
 *   comment or a tracking issue alone. `test/github/dist.test.ts` proves both.
 * - the rest of @actions/github where only its `context` is used, in every run: as a module of its own, because one that is
 *   shared with the client would drag that along.
 */
const githubFolder = path.join('node_modules', '@actions', 'github');

const unused = {
  name: 'leave-out-what-is-never-called',
  setup(bundler) {
    bundler.onResolve({ filter: /oidc-utils/ }, ({ importer }) =>
      importer.includes('@actions') ? { path: 'OidcClient', namespace: 'never-called' } : undefined);
    bundler.onResolve({ filter: /^undici$/ }, ({ importer }) =>
      importer.includes(githubFolder) ? undefined : { path: 'ProxyAgent,fetch', namespace: 'never-called' });
    bundler.onLoad({ filter: /.*/, namespace: 'never-called' }, ({ path: names }) => ({
      contents: names.split(',').map((name) => `export function ${name}() { throw new Error('${name} is left out of this build'); }`).join('\n'),
    }));
    bundler.onResolve({ filter: /^@actions\/github$/ }, ({ importer }) =>
      importer.endsWith('github-context.ts') ? { path: '@actions/github/lib/github.js', namespace: 'context-only', sideEffects: false } : undefined);
    bundler.onLoad({ filter: /.*/, namespace: 'context-only' }, async ({ path: file }) => ({
      contents: await readFile(path.join(root, 'node_modules', file), 'utf8'), resolveDir: path.join(root, githubFolder, 'lib'),
    }));
    bundler.onResolve({ filter: /^\.\/utils\.js$/, namespace: 'context-only' }, () => ({ path: 'GitHub,getOctokitOptions', namespace: 'never-called' }));
  },
};

/**
 * Of Node's own modules, those that have members which load more where they are read. An `import` of a built-in module reads
 * every member, a `require` none: `import 'node:http'` alone loads all of Node's undici for the sake of `http.WebSocket`
 * (Node 24: 36 ms, as long as `node -e 0` takes). Dependencies that ask for them by `require` already do.
 */
const BANNER = "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";
const BY_REQUIRE = ['crypto', 'fs', 'http', 'https', 'util'];
const BUILTIN_IMPORT = new RegExp(`^import ([^;"]+?) from "(?:node:)?(${BY_REQUIRE.join('|')})";\\n`, 'gm');

/** A whole module under one name. Of `http` without the members that load undici, so that a copy (`{ ...http }`) can't either. */
const wholeModule = (name) => (name === 'http'
  ? `Object.defineProperties({}, (({ WebSocket, CloseEvent, MessageEvent, ...members }) => members)(Object.getOwnPropertyDescriptors(require("node:${name}"))))`
  : `require("node:${name}")`);

/** `* as a`, `a`, `{ b, c as d }` or `a, { b }`, as esbuild writes them, as declarations. */
function byRequire(clause, name) {
  const [, whole, named] = /^(?:(?:\* as )?([\w$]+))?(?:, )?(\{[\s\S]*\})?$/.exec(clause);
  return [
    ...(whole === undefined ? [] : [`const ${whole} = ${wholeModule(name)};\n`]),
    ...(named === undefined ? [] : [`const ${named.replaceAll(' as ', ': ')} = require("node:${name}");\n`]),
  ].join('');
}

/** A built file's text with its imports of those modules turned into requires, ahead of everything as imports are. */
function withoutBuiltinImports(text) {
  const found = [...text.matchAll(BUILTIN_IMPORT)].map(([, clause, name]) => byRequire(clause, name)).join('');
  const at = text.indexOf(BANNER) + BANNER.length + 1;
  return found === '' ? text : `${text.slice(0, at)}${found}${text.slice(at).replaceAll(BUILTIN_IMPORT, '')}`;
}

/**
 * What only old versions of Node, or nobody here, needs.
 * - `semver`: jsonwebtoken asks it whether this Node is at least 8, 15.7 and 16.9; `engines` says 20.12. Half of its chunk.
 * - `exec` and `io`: for @actions/core's `platform`, which is not used; without this note they stay for `child_process`' sake.
 */
const notNeededHere = {
  name: 'not-needed-here',
  setup(bundler) {
    bundler.onResolve({ filter: /^semver$/ }, ({ importer }) =>
      importer.includes('jsonwebtoken') ? { path: 'semver', namespace: 'this-node-is-new-enough' } : undefined);
    bundler.onLoad({ filter: /.*/, namespace: 'this-node-is-new-enough' }, () => ({ contents: 'module.exports = { satisfies: () => true };' }));
    bundler.onResolve({ filter: /^(@actions\/(exec|io)|\.\/platform\.js)$/ }, async ({ path: id, resolveDir, kind, importer, pluginData }) => {
      if (pluginData === 'resolved' || !importer.includes('@actions')) return undefined;
      const found = await bundler.resolve(id, { resolveDir, kind, pluginData: 'resolved' });
      return { ...found, sideEffects: false };
    });
  },
};

/** Licences of everything that ended up in the bundle, in one file that travels with it. */
async function writeLicences(metafile, outdir) {
  const packages = new Map();
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0));
  for (const [input] of used) {
    const match = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(input);
    if (match) packages.set(match[2], path.join(root, match[1]));
  }
  const parts = [];
  for (const [name, folder] of [...packages].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
    let text = '';
    for (const file of ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'LICENCE']) {
      text = await readFile(path.join(folder, file), 'utf8').catch(() => '');
      if (text !== '') break;
    }
    parts.push(`${name} ${manifest.version} (${manifest.license})\n\n${text.replaceAll('\r\n', '\n').trim()}\n`);
  }
  await writeFile(path.join(outdir, 'licenses.txt'), parts.join('\n---\n\n'));
}

/** Writes a built file, and its size as written into the metafile. */
async function writeOutput({ path: file, text }, metafile) {
  const written = Buffer.from(withoutBuiltinImports(text));
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, written, { mode: text.startsWith('#!') ? 0o755 : 0o644 });
  metafile.outputs[path.relative(root, file).split(path.sep).join('/')].bytes = written.length;
}

/** Builds into `outdir` and returns esbuild's metafile. */
export async function bundle(outdir) {
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: { action: 'src/action/main.ts', cli: 'src/cli/main.ts' },
    outdir,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    treeShaking: true,
    legalComments: 'none',
    define: { __VERSION__: JSON.stringify(version) },
    banner: { js: BANNER },
    plugins: [unused, notNeededHere],
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  // Only now: a build that fails leaves the last one as it was.
  await rm(outdir, { recursive: true, force: true });
  await Promise.all(outputFiles.map((file) => writeOutput(file, metafile)));
  await writeLicences(metafile, outdir);
  return metafile;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const metafile = await bundle(process.argv[2] ?? path.join(root, 'dist'));
  for (const [file, { bytes }] of Object.entries(metafile.outputs)) console.log(`${String(bytes).padStart(9)}  ${file}`);
}
