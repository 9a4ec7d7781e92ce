import { scopeProbe } from '../box/questions.ts';
import { NEGATIVE_CONTROL, POSITIVE_CONTROL, SCOPES, exchangeSeen, probeSeen } from '../box/scopes.ts';
import type { ScopeName, ScopeRow } from '../box/scopes.ts';
import type { TargetPlan } from '../config/plan.ts';
import { sameScope } from '../config/scopes.ts';
import type { TargetContext } from './context.ts';

/**
 * The scopes that the token carries although nobody asked for them, by name (`least-privilege`). Asked when all checks have
 * settled, from what is left of the budget; what can't be told is left out.
 */
export async function unaskedScopes(context: TargetContext): Promise<readonly ScopeName[]> {
  const rows = unaskedRows(context.plan);
  const { session, appSubject } = context;
  const [positive, negative] = await Promise.all([POSITIVE_CONTROL, NEGATIVE_CONTROL].map((name) => session.exchange(name, appSubject)));
  const calibrated = positive !== undefined && negative !== undefined && exchangeSeen(positive) === 'granted' && exchangeSeen(negative) === 'refused';
  const held = await Promise.all(rows.map((row) => (calibrated && row.exchangeable !== 'unknown' ? heldByExchange(context, row) : heldByProbe(context, row))));
  return rows.filter((_, index) => held[index] === true).map(({ name }) => name);
}

/** The operations of folders need scopes too, without anybody naming them. */
const WRITING: readonly TargetPlan['folders'][number]['operations'][number][] = ['upload', 'replace', 'rename', 'delete', 'share', 'invite'];

/** Scopes that no line of the plan needs. One checkbox may stand for two scopes: whoever asks for one has both. Pure. */
export function unaskedRows({ folders, scopes }: Pick<TargetPlan, 'folders' | 'scopes'>): readonly ScopeRow[] {
  const named = scopes.map(({ name }) => sameScope(name));
  const used = folders.filter(({ hidden }) => !hidden);
  const writes = used.some(({ operations, replace }) => replace.length > 0 || operations.some((each) => WRITING.includes(each)));
  const labels = SCOPES.filter(({ name }) => named.includes(name)).map(({ label }) => label).filter((label) => label !== null);
  return SCOPES.filter(({ name, label }) => {
    if (named.includes(name) || (label !== null && labels.includes(label))) return false;
    if (name === 'root_readwrite') return !writes;
    return !(name === 'root_readonly' && (used.length > 0 || named.includes('root_readwrite')));
  });
}

async function heldByExchange({ session, appSubject }: TargetContext, { name }: ScopeRow): Promise<boolean> {
  return exchangeSeen(await session.exchange(name, appSubject)) === 'granted';
}

async function heldByProbe({ plan, session, appSubject, contentSubject, unusedName }: TargetContext, row: ScopeRow): Promise<boolean> {
  const folderId = contentSubject === appSubject ? plan.folders.find(({ hidden }) => !hidden)?.id ?? null : null;
  const question = scopeProbe(row.name, { folderId, rehearsalName: unusedName });
  if (question === null) return false;
  const seen = probeSeen(await session.ask(question, appSubject, { followUp: true }), row);
  return seen === 'answered' || seen === 'answered-empty';
}
