import { parseArgs } from 'node:util';
import { clean, text } from '../foundation/text.ts';
import type { Vault } from '../foundation/vault.ts';
import { checkIdProblem, notAsked, spelledAsIn } from './check-ids.ts';
import { environmentName, ENVIRONMENT_PREFIX as PREFIX } from './describe.ts';
import { freeze } from './freeze.ts';
import type { InputName } from './inputs.ts';
import { inputNames, isInputName, rowOf } from './inputs.ts';
import { nearestName } from '../foundation/nearest.ts';
import { loadConfig, NO_CONFIG } from './load.ts';
import type { Loaded } from './load.ts';
import type { Plan, ReportFormat } from './plan.ts';
import { planFromInputs } from './plan-from-inputs.ts';
import type { InputNaming, Notice, Problem } from './problems.ts';
import { orList, problem } from './problems.ts';
import { quoted } from './quote.ts';
import type { GivenInputs } from './reader.ts';
import { REPORT_FORMATS } from './reports.ts';
import { mayBeSecret } from './secret-form.ts';
import type { Surroundings } from './surroundings.ts';
import type { Show } from './values.ts';
import { parsePath } from './values.ts';

/** What the command can print and write. */
export const FORMATS = REPORT_FORMATS;
export type Format = ReportFormat;

/** A report to write besides the one on standard output. `file` as it was written: relative to the working directory. */
export interface OutputRequest {
  readonly format: Format;
  readonly file: string;
}

/** Flags and environment of `run`, read but not yet validated as inputs. Usable only where there are no problems. */
export interface CommandInputs {
  readonly given: GivenInputs;
  readonly naming: InputNaming;
  readonly format: Format;
  readonly outputs: readonly OutputRequest[];
  readonly only: readonly string[] | null;
  readonly skip: readonly string[];
  readonly problems: readonly Problem[];
  readonly notices: readonly Notice[];
}

export type CommandPlan =
  | { readonly kind: 'plan'; readonly plan: Plan; readonly notices: readonly Notice[]; readonly format: Format; readonly outputs: readonly OutputRequest[] }
  | { readonly kind: 'unusable'; readonly problems: readonly Problem[] };

/** Environment by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

const COMMAND_FLAGS = ['format', 'output', 'only', 'skip'] as const;
type CommandFlag = (typeof COMMAND_FLAGS)[number];

/** Flags as written, by name, in order; what can't be used is in `problems`. */
interface Flags {
  readonly inputs: ReadonlyMap<InputName, string>;
  readonly command: Readonly<Record<CommandFlag, readonly string[]>>;
  readonly problems: readonly Problem[];
}

/**
 * Flags and environment as one frozen plan, or all that is wrong with both.
 * @param argv the arguments after the command's name
 */
export function planFromCommand(argv: readonly string[], env: Environment, surroundings: Surroundings, vault: Vault, loaded: Loaded = NO_CONFIG): CommandPlan {
  const command = commandInputs(argv, env);
  const result = planFromInputs(command.given, surroundings, vault, command.naming, loaded);
  if (result.kind === 'unusable') return { kind: 'unusable', problems: [...command.problems, ...result.problems] };
  const { plan, problems, notices } = narrowed(result.plan, command);
  const all = [...command.problems, ...problems];
  if (all.length > 0) return { kind: 'unusable', problems: all };
  return { kind: 'plan', plan, notices: [...command.notices, ...result.notices, ...notices], format: command.format, outputs: command.outputs };
}

/** The config file that flags and environment name, or the one at its usual place. */
export function configOfCommand(argv: readonly string[], env: Environment, surroundings: Surroundings, vault: Vault): Promise<Loaded> {
  const { given, naming } = commandInputs(argv, env);
  return loadConfig(given, surroundings, vault, naming);
}

/** The plan with `--only` and `--skip` in it. An unknown folder or scope in `--only` is a slip; in `--skip` it changes nothing. */
function narrowed(plan: Plan, command: CommandInputs): { readonly plan: Plan; readonly problems: readonly Problem[]; readonly notices: readonly Notice[] } {
  const only = command.only === null ? null : spelledAsIn(plan, command.only);
  const skip = spelledAsIn(plan, command.skip);
  const absent = (flag: string, ids: readonly string[]): readonly Problem[] => ids.flatMap((id) => {
    const says = notAsked(plan, id);
    return says === null ? [] : [problem(flag, says)];
  });
  return {
    plan: freeze({ ...plan, only, skip }),
    problems: absent('--only', only ?? []),
    notices: absent('--skip', skip).map(({ input, message }) => ({ level: 'warning', input, message })),
  };
}

