/** One request as an endpoint sees it, and the gates that come before every REST answer. */
import {
  accessDenied, boxError, deadToken, empty, methodNotAllowed, notFound, Refusal, scopeMissing, trashed,
} from './errors.ts';
import { findFile, findFolder, isTrashed, sees } from './permissions.ts';
import type { Item, Viewer } from './permissions.ts';
import { findApp, findUser } from './find.ts';
import type { State, Token } from './state.ts';
import type { Dialect } from './dialect.ts';
import type { App, BoxFile, Folder, Unfinished, User, World } from './world.ts';

/** What every endpoint is given. */
export interface Incoming {
  readonly world: World;
  readonly state: State;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** As text; empty where it is too long for one (`bytes`). */
  readonly body: string;
  readonly bytes: Buffer;
  /** The value of the `:id` segment, else empty. */
  readonly id: string;
  /** This simulator's own address. */
  readonly url: string;
  /** For the token endpoint: false where the assertion's `jti` was used before. */
  readonly jtiIsFresh: boolean;
}

/** A request whose token was accepted. */
export interface Call extends Incoming {
  readonly token: Token;
  readonly app: App;
  readonly viewer: Viewer;
}

const challenge = { 'www-authenticate': 'Bearer realm="Service"' };

function bearer(header: string | undefined): string {
  if (header === undefined) throw new Refusal(empty(401, challenge));
  const [, value] = /^Bearer ([\w!.~+/=-]+)$/i.exec(header) ?? [];
  if (value === undefined) {
    throw new Refusal(empty(401, { 'www-authenticate': 'Bearer realm="Service", error="invalid_request", error_description="The Authorization header is malformed."' }));
  }
  return value;
}

function unauthorized(status: 401 | 403, reason: string): Refusal {
  return new Refusal(boxError(status, 'unauthorized', { message: `Unauthorized - ${reason}`, headers: challenge }));
}

function refuseInactive(world: World, user: User): void {
  if (user.status === 'inactive') throw unauthorized(world.dialect.deactivatedStatus, 'User has been deactivated');
}

/** Who may act for whom. https://developer.box.com/guides/authentication/jwt/as-user */
function impersonate(world: World, token: Token, caller: User, targetId: string): User {
  if (!token.settings.asUserHeader) {
    throw new Refusal(world.dialect.asUserOff === 'access-denied' ? accessDenied() : scopeMissing(world.dialect.missingScope));
  }
  const target = findUser(world, targetId);
  const mayAct = caller.kind === 'service' || caller.role !== 'user';
  const outranked = caller.role === 'coadmin' && target !== undefined && target.role !== 'user';
  const reachable = target?.enterpriseId === token.enterpriseId
    && (target.kind === 'app' ? target.appClientId === token.clientId : token.settings.access === 'enterprise');
  if (target === undefined || !mayAct || outranked || !reachable || target.kind === 'service') throw new Refusal(accessDenied());
  refuseInactive(world, target);
  return target;
}

/**
 * The token behind the request, its app still authorized and enabled, its user active, `As-User` allowed.
 * @throws Refusal with Box's 401 or 403
 */
export function authenticate(incoming: Incoming): Call {
  const { world, state } = incoming;
  const token = state.find(bearer(incoming.headers['authorization']));
  const app = token && findApp(world, token.clientId);
  const caller = token && findUser(world, token.userId);
  if (token === undefined || app === undefined || caller === undefined || !state.isLive(token)) throw new Refusal(deadToken);
  const authorization = app.authorizations.find((one) => one.enterpriseId === token.enterpriseId);
  if (authorization?.enabled !== true) throw unauthorized(401, 'Cannot authorize with this service');
  refuseInactive(world, caller);
  const target = incoming.headers['as-user'];
  const user = target === undefined ? caller : impersonate(world, token, caller, target);
  const settings = { ...token.settings, scopes: [...token.scopes] };
  const viewer: Viewer = { user, settings, enterpriseId: token.enterpriseId, impersonated: target !== undefined, resource: token.resource };
  return { ...incoming, token, app, viewer };
}

