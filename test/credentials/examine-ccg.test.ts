import { Buffer } from 'node:buffer';
import { describe, expect, test } from '@jest/globals';
import { reveal } from '../../src/foundation/secret.ts';
import type { Defect, DefectKind } from '../../src/credentials/types.ts';
import { CLIENT_ID, CLIENT_SECRET, ENTERPRISE, config, examineCcg, only } from './samples.ts';

type Change = Parameters<typeof examineCcg>[0];

describe('the values of a Client Credentials Grant app', () => {
  test('are accepted as they should be, with nothing said', () => {
    const { credentials, defects } = examineCcg();
    expect(defects).toEqual([]);
    expect(credentials).toMatchObject({ auth: 'ccg', clientId: CLIENT_ID, enterpriseId: ENTERPRISE });
  });

  test('need no enterprise where a user is given', () => {
    const { credentials, defects } = examineCcg({ enterpriseId: null, userId: '33445566' });
    expect(defects).toEqual([]);
    expect(credentials).toMatchObject({ auth: 'ccg', enterpriseId: null });
  });

  const cases: readonly (readonly [string, Defect['severity'], DefectKind, string, string | null, Change])[] = [
    ['neither an enterprise nor a user', 'unusable', 'field-missing', 'enterprise-id', null, { enterpriseId: null }],
    ['a masked enterprise ID', 'unusable', 'masked', 'enterprise-id', null, { enterpriseId: '***' }],
    ['enterprise ID 0', 'unusable', 'enterprise-zero', 'enterprise-id', null, { enterpriseId: '0' }],
    ['an enterprise ID with a newline after it', 'repaired', 'stray-space', 'enterprise-id', 'a line break', { enterpriseId: `${ENTERPRISE}\n` }],
    ['an enterprise ID in quotes', 'repaired', 'quoted', 'enterprise-id', null, { enterpriseId: `"${ENTERPRISE}"` }],
    ['an enterprise ID with a zero before it', 'unusable', 'enterprise-malformed', 'enterprise-id', 'a number that no ID can be', { enterpriseId: '0123' }],
    ['a login for a user ID', 'unusable', 'user-malformed', 'user-id', 'an e-mail address', { userId: 'ann@acme.test' }],
    ['one ID for enterprise and user', 'doubtful', 'same-value', 'user-id', 'enterprise-id', { userId: ENTERPRISE }],
    ['a client ID with a space before it', 'repaired', 'stray-space', 'client-id', 'spaces', { clientId: ` ${CLIENT_ID}` }],
    ['a client ID with an invisible character after it', 'repaired', 'stray-space', 'client-id', 'an invisible character', { clientId: `${CLIENT_ID}\u200B` }],
    ['an e-mail address for a client ID', 'unusable', 'client-id-malformed', 'client-id', 'an e-mail address', { clientId: 'ann@acme.test' }],
    ['punctuation in a client ID', 'doubtful', 'client-id-malformed', 'client-id', 'characters other than letters and digits', { clientId: 'abc/def' }],
    ['a variable for a client ID', 'unusable', 'unexpanded-expression', 'client-id', null, { clientId: '%BOX_CLIENT_ID%' }],
    ['a client secret with a newline after it', 'repaired', 'stray-space', 'client-secret', 'a line break', { clientSecret: `${CLIENT_SECRET}\n` }],
    ['a client secret in smart quotes', 'repaired', 'quoted', 'client-secret', null, { clientSecret: `\u201C${CLIENT_SECRET}\u201D` }],
    ['a client secret with a tab inside', 'unusable', 'client-secret-malformed', 'client-secret', 'white space inside', { clientSecret: 'abc\tdef' }],
    ['a client secret with letters of another script', 'unusable', 'client-secret-malformed', 'client-secret', 'characters outside ASCII', { clientSecret: 'abc\u0430def' }],
    ['a client secret that never ends', 'unusable', 'client-secret-malformed', 'client-secret', 'more than 256 characters', { clientSecret: 'x'.repeat(257) }],
    ['a key for a client secret', 'unusable', 'client-secret-malformed', 'client-secret', 'a key or certificate in PEM', { clientSecret: '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----' }],
    ['a whole config for a client secret', 'unusable', 'config-given-as-secret', 'client-secret', null, { clientSecret: config('x') }],
    ['a whole config in base64 for a client secret', 'unusable', 'config-given-as-secret', 'client-secret', null, { clientSecret: Buffer.from(config('x')).toString('base64') }],
    ['a whole config for a client ID', 'unusable', 'config-given-as-secret', 'client-id', null, { clientId: config('x') }],
    ['the client ID for a client secret', 'unusable', 'same-value', 'client-secret', 'client-id', { clientSecret: CLIENT_ID }],
  ];
  test.each(cases)('%s: %s, as %s', (_name, severity, kind, input, found, change) => {
    const examination = examineCcg(change);
    expect(only(examination)).toEqual({ kind, severity, input, where: null, found });
    expect(examination.credentials === null).toBe(severity === 'unusable');
  });

  test('are used without what was pasted around them', () => {
    const { credentials } = examineCcg({ clientId: `"${CLIENT_ID}"`, clientSecret: ` '${CLIENT_SECRET}' ` });
    expect(credentials).toMatchObject({ clientId: CLIENT_ID });
    expect(credentials === null ? null : reveal(credentials.clientSecret)).toBe(CLIENT_SECRET);
  });

  test('that are both wrong are both told', () => {
    expect(examineCcg({ clientId: '***', clientSecret: '***', enterpriseId: 'acme' }).defects.map((each) => each.input)).toEqual(
      ['client-id', 'client-secret', 'enterprise-id']);
  });
});
