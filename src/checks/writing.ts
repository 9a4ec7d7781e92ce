import type { Answer, Failure } from '../box/failure.ts';
import { REHEARSED_BYTES, ROOT_FOLDER, uploadRehearsal } from '../box/questions.ts';
import type { Rehearsed } from '../box/questions.ts';
import type { FolderNeed, Operation } from '../config/plan.ts';
import { seeContentManager } from '../experiments/folder-trials.ts';
import type { Seen } from '../experiments/types.ts';
import { askedFolders, askingOf } from './context.ts';
import type { TargetContext } from './context.ts';
import { rehearsalsOf } from './rehearsal.ts';

/**
 * May the app write at all? A folder's `permissions` are those of the user (https://developer.box.com/reference/resources/folder--full),
 * so that a role allows what the app's scopes, or Global Content Manager, do not let through.
 */
export type Writing =
  /** Box took a rehearsal of a write. */
  | { readonly kind: 'shown'; readonly exchange: number }
  | { readonly kind: 'scope-refused'; readonly failure: Failure }
  | { readonly kind: 'content-manager'; readonly seen: readonly Seen[] }
  | { readonly kind: 'unanswered'; readonly failure: Failure }
  /** Every rehearsal was refused for other reasons, which say nothing of the app. */
  | { readonly kind: 'untold'; readonly seen: readonly Seen[] };

/** What asks for `root_readwrite`: PUT and DELETE of folders, uploads, collaborations (https://developer.box.com/reference). */
const WRITES: readonly Operation[] = ['upload', 'replace', 'rename', 'delete', 'share', 'invite'];

export const writesIn = ({ operations, replace }: FolderNeed): boolean =>
  replace.length > 0 || operations.some((operation) => WRITES.includes(operation));

/** Who may do one of these may upload as well (box-access.md section 2.4): there a rehearsal is not refused for the role. */
const GO_WITH_UPLOAD: readonly Operation[] = ['upload', 'replace', 'rename', 'delete', 'invite'];

/**
 * Looks at the rehearsals that the folders ask for anyway; where none of them tells, rehearses an upload to one of the folders
 * and, where that says nothing, to the root folder: the best probe of the scope to write (box-access.md section 4.4).
 */
export async function askWriting(context: TargetContext): Promise<Writing> {
  const folders = askedFolders(context).filter(writesIn);
  const rehearsed = (await Promise.all(rehearsalsOf(context, folders))).map(readRehearsal);
  const told = rehearsed.find(({ kind }) => kind === 'shown') ?? rehearsed.find(({ kind }) => kind === 'scope-refused');
  if (told !== undefined) return told;
  for (const folderId of placesToTry(folders)) {
    const tried = readRehearsal(await rehearse(context, folderId));
    if (tried.kind !== 'untold') return tried;
  }
  const { outcome, seen } = await seeContentManager(askingOf(context), context.contentSubject);
  return { kind: outcome === 'on' ? 'content-manager' : 'untold', seen };
}

const rehearse = ({ session, contentSubject, unusedName }: TargetContext, folderId: string): Promise<Answer<Rehearsed>> =>
  session.ask(uploadRehearsal(folderId, unusedName, REHEARSED_BYTES), contentSubject);

function placesToTry(folders: readonly FolderNeed[]): readonly string[] {
  const likely = folders.find(({ operations, replace }) => replace.length > 0 || operations.some((each) => GO_WITH_UPLOAD.includes(each)));
  return [...new Set([...(likely === undefined ? [] : [likely.id]), ROOT_FOLDER])];
}

/** Box's own 4xx for anything but the scope: role, quota, policy, name. */
const isAboutTheFolder = (failure: Failure): boolean =>
  failure.kind === 'http' && failure.fromBox && failure.shape !== 'unreadable' && [400, 403, 404, 409, 413].includes(failure.status);

function readRehearsal(answer: Answer<Rehearsed>): Writing {
  // A proxy may answer OPTIONS by itself: an answer without a host to upload to shows nothing.
  if (answer.kind === 'answered') return answer.value.uploadUrl === null ? NOTHING_TOLD : { kind: 'shown', exchange: answer.exchange };
  const { failure } = answer;
  if (failure.kind === 'http' && failure.code === 'insufficient_scope') return { kind: 'scope-refused', failure };
  // Box looks at names last (https://developer.box.com/guides/uploads/check).
  if (isNameTaken(failure) && failure.exchange !== null) return { kind: 'shown', exchange: failure.exchange };
  return isAboutTheFolder(failure) ? NOTHING_TOLD : { kind: 'unanswered', failure };
}

const NOTHING_TOLD: Writing = { kind: 'untold', seen: [] };

/** Does Box refuse a rehearsal for its name alone? Then it would let the app write. */
export const isNameTaken = (failure: Failure): boolean =>
  failure.kind === 'http' && failure.status === 409 && failure.code === 'item_name_in_use';
