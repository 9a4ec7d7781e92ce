/** Lists, by offset or by marker. https://developer.box.com/guides/api-calls/pagination */
import { badRequest, Refusal } from '../errors.ts';
import type { Call } from '../call.ts';
import type { Rendered } from '../render.ts';

const maxLimit = 1000;
const defaultLimit = 100;

function whole(call: Call, name: 'limit' | 'offset', fallback: number): number {
  const text = call.query.get(name) ?? String(fallback);
  if (/^\d+$/.test(text)) return Number(text);
  throw new Refusal(badRequest(name, 'invalid_parameter', `Invalid value '${text}'. not a valid number`));
}

function start(marker: string): number {
  const [, at] = /^from-(\d+)$/.exec(Buffer.from(marker, 'base64url').toString()) ?? [];
  if (at === undefined) throw new Refusal(badRequest('marker', 'invalid_parameter', `Invalid value '${marker}'.`));
  return Number(at);
}

/** `chosen`: by offset, unless the caller asks for markers with `usemarker`. */
export function paged<Entry>(call: Call, all: readonly Entry[], render: (entry: Entry) => Rendered, by: 'offset' | 'marker' | 'chosen'): Rendered {
  const limit = Math.min(whole(call, 'limit', defaultLimit), maxLimit);
  const byMarker = by === 'marker' || (by === 'chosen' && call.query.get('usemarker') === 'true');
  if (byMarker) {
    const from = start(call.query.get('marker') ?? Buffer.from('from-0').toString('base64url'));
    const next = from + limit;
    const marker = next < all.length ? Buffer.from(`from-${next}`).toString('base64url') : null;
    return { entries: all.slice(from, next).map(render), limit, next_marker: marker };
  }
  const offset = whole(call, 'offset', 0);
  return { total_count: all.length, entries: all.slice(offset, offset + limit).map(render), offset, limit };
}
