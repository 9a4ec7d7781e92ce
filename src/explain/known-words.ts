import { knownRows } from '../guidance/known.ts';
import type { HttpMatch, Row } from '../guidance/types.ts';

/** A text of Box's that stands in the pasted one, and the row that it belongs to. */
export interface KnownWords {
  readonly words: string;
  readonly row: Row;
  /** Does nobody else write this? OAuth servers of others share some sentences. */
  readonly boxAlone: boolean;
}

/** Shorter sentences, and these, are anybody's. */
const SHORTEST = 15;
const ANYBODYS = /^(?:internal server error|conflict)$/iu;
const SHARED = /^(?:algorithm not allowed|the client credentials are (?:invalid|not valid)|the client_id is invalid|invalid refresh token|refresh token has expired|the authorization code has expired|the supplied token is invalid|invalid grant_type parameter or parameter missing)\.?$/iu;

/** Around a match of an expression, so that the words are a whole sentence. */
const SENTENCE_EDGE = /["\n\\<>{}]|: | - /u;
const LONGEST_SENTENCE = 300;

/** The first of Box's known sentences in the text, the exact expressions of the catalogue before its list of sentences. */
export function knownWordsIn(text: string): KnownWords | null {
  const rows = knownRows().filter(isHttp);
  for (const row of rows) {
    const found = row.when.says?.exec(text);
    if (found != null) return knownAs(sentenceAround(text, found.index, found[0].length), row);
  }
  const lower = text.toLowerCase();
  for (const row of rows) {
    const words = row.seen.find((each) => isSentence(each) && lower.includes(each.toLowerCase()));
    if (words !== undefined) return knownAs(words, row);
  }
  return null;
}

/** Box's codes that nobody else uses: long ones, in words joined by underscores. */
const LONG_CODE = /\b[a-z]+(?:_[a-z]+){1,8}\b/gu;
const SHORTEST_CODE = 12;
/** Of OAuth (RFC 6749, 6750), of gRPC and of everybody's APIs. */
const ANYBODYS_CODES: ReadonlySet<string> = new Set([
  'invalid_client', 'invalid_grant', 'invalid_scope', 'invalid_request', 'invalid_token', 'unauthorized_client', 'unsupported_grant_type', 'insufficient_scope',
  'bad_request', 'not_found', 'invalid_resource', 'internal_server_error', 'bad_gateway', 'method_not_allowed', 'too_many_requests', 'rate_limit_exceeded', 'invalid_parameter',
  'missing_parameter', 'length_required', 'precondition_failed', 'unsupported_media_type', 'session_expired', 'invalid_query', 'invalid_status', 'upload_failed',
  'schema_validation_failed', 'invalid_limit', 'invalid_offset', 'request_entity_too_large', 'workflow_not_found', 'password_reset_required', 'insufficient_access',
]);

/** A code in the text that only Box uses, such as `access_denied_insufficient_permissions`; `null`: none. */
export function boxCodeIn(text: string): string | null {
  const known = codes();
  for (const [code] of text.matchAll(LONG_CODE)) if (code.length >= SHORTEST_CODE && known.has(code) && !ANYBODYS_CODES.has(code)) return code;
  return null;
}

/** Every code of the catalogue. */
export const codes = (): ReadonlySet<string> => new Set(knownRows().flatMap((row) => (isHttp(row) ? row.when.code ?? [] : [])));

const knownAs = (words: string, row: Row): KnownWords => ({ words, row, boxAlone: !SHARED.test(words.trim()) });

const isHttp = (row: Row): row is Row & { readonly when: HttpMatch } => row.when.kind === 'http';

/** Not `403 forbidden when …`, which is how the catalogue describes an answer without words. */
const isSentence = (words: string): boolean => words.length >= SHORTEST && words.includes(' ') && !/^\d|^an? |^any |^Bearer /u.test(words) && !ANYBODYS.test(words);

function sentenceAround(text: string, start: number, length: number): string {
  const before = text.slice(Math.max(0, start - LONGEST_SENTENCE), start).split(SENTENCE_EDGE).at(-1) ?? '';
  const after = text.slice(start + length, start + length + LONGEST_SENTENCE).split(/["\n\\<>{}]/u)[0] ?? '';
  return `${before}${text.slice(start, start + length)}${after}`.trim();
}
