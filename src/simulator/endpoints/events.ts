/** The two streams of events: what a user may see of what happened, and all of the enterprise's. */
import { requireScope } from '../call.ts';
import type { Call } from '../call.ts';
import { accessDenied, badRequest, json, Refusal, scopeMissing } from '../errors.ts';
import type { Answer } from '../errors.ts';
import { happenings } from '../history.ts';
import type { Recorded } from '../history.ts';
import { foldersAbove, ownerId, sees } from '../permissions.ts';
import type { Item } from '../permissions.ts';
import { itemMini, person, renderItem, rootMini } from '../render.ts';
import type { Rendered } from '../render.ts';
import { findUser } from '../find.ts';
import { has, isAdmin } from './features.ts';

const streams = ['all', 'changes', 'sync', 'admin_logs', 'admin_logs_streaming'];
/** The position before the first event; each event is one further. */
const origin = 1_152_922_976_252_290_886n;
const defaultLimit = 100;
const maxLimit = 500;

/** How many events the client has seen. */
function seenBefore(call: Call): number {
  const position = call.query.get('stream_position') ?? '0';
  if (position === 'now') return call.state.events.length;
  if (!/^\d+$/.test(position)) {
    throw new Refusal(badRequest('stream_position', 'invalid_parameter', `Invalid value '${position}'.`));
  }
  const at = BigInt(position) - origin;
  return at < 0n ? 0 : Math.min(Number(at), call.state.events.length);
}

/** The enterprise's stream tells an item by three fields of its own. */
function sourceFor(call: Call, item: Item): Rendered {
  const { type, id, name } = itemMini(item);
  const [parent] = foldersAbove(call.world, item);
  return {
    item_type: type, item_id: id, item_name: name, owned_by: person(call.world, ownerId(item)),
    parent: parent === undefined ? rootMini : itemMini({ type: 'folder', folder: parent }),
  };
}

function render(call: Call, event: Recorded, isForAdmins: boolean): Rendered {
  const [forUsers, forAdmins] = happenings[event.what];
  return {
    type: 'event', event_id: event.id, created_at: event.at, recorded_at: event.at,
    created_by: person(call.world, event.byId),
    event_type: isForAdmins ? forAdmins : forUsers,
    source: isForAdmins ? sourceFor(call, event.item) : renderItem(call.world, call.viewer, event.item, null),
    ...(isForAdmins ? { additional_details: { service_name: 'Box Platform' } } : {}),
  };
}

/** Filters that only the enterprise's stream has. */
function isAskedFor(call: Call, event: Recorded): boolean {
  const types = call.query.get('event_type')?.split(',') ?? [];
  const after = Date.parse(call.query.get('created_after') ?? '');
  const before = Date.parse(call.query.get('created_before') ?? '');
  const at = Date.parse(event.at);
  return (types.length === 0 || types.includes(happenings[event.what][1])) && !(at < after) && !(at > before);
}

/** On a plan without them Box answers as if the scope were missing (box/box-java-sdk#132). */
function requireAdminEvents(call: Call): void {
  requireScope(call, ['manage_enterprise_properties']);
  if (!isAdmin(call)) throw new Refusal(accessDenied());
  if (!has(call, 'admin-events')) throw new Refusal(scopeMissing(call.world.dialect.missingScope));
}

/** https://developer.box.com/reference/get-events */
export function events(call: Call): Answer {
  const stream = call.query.get('stream_type') ?? 'all';
  if (!streams.includes(stream)) return badRequest('stream_type', 'invalid_parameter', `Invalid value '${stream}'.`);
  const isForAdmins = stream.startsWith('admin_logs');
  if (isForAdmins) requireAdminEvents(call);
  const { world, viewer } = call;
  const concerns = (event: Recorded): boolean => (isForAdmins
    ? findUser(world, ownerId(event.item))?.enterpriseId === viewer.enterpriseId && isAskedFor(call, event)
    : event.byId === viewer.user.id || sees(world, viewer, event.item));
  const limit = Math.min(Number(call.query.get('limit') ?? defaultLimit) || defaultLimit, maxLimit);
  const from = seenBefore(call);
  const numbered = call.state.events.map((event, index) => ({ event, next: index + 1 }));
  const found = numbered.slice(from).filter(({ event }) => concerns(event));
  const page = found.slice(0, limit);
  const seen = found.length > limit ? page.at(-1)?.next ?? from : call.state.events.length;
  const entries = page.map(({ event }) => render(call, event, isForAdmins));
  return json(200, { chunk_size: entries.length, next_stream_position: String(origin + BigInt(seen)), entries });
}
