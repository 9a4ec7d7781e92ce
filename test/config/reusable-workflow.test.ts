import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { CREDENTIAL_KEYS } from '../../src/config/file-keys.ts';
import { isInputName } from '../../src/config/inputs.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
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
const own = steps.find(({ uses }) => uses?.startsWith('box-preflight/box-preflight@') === true);

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

  test('pins what others publish to a commit', () => {
    for (const { uses } of steps) {
      if (uses !== undefined && !uses.startsWith('box-preflight/')) expect(uses).toMatch(/@[0-9a-f]{40}$/u);
    }
  });

  test('puts nothing from outside into a script', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });
});
