import { found, passed } from '../engine/check.ts';
import type { Check, Evidence, Outcome } from '../engine/check.ts';
import type { Defect, Examination } from '../credentials/types.ts';
import type { MissingCredentials } from '../config/plan.ts';
import { text } from '../foundation/text.ts';
import type { Text } from '../foundation/text.ts';
import { diagnoseDefect } from '../guidance/diagnose.ts';
import type { Facts } from '../guidance/types.ts';
import { evidence } from './context.ts';
import { CREDENTIALS_TITLE, judgeMissing } from './unasked.ts';

/** What the `credentials` check judges: what was found in them offline, or why they are not there. */
export type CredentialsFinding =
  | { readonly kind: 'examined'; readonly examination: Examination }
  | { readonly kind: 'missing'; readonly missing: MissingCredentials };

/** Are the credentials complete and well formed? Offline: sends nothing. */
export function credentialsCheck(target: string, finding: CredentialsFinding, facts: Facts): Check {
  return {
    target, id: 'credentials', title: CREDENTIALS_TITLE, needs: [], after: [], pledge: 0,
    run: () => Promise.resolve(judgeCredentials(finding, facts)),
  };
}

export function judgeCredentials(finding: CredentialsFinding, facts: Facts): Outcome {
  return finding.kind === 'missing' ? judgeMissing(finding.missing, facts) : judgeExamined(finding.examination, facts);
}

function judgeExamined(examination: Examination, facts: Facts): Outcome {
  const [worst, ...others] = [...examination.defects].sort((a, b) => SEVERITY[a.severity] - SEVERITY[b.severity]);
  const known = knownFacts(examination);
  if (worst === undefined) return passed(describe(examination), known);
  const diagnosis = diagnoseDefect(worst, facts);
  const seen = [worst, ...others].map((defect) => evidence(describeDefect(defect, facts)));
  const also = others.map((defect) => diagnoseDefect(defect, facts));
  const remedy = [...diagnosis.remedy, ...also.flatMap((each) => each.remedy)];
  return found(
    examination.credentials === null ? 'fail' : 'warn',
    others.length === 0 ? diagnosis.cause : text`${diagnosis.cause} (and ${others.length} more ${others.length === 1 ? 'problem' : 'problems'})`,
    { ...diagnosis, remedy: distinct(remedy) },
    [...seen, ...known],
  );
}

const SEVERITY = { unusable: 0, repaired: 1 } as const;

const place = (defect: Defect): string => (defect.where === null ? defect.input : `${defect.input}, ${defect.where}`);

const describeDefect = (defect: Defect, facts: Facts): Text => text`${place(defect)}: ${diagnoseDefect(defect, facts).cause}`;

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
