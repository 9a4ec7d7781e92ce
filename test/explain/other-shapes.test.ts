import { describe, expect, test } from '@jest/globals';
import { explain } from '../../src/explain/explain.ts';
import { NO_HINTS } from '../../src/explain/types.ts';
import type { Hints } from '../../src/explain/types.ts';
import type { DiagnosisCode } from '../../src/foundation/diagnosis.ts';

type Case = readonly [text: string, code: DiagnosisCode];

const codeOf = (text: string, hints: Partial<Hints> = {}): DiagnosisCode => explain(text, { ...NO_HINTS, ...hints }).code;

/** No answer arrived; what each program says then. */
const NETWORK: readonly Case[] = [
  ['FetchError: request to https://api.box.com/oauth2/token failed, reason: getaddrinfo ENOTFOUND api.box.com', 'network'],
  ['Error: getaddrinfo EAI_AGAIN api.box.com\n    at GetAddrInfoReqWrap.onlookup [as oncomplete] (node:dns:107:26) {\n  errno: -3001,\n  code: \'EAI_AGAIN\',\n  hostname: \'api.box.com\'\n}', 'network'],
  ['Error: connect ECONNREFUSED 74.112.186.144:443', 'network'],
  ['Error: read ECONNRESET\n    at TLSWrap.onStreamRead (node:internal/stream_base_commons:217:20)', 'network'],
  ['Error: socket hang up', 'network'],
  ['Error: connect ETIMEDOUT 74.112.186.144:443', 'timeout'],
  ['TypeError: fetch failed\n  [cause]: ConnectTimeoutError: Connect Timeout Error (attempted address: api.box.com:443, timeout: 10000ms)\n  code: \'UND_ERR_CONNECT_TIMEOUT\'', 'timeout'],
  ['Error: unable to get local issuer certificate\n  code: \'UNABLE_TO_GET_ISSUER_CERT_LOCALLY\'', 'tls'],
  ['FetchError: request to https://api.box.com/2.0/users/me failed, reason: self-signed certificate in certificate chain', 'tls'],
  ['Error: Hostname/IP does not match certificate\'s altnames: Host: api.box.com. is not in the cert\'s altnames: DNS:portal.corp', 'tls'],
  ['Error: certificate has expired\n    at TLSSocket.onConnectSecure (node:_tls_wrap:1674:34) {\n  code: \'CERT_HAS_EXPIRED\'\n}', 'tls'],
  ['Error: write EPROTO 140735:error:1408F10B:SSL routines:ssl3_get_record:wrong version number', 'tls'],
  ['Error: tunneling socket could not be established, statusCode=407', 'proxy'],
  ['Error: tunneling socket could not be established, statusCode=403', 'proxy'],
  ['curl: (6) Could not resolve host: api.box.com', 'network'],
  ['curl: (7) Failed to connect to api.box.com port 443 after 3 ms: Connection refused', 'network'],
  ['curl: (28) Operation timed out after 10001 milliseconds with 0 bytes received', 'timeout'],
  ['curl: (35) error:0A00010B:SSL routines::wrong version number', 'tls'],
  ['curl: (56) Recv failure: Connection reset by peer', 'network'],
  ['curl: (56) Received HTTP code 407 from proxy after CONNECT', 'proxy'],
  ['curl: (56) CONNECT tunnel failed, response 403', 'proxy'],
  ['curl: (60) SSL certificate problem: unable to get local issuer certificate\nMore details here: https://curl.se/docs/sslcerts.html', 'tls'],
  ['HTTP/1.1 200 Connection established\r\n\r\ncurl: (35) Recv failure: Connection reset by peer', 'network'],
  ['HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: NTLM\r\n\r\ncurl: (56) Received HTTP code 407 from proxy after CONNECT', 'proxy'],
  ['requests.exceptions.ConnectionError: HTTPSConnectionPool(host=\'api.box.com\', port=443): Max retries exceeded with url: /oauth2/token (Caused by NameResolutionError("<urllib3.connection.HTTPSConnection object at 0x7f>: Failed to resolve \'api.box.com\' ([Errno -2] Name or service not known)"))', 'network'],
  ['requests.exceptions.SSLError: HTTPSConnectionPool(host=\'api.box.com\', port=443): Max retries exceeded with url: /2.0/users/me (Caused by SSLError(SSLCertVerificationError(1, \'[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1006)\')))', 'tls'],
  ['requests.exceptions.ProxyError: HTTPSConnectionPool(host=\'api.box.com\', port=443): Max retries exceeded with url: / (Caused by ProxyError(\'Unable to connect to proxy\', OSError(\'Tunnel connection failed: 407 Proxy Authentication Required\')))', 'proxy'],
  ['requests.exceptions.ReadTimeout: HTTPSConnectionPool(host=\'api.box.com\', port=443): Read timed out. (read timeout=60)', 'timeout'],
  ['urllib3.exceptions.ProtocolError: (\'Connection aborted.\', ConnectionResetError(104, \'Connection reset by peer\'))', 'network'],
  ['\tTimestamp: 2026-11-12 03:04:05\nUnderlying error: HTTPSConnectionPool(host=\'api.box.com\', port=443): Max retries exceeded with url: /oauth2/token (Caused by NewConnectionError(\'Failed to establish a new connection: [Errno 111] Connection refused\'))\nMessage: …', 'network'],
  ['com.box.sdk.BoxAPIException: Couldn\'t connect to the Box API due to a network error.\nCaused by: java.net.UnknownHostException: api.box.com', 'network'],
  ['Caused by: java.net.SocketTimeoutException: connect timed out\n\tat com.box.sdk.BoxAPIRequest.trySend(BoxAPIRequest.java:551)', 'timeout'],
  ['com.box.sdk.BoxAPIException: Couldn\'t connect to the Box API due to a network error.\nCaused by: javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target', 'tls'],
  ['Caused by: java.io.IOException: Unable to tunnel through proxy. Proxy returns "HTTP/1.1 407 Proxy Authentication Required"', 'proxy'],
  ['System.Net.Http.HttpRequestException: No such host is known. (api.box.com:443)\r\n ---> System.Net.Sockets.SocketException (11001): No such host is known.', 'network'],
  ['System.Net.Http.HttpRequestException: The SSL connection could not be established, see inner exception.\n ---> System.Security.Authentication.AuthenticationException: The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot\n   at Box.V2.Request.HttpRequestHandler.ExecuteAsync', 'tls'],
  ['System.Net.Http.HttpRequestException: No connection could be made because the target machine actively refused it. (api.box.com:443)', 'network'],
  ['System.Threading.Tasks.TaskCanceledException: The request was canceled due to the configured HttpClient.Timeout of 100 seconds elapsing.', 'timeout'],
  ['Post "https://api.box.com/oauth2/token": dial tcp: lookup api.box.com: no such host', 'network'],
  ['Post "https://api.box.com/oauth2/token": x509: certificate signed by unknown authority', 'tls'],
];

