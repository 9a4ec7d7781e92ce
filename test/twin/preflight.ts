/** The built product, as a job would run it: a process, the environment, and nothing else. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import type { Deployment } from './deployment.ts';
import type { World } from './world.ts';

const reportSchema = v.object({
  verdict: v.picklist(['pass', 'warn', 'fail', 'error', 'skip']),
  targets: v.array(v.object({
    name: v.string(),
    checks: v.array(v.object({
      id: v.string(), status: v.picklist(['pass', 'warn', 'fail', 'error', 'skip']), message: v.string(), skippedBecause: v.nullable(v.string()),
      diagnosis: v.nullable(v.looseObject({ code: v.string(), confidence: v.string(), cause: v.string(), remedy: v.array(v.string()) })),
      evidence: v.array(v.looseObject({ text: v.string() })),
    })),
  })),
});

export type Report = v.InferOutput<typeof reportSchema>;
export type ReportCheck = Report['targets'][number]['checks'][number];

export interface Preflight {
  readonly exitCode: number | null;
  /** `null` where the command could not be used. */
  readonly report: Report | null;
  /** What a person is shown. */
  readonly text: string;
  readonly stderr: string;
}

/** Short limits: on loopback nothing is slow but what is drawn to be. */
const LIMITS = { TIMEOUT: '20', REQUEST_TIMEOUT: '2', MAX_ATTEMPTS: '3' } as const;
const LONGEST_MS = 60_000;

function environment(world: World, { url, secrets, subject, scopes, folders }: Deployment): Record<string, string> {
  const inputs: Record<string, string> = {
    API_URL: url, STATUS_URL: '', SDK: world.sdk, DETAILS: 'full', SCOPES: scopes.join('\n'), FOLDERS: folders.map(({ id, operations }) => `${id}: ${operations.join(', ')}`).join('\n'), ...LIMITS,
    ...(secrets.auth === 'jwt' ? { JWT_CONFIG: secrets.jwtConfig } : { CLIENT_ID: secrets.clientId, CLIENT_SECRET: secrets.clientSecret, ENTERPRISE_ID: secrets.enterpriseId }),
    ...(subject.kind === 'user' ? { USER_ID: subject.id } : {}), ...(subject.kind === 'as-user' ? { AS_USER: subject.id } : {}),
  };
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`BOX_PREFLIGHT_${name}`, value]));
}

function run(args: readonly string[], env: Readonly<Record<string, string>>, cwd: string): Promise<Pick<Preflight, 'exitCode' | 'stderr'> & { stdout: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env: { PATH: process.env['PATH'] ?? '', ...env }, stdio: ['ignore', 'pipe', 'pipe'], timeout: LONGEST_MS });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => { stdout += chunk; });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => { stderr += chunk; });
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}

/** @param dist the folder with the built product */
export async function preflight(world: World, deployment: Deployment, dist: string): Promise<Preflight> {
  const folder = await mkdtemp(path.join(tmpdir(), 'box-preflight-twin-'));
  try {
    const narrowed = [...world.only.flatMap((id) => ['--only', id]), ...world.skip.flatMap((id) => ['--skip', id])];
    const args = [path.join(dist, 'cli.mjs'), 'run', '--format', 'json', '--output', 'text=report.txt', ...narrowed];
    const { exitCode, stdout, stderr } = await run(args, environment(world, deployment), folder);
    const report = stdout.startsWith('{') ? v.parse(reportSchema, JSON.parse(stdout)) : null;
    return { exitCode, report, stderr, text: await readFile(path.join(folder, 'report.txt'), 'utf8').catch(() => '') };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
