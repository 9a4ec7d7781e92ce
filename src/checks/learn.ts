import type { Answer } from '../box/failure.ts';
import { currentUser, folder, PERMISSION_NAMES } from '../box/questions.ts';
import type { Folder } from '../box/questions.ts';
import type { ScopeNeed } from '../config/plan.ts';
import type { Learned, LearnedFolder, LearnedScope } from '../engine/learned.ts';
import type { Status } from '../foundation/diagnosis.ts';
import type { TargetContext } from './context.ts';

/** How a check of this target ended; `undefined` where it was not asked, or has not ended. */
export type StatusOf = (id: string) => Status | undefined;

/**
 * What is now known of a target, from the answers that its checks already have: sends nothing, because a session asks each
 * question once and only checks that were asked are looked at.
 */
export async function learn(context: TargetContext, key: Learned['key'], statusOf: StatusOf): Promise<Learned> {
  const { plan } = context;
  const folders = plan.folders.filter(({ id }) => wasAsked(statusOf(`folder:${id}`)));
  const [identity, seen] = await Promise.all([
    wasAsked(statusOf('identity')) ? identityOf(context) : null,
    Promise.all(folders.map(({ id }) => folderOf(context, id))),
  ]);
  return { identity, key, scopes: plan.scopes.flatMap((wanted) => scopeOf(wanted, statusOf)), folders: seen.flat() };
}

const wasAsked = (status: Status | undefined): boolean => status !== undefined && status !== 'skip';

async function identityOf({ session, appSubject }: TargetContext): Promise<Learned['identity']> {
  const answer = await session.ask(currentUser, appSubject, { followUp: true });
  return answer.kind === 'failed' ? null : { id: answer.value.id, enterpriseId: answer.value.enterpriseId };
}

async function folderOf({ session, contentSubject }: TargetContext, id: string): Promise<readonly LearnedFolder[]> {
  return learnedFolder(id, await session.ask(folder(id), contentSubject, { followUp: true }));
}

/** 404 stands for a folder that is not there, and for one that this identity may not see (box-errors.md section 4). */
const NOT_SEEN: readonly number[] = [403, 404];

export function learnedFolder(id: string, answer: Answer<Folder>): readonly LearnedFolder[] {
  if (answer.kind === 'answered') return [{ id, visible: true, permissions: said(answer.value.permissions) }];
  const { failure } = answer;
  return failure.kind === 'http' && failure.fromBox && NOT_SEEN.includes(failure.status) ? [{ id, visible: false, permissions: {} }] : [];
}

function said(permissions: Folder['permissions']): Readonly<Record<string, boolean>> {
  const known: Record<string, boolean> = {};
  for (const name of PERMISSION_NAMES) {
    const may = permissions[name];
    if (may !== null) known[name] = may;
  }
  return known;
}

/** The check's own answer; a warning says that it could not be told, or that rights are missing besides. */
function scopeOf({ name, held }: ScopeNeed, statusOf: StatusOf): readonly LearnedScope[] {
  const status = statusOf(`scope:${name}`);
  return status === 'pass' || status === 'fail' ? [{ name, held: held === (status === 'pass') }] : [];
}
