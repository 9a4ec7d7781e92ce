import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { describe, expect, test } from '@jest/globals';
import type { ScenarioName } from '../../src/simulator/index.ts';
import { issue } from '../support/certificates.ts';
import { startProxy } from '../support/connect-proxy.ts';
import { importsOf } from '../support/dist-imports.ts';
import { ACTION, runAction, runCli } from '../support/run-product.ts';
import type { ActionRun } from '../support/run-product.ts';
import { onStage } from '../support/stage.ts';
import type { Stage } from '../support/stage.ts';
import { anIssue } from './server.ts';
import type { FakeGithub } from './server.ts';
import { TOKEN, withGithub } from './support.ts';

/** The built action against the embedded Box and the fake GitHub, in a process of its own. */

const PULL = { pull_request: { number: 7, head: { repo: { full_name: 'acme/site' }, sha: 'abcdef0123456789' }, base: { repo: { full_name: 'acme/site' } } } };

interface Job {
  readonly inputs: Readonly<Record<string, string>>;
  readonly event?: unknown;
  readonly environment?: Readonly<Record<string, string>>;
  readonly token?: string;
}

const job = ({ inputs, environment, secrets }: Stage, github: Pick<FakeGithub, 'url'>, wanted: Job): Promise<ActionRun> => runAction({
  inputs: { ...inputs, 'github-token': wanted.token ?? TOKEN, ...wanted.inputs },
  environment: { ...environment, GITHUB_API_URL: github.url, ...wanted.environment },
  event: wanted.event ?? {},
  secrets: () => [...secrets(), TOKEN],
});

const on = <T>(name: ScenarioName, scenario: (stage: Stage, github: FakeGithub) => Promise<T>): Promise<T> =>
  onStage(name, (stage) => withGithub({ issues: [anIssue(7, { isPull: true })] }, (github) => scenario(stage, github)));

const pullRequest = (comment: string): Job => ({ inputs: { comment }, event: PULL, environment: { GITHUB_EVENT_NAME: 'pull_request' } });
const scheduled = (run: number, inputs: Readonly<Record<string, string>> = {}): Job => ({
  inputs: { 'tracking-issue': 'true', ...inputs }, environment: { GITHUB_EVENT_NAME: 'schedule', GITHUB_RUN_ID: String(run) },
});

