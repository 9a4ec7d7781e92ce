import { folder, folderLink } from '../box/questions.ts';
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
import type { RehearsedOperations } from './folder-operations.ts';
import { rehearsalRequests, rehearsalsFor, rehearseReplacement, rehearseUpload } from './rehearsal.ts';
import type { Rehearsals } from './rehearsal.ts';
import { leastRoleFor, roleName } from './roles.ts';

/** Can the identity do every listed operation on the folder? Reads and rehearses; changes nothing. */
export function folderCheck(context: TargetContext, wanted: FolderNeed): Check {
  const label = wanted.label === null ? '' : ` (${wanted.label})`;
  return {
    target: context.plan.name, id: `folder:${wanted.id}`, title: `Folder ${wanted.id}${label}: ${wanted.hidden ? 'none' : wishes(wanted).join(', ')}`,
    needs: [contentNeed(context)], after: [], pledge: 1 + rehearsalRequests(wanted),
    run: () => askFolder(context, wanted),
  };
}

async function askFolder(context: TargetContext, wanted: FolderNeed): Promise<Outcome> {
  const { session, contentSubject } = context;
  if (wanted.hidden) return judgeHidden(context, wanted.id, await session.ask(folder(wanted.id), contentSubject));
  const planned = rehearsalsFor(wanted);
  const reading = session.ask(folder(wanted.id), contentSubject);
  const isRehearsed = planned.upload !== null || planned.replace.length > 0;
  // Side by side: the rehearsals do not wait for the folder, and a folder that can't be seen makes them fail cheaply.
  const [answer, rehearsed] = isRehearsed ? await Promise.all([reading, rehearse(context, wanted, planned)]) : [await reading, NOTHING_REHEARSED];
  const facts: Facts = {
    folderId: wanted.id, folderLink: folderLink(wanted.id), operation: wishes(wanted).join(', '),
    needed: roleName(leastRoleFor(wanted.replace.length > 0 ? [...wanted.operations, 'replace'] : wanted.operations)),
  };
  if (answer.kind === 'failed') return judgeInvisible(context, wanted.id, answer.failure, facts);
  return judgeFolder(context, wanted, answer.value, answer.exchange, rehearsed, facts);
}

const NOTHING_REHEARSED: RehearsedOperations = { upload: null, replacements: [] };

async function rehearse(context: TargetContext, wanted: FolderNeed, planned: Rehearsals): Promise<RehearsedOperations> {
  const [upload, replacements] = await Promise.all([
    planned.upload === null ? null : rehearseUpload(context, wanted),
    Promise.all(planned.replace.map(async (name) => ({ name, replacement: await rehearseReplacement(context, wanted, name) }))),
  ]);
  return { upload, replacements };
}

async function judgeFolder(
  context: TargetContext, wanted: FolderNeed, seen: Folder, exchange: number, rehearsed: RehearsedOperations, facts: Facts,
): Promise<Outcome> {
  if (seen.itemStatus !== null && seen.itemStatus !== 'active') {
    const diagnosis = advise('folder-trashed', { ...context.facts, ...facts });
    return found('fail', text`${nameOf(seen)} is ${seen.itemStatus}.`, { ...diagnosis, confidence: 'proven' }, [evidence(text`item_status ${seen.itemStatus}`, exchange)]);
  }
  const explained = refusedDespitePermission(seen, rehearsed)
    ? { ...rehearsed, explained: await explainRefusedUpload(askingOf(context), wanted.id, context.contentSubject) } : rehearsed;
  const judge = (known: Facts): Judged => judgeOperations(context, wanted, seen, exchange, explained, known);
  const outcome = judge(facts);
  if (outcome.status === 'pass') return outcome;
  // Only now is the login of interest: somebody has to give it a role.
  const login = await inviteeOf(context, context.contentSubject);
  return login === null ? outcome : judge({ ...facts, login });
}
