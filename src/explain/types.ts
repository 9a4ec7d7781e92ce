import type { Failure } from '../box/failure.ts';
import type { Context, Grant } from '../guidance/types.ts';

/** What the person who pastes a failure knows about it besides (contract, section 7: `explain`). */
export interface Hints {
  readonly auth: Grant | null;
  /** Where the request went: Box's token endpoint, or its API. */
  readonly endpoint: 'token' | 'api' | null;
  /** The HTTP status. */
  readonly status: number | null;
}

export const NO_HINTS: Hints = { auth: null, endpoint: null, status: null };

/** A failure found in a text, ready to be looked up in the catalogue. */
export interface Reading {
  readonly failure: Failure;
  readonly context: Context;
}

/** An HTTP answer as far as a text shows it. */
export interface Seen {
  readonly status: number | null;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body where it was there as such, or one of the same meaning made of what the text tells; `null`: the text shows none. */
  readonly body: string | null;
  /** Where it was found; decides how much else must speak for Box. */
  readonly from: 'answer' | 'json' | 'sdk' | 'words' | 'page';
}
