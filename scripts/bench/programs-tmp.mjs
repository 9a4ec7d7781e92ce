/** Runs one row once, in a child process with the environment that a runner would give it. */
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderIds } from './folders.mjs';
import { SCOPES } from './plans.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const AT_EXIT = path.join(here, 'at-exit.cjs');
const SDK = path.join(here, 'sdk.mjs');
/** Reports of 1,000 folders are long. */
const MOST_OUTPUT_BYTES = 64 * 1024 * 1024;
/** `max-api-calls` and `timeout`: high enough not to be what is measured. */
const LIMITS = { 'max-api-calls': '5000', 'timeout': '600' };

/** An app as the Developer Console makes it, fresh for each bench. */
export function makeApp() {
  const passphrase = randomBytes(16).toString('hex');
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'des-ede3-cbc', passphrase },
  });
  const letters = () => randomBytes(16).toString('hex');
  const app = { clientId: letters(), clientSecret: letters(), keyId: randomBytes(4).toString('hex'), enterpriseId: '1147283', publicKey };
  const jwtConfig = JSON.stringify({
    boxAppSettings: { clientID: app.clientId, clientSecret: app.clientSecret, appAuth: { publicKeyID: app.keyId, privateKey, passphrase } },
    enterpriseID: app.enterpriseId,
  }, null, 2);
  return { ...app, jwtConfig };
}

function actionInputs({ auth, upload = false, world }, app, url) {
  if (auth === undefined) return {};
  const credentials = auth === 'jwt'
    ? { 'jwt-config': app.jwtConfig }
    : { 'client-id': app.clientId, 'client-secret': app.clientSecret, 'enterprise-id': app.enterpriseId };
  const folders = folderIds(world.folders).map((id) => (upload ? `${id}: upload` : id)).join('\n');
  return { ...credentials, ...LIMITS, folders, 'scopes': SCOPES.slice(0, world.scopes).join('\n'), 'api-url': url, 'status-url': url };
}

function runnerEnvironment(folder) {
  const at = (name) => path.join(folder, name);
  for (const name of ['output', 'summary']) writeFileSync(at(name), '');
  writeFileSync(at('event.json'), '{}');
  return {
    GITHUB_ACTIONS: 'true', GITHUB_OUTPUT: at('output'), GITHUB_STEP_SUMMARY: at('summary'), GITHUB_EVENT_PATH: at('event.json'),
    GITHUB_EVENT_NAME: 'push', GITHUB_WORKSPACE: folder, GITHUB_WORKFLOW: 'deploy', GITHUB_JOB: 'preflight', GITHUB_REPOSITORY: 'acme/site',
    GITHUB_SERVER_URL: 'https://github.com', GITHUB_RUN_ID: '1', GITHUB_RUN_ATTEMPT: '1', RUNNER_TEMP: folder, RUNNER_NAME: 'runner-1',
    RUNNER_ENVIRONMENT: 'github-hosted', RUNNER_OS: 'Linux',
  };
}

/** Arguments and environment of a row's program. */
function invocation(row, { app, url, dist, folder }) {
  switch (row.program) {
    case 'bare': return { args: ['-e', '0'], env: {} };
    case 'command': return { args: [path.join(dist, 'cli.mjs'), '--version'], env: {} };
    case 'action': {
      const inputs = actionInputs(row, app, url);
      const env = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
      return { args: [path.join(dist, 'action.mjs')], env: { ...runnerEnvironment(folder), ...env } };
    }
    case 'sdk': {
      const { clientId, clientSecret, enterpriseId, jwtConfig } = app;
      const given = {
        url, auth: row.auth, manner: row.manner, folders: folderIds(row.world.folders), scopes: row.world.scopes, clientId, clientSecret, enterpriseId, jwtConfig,
      };
      return { args: [SDK], env: { BENCH_SDK: JSON.stringify(given) } };
    }
  }
}

/** The verdict that a run wrote; a bench of failing runs would measure nothing that anybody waits for. */
function checkOutcome(row, { status, stdout, stderr }, folder) {
  const nothingConfigured = row.program === 'action' && row.auth === undefined;
  const outputs = row.program === 'action' ? readFileSync(path.join(folder, 'output'), 'utf8') : '';
  const fine = nothingConfigured ? status === 1 : status === 0 && (row.program !== 'action' || /^result<<.*\r?\npass\r?\n/mu.test(outputs));
  if (!fine) throw new Error(`${row.title}: exit code ${status}\n${stdout.slice(-4000)}\n${stderr.slice(-4000)}`);
}

/**
 * @param setting {app, url, dist, folder, node}
 * @param extra {atExit: true} to learn memory and modules, {coverage: FOLDER} to learn which scripts were loaded, {flags} for Node
 * @returns {ms, peakKiB?, builtins?}
 */
export function runOnce(row, setting, extra = {}) {
  mkdirSync(setting.folder, { recursive: true });
  const { args, env } = invocation(row, setting);
  const file = path.join(setting.folder, 'at-exit.json');
  const hook = extra.atExit === true ? { before: ['--require', AT_EXIT], env: { BENCH_AT_EXIT: file } } : { before: [], env: {} };
  const coverage = extra.coverage === undefined ? {} : { NODE_V8_COVERAGE: extra.coverage };
  const options = { cwd: setting.folder, env: { ...env, ...hook.env, ...coverage }, encoding: 'utf8', maxBuffer: MOST_OUTPUT_BYTES };
  const startedMs = performance.now();
  const ended = spawnSync(row.node ?? setting.node, [...(extra.flags ?? []), ...hook.before, ...args], options);
  const ms = performance.now() - startedMs;
  if (process.env.SHOW) console.log(ended.stdout.split('\n').filter(l=>/ms: (Scav|Mark|Minor)/.test(l)).map(l=>l.slice(0,110)).join('\n'));
  if (ended.error !== undefined) throw ended.error;
  checkOutcome(row, ended, setting.folder);
  return extra.atExit === true ? { ms, ...JSON.parse(readFileSync(file, 'utf8')) } : { ms };
}
