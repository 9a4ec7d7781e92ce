import { Buffer } from 'node:buffer';
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { examine } from '../../src/credentials/examine.ts';
import { faultOf } from '../../src/credentials/json-fault.ts';
import type { Examination } from '../../src/credentials/types.ts';
import { CLIENT_ID, CLIENT_SECRET, PASSPHRASE, config, consolePem, examineCcg, examineConfig, plainPem, recordingVault, rsaPair } from './samples.ts';

let pem: string;
let plain: string;

beforeAll(() => {
  const { key } = rsaPair();
  pem = consolePem(key);
  plain = plainPem(key);
});

const usableOrSaid = ({ credentials, defects }: Examination): boolean =>
  (credentials === null) === defects.some((defect) => defect.severity === 'unusable');

/** All that an examination may show to anybody. */
const shown = ({ defects, facts }: Examination): string => JSON.stringify([defects, facts]);

/** Does `text` hold eight characters in a row of one of the secrets? */
function leaks(text: string, secrets: readonly string[]): boolean {
  return secrets.some((secret) => Array.from({ length: Math.max(0, secret.length - 7) }, (_each, at) => secret.slice(at, at + 8)).some((part) => text.includes(part)));
}

const keyBody = (text: string): string => text.split('\n').filter((line) => !line.startsWith('-----')).join('');

/** Texts near the border: pieces that the readers look for, in any order, among arbitrary ones. */
const nearly = fc.array(fc.oneof(
  fc.constantFrom('-----BEGIN PRIVATE KEY-----', '-----END PRIVATE KEY-----', '-----BEGIN RSA PRIVATE KEY-----', '\\n', '\n', '\r', ' ', '"', '\'', '{', '}',
    '***', '${{', '}}', '\uFEFF', 'Proc-Type: 4,ENCRYPTED\n', 'DEK-Info: AES-256-CBC,00\n\n', 'MIIE', '====', '0\u0082', 'ssh-rsa ', ':'),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.base64String({ maxLength: 80 }),
), { maxLength: 14 }).map((parts) => parts.join(''));

