import type { Row } from './types.ts';

const ALLOW = 'Ask who runs the network to let this host reach {host} and upload.box.com on port 443 (the linked page lists all of Box’s hosts).';
const PROXY_SETTING = 'Check `https_proxy` and `no_proxy` in the environment of the runner: an address of the form http://HOST:PORT.';
/** RFC 3986 section 3.2.1: what may not stand there as it is. */
export const PROXY_LOGIN = 'Check user name and password in `https_proxy`; @, :, /, #, ? and % in them are written as %40, %3A, %2F, %23, %3F and %25.';

/** Where the time went. What is not told apart is left to the row after them. */
const TIME_OUT_ROWS: readonly Row[] = [
  {
    id: 'proxy-name-timed-out',
    at: 'any',
    when: { kind: 'transport', fault: 'timeout', stage: ['look-up'], throughProxy: true },
    hypotheses: [{
      code: 'timeout', confidence: 'likely',
      cause: 'This host’s name server did not say within `request-timeout` where the proxy {proxy} is.',
      remedy: ['Run this again.', 'Ask who runs the network to look at the name server of this host (on Linux: /etc/resolv.conf), if it goes on.', PROXY_SETTING],
    }],
    docs: ['runner-proxy', 'node-errors'],
    source: 'contract section 4 (what stood in the way is told apart)',
    seen: ['the look-up of the proxy’s name timed out'],
  },
  {
    id: 'name-timed-out',
    at: 'any',
    when: { kind: 'transport', fault: 'timeout', stage: ['look-up'] },
    hypotheses: [{
      code: 'timeout', confidence: 'likely',
      cause: 'This host’s name server did not say within `request-timeout` where {host} is.',
      remedy: [
        'Run this again.',
        'Ask who runs the network to look at the name server of this host (on Linux: /etc/resolv.conf), if it goes on.',
        'If the network allows the internet only through a proxy: set `https_proxy` for the runner.',
      ],
    }],
    docs: ['node-errors', 'domains'],
    source: 'contract section 4 (what stood in the way is told apart)',
    seen: ['the look-up of the name timed out'],
  },
  {
    id: 'proxy-timed-out',
    at: 'any',
    when: { kind: 'transport', fault: 'timeout', stage: ['connect', 'tunnel'], throughProxy: true },
    hypotheses: [{
      code: 'timeout', confidence: 'likely',
      cause: 'The proxy {proxy} did not open the way to {host} within `request-timeout`.',
      remedy: [
        'Run this again.',
        'Ask who runs the proxy whether it is up, and reaches {host} itself.',
        PROXY_SETTING,
        'If the runner reaches the internet without it: add .box.com to `no_proxy`.',
      ],
    }],
    docs: ['runner-proxy', 'domains'],
    source: 'contract section 4 (what stood in the way is told apart)',
    seen: ['CONNECT without an answer'],
  },
  {
    id: 'connect-timed-out',
    at: 'any',
    when: { kind: 'transport', fault: 'timeout', stage: ['connect'] },
    hypotheses: [{
      code: 'timeout', confidence: 'likely',
      cause: 'No connection to {host} came about within `request-timeout`: what this host sends there is lost on the way, as by a firewall that drops it.',
      remedy: ['Run this again.', ALLOW, 'If the network allows the internet only through a proxy: set `https_proxy` for the runner.'],
    }],
    docs: ['domains', 'runner-proxy'],
    source: 'https://nodejs.org/api/errors.html (ETIMEDOUT)',
    seen: ['connect ETIMEDOUT'],
  },
  {
    id: 'tls-timed-out',
    at: 'any',
    when: { kind: 'transport', fault: 'timeout', stage: ['tls'] },
    hypotheses: [{
      code: 'timeout', confidence: 'likely',
      cause: '{host} was reached, and the TLS handshake with it did not end within `request-timeout`: something on the way holds it, or loses large packets.',
      remedy: [
        'Run this again.',
        'Ask who runs the network whether a firewall or proxy holds TLS to {host}, or a tunnel (VPN) loses packets of full size (MTU), if it goes on.',
      ],
    }],
    docs: ['node-tls', 'domains'],
    source: 'contract section 4 (what stood in the way is told apart)',
    seen: ['a TLS handshake that stalls'],
  },
];

