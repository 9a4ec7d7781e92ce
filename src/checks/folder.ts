import type { Answer } from '../box/failure.ts';
import { ROOT_FOLDER, currentUser, folder, folderLink, folderLocks, impersonatedUser } from '../box/questions.ts';
import type { Folder } from '../box/questions.ts';
import type { FolderNeed } from '../config/plan.ts';
import { found } from '../engine/check.ts';
import type { Check, Judged, Outcome } from '../engine/check.ts';
import { text } from '../foundation/text.ts';
import { advise } from '../guidance/diagnose.ts';
import type { Facts } from '../guidance/types.ts';
import { explainRefusedUpload } from '../experiments/explain-folder.ts';
import { askingOf, contentNeed, evidence, inviteeOf } from './context.ts';
import type { TargetContext } from './context.ts';
import { judgeHidden } from './folder-hidden.ts';
import { judgeInvisible } from './folder-invisible.ts';
import { judgeOperations, nameOf, refusedDespitePermission, wishes } from './folder-operations.ts';
import type { Limits, RehearsedOperations } from './folder-operations.ts';
import { rehearsalRequests, rehearsalsFor, rehearseAnyReplacement, rehearseReplacement, rehearseUpload } from './rehearsal.ts';
import type { Rehearsals } from './rehearsal.ts';
import { leastRoleFor, roleName } from './roles.ts';
import { askWriting, writesIn } from './writing.ts';
import type { Writing } from './writing.ts';

/**
 * Can the identity do every listed operation on the folder? Reads and rehearses; changes nothing.
 * @param writing asks whether the app may write at all, once for all folders of the target
 * @param asksWriting does this check pay for that question?
 */
export function folderCheck(
  context: TargetContext, wanted: FolderNeed, writing = (): Promise<Writing> => askWriting(context), asksWriting = false,
): Check {
  const label = wanted.label === null ? '' : ` (${wanted.label})`;
  const asked = wanted.hidden ? 'none' : wishes(wanted).join(', ');
  return {
    target: context.plan.name, id: `folder:${wanted.id}`, title: `Folder ${wanted.id}${label}: ${asked}`,
    needs: [contentNeed(context)], after: [],
    pledge: 1 + rehearsalRequests(wanted) + (asksWriting ? 1 : 0) + (asksLocks(wanted) ? 1 : 0),
    run: () => askFolder(context, wanted, writing),
  };
}

const asksLocks = ({ id, operations }: FolderNeed): boolean => id !== ROOT_FOLDER && operations.includes('delete');

async function askFolder(context: TargetContext, wanted: FolderNeed, writing: () => Promise<Writing>): Promise<Outcome> {
  const { session, contentSubject } = context;
  if (wanted.hidden) return judgeHidden(context, wanted.id, await session.ask(folder(wanted.id), contentSubject));
  // Side by side: the rehearsals do not wait for the folder, and a folder that can't be seen makes them fail cheaply.
  const reading = session.ask(folder(wanted.id), contentSubject);
  const rehearsing = rehearse(context, wanted, rehearsalsFor(wanted));
  const [answer, rehearsed, mayWrite] = await Promise.all([
    reading,
    rehearsing,
    // A rehearsal of this very folder tells whether the app may write.
    writesIn(wanted) ? rehearsing.then((own) => (isRehearsed(own) ? null : writing())) : null,
  ]);
  const facts: Facts = {
    folderId: wanted.id, folderLink: folderLink(wanted.id), operation: wishes(wanted).join(', '),
    needed: roleName(leastRoleFor(wanted.replace.length > 0 ? [...wanted.operations, 'replace'] : wanted.operations)),
  };
  if (answer.kind === 'failed') return judgeInvisible(context, wanted.id, answer.failure, facts);
  return judgeFolder(context, wanted, answer, rehearsed, mayWrite, facts);
}

async function rehearse(context: TargetContext, wanted: FolderNeed, { upload, replace, sample }: Rehearsals): Promise<RehearsedOperations> {
  const [uploaded, replacements, sampled] = await Promise.all([
    upload === null ? null : rehearseUpload(context, wanted),
    Promise.all(replace.map(async (name) => ({ name, replacement: await rehearseReplacement(context, wanted, name) }))),
    sample ? rehearseAnyReplacement(context, wanted) : null,
  ]);
  return { upload: uploaded, replacements, sample: sampled };
}

async function judgeFolder(
  context: TargetContext, wanted: FolderNeed, { value: seen, exchange }: Answered<Folder>, rehearsed: RehearsedOperations,
  mayWrite: Writing | null, facts: Facts,
): Promise<Outcome> {
  if (seen.itemStatus !== null && seen.itemStatus !== 'active') {
    const diagnosis = advise('folder-trashed', { ...context.facts, ...facts });
    return found('fail', text`${nameOf(seen)} is ${seen.itemStatus}.`, { ...diagnosis, confidence: 'proven' }, [evidence(text`item_status ${seen.itemStatus}`, exchange)]);
  }
  const explained = refusedDespitePermission(seen, rehearsed)
    ? { ...rehearsed, explained: await explainRefusedUpload(askingOf(context), wanted.id, context.contentSubject) } : rehearsed;
  const limits = await askLimits(context, wanted, seen, mayWrite);
  const judge = (known: Facts): Judged => judgeOperations(context, wanted, seen, exchange, explained, limits, known);
  const outcome = judge(facts);
  if (outcome.status === 'pass') return outcome;
  // Only now is the login of interest: somebody has to give it a role.
  const login = await inviteeOf(context, context.contentSubject);
  return login === null ? outcome : judge({ ...facts, login });
}

const isRehearsed = ({ upload, replacements, sample }: RehearsedOperations): boolean =>
  upload !== null || replacements.length > 0 || (sample !== null && sample.kind !== 'unlisted');

type Answered<T> = Extract<Answer<T>, { readonly kind: 'answered' }>;

/** What stands in the way of writing besides the role; only what the folder's permissions allow is asked about. */
async function askLimits(context: TargetContext, wanted: FolderNeed, seen: Folder, writing: Writing | null): Promise<Limits> {
  const { session, contentSubject } = context;
  if (!writesIn(wanted)) return { writing: null, locks: null, user: null };
  // The check `identity`, or the one of the user, asks the same.
  const user = session.ask(contentSubject === 'as-user' ? impersonatedUser : currentUser, contentSubject, { followUp: true });
  const locks = asksLocks(wanted) && seen.permissions.can_delete === true ? session.ask(folderLocks(wanted.id), contentSubject) : null;
  const [known, locked] = await Promise.all([user, locks]);
  return { writing, locks: locked, user: known };
}