describe('whatever is handed in', () => {
  test('any text given as a config is used, or it is said why not', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), nearly, fc.json()), (text) => usableOrSaid(examineConfig(text))), { numRuns: 500 });
  });

  test('any text given as base64 of a config is used, or it is said why not', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => usableOrSaid(examineConfig(Buffer.from(bytes).toString('base64')))));
  });

  test('any text given as a private key is used, or it is said why not', () => {
    fc.assert(fc.property(nearly, fc.string(), (privateKey, passphrase) => usableOrSaid(examineConfig(config(privateKey, { auth: { passphrase } })))), { numRuns: 500 });
  });

  test('any JSON in any field is used, or it is said why not', () => {
    const field = fc.option(fc.jsonValue(), { nil: undefined });
    fc.assert(fc.property(fc.record({ clientID: field, clientSecret: field }), fc.record({ publicKeyID: field, passphrase: field }), fc.record({ enterpriseID: field }),
      (app, auth, root) => usableOrSaid(examineConfig(config(plain, { app, auth, root })))), { numRuns: 300 });
  });

  test('any key with any piece cut out is used, or it is said why not', () => {
    fc.assert(fc.property(fc.constantFrom('pem', 'plain'), fc.nat(1900), fc.nat(1900), (which, from, count) => {
      const whole = which === 'pem' ? pem : plain;
      return usableOrSaid(examineConfig(config(whole.slice(0, from) + whole.slice(from + count))));
    }), { numRuns: 150 });
  });

  test('any values of a Client Credentials Grant app are used, or it is said why not', () => {
    const value = fc.oneof(fc.string({ unit: 'binary' }), nearly);
    fc.assert(fc.property(value, value, fc.option(value), fc.option(value), (clientId, clientSecret, enterpriseId, userId) =>
      usableOrSaid(examineCcg({ clientId, clientSecret, enterpriseId, userId }))), { numRuns: 500 });
  });

  test.each([
    ['backslashes', () => '\\'.repeat(60_000)], ['spaces', () => `a${' '.repeat(60_000)}b`], ['dashes', () => '-----BEGIN '.repeat(5_000)],
    ['brackets', () => '['.repeat(60_000)], ['base64', () => 'A'.repeat(60_000)], ['quotes', () => `"${'\\"'.repeat(30_000)}`], ['dollars', () => '${{'.repeat(20_000)],
  ])('a long run of %s is read in a moment', (_name, run) => {
    const started = performance.now();
    expect(usableOrSaid(examineConfig(run()))).toBe(true);
    expect(usableOrSaid(examineConfig(config(run().slice(0, 30_000))))).toBe(true);
    // Generous for a busy machine: what is quadratic in 60,000 characters takes minutes.
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('nothing that may be shown holds eight characters of a secret', () => {
  test('where the config is as it should be, or spoilt anywhere', () => {
    const secrets = [CLIENT_SECRET, PASSPHRASE, keyBody(pem)];
    fc.assert(fc.property(fc.nat(2200), fc.string({ unit: 'binary', maxLength: 3 }), (at, insertion) => {
      const text = config(pem);
      expect(leaks(shown(examineConfig(text.slice(0, at) + insertion + text.slice(at))), secrets)).toBe(false);
    }), { numRuns: 200 });
  });

  test('where the secrets are anything at all', () => {
    const secret = fc.string({ unit: 'binary', minLength: 8, maxLength: 60 });
    fc.assert(fc.property(secret, secret, nearly, (clientSecret, passphrase, privateKey) => {
      const examination = examineConfig(config(privateKey, { app: { clientSecret }, auth: { passphrase } }));
      expect(leaks(shown(examination), [clientSecret, passphrase])).toBe(false);
      const ccg = examineCcg({ clientSecret });
      expect(leaks(shown(ccg), [clientSecret])).toBe(false);
    }), { numRuns: 300 });
  });

  test('and the search for leaks finds a planted one', () => {
    expect(leaks(`... ${CLIENT_SECRET.slice(5, 13)} ...`, [CLIENT_SECRET])).toBe(true);
  });
});

describe('masks', () => {
  function masksOf(text: string): readonly string[] {
    const { vault, masks } = recordingVault();
    examine({ auth: 'jwt', input: 'jwt-config', config: vault.document(text), algorithm: 'RS256' }, vault);
    return masks;
  }

  test('every secret of a config is registered, the key by its lines, webhook keys too', () => {
    const webhooks = { primaryKey: 'W1'.repeat(16), secondaryKey: 'W2'.repeat(16) };
    const lines = pem.trimEnd().split('\n').slice(1, -1).filter((line) => line.length >= 16);
    expect(masksOf(config(pem, { root: { webhooks } }))).toEqual(expect.arrayContaining([CLIENT_SECRET, PASSPHRASE, ...lines, ...Object.values(webhooks)]));
  });

  test('they are registered also where the config is refused, or is another app’s', () => {
    expect(masksOf(config('nonsense'))).toEqual(expect.arrayContaining([CLIENT_SECRET, PASSPHRASE]));
    expect(masksOf(JSON.stringify({ boxAppSettings: { clientID: CLIENT_ID, clientSecret: CLIENT_SECRET }, enterpriseID: '5' }))).toContain(CLIENT_SECRET);
    expect(masksOf(pem)).toEqual(expect.arrayContaining(pem.trimEnd().split('\n').slice(1, 3)));
  });

  test('a secret is registered without what was pasted around it too', () => {
    expect(masksOf(config(pem, { app: { clientSecret: `"${CLIENT_SECRET}"` } }))).toContain(CLIENT_SECRET);
  });

  test('the secrets of a config pasted into another field are registered', () => {
    const { vault, masks } = recordingVault();
    examine({ auth: 'ccg', clientId: CLIENT_ID, clientSecret: vault.document(config(pem)), enterpriseId: '5', userId: null }, vault);
    expect(masks).toEqual(expect.arrayContaining([CLIENT_SECRET, PASSPHRASE]));
  });

  test('no id, no brace and no armour line is registered', () => {
    const masks = masksOf(config(pem));
    for (const harmless of [CLIENT_ID, '902110334', 'u5k9x2ab', '{', '}', '-----BEGIN ENCRYPTED PRIVATE KEY-----']) expect(masks).not.toContain(harmless);
  });
});

describe('the place where a text stops being JSON', () => {
  const accepts = (text: string): boolean => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };

  test('there is none where JSON.parse finds none, and one where it finds one', () => {
    const broken = fc.tuple(fc.json(), fc.nat(), fc.nat(3), fc.string({ maxLength: 2 })).map(([json, at, count, insertion]) => {
      const from = at % (json.length + 1);
      return json.slice(0, from) + insertion + json.slice(from + count);
    });
    fc.assert(fc.property(fc.oneof(fc.json(), broken, fc.string()), (text) => (faultOf(text) === null) === accepts(text)), { numRuns: 2000 });
  });

  test('it is counted in lines and columns from one, over any kind of line break', () => {
    expect(faultOf('{\r\n"a": 1,\n  oops}')).toEqual({ line: 3, column: 3, mistake: null });
  });

  test('all before it could still become JSON', () => {
    expect(faultOf('{"a": tru}')).toEqual({ line: 1, column: 7, mistake: null });
    expect(faultOf('{"a": "x\\q"}')).toEqual({ line: 1, column: 9, mistake: 'a backslash that begins no escape' });
    expect(faultOf('{"a": "x\ty"}')).toEqual({ line: 1, column: 9, mistake: 'a control character inside a string' });
  });
});
