import type { Machine } from './world.ts';

/** A signal that ends the run early, and the exit code of the command that goes with it. */
export type EndingSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

/** What of `process` is needed to hear signals. */
export interface SignalSource {
  on(signal: EndingSignal | 'SIGBREAK', listener: () => void): unknown;
}

export interface Interruption {
  /** Aborted at the first signal. */
  readonly signal: AbortSignal;
  /** The first signal; `null` while there was none. */
  readonly received: () => EndingSignal | null;
  /** Asks the run to end as a signal does: our own bug leaves nothing else to do. */
  readonly stop: () => void;
  /** Told of each access token that is obtained (1) or gone again (-1). */
  readonly holds: (change: 1 | -1) => void;
  /** What stays behind where the process ends now, for people; `null`: nothing. */
  readonly stays: () => string | null;
}

/**
 * The runner sends SIGINT, 7.5 s later SIGTERM, and kills after another 2.5 s
 * (https://docs.github.com/actions/reference/workflows-and-actions/workflow-cancellation): by then all must be over.
 */
export const GRACE_MS = 4_500;

/** Windows has no SIGTERM that a process can hear; the runner sends Ctrl-Break there, in its place. */
const MEANS = { SIGINT: 'SIGINT', SIGTERM: 'SIGTERM', SIGHUP: 'SIGHUP', SIGBREAK: 'SIGTERM' } as const;

/**
 * The first signal asks the run to end; a second one, or {@link GRACE_MS} without an end, ends the process by `force`.
 * @param force ends the process at once; `null`: no signal was the reason
 */
export function listenForSignals(
  source: SignalSource, machine: Pick<Machine, 'setTimer'>, force: (signal: EndingSignal | null) => void,
): Interruption {
  const controller = new AbortController();
  let first: EndingSignal | null = null;
  let held = 0;
  const end = (signal: EndingSignal | null): void => {
    machine.setTimer(() => force(signal), GRACE_MS).unref();
    controller.abort('interrupted');
  };
  const hear = (signal: EndingSignal): void => {
    if (controller.signal.aborted) {
      force(signal);
      return;
    }
    first = signal;
    end(signal);
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const) source.on(name, () => hear(MEANS[name]));
  return {
    signal: controller.signal,
    received: () => first,
    stop: () => {
      if (!controller.signal.aborted) end(null);
    },
    holds: (change) => {
      held += change;
    },
    stays: () => (held > 0 ? `Ended at once: ${held} access token(s) were not revoked; they expire by themselves within about an hour.` : null),
  };
}
