import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findSecrets } from '../support/secret-search.ts';
import { refuseLeaks } from '../support/run-product.ts';

const SECRET = 'Zk3vT9qLw7Xa2pRs8YbN4mHc6DfG1jKe';

test.each([
  ['whole', SECRET],
  ['a part of a line', `...${SECRET.slice(3, 25)}...`],
  ['JSON-escaped', JSON.stringify({ secret: `${SECRET}"` })],
  ['URL-encoded', `client_secret=${encodeURIComponent(SECRET)}&x=1`],
  ['base64 of itself', Buffer.from(SECRET).toString('base64')],
  ['base64 in the middle of something', Buffer.from(`x:${SECRET}:y`).toString('base64')],
  ['base64url', Buffer.from(`id=${SECRET}`).toString('base64url')],
])('the search finds a planted secret: %s', (_, content) => {
  expect(findSecrets({ log: `before ${content} after` }, [SECRET])).not.toEqual([]);
});

test('the search finds any planted secret at any place in base64', () => {
  const word = fc.stringMatching(/^[A-Za-z0-9+/=_-]{24,64}$/u);
  fc.assert(fc.property(word, fc.string(), fc.string(), (secret, before, after) => {
    expect(findSecrets({ file: Buffer.from(`${before}${secret}${after}`).toString('base64') }, [secret])).not.toEqual([]);
  }));
});

test('the search finds a line of a private key', () => {
  const key = `-----BEGIN PRIVATE KEY-----\n${SECRET}${SECRET}\n${SECRET.toLowerCase()}abcd\n-----END PRIVATE KEY-----\n`;
  expect(findSecrets({ report: `{"key":"${SECRET}${SECRET}"}` }, [key])).not.toEqual([]);
});

test('the search does not cry over what is no secret', () => {
  expect(findSecrets({ log: '-----BEGIN PRIVATE KEY----- is missing in jwt-config' }, [SECRET])).toEqual([]);
});

test('a run that leaves a secret behind fails its test, and the failure does not show it', () => {
  const leak = (): void => refuseLeaks({ stdout: `oops ${SECRET}` }, [SECRET]);
  expect(leak).toThrow(/A secret was found: .*stdout/u);
  expect(leak).not.toThrow(SECRET);
});
