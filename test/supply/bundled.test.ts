import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../docs/pages.ts';

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

interface Component {
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly hashes?: readonly unknown[];
}

/** `name version` of each package whose licence travels with `dist/`. */
const licensed = [...read('dist/licenses.txt').matchAll(/^(\S+ \d\S*) \([^)]+\)$/gmu)]
  .map(([, found = '']) => found)
  .sort();
const lock = JSON.parse(read('package-lock.json')) as {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly dev?: boolean }>>;
};
const manifest = JSON.parse(read('package.json')) as {
  readonly private?: boolean;
  readonly dependencies: Readonly<Record<string, string>>;
};
const built = JSON.parse(read('bench/built.json')) as { readonly packages: Readonly<Record<string, string>> };

describe('what is bundled', () => {
  const sbom = JSON.parse(execFileSync(process.execPath, ['scripts/sbom.mjs'], { cwd: ROOT, encoding: 'utf8' })) as {
    readonly bomFormat: string;
    readonly components: readonly Component[];
  };

  test('stands in the SBOM: each package of dist/licenses.txt in its version, and no other', () => {
    expect(licensed.length).toBeGreaterThan(30);
    expect(sbom.components.map(({ name, version }) => `${name} ${version}`).sort()).toEqual(licensed);
  });

  test('is named in the SBOM so that scanners find it, with its hash', () => {
    expect(sbom.bomFormat).toBe('CycloneDX');
    const vague = sbom.components.filter(
      ({ purl, hashes = [] }) => !/^pkg:npm\/\S+@\d/u.test(purl) || hashes.length === 0,
    );
    expect(vague).toEqual([]);
  });

  test('is no development dependency in the lock file, so that audits and reviews look at it', () => {
    const folders = Object.values(built.packages);
    expect(folders).toHaveLength(licensed.length);
    expect(
      folders.filter((folder) => lock.packages[folder] === undefined || lock.packages[folder].dev === true),
    ).toEqual([]);
  });

  test('is asked for under `dependencies` where src/ imports it, and nothing else is', () => {
    const rules = read('.dependency-cruiser.cjs');
    const list = /const builtIn = \[([^\]]+)\]/u.exec(rules)?.[1] ?? '';
    const imported = [...list.matchAll(/'([^']+)'/gu)].map(([, name = '']) => name);
    expect(Object.keys(manifest.dependencies).sort()).toEqual(imported.sort());
    expect(imported.filter((name) => !Object.hasOwn(built.packages, name))).toEqual([]);
  });
});

test('npm publishes nothing from the repository itself, whose manifest is not that of the package', () => {
  expect(manifest.private).toBe(true);
});
