/** From this many folders on a listing can save more than it risks: below, it is one request at most against a round trip. */
export const FEWEST_TO_LIST = 5;

/** A listing is worth its request where it is likely to answer this many folders. */
const LEAST_GAIN = 2;

/** How the reads that tell where folders lie are counted out: at first, and once listings have turned out to pay. */
const LOOKS = {
  /** `fewLeft` are two rounds of sixteen. */
  atFirst: { oneIn: 8, fewest: 2, growth: 2, fewLeft: 32 },
  /** Fewer tell enough, and what is left is soon less than one round. */
  whereItPays: { oneIn: 48, fewest: 4, growth: 1.5, fewLeft: 9 },
} as const satisfies Readonly<Record<string, {
  /** One of so many folders that wait is looked at, within `fewest` and {@link MOST_READS}. */
  readonly oneIn: number;
  readonly fewest: number;
  /** Each further round looks at so many times more: rounds are waits. */
  readonly growth: number;
  /** So many that are left are read without a further look. */
  readonly fewLeft: number;
}>>;
const MOST_READS = 12;

/** Parents of which only one folder is known yet: so many are listed to see whether that pays, one for each so many that wait. */
const MOST_TRIALS = 4;
const WAITING_A_TRIAL = 16;
/** After so many pages that did not pay, none is asked for any more. */
const MOST_IN_VAIN = 8;

/** What is known of the folders that wait, from those that were read. */
export interface Sight {
  /** Folders that are neither read nor listed yet. */
  readonly waiting: number;
  /** How many of the folders that were read lie in each parent, where it was not listed yet. */
  readonly parents: ReadonlyMap<string, number>;
  /** Pages of parents that were listed, All Files apart, and the waiting folders that they answered. */
  readonly pages: number;
  readonly shown: number;
  /** Rounds of reading so far. */
  readonly rounds: number;
}

/** Did the listings so far answer more than they cost? */
const pays = ({ pages, shown }: Sight): boolean => pages > 0 && shown >= LEAST_GAIN * pages;

/** How many folders to read by themselves next. Pure. */
export function readsNext(sight: Sight): number {
  const { waiting, rounds } = sight;
  const { oneIn, fewest, growth, fewLeft } = pays(sight) ? LOOKS.whereItPays : LOOKS.atFirst;
  if (waiting < LEAST_GAIN + fewest || (rounds > 0 && waiting <= fewLeft)) return waiting;
  const looking = Math.min(MOST_READS, Math.max(fewest, Math.ceil(waiting / oneIn)));
  return Math.min(waiting, Math.ceil(looking * growth ** rounds));
}

/**
 * The parents that are worth a listing now. One that holds two of the folders that were read is likely to hold more of them; of
 * those that hold one, a few are tried where nothing is known yet, and all where listings have turned out to pay. Pure.
 */
export function parentsToList(sight: Sight): readonly string[] {
  const { waiting, parents, pages } = sight;
  // What was read and lies in listed parents tells nothing of those that still wait.
  const reads = [...parents.values()].reduce((sum, known) => sum + known, 0);
  const promising = [...parents].filter(([, known]) => (waiting * known) / reads >= LEAST_GAIN);
  const shared = promising.filter(([, known]) => known > 1).map(([id]) => id);
  const single = promising.filter(([, known]) => known === 1).map(([id]) => id);
  if (pages > 0 ? pays(sight) : shared.length > 0) return [...shared, ...single];
  if (pages > 0) return shared.slice(0, Math.max(0, MOST_IN_VAIN - pages));
  return single.slice(0, Math.min(MOST_TRIALS, Math.floor(waiting / WAITING_A_TRIAL)));
}

/** Is the next page of a listing worth its request, after one that answered `shown` folders? Pure. */
export const isNextPageWorthIt = (shown: number, waiting: number): boolean => shown >= LEAST_GAIN && waiting >= LEAST_GAIN;

/**
 * `count` of the folders: one from each stretch of the list, at no fixed distance, because people name folders parent by parent,
 * or go round their parents. The same ones each time, so that two runs compare. Pure.
 */
export function someOf(ids: readonly string[], count: number): readonly string[] {
  const edge = (stretch: number): number => Math.floor((stretch * ids.length) / count);
  return Array.from({ length: count }, (_, stretch) => edge(stretch) + (scattered(ids[edge(stretch)] ?? '') % Math.max(1, edge(stretch + 1) - edge(stretch))))
    .flatMap((index) => ids.slice(index, index + 1));
}

/** 32 bits in which near ids are far apart: FNV-1a, and MurmurHash3's last step, without which its low bits still follow the id's. */
function scattered(id: string): number {
  let hash = 0x811c9dc5;
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
