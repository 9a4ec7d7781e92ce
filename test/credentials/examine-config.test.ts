import { Buffer } from 'node:buffer';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { reveal } from '../../src/foundation/secret.ts';
import type { Defect, DefectKind } from '../../src/credentials/types.ts';
import { CLIENT_ID, CLIENT_SECRET, ENTERPRISE, KEY_ID, config, consolePem, examineConfig, kinds, only, rsaPair } from './samples.ts';

let pem: string;
let good: string;

beforeAll(() => {
  pem = consolePem(rsaPair().key);
  good = config(pem);
});

const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('a config that is as it should be', () => {
  const forms: Readonly<Record<string, () => string>> = {
    'pretty-printed, as downloaded': () => good,
    'on one line': () => JSON.stringify(JSON.parse(good)),
    'in base64': () => base64(good),
    'in base64 with lines of 76': () => base64(good).replace(/.{76}/gu, '$&\r\n'),
    'in base64url': () => Buffer.from(good).toString('base64url'),
    'with white space around it': () => `\n\n  ${good}\r\n`,
    'with the line ends of Windows': () => good.replaceAll('\n', '\r\n'),
    'in base64 with white space around both': () => `\n${base64(`\n${good}\n`)}\r\n`,
    'with a key behind a blank line, with white space behind it': () => config(`\n${pem}  \n`),
    'with webhook keys and a user ID, which are not used': () => config(pem, { root: { webhooks: { primaryKey: 'a'.repeat(32), secondaryKey: '' }, userID: '1' } }),
  };
  test.each(Object.entries(forms))('is accepted %s, with nothing said', (_name, form) => {
    const { credentials, defects, facts } = examineConfig(form());
    expect(defects).toEqual([]);
    expect(credentials).toMatchObject({ auth: 'jwt', clientId: CLIENT_ID, enterpriseId: ENTERPRISE, publicKeyId: KEY_ID, algorithm: 'RS256' });
    expect(facts).toMatchObject({ clientId: CLIENT_ID, enterpriseId: ENTERPRISE, publicKeyId: KEY_ID, rsaBits: 2048 });
  });

  test('hands the client secret on unchanged', () => {
    const { credentials } = examineConfig(good);
    expect(credentials === null ? null : reveal(credentials.clientSecret)).toBe(CLIENT_SECRET);
  });
});

describe('what was put around the config', () => {
  const wrapped: readonly (readonly [string, DefectKind, () => string, string?])[] = [
    ['double quotes', 'quoted', () => `"${good}"`],
    ['single quotes', 'quoted', () => `'${good}'`],
    ['quotes, escaped as a JSON string', 'quoted', () => JSON.stringify(good)],
    ['a byte order mark', 'byte-order-mark', () => `\uFEFF${good}`],
    ['a byte order mark read as Latin-1', 'byte-order-mark', () => `ï»¿${good}`, 'read as Latin-1'],
    ['a byte order mark inside the base64', 'byte-order-mark', () => base64(`\uFEFF${good}`)],
    ['quotes inside the base64', 'quoted', () => base64(`'${good}'`)],
    ['a JSON string inside the base64', 'quoted', () => base64(JSON.stringify(good))],
    ['an invisible character', 'stray-space', () => `\u200B${good}`, 'an invisible character'],
    ['quotes around its base64', 'quoted', () => `"${base64(good)}"`],
  ];
  test.each(wrapped)('%s: taken off, and it is said', (_name, kind, form, ...[found]) => {
    const examination = examineConfig(form());
    expect(only(examination)).toEqual({ kind, severity: 'repaired', input: 'jwt-config', where: null, found: found ?? null });
    expect(examination.credentials).not.toBeNull();
  });
});

