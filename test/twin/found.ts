/** Smallest worlds in which the product and a deploy once disagreed, or could: kept, so that they never do again. */
import type { Small } from './world.ts';

/** Which clients can't do what the configuration says. */
type Fails = 'both' | 'plain' | 'sdk' | 'none';

export interface Kept {
  /** As a user would say it. */
  readonly name: string;
  readonly world: Small;
  readonly fails: Fails;
}

const readOnly: Small['app'] = { scopes: ['root_readonly'] };
const contentManager: Small['app'] = { scopes: ['root_readonly', 'root_readwrite', 'enterprise_content'] };

export const FOUND: readonly Kept[] = [
  { name: 'renaming with an app that may only read', fails: 'both', world: { auth: 'ccg', app: readOnly, folders: [{ ops: ['rename'] }] } },
  { name: 'deleting with an app that may only read', fails: 'both', world: { auth: 'ccg', app: readOnly, folders: [{ ops: ['delete'] }] } },
  { name: 'sharing with an app that may only read', fails: 'both', world: { auth: 'ccg', app: readOnly, folders: [{ ops: ['share'] }] } },
  { name: 'inviting with an app that may only read', fails: 'both', world: { auth: 'jwt', app: readOnly, folders: [{ ops: ['invite'] }] } },
  { name: 'a new version with an app that may only read', fails: 'both', world: { auth: 'jwt', app: readOnly, folders: [{ ops: ['replace'] }] } },
  { name: 'a newline behind the client secret', fails: 'both', world: { auth: 'ccg', form: 'secret-newline' } },
  { name: 'quotes around the client secret', fails: 'both', world: { auth: 'ccg', form: 'secret-quotes' } },
  { name: 'a key whose line ends became spaces', fails: 'both', world: { auth: 'jwt', form: 'key-spaces' } },
  { name: 'a config that is JSON in JSON', fails: 'both', world: { auth: 'jwt', form: 'json-string' } },
  { name: 'an enterprise that is a number', fails: 'both', world: { auth: 'jwt', form: 'enterprise-number' } },
  { name: 'a byte order mark before the config', fails: 'both', world: { auth: 'jwt', form: 'bom' } },
  { name: 'a byte order mark inside the base64', fails: 'both', world: { auth: 'jwt', form: 'bom-base64' } },
  { name: 'white space before the key', fails: 'both', world: { auth: 'jwt', form: 'key-space-before' } },
  { name: 'deleting as Global Content Manager', fails: 'both', world: { auth: 'ccg', app: contentManager, folders: [{ ops: ['delete'] }] } },
  { name: 'sharing what Global Content Manager alone shows', fails: 'both', world: { auth: 'ccg', app: contentManager, folders: [{ ops: ['share'], role: 'none' }] } },
  { name: 'a new version where the owner has no room', fails: 'both', world: { auth: 'jwt', quota: 'over', folders: [{ ops: ['replace'] }] } },
  { name: 'a new version where Shield blocks uploads', fails: 'both', world: { auth: 'ccg', folders: [{ ops: ['replace'], policy: 'upload' }] } },
  {
    name: 'a new version where Shield blocks uploads, in a folder that Box was too busy to list', fails: 'both',
    world: { auth: 'jwt', folders: [{ ops: ['replace'], policy: 'upload' }], fault: { kind: '429', at: '/2.0/folders', always: false } },
  },
  { name: 'a new version where the only file is locked', fails: 'both', world: { auth: 'jwt', folders: [{ ops: ['replace'], fileLock: true }] } },
  { name: 'deleting a folder with a lock, as its co-owner', fails: 'both', world: { auth: 'ccg', folders: [{ ops: ['delete'], role: 'co-owner', lock: true }] } },
  { name: 'deleting a folder with a lock, as its owner', fails: 'both', world: { auth: 'jwt', folders: [{ ops: ['delete'], role: 'owner', lock: true }] } },
  { name: 'deleting a folder with a lock that an editor cannot ask about', fails: 'both', world: { auth: 'ccg', folders: [{ ops: ['delete'], lock: true }] } },
  { name: 'renaming as a user whose status forbids it', fails: 'both', world: { auth: 'ccg', subject: 'user', user: 'no-edit', folders: [{ ops: ['rename'] }] } },
  { name: 'a newline behind the user of a user token', fails: 'both', world: { auth: 'ccg', subject: 'user', whoForm: 'newline' } },
  { name: 'a newline behind the user of an assertion', fails: 'both', world: { auth: 'jwt', subject: 'user', whoForm: 'newline' } },
  { name: 'a misspelt scope', fails: 'both', world: { auth: 'ccg', scopes: ['root_readwrit'] } },
  { name: 'a key id that only some clients send', fails: 'plain', world: { auth: 'jwt', form: 'kid-wrong' } },
  { name: 'two keys, and a client that says not which', fails: 'sdk', world: { auth: 'jwt', form: 'two-keys', sdk: 'box-node-sdk@10' } },
  { name: 'a host ahead of Box, and a client that says when', fails: 'sdk', world: { auth: 'jwt', skew: 20, sdk: 'box-node-sdk@10' } },
  { name: 'a run narrowed to the credentials', fails: 'none', world: { auth: 'ccg', folders: [{}], only: ['credentials'] } },
  { name: 'a run narrowed to the credentials, with a wrong secret', fails: 'both', world: { auth: 'ccg', form: 'secret-wrong', only: ['credentials'] } },
  { name: 'a run narrowed to the token, of an app that is not enabled', fails: 'both', world: { auth: 'ccg', authorization: 'disabled', only: ['token'] } },
  { name: 'the network left out, with a wrong secret', fails: 'both', world: { auth: 'ccg', form: 'secret-wrong', skip: ['network'] } },
  { name: 'the identity left out', fails: 'none', world: { auth: 'jwt', folders: [{}], skip: ['identity'] } },
  { name: 'the credentials left out', fails: 'none', world: { auth: 'jwt', folders: [{}], skip: ['credentials'] } },
  { name: 'the folder left out', fails: 'both', world: { auth: 'ccg', folders: [{ role: 'none' }], skip: ['folder:160000000001'] } },
  { name: 'a Box that refuses the first token', fails: 'none', world: { auth: 'jwt', fault: { kind: '503', at: '/oauth2/token' } } },
  { name: 'everything, in a Box in which all is well', fails: 'none', world: { auth: 'jwt', folders: [{ ops: ['download', 'upload', 'replace', 'rename', 'share', 'invite', 'delete'] }] } },
  { name: 'everything as a user, in a Box in which all is well', fails: 'none', world: { auth: 'ccg', subject: 'as-user', folders: [{ ops: ['download', 'upload', 'replace=app.zip', 'rename', 'share', 'invite', 'delete'] }] } },
];
