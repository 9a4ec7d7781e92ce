import { expect, test } from '@jest/globals';
import { firstFile } from '../../src/config/first-file.ts';
import { planOf } from './file-support.ts';

test.each([[['production']], [['staging', 'production']]] as const)('a first file for %j that asks nothing shows how, and is usable before and after its # is taken away', async (targets) => {
  const made = firstFile({ targets, auth: 'jwt', enterpriseId: null, userId: null, asUser: null, folders: [], scopes: [], policy: {} });
  const opened = made.replaceAll(/^( *)# (defaults:| *folders:| *scopes:)/gmu, '$1$2');
  expect((await planOf(made)).targets.every(({ folders, scopes }) => folders.length + scopes.length === 0)).toBe(true);
  const environment = { BOX_JWT_CONFIG: '{}', BOX_STAGING_JWT_CONFIG: '{}', BOX_PRODUCTION_JWT_CONFIG: '{}' };
  const asked = (await planOf(opened, { environment })).targets.map(({ name, folders, scopes }) => [name, folders[0]?.id, folders[0]?.label, scopes[0]?.name]);
  expect(asked).toEqual(targets.map((name) => [name, '160000000001', 'Releases', 'root_readwrite']));
});
