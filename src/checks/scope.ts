import type { Answer, Failure } from '../box/failure.ts';
import { folder, scopeProbe } from '../box/questions.ts';
import type { Probed } from '../box/questions.ts';
import {
  NEGATIVE_CONTROL, POSITIVE_CONTROL, SCOPES, exchangeSeen, judgeScope, probeSeen, scopeRow, wantsExchange,
} from '../box/scopes.ts';
import type { ExchangeControl, ExchangeSeen, ProbeSeen, ScopeBasis, ScopeRow } from '../box/scopes.ts';
import { nearestName } from '../foundation/nearest.ts';
import { found, passed } from '../engine/check.ts';
import type { Check, Evidence, Judged, Outcome } from '../engine/check.ts';
import { foreign, text } from '../foundation/text.ts';
import { advise, diagnose, statusOf } from '../guidance/diagnose.ts';
import type { FindingId } from '../guidance/findings.ts';
import type { Facts } from '../guidance/types.ts';
import { appTokenNeed, evidence, failureEvidence, guidanceOf, judgedFailure } from './context.ts';
import type { TargetContext } from './context.ts';
import { rehearsalsOf } from './rehearsal.ts';

/** Does the token carry this scope? By its probe, and by token exchange where the probe alone can't tell. */
export function scopeCheck(context: TargetContext, scope: string): Check {
  const row = scopeRow(scope);
  return {
    target: context.plan.name, id: `scope:${scope}`, title: `The token carries ${scope}`,
    needs: [appTokenNeed(context)], after: [], pledge: row === null ? 3 : 1,
    run: async () => (await shownByFolders(context, row)) ?? judgeObserved(await observe(context, scope, row), scope, row, context),
  };
}

/** Reading and writing are shown by any folder that was read or rehearsed: no request of their own. */
async function shownByFolders(context: TargetContext, row: ScopeRow | null): Promise<Outcome | null> {
  const asked = row?.name === 'root_readonly' ? folderReads(context) : row?.name === 'root_readwrite' ? acceptedUploads(context) : [];
  const answers = await Promise.all<Answer<unknown> | null>(asked);
  const shown = answers.find((answer) => answer?.kind === 'answered');
  return shown?.kind === 'answered' && row !== null
    ? passed(text`The token carries ${row.name}.`, [evidence(text`shown by a folder’s own check`, shown.exchange)])
    : null;
}

const folderReads = ({ plan, session, contentSubject }: TargetContext): Promise<Answer<unknown>>[] =>
  plan.folders.map(({ id }) => session.ask(folder(id), contentSubject));

/** A proxy may answer `OPTIONS` by itself: only an answer that names a host to upload to shows anything. */
const acceptedUploads = (context: TargetContext): Promise<Answer<unknown> | null>[] =>
  rehearsalsOf(context).map(async (rehearsal) => {
    const answer = await rehearsal;
    return answer.kind === 'answered' && answer.value.uploadUrl === null ? null : answer;
  });

interface Observed {
  readonly probe: { readonly seen: ProbeSeen; readonly answer: Answer<Probed> | null };
  readonly exchange: { readonly seen: ExchangeSeen; readonly answer: Answer<true> | null };
  readonly control: ExchangeControl;
}

const NO_CONTROL: ExchangeControl = { positive: 'not-asked', negative: 'not-asked' };

async function observe(context: TargetContext, scope: string, row: ScopeRow | null): Promise<Observed> {
  const probe = await probed(context, row);
  const silent = { seen: 'not-asked', answer: null } as const;
  if (!wantsExchange(probe.seen)) return { probe, exchange: silent, control: NO_CONTROL };
  const { session, appSubject } = context;
  const [answer, positive, negative] = await Promise.all([
    session.exchange(row?.name ?? scope, appSubject), session.exchange(POSITIVE_CONTROL, appSubject), session.exchange(NEGATIVE_CONTROL, appSubject),
  ]);
  return { probe, exchange: { seen: exchangeSeen(answer), answer }, control: { positive: exchangeSeen(positive), negative: exchangeSeen(negative) } };
}

