import { describe, expect, test } from '@jest/globals';
import { explain } from '../../src/explain/explain.ts';
import { NO_HINTS } from '../../src/explain/types.ts';
import { plain } from '../../src/foundation/text.ts';
import type { Diagnosis, DiagnosisCode } from '../../src/foundation/diagnosis.ts';
import { jsonDiagnosis } from '../../src/render/json.ts';
import { findSecrets } from '../support/secret-search.ts';

/** Texts as curl, wget, Node, Python, squid, nginx and Box's SDKs wrote them, shortened where nothing is said. */
const told = (text: string): Diagnosis => explain(text, NO_HINTS);
const codeOf = (text: string): DiagnosisCode => told(text).code;
const remedyOf = (text: string): string => told(text).remedy.map(plain).join('\n');

const HANDSHAKE = [
  '*   Trying 74.112.186.144:443...', '* Connected to api.box.com (74.112.186.144) port 443 (#0)', '* ALPN: offers h2,http/1.1', '} [5 bytes data]',
  '* TLSv1.3 (OUT), TLS handshake, Client hello (1):', '} [512 bytes data]', '*  CAfile: /etc/ssl/certs/ca-certificates.crt',
].join('\n');
const CUT = 'OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to api.box.com:443';

const DENIED = [
  '* Uses proxy env variable https_proxy == \'http://10.1.2.3:3128\'', '*   Trying 10.1.2.3:3128...', '* Connected to 10.1.2.3 (10.1.2.3) port 3128 (#0)',
  '* Establish HTTP proxy tunnel to api.box.com:443', '> CONNECT api.box.com:443 HTTP/1.1', '> Host: api.box.com:443', '> User-Agent: curl/7.88.1', '>',
  '< HTTP/1.1 403 Forbidden', '< Server: squid/5.7', '< Content-Type: text/html;charset=utf-8', '< X-Squid-Error: ERR_ACCESS_DENIED 0',
  '< Via: 1.1 proxy.acme.test (squid/5.7)', '<', '* CONNECT tunnel failed, response 403', '* Closing connection 0', 'curl: (56) CONNECT tunnel failed, response 403',
].join('\n');

const page = (title: string): string => `<html>\n<head><title>${title}</title></head>\n<body>\n<center><h1>${title}</h1></center>\n<hr><center>nginx/1.22.1</center>\n</body>\n</html>`;
const nginx = (status: string, title = status, header = ''): string =>
  `HTTP/1.1 ${status}\nServer: nginx/1.22.1\nDate: Sat, 28 Nov 2026 11:27:29 GMT\nContent-Type: text/html\nConnection: close\n${header}\n${page(title)}`;

const SDK_TEN = [
  'BoxSdkError: Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON', '    at BoxNetworkClient.<anonymous> (/app/node_modules/box-node-sdk/lib/networking/boxNetworkClient.js:266:23)',
  '  timestamp: \'1795865307977\',', '  error: SyntaxError: Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON',
].join('\n');
const SDK_THREE = [
  'Error: Unexpected API Response [403 Forbidden]', '    at Object.buildResponseError (/app/node_modules/box-node-sdk/lib/util/errors.js:129:41)',
  '    at /app/node_modules/box-node-sdk/lib/token-manager.js:199:40',
].join('\n');

