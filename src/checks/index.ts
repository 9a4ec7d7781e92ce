import type { SkewEstimate } from '../clock/skew.ts';
import type { Check, CheckId } from '../engine/check.ts';
import { keyOf } from '../engine/check.ts';
import type { Facts } from '../guidance/types.ts';
import { clockCheck } from './clock.ts';
import type { ClockLimits } from './clock.ts';
import { countedFor } from './context.ts';
import type { TargetContext } from './context.ts';
import { folderCheck } from './folder.ts';
import { identityCheck } from './identity.ts';
import { networkCheck } from './network.ts';
import type { HostContext } from './network.ts';
import { rehearsalRequests } from './rehearsal.ts';
import { scopeCheck } from './scope.ts';
import { asUserCheck, userTokenCheck } from './subject-user.ts';
import { tokenCheck } from './token.ts';
import { uploadHostCheck } from './upload-host.ts';
import { askWriting, writesIn } from './writing.ts';

/** The questions to one target, in the order in which they are shown; `credentials` comes before them. */
export function targetChecks(context: TargetContext): readonly Check[] {
  const { plan } = context;
  const paying = (id: CheckId): TargetContext => countedFor(context, id);
  const firstToWrite = plan.folders.find((wanted) => writesIn(wanted) && rehearsalRequests(wanted) === 0) ?? null;
  const writing = once(() => askWriting(firstToWrite === null ? context : paying(`folder:${firstToWrite.id}`)));
  return [
    tokenCheck(paying('token')),
    ...(plan.userId === null ? [] : [userTokenCheck(paying('user-token'), plan.userId)]),
    ...(plan.asUser === null ? [] : [asUserCheck(paying('as-user'), plan.asUser)]),
    identityCheck(paying('identity')),
    ...plan.scopes.map((scope) => scopeCheck(paying(`scope:${scope.name}`), scope.name, scope.held, writing)),
    ...plan.folders.map((wanted) => folderCheck(paying(`folder:${wanted.id}`), wanted, writing, wanted === firstToWrite)),
  ];
}

/** Begins at the first call, and gives all callers the same answer. */
function once<Value>(begin: () => Promise<Value>): () => Promise<Value> {
  let begun: Promise<Value> | null = null;
  return () => (begun ??= begin());
}

/** The questions about the host, in the order in which they are shown. `others` are all checks of the targets. */
export function hostChecks(
  host: HostContext, limits: ClockLimits, estimate: () => SkewEstimate, facts: Facts, others: readonly Check[],
): readonly Check[] {
  const uploadHost = uploadHostCheck(host.targets, host.apiUrl, host.usable);
  // Every answer narrows the clock's interval, so it is judged last.
  const after = [...others, ...(uploadHost === null ? [] : [uploadHost])].map(keyOf);
  return [networkCheck(host), clockCheck(limits, estimate, facts, after), ...(uploadHost === null ? [] : [uploadHost])];
}
