/** What a runner downloads and what Node has to read. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { runOnce } from './programs.mjs';
import { HELD } from './plans.mjs';

const MOST_ARCHIVE_BYTES = 512 * 1024 * 1024;

/** Bytes of every file under a folder. */
export function folderBytes(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

/**
 * Bytes of the archive that a runner downloads: `git archive`, gzipped, of what would be committed now. Written with an
 * index and an object store of its own, so that the repository is only read.
 */
export function archiveBytes(root) {
  const scratch = mkdtempSync(path.join(tmpdir(), 'bench-archive-'));
  try {
    const git = (args) => execFileSync('git', args, {
      cwd: root, maxBuffer: MOST_ARCHIVE_BYTES, stdio: ['ignore', 'pipe', 'ignore'],
      env: {
        ...process.env, GIT_INDEX_FILE: path.join(scratch, 'index'), GIT_OBJECT_DIRECTORY: path.join(scratch, 'objects'),
        GIT_ALTERNATE_OBJECT_DIRECTORIES: execFileSync('git', ['rev-parse', '--path-format=absolute', '--git-path', 'objects'], { cwd: root, encoding: 'utf8' }).trim(),
      },
    });
    mkdirSync(path.join(scratch, 'objects'));
    git(['add', '--all']);
    const tree = git(['write-tree']).toString().trim();
    return gzipSync(git(['archive', '--format=tar', '--worktree-attributes', tree])).length;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Scripts of the product that a run loads, as Node itself saw them. */
function loadedScripts(row, setting) {
  const coverage = mkdtempSync(path.join(tmpdir(), 'bench-coverage-'));
  try {
    runOnce(row, setting, { coverage });
    const urls = readdirSync(coverage).flatMap((file) => JSON.parse(readFileSync(path.join(coverage, file), 'utf8')).result.map(({ url }) => url));
    const files = [...new Set(urls.filter((url) => url.startsWith('file:')))].map((url) => fileURLToPath(url));
    return files.filter((file) => file.startsWith(setting.dist)).map((file) => ({ file: path.relative(setting.dist, file), bytes: statSync(file).size }));
  } finally {
    rmSync(coverage, { recursive: true, force: true });
  }
}

const world = { folders: 1, parents: 0, scopes: 0, latencyMs: 0, roundTripsToConnect: 0, limitPerMinute: null };
const RUNS = [
  { id: 'nothing configured', row: { title: 'nothing configured', program: 'action' } },
  { id: 'jwt, 1 folder', row: { title: 'jwt', program: 'action', auth: 'jwt', world } },
  { id: 'ccg, 1 folder', row: { title: 'ccg', program: 'action', auth: 'ccg', world } },
];

/** For each kind of run: the product's scripts that were loaded, and how many of Node's own modules more than `node -e 0`. */
export async function loaded(setting) {
  const bare = new Set(runOnce({ title: 'bare', program: 'bare' }, setting, { atExit: true }).builtins);
  const found = [];
  for (const { id, row } of RUNS) {
    await setting.box.configure({ ...world, scopes: HELD, app: setting.app });
    const scripts = loadedScripts(row, setting);
    await setting.box.configure({ ...world, scopes: HELD, app: setting.app });
    const { builtins } = runOnce(row, setting, { atExit: true });
    found.push({ id, bytes: scripts.reduce((sum, { bytes }) => sum + bytes, 0), scripts, nodeModules: builtins.filter((name) => !bare.has(name)).length });
  }
  return found;
}

/** Bytes and modules of an entry point's first chunk: what it imports statically, all the way down. */
export function firstChunk(metafile, entry) {
  const start = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === entry)?.[0];
  const reached = new Set();
  const visit = (file) => {
    if (reached.has(file) || metafile.outputs[file] === undefined) return;
    reached.add(file);
    for (const { path: next, kind } of metafile.outputs[file].imports) if (kind === 'import-statement') visit(next);
  };
  visit(start);
  const files = [...reached];
  const names = [...new Set(files.flatMap((file) => Object.keys(metafile.outputs[file].inputs)))];
  return { bytes: files.reduce((sum, file) => sum + metafile.outputs[file].bytes, 0), modules: names.length, files: files.length, names };
}