describe('curl -v', () => {
  test('whose handshake is cut off is about the connection, not about a size in bytes', () => {
    expect(codeOf(`${HANDSHAKE}\n* ${CUT}\n* Closing connection 0\ncurl: (35) ${CUT}`)).toBe('network');
    expect(codeOf(`} [512 bytes data]\ncurl: (35) ${CUT}`)).toBe('network');
  });

  test('whose handshake fails is about TLS, also beside the numbers of TLS messages', () => {
    const failure = 'OpenSSL/3.0.19: error:0A00014D:SSL routines::legacy sigalg disallowed or unsupported';
    expect(codeOf(`${HANDSHAKE}\n* TLSv1.1 (OUT), TLS alert, internal error (502):\n* ${failure}\ncurl: (35) ${failure}`)).toBe('tls');
  });

  test('that a proxy lets nowhere is about the proxy, whatever its answer to CONNECT looks like', () => {
    expect(codeOf(DENIED)).toBe('proxy');
    expect(plain(told(DENIED).cause)).toContain('10.1.2.3:3128');
    expect(remedyOf(DENIED)).toContain('allow CONNECT to api.box.com');
  });

  test('shows Box’s own answer after a tunnel that stands', () => {
    const answered = [
      '> CONNECT api.box.com:443 HTTP/1.1', '>', '< HTTP/1.1 200 OK', '<', '> POST /oauth2/token HTTP/1.1', '>', '< HTTP/1.1 400 Bad Request', '< box-request-id: 0abc', '<',
      '{"error":"unauthorized_client","error_description":"This app is not authorized by the enterprise admin"}',
    ].join('\n');
    expect(codeOf(answered)).toBe('app-not-authorized');
  });

  test('that reaches no proxy names the proxy', () => {
    const text = '* Uses proxy env variable https_proxy == \'http://10.1.2.3:8080\'\n* connect to 10.1.2.3 port 8080 failed: Connection refused\ncurl: (7) Failed to connect to 10.1.2.3 port 8080 after 0 ms: Couldn\'t connect to server';
    expect(codeOf(text)).toBe('proxy');
    expect(plain(told(text).cause)).toContain('10.1.2.3:8080');
  });

  test('shows no password of a proxy', () => {
    const secret = 'Qh8sLkPz3Vd7YtRw';
    const text = `* Uses proxy env variable https_proxy == 'http://ci:${secret}@proxy.acme.test:8080'\ncurl: (7) Failed to connect to proxy.acme.test port 8080 after 0 ms: Couldn't connect to server`;
    expect(codeOf(text)).toBe('proxy');
    expect(findSecrets({ shown: JSON.stringify(jsonDiagnosis(told(text))) }, [secret])).toEqual([]);
  });
});

describe('curl alone', () => {
  test.each<[string, DiagnosisCode]>([
    ['curl: (7) Failed to connect to proxy.acme.test port 8080 after 3 ms: Couldn\'t connect to server', 'proxy'],
    ['curl: (7) Failed to connect to 10.1.2.3 port 3128 after 3 ms: Couldn\'t connect to server', 'proxy'],
    ['curl: (7) Failed to connect to api.box.com port 443 after 3 ms: Couldn\'t connect to server', 'network'],
    ['curl: (7) Failed to connect to localhost port 8080 after 3 ms: Couldn\'t connect to server', 'unknown'],
    [`curl: (35) ${CUT}`, 'network'],
    ['curl: (35) OpenSSL/3.0.19: error:0A00014D:SSL routines::legacy sigalg disallowed or unsupported', 'tls'],
    ['curl: (56) OpenSSL SSL_read: error:0A00045C:SSL routines::tlsv13 alert certificate required, errno 0', 'tls'],
  ])('%s is %s', (text, code) => expect(codeOf(text)).toBe(code));

  test('tells a client certificate that is wanted from an encryption that is not found', () => {
    expect(plain(told('curl: (56) OpenSSL SSL_read: error:0A00045C:SSL routines::tlsv13 alert certificate required, errno 0').cause)).toContain('client certificate');
  });
});

