/** Apps that will work. */
import { ccgInputs, folder, ids, invite, thirtyTwo, works } from './base.ts';
import type { Scenario } from './base.ts';
import { authorize } from '../world.ts';

const everyScope = [
  'root_readonly', 'root_readwrite', 'manage_managed_users', 'manage_app_users', 'manage_groups', 'manage_webhook', 'manage_enterprise_properties',
  'sign_requests.readwrite', 'ai.readwrite', 'manage_triggers',
];

export const healthy = {
  'healthy-jwt': works('jwt', 'A JWT app that reads a folder'),
  'healthy-ccg': works('ccg', 'A Client Credentials Grant app that reads a folder'),
  'healthy-upload': works('ccg', 'The deploy uploads into a folder', ({ inputs }) => {
    inputs['folders'] = `${ids.releases}: read, upload # releases`;
  }),
  'healthy-every-operation': works('jwt', 'The deploy does everything an editor may', ({ inputs }) => {
    inputs['folders'] = `https://example.app.box.com/folder/${ids.releases}: read, download, upload, replace=app.zip, rename, delete, share, invite`;
  }),
  'healthy-several-folders': works('ccg', 'Folders at several depths, one invitation at the top', ({ world, inputs }) => {
    world.folders.push(folder('160000000003', 'Archive', ids.nightly));
    inputs['folders'] = `${ids.releases}: upload\n${ids.nightly}: upload, rename\n160000000003: download`;
  }),
  'healthy-many-folders': works('ccg', 'Forty folders in two projects and in All Files: read together, not one by one', ({ world, inputs }) => {
    const parents = [ids.releases, ids.nightly, '0'];
    const many = Array.from({ length: 40 }, (_, index) => folder(String(160_000_000_100 + index), `Part ${index + 1}`, parents[index % parents.length] ?? '0'));
    world.folders.push(...many);
    for (const { id, parentId } of many) if (parentId === '0') world.collaborations.push(invite(`7${id}`, id, ids.serviceAccount, 'editor'));
    inputs['folders'] = many.map(({ id }) => `${id}: download`).join('\n');
  }),
  'healthy-group-invitation': works('jwt', 'The service account is invited through a group', ({ invitation, serviceAccount }) => {
    serviceAccount.groupIds.push(ids.group);
    invitation.accessibleBy = { type: 'group', id: ids.group };
  }),
  'healthy-user-token': works('ccg', 'The deploy runs as a managed user', ({ inputs }) => {
    inputs['user-id'] = ids.deployUser;
  }),
  'healthy-app-user': works('jwt', 'The deploy runs as an app user', ({ inputs }) => {
    inputs['user-id'] = ids.appUser;
  }),
  'healthy-user-token-alone': works('ccg', 'Only a user is given, no enterprise', ({ inputs }) => {
    inputs['enterprise-id'] = '';
    inputs['user-id'] = ids.deployUser;
  }),
  'healthy-as-user': works('jwt', 'The service account acts for a managed user', ({ inputs, world, invitation }) => {
    world.collaborations.splice(world.collaborations.indexOf(invitation), 1);
    inputs['as-user'] = ids.deployUser;
  }),
  'healthy-scopes': works('ccg', 'Every scope that the deploy needs is there', ({ app, inputs }) => {
    app.settings.scopes = [...everyScope];
    authorize(app, ids.enterprise, ids.serviceAccount);
    inputs['scopes'] = everyScope.join('\n');
  }),
  'healthy-governance': works('jwt', 'Retention, legal holds and the Global Content Manager', ({ app, inputs }) => {
    app.settings.scopes.push('enterprise_content', 'manage_data_retention', 'manage_legal_holds');
    authorize(app, ids.enterprise, ids.serviceAccount);
    inputs['scopes'] = 'enterprise_content, manage_data_retention, manage_legal_holds';
  }),
  'healthy-both-methods': works('jwt', 'Two apps in one job, one of each kind', ({ world, app, inputs }) => {
    const second = { ...structuredClone(app), clientId: thirtyTwo(), clientSecret: thirtyTwo(), kind: 'ccg' as const, publicKeys: new Map<string, string>() };
    world.apps.push(second);
    Object.assign(inputs, ccgInputs(second));
  }),
  'healthy-rs512': works('jwt', 'The assertion is signed with RS512', ({ inputs }) => {
    inputs['jwt-algorithm'] = 'RS512';
  }),
  'config-as-base64': works('jwt', 'The JWT config is stored as base64', ({ inputs, config }) => {
    inputs['jwt-config'] = Buffer.from(JSON.stringify(config)).toString('base64');
  }),
  'root-folder': works('ccg', "The deploy uploads into the service account's own root", ({ inputs }) => {
    inputs['folders'] = '0: read, upload';
  }),
  'replace-existing-file': works('ccg', 'The deploy replaces a file that is there', ({ inputs }) => {
    inputs['folders'] = `${ids.releases}: replace=app.zip`;
  }),
  'externally-owned-folder': works('jwt', 'The folder belongs to another company, which invited the service account', ({ world, releases }) => {
    releases.parentId = '0';
    releases.ownerId = ids.partner;
    for (const file of world.files) file.ownerId = ids.partner;
  }),
  'invited-by-link-only': works('ccg', 'The folder is reachable by its id, but not shown in All Files', ({ invitation }) => {
    invitation.accessOnly = true;
  }),
  'higher-role-further-down': works('ccg', 'Viewer at the top, uploader in the folder that matters', ({ world, invitation, inputs }) => {
    invitation.role = 'viewer';
    world.collaborations.push(invite('70000009', ids.nightly, ids.serviceAccount, 'uploader'));
    inputs['folders'] = `${ids.nightly}: download, upload`;
  }),
} satisfies Record<string, Scenario>;
