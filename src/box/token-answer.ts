import * as v from 'valibot';
import type { Purpose } from '../foundation/exchange.ts';
import type { Secret } from '../foundation/secret.ts';
import type { Vault } from '../foundation/vault.ts';
import { jsonOf, notAsked } from './answers.ts';
import type { Failure } from './failure.ts';
import { reading } from './readers.ts';
import type { Outcome2xx } from './transport-types.ts';

/** A new access token, kept by the vault, or why there is none. */
export type NewToken =
  | { readonly kind: 'issued'; readonly secret: Secret; readonly exchange: number }
  | { readonly kind: 'failed'; readonly failure: Failure };

/**
 * Nothing but the token is needed, and real answers differ in the rest
 * (https://developer.box.com/reference/resources/access-token; box-authentication.md section 3). It goes into a header as it is
 * and is masked in all that follows, so it must be one word, longer than any that logs hold: RFC 6750 section 2.1 (`b64token`),
 * and the `!` that Box puts into tokens with narrowed scopes.
 */
const readToken = reading(v.object({ access_token: v.pipe(v.string(), v.regex(/^[!-~]{16,4096}$/u)) }));

/** Takes the access token out of an answer of the token endpoint. */
export function accessTokenOf(outcome: Outcome2xx, purpose: Purpose, vault: Pick<Vault, 'keep'>): NewToken {
  if (outcome.kind === 'failed') return outcome;
  const token = readToken(jsonOf(outcome));
  if (token === null) return { kind: 'failed', failure: notAsked(purpose, outcome) };
  return { kind: 'issued', secret: vault.keep(token.access_token), exchange: outcome.exchange };
}
