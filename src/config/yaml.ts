import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { ErrorCode, Node as YamlNode, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { clean } from '../foundation/text.ts';
import type { Location } from '../foundation/location.ts';
import type { Problem } from './problems.ts';
import { problemAt } from './problems.ts';
import type { Entry, Node } from './tree.ts';

/** A file with more is not a slip here and there, and nobody reads on. */
const MOST_SYNTAX_PROBLEMS = 10;
/** The same for what can be parsed and may not stand there: then the rest of the file is not looked at. */
const MOST_PROBLEMS = 100;

export interface ParsedYaml {
  /** `null` where nothing could be made of it, or where there is nothing in it. */
  readonly tree: Node | null;
  readonly problems: readonly Problem[];
}

/**
 * Reads one YAML 1.2 document. Pure. Refuses what a config file has no use for and what reads differently to a person than to
 * a parser: tags, several documents, keys given twice, keys that are no text, aliases that lead nowhere or into themselves.
 * @param file as locations name it
 */
export function parseYaml(text: string, file: string): ParsedYaml {
  const lines = new LineCounter();
  const at = (offset: number): Location => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  try {
    // Keys are compared here, once each: the library compares every key with every other.
    const document = parseDocument(text, { schema: 'failsafe', version: '1.2', uniqueKeys: false, prettyErrors: false, lineCounter: lines });
    const syntax = document.errors.slice(0, MOST_SYNTAX_PROBLEMS).map(({ code, pos }) => problemAt(at(pos[0]), [SYNTAX[code]]));
    if (syntax.length > 0) return { tree: null, problems: syntax };
    const problems: Problem[] = [];
    const tree = document.contents === null ? null : convert(document.contents, { at, problems, anchors: new Map(), open: new Set() });
    return { tree, problems };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { tree: null, problems: [problemAt({ file, line: 1, column: 1 }, ['is nested too deeply to be read.'])] };
  }
}

/** In our own words: the library's quote the file, and a file may hold anything. */
const SYNTAX: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'an alias (*NAME) can’t have an anchor or a tag.',
  BAD_ALIAS: 'an alias (*NAME) or an anchor (&NAME) has no usable name.',
  BAD_COLLECTION_TYPE: 'a tag (!NAME) is not allowed.',
  BAD_DIRECTIVE: 'a directive (%NAME) can’t be read.',
  BAD_DQ_ESCAPE: 'a backslash in double quotes begins something that is no escape. Use single quotes, or double the backslash.',
  BAD_INDENT: 'the indentation does not fit what stands above, or a bracket is not closed.',
  BAD_PROP_ORDER: 'an anchor (&NAME) stands in the wrong place.',
  BAD_SCALAR_START: 'a text that begins with this character needs quotes.',
  BLOCK_AS_IMPLICIT_KEY: 'two keys stand on one line. A text with a colon and a space in it needs quotes.',
  BLOCK_IN_FLOW: 'a mapping or list by lines can’t stand between brackets.',
  DUPLICATE_KEY: 'a key is given twice.',
  IMPOSSIBLE: 'this can’t be read as YAML.',
  KEY_OVER_1024_CHARS: 'a key has more than 1024 characters.',
  MISSING_CHAR: 'something is missing here: a closing quote or bracket, a comma, a colon, or the space after one.',
  MULTILINE_IMPLICIT_KEY: 'a key goes over several lines, or the colon after it is missing.',
  MULTIPLE_ANCHORS: 'a value has two anchors (&NAME).',
  MULTIPLE_DOCS: 'a second document begins here (---). One file holds one.',
  MULTIPLE_TAGS: 'a tag (!NAME) is not allowed.',
  NON_STRING_KEY: 'a key must be a text.',
  RESOURCE_EXHAUSTION: 'is nested too deeply to be read.',
  TAB_AS_INDENT: 'a tab indents this line. YAML takes spaces alone.',
  TAG_RESOLVE_FAILED: 'a tag (!NAME) is not allowed.',
  UNEXPECTED_TOKEN: 'this does not fit here. A text with special characters needs quotes.',
};

