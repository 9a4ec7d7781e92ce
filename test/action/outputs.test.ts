import { describe, expect, test } from '@jest/globals';
import { outputsOf, UNUSABLE_OUTPUTS } from '../../src/action/outputs.ts';
import { outputNames } from '../../src/config/outputs.ts';
import { foreign } from '../../src/foundation/text.ts';
import { aCheck, aHost, anExchange, aProblem, aReport, aSkip, aTarget } from '../support/report.ts';

const identity = { id: '99', login: foreign('login', 'AutomationUser_1@boxdevedition.com'), name: foreign('name', 'App'), enterpriseId: '4711' };
const refusal = { code: null, message: null, helpUrl: null, reasons: [], wwwAuthenticate: null, retryAfterSeconds: null };

describe('the outputs', () => {
  test('of a green run name the service account to invite', () => {
    const report = aReport([aHost([aCheck('network')]), aTarget([aCheck('token'), aCheck('identity')], { identity })]);
    expect(outputsOf(report, '/tmp/report.json')).toEqual({
      'result': 'pass', 'report-file': '/tmp/report.json', 'failed-checks': '[]', 'clock-skew-seconds': '0.4', 'service-account-id': '99',
      'service-account-login': 'AutomationUser_1@boxdevedition.com', 'enterprise-id': '4711', 'request-ids': '[]', 'api-calls': '5',
    });
  });

  test('list the checks that failed or could not be answered, and no other', () => {
    const report = aReport([
      aHost([aProblem('network', 'timeout')]),
      aTarget([aProblem('token'), aProblem('scope:x', 'feature-unavailable'), aSkip('identity')]),
      aTarget([aProblem('folder:1', 'trashed')], { name: 'ccg', auth: 'ccg' }),
    ]);
    expect(outputsOf(report, '')['failed-checks']).toBe('["host/network","jwt/token","ccg/folder:1"]');
  });

  test('hold both halves of the ids of failed requests, each once', () => {
    const failed = anExchange({ requestId: foreign('words', 'short'), boxRequestId: foreign('words', 'long'), status: 404, error: refusal });
    const exchanges = [anExchange(), failed, failed, anExchange({ status: null, boxRequestId: null, error: { transport: 'reset' } }), anExchange({ status: 400, error: refusal })];
    expect(outputsOf(aReport([aTarget([aCheck('token')])], { exchanges }), '')['request-ids']).toBe('["short.long","0abc"]');
  });

  test('name no service account where only a user\'s token was asked for', () => {
    const outputs = outputsOf(aReport([aTarget([aSkip('token'), aCheck('user-token'), aCheck('identity')], { identity })]), '');
    expect(outputs['service-account-login']).toBe('');
    expect(outputs['enterprise-id']).toBe('4711');
  });

  test('are empty for what is not known', () => {
    const outputs = outputsOf(aReport([], { clock: null }), '');
    expect([outputs['clock-skew-seconds'], outputs['service-account-id'], outputs['enterprise-id'], outputs['result']]).toEqual(['', '', '', 'skip']);
  });

  test('are all those that action.yml declares, in any case', () => {
    expect(Object.keys(outputsOf(aReport([]), '')).sort()).toEqual([...outputNames].sort());
    expect(Object.keys(UNUSABLE_OUTPUTS).sort()).toEqual([...outputNames].sort());
  });
});