describe('curl -i', () => {
  test.each<[string, DiagnosisCode]>([
    ['302 Moved Temporarily', 'proxy'], ['400 Bad Request', 'proxy'], ['429 Too Many Requests', 'proxy'], ['403 Forbidden', 'proxy'], ['502 Bad Gateway', 'box-unavailable'],
  ])('with a page of nginx and %s is %s', (status, code) => expect(codeOf(nginx(status))).toBe(code));

  test('with a portal’s redirect says where it leads', () => {
    expect(plain(told(nginx('302 Moved Temporarily', '302 Found', 'Location: http://login.acme.test/?token=abc\n')).cause)).toMatch(/login\.acme\.test\/,|login\.acme\.test\//u);
  });

  test('with a page that wants a client certificate is something in between', () => {
    expect(codeOf(nginx('400 Bad Request', '400 No required SSL certificate was sent'))).toBe('proxy');
  });

  test('with the page of somebody’s own web site is not about Box', () => {
    for (const status of ['302 Found', '400 Bad Request', '404 Not Found']) expect(codeOf(nginx(status, 'Acme shop: sign in'))).toBe('unknown');
    expect(codeOf(nginx('404 Not Found'))).toBe('unknown');
  });
});

describe('an SDK of Box’s', () => {
  test('that took a web page for JSON met a proxy, or Box was down', () => {
    expect(told(SDK_TEN)).toMatchObject({ code: 'proxy', confidence: 'possible' });
    expect(remedyOf(SDK_TEN)).toMatch(/curl -i[^]*status\.box\.com/u);
  });

  test.each([
    'com.box.sdk.BoxAPIException: x\nCaused by: com.fasterxml.jackson.core.JsonParseException: Unexpected character (\'<\' (code 60)): expected a valid value',
    'Box.V2: Newtonsoft.Json.JsonReaderException: Unexpected character encountered while parsing value: <. Path \'\', line 0, position 0.',
    'Box.Sdk.Gen: System.Text.Json.JsonException: \'<\' is an invalid start of a value.',
    'api.box.com: invalid character \'<\' looking for beginning of value', 'box-node-sdk: SyntaxError: Unexpected token < in JSON at position 0',
  ])('says so in its language’s words: %s', (text) => expect(codeOf(text)).toBe('proxy'));

  test('the same words about nobody are not about Box', () => {
    expect(codeOf('SyntaxError: Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON\n    at JSON.parse (<anonymous>)')).toBe('unknown');
  });

  test('that got a bare 403 for a token met a proxy: a token request has no scope', () => {
    expect(codeOf(SDK_THREE)).toBe('proxy');
    expect(remedyOf(SDK_THREE)).not.toContain('scope');
  });

  test('that got a 403 of Box’s, with its trace, is about the scope as before', () => {
    expect(codeOf(SDK_THREE.replace('[403 Forbidden]', '[403 Forbidden | .0c1e4f5a6b7c8d9e0f]'))).toBe('scope-missing');
  });
});

describe('wget and Python', () => {
  const wget = (...lines: readonly string[]): string =>
    ['--2026-11-28 11:27:07--  https://api.box.com/oauth2/token', 'Resolving api.box.com (api.box.com)... 74.112.186.144', ...lines].join('\n');
  const urllib = (said: string): string => `Traceback (most recent call last):\n  File "/usr/lib/python3.11/urllib/request.py", line 502, in do_open\n    raise URLError(err)\n${said}`;

  test.each<[string, string, DiagnosisCode]>([
    ['a certificate for another host', wget('The certificate\'s owner does not match hostname ‘api.box.com’'), 'tls'],
    ['an unknown authority', wget('ERROR: The certificate of ‘api.box.com’ is not trusted.', 'ERROR: The certificate of ‘api.box.com’ doesn\'t have a known issuer.'), 'tls'],
    ['a handshake that is cut off', wget('GnuTLS: The TLS connection was non-properly terminated.', 'Unable to establish SSL connection.'), 'network'],
    ['a proxy that wants a login', wget('Proxy tunneling failed: Proxy Authentication RequiredUnable to establish SSL connection.'), 'proxy'],
    ['a proxy that forbids', wget('Proxy tunneling failed: ForbiddenUnable to establish SSL connection.'), 'proxy'],
    ['a handshake that hangs', urllib('urllib.error.URLError: <urlopen error _ssl.c:989: The handshake operation timed out>'), 'timeout'],
    ['a handshake that ends', urllib('urllib.error.URLError: <urlopen error [SSL: UNEXPECTED_EOF_WHILE_READING] EOF occurred in violation of protocol (_ssl.c:1006)>'), 'network'],
    ['a gateway', urllib('urllib.error.HTTPError: HTTP Error 502: Bad Gateway'), 'box-unavailable'],
    ['a service that is down', urllib('urllib.error.HTTPError: HTTP Error 503: Service Temporarily Unavailable'), 'box-unavailable'],
    ['Node’s own limit', 'DOMException [TimeoutError]: The operation was aborted due to timeout\n    at node:internal/deps/undici/undici:14976:13', 'timeout'],
  ])('%s', (_, text, code) => expect(codeOf(text)).toBe(code));

  test('name the proxy’s refusal, so that a login is asked for where one is wanted', () => {
    expect(remedyOf(wget('Proxy tunneling failed: Proxy Authentication RequiredUnable to establish SSL connection.'))).toContain('USER:PASSWORD');
    expect(remedyOf(wget('Proxy tunneling failed: ForbiddenUnable to establish SSL connection.'))).toContain('allow CONNECT');
  });

  test('speak of another’s trouble where another host is named', () => {
    expect(codeOf('GET https://shop.acme.test/ HTTP Error 502: Bad Gateway')).toBe('unknown');
  });

  test('a line of a stack is no status', () => expect(codeOf(urllib('urllib.error.URLError: <urlopen error odd> for api.box.com'))).toBe('unknown'));
});
