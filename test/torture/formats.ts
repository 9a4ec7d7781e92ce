import { Buffer } from 'node:buffer';
import { decideComment } from '../../src/action/comment.ts';
import { decideTracking } from '../../src/action/tracking.ts';
import type { GithubAction, GithubPlace } from '../../src/action/github-types.ts';
import { annotationsOf } from '../../src/action/annotations.ts';
import { runnerCommands } from '../../src/action/commands.ts';
import { outputsOf } from '../../src/action/outputs.ts';
import { annotate } from '../../src/action/sinks.ts';
import { renderAs } from '../../src/door/formats.ts';
import type { Report } from '../../src/engine/report.ts';
import { renderSummary } from '../../src/render/summary.ts';

const PLACE: GithubPlace = {
  apiUrl: 'https://api.github.com', owner: 'acme', repository: 'site', event: 'schedule', pullRequest: { number: 7, fromFork: false }, run: { id: 4711, attempt: 1 },
  runUrl: 'https://github.com/acme/site/actions/runs/4711', commit: '0123456789abcdef0123456789abcdef01234567',
};

const written = (actions: readonly GithubAction[]): string => actions.map((action) => {
  if (action.kind === 'create-issue') return `${action.title}\n\n${action.body}`;
  return 'body' in action ? action.body : '';
}).join('\n\n');

export const COMMENT = 'comment';
export const ISSUE = 'tracking issue';
export const COMMANDS = 'what the runner is told';

/** A report in every form that a run can give it, by name. */
export async function everyFormat(report: Report): Promise<Readonly<Record<string, string>>> {
  return {
    text: await renderAs(report, 'text'), colour: await renderAs(report, 'text', { color: true }), json: await renderAs(report, 'json'), junit: await renderAs(report, 'junit'),
    sarif: await renderAs(report, 'sarif'), markdown: await renderAs(report, 'markdown'), html: await renderAs(report, 'html'), summary: renderSummary(report),
    [COMMENT]: written(decideComment(report, { comment: 'always', failOn: 'fail', name: 'deploy/preflight' }, PLACE, 7, [])),
    [ISSUE]: written(decideTracking(report, { name: 'deploy/preflight', keepsBaseline: true }, PLACE, [])),
    [COMMANDS]: await told(report), outputs: JSON.stringify(outputsOf(report, '/tmp/report.json')),
  };
}

/** The lines that @actions/core writes for the report's annotations. */
async function told(report: Report): Promise<string> {
  const { stdout } = process;
  const write = stdout.write.bind(stdout);
  const lines: string[] = [];
  stdout.write = ((chunk: string | Uint8Array) => {
    lines.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
    return true;
  });
  try {
    await annotate(annotationsOf(report, 'fail'), runnerCommands);
  } finally {
    stdout.write = write;
  }
  return lines.join('');
}
