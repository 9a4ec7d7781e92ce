import type { RawCredentials } from '../credentials/types.ts';
import type { Secret } from '../foundation/secret.ts';
import { clean, foreign, text } from '../foundation/text.ts';
import type { Vault } from '../foundation/vault.ts';
import path from 'node:path';
import type { InputName } from './inputs.ts';
import { missingCredentials } from './missing.ts';
import type { MissingCredentials, TargetPlan } from './plan.ts';
import { quotedPath } from './quote.ts';
import type { Reader } from './reader.ts';
import type { Surroundings } from './surroundings.ts';

/** What a target needs besides its credentials: the same for each that comes from inputs. */
export type Needs = Pick<TargetPlan, 'userId' | 'asUser' | 'userAsGiven' | 'folders' | 'scopes'>;

/** A credential as it was found: nothing of it, a part of it, or all of it. `inputs`: what is empty. */
export type Found = { readonly kind: 'absent' } | { readonly kind: 'missing'; readonly inputs: readonly string[] } | { readonly kind: 'given'; readonly raw: RawCredentials };

export const ABSENT: Found = { kind: 'absent' };

/** What is in an input or a variable, and what people call it. */
export interface Part {
  readonly text: string;
  readonly name: string;
  /** It comes from a variable that a config file names: not even an ID is shown. */
  readonly unshown?: boolean;
}

/** The targets that the inputs name: `jwt` and `ccg`, each where anything of its credential is filled (contract, section 2). */
export function targetsFrom(reader: Reader, needs: Needs, surroundings: Surroundings, vault: Vault): { readonly targets: readonly TargetPlan[]; readonly nothingGiven: MissingCredentials | null } {
  const policy = reader.choice('on-missing-credentials');
  const missing = (names: readonly string[]): MissingCredentials => missingCredentials(policy, surroundings.github, names);
  const target = (auth: 'jwt' | 'ccg', found: Exclude<Found, { kind: 'absent' }>): TargetPlan => ({
    name: auth,
    label: null,
    source: null,
    auth,
    credentials: found.kind === 'given' ? found : { kind: 'missing', missing: missing(found.inputs) },
    ...needs,
  });
  const jwt = jwtFrom(reader, surroundings, vault);
  const ccg = ccgFrom(reader, jwt.kind !== 'absent', needs.userId, vault);
  const targets = [jwt.kind === 'absent' ? [] : [target('jwt', jwt)], ccg.kind === 'absent' ? [] : [target('ccg', ccg)]].flat();
  return { targets, nothingGiven: targets.length > 0 ? null : missing(NO_METHOD) };
}

/** What is empty where not even the method is known. */
export const NO_METHOD: readonly string[] = ['jwt-config', 'jwt-config-file', 'client-id', 'client-secret'];

/** The JWT app that the inputs name. */
export function jwtFrom(reader: Reader, surroundings: Surroundings, vault: Vault): Found {
  const algorithm = reader.choice('jwt-algorithm');
  const config = reader.raw('jwt-config');
  const file = reader.path('jwt-config-file');
  const given = (input: InputName, raw: string): Found => ({ kind: 'given', raw: { auth: 'jwt', input: reader.nameOf(input), config: vault.document(raw), algorithm } });
  if (config !== '' && file !== null) {
    reader.refuse('jwt-config-file', text`and ${reader.nameOf('jwt-config')} are both given; leave one of them out.`);
    return ABSENT;
  }
  if (config !== '') return given('jwt-config', config);
  if (file === null) return ABSENT;
  const read = surroundings.readFile(path.resolve(surroundings.baseFolder, file));
  if (read.kind === 'unreadable') {
    const why = foreign('words', clean(vault.scrub(read.why)));
    reader.refuse('jwt-config-file', text`names ${quotedPath(file, vault)}, which can't be read: ${why}. Relative paths start from ${foreign('words', surroundings.baseFolder)}.`);
    return ABSENT;
  }
  // A step that writes a withheld secret to a file writes an empty file.
  return read.text.trim() === '' ? { kind: 'missing', inputs: ['jwt-config-file'] } : given('jwt-config-file', read.text);
}

/** The id and the secret are handed on as they are: what is wrong with them is for the `credentials` check to say. */
function ccgFrom(reader: Reader, hasJwt: boolean, userId: string | null, vault: Vault): Found {
  const clientId = reader.raw('client-id');
  const clientSecret = reader.raw('client-secret');
  const enterpriseId = reader.raw('enterprise-id');
  if (clientId === '' && clientSecret === '') {
    if (enterpriseId === '') return ABSENT;
    if (hasJwt) {
      reader.refuse('enterprise-id', text`is given next to a JWT app, whose JSON file already holds its enterprise. Leave it out; or, for a Client Credentials Grant app, fill ${reader.nameOf('client-id')} and ${reader.nameOf('client-secret')} too.`);
      return ABSENT;
    }
  }
  return completeCcg({ text: clientId, name: 'client-id' }, { text: clientSecret, name: 'client-secret' }, { text: enterpriseId, name: 'enterprise-id' }, userId, vault);
}

/** A Client Credentials Grant app from its parts: all there, or what is empty. A user may stand for the enterprise. */
export function completeCcg(clientId: Part, clientSecret: Part, enterpriseId: Part, userId: string | null, vault: Vault): Found {
  const needed = [clientId, clientSecret, ...(userId === null ? [enterpriseId] : [])];
  const empty = needed.filter(({ text: words }) => words === '').map(({ name }) => name);
  if (empty.length > 0) return { kind: 'missing', inputs: empty };
  const raw: RawCredentials = {
    auth: 'ccg', clientId: clientId.text, clientSecret: keptSecret(clientSecret.text, vault),
    enterpriseId: enterpriseId.text === '' ? null : enterpriseId.text, userId,
    unshown: { clientId: clientId.unshown === true, enterpriseId: enterpriseId.unshown === true },
  };
  return { kind: 'given', raw };
}

/** Longer texts are documents: they are taken apart, and their secrets kept, by the credentials room. */
const LONGEST_KEPT = 16 * 1024;

/** A whole config pasted as the secret must not be masked line by line: the runner would blank every brace of the log. */
export const keptSecret = (raw: string, vault: Vault): Secret =>
  (raw.trimStart().startsWith('{') || raw.length > LONGEST_KEPT ? vault.document(raw) : vault.keep(raw));
