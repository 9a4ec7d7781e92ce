import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { createReader } from '../../src/config/reader.ts';
import { clientsFrom } from '../../src/config/clients.ts';
import { actionNaming } from '../../src/config/problems.ts';
import type { FolderEntry, Surroundings } from '../../src/config/surroundings.ts';
import { plain } from '../../src/foundation/text.ts';
import { createVault } from '../../src/foundation/vault.ts';

/** A workspace of these files, and what of it was read. */
function workspace(files: Readonly<Record<string, string>>): { readonly surroundings: Surroundings; readonly read: string[] } {
  const read: string[] = [];
  const relative = (full: string): string => path.relative('/work', full).split(path.sep).join('/');
  const listFolder = (full: string): readonly FolderEntry[] => {
    const folder = relative(full);
    const inside = Object.keys(files).filter((file) => folder === '' || file.startsWith(`${folder}/`)).map((file) => file.slice(folder === '' ? 0 : folder.length + 1).split('/'));
    return [...new Map(inside.map(([name = '', ...more]): [string, FolderEntry] => [name, { name, kind: more.length === 0 ? 'file' : 'folder' }])).values()];
  };
  const readFile = (full: string): ReturnType<Surroundings['readFile']> => {
    read.push(relative(full));
    const text = files[relative(full)];
    return text === undefined ? { kind: 'unreadable', why: 'there is no such file' } : { kind: 'read', text };
  };
  return { surroundings: { github: null, baseFolder: '/work', tempFolder: '/tmp', readFile, listFolder, environment: () => undefined }, read };
}

function clientsOf(sdk: string, surroundings: Surroundings, signs = true): { readonly names: readonly string[]; readonly problems: readonly string[] } {
  const reader = createReader({ sdk }, createVault(() => undefined), actionNaming);
  const names = clientsFrom(reader, surroundings, signs).map(({ sdk: { id }, file }) => `${id} ${file ?? ''}`.trim());
  return { names, problems: reader.problems.map(({ message }) => plain(message)) };
}

const NODE = '{"dependencies":{"box-node-sdk":"^10.0.0"}}';
const EMPTY = workspace({}).surroundings;

describe('the input sdk', () => {
  test('names a client', () => expect(clientsOf('box-node-sdk@10', EMPTY)).toEqual({ names: ['box-node-sdk@10'], problems: [] }));

  test('may be none, and then no file is read', () => {
    const { surroundings, read } = workspace({ 'package.json': NODE });
    expect([clientsOf('none', surroundings).names, read]).toEqual([[], []]);
  });

  test('is refused with the nearest name where no client is called so', () => {
    const { problems } = clientsOf('box-nod-sdk', EMPTY);
    expect(problems.join()).toContain('Did you mean box-node-sdk?');
  });

  test('is refused for a wrong name where no target signs, too', () => expect(clientsOf('nonsense', EMPTY, false).problems).toHaveLength(1));
});

describe('sdk: auto', () => {
  test('reads the manifests of the workspace, its root first, two folders deep', () => {
    const { surroundings } = workspace({ 'apps/site/package.json': NODE, 'requirements.txt': 'boxsdk==3.9.2', 'a/b/c/pom.xml': 'too deep' });
    expect(clientsOf('auto', surroundings).names).toEqual(['boxsdk@3 requirements.txt', 'box-node-sdk@10 apps/site/package.json']);
  });

  test('reads nothing where no target signs', () => {
    const { surroundings, read } = workspace({ 'package.json': NODE });
    expect([clientsOf('auto', surroundings, false).names, read]).toEqual([[], []]);
  });

  test.each(['node_modules/x/package.json', '.venv/requirements.txt', 'vendor/x/package.json', 'dist/package.json'])('leaves out what tools put there: %s', (file) => {
    const { surroundings, read } = workspace({ [file]: NODE });
    expect([clientsOf('auto', surroundings).names, read]).toEqual([[], []]);
  });

  test('reads manifests and nothing else', () => {
    const { surroundings, read } = workspace({ 'package.json': NODE, 'secrets.json': '{}', 'README.md': 'boxsdk==3' });
    clientsOf('auto', surroundings);
    expect(read).toEqual(['package.json']);
  });

  test('finds none where there is no workspace', () => expect(clientsOf('auto', { ...EMPTY, readFile: () => ({ kind: 'unreadable', why: 'no' }) })).toEqual({ names: [], problems: [] }));
});
