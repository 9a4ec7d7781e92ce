import { describe, expect, test } from '@jest/globals';
import { judgeCredentials } from '../../src/checks/credentials.ts';
import type { CredentialsFinding } from '../../src/checks/credentials.ts';
import type { MissingCredentials } from '../../src/config/plan.ts';
import type { CcgCredentials, Defect, Examination } from '../../src/credentials/types.ts';
import { Secret } from '../../src/foundation/secret.ts';
import { evidenceOf, judged, messageOf, remedyOf, told } from './support.ts';

const CCG: CcgCredentials = { auth: 'ccg', clientId: 'client', clientSecret: new Secret('not looked at here'), enterpriseId: '4711' };
const NOTHING_KNOWN = { clientId: null, enterpriseId: null, publicKeyId: null, fingerprint: null, rsaBits: null };
const defect = (kind: Defect['kind'], severity: Defect['severity'], parts: Partial<Defect> = {}): Defect =>
  ({ kind, severity, input: 'jwt-config', where: null, found: null, ...parts });

const examined = (parts: Partial<Examination>): CredentialsFinding =>
  ({ kind: 'examined', examination: { credentials: CCG, defects: [], facts: NOTHING_KNOWN, ...parts } });
const missing = (parts: Partial<MissingCredentials>): CredentialsFinding =>
  ({ kind: 'missing', missing: { counts: 'fail', reason: 'not-given', inputs: ['client-secret'], ...parts } });

const judge = (finding: CredentialsFinding) => judgeCredentials(finding, {});

describe('credentials', () => {
  test('that look right pass', () => {
    expect(told(judge(examined({})))).toBe('pass');
  });

  test('show the public key’s fingerprint and id, to compare with another copy', () => {
    const outcome = judge(examined({ facts: { ...NOTHING_KNOWN, publicKeyId: 'k1d2', fingerprint: 'ab:cd', rsaBits: 2048 } }));
    expect(evidenceOf(outcome)).toEqual(['key id k1d2, public key SHA-256 ab:cd']);
  });

  test('that were repaired warn, say so, and are used', () => {
    const outcome = judge(examined({ defects: [defect('pem-literal-newlines', 'repaired')] }));
    expect(told(outcome)).toMatch(/^warn credentials-malformed/u);
    expect(judged(outcome).provides).toBe(true);
  });

  test('that can not be used fail, and nothing is asked with them', () => {
    const outcome = judge(examined({ credentials: null, defects: [defect('wrong-passphrase', 'unusable', { where: 'boxAppSettings.appAuth.passphrase' })] }));
    expect(told(outcome)).toMatch(/^fail key-invalid/u);
    expect(judged(outcome).provides).toBe(false);
    expect(evidenceOf(outcome)[0]).toContain('jwt-config, boxAppSettings.appAuth.passphrase: ');
  });

  test('with several problems tell the one that stops them first, and the steps for all', () => {
    const outcome = judge(examined({ credentials: null, defects: [defect('pem-literal-newlines', 'repaired'), defect('client-id-malformed', 'unusable'), defect('enterprise-zero', 'unusable')] }));
    expect(outcome.status).toBe('fail');
    expect(messageOf(outcome)).toMatch(/\(and 2 more problems\)$/u);
    expect(evidenceOf(outcome)).toHaveLength(3);
    const alone = judge(examined({ credentials: null, defects: [defect('enterprise-zero', 'unusable')] }));
    expect(remedyOf(outcome)).toContain(remedyOf(alone).split('\n')[0]);
  });

  test('with the same defect twice say each step once', () => {
    const twice = ['clientSecret', 'clientID'].map((where) => defect('stray-space', 'repaired', { where }));
    const steps = remedyOf(judge(examined({ defects: twice }))).split('\n');
    expect(new Set(steps).size).toBe(steps.length);
  });
});

describe('credentials that are not there', () => {
  test('fail where they should be, and name the input that is empty', () => {
    const outcome = judge(missing({}));
    expect(told(outcome)).toMatch(/^fail credentials-malformed/u);
    expect(evidenceOf(outcome)).toEqual(['empty: client-secret']);
  });

  test.each(['fork', 'dependabot', 'not-given'] as const)('are skipped where that is the policy, and say why: %s', (reason) => {
    const outcome = judge(missing({ counts: 'skip', reason }));
    expect(told(outcome)).toBe('skip');
    expect(messageOf(outcome)).toContain('client-secret');
  });

  test.each([['fork', /fork/u], ['dependabot', /Dependabot/u]] as const)('because of a %s are advised about that', (reason, words) => {
    expect(remedyOf(judge(missing({ reason })))).toMatch(words);
  });

  test('without a reason are advised about misspelt names, environments and reusable workflows', () => {
    expect(remedyOf(judge(missing({})))).toMatch(/name[\s\S]*environment: NAME[\s\S]*secrets: inherit/u);
  });
});
