/** The measured parts of docs/performance.md, between its markers. */
import { withSection } from '../generate.mjs';
import { bars } from './show.mjs';

const row = (cells) => `| ${cells.join(' | ')} |`;
const table = (head, rows) => [row(head), row(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(row)].join('\n');
const seconds = (ms) => (ms === undefined ? '—' : ms >= 1000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms)} ms`);
const times = (ratio) => (ratio === null || ratio === undefined ? '' : ` (${ratio.toFixed(1)} ×)`);

function gridTable(rows, latencyMs) {
  const cells = rows.filter((each) => each.group.startsWith('grid/') && each.latencyMs === latencyMs);
  const groups = [...new Set(cells.map(({ group }) => group))];
  return table(['folders, scopes', 'box-preflight', 'requests', 'SDK, one by one', 'SDK, at once', 'requests'], groups.map((group) => {
    const find = (fits) => cells.find((each) => each.group === group && fits(each));
    const action = find(({ program, auth }) => program === 'action' && auth === 'jwt');
    const [slow, fast] = ['one-by-one', 'at-once'].map((manner) => find((each) => each.manner === manner));
    const cell = (each) => `${seconds(each?.medianMs)}${times(each?.ratio)}`;
    return [`${action.folders.toLocaleString('en')}, ${action.scopes}`, seconds(action.medianMs), String(action.seen.requests), cell(slow), cell(fast), String(fast?.seen.requests ?? '—')];
  }));
}

function barTable(results) {
  return table(['what', 'bar', 'measured', ''], bars(results).map(([what, bar, measured, met]) => [what, bar, measured ?? 'not measured', measured === undefined ? '' : met ? 'met' : '**missed**']));
}

function facts({ machine, versions, startedAt }) {
  return `Measured on ${startedAt.slice(0, 10)}: ${machine.cpus} × ${machine.cpu}, ${machine.memoryGiB} GiB, ${machine.system}, load ${machine.loadBefore} before and ${machine.loadAfter} after; Node ${versions.node}, box-node-sdk ${versions.sdk}, box-preflight ${versions.product}.`;
}

/** `page` with what these results say. */
export function documented(results, page) {
  const sections = { machine: facts(results), bars: barTable(results), runs: gridTable(results.rows, 100) };
  return Object.entries(sections).reduce((text, [name, body]) => withSection(text, name, body), page);
}
