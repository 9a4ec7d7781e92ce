/** Answers with several causes, and what a second look at them shows: one world for each outcome of an experiment. */
import { ccgInputs, fails, ids, impatient, invite, person, robot, thirtyTwo } from './base.ts';
import type { Draft, Scenario } from './base.ts';
import { keyPair } from './keys.ts';
import { authorize } from '../world.ts';
import type { AppSettings, Fault, FaultMatch } from '../world.ts';

const tokenRequest: FaultMatch = { method: 'POST', path: '/oauth2/token' };
const refusal = (error: string, description: string): Fault => ({ kind: 'body', status: 400, body: JSON.stringify({ error, error_description: description }) });
const wrongIssuer = refusal('invalid_grant', "Please check the 'iss' claim.");
const denied: Fault = {
  kind: 'body', status: 403, body: JSON.stringify({ type: 'error', status: 403, code: 'access_denied_insufficient_permissions', message: 'Access denied - insufficient permission', request_id: 'ab12cd34ef56ab12' }),
};
const hidden: Fault = {
  kind: 'body', status: 404, body: JSON.stringify({ type: 'error', status: 404, code: 'not_found', message: 'Not Found', request_id: 'ab12cd34ef56ab12' }),
};

function approved({ app }: Draft, changes: Partial<AppSettings>): void {
  Object.assign(app.settings, changes);
  authorize(app, ids.enterprise, ids.serviceAccount);
}

/** The app works in the sandbox as well, where a user of its own has access. */
function alsoInSandbox({ world, app }: Draft): void {
  world.users.push(
    robot(ids.secondServiceAccount, 'service', app, { enterpriseId: ids.sandboxEnterprise }),
    person('20000000010', 'Sam Sandbox', { enterpriseId: ids.sandboxEnterprise }),
  );
  world.collaborations.push(invite('70000010', ids.releases, '20000000010', 'editor'));
  authorize(app, ids.sandboxEnterprise, ids.secondServiceAccount);
}

const pairs = {
  'ccg-secret-told-as-grant-with-subject': fails('ccg', 'A wrong secret, told as invalid grant credentials where a subject is named', ({ app, world }) => {
    app.clientSecret = thirtyTwo();
    world.dialect.wrongCcgSecret = 'grant-credentials-with-subject';
  }),
  'user-id-given-as-enterprise': fails('ccg', 'A user id is given where the enterprise id belongs', ({ inputs }) => { inputs['enterprise-id'] = ids.deployUser; }),
  'jwt-user-id-given-as-enterprise': fails('jwt', 'The config’s enterprise id is a user id', ({ config }) => { config.enterpriseID = ids.deployUser; }),
  'jwt-user-id-given-as-enterprise-user-tokens-off': fails('jwt', 'The config’s enterprise id is a user id, and the app may not have user tokens', (draft) => {
    approved(draft, { generateUserTokens: false });
    draft.config.enterpriseID = ids.deployUser;
  }),
  'enterprise-id-given-as-user': fails('ccg', 'The enterprise id is given where the user id belongs', ({ inputs }) => { inputs['user-id'] = ids.enterprise; }),
  'jwt-enterprise-id-given-as-user': fails('jwt', 'The enterprise id is given where the user id belongs', ({ inputs }) => { inputs['user-id'] = ids.enterprise; }),
  'ccg-enterprise-id-of-another-environment': fails('ccg', 'The enterprise id is wrong, and the user belongs elsewhere', (draft) => {
    alsoInSandbox(draft);
    Object.assign(draft.inputs, { 'enterprise-id': '9900001', 'user-id': '20000000010' });
  }),
  'ccg-enterprise-token-refused-alone': fails('ccg', 'Box refuses the enterprise’s token and issues the user’s, of the same enterprise', ({ world, inputs }) => {
    world.faults.push({ match: { ...tokenRequest, body: /box_subject_type=enterprise/ }, fault: refusal('invalid_grant', 'Grant credentials are invalid') });
    inputs['user-id'] = ids.deployUser;
  }),
  'ccg-app-not-authorized-told-as-subject-type': fails('ccg', 'Not authorized, told as a wrong type of subject', ({ app, world }) => {
    app.authorizations = [];
    world.dialect.unauthorizedCcg = 'subject-type';
  }),
  'jwt-credentials-on-unauthorized-ccg-app': fails('jwt', 'The app was switched to Client Credentials Grant, and nobody authorized it again', ({ app }) => {
    app.kind = 'ccg';
    app.authorizations = [];
  }),
  'jwt-credentials-on-oauth-app': fails('jwt', 'The app is for users who log in by browser', ({ app }) => { app.kind = 'oauth'; }),
  'both-methods-for-one-jwt-app': fails('jwt', 'One JWT app, given with its config and as a Client Credentials Grant app as well', ({ app, inputs }) => {
    Object.assign(inputs, ccgInputs(app));
  }),
} satisfies Record<string, Scenario>;

