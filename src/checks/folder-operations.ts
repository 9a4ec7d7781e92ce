import type { Answer, Failure } from '../box/failure.ts';
import { ROOT_FOLDER } from '../box/questions.ts';
import type { Folder, FolderLock, Rehearsed, User } from '../box/questions.ts';
import type { FolderNeed, Operation } from '../config/plan.ts';
import { found, passed } from '../engine/check.ts';
import type { Judged } from '../engine/check.ts';
import type { Diagnosis } from '../foundation/diagnosis.ts';
import { clean, foreign, join, sentence, text, unwrap } from '../foundation/text.ts';
import type { Text } from '../foundation/text.ts';
import { orList } from '../config/problems.ts';
import { advise, diagnose, statusOf } from '../guidance/diagnose.ts';
import type { FindingId } from '../guidance/findings.ts';
import type { Explanation } from '../experiments/types.ts';
import type { Facts } from '../guidance/types.ts';
import { evidence, failureEvidence, guidanceOf } from './context.ts';
import type { TargetContext } from './context.ts';
import { judgeLocks, judgeStatus, judgeWriting } from './folder-limits.ts';
import { diagnosed, fine, isRefusal, noUploadUrl, proven, refused } from './folder-verdict.ts';
import type { Judging, Verdict } from './folder-verdict.ts';
import type { Replacement, SampleReplacement } from './rehearsal.ts';
import { isNameTaken } from './writing.ts';
import type { Writing } from './writing.ts';
import { leastRoleFor, roleName } from './roles.ts';

/** What was rehearsed besides reading the folder. */
export interface RehearsedOperations {
  readonly upload: Answer<Rehearsed> | null;
  readonly replacements: readonly { readonly name: string; readonly replacement: Replacement }[];
  /** A new version of any file. */
  readonly sample: SampleReplacement | null;
  /** What experiments told of a refusal that the folder's permissions do not explain. */
  readonly explained?: Explanation;
}

/** What was asked besides about what the folder's own permissions do not show. `null`: not asked. */
export interface Limits {
  readonly writing: Writing | null;
  readonly locks: Answer<readonly FolderLock[]> | null;
  readonly user: Answer<User> | null;
}

/** Was a rehearsal refused for want of rights that the folder lists? */
export function refusedDespitePermission({ permissions }: Folder, { upload, replacements, sample }: RehearsedOperations): boolean {
  const refusals = [
    upload, ...replacements.map(({ replacement }) => (replacement.kind === 'not-a-file' ? null : replacement.answer)),
    sample === null || sample.kind === 'unlisted' ? null : sample.answer,
  ];
  const mayReplaceToo = permissions.can_download === true;
  return permissions.can_upload === true && refusals.some((answer, index) => answer?.kind === 'failed' && isRefusal(answer.failure) && (index === 0 || mayReplaceToo));
}

/** All that was asked of the folder, as people wrote it. */
export const wishes = ({ operations, replace }: FolderNeed): readonly string[] => [...operations, ...replace.map((name) => `replace=${name}`)];

type Permission = keyof Folder['permissions'];

/** Which of Box's booleans answers for an operation (https://developer.box.com/reference/resources/folder--full). */
const PERMISSION: Record<Exclude<Operation, 'read' | 'replace'>, Permission> = {
  download: 'can_download', upload: 'can_upload', rename: 'can_rename', delete: 'can_delete', share: 'can_share', invite: 'can_invite_collaborator',
};

const ANSWERED_BY_PERMISSION = Object.entries(PERMISSION);

/** What nobody can do to the root folder, whatever the role (box-access.md section 2.5). */
const NOT_ON_ROOT: readonly Operation[] = ['rename', 'delete', 'share', 'invite'];