describe('the built action', () => {
  test('writes its comment on the pull request, and the verdict is not concerned', async () => {
    await on('viewer-cannot-upload', async (stage, github) => {
      const run = await job(stage, github, pullRequest('on-problem'));
      expect([run.exitCode, run.outputs['result']]).toEqual([1, 'fail']);
      expect(github.issues[0]?.comments.map(({ body }) => body)).toEqual([expect.stringContaining('### ✗ Box Preflight: fail')]);
      expect([...github.authorizations]).toEqual([`token ${TOKEN}`]);
    });
  });

  test('reaches GitHub through a proxy, with the client that the start-up does without', async () => {
    await on('healthy-ccg', async (stage, github) => {
      const proxy = await startProxy({ kind: 'works' }, { 'github.test': github.port });
      try {
        const through = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_API_URL: 'http://github.test', http_proxy: `http://127.0.0.1:${proxy.port}` };
        const run = await job(stage, github, { ...pullRequest('always'), environment: through });
        expect([run.exitCode, run.stdout]).toEqual([0, expect.not.stringContaining('No comment was written')]);
        expect(proxy.connects.length).toBeGreaterThan(0);
        expect(github.issues[0]?.comments).toHaveLength(1);
      } finally {
        await proxy.close();
      }
    });
  });

  test.each(['directly', 'through a proxy'])('gives its token to nobody without a trusted certificate, %s, whatever NODE_TLS_REJECT_UNAUTHORIZED says', async (way) => {
    const heard: string[] = [];
    const self = issue({ name: 'github.test', hosts: ['localhost', 'github.test'], issuer: null });
    const server = createTlsServer({ cert: self.cert, key: self.key }, (socket) => socket.on('data', (bytes) => heard.push(bytes.toString())));
    server.on('tlsClientError', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const { port } = server.address() as AddressInfo;
    const proxy = await startProxy({ kind: 'works' }, { 'github.test': port });
    try {
      await onStage('healthy-ccg', async (stage) => {
        const url = way === 'directly' ? `https://localhost:${port}` : 'https://github.test';
        const environment = {
          GITHUB_EVENT_NAME: 'pull_request', NODE_TLS_REJECT_UNAUTHORIZED: '0', ...(way === 'directly' ? {} : { https_proxy: `http://127.0.0.1:${proxy.port}` }),
        };
        const run = await job(stage, { url }, { ...pullRequest('always'), environment });
        expect(heard).toEqual([]);
        expect(run.stdout).toContain('No comment was written');
        expect(run.stdout).toMatch(/::warning[^\n]*NODE_TLS_REJECT_UNAUTHORIZED is 0/u);
      });
    } finally {
      server.close();
      await proxy.close();
    }
  });

  test('says in log and summary, in one line, that its token may not write, and passes', async () => {
    const refused = { status: 403, message: 'Resource not accessible by integration' };
    await onStage('healthy-ccg', (stage) => withGithub({ issues: [anIssue(7, { isPull: true })], fault: (request) => (request.startsWith('POST') ? refused : null) }, async (github) => {
      const run = await job(stage, github, pullRequest('always'));
      expect(run.exitCode).toBe(0);
      expect(run.stdout.match(/^No comment was written on the pull request: .*permissions: pull-requests: write.*$/gmu)).toHaveLength(1);
      expect(run.summary.match(/^> No comment was written on the pull request: /gmu)).toHaveLength(1);
    }));
  });

  test('loads none of GitHub’s client where nothing is to be written', async () => {
    await on('healthy-ccg', async (stage, github) => {
      const run = await job(stage, github, { inputs: { 'comment': 'always', 'tracking-issue': 'true' } });
      expect([run.exitCode, github.requests]).toEqual([0, []]);
    });
  });

  test('keeps its tracking issue through failure and recovery', async () => {
    await on('healthy-ccg', async (stage, github) => {
      const [app] = stage.world.apps;
      if (app === undefined) throw new Error('the scenario has an app');
      const status = app.clientSecret;
      Object.assign(app, { clientSecret: 'another-secret-another-secret-12' });
      expect((await job(stage, github, scheduled(1))).exitCode).toBe(1);
      Object.assign(app, { clientSecret: status });
      expect((await job(stage, github, scheduled(2))).exitCode).toBe(0);
      expect(github.issues.filter(({ isPull }) => !isPull).map(({ title, state }) => [title, state])).toEqual([['Box Preflight: ccg is good (deploy/preflight)', 'closed']]);
    });
  });

  test('compares each scheduled run with the last good one, which the tracking issue keeps', async () => {
    await on('healthy-ccg', async (stage, github) => {
      const drift = { drift: 'warn' };
      const first = await job(stage, github, scheduled(1, drift));
      expect([first.exitCode, first.outputs['result']]).toEqual([0, 'pass']);
      const [invitation] = stage.world.collaborations;
      if (invitation === undefined) throw new Error('the scenario has an invitation');
      invitation.role = 'viewer';
      const second = await job(stage, github, scheduled(2, drift));
      expect(second.outputs['result']).toBe('warn');
      expect(second.summary).toContain('| `folder 160000000001, can_upload` | `yes` | `no` |');
      const [issue] = github.issues.filter(({ isPull }) => !isPull);
      expect(issue?.state).toBe('closed');
      expect(issue?.comments.map(({ body }) => body)).toEqual([expect.stringContaining('| `folder 160000000001, can_upload` | `yes` | `no` |')]);
      expect((await job(stage, github, scheduled(3, drift))).outputs['result']).toBe('pass');
    });
  });

  test('compares with an earlier report, and so does the command', async () => {
    await on('healthy-ccg', async (stage, github) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'box-preflight-test-'));
      const file = path.join(folder, 'last-good.json');
      const inputs = { 'drift': 'fail', 'drift-baseline': file };
      try {
        const first = await job(stage, github, { inputs });
        expect(first.outputs['result']).toBe('pass');
        await writeFile(file, first.places['box-preflight-report.json'] ?? '');
        for (const invitation of stage.world.collaborations) invitation.role = 'viewer';
        const second = await job(stage, github, { inputs });
        expect([second.exitCode, JSON.parse(second.outputs['failed-checks'] ?? '')]).toEqual([1, ['ccg/drift']]);
        const environment = Object.fromEntries(Object.entries({ ...stage.inputs, ...inputs, name: 'deploy/preflight' }).map(([name, value]) => [`BOX_PREFLIGHT_${name.toUpperCase().replaceAll('-', '_')}`, value]));
        const command = await runCli(['run', '--only', 'drift'], environment, stage.secrets);
        expect([command.exitCode, command.stdout]).toEqual([0, expect.stringContaining('Nothing that is known of the last good run')]);
        const whole = await runCli(['run'], environment, stage.secrets);
        expect([whole.exitCode, whole.stdout]).toEqual([1, expect.stringContaining('can_upload was yes, is no')]);
      } finally {
        await rm(folder, { recursive: true });
      }
    });
  });

  test('has undici in the chunk of GitHub’s client and nowhere else', async () => {
    const dist = path.dirname(ACTION);
    const files = (await readdir(dist, { recursive: true })).filter((file) => file.endsWith('.mjs'));
    const texts = await Promise.all(files.map(async (file) => [file, await readFile(path.join(dist, file), 'utf8')] as const));
    const holding = texts.filter(([, text]) => text.includes('UND_ERR_CONNECT_TIMEOUT')).map(([file]) => file);
    expect(holding).toEqual([expect.stringMatching(/^chunks.github-api-/u)]);
    const imported = (await Promise.all(files.map((file) => importsOf(path.join(dist, file))))).flat();
    const importers = imported.filter((file) => holding.includes(path.relative(dist, file)));
    expect(importers).toEqual([]);
  });
});
