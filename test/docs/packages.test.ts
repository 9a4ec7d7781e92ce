import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { unpinnedPackages } from '../../scripts/workflow-rules.mjs';
import { blocksOf, pages, ROOT } from './pages.ts';

/** What the documentation tells people to take from a registry, often beside their Box credentials. */
const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  readonly name: string;
  readonly version: string;
  readonly devDependencies: Readonly<Record<string, string>>;
};

const FROM_NPM = new RegExp(
  [
    String.raw`\b(?:npx|npm (?:exec|install|i|add)|pnpm dlx|yarn dlx|bunx)((?: +-\S+)*) +`,
    String.raw`(?![-./])((?:@[\w.-]+\/)?[\w.-]+)(?:@(\S+))?`,
  ].join(''),
  'gu',
);
/** Inline code too: people copy what stands there. */
const codeIn = (text: string): readonly string[] => [...text.matchAll(/`([^`\n]+)`/gu)].map(([, code = '']) => code);

const named = pages
  .filter(({ file }) => file !== 'CHANGELOG.md')
  .flatMap((page) =>
    [...blocksOf(page).map(({ code }) => code), ...codeIn(page.text)].flatMap((code) =>
      [...code.matchAll(FROM_NPM)].map(([, , name = '', version = '']) => ({ file: page.file, name, version })),
    ),
  );

describe('a package that the documentation names to npm', () => {
  test('is there to be looked at', () => {
    expect(named.length).toBeGreaterThan(3);
  });

  test('is the one that a release publishes', () => {
    const release = readFileSync(path.join(ROOT, '.github/workflows/release.yml'), 'utf8');
    expect(release).toContain('npm publish');
    expect(named.filter(({ name }) => name !== manifest.name)).toEqual([]);
  });

  test('is bound to this version, so that a later one is a choice', () => {
    expect(named.filter(({ version }) => version !== manifest.version)).toEqual([]);
  });
});

describe('a name without a version', () => {
  test.each([
    'npx box-preflight run',
    'npx --yes box-preflight run',
    'npm install left-pad',
    'npx -y @scope/tool',
    'pnpm dlx tool',
    'npm exec tool -- run',
  ])('is noticed: %s', (command) => {
    expect(unpinnedPackages(command)).toHaveLength(1);
  });

  test.each([
    'npx box-preflight@1.2.3 run',
    'npm install',
    'npm ci',
    'npm install --package-lock-only',
    'npx -y @scope/tool@2.0.0',
  ])('is not imagined: %s', (command) => {
    expect(unpinnedPackages(command)).toEqual([]);
  });
});
