/**
 * Draws docs/images/green-run.svg and red-run.svg: what `node dist/cli.mjs demo SCENARIO` prints in colour, as self-contained
 * SVG. Run it after a change of the log (`npm run build && node scripts/pictures.mjs`). Ports, timings and logins differ from
 * run to run, so CI does not compare the pictures.
 */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const pictures = { 'green-run': 'healthy-upload', 'red-run': 'service-account-not-invited' };

const COLUMNS = 110;
const [CELL_WIDTH, LINE_HEIGHT, PADDING, TITLE_BAR] = [7.8, 19, 20, 34];

/** SGR codes (ECMA-48) that the log uses, as class names of {@link STYLE}. */
const CLASSES = { 1: 'bold', 31: 'fail', 32: 'pass', 33: 'warn', 35: 'error', 90: 'quiet' };
const STYLE = `
  text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; fill: #1f2328; white-space: pre }
  .bold { font-weight: 700 } .pass { fill: #1a7f37; font-weight: 700 } .fail { fill: #cf222e; font-weight: 700 }
  .warn { fill: #9a6700; font-weight: 700 } .error { fill: #8250df; font-weight: 700 } .quiet { fill: #59636e }`;

/** What the demo prints; a scenario that finds something ends with another code than 0, which is no failure here. */
async function outputOf(scenario) {
  const run = promisify(execFile)(process.execPath, ['dist/cli.mjs', 'demo', scenario], { cwd: root, env: { ...process.env, NO_COLOR: '', FORCE_COLOR: '1' } });
  const { stdout } = await run.catch((error) => (error.stdout ? error : Promise.reject(error)));
  return stdout.trimEnd();
}

/** One line of ANSI text as `{ character, style }`, one for each cell. */
function cellsOf(line) {
  let style = '';
  return line.split(/(\u001b\[\d+m)/u).flatMap((piece) => {
    const code = /^\u001b\[(\d+)m$/u.exec(piece)?.[1];
    if (code === undefined) return [...piece].map((character) => ({ character, style }));
    style = CLASSES[code] ?? '';
    return [];
  });
}

/** Where further lines of a wrapped one begin: under its last column, or under the text of a numbered step. */
function indentOf(words) {
  const columns = [...words.slice(0, 60).matchAll(/(?:^|(?<=\S)) {2,}(?=\S)|(?<= )\d+\. (?=\S)/gu)];
  return columns.length === 0 ? 2 : Math.max(...columns.map((column) => column.index + column[0].length));
}

/** Breaks a line at spaces; a word longer than a line is cut. */
function wrapped(cells, indent = indentOf(cells.map(({ character }) => character).join(''))) {
  if (cells.length <= COLUMNS) return [cells];
  const space = cells.findLastIndex(({ character }, column) => character === ' ' && column <= COLUMNS);
  const [end, next] = space > indent ? [space, space + 1] : [COLUMNS, COLUMNS];
  const margin = Array.from({ length: indent }, () => ({ character: ' ', style: '' }));
  return [cells.slice(0, end), ...wrapped([...margin, ...cells.slice(next)], indent)];
}

const escaped = (words) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Words of one style; each run is stretched to its cells, so that columns line up in whatever monospace font is there. */
function runsOf(cells) {
  const runs = [];
  let open = null;
  cells.forEach(({ character, style }, column) => {
    if (character === ' ' && cells[column + 1]?.character === ' ') open = null;
    else if (open !== null && open.style === style) open.words += character;
    else if (character !== ' ') runs.push((open = { column, style, words: character }));
  });
  return runs.map((run) => ({ ...run, words: run.words.trimEnd() }));
}

function lineSvg(cells, row) {
  const y = TITLE_BAR + PADDING + row * LINE_HEIGHT;
  return runsOf(cells).map(({ column, style, words }) => {
    const attributes = [`x="${(PADDING + column * CELL_WIDTH).toFixed(1)}"`, `y="${y}"`, `textLength="${([...words].length * CELL_WIDTH).toFixed(1)}"`, 'lengthAdjust="spacingAndGlyphs"'];
    return `<text ${attributes.join(' ')}${style === '' ? '' : ` class="${style}"`}>${escaped(words)}</text>`;
  }).join('');
}

/** The text on a window: light, with its own background, so that it can be read on a dark page too. */
export function drawTerminal(ansi, title) {
  const rows = ansi.split('\n').flatMap((line) => wrapped(cellsOf(line)));
  const width = Math.ceil(2 * PADDING + COLUMNS * CELL_WIDTH);
  const height = TITLE_BAR + 2 * PADDING + (rows.length - 1) * LINE_HEIGHT;
  const dots = ['#ff5f57', '#febc2e', '#28c840'].map((colour, index) => `<circle cx="${20 + index * 18}" cy="17" r="5.5" fill="${colour}"/>`).join('');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">`,
    `<title>${escaped(title)}</title><style>${STYLE}</style>`,
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" fill="#ffffff" stroke="#d1d9e0"/>`,
    `<path d="M0.5 ${TITLE_BAR}h${width - 1}" stroke="#d1d9e0"/>${dots}`,
    ...rows.map(lineSvg).filter((line) => line !== ''),
    '</svg>', '',
  ].join('\n');
}

async function main() {
  await mkdir(path.join(root, 'docs/images'), { recursive: true });
  for (const [name, scenario] of Object.entries(pictures)) {
    const file = path.join('docs/images', `${name}.svg`);
    await writeFile(path.join(root, file), drawTerminal(await outputOf(scenario), `box-preflight demo ${scenario}`));
    console.log(`drew ${file}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
