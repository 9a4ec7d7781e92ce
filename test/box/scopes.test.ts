import { describe, expect, test } from '@jest/globals';
import type { Answer, HttpFailure } from '../../src/box/failure.ts';
import { scopeProbe } from '../../src/box/questions.ts';
import type { Probed } from '../../src/box/questions.ts';
import {
  NEGATIVE_CONTROL, POSITIVE_CONTROL, SCOPES, SCOPE_NAMES, exchangeSeen, judgeScope, probeSeen, scopeRow, wantsExchange,
} from '../../src/box/scopes.ts';
import type { ExchangeControl, ExchangeSeen, ProbeSeen, ScopeRow, ScopeVerdict } from '../../src/box/scopes.ts';

const working: ExchangeControl = { positive: 'granted', negative: 'refused' };
const row = (name: string): ScopeRow => {
  const found = scopeRow(name);
  if (found === null) throw new Error(`no row ${name}`);
  return found;
};
const http = (status: number, code: string | null, fromBox = true): Answer<never> => {
  const failure: HttpFailure = {
    kind: 'http', purpose: 'scope-probe', status, shape: 'api-json', code, words: null, message: null, reasons: [], conflicts: [],
    retryAfterSeconds: null, fromBox, exchange: 0,
  };
  return { kind: 'failed', failure };
};
const answered = (entries: number | null): Answer<Probed> => ({ kind: 'answered', value: { entries }, exchange: 0 });

