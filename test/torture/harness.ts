/** What a torture counts: cases of one kind, and how many of them held. */
export interface Case {
  /** Enough to try it again alone. */
  readonly name: string;
  /** Resolves with the promises that were broken, in words; none where it held. A throw is a broken one too. */
  readonly run: () => Promise<readonly string[]> | readonly string[];
}

export interface Kind {
  readonly name: string;
  readonly cases: (setting: Setting) => Iterable<Case> | AsyncIterable<Case>;
}

export interface Setting {
  /** Everything random comes of it, so that a broken case can be had again. */
  readonly seed: number;
  /** In CI fewer of what is many of a kind; never fewer kinds. */
  readonly small: boolean;
}

export interface Tally {
  readonly name: string;
  tried: number;
  held: number;
  readonly broken: { readonly name: string; readonly why: readonly string[] }[];
  durationMs: number;
}

/** More tell nothing new. */
const MOST_SHOWN = 20;

/** Which part of the cases this process takes: every `of`-th, from `part`. */
export interface Share {
  readonly part: number;
  readonly of: number;
  /** Only cases whose name holds this. */
  readonly only: string | null;
}

export async function torture({ name, cases }: Kind, setting: Setting, { part, of, only }: Share): Promise<Tally> {
  const tally: Tally = { name, tried: 0, held: 0, broken: [], durationMs: 0 };
  const startedMs = performance.now();
  let index = 0;
  for await (const each of cases(setting)) {
    const mine = index % of === part && (only === null || each.name.includes(only));
    index += 1;
    if (!mine) continue;
    tally.tried += 1;
    const why = await broken(each);
    if (why.length === 0) tally.held += 1;
    else {
      if (tally.broken.length < MOST_SHOWN) tally.broken.push({ name: each.name, why });
      if (tally.tried - tally.held <= MOST_SHOWN) process.stderr.write(`${name}: ${each.name}\n${why.map((line) => `    ${line.slice(0, 600)}\n`).join('')}`);
    }
  }
  tally.durationMs = performance.now() - startedMs;
  return tally;
}

async function broken({ run }: Case): Promise<readonly string[]> {
  try {
    return await run();
  } catch (error) {
    return [`threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
}

/** Nothing where `holds` is true, else why not: the promise that was broken. */
export const unless = (holds: boolean, why: string): readonly string[] => (holds ? [] : [why]);

/** Numbers that look random and come again with the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of `values`. */
export function pick<T>(random: () => number, values: readonly [T, ...T[]]): T {
  return values[Math.floor(random() * values.length)] ?? values[0];
}
