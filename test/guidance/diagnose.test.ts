import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Failure, HttpFailure } from '../../src/box/failure.ts';
import { CODES } from '../../src/foundation/diagnosis.ts';
import type { DiagnosisCode } from '../../src/foundation/diagnosis.ts';
import type { Purpose } from '../../src/foundation/exchange.ts';
import { Foreign, foreign, plain } from '../../src/foundation/text.ts';
import { advise, diagnose, diagnoseDefect, rowFor, statusOf } from '../../src/guidance/diagnose.ts';
import type { Context } from '../../src/guidance/types.ts';
import { CONTEXT, httpFailure, wireFailure } from './samples.ts';

const JWT = CONTEXT;
const CCG: Context = { ...CONTEXT, grant: 'ccg' };
const USER: Context = { ...CONTEXT, subject: 'user' };

const steps = (failure: Failure, context: Context = JWT): readonly string[] => diagnose(failure, context).remedy.map(plain);

type TokenCase = readonly [number: string, words: string | null, code: DiagnosisCode, more?: Partial<HttpFailure>, context?: Context];

/** Every row of box-authentication.md section 8, with the exact texts; X and R where they are about exchange and revocation. */
const TOKEN_FAILURES: readonly TokenCase[] = [
  ['1', 'The client credentials are invalid', 'credentials-invalid', { code: 'invalid_client' }],
  ['1 (exchange)', 'The client credentials are invalid', 'credentials-invalid', { code: 'invalid_client', purpose: 'token-exchange' }],
  ['2', 'The client credentials are not valid', 'credentials-invalid', { code: 'invalid_client' }],
  ['2', 'The client_id is invalid', 'credentials-invalid', { code: 'invalid_client' }],
  ['3', 'This app is not authorized by the enterprise admin', 'app-not-authorized', { code: 'unauthorized_client' }],
  ['4', 'This app is not authorized by the enterprise', 'app-not-authorized', { code: 'unauthorized_client' }],
  ['5', 'App is not yet authorized for use', 'app-not-authorized', { code: 'invalid_grant' }, CCG],
  ['6', 'Grant credentials are invalid', 'credentials-invalid', { code: 'invalid_grant' }, CCG],
  ['7', 'The "box_subject_type" value is unauthorized for this client_id', 'app-misconfigured', { code: 'unauthorized_client' }, CCG],
  ['8', 'The grant type is unauthorized for this client_id', 'app-misconfigured', { code: 'unauthorized_client' }],
  ['8 (docs)', 'The grant type is unauthorized for this client_id', 'app-misconfigured', { code: 'invalid_request' }, CCG],
  ['9', 'Cannot obtain user token based on the enterprise configuration for your app', 'app-misconfigured', { code: 'invalid_request' }, USER],
  ['9 (mocks)', 'Cannot obtain user token based on the enterprise configuration for your app', 'app-misconfigured', { code: 'invalid_grant' }, USER],
  ['10', 'Cannot obtain token based on the enterprise configuration for your app', 'app-misconfigured', { code: 'invalid_request' }],
  ['11', 'Please check the \'sub\' claim. The \'sub\' specified is invalid.', 'jwt-claim-invalid', { code: 'invalid_grant' }],
  ['11 (short)', 'Please check the \'sub\' claim.', 'jwt-claim-invalid', { code: 'invalid_grant' }, USER],
  ['12', 'Please check the \'iss\' claim.', 'jwt-claim-invalid', { code: 'invalid_grant' }],
  ['13', 'Please check the \'aud\' claim.', 'jwt-claim-invalid', { code: 'invalid_grant' }],
  ['14', 'Please check the \'jti\' claim. A unique \'jti\' value is required.', 'jwt-claim-invalid', { code: 'invalid_grant' }],
  ['14 (older)', 'Please check the \'jti\' claim.', 'jwt-claim-invalid', { code: 'invalid_grant' }],
  ['15', 'Current date/time MUST be before the expiration date/time listed in the \'exp\' claim', 'clock-skew', { code: 'invalid_grant' }],
  ['15 (escaped)', 'Current date\\/time MUST be before the expiration date\\/time listed in the \'exp\' claim', 'clock-skew', { code: 'invalid_grant' }],
  ['15 (docs)', 'Current date time must be before the expiration date time listed in the \'exp\' claim.', 'clock-skew', { code: 'invalid_grant' }],
  ['15 (fast)', 'Please check the \'exp\' claim. The \'exp\' value exceeds the maximum value of 60 seconds beyond the issue time.', 'clock-skew', { code: 'invalid_grant' }],
  ['15 (older)', 'Please check the \'exp\' claim.', 'clock-skew', { code: 'invalid_grant' }],
  ['15 (iat)', 'Please check the \'iat\' claim.', 'clock-skew', { code: 'invalid_grant' }],
  ['15 (nbf)', 'Please check the \'nbf\' claim.', 'clock-skew', { code: 'invalid_grant' }],
  ['16', '"kid" invalid, unable to lookup correct key', 'key-invalid', { code: 'invalid_grant' }],
  ['17', '"kid" empty, unable to lookup correct key', 'key-invalid', { code: 'invalid_grant' }],
  ['18', 'Signature verification error. The public key identified by "kid" must correspond to the private key used for signing.', 'key-invalid', { code: 'invalid_grant' }],
  ['19', 'OpenSSL unable to verify data: error:0906D06C:PEM routines:PEM_read_bio:no start line', 'key-invalid', { code: 'invalid_grant' }],
  ['20', 'This app is not configured properly. No public key(s) added', 'key-invalid'],
  ['21', 'Algorithm not allowed', 'jwt-claim-invalid', { code: 'invalid_grant' }],
  ['22', 'Insufficient permissions for the requested scope.', 'app-not-authorized', { code: 'insufficient_scope' }, CCG],
  ['23', 'Invalid grant_type parameter or parameter missing', 'bad-request', { code: 'invalid_request' }],
  ['24', 'The target resource is invalid.', 'not-invited', { code: 'invalid_resource', purpose: 'token-exchange' }],
  ['25', 'Client id was not found in the headers or body', 'bad-request', { purpose: 'revoke' }],
  ['26', 'The supplied token is invalid', 'token-expired', { code: 'invalid_token', purpose: 'revoke' }],
  ['27', 'Request rate limit exceeded, please try again later', 'rate-limited', { status: 429, code: 'rate_limit_exceeded' }],
  ['27 (oauth)', 'Request rate limit exceeded, please try again later', 'rate-limited', { status: 429, shape: 'oauth-json' }],
  ['28', null, 'box-unavailable', { status: 502, shape: 'html', fromBox: false }],
  ['29', 'Unauthorized - User has been deactivated', 'user-inactive', { code: 'invalid_grant' }, USER],
  ['OAuth', 'Invalid refresh token', 'token-expired', { code: 'invalid_grant' }],
  ['OAuth', 'Refresh token has expired', 'token-expired', { code: 'invalid_grant' }],
  ['OAuth', 'The authorization code has expired', 'token-expired', { code: 'invalid_grant' }],
  ['OAuth', 'Auth code doesn\'t exist or is invalid for the client', 'token-expired', { code: 'invalid_grant' }],
];

