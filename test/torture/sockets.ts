import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { scenarios, startSimulator } from '../../src/simulator/index.ts';
import type { Fault, FaultMatch } from '../../src/simulator/index.ts';
import { ids, impatient } from '../../src/simulator/scenarios/base.ts';
import { runAction } from '../support/run-product.ts';
import type { ActionRun } from '../support/run-product.ts';
import { secretsOf } from '../support/scenario-run.ts';
import { randomFrom, unless } from './harness.ts';
import type { Case, Kind, Setting } from './harness.ts';

/** Which request is met, and which check is answered by it: `null`, where no status depends on it. */
const REQUESTS: Readonly<Record<string, { readonly match: FaultMatch; readonly check: string | null }>> = {
  'token': { match: { method: 'POST', path: '/oauth2/token' }, check: 'jwt/token' },
  'identity': { match: { path: '/2.0/users/me' }, check: 'jwt/identity' },
  'folder': { match: { path: `/2.0/folders/${ids.releases}` }, check: `jwt/folder:${ids.releases}` },
  'rehearsal': { match: { method: 'OPTIONS' }, check: `jwt/folder:${ids.releases}` },
  'revocation': { match: { method: 'POST', path: '/oauth2/revoke' }, check: null },
};

const WRONG_BODIES = { 'null': 'null', 'list': '[]', 'nothing in it': '{}', 'half': '{"id":', 'nested': '['.repeat(100_000), 'not UTF-8': '\u00ff\u00fe' } as const;

interface Met {
  readonly fault: Fault;
  /** `no` may fail, `nothing` may not, `truth` changes nothing. */
  readonly tells: 'no' | 'nothing' | 'truth';
}

const FAULTS: Readonly<Record<string, Met>> = {
  ...Object.fromEntries([400, 401, 403, 404, 409].map((status) => [`${status}`, { fault: { kind: 'status', status }, tells: 'no' }] as const)),
  ...Object.fromEntries([408, 429, 500, 502, 503, 504].map((status) => [`${status}`, { fault: { kind: 'status', status }, tells: 'nothing' }] as const)),
  ...Object.fromEntries(['1', '600', '-1', 'soon', '99999999999'].map((value) => [`429 with Retry-After ${value}`, { fault: { kind: 'status', status: 429, headers: { 'retry-after': value } }, tells: 'nothing' }] as const)),
  ...Object.fromEntries(Object.entries(WRONG_BODIES).map(([name, body]) => [`200, ${name}`, { fault: { kind: 'body', status: 200, body }, tells: 'nothing' }] as const)),
  '301': { fault: { kind: 'status', status: 301, headers: { location: 'http://127.0.0.1:1/' } }, tells: 'no' },
  '304': { fault: { kind: 'status', status: 304, body: '' }, tells: 'nothing' },
  '202': { fault: { kind: 'status', status: 202, body: '', headers: { 'retry-after': '1' } }, tells: 'nothing' },
  'a page': { fault: { kind: 'html', status: 403 }, tells: 'no' },
  'a page, 502': { fault: { kind: 'html', status: 502 }, tells: 'nothing' },
  'echo': { fault: { kind: 'echo' }, tells: 'no' },
  'reset before': { fault: { kind: 'reset', when: 'before' }, tells: 'nothing' },
  'reset in the headers': { fault: { kind: 'reset', when: 'headers' }, tells: 'nothing' },
  'reset in the body': { fault: { kind: 'reset', when: 'body' }, tells: 'nothing' },
  'connect hangs': { fault: { kind: 'hang', when: 'connect' }, tells: 'nothing' },
  'silence in the headers': { fault: { kind: 'hang', when: 'headers' }, tells: 'nothing' },
  'silence in the body': { fault: { kind: 'hang', when: 'body' }, tells: 'nothing' },
  'truncated': { fault: { kind: 'truncated' }, tells: 'nothing' },
  'drip': { fault: { kind: 'drip', intervalMs: 100 }, tells: 'nothing' },
  'no Date': { fault: { kind: 'no-date' }, tells: 'truth' },
  'Date an hour ahead': { fault: { kind: 'date', offsetSeconds: 3600 }, tells: 'truth' },
  'Date an hour behind': { fault: { kind: 'date', offsetSeconds: -3600 }, tells: 'truth' },
  'half a second late': { fault: { kind: 'delay', ms: 500 }, tells: 'truth' },
};

