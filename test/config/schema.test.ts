import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { FORBIDDEN } from '../../src/config/file-keys.ts';
import { firstFile } from '../../src/config/first-file.ts';
import { CONFIG_SCHEMA_URL } from '../../src/config/schema.ts';
import { oneTarget, planned } from './file-support.ts';

const schema = JSON.parse(readFileSync(new URL('../../schema/config.schema.json', import.meta.url), 'utf8')) as { $id: string };
const isConfig = new Ajv2020({ strict: true, allowUnionTypes: true, strictTypes: false, strictRequired: false }).compile(schema);
const accepts = (yaml: string): boolean => isConfig(parse(yaml));

const USABLE: readonly string[] = [
  oneTarget(), 'targets: {a: {}}\n', 'targets:\n  a:\n', oneTarget('jwt-algorithm: RS512', 'user-id: 5', 'label: x'), oneTarget('folders: [1, "2: upload", {3: upload}, {id: 4}, {https://app.box.com/folder/5: [read]}]'),
  oneTarget('folders:', '  - {id: "7", operations: [upload, replace=a.zip], label: x, expected-name: y, planned-upload: {name: z, size: 1.5 GiB}}', '  - {id: https://app.box.com/folder/8, operations: none}', '  - {id: 9, planned-upload: {name: z, size: 3}}'),
  oneTarget('scopes: [root_readonly, "not:manage_users"]', 'folders: |', '  1: upload # x'), 'targets:\n  a: {client-id: BOX_I, client-secret: BOX_S, enterprise-id: 12}\n  b: {client-id: BOX_I, client-secret: BOX_S, enterprise-id: BOX_E}\n',
  `policy: {fail-on: warn, on-inconclusive: warn, max-clock-skew: 10, warn-clock-skew: 0, timeout: 60, request-timeout: 5, max-attempts: 2, max-api-calls: 9, details: ids, summary: false, name: x}\n${oneTarget()}`,
  `defaults: {scopes: root_readonly, folders: [], as-user: "8"}\n${oneTarget()}`,
  'folders: ["1: upload"]\nscopes: [root_readwrite]\nlabel: Releases\nuser-id: 5\n', 'jwt-config: BOX_A\njwt-algorithm: RS512\n', 'client-id: BOX_I\nclient-secret: BOX_S\nenterprise-id: 12\npolicy: {timeout: 60}\n', 'policy: {timeout: 60}\n',
];

const UNUSABLE: readonly string[] = [
  '{}', '[]', 'targets: {}', 'targets: []', 'targets: {host: {}}', 'targets: {"a b": {}}', oneTarget('fail-on: warn'), oneTarget('user-id: 1', 'as-user: 2'), oneTarget('client-id: BOX_I'), oneTarget('label: ""'), oneTarget('folders: {}'),
  oneTarget('folders: [~]'), oneTarget('folders: [[1]]'), oneTarget('folders: [{label: x}]'), oneTarget('folders: [{id: 1, operations: []}]'), oneTarget('folders: [{id: 1, operations: [raed]}]'), oneTarget('folders: [{id: 1, planned-upload: {size: 1}}]'),
  oneTarget('folders: [{id: 1, planned-upload: {name: a, size: lots}}]'), oneTarget('scopes: [""]'), oneTarget('jwt-algorithm: none'), 'targets: {a: {jwt-config: GITHUB_TOKEN}}', 'targets: {a: {jwt-config: BOX_PREFLIGHT_JWT_CONFIG}}', 'targets: {a: {client-secret: abc}, b: {jwt-config: BOX_B}}',
  `policy: {fail-on: wran}\n${oneTarget()}`, `policy: {timeout: 0}\n${oneTarget()}`, `policy: {timeout: 1.5}\n${oneTarget()}`, `policy: {summary: 1}\n${oneTarget()}`, `defaults: {label: x}\n${oneTarget()}`,
  'folders: [1]\ntargets: {a: {jwt-config: BOX_A}}', 'label: x\ntargets: {a: {jwt-config: BOX_A}}', 'defaults: {folders: [1]}', 'user-id: 1\nas-user: 2', 'jwt-config: BOX_A\nclient-id: BOX_I', 'fail-on: warn', 'folders: [~]',
  ...Object.keys(FORBIDDEN).flatMap((key) => [`"${key}": x\n${oneTarget()}`, `policy: {"${key}": x}\n${oneTarget()}`]),
];

/** Config files in the documentation: YAML whose first line names the schema. */
const documented = [...readFileSync(new URL('../../docs/config-file.md', import.meta.url), 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```/gmu)].map(([, yaml = '']) => yaml).filter((yaml) => yaml.startsWith('# yaml-language-server:'));

test('every config file in the documentation can be used', async () => {
  expect(documented.map((yaml) => /^targets:/mu.test(yaml))).toEqual([true, false]);
  for (const yaml of documented) expect([(await planned(yaml)).kind, accepts(yaml)]).toEqual(['plan', true]);
});

describe('the published schema of config files', () => {
  test('has the address that the first line of a file names', () => {
    expect(schema.$id).toBe(CONFIG_SCHEMA_URL);
    const made = firstFile({ targets: ['a'], auth: 'jwt', enterpriseId: null, userId: null, asUser: null, folders: [], scopes: [], policy: {} });
    expect(made.split('\n')[0]).toBe(`# yaml-language-server: $schema=${CONFIG_SCHEMA_URL}`);
  });

  test.each(USABLE)('accepts what the product accepts: %j', async (yaml) => {
    expect((await planned(yaml)).kind).toBe('plan');
    expect({ accepted: accepts(yaml), errors: isConfig.errors }).toEqual({ accepted: true, errors: null });
  });

  test.each(UNUSABLE)('refuses what the product refuses: %j', async (yaml) => {
    expect((await planned(yaml)).kind).toBe('unusable');
    expect(accepts(yaml)).toBe(false);
  });
});
