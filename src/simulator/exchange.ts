/** Token exchange (downscoping). https://developer.box.com/guides/authentication/tokens/downscope */
import type { Incoming } from './call.ts';
import { deadToken, json, oauthError } from './errors.ts';
import type { Answer } from './errors.ts';
import { findFile, findFolder, isTrashed, sees } from './permissions.ts';
import type { Item } from './permissions.ts';
import { itemMini } from './render.ts';
import { findUser } from './find.ts';
import type { Token } from './state.ts';
import type { World } from './world.ts';

const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token';

/** Scopes for UI elements: any token that reads content can be narrowed to them. */
const elementScopes = new Set([
  'annotation_edit', 'annotation_view_all', 'annotation_view_self', 'base_explorer', 'base_picker', 'base_preview', 'base_sidebar',
  'base_upload', 'item_delete', 'item_download', 'item_preview', 'item_read', 'item_rename', 'item_share', 'item_upload',
]);

/** Held by apps, but in no list of exchangeable scopes; Box's answer is unconfirmed, so both are spoken. */
const undocumented = new Set(['root_readwrite', 'manage_triggers', 'manage_legal_holds', 'manage_legal_hold', 'enterprise_content']);

function holds(world: World, subject: Token, scope: string): boolean {
  if (undocumented.has(scope) && world.dialect.exchangeOfUndocumentedScopes === 'refused') return false;
  if (scope === 'root_readonly' || elementScopes.has(scope)) return subject.scopes.has('root_readonly') || subject.scopes.has('root_readwrite');
  if (scope === 'manage_legal_hold' || scope === 'manage_legal_holds') return subject.scopes.has('manage_legal_hold') || subject.scopes.has('manage_legal_holds');
  return subject.scopes.has(scope);
}

function itemAt(world: World, resource: string): Item | undefined {
  const [, type, id = ''] = /^https:\/\/api\.box\.com\/2\.0\/(folders|files)\/(\d+)$/.exec(resource) ?? [];
  const folder = type === 'folders' ? findFolder(world, id) : undefined;
  const file = type === 'files' ? findFile(world, id) : undefined;
  if (folder !== undefined) return { type: 'folder', folder };
  return file === undefined ? undefined : { type: 'file', file };
}

/** The item to bind to, `null` for none, `undefined` where the token's own user can't see it (`As-User` does not carry over). */
function resourceOf(world: World, subject: Token, resource: string | null): Item | null | undefined {
  if (resource === null) return null;
  const item = itemAt(world, resource);
  const user = findUser(world, subject.userId);
  if (item === undefined || user === undefined || isTrashed(world, item)) return undefined;
  const viewer = { user, settings: subject.settings, enterpriseId: subject.enterpriseId, impersonated: false, resource: subject.resource };
  return sees(world, viewer, item) ? item : undefined;
}

/** An unheld scope and an invented one are refused alike. */
export function exchange({ world, state }: Incoming, form: URLSearchParams): Answer {
  const subject = state.find(form.get('subject_token') ?? '');
  if (form.get('subject_token_type') !== accessTokenType) return oauthError(400, 'invalid_request', 'Invalid subject_token_type parameter or parameter missing');
  if (subject === undefined || !state.isLive(subject)) return deadToken;
  const scopes = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  const refused = scopes.find((scope) => !holds(world, subject, scope));
  if (refused !== undefined) return oauthError(world.dialect.exchangeRefusalStatus, 'invalid_scope', `Unsupported "scope": ${refused}`);
  const item = resourceOf(world, subject, form.get('resource'));
  if (item === undefined) return oauthError(400, 'invalid_resource', 'The target resource is invalid.');
  const mini = item === null ? null : itemMini(item);
  const child = state.issue({
    ...subject,
    scopes: scopes.length === 0 ? subject.scopes : new Set(scopes),
    resource: item === null ? subject.resource : { type: item.type, id: item.type === 'folder' ? item.folder.id : item.file.id },
    exchanged: true,
  });
  const expiresIn = Math.max(0, Math.floor(child.expiresAtSeconds - state.nowSeconds()));
  const restrictedTo = mini === null ? [] : scopes.map((scope) => ({ scope, object: mini }));
  return json(200, { access_token: child.value, expires_in: expiresIn, token_type: 'bearer', restricted_to: restrictedTo, issued_token_type: accessTokenType });
}
