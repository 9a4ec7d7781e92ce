import type { GithubPlace } from './github-types.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where on GitHub this run takes place; `null` elsewhere. Never throws, whatever the payload is.
 * @param env https://docs.github.com/actions/reference/workflows-and-actions/variables
 * @param payload the webhook event; `null` where it could not be read
 */
export function githubPlace(env: Environment, payload: unknown): GithubPlace | null {
  const [owner = '', repository = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
  if (env['GITHUB_ACTIONS'] !== 'true' || owner === '' || repository === '') return null;
  return {
    apiUrl: (env['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/u, ''),
    owner,
    repository,
    event: env['GITHUB_EVENT_NAME'] ?? '',
    pullRequest: pullRequestOf(field(payload, 'pull_request')),
    ...runOf(env, owner, repository),
    commit: commitOf(text(field(field(field(payload, 'pull_request'), 'head'), 'sha')) ?? env['GITHUB_SHA']),
  };
}

/** A hash, or the beginning of one, and nothing else. */
const commitOf = (sha: string | undefined): string | null =>
  (sha !== undefined && /^[0-9a-f]{1,64}$/u.test(sha) ? sha : null);

function runOf(env: Environment, owner: string, repository: string): Pick<GithubPlace, 'run' | 'runUrl'> {
  const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_RUN_ID: run } = env;
  return {
    run: { id: natural(run) ?? 0, attempt: natural(env['GITHUB_RUN_ATTEMPT']) ?? 1 },
    runUrl: run === undefined ? null : `${server}/${owner}/${repository}/actions/runs/${run}`,
  };
}

/** A head repository that was deleted is `null` in the payload: then nobody knows whose it was. */
function pullRequestOf(pull: unknown): GithubPlace['pullRequest'] {
  const number = field(pull, 'number');
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1) return null;
  const head = repositoryOf(pull, 'head');
  return { number, fromFork: head === null || head !== repositoryOf(pull, 'base') };
}

const repositoryOf = (pull: unknown, side: string): string | null => text(field(field(field(pull, side), 'repo'), 'full_name'));

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined;

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function natural(digits: string | undefined): number | null {
  const number = /^\d+$/u.test(digits ?? '') ? Number(digits) : NaN;
  return Number.isSafeInteger(number) ? number : null;
}
