import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  Foreign,
  text
} from "./chunk-LKKNOW4B.mjs";

// src/guidance/fallbacks.ts
var FALLBACKS = {
  clientId: "shown under Developer Console > the app > Configuration",
  enterpriseId: "the enterprise ID that you configured",
  userId: "the user ID that you configured",
  login: "the service account\u2019s login (see the `identity` check)",
  publicKeyId: "`publicKeyID` of the config",
  folderId: "with this ID",
  folderLink: "the folder (https://app.box.com/folder/ID)",
  operation: "what the deploy does there",
  needed: "that allows it (viewer to read, viewer uploader to upload, editor to change)",
  fileName: "of this name",
  person: "the owner",
  scope: "that the request needs",
  scopeLabel: "the scope that the request needs",
  host: "api.box.com",
  proxy: "in between",
  proxyStatus: "an error",
  wireCode: "no code",
  issuer: "an issuer that is not named",
  certificate: "the certificate of the host",
  validTo: "an unknown date",
  status: "an error",
  errorCode: "without a code",
  message: "(no message)",
  retryAfter: "a minute",
  conflict: "see `context_info.conflicts`",
  skew: "not close enough to Box\u2019s clock",
  clockCommand: "Set this host\u2019s clock from a time server (NTP).",
  client: "the deploy\u2019s own client",
  incident: "see https://status.box.com",
  input: "the credential",
  limit: "the limit",
  place: "The credential",
  where: "the value",
  found: "something else",
  actual: "another one",
  expected: "the one expected"
};

