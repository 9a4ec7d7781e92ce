import { FORMATS } from '../config/command.ts';
import { environmentName } from '../config/describe.ts';
import { inputNames, rowOf } from '../config/inputs.ts';
import type { InputRow } from '../config/inputs.ts';

/** The commands of this version (contract, section 7). */
export type CommandName = 'run' | 'demo' | 'simulate';

const OVERVIEW = `Will this app work on Box when it gets there?

Usage: box-preflight COMMAND [flags]

  run                    ask Box, with the credentials in the environment, and say what would fail and why
  demo [SCENARIO]        the same against an embedded Box on this machine; --list names the scenarios
  simulate [SCENARIO]    keep the embedded Box running, for a client of your own; --port N

  --help, --version      for all; \`box-preflight run --help\` lists every input

Exit codes: 0 fine, 1 a check failed, 2 the command or configuration can't be used, 3 something could not be determined.
`;

const DEMO = `Usage: box-preflight demo [SCENARIO] [--list] [--format ${FORMATS.join('|')}]

Starts the embedded Box on loopback, runs against it and prints the report. Nothing leaves this machine.
Without a scenario it shows a green and a red run and exits with 0.
`;

const SIMULATE = `Usage: box-preflight simulate [SCENARIO] [--port N] [--write-env FILE]

Keeps the embedded Box running and prints what to point a client at; the simulated app's
credentials go into FILE (or one in a temporary folder), as environment for a shell. Ctrl-C ends it.
`;

/** The help text of a command, or of all. */
export function helpFor(command: CommandName | null): string {
  switch (command) {
    case null: return OVERVIEW;
    case 'run': return runHelp();
    case 'demo': return DEMO;
    case 'simulate': return SIMULATE;
  }
}

function runHelp(): string {
  const built = inputNames.filter((name) => rowOf(name).built);
  const flags = built.filter((name) => !rowOf(name).secret);
  const secrets = built.filter((name) => rowOf(name).secret);
  const width = Math.max(...flags.map((name) => name.length)) + 4;
  const line = (name: string, says: string): string => `  ${name.padEnd(width)} ${says}\n`;
  return `Usage: box-preflight run [--only ID]… [--skip ID]… [--format ${FORMATS.join('|')}] [--output FORMAT=FILE]… [inputs]

Secrets, by environment or file alone:
${secrets.map((name) => line(environmentName(name), rowOf(name).description)).join('')}
Inputs, as flags or as environment (BOX_PREFLIGHT_MAX_ATTEMPTS for --max-attempts; a flag goes first):
${flags.map((name) => line(`--${name}`, withDefault(rowOf(name)))).join('')}`;
}

const withDefault = ({ description, default: value }: InputRow): string => (value === '' ? description : `${description} Default: ${value}.`);