/** No HTTP answer: what stood in the way. Box-errors.md section 7; Node's error codes. */
export const TRANSPORT_ROWS: readonly Row[] = [
  {
    id: 'dns-unknown',
    at: 'any',
    when: { kind: 'transport', fault: 'dns-unknown' },
    hypotheses: [{
      code: 'network', confidence: 'likely', retryable: false,
      cause: 'This host’s name server knows no {hostName}.',
      remedy: [
        'Check the spelling of the host in `api-url`; Box’s is https://api.box.com.',
        'Check the name server of the runner: `nslookup {hostName}` must print an address.',
        'If the network allows the internet only through a proxy: set `https_proxy` for the runner.',
      ],
    }],
    docs: ['domains', 'runner-proxy'],
    source: 'https://nodejs.org/api/errors.html (ENOTFOUND)',
    seen: ['getaddrinfo ENOTFOUND api.box.com'],
  },
  {
    id: 'dns-failing',
    at: 'any',
    when: { kind: 'transport', fault: 'dns' },
    hypotheses: [{
      code: 'network', confidence: 'likely',
      cause: 'This host’s name server gave no answer for {hostName}.',
      remedy: ['Run this again.', 'Check the name server of the runner, if it goes on: `nslookup {hostName}` must print an address.'],
    }],
    docs: ['node-errors', 'domains'],
    source: 'https://nodejs.org/api/errors.html (EAI_AGAIN)',
    seen: ['getaddrinfo EAI_AGAIN api.box.com'],
  },
  {
    id: 'no-route',
    at: 'any',
    when: { kind: 'transport', fault: 'refused', wire: ['EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL'] },
    hypotheses: [{
      code: 'network', confidence: 'likely',
      cause: 'This host has no route to {host}[ ({wireCode})].',
      remedy: [ALLOW, 'If the network allows the internet only through a proxy: set `https_proxy` for the runner.'],
    }],
    docs: ['domains', 'runner-proxy'],
    source: 'https://nodejs.org/api/errors.html',
    seen: ['connect EHOSTUNREACH', 'connect ENETUNREACH'],
  },
  {
    id: 'refused',
    at: 'any',
    when: { kind: 'transport', fault: 'refused' },
    hypotheses: [{
      code: 'network', confidence: 'likely',
      cause: '{host} refuses the connection.',
      remedy: [ALLOW, 'If `api-url` names a host of your own: check that it listens on this port.'],
    }],
    docs: ['domains', 'node-errors'],
    source: 'https://nodejs.org/api/errors.html (ECONNREFUSED)',
    seen: ['connect ECONNREFUSED'],
  },
  {
    id: 'headers-too-long',
    at: 'any',
    when: { kind: 'transport', fault: 'reset', wire: ['HPE_HEADER_OVERFLOW'] },
    hypotheses: [{
      code: 'proxy', confidence: 'likely',
      cause: 'The headers of the answer are longer than the 16 KB that Node reads: something between this host and {host} adds to them.',
      remedy: ['Ask who runs the proxy or gateway before {host} to add fewer headers (cookies, policies) to answers for this host.'],
    }],
    docs: ['node-errors', 'runner-proxy'],
    source: 'https://nodejs.org/api/errors.html#hpe_header_overflow',
    seen: ['HPE_HEADER_OVERFLOW', 'Parse Error: Header overflow'],
  },
  {
    id: 'reset',
    at: 'any',
    when: { kind: 'transport', fault: 'reset' },
    hypotheses: [{
      code: 'network', confidence: 'likely',
      cause: 'The connection to {host} was cut off before an answer was complete[ ({wireCode})].',
      remedy: [
        'Run this again.',
        'Ask who runs the network whether a firewall or proxy ends connections to {host}, if it goes on.',
      ],
    }],
    docs: ['domains', 'box-status'],
    source: 'https://nodejs.org/api/errors.html (ECONNRESET)',
    seen: ['read ECONNRESET', 'socket hang up', 'write EPIPE'],
  },
  ...TIME_OUT_ROWS,
  {
    id: 'request-timed-out',
    at: 'any',
    when: { kind: 'transport', fault: 'timeout' },
    hypotheses: [
      {
        code: 'timeout', confidence: 'likely',
        cause: '{host} gave no complete answer within `request-timeout`.',
        remedy: ['Run this again.', ALLOW, 'Raise `request-timeout` if the connection is slow.'],
      },
      {
        code: 'box-unavailable', confidence: 'possible',
        cause: 'Box is slow.',
        remedy: ['Check https://status.box.com for an incident.'],
      },
    ],
    docs: ['inputs', 'domains', 'box-status'],
    source: 'contract section 2 (`request-timeout`)',
    seen: ['request timed out'],
  },
  {
    id: 'proxy-variable',
    at: 'any',
    when: { kind: 'transport', fault: 'proxy', wire: ['ERR_INVALID_URL'] },
    hypotheses: [{
      code: 'proxy', confidence: 'likely',
      cause: 'What `https_proxy` (or `http_proxy`) holds is no address of a proxy, so nothing was sent: its value is not shown, because it may hold a password.',
      remedy: [
        'Encode what is neither letter nor digit in the proxy’s user name and password: % as %25, @ as %40, # as %23, / as %2F, : as %3A.',
        'Write the variable as http://HOST:PORT or http://USER:PASSWORD@HOST:PORT, with a port under 65536; SOCKS is not spoken.',
        'If this host reaches the internet without a proxy: leave the variable empty.',
      ],
    }],
    docs: ['runner-proxy'],
    source: 'https://www.rfc-editor.org/rfc/rfc3986#section-2.1',
    seen: ['ERR_INVALID_URL of a proxy variable'],
  },
  {
    id: 'proxy-login-refused',
    at: 'any',
    when: { kind: 'transport', fault: 'proxy', proxyStatus: [401, 407], proxyLogin: true },
    hypotheses: [{
      code: 'proxy', confidence: 'likely',
      cause: 'The proxy {proxy} refuses the user name and password that `https_proxy` holds (HTTP {proxyStatus}).',
      remedy: [PROXY_LOGIN, 'Ask who runs the proxy to let this host through without a login, if it wants NTLM or Kerberos.'],
    }],
    docs: ['runner-proxy'],
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.8',
    seen: ['407 or 401 to a CONNECT that carried a login'],
  },
  {
    id: 'proxy-login-wrong',
    at: 'any',
    when: { kind: 'transport', fault: 'proxy', proxyStatus: [401] },
    hypotheses: [{
      code: 'proxy', confidence: 'likely',
      cause: 'The proxy {proxy} does not accept the login of this host (HTTP 401): user name or password in `https_proxy` are wrong, or missing.',
      remedy: [PROXY_LOGIN],
    }],
    docs: ['runner-proxy'],
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2; some proxies answer a wrong password so',
    seen: ['tunneling socket could not be established, statusCode=401'],
  },
  {
    id: 'proxy-login',
    at: 'any',
    when: { kind: 'transport', fault: 'proxy', proxyStatus: [407] },
    hypotheses: [{
      code: 'proxy', confidence: 'likely',
      cause: 'The proxy {proxy} wants a user name and password (HTTP 407).',
      remedy: [
        'Set `https_proxy` to http://USER:PASSWORD@HOST:PORT, from a secret, for the step or the runner.',
        `If it holds them already: ${PROXY_LOGIN.charAt(0).toLowerCase()}${PROXY_LOGIN.slice(1)}`,
        'Ask who runs the proxy to let this host through without a login, if it wants NTLM or Kerberos.',
      ],
    }],
    docs: ['runner-proxy'],
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.8',
    seen: ['tunneling socket could not be established, statusCode=407'],
  },
  {
    id: 'proxy-forbids',
    at: 'any',
    when: { kind: 'transport', fault: 'proxy', proxyStatus: [403, 405, 451] },
    hypotheses: [{
      code: 'proxy', confidence: 'likely',
      cause: 'The proxy {proxy} does not let this host reach {host}[ (HTTP {proxyStatus})].',
      remedy: ['Ask who runs the proxy to allow CONNECT to {host} and upload.box.com on port 443 (the linked page lists all of Box’s hosts).'],
    }],
    docs: ['domains', 'runner-proxy'],
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.6',
    seen: ['tunneling socket could not be established, statusCode=403'],
  },
  {
    id: 'proxy-gateway',
    at: 'any',
    when: { kind: 'transport', fault: 'proxy', proxyStatus: [500, 502, 503, 504] },
    hypotheses: [{
      code: 'proxy', confidence: 'likely',
      cause: 'The proxy {proxy} can’t reach {host} itself[ (HTTP {proxyStatus})].',
      remedy: [
        'Ask who runs the proxy to check its own name server and its way to {host}.',
        'If the runner reaches the internet without it: add .box.com to `no_proxy`.',
      ],
    }],
    docs: ['runner-proxy', 'domains'],
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.6',
    seen: ['tunneling socket could not be established, statusCode=502'],
  },
  {
    id: 'proxy-speaks-no-tls',
    at: 'any',
    when: { kind: 'transport', fault: 'proxy', wire: ['EPROTO', 'ERR_SSL_*'] },
    hypotheses: [{
      code: 'proxy', confidence: 'likely',
      cause: '`https_proxy` begins with https://, and with the proxy {proxy} no TLS comes about[ ({wireCode})].',
      remedy: [
        'Set `https_proxy` to http://HOST:PORT, if that port takes plain connections: what goes to Box through it is encrypted all the same.',
        'Ask who runs the proxy on which port it speaks TLS, and which versions.',
      ],
    }],
    docs: ['runner-proxy', 'node-tls'],
    source: 'https://nodejs.org/api/errors.html; https://www.rfc-editor.org/rfc/rfc9110#section-9.3.6',
    seen: ['EPROTO from an https:// proxy'],
  },
  {
    id: 'proxy-certificate',
    at: 'any',
    when: {
      kind: 'transport', fault: 'proxy',
      wire: ['UNABLE_TO_*', 'SELF_SIGNED_*', 'DEPTH_ZERO_*', 'CERT_*', 'ERR_TLS_*', 'HOSTNAME_MISMATCH', 'INVALID_CA', 'INVALID_PURPOSE', 'UNSPECIFIED'],
    },
    hypotheses: [{
      code: 'proxy', confidence: 'likely',
      cause: 'The proxy {proxy} is an https:// one, and Node does not trust the certificate that it shows[ ({wireCode})].',
      remedy: [
        'Save the certificate of the authority that issued the proxy’s as a PEM file on the runner and set NODE_EXTRA_CA_CERTS to its path.',
        'If it has expired, or is for another name: ask who runs the proxy for a new one.',
        'Set `https_proxy` to http://HOST:PORT, if the proxy has such a port: what goes to Box through it is encrypted all the same.',
      ],
    }],
    docs: ['node-extra-ca', 'runner-proxy'],
    source: 'https://nodejs.org/api/tls.html#x509-certificate-error-codes',
    seen: ['UNABLE_TO_VERIFY_LEAF_SIGNATURE from an https:// proxy'],
  },
  {
    id: 'proxy-unreachable',
    at: 'any',
    when: { kind: 'transport', fault: 'proxy' },
    hypotheses: [{
      code: 'proxy', confidence: 'likely',
      cause: 'The proxy {proxy} does not answer as a proxy should[ ({wireCode})][ (HTTP {proxyStatus})].',
      remedy: [
        PROXY_SETTING,
        'Ask who runs the proxy whether it is up, and allows CONNECT from this host.',
        'If the runner reaches the internet without it: add .box.com to `no_proxy`.',
      ],
    }],
    docs: ['runner-proxy'],
    source: 'toolchain.md (@actions/http-client: proxies)',
    seen: ['tunneling socket could not be established'],
  },
];

