import { describe, expect, test } from '@jest/globals';
import { ccgRequest, exchangeRequest, jwtRequest, revokeRequest } from '../../src/box/grants.ts';
import { Secret, reveal } from '../../src/foundation/secret.ts';
import type { WireRequest } from '../../src/foundation/wire.ts';

const api = new URL('https://api.box.com');
const client = { clientId: 'client-of-the-app', clientSecret: new Secret('the-client-secret') };

function fields({ body }: WireRequest): Record<string, string> {
  if (body.kind !== 'form') throw new Error('no form');
  return Object.fromEntries(Object.entries(body.fields).map(([name, value]) => [name, value instanceof Secret ? reveal(value) : value]));
}

describe('token requests', () => {
  test('a JWT grant posts the assertion with the client credentials', () => {
    const request = jwtRequest(api, client, new Secret('a.b.c'));
    expect([request.method, request.url.href]).toEqual(['POST', 'https://api.box.com/oauth2/token']);
    expect(fields(request)).toEqual({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: 'a.b.c',
      client_id: 'client-of-the-app', client_secret: 'the-client-secret',
    });
  });

  test.each(['enterprise', 'user'] as const)('a client credentials grant names its %s', (type) => {
    expect(fields(ccgRequest(api, client, { type, id: '42' }))).toEqual({
      grant_type: 'client_credentials', client_id: 'client-of-the-app', client_secret: 'the-client-secret',
      box_subject_type: type, box_subject_id: '42',
    });
  });

  test('an exchange asks for one scope with nothing but the token', () => {
    const request = exchangeRequest(api, new Secret('parent'), 'manage_groups');
    expect(request.url.pathname).toBe('/oauth2/token');
    expect(fields(request)).toEqual({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange', subject_token: 'parent',
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token', scope: 'manage_groups',
    });
  });

  test('a revocation names the token and the client', () => {
    const request = revokeRequest(api, client, new Secret('token'));
    expect(request.url.href).toBe('https://api.box.com/oauth2/revoke');
    expect(fields(request)).toEqual({ token: 'token', client_id: 'client-of-the-app', client_secret: 'the-client-secret' });
  });

  test('none sends an Authorization header, and no secret shows when one is printed', () => {
    for (const request of [jwtRequest(api, client, new Secret('a.b.c')), revokeRequest(api, client, new Secret('some-token'))]) {
      expect(request.bearer).toBeNull();
      expect(JSON.stringify(request)).not.toMatch(/the-client-secret|a\.b\.c|some-token/u);
    }
  });

  test('the path of a gateway in front of Box is kept', () => {
    expect(revokeRequest(new URL('https://gateway.example/box/'), client, new Secret('t')).url.href).toBe('https://gateway.example/box/oauth2/revoke');
  });
});
