import type { DiagnosisCode } from '../../src/foundation/diagnosis.ts';
import type { ScenarioName } from '../../src/simulator/index.ts';

/** What is really wrong in a simulated world, written down from what the world changes, not from what the product says of it. */
export interface Truth {
  /** `null`: nothing is wrong with the app; the world holds an instrument of a test, or withholds secrets. */
  readonly cause: DiagnosisCode | null;
  /** What follows from the cause and is red as well, with a code of its own. */
  readonly follows?: readonly DiagnosisCode[];
  /** Why the cause is not the diagnosis: nothing that Box answers tells it from another, which is likelier. It is then named second. */
  readonly toldLike?: ScenarioName;
}

const all = (cause: DiagnosisCode, names: readonly ScenarioName[]): readonly (readonly [ScenarioName, Truth])[] => names.map((name) => [name, { cause }] as const);

/** One row for each world that is not healthy. */
export const TRUTH: ReadonlyMap<ScenarioName, Truth> = new Map<ScenarioName, Truth>([
  ['secrets-withheld-from-dependabot', { cause: null }],
  ['box-echoes-secrets', { cause: null }],
  ['ccg-enterprise-token-refused-alone', { cause: null }],
  ['upload-denied-whatever-the-size', { cause: null }],
  ...all('credentials-malformed', [
    'credentials-missing', 'secret-not-expanded', 'secret-in-quotes', 'secret-masked', 'config-is-not-json', 'config-downloaded-twice',
    'ccg-file-given-as-jwt', 'key-with-literal-newlines', 'key-with-spaces-for-newlines', 'enterprise-zero', 'enterprise-id-is-a-name',
    'secret-with-line-break', 'secret-in-quotes-that-the-deploy-takes-off', 'user-id-with-line-break', 'byte-order-mark-inside-base64', 'key-behind-a-space',
    'enterprise-id-as-number',
  ]),
  ...all('key-invalid', [
    'wrong-passphrase', 'passphrase-missing', 'key-cut-short', 'public-key-given', 'key-too-short', 'key-deleted-in-console', 'key-from-another-app',
    'public-key-missing', 'key-id-mistyped', 'key-of-another-app-among-several', 'config-with-keys-of-another-app', 'sdk-names-no-key',
  ]),
  ...all('credentials-invalid', [
    'wrong-client-secret', 'ccg-wrong-client-secret', 'client-id-of-another-app', 'ccg-secret-told-as-grant', 'ccg-secret-told-as-grant-with-subject',
    'config-with-client-id-of-another-app', 'user-id-mistyped', 'user-id-mistyped-seen-by-lookup', 'jwt-enterprise-id-given-as-user',
  ]),
  ['enterprise-id-given-as-user', { cause: 'credentials-invalid', follows: ['credentials-malformed'] }],
  ...all('jwt-claim-invalid', ['enterprise-id-from-another-environment', 'assertion-already-used']),
  ...all('wrong-enterprise', [
    'ccg-grant-credentials-invalid', 'wrong-enterprise', 'user-id-given-as-enterprise', 'jwt-user-id-given-as-enterprise',
    'jwt-user-id-given-as-enterprise-user-tokens-off', 'ccg-enterprise-id-of-another-environment',
  ]),
  ...all('app-misconfigured', [
    'jwt-credentials-on-ccg-app', 'ccg-credentials-on-jwt-app', 'oauth-app-given', 'jwt-credentials-on-unauthorized-ccg-app', 'jwt-credentials-on-oauth-app',
    'both-methods-for-one-jwt-app', 'user-id-is-the-service-account', 'user-tokens-not-enabled', 'ccg-user-tokens-not-enabled',
    'ccg-user-tokens-not-enabled-seen-by-lookup', 'managed-user-with-app-access-only', 'ccg-managed-user-with-app-access-only', 'as-user-not-enabled',
    'as-user-is-a-service-account', 'gcm-hides-external-content', 'gcm-cannot-write', 'gcm-cannot-delete', 'replace-with-content-manager',
  ]),
  ['app-access-only', { cause: 'app-misconfigured', follows: ['feature-unavailable'] }],
  ...all('clock-skew', [
    'clock-two-minutes-fast', 'clock-two-minutes-slow', 'clock-ten-seconds-fast', 'clock-two-minutes-fast-old-words', 'ccg-clock-two-minutes-fast',
    'clock-two-minutes-fast-and-wrong-enterprise', 'sdk-issued-in-the-future', 'sdk-near-its-limit',
  ]),
  ...all('app-not-authorized', [
    'app-not-authorized', 'ccg-app-not-authorized', 'authorized-in-the-sandbox-only', 'ccg-app-not-authorized-told-as-subject-type', 'authorization-removed-meanwhile',
  ]),
  ['ccg-app-not-authorized-told-as-grant', { cause: 'app-not-authorized', toldLike: 'ccg-grant-credentials-invalid' }],
  ...all('app-not-enabled', ['app-authorized-not-enabled']),
  ...all('user-inactive', [
    'service-account-deactivated', 'user-deactivated', 'user-must-reset-password', 'user-must-confirm-email', 'as-user-deactivated',
    'user-deactivated-refused-at-token', 'user-deactivated-seen-by-lookup',
  ]),
  ...all('user-inactive', ['account-may-not-upload', 'account-may-not-edit']),
  ...all('terms-of-service', ['terms-of-service-not-accepted']),
  ...all('scope-missing', [
    'scope-not-ticked', 'scope-not-ticked-newer-service', 'scope-ticked-but-not-reauthorized', 'scope-name-mistyped', 'no-content-scope', 'read-only-app-cannot-upload',
    'read-only-app-cannot-rename',
  ]),
  ...all('feature-unavailable', ['scope-held-but-no-licence', 'scope-held-but-plan-too-small', 'retention-without-content-manager']),
  ...all('unknown', ['replace-missing-file', 'no-date']),
  ...all('not-invited', [
    'service-account-not-invited', 'invited-to-a-subfolder-only', 'invitation-pending', 'invitation-pending-for-this-folder', 'folder-id-mistyped',
    'as-user-not-invited', 'two-folders-one-missing', 'folder-shared-with-the-service-account-alone', 'folder-limited-for-the-user', 'folder-shared-with-nobody',
  ]),
  ...all('trashed', ['folder-in-trash', 'folder-in-trash-told-as-absent', 'parent-folder-in-trash', 'folder-in-trash-of-the-service-account']),
  ...all('no-access', [
    'viewer-cannot-upload', 'previewer-cannot-download', 'uploader-cannot-download', 'uploader-cannot-replace', 'viewer-uploader-cannot-rename',
    'editor-cannot-invite', 'replace-locked-file',
  ]),
  ...all('quota-exceeded', ['quota-full', 'quota-full-told-as-conflict', 'service-account-storage-full', 'no-room-told-as-denied', 'replace-any-file-storage-full']),
  ...all('policy-blocked', ['shield-blocks-upload', 'location-blocked', 'folder-locked']),
  ...all('bad-request', ['folder-id-is-a-file']),
  ...all('excess-access', [
    'hidden-folder-is-visible', 'hidden-folder-is-visible-to-content-manager', 'hidden-folder-is-visible-in-the-trash', 'scope-that-must-not-be-held',
    'app-may-write-and-must-not',
  ]),
  ...all('token-expired', ['token-refused-always']),
  ...all('box-unavailable', [
    'folder-busy', 'box-down', 'box-breaks-after-the-token', 'answer-truncated', 'answer-is-not-json', 'connection-reset-in-the-body',
    'box-half-down', 'box-slow-and-forgetful', 'status-page-down',
  ]),
  ...all('rate-limited', ['rate-limited-for-long', 'rate-limited-uploads', 'rate-limited-search', 'api-calls-used-up']),
  // Nothing that Box wrote arrived, so nothing tells its time.
  ['box-errors-html', { cause: 'box-unavailable', follows: ['unknown'] }],
  ['html-from-a-proxy', { cause: 'proxy', follows: ['unknown'] }],
  ['login-page-from-a-proxy', { cause: 'proxy', follows: ['unknown'] }],
  ...all('network', ['connection-reset', 'upload-host-unreachable']),
  ...all('timeout', ['box-hangs', 'box-hangs-in-the-body', 'box-drips']),
]);
