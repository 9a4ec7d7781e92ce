import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadedAtStart } from '../support/dist-imports.ts';
import { ACTION, CLI, runCli } from '../support/run-product.ts';
import { runScenario } from '../support/scenario-run.ts';
import type { ScenarioRun } from '../support/scenario-run.ts';
import { rendered } from '../support/rendered.ts';
import { junitProblems, sarifProblems } from '../support/validators.ts';

const FORMATS = ['text', 'json', 'junit', 'sarif', 'markdown', 'html'] as const;
const reports = FORMATS.map((format) => `${format}=out/${format}.txt`).join('\n');

const fileOf = ({ places }: ScenarioRun, format: (typeof FORMATS)[number]): string => {
  const content = places[path.join('out', `${format}.txt`)];
  if (content === undefined) throw new Error(`no ${format} among ${Object.keys(places).join(', ')}`);
  return content;
};

describe('the built action, asked for every format', () => {
  // runScenario looks for every secret of the run in every file that it leaves behind.
  test.each(['healthy-both-methods', 'two-folders-one-missing', 'box-down', 'scope-held-but-no-licence', 'credentials-missing', 'box-echoes-secrets'] as const)(
    'writes files that others can read: %s', async (scenario) => {
      const run = await runScenario(scenario, { reports });
      expect(await junitProblems(fileOf(run, 'junit'))).toEqual([]);
      expect(sarifProblems(fileOf(run, 'sarif'))).toEqual([]);
      expect(JSON.parse(fileOf(run, 'json'))).toEqual(run.report);
      expect(rendered(fileOf(run, 'markdown')).tags).not.toContain('<script>');
      expect(fileOf(run, 'markdown')).toBe(run.summary);
      expect(fileOf(run, 'html')).toMatch(/^<!doctype html>\n<html lang="en">[\s\S]*<\/html>\n$/u);
      expect(run.stdout).toContain(fileOf(run, 'text').trimEnd().split('\n').at(-1));
    });
});

describe('the built command', () => {
  test.each(FORMATS)('prints the report as %s', async (format) => {
    const { stdout, stderr } = await runCli(['demo', 'viewer-cannot-upload', '--format', format]);
    expect(stdout).toContain('no-access');
    expect(stderr).toBe('');
  });

  test('loads the formats that few ask for only when they are asked for, as the action does', async () => {
    const chunks = path.join(path.dirname(CLI), 'chunks');
    const runCommand = (await readdir(chunks)).filter((name) => name.startsWith('run-')).map((name) => path.join(chunks, name));
    expect(runCommand).toHaveLength(1);
    for (const entry of [ACTION, ...runCommand]) {
      const code = (await Promise.all([...await loadedAtStart(entry)].map((file) => readFile(file, 'utf8')))).join('\n');
      expect(code).toContain('function renderText(');
      // Words of preact's and of fast-xml-builder's.
      expect(code).not.toMatch(/dangerouslySetInnerHTML|suppressBooleanAttributes|function render(?:Html|Junit|Sarif)\(/u);
    }
  });
});
