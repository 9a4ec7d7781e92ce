import type { Row } from './types.ts';

const PROXY_SETTING = 'Check `https_proxy` and `no_proxy` in the environment of the runner: an address of the form http://HOST:PORT.';
const EXTRA_CA =
  'Save that authority’s certificate as a PEM file on the runner and set NODE_EXTRA_CA_CERTS to its path, in the `env:` of the job or of the runner.';

/** The connection came about, and could not be trusted. By Node's error codes. */
export const TLS_ROWS: readonly Row[] = [
  {
    id: 'certificate-expired',
    at: 'any',
    when: { kind: 'transport', fault: 'tls', wire: ['CERT_HAS_EXPIRED'] },
    hypotheses: [
      {
        code: 'tls', confidence: 'likely',
        cause: 'The certificate of {host} has expired by this host’s date[: it was valid until {validTo}][; {issuer} issued it].',
        remedy: ['Check this host’s date.', '{clockCommand}'],
      },
      {
        code: 'tls', confidence: 'possible',
        cause: 'A proxy shows an old certificate.',
        remedy: ['Ask who runs the proxy that inspects TLS to renew its certificate, if its issuer is your own organization.'],
      },
    ],
    docs: ['node-tls'],
    source: 'https://nodejs.org/api/tls.html#x509-certificate-error-codes',
    seen: ['certificate has expired', 'CERT_HAS_EXPIRED'],
  },
  {
    id: 'certificate-not-yet-valid',
    at: 'any',
    when: { kind: 'transport', fault: 'tls', wire: ['CERT_NOT_YET_VALID'] },
    hypotheses: [
      {
        code: 'tls', confidence: 'likely',
        cause: 'The certificate of {host} is not valid yet by this host’s date[: it is valid from {validFrom}][; {issuer} issued it].',
        remedy: ['Check this host’s date: it is probably behind.', '{clockCommand}'],
      },
      {
        code: 'tls', confidence: 'possible',
        cause: 'A proxy shows a certificate that begins too late.',
        remedy: ['Ask who runs the proxy that inspects TLS to check its clock, if the issuer is your own organization.'],
      },
    ],
    docs: ['node-tls'],
    source: 'https://nodejs.org/api/tls.html#x509-certificate-error-codes',
    seen: ['certificate is not yet valid', 'CERT_NOT_YET_VALID'],
  },
  {
    id: 'issuer-in-system-store',
    at: 'any',
    when: { kind: 'transport', fault: 'tls', trustedBySystem: true },
    hypotheses: [{
      code: 'tls', confidence: 'proven',
      cause: 'Node does not know the authority that issued the certificate of {host}[: {issuer}]; this host’s own store does, and with it the connection was accepted. A proxy that inspects TLS does this.',
      remedy: [
        'Add this line to the `env:` of the step: `NODE_USE_SYSTEM_CA: "1"` (for the command: NODE_USE_SYSTEM_CA=1). Node 22.19, 24.6 and later heed it.',
        'If this Node is older: save the authority’s certificate as a PEM file and set NODE_EXTRA_CA_CERTS to its path.',
      ],
    }],
    docs: ['node-extra-ca', 'node-tls'],
    source: 'https://nodejs.org/api/cli.html#node_use_system_ca1; toolchain.md (traps)',
    seen: ['unable to get local issuer certificate, of an authority that the system trusts'],
  },
  {
    id: 'certificate-self-signed',
    at: 'any',
    when: { kind: 'transport', fault: 'tls', wire: ['DEPTH_ZERO_SELF_SIGNED_CERT'] },
    hypotheses: [{
      code: 'tls', confidence: 'likely',
      cause: '{host} shows a certificate that it signed itself[ ({certificate})]: this is not Box, but something in between.',
      remedy: [
        'Ask who runs the network what answers for {host}.',
        'If it is a proxy that inspects TLS and is meant to be there: let it show a certificate of your organization’s authority.',
        'If `api-url` names a test server of your own: set NODE_EXTRA_CA_CERTS to its certificate.',
      ],
    }],
    docs: ['node-extra-ca', 'node-tls'],
    source: 'https://nodejs.org/api/tls.html#x509-certificate-error-codes',
    seen: ['self-signed certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  },
  {
    id: 'certificate-wrong-host',
    at: 'any',
    when: { kind: 'transport', fault: 'tls', wire: ['ERR_TLS_CERT_ALTNAME_INVALID'] },
    hypotheses: [{
      code: 'tls', confidence: 'likely',
      cause: 'The certificate is for another host than {host}[: {certificate}].',
      remedy: [
        'Check the spelling of the host in `api-url`; Box’s is https://api.box.com.',
        'Check the name server of the runner: `nslookup {hostName}` may print the address of a portal or a proxy.',
      ],
    }],
    docs: ['node-tls', 'domains'],
    source: 'https://nodejs.org/api/errors.html (ERR_TLS_CERT_ALTNAME_INVALID)',
    seen: ['Hostname/IP does not match certificate\'s altnames', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  },
  {
    id: 'issuer-unknown',
    at: 'any',
    when: {
      kind: 'transport', fault: 'tls',
      wire: ['SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_UNTRUSTED'],
    },
    hypotheses: [{
      code: 'tls', confidence: 'likely',
      cause: 'Node does not know the authority that issued the certificate of {host}[: {issuer}]. A proxy that inspects TLS does this.',
      remedy: [
        EXTRA_CA,
        'If the authority is in the system’s own store: set NODE_USE_SYSTEM_CA=1 (Node 22.19, 24.6 and later).',
      ],
    }],
    docs: ['node-extra-ca', 'node-tls'],
    source: 'https://nodejs.org/api/tls.html#x509-certificate-error-codes; toolchain.md (traps)',
    seen: [
      'unable to get local issuer certificate', 'self-signed certificate in certificate chain', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'SELF_SIGNED_CERT_IN_CHAIN',
    ],
  },
  {
    id: 'certificate-alone',
    at: 'any',
    when: { kind: 'transport', fault: 'tls', wire: ['UNABLE_TO_VERIFY_LEAF_SIGNATURE'] },
    hypotheses: [{
      code: 'tls', confidence: 'likely',
      cause: 'What answers for {host} sends its own certificate alone, and Node does not know who issued it[: {issuer}]. A proxy that inspects TLS does this, and a server that leaves out its intermediate certificate.',
      remedy: [
        EXTRA_CA,
        'If the issuer is an intermediate of an authority that is trusted: let who runs that server or proxy send the whole chain. Browsers fetch what is missing, Node does not.',
        'If the authority is in the system’s own store: set NODE_USE_SYSTEM_CA=1 (Node 22.19, 24.6 and later).',
      ],
    }],
    docs: ['node-extra-ca', 'node-tls'],
    source: 'https://nodejs.org/api/tls.html#x509-certificate-error-codes; RFC 8446 section 4.4.2 (the sender sends the chain)',
    seen: ['unable to verify the first certificate', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  },
  {
    id: 'certificate-purpose',
    at: 'any',
    when: { kind: 'transport', fault: 'tls', wire: ['INVALID_PURPOSE'] },
    hypotheses: [{
      code: 'tls', confidence: 'likely',
      cause: 'The certificate that {host} shows is not meant for a server[: {certificate}][, issued by {issuer}]. Box’s is: something in between shows this one.',
      remedy: [
        'Ask who runs the network what answers for {host}.',
        'If it is a proxy that inspects TLS: let its certificates carry the extended key usage `serverAuth`.',
      ],
    }],
    docs: ['node-tls'],
    source: 'https://nodejs.org/api/tls.html#x509-certificate-error-codes; RFC 5280 section 4.2.1.12',
    seen: ['unsuitable certificate purpose', 'INVALID_PURPOSE'],
  },
  {
    id: 'client-certificate-wanted',
    at: 'any',
    when: { kind: 'transport', fault: 'tls', wire: ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'ERR_SSL_TLSV1_ALERT_CERTIFICATE_REQUIRED'] },
    hypotheses: [{
      code: 'tls', confidence: 'likely',
      cause: 'What answers for {host} wants a client certificate. Box’s API wants a token alone: a proxy or gateway stands in between.',
      remedy: [
        'Ask who runs the network to let this host reach {host} without a client certificate.',
        'If `api-url` names a gateway of your own: let it take this host without one.',
      ],
    }],
    docs: ['node-tls', 'domains'],
    source: 'RFC 8446 section 6.2 (certificate_required)',
    seen: ['tlsv13 alert certificate required', 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'],
  },
  {
    id: 'name-not-served',
    at: 'any',
    when: { kind: 'transport', fault: 'tls', wire: ['ERR_SSL_TLSV1_UNRECOGNIZED_NAME', 'ERR_SSL_TLSV1_ALERT_UNRECOGNIZED_NAME', 'ERR_SSL_UNRECOGNIZED_NAME'] },
    hypotheses: [{
      code: 'tls', confidence: 'likely',
      cause: 'What answers on the address of {host} serves no host of that name.',
      remedy: [
        'Check the spelling of the host in `api-url`; Box’s is https://api.box.com.',
        'Check the name server of the runner: `nslookup {hostName}` may print the address of a portal or a proxy.',
        'Ask who runs the network whether something on the way answers in place of {hostName}.',
      ],
    }],
    docs: ['node-tls', 'domains'],
    source: 'RFC 6066 section 3 (unrecognized_name)',
    seen: ['tlsv1 unrecognized name', 'ERR_SSL_TLSV1_UNRECOGNIZED_NAME'],
  },
  {
    id: 'handshake-refused',
    at: 'any',
    when: { kind: 'transport', fault: 'tls', wire: ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'ERR_SSL_TLSV1_ALERT_HANDSHAKE_FAILURE'] },
    hypotheses: [{
      code: 'tls', confidence: 'possible',
      cause: 'What answers for {host} ends the handshake without a reason: it knows no version or cipher that this host offers, or it wants a client certificate.',
      remedy: [
        'Ask who runs the network what answers for {host}, and what it wants: Box’s API takes TLS 1.2 or later and no client certificate.',
        PROXY_SETTING,
        'If `api-url` names a gateway of your own: let it take this host.',
      ],
    }],
    docs: ['node-tls', 'runner-proxy'],
    source: 'RFC 8446 section 6.2 (handshake_failure)',
    seen: ['sslv3 alert handshake failure', 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE'],
  },
  {
    id: 'tls-protocol',
    at: 'any',
    when: { kind: 'transport', fault: 'tls', wire: ['EPROTO', 'ERR_SSL_*'] },
    hypotheses: [{
      code: 'tls', confidence: 'likely',
      cause: '{host} and this host find no common way to encrypt[ ({wireCode})]: often something that speaks no TLS answers on this port.',
      remedy: [
        'Check scheme and port of `api-url`; Box’s is https://api.box.com.',
        PROXY_SETTING,
        'Ask who runs the network whether something on the way allows only TLS 1.0 or 1.1: Box wants 1.2 or later.',
      ],
    }],
    docs: ['node-tls', 'runner-proxy'],
    source: 'https://nodejs.org/api/errors.html',
    seen: ['wrong version number', 'EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER'],
  },
  {
    id: 'certificate-refused',
    at: 'any',
    when: { kind: 'transport', fault: 'tls', wire: ['UNSPECIFIED'] },
    hypotheses: [{
      code: 'tls', confidence: 'likely',
      cause: 'OpenSSL refuses what {host} shows[: {message}][; the certificate is {certificate}][, issued by {issuer}]. Old proxies that inspect TLS do this: keys of 1024 bits, signatures with SHA-1.',
      remedy: [
        'Ask who runs the proxy that inspects TLS to let it issue certificates of 2048 bits and SHA-256, under an authority of the same, if the issuer is your own organization.',
        'If nothing is meant to inspect TLS here: ask who runs the network what answers for {host}.',
      ],
    }],
    docs: ['node-tls'],
    source: 'https://nodejs.org/api/tls.html#x509-certificate-error-codes (what has no name there: `UNSPECIFIED`)',
    seen: ['UNSPECIFIED', 'EE certificate key too weak', 'CA signature digest algorithm too weak', 'permitted subtree violation'],
  },
  {
    id: 'tls-other',
    at: 'any',
    when: { kind: 'transport', fault: 'tls' },
    hypotheses: [{
      code: 'tls', confidence: 'possible',
      cause: 'No trusted connection to {host} came about[ ({wireCode})][: the certificate is {certificate}][, issued by {issuer}].',
      remedy: ['Compare the certificate’s issuer with your organization’s own authority.', EXTRA_CA],
    }],
    docs: ['node-tls', 'node-extra-ca'],
    source: 'https://nodejs.org/api/tls.html#x509-certificate-error-codes',
    seen: ['CERT_REVOKED', 'INVALID_CA', 'CERT_SIGNATURE_FAILURE'],
  },
];
