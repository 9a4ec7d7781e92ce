import { describe, expect, test } from '@jest/globals';
import { preflight } from '../../src/index.ts';
import { startFront } from '../support/front.ts';
import type { Arrived } from '../support/front.ts';
import { checkIn, depsFor, newVault, planFor } from '../support/preflight.ts';
import { onStage } from '../support/stage.ts';

const isToken = ({ path }: Arrived): boolean => path === '/oauth2/token';

describe('a run that is stopped while a token is on its way', () => {
  test('waits for it and revokes it', async () => {
    await onStage('healthy-upload', async ({ inputs, simulator }) => {
      let goOn = (): void => undefined;
      const held = new Promise<void>((resolve) => { goOn = resolve; });
      const front = await startFront(simulator.url, { before: (request) => (isToken(request) ? held : Promise.resolve()) });
      try {
        const vault = newVault();
        const signal = new AbortController();
        const running = preflight(planFor({ ...inputs, 'api-url': `http://127.0.0.1:${front.port}` }, vault), depsFor(vault, { interrupted: signal.signal }));
        await front.sees(isToken);
        signal.abort('interrupted');
        goOn();
        const report = await running;
        expect([report.verdict, checkIn(report, 'ccg/token').status]).toEqual(['error', 'error']);
        expect(simulator.tokens()).toMatchObject({ issued: 1, live: 0, revoked: 1 });
        expect(simulator.requests.map(({ path }) => path)).toEqual(['/oauth2/token', '/oauth2/revoke']);
      } finally {
        await front.close();
      }
    });
  });
});
