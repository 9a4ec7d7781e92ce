import type { Clock } from '../foundation/deps.ts';
import type { RunEnd } from './runner.ts';

/** The time of a run: when it began, when it must end, and the signal that says it is over. */
export interface RunTime {
  /** Wall clock, milliseconds since 1970. */
  readonly startedAtMs: number;
  readonly startedAtMonotonicMs: number;
  readonly deadlineAtMonotonicMs: number;
  /** Aborted with a {@link RunEnd} as its reason. */
  readonly signal: AbortSignal;
  /** Takes the timer down. */
  done(): void;
}

/** Starts the run's clock: over after `timeoutMs`, or when `interrupted` aborts. */
export function startRun(clock: Clock, timeoutMs: number, interrupted: AbortSignal): RunTime {
  const controller = new AbortController();
  const end = (reason: RunEnd) => (): void => controller.abort(reason);
  const cancel = clock.after(timeoutMs, end('deadline'));
  const stop = end('interrupted');
  if (interrupted.aborted) stop();
  interrupted.addEventListener('abort', stop, { once: true });
  const startedAtMonotonicMs = clock.monotonic();
  return {
    startedAtMs: clock.now(),
    startedAtMonotonicMs,
    deadlineAtMonotonicMs: startedAtMonotonicMs + timeoutMs,
    signal: controller.signal,
    done() {
      cancel();
      interrupted.removeEventListener('abort', stop);
    },
  };
}
