import type { Answer, Failure, HttpFailure } from '../box/failure.ts';
import { pendingInvitations, trashedFolder } from '../box/questions.ts';
import type { Invitation } from '../box/questions.ts';
import { found } from '../engine/check.ts';
import type { Evidence, Judged } from '../engine/check.ts';
import type { Confidence } from '../foundation/diagnosis.ts';
import { text } from '../foundation/text.ts';
import type { Foreign } from '../foundation/text.ts';
import { advise } from '../guidance/diagnose.ts';
import type { FindingId } from '../guidance/findings.ts';
import type { Facts } from '../guidance/types.ts';
import { evidence, failedBy, failureEvidence, guidanceOf, inviteeOf } from './context.ts';
import type { TargetContext } from './context.ts';

/** Why the folder was not shown: told apart by two further looks where Box hides whether it exists at all. */
export async function judgeInvisible(context: TargetContext, folderId: string, failure: Failure, facts: Facts): Promise<Judged> {
  const login = await inviteeOf(context, context.contentSubject);
  const known: Facts = { ...context.facts, ...facts, ...(login === null ? {} : { login }) };
  if (failure.kind !== 'http' || failure.status !== 404) {
    return failedBy(failure, guidanceOf(context, context.contentSubject, known), (cause) => cause);
  }
  if (failure.code === 'trashed') return judgeTrashed(failure, known);
  return judgeLooks(failure, await lookFurther(context, folderId), folderId, known, login);
}

interface Looks {
  readonly pending: Answer<readonly Invitation[]>;
  readonly trash: Answer<unknown>;
}

/** Invitations once a run, the trash once a folder: follow-ups, from budget that no check needs. */
async function lookFurther({ session, contentSubject }: TargetContext, folderId: string): Promise<Looks> {
  const [pending, trash] = await Promise.all([
    session.ask(pendingInvitations, contentSubject, { followUp: true }),
    session.ask(trashedFolder(folderId), contentSubject, { followUp: true }),
  ]);
  return { pending, trash };
}

function judgeTrashed(failure: HttpFailure, facts: Facts): Judged {
  return conclude('folder-trashed', 'proven', facts, [failureEvidence(failure)]);
}

function judgeLooks(failure: HttpFailure, { pending, trash }: Looks, folderId: string, facts: Facts, login: Foreign | null): Judged {
  const seen = [failureEvidence(failure)];
  if (trash.kind === 'answered') {
    return conclude('folder-trashed', 'proven', facts, [...seen, evidence(text`The folder is in the trash.`, trash.exchange)]);
  }
  const waiting = pending.kind === 'answered' ? pending.value : [];
  const exact = waiting.find((invitation) => invitation.itemId === folderId);
  // While an invitation is pending, Box may leave its item out (box-access.md section 2.7): then it is a guess.
  const maybe = waiting.find((invitation) => invitation.itemId === null);
  const invitation = exact ?? maybe;
  if (invitation !== undefined && pending.kind === 'answered') {
    const shown = evidence(text`An invitation as ${invitation.role ?? 'collaborator'} is pending${exact === undefined ? ' for an item that Box does not name' : ''}.`, pending.exchange);
    return conclude('invitation-pending', exact === undefined ? 'possible' : 'proven', facts, [...seen, shown]);
  }
  const lookedEverywhere = pending.kind === 'answered' && isAbsent(trash);
  const looked = [
    evidence(pending.kind === 'answered' ? text`No invitation is pending for ${login ?? 'this identity'}.` : text`Pending invitations could not be looked up.`, exchangeOf(pending)),
    evidence(isAbsent(trash) ? text`The folder is not in this identity’s trash.` : text`The trash could not be looked up.`, exchangeOf(trash)),
  ];
  return conclude('folder-not-invited', lookedEverywhere ? 'likely' : 'possible', facts, [...seen, ...looked]);
}

function conclude(finding: FindingId, confidence: Confidence, facts: Facts, seen: readonly Evidence[]): Judged {
  const diagnosis = { ...advise(finding, facts), confidence };
  return found('fail', diagnosis.cause, diagnosis, seen);
}

const isAbsent = (trash: Answer<unknown>): boolean => trash.kind === 'failed' && trash.failure.kind === 'http' && trash.failure.status === 404;

const exchangeOf = (answer: Answer<unknown>): number | null => (answer.kind === 'answered' ? answer.exchange : answer.failure.exchange);
