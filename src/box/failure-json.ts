import * as v from 'valibot';
import type { Reason } from '../foundation/exchange.ts';
import { foreign } from '../foundation/text.ts';
import type { Foreign } from '../foundation/text.ts';
import { boxId } from './readers.ts';

/** What an error body says, in either of Box's two formats; each field as it came, or `null` where missing or mistyped. */
export interface ErrorBody {
  readonly shape: 'api-json' | 'oauth-json';
  readonly code: string | null;
  readonly words: string | null;
  readonly helpUrl: string | null;
  readonly requestId: string | null;
  readonly reasons: readonly Reason[];
  readonly conflicts: readonly { readonly type: string; readonly id: string }[];
  /** Does its form alone show that Box wrote it? Gateways of others write `{"message": …}` too. */
  readonly signedByBox: boolean;
}

/** More entries than this tell nothing new, and an answer from outside must not grow a report without end. */
const MOST_ENTRIES = 20;
/** Longer texts are not an error message; patterns are matched against it. */
const LONGEST_WORDS = 2000;

/**
 * Reads a JSON value as Box's API error (https://developer.box.com/reference/resources/client-error) or as OAuth's (RFC 6749
 * section 5.2). Any field may be missing or of any type. `null` where it is neither.
 * @param scrub takes secrets out; applied to each text again, because JSON escapes hide a text from a search of the body
 */
export function readErrorBody(json: unknown, scrub: (text: string) => string): ErrorBody | null {
  if (!isRecord(json)) return null;
  const string = (value: unknown): string | null => text(value, scrub);
  const isApi = json['type'] === 'error' || string(json['code']) !== null || (string(json['message']) !== null && string(json['error']) === null);
  if (isApi) return readApiError(json, scrub);
  if (string(json['error']) === null && string(json['error_description']) === null) return null;
  return {
    shape: 'oauth-json', code: string(json['error']), words: string(json['error_description']),
    helpUrl: string(json['error_uri']), requestId: string(json['request_id']), reasons: [], conflicts: [], signedByBox: true,
  };
}

function readApiError(json: Readonly<Record<string, unknown>>, scrub: (text: string) => string): ErrorBody {
  const context = isRecord(json['context_info']) ? json['context_info'] : {};
  const requestId = text(json['request_id'], scrub);
  return {
    shape: 'api-json',
    code: text(json['code'], scrub) ?? text(json['error'], scrub),
    words: text(json['message'], scrub) ?? text(json['error_description'], scrub),
    helpUrl: text(json['help_url'], scrub),
    requestId,
    reasons: readReasons(context, scrub),
    conflicts: listOf(context['conflicts']).flatMap(readConflict),
    signedByBox: json['type'] === 'error' || requestId !== null,
  };
}

function readReasons(context: Readonly<Record<string, unknown>>, scrub: (text: string) => string): readonly Reason[] {
  const shown = (value: unknown): Foreign | null => {
    const raw = text(value, scrub);
    return raw === null ? null : foreign('words', raw);
  };
  const errors = listOf(context['errors']).filter(isRecord)
    .map((each) => ({ name: shown(each['name']), reason: shown(each['reason']), message: shown(each['message']) }));
  const message = shown(context['message']);
  const all = message === null ? errors : [...errors, { name: null, reason: null, message }];
  return all.filter((each) => each.name !== null || each.reason !== null || each.message !== null);
}

/** A name clash of one file comes as an object, others as an array (box-errors.md section 1). */
function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return (value as readonly unknown[]).slice(0, MOST_ENTRIES);
  return value === undefined || value === null ? [] : [value];
}

function readConflict(value: unknown): readonly { readonly type: string; readonly id: string }[] {
  if (!isRecord(value)) return [];
  const { id, type } = value;
  // It becomes part of a path: anything but an id of Box is left alone.
  const known = v.safeParse(boxId, id);
  return known.success ? [{ type: typeof type === 'string' ? type : 'unknown', id: known.output }] : [];
}

function text(value: unknown, scrub: (text: string) => string): string | null {
  return typeof value === 'string' && value.trim() !== '' ? scrub(value.slice(0, LONGEST_WORDS)) : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
