import { describe, expect, test } from '@jest/globals';
import type { ScenarioName, World } from '../../src/simulator/index.ts';
import { field, withBox } from './client.ts';
import type { Box, Reply } from './client.ts';

const error = ({ status, json }: Reply): unknown => [status, json['error'], json['error_description']];
const grantError = async (name: ScenarioName, ask: (box: Box) => Promise<Reply>, change?: (world: World) => void): Promise<unknown> =>
  await withBox(name, async (box) => error(await ask(box)), change);
const asUser = (id: string) => async (box: Box): Promise<Reply> =>
  box.app.kind === 'jwt' ? await box.jwt(box.assertion({ claims: { sub: id, box_sub_type: 'user' } })) : await box.ccg({ box_subject_type: 'user', box_subject_id: id });
const asEnterprise = async (box: Box): Promise<Reply> => (box.app.kind === 'jwt' ? await box.jwt(box.assertion()) : await box.ccg());

const denied = {
  invalidClient: [400, 'invalid_client', 'The client credentials are invalid'],
  invalidGrant: [400, 'invalid_grant', 'Grant credentials are invalid'],
  subjectType: [400, 'unauthorized_client', 'The "box_subject_type" value is unauthorized for this client_id'],
  userConfiguration: [400, 'invalid_request', 'Cannot obtain user token based on the enterprise configuration for your app'],
  grantType: [400, 'invalid_request', 'Invalid grant_type parameter or parameter missing'],
  sub: [400, 'invalid_grant', "Please check the 'sub' claim. The 'sub' specified is invalid."],
};

