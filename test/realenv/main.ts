import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { scenarios, startSimulator } from '../../src/simulator/index.ts';
import type { ScenarioName, Simulator } from '../../src/simulator/index.ts';
import { CLI, start } from '../support/run-product.ts';
import type { Finished, Started } from '../support/run-product.ts';
import { asEnvironment } from '../support/stage.ts';
import { endAll, nameServer, nginx, ROOT, scratch, squid } from './programs.ts';

/**
 * The built command against programs that nobody here wrote, for what loopback alone can't show: squid, nginx,
 * libfaketime, the C library's look-ups, a full disk. `scripts/realenv.mjs` gives it a network of its own, in which
 * Box's names are loopback.
 */

/** What is looked at in a run. */
interface Seen {
  readonly exitCode: number | null;
  readonly tookMs: number;
  /** `target/check: status code`, of the checks that did not pass. */
  readonly found: readonly string[];
  readonly words: string;
}

interface Case {
  readonly name: string;
  readonly see: () => Promise<Seen>;
  /** What must be so; a text says what is not. */
  readonly holds: (seen: Seen) => boolean;
}

interface ReportLike {
  readonly targets: readonly { readonly name: string; readonly checks: readonly { readonly id: string; readonly status: string; readonly diagnosis: { readonly code: string } | null }[] }[];
}

const FRONT = { good: 8441, expired: 8442, otherName: 8443, strange: 8444, gzip: 8445, gzipInner: 8446, headers: 8447, page: 8448, close: 8449, many: 8450, scopes: 8451 } as const;
const PROXY = { open: 3128, login: 3129, denied: 3130, one: 3131, four: 3132 } as const;

const home = scratch('home');
const extraCa = path.join(home, 'root.pem');
const environments = new Map<ScenarioName, Readonly<Record<string, string>>>();
const simulators: Simulator[] = [];

async function simulate(name: ScenarioName): Promise<string> {
  const { world, inputs, environment = {} } = await scenarios[name].build();
  const simulator = await startSimulator(world);
  simulators.push(simulator);
  environments.set(name, { ...asEnvironment(inputs), ...environment });
  return simulator.url;
}

/** Starts `box-preflight run` in a scenario, with Box at `apiUrl`. */
function begin(name: ScenarioName, apiUrl: string, env: Readonly<Record<string, string>> = {}, args: readonly string[] = []): Started {
  const common = { BOX_PREFLIGHT_API_URL: apiUrl, BOX_PREFLIGHT_STATUS_URL: '', BOX_PREFLIGHT_MAX_ATTEMPTS: '2', NODE_EXTRA_CA_CERTS: extraCa };
  return start(CLI, ['run', '--format', 'json', ...args], { ...environments.get(name), ...common, ...env }, home);
}

async function end(started: Started, since = performance.now()): Promise<Seen> {
  const { exitCode, stdout, stderr }: Finished = await started.finished;
  const report = stdout.startsWith('{') ? (JSON.parse(stdout) as ReportLike) : { targets: [] };
  const found = report.targets.flatMap(({ name, checks }) => checks.flatMap(({ id, status, diagnosis }) =>
    (status === 'pass' || status === 'skip' ? [] : [`${name}/${id}: ${status} ${diagnosis?.code ?? ''}`])));
  return { exitCode, found, tookMs: performance.now() - since, words: stdout + stderr };
}

const https = (port: number): string => `https://api.box.com:${port}`;
const via = (port: number, login = ''): Readonly<Record<string, string>> => ({ https_proxy: `http://${login}127.0.0.1:${port}` });
const passes = ({ exitCode, found }: Seen): boolean => exitCode === 0 && found.length === 0;
const finds = (what: string, words = '') => (seen: Seen): boolean => seen.found.includes(what) && seen.words.includes(words);
const network = (code: string, words = ''): Case['holds'] => finds(`host/network: fail ${code}`, words);

const run = (name: ScenarioName, apiUrl: string, env: Readonly<Record<string, string>> = {}) => (): Promise<Seen> => end(begin(name, apiUrl, env));
const JWT: ScenarioName = 'healthy-jwt';

const TLS: readonly Case[] = [
  { name: 'nginx, a certificate of a known authority', see: run(JWT, https(FRONT.good)), holds: passes },
  { name: 'nginx, an expired certificate', see: run(JWT, https(FRONT.expired)), holds: network('tls') },
  { name: 'nginx, a certificate for another name', see: run(JWT, https(FRONT.otherName)), holds: network('tls') },
  { name: 'nginx, a certificate that OpenSSL refuses without a name', see: run(JWT, https(FRONT.strange)), holds: network('tls', 'unhandled critical extension') },
];

