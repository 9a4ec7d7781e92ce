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
  const named = files.flatMap(({ path, text }) => namedIn(path, text).map((each) => ({ ...each, path, folder: folderOf(path) })));
  for (const { name, version, locked, path, folder } of named) {
    if (!locked && named.some((other) => other.locked && other.folder === folder && same(other.name, name))) continue;
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
  return kind.read(text).filter(({ name }) => known.some((each) => same(each, name)));
}

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
  if (version === null) return null;
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

/** https://pip.pypa.io/en/stable/reference/requirements-file-format/ */
function readRequirements(text: string): readonly Named[] {
  return text.split(/\r?\n/u).flatMap((line) => requirement(line.replace(/(?:^|\s)#.*$/u, '')));
}

function requirement(line: string): readonly Named[] {
  const [, name, version] = /^\s*([A-Za-z0-9][\w.-]{0,100})\s*(?:\[[^\]]{0,100}\])?\s*([^;@]{0,100})/u.exec(line) ?? [];
  if (name === undefined) return [];
  const range = (version ?? '').trim();
  return [{ name, version: range === '' ? null : range.replace(/^===?\s*/u, ''), locked: false }];
}

/** `dependencies = ["boxsdk[jwt]>=3"]` (PEP 621), or Poetry's `boxsdk = "^3.9"` and `boxsdk = { version = "^3.9" }`. */
function readPyproject(text: string): readonly Named[] {
  const lines = text.split(/\r?\n/u).filter((line) => !line.trimStart().startsWith('#')).join('\n');
  return pypiNames.flatMap((name) => {
    const pattern = name.replaceAll('-', '[-_.]');
    const listed = new RegExp(`["'](${pattern}\\s*(?:\\[[^\\]"']{0,80}\\])?\\s*[^"'\\w-][^"']{0,80}|${pattern})["']`, 'iu').exec(lines)?.[1];
    if (listed !== undefined) return requirement(listed);
    const poetry = new RegExp(`^\\s*["']?${pattern}["']?\\s*=\\s*(?:["']([^"']{1,80})["']|\\{[^}\\n]{0,200}?version\\s*=\\s*["']([^"']{1,80})["'])`, 'imu').exec(lines);
    return poetry === null ? [] : [{ name, version: poetry[1] ?? poetry[2] ?? null, locked: false }];
  });
}

function readPoetryLock(text: string): readonly Named[] {
  return text.split(/^\[\[package\]\]\s*$/mu).flatMap((block) => {
    const [name, version] = ['name', 'version'].map((key) => new RegExp(`^${key}\\s*=\\s*"([^"]{1,100})"`, 'mu').exec(block)?.[1]);
    return name === undefined || version === undefined ? [] : [{ name, version, locked: true }];
  });
}

const withoutComments = (xml: string): string => xml.replace(/<!--[\s\S]*?-->/gu, '');

/** A version may stand in a property: `<version>${box.version}</version>`. */
function readPom(text: string): readonly Named[] {
  const xml = withoutComments(text);
  const part = (block: string, tag: string): string | undefined => new RegExp(`<${tag}>\\s*([^<\\s]{1,100})\\s*</${tag}>`, 'u').exec(block)?.[1];
  return [...xml.matchAll(/<dependency>([\s\S]{0,2000}?)<\/dependency>/gu)].flatMap(([, block = '']) => {
    const [group, artifact, written] = [part(block, 'groupId'), part(block, 'artifactId'), part(block, 'version')];
    if (group === undefined || artifact === undefined) return [];
    const property = /^\$\{([\w.-]{1,80})\}$/u.exec(written ?? '')?.[1];
    const version = property === undefined ? written : part(xml, property.replaceAll('.', '\\.'));
    return [{ name: `${group}:${artifact}`, version: version ?? null, locked: false }];
  });
}

function readGradle(text: string): readonly Named[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//gu, '').replace(/(^|\s)\/\/[^\n]*/gu, '$1');
  return [...code.matchAll(/["'](com\.box:[\w-]{1,60})(?::([\w.+-]{1,40}))?["']/gu)].map(([, name = '', version]) => ({ name, version: version ?? null, locked: false }));
}

/** https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files */
function readCsproj(text: string): readonly Named[] {
  return [...withoutComments(text).matchAll(/<PackageReference\b([^>]{0,400})>(?:\s*<Version>\s*([^<\s]{1,40})\s*<\/Version>)?/gu)].flatMap(([, attributes = '', inner]) => {
    const [name, version] = ['Include', 'Version'].map((key) => new RegExp(`\\b${key}\\s*=\\s*["']([^"']{1,80})["']`, 'u').exec(attributes)?.[1]);
    return name === undefined ? [] : [{ name, version: version ?? inner ?? null, locked: false }];
  });
}