describe('the token endpoint', () => {
  test('gives a bearer token and nothing about scopes', async () => {
    await withBox('healthy-ccg', async (box) => {
      const { status, json } = await box.ccg();
      expect(status).toBe(200);
      expect(json).toEqual({ access_token: expect.stringMatching(/^[\w-]{32}$/), expires_in: 4123, restricted_to: [], token_type: 'bearer' });
    });
  });

  test('reads no JSON body', async () => {
    const send = async (box: Box): Promise<Reply> => await box.send('POST', '/oauth2/token', { 'content-type': 'application/json' },
      JSON.stringify({ grant_type: 'client_credentials', client_id: box.app.clientId, client_secret: box.app.clientSecret }));
    expect(await grantError('healthy-ccg', send)).toEqual(denied.grantType);
  });

  test('takes no credentials from an Authorization header', async () => {
    const send = async (box: Box): Promise<Reply> => await box.send('POST', '/oauth2/token', {
      'content-type': 'application/x-www-form-urlencoded',
      'authorization': `Basic ${Buffer.from(`${box.app.clientId}:${box.app.clientSecret}`).toString('base64')}`,
    }, 'grant_type=client_credentials&box_subject_type=enterprise&box_subject_id=1147283');
    expect(await grantError('healthy-ccg', send)).toEqual(denied.invalidClient);
  });

  test('names the request in a header alone when it refuses', async () => {
    await withBox('healthy-ccg', async (box) => {
      const reply = await box.ccg({ client_secret: 'wrong' });
      expect(reply.headers.get('box-request-id')).toMatch(/^[0-9a-f]{33}$/);
      expect(Object.keys(reply.json)).toEqual(['error', 'error_description']);
    });
  });

  test.each<[string, ScenarioName, (box: Box) => Promise<Reply>, unknown]>([
    ['a wrong secret', 'healthy-ccg', async (box) => await box.ccg({ client_secret: 'wrong' }), denied.invalidClient],
    ['an unknown client', 'healthy-ccg', async (box) => await box.ccg({ client_id: 'nobody' }), denied.invalidClient],
    ['no subject', 'healthy-ccg', async (box) => await box.form('/oauth2/token', { grant_type: 'client_credentials', client_id: box.app.clientId, client_secret: box.app.clientSecret }), denied.subjectType],
    ['an enterprise that the app does not know', 'healthy-ccg', async (box) => await box.ccg({ box_subject_id: '9' }), denied.invalidGrant],
    ['a browser app', 'oauth-app-given', async (box) => await box.ccg(), denied.subjectType],
    ['a JWT app', 'ccg-credentials-on-jwt-app', async (box) => await box.ccg(), denied.subjectType],
    ['an app that nobody authorized', 'ccg-app-not-authorized', asEnterprise, [400, 'invalid_grant', 'App is not yet authorized for use']],
    ['an app that nobody authorized, in other words', 'ccg-app-not-authorized-told-as-grant', asEnterprise, denied.invalidGrant],
    ['an unknown user', 'healthy-ccg', asUser('9'), denied.invalidGrant],
    ['a user while user tokens are off', 'ccg-user-tokens-not-enabled', asUser('20000000003'), denied.invalidGrant],
    ['the service account as a user', 'healthy-ccg', asUser('30000000001'), denied.invalidGrant],
    ['a user of a company that never authorized the app', 'healthy-ccg', asUser('20000000009'), denied.invalidGrant],
  ])('refuses client credentials with %s', async (_name, scenario, ask, wanted) => { expect(await grantError(scenario, ask)).toEqual(wanted); });

  test.each<[string, ScenarioName, (box: Box) => Promise<Reply>, unknown]>([
    ['an app that nobody authorized', 'app-not-authorized', asEnterprise, [400, 'unauthorized_client', 'This app is not authorized by the enterprise admin']],
    ['an app that is authorized elsewhere', 'authorized-in-the-sandbox-only', asEnterprise, [400, 'unauthorized_client', 'This app is not authorized by the enterprise admin']],
    ['an enterprise id of another environment', 'enterprise-id-from-another-environment', asEnterprise, denied.sub],
    ['an app without keys', 'public-key-missing', asEnterprise, [400, 'invalid_grant', 'This app is not configured properly. No public key(s) added']],
    ['a key that was deleted', 'key-deleted-in-console', asEnterprise, [400, 'invalid_grant', '"kid" invalid, unable to lookup correct key']],
    ["another app's key", 'key-from-another-app', asEnterprise, [400, 'invalid_grant', 'Signature verification error. The public key identified by "kid" must correspond to the private key used for signing.']],
    ['an app that uses client credentials', 'jwt-credentials-on-ccg-app', async (box) => await box.jwt(box.assertion()), [400, 'unauthorized_client', 'The grant type is unauthorized for this client_id']],
    ['a user while user tokens are off', 'user-tokens-not-enabled', asUser('20000000003'), denied.userConfiguration],
    ['a managed user with App Access Only', 'managed-user-with-app-access-only', asUser('20000000003'), denied.userConfiguration],
    ['the service account as a user', 'user-id-is-the-service-account', asUser('30000000001'), denied.userConfiguration],
    ['an unknown user', 'healthy-jwt', asUser('9'), denied.sub],
  ])('refuses an assertion for %s', async (_name, scenario, ask, wanted) => { expect(await grantError(scenario, ask)).toEqual(wanted); });

  test("gives an app user's token to the app that made it, even with App Access Only", async () => {
    await withBox('managed-user-with-app-access-only', async (box) => { expect((await asUser('30000000002')(box)).status).toBe(200); });
  });
});

