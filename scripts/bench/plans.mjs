/**
 * What is measured, as data. A row is one program in one setting; the rows of a group are run by turns in one go, so that
 * whatever else the machine does meets them all alike.
 *
 * A row: {id, title, program: 'bare' | 'action' | 'command' | 'sdk', node?, auth?, manner?, upload?, world?, base?}
 * - `base`: the row of the same group that its ratio is taken against
 * - `world`: what the bench's Box holds, and how far away it is
 */

/** Scopes with a request of their own each; sdk.mjs asks the same, in this order. */
export const SCOPES = [
  'manage_managed_users', 'manage_groups', 'manage_webhook', 'manage_enterprise_properties', 'manage_data_retention', 'manage_legal_holds',
  'sign_requests.readwrite', 'ai.readwrite',
];
/** What the bench's app holds, whatever is asked of it. */
export const HELD = ['root_readonly', 'root_readwrite', ...SCOPES];

export const AUTHS = ['jwt', 'ccg'];
export const MANNERS = ['one-by-one', 'at-once'];
export const FOLDERS = [1, 20, 100, 1000];
export const SCOPE_COUNTS = [0, SCOPES.length];
export const LATENCIES_MS = [0, 20, 100, 300];
/** Where many folders are configured they seldom lie side by side in All Files. */
const parentsOf = (folders) => (folders >= 100 ? 10 : 0);

/** Longer than this and a row of the SDK is not worth its time: one by one at 300 ms, 1,000 folders take it five minutes. */
const LONGEST_ROW_MS = 20_000;

/** How often a row is run: short ones as often as their group, long ones less. */
const RUNS_BY_LENGTH = [[1_500, Infinity], [4_000, 2], [LONGEST_ROW_MS, 1]];

const world = (folders, scopes, latencyMs, more = {}) => ({
  folders, parents: parentsOf(folders), scopes, latencyMs, roundTripsToConnect: 0, limitPerMinute: null, ...more,
});

const BARE = { id: 'bare', title: 'node -e 0', program: 'bare' };

/** @param nodes the Nodes to start under: [{version, path}] */
export const startUp = (nodes, runs) => nodes.map(({ version, path }) => ({
  id: `start-up/node-${version}`, title: `Start-up, Node ${version}`, runs,
  rows: [
    { ...BARE, node: path },
    { id: 'nothing', title: 'the action, nothing configured', program: 'action', node: path, base: 'bare' },
    { id: 'version', title: 'the command, --version', program: 'command', node: path, base: 'bare' },
  ],
}));

export const healthy = (runs) => ({
  id: 'healthy', title: 'A healthy run, no latency, 1 folder', runs,
  rows: [
    BARE,
    ...AUTHS.map((auth) => ({ id: `action-${auth}`, title: `the action, ${auth}, read`, program: 'action', auth, world: world(1, 0, 0), base: 'bare' })),
    ...AUTHS.map((auth) => ({ id: `action-${auth}-upload`, title: `the action, ${auth}, upload`, program: 'action', auth, upload: true, world: world(1, 0, 0), base: 'bare' })),
    ...AUTHS.map((auth) => ({ id: `sdk-${auth}`, title: `box-node-sdk, ${auth}, read`, program: 'sdk', auth, manner: 'one-by-one', world: world(1, 0, 0), base: 'bare' })),
  ],
});

const requestsOf = ({ folders, scopes }) => folders + scopes + 3;
/** About how long a row takes, to choose how often to run it. */
function estimateMs({ program, manner, world: { latencyMs, ...asked } }) {
  const side = program === 'action' ? 16 : manner === 'at-once' ? requestsOf(asked) : 1;
  return 200 + Math.ceil(requestsOf(asked) / side) * latencyMs + requestsOf(asked) * 1.5;
}

function limited(row, runs) {
  const most = RUNS_BY_LENGTH.find(([longestMs]) => estimateMs(row) <= longestMs)?.[1] ?? (row.program === 'sdk' ? 0 : 1);
  return { ...row, runs: Math.min(runs, most) };
}

