import { bareValue } from '../credentials/bare.ts';
import type { Text } from '../foundation/text.ts';
import { text } from '../foundation/text.ts';
import type { Vault } from '../foundation/vault.ts';
import type { ChoiceOf, InputName, InputOf, InputRow } from './inputs.ts';
import { inputNames, inputs, isInputName, rowOf } from './inputs.ts';
import { nearestName } from '../foundation/nearest.ts';
import type { Written } from './file-reading.ts';
import type { InputNaming, Problem, ProblemParts } from './problems.ts';
import { problem, problemAt } from './problems.ts';
import { quoted } from './quote.ts';
import type { Parsed, Show } from './values.ts';
import { isId, parseBaseUrl, parseBoolean, parseChoice, parseInteger, parsePath, parseText, parseUserId } from './values.ts';

/** Inputs by name, as texts. `''` is the default (but of `status-url`), as is a name that is not there. */
export type GivenInputs = Readonly<Record<string, string>>;

/**
 * Reads inputs by kind and collects what can't be used. A value that can't be used reads as the default, so that reading
 * goes on to the next problem; whoever reads must look at {@link Reader.problems} before using anything.
 */
export interface Reader {
  readonly problems: readonly Problem[];
  readonly show: Show;
  readonly nameOf: (name: InputName) => string;
  /** The text as given, untrimmed; the default where it is empty. */
  readonly raw: (name: InputName) => string;
  /** Given, and empty: tells an input that was switched off from one that was left out. */
  readonly isEmptied: (name: InputName) => boolean;
  /** Set to other than its default? (In the action, an input that is left out arrives as its default.) */
  readonly isSet: (name: InputName) => boolean;
  /** Set by an input, and so going before a config file? In the action, one that is set to its default looks like one left out. */
  readonly isOverridden: (name: InputName) => boolean;
  /** Was it read, and could not be used? */
  readonly isFaulty: (name: InputName) => boolean;
  readonly refuse: (name: InputName, says: Text, allowed?: string) => void;
  readonly add: (problems: readonly Problem[]) => void;
  readonly boolean: (name: InputOf<'boolean'>) => boolean;
  readonly integer: (name: InputOf<'integer'>) => number;
  readonly choice: <Name extends InputOf<'choice'>>(name: Name) => ChoiceOf<Name>;
  /** `null`: empty. Without what stands around the ID: {@link raw} has that, for the `credentials` check to tell. */
  readonly userId: (name: InputOf<'id'>) => string | null;
  readonly url: (name: InputOf<'url'>) => URL;
  readonly path: (name: InputOf<'path'>) => string | null;
  readonly text: (name: InputOf<'text'>) => string | null;
}

