import type { Row } from './types.ts';

const PROXY_SETTING = 'Check `https_proxy` and `no_proxy` in the environment of the runner: an address of the form http://HOST:PORT.';
const EXTRA_CA =
  'Save that authority’s certificate as a PEM file on the runner and set NODE_EXTRA_CA_CERTS to its path, in the `env:` of the job or of the runner.';

/** The connection came about, and could not be trusted. By Node's error codes. */
export const TLS_ROWS: readonly Row[] = [
  {
    id: 'certificate-expired',
    at: 'any',
    when: { kind: 'transport', fault: 'tls', wire: ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'] },
    hypotheses: [
      {
        code: 'tls', confidence: 'likely',
        cause: 'The certificate of {host} is not valid by this host’s date[: it was valid until {validTo}][; {issuer} issued it].',
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
    seen: ['certificate has expired', 'CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'],
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
        'Check the name server of the runner: `nslookup {host}` may print the address of a portal or a proxy.',
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
      wire: ['SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'CERT_UNTRUSTED'],
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
      'unable to get local issuer certificate', 'self-signed certificate in certificate chain', 'unable to verify the first certificate',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ],
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
