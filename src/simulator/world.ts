/**
 * What the embedded Box is filled with: plain data, made fresh for every start. Units stand in the names.
 * Facts about Box behind each field: https://developer.box.com/guides and https://developer.box.com/reference
 */
import { defaultDialect } from './dialect.ts';
import type { Dialect } from './dialect.ts';

/** Collaboration roles, https://developer.box.com/reference/resources/collaboration */
export type Role =
  | 'owner' | 'co-owner' | 'editor' | 'viewer uploader' | 'previewer uploader' | 'viewer' | 'previewer' | 'uploader';

/** What the enterprise's plan and switches include, beyond what a scope alone gives. */
export type Feature = 'admin-events' | 'governance' | 'sign' | 'ai' | 'relay';

export interface Enterprise {
  id: string;
  name: string;
  features: Feature[];
  /** Every content call from this address is refused (`access_from_location_blocked`). */
  locationBlocked: boolean;
}

/** Account set-up that a person has not finished; each stops content calls with its own error. */
export type Unfinished = 'nothing' | 'terms-of-service' | 'password-reset' | 'email-confirmation';

export interface User {
  id: string;
  name: string;
  login: string;
  kind: 'managed' | 'app' | 'service';
  role: 'admin' | 'coadmin' | 'user';
  enterpriseId: string;
  /** The app that made this app user or service account; null for people. */
  appClientId: string | null;
  status: 'active' | 'inactive' | 'cannot_delete_edit' | 'cannot_delete_edit_upload';
  unfinished: Unfinished;
  spaceAmountBytes: number;
  spaceUsedBytes: number;
  maxUploadSizeBytes: number;
  groupIds: string[];
}

export interface Group {
  id: string;
  name: string;
}

/** The settings of the Developer Console's Configuration tab that decide what a token may do. */
export interface AppSettings {
  scopes: string[];
  /** App Access Only, or App + Enterprise Access. */
  access: 'app' | 'enterprise';
  generateUserTokens: boolean;
  asUserHeader: boolean;
}

/** An admin's approval: a snapshot of the settings at that moment, in force until the next one. */
export interface Authorization {
  enterpriseId: string;
  enabled: boolean;
  serviceAccountId: string;
  settings: AppSettings;
}

export interface App {
  clientId: string;
  clientSecret: string;
  kind: 'jwt' | 'ccg' | 'oauth';
  /** Registered public keys (PEM) by key id. */
  publicKeys: Map<string, string>;
  settings: AppSettings;
  authorizations: Authorization[];
}

/** A link that lets others in. https://developer.box.com/reference/resources/folder--full */
export interface SharedLink {
  /** The last segment of its URL. */
  key: string;
  access: 'open' | 'company' | 'collaborators';
  hasPassword: boolean;
  unsharedAt: string | null;
  canDownload: boolean;
}

/** What happens to an item while the simulator runs. A world may leave all of it out. */
export interface Touched {
  /** How often it was changed: the `etag`. */
  revision?: number;
  createdAt?: string;
  createdById?: string;
  modifiedAt?: string;
  modifiedById?: string;
  trashedAt?: string;
  description?: string;
  sharedLink?: SharedLink;
}

/** Keeps a folder where it is. https://developer.box.com/reference/resources/folder-lock */
export interface FolderLock {
  id: string;
  createdById: string;
  move: boolean;
  delete: boolean;
}

export interface Folder extends Touched {
  id: string;
  name: string;
  /** `0` stands for the owner's own root. */
  parentId: string;
  ownerId: string;
  trashed: boolean;
  canNonOwnersInvite: boolean;
  /** Operations that a Shield access policy or a barrier stops here and below. */
  shieldBlocks: ('download' | 'upload')[];
  /** Locked by a running move, copy or delete. */
  busy: boolean;
  /** Left out: none. */
  locks?: FolderLock[];
  /** Names that somebody else's upload, still under way, holds (`name_temporarily_reserved`). Left out: none. */
  reservedNames?: string[];
}

/** What a file was before its last upload. */
export interface PastVersion {
  id: string;
  name: string;
  sha1: string;
  sizeBytes: number;
  modifiedAt: string;
  modifiedById: string;
}

