import type { Answer, HttpFailure } from '../box/failure.ts';
import { replaceRehearsal, uploadRehearsal } from '../box/questions.ts';
import type { Rehearsed } from '../box/questions.ts';
import type { FolderNeed } from '../config/plan.ts';
import type { TargetContext } from './context.ts';

/** The size that is rehearsed, as nothing is known of the real file: enough to be a file, never a size limit's business. */
const REHEARSED_BYTES = 1024;

/** Would Box take a new file in this folder? Under a name that nobody uses; nothing is uploaded (box-access.md section 4). */
export function rehearseUpload({ session, contentSubject, unusedName }: TargetContext, folderId: string): Promise<Answer<Rehearsed>> {
  return session.ask(uploadRehearsal(folderId, unusedName, REHEARSED_BYTES), contentSubject);
}

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
export async function rehearseReplacement(context: TargetContext, folderId: string, name: string): Promise<Replacement> {
  const { session, contentSubject } = context;
  const answer = await session.ask(uploadRehearsal(folderId, name, REHEARSED_BYTES), contentSubject);
  if (answer.kind === 'answered') return { kind: 'absent', exchange: answer.exchange, answer };
  const { failure } = answer;
  if (failure.kind !== 'http' || failure.code !== 'item_name_in_use') return { kind: 'failed', answer };
  const file = failure.conflicts.find((conflict) => conflict.type === 'file');
  if (file === undefined) return { kind: 'not-a-file', failure };
  return { kind: 'rehearsed', answer: await session.ask(replaceRehearsal(file.id, REHEARSED_BYTES), contentSubject) };
}

/** Every rehearsal of a target's folders, by the same shared questions that the folder checks ask. */
export function rehearsalsOf(context: TargetContext): Promise<Answer<Rehearsed>>[] {
  return context.plan.folders.flatMap((folder) => rehearsalsIn(context, folder));
}

function rehearsalsIn(context: TargetContext, { id, operations, replace }: FolderNeed): Promise<Answer<Rehearsed>>[] {
  const uploads = operations.includes('upload') ? [rehearseUpload(context, id)] : [];
  const replacements = replace.map(async (name) => {
    const replacement = await rehearseReplacement(context, id, name);
    return replacement.kind === 'not-a-file' ? { kind: 'failed' as const, failure: replacement.failure } : replacement.answer;
  });
  return [...uploads, ...replacements];
}
