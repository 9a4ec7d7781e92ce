import path from 'node:path';
import type { ReportFormat, ReportRequest } from '../config/plan.ts';
import { writeWithFolders } from '../door/files.ts';
import { renderAs } from '../door/formats.ts';
import type { Report } from '../engine/report.ts';
import { clean, plain } from '../foundation/text.ts';
import type { Text } from '../foundation/text.ts';
import { inertLines } from '../render/log-line.ts';
import { inline } from '../render/markdown-parts.ts';
import { renderSummary } from '../render/summary.ts';
import { renderText } from '../render/text.ts';
import { annotationsOf } from './annotations.ts';
import type { Annotation } from './annotations.ts';
import type { AnnotationPlace, RunnerCommands } from './commands.ts';
import { outputsOf } from './outputs.ts';
import type { Outputs } from './outputs.ts';

/** What a run's policy says about where its report goes. */
export interface SinkPolicy {
  readonly summary: boolean;
  /** Absolute path of the JSON report; `null`: none is written. */
  readonly reportFile: string | null;
  /** Further reports. */
  readonly reports: readonly ReportRequest[];
  readonly onInconclusive: 'fail' | 'warn';
  /** The folders that no report leads out of through a link: the workspace, the runner's temp folder. */
  readonly within: readonly string[];
}

/**
 * Writes a report wherever the action shows it. A sink that fails is a line in the log, and changes nothing else. Never throws.
 * @param tell writes what stands outside the run (comment, tracking issue) and says what of it could not be written
 */
export async function showReport(report: Report, policy: SinkPolicy, runner: RunnerCommands, tell: () => Promise<readonly Text[]> = nobodyElse): Promise<void> {
  const reportFile = policy.reportFile !== null && (await written('json', policy.reportFile, report, policy, runner)) ? policy.reportFile : '';
  for (const { format, file } of policy.reports) await written(format, file, report, policy, runner);
  await setOutputs(outputsOf(report, reportFile), runner);
  let told: readonly Text[] = [];
  await attempt('what stands outside this run', runner, async () => {
    told = await tell();
  });
  if (policy.summary) await attempt('the job summary', runner, () => runner.writeSummary(withNotes(renderSummary(report), told)));
  await annotate(annotationsOf(report, policy.onInconclusive), runner);
  for (const line of told) say(plain(line), runner);
  // Last, so that the log ends with the verdict: what people see first when they open a failed step.
  say(renderText(report, { color: false }).trimEnd(), runner);
}

const nobodyElse = (): Promise<readonly Text[]> => Promise.resolve([]);

/** One line for each thing that could not be written elsewhere. */
const withNotes = (summary: string, notes: readonly Text[]): string =>
  notes.length === 0 ? summary : `${summary}\n${notes.map((note) => `> ${inline(note)}`).join('\n>\n')}\n`;

/** Sets all outputs, each by itself. Never throws. */
export async function setOutputs(outputs: Outputs, runner: RunnerCommands): Promise<void> {
  for (const [name, value] of Object.entries(outputs)) {
    await attempt(`the output ${name}`, runner, () => runner.setOutput(name, value));
  }
}

/** Never throws. */
export async function annotate(annotations: readonly Annotation[], runner: RunnerCommands): Promise<void> {
  for (const { level, title, message, source } of annotations) {
    await attempt('an annotation', runner, () => runner[level](message, { title, ...placeOf(source) }));
  }
}

/** GitHub shows an annotation beside a line only of a file that lies in the repository. */
function placeOf(source: Annotation['source']): Omit<AnnotationPlace, 'title'> {
  if (source === null || path.isAbsolute(source.file) || source.file.startsWith('..')) return {};
  return { file: source.file, startLine: source.line, startColumn: source.column };
}

/** A line for debug logs, where there is one. Never throws. */
export function sayDebug(line: string | null, runner: RunnerCommands): void {
  try {
    if (line !== null) runner.debug(line);
  } catch {
    // As in {@link say}.
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

const written = (format: ReportFormat, file: string, report: Report, { within }: SinkPolicy, runner: RunnerCommands): Promise<boolean> =>
  attempt(`the report file ${file}`, runner, async () => {
    writeWithFolders(file, await renderAs(report, format), within);
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
