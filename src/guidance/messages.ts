import type { Diagnosis, DiagnosisCode, Owner } from '../foundation/diagnosis.ts';
import type { Exchange } from '../foundation/exchange.ts';
import type { Foreign, Text } from '../foundation/text.ts';
import { join, plain, text, unwrap } from '../foundation/text.ts';
import { addressed, addresseeOf, fromAfar, isConditional, isForTheReader } from './addressing.ts';
import { CHANGES } from './changes.ts';

/** Who gets a message: everybody but the one who reads the log. */
export type Addressee = Exclude<Owner, 'ci'>;

/** What a report says of a target, as far as messages need it. */
export interface Told {
  readonly name: string;
  readonly identity: { readonly login: Foreign } | null;
  readonly checks: readonly { readonly diagnosis: Diagnosis | null; readonly evidence: readonly { readonly exchange: number | null }[] }[];
}

/** The ids that a message names; one that is missing or kept secret is left out, and the message says where to read it. */
export interface Ids {
  readonly clientId?: string;
  readonly enterpriseId?: string;
}

/** A message to paste, line by line. */
export interface ReadyMessage {
  readonly to: Addressee;
  readonly target: string;
  readonly lines: readonly Text[];
}

const ORDER: readonly Addressee[] = ['developer', 'box-admin', 'content-owner', 'box'];

/**
 * What the reader of a report can send to those who can mend what the reader can't: one message for each of them and target,
 * with the ids, the way to the page, what to press and what changes by it; to Box Support, what it will ask for. Pure.
 */
export function readyMessages(targets: readonly Told[], exchanges: readonly Exchange[], idsOf: (target: string) => Ids): readonly ReadyMessage[] {
  return targets.flatMap((target) => ORDER.flatMap((to) => {
    const ids = refusedPair(target, exchanges) ? begun(idsOf(target.name)) : idsOf(target.name);
    const lines = to === 'box' ? supportLines(target, exchanges, ids) : requestLines(to, target, ids);
    return lines.length === 0 ? [] : [{ to, target: target.name, lines }];
  }));
}

/** Box does not know this pair: ID and secret may be swapped, and what is taken for the ID be the secret. */
const refusedPair = ({ name }: Told, exchanges: readonly Exchange[]): boolean => exchanges.some(({ target, error }) =>
  target === name && error !== null && 'code' in error && error.code !== null && unwrap(error.code) === 'invalid_client');

/** As much of an ID as tells it from others, and nothing of a secret. */
export const BEGINNING = 4;

const begun = (ids: Ids): Ids => (ids.clientId === undefined ? ids : { ...ids, clientId: `${ids.clientId.slice(0, BEGINNING)}…` });

/** Something that one of them is asked to do, and why. */
interface Request {
  readonly cause: Text;
  readonly steps: readonly Text[];
  readonly code: DiagnosisCode;
}

const GREETINGS: Readonly<Record<Addressee, string>> = {
  'developer': 'Hello, a check before our deploy finds that something in the Developer Console keeps our Box app from working:',
  'box-admin': 'Hello, a check before our deploy finds that our Box app needs you as a Box admin:',
  'content-owner': 'Hello, a check before our deploy finds that our Box app can’t work with content that you look after:',
  'box': 'Hello Box Support, requests of our app fail:',
};

function requestLines(to: Addressee, target: Told, ids: Ids): readonly Text[] {
  const requests = requestsOf(to, target);
  if (requests.length === 0) return [];
  return [
    text`${GREETINGS[to]}`,
    ...requests.flatMap(linesOf),
    ...changesOf(to, requests),
    ...(to === 'content-owner' ? accountLines(target) : appLines(ids)),
  ];
}

const linesOf = ({ cause, steps }: Request): readonly Text[] =>
  [text`• ${cause}`, ...steps.map((step, index) => (steps.length === 1 ? text`  Please: ${step}` : text`  ${index + 1}. ${step}`))];

const changesOf = (to: Addressee, requests: readonly Request[]): readonly Text[] =>
  [...new Set(requests.map(({ code }) => CHANGES[code][to] ?? CHANGES[code].anybody))].map((change) => text`What changes: ${change}`);

/** Each once: forty folders behind one missing invitation are one thing to do. */
function requestsOf(to: Addressee, { checks }: Told): readonly Request[] {
  const all = checks.flatMap(({ diagnosis }) => (diagnosis === null ? [] : requestOf(to, diagnosis)));
  const key = ({ cause, steps }: Request): string => JSON.stringify([plain(cause), steps.map(plain)]);
  return [...new Map(all.map((request) => [key(request), request])).values()];
}

