import type { ProgressEvent } from '../foundation/deps.ts';
import { unwrap } from '../foundation/text.ts';
import { inertLine } from './log-line.ts';
import { shownUrl } from './shown-url.ts';
import { duration } from './words.ts';

/** What is under way, as far as a terminal shows it. */
export interface Progress {
  /** `target/check-id` of the checks under way, in the order of their start. */
  readonly running: readonly string[];
  readonly settled: number;
  /** What was last tried again; forgotten when the next check settles. */
  readonly retry: string | null;
}

export const NO_PROGRESS: Progress = { running: [], settled: 0, retry: null };

/** What is under way after `event`. */
export function advance(progress: Progress, event: ProgressEvent): Progress {
  switch (event.kind) {
    case 'check-started':
      return { ...progress, running: [...progress.running, `${event.target}/${event.id}`] };
    case 'check-settled': {
      const key = `${event.target}/${event.id}`;
      return { running: progress.running.filter((each) => each !== key), settled: progress.settled + 1, retry: null };
    }
    case 'retry':
      return { ...progress, retry: retryWords(event) };
    case 'note':
    case 'token':
    case 'exchange':
      return progress;
  }
}

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] as const;

/**
 * One line that fits into `width` characters, to be written over the one before; `''` where nothing is under way.
 * @param tick counts up with every drawing, and turns the wheel
 */
export function progressLine({ running, settled, retry }: Progress, tick: number, width: number): string {
  if (running.length === 0) return '';
  const wheel = FRAMES[Math.abs(tick) % FRAMES.length] ?? FRAMES[0];
  const done = settled === 0 ? '' : `${settled} done, `;
  const line = `${wheel} ${done}asking ${running.join(', ')}${retry === null ? '' : ` (${retry})`}`;
  // A terminal that breaks the line would scroll with every drawing; the last column makes some of them break.
  return line.length < width ? line : `${line.slice(0, Math.max(0, width - 2)).trimEnd()}…`;
}

/** What a log that can't be written over says of an event; `null`: nothing. */
export function eventLine(event: ProgressEvent): string | null {
  switch (event.kind) {
    case 'check-started':
    case 'check-settled':
    case 'token':
    case 'exchange':
      return null;
    case 'retry':
      return inertLine(`Asking Box again, ${retryWords(event)}.`);
    case 'note':
      return inertLine(event.message);
  }
}

/** What a debug log says of an event: timings, and what of an answer's headers may be shown; `null`: nothing. */
export function debugLine(event: ProgressEvent): string | null {
  if (event.kind !== 'exchange') return null;
  const { exchange: { target, purpose, method, url, status, durationMs, attempt, error }, headers } = event;
  const came = status === null ? (error !== null && 'transport' in error ? `no answer (${error.transport})` : 'connected') : `HTTP ${status}`;
  const shown = Object.entries(headers).map(([name, value]) => `${name}: ${unwrap(value)}`);
  return inertLine([`${target} ${purpose}, try ${attempt}: ${method} ${shownUrl(url)}: ${came} in ${durationMs} ms`, ...shown].join('; '));
}

const retryWords = ({ purpose, attempt, delayMs }: Extract<ProgressEvent, { kind: 'retry' }>): string =>
  `${purpose}: try ${attempt} in ${duration(delayMs)}`;
