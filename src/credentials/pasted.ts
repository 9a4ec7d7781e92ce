import type { Vault } from '../foundation/vault.ts';
import { readDocument } from './document.ts';
import { createLedger } from './ledger.ts';
import { maskSecrets } from './masks.ts';

/** Masks the secrets in a config or a key that was pasted into a field of one value. */
export function maskPasted(text: string, vault: Vault): void {
  const document = readDocument(text, createLedger(), '');
  if (document.kind === 'object') maskSecrets(document.object, vault);
  if (document.kind === 'key') vault.keep(document.pem);
}

/** A config is under 4 KB; what else stands in a longer text is not looked for. */
const LONGEST_PASTED = 16 * 1024;
/** In one piece, as the runner masks it. */
const LONGEST_WHOLE = 4096;
/** Keys, secrets and base64, however the text around them is broken; field names are shorter. */
const RUN = /[A-Za-z0-9+/=_]{16,4096}/gu;
const PASSPHRASE = /"passphrase"\s{0,20}:\s{0,20}"([^"\\]{4,256})"/gu;

/** {@link maskPasted}, where nothing of the text has a right to be shown: also where it is cut, or no JSON any more. */
export function keepPasted(text: string, vault: Vault): void {
  const looked = text.slice(0, LONGEST_PASTED);
  maskPasted(looked, vault);
  if (text.length <= LONGEST_WHOLE && !/[\r\n]/u.test(text.trim())) vault.keep(text.trim());
  for (const run of looked.match(RUN) ?? []) vault.keep(run);
  for (const [, words = ''] of looked.matchAll(PASSPHRASE)) vault.keep(words);
}
