import type { GivenInputs } from '../config/reader.ts';
import { planFromInputs } from '../config/plan-from-inputs.ts';
import type { Plan } from '../config/plan.ts';
import { actionNaming } from '../config/problems.ts';
import { inputNames } from '../config/inputs.ts';
import type { Surroundings } from '../config/surroundings.ts';
import { applyDetails } from '../engine/details.ts';
import { EXIT, exitCodeOf } from '../engine/verdict.ts';
import type { Report } from '../engine/report.ts';
import type { Deps } from '../foundation/deps.ts';
import type { Vault } from '../foundation/vault.ts';
import type { Wire } from '../foundation/wire.ts';
import { clockOf, hostFacts } from '../door/world.ts';
import type { Interruption } from '../door/interruption.ts';
import type { Machine } from '../door/world.ts';
import { eventLine } from '../render/progress.ts';
import { inputAnnotations, noticeAnnotations } from './annotations.ts';
import type { RunnerCommands } from './commands.ts';
import { githubFacts } from './github-facts.ts';
import { UNUSABLE_OUTPUTS } from './outputs.ts';
import { annotate, say, setOutputs, showReport } from './sinks.ts';

/** The world as the action's `main.ts` hands it in. */
export interface ActionWorld {
  readonly machine: Machine;
  readonly runner: RunnerCommands;
  readonly vault: Vault;
  readonly interruption: Interruption;
  /** An input as the runner hands it in; `''` where it is not set. */
  readonly rawInput: (name: string) => string;
  /** The webhook event; rejects where its file can't be read. */
  readonly eventPayload: () => Promise<unknown>;
  readonly readFile: Surroundings['readFile'];
  /** The system's temp folder and the working directory, for where the runner names none. */
  readonly tempFolder: string;
  readonly workingFolder: string;
  readonly random: Deps['random'];
  readonly openWire: () => Promise<Wire>;
  readonly preflight: (plan: Plan, deps: Deps) => Promise<Report>;
}

/**
 * The action, from its inputs to its sinks.
 * @returns the step's exit code: 1 wherever the command's would not be 0 (contract, section 7)
 * @throws only what is our own bug
 */
export async function runAction(world: ActionWorld): Promise<0 | 1> {
  const { runner, interruption } = world;
  const result = planFromInputs(givenInputs(world), await surroundingsOf(world), world.vault, actionNaming);
  if (result.kind === 'unusable') {
    await setOutputs(UNUSABLE_OUTPUTS, runner);
    await annotate(inputAnnotations(result.problems), runner);
    say('Nothing was sent to Box: the inputs above can’t be used.', runner);
    return 1;
  }
  const { plan, notices } = result;
  await annotate(noticeAnnotations(notices), runner);
  const report = applyDetails(await world.preflight(plan, depsOf(world, plan)), plan.policy.details);
  await showReport(report, plan.policy, runner);
  const code = exitCodeOf(report.counts, plan.policy, interruption.received());
  if (code === EXIT.fine && (report.verdict === 'fail' || report.verdict === 'error')) {
    say(`The step passes all the same: fail-on is ${plan.policy.failOn}, on-inconclusive is ${plan.policy.onInconclusive}.`, runner);
  }
  return code === EXIT.fine ? 0 : 1;
}

/**
 * The inputs that are set. The runner hands in an empty text for an input that was emptied, and the default of action.yml
 * for one that was left out; outside the runner a name may be missing altogether.
 */
function givenInputs({ machine, rawInput }: ActionWorld): GivenInputs {
  const set = inputNames.filter((name) => machine.env[`INPUT_${name.toUpperCase()}`] !== undefined);
  return Object.fromEntries(set.map((name) => [name, rawInput(name)]));
}

async function surroundingsOf(world: ActionWorld): Promise<Surroundings> {
  const { env } = world.machine;
  return {
    github: githubFacts(env, await payloadOf(world)),
    baseFolder: env['GITHUB_WORKSPACE'] || world.workingFolder,
    tempFolder: env['RUNNER_TEMP'] || world.tempFolder,
    readFile: world.readFile,
  };
}

async function payloadOf({ eventPayload, runner }: ActionWorld): Promise<unknown> {
  try {
    return await eventPayload();
  } catch {
    say('The event file (GITHUB_EVENT_PATH) could not be read: what it says of pull request and repository is taken as unknown.', runner);
    return null;
  }
}

function depsOf(world: ActionWorld, plan: Plan): Deps {
  return {
    clock: clockOf(world.machine),
    random: world.random,
    vault: world.vault,
    openWire: world.openWire,
    interrupted: world.interruption.signal,
    progress: (event) => {
      const line = eventLine(event);
      if (line !== null) say(line, world.runner);
    },
    host: hostFacts(world.machine, plan.apiUrl),
  };
}
