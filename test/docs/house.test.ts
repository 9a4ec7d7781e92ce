import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { page, ROOT } from './pages.ts';

type Asked = 'dependencies' | 'devDependencies' | 'overrides';

interface Rule {
  readonly name: string;
  readonly to: { readonly pathNot?: readonly string[] };
}

const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { readonly forbidden: readonly Rule[] };

/** Of each room, what the linter lets it import besides itself. */
const enforced = new Map(forbidden.flatMap(({ name, to }): [string, readonly string[]][] => {
  const room = /^what-(.+)-may-import$/u.exec(name)?.[1];
  return room === undefined ? [] : [[room, (to.pathNot ?? []).map(roomOf).filter((other) => other !== room)]];
}));

/** `^src/box/` is the room `box`. */
function roomOf(pattern: string): string {
  return pattern.replaceAll('\\', '').replace(/^\^src\//u, '').replace(/[/$]$/u, '');
}

/** The same as CONTRIBUTING.md's table says it. */
const written = new Map([...page('CONTRIBUTING.md').text.matchAll(/^\| `src\/([\w.]+)\/?` \|.*\| ([^|]*) \|$/gmu)].map(([, room = '', imports = '']): [string, readonly string[]] =>
  [room, [...imports.matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name)]));

describe('the map in CONTRIBUTING.md', () => {
  test('lists every room of src/', () => {
    expect([...written.keys()].sort()).toEqual(readdirSync(path.join(ROOT, 'src')).sort());
  });

  test('says of each room what the linter lets it import', () => {
    for (const [room, imports] of enforced) expect([room, [...(written.get(room) ?? [])].sort()]).toEqual([room, [...imports].sort()]);
    expect(enforced.size).toBe(written.size);
  });
});

describe('CONTRIBUTING.md', () => {
  test('names files that are there', () => {
    const text = page('CONTRIBUTING.md').text;
    const named = [...new Set([...text.matchAll(/`((?:src|test|docs|scripts|schema|\.github|\.ci)\/[\w./-]+)`/gu)].map(([, file = '']) => file))];
    const invented = ['src/box/webhooks.ts', 'src/checks/webhook.ts', 'test/checks/webhook.test.ts'];
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((file) => !invented.includes(file) && !existsSync(path.join(ROOT, file)))).toEqual([]);
  });
});

describe('docs/dependencies.md', () => {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Readonly<Record<Asked, Readonly<Record<string, string>>>>;
  const { text } = page('docs/dependencies.md');

  test('names every package that package.json asks for, and every one that it overrides', () => {
    const asked = [manifest.dependencies, manifest.devDependencies, manifest.overrides].flatMap((packages) => Object.keys(packages));
    expect(asked.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  test('says of each whether it is bundled or builds and tests, as package.json does', () => {
    const [, bundled = '', building = ''] = text.split(/^## (?:In dist\/|To build and test)/mu);
    const strays = (names: object, section: string): readonly string[] =>
      Object.keys(names).filter((name) => !section.includes(`\`${name}\``));
    expect(strays(manifest.dependencies, bundled)).toEqual([]);
    expect(strays(manifest.devDependencies, building)).toEqual([]);
  });

  test('names the version of what is built in', () => {
    const rule = forbidden.find(({ name }) => name === 'only-packages-that-are-built-in');
    const builtIn = (rule?.to.pathNot ?? []).map((pattern) => /^node_modules\/\(\?:@types\/\)\?(.+)\/$/u.exec(pattern)?.[1] ?? pattern);
    expect(builtIn.length).toBeGreaterThan(5);
    expect(builtIn.filter((name) => !text.includes(`\`${name}\` ${manifest.dependencies[name] ?? 'of no version'}`))).toEqual([]);
  });
});
