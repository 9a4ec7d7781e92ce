#!/usr/bin/env node
import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readTextFile, writeWithFolders } from '../door/files.ts';
import { listenForSignals } from '../door/interruption.ts';
import type { EndingSignal } from '../door/interruption.ts';
import { describeOwnBug, NEVER_SETTLED } from '../door/own-bug.ts';
import { listFolder, readTextStream } from '../door/world.ts';
import type { Machine } from '../door/world.ts';
import { EXIT } from '../engine/verdict.ts';
import { createVault } from '../foundation/vault.ts';
import { VERSION } from '../foundation/version.ts';
import { dispatch } from './dispatch.ts';

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
let settled = false;

function settle(code: number): void {
  settled = true;
  process.exitCode = code;
  setTimeout(() => process.exit(), LEAVE_AFTER_MS).unref();
}

function reportOwnBug(error: unknown): void {
  // A verdict that stands is not changed by what happens after it.
  if (settled) return;
  process.stderr.write(`${describeOwnBug(error, vault).join('\n')}\n`);
  settle(EXIT.failed);
}

/** For the second signal, or where the first one was not followed in time. */
function leaveAtOnce(signal: EndingSignal): void {
  settled = true;
  process.exit(EXIT[signal]);
}

process.on('uncaughtException', reportOwnBug);
process.on('unhandledRejection', reportOwnBug);
process.on('exit', () => {
  if (!settled) reportOwnBug(NEVER_SETTLED);
});
// `box-preflight … | head`: the reader has seen enough. The verdict still stands, and so does its exit code.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

/** What a job may have checked out: nothing in it leads out of it. */
const within = [process.cwd(), ...['GITHUB_WORKSPACE', 'RUNNER_TEMP'].flatMap((name) => process.env[name] || [])];

dispatch(process.argv.slice(2), {
  machine,
  vault,
  interruption: listenForSignals(process, machine, leaveAtOnce),
  stdout: process.stdout,
  stderr: process.stderr,
  // Looked at only when it is read: opening it costs time, and a run has no use for it.
  stdin: { isTTY: () => process.stdin.isTTY, read: () => readTextStream(process.stdin) },
  surroundings: {
    github: null, baseFolder: process.cwd(), tempFolder: tmpdir(), listFolder,
    readFile: (file, longestBytes) => readTextFile(file, within, longestBytes),
    environment: (name) => process.env[name], monotonic: machine.monotonic,
  },
  random: (count) => randomBytes(count),
  openWire: async () => (await import('../box/wire.ts')).openWire({ userAgent: `box-preflight/${VERSION}` }),
  writeFile: (file, text, options) => writeWithFolders(file, text, [...within, tmpdir()], options?.private === true ? 0o600 : 0o666),
  makeTempFolder: () => mkdtemp(path.join(tmpdir(), 'box-preflight-')),
}).then(settle, reportOwnBug);
