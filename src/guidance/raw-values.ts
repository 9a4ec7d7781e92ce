import type { Defect, DefectKind } from '../credentials/types.ts';

/** What of a credential a defect is in, whatever the input is called. */
export type CredentialPart =
  | 'config' | 'client-id' | 'client-secret' | 'public-key-id' | 'private-key' | 'passphrase'
  | 'enterprise' | 'user' | 'as-user';

/** What every form was tried with: the SDK, and a client on Node's own functions that hands each value on as it is. */
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

const row = (part: CredentialPart, words: string, parts: Partial<RawValueRow> = {}): RawValueRow =>
  ({ part, kinds: 'any', works: NEITHER, words, ...parts });

const SENT = 'box-node-sdk@10, and every client that sends it as it is,';

/**
 * Tried with box-node-sdk 10.12, and with JSON.parse, createPrivateKey, jsonwebtoken and fetch of Node 20 (OpenSSL 3.0)
 * and Node 24 (OpenSSL 3.5), against the simulator: test/guidance/raw-values.test.ts does it again. The first row that
 * fits counts.
 */
export const RAW_VALUES: readonly RawValueRow[] = [
  row('config', 'box-node-sdk@10, and every client that parses it as JSON, stops with an exception.'),
  row('client-id', `${SENT} is refused with \`invalid_client\`.`),
  row('client-secret', `${SENT} is refused with \`invalid_client\`.`),
  row('public-key-id', 'every client that sends it as `kid` is refused; box-node-sdk@10 sends no `kid`, and does not stumble.', {
    works: { ...NEITHER, 'box-node-sdk@10': true },
  }),
  row('private-key', 'box-node-sdk@10 and Node’s createPrivateKey read past it; other clients may not.', {
    kinds: ['byte-order-mark'], found: null, works: BOTH,
  }),
  row('private-key', 'box-node-sdk@10, and every client that opens it with Node’s createPrivateKey, stops with an exception.'),
  row('passphrase', 'box-node-sdk@10, and every client that hands it on as it is, can’t open the private key.'),
  row('enterprise', 'box-node-sdk@10 refuses to load the config, and jsonwebtoken to sign for it.', { kinds: ['enterprise-number'] }),
  row('enterprise', `${SENT} is refused: Box knows no such enterprise.`),
  row('user', `${SENT} is refused: Box knows no such user.`),
  row('as-user', 'box-node-sdk@10 refuses to send it in a header; Node’s fetch takes the line break off.', {
    kinds: ['stray-space'], found: 'a line break', works: { ...BOTH, 'box-node-sdk@10': false },
  }),
  row('as-user', 'in a header, box-node-sdk@10 and Node’s fetch take the spaces off; other clients may not.', {
    kinds: ['stray-space'], found: 'spaces', works: BOTH,
  }),
  row('as-user', `${SENT} fails: it is no user’s ID, or no header at all.`),
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
  const wanted = partOf(defect);
  return RAW_VALUES.find(({ part, kinds, found }) =>
    part === wanted && (kinds === 'any' || kinds.includes(defect.kind)) && (found === undefined || found === defect.found));
}

/** What is said of a mended defect, and the steps that its own advice does not have. */
export function adviceOnRaw(defect: Defect): { readonly cause: string; readonly steps: readonly string[] } {
  const found = rawValueOf(defect);
  const works = found === undefined || Object.values(found.works).every(Boolean);
  const mended = works ? 'This check mended it.' : 'It can be used here only because this check mended it.';
  const meets = found?.words ?? 'which clients take it is not known.';
  const isInput = defect.where === null && defect.kind === 'stray-space' && defect.found === 'a line break';
  return { cause: `${mended} The deploy gets the raw value: ${meets}`, steps: [...(isInput ? [BLOCK] : []), MENDED_THERE] };
}

const BLOCK = 'If the workflow has it behind a `|`: write it on the line of its name, because `|` adds a line break.';
const MENDED_THERE = 'If the deploy mends it by itself: set `repaired-credentials` to `warn`.';