// src/guidance/fill.ts
var PLACEHOLDER = /(?<![${])\{([a-zA-Z]{2,20})\}/u;
var OPTIONAL = /\[([^[\]]{1,120})\]/u;
var isFact = (name) => Object.hasOwn(FALLBACKS, name);
var placeholders = (template) => template.split(PLACEHOLDER).filter((_, index) => index % 2 === 1);
function fill(template, facts) {
  return capitalized(template.split(OPTIONAL).flatMap((part, index) => {
    const optional = index % 2 === 1;
    return optional && placeholders(part).some((name) => known(name, facts) === null) ? [] : filled(part, facts);
  }));
}
function capitalized([first, ...rest]) {
  if (first === void 0) return [];
  return [first instanceof Foreign || !FALLBACK_WORDS.has(first) ? first : first.charAt(0).toUpperCase() + first.slice(1), ...rest];
}
var FALLBACK_WORDS = new Set(Object.values(FALLBACKS).filter((words) => words.startsWith("the ")));
function filled(words, facts) {
  return words.split(PLACEHOLDER).flatMap((part, index) => {
    if (index % 2 === 0) return part === "" ? [] : [part];
    return isFact(part) ? text`${known(part, facts) ?? FALLBACKS[part]}` : [`{${part}}`];
  });
}
function known(name, facts) {
  const fact = isFact(name) ? facts[name] : void 0;
  return fact === void 0 || fact === "" ? null : fact;
}

// src/guidance/links.ts
var PROJECT_URL = "https://github.com/box-preflight/box-preflight/blob/main";
var DEVELOPER = "https://developer.box.com";
var GUIDES = `${DEVELOPER}/guides`;
var SUPPORT = "https://support.box.com/hc/en-us/articles";
var NODE = "https://nodejs.org/api";
var GITHUB = "https://docs.github.com/en";
var LINKS = {
  // Box, for developers
  "token-request": `${DEVELOPER}/reference/post-oauth2-token`,
  "revoke": `${DEVELOPER}/reference/post-oauth2-revoke`,
  "jwt-by-hand": `${GUIDES}/authentication/jwt/without-sdk`,
  "jwt-setup": `${GUIDES}/authentication/jwt/jwt-setup`,
  "ccg": `${GUIDES}/authentication/client-credentials`,
  "ccg-setup": `${GUIDES}/authentication/client-credentials/client-credentials-setup`,
  "switch-auth-type": `${GUIDES}/authentication/switch-server-auth-type`,
  "downscope": `${GUIDES}/authentication/tokens/downscope`,
  "access-tokens": `${GUIDES}/authentication/tokens/access-tokens`,
  "as-user": `${GUIDES}/authentication/jwt/as-user`,
  "expiration": `${GUIDES}/api-calls/permissions-and-errors/expiration`,
  "scopes": `${GUIDES}/api-calls/permissions-and-errors/scopes`,
  "errors": `${GUIDES}/api-calls/permissions-and-errors/common-errors`,
  "rate-limits": `${GUIDES}/api-calls/permissions-and-errors/rate-limits`,
  "versioning": `${GUIDES}/api-calls/permissions-and-errors/versioning-errors`,
  "app-diagnostics": `${GUIDES}/api-calls/permissions-and-errors/app-diagnostics-report`,
  "app-approval": `${GUIDES}/authorization/platform-app-approval`,
  "authorization": `${GUIDES}/authorization`,
  "authorization-errors": `${GUIDES}/authorization/common-errors`,
  "user-types": `${DEVELOPER}/platform/user-types`,
  "cors": `${GUIDES}/security/cors`,
  "domains": `${GUIDES}/api-calls/allowing-domain-access`,
  "sandbox": `${GUIDES}/getting-started/sandbox`,
  "upload-check": `${GUIDES}/uploads/check`,
  "upload-sessions": `${DEVELOPER}/reference/post-files-upload-sessions`,
  "pending-invitations": `${GUIDES}/collaborations/pending`,
  "collaborations": `${GUIDES}/collaborations`,
  "get-folder": `${DEVELOPER}/reference/get-folders-id`,
  "error-format": `${DEVELOPER}/reference/resources/client-error`,
  // Box, for everybody
  "help-sub-claim": `${SUPPORT}/360043691734`,
  "help-app-configuration": `${SUPPORT}/360044192553`,
  "help-grant-type": `${SUPPORT}/360044193033`,
  "help-403": `${SUPPORT}/360043693434`,
  "help-404": `${SUPPORT}/360043693734`,
  "help-not-enabled": `${SUPPORT}/360044193313`,
  "help-terms": `${SUPPORT}/360044192733`,
  "help-roles": `${SUPPORT}/360044196413`,
  "help-waterfall": `${SUPPORT}/360043697254`,
  "box-status": "https://status.box.com",
  // the machine the run happens on
  "node-extra-ca": `${NODE}/cli.html#node_extra_ca_certsfile`,
  "node-tls": `${NODE}/tls.html#x509-certificate-error-codes`,
  "node-errors": `${NODE}/errors.html#common-system-errors`,
  "node-keys": `${NODE}/crypto.html#cryptocreateprivatekeykey`,
  "runner-proxy": `${GITHUB}/actions/hosting-your-own-runners/managing-self-hosted-runners/using-a-proxy-server-with-self-hosted-runners`,
  "runners": `${GITHUB}/actions/using-github-hosted-runners/about-github-hosted-runners`,
  "secrets": `${GITHUB}/actions/security-guides/using-secrets-in-github-actions`,
  "fork-events": `${GITHUB}/actions/reference/workflows-and-actions/events-that-trigger-workflows`,
  "dependabot": `${GITHUB}/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions`,
  "reusable-workflows": `${GITHUB}/actions/using-workflows/reusing-workflows`,
  "workflow-timeout": `${GITHUB}/actions/reference/workflows-and-actions/workflow-syntax`,
  // this project
  "inputs": `${PROJECT_URL}/docs/inputs.md`,
  "client-windows": `${PROJECT_URL}/docs/sdk-windows.md`,
  "checks": `${PROJECT_URL}/docs/checks.md`,
  "scheduled-runs": `${PROJECT_URL}/docs/scheduled-runs.md`,
  "report-a-bug": "https://github.com/box-preflight/box-preflight/issues"
};

// src/guidance/findings-run.ts
var RUN_FINDINGS = {
  "fork-no-secrets": {
    hypotheses: [{
      code: "credentials-malformed",
      confidence: "likely",
      cause: "GitHub hands no secrets to a pull request from a fork, so {input} is empty.",
      remedy: [
        "Run this check on `push` to a branch of this repository, where secrets are there.",
        "If it shall not fail for forks: leave `on-missing-credentials` at `auto`."
      ]
    }],
    docs: ["fork-events", "secrets"]
  },
  "dependabot-no-secrets": {
    hypotheses: [{
      code: "credentials-malformed",
      confidence: "likely",
      cause: "GitHub hands Actions secrets to no run that Dependabot started, so {input} is empty.",
      remedy: [
        "Add the same secrets under Settings > Secrets and variables > Dependabot, if Dependabot\u2019s pull requests shall be checked.",
        "If they shall not: leave `on-missing-credentials` at `auto`."
      ]
    }],
    docs: ["dependabot", "secrets"]
  },
  "credentials-not-given": {
    hypotheses: [{
      code: "credentials-malformed",
      confidence: "likely",
      cause: "No complete credentials were given: {input} is empty.",
      remedy: [
        "Set `jwt-config` for a JWT app, or `client-id`, `client-secret` and `enterprise-id` for a Client Credentials Grant app.",
        "Check the secret\u2019s name under Settings > Secrets and variables > Actions: a name that does not exist gives an empty text.",
        "If the secret belongs to an environment: add `environment: NAME` to the job.",
        "If this is a reusable workflow: add `secrets: inherit` to the job that calls it."
      ]
    }],
    docs: ["secrets", "reusable-workflows", "inputs"]
  },
  "variable-not-given": {
    hypotheses: [{
      code: "credentials-malformed",
      confidence: "likely",
      cause: "The config file takes credentials from the environment, and in this job {input} is empty.",
      remedy: [
        "Put it under `env:` of the step, from a secret: `${{ secrets.NAME }}`.",
        "Check the secret\u2019s name under Settings > Secrets and variables > Actions: a name that does not exist gives an empty text.",
        "If the secret belongs to an environment: add `environment: NAME` to the job.",
        "If another job has it: name only the targets of this job in `targets`."
      ]
    }],
    docs: ["secrets", "inputs"]
  },
  "timeout": {
    hypotheses: [{
      code: "timeout",
      confidence: "likely",
      cause: "The time for the whole run[ ({limit})] was up before this was answered.",
      remedy: ["Run this again.", "Raise `timeout`, or ask for fewer folders and scopes in one run."]
    }],
    docs: ["inputs"]
  },
  "interrupted": {
    hypotheses: [{
      code: "timeout",
      confidence: "likely",
      cause: "The run was stopped from outside before this was answered.",
      remedy: [
        "Run this again.",
        "If nobody cancelled it: check the job\u2019s `timeout-minutes`, and whether a newer run of the same `concurrency` group replaced it."
      ]
    }],
    docs: ["workflow-timeout"]
  },
  "drifted": {
    hypotheses: [{
      code: "unknown",
      confidence: "likely",
      cause: "Somebody changed the app, its key, or what it may do, since the last good run[: {found}].",
      remedy: [
        "Ask whoever administers the app and the folders whether each change is wanted.",
        "If one is not: ask for it to be taken back, and run this again.",
        "If all are, and `drift-baseline` is used: let the report of a run with `drift: off` be the next baseline.",
        "If all are, and `tracking-issue` is used: close the tracking issue by hand, and the next run takes what is now as good."
      ]
    }],
    docs: ["scheduled-runs"]
  },
  "drift-baseline-unreadable": {
    hypotheses: [{
      code: "unknown",
      confidence: "likely",
      owner: "ci",
      cause: "What this run should be compared with is no report of this tool[: {found}].",
      remedy: [
        "Delete the file that `drift-baseline` names, or the cache it comes from: the next good run writes a new one.",
        "Check that `drift-baseline` names a JSON report as `report-file` writes it."
      ]
    }],
    docs: ["scheduled-runs", "inputs"]
  },
  "not-recognized": {
    hypotheses: [{
      code: "unknown",
      confidence: "possible",
      owner: "ci",
      cause: "This is no failure of Box, or of the way to it, that this version can read.",
      remedy: [
        "Copy the whole answer, with its status line and headers (`curl -i` prints them), or the whole text of the exception, and try that.",
        "Add what you know: `--status 403`, `--endpoint token` or `api`, `--auth jwt`, `ccg` or `oauth`.",
        "Report the text to this project if it is from Box, without its secrets."
      ]
    }],
    docs: ["errors", "report-a-bug"]
  },
  "internal-error": {
    hypotheses: [{
      code: "unknown",
      confidence: "possible",
      cause: "This check broke by a fault of box-preflight itself.[ It says: {message}]",
      remedy: ["Report it to this project with the log of this step; it holds no secrets."]
    }],
    docs: ["report-a-bug"]
  }
};

// src/guidance/steps.ts
var APPS = "Admin Console > Integrations > Platform Apps Manager > Server Authentication Apps";
var AUTHORIZE = `Ask a Box admin to open ${APPS}, to click \u201CAdd App\u201D, to enter the client ID {clientId} and to authorize the app.`;
var REAUTHORIZE = `Ask a Box admin to open ${APPS} and to re-authorize the app with the client ID {clientId} (\u2026 > Reauthorize App).`;
var ENABLE = `Ask a Box admin to open ${APPS} and to enable the app with the client ID {clientId} (hover over it > View > Apply).`;
var RUN_AGAIN = "Run this again afterwards: a token that was issued before the change keeps the old rights.";
var COPY_PAIR = "Open Developer Console > the app > Configuration > OAuth 2.0 Credentials and copy the Client ID and the Client Secret of this one app again.";
var STORE_SECRET = "Store the new value as the secret that your workflow uses[ for {input}], whole and without quotes.";
var USER_TOKENS = "Open Developer Console > the app > Configuration > Advanced Features, tick \u201CGenerate user access tokens\u201D and save.";
var ENTERPRISE_ACCESS = "Open Developer Console > the app > Configuration > App Access Level, choose \u201CApp + Enterprise Access\u201D (needed for managed users and groups) and save.";
var AS_USER = "Open Developer Console > the app > Configuration > Advanced Features, tick \u201CMake API calls using the as-user header\u201D and save.";
var DOWNLOAD_CONFIG = "Open Developer Console > the app > Configuration > Add and Manage Public Keys, click \u201CGenerate a Public/Private Keypair\u201D and store the JSON file that it downloads.";
var CHECK_ENTERPRISE = "Check that {enterpriseId} is the ID of the enterprise that authorized the app: a sandbox is an enterprise of its own, with its own apps and IDs.";
var INVITE = "Open {folderLink}, click Share > Invite People and invite {login} with the role {needed}.";
var GIVE_BOX_THE_IDS = "Give Box Support the request ids of the exchange, if it goes on: they are in the report.";
var lower = (step) => step.charAt(0).toLowerCase() + step.slice(1);

export {
  fill,
  RUN_FINDINGS,
  LINKS,
  AUTHORIZE,
  REAUTHORIZE,
  ENABLE,
  RUN_AGAIN,
  COPY_PAIR,
  STORE_SECRET,
  USER_TOKENS,
  ENTERPRISE_ACCESS,
  AS_USER,
  DOWNLOAD_CONFIG,
  CHECK_ENTERPRISE,
  INVITE,
  GIVE_BOX_THE_IDS,
  lower
};
