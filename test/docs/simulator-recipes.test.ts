/** The recipes of docs/simulator.md, run as they stand. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { withBox } from '../simulator/client.ts';
import type { Box } from '../simulator/client.ts';
import { blocksOf, page } from './pages.ts';

const execute = promisify(execFile);
const root = path.join(import.meta.dirname, '../..');
const recipe = (language: string, contains: string): string =>
  blocksOf(page('docs/simulator.md')).find((block) => block.language === language && block.code.includes(contains))?.code ?? '';

/** What the file holds that `simulate` writes. */
const environment = ({ simulator, app }: Box): Record<string, string> => ({
  BOX_PREFLIGHT_API_URL: simulator.url, BOX_PREFLIGHT_CLIENT_ID: app.clientId, BOX_PREFLIGHT_CLIENT_SECRET: app.clientSecret,
  BOX_PREFLIGHT_ENTERPRISE_ID: '1147283', PATH: process.env['PATH'] ?? '',
});

async function inFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'recipe-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('the recipe of docs/simulator.md', () => {
  // Windows' runners have no POSIX shell on their path.
  const inShell = process.platform === 'win32' ? test.skip : test;

  inShell('for curl uploads a file and downloads it', async () => {
    await withBox('healthy-upload', async (box) => {
      const { stdout } = await inFolder(async (cwd) =>
        await execute('sh', ['-euc', recipe('sh', '/oauth2/token')], { cwd, env: environment(box) }));
      expect(stdout).toBe('hello\n');
    });
  });

  test('for box-node-sdk uploads a file and lists it', async () => {
    await withBox('healthy-upload', async (box) => {
      const { stdout } = await inFolder(async (cwd) => {
        await symlink(path.join(root, 'node_modules'), path.join(cwd, 'node_modules'), 'junction');
        await writeFile(path.join(cwd, 'recipe.mjs'), recipe('js', 'uploadFile'));
        return await execute(process.execPath, ['recipe.mjs'], { cwd, env: environment(box) });
      });
      expect(stdout).toContain("'notes.txt'");
    });
  });
});
