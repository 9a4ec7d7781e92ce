import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { explain } from '../../src/explain/explain.ts';
import { withoutSecrets } from '../../src/explain/redact.ts';
import { NO_HINTS } from '../../src/explain/types.ts';
import { isBinary } from '../../src/explain/tidy.ts';
import { jsonDiagnosis } from '../../src/render/json.ts';
import { findSecrets } from '../support/secret-search.ts';

const TOKEN = 'T9cE5asGnuyYCCqIZFoWjFHvNbvVqHjl';
const SECRET = 'Qh8sLkPz3Vd7YtRw1XcBn5MjGf2KaEu9';
const JWT = 'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJhYmMiLCJzdWIiOiIxMjM0In0.c2lnbmF0dXJlLW9mLXRoaXMtYXNzZXJ0aW9u';
const KEY = ['-----BEGIN ENCRYPTED PRIVATE KEY-----', 'MIIFHDBOBgkqhkiG9w0BBQ0wQTApBgkqhkiG9w0BBQwwHAQI5fAkEj9ZqSkCAggA', 'MAwGCCqGSIb3DQIJBQAwFAYIKoZIhvcNAwcECKYh9Bq2vYtQBIIEyGd1mJmJm3Fz', '-----END ENCRYPTED PRIVATE KEY-----'].join('\n');

/** A quadratic expression takes minutes over these; the others a part of a second, also on a busy machine. */
const LONGEST_MS = 15_000;

/** Each holds the secret in the way that somebody would paste it. */
const PASTED: readonly (readonly [text: string, secret: string])[] = [
  [`curl -i -H "Authorization: Bearer ${TOKEN}" https://api.box.com/2.0/users/me`, TOKEN],
  [`authorization: bearer ${TOKEN}`, TOKEN],
  [`'Authorization': 'Bearer ${TOKEN}'`, TOKEN],
  [`{"access_token":"${TOKEN}","expires_in":3600,"token_type":"bearer"}`, TOKEN],
  [`{\\"access_token\\":\\"${TOKEN}\\"}`, TOKEN],
  [`access_token=${TOKEN}&x=1`, TOKEN],
  [`https://dl.boxcloud.com/d/1/file?access_token=${TOKEN}`, TOKEN],
  [`refreshToken: '${TOKEN}'`, TOKEN],
  [`client_id=abc&client_secret=${SECRET}&grant_type=client_credentials`, SECRET],
  [`"clientSecret": "${SECRET}"`, SECRET],
  [`client_secret%3D${SECRET}%26`, SECRET],
  [`BOX_CLIENT_SECRET=${SECRET}`, SECRET],
  [`export CLIENT_SECRET="${SECRET}"`, SECRET],
  [`grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=${JWT}`, JWT],
  [`the assertion was ${JWT}, see above`, JWT],
  [`"privateKey": "${KEY.replaceAll('\n', '\\n')}"`, 'MIIFHDBOBgkqhkiG9w0BBQ0wQTApBgkqhkiG9w0BBQwwHAQI5fAkEj9ZqSkCAggA'],
  [KEY, 'MAwGCCqGSIb3DQIJBQAwFAYIKoZIhvcNAwcECKYh9Bq2vYtQBIIEyGd1mJmJm3Fz'],
  [KEY.slice(0, 150), 'MIIFHDBOBgkqhkiG9w0BBQ0wQTApBgkqhkiG9w0BBQwwHAQI5fAkEj9ZqSkCAggA'],
  [`"passphrase": "correct horse ${SECRET}"`, SECRET],
  [`https_proxy=http://user:${SECRET}@proxy.corp:3128`, SECRET],
  [`curl -u id:${SECRET} https://api.box.com/oauth2/token`, SECRET],
  [`subject_token=${TOKEN}`, TOKEN],
  [`headers={authorization=Bearer ${TOKEN}, accept=*/*}`, TOKEN],
  [`upload_token: ${TOKEN}`, TOKEN],
  [`* Uses proxy env variable https_proxy == 'http://ci:${SECRET}@proxy.corp:3128'`, SECRET],
  ['client_secret=none-such-secret-99 is wrong', 'none-such-secret-99'],
  ['client_secret=(hunter2)longer-99 is wrong', '(hunter2)longer-99'],
  ['client_secret={hunter2}longer-99 is wrong', '{hunter2}longer-99'],
  ['client_secret=<hunter2>longer-99 is wrong', '<hunter2>longer-99'],
  ['client_secret=null-and-void-4711 is wrong', 'null-and-void-4711'],
  ['client_secret=bearer-of-news-4711, is wrong', 'bearer-of-news-4711'],
  ['client_secret=realm=of-dreams-4711', 'realm=of-dreams-4711'],
  [`token ${TOKEN} was sent as Authorization: Bearer ${TOKEN} and is refused: ${TOKEN}`, TOKEN],
];

/** The end of a value is as secret as its beginning, whatever stands in between. */
const ENDS: typeof PASTED = [
  ['client_secret=half,other-half;third-4711 is wrong', 'other-half;third-4711'],
  ['client_secret=half&other-half-of-4711 is wrong', 'other-half-of-4711'],
  ['{"clientSecret": "first\\"second-half-4711", "x": 1}', 'second-half-4711'],
  ['{"clientSecret": "it\'s-a-long-secret-4711"}', 's-a-long-secret-4711'],
  ['{\\"clientSecret\\": \\"first\\\\\\"second-half-4711\\"}', 'second-half-4711'],
  ["'passphrase' => 'first\\\\second-half-4711'", 'second-half-4711'],
];

