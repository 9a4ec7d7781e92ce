import path from 'node:path';
import type { Loaded } from '../../src/config/load.ts';
import { CONFIG_FILE, loadConfig } from '../../src/config/load.ts';
import { planFromInputs } from '../../src/config/plan-from-inputs.ts';
import type { PlanResult } from '../../src/config/plan-from-inputs.ts';
import type { Plan, TargetPlan } from '../../src/config/plan.ts';
import type { InputNaming } from '../../src/config/problems.ts';
import { actionNaming } from '../../src/config/problems.ts';
import type { GivenInputs } from '../../src/config/reader.ts';
import type { GithubFacts, Surroundings } from '../../src/config/surroundings.ts';
import type { Vault } from '../../src/foundation/vault.ts';
import { aVault, shown, terminal, usable } from './support.ts';

/** A place where the config file says this. */
export interface Place {
  readonly given?: GivenInputs;
  readonly environment?: Readonly<Record<string, string>>;
  readonly github?: GithubFacts | null;
  readonly file?: string;
  readonly naming?: InputNaming;
  readonly vault?: Vault;
}

export const BASE = '/work';

export function surroundingsOf(yaml: string, { environment = {}, github = null, file = CONFIG_FILE }: Place): Surroundings {
  return {
    ...terminal({ [path.resolve(BASE, file)]: yaml }), github,
    environment: (name) => (Object.hasOwn(environment, name) ? environment[name] : undefined),
  };
}

export async function loaded(yaml: string, place: Place = {}): Promise<Loaded> {
  return loadConfig(place.given ?? {}, surroundingsOf(yaml, place), place.vault ?? aVault(), place.naming ?? actionNaming);
}

export async function planned(yaml: string, place: Place = {}): Promise<PlanResult> {
  const { given = {}, naming = actionNaming, vault = aVault() } = place;
  return planFromInputs(given, surroundingsOf(yaml, place), vault, naming, await loaded(yaml, place));
}

export const planOf = async (yaml: string, place: Place = {}): Promise<Plan> => usable(await planned(yaml, place)).plan;

/** The target of that name in a file that must be usable. */
export async function targetOf(yaml: string, name: string, place: Place = {}): Promise<TargetPlan> {
  const { targets } = await planOf(yaml, place);
  const found = targets.find((target) => target.name === name);
  if (found === undefined) throw new Error(`no target ${name} among ${targets.map((target) => target.name).join(', ')}`);
  return found;
}

/** All problems of a file that must be unusable, as people read them. */
export async function problemsOf(yaml: string, place: Place = {}): Promise<readonly string[]> {
  const result = await planned(yaml, place);
  if (result.kind === 'plan') throw new Error('usable');
  return shown(result.problems);
}

/** A file with one JWT target `a` and these further lines of it, and how its problems begin. */
export const oneTarget = (...lines: readonly string[]): string => ['targets:', '  a:', '    jwt-config: BOX_A', ...lines.map((line) => `    ${line}`), ''].join('\n');
