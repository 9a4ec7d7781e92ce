import type { Failure } from '../box/failure.ts';
import { found } from '../engine/check.ts';
import type { Judged } from '../engine/check.ts';
import { explainNotEnabled, isNotEnabled } from '../experiments/app-trials.ts';
import { explainInvisible, isInvisible } from '../experiments/explain-folder.ts';
import { advise } from '../guidance/diagnose.ts';
import type { Facts } from '../guidance/types.ts';
import { askingOf, explainedFailure, failedBy, failureEvidence, guidanceOf, inviteeOf } from './context.ts';
import type { TargetContext } from './context.ts';

/** Why the folder was not shown: told apart by further looks where Box hides whether it exists at all. */
export async function judgeInvisible(context: TargetContext, folderId: string, failure: Failure, facts: Facts): Promise<Judged> {
  const { contentSubject } = context;
  const login = await inviteeOf(context, contentSubject);
  const known: Facts = { ...context.facts, ...facts, ...(login === null ? {} : { login }) };
  const guidance = guidanceOf(context, contentSubject, known);
  if (isNotEnabled(failure)) return explainedFailure(failure, guidance, await explainNotEnabled(askingOf(context), contentSubject === 'user' ? 'user' : 'service'));
  if (failure.kind === 'http' && failure.status === 404 && failure.code === 'trashed') {
    const diagnosis = advise('folder-trashed', known);
    return found('fail', diagnosis.cause, diagnosis, [failureEvidence(failure)]);
  }
  if (!isInvisible(failure)) return failedBy(failure, guidance, (cause) => cause);
  const { finding, confidence, facts: more, seen } = await explainInvisible(askingOf(context), folderId, contentSubject, login);
  const explained = explainedFailure(failure, guidance, { finding, facts: more, seen });
  return confidence === null || explained.diagnosis === null ? explained : { ...explained, diagnosis: { ...explained.diagnosis, confidence } };
}
