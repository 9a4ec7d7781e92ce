import type { Defect, DefectKind } from '../credentials/types.ts';

/** What of a credential a defect is in, whatever the input is called. */
export type CredentialPart =
  | 'config' | 'client-id' | 'client-secret' | 'public-key-id' | 'private-key' | 'passphrase' | 'enterprise' | 'user' | 'as-user';

/** The clients that every form was tried with: the SDK, and one on Node's own functions that hands each value on as it is. */
export type TriedClient = 'box-node-sdk@10' | 'plain';

/** What comes of a value that this check mends, where a client gets it as it is stored. */
export interface RawValueRow {
  readonly part: CredentialPart;
  readonly kinds: readonly DefectKind[] | 'any';
  /** `found` of the defect, where that matters. */
  readonly found?: string | null;
  /** Does the client work with the raw value? */
  readonly works: Readonly<Record<TriedClient, boolean>>;
  /** Which clients stumble, and over what. A client that nobody tried is not spoken of. */
  readonly words: string;
}

const NEITHER = { 'box-node-sdk@10': false, 'plain': false } as const;
const BOTH = { 'box-node-sdk@10': true, 'plain': true } as const;

/**
 * Tried with box-node-sdk 10.12, and with JSON.parse, createPrivateKey, jsonwebtoken and fetch of Node 20 (OpenSSL 3.0) and
 * Node 24 (OpenSSL 3.5), against the simulator: test/guidance/raw-values.test.ts does it again. The first row that fits counts.
 */
export const RAW_VALUES: readonly RawValueRow[] = [
  { part: 'config', kinds: 'any', works: NEITHER, words: 'box-node-sdk@10, and every client that parses it as JSON, stops with an exception.' },
  { part: 'client-id', kinds: 'any', works: NEITHER, words: 'box-node-sdk@10, and every client that sends it as it is, is refused with `invalid_client`.' },
  { part: 'client-secret', kinds: 'any', works: NEITHER, words: 'box-node-sdk@10, and every client that sends it as it is, is refused with `invalid_client`.' },
  { part: 'public-key-id', kinds: 'any', works: { ...NEITHER, 'box-node-sdk@10': true }, words: 'every client that sends it as `kid` is refused. box-node-sdk@10 sends no `kid`, and does not stumble.' },
  { part: 'private-key', kinds: ['byte-order-mark'], found: null, works: BOTH, words: 'box-node-sdk@10 and Node’s createPrivateKey read past it; other clients may not.' },
  { part: 'private-key', kinds: 'any', works: NEITHER, words: 'box-node-sdk@10, and every client that opens it with Node’s createPrivateKey, stops with an exception.' },
  { part: 'passphrase', kinds: 'any', works: NEITHER, words: 'box-node-sdk@10, and every client that hands it on as it is, can’t open the private key.' },
  { part: 'enterprise', kinds: ['enterprise-number'], works: NEITHER, words: 'box-node-sdk@10 refuses to load the config, and jsonwebtoken to sign for it.' },
  { part: 'enterprise', kinds: 'any', works: NEITHER, words: 'box-node-sdk@10, and every client that sends it as it is, is refused: Box knows no such enterprise.' },
  { part: 'user', kinds: 'any', works: NEITHER, words: 'box-node-sdk@10, and every client that sends it as it is, is refused: Box knows no such user.' },
  { part: 'as-user', kinds: ['stray-space'], found: 'a line break', works: { ...BOTH, 'box-node-sdk@10': false }, words: 'box-node-sdk@10 refuses to send it in a header; Node’s fetch takes the line break off.' },
  { part: 'as-user', kinds: ['stray-space'], found: 'spaces', works: BOTH, words: 'in a header, box-node-sdk@10 and Node’s fetch take the spaces off; other clients may not.' },
  { part: 'as-user', kinds: 'any', works: NEITHER, words: 'box-node-sdk@10, and every client that sends it as it is, fails: it is no user’s ID, or no header at all.' },
];

/** The last part of a place, and the input where there is none. */
const PARTS: Readonly<Record<string, CredentialPart>> = {
  'clientID': 'client-id', 'client-id': 'client-id', 'clientSecret': 'client-secret', 'client-secret': 'client-secret',
  'publicKeyID': 'public-key-id', 'privateKey': 'private-key', 'passphrase': 'passphrase',
  'enterpriseID': 'enterprise', 'enterprise-id': 'enterprise', 'user-id': 'user', 'as-user': 'as-user',
};

export function partOf({ input, where }: Pick<Defect, 'input' | 'where'>): CredentialPart {
  const place = where?.replace(/, line \d+$/u, '').split('.').at(-1) ?? input;
  return (Object.hasOwn(PARTS, place) ? PARTS[place] : undefined) ?? 'config';
}

/** The row that speaks of a defect that was mended. */
export function rawValueOf(defect: Pick<Defect, 'kind' | 'input' | 'where' | 'found'>): RawValueRow | undefined {
  const part = partOf(defect);
  return RAW_VALUES.find((row) => row.part === part && (row.kinds === 'any' || row.kinds.includes(defect.kind)) && (row.found === undefined || row.found === defect.found));
}

/** What is said of a mended defect, and the steps that its own advice does not have. */
export function adviceOnRaw(defect: Defect): { readonly cause: string; readonly steps: readonly string[] } {
  const row = rawValueOf(defect);
  const works = row === undefined || Object.values(row.works).every(Boolean);
  const mended = works ? 'This check mended it.' : 'It can be used here only because this check mended it.';
  const block = defect.where === null && defect.kind === 'stray-space' && defect.found === 'a line break' ? [BLOCK] : [];
  return { cause: `${mended} The deploy gets the raw value: ${row?.words ?? 'which clients take it is not known.'}`, steps: [...block, MENDED_THERE] };
}

const BLOCK = 'If the workflow has it behind a `|`: write it on the line of its name, because `|` ends it with a line break.';
const MENDED_THERE = 'If the deploy mends it by itself: set `repaired-credentials` to `warn`.';
