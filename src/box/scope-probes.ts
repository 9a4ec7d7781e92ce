import * as v from 'valibot';
import { boxId, reading } from './readers.ts';
import { ROOT_FOLDER } from './folders.ts';
import { REHEARSED_BYTES, uploadRehearsal } from './rehearsals.ts';
import { scopeRow } from './scope-table.ts';
import type { ScopeName } from './scope-table.ts';
import type { Question } from './session-types.ts';

/** What a probe's 2xx says beyond having been answered. */
export interface Probed {
  /** Entries of the listing that it asked for; `null` where it is no listing. */
  readonly entries: number | null;
}

/** What some probes need besides the scope. */
export interface ProbeContext {
  /** A folder that the token's user is expected to see. */
  readonly folderId: string | null;
  /** A file name that nobody uses, for the upload rehearsal. */
  readonly rehearsalName: string;
}


const readListing = reading(v.object({ entries: v.array(v.unknown()) }));
const readRoot = reading(v.object({ id: boxId }));
/** https://developer.box.com/reference/get-ai-agent-default: `ai_agent_ask` and its like. */
const readAgent = reading(v.object({ type: v.pipe(v.string(), v.startsWith('ai_agent')) }));

/** An object without what was asked for may be anybody's; it shows nothing. */
function listing(json: unknown): Probed | null {
  const answer = readListing(json);
  return answer === null ? null : { entries: answer.entries.length };
}

const single = (reads: (json: unknown) => unknown) => (json: unknown): Probed | null => (reads(json) === null ? null : { entries: null });

const get = (path: string, query: Readonly<Record<string, string>>, read: Question<Probed>['read'] = listing): Question<Probed> => ({
  purpose: 'scope-probe', method: 'GET', path, query, body: null, read,
});

/** A proxy may answer `OPTIONS` by itself, so an answer without an upload URL proves nothing. */
function writing({ folderId, rehearsalName }: ProbeContext): Question<Probed> {
  const rehearsal = uploadRehearsal(folderId ?? ROOT_FOLDER, rehearsalName, REHEARSED_BYTES);
  return {
    ...rehearsal,
    purpose: 'scope-probe',
    read: (json) => ((rehearsal.read(json)?.uploadUrl ?? null) === null ? null : { entries: null }),
  };
}

const workflows = ({ folderId }: ProbeContext): Question<Probed> | null =>
  folderId === null ? null : get('/workflows', { folder_id: folderId, limit: '1' });

/** Which read-only request each scope is needed for (box-access.md section 5.1; each row of the scope table links to it). */
const PROBES: Readonly<Record<ScopeName, (context: ProbeContext) => Question<Probed> | null>> = {
  root_readonly: () => get(`/folders/${ROOT_FOLDER}`, { fields: 'id,type,name' }, single(readRoot)),
  root_readwrite: writing,
  manage_managed_users: () => get('/users', { user_type: 'managed', limit: '1', fields: 'id,login' }),
  manage_app_users: () => get('/users', { user_type: 'managed', limit: '1', fields: 'id,login' }),
  manage_groups: () => get('/groups', { limit: '1', fields: 'id,name' }),
  manage_webhook: () => get('/webhooks', { limit: '1' }),
  manage_enterprise_properties: () => get('/events', { stream_type: 'admin_logs_streaming', stream_position: 'now', limit: '1' }),
  manage_data_retention: () => get('/retention_policies', { limit: '1' }),
  manage_legal_holds: () => get('/legal_hold_policies', { limit: '1' }),
  'sign_requests.readwrite': () => get('/sign_requests', { limit: '1' }),
  'ai.readwrite': () => get('/ai_agent_default', { mode: 'ask' }, single(readAgent)),
  manage_triggers: workflows,
  enterprise_content: () => get('/search', { scope: 'enterprise_content', query: 'box', type: 'folder', limit: '1', fields: 'id' }),
};

/** The request that needs this scope; `null` where there is none, or none without a folder. Changes nothing in Box. */
export function scopeProbe(scope: string, context: ProbeContext): Question<Probed> | null {
  const row = scopeRow(scope);
  return row === null ? null : PROBES[row.name](context);
}
