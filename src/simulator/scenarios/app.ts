/** What an admin or a developer has to settle: authorization, access level, users, scopes, the clock of this host. */
import { fails, ids, invite, person, robot } from './base.ts';
import type { Draft, Scenario } from './base.ts';
import { authorize } from '../world.ts';
import type { AppSettings } from '../world.ts';

/** Settings as the admin has approved them. */
function approved({ app }: Draft, changes: Partial<AppSettings>): void {
  Object.assign(app.settings, changes);
  authorize(app, ids.enterprise, ids.serviceAccount);
}

function unauthorize({ app }: Draft): void {
  app.authorizations = [];
}

const clocks = {
  'clock-two-minutes-fast': fails('jwt', "The runner's clock is two minutes fast", ({ world }) => { world.clockOffsetSeconds = -120; }),
  'clock-two-minutes-slow': fails('jwt', "The runner's clock is two minutes slow", ({ world }) => { world.clockOffsetSeconds = 120; }),
  'clock-ten-seconds-fast': fails('jwt', "The runner's clock is ten seconds fast: it works, for now", ({ world }) => { world.clockOffsetSeconds = -10; }),
  'clock-two-minutes-fast-old-words': fails('jwt', 'A fast clock, told in the older words', ({ world }) => {
    world.clockOffsetSeconds = -120;
    world.dialect.expTexts = 'old';
  }),
  'ccg-clock-two-minutes-fast': fails('ccg', 'A fast clock, and nothing that depends on it', ({ world }) => { world.clockOffsetSeconds = -120; }),
} satisfies Record<string, Scenario>;

const authorization = {
  'app-not-authorized': fails('jwt', 'No admin has authorized the app', unauthorize),
  'ccg-app-not-authorized': fails('ccg', 'No admin has authorized the app', unauthorize),
  'ccg-app-not-authorized-told-as-grant': fails('ccg', 'Not authorized, told as invalid grant credentials', (draft) => {
    unauthorize(draft);
    draft.world.dialect.unauthorizedCcg = 'grant-credentials';
  }),
  'authorized-in-the-sandbox-only': fails('jwt', 'The app is authorized in the sandbox, not in production', (draft) => {
    unauthorize(draft);
    draft.world.users.push(robot(ids.secondServiceAccount, 'service', draft.app, { enterpriseId: ids.sandboxEnterprise }));
    authorize(draft.app, ids.sandboxEnterprise, ids.secondServiceAccount);
  }),
  'app-authorized-not-enabled': fails('ccg', 'The app is authorized but not enabled', ({ app }) => {
    for (const one of app.authorizations) one.enabled = false;
  }),
  'service-account-deactivated': fails('ccg', 'The service account was deactivated', ({ serviceAccount }) => { serviceAccount.status = 'inactive'; }),
  'app-access-only': fails('ccg', 'The app has App Access Only, the folder belongs to a managed user', (draft) => {
    approved(draft, { access: 'app', scopes: ['root_readwrite', 'manage_groups', 'manage_managed_users'] });
    // An app that has no app users of its own gets an empty list of users (box/box-python-sdk-gen#376).
    draft.world.users = draft.world.users.filter((one) => one.kind !== 'app');
    draft.inputs['scopes'] = 'manage_groups manage_managed_users';
  }),
  'terms-of-service-not-accepted': fails('ccg', "The enterprise's own terms of service were never accepted", ({ serviceAccount }) => {
    serviceAccount.unfinished = 'terms-of-service';
  }),
} satisfies Record<string, Scenario>;

