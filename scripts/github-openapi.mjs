/**
 * Takes out of GitHub's own OpenAPI descriptions what the tests of comments and tracking issues hold every request and answer
 * against. The package that they come in, @octokit/openapi, unpacks to 400 MB, so it is no dependency: it is fetched here, once
 * for each new version, and the facts that are needed of it (paths, methods, types, statuses) are kept in test/github/openapi/,
 * without its prose.
 * `node scripts/github-openapi.mjs` writes the files; with `--check` it writes nothing and exits 1 where they differ.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const VERSION = '23.0.2';
/** github.com, and the oldest GitHub Enterprise Server that the package describes. */
const DESCRIPTIONS = ['api.github.com', 'ghes-3.17'];
const OPERATIONS = {
  '/repos/{owner}/{repo}/issues': ['get', 'post'],
  '/repos/{owner}/{repo}/issues/{issue_number}': ['patch'],
  '/repos/{owner}/{repo}/issues/{issue_number}/comments': ['get', 'post'],
  '/repos/{owner}/{repo}/issues/comments/{comment_id}': ['patch', 'delete'],
};
const folder = path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), 'test/github/openapi');

/** Every `$ref` in `value`, deep. */
function* references(value) {
  if (Array.isArray(value)) for (const each of value) yield* references(each);
  else if (typeof value === 'object' && value !== null) {
    if (typeof value.$ref === 'string') yield value.$ref;
    for (const each of Object.values(value)) yield* references(each);
  }
}

/** What describes and decides nothing. */
const PROSE = new Set(['description', 'summary', 'title', 'example', 'examples', 'externalDocs', 'tags', 'operationId']);

/** The same without prose. A property may be called `description`: only outside of `properties` is it the schema's own. */
function withoutProse(value, isProperties = false) {
  if (Array.isArray(value)) return value.map((each) => withoutProse(each));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => isProperties || !(PROSE.has(name) || name.startsWith('x-')));
  return Object.fromEntries(kept.map(([name, each]) => [name, withoutProse(each, name === 'properties' && !isProperties)]));
}

function excerpt(description) {
  const paths = Object.fromEntries(Object.entries(OPERATIONS).map(([name, methods]) => {
    const { parameters, ...operations } = description.paths[name];
    return [name, { ...(parameters ? { parameters } : {}), ...Object.fromEntries(methods.map((method) => [method, operations[method]])) }];
  }));
  const kept = { openapi: description.openapi, info: { version: description.info.version }, paths: withoutProse(paths), components: {} };
  const wanted = [...references(kept.paths)];
  const seen = new Set();
  for (const reference of wanted) {
    if (seen.has(reference)) continue;
    seen.add(reference);
    const [, , kind, name] = reference.split('/');
    if (kind === 'examples') continue;
    const part = withoutProse(description.components[kind][name]);
    (kept.components[kind] ??= {})[name] = part;
    wanted.push(...references(part));
  }
  return `${JSON.stringify(kept, null, 1)}\n`;
}

const temp = await mkdtemp(path.join(tmpdir(), 'github-openapi-'));
try {
  await run('npm', ['pack', `@octokit/openapi@${VERSION}`, '--silent', '--pack-destination', temp]);
  await run('tar', ['xzf', `octokit-openapi-${VERSION}.tgz`, ...DESCRIPTIONS.map((name) => `package/generated/${name}.json`)], { cwd: temp });
  await mkdir(folder, { recursive: true });
  for (const name of DESCRIPTIONS) {
    const wanted = excerpt(JSON.parse(await readFile(path.join(temp, `package/generated/${name}.json`), 'utf8')));
    const file = path.join(folder, `${name}.json`);
    const now = await readFile(file, 'utf8').catch(() => null);
    if (now === wanted) continue;
    if (process.argv.includes('--check')) {
      console.error(`${file} is not what @octokit/openapi ${VERSION} says: run node scripts/github-openapi.mjs`);
      process.exitCode = 1;
    } else {
      await writeFile(file, wanted);
      console.log(`wrote ${file} (${wanted.length} bytes)`);
    }
  }
} finally {
  await rm(temp, { recursive: true, force: true });
}
