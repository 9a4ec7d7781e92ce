import { SDKS, sdkOf } from './table.ts';
import type { DeployClient, Ecosystem } from './table.ts';

/** A manifest or lock file of the workspace. */
export interface ManifestFile {
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** A package that a file names; `version` as written, `null`: any. `locked`: by a lock file, which goes before a range. */
interface Named {
  readonly name: string;
  readonly version: string | null;
  readonly locked: boolean;
}

interface Kind {
  readonly matches: RegExp;
  readonly ecosystem: Ecosystem;
  readonly read: (text: string) => readonly Named[];
}

const npmNames = packagesOf('npm');
const pypiNames = packagesOf('pypi');

/** The files that are read, by name. */
const KINDS: readonly Kind[] = [
  { matches: /^(?:package-lock|npm-shrinkwrap)\.json$/u, ecosystem: 'npm', read: readPackageLock },
  { matches: /^package\.json$/u, ecosystem: 'npm', read: readPackageJson },
  { matches: /^requirements[\w.-]{0,60}\.txt$/u, ecosystem: 'pypi', read: readRequirements },
  { matches: /^pyproject\.toml$/u, ecosystem: 'pypi', read: readPyproject },
  { matches: /^poetry\.lock$/u, ecosystem: 'pypi', read: readPoetryLock },
  { matches: /^pom\.xml$/u, ecosystem: 'maven', read: readPom },
  { matches: /^build\.gradle(?:\.kts)?$/u, ecosystem: 'maven', read: readGradle },
  { matches: /\.csproj$/iu, ecosystem: 'nuget', read: readCsproj },
];

export const isManifest = (fileName: string): boolean => KINDS.some(({ matches }) => matches.test(fileName));

/**
 * The clients that these files name, each line of versions once, in the order of the files; where a lock file beside a manifest
 * names the same package, its version counts. Pure.
 */
export function detectClients(files: readonly ManifestFile[]): readonly DeployClient[] {
  const found = new Map<string, DeployClient>();
  const named = files.flatMap(({ path, text }) => namedIn(path, text).map((each) => ({ ...each, path, key: `${folderOf(path)}/${normal(each.name)}` })));
  const locks = new Set(named.filter(({ locked }) => locked).map(({ key }) => key));
  for (const { name, version, locked, path, key } of named) {
    if (!locked && locks.has(key)) continue;
    const sdk = sdkOf(name, majorOf(version));
    if (sdk !== null && !found.has(sdk.id)) found.set(sdk.id, { sdk, name: version === null ? name : `${name}@${version}`, file: path });
  }
  return [...found.values()];
}

function namedIn(path: string, text: string): readonly Named[] {
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  const kind = KINDS.find(({ matches }) => matches.test(fileName));
  if (kind === undefined) return [];
  const known = packagesOf(kind.ecosystem);
  return kind.read(text).filter(({ name }) => known.some((each) => same(each, name))).map(withVersion);
}

/** Longer ones are no versions, and whatever reads them would take its time. */
const LONGEST_VERSION = 100;

const withVersion = (named: Named): Named => ({ ...named, version: named.version === null ? null : named.version.trim().slice(0, LONGEST_VERSION) });

function packagesOf(ecosystem: Ecosystem): readonly string[] {
  return [...new Set(SDKS.flatMap((row) => (row.ecosystem === ecosystem ? row.packages.map(({ name }) => name) : [])))];
}

/** PyPI takes `-`, `_` and `.` for the same (https://packaging.python.org/en/latest/specifications/name-normalization/). */
const same = (one: string, other: string): boolean => normal(one) === normal(other);
const normal = (name: string): string => name.toLowerCase().replaceAll('_', '-');

const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));

/**
 * The major version that a version or a range stands for: that of a pin, of `^`, `~`, `~=`, or the one below an upper bound.
 * `null`: an open range, which installs the newest.
 */
