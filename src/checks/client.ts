import type { Failure } from '../box/failure.ts';
import { found } from '../engine/check.ts';
import type { Evidence, Judged, Outcome } from '../engine/check.ts';
import type { Diagnosis } from '../foundation/diagnosis.ts';
import { foreign, text } from '../foundation/text.ts';
import type { Text } from '../foundation/text.ts';
import { advise, diagnose } from '../guidance/diagnose.ts';
import type { FindingId } from '../guidance/findings.ts';
import type { DeployClient } from '../sdk/table.ts';
import { differencesOf } from '../sdk/windows.ts';
import type { Difference } from '../sdk/windows.ts';
import { evidence, failureEvidence, guidanceOf } from './context.ts';
import type { TargetContext } from './context.ts';

/** A client whose assertion differs from ours in a way that can matter now. */
export interface MatteringClient {
  readonly client: DeployClient;
  readonly differences: readonly [Difference, ...Difference[]];
}

/** The clients to try, each shape of an assertion once. None for a Client Credentials Grant: it signs nothing. */
export function mattering({ plan, clients = [], aheadAtMostMs }: TargetContext): readonly MatteringClient[] {
  if (plan.auth !== 'jwt') return [];
  const highMs = aheadAtMostMs?.() ?? null;
  const shapes = new Map<string, MatteringClient>();
  for (const client of clients) {
    const [first, ...others] = differencesOf(client.sdk, highMs);
    const { lifetimeSeconds, keyId, issuedAt } = client.sdk;
    const shape = JSON.stringify([lifetimeSeconds, keyId, issuedAt]);
    if (first !== undefined && !shapes.has(shape)) shapes.set(shape, { client, differences: [first, ...others] });
  }
  return [...shapes.values()];
}

/**
 * Box took our assertion: would it take the deploy's? One more token request in the shape of each client that differs decides,
 * and what the deploy would meet is what counts.
 */
export async function decideByClients(judged: Judged, context: TargetContext): Promise<Outcome> {
  if (context.plan.auth === 'jwt' && (context.clients ?? []).length === 0) {
    return { ...judged, evidence: [...judged.evidence, evidence(untried(context))] };
  }
  let soFar = judged;
  for (const each of mattering(context)) {
    soFar = await decideBy(soFar, each, context);
    if (soFar.status === 'fail') return soFar;
  }
  return soFar;
}

/** Where no client is known, none is tried. That is said, so that a green token is not taken for theirs. */
function untried({ aheadAtMostMs }: TargetContext): Text {
  const differences = differencesOf({ keyId: false, issuedAt: true }, aheadAtMostMs?.() ?? null);
  const refused = differences.map((each) => UNTRIED[each]).join(', and ');
  return text`The deploy’s client is not known (sdk), so none was tried. Box may refuse ${refused}.`;
}

/** Of which clients each is true is the table’s to say (src/sdk/table.ts); a test compares. */
const UNTRIED: Readonly<Record<Difference, string>> = {
  'no-key-id': 'clients that send no kid (box-node-sdk@10, Box.Sdk.Gen@10), where the app has several public keys',
  'issued-at': 'clients that send iat (box-node-sdk@10), while this clock is ahead of Box’s',
};

async function decideBy(soFar: Judged, { client, differences }: MatteringClient, context: TargetContext): Promise<Judged> {
  const { session, enterpriseId } = context;
  if (enterpriseId === null) return soFar;
  const { lifetimeSeconds, keyId, issuedAt } = client.sdk;
  const answer = await session.tryGrant(
    { grant: 'jwt', subject: { type: 'enterprise', id: enterpriseId }, assertion: { lifetimeSeconds, keyId, issuedAt }, time: 'host' }, { followUp: false },
  );
  const shape = text`The token request as ${nameOfClient(client)} sends it (${shapeWords(client)})`;
  if (answer.kind === 'answered') return { ...soFar, evidence: [...soFar.evidence, evidence(text`${shape}: Box issues a token.`, answer.exchange)] };
  const seen: Evidence = { ...failureEvidence(answer.failure), text: text`${shape}: ${failureEvidence(answer.failure).text}` };
  // Where Box did not refuse it, nothing is known of the client, and our own token stands.
  if (!isRefusal(answer.failure)) return { ...soFar, evidence: [...soFar.evidence, seen] };
  const blamed = blamedFor(answer.failure, differences);
  const whose = differenceWords(blamed === null ? differences : [blamed]);
  const diagnosis = refusalOf(answer.failure, client, blamed, context);
  return found('fail', text`Box issues a token to this check, and none to ${nameOfClient(client)}, whose assertion ${whose}.`, diagnosis, [...soFar.evidence, seen], true);
}

const isRefusal = (failure: Failure): boolean =>
  failure.kind === 'http' && failure.fromBox && failure.status >= 400 && failure.status < 500 && failure.status !== 429;

/** Box's words for each difference (box-authentication.md section 8, rows 15 and 17; those for `iat` are unconfirmed). */
const BLAME: Readonly<Record<Difference, RegExp>> = { 'no-key-id': /"?kid"?/iu, 'issued-at': /'iat'|not before|issue time/iu };

/** The difference that Box's refusal names. */
function blamedFor(failure: Failure, differences: readonly Difference[]): Difference | null {
  const words = failure.kind === 'http' ? failure.words ?? '' : '';
  return differences.find((each) => BLAME[each].test(words)) ?? null;
}

const FINDINGS = { 'no-key-id': 'client-names-no-key', 'issued-at': 'client-issued-in-future' } as const satisfies Record<Difference, FindingId>;

function refusalOf(failure: Failure, client: DeployClient, blamed: Difference | null, context: TargetContext): Diagnosis {
  const skew = context.skew();
  const facts = { ...context.facts, client: nameOfClient(client), ...(skew === null ? {} : { skew }) };
  return blamed === null ? diagnose(failure, guidanceOf(context, 'service', facts)) : advise(FINDINGS[blamed], facts);
}

const DIFFERENCES: Readonly<Record<Difference, string>> = { 'no-key-id': 'names no key (`kid`)', 'issued-at': 'says when it was signed (`iat`)' };

const differenceWords = (differences: readonly Difference[]): string => differences.map((each) => DIFFERENCES[each]).join(' and ');

const shapeWords = ({ sdk }: DeployClient): string => `${sdk.keyId ? 'with' : 'without'} kid, ${sdk.issuedAt ? 'with' : 'without'} iat`;

/** A version comes out of a file of the workspace. */
export const nameOfClient = ({ name }: DeployClient): ReturnType<typeof foreign> => foreign('words', name);

/** Where it was found. */
export const originOf = ({ file }: DeployClient): Text => (file === null ? text`` : text` (${foreign('words', file)})`);
