import { foreign, text } from '../foundation/text.ts';
import { nearestName } from '../foundation/nearest.ts';
import type { Vault } from '../foundation/vault.ts';
import type { Place } from './file-credentials.ts';
import type { ConfigFile, FileNeeds, FileTarget } from './file.ts';
import { CREDENTIAL_KEYS } from './file-keys.ts';
import type { CredentialKey } from './file-keys.ts';
import type { Written } from './file-reading.ts';
import { missingCredentials } from './missing.ts';
import type { JwtAlgorithm, MissingCredentials, Plan, TargetPlan } from './plan.ts';
import { orList, problem, problemAt } from './problems.ts';
import type { Reader } from './reader.ts';
import type { Surroundings } from './surroundings.ts';
import { ABSENT, completeCcg, jwtFrom, keptSecret, NO_METHOD } from './targets.ts';
import type { Found, Needs, Part } from './targets.ts';

/** All that turns a config file's targets into a plan's. */
interface Making {
  readonly reader: Reader;
  readonly config: ConfigFile;
  /** What the inputs ask for: each that is set goes before the file. */
  readonly inputNeeds: Needs;
  readonly surroundings: Surroundings;
  readonly vault: Vault;
  /** One target alone is asked: inputs may hold its credential. */
  readonly alone: boolean;
}

const CREDENTIAL_INPUTS = [...CREDENTIAL_KEYS, 'jwt-config-file'] as const;

/** The targets that a config file names and this job asks, in the file's order (contract, sections 2, 8 and 9). */
export function targetsFromFile(
  reader: Reader, config: ConfigFile, inputNeeds: Needs, surroundings: Surroundings, vault: Vault,
): Pick<Plan, 'targets' | 'targetsLeftOut' | 'nothingGiven'> {
  const asked = picked(reader, config);
  const making: Making = { reader, config, inputNeeds, surroundings, vault, alone: asked.length === 1 };
  if (!making.alone) refuseCredentials(reader, config);
  const policy = reader.choice('on-missing-credentials');
  const missing = (names: readonly string[]): MissingCredentials => missingCredentials(policy, surroundings.github, names);
  const targets = asked.flatMap((target) => planOf(target, making, missing) ?? []);
  const targetsLeftOut = config.targets.filter((target) => !asked.includes(target)).flatMap(({ name }) => name ?? []);
  return { targets, targetsLeftOut, nothingGiven: targets.length === 0 ? missing(NO_METHOD) : null };
}

function picked(reader: Reader, { targets, file }: ConfigFile): readonly FileTarget[] {
  const names = reader.raw('targets').split(/[\s,]+/u).filter((name) => name !== '');
  const known = targets.flatMap(({ name }) => name ?? []);
  if (names.length > 0 && known.length === 0) {
    reader.refuse('targets', text`names targets, and ${foreign('words', file)} has none: it describes one app.`);
    return targets;
  }
  const unknown = names.filter((name) => !known.includes(name));
  reader.add(unknown.map((name) => problem(reader.nameOf('targets'), text`names ${reader.show(name)}, which ${foreign('words', file)} does not have.`, { allowed: orList(known), nearest: nearestName(name, known) })));
  return names.length === 0 ? targets : targets.filter(({ name }) => name !== null && names.includes(name));
}

function refuseCredentials(reader: Reader, { targets, file }: ConfigFile): void {
  for (const name of CREDENTIAL_INPUTS.filter((each) => reader.raw(each).trim() !== '')) {
    reader.refuse(name, text`is given, and ${foreign('words', file)} has ${targets.length} targets: name the one that it belongs to in ${reader.nameOf('targets')}, or the variable that holds it in the file.`);
  }
}

function planOf(target: FileTarget, making: Making, missing: (names: readonly string[]) => MissingCredentials): TargetPlan | null {
  const { reader, config: { defaults } } = making;
  const needs = needsOf(target, making);
  const places = placesOf(target, defaults);
  const method = methodOf(places, making);
  if (method === null) {
    if (!making.alone) reader.add([problemAt(target.at, [`${nameOf(target)} names no credential.`], { allowed: 'jwt-config; or client-id, client-secret and enterprise-id' })]);
    return null;
  }
  const found = method === 'jwt' ? jwtOf(places, target, making) : ccgOf(places, target, needs.userId, making);
  if (found.kind === 'absent') return null;
  return {
    // As without a file: an app that nobody named goes by its method.
    name: target.name ?? method,
    label: target.label,
    source: target.name === null ? null : target.at,
    sources: sourcesOf(target, places, method, making),
    auth: method,
    credentials: found.kind === 'given' ? found : { kind: 'missing', missing: missing(found.inputs) },
    ...needs,
  };
}

const nameOf = ({ name }: FileTarget): string => name ?? 'the app';

/** What the target asks for: by input, else by itself, else by the defaults. */
function needsOf(target: FileTarget, { reader, inputNeeds, config: { defaults } }: Making): Needs {
  return {
    ...(isUserOverridden(reader) ? inputNeeds : userOf(target, defaults)),
    folders: reader.isOverridden('folders') ? inputNeeds.folders : target.folders ?? defaults.folders ?? [],
    scopes: reader.isOverridden('scopes') ? inputNeeds.scopes : target.scopes ?? defaults.scopes ?? [],
  };
}

const isUserOverridden = (reader: Reader): boolean => reader.isOverridden('user-id') || reader.isOverridden('as-user');

/** The user that the file names. How it is written there is nothing that the deploy gets. */
function userOf(target: FileTarget, defaults: FileNeeds): Pick<Needs, 'userId' | 'asUser' | 'userAsGiven'> {
  const { userId, asUser } = usersOf(target, defaults);
  return { userId: userId?.value ?? null, asUser: asUser?.value ?? null, userAsGiven: null };
}

