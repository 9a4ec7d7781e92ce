import { Buffer } from 'node:buffer';
import { commandInputs, configOfCommand, planFromCommand } from '../../src/config/command.ts';
import { inputNames } from '../../src/config/inputs.ts';
import { environmentName } from '../../src/config/describe.ts';
import { loadConfig } from '../../src/config/load.ts';
import { planFromInputs } from '../../src/config/plan-from-inputs.ts';
import { actionNaming, describeProblem } from '../../src/config/problems.ts';
import type { Problem } from '../../src/config/problems.ts';
import type { Surroundings } from '../../src/config/surroundings.ts';
import { examine } from '../../src/credentials/examine.ts';
import { plain } from '../../src/foundation/text.ts';
import { createVault } from '../../src/foundation/vault.ts';
import type { Vault } from '../../src/foundation/vault.ts';
import { explainRows } from '../../src/guidance/catalogue.ts';
import { diagnoseDefect } from '../../src/guidance/diagnose.ts';
import { parseFailure } from '../../src/box/failure-parse.ts';
import { keyPair } from '../../src/simulator/scenarios/keys.ts';
import { pick, randomFrom } from './harness.ts';
import type { Case, Kind, Setting } from './harness.ts';

const LONGEST_MS = 1000;

const vaultOf = (): Vault => createVault(() => undefined);

const surroundings = (files: Readonly<Record<string, string>> = {}): Surroundings => ({
  github: null, baseFolder: '/work/space', tempFolder: '/work/temp', environment: (name) => (name.startsWith('BOX_') ? 'x'.repeat(32) : undefined),
  readFile: (file: string) => {
    const text = Object.entries(files).find(([name]) => file.endsWith(name))?.[1];
    return text === undefined ? { kind: 'unreadable', why: 'there is no such file' } : { kind: 'read', text };
  },
});

/** What breaks parsers. */
const SPICE: readonly [string, ...string[]] = [
  '', ' ', '\n', '\r\n', '\t', '\u0000', '\u001b[31m', '\ufeff', '\u202e', '\ud800', '😀', '"', '\'', '`', '\\', '/', '//', ':', '::', ',', ';', '#', '# x', '=', '==', '{', '}', '[', ']', '(', ')', '<', '>', '&', '*', '&a', '*a', '!', '!tag', '%', '%00', '|', '~', '$', '${{ secrets.X }}',
  '-', '--', '---', '...', '0', '-0', '-1', '1e308', '1e-7', 'NaN', 'Infinity', '0x10', '99999999999999999999', '1.5', 'true', 'True', 'yes', 'null', 'undefined', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'read', 'upload', 'replace=', 'replace="a, b.zip"', 'none', 'not:', 'not:root_readonly', '*.zip',
  'https://app.box.com/folder/1', 'http://127.0.0.1:1', 'https://user:pass@host/x?y#z', 'file:///etc/passwd', 'javascript:x', 'C:\\x', '../../x', '/dev/zero', '%2e%2e', 'junit=x', 'json=', 'fail', 'warn', 'never', 'always', 'auto', 'pass', 'box-node-sdk@10', '160000000001', '160000000001: read', 'A'.repeat(300), '\n'.repeat(50), ' '.repeat(300), '('.repeat(200), 'é'.normalize('NFD'),
];

function mutated(random: () => number, text: string): string {
  let out = text;
  for (let times = 1 + Math.floor(random() * 6); times > 0; times -= 1) {
    const at = Math.floor(random() * (out.length + 1));
    const until = Math.min(out.length, at + Math.floor(random() * 12));
    const turn = random();
    if (turn < 0.4) out = out.slice(0, at) + pick(random, SPICE) + out.slice(at);
    else if (turn < 0.6) out = out.slice(0, at) + out.slice(until);
    else if (turn < 0.75) out = out.slice(0, at) + out.slice(at, until).repeat(1 + Math.floor(random() * 20)) + out.slice(until);
    else if (turn < 0.9) out = out.slice(0, at) + String.fromCharCode(Math.floor(random() * (random() < 0.5 ? 128 : 65_536))) + out.slice(at + 1);
    else out = out.slice(0, at);
  }
  return out;
}

