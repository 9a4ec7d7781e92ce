import { ENTERPRISE_ACCESS, INVITE, REAUTHORIZE, RUN_AGAIN } from './steps.ts';
import type { Advice } from './types.ts';

/** What they show about a folder, and about what must not be possible. */
export const CONTENT_PROOFS = {
  'folder-is-a-file': {
    hypotheses: [{
      code: 'bad-request', confidence: 'proven', owner: 'ci',
      cause: 'The ID[ {folderId}] is a file’s, not a folder’s.',
      remedy: ['Open the folder that the file is in, and use the number at the end of that address: https://app.box.com/folder/ID.'],
    }],
    docs: ['inputs', 'get-folder'],
  },
  'folder-shared-with-other': {
    hypotheses: [{
      code: 'not-invited', confidence: 'proven',
      cause: 'The folder[ {folderId}] is there, for the service account sees it; it is not shared with {login}.',
      remedy: [INVITE],
    }],
    docs: ['help-404', 'help-waterfall'],
  },
  'folder-limited': {
    hypotheses: [{
      code: 'not-invited', confidence: 'likely',
      cause: '{login} sees the folder above, and not the folder[ {folderId}] itself: access is limited there.',
      remedy: [INVITE, 'Ask the owner whether access to this folder is restricted on purpose.'],
    }],
    docs: ['help-404', 'help-waterfall'],
  },
  'folder-hidden-by-content-manager': {
    hypotheses: [
      {
        code: 'app-misconfigured', confidence: 'likely',
        cause: 'The app has Global Content Manager, which shows all content of its own enterprise and hides that of others: the folder[ {folderId}] is probably another enterprise’s.',
        remedy: [
          'Use `as-user` with a user who is invited to the folder: Global Content Manager does not apply to As-User.',
          'Ask Box Support to take Global Content Manager off the app if it does not need it, and have the app re-authorized.',
        ],
      },
      {
        code: 'not-invited', confidence: 'possible', cause: 'The folder is not there.',
        remedy: ['Check the ID: it is the number at the end of the folder’s address, https://app.box.com/folder/ID.'],
      },
    ],
    docs: ['scopes', 'help-404'],
  },
  'folder-hidden-by-access-level': {
    hypotheses: [
      {
        code: 'app-misconfigured', confidence: 'likely',
        cause: 'The app probably has App Access Only, which hides the content of managed users, such as the folder[ {folderId}].',
        remedy: [ENTERPRISE_ACCESS, REAUTHORIZE, RUN_AGAIN],
      },
      { code: 'not-invited', confidence: 'possible', cause: 'The folder is not shared.', remedy: [INVITE] },
    ],
    docs: ['app-approval', 'help-404'],
  },
  'content-manager-cannot-write': {
    hypotheses: [{
      code: 'app-misconfigured', confidence: 'proven',
      cause: 'The app has Global Content Manager, with which Box lets it read, and write with As-User alone.',
      remedy: [
        'Use `as-user` with a user who may do this in the folder[ {folderId}], here and in the deploy.',
        'Ask Box Support to take Global Content Manager off the app if it does not need it, and have the app re-authorized.',
      ],
    }],
    docs: ['scopes', 'as-user'],
  },
  'no-storage-left': {
    hypotheses: [{
      code: 'quota-exceeded', confidence: 'proven',
      cause: 'There is no storage left in the folder[ {folderId}]: Box would take an empty file, and refuses one of 1 KB.',
      remedy: [
        'Ask a Box admin for the storage quota of {login} and of the folder’s owner: an account without a quota can’t upload.',
        'Delete what is no longer needed and empty the trash: what is in it counts too.',
      ],
    }],
    docs: ['upload-check', 'errors'],
  },
  'scope-missing-proven': {
    hypotheses: [{
      code: 'scope-missing', confidence: 'proven',
      cause: 'The token does not carry the scope {scope}: it is not ticked, or the app was not re-authorized since it was.',
      remedy: [
        'Open Developer Console > the app > Configuration > Application Scopes, tick {scopeLabel} and save.',
        'If there is no such box: ask Box Support to turn the scope on for the app.',
        REAUTHORIZE, RUN_AGAIN,
      ],
    }],
    docs: ['scopes', 'app-approval'],
  },
  'scope-needs-content-manager': {
    hypotheses: [{
      code: 'feature-unavailable', confidence: 'proven',
      cause: 'The token carries the scope {scope}, which works with Global Content Manager alone, and that the app does not have.',
      remedy: ['Ask Box Support to turn on Global Content Manager for the app.', REAUTHORIZE, RUN_AGAIN],
    }],
    docs: ['scopes', 'app-approval'],
  },
  'scope-needs-enterprise-access': {
    hypotheses: [{
      code: 'feature-unavailable', confidence: 'likely', owner: 'developer',
      cause: 'The token carries the scope {scope}, and the app probably has App Access Only, with which it does not work.',
      remedy: [ENTERPRISE_ACCESS, REAUTHORIZE, RUN_AGAIN],
    }],
    docs: ['scopes', 'app-approval'],
  },
  'scope-needs-feature': {
    hypotheses: [{
      code: 'feature-unavailable', confidence: 'likely',
      cause: 'The token carries the scope {scope}, and the plan, or the licence of {login}, does not have what it is for[ ({needed})].',
      remedy: ['Ask a Box admin whether the plan includes the feature[ ({needed})], and whether it is enabled for {login}.'],
    }],
    docs: ['scopes', 'help-403'],
  },
  'folder-visible': {
    hypotheses: [{
      code: 'excess-access', confidence: 'proven',
      cause: '{login} sees the folder[ {folderId}], which it must not.',
      remedy: [
        'Open {folderLink}, click Share > Manage Collaborators and remove {login}.',
        'If it is not listed there: look in the folders above it, and in the groups that are invited.',
        'If it is meant to have access: take the operation `none` off this folder.',
      ],
    }],
    docs: ['help-waterfall', 'inputs'],
  },
  'folder-visible-to-content-manager': {
    hypotheses: [
      {
        code: 'excess-access', confidence: 'likely', owner: 'developer',
        cause: 'The app sees the folder[ {folderId}], which it must not: it has Global Content Manager, and so sees all content of the enterprise.',
        remedy: ['Ask Box Support to take Global Content Manager off the app.', REAUTHORIZE, RUN_AGAIN],
      },
      {
        code: 'excess-access', confidence: 'possible', cause: 'It is invited.',
        remedy: ['Open {folderLink}, click Share > Manage Collaborators and remove {login}.'],
      },
    ],
    docs: ['scopes', 'inputs'],
  },
  'scope-excess': {
    hypotheses: [{
      code: 'excess-access', confidence: 'proven', owner: 'developer',
      cause: 'The token carries the scope {scope}, which it must not.',
      remedy: [
        'Open Developer Console > the app > Configuration > Application Scopes, untick {scopeLabel} and save.',
        REAUTHORIZE, RUN_AGAIN,
        'If the deploy needs it after all: take `not:` off this scope.',
      ],
    }],
    docs: ['scopes', 'app-approval'],
  },
} as const satisfies Readonly<Record<string, Advice>>;