describe('a text that is no config', () => {
  const texts: readonly (readonly [string, Omit<Defect, 'severity' | 'input'>, () => string])[] = [
    ['a masked value', { kind: 'masked', where: null, found: null }, () => '***'],
    ['an expression nobody expanded', { kind: 'unexpanded-expression', where: null, found: null }, () => '${{ secrets.BOX_JWT_CONFIG }}'],
    ['the inside of an expression', { kind: 'unexpanded-expression', where: null, found: null }, () => 'secrets.BOX_JWT_CONFIG'],
    ['a shell variable', { kind: 'unexpanded-expression', where: null, found: null }, () => '"$BOX_JWT_CONFIG"'],
    ['a PowerShell variable', { kind: 'unexpanded-expression', where: null, found: null }, () => '$env:BOX_JWT_CONFIG'],
    ['more than 64 KiB', { kind: 'too-large', where: null, found: 'more than 64 KiB' }, () => `${good}${' '.repeat(65_536)}`],
    ['a file’s path', { kind: 'path-given-as-config', where: null, found: null }, () => './secrets/902110334_u5k9x2ab_config.json'],
    ['a bare private key', { kind: 'key-given-as-config', where: null, found: null }, () => pem],
    ['a bare private key in base64', { kind: 'key-given-as-config', where: null, found: null }, () => base64(pem)],
    ['base64 of something else', { kind: 'base64', where: null, found: null }, () => base64('x'.repeat(200))],
    ['base64 as PowerShell makes it', { kind: 'base64', where: null, found: 'UTF-16 text' }, () => Buffer.from(good, 'utf16le').toString('base64')],
    ['base64 of base64', { kind: 'base64', where: null, found: null }, () => base64(base64(good))],
    ['words', { kind: 'not-json', where: 'line 1, column 1', found: null }, () => 'not a config'],
    ['white space', { kind: 'not-json', where: 'line 1, column 1', found: 'the text ends too early' }, () => '  \n '],
    ['an array', { kind: 'not-an-object', where: null, found: 'array' }, () => `[${good}]`],
    ['a number', { kind: 'not-an-object', where: null, found: 'number' }, () => '42'],
    ['smart quotes', { kind: 'smart-quotes', where: 'line 2, column 3', found: null }, () => good.replace('"boxAppSettings"', '“boxAppSettings”')],
    ['single quotes inside', { kind: 'not-json', where: 'line 2, column 3', found: 'single quotes' }, () => good.replace('"boxAppSettings"', '\'boxAppSettings\'')],
    ['a comma too many', { kind: 'not-json', where: 'line 12, column 1', found: 'a comma before a closing bracket' }, () => good.replace(/\n\}$/u, ',\n}')],
    ['its end missing', { kind: 'not-json', where: 'line 11, column 30', found: 'the text ends too early' }, () => good.slice(0, -2)],
    ['a second config after it', { kind: 'not-json', where: 'line 12, column 2', found: 'text after the end' }, () => good + good],
    ['newlines inside the key', { kind: 'not-json', where: 'line 7, column 59', found: 'a line break inside a string' }, () => good.replaceAll('\\n', '\n')],
  ];
  test.each(texts)('%s is refused for what it is', (_name, expected, form) => {
    const examination = examineConfig(form());
    expect(only(examination)).toEqual({ ...expected, severity: 'unusable', input: 'jwt-config' });
    expect(examination.credentials).toBeNull();
  });
});

describe('another kind of file', () => {
  const cli = { clientID: CLIENT_ID, clientSecret: CLIENT_SECRET };
  test('a Client Credentials Grant file is named, and its ids told', () => {
    const examination = examineConfig(JSON.stringify({ boxAppSettings: cli, enterpriseID: ENTERPRISE }));
    expect(only(examination)).toEqual({ kind: 'ccg-file', severity: 'unusable', input: 'jwt-config', where: null, found: null });
    expect(examination.facts).toMatchObject({ clientId: CLIENT_ID, enterpriseId: ENTERPRISE });
  });

  test('so is one with its fields at the top', () => {
    expect(only(examineConfig(JSON.stringify({ ...cli, enterpriseID: ENTERPRISE }))).kind).toBe('ccg-file');
  });

  test.each([undefined, '', '0', 0])('an OAuth app’s file is told by its enterprise, which is %p', (enterpriseID) => {
    expect(only(examineConfig(JSON.stringify({ boxAppSettings: cli, enterpriseID })))).toMatchObject({ kind: 'oauth-file', severity: 'unusable' });
  });

  test('a file without any of the sections is told what is missing', () => {
    const { defects } = examineConfig('{}');
    expect(defects).toMatchObject([{ kind: 'section-missing', where: 'boxAppSettings' }, { kind: 'field-missing', where: 'enterpriseID' }]);
  });
});

