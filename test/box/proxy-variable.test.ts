import { describe, expect, test } from '@jest/globals';
import { proxyFor } from '../../src/box/proxy-variable.ts';

const BOX = new URL('https://api.box.com/');
const basic = (words: string): string => `Basic ${Buffer.from(words).toString('base64')}`;

describe('a proxy variable', () => {
  test.each([
    ['http://proxy.corp:3128', { secure: false, host: 'proxy.corp', port: 3128, authorization: null }],
    ['http://proxy.corp:3128/', { host: 'proxy.corp', port: 3128 }],
    ['proxy.corp:3128', { secure: false, host: 'proxy.corp', port: 3128 }],
    ['localhost:3128', { host: 'localhost', port: 3128 }],
    ['127.0.0.1:3128', { host: '127.0.0.1', port: 3128 }],
    ['[::1]:3128', { host: '::1', port: 3128 }],
    ['https://proxy.corp', { secure: true, host: 'proxy.corp', port: 443 }],
    ['http://proxy.corp', { port: 80 }],
    ['http://ci:p%40ss%25@proxy.corp:3128', { host: 'proxy.corp', authorization: basic('ci:p@ss%') }],
    ['ci:secret@proxy.corp:3128', { host: 'proxy.corp', authorization: basic('ci:secret') }],
    ['http://ci@proxy.corp:3128', { authorization: basic('ci:') }],
  ])('of the form %s is an address', (value, proxy) => {
    expect(proxyFor(BOX, { https_proxy: value })).toMatchObject(proxy);
  });

  test.each([
    ['a bare %', 'http://ci:50%off@proxy.corp:3128'], ['a bare #', 'http://ci:a#b@proxy.corp:3128'], ['a bare /', 'http://ci:a/b@proxy.corp:3128'],
    ['a # after what reads as a port', 'http://ci:1#b@proxy.corp:3128'], ['a / after what reads as a port', 'http://ci:1/b@proxy.corp:3128'],
    ['a ? after what reads as a port', 'http://ci:1?b@proxy.corp:3128'], ['a port that is none', 'http://proxy.corp:99999'], ['no host', 'http://[oops'],
    ['no host and no scheme', '[oops'], ['a space', 'runner:hunter2@bad host'], ['another protocol', 'socks5://proxy.corp:1080'], ['a scheme alone', 'http://'],
  ])('with %s is unreadable, and never taken for none', (_, value) => {
    expect(proxyFor(BOX, { https_proxy: value })).toBe('unreadable');
  });

  test('is the one of the address’s scheme, the lower case first', () => {
    const env = { https_proxy: 'http://lower:1', HTTPS_PROXY: 'http://upper:2', HTTP_PROXY: 'http://plain:3' };
    expect(proxyFor(BOX, env)).toMatchObject({ host: 'lower' });
    expect(proxyFor(BOX, { ...env, https_proxy: '' })).toMatchObject({ host: 'upper' });
    expect(proxyFor(new URL('http://box.test/'), env)).toMatchObject({ host: 'plain' });
  });

  test('that is not set, or is for others than loopback, is none', () => {
    expect(proxyFor(BOX, {})).toBeNull();
    expect(proxyFor(new URL('https://127.0.0.1/'), { https_proxy: 'http://[oops' })).toBeNull();
  });
});