/**
 * Reads the flags and the environment of `run` (contract, section 7). A flag goes before the environment. Secrets come by
 * environment or file alone, and no message shows an argument that may be one.
 * @param argv the arguments after the command's name
 */
export function commandInputs(argv: readonly string[], env: Environment): CommandInputs {
  const flags = flagsFrom(argv);
  const environment = environmentFrom(env);
  const given = new Map<InputName, string>([...environment.inputs, ...flags.inputs]);
  const show = showWithout(inputNames.filter((name) => rowOf(name).secret).map((name) => env[environmentName(name)] ?? ''));
  const format = formatFrom(flags.command.format, show);
  const outputs = outputsFrom(flags.command.output, show);
  const ids = (['only', 'skip'] as const).flatMap((flag) => flags.command[flag].map((id) => checkIdProblem(`--${flag}`, id, show)));
  return {
    given: Object.fromEntries(given),
    naming: namingOf(flags.inputs, environment.inputs),
    format: format.value,
    outputs: outputs.value,
    only: flags.command.only.length === 0 ? null : flags.command.only,
    skip: flags.command.skip,
    problems: [...flags.problems, ...environment.problems, ...format.problems, ...outputs.problems, ...ids.filter((each) => each !== null)],
    notices: environment.notices,
  };
}

/** What was written, quoted, unless it holds one of `secrets`: a variable that was put beside the wrong flag. */
const showWithout = (secrets: readonly string[]): Show => (raw) =>
  quoted(raw, { scrub: (same) => (secrets.some((secret) => secret !== '' && same.includes(secret)) ? '***' : same) }, secrets);

function namingOf(flags: ReadonlyMap<InputName, string>, environment: ReadonlyMap<InputName, string>): InputNaming {
  const byEnvironment = (input: InputName): boolean => rowOf(input).secret || (environment.has(input) && !flags.has(input));
  return { door: 'command', nameOf: (input) => (byEnvironment(input) ? environmentName(input) : `--${input}`) };
}

function environmentFrom(env: Environment): { readonly inputs: ReadonlyMap<InputName, string>; readonly problems: readonly Problem[]; readonly notices: readonly Notice[] } {
  const inputs = new Map<InputName, string>();
  for (const name of inputNames) {
    const value = env[environmentName(name)];
    if (value !== undefined) inputs.set(name, value);
  }
  const known = inputNames.map(environmentName);
  const unknown = Object.keys(env).filter((name) => name.startsWith(PREFIX) && !known.includes(name));
  const near = (name: string): string | null => nearestName(name.slice(PREFIX.length), known.map((each) => each.slice(PREFIX.length)));
  return {
    inputs,
    problems: unknown.flatMap((name) => (near(name) === null ? [] : [problem(clean(name), ['is not an input.'], { nearest: PREFIX + (near(name) ?? '') })])),
    // Not near to any: likely somebody's own, such as a version to install.
    notices: unknown.filter((name) => near(name) === null).map((name) => ({ level: 'warning', input: clean(name), message: [`${clean(name)} is not an input, and is not used.`] })),
  };
}

const isBooleanInput = (name: string): boolean => isInputName(name) && rowOf(name).value.kind === 'boolean';
const ALL_FLAGS: readonly string[] = [...COMMAND_FLAGS, ...inputNames];

/** `-abc` is one argument that is no flag here, not three flags: told letter by letter, it would show what it holds. */
const unclustered = (argument: string): string => (/^-[^-]./su.test(argument) ? '--' : '') + argument;

function tokensOf(argv: readonly string[]): readonly Token[] {
  const options = Object.fromEntries(ALL_FLAGS.map((name) => [name, { type: isBooleanInput(name) ? 'boolean' : 'string' } as const]));
  return parseArgs({ args: [...argv], options, strict: false, tokens: true, allowPositionals: true }).tokens;
}

type Token = ReturnType<typeof parseArgs<{ strict: false; tokens: true }>>['tokens'][number];
type Flag = Extract<Token, { kind: 'option' }>;

/** As many as nobody types; what reads them takes time by the square of their number. */
const MOST_ARGUMENTS = 10_000;

