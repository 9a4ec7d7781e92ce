import type { Text } from '../foundation/text.ts';
import { clean, text } from '../foundation/text.ts';
import { nearestName } from '../foundation/nearest.ts';
import type { FolderNeed, Operation } from './plan.ts';
import type { Problem } from './problems.ts';
import { orList, problem } from './problems.ts';
import type { Show } from './values.ts';
import { hasControl, isId } from './values.ts';

/** All operations, in the order in which they are shown. */
export const OPERATIONS = ['read', 'download', 'upload', 'replace', 'rename', 'delete', 'share', 'invite'] as const satisfies readonly Operation[];

/** A run asks one request and more of each folder; a list longer than this is a mistake in what made it. */
export const MOST_FOLDER_LINES = 10_000;

/** Why a line, or one operation in it, can't be used. `says` is a sentence. */
export interface Refusal {
  readonly says: Text;
  readonly allowed?: string;
  readonly nearest?: string | null;
}

export type Read<Value> = { readonly kind: 'value'; readonly value: Value } | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

const refused = (...refusals: readonly Refusal[]): Read<never> => ({ kind: 'refused', refusals });

/**
 * Folder lines, `ID-or-folder-URL [: operation, operation …] [# label]` (contract, section 2). Blank lines and lines that
 * begin with `#` are passed over. A folder listed twice is one need: operations joined, the first label kept.
 * @param input what the user calls the input
 */
export function parseFolders(raw: string, input: string, show: Show): { readonly folders: readonly FolderNeed[]; readonly problems: readonly Problem[] } {
  const lines = raw.split(/\r\n|[\r\n]/u);
  if (lines.length > MOST_FOLDER_LINES) {
    return { folders: [], problems: [problem(input, [`has ${String(lines.length)} lines.`], { allowed: `at most ${String(MOST_FOLDER_LINES)} lines` })] };
  }
  const folders = new Map<string, FolderNeed>();
  const problems: Problem[] = [];
  lines.forEach((line, index) => {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#')) return;
    const read = readLine(trimmed, show);
    const before = read.kind === 'value' ? folders.get(read.value.id) : undefined;
    if (read.kind === 'value' && before !== undefined && before.hidden !== read.value.hidden) {
      problems.push(problem(input, [`folder ${read.value.id} must be hidden here and used in another line.`], { line: index + 1 }));
    } else if (read.kind === 'value') folders.set(read.value.id, joined(before, read.value));
    else for (const { says, ...parts } of read.refusals) problems.push(problem(input, says, { line: index + 1, ...parts }));
  });
  return { folders: [...folders.values()], problems };
}

/** One line, trimmed and not empty. */
export function readLine(line: string, show: Show): Read<FolderNeed> {
  const end = endOfSubject(line);
  const id = folderId(line.slice(0, end), show);
  if (id.kind === 'refused') return id;
  const rest = line.slice(end).trimStart();
  const asked = rest.startsWith(':');
  if (!asked && rest !== '' && !rest.startsWith('#')) {
    return refused({ says: ['after the folder comes a colon and operations, or # and a label.'], allowed: '160000000001: read, upload # Releases' });
  }
  const { items, label } = splitOperations(asked ? rest.slice(1) : rest);
  const needs = asked ? readOperations(items, show) : ({ kind: 'value', value: READ } as const);
  return needs.kind === 'refused' ? needs : { kind: 'value', value: { id: id.value, label, ...needs.value, ...PLAIN } };
}

/** Where the ID or URL ends: at white space or at a colon, but not at those of `https://` and of a port. */
function endOfSubject(line: string): number {
  const scheme = /^https?:\/\/[^/\s]*/iu.exec(line)?.[0].length ?? 0;
  const found = line.slice(scheme).search(/[\s:]/u);
  return found === -1 ? line.length : scheme + found;
}

const FOLDER_ALLOWED = 'digits, or a URL such as https://app.box.com/folder/160000000001';

