import { isObject, typeOf } from './document.ts';
import type { JsonObject } from './document.ts';
import type { Entry, Ledger } from './ledger.ts';

/** An object of the config with its place, so that what is wrong in it can be named. */
export interface Section {
  readonly input: string;
  readonly path: string;
  readonly fields: JsonObject;
}

const placeOf = (section: Section, name: string): string => (section.path === '' ? name : `${section.path}.${name}`);

export const entryOf = (ledger: Ledger, section: Section, name: string): Entry => ledger.at(section.input, placeOf(section, name));

/** A field's value; `null` counts as absent. */
export function fieldOf(section: Section, name: string): unknown {
  return section.fields[name] ?? undefined;
}

export function subsection(ledger: Ledger, section: Section, name: string): Section | null {
  const value = fieldOf(section, name);
  if (isObject(value)) return { input: section.input, path: placeOf(section, name), fields: value };
  const entry = entryOf(ledger, section, name);
  return value === undefined ? entry.unusable('section-missing', nearMiss(section, name)) : entry.unusable('field-mistyped', typeOf(value));
}

/** A text that must be there. Empty is reported by who reads it further. */
export function requiredText(ledger: Ledger, section: Section, name: string): string | null {
  const value = fieldOf(section, name);
  if (typeof value === 'string') return value;
  const entry = entryOf(ledger, section, name);
  if (value !== undefined) return entry.unusable('field-mistyped', typeOf(value));
  const miss = nearMiss(section, name);
  return entry.unusable('field-missing', miss === null ? null : `spelt ${miss}`);
}

/** A text that may be absent: then, and where it is empty, `''`. */
export function optionalText(ledger: Ledger, section: Section, name: string): string {
  return fieldOf(section, name) === undefined ? '' : requiredText(ledger, section, name) ?? '';
}

/** A key spelt with other capitals (`clientId`): it differs from our own word in those alone, so it may be shown. */
function nearMiss(section: Section, name: string): string | null {
  return Object.keys(section.fields).find((key) => key.toLowerCase() === name.toLowerCase() && key !== name) ?? null;
}
