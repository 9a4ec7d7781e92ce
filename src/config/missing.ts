import type { ChoiceOf } from './inputs.ts';
import { isInputName } from './inputs.ts';
import type { MissingCredentials } from './plan.ts';
import type { InputNaming } from './problems.ts';
import { andList } from './problems.ts';
import type { GithubFacts } from './surroundings.ts';
import { whyWithheld } from './trust.ts';

/** What missing credentials count as, by `on-missing-credentials`, and why they are missing. */
export function missingCredentials(policy: ChoiceOf<'on-missing-credentials'>, github: GithubFacts | null, names: readonly string[]): MissingCredentials {
  const withheld = whyWithheld(github);
  const counts = policy === 'auto' ? (withheld === null ? 'fail' : 'skip') : policy;
  return { counts, reason: withheld ?? 'not-given', inputs: names };
}

/** In our own words alone: nothing in it comes from outside. */
export interface Explanation {
  readonly message: string;
  /** One imperative sentence a step, in the order in which to try them. */
  readonly remedy: readonly string[];
}

/** Why credentials are missing and what to do, for people. */
export function explainMissing(missing: MissingCredentials, naming: InputNaming): Explanation {
  const names = missing.inputs.map((name) => called(name, missing, naming));
  const empty = `${andList(names)} ${names.length === 1 ? 'is' : 'are'} empty`;
  const instead = missing.counts === 'fail' ? [`Set ${naming.nameOf('on-missing-credentials')} to auto to skip such runs and not fail them.`] : [];
  switch (missing.reason) {
    case 'fork':
      return { message: `${empty}: GitHub gives no secrets to the run of a pull request that comes from a fork.`, remedy: [...FORK, ...instead] };
    case 'dependabot':
      return { message: `${empty}: GitHub gives the repository's Actions secrets to no run that Dependabot started.`, remedy: [...DEPENDABOT_REMEDY, ...instead] };
    case 'not-given':
      return { message: `${empty}.`, remedy: [fill(names, missing, naming), ...(naming.door === 'action' ? NOT_GIVEN : NOT_EXPORTED)] };
  }
}

/** A file is named and has nothing in it; an enterprise can give way to a user; anything else is called by its name. */
function called(name: string, { inputs }: MissingCredentials, { nameOf }: InputNaming): string {
  if (name === 'jwt-config-file' && inputs.length === 1) return `the file of ${nameOf(name)}`;
  if (name === 'enterprise-id') return `${nameOf(name)} (or ${nameOf('user-id')})`;
  return isInputName(name) ? nameOf(name) : name;
}

/** Where not even the method is known, both ways are shown. */
function fill(names: readonly string[], { inputs }: MissingCredentials, { nameOf }: InputNaming): string {
  if (!inputs.includes('jwt-config') || !inputs.includes('client-id')) return `Fill ${andList(names)}.`;
  return `Fill ${nameOf('jwt-config')}, or ${andList([nameOf('client-id'), nameOf('client-secret'), nameOf('enterprise-id')])}.`;
}

const FORK: readonly string[] = [
  'Run this check on push to a branch of this repository too: there the secrets are given.',
  'Keep away from pull_request_target as a way to the secrets where the job runs code of the pull request: that code could read them.',
];

const DEPENDABOT_REMEDY: readonly string[] = [
  "Store the same secrets under Settings → Secrets and variables → Dependabot: a run that Dependabot started sees those alone.",
  'Run this check on push to the default branch too: after the merge the Actions secrets are given.',
];

/** A misspelt secret is an empty text to GitHub, without any error. */
const NOT_GIVEN: readonly string[] = [
  'Compare the names in the workflow, letter by letter, with those under Settings → Secrets and variables → Actions: a name that is not there gives an empty text and no error.',
  'Take secrets from the secrets context and variables from the vars context: one does not hold the other.',
  'Add environment: NAME to the job where the secret belongs to an environment.',
  'Pass each secret by name from the calling job, where this is a reusable workflow.',
  'Give this repository access to the secret where it belongs to the organization.',
];

const NOT_EXPORTED: readonly string[] = [
  'Export each variable that is set in the shell: one that is not exported does not reach this command.',
];