/** What the deploy's own client would do (docs/sdk-windows.md). */
export const CLIENT_FINDINGS = {
  'client-names-no-key': {
    hypotheses: [{
      code: 'key-invalid', confidence: 'proven',
      cause: 'Box refuses the assertion of {client}, which names no key (`kid`), and accepts the same with one: the app has several public keys.',
      remedy: [
        'Delete all public keys but the config’s ({publicKeyId}) under Developer Console > the app > Configuration > Add and Manage Public Keys.',
        'If the other keys are needed: use a client that sends `kid`; the linked page lists which do.',
      ],
    }],
    docs: ['client-windows', 'jwt-by-hand'],
  },
  'client-issued-in-future': {
    hypotheses: [{
      code: 'clock-skew', confidence: 'proven',
      cause: 'Box refuses the assertion of {client}, which says when it was signed (`iat`), and accepts the same without: that time is in Box’s future.',
      remedy: ['{clockCommand}', 'If the clock can’t be set: use a client that sends no `iat`; the linked page lists which do.'],
    }],
    docs: ['client-windows', 'jwt-by-hand'],
  },
  'page-unread': {
    hypotheses: [
      {
        code: 'proxy', confidence: 'possible',
        cause: 'A web page came in place of Box’s answer, and the client took it for JSON: a proxy, firewall or login page stands in between, or Box was down. Its status is lost in this text.',
        remedy: [
          'Send the same request with `curl -i` from this host: a 5xx is Box’s trouble or a gateway’s; anything else comes from in between, and the page says from whom.',
          'Ask who runs the network to let this host reach api.box.com, upload.box.com and *.boxcloud.com over HTTPS.',
        ],
      },
      { code: 'box-unavailable', confidence: 'possible', cause: 'Box was down for a moment.', remedy: ['Check https://status.box.com for an incident.'] },
    ],
    docs: ['domains', 'box-status'],
  },
  'client-near-its-limit': {
    hypotheses: [{
      code: 'clock-skew', confidence: 'likely',
      cause: 'This host’s clock is {skew}, and {client} stops obtaining tokens[ {limit}].',
      remedy: ['{clockCommand}'],
    }],
    docs: ['client-windows', 'jwt-by-hand'],
  },
  'search-limited': {
    hypotheses: [{
      code: 'rate-limited', confidence: 'likely',
      cause: 'Box limits searches: 6 a second and 60 a minute for a user, 12 a second for an enterprise.[ It asks to wait {retryAfter}.]',
      remedy: ['Wait {retryAfter}, then run this again.', 'Let jobs that search with this service account run one after another.'],
    }],
    docs: ['rate-limits'],
  },
  'box-in-trouble': {
    hypotheses: [{
      code: 'box-unavailable', confidence: 'likely',
      cause: 'Box reports trouble[: {incident}], which may be why this failed.',
      remedy: ['Wait until https://status.box.com reports that it is over, then run this again.'],
    }],
    docs: ['box-status'],
  },
} as const satisfies Readonly<Record<string, Advice>>;
