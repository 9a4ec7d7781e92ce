import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { issue } from '../support/certificates.ts';
import type { Issued } from '../support/certificates.ts';

/** Whatever was started, to be ended in turn. */
const ends: (() => Promise<void> | void)[] = [];

export async function endAll(): Promise<void> {
  for (const end of ends.splice(0).reverse()) await end();
}

/** A folder that programs which give up root can write to as well. */
export function scratch(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `box-preflight-${name}-`));
  chmodSync(folder, 0o777);
  return folder;
}

/** Starts a server, and waits until it listens on `port`. @throws where it ends before that */
async function serve(command: string, args: readonly string[], port: number): Promise<void> {
  // A group of its own: what it starts in turn ends with it.
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => { said += chunk; });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve()).once('error', (error) => {
      said += error.message;
      resolve();
    });
  });
  ends.push(async () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
    await ended;
    for (const stream of [child.stdout, child.stderr]) stream.destroy();
  });
  const over = ended.then((): 'over' => 'over');
  while (!(await listens(port))) {
    const next = await Promise.race([over, new Promise<'again'>((resolve) => setTimeout(() => resolve('again'), 50))]);
    if (next === 'over') throw new Error(`${command} ended: ${said}`);
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}

const NAMES = ['api.box.com', 'upload.box.com', 'api.box.test'];
export const ROOT = issue({ name: 'Acme Root', issuer: null, authority: true });

/** Certificates of an inspecting proxy, right and wrong. */
export const CERTIFICATES = {
  good: issue({ name: 'api.box.com', hosts: NAMES, issuer: ROOT }),
  expired: issue({ name: 'api.box.com', hosts: NAMES, issuer: ROOT, validFrom: new Date('2001-01-01'), validTo: new Date('2002-01-01') }),
  otherName: issue({ name: 'proxy.acme.test', hosts: ['proxy.acme.test'], issuer: ROOT }),
  strange: issue({ name: 'api.box.com', hosts: NAMES, issuer: ROOT, strange: true }),
} as const satisfies Readonly<Record<string, Issued>>;

/** One `server` of nginx: its port, the certificate that it shows (none: plain http), and what it does. */
export interface Site {
  readonly port: number;
  readonly certificate?: keyof typeof CERTIFICATES;
  readonly server?: string;
  readonly location: string;
}

/** nginx with these sites. */
export async function nginx(sites: readonly [Site, ...Site[]]): Promise<void> {
  const folder = scratch('nginx');
  for (const [name, { cert, key }] of Object.entries(CERTIFICATES)) {
    writeFileSync(path.join(folder, `${name}.pem`), cert);
    writeFileSync(path.join(folder, `${name}.key`), key);
  }
  const servers = sites.map(({ port, certificate, server = '', location }) => {
    const tls = certificate === undefined ? '' : `ssl_certificate ${folder}/${certificate}.pem; ssl_certificate_key ${folder}/${certificate}.key;`;
    return `server { listen 127.0.0.1:${port}${tls === '' ? '' : ' ssl'}; ${tls} ${server} location / { ${location} } }`;
  });
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((each) => `${each}_temp_path ${folder}/${each};`).join(' ');
  const config = path.join(folder, 'nginx.conf');
  writeFileSync(config, `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; events {} http { access_log off; ${temp}\n${servers.join('\n')}\n}`);
  await serve('nginx', ['-c', config, '-p', folder], sites[0].port);
}

/** squid with these access rules. */
export async function squid(port: number, rules: readonly string[]): Promise<void> {
  const folder = scratch('squid');
  const config = path.join(folder, 'squid.conf');
  writeFileSync(config, [
    `http_port 127.0.0.1:${port}`, `pid_filename ${folder}/pid`, `cache_log ${folder}/cache.log`, 'access_log none', 'cache deny all', `coredump_dir ${folder}`,
    'visible_hostname proxy.acme.test', 'shutdown_lifetime 1 seconds', 'dns_nameservers 127.0.0.53', 'netdb_filename none', ...rules, '',
  ].join('\n'));
  await serve('squid', ['-N', '-f', config], port);
}

/** A name server on 127.0.0.53 that knows every name of `.test` as loopback; a silent one answers nobody. */
export interface NameServer {
  readonly questions: string[];
  silent: boolean;
  /** Resolves at the next question. */
  asked(): Promise<void>;
}

export async function nameServer(): Promise<NameServer> {
  const waiting: (() => void)[] = [];
  const server: NameServer = { questions: [], silent: false, asked: () => new Promise((resolve) => waiting.push(resolve)) };
  const socket = createSocket('udp4', (query, from) => {
    server.questions.push(nameIn(query));
    for (const tell of waiting.splice(0)) tell();
    if (!server.silent) socket.send(answerTo(query), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(53, '127.0.0.53', resolve));
  ends.push(() => new Promise((resolve) => socket.close(() => resolve())));
  return server;
}

/** Where the question ends (RFC 1035 section 4.1.2): labels, an empty one, type and class. */
function endOfQuestion(query: Buffer): number {
  let at = 12;
  while (query[at] !== undefined && query[at] !== 0) at += (query[at] ?? 0) + 1;
  return at + 5;
}

function nameIn(query: Buffer): string {
  const labels: string[] = [];
  for (let at = 12, length = query[at] ?? 0; length > 0; at += length + 1, length = query[at] ?? 0) labels.push(query.toString('latin1', at + 1, at + 1 + length));
  return `${query.readUInt16BE(endOfQuestion(query) - 4) === 28 ? 'AAAA' : 'A'} ${labels.join('.')}`;
}

/** 127.0.0.1 where an address of four bytes was asked for (type 1), else nothing. */
function answerTo(query: Buffer): Buffer {
  const end = endOfQuestion(query);
  const found = query.readUInt16BE(end - 4) === 1;
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(0x8180, 2);
  header.writeUInt16BE(found ? 1 : 0, 6);
  header.writeUInt32BE(0, 8);
  const record = Buffer.from([0xc0, 0x0c, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1]);
  return Buffer.concat([header, query.subarray(12, end), ...(found ? [record] : [])]);
}
