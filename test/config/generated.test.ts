import { describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { generatedFiles, withSection } from '../../scripts/generate.mjs';
import { inputNames, rowOf } from '../../src/config/inputs.ts';
import { outputNames } from '../../src/config/outputs.ts';

const actionYml = async (): Promise<string> => readFile(new URL('../../action.yml', import.meta.url), 'utf8');

/** Names and their fields of one block of action.yml, which has one field a line, strings as JSON. */
function block(yml: string, name: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const lines = yml.split('\n');
  const start = lines.indexOf(`${name}:`);
  const found = new Map<string, Map<string, string>>();
  let current = new Map<string, string>();
  for (const line of lines.slice(start + 1)) {
    if (!line.startsWith('  ')) break;
    const entry = /^ {2}([a-z-]+):$/u.exec(line)?.[1];
    const [, field, value] = /^ {4}([a-z]+): (.*)$/u.exec(line) ?? [];
    if (entry !== undefined) found.set(entry, (current = new Map<string, string>()));
    if (field !== undefined && value !== undefined) current.set(field, String(JSON.parse(value)));
  }
  return found;
}

describe('generated files', () => {
  test('say what the tables say', async () => {
    for (const { file, now, wanted } of await generatedFiles()) expect({ file, text: now }).toEqual({ file, text: wanted });
  });

  test('keep what stands around a generated section', () => {
    const text = 'before\n<!-- generated:inputs -->\nold\n<!-- /generated:inputs -->\nafter\n';
    expect(withSection(text, 'inputs', 'new\n')).toBe('before\n<!-- generated:inputs -->\nnew\n<!-- /generated:inputs -->\nafter\n');
    expect(() => withSection('no markers', 'inputs', 'new')).toThrow('generated:inputs');
  });
});

describe('action.yml', () => {
  test('declares every input with the default that the action itself uses', async () => {
    const declared = block(await actionYml(), 'inputs');
    expect([...declared.keys()]).toEqual([...inputNames]);
    for (const name of inputNames) expect([name, declared.get(name)?.get('default')]).toEqual([name, rowOf(name).default]);
  });

  test('requires no input, so that a withheld secret is ours to explain', async () => {
    for (const [name, fields] of block(await actionYml(), 'inputs')) expect([name, fields.get('required')]).toEqual([name, 'false']);
  });

  test('declares every output', async () => {
    expect([...block(await actionYml(), 'outputs').keys()]).toEqual([...outputNames]);
  });

  test('runs the built action on Node 24', async () => {
    expect(await actionYml()).toContain('runs:\n  using: node24\n  main: dist/action.mjs\n');
  });
});
