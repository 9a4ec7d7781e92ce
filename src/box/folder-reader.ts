import { jsonOf } from './answers.ts';
import { ROOT_FOLDER, readFolder } from './folders.ts';
import { FEWEST_TO_LIST, isNextPageWorthIt, parentsToList, readsNext, someOf } from './listing-plan.ts';
import type { Sight } from './listing-plan.ts';
import { listing } from './listings.ts';
import type { Page } from './listings.ts';
import type { Outcome2xx } from './transport-types.ts';

/** An entry of a listing, in place of a read's answer. */
export interface Listed {
  readonly kind: 'listed';
  readonly json: unknown;
  /** The listing's exchange. */
  readonly exchange: number;
}

/** How the reader asks. */
export interface FolderSource {
  /** Reads one folder by itself; `delayed` is called where it is to be tried again after a pause. */
  readonly read: (id: string, delayed: () => void) => Promise<Outcome2xx>;
  /** One page of what is in a folder, in place of reads of some of those that are open. */
  readonly list: (parentId: string, marker: string | null, open: readonly string[]) => Promise<Outcome2xx>;
}

/** Reads folders that are known beforehand, several by one request where they lie together. */
export interface FolderReader {
  /** One of those folders; the first call begins to read all of them. `null` where it is none of them. */
  read(id: string): Promise<Outcome2xx | Listed> | null;
  readonly begun: boolean;
  /** How many requests it sends at once to begin with. */
  readonly beginsWith: number;
}

/** `null` where there are too few to gain anything. */
export function createFolderReader(ids: readonly string[], source: FolderSource): FolderReader | null {
  const folders = [...new Set(ids)];
  return folders.length < FEWEST_TO_LIST ? null : new FoldersTogether(folders, source);
}

interface Waiting {
  readonly answer: Promise<Outcome2xx | Listed>;
  readonly resolve: (outcome: Outcome2xx | Listed) => void;
  readonly reject: (error: unknown) => void;
}

function waiting(): Waiting {
  let [resolve, reject]: [Waiting['resolve'], Waiting['reject']] = [() => undefined, () => undefined];
  const answer = new Promise<Outcome2xx | Listed>((done, failed) => { [resolve, reject] = [done, failed]; });
  return { answer, resolve, reject };
}

/**
 * Some are read by themselves, beside a listing of All Files, where a service account finds what it was invited to; their
 * parents tell what else to list. What no listing shows is read by itself, so a miss is never a verdict. Where entries come
 * without permissions, no listing is asked for again.
 */
class FoldersTogether implements FolderReader {
  readonly #source: FolderSource;
  readonly #all: ReadonlyMap<string, Waiting>;
  readonly #open: Set<string>;
  readonly #parents = new Map<string, number>();
  readonly #listed = new Set<string>([ROOT_FOLDER]);
  #listable = true;
  #counts = { pages: 0, shown: 0, rounds: 0 };
  readonly beginsWith: number;
  begun = false;

  constructor(ids: readonly string[], source: FolderSource) {
    this.#source = source;
    this.#all = new Map(ids.map((id) => [id, waiting()]));
    this.#open = new Set(ids);
    // And All Files.
    this.beginsWith = readsNext(this.#sight()) + 1;
  }

  read(id: string): Promise<Outcome2xx | Listed> | null {
    const wanted = this.#all.get(id);
    if (wanted === undefined) return null;
    if (!this.begun) {
      this.begun = true;
      this.#readAll().catch((error: unknown) => {
        for (const { answer, reject } of this.#all.values()) {
          // Whoever waits hears of it; nobody has to.
          answer.catch(() => undefined);
          reject(error);
        }
      });
    }
    return wanted.answer;
  }

  async #readAll(): Promise<void> {
    await Promise.all([this.#list(ROOT_FOLDER), this.#readNext()]);
    while (this.#open.size > 0) {
      const parents = this.#listable ? parentsToList(this.#sight()) : [];
      await (parents.length > 0 ? this.#listAll(parents) : this.#readNext());
    }
  }

  #sight(): Sight {
    return { ...this.#counts, waiting: this.#open.size, parents: this.#parents };
  }

  async #readNext(): Promise<void> {
    const ids = [...this.#open];
    const count = this.#listable ? readsNext(this.#sight()) : ids.length;
    this.#counts.rounds += 1;
    // One that Box makes wait must not make the others wait.
    await Promise.all(someOf(ids, count).map((id) => new Promise<void>((resolve, reject) => {
      this.#readOne(id, resolve).then(resolve, reject);
    })));
  }

  async #readOne(id: string, delayed: () => void): Promise<void> {
    this.#open.delete(id);
    const outcome = await this.#source.read(id, delayed);
    this.#all.get(id)?.resolve(outcome);
    const parentId = outcome.kind === 'answered' ? readFolder(jsonOf(outcome))?.parentId : null;
    if (parentId != null && !this.#listed.has(parentId)) this.#parents.set(parentId, (this.#parents.get(parentId) ?? 0) + 1);
  }

  async #listAll(parents: readonly string[]): Promise<void> {
    for (const id of parents) {
      this.#listed.add(id);
      this.#parents.delete(id);
    }
    await Promise.all(parents.map((id) => this.#list(id)));
  }

  /** Page after page, as long as the last one was worth it. */
  async #list(parentId: string): Promise<void> {
    let marker: string | null = null;
    do {
      const outcome: Outcome2xx = await this.#source.list(parentId, marker, [...this.#open]);
      const page: Page | null = outcome.kind === 'answered' ? listing(parentId, marker).read(jsonOf(outcome)) : null;
      const shown: number = outcome.kind === 'answered' && page !== null ? this.#show(page, outcome.exchange) : 0;
      if (parentId !== ROOT_FOLDER) this.#counts = { ...this.#counts, pages: this.#counts.pages + 1, shown: this.#counts.shown + shown };
      marker = isNextPageWorthIt(shown, this.#open.size) ? (page?.nextMarker ?? null) : null;
    } while (marker !== null);
  }

  #show(page: Page, exchange: number): number {
    if (page.withoutPermissions) {
      this.#listable = false;
      return 0;
    }
    const seen = [...this.#open].filter((id) => page.folders.has(id));
    for (const id of seen) {
      this.#open.delete(id);
      this.#all.get(id)?.resolve({ kind: 'listed', json: page.folders.get(id), exchange });
    }
    return seen.length;
  }
}
