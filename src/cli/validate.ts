import { parseArgs } from 'node:util';
import { CONFIG_FILE, loadConfig } from '../config/load.ts';
import type { Loaded } from '../config/load.ts';
import { planFromInputs } from '../config/plan-from-inputs.ts';
import type { TargetPlan } from '../config/plan.ts';
import { andList } from '../config/problems.ts';
import { calledBy, quoted } from '../config/quote.ts';
import type { InputNaming } from '../config/problems.ts';
import { EXIT } from '../engine/verdict.ts';
import { several } from '../render/words.ts';
import { problemLine } from './run.ts';
import type { CliWorld } from './world.ts';

/**
 * `box-preflight validate [FILE]`: checks a config file. Sends nothing, and looks at no credential. Problems go to standard
 * error with file, line and column, so that editors and CI systems find the place. Returns the exit code.
 */
export async function validate(argv: readonly string[], world: CliWorld): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, strict: false });
  const [file = CONFIG_FILE, ...more] = positionals;
  const called = calledBy(file, world.vault);
  const unknown = Object.keys(values).map((name) => `error: --${calledBy(name, world.vault)} is not a flag of validate.`);
  if (unknown.length > 0 || more.length > 0) return refuseValidate([...unknown, ...(more.length > 0 ? ['error: validate takes one file.'] : [])], world);
  const words: InputNaming = { door: 'command', nameOf: (input) => (input === 'config-file' ? called : input) };
  // The workflow may set tracking-issue; whether it does is not for the file to say.
  const given = { 'config-file': file, 'tracking-issue': 'true' };
  const surroundings = { ...world.surroundings, environment: () => undefined };
  const loaded = await loadConfig(given, surroundings, world.vault, words);
  const result = planFromInputs(given, surroundings, world.vault, words, loaded);
  if (result.kind === 'unusable') return refuseValidate(result.problems.map(problemLine), world);
  const { targets } = result.plan;
  const lines = targets.length > 0 ? targets.map(describeTarget) : describeAlone(loaded, world);
  const head = `${called} can be used: ${several(Math.max(targets.length, 1), 'target')}.`;
  world.stdout.print(`${[head, ...lines].join('\n')}\n`, 'text');
  return EXIT.fine;
}

/** One app whose credentials are the inputs’, and so unknown here. */
function describeAlone(loaded: Loaded, { vault }: CliWorld): readonly string[] {
  if (loaded.kind !== 'read') return [];
  const { targets, defaults } = loaded.understand.readConfigFile(loaded, (raw) => quoted(raw, vault)).config;
  return targets.map(({ name, folders, scopes }) =>
    `  ${name ?? 'the app whose credentials the inputs give'}: ${several((folders ?? defaults.folders ?? []).length, 'folder')}, ${several((scopes ?? defaults.scopes ?? []).length, 'scope')}`);
}

function describeTarget({ name, auth, credentials, folders, scopes, userId, asUser }: TargetPlan): string {
  const variables = credentials.kind === 'missing' ? credentials.missing.inputs.filter((each) => each.startsWith('BOX_')) : [];
  const from = variables.length === 0 ? 'its credential comes by input' : `its credential comes from ${andList(variables)}`;
  const user = userId === null ? asUser === null ? '' : `, as user ${asUser}` : `, with the token of user ${userId}`;
  return `  ${name}: ${auth}${user}; ${from}; ${several(folders.length, 'folder')}, ${several(scopes.length, 'scope')}`;
}

function refuseValidate(problems: readonly string[], { stderr }: CliWorld): number {
  stderr.write(`${problems.join('\n')}\n`);
  return EXIT.unusable;
}