/** @throws Refusal where none of the scopes is carried by the token */
export function requireScope(call: Call, anyOf: readonly string[], shape: Dialect['missingScope'] = call.world.dialect.missingScope): void {
  if (!anyOf.some((scope) => call.token.scopes.has(scope))) throw new Refusal(scopeMissing(shape));
}

/** What is done with content. */
export type Access = 'read' | 'download' | 'upload' | 'rename' | 'delete' | 'share' | 'change';

/** Any one of them, carried by the token. https://developer.box.com/guides/api-calls/permissions-and-errors/scopes */
const scopesFor: Readonly<Record<Access, readonly string[]>> = {
  read: ['root_readonly', 'root_readwrite', 'item_read', 'item_preview', 'item_download', 'base_explorer'],
  download: ['root_readonly', 'root_readwrite', 'item_download'],
  upload: ['root_readwrite', 'item_upload', 'base_upload'],
  rename: ['root_readwrite', 'item_rename'],
  delete: ['root_readwrite', 'item_delete'],
  share: ['root_readwrite', 'item_share'],
  change: ['root_readwrite'],
};

const unfinishedErrors: Readonly<Record<Unfinished, readonly [status: number, code: string, message: string] | null>> = {
  'nothing': null,
  'terms-of-service': [400, 'terms_of_service_required', 'User must accept custom terms of service before action can be taken'],
  'password-reset': [400, 'password_reset_required', 'User needs to reset password'],
  'email-confirmation': [403, 'user_email_confirmation_required', 'User needs to complete email confirmation'],
};

/** What stands before all content: the scope, an account that is set up, an address that is allowed. */
export function requireContent(call: Call, access: Access): void {
  requireScope(call, scopesFor[access]);
  // A token that was narrowed to an element's scope writes only where its app may.
  const isRead = access === 'read' || access === 'download';
  if (!isRead && !call.token.settings.scopes.includes('root_readwrite')) {
    throw new Refusal(scopeMissing(call.world.dialect.missingScope));
  }
  const problem = unfinishedErrors[call.viewer.user.unfinished];
  if (problem !== null) throw new Refusal(boxError(problem[0], problem[1], { message: problem[2] }));
  const enterprise = call.world.enterprises.find((one) => one.id === call.viewer.enterpriseId);
  if (enterprise?.locationBlocked === true) {
    throw new Refusal(boxError(403, 'access_from_location_blocked', { message: 'Access denied - Blocked by location-based access control' }));
  }
}

/** How a missing item is named in the error: by its place in the request. */
export interface Naming {
  readonly name: string;
  readonly prefix: 'd_' | 'f_';
}

function visible(call: Call, item: Item | undefined, naming: Naming, id: string): void {
  const { world, viewer } = call;
  if (item === undefined || !sees(world, viewer, item)) throw new Refusal(notFound(naming.name, `${naming.prefix}${id}`));
  if (!isTrashed(world, item)) return;
  throw new Refusal(world.dialect.trashedFolder === 'trashed' ? trashed() : notFound(naming.name, `${naming.prefix}${id}`));
}

/** @throws Refusal 405 for an id that is no number */
export function requireNumber(id: string): void {
  if (!/^\d+$/.test(id)) throw new Refusal(methodNotAllowed());
}

/** @throws Refusal: 405 for an id that is no number, 404 for a folder that is absent, hidden or in the trash */
export function visibleFolder(call: Call, id: string, name: string = call.world.dialect.invisibleFolderName): Folder {
  requireNumber(id);
  const folder = findFolder(call.world, id);
  visible(call, folder && { type: 'folder', folder }, { name, prefix: 'd_' }, id);
  if (folder === undefined) throw new Refusal(notFound(name, `d_${id}`));
  return folder;
}

/** As `visibleFolder`, for a file. */
export function visibleFile(call: Call, id: string): BoxFile {
  requireNumber(id);
  const file = findFile(call.world, id);
  visible(call, file && { type: 'file', file }, { name: 'item', prefix: 'f_' }, id);
  if (file === undefined) throw new Refusal(notFound('item', `f_${id}`));
  return file;
}
