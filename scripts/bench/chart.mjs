/** A small chart of how the time grows with folders, latency and scopes, as SVG that reads on light and on dark. */

const PANEL = { width: 250, height: 190, left: 62, top: 34, gap: 36 };
const WIDTH = 3 * (PANEL.width + PANEL.left) + 2 * PANEL.gap - 20;
const HEIGHT = PANEL.top + PANEL.height + 96;

/** What is drawn: a colour that stands out on both backgrounds, and a dash for those who don't tell colours apart. */
const SERIES = [
  { label: 'box-preflight', find: ({ program, auth }) => program === 'action' && auth === 'jwt', colour: '#0a7d5c', dash: '' },
  { label: 'box-node-sdk, one by one', find: ({ manner }) => manner === 'one-by-one', colour: '#c2410c', dash: '6 3' },
  { label: 'box-node-sdk, all at once', find: ({ manner }) => manner === 'at-once', colour: '#6d5bd0', dash: '2 3' },
];

const STYLE = `
text { font: 12px system-ui, sans-serif; fill: #57606a } .title { font-weight: 600 } .grid { stroke: #8c959f; stroke-opacity: .35 }
@media (prefers-color-scheme: dark) { text { fill: #b1bac4 } }`;

/** Powers of ten and their thirds that lie in the range. */
function ticksOf(low, high) {
  const ticks = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += 1) {
    for (const step of [1, 3]) ticks.push(step * 10 ** power);
  }
  return ticks.filter((tick) => tick >= low / 1.01 && tick <= high * 1.01);
}

const seconds = (ms) => (ms >= 1000 ? `${ms / 1000} s` : `${ms} ms`);
const at = (value) => value.toFixed(1);

/** @param points for each of SERIES: [[x, ms]]; x by its place among `values`, ms by its logarithm */
function panel({ title, axis, values, points }, index, [low, high]) {
  const left = PANEL.left + index * (PANEL.width + PANEL.left + PANEL.gap - 20);
  const xOf = (x) => left + ((values.indexOf(x) + 0.5) / values.length) * PANEL.width;
  const yOf = (ms) => PANEL.top + PANEL.height * (1 - Math.log(ms / low) / Math.log(high / low));
  const lines = ticksOf(low, high).map((tick) => [
    `<line class="grid" x1="${left}" x2="${left + PANEL.width}" y1="${at(yOf(tick))}" y2="${at(yOf(tick))}"/>`,
    index === 0 ? `<text x="${left - 6}" y="${at(yOf(tick) + 4)}" text-anchor="end">${seconds(tick)}</text>` : '',
  ].join(''));
  const marks = points.map((series, which) => {
    const { colour, dash } = SERIES[which];
    const path = series.map(([x, ms]) => `${at(xOf(x))},${at(yOf(ms))}`).join(' ');
    const dots = series.map(([x, ms]) => `<circle cx="${at(xOf(x))}" cy="${at(yOf(ms))}" r="3" fill="${colour}"/>`).join('');
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>${dots}`;
  });
  const labels = values.map((x) => `<text x="${at(xOf(x))}" y="${PANEL.top + PANEL.height + 18}" text-anchor="middle">${x.toLocaleString('en')}</text>`);
  return [
    `<text class="title" x="${left}" y="${PANEL.top - 14}">${title}</text>`, ...lines, ...marks, ...labels,
    `<text x="${left + PANEL.width / 2}" y="${PANEL.top + PANEL.height + 36}" text-anchor="middle">${axis}</text>`,
  ].join('\n');
}

/** Points along one of a row's facts, the others being as given. */
function along(rows, fact, fixed) {
  const fitting = rows.filter((row) => row.group.startsWith('grid/') && Object.entries(fixed).every(([name, value]) => row[name] === value));
  const values = [...new Set(fitting.map((row) => row[fact]))].sort((a, b) => a - b);
  const points = SERIES.map(({ find }) => fitting.filter(find).map((row) => [row[fact], row.medianMs]).sort(([a], [b]) => a - b));
  return { values, points };
}

const legend = () => SERIES.map(({ label, colour, dash }, index) => {
  const x = PANEL.left + index * 230;
  const y = HEIGHT - 20;
  return `<line x1="${x}" x2="${x + 26}" y1="${y - 4}" y2="${y - 4}" stroke="${colour}" stroke-width="2"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/><text x="${x + 34}" y="${y}">${label}</text>`;
}).join('\n');

/** The chart of a full run's results. */
export function chart({ rows }) {
  const panels = [
    { title: 'With the number of folders', axis: 'folders (100 ms, 8 scopes)', ...along(rows, 'folders', { scopes: 8, latencyMs: 100 }) },
    { title: 'With latency', axis: 'ms to Box and back (20 folders, 8 scopes)', ...along(rows, 'latencyMs', { folders: 20, scopes: 8 }) },
    { title: 'With the number of scopes', axis: 'scopes (20 folders, 100 ms)', ...along(rows, 'scopes', { folders: 20, latencyMs: 100 }) },
  ];
  const times = panels.flatMap(({ points }) => points.flat().map(([, ms]) => ms));
  const range = [Math.min(...times) * 0.8, Math.max(...times) * 1.2];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="title">`,
    '<title id="title">Time of a healthy run against folders, latency and scopes, for box-preflight and for box-node-sdk one by one and all at once</title>',
    `<style>${STYLE}</style>`, ...panels.map((each, index) => panel(each, index, range)), legend(), '</svg>', '',
  ].join('\n');
}