/** Its bytes are what was uploaded with this SHA-1; where nothing was, zeros. */
export interface BoxFile extends Touched {
  id: string;
  name: string;
  parentId: string;
  ownerId: string;
  sizeBytes: number;
  sha1: string;
  trashed: boolean;
  lockedById: string | null;
  /** Left out: one that is derived from the file's id. */
  versionId?: string;
  /** Newest first. Left out: none. */
  pastVersions?: PastVersion[];
}

export interface Collaboration {
  id: string;
  item: { type: 'folder' | 'file'; id: string };
  accessibleBy: { type: 'user' | 'group'; id: string };
  role: Role;
  status: 'accepted' | 'pending' | 'rejected';
  createdById: string;
  /** Where nobody has an account with that address; `accessibleBy.id` is then empty. */
  inviteEmail?: string;
  /** Reachable by id, but shown in nobody's All Files. */
  accessOnly: boolean;
}

export interface Webhook {
  id: string;
  ownerId: string;
  target: { type: 'folder' | 'file'; id: string };
}

export interface StatusPage {
  indicator: 'none' | 'minor' | 'major' | 'critical';
  description: string;
  incidents: { id: string; name: string; status: string }[];
}

/** Which requests a fault meets. Left out: all of them. */
export interface FaultMatch {
  method?: string;
  /** A prefix of the path, or a pattern over path and query. */
  path?: string | RegExp;
  /** A pattern over the body. */
  body?: RegExp;
  /** The first matching request that is hit, counted from 1; `every` (the default) hits all. */
  nth?: number | 'every';
  /** How many in a row; by default one where `nth` is a number, else no end. */
  times?: number;
}

export type Fault =
  | { kind: 'status'; status: number; headers?: Record<string, string>; body?: string; html?: boolean; bare?: boolean }
  | { kind: 'body'; status: number; body: string; bare?: boolean }
  | { kind: 'html'; status: number }
  /** Gives back in body, headers and `Location` what the request held, secrets included. */
  | { kind: 'echo'; status?: number }
  | { kind: 'delay'; ms: number }
  | { kind: 'reset'; when: 'before' | 'headers' | 'body' }
  | { kind: 'hang'; when: 'connect' | 'headers' | 'body' }
  | { kind: 'truncated' }
  | { kind: 'drip'; intervalMs?: number }
  | { kind: 'no-date' }
  | { kind: 'date'; offsetSeconds: number };

export interface FaultRule {
  match: FaultMatch;
  fault: Fault;
}

export interface World {
  enterprises: Enterprise[];
  users: User[];
  groups: Group[];
  apps: App[];
  folders: Folder[];
  files: BoxFile[];
  collaborations: Collaboration[];
  webhooks: Webhook[];
  /** Box's clock minus the host's. */
  clockOffsetSeconds: number;
  tokenLifetimeSeconds: number;
  /** Scheme, host and port that `upload_url` names; null for the simulator's own. */
  uploadOrigin: string | null;
  statusPage: StatusPage;
  dialect: Dialect;
  faults: FaultRule[];
}

/** An empty Box: a clock that agrees with the host, tokens of about an hour, no faults. */
export function emptyWorld(): World {
  return {
    enterprises: [], users: [], groups: [], apps: [], folders: [], files: [], collaborations: [], webhooks: [],
    clockOffsetSeconds: 0,
    tokenLifetimeSeconds: 4123,
    uploadOrigin: null,
    statusPage: { indicator: 'none', description: 'All Systems Operational', incidents: [] },
    dialect: { ...defaultDialect },
    faults: [],
  };
}

/**
 * The admin's "Authorize" in the Platform Apps Manager: today's settings come into force for tokens issued from now on.
 * https://developer.box.com/guides/authorization/platform-app-approval
 */
export function authorize(app: App, enterpriseId: string, serviceAccountId: string): void {
  app.authorizations = app.authorizations.filter((one) => one.enterpriseId !== enterpriseId);
  app.authorizations.push({ enterpriseId, serviceAccountId, enabled: true, settings: structuredClone(app.settings) });
}
