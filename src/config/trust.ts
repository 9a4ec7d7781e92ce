import type { PolicyInput } from './file-keys.ts';
import type { GithubFacts } from './surroundings.ts';

/** Who may have written what is checked out. `own-unless-fork`: by the pull request's head repository. */
export type Tree = 'own' | 'own-unless-fork' | 'foreign';

/** From whose runs GitHub keeps the Actions secrets. `dependabot-author`: also where Dependabot wrote the pull request. */
export type Withholds = 'nobody' | 'dependabot' | 'dependabot-author' | 'forks-and-dependabot';

export interface EventRow {
  readonly tree: Tree;
  readonly withholds: Withholds;
}

/** Somebody from outside can start such a run, or choose what it checks out, and the secrets are there. */
const FOREIGN: EventRow = { tree: 'foreign', withholds: 'nobody' };
const FOREIGN_TO_DEPENDABOT: EventRow = { tree: 'foreign', withholds: 'dependabot' };
const FOREIGN_TO_FORKS: EventRow = { tree: 'foreign', withholds: 'forks-and-dependabot' };

/**
 * Every event that GitHub documents, with whom it trusts (contract, sections 8 and 9). An event that is not here is `FOREIGN`.
 * https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows
 * https://docs.github.com/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions
 */
export const EVENTS: Readonly<Record<string, EventRow>> = {
  branch_protection_rule: FOREIGN,
  check_run: FOREIGN,
  check_suite: FOREIGN,
  create: FOREIGN_TO_DEPENDABOT,
  delete: FOREIGN,
  deployment: FOREIGN_TO_DEPENDABOT,
  deployment_status: FOREIGN_TO_DEPENDABOT,
  discussion: FOREIGN,
  discussion_comment: FOREIGN,
  fork: FOREIGN,
  gollum: FOREIGN,
  image_version: FOREIGN,
  issue_comment: FOREIGN,
  issues: FOREIGN,
  label: FOREIGN,
  merge_group: { tree: 'own', withholds: 'nobody' },
  milestone: FOREIGN,
  page_build: FOREIGN,
  public: FOREIGN,
  pull_request: { tree: 'own-unless-fork', withholds: 'forks-and-dependabot' },
  pull_request_review: FOREIGN_TO_FORKS,
  pull_request_review_comment: FOREIGN_TO_FORKS,
  pull_request_target: { tree: 'foreign', withholds: 'dependabot-author' },
  push: { tree: 'own', withholds: 'dependabot' },
  registry_package: FOREIGN,
  release: FOREIGN,
  repository_dispatch: FOREIGN,
  schedule: { tree: 'own', withholds: 'nobody' },
  status: FOREIGN,
  watch: FOREIGN,
  // A run never says so: it has the event of the workflow that called.
  workflow_call: FOREIGN,
  workflow_dispatch: { tree: 'own', withholds: 'nobody' },
  workflow_run: FOREIGN,
};

/** What is known of the event that started this run. */
export type EventFacts = Pick<GithubFacts, 'eventName' | 'actor' | 'repository' | 'pullRequest'>;

const rowOf = (eventName: string): EventRow => (Object.hasOwn(EVENTS, eventName) ? EVENTS[eventName] : undefined) ?? FOREIGN;

/** Whose tree is checked out, as far as the event tells. */
export type Standing = 'own' | 'foreign';

/** Outside GitHub (`null`) it is that of whoever runs this. What can't be told is foreign. */
export function standingOf(event: EventFacts | null): Standing {
  if (event === null) return 'own';
  const { tree } = rowOf(event.eventName);
  if (tree !== 'own-unless-fork') return tree;
  return event.pullRequest !== null && !isFromFork(event) ? 'own' : 'foreign';
}

const DEPENDABOT = 'dependabot[bot]';

/** Does GitHub withhold secrets from this run, and why? (contract, section 8) */
export function whyWithheld(event: EventFacts | null): 'fork' | 'dependabot' | null {
  if (event === null) return null;
  const { withholds } = rowOf(event.eventName);
  if (withholds === 'nobody') return null;
  const isAuthor = withholds === 'dependabot-author' && event.pullRequest?.author === DEPENDABOT;
  if (event.actor === DEPENDABOT || isAuthor) return 'dependabot';
  return withholds === 'forks-and-dependabot' && isFromFork(event) ? 'fork' : null;
}

/** A head repository that is gone was a fork. */
function isFromFork({ pullRequest, repository }: EventFacts): boolean {
  if (pullRequest === null) return false;
  const base = pullRequest.baseRepository ?? repository;
  return pullRequest.headRepository === null || pullRequest.headRepository.toLowerCase() !== base?.toLowerCase();
}

/** Where what a run goes by comes from. */
export type Source = 'inputs' | 'config-file' | 'manifests' | 'baseline' | 'reports' | 'workspace-files';

/**
 * What a source may do: be read at all, name variables, choose where something is written, be shown. `named`: only where an
 * input names it. `signing`: only where an assertion is signed with credentials that are there. `box`: only those that begin
 * with `BOX_`, as secrets. `own-words`: all but what came from a variable. `known-shapes`: ids, names and versions of a known
 * shape alone.
 */
export interface Rights {
  readonly read: 'yes' | 'named' | 'signing';
  readonly variables: 'yes' | 'no' | 'box';
  readonly places: 'yes' | 'no';
  readonly shown: 'no' | 'own-words' | 'known-shapes';
}

const MANIFESTS: Rights = { read: 'signing', variables: 'no', places: 'no', shown: 'known-shapes' };
const BASELINE: Rights = { read: 'named', variables: 'no', places: 'no', shown: 'known-shapes' };
const REPORTS: Rights = { read: 'named', variables: 'no', places: 'no', shown: 'own-words' };
const OTHERS: Rights = { read: 'named', variables: 'no', places: 'no', shown: 'no' };
const INPUTS: Rights = { read: 'yes', variables: 'yes', places: 'yes', shown: 'own-words' };

/** What each source may do, by whose tree is checked out. `reports` are those that `join` is given. */
export const RIGHTS: Readonly<Record<Source, Readonly<Record<Standing, Rights>>>> = {
  'inputs': { own: INPUTS, foreign: INPUTS },
  'config-file': {
    own: { read: 'yes', variables: 'box', places: 'no', shown: 'own-words' },
    foreign: { read: 'named', variables: 'box', places: 'no', shown: 'own-words' },
  },
  'manifests': { own: MANIFESTS, foreign: MANIFESTS },
  'baseline': { own: BASELINE, foreign: BASELINE },
  'reports': { own: REPORTS, foreign: REPORTS },
  'workspace-files': { own: OTHERS, foreign: OTHERS },
};

/** May a source be read in this run? @param named does an input name it? @param signs is an assertion signed? */
export function mayRead(source: Source, standing: Standing, { named = false, signs = false }: { readonly named?: boolean; readonly signs?: boolean }): boolean {
  switch (RIGHTS[source][standing].read) {
    case 'yes': return true;
    case 'named': return named;
    case 'signing': return signs;
  }
}

/** Values of a config file that a foreign tree may not set: each switches the gate off, or shows names to everybody. */
export const REFUSED_FROM_FOREIGN: Readonly<Partial<Record<PolicyInput, string>>> = { 'fail-on': 'never', 'details': 'full', 'summary': 'false' };
