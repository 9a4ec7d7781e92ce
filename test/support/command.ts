import { dispatch } from '../../src/cli/dispatch.ts';
import { inertOutput } from '../../src/cli/terminal.ts';
import type { CliWorld } from '../../src/cli/world.ts';
import type { EndingSignal } from '../../src/door/interruption.ts';
import { createVault } from '../../src/foundation/vault.ts';
import type { Wire } from '../../src/foundation/wire.ts';
import { FakeClock } from './fake-clock.ts';

/** What a command is given, and what stands around it. */
export interface CommandParts {
  readonly env?: Readonly<Record<string, string>>;
  /** Files by their absolute path; relative ones start at `/work`. */
  readonly files?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly wire?: Wire;
  readonly clock?: FakeClock;
  readonly signal?: EndingSignal;
  /** It waits for the machine itself (a port), which no clock can hurry. */
  readonly listens?: boolean;
}

export interface CommandRun {
  readonly code: number;
  /** As they left the process: what `main.ts` puts in front of its streams is in between. */
  readonly stdout: string;
  readonly stderr: string;
}

export const BASE = '/work';

/** The command in this process, with a disk of its own and a clock that nobody waits for. */
export async function command(argv: readonly string[], { env = {}, files = {}, stdin = '', wire, clock = new FakeClock(), signal, listens = false }: CommandParts = {}): Promise<CommandRun> {
  const written = { stdout: '', stderr: '' };
  const disk = new Map(Object.entries(files));
  const to = (name: keyof typeof written): ReturnType<typeof inertOutput> => inertOutput({ write: (text) => { written[name] += text; } });
  const timers = new Map<object, () => void>();
  const aborted = new AbortController();
  if (signal !== undefined) aborted.abort();
  const world: CliWorld = {
    machine: {
      env, platform: 'linux', arch: 'x64', version: 'v24.0.0', now: () => clock.now(), monotonic: () => clock.monotonic(),
      setTimer: (then, delayMs) => {
        const timer = { unref: () => timer };
        timers.set(timer, clock.after(delayMs, then));
        return timer;
      },
      clearTimer: (timer) => timers.get(timer)?.(),
    },
    vault: createVault(() => undefined), interruption: {
      signal: aborted.signal, received: () => signal ?? null, stop: () => undefined, holds: () => undefined, stays: () => null,
    },
    stdout: to('stdout'), stderr: to('stderr'), stdin: { isTTY: () => false, read: () => Promise.resolve({ kind: 'read', text: stdin }) },
    surroundings: {
      github: null, baseFolder: BASE, tempFolder: '/tmp', environment: (name) => env[name],
      readFile: (file) => {
        const text = disk.get(file);
        return text === undefined ? { kind: 'unreadable', why: 'there is no such file' } : { kind: 'read', text };
      },
    },
    random: (count) => new Uint8Array(count), openWire: () => (wire === undefined ? Promise.reject(new Error('nothing is sent here')) : Promise.resolve(wire)),
    writeFile: (file, text) => void disk.set(file, text), makeTempFolder: () => Promise.resolve('/tmp/box-preflight-test'),
  };
  const ended = dispatch(argv, world);
  return { code: await (listens ? ended : clock.run(ended)), ...written };
}
