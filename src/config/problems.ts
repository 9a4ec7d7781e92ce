import type { Text } from '../foundation/text.ts';
import { foreign, text } from '../foundation/text.ts';
import type { Location } from '../foundation/location.ts';
import type { InputName } from './inputs.ts';

/** Something in the inputs that can't be used. All of a run's problems are collected and shown together. */
export interface Problem {
  /** What the user calls it: `folders`, `--folders`, `BOX_PREFLIGHT_FOLDERS`. */
  readonly input: string;
  /** From 1, where the input is read by line. */
  readonly line: number | null;
  /** Where it stands in a file, where it does. */
  readonly source: Location | null;
  /** One or two sentences that begin with the input's name. Never holds a secret. */
  readonly message: Text;
  /** What may stand there instead, as a phrase: `true or false`, `1 to 3600 seconds`. */
  readonly allowed: string | null;
  /** The known name that is most likely meant. */
  readonly nearest: string | null;
}

/** Something about the inputs that people should know although the run goes on. */
export interface Notice {
  readonly level: 'notice' | 'warning';
  readonly input: string | null;
  readonly message: Text;
}

/** How an input is called to this user, so that messages name what they wrote. */
export interface InputNaming {
  /** The action's inputs come from a workflow file, the command's from flags and environment: advice differs. */
  readonly door: 'action' | 'command';
  readonly nameOf: (input: InputName) => string;
}

/** The action's inputs are called what action.yml calls them. */
export const actionNaming: InputNaming = { door: 'action', nameOf: (input) => input };

export interface ProblemParts {
  readonly line?: number;
  readonly allowed?: string | undefined;
  readonly nearest?: string | null | undefined;
}

/** A problem of `input`; `says` continues the sentence that its name begins (`is not a number`). */
export function problem(input: string, says: Text, parts: ProblemParts = {}): Problem {
  const line = parts.line ?? null;
  return {
    input,
    line,
    source: null,
    message: line === null ? text`${input} ${says}` : text`${input}, line ${line}: ${says}`,
    allowed: parts.allowed ?? null,
    nearest: parts.nearest ?? null,
  };
}

/** A problem at a place of a file. `says` is a sentence, or continues the one that `key` begins. */
export function problemAt(source: Location, says: Text, parts: Omit<ProblemParts, 'line'> = {}): Problem {
  const { file, line, column } = source;
  return { ...problem(file, says, parts), source, message: text`${foreign('words', file)}:${line}:${column}: ${says}` };
}

/** Those of inputs first, then those of a file as one reads it: they are not found in that order. */
export const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  [...problems].sort((a, b) => (a.source?.line ?? 0) - (b.source?.line ?? 0) || (a.source?.column ?? 0) - (b.source?.column ?? 0));

/** The whole problem on one line: what is wrong, what is allowed, what was probably meant. */
export function describeProblem({ message, allowed, nearest }: Problem): Text {
  return [
    ...message,
    ...(allowed === null ? [] : [` Allowed: ${allowed}.`]),
    ...(nearest === null ? [] : [` Did you mean ${nearest}?`]),
  ];
}

/** `a, b or c`. */
export const orList = (names: readonly string[]): string => list(names, 'or');

/** `a, b and c`. */
export const andList = (names: readonly string[]): string => list(names, 'and');

const list = (names: readonly string[], last: string): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1) ?? ''}`;
