import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { CREDENTIAL_KEYS } from '../../src/config/file-keys.ts';
import { isInputName } from '../../src/config/inputs.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string | boolean>>;
  readonly env?: Readonly<Record<string, string>>;
}
interface Workflow {
  readonly on: { readonly workflow_call: { readonly inputs: Readonly<Record<string, unknown>>; readonly secrets: Readonly<Record<string, { required?: boolean }>> } };
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[]; readonly environment?: string; readonly strategy?: { readonly 'fail-fast': boolean } }>>;
}

const source = readFileSync(new URL('../../.github/workflows/preflight.yml', import.meta.url), 'utf8');
const workflow = parse(source) as Workflow;
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
const own = steps.find(({ uses }) => uses === './.box-preflight');
const checkouts = steps.filter(({ with: given }) => given?.['path'] === '.box-preflight');
const guards = steps.filter(({ run }) => run?.includes('$CALLED') === true);
const bash = process.platform === 'win32' ? test.skip : test;

interface Guarded {
  readonly status: number | null;
  readonly stdout: string;
  readonly left: readonly string[];
}

/** What the guard makes of a server's answer, in a folder that holds what a checked-out tree put there. */
function guarded(called: string): Guarded {
  const [folder, elsewhere] = ['tree', 'elsewhere'].map(() => mkdtempSync(path.join(tmpdir(), 'box-preflight-test-')));
  if (folder === undefined || elsewhere === undefined) throw new Error('no folder');
  try {
    symlinkSync(elsewhere, path.join(folder, '.box-preflight'));
    writeFileSync(path.join(elsewhere, 'kept'), '');
    const env = { PATH: process.env['PATH'], CALLED: called };
    const script = guards[0]?.run ?? 'exit 99';
    const { status, stdout } = spawnSync('bash', ['-e', '-c', script], { cwd: folder, env, encoding: 'utf8' });
    return { status, stdout, left: [...readdirSync(folder), ...readdirSync(elsewhere)] };
  } finally {
    for (const each of [folder, elsewhere]) rmSync(each, { recursive: true });
  }
}

describe('the reusable workflow', () => {
  test('sets inputs that the action has, each credential among them by the name of a secret', () => {
    const given = Object.keys(own?.with ?? {});
    for (const name of given) expect([name, isInputName(name)]).toEqual([name, true]);
    expect(given).toEqual(expect.arrayContaining(['targets', 'report-file', ...CREDENTIAL_KEYS]));
    for (const key of CREDENTIAL_KEYS) expect(own?.with?.[key]).toContain(`secrets[matrix.${key}]`);
  });

  test('hands over variables that a config file may name', () => {
    expect(Object.keys(own?.env ?? {})).toEqual(CREDENTIAL_KEYS.map((key) => `BOX_${key.toUpperCase().replaceAll('-', '_')}`));
  });

  test('writes names from Box to the summary alone, past the log, which obeys what stands in it', () => {
    const joining = steps.find(({ run }) => run?.includes('cli.mjs join') === true)?.run ?? '';
    expect(joining).toMatch(/cli\.mjs join [^|]*>> "\$GITHUB_STEP_SUMMARY"\s*$/u);
  });

  test('requires no secret, lets one job fail without the others, and reads alone', () => {
    expect(Object.values(workflow.on.workflow_call.secrets).map(({ required }) => required ?? false)).not.toContain(true);
    expect(workflow.jobs['preflight']?.strategy?.['fail-fast']).toBe(false);
    expect(workflow.permissions).toEqual({ contents: 'read' });
  });

  test('uses every input that it declares', () => {
    for (const name of Object.keys(workflow.on.workflow_call.inputs)) expect(source).toContain(`inputs.${name}`);
  });

  test('runs the commit that was called, in each job, and no tag that moves', () => {
    const called = ['${{ job.workflow_repository }}', '${{ job.workflow_sha }}'];
    const jobs = Object.keys(workflow.jobs);
    expect(checkouts.map(({ with: given }) => [given?.['repository'], given?.['ref']])).toEqual(jobs.map(() => called));
    expect(guards.map(({ env }) => env)).toEqual(jobs.map(() => ({ CALLED: called.join('@') })));
    expect([...source.matchAll(/(\S*)dist\/\w+\.mjs/gu)].map(([, where]) => where)).toEqual(['.box-preflight/']);
    expect(source).not.toMatch(/@v\d+\b|ref: v\d/u);
  });

  test('brings no manifest of its own into the tree whose manifests are read', () => {
    const keys = ['sparse-checkout', 'sparse-checkout-cone-mode'];
    const brought = checkouts.map(({ with: given }) => keys.map((key) => given?.[key]));
    expect(brought).toEqual(checkouts.map(() => ['/action.yml\n/dist/\n', false]));
  });

  bash('stops where the server does not say which commit was called, before anything is checked out', () => {
    const refused = { status: 1, stdout: expect.stringContaining('::error::') };
    for (const called of ['@', 'owner/name@', '@0123456789abcdef0123456789abcdef01234567', 'owner/name@v1']) {
      expect([called, guarded(called)]).toEqual([called, expect.objectContaining(refused)]);
    }
  });

  bash('takes away a link of the tree in whose place it is checked out, and nothing behind it', () => {
    const kept = { status: 0, stdout: '', left: ['kept'] };
    expect(guarded('owner/name@0123456789abcdef0123456789abcdef01234567')).toEqual(kept);
  });

  test('writes the summary without passing it through the log, which would obey it', () => {
    const joins = steps.flatMap(({ run = '' }) => run.split('\n').filter((line) => line.includes(' join ')));
    expect(joins).toEqual([expect.stringMatching(/^[^|]* >> "\$GITHUB_STEP_SUMMARY"$/u)]);
  });

  test('pins what others publish to a commit', () => {
    for (const { uses } of steps) {
      if (uses !== undefined && uses !== own?.uses) expect(uses).toMatch(/@[0-9a-f]{40}$/u);
    }
  });

  test('puts nothing from outside into a script', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });
});
