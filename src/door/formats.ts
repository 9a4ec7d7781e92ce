import type { ReportFormat } from '../config/plan.ts';
import type { Report } from '../engine/report.ts';
import { renderJson } from '../render/json.ts';
import { renderText } from '../render/text.ts';
import type { TextStyle } from '../render/text.ts';

/**
 * The report in any format, ready to be written. What few runs ask for is loaded when it is asked for, so that the others
 * don't pay for it at their start.
 * @param style of the `text` format: colour and width, where a person reads it at a terminal
 */
export async function renderAs(report: Report, format: ReportFormat, style: TextStyle = { color: false }): Promise<string> {
  switch (format) {
    case 'text':
      return renderText(report, style);
    case 'json':
      return renderJson(report);
    case 'junit':
      return (await import('../render/junit.ts')).renderJunit(report);
    case 'sarif': {
      const [{ renderSarif }, { codeHelp }] = await Promise.all([import('../render/sarif.ts'), import('../guidance/code-help.ts')]);
      return renderSarif(report, codeHelp);
    }
    case 'markdown':
      return (await import('../render/markdown.ts')).renderMarkdown(report);
    case 'html':
      return (await import('../render/html.ts')).renderHtml(report);
  }
}