describe('a refused token request', () => {
  test.each(TOKEN_FAILURES)('row %s: %p is %s', (_, words, code, more = {}, context = JWT) => {
    expect(diagnose(httpFailure({ shape: 'oauth-json', words, ...more }), context).code).toBe(code);
  });

  test.each([
    ['invalid_client', 400, 'credentials-invalid'], ['invalid_client', 401, 'credentials-invalid'], ['unauthorized_client', 400, 'app-not-authorized'],
    ['invalid_request', 400, 'bad-request'], ['unsupported_grant_type', 400, 'bad-request'], ['invalid_scope', 400, 'bad-request'],
    [null, 401, 'credentials-invalid'], [null, 403, 'policy-blocked'], [null, 400, 'unknown'], [null, 404, 'bad-request'],
  ] as const)('with new words falls back to its error %p and status %i: %s', (code, status, expected) => {
    const failure = httpFailure({ shape: 'oauth-json', words: 'Nobody has seen these words', code, status });
    expect(diagnose(failure, JWT)).toMatchObject({ code: expected });
  });

  test('that says invalid_grant and nothing known is about the assertion for JWT, and about the credentials for the other grant', () => {
    const failure = httpFailure({ shape: 'oauth-json', code: 'invalid_grant', words: 'new words' });
    expect([diagnose(failure, JWT).code, diagnose(failure, CCG).code]).toEqual(['jwt-claim-invalid', 'credentials-invalid']);
  });

  test('“Grant credentials are invalid” is likely the credentials, and lists the other causes in order', () => {
    const diagnosis = diagnose(httpFailure({ shape: 'oauth-json', code: 'invalid_grant', words: 'Grant credentials are invalid' }), CCG);
    expect(diagnosis).toMatchObject({ code: 'credentials-invalid', confidence: 'likely', owner: 'developer' });
    const order = ['copy the client id and the client secret', 'enterprise that authorized the app', 'generate user access tokens', 'app + enterprise access', 're-authorize the app'];
    const found = order.map((words) => diagnosis.remedy.findIndex((step) => plain(step).toLowerCase().includes(words)));
    expect(found).not.toContain(-1);
    expect(found).toEqual([...found].sort((a, b) => a - b));
  });

  test('for a user, where Box accepts the app itself, is about the app’s settings', () => {
    const failure = httpFailure({ purpose: 'user-token', shape: 'oauth-json', code: 'invalid_grant', words: 'Grant credentials are invalid' });
    const context: Context = { ...CCG, subject: 'user' };
    expect(diagnose(failure, { ...context, pairAccepted: true }).code).toBe('app-misconfigured');
    expect(diagnose(failure, context).code).toBe('credentials-invalid');
  });

  test('for a used jti may be tried again, and for any other claim may not', () => {
    const claim = (words: string): boolean => diagnose(httpFailure({ words, code: 'invalid_grant' }), JWT).retryable;
    expect(claim('Please check the \'jti\' claim. A unique \'jti\' value is required.')).toBe(true);
    expect(claim('Please check the \'iss\' claim.')).toBe(false);
  });

  test('names the client ID that the admin must look for, and where', () => {
    const failure = httpFailure({ words: 'This app is not authorized by the enterprise admin', code: 'unauthorized_client' });
    const [first] = steps(failure, { ...JWT, facts: { clientId: 'abc123' } });
    expect(first).toContain('Admin Console > Integrations > Platform Apps Manager > Server Authentication Apps');
    expect(first).toContain('abc123');
  });
});

