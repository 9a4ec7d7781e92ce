import type { Foreign, Text } from '../foundation/text.ts';
import { clean, foreign, text } from '../foundation/text.ts';
import type { Vault } from '../foundation/vault.ts';
import { mayBeSecret } from './secret-form.ts';

/** Box's client secrets have 32 characters, and nothing that is named in an input has as many as this. */
const LONGEST_SHOWN = 24;
/** Paths are longer; what a file system takes at most is more than anybody reads. */
const LONGEST_PATH_SHOWN = 120;

/**
 * What the user wrote, for a message: quoted, on one line, without kept secrets, and only where it is short; of what is longer,
 * or may be a secret that ended up in the wrong input, no part is shown, only how long it is.
 * @param kept texts of secret inputs, of which no part is shown either
 */
export function quoted(raw: string, vault: Pick<Vault, 'scrub'>, kept: readonly string[] = []): Text {
  return shownIf(raw, vault, kept, LONGEST_SHOWN);
}

/** {@link quoted}, for the path of a file. */
export function quotedPath(raw: string, vault: Pick<Vault, 'scrub'>): Text {
  return shownIf(raw, vault, [], LONGEST_PATH_SHOWN);
}

/** Shorter ones are words and numbers that stand in a secret by chance. */
const SHORTEST_PART = 6;

function shownIf(raw: string, vault: Pick<Vault, 'scrub'>, kept: readonly string[], longest: number): Text {
  const scrubbed = vault.scrub(raw);
  const isPart = raw.length >= SHORTEST_PART && kept.some((secret) => secret.includes(raw));
  if (isPart || scrubbed.length > longest || mayBeSecret(raw)) return [`a text of ${String(raw.length)} characters`];
  const shown: Foreign = foreign('words', vault.scrub(clean(scrubbed)));
  return text`"${shown}"`;
}

/** What a message or a prompt calls a file, a flag or a command by: as it was written, or by its length as {@link quotedPath}. */
export function calledBy(raw: string, vault: Pick<Vault, 'scrub'>): string {
  const isShown = raw.length <= LONGEST_PATH_SHOWN && !mayBeSecret(raw);
  return isShown ? clean(vault.scrub(raw)) : `a text of ${String(raw.length)} characters`;
}
