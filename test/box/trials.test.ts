import { describe, expect, test } from '@jest/globals';
import jwt from 'jsonwebtoken';
import { OWN_SHAPE } from '../../src/box/assertion.ts';
import type { GrantShape } from '../../src/box/session-types.ts';
import { NOW_MS, refused, stage, token } from './session-support.ts';

const ENTERPRISE = { type: 'enterprise', id: '900001' } as const;
const JWT: GrantShape = { grant: 'jwt', subject: ENTERPRISE, time: 'host' };

const claimsOf = (assertion: string | undefined): { readonly header: Record<string, unknown>; readonly payload: Record<string, unknown> } => {
  const decoded = jwt.decode(assertion ?? '', { complete: true });
  return { header: { ...decoded?.header }, payload: decoded?.payload as Record<string, unknown> };
};

describe('a token request in another shape', () => {
  test('is a follow-up, unless it decides a check', async () => {
    const { session, sent } = stage(() => refused('invalid_grant', 'no'));
    await session.tryGrant(JWT);
    await session.tryGrant({ ...JWT, time: 'box' }, { followUp: false });
    expect(sent('token').map(({ followUp }) => followUp)).toEqual([true, false]);
  });

  test('is sent once a shape, whoever wants it', async () => {
    const { session, sent } = stage(() => token('t-1'));
    await Promise.all([session.tryGrant(JWT), session.tryGrant({ ...JWT }), session.tryGrant({ ...JWT, subject: { type: 'user', id: '5' } })]);
    expect([sent('token').length, sent('user-token').length]).toEqual([1, 1]);
  });

  test('may name no subject', async () => {
    const { session, sent } = stage(() => refused('invalid_client', 'The client credentials are invalid'), { auth: 'ccg' });
    const answer = await session.tryGrant({ grant: 'ccg', subject: null, time: 'box' });
    expect(answer).toMatchObject({ kind: 'failed', failure: { code: 'invalid_client' } });
    expect(Object.keys(sent('token')[0]?.fields ?? {})).toEqual(['grant_type', 'client_id', 'client_secret']);
  });

  test('may ask by Client Credentials Grant with the pair of a JWT config', async () => {
    const { session, sent } = stage(() => token('t-1'));
    await session.tryGrant({ grant: 'ccg', subject: ENTERPRISE, time: 'box' });
    expect(sent('token')[0]?.fields).toMatchObject({ grant_type: 'client_credentials', box_subject_type: 'enterprise', box_subject_id: '900001' });
  });

  test.each([
    ['as our own', OWN_SHAPE, { kid: 'k1d2k3d4' }, {}],
    ['without kid', { ...OWN_SHAPE, keyId: false }, {}, {}],
    ['with iat', { ...OWN_SHAPE, issuedAt: true }, { kid: 'k1d2k3d4' }, { iat: Math.floor(NOW_MS / 1000) }],
    ['without kid, with iat, and longer', { lifetimeSeconds: 45, keyId: false, issuedAt: true }, {}, { iat: Math.floor(NOW_MS / 1000) }],
  ])('signs %s', async (_, assertion, header, payload) => {
    const { session, sent } = stage(() => token('t-1'));
    await session.tryGrant({ ...JWT, assertion });
    const signed = claimsOf(sent('token')[0]?.fields['assertion']);
    expect(signed.header['kid']).toBe((header as { kid?: string }).kid);
    expect(signed.payload['iat']).toBe((payload as { iat?: number }).iat);
    expect(signed.payload['exp']).toBe(Math.floor(NOW_MS / 1000) + assertion.lifetimeSeconds);
  });

  test('signs with Box’s time where that is wanted and known', async () => {
    const { session, sent } = stage(() => token('t-1'), { skewMs: () => 120_000 });
    await session.tryGrant({ ...JWT, time: 'box' });
    expect(claimsOf(sent('token')[0]?.fields['assertion']).payload['exp']).toBe(Math.floor((NOW_MS - 120_000) / 1000) + 30);
  });

  test('leaves a token that nobody uses, that is masked, and that is revoked', async () => {
    const { session, sent, masks } = stage(({ purpose }) => (purpose === 'revoke' ? { status: 200 } : token('tried-0123456789')));
    expect(await session.tryGrant(JWT)).toEqual({ kind: 'answered', value: true, exchange: 0 });
    await session.revokeAll();
    expect(masks).toContain('tried-0123456789');
    expect(sent('revoke').map(({ fields }) => fields['token'])).toEqual(['tried-0123456789']);
  });

  test('is not begun after the end', async () => {
    const { session, transport } = stage(() => token('t-1'));
    await session.revokeAll();
    expect(await session.tryGrant(JWT)).toMatchObject({ kind: 'failed', failure: { kind: 'stopped' } });
    expect(transport.sent).toEqual([]);
  });

  test('can sign nothing where there is no key: that is our own bug', async () => {
    const { session } = stage(() => token('t-1'), { auth: 'ccg' });
    await expect(session.tryGrant(JWT)).rejects.toThrow('no assertion');
  });
});