type ApiCase = readonly [status: number, code: string | null, purpose: Purpose, expected: DiagnosisCode, words?: string | null];

/** What these requests can meet: box-errors.md sections 3 to 7, box-access.md sections 0.1 and 4.3. */
const API_FAILURES: readonly ApiCase[] = [
  [401, 'invalid_token', 'identity', 'token-expired', 'The access token provided is invalid.'],
  [403, 'invalid_token', 'folder', 'token-expired'],
  [401, 'unauthorized', 'identity', 'token-expired', 'Unauthorized'],
  [401, null, 'identity', 'token-expired'],
  [401, 'unauthorized', 'identity', 'app-not-enabled', 'Unauthorized - Cannot authorize with this service'],
  [401, 'unauthorized', 'as-user', 'user-inactive', 'Unauthorized - User has been deactivated'],
  [403, 'unauthorized', 'identity', 'user-inactive', 'Unauthorized - User has been deactivated'],
  [403, 'insufficient_scope', 'folder', 'scope-missing'],
  [401, 'insufficient_scope', 'folder', 'scope-missing'],
  [403, 'insufficient_scope', 'upload-rehearsal', 'scope-missing'],
  [403, 'insufficient_scope', 'scope-probe', 'scope-missing'],
  [403, 'insufficient_scope', 'as-user', 'app-misconfigured'],
  [403, 'access_denied_insufficient_permissions', 'as-user', 'app-misconfigured'],
  [403, 'access_denied_insufficient_permissions', 'folder', 'not-invited'],
  [403, 'access_denied_insufficient_permissions', 'upload-rehearsal', 'no-access'],
  [403, 'access_denied_insufficient_permissions', 'scope-probe', 'feature-unavailable'],
  [403, 'access_denied_insufficient_permissions', 'identity', 'no-access'],
  [403, 'access_denied_item_locked', 'replace-rehearsal', 'no-access'],
  [403, 'access_from_location_blocked', 'identity', 'policy-blocked'],
  [403, 'forbidden_by_policy', 'upload-rehearsal', 'policy-blocked', 'Access denied - Blocked by Shield Access Policy'],
  [403, 'denied_by_policy', 'identity', 'policy-blocked'],
  [403, 'forbidden', 'scope-probe', 'feature-unavailable'],
  [403, 'forbidden', 'identity', 'no-access'],
  [403, null, 'folder', 'not-invited'],
  [403, 'file_size_limit_exceeded', 'upload-rehearsal', 'quota-exceeded'],
  [403, 'storage_limit_exceeded', 'upload-rehearsal', 'quota-exceeded'],
  [409, 'storage_limit_exceeded', 'upload-rehearsal', 'quota-exceeded'],
  [413, 'request_entity_too_large', 'upload-rehearsal', 'quota-exceeded'],
  [403, 'user_email_confirmation_required', 'identity', 'user-inactive'],
  [400, 'password_reset_required', 'identity', 'user-inactive'],
  [400, 'terms_of_service_required', 'folder', 'terms-of-service'],
  [400, 'bad_request', 'upload-rehearsal', 'bad-request'],
  [400, 'item_name_invalid', 'upload-rehearsal', 'bad-request'],
  [404, 'not_found', 'folder', 'not-invited', 'Not Found'],
  [404, null, 'folder', 'not-invited'],
  [404, 'not_found', 'upload-rehearsal', 'not-invited'],
  [404, 'not_found', 'replace-rehearsal', 'not-invited'],
  [404, 'not_found', 'scope-probe', 'not-invited'],
  [404, 'not_found', 'as-user', 'bad-request'],
  [404, 'trashed', 'folder', 'trashed', 'Item is trashed'],
  [405, 'method_not_allowed', 'folder', 'bad-request'],
  [409, 'item_name_in_use', 'upload-rehearsal', 'bad-request'],
  [409, 'name_temporarily_reserved', 'upload-rehearsal', 'box-unavailable'],
  [409, 'operation_blocked_temporary', 'upload-rehearsal', 'box-unavailable'],
  [408, null, 'identity', 'timeout'],
  [429, 'rate_limit_exceeded', 'folder', 'rate-limited'],
  [429, 'too_many_requests', 'folder', 'rate-limited'],
  [500, 'internal_server_error', 'folder', 'box-unavailable'],
  [501, null, 'folder', 'box-unavailable'],
  [502, 'bad_gateway', 'folder', 'box-unavailable'],
  [503, 'unavailable', 'folder', 'box-unavailable'],
  [504, null, 'folder', 'box-unavailable'],
  [507, null, 'upload-rehearsal', 'quota-exceeded'],
  [418, 'teapot', 'identity', 'unknown'],
];

