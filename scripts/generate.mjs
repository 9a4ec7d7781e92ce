/**
 * Writes the files that are made from the product's own tables, so that neither can say what the other does not.
 * `node scripts/generate.mjs` writes them; with `--check` it writes nothing and exits 1 naming each that is stale.
 * To add one: export what it needs from a module named in `SOURCES`, and add a row to `generated`.
 */
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { diagnosisTablePage, experimentsPage, twinPage, windowsPage } from './generate-proof.mjs';
import { stamp, textFiles } from './project.mjs';
import { securityPage } from './generate-trust.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const NOTE = 'Made by `node scripts/generate.mjs` from the tables in src/. Change those.';

/** Modules whose exports the renderers get, as one object. */
const SOURCES = [
  'src/config/inputs.ts', 'src/config/schema.ts', 'src/config/file-keys.ts', 'src/config/outputs.ts', 'src/config/describe.ts', 'src/guidance/document.ts', 'src/guidance/diagnosis-pages.ts', 'src/guidance/raw-values.ts', 'src/checks/roles.ts', 'src/box/scopes.ts',
  'src/box/questions.ts', ...['index', 'scenarios/healthy', 'scenarios/credentials', 'scenarios/app', 'scenarios/content', 'scenarios/proof', 'scenarios/excess', 'scenarios/trouble'].map((file) => `src/simulator/${file}.ts`),
  'src/config/trust.ts', 'src/experiments/index.ts', 'src/sdk/table.ts', 'src/sdk/windows.ts', 'test/e2e/expectations.ts', 'test/e2e/truth.ts', 'test/e2e/pairs.ts',
];

/**
 * What is generated. `render` gets the exports of all SOURCES and the file's text as it is now (for a file of which only
 * sections are generated; see `withSection`).
 */
export const generated = [
  { file: 'action.yml', render: actionYml },
  { file: 'docs/inputs.md', render: inputsPage },
  { file: 'docs/config-file.md', render: configPage },
  { file: 'schema/config.schema.json', render: ({ configSchema }) => `${JSON.stringify(configSchema(), null, 2)}\n` },
  { file: 'docs/outputs.md', render: outputsPage },
  { file: 'docs/troubleshooting.md', render: troubleshootingPage },
  { file: 'README.md', render: readme },
  { file: 'docs/checks.md', render: checksPage },
  { file: 'docs/simulator.md', render: simulatorPage },
  { file: 'docs/experiments.md', render: experimentsPage(NOTE) },
  { file: 'docs/sdk-windows.md', render: windowsPage(NOTE) },
  { file: 'docs/diagnosis-table.md', render: diagnosisTablePage(NOTE) },
  { file: 'docs/security.md', render: securityPage(withSection) },
  { file: 'docs/twin.md', render: twinPage('Made by `node scripts/generate.mjs` from bench/twin.json, which `npm run twin -- --write` records.', recordedTwin) },
];

/** The figures of the last recorded run of the twin. */
function recordedTwin() {
  return JSON.parse(readFileSync(path.join(root, 'bench/twin.json'), 'utf8'));
}

