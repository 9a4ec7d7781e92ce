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
  const { lowMs, highMs } = estimate;
  const nearestMs = lowMs <= 0 && highMs >= 0 ? 0 : Math.min(Math.abs(lowMs), Math.abs(highMs));
  const message = text`This host’s clock is ${skewWords(estimate)} (from ${estimate.samples} ${estimate.samples === 1 ? 'answer' : 'answers'}).`;
  const beyond = nearestMs > limits.maxSkewSeconds * 1000;
  const windows = limits.signs ? (limits.clients ?? []).map((client) => evidence(windowWords(client))) : [];
  if (!beyond && nearestMs <= limits.warnSkewSeconds * 1000) return judgeNearness(estimate, limits, facts, message) ?? passed(message, windows);
  const diagnosis = advise(limits.signs ? findingOf(estimate) : 'clock-off-ccg', { ...facts, skew: skewWords(estimate) });
  return found(beyond && limits.signs ? 'fail' : 'warn', message, diagnosis, windows);
}

function findingOf(estimate: Estimated): 'clock-whole-hours' | 'clock-ahead' | 'clock-behind' {
  if (isWholeHours(estimate)) return 'clock-whole-hours';
  return estimate.skewMs > 0 ? 'clock-ahead' : 'clock-behind';
}

const HOUR_MS = 3_600_000;
/** A hardware clock is off by itself, too. */
const NEAR_HOUR_MS = 60_000;
/** No zone is further from UTC (tz database: +14, Pacific/Kiritimati). */
const MOST_HOURS = 14;

/** As far off as a hardware clock is that keeps another zone's time than the system thinks. */
function isWholeHours({ skewMs, uncertaintyMs }: Estimated): boolean {
  const hours = Math.round(Math.abs(skewMs) / HOUR_MS);
  return hours >= 1 && hours <= MOST_HOURS && uncertaintyMs < NEAR_HOUR_MS && Math.abs(Math.abs(skewMs) - hours * HOUR_MS) <= NEAR_HOUR_MS;
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

/** The skew as people say it: `42.3 s (± 0.5 s) ahead of Box’s`, `56 years 332 days behind Box’s`. */
export function skewWords({ skewMs, uncertaintyMs }: Estimated): string {
  if (Math.abs(skewMs) <= uncertaintyMs) return `within ${seconds(Math.abs(skewMs) + uncertaintyMs)} s of Box’s`;
  const off = Math.abs(skewMs);
  const words = off < LONGEST_IN_SECONDS_MS ? `${seconds(off)} s (± ${seconds(uncertaintyMs)} s)` : longWords(off);
  return `${words} ${skewMs > 0 ? 'ahead of' : 'behind'} Box’s`;
}

const LONGEST_IN_SECONDS_MS = 600_000;

/** Largest first; a year is the Gregorian calendar's mean. */
const UNITS: readonly (readonly [name: string, ms: number])[] = [
  ['year', 365.2425 * 24 * HOUR_MS], ['day', 24 * HOUR_MS], ['hour', HOUR_MS], ['minute', 60_000], ['second', 1000],
];

/** In the two largest units that it has: what is less is no more than a rounding. */
function longWords(ms: number): string {
  for (const [index, [name, unit]] of UNITS.entries()) {
    const [lessName, less] = UNITS[index + 1] ?? [name, unit];
    const total = Math.round(ms / less);
    // Years are no whole number of days: what rounds to one is one.
    const count = Math.floor((total + 0.5) / (unit / less));
    const rest = Math.max(0, Math.round((ms - count * unit) / less));
    if (count > 0) return rest === 0 ? counted(count, name) : `${counted(count, name)} ${counted(rest, lessName)}`;
  }
  return counted(0, 'second');
}

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

const seconds = (ms: number): string => (ms / 1000).toFixed(1);
