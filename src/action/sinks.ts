import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Report } from '../engine/report.ts';
import { clean } from '../foundation/text.ts';
import { renderJson } from '../render/json.ts';
import { inertLines } from '../render/log-line.ts';
import { renderSummary } from '../render/summary.ts';
import { renderText } from '../render/text.ts';
import { annotationsOf } from './annotations.ts';
import type { Annotation } from './annotations.ts';
import type { RunnerCommands } from './commands.ts';
import { outputsOf } from './outputs.ts';
import type { Outputs } from './outputs.ts';

/** What a run's policy says about where its report goes. */
export interface SinkPolicy {
  readonly summary: boolean;
  /** Absolute path of the JSON report; `null`: none is written. */
  readonly reportFile: string | null;
  readonly onInconclusive: 'fail' | 'warn';
}

/** Writes a report wherever the action shows it. A sink that fails is a line in the log, and changes nothing else. Never throws. */
export async function showReport(report: Report, policy: SinkPolicy, runner: RunnerCommands): Promise<void> {
  const reportFile = policy.reportFile !== null && (await written(policy.reportFile, report, runner)) ? policy.reportFile : '';
  await setOutputs(outputsOf(report, reportFile), runner);
  if (policy.summary) await attempt('the job summary', runner, () => runner.writeSummary(renderSummary(report)));
  await annotate(annotationsOf(report, policy.onInconclusive), runner);
  // Last, so that the log ends with the verdict: what people see first when they open a failed step.
  say(renderText(report, { color: false }).trimEnd(), runner);
}

/** Sets all outputs, each by itself. Never throws. */
export async function setOutputs(outputs: Outputs, runner: RunnerCommands): Promise<void> {
  for (const [name, value] of Object.entries(outputs)) {
    await attempt(`the output ${name}`, runner, () => runner.setOutput(name, value));
  }
}

/** Never throws. */
export async function annotate(annotations: readonly Annotation[], runner: RunnerCommands): Promise<void> {
  for (const { level, title, message } of annotations) {
    await attempt('an annotation', runner, () => runner[level](message, { title }));
  }
}

/** Lines for people, which the runner does not take for commands. Never throws. */
export function say(lines: string, runner: RunnerCommands): void {
  try {
    runner.info(inertLines(lines));
  } catch {
    // The log itself is gone (a closed pipe): there is nobody left to tell, and the verdict must still stand.
  }
}

const written = (file: string, report: Report, runner: RunnerCommands): Promise<boolean> =>
  attempt(`the report file ${file}`, runner, async () => {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, renderJson(report));
  });

/** @returns whether it worked; where it did not, the log says so */
async function attempt(what: string, runner: RunnerCommands, write: () => void | Promise<void>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    say(`Box Preflight could not write ${what}: ${clean(error instanceof Error ? error.message : String(error))}`, runner);
    return false;
  }
}
