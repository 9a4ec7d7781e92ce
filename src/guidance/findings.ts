import { FOLDER_FINDINGS } from './findings-folder.ts';
import { IDENTITY_FINDINGS } from './findings-identity.ts';
import { CLIENT_FINDINGS, CONTENT_PROOFS } from './findings-proof-content.ts';
import { TOKEN_PROOFS, USER_PROOFS } from './findings-proof-token.ts';
import { RUN_FINDINGS } from './findings-run.ts';
import { SCOPE_FINDINGS } from './findings-scope.ts';
import type { Advice } from './types.ts';

const ALL = { ...IDENTITY_FINDINGS, ...FOLDER_FINDINGS, ...SCOPE_FINDINGS, ...RUN_FINDINGS, ...TOKEN_PROOFS, ...USER_PROOFS, ...CONTENT_PROOFS, ...CLIENT_FINDINGS } as const;

/** What a check can find that is no failed answer. */
export type FindingId = keyof typeof ALL;

/** Advice for what checks find. */
export const FINDINGS: Readonly<Record<FindingId, Advice>> = ALL;