/** @param file inputs of the whole run that a config file sets: an input that is set goes before them */
export function createReader(given: GivenInputs, vault: Vault, naming: InputNaming, file: ReadonlyMap<string, Written<string>> = new Map()): Reader {
  const problems: Problem[] = [];
  /** Told once, however often they are read. */
  const faulty = new Set<InputName>();
  const secrets = (): readonly string[] => inputNames.filter((name) => rowOf(name).secret).map((name) => given[name] ?? '');
  const show: Show = (raw) => quoted(raw, vault, secrets());
  const written = (name: InputName): string | null => (Object.hasOwn(given, name) && !isTooLong(name) ? (given[name] ?? null) : null);
  const isTooLong = (name: InputName): boolean => {
    const limit = longest(name);
    const { length } = given[name] ?? '';
    if (length <= limit) return false;
    if (!faulty.has(name)) problems.push(problem(naming.nameOf(name), text`is ${length} characters long.`, { allowed: `at most ${String(limit)} characters` }));
    faulty.add(name);
    return true;
  };
  const fromFile = (name: InputName): Written<string> | undefined => (isOverridden(name) ? undefined : file.get(name));
  const isOverridden = (name: InputName): boolean => !isBlank(written(name)) && (naming.door === 'command' || written(name)?.trim() !== rowOf(name).default);
  const raw = (name: InputName): string => fromFile(name)?.value ?? (isBlank(written(name)) ? rowOf(name).default : (written(name) ?? ''));
  const trimmed = (name: InputName): string => raw(name).trim();

  function tell(name: InputName, says: Text, parts: ProblemParts): void {
    const at = fromFile(name)?.at;
    problems.push(at === undefined ? problem(naming.nameOf(name), says, parts) : problemAt(at, text`${name} ${says}`, parts));
  }
  function settled<Value>(name: InputName, parsed: Parsed<Value>, fallback: Value): Value {
    if (parsed.kind === 'value') return parsed.value;
    if (!faulty.has(name)) tell(name, parsed.says, { allowed: parsed.allowed, nearest: parsed.nearest });
    faulty.add(name);
    return fallback;
  }
  function orNull(name: InputName, parse: (raw: string) => Parsed<string>): string | null {
    return trimmed(name) === '' ? null : settled<string | null>(name, parse(trimmed(name)), null);
  }

  return {
    problems,
    show,
    nameOf: (name) => (fromFile(name) === undefined ? naming.nameOf(name) : name),
    isOverridden,
    isFaulty: (name) => faulty.has(name),
    raw,
    isEmptied: (name) => written(name)?.trim() === '',
    isSet: (name) => trimmed(name) !== rowOf(name).default,
    refuse: (name, says, allowed) => tell(name, says, { allowed }),
    add: (more) => {
      for (const each of more) problems.push(each);
    },
    boolean: (name) => settled(name, parseBoolean(trimmed(name), show), inputs[name].default === 'true'),
    integer: (name) => settled(name, parseInteger(trimmed(name), inputs[name].value, show), Number(inputs[name].default)),
    choice: (name) => choiceOf(name, settled(name, parseChoice(trimmed(name), inputs[name].value.of, show), inputs[name].default)),
    userId: (name) => orNull(name, (raw) => parseUserId(isId(raw) ? raw : bareValue(raw), show)),
    url: (name) => settled(name, parseBaseUrl(trimmed(name)), new URL(inputs[name].default)),
    path: (name) => orNull(name, parsePath),
    text: (name) => orNull(name, parseText),
  };
}

/** Linux hands a program no longer variable than 128 KiB; what a file or another system can hold beyond this is none of ours. */
const LONGEST_INPUT = 1024 * 1024;
/** Every part of a secret is looked for in all that comes in, so it must not be without end. */
const LONGEST_SECRET = 16 * 1024;

function longest(name: InputName): number {
  // The credentials room says so itself, as a finding of this target alone.
  if (name === 'jwt-config') return Infinity;
  return rowOf(name).value.kind === 'secret' ? LONGEST_SECRET : LONGEST_INPUT;
}

const isBlank = (written: string | null): boolean => written === null || written.trim() === '';

/** The same text, as a member of the row's closed list. */
function choiceOf<Name extends InputOf<'choice'>>(name: Name, choice: string): ChoiceOf<Name> {
  const choices: readonly ChoiceOf<Name>[] = inputs[name].value.of;
  const found = choices.find((each) => each === choice);
  if (found === undefined) throw new Error(`the default of ${name} is none of its values`);
  return found;
}

/** Names that are no input's: each with the nearest that is one. */
export function unknownInputs(given: GivenInputs): readonly Problem[] {
  return Object.keys(given).filter((name) => !isInputName(name))
    .map((name) => problem(name, ['is not an input.'], { nearest: nearestName(name, inputNames) }));
}

/** Every input whose feature is not built yet must be usable, and then be left at its default. */
export function refuseUnbuilt(reader: Reader): void {
  for (const name of inputNames) {
    const row: InputRow = rowOf(name);
    if (row.built) continue;
    validate(reader, name);
    if (reader.isFaulty(name) || !reader.isSet(name) || saysDefault(reader, name)) continue;
    reader.refuse(name, text`is not built in this version; leave it out.`, row.default === '' ? undefined : row.default);
  }
}

/** `FALSE` is `false`. */
const saysDefault = (reader: Reader, name: InputName): boolean =>
  rowOf(name).value.kind === 'boolean' && reader.raw(name).trim().toLowerCase() === rowOf(name).default;

function validate(reader: Reader, name: InputName): void {
  if (isOfKind(name, 'boolean')) reader.boolean(name);
  else if (isOfKind(name, 'choice')) reader.choice(name);
  else if (isOfKind(name, 'path')) reader.path(name);
  else if (isOfKind(name, 'text')) reader.text(name);
}

function isOfKind<Kind extends InputRow['value']['kind']>(name: InputName, kind: Kind): name is InputOf<Kind> {
  return rowOf(name).value.kind === kind;
}
