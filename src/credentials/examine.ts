import type { Vault } from '../foundation/vault.ts';
import { examineCcg } from './ccg.ts';
import { examineJwt } from './jwt.ts';
import { createLedger } from './ledger.ts';
import { noteRepairs, shapeOf } from './shape.ts';
import type { Defect, Examination, RawCredentials, RawUser } from './types.ts';

/**
 * Looks at credentials offline: parsed, or every defect that stands in the way, all at once. Registers each secret that
 * it finds with `vault`; otherwise pure. Never throws, whatever was handed in, and its time is linear in the input.
 * @param user the user that the deploy names, whose ID it sends as it is; `null` where nothing stands around the ID
 */
export function examine(raw: RawCredentials, vault: Vault, user: RawUser | null = null): Examination {
  const examination = raw.auth === 'jwt' ? examineJwt(raw, vault) : examineCcg(raw, vault);
  return user === null ? examination : { ...examination, defects: [...examination.defects, ...defectsOf(user)] };
}

/** That there is an ID inside is known by now. */
function defectsOf({ input, text }: RawUser): readonly Defect[] {
  const ledger = createLedger();
  noteRepairs(shapeOf(text), ledger.at(input, null));
  return ledger.defects;
}
