import { ENABLE, GIVE_BOX_THE_IDS, INVITE } from './steps.ts';
import type { Row } from './types.ts';

const FOLDER = ['folder', 'folder-items', 'folder-lock', 'trash'] as const;
const API = [
  'identity', 'as-user', 'folder', 'folder-items', 'folder-lock', 'trash', 'pending-invitations', 'upload-rehearsal', 'replace-rehearsal', 'scope-probe',
] as const;
const CONTENT = ['identity', 'folder', 'folder-items', 'folder-lock', 'trash', 'pending-invitations', 'upload-rehearsal', 'replace-rehearsal', 'scope-probe'] as const;

/** Answers that something between this host and Box wrote. Before all others: their status says nothing about Box. */
export const INTERCEPTED_ROWS: readonly Row[] = [
  {
    id: 'proxy-wants-login',
    at: 'any',
    when: { kind: 'http', status: [407] },
    hypotheses: [{
      code: 'proxy', confidence: 'likely',
      cause: 'The proxy wants a user name and password (HTTP 407).',
      remedy: [
        'Set `https_proxy` to http://USER:PASSWORD@HOST:PORT, from a secret, for the step or the runner.',
        'If it holds them already: check them; the proxy refuses those.',
        'Ask who runs the proxy to let this host through without a login, if it wants NTLM or Kerberos.',
      ],
    }],
    docs: ['runner-proxy', 'domains'],
    source: 'contract section 5; https://www.rfc-editor.org/rfc/rfc9110#section-15.5.8',
    seen: ['407 Proxy Authentication Required'],
  },
  {
    id: 'redirected-by-a-page',
    at: 'any',
    when: { kind: 'http', status: [301, 302, 303, 307, 308], shape: ['html'], fromBox: false },
    hypotheses: [
      {
        code: 'proxy', confidence: 'likely',
        cause: 'Something in between sends this host elsewhere (HTTP {status})[: {message}], with a web page that is not Box’s: a proxy’s or portal’s login, most often.',
        remedy: [
          'Ask who runs the network to let this host reach api.box.com, upload.box.com and *.boxcloud.com without a login page.',
          'If the network allows the internet only through a proxy: set `https_proxy` for the runner.',
        ],
      },
      {
        code: 'bad-request', confidence: 'possible',
        cause: 'The address is that of a web site, not of the API.',
        remedy: ['If `api-url` is another: set it to https://api.box.com (not www.box.com, app.box.com or account.box.com).'],
      },
    ],
    docs: ['domains', 'runner-proxy'],
    source: 'contract section 5 (HTML without Box’s headers)',
    seen: ['302 Found with a web page', 'Object moved'],
  },
  {
    id: 'token-refused-in-between',
    at: ['token', 'user-token'],
    when: { kind: 'http', status: [403], shape: ['empty'], fromBox: false },
    hypotheses: [
      {
        code: 'proxy', confidence: 'likely',
        cause: 'The request for a token was refused (HTTP 403) by something that does not answer as Box does: without Box’s request id and without a reason. A proxy or firewall does this.',
        remedy: [
          'Ask who runs the network to let this host reach api.box.com, upload.box.com and *.boxcloud.com over HTTPS.',
          'Check `https_proxy` and `no_proxy` in the environment of the runner.',
        ],
      },
      {
        code: 'policy-blocked', confidence: 'possible',
        cause: 'A policy of the enterprise refuses this host.',
        remedy: ['Ask a Box admin whether a policy (IP allow list, device trust) blocks this host.'],
      },
    ],
    docs: ['domains', 'runner-proxy'],
    source: 'box-errors.md section 2 (`box-request-id` is there even with an empty body); box-authentication.md section 8 (a token request has no scope)',
    seen: ['403 without a body and without box-request-id to a token request'],
  },
  {
    id: 'html-from-between',
    at: 'any',
    when: { kind: 'http', status: ['2xx', '3xx', '4xx'], shape: ['html'], fromBox: false },
    hypotheses: [{
      code: 'proxy', confidence: 'likely',
      cause: 'A web page came back in place of Box’s answer[ (HTTP {status})]: a proxy, firewall or login page stands in between.',
      remedy: [
        'Ask who runs the network to let this host reach api.box.com, upload.box.com and *.boxcloud.com over HTTPS.',
        'Check `https_proxy` and `no_proxy` in the environment of the runner.',
        'Check that `api-url` is https://api.box.com.',
      ],
    }],
    docs: ['domains', 'runner-proxy'],
    source: 'contract section 5; box-errors.md section 1',
    seen: ['an HTML page instead of JSON'],
  },
  {
    id: 'compressed-in-between',
    at: 'any',
    when: { kind: 'http', status: ['2xx', '3xx', '4xx'], shape: ['coded'] },
    hypotheses: [{
      code: 'proxy', confidence: 'likely',
      cause: 'The answer came compressed[ ({message})], though this run asks for it as it is: something between this host and Box does that.',
      remedy: ['Ask who runs the proxy or gateway to hand on Box’s answers as they come, and to honour `Accept-Encoding: identity`.'],
    }],
    docs: ['runner-proxy'],
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3',
    seen: ['Content-Encoding: gzip, not asked for'],
  },
];

