import type { Purpose } from '../foundation/exchange.ts';
import type { Vault } from '../foundation/vault.ts';
import type { HttpFailure } from './failure.ts';
import { isHtml, unreadable } from './failure-parse.ts';
import type { Outcome2xx } from './transport-types.ts';

export type Answered2xx = Extract<Outcome2xx, { readonly kind: 'answered' }>;

/** The failure that a 2xx is whose content is not what was asked for. HTML is told apart: a proxy or a portal wrote it. */
export function notAsked(purpose: Purpose, answered: Answered2xx): HttpFailure {
  const failure = unreadable(purpose, answered);
  return isHtml(answered.answer.headers, answered.body) ? { ...failure, shape: 'html' } : failure;
}

const alreadyParsed = new WeakMap<Answered2xx, { readonly json: unknown }>();

/** The JSON of an answer, parsed once; `undefined` where it is none. */
export function jsonOf(answered: Answered2xx): unknown {
  const parsed = alreadyParsed.get(answered) ?? { json: parse(answered.body) };
  alreadyParsed.set(answered, parsed);
  return parsed.json;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * Fields of an answer that are credentials (https://developer.box.com/reference/resources/upload-url). The upload URL is
 * not among them: its host is shown, and masking the whole would take the host's parts out of later texts; readers drop the rest.
 */
const CREDENTIAL_FIELDS: readonly string[] = ['upload_token'];

/** A mask blanks its text in the rest of the job's log: never a common word, nor a text of many lines. */
const MASKABLE = /^[!-~]{8,4096}$/u;

/** Hands the credentials inside an answer to the vault, which masks them from now on. */
export function keepCredentials(json: unknown, vault: Pick<Vault, 'keep'>): void {
  if (typeof json !== 'object' || json === null) return;
  for (const name of CREDENTIAL_FIELDS) {
    const value: unknown = Object.getOwnPropertyDescriptor(json, name)?.value;
    if (typeof value === 'string' && MASKABLE.test(value)) vault.keep(value);
  }
}
