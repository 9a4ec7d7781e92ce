#!/usr/bin/env node
import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
const { randomBytes } = require("node:crypto");
import {
  FORMATS
} from "./chunks/chunk-RESNK7IC.mjs";
import {
  NEVER_SETTLED,
  createVault,
  describeOwnBug,
  listenForSignals,
  writeWithFolders
} from "./chunks/chunk-4QV2JVNU.mjs";
import {
  CONFIG_FILE,
  leavesFolder,
  listFolder,
  readTextFile,
  readTextStream
} from "./chunks/chunk-SK345GCM.mjs";
import "./chunks/chunk-TVK755I4.mjs";
import {
  EXIT
} from "./chunks/chunk-7WV2M5TG.mjs";
import {
  VERSION
} from "./chunks/chunk-DJIHQ5N4.mjs";
import "./chunks/chunk-LSKEZUSX.mjs";
import {
  environmentName
} from "./chunks/chunk-6FJYBA7P.mjs";
import "./chunks/chunk-N4WQPWSK.mjs";
import {
  inputNames,
  nearestName,
  rowOf
} from "./chunks/chunk-NQXTPSVI.mjs";
import "./chunks/chunk-LKKNOW4B.mjs";
import "./chunks/chunk-JO3HUCP3.mjs";

// src/cli/main.ts
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

// src/cli/help.ts
var OVERVIEW = `Will this app work on Box when it gets there?

Usage: box-preflight COMMAND [flags]

  run                    ask Box, with the credentials in the environment, and say what would fail and why
  demo [SCENARIO]        the same against an embedded Box on this machine; --list names the scenarios
  simulate [SCENARIO]    keep the embedded Box running, for a client of your own; --port N
  explain [FILE]         say why a request to Box failed, from its answer, an exception or a log; else standard input
  init                   write a first config file, from flags
  validate [FILE]        check a config file; nothing is sent
  join FILE\u2026             one summary, in markdown, of the JSON reports of several runs

  --help, --version      for all; \`box-preflight run --help\` lists every input

Exit codes: 0 fine, 1 a check failed, 2 the command or configuration can't be used, 3 something could not be determined.
`;
var DEMO = `Usage: box-preflight demo [SCENARIO] [--list] [--format ${FORMATS.join("|")}]

Starts the embedded Box on loopback, runs against it and prints the report. Nothing leaves this machine.
Without a scenario it shows a green and a red run and exits with 0.
`;
var SIMULATE = `Usage: box-preflight simulate [SCENARIO] [--port N] [--write-env FILE]

Keeps the embedded Box running and prints what to point a client at; the simulated app's
credentials go into FILE (or one in a temporary folder), as environment for a shell. Ctrl-C ends it.
`;
var EXPLAIN = `Usage: box-preflight explain [FILE] [--auth jwt|ccg|oauth] [--endpoint token|api] [--status N] [--format text|json]

Reads one failure from FILE or standard input and says what it means and what to do: Box's error body, the output of
\`curl -i\`, the exception of an SDK or of the Box CLI, a line of a log, a web page, a network error. The flags add
what the text does not show. Nothing is sent anywhere, and secrets in the text are not shown again.

Exit codes: 0 recognized, 3 not, 2 nothing could be read.
`;
var INIT = `Usage: box-preflight init [--target NAME]\u2026 [--auth jwt|ccg] [--folders LINE]\u2026 [--scopes NAMES]\u2026 [inputs] [--file FILE] [--force]

Writes a first config file (${CONFIG_FILE}, or FILE) with these targets and what they share, and says what the workflow
must hand over. --enterprise-id, --user-id, --as-user and what policy holds (--fail-on, --timeout and others) are taken
too. A file that is there is left alone without --force.
`;
var VALIDATE = `Usage: box-preflight validate [FILE]

Checks a config file (${CONFIG_FILE}, or FILE) and tells every problem with its line and column. Nothing is sent, and no
credential is looked at. Exit codes: 0 it can be used, 2 it can't.
`;
var JOIN = `Usage: box-preflight join FILE\u2026 [--expect N]

Reads JSON reports and prints one page of markdown: the worst verdict, and a row a target. With --expect it says how many
of N runs left no report. Nothing is sent. Exit codes: 0 joined, 2 it can't be used.
`;
function helpFor(command) {
  switch (command) {
    case null:
      return OVERVIEW;
    case "run":
      return runHelp();
    case "demo":
      return DEMO;
    case "simulate":
      return SIMULATE;
    case "explain":
      return EXPLAIN;
    case "init":
      return INIT;
    case "validate":
      return VALIDATE;
    case "join":
      return JOIN;
  }
}
function runHelp() {
  const built = inputNames.filter((name) => rowOf(name).built);
  const flags = built.filter((name) => !rowOf(name).secret);
  const secrets = built.filter((name) => rowOf(name).secret);
  const width = Math.max(...flags.map((name) => name.length)) + 4;
  const line = (name, says) => `  ${name.padEnd(width)} ${says}
`;
  return `Usage: box-preflight run [--only ID]\u2026 [--skip ID]\u2026 [--format ${FORMATS.join("|")}] [--output FORMAT=FILE]\u2026 [inputs]

Secrets, by environment or file alone:
${secrets.map((name) => line(environmentName(name), rowOf(name).description)).join("")}
Inputs, as flags or as environment (BOX_PREFLIGHT_MAX_ATTEMPTS for --max-attempts; a flag goes first):
${flags.map((name) => line(`--${name}`, withDefault(rowOf(name)))).join("")}`;
}
var withDefault = ({ description, default: value }) => value === "" ? description : `${description} Default: ${value}.`;