/** Joins what the folder says of itself with what was rehearsed, operation by operation, into one outcome. Pure. */
export function judgeOperations(
  context: TargetContext, wanted: FolderNeed, seen: Folder, exchange: number, rehearsed: RehearsedOperations, limits: Limits,
  facts: Facts,
): Judged {
  const known = { ...context.facts, ...facts };
  const judging: Judging = { context, wanted, seen, exchange, facts: known, explained: rehearsed.explained ?? null };
  const verdicts = [
    ...judgeName(judging),
    ...judgeStatus(judging, limits.user),
    ...judgeWriting(judging, limits.writing),
    ...wanted.operations.map((operation) => judgeOperation(operation, judging, rehearsed)),
    ...judgeLocks(judging, limits.locks),
    ...rehearsed.replacements.map(({ name, replacement }) => judgeReplacement(name, replacement, judging)),
  ];
  const allowed = may(seen);
  const list = [evidence(text`${describe(seen)}: may ${allowed}`, exchange), ...verdicts.flatMap((verdict) => verdict.evidence)];
  const problems = WORST_FIRST.flatMap((status) => verdicts.filter((verdict) => verdict.status === status));
  const [worst] = problems;
  if (worst === undefined || worst.status === 'pass') {
    return passed(text`${nameOf(seen)}: ${join(wishes(wanted).map((wish) => [foreign('words', wish)]), ', ')}. The identity may ${allowed}.`, list);
  }
  // Where something else than the role is in the way, the role's rights are no promise.
  const byRole = problems.some(({ why }) => why?.kind === 'permission') ? 'The identity may' : 'Its role would allow it to';
  const message = text`${nameOf(seen)}: ${complaints(problems)} ${byRole} ${allowed}.`;
  return found(worst.status, message, diagnosisOf(worst, problems, wanted, judging), list);
}

const WORST_FIRST = ['fail', 'error', 'warn'] as const;

/** One sentence for all that the role is short of, then one for each other problem. */
function complaints(problems: readonly Verdict[]): Text {
  const short = problems.filter((verdict) => verdict.why?.kind === 'permission').map((verdict) => verdict.wish);
  const others = problems.filter((verdict) => verdict.why?.kind !== 'permission').map((verdict) => sentence(verdict.message));
  return join([...(short.length === 0 ? [] : [text`It may not ${orList(short)}.`]), ...others], ' ');
}

/** Another name than expected is most likely another folder: the one thing that no permission shows. */
function judgeName({ wanted: { expectedName }, seen: { name }, exchange, facts }: Judging): readonly Verdict[] {
  if (expectedName === null || (name !== null && unwrap(name).normalize() === clean(expectedName).normalize())) return [];
  const [expected, known] = [foreign('words', expectedName), name === null ? facts : { ...facts, actual: foreign('name', unwrap(name)) }];
  if (name === null) return [diagnosed('expected-name', 'read', 'warn', text`Box does not say its name.`, advise('folder-name-unknown', facts), [evidence(text`no name`, exchange)])];
  const message = text`It should be called ${expected}.`;
  return [diagnosed('expected-name', 'read', 'fail', message, advise('folder-name-differs', { ...known, expected }), [evidence(text`expected the name ${expected}`, exchange)])];
}

function judgeOperation(operation: Operation, judging: Judging, { upload, sample }: RehearsedOperations): Verdict {
  if (operation === 'read') return fine(operation, judging);
  if (judging.seen.id === ROOT_FOLDER && NOT_ON_ROOT.includes(operation)) return impossibleOnRoot(operation, judging);
  if (operation === 'upload' && upload !== null) return judgeUpload(judging, upload);
  if (operation === 'replace') return judgeAnyReplacement(judging, sample);
  return judgePermission(operation, judging.seen.permissions[PERMISSION[operation]], judging);
}

/** The role first, which holds for every file; then what one file's rehearsal shows that holds for all of them. */
function judgeAnyReplacement(judging: Judging, sample: SampleReplacement | null): Verdict {
  const allowed = mayReplace(judging.seen);
  if (sample === null || allowed === false) return judgePermission('replace', allowed, judging);
  if (sample.kind === 'unlisted') return judgeUnlisted(allowed, sample.failure, judging);
  const what = sample.kind === 'file' ? text`a new version of ${sample.file.name ?? `file ${sample.file.id}`}` : text`a new file`;
  const { answer } = sample;
  if (answer.kind === 'answered') {
    if (answer.value.uploadUrl === null) return noUploadUrl('replace', 'replace', answer.exchange, judging);
    // A new file shows quota, policies and scopes, and not that the role may change one that is there.
    if (sample.kind === 'no-file' && allowed === null) return judgePermission('replace', null, judging);
    return proven('replace', 'replace', text`replace: Box would take ${what}`, answer.exchange);
  }
  if (sample.kind === 'no-file' && isNameTaken(answer.failure)) return judgePermission('replace', allowed, judging);
  return refused('replace', 'replace', what, answer.failure, judging);
}