/** What a workflow leaves where a variable that it names is not set: GitHub puts in an empty text, and says nothing. */
export const EMPTY_VARIABLE = 'is the variable empty?';

/** A folder's ID, or a URL that holds it. */
export function folderId(subject: string, show: Show): Read<string> {
  if (isId(subject)) return { kind: 'value', value: subject };
  if (/^https?:\/\//iu.test(subject)) return folderIdOfUrl(subject);
  if (subject === '') return refused({ says: [`no folder before the colon: ${EMPTY_VARIABLE}`], allowed: FOLDER_ALLOWED });
  return refused({ says: /box\.com\//iu.test(subject) ? ['a folder URL begins with https://.'] : text`${show(subject)} is not a folder ID.`, allowed: FOLDER_ALLOWED });
}

/**
 * Box's web app shows a folder at `/folder/ID`, on app.box.com or on the enterprise's own subdomain
 * (https://developer.box.com/guides/folders: the ID is the last part of that URL).
 */
function folderIdOfUrl(subject: string): Read<string> {
  const url = URL.canParse(subject) ? new URL(subject) : null;
  if (url === null || !/^(?:[a-z0-9-]+\.)*box\.com$/u.test(url.hostname)) return refused({ says: ['that URL is not one of box.com.'], allowed: FOLDER_ALLOWED });
  const [kind = '', id = ''] = url.pathname.split('/').slice(1);
  if (kind === 'folder' && isId(id)) return { kind: 'value', value: id };
  if (kind === 'folder' && id === '') return refused({ says: [`that URL holds no folder ID: ${EMPTY_VARIABLE}`], allowed: FOLDER_ALLOWED });
  return refused({ says: [URL_KINDS[kind] ?? 'that URL of box.com shows no folder.'], allowed: FOLDER_ALLOWED });
}

/** What people copy instead of a folder's URL, by the first part of its path. */
const URL_KINDS: Readonly<Partial<Record<string, string>>> = {
  file: 'that is the URL of a file. Open the folder that the file is in and copy its URL.',
  s: 'that is a shared link, and it does not hold the folder ID. Open it, signed in, and copy the URL that the browser then shows.',
  v: 'that is a shared link, and it does not hold the folder ID. Open it, signed in, and copy the URL that the browser then shows.',
  collection: 'that is the URL of a collection. Open the folder itself and copy its URL.',
  folder: 'that URL holds no folder ID.',
};

/**
 * Operations up to a label: split at commas and cut at a `#` that begins the text or follows white space, neither
 * inside double quotes.
 */
export function splitOperations(rest: string): { readonly items: readonly string[]; readonly label: string | null } {
  const items: string[] = [];
  let start = 0;
  let inQuotes = false;
  for (let at = 0; at < rest.length; at += 1) {
    const character = rest[at];
    if (character === '"') inQuotes = !inQuotes;
    else if (!inQuotes && character === ',') {
      items.push(rest.slice(start, at));
      start = at + 1;
    } else if (!inQuotes && character === '#' && /^\s?$/u.test(rest[at - 1] ?? '')) {
      return { items: [...items, rest.slice(start, at)], label: labelOf(rest.slice(at + 1)) };
    }
  }
  return { items: [...items, rest.slice(start)], label: null };
}

/** A label is there to be read beside an ID or a name; what is longer is cut. */
const LONGEST_LABEL = 100;

export function labelOf(raw: string): string | null {
  const label = clean(raw, LONGEST_LABEL);
  return label === '' ? null : label;
}

export type Operations = Pick<FolderNeed, 'hidden' | 'operations' | 'replace'>;

/** What is asked where no operation is named. */
export const READ: Operations = { hidden: false, operations: ['read'], replace: [] };
/** What a line has no words for. */
const PLAIN = { expectedName: null, plannedUpload: null, source: null } as const;

/** Operations as they are written between commas. */
export function readOperations(items: readonly string[], show: Show): Read<Operations> {
  const operations = new Set<Operation>();
  const replace = new Set<string>();
  const refusals: Refusal[] = [];
  if (items.length === 1 && items[0]?.trim() === 'none') return { kind: 'value', value: { hidden: true, operations: [], replace: [] } };
  for (const item of items.map((each) => each.trim())) {
    const file = /^replace\s*=/u.exec(item)?.[0];
    if (isOperation(item)) operations.add(item);
    else if (file === undefined) refusals.push(refusalOf(item, items.length, show));
    else {
      const name = fileName(item.slice(file.length).trim());
      if (name.kind === 'value') replace.add(name.value);
      else refusals.push(...name.refusals);
    }
  }
  return refusals.length > 0 ? refused(...refusals) : { kind: 'value', value: { hidden: false, operations: sorted(operations), replace: [...replace] } };
}

function isOperation(item: string): item is Operation {
  return (OPERATIONS as readonly string[]).includes(item);
}

const OPERATIONS_ALLOWED = `${orList(OPERATIONS.flatMap((each) => (each === 'replace' ? [each, 'replace=NAME'] : [each])))}; alone: none`;

function refusalOf(item: string, count: number, show: Show): Refusal {
  if (item === '') return { says: [`${count === 1 ? 'no operation after the colon' : 'a comma with no operation beside it'}: ${EMPTY_VARIABLE}`], allowed: OPERATIONS_ALLOWED };
  if (item === 'none') return { says: ['none stands alone: a folder can\'t be both hidden and used.'], allowed: OPERATIONS_ALLOWED };
  return { says: text`${show(item)} is not an operation.`, allowed: OPERATIONS_ALLOWED, nearest: nearestName(item, OPERATIONS) };
}

/** Longer names Box refuses (https://developer.box.com/reference/post-files-content, `attributes.name`). */
const LONGEST_NAME = 255;
const NAME_ALLOWED = 'replace=NAME; a name with a comma, a double quote or " #" stands in double quotes, and quotes in it are doubled';

function fileName(written: string): Read<string> {
  const name = unquoted(written);
  if (name === null) return refused({ says: ["the double quotes after replace= don't match."], allowed: NAME_ALLOWED });
  if (name === '') return refused({ says: [`replace= names no file: ${EMPTY_VARIABLE}`], allowed: NAME_ALLOWED });
  const wrong = itemNameFault(name);
  return wrong === null ? { kind: 'value', value: name } : refused({ says: [`replace= ${wrong}`], allowed: NAME_ALLOWED });
}

/** Why no file or folder in Box can have this name, as the end of a sentence; `null`: it can. */
export function itemNameFault(name: string): string | null {
  if (hasControl(name)) return 'has a control character in its name.';
  if (name.length > LONGEST_NAME) return `has a name of ${String(name.length)} characters; Box takes at most ${String(LONGEST_NAME)}.`;
  return name === '.' || name === '..' || /[/\\]/u.test(name) ? 'takes the name of an item, not a path.' : null;
}

/** `"a, ""b"".zip"` is `a, "b".zip`; a text without quotes is itself; `null` where quotes don't match. */
function unquoted(written: string): string | null {
  if (!written.includes('"')) return written;
  const inner = written.slice(1, -1).replaceAll('""', '\0');
  return written.length < 2 || !written.startsWith('"') || !written.endsWith('"') || inner.includes('"') ? null : inner.replaceAll('\0', '"').trim();
}

const sorted = (operations: ReadonlySet<Operation>): Operation[] => OPERATIONS.filter((each) => operations.has(each));

/** Two needs of one folder as one; the caller has seen to it that they don't contradict each other. */
export function joined(before: FolderNeed | undefined, now: FolderNeed): FolderNeed {
  if (before === undefined) return now;
  return {
    ...before,
    label: before.label ?? now.label,
    operations: sorted(new Set([...before.operations, ...now.operations])),
    replace: [...new Set([...before.replace, ...now.replace])],
    expectedName: before.expectedName ?? now.expectedName,
    plannedUpload: before.plannedUpload ?? now.plannedUpload,
  };
}
