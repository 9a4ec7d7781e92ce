import type { TokenAnswer } from '../box/session-types.ts';
import { skipped, found, passed } from '../engine/check.ts';
import type { Check, Outcome } from '../engine/check.ts';
import { text } from '../foundation/text.ts';
import { advise } from '../guidance/diagnose.ts';
import { readClock } from '../experiments/app-trials.ts';
import { refusalKind } from '../experiments/refusals.ts';
import { decideByClients, mattering } from './client.ts';
import { askingOf, evidence, explainedFailure, failedBy, failureEvidence, guidanceOf, need } from './context.ts';
import type { TargetContext } from './context.ts';

/** Does Box issue a token for the app's service account, with the host's own clock? */
export function tokenCheck(context: TargetContext): Check {
  const { plan, session } = context;
  return {
    target: plan.name, id: 'token', title: 'Box issues a token for the service account',
    needs: [need(plan.name, 'credentials'), need('host', 'network')], after: [], pledge: 1 + mattering(context).length,
    async run() {
      const answer = await session.token('service');
      const judged = await explainToken(answer, context, 'service');
      return judged.status === 'pass' ? decideByClients(judged, context) : judged;
    },
  };
}

/** {@link judgeToken}, and where the refusal has several causes, what experiments tell of them. */
export async function explainToken(answer: TokenAnswer, context: TargetContext, subject: 'service' | 'user'): Promise<Outcome> {
  if (answer.kind !== 'failed') return judgeToken(answer, context, subject);
  const { failure } = answer;
  const { explainTokenRefusal } = await import('../experiments/explain-token.ts');
  const explanation = await explainTokenRefusal(askingOf(context), failure, subject);
  const pairAccepted = subject === 'user' && refusalKind(failure) === 'grant' && (await context.session.token('service')).kind === 'issued';
  const guidance = guidanceOf(context, subject);
  return explainedFailure(failure, pairAccepted ? { ...guidance, pairAccepted } : guidance, { ...explanation, seen: [...readClock(answer).seen, ...explanation.seen] });
}

/** The same judgement for both subjects: they differ in who the token is for, and in the advice for that. */
export function judgeToken(answer: TokenAnswer, context: TargetContext, subject: 'service' | 'user'): Outcome {
  switch (answer.kind) {
    case 'absent':
      return skipped(text`No enterprise-id is given, so only the user’s token is asked for.`);
    case 'failed':
      return failedBy(answer.failure, guidanceOf(context, subject), (cause) => cause);
    case 'issued': {
      const issued = evidence(text`Box issued an access token.`, answer.exchange);
      if (answer.clockRepair === null) return passed(text`Box issued an access token.`, [issued]);
      const { refused } = answer.clockRepair;
      const skew = context.skew();
      return found('fail', text`Box refused the assertion for this host’s clock, and accepted it when signed with Box’s time.`,
        advise('clock-proven', { ...context.facts, ...(skew === null ? {} : { skew }) }), [failureEvidence(refused), ...readClock(answer).seen], true);
    }
  }
}
