import type { SkewEstimate } from '../clock/skew.ts';
import { found, passed } from '../engine/check.ts';
import type { Check, Outcome } from '../engine/check.ts';
import { nameOfClient, originOf } from './client.ts';
import { evidence, need } from './context.ts';
import { CLOCK_TITLE } from './unasked.ts';
import { text } from '../foundation/text.ts';
import type { Text } from '../foundation/text.ts';
import { advise } from '../guidance/diagnose.ts';
import type { Facts } from '../guidance/types.ts';
import type { DeployClient } from '../sdk/table.ts';
import { NEAR_SECONDS, nearLimit, windowOf } from '../sdk/windows.ts';

/** What the clock is measured against. */
export interface ClockLimits {
  readonly maxSkewSeconds: number;
  readonly warnSkewSeconds: number;
  /** Does any target sign assertions? Client Credentials Grant does not depend on the clock. */
  readonly signs: boolean;
  /** The deploy's own clients, whose limits count where any target signs. */
  readonly clients?: readonly DeployClient[];
}

/**
 * Is this host's clock close enough to Box's for a JWT to be accepted? Costs no request: the `Date` of every answer tells,
 * so it is judged when all other checks have settled.
 */
export function clockCheck(limits: ClockLimits, estimate: () => SkewEstimate, facts: Facts, after: readonly string[]): Check {
  return {
    target: 'host', id: 'clock', title: CLOCK_TITLE, needs: [need('host', 'network')], after, pledge: 0,
    run: () => Promise.resolve(judgeClock(estimate(), limits, facts)),
  };
}

export function judgeClock(estimate: SkewEstimate, limits: ClockLimits, facts: Facts): Outcome {
  switch (estimate.kind) {
    case 'none':
      return found('warn', text`No answer that Box itself wrote carried a usable Date, so the clock was not compared.`, advise('no-date', facts));
    case 'contradictory':
      return found('warn', text`The ${estimate.samples} answers contradict each other about the time.`, advise('clock-undetermined', facts));
    case 'estimated':
      return judgeSkew(estimate, limits, facts);
  }
}

type Estimated = Extract<SkewEstimate, { kind: 'estimated' }>;

/** `fail` only where the whole interval lies beyond the limit: what is not known is not held against anybody. */
function judgeSkew(estimate: Estimated, limits: ClockLimits, facts: Facts): Outcome {
  const { lowMs, highMs, skewMs } = estimate;
  const nearestMs = lowMs <= 0 && highMs >= 0 ? 0 : Math.min(Math.abs(lowMs), Math.abs(highMs));
  const message = text`This host’s clock is ${skewWords(estimate)} (from ${estimate.samples} ${estimate.samples === 1 ? 'answer' : 'answers'}).`;
  const beyond = nearestMs > limits.maxSkewSeconds * 1000;
  const windows = limits.signs ? (limits.clients ?? []).map((client) => evidence(windowWords(client))) : [];
  if (!beyond && nearestMs <= limits.warnSkewSeconds * 1000) return judgeNearness(estimate, limits, facts, message) ?? passed(message, windows);
  const diagnosis = advise(limits.signs ? (skewMs > 0 ? 'clock-ahead' : 'clock-behind') : 'clock-off-ccg', { ...facts, skew: skewWords(estimate) });
  return found(beyond && limits.signs ? 'fail' : 'warn', message, diagnosis, windows);
}

/** Close enough by our own limits: is it for the client that the deploy uses? */
function judgeNearness(estimate: Estimated, { signs, clients = [] }: ClockLimits, facts: Facts, message: Text): Outcome | null {
  for (const client of signs ? clients : []) {
    const window = windowOf(client.sdk);
    const limitSeconds = window === null ? null : nearLimit(window, estimate.lowMs, estimate.highMs);
    if (limitSeconds === null) continue;
    const diagnosis = advise('client-near-its-limit', { ...facts, client: nameOfClient(client), skew: skewWords(estimate), limit: limitWords(limitSeconds) });
    return found('warn', text`${message} That is within ${NEAR_SECONDS} s of where ${nameOfClient(client)} begins to fail.`, diagnosis, [evidence(windowWords(client))]);
  }
  return null;
}

const limitWords = (seconds: number): string => (seconds < 0 ? `at ${-seconds} s behind Box’s` : `beyond ${seconds} s ahead of Box’s`);

/** When this client begins to fail, exactly. */
function windowWords(client: DeployClient): Text {
  const window = windowOf(client.sdk);
  const name = text`${nameOfClient(client)}${originOf(client)}`;
  if (window === null) return text`${name} mends its clock by itself: it signs again with the time of Box’s answer.`;
  const issued = client.sdk.issuedAt ? ' It also sends iat, which must not lie in Box’s future: the check token tries that.' : '';
  return text`${name} obtains no token ${limitWords(window.behindSeconds)} or more, nor ${limitWords(window.aheadSeconds)}.${issued}`;
}

/** The skew as people say it: `42.3 s (± 0.5 s) ahead of Box’s`. */
export function skewWords({ skewMs, uncertaintyMs }: Estimated): string {
  if (Math.abs(skewMs) <= uncertaintyMs) return `within ${seconds(Math.abs(skewMs) + uncertaintyMs)} s of Box’s`;
  return `${seconds(Math.abs(skewMs))} s (± ${seconds(uncertaintyMs)} s) ${skewMs > 0 ? 'ahead of' : 'behind'} Box’s`;
}

const seconds = (ms: number): string => (ms / 1000).toFixed(1);
