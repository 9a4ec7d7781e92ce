import type { Session } from '../box/session-types.ts';
import type { Text } from '../foundation/text.ts';
import type { FindingId } from '../guidance/findings.ts';
import type { Facts } from '../guidance/types.ts';

/**
 * A second, harmless look that tells causes apart after a failure. It is asked only as a follow-up (from budget that no check
 * needs), never twice, and whatever comes of it is shown as evidence.
 */
export interface Experiment<Outcome extends string = string> {
  /** Stable, kebab-case. */
  readonly id: string;
  /** What is tried, as evidence says it. */
  readonly tries: string;
  /** The failure after which it is made, and what must be there for it. */
  readonly when: string;
  /** At most. None where another answer of the run is looked at again. */
  readonly requests: 0 | 1 | 2;
  /** What each outcome proves. */
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly source: string;
}

/** Something observed, with the exchange that shows it. */
export interface Seen {
  readonly text: Text;
  readonly exchange: number | null;
}

/** What came of an experiment. `open`: it could not be made, or its answer tells nothing. */
export interface Result<Outcome extends string> {
  readonly outcome: Outcome | 'open';
  readonly seen: readonly Seen[];
}

/** What a series of experiments came to. */
export interface Explanation {
  /** The advice that fits; `null`: nothing was told that the failure itself does not say. */
  readonly finding: FindingId | null;
  readonly facts: Facts;
  readonly seen: readonly Seen[];
}

/** Another target of the run with the same client ID. */
export interface SameApp {
  readonly session: Session;
  readonly grant: 'jwt' | 'ccg';
}

/** What experiments work with. */
export interface Asking {
  readonly session: Session;
  readonly grant: 'jwt' | 'ccg';
  readonly enterpriseId: string | null;
  readonly userId: string | null;
  /** Folders that the plan names, apart from those that must stay hidden. */
  readonly folderIds: readonly string[];
  /** A file name that nobody uses. */
  readonly unusedName: string;
  readonly sameApp: readonly SameApp[];
}
