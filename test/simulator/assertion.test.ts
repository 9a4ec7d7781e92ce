import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { withBox } from './client.ts';
import type { AssertionParts, Box } from './client.ts';

const now = (): number => Math.floor(Date.now() / 1000);
const anotherPublicKey = (): string => generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' }).toString();
const answerTo = async (parts: AssertionParts, change?: (box: Box) => void): Promise<unknown> =>
  await withBox('healthy-jwt', async (box) => {
    change?.(box);
    const reply = await box.jwt(box.assertion(parts));
    return reply.status === 200 ? 'token' : [reply.status, reply.json['error'], reply.json['error_description']];
  });
const grant = (description: string): unknown => [400, 'invalid_grant', description];
const expired = grant("Current date/time MUST be before the expiration date/time listed in the 'exp' claim");
const tooFar = grant("Please check the 'exp' claim. The 'exp' value exceeds the maximum value of 60 seconds beyond the issue time.");
const badJti = grant("Please check the 'jti' claim. A unique 'jti' value is required.");
const badExp = grant("Please check the 'exp' claim.");

describe('a JWT assertion', () => {
  test('is accepted when every claim is right', async () => { expect(await answerTo({})).toBe('token'); });

  test.each([['RS384', 'RSA-SHA384'], ['RS512', 'RSA-SHA512']])('may be signed with %s', async (alg, digest) => {
    expect(await answerTo({ header: { alg }, digest })).toBe('token');
  });

  test.each(['HS256', 'none', 'ES256', undefined])('is refused with alg %s', async (alg) => {
    expect(await answerTo({ header: { alg } })).toEqual(grant('Algorithm not allowed'));
  });

  test('is refused when its digest is not the one that its header names', async () => {
    expect(await answerTo({ digest: 'RSA-SHA512' })).toEqual(expect.arrayContaining([400, 'invalid_grant', expect.stringContaining('Signature verification error.')]));
  });

  test('is refused when a claim was changed after it was signed', async () => {
    await withBox('healthy-jwt', async (box) => {
      const [head = '', , tail = ''] = box.assertion().split('.');
      const [, otherBody = ''] = box.assertion().split('.');
      const reply = await box.jwt(`${head}.${otherBody}.${tail}`);
      expect(reply.json['error_description']).toContain('Signature verification error.');
    });
  });

  test('is refused when it is no JWT at all', async () => {
    await withBox('healthy-jwt', async (box) => {
      expect((await box.jwt('not.a-jwt')).json['error_description']).toBe('Algorithm not allowed');
    });
  });

  test('is refused when its key id is not on the app', async () => {
    expect(await answerTo({ header: { kid: 'deadbeef' } })).toEqual(grant('"kid" invalid, unable to lookup correct key'));
  });

  test('needs no key id while the app has one key', async () => { expect(await answerTo({ header: { kid: undefined } })).toBe('token'); });

  test('needs its key id once the app has several keys', async () => {
    const addKey = ({ app }: Box): void => { app.publicKeys.set('second01', anotherPublicKey()); };
    expect(await answerTo({ header: { kid: undefined } }, addKey)).toEqual(grant('"kid" empty, unable to lookup correct key'));
    expect(await answerTo({}, addKey)).toBe('token');
  });

  test.each([
    ['iss', { iss: 'somebody-else' }, grant("Please check the 'iss' claim.")],
    ['aud with a slash at its end', { aud: 'https://api.box.com/oauth2/token/' }, grant("Please check the 'aud' claim.")],
    ['aud of another host', { aud: 'http://127.0.0.1/oauth2/token' }, grant("Please check the 'aud' claim.")],
    ['sub as a number', { sub: 1147283 }, grant("Please check the 'sub' claim. The 'sub' specified is invalid.")],
    ['sub of nobody', { sub: '9' }, grant("Please check the 'sub' claim. The 'sub' specified is invalid.")],
    ['box_sub_type of another kind', { box_sub_type: 'user' }, grant("Please check the 'sub' claim. The 'sub' specified is invalid.")],
    ['box_sub_type left out', { box_sub_type: undefined }, grant("Please check the 'sub' claim. The 'sub' specified is invalid.")],
    ['jti of 15 characters', { jti: 'a'.repeat(15) }, badJti],
    ['jti of 129 characters', { jti: 'a'.repeat(129) }, badJti],
    ['jti left out', { jti: undefined }, badJti],
    ['exp as a fraction', { exp: now() + 30.5 }, badExp],
    ['exp as a string', { exp: String(now() + 30) }, badExp],
    ['exp left out', { exp: undefined }, badExp],
    ['exp in the past', { exp: now() - 1 }, expired],
    ['exp 65 seconds away', { exp: now() + 65 }, tooFar],
    ['exp over 60 seconds after iat', { iat: now() - 40, exp: now() + 30 }, tooFar],
    ['iat in the future', { iat: now() + 20 }, grant("Please check the 'iat' claim.")],
    ['nbf in the future', { nbf: now() + 20 }, grant("Please check the 'nbf' claim.")],
  ])('is refused with %s', async (_name, claims, wanted) => { expect(await answerTo({ claims })).toEqual(wanted); });

  test.each([['jti of 16 characters', { jti: 'a'.repeat(16) }], ['jti of 128 characters', { jti: 'a'.repeat(128) }], ['iat of now', { iat: now() }]])(
    'is accepted with %s', async (_name, claims) => { expect(await answerTo({ claims })).toBe('token'); });

  test("is judged by Box's clock, which every answer shows", async () => {
    await withBox('clock-two-minutes-fast', async (box) => {
      const refused = await box.jwt(box.assertion());
      const skewSeconds = Date.now() / 1000 - Date.parse(refused.headers.get('date') ?? '') / 1000;
      expect(refused.json['error_description']).toContain("'exp' claim");
      expect(skewSeconds).toBeGreaterThan(118);
      expect(skewSeconds).toBeLessThan(123);
      expect((await box.jwt(box.assertion({ claims: { exp: now() - 90 } }))).status).toBe(200);
    });
  });

  test("is told as expired when the host's clock is slow", async () => {
    await withBox('clock-two-minutes-slow', async (box) => {
      expect((await box.jwt(box.assertion())).json['error_description']).toContain('MUST be before the expiration');
    });
  });

  test("can be told of its exp in Box's older words", async () => {
    await withBox('clock-two-minutes-fast-old-words', async (box) => {
      expect((await box.jwt(box.assertion())).json['error_description']).toBe("Please check the 'exp' claim.");
    });
  });
});

