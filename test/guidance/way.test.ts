import { describe, expect, test } from '@jest/globals';
import type { Failure, TransportFailure } from '../../src/box/failure.ts';
import { foreign, plain } from '../../src/foundation/text.ts';
import { explainRows } from '../../src/guidance/catalogue.ts';
import { diagnose, rowFor } from '../../src/guidance/diagnose.ts';
import { CONTEXT, httpFailure, samplesOf, wireFailure } from './samples.ts';

/** What is said where something on the way to Box is at fault. */
const causeOf = (failure: Failure): string => plain(diagnose(failure, CONTEXT).cause);
const stepsOf = (failure: Failure): readonly string[] => diagnose(failure, CONTEXT).remedy.map(plain);
const tls = (code: string, certificate: TransportFailure['facts']['certificate'] = null): TransportFailure => wireFailure({ fault: 'tls', facts: { code, certificate } });
const proxy = (facts: Partial<TransportFailure['facts']>): TransportFailure => wireFailure({ fault: 'proxy', facts: { proxy: 'proxy.corp:3128', ...facts } });

const CERTIFICATE = {
  subject: foreign('words', 'api.box.com'), issuer: foreign('words', 'Acme Issuing CA'), validFrom: '2027-01-02T00:00:00.000Z', validTo: '2028-12-28T00:00:00.000Z',
};

describe('a certificate', () => {
  test('that is not valid yet is said to be valid from when, not until when', () => {
    expect(causeOf(tls('CERT_NOT_YET_VALID', CERTIFICATE))).toBe('The certificate of api.box.com is not valid yet by this host’s date: it is valid from 2027-01-02T00:00:00.000Z; Acme Issuing CA issued it.');
    expect(stepsOf(tls('CERT_NOT_YET_VALID', CERTIFICATE))[0]).toMatch(/^Check this host’s date/u);
  });

  test('that has expired is said to have been valid until when', () => {
    expect(causeOf(tls('CERT_HAS_EXPIRED', CERTIFICATE))).toContain('it was valid until 2028-12-28T00:00:00.000Z');
  });

  test('that came alone may lack its intermediate: who sends it can add it, and Node fetches none', () => {
    const failure = tls('UNABLE_TO_VERIFY_LEAF_SIGNATURE', CERTIFICATE);
    expect(causeOf(failure)).toMatch(/Acme Issuing CA.*leaves out its intermediate certificate/u);
    expect(stepsOf(failure).join('\n')).toMatch(/NODE_EXTRA_CA_CERTS[^]*send the whole chain/u);
  });

  test('that is for no server is named, and is not taken for an unknown authority', () => {
    const failure = tls('INVALID_PURPOSE', CERTIFICATE);
    expect(causeOf(failure)).toContain('not meant for a server: api.box.com, issued by Acme Issuing CA');
    expect(stepsOf(failure).join('\n')).not.toContain('NODE_EXTRA_CA_CERTS');
  });
});

describe('an alert', () => {
  test.each([
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'client-certificate-wanted', 'wants a client certificate'],
    ['ERR_SSL_TLSV1_UNRECOGNIZED_NAME', 'name-not-served', 'serves no host of that name'],
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'handshake-refused', 'or it wants a client certificate'],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tls-protocol', 'no common way to encrypt'],
  ])('%s is %s, and says that what answers %s', (code, id, words) => {
    expect(rowFor(tls(code), CONTEXT)?.id).toBe(id);
    expect(causeOf(tls(code))).toContain(words);
  });

  test('about a name or a certificate sends nobody to TLS 1.0', () => {
    for (const code of ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'ERR_SSL_TLSV1_UNRECOGNIZED_NAME']) expect(stepsOf(tls(code)).join('\n')).not.toContain('TLS 1.0');
  });
});

