import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { issue } from '../support/certificates.ts';
import type { Issued } from '../support/certificates.ts';
import { startProxy } from '../support/connect-proxy.ts';
import type { ConnectProxy, ProxyManner } from '../support/connect-proxy.ts';
import { startFront } from '../support/front.ts';
import { runAction } from '../support/run-product.ts';
import type { ActionRun } from '../support/run-product.ts';
import { checkOf, onStage, outcomes, reportOf } from '../support/stage.ts';
import type { CheckLike } from '../support/stage.ts';

const HOSTS = ['localhost', 'api.box.test', 'upload.box.com'];
const ROOT = issue({ name: 'Trusted Root', issuer: null, authority: true });
const LONG_AGO = { validFrom: new Date('2000-01-01T00:00:00Z'), validTo: new Date('2001-01-01T00:00:00Z') };
const GOOD = issue({ name: 'api.box.test', hosts: HOSTS, issuer: ROOT });
const SELF_SIGNED = issue({ name: 'self.box.test', hosts: HOSTS, issuer: null });
const EXPIRED = issue({ name: 'expired.box.test', hosts: HOSTS, issuer: ROOT, ...LONG_AGO });
const OTHER_NAME = issue({ name: 'other.box.test', hosts: ['other.box.test'], issuer: ROOT });
const INSPECTING_ROOT = issue({ name: 'Inspecting Proxy Root', issuer: null, authority: true });
const INSPECTED = issue({ name: 'inspected.box.test', hosts: HOSTS, issuer: INSPECTING_ROOT });

const IMPATIENT = { 'request-timeout': '2', 'max-attempts': '1', 'timeout': '10', 'status-url': '' };
const PROXY_USER = 'proxyuser-9f3kd81ms02';
const PROXY_PASSWORD = 'pr0xy-Passw0rd-77aa55cc33ee';

let folder: string;
let trusted: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'box-preflight-test-'));
  trusted = path.join(folder, 'ca.pem');
  await writeFile(trusted, ROOT.cert);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Way {
  readonly certificate?: Issued;
  /** Where the job is told that the API is; by default the TLS server itself. */
  readonly apiUrl?: string;
  /** Where Box names its uploads' host; by default the same as the API's. */
  readonly uploadOrigin?: string;
  readonly environment?: (port: number) => Record<string, string>;
}

/** Runs the built action against a simulated Box behind a real TLS server. */
async function runOverTls({ certificate = GOOD, apiUrl, uploadOrigin, environment = () => ({}) }: Way): Promise<ActionRun> {
  return onStage('healthy-upload', async ({ simulator, world, inputs, secrets }) => {
    const front = await startFront(simulator.url, { tls: certificate });
    const direct = `https://localhost:${front.port}`;
    world.uploadOrigin = uploadOrigin ?? direct;
    try {
      return await runAction({
        inputs: { ...inputs, ...IMPATIENT, 'api-url': apiUrl ?? direct },
        environment: { NODE_EXTRA_CA_CERTS: trusted, ...environment(front.port) },
        secrets: () => [...secrets(), PROXY_USER, PROXY_PASSWORD, Buffer.from(`${PROXY_USER}:${PROXY_PASSWORD}`).toString('base64')],
      });
    } finally {
      await front.close();
    }
  });
}

const networkOf = (run: ActionRun): CheckLike => checkOf(reportOf(run), 'host/network');

describe('a Box whose certificate is vouched for by NODE_EXTRA_CA_CERTS', () => {
  test('is asked, and so is its upload host', async () => {
    const run = await runOverTls({});
    expect([run.exitCode, [...new Set(Object.values(outcomes(reportOf(run))))]]).toEqual([0, ['pass']]);
    expect(reportOf(run).host.proxied).toBe(false);
  });
});

describe('a Box whose certificate can’t be trusted', () => {
  test.each([
    ['self-signed', SELF_SIGNED, /self-signed|not trust|NODE_EXTRA_CA_CERTS/iu],
    ['expired', EXPIRED, /expired|valid until|2001-01-01/iu],
    ['for another name', OTHER_NAME, /other name|not for|other\.box\.test|localhost/iu],
    ['by an authority that nobody knows', INSPECTED, /Inspecting Proxy Root/u],
  ] as const)('is %s: a failure of TLS that says so, and nothing is sent', async (_, certificate, words) => {
    const run = await runOverTls({ certificate });
    expect([run.exitCode, run.outputs['result']]).toEqual([1, 'fail']);
    const { status, diagnosis, message } = networkOf(run);
    expect([status, diagnosis?.code]).toEqual(['fail', 'tls']);
    expect([message, diagnosis?.cause, ...(diagnosis?.remedy ?? [])].join('\n')).toMatch(words);
    expect(outcomes(reportOf(run))).toMatchObject({ 'ccg/token': 'skip', 'ccg/identity': 'skip', 'host/clock': 'skip' });
  });

  test('each for its own reason, in its own words', async () => {
    const causes = await Promise.all([SELF_SIGNED, EXPIRED, OTHER_NAME].map(async (certificate) => networkOf(await runOverTls({ certificate })).diagnosis?.cause));
    expect(new Set(causes).size).toBe(3);
  });
});

