/**
 * `npm run bench`: how long the product takes, what it sends and what it weighs, beside `node -e 0` and box-node-sdk 10.
 * Builds into a folder of its own, starts a Box on loopback in a process of its own, and prints one table.
 *
 *   --quick           a few minutes less; writes nothing unless --output says where
 *   --output FILE     where the results go; default bench/results.json
 *   --compare FILE    also show what changed since an earlier results file
 *   --node FILE       the Node to measure under; default: a Node 24 (`runs.using`), by npx where this one is older
 *   --profile FOLDER  afterwards write CPU profiles of a start-up and two healthy runs there, for Chromium's DevTools
 *   --redraw          measure nothing: draw chart and documentation again from bench/results.json
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startBox } from './bench/box-process.mjs';
import { chart } from './bench/chart.mjs';
import { measureGroup, writeProfiles } from './bench/measure.mjs';
import { documented } from './bench/document.mjs';
import { aFew, everything } from './bench/plans.mjs';
import { makeApp } from './bench/programs.mjs';
import { comparison, table } from './bench/show.mjs';
import { archiveBytes, firstChunk, folderBytes, loaded } from './bench/sizes.mjs';
import { bundle } from './build.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const RESULTS = path.join(root, 'bench/results.json');
const CHART = path.join(root, 'docs/images/performance.svg');
const PAGE = path.join(root, 'docs/performance.md');
/** The major version of action.yml's `runs.using`. */
const ACTION_NODE = 24;

const run = (command, args) => execFileSync(command, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
const nodeAt = (file) => ({ path: file, version: run(file, ['-p', 'process.versions.node']) });
const say = (line) => process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${line}` : `${line}\n`);

/** The Node to measure under first, then this one if it is another. */
function findNodes(wanted) {
  const here = nodeAt(process.execPath);
  if (wanted !== undefined) return [nodeAt(wanted), here].filter(({ version }, index, all) => index === 0 || version !== all[0].version);
  if (Number(here.version.split('.')[0]) === ACTION_NODE) return [here];
  try {
    return [nodeAt(run('npx', ['-y', '-p', `node@${ACTION_NODE}`, '-c', 'node -p process.execPath']).split('\n').at(-1)), here];
  } catch {
    say(`No Node ${ACTION_NODE} to be had: measuring under ${here.version}.`);
    return [here];
  }
}

/** The load of the last minute: above the number of processors, times are worth less. */
const load = () => os.loadavg()[0].toFixed(2);

function machineFacts() {
  const cpus = os.cpus();
  return { cpu: cpus[0]?.model.trim() ?? 'unknown', cpus: cpus.length, memoryGiB: Math.round(os.totalmem() / 2 ** 30), system: `${os.type()} ${os.release()} ${os.arch()}` };
}

async function versionFacts(nodes) {
  const versionOf = async (file) => JSON.parse(await readFile(path.join(root, file), 'utf8')).version;
  return {
    node: nodes[0].version, nodes: nodes.map(({ version }) => version), product: await versionOf('package.json'),
    sdk: await versionOf('node_modules/box-node-sdk/package.json'), commit: run('git', ['rev-parse', '--short', 'HEAD']), changed: run('git', ['status', '--porcelain']) !== '',
  };
}

async function measureAll(groups, setting) {
  const rows = [];
  for (const group of groups) rows.push(...await measureGroup(group, setting, say));
  return rows;
}

async function bench({ quick, node, profile }) {
  const startedAt = new Date().toISOString();
  const nodes = findNodes(node);
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'box-preflight-bench-'));
  const dist = path.join(scratch, 'dist');
  const metafile = await bundle(dist);
  const [box, app] = [await startBox(), makeApp()];
  try {
    const setting = { box, url: box.url, app, dist, folder: path.join(scratch, 'work'), node: nodes[0].path };
    const groups = quick ? aFew(nodes) : everything(nodes);
    const loadBefore = load();
    const { bytes, modules, files } = firstChunk(metafile, 'src/action/main.ts');
    const sizes = { distBytes: folderBytes(dist), archiveBytes: archiveBytes(root), firstChunk: { bytes, modules, files }, loaded: await loaded(setting) };
    const rows = await measureAll(groups, setting);
    if (profile !== undefined) await writeProfiles(setting, path.resolve(profile));
    return {
      schemaVersion: 1, startedAt, quick, machine: { ...machineFacts(), loadBefore, loadAfter: load() }, versions: await versionFacts(nodes),
      groups: groups.map(({ id, title }) => ({ id, title })), rows, sizes,
    };
  } finally {
    box.stop();
    await rm(scratch, { recursive: true, force: true });
  }
}

async function draw(results) {
  await mkdir(path.dirname(CHART), { recursive: true });
  await writeFile(CHART, chart(results));
  await writeFile(PAGE, documented(results, await readFile(PAGE, 'utf8')));
}

const readResults = async (file) => JSON.parse(await readFile(file, 'utf8'));

async function main() {
  const { values } = parseArgs({ options: {
    quick: { type: 'boolean', default: false }, output: { type: 'string' }, compare: { type: 'string' }, node: { type: 'string' }, redraw: { type: 'boolean', default: false }, profile: { type: 'string' },
  } });
  if (values.redraw) return draw(await readResults(RESULTS));
  // Read first: it may be the very file that is written.
  const before = values.compare === undefined ? null : await readResults(values.compare);
  const results = await bench(values);
  const output = values.output ?? (values.quick ? null : RESULTS);
  if (output !== null) {
    await mkdir(path.dirname(path.resolve(output)), { recursive: true });
    await writeFile(output, `${JSON.stringify(results, null, 1)}\n`);
  }
  if (output === RESULTS) await draw(results);
  say('');
  console.log(table(results));
  if (before !== null) console.log(`\n${comparison(results, before)}`);
  if (output !== null) console.log(`\nWritten to ${path.relative(process.cwd(), output)}.`);
}

await main();
