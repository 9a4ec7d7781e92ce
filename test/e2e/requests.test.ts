import { describe, expect, test } from '@jest/globals';
import type { SeenRequest } from '../../src/simulator/index.ts';
import { startBareHost, startFront } from '../support/front.ts';
import { runAction } from '../support/run-product.ts';
import { checkOf, onStage, outcomes, reportOf, runJob } from '../support/stage.ts';

const FOLDER = '160000000001';
const lines = (requests: readonly SeenRequest[]): readonly string[] => requests.map(({ method, path }) => `${method} ${path}`);
const withoutRevocations = (requests: readonly SeenRequest[]): readonly SeenRequest[] => requests.filter(({ path }) => path !== '/oauth2/revoke');

describe('a healthy run with one folder to upload to and no scopes', () => {
  test('sends five requests: token, identity, folder, rehearsal, revoke', async () => {
    const { requests, outputs } = await runJob('healthy-upload', { inputs: { folders: `${FOLDER}: upload` } });
    expect(lines(requests)[0]).toBe('POST /oauth2/token');
    expect(lines(requests).slice(1, 4).sort()).toEqual(['GET /2.0/folders/160000000001', 'GET /2.0/users/me', 'OPTIONS /2.0/files/content']);
    expect(lines(requests).slice(4)).toEqual(['POST /oauth2/revoke']);
    expect(outputs['api-calls']).toBe('4');
  });

  test('sends the three in the middle at once, and none before the token is there', async () => {
    await onStage('healthy-upload', async ({ simulator, inputs, secrets }) => {
      let [waiting, letGo]: [number, () => void] = [0, () => undefined];
      const together = new Promise<void>((resolve) => { letGo = resolve; });
      // None of the three is answered before all have arrived: one after another, they would wait for ever.
      const front = await startFront(simulator.url, {
        before: ({ path }) => {
          if (!path.startsWith('/2.0/')) return Promise.resolve();
          waiting += 1;
          if (waiting === 3) letGo();
          return together;
        },
      });
      try {
        const run = await runAction({ inputs: { ...inputs, 'api-url': `http://127.0.0.1:${front.port}` }, secrets });
        expect(run.outputs['result']).toBe('pass');
        expect(front.arrived[0]?.path).toBe('/oauth2/token');
        expect(front.arrived).toHaveLength(5);
      } finally {
        await front.close();
      }
    });
  });

  test('opens one bare connection to the upload host, and sends nothing over it', async () => {
    const host = await startBareHost();
    try {
      const run = await runJob('healthy-upload', { change: ({ world }) => { world.uploadOrigin = host.origin; } });
      expect(checkOf(reportOf(run), 'host/upload-host').status).toBe('pass');
      expect(host.connections).toEqual([{ bytes: 0 }]);
    } finally {
      await host.close();
    }
  });
});

describe('max-api-calls', () => {
  // healthy-every-operation: token, identity, folder, its locks, two rehearsals by name, one of the file itself.
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('of %i is never exceeded, and used to the last where more is needed', async (limit) => {
    const run = await runJob('healthy-every-operation', { inputs: { 'max-api-calls': String(limit) } });
    const sent = withoutRevocations(run.requests).length;
    expect(sent).toBe(Math.min(limit, 7));
    expect(run.outputs['api-calls']).toBe(String(sent));
    expect(run.exitCode).toBe(limit < 7 ? 1 : 0);
    expect(run.stdout.includes('call-budget')).toBe(limit < 7);
  });

  test('counts every try of a request', async () => {
    const run = await runJob('box-down', { inputs: { 'max-api-calls': '1' } });
    expect(withoutRevocations(run.requests).filter(({ path }) => path !== '/api/v2/summary.json')).toHaveLength(1);
    expect(reportOf(run).verdict).toBe('error');
  });

  test('does not keep a token from being revoked', async () => {
    const { tokens, requests } = await runJob('healthy-ccg', { inputs: { 'max-api-calls': '1' } });
    expect(lines(requests)).toEqual(['POST /oauth2/token', 'POST /oauth2/revoke']);
    expect(tokens.live).toBe(0);
  });

  test('leaves no follow-up where checks need all of it: the finding is the same, and less certain', async () => {
    const [scarce, plenty] = await Promise.all([
      runJob('service-account-not-invited', { inputs: { 'max-api-calls': '3' } }), runJob('service-account-not-invited'),
    ]);
    const followUps = (requests: readonly SeenRequest[]): number => requests.filter(({ path }) => path.endsWith('/trash') || path === '/2.0/collaborations').length;
    expect([followUps(scarce.requests), followUps(plenty.requests)]).toEqual([0, 2]);
    expect(outcomes(reportOf(scarce))).toEqual(outcomes(reportOf(plenty)));
    const confidence = (run: typeof scarce): string | undefined => checkOf(reportOf(run), `jwt/folder:${FOLDER}`).diagnosis?.confidence;
    expect([confidence(scarce), confidence(plenty)]).toEqual(['possible', 'likely']);
  });
});

describe('an assertion', () => {
  const jtis = (requests: readonly SeenRequest[]): readonly string[] => requests.filter(({ path }) => path === '/oauth2/token').map(({ body }) => {
    const [, claims = ''] = (new URLSearchParams(body).get('assertion') ?? '').split('.');
    return String((JSON.parse(Buffer.from(claims, 'base64url').toString()) as { jti: unknown }).jti);
  });

  test.each([['token-hiccup', 2], ['clock-two-minutes-fast', 2], ['healthy-app-user', 2], ['healthy-jwt', 1]] as const)(
    'is signed anew with a jti of its own for each token request of %s', async (name, count) => {
      const all = jtis((await runJob(name)).requests);
      expect(all).toHaveLength(count);
      expect(new Set(all).size).toBe(count);
      for (const jti of all) expect(jti).toMatch(/^[0-9a-f]{128}$/u);
    },
  );
});

describe('the As-User header', () => {
  test('is sent with the folder’s requests and its own check, and with nothing else', async () => {
    const { requests } = await runJob('healthy-as-user', { inputs: { folders: `${FOLDER}: upload` } });
    const by = (has: boolean): readonly string[] => lines(requests.filter(({ headers }) => (headers['as-user'] !== undefined) === has)).toSorted();
    expect(by(true)).toEqual(['GET /2.0/folders/160000000001', 'GET /2.0/users/me', 'OPTIONS /2.0/files/content']);
    expect(by(false)).toEqual(['GET /2.0/users/me', 'POST /oauth2/revoke', 'POST /oauth2/token']);
  });

  test.each(['healthy-upload', 'healthy-user-token'] as const)('is not sent where as-user is not set: %s', async (name) => {
    const { requests } = await runJob(name);
    expect(requests.filter(({ headers }) => headers['as-user'] !== undefined)).toEqual([]);
  });
});

test('a question that several checks ask is sent once', async () => {
  const { requests } = await runJob('viewer-cannot-upload', { inputs: { folders: `${FOLDER}: upload, rename`, scopes: 'root_readonly' } });
  const sent = lines(requests);
  expect(new Set(sent).size).toBe(sent.length);
});