const FAILURES: readonly string[] = [
  '{"type":"error","status":403,"code":"some_new_code","message":"MESSAGE"}',
  '{"error":"invalid_client","error_description":"MESSAGE"}',
  'Error: Unexpected API Response [409 Conflict | .0c1e] some_new_code - MESSAGE',
];

describe('a secret in the text', () => {
  test.each([...PASTED, ...ENDS])('is taken out of %s', (text, secret) => {
    expect(findSecrets({ left: withoutSecrets(text) }, [secret])).toEqual([]);
  });

  test.each(PASTED)('is not shown in a diagnosis that quotes the message: %s', (text, secret) => {
    for (const failure of FAILURES) {
      const given = [failure.replace('MESSAGE', JSON.stringify(text).slice(1, -1)), `${text}\n${failure.replace('MESSAGE', `see ${secret.split('\n')[0] ?? ''}`)}`];
      for (const each of given) expect(findSecrets({ shown: JSON.stringify(jsonDiagnosis(explain(each, { ...NO_HINTS, endpoint: 'api' }))) }, [secret])).toEqual([]);
    }
  });

  test.each([
    ['{"clientSecret": "abc\\\\", "code": "not_found"}', '{"clientSecret": "***", "code": "not_found"}'],
    ['client_secret=abcdefgh&grant_type=x', 'client_secret=***&grant_type=x'],
    ['{client_secret=abcdefgh, code=not_found}', '{client_secret=***, code=not_found}'],
    ['<p>client_secret=abcdefgh</p><h1>502</h1>', '<p>client_secret=***</p><h1>502</h1>'],
    ['f(client_secret=abcdefgh)', 'f(client_secret=***)'],
    ['"message": "client_secret=abcdefgh", "code": 1', '"message": "client_secret=***", "code": 1'],
    ['{\\"client_secret\\":\\"abcdefgh\\",\\"code\\":1}', '{\\"client_secret\\":\\"***\\",\\"code\\":1}'],
  ])('takes nothing else with it: %s', (text, left) => {
    expect(withoutSecrets(text)).toBe(left);
  });

  test.each(['password: none', 'client_secret=null, x', '"access_token": null', 'authorization: {', 'Authorization: Bearer ***', 'client_secret=[REDACTED]', 'client_secret=<secret>', 'passphrase: ---[REDACTED]---', 'authorization: Bearer realm="Service"'])(
    'is not taken for one where nothing was said: %s', (text) => {
      expect(withoutSecrets(text)).toBe(text);
    });

  test('does not take the challenge, the ids and the words with it', () => {
    const text = 'www-authenticate: Bearer realm="Service", error="invalid_token"\nbox-request-id: 0c1e4f5a6b7c8d9e0f1a2b3c4d5e6f708\n{"request_id":"abcd1234efgh5678"}';
    expect(withoutSecrets(text)).toBe(text);
  });
});

describe('whatever is pasted', () => {
  test('gets a diagnosis', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.boolean(), (text, hinted) => {
      const { code, remedy } = explain(text, hinted ? { auth: 'jwt', endpoint: 'api', status: null } : NO_HINTS);
      expect(code).toBeDefined();
      expect(remedy.length).toBeGreaterThan(0);
    }));
  });

  test('and however a failure is cut off', () => {
    const whole = 'HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n{"error":"invalid_grant","error_description":"Please check the \'exp\' claim."}';
    for (let end = 0; end <= whole.length; end += 1) expect(explain(whole.slice(0, end), NO_HINTS).remedy.length).toBeGreaterThan(0);
  });

  test.each([
    ['braces', '{'.repeat(300_000)], ['objects that never end', '{"a":'.repeat(60_000)], ['quotes', '"'.repeat(300_000)], ['backslashes', '\\'.repeat(300_000)],
    ['fields that never end', 'message: "'.repeat(30_000)], ['status lines', 'HTTP/1.1 403 x\n'.repeat(20_000)], ['brackets', 'API Response ['.repeat(20_000)],
    ['keys', '-----BEGIN RSA PRIVATE KEY-----'.repeat(8_000)], ['tokens', `access_token=${'a'.repeat(90)} `.repeat(2_500)], ['one token', `Bearer ${'a'.repeat(300_000)}`],
    ['titles', '<title>'.repeat(40_000)], ['spaces', ' '.repeat(300_000)], ['digits', '403 '.repeat(70_000)], ['ids', 'a1'.repeat(150_000)], ['words', 'box.com error '.repeat(20_000)],
    ['proxies', 'proxy a.b.c '.repeat(20_000)], ['dots', 'proxy://a.'.repeat(20_000)], ['connections', 'connect to a.b port 3128 '.repeat(12_000)], ['variables', 'https_proxy=a.b:1 curl: (7) '.repeat(10_000)],
    ['tunnels', '> CONNECT a:443\nCONNECT tunnel failed, response 403\n'.repeat(5_000)], ['traces', '} [512 bytes data]\n'.repeat(14_000)], ['parsers', 'unexpected token '.repeat(16_000)],
    ['Retry', 'retry-after: '.repeat(20_000)], ['challenges', 'Bearer realm="Service", error="'.repeat(9_000)],
  ])('takes no long time over %s', (_, text) => {
    const startedMs = performance.now();
    explain(text, { auth: 'jwt', endpoint: 'api', status: null });
    expect(performance.now() - startedMs).toBeLessThan(LONGEST_MS);
  });

  test('is read only where it is text', () => {
    expect([isBinary('\ufffdPNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR\u0000\u0000\u0004w\u0000\u0000\u0002\u0008\u0006'), isBinary('H\u0000T\u0000T\u0000P\u0000'), isBinary('HTTP/1.1 404 Ошибка 错误')]).toEqual([true, false, false]);
  });
});
