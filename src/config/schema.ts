import { KEYS, MOST_TARGETS, POLICY_INPUTS, TARGET_NAME } from './file-keys.ts';
import type { Section } from './file-keys.ts';
import { OPERATIONS } from './folders.ts';
import { inputs, rowOf } from './inputs.ts';
import type { InputName, ValueKind } from './inputs.ts';

/** Where the schema of config files is published: the first line of a config file names it, and editors read it from there. */
export const CONFIG_SCHEMA_URL = 'https://raw.githubusercontent.com/box-preflight/box-preflight/main/schema/config.schema.json';

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };
type Schema = Readonly<Record<string, Json>>;

/**
 * The JSON Schema (2020-12) of a config file, from the same tables that it is read by. What a schema can't tell, such as a
 * folder that is hidden in one entry and used in the next, is left to `box-preflight validate`.
 */
export function configSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: CONFIG_SCHEMA_URL,
    title: 'Box Preflight config file',
    description: 'The Box apps that a deploy uses, and what each must be able to do: .github/box-preflight.yml.',
    ...section('file', {
      'policy': { $ref: '#/$defs/policy' },
      'defaults': { $ref: '#/$defs/defaults' },
      'targets': {
        type: 'object', minProperties: 1, maxProperties: MOST_TARGETS,
        propertyNames: { pattern: TARGET_NAME.source, not: { pattern: '^[Hh][Oo][Ss][Tt]$' } }, additionalProperties: { anyOf: [{ $ref: '#/$defs/target' }, { type: 'null' }] },
      },
      'label': TEXT, ...NEEDS,
    }),
    minProperties: 1,
    dependentRequired: { 'defaults': ['targets'] },
    // What one app is asked stands at the top only where no targets are named.
    allOf: [...CONTRADICTIONS, ...Object.keys(KEYS.target).map((key) => ({ not: { required: ['targets', key] } }))],
    $defs: {
      'policy': section('policy', Object.fromEntries(POLICY_INPUTS.map((name) => [name, valueOf(rowOf(name).value)]))),
      'defaults': { ...section('defaults', NEEDS), allOf: CONTRADICTIONS },
      'target': { ...section('target', { label: TEXT, ...NEEDS }), allOf: CONTRADICTIONS },
      ...DEFINITIONS,
    },
  };
}

function section(name: Section, values: Schema, required: readonly string[] = []): Schema {
  const properties = Object.fromEntries(Object.entries(KEYS[name]).map(([key, description]) => [key, described(values[key], description)]));
  return { type: 'object', properties, additionalProperties: false, ...(required.length === 0 ? {} : { required }) };
}

function described(value: Json | undefined, description: string): Schema {
  if (typeof value !== 'object' || Array.isArray(value)) throw new Error(`no schema for: ${description}`);
  return { description, ...(value as Schema) };
}

function valueOf(kind: ValueKind): Schema {
  switch (kind.kind) {
    case 'boolean': return { type: 'boolean' };
    case 'integer': return { type: 'integer', minimum: kind.min, maximum: kind.max };
    case 'choice': return { enum: kind.of };
    case 'id': case 'lines': case 'url': case 'path': case 'text': case 'secret': return TEXT;
  }
}

const TEXT: Schema = { type: 'string', minLength: 1 };
const ID: Schema = { anyOf: [{ type: 'integer', minimum: 0 }, { type: 'string', pattern: '^(0|[1-9][0-9]{0,19})$' }] };
const VARIABLE: Schema = { type: 'string', pattern: '^BOX_(?!PREFLIGHT_)[A-Za-z0-9_]{1,100}$' };

const NEEDS: Schema = {
  'jwt-config': VARIABLE, 'client-id': VARIABLE, 'client-secret': VARIABLE,
  'enterprise-id': { anyOf: [ID, VARIABLE] },
  'jwt-algorithm': valueOf(inputs['jwt-algorithm'].value),
  'user-id': ID, 'as-user': ID,
  'folders': { anyOf: [TEXT, { type: 'array', items: { $ref: '#/$defs/folder' } }] },
  'scopes': { anyOf: [TEXT, { type: 'array', items: { type: 'string', pattern: '^[^\\s]' } }] },
};

/** Keys of which a target has one alone. */
const RIVALS: readonly (readonly [InputName, InputName])[] = [['user-id', 'as-user'], ['jwt-config', 'client-id'], ['jwt-config', 'client-secret'], ['jwt-config', 'enterprise-id']];
const CONTRADICTIONS: readonly Schema[] = RIVALS.map((required) => ({ not: { required } }));

const OPERATION: Schema = { anyOf: [{ enum: [...OPERATIONS, 'none'] }, { type: 'string', pattern: '^replace\\s*=\\s*\\S' }] };

const DEFINITIONS: Schema = {
  'operations': {
    anyOf: [TEXT, { type: 'array', minItems: 1, items: OPERATION }],
  },
  'folder': {
    anyOf: [
      { type: 'integer', minimum: 0 },
      { ...TEXT, description: 'As a line of the input: an ID or a URL, then a colon and operations.' },
      section('folder', { 'id': { anyOf: [ID, { type: 'string', pattern: '^[Hh][Tt][Tt][Pp][Ss]?://' }] }, 'operations': { $ref: '#/$defs/operations' }, 'label': TEXT, 'expected-name': { ...TEXT, maxLength: 255 }, 'planned-upload': { $ref: '#/$defs/planned-upload' } }, ['id']),
      { type: 'object', description: 'ID: operations', minProperties: 1, maxProperties: 1, patternProperties: { '^(\\d|[Hh][Tt][Tt][Pp][Ss]?:)': { $ref: '#/$defs/operations' } }, additionalProperties: false },
    ],
  },
  'planned-upload': section('planned-upload', {
    'name': { ...TEXT, maxLength: 255 },
    'size': { anyOf: [{ type: 'number', minimum: 0 }, { type: 'string', pattern: '^\\d+(\\.\\d+)?\\s*([KMGTkmgt]?[Ii]?[Bb])?$' }] },
  }, ['name']),
};
