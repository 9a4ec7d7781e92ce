import { configOfCommand, planFromCommand } from '../config/command.ts';
import type { Plan, ReportFormat, ReportRequest } from '../config/plan.ts';
import { describeProblem, problem } from '../config/problems.ts';
import type { Notice, Problem } from '../config/problems.ts';
import { parsePath } from '../config/values.ts';
import { baselinesFor } from '../door/compared.ts';
import { renderAs } from '../door/formats.ts';
import { applyDetails } from '../engine/details.ts';
import { checksOf } from '../engine/report.ts';
import type { Report } from '../engine/report.ts';
import { EXIT, exitCodeOf } from '../engine/verdict.ts';
import { ConfigurationError } from '../foundation/configuration-error.ts';
import { plain } from '../foundation/text.ts';
import { preflight } from '../index.ts';
import type { Syntax } from '../render/log-line.ts';
import { progressDisplay, styleFor } from './terminal.ts';
import { depsOf } from './world.ts';
import type { CliWorld } from './world.ts';

/** `box-preflight run`: the checks. Returns the exit code (contract, section 7). */
export async function run(argv: readonly string[], world: CliWorld): Promise<number> {
  const { machine: { env }, surroundings, vault } = world;
  const command = planFromCommand(argv, env, surroundings, vault, await configOfCommand(argv, env, surroundings, vault));
  if (command.kind === 'unusable') return refuse(command.problems.map(problemLine), world);
  showNotices([...command.notices, ...actionOnly(command.plan)], world);
  const outcome = await runPlan(command.plan, world);
  if (outcome.kind === 'unusable') return refuse(outcome.problems, world);
  const { report } = outcome;
  const written = await writeOutputs(report, [...command.outputs, ...filesOf(command.plan)], world);
  await print(report, command.format, world);
  const code = exitCodeOf(checksOf(report), command.plan.policy, world.interruption.received());
  return code === EXIT.fine && !written ? EXIT.failed : code;
}

/** What only the action can do is said, not passed over in silence. */
const actionOnly = ({ policy }: Plan): readonly Notice[] => (policy.comment === 'never' && !policy.trackingIssue ? [] : [
  { level: 'warning', input: null, message: ['comment and tracking-issue are written by the action alone; this command writes neither.'] },
]);

export type PlanOutcome =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'unusable'; readonly problems: readonly string[] };

/** Runs a plan with its progress on standard error; the report as its `details` allow to show it. */
export async function runPlan(plan: Plan, world: CliWorld): Promise<PlanOutcome> {
  const display = progressDisplay(world.stderr);
  try {
    const baselines = await baselinesFor(plan, world.surroundings.readFile);
    const report = await preflight(plan, depsOf(world, plan.apiUrl, (event) => display.show(event)), baselines);
    return { kind: 'report', report: applyDetails(report, plan.policy.details) };
  } catch (error) {
    if (error instanceof ConfigurationError) return { kind: 'unusable', problems: error.problems.map((problem) => `error: ${problem}`) };
    throw error;
  } finally {
    display.clear();
  }
}

const SYNTAX: Readonly<Record<ReportFormat, Syntax>> = {
  text: 'text', markdown: 'text', json: 'json', sarif: 'json', junit: 'markup', html: 'markup',
};

/** Prints the report in a format, with colour only for a person at a terminal. */
export async function print(report: Report, format: ReportFormat, world: CliWorld): Promise<void> {
  world.stdout.print(await renderAs(report, format, styleFor(world.stdout, world.machine.env)), SYNTAX[format]);
}

/** All problems at once, on standard error; nothing was sent. */
export function refuse(problems: readonly string[], world: CliWorld): number {
  const lines = [...problems, 'Nothing was sent to Box. `box-preflight --help` lists flags and environment.'];
  world.stderr.write(`${lines.join('\n')}\n`);
  return EXIT.unusable;
}

/** What is wrong with the path that a flag names: a secret is never shown as one. */
export function pathProblems(flag: string, file: string | null): readonly string[] {
  const parsed = file === null ? null : parsePath(file);
  return parsed?.kind === 'refused' ? [problemLine(problem(flag, parsed.says, parsed))] : [];
}

export const problemLine = (found: Problem): string => `error: ${plain(describeProblem(found))}`;

export function showNotices(notices: readonly Notice[], world: CliWorld): void {
  for (const { level, message } of notices) world.stderr.write(`${level}: ${plain(message)}\n`);
}

const filesOf = ({ policy: { reportFile, reports } }: Plan): readonly ReportRequest[] =>
  [...(reportFile === null ? [] : [{ format: 'json', file: reportFile } as const]), ...reports];

/** Writes every file that was asked for; says which could not be written. */
async function writeOutputs(report: Report, outputs: readonly ReportRequest[], world: CliWorld): Promise<boolean> {
  const results = await Promise.all(outputs.map(async ({ format, file }) => {
    try {
      world.writeFile(file, await renderAs(report, format));
      return true;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      world.stderr.write(`error: ${file} could not be written: ${why}\n`);
      return false;
    }
  }));
  return results.every(Boolean);
}
