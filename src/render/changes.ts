import type { Change, Drifted } from '../engine/learned.ts';
import type { Report } from '../engine/report.ts';
import { codeCell, row, tableHead } from './markdown-parts.ts';
import { several } from './words.ts';

/** More rows than this in one table, and it is a log. */
const MOST_ROWS = 50;

/** What is not what it was, as a table; what came from an earlier run's file or issue stands as code. */
export function changesTable(changes: readonly Change[]): string {
  const rows = changes.slice(0, MOST_ROWS).map(({ what, before, now }) => row([codeCell(what), codeCell(before), codeCell(now)]));
  const rest = changes.length - rows.length;
  return [tableHead(['What', 'Before', 'Now']), ...rows, ...(rest > 0 ? [`\n_${several(rest, 'more change')}: see the JSON report._`] : [])].join('\n');
}

/** A target's drift with its heading; empty where nothing changed. */
export function driftSection({ since, changes }: Drifted): string {
  return changes.length === 0 ? '' : `**Changed since the last good run, ${when(since)}**\n\n${changesTable(changes)}`;
}

/** The drift of every target that has one, each under its name. */
export const driftSections = (report: Report): readonly string[] => report.targets.flatMap(({ name, drift }) =>
  drift === undefined || drift.changes.length === 0 ? [] : [`Target ${codeCell(name)}: ${driftSection(drift)}`]);

/** A moment as people read it, to the minute, in UTC. */
export const when = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`;
