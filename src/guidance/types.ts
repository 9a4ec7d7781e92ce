import type { Confidence, DiagnosisCode, Owner } from '../foundation/diagnosis.ts';
import type { Foreign } from '../foundation/text.ts';

/**
 * What a run knows that makes advice exact. Templates name them in braces (`{login}`); one that is not known is replaced
 * by words that say where to find it.
 */
export type FactName =
  | 'clientId' | 'enterpriseId' | 'userId' | 'login' | 'folderId' | 'folderLink' | 'scope' | 'scopeLabel' | 'role'
  | 'needed' | 'publicKeyId' | 'host' | 'proxy' | 'issuer' | 'certificate' | 'retryAfter' | 'limit' | 'skew' | 'clockCommand'
  | 'message' | 'input' | 'actual' | 'expected' | 'fileName';

export type Facts = Partial<Readonly<Record<FactName, string | Foreign>>>;

/** One possible cause behind an answer. The likeliest comes first in a row; the others are listed in its remedy. */
export interface Hypothesis {
  readonly code: DiagnosisCode;
  readonly confidence: Confidence;
  readonly cause: string;
  readonly remedy: readonly string[];
  readonly owner?: Owner;
  readonly retryable?: boolean;
}
