/** From this many folders on a listing can save more than it risks: below, it is one request at most against a round trip. */
export const FEWEST_TO_LIST = 5;

/** A listing is worth its request where it is likely to answer this many folders. */
const LEAST_GAIN = 2;

/** The first reads tell where folders lie: one in so many of them, within bounds. */
const ONE_IN = 8;
const FEWEST_READS = 2;
const MOST_READS = 12;

/** Where listings don't pay, so many that are left are read without a further look. */
const FEW_LEFT = 32;

/** Parents of which only one folder is known yet: so many are listed to see whether that pays, one for each so many that wait. */
const MOST_TRIALS = 4;
const WAITING_A_TRIAL = 16;

/** What is known of the folders that wait, from those that were read. */
export interface Sight {
  /** Folders that are neither read nor listed yet. */
  readonly waiting: number;
  /** How many of the folders that were read lie in each parent, where it was not listed yet. */
  readonly parents: ReadonlyMap<string, number>;
  /** Folders that were read by themselves. */
  readonly reads: number;
  /** Pages of parents that were listed, All Files apart, and the waiting folders that they answered. */
  readonly pages: number;
  readonly shown: number;
  /** Rounds of reading since a listing was last worth it. */
  readonly idleRounds: number;
}

/** Did the listings so far answer more than they cost? */
const pays = ({ pages, shown }: Sight): boolean => pages > 0 && shown >= LEAST_GAIN * pages;

/** How many folders to read by themselves next. Pure. */
export function readsNext(sight: Sight): number {
  const { waiting, idleRounds } = sight;
  const begun = sight.reads > 0;
  if (waiting < LEAST_GAIN + FEWEST_READS || (begun && !pays(sight) && waiting <= FEW_LEFT)) return waiting;
  const looking = Math.min(MOST_READS, Math.max(FEWEST_READS, Math.ceil(waiting / ONE_IN)));
  return Math.min(waiting, looking * 2 ** idleRounds);
}

/**
 * The parents that are worth a listing now. One that holds two of the folders that were read is likely to hold more of them; of
 * those that hold one, a few are tried where nothing is known yet, and all where listings have turned out to pay. Pure.
 */
export function parentsToList(sight: Sight): readonly string[] {
  const { waiting, reads, parents, pages } = sight;
  const promising = [...parents].filter(([, known]) => (waiting * known) / reads >= LEAST_GAIN);
  const shared = promising.filter(([, known]) => known > 1).map(([id]) => id);
  const single = promising.filter(([, known]) => known === 1).map(([id]) => id);
  if (pages > 0 ? pays(sight) : shared.length > 0) return [...shared, ...single];
  return pages > 0 ? shared : single.slice(0, Math.min(MOST_TRIALS, Math.floor(waiting / WAITING_A_TRIAL)));
}

/** Is the next page of a listing worth its request, after one that answered `shown` folders? Pure. */
export const isNextPageWorthIt = (shown: number, waiting: number): boolean => shown >= LEAST_GAIN && waiting >= LEAST_GAIN;

/** `count` of a list, spread over all of it: folders are often named parent by parent. Pure. */
export function spread<T>(list: readonly T[], count: number): readonly T[] {
  return list.filter((_, index) => Math.floor(((index + 1) * count) / list.length) > Math.floor((index * count) / list.length));
}
