import { CHECK_ENTERPRISE, INVITE } from './steps.ts';
import type { Advice } from './types.ts';

const COLLABORATORS = 'Open {folderLink}, click Share > Manage Collaborators and give {login} the role {needed}.';

/** What the checks `folder:ID` can find: box-access.md sections 2 and 4. */
export const FOLDER_FINDINGS = {
  'folder-trashed': {
    hypotheses: [{
      code: 'trashed', confidence: 'proven',
      cause: 'The folder[ {folderId}] is in the trash.',
      remedy: [
        'Ask the owner to open https://app.box.com/trash, select the folder and click Restore.',
        'If it was replaced on purpose: use the ID of the new one.',
      ],
    }],
    docs: ['errors'],
  },
  'folder-not-invited': {
    hypotheses: [
      {
        code: 'not-invited', confidence: 'likely',
        cause: 'There is no folder[ {folderId}], or it is not shared with {login}: Box does not tell which.',
        remedy: [INVITE, 'Check the ID: it is the number at the end of the folder’s address, https://app.box.com/folder/ID.'],
      },
      {
        code: 'wrong-enterprise', confidence: 'possible',
        cause: 'The folder is of another enterprise.',
        remedy: [CHECK_ENTERPRISE],
      },
      {
        code: 'app-misconfigured', confidence: 'possible',
        cause: 'The app has Global Content Manager.',
        remedy: ['Check whether the app has Global Content Manager (GCM): with it, external content is hidden.'],
      },
    ],
    docs: ['help-404', 'help-waterfall', 'user-types'],
  },
  'invitation-pending': {
    hypotheses: [{
      code: 'not-invited', confidence: 'proven',
      cause: '{login} is invited to the folder[ {folderId}], but the invitation has not been accepted.',
      remedy: [
        'Let {login} accept it: PUT https://api.box.com/2.0/collaborations/ID with the body {"status": "accepted"}; the linked page shows how.',
        'If that is refused: remove the invitation in Box (Share > Manage Collaborators) and invite {login} again.',
      ],
    }],
    docs: ['pending-invitations', 'collaborations'],
  },
  'permission-missing': {
    hypotheses: [{
      code: 'no-access', confidence: 'likely',
      cause: '{login} sees the folder[ {folderId}], but may not do all that is asked for there[: {operation}].',
      remedy: [COLLABORATORS, 'If it already has that role: check that it is given for this folder or one above it, and has not expired.'],
    }],
    docs: ['help-roles', 'help-waterfall'],
  },
  'permission-unknown': {
    hypotheses: [{
      code: 'unknown', confidence: 'possible', owner: 'content-owner',
      cause: 'Box does not say whether {login} may do all that is asked for in the folder[ {folderId}][: {operation}].',
      remedy: ['Check under {folderLink} > Share > Manage Collaborators that {login} has the role {needed}.'],
    }],
    docs: ['help-roles'],
  },
  'externally-owned': {
    hypotheses: [{
      code: 'no-access', confidence: 'likely',
      cause: 'The folder[ {folderId}] belongs to another enterprise, whose rules limit what {login} may do there[: {operation}].',
      remedy: [
        'Ask {person} to give {login} the role {needed}.',
        'Ask the admin of the owner’s enterprise whether it allows collaborators and apps from outside.',
      ],
    }],
    docs: ['help-roles', 'scopes'],
  },
  'invites-restricted': {
    hypotheses: [{
      code: 'no-access', confidence: 'likely',
      cause: 'Only the owner and co-owners may invite to the folder[ {folderId}], and {login} is neither.',
      remedy: ['Open {folderLink} > Settings and let editors invite, or give {login} the role co-owner.'],
    }],
    docs: ['help-roles', 'collaborations'],
  },
  'root-folder-operation': {
    hypotheses: [{
      code: 'bad-request', confidence: 'likely', owner: 'ci',
      cause: 'Folder 0 is “All Files” of each user: nobody can do this to it[: {operation}].',
      remedy: ['Use the ID of a real folder in `folders`, or take these operations off folder 0.'],
    }],
    docs: ['collaborations', 'inputs'],
  },
  'folder-name-differs': {
    hypotheses: [{
      code: 'unknown', confidence: 'likely', owner: 'ci',
      cause: 'The folder[ {folderId}] has another name[, {actual},] than `expected-name` says[: {expected}]. The ID may be that of another folder.',
      remedy: [
        'Open {folderLink} and look whether this is the folder that the deploy is meant for; if not, use the ID of the right one.',
        'If it was renamed on purpose: write the new name in `expected-name`.',
      ],
    }],
    docs: ['inputs'],
  },
  'folder-name-unknown': {
    hypotheses: [{
      code: 'unknown', confidence: 'possible', owner: 'content-owner',
      cause: 'Box does not say what the folder[ {folderId}] is called, so its name could not be compared.',
      remedy: ['Open {folderLink} and compare the name.'],
    }],
    docs: ['inputs'],
  },
  'planned-name-in-use': {
    hypotheses: [{
      code: 'bad-request', confidence: 'likely', owner: 'ci',
      cause: 'An item of the planned name[ ({fileName})] is in the folder[ {folderId}] already, and Box does not take a second one.',
      remedy: [
        'Add `replace` to the operations of the folder if the deploy uploads a new version of the file that is there.',
        'Choose another name, or remove the item that is there, if it does not.',
      ],
    }],
    docs: ['inputs', 'upload-check'],
  },
  'replace-file-absent': {
    hypotheses: [{
      code: 'unknown', confidence: 'possible', owner: 'ci',
      cause: 'There is no file of this name[ ({fileName})] in the folder[ {folderId}], so a new version of it could not be rehearsed; Box would take it as a new file.',
      remedy: ['Check the name in `replace=NAME`: it must be the file’s exact name, upper and lower case included.', 'Use `upload` if the deploy creates the file.'],
    }],
    docs: ['inputs', 'upload-check'],
  },
  'replace-not-a-file': {
    hypotheses: [{
      code: 'bad-request', confidence: 'likely', owner: 'ci',
      cause: 'The item of this name[ ({fileName})] in the folder[ {folderId}] is no file, so it can have no new version.',
      remedy: ['Choose another name in `replace=NAME`, or rename the item that is there.'],
    }],
    docs: ['inputs', 'upload-check'],
  },
  'upload-refused-despite-permission': {
    hypotheses: [
      {
        code: 'quota-exceeded', confidence: 'possible',
        cause: 'Box says that {login} may upload to the folder[ {folderId}], and refuses an upload all the same: probably there is no storage left for it.',
        remedy: ['Ask a Box admin for the storage quota of {login} and of the folder’s owner: an account without a quota can’t upload.'],
      },
      {
        code: 'policy-blocked', confidence: 'possible',
        cause: 'A policy blocks it.',
        remedy: ['Ask a Box admin whether a Shield rule applies to this folder.'],
      },
      {
        code: 'scope-missing', confidence: 'possible',
        cause: 'The scope to write is missing.',
        remedy: ['Open Developer Console > the app > Configuration > Application Scopes, check “Read and write all files and folders stored in Box”, and have the app re-authorized.'],
      },
    ],
    docs: ['upload-check', 'errors'],
  },
  'writing-untold': {
    hypotheses: [{
      code: 'unknown', confidence: 'possible',
      cause: 'The role of {login} allows what the deploy does in the folder[ {folderId}]; whether the app may write at all could not be shown.',
      remedy: ['Check under Developer Console > the app > Configuration > Application Scopes that “Read and write all files and folders stored in Box” is ticked.'],
    }],
    docs: ['scopes', 'upload-check'],
  },
  'folder-locked': {
    hypotheses: [{
      code: 'policy-blocked', confidence: 'proven', owner: 'content-owner',
      cause: 'The folder[ {folderId}] has a lock that keeps everybody, its owner too, from deleting it.',
      remedy: [
        'Ask who set the lock[, user {userId},] or the folder’s owner whether it may go; they take it off with DELETE https://api.box.com/2.0/folder_locks/ID.',
        'If the lock is meant to stay: take `delete` off this folder in `folders`, and out of the deploy.',
      ],
    }],
    docs: ['folder-locks'],
  },
  'upload-host-refused': {
    hypotheses: [{
      code: 'network', confidence: 'likely', retryable: false,
      cause: '{host}, the host for uploads, refuses connections from here, while Box’s API answers: something on the way stops them.',
      remedy: [
        'Ask who runs the network to let this host reach {host} on port 443: Box’s hosts for uploads are others than its API’s.',
        'If the network allows the internet only through a proxy: set `https_proxy` for the runner.',
      ],
    }],
    docs: ['domains', 'runner-proxy'],
  },
  'upload-host-foreign': {
    hypotheses: [{
      code: 'unknown', confidence: 'possible', owner: 'ci',
      cause: 'The answer names {host} as the host for uploads, which is none of Box’s: it was not tried from here.',
      remedy: ['Check what answers in Box’s place on the way to its API: a gateway or a proxy that writes addresses of its own.'],
    }],
    docs: ['upload-check', 'domains'],
  },
  'upload-url-unreadable': {
    hypotheses: [{
      code: 'box-unavailable', confidence: 'likely',
      cause: 'Box would take the upload, but its answer names no host to upload to.',
      remedy: ['Run this again.', 'Check that no proxy between this host and Box answers OPTIONS requests itself.'],
    }],
    docs: ['upload-check', 'domains'],
  },
} as const satisfies Readonly<Record<string, Advice>>;