describe('the fields of a config', () => {
  test('a config downloaded a second time is known by its empty key fields', () => {
    expect(only(examineConfig(config('', { auth: { publicKeyID: '', passphrase: '' } })))).toMatchObject({
      kind: 'key-fields-empty', severity: 'unusable', where: 'boxAppSettings.appAuth',
    });
  });

  const fields: readonly (readonly [string, Defect['severity'], DefectKind, string, string | null, () => string])[] = [
    ['no appAuth though the rest of it', 'unusable', 'field-mistyped', 'boxAppSettings.appAuth', 'array', () => config(pem, { app: { appAuth: [] } })],
    ['a client ID missing', 'unusable', 'field-missing', 'boxAppSettings.clientID', null, () => config(pem, { app: { clientID: undefined } })],
    ['a client ID spelt clientId', 'unusable', 'field-missing', 'boxAppSettings.clientID', 'spelt clientId', () => config(pem, { app: { clientID: undefined, clientId: CLIENT_ID } })],
    ['a client ID that is a number', 'unusable', 'field-mistyped', 'boxAppSettings.clientID', 'number', () => config(pem, { app: { clientID: 5 } })],
    ['a client ID with a space after it', 'repaired', 'stray-space', 'boxAppSettings.clientID', 'spaces', () => config(pem, { app: { clientID: `${CLIENT_ID} ` } })],
    ['a client ID with a space inside', 'unusable', 'client-id-malformed', 'boxAppSettings.clientID', 'white space inside', () => config(pem, { app: { clientID: 'b7n4 t2c9' } })],
    ['an enterprise ID for a client ID', 'doubtful', 'client-id-malformed', 'boxAppSettings.clientID', 'digits alone, as an enterprise, user or app ID has', () => config(pem, { app: { clientID: '123456' } })],
    ['an empty client secret', 'unusable', 'field-missing', 'boxAppSettings.clientSecret', null, () => config(pem, { app: { clientSecret: '' } })],
    ['a masked client secret', 'unusable', 'masked', 'boxAppSettings.clientSecret', null, () => config(pem, { app: { clientSecret: '***' } })],
    ['an expression for a client secret', 'unusable', 'unexpanded-expression', 'boxAppSettings.clientSecret', null, () => config(pem, { app: { clientSecret: '${{ secrets.X }}' } })],
    ['the client ID for a client secret', 'unusable', 'same-value', 'boxAppSettings.clientSecret', 'boxAppSettings.clientID', () => config(pem, { app: { clientSecret: CLIENT_ID } })],
    ['the client ID for a key ID', 'unusable', 'same-value', 'boxAppSettings.appAuth.publicKeyID', 'boxAppSettings.clientID', () => config(pem, { auth: { publicKeyID: CLIENT_ID } })],
    ['an empty key ID', 'unusable', 'field-missing', 'boxAppSettings.appAuth.publicKeyID', null, () => config(pem, { auth: { publicKeyID: '' } })],
    ['a key ID that is a fingerprint', 'unusable', 'key-id-malformed', 'boxAppSettings.appAuth.publicKeyID', 'characters other than letters and digits', () => config(pem, { auth: { publicKeyID: 'SHA256:ab+cd' } })],
    ['no private key', 'unusable', 'field-missing', 'boxAppSettings.appAuth.privateKey', null, () => config(undefined)],
    ['an empty private key with a passphrase', 'unusable', 'field-missing', 'boxAppSettings.appAuth.privateKey', null, () => config('')],
    ['no enterprise ID', 'unusable', 'field-missing', 'enterpriseID', null, () => config(pem, { root: { enterpriseID: undefined } })],
    ['enterprise ID 0', 'unusable', 'enterprise-zero', 'enterpriseID', null, () => config(pem, { root: { enterpriseID: '0' } })],
    ['enterprise ID 0 as a number', 'unusable', 'enterprise-zero', 'enterpriseID', null, () => config(pem, { root: { enterpriseID: 0 } })],
    ['an enterprise ID as a number', 'repaired', 'enterprise-number', 'enterpriseID', null, () => config(pem, { root: { enterpriseID: Number(ENTERPRISE) } })],
    ['an enterprise ID that is a fraction', 'unusable', 'enterprise-malformed', 'enterpriseID', 'a number that no ID can be', () => config(pem, { root: { enterpriseID: 1.5 } })],
    ['an enterprise ID that is a name', 'unusable', 'enterprise-malformed', 'enterpriseID', 'characters other than digits', () => config(pem, { root: { enterpriseID: 'acme' } })],
    ['an enterprise ID that is an e-mail address', 'unusable', 'enterprise-malformed', 'enterpriseID', 'an e-mail address', () => config(pem, { root: { enterpriseID: 'it@acme.test' } })],
  ];
  test.each(fields)('%s: %s, as %s', (_name, severity, kind, where, found, form) => {
    const examination = examineConfig(form());
    expect(only(examination)).toEqual({ kind, severity, input: 'jwt-config', where, found });
    expect(examination.credentials === null).toBe(severity === 'unusable');
  });

  test('an enterprise ID given as a number is used as a text', () => {
    expect(examineConfig(config(pem, { root: { enterpriseID: 902110334 } })).credentials).toMatchObject({ enterpriseId: '902110334' });
  });

  test('everything that is wrong is told at once', () => {
    const examination = examineConfig(config('nonsense', { app: { clientID: '', clientSecret: 7 }, auth: { publicKeyID: null }, root: { enterpriseID: 'x' } }));
    expect(kinds(examination)).toEqual(['field-missing', 'field-mistyped', 'field-missing', 'pem-not-a-key', 'enterprise-malformed']);
  });
});
