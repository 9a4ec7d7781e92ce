import type { Asking } from '../../src/experiments/types.ts';
import type { Session } from '../../src/box/session-types.ts';
import { ENTERPRISE } from '../support/script-session.ts';

/** What experiments work with, for an app whose enterprise token was refused. */
export const asking = (session: Session, parts: Partial<Asking> = {}): Asking => ({
  session, grant: 'ccg', enterpriseId: ENTERPRISE, userId: null, folderIds: [], unusedName: 'box-preflight-1.tmp', sameApp: [], ...parts,
});
