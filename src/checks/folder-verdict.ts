import type { Failure } from '../box/failure.ts';
import type { Folder } from '../box/questions.ts';
import type { FolderNeed, Operation } from '../config/plan.ts';
import type { Evidence } from '../engine/check.ts';
import type { Explanation } from '../experiments/types.ts';
import type { Diagnosis } from '../foundation/diagnosis.ts';
import type { foreign, Text } from '../foundation/text.ts';
import { text } from '../foundation/text.ts';
import { advise, diagnose, statusOf } from '../guidance/diagnose.ts';
import type { Facts } from '../guidance/types.ts';
import { evidence, failureEvidence, guidanceOf } from './context.ts';
import type { TargetContext } from './context.ts';

/** What was found of one operation that the folder is wanted for, or of something that several of them rest on. */
export interface Verdict {
  /** As people wrote it: `upload`, `replace=NAME`. */
  readonly wish: string;
  readonly operation: Operation;
  readonly status: 'pass' | 'warn' | 'fail' | 'error';
  readonly message: Text;
  /** `permission`: one finding for all operations that the role is short of. */
  readonly why: { readonly kind: 'permission' } | { readonly kind: 'diagnosed'; readonly diagnosis: Diagnosis } | null;
  readonly evidence: readonly Evidence[];
}

/** What operations of a folder are judged by. */
export interface Judging {
  readonly context: TargetContext;
  readonly wanted: FolderNeed;
  readonly seen: Folder;
  readonly exchange: number;
  readonly facts: Facts;
  readonly explained: Explanation | null;
}

export const fine = (operation: Operation, { exchange }: Judging): Verdict => proven(operation, operation, text`${operation}: yes`, exchange);

export const proven = (wish: string, operation: Operation, shown: Text, exchange: number | null): Verdict =>
  ({ wish, operation, status: 'pass', message: text``, why: null, evidence: [evidence(shown, exchange)] });

export const diagnosed = (
  wish: string, operation: Operation, status: Verdict['status'], message: Text, diagnosis: Diagnosis,
  seen: readonly Evidence[],
): Verdict => ({ wish, operation, status, message, why: { kind: 'diagnosed', diagnosis }, evidence: seen });

/** A rehearsal that Box refused, or that could not be made. */
export function refused(
  wish: string, operation: Operation, what: string | ReturnType<typeof foreign> | Text, failure: Failure,
  { context, facts, explained }: Judging,
): Verdict {
  const told = isRefusal(failure) ? (explained?.finding ?? null) : null;
  const guidance = guidanceOf(context, context.contentSubject, facts);
  const diagnosis = told === null ? diagnose(failure, guidance) : advise(told, facts);
  const message = text`Box would not take ${what}: ${diagnosis.cause}`;
  return diagnosed(wish, operation, statusOf(failure, diagnosis), message, diagnosis, [failureEvidence(failure)]);
}

/** Box names a host to upload to; an answer without one may be a proxy's own (box-access.md section 4.1). */
export function noUploadUrl(wish: string, operation: Operation, exchange: number, { facts }: Judging): Verdict {
  const message = text`The answer to the rehearsal names no host to upload to.`;
  const diagnosis = advise('upload-url-unreadable', facts);
  return diagnosed(wish, operation, 'error', message, diagnosis, [evidence(message, exchange)]);
}

/** Does Box say that the identity lacks the right? */
export const isRefusal = (failure: Failure): boolean =>
  failure.kind === 'http' && failure.status === 403 && failure.code === 'access_denied_insufficient_permissions';