let compiled: ReturnType<Ajv2020['compile']> | null = null;
function isReport(value: unknown): boolean {
  if (compiled === null) {
    const ajv = new Ajv2020({ strict: true });
    addFormats.default(ajv);
    compiled = ajv.compile(JSON.parse(readFileSync('schema/report.schema.json', 'utf8')) as object);
  }
  return compiled(value) === true;
}

interface Reported {
  readonly verdict: string;
  readonly targets: readonly { readonly name: string; readonly checks: readonly { readonly id: string; readonly status: string }[] }[];
}

/** `timeout`, what the revocations may take, and a process's start on a busy machine. */
const LONGEST_MS = 5000 + 3000 + 6000;

async function tryOut(request: string, met: Met, once: boolean): Promise<readonly string[]> {
  const prepared = await scenarios['healthy-jwt'].build();
  const target = REQUESTS[request];
  if (target === undefined) throw new Error(request);
  prepared.world.faults.push({ match: { ...target.match, ...(once ? { nth: 1 } : {}) }, fault: met.fault });
  const simulator = await startSimulator(prepared.world);
  try {
    const startedMs = performance.now();
    const run = await runAction({
      inputs: { ...prepared.inputs, ...impatient, 'folders': `${ids.releases}: read, upload`, 'api-url': simulator.url, 'status-url': '' }, secrets: () => secretsOf(prepared, simulator),
    });
    const tookMs = performance.now() - startedMs;
    const changing = simulator.requests.filter(({ method, path }) => !['GET', 'OPTIONS'].includes(method) && !['/oauth2/token', '/oauth2/revoke'].includes(path));
    const { live, exchanged } = simulator.tokens();
    // A token that was issued and never arrived can't be revoked; neither can one whose revocation is what fails.
    const arrived = request === 'token' || request === 'revocation' ? 0 : live - exchanged;
    return [
      ...judge(run, target.check, met.tells, once), ...(tookMs <= LONGEST_MS ? [] : [`took ${Math.round(tookMs)} ms`]),
      ...changing.map(({ method, path }) => `sent ${method} ${path}`), ...(arrived === 0 ? [] : [`${arrived} tokens were not revoked`]),
    ];
  } finally {
    await simulator.close();
  }
}

function judge(run: ActionRun, check: string | null, tells: Met['tells'], once: boolean): readonly string[] {
  if (!isReport(run.report)) return [`no valid report: ${run.stdout.slice(-300)} ${run.stderr.slice(-300)}`];
  const { verdict, targets } = run.report as Reported;
  const statuses = targets.flatMap(({ name, checks }) => checks.map(({ id, status }) => ({ key: `${name}/${id}`, status })));
  const own = statuses.find(({ key }) => key === check)?.status ?? 'pass';
  const others = tells === 'no' ? [] : statuses.filter(({ key, status }) => status === 'fail' && key !== 'host/clock').map(({ key }) => `${key} fails, and is only unknown`);
  return [
    ...others, ...ownIsTrue(own, check, tells, once),
    ...unless(run.exitCode === Number(['fail', 'error'].includes(verdict)), `exit code ${String(run.exitCode)} with verdict ${verdict}`),
    ...unless(run.outputs['result'] === verdict, 'output result is not the verdict'),
    ...unless(check !== null || verdict === 'pass', `the verdict is ${verdict}, though only the revocation failed`),
    ...unless(!run.stderr.includes('    at ') && !run.stdout.includes('bug of its own'), 'a stack trace'),
  ];
}

/** The status of the check that the fault is about. */
function ownIsTrue(own: string, check: string | null, tells: Met['tells'], once: boolean): readonly string[] {
  if (check === null || tells === 'truth') return unless(own === 'pass', `${String(check)} is ${own}`);
  return unless(once || own !== 'pass', `${check} passes on something that was not observed`);
}

function* cases({ seed, small }: Setting): Generator<Case> {
  const random = randomFrom(seed);
  for (const request of Object.keys(REQUESTS)) {
    for (const [name, met] of Object.entries(FAULTS)) {
      for (const once of [true, false]) {
        // A sample: the matrix itself is tried without sockets.
        if (random() > (small ? 0.12 : 0.35)) continue;
        yield { name: `${request}; ${name}; ${once ? 'once' : 'for ever'}`, run: () => tryOut(request, met, once) };
      }
    }
  }
}

/** A sample of the matrix over real sockets, with the built action in a process of its own. */
export const sockets: Kind = { name: 'faults over sockets', cases };
