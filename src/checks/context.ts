import type { Session, Subject } from '../box/session-types.ts';
import { currentUser } from '../box/questions.ts';
import type { User } from '../box/questions.ts';
import type { Failure } from '../box/failure.ts';
import type { TargetPlan } from '../config/plan.ts';
import type { CheckId, Evidence, Judged, Need } from '../engine/check.ts';
import { found, keyOf } from '../engine/check.ts';
import type { Diagnosis } from '../foundation/diagnosis.ts';
import { text, unwrap, foreign } from '../foundation/text.ts';
import type { Foreign, Text } from '../foundation/text.ts';
import { diagnose, statusOf } from '../guidance/diagnose.ts';
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
}

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

/** The login behind a subject, for the people who must invite it; one shared question, `null` where it is not answered. */
export async function inviteeOf({ session }: TargetContext, subject: Subject): Promise<Foreign | null> {
  const answer = await session.ask(currentUser, subject);
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

/** What was seen, in one line: the status and Box's own words, or what the wire said. */
export function failureEvidence(failure: Failure): Evidence {
  return { text: seen(failure), exchange: failure.exchange };
}

function seen(failure: Failure): Text {
  switch (failure.kind) {
    case 'http': {
      const code = failure.code === null ? text`` : text` ${foreign('words', failure.code)}`;
      const message = failure.message === null ? text`` : text`: ${failure.message}`;
      return text`HTTP ${failure.status}${code}${message}`;
    }
    case 'transport':
      return text`no answer from ${failure.facts.host}: ${failure.fault}${failure.facts.code === null ? '' : ` (${failure.facts.code})`}`;
    case 'stopped':
      return text`not answered: ${STOPPED[failure.reason]}`;
  }
}

const STOPPED = { 'deadline': 'the run’s time was up', 'call-budget': 'max-api-calls was reached', 'interrupted': 'the run was stopped' } as const;

export const evidence = (words: Text, exchange: number | null = null): Evidence => ({ text: words, exchange });
