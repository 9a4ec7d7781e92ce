import { describe, expect, test } from '@jest/globals';
import { commandsIn, runJob } from '../support/stage.ts';
import type { Staged } from '../support/stage.ts';

const COOKIE = 'session=4711-not-for-logs';

/** A run whose folder is answered with headers that nobody needs, and with all that the request held. */
const runEchoing = (environment: Readonly<Record<string, string>>): Promise<Staged> => runJob('healthy-jwt', {
  environment,
  inputs: { 'max-attempts': '1' },
  change: ({ world }) => {
    world.faults.push({ match: { path: '/2.0/users/me' }, fault: { kind: 'status', status: 500, headers: { 'set-cookie': COOKIE, 'x-powered-by': 'cookie-maker', 'server': 'gateway' } } });
    world.faults.push({ match: { path: '/2.0/folders' }, fault: { kind: 'echo' } });
  },
});

describe('with debug logging on (RUNNER_DEBUG)', () => {
  test('the log holds the time and the allowed headers of each try, and no others', async () => {
    const lines = commandsIn((await runEchoing({ RUNNER_DEBUG: '1' })).stdout, 'debug');
    const identity = lines.find((line) => line.includes('jwt identity')) ?? '';
    expect(identity).toMatch(/^::debug::jwt identity, try 1: GET http:\/\/127\.0\.0\.1:\d+\/2\.0\/users\/me: HTTP 500 in \d+ ms; /u);
    expect(identity).toMatch(/; server: gateway/u);
    expect(identity).toMatch(/; date: \w{3}, \d\d /u);
    expect(lines.join('\n')).not.toMatch(/set-cookie|4711-not-for-logs|x-powered-by|cookie-maker|x-echo|location|authorization|assertion/iu);
  });

  test('without it nothing of the kind is there', async () => {
    expect(commandsIn((await runEchoing({})).stdout, 'debug')).toEqual([]);
  });
});

// runJob fails where any output holds a secret or a part of one.
test.each(['http', 'https', 'net', 'tls', 'http,https,net,tls,stream,timer,module,fetch,undici'])('NODE_DEBUG=%s shows no secret', async (sections) => {
  const run = await runEchoing({ NODE_DEBUG: sections, RUNNER_DEBUG: '1' });
  expect(run.outputs['result']).toBe('fail');
});
