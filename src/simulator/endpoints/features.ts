/** The endpoints whose answer tells which scopes an app holds. https://developer.box.com/guides/api-calls/permissions-and-errors/scopes */
import { accessDenied, badRequest, boxError, json, Refusal } from '../errors.ts';
import type { Answer } from '../errors.ts';
import { requireScope, visibleFolder } from '../call.ts';
import type { Call } from '../call.ts';
import type { Feature } from '../world.ts';
import { paged } from './paging.ts';

/** Whether the enterprise's plan has it. */
export function has(call: Call, feature: Feature): boolean {
  return call.world.enterprises.some((one) => one.id === call.viewer.enterpriseId && one.features.includes(feature));
}

/** Service accounts count as co-admins. */
export const isAdmin = (call: Call): boolean => call.viewer.user.kind === 'service' || call.viewer.user.role !== 'user';

/** Needs App + Enterprise Access. https://developer.box.com/reference/get-groups */
export function groups(call: Call): Answer {
  requireScope(call, ['manage_groups']);
  if (!isAdmin(call) || call.viewer.settings.access === 'app') return accessDenied();
  return json(200, paged(call, call.world.groups, ({ id, name }) => ({ type: 'group', id, name, group_type: 'managed_group' }), 'offset'));
}

/** Only one's own. https://developer.box.com/reference/get-webhooks */
export function webhooks(call: Call): Answer {
  requireScope(call, ['manage_webhook']);
  const own = call.world.webhooks.filter((one) => one.ownerId === call.viewer.user.id);
  return json(200, paged(call, own, ({ id, target }) => ({ type: 'webhook', id, target }), 'marker'));
}

/** Scope, Global Content Manager and the Governance licence. https://developer.box.com/guides/retention-policies */
function governance(call: Call, scopes: readonly string[]): Answer {
  requireScope(call, scopes);
  requireScope(call, ['enterprise_content']);
  if (!isAdmin(call) || !has(call, 'governance')) return accessDenied();
  return json(200, { entries: [], limit: 100, next_marker: null });
}

export const retentionPolicies = (call: Call): Answer => governance(call, ['manage_data_retention']);
export const legalHoldPolicies = (call: Call): Answer => governance(call, ['manage_legal_holds', 'manage_legal_hold']);

/** A newer service: it answers in JSON. https://developer.box.com/guides/box-sign */
export function signRequests(call: Call): Answer {
  requireScope(call, ['sign_requests.readwrite'], 'json');
  requireScope(call, ['root_readwrite'], 'json');
  if (!has(call, 'sign')) return accessDenied();
  return json(200, { limit: 100, next_marker: null, entries: [] });
}

const aiAgentTypes: Readonly<Record<string, string>> = {
  ask: 'ai_agent_ask', text_gen: 'ai_agent_text_gen', extract: 'ai_agent_extract', extract_structured: 'ai_agent_extract_structured',
};

/** https://developer.box.com/reference/get-ai-agent-default */
export function aiAgentDefault(call: Call): Answer {
  requireScope(call, ['ai.readwrite'], 'json');
  const type = aiAgentTypes[call.query.get('mode') ?? ''];
  if (type === undefined) return badRequest('mode', 'invalid_parameter', 'Invalid value.');
  if (!has(call, 'ai')) return boxError(403, 'forbidden', { message: 'Forbidden' });
  const tool = type === 'ai_agent_text_gen' ? 'basic_gen' : 'basic_text';
  return json(200, { type, [tool]: { model: 'some__model' } });
}

/** Scope first, then the folder; which comes first at Box is unconfirmed. https://developer.box.com/reference/get-workflows */
export function workflows(call: Call): Answer {
  requireScope(call, ['manage_triggers']);
  requireScope(call, ['root_readonly', 'root_readwrite']);
  const folderId = call.query.get('folder_id');
  if (folderId === null || folderId === '') throw new Refusal(badRequest('folder_id', 'missing_parameter', 'is required'));
  if (folderId !== '0') visibleFolder(call, folderId);
  if (!has(call, 'relay')) return boxError(403, 'missing_relay_full_access', { message: 'User does not have full access to Relay' });
  return json(200, { limit: 100, next_marker: null, entries: [] });
}
