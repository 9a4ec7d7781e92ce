import { planFromCommand } from '../config/command.ts';
import type { Format, OutputRequest } from '../config/command.ts';
import type { Plan } from '../config/plan.ts';
import { describeProblem } from '../config/problems.ts';
import type { Notice, Problem } from '../config/problems.ts';
import { applyDetails } from '../engine/details.ts';
import type { Report } from '../engine/report.ts';
import { EXIT, exitCodeOf } from '../engine/verdict.ts';
import { ConfigurationError } from '../foundation/configuration-error.ts';
import { plain } from '../foundation/text.ts';
import { preflight } from '../index.ts';
import { renderJson } from '../render/json.ts';
import { inertLines } from '../render/log-line.ts';
import { renderText } from '../render/text.ts';
import { progressDisplay, wantsColor } from './terminal.ts';
import { depsOf } from './world.ts';
import type { CliWorld } from './world.ts';

/** `box-preflight run`: the checks. Returns the exit code (contract, section 7). */
export async function run(argv: readonly string[], world: CliWorld): Promise<number> {
  const command = planFromCommand(argv, world.machine.env, world.surroundings, world.vault);
  if (command.kind === 'unusable') return refuse(command.problems.map(problemLine), world);
  showNotices(command.notices, world);
  const outcome = await runPlan(command.plan, world);
  if (outcome.kind === 'unusable') return refuse(outcome.problems, world);
  const { report } = outcome;
  const written = await writeOutputs(report, [...command.outputs, ...reportFileOf(command.plan)], world);
  world.stdout.write(renderAs(report, command.format, world));
  const code = exitCodeOf(report.counts, command.plan.policy, world.interruption.received());
  return code === EXIT.fine && !written ? EXIT.failed : code;
}

export type PlanOutcome =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'unusable'; readonly problems: readonly string[] };

/** Runs a plan with its progress on standard error; the report as its `details` allow to show it. */
export async function runPlan(plan: Plan, world: CliWorld): Promise<PlanOutcome> {
  const display = progressDisplay(world.stderr);
  try {
    const report = await preflight(plan, depsOf(world, plan.apiUrl, (event) => display.show(event)));
    return { kind: 'report', report: applyDetails(report, plan.policy.details) };
  } catch (error) {
    if (error instanceof ConfigurationError) return { kind: 'unusable', problems: error.problems };
    throw error;
  } finally {
    display.clear();
  }
}

/** The report in a format, with colour only for a person at a terminal. */
export function renderAs(report: Report, format: Format, world: CliWorld): string {
  switch (format) {
    case 'text':
      return `${renderText(report, { color: wantsColor(world.stdout, world.machine.env) }).trimEnd()}\n`;
    case 'json':
      return `${renderJson(report).trimEnd()}\n`;
  }
}

/** All problems at once, on standard error; nothing was sent. */
export function refuse(problems: readonly string[], world: CliWorld): number {
  world.stderr.write(inertLines([...problems, 'Nothing was sent to Box. `box-preflight --help` lists flags and environment.'].join('\n')) + '\n');
  return EXIT.unusable;
}

export const problemLine = (problem: Problem): string => `error: ${plain(describeProblem(problem))}`;

export function showNotices(notices: readonly Notice[], world: CliWorld): void {
  for (const { level, message } of notices) world.stderr.write(`${inertLines(`${level}: ${plain(message)}`)}\n`);
}

const reportFileOf = ({ policy }: Plan): readonly OutputRequest[] => (policy.reportFile === null ? [] : [{ format: 'json', file: policy.reportFile }]);

/** Writes every file that was asked for; says which could not be written. */
async function writeOutputs(report: Report, outputs: readonly OutputRequest[], world: CliWorld): Promise<boolean> {
  const plainWorld: CliWorld = { ...world, stdout: { write: () => true } };
  const results = await Promise.all(outputs.map(async ({ format, file }) => {
    try {
      await world.writeFile(file, renderAs(report, format, plainWorld));
      return true;
    } catch (error) {
      world.stderr.write(`${inertLines(`error: ${file} could not be written: ${error instanceof Error ? error.message : String(error)}`)}\n`);
      return false;
    }
  }));
  return results.every(Boolean);
}