function flagsFrom(argv: readonly string[]): Flags {
  const values = new Map<string, string[]>();
  const problems: Problem[] = [];
  if (argv.length > MOST_ARGUMENTS) problems.push(problem(`argument ${String(MOST_ARGUMENTS + 1)}`, ['is one too many.'], { allowed: `at most ${String(MOST_ARGUMENTS)} arguments` }));
  for (const token of tokensOf(argv.slice(0, MOST_ARGUMENTS).map(unclustered))) {
    if (token.kind === 'positional') problems.push(problem(`argument ${String(token.index + 1)}`, ['belongs to no flag. A value with spaces needs quotes; a flag that is true or false takes its value after =.']));
    if (token.kind !== 'option') continue;
    const refusal = flagProblem(token);
    if (refusal !== null) {
      problems.push(refusal);
      continue;
    }
    const before = values.get(token.name);
    if (before === undefined) values.set(token.name, [token.value ?? 'true']);
    else before.push(token.value ?? 'true');
  }
  problems.push(...[...values].filter(([name, all]) => all.length > 1 && !isRepeatable(name)).map(([name]) => problem(`--${name}`, ['is given more than once.'])));
  const inputs = inputNames.flatMap((name): [InputName, string][] => {
    const all = values.get(name);
    return all === undefined ? [] : [[name, all.join('\n')]];
  });
  const of = (flag: CommandFlag): readonly string[] => values.get(flag) ?? [];
  return { inputs: new Map(inputs), command: { format: of('format'), output: of('output'), only: of('only'), skip: of('skip') }, problems };
}

function isRepeatable(name: string): boolean {
  return isInputName(name) ? rowOf(name).value.kind === 'lines' : name !== 'format';
}

function flagProblem(token: Flag): Problem | null {
  const { name, rawName, value, inlineValue } = token;
  if (isInputName(name) && rawName === `--${name}` && rowOf(name).secret) {
    return problem(rawName, [`is a secret: a command line can be read by others on this machine. Set ${environmentName(name)} in the environment${name === 'jwt-config' ? ', or give its path with --jwt-config-file' : ''}.`]);
  }
  if (!ALL_FLAGS.includes(name) || rawName !== `--${name}`) return unknownFlag(token);
  if (isBooleanInput(name)) return null;
  if (value === undefined) return problem(rawName, ['needs a value.']);
  return !inlineValue && value.startsWith('-') && value !== '-' ? problem(rawName, [`needs a value. One that begins with a dash is written ${rawName}=VALUE.`]) : null;
}

/** What does not look like a flag may be a secret that lost its own, and is told by its place. */
function unknownFlag({ rawName, index }: Flag): Problem {
  const isShown = /^--[a-z][a-z0-9-]{0,30}$|^-[a-z]$/iu.test(rawName) && !mayBeSecret(rawName);
  const flag = isShown ? rawName : `argument ${String(index + 1)}`;
  const nearest = nearestName(rawName.replace(/^-+/u, ''), ALL_FLAGS);
  return problem(flag, ['is not a flag of this command.'], { nearest: nearest === null ? null : wayIn(nearest) });
}

const wayIn = (name: string): string => (isInputName(name) && rowOf(name).secret ? environmentName(name) : `--${name}`);

interface Read<Value> {
  readonly value: Value;
  readonly problems: readonly Problem[];
}

function formatProblem(flag: string, format: string, show: Show): Problem {
  const allowed = orList(FORMATS);
  return problem(flag, text`has the format ${show(format)}, which is not known.`, { allowed, nearest: nearestName(format, FORMATS) });
}

const formatOf = (name: string): Format | undefined => FORMATS.find((each) => each === name);

function formatFrom([name = 'text']: readonly string[], show: Show): Read<Format> {
  const format = formatOf(name);
  return format === undefined ? { value: 'text', problems: [formatProblem('--format', name, show)] } : { value: format, problems: [] };
}

function outputsFrom(written: readonly string[], show: Show): Read<readonly OutputRequest[]> {
  const value: OutputRequest[] = [];
  const problems: Problem[] = [];
  for (const each of written) {
    const at = each.indexOf('=');
    const name = each.slice(0, Math.max(at, 0));
    const format = formatOf(name);
    const file = parsePath(each.slice(at + 1).trim());
    if (at < 1 || each.slice(at + 1).trim() === '') problems.push(problem('--output', text`has ${show(each)}.`, { allowed: 'FORMAT=FILE, such as json=report.json' }));
    else if (format === undefined) problems.push(formatProblem('--output', name, show));
    else if (file.kind === 'refused') problems.push(problem('--output', text`has a path that ${file.says}`, file));
    else if (value.some((other) => other.file === file.value)) problems.push(problem('--output', ['names one file twice.']));
    else value.push({ format, file: file.value });
  }
  return { value, problems };
}