describe('the jti of an assertion', () => {
  test('works once', async () => {
    await withBox('healthy-jwt', async (box) => {
      const assertion = box.assertion();
      expect((await box.jwt(assertion)).status).toBe(200);
      expect((await box.jwt(assertion)).json['error_description']).toContain("'jti' claim");
    });
  });

  test('is used up by a request that Box refused', async () => {
    await withBox('healthy-jwt', async (box) => {
      const jti = randomUUID();
      await box.jwt(box.assertion({ claims: { jti, exp: now() - 5 } }));
      expect((await box.jwt(box.assertion({ claims: { jti } }))).json['error_description']).toContain("'jti' claim");
    });
  });

  test.each([
    ['a rate limit', { kind: 'status', status: 429 } as const], ['a bad gateway', { kind: 'html', status: 502 } as const], ['a reset in the answer', { kind: 'reset', when: 'body' } as const],
  ])('is used up by %s, so that a blind retry fails', async (_name, fault) => {
    await withBox('healthy-jwt', async (box) => {
      const assertion = box.assertion();
      await box.jwt(assertion).catch(() => undefined);
      expect((await box.jwt(assertion)).json['error_description']).toContain("'jti' claim");
    }, (world) => { world.faults.push({ match: { nth: 1 }, fault }); });
  });

  test('is not used up by a request that never arrived', async () => {
    await withBox('healthy-jwt', async (box) => {
      const assertion = box.assertion();
      await expect(box.jwt(assertion)).rejects.toThrow();
      expect((await box.jwt(assertion)).status).toBe(200);
    }, (world) => { world.faults.push({ match: { nth: 1 }, fault: { kind: 'reset', when: 'before' } }); });
  });
});
