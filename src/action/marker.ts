import { Buffer } from 'node:buffer';
import * as v from 'valibot';
import { learnedSchema } from '../door/baseline.ts';
import type { Learned, LearnedFolder } from '../engine/learned.ts';

/**
 * The hidden first line by which a comment or an issue of ours is found again, and in which it keeps what the next run must
 * know: `<!-- box-preflight comment NAME STATE -->`. Names stand percent-encoded, the state is JSON in base64, so that nothing
 * in it can end the comment. Neither holds a secret, a name of a person, or a login.
 */

const stamp = v.object({ id: v.number(), attempt: v.number() });
const time = v.pipe(v.string(), v.isoTimestamp());

const commentState = v.object({
  run: stamp,
  /** Since when it fails; `null` while it does not. */
  failedSince: v.nullable(time),
  recovered: v.nullable(v.object({ from: time, to: time })),
});
export type CommentState = v.InferOutput<typeof commentState>;

const issueState = v.object({
  run: stamp,
  status: v.picklist(['good', 'fail', 'error']),
  since: time,
  /** Check and diagnosis code of all that is wrong, `folder:12 no-access`. */
  problems: v.array(v.string()),
  /** Runs in a row that could not tell. */
  errors: v.number(),
  good: v.nullable(v.object({ at: time, learned: learnedSchema })),
});
export type IssueState = Omit<v.InferOutput<typeof issueState>, 'good'> & { readonly good: { readonly at: string; readonly learned: Learned } | null };

/** GitHub takes 65,536 characters in a body; what people read must fit beside the state. */
const LONGEST_STATE = 30_000;

export const commentMarker = (name: string, state: CommentState): string => marker(['comment', encoded(name), base64(state)]);

/** Where the state is too long, folders are left out of what the next run compares with. */
export function issueMarker(name: string, target: string, state: IssueState): string {
  const line = marker(['issue', encoded(name), encoded(target), base64(state)]);
  if (line.length <= LONGEST_STATE || state.good === null || state.good.learned.folders.length === 0) return line;
  const { learned } = state.good;
  const folders: readonly LearnedFolder[] = learned.folders.slice(0, Math.floor(learned.folders.length / 2));
  return issueMarker(name, target, { ...state, good: { ...state.good, learned: { ...learned, folders } } });
}

/** The state that a comment of this run's name carries; `null` where it is none of ours. */
export function readCommentMarker(body: string, name: string): { readonly state: CommentState | null } | null {
  const [kind, of, state] = wordsOf(body);
  if (kind !== 'comment' || of !== encoded(name)) return null;
  return { state: parsed(commentState, state) };
}

/** The state that an issue of this run's name and target carries; `null` where it is none of ours. */
export function readIssueMarker(body: string, name: string, target: string): { readonly state: IssueState | null } | null {
  const [kind, of, about, state] = wordsOf(body);
  if (kind !== 'issue' || of !== encoded(name) || about !== encoded(target)) return null;
  return { state: parsed(issueState, state) };
}

const marker = (words: readonly string[]): string => `<!-- box-preflight ${words.join(' ')} -->`;

const wordsOf = (body: string): readonly string[] => (/^<!-- box-preflight ([^\s>]+(?: [^\s>]+){2,3}) -->/u.exec(body)?.[1] ?? '').split(' ');

/** `--` would be taken for the end of a comment by some; `encodeURIComponent` leaves `-` as it is. */
const encoded = (name: string): string => (name === '' ? '%' : encodeURIComponent(name.toWellFormed()).replaceAll('-', '%2D'));

const base64 = (state: object): string => Buffer.from(JSON.stringify(state)).toString('base64');

function parsed<const S extends v.GenericSchema>(schema: S, state: string | undefined): v.InferOutput<S> | null {
  try {
    const result = v.safeParse(schema, JSON.parse(Buffer.from(state ?? '', 'base64').toString()));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}
