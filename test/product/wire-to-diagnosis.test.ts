/**
 * Every row of the guidance catalogue that a request of the product can meet, from the wire to the report: the simulated Box
 * gives the very answer over a real socket, the product reads it, and its check names what the row says.
 */
import { describe, expect, test } from '@jest/globals';
import type { Failure, HttpFailure } from '../../src/box/failure.ts';
import type { Purpose } from '../../src/foundation/exchange.ts';
import { explainRows } from '../../src/guidance/catalogue.ts';
import { rowFor } from '../../src/guidance/diagnose.ts';
import { LINKS } from '../../src/guidance/links.ts';
import type { HttpMatch, Row } from '../../src/guidance/types.ts';
import { scenarios, startSimulator } from '../../src/simulator/index.ts';
import type { FaultMatch, FaultRule, Prepared, ScenarioName } from '../../src/simulator/index.ts';
import { samplesOf } from '../guidance/samples.ts';
import { checkIn, runInProcess } from '../support/preflight.ts';

/** How a request of each purpose is brought about, which of them is met, and which check then speaks of it. */
interface Stage {
  readonly scenario: (when: HttpMatch) => ScenarioName;
  readonly match: FaultMatch;
  readonly check: (when: HttpMatch) => string;
}

const folder = 'folder:160000000001';
const method = (when: HttpMatch): 'jwt' | 'ccg' => (when.grant === 'jwt' ? 'jwt' : 'ccg');
const of = (scenario: ScenarioName, match: FaultMatch, check: string): Stage => ({ scenario: () => scenario, match, check: () => check });

/** The purposes whose failures end in a check's diagnosis. The others are looks that a check takes besides. */
const STAGES: Partial<Readonly<Record<Purpose, Stage>>> = {
  'token': { scenario: (when) => `healthy-${method(when)}`, match: { path: '/oauth2/token' }, check: (when) => `${method(when)}/token` },
  'user-token': {
    scenario: (when) => (method(when) === 'jwt' ? 'healthy-app-user' : 'healthy-user-token-alone'),
    match: { path: '/oauth2/token' },
    check: (when) => `${method(when)}/user-token`,
  },
  'identity': of('healthy-ccg', { path: '/2.0/users/me' }, 'ccg/identity'),
  'as-user': of('healthy-as-user', { path: '/2.0/users/me' }, 'jwt/as-user'),
  'folder': of('healthy-ccg', { path: '/2.0/folders/160000000001' }, `ccg/${folder}`),
  'upload-rehearsal': of('healthy-upload', { method: 'OPTIONS', path: '/2.0/files/content' }, `ccg/${folder}`),
  'replace-rehearsal': of('replace-existing-file', { method: 'OPTIONS', path: '/2.0/files/88' }, `ccg/${folder}`),
};

/** Requests that a scenario's checks need, where it isn't token, identity and one folder. */
const NEEDED: Partial<Readonly<Record<ScenarioName, number>>> = {
  'healthy-app-user': 5, 'healthy-user-token-alone': 5, 'healthy-as-user': 4, 'healthy-upload': 4, 'replace-existing-file': 5,
};

const SUBJECTS: Partial<Readonly<Record<Purpose, 'user' | 'as-user'>>> = { 'user-token': 'user', 'as-user': 'as-user' };

/** Where a check knows more than the answer alone says, its diagnosis is another than the row's; the reason beside it. */
const MORE_IS_KNOWN: Readonly<Record<string, string>> = {
  // Box lists the right to upload and refuses all the same: not the role, but what stands behind it.
  'upload-rehearsal access_denied_insufficient_permissions': 'quota-exceeded',
  // The name is taken, so the rehearsal proved what was asked.
  'upload-rehearsal item_name_in_use': 'pass',
};

interface Case {
  readonly name: string;
  readonly row: Row;
  readonly when: HttpMatch;
  readonly failure: HttpFailure;
  readonly stage: Stage;
}

const isHttp = (failure: Failure): failure is HttpFailure => failure.kind === 'http';

const cases: readonly Case[] = explainRows().flatMap((row) => {
  const { when } = row;
  if (when.kind !== 'http') return [];
  return samplesOf(row).filter(isHttp).flatMap((failure) => {
    const stage = STAGES[failure.purpose];
    const name = `${row.id}: ${failure.purpose} ${failure.status} ${failure.shape} ${failure.code ?? '-'} ${(failure.words ?? '-').slice(0, 60)}`;
    return stage === undefined || !canBeSent(failure, when) ? [] : [{ name, row, when, failure, stage }];
  });
});

