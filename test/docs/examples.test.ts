import { describe, expect, test } from '@jest/globals';
import { inputNames, isInputName, rowOf } from '../../src/config/inputs.ts';
import { outputNames } from '../../src/config/outputs.ts';
import { environmentName } from '../../src/config/describe.ts';
import { parseFolders } from '../../src/config/folders.ts';
import { PROJECT_URL } from '../../src/foundation/version.ts';
import { isScenarioName } from '../../src/simulator/index.ts';
import { blocksOf, pages } from './pages.ts';
import type { Block } from './pages.ts';

const blocks = pages.flatMap(blocksOf);
const yaml = blocks.filter(({ language }) => language === 'yaml' || language === 'yml');
const shell = blocks.filter(({ language }) => language === 'sh');
const ACTION = new URL(PROJECT_URL).pathname.slice(1);

/** One use of this action in a workflow: its reference, the step's id, and what stands under `with:`, by input. */
interface Use {
  readonly reference: string;
  readonly id: string | null;
  readonly given: ReadonlyMap<string, string>;
}

const depthOf = (line: string): number => line.search(/\S|$/u);

function usesIn({ code }: Block): readonly Use[] {
  const lines = code.split('\n');
  return lines.flatMap((line, at) => {
    const reference = /^\s*(?:- )?uses: (\S*box-preflight\S*)$/u.exec(line)?.[1];
    return reference === undefined ? [] : [{ reference, ...stepAround(lines, at) }];
  });
}

/** The step that holds a line: from its dash to the next line that is no deeper than the dash. */
function stepAround(lines: readonly string[], at: number): Pick<Use, 'id' | 'given'> {
  const start = lines.findLastIndex((line, index) => index <= at && /^\s*- /u.test(line));
  const dash = depthOf(lines[start] ?? '');
  const after = lines.findIndex((line, index) => index > start && line.trim() !== '' && depthOf(line) <= dash);
  const step = lines.slice(start, after === -1 ? lines.length : after).map((line) => line.replace(/^(\s*)- /u, '$1  '));
  const id = step.map((line) => /^\s*id: (\S+)$/u.exec(line)?.[1]).find((each) => each !== undefined) ?? null;
  return { id, given: mappingUnder(step, 'with') };
}

/** The keys under `name:`, each with all that belongs to it. */
function mappingUnder(lines: readonly string[], name: string): ReadonlyMap<string, string> {
  const start = lines.findIndex((line) => line.trim() === `${name}:`);
  if (start === -1) return new Map();
  const depth = depthOf(lines[start + 1] ?? '');
  const found = new Map<string, string>();
  let key = '';
  for (const line of lines.slice(start + 1)) {
    if (line.trim() !== '' && depthOf(line) < depth) break;
    const entry = depthOf(line) === depth ? /^\s*([\w-]+):(.*)$/u.exec(line) : null;
    if (entry !== null) key = entry[1] ?? '';
    found.set(key, entry === null ? `${found.get(key) ?? ''}\n${line.slice(depth)}` : (entry[2] ?? '').trim());
  }
  return found;
}

const allUses = yaml.flatMap((block) => usesIn(block).map((use) => ({ file: block.file, ...use })));
/** The reusable workflow has inputs of its own. */
const REUSABLE = `${ACTION}/.github/workflows/preflight.yml@v1`;
const uses = allUses.filter(({ reference }) => reference !== REUSABLE);

describe('an example workflow', () => {
  test('is there for a JWT app and for a Client Credentials Grant app', () => {
    const first = uses.filter(({ file }) => file === 'README.md').map(({ given }) => [...given.keys()][0]);
    expect(first).toEqual(expect.arrayContaining(['jwt-config', 'client-id']));
  });

  test('uses this action by its name and major version', () => {
    for (const { file, reference } of uses) expect([file, reference]).toEqual([file, `${ACTION}@v1`]);
  });

  test('sets only inputs that exist and are built', () => {
    const wrong = uses.flatMap(({ file, given }) => [...given.keys()].filter((name) => !isInputName(name) || !rowOf(name).built).map((name) => `${file}: ${name}`));
    expect(wrong).toEqual([]);
  });

  test('takes what is secret from secrets, and nothing else', () => {
    const known = uses.flatMap(({ given }) => [...given].flatMap(([name, value]) => (isInputName(name) ? [{ name, value }] : [])));
    const wrong = known.filter(({ name, value }) => rowOf(name).secret !== value.includes('${{ secrets.'));
    expect(wrong).toEqual([]);
  });

  test('lists folders that can be read', () => {
    const texts = uses.flatMap(({ given }) => given.get('folders') ?? []).map((text) => text.replace(/^\|/u, '').replace(/^"(.*)"$/u, '$1').replace(/\$\{\{.*?\}\}/gu, '160000000009'));
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(parseFolders(text, 'folders', (raw) => [raw])).toMatchObject({ problems: [] });
  });

  test('reads only outputs that exist', () => {
    const read = yaml.flatMap(({ file, code }) => [...code.matchAll(/steps\.preflight\.outputs\.([\w-]+)/gu)].map(([, name = '']) => ({ file, name })));
    expect(read.length).toBeGreaterThan(0);
    expect(read.filter(({ name }) => !outputNames.some((output) => output === name))).toEqual([]);
  });
});

describe('an example command', () => {
  const commands = shell.flatMap(({ file, code }) => code.replaceAll('\\\n', ' ').split(/\n|&&/u).map((line) => ({ file, line: line.replace(/(^|\s)#.*$/u, '').trim() })));
  const ours = commands.flatMap(({ file, line }) => {
    const words = /(?:cli\.mjs|npm run|^box-preflight) +(run|demo|simulate)\b(.*)$/u.exec(line);
    return words === null ? [] : [{ file, command: words[1] ?? '', rest: words[2] ?? '' }];
  });

  test('of `run` takes only flags that exist and are no secrets', () => {
    const flags = ours.filter(({ command }) => command === 'run').flatMap(({ file, rest }) => [...rest.matchAll(/--([\w-]+)/gu)].map(([, name = '']) => ({ file, name })));
    const own = ['format', 'output', 'only', 'skip'];
    expect(flags.length).toBeGreaterThan(0);
    expect(flags.filter(({ name }) => !own.includes(name) && !(isInputName(name) && rowOf(name).built && !rowOf(name).secret))).toEqual([]);
  });

  test('of `demo` and `simulate` names a scenario that exists', () => {
    const named = ours.filter(({ command }) => command !== 'run').flatMap(({ file, rest }) => rest.trim().split(/\s+/u).slice(0, 1).filter((word) => /^[a-z]/u.test(word)).map((word) => ({ file, word })));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter(({ word }) => !isScenarioName(word))).toEqual([]);
  });

  test('sets only variables that are inputs', () => {
    const variables = blocks.flatMap(({ file, code }) => [...code.matchAll(/BOX_PREFLIGHT_[A-Z_]+/gu)].map(([name]) => ({ file, name })));
    const known = ['BOX_PREFLIGHT_TEST_NODE', ...inputNames.map(environmentName)];
    expect(variables.filter(({ name }) => !known.includes(name))).toEqual([]);
  });

  test('of npm is a script of package.json', async () => {
    const { default: manifest } = (await import('../../package.json', { with: { type: 'json' } })) as { default: { scripts: Record<string, string> } };
    const scripts = commands.flatMap(({ file, line }) => [...line.matchAll(/npm run ([\w:-]+)/gu)].map(([, name = '']) => ({ file, name })));
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter(({ name }) => !Object.hasOwn(manifest.scripts, name))).toEqual([]);
  });
});
