import type { Failure } from '../box/failure.ts';
import type { Defect } from '../credentials/types.ts';
import { CODES, usualStatus, withPage } from '../foundation/diagnosis.ts';
import type { Diagnosis, Status } from '../foundation/diagnosis.ts';
import { foreign, text } from '../foundation/text.ts';
import type { Foreign } from '../foundation/text.ts';
import { diagnosisOf } from './advice.ts';
import { clockRemedy } from './clock-remedy.ts';
import type { FindingId } from './findings.ts';
import { knownDefect, knownFinding, knownRaw, knownRows } from './known.ts';
import { matches } from './match.ts';
import { BEGINNING } from './messages.ts';
import type { Advice, Context, FactName, Facts, Row } from './types.ts';

/**
 * Why Box, or the way to it, gave no usable answer, and what to do. The first row of the catalogue that matches; an
 * answer that nobody has seen falls back to its status, and then to `unknown`. Never throws.
 */
export function diagnose(failure: Failure, context: Context): Diagnosis {
  const clock: Facts = context.hosted === true ? { clockCommand: clockRemedy('', true) } : {};
  const row = rowFor(failure, context) ?? knownFinding('internal-error');
  const advice = failure.purpose === 'upload-host' ? withoutApiUrl(row) : row;
  return diagnosisOf(advice, { ...clock, ...context.facts, ...refusedPair(failure, context.facts), ...factsOf(failure) });
}

/** Box itself names the host for uploads: what `api-url` says is not at fault there. */
function withoutApiUrl({ hypotheses, docs }: Advice): Advice {
  const left = hypotheses.flatMap((hypothesis) => {
    const [first, ...rest] = hypothesis.remedy.filter((step) => !step.includes('`api-url`'));
    return first === undefined ? [] : [{ ...hypothesis, remedy: [first, ...rest] as const }];
  });
  const [likeliest, ...others] = left;
  return { hypotheses: likeliest === undefined ? hypotheses : [likeliest, ...others], docs };
}

/** ID and secret may be swapped: of an ID that Box does not know, only the beginning is shown. */
function refusedPair(failure: Failure, { clientId }: Facts): Facts {
  if (failure.kind !== 'http' || failure.code !== 'invalid_client' || typeof clientId !== 'string') return {};
  return { clientId: `${clientId.slice(0, BEGINNING)}…` };
}

/** The row that speaks of this failure; the catalogue's last row takes every answer. */
export function rowFor(failure: Failure, context: Context): Row | undefined {
  return knownRows().find((row) => matches(row, failure, context));
}

/**
 * {@link diagnoseDefect} of a value that is used. Where it was mended, with what the deploy meets that gets it as it is
 * stored.
 */
export function diagnoseUsed(defect: Defect, facts: Facts): Diagnosis {
  const diagnosis = diagnoseDefect(defect, facts);
  if (defect.severity !== 'repaired') return diagnosis;
  const { cause, steps } = knownRaw(defect);
  const remedy = [...diagnosis.remedy, ...steps.map((step) => text`${step}`)];
  return { ...diagnosis, cause: text`${diagnosis.cause} ${cause}`, remedy };
}

/** What is wrong with a credential, found offline, and what to do. Where it is used, its code is none that can only fail. */
export function diagnoseDefect(defect: Defect, facts: Facts): Diagnosis {
  const { input, where, found } = defect;
  const known = knownFacts({ input, where, found, place: where === null ? input : `${input}, ${where},` });
  const diagnosis = diagnosisOf(knownDefect(defect.kind), { ...facts, ...known });
  const allowed: readonly Status[] = CODES[diagnosis.code].statuses;
  if (defect.severity === 'unusable' || allowed.includes('warn')) return diagnosis;
  return withPage({ ...diagnosis, code: 'credentials-malformed' });
}

/** Advice for what a check found without a failed answer. */
export function advise(id: FindingId, facts: Facts): Diagnosis {
  return diagnosisOf(knownFinding(id), facts);
}

/**
 * What a failure counts as: by the table of codes. A name that no server knows will not be known a minute later either,
 * so it fails, where the rest of `network` is an error (contract, section 5).
 */
export function statusOf(failure: Failure, diagnosis: Diagnosis): 'fail' | 'error' | 'warn' {
  if (failure.kind === 'stopped') return 'error';
  if (diagnosis.code === 'network' && failure.kind === 'transport' && failure.fault === 'dns-unknown') return 'fail';
  return usualStatus(diagnosis.code);
}

function factsOf(failure: Failure): Facts {
  switch (failure.kind) {
    case 'http': {
      const [conflict] = failure.conflicts;
      return knownFacts({
        status: String(failure.status),
        errorCode: failure.code === null ? null : foreign('words', failure.code),
        message: failure.message,
        retryAfter: failure.retryAfterSeconds === null ? null : `${failure.retryAfterSeconds} seconds`,
        conflict: conflict === undefined ? null : foreign('words', `${conflict.type} ${conflict.id}`),
      });
    }
    case 'transport': {
      const { host, proxy, proxyStatus, code, certificate, message = null } = failure.facts;
      const { subject = null, issuer = null, validFrom = null, validTo = null } = certificate ?? {};
      return knownFacts({
        host, hostName: host.replace(/:\d{1,5}$/u, ''), proxy, wireCode: code, message,
        proxyStatus: proxyStatus === null ? null : String(proxyStatus), certificate: subject, issuer, validFrom, validTo,
      });
    }
    case 'stopped':
      return {};
  }
}

function knownFacts(facts: Partial<Record<FactName, string | Foreign | null>>): Facts {
  return Object.fromEntries(Object.entries(facts).filter((entry) => entry[1] !== null));
}