/** The TypeScript tables, bundled in memory and imported. */
export async function loadTables(sources = SOURCES) {
  const contents = sources.map((source) => `export * from './${source}';`).join('\n');
  const { outputFiles } = await build({
    absWorkingDir: root, stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true, write: false, format: 'esm', platform: 'node', target: 'node20', logLevel: 'warning',
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}

/** A page for each diagnosis code; what else lies in their folder is none any more, and is wanted as `null`. */
async function diagnosisFiles({ diagnosisPages }) {
  const folder = 'docs/diagnoses';
  const pages = diagnosisPages().map(({ file, text }) => ({ file: `${folder}/${file}`, render: () => withNote(text) }));
  const there = await readdir(path.join(root, folder)).catch(() => []);
  const gone = there.map((file) => `${folder}/${file}`).filter((file) => !pages.some((page) => page.file === file));
  return [...pages, ...gone.map((file) => ({ file, render: () => null }))];
}

/** Behind the title, so that people read that first. */
const withNote = (text) => text.replace('\n', `\n\n<!-- ${NOTE} -->\n`);

/** Texts of which only this project's names, its version and the pins of actions are generated (scripts/project.mjs). */
async function namingFiles(made) {
  const files = (await textFiles()).filter((file) => !made.some((each) => each.file === file));
  return files.map((file) => ({ file, render: (tables, now) => now }));
}

/** Every generated file with its text as it is and as it should be. */
export async function generatedFiles() {
  const [tables, stamped] = [await loadTables(), await stamp()];
  const made = [...generated, ...await diagnosisFiles(tables)];
  return Promise.all([...made, ...await namingFiles(made)].map(async ({ file, render }) => {
    const now = await readFile(path.join(root, file), 'utf8').catch(() => null);
    const wanted = render(tables, now ?? '');
    return { file, now, wanted: wanted === null ? null : stamped(file, wanted) };
  }));
}

/** `text` with `body` between `<!-- generated:NAME -->` and `<!-- /generated:NAME -->`; throws where they are not there. */
export function withSection(text, name, body) {
  const [open, close] = [`<!-- generated:${name} -->`, `<!-- /generated:${name} -->`];
  const [start, end] = [text.indexOf(open), text.indexOf(close)];
  if (start === -1 || end < start) throw new Error(`no section ${open} … ${close}`);
  return `${text.slice(0, start + open.length)}\n${body.trim()}\n${text.slice(end)}`;
}

/** JSON's strings are YAML's double-quoted ones (YAML 1.2, section 1.3). */
const quote = (text) => JSON.stringify(text);

function actionYml({ inputs, outputs }) {
  const input = ([name, row]) => [
    `  ${name}:`,
    `    description: ${quote(row.built ? row.description : `${row.description} Not built in this version.`)}`,
    '    required: false',
    `    default: ${quote(row.default)}`,
  ];
  return [
    `# ${NOTE}`,
    'name: "Box Preflight"',
    'description: "Will this app work on Box when it gets there? Checks a JWT or Client Credentials Grant app before you deploy."',
    'branding:',
    '  icon: check-circle',
    '  color: blue',
    'inputs:',
    ...Object.entries(inputs).flatMap(input),
    'outputs:',
    ...Object.entries(outputs).flatMap(([name, description]) => [`  ${name}:`, `    description: ${quote(description)}`]),
    'runs:',
    '  using: node24',
    '  main: dist/action.mjs',
    '',
  ].join('\n');
}

const cell = (text) => text.replaceAll('|', '\\|');
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');

function inputsPage({ inputs, describeKind, environmentName }) {
  const rows = (built) => Object.entries(inputs).filter(([, row]) => row.built === built).map(([name, row]) => [
    `\`${name}\``,
    row.default === '' ? '' : `\`${row.default}\``,
    describeKind(row.value),
    row.description,
    `\`${environmentName(name)}\``,
  ]);
  const head = ['input', 'default', 'value', 'meaning', 'environment (command)'];
  return [
    '# Inputs', '', `<!-- ${NOTE} -->`, '',
    'The action takes them under `with:`. The command takes each as a flag of the same name (`--folders`) or from the environment, and a flag goes before the environment; secrets come from the environment or a file, never from a flag. The action does not look at `BOX_PREFLIGHT_…`.', '',
    'An empty input is its default, but an empty `status-url` switches the status page off. Everything that can\'t be used is reported in one run, and nothing is then sent to Box.', '',
    table(head, rows(true)), '',
    '## Folders', '',
    'One folder a line: `ID-or-folder-URL : operation, operation # label`. Operations and label may be left out; without operations a folder is read. A blank line, or one that begins with `#`, is passed over. A folder listed twice is asked once, with the operations of both lines.', '',
    '```yaml', 'folders: |', '  160000000001: upload, replace=app.zip  # Releases', '  https://acme.app.box.com/folder/160000000002', '  160000000003: replace="notes, final.txt"', '```', '',
    table(['operation', 'the deploy'], OPERATION_ROWS), '',
    'A name after `replace=` that holds a comma, a double quote or ` #` stands in double quotes, and quotes in it are doubled. A shared link (`/s/…`) does not hold the folder ID: open it, signed in, and copy the URL that the browser then shows.', '',
    ...(rows(false).length === 0 ? [] : [
      '## Not built in this version', '',
      'Declared, so that a workflow can be written against them; set to anything but their default they are refused with a message that says so.', '',
      table(head, rows(false)), '',
    ]),
  ].join('\n');
}

const OPERATION_ROWS = [
  ['`read`', 'sees the folder and what is in it'],
  ['`download`', 'downloads files from it; `read` does not include this'],
  ['`upload`', 'adds a file'],
  ['`replace`, `replace=NAME`', 'uploads a new version of a file, of the named one'],
  ['`rename`', 'renames the folder'],
  ['`delete`', 'deletes the folder itself'],
  ['`share`', 'makes a shared link'],
  ['`invite`', 'invites collaborators'],
  ['`none`', 'alone: must not see it'],
];

const SECTION_TITLES = {
  'file': 'At the top', 'policy': '`policy`', 'target': 'A target, `defaults` (but for `label`), and the top of a file without `targets`', 'folder': 'A folder', 'planned-upload': '`planned-upload`',
};

/** Of docs/config-file.md: every key, from the table that the file is read by; those of a target once. */
function configPage({ KEYS }, now) {
  const parts = Object.entries(SECTION_TITLES).map(([section, title]) => {
    const own = Object.entries(KEYS[section]).filter(([key]) => section !== 'file' || !Object.hasOwn(KEYS.target, key));
    return `### ${title}\n\n${table(['key', 'meaning'], own.map(([key, description]) => [`\`${key}\``, description]))}`;
  });
  return withSection(now, 'keys', parts.join('\n\n'));
}

function outputsPage({ outputs }) {
  return [
    '# Outputs', '', `<!-- ${NOTE} -->`, '',
    'Read them in later steps as `${{ steps.ID.outputs.NAME }}`; give the step an `id`, and `if: always()` to a step that must run after a failed check. Every output is text.', '',
    table(['output', 'meaning'], Object.entries(outputs).map(([name, description]) => [`\`${name}\``, description])), '',
  ].join('\n');
}