describe('through a proxy', () => {
  /** The proxy knows these names; a host that it does not know is one that its allow-list forgot. */
  async function viaProxy(manner: ProxyManner, { known = ['api.box.test', 'upload.box.com'], credentials = '' } = {}): Promise<{ run: ActionRun; proxy: Pick<ConnectProxy, 'connects' | 'port'> }> {
    const targets: Record<string, number> = {};
    const proxy = await startProxy(manner, targets);
    try {
      const run = await runOverTls({
        apiUrl: 'https://api.box.test', uploadOrigin: 'https://upload.box.com',
        environment: (port) => {
          for (const name of known) targets[name] = port;
          return { https_proxy: `http://${credentials}127.0.0.1:${proxy.port}` };
        },
      });
      return { run, proxy: { connects: [...proxy.connects], port: proxy.port } };
    } finally {
      await proxy.close();
    }
  }

  test('that works everything is asked, the upload host too, and the report says that a proxy was in between', async () => {
    const { run, proxy } = await viaProxy({ kind: 'works' });
    expect([run.exitCode, [...new Set(Object.values(outcomes(reportOf(run))))]]).toEqual([0, ['pass']]);
    expect([...new Set(proxy.connects)].sort()).toEqual(['api.box.test:443', 'upload.box.com:443']);
    expect(reportOf(run).host.proxied).toBe(true);
  });

  test('that wants a password it is given, and shown nowhere', async () => {
    const credentials = `${PROXY_USER}:${PROXY_PASSWORD}`;
    const { run } = await viaProxy({ kind: 'works', credentials }, { credentials: `${credentials}@` });
    expect(run.outputs['result']).toBe('pass');
  });

  test('that refuses the password answers 407: that is the proxy’s failure, and the password is shown nowhere', async () => {
    const { run, proxy } = await viaProxy({ kind: 'works', credentials: 'somebody:else' }, { credentials: `${PROXY_USER}:${PROXY_PASSWORD}@` });
    const { status, diagnosis, message } = networkOf(run);
    expect([run.exitCode, status, diagnosis?.code]).toEqual([1, 'fail', 'proxy']);
    expect([message, diagnosis?.cause].join(' ')).toContain('407');
    expect(JSON.stringify(run.report)).toContain(`127.0.0.1:${proxy.port}`);
  });

  test('that refuses to connect is told apart from Box', async () => {
    const { run } = await viaProxy({ kind: 'refuses', status: 403 });
    const { status, diagnosis } = networkOf(run);
    expect([run.exitCode, status, diagnosis?.code]).toEqual([1, 'fail', 'proxy']);
    expect(diagnosis?.cause).toContain('403');
  });

  test('that hangs ends in time, as a time-out', async () => {
    const { run } = await viaProxy({ kind: 'hangs' });
    expect([run.exitCode, networkOf(run).status, networkOf(run).diagnosis?.code]).toEqual([1, 'error', 'timeout']);
  });

  test('that hangs up is a failure of the proxy', async () => {
    const { run } = await viaProxy({ kind: 'hangs-up' });
    expect([run.exitCode, networkOf(run).diagnosis?.code]).toEqual([1, 'proxy']);
  });

  test('that lets the API through and not the upload host fails the upload host alone', async () => {
    const { run } = await viaProxy({ kind: 'works' }, { known: ['api.box.test'] });
    const { 'host/upload-host': uploadHost, ...others } = outcomes(reportOf(run));
    expect(uploadHost).toBe('fail proxy');
    expect([...new Set(Object.values(others))]).toEqual(['pass']);
    expect(checkOf(reportOf(run), 'host/upload-host').message).toContain('upload.box.com');
  });

  test('that is not there is told as such', async () => {
    const { run } = await (async () => {
      const gone = await startProxy({ kind: 'works' }, {});
      await gone.close();
      return { run: await runOverTls({ apiUrl: 'https://api.box.test', environment: () => ({ https_proxy: `http://127.0.0.1:${gone.port}` }) }) };
    })();
    expect([networkOf(run).status, networkOf(run).diagnosis?.code]).toEqual(['fail', 'proxy']);
  });

  test('nothing goes to a host that no_proxy names', async () => {
    const proxy = await startProxy({ kind: 'refuses', status: 403 }, {});
    try {
      const run = await runOverTls({ environment: () => ({ https_proxy: `http://127.0.0.1:${proxy.port}`, no_proxy: 'localhost' }) });
      expect([run.outputs['result'], proxy.connects]).toEqual(['pass', []]);
    } finally {
      await proxy.close();
    }
  });
});

test('a Box that presents no TLS at all is a failure of TLS', async () => {
  const run = await onStage('healthy-upload', async ({ simulator, inputs, secrets }) =>
    runAction({ inputs: { ...inputs, ...IMPATIENT, 'api-url': simulator.url.replace('http://127.0.0.1', 'https://localhost') }, secrets }));
  expect([run.exitCode, networkOf(run).status, networkOf(run).diagnosis?.code]).toEqual([1, 'fail', 'tls']);
});
