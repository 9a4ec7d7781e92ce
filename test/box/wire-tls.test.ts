import { createServer } from 'node:https';
import { createServer as createHttpServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { issue } from '../support/certificates.ts';
import type { Issued } from '../support/certificates.ts';
import { startProxy } from '../support/connect-proxy.ts';
import type { ConnectProxy, ProxyManner } from '../support/connect-proxy.ts';
import { bundle } from '../support/run-bundled.ts';
import type { Bundled } from '../support/run-bundled.ts';
import type { ProbeJob, ProbeResult } from './wire-probe.ts';

const LONG_AGO = new Date('2001-01-01T00:00:00Z');
const ROOT = issue({ name: 'Trusted Root', issuer: null, authority: true });
const UNKNOWN_ROOT = issue({ name: 'Inspecting Proxy Root', issuer: null, authority: true });

const SERVERS = {
  good: issue({ name: 'api.box.test', hosts: ['api.box.test', 'localhost'], issuer: ROOT }),
  expired: issue({ name: 'expired.box.test', hosts: ['localhost'], issuer: ROOT, validFrom: new Date('2000-01-01T00:00:00Z'), validTo: LONG_AGO }),
  tooEarly: issue({ name: 'early.box.test', hosts: ['localhost'], issuer: ROOT, validFrom: new Date('2090-01-01T00:00:00Z'), validTo: new Date('2091-01-01T00:00:00Z') }),
  otherName: issue({ name: 'other.box.test', hosts: ['other.box.test'], issuer: ROOT }),
  strange: issue({ name: 'strange.box.test', hosts: ['localhost'], issuer: ROOT, strange: true }),
  selfSigned: issue({ name: 'self.box.test', hosts: ['localhost'], issuer: null }),
  unknownIssuer: issue({ name: 'inspected.box.test', hosts: ['localhost', 'api.box.test'], issuer: UNKNOWN_ROOT }),
};
const EARLIEST = new Date('2090-01-01T00:00:00Z');
const CLIENTS_ONLY = issue({ name: 'client.box.test', hosts: ['localhost'], issuer: ROOT, usage: 'client' });
type ServerName = keyof typeof SERVERS | 'unknownChain' | 'clientsOnly' | 'plain';

let program: Bundled;
let extraCa: string;
const ports = new Map<ServerName, number>();
const servers: Server[] = [];

async function listen(name: ServerName, server: Server): Promise<void> {
  servers.push(server);
  server.on('request', (request, response) => response.end(`hello ${request.url ?? ''}`));
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  ports.set(name, (server.address() as AddressInfo).port);
}

const secure = ({ key }: Issued, ...chain: readonly Issued[]): Server => createServer({ key, cert: chain.map(({ cert }) => cert).join('') });

beforeAll(async () => {
  program = await bundle('test/box/wire-probe.ts');
  extraCa = await program.write('ca.pem', ROOT.cert);
  for (const name of Object.keys(SERVERS) as (keyof typeof SERVERS)[]) await listen(name, secure(SERVERS[name], SERVERS[name]));
  await listen('unknownChain', secure(SERVERS.unknownIssuer, SERVERS.unknownIssuer, UNKNOWN_ROOT));
  await listen('clientsOnly', secure(CLIENTS_ONLY, CLIENTS_ONLY, ROOT));
  await listen('plain', createHttpServer());
});

afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  await program.remove();
});

/** A TLS server that tells what its first connection received, once that is over. */
async function listenForBytes(): Promise<{ url: string; received: Promise<string> }> {
  const { cert, key } = SERVERS.good;
  const server = createTlsServer({ cert, key });
  const received = new Promise<string>((resolve) => server.once('secureConnection', (socket) => {
    let bytes = '';
    socket.on('data', (chunk: Buffer) => (bytes += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      server.close();
      resolve(bytes);
    });
  }));
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return { url: `https://localhost:${(server.address() as AddressInfo).port}/upload-session?secret`, received };
}

const portOf = (name: ServerName): number => ports.get(name) ?? 0;
const at = (name: ServerName, protocol = 'https'): string => `${protocol}://localhost:${portOf(name)}/path`;

async function probe(jobs: readonly ProbeJob[], environment: Readonly<Record<string, string>> = {}): Promise<{ results: readonly ProbeResult[]; stderr: string }> {
  const { stdout, stderr } = await program.run(JSON.stringify(jobs), { NODE_EXTRA_CA_CERTS: extraCa, ...environment });
  return { results: JSON.parse(stdout) as readonly ProbeResult[], stderr };
}

