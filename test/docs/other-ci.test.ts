import { execFile } from 'node:child_process';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { CLI, NODE, refuseLeaks, start } from '../support/run-product.ts';
import type { Finished } from '../support/run-product.ts';
import { asEnvironment, onStage } from '../support/stage.ts';
import { junitProblems } from '../support/validators.ts';
import { blocksOf, page } from './pages.ts';

/** The recipes of docs/other-ci.md, as they stand there. They are for a POSIX shell. */
const suite = process.platform === 'win32' ? describe.skip : describe;

const recipe = page('docs/other-ci.md');
const blockWith = (words: string): string => blocksOf(recipe).find(({ code }) => code.includes(words))?.code ?? '';
const PATH = `${path.dirname(NODE)}${path.delimiter}${process.env['PATH'] ?? ''}`;

interface GitlabJob {
  readonly 'variables': Readonly<Record<string, string>>;
  readonly 'script': readonly string[];
  readonly 'after_script': readonly string[];
  readonly 'artifacts': { readonly reports: { readonly junit: string; readonly annotations: string } };
}

async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'box-preflight-test-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

suite('the recipe for GitLab', () => {
  const { 'box-preflight': job } = parse(blockWith('annotations.json')) as { readonly 'box-preflight': GitlabJob };

  test('runs the command alone', () => {
    expect(job.script).toEqual([expect.stringMatching(/^npx --yes box-preflight@\d+\.\d+\.\d+ run$/u)]);
  });

  test('takes the config in base64, and leaves a JUnit report and annotations that GitLab can read', async () => {
    await onStage('service-account-not-invited', ({ inputs, secrets }) => inFolder(async (folder) => {
      const config = Buffer.from(inputs['jwt-config'] ?? '').toString('base64');
      const environment = { ...asEnvironment(inputs), ...job.variables, BOX_PREFLIGHT_JWT_CONFIG: config };
      const { exitCode, stdout, stderr } = await start(CLI, ['run'], environment, folder).finished;
      await promisify(execFile)('sh', ['-c', job.after_script.join('\n')], { cwd: folder, env: { PATH } });
      const [junit, annotations] = await Promise.all([job.artifacts.reports.junit, job.artifacts.reports.annotations].map((file) => readFile(path.join(folder, file), 'utf8')));
      refuseLeaks({ stdout, stderr, junit: junit ?? '', annotations: annotations ?? '' }, [...secrets(), config]);
      expect([exitCode, await junitProblems(junit ?? '')]).toEqual([1, []]);
      expect(JSON.parse(annotations ?? '')).toEqual({ 'Box Preflight': expect.arrayContaining([
        { external_link: { label: 'jwt/folder:160000000001: not-invited', url: expect.stringMatching(/^https:.*not-invited\.md$/u) } },
      ]) });
    }));
  });
});

suite('the recipe for cron', () => {
  const settings = (inputs: Readonly<Record<string, string>>): string => [
    ...blockWith('BOX_PREFLIGHT_DRIFT_BASELINE').split('\n').map((line) => line.replace('/etc/box-preflight.json', './config.json')),
    `BOX_PREFLIGHT_API_URL=${inputs['api-url'] ?? ''}`, `BOX_PREFLIGHT_STATUS_URL=${inputs['status-url'] ?? ''}`,
  ].join('\n');

  /** Runs the script in a folder, once for each Box that is given; what it printed, and whether there is a baseline afterwards. */
  const hourly = (name: 'healthy-jwt' | 'service-account-not-invited', folder: string): Promise<Finished & { readonly baseline: boolean }> => onStage(name, async ({ inputs, secrets }) => {
    const at = (file: string): string => path.join(folder, file);
    await Promise.all([writeFile(at('config.json'), inputs['jwt-config'] ?? ''), writeFile(at('settings.env'), settings(inputs)), writeFile(at('hourly.cjs'), WRAPPER), writeFile(at('hourly'), blockWith('#!/bin/sh'))]);
    const finished = await start(at('hourly.cjs'), [], { PATH, STATE: folder, SETTINGS: at('settings.env'), PREFLIGHT: CLI }, folder).finished;
    refuseLeaks({ stdout: finished.stdout, stderr: finished.stderr }, secrets());
    return { ...finished, baseline: await access(at('last-good.json')).then(() => true, () => false) };
  });
  const WRAPPER = "process.exitCode = require('node:child_process').spawnSync('sh', ['hourly'], { stdio: 'inherit' }).status;";

  test('says nothing where all is well, and keeps the report to compare with', async () => {
    await inFolder(async (folder) => {
      const { exitCode, stdout, stderr, baseline } = await hourly('healthy-jwt', folder);
      expect([exitCode, stdout, stderr, baseline]).toEqual([0, '', '', true]);
    });
  });

  test('prints the whole log where something is wrong, and keeps no such report', async () => {
    await inFolder(async (folder) => {
      const { exitCode, stdout, baseline } = await hourly('service-account-not-invited', folder);
      expect([exitCode, stdout, baseline]).toEqual([1, expect.stringContaining('✗ jwt/folder:160000000001'), false]);
    });
  });
});
