/**
 * Rules for workflows, ours and those that the documentation tells people to paste: what zizmor asks for that matters
 * here (https://docs.zizmor.sh/audits), under its names, so that it is held where zizmor can't be installed. CI runs
 * zizmor itself too.
 */
import { parse } from 'yaml';

const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/u;
const VERSION_BESIDE = /@[0-9a-f]{40} # v\d+(?:\.\d+)*$/u;
const OF_THE_CHECKOUT = /^\.{1,2}\//u;
/** A word that npm or npx takes for a package, without its version. */
const ADHOC = /\b(?:npx|npm (?:exec|install|i|add)|pnpm dlx|yarn dlx)((?: +-\S+)*) +(?![-./])(\S+)/gu;

const stepsOf = ({ jobs = {} }) => Object.values(jobs).flatMap(({ steps = [] }) => steps);
const usedBy = (workflow) => [...stepsOf(workflow), ...Object.values(workflow.jobs ?? {})]
  .flatMap(({ uses }) => uses ?? []);
const writes = (permissions) => typeof permissions === 'string' && permissions !== 'read-all';
const linesWith = (yaml, pattern) => yaml.split('\n').filter((line) => pattern.test(line));
const isExcused = (line, rule) => line.includes(`# zizmor: ignore[${rule}]`);

/** GitHub takes `on: push`, a list, and a mapping. */
const eventsOf = (on) => (typeof on === 'string' ? [on] : Array.isArray(on) ? on : Object.keys(on ?? {}));

/** What a command installs or runs without a version. `npm install` alone, and flags, install what the lock file says. */
export const unpinnedPackages = (command) =>
  [...command.matchAll(ADHOC)].map(([, , name]) => name).filter((name) => !/.@\d/u.test(name));

/** Each rule: the workflow as a value, its text, and this project's own `owner/name`; what is wrong, in words. */
const RULES = {
  'unpinned-uses': (workflow, yaml, project) => {
    // A commit can't hold its own hash, so examples name a major version of this action; docs/security.md says how to
    // pin it.
    const isOwn = (uses) => uses.startsWith(`${project}@v`) || (uses.startsWith(`${project}/`) && /@v\d+$/u.test(uses));
    const others = usedBy(workflow).filter((uses) => !OF_THE_CHECKOUT.test(uses) && !isOwn(uses));
    const bare = linesWith(yaml, /uses:.*@[0-9a-f]{40}/u).filter((line) => !VERSION_BESIDE.test(line));
    return [
      ...others.filter((uses) => !PINNED.test(uses)).map((uses) => `${uses} is not pinned to a commit`),
      ...bare.map((line) => `no version beside ${line.trim()}`),
    ];
  },
  'artipacked': (workflow) => stepsOf(workflow)
    .filter((step) => step.uses?.startsWith('actions/checkout@') && step.with?.['persist-credentials'] !== false)
    .map(() => 'a checkout leaves its token behind: persist-credentials: false'),
  'excessive-permissions': ({ permissions, jobs = {} }) => {
    const given = Object.values(jobs).map((job) => job.permissions ?? permissions);
    return [
      ...given.filter((each) => each === undefined).map(() => 'a job has the default permissions'),
      ...given.filter(writes).map((each) => `a job has ${each}`),
    ];
  },
  'template-injection': (workflow) => stepsOf(workflow).flatMap(({ run = '' }) => [...run.matchAll(/\$\{\{.*?\}\}/gsu)])
    .map(([expression]) => `${expression} stands in a script`),
  'secrets-inherit': (workflow, yaml) => linesWith(yaml, /^\s+secrets:\s*inherit\b/u)
    .filter((line) => !isExcused(line, 'secrets-inherit'))
    .map(() => 'hands over every secret: name those that are needed'),
  'overprovisioned-secrets': (workflow, yaml) => linesWith(yaml, /toJSON\(\s*secrets\b/iu)
    .map(() => 'hands over every secret as text'),
  'dangerous-triggers': ({ on }) => eventsOf(on)
    .filter((event) => event === 'pull_request_target' || event === 'workflow_run')
    .map((event) => `runs with secrets on ${event}`),
  'adhoc-packages': (workflow) => stepsOf(workflow).flatMap(({ run = '' }) => unpinnedPackages(run))
    .map((name) => `${name} has no version`),
};

/** All that is wrong with a workflow, as `rule: what`. */
export function brokenRules(yaml, project) {
  const workflow = parse(yaml);
  return Object.entries(RULES)
    .flatMap(([rule, look]) => look(workflow, yaml, project).map((what) => `${rule}: ${what}`));
}
