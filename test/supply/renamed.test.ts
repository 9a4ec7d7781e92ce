import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PROJECT_URL } from '../../src/foundation/version.ts';
import { ROOT } from '../docs/pages.ts';

const OLD = new URL(PROJECT_URL).pathname.slice(1);
const OLD_OWNER = OLD.split('/')[0] ?? '';
/** In two parts, or this very file would be counted. */
const NEW = ['acme-works', 'preflight.for-box'].join('/');
const LEFT_OUT = new Set(['node_modules', '.git', 'dist', 'coverage', '.tmp']);

/** Every file of a folder that is text, by its path. */
async function textsOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.png'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  const own = files.filter((file) => !file.split(path.sep).some((part) => LEFT_OUT.has(part)));
  const read = async (file: string): Promise<[string, string]> => [
    file,
    await readFile(path.join(folder, file), 'utf8'),
  ];
  return new Map(await Promise.all(own.map(read)));
}

/** Lines in which a name stands as a whole: not as a part of a longer path. */
const linesWith = (texts: ReadonlyMap<string, string>, name: string): readonly string[] => {
  const pattern = new RegExp(`(?<![\\w.-])${name}(?![\\w-])`, 'u');
  const found = (text: string): readonly string[] => text.split('\n').filter((line) => pattern.test(line));
  return [...texts].flatMap(([file, text]) => found(text).map((line) => `${file}: ${line.trim().slice(0, 120)}`));
};

describe('who publishes it under another name', () => {
  let folder = '';
  const generate = (...args: readonly string[]): Promise<unknown> =>
    promisify(execFile)(process.execPath, ['scripts/generate.mjs', ...args], { cwd: folder });

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'box-preflight-test-'));
    const entries = (await readdir(ROOT)).filter((name) => !LEFT_OUT.has(name));
    await Promise.all(entries.map((name) => cp(path.join(ROOT, name), path.join(folder, name), { recursive: true })));
    await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
    const manifest = path.join(folder, 'package.json');
    await writeFile(
      manifest,
      (await readFile(manifest, 'utf8')).replace(`github.com/${OLD}.git`, `github.com/${NEW}.git`),
    );
  }, 60_000);

  afterAll(async () => {
    if (folder !== '') await rm(folder, { recursive: true, force: true });
  });

  test('changes one line, hears that the rest is stale, generates, and finds no old name left', async () => {
    await expect(generate('--check')).rejects.toThrow('README.md is stale');
    await generate();
    const texts = await textsOf(folder);
    expect(linesWith(texts, OLD)).toEqual([]);
    expect(linesWith(texts, `@${OLD_OWNER}/(?=\\w)`).filter((line) => line.includes('CODEOWNERS'))).toEqual([]);
    const before = linesWith(await textsOf(ROOT), OLD);
    expect(before.length).toBeGreaterThan(40);
    expect(linesWith(texts, NEW.replace('.', '\\.'))).toHaveLength(before.length);
    await expect(generate('--check')).resolves.toBeDefined();
  }, 60_000);
});
