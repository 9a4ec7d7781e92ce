import type { Answer } from '../box/failure.ts';
import { folderLink } from '../box/questions.ts';
import type { Folder } from '../box/questions.ts';
import { found, passed } from '../engine/check.ts';
import type { Judged } from '../engine/check.ts';
import { explainVisible, isInvisible } from '../experiments/explain-folder.ts';
import { text } from '../foundation/text.ts';
import { advise } from '../guidance/diagnose.ts';
import type { Facts } from '../guidance/types.ts';
import { askingOf, evidence, failedBy, failureEvidence, guidanceOf, inviteeOf } from './context.ts';
import type { TargetContext } from './context.ts';
import { nameOf } from './folder-operations.ts';

/**
 * The operation `none`: this identity must not see the folder. Box hides whether a folder exists from those who may not see it,
 * so a 404 is what is wanted; that it is in the trash, Box tells only those who may.
 */
export async function judgeHidden(context: TargetContext, folderId: string, answer: Answer<Folder>): Promise<Judged> {
  if (answer.kind === 'answered') {
    return excess(context, folderId, passed(text`${nameOf(answer.value)} is visible to this identity, which must not see it.`, [evidence(text`Box shows the folder`, answer.exchange)]));
  }
  const { failure } = answer;
  if (failure.kind === 'http' && failure.status === 404 && failure.code === 'trashed') {
    return excess(context, folderId, passed(text`Folder ${folderId} is in the trash, and this identity, which must not see it, is told so.`, [failureEvidence(failure)]));
  }
  const refused = isInvisible(failure) || (failure.kind === 'http' && failure.status === 403 && failure.code === 'insufficient_scope');
  if (!refused) return failedBy(failure, guidanceOf(context, context.contentSubject, { folderId }), (cause) => cause);
  return passed(text`Box shows no folder ${folderId} to this identity; whether it exists, Box does not tell.`, [failureEvidence(failure)]);
}

async function excess(context: TargetContext, folderId: string, seen: Judged): Promise<Judged> {
  const [login, { finding, seen: further }] = await Promise.all([inviteeOf(context, context.contentSubject), explainVisible(askingOf(context), context.contentSubject)]);
  const facts: Facts = { ...context.facts, folderId, folderLink: folderLink(folderId), ...(login === null ? {} : { login }) };
  const diagnosis = advise(finding ?? 'folder-visible', facts);
  // Without the second look it is not known by which way the folder is seen.
  return found('fail', seen.message, finding === null ? { ...diagnosis, confidence: 'likely' } : diagnosis, [...seen.evidence, ...further]);
}
