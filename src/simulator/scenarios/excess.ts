/** What must not be possible, and the client that the deploy itself uses. */
import { fails, ids, invite, works } from './base.ts';
import type { Draft, Scenario } from './base.ts';
import { keyPair } from './keys.ts';
import { authorize } from '../world.ts';

function holding({ app }: Draft, ...scopes: readonly string[]): void {
  app.settings.scopes.push(...scopes);
  authorize(app, ids.enterprise, ids.serviceAccount);
}

const excessive = {
  'healthy-hidden-folder': works('ccg', 'A staging app, and production content that it does not see', ({ inputs }) => {
    inputs['folders'] = `${ids.nightly}: upload\n${ids.projects}: none # production`;
  }),
  'hidden-folder-is-visible': fails('ccg', 'A staging app sees the production folder', ({ inputs, world }) => {
    world.collaborations.push(invite('70000021', ids.projects, ids.serviceAccount, 'previewer'));
    inputs['folders'] = `${ids.nightly}: upload\n${ids.projects}: none # production`;
  }),
  'hidden-folder-is-visible-to-content-manager': fails('jwt', 'The app sees everything through Global Content Manager', (draft) => {
    holding(draft, 'enterprise_content');
    draft.inputs['folders'] = `${ids.projects}: none`;
  }),
  'hidden-folder-is-visible-in-the-trash': fails('ccg', 'The production folder is in the trash, and the app is told so', ({ inputs, releases }) => {
    releases.trashed = true;
    inputs['folders'] = `${ids.releases}: none`;
  }),
  'healthy-scope-not-held': works('jwt', 'What must not be held is not held', ({ inputs }) => {
    inputs['scopes'] = 'root_readwrite not:manage_webhook not:enterprise_content not:manage_managed_users';
  }),
  'scope-that-must-not-be-held': fails('ccg', 'The app may manage users, and must not', (draft) => {
    holding(draft, 'manage_managed_users', 'manage_app_users');
    draft.inputs['scopes'] = 'not:manage_managed_users';
  }),
  'app-may-write-and-must-not': fails('jwt', 'The app may write content, and must not', ({ inputs }) => { inputs['scopes'] = 'root_readonly not:root_readwrite'; }),
  'healthy-least-privilege': works('ccg', 'More scopes than anybody asked for are no failure, and are told', (draft) => {
    holding(draft, 'manage_webhook', 'manage_groups');
    Object.assign(draft.inputs, { 'least-privilege': 'true', 'scopes': 'manage_groups' });
  }),
} satisfies Record<string, Scenario>;

const clients = {
  'healthy-sdk': works('jwt', 'The deploy uses box-node-sdk 10, and the app has one key', ({ inputs }) => { inputs['sdk'] = 'box-node-sdk@10'; }),
  'healthy-sdk-with-two-keys': works('jwt', 'The app has two keys, and the deploy’s client names the one it uses', async ({ app, inputs }) => {
    const other = await keyPair('foreign');
    app.publicKeys.set(other.keyId, other.publicKey);
    inputs['sdk'] = 'boxsdk@10';
  }),
  'sdk-names-no-key': fails('jwt', 'The app has two keys, and box-node-sdk 10 names none', async ({ app, inputs }) => {
    const other = await keyPair('foreign');
    app.publicKeys.set(other.keyId, other.publicKey);
    inputs['sdk'] = 'box-node-sdk@10';
  }),
  'sdk-issued-in-the-future': fails('jwt', 'The clock is four seconds fast, and box-node-sdk 10 says when it signed', ({ world, inputs }) => {
    world.clockOffsetSeconds = -4;
    inputs['sdk'] = 'box-node-sdk@10';
  }),
  'sdk-near-its-limit': fails('jwt', 'The clock is 22 seconds slow: within the limits that are set, and near those of the client', ({ world, inputs }) => {
    world.clockOffsetSeconds = 22;
    Object.assign(inputs, { 'sdk': 'box-java-sdk@10', 'warn-clock-skew': '28' });
  }),
  'healthy-sdk-that-mends-its-clock': works('jwt', 'The clock is 22 seconds slow, and the deploy’s client mends that', ({ world, inputs }) => {
    world.clockOffsetSeconds = 22;
    Object.assign(inputs, { 'sdk': 'box-node-sdk@3', 'warn-clock-skew': '28' });
  }),
} satisfies Record<string, Scenario>;

export const excess = { ...excessive, ...clients };
