/** Worlds from a seed: about half of them sound, the others with one to three things that stop a deploy, or could. */
import { pick, randomFrom } from '../torture/harness.ts';
import { CCG_FORMS, FAULT_PLACES, FAULTS, JWT_FORMS, OPERATIONS, ROLES, smallest, STORING_FORMS, worldFrom } from './world.ts';
import type { Form, Operation, TwinFolder, World } from './world.ts';

type Random = () => number;

const DIALECTS: readonly [World['dialect'], ...World['dialect'][]] = [
  { missingScope: 'json' }, { uploadConflicts: 'array' }, { exchangeRefusalStatus: 400 }, { wrongCcgSecret: 'grant-credentials' },
  { deactivatedSubject: 'refused' }, { trashedFolder: 'not_found' }, { noRoom: 'access-denied' }, { editorDeletesSharedFolder: 'no' }, { asUserOff: 'access-denied' },
];

const SOUND_FORMS: Readonly<Record<World['auth'], readonly [Form, ...Form[]]>> = { jwt: STORING_FORMS, ccg: ['raw'] };
const MORE_SCOPES = ['manage_webhook', 'manage_groups', 'manage_managed_users', 'manage_app_users', 'manage_enterprise_properties', 'sign_requests.readwrite', 'ai.readwrite'] as const;
const WRITING: readonly Operation[] = ['upload', 'replace', 'replace=app.zip', 'rename', 'delete', 'share', 'invite'];

/** What each role may do: https://support.box.com/hc/en-us/articles/360044196413 */
const MAY: Readonly<Record<TwinFolder['role'], readonly Operation[]>> = {
  'owner': OPERATIONS.filter((one) => one !== 'none'),
  'co-owner': OPERATIONS.filter((one) => one !== 'none'),
  'editor': OPERATIONS.filter((one) => one !== 'none'),
  'viewer uploader': ['read', 'download', 'upload', 'replace', 'replace=app.zip', 'share'],
  'previewer uploader': ['read', 'upload'],
  'viewer': ['read', 'download', 'share'],
  'previewer': ['read'],
  'uploader': ['read', 'upload'],
  'pending': ['none'],
  'none': ['none'],
};

const chance = (random: Random, share: number): boolean => random() < share;

function some<T>(random: Random, values: readonly T[], most: number): T[] {
  const left = [...values];
  const count = Math.min(left.length, 1 + Math.floor(random() * most));
  return Array.from({ length: count }, () => left.splice(Math.floor(random() * left.length), 1)).flat();
}

function soundFolder(random: Random): TwinFolder {
  const role = chance(random, 0.4) ? 'editor' : pick(random, ROLES);
  const ops = some(random, MAY[role], 4);
  const { folders: [folder] } = worldFrom({ auth: 'ccg', folders: [{ ops, role, via: chance(random, 0.25) ? 'parent' : 'itself' }] });
  if (folder === undefined) throw new Error('no folder');
  return { ...folder, owner: chance(random, 0.15) && role !== 'owner' ? 'external' : 'internal' };
}

/** A world in which everything that is asked for works. */
function sound(random: Random): World {
  const auth = pick<World['auth']>(random, ['jwt', 'ccg']);
  const more = chance(random, 0.3) ? some(random, MORE_SCOPES, 2) : [];
  const folders = Array.from({ length: Math.floor(random() * 4) }, () => soundFolder(random));
  const writes = folders.some(({ ops }) => ops.some((one) => WRITING.includes(one)));
  const held = [...(writes || chance(random, 0.5) ? ['root_readonly', 'root_readwrite'] : ['root_readonly']), ...more];
  const subject = pick<World['subject']>(random, ['service', 'service', 'user', 'as-user']);
  return {
    ...worldFrom({ auth }), folders, subject, form: pick(random, SOUND_FORMS[auth]), who: pick(random, ['bob', 'bob', 'app-user']),
    app: { scopes: held, access: 'enterprise', userTokens: subject === 'user' || chance(random, 0.7), asUser: subject === 'as-user' || chance(random, 0.7) },
    scopes: chance(random, 0.4) ? some(random, held, 2) : [],
    skew: pick(random, [0, 0, 0, 0, -3, 2, -20]),
    dialect: chance(random, 0.3) ? pick(random, DIALECTS) : {},
    sdk: pick(random, ['none', 'box-node-sdk@10']),
  };
}

type Spoiler = (world: World, random: Random) => World;

function oneFolder(change: (folder: TwinFolder, random: Random) => Partial<TwinFolder>): Spoiler {
  return (world, random) => {
    const folders = world.folders.length === 0 ? [soundFolder(random)] : world.folders;
    const hit = Math.floor(random() * folders.length);
    return { ...world, folders: folders.map((folder, index) => (index === hit ? { ...folder, ...change(folder, random) } : folder)) };
  };
}

const withOp = (random: Random, folder: TwinFolder, ...ops: readonly [Operation, ...Operation[]]): Operation[] => [...new Set([...folder.ops.filter((one) => one !== 'none'), pick(random, ops)])];
const inApp = (change: (random: Random, world: World) => Partial<World['app']>): Spoiler => (world, random) => ({ ...world, app: { ...world.app, ...change(random, world) } });
const asSomebody = (world: World, random: Random): World => (world.subject === 'service' ? { ...world, subject: pick(random, ['user', 'as-user']) } : world);

