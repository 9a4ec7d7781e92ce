import type { Failure } from '../box/failure.ts';

/** Refusals of a token request behind which there are several causes. */
export type RefusalKind = 'grant' | 'subject-type' | 'grant-type' | 'configuration' | 'sub' | 'iss' | 'kid' | 'signature';

/** Box's words for each (box-authentication.md section 8, rows 6 to 12 and 16 to 19). */
const WORDS: readonly (readonly [kind: RefusalKind, words: RegExp])[] = [
  ['grant', /grant credentials are invalid/iu],
  ['subject-type', /box_subject_type"? value is unauthorized/iu],
  ['grant-type', /grant type is unauthorized/iu],
  ['configuration', /cannot obtain (?:user )?token based on the enterprise configuration/iu],
  ['sub', /'sub' (?:claim|specified)/iu],
  ['iss', /'iss' claim/iu],
  ['kid', /"?kid"? invalid, unable to lookup/iu],
  ['signature', /signature verification error|openssl unable to verify data/iu],
];

/** Which of them this is; `null` where the answer has one cause only, or says nothing of the app. */
export function refusalKind(failure: Failure): RefusalKind | null {
  return failure.kind === 'http' && failure.status >= 400 && failure.status < 500 ? kindOfWords(failure.words ?? '') : null;
}

export const kindOfWords = (words: string): RefusalKind | null => WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;

/** Box's refusal of a client ID with this secret (box-authentication.md section 8, rows 1 and 2). */
export const isPairRefused = (words: string): boolean => /\binvalid_client\b|client credentials are (?:invalid|not valid)|client_id is invalid/iu.test(words);

/** Box's words for several keys and none named (row 17, unconfirmed). */
export const isKeyNotNamed = (words: string): boolean => /"?kid"? empty/iu.test(words);
