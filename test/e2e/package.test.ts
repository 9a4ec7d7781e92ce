import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { NODE, start } from '../support/run-product.ts';

const root = path.resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** npm is a script that Windows starts by a shell alone; whoever runs these tests with npm has its path. */
const npm = (...args: readonly string[]): ReturnType<typeof run> => {
  const script = process.env['npm_execpath'];
  return script === undefined ? run('npm', [...args], { cwd: root }) : run(process.execPath, [script, ...args], { cwd: root });
};

interface Manifest {
  readonly bin: { readonly 'box-preflight': string };
  readonly private?: boolean;
  readonly repository: { readonly url: string };
}

describe('the npm package', () => {
  let folder = '';
  const inside = (...names: readonly string[]): string => path.join(folder, 'package', ...names);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'box-preflight-test-'));
    const staged = path.join(folder, 'staged');
    await run(process.execPath, ['scripts/package.mjs', staged], { cwd: root });
    await npm('pack', staged, '--silent', '--ignore-scripts', '--pack-destination', folder);
    const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? '';
    await run('tar', ['-xzf', tarball], { cwd: folder });
  }, 60_000);

  afterAll(async () => {
    if (folder !== '') await rm(folder, { recursive: true, force: true });
  });

  test('holds what runs, its licences and its schemas, and nothing else', async () => {
    expect((await readdir(inside())).sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'action.yml', 'dist', 'package.json', 'schema']);
    expect(await readdir(inside('dist'))).toEqual(await readdir(path.join(root, 'dist')));
  });

  test('brings no other package along', async () => {
    const manifest = JSON.parse(await readFile(inside('package.json'), 'utf8')) as Manifest;
    expect(Object.keys(manifest).filter((key) => /dependencies$/iu.test(key))).toEqual([]);
  });

  test('can be published, and says where its sources are, which npm compares with who publishes it', async () => {
    const manifest = JSON.parse(await readFile(inside('package.json'), 'utf8')) as Manifest;
    const source = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as Manifest;
    expect([manifest.private, manifest.repository]).toEqual([undefined, source.repository]);
  });

  test('has a command that runs without anything installed', async () => {
    const { bin } = JSON.parse(await readFile(inside('package.json'), 'utf8')) as Manifest;
    const command = inside(bin['box-preflight']);
    expect((await readFile(command, 'utf8')).split('\n')[0]).toBe('#!/usr/bin/env node');
    const { exitCode, stdout } = await start(command, ['demo', 'healthy-upload'], { PATH: path.dirname(NODE) }, folder).finished;
    expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/✓ pass: /u)]);
  });
});
