import type { Answer, Failure, HttpFailure } from '../box/failure.ts';
import { REHEARSED_BYTES, filesIn, replaceRehearsal, uploadRehearsal } from '../box/questions.ts';
import type { FileEntry, Rehearsed } from '../box/questions.ts';
import type { FolderNeed } from '../config/plan.ts';
import { countedFor } from './context.ts';
import type { TargetContext } from './context.ts';

/** What is rehearsed of a folder's operations. */
export interface Rehearsals {
  /** `any`: under a name that nobody uses. `planned`: as a new file. `either`: as a new file, or as a new version where there is one. */
  readonly upload: 'any' | 'planned' | 'either' | null;
  /** Names of files to replace. */
  readonly replace: readonly string[];
  /** A new version of any file, which the first file of the folder stands for. */
  readonly sample: boolean;
}

/** A planned upload is rehearsed as what it will be: a new file, a new version, or whichever of them fits. Pure. */
export function rehearsalsFor({ operations, replace, plannedUpload: planned }: FolderNeed): Rehearsals {
  const uploads = operations.includes('upload');
  if (planned === null) return { upload: uploads ? 'any' : null, replace, sample: operations.includes('replace') };
  const replaces = operations.includes('replace') || replace.includes(planned.name);
  if (uploads) return { upload: replaces ? 'either' : 'planned', replace: replace.filter((name) => name !== planned.name), sample: false };
  return { upload: null, replace: [...new Set([...replace, planned.name])], sample: false };
}

const REQUESTS: Readonly<Record<NonNullable<Rehearsals['upload']>, number>> = { any: 1, planned: 1, either: 2 };

/** How many requests the rehearsals of a folder send when all goes well. */
export function rehearsalRequests(need: FolderNeed): number {
  const { upload, replace, sample } = rehearsalsFor(need);
  return (upload === null ? 0 : REQUESTS[upload]) + 2 * replace.length + (sample ? 2 : 0);
}

/**
 * Would Box take the upload into this folder? As planned, or else under a name that nobody uses; nothing is uploaded
 * (box-access.md section 4).
 */
export async function rehearseUpload(context: TargetContext, need: FolderNeed): Promise<Answer<Rehearsed>> {
  const { session, contentSubject, unusedName } = context;
  const { id, plannedUpload: planned } = need;
  if (planned === null) return session.ask(uploadRehearsal(id, unusedName, REHEARSED_BYTES), contentSubject);
  if (rehearsalsFor(need).upload === 'either') return answerOf(await rehearseReplacement(context, need, planned.name));
  return session.ask(uploadRehearsal(id, planned.name, sizeOf(need, planned.name)), contentSubject);
}

const sizeOf = ({ plannedUpload: planned }: FolderNeed, name: string): number => (planned?.name === name ? planned.sizeBytes : null) ?? REHEARSED_BYTES;

/** What else can have a name in a folder (https://developer.box.com/reference/resources/folder--full, `item_collection`). */
const NOT_FILES: readonly string[] = ['folder', 'web_link'];

/** What came of rehearsing a new version of a named file. */
export type Replacement =
  | { readonly kind: 'rehearsed'; readonly answer: Answer<Rehearsed> }
  /** No file has that name: Box would take it as a new one. */
  | { readonly kind: 'absent'; readonly exchange: number; readonly answer: Answer<Rehearsed> }
  /** The name belongs to something that is not a file. */
  | { readonly kind: 'not-a-file'; readonly failure: HttpFailure }
  | { readonly kind: 'failed'; readonly answer: Answer<Rehearsed> };

/**
 * Would Box take a new version of the file of that name? Rehearsing an upload under the name tells the file's id (409, with
 * the file among `context_info.conflicts`), and that file is then rehearsed by itself.
 */
export async function rehearseReplacement(context: TargetContext, need: FolderNeed, name: string): Promise<Replacement> {
  const { session, contentSubject } = context;
  const sizeBytes = sizeOf(need, name);
  const answer = await session.ask(uploadRehearsal(need.id, name, sizeBytes), contentSubject);
  if (answer.kind === 'answered') return { kind: 'absent', exchange: answer.exchange, answer };
  const { failure } = answer;
  if (failure.kind !== 'http' || failure.status !== 409 || !(failure.code === null || failure.code === 'item_name_in_use')) return { kind: 'failed', answer };
  const file = failure.conflicts.find((conflict) => conflict.type === 'file');
  if (file !== undefined) return { kind: 'rehearsed', answer: await session.ask(replaceRehearsal(file.id, sizeBytes), contentSubject) };
  if (failure.conflicts.some(({ type }) => NOT_FILES.includes(type))) return { kind: 'not-a-file', failure };
  // The name is taken, which is as it should be; by what, this answer does not tell.
  return { kind: 'failed', answer: { kind: 'failed', failure: { ...failure, code: null, shape: 'unreadable' } } };
}

/** What came of rehearsing a new version of any file. */
export type SampleReplacement =
  /** As a new version of that file. */
  | { readonly kind: 'file'; readonly file: FileEntry; readonly answer: Answer<Rehearsed> }
  /** The folder shows no file: a new one in its place. */
  | { readonly kind: 'no-file'; readonly answer: Answer<Rehearsed> }
  /** What is in the folder could not be listed. */
  | { readonly kind: 'unlisted'; readonly failure: Failure };

/**
 * Would Box take a new version of a file in this folder? Rehearsed on the first file that it shows: quota, policies and the
 * app's scopes hold for all of them alike.
 */
export async function rehearseAnyReplacement(context: TargetContext, need: FolderNeed): Promise<SampleReplacement> {
  const { session, contentSubject, unusedName } = context;
  const listed = await session.ask(filesIn(need.id), contentSubject);
  if (listed.kind === 'failed') return { kind: 'unlisted', failure: listed.failure };
  // Where all are locked, the first of them tells whether that stops this identity.
  const file = listed.value.find(({ isLocked }) => !isLocked) ?? listed.value[0];
  if (file === undefined) return { kind: 'no-file', answer: await session.ask(uploadRehearsal(need.id, unusedName, REHEARSED_BYTES), contentSubject) };
  return { kind: 'file', file, answer: await session.ask(replaceRehearsal(file.id, REHEARSED_BYTES), contentSubject) };
}

/** Every rehearsal of these folders, by the same shared questions that the folder checks ask, and counted for those. */
export function rehearsalsOf(context: TargetContext, folders: readonly FolderNeed[] = context.plan.folders): Promise<Answer<Rehearsed>>[] {
  return folders.flatMap((folder) => rehearsalsIn(countedFor(context, `folder:${folder.id}`), folder));
}

function rehearsalsIn(context: TargetContext, need: FolderNeed): Promise<Answer<Rehearsed>>[] {
  const { upload, replace, sample } = rehearsalsFor(need);
  const uploads = upload === null ? [] : [rehearseUpload(context, need)];
  const samples = sample ? [rehearseAnyReplacement(context, need).then(sampleAnswer)] : [];
  return [...uploads, ...replace.map(async (name) => answerOf(await rehearseReplacement(context, need, name))), ...samples];
}

const sampleAnswer = (sample: SampleReplacement): Answer<Rehearsed> =>
  sample.kind === 'unlisted' ? { kind: 'failed', failure: sample.failure } : sample.answer;

const answerOf = (replacement: Replacement): Answer<Rehearsed> =>
  replacement.kind === 'not-a-file' ? { kind: 'failed', failure: replacement.failure } : replacement.answer;
