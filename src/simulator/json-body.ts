/** Bodies in JSON, read without trust in their shape. */
import { badRequest, Refusal } from './errors.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** The fields of an object; none for anything else. */
export const fieldsOf = (value: unknown): Fields =>
  (typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {});

const malformed = 'Invalid value. Entity body should be a correctly nested resource attribute name/value pair';

/** @throws Refusal 400 where it is no JSON */
export function parseFields(body: string): Fields {
  try {
    return fieldsOf(body === '' ? {} : JSON.parse(body));
  } catch {
    throw new Refusal(badRequest('entity-body', 'invalid_parameter', malformed));
  }
}

/** An id, which some clients send as a number. */
export const idOf = (value: unknown): string | undefined =>
  (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined);

/** @throws Refusal 400 where it is there and no text */
export function textOf(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new Refusal(badRequest(name, 'invalid_parameter', 'Invalid value.'));
  return value;
}

/** @throws Refusal 400 where it is there and no size */
export function sizeOf(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw new Refusal(badRequest(name, 'invalid_parameter', `Invalid value '${JSON.stringify(value)}'.`));
}

/** @throws Refusal 400 `missing_parameter` */
export function required(value: string | undefined, name: string): string {
  if (value === undefined) throw new Refusal(badRequest(name, 'missing_parameter', `'${name}' is required`));
  return value;
}
