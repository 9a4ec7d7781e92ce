import { foreign, text } from '../foundation/text.ts';
import type { Text } from '../foundation/text.ts';

/**
 * Why GitHub did not do what was asked, in one line for people. A comment or an issue that can't be written is never a
 * failure of the step. Sources: https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api,
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api. Pure.
 */
export function explainFailure(error: unknown, about: { readonly doing: string; readonly permission: string }, scrub: (words: string) => string): Text {
  return text`${about.doing}: ${reasonOf(error, about.permission, scrub)}`;
}

interface Answered {
  readonly status: number;
  readonly says: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

function reasonOf(error: unknown, permission: string, scrub: (words: string) => string): Text {
  if (field(error, 'name') === 'AbortError' || field(error, 'name') === 'TimeoutError') return text`GitHub did not answer in time, or the run was stopped.`;
  const answered = answeredBy(error);
  if (answered === null) return text`GitHub could not be reached, or its answer could not be read${said(wordsOf(field(error, 'message')), scrub)}.`;
  const limited = limitOf(answered);
  if (limited !== null) return [limited];
  return text`${meaningOf(answered.status, permission)} (HTTP ${answered.status}${said(answered.says, scrub)}${named(answered, scrub)})`;
}

function answeredBy(error: unknown): Answered | null {
  const response = field(error, 'response');
  const status = field(response, 'status');
  if (typeof status !== 'number') return null;
  const headers = field(response, 'headers');
  return { status, says: wordsOf(field(field(response, 'data'), 'message')), headers: isRecord(headers) ? headers : {} };
}

/** Primary and secondary limits come as 403 or 429. */
function limitOf({ status, says, headers }: Answered): string | null {
  if (status !== 403 && status !== 429) return null;
  const wait = wordsOf(headers['retry-after']);
  const spent = wordsOf(headers['x-ratelimit-remaining']) === '0';
  if (status === 403 && !spent && wait === '' && !/rate limit/iu.test(says)) return null;
  const reset = Number(wordsOf(headers['x-ratelimit-reset']));
  if (/^\d{1,6}$/u.test(wait)) return `GitHub’s rate limit is reached; it allows the next request in ${wait} seconds.`;
  if (spent && Number.isSafeInteger(reset) && reset > 0) return `GitHub’s rate limit is reached until ${new Date(reset * 1000).toISOString()}.`;
  return 'GitHub’s rate limit is reached.';
}

function meaningOf(status: number, permission: string): string {
  switch (status) {
    case 401: return 'GitHub does not accept the token of `github-token`.';
    case 403: return `the token of \`github-token\` may not do this; give the job \`permissions: ${permission}\`.`;
    case 404: return `it is not there, or the token of \`github-token\` may not see it; give the job \`permissions: ${permission}\`.`;
    case 409: return 'something else changed it at the same time; the next run tries again.';
    case 410: return 'it is gone, or issues are switched off in this repository.';
    case 422: return 'GitHub refuses what was sent.';
    default: return status >= 500 ? 'GitHub has a problem of its own.' : 'GitHub refuses it.';
  }
}

/** What GitHub itself says. */
const said = (words: string, scrub: (words: string) => string): Text => (words === '' ? [] : text`, ${foreign('words', scrub(words).slice(0, LONGEST_WORDS))}`);
const LONGEST_WORDS = 200;

/** The permissions that GitHub would have taken (https://docs.github.com/rest/authentication/permissions-required-for-github-apps). */
function named({ status, headers }: Answered, scrub: (words: string) => string): Text {
  const permissions = wordsOf(headers['x-accepted-github-permissions']);
  return status !== 403 || permissions === '' ? [] : text`; it takes ${foreign('words', scrub(permissions).slice(0, LONGEST_WORDS))}`;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const field = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined);
const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
