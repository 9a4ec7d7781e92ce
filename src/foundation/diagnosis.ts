import type { Text } from './text.ts';
import { PROJECT_URL } from './version.ts';

/** The answer to a check's question; see the contract, section 1. */
export type Status = 'pass' | 'warn' | 'fail' | 'error' | 'skip';

/** Who can mend it: CI, the developer (Developer Console), the Box admin (Admin Console), the content's owner, Box. */
export type Owner = 'ci' | 'developer' | 'box-admin' | 'content-owner' | 'box';

/** `proven`: a second observation confirmed it. `likely`: one answer says so. `possible`: one of several causes. */
export type Confidence = 'proven' | 'likely' | 'possible';

/** What each code may count as, first the usual one; whether a fresh try may succeed with nobody acting; who acts. */
interface CodeRule {
  readonly statuses: readonly [Exclude<Status, 'pass' | 'skip'>, ...Exclude<Status, 'pass' | 'skip'>[]];
  readonly retryable: boolean;
  readonly owner: Owner;
}

/** The contract's table of section 5. Rows of the guidance catalogue may narrow owner and retryability, never widen statuses. */
export const CODES = {
  'clock-skew': { statuses: ['fail', 'warn'], retryable: true, owner: 'ci' },
  'credentials-malformed': { statuses: ['fail', 'warn'], retryable: false, owner: 'ci' },
  'credentials-invalid': { statuses: ['fail'], retryable: false, owner: 'developer' },
  'key-invalid': { statuses: ['fail'], retryable: false, owner: 'developer' },
  'jwt-claim-invalid': { statuses: ['fail'], retryable: false, owner: 'developer' },
  'app-not-authorized': { statuses: ['fail'], retryable: false, owner: 'box-admin' },
  'app-not-enabled': { statuses: ['fail'], retryable: false, owner: 'box-admin' },
  'app-misconfigured': { statuses: ['fail'], retryable: false, owner: 'developer' },
  'user-inactive': { statuses: ['fail'], retryable: false, owner: 'box-admin' },
  'terms-of-service': { statuses: ['fail'], retryable: false, owner: 'box-admin' },
  'token-expired': { statuses: ['fail'], retryable: true, owner: 'developer' },
  'scope-missing': { statuses: ['fail'], retryable: false, owner: 'developer' },
  'feature-unavailable': { statuses: ['warn'], retryable: false, owner: 'box-admin' },
  'no-access': { statuses: ['fail'], retryable: false, owner: 'content-owner' },
  'not-invited': { statuses: ['fail'], retryable: false, owner: 'content-owner' },
  'trashed': { statuses: ['fail'], retryable: false, owner: 'content-owner' },
  'quota-exceeded': { statuses: ['fail', 'warn'], retryable: false, owner: 'box-admin' },
  'policy-blocked': { statuses: ['fail'], retryable: false, owner: 'box-admin' },
  'bad-request': { statuses: ['fail'], retryable: false, owner: 'developer' },
  'wrong-enterprise': { statuses: ['fail'], retryable: false, owner: 'ci' },
  'excess-access': { statuses: ['fail'], retryable: false, owner: 'content-owner' },
  'rate-limited': { statuses: ['error'], retryable: true, owner: 'ci' },
  'box-unavailable': { statuses: ['error'], retryable: true, owner: 'box' },
  'network': { statuses: ['error', 'fail'], retryable: true, owner: 'ci' },
  'tls': { statuses: ['fail'], retryable: false, owner: 'ci' },
  'proxy': { statuses: ['fail'], retryable: false, owner: 'ci' },
  'timeout': { statuses: ['error'], retryable: true, owner: 'ci' },
  'call-budget': { statuses: ['error'], retryable: false, owner: 'ci' },
  'unknown': { statuses: ['fail', 'warn', 'error'], retryable: false, owner: 'developer' },
} as const satisfies Record<string, CodeRule>;

/** Permanent names of causes; never renamed or reused (contract, section 5). */
export type DiagnosisCode = keyof typeof CODES;

/** The status that a finding with this code counts as, unless the check chooses another of those the code allows. */
export function usualStatus(code: DiagnosisCode): Exclude<Status, 'pass' | 'skip'> {
  return CODES[code].statuses[0];
}

/** Why a check did not pass; shown to people and written to the report. */
export interface Diagnosis {
  readonly code: DiagnosisCode;
  readonly confidence: Confidence;
  readonly cause: Text;
  /** One imperative sentence a step, in the order in which to try them. */
  readonly remedy: readonly Text[];
  readonly owner: Owner;
  readonly docs: readonly string[];
  /** The same operation, freshly built, may succeed with nobody acting. */
  readonly retryable: boolean;
}

const PAGES = `${PROJECT_URL}/blob/main/docs/diagnoses/`;

/** This project's own page about a code: what people see, all causes, how they are told apart. */
export const diagnosisPage = (code: DiagnosisCode): string => `${PAGES}${code}.md`;

/** `diagnosis` with the page of its code as the last of its links. */
export function withPage(diagnosis: Diagnosis): Diagnosis {
  return { ...diagnosis, docs: [...diagnosis.docs.filter((link) => !link.startsWith(PAGES)), diagnosisPage(diagnosis.code)] };
}
