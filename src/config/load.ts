import path from 'node:path';
import { clean, foreign, text } from '../foundation/text.ts';
import type { Foreign, Text } from '../foundation/text.ts';
import type { Vault } from '../foundation/vault.ts';
import type { readConfigFile, targetsFromFile } from './from-file.ts';
import type { InputNaming, Notice, Problem } from './problems.ts';
import { problem } from './problems.ts';
import { quotedPath } from './quote.ts';
import type { GivenInputs } from './reader.ts';
import { createReader } from './reader.ts';
import { eventOf } from './event.ts';
import { keepMisplaced } from './misplaced.ts';
import { NO_SUCH_FILE } from './surroundings.ts';
import type { Surroundings } from './surroundings.ts';
import type { Node } from './tree.ts';
import { mayRead, standingOf, whyWithheld } from './trust.ts';
import type { EventFacts } from './trust.ts';

/** Where a config file is looked for (contract, section 2). */
export const CONFIG_FILE = '.github/box-preflight.yml';

/** A config file as it was found, before it is understood. */
export type Loaded =
  | {
      readonly kind: 'none';
      readonly notices: readonly Notice[];
      /** There is one, not to be used, and the run has no secrets: whoever names its targets made no mistake. */
      readonly leftAside?: boolean;
    }
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

/** Bytes; a longer one is none that people wrote. */
const LONGEST_CONFIG = 1024 * 1024;

/**
 * Finds the config file and parses its YAML. What reads it is loaded only where there is a file: most runs have none.
 * Sends nothing, and says what is wrong instead of throwing.
 */
export async function loadConfig(given: GivenInputs, surroundings: Surroundings, vault: Vault, words: InputNaming): Promise<Loaded> {
  await keepMisplaced(given, vault);
  const reader = createReader(given, vault, words);
  const named = reader.path('config-file');
  if (reader.problems.length > 0) return { kind: 'refused', problems: reader.problems, notices: [] };
  const input = words.nameOf('config-file');
  const wanted = named ?? CONFIG_FILE;
  const read = surroundings.readFile(path.resolve(surroundings.baseFolder, wanted), LONGEST_CONFIG);
  if (read.kind === 'unreadable') return named === null && read.why === NO_SUCH_FILE ? NO_CONFIG : unusable(input, wanted, read.why, vault);
  const event = eventOf(surroundings);
  const standing = standingOf(event);
  if (!mayRead('config-file', standing, { named: named !== null })) return leftAside(input, event);
  const file = shownPath(surroundings.baseFolder, wanted);
  const isForeign = standing === 'foreign';
  return parsed(read.text, file, isForeign, isForeign ? [{ level: 'warning', input, message: usedOn(event, file) }] : []);
}

/** It was there, and nobody named it. */
const leftAside = (input: string, event: EventFacts | null): Loaded =>
  ({ kind: 'none', leftAside: whyWithheld(event) !== null, notices: [{ level: 'warning', input, message: unusedOn(event) }] });

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

const eventName = (event: EventFacts | null): Foreign => foreign('words', event?.eventName ?? '');

const unusedOn = (event: EventFacts | null): Text =>
  text`${CONFIG_FILE} is not used: on ${eventName(event)}${event?.eventName === 'pull_request' ? ' from a fork' : ''} it may be the file of somebody who may not see the secrets. Name it in config-file where it is checked out from your own branch.`;

const usedOn = (event: EventFacts | null, file: string): Text =>
  text`On ${eventName(event)}, ${foreign('words', file)} is used because config-file names it. Make sure that it is checked out from your own branch: whoever writes it says which credentials are used for what.`;
