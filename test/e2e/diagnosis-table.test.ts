import { describe, expect, test } from '@jest/globals';
import type { Report } from '../../src/engine/report.ts';
import { prepare, scenarios, startSimulator } from '../../src/simulator/index.ts';
import type { ScenarioName } from '../../src/simulator/index.ts';
import { depsFor, newVault, planFor } from '../support/preflight.ts';
import { preflight } from '../../src/index.ts';
import { EXPECTED } from './expectations.ts';
import { PAIRS, SHOWN, pairName } from './pairs.ts';
import type { Pair } from './pairs.ts';
import { TRUTH } from './truth.ts';

/** What a run says is wrong: `check-id=code`, the target left out. */
type Named = readonly string[];

async function namedIn(kind: 'jwt' | 'ccg', names: readonly ScenarioName[]): Promise<Named> {
  const { world, inputs } = await prepare(kind, names.map((name) => scenarios[name].change));
  const simulator = await startSimulator(world);
  try {
    const vault = newVault();
    const plan = planFor({ ...inputs, 'api-url': simulator.url, 'status-url': simulator.url }, vault);
    return named(await preflight(plan, depsFor(vault)));
  } finally {
    await simulator.close();
  }
}

const named = ({ targets }: Report): Named =>
  targets.flatMap(({ checks }) => checks.flatMap(({ id, diagnosis }) => (diagnosis === null ? [] : [`${id}=${diagnosis.code}`])));

const alone = new Map<string, Promise<Named>>();
function namedAlone(kind: 'jwt' | 'ccg', name: ScenarioName): Promise<Named> {
  const key = `${kind} ${name}`;
  const run = alone.get(key) ?? namedIn(kind, [name]);
  alone.set(key, run);
  return run;
}

const meets = (one: Named, other: Named): boolean => one.some((each) => other.includes(each));

const expectedOf = (pair: Pair): 'both' | 'first' | 'second' =>
  SHOWN.both.includes(pairName(pair)) ? 'both' : SHOWN.second.includes(pairName(pair)) ? 'second' : 'first';

describe('one thing wrong', () => {
  const names = Object.keys(scenarios) as ScenarioName[];

  test.each(names)('%s: its true cause is the diagnosis, and nothing else is red but what follows from it', (name) => {
    const codes = Object.values(EXPECTED[name].checks).filter((said) => said !== 'skip').map((said) => said.split(' ')[1] ?? '');
    const truth = TRUTH.get(name);
    if (truth === undefined) {
      expect([scenarios[name].healthy, codes]).toEqual([true, []]);
    } else if (truth.toldLike === undefined && truth.cause !== null) {
      const { cause, follows = [] } = truth;
      expect(codes).toContain(cause);
      expect(codes.filter((code) => code !== cause && !(follows as readonly string[]).includes(code))).toEqual([]);
    } else if (truth.toldLike !== undefined) {
      // Box answers both worlds alike, request by request: nothing that is not a guess can tell them apart.
      expect(EXPECTED[name]).toEqual(EXPECTED[truth.toldLike]);
    }
  });

  test('has a truth for every world that is not healthy, and for no other', () => {
    expect([...TRUTH.keys()].sort()).toEqual(names.filter((name) => !scenarios[name].healthy).sort());
  });

  test('is told like another in as few worlds as Box’s answers allow', () => {
    expect([...TRUTH].flatMap(([name, { toldLike }]) => (toldLike === undefined ? [] : [name]))).toEqual(['ccg-app-not-authorized-told-as-grant']);
  });

  test('that is told like another is named second, in the remedy', async () => {
    const { world, inputs } = await scenarios['ccg-app-not-authorized-told-as-grant'].build();
    const simulator = await startSimulator(world);
    const vault = newVault();
    const report = await preflight(planFor({ ...inputs, 'api-url': simulator.url }, vault), depsFor(vault));
    await simulator.close();
    const diagnosis = report.targets.flatMap(({ checks }) => checks).find(({ id }) => id === 'token')?.diagnosis;
    expect(JSON.stringify(diagnosis?.remedy)).toMatch(/authorize the app/u);
  });
});

describe('two things wrong', () => {
  test('are paired across all families', () => {
    expect(PAIRS.length).toBeGreaterThanOrEqual(80);
  });

  test.each(PAIRS.map((pair): [string, Pair] => [pairName(pair), pair]))('%s: both are named, or the one that hides the other, and then the other', async (_, pair) => {
    const { kind, first, second } = pair;
    const both = await namedIn(kind, [first, second]);
    const [one, other] = [await namedAlone(kind, first), await namedAlone(kind, second)];
    // What is left when the hiding one is mended is named by itself.
    expect([one.length > 0, other.length > 0]).toEqual([true, true]);
    const shown = meets(one, both) ? (meets(other, both) ? 'both' : 'first') : meets(other, both) ? 'second' : 'neither';
    expect(shown).toBe(expectedOf(pair));
  });
});
