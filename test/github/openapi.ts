import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import type { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

/**
 * Holds requests and answers against GitHub's own OpenAPI description (`scripts/github-openapi.mjs` takes it from
 * @octokit/openapi), without any knowledge of the product.
 */
export type DescriptionName = 'api.github.com' | 'ghes-3.17';

type Json = Readonly<Record<string, unknown>>;
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (value: unknown, ...keys: readonly string[]): unknown => keys.reduce<unknown>((inner, key) => (isJson(inner) ? inner[key] : undefined), value);

export interface Operation {
  readonly path: string;
  readonly method: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface Description {
  /** The operation that a request is for; `null` where GitHub knows none such. */
  find(method: string, pathname: string): Operation | null;
  requestProblems(operation: Operation, query: URLSearchParams, body: unknown): readonly string[];
  answerProblems(operation: Operation, status: number, body: unknown): readonly string[];
}

/** OpenAPI 3.0 says "or null" with a keyword that JSON Schema does not have. */
function toJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toJsonSchema);
  if (!isJson(value)) return value;
  const schema = Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'nullable').map(([key, inner]) => [key, key === 'enum' ? inner : toJsonSchema(inner)]));
  return value['nullable'] === true ? { anyOf: [{ type: 'null' }, schema] } : schema;
}

/** Statuses that GitHub answers everywhere and describes nowhere. */
const EVERYWHERE: readonly number[] = [401, 403, 404, 409, 429, 500, 502];

export function describeGithub(name: DescriptionName): Description {
  const source: unknown = JSON.parse(readFileSync(new URL(`openapi/${name}.json`, import.meta.url), 'utf8'));
  const converted = toJsonSchema(source);
  const ajv = new Ajv.default({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addFormat('repo.nwo', true);
  ajv.addSchema({ $id: 'github', ...(isJson(converted) ? converted : {}) });
  const paths = at(source, 'paths');
  if (!isJson(paths)) throw new Error(`${name} describes no paths`);
  const templates = Object.keys(paths);
  const compiled = new Map<string, ValidateFunction>();
  const problemsAt = (value: unknown, ...pointer: readonly string[]): readonly string[] => {
    const reference = `github#/${pointer.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).map(encodeURIComponent).join('/')}`;
    const validate = compiled.get(reference) ?? ajv.compile({ $ref: reference });
    compiled.set(reference, validate);
    validate(value);
    return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
  };

  const resolve = (value: unknown): { readonly value: unknown; readonly pointer: readonly string[] | null } => {
    const reference = at(value, '$ref');
    if (typeof reference !== 'string') return { value, pointer: null };
    const pointer = reference.slice(2).split('/');
    return { value: at(source, ...pointer), pointer };
  };

  function queryProblems({ path, method }: Operation, query: URLSearchParams): readonly string[] {
    const declared = at(paths, path, method, 'parameters');
    const parameters = (Array.isArray(declared) ? declared : []).map((each) => resolve(each).value).filter((each) => at(each, 'in') === 'query');
    return [...query].flatMap(([key, raw]) => {
      const parameter = parameters.find((each) => at(each, 'name') === key);
      if (parameter === undefined) return [`query ${key} is not described`];
      const schema = at(parameter, 'schema');
      const value = at(schema, 'type') === 'integer' ? Number(raw) : raw;
      const validate = ajv.compile(toJsonSchema(schema) as Json);
      return validate(value) ? [] : [`query ${key}=${raw} ${ajv.errorsText(validate.errors)}`];
    });
  }

  function bodyProblems({ path, method }: Operation, body: unknown): readonly string[] {
    const described = at(paths, path, method, 'requestBody');
    if (described === undefined) return body === undefined ? [] : ['a body is not described'];
    if (body === undefined) return ['the body is missing'];
    const known = at(described, 'content', 'application/json', 'schema', 'properties');
    const unknown = isJson(body) && isJson(known) ? Object.keys(body).filter((key) => !Object.hasOwn(known, key)).map((key) => `body ${key} is not described`) : [];
    return [...unknown, ...problemsAt(body, 'paths', path, method, 'requestBody', 'content', 'application/json', 'schema')];
  }

  return {
    find(method, pathname) {
      for (const template of templates) {
        const names = [...template.matchAll(/\{(\w+)\}/gu)].map(([, name = '']) => name);
        const match = new RegExp(`^${template.replaceAll(/\{\w+\}/gu, '([^/]+)')}$`, 'u').exec(pathname);
        if (match === null || at(paths, template, method.toLowerCase()) === undefined) continue;
        return { path: template, method: method.toLowerCase(), parameters: Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? ''])) };
      }
      return null;
    },
    requestProblems: (operation, query, body) => [...queryProblems(operation, query), ...bodyProblems(operation, body)],
    answerProblems({ path, method }, status, body) {
      const described = at(paths, path, method, 'responses', String(status));
      if (described === undefined) return EVERYWHERE.includes(status) ? problemsAt(body, 'components', 'schemas', 'basic-error') : [`status ${status} is not described`];
      const { value, pointer } = resolve(described);
      const content = at(value, 'content', 'application/json', 'schema');
      if (content === undefined) return body === undefined ? [] : ['a body is not described'];
      return problemsAt(body, ...(pointer ?? ['paths', path, method, 'responses', String(status)]), 'content', 'application/json', 'schema');
    },
  };
}
