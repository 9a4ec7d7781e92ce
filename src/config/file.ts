import path from 'node:path';
import type { Location } from '../foundation/location.ts';
import { text } from '../foundation/text.ts';
import { readPlaces, refuseShared } from './file-credentials.ts';
import type { Places } from './file-credentials.ts';
import { readFolders } from './file-folders.ts';
import { KEYS, MOST_TARGETS, POLICY_INPUTS, RESERVED_TARGET, TARGET_NAME } from './file-keys.ts';
import type { PolicyInput } from './file-keys.ts';
import { knownEntries, mapOf, parsedOf, refuse, textOf } from './file-reading.ts';
import type { Reading, Written } from './file-reading.ts';
import { readScopes } from './file-scopes.ts';
import { MOST_FOLDER_LINES, labelOf } from './folders.ts';
import { inputs } from './inputs.ts';
import type { FolderNeed, JwtAlgorithm, ScopeNeed } from './plan.ts';
import type { Problem } from './problems.ts';
import { problemAt } from './problems.ts';
import type { Entry, MapNode, Node } from './tree.ts';
import { parseChoice, parseUserId } from './values.ts';
import type { Show } from './values.ts';

/** A config file, read: what it says, each with its place, before inputs and environment have their say. */
export interface ConfigFile {
  /** As locations name it. */
  readonly file: string;
  /** Inputs of the whole run, as texts: they are validated as the inputs are. */
  readonly policy: ReadonlyMap<PolicyInput, Written<string>>;
  readonly defaults: FileNeeds;
  /** In the file's order; at least one. A file without `targets` has the one app that it describes. */
  readonly targets: readonly FileTarget[];
}

/** What a target, or the defaults, say. `null`: nothing. */
export interface FileNeeds {
  readonly label: string | null;
  readonly credentials: Places;
  readonly algorithm: JwtAlgorithm | null;
  readonly userId: Written<string> | null;
  readonly asUser: Written<string> | null;
  readonly folders: readonly FolderNeed[] | null;
  readonly scopes: readonly ScopeNeed[] | null;
}

export interface FileTarget extends FileNeeds {
  /** `null`: the file names no targets, and this is what stands at its top. */
  readonly name: string | null;
  readonly at: Location;
}

/** What the parser made of the file. */
export interface FoundFile {
  readonly tree: Node | null;
  readonly file: string;
  readonly problems: readonly Problem[];
}

/** Nobody reads on, and what made the file is what must be mended. */
const MOST_PROBLEMS = 100;

const NOTHING: FileNeeds = { label: null, credentials: {}, algorithm: null, userId: null, asUser: null, folders: null, scopes: null };

/**
 * Reads the tree of a config file, and collects every problem that it has. Pure. What it gives is usable only where no
 * problem was found.
 */
export function readConfigFile({ tree, file, problems: already }: FoundFile, show: Show): { readonly config: ConfigFile; readonly problems: readonly Problem[] } {
  const reading: Reading = { problems: [...already], show };
  const start: Location = { file, line: 1, column: 1 };
  const nothing: ConfigFile = { file, policy: new Map(), defaults: NOTHING, targets: [] };
  const isEmpty = tree === null || (tree.kind === 'scalar' && tree.empty) || (tree.kind === 'map' && tree.entries.length === 0);
  const root = isEmpty ? refuse(reading, start, 'the file', ['is empty.'], { allowed: 'a mapping with targets, or with the keys of one' })
    : mapOf(tree, 'the file', `a mapping with ${Object.keys(KEYS.file).join(', ')}`, reading);
  if (root === null) return { config: nothing, problems: reading.problems };
  const entries = knownEntries(root, 'file', reading);
  const [policy, defaults] = [entries.get('policy'), entries.get('defaults')];
  const config: ConfigFile = {
    file,
    policy: policy === undefined ? new Map() : readPolicy(policy, reading),
    defaults: defaults === undefined ? NOTHING : readDefaults(defaults, reading),
    targets: readTop(entries, start, reading),
  };
  refuseTooMany(config, entries.get('targets')?.at ?? start, reading);
  refuseShared([config.defaults, ...config.targets].map(({ credentials }) => credentials), reading);
  return { config, problems: reading.problems.slice(0, MOST_PROBLEMS) };
}

/** Without `targets`, the keys of a target stand at the top, and are those of one app (contract, section 9). */
function readTop(entries: ReadonlyMap<string, Entry>, start: Location, reading: Reading): readonly FileTarget[] {
  const [targets, defaults] = [entries.get('targets'), entries.get('defaults')];
  if (targets === undefined) {
    if (defaults !== undefined) refuse(reading, defaults.at, 'defaults', ['is for targets, and there are none. Put its keys at the top.']);
    return [{ ...readNeeds(entries, reading), name: null, at: start }];
  }
  const own = Object.keys(KEYS.target).flatMap((key) => entries.get(key) ?? []);
  for (const { key, at } of own) refuse(reading, at, key, [`stands at the top beside targets. Put it under ${Object.hasOwn(KEYS.defaults, key) ? 'defaults, or under a target' : 'a target'}.`]);
  return readTargets(targets, reading);
}

