import type { Answer, HttpFailure } from './failure.ts';
import type { Probed } from './scope-probes.ts';
import type { ScopeRow } from './scope-table.ts';

export { SCOPES, SCOPE_NAMES, scopeRow } from './scope-table.ts';
export type { ScopeName, ScopeNeeds, ScopeRow } from './scope-table.ts';

/**
 * Token exchange is believed only where, in the same run, it grants this scope and refuses {@link NEGATIVE_CONTROL}: how
 * Box answers for a scope that is not held is documented nowhere (box-access.md section 6).
 */
export const POSITIVE_CONTROL = 'root_readonly';
export const NEGATIVE_CONTROL = 'box_preflight_no_such_scope';

/** What a probe's answer says of its scope. `answered-empty`: an empty list, where that is doubtful. */
export type ProbeSeen = 'not-asked' | 'answered' | 'answered-empty' | 'scope-refused' | 'denied' | 'inconclusive';

/** What a token exchange says of its scope. */
export type ExchangeSeen = 'not-asked' | 'granted' | 'refused' | 'inconclusive';

/** The exchange tried on a scope that should be granted, and on a name that can't be. */
export interface ExchangeControl {
  readonly positive: ExchangeSeen;
  readonly negative: ExchangeSeen;
}

export interface ScopeEvidence {
  /** `null`: a name that this version doesn't know. */
  readonly row: ScopeRow | null;
  readonly probe: ProbeSeen;
  readonly exchange: ExchangeSeen;
  readonly control: ExchangeControl;
}

/** Which observations the verdict rests on; each has its own words. */
export type ScopeBasis =
  /** The probe was answered. */
  | 'answered'
  /** The probe was answered with nothing in it: App Access Only, or nothing there. */
  | 'answered-empty'
  /** The exchange granted it; there was no probe. */
  | 'granted'
  /** Granted, yet the probe was denied: the user's role, a licence, the access level. */
  | 'granted-but-denied'
  /** Granted, yet the probe says insufficient scope: access level, plan or Global Content Manager. */
  | 'granted-but-scope-refused'
  /** Probe and exchange both refuse it: missing, or the app was not authorized again. */
  | 'refused-by-both'
  /** The exchange refuses it and the probe was denied: probably missing, maybe rights as well. */
  | 'refused-and-denied'
  /** Only the probe says so: missing or not authorized. */
  | 'scope-refused'
  /** Only the probe says so: the scope is there, the user lacks the right. */
  | 'denied'
  /** The exchange refused it, and there was no probe. */
  | 'refused'
  /** The exchange refused a name that this version does not know either. */
  | 'refused-unknown-name'
  /** Nothing could be told. */
  | 'nothing-told';

export interface ScopeVerdict {
  readonly held: 'yes' | 'no' | 'unknown';
  /** As box-access.md section 5.3 gives it; `null` where nothing is known. */
  readonly confidence: 'high' | 'medium' | null;
  readonly basis: ScopeBasis;
}

/** 403 codes by which Box tells that the user, not the app, lacks something (box-errors.md section 4). */
const DENIALS: readonly string[] = ['access_denied_insufficient_permissions', 'forbidden', 'insufficient_access'];

/** Reads a probe's answer. */
export function probeSeen(answer: Answer<Probed>, row: ScopeRow): ProbeSeen {
  if (answer.kind === 'answered') return row.emptyListIsDoubtful && answer.value.entries === 0 ? 'answered-empty' : 'answered';
  return answer.failure.kind === 'http' ? refusalSeen(answer.failure, row) : 'inconclusive';
}

function refusalSeen(failure: HttpFailure, row: ScopeRow): ProbeSeen {
  // Box looks at names last: a clash proves that the app may write (https://developer.box.com/guides/uploads/check).
  if (failure.status === 409 && failure.code === 'item_name_in_use') return 'answered';
  if (failure.code === 'insufficient_scope') return 'scope-refused';
  if (failure.status !== 403 || failure.code === null || !DENIALS.includes(failure.code)) return 'inconclusive';
  return row.anyRefusalIsScope ? 'scope-refused' : 'denied';
}

/** Box documents 401 for a scope that the token lacks; 400 was seen. Either must be Box's own answer. */
const EXCHANGE_REFUSALS: readonly number[] = [400, 401, 403];

/** Reads a token exchange's answer. */
export function exchangeSeen(answer: Answer<true>): ExchangeSeen {
  if (answer.kind === 'answered') return 'granted';
  const { failure } = answer;
  return failure.kind === 'http' && failure.fromBox && EXCHANGE_REFUSALS.includes(failure.status) ? 'refused' : 'inconclusive';
}

/** Is a token exchange worth its request? Only where the probe was refused, or where there is none. */
export function wantsExchange(probe: ProbeSeen): boolean {
  return probe === 'not-asked' || probe === 'scope-refused' || probe === 'denied';
}

/** Does the exchange tell scopes apart in this run? */
function isCalibrated({ positive, negative }: ExchangeControl): boolean {
  return positive === 'granted' && negative === 'refused';
}

/** Probe and exchange joined by the table of box-access.md section 5.3. Pure. */
export function judgeScope(evidence: ScopeEvidence): ScopeVerdict {
  const exchange = calibrated(evidence);
  const sure = evidence.row?.mapping === 'medium' ? 'medium' : 'high';
  switch (evidence.probe) {
    case 'answered': return { held: 'yes', confidence: sure, basis: 'answered' };
    case 'answered-empty': return { held: 'yes', confidence: 'medium', basis: 'answered-empty' };
    case 'scope-refused': return AFTER_SCOPE_REFUSED[exchange];
    case 'denied': return AFTER_DENIED[exchange];
    case 'not-asked': return evidence.row === null && exchange === 'refused' ? UNKNOWN_NAME : WITHOUT_PROBE[exchange];
    case 'inconclusive': return NOTHING_TOLD;
  }
}

/** What the exchange may count as: nothing where a control failed, or where Box may just not know the name there. */
function calibrated({ row, exchange, control }: ScopeEvidence): 'granted' | 'refused' | 'silent' {
  if (!isCalibrated(control)) return 'silent';
  if (exchange === 'granted') return 'granted';
  return exchange === 'refused' && row?.exchangeable !== 'unknown' ? 'refused' : 'silent';
}

type Joined = Readonly<Record<'granted' | 'refused' | 'silent', ScopeVerdict>>;

const NOTHING_TOLD: ScopeVerdict = { held: 'unknown', confidence: null, basis: 'nothing-told' };

/** Every scope that Box documents is known here: a name that both refuse is misspelt, or not held (contract, section 5). */
const UNKNOWN_NAME: ScopeVerdict = { held: 'no', confidence: 'medium', basis: 'refused-unknown-name' };

const AFTER_SCOPE_REFUSED: Joined = {
  granted: { held: 'yes', confidence: 'medium', basis: 'granted-but-scope-refused' },
  refused: { held: 'no', confidence: 'high', basis: 'refused-by-both' },
  silent: { held: 'no', confidence: 'medium', basis: 'scope-refused' },
};

const AFTER_DENIED: Joined = {
  granted: { held: 'yes', confidence: 'high', basis: 'granted-but-denied' },
  refused: { held: 'no', confidence: 'medium', basis: 'refused-and-denied' },
  silent: { held: 'yes', confidence: 'medium', basis: 'denied' },
};

const WITHOUT_PROBE: Joined = {
  granted: { held: 'yes', confidence: 'high', basis: 'granted' },
  refused: { held: 'unknown', confidence: null, basis: 'refused' },
  silent: NOTHING_TOLD,
};
