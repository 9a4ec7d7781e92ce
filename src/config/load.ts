import path from 'node:path';
import { clean, foreign, text } from '../foundation/text.ts';
import type { Vault } from '../foundation/vault.ts';
import type { readConfigFile, targetsFromFile } from './from-file.ts';
import type { InputNaming, Notice, Problem } from './problems.ts';
import { problem } from './problems.ts';
import { quotedPath } from './quote.ts';
import type { GivenInputs } from './reader.ts';
import { createReader } from './reader.ts';
import { NO_SUCH_FILE } from './surroundings.ts';
import type { Surroundings } from './surroundings.ts';
import type { Node } from './tree.ts';

/** Where a config file is looked for (contract, section 2). */
export const CONFIG_FILE = '.github/box-preflight.yml';

/** A config file as it was found, before it is understood. */
export type Loaded =
  | { readonly kind: 'none'; readonly notices: readonly Notice[] }
  /** It is there, or asked for, and can't be used. */
  | { readonly kind: 'refused'; readonly problems: readonly Problem[]; readonly notices: readonly Notice[] }
  | {
      readonly kind: 'read';
      /** As locations name it. */
      readonly file: string;
      readonly tree: Node | null;
      /** What the parser could read and a config file may not hold, such as a tag. */
      readonly problems: readonly Problem[];
      /** May people write it who may not change the workflow? Then nothing that it names is shown. */
      readonly foreign: boolean;
      readonly notices: readonly Notice[];
      /** What understands it, loaded with the parser. */
      readonly understand: { readonly readConfigFile: typeof readConfigFile; readonly targetsFromFile: typeof targetsFromFile };
    };

export const NO_CONFIG: Loaded = { kind: 'none', notices: [] };

/**
 * Runs with the base repository's secrets, started by people from outside. What is checked out may be theirs.
 * https://docs.github.com/actions/reference/security/secure-use
 */
const FOREIGN_EVENTS: readonly string[] = ['pull_request_target', 'workflow_run'];

/** The file itself; a longer one is none that people wrote. */
const LONGEST_CONFIG = 1024 * 1024;

/**
 * Finds the config file and parses its YAML. What reads it is loaded only where there is a file: most runs have none.
 * Sends nothing, and says what is wrong instead of throwing.
 */
export async function loadConfig(given: GivenInputs, surroundings: Surroundings, vault: Vault, words: InputNaming): Promise<Loaded> {
  const reader = createReader(given, vault, words);
  const named = reader.path('config-file');
  if (reader.problems.length > 0) return { kind: 'refused', problems: reader.problems, notices: [] };
  const input = words.nameOf('config-file');
  const wanted = named ?? CONFIG_FILE;
  const full = path.resolve(surroundings.baseFolder, wanted);
  const read = surroundings.readFile(full);
  if (read.kind === 'unreadable') return named === null && read.why === NO_SUCH_FILE ? NO_CONFIG : unusable(input, wanted, read.why, vault);
  const event = surroundings.github?.eventName ?? surroundings.environment('GITHUB_EVENT_NAME') ?? '';
  const isForeign = FOREIGN_EVENTS.includes(event);
  if (isForeign && named === null) return { kind: 'none', notices: [{ level: 'warning', input, message: unusedOn(event) }] };
  const file = shownPath(surroundings.baseFolder, wanted);
  const why = whyNot(file, full, read.text, surroundings);
  if (why !== null) return unusable(input, wanted, why, vault);
  return parsed(read.text, file, isForeign, isForeign ? [{ level: 'warning', input, message: usedOn(event, file) }] : []);
}

/** Why a file that can be read is not to be; `null`: it is. */
function whyNot(file: string, full: string, content: string, { leavesBase }: Surroundings): string | null {
  const isInside = !path.isAbsolute(file) && !file.startsWith('..');
  if (isInside && leavesBase(full)) return 'it is a link that leads out of the workspace';
  return content.length > LONGEST_CONFIG ? 'it is larger than 1 MiB' : null;
}

async function parsed(content: string, file: string, isForeign: boolean, notices: readonly Notice[]): Promise<Loaded> {
  const { parseYaml, ...understand } = await import('./from-file.ts');
  const { tree, problems } = parseYaml(content, file);
  if (tree === null && problems.length > 0) return { kind: 'refused', problems, notices };
  return { kind: 'read', file, tree, problems, foreign: isForeign, notices, understand };
}

function unusable(input: string, wanted: string, why: string, vault: Vault): Loaded {
  const shown = (raw: string): ReturnType<typeof foreign> => foreign('words', clean(vault.scrub(raw)));
  return { kind: 'refused', problems: [problem(input, text`can't be used: ${shown(why)} (${quotedPath(wanted, vault)}). Relative paths start from the workspace.`)], notices: [] };
}

/** As annotations want it: relative to the workspace, with forward slashes. What lies elsewhere stays as it was named. */
function shownPath(baseFolder: string, wanted: string): string {
  const way = path.relative(baseFolder, path.resolve(baseFolder, wanted));
  return way.startsWith('..') || path.isAbsolute(way) ? wanted : way.split(path.sep).join('/');
}

const unusedOn = (event: string): readonly string[] =>
  [`${CONFIG_FILE} is not used: on ${event} it may be the file of somebody who may not see the secrets. Name it in config-file where it is checked out from your own branch.`];

const usedOn = (event: string, file: string): ReturnType<typeof text> =>
  text`On ${event}, ${foreign('words', file)} is used because config-file names it. Make sure that it is checked out from your own branch: whoever writes it says which credentials are used for what.`;