// src/cli/dispatch.ts
var COMMANDS = {
  run: async (argv, world) => (await import("./chunks/run-3OKQ245V.mjs")).run(argv, world),
  demo: async (argv, world) => (await import("./chunks/demo-6BVHIZSA.mjs")).demo(argv, world),
  simulate: async (argv, world) => (await import("./chunks/simulate-CLG3FJ7R.mjs")).simulate(argv, world),
  explain: async (argv, world) => (await import("./chunks/explain-XN2CXB3N.mjs")).explain(argv, world),
  init: async (argv, world) => (await import("./chunks/init-JKFNP63H.mjs")).init(argv, world),
  join: async (argv, world) => (await import("./chunks/join-EDO6GJSS.mjs")).join(argv, world),
  validate: async (argv, world) => (await import("./chunks/validate-FSOGL3I2.mjs")).validate(argv, world)
};
var isCommand = (name) => Object.hasOwn(COMMANDS, name);
async function dispatch(argv, world) {
  const [name = "--help", ...rest] = argv;
  if (name === "--version" || rest.includes("--version")) {
    world.stdout.write(`${VERSION}
`);
    return EXIT.fine;
  }
  if (name === "--help" || name === "-h" || name === "help") {
    world.stdout.write(helpFor(null));
    return argv.length === 0 ? EXIT.unusable : EXIT.fine;
  }
  if (!isCommand(name)) return unknownCommand(name, world);
  if (rest.includes("--help") || rest.includes("-h")) {
    world.stdout.write(helpFor(name));
    return EXIT.fine;
  }
  return COMMANDS[name](rest, world);
}
function unknownCommand(name, world) {
  const near = nearestName(name, Object.keys(COMMANDS));
  world.stderr.write(`error: ${JSON.stringify(name.slice(0, 40))} is not a command.${near === null ? "" : ` Did you mean ${near}?`} Commands: ${Object.keys(COMMANDS).join(", ")}.
`);
  return EXIT.unusable;
}

// src/cli/main.ts
process.exitCode = EXIT.failed;
var LEAVE_AFTER_MS = 2e3;
var NANOSECONDS_PER_MS = 1e6;
var machine = {
  env: process.env,
  platform: process.platform,
  arch: process.arch,
  version: process.version,
  now: Date.now,
  monotonic: () => Number(process.hrtime.bigint()) / NANOSECONDS_PER_MS,
  setTimer: setTimeout,
  clearTimer: (timer) => {
    clearTimeout(timer);
  }
};
var vault = createVault(() => void 0);
var settled = false;
function settle(code) {
  settled = true;
  process.exitCode = code;
  setTimeout(() => process.exit(), LEAVE_AFTER_MS).unref();
}
function reportOwnBug(error) {
  if (settled) return;
  process.stderr.write(`${describeOwnBug(error, vault).join("\n")}
`);
  settle(EXIT.failed);
}
function leaveAtOnce(signal) {
  settled = true;
  process.exit(EXIT[signal]);
}
process.on("uncaughtException", reportOwnBug);
process.on("unhandledRejection", reportOwnBug);
process.on("exit", () => {
  if (!settled) reportOwnBug(NEVER_SETTLED);
});
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => void 0);
dispatch(process.argv.slice(2), {
  machine,
  vault,
  interruption: listenForSignals(process, machine, leaveAtOnce),
  stdout: process.stdout,
  stderr: process.stderr,
  // Looked at only when it is read: opening it costs time, and a run has no use for it.
  stdin: { isTTY: () => process.stdin.isTTY, read: () => readTextStream(process.stdin) },
  surroundings: {
    github: null,
    baseFolder: process.cwd(),
    tempFolder: tmpdir(),
    readFile: readTextFile,
    listFolder,
    leavesBase: (file) => leavesFolder(process.cwd(), file),
    environment: (name) => process.env[name]
  },
  random: (count) => randomBytes(count),
  openWire: async () => (await import("./chunks/wire-W3IWHRCT.mjs")).openWire({ userAgent: `box-preflight/${VERSION}` }),
  writeFile: (file, text, options) => writeWithFolders(file, text, options?.private === true ? 384 : 438),
  makeTempFolder: () => mkdtemp(path.join(tmpdir(), "box-preflight-"))
}).then(settle, reportOwnBug);
