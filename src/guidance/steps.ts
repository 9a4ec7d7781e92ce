/**
 * Steps that several rows share, word for word, so that a page or a button that Box renames is renamed in one place.
 * Sources: https://developer.box.com/guides/authorization/platform-app-approval and .../authentication/client-credentials.
 */

const APPS = 'Admin Console > Integrations > Platform Apps Manager > Server Authentication Apps';

export const AUTHORIZE = `Ask a Box admin to open ${APPS}, to click “Add App”, to enter the client ID {clientId} and to authorize the app.`;

export const REAUTHORIZE = `Ask a Box admin to open ${APPS} and to re-authorize the app with the client ID {clientId} (… > Reauthorize App).`;

export const ENABLE = `Ask a Box admin to open ${APPS} and to enable the app with the client ID {clientId} (hover over it > View > Apply).`;

export const RUN_AGAIN = 'Run this again afterwards: a token that was issued before the change keeps the old rights.';

export const COPY_PAIR =
  'Open Developer Console > the app > Configuration > OAuth 2.0 Credentials and copy the Client ID and the Client Secret of this one app again.';

export const STORE_SECRET = 'Store the new value as the secret that your workflow uses[ for {input}], whole and without quotes.';

export const USER_TOKENS =
  'Open Developer Console > the app > Configuration > Advanced Features, tick “Generate user access tokens” and save.';

export const ENTERPRISE_ACCESS =
  'Open Developer Console > the app > Configuration > App Access Level, choose “App + Enterprise Access” (needed for managed users and groups) and save.';

export const AS_USER =
  'Open Developer Console > the app > Configuration > Advanced Features, tick “Make API calls using the as-user header” and save.';

export const DOWNLOAD_CONFIG =
  'Open Developer Console > the app > Configuration > Add and Manage Public Keys, click “Generate a Public/Private Keypair” and store the JSON file that it downloads.';

export const CHECK_ENTERPRISE =
  'Check that {enterpriseId} is the ID of the enterprise that authorized the app: a sandbox is an enterprise of its own, with its own apps and IDs.';

export const INVITE = 'Open {folderLink}, click Share > Invite People and invite {login} with the role {needed}.';

export const GIVE_BOX_THE_IDS = 'Give Box Support the request ids of the exchange, if it goes on: they are in the report.';

/** A step that goes on after "If …:". */
export const lower = (step: string): string => step.charAt(0).toLowerCase() + step.slice(1);