/** Not asked, or given up by us. */
export const STOPPED_ROWS: readonly Row[] = [
  {
    id: 'run-timeout',
    at: 'any',
    when: { kind: 'stopped', reason: 'deadline' },
    hypotheses: [{
      code: 'timeout', confidence: 'likely',
      cause: 'The time for the whole run (`timeout`) was up before this was answered.',
      remedy: [
        'Run this again.',
        'Raise `timeout`, or ask for fewer folders and scopes in one run.',
        'Check the durations of the exchanges in the report, if it goes on: they show what was slow.',
      ],
    }],
    docs: ['inputs'],
    source: 'contract section 2 (`timeout`)',
    seen: ['the run’s time was up'],
  },
  {
    id: 'call-budget',
    at: 'any',
    when: { kind: 'stopped', reason: 'call-budget' },
    hypotheses: [{
      code: 'call-budget', confidence: 'likely',
      cause: 'The run had sent as many requests as `max-api-calls` allows.',
      remedy: ['Raise `max-api-calls`, or ask for fewer folders and scopes in one run.'],
    }],
    docs: ['inputs'],
    source: 'contract section 2 (`max-api-calls`)',
    seen: ['max-api-calls was reached'],
  },
  {
    id: 'interrupted',
    at: 'any',
    when: { kind: 'stopped', reason: 'interrupted' },
    hypotheses: [{
      code: 'timeout', confidence: 'likely',
      cause: 'The run was stopped from outside before this was answered.',
      remedy: [
        'Run this again.',
        'If nobody cancelled it: check the job’s `timeout-minutes`, and whether a newer run of the same `concurrency` group replaced it.',
      ],
    }],
    docs: ['workflow-timeout'],
    source: 'contract section 7 (ended by a signal)',
    seen: ['the run was stopped'],
  },
];