/**
 * The steps of the likeliest cause that are theirs; where none is, and the matter is theirs all the same, all of them. What is
 * theirs under a condition alone is asked of nobody but the matter's owner.
 */
function requestOf(to: Addressee, { cause, code, remedy, owner }: Diagnosis): readonly Request[] {
  const likeliest = remedy.slice(0, alternativesAt(remedy));
  const theirs = likeliest.filter((step) => addresseeOf(plain(step)) === to && !/^Give Box Support/u.test(plain(step)));
  const firm = theirs.some((step) => !isConditional(plain(step)));
  if (owner !== to && !firm) return [];
  const chosen = theirs.length > 0 ? theirs : likeliest.filter((step) => !isForTheReader(plain(step)));
  const told = cause.map((part) => (typeof part === 'string' ? fromAfar(part) : part));
  return chosen.length === 0 ? [] : [{ cause: told, code, steps: chosen.map((step) => addressed(step, firm)) }];
}

/** Where the steps for other causes begin. */
function alternativesAt(remedy: readonly Text[]): number {
  const index = remedy.findIndex((step) => plain(step).startsWith('If that is not it: '));
  return index === -1 ? remedy.length : index;
}

const CLIENT_PLACE = 'Developer Console > the app > Configuration > OAuth 2.0 Credentials';
const ENTERPRISE_PLACE = 'Admin Console > Account & Billing';

/** A CI system shows what it keeps as a secret as ***, and can't be asked beforehand whether it does. */
function appLines({ clientId, enterpriseId }: Ids): readonly Text[] {
  return [
    clientId === undefined ? text`Client ID: shown under ${CLIENT_PLACE}` : text`Client ID: ${clientId} (if it reads *** here: ${CLIENT_PLACE} shows it)`,
    ...(enterpriseId === undefined ? [] : [text`Enterprise ID: ${enterpriseId} (if it reads *** here: ${ENTERPRISE_PLACE} shows it)`]),
  ];
}

const accountLines = ({ identity }: Told): readonly Text[] => (identity === null ? [] : [text`The app’s account: ${identity.login}`]);

/** More tries than this show nothing new. */
const MOST_TRIES = 10;

/** In one block what Box Support asks for first, and why the app's own report in the Developer Console does not show it. */
function supportLines(target: Told, exchanges: readonly Exchange[], ids: Ids): readonly Text[] {
  const requests = requestsOf('box', target).filter(({ code }) => code !== 'box-unavailable');
  const forSupport = target.checks.filter(({ diagnosis }) => diagnosis !== null && concernsSupport(diagnosis));
  const tries = triesOf(forSupport.flatMap(({ evidence }) => evidence), exchanges);
  if (requests.length === 0 && tries.length === 0) return [];
  const causes = [...new Map(forSupport.flatMap(({ diagnosis }) => (diagnosis === null ? [] : [[plain(diagnosis.cause), diagnosis.cause] as const]))).values()];
  return [
    text`${tries.length > 0 ? GREETINGS.box : 'Hello Box Support, our app needs you:'}`,
    ...(tries.length > 0 ? causes.map((cause) => text`• ${cause}`) : []),
    ...requests.flatMap(linesOf),
    ...tries.slice(0, MOST_TRIES).map(tryLine),
    ...(tries.length > 0 ? [text`The App Diagnostics report of the Developer Console does not show these: it leaves out token requests and the last 48 hours.`] : []),
    ...appLines(ids),
  ];
}

const concernsSupport = ({ owner, remedy }: Diagnosis): boolean => owner === 'box' || remedy.some((step) => plain(step).startsWith('Give Box Support'));

/** Every failed try of the requests that show it, the first ones too. */
function triesOf(evidence: Told['checks'][number]['evidence'], exchanges: readonly Exchange[]): readonly Exchange[] {
  const shown = evidence.flatMap(({ exchange }) => (exchange === null ? [] : exchanges[exchange] ?? []));
  return exchanges.filter((each) => each.error !== null && shown.some(({ target, purpose, url }) => each.target === target && each.purpose === purpose && each.url === url));
}

function tryLine({ startedAt, method, url, status, requestId, boxRequestId }: Exchange): Text {
  const ids = join([requestId, boxRequestId].flatMap((id) => (id === null ? [] : [[id]])), '.');
  return text`  ${startedAt}  ${method} ${url.split('?')[0] ?? url}  ${status === null ? 'no answer' : `HTTP ${status}`}  ${ids.length === 0 ? ['no request id'] : text`request id ${ids}`}`;
}
