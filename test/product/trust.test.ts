import { lstatSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { clientsFrom } from '../../src/config/clients.ts';
import { actionNaming } from '../../src/config/problems.ts';
import { createReader } from '../../src/config/reader.ts';
import type { Surroundings } from '../../src/config/surroundings.ts';
import { parseYaml } from '../../src/config/yaml.ts';
import { readTextFile } from '../../src/door/files.ts';
import { listFolder } from '../../src/door/world.ts';
import { examine } from '../../src/credentials/examine.ts';
import { createVault } from '../../src/foundation/vault.ts';
import { fromFork, planOf, terminal } from '../config/support.ts';
import { planOf as planOfFile } from '../config/file-support.ts';

const onPosix = process.platform === 'win32' ? test.skip : test;

describe('the manifests of a workspace', () => {
  const manifest = '{"dependencies":{"box-node-sdk":"^10.0.0"}}';
  const clientsIn = (surroundings: Partial<Surroundings>): number =>
    clientsFrom(createReader({}, createVault(() => undefined), actionNaming), { ...terminal(), ...surroundings }, true).length;

  function withWorkspace(use: (folder: string, read: Surroundings['readFile']) => void): void {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'box-preflight-test-')));
    try {
      use(folder, (file, longest) => readTextFile(file, [folder], longest));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  test('are read up to 256 KiB each', () => withWorkspace((baseFolder, readFile) => {
    const fill = (bytes: number): void => writeFileSync(path.join(baseFolder, 'package.json'), manifest + ' '.repeat(bytes - manifest.length));
    fill(256 * 1024);
    expect(clientsIn({ baseFolder, readFile, listFolder })).toBe(1);
    fill(256 * 1024 + 1);
    expect(clientsIn({ baseFolder, readFile, listFolder })).toBe(0);
  }));

  onPosix('are not read through links', () => withWorkspace((baseFolder, readFile) => {
    mkdirSync(path.join(baseFolder, 'app'));
    writeFileSync(path.join(baseFolder, 'elsewhere'), manifest);
    symlinkSync('../elsewhere', path.join(baseFolder, 'app', 'package.json'));
    expect(lstatSync(path.join(baseFolder, 'app', 'package.json')).isSymbolicLink()).toBe(true);
    expect(readFileSync(path.join(baseFolder, 'app', 'package.json'), 'utf8')).toBe(manifest);
    expect(clientsIn({ baseFolder, readFile, listFolder })).toBe(0);
  }));

  test('are read for half a second in all, and what was found until then counts', () => {
    let now = 0;
    const read: string[] = [];
    const readFile: Surroundings['readFile'] = (file) => {
      now += 200;
      read.push(path.basename(file));
      return { kind: 'read', text: 'boxsdk==3.9' };
    };
    const names = Array.from({ length: 9 }, (_, index) => ({ name: `requirements-${String(index)}.txt`, kind: 'file' as const }));
    expect(clientsIn({ readFile, listFolder: (folder) => (folder === '/work' ? names : []), monotonic: () => now })).toBe(1);
    expect(read).toEqual(['requirements-0.txt', 'requirements-1.txt', 'requirements-2.txt']);
  });

  test('are not read where the credentials are withheld, and are where they are there', async () => {
    const looked: string[] = [];
    const given = { 'jwt-config': '', 'config-file': '.github/box-preflight.yml' };
    const surroundings = (text: string): Surroundings => ({ ...terminal(), github: fromFork, listFolder: (folder) => { looked.push(folder); return []; }, environment: () => text });
    planOf({ ...given, 'client-id': '', 'client-secret': '', 'enterprise-id': '', 'config-file': '' }, surroundings(''));
    expect(looked).toEqual([]);
    planOf({ 'jwt-config': '{}', 'client-id': '', 'client-secret': '', 'enterprise-id': '' }, surroundings(''));
    expect(looked.length).toBeGreaterThan(0);
    expect((await planOfFile('targets:\n  a: {jwt-config: BOX_A}\n', { github: fromFork, given })).clients).toEqual([]);
  });
});

describe('a config file with more problems than anybody reads', () => {
  test.each(['?\n', '- !x a\n', 'a: 1\n'])('%j, 100,000 times, stops after a hundred', (line) => {
    const { problems } = parseYaml(line.repeat(100_000), 'box.yml');
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(100);
  });
});

describe('a client ID that has the form of a secret, beside a secret that has the form of an ID', () => {
  const kept = (clientId: string, secret: string): boolean => {
    const vault = createVault(() => undefined);
    examine({ auth: 'ccg', clientId, clientSecret: vault.keep(secret), enterpriseId: '777', userId: null }, vault);
    return vault.scrub(clientId) !== clientId;
  };
  const [mixed, small] = ['S3cr3tVALUEzq8XwP4mLk7Tn2Rb9Yd5Q', 'cid0123456789abcdefghijklmnopqr0'];

  test('is kept: they are swapped', () => expect(kept(mixed, small)).toBe(true));

  test('is shown otherwise', () => {
    expect([kept(small, mixed), kept(mixed, small.toUpperCase()), kept('an-id', 'a-secret-of-32-characters-abcdef')]).toEqual([false, false, false]);
  });
});