const users = {
  'user-tokens-not-enabled': fails('jwt', 'Generate User Access Tokens is off', (draft) => {
    approved(draft, { generateUserTokens: false });
    draft.inputs['user-id'] = ids.deployUser;
  }),
  'ccg-user-tokens-not-enabled': fails('ccg', 'Generate User Access Tokens is off', (draft) => {
    approved(draft, { generateUserTokens: false });
    draft.inputs['user-id'] = ids.deployUser;
  }),
  'managed-user-with-app-access-only': fails('jwt', 'A managed user is asked for with App Access Only', (draft) => {
    approved(draft, { access: 'app' });
    draft.inputs['user-id'] = ids.deployUser;
  }),
  'user-deactivated': fails('ccg', 'The user left the company', ({ deployUser, inputs }) => {
    deployUser.status = 'inactive';
    inputs['user-id'] = ids.deployUser;
  }),
  'user-must-reset-password': fails('ccg', 'The user has to choose a new password first', ({ deployUser, inputs }) => {
    deployUser.unfinished = 'password-reset';
    inputs['user-id'] = ids.deployUser;
  }),
  'user-must-confirm-email': fails('ccg', 'The user never confirmed the e-mail address', ({ deployUser, inputs }) => {
    deployUser.unfinished = 'email-confirmation';
    inputs['user-id'] = ids.deployUser;
  }),
  'wrong-enterprise': fails('ccg', 'The user belongs to another enterprise than the workflow says', ({ world, app, inputs }) => {
    world.users.push(
      robot(ids.secondServiceAccount, 'service', app, { enterpriseId: ids.sandboxEnterprise }),
      person('20000000010', 'Sam Sandbox', { enterpriseId: ids.sandboxEnterprise }),
    );
    world.collaborations.push(invite('70000010', ids.releases, '20000000010', 'editor'));
    authorize(app, ids.sandboxEnterprise, ids.secondServiceAccount);
    inputs['user-id'] = '20000000010';
  }),
  'as-user-not-enabled': fails('jwt', 'The As-User header is not allowed for the app', (draft) => {
    approved(draft, { asUserHeader: false });
    draft.inputs['as-user'] = ids.deployUser;
  }),
  'as-user-deactivated': fails('jwt', 'The user to act for was deactivated', ({ deployUser, inputs }) => {
    deployUser.status = 'inactive';
    inputs['as-user'] = ids.deployUser;
  }),
  'as-user-is-a-service-account': fails('jwt', 'The user to act for is a service account', ({ inputs }) => { inputs['as-user'] = ids.serviceAccount; }),
} satisfies Record<string, Scenario>;

const scopes = {
  'scope-not-ticked': fails('ccg', 'A scope is not ticked in the console', ({ inputs }) => { inputs['scopes'] = 'manage_webhook'; }),
  'scope-not-ticked-newer-service': fails('ccg', 'A scope is not ticked, and the service answers in JSON', ({ inputs }) => {
    inputs['scopes'] = 'sign_requests.readwrite ai.readwrite';
  }),
  'scope-ticked-but-not-reauthorized': fails('jwt', 'A scope was ticked after the admin authorized the app', ({ app, inputs }) => {
    app.settings.scopes.push('manage_groups');
    inputs['scopes'] = 'manage_groups';
  }),
  'scope-held-but-no-licence': fails('ccg', 'The scope is held, the plan has no Governance', (draft) => {
    approved(draft, { scopes: ['root_readonly', 'root_readwrite', 'enterprise_content', 'manage_data_retention'] });
    draft.enterprise.features = ['admin-events'];
    draft.inputs['scopes'] = 'manage_data_retention';
  }),
  'scope-held-but-plan-too-small': fails('ccg', 'The scope is held, and the plan has no admin events', (draft) => {
    approved(draft, { scopes: ['root_readwrite', 'manage_enterprise_properties'] });
    draft.enterprise.features = [];
    draft.inputs['scopes'] = 'manage_enterprise_properties';
  }),
  'scope-name-mistyped': fails('ccg', "A scope's name is mistyped", ({ inputs }) => { inputs['scopes'] = 'manage_webhoks'; }),
  'no-content-scope': fails('ccg', 'The app may not read content at all', (draft) => { approved(draft, { scopes: ['manage_webhook'] }); }),
  'read-only-app-cannot-upload': fails('ccg', 'The app may read content, not write it', (draft) => {
    approved(draft, { scopes: ['root_readonly'] });
    draft.inputs['folders'] = `${ids.releases}: upload`;
    draft.inputs['scopes'] = 'root_readwrite';
  }),
  'read-only-app-cannot-rename': fails('ccg', 'The app may read content, and its role would let it rename the folder', (draft) => {
    approved(draft, { scopes: ['root_readonly'] });
    draft.inputs['folders'] = `${ids.releases}: rename, share, invite`;
  }),
  'gcm-hides-external-content': fails('jwt', "The Global Content Manager scope hides another company's folder", (draft) => {
    approved(draft, { scopes: ['root_readwrite', 'enterprise_content'] });
    draft.releases.parentId = '0';
    draft.releases.ownerId = ids.partner;
    draft.inputs['scopes'] = 'enterprise_content';
  }),
  'gcm-cannot-write': fails('jwt', 'With the Global Content Manager scope, writing needs As-User', (draft) => {
    approved(draft, { scopes: ['root_readwrite', 'enterprise_content'] });
    draft.inputs['folders'] = `${ids.releases}: upload`;
    draft.inputs['scopes'] = 'enterprise_content';
  }),
  'gcm-cannot-delete': fails('ccg', 'With the Global Content Manager scope, deleting needs As-User too', (draft) => {
    approved(draft, { scopes: ['root_readwrite', 'enterprise_content'] });
    draft.inputs['folders'] = `${ids.releases}: delete`;
  }),
} satisfies Record<string, Scenario>;

export const app = { ...clocks, ...authorization, ...users, ...scopes };
