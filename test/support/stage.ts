import { environmentName } from '../../src/config/describe.ts';
import { isInputName } from '../../src/config/inputs.ts';
import { scenarios, startSimulator } from '../../src/simulator/index.ts';
import type { Prepared, ScenarioName, SeenRequest, Simulator } from '../../src/simulator/index.ts';
import { runAction } from './run-product.ts';
import type { ActionRun, ActionSetting } from './run-product.ts';
import { secretsOf } from './scenario-run.ts';

/** A scenario's Box, running, and what a job in it is given. */
export interface Stage {
  readonly simulator: Simulator;
  readonly world: Prepared['world'];
  /** The scenario's inputs, pointed at the simulator. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: () => readonly string[];
}

/** Starts a scenario's Box, hands it to `use`, and takes it down. `change` has the world before it starts. */
export async function onStage<T>(name: ScenarioName, use: (stage: Stage) => Promise<T>, change: (prepared: Prepared) => void = () => undefined): Promise<T> {
  const prepared = await scenarios[name].build();
  change(prepared);
  const simulator = await startSimulator(prepared.world);
  try {
    return await use({
      simulator, world: prepared.world, inputs: { ...prepared.inputs, 'api-url': simulator.url, 'status-url': simulator.url },
      environment: prepared.environment ?? {}, secrets: () => secretsOf(prepared, simulator),
    });
  } finally {
    await simulator.close();
  }
}

export interface Staged extends ActionRun {
  readonly requests: readonly SeenRequest[];
  readonly tokens: ReturnType<Simulator['tokens']>;
}

/** What a test changes about a job in a scenario. */
export interface JobParts {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly event?: unknown;
  /** Inputs that are not set at all, as opposed to empty. */
  readonly without?: readonly string[];
  readonly change?: (prepared: Prepared) => void;
}

/** Runs the built action in a scenario's Box. */
export function runJob(name: ScenarioName, { inputs = {}, environment = {}, event, without = [], change }: JobParts = {}): Promise<Staged> {
  return onStage(name, async (stage) => {
    const given = Object.fromEntries(Object.entries({ ...stage.inputs, ...inputs }).filter(([input]) => !without.includes(input)));
    const setting: ActionSetting = { inputs: given, environment: { ...stage.environment, ...environment }, ...(event === undefined ? {} : { event }), secrets: stage.secrets };
    const run = await runAction(setting);
    return { ...run, requests: [...stage.simulator.requests], tokens: stage.simulator.tokens() };
  }, change);
}

/** Inputs as the command's environment. */
export const asEnvironment = (inputs: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(inputs).flatMap(([name, value]): [string, string][] => (isInputName(name) ? [[environmentName(name), value]] : [])));

/** The parts of a JSON report that these tests look at. */
export interface ReportLike {
  readonly verdict: string;
  readonly host: { readonly proxied: boolean };
  readonly targets: readonly { readonly name: string; readonly checks: readonly CheckLike[] }[];
  readonly exchanges: readonly { readonly purpose: string; readonly url: string; readonly error: unknown }[];
}
export interface CheckLike {
  readonly id: string;
  readonly status: string;
  readonly message: string;
  readonly diagnosis: { readonly code: string; readonly confidence: string; readonly cause: string; readonly remedy: readonly string[] } | null;
}

/** @throws where no report was written */
export function reportOf({ report, stdout, stderr }: Pick<ActionRun, 'report' | 'stdout' | 'stderr'>): ReportLike {
  if (report === null) throw new Error(`no report was written:\n${stdout}\n${stderr}`);
  return report as ReportLike;
}

/** Status, and code where there is one, of each check by `target/id`. */
export const outcomes = ({ targets }: ReportLike): Readonly<Record<string, string>> => Object.fromEntries(
  targets.flatMap(({ name, checks }) => checks.map(({ id, status, diagnosis }) => [`${name}/${id}`, diagnosis === null ? status : `${status} ${diagnosis.code}`])),
);

export function checkOf({ targets }: ReportLike, key: string): CheckLike {
  const found = targets.flatMap(({ name, checks }) => checks.map((check) => ({ key: `${name}/${check.id}`, check }))).find((each) => each.key === key);
  if (found === undefined) throw new Error(`no check ${key} in the report`);
  return found.check;
}

/** Lines of a log that the runner would obey, by command. */
export function commandsIn(stdout: string, command: string): readonly string[] {
  return stdout.split('\n').filter((line) => line.startsWith(`::${command} `) || line.startsWith(`::${command}::`));
}
