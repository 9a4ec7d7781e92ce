import type { GithubFacts, Surroundings } from './surroundings.ts';
import type { EventFacts } from './trust.ts';

/** The pull request of a webhook event, whatever the payload is. A head repository that was deleted is `null` in it. */
export function pullRequestOf(payload: unknown): GithubFacts['pullRequest'] {
  const pull = field(payload, 'pull_request');
  if (!isRecord(pull)) return null;
  return {
    headRepository: words(field(field(pull, 'head'), 'repo'), 'full_name'),
    baseRepository: words(field(field(pull, 'base'), 'repo'), 'full_name'),
    author: words(field(pull, 'user'), 'login'),
  };
}

/** The event of this run; `null` outside GitHub. The command, which may run in a job, reads it where the runner says. */
export function eventOf({ github, environment, readFile }: Surroundings): EventFacts | null {
  const eventName = environment('GITHUB_EVENT_NAME') ?? '';
  if (github !== null || eventName === '') return github;
  const file = environment('GITHUB_EVENT_PATH') ?? '';
  const read = file === '' ? null : readFile(file);
  return {
    eventName, actor: environment('GITHUB_ACTOR') ?? '', repository: environment('GITHUB_REPOSITORY') ?? null,
    pullRequest: read?.kind === 'read' ? pullRequestOf(parsed(read.text)) : null,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

export const field = (value: unknown, name: string): unknown => (isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined);

export function words(value: unknown, name: string): string | null {
  const found = field(value, name);
  return typeof found === 'string' ? found : null;
}
