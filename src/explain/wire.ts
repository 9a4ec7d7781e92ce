import type { TransportFailure } from '../box/failure.ts';
import type { Purpose, TransportFault } from '../foundation/exchange.ts';
import { statusNamed } from './sdk.ts';

/** One way in which a program says that there was no HTTP answer. */
interface Saying {
  readonly says: RegExp;
  readonly fault: TransportFault;
  /** Node's code for the same, by which the catalogue tells faults apart. */
  readonly code?: string;
  /** Words that anybody may use: they count where the text is about Box. */
  readonly plain?: true;
}

/**
 * Node (and undici), curl and OpenSSL, wget, Python (requests, urllib3), Java, .NET, Go: what each prints. The exact before the
 * general, a proxy before what it caused.
 */
const SAYINGS: readonly Saying[] = [
  { says: /tunneling socket could not be established|HTTP code \d{3} from proxy after CONNECT|CONNECT tunnel failed|Tunnel connection failed|Proxy tunneling failed|unable to tunnel through proxy|proxy tunnel request|cannot connect to proxy|ProxyError|could not resolve proxy|proxy CONNECT aborted|proxyconnect tcp|ERR_PROXY_/iu, fault: 'proxy' },
  { says: /certificate has expired|certificate is expired|CertificateExpiredException|NotTimeValid|certificate expired|CERT_HAS_EXPIRED|x509: certificate has expired/iu, fault: 'tls', code: 'CERT_HAS_EXPIRED' },
  { says: /certificate is not yet valid|CERT_NOT_YET_VALID|CertificateNotYetValidException/iu, fault: 'tls', code: 'CERT_NOT_YET_VALID' },
  { says: /self[- ]signed certificate in certificate chain|SELF_SIGNED_CERT_IN_CHAIN/iu, fault: 'tls', code: 'SELF_SIGNED_CERT_IN_CHAIN' },
  { says: /self[- ]signed certificate|DEPTH_ZERO_SELF_SIGNED_CERT/iu, fault: 'tls', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
  { says: /unable to get local issuer certificate|UNABLE_TO_GET_ISSUER_CERT|PKIX path building failed|unable to find valid certification path|UntrustedRoot|PartialChain|signed by unknown authority|doesn't have a known issuer/iu, fault: 'tls', code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' },
  { says: /unable to verify the first certificate|UNABLE_TO_VERIFY_LEAF_SIGNATURE/iu, fault: 'tls', code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
  { says: /does not match certificate's altnames|ERR_TLS_CERT_ALTNAME_INVALID|no alternative certificate subject name matches|certificate is not valid for '|RemoteCertificateNameMismatch|certificate's owner does not match hostname|No subject alternative (?:DNS )?names? /iu, fault: 'tls', code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
  { says: /alert certificate required|ALERT_CERTIFICATE_REQUIRED/iu, fault: 'tls', code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' },
  { says: /unrecognized name|UNRECOGNIZED_NAME/u, fault: 'tls', code: 'ERR_SSL_TLSV1_UNRECOGNIZED_NAME' },
  // Cut off in the middle of a handshake, or of what it protects: no certificate was judged.
  { says: /SSL_ERROR_SYSCALL|SSLEOFError|UNEXPECTED_EOF_WHILE_READING|unexpected eof while reading|TLS connection was non-properly terminated|remote party has closed the transport stream/iu, fault: 'reset', code: 'ECONNRESET' },
  { says: /_ssl\.c:\d{1,6}: The handshake operation timed out|\[TimeoutError\]: The operation was aborted due to timeout/u, fault: 'timeout', code: 'ETIMEDOUT' },
  { says: /wrong version number|ERR_SSL_|\bEPROTO\b|unrecognized SSL message|WRONG_VERSION_NUMBER|tlsv1 alert|SSL routines:|first record does not look like a TLS handshake/iu, fault: 'tls', code: 'EPROTO' },
  { says: /CERTIFICATE_VERIFY_FAILED|SSLHandshakeException|SSL connection could not be established|remote certificate is invalid|SSLError|SSLCertVerificationError|SSL certificate problem|\b(?:CERT|CRL)_[A-Z_]{4,40}\b|INVALID_CA\b|The certificate of \S{1,260} is not trusted|Unable to establish SSL connection/u, fault: 'tls' },
  { says: /\bEAI_AGAIN\b|temporary failure in name resolution/iu, fault: 'dns', code: 'EAI_AGAIN' },
  { says: /\bENOTFOUND\b|EAI_NONAME|could not resolve host|UnknownHostException|no such host|name or service not known|nodename nor servname|NameResolutionError|failed to resolve '|getaddrinfo failed/iu, fault: 'dns-unknown', code: 'ENOTFOUND' },
  { says: /\bEHOSTUNREACH\b|NoRouteToHostException|no route to host/iu, fault: 'refused', code: 'EHOSTUNREACH' },
  { says: /\bENETUNREACH\b|network is unreachable/iu, fault: 'refused', code: 'ENETUNREACH' },
  { says: /\bECONNREFUSED\b|java\.net\.ConnectException|ConnectionRefusedError|actively refused|curl: \(7\)|\[Errno 111\]|connect: connection refused/iu, fault: 'refused', code: 'ECONNREFUSED' },
  { says: /\bE(?:SOCKET)?TIMEDOUT\b|UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT|SocketTimeoutException|ReadTimeout|ConnectTimeout|ConnectionTimeout|HttpClient\.Timeout|curl: \(28\)|http\.client\.timeout|context deadline exceeded|TimeoutException/iu, fault: 'timeout', code: 'ETIMEDOUT' },
  { says: /\bECONNRESET\b|ConnectionResetError|java\.net\.SocketException: Connection reset|connection reset by peer|curl: \(5[26]\)|forcibly closed by the remote host/iu, fault: 'reset', code: 'ECONNRESET' },
  { says: /socket hang up|RemoteDisconnected|remote end closed connection|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_SOCKET|other side closed|response ended prematurely/iu, fault: 'reset', code: 'ECONNRESET' },
  { says: /\bEPIPE\b|BrokenPipeError/u, fault: 'reset', code: 'EPIPE' },
  { says: /connection refused|failed to connect/iu, fault: 'refused', code: 'ECONNREFUSED', plain: true },
  { says: /connection (?:was )?reset|broken pipe|empty reply from server|premature close|connection aborted/iu, fault: 'reset', code: 'ECONNRESET', plain: true },
  { says: /timed out|timeout exceeded|timeout of \d{1,9} ?ms exceeded/iu, fault: 'timeout', code: 'ETIMEDOUT', plain: true },
];

const PROXY_STATUS = /(?:statusCode=|HTTP code |response |failed: |Proxy returns "HTTP\/1\.[01] |status code '?)(\d{3})/u;
/** `host:port` after the word proxy, without a login. */
const PROXY_ADDRESS = /proxy[^\n]{0,60}?(?:\/\/|[\s'"(=@])((?:[a-z0-9-]{1,63}\.){1,8}[a-z0-9-]{1,63}:\d{2,5})\b/iu;
const NAMED_HOST = /(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|resolve host:?|UnknownHostException:|host is known\. \(|host=|lookup|connect to|resolve|https?:\/\/)['"(\s]{0,3}((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})(?![\w.-])/iu;

/** What kept an HTTP answer away, as the text tells it; `null`: it tells nothing of the kind. */
export function wireFault(text: string, purpose: Purpose, aboutBox: boolean): TransportFailure | null {
  const saying = unreached(text) ?? SAYINGS.find(({ says, plain }) => (plain !== true || aboutBox) && says.test(text));
  if (saying === undefined) return null;
  const proxied = saying.fault === 'proxy';
  const named = NAMED_HOST.exec(text)?.[1]?.toLowerCase();
  return {
    kind: 'transport', purpose, fault: saying.fault, exchange: 0,
    facts: {
      code: saying.code ?? null, host: named !== undefined && isBoxHost(named) ? named : 'api.box.com',
      proxy: proxied ? proxyIn(text)?.join(':') ?? PROXY_ADDRESS.exec(text)?.[1] ?? null : null,
      proxyStatus: proxied ? proxyStatusIn(text) : null, certificate: null,
    },
  };
}

/** The status of a proxy's refusal; wget names it alone. */
function proxyStatusIn(text: string): number | null {
  const number = PROXY_STATUS.exec(text)?.[1];
  if (number !== undefined) return Number(number);
  const [, words = ''] = /Proxy tunneling failed: ((?:Forbidden|Proxy Authentication Required|Unauthorized|Bad Gateway|Service Unavailable|Gateway Time-?out))/iu.exec(text) ?? [];
  return statusNamed(words.replace(/[ -]/gu, ''));
}

/** The variable, as curl and people show it; the login before the host is hidden by then. */
const PROXY_VARIABLE = /\b(?:https?|all)_proxy\b['"\s:=]{1,6}(?:[a-z0-9]{2,6}:\/\/)?(?:\*{3}@)?([a-z0-9.-]{1,253}):(\d{1,5})\b/iu;
const CONNECT_TO = /\bconnect(?:ing)? to ([a-z0-9.-]{1,253}) port (\d{1,5})\b/iu;
/** Squid's own port, which nothing else is known for. */
const SQUIDS_PORT = '3128';
const COULD_NOT_CONNECT = /curl: \((?:5|7)\)|\bconnect to \S{1,260} port \d{1,5} failed/u;

/** Host and port of the proxy that the text names; `null`: it names none. */
function proxyIn(text: string): readonly [host: string, port: string] | null {
  const [, host, port] = PROXY_VARIABLE.exec(text) ?? [];
  if (host !== undefined && port !== undefined) return [host, port];
  const [, to = '', at = ''] = CONNECT_TO.exec(text) ?? [];
  return /proxy/iu.test(to) || at === SQUIDS_PORT ? [to, at] : null;
}

/** Where a proxy is used, what could not be connected to is the proxy. */
const unreached = (text: string): Saying | undefined =>
  (COULD_NOT_CONNECT.test(text) && proxyIn(text) !== null ? { says: COULD_NOT_CONNECT, fault: 'proxy', code: 'ECONNREFUSED' } : undefined);

/** The text without the address of the proxy that it names, wherever it stands. */
export function withoutProxy(text: string): string {
  const host = proxyIn(text)?.[0];
  return host === undefined ? text : text.replaceAll(new RegExp(`(?:https?://)?(?<![\\w.-])${host.replaceAll('.', '\\.')}(?![\\w-])`, 'giu'), 'PROXY');
}

const isBoxHost = (host: string): boolean => /(?:^|\.)(?:box\.com|boxcloud\.com)$/u.test(host);

/** Error messages point at these. */
const MANUALS = /(?:^|\.)(?:curl\.se|curl\.haxx\.se|nodejs\.org|aka\.ms|urllib3\.readthedocs\.io|openssl\.org|python\.org)$/u;

/** Does the text name a host that is not Box's, this machine, or a port that is nothing of Box's? */
export function namesAnotherHost(text: string): boolean {
  if (/\blocalhost\b|\b127\.\d{1,3}\.\d{1,3}\.\d{1,3}\b|::1\b/u.test(text)) return true;
  if ([...text.matchAll(/\bhttps?:\/\/([a-z0-9.-]{1,253})/giu)].some(([, host = '']) => !isBoxHost(host.toLowerCase()) && !MANUALS.test(host.toLowerCase()))) return true;
  const named = NAMED_HOST.exec(text)?.[1];
  if (named !== undefined && !isBoxHost(named.toLowerCase()) && !MANUALS.test(named.toLowerCase())) return true;
  return [...text.matchAll(/\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}:(\d{1,5})\b/gu)].some(([, port]) => port !== '443');
}
