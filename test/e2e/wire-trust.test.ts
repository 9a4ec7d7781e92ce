import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { issue } from '../support/certificates.ts';
import { startProxy } from '../support/connect-proxy.ts';
import { startFront } from '../support/front.ts';
import { NODE, runAction } from '../support/run-product.ts';
import type { ActionRun } from '../support/run-product.ts';
import { checkOf, onStage, outcomes, reportOf } from '../support/stage.ts';
import type { CheckLike } from '../support/stage.ts';

const HOSTS = ['localhost', 'api.box.test'];
const COMPANY = issue({ name: 'Example Co Inspection CA', issuer: null, authority: true });
const INSPECTED = issue({ name: 'api.box.test', hosts: HOSTS, issuer: COMPANY });
const IMPATIENT = { 'request-timeout': '2', 'max-attempts': '1', 'timeout': '10', 'status-url': '' };

/** There from Node 22.15 on; NODE_USE_SYSTEM_CA from 22.19 and 24.6 on. */
const knowsSystemStore = execFileSync(NODE, ['-p', 'typeof require("node:tls").getCACertificates'], { encoding: 'utf8' }).trim() === 'function';

let folder: string;
let authority: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'box-preflight-test-'));
  authority = path.join(folder, 'company-ca.pem');
  await writeFile(authority, COMPANY.cert);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const networkOf = (run: ActionRun): CheckLike => checkOf(reportOf(run), 'host/network');
const said = ({ message, diagnosis }: CheckLike): string => [message, diagnosis?.cause ?? '', ...(diagnosis?.remedy ?? [])].join('\n');

/** Runs the built action behind a proxy that opens TLS itself, with a certificate of the company's own authority. */
async function behindInspection(environment: Readonly<Record<string, string>>): Promise<ActionRun> {
  return onStage('healthy-ccg', async ({ simulator, inputs, secrets }) => {
    const front = await startFront(simulator.url, { tls: INSPECTED });
    const proxy = await startProxy({ kind: 'intercepts', port: front.port }, {});
    try {
      return await runAction({ inputs: { ...inputs, ...IMPATIENT, 'api-url': 'https://api.box.test' }, environment: { https_proxy: `http://127.0.0.1:${proxy.port}`, ...environment }, secrets });
    } finally {
      await proxy.close();
      await front.close();
    }
  });
}

describe('a proxy that inspects TLS', () => {
  test('is named by the authority that issued its certificate, and sent nothing', async () => {
    const run = await behindInspection({});
    expect([run.exitCode, networkOf(run).status, networkOf(run).diagnosis?.code]).toEqual([1, 'fail', 'tls']);
    expect(said(networkOf(run))).toMatch(/Example Co Inspection CA[\s\S]*NODE_EXTRA_CA_CERTS/u);
  });

  test('is made good by NODE_EXTRA_CA_CERTS', async () => {
    const run = await behindInspection({ NODE_EXTRA_CA_CERTS: authority });
    expect([run.exitCode, [...new Set(Object.values(outcomes(reportOf(run))))]]).toEqual([0, ['pass']]);
  });

  test('whose authority is in the system’s own store is told as such, proven where this Node can look there, with the line to paste', async () => {
    // On Linux OpenSSL reads the system's store from where this variable points (https://docs.openssl.org/3.0/man7/openssl-env/).
    const { diagnosis } = networkOf(await behindInspection({ SSL_CERT_FILE: authority }));
    expect(diagnosis?.confidence).toBe(knowsSystemStore && process.platform === 'linux' ? 'proven' : 'likely');
    expect(diagnosis?.remedy.join('\n')).toContain('NODE_USE_SYSTEM_CA');
    if (diagnosis?.confidence === 'proven') expect(diagnosis.remedy[0]).toContain('`NODE_USE_SYSTEM_CA: "1"`');
  });

  test('is trusted by nothing that switches verification off', async () => {
    const run = await behindInspection({ NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    expect([run.exitCode, networkOf(run).diagnosis?.code]).toEqual([1, 'tls']);
  });
});

test('a proxy that answers CONNECT with a page is a failure of the proxy', async () => {
  const run = await onStage('healthy-ccg', async ({ inputs, secrets }) => {
    const proxy = await startProxy({ kind: 'page' }, {});
    try {
      return await runAction({ inputs: { ...inputs, ...IMPATIENT, 'api-url': 'https://api.box.test' }, environment: { https_proxy: `http://127.0.0.1:${proxy.port}` }, secrets });
    } finally {
      await proxy.close();
    }
  });
  expect([run.exitCode, networkOf(run).diagnosis?.code]).toEqual([1, 'proxy']);
});

test('a Box that speaks nothing newer than TLS 1.1 is a failure of TLS that says so', async () => {
  const server = createTlsServer({ cert: INSPECTED.cert, key: INSPECTED.key, minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  try {
    const run = await onStage('healthy-ccg', ({ inputs, secrets }) => runAction({
      inputs: { ...inputs, ...IMPATIENT, 'api-url': `https://localhost:${(server.address() as AddressInfo).port}` }, environment: { NODE_EXTRA_CA_CERTS: authority }, secrets,
    }));
    expect([run.exitCode, networkOf(run).diagnosis?.code]).toEqual([1, 'tls']);
    expect(said(networkOf(run))).toMatch(/TLS 1\.0 or 1\.1/u);
  } finally {
    server.close();
  }
});

test.each([301, 302, 307, 308])('credentials never follow a redirect (%i) to another host', async (status) => {
  const visits: string[] = [];
  const elsewhere = createServer((request, response) => {
    visits.push(request.url ?? '');
    response.end('{}');
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  const away = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
  try {
    const run = await onStage('healthy-ccg', ({ inputs, secrets }) => runAction({ inputs: { ...inputs, ...IMPATIENT }, secrets }), ({ world }) => {
      world.faults.push({ match: {}, fault: { kind: 'status', status, headers: { location: `${away}/oauth2/token` }, body: '' } });
    });
    expect([run.exitCode, visits]).toEqual([1, []]);
  } finally {
    elsewhere.close();
  }
});