/** Two ways to one user never mix: the target's own puts both of the defaults aside. */
const usersOf = (target: FileTarget, defaults: FileNeeds): Pick<FileNeeds, 'userId' | 'asUser'> =>
  target.userId !== null || target.asUser !== null ? target : defaults;

/** The lines that name the credentials and the user. Where an input set the user, none does. */
function sourcesOf(target: FileTarget, places: Places, method: Method, { reader, config: { defaults } }: Making): NonNullable<TargetPlan['sources']> {
  const place = method === 'jwt' ? places['jwt-config'] : places['client-id'] ?? places['client-secret'] ?? places['enterprise-id'];
  const { userId, asUser } = usersOf(target, defaults);
  const user = isUserOverridden(reader) ? null : userId ?? asUser;
  return { ...(place === undefined ? {} : { credentials: place.at }), ...(user === null ? {} : { user: user.at }) };
}

type Method = 'jwt' | 'ccg';
type Places = FileNeeds['credentials'];

const isCcg = (places: Places): boolean => CREDENTIAL_KEYS.some((key) => key !== 'jwt-config' && places[key] !== undefined);

/** The target's own; what the defaults name besides counts only for the same method. */
function placesOf(target: FileTarget, defaults: FileNeeds): Places {
  const own = target.credentials;
  const { 'jwt-config': jwt, ...ccg } = defaults.credentials;
  if (own['jwt-config'] !== undefined) return own;
  return isCcg(own) ? { ...ccg, ...own } : { ...(jwt === undefined ? {} : { 'jwt-config': jwt }), ...ccg };
}

/** By input where one is set, else by the file; `null`: nothing says. */
function methodOf(places: Places, { reader, alone }: Making): Method | null {
  const set = (name: (typeof CREDENTIAL_INPUTS)[number]): boolean => alone && reader.raw(name).trim() !== '';
  const jwt = set('jwt-config') || set('jwt-config-file');
  const ccg = set('client-id') || set('client-secret');
  if (jwt && ccg) reader.refuse('client-id', text`and ${reader.nameOf('jwt-config')} are both given, and one target has one credential. Leave one of them out.`);
  const method = jwt ? 'jwt' : ccg ? 'ccg' : places['jwt-config'] !== undefined ? 'jwt' : isCcg(places) || set('enterprise-id') ? 'ccg' : null;
  if (method === 'jwt' && set('enterprise-id')) reader.refuse('enterprise-id', ['is given next to a JWT app, whose JSON file already holds its enterprise. Leave it out.']);
  return method;
}

function jwtOf(places: Places, target: FileTarget, { reader, config: { defaults }, surroundings, vault, alone }: Making): Found {
  const fromInputs = alone ? jwtFrom(reader, surroundings, vault) : ABSENT;
  const algorithm: JwtAlgorithm = reader.isOverridden('jwt-algorithm') ? reader.choice('jwt-algorithm') : target.algorithm ?? defaults.algorithm ?? 'RS256';
  if (fromInputs.kind === 'given' && fromInputs.raw.auth === 'jwt') return { kind: 'given', raw: { ...fromInputs.raw, algorithm } };
  if (fromInputs.kind !== 'absent') return fromInputs;
  const part = partOf('jwt-config', places['jwt-config'], surroundings, vault);
  if (part.text.trim() === '') return { kind: 'missing', inputs: [part.name] };
  return { kind: 'given', raw: { auth: 'jwt', input: part.name, config: keptSecret(part.text, vault), algorithm } };
}

function ccgOf(places: Places, target: FileTarget, userId: string | null, { reader, surroundings, vault, alone }: Making): Found {
  const part = (key: Exclude<CredentialKey, 'jwt-config'>): Part => {
    const input = alone ? reader.raw(key) : '';
    return input === '' ? partOf(key, places[key], surroundings, vault) : { text: input, name: key };
  };
  const [clientId, clientSecret, enterpriseId] = [part('client-id'), part('client-secret'), part('enterprise-id')];
  const needed: readonly CredentialKey[] = ['client-id', 'client-secret', ...(userId === null ? ['enterprise-id' as const] : [])];
  const unnamed = alone ? [] : needed.filter((key) => places[key] === undefined);
  reader.add(unnamed.map((key) => problemAt(target.at, [`${nameOf(target)} has no ${key}${key === 'enterprise-id' ? ' (or user-id)' : ''}.`])));
  return unnamed.length > 0 ? ABSENT : completeCcg(clientId, clientSecret, enterpriseId, userId, vault);
}

/**
 * What is at a place: the text of a variable, `''` where this job has none of that name. A file says which variable is what,
 * and whoever may write it need not be one who may see what is in it: so all of it is kept (contract, section 9).
 */
function partOf(key: CredentialKey, place: Written<Place> | undefined, { environment }: Surroundings, vault: Vault): Part {
  if (place === undefined) return { text: '', name: key };
  const { value } = place;
  if (value.kind === 'id') return { text: value.id, name: key };
  const found = environment(value.name) ?? '';
  if (key !== 'jwt-config') keepPart(found, vault);
  return { text: found, name: value.name, unshown: true };
}

/** Digits stand in other numbers by chance: taken out of Box's answers, they would spoil them. They are masked, and not shown. */
function keepPart(found: string, vault: Vault): void {
  const digits = /^\s*(\d{1,20})\s*$/u.exec(found)?.[1];
  if (digits !== undefined) vault.mask(digits);
  else if (found !== '') keptSecret(found, vault);
}
