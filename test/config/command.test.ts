import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CommandInputs, CommandPlan, Environment } from '../../src/config/command.ts';
import { commandInputs, planFromCommand } from '../../src/config/command.ts';
import { environmentName } from '../../src/config/describe.ts';
import { REPORT_FORMATS } from '../../src/config/reports.ts';
import { inputNames, rowOf } from '../../src/config/inputs.ts';
import { CCG, aVault, only, shown, terminal } from './support.ts';

const ENV: Environment = {
  BOX_PREFLIGHT_CLIENT_ID: CCG['client-id'], BOX_PREFLIGHT_CLIENT_SECRET: CCG['client-secret'], BOX_PREFLIGHT_ENTERPRISE_ID: CCG['enterprise-id'],
};
const run = (argv: readonly string[], env: Environment = {}): CommandInputs => commandInputs(argv, env);
const problems = (argv: readonly string[], env: Environment = {}): readonly string[] => shown(run(argv, env).problems);
const planFrom = (argv: readonly string[], env: Environment = {}): CommandPlan => planFromCommand(argv, { ...ENV, ...env }, terminal(), aVault());

function planOf(argv: readonly string[], env: Environment = {}): Extract<CommandPlan, { kind: 'plan' }> {
  const result = planFrom(argv, env);
  if (result.kind === 'unusable') throw new Error(shown(result.problems).join(' / '));
  return result;
}

describe('flags and environment', () => {
  test('take every input by the same name', () => {
    const env = Object.fromEntries(inputNames.map((name) => [environmentName(name), name]));
    expect(run([], env)).toMatchObject({ given: Object.fromEntries(inputNames.map((name) => [name, name])), problems: [] });
    const open = inputNames.filter((name) => !rowOf(name).secret);
    expect(run(open.map((name) => `--${name}=${name}`))).toMatchObject({ given: Object.fromEntries(open.map((name) => [name, name])), problems: [] });
  });

  test('become a plan', () => {
    const { plan, format, outputs } = planOf(['--folders', '12: upload', '--timeout=30', '--format', 'json', '--output', 'text=log.txt', '--output', 'json=report.json']);
    expect(plan.limits.timeoutMs).toBe(30_000);
    expect(only(plan.targets).folders).toMatchObject([{ id: '12', operations: ['upload'] }]);
    expect(format).toBe('json');
    expect(outputs).toEqual([{ format: 'text', file: 'log.txt' }, { format: 'json', file: 'report.json' }]);
    expect(plan.policy.reportFile).toBeNull();
  });

  test('a flag goes before the environment', () => {
    expect(run(['--timeout', '5'], { BOX_PREFLIGHT_TIMEOUT: '9' }).given).toMatchObject({ timeout: '5' });
  });

  test('an empty status page in the environment switches it off', () => {
    expect(planOf([], { BOX_PREFLIGHT_STATUS_URL: '' }).plan.statusUrl).toBeNull();
    expect(planOf(['--status-url=']).plan.statusUrl).toBeNull();
    expect(planOf([]).plan.statusUrl).not.toBeNull();
  });

  test('a boolean flag needs no value, and takes one after =', () => {
    expect(run(['--least-privilege', '--summary=false']).given).toEqual({ 'least-privilege': 'true', 'summary': 'false' });
  });

  test('a flag that is read by line may be repeated, any other not', () => {
    expect(run(['--folders', '1', '--folders', '2']).given).toEqual({ folders: '1\n2' });
    expect(problems(['--timeout', '1', '--timeout', '2'])).toEqual(['--timeout is given more than once.']);
  });

  test('messages name what the user wrote', () => {
    const result = planFrom(['--folders', 'x'], { BOX_PREFLIGHT_TIMEOUT: 'y', BOX_PREFLIGHT_CLIENT_SECRET: '', BOX_PREFLIGHT_JWT_CONFIG: '{}', BOX_PREFLIGHT_JWT_CONFIG_FILE: 'z' });
    expect(result.kind === 'unusable' && shown(result.problems)).toEqual([
      expect.stringMatching(/^--folders, line 1/u), expect.stringMatching(/^BOX_PREFLIGHT_JWT_CONFIG_FILE and BOX_PREFLIGHT_JWT_CONFIG are both/u), expect.stringMatching(/^BOX_PREFLIGHT_TIMEOUT is "y"/u),
    ]);
  });

  test('all that is wrong is told at once, flags and values', () => {
    const result = planFrom(['--foldrs', '12', '--timeout', 'soon', '--format', 'jsn', '--only', 'tokn']);
    expect(result.kind === 'unusable' && shown(result.problems)).toEqual([
      '--foldrs is not a flag of this command. Did you mean --folders?',
      expect.stringMatching(/^argument 2 belongs to no flag/u),
      '--format has the format "jsn", which is not known. Allowed: text, json, junit, sarif, markdown or html. Did you mean json?',
      expect.stringMatching(/^--only has "tokn", which is not a check id\. .*Did you mean token\?$/u),
      expect.stringMatching(/^--timeout is "soon"/u),
    ]);
  });
});

