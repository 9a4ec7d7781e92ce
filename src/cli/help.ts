import { FORMATS } from '../config/command.ts';
import { environmentName } from '../config/describe.ts';
import { CONFIG_FILE } from '../config/load.ts';
import { inputNames, rowOf } from '../config/inputs.ts';
import type { InputRow } from '../config/inputs.ts';

/** The commands of this version (contract, section 7). */
export type CommandName = 'run' | 'demo' | 'simulate' | 'explain' | 'init' | 'validate' | 'join';

const OVERVIEW = `Will this app work on Box when it gets there?

Usage: box-preflight COMMAND [flags]

  run                    ask Box, with the credentials in the environment, and say what would fail and why
  demo [SCENARIO]        the same against an embedded Box on this machine; --list names the scenarios
  simulate [SCENARIO]    keep the embedded Box running, for a client of your own; --port N
  explain [FILE]         say why a request to Box failed, from its answer, an exception or a log; else standard input
  init                   write a first config file, from flags
  validate [FILE]        check a config file; nothing is sent
  join FILE…             one summary, in markdown, of the JSON reports of several runs

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

const EXPLAIN = `Usage: box-preflight explain [FILE] [--auth jwt|ccg|oauth] [--endpoint token|api] [--status N] [--format text|json]

Reads one failure from FILE or standard input and says what it means and what to do: Box's error body, the output of
\`curl -i\`, the exception of an SDK or of the Box CLI, a line of a log, a web page, a network error. The flags add
what the text does not show. Nothing is sent anywhere, and secrets in the text are not shown again.

Exit codes: 0 recognized, 3 not, 2 nothing could be read.
`;

const INIT = `Usage: box-preflight init [--target NAME]… [--auth jwt|ccg] [--folders LINE]… [--scopes NAMES]… [inputs] [--file FILE] [--force]

Writes a first config file (${CONFIG_FILE}, or FILE) with these targets and what they share, and says what the workflow
must hand over. --enterprise-id, --user-id, --as-user and what policy holds (--fail-on, --timeout and others) are taken
too. A file that is there is left alone without --force.
`;

const VALIDATE = `Usage: box-preflight validate [FILE]

Checks a config file (${CONFIG_FILE}, or FILE) and tells every problem with its line and column. Nothing is sent, and no
credential is looked at. Exit codes: 0 it can be used, 2 it can't.
`;

const JOIN = `Usage: box-preflight join FILE… [--expect N]

Reads JSON reports and prints one page of markdown: the worst verdict, and a row a target. With --expect it says how many
of N runs left no report. Nothing is sent. Exit codes: 0 joined, 2 it can't be used.
`;

/** The help text of a command, or of all. */
export function helpFor(command: CommandName | null): string {
  switch (command) {
    case null: return OVERVIEW;
    case 'run': return runHelp();
    case 'demo': return DEMO;
    case 'simulate': return SIMULATE;
    case 'explain': return EXPLAIN;
    case 'init': return INIT;
    case 'validate': return VALIDATE;
    case 'join': return JOIN;
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
