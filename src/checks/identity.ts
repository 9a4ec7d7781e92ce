import type { User } from '../box/questions.ts';
import { currentUser } from '../box/questions.ts';
import { found, passed } from '../engine/check.ts';
import type { Check, Judged } from '../engine/check.ts';
import { text } from '../foundation/text.ts';
import type { Text } from '../foundation/text.ts';
import { advise } from '../guidance/diagnose.ts';
import type { Failure } from '../box/failure.ts';
import type { FolderNeed, Operation } from '../config/plan.ts';
import { orList } from '../config/problems.ts';
import { explainNotEnabled, isNotEnabled } from '../experiments/app-trials.ts';
import { appTokenNeed, askingOf, evidence, explainedFailure, failedBy, guidanceOf, loginOf } from './context.ts';
import type { TargetContext } from './context.ts';
import { FORBIDDEN_BY_STATUS } from './folder-limits.ts';

/** Less than this left, and the next deploy may be the one that no longer fits. */
export const LOW_STORAGE_BYTES = 50 * 1024 * 1024;

/** Who is the token: active, the expected enterprise, service account or user, storage left? */
export function identityCheck(context: TargetContext): Check {
  const { plan, session, appSubject } = context;
  return {
    target: plan.name, id: 'identity', title: 'The token belongs to the expected identity',
    needs: [appTokenNeed(context)], after: [], pledge: 1,
    async run() {
      const answer = await session.ask(currentUser, appSubject);
      if (answer.kind === 'failed') return judgeUnknown(answer.failure, context);
      return judgeIdentity(answer.value, answer.exchange, context);
    },
  };
}

/** Box tells nobody: is the app not enabled, or no longer authorized? */
async function judgeUnknown(failure: Failure, context: TargetContext): Promise<Judged> {
  const guidance = guidanceOf(context, context.appSubject);
  if (!isNotEnabled(failure)) return failedBy(failure, guidance, (cause) => cause);
  return explainedFailure(failure, guidance, await explainNotEnabled(askingOf(context), context.appSubject));
}

type Finding = Pick<Judged, 'message' | 'diagnosis'> & { readonly status: 'warn' | 'fail' };

/** The worst of what the identity shows; all else becomes evidence. */
export function judgeIdentity(user: User, exchange: number, context: TargetContext): Judged {
  const findings = findingsOf(user, context);
  const worst = findings.find((finding) => finding.status === 'fail') ?? findings[0];
  const seen = [
    evidence(text`${kindOf(user)} ${loginOf(user)}, id ${user.id}, enterprise ${user.enterpriseId ?? 'not shown'}, ${storage(user)}`, exchange),
    ...findings.filter((finding) => finding !== worst).map((finding) => evidence(finding.message, exchange)),
  ];
  if (worst?.diagnosis == null) return passed(text`${kindOf(user)} ${loginOf(user)}${inEnterprise(user)}.`, seen);
  return found(worst.status, worst.message, worst.diagnosis, seen);
}

/** Is this user usable, and whose? Shared with the checks of a user subject. */
export function findingsOf(user: User, context: TargetContext): readonly Finding[] {
  const isDeploys = context.appSubject === context.contentSubject;
  return [inactive(user, context, isDeploys), otherEnterprise(user, context), notServiceAccount(user, context), storageLow(user, context)]
    .filter((finding) => finding !== null);
}

/** @param isDeploys is it this user that the deploy works in the folders as? */
export function inactive(user: User, { facts, plan }: TargetContext, isDeploys = true): Finding | null {
  const known = { ...facts, login: loginOf(user), userId: user.id };
  if (user.status === 'inactive') {
    return { status: 'fail', message: text`${loginOf(user)} is deactivated.`, diagnosis: advise('user-inactive', known) };
  }
  if (user.status === null) {
    const message = text`Box does not say whether ${loginOf(user)} is active.`;
    return { status: 'warn', message, diagnosis: advise('user-status-unknown', known) };
  }
  const folders = isDeploys ? plan.folders : [];
  const forbidden = FORBIDDEN_BY_STATUS[user.status].filter((each) => folders.some((need) => wants(need, each)));
  if (forbidden.length > 0) {
    const message = text`${loginOf(user)} may not ${orList(forbidden)}: its status is “${user.status}”.`;
    return { status: 'fail', message, diagnosis: advise('user-limited', { ...known, operation: forbidden.join(', ') }) };
  }
  return null;
}

const wants = ({ operations, replace }: FolderNeed, operation: Operation): boolean =>
  operations.includes(operation) || (operation === 'replace' && replace.length > 0);

export function otherEnterprise(user: User, { enterpriseId, facts }: TargetContext): Finding | null {
  if (enterpriseId === null || user.enterpriseId === enterpriseId) return null;
  if (user.enterpriseId === null) {
    return { status: 'warn', message: text`Box does not say which enterprise ${loginOf(user)} belongs to.`, diagnosis: advise('enterprise-unknown', { ...facts, login: loginOf(user) }) };
  }
  const expected = facts.enterpriseId === undefined ? {} : { expected: facts.enterpriseId };
  return {
    status: 'fail',
    message: text`The token belongs to enterprise ${user.enterpriseId}, not to ${facts.enterpriseId ?? 'the one that is configured'}.`,
    diagnosis: advise('wrong-enterprise', { ...facts, ...expected, actual: user.enterpriseId, login: loginOf(user) }),
  };
}

function notServiceAccount(user: User, { appSubject, facts }: TargetContext): Finding | null {
  if (appSubject === 'user' || user.loginKind === 'service-account') return null;
  return {
    status: 'warn',
    message: text`The token is for ${loginOf(user)}, which does not look like a service account.`,
    diagnosis: advise('not-service-account', { ...facts, login: loginOf(user) }),
  };
}

function storageLow(user: User, { facts }: TargetContext): Finding | null {
  const { spaceAmount, spaceUsed } = user;
  // -1 or 0 stand for no limit of its own (box-access.md section 1.1).
  if (spaceAmount === null || spaceUsed === null || spaceAmount <= 0 || spaceAmount - spaceUsed >= LOW_STORAGE_BYTES) return null;
  return {
    status: 'warn',
    message: text`${loginOf(user)} has ${megabytes(spaceAmount - spaceUsed)} of ${megabytes(spaceAmount)} left.`,
    diagnosis: advise('quota-nearly-full', { ...facts, login: loginOf(user), actual: megabytes(spaceAmount - spaceUsed) }),
  };
}

const KINDS = { 'service-account': 'Service account', 'app-user': 'App user', 'other': 'User' } as const;

const kindOf = (user: User): string => KINDS[user.loginKind];
const inEnterprise = (user: User): Text => (user.enterpriseId === null ? text`` : text` of enterprise ${user.enterpriseId}`);
const storage = ({ spaceAmount, spaceUsed }: User): string =>
  spaceAmount === null || spaceUsed === null ? 'storage not shown'
    : spaceAmount <= 0 ? `${megabytes(spaceUsed)} used` : `${megabytes(spaceUsed)} of ${megabytes(spaceAmount)} used`;
const megabytes = (bytes: number): string => `${Math.max(0, Math.round(bytes / 1024 / 1024))} MB`;
