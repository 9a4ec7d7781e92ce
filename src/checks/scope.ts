import type { Answer, Failure } from '../box/failure.ts';
import { folder, scopeProbe } from '../box/questions.ts';
import type { Probed } from '../box/questions.ts';
import {
  NEGATIVE_CONTROL, POSITIVE_CONTROL, SCOPES, exchangeSeen, judgeScope, probeSeen, scopeRow, wantsExchange,
} from '../box/scopes.ts';
import type { ExchangeControl, ExchangeSeen, ProbeSeen, ScopeBasis, ScopeRow, ScopeVerdict } from '../box/scopes.ts';
import { nearestName } from '../foundation/nearest.ts';
import { found, passed } from '../engine/check.ts';
import type { Check, Evidence, Judged, Outcome } from '../engine/check.ts';
import { foreign, text } from '../foundation/text.ts';
import { advise, diagnose, statusOf } from '../guidance/diagnose.ts';
import type { FindingId } from '../guidance/findings.ts';
import type { Facts } from '../guidance/types.ts';
import { SCOPE_CONTROLS, explainHeldScope } from '../experiments/app-trials.ts';
import type { Confidence, Diagnosis } from '../foundation/diagnosis.ts';
import { appTokenNeed, askedFolders, askingOf, countedFor, evidence, failureEvidence, guidanceOf, judgedFailure } from './context.ts';
import type { TargetContext } from './context.ts';
import { askWriting, writesIn } from './writing.ts';
import type { Writing } from './writing.ts';

/**
 * Does the token carry this scope? By its probe, and by token exchange where the probe alone can't tell.
 * @param held `false` (`not:NAME`): it must not
 * @param writing asks whether the app may write, where a folder wants to know it anyway
 */
export function scopeCheck(context: TargetContext, scope: string, held = true, writing = (): Promise<Writing> => askWriting(context)): Check {
  const row = scopeRow(scope);
  return {
    target: context.plan.name, id: `scope:${scope}`, title: `The token ${held ? 'carries' : 'does not carry'} ${scope}`,
    needs: [appTokenNeed(context)], after: [], pledge: row === null ? 3 : 1,
    run: () => (held ? askWanted(context, scope, row, writing) : askUnwanted(context, scope, row, writing)),
  };
}

async function askWanted(context: TargetContext, scope: string, row: ScopeRow | null, writing: () => Promise<Writing>): Promise<Outcome> {
  const shown = await shownByFolders(context, row, writing);
  if (shown !== null && row !== null) return passed(text`The token carries ${row.name}.`, [shown]);
  const observed = await observe(context, scope, row);
  const judged = judgeObserved(observed, scope, row, context);
  return row === null ? judged : explained(judged, row, verdictOf(observed, row).basis, scope, context);
}

async function askUnwanted(context: TargetContext, scope: string, row: ScopeRow | null, writing: () => Promise<Writing>): Promise<Outcome> {
  const shown = await shownByFolders(context, row, writing);
  return shown === null ? judgeUnwanted(await observe(context, scope, row), scope, row, context) : excess(scope, row, 'likely', [shown], context);
}

/** A scope that is held and does not work: experiments tell what it lacks. Its status stays. */
async function explained(judged: Judged, row: ScopeRow, basis: ScopeBasis, scope: string, context: TargetContext): Promise<Judged> {
  const { finding, seen } = await explainHeldScope(askingOf(context), row, basis, context.appSubject);
  if (finding === null || judged.status !== 'warn') return { ...judged, evidence: [...judged.evidence, ...seen] };
  const diagnosis = advise(finding, factsOf(scope, row, context));
  return found('warn', diagnosis.cause, diagnosis, [...judged.evidence, ...seen]);
}

/** Reading and writing are shown by any folder whose own check reads or rehearses it: no request of their own. */
async function shownByFolders(context: TargetContext, row: ScopeRow | null, writing: () => Promise<Writing>): Promise<Evidence | null> {
  const exchange = row?.name === 'root_readonly' ? await readBy(context) : row?.name === 'root_readwrite' ? await writtenBy(context, writing) : null;
  return exchange === null ? null : evidence(text`shown by a folder’s own check`, exchange);
}

