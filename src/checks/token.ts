import type { TokenAnswer } from '../box/session-types.ts';
import { skipped, found, passed } from '../engine/check.ts';
import type { Check, Outcome } from '../engine/check.ts';
import { text } from '../foundation/text.ts';
import { advise } from '../guidance/diagnose.ts';
import { evidence, failedBy, failureEvidence, guidanceOf, need } from './context.ts';
import type { TargetContext } from './context.ts';

/** Does Box issue a token for the app's service account, with the host's own clock? */
export function tokenCheck(context: TargetContext): Check {
  const { plan, session } = context;
  return {
    target: plan.name, id: 'token', title: 'Box issues a token for the service account',
    needs: [need(plan.name, 'credentials'), need('host', 'network')], after: [], pledge: 1,
    run: async () => judgeToken(await session.token('service'), context, 'service'),
  };
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
        advise('clock-proven', { ...context.facts, ...(skew === null ? {} : { skew }) }), [failureEvidence(refused), issued], true);
    }
  }
}