const keys = {
  'key-id-mistyped': fails('jwt', 'The config names another key id, and the app has one key', ({ config }) => {
    const { appAuth } = config.boxAppSettings;
    if (appAuth !== undefined) appAuth.publicKeyID = 'abcd1234';
  }),
  'key-of-another-app-among-several': fails('jwt', 'The config’s key is not among the app’s two', async ({ app, keys: own }) => {
    const [other, third] = await Promise.all([keyPair('foreign'), keyPair('third')]);
    app.publicKeys.delete(own.keyId);
    app.publicKeys.set(other.keyId, other.publicKey).set(third.keyId, third.publicKey);
  }),
  'config-with-keys-of-another-app': fails('jwt', 'The keys are another app’s, told as a wrong issuer', ({ world }) => {
    world.faults.push({ match: { ...tokenRequest, nth: 1 }, fault: wrongIssuer });
  }),
  'config-with-client-id-of-another-app': fails('jwt', 'Client id and secret are of two apps, told as a wrong issuer', ({ world, app }) => {
    app.clientSecret = thirtyTwo();
    world.faults.push({ match: { ...tokenRequest, nth: 1 }, fault: wrongIssuer });
  }),
  'clock-two-minutes-fast-and-wrong-enterprise': fails('jwt', 'The clock is wrong, and so is the enterprise id', ({ world, config }) => {
    world.clockOffsetSeconds = -120;
    config.enterpriseID = '9900001';
  }),
  'authorization-removed-meanwhile': fails('ccg', 'An admin removes the app while the job runs', ({ world, app }) => {
    for (const one of app.authorizations) one.enabled = false;
    world.faults.push({ match: { ...tokenRequest, nth: 2 }, fault: refusal('unauthorized_client', 'This app is not authorized by the enterprise admin') });
  }),
} satisfies Record<string, Scenario>;

const users = {
  'user-deactivated-refused-at-token': fails('ccg', 'The user left the company, and Box issues no token for it', ({ deployUser, world, inputs }) => {
    deployUser.status = 'inactive';
    world.dialect.deactivatedSubject = 'refused';
    inputs['user-id'] = ids.deployUser;
  }),
  'ccg-user-tokens-not-enabled-seen-by-lookup': fails('ccg', 'Generate User Access Tokens is off, and so is As-User; the app may look users up', (draft) => {
    approved(draft, { generateUserTokens: false, asUserHeader: false, scopes: ['root_readwrite', 'manage_managed_users'] });
    draft.inputs['user-id'] = ids.deployUser;
  }),
  'user-deactivated-seen-by-lookup': fails('jwt', 'The user left the company; As-User is off, and the app may look users up', (draft) => {
    approved(draft, { asUserHeader: false, scopes: ['root_readwrite', 'manage_managed_users'] });
    draft.deployUser.status = 'inactive';
    draft.world.dialect.deactivatedSubject = 'refused';
    draft.inputs['user-id'] = ids.deployUser;
  }),
  'user-id-mistyped-seen-by-lookup': fails('ccg', 'The user id is nobody’s; As-User is off, and the app may look users up', (draft) => {
    approved(draft, { asUserHeader: false, scopes: ['root_readwrite', 'manage_managed_users'] });
    draft.inputs['user-id'] = '20999999999';
  }),
  'ccg-managed-user-with-app-access-only': fails('ccg', 'A managed user is asked for with App Access Only', (draft) => {
    approved(draft, { access: 'app' });
    draft.inputs['user-id'] = ids.deployUser;
  }),
} satisfies Record<string, Scenario>;

