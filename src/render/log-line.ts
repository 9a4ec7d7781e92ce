/**
 * A line that a CI system shows and does not obey: GitHub's runner takes `::name::` at a line's start (after any space) and
 * `##[name]` anywhere for a command (https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs), Azure
 * Pipelines `##vso[`, TeamCity `##teamcity[`.
 */
export function inertLine(line: string): string {
  return line.replace(/^(\s*):(?=:)/u, '$1: ').replace(/##(?=\w{0,16}\[)/gu, '# #');
}

/** {@link inertLine} for each line of a text. */
export const inertLines = (lines: string): string => lines.split('\n').map(inertLine).join('\n');
