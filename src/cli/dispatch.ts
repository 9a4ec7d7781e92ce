import { calledBy } from '../config/quote.ts';
import { nearestName } from '../foundation/nearest.ts';
import { EXIT } from '../engine/verdict.ts';
import { VERSION } from '../foundation/version.ts';
import { helpFor } from './help.ts';
import type { CommandName } from './help.ts';
import type { CliWorld } from './world.ts';

type Command = (argv: readonly string[], world: CliWorld) => Promise<number>;

/** Each command in a file of its own, loaded when it is the one: the simulator is no part of a real run. */
const COMMANDS: Readonly<Record<CommandName, Command>> = {
  run: async (argv, world) => (await import('./run.ts')).run(argv, world),
  demo: async (argv, world) => (await import('./demo.ts')).demo(argv, world),
  simulate: async (argv, world) => (await import('./simulate.ts')).simulate(argv, world),
  explain: async (argv, world) => (await import('./explain.ts')).explain(argv, world),
  init: async (argv, world) => (await import('./init.ts')).init(argv, world),
  join: async (argv, world) => (await import('./join.ts')).join(argv, world),
  validate: async (argv, world) => (await import('./validate.ts')).validate(argv, world),
};

const isCommand = (name: string): name is CommandName => Object.hasOwn(COMMANDS, name);

/** Runs the command that the arguments name. Returns the exit code (contract, section 7). */
export async function dispatch(argv: readonly string[], world: CliWorld): Promise<number> {
  const [name = '--help', ...rest] = argv;
  if (name === '--version' || rest.includes('--version')) {
    world.stdout.print(`${VERSION}\n`, 'text');
    return EXIT.fine;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    world.stdout.print(helpFor(null), 'text');
    return argv.length === 0 ? EXIT.unusable : EXIT.fine;
  }
  if (!isCommand(name)) return unknownCommand(name, world);
  if (rest.includes('--help') || rest.includes('-h')) {
    world.stdout.print(helpFor(name), 'text');
    return EXIT.fine;
  }
  return COMMANDS[name](rest, world);
}

function unknownCommand(name: string, world: CliWorld): number {
  const near = nearestName(name, Object.keys(COMMANDS));
  world.stderr.write(`error: ${JSON.stringify(calledBy(name, world.vault))} is not a command.${near === null ? '' : ` Did you mean ${near}?`} Commands: ${Object.keys(COMMANDS).join(', ')}.\n`);
  return EXIT.unusable;
}
