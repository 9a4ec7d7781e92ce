import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { ROOT } from '../docs/pages.ts';

type Asked = Readonly<Record<string, readonly string[]>>;

/** Runs npm with a registry on loopback that knows of no hole, and returns what it was asked about. */
async function askedOf(args: readonly string[]): Promise<Asked> {
  let asked: Asked = {};
  const registry = createServer((request, response) => {
    const parts: Buffer[] = [];
    request
      .on('data', (part: Buffer) => {
        parts.push(part);
      })
      .on('end', () => {
        const body = Buffer.concat(parts);
        const plain = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
        if (plain.length > 0) asked = JSON.parse(plain.toString('utf8')) as Asked;
        response.setHeader('content-type', 'application/json').end('{}');
      });
  });
  await new Promise<void>((resolve) => {
    registry.listen(0, '127.0.0.1', resolve);
  });
  try {
    const { port } = registry.address() as AddressInfo;
    const script = process.env['npm_execpath'];
    const [command, first] = script === undefined ? ['npm', []] : [process.execPath, [script]];
    const env = { ...process.env, npm_config_registry: `http://127.0.0.1:${port}`, no_proxy: '127.0.0.1' };
    await promisify(execFile)(command, [...first, ...args], { cwd: ROOT, env });
    return asked;
  } finally {
    registry.close();
  }
}

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps?: readonly { readonly run?: string }[] }>>;
}

const AUDIT = /npm (audit --omit=dev --audit-level=low)/u;

/** The command by which a workflow asks about what is bundled, as it stands there. */
function auditIn(file: string): readonly string[] {
  const { jobs } = parse(readFileSync(path.join(ROOT, '.github/workflows', file), 'utf8')) as Workflow;
  const runs = Object.values(jobs).flatMap(({ steps = [] }) =>
    steps.flatMap(({ run = '' }) => AUDIT.exec(run)?.[1] ?? []),
  );
  return (runs[0] ?? '').split(' ');
}

describe.each(['release.yml', 'supply-chain.yml'])('the audit in %s', (file) => {
  test('asks the registry about every package that is bundled, in its version', async () => {
    const licences = readFileSync(path.join(ROOT, 'dist/licenses.txt'), 'utf8');
    const bundled = [...licences.matchAll(/^(\S+) (\d\S*) \([^)]+\)$/gmu)].map(([, name = '', version = '']) => ({
      name,
      version,
    }));
    const asked = await askedOf([...auditIn(file), '--package-lock-only']);
    expect(bundled.length).toBeGreaterThan(30);
    expect(bundled.filter(({ name, version }) => asked[name]?.includes(version) !== true)).toEqual([]);
  }, 30_000);
});
