/** Box, the network or something between them is in the way. */
import { fails, ids, impatient, works } from './base.ts';
import type { Change, Draft, Scenario } from './base.ts';
import type { Fault, FaultMatch } from '../world.ts';

/** Everything but the status page. */
const box = /^\/(oauth2|2\.0)\//;
const rest = '/2.0/';
const tokenRequest: FaultMatch = { method: 'POST', path: '/oauth2/token' };

function meets(match: FaultMatch, fault: Fault, inputs: Readonly<Record<string, string>> = {}): (draft: Draft) => void {
  return (draft) => {
    draft.world.faults.push({ match, fault });
    Object.assign(draft.inputs, inputs);
  };
}

const outage: Change = (draft) => {
  meets({ path: box }, { kind: 'status', status: 503 }, impatient)(draft);
  draft.world.statusPage = { indicator: 'major', description: 'Major Service Outage', incidents: [{ id: 'simulated', name: 'API errors', status: 'investigating' }] };
};

const expired: Fault = {
  kind: 'status', status: 401, body: '',
  headers: { 'www-authenticate': 'Bearer realm="Service", error="invalid_token", error_description="The access token provided is invalid."' },
};
const usedJti = JSON.stringify({ error: 'invalid_grant', error_description: "Please check the 'jti' claim. A unique 'jti' value is required." });

export const trouble = {
  'box-hiccup': works('ccg', 'Box answers 502 once, then all is well', meets({ path: rest, nth: 1 }, { kind: 'status', status: 502, html: true })),
  'token-hiccup': works('jwt', 'The token request meets 503 once, and a blind retry would re-use its jti', meets({ ...tokenRequest, nth: 1 }, { kind: 'status', status: 503 })),
  'rate-limited-once': works('ccg', 'Box asks to wait for a second', meets({ path: rest, nth: 1 }, { kind: 'status', status: 429, headers: { 'retry-after': '1' } })),
  'connection-reset-once': works('ccg', 'One connection is reset, the next one holds', meets({ path: rest, nth: 1 }, { kind: 'reset', when: 'before' })),
  'token-refused-once': works('ccg', 'A token just obtained is refused once', meets({ path: '/2.0/users/me', nth: 1 }, expired)),
  'box-is-slow': works('ccg', 'Box takes half a second for each answer', meets({ path: box }, { kind: 'delay', ms: 500 })),
  'box-down': fails('ccg', 'Box is down, and its status page says so', outage),
  'box-errors-html': fails('ccg', 'The load balancer answers with an HTML page', meets({ path: box }, { kind: 'html', status: 502 }, impatient)),
  'box-breaks-after-the-token': fails('ccg', 'Tokens are issued, everything else fails', meets({ path: rest }, { kind: 'status', status: 500 }, impatient)),
  'rate-limited-for-long': fails('ccg', 'Box asks to wait for ten minutes', meets({ path: box }, { kind: 'status', status: 429, headers: { 'retry-after': '600' } }, impatient)),
  'html-from-a-proxy': fails('ccg', 'A proxy answers with its own page', meets({ path: box }, { kind: 'html', status: 403 }, impatient)),
  'login-page-from-a-proxy': fails('ccg', 'A captive portal answers 200 with its login page', meets({ path: box }, { kind: 'html', status: 200 }, impatient)),
  'answer-truncated': fails('ccg', 'Answers end in the middle', meets({ path: rest }, { kind: 'truncated' }, impatient)),
  'answer-is-not-json': fails('ccg', 'Answers are called JSON and are not', meets({ path: rest }, { kind: 'body', status: 200, body: '{"type":"user","id":' }, impatient)),
  'connection-reset': fails('ccg', 'Every connection is reset', meets({ path: box }, { kind: 'reset', when: 'before' }, impatient)),
  'connection-reset-in-the-body': fails('ccg', 'Connections are reset in the middle of an answer', meets({ path: rest }, { kind: 'reset', when: 'body' }, impatient)),
  'box-hangs': fails('ccg', 'Box takes the request and says nothing', meets({ path: box }, { kind: 'hang', when: 'connect' }, impatient)),
  'box-hangs-in-the-body': fails('ccg', 'Box begins an answer and never ends it', meets({ path: rest }, { kind: 'hang', when: 'body' }, impatient)),
  'box-drips': fails('ccg', 'Answers come one byte at a time', meets({ path: rest }, { kind: 'drip', intervalMs: 100 }, impatient)),
  'no-date': fails('jwt', 'Answers carry no Date', meets({ path: box }, { kind: 'no-date' })),
  'box-echoes-secrets': fails('ccg', 'A proxy gives back what it was sent, secrets included', meets({ path: box }, { kind: 'echo' })),
  'assertion-already-used': fails('jwt', 'Box takes every assertion for a used one', meets(tokenRequest, { kind: 'body', status: 400, body: usedJti })),
  'upload-host-unreachable': fails('ccg', 'The host that takes uploads is behind a firewall that refuses', ({ world, inputs }) => {
    // TCP port 1 is reserved (tcpmux): nothing listens there.
    world.uploadOrigin = 'http://127.0.0.1:1';
    Object.assign(inputs, impatient, { folders: `${ids.releases}: upload` });
  }),
  'token-refused-always': fails('ccg', 'Every token has expired the moment it is used', ({ world }) => { world.tokenLifetimeSeconds = 0; }),
} satisfies Record<string, Scenario>;
