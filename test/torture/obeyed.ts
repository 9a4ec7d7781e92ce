import { environmentName } from '../../src/config/describe.ts';
import { isInputName } from '../../src/config/inputs.ts';
import { scenarios } from '../../src/simulator/index.ts';
import { ids } from '../../src/simulator/scenarios/base.ts';
import { BASE, command } from '../support/command.ts';
import type { CommandParts, CommandRun } from '../support/command.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { scriptedBox } from './box.ts';
import { unless } from './harness.ts';
import type { Case, Kind, Setting } from './harness.ts';
import { PLACES } from './hostile.ts';

/** What CI systems obey, as somebody would write it who may name a folder or word an answer. `pwned` tells that it came through. */
const ORDERS: Readonly<Record<string, string>> = {
  'GitHub, anywhere': 'pwned ##[stop-commands]x ##[add-mask]e ###[error]y',
  'GitHub, behind what is not seen': 'pwned #\u200b#[error]x #\u001b[0m#[group]y ##\u00ad[endgroup]',
  'GitHub, at a line’s start': '::stop-commands::pwned\n::add-mask::e\r ::error::x\u2028\t::set-output name=a::b',
  'Azure Pipelines': 'pwned ##vso[task.setvariable variable=PATH]/evil ##vso[task.prependpath]/evil',
  'TeamCity': 'pwned ##teamcity[setParameter name=\'env.PATH\' value=\'/evil\']',
  'GitLab': 'pwned section_start:1560896352:evil[collapsed=true]\r\u001b[0Kevil section_end:1560896352:evil\r\u001b[0K',
  'a terminal': 'pwned \u001b]0;evil\u0007\u001b[2J\u009b31m\u202egnp.exe\u2066 \u001b]8;;https://evil.test\u0007x',
};

const FORMATS = ['text', 'json', 'junit', 'sarif', 'markdown', 'html'] as const;