/** A permission that Box leaves out is unknown, never taken as yes or no. */
function judgePermission(operation: Operation, allowed: boolean | null, judging: Judging): Verdict {
  if (allowed === true) return fine(operation, judging);
  const seen = [evidence(text`${operation}: ${allowed === null ? 'Box does not say' : 'no'}`, judging.exchange)];
  return allowed === false
    ? { wish: operation, operation, status: 'fail', message: text``, why: { kind: 'permission' }, evidence: seen }
    : diagnosed(operation, operation, 'warn', text`Box does not say whether it may ${operation}.`, advise('permission-unknown', { ...judging.facts, operation }), seen);
}

/**
 * May the role put a new version over any file? Box says so of files only; on a folder, the roles that can edit files are
 * those that may both upload and download (box-access.md section 2.4, derived).
 */
function mayReplace({ permissions: { can_upload: upload, can_download: download } }: Folder): boolean | null {
  if (upload === false || download === false) return false;
  return upload === true && download === true ? true : null;
}

/** Box may refuse to list a folder; where it did not answer, nothing is known. */
function judgeUnlisted(allowed: boolean | null, failure: Failure, judging: Judging): Verdict {
  const { context, facts } = judging;
  if (failure.kind === 'http' && failure.fromBox && REFUSALS.includes(failure.status)) return judgePermission('replace', allowed, judging);
  const diagnosis = diagnose(failure, guidanceOf(context, context.contentSubject, facts));
  const message = text`Its files could not be listed, so no new version of one was rehearsed.`;
  return diagnosed('replace', 'replace', statusOf(failure, diagnosis), message, diagnosis, [failureEvidence(failure)]);
}

const REFUSALS: readonly number[] = [403, 404];

/** The folder's word and the rehearsal's together: neither alone is enough (box-access.md section 4.4). */
function judgeUpload(judging: Judging, rehearsal: Answer<Rehearsed>): Verdict {
  const { seen, exchange } = judging;
  const said = seen.permissions.can_upload;
  if (rehearsal.kind === 'failed') return judgeRefusedUpload(judging, rehearsal.failure);
  if (rehearsal.value.uploadUrl === null) return noUploadUrl('upload', 'upload', rehearsal.exchange, judging);
  const { plannedUpload: planned } = judging.wanted;
  const rehearsedEvidence = evidence(text`upload: Box would take ${planned === null ? 'a new file' : foreign('words', planned.name)}`, rehearsal.exchange);
  if (said !== false) return { ...fine('upload', judging), evidence: [rehearsedEvidence] };
  const message = text`Box accepts the rehearsal of an upload, yet lists no right to upload.`;
  return diagnosed('upload', 'upload', 'warn', message, advise('permission-unknown', { ...judging.facts, operation: 'upload' }), [rehearsedEvidence, evidence(text`upload: no`, exchange)]);
}

function judgeRefusedUpload(judging: Judging, failure: Failure): Verdict {
  const said = judging.seen.permissions.can_upload;
  if (isNameTaken(failure)) return judgeTakenName(judging, failure);
  // Box hides what a role may not touch: with the right missing, a 404 says the same as a 403.
  if (said === false && (isRefusal(failure) || isHidden(failure))) return judgePermission('upload', false, judging);
  if (!isRefusal(failure) || said === null) return refused('upload', 'upload', 'a new file', failure, judging);
  const diagnosis = advise(judging.explained?.finding ?? 'upload-refused-despite-permission', judging.facts);
  const seen = [failureEvidence(failure), ...(judging.explained?.seen ?? [])];
  return diagnosed('upload', 'upload', 'fail', text`Box lists the right to upload, yet refuses the rehearsal of one.`, diagnosis, seen);
}

