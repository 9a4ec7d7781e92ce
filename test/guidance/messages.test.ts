import { describe, expect, test } from '@jest/globals';
import { CODES } from '../../src/foundation/diagnosis.ts';
import type { Diagnosis } from '../../src/foundation/diagnosis.ts';
import { foreign, plain, text } from '../../src/foundation/text.ts';
import { addressed, addresseeOf } from '../../src/guidance/addressing.ts';
import { explainRows } from '../../src/guidance/catalogue.ts';
import { CHANGES } from '../../src/guidance/changes.ts';
import { advise, diagnose } from '../../src/guidance/diagnose.ts';
import { FINDINGS } from '../../src/guidance/findings.ts';
import type { FindingId } from '../../src/guidance/findings.ts';
import { readyMessages } from '../../src/guidance/messages.ts';
import type { Addressee, Ids, Told } from '../../src/guidance/messages.ts';
import { anExchange } from '../support/report.ts';
import { contextFor, httpFailure, samplesOf } from './samples.ts';

const IDS: Ids = { clientId: 'abc123client', enterpriseId: '4711' };
const LOGIN = foreign('invitee', 'AutomationUser_1@boxdevedition.com');

const told = (...diagnoses: readonly Diagnosis[]): Told =>
  ({ name: 'jwt', identity: { login: LOGIN }, checks: diagnoses.map((diagnosis) => ({ diagnosis, evidence: [{ exchange: 0 }] })) });

const messages = (target: Told, ids = IDS, exchanges = [anExchange()]): Readonly<Partial<Record<Addressee, string>>> =>
  Object.fromEntries(readyMessages([target], exchanges, () => ids).map(({ to, lines }) => [to, lines.map(plain).join('\n')]));

const NOT_AUTHORIZED = diagnose(httpFailure({ words: 'This app is not authorized by the enterprise admin', code: 'unauthorized_client' }), { grant: 'jwt', subject: 'enterprise', facts: IDS });

describe('a message that is ready to send', () => {
  test('tells a Box admin which app, where, what to press and what changes', () => {
    const { 'box-admin': message } = messages(told(NOT_AUTHORIZED));
    expect(message).toContain('Open Admin Console > Integrations > Platform Apps Manager > Server Authentication Apps, click “Add App”, enter the client ID abc123client and authorize the app.');
    expect(message).toContain('What changes: the app gets a service account');
    expect(message).toContain('Client ID: abc123client');
    expect(message).toContain('Enterprise ID: 4711');
    expect(message).not.toMatch(/Ask a Box admin|Run this again|\bto authorize the app\b/u);
  });

  test('shows the beginning alone of a client ID that Box does not know: it may be the secret', () => {
    const error = { code: foreign('words', 'invalid_client'), message: null, helpUrl: null, reasons: [], wwwAuthenticate: null, retryAfterSeconds: null };
    const refused = diagnose(httpFailure({ words: 'The client credentials are invalid', code: 'invalid_client' }), { grant: 'ccg', subject: 'enterprise', facts: IDS });
    const all = Object.values(messages(told(refused, NOT_AUTHORIZED), IDS, [{ ...anExchange({ error }), target: 'jwt' }])).join('\n');
    expect(all).toContain('Client ID: abc1…');
    expect([refused.cause, ...refused.remedy].map(plain).join(' ')).not.toContain('abc123client');
    // Another failure of the same run was diagnosed while the ID was not in doubt.
    expect(Object.values(messages(told(NOT_AUTHORIZED), IDS)).join('\n')).toContain('Client ID: abc123client');
  });

  test('says where to read an id that is a secret', () => {
    expect(messages(told(NOT_AUTHORIZED))['box-admin']).toContain('if it reads *** here: Developer Console > the app > Configuration > OAuth 2.0 Credentials');
    expect(messages(told(NOT_AUTHORIZED), {})['box-admin']).toContain('Client ID: shown under Developer Console > the app > Configuration');
  });

  test('goes to each one whose hands it needs: the developer ticks, the admin re-authorizes', () => {
    const missing = advise('folder-not-invited', { folderId: '9', folderLink: 'https://app.box.com/folder/9', login: LOGIN, needed: 'Editor' });
    const scope = diagnose(httpFailure({ purpose: 'scope-probe', status: 403, code: 'insufficient_scope' }), { grant: 'jwt', subject: 'enterprise', facts: { scope: 'manage_webhook', scopeLabel: 'Manage webhooks' } });
    const all = messages(told(scope, missing));
    expect(Object.keys(all)).toEqual(['developer', 'box-admin', 'content-owner']);
    expect(all.developer).toContain('tick Manage webhooks');
    expect(all['box-admin']).toContain('Reauthorize App');
    expect(all['content-owner']).toContain('Open https://app.box.com/folder/9, click Share > Invite People and invite AutomationUser_1@boxdevedition.com with the role Editor.');
  });

  test('asks for the same thing once, whatever it keeps from working', () => {
    const message = messages(told(NOT_AUTHORIZED, NOT_AUTHORIZED, NOT_AUTHORIZED))['box-admin'] ?? '';
    expect(message.split('“Add App”').length).toBe(2);
  });

  test('leaves out what is only to be tried if that is not it', () => {
    const grant = diagnose(httpFailure({ words: 'Grant credentials are invalid', code: 'invalid_grant' }), { grant: 'ccg', subject: 'enterprise', facts: IDS });
    expect(grant.remedy.map(plain).join()).toContain('If that is not it');
    expect(Object.values(messages(told(grant))).join()).not.toContain('If that is not it');
  });

  test('is none where nobody else can help', () => {
    expect(messages(told(advise('clock-ahead', { skew: '42 s ahead' })))).toEqual({});
    expect(readyMessages([{ name: 'jwt', identity: null, checks: [{ diagnosis: null, evidence: [] }] }], [], () => IDS)).toEqual([]);
  });

  test('keeps texts from outside marked, for whoever shows it', () => {
    const [message] = readyMessages([told(advise('folder-not-invited', { login: LOGIN }))], [], () => IDS);
    expect(message?.lines.flat().filter((part) => typeof part !== 'string')).toContain(LOGIN);
  });
});

