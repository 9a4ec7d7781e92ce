import { nearestName } from '../foundation/nearest.ts';
import type { Location } from '../foundation/location.ts';
import { text } from '../foundation/text.ts';
import type { Text } from '../foundation/text.ts';
import { FORBIDDEN, KEYS } from './file-keys.ts';
import type { Section } from './file-keys.ts';
import type { Problem, ProblemParts } from './problems.ts';
import { problemAt } from './problems.ts';
import { describeNode } from './tree.ts';
import type { Entry, MapNode, Node } from './tree.ts';
import type { Parsed, Show } from './values.ts';

/** A value with its place in the file. */
export interface Written<Value> {
  readonly value: Value;
  readonly at: Location;
}

/** What the reading of a config file collects. */
export interface Reading {
  readonly problems: Problem[];
  readonly show: Show;
}

/** A problem with what stands at a key; `says` continues the sentence that the key begins. */
export function refuse({ problems }: Reading, at: Location, key: string, says: Text, parts: Omit<ProblemParts, 'line'> = {}): null {
  problems.push(problemAt(at, text`${key} ${says}`, parts));
  return null;
}

/** {@link refuse} where a list is asked for. */
export function refuseList(reading: Reading, at: Location, key: string, says: Text, parts: Omit<ProblemParts, 'line'> = {}): readonly never[] {
  refuse(reading, at, key, says, parts);
  return [];
}

/** The mapping at a key, or a problem. */
export function mapOf(node: Node, key: string, allowed: string, reading: Reading): MapNode | null {
  return node.kind === 'map' ? node : refuse(reading, node.at, key, [`is ${describeNode(node)}.`], { allowed });
}

/** More of them are another kind of file. */
const MOST_UNKNOWN = 20;

/** The entries with known keys; every other key is a problem, told apart by what was probably meant. */
export function knownEntries({ entries }: MapNode, section: Section, reading: Reading): ReadonlyMap<string, Entry> {
  const known = Object.keys(KEYS[section]);
  const unknown = entries.filter(({ key }) => !known.includes(key));
  for (const { key, at } of unknown.slice(0, MOST_UNKNOWN)) reading.problems.push(unknownKey(key, at, section, reading));
  const next = unknown[MOST_UNKNOWN];
  if (next !== undefined) reading.problems.push(problemAt(next.at, [`and ${String(unknown.length - MOST_UNKNOWN)} more keys are no keys of ${SECTION_WORDS[section]}.`]));
  return new Map(entries.filter(({ key }) => known.includes(key)).map((entry) => [entry.key, entry]));
}

const SECTION_WORDS: Readonly<Record<Section, string>> = {
  'file': 'the top level', 'policy': 'policy', 'defaults': 'defaults', 'target': 'a target', 'folder': 'a folder', 'planned-upload': 'planned-upload',
};

function unknownKey(key: string, at: Location, section: Section, { show }: Reading): Problem {
  const forbidden = Object.hasOwn(FORBIDDEN, key) ? FORBIDDEN[key] : undefined;
  if (forbidden !== undefined) return problemAt(at, text`${key} ${forbidden}`);
  const home = (Object.keys(KEYS) as Section[]).find((other) => Object.hasOwn(KEYS[other], key));
  if (home !== undefined) return problemAt(at, text`${key} is no key of ${SECTION_WORDS[section]}; it belongs under ${SECTION_WORDS[home]}.`);
  const known = Object.keys(KEYS[section]);
  return problemAt(at, text`${show(key)} is no key of ${SECTION_WORDS[section]}.`, { allowed: known.join(', '), nearest: nearestName(key, known) });
}

/** The text at a key, trimmed; a problem where it is none, or empty. */
export function textOf(node: Node, key: string, allowed: string, reading: Reading): Written<string> | null {
  if (node.kind !== 'scalar') return refuse(reading, node.at, key, [`is ${describeNode(node)}.`], { allowed });
  if (node.empty || node.text.trim() === '') return refuse(reading, node.at, key, ['is empty. Leave it out, or fill it in.'], { allowed });
  return { value: node.text.trim(), at: node.at };
}

/** The text at a key, parsed as the input of that name is. */
export function parsedOf<Value>(node: Node, key: string, allowed: string, parse: (raw: string) => Parsed<Value>, reading: Reading): Written<Value> | null {
  const written = textOf(node, key, allowed, reading);
  if (written === null) return null;
  const parsed = parse(written.value);
  return parsed.kind === 'value' ? { value: parsed.value, at: written.at } : refuse(reading, written.at, key, parsed.says, parsed);
}