const FRONTS: readonly Case[] = [
  { name: 'nginx compresses all the same', see: run(JWT, `http://127.0.0.1:${FRONT.gzip}`), holds: finds('jwt/token: fail proxy', 'gzip') },
  { name: 'nginx adds more headers than Node reads', see: run(JWT, `http://127.0.0.1:${FRONT.headers}`), holds: network('proxy') },
  { name: 'nginx has a page of its own', see: run(JWT, `http://127.0.0.1:${FRONT.page}`), holds: finds('jwt/token: fail proxy') },
  { name: 'nginx keeps no connection', see: run(JWT, `http://127.0.0.1:${FRONT.close}`), holds: passes },
];

const PROXIES: readonly Case[] = [
  { name: 'squid', see: run(JWT, https(FRONT.good), via(PROXY.open)), holds: passes },
  { name: 'squid, with a login', see: run(JWT, https(FRONT.good), via(PROXY.login, 'ci:p%40ss%3Aw%2Frd%20%25@')), holds: passes },
  { name: 'squid, with a wrong login', see: run(JWT, https(FRONT.good), via(PROXY.login, 'ci:wrong@')), holds: network('proxy', '407') },
  { name: 'squid, with a login that is not encoded', see: run(JWT, https(FRONT.good), via(PROXY.login, 'ci:50%off@')), holds: network('proxy', '%25') },
  { name: 'squid denies', see: run(JWT, https(FRONT.good), via(PROXY.denied)), holds: network('proxy', '403') },
  { name: 'squid allows four connections, forty folders', see: run('healthy-many-folders', https(FRONT.many), via(PROXY.four)), holds: passes },
  { name: 'squid allows four connections, eight scopes', see: run('healthy-scopes', https(FRONT.scopes), via(PROXY.four)), holds: passes },
  { name: 'squid allows one connection', see: run('healthy-scopes', https(FRONT.scopes), via(PROXY.one)), holds: passes },
];

/** libfaketime, where the `faketime` command says that it lies. */
const faketime = (by: string): Readonly<Record<string, string>> => ({
  LD_PRELOAD: execFileSync('faketime', ['-f', '+0s', 'printenv', 'LD_PRELOAD'], { encoding: 'utf8' }).trim(), FAKETIME: by, DONT_FAKE_MONOTONIC: '1', FAKETIME_DONT_RESET: '1',
});

const CLOCKS: readonly Case[] = ['-600s', '+600s', '+36000s'].map((by) => ({
  name: `libfaketime, ${by}`, see: () => run(JWT, https(FRONT.good), faketime(by))(), holds: finds('host/clock: fail clock-skew'),
}));

const ENDS_SOON_MS = 5000;

async function names(): Promise<readonly Case[]> {
  const server = await nameServer();
  const silenced = (env: Readonly<Record<string, string>>, signal?: NodeJS.Signals) => async (): Promise<Seen> => {
    server.silent = true;
    const asked = server.asked();
    const started = begin(JWT, `https://api.box.test:${FRONT.good}`, env);
    await asked;
    const since = performance.now();
    if (signal !== undefined) started.kill(signal);
    return await end(started, since);
  };
  const once = async (): Promise<Seen> => {
    server.silent = false;
    server.questions.length = 0;
    return await end(begin('healthy-many-folders', `https://api.box.test:${FRONT.many}`));
  };
  const endsSoon = (code: number) => ({ exitCode, tookMs, words }: Seen): boolean => exitCode === code && tookMs < ENDS_SOON_MS && words.includes('"verdict": "error"');
  return [
    { name: 'the name is looked up once, for forty folders', see: once, holds: (seen) => passes(seen) && server.questions.filter((each) => each === 'A api.box.test').length === 1 },
    { name: 'a silent name server, request-timeout', see: silenced({ BOX_PREFLIGHT_REQUEST_TIMEOUT: '1', BOX_PREFLIGHT_MAX_ATTEMPTS: '1' }), holds: (seen) => endsSoon(3)(seen) && seen.words.includes('name server') },
    { name: 'a silent name server, timeout', see: silenced({ BOX_PREFLIGHT_TIMEOUT: '3' }), holds: endsSoon(3) },
    { name: 'a silent name server, SIGTERM', see: silenced({}, 'SIGTERM'), holds: endsSoon(143) },
    { name: 'a silent name server, SIGHUP', see: silenced({}, 'SIGHUP'), holds: endsSoon(129) },
  ];
}

