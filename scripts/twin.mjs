/**
 * The deploy's twin: worlds drawn from a seed, and in each the built preflight beside two real deploys (box-node-sdk 10 in a
 * process of its own, and a plain client that mends nothing). Where they disagree, the smallest world that shows it is printed.
 *
 *   npm run twin                                     until it is stopped (Ctrl-C prints the figures), with a new seed
 *   npm run twin -- --worlds 5000 --seed 7           so many; --ci: as CI has it
 *   npm run twin -- --world '{"auth":"ccg"}'         one world, with all that each side did
 *   npm run twin -- --dist DIR                       another build of the product
 *   npm run twin -- --worlds 5000 --seed 7 --write   keeps the figures in bench/twin.json, for docs/twin.md
 *   npm run twin -- --breakages                      breaks the product in each known way, and expects to find it
 */
import { spawn } from 'node:child_process';
import { access, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
/** In `node_modules`, so that what it imports is found from there. */
const folder = path.join(root, `node_modules/.twin/${process.pid}`);

/** Bundles both programs; the foreign SDK stays outside of them. */
export async function bundle() {
  await mkdir(folder, { recursive: true });
  await build({
    absWorkingDir: root, entryPoints: ['test/twin/main.ts', 'test/twin/sdk-process.ts'], outdir: folder, outExtension: { '.js': '.mjs' }, bundle: true, platform: 'node', format: 'esm',
    target: 'node20', packages: 'external', sourcemap: 'inline', logLevel: 'warning',
  });
  return path.join(folder, 'main.mjs');
}

/** Resolves with the exit code. Nothing of a CI's own surroundings goes along: what is tried must not think that it runs in one. */
export function run(program, args, stdio = 'inherit') {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:GITHUB|RUNNER|INPUT|BOX)_|_proxy$/iu.test(name)));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--enable-source-maps', '--no-warnings', program, ...args], { cwd: root, env, stdio });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

const args = process.argv.slice(2);
process.on('SIGINT', () => undefined);
try {
  const program = await bundle();
  if (args.includes('--breakages')) {
    const { tryBreakages } = await import('./twin-breakages.mjs');
    process.exitCode = await tryBreakages(root, (more) => run(program, more));
  } else {
    await access(path.join(root, 'dist/cli.mjs')).catch(() => { throw new Error('dist/ is not there: run "npm run build" first.'); });
    process.exitCode = await run(program, args.flatMap((arg) => (arg === '--write' ? ['--record', path.join(root, 'bench/twin.json')] : [arg])));
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
