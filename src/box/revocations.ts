import type { Clock } from '../foundation/deps.ts';
import type { Purpose } from '../foundation/exchange.ts';
import type { Secret } from '../foundation/secret.ts';
import type { Failure, StoppedFailure } from './failure.ts';

/** How long the revocations of a run may take, all together (contract, section 8). */
export const REVOCATION_TIMEOUT_MS = 3000;

/** Keeps every token that must not outlive the run. */
export interface Revocations {
  /** Has {@link Revocations.revokeAll} begun? */
  readonly closed: boolean;
  /** A token that was just issued. After the end it is revoked at once. */
  add(token: Secret): void;
  /** A token request under way: its token, where one still comes, belongs to the end as well. */
  follow(request: Promise<unknown>): void;
  /**
   * Revokes all, side by side. Ends after {@link REVOCATION_TIMEOUT_MS} whatever happens; never rejects.
   * @returns what was not revoked: purpose `token` is a request that has no answer yet
   */
  revokeAll(): Promise<readonly Failure[]>;
}

interface Revocation {
  failure: Failure | null;
}

const unfinished = (reason: StoppedFailure['reason'], purpose: Purpose = 'revoke'): StoppedFailure =>
  ({ kind: 'stopped', purpose, reason, exchange: null });

/**
 * @param revoke Sends one revocation; `null` where the token is gone.
 * @param holds Told of each token that is held (1) or gone (-1).
 */
export function createRevocations(
  clock: Clock, revoke: (token: Secret) => Promise<Failure | null>, holds: (change: 1 | -1) => void = () => undefined,
): Revocations {
  const tokens: Secret[] = [];
  const requests = new Set<Promise<unknown>>();
  const revocations: Revocation[] = [];
  const sent: Promise<void>[] = [];
  let ending: Promise<readonly Failure[]> | null = null;

  function start(token: Secret): void {
    const revocation: Revocation = { failure: unfinished('deadline') };
    revocations.push(revocation);
    sent.push(revoke(token).then(
      (failure) => {
        revocation.failure = failure;
        if (failure === null) holds(-1);
      },
      // Our own bug, but the end of a run is no place to lose its report over it.
      () => { revocation.failure = unfinished('interrupted'); },
    ));
  }

  async function end(): Promise<readonly Failure[]> {
    tokens.forEach(start);
    const late = Promise.allSettled(requests).then(() => Promise.all(sent));
    await within(clock, REVOCATION_TIMEOUT_MS, late);
    // A request without an answer by now may have been granted all the same.
    const unanswered = [...requests].map(() => unfinished('deadline', 'token'));
    return [...revocations.flatMap(({ failure }) => (failure === null ? [] : [failure])), ...unanswered];
  }

  return {
    get closed() { return ending !== null; },
    add(token) {
      holds(1);
      if (ending === null) tokens.push(token);
      else start(token);
    },
    follow(request) {
      requests.add(request);
      const settled = (): boolean => requests.delete(request);
      request.then(settled, settled);
    },
    revokeAll() { return (ending ??= end()); },
  };
}

/** Waits for `work`, at most `limitMs`. */
async function within(clock: Clock, limitMs: number, work: Promise<unknown>): Promise<void> {
  await new Promise<void>((resolve) => {
    const cancel = clock.after(limitMs, resolve);
    void work.finally(() => { cancel(); resolve(); });
  });
}