export function majorOf(version: string | null): number | null {
  if (version === null || version.length > LONGEST_VERSION) return null;
  const below = /<\s*=?\s*v?(\d+)(?:\.(\d+))?/u.exec(version);
  if (below !== null) return Number(below[2] ?? 0) > 0 || version.includes('<=') ? Number(below[1]) : Math.max(Number(below[1]) - 1, 0);
  if (/^\s*(?:>|\*|latest|x\b|\[[^,\]]*,\s*\))/iu.test(version)) return null;
  const first = /(\d+)/u.exec(version)?.[1];
  return first === undefined ? null : Number(first);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/u, ''));
    return isRecord(json) ? json : {};
  } catch {
    return {};
  }
}

const record = (value: unknown): Readonly<Record<string, unknown>> => (isRecord(value) ? value : {});

/** https://docs.npmjs.com/cli/configuring-npm/package-lock-json: versions 2 and 3, and 1. */
function readPackageLock(text: string): readonly Named[] {
  const lock = parse(text);
  const [packages, dependencies] = [record(lock['packages']), record(lock['dependencies'])];
  return npmNames.flatMap((name) => {
    const entry = record(packages[`node_modules/${name}`] ?? dependencies[name]);
    return typeof entry['version'] === 'string' ? [{ name, version: entry['version'], locked: true }] : [];
  });
}

function readPackageJson(text: string): readonly Named[] {
  const manifest = parse(text);
  const all = { ...record(manifest['devDependencies']), ...record(manifest['optionalDependencies']), ...record(manifest['dependencies']) };
  return npmNames.flatMap((name) => {
    const range = all[name];
    return typeof range === 'string' ? [{ name, version: range, locked: false }] : [];
  });
}

/** More of a line is no requirement. */
const LONGEST_LINE = 500;

const linesOf = (text: string): readonly string[] => text.split(/\r?\n/u);

/** https://pip.pypa.io/en/stable/reference/requirements-file-format/ */
function readRequirements(text: string): readonly Named[] {
  return linesOf(text).flatMap((line) => requirement(line.slice(0, LONGEST_LINE).replace(/(?:^|\s)#.*$/u, '')));
}

function requirement(line: string): readonly Named[] {
  const [, name, version] = /^\s*([A-Za-z0-9][\w.-]{0,100})\s*(?:\[[^\]]{0,100}\])?\s*([^;@]{0,100})/u.exec(line) ?? [];
  if (name === undefined) return [];
  const range = (version ?? '').trim();
  return [{ name, version: range === '' ? null : range.replace(/^===?\s*/u, ''), locked: false }];
}

/** `dependencies = ["boxsdk[jwt]>=3"]` (PEP 621), or Poetry's `boxsdk = "^3.9"` and `boxsdk = { version = "^3.9" }`. */
function readPyproject(text: string): readonly Named[] {
  const lines = linesOf(text).map((line) => line.trimStart()).filter((line) => line !== '' && !line.startsWith('#'));
  const code = lines.join('\n');
  return pypiNames.flatMap((name) => {
    const pattern = name.replaceAll('-', '[-_.]');
    const listed = [...code.matchAll(new RegExp(`["'](${pattern}[^"'\\n]{0,150})["']`, 'giu'))].flatMap(([, words = '']) => requirement(words));
    const found = listed.find((each) => same(each.name.replaceAll('.', '-'), name));
    if (found !== undefined) return [found];
    const entry = new RegExp(`^["']?${pattern}["']?\\s{0,40}=\\s{0,40}(?:["']([^"']{1,80})["']|\\{[^}]{0,200}?version\\s{0,40}=\\s{0,40}["']([^"']{1,80})["'])`, 'iu');
    const poetry = firstOf(lines, entry);
    return poetry === null ? [] : [{ name, version: poetry[1] ?? poetry[2] ?? null, locked: false }];
  });
}

function firstOf(lines: readonly string[], entry: RegExp): RegExpExecArray | null {
  for (const line of lines) {
    const found = entry.exec(line.slice(0, LONGEST_LINE));
    if (found !== null) return found;
  }
  return null;
}

/** The first name and the first version of each package are its own; tables in it may have others. */
function readPoetryLock(text: string): readonly Named[] {
  const found: { name?: string; version?: string }[] = [];
  for (const line of linesOf(text)) {
    if (line.trimEnd() === '[[package]]') found.push({});
    const [, key, value] = /^(name|version)\s{0,40}=\s{0,40}"([^"]{1,100})"/u.exec(line) ?? [];
    const last = found.at(-1);
    if (last !== undefined && (key === 'name' || key === 'version')) last[key] ??= value ?? '';
  }
  return found.flatMap(({ name, version }) => (name === undefined || version === undefined ? [] : [{ name, version, locked: true }]));
}

