import type { AssertionShape, GrantSubject } from './assertion.ts';
import type { Purpose } from '../foundation/exchange.ts';
import type { Answer, Failure, HttpFailure } from './failure.ts';

/** Whose token a question is asked with. `as-user` is the service account's token with the `As-User` header. */
export type Subject = 'service' | 'user' | 'as-user';

/**
 * A question to Box, as a value. Two questions with the same {@link key} and subject are one: it is sent once, whoever
 * wants the answer.
 */
export interface Question<T> {
  readonly purpose: Purpose;
  readonly method: 'GET' | 'OPTIONS';
  /** Path under `/2.0`, such as `/users/me`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** JSON body of an `OPTIONS` rehearsal. */
  readonly body: Readonly<Record<string, unknown>> | null;
  /** Reads a 2xx body; `null` where it isn't what the question expects, which is then an `unreadable` failure. */
  readonly read: (json: unknown) => T | null;
  /** The folder that is asked for, where an entry in a listing of its parent answers as well. */
  readonly folderId?: string;
}

/** What a token request came to. */
export type TokenAnswer =
  | { readonly kind: 'issued'; readonly exchange: number; readonly clockRepair: null }
  /** Refused for the host's clock, and issued when the same request was signed again with Box's time: proof. */
  | { readonly kind: 'issued'; readonly exchange: number; readonly clockRepair: { readonly refused: HttpFailure } }
  | {
      readonly kind: 'failed';
      readonly failure: Failure;
      /** Refused for the host's clock, and when signed again with Box's time for this. */
      readonly resigned?: Failure;
    }
  /** Never asked: this session has no such subject. */
  | { readonly kind: 'absent' };

/** A token request in another shape than the session's own: to see which part of it Box minds. */
export interface GrantShape {
  /** `jwt` only where the session's credentials hold a key. */
  readonly grant: 'jwt' | 'ccg';
  /** `null`: client ID and secret alone; `ccg` only. */
  readonly subject: GrantSubject | null;
  /** `jwt` only; left out: as the session's own. */
  readonly assertion?: AssertionShape;
  /** Whose time an assertion is signed with; `box` is the host's where Box's is not known. */
  readonly time: 'host' | 'box';
}

/** A folder that will be asked for, and whom its read is counted for. */
export interface ForeseenFolder {
  readonly id: string;
  readonly payer: string;
}

/**
 * One target's conversation with Box: obtains its tokens when first needed, asks each question once, and knows which
 * requests are still pledged to checks. Knows nothing of checks.
 */
export interface Session {
  readonly target: string;
  /**
   * The same conversation, with what it sends counted for `payer`. An answer that several want is counted for the first of
   * them, a listing for the first folder that it is sent for.
   */
  countedFor(payer: string): Session;
  /** The token request for this subject, sent at the first call; every later call gets the same answer. */
  token(subject: 'service' | 'user'): Promise<TokenAnswer>;
  /**
   * Asks as `subject`. A 401 for a token just obtained gets one new token and one more try. `followUp` marks a question
   * that is asked only from budget that no check still needs; where there is none, the answer is a `stopped` failure
   * with reason `call-budget` and nothing is sent.
   */
  ask<T>(question: Question<T>, subject: Subject, options?: { readonly followUp?: boolean }): Promise<Answer<T>>;
  /**
   * Tells which folders are going to be asked for as `subject`, and for whom, so that those that lie together can be read
   * together. Sends nothing; to be said before the first of them is asked for, and once.
   * @returns how many requests will go out at once for them
   */
  foresee(folders: readonly ForeseenFolder[], subject: Subject): number;
  /** Token exchange for one scope (RFC 8693; box-access.md section 6), asked as `subject`'s own token. Asked once a scope. */
  exchange(scope: string, subject: 'service' | 'user'): Promise<Answer<true>>;
  /**
   * One token request in another shape; sent once a shape, and as a follow-up unless said. The token, where there is one, is
   * never used, and revoked with the others.
   */
  tryGrant(shape: GrantShape, options?: { readonly followUp?: boolean }): Promise<Answer<true>>;
  /** Opens a TLS connection to the host of an upload URL and closes it; nothing is sent. */
  handshake(uploadUrl: string): Promise<Answer<true>>;
  /** Revokes every token of this session, side by side, at most 3 seconds. Never throws; tells what failed. */
  revokeAll(): Promise<readonly Failure[]>;
}
