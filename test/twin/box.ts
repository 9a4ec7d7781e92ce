/** A drawn world becomes a simulated Box, and what a deploy into it is told. */
import { authorize, emptyWorld } from '../../src/simulator/index.ts';
import type { App, Enterprise, FaultRule, Folder, Role, User, World as Box } from '../../src/simulator/index.ts';
import { keyPair } from '../../src/simulator/scenarios/keys.ts';
import type { Deployment } from './deployment.ts';
import { stored } from './forms.ts';
import type { Credential } from './forms.ts';
import type { TwinFolder, World } from './world.ts';

const GIGABYTE = 1024 ** 3;
const IDS = {
  enterprise: '1147283', otherEnterprise: '2200417', partnerEnterprise: '5550317', owner: '20000000002', bob: '20000000003', outsider: '20000000009', serviceAccount: '30000000001',
  appUser: '30000000002', nobody: '29999999999',
} as const;
const GUEST = 'gina.guest@example.com';
export const folderId = (index: number): string => `16000000000${index + 1}`;
const parentId = (index: number): string => `17000000000${index + 1}`;

const user = (id: string, name: string, more: Partial<User> = {}): User => ({
  id, name, login: `${name.toLowerCase().replace(' ', '.')}@example.com`, kind: 'managed', role: 'user', enterpriseId: IDS.enterprise, appClientId: null, status: 'active', unfinished: 'nothing',
  spaceAmountBytes: 100 * GIGABYTE, spaceUsedBytes: GIGABYTE, maxUploadSizeBytes: 5 * GIGABYTE, groupIds: [], ...more,
});

const enterprise = (id: string, name: string): Enterprise => ({ id, name, features: ['admin-events', 'governance', 'sign', 'ai', 'relay'], locationBlocked: false });

/** Made once a process, as keys are slow to make; not secret to anybody. */
async function credentialFor(): Promise<Credential & { readonly publicKey: string; readonly spare: { readonly keyId: string; readonly publicKey: string } }> {
  const [own, foreign] = await Promise.all([keyPair('own'), keyPair('foreign')]);
  return {
    clientId: 'tw1nTw1nTw1nTw1nTw1nTw1nTw1nTw1n', clientSecret: 's3cr3tS3cr3tS3cr3tS3cr3tS3cr3tS3', enterpriseId: IDS.enterprise, keyId: own.keyId, privateKey: own.privateKey,
    passphrase: own.passphrase, publicKey: own.publicKey, spare: { keyId: foreign.keyId, publicKey: foreign.publicKey },
    other: {
      clientId: 'unkn0wnUnkn0wnUnkn0wnUnkn0wnUnkn', clientSecret: 'wr0ngWr0ngWr0ngWr0ngWr0ngWr0ngWr', enterpriseId: IDS.otherEnterprise, keyId: 'zzzz9999',
      privateKey: foreign.privateKey, passphrase: foreign.passphrase,
    },
  };
}

const STATUSES: Readonly<Record<World['user'], Partial<User>>> = {
  'active': {},
  'inactive': { status: 'inactive' },
  'no-edit': { status: 'cannot_delete_edit' },
  'no-edit-upload': { status: 'cannot_delete_edit_upload' },
  'terms-of-service': { unfinished: 'terms-of-service' },
  'password-reset': { unfinished: 'password-reset' },
  'email-confirmation': { unfinished: 'email-confirmation' },
};

const WHO: Readonly<Record<World['who'], string>> = { 'bob': IDS.bob, 'app-user': IDS.appUser, 'outsider': IDS.outsider, 'nobody': IDS.nobody };
const actingId = ({ subject, who }: World): string => (subject === 'service' ? IDS.serviceAccount : WHO[who]);

const FULL = { spaceUsedBytes: 100 * GIGABYTE };

function usersOf(world: World, clientId: string): User[] {
  const robot = { enterpriseId: IDS.enterprise, appClientId: clientId };
  const all = [
    user(IDS.owner, 'Ben Owner', world.quota === 'over' ? FULL : {}), user(IDS.bob, 'Bob Builder'), user('20000000004', 'Gina Guest', { login: GUEST }),
    user(IDS.outsider, 'Olga Outsider', { enterpriseId: IDS.partnerEnterprise, ...(world.quota === 'over' ? FULL : {}) }),
    user(IDS.serviceAccount, 'Deploy Bot', { ...robot, kind: 'service', login: 'AutomationUser_2200001_twin@boxdevedition.com' }),
    user(IDS.appUser, 'App User', { ...robot, kind: 'app', login: 'AppUser_2200001_twin@boxdevedition.com' }),
  ];
  const acting = { ...STATUSES[world.user], ...(world.quota === 'account' ? FULL : {}) };
  return all.map((one) => (one.id === actingId(world) ? { ...one, ...acting } : one));
}

