import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { showReport } from '../../src/action/sinks.ts';
import { foreign, text } from '../../src/foundation/text.ts';
import { aProblem, aReport, aTarget } from '../support/report.ts';
import { recordingRunner } from '../support/runner.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'box-preflight-sinks-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const report = aReport([aTarget([aProblem('token')])]);
const policy = { summary: true, reportFile: null, reports: [], within: [], onInconclusive: 'fail' } as const;

describe('the action shows a report', () => {
  test('as a file whose folders it makes, and names the file in an output', async () => {
    const runner = recordingRunner();
    const reportFile = path.join(folder, 'a', 'b', 'report.json');
    await showReport(report, { ...policy, reportFile }, runner);
    expect(JSON.parse(await readFile(reportFile, 'utf8'))).toMatchObject({ schemaVersion: 1, verdict: 'fail' });
    expect(runner.outputs['report-file']).toBe(reportFile);
  });

  test('as outputs, summary, annotations and a log that ends with the verdict', async () => {
    const runner = recordingRunner();
    await showReport(report, policy, runner);
    expect(runner.outputs['result']).toBe('fail');
    expect(runner.summaries[0]).toMatch(/^## ❌ Box Preflight: fail/u);
    expect(runner.annotations).toHaveLength(1);
    expect(runner.log.at(-1)).toMatch(/^✗ fail: /u);
  });

  test('in every further format that is asked for, and says which could not be written', async () => {
    const runner = recordingRunner();
    const reports = (['text', 'json', 'junit', 'sarif', 'markdown', 'html'] as const).map((format) => ({ format, file: path.join(folder, 'further', `report.${format}`) }));
    await writeFile(path.join(folder, 'a-file'), '');
    await showReport(report, { ...policy, reports: [{ format: 'html', file: path.join(folder, 'a-file', 'report.html') }, ...reports] }, runner);
    const begin = await Promise.all(reports.map(async ({ file }) => (await readFile(file, 'utf8')).slice(0, 15).trim()));
    expect(begin).toEqual([expect.stringMatching(/^jwt/u), expect.stringMatching(/^\{/u), '<?xml version="', expect.stringMatching(/^\{/u), expect.stringMatching(/^## ❌/u), '<!doctype html>']);
    expect(runner.log.filter((line) => line.includes('could not write'))).toEqual([expect.stringContaining('report.html')]);
  });

  test('without a summary where none is wanted', async () => {
    const runner = recordingRunner();
    await showReport(report, { ...policy, summary: false }, runner);
    expect(runner.summaries).toEqual([]);
  });

  test('where the report file can\'t be written: says so, leaves its output empty, and does the rest', async () => {
    const runner = recordingRunner();
    await writeFile(path.join(folder, 'in-the-way'), '');
    await showReport(report, { ...policy, reportFile: path.join(folder, 'in-the-way', 'report.json') }, runner);
    expect(runner.log[0]).toMatch(/^Box Preflight could not write the report file .*in-the-way/u);
    expect(runner.outputs['report-file']).toBe('');
    expect(runner.summaries).toHaveLength(1);
  });

  test('where there is no summary file: says so, and does the rest', async () => {
    const runner = recordingRunner(['writeSummary']);
    await showReport(report, policy, runner);
    expect(runner.log[0]).toMatch(/^Box Preflight could not write the job summary: ENOSPC/u);
    expect(runner.annotations).toHaveLength(1);
  });

  test('where there is no output file: says so for each output, and does the rest', async () => {
    const runner = recordingRunner(['setOutput']);
    await showReport(report, policy, runner);
    expect(runner.log.filter((line) => line.includes('could not write the output'))).toHaveLength(9);
    expect(runner.log.at(-1)).toMatch(/^✗ fail: /u);
  });

  test('where nobody can be told anything: writes what it can and does not fail', async () => {
    const runner = recordingRunner(['info', 'error', 'setOutput']);
    await showReport(report, policy, runner);
    expect(runner.summaries).toHaveLength(1);
  });

  test('in a log whose lines the runner does not obey', async () => {
    const runner = recordingRunner();
    const hostile = text`${foreign('words', '::add-mask::e ##[group]')}`;
    await showReport(aReport([aTarget([aProblem('token', 'unknown', { message: hostile })])]), policy, runner);
    expect(runner.log.filter((line) => line.trimStart().startsWith('::') || line.includes('##['))).toEqual([]);
  });
});