async function probed({ plan, session, appSubject, contentSubject, unusedName }: TargetContext, row: ScopeRow | null): Promise<Observed['probe']> {
  const uploading = plan.folders.find((wanted) => wanted.operations.includes('upload')) ?? plan.folders[0];
  // The folders belong to the content's subject; asked as another, the probe would answer for its access, not for the scope.
  const folderId = contentSubject === appSubject ? (uploading?.id ?? null) : null;
  const question = row === null ? null : scopeProbe(row.name, { folderId, rehearsalName: unusedName });
  if (row === null || question === null) return { seen: 'not-asked', answer: null };
  const answer = await session.ask(question, appSubject);
  return { seen: probeSeen(answer, row), answer };
}

type Finding = Readonly<{ status: 'warn' | 'fail'; id: FindingId; says: string }>;

/** What each basis of a verdict counts as; `null` is a pass. */
const FINDINGS: Readonly<Record<ScopeBasis, Finding | null>> = {
  'answered': null,
  'answered-empty': null,
  'granted': null,
  'granted-but-denied': { status: 'warn', id: 'scope-held-no-rights', says: 'is held, but this identity may not use it' },
  'granted-but-scope-refused': { status: 'warn', id: 'scope-held-blocked', says: 'is held, but the access level or the plan keeps it from working' },
  'denied': { status: 'warn', id: 'scope-held-no-rights', says: 'seems to be held, but this identity may not use it' },
  'refused-by-both': { status: 'fail', id: 'scope-missing', says: 'is missing' },
  'refused-and-denied': { status: 'fail', id: 'scope-missing-likely', says: 'is probably missing' },
  'scope-refused': { status: 'fail', id: 'scope-missing-likely', says: 'is missing, or the app was not authorized again since' },
  'refused': { status: 'warn', id: 'scope-undetermined', says: 'could not be told' },
  'nothing-told': { status: 'warn', id: 'scope-undetermined', says: 'could not be told' },
};

/** Joins what was observed into an outcome. Pure. */
export function judgeObserved(observed: Observed, scope: string, row: ScopeRow | null, context: TargetContext): Judged {
  const { probe, exchange, control } = observed;
  const verdict = judgeScope({ row, probe: probe.seen, exchange: exchange.seen, control });
  const seen = [...shown('probe', probe.answer), ...shown('token exchange', exchange.answer)];
  const name = foreign('words', scope);
  const finding = FINDINGS[verdict.basis];
  if (finding === null) return passed(text`The token carries ${name}.`, seen);
  const unanswered = verdict.basis === 'nothing-told' ? couldNotAsk(observed, context) : null;
  if (unanswered !== null) return unanswered;
  const facts: Facts = { ...context.facts, scope: name, ...(row?.label == null ? {} : { scopeLabel: row.label }) };
  if (row === null) return unknownName(scope, facts, seen);
  return found(finding.status, text`The scope ${name} ${finding.says}.`, advise(finding.id, facts), seen);
}

/** Where Box or the network stood in the way, that is what is told. */
function couldNotAsk({ probe, exchange }: Observed, context: TargetContext): Judged | null {
  const failure = failureOf(probe.answer) ?? failureOf(exchange.answer);
  if (failure === null) return null;
  const diagnosis = diagnose(failure, guidanceOf(context, context.appSubject));
  return statusOf(failure, diagnosis) === 'error' ? judgedFailure(failure, diagnosis, diagnosis.cause) : null;
}

function unknownName(scope: string, facts: Facts, seen: readonly Evidence[]): Judged {
  const near = nearestName(scope, SCOPES.map((row) => row.name));
  const hint = near === null ? '' : ` Did you mean ${near}?`;
  const diagnosis = advise('scope-unknown-name', { ...facts, ...(near === null ? {} : { expected: near }) });
  return found('warn', text`This version does not know a scope ${foreign('words', scope)}, and Box did not grant it.${hint}`, diagnosis, seen);
}

const failureOf = (answer: Answer<unknown> | null): Failure | null => (answer?.kind === 'failed' ? answer.failure : null);

function shown(what: string, answer: Answer<unknown> | null): readonly Evidence[] {
  if (answer === null) return [];
  if (answer.kind === 'answered') return [evidence(text`${what}: answered`, answer.exchange)];
  const { text: words, exchange } = failureEvidence(answer.failure);
  return [evidence(text`${what}: ${words}`, exchange)];
}
