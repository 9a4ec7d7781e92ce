import type { Clock } from '../foundation/deps.ts';
import { WireFault } from '../foundation/wire.ts';

/** Why the run ends before its questions are answered. */
export type RunEnd = 'deadline' | 'interrupted';

/** An end that many wait for. One listener on the run's signal serves them all: Node warns of more than ten. */
export interface Ending {
  /** `null` while it has not come. */
  reason(): RunEnd | null;
  end(reason: RunEnd): void;
  /** Calls `then` at the end (at once where it has come), unless the returned function was called before. */
  onEnd(then: (reason: RunEnd) => void): () => void;
}

export function createEnding(): Ending {
  let come: RunEnd | null = null;
  const listeners = new Set<(reason: RunEnd) => void>();
  return {
    reason: () => come,
    end(reason) {
      if (come !== null) return;
      come = reason;
      for (const listener of listeners) listener(reason);
      listeners.clear();
    },
    onEnd(then) {
      if (come !== null) then(come);
      else listeners.add(then);
      return () => listeners.delete(then);
    },
  };
}

/** An ending that comes when `signal` aborts; its reason is a {@link RunEnd}. */
export function endingOf(signal: AbortSignal): Ending {
  const ending = createEnding();
  const follow = (): void => ending.end(signal.reason === 'deadline' ? 'deadline' : 'interrupted');
  if (signal.aborted) follow();
  else signal.addEventListener('abort', follow, { once: true });
  return ending;
}

/** How work on the wire came out. */
export type Raced<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'fault'; readonly fault: WireFault }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'ended'; readonly reason: RunEnd };

/**
 * Runs `work` until it settles, `timeoutMs` are over or `ending` comes, and does not wait for work that heeds no signal. Each
 * run has a signal of its own.
 * @throws what `work` throws, other than {@link WireFault}
 */
export function race<T>(work: (signal: AbortSignal) => Promise<T>, timeoutMs: number, ending: Ending, clock: Clock): Promise<Raced<T>> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const cancels: (() => void)[] = [];
    const settle = (outcome: Raced<T>): void => {
      for (const cancel of cancels) cancel();
      resolve(outcome);
      if (outcome.kind === 'timeout' || outcome.kind === 'ended') controller.abort(outcome.kind);
    };
    const reason = ending.reason();
    if (reason !== null) {
      settle({ kind: 'ended', reason });
      return;
    }
    cancels.push(
      clock.after(timeoutMs, () => settle({ kind: 'timeout' })),
      ending.onEnd((came) => settle({ kind: 'ended', reason: came })),
    );
    work(controller.signal).then(
      (value) => settle({ kind: 'done', value }),
      (error: unknown) => {
        for (const cancel of cancels) cancel();
        if (error instanceof WireFault) resolve({ kind: 'fault', fault: error });
        else reject(error instanceof Error ? error : new Error('the wire failed', { cause: error }));
      },
    );
  });
}

/** Waits `delayMs`, or less where the end comes before. */
export function pause(delayMs: number, ending: Ending, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(delayMs, () => {
      forget();
      resolve();
    });
    const forget = ending.onEnd(() => {
      cancel();
      resolve();
    });
  });
}
