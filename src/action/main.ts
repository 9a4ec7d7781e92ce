import { tmpdir } from 'node:os';
import { listenForSignals } from '../door/interruption.ts';
import { describeOwnBug, NEVER_SETTLED } from '../door/own-bug.ts';
import { readTextFile } from '../door/files.ts';
import { listFolder } from '../door/world.ts';
import type { Machine } from '../door/world.ts';
import { createVault } from '../foundation/vault.ts';
import { VERSION } from '../foundation/version.ts';
import { preflight } from '../index.ts';
import { maskInLog, rawInput, runnerCommands } from './commands.ts';
import { readEvent } from './github-event.ts';
import { runAction } from './run.ts';
import { say } from './sinks.ts';

// Until a verdict stands, whatever ends the process ends it as a failure: Node exits with 0 where nothing is left to wait for.
process.exitCode = 1;

/**
 * Output that is still on its way is given this long after the verdict; then whatever keeps the process alive is left behind.
 * Where none is, there is nothing to wait for, and taking down what was built up would only take time.
 */
const LEAVE_AFTER_MS = 2_000;

/** Asked of `process`: the first look at `performance` costs a millisecond, because it loads the modules that observe it. */
const NANOSECONDS_PER_MS = 1e6;

const machine: Machine = {
  env: process.env,
  platform: process.platform,
  arch: process.arch,
  version: process.version,
  now: Date.now,
  monotonic: () => Number(process.hrtime.bigint()) / NANOSECONDS_PER_MS,
  setTimer: setTimeout,
  clearTimer: (timer) => {
    clearTimeout(timer as NodeJS.Timeout);
  },
};

const vault = createVault(maskInLog);
let settled = false;

function settle(code: 0 | 1): void {
  settled = true;
  process.exitCode = code;
  if (process.stdout.writableLength === 0) process.exit();
  setTimeout(() => process.exit(), LEAVE_AFTER_MS).unref();
}

function reportOwnBug(error: unknown): void {
  // A verdict that stands is not changed by what happens after it.
  if (settled) return;
  const [what, ...lines] = describeOwnBug(error, vault);
  runnerCommands.error(what, { title: 'Box Preflight' });
  say(lines.join('\n'), runnerCommands);
  settle(1);
}

/** For the second signal, or where the first one was not followed in time. */
function leaveAtOnce(): void {
  settled = true;
  process.exit(1);
}

// A closed pipe: there is nobody left to tell.
process.stdout.on('error', () => undefined);
process.on('uncaughtException', reportOwnBug);
process.on('unhandledRejection', reportOwnBug);
process.on('exit', () => {
  if (!settled) reportOwnBug(NEVER_SETTLED);
});

runAction({
  machine,
  runner: runnerCommands,
  vault,
  interruption: listenForSignals(process, machine, leaveAtOnce),
  rawInput,
  eventPayload: () => readEvent(machine.env['GITHUB_EVENT_PATH']),
  readFile: readTextFile,
  listFolder,
  tempFolder: tmpdir(),
  workingFolder: process.cwd(),
  // Node loads what is behind it when it is first asked, which costs as much as a fifth of its own start.
  random: (count) => crypto.getRandomValues(new Uint8Array(count)),
  openWire: async () => (await import('../box/wire.ts')).openWire({ userAgent: `box-preflight/${VERSION}` }),
  openGithub: async (options) => (await import('./github-api.ts')).openGithub(options),
  preflight,
}).then(settle, reportOwnBug);
