/** The results as text: one table, the bars of the contract with themselves, a comparison with an earlier file. */
import { AUTHS } from './plans.mjs';

const ms = (value) => (value === undefined ? '—' : value >= 10_000 ? `${(value / 1000).toFixed(1)} s` : `${value.toFixed(value < 100 ? 1 : 0)} ms`);
const times = (value) => (value === null || value === undefined ? '' : `${value.toFixed(2)} ×`);
const plusMinus = ({ spread, runs }) => (runs > 1 ? `± ${(spread * 100).toFixed(0)} %` : '');
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;

/** Columns aligned: those of `left` to the left, the others to the right. */
function aligned(head, rows, left = [0]) {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((cells) => cells[column].length)));
  const line = (cells) => cells.map((cell, column) => (left.includes(column) ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  ').trimEnd();
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

function plainSections({ groups, rows }) {
  return groups.filter(({ id }) => !id.startsWith('grid/')).map(({ id, title }) => {
    const of = rows.filter(({ group }) => group === id);
    const memory = of.some(({ peakMiB }) => peakMiB !== undefined);
    const head = [title, memory ? 'peak' : 'median', memory ? '' : 'spread', memory ? '' : 'ratio', 'runs', 'requests', 'connections', 'at once', '429'];
    return aligned(head, of.map((row) => [
      row.title, memory ? `${row.peakMiB} MiB` : ms(row.medianMs), memory ? '' : plusMinus(row), memory ? '' : times(row.ratio), String(row.runs),
      ...['requests', 'connections', 'mostAtOnce', 'limited'].map((name) => (row.seen === undefined ? '' : String(row.seen[name]))),
    ]));
  });
}

/** One line for each number of folders, scopes and latency. */
function gridSection({ rows }) {
  const cells = rows.filter(({ group }) => group.startsWith('grid/'));
  if (cells.length === 0) return [];
  const settings = [...new Map(cells.map((row) => [`${row.folders} ${row.scopes} ${row.latencyMs}`, row])).values()];
  const head = ['folders, scopes, latency', ...AUTHS.map((auth) => `the action, ${auth}`), 'spread', 'round trips', 'requests', 'SDK one by one', '', 'SDK at once', '', 'requests'];
  return [aligned(head, settings.map((setting) => {
    const find = (want) => cells.find((row) => row.group === setting.group && row.latencyMs === setting.latencyMs && Object.entries(want).every(([name, value]) => row[name] === value));
    const [jwt, ccg] = AUTHS.map((auth) => find({ program: 'action', auth }));
    const [slow, fast] = ['one-by-one', 'at-once'].map((manner) => find({ program: 'sdk', manner }));
    return [
      `${String(setting.folders).padStart(5)}  ${setting.scopes}  ${setting.latencyMs} ms`, ms(jwt?.medianMs), ms(ccg?.medianMs), jwt === undefined ? '' : plusMinus(jwt),
      jwt?.roundTrips?.toFixed(2) ?? '', String(jwt?.seen?.requests ?? ''),
      ms(slow?.medianMs), times(slow?.ratio), ms(fast?.medianMs), times(fast?.ratio), String(fast?.seen?.requests ?? ''),
    ];
  }))];
}

function sizeSection({ sizes }) {
  const lines = [
    ['dist/', kilobytes(sizes.distBytes), ''],
    ['the archive that a runner downloads', kilobytes(sizes.archiveBytes), ''],
    ['first chunk of the action, as bundled', kilobytes(sizes.firstChunk.bytes), `${sizes.firstChunk.modules} modules in ${sizes.firstChunk.files} files`],
    ...sizes.loaded.map(({ id, bytes, scripts, nodeModules }) => [`loaded: ${id}`, kilobytes(bytes), `${scripts.length} files, and ${nodeModules} of Node's own modules more than node -e 0`]),
  ];
  return aligned(['Sizes', 'bytes', ''], lines, [0, 2]);
}

/** Everything that was measured, for a terminal. */
export function table(results) {
  const { machine, versions } = results;
  const head = [
    `${machine.cpus} × ${machine.cpu}, ${machine.memoryGiB} GiB, ${machine.system}; load ${machine.loadBefore} before, ${machine.loadAfter} after`,
    `Node ${versions.node} (start-up also: ${versions.nodes.join(', ')}), box-node-sdk ${versions.sdk}, box-preflight ${versions.product} at ${versions.commit}${versions.changed ? ', with changes' : ''}`,
    'Times are medians; spread is half the distance between the quartiles; ratios are medians of the rounds’ own.',
  ].join('\n');
  return [head, ...plainSections(results), ...gridSection(results), sizeSection(results), barSection(results)].join('\n\n');
}

const gridRow = (rows, folders, scopes, latencyMs) => rows.find((row) => row.group === `grid/${folders}-${scopes}` && row.program === 'action' && row.auth === 'jwt' && row.latencyMs === latencyMs);

/** What the bench must reach: [what, bar, what was measured (undefined: not measured this time), does it meet the bar]. */
export function bars({ rows, sizes }) {
  const row = (id) => rows.find((each) => each.id === id);
  const starts = rows.filter(({ id }) => /^start-up\/node-24.*\/nothing$/.test(id));
  const [healthy, twenty, thousand] = [row('healthy/action-jwt'), gridRow(rows, 20, 8, 100), gridRow(rows, 1000, 0, 100)];
  const [small, large, limited, healthyCcg] = [row('memory/action-1'), row('memory/action-1000'), row('scattered/action-limited'), row('healthy/action-ccg')];
  const allowedMs = limited === undefined ? undefined : limitAllowsMs(limited);
  const startBytes = sizes.loaded.find(({ id }) => id === 'nothing configured').bytes;
  return [
    ['start-up, nothing configured, Node 24', '≤ 1.5 ×', starts[0] && times(starts[0].ratio), starts[0]?.ratio <= 1.5],
    ['JavaScript loaded at start-up', '≤ 100 KB', kilobytes(startBytes), startBytes <= 100_000],
    ['healthy run, no latency, 1 folder (jwt)', '≤ 3.5 ×', healthy && times(healthy.ratio), healthy?.ratio <= 3.5],
    ['healthy run, no latency, 1 folder (ccg)', '≤ 3.5 ×', healthyCcg && times(healthyCcg.ratio), healthyCcg?.ratio <= 3.5],
    ['100 ms, 20 folders, 8 scopes: round trips', '≤ 3.3 (4.3 without the listing of folder 0)', twenty?.roundTrips?.toFixed(2), twenty?.roundTrips <= 3.3],
    ['1,000 folders under 10 parents, 100 ms: requests', '≤ 40', thousand && String(thousand.seen.requests), thousand?.seen.requests <= 40],
    ['1,000 folders under 10 parents, 100 ms: round trips', '≤ 15', thousand && (thousand.medianMs / 100).toFixed(1), thousand?.medianMs <= 1500],
    ['1,000 folders without common parents: 429 provoked', '0', limited && String(limited.seen.limited), limited?.seen.limited === 0],
    ['… and time, against what the limit allows', '≤ 1.1 ×', limited && times(limited.medianMs / allowedMs), limited?.medianMs <= allowedMs * 1.1],
    ['peak memory, 1,000 folders, against 1 folder', '≤ 1.5 ×', small && large && times(large.peakMiB / small.peakMiB), large?.peakMiB <= small?.peakMiB * 1.5],
    ['peak memory, 1,000 folders', '≤ 90 MiB', large && `${large.peakMiB} MiB`, large?.peakMiB <= 90],
    ['requests, 1 folder to read', '4', healthy && String(healthy.seen.requests), healthy?.seen.requests === 4],
  ];
}

const LIMIT_PER_MINUTE = 1000;

/** Token, the last requests at once, revocation: what is left when the last minute has passed. */
const ROUND_TRIPS_BESIDE = 3;

/** The requests beyond each thousand wait for a minute to pass. */
function limitAllowsMs({ latencyMs, seen }) {
  const counted = seen.requests - (seen.byPurpose.token ?? 0) - (seen.byPurpose.revoke ?? 0);
  return Math.floor((counted - 1) / LIMIT_PER_MINUTE) * 60_000 + ROUND_TRIPS_BESIDE * latencyMs;
}

function barSection(results) {
  const lines = bars(results).map(([what, bar, measured, met]) => [what, bar, measured ?? 'not measured', measured === undefined ? '' : met ? 'met' : 'MISSED']);
  return aligned(['Bars', 'bar', 'measured', ''], lines, [0, 3]);
}

/** Rows of both files, by id. Where both have a ratio to something run beside them, that is compared: machines differ. */
export function comparison(now, before) {
  const earlier = new Map(before.rows.map((row) => [row.id, row]));
  // Times of the memory rows are not worth comparing: they are run with a hook.
  const lines = now.rows.filter(({ id, peakMiB }) => earlier.has(id) && peakMiB === undefined).map((row) => {
    const then = earlier.get(row.id);
    const byRatio = row.ratio !== null && then.ratio !== null && row.program !== 'sdk';
    const change = byRatio ? row.ratio / then.ratio - 1 : row.medianMs / then.medianMs - 1;
    const noise = Math.max(row.spread, then.spread, 0.02);
    return [
      row.id, byRatio ? times(then.ratio) : ms(then.medianMs), byRatio ? times(row.ratio) : ms(row.medianMs),
      `${change >= 0 ? '+' : ''}${(change * 100).toFixed(1)} %`, Math.abs(change) <= 2 * noise ? 'within the spread' : change < 0 ? 'faster' : 'SLOWER',
      then.seen === undefined || row.seen === undefined ? '' : `${then.seen.requests} → ${row.seen.requests}`,
    ];
  });
  const peaks = now.rows.filter(({ id, peakMiB }) => peakMiB !== undefined && earlier.get(id)?.peakMiB !== undefined)
    .map(({ id, peakMiB }) => [`${id}, peak`, `${earlier.get(id).peakMiB} MiB`, `${peakMiB} MiB`, '', '', '']);
  const sizes = ['distBytes', 'archiveBytes'].map((name) => [name, kilobytes(before.sizes[name]), kilobytes(now.sizes[name]), '', '', '']);
  const sameMachine = ['cpu', 'cpus', 'memoryGiB'].every((name) => now.machine[name] === before.machine[name]);
  const note = sameMachine ? '' : 'The earlier file comes from another machine: compare ratios, requests and memory alone.\n\n';
  return `${note}${aligned([`against ${before.startedAt}`, 'then', 'now', 'change', '', 'requests'], [...lines, ...peaks, ...sizes])}`;
}
