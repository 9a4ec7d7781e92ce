import path from 'node:path';
import { parseArgs } from 'node:util';
import { environmentName } from '../config/describe.ts';
import { isInputName } from '../config/inputs.ts';
import { calledBy } from '../config/quote.ts';
import { EXIT } from '../engine/verdict.ts';
import { isScenarioName, scenarios, startSimulator } from '../simulator/index.ts';
import type { Prepared, ScenarioName, Simulator } from '../simulator/index.ts';
import { unknownScenario } from './demo.ts';
import { pathProblems, refuse } from './run.ts';
import type { CliWorld } from './world.ts';

const DEFAULT_SCENARIO: ScenarioName = 'healthy-upload';
const HIGHEST_PORT = 65_535;

/** `box-preflight simulate`: keeps the simulator running until a signal ends it. Returns the exit code. */
export async function simulate(argv: readonly string[], world: CliWorld): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, strict: false, options: { port: { type: 'string' }, 'write-env': { type: 'string' } } });
  const unknown = Object.keys(values).filter((name) => name !== 'port' && name !== 'write-env');
  const [name = DEFAULT_SCENARIO, ...more] = positionals;
  const port = portOf(values.port);
  const wanted = typeof values['write-env'] === 'string' ? values['write-env'] : null;
  const problems = [
    ...pathProblems('--write-env', wanted),
    ...unknown.map((flag) => `error: --${calledBy(flag, world.vault)} is not a flag of simulate. It takes --port and --write-env.`),
    ...(port === null ? [`error: --port must be a whole number from 0 to ${HIGHEST_PORT}; 0 takes any free one.`] : []),
    ...(more.length > 0 ? ['error: simulate takes one scenario.'] : []),
    ...(isScenarioName(name) ? [] : [unknownScenario(name, world)]),
  ];
  if (problems.length > 0 || port === null || !isScenarioName(name)) return refuse(problems, world);
  return serve(name, port, wanted, world);
}

function portOf(given: string | boolean | undefined): number | null {
  if (given === undefined) return 0;
  const port = typeof given === 'string' && /^\d{1,5}$/u.test(given) ? Number(given) : HIGHEST_PORT + 1;
  return port <= HIGHEST_PORT ? port : null;
}

async function serve(name: ScenarioName, port: number, wanted: string | null, world: CliWorld): Promise<number> {
  const prepared = await scenarios[name].build();
  const started = await start(prepared, port);
  if (typeof started === 'string') return refuse([`error: port ${port} can't be listened on: ${started}.`], world);
  try {
    const file = wanted === null ? path.join(await world.makeTempFolder(), 'simulator.env') : path.resolve(world.surroundings.baseFolder, wanted);
    const failed = write(file, environmentFile(prepared, started.url), world);
    if (failed !== null) return refuse([`error: ${file} could not be written: ${failed}.`], world);
    world.stdout.print(pointers(name, started.url, file), 'text');
    return await untilSignal(world);
  } finally {
    await started.close();
  }
}

function write(file: string, text: string, world: CliWorld): string | null {
  try {
    world.writeFile(file, text, { private: true });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function start(prepared: Prepared, port: number): Promise<Simulator | string> {
  try {
    return await startSimulator(prepared.world, { port });
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

/** The credentials of the simulated app go into a file: what is printed ends up in logs and scrollback. */
function environmentFile({ inputs, environment = {} }: Prepared, url: string): string {
  const given = Object.entries({ ...inputs, 'api-url': url, 'status-url': url });
  const variables = given.flatMap(([name, value]): [string, string][] => (isInputName(name) ? [[environmentName(name), value]] : []));
  return [...variables, ...Object.entries(environment)].map(([name, value]) => `export ${name}=${shellQuoted(value)}\n`).join('');
}

/** POSIX shell quoting: nothing is special between single quotes but the single quote. */
const shellQuoted = (value: string): string => `'${value.replaceAll("'", "'\\''")}'`;

const pointers = (name: ScenarioName, url: string, file: string): string => `Simulating ${name}: ${scenarios[name].title}

  api-url     ${url}
  token       ${url}/oauth2/token
  content     ${url}/2.0
  uploads     ${url}/api/2.0
  status page ${url}

  credentials and inputs of this scenario: ${file}
  try it:  . ${file} && box-preflight run

Ctrl-C ends it.
`;

function untilSignal({ interruption }: CliWorld): Promise<number> {
  const code = (): number => EXIT[interruption.received() ?? 'SIGINT'];
  if (interruption.signal.aborted) return Promise.resolve(code());
  return new Promise((resolve) => {
    interruption.signal.addEventListener('abort', () => resolve(code()), { once: true });
  });
}
