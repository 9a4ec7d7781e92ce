import { ASSERTION_ROWS } from './rows-assertion.ts';
import { CONTENT_ROWS } from './rows-content.ts';
import { FALLBACK_ROWS, INTERCEPTED_ROWS } from './rows-fallback.ts';
import { IDENTITY_ROWS } from './rows-identity.ts';
import { LIMIT_ROWS } from './rows-limits.ts';
import { OAUTH_FALLBACK_ROWS, OAUTH_ROWS } from './rows-oauth.ts';
import { REQUEST_ROWS } from './rows-requests.ts';
import { TLS_ROWS } from './rows-tls.ts';
import { TOKEN_ROWS } from './rows-token.ts';
import { STOPPED_ROWS, TRANSPORT_ROWS } from './rows-transport.ts';
import type { Row } from './types.ts';

export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
}

/**
 * Every failure that is known, in the order in which rows are tried: the exact before the general, what something in
 * between wrote before what Box wrote, texts before codes before statuses (box-authentication.md section 9).
 */
export const SECTIONS: readonly Section[] = [
  { title: 'No answer from Box: network and proxy', rows: TRANSPORT_ROWS },
  { title: 'No answer from Box: TLS', rows: TLS_ROWS },
  { title: 'The run itself', rows: STOPPED_ROWS },
  { title: 'An answer that Box did not write', rows: INTERCEPTED_ROWS },
  { title: 'Limits, outages and busy items', rows: LIMIT_ROWS },
  { title: 'Obtaining a token: the app and its settings', rows: TOKEN_ROWS },
  { title: 'Obtaining a token: the assertion and its key', rows: ASSERTION_ROWS },
  { title: 'Token exchange, revocation, and OAuth tokens of people', rows: OAUTH_ROWS },
  { title: 'Who the token acts for', rows: IDENTITY_ROWS },
  { title: 'Scopes, folders and files', rows: CONTENT_ROWS },
  { title: 'Requests that Box refuses for their content', rows: REQUEST_ROWS },
  { title: 'Obtaining a token: by the error code alone', rows: OAUTH_FALLBACK_ROWS },
  { title: 'By status alone', rows: FALLBACK_ROWS },
];

/** All rows, in the order in which they are tried. */
export const explainRows = (): readonly Row[] => SECTIONS.flatMap(({ rows }) => rows);
