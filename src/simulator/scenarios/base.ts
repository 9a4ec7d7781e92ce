/** A Box in which everything works, for each scenario to change one thing of. */
import { randomBytes } from 'node:crypto';
import { authorize, emptyWorld } from '../world.ts';
import type { App, Collaboration, Enterprise, Feature, Folder, Role, User, World } from '../world.ts';
import { keyPair } from './keys.ts';
import type { KeyPair } from './keys.ts';

/** A world, and the action inputs (contract section 2, without `api-url` and `status-url`) of a job that runs in it. */
export interface Prepared {
  readonly world: World;
  readonly inputs: Record<string, string>;
  /** What a runner's environment would hold besides. */
  readonly environment?: Record<string, string>;
}

export interface Scenario {
  /** One line, as a user would say it. */
  readonly title: string;
  /** Whether the verdict is to be `pass`. */
  readonly healthy: boolean;
  /** What it changes of a Box in which everything works, and for which kind of app: so that two can be put together. */
  readonly kind: 'jwt' | 'ccg';
  readonly change: Change;
  readonly build: () => Promise<Prepared>;
}

export const ids = {
  enterprise: '1147283',
  partnerEnterprise: '5550317',
  sandboxEnterprise: '2200417',
  admin: '20000000001',
  owner: '20000000002',
  deployUser: '20000000003',
  partner: '20000000009',
  serviceAccount: '30000000001',
  appUser: '30000000002',
  secondServiceAccount: '30000000003',
  projects: '160000000010',
  releases: '160000000001',
  nightly: '160000000002',
  appZip: '880000000001',
  group: '55001',
} as const;

/** What the Developer Console downloads for a JWT app. */
export interface JwtConfig {
  boxAppSettings: { clientID: string; clientSecret: string; appAuth?: { publicKeyID: string; privateKey: string; passphrase: string } };
  enterpriseID: string;
}

/** A scenario in the making: the world, and handles to what scenarios change most. */
export interface Draft {
  readonly world: World;
  readonly app: App;
  readonly keys: KeyPair;
  readonly enterprise: Enterprise;
  readonly serviceAccount: User;
  readonly owner: User;
  readonly deployUser: User;
  readonly releases: Folder;
  /** The service account's own invitation to Releases. */
  readonly invitation: Collaboration;
  readonly config: JwtConfig;
  readonly inputs: Record<string, string>;
  readonly environment: Record<string, string>;
}

const gigabyte = 1024 ** 3;
export const allFeatures: readonly Feature[] = ['admin-events', 'governance', 'sign', 'ai', 'relay'];

/** Thirty-two letters and digits, as the console's ids and secrets are. */
export const thirtyTwo = (): string => randomBytes(64).toString('base64').replace(/[^a-z0-9]/gi, '').slice(0, 32).padEnd(32, '7');

export function person(id: string, name: string, changes: Partial<User> = {}): User {
  return {
    id, name, login: `${name.toLowerCase().replace(' ', '.')}@example.com`, kind: 'managed', role: 'user', enterpriseId: ids.enterprise,
    appClientId: null, status: 'active', unfinished: 'nothing', spaceAmountBytes: 100 * gigabyte, spaceUsedBytes: 3 * gigabyte,
    maxUploadSizeBytes: 50 * gigabyte, groupIds: [], ...changes,
  };
}

export function robot(id: string, kind: 'service' | 'app', app: App, changes: Partial<User> = {}): User {
  const prefix = kind === 'service' ? 'AutomationUser' : 'AppUser';
  const login = `${prefix}_2200001_${randomBytes(5).toString('hex')}@boxdevedition.com`;
  return person(id, kind === 'service' ? 'Deploy Bot' : 'Deploy App User', {
    login, kind, appClientId: app.clientId, spaceAmountBytes: 10 * gigabyte, spaceUsedBytes: 5_551_989, maxUploadSizeBytes: 5 * gigabyte, ...changes,
  });
}

export function folder(id: string, name: string, parentId: string, ownerId: string = ids.owner): Folder {
  return { id, name, parentId, ownerId, trashed: false, canNonOwnersInvite: true, shieldBlocks: [], busy: false };
}

export function invite(id: string, folderId: string, userId: string, role: Role, changes: Partial<Collaboration> = {}): Collaboration {
  return {
    id, item: { type: 'folder', id: folderId }, accessibleBy: { type: 'user', id: userId }, role, status: 'accepted', createdById: ids.owner,
    accessOnly: false, ...changes,
  };
}

