import { found, passed } from '../engine/check.ts';
import type { Check, Evidence, Outcome } from '../engine/check.ts';
import type { Defect, Examination } from '../credentials/types.ts';
import type { MissingCredentials, Plan } from '../config/plan.ts';
import type { Diagnosis } from '../foundation/diagnosis.ts';
import { text } from '../foundation/text.ts';
import type { Text } from '../foundation/text.ts';
import { diagnoseDefect, diagnoseUsed } from '../guidance/diagnose.ts';
import type { Facts } from '../guidance/types.ts';
import { evidence } from './context.ts';
import { CREDENTIALS_TITLE, judgeMissing } from './unasked.ts';

/** What the `credentials` check judges: what was found in them offline, or why they are not there. */
export type CredentialsFinding =
  | { readonly kind: 'examined'; readonly examination: Examination }
  | { readonly kind: 'missing'; readonly missing: MissingCredentials };

type RepairedCountsAs = Plan['repairedCredentials'];

/** Are the credentials complete and well formed? Offline: sends nothing. */
export function credentialsCheck(
  target: string, finding: CredentialsFinding, facts: Facts, repaired: RepairedCountsAs,
): Check {
  return {
    target, id: 'credentials', title: CREDENTIALS_TITLE, needs: [], after: [], pledge: 0,
    run: () => Promise.resolve(judgeCredentials(finding, facts, repaired)),
  };
}

/** @param repaired what a mended value counts as. Later checks go on with it either way (contract, section 4) */
export function judgeCredentials(finding: CredentialsFinding, facts: Facts, repaired: RepairedCountsAs): Outcome {
  if (finding.kind === 'missing') return judgeMissing(finding.missing, facts);
  return judgeExamined(finding.examination, facts, repaired);
}

function judgeExamined(examination: Examination, facts: Facts, repaired: RepairedCountsAs): Outcome {
  const [worst, ...others] = [...examination.defects].sort((a, b) => SEVERITY[a.severity] - SEVERITY[b.severity]);
  const known = knownFacts(examination);
  if (worst === undefined) return passed(describe(examination), known);
  const isUsable = examination.credentials !== null;
  // Where nothing can be asked, nothing was mended either.
  const diagnosed = (defect: Defect): Diagnosis => (isUsable ? diagnoseUsed : diagnoseDefect)(defect, facts);
  const diagnosis = diagnosed(worst);
  // All that there is to say of the worst stands in the message.
  const seen = [
    seenAs(worst, diagnoseDefect(worst, facts)), ...others.map((defect) => seenAs(defect, diagnosed(defect))),
  ];
  const remedy = [diagnosis, ...others.map(diagnosed)].flatMap((each) => each.remedy);
  return found(
    statusOf(worst, repaired),
    others.length === 0 ? diagnosis.cause : text`${diagnosis.cause} (and ${others.length} more ${others.length === 1 ? 'problem' : 'problems'})`,
    { ...diagnosis, remedy: distinct(remedy) },
    [...seen, ...known],
    isUsable,
  );
}

const SEVERITY = { unusable: 0, repaired: 1, doubtful: 2 } as const satisfies Record<Defect['severity'], number>;

function statusOf({ severity }: Defect, repaired: RepairedCountsAs): 'fail' | 'warn' {
  switch (severity) {
    case 'unusable': return 'fail';
    case 'repaired': return repaired;
    case 'doubtful': return 'warn';
  }
}

const seenAs = (defect: Defect, { cause }: Diagnosis): Evidence => evidence(text`${place(defect)}: ${cause}`);

const place = (defect: Defect): string => (defect.where === null ? defect.input : `${defect.input}, ${defect.where}`);

function describe({ facts, credentials }: Examination): Text {
  if (credentials?.auth !== 'jwt') return text`Client ID, client secret and subject look right.`;
  return text`The config is complete and its RSA key (${facts.rsaBits ?? '?'} bits) decrypts.`;
}

/** The key by which people can tell two pairs apart. No secret: a fingerprint of the public half. */
function knownFacts({ facts }: Examination): readonly Evidence[] {
  if (facts.fingerprint === null) return [];
  return [evidence(text`key id ${facts.publicKeyId ?? 'unknown'}, public key SHA-256 ${facts.fingerprint}`)];
}

function distinct(steps: readonly Text[]): readonly Text[] {
  const seen = new Set<string>();
  return steps.filter((step) => {
    const words = JSON.stringify(step);
    return seen.has(words) ? false : seen.add(words);
  });
}