describe('a token', () => {
  test('is of no use after it expired', async () => {
    await withBox('token-refused-always', async (box) => {
      const reply = await box.get('/2.0/users/me', await box.login());
      expect([reply.status, reply.text]).toEqual([401, '']);
      expect(reply.headers.get('www-authenticate')).toBe('Bearer realm="Service", error="invalid_token", error_description="The access token provided is invalid."');
      expect(reply.headers.get('box-request-id')).not.toBeNull();
    });
  });

  test('is of no use after it was revoked, and is counted', async () => {
    await withBox('healthy-ccg', async (box) => {
      const token = await box.login();
      await box.login();
      const revoked = await box.form('/oauth2/revoke', { token, client_id: box.app.clientId, client_secret: box.app.clientSecret });
      expect([revoked.status, revoked.text]).toEqual([200, '']);
      expect((await box.get('/2.0/users/me', token)).status).toBe(401);
      expect(box.simulator.tokens()).toEqual({ issued: 2, live: 1, revoked: 1, exchanged: 0 });
      expect(box.simulator.tokenValues()).toContain(token);
    });
  });

  test("can't be revoked twice, without a client id, or by a wrong client", async () => {
    await withBox('healthy-ccg', async (box) => {
      const client = { client_id: box.app.clientId, client_secret: box.app.clientSecret };
      const token = await box.login();
      expect(error(await box.form('/oauth2/revoke', { token }))).toEqual([400, 'invalid_request', 'Client id was not found in the headers or body']);
      expect(error(await box.form('/oauth2/revoke', { token, ...client, client_secret: 'wrong' }))).toEqual(denied.invalidClient);
      await box.form('/oauth2/revoke', { token, ...client });
      expect(error(await box.form('/oauth2/revoke', { token, ...client }))).toEqual([400, 'invalid_token', 'The supplied token is invalid']);
    });
  });

  test('is asked for where it is missing or malformed', async () => {
    await withBox('healthy-ccg', async (box) => {
      const missing = await box.send('GET', '/2.0/users/me');
      expect([missing.status, missing.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="Service"']);
      const malformed = await box.send('GET', '/2.0/users/me', { authorization: 'Token abc' });
      expect(malformed.headers.get('www-authenticate')).toContain('error="invalid_request"');
    });
  });
});

describe('token exchange', () => {
  const exchange = async (box: Box, token: string, fields: Record<string, string>): Promise<Reply> => await box.form('/oauth2/token', {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange', subject_token: token,
    subject_token_type: 'urn:ietf:params:oauth:token-type:access_token', ...fields,
  });

  test('gives a held scope, and the child carries that one alone', async () => {
    await withBox('healthy-scopes', async (box) => {
      const child = await exchange(box, await box.login(), { scope: 'manage_webhook' });
      expect(child.json).toMatchObject({ issued_token_type: 'urn:ietf:params:oauth:token-type:access_token', token_type: 'bearer', restricted_to: [] });
      const token = String(child.json['access_token']);
      expect((await box.get('/2.0/webhooks', token)).status).toBe(200);
      expect((await box.get('/2.0/folders/0', token)).status).toBe(403);
      expect(box.simulator.tokens()).toMatchObject({ issued: 2, exchanged: 1 });
    });
  });

  test('refuses a scope that is not held exactly as it refuses an invented one', async () => {
    await withBox('healthy-ccg', async (box) => {
      const token = await box.login();
      const unheld = await exchange(box, token, { scope: 'manage_groups' });
      const invented = await exchange(box, token, { scope: 'no_such_scope' });
      expect(error(unheld)).toEqual([401, 'invalid_scope', 'Unsupported "scope": manage_groups']);
      expect(error(invented)).toEqual([401, 'invalid_scope', 'Unsupported "scope": no_such_scope']);
    });
  });

  test('can refuse with 400, and not know the scopes that no document calls exchangeable', async () => {
    await withBox('healthy-ccg', async (box) => {
      expect((await exchange(box, await box.login(), { scope: 'root_readwrite' })).status).toBe(400);
    }, ({ dialect }) => { Object.assign(dialect, { exchangeRefusalStatus: 400, exchangeOfUndocumentedScopes: 'refused' }); });
  });

  test('binds a token to a folder that its user sees', async () => {
    await withBox('healthy-ccg', async (box) => {
      const parent = await box.login();
      const child = await exchange(box, parent, { scope: 'item_preview item_download', resource: 'https://api.box.com/2.0/folders/160000000002' });
      expect(field(child.json, 'restricted_to', 1)).toMatchObject({ scope: 'item_download', object: { type: 'folder', id: '160000000002' } });
      const token = String(child.json['access_token']);
      expect((await box.get('/2.0/folders/160000000002', token)).status).toBe(200);
      expect((await box.get('/2.0/folders/160000000001', token)).status).toBe(404);
    });
  });

  test('refuses a folder that its user does not see, and a dead token', async () => {
    await withBox('service-account-not-invited', async (box) => {
      const token = await box.login();
      expect(error(await exchange(box, token, { scope: 'item_preview', resource: 'https://api.box.com/2.0/folders/160000000001' }))).toEqual([400, 'invalid_resource', 'The target resource is invalid.']);
      expect((await exchange(box, 'never-issued', { scope: 'root_readonly' })).status).toBe(401);
    });
  });
});
