import { parseArgs } from 'node:util';
import { FORMATS } from '../config/command.ts';
import type { Format } from '../config/command.ts';
import { nearestName } from '../foundation/nearest.ts';
import { planFromInputs } from '../config/plan-from-inputs.ts';
import { actionNaming } from '../config/problems.ts';
import { calledBy } from '../config/quote.ts';
import { checksOf } from '../engine/report.ts';
import { EXIT, exitCodeOf } from '../engine/verdict.ts';
import { isScenarioName, scenarios, startSimulator } from '../simulator/index.ts';
import type { ScenarioName } from '../simulator/index.ts';
import { print, problemLine, refuse, runPlan } from './run.ts';
import type { CliWorld } from './world.ts';

/** What a newcomer sees first: everything right, and the most common mistake. */
const TOUR: readonly ScenarioName[] = ['healthy-upload', 'service-account-not-invited'];

/** `box-preflight demo`: runs the product against the embedded simulator. Returns the exit code. */
export async function demo(argv: readonly string[], world: CliWorld): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv], allowPositionals: true, strict: false, options: { list: { type: 'boolean' }, format: { type: 'string' } },
  });
  const unknown = Object.keys(values).filter((name) => name !== 'list' && name !== 'format');
  const format = formatOf(values.format);
  if (unknown.length > 0) return refuse(unknown.map((name) => `error: --${calledBy(name, world.vault)} is not a flag of demo. It takes --list and --format.`), world);
  if (format === null) return refuse([`error: --format must be one of ${FORMATS.join(', ')}.`], world);
  if (values.list === true) return list(world);
  const [name, ...more] = positionals;
  if (more.length > 0) return refuse(['error: demo takes one scenario.'], world);
  if (name === undefined) return tour(format, world);
  return isScenarioName(name) ? show(name, format, world) : refuse([unknownScenario(name, world)], world);
}

/** What to say of a scenario that does not exist. */
export function unknownScenario(name: string, { vault }: CliWorld): string {
  const near = nearestName(name, Object.keys(scenarios));
  return `error: there is no scenario ${JSON.stringify(calledBy(name, vault))}.${near === null ? '' : ` Did you mean ${near}?`} \`box-preflight demo --list\` names them all.`;
}

function formatOf(given: string | boolean | undefined): Format | null {
  if (given === undefined) return 'text';
  return FORMATS.find((format) => format === given) ?? null;
}

function list(world: CliWorld): number {
  const names = Object.keys(scenarios);
  const width = Math.max(...names.map((name) => name.length));
  const lines = Object.entries(scenarios).map(([name, { title }]) => `${name.padEnd(width)}  ${title}\n`);
  world.stdout.print(lines.join(''), 'text');
  return EXIT.fine;
}

async function tour(format: Format, world: CliWorld): Promise<number> {
  for (const name of TOUR) {
    await show(name, format, world);
    if (world.interruption.received() !== null) break;
    world.stdout.print('\n', 'text');
  }
  world.stderr.write('`box-preflight demo --list` (here: `npm run demo -- --list`) names every scenario; `demo SCENARIO` shows one.\n');
  const signal = world.interruption.received();
  return signal === null ? EXIT.fine : EXIT[signal];
}

async function show(name: ScenarioName, format: Format, world: CliWorld): Promise<number> {
  const { world: box, inputs } = await scenarios[name].build();
  const simulator = await startSimulator(box);
  try {
    // What the demo is started in is nobody's deploy.
    const given = { sdk: 'none', ...inputs, 'api-url': simulator.url, 'status-url': simulator.url };
    const planned = planFromInputs(given, { ...world.surroundings, github: null }, world.vault, actionNaming);
    if (planned.kind === 'unusable') return refuse(planned.problems.map(problemLine), world);
    if (format === 'text') world.stdout.print(`$ box-preflight demo ${name}\n  ${scenarios[name].title}\n\n`, 'text');
    const plan = { ...planned.plan, policy: { ...planned.plan.policy, reportFile: null } };
    const outcome = await runPlan(plan, world);
    if (outcome.kind === 'unusable') return refuse(outcome.problems, world);
    await print(outcome.report, format, world);
    return exitCodeOf(checksOf(outcome.report), plan.policy, world.interruption.received());
  } finally {
    await simulator.close();
  }
}
