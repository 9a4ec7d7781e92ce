import { plain } from '../../src/foundation/text.ts';
import type { Vault } from '../../src/foundation/vault.ts';
import { createVault } from '../../src/foundation/vault.ts';
import type { Plan, TargetPlan } from '../../src/config/plan.ts';
import type { PlanResult } from '../../src/config/plan-from-inputs.ts';
import { planFromInputs } from '../../src/config/plan-from-inputs.ts';
import type { InputNaming, Notice, Problem } from '../../src/config/problems.ts';
import { actionNaming, describeProblem } from '../../src/config/problems.ts';
import type { GivenInputs } from '../../src/config/reader.ts';
import type { GithubFacts, Surroundings } from '../../src/config/surroundings.ts';

export const aVault = (): Vault => createVault(() => undefined);

/** A terminal in an empty folder, with these files (by absolute path). */
export function terminal(files: Readonly<Record<string, string>> = {}): Surroundings {
  return {
    github: null,
    baseFolder: '/work',
    tempFolder: '/temp',
    environment: () => undefined,
    readFile: (path, longestBytes = Infinity) => {
      const text = files[path];
      if (text !== undefined && text.length > longestBytes) return { kind: 'unreadable', why: `it is larger than ${String(longestBytes / 1024 / 1024)} MiB` };
      return text === undefined ? { kind: 'unreadable', why: 'there is no such file' } : { kind: 'read', text };
    },
  };
}

export const push: GithubFacts = {
  eventName: 'push', actor: 'ann', repository: 'acme/app', isPublic: false, pullRequest: null,
  workflow: 'Deploy', job: 'preflight', runUrl: 'https://github.com/acme/app/actions/runs/1', attempt: 1,
};

export const fromFork: GithubFacts = {
  ...push, eventName: 'pull_request', pullRequest: { headRepository: 'bob/app', baseRepository: 'acme/app', author: 'bob' },
};

export const onGithub = (facts: Partial<GithubFacts> = {}, files: Readonly<Record<string, string>> = {}): Surroundings => ({ ...terminal(files), github: { ...push, ...facts } });

export const CCG: GivenInputs = { 'client-id': 'an-id', 'client-secret': 'a-secret-of-32-characters-abcdef', 'enterprise-id': '900001' };

export const planned = (given: GivenInputs, surroundings: Surroundings = terminal(), naming: InputNaming = actionNaming): PlanResult =>
  planFromInputs(given, surroundings, aVault(), naming);

/** The plan of inputs that must be usable; a CCG app is filled in. */
export function planOf(given: GivenInputs, surroundings: Surroundings = terminal(), naming: InputNaming = actionNaming): Plan {
  return usable(planned({ ...CCG, ...given }, surroundings, naming)).plan;
}

export function usable(result: PlanResult): { readonly plan: Plan; readonly notices: readonly Notice[] } {
  if (result.kind === 'unusable') throw new Error(`unusable: ${shown(result.problems).join(' / ')}`);
  return result;
}

/** All problems of inputs that must be unusable, as people read them. */
export function problemsOf(given: GivenInputs, surroundings: Surroundings = terminal(), naming: InputNaming = actionNaming): readonly string[] {
  const result = planned(given, surroundings, naming);
  if (result.kind === 'plan') throw new Error('usable');
  return shown(result.problems);
}

export const shown = (problems: readonly Problem[]): readonly string[] => problems.map((each) => plain(describeProblem(each)));

export const noticesOf = (given: GivenInputs, surroundings: Surroundings = terminal(), naming: InputNaming = actionNaming): readonly string[] =>
  usable(planned(given, surroundings, naming)).notices.map(({ message }) => plain(message));

/** The one target of a plan. */
export function only(targets: readonly TargetPlan[]): TargetPlan {
  const [target, ...more] = targets;
  if (target === undefined || more.length > 0) throw new Error(`${String(targets.length)} targets`);
  return target;
}
