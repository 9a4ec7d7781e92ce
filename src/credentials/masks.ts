import type { Vault } from '../foundation/vault.ts';
import { isObject } from './document.ts';
import type { JsonObject } from './document.ts';

/** Names of fields that hold secrets, in Box's config files and in those that are mistaken for them. */
const SECRET_FIELDS: ReadonlySet<string> = new Set([
  'clientSecret', 'client_secret', 'privateKey', 'passphrase', 'primaryKey', 'secondaryKey',
  'accessToken', 'access_token', 'refreshToken', 'refresh_token', 'developerToken',
]);

/** Box's configs are three levels deep. */
const DEEPEST = 6;

/**
 * Masks every secret value in a config, wherever it stands; never ids, and never the document, of which the runner would
 * mask every line.
 */
export function maskSecrets(config: JsonObject, vault: Vault): void {
  let level: readonly JsonObject[] = [config];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth += 1) {
    const next: JsonObject[] = [];
    for (const [name, value] of level.flatMap((each) => Object.entries(each))) {
      if (isObject(value)) next.push(value);
      else if (typeof value === 'string' && SECRET_FIELDS.has(name)) vault.keep(value);
    }
    level = next;
  }
}
