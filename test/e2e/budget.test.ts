import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
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
  distBytes: 1_600_000,
  /** What a run loads in which nothing is configured. */
  nothing: { bytes: 116_000, files: 2, modules: 88 },
  /** What a healthy run loads. */
  healthy: { bytes: 360_000, files: 6 },
} as const;

/** Packages that a run without any input has no use for. */
const NOT_AT_START = ['fast-xml-builder', 'jsonwebtoken', 'jws', 'octokit', 'preact', 'tunnel', 'undici', 'yaml'];

/** What the build wrote down of itself; `.ci/run` compares it with a fresh build. */
const { first, packages } = JSON.parse(readFileSync(path.join(root, 'bench/built.json'), 'utf8')) as {
  readonly first: readonly string[];
  /** Where each package lies that something was taken of. */
  readonly packages: Readonly<Record<string, string>>;
};

async function inScratch<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'box-preflight-test-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Scripts of the product that a run loads, as Node itself saw them. */
const scriptsOf = (inputs: Readonly<Record<string, string>>, secrets: () => readonly string[]): Promise<{ readonly files: number; readonly bytes: number }> => inScratch(async (folder) => {
  const ended = await runAction({ inputs, environment: { NODE_V8_COVERAGE: folder }, secrets });
  expect(ended.outputs['result']).toBe(Object.keys(inputs).length === 0 ? 'fail' : 'pass');
  const reports = await Promise.all((await readdir(folder)).map(async (name) => JSON.parse(await readFile(path.join(folder, name), 'utf8')) as { result: { url: string }[] }));
  const urls = new Set(reports.flatMap(({ result }) => result.map(({ url }) => url)));
  const files = [...urls].filter((url) => url.startsWith('file:')).map((url) => fileURLToPath(url)).filter((file) => file.startsWith(path.dirname(ACTION)));
  const sizes = await Promise.all(files.map((file) => stat(file)));
  return { files: files.length, bytes: sizes.reduce((sum, { size }) => sum + size, 0) };
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

  test('names every package that is built in, with its notices of copyright', async () => {
    const notices = await readFile(path.join(path.dirname(ACTION), 'licenses.txt'), 'utf8');
    const folders = Object.entries(packages).map(([name, folder]) => [name, path.join(root, folder)] as const);
    expect(folders.length).toBeGreaterThan(20);
    for (const [name, folder] of folders) {
      const { version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as { version: string };
      expect(notices).toContain(`${name} ${version} (`);
      const file = (await readdir(folder)).find((each) => /^licen[cs]e/iu.test(each)) ?? '';
      const own = (await readFile(path.join(folder, file), 'utf8')).split('\n').map((line) => line.trim()).filter((line) => /^copyright (?:\(c\)|[12]\d{3}|[A-Z])/iu.test(line) && !line.includes('copyright notice'));
      for (const line of own) expect(notices).toContain(line);
    }
  });

  test('holds the action and its licences, and none of the sources', async () => {
    const { stdout } = await run('git', ['check-attr', 'export-ignore', 'action.yml', 'dist', 'LICENSE', 'package.json', 'src', 'test', 'docs', 'scripts'], { cwd: root });
    const left = stdout.trim().split('\n').filter((line) => line.endsWith(': set')).map((line) => line.split(':')[0]);
    expect(left).toEqual(['src', 'test', 'docs', 'scripts']);
  });
});

describe('what the action loads', () => {
  test('before it has looked at its inputs are few modules, and none that a run without any has no use for', () => {
    expect(first).toContain('src/config/plan-from-inputs.ts');
    expect(first.length).toBeLessThanOrEqual(BUDGET.nothing.modules);
    expect(first.filter((name) => NOT_AT_START.some((unwanted) => name.includes(`node_modules/${unwanted}/`)))).toEqual([]);
    expect(first.filter((name) => name.startsWith('src/simulator/'))).toEqual([]);
  });

  test('where nothing is configured stays within its budget', async () => {
    const { files, bytes } = await scriptsOf({}, () => []);
    expect(files).toBeGreaterThan(0);
    expect(files).toBeLessThanOrEqual(BUDGET.nothing.files);
    expect(bytes).toBeLessThanOrEqual(BUDGET.nothing.bytes);
  });

  test('in a healthy run stays within its budget', async () => {
    await onStage('healthy-jwt', async ({ inputs, secrets }) => {
      const { files, bytes } = await scriptsOf(inputs, secrets);
      expect(files).toBeLessThanOrEqual(BUDGET.healthy.files);
      expect(bytes).toBeLessThanOrEqual(BUDGET.healthy.bytes);
    });
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
