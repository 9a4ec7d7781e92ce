/** `npm run twin`: see scripts/twin.mjs for what can be asked. Prints the figures, and the smallest world of each disagreement. */
import { randomInt } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { FOUND } from './found.ts';
import { judge } from './judge.ts';
import { shrinkAll, tryWorlds } from './run.ts';
import type { Found, Tally } from './run.ts';
import { startForeign, trial } from './trial.ts';
import { worldFrom } from './world.ts';

const CI = { seed: 20261128, worlds: 300 } as const;
const LANES = 4;
const foreignProgram = path.join(path.dirname(fileURLToPath(import.meta.url)), 'sdk-process.mjs');

const { values } = parseArgs({
  options: {
    seed: { type: 'string' }, worlds: { type: 'string' }, world: { type: 'string' }, dist: { type: 'string' }, record: { type: 'string' }, ci: { type: 'boolean' },
    found: { type: 'boolean' }, first: { type: 'boolean' }, known: { type: 'string', multiple: true, default: [] },
  },
});
const dist = path.resolve(values.dist ?? 'dist');
const print = (...lines: readonly string[]): void => void process.stdout.write(`${lines.join('\n')}\n`);

async function tryOne(json: string): Promise<boolean> {
  const foreign = startForeign(foreignProgram);
  const seen = await trial(worldFrom(JSON.parse(json)), foreign, dist);
  foreign.end();
  const disagreements = judge(seen);
  for (const [client, steps] of [['sdk', seen.sdk], ['plain', seen.plain]] as const) for (const { at, what, ok, why } of steps) print(`${client.padEnd(6)} ${at} ${what}: ${ok ? 'done' : why}`);
  print(seen.preflight.text, seen.preflight.stderr, `exit code ${seen.preflight.exitCode ?? 'none'}`);
  for (const { signature, told } of disagreements) print(`DISAGREES  ${signature}`, `           ${told}`);
  return disagreements.length === 0;
}

/** Who fails in each world that is kept, and what the product says against it: a line of JSON each. */
async function tryFound(): Promise<boolean> {
  const foreign = startForeign(foreignProgram);
  let agreed = true;
  for (const { name, world } of FOUND) {
    const seen = await trial(worldFrom(world), foreign, dist);
    const [sdk, plain] = [seen.sdk, seen.plain].map((steps) => steps.some(({ ok }) => !ok));
    const told = judge(seen).map((one) => `${one.signature}: ${one.told}`);
    agreed &&= told.length === 0;
    print(JSON.stringify({ name, fails: sdk ? (plain ? 'both' : 'sdk') : plain ? 'plain' : 'none', told }));
  }
  foreign.end();
  return agreed;
}

function figures({ seed, tried, agreed, endings, found }: Tally): readonly string[] {
  return [
    `${tried} worlds, ${agreed} agree, ${tried - agreed} disagree (${found.size} kinds); seed ${seed}`,
    ...Object.entries(endings).map(([ending, count]) => `${ending.padEnd(28)} ${String(count).padStart(6)}`),
  ];
}

const byName = (counts: Tally['drawn']): Tally['drawn'] => Object.fromEntries(Object.entries(counts).sort(([a], [b]) => a.localeCompare(b, 'en')));

/** What docs/twin.md is made of. */
const recordOf = ({ found, drawn, actors, ...figures }: Tally): Record<string, unknown> => ({
  ...figures, actors: byName(actors), drawn: byName(drawn), found: [...found.values()].map(({ signature, count }) => ({ signature, count })),
});

/** Signatures that `--known` names are counted and not told: for a product that is known to be broken in another way. */
const news = (found: Tally['found']): Found[] => [...found.values()].filter(({ signature }) => !values.known.includes(signature));

async function tryMany(): Promise<boolean> {
  const seed = Number(values.seed ?? (values.ci ? CI.seed : randomInt(2 ** 31)));
  const worlds = Number(values.worlds ?? (values.ci ? CI.worlds : Infinity));
  let isStopped = false;
  process.once('SIGINT', () => { isStopped = true; });
  const isOver = ({ found }: Tally): boolean => isStopped || (values.first === true && news(found).length > 0);
  const startedMs = performance.now();
  const tally = await tryWorlds({ seed, worlds, dist, foreignProgram, lanes: LANES, isOver });
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(0);
  for (const { signature, count, json, told, number } of await shrinkAll(news(tally.found), { dist, foreignProgram, lanes: LANES })) {
    print(`DISAGREES  ${signature} (${count} of ${tally.tried}, first world ${number} of seed ${seed})`, `           ${told}`, `           again: npm run twin -- --world '${json.replaceAll("'", "'\\''")}'`, '');
  }
  print(...figures(tally), `${seconds} s`);
  const { tried, found } = tally;
  if (values.record !== undefined) await writeFile(values.record, `${JSON.stringify(recordOf(tally), null, 2)}\n`);
  return tried > 0 && news(found).length === 0;
}

const ask = values.found === true ? tryFound : values.world === undefined ? tryMany : tryOne.bind(null, values.world);
process.exitCode = await ask() ? 0 : 1;
