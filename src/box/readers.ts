import * as v from 'valibot';
import { foreign } from '../foundation/text.ts';
import type { Foreign, ForeignKind } from '../foundation/text.ts';

/**
 * Building blocks for reading Box's answers: what is not needed may be missing, null or of any type, and is then absent
 * (`null`). Real answers differ from Box's own schema (box-access.md sections 1.1, 2.7), so nothing optional may break one.
 */

/** `schema`'s value, or `null` where it is anything else. */
export function optional<const S extends v.GenericSchema>(schema: S): v.SchemaWithFallback<v.NullableSchema<S, undefined>, null> {
  return v.fallback(v.nullable(schema, undefined), null);
}

/** An id of Box: digits, as a string or (against its schema) as a number. Anything else could not be shown as our own word. */
export const boxId = v.union([
  v.pipe(v.string(), v.regex(/^\d{1,32}$/u)),
  v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.transform(String)),
]);

export const bytes = v.pipe(v.number(), v.finite());

/** A text that stays marked as coming from outside. */
export function marked(kind: ForeignKind): v.GenericSchema<string, Foreign> {
  return v.pipe(v.string(), v.transform((raw) => foreign(kind, raw)));
}

/** Reads `json`, or `null` where what is essential is not in it. Never throws. */
export function reading<const S extends v.GenericSchema>(schema: S): (json: unknown) => v.InferOutput<S> | null {
  return (json) => {
    const result = v.safeParse(schema, json);
    return result.success ? result.output : null;
  };
}

/** Each entry of a listing that can be read; the others are left out, so that one odd entry can't hide the rest. */
export function listed<const S extends v.GenericSchema>(json: unknown, entry: S): readonly v.InferOutput<S>[] | null {
  const list = v.safeParse(v.object({ entries: v.array(v.unknown()) }), json);
  if (!list.success) return null;
  return list.output.entries.flatMap((each) => {
    const result = v.safeParse(entry, each);
    return result.success ? [result.output] : [];
  });
}
