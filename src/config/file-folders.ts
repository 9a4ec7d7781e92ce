import type { Location } from '../foundation/location.ts';
import { text } from '../foundation/text.ts';
import { mapOf, knownEntries, refuse, refuseList, textOf } from './file-reading.ts';
import type { Reading } from './file-reading.ts';
import { KEYS } from './file-keys.ts';
import { MOST_FOLDER_LINES, folderId, itemNameFault, joined, labelOf, OPERATIONS, READ, readLine, readOperations, splitOperations } from './folders.ts';
import type { Operations, Read } from './folders.ts';
import type { FolderNeed, PlannedUpload } from './plan.ts';
import { problemAt } from './problems.ts';
import { describeNode } from './tree.ts';
import type { Entry, Node } from './tree.ts';

const FOLDERS_ALLOWED = 'a list, one folder an item: 160000000001, "160000000001: upload", or a mapping with id, operations and more';
const OPERATIONS_ALLOWED = `${OPERATIONS.join(', ')}, replace=NAME; alone: none`;

/** Folders in any of the ways in which they can be written; one that is listed twice is one need, with the place of the first. */
export function readFolders(node: Node, reading: Reading): readonly FolderNeed[] {
  const needs = new Map<string, FolderNeed>();
  for (const need of listed(node, reading)) {
    const before = needs.get(need.id);
    const clash = before === undefined ? null : clashOf(before, need);
    if (clash === null) needs.set(need.id, joined(before, need));
    else reading.problems.push(problemAt(need.source ?? node.at, [`folder ${need.id} is listed twice, and ${clash}.`]));
  }
  return [...needs.values()];
}

/** Why two needs of one folder can't be one; `null`: they can. */
export function clashOf(one: FolderNeed, other: FolderNeed): string | null {
  if (one.hidden !== other.hidden) return 'must be hidden in one place and used in the other';
  if (one.expectedName !== null && other.expectedName !== null && one.expectedName !== other.expectedName) return 'with two expected names';
  const [before, now] = [one.plannedUpload, other.plannedUpload];
  return before !== null && now !== null && (before.name !== now.name || before.sizeBytes !== now.sizeBytes) ? 'with two planned uploads' : null;
}

function listed(node: Node, reading: Reading): readonly FolderNeed[] {
  if (node.kind === 'scalar' && !node.empty) return fromLines(node.text, node.at, node.firstLine, reading);
  if (node.kind !== 'list') return refuseList(reading, node.at, 'folders', [`is ${describeNode(node)}.`], { allowed: FOLDERS_ALLOWED });
  if (node.items.length > MOST_FOLDER_LINES) return refuseList(reading, node.at, 'folders', [`has ${String(node.items.length)} entries.`], { allowed: `at most ${String(MOST_FOLDER_LINES)}` });
  return node.items.flatMap((item) => fromItem(item, reading) ?? []);
}

/** Lines as in the input, in a block: a workflow's can be pasted. */
function fromLines(block: string, at: Location, firstLine: number | null, reading: Reading): readonly FolderNeed[] {
  return block.split(/\r\n|[\r\n]/u).slice(0, MOST_FOLDER_LINES).flatMap((raw, index) => {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) return [];
    const place = firstLine === null ? at : { ...at, line: firstLine + index, column: 1 };
    const need = settled(readLine(line, reading.show), place, reading);
    return need === null ? [] : [{ ...need, source: place }];
  });
}

function fromItem(item: Node, reading: Reading): FolderNeed | null {
  switch (item.kind) {
    case 'list':
      return refuse(reading, item.at, 'an entry of folders', ['is a list in the list.'], { allowed: FOLDERS_ALLOWED });
    case 'scalar': {
      if (item.empty || item.text.trim() === '') return refuse(reading, item.at, 'an entry of folders', ['is empty.']);
      const need = settled(readLine(item.text.trim(), reading.show), item.at, reading);
      return need === null ? null : { ...need, source: item.at };
    }
    case 'map': {
      const [only, ...more] = item.entries;
      // `- 160000000001: upload` is a mapping to YAML.
      if (only !== undefined && more.length === 0 && /^\d|^https?:/iu.test(only.key)) return fromPair(only, reading);
      return fromMapping(item, reading);
    }
  }
}

function fromPair({ key, at, value }: Entry, reading: Reading): FolderNeed | null {
  const id = settled(folderId(key.trim(), reading.show), at, reading);
  const operations = operationsOf(value, reading);
  return id === null || operations === null ? null : { id, label: null, ...operations, expectedName: null, plannedUpload: null, source: at };
}