/** Runs `work`; says what was wrong with it. Processor time is counted, because others share this machine. */
async function promptly(work: () => Promise<readonly string[]> | readonly string[]): Promise<readonly string[]> {
  const before = process.cpuUsage();
  const why = await work();
  const { user, system } = process.cpuUsage(before);
  const tookMs = (user + system) / 1000;
  return tookMs <= LONGEST_MS ? why : [...why, `took ${Math.round(tookMs)} ms`];
}

/** A problem names its input, and is words for people. */
function unspoken(problems: readonly Problem[]): readonly string[] {
  return problems.flatMap((problem) => {
    const words = plain(describeProblem(problem));
    return [
      ...(problem.input !== '' && words.includes(problem.input) ? [] : [`does not name its input: ${JSON.stringify(words.slice(0, 200))}`]),
      ...(/\n|^\s*at |\bTypeError\b|\[object /u.test(words) ? [`is no message: ${JSON.stringify(words.slice(0, 200))}`] : []),
      ...(words.length <= 2500 ? [] : [`${words.length} characters long`]),
    ];
  }).slice(0, 5);
}

const INPUTS: Readonly<Record<string, string>> = {
  'client-id': 'a1'.repeat(16), 'client-secret': 'b2'.repeat(16), 'enterprise-id': '4711', 'folders': '160000000001: read, upload # label\nhttps://app.box.com/folder/2: replace="a, b.zip", invite\n0',
  'scopes': 'root_readonly, manage_groups\nnot:manage_webhook', 'timeout': '60', 'request-timeout': '5', 'api-url': 'https://api.box.com', 'reports': 'junit=a.xml\nsarif=b.sarif', 'name': 'deploy', 'sdk': 'box-node-sdk@10',
  'targets': 'one, two', 'max-clock-skew': '30', 'details': 'full', 'fail-on': 'warn', 'drift': 'warn', 'drift-baseline': 'x.json', 'report-file': 'out/report.json', 'user-id': '123', 'jwt-algorithm': 'RS512',
};

async function tryInputs(given: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const around = surroundings(files);
  const vault = vaultOf();
  const config = await loadConfig(given, around, vault, actionNaming);
  const result = planFromInputs(given, around, vault, actionNaming, config);
  return result.kind === 'unusable' ? unspoken(result.problems) : [];
}

function* inputCases(random: () => number, count: number): Generator<Case> {
  for (let index = 0; index < count; index += 1) {
    const given = Object.fromEntries(inputNames.filter(() => random() < 0.3).map((name) => [name, random() < 0.3 ? pick(random, SPICE) : mutated(random, INPUTS[name] ?? 'auto')]));
    yield { name: `inputs ${index}: ${JSON.stringify(given).slice(0, 300)}`, run: () => promptly(() => tryInputs(given)) };
  }
}

const FLAGS: readonly [string, ...string[]] = [
  '--only', '--skip', '--format', '--output', '--config-file', '--folders', '--scopes', '--timeout', '--api-url', '--client-id', '--enterprise-id', '--details', '--fail-on', '--verbose', '--', '-x', '-', '--=', '--only=', '--no-such-flag', '--__proto__', '--constructor', '--jwt-config', '--client-secret=abc', '--targets', '--name',
];

function* flagCases(random: () => number, count: number): Generator<Case> {
  for (let index = 0; index < count; index += 1) {
    const argv = Array.from({ length: Math.floor(random() * 10) }, () => (random() < 0.5 ? pick(random, FLAGS) : mutated(random, pick(random, [...FLAGS, ...SPICE]))));
    yield { name: `flags ${index}: ${JSON.stringify(argv).slice(0, 300)}`, run: () => promptly(() => tryCommand(argv, {})) };
  }
}

async function tryCommand(argv: readonly string[], env: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const vault = vaultOf();
  const around = surroundings();
  commandInputs(argv, env);
  const loaded = await configOfCommand(argv, env, around, vault);
  const result = planFromCommand(argv, env, around, vault, loaded);
  return result.kind === 'unusable' ? unspoken(result.problems) : [];
}

function* environmentCases(random: () => number, count: number): Generator<Case> {
  for (let index = 0; index < count; index += 1) {
    const entries = inputNames.filter(() => random() < 0.3).map((name): [string, string] => [environmentName(name), mutated(random, INPUTS[name] ?? 'auto')]);
    const strange = random() < 0.2 ? [[`BOX_PREFLIGHT_${mutated(random, 'FOLDERS')}`, 'x'] as [string, string]] : [];
    const env = Object.fromEntries([...entries, ...strange]);
    yield { name: `environment ${index}: ${JSON.stringify(env).slice(0, 300)}`, run: () => promptly(() => tryCommand([], env)) };
  }
}

function* folderCases(random: () => number, count: number): Generator<Case> {
  for (let index = 0; index < count; index += 1) {
    const folders = Array.from({ length: 1 + Math.floor(random() * 6) }, () => mutated(random, pick(random, ['160000000001: read, upload # label', 'https://app.box.com/folder/2: replace="a, b.zip", invite', '0', '12 : none', '']))).join('\n');
    yield { name: `folders ${index}: ${JSON.stringify(folders).slice(0, 300)}`, run: () => promptly(() => tryInputs({ ...CREDENTIALS, folders })) };
  }
}

const CREDENTIALS = { 'client-id': 'a1'.repeat(16), 'client-secret': 'b2'.repeat(16), 'enterprise-id': '4711' };

const CONFIG = `# what the deploy needs
targets:
  - name: production
    jwt-config: BOX_PROD_CONFIG
    folders:
      - id: "160000000001"
        operations: [read, upload]
        name: Releases
        planned-upload: { name: app.zip, size: 10 MB }
      - https://app.box.com/folder/2
    scopes: [root_readonly, "not:manage_groups"]
  - name: staging
    client-id: BOX_ID
    client-secret: BOX_SECRET
    enterprise-id: "4711"
defaults:
  folders: ["3"]
fail-on: warn
`;

function* configCases(random: () => number, count: number): Generator<Case> {
  for (let index = 0; index < count; index += 1) {
    const yaml = mutated(random, CONFIG);
    yield { name: `config file ${index}: ${JSON.stringify(yaml).slice(0, 300)}`, run: () => promptly(() => tryInputs({}, { 'box-preflight.yml': yaml })) };
  }
}

function examined(raw: string): readonly string[] {
  const vault = vaultOf();
  const { defects, credentials } = examine({ auth: 'jwt', config: vault.document(raw), input: 'jwt-config', algorithm: 'RS256' }, vault);
  const said = defects.map((defect) => `${defect.input} ${plain(diagnoseDefect(defect, {}).cause)}`);
  return [
    ...(credentials === null && defects.length === 0 ? ['unusable, and says nothing'] : []),
    ...said.filter((words) => !words.includes('jwt-config') || /\bundefined\b|\[object |\n/u.test(words)).map((words) => `is no message: ${JSON.stringify(words.slice(0, 200))}`),
  ];
}

async function sampleConfig(): Promise<{ config: object; pem: string }> {
  const { privateKey, passphrase, keyId } = await keyPair('own');
  return { pem: privateKey, config: { boxAppSettings: { clientID: 'a1'.repeat(16), clientSecret: 'b2'.repeat(16), appAuth: { publicKeyID: keyId, privateKey, passphrase } }, enterpriseID: '4711' } };
}

async function* configSecretCases(random: () => number, count: number): AsyncGenerator<Case> {
  const { config } = await sampleConfig();
  const plainText = JSON.stringify(config);
  const forms: readonly [string, ...string[]] = [plainText, JSON.stringify(config, null, 2), Buffer.from(plainText).toString('base64')];
  for (let index = 0; index < count; index += 1) {
    const raw = mutated(random, pick(random, forms));
    yield { name: `JWT config ${index}`, run: () => promptly(() => examined(raw)) };
  }
}

async function* pemCases(random: () => number, count: number): AsyncGenerator<Case> {
  const { pem, config } = await sampleConfig();
  const body = pem.split('\n').slice(1, -2).join('');
  for (let index = 0; index < count; index += 1) {
    const key = random() < 0.5 ? mutated(random, pem) : armoured(flipped(random, Buffer.from(body, 'base64')).toString('base64'));
    const changed = structuredClone(config) as { boxAppSettings: { appAuth: { privateKey: string } } };
    changed.boxAppSettings.appAuth.privateKey = key;
    yield { name: `PEM ${index}`, run: () => promptly(() => examined(JSON.stringify(changed))) };
  }
}

const armoured = (base64: string): string => `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${base64.replace(/.{64}/gu, '$&\n')}\n-----END ENCRYPTED PRIVATE KEY-----\n`;

/** Some bytes other than they were, most of them near the start, where the structure is. */
function flipped(random: () => number, bytes: Buffer): Buffer {
  const out = Buffer.from(bytes);
  for (let times = 1 + Math.floor(random() * 4); times > 0; times -= 1) out[Math.floor(random() * (random() < 0.8 ? 90 : out.length))] = Math.floor(random() * 256);
  return out;
}

/** What is too long for anybody's purpose. */
function* sizeCases(): Generator<Case> {
  const big = 50 * 1024 * 1024;
  const huge: Readonly<Record<string, () => Record<string, string>>> = {
    'a secret of 50 MB': () => ({ ...CREDENTIALS, 'client-secret': 'x'.repeat(big) }),
    'a secret of 50 MB, in lines': () => ({ ...CREDENTIALS, 'client-secret': 'abcdefghijklmnop\n'.repeat(big / 17) }),
    'a JWT config of 50 MB': () => ({ 'jwt-config': `{"a":"${'x'.repeat(big)}"}` }),
    'a JWT config of 50 MB of brackets': () => ({ 'jwt-config': '['.repeat(big) }),
    'a JWT config of 50 MB in base64': () => ({ 'jwt-config': 'QUFB'.repeat(big / 4) }),
    'a client ID of 50 MB': () => ({ ...CREDENTIALS, 'client-id': 'x'.repeat(big) }),
    'a million folders': () => ({ ...CREDENTIALS, folders: Array.from({ length: 1_000_000 }, (_, index) => String(160_000_000_000 + index)).join('\n') }),
    'a folder line of 50 MB': () => ({ ...CREDENTIALS, folders: `1: ${'read,'.repeat(big / 5)}` }),
    'a folder label of 50 MB': () => ({ ...CREDENTIALS, folders: `1 # ${'x'.repeat(big)}` }),
    'a million scopes': () => ({ ...CREDENTIALS, scopes: Array.from({ length: 1_000_000 }, (_, index) => `scope_${index}`).join(' ') }),
    'a million targets': () => ({ ...CREDENTIALS, targets: Array.from({ length: 1_000_000 }, (_, index) => `t${index}`).join(',') }),
    'a million reports': () => ({ ...CREDENTIALS, reports: Array.from({ length: 1_000_000 }, (_, index) => `junit=${index}.xml`).join('\n') }),
    'a name of 50 MB': () => ({ ...CREDENTIALS, name: 'x'.repeat(big) }),
    'an address of 50 MB': () => ({ ...CREDENTIALS, 'api-url': `https://${'a'.repeat(big)}` }),
    'a number of 50 MB': () => ({ ...CREDENTIALS, timeout: '1'.repeat(big) }),
    'an sdk of 50 MB': () => ({ ...CREDENTIALS, sdk: 'x'.repeat(big) }),
  };
  for (const [name, make] of Object.entries(huge)) {
    yield { name, run: async () => { const given = make(); return promptly(async () => [...(await tryInputs(given)), ...(given['jwt-config'] === undefined ? [] : examined(given['jwt-config']))]); } };
  }
  yield { name: 'a hundred thousand flags', run: () => promptly(() => tryCommand(Array.from({ length: 100_000 }, () => '--only=clock'), {})) };
  // A file of over a mebibyte is refused where it is opened (test/door/reading.test.ts); parsing one takes a second and a half.
  yield { name: 'a config file of thirty thousand lines', run: () => promptly(() => tryInputs({}, { 'box-preflight.yml': 'targets:\n  - name: a\n'.repeat(15_000) })) };
  yield { name: 'a config file of aliases of aliases', run: () => promptly(() => tryInputs({}, { 'box-preflight.yml': Array.from({ length: 30 }, (_, index) => `a${index}: &a${index} [${index === 0 ? 'x' : `*a${index - 1}, *a${index - 1}, *a${index - 1}`}]`).join('\n') })) };
  yield { name: 'a config file nested without end', run: () => promptly(() => tryInputs({}, { 'box-preflight.yml': `targets: ${'['.repeat(5000)}` })) };
}

/** Texts that make a careless pattern slow. */
const SLOW: readonly string[] = ['a', ' ', '\t', '(', '<title', '<title>', 'a ', ' error=', '"\\', 'Bearer realm="', '::', '1', '1,', '=', 'aA1', '\n', '\u00a0', '%41', '%0', '//', '@', 'https://', '&', ';', '-', '.', 'exp claim ', '\'exp\' ', 'a@', 'not ', 'x=', '{"', '[['];

function* slowCases(): Generator<Case> {
  for (const unit of SLOW) {
    const long = (length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
    yield {
      name: `slow pattern ${JSON.stringify(unit)} in every input`,
      run: () => promptly(async () => (await Promise.all(inputNames.map(async (name) => tryInputs({ ...CREDENTIALS, [name]: long(20_000) })))).flat()),
    };
    yield { name: `slow pattern ${JSON.stringify(unit)} in an answer`, run: () => promptly(() => [...answersWith(long(4 * 1024 * 1024), long(16_000))]) };
    yield { name: `slow pattern ${JSON.stringify(unit)} in the catalogue`, run: () => promptly(() => { for (const { when } of explainRows()) if (when.kind === 'http') when.says?.test(`${long(2000)}!`); return []; }) };
    yield { name: `slow pattern ${JSON.stringify(unit)} in a JWT config`, run: () => promptly(() => examined(`{"a": "${long(200_000)}`)) };
  }
}

function answersWith(body: string, header: string): readonly string[] {
  const headers = { 'www-authenticate': header, 'location': header, 'content-type': 'text/html', 'retry-after': header, 'date': header };
  parseFailure({ purpose: 'folder', status: 403, headers, text: body, complete: true, retryAfterSeconds: null, exchange: 0 }, (text) => text);
  parseFailure({ purpose: 'folder', status: 302, headers, text: '', complete: true, retryAfterSeconds: null, exchange: 0 }, (text) => text);
  return [];
}

const COUNT = 10_000;

/** Fuzzed: ten thousand of each. */
const fuzz = (name: string, make: (random: () => number, count: number) => Iterable<Case> | AsyncIterable<Case>): Kind => ({
  name, cases: ({ seed }: Setting) => make(randomFrom(seed), COUNT),
});

export const inputKinds: readonly Kind[] = [
  fuzz('fuzzed inputs', inputCases), fuzz('fuzzed flags', flagCases), fuzz('fuzzed environment', environmentCases), fuzz('fuzzed folder lists', folderCases), fuzz('fuzzed config files', configCases),
  fuzz('fuzzed JWT configs', configSecretCases), fuzz('fuzzed PEMs', pemCases), { name: 'sizes', cases: sizeCases }, { name: 'slow patterns', cases: slowCases },
];