describe('a refused request', () => {
  test.each(API_FAILURES)('%i %p to %s is %s', (status, code, purpose, expected, words = null) => {
    const diagnosis = diagnose(httpFailure({ status, code, purpose, words }), JWT);
    expect(diagnosis.code).toBe(expected);
    expect(diagnosis.docs.length).toBeGreaterThan(0);
  });

  test('is told by the reason inside where Box says bad_request, or nothing, above it', () => {
    const reasons = [{ name: null, reason: foreign('words', 'item_name_too_long'), message: null }];
    for (const code of ['bad_request', null]) {
      expect(rowFor(httpFailure({ purpose: 'upload-rehearsal', code, reasons }), JWT)?.id).toBe('item-name-too-long');
    }
  });

  test('is not mistaken for its reason where Box has a code for it', () => {
    const reasons = [{ name: foreign('words', 'folder'), reason: foreign('words', 'invalid_parameter'), message: null }];
    expect(diagnose(httpFailure({ purpose: 'folder', status: 404, code: 'not_found', reasons }), JWT).code).toBe('not-invited');
  });

  test('after a retried upload says that the first one probably succeeded, and names what is in the way', () => {
    const failure = httpFailure({ purpose: 'upload-rehearsal', status: 409, code: 'item_name_in_use', conflicts: [{ type: 'file', id: '88000001' }] });
    expect(steps(failure)[0]).toContain('the first one probably succeeded');
    expect(plain(diagnose(failure, JWT).cause)).toContain('file 88000001');
  });

  test('for its rate shows how long Box asks to wait', () => {
    expect(steps(httpFailure({ status: 429, retryAfterSeconds: 100 }))[0]).toBe('Wait 100 seconds, then run this again.');
  });

  test('for a folder names the login to invite, the role and the folder’s address', () => {
    const facts = { login: foreign('invitee', 'AutomationUser_1_x@boxdevedition.com'), folderLink: 'https://app.box.com/folder/12', needed: 'Editor' };
    const [first] = steps(httpFailure({ purpose: 'folder', status: 404, code: 'not_found' }), { ...JWT, facts });
    expect(first).toContain('https://app.box.com/folder/12');
    expect(first).toContain('AutomationUser_1_x@boxdevedition.com');
    expect(first).toContain('Editor');
  });

  test('that nobody knows shows Box’s words, still marked as text from outside', () => {
    const { cause } = diagnose(httpFailure({ purpose: 'identity', status: 499, words: 'Strange <b>thing</b>' }), JWT);
    expect(cause.filter((part) => part instanceof Foreign).map((part) => part.kind)).toEqual(['words']);
  });
});