const HTML: readonly Case[] = [
  ['HTTP/1.1 502 Bad Gateway\r\nServer: awselb/2.0\r\nContent-Type: text/html\r\n\r\n<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>', 'box-unavailable'],
  ['<html>\n<head><title>502 Bad Gateway</title></head>\n<body>\n<center><h1>502 Bad Gateway</h1></center>\n<hr><center>nginx</center>\n</body>\n</html>', 'box-unavailable'],
  ['<html><head><title>503 Service Temporarily Unavailable</title></head><body></body></html>', 'box-unavailable'],
  ['SyntaxError: Unexpected token < in JSON at position 0 while talking to api.box.com: <html><head><title>504 Gateway Time-out</title></head></html>', 'box-unavailable'],
  ['HTTP/1.1 407 Proxy Authentication Required\r\nContent-Type: text/html\r\n\r\n<html><body>Authentication required</body></html>', 'proxy'],
  ['HTTP/1.1 403 Forbidden\r\nServer: Zscaler/6.2\r\nContent-Type: text/html\r\n\r\n<html><head><title>Internet Security by Zscaler</title></head><body>Blocked</body></html>', 'proxy'],
  ['HTTP/1.1 403 Forbidden\nX-Squid-Error: ERR_ACCESS_DENIED 0\nContent-Type: text/html\n\n<!DOCTYPE html><html><head><title>ERROR: The requested URL could not be retrieved</title></head></html>', 'proxy'],
  ['HTTP/1.1 200 OK\nContent-Type: text/html\n\n<html><head><title>Network login</title></head><body>Sign in to the network (captive portal)</body></html>', 'proxy'],
  ['GET https://api.box.com/2.0/users/me\nHTTP/1.1 200 OK\ncontent-type: text/html; charset=utf-8\n\n<!doctype html><html><title>Welcome</title></html>', 'proxy'],
  ['HTTP/2 404 \ncontent-type: text/html\nbox-request-id: 0c1e4f5a6b7c8d9e0f1a2b3c4d5e6f708\n\n<html><body>Not here</body></html>', 'bad-request'],
];

