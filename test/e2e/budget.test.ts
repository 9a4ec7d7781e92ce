import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { ACTION, runAction } from '../support/run-product.ts';
import { onStage } from '../support/stage.ts';

const run = promisify(execFile);
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const AT_EXIT = path.join(root, 'scripts/bench/at-exit.cjs');

/** What may be downloaded and loaded. To raise a number is a decision: say in the commit what the bytes are for. */
const BUDGET = {
  /** Every file of dist/, licences too. */
  distBytes: 2_500_000,
  /** What the action imports before it has looked at its inputs. The aim is 100 KB. */
  firstChunk: { bytes: 185_000, modules: 78 },
} as const;

/** Packages that a run without any input has no use for. */
const NOT_AT_START = ['fast-xml-builder', 'jsonwebtoken', 'jws', 'octokit', 'preact', 'tunnel', 'undici', 'yaml'];

interface FirstChunk {
  readonly bytes: number;
  readonly modules: number;
  readonly names: readonly string[];
}

/** Builds in a process of its own, because esbuild's service would outlive the test file. */
const BUILD = `
  const { bundle } = await import(process.argv[1] + '/scripts/build.mjs');
  const { firstChunk } = await import(process.argv[1] + '/scripts/bench/sizes.mjs');
  console.log(JSON.stringify(firstChunk(await bundle(process.argv[2]), 'src/action/main.ts')));`;

async function inScratch<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'box-preflight-test-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const firstChunk = (): Promise<FirstChunk> => inScratch(async (folder) => {
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', BUILD, root, path.join(folder, 'dist')]);
  return JSON.parse(stdout) as FirstChunk;
});

/** Node's own modules that a run of the built action loads. */
const builtinsOf = (inputs: Readonly<Record<string, string>>, secrets: () => readonly string[]): Promise<readonly string[]> => inScratch(async (folder) => {
  const file = path.join(folder, 'at-exit.json');
  const environment = { NODE_OPTIONS: `--require "${AT_EXIT.replaceAll('\\', '\\\\')}"`, BENCH_AT_EXIT: file };
  const ended = await runAction({ inputs, environment, secrets });
  expect(ended.outputs['result']).toBe(Object.keys(inputs).length === 0 ? 'fail' : 'pass');
  return (JSON.parse(await readFile(file, 'utf8')) as { builtins: string[] }).builtins;
});

describe('what a runner downloads', () => {
  test('stays within its budget of bytes', async () => {
    const dist = path.dirname(ACTION);
    const files = (await readdir(dist, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const sizes = await Promise.all(files.map((entry) => stat(path.join(entry.parentPath, entry.name))));
    expect(sizes.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(BUDGET.distBytes);
  });

  test('holds the action and its licences, and none of the sources', async () => {
    const { stdout } = await run('git', ['check-attr', 'export-ignore', 'action.yml', 'dist', 'LICENSE', 'package.json', 'src', 'test', 'docs', 'scripts'], { cwd: root });
    const left = stdout.trim().split('\n').filter((line) => line.endsWith(': set')).map((line) => line.split(':')[0]);
    expect(left).toEqual(['src', 'test', 'docs', 'scripts']);
  });
});

describe('what the action loads', () => {
  test('before it has looked at its inputs stays within its budget', async () => {
    const { bytes, modules, names } = await firstChunk();
    expect(bytes).toBeLessThanOrEqual(BUDGET.firstChunk.bytes);
    expect(modules).toBeLessThanOrEqual(BUDGET.firstChunk.modules);
    expect(names.filter((name) => NOT_AT_START.some((unwanted) => name.includes(`node_modules/${unwanted}/`)))).toEqual([]);
    expect(names.filter((name) => name.startsWith('src/simulator/'))).toEqual([]);
  });

  test('is nothing of Node’s network where nothing is configured', async () => {
    const builtins = await builtinsOf({}, () => []);
    expect(builtins.filter((name) => ['http', 'https', 'tls', 'child_process', 'internal/deps/undici/undici'].includes(name))).toEqual([]);
  });

  test('is never Node’s own undici, which an import of node:http brings along', async () => {
    await onStage('healthy-jwt', async ({ inputs, secrets }) => {
      const builtins = await builtinsOf(inputs, secrets);
      expect(builtins).toContain('http');
      expect(builtins.filter((name) => name.includes('undici'))).toEqual([]);
    });
  });
});
