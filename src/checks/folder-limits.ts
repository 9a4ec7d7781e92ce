import type { Answer } from '../box/failure.ts';
import type { FolderLock, User, UserStatus } from '../box/questions.ts';
import type { Operation } from '../config/plan.ts';
import { orList } from '../config/problems.ts';
import { text } from '../foundation/text.ts';
import { advise, diagnose, statusOf } from '../guidance/diagnose.ts';
import { evidence, failureEvidence, guidanceOf, loginOf } from './context.ts';
import { diagnosed, isRefusal, proven } from './folder-verdict.ts';
import type { Judging, Verdict } from './folder-verdict.ts';
import type { Writing } from './writing.ts';

/**
 * What each account status forbids, as its name says (https://developer.box.com/reference/resources/user, `status`). Whether the
 * folder's own permissions show it too is unconfirmed.
 */
export const FORBIDDEN_BY_STATUS: Readonly<Record<UserStatus, readonly Operation[]>> = {
  active: [],
  inactive: [],
  cannot_delete_edit: ['replace', 'rename', 'delete'],
  cannot_delete_edit_upload: ['upload', 'replace', 'rename', 'delete'],
};

/** Operations of a folder that the status of the account forbids, whatever its role. */
export function judgeStatus({ wanted, facts }: Judging, user: Answer<User> | null): readonly Verdict[] {
  if (user?.kind !== 'answered' || user.value.status === null) return [];
  const { status } = user.value;
  const wishes: readonly Operation[] = wanted.replace.length > 0 ? [...wanted.operations, 'replace'] : wanted.operations;
  const forbidden = FORBIDDEN_BY_STATUS[status].filter((operation) => wishes.includes(operation));
  const [first] = forbidden;
  if (first === undefined) return [];
  const login = loginOf(user.value);
  const message = text`The status of ${login}, “${status}”, forbids it to ${orList(forbidden)}.`;
  const diagnosis = advise('user-limited', { ...facts, login, operation: forbidden.join(', ') });
  return [diagnosed(first, first, 'fail', message, diagnosis, [evidence(text`status ${status}`, user.exchange)])];
}

/** May the app write, whatever the role allows? Nothing where a rehearsal of this folder has told already. */
export function judgeWriting(judging: Judging, writing: Writing | null): readonly Verdict[] {
  const { context, facts } = judging;
  if (writing === null) return [];
  switch (writing.kind) {
    case 'shown':
      return [proven('write', 'upload', text`write: Box would take one from this app`, writing.exchange)];
    case 'scope-refused':
    case 'unanswered': {
      const diagnosis = diagnose(writing.failure, guidanceOf(context, context.contentSubject, facts));
      const message = writing.kind === 'unanswered' ? text`Whether the app may write could not be asked.` : text`The app may not write.`;
      const status = statusOf(writing.failure, diagnosis);
      return [diagnosed('write', 'upload', status, message, diagnosis, [failureEvidence(writing.failure)])];
    }
    case 'content-manager': {
      const diagnosis = advise('content-manager-cannot-write', facts);
      return [diagnosed('write', 'upload', 'fail', text`The app may not write without As-User.`, diagnosis, writing.seen)];
    }
    case 'untold': {
      const diagnosis = advise('writing-untold', facts);
      return [diagnosed('write', 'upload', 'warn', text`Whether the app may write could not be told.`, diagnosis, writing.seen)];
    }
  }
}

/** A lock stops even an owner from deleting the folder; Box shows it to owners and co-owners alone. */
export function judgeLocks(judging: Judging, locks: Answer<readonly FolderLock[]> | null): readonly Verdict[] {
  const { context, facts } = judging;
  if (locks === null) return [];
  if (locks.kind === 'failed') {
    const { failure } = locks;
    if (isRefusal(failure) || (failure.kind === 'http' && failure.status === 404)) {
      return [proven('delete', 'delete', text`delete: Box shows the folder’s locks to its owner and co-owners alone`, failure.exchange)];
    }
    const diagnosis = diagnose(failure, guidanceOf(context, context.contentSubject, facts));
    const message = text`Whether a lock keeps the folder from being deleted could not be asked.`;
    return [diagnosed('delete', 'delete', statusOf(failure, diagnosis), message, diagnosis, [failureEvidence(failure)])];
  }
  const lock = locks.value.find(({ stopsDelete }) => stopsDelete);
  if (lock === undefined) return [proven('delete', 'delete', text`delete: no folder lock`, locks.exchange)];
  const by = lock.setBy === null ? '' : ` by user ${lock.setBy}`;
  const diagnosis = advise('folder-locked', { ...facts, ...(lock.setBy === null ? {} : { userId: lock.setBy }) });
  return [diagnosed('delete', 'delete', 'fail', text`A folder lock, set${by}, keeps it from being deleted.`, diagnosis,
    [evidence(text`folder lock${by}: delete`, locks.exchange)])];
}