const folder = (id: string, name: string, parent: string, ownerId: string, more: Partial<Folder> = {}): Folder => ({
  id, name, parentId: parent, ownerId, trashed: false, canNonOwnersInvite: true, shieldBlocks: [], busy: false, ...more,
});

function place(box: Box, world: World, drawn: TwinFolder, index: number): void {
  const acting = actingId(world);
  const owner = drawn.role === 'owner' ? acting : drawn.owner === 'external' ? IDS.outsider : IDS.owner;
  const own = folder(folderId(index), `Folder ${index + 1}`, parentId(index), owner, {
    trashed: drawn.trashed === 'itself', canNonOwnersInvite: !drawn.invitesRestricted, shieldBlocks: drawn.policy === 'upload' ? ['upload'] : [],
    locks: drawn.lock ? [{ id: `50${index}`, createdById: IDS.owner, move: true, delete: true }] : [],
  });
  box.folders.push(folder(parentId(index), `Parent ${index + 1}`, '0', owner, { trashed: drawn.trashed === 'parent' }), own);
  box.files.push({
    id: `88000000000${index + 1}`, name: 'app.zip', parentId: own.id, ownerId: owner, sizeBytes: 1024, sha1: '85136c79cbf9fe36bb9d05d0639c70c265c18d37', trashed: false,
    lockedById: drawn.fileLock ? IDS.owner : null,
  });
  if (drawn.role === 'owner' || drawn.role === 'none') return;
  const [role, status]: [Role, 'accepted' | 'pending'] = drawn.role === 'pending' ? ['editor', 'pending'] : [drawn.role, 'accepted'];
  box.collaborations.push({
    id: `7000000000${index + 1}`, item: { type: 'folder', id: drawn.via === 'parent' ? parentId(index) : own.id }, accessibleBy: { type: 'user', id: acting }, role, status, createdById: owner,
    accessOnly: false,
  });
}

function appOf(world: World, { clientId, clientSecret, keyId, publicKey, spare }: Awaited<ReturnType<typeof credentialFor>>): App {
  const keys = new Map(world.auth === 'jwt' ? [[keyId, publicKey]] : []);
  if (world.form === 'two-keys') keys.set(spare.keyId, spare.publicKey);
  const { scopes, access, userTokens, asUser } = world.app;
  const settings = { scopes: [...scopes], access, generateUserTokens: userTokens, asUserHeader: asUser };
  const app: App = { clientId, clientSecret, kind: world.auth, publicKeys: keys, settings, authorizations: [] };
  if (world.authorization === 'missing') return app;
  if (world.authorization === 'stale') app.settings = { scopes: ['root_readonly'], access: 'app', generateUserTokens: false, asUserHeader: false };
  authorize(app, IDS.enterprise, IDS.serviceAccount);
  app.settings = settings;
  for (const one of app.authorizations) one.enabled = world.authorization !== 'disabled';
  return app;
}

function faultOf({ fault }: World): FaultRule[] {
  if (fault === null) return [];
  const match = { path: fault.at, ...(fault.always ? {} : { nth: 1 }) };
  return [{ match, fault: fault.kind === 'reset' ? { kind: 'reset', when: 'before' } : { kind: 'status', status: Number(fault.kind) } }];
}

const SUBJECT_FORMS: Readonly<Record<World['whoForm'], (id: string) => string>> = { raw: (id) => id, newline: (id) => `${id}\n`, space: (id) => ` ${id}`, quotes: (id) => `"${id}"` };

export interface Made {
  readonly box: Box;
  readonly deployment: Omit<Deployment, 'url'>;
}

/** The Box, and the deploy of the same world. */
export async function make(world: World): Promise<Made> {
  const credential = await credentialFor();
  const box = emptyWorld();
  box.enterprises.push(enterprise(IDS.enterprise, 'Example Co'), enterprise(IDS.otherEnterprise, 'Example Co Sandbox'), enterprise(IDS.partnerEnterprise, 'Partner Inc'));
  box.apps.push(appOf(world, credential));
  box.users.push(...usersOf(world, credential.clientId));
  world.folders.forEach((drawn, index) => place(box, world, drawn, index));
  box.clockOffsetSeconds = -world.skew;
  // The cautious reading of what is unconfirmed: `permissions` tell of the role alone.
  Object.assign(box.dialect, { statusInPermissions: 'not-shown', contentManagerSees: 'what-a-co-owner-may' }, world.dialect);
  box.faults.push(...faultOf(world));
  const { subject } = world;
  return {
    box,
    deployment: {
      secrets: stored(world.auth, world.form, credential), scopes: world.scopes, guest: GUEST,
      subject: subject === 'service' ? { kind: subject } : { kind: subject, id: SUBJECT_FORMS[world.whoForm](actingId(world)) },
      folders: world.folders.map(({ ops }, index) => ({ id: folderId(index), operations: ops })),
    },
  };
}
