import { currentUser, impersonatedUser } from '../box/questions.ts';
import { found, passed } from '../engine/check.ts';
import type { Check, Judged, Outcome } from '../engine/check.ts';
import { text } from '../foundation/text.ts';
import { advise } from '../guidance/diagnose.ts';
import type { Failure } from '../box/failure.ts';
import { explainNotEnabled, isNotEnabled } from '../experiments/app-trials.ts';
import { askingOf, evidence, explainedFailure, failedBy, guidanceOf, loginOf, need } from './context.ts';
import type { TargetContext } from './context.ts';
import { inactive, otherEnterprise } from './identity.ts';
import { explainToken } from './token.ts';

/** Does Box issue a token for `user-id`, and is that user active and in the expected enterprise? */
export function userTokenCheck(context: TargetContext, userId: string): Check {
  const { plan, session } = context;
  return {
    target: plan.name, id: 'user-token', title: `Box issues a token for user ${userId}`,
    needs: [need(plan.name, 'credentials'), need('host', 'network')], after: [], pledge: 2,
    async run() {
      const token = await explainToken(await session.token('user'), context, 'user');
      return token.status === 'skip' || !token.provides ? token : judgeUser(token, userId, 'user', context);
    },
  };
}

/** May the service account act for `as-user`? */
export function asUserCheck(context: TargetContext, userId: string): Check {
  const { plan } = context;
  const start = passed(text`The service account may act for user ${userId}.`);
  return {
    target: plan.name, id: 'as-user', title: `The service account may act for user ${userId}`,
    needs: [need(plan.name, 'token')], after: [], pledge: 1,
    run: () => judgeUser(start, userId, 'as-user', context),
  };
}

/** Asks who answers to the subject, and judges it on top of what is known so far. */
async function judgeUser(soFar: Judged, userId: string, subject: 'user' | 'as-user', context: TargetContext): Promise<Outcome> {
  const answer = await context.session.ask(subject === 'user' ? currentUser : impersonatedUser, subject);
  if (answer.kind === 'failed') return judgeUnanswered(answer.failure, userId, subject, context);
  const user = answer.value;
  const shown = evidence(text`${loginOf(user)}, id ${user.id}, enterprise ${user.enterpriseId ?? 'not shown'}`, answer.exchange);
  if (user.id !== userId) {
    return found('fail', text`Box answered as user ${user.id}, not as user ${userId}.`,
      advise(subject === 'user' ? 'wrong-user' : 'as-user-mismatch', { ...context.facts, expected: userId, actual: user.id }), [...soFar.evidence, shown]);
  }
  const finding = inactive(user, context) ?? otherEnterprise(user, context);
  // A token that Box accepted only with Box's time stays a failure, whoever it is for.
  if (soFar.status === 'fail' || finding?.diagnosis == null) return { ...soFar, evidence: [...soFar.evidence, shown] };
  return found(finding.status, finding.message, finding.diagnosis, [...soFar.evidence, shown]);
}

/** No user answered: who may not act, or for whom? */
async function judgeUnanswered(failure: Failure, userId: string, subject: 'user' | 'as-user', context: TargetContext): Promise<Outcome> {
  const guidance = guidanceOf(context, subject, { userId });
  if (isNotEnabled(failure)) return explainedFailure(failure, guidance, await explainNotEnabled(askingOf(context), subject === 'user' ? 'user' : 'service'));
  const isDenied = subject === 'as-user' && failure.kind === 'http' && failure.status === 403 && failure.code !== 'insufficient_scope';
  if (!isDenied) return failedBy(failure, guidance, (cause) => cause);
  const { explainAsUser } = await import('../experiments/explain-token.ts');
  return explainedFailure(failure, guidance, await explainAsUser(askingOf(context), userId));
}
