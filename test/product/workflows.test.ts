import { execFile } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { page, ROOT } from '../docs/pages.ts';

const FOLDER = path.join(ROOT, '.github/workflows');
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.yml'));

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly permissions?: unknown;
  readonly 'timeout-minutes'?: number;
  readonly uses?: string;
  readonly steps?: readonly Step[];
}
interface Workflow {
  readonly on: unknown;
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const text = (file: string): string => readFileSync(path.join(FOLDER, file), 'utf8');
const workflow = (file: string): Workflow => parse(text(file)) as Workflow;
const stepsOf = (file: string): readonly Step[] => Object.values(workflow(file).jobs).flatMap(({ steps = [] }) => steps);

/** A commit, said with its version; or a file of this repository, which is at the same commit. */
const PINNED = /^(?:[\w.-]+\/[\w./-]+@[0-9a-f]{40}|\.\/.*)$/u;

/** Who may hold more than reading needs, and what for. */
const PRIVILEGED: Readonly<Record<string, readonly string[]>> = {
  'codeql.yml': ['security-events'],
  'scorecard.yml': ['security-events'],
  'release.yml': ['attestations', 'contents', 'id-token'],
};

/** A release is made, and verified in these tests, on Linux. */
const onLinux = process.platform === 'linux' ? test : test.skip;

const spoil = (folder: string, file: string): void => { appendFileSync(path.join(folder, file), '//x\n'); };

/** Runs a step's script, as it stands, in a copy of what runs; rejects where the script fails. */
async function inTree<T>(
  script: string,
  use: (folder: string) => T,
  env: Readonly<Record<string, string>> = {},
  before: (folder: string) => void = () => undefined,
): Promise<T> {
  if (script === '') throw new Error('there is no such step');
  const folder = await mkdtemp(path.join(tmpdir(), 'box-preflight-test-'));
  try {
    const copy = (file: string): Promise<void> => cp(path.join(ROOT, file), path.join(folder, file), { recursive: true });
    await Promise.all(['action.yml', 'dist'].map(copy));
    before(folder);
    const given = { PATH: process.env['PATH'], GITHUB_OUTPUT: path.join(folder, 'output'), ...env };
    await promisify(execFile)('bash', ['-e', '-o', 'pipefail', '-c', script], { cwd: folder, env: given });
    return use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('there are workflows to look at', () => {
  expect(files).toEqual(expect.arrayContaining(['ci.yml', 'codeql.yml', 'supply-chain.yml', 'release.yml', 'released.yml']));
});

describe.each(files)('the workflow %s', (file) => {
  test('uses actions by commit alone, each with its version beside it', () => {
    const used = [...stepsOf(file).flatMap(({ uses }) => uses ?? []), ...Object.values(workflow(file).jobs).flatMap(({ uses }) => uses ?? [])];
    expect(used.filter((each) => !PINNED.test(each))).toEqual([]);
    const lines = [...text(file).matchAll(/uses: [^.\s][^\n]*/gu)].map(([line]) => line);
    expect(lines.filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u.test(line))).toEqual([]);
  });

  test('has no permission but those that it needs', () => {
    const { permissions, jobs } = workflow(file);
    expect(permissions).toBeDefined();
    const written = [permissions, ...Object.values(jobs).map((job) => job.permissions)].flatMap((each) => (typeof each === 'object' && each !== null ? Object.entries(each) : each === undefined ? [] : [['all', each]]));
    expect([...new Set(written.filter(([, level]) => level !== 'read' && level !== 'none').map(([name]) => String(name)))].sort()).toEqual(PRIVILEGED[file] ?? []);
  });

  test('puts no text from an event, an input or a step into a shell', () => {
    expect(stepsOf(file).flatMap(({ run = '' }) => [...run.matchAll(/\$\{\{.*?\}\}/gu)].map(([expression]) => expression))).toEqual([]);
    expect(JSON.stringify(workflow(file).on)).not.toMatch(/pull_request_target|workflow_run|issue_comment/u);
  });

  test('leaves no token behind in the checkout, and ends by itself', () => {
    const checkouts = stepsOf(file).filter(({ uses = '' }) => uses.startsWith('actions/checkout@'));
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual(checkouts.map(() => false));
    const endless = Object.entries(workflow(file).jobs).filter(([, job]) => job.uses === undefined && job['timeout-minutes'] === undefined).map(([name]) => name);
    expect(endless).toEqual([]);
  });
});

describe('a release', () => {
  const { verify, release, npm } = workflow('release.yml').jobs;
  const runOf = (job: Job | undefined, words: string): string =>
    job?.steps?.find(({ run = '' }) => run.includes(words))?.run ?? '';

  const built = async (): Promise<string> => {
    const read = (folder: string): string => readFileSync(path.join(folder, 'output'), 'utf8');
    return /^sha256=([0-9a-f]{64})$/mu.exec(await inTree(runOf(verify, 'SUMS='), read))?.[1] ?? '';
  };

  test('runs nobody else’s code where it may attest or publish', () => {
    const runs = [release, npm].flatMap((job) => job?.steps ?? []).map(({ run = '' }) => run);
    expect(runs.length).toBeGreaterThan(8);
    const others = /\bnpm (?:ci|cit|install|test|run|exec)\b|\bnpx\b/u;
    expect(runs.filter((run) => others.test(run))).toEqual([]);
  });

  test('moves the tag of its major version in the push that makes its own', () => {
    expect(text('release.yml').match(/git push/gu)).toHaveLength(1);
    expect(text('release.yml')).toMatch(/git push --atomic origin "\$COMMIT:refs\/tags\/v\$VERSION" "\+\$COMMIT:refs\/tags\/v\$\{VERSION%%\.\*\}"/u);
  });

  test('publishes the package of package.json to npm, with provenance and without a stored token', () => {
    const script = 'node scripts/package.mjs package\nnpm publish ./package --provenance --access public\n';
    expect(runOf(npm, 'npm publish')).toBe(script);
    expect(npm?.permissions).toEqual({ 'contents': 'read', 'id-token': 'write' });
    expect(text('release.yml')).not.toMatch(/NPM_TOKEN|NODE_AUTH_TOKEN|\bsecrets\./u);
  });

  test('starts only where the package’s name on npm is this project’s', () => {
    expect(runOf(verify, 'npm view')).toContain('repository.url');
  });

  onLinux('attests and publishes nothing but what was built from the sources', async () => {
    const BUILT = await built();
    for (const job of [release, npm]) {
      const script = runOf(job, '"$BUILT"');
      await expect(inTree(script, () => 'same', { BUILT })).resolves.toBe('same');
      for (const file of ['action.yml', 'dist/cli.mjs', 'dist/chunks/one-more.mjs']) {
        const spoilt = inTree(script, () => 'same', { BUILT }, (folder) => { spoil(folder, file); });
        await expect(spoilt).rejects.toThrow();
      }
    }
  });

  onLinux('has the hash of every file that runs in SHA256SUMS, which is attested', async () => {
    const read = (folder: string): string => readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8');
    const sums = await inTree(runOf(release, '> SHA256SUMS'), read, { BUILT: await built() });
    const entries = readdirSync(path.join(ROOT, 'dist'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const files = ['action.yml', ...entries.map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))];
    expect(sums.trim().split('\n').map((line) => line.slice(66)).sort()).toEqual(files.sort());
    const attested = release?.steps?.filter(({ uses = '' }) => uses.startsWith('actions/attest@')) ?? [];
    expect(attested.map((step) => String(step.with?.['subject-path'])).join('')).toContain('release/*');
    expect(runOf(release, 'scripts/sbom.mjs')).toMatch(/^mv SHA256SUMS release\/$/mu);
  });
});

describe('who verifies a release', () => {
  const docs = page('docs/security.md').text;
  const daily = stepsOf('released.yml').find(({ run = '' }) => run.includes('attestation verify'))?.run ?? '';
  const ways = [['docs/security.md', docs], ['released.yml', daily]] as const;

  test.each(ways)('by %s asks for the workflow, the branch and the commit that attested', (_, words) => {
    const command = /gh attestation verify SHA256SUMS(?:[^\n]*\\\n)*[^\n]*/u.exec(words)?.[0] ?? '';
    expect(command).toMatch(/--signer-workflow "?\S+\/\.github\/workflows\/release\.yml/u);
    expect(command).toContain('--source-ref refs/heads/main');
    expect(command).toContain('--source-digest "$(git rev-parse HEAD)"');
    expect(command).toContain('--deny-self-hosted-runners');
  });

  onLinux.each(ways)('by %s hears of any file that was changed', async (_, words) => {
    const check = /^ *((?:sha256sum|shasum -a 256) -c SHA256SUMS)/mu.exec(words)?.[1] ?? 'exit 99';
    const script = `[ -e SHA256SUMS ] || find action.yml dist -type f -exec sha256sum {} + > SHA256SUMS\n${check}`;
    await expect(inTree(script, () => 'same')).resolves.toBe('same');
    const chunks = readdirSync(path.join(ROOT, 'dist/chunks')).slice(0, 3).map((name) => `dist/chunks/${name}`);
    for (const file of ['action.yml', ...chunks]) {
      await expect(inTree(`${script}\necho '//x' >> ${file}\n${check}`, () => 'same')).rejects.toThrow();
    }
  });
});