const HEADERS: readonly Case[] = [
  ['HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer realm="Service", error="invalid_token", error_description="The access token provided is invalid."\r\nContent-Length: 0\r\n\r\n', 'token-expired'],
  ['HTTP/2 403 \nwww-authenticate: Bearer realm="Service", error="insufficient_scope", error_description="The request requires higher privileges than provided by the access token."', 'scope-missing'],
  ['www-authenticate: Bearer realm="Service", error="insufficient_scope"\nbox-request-id: 0c1e4f5a6b7c8d9e0f1a2b3c4d5e6f708', 'scope-missing'],
  ['date: Thu, 12 Nov 2026 03:04:05 GMT\nwww-authenticate: Bearer realm="Service", error="invalid_token"', 'token-expired'],
  [':status: 429\nretry-after: 30\nbox-request-id: 0c1e4f5a6b7c8d9e0f1a2b3c4d5e6f708', 'rate-limited'],
  ['Boxr::BoxrError: 403: Bearer realm="Service", error="insufficient_scope", error_description="The request requires higher privileges than provided by the access token."', 'scope-missing'],
  ['Box.V2.Exceptions.BoxAPIException: Bearer realm="Service", error="insufficient_scope", error_description="The request requires higher privileges than provided by the access token."', 'scope-missing'],
];

/** What people write around a failure, in the languages they write in. */
const WORDS: readonly Case[] = [
  ['Beim Hochladen kommt: „Grant credentials are invalid“. Was heißt das?', 'credentials-invalid'],
  ['Der Aufruf von https://api.box.com/2.0/folders/160000000001 endet mit Fehler 404', 'not-invited'],
  ['Erreur HTTP 403 : {"type":"error","status":403,"code":"access_denied_insufficient_permissions","message":"Access denied - insufficient permission"}', 'no-access'],
  ['Le serveur répond « This app is not authorized by the enterprise admin » depuis hier.', 'app-not-authorized'],
  ['トークン取得に失敗しました: Please check the \'exp\' claim. The \'exp\' value exceeds the maximum value of 60 seconds beyond the issue time.', 'clock-skew'],
  ['调用 Box API 时出错：{"error":"invalid_client","error_description":"The client credentials are invalid"}', 'credentials-invalid'],
  ['Ошибка box.com: 429 Too Many Requests', 'rate-limited'],
  ['Al desplegar: BoxApiError: 400; invalid_grant - Please check the ‘jti’ claim. A unique ‘jti’ value is required.', 'jwt-claim-invalid'],
  ['AxiosError: Request failed with status code 404\n    at GET https://api.box.com/2.0/folders/160000000001', 'not-invited'],
  ['requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://api.box.com/2.0/users/me', 'token-expired'],
  ['requests.exceptions.HTTPError: 503 Server Error: Service Unavailable for url: https://api.box.com/2.0/folders/0', 'box-unavailable'],
  ['Expired Auth: Auth code or refresh token has expired [400 Bad Request | .0c1e4f5a6b7c8d9e0f1a2b3c4d5e6f708] invalid_grant - Refresh token has expired', 'token-expired'],
  ['Authentication failed: token is invalid or expired. OAuth: run "box login --reauthorize". JWT/CCG: tokens are refreshed automatically.', 'token-expired'],
  ['Your refresh token has expired. \nPlease run this command "box login --name <ENVIRONMENT_NAME> --reauthorize" to reauthorize', 'token-expired'],
  ['Error: Unexpected API Response [400 Bad Request | .0c1e] invalid_grant - Signature verification error. The public key identified by "kid" must correspond to the private key used for signing.', 'key-invalid'],
  ['404 "not_found" "Not Found"; Request ID: "abcd1234efgh5678"', 'not-invited'],
  ['com.box.sdk.BoxAPIException: The API returned an error code: 403', 'no-access'],
  ['insufficient_scope', 'scope-missing'],
  ['access_denied_insufficient_permissions', 'no-access'],
  ['> {"type":"error",\n> "status":403,\n> "code":"insufficient_scope",\n> "message":"The request requires higher"}', 'scope-missing'],
  ['Invoke-RestMethod : {"type":"error","status":404,"code":"not_fo\nund","help_url":"http://developers.box.com/do\ncs/#errors","message":"Not Found"}', 'not-invited'],
  ['--2026-11-12-- https://api.box.com/2.0/files/1/content\nHTTP request sent, awaiting response... 403 Forbidden\n2026-11-12 ERROR 403: Forbidden.', 'no-access'],
  ['{\'type\': \'error\', \'status\': 404, \'code\': \'not_found\', \'message\': \'Not Found\'}', 'not-invited'],
  ['…,"code":"not_found","help_url":"http:\\/\\/developers.box.com\\/docs\\/#errors","message":"Not Found","request_id":"x1"}', 'not-invited'],
  ['RestClientException (404 Not Found): {\\"type\\":\\"error\\",\\"code\\":\\"trashed\\"}', 'trashed'],
  ['AxiosError: timeout of 5000ms exceeded at https://api.box.com/2.0/users/me', 'timeout'],
  ['Unexpected API Response [400 Bad Request]\n  response: { statusCode: 400, body: { error: \'unauthorized_client\',\n error_description: \'This app is not authorized by the enterprise admin\' } }', 'app-not-authorized'],
];

