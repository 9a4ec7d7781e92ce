import { describe, expect, test } from '@jest/globals';
import { openWire } from '../../src/box/wire.ts';
import type { Deps } from '../../src/foundation/deps.ts';
import type { Wire, WireRequest } from '../../src/foundation/wire.ts';
import { plain } from '../../src/foundation/text.ts';
import { preflight } from '../../src/index.ts';
import type { Report } from '../../src/engine/report.ts';
import type { SeenRequest } from '../../src/simulator/index.ts';
import { checkIn, depsFor, newVault, planFor } from '../support/preflight.ts';
import { realClock } from '../support/real-clock.ts';
import { onStage } from '../support/stage.ts';

interface Broken {
  readonly report: Report;
  readonly tokens: { readonly issued: number; readonly live: number };
  readonly requests: readonly SeenRequest[];
  readonly held: number;
}

/** A healthy run in which our own code breaks on the requests that `breaks` says. */
async function runBreaking(breaks: (request: WireRequest) => boolean, inputs: Readonly<Record<string, string>> = {}, more: Partial<Deps> = {}): Promise<Broken> {
  return onStage('healthy-upload', async (stage) => {
    let held = 0;
    const vault = newVault();
    const whole = openWire({ userAgent: 'box-preflight/0', env: {}, clock: realClock });
    const wire: Wire = {
      send: (request, ...given) => (breaks(request) ? Promise.reject(new TypeError('x is not a function')) : whole.send(request, ...given)),
      prepare: (...given) => whole.prepare(...given), handshake: (...given) => whole.handshake(...given), close: () => whole.close(),
    };
    const progress: Deps['progress'] = (event) => {
      if (event.kind === 'token') held += event.held;
    };
    const report = await preflight(planFor({ ...stage.inputs, ...inputs }, vault), depsFor(vault, { openWire: () => Promise.resolve(wire), progress, ...more }));
    return { report, tokens: stage.simulator.tokens(), requests: [...stage.simulator.requests], held };
  });
}

const FOLDER = 'ccg/folder:160000000001';

describe('a bug of ours', () => {
  test('in one check is that check’s error: the others keep their verdicts, and no token stays', async () => {
    const { report, tokens, held } = await runBreaking(({ url, method }) => method === 'GET' && url.pathname.startsWith('/2.0/folders/'));
    expect([report.verdict, checkIn(report, 'ccg/token').status, checkIn(report, 'ccg/identity').status]).toEqual(['error', 'pass', 'pass']);
    expect(checkIn(report, FOLDER)).toMatchObject({ status: 'error', diagnosis: { code: 'unknown' } });
    expect([tokens.issued, tokens.live, held]).toEqual([1, 0, 0]);
  });

  test('that the identity’s facts meet again leaves the report whole', async () => {
    const { report, tokens } = await runBreaking(({ url }) => url.pathname === '/2.0/users/me');
    expect([report.verdict, checkIn(report, 'ccg/identity').status, checkIn(report, FOLDER).status]).toEqual(['error', 'error', 'pass']);
    expect(tokens.live).toBe(0);
  });

  test('after all checks have passed still makes the verdict an error, with what they found', async () => {
    const isProbe = ({ url }: WireRequest): boolean => !/token|revoke|users\/me|folders|files/u.test(url.pathname) && url.pathname.startsWith('/2.0/');
    const { report, requests } = await runBreaking(isProbe, { 'least-privilege': 'true' });
    expect([report.verdict, checkIn(report, FOLDER).status, checkIn(report, 'ccg/token').status]).toEqual(['error', 'pass', 'pass']);
    expect(plain(checkIn(report, 'host/network').message)).toContain('defect of box-preflight itself');
    // Exchanged tokens expire by themselves.
    expect(requests.filter(({ path }) => path === '/oauth2/revoke')).toHaveLength(1);
  });

  test('before there is anything to report is a report all the same', async () => {
    const { report } = await runBreaking(() => false, {}, { random: () => { throw new TypeError('no randomness'); } });
    expect([report.verdict, report.targets.map(({ name }) => name)]).toEqual(['error', ['host']]);
    expect(checkIn(report, 'host/network')).toMatchObject({ status: 'error', diagnosis: { code: 'unknown' } });
  });
});