async function readBy(context: TargetContext): Promise<number | null> {
  const reads = askedFolders(context).map(({ id }) => countedFor(context, `folder:${id}`).session.ask(folder(id), context.contentSubject));
  const answers = await Promise.all<Answer<unknown>>(reads);
  return answers.find((answer) => answer.kind === 'answered')?.exchange ?? null;
}

async function writtenBy(context: TargetContext, writing: () => Promise<Writing>): Promise<number | null> {
  if (!askedFolders(context).some(writesIn)) return null;
  const may = await writing();
  return may.kind === 'shown' ? may.exchange : null;
}

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
  'refused-by-both': { status: 'fail', id: 'scope-missing-proven', says: 'is missing' },
  'refused-and-denied': { status: 'fail', id: 'scope-missing-likely', says: 'is probably missing' },
  'scope-refused': { status: 'fail', id: 'scope-missing-likely', says: 'is missing, or the app was not authorized again since' },
  'refused': { status: 'warn', id: 'scope-undetermined', says: 'could not be told' },
  'refused-unknown-name': { status: 'fail', id: 'scope-unknown-name-refused', says: 'is refused' },
  'nothing-told': { status: 'warn', id: 'scope-undetermined', says: 'could not be told' },
};

/** Joins what was observed into an outcome. Pure. */
export function judgeObserved(observed: Observed, scope: string, row: ScopeRow | null, context: TargetContext): Judged {
  const { probe, exchange } = observed;
  const verdict = verdictOf(observed, row);
  const seen = [...shown('probe', probe.answer), ...shown('token exchange', exchange.answer), ...proved(verdict.basis, exchange.answer)];
  const name = foreign('words', scope);
  const finding = FINDINGS[verdict.basis];
  if (finding === null && row !== null) return passed(text`The token carries ${name}.`, seen);
  if (finding === null) {
    return passed(text`The token carries ${name}, which this version does not know.${nearest(scope).hint}`, seen);
  }
  const unanswered = verdict.basis === 'nothing-told' ? couldNotAsk(observed, row, context) : null;
  if (unanswered !== null) return unanswered;
  const facts = factsOf(scope, row, context);
  if (row === null) return unknownName(scope, verdict.basis === 'refused-unknown-name', facts, seen);
  return found(finding.status, text`The scope ${name} ${finding.says}.`, advise(finding.id, facts), seen);
}

const verdictOf = ({ probe, exchange, control }: Observed, row: ScopeRow | null): ScopeVerdict =>
  judgeScope({ row, probe: probe.seen, exchange: exchange.seen, control });

const factsOf = (scope: string, row: ScopeRow | null, { facts }: TargetContext): Facts => ({
  ...facts, scope: foreign('words', scope), ...(row?.label == null ? {} : { scopeLabel: row.label }), ...(row?.needs.feature == null ? {} : { needed: row.needs.feature }),
});

/**
 * `not:NAME`: held is a failure, not held is fine, and what is not known is neither. A denial alone is not taken for proof that
 * the scope is there. Pure.
 */
export function judgeUnwanted(observed: Observed, scope: string, row: ScopeRow | null, context: TargetContext): Judged {
  const { held, basis } = verdictOf(observed, row);
  const seen = [...shown('probe', observed.probe.answer), ...shown('token exchange', observed.exchange.answer)];
  if (held === 'yes' && basis !== 'denied') return excess(scope, row, basis === 'granted' || basis === 'granted-but-denied' ? 'proven' : 'likely', seen, context);
  // A misspelt name is held by nobody, and says nothing of the scope that was meant.
  if (held === 'no' && row !== null) return passed(text`The token does not carry ${foreign('words', scope)}.`, seen);
  const unanswered = basis === 'nothing-told' ? couldNotAsk(observed, row, context) : null;
  if (unanswered !== null) return unanswered;
  const facts = factsOf(scope, row, context);
  if (row === null) return unknownName(scope, false, facts, seen);
  return found('warn', text`The scope ${foreign('words', scope)} could not be told.`, advise('scope-undetermined', facts), seen);
}