describe('a name that is to be looked up', () => {
  test('stands without a port, whatever failed', () => {
    const failures = explainRows().flatMap((row) => samplesOf(row)).filter((failure) => failure.kind === 'transport');
    const asked = failures.map((failure) => stepsOf({ ...failure, facts: { ...failure.facts, host: 'api.box.com:4433' } })).flat().filter((step) => step.includes('nslookup'));
    expect(asked.length).toBeGreaterThan(3);
    for (const step of asked) expect(step).toContain('`nslookup api.box.com`');
  });
});

describe('a proxy', () => {
  test('that answers 401 or 407 to a login refuses it: nobody is told to give one', () => {
    for (const proxyStatus of [401, 407]) {
      const failure = proxy({ proxyStatus, proxyLogin: true });
      expect(causeOf(failure)).toBe(`The proxy proxy.corp:3128 refuses the user name and password that \`https_proxy\` holds (HTTP ${proxyStatus}).`);
      expect(stepsOf(failure)[0]).toMatch(/^Check user name and password in `https_proxy`/u);
      expect(stepsOf(failure).join('\n')).not.toMatch(/USER:PASSWORD|allow CONNECT/u);
    }
  });

  test('that answers 401 is about the login also where nobody knows whether there was one', () => {
    expect(stepsOf(proxy({ proxyStatus: 401 })).join('\n')).not.toContain('allow CONNECT');
    expect(causeOf(proxy({ proxyStatus: 401 }))).toContain('wrong, or missing');
  });

  test('that wants a login is given one', () => {
    expect(stepsOf(proxy({ proxyStatus: 407, proxyLogin: false }))[0]).toContain('http://USER:PASSWORD@HOST:PORT');
  });

  test('of https:// whose certificate nobody vouches for is about that certificate', () => {
    for (const code of ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID']) {
      expect(causeOf(proxy({ code }))).toMatch(/https:\/\/ one, and Node does not trust the certificate/u);
      expect(stepsOf(proxy({ code }))[0]).toContain('NODE_EXTRA_CA_CERTS');
    }
  });

  test('of https:// that speaks no TLS may be one of http://', () => {
    expect(stepsOf(proxy({ code: 'ERR_SSL_WRONG_VERSION_NUMBER' }))[0]).toContain('http://HOST:PORT');
  });
});

describe('the host for uploads, which Box names itself,', () => {
  const failures = explainRows().flatMap((row) => samplesOf(row)).filter((failure) => failure.kind === 'transport');

  test('is never blamed on `api-url`, whatever failed', () => {
    expect(failures.some((failure) => stepsOf(failure).join('\n').includes('`api-url`'))).toBe(true);
    for (const failure of failures) {
      const { remedy, cause } = diagnose({ ...failure, purpose: 'upload-host' }, CONTEXT);
      expect(remedy.length).toBeGreaterThan(0);
      expect([...remedy, cause].map(plain).join('\n')).not.toContain('api-url');
    }
  });

  test('keeps the code that the fault has elsewhere', () => {
    for (const failure of failures) expect(diagnose({ ...failure, purpose: 'upload-host' }, CONTEXT).code).toBe(diagnose(failure, CONTEXT).code);
  });
});

describe('what something in between wrote', () => {
  test('a redirect with its own page is a portal’s, and the first step is about the network', () => {
    const failure = { ...httpFailure({ status: 302, shape: 'html', fromBox: false }), message: foreign('words', 'http://login.acme.test/') };
    expect(diagnose(failure, CONTEXT)).toMatchObject({ code: 'proxy', confidence: 'likely' });
    expect(causeOf(failure)).toContain('http://login.acme.test/');
    expect(stepsOf(failure)[0]).toMatch(/^Ask who runs the network/u);
  });

  test('a bare 403 to a token request, without Box’s request id, is a proxy’s: a token request has no scope', () => {
    const bare = { status: 403, shape: 'empty', purpose: 'token' } as const;
    expect(diagnose(httpFailure({ ...bare, fromBox: false }), CONTEXT).code).toBe('proxy');
    expect(diagnose(httpFailure({ ...bare, fromBox: true }), CONTEXT).code).toBe('policy-blocked');
  });
});
