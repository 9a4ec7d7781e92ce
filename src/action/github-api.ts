import { getOctokit } from '@actions/github';
import * as v from 'valibot';
import { reveal } from '../foundation/secret.ts';
import type { CommentSeen, GithubAction, GithubApi, GithubOptions, IssueSeen } from './github-types.ts';
import { TRACKING_LABEL } from './github-types.ts';

/** What people who work on a repository are called (https://docs.github.com/graphql/reference/enums#commentauthorassociation). */
const TRUSTED: readonly string[] = ['OWNER', 'MEMBER', 'COLLABORATOR'];

const author = { user: v.nullish(v.object({ type: v.string() })), author_association: v.nullish(v.string()) };
const comment = v.object({ id: v.number(), body: v.nullish(v.string()), ...author });
const label = v.union([v.string(), v.object({ name: v.nullish(v.string()) })]);
const issue = v.object({
  number: v.number(), title: v.string(), body: v.nullish(v.string()), state: v.string(), state_reason: v.nullish(v.string()), labels: v.array(label),
  pull_request: v.optional(v.unknown()), ...author,
});

/** As much as one page may hold (https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api). */
const PER_PAGE = 100;
const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * GitHub's REST API over @actions/github's client, which goes through the proxy of the environment. This file pulls in undici:
 * load it by `import()`, and only where something is to be read or written.
 */
export function openGithub({ place, token, userAgent, signal }: GithubOptions): GithubApi {
  const octokit = getOctokit(reveal(token), { baseUrl: place.apiUrl, userAgent, log: SILENT });
  // A `request` among the options would take the place of the one that knows the proxy.
  octokit.hook.before('request', (options) => {
    Object.assign(options.request, { signal, log: SILENT });
  });
  const { issues } = octokit.rest;
  const repository = { owner: place.owner, repo: place.repository };

  async function create({ title, body, labels, closed }: Extract<GithubAction, { kind: 'create-issue' }>): Promise<void> {
    const { data } = await issues.create({ ...repository, title, body, labels: [...labels] });
    const made = v.parse(issue, data);
    // GitHub drops labels from people who may not set them; an issue without its label would be opened again and again.
    const unlabelled = !namesOf(made.labels).includes(TRACKING_LABEL);
    if (closed || unlabelled) await issues.update({ ...repository, issue_number: made.number, state: 'closed', state_reason: unlabelled ? 'not_planned' : 'completed' });
    if (unlabelled) throw new Error(`issue #${made.number} was closed again, because the token may not set its label ${TRACKING_LABEL}`);
  }

  return {
    async comments(number) {
      const found: unknown = await octokit.paginate(issues.listComments, { ...repository, issue_number: number, per_page: PER_PAGE });
      return v.parse(v.array(comment), found).map(seenComment);
    },
    async trackingIssues() {
      const found: unknown = await octokit.paginate(issues.listForRepo, { ...repository, labels: TRACKING_LABEL, state: 'all', per_page: PER_PAGE });
      return v.parse(v.array(issue), found).filter((each) => each.pull_request == null).map(seenIssue);
    },
    async perform(action) {
      switch (action.kind) {
        case 'create-comment':
          confirm(await issues.createComment({ ...repository, issue_number: action.issue, body: action.body }));
          return;
        case 'update-comment':
          confirm(await issues.updateComment({ ...repository, comment_id: action.id, body: action.body }));
          return;
        case 'delete-comment':
          await issues.deleteComment({ ...repository, comment_id: action.id }).catch(unlessGone);
          return;
        case 'create-issue':
          await create(action);
          return;
        case 'update-issue':
          confirm(await issues.update({ ...repository, issue_number: action.number, ...written(action.change) }));
      }
    },
  };
}

/** A proxy's page of its own may come with status 200: only GitHub's answer shows that something was written. */
function confirm({ data }: { readonly data: unknown }): void {
  v.parse(v.object({ id: v.number() }), data);
}

/** Another run may have tidied up first. */
function unlessGone(error: unknown): void {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : null;
  if (status !== 404 && status !== 410) throw error;
}

type Change = Extract<GithubAction, { kind: 'update-issue' }>['change'];

function written({ title, body, labels, state }: Change): { title: string; body: string; labels: string[]; state?: 'open' | 'closed'; state_reason?: 'completed' | 'not_planned' | 'reopened' } {
  const moved = state === undefined ? {} : state.to === 'open' ? { state: state.to, state_reason: 'reopened' as const } : { state: state.to, state_reason: state.reason };
  return { title, body, labels: [...labels], ...moved };
}

type Author = Pick<v.InferOutput<typeof comment>, 'user' | 'author_association'>;

const isTrusted = ({ user, author_association: association }: Author): boolean => user?.type === 'Bot' || TRUSTED.includes(association ?? '');

const seenComment = (each: v.InferOutput<typeof comment>): CommentSeen => ({ id: each.id, body: each.body ?? '', trusted: isTrusted(each) });

const seenIssue = (each: v.InferOutput<typeof issue>): IssueSeen => ({
  number: each.number, title: each.title, body: each.body ?? '', open: each.state === 'open', declined: each.state_reason === 'not_planned',
  labels: namesOf(each.labels), trusted: isTrusted(each),
});

const namesOf = (labels: v.InferOutput<typeof issue>['labels']): readonly string[] =>
  labels.flatMap((each) => (typeof each === 'string' ? [each] : (each.name ?? [])));
