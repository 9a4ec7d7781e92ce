import type { GivenInputs } from '../config/reader.ts';
import { loadConfig } from '../config/load.ts';
import { planFromInputs } from '../config/plan-from-inputs.ts';
import type { Plan } from '../config/plan.ts';
import { actionNaming, describeProblem } from '../config/problems.ts';
import { inputNames } from '../config/inputs.ts';
import type { Surroundings } from '../config/surroundings.ts';
import { applyDetails } from '../engine/details.ts';
import { EXIT, exitCodeOf } from '../engine/verdict.ts';
import type { Baselines } from '../engine/learned.ts';
import { checksOf } from '../engine/report.ts';
import type { Report } from '../engine/report.ts';
import type { Deps } from '../foundation/deps.ts';
import { plain } from '../foundation/text.ts';
import type { Vault } from '../foundation/vault.ts';
import type { Wire } from '../foundation/wire.ts';
import { clockOf, hostFacts } from '../door/world.ts';
import { baselinesFor } from '../door/compared.ts';
import type { Interruption } from '../door/interruption.ts';
import type { Machine } from '../door/world.ts';
import { debugLine, eventLine } from '../render/progress.ts';
import { inputAnnotations, MOST_PER_LEVEL, noticeAnnotations } from './annotations.ts';
import type { RunnerCommands } from './commands.ts';
import type { GithubWork } from './github-work.ts';
import { githubFacts } from './github-facts.ts';
import { githubPlace } from './github-place.ts';
import { hasGithubWork } from './github-work.ts';
import { UNUSABLE_OUTPUTS } from './outputs.ts';
import { annotate, say, sayDebug, setOutputs, showReport } from './sinks.ts';

/** The world as the action's `main.ts` hands it in. */
export interface ActionWorld {
  readonly machine: Machine;
  readonly runner: RunnerCommands;
  readonly vault: Vault;
  readonly interruption: Interruption;
  /** An input as the runner hands it in; `''` where it is not set. */
  readonly rawInput: (name: string) => string;
  /** The webhook event; throws where its file can't be read. */
  readonly eventPayload: () => unknown;
  /** Reads a text file that does not lead out of these folders. */
  readonly readFile: (file: string, within: readonly string[], longestBytes?: number) => ReturnType<Surroundings['readFile']>;
  readonly listFolder?: NonNullable<Surroundings['listFolder']>;
  /** The system's temp folder and the working directory, for where the runner names none. */
  readonly tempFolder: string;
  readonly workingFolder: string;
  readonly random: Deps['random'];
  readonly openWire: () => Promise<Wire>;
  /** Loads GitHub's client. Called only where a comment or an issue is to be written. */
  readonly openGithub: GithubWork['open'];
  readonly preflight: (plan: Plan, deps: Deps, baselines: Baselines) => Promise<Report>;
}

/**
 * The action, from its inputs to its sinks.
 * @returns the step's exit code: 1 wherever the command's would not be 0 (contract, section 7)
 * @throws only what is our own bug
 */
export async function runAction(world: ActionWorld): Promise<0 | 1> {
  const { runner, interruption } = world;
  const payload = payloadOf(world);
  const [given, surroundings] = [givenInputs(world), surroundingsOf(world, payload)];
  const config = await loadConfig(given, surroundings, world.vault, actionNaming);
  const result = planFromInputs(given, surroundings, world.vault, actionNaming, config);
  if (result.kind === 'unusable') {
    await setOutputs(UNUSABLE_OUTPUTS, runner);
    await annotate(inputAnnotations(result.problems), runner);
    // GitHub keeps ten annotations, and the last of them points here for the rest.
    if (result.problems.length > MOST_PER_LEVEL) say(result.problems.map((problem) => plain(describeProblem(problem))).join('\n'), runner);
    say('Nothing was sent to Box: the inputs above can’t be used.', runner);
    return 1;
  }
  const { plan, notices } = result;
  await annotate(noticeAnnotations(notices), runner);
  const deps = depsOf(world, plan);
  const work = githubWork(world, plan, deps, payload);
  const baselines = await baselinesFor(plan, surroundings.readFile, work === null ? undefined : async () => (await import('./github.ts')).baselinesFromTracking(work));
  const report = applyDetails(await world.preflight(plan, deps, baselines), plan.policy.details);
  await showReport(report, { ...plan.policy, within: [surroundings.baseFolder, surroundings.tempFolder] }, runner, async () => (work === null || !hasGithubWork(work) ? [] : (await import('./github.ts')).tellGithub(report, work)));
  const code = exitCodeOf(checksOf(report), plan.policy, interruption.received());
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

function surroundingsOf(world: ActionWorld, payload: unknown): Surroundings {
  const { env } = world.machine;
  const baseFolder = env['GITHUB_WORKSPACE'] || world.workingFolder;
  return {
    github: githubFacts(env, payload),
    baseFolder,
    tempFolder: env['RUNNER_TEMP'] || world.tempFolder,
    readFile: (file, longestBytes) => world.readFile(file, [baseFolder], longestBytes),
    monotonic: world.machine.monotonic,
    ...(world.listFolder === undefined ? {} : { listFolder: world.listFolder }),
    environment: (name) => env[name],
  };
}

function payloadOf({ eventPayload, runner }: ActionWorld): unknown {
  try {
    return eventPayload();
  } catch {
    say('The event file (GITHUB_EVENT_PATH) could not be read: what it says of pull request and repository is taken as unknown.', runner);
    return null;
  }
}

/** `null` outside GitHub. */
function githubWork(world: ActionWorld, plan: Plan, deps: Deps, payload: unknown): GithubWork | null {
  const place = githubPlace(world.machine.env, payload);
  return place && { plan, place, clock: deps.clock, interrupted: deps.interrupted, scrub: (words) => world.vault.scrub(words), open: world.openGithub };
}

function depsOf(world: ActionWorld, plan: Plan): Deps {
  return {
    clock: clockOf(world.machine),
    random: world.random,
    vault: world.vault,
    openWire: world.openWire,
    interrupted: world.interruption.signal,
    progress: (event) => {
      if (event.kind === 'token') world.interruption.holds(event.held);
      const line = eventLine(event);
      if (line !== null) say(line, world.runner);
      // https://docs.github.com/actions/how-tos/monitor-workflows/enable-debug-logging
      if (world.machine.env['RUNNER_DEBUG'] === '1') sayDebug(debugLine(event), world.runner);
    },
    host: hostFacts(world.machine, plan.apiUrl),
  };
}