interface Conversion {
  readonly at: (offset: number) => Location;
  readonly problems: Problem[];
  /** The nearest earlier node of each name; `null`: one that could not be used. */
  readonly anchors: Map<string, Node | null>;
  /** Names of anchors whose nodes are being converted: an alias to one of these leads into itself. */
  readonly open: Set<string>;
}

/** `null` where it can't be used: the problem is then told. */
function convert(node: YamlNode, state: Conversion): Node | null {
  const where = state.at(node.range?.[0] ?? 0);
  if (isAlias(node)) return aliased(node.source, where, state);
  if (node.tag !== undefined) state.problems.push(problemAt(where, ['a tag (!NAME) is not allowed.']));
  const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
  if (anchor !== undefined) state.open.add(anchor);
  const made = converted(node, where, state);
  if (anchor !== undefined) {
    state.open.delete(anchor);
    state.anchors.set(anchor, made);
  }
  return made;
}

function converted(node: YamlNode, at: Location, state: Conversion): Node | null {
  if (isScalar(node)) return scalar(node, at, state);
  if (isSeq(node)) return { kind: 'list', items: itemsOf(node, at, state), at };
  return isMap(node) ? { kind: 'map', entries: entriesOf(node, at, state), at } : null;
}

function aliased(name: string, at: Location, { anchors, open, problems }: Conversion): Node | null {
  const node = open.has(name) ? undefined : anchors.get(name);
  if (node !== undefined) return node;
  problems.push(problemAt(at, [open.has(name) ? 'an alias (*NAME) leads into itself.' : 'there is no anchor (&NAME) of this name before this alias.']));
  return null;
}

const EMPTY: readonly string[] = ['', '~', 'null', 'Null', 'NULL'];

function scalar(node: Scalar, at: Location, state: Conversion): Node {
  const text = typeof node.value === 'string' ? node.value : '';
  const isPlain = node.type === 'PLAIN' || node.type === undefined;
  const firstLine = node.type === 'BLOCK_LITERAL' ? state.at(node.range?.[0] ?? 0).line + 1 : null;
  return { kind: 'scalar', text, empty: isPlain && EMPTY.includes(text), firstLine, at };
}

function itemsOf(list: YAMLSeq, at: Location, state: Conversion): readonly Node[] {
  return list.items.flatMap((item) => {
    if (state.problems.length >= MOST_PROBLEMS) return [];
    const node = asNode(item);
    const made = node === null ? { kind: 'scalar' as const, text: '', empty: true, firstLine: null, at } : convert(node, state);
    return made === null ? [] : [made];
  });
}

function entriesOf(map: YAMLMap, at: Location, state: Conversion): readonly Entry[] {
  const entries = new Map<string, Entry>();
  for (const pair of map.items) {
    if (state.problems.length >= MOST_PROBLEMS) break;
    const entry = entryOf(pair, at, state);
    if (entry === null) continue;
    if (entries.has(entry.key)) state.problems.push(problemAt(entry.at, [`the key ${clean(entry.key, 40)} is given twice.`]));
    else entries.set(entry.key, entry);
  }
  return [...entries.values()];
}

function entryOf({ key, value }: Pair, mapAt: Location, state: Conversion): Entry | null {
  const keyNode = asNode(key);
  const name = keyNode === null ? null : convert(keyNode, state);
  const at = name?.at ?? mapAt;
  const node = asNode(value);
  const made = node === null ? { kind: 'scalar' as const, text: '', empty: true, firstLine: null, at } : convert(node, state);
  if (name !== null && name.kind !== 'scalar') state.problems.push(problemAt(at, ['a key must be a text.']));
  return name === null || name.kind !== 'scalar' || made === null ? null : { key: name.text, at, value: made };
}

/** What the parser leaves out (`key:` with nothing after it, in brackets) is no node. */
function asNode(value: unknown): YamlNode | null {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value) ? value : null;
}
