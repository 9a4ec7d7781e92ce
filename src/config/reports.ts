import path from 'node:path';
import { nearestName } from '../foundation/nearest.ts';
import { EMPTY_VARIABLE } from './folders.ts';
import { text } from '../foundation/text.ts';
import type { ReportFormat, ReportRequest } from './plan.ts';
import type { Problem } from './problems.ts';
import { orList, problem } from './problems.ts';
import type { Show } from './values.ts';
import { parsePath } from './values.ts';

/** All formats, in the order in which they are shown. */
export const REPORT_FORMATS = ['text', 'json', 'junit', 'sarif', 'markdown', 'html'] as const satisfies readonly ReportFormat[];

export const reportFormat = (name: string): ReportFormat | undefined => REPORT_FORMATS.find((each) => each === name);

/** A `FORMAT=FILE` read, or why it is none. The file is as it was written. */
export function readReport(written: string, input: string, show: Show, line?: number): ReportRequest | Problem {
  const parts = line === undefined ? {} : { line };
  const at = written.indexOf('=');
  const name = written.slice(0, Math.max(at, 0)).trim();
  const file = written.slice(at + 1).trim();
  const isEmptied = at !== -1 && (at === 0 || file === '');
  if (at < 1 || file === '') return problem(input, text`${show(written)} is not FORMAT=FILE${isEmptied ? `: ${EMPTY_VARIABLE}` : '.'}`, { ...parts, allowed: 'FORMAT=FILE, such as junit=box-preflight.xml' });
  const format = reportFormat(name);
  if (format === undefined) return problem(input, text`${show(name)} is not a format.`, { ...parts, allowed: orList(REPORT_FORMATS), nearest: nearestName(name, REPORT_FORMATS) });
  const read = parsePath(file);
  return read.kind === 'value' ? { format, file: read.value } : problem(input, text`the path ${read.says}`, { ...parts, ...read });
}

/**
 * Further reports, `FORMAT=FILE` by line; blank lines are passed over. Two of them can't share a file.
 * @param baseFolder what relative paths start from
 * @param taken files that something else is written to, absolute
 */
export function parseReports(raw: string, input: string, show: Show, baseFolder: string, taken: readonly string[]): { readonly reports: readonly ReportRequest[]; readonly problems: readonly Problem[] } {
  const reports: ReportRequest[] = [];
  const problems: Problem[] = [];
  raw.split(/\r\n|[\r\n]/u).forEach((line, index) => {
    if (line.trim() === '') return;
    const read = readReport(line.trim(), input, show, index + 1);
    if (!('format' in read)) problems.push(read);
    else {
      const file = path.resolve(baseFolder, read.file);
      if (taken.includes(file) || reports.some((other) => other.file === file)) problems.push(problem(input, ['another report is written to the same file.'], { line: index + 1 }));
      else reports.push({ format: read.format, file });
    }
  });
  return { reports, problems };
}
