import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { PROJECT_URL } from '../../src/foundation/version.ts';
import { runAction } from '../support/run-product.ts';
import type { ActionRun } from '../support/run-product.ts';
import { onStage } from '../support/stage.ts';
import type { Stage } from '../support/stage.ts';
import { blocksOf, page, pages } from './pages.ts';

/** Every workflow of the documentation is run as it stands, by the built action, in a Box in which all is well. */

type Values = Readonly<Record<string, unknown>>;

interface Step {
  readonly uses?: string;
  readonly with?: Values;
  readonly env?: Values;
}

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps?: readonly Step[] }>>;
}

const ACTION = `${new URL(PROJECT_URL).pathname.slice(1)}@v1`;

const steps = pages.flatMap(blocksOf).filter(({ code }) => /^on:/mu.test(code) && /^jobs:/mu.test(code)).flatMap(({ file, code }) =>
  Object.entries((parse(code) as Workflow).jobs).flatMap(([job, { steps: all = [] }]) => all.filter(({ uses }) => uses === ACTION).map((step): [string, string, Step] => [file, job, step])));

/** What the simulated repository has under a name: secrets and variables of the examples are named for what they hold. */
function heldAs(name: string, inputs: Stage['inputs']): string {
  const holds = { JWT_CONFIG: 'jwt-config', CLIENT_ID: 'client-id', CLIENT_SECRET: 'client-secret', ENTERPRISE_ID: 'enterprise-id' };
  const input = Object.entries(holds).find(([ending]) => name.endsWith(ending))?.[1];
  if (input !== undefined) return inputs[input] ?? '';
  if (name.endsWith('_FOLDER')) return '160000000001';
  if (name.endsWith('_USER')) return '20000000003';
  throw new Error(`the simulated repository has no ${name}`);
}

/** Puts in what GitHub would; of `a || b`, the first. */
const filled = (values: Values = {}, inputs: Stage['inputs']): Record<string, string> => Object.fromEntries(Object.entries(values).map(([name, value]) => [
  name, String(value).replace(/\$\{\{ (\w+)\.(\w+)[^}]*\}\}/gu, (_, from: string, of: string) => (from === 'secrets' || from === 'vars' ? heldAs(of, inputs) : of)),
]));

/** The Box that the examples are about: Releases, Nightly, and a third folder; two apps, one of each kind. */
const run = (step: Step): Promise<ActionRun> => onStage('healthy-both-methods', ({ inputs, secrets }) => runAction({
  inputs: { ...filled(step.with, inputs), 'api-url': inputs['api-url'] ?? '', 'status-url': inputs['status-url'] ?? '' },
  environment: filled(step.env, inputs),
  files: step.env === undefined ? {} : { '.github/box-preflight.yml': configExample() },
  secrets,
}), ({ world }) => {
  const releases = world.folders.find(({ id }) => id === '160000000001');
  if (releases !== undefined) world.folders.push({ ...releases, id: '160000000003', name: 'Archive', parentId: releases.id });
});

const configExample = (): string => blocksOf(page('docs/config-file.md')).find(({ code }) => code.includes('\ntargets:'))?.code ?? '';

describe('an example workflow, run in a Box in which all is well', () => {
  test('is there on more than a dozen pages', () => {
    expect(new Set(steps.map(([file]) => file)).size).toBeGreaterThan(12);
  });

  test.each(steps)('passes: %s, job %s', async (_, job, step) => {
    const { exitCode, outputs, stdout } = await run(step);
    expect([job, exitCode, outputs['result'], stdout.match(/^::error.*$/gmu)]).toEqual([job, 0, expect.stringMatching(/^(?:pass|warn)$/u), null]);
  });
});
