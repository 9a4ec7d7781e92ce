import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describeGithub } from './openapi.ts';
import type { DescriptionName, Operation } from './openapi.ts';

/** A GitHub of one repository, `acme/site`, that knows issues and comments. It shares no code with the product. */
export interface FakeGithub {
  /** Base of the API, as `GITHUB_API_URL` has it. */
  readonly url: string;
  readonly port: number;
  readonly issues: FakeIssue[];
  /** `METHOD path` of every request, without the base. */
  readonly requests: readonly string[];
  /** Whatever GitHub's own description does not allow, in a request or an answer. A test that is not about that expects none. */
  readonly problems: readonly string[];
  /** Values of the `Authorization` header that came. */
  readonly authorizations: ReadonlySet<string>;
  readonly userAgents: ReadonlySet<string>;
  close(): Promise<void>;
}

export interface FakeIssue {
  readonly number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  stateReason: 'completed' | 'not_planned' | 'duplicate' | 'reopened' | null;
  labels: string[];
  readonly author: Author;
  readonly isPull: boolean;
  readonly comments: FakeComment[];
}

export interface FakeComment {
  readonly id: number;
  body: string;
  readonly author: Author;
}

export type Author = 'bot' | 'member' | 'stranger';

export interface Fault {
  readonly status: number;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it stands, instead of GitHub's JSON. */
  readonly raw?: string;
}

export interface GithubSetting {
  readonly description?: DescriptionName;
  /** `/api/v3` on a GitHub Enterprise Server. */
  readonly base?: string;
  readonly issues?: readonly FakeIssue[];
  /** Never more than this on a page, whatever was asked for. */
  readonly pageSize?: number;
  /** May set labels? */
  readonly mayLabel?: boolean;
  /** What stands in the way of a request; `hang`: no answer ever; `cut`: the connection ends. */
  readonly fault?: (request: string, body: unknown) => Fault | 'hang' | 'cut' | null;
  /** Awaited before a request is served. */
  readonly before?: (request: string) => Promise<void> | void;
}

let ids = 1_000_000;

export const aComment = (body: string, author: Author = 'bot'): FakeComment => ({ id: (ids += 1), body, author });
export const anIssue = (number: number, parts: Partial<FakeIssue> = {}): FakeIssue => ({
  number, title: `Issue ${number}`, body: '', state: 'open', stateReason: null, labels: [], author: 'member', isPull: false, comments: [], ...parts,
});

interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const AUTHORS = {
  bot: { login: 'github-actions[bot]', id: 41898282, type: 'Bot', association: 'NONE' },
  member: { login: 'mona', id: 2, type: 'User', association: 'MEMBER' },
  stranger: { login: 'mallory', id: 3, type: 'User', association: 'NONE' },
} as const;

const TIME = '2026-11-22T03:04:05Z';
const error = (status: number, message: string): Reply => ({ status, body: { message, documentation_url: 'https://docs.github.com/rest', ...(status === 422 ? { errors: [] } : {}) } });

