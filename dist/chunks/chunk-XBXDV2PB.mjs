import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  progressDisplay,
  styleFor
} from "./chunk-MR2AJ7AR.mjs";
import {
  applyDetails,
  baselinesFor,
  preflight,
  renderAs
} from "./chunk-SOMGPZON.mjs";
import {
  inertLines
} from "./chunk-NIOKEM6T.mjs";
import {
  configOfCommand,
  planFromCommand
} from "./chunk-RESNK7IC.mjs";
import {
  clockOf,
  hostFacts
} from "./chunk-SK345GCM.mjs";
import {
  ConfigurationError
} from "./chunk-VDVACG4P.mjs";
import {
  EXIT,
  exitCodeOf
} from "./chunk-7WV2M5TG.mjs";
import {
  describeProblem
} from "./chunk-NQXTPSVI.mjs";
import {
  plain
} from "./chunk-LKKNOW4B.mjs";

// src/cli/world.ts
function depsOf(world, apiUrl, progress) {
  return {
    clock: clockOf(world.machine),
    random: world.random,
    vault: world.vault,
    openWire: world.openWire,
    interrupted: world.interruption.signal,
    progress,
    host: hostFacts(world.machine, apiUrl)
  };
}

// src/cli/run.ts
async function run(argv, world) {
  const { machine: { env }, surroundings, vault } = world;
  const command = planFromCommand(argv, env, surroundings, vault, await configOfCommand(argv, env, surroundings, vault));
  if (command.kind === "unusable") return refuse(command.problems.map(problemLine), world);
  showNotices([...command.notices, ...actionOnly(command.plan)], world);
  const outcome = await runPlan(command.plan, world);
  if (outcome.kind === "unusable") return refuse(outcome.problems, world);
  const { report } = outcome;
  const written = await writeOutputs(report, [...command.outputs, ...filesOf(command.plan)], world);
  await print(report, command.format, world);
  const code = exitCodeOf(report.counts, command.plan.policy, world.interruption.received());
  return code === EXIT.fine && !written ? EXIT.failed : code;
}
var actionOnly = ({ policy }) => policy.comment === "never" && !policy.trackingIssue ? [] : [
  { level: "warning", input: null, message: ["comment and tracking-issue are written by the action alone; this command writes neither."] }
];
async function runPlan(plan, world) {
  const display = progressDisplay(world.stderr);
  try {
    const baselines = await baselinesFor(plan, world.surroundings.readFile);
    const report = await preflight(plan, depsOf(world, plan.apiUrl, (event) => display.show(event)), baselines);
    return { kind: "report", report: applyDetails(report, plan.policy.details) };
  } catch (error) {
    if (error instanceof ConfigurationError) return { kind: "unusable", problems: error.problems.map((problem) => `error: ${problem}`) };
    throw error;
  } finally {
    display.clear();
  }
}
async function print(report, format, world) {
  world.stdout.write(await renderAs(report, format, styleFor(world.stdout, world.machine.env)));
}
function refuse(problems, world) {
  world.stderr.write(inertLines([...problems, "Nothing was sent to Box. `box-preflight --help` lists flags and environment."].join("\n")) + "\n");
  return EXIT.unusable;
}
var problemLine = (problem) => `error: ${plain(describeProblem(problem))}`;
function showNotices(notices, world) {
  for (const { level, message } of notices) world.stderr.write(`${inertLines(`${level}: ${plain(message)}`)}
`);
}
var filesOf = ({ policy: { reportFile, reports } }) => [...reportFile === null ? [] : [{ format: "json", file: reportFile }], ...reports];
async function writeOutputs(report, outputs, world) {
  const results = await Promise.all(outputs.map(async ({ format, file }) => {
    try {
      await world.writeFile(file, await renderAs(report, format));
      return true;
    } catch (error) {
      world.stderr.write(`${inertLines(`error: ${file} could not be written: ${error instanceof Error ? error.message : String(error)}`)}
`);
      return false;
    }
  }));
  return results.every(Boolean);
}

export {
  run,
  runPlan,
  print,
  refuse,
  problemLine,
  showNotices
};
