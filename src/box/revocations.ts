import type { Clock } from '../foundation/deps.ts';
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
  /** Revokes all, side by side. Ends after {@link REVOCATION_TIMEOUT_MS} whatever happens; never rejects. */
  revokeAll(): Promise<readonly Failure[]>;
}

interface Revocation {
  failure: Failure | null;
}

const unfinished = (reason: StoppedFailure['reason']): StoppedFailure => ({ kind: 'stopped', purpose: 'revoke', reason, exchange: null });

/** @param revoke Sends one revocation; `null` where the token is gone. */
export function createRevocations(clock: Clock, revoke: (token: Secret) => Promise<Failure | null>): Revocations {
  const tokens: Secret[] = [];
  const requests: Promise<unknown>[] = [];
  const revocations: Revocation[] = [];
  const sent: Promise<void>[] = [];
  let ending: Promise<readonly Failure[]> | null = null;

  function start(token: Secret): void {
    const revocation: Revocation = { failure: unfinished('deadline') };
    revocations.push(revocation);
    sent.push(revoke(token).then(
      (failure) => { revocation.failure = failure; },
      // Our own bug, but the end of a run is no place to lose its report over it.
      () => { revocation.failure = unfinished('interrupted'); },
    ));
  }

  async function end(): Promise<readonly Failure[]> {
    tokens.forEach(start);
    const late = Promise.allSettled(requests).then(() => Promise.all(sent));
    await within(clock, REVOCATION_TIMEOUT_MS, late);
    return revocations.flatMap(({ failure }) => (failure === null ? [] : [failure]));
  }

  return {
    get closed() { return ending !== null; },
    add(token) {
      if (ending === null) tokens.push(token);
      else start(token);
    },
    follow(request) { requests.push(request); },
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