function troubleshootingPage({ troubleshootingMarkdown }) {
  const [title, ...rest] = troubleshootingMarkdown().split('\n');
  return [title, '', `<!-- ${NOTE} -->`, ...rest].join('\n');
}

/** README's tables: all inputs of this version, each in about a line; the whole is in docs/inputs.md. */
function readme({ inputs, outputs }, now) {
  const rows = Object.entries(inputs).filter(([, row]) => row.built).map(([name, row]) => [`\`${name}\``, row.default === '' ? '' : `\`${row.default}\``, briefly(row)]);
  const withInputs = withSection(now, 'inputs', table(['input', 'default', 'meaning'], rows));
  return withSection(withInputs, 'outputs', table(['output', 'meaning'], Object.entries(outputs).map(([name, description]) => [`\`${name}\``, description])));
}

const LONGEST_BRIEF = 130;

/** The first sentence of a long description; a choice explains its values further on, so it stays whole. */
function briefly({ description, value }) {
  if (description.length <= LONGEST_BRIEF || value.kind === 'choice') return description;
  return description.split(/(?<=\.) (?=[A-Z])/u)[0];
}

/** Of docs/checks.md: the scopes with the request that shows each, and the roles. */
function checksPage({ SCOPES, scopeProbe, ROLES, roleName, RAW_VALUES }, now) {
  const scopes = SCOPES.map((row) => [
    [row.name, ...row.aliases].map((name) => `\`${name}\``).join(', '),
    row.label ?? 'none',
    probeOf(scopeProbe(row.name, { folderId: 'ID', rehearsalName: 'NAME' })),
    scopeNeeds(row.needs),
  ]);
  const operations = Object.keys(Object.fromEntries(Object.values(ROLES).flat().map((operation) => [operation, true])));
  const roles = Object.entries(ROLES).map(([role, able]) => [roleName(role), ...operations.map((operation) => (able.includes(operation) ? 'yes' : ''))]);
  const withScopes = withSection(now, 'scopes', table(['scope', 'checkbox in the Developer Console', 'request that shows it', 'needs besides'], scopes));
  const withRoles = withSection(withScopes, 'roles', table(['role', ...operations.map((operation) => `\`${operation}\``)], roles));
  return withSection(withRoles, 'raw-values', table(['mended', 'what', 'with the raw value'], RAW_VALUES.map(rawValueRow)));
}

