import type { Failure } from '../box/failure.ts';
import { passed, skipped } from '../engine/check.ts';
import type { Check, Outcome } from '../engine/check.ts';
import { text } from '../foundation/text.ts';
import { countedFor, evidence, failedBy, guidanceOf } from './context.ts';
import type { TargetContext } from './context.ts';
import { networkTitle, NOBODY_TO_ASK } from './unasked.ts';

/** What the questions about the host work with. */
export interface HostContext {
  readonly targets: readonly TargetContext[];
  /** Those whose credentials can be used. */
  readonly usable: readonly TargetContext[];
  readonly apiUrl: URL;
  /** Resolves with the exchange at the first HTTP answer from the API host, whatever its status; else never. */
  readonly answered: Promise<number>;
}

/**
 * Did the API host answer? Costs no request: the first token request answers it, and `pass` needs no more than that some
 * HTTP answer came.
 */
export function networkCheck(host: HostContext): Check {
  return {
    target: 'host', id: 'network', title: networkTitle(host.apiUrl.host), needs: [], after: [], pledge: 0,
    async run() {
      const [first] = host.usable;
      if (first === undefined) return skipped(NOBODY_TO_ASK);
      return Promise.race([answeredBy(host), unanswered(host, first)]);
    },
  };
}

async function answeredBy({ answered, apiUrl }: HostContext): Promise<Outcome> {
  const exchange = await answered;
  return passed(text`${apiUrl.host} answers.`, [evidence(text`the first answer`, exchange)]);
}

/** Once every target's first request has ended without an answer: what stood in the way of the first. */
async function unanswered(host: HostContext, first: TargetContext): Promise<Outcome> {
  const failures = await Promise.all(host.usable.map((target) => tokenFailure(target)));
  const silent = failures.find((failure): failure is Failure => failure !== null && failure.kind !== 'http');
  // Something was answered: the other side of the race is about to say so.
  if (silent === undefined || failures.some((failure) => failure === null || failure.kind === 'http')) return answeredBy(host);
  return failedBy(silent, guidanceOf(first, first.appSubject), (cause) => cause);
}

async function tokenFailure(context: TargetContext): Promise<Failure | null> {
  const { appSubject } = context;
  const { session } = countedFor(context, appSubject === 'service' ? 'token' : 'user-token');
  const answer = await session.token(appSubject);
  return answer.kind === 'failed' ? answer.failure : null;
}
