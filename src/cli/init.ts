import path from 'node:path';
import { parseArgs } from 'node:util';
import { environmentName } from '../config/describe.ts';
import { firstFile, variablesOf } from '../config/first-file.ts';
import type { FirstFile } from '../config/first-file.ts';
import { POLICY_INPUTS, RESERVED_TARGET, TARGET_NAME } from '../config/file-keys.ts';
import type { InputName } from '../config/inputs.ts';
import { CONFIG_FILE } from '../config/load.ts';
import { planFromInputs } from '../config/plan-from-inputs.ts';
import type { GivenInputs } from '../config/reader.ts';
import { calledBy } from '../config/quote.ts';
import { NO_SUCH_FILE } from '../config/surroundings.ts';
import { EXIT } from '../engine/verdict.ts';
import { nearestName } from '../foundation/nearest.ts';
import { pathProblems, problemLine } from './run.ts';
import type { CliWorld } from './world.ts';

/** Inputs that a first file can be made from. */
const TAKEN = ['folders', 'scopes', 'enterprise-id', 'user-id', 'as-user', ...POLICY_INPUTS] as const satisfies readonly InputName[];
const OWN = { 'target': { type: 'string', multiple: true }, 'auth': { type: 'string' }, 'file': { type: 'string' }, 'force': { type: 'boolean' } } as const;
const DEFAULT_TARGET = 'production';

/** `box-preflight init`: writes a first config file from flags. Sends nothing. Returns the exit code. */
export function init(argv: readonly string[], world: CliWorld): number {
  const options = { ...OWN, ...Object.fromEntries(TAKEN.map((name) => [name, { type: 'string', multiple: true } as const])) };
  const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, strict: false, options });
  const problems = [...unknownFlags(Object.keys(values), Object.keys(options), world), ...(positionals.length > 0 ? ['error: init takes flags alone; a value with spaces needs quotes.'] : [])];
  const text = (name: string): readonly string[] => [values[name]].flat().filter((value) => typeof value === 'string');
  const targets = text('target').length === 0 ? [DEFAULT_TARGET] : [...new Set(text('target'))];
  const auth = text('auth')[0] ?? 'jwt';
  if (auth !== 'jwt' && auth !== 'ccg') problems.push('error: --auth must be jwt or ccg.');
  if (targets.some((name) => !TARGET_NAME.test(name) || name.toLowerCase() === RESERVED_TARGET)) problems.push('error: --target takes letters, digits, dots, dashes and underscores, at most 64, and not the name host.');
  if (auth === 'jwt' && text('enterprise-id').length > 0) problems.push('error: --enterprise-id belongs to --auth ccg: a JWT app has its enterprise in its JSON file.');
  const given: GivenInputs = Object.fromEntries(TAKEN.flatMap((name) => (text(name).length === 0 ? [] : [[name, text(name).join('\n')]])));
  const made = wantedFile(given, targets, auth === 'ccg' ? 'ccg' : 'jwt', world);
  problems.push(...made.problems, ...pathProblems('--file', text('file')[0] ?? null));
  if (problems.length > 0 || made.file === null) return refuseInit(problems, world);
  return write(text('file')[0] ?? CONFIG_FILE, values.force === true, made.file, world);
}

function unknownFlags(given: readonly string[], known: readonly string[], { vault }: CliWorld): string[] {
  return given.filter((name) => !known.includes(name)).map((name) => {
    const near = nearestName(name, known);
    return `error: --${calledBy(name, vault)} is not a flag of init.${near === null ? '' : ` Did you mean --${near}?`}`;
  });
}

/** The flags are read as `run` reads them, with credentials that stand for those of the workflow. */
function wantedFile(given: GivenInputs, targets: readonly string[], auth: 'jwt' | 'ccg', world: CliWorld): { readonly file: FirstFile | null; readonly problems: readonly string[] } {
  const stand = { 'client-id': 'stands for it', 'client-secret': 'stands for it' };
  // The workflow may set it; whether it does is not for this file to say.
  const inputs = { ...given, ...stand, 'enterprise-id': given['enterprise-id'] ?? '0', 'tracking-issue': 'true' };
  const result = planFromInputs(inputs, world.surroundings, world.vault, { door: 'command', nameOf: (input) => `--${input}` });
  if (result.kind === 'unusable') return { file: null, problems: result.problems.map(problemLine) };
  const [first] = result.plan.targets;
  if (first === undefined) return { file: null, problems: [] };
  const policy = Object.fromEntries(POLICY_INPUTS.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name].trim()]])));
  return { file: { targets, auth, enterpriseId: given['enterprise-id'] ?? null, userId: first.userId, asUser: first.asUser, folders: first.folders, scopes: first.scopes, policy }, problems: [] };
}

function write(given: string, force: boolean, wanted: FirstFile, world: CliWorld): number {
  const { surroundings, stdout } = world;
  const name = calledBy(given, world.vault);
  const full = path.resolve(surroundings.baseFolder, given);
  const found = surroundings.readFile(full);
  if (!force && (found.kind === 'read' || found.why !== NO_SUCH_FILE)) return refuseInit([`error: ${name} is there already; --force writes over it.`], world);
  try {
    world.writeFile(full, firstFile(wanted));
  } catch (error) {
    return refuseInit([`error: ${name} could not be written: ${error instanceof Error ? error.message : String(error)}`], world);
  }
  stdout.print(`Wrote ${name}. In the workflow:\n\n${step(wanted, name)}\nBefore that: \`box-preflight validate\`. For ${environmentName('folders')} and the like, see \`box-preflight run --help\`.\n`, 'text');
  return EXIT.fine;
}

function step(wanted: FirstFile, name: string): string {
  const variables = variablesOf(wanted).map((variable) => `      ${variable}: \${{ ${variable.endsWith('_ID') ? 'vars' : 'secrets'}.${variable} }}\n`);
  const where = name === CONFIG_FILE ? '' : `    with:\n      config-file: ${name}\n`;
  return `  - uses: box-preflight/box-preflight@v1\n${where}    env:\n${variables.join('')}`;
}

function refuseInit(problems: readonly string[], { stderr }: CliWorld): number {
  stderr.write(`${[...problems, 'Nothing was written. `box-preflight init --help` lists the flags.'].join('\n')}\n`);
  return EXIT.unusable;
}