function fromMapping(item: Extract<Node, { kind: 'map' }>, reading: Reading): FolderNeed | null {
  const entries = knownEntries(item, 'folder', reading);
  const idEntry = entries.get('id');
  if (idEntry === undefined) return refuse(reading, item.at, 'a folder', ['has no id.'], { allowed: Object.keys(KEYS.folder).join(', ') });
  const id = idOf(idEntry.value, reading);
  const value = (key: string): Node | null => entries.get(key)?.value ?? null;
  const given = value('operations');
  const operations = given === null ? READ : operationsOf(given, reading);
  const planned = plannedUpload(value('planned-upload'), reading);
  const label = value('label');
  const shown = label === null ? null : textOf(label, 'label', 'a text', reading);
  const expectedName = itemName(value('expected-name'), 'expected-name', reading);
  if (id === null || operations === null) return null;
  if (operations.hidden && (planned !== null || expectedName !== null)) return refuse(reading, item.at, 'a folder', ['with the operation none can’t have an expected name or a planned upload.']);
  return { id, label: shown === null ? null : labelOf(shown.value), ...withUpload(operations, planned), expectedName, plannedUpload: planned, source: idEntry.at };
}

function idOf(node: Node, reading: Reading): string | null {
  const written = textOf(node, 'id', 'digits, or a URL such as https://app.box.com/folder/160000000001', reading);
  return written === null ? null : settled(folderId(written.value, reading.show), written.at, reading);
}

/** What is planned to be uploaded must be asked for, as a new file where nothing says that it replaces one. */
function withUpload(operations: Operations, planned: PlannedUpload | null): Operations {
  const asked = operations.operations.some((each) => each === 'upload' || each === 'replace');
  if (planned === null || asked || operations.replace.includes(planned.name)) return operations;
  const wanted = [...operations.operations, 'upload'];
  return { ...operations, operations: OPERATIONS.filter((each) => wanted.includes(each)) };
}

function operationsOf(node: Node, reading: Reading): Operations | null {
  if (node.kind === 'map') return refuse(reading, node.at, 'operations', ['is a mapping.'], { allowed: OPERATIONS_ALLOWED });
  if (node.kind === 'scalar') {
    const written = textOf(node, 'operations', OPERATIONS_ALLOWED, reading);
    return written === null ? null : settled(readOperations(splitOperations(written.value).items, reading.show), node.at, reading);
  }
  if (node.items.length === 0) return refuse(reading, node.at, 'operations', ['is an empty list. Leave it out to ask for read.'], { allowed: OPERATIONS_ALLOWED });
  const items = node.items.map((item) => textOf(item, 'an entry of operations', OPERATIONS_ALLOWED, reading));
  const given = items.flatMap((item) => (item === null ? [] : [item]));
  if (given.length < items.length) return null;
  // One by one, so that each problem has its own line; then together, for what they are as a whole.
  const faults = given.flatMap((item) => (item.value === 'none' || settled(readOperations([item.value], reading.show), item.at, reading) !== null ? [] : [item]));
  return faults.length > 0 ? null : settled(readOperations(given.map(({ value }) => value), reading.show), node.at, reading);
}

function itemName(node: Node | null, key: string, reading: Reading): string | null {
  const written = node === null ? null : textOf(node, key, 'the name of an item in Box', reading);
  const fault = written === null ? null : itemNameFault(written.value);
  return written === null ? null : fault === null ? written.value : refuse(reading, written.at, key, [fault]);
}

function plannedUpload(node: Node | null, reading: Reading): PlannedUpload | null {
  const map = node === null ? null : mapOf(node, 'planned-upload', 'a mapping with name and size', reading);
  if (map === null) return null;
  const entries = knownEntries(map, 'planned-upload', reading);
  const [name, size] = [entries.get('name'), entries.get('size')];
  if (name === undefined) return refuse(reading, map.at, 'planned-upload', ['has no name.'], { allowed: 'a mapping with name and size' });
  const fileName = itemName(name.value, 'name', reading);
  const sizeBytes = size === undefined ? null : sizeOf(size.value, reading);
  return fileName === null ? null : { name: fileName, sizeBytes };
}

/** IEC 80000-13: KiB and the like count in powers of 1024, KB and the like in powers of 1000. */
const POWERS: Readonly<Record<string, number>> = { B: 0, K: 1, M: 2, G: 3, T: 4 };
const SIZE_ALLOWED = 'a number of bytes, or one such as 120 MB or 1.5 GiB';

function sizeOf(node: Node, reading: Reading): number | null {
  const written = textOf(node, 'size', SIZE_ALLOWED, reading);
  if (written === null) return null;
  const [, number = '', prefix = 'B', iec = ''] = /^(\d{1,15}(?:\.\d{1,9})?)\s*(?:(?:([KMGT])(I?))?B)?$/u.exec(written.value.toUpperCase()) ?? [];
  const bytes = Math.round(Number(number) * (iec === '' ? 1000 : 1024) ** (POWERS[prefix] ?? 0));
  if (number === '' || !Number.isSafeInteger(bytes)) return refuse(reading, written.at, 'size', text`is ${reading.show(written.value)}, which is no size.`, { allowed: SIZE_ALLOWED });
  return bytes;
}

function settled<Value>(read: Read<Value>, at: Location, { problems }: Reading): Value | null {
  if (read.kind === 'value') return read.value;
  for (const { says, ...parts } of read.refusals) problems.push(problemAt(at, says, parts));
  return null;
}
