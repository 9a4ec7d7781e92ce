import type { Answer } from '../box/failure.ts';
import type { BoxStatus } from '../box/status-page.ts';
import type { Evidence } from '../engine/check.ts';
import type { CheckReport } from '../engine/report.ts';
import { EXPLAINED_BY_TROUBLE, incidentFact, looksInTrouble, readStatus, statusUnread } from '../experiments/trouble.ts';
import type { Trouble } from '../experiments/trouble.ts';
import type { Diagnosis } from '../foundation/diagnosis.ts';
import type { Exchange } from '../foundation/exchange.ts';
import { text } from '../foundation/text.ts';
import { advise } from '../guidance/diagnose.ts';

/**
 * Looks at all checks together once they have settled: where Box looks unavailable, its status page is asked, and what its
 * trouble can explain is an error, not a failure of the app.
 * @param ask `null`: the status page is switched off
 */
export async function explainTrouble(
  checks: readonly CheckReport[], exchanges: () => readonly Exchange[], ask: (() => Promise<Answer<BoxStatus>>) | null,
): Promise<readonly CheckReport[]> {
  const failed = checks.filter(isOpen);
  const codes = failed.flatMap(({ diagnosis }) => (diagnosis === null ? [] : [diagnosis.code]));
  if (ask === null || failed.length === 0 || !looksInTrouble(exchanges(), codes)) return checks;
  const answer = await ask();
  const trouble = readStatus(answer);
  const unread = statusUnread(answer);
  return checks.map((check) => (isOpen(check) && isExplainable(check.diagnosis) ? withStatus(check, check.diagnosis, trouble, unread) : check));
}

const isOpen = ({ status }: CheckReport): boolean => status === 'fail' || status === 'error';

/** What was proven stays what it is. */
const isExplainable = (diagnosis: Diagnosis | null): diagnosis is Diagnosis =>
  diagnosis !== null && diagnosis.confidence !== 'proven' && EXPLAINED_BY_TROUBLE[diagnosis.code];

function withStatus(check: CheckReport, diagnosis: Diagnosis, trouble: Trouble | null, unread: Evidence | null): CheckReport {
  const seen = trouble?.seen ?? unread;
  const shown = seen === null ? check : { ...check, evidence: [...check.evidence, seen] };
  if (trouble?.outcome !== 'trouble') return shown;
  const advice = advise('box-in-trouble', { incident: incidentFact(trouble.incident) });
  const docs = [...new Set([...trouble.links, ...advice.docs])];
  if (check.status === 'error') {
    return { ...shown, diagnosis: { ...diagnosis, cause: text`${diagnosis.cause} ${trouble.seen.text}`, docs: [...new Set([...trouble.links, ...diagnosis.docs])] } };
  }
  const cause = text`${advice.cause} If it is not: ${diagnosis.cause}`;
  return { ...shown, status: 'error', message: text`${check.message} Box reports trouble that may be the cause.`, diagnosis: { ...advice, cause, docs } };
}
