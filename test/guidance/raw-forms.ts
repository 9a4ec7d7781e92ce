/** Every way of spoiling a credential that the preflight mends, and the ways of storing one that need no mending. */
import { Buffer } from 'node:buffer';
import type { Box } from '../simulator/client.ts';
import type { Deploy } from './plain-client.ts';

type Jwt = Extract<Deploy, { auth: 'jwt' }>;
type Ccg = Extract<Deploy, { auth: 'ccg' }>;

export interface Form {
  readonly auth: 'jwt' | 'ccg';
  readonly name: string;
  /** Is it mended? `false`: it is as good as any. */
  readonly mends: boolean;
  readonly spoil: (deploy: Deploy) => Deploy;
}

const USER = '20000000003';

/** What a deploy is given in a Box in which all is well. */
export function healthyDeploy(auth: 'jwt' | 'ccg', { app, inputs }: Box): Deploy {
  return auth === 'jwt'
    ? { auth, config: inputs['jwt-config'] ?? '', userId: null, asUser: null }
    : { auth, clientId: app.clientId, clientSecret: app.clientSecret, enterpriseId: inputs['enterprise-id'] ?? '', userId: null, asUser: null };
}

type Change = (value: string) => string;

const AROUND: Readonly<Record<string, Change>> = {
  'a space after it': (value) => `${value} `,
  'a space before it': (value) => ` ${value}`,
  'a newline after it': (value) => `${value}\n`,
  'CR and LF after it': (value) => `${value}\r\n`,
  'a newline before it': (value) => `\n${value}`,
  'an invisible character after it': (value) => `${value}\u200B`,
  'quotes around it': (value) => `"${value}"`,
  'single quotes around it': (value) => `'${value}'`,
  'a byte order mark before it': (value) => `\uFEFF${value}`,
};

const base64: Change = (value) => Buffer.from(value).toString('base64');

const CONFIGS: Readonly<Record<string, Change>> = {
  'quotes around it': (value) => `"${value}"`,
  'single quotes around it': (value) => `'${value}'`,
  'encoded as a JSON string': (value) => JSON.stringify(value),
  'a byte order mark before it': (value) => `\uFEFF${value}`,
  'a byte order mark before it, read as Latin-1': (value) => `\u00EF\u00BB\u00BF${value}`,
  'an invisible character before it': (value) => `\u200B${value}`,
  'a byte order mark inside its base64': (value) => base64(`\uFEFF${value}`),
  'quotes around its base64': (value) => `"${base64(value)}"`,
  'encoded as a JSON string inside its base64': (value) => base64(JSON.stringify(value)),
};

const KEYS: Readonly<Record<string, Change>> = {
  'a space before it': (value) => ` ${value}`,
  'a tab before it, after a blank line': (value) => `\n\t${value}`,
  'an invisible character before it': (value) => `\u200B${value}`,
  'quotes around it': (value) => `"${value}"`,
  'a byte order mark before it': (value) => `\uFEFF${value}`,
  'a byte order mark before it, read as Latin-1': (value) => `\u00EF\u00BB\u00BF${value}`,
  'backslash and n for its line ends': (value) => value.replaceAll('\n', '\\n'),
  'two backslashes and n for its line ends': (value) => value.replaceAll('\n', '\\\\n'),
  'spaces for its line ends': (value) => value.trimEnd().replaceAll('\n', ' '),
  'no line ends': (value) => value.replaceAll('\n', ''),
  'CR for its line ends': (value) => value.replaceAll('\n', '\r'),
  'its line ends doubled': (value) => value.replaceAll('\n', '\n\n'),
  'END on the line before': (value) => value.replace('\n-----END', '-----END'),
  'its lines indented': (value) => value.replace(/^/gmu, '    '),
};

/** OpenSSL reads these as they are. */
const GOOD_KEYS: Readonly<Record<string, Change>> = {
  'CR and LF for the line ends of its key': (value) => value.replaceAll('\n', '\r\n'),
  'blank lines before its key': (value) => `\n\r\n${value}`,
  'white space behind its key': (value) => `${value} \n`,
  'white space at the line ends of its key': (value) => value.replaceAll('\n', ' \n'),
  'words above its key': (value) => `Key of the deploy\n${value}`,
  'a certificate behind its key': (value) => `${value}-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n`,
};

const GOOD_CONFIGS: Readonly<Record<string, Change>> = {
  'as it was downloaded': (value) => value,
  'on one line': (value) => JSON.stringify(JSON.parse(value)),
  'CR and LF for its line ends': (value) => value.replaceAll('\n', '\r\n'),
  'white space around it': (value) => `\r\n\t ${value}\n\n`,
};

const jwt = (name: string, mends: boolean, change: (deploy: Jwt) => Deploy): Form =>
  ({ auth: 'jwt', name, mends, spoil: (deploy) => (deploy.auth === 'jwt' ? change(deploy) : deploy) });
const ccg = (name: string, mends: boolean, change: (deploy: Ccg) => Deploy): Form =>
  ({ auth: 'ccg', name, mends, spoil: (deploy) => (deploy.auth === 'ccg' ? change(deploy) : deploy) });

/** A field of the config, changed. */
const inConfig = (name: string, mends: boolean, field: string, change: (value: string) => unknown): Form =>
  jwt(`${field}: ${name}`, mends, (deploy) => ({
    ...deploy, config: JSON.stringify(JSON.parse(deploy.config, (key, value: unknown) => (key === field && typeof value === 'string' ? change(value) : value))),
  }));

const each = (changes: Readonly<Record<string, Change>>, make: (name: string, change: Change) => Form): readonly Form[] =>
  Object.entries(changes).map(([name, change]) => make(name, change));

export const FORMS: readonly Form[] = [
  ...each(CONFIGS, (name, change) => jwt(`the config: ${name}`, true, (deploy) => ({ ...deploy, config: change(deploy.config) }))),
  ...each(GOOD_CONFIGS, (name, change) => jwt(`the config: ${name}`, false, (deploy) => ({ ...deploy, config: change(deploy.config) }))),
  ...each(KEYS, (name, change) => inConfig(name, true, 'privateKey', change)),
  ...each(GOOD_KEYS, (name, change) => inConfig(name, false, 'privateKey', change)),
  ...['clientID', 'clientSecret', 'publicKeyID', 'passphrase', 'enterpriseID'].flatMap((field) => each(AROUND, (name, change) => inConfig(name, true, field, change))),
  inConfig('a number', true, 'enterpriseID', Number),
  ...each(AROUND, (name, change) => jwt(`user-id: ${name}`, true, (deploy) => ({ ...deploy, userId: change(USER) }))),
  ...each(AROUND, (name, change) => jwt(`as-user: ${name}`, true, (deploy) => ({ ...deploy, asUser: change(USER) }))),
  ...(['clientId', 'clientSecret', 'enterpriseId'] as const).flatMap((part) => each(AROUND, (name, change) => ccg(`${part}: ${name}`, true, (deploy) => ({ ...deploy, [part]: change(deploy[part]) })))),
  ...each(AROUND, (name, change) => ccg(`user-id: ${name}`, true, (deploy) => ({ ...deploy, userId: change(USER) }))),
  ccg('as it should be', false, (deploy) => deploy),
];