function excess(scope: string, row: ScopeRow | null, confidence: Confidence, seen: readonly Evidence[], context: TargetContext): Judged {
  const message = text`The token carries ${foreign('words', scope)}, which it must not.`;
  return found('fail', message, { ...advise('scope-excess', factsOf(scope, row, context)), confidence }, seen);
}

/** What probe, exchange and controls prove together. */
function proved(basis: ScopeBasis, exchange: Answer<true> | null): readonly Evidence[] {
  const outcome = PROVED[basis];
  const index = exchange?.kind === 'answered' ? exchange.exchange : exchange?.failure.exchange ?? null;
  return outcome === undefined ? [] : [evidence(text`${SCOPE_CONTROLS.outcomes[outcome]}`, index)];
}

const PROVED: Readonly<Partial<Record<ScopeBasis, keyof typeof SCOPE_CONTROLS.outcomes>>> = {
  'refused-by-both': 'refused', 'refused-and-denied': 'refused', 'granted-but-denied': 'granted', 'granted-but-scope-refused': 'granted',
};

/** Where Box, the network or something in between stood in the way, that is what is told. */
function couldNotAsk({ probe, exchange }: Observed, row: ScopeRow | null, context: TargetContext): Judged | null {
  const failure = failureOf(probe.answer) ?? failureOf(exchange.answer);
  if (failure === null) return null;
  const diagnosis = diagnosisOf(failure, row, context);
  const metNoBox = failure.kind === 'transport' || diagnosis.code === 'proxy';
  return metNoBox || statusOf(failure, diagnosis) === 'error' ? judgedFailure(failure, diagnosis, diagnosis.cause) : null;
}

/** Only the question tells that it was a search: its limits are others (https://developer.box.com/guides/api-calls/permissions-and-errors/rate-limits). */
function diagnosisOf(failure: Failure, row: ScopeRow | null, context: TargetContext): Diagnosis {
  const told = diagnose(failure, guidanceOf(context, context.appSubject));
  const isSearch = row?.name === 'enterprise_content' && failure.kind === 'http' && failure.status === 429;
  if (!isSearch || told.code !== 'rate-limited') return told;
  const { retryAfterSeconds } = failure;
  return advise('search-limited', retryAfterSeconds === null ? context.facts : { ...context.facts, retryAfter: `${retryAfterSeconds} seconds` });
}

/** What no exchange can tell of a name is a warning; what it refuses while it grants another is a failure. */
function unknownName(scope: string, refused: boolean, facts: Facts, seen: readonly Evidence[]): Judged {
  const { near, hint } = nearest(scope);
  const known = { ...facts, ...(near === null ? {} : { expected: near }) };
  const diagnosis = advise(refused ? 'scope-unknown-name-refused' : 'scope-unknown-name', known);
  const says = refused ? 'and Box refuses it' : 'and whether the token carries it could not be told';
  const message = text`This version does not know a scope ${foreign('words', scope)}, ${says}.${hint}`;
  return found(refused ? 'fail' : 'warn', message, diagnosis, seen);
}

function nearest(scope: string): { readonly near: string | null; readonly hint: string } {
  const near = nearestName(scope, SCOPES.map((row) => row.name));
  return { near, hint: near === null ? '' : ` Did you mean ${near}?` };
}

const failureOf = (answer: Answer<unknown> | null): Failure | null => (answer?.kind === 'failed' ? answer.failure : null);

function shown(what: string, answer: Answer<unknown> | null): readonly Evidence[] {
  if (answer === null) return [];
  if (answer.kind === 'answered') return [evidence(text`${what}: answered`, answer.exchange)];
  const { text: words, exchange } = failureEvidence(answer.failure);
  return [evidence(text`${what}: ${words}`, exchange)];
}
