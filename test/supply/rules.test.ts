import { describe, expect, test } from '@jest/globals';
import { brokenRules } from '../../scripts/workflow-rules.mjs';

const PIN = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1';
const CHECKOUT = `      - uses: ${PIN}\n        with:\n          persist-credentials: false\n`;

/** A workflow in which nothing is wrong, but for what is put in the place of a part. */
const workflow = (changed: Partial<Record<'on' | 'permissions' | 'steps' | 'more', string>> = {}): string => {
  const { on = 'on: push\n', permissions = 'permissions: {}\n', steps = CHECKOUT, more = '' } = changed;
  return `name: A workflow\n${on}${permissions}jobs:\n  job:\n    runs-on: ubuntu-latest\n    steps:\n${steps}${more}`;
};
const called = (secrets: string): string =>
  workflow({ more: `  other:\n    uses: ./.github/workflows/other.yml\n${secrets}` });
const run = (command: string): string => workflow({ steps: `      - run: ${command}\n` });

/** What each rule must hear of, and what stands beside it and is fine. */
const CASES: Readonly<Record<string, { readonly broken: readonly string[]; readonly fine: readonly string[] }>> = {
  'unpinned-uses': {
    broken: [
      workflow({ steps: '      - uses: actions/setup-node@v7\n' }),
      workflow({ steps: '      - uses: acme/product@main\n' }),
      workflow({ steps: '      - uses: actions/setup-node@820762786026740c76f36085b0efc47a31fe5020\n' }),
      workflow({ more: '  other:\n    uses: acme/other/.github/workflows/it.yml@v1\n' }),
    ],
    fine: [workflow({ steps: '      - uses: acme/product@v1\n' }), workflow({ steps: '      - uses: ./here\n' })],
  },
  'artipacked': {
    broken: [
      workflow({ steps: `      - uses: ${PIN}\n` }),
      workflow({ steps: `      - uses: ${PIN}\n        with:\n          persist-credentials: true\n` }),
    ],
    fine: [workflow()],
  },
  'excessive-permissions': {
    broken: [workflow({ permissions: '' }), workflow({ permissions: 'permissions: write-all\n' })],
    fine: [workflow({ permissions: 'permissions:\n  contents: read\n' })],
  },
  'template-injection': {
    broken: [run('echo "${{ github.event.issue.title }}"')],
    fine: [
      workflow({
        steps: '      - run: echo "$TITLE"\n        env:\n          TITLE: ${{ github.event.issue.title }}\n',
      }),
    ],
  },
  'secrets-inherit': {
    broken: [called('    secrets: inherit\n')],
    fine: [
      called('    secrets:\n      ONE: ${{ secrets.ONE }}\n'),
      called('    secrets: inherit # zizmor: ignore[secrets-inherit] because\n'),
    ],
  },
  'overprovisioned-secrets': {
    broken: [workflow({ steps: '      - run: ./it\n        env:\n          ALL: ${{ toJSON(secrets) }}\n' })],
    fine: [workflow({ steps: '      - run: ./it\n        env:\n          ONE: ${{ secrets.ONE }}\n' })],
  },
  'dangerous-triggers': {
    broken: [
      workflow({ on: 'on: pull_request_target\n' }),
      workflow({ on: 'on: [push, workflow_run]\n' }),
      workflow({ on: 'on:\n  pull_request_target:\n' }),
    ],
    fine: [workflow({ on: 'on: [push, pull_request]\n' })],
  },
  'adhoc-packages': {
    broken: [run('npx product run'), run('npm install -g product')],
    fine: [run('npx product@1.2.3 run'), run('npm ci')],
  },
};

describe.each(Object.entries(CASES))('the rule %s', (rule, { broken, fine }) => {
  test.each(broken.map((yaml) => [yaml]))('hears of what breaks it:\n%s', (yaml) => {
    expect(brokenRules(yaml, 'acme/product').map((what) => what.split(':')[0])).toEqual([rule]);
  });

  test.each(fine.map((yaml) => [yaml]))('lets pass what does not:\n%s', (yaml) => {
    expect(brokenRules(yaml, 'acme/product')).toEqual([]);
  });
});
