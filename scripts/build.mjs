/**
 * Bundles `src/` into `dist/`: two doors (the action, the command) and the chunks they load when they need them.
 * Deterministic: the same sources and lock file give the same bytes in any folder.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));

/**
 * What the libraries import at their top level and this product never calls.
 * - `oidc-utils`: @actions/core's OIDC client, the only reason it loads the HTTP client. No OIDC token is asked for.
 * - `undici`: @actions/http-client's `ProxyAgent` for fetch users (785 KB, 16 ms at start-up); requests here go through node's
 *   own agents. `test/e2e/wire.test.ts` proves that a real proxy works without it.
 */
const unused = {
  name: 'leave-out-what-is-never-called',
  setup(bundler) {
    bundler.onResolve({ filter: /oidc-utils/ }, ({ importer }) =>
      importer.includes('@actions') ? { path: 'OidcClient', namespace: 'never-called' } : undefined);
    bundler.onResolve({ filter: /^undici$/ }, () => ({ path: 'ProxyAgent,fetch', namespace: 'never-called' }));
    bundler.onLoad({ filter: /.*/, namespace: 'never-called' }, ({ path: names }) => ({
      contents: names.split(',').map((name) => `export function ${name}() { throw new Error('${name} is left out of this build'); }`).join('\n'),
    }));
    // @actions/github's entry creates an Octokit at import time; only its `context` is used, so let the rest be dropped.
    bundler.onResolve({ filter: /^@actions\/github$/ }, async ({ path: id, resolveDir, kind, pluginData }) => {
      if (pluginData === 'resolved') return undefined;
      const found = await bundler.resolve(id, { resolveDir, kind, pluginData: 'resolved' });
      return { ...found, sideEffects: false };
    });
    bundler.onResolve({ filter: /^\.\/utils\.js$/ }, async ({ path: id, resolveDir, kind, importer, pluginData }) => {
      if (pluginData === 'resolved' || !importer.includes(path.join('@actions', 'github'))) return undefined;
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

/** Builds into `outdir` and returns esbuild's metafile. */
export async function bundle(outdir) {
  await rm(outdir, { recursive: true, force: true });
  const { metafile } = await build({
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
    banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
    plugins: [unused],
    metafile: true,
    logLevel: 'warning',
  });
  await writeLicences(metafile, outdir);
  return metafile;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const metafile = await bundle(process.argv[2] ?? path.join(root, 'dist'));
  for (const [file, { bytes }] of Object.entries(metafile.outputs)) console.log(`${String(bytes).padStart(9)}  ${file}`);
}
