import type { Session, Subject } from '../box/session-types.ts';
import { currentUser } from '../box/questions.ts';
import type { User } from '../box/questions.ts';
import type { Failure } from '../box/failure.ts';
import { wordsOfFailure } from '../box/failure-words.ts';
import type { FolderNeed, TargetPlan } from '../config/plan.ts';
import type { CheckId, Evidence, Judged, Need } from '../engine/check.ts';
import { found, keyOf } from '../engine/check.ts';
import type { Asking, Explanation, SameApp } from '../experiments/types.ts';
import type { Diagnosis } from '../foundation/diagnosis.ts';
import { unwrap, foreign } from '../foundation/text.ts';
import type { Foreign, Text } from '../foundation/text.ts';
import type { DeployClient } from '../sdk/table.ts';
import { advise, diagnose, statusOf } from '../guidance/diagnose.ts';
import type { Context as GuidanceContext } from '../guidance/types.ts';
import type { Facts } from '../guidance/types.ts';

/** All that a target's checks work with: what was planned, what is known offline, and the conversation with Box. */
export interface TargetContext {
  readonly plan: TargetPlan;
  readonly session: Session;
  /** The enterprise that the token should belong to, as configured; `null` where nothing says so. */
  readonly enterpriseId: string | null;
  /** Whose token `identity` and the scopes are asked with. */
  readonly appSubject: 'service' | 'user';
  /** Whose token the folders are asked with: the subject that the deploy uses. */
  readonly contentSubject: Subject;
  /** What is known before anything was asked, for exact advice. */
  readonly facts: Facts;
  /** A GitHub-hosted runner: nobody can mend its clock. */
  readonly hosted: boolean;
  /** How far this host's clock is from Box's by now, in words; `null` where that is not known. */
  readonly skew: () => string | null;
  /** A file name that nobody uses, for rehearsals of an upload. */
  readonly unusedName: string;
  /** The deploy's own clients, where any is known. */
  readonly clients?: readonly DeployClient[];
  /** The most that this host's clock may be ahead of Box's by now, in milliseconds; `null` where that is not known. */
  readonly aheadAtMostMs?: () => number | null;
  /** Is this folder's own check asked? Left out: it is. A run can be narrowed to some checks (`only`, `skip`). */
  readonly asksFolder?: (id: string) => boolean;
  /** Other targets of this run with the same client ID. */
  readonly sameApp?: () => readonly SameApp[];
}

/** The same context, with what is sent from it counted for one of the target's checks. */
export function countedFor(context: TargetContext, id: CheckId): TargetContext {
  const { plan, session, sameApp } = context;
  const payer = keyOf({ target: plan.name, id });
  const others = sameApp === undefined ? {} : { sameApp: () => sameApp().map((other) => ({ ...other, session: other.session.countedFor(payer) })) };
  return { ...context, session: session.countedFor(payer), ...others };
}

/** The folders whose own checks this run asks. */
export const askedFolders = ({ plan, asksFolder }: TargetContext): readonly FolderNeed[] =>
  plan.folders.filter(({ id }) => asksFolder?.(id) !== false);

/** What experiments are told of a target. */
export const askingOf = ({ plan, session, enterpriseId, unusedName, sameApp }: TargetContext): Asking => ({
  session, grant: plan.auth, enterpriseId, userId: plan.userId, unusedName,
  folderIds: plan.folders.filter(({ hidden }) => !hidden).map(({ id }) => id),
  sameApp: sameApp?.() ?? [],
});

/** The need for this target's app token, whichever check obtains it. */
export const appTokenNeed = ({ plan, appSubject }: TargetContext): Need =>
  need(plan.name, appSubject === 'service' ? 'token' : 'user-token');

/** The need for what the folder checks are asked with. */
export function contentNeed({ plan, contentSubject }: TargetContext): Need {
  const ids: Record<Subject, CheckId> = { service: 'token', user: 'user-token', 'as-user': 'as-user' };
  return need(plan.name, ids[contentSubject]);
}

export const need = (target: string, id: CheckId): Need => ({ id, anyOf: [keyOf({ target, id })] });

/** What guidance must know besides the failure. */
export const guidanceOf = (context: TargetContext, subject: Subject, facts: Facts = {}): GuidanceContext => ({
  grant: context.plan.auth,
  subject: subject === 'service' ? 'enterprise' : subject,
  facts: { ...context.facts, ...facts },
  hosted: context.hosted,
});

/**
 * The login behind a subject, for the people who must invite it; one shared question, `null` where it is not answered. Where
 * no check asks it, it is a follow-up: advice must not take a request that a check needs.
 */
export async function inviteeOf({ session }: TargetContext, subject: Subject): Promise<Foreign | null> {
  const answer = await session.ask(currentUser, subject, { followUp: true });
  return answer.kind === 'answered' ? foreign('invitee', unwrap(answer.value.login)) : null;
}

/**
 * A user's login for messages. A service account's is the one that people must invite, and machine-made: `details: ids`
 * leaves it shown.
 */
export const loginOf = ({ id, login, loginKind }: User): Foreign =>
  foreign(loginKind === 'service-account' ? 'invitee' : 'login', unwrap(login), `user ${id}`);

/** A failed question as a check's outcome: diagnosed, with its exchange as evidence. */
export function judgedFailure(failure: Failure, diagnosis: Diagnosis, message: Text): Judged {
  return found(statusOf(failure, diagnosis), message, diagnosis, [failureEvidence(failure)]);
}

/** {@link judgedFailure} with the catalogue's own diagnosis. */
export function failedBy(failure: Failure, guidance: GuidanceContext, message: (cause: Text) => Text): Judged {
  const diagnosis = diagnose(failure, guidance);
  return judgedFailure(failure, diagnosis, message(diagnosis.cause));
}

/**
 * A refusal with what experiments told of it: their finding where there is one, else the catalogue's own diagnosis; what they
 * saw is evidence either way.
 */
export function explainedFailure(failure: Failure, guidance: GuidanceContext, { finding, facts, seen }: Explanation): Judged {
  if (finding === null) {
    const judged = failedBy(failure, guidance, (cause) => cause);
    return { ...judged, evidence: [...judged.evidence, ...seen] };
  }
  const diagnosis = advise(finding, { ...guidance.facts, ...facts });
  return found(statusOf(failure, diagnosis), diagnosis.cause, diagnosis, [failureEvidence(failure), ...seen]);
}

/** What was seen, in one line: the status and Box's own words, or what the wire said. */
export function failureEvidence(failure: Failure): Evidence {
  return { text: wordsOfFailure(failure), exchange: failure.exchange };
}

export const evidence = (words: Text, exchange: number | null = null): Evidence => ({ text: words, exchange });
