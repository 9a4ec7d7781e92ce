import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { startFront } from '../support/front.ts';
import type { Arrived, Front } from '../support/front.ts';
import { CLI, refuseLeaks, start, startAction } from '../support/run-product.ts';
import type { Started } from '../support/run-product.ts';
import { asEnvironment, checkOf, onStage, reportOf } from '../support/stage.ts';
import type { Stage } from '../support/stage.ts';

const FOLDER = 'ccg/folder:160000000001';
/** The runner kills ten seconds after it first asks to end; this product promises to need no more than half of that. */
const LONGEST_END_MS = 5_000;
/** Less than the revocations alone may take: what ends sooner did not wait for them. */
const AT_ONCE_MS = 2_500;

const never = new Promise<never>(() => undefined);
const isFolder = ({ path: wanted }: Arrived): boolean => wanted.startsWith('/2.0/folders/');
const isRevocation = ({ path: wanted }: Arrived): boolean => wanted === '/oauth2/revoke';

/** A Box that takes certain requests and says nothing, and the default time-outs. */
async function whileHanging<T>(hangs: (request: Arrived) => boolean, use: (stage: Stage & { readonly front: Front }) => Promise<T>): Promise<T> {
  return onStage('healthy-upload', async (stage) => {
    const front = await startFront(stage.simulator.url, { before: (request) => (hangs(request) ? never : Promise.resolve()) });
    try {
      return await use({ ...stage, front, inputs: { ...stage.inputs, 'api-url': `http://127.0.0.1:${front.port}` } });
    } finally {
      await front.close();
    }
  });
}

async function timed<T>(work: Promise<T>): Promise<{ readonly value: T; readonly tookMs: number }> {
  const startedMs = performance.now();
  const value = await work;
  return { value, tookMs: performance.now() - startedMs };
}

/** Windows has no signals to send: there, ending a process gives it no say. */
const onPosix = process.platform === 'win32' ? describe.skip : describe;

onPosix('the action, cancelled while Box hangs', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('ends soon after %s, with report, summary and outputs, and leaves no token behind', async (signal) => {
    await whileHanging(isFolder, async ({ inputs, secrets, simulator, front }) => {
      const started = await startAction({ inputs, secrets });
      await front.sees(isFolder);
      started.kill(signal);
      const { value: run, tookMs } = await timed(started.ended());
      expect(tookMs).toBeLessThan(LONGEST_END_MS);
      expect([run.exitCode, run.outputs['result']]).toEqual([1, 'error']);
      expect(checkOf(reportOf(run), FOLDER)).toMatchObject({ status: 'error', diagnosis: { code: 'timeout' } });
      expect(checkOf(reportOf(run), 'ccg/token').status).toBe('pass');
      expect(run.summary).toContain('was stopped');
      expect(simulator.tokens()).toMatchObject({ issued: 1, live: 0, revoked: 1 });
    });
  });

  test('ends soon where not even a token was issued yet', async () => {
    await whileHanging(() => true, async ({ inputs, secrets, front }) => {
      const started = await startAction({ inputs, secrets });
      await front.sees(({ path: wanted }) => wanted === '/oauth2/token');
      started.kill('SIGTERM');
      const { value: run, tookMs } = await timed(started.ended());
      expect(tookMs).toBeLessThan(LONGEST_END_MS);
      expect([run.exitCode, run.outputs['result']]).toEqual([1, 'error']);
      expect(front.arrived).toHaveLength(1);
      // Box may have issued one all the same.
      expect(run.stdout).toContain('1 token request(s) had no answer by the end');
    });
  });

  test('ends soon where Box does not answer the revocation either', async () => {
    await whileHanging((request) => isFolder(request) || isRevocation(request), async ({ inputs, secrets, front }) => {
      const started = await startAction({ inputs, secrets });
      await front.sees(isFolder);
      started.kill('SIGINT');
      const { value: run, tookMs } = await timed(started.ended());
      expect(tookMs).toBeLessThan(LONGEST_END_MS);
      expect([run.exitCode, reportOf(run).verdict]).toEqual([1, 'error']);
      expect(run.stdout).toContain('could not be revoked');
    });
  });

  test('leaves at once at the second signal', async () => {
    await whileHanging((request) => isFolder(request) || isRevocation(request), async ({ inputs, secrets, front }) => {
      const started = await startAction({ inputs, secrets });
      await front.sees(isFolder);
      started.kill('SIGINT');
      await front.sees(isRevocation);
      started.kill('SIGTERM');
      const { value: run, tookMs } = await timed(started.ended());
      expect(tookMs).toBeLessThan(AT_ONCE_MS);
      expect([run.exitCode, run.report]).toEqual([1, null]);
      expect(run.stdout).toContain('Ended at once: 1 access token(s) were not revoked');
    });
  });
});

onPosix('the command, stopped while Box hangs', () => {
  async function withCommand<T>({ inputs, secrets }: Stage, args: readonly string[], use: (started: Started) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(path.join(tmpdir(), 'box-preflight-test-'));
    try {
      const started = start(CLI, args, asEnvironment(inputs), folder);
      const value = await use(started);
      const { stdout, stderr } = await started.finished;
      refuseLeaks({ stdout, stderr }, secrets());
      return value;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  test.each([['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const)('by %s ends with %i, prints the report, and leaves no token behind', async (signal, code) => {
    await whileHanging(isFolder, async (stage) => {
      await withCommand(stage, ['run', '--format', 'json'], async (started) => {
        await stage.front.sees(isFolder);
        started.kill(signal);
        const { value: { exitCode, stdout }, tookMs } = await timed(started.finished);
        expect(tookMs).toBeLessThan(LONGEST_END_MS);
        expect(exitCode).toBe(code);
        expect(checkOf(JSON.parse(stdout) as Parameters<typeof checkOf>[0], FOLDER)).toMatchObject({ status: 'error', diagnosis: { code: 'timeout' } });
        expect(stage.simulator.tokens().live).toBe(0);
      });
    });
  });

  test('leaves at once at the second signal, with that signal’s code', async () => {
    await whileHanging((request) => isFolder(request) || isRevocation(request), async (stage) => {
      await withCommand(stage, ['run'], async (started) => {
        await stage.front.sees(isFolder);
        started.kill('SIGINT');
        await stage.front.sees(isRevocation);
        started.kill('SIGTERM');
        const { value: { exitCode, stdout, stderr }, tookMs } = await timed(started.finished);
        expect(tookMs).toBeLessThan(AT_ONCE_MS);
        expect([exitCode, stdout]).toEqual([143, '']);
        expect(stderr).toContain('Ended at once: 1 access token(s) were not revoked');
      });
    });
  });
});