/** A comment without an end is the rest of the text. */
function withoutComments(text: string, open: string, close: string): string {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const start = text.indexOf(open, at);
    parts.push(text.slice(at, start === -1 ? text.length : start));
    const end = start === -1 ? -1 : text.indexOf(close, start + open.length);
    if (end === -1) return parts.join('');
    at = end + close.length;
  }
}

/** A dependency's own elements; a longer one is none. */
const LONGEST_DEPENDENCY = 2000;

/** A version may stand in a property: `<version>${box.version}</version>`. */
function readPom(text: string): readonly Named[] {
  const xml = withoutComments(text, '<!--', '-->');
  let properties: ReadonlyMap<string, string> | null = null;
  return dependenciesIn(xml).flatMap((block) => {
    const parts = elementsIn(block);
    const [group, artifact, written] = [parts.get('groupId'), parts.get('artifactId'), parts.get('version')];
    if (group === undefined || artifact === undefined) return [];
    const property = /^\$\{([\w.-]{1,80})\}$/u.exec(written ?? '')?.[1];
    if (property !== undefined) properties ??= elementsIn(xml);
    const version = property === undefined ? written : properties?.get(property);
    return [{ name: `${group}:${artifact}`, version: version ?? null, locked: false }];
  });
}

function dependenciesIn(xml: string): readonly string[] {
  const [open, close] = ['<dependency>', '</dependency>'];
  const blocks: string[] = [];
  let at = 0;
  for (;;) {
    const end = xml.indexOf(close, at);
    if (end === -1) return blocks;
    const start = xml.slice(Math.max(at, end - LONGEST_DEPENDENCY), end).lastIndexOf(open);
    if (start !== -1) blocks.push(xml.slice(Math.max(at, end - LONGEST_DEPENDENCY) + start + open.length, end));
    at = end + close.length;
  }
}

/** What elements without elements in them hold, each name's first. */
function elementsIn(xml: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', words = ''] of xml.matchAll(/<([\w.-]{1,80})>\s{0,80}([^<\s]{1,100})\s{0,80}<\/\1>/gu)) {
    if (!found.has(name)) found.set(name, words);
  }
  return found;
}

function readGradle(text: string): readonly Named[] {
  const code = withoutComments(text, '/*', '*/').replace(/(^|\s)\/\/[^\n]*/gu, '$1');
  return [...code.matchAll(/["'](com\.box:[\w-]{1,60})(?::([\w.+-]{1,40}))?["']/gu)].map(([, name = '', version]) => ({ name, version: version ?? null, locked: false }));
}

/** https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files */
function readCsproj(text: string): readonly Named[] {
  return [...withoutComments(text, '<!--', '-->').matchAll(/<PackageReference\b([^>]{0,400})>(?:\s{0,80}<Version>\s{0,80}([^<\s]{1,40})\s{0,80}<\/Version>)?/gu)].flatMap(([, attributes = '', inner]) => {
    const [name, version] = ['Include', 'Version'].map((key) => new RegExp(`\\b${key}\\s{0,20}=\\s{0,20}["']([^"']{1,80})["']`, 'u').exec(attributes)?.[1]);
    return name === undefined ? [] : [{ name, version: version ?? inner ?? null, locked: false }];
  });
}
