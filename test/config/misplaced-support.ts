import { tmpdir } from 'node:os';
import { dispatch } from '../../src/cli/dispatch.ts';
import { inertOutput } from '../../src/cli/terminal.ts';
import type { CliWorld } from '../../src/cli/world.ts';
import { createVault } from '../../src/foundation/vault.ts';
import { terminal } from './support.ts';

/** Every place of a command line that a secret may be put into by mistake. None of them sends anything. */
export const CLI_COMMANDS: readonly (readonly string[])[] = [
  ['SECRET'], ['validate', 'SECRET'], ['validate', '--SECRET'], ['validate', 'a', 'SECRET'], ['join', 'SECRET'], ['join', '--expect', 'SECRET'], ['demo', 'SECRET'], ['demo', '--format', 'SECRET'],
  ['simulate', 'SECRET'], ['simulate', '--port', 'SECRET'], ['simulate', '--write-env', 'SECRET', '--port', 'x'], ['explain', 'SECRET'], ['explain', '--auth', 'SECRET'], ['init', '--target', 'SECRET'],
  ['init', '--file', 'SECRET'], ['init', '--folders', 'SECRET'], ['init', '--scopes', 'SECRET'], ['run', 'SECRET'], ['run', '--SECRET'], ['run', '--config-file', 'SECRET'], ['run', '--report-file', 'SECRET'],
  ['run', '--output', 'SECRET'], ['run', '--output', 'json=SECRET'], ['run', '--only', 'SECRET'], ['run', '--skip', 'SECRET'], ['run', '--format', 'SECRET'], ['run', '--client-secret', 'SECRET'], ['run', '--jwt-config-file', 'SECRET'],
];

const never = (): never => { throw new Error('nothing may be sent or written'); };

/** All that a command prints. */
export async function inCommand(argv: readonly string[]): Promise<string> {
  const printed: string[] = [];
  const output = inertOutput({ write: (text) => printed.push(text) });
  const machine = {
    env: {}, platform: 'linux', arch: 'x64', version: 'v24.1.0', now: () => 0, monotonic: () => 0, setTimer: () => ({ unref: () => undefined }), clearTimer: () => undefined,
  };
  const world: CliWorld = {
    machine, vault: createVault(() => undefined), stdout: output, stderr: output,
    interruption: {
      signal: new AbortController().signal, received: () => null, stop: () => undefined, holds: () => undefined, stays: () => null,
    },
    stdin: { isTTY: () => false, read: () => Promise.resolve({ kind: 'read', text: '' }) },
    surroundings: { ...terminal(), tempFolder: tmpdir() },
    random: (count) => new Uint8Array(count), openWire: never, makeTempFolder: never,
    writeFile: () => undefined,
  };
  await dispatch(argv, world);
  return printed.join('');
}