/** What is left: by status alone. The last row takes everything. */
export const FALLBACK_ROWS: readonly Row[] = [
  {
    id: 'redirect',
    at: 'any',
    when: { kind: 'http', status: [301, 302, 303, 307, 308] },
    hypotheses: [
      {
        code: 'bad-request', confidence: 'likely', owner: 'ci',
        cause: 'The address redirects elsewhere[ (HTTP {status})]; Box’s API does not, and credentials are never sent after a redirect.',
        remedy: ['Set `api-url` to https://api.box.com (not www.box.com, app.box.com or account.box.com).'],
      },
      {
        code: 'proxy', confidence: 'possible',
        cause: 'A proxy sends its login page.',
        remedy: ['Ask who runs the network whether a proxy or captive portal redirects this host.'],
      },
    ],
    docs: ['token-request', 'domains'],
    source: 'box-authentication.md section 1; contract section 8',
    seen: ['301 Moved Permanently', '302 Found', '307 Temporary Redirect', '308 Permanent Redirect'],
  },
  {
    id: 'unauthorized',
    at: API,
    when: { kind: 'http', status: [401] },
    hypotheses: [
      {
        code: 'token-expired', confidence: 'possible',
        cause: 'Box does not accept the access token, and does not say why.',
        remedy: ['Run this again: every run obtains a token of its own.'],
      },
      { code: 'app-not-enabled', confidence: 'possible', cause: 'The app is not enabled.', remedy: [ENABLE] },
      {
        code: 'proxy', confidence: 'possible',
        cause: 'The header was lost on the way.',
        remedy: ['Check that no proxy between this host and Box removes the Authorization header.'],
      },
    ],
    docs: ['errors', 'help-not-enabled'],
    source: 'box-errors.md sections 2 and 3',
    seen: ['Unauthorized', 'Bearer realm="Service"'],
  },
  {
    id: 'folder-forbidden',
    at: FOLDER,
    when: { kind: 'http', status: [403] },
    hypotheses: [
      {
        code: 'not-invited', confidence: 'possible',
        cause: 'Box refuses {login} the folder[ {folderId}], and gives no reason that is known.[ Box says: {message}]',
        remedy: [INVITE],
      },
      {
        code: 'policy-blocked', confidence: 'possible',
        cause: 'A policy blocks it.',
        remedy: ['Ask a Box admin whether a policy (Shield, IP allow list, device trust) blocks this app or this host.'],
      },
    ],
    docs: ['help-403', 'help-roles'],
    source: 'contract section 5 (`not-invited`); box-errors.md section 4',
    seen: ['403 without a known code when a folder is read'],
  },
  {
    id: 'forbidden',
    at: 'any',
    when: { kind: 'http', status: [403] },
    hypotheses: [
      {
        code: 'no-access', confidence: 'possible',
        cause: 'Box does not allow this.[ Box says: {message}]',
        remedy: ['Check the role of {login} on the item: Share > Manage Collaborators in Box.'],
      },
      {
        code: 'policy-blocked', confidence: 'possible',
        cause: 'A policy blocks it.',
        remedy: ['Ask a Box admin whether a policy (Shield, IP allow list, device trust) blocks this app or this host.'],
      },
      {
        code: 'bad-request', confidence: 'possible',
        cause: 'An upload session belongs to another user.',
        remedy: ['Use one and the same user’s token for a whole upload session.'],
      },
    ],
    docs: ['help-403', 'errors'],
    source: 'box-errors.md section 4',
    seen: ['forbidden', '403 Forbidden'],
  },
  {
    id: 'not-found',
    at: 'any',
    when: { kind: 'http', code: ['not_found'] },
    hypotheses: [{
      code: 'not-invited', confidence: 'likely',
      cause: 'The item does not exist, or is not shared with {login}: Box does not tell which.',
      remedy: [
        'Check the ID, and that it is of this enterprise.',
        'Ask the owner to share the item, or a folder above it, with {login}.',
      ],
    }],
    docs: ['help-404', 'help-waterfall'],
    source: 'box-errors.md section 6',
    seen: ['Not Found', 'not_found'],
  },
  {
    id: 'wrong-address',
    at: 'any',
    when: { kind: 'http', status: [404] },
    hypotheses: [{
      code: 'bad-request', confidence: 'likely', owner: 'ci',
      cause: 'There is nothing at this address of the host, not even an error that Box writes.',
      remedy: [
        'Set `api-url` to https://api.box.com, without a path.',
        'If your own request shows it: correct the path, and the version in it (/2.0/).',
      ],
    }],
    docs: ['versioning', 'errors'],
    source: 'box-errors.md section 6 (404, HTML or bare)',
    seen: ['404 with a web page or an empty body'],
  },
  {
    id: 'folder-id-malformed',
    at: FOLDER,
    when: { kind: 'http', status: [405] },
    hypotheses: [{
      code: 'bad-request', confidence: 'likely', owner: 'ci',
      cause: 'This is not the ID of a folder[: {folderId}]. Box answers 405 to anything but digits.',
      remedy: ['Use the number at the end of the folder’s address: https://app.box.com/folder/ID.'],
    }],
    docs: ['get-folder', 'errors'],
    source: 'box-errors.md section 6',
    seen: ['405 method_not_allowed when a folder is read'],
  },
  {
    id: 'method-not-allowed',
    at: 'any',
    when: { kind: 'http', status: [405] },
    hypotheses: [
      {
        code: 'bad-request', confidence: 'likely',
        cause: 'The address does not take this method, or an ID in it is not a number.',
        remedy: ['Check that every ID in the address is a number, and the method against the reference.'],
      },
      {
        code: 'proxy', confidence: 'possible',
        cause: 'A proxy refuses the method.',
        remedy: ['Check that no proxy between this host and Box refuses OPTIONS requests.'],
      },
    ],
    docs: ['errors', 'error-format'],
    source: 'box-errors.md section 6',
    seen: ['Method Not Allowed', 'method_not_allowed'],
  },
  {
    id: 'conflict-unknown',
    at: 'any',
    when: { kind: 'http', status: [409] },
    hypotheses: [{
      code: 'bad-request', confidence: 'possible',
      cause: 'What should be created is there already, or clashes with it.[ Box says: {message}]',
      remedy: ['Read what is there; if the request was sent again after an error, the first one probably succeeded.'],
    }],
    docs: ['errors'],
    source: 'box-errors.md section 6',
    seen: ['409 Conflict'],
  },
  {
    id: 'range-unsatisfiable',
    at: 'any',
    when: { kind: 'http', status: [416] },
    hypotheses: [{
      code: 'bad-request', confidence: 'likely',
      cause: 'The part’s range does not fit the upload session.',
      remedy: ['Use the `part_size` of the session, and start every part at a multiple of it.'],
    }],
    docs: ['upload-sessions'],
    source: 'box-errors.md section 6',
    seen: ['416 Range Not Satisfiable'],
  },
  {
    id: 'unprocessable',
    at: 'any',
    when: { kind: 'http', status: [422] },
    hypotheses: [{
      code: 'bad-request', confidence: 'likely',
      cause: 'Box can’t process the content of the request.[ Box says: {message}]',
      remedy: ['Correct the content that the message names.'],
    }],
    docs: ['errors'],
    source: 'box-errors.md section 6',
    seen: ['422 Unprocessable Content'],
  },
  {
    id: 'bad-request',
    at: CONTENT,
    when: { kind: 'http', status: [400] },
    hypotheses: [{
      code: 'bad-request', confidence: 'possible',
      cause: 'Box refuses the request as it is.[ Box says: {message}]',
      remedy: ['Check the IDs and names in the configuration that this request is about.', GIVE_BOX_THE_IDS],
    }],
    docs: ['errors', 'error-format'],
    source: 'box-errors.md section 5',
    seen: ['bad_request', '400 Bad Request'],
  },
  {
    id: 'unknown',
    at: 'any',
    when: { kind: 'http' },
    hypotheses: [{
      code: 'unknown', confidence: 'possible',
      cause: 'This version does not know Box’s answer[ (HTTP {status})][, code {errorCode}].[ Box says: {message}]',
      remedy: [
        'Look the message up in Box’s list of errors.',
        'Give Box Support the request ids of the exchange: they are in the report.',
        'Report the answer to this project, so that the next version knows it.',
      ],
    }],
    docs: ['errors', 'app-diagnostics', 'report-a-bug'],
    source: 'contract section 5 (`unknown`)',
    seen: ['any other answer'],
  },
];
