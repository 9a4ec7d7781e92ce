import { tmpdir } from 'node:os';
import { listenForSignals } from '../door/interruption.ts';
import { isLookingUp, leave, RES_OPTIONS } from '../door/leaving.ts';
import { describeOwnBug, NEVER_SETTLED } from '../door/own-bug.ts';
import { readTextFile } from '../door/files.ts';
import { clockOf, listFolder } from '../door/world.ts';
import type { Machine } from '../door/world.ts';
import { createVault } from '../foundation/vault.ts';
import { VERSION } from '../foundation/version.ts';
import { preflight } from '../index.ts';
import { maskInLog, rawInput, runnerCommands } from './commands.ts';
import { readEvent } from './github-event.ts';
import { BROKEN_OUTPUTS } from './outputs.ts';
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
let broken = false;

function settle(code: 0 | 1): void {
  settled = true;
  const last = broken ? 1 : code;
  process.exitCode = last;
  if (process.stdout.writableLength === 0) leave(process, last);
  setTimeout(() => leave(process, last), isLookingUp(process) ? 0 : LEAVE_AFTER_MS).unref();
}

function sayOwnBug(error: unknown): void {
  broken = true;
  const [what, ...lines] = describeOwnBug(error, vault);
  runnerCommands.error(what, { title: 'Box Preflight' });
  say(lines.join('\n'), runnerCommands);
}

/** At once: there may be no later. */
function setOutput(name: string, value: string): void {
  try {
    runnerCommands.setOutput(name, value);
  } catch {
    // Outside of a runner there is nobody to read it.
  }
}

function reportOwnBug(error: unknown): void {
  // A verdict that stands is not changed by what happens after it.
  if (settled) return;
  sayOwnBug(error);
  for (const [name, value] of Object.entries(BROKEN_OUTPUTS)) setOutput(name, value);
  settle(1);
}

/** One that nobody waits for: what is under way is asked to end, so that it revokes and reports what there is. */
function reportStrayBug(error: unknown): void {
  if (settled) return;
  sayOwnBug(error);
  interruption.stop();
}

/** For the second signal, or where the first one was not followed in time. */
function leaveAtOnce(): void {
  settled = true;
  const stays = interruption.stays();
  if (stays !== null) say(stays, runnerCommands);
  leave(process, 1);
}

/** Where the runner started the action; the workspace is another one. */
function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    return tmpdir();
  }
}

// A closed pipe: there is nobody left to tell.
process.stdout.on('error', () => undefined);
process.on('uncaughtException', reportStrayBug);
process.on('unhandledRejection', reportStrayBug);
process.on('exit', () => {
  if (!settled) reportOwnBug(NEVER_SETTLED);
});

const interruption = listenForSignals(process, machine, leaveAtOnce);

runAction({
  machine,
  runner: runnerCommands,
  vault,
  interruption,
  rawInput,
  eventPayload: () => readEvent(machine.env['GITHUB_EVENT_PATH']),
  readFile: readTextFile,
  listFolder,
  tempFolder: tmpdir(),
  workingFolder: workingFolder(),
  // Node loads what is behind it when it is first asked, which costs as much as a fifth of its own start.
  random: (count) => crypto.getRandomValues(new Uint8Array(count)),
  openWire: async () => {
    process.env['RES_OPTIONS'] ??= RES_OPTIONS;
    return (await import('../box/wire.ts')).openWire({ userAgent: `box-preflight/${VERSION}`, env: process.env, clock: clockOf(machine) });
  },
  openGithub: async (options) => {
    // Node asks at each handshake, whichever library makes it, and through a proxy too: here every certificate is verified.
    delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    return (await import('./github-api.ts')).openGithub(options);
  },
  preflight,
}).then(settle, reportOwnBug);