describe('the table of scopes', () => {
  test('holds the thirteen, each with a link, and finds one by its other spelling', () => {
    expect(SCOPES.map(({ name }) => name)).toEqual([...SCOPE_NAMES]);
    expect(new Set(SCOPE_NAMES).size).toBe(13);
    for (const { links } of SCOPES) for (const link of links) expect(link).toMatch(/^https:\/\/developer\.box\.com\//u);
    expect(row('manage_legal_hold').name).toBe('manage_legal_holds');
    expect(scopeRow('manage_everything')).toBeNull();
  });

  test('has a probe for each scope, which changes nothing', () => {
    for (const name of SCOPE_NAMES) {
      const probe = scopeProbe(name, { folderId: '160', rehearsalName: 'x' });
      expect(probe).toMatchObject({ purpose: 'scope-probe', method: name === 'root_readwrite' ? 'OPTIONS' : 'GET' });
      expect(probe?.read({ entries: [], id: '0', type: 'ai_agent_ask', upload_url: 'https://upload.box.com/x' })).not.toBeNull();
    }
  });

  test('can not probe workflows without a folder, nor an unknown name at all', () => {
    expect(scopeProbe('manage_triggers', { folderId: null, rehearsalName: 'x' })).toBeNull();
    expect(scopeProbe('manage_everything', { folderId: '160', rehearsalName: 'x' })).toBeNull();
  });

  test('rehearses an upload into the folder, or into the root where there is none', () => {
    expect(scopeProbe('root_readwrite', { folderId: '160', rehearsalName: 'x' })?.body).toMatchObject({ name: 'x', parent: { id: '160' } });
    expect(scopeProbe('root_readwrite', { folderId: null, rehearsalName: 'x' })?.body).toMatchObject({ parent: { id: '0' } });
  });

  test('takes an OPTIONS answer without an upload URL for a proxy’s own', () => {
    expect(scopeProbe('root_readwrite', { folderId: null, rehearsalName: 'x' })?.read({})).toBeNull();
  });
});

describe('what an answer says of a scope', () => {
  test.each([
    ['manage_groups', answered(3), 'answered'],
    ['manage_groups', answered(0), 'answered'],
    ['root_readonly', answered(null), 'answered'],
    ['manage_managed_users', answered(0), 'answered-empty'],
    ['manage_managed_users', answered(1), 'answered'],
    ['manage_groups', http(403, 'insufficient_scope'), 'scope-refused'],
    ['manage_groups', http(403, 'access_denied_insufficient_permissions'), 'denied'],
    ['ai.readwrite', http(403, 'forbidden'), 'denied'],
    ['enterprise_content', http(403, 'forbidden'), 'scope-refused'],
    ['root_readwrite', http(409, 'item_name_in_use'), 'answered'],
    ['root_readwrite', http(403, 'storage_limit_exceeded'), 'inconclusive'],
    ['root_readwrite', http(403, 'forbidden_by_policy'), 'inconclusive'],
    ['manage_triggers', http(404, 'not_found'), 'inconclusive'],
    ['manage_groups', http(429, 'rate_limit_exceeded'), 'inconclusive'],
    ['manage_groups', http(503, null), 'inconclusive'],
    ['manage_groups', http(403, null), 'inconclusive'],
  ] satisfies [string, Answer<Probed>, ProbeSeen][])('probe of %s: %j is %s', (name, answer, expected) => {
    expect(probeSeen(answer, row(name))).toBe(expected);
  });

  test.each([
    [{ kind: 'answered', value: true, exchange: 0 }, 'granted'],
    [http(401, 'invalid_scope'), 'refused'],
    [http(400, 'invalid_scope'), 'refused'],
    [http(401, null), 'refused'],
    [http(403, null, false), 'inconclusive'],
    [http(429, 'rate_limit_exceeded'), 'inconclusive'],
    [http(502, null), 'inconclusive'],
    [{ kind: 'failed', failure: { kind: 'stopped', purpose: 'token-exchange', reason: 'call-budget', exchange: null } }, 'inconclusive'],
  ] satisfies [Answer<true>, ExchangeSeen][])('exchange: %j is %s', (answer, expected) => {
    expect(exchangeSeen(answer)).toBe(expected);
  });
});

describe('a token exchange', () => {
  test.each([
    ['not-asked', true], ['scope-refused', true], ['denied', true], ['answered', false], ['answered-empty', false], ['inconclusive', false],
  ] satisfies [ProbeSeen, boolean][])('after a probe that was %s is worth its request: %s', (probe, worth) => {
    expect(wantsExchange(probe)).toBe(worth);
  });

  test('has a control that no app can hold', () => {
    expect(scopeRow(NEGATIVE_CONTROL)).toBeNull();
    expect(scopeRow(POSITIVE_CONTROL)).not.toBeNull();
  });
});

describe('the verdict', () => {
  const judged = (name: string | null, probe: ProbeSeen, exchange: ExchangeSeen, control = working): ScopeVerdict =>
    judgeScope({ row: name === null ? null : row(name), probe, exchange, control });

  test.each([
    ['granted', 'answered', 'yes', 'high', 'answered'],
    ['granted', 'denied', 'yes', 'high', 'granted-but-denied'],
    ['granted', 'scope-refused', 'yes', 'medium', 'granted-but-scope-refused'],
    ['refused', 'scope-refused', 'no', 'high', 'refused-by-both'],
    ['refused', 'denied', 'no', 'medium', 'refused-and-denied'],
    ['refused', 'answered', 'yes', 'high', 'answered'],
    ['not-asked', 'answered', 'yes', 'high', 'answered'],
    ['not-asked', 'scope-refused', 'no', 'medium', 'scope-refused'],
    ['not-asked', 'denied', 'yes', 'medium', 'denied'],
    ['granted', 'inconclusive', 'unknown', null, 'nothing-told'],
    ['refused', 'inconclusive', 'unknown', null, 'nothing-told'],
    ['not-asked', 'inconclusive', 'unknown', null, 'nothing-told'],
    ['inconclusive', 'scope-refused', 'no', 'medium', 'scope-refused'],
    ['inconclusive', 'denied', 'yes', 'medium', 'denied'],
  ] satisfies [ExchangeSeen, ProbeSeen, ScopeVerdict['held'], ScopeVerdict['confidence'], ScopeVerdict['basis']][])(
    'exchange %s and probe %s: held %s (%s), %s', (exchange, probe, held, confidence, basis) => {
      expect(judged('manage_groups', probe, exchange)).toEqual({ held, confidence, basis });
    });

  test.each([
    ['the positive one is refused', { positive: 'refused', negative: 'refused' }],
    ['the negative one is granted', { positive: 'granted', negative: 'granted' }],
    ['one could not be asked', { positive: 'granted', negative: 'inconclusive' }],
    ['none was asked', { positive: 'not-asked', negative: 'not-asked' }],
  ] satisfies [string, ExchangeControl][])('does not listen to the exchange where, of its controls, %s', (_case, control) => {
    for (const exchange of ['granted', 'refused'] as const) {
      expect(judged('manage_groups', 'scope-refused', exchange, control)).toEqual({ held: 'no', confidence: 'medium', basis: 'scope-refused' });
      expect(judged(null, 'not-asked', exchange, control)).toEqual({ held: 'unknown', confidence: null, basis: 'nothing-told' });
    }
  });

  test('does not hold a refusal against a scope that the exchange may just not support', () => {
    expect(judged('manage_triggers', 'scope-refused', 'refused')).toEqual({ held: 'no', confidence: 'medium', basis: 'scope-refused' });
    expect(judged('manage_triggers', 'denied', 'granted')).toEqual({ held: 'yes', confidence: 'high', basis: 'granted-but-denied' });
    expect(judged('manage_triggers', 'not-asked', 'refused')).toMatchObject({ held: 'unknown' });
  });

  test('an unknown name is held where the exchange grants it, and not where it refuses it', () => {
    expect(judged(null, 'not-asked', 'granted')).toEqual({ held: 'yes', confidence: 'high', basis: 'granted' });
    expect(judged(null, 'not-asked', 'refused')).toEqual({ held: 'no', confidence: 'medium', basis: 'refused-unknown-name' });
  });

  test('is only fairly sure where it is only fairly sure that the probe needs this scope', () => {
    expect(judged('ai.readwrite', 'answered', 'not-asked')).toMatchObject({ held: 'yes', confidence: 'medium' });
    expect(judged('manage_managed_users', 'answered-empty', 'not-asked')).toEqual({ held: 'yes', confidence: 'medium', basis: 'answered-empty' });
  });

  test('never says no without a refusal', () => {
    for (const { name } of SCOPES) {
      for (const probe of ['not-asked', 'answered', 'answered-empty', 'inconclusive'] as const) {
        for (const exchange of ['not-asked', 'granted', 'refused', 'inconclusive'] as const) expect(judged(name, probe, exchange).held).not.toBe('no');
      }
    }
  });
});
