import type { Secret } from '../foundation/secret.ts';
import type { WireRequest } from '../foundation/wire.ts';
import { jsonOf, keepCredentials, notAsked } from './answers.ts';
import { CONTENT_PATH, urlUnder } from './endpoints.ts';
import type { Answer } from './failure.ts';
import { createFolderReader } from './folder-reader.ts';
import type { FolderReader, Listed } from './folder-reader.ts';
import { folder } from './folders.ts';
import { listing } from './listings.ts';
import type { SessionOptions } from './session-options.ts';
import type { ForeseenFolder, Question, Subject } from './session-types.ts';
import { mustHave } from './tokens.ts';
import type { TokenOwner, Tokens } from './tokens.ts';
import type { Outcome2xx, OutgoingRequest } from './transport-types.ts';

/** Who pays for a request, and out of what: a follow-up only from what no check needs, a listing only where it can spare others. */
export type Price = Pick<OutgoingRequest, 'followUp' | 'insteadOf' | 'payer'>;

export interface Asker {
  /** Asks a question as a subject, unless it was asked before. */
  ask<T>(question: Question<T>, subject: Subject, price: Price): Promise<Answer<T>>;
  /** Which folders will be asked for as a subject; returns how many requests that begins with. */
  foresee(folders: readonly ForeseenFolder[], subject: Subject): number;
}

/** Whose token a subject asks with. */
const OWNERS = { service: 'service', user: 'user', 'as-user': 'service' } as const satisfies Record<Subject, TokenOwner>;

/** What tells one question from another, besides the subject; how it is read is no part of it. */
type Asked = Omit<Question<unknown>, 'read'>;

/** An answer as it came: shared by all who ask, and read by each for himself. */
interface Entry {
  readonly followUp: boolean;
  readonly outcome: Promise<Outcome2xx | Listed>;
}

/** @param closed has the session's end begun? */
export function createAsker(options: SessionOptions, tokens: Tokens, closed: () => boolean): Asker {
  const entries = new Map<string, Entry>();
  const readers = new Map<Subject, FolderReader>();

  async function send(asked: Asked, subject: Subject, price: Price & Pick<OutgoingRequest, 'delayed'>): Promise<Outcome2xx> {
    const owner = OWNERS[subject];
    const headers = headersFor(subject, options);
    const request = (token: Secret): Promise<Outcome2xx> => {
      const { purpose } = asked;
      if (closed()) return Promise.resolve({ kind: 'failed', failure: { kind: 'stopped', purpose, reason: 'interrupted', exchange: null } });
      return options.transport.request({ target: options.target, purpose, ...price, build: () => written(options, asked, headers, token) });
    };
    const token = mustHave(await tokens.current(owner, price.payer), owner);
    if (token.kind === 'failed') return token;
    const outcome = await request(token.secret);
    if (!tokenRefused(outcome)) return outcome;
    const renewed = await tokens.renewed(owner, token.secret, price);
    if (renewed === null) return outcome;
    return renewed.kind === 'failed' ? renewed : request(renewed.secret);
  }

  /** A folder that was foreseen is read with the others, unless only a follow-up wants it yet. */
  function readTogether({ folderId }: Asked, subject: Subject, followUp: boolean): Promise<Outcome2xx | Listed> | null {
    const reader = readers.get(subject);
    return folderId === undefined || reader === undefined || (followUp && !reader.begun) ? null : reader.read(folderId);
  }

  async function once(asked: Asked, subject: Subject, price: Price): Promise<Outcome2xx | Listed> {
    const { followUp } = price;
    const key = keyOf(asked, subject);
    const before = entries.get(key);
    if (before !== undefined && (followUp || !before.followUp || !refusedForBudget(await before.outcome))) return before.outcome;
    if (before !== undefined && entries.get(key) !== before) return once(asked, subject, price);
    const outcome = readTogether(asked, subject, followUp) ?? send(asked, subject, price);
    entries.set(key, { followUp, outcome });
    return outcome;
  }

  return {
    async ask(question, subject, price) {
      const outcome = await once(question, subject, price);
      if (outcome.kind === 'failed') return outcome;
      const json = outcome.kind === 'listed' ? outcome.json : jsonOf(outcome);
      keepCredentials(json, options.deps.vault);
      const value = question.read(json);
      if (value !== null) return { kind: 'answered', value, exchange: outcome.exchange };
      if (outcome.kind === 'listed') throw new Error('an entry of a listing cannot be read as the folder it stands for');
      return { kind: 'failed', failure: notAsked(question.purpose, outcome) };
    },
    foresee(folders, subject) {
      const payers = new Map(folders.map(({ id, payer }) => [id, payer]));
      const price = (id: string | undefined): Price => ({ followUp: false, payer: payers.get(id ?? '') ?? null });
      const reader = createFolderReader([...payers.keys()], {
        read: (id, delayed) => send(folder(id), subject, { ...price(id), delayed }),
        list: (parentId, marker, open) => send(listing(parentId, marker), subject, { ...price(open[0]), insteadOf: open.length }),
      });
      if (reader === null) return payers.size;
      readers.set(subject, reader);
      return reader.beginsWith;
    },
  };
}

/** https://developer.box.com/guides/authentication/jwt/as-user */
function headersFor(subject: Subject, { asUser }: SessionOptions): Readonly<Record<string, string>> {
  if (subject !== 'as-user') return {};
  if (asUser === null) throw new Error('this session has no as-user subject');
  return { 'as-user': asUser };
}

function written({ apiUrl }: SessionOptions, asked: Asked, headers: Readonly<Record<string, string>>, token: Secret): WireRequest {
  return {
    method: asked.method,
    url: urlUnder(apiUrl, CONTENT_PATH + asked.path, asked.query),
    headers: { accept: 'application/json', ...headers },
    bearer: token,
    body: asked.body === null ? { kind: 'none' } : { kind: 'json', value: asked.body },
  };
}

function keyOf({ method, path, query, body, folderId }: Asked, subject: Subject): string {
  // Folders come by the thousand, and are asked for in one way.
  if (folderId !== undefined) return `${subject} ${path}`;
  const sorted = Object.entries(query).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([subject, method, path, sorted, body]);
}

/** Box's words for a refusal that another token would meet as well (box-errors.md section 3). */
const NOT_THE_TOKEN = /cannot authorize with this service|user has been deactivated/iu;

/**
 * Is the token itself refused? Box documents some of these as 403, so what the answer says counts, not its status alone
 * (box-errors.md section 3).
 */
function tokenRefused(outcome: Outcome2xx): boolean {
  if (outcome.kind === 'answered' || outcome.failure.kind !== 'http') return false;
  const { status, code, words, fromBox } = outcome.failure;
  if (status === 403) return code === 'invalid_token';
  return status === 401 && fromBox && !NOT_THE_TOKEN.test(words ?? '');
}

const refusedForBudget = (outcome: Outcome2xx | Listed): boolean =>
  outcome.kind === 'failed' && outcome.failure.kind === 'stopped' && outcome.failure.reason === 'call-budget';
