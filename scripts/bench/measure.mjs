/** Runs the groups of plans.mjs and gathers one result for each row. */
import { median, quantile, spread } from './statistics.mjs';
import { runOnce } from './programs.mjs';
import { HELD, PROFILED } from './plans.mjs';

const rounded = (value, digits = 1) => Math.round(value * 10 ** digits) / 10 ** digits;

/** On a busy machine a run may not pass (a timeout, a clock that could not be told); more than these and something is wrong. */
const MOST_FAILED_RUNS = 1;

/** The rows in an order that changes from round to round, so that none always follows the same other. */
const turned = (rows, round) => rows.map((_, index) => rows[(index + round) % rows.length]);

/**
 * @param group of plans.mjs
 * @param setting {box, app, dist, folder, node}
 * @param say called with a line when something moves
 */
export async function measureGroup(group, setting, say) {
  const atExit = group.measures === 'memory';
  const taken = new Map(group.rows.map((row) => [row.id, { row, rounds: new Map(), peaks: [], seen: null, failed: 0 }]));
  const once = async (row, round) => {
    try {
      await runAndKeep(row, round);
    } catch (error) {
      const entry = taken.get(row.id);
      entry.failed += 1;
      if (entry.failed > MOST_FAILED_RUNS) throw error;
      say(`${group.title}: a run failed and counts for nothing. ${error.message.split('\n')[0]}`);
    }
  };
  const runAndKeep = async (row, round) => {
    if (row.world !== undefined) await setting.box.configure({ ...row.world, scopes: HELD, app: publicPart(setting.app) });
    const { ms, peakKiB } = runOnce(row, { ...setting, url: setting.box.url }, { atExit });
    const entry = taken.get(row.id);
    if (row.world !== undefined) entry.seen = await setting.box.report();
    if (round === null) return;
    entry.rounds.set(round, ms);
    if (peakKiB !== undefined) entry.peaks.push(peakKiB / 1024);
  };
  // Once unmeasured: files into the system's cache. Long rows don't notice.
  for (const row of group.rows) if ((row.runs ?? group.runs) >= group.runs && group.runs > 1) await once(row, null);
  for (let round = 0; round < group.runs; round += 1) {
    say(`${group.title}: ${round + 1} of ${group.runs}`);
    for (const row of turned(group.rows, round)) if (round < (row.runs ?? group.runs)) await once(row, round);
  }
  return [...taken.values()].filter(({ rounds }) => rounds.size > 0).map((entry) => summarised(group, entry, taken));
}

/** What the Box may know of the app. */
const publicPart = ({ clientId, clientSecret, keyId, enterpriseId, publicKey }) => ({ clientId, clientSecret, keyId, enterpriseId, publicKey });

function summarised(group, { row, rounds, peaks, seen, failed }, taken) {
  const times = [...rounds.values()];
  const base = taken.get(row.base);
  const worldFacts = row.world === undefined ? {} : { folders: row.world.folders, parents: row.world.parents, scopes: row.world.scopes, latencyMs: row.world.latencyMs };
  return {
    id: `${group.id}/${row.id}`, group: group.id, title: row.title, program: row.program, auth: row.auth ?? null, manner: row.manner ?? null, ...worldFacts,
    runs: times.length, medianMs: rounded(median(times)), lowMs: rounded(quantile(times, 0.25)), highMs: rounded(quantile(times, 0.75)),
    spread: rounded(spread(times), 3),
    base: row.base ?? null, ratio: base === undefined ? null : ratioOf(rounds, base.rounds),
    ...roundTripsOf(row, rounds, taken),
    ...(failed === 0 ? {} : { failed }),
    ...(peaks.length === 0 ? {} : { peakMiB: rounded(median(peaks)) }),
    ...(seen === null ? {} : { seen }),
  };
}

/** How many round trips its latency cost a row: what each round took longer than the same without latency, in latencies. */
function roundTripsOf({ program, auth, manner, world }, rounds, taken) {
  const isStill = ({ row }) => row.world?.latencyMs === 0 && row.program === program && row.auth === auth && row.manner === manner;
  const still = (world?.latencyMs ?? 0) > 0 ? [...taken.values()].find(isStill) : undefined;
  const trips = [...rounds].filter(([round]) => still?.rounds.has(round)).map(([round, ms]) => (ms - still.rounds.get(round)) / world.latencyMs);
  return trips.length === 0 ? {} : { roundTrips: rounded(median(trips), 2) };
}

/** The median of each round's own ratio: a slow moment of the machine weighs on both sides of it. */
function ratioOf(rounds, baseRounds) {
  const ratios = [...rounds].filter(([round]) => baseRounds.has(round)).map(([round, ms]) => ms / baseRounds.get(round));
  return rounded(median(ratios), 2);
}

/** Every tenth of a millisecond: the whole run takes a hundred. */
const PROFILE_FLAGS = ['--cpu-prof', '--cpu-prof-interval', '100'];

/** CPU profiles of what plans.mjs names, one file each. */
export async function writeProfiles(setting, folder) {
  for (const row of PROFILED) {
    if (row.world !== undefined) await setting.box.configure({ ...row.world, scopes: HELD, app: publicPart(setting.app) });
    runOnce(row, { ...setting, url: setting.box.url }, { flags: [...PROFILE_FLAGS, '--cpu-prof-dir', folder, '--cpu-prof-name', `${row.id}.cpuprofile`] });
  }
}