/** An answer of this shape can be written at all, and by the one it is said to be from. */
function canBeSent({ purpose, status, shape, fromBox }: HttpFailure, { pairAccepted, subject, grant }: HttpMatch): boolean {
  // The product has no token of a person's login; only `explain` meets these.
  if (grant === 'oauth') return false;
  if (pairAccepted === true || (subject === 'user' && purpose === 'token') || (subject === 'enterprise' && purpose === 'user-token')) return false;
  // A 204 has no body; Box's own pages are about its own trouble.
  return !(shape === 'html' && fromBox && status < 500) && !(status === 204 && shape !== 'empty');
}

test('most rows of the catalogue are met this way', () => {
  const http = explainRows().filter((row) => row.when.kind === 'http').length;
  expect(new Set(cases.map(({ row }) => row.id)).size).toBeGreaterThan(http * 0.5);
  expect(cases.length).toBeGreaterThan(200);
});

describe('an answer of Box becomes the advice that the catalogue has for it', () => {
  test.each(cases.map((each) => ({ ...each })))('$name', async ({ when, failure, stage }) => {
    const { diagnosis, status } = await driven(when, failure, stage);
    const row = rowFor(failure, { grant: method(when), subject: SUBJECTS[failure.purpose] ?? 'enterprise', facts: {} });
    const code = row?.hypotheses[0].code;
    const known = MORE_IS_KNOWN[`${failure.purpose} ${failure.code ?? ''}`] ?? code;
    expect(diagnosis?.code ?? status).toBe(known);
    // A folder that can't be read is advised on as what it amounts to: it is not shared.
    if (known === code && row?.id !== 'folder-denied') expect(diagnosis?.docs).toEqual(expect.arrayContaining((row?.docs ?? []).map((link) => LINKS[link])));
  });
});

async function driven(when: HttpMatch, failure: HttpFailure, { scenario, match, check }: Stage): ReturnType<typeof seen> {
  return seen(await scenarios[scenario(when)].build(), { match, fault: answerOf(failure) }, check(when), scenario(when), renewed(failure) ? 2 : 0);
}

/** A token that is refused is renewed once, and the question asked again. */
const renewed = ({ status, code }: HttpFailure): boolean => status === 401 || code === 'invalid_token';

async function seen({ world, inputs }: Prepared, rule: FaultRule, key: string, scenario: ScenarioName, spare: number): Promise<ReturnType<typeof checkIn>> {
  const simulator = await startSimulator({ ...world, faults: [rule] });
  try {
    // No request more than the checks need: what an experiment would find out belongs to another test.
    const budget = String((NEEDED[scenario] ?? 3) + spare);
    const report = await runInProcess({ ...inputs, 'api-url': simulator.url, 'status-url': '', 'max-attempts': '1', 'max-api-calls': budget });
    return checkIn(report, key);
  } finally {
    await simulator.close();
  }
}

function answerOf({ status, shape, code, words, reasons, fromBox }: HttpFailure): FaultRule['fault'] {
  const challenge = `Bearer realm="Service"${code === null ? '' : `, error="${code}"`}${words === null ? '' : `, error_description="${words}"`}`;
  switch (shape) {
    case 'api-json':
      return { kind: 'body', status, body: JSON.stringify({ type: 'error', status, code, message: words, context_info: { errors: reasons }, request_id: 'abc123' }) };
    case 'oauth-json':
      return { kind: 'body', status, body: JSON.stringify({ error: code, error_description: words }) };
    case 'empty':
      return { kind: 'status', status, body: '', bare: !fromBox, headers: code === null && words === null ? {} : { 'www-authenticate': challenge } };
    case 'html':
      return fromBox ? { kind: 'status', status, html: true } : { kind: 'html', status };
    case 'unreadable':
      return { kind: 'body', status, body: '{"type":"error","status":', bare: !fromBox };
    case 'coded':
      return { kind: 'status', status, body: 'what zlib makes of it', headers: { 'content-encoding': 'gzip' } };
    case 'redirect':
      return { kind: 'status', status, body: '', headers: { location: 'https://example.com/elsewhere' } };
  }
}
