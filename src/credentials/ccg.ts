import { reveal } from '../foundation/secret.ts';
import type { Vault } from '../foundation/vault.ts';
import { clientIdFrom, clientSecretFrom, enterpriseIdFrom, userIdFrom } from './ids.ts';
import { createLedger } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { maskPasted } from './pasted.ts';
import type { CcgCredentials, Examination, RawCredentials } from './types.ts';

type RawCcg = Extract<RawCredentials, { readonly auth: 'ccg' }>;

/** The inputs by which these values come (contract, section 2). */
const INPUT = { clientId: 'client-id', clientSecret: 'client-secret', enterpriseId: 'enterprise-id', userId: 'user-id' } as const;

/** Reads the values of a Client Credentials Grant app (box-authentication.md section 2.2). */
export function examineCcg(raw: RawCcg, vault: Vault): Examination {
  const ledger = createLedger();
  const secretText = reveal(raw.clientSecret);
  for (const pasted of [raw.clientId, secretText]) maskPasted(pasted, vault);
  const clientId = clientIdFrom(raw.clientId, ledger.at(INPUT.clientId, null));
  const secret = clientSecretFrom(secretText, ledger.at(INPUT.clientSecret, null));
  const sameTwice = clientId !== null && clientId === secret;
  if (areSwapped(clientId, secret)) vault.keep(raw.clientId);
  if (sameTwice) ledger.at(INPUT.clientSecret, null).unusable('same-value', INPUT.clientId);
  const enterpriseId = readSubject(ledger, raw);
  const clientSecret = secret === null ? null : vault.keep(secret);
  const credentials: CcgCredentials | null = ledger.usable && clientId !== null && clientSecret !== null
    ? { auth: 'ccg', clientId, clientSecret, enterpriseId }
    : null;
  return {
    credentials,
    defects: ledger.defects,
    facts: { clientId: sameTwice ? null : clientId, enterpriseId, publicKeyId: null, fingerprint: null, rsaBits: null },
  };
}

/** The enterprise, which may be left out where a user is given: then only that user's token is asked for. */
function readSubject(ledger: Ledger, raw: RawCcg): string | null {
  const userId = raw.userId === null || raw.userId === '' ? null : userIdFrom(raw.userId, ledger.at(INPUT.userId, null));
  const entry = ledger.at(INPUT.enterpriseId, null);
  if (raw.enterpriseId === null || raw.enterpriseId === '') return raw.userId === null || raw.userId === '' ? entry.unusable('field-missing') : null;
  const enterpriseId = enterpriseIdFrom(raw.enterpriseId, entry);
  // Two kinds of id from two counters: nothing forbids that they are equal, and hardly ever is it meant.
  if (enterpriseId !== null && enterpriseId === userId) ledger.at(INPUT.userId, null).doubtful('same-value', INPUT.enterpriseId);
  return enterpriseId;
}

/** Client IDs have been seen in small letters and digits alone, secrets with capitals among them. */
const areSwapped = (clientId: string | null, secret: string | null): boolean =>
  clientId !== null && secret !== null && /[A-Z]/u.test(clientId) && /[a-z]/u.test(clientId) && /\d/u.test(clientId) && /^[a-z0-9]{20,}$/u.test(secret);
