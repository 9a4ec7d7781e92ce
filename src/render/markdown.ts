import type { Report } from '../engine/report.ts';
import { renderSummary } from './summary.ts';

/** The report as a page of GitHub Flavored Markdown: the job summary, without the limit that GitHub sets for one. */
export const renderMarkdown = (report: Report): string => renderSummary(report, Infinity);