const content = {
  'invitation-pending-for-this-folder': fails('ccg', 'The invitation was never accepted, and Box tells to which folder', ({ invitation, world }) => {
    invitation.status = 'pending';
    world.dialect.pendingItem = 'named';
  }),
  'folder-id-is-a-file': fails('ccg', 'The id is a file’s', ({ world, inputs }) => {
    world.collaborations.push(invite('70000031', ids.nightly, ids.serviceAccount, 'viewer'));
    inputs['folders'] = ids.appZip;
  }),
  'folder-shared-with-the-service-account-alone': fails('jwt', 'The folder above is the service account’s, and the user it acts for has no access', ({ world, inputs }) => {
    world.collaborations = world.collaborations.filter((one) => one.accessibleBy.id !== ids.deployUser);
    world.collaborations.push(invite('70000032', ids.projects, ids.serviceAccount, 'viewer'));
    inputs['as-user'] = ids.deployUser;
  }),
  'folder-limited-for-the-user': fails('ccg', 'The user sees the folder above, and not this one', ({ world, inputs }) => {
    world.collaborations.push(invite('70000033', ids.projects, ids.serviceAccount, 'viewer'), invite('70000034', ids.projects, ids.deployUser, 'viewer'));
    world.faults.push({ match: { method: 'GET', path: /^\/2\.0\/folders\/160000000001\?/, nth: 1 }, fault: hidden });
    inputs['user-id'] = ids.deployUser;
  }),
  'folder-in-trash-of-the-service-account': fails('jwt', 'The folder is in the trash, and the user it acts for never saw it', ({ world, inputs, releases }) => {
    world.collaborations = world.collaborations.filter((one) => one.accessibleBy.id !== ids.deployUser);
    releases.trashed = true;
    inputs['as-user'] = ids.deployUser;
  }),
  'folder-shared-with-nobody': fails('jwt', 'Neither the user nor the service account is invited', ({ world, inputs }) => {
    world.collaborations = [];
    inputs['as-user'] = ids.deployUser;
  }),
  'no-room-told-as-denied': fails('ccg', 'The folder owner’s storage is nearly full, told as a missing permission', ({ owner, world, inputs }) => {
    owner.spaceUsedBytes = owner.spaceAmountBytes - 512;
    world.dialect.noRoom = 'access-denied';
    inputs['folders'] = `${ids.releases}: upload`;
  }),
  'upload-denied-whatever-the-size': fails('ccg', 'Box lists the right to upload, and denies it all the same', ({ world, inputs }) => {
    world.faults.push({ match: { method: 'OPTIONS', path: '/2.0/files/content' }, fault: denied });
    inputs['folders'] = `${ids.releases}: upload`;
  }),
  'replace-with-content-manager': fails('jwt', 'With the Global Content Manager scope, replacing a file needs As-User', (draft) => {
    approved(draft, { scopes: ['root_readwrite', 'enterprise_content'] });
    draft.inputs['folders'] = `${ids.releases}: replace=app.zip`;
  }),
  'retention-without-content-manager': fails('ccg', 'The scope for retention is held, and Global Content Manager is not', (draft) => {
    approved(draft, { scopes: ['root_readwrite', 'manage_data_retention'] });
    draft.inputs['scopes'] = 'manage_data_retention';
  }),
} satisfies Record<string, Scenario>;

const dead: Fault = {
  kind: 'status', status: 401, body: '',
  headers: { 'www-authenticate': 'Bearer realm="Service", error="invalid_token", error_description="The access token provided is invalid."' },
};

const outages = {
  'box-half-down': fails('ccg', 'Folders answer 503, tokens are refused, and the status page says why', ({ world, inputs }) => {
    world.faults.push({ match: { path: '/2.0/folders' }, fault: { kind: 'status', status: 503 } }, { match: { path: '/2.0/users/me' }, fault: dead });
    world.statusPage = { indicator: 'major', description: 'Partial outage', incidents: [{ id: 'simulated', name: 'API errors', status: 'investigating' }] };
    Object.assign(inputs, impatient);
  }),
  'box-slow-and-forgetful': fails('ccg', 'One answer takes long, a folder is not found, and the status page says why', ({ world, invitation }) => {
    world.collaborations.splice(world.collaborations.indexOf(invitation), 1);
    world.faults.push({ match: { path: '/2.0/users/me' }, fault: { kind: 'delay', ms: 3000 } });
    world.statusPage = { indicator: 'minor', description: 'Degraded', incidents: [{ id: 'simulated', name: 'Slow answers', status: 'monitoring' }] };
  }),
  'status-page-down': fails('ccg', 'Box is down, and so is its status page', ({ world, inputs }) => {
    world.faults.push({ match: {}, fault: { kind: 'status', status: 503 } });
    Object.assign(inputs, impatient);
  }),
  'rate-limited-uploads': fails('ccg', 'Too many uploads a minute', ({ world, inputs }) => {
    world.faults.push({ match: { method: 'OPTIONS' }, fault: { kind: 'status', status: 429, headers: { 'retry-after': '600' } } });
    Object.assign(inputs, impatient, { folders: `${ids.releases}: upload` });
  }),
  'rate-limited-search': fails('ccg', 'Too many searches a minute', (draft) => {
    approved(draft, { scopes: ['root_readwrite', 'enterprise_content'] });
    draft.world.faults.push({ match: { path: '/2.0/search' }, fault: { kind: 'status', status: 429, headers: { 'retry-after': '600' } } });
    Object.assign(draft.inputs, impatient, { scopes: 'enterprise_content' });
  }),
  'api-calls-used-up': fails('ccg', 'The month’s licensed API calls are used up', ({ world, inputs }) => {
    const body = JSON.stringify({ type: 'error', status: 429, code: 'rate_limit_exceeded', message: 'Monthly API call limit of your licence exceeded', request_id: 'ab12cd34ef56ab12' });
    world.faults.push({ match: { path: '/2.0/' }, fault: { kind: 'status', status: 429, headers: { 'retry-after': '86400' }, body } });
    Object.assign(inputs, impatient);
  }),
} satisfies Record<string, Scenario>;

export const proof = { ...pairs, ...keys, ...users, ...content, ...outages };
