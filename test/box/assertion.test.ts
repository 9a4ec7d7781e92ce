import { describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { openSigner } from '../../src/box/assertion.ts';
import { reveal } from '../../src/foundation/secret.ts';
import { createVault } from '../../src/foundation/vault.ts';
import { NOW_MS, jwtCredentials, pair } from './session-support.ts';

async function signed(algorithm: 'RS256' | 'RS384' | 'RS512', subject: { type: 'enterprise' | 'user'; id: string }) {
  const masks: string[] = [];
  const vault = createVault((text) => { masks.push(text); });
  const sign = await openSigner();
  const deps = { vault, random: (count: number) => randomBytes(count) };
  const secret = sign({ credentials: { ...jwtCredentials(vault), algorithm }, subject, atMs: NOW_MS, deps });
  const raw = reveal(secret);
  const verified = jwt.verify(raw, pair.publicKey, { algorithms: [algorithm], complete: true, clockTimestamp: NOW_MS / 1000 });
  return { secret, raw, masks, header: verified.header, claims: verified.payload };
}

describe('the assertion', () => {
  test.each(['RS256', 'RS384', 'RS512'] as const)('is signed with %s and names the key', async (algorithm) => {
    const { header } = await signed(algorithm, { type: 'enterprise', id: '900001' });
    expect(header).toEqual({ alg: algorithm, typ: 'JWT', kid: 'k1d2k3d4' });
  });

  test('holds the claims that Box asks for and no other', async () => {
    const { claims } = await signed('RS256', { type: 'enterprise', id: '900001' });
    expect(claims).toEqual({
      iss: 'client-of-the-app', sub: '900001', box_sub_type: 'enterprise', aud: 'https://api.box.com/oauth2/token',
      exp: 1_700_000_030, jti: expect.stringMatching(/^[0-9a-f]{128}$/u),
    });
  });

  test('names a user as its subject when it is for a user', async () => {
    const { claims } = await signed('RS256', { type: 'user', id: '20000000002' });
    expect(claims).toMatchObject({ sub: '20000000002', box_sub_type: 'user' });
  });

  test('is masked where it is born', async () => {
    const { raw, masks, secret } = await signed('RS256', { type: 'enterprise', id: '900001' });
    expect(masks).toContain(raw);
    expect(String(secret)).toBe('***');
  });
});
