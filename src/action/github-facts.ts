import { field, pullRequestOf, words } from '../config/event.ts';
import type { GithubFacts } from '../config/surroundings.ts';
import { clean } from '../foundation/text.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The facts of a GitHub Actions run; `null` elsewhere. Never throws, whatever the payload is.
 * @param env https://docs.github.com/actions/reference/workflows-and-actions/variables
 * @param payload the webhook event; `null` where it could not be read
 */
export function githubFacts(env: Environment, payload: unknown): GithubFacts | null {
  if (env['GITHUB_ACTIONS'] !== 'true') return null;
  const attempt = Number(env['GITHUB_RUN_ATTEMPT']);
  return {
    eventName: env['GITHUB_EVENT_NAME'] ?? '',
    actor: env['GITHUB_ACTOR'] ?? '',
    repository: env['GITHUB_REPOSITORY'] ?? null,
    isPublic: visibilityOf(field(payload, 'repository')),
    pullRequest: pullRequestOf(payload),
    workflow: clean(env['GITHUB_WORKFLOW'] ?? ''),
    job: clean(env['GITHUB_JOB'] ?? ''),
    runUrl: runUrlOf(env),
    attempt: Number.isSafeInteger(attempt) && attempt > 0 ? attempt : null,
  };
}

function visibilityOf(repository: unknown): boolean | null {
  const visibility = words(repository, 'visibility');
  if (visibility !== null) return visibility === 'public';
  const isPrivate = field(repository, 'private');
  return typeof isPrivate === 'boolean' ? !isPrivate : null;
}

function runUrlOf(env: Environment): string | null {
  const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  return repository === undefined || run === undefined ? null : `${server}/${repository}/actions/runs/${run}`;
}