describe('a variable of the environment that is no input', () => {
  test('is a slip where a name is near', () => {
    expect(problems([], { BOX_PREFLIGHT_FOLDER: 'x', OTHER: 'y' })).toEqual(['BOX_PREFLIGHT_FOLDER is not an input. Did you mean BOX_PREFLIGHT_FOLDERS?']);
  });

  test("may be somebody's own where none is near, and is told of", () => {
    const { problems: found, notices } = run([], { BOX_PREFLIGHT_INSTALLED_AT: '/opt' });
    expect(found).toEqual([]);
    expect(notices).toMatchObject([{ level: 'warning', input: 'BOX_PREFLIGHT_INSTALLED_AT' }]);
  });
});

describe('a secret on the command line', () => {
  const SECRET = 'swordfish-1234';

  test.each([
    ['--client-secret', SECRET], [`--client-secret=${SECRET}`], ['--client-secret', `-${SECRET}`], ['--client-secrt', SECRET], [`--client-secrt=${SECRET}`],
    ['--jwt-config', SECRET], ['--github-token', SECRET], [SECRET], [`-${SECRET}`], [`--${SECRET}!`], ['--client-id', 'x', SECRET],
  ])('is refused and not shown: %s %s', (...argv: readonly (string | undefined)[]) => {
    const found = problems(argv.filter((each) => each !== undefined));
    expect(found.length).toBeGreaterThan(0);
    expect(found.join('\n')).not.toContain('swordfish');
  });

  test('is not spelt out letter by letter', () => {
    expect(problems(['-swordfish'])).toEqual(['argument 1 is not a flag of this command.']);
    expect(problems(['-folders'])).toEqual(['argument 1 is not a flag of this command. Did you mean --folders?']);
  });

  test('is told where to go instead', () => {
    expect(problems(['--client-secret', SECRET])).toEqual([expect.stringContaining('Set BOX_PREFLIGHT_CLIENT_SECRET in the environment.')]);
    expect(problems(['--jwt-config', SECRET])).toEqual([expect.stringContaining('Set BOX_PREFLIGHT_JWT_CONFIG in the environment, or give its path with --jwt-config-file.')]);
    expect(problems([`--client-secrt=${SECRET}`])).toEqual([expect.stringContaining('Did you mean BOX_PREFLIGHT_CLIENT_SECRET?')]);
  });

  test('from the environment is not shown where it went to the wrong flag as well', () => {
    const found = problems(['--format', SECRET, '--output', `x=${SECRET}`, '--only', SECRET], { BOX_PREFLIGHT_CLIENT_SECRET: SECRET });
    expect(found).toHaveLength(3);
    expect(found.join('\n')).not.toContain('swordfish');
  });
});

describe('--only and --skip', () => {
  test('take check ids, repeated', () => {
    const { plan } = planOf(['--folders=12', '--scopes=root_readonly', '--only', 'token', '--only', 'folder:12', '--skip', 'scope:root_readonly']);
    expect(plan).toMatchObject({ only: ['token', 'folder:12'], skip: ['scope:root_readonly'] });
  });

  test('take either spelling of one scope', () => {
    expect(planOf(['--scopes', 'manage_legal_hold', '--only', 'scope:manage_legal_holds']).plan.only).toEqual(['scope:manage_legal_hold']);
  });

  test.each(['tokens', 'folder:x', 'scope:', 'webhook:1', ':', ''])('refuse %s', (id) => {
    expect(problems([`--only=${id}`])).toEqual([expect.stringMatching(/^--only /u)]);
  });

  test('a folder that is not asked about is a slip in --only and told of in --skip', () => {
    const slip = planFrom(['--folders=12', '--only', 'folder:13']);
    expect(slip.kind === 'unusable' && shown(slip.problems)).toEqual(['--only names folder:13, which this run does not ask about.']);
    expect(planOf(['--folders=12', '--skip', 'folder:13']).notices).toMatchObject([{ level: 'warning', input: '--skip' }]);
  });
});

describe('--format and --output', () => {
  test.each(REPORT_FORMATS)('take %s', (format) => {
    expect(run(['--format', format, '--output', `${format}=out`])).toMatchObject({ format, outputs: [{ format, file: 'out' }], problems: [] });
  });

  test.each(['json', '=x', 'json=', 'jsn=x', 'json=out/'])('--output %s is refused', (written) => {
    expect(problems(['--output', written])).toEqual([expect.stringMatching(/^--output /u)]);
  });

  test('one file can not hold two reports', () => {
    expect(problems(['--output', 'json=a', '--output', 'text=a'])).toEqual(['--output names one file twice.']);
  });
});

describe('whatever the command line holds', () => {
  test('gives inputs or problems that name what they are about, and throws nothing', () => {
    const argument = fc.oneof(fc.string(), fc.constantFrom('--', '-', '--only', '--skip', '--format', '--output', '--folders', '--__proto__', '--__proto__=1', '--summary', '--timeout=1', 'json=x', '-h', '--no-summary'));
    fc.assert(fc.property(fc.array(argument, { maxLength: 8 }), fc.dictionary(fc.constantFrom('BOX_PREFLIGHT_FOLDERS', 'BOX_PREFLIGHT___PROTO__', 'BOX_PREFLIGHT_'), fc.string()), (argv, env) => {
      const { problems: found } = run(argv, env);
      found.forEach((each, index) => expect(shown(found)[index]?.startsWith(each.input)).toBe(true));
      expect(['plan', 'unusable']).toContain(planFrom(argv, env).kind);
    }));
  });
});
