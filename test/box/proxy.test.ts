import { checkBypass } from '@actions/http-client/lib/proxy';
import { afterEach, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { proxyFor } from '../../src/box/proxy.ts';

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

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

describe('no_proxy', () => {
  test.each(['api.box.com', '.box.com', 'box.com', '*', 'foo, api.box.com ', 'API.BOX.COM', 'api.box.com:443'])('of %s passes the proxy by', (list) => {
    expect(proxyFor(BOX, { https_proxy: 'http://proxy.corp:3128', no_proxy: list })).toBeNull();
    expect(proxyFor(BOX, { https_proxy: 'http://proxy.corp:3128', NO_PROXY: list })).toBeNull();
  });

  test.each(['', 'pi.box.com', 'box.co', 'api.box.com.acme.test', 'api.box.com:8443', '10.0.0.0/8', '*.box.com'])('of %j does not', (list) => {
    expect(proxyFor(BOX, { https_proxy: 'http://proxy.corp:3128', no_proxy: list })).not.toBeNull();
  });

  test('is read as @actions/http-client reads it, whatever it holds', () => {
    const label = fc.constantFrom('a', 'box', 'com', 'api', 'localhost', '127', '1', 'COM');
    const name = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));
    const host = fc.oneof(name, fc.constantFrom('[::1]', '[::2]', '127.0.0.1', '10.0.0.1', 'localhost'));
    const port = fc.constantFrom('', ':443', ':80', ':8080');
    const item = fc.oneof(fc.tuple(fc.constantFrom('', '.', '*.', ' '), host, port).map((parts) => parts.join('')), fc.constantFrom('*', '', ' ', ':443', '.'));
    fc.assert(fc.property(fc.constantFrom('http', 'https'), host, port, fc.array(item, { maxLength: 3 }), (scheme, at, where, items) => {
      fc.pre(URL.canParse(`${scheme}://${at}${where}/`));
      const url = new URL(`${scheme}://${at}${where}/`);
      process.env['no_proxy'] = items.join(',');
      delete process.env['NO_PROXY'];
      const env = { no_proxy: items.join(','), http_proxy: 'http://p:1', https_proxy: 'http://p:1' };
      expect(proxyFor(url, env) === null).toBe(checkBypass(url));
    }), { numRuns: 2000 });
  });
});
