import { reveal } from '../foundation/secret.ts';
import type { Secret } from '../foundation/secret.ts';
import type { Vault } from '../foundation/vault.ts';
import { isObject, readDocument } from './document.ts';
import { entryOf, fieldOf, optionalText, requiredText, subsection } from './fields.ts';
import type { Section } from './fields.ts';
import { clientIdFrom, clientSecretFrom, enterpriseIdFrom, publicKeyIdFrom } from './ids.ts';
import { createLedger } from './ledger.ts';
import type { Entry, Ledger } from './ledger.ts';
import { maskSecrets } from './masks.ts';
import { readPrivateKey } from './private-key.ts';
import type { PrivateKeyReading } from './private-key.ts';
import type { Examination, JwtCredentials, RawCredentials } from './types.ts';

type RawJwt = Extract<RawCredentials, { readonly auth: 'jwt' }>;

/** The app's half of the config: who it is, and the key it signs with. */
interface App {
  readonly clientId: string | null;
  readonly clientSecret: Secret | null;
  readonly publicKeyId: string | null;
  readonly privateKey: PrivateKeyReading;
}

const NO_APP: App = { clientId: null, clientSecret: null, publicKeyId: null, privateKey: { key: null, facts: null } };

/** What the config says, as far as it could be read. */
interface Contents {
  readonly app: App;
  readonly enterpriseId: string | null;
}

/** Reads the config that the Developer Console downloads for a JWT app (box-authentication.md section 4). */
export function examineJwt(raw: RawJwt, vault: Vault): Examination {
  const ledger = createLedger();
  const { app, enterpriseId } = readConfig(raw, ledger, vault);
  const { clientId, clientSecret, publicKeyId, privateKey: { key, facts } } = app;
  const complete = clientId !== null && clientSecret !== null && publicKeyId !== null && key !== null && facts !== null && enterpriseId !== null;
  const credentials: JwtCredentials | null = ledger.usable && complete
    ? {
        auth: 'jwt', clientId, clientSecret, enterpriseId, algorithm: raw.algorithm, publicKeyId, privateKey: key,
        fingerprint: facts.fingerprint,
      }
    : null;
  return {
    credentials,
    defects: ledger.defects,
    facts: { clientId, enterpriseId, publicKeyId, fingerprint: facts?.fingerprint ?? null, rsaBits: facts?.rsaBits ?? null },
  };
}

function readConfig(raw: RawJwt, ledger: Ledger, vault: Vault): Contents {
  const document = readDocument(reveal(raw.config), ledger, raw.input);
  if (document.kind === 'key') vault.keep(document.pem);
  if (document.kind !== 'object') return { app: NO_APP, enterpriseId: null };
  maskSecrets(document.object, vault);
  const root: Section = { input: raw.input, path: '', fields: document.object };
  const wrongFile = wrongFileOf(root);
  if (wrongFile === null) return { app: readApp(ledger, root, vault), enterpriseId: readEnterprise(ledger, root) };
  ledger.at(raw.input, null).unusable(wrongFile);
  // Its ids still help whoever looks for the right file; what is wrong with them does not matter any more.
  const ids = createLedger();
  return { app: { ...NO_APP, clientId: readText(ids, holderOf(root), 'clientID', clientIdFrom) }, enterpriseId: readEnterprise(ids, root) };
}

/** Where the app's fields stand: hand-written files of the Box CLI have them at the top. */
function holderOf(root: Section): Section {
  const app = fieldOf(root, 'boxAppSettings');
  return isObject(app) ? { ...root, fields: app } : root;
}

/**
 * A file of an app of another kind. Without `appAuth` it is no JWT app's; an enterprise tells Client Credentials Grant
 * from OAuth, whose users bring theirs along (https://developer.box.com/guides/authentication/select).
 */
function wrongFileOf(root: Section): 'ccg-file' | 'oauth-file' | null {
  const holder = holderOf(root);
  const has = (name: string): boolean => fieldOf(holder, name) !== undefined;
  if (has('appAuth') || fieldOf(root, 'appAuth') !== undefined || !has('clientID') || !has('clientSecret')) return null;
  const enterpriseId = fieldOf(root, 'enterpriseID');
  return enterpriseId === undefined || ['', '0', 0].some((none) => none === enterpriseId) ? 'oauth-file' : 'ccg-file';
}

function readApp(ledger: Ledger, root: Section, vault: Vault): App {
  const app = subsection(ledger, root, 'boxAppSettings');
  if (app === null) return NO_APP;
  const clientId = readText(ledger, app, 'clientID', clientIdFrom);
  const secret = readText(ledger, app, 'clientSecret', clientSecretFrom);
  const clientSecret = secret === null ? null : vault.keep(secret);
  const auth = subsection(ledger, app, 'appAuth');
  const { publicKeyId, privateKey } = auth === null ? NO_APP : readKeyPair(ledger, auth, vault);
  const [client, keyId] = [`${app.path}.clientID`, `${app.path}.appAuth.publicKeyID`];
  if (secret !== null && secret === clientId) {
    entryOf(ledger, app, 'clientSecret').unusable('same-value', client);
    return { clientId: null, clientSecret, publicKeyId, privateKey };
  }
  if (publicKeyId !== null && (publicKeyId === clientId || publicKeyId === secret)) {
    ledger.at(app.input, keyId).unusable('same-value', publicKeyId === clientId ? client : `${app.path}.clientSecret`);
    return { clientId, clientSecret, publicKeyId: null, privateKey };
  }
  return { clientId, clientSecret, publicKeyId, privateKey };
}

function readKeyPair(ledger: Ledger, auth: Section, vault: Vault): Pick<App, 'publicKeyId' | 'privateKey'> {
  const passphrase = optionalText(ledger, auth, 'passphrase');
  if (fieldOf(auth, 'privateKey') === '' && passphrase === '') {
    // Box shows a private key once; a config downloaded later has these fields, and nothing in them.
    ledger.at(auth.input, auth.path).unusable('key-fields-empty');
    return NO_APP;
  }
  const publicKeyId = readText(ledger, auth, 'publicKeyID', publicKeyIdFrom);
  const pem = requiredText(ledger, auth, 'privateKey');
  if (pem === null) return { publicKeyId, privateKey: NO_APP.privateKey };
  const places = {
    key: entryOf(ledger, auth, 'privateKey'),
    keyLine: (line: number) => ledger.at(auth.input, `${auth.path}.privateKey, line ${line}`),
    passphrase: entryOf(ledger, auth, 'passphrase'),
  };
  return { publicKeyId, privateKey: readPrivateKey(pem, passphrase, places, vault) };
}

function readText(ledger: Ledger, section: Section, name: string, from: (raw: string, entry: Entry) => string | null): string | null {
  const raw = requiredText(ledger, section, name);
  return raw === null ? null : from(raw, entryOf(ledger, section, name));
}

/** Box wants a text there: a numeric `sub` has been refused (box-authentication.md section 4). */
function readEnterprise(ledger: Ledger, root: Section): string | null {
  const value = fieldOf(root, 'enterpriseID');
  if (typeof value !== 'number') return readText(ledger, root, 'enterpriseID', enterpriseIdFrom);
  const entry = entryOf(ledger, root, 'enterpriseID');
  if (value === 0) return entry.unusable('enterprise-zero');
  if (!Number.isSafeInteger(value) || value < 0) return entry.unusable('enterprise-malformed', 'a number that no ID can be');
  entry.repaired('enterprise-number');
  return String(value);
}
