import type { Surroundings } from '../config/surroundings.ts';
import type { Interruption } from '../door/interruption.ts';
import { clockOf, hostFacts } from '../door/world.ts';
import type { Machine } from '../door/world.ts';
import type { Deps, ProgressEvent } from '../foundation/deps.ts';
import type { Vault } from '../foundation/vault.ts';
import type { Wire } from '../foundation/wire.ts';
import type { Output } from './terminal.ts';

/** A text from outside, or why there is none. */
export type Given = ReturnType<Surroundings['readFile']>;

/** The world as the command's `main.ts` hands it in. */
export interface CliWorld {
  readonly machine: Machine;
  readonly vault: Vault;
  readonly interruption: Interruption;
  /** What was asked for. */
  readonly stdout: Output;
  /** Progress, notices and problems. */
  readonly stderr: Output;
  /** Standard input; `read` takes all of it, up to what a file may have, and never rejects. */
  readonly stdin: { readonly isTTY: () => boolean; readonly read: () => Promise<Given> };
  readonly surroundings: Surroundings;
  readonly random: Deps['random'];
  readonly openWire: () => Promise<Wire>;
  /** Writes a text file, making its folders; `private` for its owner's eyes alone. @throws where that fails */
  readonly writeFile: (file: string, text: string, options?: { readonly private: boolean }) => void;
  /** A fresh empty folder, for its owner's eyes alone. */
  readonly makeTempFolder: () => Promise<string>;
}

/** What the house needs, for a run against `apiUrl`. */
export function depsOf(world: CliWorld, apiUrl: URL, progress: (event: ProgressEvent) => void): Deps {
  return {
    clock: clockOf(world.machine), random: world.random, vault: world.vault, openWire: world.openWire,
    interrupted: world.interruption.signal, host: hostFacts(world.machine, apiUrl),
    progress: (event) => {
      if (event.kind === 'token') world.interruption.holds(event.held);
      progress(event);
    },
  };
}