async function withProxy<T>(manner: ProxyManner, use: (proxy: ConnectProxy) => Promise<T>): Promise<T> {
  const proxy = await startProxy(manner, { 'api.box.test': portOf('good') });
  try {
    return await use(proxy);
  } finally {
    await proxy.close();
  }
}

const viaProxy = (proxy: ConnectProxy, jobs: readonly ProbeJob[], credentials = ''): ReturnType<typeof probe> =>
  probe(jobs, { https_proxy: `http://${credentials}127.0.0.1:${proxy.port}` });

const BEHIND_PROXY: ProbeJob = { kind: 'send', url: 'https://api.box.test/path' };

describe('a certificate that can not be trusted', () => {
  test.each([
    ['selfSigned', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'self.box.test', 'self.box.test'],
    ['unknownIssuer', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'inspected.box.test', 'Inspecting Proxy Root'],
    ['unknownChain', 'SELF_SIGNED_CERT_IN_CHAIN', 'Inspecting Proxy Root', 'Inspecting Proxy Root'],
    ['expired', 'CERT_HAS_EXPIRED', 'expired.box.test', 'Trusted Root'],
    ['tooEarly', 'CERT_NOT_YET_VALID', 'early.box.test', 'Trusted Root'],
    ['strange', 'UNSPECIFIED', 'strange.box.test', 'Trusted Root'],
    ['otherName', 'ERR_TLS_CERT_ALTNAME_INVALID', 'other.box.test', 'Trusted Root'],
    ['clientsOnly', 'INVALID_PURPOSE', 'client.box.test', 'Trusted Root'],
  ] as const)('%s: is refused, and named with its issuer', async (name, code, subject, issuer) => {
    const { results } = await probe([{ kind: 'send', url: at(name) }, { kind: 'handshake', url: at(name) }]);
    const refused = { kind: 'fault', fault: 'tls', code, subject, issuer, host: `localhost:${portOf(name)}`, proxy: null, proxyStatus: null };
    expect(results).toEqual([expect.objectContaining(refused), expect.objectContaining(refused)]);
  });

  test('is refused in OpenSSL’s own words, where Node has no name for why', async () => {
    const { results } = await probe([{ kind: 'send', url: at('strange') }]);
    expect(results).toEqual([expect.objectContaining({ fault: 'tls', said: 'unhandled critical extension' })]);
  });

  test('is refused on connections that were opened ahead without a word from nobody', async () => {
    const { results, stderr } = await probe([{ kind: 'send', url: at('strange'), ahead: 4, times: 4 }]);
    expect(results).toEqual(Array(4).fill(expect.objectContaining({ fault: 'tls' })));
    expect(stderr).toBe('');
  });

  test('says until when it was valid', async () => {
    const { results } = await probe([{ kind: 'send', url: at('expired') }]);
    expect(results).toEqual([expect.objectContaining({ validTo: LONG_AGO.toISOString() })]);
  });

  test('says from when it is valid, where that is still to come', async () => {
    const { results } = await probe([{ kind: 'send', url: at('tooEarly') }]);
    expect(results).toEqual([expect.objectContaining({ validFrom: EARLIEST.toISOString() })]);
  });

  test('is refused even where NODE_TLS_REJECT_UNAUTHORIZED is 0', async () => {
    const { results } = await probe([{ kind: 'send', url: at('selfSigned') }, { kind: 'handshake', url: at('selfSigned') }], { NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    expect(results).toEqual([expect.objectContaining({ fault: 'tls' }), expect.objectContaining({ fault: 'tls' })]);
  });

  test('a host that speaks no TLS is a TLS fault, with no certificate to name', async () => {
    const { results } = await probe([{ kind: 'send', url: at('plain') }]);
    expect(results).toEqual([expect.objectContaining({ fault: 'tls', subject: null })]);
  });
});

describe('a host whose certificate NODE_EXTRA_CA_CERTS vouches for', () => {
  test('answers', async () => {
    const { results } = await probe([{ kind: 'send', url: at('good') }]);
    expect(results).toEqual([{ kind: 'answer', status: 200, body: 'hello /path' }]);
  });

  test('is sent nothing by a handshake', async () => {
    const { url, received } = await listenForBytes();
    const { results } = await probe([{ kind: 'handshake', url }, { kind: 'handshake', url: at('plain', 'http') }]);
    expect(results).toEqual([{ kind: 'connected' }, { kind: 'connected' }]);
    expect(await received).toBe('');
  });
});

describe('a proxy', () => {
  test('that works carries several requests over one tunnel', async () => {
    await withProxy({ kind: 'works' }, async (proxy) => {
      const { results } = await viaProxy(proxy, [BEHIND_PROXY, BEHIND_PROXY, BEHIND_PROXY]);
      expect(results).toEqual(Array(3).fill({ kind: 'answer', status: 200, body: 'hello /path' }));
      expect(proxy.connects).toEqual(['api.box.test:443']);
    });
  });

  test('also carries a bare handshake', async () => {
    await withProxy({ kind: 'works' }, async (proxy) => {
      expect((await viaProxy(proxy, [{ kind: 'handshake', url: 'https://api.box.test/secret-path' }])).results).toEqual([{ kind: 'connected' }]);
      expect(proxy.connects).toEqual(['api.box.test:443']);
    });
  });

  test('is found where the variable holds no scheme', async () => {
    await withProxy({ kind: 'works' }, async (proxy) => {
      const { results } = await probe([BEHIND_PROXY], { HTTPS_PROXY: `localhost:${proxy.port}` });
      expect(results).toEqual([expect.objectContaining({ kind: 'answer' })]);
    });
  });

  test('is passed by for hosts of no_proxy', async () => {
    await withProxy({ kind: 'works' }, async (proxy) => {
      const { results } = await probe([{ ...BEHIND_PROXY, url: 'https://api.box.invalid/' }], { https_proxy: `http://127.0.0.1:${proxy.port}`, no_proxy: '.box.invalid' });
      expect(results).toEqual([expect.objectContaining({ kind: 'fault', proxy: null })]);
      expect(proxy.connects).toEqual([]);
    });
  });

  test('that wants a password is a proxy fault with its status', async () => {
    await withProxy({ kind: 'works', credentials: 'runner:p@ss word' }, async (proxy) => {
      const { results } = await viaProxy(proxy, [BEHIND_PROXY, { ...BEHIND_PROXY, kind: 'handshake' }], 'runner:wrong@');
      const refused = { kind: 'fault', fault: 'proxy', proxyStatus: 407, proxy: `127.0.0.1:${proxy.port}`, host: 'api.box.test' };
      expect(results).toEqual([expect.objectContaining(refused), expect.objectContaining(refused)]);
      expect(JSON.stringify(results)).not.toContain('wrong');
    });
  });

  test('that refuses is asked once, however many connections will be needed', async () => {
    await withProxy({ kind: 'works', credentials: 'runner:p@ss word' }, async (proxy) => {
      await viaProxy(proxy, [{ ...BEHIND_PROXY, ahead: 16 }], 'runner:wrong@');
      expect(proxy.connects).toEqual(['api.box.test:443']);
    });
  });

  test('opens a tunnel for each connection that will be needed', async () => {
    await withProxy({ kind: 'works' }, async (proxy) => {
      const { results } = await viaProxy(proxy, [{ ...BEHIND_PROXY, ahead: 4 }, BEHIND_PROXY]);
      expect(results).toEqual(Array(2).fill({ kind: 'answer', status: 200, body: 'hello /path' }));
      expect(proxy.connects).toEqual(Array(4).fill('api.box.test:443'));
    });
  });

  test.each([1, 2, 4])('that allows %i tunnels at a time carries any number of requests', async (most) => {
    await withProxy({ kind: 'works', most }, async (proxy) => {
      const { results } = await viaProxy(proxy, [{ ...BEHIND_PROXY, ahead: 12 }, { ...BEHIND_PROXY, times: 12 }, { ...BEHIND_PROXY, times: 6 }]);
      expect(results).toEqual(Array(19).fill({ kind: 'answer', status: 200, body: 'hello /path' }));
    });
  });

  test('that allows one tunnel at a time is asked for the next host once the last one’s is let go of', async () => {
    const proxy = await startProxy({ kind: 'works', most: 1 }, { 'api.box.test': portOf('good'), 'upload.box.test': portOf('good') });
    try {
      const { results } = await viaProxy(proxy, [BEHIND_PROXY, { kind: 'handshake', url: 'https://upload.box.test/' }, BEHIND_PROXY]);
      // The certificate is for other names; the tunnel was had.
      expect(results).toMatchObject([{ kind: 'answer' }, { kind: 'fault', fault: 'tls' }, { kind: 'answer' }]);
    } finally {
      await proxy.close();
    }
  });

  test('that denies one host is told so, though others are reached through it', async () => {
    await withProxy({ kind: 'works', denied: 'upload.box.test' }, async (proxy) => {
      const { results } = await viaProxy(proxy, [BEHIND_PROXY, { kind: 'handshake', url: 'https://upload.box.test/' }, BEHIND_PROXY]);
      expect(results).toMatchObject([{ kind: 'answer' }, { kind: 'fault', fault: 'proxy', proxyStatus: 403 }, { kind: 'answer' }]);
    });
  });

  test('gets the password that the variable holds', async () => {
    await withProxy({ kind: 'works', credentials: 'runner:p@ss word' }, async (proxy) => {
      const { results } = await viaProxy(proxy, [BEHIND_PROXY], 'runner:p%40ss%20word@');
      expect(results).toEqual([expect.objectContaining({ kind: 'answer', status: 200 })]);
    });
  });

  test.each([
    ['refuses', { kind: 'refuses', status: 403 }, { proxyStatus: 403, code: null }],
    ['hangs up', { kind: 'hangs-up' }, { proxyStatus: null, code: 'ECONNRESET' }],
  ] as const)('that %s is a proxy fault', async (_name, manner, facts) => {
    await withProxy(manner, async (proxy) => {
      expect((await viaProxy(proxy, [BEHIND_PROXY])).results).toEqual([expect.objectContaining({ fault: 'proxy', ...facts })]);
    });
  });

  test('that takes CONNECT and hangs ends with the signal, and keeps no process alive', async () => {
    await withProxy({ kind: 'hangs' }, async (proxy) => {
      const jobs = [{ ...BEHIND_PROXY, timeoutMs: 100 }, { ...BEHIND_PROXY, kind: 'handshake' as const, timeoutMs: 100 }];
      expect((await viaProxy(proxy, jobs)).results).toEqual(Array(2).fill({ kind: 'aborted', reason: 'too long', stage: 'tunnel', proxy: `127.0.0.1:${proxy.port}` }));
    });
  });

  test('that can not be reached is a proxy fault', async () => {
    const gone = await startProxy({ kind: 'hangs' }, {});
    await gone.close();
    expect((await viaProxy(gone, [BEHIND_PROXY])).results).toEqual([expect.objectContaining({ fault: 'proxy', code: 'ECONNREFUSED', proxy: `127.0.0.1:${gone.port}` })]);
  });

  test('that opens TLS itself shows by the issuer, and by its own name', async () => {
    await withProxy({ kind: 'intercepts', port: portOf('unknownIssuer') }, async (proxy) => {
      const { results } = await viaProxy(proxy, [BEHIND_PROXY]);
      expect(results).toEqual([expect.objectContaining({ fault: 'tls', issuer: 'Inspecting Proxy Root', proxy: `127.0.0.1:${proxy.port}`, host: 'api.box.test' })]);
    });
  });

  test('whose variable can not be read is a proxy fault that does not repeat it', async () => {
    for (const value of ['runner:hunter2@bad host', 'http://runner:hunter2%@127.0.0.1:9', 'http://runner:hunter2#@127.0.0.1:9']) {
      const { results, stderr } = await probe([BEHIND_PROXY], { https_proxy: value });
      expect(results).toEqual([expect.objectContaining({ fault: 'proxy', code: 'ERR_INVALID_URL' })]);
      expect(JSON.stringify(results) + stderr).not.toContain('hunter2');
    }
  });
});

describe('NODE_DEBUG', () => {
  const SECRETS = { bearer: 'TOKEN-T0KEN-TOKEN', form: 'ASSERTION-ASSERTION', password: 'PROXY-PASSW0RD' };
  const job: ProbeJob = { ...BEHIND_PROXY, bearer: SECRETS.bearer, form: { assertion: SECRETS.form } };
  const hidden = [...Object.values(SECRETS), btoa(`runner:${SECRETS.password}`)];

  test('shows neither token, form nor the proxy’s password', async () => {
    await withProxy({ kind: 'works', credentials: `runner:${SECRETS.password}` }, async (proxy) => {
      const environment = { https_proxy: `http://runner:${SECRETS.password}@127.0.0.1:${proxy.port}`, NODE_DEBUG: 'http,https,net,tls,tunnel,stream' };
      const { results, stderr } = await probe([job, { ...job, url: at('plain', 'http') }], environment);
      expect(results).toEqual([expect.objectContaining({ status: 200 }), expect.objectContaining({ status: 200 })]);
      expect(stderr).toContain('createConnection');
      expect(hidden.filter((secret) => stderr.includes(secret))).toEqual([]);
    });
  });
});
