/**
 * Under which names this is published: `package.json` alone says so. `scripts/generate.mjs` carries them into every file,
 * so who publishes it under another name changes `repository` there, and runs that.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Keeps the name that the other files have now, until they are all written. */
const REMEMBERED_IN = 'src/foundation/version.ts';
/** Built or installed, or the one place itself. */
const NOT_OURS = new Set(['.git', 'node_modules', 'dist', 'coverage', '.tmp', 'package.json', 'package-lock.json']);
const TEXTS = /(?:\.(?:md|ts|mts|mjs|cjs|json|ya?ml|svg)|CODEOWNERS)$/u;

const slugIn = (text) => /github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?['"]/u.exec(text)?.[1] ?? null;

/** `{slug, packageName, version}`: `owner/name` on GitHub, the name on npm, and this version. */
export function projectOf(manifest) {
  const slug = slugIn(JSON.stringify(manifest.repository));
  if (slug === null) throw new Error('"repository" in package.json is no address of GitHub');
  return { slug, packageName: manifest.name, version: manifest.version };
}

const escaped = (words) => words.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');

/** Both names as a whole: `owner/name`, and `@owner/` before a team. */
function renamed(text, from, to) {
  if (from === to) return text;
  const [[fromOwner, fromName], [toOwner]] = [from.split('/'), to.split('/')];
  const whole = new RegExp(`(?<![\\w.-])${escaped(from)}(?![\\w-])`, 'gu');
  const team = new RegExp(`(?<![\\w.-])@${escaped(fromOwner)}/(?!${escaped(fromName)}\\b)`, 'gu');
  return text.replace(whole, () => to).replace(team, () => `@${toOwner}/`);
}

/** `action@commit # version` by action, as our own workflows have them. */
async function pinsOfWorkflows() {
  const folder = path.join(root, '.github/workflows');
  const texts = await Promise.all((await readdir(folder)).map((file) => readFile(path.join(folder, file), 'utf8')));
  const used = texts.flatMap((text) => [...text.matchAll(/uses: ([\w./-]+)@([0-9a-f]{40} # v[\d.]+)/gu)]);
  return new Map(used.map(([, action, pin]) => [action, pin]));
}

/** In a page: actions at the commits that our own workflows use, and the command in this version. */
function brought(text, pins, { packageName, version }) {
  const command = new RegExp(`(?<=\\bnpx (?:--yes )?)${escaped(packageName)}(?:@[\\w.-]+)?(?= )`, 'gu');
  const pinned = (whole, action) => (pins.has(action) ? `uses: ${action}@${pins.get(action)}` : whole);
  return text.replace(/uses: ([\w./-]+)@\S+(?: # v[\d.]+)?$/gmu, pinned)
    .replace(command, () => `${packageName}@${version}`);
}

/** A function that puts the project's names, its version and the pins into a file's text. */
export async function stamp() {
  const project = projectOf(JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')));
  const from = slugIn(await readFile(path.join(root, REMEMBERED_IN), 'utf8')) ?? project.slug;
  const pins = await pinsOfWorkflows();
  return (file, text) => {
    const named = renamed(text, from, project.slug);
    return file.endsWith('.md') ? brought(named, pins, project) : named;
  };
}

/** Every text of this repository that may name it, from its root; the one that remembers the old name comes last. */
export async function textFiles(folder = '') {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true });
  const found = await Promise.all(entries.filter(({ name }) => !NOT_OURS.has(name)).map((entry) => {
    const file = path.posix.join(folder, entry.name);
    return entry.isDirectory() ? textFiles(file) : entry.isFile() && TEXTS.test(entry.name) ? [file] : [];
  }));
  const files = found.flat().sort();
  return [...files.filter((file) => file !== REMEMBERED_IN), ...files.filter((file) => file === REMEMBERED_IN)];
}
