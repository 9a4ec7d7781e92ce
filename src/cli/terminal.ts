import type { ProgressEvent } from '../foundation/deps.ts';
import type { TextStyle } from '../render/text.ts';
import { inert } from '../render/log-line.ts';
import type { Syntax } from '../render/log-line.ts';
import { advance, eventLine, NO_PROGRESS, progressLine } from '../render/progress.ts';

/** What is known of a stream that the command writes to. */
export interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number | undefined;
}

/** Standard error: lines for people. */
export interface Output extends Stream {
  write(text: string): unknown;
  /** Takes back what stands on the line that has not ended. */
  erase(): void;
}

/** Standard output: nothing gets there but by its syntax, so that no format can be obeyed by a CI system. */
export interface Printer extends Stream {
  print(text: string, syntax: Syntax): void;
}

/** Back to the start of the line, and clear it (ECMA-48 CR, EL). */
const ERASE = '\r\u001b[2K';

/**
 * The command's one way to `stream`: nothing gets there that a terminal or a CI system would obey, whoever forgot to
 * clean it.
 * @param color whether our own colours may stay
 */
export function inertOutput(
  stream: Stream & { readonly write: (text: string) => unknown }, color = false,
): Output & Printer {
  const print = (text: string, syntax: Syntax): void => void stream.write(inert(withoutControls(text, color), syntax));
  return {
    get isTTY() {
      return stream.isTTY === true;
    },
    get columns() {
      return stream.columns;
    },
    print,
    write: (text) => print(text, 'text'),
    erase: () => void stream.write(ERASE),
  };
}

/**
 * C0 and C1 but for tab and line end, marks of direction and what has no width; ECMA-48 SGR is ESC, `[`, numbers and `m`.
 */
const CONTROLS = '[\\u0000-\\u0008\\u000b-\\u001a\\u001c-\\u001f\\u007f-\\u009f'
  + '\\u00ad\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff]';
const WITH_COLOR = new RegExp(`${CONTROLS}|\\u001b(?!\\[\\d{1,3}(?:;\\d{1,3}){0,4}m)`, 'gu');
const WITHOUT_COLOR = new RegExp(`${CONTROLS}|\\u001b(?:\\[[\\d;]{0,20}m)?`, 'gu');

const withoutControls = (text: string, color: boolean): string => text.replace(color ? WITH_COLOR : WITHOUT_COLOR, '');

/** Shows what is under way: on a terminal one line that is written over, elsewhere only what a log should keep. */
export interface ProgressDisplay {
  show(event: ProgressEvent): void;
  /** Takes the line away, so that what is printed next starts clean. */
  clear(): void;
}

const FALLBACK_COLUMNS = 80;

export function progressDisplay(stream: Output): ProgressDisplay {
  const terminal = stream.isTTY === true;
  let state = NO_PROGRESS;
  let drawn = false;
  let tick = 0;
  const clear = (): void => {
    if (drawn) stream.erase();
    drawn = false;
  };
  return {
    clear,
    show(event) {
      state = advance(state, event);
      const line = eventLine(event);
      if (line !== null) {
        clear();
        stream.write(`${line}\n`);
      }
      if (!terminal) return;
      tick += 1;
      const now = progressLine(state, tick, stream.columns ?? FALLBACK_COLUMNS);
      clear();
      if (now === '') return;
      stream.write(now);
      drawn = true;
    },
  };
}

/** How a report is written for this stream: on a terminal in its width. */
export function styleFor(stream: Stream, env: Readonly<Record<string, string | undefined>>): TextStyle {
  const color = wantsColor(stream, env);
  return stream.isTTY === true && stream.columns !== undefined ? { color, width: stream.columns } : { color };
}

/** Colour where a person reads it: a terminal, unless NO_COLOR asks for none (https://no-color.org), or FORCE_COLOR asks for some. */
export function wantsColor(stream: Stream, env: Readonly<Record<string, string | undefined>>): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '0' && forced !== 'false') return true;
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}