export async function startGithub(setting: GithubSetting = {}): Promise<FakeGithub> {
  const { base = '', pageSize = 100, mayLabel = true } = setting;
  const description = describeGithub(setting.description ?? 'api.github.com');
  const issues = [...(setting.issues ?? [])];
  const [requests, problems]: [string[], string[]] = [[], []];
  const [authorizations, userAgents] = [new Set<string>(), new Set<string>()];
  const server = createServer((request, response) => {
    void serve(request, response).catch((problem: unknown) => {
      problems.push(`the fake GitHub broke: ${String(problem)}`);
      response.destroy();
    });
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', headers } = request;
    const url = new URL(request.url ?? '', 'http://github.test');
    const body = await bodyOf(request);
    authorizations.add(String(headers.authorization));
    userAgents.add(String(headers['user-agent']));
    const pathname = url.pathname.startsWith(base) ? url.pathname.slice(base.length) : `outside the base: ${url.pathname}`;
    const name = `${method} ${pathname}`;
    requests.push(name);
    const operation = description.find(method, pathname);
    problems.push(...(operation === null ? [`${name} is not described`] : description.requestProblems(operation, url.searchParams, body).map((problem) => `${name}: ${problem}`)));
    await setting.before?.(name);
    const fault = setting.fault?.(name, body) ?? null;
    const reply = fault === null ? answer(operation, url, body) : faulty(fault, response);
    if (reply === null) return;
    if (operation !== null) problems.push(...description.answerProblems(operation, reply.status, reply.body).map((problem) => `${name} answered ${reply.status}: ${problem}`));
    response.writeHead(reply.status, { ...(reply.body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }), ...reply.headers });
    response.end(reply.body === undefined ? undefined : JSON.stringify(reply.body));
  }

  /** `null`: the answer was given already, or there is none. */
  function faulty(fault: Fault | 'hang' | 'cut', response: ServerResponse): Reply | null {
    if (fault === 'hang') return null;
    if (fault === 'cut') {
      response.destroy();
      return null;
    }
    if (fault.raw === undefined) return { ...error(fault.status, fault.message ?? 'No'), headers: fault.headers ?? {} };
    response.writeHead(fault.status, { 'content-type': 'text/html', ...fault.headers }).end(fault.raw);
    return null;
  }

  function answer(operation: Operation | null, url: URL, body: unknown): Reply {
    const { owner, repo, issue_number: number, comment_id: id } = operation?.parameters ?? {};
    const issue = issues.find((each) => String(each.number) === number);
    const isHere = owner === 'acme' && repo === 'site' && (number === undefined || issue !== undefined);
    if (operation === null || !isHere) return error(404, 'Not Found');
    const sent = body as Body;
    const replies: Readonly<Record<string, () => Reply>> = {
      'get /repos/{owner}/{repo}/issues': () => paged(url, listed(url.searchParams).map((each) => shownIssue(each))),
      'post /repos/{owner}/{repo}/issues': () => created(sent),
      'patch /repos/{owner}/{repo}/issues/{issue_number}': () => patched(issue, sent),
      'get /repos/{owner}/{repo}/issues/{issue_number}/comments': () => paged(url, (issue?.comments ?? []).map((each) => shownComment(each, issue?.number ?? 0))),
      'post /repos/{owner}/{repo}/issues/{issue_number}/comments': () => commented(issue, sent),
      'patch /repos/{owner}/{repo}/issues/comments/{comment_id}': () => recommented(Number(id), sent),
      'delete /repos/{owner}/{repo}/issues/comments/{comment_id}': () => uncommented(Number(id)),
    };
    return replies[`${operation.method} ${operation.path}`]?.() ?? error(404, 'Not Found');
  }

  interface Body {
    readonly title?: string;
    readonly body?: string;
    readonly labels?: readonly string[];
    readonly state?: 'open' | 'closed';
    readonly state_reason?: FakeIssue['stateReason'];
  }

  /** GitHub's own limits: 65,536 characters of body, 256 of title. */
  const tooLong = ({ title = '', body = '' }: Body): boolean => body.length > 65_536 || title.length > 256;

  function listed(query: URLSearchParams): readonly FakeIssue[] {
    const labels = (query.get('labels') ?? '').split(',').filter((each) => each !== '');
    const state = query.get('state') ?? 'open';
    return issues.filter((issue) => (state === 'all' || issue.state === state) && labels.every((label) => issue.labels.includes(label))).reverse();
  }

  function created(body: Body): Reply {
    if (tooLong(body)) return error(422, 'Validation Failed');
    const number = Math.max(0, ...issues.map((each) => each.number)) + 1;
    const issue = anIssue(number, { title: body.title ?? '', body: body.body ?? '', labels: mayLabel ? [...(body.labels ?? [])] : [], author: 'bot' });
    issues.push(issue);
    return { status: 201, body: shownIssue(issue) };
  }

  function patched(issue: FakeIssue | undefined, body: Body): Reply {
    if (issue === undefined || tooLong(body)) return error(422, 'Validation Failed');
    if (body.title !== undefined) issue.title = body.title;
    if (body.body !== undefined) issue.body = body.body;
    if (body.labels !== undefined && mayLabel) issue.labels = [...body.labels];
    if (body.state !== undefined && body.state !== issue.state) {
      issue.state = body.state;
      issue.stateReason = body.state_reason ?? (body.state === 'closed' ? 'completed' : 'reopened');
    }
    return { status: 200, body: shownIssue(issue) };
  }

  function commented(issue: FakeIssue | undefined, body: Body): Reply {
    if (issue === undefined || tooLong(body)) return error(422, 'Validation Failed');
    const comment = aComment(body.body ?? '');
    issue.comments.push(comment);
    return { status: 201, body: shownComment(comment, issue.number) };
  }

  const holder = (id: number): FakeIssue | undefined => issues.find(({ comments }) => comments.some((each) => each.id === id));

  function recommented(id: number, body: Body): Reply {
    const comment = holder(id)?.comments.find((each) => each.id === id);
    if (comment === undefined) return error(404, 'Not Found');
    if (tooLong(body)) return error(422, 'Validation Failed');
    comment.body = body.body ?? '';
    return { status: 200, body: shownComment(comment, holder(id)?.number ?? 0) };
  }

  function uncommented(id: number): Reply {
    const comments = holder(id)?.comments;
    if (comments === undefined) return error(404, 'Not Found');
    comments.splice(comments.findIndex((each) => each.id === id), 1);
    return { status: 204 };
  }

  function paged(url: URL, all: readonly unknown[]): Reply {
    const size = Math.min(pageSize, Number(url.searchParams.get('per_page') ?? 30));
    const page = Number(url.searchParams.get('page') ?? 1);
    const rest = all.length > page * size;
    const next = new URL(url.pathname + url.search, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    next.searchParams.set('page', String(page + 1));
    return { status: 200, body: all.slice((page - 1) * size, page * size), headers: rest ? { link: `<${next.href}>; rel="next"` } : {} };
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`, port, issues, requests, problems, authorizations, userAgents,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}

const API = 'https://api.github.com/repos/acme/site';

function shownUser(author: Author): object {
  const { login, id, type } = AUTHORS[author];
  const url = `https://api.github.com/users/${id}`;
  const urls = ['followers', 'following', 'gists', 'starred', 'subscriptions', 'organizations', 'repos', 'events', 'received_events'].map((name) => [`${name}_url`, `${url}/${name}`] as const);
  return { login, id, node_id: `U_${id}`, avatar_url: `${url}/avatar`, gravatar_id: '', url, html_url: url, ...Object.fromEntries(urls), type, site_admin: false };
}

function shownIssue(issue: FakeIssue): object {
  const { number, title, body, state, stateReason, labels, author, isPull, comments } = issue;
  const url = `${API}/issues/${number}`;
  return {
    id: number, node_id: `I_${number}`, url, repository_url: API, labels_url: `${url}/labels{/name}`, comments_url: `${url}/comments`, events_url: `${url}/events`,
    html_url: url, number, title, body, state, state_reason: stateReason, user: shownUser(author), author_association: AUTHORS[author].association,
    labels: labels.map((name, index) => ({ id: index, node_id: `L_${index}`, url: `${API}/labels/${index}`, name, description: null, color: 'ededed', default: false })),
    assignee: null, assignees: [], milestone: null, locked: false, comments: comments.length, closed_at: state === 'closed' ? TIME : null, created_at: TIME, updated_at: TIME,
    ...(isPull ? { pull_request: { url, html_url: url, diff_url: url, patch_url: url } } : {}),
  };
}

function shownComment({ id, body, author }: FakeComment, number: number): object {
  const url = `${API}/issues/comments/${id}`;
  return {
    id, node_id: `IC_${id}`, url, html_url: url, issue_url: `${API}/issues/${number}`, body, user: shownUser(author), author_association: AUTHORS[author].association,
    created_at: TIME, updated_at: TIME,
  };
}