function readPolicy({ value }: Entry, reading: Reading): ConfigFile['policy'] {
  const map = mapOf(value, 'policy', 'a mapping', reading);
  const entries = map === null ? new Map<string, Entry>() : knownEntries(map, 'policy', reading);
  const policy = new Map<PolicyInput, Written<string>>();
  for (const name of POLICY_INPUTS) {
    const entry = entries.get(name);
    const written = entry === undefined ? null : textOf(entry.value, name, 'one value', reading);
    if (written !== null) policy.set(name, written);
  }
  refuseFarBaseline(policy.get('drift-baseline'), reading);
  return policy;
}

/** A pull request can change this file: it must not make the run read what lies elsewhere on the runner. */
function refuseFarBaseline(baseline: Written<string> | undefined, reading: Reading): void {
  if (baseline === undefined) return;
  const leaves = path.posix.isAbsolute(baseline.value) || path.win32.isAbsolute(baseline.value) || baseline.value.split(/[/\\]/u).includes('..');
  if (leaves) refuse(reading, baseline.at, 'drift-baseline', ['leads out of the workspace. Set it as an input of the same name.'], { allowed: 'a relative path without ..' });
}

function readDefaults({ value }: Entry, reading: Reading): FileNeeds {
  const map = mapOf(value, 'defaults', `a mapping with ${Object.keys(KEYS.defaults).join(', ')}`, reading);
  return map === null ? NOTHING : readNeeds(knownEntries(map, 'defaults', reading), reading);
}

const TARGETS_ALLOWED = 'a mapping, each target under its name';

function readTargets({ value, at }: Entry, reading: Reading): readonly FileTarget[] {
  const map = mapOf(value, 'targets', TARGETS_ALLOWED, reading);
  if (map?.entries.length === 0) refuse(reading, at, 'targets', ['is empty: name at least one app to verify.'], { allowed: TARGETS_ALLOWED });
  return (map?.entries ?? []).slice(0, MOST_TARGETS + 1).flatMap((entry) => readTarget(entry, reading));
}

function readTarget({ key, at, value }: Entry, reading: Reading): readonly FileTarget[] {
  if (!TARGET_NAME.test(key)) reading.problems.push(problemAt(at, text`${reading.show(key)} is no name for a target.`, { allowed: 'letters, digits, dots, dashes and underscores, at most 64' }));
  else if (key.toLowerCase() === RESERVED_TARGET) reading.problems.push(problemAt(at, [`a target can't be called ${RESERVED_TARGET}: that is what checks of the machine itself are shown under.`]));
  // A target may have nothing of its own: the defaults hold it all, or inputs do.
  if (value.kind === 'scalar' && value.empty) return [{ ...NOTHING, name: key, at }];
  const map: MapNode | null = mapOf(value, TARGET_NAME.test(key) ? key : 'a target', `a mapping with ${Object.keys(KEYS.target).join(', ')}`, reading);
  return map === null ? [] : [{ ...readNeeds(knownEntries(map, 'target', reading), reading), name: key, at }];
}

function readNeeds(entries: ReadonlyMap<string, Entry>, reading: Reading): FileNeeds {
  const value = <Value>(key: string, read: (node: Node) => Value | null): Value | null => {
    const entry = entries.get(key);
    return entry === undefined ? null : read(entry.value);
  };
  const user = (key: string): Written<string> | null => value(key, (node) => parsedOf(node, key, 'a user ID', (raw) => parseUserId(raw, reading.show), reading));
  const [userId, asUser] = [user('user-id'), user('as-user')];
  if (userId !== null && asUser !== null) refuse(reading, asUser.at, 'as-user', ['and user-id are both given; they are two ways to the same folders, so leave one of them out.']);
  const label = value('label', (node) => textOf(node, 'label', 'a text', reading));
  return {
    label: label === null ? null : labelOf(label.value),
    credentials: readPlaces(entries, reading),
    algorithm: value('jwt-algorithm', (node) => readAlgorithm(node, reading)),
    userId,
    asUser,
    folders: value('folders', (node) => readFolders(node, reading)),
    scopes: value('scopes', (node) => readScopes(node, reading)),
  };
}

function readAlgorithm(node: Node, reading: Reading): JwtAlgorithm | null {
  const allowed: readonly JwtAlgorithm[] = inputs['jwt-algorithm'].value.of;
  const written = parsedOf(node, 'jwt-algorithm', allowed.join(', '), (raw) => parseChoice(raw, allowed, reading.show), reading);
  return allowed.find((each) => each === written?.value) ?? null;
}

function refuseTooMany({ targets, defaults }: ConfigFile, at: Location, reading: Reading): void {
  if (targets.length > MOST_TARGETS) refuse(reading, at, 'targets', [`has more than ${String(MOST_TARGETS)} entries.`]);
  const folders = targets.reduce((sum, target) => sum + (target.folders ?? defaults.folders ?? []).length, 0);
  if (folders > MOST_FOLDER_LINES) refuse(reading, at, 'targets', [`ask for ${String(folders)} folders in all.`], { allowed: `at most ${String(MOST_FOLDER_LINES)}` });
}