/** What the runner, Azure's agent, TeamCity and GitLab take for a command, as their sources read a line; written anew here. */
const OBEYED: readonly RegExp[] = [/^\s*::[^\n]*/mu, /##[a-z]*\[[^\n]{0,40}/iu, /section_(?:start|end):\d[^\n]{0,40}/u];
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/u;

function obeyed({ stdout, stderr }: CommandRun): readonly string[] {
  return Object.entries({ stdout, stderr }).flatMap(([stream, text]) => [
    ...OBEYED.flatMap((order) => (order.exec(text) === null ? [] : [`${stream} has a command: ${order.exec(text)?.[0] ?? ''}`])),
    ...unless(!UNSEEN.test(text), `${stream} has what nobody sees: ${JSON.stringify(text.slice(Math.max(0, text.search(UNSEEN) - 40), text.search(UNSEEN) + 20))}`),
  ]);
}

/** A run in which `order` stands at `place`, printed as `format`. */
async function runWith(order: string, place: string, format: (typeof FORMATS)[number]): Promise<readonly string[]> {
  const prepared = await scenarios['healthy-every-operation'].build();
  prepared.inputs['folders'] = `${ids.releases}: read, download, upload, replace=app.zip, delete # ${order.replaceAll(/[\r\n]/gu, ' ')}`;
  const spoil = PLACES[place]?.(order, prepared) ?? null;
  const clock = new FakeClock();
  const wire = scriptedBox(prepared.world, clock, (asked) => spoil?.(asked) ?? null);
  const inputs = { ...prepared.inputs, 'api-url': 'https://api.box.com', 'status-url': 'https://status.box.com', 'max-attempts': '1', 'details': 'full', 'sdk': 'none' };
  const env = Object.fromEntries(Object.entries(inputs).flatMap(([name, value]) => (isInputName(name) ? [[environmentName(name), value]] : [])));
  const run = await command(['run', '--format', format], { env, wire, clock });
  return [
    ...obeyed(run), ...unless(run.stdout !== '', `nothing was printed: ${run.stderr.slice(0, 300)}`),
    ...unless((format !== 'json' && format !== 'sarif') || isJson(run.stdout), `${format} is no JSON any more`),
    ...unless(/^<(?:\?xml|!doctype html>)/u.test(run.stdout) === (format === 'junit' || format === 'html'), `${format} begins otherwise`),
  ];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

interface Asked extends CommandParts {
  readonly argv: readonly string[];
  /** It prints what it was given: had it printed nothing, nothing would have been looked at. */
  readonly says?: true;
}

const inFile = (name: string, text: string): Readonly<Record<string, string>> => ({ [`${BASE}/${name}`]: text });
const oneLine = (order: string): string => order.replaceAll(/[\r\n\u2028]/gu, ' ');

/** Every other command, with `order` wherever one can stand that it prints. */
const COMMANDS: Readonly<Record<string, (order: string) => Asked>> = {
  'explain a body': (order) => ({ argv: ['explain'], stdin: JSON.stringify({ type: 'error', status: 404, code: 'not_found', message: order, request_id: order }) }),
  'explain a body as JSON': (order) => ({ argv: ['explain', '--format', 'json'], stdin: JSON.stringify({ type: 'error', status: 418, code: 'pwned', message: order }) }),
  'explain an OAuth error': (order) => ({ argv: ['explain', '--endpoint', 'token', '--format', 'json'], stdin: JSON.stringify({ error: 'invalid_grant', error_description: order }) }),
  'explain a page': (order) => ({ argv: ['explain', '--endpoint', 'api'], stdin: `HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\nServer: ${oneLine(order)}\r\n\r\n<html><title>${order}</title></html>` }),
  'explain an exception': (order) => ({ argv: ['explain'], stdin: `Error: Unexpected API Response [409 Conflict | .0c1e] some_new_code - ${oneLine(order)}` }),
  'explain a file that is not there': (order) => ({ argv: ['explain', order] }),
  'explain with an unknown flag': (order) => ({ argv: ['explain', `--${order}`, '--auth', order, '--status', order] }),
  'join': (order) => ({ argv: ['join', 'a.json'], says: true, files: inFile('a.json', JSON.stringify(reportOf(order))) }),
  'join of what was not asked': (order) => ({ argv: ['join', 'a.json'], says: true, files: inFile('a.json', JSON.stringify({ ...reportOf(order), notAsked: [{ target: order, check: order }] })) }),
  'join a file that is no report': (order) => ({ argv: ['join', order, 'a.json'], files: inFile('a.json', order) }),
  'join with an unknown flag': (order) => ({ argv: ['join', `--${order}`, '--expect', order] }),
  'validate labels': (order) => ({ argv: ['validate', 'box.yml'], files: inFile('box.yml', `targets:\n  a:\n    label: ${JSON.stringify(order)}\n    jwt-config: BOX_JWT\n    folders:\n      - id: "160000000001"\n        label: ${JSON.stringify(order)}\n`) }),
  'validate keys and values': (order) => ({ argv: ['validate', 'box.yml'], files: inFile('box.yml', `${JSON.stringify(order)}: ${JSON.stringify(order)}\ntargets:\n  ${JSON.stringify(order)}: {${JSON.stringify(order)}: 1}\n`) }),
  'validate what is no YAML': (order) => ({ argv: ['validate', 'box.yml'], files: inFile('box.yml', `a: [${order}\n${order}`) }),
  'validate a file that is not there': (order) => ({ argv: ['validate', order] }),
  'init labels': (order) => ({ argv: ['init', '--auth', 'ccg', '--folders', `160000000001: read # ${oneLine(order)}`] }),
  'init values': (order) => ({ argv: ['init', '--folders', order, '--scopes', order, '--target', order, '--auth', order, '--as-user', order, `--${order}`] }),
  'init a file': (order) => ({ argv: ['init', '--file', order] }),
  'simulate': (order) => ({ argv: ['simulate', order] }),
  'simulate, told where to write': (order) => ({ argv: ['simulate', 'healthy-ccg', '--port', '0', '--write-env', order], signal: 'SIGINT', listens: true }),
  'simulate, told wrongly': (order) => ({ argv: ['simulate', 'healthy-ccg', '--port', order, `--${order}`] }),
  'demo': (order) => ({ argv: ['demo', order] }),
  'demo as': (order) => ({ argv: ['demo', 'healthy-ccg', '--format', order] }),
  'an unknown command': (order) => ({ argv: [order] }),
  'help for what is none': (order) => ({ argv: [order, '--help'] }),
  'run with wrong inputs': (order) => ({ argv: ['run', `--${order}`, '--folders', order, '--scopes', order, '--only', order, '--format', order], env: { BOX_PREFLIGHT_CLIENT_ID: order, BOX_PREFLIGHT_API_URL: order, [`BOX_PREFLIGHT_${oneLine(order).toUpperCase()}`]: order } }),
  'run with credentials of another form': (order) => ({ argv: ['run', '--format', 'json'], env: { BOX_PREFLIGHT_JWT_CONFIG: JSON.stringify({ [order]: order, boxAppSettings: { clientID: order, [order]: order } }) } }),
};

function reportOf(order: string): object {
  const check = { id: order, status: 'fail', message: order, diagnosis: { remedy: [order] } };
  return { schemaVersion: 1, verdict: 'fail', run: { name: order, url: order }, targets: [{ name: order, checks: [check, { ...check, status: 'pass' }] }], notAsked: [] };
}

async function commandWith(order: string, name: string): Promise<readonly string[]> {
  const asked = COMMANDS[name]?.(order);
  if (asked === undefined) throw new Error(`no command ${name}`);
  const run = await command(asked.argv, asked);
  return [
    ...obeyed(run), ...unless(run.stdout + run.stderr !== '', 'nothing was printed'), ...unless(asked.says !== true || run.stdout.includes('pwned'), 'what it was given is not printed'),
  ];
}

/** In CI one order for all of them in the places of a run: what is done about them does not look at the place. */
function* cases({ small }: Setting): Generator<Case> {
  for (const name of Object.keys(COMMANDS)) for (const [system, order] of Object.entries(ORDERS)) yield { name: `${system}, in ${name}`, run: () => commandWith(order, name) };
  const inRuns = small ? { 'all of them': Object.values(ORDERS).join(' ') } : ORDERS;
  for (const place of Object.keys(PLACES)) {
    for (const format of FORMATS) for (const [system, order] of Object.entries(inRuns)) yield { name: `${system}, in ${place}, run as ${format}`, run: () => runWith(order, place, format) };
  }
}

/** What a CI system would obey, through every command and format. */
export const orders: Kind = { name: 'commands to a CI', cases };
