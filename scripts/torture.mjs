/**
 * Tries to break it: every fault, signal, limit, secret, hostile text and input that is known to break such programs, and counts
 * how many cases of each kind were tried and how many held. `test/torture/` holds the kinds.
 *
 *   npm run torture                              all of it, with a new seed: at most ten minutes on two cores
 *   npm run torture -- --ci                      fewer of what is many of a kind, never fewer kinds, with a fixed seed
 *   npm run torture -- --seed 7 --kind 'secrets' --only 'page, base64'      one case again
 */
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { access, mkdir, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
/** In `node_modules`, so that what it imports is found from there. */
const folder = path.join(root, 'node_modules/.torture');
const CI_SEED = 20261122;
const LONGEST_MS = 10 * 60_000;

/** Kinds, the long ones first, and in how many parts each is tried. */
const JOBS = [
  ['fault matrix', 6], ['fuzzed PEMs', 4], ['secrets', 3], ['echoes of a secret', 3], ['fuzzed JWT configs', 2], ['faults over sockets', 2], ['disks, pipes and runner files', 1], ['signals', 1], ['a clock that is set', 1],
  ['hostile text', 1], ['commands to a CI', 1], ['fuzzed inputs', 1], ['fuzzed flags', 1], ['fuzzed environment', 1], ['fuzzed folder lists', 1], ['fuzzed config files', 1], ['sizes', 1], ['slow patterns', 1],
];

const { values } = parseArgs({ options: { ci: { type: 'boolean' }, seed: { type: 'string' }, kind: { type: 'string' }, only: { type: 'string' } } });
const seed = Number(values.seed ?? (values.ci ? CI_SEED : randomInt(2 ** 31)));
const size = values.ci ? 'small' : 'full';

await access(path.join(root, 'dist/action.mjs')).catch(() => { throw new Error('dist/ is not there: run "npm run build" first.'); });
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const program = path.join(folder, 'main.mjs');
await build({
  absWorkingDir: root, entryPoints: ['test/torture/main.ts'], outfile: program, bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external',
  sourcemap: 'inline', logLevel: 'warning',
});

const started = performance.now();
const children = new Set();
let isLate = false;
const bound = setTimeout(() => {
  isLate = true;
  for (const child of children) child.kill('SIGKILL');
}, LONGEST_MS);

function run([kind, part, of]) {
  return new Promise((resolve) => {
    const args = ['--enable-source-maps', '--no-warnings', program, kind, String(part), String(of), String(seed), size, values.only ?? ''];
    // Nothing of a CI's own surroundings: what is tried must not think that it runs in one.
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:GITHUB|RUNNER|INPUT|BOX)_|_proxy$/iu.test(name) || name === 'BOX_PREFLIGHT_TEST_NODE'));
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    children.add(child);
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (chunk) => { stdout += chunk; });
    child.stderr.setEncoding('utf8').on('data', (chunk) => { stderr += chunk; });
    child.on('close', (code) => {
      children.delete(child);
      const last = stdout.trim().split('\n').at(-1) ?? '';
      resolve(last.startsWith('{') ? JSON.parse(last) : { name: kind, tried: 0, held: 0, durationMs: 0, broken: [{ name: `part ${part} of ${of}`, why: [isLate ? 'took too long' : `ended with ${code}: ${stderr.slice(-2000)}`] }] });
    });
  });
}

const jobs = JOBS.filter(([kind]) => values.kind === undefined || kind === values.kind).flatMap(([kind, of]) => Array.from({ length: of }, (_, part) => [kind, part, of]));
if (jobs.length === 0) throw new Error(`There is no kind ${values.kind}; there are: ${JOBS.map(([kind]) => kind).join(', ')}.`);
const tallies = new Map();
const worker = async () => {
  for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
    if (isLate) return;
    const { name, tried, held, broken, durationMs } = await run(job);
    const sum = tallies.get(name) ?? { tried: 0, held: 0, durationMs: 0, broken: [] };
    tallies.set(name, { tried: sum.tried + tried, held: sum.held + held, durationMs: sum.durationMs + durationMs, broken: [...sum.broken, ...broken] });
  }
};
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
clearTimeout(bound);

const rows = [...tallies].map(([name, { tried, held, durationMs }]) => [name, tried, held, `${(durationMs / 1000).toFixed(1)} s`]);
const [tried, held] = rows.reduce(([allTried, allHeld], [, one, other]) => [allTried + one, allHeld + other], [0, 0]);
const seconds = ((performance.now() - started) / 1000).toFixed(0);
const broken = [...tallies].flatMap(([kind, tally]) => tally.broken.map((each) => ({ kind, ...each })));
for (const { kind, name, why } of broken.slice(0, 50)) {
  console.log(`BROKEN  ${kind}: ${name}`);
  for (const line of why) console.log(`        ${line.slice(0, 500)}`);
  console.log(`        again: npm run torture -- --seed ${seed}${values.ci ? ' --ci' : ''} --kind ${JSON.stringify(kind)} --only ${JSON.stringify(name.slice(0, 80))}`);
}
const line = ([name, one, other, time]) => `${name.padEnd(32)} ${String(one).padStart(8)} ${String(other).padStart(8)} ${time.padStart(10)}`;
console.log(['', line(['kind', 'tried', 'held', 'time']), ...rows.map(line), line(['all', tried, held, `${seconds} s`]), `seed ${seed}`].join('\n'));
const complete = jobs.length === 0 && !isLate;
if (!complete) console.log(`Not all was tried in ${LONGEST_MS / 60_000} minutes.`);
process.exitCode = complete && broken.length === 0 && tried > 0 && tried === held ? 0 : 1;