describe('an answer that Box did not write', () => {
  const html = (status: number): Failure => httpFailure({ purpose: 'identity', status, shape: 'html', fromBox: false });

  test.each([[200, 'proxy'], [302, 'proxy'], [403, 'proxy'], [404, 'proxy'], [429, 'proxy'], [407, 'proxy'], [500, 'box-unavailable'], [503, 'box-unavailable']] as const)(
    'HTML with %i is %s', (status, code) => { expect(diagnose(html(status), JWT).code).toBe(code); });

  test('407 is a proxy’s, whatever it looks like', () => {
    expect(diagnose(httpFailure({ status: 407, shape: 'empty', fromBox: false }), JWT).code).toBe('proxy');
    expect(diagnose(httpFailure({ status: 407, shape: 'api-json', fromBox: true }), JWT).code).toBe('proxy');
  });

  test('a redirect is a wrong address, and its target is never asked', () => {
    expect(diagnose(httpFailure({ status: 301, shape: 'redirect' }), JWT).code).toBe('bad-request');
  });

  test('an answer that can’t be read is Box’s, and an OPTIONS request answered without Box is a proxy’s', () => {
    expect(diagnose(httpFailure({ status: 200, shape: 'unreadable', purpose: 'identity' }), JWT).code).toBe('box-unavailable');
    expect(diagnose(httpFailure({ status: 200, shape: 'unreadable', purpose: 'upload-rehearsal' }), JWT).code).toBe('box-unavailable');
    expect(diagnose(httpFailure({ status: 200, shape: 'unreadable', purpose: 'upload-rehearsal', fromBox: false }), JWT).code).toBe('proxy');
  });
});