/** A disk of its own with no room left. */
function fullDisk(): string {
  const folder = scratch('disk');
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]);
  writeFileSync(path.join(folder, 'filler'), Buffer.alloc(60 * 1024));
  return folder;
}

function disks(): readonly Case[] {
  const folder = fullDisk();
  const see = (): Promise<Seen> => end(begin('healthy-many-folders', https(FRONT.many), {}, ['--output', `json=${path.join(folder, 'report.json')}`]));
  return [{ name: 'a full disk', see, holds: ({ exitCode, words }) => exitCode === 1 && words.includes('ENOSPC') && readdirSync(folder).join() === 'filler' }];
}

async function startPrograms(): Promise<void> {
  const [jwt, many, scopes] = [await simulate(JWT), await simulate('healthy-many-folders'), await simulate('healthy-scopes')];
  const to = (url: string): string => `proxy_pass ${url}; proxy_set_header Host $http_host; proxy_http_version 1.1; proxy_set_header Connection "";`;
  const headers = Array.from({ length: 6 }, (_, index) => `add_header X-Long${index} "${'x'.repeat(3500)}" always;`).join(' ');
  await nginx([
    { port: FRONT.good, certificate: 'good', location: to(jwt) }, { port: FRONT.expired, certificate: 'expired', location: to(jwt) },
    { port: FRONT.otherName, certificate: 'otherName', location: to(jwt) }, { port: FRONT.strange, certificate: 'strange', location: to(jwt) },
    { port: FRONT.gzipInner, server: 'gzip on; gzip_types *; gzip_min_length 1; gzip_proxied any;', location: to(jwt) },
    { port: FRONT.gzip, location: `${to(`http://127.0.0.1:${FRONT.gzipInner}`)} proxy_set_header Accept-Encoding gzip;` },
    { port: FRONT.headers, server: headers, location: to(jwt) }, { port: FRONT.page, location: 'return 403;' },
    { port: FRONT.close, server: 'keepalive_timeout 0;', location: to(jwt) },
    { port: FRONT.many, certificate: 'good', location: to(many) }, { port: FRONT.scopes, certificate: 'good', location: to(scopes) },
  ]);
  const passwords = path.join(home, 'passwords');
  writeFileSync(passwords, `ci:${execFileSync('openssl', ['passwd', '-apr1', 'p@ss:w/rd %'], { encoding: 'utf8' })}`);
  const limited = (most: number): string[] => [`acl busy maxconn ${most}`, 'http_access deny busy', 'http_access allow all'];
  await Promise.all([
    squid(PROXY.open, ['http_access allow all']), squid(PROXY.denied, ['acl box dstdomain .box.com', 'http_access deny box', 'http_access allow all']),
    squid(PROXY.one, limited(1)), squid(PROXY.four, limited(4)),
    squid(PROXY.login, [`auth_param basic program /usr/lib/squid/basic_ncsa_auth ${passwords}`, 'auth_param basic realm acme', 'acl known proxy_auth REQUIRED', 'http_access allow known', 'http_access deny all']),
  ]);
}

async function main(): Promise<number> {
  writeFileSync(extraCa, ROOT.cert);
  await startPrograms();
  const cases = [...TLS, ...FRONTS, ...PROXIES, ...CLOCKS, ...await names(), ...disks()];
  let held = 0;
  for (const { name, see, holds } of cases) {
    const seen = await see();
    const isHeld = holds(seen);
    held += isHeld ? 1 : 0;
    process.stdout.write(`${isHeld ? 'held  ' : 'BROKEN'}  ${name.padEnd(58)} ${(seen.tookMs / 1000).toFixed(1).padStart(5)} s\n`);
    if (!isHeld) process.stdout.write(`        exit ${String(seen.exitCode)}; ${seen.found.join(', ')}\n        ${seen.words.slice(-1500)}\n`);
  }
  process.stdout.write(`${cases.length} tried, ${held} held\n`);
  return held === cases.length ? 0 : 1;
}

try {
  process.exitCode = await main();
} finally {
  await endAll();
  for (const simulator of simulators) await simulator.close();
}