const PARTS = {
  'config': 'the config', 'client-id': 'client ID', 'client-secret': 'client secret',
  'public-key-id': '`publicKeyID`', 'private-key': '`privateKey`', 'passphrase': '`passphrase`', 'enterprise': 'enterprise ID', 'user': '`user-id`', 'as-user': '`as-user`',
};

const KINDS = { 'byte-order-mark': 'a byte order mark', 'enterprise-number': 'a number', 'stray-space': 'white space' };

const rawValueRow = ({ part, kinds, found, words }, index, rows) => {
  const isOnly = rows.filter((row) => row.part === part).length === 1;
  const what = kinds === 'any' ? `anything${isOnly ? '' : ' else'}` : found ?? kinds.map((kind) => KINDS[kind]).join(', ');
  return [PARTS[part], what, words.replace(/\.$/u, '')];
};

const probeOf = ({ method, path: where, query }) => {
  const asked = Object.entries(query).map(([name, value]) => `${name}=${value}`).join('&');
  return `\`${method} ${where}${asked === '' ? '' : `?${asked}`}\``;
};

const scopeNeeds = ({ scopes, globalContentManager, admin, enterpriseAccess, byRequest, feature }) => [
  ...(byRequest ? ['Box turns it on at request'] : []),
  ...(scopes.length > 0 ? [scopes.map((name) => `\`${name}\``).join(' or ')] : []),
  ...(globalContentManager ? ['Global Content Manager'] : []),
  ...(admin ? ['an admin, a co-admin, or a service account that counts as one'] : []),
  ...(enterpriseAccess ? ['App + Enterprise Access'] : []),
  ...(feature === null ? [] : [feature]),
].join('; ');

const SCENARIO_GROUPS = {
  healthy: 'Everything is right', credentials: 'The credentials', app: 'The clock, the app with its scopes and users', content: 'Folders', proof: 'One answer, several causes: what a second look shows', excess: 'What must not be possible, and the deploy’s own client',
  trouble: 'Box, the network, or something in between',
};

/** Of docs/simulator.md: every scenario, in the groups in which they are written. */
function simulatorPage(tables, now) {
  const groups = Object.entries(SCENARIO_GROUPS).map(([group, title]) => ({ title, group: `src/simulator/scenarios/${group}.ts`, scenarios: Object.entries(tables[group]) }));
  const shown = groups.flatMap(({ scenarios }) => scenarios);
  if (shown.length !== Object.keys(tables.scenarios).length) throw new Error('SCENARIO_GROUPS leaves scenarios out');
  const body = groups.flatMap(({ title, group, scenarios }) => [
    `### ${title}`, `In \`${group}\`.`,
    table(['scenario', 'what it is about', 'verdict is `pass`'], scenarios.map(([name, { title: about, healthy }]) => [`\`${name}\``, about.replaceAll('\\', '\\\\'), healthy ? 'yes' : ''])),
  ]);
  return withSection(now, 'scenarios', [`${shown.length} scenarios, ${shown.filter(([, { healthy }]) => healthy).length} of them healthy.`, ...body].join('\n\n'));
}

async function main(check) {
  const stale = (await generatedFiles()).filter(({ now, wanted }) => now !== wanted);
  if (check) {
    for (const { file } of stale) console.error(`${file} is stale: run node scripts/generate.mjs`);
    process.exitCode = stale.length > 0 ? 1 : 0;
    return;
  }
  for (const { file, wanted } of stale) {
    if (wanted === null) {
      await rm(path.join(root, file));
      console.log(`removed ${file}`);
      continue;
    }
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), wanted);
    console.log(`wrote ${file}`);
  }
  if (stale.some(({ file }) => file.startsWith('src/'))) console.log('src/ has changed: npm run build');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.includes('--check'));
