import { ENTERPRISE_ACCESS, INVITE, lower, REAUTHORIZE, RUN_AGAIN } from './steps.ts';
import type { Hypothesis, Row } from './types.ts';

const FOLDER = ['folder', 'folder-items', 'folder-lock', 'trash'] as const;
const REHEARSAL = ['upload-rehearsal', 'replace-rehearsal'] as const;
const TICK = 'Open Developer Console > the app > Configuration > Application Scopes';

const CONTENT_MANAGER: Hypothesis = {
  code: 'app-misconfigured', confidence: 'possible',
  cause: 'The app has Global Content Manager, which hides external content and blocks writes.',
  remedy: ['Check whether the app has Global Content Manager (GCM): with it, external content is hidden, and writing needs `as-user`.'],
};

const APP_ACCESS_ONLY: Hypothesis = {
  code: 'app-misconfigured', confidence: 'possible',
  cause: 'The app has App Access Only.',
  remedy: [`If a managed user or a group is concerned: ${lower(ENTERPRISE_ACCESS)}`],
};

const LOCATION = 'If this is a GitHub-hosted runner: use a self-hosted one, or a larger runner with static IP addresses; the others have none that an admin could allow.';

/** What the token may do with content, and what the app may do at all: box-errors.md sections 4 and 6, box-access.md. */
export const CONTENT_ROWS: readonly Row[] = [
  {
    id: 'scope-missing-read',
    at: FOLDER,
    when: { kind: 'http', status: [401, 403], code: ['insufficient_scope'] },
    hypotheses: [
      {
        code: 'scope-missing', confidence: 'likely',
        cause: 'The token lacks the scope to read content (root_readonly or root_readwrite).',
        remedy: [`${TICK}, tick “Read all files and folders stored in Box” and save.`, REAUTHORIZE, RUN_AGAIN],
      },
      APP_ACCESS_ONLY,
    ],
    docs: ['scopes', 'app-approval'],
    source: 'box-access.md sections 0.1, 5.1 and 5.2',
    seen: ['403 insufficient_scope when a folder is read'],
  },
  {
    id: 'scope-missing-write',
    at: REHEARSAL,
    when: { kind: 'http', status: [401, 403], code: ['insufficient_scope'] },
    hypotheses: [
      {
        code: 'scope-missing', confidence: 'likely',
        cause: 'The token lacks the scope to write content (root_readwrite).',
        remedy: [`${TICK}, tick “Read and write all files and folders stored in Box” and save.`, REAUTHORIZE, RUN_AGAIN],
      },
      APP_ACCESS_ONLY,
    ],
    docs: ['scopes', 'app-approval'],
    source: 'box-access.md sections 4.3 and 5.2',
    seen: ['403 insufficient_scope when an upload is rehearsed'],
  },
  {
    id: 'scope-missing',
    at: 'any',
    when: { kind: 'http', code: ['insufficient_scope'] },
    hypotheses: [
      {
        code: 'scope-missing', confidence: 'likely',
        cause: 'The token lacks the scope {scope}, or the app was not re-authorized since it was added.',
        remedy: [`${TICK}, tick {scopeLabel} and save.`, REAUTHORIZE, RUN_AGAIN],
      },
      APP_ACCESS_ONLY,
      {
        code: 'feature-unavailable', confidence: 'possible',
        cause: 'The enterprise’s plan does not have the feature.',
        remedy: ['Ask a Box admin whether the enterprise’s plan includes the feature.'],
      },
    ],
    docs: ['scopes', 'app-approval', 'errors'],
    source: 'box-errors.md sections 2 and 4; box-access.md section 5.2',
    seen: ['The request requires higher privileges than provided by the access token.', 'insufficient_scope'],
  },
  {
    id: 'folder-denied',
    at: FOLDER,
    when: { kind: 'http', status: [403], code: ['access_denied_insufficient_permissions', 'forbidden', 'insufficient_access'] },
    hypotheses: [
      {
        code: 'not-invited', confidence: 'likely',
        cause: 'The folder[ {folderId}] is not shared with {login}.',
        remedy: [INVITE],
      },
      {
        code: 'scope-missing', confidence: 'possible',
        cause: 'The scope to read content is missing.',
        remedy: [`${TICK}, check that “Read all files and folders stored in Box” is ticked, and have the app re-authorized.`],
      },
      CONTENT_MANAGER,
    ],
    docs: ['help-403', 'help-roles'],
    source: 'box-errors.md section 4; contract section 5 (`not-invited`)',
    seen: ['403 access_denied_insufficient_permissions when a folder is read'],
  },
  {
    id: 'upload-denied',
    at: REHEARSAL,
    when: { kind: 'http', status: [403], code: ['access_denied_insufficient_permissions', 'forbidden', 'insufficient_access'] },
    hypotheses: [
      {
        code: 'no-access', confidence: 'likely',
        cause: '{login} sees the folder[ {folderId}], but may not write there.',
        remedy: ['Open {folderLink}, click Share > Manage Collaborators and give {login} the role Editor (Viewer Uploader is enough to add files).'],
      },
      {
        code: 'quota-exceeded', confidence: 'possible',
        cause: 'There is no storage left for it.',
        remedy: ['Check the storage of {login} and of the folder’s owner: an account without a quota can’t upload.'],
      },
      CONTENT_MANAGER,
    ],
    docs: ['help-roles', 'help-403', 'upload-check'],
    source: 'box-access.md sections 4.3 and 4.4',
    seen: ['403 access_denied_insufficient_permissions when an upload is rehearsed'],
  },
  {
    id: 'feature-denied',
    at: ['scope-probe'],
    when: {
      kind: 'http', status: [403],
      code: ['access_denied_insufficient_permissions', 'forbidden', 'insufficient_access', 'missing_relay_full_access', 'workflow_is_not_enabled'],
    },
    hypotheses: [
      {
        code: 'feature-unavailable', confidence: 'likely',
        cause: 'Box did not refuse the scope {scope}, but {login} may not use the feature behind it.',
        remedy: ['Ask a Box admin whether the plan includes the feature, and whether it is enabled for {login}.'],
      },
      APP_ACCESS_ONLY,
    ],
    docs: ['scopes', 'help-403'],
    source: 'box-access.md section 5.3',
    seen: ['403 access_denied_insufficient_permissions when a scope is probed', 'missing_relay_full_access', 'insufficient_access'],
  },
  {
    id: 'access-denied',
    at: 'any',
    when: { kind: 'http', code: ['access_denied_insufficient_permissions', 'insufficient_access', 'missing_relay_full_access'] },
    hypotheses: [
      {
        code: 'no-access', confidence: 'likely',
        cause: '{login} lacks the permission for this on the item.',
        remedy: [
          'Open the item in Box, click Share > Manage Collaborators and give {login} the role {needed}.',
          'Compare with the web app: Admin Console > Users & Groups > the user > Log in as this user.',
        ],
      },
      {
        code: 'scope-missing', confidence: 'possible',
        cause: 'A scope is missing.',
        remedy: [`${TICK}, check that the scope for this is ticked, and have the app re-authorized.`],
      },
    ],
    docs: ['help-403', 'help-roles'],
    source: 'box-errors.md section 4',
    seen: ['Access denied - insufficient permission', 'access_denied_insufficient_permissions'],
  },
  {
    id: 'item-locked',
    at: 'any',
    when: { kind: 'http', code: ['access_denied_item_locked'] },
    hypotheses: [{
      code: 'no-access', confidence: 'likely',
      cause: 'Another user has locked the file.',
      remedy: ['Ask the one who locked it, or the owner, to unlock it: More Options (…) > Unlock.'],
    }],
    docs: ['errors'],
    source: 'box-errors.md section 4',
    seen: ['Access denied - item locked', 'access_denied_item_locked'],
  },
  {
    id: 'location-blocked',
    at: 'any',
    when: { kind: 'http', code: ['access_from_location_blocked'] },
    hypotheses: [{
      code: 'policy-blocked', confidence: 'likely',
      cause: 'The enterprise does not allow access from this host’s IP address.',
      remedy: ['Ask a Box admin to allow the public IP address of this host in the enterprise’s security policy.', LOCATION],
    }],
    docs: ['errors', 'runners'],
    source: 'box-errors.md section 4; box-access.md section 0.1, row 5',
    seen: ['access_from_location_blocked'],
  },
  {
    id: 'policy-blocked',
    at: 'any',
    when: { kind: 'http', code: ['forbidden_by_policy', 'denied_by_policy'] },
    hypotheses: [{
      code: 'policy-blocked', confidence: 'likely',
      cause: 'A security policy of the enterprise (Box Shield, an information barrier) blocks this.[ Box says: {message}]',
      remedy: ['Ask a Box admin to open Admin Console > Shield, find the rule that applies to {login} and to this content, and to make an exception.'],
    }],
    docs: ['errors'],
    source: 'box-errors.md section 4',
    seen: [
      'Access denied - Blocked by Shield Access Policy', 'Access denied - Blocked by Shield Malware Detection Rule',
      'forbidden_by_policy', 'denied_by_policy',
    ],
  },
  {
    id: 'trashed',
    at: 'any',
    when: { kind: 'http', code: ['trashed'] },
    hypotheses: [{
      code: 'trashed', confidence: 'likely',
      cause: 'The item is in the trash.',
      remedy: [
        'Ask the owner to open https://app.box.com/trash, select the item and click Restore.',
        'If it was replaced on purpose: use the ID of the new one.',
      ],
    }],
    docs: ['errors'],
    source: 'box-errors.md section 6',
    seen: ['Item is trashed', 'trashed'],
  },
  {
    id: 'folder-not-found',
    at: FOLDER,
    when: { kind: 'http', status: [404], shape: ['api-json'] },
    hypotheses: [
      {
        code: 'not-invited', confidence: 'likely',
        cause: 'There is no folder[ {folderId}], or it is not shared with {login}: Box does not tell which.',
        remedy: [INVITE, 'Check the ID: it is the number at the end of the folder’s address, https://app.box.com/folder/ID.'],
      },
      APP_ACCESS_ONLY,
      CONTENT_MANAGER,
    ],
    docs: ['help-404', 'help-waterfall', 'user-types'],
    source: 'box-errors.md section 6; box-access.md section 2.6',
    seen: ['404 not_found when a folder is read'],
  },
  {
    id: 'upload-folder-not-found',
    at: ['upload-rehearsal'],
    when: { kind: 'http', status: [404], shape: ['api-json'] },
    hypotheses: [
      {
        code: 'not-invited', confidence: 'likely',
        cause: 'There is no folder[ {folderId}] to upload to, or it is not shared with {login}: Box does not tell which.',
        remedy: [INVITE, 'Check the ID: it is the number at the end of the folder’s address, https://app.box.com/folder/ID.'],
      },
      CONTENT_MANAGER,
    ],
    docs: ['help-404', 'upload-check'],
    source: 'box-access.md section 4.3',
    seen: ['404 not_found when an upload is rehearsed'],
  },
  {
    id: 'replace-file-not-found',
    at: ['replace-rehearsal'],
    when: { kind: 'http', status: [404], shape: ['api-json'] },
    hypotheses: [{
      code: 'not-invited', confidence: 'likely',
      cause: 'The file[ {fileName}] is gone, or is not shared with {login}.',
      remedy: [INVITE, 'Check that the file[ {fileName}] is still in the folder, under exactly this name.'],
    }],
    docs: ['help-404', 'upload-check'],
    source: 'box-access.md section 4.3',
    seen: ['404 not_found when a new version is rehearsed'],
  },
];
