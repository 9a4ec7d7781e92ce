import type { ScenarioName } from '../../src/simulator/index.ts';

/** What the product must say of a scenario. */
export interface Expectation {
  readonly verdict: 'pass' | 'warn' | 'fail' | 'error' | 'skip';
  /** Tries sent to Box, revocations not counted. */
  readonly requests: number;
  /** Every check that does not pass: its status and, where it has a diagnosis, code, confidence and owner. All others pass. */
  readonly checks: Readonly<Record<string, string>>;
}

/** One row a scenario: the truth about each simulated world, and what the product makes of it. */
export const EXPECTED: Readonly<Record<ScenarioName, Expectation>> = {
  'healthy-jwt': { verdict: 'pass', requests: 3, checks: {} },
  'healthy-ccg': { verdict: 'pass', requests: 3, checks: {} },
  'healthy-upload': { verdict: 'pass', requests: 4, checks: {} },
  'healthy-every-operation': { verdict: 'pass', requests: 7, checks: {} },
  'healthy-several-folders': { verdict: 'pass', requests: 7, checks: {} },
  'healthy-many-folders': { verdict: 'pass', requests: 10, checks: {} },
  'healthy-group-invitation': { verdict: 'pass', requests: 3, checks: {} },
  'healthy-user-token': { verdict: 'pass', requests: 5, checks: {} },
  'healthy-app-user': { verdict: 'pass', requests: 5, checks: {} },
  'healthy-user-token-alone': {
    verdict: 'pass', requests: 3,
    checks: {
      'ccg/token': 'skip',
    },
  },
  'healthy-as-user': { verdict: 'pass', requests: 4, checks: {} },
  'healthy-scopes': { verdict: 'pass', requests: 11, checks: {} },
  'healthy-governance': { verdict: 'pass', requests: 6, checks: {} },
  'healthy-both-methods': { verdict: 'pass', requests: 6, checks: {} },
  'healthy-rs512': { verdict: 'pass', requests: 3, checks: {} },
  'config-as-base64': { verdict: 'pass', requests: 3, checks: {} },
  'root-folder': { verdict: 'pass', requests: 4, checks: {} },
  'replace-existing-file': { verdict: 'pass', requests: 5, checks: {} },
  'externally-owned-folder': { verdict: 'pass', requests: 3, checks: {} },
  'invited-by-link-only': { verdict: 'pass', requests: 3, checks: {} },
  'higher-role-further-down': { verdict: 'pass', requests: 4, checks: {} },
  'credentials-missing': {
    verdict: 'fail', requests: 0,
    checks: {
      'host/network': 'skip',
      'host/clock': 'skip',
      'ccg/credentials': 'fail credentials-malformed likely ci',
      'ccg/token': 'skip',
      'ccg/identity': 'skip',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'secrets-withheld-from-dependabot': {
    verdict: 'skip', requests: 0,
    checks: {
      'host/network': 'skip',
      'host/clock': 'skip',
      'ccg/credentials': 'skip',
      'ccg/token': 'skip',
      'ccg/identity': 'skip',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'secret-not-expanded': {
    verdict: 'fail', requests: 0,
    checks: {
      'host/network': 'skip',
      'host/clock': 'skip',
      'ccg/credentials': 'fail credentials-malformed proven ci',
      'ccg/token': 'skip',
      'ccg/identity': 'skip',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'secret-in-quotes': {
    verdict: 'fail', requests: 3,
    checks: {
      'ccg/credentials': 'fail credentials-malformed proven ci',
    },
  },
  'secret-with-line-break': {
    verdict: 'fail', requests: 3,
    checks: {
      'ccg/credentials': 'fail credentials-malformed proven ci',
    },
  },
  'secret-in-quotes-that-the-deploy-takes-off': {
    verdict: 'warn', requests: 3,
    checks: {
      'ccg/credentials': 'warn credentials-malformed proven ci',
    },
  },
  'user-id-with-line-break': {
    verdict: 'fail', requests: 5,
    checks: {
      'ccg/credentials': 'fail credentials-malformed proven ci',
    },
  },
  'byte-order-mark-inside-base64': {
    verdict: 'fail', requests: 3,
    checks: {
      'jwt/credentials': 'fail credentials-malformed proven ci',
    },
  },
  'key-behind-a-space': {
    verdict: 'fail', requests: 3,
    checks: {
      'jwt/credentials': 'fail credentials-malformed proven ci',
    },
  },
  'enterprise-id-as-number': {
    verdict: 'fail', requests: 3,
    checks: {
      'jwt/credentials': 'fail credentials-malformed proven ci',
    },
  },
  'secret-masked': {
    verdict: 'fail', requests: 0,
    checks: {
      'host/network': 'skip',
      'host/clock': 'skip',
      'ccg/credentials': 'fail credentials-malformed proven ci',
      'ccg/token': 'skip',
      'ccg/identity': 'skip',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'config-is-not-json': {
    verdict: 'fail', requests: 0,
    checks: {
      'host/network': 'skip',
      'host/clock': 'skip',
      'jwt/credentials': 'fail credentials-malformed proven ci',
      'jwt/token': 'skip',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'config-downloaded-twice': {
    verdict: 'fail', requests: 0,
    checks: {
      'host/network': 'skip',
      'host/clock': 'skip',
      'jwt/credentials': 'fail credentials-malformed proven developer',
      'jwt/token': 'skip',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'ccg-file-given-as-jwt': {
    verdict: 'fail', requests: 0,
    checks: {
      'host/network': 'skip',
      'host/clock': 'skip',
      'jwt/credentials': 'fail credentials-malformed proven ci',
      'jwt/token': 'skip',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'wrong-passphrase': {
    verdict: 'fail', requests: 0,
    checks: {
      'host/network': 'skip',
      'host/clock': 'skip',
      'jwt/credentials': 'fail key-invalid likely ci',
      'jwt/token': 'skip',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'passphrase-missing': {
    verdict: 'fail', requests: 0,
    checks: {
      'host/network': 'skip',
      'host/clock': 'skip',
      'jwt/credentials': 'fail key-invalid proven ci',
      'jwt/token': 'skip',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'key-with-literal-newlines': {
    verdict: 'fail', requests: 3,
    checks: {
      'jwt/credentials': 'fail credentials-malformed proven ci',
    },
  },
  'key-with-spaces-for-newlines': {
    verdict: 'fail', requests: 3,
    checks: {
      'jwt/credentials': 'fail credentials-malformed proven ci',
    },
  },
  'key-cut-short': {
    verdict: 'fail', requests: 0,
    checks: {
      'host/network': 'skip',
      'host/clock': 'skip',
      'jwt/credentials': 'fail key-invalid proven ci',
      'jwt/token': 'skip',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'public-key-given': {
    verdict: 'fail', requests: 0,
    checks: {
      'host/network': 'skip',
      'host/clock': 'skip',
      'jwt/credentials': 'fail key-invalid proven ci',
      'jwt/token': 'skip',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'key-too-short': {
    verdict: 'fail', requests: 0,
    checks: {
      'host/network': 'skip',
      'host/clock': 'skip',
      'jwt/credentials': 'fail key-invalid proven developer',
      'jwt/token': 'skip',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'enterprise-zero': {
    verdict: 'fail', requests: 0,
    checks: {
      'host/network': 'skip',
      'host/clock': 'skip',
      'jwt/credentials': 'fail credentials-malformed proven developer',
      'jwt/token': 'skip',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'enterprise-id-is-a-name': {
    verdict: 'fail', requests: 0,
    checks: {
      'host/network': 'skip',
      'host/clock': 'skip',
      'ccg/credentials': 'fail credentials-malformed proven ci',
      'ccg/token': 'skip',
      'ccg/identity': 'skip',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'wrong-client-secret': {
    verdict: 'fail', requests: 1,
    checks: {
      'jwt/token': 'fail credentials-invalid likely developer',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'ccg-wrong-client-secret': {
    verdict: 'fail', requests: 1,
    checks: {
      'ccg/token': 'fail credentials-invalid likely developer',
      'ccg/identity': 'skip',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'client-id-of-another-app': {
    verdict: 'fail', requests: 1,
    checks: {
      'jwt/token': 'fail credentials-invalid likely developer',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'key-deleted-in-console': {
    verdict: 'fail', requests: 2,
    checks: {
      'jwt/token': 'fail key-invalid proven developer',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'key-from-another-app': {
    verdict: 'fail', requests: 2,
    checks: {
      'jwt/token': 'fail key-invalid proven developer',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'public-key-missing': {
    verdict: 'fail', requests: 1,
    checks: {
      'jwt/token': 'fail key-invalid likely developer',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'enterprise-id-from-another-environment': {
    verdict: 'fail', requests: 2,
    checks: {
      'jwt/token': 'fail jwt-claim-invalid likely developer',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'ccg-grant-credentials-invalid': {
    verdict: 'fail', requests: 3,
    checks: {
      'ccg/token': 'fail wrong-enterprise likely ci',
      'ccg/identity': 'skip',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'ccg-secret-told-as-grant': {
    verdict: 'fail', requests: 2,
    checks: {
      'ccg/token': 'fail credentials-invalid likely developer',
      'ccg/identity': 'skip',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'jwt-credentials-on-ccg-app': {
    verdict: 'fail', requests: 2,
    checks: {
      'jwt/token': 'fail app-misconfigured proven developer',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'ccg-credentials-on-jwt-app': {
    verdict: 'fail', requests: 2,
    checks: {
      'ccg/token': 'fail app-misconfigured likely developer',
      'ccg/identity': 'skip',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'oauth-app-given': {
    verdict: 'fail', requests: 2,
    checks: {
      'ccg/token': 'fail app-misconfigured likely developer',
      'ccg/identity': 'skip',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'user-id-mistyped': {
    verdict: 'fail', requests: 7,
    checks: {
      'ccg/user-token': 'fail credentials-invalid likely ci',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'user-id-is-the-service-account': {
    verdict: 'fail', requests: 3,
    checks: {
      'jwt/user-token': 'fail app-misconfigured proven ci',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'clock-two-minutes-fast': {
    verdict: 'fail', requests: 4,
    checks: {
      'host/clock': 'fail clock-skew likely ci',
      'jwt/token': 'fail clock-skew proven ci',
    },
  },
  'clock-two-minutes-slow': {
    verdict: 'fail', requests: 4,
    checks: {
      'host/clock': 'fail clock-skew likely ci',
      'jwt/token': 'fail clock-skew proven ci',
    },
  },
  'clock-ten-seconds-fast': {
    verdict: 'warn', requests: 3,
    checks: {
      'host/clock': 'warn clock-skew likely ci',
    },
  },
  'clock-two-minutes-fast-old-words': {
    verdict: 'fail', requests: 4,
    checks: {
      'host/clock': 'fail clock-skew likely ci',
      'jwt/token': 'fail clock-skew proven ci',
    },
  },
  'ccg-clock-two-minutes-fast': {
    verdict: 'warn', requests: 3,
    checks: {
      'host/clock': 'warn clock-skew likely ci',
    },
  },
  'app-not-authorized': {
    verdict: 'fail', requests: 1,
    checks: {
      'jwt/token': 'fail app-not-authorized likely box-admin',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'ccg-app-not-authorized': {
    verdict: 'fail', requests: 1,
    checks: {
      'ccg/token': 'fail app-not-authorized likely box-admin',
      'ccg/identity': 'skip',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'ccg-app-not-authorized-told-as-grant': {
    verdict: 'fail', requests: 3,
    checks: {
      'ccg/token': 'fail wrong-enterprise likely ci',
      'ccg/identity': 'skip',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'authorized-in-the-sandbox-only': {
    verdict: 'fail', requests: 1,
    checks: {
      'jwt/token': 'fail app-not-authorized likely box-admin',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'app-authorized-not-enabled': {
    verdict: 'fail', requests: 4,
    checks: {
      'ccg/identity': 'fail app-not-enabled proven box-admin',
      'ccg/folder:160000000001': 'fail app-not-enabled proven box-admin',
    },
  },
  'service-account-deactivated': {
    verdict: 'fail', requests: 3,
    checks: {
      'ccg/identity': 'fail user-inactive likely box-admin',
      'ccg/folder:160000000001': 'fail user-inactive likely box-admin',
    },
  },
  'app-access-only': {
    verdict: 'fail', requests: 12,
    checks: {
      'ccg/scope:manage_groups': 'warn feature-unavailable likely developer',
      'ccg/folder:160000000001': 'fail app-misconfigured likely developer',
    },
  },
  'terms-of-service-not-accepted': {
    verdict: 'fail', requests: 3,
    checks: {
      'ccg/folder:160000000001': 'fail terms-of-service likely box-admin',
    },
  },
  'user-tokens-not-enabled': {
    verdict: 'fail', requests: 4,
    checks: {
      'jwt/user-token': 'fail app-misconfigured proven developer',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'ccg-user-tokens-not-enabled': {
    verdict: 'fail', requests: 4,
    checks: {
      'ccg/user-token': 'fail app-misconfigured proven developer',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'managed-user-with-app-access-only': {
    verdict: 'fail', requests: 5,
    checks: {
      'jwt/user-token': 'fail app-misconfigured likely developer',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'user-deactivated': {
    verdict: 'fail', requests: 4,
    checks: {
      'ccg/user-token': 'fail user-inactive likely box-admin',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'user-must-reset-password': {
    verdict: 'fail', requests: 5,
    checks: {
      'ccg/folder:160000000001': 'fail user-inactive likely content-owner',
    },
  },
  'user-must-confirm-email': {
    verdict: 'fail', requests: 5,
    checks: {
      'ccg/folder:160000000001': 'fail user-inactive likely content-owner',
    },
  },
  'wrong-enterprise': {
    verdict: 'fail', requests: 4,
    checks: {
      'ccg/user-token': 'fail wrong-enterprise likely ci',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'as-user-not-enabled': {
    verdict: 'fail', requests: 3,
    checks: {
      'jwt/as-user': 'fail app-misconfigured likely developer',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'as-user-deactivated': {
    verdict: 'fail', requests: 3,
    checks: {
      'jwt/as-user': 'fail user-inactive likely box-admin',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'as-user-is-a-service-account': {
    verdict: 'fail', requests: 3,
    checks: {
      'jwt/as-user': 'fail app-misconfigured proven ci',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'scope-not-ticked': {
    verdict: 'fail', requests: 7,
    checks: {
      'ccg/scope:manage_webhook': 'fail scope-missing proven developer',
    },
  },
  'scope-not-ticked-newer-service': {
    verdict: 'fail', requests: 9,
    checks: {
      'ccg/scope:sign_requests.readwrite': 'fail scope-missing proven developer',
      'ccg/scope:ai.readwrite': 'fail scope-missing proven developer',
    },
  },
  'scope-ticked-but-not-reauthorized': {
    verdict: 'fail', requests: 7,
    checks: {
      'jwt/scope:manage_groups': 'fail scope-missing proven developer',
    },
  },
  'scope-held-but-no-licence': {
    verdict: 'warn', requests: 8,
    checks: {
      'ccg/scope:manage_data_retention': 'warn feature-unavailable likely box-admin',
    },
  },
  'scope-held-but-plan-too-small': {
    verdict: 'warn', requests: 7,
    checks: {
      'ccg/scope:manage_enterprise_properties': 'warn feature-unavailable likely box-admin',
    },
  },
  'scope-name-mistyped': {
    verdict: 'fail', requests: 6,
    checks: {
      'ccg/scope:manage_webhoks': 'fail scope-missing likely ci',
    },
  },
  'no-content-scope': {
    verdict: 'fail', requests: 3,
    checks: {
      'ccg/folder:160000000001': 'fail scope-missing likely developer',
    },
  },
  'read-only-app-cannot-upload': {
    verdict: 'fail', requests: 7,
    checks: {
      'host/upload-host': 'skip',
      'ccg/scope:root_readwrite': 'fail scope-missing possible developer',
      'ccg/folder:160000000001': 'fail scope-missing likely developer',
    },
  },
  'gcm-hides-external-content': {
    verdict: 'fail', requests: 7,
    checks: {
      'jwt/folder:160000000001': 'fail app-misconfigured likely developer',
    },
  },
  'gcm-cannot-delete': {
    verdict: 'fail', requests: 7,
    checks: {
      'ccg/folder:160000000001': 'fail app-misconfigured proven developer',
    },
  },
  'read-only-app-cannot-rename': {
    verdict: 'fail', requests: 4,
    checks: {
      'ccg/folder:160000000001': 'fail scope-missing likely developer',
    },
  },
  'gcm-cannot-write': {
    verdict: 'fail', requests: 5,
    checks: {
      'host/upload-host': 'skip',
      'jwt/folder:160000000001': 'fail app-misconfigured proven developer',
    },
  },
  'service-account-not-invited': {
    verdict: 'fail', requests: 8,
    checks: {
      'jwt/folder:160000000001': 'fail not-invited likely content-owner',
    },
  },
  'invited-to-a-subfolder-only': {
    verdict: 'fail', requests: 8,
    checks: {
      'ccg/folder:160000000001': 'fail not-invited likely content-owner',
    },
  },
  'invitation-pending': {
    verdict: 'fail', requests: 5,
    checks: {
      'ccg/folder:160000000001': 'fail not-invited possible content-owner',
    },
  },
  'folder-in-trash': {
    verdict: 'fail', requests: 3,
    checks: {
      'ccg/folder:160000000001': 'fail trashed proven content-owner',
    },
  },
  'folder-in-trash-told-as-absent': {
    verdict: 'fail', requests: 5,
    checks: {
      'ccg/folder:160000000001': 'fail trashed proven content-owner',
    },
  },
  'parent-folder-in-trash': {
    verdict: 'fail', requests: 3,
    checks: {
      'ccg/folder:160000000001': 'fail trashed proven content-owner',
    },
  },
  'folder-id-mistyped': {
    verdict: 'fail', requests: 8,
    checks: {
      'ccg/folder:160000000007': 'fail not-invited likely content-owner',
    },
  },
  'viewer-cannot-upload': {
    verdict: 'fail', requests: 4,
    checks: {
      'host/upload-host': 'skip',
      'jwt/folder:160000000001': 'fail no-access likely content-owner',
    },
  },
  'previewer-cannot-download': {
    verdict: 'fail', requests: 3,
    checks: {
      'ccg/folder:160000000001': 'fail no-access likely content-owner',
    },
  },
  'uploader-cannot-download': {
    verdict: 'fail', requests: 4,
    checks: {
      'ccg/folder:160000000001': 'fail no-access likely content-owner',
    },
  },
  'uploader-cannot-replace': {
    verdict: 'fail', requests: 5,
    checks: {
      'host/upload-host': 'skip',
      'ccg/folder:160000000001': 'fail no-access likely content-owner',
    },
  },
  'viewer-uploader-cannot-rename': {
    verdict: 'fail', requests: 4,
    checks: {
      'ccg/folder:160000000001': 'fail no-access likely content-owner',
    },
  },
  'editor-cannot-invite': {
    verdict: 'fail', requests: 4,
    checks: {
      'ccg/folder:160000000001': 'fail no-access likely content-owner',
    },
  },
  'quota-full': {
    verdict: 'fail', requests: 4,
    checks: {
      'host/upload-host': 'skip',
      'ccg/folder:160000000001': 'fail quota-exceeded likely box-admin',
    },
  },
  'quota-full-told-as-conflict': {
    verdict: 'fail', requests: 4,
    checks: {
      'host/upload-host': 'skip',
      'ccg/folder:160000000001': 'fail quota-exceeded likely box-admin',
    },
  },
  'service-account-storage-full': {
    verdict: 'fail', requests: 4,
    checks: {
      'host/upload-host': 'skip',
      'ccg/identity': 'warn quota-exceeded likely box-admin',
      'ccg/folder:0': 'fail quota-exceeded likely box-admin',
    },
  },
  'shield-blocks-upload': {
    verdict: 'fail', requests: 4,
    checks: {
      'host/upload-host': 'skip',
      'ccg/folder:160000000001': 'fail policy-blocked likely box-admin',
    },
  },
  'location-blocked': {
    verdict: 'fail', requests: 3,
    checks: {
      'ccg/folder:160000000001': 'fail policy-blocked likely box-admin',
    },
  },
  'folder-busy': {
    verdict: 'error', requests: 5,
    checks: {
      'host/upload-host': 'skip',
      'ccg/folder:160000000001': 'error box-unavailable likely content-owner',
    },
  },
  'replace-missing-file': {
    verdict: 'warn', requests: 4,
    checks: {
      'ccg/folder:160000000001': 'warn unknown possible ci',
    },
  },
  'replace-locked-file': {
    verdict: 'fail', requests: 5,
    checks: {
      'host/upload-host': 'skip',
      'ccg/folder:160000000001': 'fail no-access likely content-owner',
    },
  },
  'account-may-not-edit': {
    verdict: 'fail', requests: 4,
    checks: {
      'ccg/identity': 'fail user-inactive likely box-admin',
      'ccg/folder:160000000001': 'fail user-inactive likely box-admin',
    },
  },
  'folder-locked': {
    verdict: 'fail', requests: 5,
    checks: {
      'ccg/folder:160000000001': 'fail policy-blocked proven content-owner',
    },
  },
  'replace-any-file-storage-full': {
    verdict: 'fail', requests: 5,
    checks: {
      'host/upload-host': 'skip',
      'ccg/folder:160000000001': 'fail quota-exceeded likely box-admin',
    },
  },
  'account-may-not-upload': {
    verdict: 'fail', requests: 4,
    checks: {
      'host/upload-host': 'skip',
      'ccg/identity': 'fail user-inactive likely box-admin',
      'ccg/folder:160000000001': 'fail user-inactive likely box-admin',
    },
  },
  'as-user-not-invited': {
    verdict: 'fail', requests: 7,
    checks: {
      'jwt/folder:160000000001': 'fail not-invited proven content-owner',
    },
  },
  'two-folders-one-missing': {
    verdict: 'fail', requests: 10,
    checks: {
      'ccg/folder:160000000010': 'fail not-invited likely content-owner',
    },
  },
  'ccg-secret-told-as-grant-with-subject': {
    verdict: 'fail', requests: 2,
    checks: {
      'ccg/token': 'fail credentials-invalid proven developer',
      'ccg/identity': 'skip',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'user-id-given-as-enterprise': {
    verdict: 'fail', requests: 3,
    checks: {
      'ccg/token': 'fail wrong-enterprise proven ci',
      'ccg/identity': 'skip',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'jwt-user-id-given-as-enterprise': {
    verdict: 'fail', requests: 2,
    checks: {
      'jwt/token': 'fail wrong-enterprise proven ci',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'jwt-user-id-given-as-enterprise-user-tokens-off': {
    verdict: 'fail', requests: 2,
    checks: {
      'jwt/token': 'fail wrong-enterprise proven ci',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'enterprise-id-given-as-user': {
    verdict: 'fail', requests: 6,
    checks: {
      'ccg/credentials': 'warn credentials-malformed proven ci',
      'ccg/user-token': 'fail credentials-invalid proven ci',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'jwt-enterprise-id-given-as-user': {
    verdict: 'fail', requests: 6,
    checks: {
      'jwt/user-token': 'fail credentials-invalid proven ci',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'ccg-enterprise-id-of-another-environment': {
    verdict: 'fail', requests: 4,
    checks: {
      'ccg/token': 'fail wrong-enterprise proven ci',
      'ccg/user-token': 'fail wrong-enterprise likely ci',
      'ccg/identity': 'skip',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'ccg-enterprise-token-refused-alone': {
    verdict: 'fail', requests: 6,
    checks: {
      'ccg/token': 'fail wrong-enterprise likely ci',
      'ccg/identity': 'skip',
    },
  },
  'ccg-app-not-authorized-told-as-subject-type': {
    verdict: 'fail', requests: 2,
    checks: {
      'ccg/token': 'fail app-not-authorized likely box-admin',
      'ccg/identity': 'skip',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'jwt-credentials-on-unauthorized-ccg-app': {
    verdict: 'fail', requests: 2,
    checks: {
      'jwt/token': 'fail app-misconfigured likely developer',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'jwt-credentials-on-oauth-app': {
    verdict: 'fail', requests: 2,
    checks: {
      'jwt/token': 'fail app-misconfigured likely developer',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'both-methods-for-one-jwt-app': {
    verdict: 'fail', requests: 4,
    checks: {
      'ccg/token': 'fail app-misconfigured proven developer',
      'ccg/identity': 'skip',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'key-id-mistyped': {
    verdict: 'fail', requests: 2,
    checks: {
      'jwt/token': 'fail key-invalid proven developer',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'key-of-another-app-among-several': {
    verdict: 'fail', requests: 2,
    checks: {
      'jwt/token': 'fail key-invalid likely developer',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'config-with-keys-of-another-app': {
    verdict: 'fail', requests: 2,
    checks: {
      'jwt/token': 'fail key-invalid likely developer',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'config-with-client-id-of-another-app': {
    verdict: 'fail', requests: 2,
    checks: {
      'jwt/token': 'fail credentials-invalid proven developer',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'clock-two-minutes-fast-and-wrong-enterprise': {
    verdict: 'fail', requests: 2,
    checks: {
      'host/clock': 'fail clock-skew likely ci',
      'jwt/token': 'fail clock-skew likely ci',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'authorization-removed-meanwhile': {
    verdict: 'fail', requests: 4,
    checks: {
      'ccg/identity': 'fail app-not-authorized proven box-admin',
      'ccg/folder:160000000001': 'fail app-not-authorized proven box-admin',
    },
  },
  'user-deactivated-refused-at-token': {
    verdict: 'fail', requests: 4,
    checks: {
      'ccg/user-token': 'fail user-inactive proven box-admin',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'ccg-user-tokens-not-enabled-seen-by-lookup': {
    verdict: 'fail', requests: 5,
    checks: {
      'ccg/user-token': 'fail app-misconfigured proven developer',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'user-deactivated-seen-by-lookup': {
    verdict: 'fail', requests: 5,
    checks: {
      'jwt/user-token': 'fail user-inactive proven box-admin',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'user-id-mistyped-seen-by-lookup': {
    verdict: 'fail', requests: 7,
    checks: {
      'ccg/user-token': 'fail credentials-invalid likely ci',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'ccg-managed-user-with-app-access-only': {
    verdict: 'fail', requests: 7,
    checks: {
      'ccg/user-token': 'fail app-misconfigured likely developer',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'invitation-pending-for-this-folder': {
    verdict: 'fail', requests: 5,
    checks: {
      'ccg/folder:160000000001': 'fail not-invited proven content-owner',
    },
  },
  'folder-id-is-a-file': {
    verdict: 'fail', requests: 6,
    checks: {
      'ccg/folder:880000000001': 'fail bad-request proven ci',
    },
  },
  'folder-shared-with-the-service-account-alone': {
    verdict: 'fail', requests: 8,
    checks: {
      'jwt/folder:160000000001': 'fail not-invited proven content-owner',
    },
  },
  'folder-limited-for-the-user': {
    verdict: 'fail', requests: 9,
    checks: {
      'ccg/folder:160000000001': 'fail not-invited likely content-owner',
    },
  },
  'folder-in-trash-of-the-service-account': {
    verdict: 'fail', requests: 7,
    checks: {
      'jwt/folder:160000000001': 'fail trashed proven content-owner',
    },
  },
  'folder-shared-with-nobody': {
    verdict: 'fail', requests: 8,
    checks: {
      'jwt/folder:160000000001': 'fail not-invited likely content-owner',
    },
  },
  'no-room-told-as-denied': {
    verdict: 'fail', requests: 6,
    checks: {
      'host/upload-host': 'skip',
      'ccg/folder:160000000001': 'fail quota-exceeded proven box-admin',
    },
  },
  'upload-denied-whatever-the-size': {
    verdict: 'fail', requests: 6,
    checks: {
      'host/upload-host': 'skip',
      'ccg/folder:160000000001': 'fail quota-exceeded possible box-admin',
    },
  },
  'replace-with-content-manager': {
    verdict: 'fail', requests: 5,
    checks: {
      'host/upload-host': 'skip',
      'jwt/folder:160000000001': 'fail app-misconfigured proven developer',
    },
  },
  'retention-without-content-manager': {
    verdict: 'warn', requests: 8,
    checks: {
      'ccg/scope:manage_data_retention': 'warn feature-unavailable proven box-admin',
    },
  },
  'box-half-down': {
    verdict: 'error', requests: 7,
    checks: {
      'ccg/identity': 'error box-unavailable likely box',
      'ccg/folder:160000000001': 'error box-unavailable likely box',
    },
  },
  'box-slow-and-forgetful': {
    verdict: 'error', requests: 9,
    checks: {
      'ccg/folder:160000000001': 'error box-unavailable likely box',
    },
  },
  'status-page-down': {
    verdict: 'error', requests: 3,
    checks: {
      'ccg/token': 'error box-unavailable likely box',
      'ccg/identity': 'skip',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'rate-limited-uploads': {
    verdict: 'error', requests: 4,
    checks: {
      'host/upload-host': 'skip',
      'ccg/folder:160000000001': 'error rate-limited likely ci',
    },
  },
  'rate-limited-search': {
    verdict: 'error', requests: 4,
    checks: {
      'ccg/scope:enterprise_content': 'error rate-limited likely ci',
    },
  },
  'api-calls-used-up': {
    verdict: 'error', requests: 3,
    checks: {
      'ccg/identity': 'error rate-limited likely box-admin',
      'ccg/folder:160000000001': 'error rate-limited likely box-admin',
    },
  },
  'healthy-hidden-folder': { verdict: 'pass', requests: 5, checks: {} },
  'hidden-folder-is-visible': {
    verdict: 'fail', requests: 6,
    checks: {
      'ccg/folder:160000000010': 'fail excess-access proven content-owner',
    },
  },
  'hidden-folder-is-visible-to-content-manager': {
    verdict: 'fail', requests: 4,
    checks: {
      'jwt/folder:160000000010': 'fail excess-access likely developer',
    },
  },
  'hidden-folder-is-visible-in-the-trash': {
    verdict: 'fail', requests: 4,
    checks: {
      'ccg/folder:160000000001': 'fail excess-access proven content-owner',
    },
  },
  'healthy-scope-not-held': { verdict: 'pass', requests: 12, checks: {} },
  'scope-that-must-not-be-held': {
    verdict: 'fail', requests: 4,
    checks: {
      'ccg/scope:manage_managed_users': 'fail excess-access likely developer',
    },
  },
  'app-may-write-and-must-not': {
    verdict: 'fail', requests: 4,
    checks: {
      'jwt/scope:root_readwrite': 'fail excess-access likely developer',
    },
  },
  'healthy-least-privilege': { verdict: 'pass', requests: 17, checks: {} },
  'healthy-sdk': { verdict: 'pass', requests: 4, checks: {} },
  'healthy-sdk-with-two-keys': { verdict: 'pass', requests: 3, checks: {} },
  'sdk-names-no-key': {
    verdict: 'fail', requests: 4,
    checks: {
      'jwt/token': 'fail key-invalid proven developer',
    },
  },
  'sdk-issued-in-the-future': {
    verdict: 'fail', requests: 4,
    checks: {
      'jwt/token': 'fail clock-skew proven ci',
    },
  },
  'sdk-near-its-limit': {
    verdict: 'warn', requests: 3,
    checks: {
      'host/clock': 'warn clock-skew likely ci',
    },
  },
  'healthy-sdk-that-mends-its-clock': { verdict: 'pass', requests: 3, checks: {} },
  'box-hiccup': { verdict: 'pass', requests: 4, checks: {} },
  'token-hiccup': { verdict: 'pass', requests: 4, checks: {} },
  'rate-limited-once': { verdict: 'pass', requests: 4, checks: {} },
  'connection-reset-once': { verdict: 'pass', requests: 4, checks: {} },
  'token-refused-once': { verdict: 'pass', requests: 5, checks: {} },
  'box-is-slow': { verdict: 'pass', requests: 3, checks: {} },
  'box-down': {
    verdict: 'error', requests: 3,
    checks: {
      'ccg/token': 'error box-unavailable likely box',
      'ccg/identity': 'skip',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'box-errors-html': {
    verdict: 'error', requests: 3,
    checks: {
      'host/clock': 'warn unknown possible ci',
      'ccg/token': 'error box-unavailable likely box',
      'ccg/identity': 'skip',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'box-breaks-after-the-token': {
    verdict: 'error', requests: 6,
    checks: {
      'ccg/identity': 'error box-unavailable likely box',
      'ccg/folder:160000000001': 'error box-unavailable likely box',
    },
  },
  'rate-limited-for-long': {
    verdict: 'error', requests: 1,
    checks: {
      'ccg/token': 'error rate-limited likely ci',
      'ccg/identity': 'skip',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'html-from-a-proxy': {
    verdict: 'fail', requests: 1,
    checks: {
      'host/clock': 'warn unknown possible ci',
      'ccg/token': 'fail proxy likely ci',
      'ccg/identity': 'skip',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'login-page-from-a-proxy': {
    verdict: 'fail', requests: 1,
    checks: {
      'host/clock': 'warn unknown possible ci',
      'ccg/token': 'fail proxy likely ci',
      'ccg/identity': 'skip',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'answer-truncated': {
    verdict: 'error', requests: 5,
    checks: {
      'ccg/identity': 'error box-unavailable possible box',
      'ccg/folder:160000000001': 'error box-unavailable possible box',
    },
  },
  'answer-is-not-json': {
    verdict: 'error', requests: 3,
    checks: {
      'ccg/identity': 'error box-unavailable possible box',
      'ccg/folder:160000000001': 'error box-unavailable possible box',
    },
  },
  'connection-reset': {
    verdict: 'error', requests: 3,
    checks: {
      'host/network': 'error network likely ci',
      'host/clock': 'skip',
      'ccg/token': 'skip',
      'ccg/identity': 'skip',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'connection-reset-in-the-body': {
    verdict: 'error', requests: 5,
    checks: {
      'ccg/identity': 'error box-unavailable possible box',
      'ccg/folder:160000000001': 'error box-unavailable possible box',
    },
  },
  'box-hangs': {
    verdict: 'error', requests: 3,
    checks: {
      'host/network': 'error timeout likely ci',
      'host/clock': 'skip',
      'ccg/token': 'skip',
      'ccg/identity': 'skip',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'box-hangs-in-the-body': {
    verdict: 'error', requests: 6,
    checks: {
      'ccg/identity': 'error timeout likely ci',
      'ccg/folder:160000000001': 'error timeout likely ci',
    },
  },
  'box-drips': {
    verdict: 'error', requests: 6,
    checks: {
      'ccg/identity': 'error timeout likely ci',
      'ccg/folder:160000000001': 'error timeout likely ci',
    },
  },
  'no-date': {
    verdict: 'warn', requests: 3,
    checks: {
      'host/clock': 'warn unknown possible ci',
    },
  },
  'box-echoes-secrets': {
    verdict: 'fail', requests: 1,
    checks: {
      'ccg/token': 'fail bad-request likely developer',
      'ccg/identity': 'skip',
      'ccg/folder:160000000001': 'skip',
    },
  },
  'assertion-already-used': {
    verdict: 'fail', requests: 1,
    checks: {
      'jwt/token': 'fail jwt-claim-invalid likely developer',
      'jwt/identity': 'skip',
      'jwt/folder:160000000001': 'skip',
    },
  },
  'upload-host-unreachable': {
    verdict: 'fail', requests: 4,
    checks: {
      'host/upload-host': 'fail network likely ci',
    },
  },
  'token-refused-always': {
    verdict: 'fail', requests: 6,
    checks: {
      'ccg/identity': 'fail token-expired likely developer',
      'ccg/folder:160000000001': 'fail token-expired likely developer',
    },
  },
};
