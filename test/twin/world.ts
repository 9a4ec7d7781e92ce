/** A world of the twin: what is drawn, as small JSON in which everything that is left out is as it should be. */
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';

/** Ways in which a JWT config, or a part of it, is found in a secret. */
export const JWT_FORMS = [
  'raw', 'base64', 'base64-lines', 'white-space', 'crlf', 'key-crlf', 'quotes', 'json-string', 'bom', 'bom-base64', 'key-escaped', 'key-spaces', 'key-one-line', 'key-indented',
  'key-space-before', 'key-quotes', 'secret-newline', 'secret-space', 'secret-quotes', 'id-space', 'enterprise-newline', 'enterprise-number', 'passphrase-space', 'kid-space', 'kid-wrong',
  'kid-empty', 'secret-wrong', 'id-unknown', 'enterprise-wrong', 'passphrase-wrong', 'key-foreign', 'key-missing', 'truncated', 'two-keys',
] as const;
/** Of these, ways of storing that every client reads. */
export const STORING_FORMS = ['raw', 'base64', 'base64-lines', 'white-space', 'crlf', 'key-crlf'] as const satisfies readonly (typeof JWT_FORMS)[number][];
/** The same of the three values of a Client Credentials Grant. */
export const CCG_FORMS = [
  'raw', 'secret-newline', 'secret-space', 'secret-quotes', 'secret-bom', 'id-newline', 'id-space', 'id-quotes', 'enterprise-newline', 'enterprise-space', 'enterprise-quotes', 'secret-wrong', 'id-unknown',
  'enterprise-wrong',
] as const;
export const ROLES = ['owner', 'co-owner', 'editor', 'viewer uploader', 'previewer uploader', 'viewer', 'previewer', 'uploader', 'pending', 'none'] as const;
export const OPERATIONS = ['read', 'download', 'upload', 'replace', 'replace=app.zip', 'rename', 'delete', 'share', 'invite', 'none'] as const;
export const FAULTS = ['429', '503', 'reset'] as const;
export const FAULT_PLACES = ['/oauth2/token', '/2.0/users/me', '/2.0/folders', '/2.0/files'] as const;

const flag = v.optional(v.boolean(), false);

const folderSchema = v.strictObject({
  ops: v.optional(v.array(v.picklist(OPERATIONS)), ['read']),
  /** What the acting subject was given; `owner`: the folder is its own. */
  role: v.optional(v.picklist(ROLES), 'editor'),
  /** Where the role was given: on the folder, or on the one above it. */
  via: v.optional(v.picklist(['itself', 'parent']), 'itself'),
  owner: v.optional(v.picklist(['internal', 'external']), 'internal'),
  trashed: v.optional(v.picklist(['no', 'itself', 'parent']), 'no'),
  /** A folder lock against moving and deleting. */
  lock: flag,
  /** The file in it is locked by its owner. */
  fileLock: flag,
  /** What Shield blocks. */
  policy: v.optional(v.picklist(['none', 'upload']), 'none'),
  /** Only owners and co-owners may invite. */
  invitesRestricted: flag,
});

const appSchema = v.strictObject({
  scopes: v.optional(v.array(v.string()), ['root_readonly', 'root_readwrite']),
  access: v.optional(v.picklist(['enterprise', 'app']), 'enterprise'),
  userTokens: v.optional(v.boolean(), true),
  asUser: v.optional(v.boolean(), true),
});

/** Left out: the simulator's usual variant. */
const dialectSchema = v.strictObject({
  missingScope: v.optional(v.picklist(['header', 'json'])),
  uploadConflicts: v.optional(v.picklist(['object', 'array'])),
  exchangeRefusalStatus: v.optional(v.picklist([401, 400])),
  wrongCcgSecret: v.optional(v.picklist(['invalid-client', 'grant-credentials'])),
  deactivatedSubject: v.optional(v.picklist(['issued', 'refused'])),
  trashedFolder: v.optional(v.picklist(['trashed', 'not_found'])),
  noRoom: v.optional(v.picklist(['storage-limit', 'access-denied'])),
  editorDeletesSharedFolder: v.optional(v.picklist(['yes', 'no'])),
  asUserOff: v.optional(v.picklist(['insufficient-scope', 'access-denied'])),
});

const worldSchema = v.strictObject({
  auth: v.picklist(['jwt', 'ccg']),
  form: v.optional(v.picklist([...JWT_FORMS, ...CCG_FORMS]), 'raw'),
  app: v.optional(appSchema, {}),
  /** `stale`: the admin's approval is older than the settings, and had reading alone. */
  authorization: v.optional(v.picklist(['current', 'missing', 'stale', 'disabled']), 'current'),
  subject: v.optional(v.picklist(['service', 'user', 'as-user']), 'service'),
  /** For a user token or As-User: a managed user, an app user, somebody of another enterprise, or nobody. */
  who: v.optional(v.picklist(['bob', 'app-user', 'outsider', 'nobody']), 'bob'),
  whoForm: v.optional(v.picklist(['raw', 'newline', 'space', 'quotes']), 'raw'),
  /** The acting subject's account. */
  user: v.optional(v.picklist(['active', 'inactive', 'no-edit', 'no-edit-upload', 'terms-of-service', 'password-reset', 'email-confirmation']), 'active'),
  folders: v.optional(v.array(folderSchema), []),
  /** `over`: the storage of the folders' owner is full; `account`: the acting subject's own. */
  quota: v.optional(v.picklist(['free', 'over', 'account']), 'free'),
  /** The host's clock minus Box's, in seconds. */
  skew: v.optional(v.pipe(v.number(), v.integer()), 0),
  /** What the configuration asks for. */
  scopes: v.optional(v.array(v.string()), []),
  fault: v.optional(v.nullable(v.strictObject({ kind: v.picklist(FAULTS), at: v.picklist(FAULT_PLACES), always: flag })), null),
  /** Where sources disagree on what Box answers, or nobody has seen it: which variant this Box speaks. */
  dialect: v.optional(dialectSchema, {}),
  sdk: v.optional(v.picklist(['none', 'box-node-sdk@10']), 'none'),
  /** Flags of the command, such as `--skip network`. */
  only: v.optional(v.array(v.string()), []),
  skip: v.optional(v.array(v.string()), []),
});

export type World = v.InferOutput<typeof worldSchema>;
export type TwinFolder = World['folders'][number];
export type Form = World['form'];
export type Operation = TwinFolder['ops'][number];
/** As it is written down: without what is as it should be. */
export type Small = v.InferInput<typeof worldSchema>;

/** @throws {v.ValiError} where it is no world */
export function worldFrom(small: unknown): World {
  const world = v.parse(worldSchema, small);
  const forms: readonly string[] = world.auth === 'jwt' ? JWT_FORMS : CCG_FORMS;
  if (!forms.includes(world.form)) throw new Error(`${world.auth} has no form ${world.form}; it has: ${forms.join(', ')}`);
  return world;
}

type Plain = Readonly<Record<string, unknown>>;

const without = (value: Plain, usual: Plain): Plain => Object.fromEntries(Object.entries(value).filter(([name, one]) => !isDeepStrictEqual(one, usual[name])));

/** The smallest JSON that `worldFrom` makes this world of. */
export function smallest(world: World): Plain {
  const usual = worldFrom({ auth: world.auth });
  const usualFolder = v.parse(folderSchema, {});
  const folders = world.folders.map((folder) => without(folder, usualFolder));
  const { auth, ...rest } = without({ ...world, app: without(world.app, usual.app), folders }, { ...usual, app: {}, auth: null });
  return { auth, ...rest };
}
