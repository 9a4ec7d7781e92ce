/** Many worlds, a few at a time; what disagreed is counted by its signature, and one of each is shrunk. */
import { causesOf } from './causes.ts';
import { draw } from './draw.ts';
import { endingOf, judge } from './judge.ts';
import type { Disagreement, Ending } from './judge.ts';
import { shrink } from './shrink.ts';
import { startForeign, trial } from './trial.ts';
import type { Foreign } from './trial.ts';
import { smallest } from './world.ts';
import type { World } from './world.ts';

export interface Found {
  readonly signature: string;
  count: number;
  readonly first: World;
  readonly number: number;
}

interface Count {
  tried: number;
  agreed: number;
}

export interface Tally {
  readonly seed: number;
  tried: number;
  agreed: number;
  readonly endings: Record<Ending, number>;
  /** By what was drawn: a world counts under each thing that could stop its deploy. */
  readonly drawn: Record<string, Count>;
  /** By grant and acting subject. */
  readonly actors: Record<string, Count>;
  readonly found: Map<string, Found>;
}

export interface Setting {
  readonly seed: number;
  readonly worlds: number;
  readonly dist: string;
  readonly foreignProgram: string;
  readonly lanes: number;
  /** Gives up when it returns true. */
  readonly isOver: (tally: Tally) => boolean;
}

const emptyTally = (seed: number): Tally => ({
  seed, tried: 0, agreed: 0, found: new Map(), drawn: {}, actors: {}, endings: { 'all work': 0, 'all fail': 0, 'one client fails': 0, 'could not be determined': 0, 'not usable': 0, 'narrowed': 0 },
});

export async function judgeWorld(world: World, foreign: Foreign, dist: string): Promise<{ readonly disagreements: readonly Disagreement[]; readonly ending: Ending }> {
  const seen = await trial(world, foreign, dist);
  return { disagreements: judge(seen), ending: endingOf(seen) };
}

function count(counts: Record<string, Count>, name: string, agrees: boolean): void {
  const { tried, agreed } = counts[name] ?? { tried: 0, agreed: 0 };
  counts[name] = { tried: tried + 1, agreed: agreed + (agrees ? 1 : 0) };
}

/** A cause without its value and its folder. */
const kindOf = (name: string): string => name.replace(/:.*| of folder \d+$/u, '');

function note(tally: Tally, world: World, number: number, { disagreements, ending }: Awaited<ReturnType<typeof judgeWorld>>): void {
  tally.tried += 1;
  tally.endings[ending] += 1;
  const agrees = disagreements.length === 0;
  if (agrees) tally.agreed += 1;
  const drawn = new Set(causesOf(world).map(({ name }) => kindOf(name)));
  for (const name of drawn.size === 0 ? ['nothing'] : drawn) count(tally.drawn, name, agrees);
  count(tally.actors, `${world.auth} ${world.subject}`, agrees);
  for (const signature of new Set(disagreements.map((one) => one.signature))) {
    const known = tally.found.get(signature);
    if (known === undefined) tally.found.set(signature, { signature, count: 1, first: world, number });
    else known.count += 1;
  }
}

/** Tries the worlds of a seed; each lane has its own process that deploys. */
export async function tryWorlds({ seed, worlds, dist, foreignProgram, lanes, isOver }: Setting): Promise<Tally> {
  const tally = emptyTally(seed);
  let next = 0;
  await Promise.all(Array.from({ length: lanes }, async () => {
    const foreign = startForeign(foreignProgram);
    try {
      while (next < worlds && !isOver(tally)) {
        const number = next;
        next += 1;
        const world = draw(seed, number);
        note(tally, world, number, await judgeWorld(world, foreign, dist));
      }
    } finally {
      foreign.end();
    }
  }));
  return tally;
}

export interface Shrunk extends Found {
  /** The smallest world, as JSON for `--world`. */
  readonly json: string;
  readonly told: string;
}

/** The smallest world of each signature. */
export async function shrinkAll(found: readonly Found[], { dist, foreignProgram, lanes }: Pick<Setting, 'dist' | 'foreignProgram' | 'lanes'>): Promise<readonly Shrunk[]> {
  const left = [...found];
  const shrunk: Shrunk[] = [];
  await Promise.all(Array.from({ length: Math.min(lanes, left.length) }, async () => {
    const foreign = startForeign(foreignProgram);
    try {
      for (let one = left.shift(); one !== undefined; one = left.shift()) {
        const { signature } = one;
        const least = await shrink(one.first, async (world) => (await judgeWorld(world, foreign, dist)).disagreements.some((each) => each.signature === signature));
        const { disagreements } = await judgeWorld(least, foreign, dist);
        shrunk.push({ ...one, json: JSON.stringify(smallest(least)), told: disagreements.find((each) => each.signature === signature)?.told ?? 'not seen again' });
      }
    } finally {
      foreign.end();
    }
  }));
  return shrunk.sort((a, b) => b.count - a.count || a.signature.localeCompare(b.signature));
}