function newApp(kind: App['kind'], keys: KeyPair): App {
  return {
    clientId: thirtyTwo(), clientSecret: thirtyTwo(), kind, publicKeys: new Map(kind === 'jwt' ? [[keys.keyId, keys.publicKey]] : []),
    settings: { scopes: ['root_readonly', 'root_readwrite'], access: 'enterprise', generateUserTokens: true, asUserHeader: true },
    authorizations: [],
  };
}

function populate(world: World, app: App): Pick<Draft, 'enterprise' | 'serviceAccount' | 'owner' | 'deployUser' | 'releases' | 'invitation'> {
  const enterprise: Enterprise = { id: ids.enterprise, name: 'Example Co', features: [...allFeatures], locationBlocked: false };
  const serviceAccount = robot(ids.serviceAccount, 'service', app);
  const owner = person(ids.owner, 'Ben Owner');
  const deployUser = person(ids.deployUser, 'Dora Deploy');
  const releases = folder(ids.releases, 'Releases', ids.projects);
  const invitation = invite('70000001', ids.releases, ids.serviceAccount, 'editor');
  world.enterprises.push(enterprise, { ...enterprise, id: ids.partnerEnterprise, name: 'Partner Inc', features: [] }, { ...enterprise, id: ids.sandboxEnterprise, name: 'Example Co Sandbox' });
  world.users.push(
    person(ids.admin, 'Ann Admin', { role: 'admin' }), owner, deployUser, serviceAccount, robot(ids.appUser, 'app', app),
    person(ids.partner, 'Pat Partner', { enterpriseId: ids.partnerEnterprise, login: 'pat@partner.example' }),
  );
  world.groups.push({ id: ids.group, name: 'Release team' });
  world.folders.push(folder(ids.projects, 'Projects', '0'), releases, folder(ids.nightly, 'Nightly', ids.releases));
  world.files.push({
    id: ids.appZip, name: 'app.zip', parentId: ids.releases, ownerId: ids.owner, sizeBytes: 73_400_320,
    sha1: 'e1e0abec2de9ed580fcd89c1b50d4b60e49f979e', trashed: false, lockedById: null,
  });
  world.collaborations.push(
    invitation, invite('70000002', ids.releases, ids.deployUser, 'editor'), invite('70000003', ids.releases, ids.appUser, 'editor'),
  );
  return { enterprise, serviceAccount, owner, deployUser, releases, invitation };
}

async function draft(kind: 'jwt' | 'ccg'): Promise<Draft> {
  const world = emptyWorld();
  const keys = await keyPair('own');
  const app = newApp(kind, keys);
  world.apps.push(app);
  const people = populate(world, app);
  authorize(app, ids.enterprise, ids.serviceAccount);
  const config: JwtConfig = {
    boxAppSettings: {
      clientID: app.clientId, clientSecret: app.clientSecret,
      appAuth: { publicKeyID: keys.keyId, privateKey: keys.privateKey, passphrase: keys.passphrase },
    },
    enterpriseID: ids.enterprise,
  };
  return { world, app, keys, config, ...people, inputs: { folders: ids.releases }, environment: {} };
}

export const ccgInputs = (app: App): Record<string, string> => ({ 'client-id': app.clientId, 'client-secret': app.clientSecret, 'enterprise-id': ids.enterprise });
export const configText = (config: JwtConfig): string => JSON.stringify(config, null, 2);

/** What a scenario changes; for a JWT app the config is written into the inputs afterwards, unless they hold one by then. */
export type Change = (draft: Draft) => void | Promise<void>;

function scenarioFor(kind: 'jwt' | 'ccg', title: string, healthy: boolean, change: Change): Scenario {
  return {
    title,
    healthy,
    kind,
    change,
    build: () => prepare(kind, [change]),
  };
}

/** A world that all of these have changed, one after another. */
export async function prepare(kind: 'jwt' | 'ccg', changes: readonly Change[]): Promise<Prepared> {
  const made = await draft(kind);
  if (kind === 'ccg') Object.assign(made.inputs, ccgInputs(made.app));
  for (const change of changes) await change(made);
  if (kind === 'jwt') made.inputs['jwt-config'] ??= configText(made.config);
  const { world, inputs, environment } = made;
  return { world, inputs, environment };
}

const nothing: Change = () => undefined;
/** Everything works. */
export const works = (kind: 'jwt' | 'ccg', title: string, change: Change = nothing): Scenario => scenarioFor(kind, title, true, change);
/** Something is to be found. */
export const fails = (kind: 'jwt' | 'ccg', title: string, change: Change): Scenario => scenarioFor(kind, title, false, change);

/** Short limits for scenarios in which waiting is the point. */
export const impatient = { 'timeout': '5', 'request-timeout': '1', 'max-attempts': '2' } as const;
