/** What is wrong before anything is sent. */
import { Buffer } from 'node:buffer';
import { configText, fails, ids, thirtyTwo } from './base.ts';
import type { Draft, Scenario } from './base.ts';
import { keyPair } from './keys.ts';

type AppAuth = NonNullable<Draft['config']['boxAppSettings']['appAuth']>;

/** The config with other key fields. */
function withAuth({ config }: Draft, change: (auth: AppAuth) => Partial<AppAuth>): void {
  const { appAuth } = config.boxAppSettings;
  if (appAuth !== undefined) config.boxAppSettings.appAuth = { ...appAuth, ...change(appAuth) };
}

export const credentials = {
  'credentials-missing': fails('ccg', 'The client secret is empty: misspelt in the workflow', ({ inputs }) => {
    inputs['client-secret'] = '';
  }),
  'secrets-withheld-from-dependabot': fails('ccg', 'Dependabot runs the workflow without its secrets', ({ inputs, environment }) => {
    inputs['client-secret'] = '';
    Object.assign(environment, { GITHUB_ACTIONS: 'true', GITHUB_ACTOR: 'dependabot[bot]', GITHUB_EVENT_NAME: 'pull_request' });
  }),
  'secret-not-expanded': fails('ccg', 'The secret arrives as ${{ secrets.BOX_CLIENT_SECRET }}, unexpanded', ({ inputs }) => {
    inputs['client-secret'] = '${{ secrets.BOX_CLIENT_SECRET }}';
  }),
  'secret-in-quotes': fails('ccg', 'The secret was pasted with quotes around it', ({ inputs, app }) => {
    inputs['client-secret'] = `"${app.clientSecret}"`;
  }),
  'secret-with-line-break': fails('ccg', 'The secret was stored with the line break behind it', ({ inputs, app }) => {
    inputs['client-secret'] = `${app.clientSecret}\n`;
  }),
  'secret-in-quotes-that-the-deploy-takes-off': fails('ccg', 'The secret stands in quotes, and the deploy is said to take them off', ({ inputs, app }) => {
    Object.assign(inputs, { 'client-secret': `"${app.clientSecret}"`, 'repaired-credentials': 'warn' });
  }),
  'user-id-with-line-break': fails('ccg', 'The user id was stored with the line break behind it', ({ inputs }) => {
    inputs['user-id'] = `${ids.deployUser}\n`;
  }),
  'byte-order-mark-inside-base64': fails('jwt', 'The config was encoded with the byte order mark that an editor had written', ({ inputs, config }) => {
    inputs['jwt-config'] = Buffer.from(`\uFEFF${configText(config)}`).toString('base64');
  }),
  'key-behind-a-space': fails('jwt', 'A space stands before the key', (draft) => {
    withAuth(draft, ({ privateKey }) => ({ privateKey: ` ${privateKey}` }));
  }),
  'enterprise-id-as-number': fails('jwt', 'The enterprise id of the config is a number and no text', ({ inputs, config }) => {
    inputs['jwt-config'] = configText(config).replace(`"${config.enterpriseID}"`, config.enterpriseID);
  }),
  'secret-masked': fails('ccg', 'The secret is three asterisks: copied from a log', ({ inputs }) => {
    inputs['client-secret'] = '***';
  }),
  'config-is-not-json': fails('jwt', 'The config was cut off when it was pasted', ({ inputs, config }) => {
    inputs['jwt-config'] = JSON.stringify(config, null, 2).slice(0, 120);
  }),
  'config-downloaded-twice': fails('jwt', 'The config was downloaded again, so its key fields are empty', (draft) => {
    withAuth(draft, () => ({ publicKeyID: '', privateKey: '', passphrase: '' }));
  }),
  'ccg-file-given-as-jwt': fails('jwt', 'A Client Credentials Grant file is given as JWT config', ({ config }) => {
    delete config.boxAppSettings.appAuth;
  }),
  'wrong-passphrase': fails('jwt', 'The passphrase is that of another key', (draft) => {
    withAuth(draft, () => ({ passphrase: thirtyTwo() }));
  }),
  'passphrase-missing': fails('jwt', 'The key is encrypted and the passphrase is empty', (draft) => {
    withAuth(draft, () => ({ passphrase: '' }));
  }),
  'key-with-literal-newlines': fails('jwt', 'The key holds \\n as two characters: escaped twice', (draft) => {
    withAuth(draft, ({ privateKey }) => ({ privateKey: privateKey.replaceAll('\n', '\\n') }));
  }),
  'key-with-spaces-for-newlines': fails('jwt', "The key's line ends became spaces", (draft) => {
    withAuth(draft, ({ privateKey }) => ({ privateKey: privateKey.trim().replaceAll('\n', ' ') }));
  }),
  'key-cut-short': fails('jwt', "The key's last lines are missing", (draft) => {
    withAuth(draft, ({ privateKey }) => ({ privateKey: privateKey.slice(0, 600) }));
  }),
  'public-key-given': fails('jwt', 'The public key is given in place of the private one', (draft) => {
    withAuth(draft, () => ({ privateKey: draft.keys.publicKey }));
  }),
  'key-too-short': fails('jwt', 'The key has 1024 bits', async (draft) => {
    const weak = await keyPair('weak');
    draft.app.publicKeys.set(weak.keyId, weak.publicKey);
    withAuth(draft, () => ({ publicKeyID: weak.keyId, privateKey: weak.privateKey, passphrase: weak.passphrase }));
  }),
  'enterprise-zero': fails('jwt', 'The config comes from an account without an enterprise: its id is 0', ({ config }) => {
    config.enterpriseID = '0';
  }),
  'enterprise-id-is-a-name': fails('ccg', "The enterprise's name is given where its number belongs", ({ inputs }) => {
    inputs['enterprise-id'] = 'example-co';
  }),
  'wrong-client-secret': fails('jwt', 'The client secret was reset in the console', ({ app }) => {
    app.clientSecret = thirtyTwo();
  }),
  'ccg-wrong-client-secret': fails('ccg', 'The client secret was reset in the console', ({ app }) => {
    app.clientSecret = thirtyTwo();
  }),
  'client-id-of-another-app': fails('jwt', 'The client id is not that of any app', ({ config }) => {
    config.boxAppSettings.clientID = thirtyTwo();
  }),
  'key-deleted-in-console': fails('jwt', 'The public key was deleted in the console', async ({ app, keys }) => {
    const other = await keyPair('foreign');
    app.publicKeys.delete(keys.keyId);
    app.publicKeys.set(other.keyId, other.publicKey);
  }),
  'key-from-another-app': fails('jwt', 'The private key belongs to another public key', async ({ app, keys }) => {
    const other = await keyPair('foreign');
    app.publicKeys.set(keys.keyId, other.publicKey);
  }),
  'public-key-missing': fails('jwt', 'No public key was ever added to the app', ({ app }) => {
    app.publicKeys.clear();
  }),
  'enterprise-id-from-another-environment': fails('jwt', 'The enterprise id is that of another environment', ({ config }) => {
    config.enterpriseID = '9900001';
  }),
  'ccg-grant-credentials-invalid': fails('ccg', 'The enterprise id is not the one of the app', ({ inputs }) => {
    inputs['enterprise-id'] = '9900001';
  }),
  'ccg-secret-told-as-grant': fails('ccg', 'A wrong secret, told as invalid grant credentials', ({ app, world }) => {
    app.clientSecret = thirtyTwo();
    world.dialect.wrongCcgSecret = 'grant-credentials';
  }),
  'jwt-credentials-on-ccg-app': fails('jwt', 'The app was switched to Client Credentials Grant', ({ app }) => {
    app.kind = 'ccg';
  }),
  'ccg-credentials-on-jwt-app': fails('ccg', 'The app is a JWT app, the workflow uses Client Credentials Grant', ({ app }) => {
    app.kind = 'jwt';
  }),
  'oauth-app-given': fails('ccg', 'The app is for users who log in by browser', ({ app }) => {
    app.kind = 'oauth';
  }),
  'user-id-mistyped': fails('ccg', "The user id is nobody's", ({ inputs }) => {
    inputs['user-id'] = '20999999999';
  }),
  'user-id-is-the-service-account': fails('jwt', "The user id is the service account's own", ({ inputs }) => {
    inputs['user-id'] = ids.serviceAccount;
  }),
} satisfies Record<string, Scenario>;
