import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { ROOT } from '../docs/pages.ts';

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

/** A commit, said with its version; a file of this repository, which is at the same commit; or this action's own release, which can't name its own commit. */
const PINNED = /^(?:[\w.-]+\/[\w./-]+@[0-9a-f]{40}|\.\/.*|box-preflight\/box-preflight@v\d+)$/u;

/** Who may hold more than reading needs, and what for. */
const PRIVILEGED: Readonly<Record<string, readonly string[]>> = {
  'codeql.yml': ['security-events'], 'release.yml': ['attestations', 'contents', 'id-token'],
};

test('there are workflows to look at', () => {
  expect(files).toEqual(expect.arrayContaining(['ci.yml', 'codeql.yml', 'supply-chain.yml', 'release.yml', 'released.yml']));
});

describe.each(files)('the workflow %s', (file) => {
  test('uses actions by commit alone, each with its version beside it', () => {
    const used = [...stepsOf(file).flatMap(({ uses }) => uses ?? []), ...Object.values(workflow(file).jobs).flatMap(({ uses }) => uses ?? [])];
    expect(used.filter((each) => !PINNED.test(each))).toEqual([]);
    expect([...text(file).matchAll(/uses: [^.\s][^\n]*/gu)].map(([line]) => line).filter((line) => !line.startsWith('uses: box-preflight/') && !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u.test(line))).toEqual([]);
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

test('with the permissions of a release nobody else’s code is run', () => {
  const { steps = [] } = workflow('release.yml').jobs['release'] ?? {};
  expect(steps.flatMap(({ run = '' }) => [...run.matchAll(/\bnpm (?:ci|cit|install|test|run|exec)\b|\bnpx\b/gu)].map(([words]) => words))).toEqual([]);
});

test('a release moves the tag of its major version in the push that makes its own', () => {
  expect(text('release.yml').match(/git push/gu)).toHaveLength(1);
  expect(text('release.yml')).toMatch(/git push --atomic origin "\$COMMIT:refs\/tags\/v\$VERSION" "\+\$COMMIT:refs\/tags\/v\$\{VERSION%%\.\*\}"/u);
});