/** One group for each number of folders and scopes: every latency, both methods, and the SDK in its two manners. */
export const grid = (runs, { folders = FOLDERS, scopes = SCOPE_COUNTS, latenciesMs = LATENCIES_MS } = {}) =>
  folders.flatMap((folderCount) => scopes.map((scopeCount) => ({
    id: `grid/${folderCount}-${scopeCount}`, title: `${folderCount} folders, ${scopeCount} scopes`, runs,
    rows: latenciesMs.flatMap((latencyMs) => [
      ...AUTHS.map((auth) => ({ id: `action-${auth}-${latencyMs}`, program: 'action', auth })),
      ...MANNERS.map((manner) => ({ id: `sdk-${manner}-${latencyMs}`, program: 'sdk', auth: 'jwt', manner, base: `action-jwt-${latencyMs}` })),
    ].map((row) => limited({ ...row, title: row.id, world: world(folderCount, scopeCount, latencyMs) }, runs)).filter((row) => row.runs > 0)),
  })));

/** Where connections cost round trips: TCP and TLS 1.3 two of them. */
export const handshakes = (runs, latencyMs = 100, roundTripsToConnect = 2) => ({
  id: 'handshakes', title: `${latencyMs} ms, ${roundTripsToConnect} round trips for each new connection`, runs,
  rows: [[1, 0], [20, 8]].flatMap(([folders, scopes]) => [
    { id: `action-${folders}-${scopes}`, title: `the action, jwt, ${folders} folders, ${scopes} scopes`, program: 'action', auth: 'jwt', world: world(folders, scopes, latencyMs, { roundTripsToConnect }) },
    { id: `sdk-${folders}-${scopes}`, title: `box-node-sdk at once, ${folders} folders, ${scopes} scopes`, program: 'sdk', auth: 'jwt', manner: 'at-once', world: world(folders, scopes, latencyMs, { roundTripsToConnect }), base: `action-${folders}-${scopes}` },
  ]),
});

/** No two folders share a parent, and Box's limit of 1,000 requests a minute is in force. */
export const scattered = (runs) => ({
  id: 'scattered', title: '1,000 folders without common parents, 100 ms', runs,
  rows: [
    { id: 'action-limited', title: 'the action, ccg, 1,000 requests a minute', program: 'action', auth: 'ccg', runs: 1, world: world(1000, 0, 100, { parents: 1000, limitPerMinute: 1000 }) },
  ],
});

export const memory = (runs) => ({
  id: 'memory', title: 'Peak memory, no latency', runs, measures: 'memory',
  rows: [
    BARE,
    ...[1, 1000].flatMap((folders) => [
      { id: `action-${folders}`, title: `the action, jwt, ${folders} folders`, program: 'action', auth: 'jwt', world: world(folders, 0, 0), base: 'bare' },
      { id: `sdk-${folders}`, title: `box-node-sdk at once, ${folders} folders`, program: 'sdk', auth: 'jwt', manner: 'at-once', world: world(folders, 0, 0), base: 'bare' },
    ]),
  ],
});

/** What `--profile` looks into. */
export const PROFILED = [
  { id: 'nothing', title: 'nothing configured', program: 'action' },
  { id: 'healthy-1', title: '1 folder', program: 'action', auth: 'jwt', world: world(1, 0, 0) },
  { id: 'healthy-1000', title: '1,000 folders', program: 'action', auth: 'jwt', world: world(1000, 0, 0) },
];

export const everything = (nodes) => [
  ...startUp(nodes, 21), healthy(15), memory(3), ...grid(5), handshakes(5), scattered(1),
];

/** A few minutes less: what changes most from edit to edit. */
export const aFew = (nodes) => [
  ...startUp(nodes.slice(0, 1), 11), healthy(7), ...grid(3, { folders: [20], scopes: [8], latenciesMs: [0, 100] }), memory(1),
];
