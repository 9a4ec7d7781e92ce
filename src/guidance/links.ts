import { PROJECT_URL as HOME } from '../foundation/version.ts';

/** This project's own pages, for advice that is about the tool itself. */
export const PROJECT_URL = `${HOME}/blob/main` as const;

const DEVELOPER = 'https://developer.box.com';
const GUIDES = `${DEVELOPER}/guides`;
const SUPPORT = 'https://support.box.com/hc/en-us/articles';
const NODE = 'https://nodejs.org/api';
const GITHUB = 'https://docs.github.com/en';

/** Where to read more, by a name of our own. Pages move: each address stands here once. */
export const LINKS = {
  // Box, for developers
  'token-request': `${DEVELOPER}/reference/post-oauth2-token`,
  'revoke': `${DEVELOPER}/reference/post-oauth2-revoke`,
  'jwt-by-hand': `${GUIDES}/authentication/jwt/without-sdk`,
  'jwt-setup': `${GUIDES}/authentication/jwt/jwt-setup`,
  'ccg': `${GUIDES}/authentication/client-credentials`,
  'ccg-setup': `${GUIDES}/authentication/client-credentials/client-credentials-setup`,
  'switch-auth-type': `${GUIDES}/authentication/switch-server-auth-type`,
  'downscope': `${GUIDES}/authentication/tokens/downscope`,
  'access-tokens': `${GUIDES}/authentication/tokens/access-tokens`,
  'as-user': `${GUIDES}/authentication/jwt/as-user`,
  'expiration': `${GUIDES}/api-calls/permissions-and-errors/expiration`,
  'folder-locks': `${DEVELOPER}/reference/delete-folder-locks-id`,
  'scopes': `${GUIDES}/api-calls/permissions-and-errors/scopes`,
  'errors': `${GUIDES}/api-calls/permissions-and-errors/common-errors`,
  'rate-limits': `${GUIDES}/api-calls/permissions-and-errors/rate-limits`,
  'versioning': `${GUIDES}/api-calls/permissions-and-errors/versioning-errors`,
  'app-diagnostics': `${GUIDES}/api-calls/permissions-and-errors/app-diagnostics-report`,
  'app-approval': `${GUIDES}/authorization/platform-app-approval`,
  'authorization': `${GUIDES}/authorization`,
  'authorization-errors': `${GUIDES}/authorization/common-errors`,
  'user-types': `${DEVELOPER}/platform/user-types`,
  'cors': `${GUIDES}/security/cors`,
  'domains': `${GUIDES}/api-calls/allowing-domain-access`,
  'sandbox': `${GUIDES}/getting-started/sandbox`,
  'upload-check': `${GUIDES}/uploads/check`,
  'upload-sessions': `${DEVELOPER}/reference/post-files-upload-sessions`,
  'pending-invitations': `${GUIDES}/collaborations/pending`,
  'collaborations': `${GUIDES}/collaborations`,
  'get-folder': `${DEVELOPER}/reference/get-folders-id`,
  'error-format': `${DEVELOPER}/reference/resources/client-error`,
  // Box, for everybody
  'help-sub-claim': `${SUPPORT}/360043691734`,
  'help-app-configuration': `${SUPPORT}/360044192553`,
  'help-grant-type': `${SUPPORT}/360044193033`,
  'help-403': `${SUPPORT}/360043693434`,
  'help-404': `${SUPPORT}/360043693734`,
  'help-not-enabled': `${SUPPORT}/360044193313`,
  'help-terms': `${SUPPORT}/360044192733`,
  'help-roles': `${SUPPORT}/360044196413`,
  'help-waterfall': `${SUPPORT}/360043697254`,
  'box-status': 'https://status.box.com',
  // the machine the run happens on
  'node-extra-ca': `${NODE}/cli.html#node_extra_ca_certsfile`,
  'node-tls': `${NODE}/tls.html#x509-certificate-error-codes`,
  'node-errors': `${NODE}/errors.html#common-system-errors`,
  'node-keys': `${NODE}/crypto.html#cryptocreateprivatekeykey`,
  'runner-proxy': `${GITHUB}/actions/hosting-your-own-runners/managing-self-hosted-runners/using-a-proxy-server-with-self-hosted-runners`,
  'runners': `${GITHUB}/actions/using-github-hosted-runners/about-github-hosted-runners`,
  'secrets': `${GITHUB}/actions/security-guides/using-secrets-in-github-actions`,
  'fork-events': `${GITHUB}/actions/reference/workflows-and-actions/events-that-trigger-workflows`,
  'dependabot': `${GITHUB}/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions`,
  'reusable-workflows': `${GITHUB}/actions/using-workflows/reusing-workflows`,
  'workflow-timeout': `${GITHUB}/actions/reference/workflows-and-actions/workflow-syntax`,
  // this project
  'inputs': `${PROJECT_URL}/docs/inputs.md`,
  'client-windows': `${PROJECT_URL}/docs/sdk-windows.md`,
  'checks': `${PROJECT_URL}/docs/checks.md`,
  'scheduled-runs': `${PROJECT_URL}/docs/scheduled-runs.md`,
  'report-a-bug': `${HOME}/issues`,
} as const satisfies Record<string, `https://${string}`>;

export type LinkName = keyof typeof LINKS;