describe('the message to Box Support', () => {
  const down = diagnose(httpFailure({ status: 502, shape: 'html', fromBox: true }), { grant: 'jwt', subject: 'enterprise', facts: {} });
  const error = { code: null, message: null, helpUrl: null, reasons: [], wwwAuthenticate: null, retryAfterSeconds: null };
  const failed = anExchange({ url: 'https://api.box.com/2.0/folders/9?fields=id', method: 'GET', purpose: 'folder', status: 502, requestId: foreign('words', 'abcd1234'), boxRequestId: foreign('words', '0feed'), error });

  test('holds request ids, time and endpoint of every try, and why App Diagnostics does not show them', () => {
    const again = { ...failed, attempt: 2, startedAt: '2026-11-22T03:04:06.000Z', requestId: null, boxRequestId: null };
    const other = anExchange({ url: 'https://api.box.com/2.0/users/me' });
    const message = readyMessages([{ ...told(down), checks: [{ diagnosis: down, evidence: [{ exchange: 1 }] }] }], [other, again, failed], () => IDS)
      .find(({ to }) => to === 'box')?.lines.map(plain).join('\n');
    expect(message).toContain('2026-11-22T03:04:05.678Z  GET https://api.box.com/2.0/folders/9  HTTP 502  request id abcd1234.0feed');
    expect(message).toContain('2026-11-22T03:04:06.000Z  GET https://api.box.com/2.0/folders/9  HTTP 502  no request id');
    expect(message).toMatch(/App Diagnostics report .* leaves out token requests and the last 48 hours/u);
    expect(message).not.toContain('users/me');
    expect(message).toContain('Client ID: abc123client');
  });

  test('is none for what Box Support can do nothing about', () => {
    expect(messages(told(NOT_AUTHORIZED)).box).toBeUndefined();
  });
});

describe('every diagnosis of the catalogue', () => {
  const diagnoses: readonly (readonly [string, Diagnosis])[] = [
    ...explainRows().flatMap((row) => samplesOf(row).slice(0, 1).map((failure): [string, Diagnosis] => [row.id, diagnose(failure, contextFor(row))])),
    ...Object.keys(FINDINGS).map((id): [string, Diagnosis] => [id, advise(id as FindingId, {})]),
  ];

  test.each(diagnoses)('%s: messages are whole, in the imperative and free of what only the reader can do', (_, diagnosis) => {
    for (const { to, lines } of readyMessages([told(diagnosis)], [], () => IDS)) {
      const shown = lines.map(plain);
      const steps = shown.filter((line) => /^ {2}(?:\d\.|Please:) /u.test(line));
      expect(steps.length).toBeGreaterThan(0);
      for (const step of steps) expect(step).toMatch(/^ {2}(?:\d\.|Please:) (?:If [^:]+: [a-z]|[A-Z“])/u);
      expect(shown.join('\n')).not.toMatch(/\bthis host\b|undefined|\[object|Ask a Box admin|Run this again/u);
      if (to !== 'box') expect(shown.filter((line) => line.startsWith('What changes: ')).length).toBe(1);
    }
  });

  test('has an account of what changes', () => {
    for (const code of Object.keys(CODES)) expect(CHANGES[code as keyof typeof CHANGES].anybody).toMatch(/\.$/u);
  });
});

describe('a step', () => {
  test.each([
    ['Ask a Box admin to open X and to enable the app.', 'box-admin', 'Open X and enable the app.'],
    ['Ask a Box admin whether the plan includes it.', 'box-admin', 'Check whether the plan includes it.'],
    ['Ask the owner to open https://app.box.com/trash, select the item and click Restore.', 'content-owner', 'Open https://app.box.com/trash, select the item and click Restore.'],
    ['Open Developer Console > the app and save.', 'developer', 'Open Developer Console > the app and save.'],
    ['If there is no such box: ask Box Support to turn it on.', 'box', 'If there is no such box: turn it on.'],
    ['Set `user-id` to another one.', 'ci', 'Set `user-id` to another one.'],
  ])('%p is for %s: %p', (step, to, said) => {
    expect(addresseeOf(step)).toBe(to);
    expect(plain(addressed(text`${step}`))).toBe(said);
  });
});
