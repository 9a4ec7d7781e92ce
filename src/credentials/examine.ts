import type { Vault } from '../foundation/vault.ts';
import { examineCcg } from './ccg.ts';
import { examineJwt } from './jwt.ts';
import type { Examination, RawCredentials } from './types.ts';

/**
 * Looks at credentials offline: parsed, or every defect that stands in the way, all at once. Registers each secret that
 * it finds with `vault`; otherwise pure. Never throws, whatever was handed in, and its time is linear in the input.
 */
export function examine(raw: RawCredentials, vault: Vault): Examination {
  switch (raw.auth) {
    case 'jwt': return examineJwt(raw, vault);
    case 'ccg': return examineCcg(raw, vault);
  }
}
