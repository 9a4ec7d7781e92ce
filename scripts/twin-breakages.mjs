/**
 * Breaks the product in ways of which each makes a green step lie or a red one cry wolf: an edit of a copy of `src/`, built into a
 * temporary `dist/`. The twin has to find each; a twin that does not would not find it in us either.
 */
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BREAKAGES } from './twin-breakages-table.mjs';

/** Worlds that are tried for one breakage, and their seed: the twin stops at the first that shows it. */
const [WORLDS, SEED] = [1500, 20261128];

function command(args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(' ')} ended with ${code}`))));
  });
}

async function edit(copy, { file, from, to }) {
  const at = path.join(copy, file);
  const text = await readFile(at, 'utf8');
  if (text.split(from).length !== 2) throw new Error(`${file} does not hold exactly once: ${from}`);
  await writeFile(at, text.replace(from, () => to));
}

/** A copy of the sources, broken and built. */
async function brokenBuild(root, breakage) {
  const copy = await mkdtemp(path.join(tmpdir(), 'box-preflight-broken-'));
  for (const name of ['src', 'scripts', 'bench', 'schema', 'package.json', 'package-lock.json', 'LICENSE', 'tsconfig.json']) await cp(path.join(root, name), path.join(copy, name), { recursive: true });
  await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'dir');
  for (const each of breakage.edits) await edit(copy, each);
  await command(['scripts/build.mjs', path.join(copy, 'dist'), path.join(copy, 'built.json')], copy);
  return copy;
}

/** Tries each; returns 0 where all are found. `only`: part of a name. `run` runs the twin with arguments. */
export async function tryBreakages(root, run, only = '') {
  const missed = [];
  const chosen = BREAKAGES.filter(({ name }) => name.includes(only));
  for (const breakage of chosen) {
    const copy = await brokenBuild(root, breakage);
    try {
      console.log(`\n== ${breakage.name}`);
      const code = await run(['--worlds', String(WORLDS), '--seed', String(SEED), '--first', '--dist', path.join(copy, 'dist')]);
      if (code !== 1) missed.push(breakage.name);
    } finally {
      await rm(copy, { recursive: true, force: true });
    }
  }
  console.log(['', `${chosen.length} breakages, ${chosen.length - missed.length} found`, ...missed.map((name) => `MISSED  ${name}`)].join('\n'));
  return chosen.length > 0 && missed.length === 0 ? 0 : 1;
}
