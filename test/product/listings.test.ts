import { afterAll, describe, expect, test } from '@jest/globals';
import { FEWEST_TO_LIST } from '../../src/box/listing-plan.ts';
import type { CheckReport, Report } from '../../src/engine/report.ts';
import { scenarios, startSimulator } from '../../src/simulator/index.ts';
import type { ScenarioName } from '../../src/simulator/index.ts';
import { runInProcess } from '../support/preflight.ts';

/** Nobody has these: with them there are enough folders for listings, and the first reads fall on them. */
const NOBODYS = ['199999999991', '199999999992', '199999999993', '199999999994', '199999999995', '199999999996'];

interface Runs {
  readonly alone: Report;
  readonly together: Report;
}

const foldersOf = (inputs: Readonly<Record<string, string>>): readonly string[] => (inputs['folders'] ?? '').split('\n').filter((line) => line.trim() !== '');

/** Without second tries: their waits would only be repeated. */
const QUICK = { 'max-attempts': '1', 'max-api-calls': '500' };

async function run(name: ScenarioName, more: readonly string[]): Promise<Report> {
  const { world, inputs } = await scenarios[name].build();
  const simulator = await startSimulator(world);
  try {
    const folders = [...foldersOf(inputs), ...more].join('\n');
    return await runInProcess({ ...inputs, ...QUICK, folders, 'api-url': simulator.url, 'status-url': simulator.url });
  } finally {
    await simulator.close();
  }
}

const runBoth = async (name: ScenarioName): Promise<Runs> => ({ alone: await run(name, []), together: await run(name, NOBODYS) });

const checksOf = ({ targets }: Report): readonly CheckReport[] => targets.flatMap(({ checks }) => checks).filter(({ id }) => !NOBODYS.some((folder) => id === `folder:${folder}`));

/** The keys and names that a scenario makes anew each time it is built, and measured times. */
const MADE_ANEW = /\b(?:[A-Za-z0-9]{32}|(?=[a-z]*\d)[a-z0-9]{8}|AutomationUser_\w+|box-preflight-[0-9a-f]+\.tmp|127\.0\.0\.1:\d+|\d+\.\d s)\b/gu;

const verdicts = (report: Report): readonly unknown[] => checksOf(report).map(({ id, status, diagnosis }) => ({
  id, status, code: diagnosis?.code, confidence: diagnosis?.confidence, owner: diagnosis?.owner,
  advice: JSON.stringify([diagnosis?.cause, diagnosis?.remedy]).replaceAll(MADE_ANEW, '…'),
}));

const answeredByListing = (report: Report): number => checksOf(report)
  .filter(({ id, evidence }) => id.startsWith('folder:') && evidence.some(({ exchange }) => exchange !== null && report.exchanges[exchange]?.purpose === 'folder-items')).length;

/** A config file names its folders itself, and many folders are read by listings anyway; what is left can be given company. */
const names = await withFolders();
let byListing = 0;

async function withFolders(): Promise<readonly ScenarioName[]> {
  const all = Object.keys(scenarios) as ScenarioName[];
  const given = await Promise.all(all.map(async (name) => ({ name, inputs: (await scenarios[name].build()).inputs })));
  return given.filter(({ inputs }) => foldersOf(inputs).length > 0 && foldersOf(inputs).length < FEWEST_TO_LIST && inputs['config-file'] === undefined).map(({ name }) => name);
}

afterAll(() => {
  if (byListing < 40) throw new Error(`only ${byListing} folders were answered by a listing: this compares nothing`);
});

describe('every scenario has the same verdicts with listings as without', () => {
  test.each(names)('%s', async (name) => {
    const { alone, together } = await runBoth(name);
    byListing += answeredByListing(together);
    expect(answeredByListing(alone)).toBe(0);
    expect(verdicts(together)).toEqual(verdicts(alone));
  });
});
