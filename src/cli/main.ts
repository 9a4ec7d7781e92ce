#!/usr/bin/env node
import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readTextFile, writeWithFolders } from '../door/files.ts';
import { listenForSignals } from '../door/interruption.ts';
import type { EndingSignal } from '../door/interruption.ts';
import { isLookingUp, leave, RES_OPTIONS } from '../door/leaving.ts';
import { describeOwnBug, NEVER_SETTLED } from '../door/own-bug.ts';
import { readTextStream } from '../door/stream.ts';
import { clockOf, listFolder } from '../door/world.ts';
import type { Machine } from '../door/world.ts';
import { EXIT } from '../engine/verdict.ts';
import { createVault } from '../foundation/vault.ts';
import { VERSION } from '../foundation/version.ts';
import { dispatch } from './dispatch.ts';
import { inertOutput, wantsColor } from './terminal.ts';
import type { CliWorld } from './world.ts';

// Until a verdict stands, whatever ends the process ends it as a failure: Node exits with 0 where nothing is left to wait for.
process.exitCode = EXIT.failed;

/** Output that is still on its way is given this long after the verdict; then whatever keeps the process alive is left behind. */
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

// A terminal has nothing like the runner's masks; what comes in from outside is still scrubbed.
const vault = createVault(() => undefined);
const stderr = inertOutput(process.stderr, wantsColor(process.stderr, process.env));
let settled = false;
/** The least that the exit code may be by what happened outside of the run. */
let worst = 0;

function settle(code: number): void {
  settled = true;
  process.exitCode = worst === 0 ? code : worst;
  setTimeout(() => leave(process, Number(process.exitCode)), isLookingUp(process) ? 0 : LEAVE_AFTER_MS).unref();
}

function reportOwnBug(error: unknown): void {
  // A verdict that stands is not changed by what happens after it.
  if (settled) return;
  stderr.write(`${describeOwnBug(error, vault).join('\n')}\n`);
  settle(EXIT.failed);
}

/** One that nobody waits for: what is under way is asked to end, so that it revokes and reports what there is. */
function reportStrayBug(error: unknown): void {
  if (settled) return;
  process.stderr.write(`${describeOwnBug(error, vault).join('\n')}\n`);
  worst = EXIT.failed;
  interruption.stop();
}

/** For the second signal, or where the first one was not followed in time. */
function leaveAtOnce(signal: EndingSignal | null): void {
  settled = true;
  const stays = interruption.stays();
  if (stays !== null) process.stderr.write(`${stays}\n`);
  leave(process, signal === null ? EXIT.failed : EXIT[signal]);
}

/** What was asked for could not be written: nobody must take what there is for all of it. */
function reportUnwritten({ code, message }: NodeJS.ErrnoException): void {
  // `box-preflight … | head`: the reader has seen enough. The verdict still stands, and so does its exit code.
  if (code === 'EPIPE') return;
  worst = EXIT.unusable;
  process.exitCode = worst;
  process.stderr.write(`error: standard output could not be written: ${message}\n`);
}

/** Where the command was started; another program may have removed that folder since. */
function workingFolder(): string | null {
  try {
    return process.cwd();
  } catch {
    return null;
  }
}

process.on('uncaughtException', reportStrayBug);
process.on('unhandledRejection', reportStrayBug);
process.on('exit', () => {
  if (!settled) reportOwnBug(NEVER_SETTLED);
});
process.stdout.on('error', reportUnwritten);
// There is nowhere left to say it.
process.stderr.on('error', () => undefined);

const interruption = listenForSignals(process, machine, leaveAtOnce);
const baseFolder = workingFolder();

/** What a job may have checked out: nothing in it leads out of it. */
const within = [baseFolder, process.env['GITHUB_WORKSPACE'], process.env['RUNNER_TEMP']].flatMap((folder) => folder || []);

const world = (folder: string): CliWorld => ({
  machine,
  vault,
  interruption,
  stdout: inertOutput(process.stdout, wantsColor(process.stdout, process.env)),
  stderr,
  // Looked at only when it is read: opening it costs time, and a run has no use for it.
  stdin: { isTTY: () => process.stdin.isTTY, read: () => readTextStream(process.stdin) },
  surroundings: {
    github: null, baseFolder: folder, tempFolder: tmpdir(), listFolder,
    readFile: (file, longestBytes) => readTextFile(file, within, longestBytes),
    environment: (name) => process.env[name], monotonic: machine.monotonic,
  },
  random: (count) => randomBytes(count),
  openWire: async () => {
    process.env['RES_OPTIONS'] ??= RES_OPTIONS;
    return (await import('../box/wire.ts')).openWire({ userAgent: `box-preflight/${VERSION}`, env: process.env, clock: clockOf(machine) });
  },
  writeFile: (file, text, options) => writeWithFolders(file, text, [...within, tmpdir()], options?.private === true ? 0o600 : 0o666),
  makeTempFolder: () => mkdtemp(path.join(tmpdir(), 'box-preflight-')),
});

if (baseFolder === null) {
  process.stderr.write('error: the working folder is not there any more. Change into one that is, and run this again.\n');
  settle(EXIT.unusable);
} else {
  dispatch(process.argv.slice(2), world(baseFolder)).then(settle, reportOwnBug);
}
