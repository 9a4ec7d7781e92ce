import type { Machine } from './world.ts';

/** A signal that ends the run early, and the exit code of the command that goes with it. */
export type EndingSignal = 'SIGINT' | 'SIGTERM';

/** What of `process` is needed to hear signals. */
export interface SignalSource {
  on(signal: 'SIGINT' | 'SIGTERM' | 'SIGBREAK', listener: () => void): unknown;
}

export interface Interruption {
  /** Aborted at the first signal. */
  readonly signal: AbortSignal;
  /** The first signal; `null` while there was none. */
  readonly received: () => EndingSignal | null;
}

/**
 * The runner sends SIGINT, 7.5 s later SIGTERM, and kills after another 2.5 s
 * (https://docs.github.com/actions/reference/workflows-and-actions/workflow-cancellation): by then all must be over.
 */
export const GRACE_MS = 4_500;

/** Windows has no SIGTERM that a process can hear; the runner sends Ctrl-Break there, in its place. */
const MEANS = { SIGINT: 'SIGINT', SIGTERM: 'SIGTERM', SIGBREAK: 'SIGTERM' } as const;

/**
 * The first signal asks the run to end; a second one, or {@link GRACE_MS} without an end, ends the process by `force`.
 * @param force ends the process at once
 */
export function listenForSignals(source: SignalSource, machine: Pick<Machine, 'setTimer'>, force: (signal: EndingSignal) => void): Interruption {
  const controller = new AbortController();
  let first: EndingSignal | null = null;
  const hear = (signal: EndingSignal): void => {
    if (first !== null) {
      force(signal);
      return;
    }
    first = signal;
    machine.setTimer(() => force(signal), GRACE_MS).unref();
    controller.abort('interrupted');
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const) source.on(name, () => hear(MEANS[name]));
  return { signal: controller.signal, received: () => first };
}
