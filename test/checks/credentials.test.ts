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

const judge = (finding: CredentialsFinding, repaired: 'fail' | 'warn' = 'fail') => judgeCredentials(finding, {}, repaired);

describe('credentials', () => {
  test('that look right pass', () => {
    expect(told(judge(examined({})))).toBe('pass');
  });

  test('show the public key’s fingerprint and id, to compare with another copy', () => {
    const outcome = judge(examined({ facts: { ...NOTHING_KNOWN, publicKeyId: 'k1d2', fingerprint: 'ab:cd', rsaBits: 2048 } }));
    expect(evidenceOf(outcome)).toEqual(['key id k1d2, public key SHA-256 ab:cd']);
  });

  const inQuotes = examined({ defects: [defect('quoted', 'repaired', { input: 'client-secret' })] });

  test('that were mended fail, and are used all the same, so that the run says what else is wrong', () => {
    const outcome = judge(examined({ defects: [defect('pem-literal-newlines', 'repaired', { where: 'boxAppSettings.appAuth.privateKey' })] }));
    expect(told(outcome)).toMatch(/^fail credentials-malformed/u);
    expect(judged(outcome)).toMatchObject({ provides: true, diagnosis: { confidence: 'proven', owner: 'ci' } });
  });

  test('that were mended warn where the deploy mends them too', () => {
    const outcome = judge(inQuotes, 'warn');
    expect(told(outcome)).toMatch(/^warn credentials-malformed/u);
    expect(judged(outcome).provides).toBe(true);
  });

  test('that were mended say that the deploy gets them as they are stored, and which clients stumble', () => {
    for (const outcome of [judge(inQuotes), judge(inQuotes, 'warn')]) {
      expect(messageOf(outcome)).toBe('client-secret stands in quotes, which are no part of it. It can be used here only because this check mended it. '
        + 'The deploy gets the raw value: box-node-sdk@10, and every client that sends it as it is, is refused with `invalid_client`.');
      expect(remedyOf(outcome).split('\n')).toEqual(['Store the value without the quotes around it.', 'If the deploy mends it by itself: set `repaired-credentials` to `warn`.']);
    }
  });

  test('with several mended say of each which clients stumble', () => {
    const outcome = judge(examined({ defects: [defect('quoted', 'repaired', { input: 'client-secret' }), defect('stray-space', 'repaired', { input: 'user-id', found: 'spaces' })] }));
    expect(messageOf(outcome)).toContain('`invalid_client`');
    expect(evidenceOf(outcome)[1]).toContain('The deploy gets the raw value: box-node-sdk@10, and every client that sends it as it is, is refused: Box knows no such user.');
  });

  test('whose white space may come from the workflow are advised about that', () => {
    const broken = (parts: Partial<Defect>): string => remedyOf(judge(examined({ defects: [defect('stray-space', 'repaired', { found: 'a line break', ...parts })] })));
    expect(broken({ input: 'user-id' })).toContain('behind a `|`');
    expect(broken({ where: 'boxAppSettings.clientSecret' })).not.toContain('behind a `|`');
  });

  test('that are doubtful warn, and are used as they came', () => {
    const outcome = judge(examined({ defects: [defect('same-value', 'doubtful', { input: 'user-id', found: 'enterprise-id' })] }));
    expect(told(outcome)).toMatch(/^warn credentials-malformed/u);
    expect(messageOf(outcome)).not.toContain('mended');
    expect(judged(outcome).provides).toBe(true);
  });

  test('that were mended beside something doubtful fail', () => {
    const outcome = judge(examined({ defects: [defect('client-id-malformed', 'doubtful'), defect('quoted', 'repaired', { input: 'client-secret' })] }));
    expect(told(outcome)).toMatch(/^fail credentials-malformed/u);
    expect(evidenceOf(outcome)).toHaveLength(2);
  });

  test('that can not be used are not said to be mended', () => {
    const outcome = judge(examined({ credentials: null, defects: [defect('quoted', 'repaired', { input: 'client-secret' }), defect('masked', 'unusable', { input: 'client-id' })] }), 'warn');
    expect(outcome.status).toBe('fail');
    expect([messageOf(outcome), ...evidenceOf(outcome), remedyOf(outcome)].join()).not.toMatch(/mended|repaired-credentials/u);
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
    expect(remedyOf(judge(missing({})))).toMatch(/name[\s\S]*environment: NAME[\s\S]*by name under `secrets:`/u);
  });
});