/** A planned name must be free; one that nobody uses was only there to ask with, and Box looks at names last. */
function judgeTakenName({ wanted: { plannedUpload: planned }, facts }: Judging, failure: Failure): Verdict {
  if (planned === null) {
    return proven('upload', 'upload', text`upload: Box minds nothing but the name, which it looks at last`, failure.exchange);
  }
  const fileName = foreign('words', planned.name);
  const diagnosis = advise('planned-name-in-use', { ...facts, fileName });
  return diagnosed('upload', 'upload', 'fail', text`The name ${fileName} is taken.`, diagnosis, [failureEvidence(failure)]);
}

function judgeReplacement(name: string, replacement: Replacement, judging: Judging): Verdict {
  const shown = foreign('words', name);
  const wish = `replace=${name}`;
  switch (replacement.kind) {
    case 'absent': {
      const diagnosis = advise('replace-file-absent', { ...judging.facts, fileName: shown });
      return diagnosed(wish, 'upload', 'warn', text`There is no file ${shown} to replace yet.`, diagnosis, [evidence(text`Box would take ${shown} as a new file`, replacement.exchange)]);
    }
    case 'not-a-file': {
      const diagnosis = advise('replace-not-a-file', { ...judging.facts, fileName: shown });
      return diagnosed(wish, 'replace', 'fail', text`The name ${shown} belongs to something that is not a file.`, diagnosis, [failureEvidence(replacement.failure)]);
    }
    case 'failed':
    case 'rehearsed': {
      const { answer } = replacement;
      if (answer.kind === 'failed') return refused(wish, 'replace', shown, answer.failure, judging);
      if (answer.value.uploadUrl === null) return noUploadUrl(wish, 'replace', answer.exchange, judging);
      return proven(wish, 'replace', text`replace: Box would take a new version of ${shown}`, answer.exchange);
    }
  }
}

const isHidden = (failure: Failure): boolean => failure.kind === 'http' && failure.status === 404;

function impossibleOnRoot(operation: Operation, { facts, exchange }: Judging): Verdict {
  const diagnosis = advise('root-folder-operation', { ...facts, operation });
  return diagnosed(operation, operation, 'fail', text`Nobody can ${operation} the root folder.`, diagnosis, [evidence(text`folder 0 is the root folder`, exchange)]);
}

function diagnosisOf(worst: Verdict, problems: readonly Verdict[], wanted: FolderNeed, { seen, facts }: Judging): Diagnosis {
  if (worst.why?.kind === 'diagnosed') return worst.why.diagnosis;
  const short = problems.filter((verdict) => verdict.why?.kind === 'permission').map((verdict) => verdict.wish);
  const owner = seen.ownedBy?.login ?? null;
  return advise(findingFor(short, seen), {
    ...facts, operation: short.join(', '), needed: roleFor(wanted, seen), ...(owner === null ? {} : { person: owner }),
  });
}

function findingFor(short: readonly string[], { isExternallyOwned, canNonOwnersInvite }: Folder): FindingId {
  if (isExternallyOwned === true) return 'externally-owned';
  return short.length === 1 && short[0] === 'invite' && canNonOwnersInvite === false ? 'invites-restricted' : 'permission-missing';
}

/** The least role that would do, given that the present one does not. */
function roleFor({ operations, replace }: FolderNeed, { permissions }: Folder): string {
  const least = leastRoleFor(replace.length > 0 ? [...operations, 'replace'] : operations);
  // An editor may not delete the very folder it was invited to, nor invite where that is kept to owners.
  return roleName(least === 'editor' && permissions.can_rename === true ? 'co-owner' : least);
}

/** What Box lists as allowed, in our words. */
function may({ permissions }: Folder): string {
  return ['read', ...ANSWERED_BY_PERMISSION.filter(([, permission]) => permissions[permission] === true).map(([operation]) => operation)].join(', ');
}

/** The folder as people know it. */
export const nameOf = ({ id, name }: Folder): Text => name === null ? text`folder ${id}` : text`${foreign('name', unwrap(name), `folder ${id}`)}`;

function describe(seen: Folder): Text {
  const outside = seen.isExternallyOwned === true ? ' of another enterprise' : '';
  const login = seen.ownedBy?.login ?? null;
  return login === null ? text`${nameOf(seen)}${outside === '' ? '' : `, owned by a user${outside}`}` : text`${nameOf(seen)}, owned by ${login}${outside}`;
}