describe('explain finds why', () => {
  test.each(NETWORK)('no answer came: %s', (text, code) => expect(codeOf(text)).toBe(code));
  test.each(HTML)('a web page came: %s', (text, code) => expect(codeOf(text)).toBe(code));
  test.each(HEADERS)('the headers say it: %s', (text, code) => expect(codeOf(text)).toBe(code));
  test.each(WORDS)('people say it: %s', (text, code) => expect(codeOf(text)).toBe(code));
});

describe('a hint', () => {
  test('about the grant decides what a bare invalid_grant is', () => {
    const text = '{"error":"invalid_grant"}';
    expect([codeOf(text, { auth: 'jwt' }), codeOf(text, { auth: 'ccg' }), codeOf(text, { auth: 'oauth' })]).toEqual(['jwt-claim-invalid', 'credentials-invalid', 'token-expired']);
  });

  test('about the grant decides what to do about an expired token', () => {
    const text = 'WWW-Authenticate: Bearer realm="Service", error="invalid_token", error_description="The access token provided is invalid."';
    expect(JSON.stringify(explain(text, { ...NO_HINTS, auth: 'oauth' }).remedy)).toContain('refresh token');
    expect(JSON.stringify(explain(text, NO_HINTS).remedy)).not.toContain('refresh token');
  });

  test('about the endpoint decides what a bare status is', () => {
    expect([codeOf('it fails with 401', { endpoint: 'token' }), codeOf('it fails with 401', { endpoint: 'api' })]).toEqual(['credentials-invalid', 'token-expired']);
  });

  test('about the status counts where the text shows none', () => {
    expect(codeOf('Too many of them', { endpoint: 'api', status: 429 })).toBe('rate-limited');
    expect(codeOf('<html><body>Sorry</body></html>', { endpoint: 'api', status: 502 })).toBe('box-unavailable');
    expect(codeOf('<html><body>Sorry</body></html>', { endpoint: 'api', status: 403 })).toBe('proxy');
  });

  test('makes no failure out of a text that tells of none', () => {
    expect(codeOf('hello', { endpoint: 'api', auth: 'jwt' })).toBe('unknown');
  });
});

describe('of several answers', () => {
  test('the last one counts', () => {
    const one = 'HTTP/1.1 429 Too Many Requests\r\nRetry-After: 1\r\n\r\n{"type":"error","status":429,"code":"rate_limit_exceeded"}\r\n';
    const two = 'HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n{"error":"invalid_grant","error_description":"Please check the \'jti\' claim. A unique \'jti\' value is required."}\r\n';
    expect([codeOf(one + two), codeOf(two + one)]).toEqual(['jwt-claim-invalid', 'rate-limited']);
  });

  test('a success at the end means that nothing failed', () => {
    const failed = 'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer realm="Service", error="invalid_token"\r\n\r\n';
    expect(codeOf(`${failed}HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"type":"user","id":"1","login":"a@box.com"}`)).toBe('unknown');
  });
});

describe('what the text tells besides makes the advice exact:', () => {
  test('the folder of the address', () => {
    const { cause } = explain('GET https://api.box.com/2.0/folders/160000000001 HTTP/1.1\n\nHTTP/1.1 404 Not Found\nContent-Type: application/json\n\n{"type":"error","status":404,"code":"not_found","message":"Not Found"}', NO_HINTS);
    expect(cause.join('')).toContain('160000000001');
  });

  test('how long to wait', () => {
    const { cause } = explain('HTTP/2 429 \nretry-after: 37\nbox-request-id: 0abc0abc0abc\n\n{"type":"error","status":429,"code":"rate_limit_exceeded","message":"Request rate limit exceeded, please try again later"}', NO_HINTS);
    expect(cause.join('')).toContain('37 seconds');
  });
});