/** Each makes something go wrong, or puts what could stop somebody in a place where it need not. */
const SPOILERS: readonly [Spoiler, ...Spoiler[]] = [
  (world, random) => ({ ...world, form: pick(random, world.auth === 'jwt' ? JWT_FORMS : CCG_FORMS) }),
  (world, random) => ({ ...world, form: pick(random, world.auth === 'jwt' ? JWT_FORMS : CCG_FORMS) }),
  (world, random) => ({ ...world, authorization: pick(random, ['missing', 'stale', 'disabled']) }),
  inApp(() => ({ scopes: ['root_readonly'] })),
  inApp(() => ({ scopes: ['root_readonly'] })),
  inApp((random) => ({ scopes: pick(random, [[], ['root_readwrite'], ['manage_webhook']]) })),
  inApp((_, { app }) => ({ scopes: [...new Set([...app.scopes, 'root_readwrite', 'enterprise_content'])] })),
  inApp(() => ({ access: 'app' })),
  (world, random) => ({ ...asSomebody(world, random), app: { ...world.app, userTokens: false } }),
  (world, random) => ({ ...asSomebody(world, random), app: { ...world.app, asUser: false } }),
  (world, random) => ({ ...asSomebody(world, random), who: pick(random, ['outsider', 'nobody']) }),
  (world, random) => ({ ...asSomebody(world, random), whoForm: pick(random, ['newline', 'space', 'quotes']) }),
  (world, random) => ({ ...asSomebody(world, random), user: pick(random, ['inactive', 'no-edit', 'no-edit-upload', 'terms-of-service', 'password-reset', 'email-confirmation']) }),
  oneFolder((_, random) => ({ ops: some(random, OPERATIONS.filter((one) => one !== 'none'), 4), role: pick(random, ROLES) })),
  oneFolder((folder, random) => ({ ops: withOp(random, folder, ...WRITING_FIRST), role: pick(random, ['viewer', 'previewer', 'uploader', 'viewer uploader', 'previewer uploader', 'none', 'pending']) })),
  oneFolder(() => ({ ops: ['none'] })),
  oneFolder((_, random) => ({ trashed: pick(random, ['itself', 'parent']) })),
  oneFolder((folder, random) => ({ lock: true, role: pick(random, ['owner', 'co-owner', 'editor']), ops: withOp(random, folder, 'delete', 'delete', 'rename', 'upload') })),
  oneFolder((folder, random) => ({ fileLock: true, ops: withOp(random, folder, 'replace', 'replace=app.zip', 'download') })),
  oneFolder((folder, random) => ({ policy: 'upload', ops: withOp(random, folder, 'upload', 'replace', 'replace=app.zip', 'rename') })),
  oneFolder((folder, random) => ({ invitesRestricted: true, ops: withOp(random, folder, 'invite'), role: pick(random, ['co-owner', 'editor']) })),
  (world, random) => ({ ...oneFolder((folder) => ({ ops: withOp(random, folder, 'upload', 'replace', 'replace=app.zip', 'read') }))(world, random), quota: 'over' }),
  (world, random) => ({ ...oneFolder((folder) => ({ ops: withOp(random, folder, 'upload', 'read') }))(world, random), quota: 'account' }),
  (world, random) => ({ ...world, skew: pick(random, [-300, -45, 20, 45, 3600]) }),
  (world, random) => ({ ...world, scopes: [...world.scopes, pick(random, ['root_readwrit', 'manage_webhooks', 'manage_groups', 'manage_webhook', 'not:root_readwrite', 'not:manage_groups', 'made.up'])] }),
  (world, random) => ({ ...world, fault: { kind: pick(random, FAULTS), at: pick(random, FAULT_PLACES), always: chance(random, 0.3) } }),
  narrow,
];

const WRITING_FIRST: readonly [Operation, ...Operation[]] = ['upload', 'replace', 'replace=app.zip', 'rename', 'delete', 'share', 'invite'];

/** What a run is narrowed to, on top of something that it might then not see. */
function narrow(world: World, random: Random): World {
  const spoilt = pick(random, SPOILERS.filter((one) => one !== narrow) as [Spoiler, ...Spoiler[]])(world, random);
  const folders = spoilt.folders.map((_, index) => `folder:16000000000${index + 1}`);
  const scopes = spoilt.scopes.map((scope) => `scope:${scope.replace(/^not:/u, '')}`);
  return chance(random, 0.5)
    ? { ...spoilt, only: pick(random, [['credentials'], ['token'], ['credentials', 'network'], folders.slice(0, 1), scopes.slice(0, 1)]) }
    : { ...spoilt, skip: pick(random, [['network'], ['credentials'], ['token'], ['identity'], ['clock'], folders.slice(0, 1), scopes.slice(0, 1)]) };
}

/** The world of this number: of 32 bits of seed and number alone. */
export function draw(seed: number, number: number): World {
  const random = randomFrom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  random();
  let world = sound(random);
  if (chance(random, 0.5)) for (let left = pick(random, [1, 1, 1, 2, 2, 3]); left > 0; left -= 1) world = pick(random, SPOILERS)(world, random);
  // As it would be read from its own JSON: so that what is printed is what was tried.
  return worldFrom(smallest(world));
}
