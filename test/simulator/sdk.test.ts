import { describe, expect, test } from '@jest/globals';
import { BoxCcgAuth, CcgConfig } from 'box-node-sdk';
import { withBox } from './client.ts';
import { ccgClient, clientOf, jwtClient } from './sdk-client.ts';

const releases = '160000000001';

describe('box-node-sdk 10, logging in by itself', () => {
  test.each([['a JWT', 'healthy-jwt', jwtClient], ['client credentials', 'healthy-ccg', ccgClient]] as const)('with %s finds itself and its folder', async (_way, name, connect) => {
    await withBox(name, async (box) => {
      const client = connect(box);
      const me = await client.users.getUserMe();
      expect([me.id, me.status]).toEqual(['30000000001', 'active']);
      expect(me.login).toMatch(/^AutomationUser_\d+_\w+@boxdevedition\.com$/);
      const folder = await client.folders.getFolderById(releases, { queryParams: { fields: ['name', 'permissions', 'owned_by'] } });
      expect([folder.name, folder.permissions?.canUpload, folder.ownedBy?.id]).toEqual(['Releases', true, '20000000002']);
      expect((await client.folders.getFolderById('0')).itemCollection?.entries?.map((entry) => entry.id)).toEqual([releases]);
    });
  });

  test('rehearses an upload, lists pending invitations and revokes its token', async () => {
    await withBox('healthy-ccg', async (box) => {
      const auth = new BoxCcgAuth({ config: new CcgConfig({ clientId: box.app.clientId, clientSecret: box.app.clientSecret, enterpriseId: '1147283' }) });
      const client = clientOf(box, auth);
      expect((await client.uploads.preflightFileUploadCheck({ name: 'probe.tmp', size: 1, parent: { id: releases } })).uploadUrl).toContain(box.simulator.url);
      expect((await client.listCollaborations.getCollaborations({ status: 'pending' })).totalCount).toBe(0);
      await auth.revokeToken(client.networkSession);
      expect(box.simulator.tokens()).toMatchObject({ live: 0, revoked: 1 });
    });
  });

  test('gets an exchanged token', async () => {
    await withBox('healthy-ccg', async (box) => {
      const auth = new BoxCcgAuth({ config: new CcgConfig({ clientId: box.app.clientId, clientSecret: box.app.clientSecret, enterpriseId: '1147283' }) });
      const token = await auth.downscopeToken(['item_preview'], `https://api.box.com/2.0/folders/${releases}`, undefined, clientOf(box, auth).networkSession);
      expect(token.restrictedTo?.[0]?.object?.id).toBe(releases);
    });
  });

  test('is told why it may not see a folder', async () => {
    await withBox('service-account-not-invited', async (box) => {
      await expect(jwtClient(box).folders.getFolderById(releases)).rejects.toMatchObject({ responseInfo: { statusCode: 404, code: expect.stringContaining('not_found') } });
    });
  });
});
