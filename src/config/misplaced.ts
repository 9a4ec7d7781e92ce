import type { Vault } from '../foundation/vault.ts';
import { isInputName, rowOf } from './inputs.ts';

/** Longer ones are no name of a file, a flag or a command that people give. */
export const LONGEST_NAME = 1024;

/** A credential by its form alone: JSON, PEM, or more base64 than anything else that is written in an input. */
export const isCredential = (raw: string): boolean =>
  /^\s*\{|-----BEGIN|"(?:clientSecret|privateKey)"/u.test(raw) || (raw.length > LONGEST_NAME && /^[A-Za-z0-9+/=_\s-]+$/u.test(raw));

/**
 * A secret in the wrong place (a config in `config-file`, a key in `folders`) is kept before any message is made. What takes it
 * apart is loaded only where there is one.
 */
export async function keepMisplaced(given: Readonly<Record<string, string>>, vault: Vault): Promise<void> {
  const found = Object.entries(given).filter(([name, raw]) => !(isInputName(name) && rowOf(name).secret) && isCredential(raw));
  if (found.length === 0) return;
  const { keepPasted } = await import('../credentials/pasted.ts');
  for (const [, raw] of found) keepPasted(raw, vault);
}
