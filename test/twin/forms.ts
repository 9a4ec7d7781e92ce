/** How the same credential is stored: what people paste, and what becomes of it on its way into a secret. */
import type { RawSecrets } from './deployment.ts';
import type { Form } from './world.ts';

/** A sound credential, and parts of others to put in its place. */
export interface Credential {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly enterpriseId: string;
  readonly keyId: string;
  readonly privateKey: string;
  readonly passphrase: string;
  readonly other: { readonly clientId: string; readonly clientSecret: string; readonly enterpriseId: string; readonly keyId: string; readonly privateKey: string; readonly passphrase: string };
}

interface Parts {
  clientId: string;
  clientSecret: string;
  enterpriseId: string | number;
  keyId: string;
  privateKey: string;
  passphrase: string;
}

const partsOf = ({ clientId, clientSecret, enterpriseId, keyId, privateKey, passphrase }: Credential): Parts => ({ clientId, clientSecret, enterpriseId, keyId, privateKey, passphrase });

/** Changes of a part of a credential. The grant without an assertion has the first three parts. */
const CHANGED: Partial<Record<Form, (parts: Parts, credential: Credential) => Partial<Parts>>> = {
  'key-crlf': ({ privateKey }) => ({ privateKey: privateKey.replaceAll('\n', '\r\n') }),
  'key-escaped': ({ privateKey }) => ({ privateKey: privateKey.replaceAll('\n', '\\n') }),
  'key-spaces': ({ privateKey }) => ({ privateKey: privateKey.replaceAll('\n', ' ') }),
  'key-one-line': ({ privateKey }) => ({ privateKey: privateKey.replaceAll('\n', '') }),
  'key-indented': ({ privateKey }) => ({ privateKey: privateKey.replaceAll('\n', '\n    ') }),
  'key-space-before': ({ privateKey }) => ({ privateKey: ` ${privateKey}` }),
  'key-quotes': ({ privateKey }) => ({ privateKey: `"${privateKey}"` }),
  'key-foreign': (_, { other }) => ({ privateKey: other.privateKey, passphrase: other.passphrase }),
  'key-missing': () => ({ privateKey: '', passphrase: '', keyId: '' }),
  'secret-newline': ({ clientSecret }) => ({ clientSecret: `${clientSecret}\n` }),
  'secret-space': ({ clientSecret }) => ({ clientSecret: ` ${clientSecret}` }),
  'secret-quotes': ({ clientSecret }) => ({ clientSecret: `"${clientSecret}"` }),
  'secret-bom': ({ clientSecret }) => ({ clientSecret: `\uFEFF${clientSecret}` }),
  'secret-wrong': (_, { other }) => ({ clientSecret: other.clientSecret }),
  'id-newline': ({ clientId }) => ({ clientId: `${clientId}\n` }),
  'id-space': ({ clientId }) => ({ clientId: `${clientId} ` }),
  'id-quotes': ({ clientId }) => ({ clientId: `'${clientId}'` }),
  'id-unknown': (_, { other }) => ({ clientId: other.clientId }),
  'enterprise-newline': ({ enterpriseId }) => ({ enterpriseId: `${enterpriseId}\n` }),
  'enterprise-space': ({ enterpriseId }) => ({ enterpriseId: `${enterpriseId} ` }),
  'enterprise-quotes': ({ enterpriseId }) => ({ enterpriseId: `"${enterpriseId}"` }),
  'enterprise-number': ({ enterpriseId }) => ({ enterpriseId: Number(enterpriseId) }),
  'enterprise-wrong': (_, { other }) => ({ enterpriseId: other.enterpriseId }),
  'passphrase-space': ({ passphrase }) => ({ passphrase: `${passphrase} ` }),
  'passphrase-wrong': ({ passphrase }) => ({ passphrase: `x${passphrase}` }),
  'kid-space': ({ keyId }) => ({ keyId: `${keyId} ` }),
  'kid-wrong': (_, { other }) => ({ keyId: other.keyId }),
  'kid-empty': () => ({ keyId: '' }),
};

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Changes of a whole config. */
const WRITTEN: Partial<Record<Form, (json: string) => string>> = {
  'base64': base64,
  'base64-lines': (json) => `${base64(json).replace(/.{76}/gu, '$&\n')}\n`,
  'white-space': (json) => `\n  ${json}\n\n`,
  'crlf': (json) => json.replaceAll('\n', '\r\n'),
  'quotes': (json) => `'${json}'`,
  'json-string': (json) => JSON.stringify(json),
  'bom': (json) => `\uFEFF${json}`,
  'bom-base64': (json) => base64(`\uFEFF${json}`),
  'truncated': (json) => json.slice(0, -40),
};

const configOf = ({ clientId, clientSecret, enterpriseId, keyId, privateKey, passphrase }: Parts): string => JSON.stringify(
  { boxAppSettings: { clientID: clientId, clientSecret, appAuth: { publicKeyID: keyId, privateKey, passphrase } }, enterpriseID: enterpriseId }, null, 2);

/** The secrets as they are found in the environment. */
export function stored(auth: 'jwt' | 'ccg', form: Form, credential: Credential): RawSecrets {
  const sound = partsOf(credential);
  const parts = { ...sound, ...CHANGED[form]?.(sound, credential) };
  if (auth === 'ccg') return { auth, clientId: parts.clientId, clientSecret: parts.clientSecret, enterpriseId: String(parts.enterpriseId) };
  const json = configOf(parts);
  return { auth, jwtConfig: WRITTEN[form]?.(json) ?? json };
}