describe('no answer', () => {
  test.each([
    ['dns-unknown', 'ENOTFOUND', 'network', 'fail', false], ['dns', 'EAI_AGAIN', 'network', 'error', true],
    ['refused', 'ECONNREFUSED', 'network', 'error', true], ['refused', 'EHOSTUNREACH', 'network', 'error', true],
    ['reset', 'ECONNRESET', 'network', 'error', true], ['timeout', null, 'timeout', 'error', true],
    ['tls', 'CERT_HAS_EXPIRED', 'tls', 'fail', false], ['proxy', 'ECONNREFUSED', 'proxy', 'fail', false],
  ] as const)('for %s (%p) is %s and counts as %s', (fault, code, expected, status, retryable) => {
    const failure = wireFailure({ fault, facts: { code } });
    const diagnosis = diagnose(failure, JWT);
    expect(diagnosis).toMatchObject({ code: expected, retryable });
    expect(statusOf(failure, diagnosis)).toBe(status);
  });

  test('for an unknown issuer names it, and NODE_EXTRA_CA_CERTS', () => {
    const certificate = { subject: foreign('words', 'CN=api.box.com'), issuer: foreign('words', 'CN=Corporate Root'), validTo: null };
    const failure = wireFailure({ fault: 'tls', facts: { code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', certificate } });
    expect(plain(diagnose(failure, JWT).cause)).toContain('CN=Corporate Root');
    expect(steps(failure)[0]).toContain('NODE_EXTRA_CA_CERTS');
  });

  test.each([[407, 'proxy-login'], [403, 'proxy-forbids'], [502, 'proxy-gateway'], [null, 'proxy-unreachable']] as const)('from a proxy that answers CONNECT with %p is %s', (proxyStatus, id) => {
    expect(rowFor(wireFailure({ fault: 'proxy', facts: { proxy: 'proxy.corp:8080', proxyStatus } }), JWT)?.id).toBe(id);
  });

  test('because the run ended is an error, and the budget’s end can’t be mended by trying again', () => {
    const stopped = (reason: 'deadline' | 'call-budget' | 'interrupted'): Failure => ({ kind: 'stopped', purpose: 'folder', reason, exchange: null });
    const found = (['deadline', 'call-budget', 'interrupted'] as const).map((reason) => {
      const diagnosis = diagnose(stopped(reason), JWT);
      return [diagnosis.code, statusOf(stopped(reason), diagnosis), diagnosis.retryable];
    });
    expect(found).toEqual([['timeout', 'error', true], ['call-budget', 'error', false], ['timeout', 'error', true]]);
  });
});

describe('any failure', () => {
  const words = fc.oneof(fc.string({ maxLength: 3000 }), fc.constantFrom('\'exp\' claim'.repeat(2000), 'please check the \''.repeat(2000), 'a'.repeat(50_000)));
  const failures = fc.record({
    purpose: fc.constantFrom<Purpose>('token', 'user-token', 'token-exchange', 'revoke', 'identity', 'folder', 'upload-rehearsal', 'scope-probe', 'status-page', 'upload-host'),
    status: fc.integer({ min: 100, max: 999 }),
    shape: fc.constantFrom<HttpFailure['shape']>('api-json', 'oauth-json', 'empty', 'html', 'unreadable', 'redirect'),
    code: fc.option(fc.string()), words: fc.option(words), fromBox: fc.boolean(), retryAfterSeconds: fc.option(fc.double()),
  });

  test('is diagnosed, with a status that its code allows', () => {
    fc.assert(fc.property(failures, (given) => {
      const failure = httpFailure(given);
      const diagnosis = diagnose(failure, JWT);
      const allowed: readonly string[] = CODES[diagnosis.code].statuses;
      expect(allowed).toContain(statusOf(failure, diagnosis));
      expect(diagnosis.remedy.length).toBeGreaterThan(0);
    }));
  });
});

describe('a defect of a credential', () => {
  const defect = { kind: 'pem-literal-newlines', input: 'jwt-config', where: 'boxAppSettings.appAuth.privateKey', found: null } as const;

  test('is about the key where it can’t be used, and a warning about the credentials where it was repaired', () => {
    expect(diagnoseDefect({ ...defect, severity: 'unusable' }, {}).code).toBe('key-invalid');
    const repaired = diagnoseDefect({ ...defect, severity: 'repaired' }, {});
    expect(repaired.code).toBe('credentials-malformed');
    expect(CODES[repaired.code].statuses).toContain('warn');
  });

  test('says where it is and what was found, and leaves out what is not known', () => {
    const json = { kind: 'not-json', severity: 'unusable', input: 'jwt-config' } as const;
    expect(plain(diagnoseDefect({ ...json, where: 'line 3, column 7', found: 'a comma too many' }, {}).cause)).toBe('jwt-config is not valid JSON, at line 3, column 7: a comma too many.');
    expect(plain(diagnoseDefect({ ...json, where: null, found: null }, {}).cause)).toBe('jwt-config is not valid JSON.');
  });
});

describe('a finding', () => {
  test('about the clock gives this host’s own command, and on a GitHub-hosted runner a new run', () => {
    const known = { skew: '42.0 s ahead of Box’s', clockCommand: 'Run `w32tm /resync` as administrator on this host.' };
    const diagnosis = advise('clock-ahead', known);
    expect(plain(diagnosis.cause)).toContain('42.0 s ahead of Box’s');
    expect(diagnosis.remedy.map(plain)[0]).toBe('Run `w32tm /resync` as administrator on this host.');
    const refused = httpFailure({ words: 'Please check the \'exp\' claim.', code: 'invalid_grant' });
    expect(steps(refused, { ...JWT, hosted: true })[0]).toContain('Run the job again');
  });

  test('that a second look confirmed is proven', () => {
    for (const id of ['clock-proven', 'folder-trashed', 'invitation-pending'] as const) expect(advise(id, {}).confidence).toBe('proven');
  });
});
