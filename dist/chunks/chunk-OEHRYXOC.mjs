import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  AS_USER,
  AUTHORIZE,
  CHECK_ENTERPRISE,
  COPY_PAIR,
  DOWNLOAD_CONFIG,
  ENABLE,
  ENTERPRISE_ACCESS,
  GIVE_BOX_THE_IDS,
  INVITE,
  REAUTHORIZE,
  RUN_AGAIN,
  RUN_FINDINGS,
  STORE_SECRET,
  USER_TOKENS,
  lower
} from "./chunk-OE4PMHNR.mjs";

// src/guidance/rows-assertion.ts
var TOKEN = ["token", "user-token"];
var KEEP_CLOCK = [
  "{clockCommand}",
  "If this is a container or a virtual machine: set the clock of the machine it runs on; a container has none of its own."
];
var LIFETIME = {
  code: "jwt-claim-invalid",
  confidence: "possible",
  retryable: false,
  cause: "The assertion\u2019s lifetime is too long.",
  remedy: ["Check that your client sets `exp` to a whole number at most 60 seconds ahead; 30 leaves room for the clock."]
};
var ASSERTION_ROWS = [
  {
    id: "assertion-expired",
    at: TOKEN,
    when: { kind: "http", says: /must be before the expiration date.{0,40}'exp' claim/iu },
    hypotheses: [{
      code: "clock-skew",
      confidence: "likely",
      cause: "The assertion had expired when Box read it: this host\u2019s clock is behind Box\u2019s, or the request was held up.",
      remedy: [...KEEP_CLOCK]
    }],
    docs: ["jwt-by-hand", "errors"],
    source: "box-authentication.md section 7 and section 8, row 15",
    seen: [
      "Current date/time MUST be before the expiration date/time listed in the 'exp' claim",
      "Current date time must be before the expiration date time listed in the 'exp' claim."
    ]
  },
  {
    id: "assertion-too-far-ahead",
    at: TOKEN,
    when: { kind: "http", says: /'exp' (?:claim|value).{0,60}exceeds the maximum/iu },
    hypotheses: [
      {
        code: "clock-skew",
        confidence: "likely",
        cause: "The assertion expires too late by Box\u2019s time: this host\u2019s clock is ahead of Box\u2019s.",
        remedy: [...KEEP_CLOCK]
      },
      LIFETIME
    ],
    docs: ["jwt-by-hand", "errors"],
    source: "box-authentication.md section 7 and section 8, row 15",
    seen: ["Please check the 'exp' claim. The 'exp' value exceeds the maximum value of 60 seconds beyond the issue time."]
  },
  {
    id: "assertion-clock",
    at: TOKEN,
    when: { kind: "http", says: /'(?:exp|iat|nbf)' (?:claim|value)/iu },
    hypotheses: [
      {
        code: "clock-skew",
        confidence: "likely",
        cause: "Box refuses a time in the assertion: this host\u2019s clock differs from Box\u2019s.",
        remedy: [...KEEP_CLOCK]
      },
      LIFETIME
    ],
    docs: ["jwt-by-hand", "errors"],
    source: "box-authentication.md section 7: older wording, and times in the future",
    seen: ["Please check the 'exp' claim.", "Please check the 'iat' claim.", "Please check the 'nbf' claim."]
  },
  {
    id: "jti-used",
    at: TOKEN,
    when: { kind: "http", says: /'jti' (?:claim|value)/iu },
    hypotheses: [
      {
        code: "jwt-claim-invalid",
        confidence: "likely",
        retryable: true,
        cause: "Box has seen this assertion\u2019s `jti` before: the same assertion was sent twice, often by a blind retry.",
        remedy: [
          "Run this again: every run signs a new assertion.",
          "If your own client shows it: make it sign a new assertion with a new `jti` for every try, after a 429 or a 5xx too."
        ]
      },
      {
        code: "jwt-claim-invalid",
        confidence: "possible",
        cause: "The `jti` is too short or too long.",
        remedy: ["Use a `jti` of 16 to 128 characters, such as a UUID."]
      }
    ],
    docs: ["jwt-by-hand", "errors"],
    source: "box-authentication.md section 7 and section 8, row 14",
    seen: ["Please check the 'jti' claim. A unique 'jti' value is required.", "Please check the 'jti' claim."]
  },
  {
    id: "sub-invalid-user",
    at: TOKEN,
    when: { kind: "http", says: /'sub' (?:claim|specified)/iu, subject: "user" },
    hypotheses: [
      {
        code: "jwt-claim-invalid",
        confidence: "likely",
        cause: "Box issues this app no token for this user[ ({userId})].",
        remedy: [
          "Check that {userId} is the ID of an active user of this enterprise: digits, not a login, not the service account\u2019s own ID.",
          "Check that the config comes from the app and the enterprise that this user belongs to."
        ]
      },
      { code: "app-not-authorized", confidence: "possible", cause: "The app was not authorized.", remedy: [AUTHORIZE] }
    ],
    docs: ["help-sub-claim", "jwt-by-hand"],
    source: "box-authentication.md section 8, row 11",
    seen: ["Please check the 'sub' claim. The 'sub' specified is invalid.", "Please check the 'sub' claim."]
  },
  {
    id: "sub-invalid",
    at: TOKEN,
    when: { kind: "http", says: /'sub' (?:claim|specified)/iu },
    hypotheses: [
      {
        code: "jwt-claim-invalid",
        confidence: "likely",
        cause: "Box knows no enterprise[ {enterpriseId}] that this app may act for.",
        remedy: [
          CHECK_ENTERPRISE,
          "Check that `enterpriseID` in the config is a string of digits, not 0, and no account ID or app ID."
        ]
      },
      { code: "app-not-authorized", confidence: "possible", cause: "The app was not authorized.", remedy: [AUTHORIZE] }
    ],
    docs: ["help-sub-claim", "sandbox"],
    source: "box-authentication.md section 8, row 11",
    seen: ["Please check the 'sub' claim. The 'sub' specified is invalid.", "Please check the 'sub' claim."]
  },
  {
    id: "iss-invalid",
    at: TOKEN,
    when: { kind: "http", says: /'iss' claim/iu },
    hypotheses: [{
      code: "jwt-claim-invalid",
      confidence: "likely",
      cause: "The assertion\u2019s issuer[ ({clientId})] is no client ID that Box knows.",
      remedy: ["Use `clientID`, keys and `enterpriseID` of one and the same config file, unchanged.", DOWNLOAD_CONFIG]
    }],
    docs: ["jwt-by-hand", "jwt-setup"],
    source: "box-authentication.md section 8, row 12",
    seen: ["Please check the 'iss' claim."]
  },
  {
    id: "aud-invalid",
    at: TOKEN,
    when: { kind: "http", says: /'aud' claim/iu },
    hypotheses: [{
      code: "jwt-claim-invalid",
      confidence: "likely",
      cause: "The assertion\u2019s audience is not Box\u2019s token endpoint.",
      remedy: ["Set `aud` to exactly https://api.box.com/oauth2/token in your client, whatever host or proxy the request goes to."]
    }],
    docs: ["jwt-by-hand", "report-a-bug"],
    source: "box-authentication.md section 8, row 13",
    seen: ["Please check the 'aud' claim."]
  },
  {
    id: "claim-invalid",
    at: TOKEN,
    when: { kind: "http", says: /please check the '[a-z_]{2,24}' claim/iu },
    hypotheses: [{
      code: "jwt-claim-invalid",
      confidence: "likely",
      cause: "Box refuses a claim of the assertion.[ Box says: {message}]",
      remedy: ["Correct the claim that the message names; the linked page lists the rule for each."]
    }],
    docs: ["jwt-by-hand"],
    source: "box-authentication.md section 6",
    seen: ["Please check the 'box_sub_type' claim."]
  },
  {
    id: "kid-unknown",
    at: TOKEN,
    when: { kind: "http", says: /"?kid"? invalid, unable to lookup/iu },
    hypotheses: [{
      code: "key-invalid",
      confidence: "likely",
      cause: "The app has no public key with this ID[ ({publicKeyId})]: it was deleted, or belongs to another app.",
      remedy: [
        "Open Developer Console > the app > Configuration > Add and Manage Public Keys and compare the IDs there with {publicKeyId}.",
        DOWNLOAD_CONFIG,
        STORE_SECRET
      ]
    }],
    docs: ["jwt-setup", "errors"],
    source: "box-authentication.md section 8, row 16",
    seen: ['"kid" invalid, unable to lookup correct key']
  },
  {
    id: "kid-missing",
    at: TOKEN,
    when: { kind: "http", says: /"?kid"? empty, unable to lookup/iu },
    hypotheses: [{
      code: "key-invalid",
      confidence: "likely",
      cause: "The assertion names no key, and the app has several.",
      remedy: [
        "Set the header `kid` to the config\u2019s `publicKeyID` in your client (Box\u2019s SDKs of version 10 send none).",
        "If your client can\u2019t send it: delete all public keys but one under Developer Console > the app > Configuration."
      ]
    }],
    docs: ["jwt-by-hand", "jwt-setup"],
    source: "box-authentication.md section 8, row 17",
    seen: ['"kid" empty, unable to lookup correct key']
  },
  {
    id: "signature-invalid",
    at: TOKEN,
    when: { kind: "http", says: /signature verification error|openssl unable to verify data/iu },
    hypotheses: [{
      code: "key-invalid",
      confidence: "likely",
      cause: "The private key does not belong to the public key[ {publicKeyId}].",
      remedy: [
        "Use `publicKeyID`, `privateKey` and `passphrase` of one and the same config file.",
        DOWNLOAD_CONFIG,
        STORE_SECRET
      ]
    }],
    docs: ["jwt-setup", "errors"],
    source: "box-authentication.md section 8, rows 18 and 19",
    seen: [
      'Signature verification error. The public key identified by "kid" must correspond to the private key used for signing.',
      "OpenSSL unable to verify data: "
    ]
  },
  {
    id: "no-public-key",
    at: TOKEN,
    when: { kind: "http", says: /no public key\(s\) added/iu },
    hypotheses: [{
      code: "key-invalid",
      confidence: "likely",
      cause: "The app has no public key at Box.",
      remedy: [DOWNLOAD_CONFIG, STORE_SECRET]
    }],
    docs: ["jwt-setup"],
    source: "box-authentication.md section 8, row 20",
    seen: ["This app is not configured properly. No public key(s) added"]
  },
  {
    id: "algorithm-not-allowed",
    at: TOKEN,
    when: { kind: "http", says: /algorithm not allowed/iu },
    hypotheses: [{
      code: "jwt-claim-invalid",
      confidence: "likely",
      cause: "Box does not accept the algorithm that the assertion is signed with, or its header is malformed.",
      remedy: ["Set `jwt-algorithm` to RS256, and sign with RS256, RS384 or RS512 in your client."]
    }],
    docs: ["jwt-by-hand"],
    source: "box-authentication.md section 8, row 21",
    seen: ["Algorithm not allowed"]
  }
];

// src/guidance/rows-content.ts
var FOLDER = ["folder", "folder-items", "trash"];
var REHEARSAL = ["upload-rehearsal", "replace-rehearsal"];
var TICK = "Open Developer Console > the app > Configuration > Application Scopes";
var CONTENT_MANAGER = {
  code: "app-misconfigured",
  confidence: "possible",
  cause: "The app has Global Content Manager, which hides external content and blocks writes.",
  remedy: ["Check whether the app has Global Content Manager (GCM): with it, external content is hidden, and writing needs `as-user`."]
};
var APP_ACCESS_ONLY = {
  code: "app-misconfigured",
  confidence: "possible",
  cause: "The app has App Access Only.",
  remedy: [`If a managed user or a group is concerned: ${lower(ENTERPRISE_ACCESS)}`]
};
var LOCATION = "If this is a GitHub-hosted runner: use a self-hosted one, or a larger runner with static IP addresses; the others have none that an admin could allow.";
var CONTENT_ROWS = [
  {
    id: "scope-missing-read",
    at: FOLDER,
    when: { kind: "http", status: [401, 403], code: ["insufficient_scope"] },
    hypotheses: [
      {
        code: "scope-missing",
        confidence: "likely",
        cause: "The token lacks the scope to read content (root_readonly or root_readwrite).",
        remedy: [`${TICK}, tick \u201CRead all files and folders stored in Box\u201D and save.`, REAUTHORIZE, RUN_AGAIN]
      },
      APP_ACCESS_ONLY
    ],
    docs: ["scopes", "app-approval"],
    source: "box-access.md sections 0.1, 5.1 and 5.2",
    seen: ["403 insufficient_scope when a folder is read"]
  },
  {
    id: "scope-missing-write",
    at: REHEARSAL,
    when: { kind: "http", status: [401, 403], code: ["insufficient_scope"] },
    hypotheses: [
      {
        code: "scope-missing",
        confidence: "likely",
        cause: "The token lacks the scope to write content (root_readwrite).",
        remedy: [`${TICK}, tick \u201CRead and write all files and folders stored in Box\u201D and save.`, REAUTHORIZE, RUN_AGAIN]
      },
      APP_ACCESS_ONLY
    ],
    docs: ["scopes", "app-approval"],
    source: "box-access.md sections 4.3 and 5.2",
    seen: ["403 insufficient_scope when an upload is rehearsed"]
  },
  {
    id: "scope-missing",
    at: "any",
    when: { kind: "http", code: ["insufficient_scope"] },
    hypotheses: [
      {
        code: "scope-missing",
        confidence: "likely",
        cause: "The token lacks the scope {scope}, or the app was not re-authorized since it was added.",
        remedy: [`${TICK}, tick {scopeLabel} and save.`, REAUTHORIZE, RUN_AGAIN]
      },
      APP_ACCESS_ONLY,
      {
        code: "feature-unavailable",
        confidence: "possible",
        cause: "The enterprise\u2019s plan does not have the feature.",
        remedy: ["Ask a Box admin whether the enterprise\u2019s plan includes the feature."]
      }
    ],
    docs: ["scopes", "app-approval", "errors"],
    source: "box-errors.md sections 2 and 4; box-access.md section 5.2",
    seen: ["The request requires higher privileges than provided by the access token.", "insufficient_scope"]
  },
  {
    id: "folder-denied",
    at: FOLDER,
    when: { kind: "http", status: [403], code: ["access_denied_insufficient_permissions", "forbidden", "insufficient_access"] },
    hypotheses: [
      {
        code: "not-invited",
        confidence: "likely",
        cause: "The folder[ {folderId}] is not shared with {login}.",
        remedy: [INVITE]
      },
      {
        code: "scope-missing",
        confidence: "possible",
        cause: "The scope to read content is missing.",
        remedy: [`${TICK}, check that \u201CRead all files and folders stored in Box\u201D is ticked, and have the app re-authorized.`]
      },
      CONTENT_MANAGER
    ],
    docs: ["help-403", "help-roles"],
    source: "box-errors.md section 4; contract section 5 (`not-invited`)",
    seen: ["403 access_denied_insufficient_permissions when a folder is read"]
  },
  {
    id: "upload-denied",
    at: REHEARSAL,
    when: { kind: "http", status: [403], code: ["access_denied_insufficient_permissions", "forbidden", "insufficient_access"] },
    hypotheses: [
      {
        code: "no-access",
        confidence: "likely",
        cause: "{login} sees the folder[ {folderId}], but may not write there.",
        remedy: ["Open {folderLink}, click Share > Manage Collaborators and give {login} the role Editor (Viewer Uploader is enough to add files)."]
      },
      {
        code: "quota-exceeded",
        confidence: "possible",
        cause: "There is no storage left for it.",
        remedy: ["Check the storage of {login} and of the folder\u2019s owner: an account without a quota can\u2019t upload."]
      },
      CONTENT_MANAGER
    ],
    docs: ["help-roles", "help-403", "upload-check"],
    source: "box-access.md sections 4.3 and 4.4",
    seen: ["403 access_denied_insufficient_permissions when an upload is rehearsed"]
  },
  {
    id: "feature-denied",
    at: ["scope-probe"],
    when: {
      kind: "http",
      status: [403],
      code: ["access_denied_insufficient_permissions", "forbidden", "insufficient_access", "missing_relay_full_access", "workflow_is_not_enabled"]
    },
    hypotheses: [
      {
        code: "feature-unavailable",
        confidence: "likely",
        cause: "Box did not refuse the scope {scope}, but {login} may not use the feature behind it.",
        remedy: ["Ask a Box admin whether the plan includes the feature, and whether it is enabled for {login}."]
      },
      APP_ACCESS_ONLY
    ],
    docs: ["scopes", "help-403"],
    source: "box-access.md section 5.3",
    seen: ["403 access_denied_insufficient_permissions when a scope is probed", "missing_relay_full_access", "insufficient_access"]
  },
  {
    id: "access-denied",
    at: "any",
    when: { kind: "http", code: ["access_denied_insufficient_permissions", "insufficient_access", "missing_relay_full_access"] },
    hypotheses: [
      {
        code: "no-access",
        confidence: "likely",
        cause: "{login} lacks the permission for this on the item.",
        remedy: [
          "Open the item in Box, click Share > Manage Collaborators and give {login} the role {needed}.",
          "Compare with the web app: Admin Console > Users & Groups > the user > Log in as this user."
        ]
      },
      {
        code: "scope-missing",
        confidence: "possible",
        cause: "A scope is missing.",
        remedy: [`${TICK}, check that the scope for this is ticked, and have the app re-authorized.`]
      }
    ],
    docs: ["help-403", "help-roles"],
    source: "box-errors.md section 4",
    seen: ["Access denied - insufficient permission", "access_denied_insufficient_permissions"]
  },
  {
    id: "item-locked",
    at: "any",
    when: { kind: "http", code: ["access_denied_item_locked"] },
    hypotheses: [{
      code: "no-access",
      confidence: "likely",
      cause: "Another user has locked the file.",
      remedy: ["Ask the one who locked it, or the owner, to unlock it: More Options (\u2026) > Unlock."]
    }],
    docs: ["errors"],
    source: "box-errors.md section 4",
    seen: ["Access denied - item locked", "access_denied_item_locked"]
  },
  {
    id: "location-blocked",
    at: "any",
    when: { kind: "http", code: ["access_from_location_blocked"] },
    hypotheses: [{
      code: "policy-blocked",
      confidence: "likely",
      cause: "The enterprise does not allow access from this host\u2019s IP address.",
      remedy: ["Ask a Box admin to allow the public IP address of this host in the enterprise\u2019s security policy.", LOCATION]
    }],
    docs: ["errors", "runners"],
    source: "box-errors.md section 4; box-access.md section 0.1, row 5",
    seen: ["access_from_location_blocked"]
  },
  {
    id: "policy-blocked",
    at: "any",
    when: { kind: "http", code: ["forbidden_by_policy", "denied_by_policy"] },
    hypotheses: [{
      code: "policy-blocked",
      confidence: "likely",
      cause: "A security policy of the enterprise (Box Shield, an information barrier) blocks this.[ Box says: {message}]",
      remedy: ["Ask a Box admin to open Admin Console > Shield, find the rule that applies to {login} and to this content, and to make an exception."]
    }],
    docs: ["errors"],
    source: "box-errors.md section 4",
    seen: [
      "Access denied - Blocked by Shield Access Policy",
      "Access denied - Blocked by Shield Malware Detection Rule",
      "forbidden_by_policy",
      "denied_by_policy"
    ]
  },
  {
    id: "trashed",
    at: "any",
    when: { kind: "http", code: ["trashed"] },
    hypotheses: [{
      code: "trashed",
      confidence: "likely",
      cause: "The item is in the trash.",
      remedy: [
        "Ask the owner to open https://app.box.com/trash, select the item and click Restore.",
        "If it was replaced on purpose: use the ID of the new one."
      ]
    }],
    docs: ["errors"],
    source: "box-errors.md section 6",
    seen: ["Item is trashed", "trashed"]
  },
  {
    id: "folder-not-found",
    at: FOLDER,
    when: { kind: "http", status: [404], shape: ["api-json"] },
    hypotheses: [
      {
        code: "not-invited",
        confidence: "likely",
        cause: "There is no folder[ {folderId}], or it is not shared with {login}: Box does not tell which.",
        remedy: [INVITE, "Check the ID: it is the number at the end of the folder\u2019s address, https://app.box.com/folder/ID."]
      },
      APP_ACCESS_ONLY,
      CONTENT_MANAGER
    ],
    docs: ["help-404", "help-waterfall", "user-types"],
    source: "box-errors.md section 6; box-access.md section 2.6",
    seen: ["404 not_found when a folder is read"]
  },
  {
    id: "upload-folder-not-found",
    at: ["upload-rehearsal"],
    when: { kind: "http", status: [404], shape: ["api-json"] },
    hypotheses: [
      {
        code: "not-invited",
        confidence: "likely",
        cause: "There is no folder[ {folderId}] to upload to, or it is not shared with {login}: Box does not tell which.",
        remedy: [INVITE, "Check the ID: it is the number at the end of the folder\u2019s address, https://app.box.com/folder/ID."]
      },
      CONTENT_MANAGER
    ],
    docs: ["help-404", "upload-check"],
    source: "box-access.md section 4.3",
    seen: ["404 not_found when an upload is rehearsed"]
  },
  {
    id: "replace-file-not-found",
    at: ["replace-rehearsal"],
    when: { kind: "http", status: [404], shape: ["api-json"] },
    hypotheses: [{
      code: "not-invited",
      confidence: "likely",
      cause: "The file[ {fileName}] is gone, or is not shared with {login}.",
      remedy: [INVITE, "Check that the file[ {fileName}] is still in the folder, under exactly this name."]
    }],
    docs: ["help-404", "upload-check"],
    source: "box-access.md section 4.3",
    seen: ["404 not_found when a new version is rehearsed"]
  }
];

// src/guidance/rows-fallback.ts
var FOLDER2 = ["folder", "folder-items", "trash"];
var API = [
  "identity",
  "as-user",
  "folder",
  "folder-items",
  "trash",
  "pending-invitations",
  "upload-rehearsal",
  "replace-rehearsal",
  "scope-probe"
];
var CONTENT = ["identity", "folder", "folder-items", "trash", "pending-invitations", "upload-rehearsal", "replace-rehearsal", "scope-probe"];
var INTERCEPTED_ROWS = [
  {
    id: "proxy-wants-login",
    at: "any",
    when: { kind: "http", status: [407] },
    hypotheses: [{
      code: "proxy",
      confidence: "likely",
      cause: "The proxy wants a user name and password (HTTP 407).",
      remedy: [
        "Set `https_proxy` to http://USER:PASSWORD@HOST:PORT, from a secret, for the step or the runner.",
        "Ask who runs the proxy to let this host through without a login, if it wants NTLM or Kerberos."
      ]
    }],
    docs: ["runner-proxy", "domains"],
    source: "contract section 5; https://www.rfc-editor.org/rfc/rfc9110#section-15.5.8",
    seen: ["407 Proxy Authentication Required"]
  },
  {
    id: "html-from-between",
    at: "any",
    when: { kind: "http", status: ["2xx", "3xx", "4xx"], shape: ["html"], fromBox: false },
    hypotheses: [{
      code: "proxy",
      confidence: "likely",
      cause: "A web page came back in place of Box\u2019s answer[ (HTTP {status})]: a proxy, firewall or login page stands in between.",
      remedy: [
        "Ask who runs the network to let this host reach api.box.com, upload.box.com and *.boxcloud.com over HTTPS.",
        "Check `https_proxy` and `no_proxy` in the environment of the runner.",
        "Check that `api-url` is https://api.box.com."
      ]
    }],
    docs: ["domains", "runner-proxy"],
    source: "contract section 5; box-errors.md section 1",
    seen: ["an HTML page instead of JSON"]
  }
];
var FALLBACK_ROWS = [
  {
    id: "redirect",
    at: "any",
    when: { kind: "http", status: [301, 302, 303, 307, 308] },
    hypotheses: [
      {
        code: "bad-request",
        confidence: "likely",
        owner: "ci",
        cause: "The address redirects elsewhere[ (HTTP {status})]; Box\u2019s API does not, and credentials are never sent after a redirect.",
        remedy: ["Set `api-url` to https://api.box.com (not www.box.com, app.box.com or account.box.com)."]
      },
      {
        code: "proxy",
        confidence: "possible",
        cause: "A proxy sends its login page.",
        remedy: ["Ask who runs the network whether a proxy or captive portal redirects this host."]
      }
    ],
    docs: ["token-request", "domains"],
    source: "box-authentication.md section 1; contract section 8",
    seen: ["301 Moved Permanently", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"]
  },
  {
    id: "unauthorized",
    at: API,
    when: { kind: "http", status: [401] },
    hypotheses: [
      {
        code: "token-expired",
        confidence: "possible",
        cause: "Box does not accept the access token, and does not say why.",
        remedy: ["Run this again: every run obtains a token of its own."]
      },
      { code: "app-not-enabled", confidence: "possible", cause: "The app is not enabled.", remedy: [ENABLE] },
      {
        code: "proxy",
        confidence: "possible",
        cause: "The header was lost on the way.",
        remedy: ["Check that no proxy between this host and Box removes the Authorization header."]
      }
    ],
    docs: ["errors", "help-not-enabled"],
    source: "box-errors.md sections 2 and 3",
    seen: ["Unauthorized", 'Bearer realm="Service"']
  },
  {
    id: "folder-forbidden",
    at: FOLDER2,
    when: { kind: "http", status: [403] },
    hypotheses: [
      {
        code: "not-invited",
        confidence: "possible",
        cause: "Box refuses {login} the folder[ {folderId}], and gives no reason that is known.[ Box says: {message}]",
        remedy: [INVITE]
      },
      {
        code: "policy-blocked",
        confidence: "possible",
        cause: "A policy blocks it.",
        remedy: ["Ask a Box admin whether a policy (Shield, IP allow list, device trust) blocks this app or this host."]
      }
    ],
    docs: ["help-403", "help-roles"],
    source: "contract section 5 (`not-invited`); box-errors.md section 4",
    seen: ["403 without a known code when a folder is read"]
  },
  {
    id: "forbidden",
    at: "any",
    when: { kind: "http", status: [403] },
    hypotheses: [
      {
        code: "no-access",
        confidence: "possible",
        cause: "Box does not allow this.[ Box says: {message}]",
        remedy: ["Check the role of {login} on the item: Share > Manage Collaborators in Box."]
      },
      {
        code: "policy-blocked",
        confidence: "possible",
        cause: "A policy blocks it.",
        remedy: ["Ask a Box admin whether a policy (Shield, IP allow list, device trust) blocks this app or this host."]
      },
      {
        code: "bad-request",
        confidence: "possible",
        cause: "An upload session belongs to another user.",
        remedy: ["Use one and the same user\u2019s token for a whole upload session."]
      }
    ],
    docs: ["help-403", "errors"],
    source: "box-errors.md section 4",
    seen: ["forbidden", "403 Forbidden"]
  },
  {
    id: "not-found",
    at: "any",
    when: { kind: "http", code: ["not_found"] },
    hypotheses: [{
      code: "not-invited",
      confidence: "likely",
      cause: "The item does not exist, or is not shared with {login}: Box does not tell which.",
      remedy: [
        "Check the ID, and that it is of this enterprise.",
        "Ask the owner to share the item, or a folder above it, with {login}."
      ]
    }],
    docs: ["help-404", "help-waterfall"],
    source: "box-errors.md section 6",
    seen: ["Not Found", "not_found"]
  },
  {
    id: "wrong-address",
    at: "any",
    when: { kind: "http", status: [404] },
    hypotheses: [{
      code: "bad-request",
      confidence: "likely",
      owner: "ci",
      cause: "There is nothing at this address of the host, not even an error that Box writes.",
      remedy: [
        "Set `api-url` to https://api.box.com, without a path.",
        "If your own request shows it: correct the path, and the version in it (/2.0/)."
      ]
    }],
    docs: ["versioning", "errors"],
    source: "box-errors.md section 6 (404, HTML or bare)",
    seen: ["404 with a web page or an empty body"]
  },
  {
    id: "folder-id-malformed",
    at: FOLDER2,
    when: { kind: "http", status: [405] },
    hypotheses: [{
      code: "bad-request",
      confidence: "likely",
      owner: "ci",
      cause: "This is not the ID of a folder[: {folderId}]. Box answers 405 to anything but digits.",
      remedy: ["Use the number at the end of the folder\u2019s address: https://app.box.com/folder/ID."]
    }],
    docs: ["get-folder", "errors"],
    source: "box-errors.md section 6",
    seen: ["405 method_not_allowed when a folder is read"]
  },
  {
    id: "method-not-allowed",
    at: "any",
    when: { kind: "http", status: [405] },
    hypotheses: [
      {
        code: "bad-request",
        confidence: "likely",
        cause: "The address does not take this method, or an ID in it is not a number.",
        remedy: ["Check that every ID in the address is a number, and the method against the reference."]
      },
      {
        code: "proxy",
        confidence: "possible",
        cause: "A proxy refuses the method.",
        remedy: ["Check that no proxy between this host and Box refuses OPTIONS requests."]
      }
    ],
    docs: ["errors", "error-format"],
    source: "box-errors.md section 6",
    seen: ["Method Not Allowed", "method_not_allowed"]
  },
  {
    id: "conflict-unknown",
    at: "any",
    when: { kind: "http", status: [409] },
    hypotheses: [{
      code: "bad-request",
      confidence: "possible",
      cause: "What should be created is there already, or clashes with it.[ Box says: {message}]",
      remedy: ["Read what is there; if the request was sent again after an error, the first one probably succeeded."]
    }],
    docs: ["errors"],
    source: "box-errors.md section 6",
    seen: ["409 Conflict"]
  },
  {
    id: "range-unsatisfiable",
    at: "any",
    when: { kind: "http", status: [416] },
    hypotheses: [{
      code: "bad-request",
      confidence: "likely",
      cause: "The part\u2019s range does not fit the upload session.",
      remedy: ["Use the `part_size` of the session, and start every part at a multiple of it."]
    }],
    docs: ["upload-sessions"],
    source: "box-errors.md section 6",
    seen: ["416 Range Not Satisfiable"]
  },
  {
    id: "unprocessable",
    at: "any",
    when: { kind: "http", status: [422] },
    hypotheses: [{
      code: "bad-request",
      confidence: "likely",
      cause: "Box can\u2019t process the content of the request.[ Box says: {message}]",
      remedy: ["Correct the content that the message names."]
    }],
    docs: ["errors"],
    source: "box-errors.md section 6",
    seen: ["422 Unprocessable Content"]
  },
  {
    id: "bad-request",
    at: CONTENT,
    when: { kind: "http", status: [400] },
    hypotheses: [{
      code: "bad-request",
      confidence: "possible",
      cause: "Box refuses the request as it is.[ Box says: {message}]",
      remedy: ["Check the IDs and names in the configuration that this request is about.", GIVE_BOX_THE_IDS]
    }],
    docs: ["errors", "error-format"],
    source: "box-errors.md section 5",
    seen: ["bad_request", "400 Bad Request"]
  },
  {
    id: "unknown",
    at: "any",
    when: { kind: "http" },
    hypotheses: [{
      code: "unknown",
      confidence: "possible",
      cause: "This version does not know Box\u2019s answer[ (HTTP {status})][, code {errorCode}].[ Box says: {message}]",
      remedy: [
        "Look the message up in Box\u2019s list of errors.",
        "Give Box Support the request ids of the exchange: they are in the report.",
        "Report the answer to this project, so that the next version knows it."
      ]
    }],
    docs: ["errors", "app-diagnostics", "report-a-bug"],
    source: "contract section 5 (`unknown`)",
    seen: ["any other answer"]
  }
];

// src/guidance/rows-identity.ts
var API2 = [
  "identity",
  "as-user",
  "folder",
  "folder-items",
  "trash",
  "pending-invitations",
  "upload-rehearsal",
  "replace-rehearsal",
  "scope-probe"
];
var IDENTITY_ROWS = [
  {
    id: "app-not-enabled",
    at: "any",
    when: { kind: "http", says: /cannot authorize with this service/iu },
    hypotheses: [{
      code: "app-not-enabled",
      confidence: "likely",
      cause: "The app is authorized but not enabled in this enterprise, or an admin has removed it.",
      remedy: [ENABLE, "Check that its state there reads \u201CAuthorized\u201D and \u201CEnabled\u201D, then run this again."]
    }],
    docs: ["help-not-enabled", "authorization"],
    source: "box-errors.md section 3; box-authentication.md section 10",
    seen: ["Unauthorized - Cannot authorize with this service"]
  },
  {
    id: "user-deactivated",
    at: "any",
    when: { kind: "http", says: /user (?:has been|is) (?:deactivated|inactive)/iu },
    hypotheses: [{
      code: "user-inactive",
      confidence: "likely",
      cause: "The user that the token acts for is deactivated.",
      remedy: [
        "Ask a Box admin to open Admin Console > Users & Groups, find the user[ {userId}] and set its status to Active.",
        "If it was deactivated on purpose: name another user in `user-id` or `as-user`."
      ]
    }],
    docs: ["errors", "as-user"],
    source: "box-errors.md section 3; box-authentication.md section 8, row 29",
    seen: ["Unauthorized - User has been deactivated"]
  },
  {
    id: "as-user-feature",
    at: ["as-user"],
    when: { kind: "http", status: [401, 403], code: ["insufficient_scope"] },
    hypotheses: [
      {
        code: "app-misconfigured",
        confidence: "likely",
        cause: "The app may not act for other users.",
        remedy: [AS_USER, REAUTHORIZE, RUN_AGAIN]
      },
      { code: "app-misconfigured", confidence: "possible", cause: "The user is a managed user.", remedy: [ENTERPRISE_ACCESS] }
    ],
    docs: ["as-user", "help-403"],
    source: "box-access.md section 7; box-errors.md section 11",
    seen: ["403 insufficient_scope to a request with As-User"]
  },
  {
    id: "as-user-denied",
    at: ["as-user"],
    when: { kind: "http", status: [403] },
    hypotheses: [
      {
        code: "app-misconfigured",
        confidence: "likely",
        cause: "The service account may not act for this user[ ({userId})].",
        remedy: [
          AS_USER,
          ENTERPRISE_ACCESS,
          REAUTHORIZE,
          "Choose another user if this one is a service account or the primary admin: nobody may act for those."
        ]
      }
    ],
    docs: ["as-user", "help-403"],
    source: "box-access.md section 7",
    seen: ["403 access_denied_insufficient_permissions to a request with As-User"]
  },
  {
    id: "as-user-unknown",
    at: ["as-user"],
    when: { kind: "http", status: [400, 404] },
    hypotheses: [
      {
        code: "bad-request",
        confidence: "likely",
        owner: "ci",
        cause: "Box knows no user[ {userId}] that this app may act for.",
        remedy: ["Set `as-user` to the ID of an active user of this enterprise: digits, not a login."]
      },
      { code: "app-misconfigured", confidence: "possible", cause: "The user is a managed user.", remedy: [ENTERPRISE_ACCESS] }
    ],
    docs: ["as-user"],
    source: "box-access.md section 7",
    seen: ["404 not_found to a request with As-User"]
  },
  {
    id: "token-invalid",
    at: "any",
    when: { kind: "http", status: [401, 403], code: ["invalid_token"] },
    hypotheses: [
      {
        code: "token-expired",
        confidence: "likely",
        cause: "Box no longer accepts the access token: it expired (after about an hour), was revoked, or is of another environment.",
        remedy: [
          "Run this again: every run obtains a token of its own.",
          "If your own job shows it: obtain a token when the job starts, and a new one when Box answers 401; do not store it across jobs."
        ]
      },
      {
        code: "proxy",
        confidence: "possible",
        owner: "ci",
        cause: "Something between this host and Box changes the Authorization header.",
        remedy: ["Check that no proxy removes or changes the Authorization header."]
      }
    ],
    docs: ["expiration", "errors"],
    source: "box-errors.md sections 2 and 3; box-access.md section 0.1, row 1",
    seen: ["The access token provided is invalid.", "invalid_token"]
  },
  {
    id: "authorization-header-malformed",
    at: API2,
    when: { kind: "http", status: [401], code: ["invalid_request"] },
    hypotheses: [{
      code: "bad-request",
      confidence: "likely",
      cause: "Box can\u2019t read the Authorization header.",
      remedy: [
        "Send the header as `Authorization: Bearer TOKEN`, once, with nothing around the token.",
        "Check that no proxy changes the Authorization header."
      ]
    }],
    docs: ["errors"],
    source: "box-errors.md section 2",
    seen: ['Bearer realm="Service", error="invalid_request"']
  },
  {
    id: "terms-of-service",
    at: "any",
    when: { kind: "http", code: ["terms_of_service_required"] },
    hypotheses: [{
      code: "terms-of-service",
      confidence: "likely",
      cause: "The enterprise has terms of service of its own, and {login} has not accepted them.",
      remedy: [
        "Ask a Box admin to exempt {login} under Admin Console > Enterprise Settings > Custom Setup > Terms of Service.",
        "If the token is for a person: ask that person to log in at https://app.box.com once and to accept them."
      ]
    }],
    docs: ["help-terms", "errors"],
    source: "box-errors.md section 5",
    seen: ["User must accept custom terms of service before action can be taken", "terms_of_service_required"]
  },
  {
    id: "password-reset",
    at: "any",
    when: { kind: "http", code: ["password_reset_required"] },
    hypotheses: [{
      code: "user-inactive",
      confidence: "likely",
      owner: "content-owner",
      cause: "The user that the token acts for must set a new password first.",
      remedy: ["Ask the user[ {userId}] to log in at https://app.box.com and to set a new password, then run this again."]
    }],
    docs: ["errors"],
    source: "box-errors.md section 5",
    seen: ["User needs to reset password", "password_reset_required"]
  },
  {
    id: "email-confirmation",
    at: "any",
    when: { kind: "http", code: ["user_email_confirmation_required"] },
    hypotheses: [{
      code: "user-inactive",
      confidence: "likely",
      owner: "content-owner",
      cause: "The user that the token acts for has not confirmed its e-mail address.",
      remedy: ["Ask the user[ {userId}] to open the confirmation e-mail from Box and to click its link, then run this again."]
    }],
    docs: ["errors"],
    source: "box-errors.md section 4",
    seen: ["User needs to complete email confirmation", "user_email_confirmation_required"]
  }
];

// src/guidance/rows-limits.ts
var REHEARSAL2 = ["upload-rehearsal", "replace-rehearsal"];
var CHECK_STATUS = "Check https://status.box.com for an incident, and run this again later.";
var LIMIT_ROWS = [
  {
    id: "too-many-downloads",
    at: "any",
    when: { kind: "http", code: ["user_too_many_concurrent_downloads", "enterprise_too_many_concurrent_downloads"] },
    hypotheses: [{
      code: "rate-limited",
      confidence: "likely",
      cause: "Too many zip downloads run at once: Box allows 5 for a user and 10 for an enterprise.",
      remedy: ["Wait until one of them has ended, then try again."]
    }],
    docs: ["rate-limits"],
    source: "box-errors.md section 7",
    seen: ["user_too_many_concurrent_downloads", "enterprise_too_many_concurrent_downloads"]
  },
  {
    id: "rate-limited-licence",
    at: "any",
    when: { kind: "http", status: [429], says: /\b(?:monthly|licen[cs]ed?|allotment|allowance)\b/iu },
    hypotheses: [{
      code: "rate-limited",
      confidence: "likely",
      owner: "box-admin",
      retryable: false,
      cause: "The API calls that the enterprise\u2019s plan allows in a month are used up.[ Box says: {message}]",
      remedy: ["Ask a Box admin to look at the API usage under Admin Console > Reports, and to buy more calls or to find out what sends so many."]
    }],
    docs: ["rate-limits"],
    source: "box-errors.md section 7 (monthly licensed API calls; wording unconfirmed)",
    seen: ["Monthly API call limit of your licence exceeded"]
  },
  {
    id: "rate-limited-concurrency",
    at: "any",
    when: { kind: "http", status: [429], says: /\b(?:concurrent|simultaneous)\b/iu },
    hypotheses: [{
      code: "rate-limited",
      confidence: "likely",
      cause: "Too many requests of this app\u2019s user run at once.[ Box asks to wait {retryAfter}.]",
      remedy: ["Let jobs that share this service account run one after another (`concurrency` in the workflow)."]
    }],
    docs: ["rate-limits"],
    source: "box-errors.md section 7",
    seen: ["Too many concurrent requests"]
  },
  {
    id: "rate-limited-token",
    at: ["token", "user-token", "token-exchange", "revoke"],
    when: { kind: "http", status: [429] },
    hypotheses: [{
      code: "rate-limited",
      confidence: "likely",
      cause: "Box limits how often this app asks for tokens.[ It asks to wait {retryAfter}.]",
      remedy: [
        "Wait {retryAfter}, then run this again.",
        "Let each job obtain one token and reuse it; do not let the jobs of a matrix all start at the same moment."
      ]
    }],
    docs: ["rate-limits"],
    source: "box-errors.md section 7; box-authentication.md section 8, row 27",
    seen: ["429 to a token request"]
  },
  {
    id: "rate-limited-upload",
    at: REHEARSAL2,
    when: { kind: "http", status: [429] },
    hypotheses: [
      {
        code: "rate-limited",
        confidence: "likely",
        cause: "Box limits the uploads of this app\u2019s user: 240 files a minute.[ It asks to wait {retryAfter}.]",
        remedy: [
          "Wait {retryAfter}, then run this again.",
          "Let deploys that share this service account upload one after another, or pack many small files into one archive."
        ]
      },
      {
        code: "rate-limited",
        confidence: "possible",
        cause: "Its other requests count as well.",
        remedy: ["Let all jobs that share this service account run one after another: together they may send 1,000 requests a minute."]
      }
    ],
    docs: ["rate-limits"],
    source: "box-errors.md section 7 (that a rehearsal counts as an upload is unconfirmed)",
    seen: ["429 when an upload is rehearsed"]
  },
  {
    id: "rate-limited",
    at: "any",
    when: { kind: "http", status: [429] },
    hypotheses: [
      {
        code: "rate-limited",
        confidence: "likely",
        cause: "Box limits the requests of this app\u2019s user.[ It asks to wait {retryAfter}.]",
        remedy: [
          "Wait {retryAfter}, then run this again.",
          "Let jobs that share this service account run one after another: together they may send 1,000 requests a minute."
        ]
      },
      {
        code: "rate-limited",
        confidence: "possible",
        cause: "The month\u2019s licensed API calls are used up.",
        remedy: ["Ask a Box admin whether the API calls that the enterprise\u2019s plan allows this month are used up."]
      }
    ],
    docs: ["rate-limits"],
    source: "box-errors.md section 7; box-authentication.md section 8, row 27",
    seen: ["Request rate limit exceeded, please try again later", "rate_limit_exceeded", "too_many_requests"]
  },
  {
    id: "storage-full",
    at: "any",
    when: { kind: "http", code: ["storage_limit_exceeded"] },
    hypotheses: [{
      code: "quota-exceeded",
      confidence: "likely",
      cause: "The storage of the folder\u2019s owner, or of {login}, is full (a service account usually has 10 GB).",
      remedy: [
        "Ask a Box admin to raise the storage quota of that account, or to move the folder to an owner with more.",
        "Delete what is no longer needed and empty the trash: what is in it counts too."
      ]
    }],
    docs: ["errors", "user-types"],
    source: "box-errors.md section 4; box-access.md section 4.3 (also a 409)",
    seen: ["Account storage limit reached", "storage_limit_exceeded"]
  },
  {
    id: "file-too-large",
    at: "any",
    when: { kind: "http", code: ["file_size_limit_exceeded"] },
    hypotheses: [{
      code: "quota-exceeded",
      confidence: "likely",
      cause: "The file is larger than the plan of the folder\u2019s owner allows.",
      remedy: ["Upload to a folder whose owner\u2019s plan allows files of this size, or split the file."]
    }],
    docs: ["errors"],
    source: "box-errors.md section 4",
    seen: ["File size exceeds the folder owner's file size limit", "file_size_limit_exceeded"]
  },
  {
    id: "request-too-large",
    at: "any",
    when: { kind: "http", status: [413] },
    hypotheses: [{
      code: "quota-exceeded",
      confidence: "likely",
      cause: "The upload is larger than Box takes in one request.",
      remedy: ["Use an upload session (chunked upload) for files of 50 MB and more."]
    }],
    docs: ["upload-sessions", "errors"],
    source: "box-errors.md section 6",
    seen: ["request_entity_too_large", "413 Payload Too Large"]
  },
  {
    id: "no-space",
    at: "any",
    when: { kind: "http", status: [507], fromBox: true },
    hypotheses: [{
      code: "quota-exceeded",
      confidence: "likely",
      cause: "There is no storage left for this.",
      remedy: ["Delete what is no longer needed and empty the trash, or ask a Box admin to raise the quota."]
    }],
    docs: ["errors"],
    source: "box-errors.md section 7",
    seen: ["507 Insufficient Storage"]
  },
  {
    id: "busy-name",
    at: "any",
    when: { kind: "http", code: ["name_temporarily_reserved"] },
    hypotheses: [{
      code: "box-unavailable",
      confidence: "likely",
      owner: "ci",
      cause: "Another upload of the same name to the same folder is under way.",
      remedy: [
        "Run this again in a minute.",
        "Let jobs that upload the same names run one after another (`concurrency` in the workflow).",
        "If an upload of yours was cut off and sent again: look first whether the file is there; the first one may have arrived."
      ]
    }],
    docs: ["errors"],
    source: "box-errors.md section 6",
    seen: ["name_temporarily_reserved"]
  },
  {
    id: "busy-folder",
    at: "any",
    when: { kind: "http", code: ["operation_blocked_temporary"] },
    hypotheses: [{
      code: "box-unavailable",
      confidence: "likely",
      owner: "content-owner",
      cause: "The folder is locked while it, or one above it, is moved, copied or deleted.",
      remedy: ["Run this again when that has ended; for a large folder it takes minutes."]
    }],
    docs: ["errors"],
    source: "box-errors.md section 6",
    seen: ["operation_blocked_temporary"]
  },
  {
    id: "request-timeout",
    at: "any",
    when: { kind: "http", status: [408] },
    hypotheses: [{
      code: "timeout",
      confidence: "likely",
      cause: "The request took so long to arrive that it was given up (HTTP 408).",
      remedy: ["Run this again.", "Check the connection between this host and Box, if it goes on."]
    }],
    docs: ["box-status", "errors"],
    source: "box-errors.md section 7",
    seen: ["408 Request Timeout"]
  },
  {
    id: "not-built",
    at: "any",
    when: { kind: "http", status: [501] },
    hypotheses: [{
      code: "box-unavailable",
      confidence: "likely",
      retryable: false,
      cause: "Box does not offer this operation yet (HTTP 501).",
      remedy: ["Use an operation and a `box-version` that the reference lists as available."]
    }],
    docs: ["versioning", "box-status"],
    source: "box-errors.md section 7",
    seen: ["501 Not Implemented"]
  },
  {
    id: "overloaded",
    at: "any",
    when: { kind: "http", status: [503] },
    hypotheses: [{
      code: "box-unavailable",
      confidence: "likely",
      cause: "Box is overloaded or under maintenance (HTTP 503).[ It asks to wait {retryAfter}.]",
      remedy: [
        CHECK_STATUS,
        GIVE_BOX_THE_IDS
      ]
    }],
    docs: ["box-status", "errors"],
    source: "box-errors.md section 7",
    seen: ["Unavailable", "503 Service Unavailable"]
  },
  {
    id: "server-error",
    at: "any",
    when: { kind: "http", status: ["5xx"] },
    hypotheses: [{
      code: "box-unavailable",
      confidence: "likely",
      cause: "Box, or a load balancer before it, failed[ (HTTP {status})].",
      remedy: [
        CHECK_STATUS,
        GIVE_BOX_THE_IDS
      ]
    }],
    docs: ["box-status", "errors"],
    source: "box-errors.md section 7; box-authentication.md section 8, row 28",
    seen: ["Internal Server Error", "internal_server_error", "502 Bad Gateway", "bad_gateway", "504 Gateway Timeout"]
  },
  {
    id: "rehearsal-intercepted",
    at: REHEARSAL2,
    when: { kind: "http", status: [200, 204], shape: ["empty", "unreadable"], fromBox: false },
    hypotheses: [{
      code: "proxy",
      confidence: "likely",
      cause: "Something between this host and Box answered the OPTIONS request itself.",
      remedy: ["Ask who runs the proxy or firewall to let OPTIONS requests to {host} through unchanged."]
    }],
    docs: ["upload-check", "domains"],
    source: "box-access.md section 4.1",
    seen: ["200 without upload_url to OPTIONS /2.0/files/content"]
  },
  {
    id: "conflict-unreadable",
    at: REHEARSAL2,
    when: { kind: "http", status: [409], shape: ["unreadable"] },
    hypotheses: [{
      code: "box-unavailable",
      confidence: "possible",
      cause: "Box says that there is an item of this name already, and the answer does not tell which: it was cut off, or is not what Box documents.",
      remedy: ["Run this again.", "Check that no proxy between this host and Box rewrites or shortens answers.", GIVE_BOX_THE_IDS]
    }],
    docs: ["upload-check", "error-format"],
    source: "box-errors.md section 1 (`conflicts`); contract section 5 (`box-unavailable`)",
    seen: ["409 without a conflict that can be read"]
  },
  {
    id: "unreadable",
    at: "any",
    // 300, 304 and the rest of the 3xx lead nowhere: as answers to these questions they mean nothing.
    when: { kind: "http", status: ["2xx", 300, 304, 305, 306] },
    hypotheses: [
      {
        code: "box-unavailable",
        confidence: "possible",
        cause: "The answer is no complete answer to this question: it was cut off, or is not what Box documents.",
        remedy: ["Run this again.", CHECK_STATUS, GIVE_BOX_THE_IDS]
      },
      {
        code: "proxy",
        confidence: "possible",
        cause: "Something in between changes answers.",
        remedy: ["Check that no proxy between this host and Box rewrites or shortens answers."]
      }
    ],
    docs: ["box-status", "error-format"],
    source: "box-errors.md section 1; contract section 5 (`box-unavailable`)",
    seen: ["200 with an incomplete or unreadable body"]
  }
];

// src/guidance/rows-oauth.ts
var TOKEN2 = ["token", "user-token"];
var ENDPOINT = ["token", "user-token", "token-exchange", "revoke"];
var OAUTH_ROWS = [
  {
    id: "exchange-resource",
    at: ["token-exchange"],
    when: { kind: "http", says: /target resource is invalid/iu },
    hypotheses: [{
      code: "not-invited",
      confidence: "likely",
      cause: "The token\u2019s user can\u2019t see the item that the token is to be limited to.",
      remedy: [
        "Invite {login} to that item, or exchange a token of a user who can see it.",
        "Check the address in `resource`: https://api.box.com/2.0/folders/ID or .../files/ID; As-User does not count here."
      ]
    }],
    docs: ["downscope"],
    source: "box-authentication.md section 8, row 24; box-access.md section 6",
    seen: ["The target resource is invalid."]
  },
  {
    id: "exchange-scope",
    at: ["token-exchange"],
    when: { kind: "http", code: ["invalid_scope", "insufficient_scope", "invalid_grant", "unauthorized", "invalid_token"] },
    hypotheses: [
      {
        code: "scope-missing",
        confidence: "possible",
        cause: "Box does not exchange the token for the scope {scope}: the app probably does not hold it.",
        remedy: [
          "Open Developer Console > the app > Configuration > Application Scopes, tick {scopeLabel} and save.",
          REAUTHORIZE,
          RUN_AGAIN
        ]
      },
      {
        code: "unknown",
        confidence: "possible",
        cause: "Box knows no such scope, or does not exchange it.",
        remedy: ["Check the scope\u2019s name against Box\u2019s list; several are separated by spaces, never by commas."]
      }
    ],
    docs: ["downscope", "scopes"],
    source: "box-access.md section 6",
    seen: ['Unsupported "scope": manage_app_users', "invalid_scope"]
  },
  {
    id: "exchange-refused",
    at: ["token-exchange"],
    when: { kind: "http", status: [401] },
    hypotheses: [{
      code: "scope-missing",
      confidence: "possible",
      cause: "Box does not exchange the token for the scope {scope}: the app probably does not hold it.",
      remedy: [
        "Open Developer Console > the app > Configuration > Application Scopes, tick {scopeLabel} and save.",
        REAUTHORIZE,
        RUN_AGAIN
      ]
    }],
    docs: ["downscope", "scopes"],
    source: "box-access.md section 6: 401 where the token lacks a requested scope",
    seen: ["401 to a token exchange"]
  },
  {
    id: "revoke-without-client",
    at: ["revoke"],
    when: { kind: "http", says: /client id was not found in the headers or body/iu },
    hypotheses: [{
      code: "bad-request",
      confidence: "likely",
      cause: "The request to revoke a token names no client.",
      remedy: ["Send client_id and client_secret with the token, in the form body."]
    }],
    docs: ["revoke"],
    source: "box-authentication.md section 8, row 25",
    seen: ["Client id was not found in the headers or body"]
  },
  {
    id: "revoke-done",
    at: ["revoke"],
    when: { kind: "http", code: ["invalid_token"] },
    hypotheses: [{
      code: "token-expired",
      confidence: "likely",
      cause: "The token that was to be revoked had already expired, or was revoked before.",
      remedy: ["Leave it: that token opens nothing any more."]
    }],
    docs: ["revoke"],
    source: "box-authentication.md section 8, row 26",
    seen: ["The supplied token is invalid"]
  },
  {
    id: "refresh-token-expired",
    at: "any",
    when: { kind: "http", says: /invalid refresh token|refresh token has expired/iu },
    hypotheses: [
      {
        code: "token-expired",
        confidence: "likely",
        retryable: false,
        cause: "A person\u2019s OAuth refresh token is no longer valid: each works once, and only for 60 days.",
        remedy: [
          "Log in as that person again, and store the new pair of access token and refresh token.",
          "Store the new refresh token each time you use one, before anything else can fail; two jobs must not share one.",
          "If a job runs unattended: use a server authentication app (JWT or Client Credentials Grant); it needs no refresh token."
        ]
      }
    ],
    docs: ["access-tokens", "ccg"],
    source: "box-authentication.md section 8, last paragraph; https://developer.box.com/guides/authentication/tokens/access-tokens",
    seen: ["Invalid refresh token", "Refresh token has expired"]
  },
  {
    id: "person-token-invalid",
    at: "any",
    when: { kind: "http", status: [401, 403], code: ["invalid_token"], grant: "oauth" },
    hypotheses: [{
      code: "token-expired",
      confidence: "likely",
      retryable: false,
      cause: "Box no longer accepts the access token of this login: it lives about an hour.",
      remedy: [
        "Use the refresh token once to obtain a new pair of tokens, store both, and send the request again.",
        "If there is no refresh token, or it is older than 60 days: log in as that person again.",
        "If a job runs unattended: use a server authentication app (JWT or Client Credentials Grant); it needs no refresh token."
      ]
    }],
    docs: ["expiration", "access-tokens"],
    source: "https://developer.box.com/guides/api-calls/permissions-and-errors/expiration",
    seen: ["invalid_token"]
  },
  {
    id: "authorization-code-expired",
    at: "any",
    when: { kind: "http", says: /authorization code has expired|auth code doesn['’]t exist or is invalid/iu },
    hypotheses: [{
      code: "token-expired",
      confidence: "likely",
      retryable: false,
      cause: "The OAuth authorization code was used before, or is too old: it lives 30 seconds.",
      remedy: [
        "Open the app\u2019s authorization page again and exchange the new code at once, only once.",
        "If a job runs unattended: use a server authentication app (JWT or Client Credentials Grant) instead."
      ]
    }],
    docs: ["access-tokens", "ccg"],
    source: "box-authentication.md section 8, last paragraph; https://developer.box.com/guides/api-calls/permissions-and-errors/expiration",
    seen: ["The authorization code has expired", "Auth code doesn't exist or is invalid for the client"]
  }
];
var OAUTH_FALLBACK_ROWS = [
  {
    id: "oauth-invalid-client",
    at: ENDPOINT,
    when: { kind: "http", code: ["invalid_client"] },
    hypotheses: [{
      code: "credentials-invalid",
      confidence: "likely",
      cause: "Box does not accept this client ID with this client secret.[ Box says: {message}]",
      remedy: [COPY_PAIR, STORE_SECRET]
    }],
    docs: ["token-request", "errors"],
    source: "https://www.rfc-editor.org/rfc/rfc6749#section-5.2",
    seen: ["invalid_client"]
  },
  {
    id: "oauth-unauthorized-client",
    at: ENDPOINT,
    when: { kind: "http", code: ["unauthorized_client"] },
    hypotheses: [
      {
        code: "app-not-authorized",
        confidence: "possible",
        cause: "The app may not obtain a token this way.[ Box says: {message}]",
        remedy: [AUTHORIZE]
      },
      {
        code: "app-misconfigured",
        confidence: "possible",
        cause: "The authentication method is another one.",
        remedy: ["Open Developer Console > the app > Configuration and check that its authentication method is the one you use here."]
      }
    ],
    docs: ["app-approval", "help-grant-type"],
    source: "https://www.rfc-editor.org/rfc/rfc6749#section-5.2",
    seen: ["unauthorized_client"]
  },
  {
    id: "oauth-invalid-grant-jwt",
    at: TOKEN2,
    when: { kind: "http", code: ["invalid_grant"], grant: "jwt" },
    hypotheses: [{
      code: "jwt-claim-invalid",
      confidence: "possible",
      cause: "Box refuses the assertion.[ Box says: {message}]",
      remedy: [
        "Use the values of one and the same config file, unchanged.",
        "If it goes on: open Developer Console > the app > Configuration, generate a new keypair and store the new config file."
      ]
    }],
    docs: ["jwt-by-hand", "errors"],
    source: "https://www.rfc-editor.org/rfc/rfc6749#section-5.2",
    seen: ["invalid_grant"]
  },
  {
    id: "oauth-invalid-grant-person",
    at: TOKEN2,
    when: { kind: "http", code: ["invalid_grant"], grant: "oauth" },
    hypotheses: [{
      code: "token-expired",
      confidence: "possible",
      retryable: false,
      cause: "Box does not accept the refresh token or the authorization code: {message}",
      remedy: [
        "Log in as that person again, and store the new pair of access token and refresh token.",
        "Check that no two jobs use one refresh token: each works once."
      ]
    }],
    docs: ["access-tokens", "expiration"],
    source: "https://www.rfc-editor.org/rfc/rfc6749#section-5.2",
    seen: ["invalid_grant"]
  },
  {
    id: "oauth-invalid-grant",
    at: TOKEN2,
    when: { kind: "http", code: ["invalid_grant"] },
    hypotheses: [
      {
        code: "credentials-invalid",
        confidence: "possible",
        cause: "Box refuses the credentials.[ Box says: {message}]",
        remedy: [COPY_PAIR, STORE_SECRET]
      },
      { code: "app-not-authorized", confidence: "possible", cause: "The app was not authorized.", remedy: [REAUTHORIZE] }
    ],
    docs: ["ccg", "errors"],
    source: "https://www.rfc-editor.org/rfc/rfc6749#section-5.2",
    seen: ["invalid_grant"]
  },
  {
    id: "oauth-request",
    at: ENDPOINT,
    when: { kind: "http", code: ["invalid_request", "unsupported_grant_type"] },
    hypotheses: [{
      code: "bad-request",
      confidence: "possible",
      owner: "ci",
      cause: "Box can\u2019t read the token request.[ Box says: {message}]",
      remedy: [
        "Check that `api-url` is https://api.box.com and that no proxy rewrites the request.",
        "If your own client shows it: compare its form fields with those of the linked page."
      ]
    }],
    docs: ["token-request"],
    source: "https://www.rfc-editor.org/rfc/rfc6749#section-5.2",
    seen: ["invalid_request", "unsupported_grant_type"]
  },
  {
    id: "oauth-invalid-scope",
    at: TOKEN2,
    when: { kind: "http", code: ["invalid_scope"] },
    hypotheses: [{
      code: "bad-request",
      confidence: "possible",
      cause: "Box does not issue a token for the scope that the request names.[ Box says: {message}]",
      remedy: ["Leave the field `scope` out of the token request: a token carries the scopes of its app."]
    }],
    docs: ["token-request", "scopes"],
    source: "https://www.rfc-editor.org/rfc/rfc6749#section-5.2",
    seen: ["invalid_scope"]
  },
  {
    id: "token-unauthorized",
    at: TOKEN2,
    when: { kind: "http", status: [401] },
    hypotheses: [{
      code: "credentials-invalid",
      confidence: "possible",
      cause: "Box answers the token request with 401 and gives no reason that is known.[ Box says: {message}]",
      remedy: [COPY_PAIR, STORE_SECRET]
    }],
    docs: ["token-request", "errors"],
    source: "https://www.rfc-editor.org/rfc/rfc6749#section-5.2",
    seen: ["401 to a token request"]
  },
  {
    id: "token-forbidden",
    at: TOKEN2,
    when: { kind: "http", status: [403] },
    hypotheses: [
      {
        code: "policy-blocked",
        confidence: "possible",
        cause: "Box answers the token request with 403 and gives no reason that is known.[ Box says: {message}]",
        remedy: ["Ask a Box admin whether a policy (IP allow list, device trust) blocks this app or this host."]
      },
      {
        code: "proxy",
        confidence: "possible",
        cause: "A proxy refuses it.",
        remedy: ["Ask who runs the network whether a proxy or firewall refuses POST requests to api.box.com."]
      }
    ],
    docs: ["errors", "domains"],
    source: "box-access.md section 0.1, row 5",
    seen: ["403 to a token request"]
  }
];

// src/guidance/rows-requests.ts
var REQUEST_ROWS = [
  {
    codes: ["bad_digest"],
    cause: "The checksum in `content-md5` is not that of the body that arrived.",
    remedy: ["Send the file again once; if it fails again, compute the SHA-1 of exactly the bytes that are sent."],
    retryable: true
  },
  {
    codes: ["invalid_request_parameters"],
    texts: ["Invalid input parameters in request"],
    cause: "A parameter of the request is invalid.[ Box says: {message}]",
    remedy: ["Correct the parameter that `context_info` in the answer names."]
  },
  {
    codes: ["invalid_parameter", "missing_parameter"],
    cause: "A parameter of the request is invalid or missing.[ Box says: {message}]",
    remedy: ["Correct the parameter that `context_info` in the answer names."],
    docs: "error-format"
  },
  { codes: ["invalid_limit", "invalid_offset"], cause: "The paging parameter is no valid number.", remedy: ["Send `limit` and `offset` as whole numbers within the documented range."] },
  {
    codes: ["item_name_invalid"],
    texts: ["Item name invalid"],
    cause: "Box does not allow this name for a file or folder.",
    remedy: ["Rename it: no / or \\, no space at the beginning or end, not \u201C.\u201D or \u201C..\u201D, at most 255 characters."]
  },
  { codes: ["item_name_too_long"], texts: ["Item name too long"], cause: "The name has more than 255 characters.", remedy: ["Shorten the name to 255 characters or less."] },
  {
    codes: ["invalid_folder_id", "missing_destination", "missing_file_name", "missing_file_size", "invalid_file_size", "file_size_too_small"],
    cause: "The request to open an upload session is incomplete, or the file is too small for one.",
    remedy: ["Send folder_id, file_name and file_size; upload files under 20 MB in one request instead."],
    docs: "upload-sessions"
  },
  { codes: ["invalid_upload_session_id"], cause: "This is not the ID of an upload session.", remedy: ["Use the `id` that Box returned when the session was opened."], docs: "upload-sessions" },
  {
    codes: ["metadata_after_file_contents"],
    cause: "The parts of the upload are in the wrong order.",
    remedy: ["Send the part `attributes` before the part `file` in the multipart body."]
  },
  {
    codes: ["folder_not_empty"],
    texts: ["Cannot delete - folder not empty"],
    cause: "The folder to delete is not empty.",
    remedy: ["Delete what is in it first, or send `recursive=true` if all of it may go."]
  },
  { codes: ["cyclical_folder_structure"], cause: "The folder would be moved into itself.", remedy: ["Choose a target outside the folder that is moved."] },
  { codes: ["cannot_make_collaborated_subfolder_private"], cause: "A shared subfolder can\u2019t become private.", remedy: ["Set `owned_by.id` as well when you move it."] },
  {
    codes: ["collaborations_not_available_on_root_folder"],
    texts: ["Root folder cannot be collaborated"],
    cause: "Folder 0 is \u201CAll Files\u201D of each user, and can\u2019t be shared.",
    remedy: ["Use the ID of a real folder, not 0."],
    docs: "collaborations"
  },
  { codes: ["invalid_collaboration_item"], cause: "The item of the collaboration is of the wrong type.", remedy: ["Send an item of type `folder` or `file` with its ID."], docs: "collaborations" },
  { codes: ["invalid_status"], cause: "Only a pending collaboration can be accepted or rejected.", remedy: ["Read the collaboration again; leave it if it is accepted."], docs: "pending-invitations" },
  {
    codes: ["user_already_collaborator"],
    texts: ["User is already a collaborator"],
    cause: "The user is a collaborator there already.",
    remedy: ["Treat it as done, and check the role if another one is needed."],
    docs: "collaborations"
  },
  { codes: ["sync_item_move_failure"], texts: ["Cannot move a synced item"], cause: "The item is synced and can\u2019t be moved.", remedy: ["Set its `sync_state` to `not_synced` first."] },
  { codes: ["requested_page_out_of_range", "requested_preview_unavailable"], cause: "This page or preview of the file does not exist.", remedy: ["Check the page and the format that you ask for."] },
  { codes: ["task_assignee_not_allowed"], cause: "The task can\u2019t be assigned to this user.", remedy: ["Give that user access to the file first."], code: "no-access" },
  {
    codes: ["invalid_api_version"],
    texts: ["Invalid API version specified in 'box-version' header."],
    cause: "Box does not know the API version in the `box-version` header.",
    remedy: ["Send one version that the reference of the endpoint names, or leave the header out."],
    docs: "versioning"
  },
  { codes: ["schema_validation_failed", "invalid_query", "unexpected_json_type"], cause: "The metadata in the request does not fit its template or query.", remedy: ["Correct the fields that the message names."] },
  {
    codes: ["workflow_is_not_enabled", "workflow_not_active_on_provided_folder", "parameters_provided_do_not_match_target_outcome"],
    cause: "The Relay workflow can\u2019t be started like this.",
    remedy: ["Open the workflow in Box Relay and check that it is on, applies to this folder, and takes these parameters."]
  },
  {
    codes: ["zip_download_file_count_exceeded_limit", "zip_download_pre_compressed_bytes_exceeded_limit"],
    cause: "The zip would hold more than Box puts into one (10,000 files).",
    remedy: ["Split the download into several zips."]
  },
  { codes: ["incorrect_shared_item_password"], cause: "The password of the shared link is missing or wrong.", remedy: ["Send the link\u2019s current password in the `BoxApi` header, or ask the owner for it."], code: "no-access" },
  {
    codes: ["cors_origin_not_whitelisted"],
    texts: ["Access denied - Did you forget to safelist your origin in the CORS configuration of your app?"],
    cause: "The request carries an `Origin` header that the app does not list.",
    remedy: ["Leave out the `Origin` header in a job, or add the origin under Developer Console > the app > Configuration > CORS Domains."],
    docs: "cors"
  },
  { codes: ["operation_limit_exceeded"], cause: "A move to the root folder can\u2019t be combined with other changes.", remedy: ["Send the move and the other changes as two requests."] },
  {
    codes: ["not_trashed"],
    texts: ["Item is not trashed"],
    cause: "Only an item in the trash can be restored or purged.",
    remedy: ["Delete the item first, or leave out this step."]
  },
  { codes: ["preview_cannot_be_generated"], cause: "Box has no preview for files of this type.", remedy: ["Leave out the preview for this file."] },
  { codes: ["instance_not_found", "instance_tuple_not_found"], cause: "The item has no metadata of this template.", remedy: ["Create the metadata instance first, or leave out this step."] },
  { codes: ["workflow_not_found", "flow_missing_or_inaccessible"], cause: "The workflow does not exist, or the token\u2019s user can\u2019t see it.", remedy: ["Check the ID of the workflow, and that {login} sees its folder."] },
  {
    codes: ["item_name_in_use"],
    texts: ["Item with the same name already exists"],
    cause: "An item of this name is in the folder already[ ({conflict})].",
    remedy: [
      "If an upload was sent again after an error: the first one probably succeeded. Compare size and SHA-1 of the item in the way with your file.",
      "Upload a new version of the item that `context_info.conflicts` names, or choose another name."
    ],
    docs: "upload-check"
  },
  {
    codes: ["conflict", "tuple_already_exists"],
    cause: "What should be created is there already.",
    remedy: ["Treat it as done; if the request was sent again after an error, the first one probably succeeded.", "Read the item and compare it with what you wanted."]
  },
  { codes: ["recent_similar_comment"], cause: "A comment like this one was posted just now.", remedy: ["Treat it as done."] },
  { codes: ["user_login_already_used"], cause: "A user with this e-mail address exists already.", remedy: ["Use the existing user, or another address."] },
  {
    codes: ["session_expired", "upload_failed"],
    cause: "The upload session has ended and can\u2019t be used any more.",
    remedy: ["Start a new upload session and send all its parts."],
    docs: "upload-sessions",
    retryable: true
  },
  { codes: ["length_required"], cause: "The request does not say how long its body is.", remedy: ["Send the `Content-Length` header."] },
  {
    codes: ["precondition_failed", "sync_state_precondition_failed"],
    cause: "The item has changed since its `etag` was read.",
    remedy: ["Read the item again and apply the change to its current state, once."],
    retryable: true
  },
  { codes: ["unsupported_media_type"], cause: "Box does not do this for files of this type.", remedy: ["Leave out this step for files of this type."] }
].map(rowOf);
function rowOf(given) {
  const { codes, texts = [], cause, remedy, docs, code = "bad-request", retryable } = given;
  return {
    id: codes[0].replaceAll("_", "-"),
    at: "any",
    when: { kind: "http", code: codes },
    hypotheses: [{ code, confidence: "likely", cause, remedy, ...retryable === void 0 ? {} : { retryable } }],
    docs: docs === void 0 ? ["errors"] : [docs, "errors"],
    source: "box-errors.md sections 4 to 6",
    seen: texts[0] === void 0 ? codes : [texts[0], ...texts.slice(1), ...codes]
  };
}

// src/guidance/rows-tls.ts
var PROXY_SETTING = "Check `https_proxy` and `no_proxy` in the environment of the runner: an address of the form http://HOST:PORT.";
var EXTRA_CA = "Save that authority\u2019s certificate as a PEM file on the runner and set NODE_EXTRA_CA_CERTS to its path, in the `env:` of the job or of the runner.";
var TLS_ROWS = [
  {
    id: "certificate-expired",
    at: "any",
    when: { kind: "transport", fault: "tls", wire: ["CERT_HAS_EXPIRED", "CERT_NOT_YET_VALID"] },
    hypotheses: [
      {
        code: "tls",
        confidence: "likely",
        cause: "The certificate of {host} is not valid by this host\u2019s date[: it was valid until {validTo}][; {issuer} issued it].",
        remedy: ["Check this host\u2019s date.", "{clockCommand}"]
      },
      {
        code: "tls",
        confidence: "possible",
        cause: "A proxy shows an old certificate.",
        remedy: ["Ask who runs the proxy that inspects TLS to renew its certificate, if its issuer is your own organization."]
      }
    ],
    docs: ["node-tls"],
    source: "https://nodejs.org/api/tls.html#x509-certificate-error-codes",
    seen: ["certificate has expired", "CERT_HAS_EXPIRED", "CERT_NOT_YET_VALID"]
  },
  {
    id: "issuer-in-system-store",
    at: "any",
    when: { kind: "transport", fault: "tls", trustedBySystem: true },
    hypotheses: [{
      code: "tls",
      confidence: "proven",
      cause: "Node does not know the authority that issued the certificate of {host}[: {issuer}]; this host\u2019s own store does, and with it the connection was accepted. A proxy that inspects TLS does this.",
      remedy: [
        'Add this line to the `env:` of the step: `NODE_USE_SYSTEM_CA: "1"` (for the command: NODE_USE_SYSTEM_CA=1). Node 22.19, 24.6 and later heed it.',
        "If this Node is older: save the authority\u2019s certificate as a PEM file and set NODE_EXTRA_CA_CERTS to its path."
      ]
    }],
    docs: ["node-extra-ca", "node-tls"],
    source: "https://nodejs.org/api/cli.html#node_use_system_ca1; toolchain.md (traps)",
    seen: ["unable to get local issuer certificate, of an authority that the system trusts"]
  },
  {
    id: "certificate-self-signed",
    at: "any",
    when: { kind: "transport", fault: "tls", wire: ["DEPTH_ZERO_SELF_SIGNED_CERT"] },
    hypotheses: [{
      code: "tls",
      confidence: "likely",
      cause: "{host} shows a certificate that it signed itself[ ({certificate})]: this is not Box, but something in between.",
      remedy: [
        "Ask who runs the network what answers for {host}.",
        "If it is a proxy that inspects TLS and is meant to be there: let it show a certificate of your organization\u2019s authority.",
        "If `api-url` names a test server of your own: set NODE_EXTRA_CA_CERTS to its certificate."
      ]
    }],
    docs: ["node-extra-ca", "node-tls"],
    source: "https://nodejs.org/api/tls.html#x509-certificate-error-codes",
    seen: ["self-signed certificate", "DEPTH_ZERO_SELF_SIGNED_CERT"]
  },
  {
    id: "certificate-wrong-host",
    at: "any",
    when: { kind: "transport", fault: "tls", wire: ["ERR_TLS_CERT_ALTNAME_INVALID"] },
    hypotheses: [{
      code: "tls",
      confidence: "likely",
      cause: "The certificate is for another host than {host}[: {certificate}].",
      remedy: [
        "Check the spelling of the host in `api-url`; Box\u2019s is https://api.box.com.",
        "Check the name server of the runner: `nslookup {host}` may print the address of a portal or a proxy."
      ]
    }],
    docs: ["node-tls", "domains"],
    source: "https://nodejs.org/api/errors.html (ERR_TLS_CERT_ALTNAME_INVALID)",
    seen: ["Hostname/IP does not match certificate's altnames", "ERR_TLS_CERT_ALTNAME_INVALID"]
  },
  {
    id: "issuer-unknown",
    at: "any",
    when: {
      kind: "transport",
      fault: "tls",
      wire: ["SELF_SIGNED_CERT_IN_CHAIN", "UNABLE_TO_GET_ISSUER_CERT", "UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "UNABLE_TO_VERIFY_LEAF_SIGNATURE", "CERT_UNTRUSTED"]
    },
    hypotheses: [{
      code: "tls",
      confidence: "likely",
      cause: "Node does not know the authority that issued the certificate of {host}[: {issuer}]. A proxy that inspects TLS does this.",
      remedy: [
        EXTRA_CA,
        "If the authority is in the system\u2019s own store: set NODE_USE_SYSTEM_CA=1 (Node 22.19, 24.6 and later)."
      ]
    }],
    docs: ["node-extra-ca", "node-tls"],
    source: "https://nodejs.org/api/tls.html#x509-certificate-error-codes; toolchain.md (traps)",
    seen: [
      "unable to get local issuer certificate",
      "self-signed certificate in certificate chain",
      "unable to verify the first certificate",
      "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
      "SELF_SIGNED_CERT_IN_CHAIN",
      "UNABLE_TO_VERIFY_LEAF_SIGNATURE"
    ]
  },
  {
    id: "tls-protocol",
    at: "any",
    when: { kind: "transport", fault: "tls", wire: ["EPROTO", "ERR_SSL_*"] },
    hypotheses: [{
      code: "tls",
      confidence: "likely",
      cause: "{host} and this host find no common way to encrypt[ ({wireCode})]: often something that speaks no TLS answers on this port.",
      remedy: [
        "Check scheme and port of `api-url`; Box\u2019s is https://api.box.com.",
        PROXY_SETTING,
        "Ask who runs the network whether something on the way allows only TLS 1.0 or 1.1: Box wants 1.2 or later."
      ]
    }],
    docs: ["node-tls", "runner-proxy"],
    source: "https://nodejs.org/api/errors.html",
    seen: ["wrong version number", "EPROTO", "ERR_SSL_WRONG_VERSION_NUMBER"]
  },
  {
    id: "tls-other",
    at: "any",
    when: { kind: "transport", fault: "tls" },
    hypotheses: [{
      code: "tls",
      confidence: "possible",
      cause: "No trusted connection to {host} came about[ ({wireCode})][: the certificate is {certificate}][, issued by {issuer}].",
      remedy: ["Compare the certificate\u2019s issuer with your organization\u2019s own authority.", EXTRA_CA]
    }],
    docs: ["node-tls", "node-extra-ca"],
    source: "https://nodejs.org/api/tls.html#x509-certificate-error-codes",
    seen: ["CERT_REVOKED", "INVALID_CA", "CERT_SIGNATURE_FAILURE"]
  }
];

// src/guidance/rows-token.ts
var TOKEN3 = ["token", "user-token"];
var WITH_SECRET = ["token", "user-token", "token-exchange", "revoke"];
var TOKEN_ROWS = [
  {
    id: "client-credentials-invalid",
    at: WITH_SECRET,
    when: { kind: "http", says: /client credentials are (?:invalid|not valid)|client_id is invalid/iu },
    hypotheses: [{
      code: "credentials-invalid",
      confidence: "likely",
      cause: "Box does not accept this pair of client ID and client secret.",
      remedy: [
        COPY_PAIR,
        STORE_SECRET,
        "If the secret was reset in the Developer Console, replace it wherever it is stored: the old one stopped working.",
        "If you send it yourself: put client_id and client_secret into the form body; Box does not read HTTP Basic."
      ]
    }],
    docs: ["ccg", "token-request"],
    source: "box-authentication.md section 8, rows 1 and 2",
    seen: ["The client credentials are invalid", "The client credentials are not valid", "The client_id is invalid"]
  },
  {
    id: "app-not-authorized",
    at: TOKEN3,
    when: { kind: "http", says: /app is not (?:yet )?authorized (?:by the enterprise|for use)/iu },
    hypotheses: [{
      code: "app-not-authorized",
      confidence: "likely",
      cause: "The enterprise\u2019s admin has not authorized this app.",
      remedy: [AUTHORIZE, CHECK_ENTERPRISE]
    }],
    docs: ["app-approval", "authorization-errors"],
    source: "box-authentication.md section 8, rows 3 to 5",
    seen: ["This app is not authorized by the enterprise admin", "This app is not authorized by the enterprise", "App is not yet authorized for use"]
  },
  {
    id: "user-subject-refused",
    at: ["user-token"],
    when: { kind: "http", says: /grant credentials are invalid/iu, pairAccepted: true },
    hypotheses: [
      {
        code: "app-misconfigured",
        confidence: "likely",
        cause: "Box accepts the app, but issues it no token for this user[ ({userId})].",
        remedy: [USER_TOKENS, ENTERPRISE_ACCESS, REAUTHORIZE, RUN_AGAIN]
      },
      {
        code: "credentials-invalid",
        confidence: "possible",
        cause: "The user ID is wrong.",
        remedy: ["Check that {userId} is the ID of an active user of this enterprise, not a login and not the service account itself."]
      }
    ],
    docs: ["ccg", "help-app-configuration"],
    source: "box-authentication.md section 8, row 6; https://developer.box.com/guides/authentication/client-credentials",
    seen: ["Grant credentials are invalid"]
  },
  {
    id: "grant-credentials-invalid",
    at: TOKEN3,
    when: { kind: "http", says: /grant credentials are invalid/iu },
    hypotheses: [
      {
        code: "credentials-invalid",
        confidence: "likely",
        cause: "Box refuses the credentials of this Client Credentials Grant, and says no more.",
        remedy: [COPY_PAIR, STORE_SECRET]
      },
      {
        code: "wrong-enterprise",
        confidence: "possible",
        cause: "The subject\u2019s ID is not an enterprise ID or user ID that goes with the app.",
        remedy: [CHECK_ENTERPRISE, "If you ask for a user: check that {userId} is the ID of an active user of this enterprise, not a login."]
      },
      {
        code: "app-misconfigured",
        confidence: "possible",
        cause: "The app may not obtain user tokens.",
        remedy: [`If you ask for a user: ${lower(USER_TOKENS)}`]
      },
      {
        code: "app-misconfigured",
        confidence: "possible",
        cause: "The app has App Access Only, and the user is a managed user.",
        remedy: [`If that user is a managed user or an admin: ${lower(ENTERPRISE_ACCESS)}`]
      },
      {
        code: "app-not-authorized",
        confidence: "possible",
        cause: "The app was not authorized, or not again after a change.",
        remedy: [REAUTHORIZE]
      }
    ],
    docs: ["ccg", "app-approval"],
    source: "box-authentication.md section 8, row 6",
    seen: ["Grant credentials are invalid"]
  },
  {
    id: "subject-type-unauthorized",
    at: TOKEN3,
    when: { kind: "http", says: /"?box_subject_type"? value is unauthorized/iu },
    hypotheses: [
      {
        code: "app-misconfigured",
        confidence: "likely",
        cause: "The app may not use the Client Credentials Grant for this subject.",
        remedy: [
          "Open Developer Console > the app > Configuration and check that the authentication method is \u201CServer Authentication (Client Credentials Grant)\u201D.",
          "If it is another method: create a server app with Client Credentials Grant, or give `jwt-config` for a JWT app.",
          "If you build the request yourself: send both box_subject_type and box_subject_id."
        ]
      },
      { code: "app-not-authorized", confidence: "possible", cause: "The app was not authorized.", remedy: [AUTHORIZE] }
    ],
    docs: ["ccg", "ccg-setup"],
    source: "box-authentication.md section 8, row 7",
    seen: ['The "box_subject_type" value is unauthorized for this client_id']
  },
  {
    id: "grant-type-unauthorized",
    at: ["token", "user-token", "token-exchange"],
    when: { kind: "http", says: /grant type is unauthorized/iu },
    hypotheses: [{
      code: "app-misconfigured",
      confidence: "likely",
      cause: "The app\u2019s authentication method is not the one that the token request uses.",
      remedy: [
        "Open Developer Console > the app > Configuration and read its authentication method.",
        "If it is JWT: give `jwt-config`. If it is Client Credentials Grant: give `client-id`, `client-secret` and `enterprise-id`.",
        "If it is OAuth 2.0 (user authentication): create a server authentication app; an unattended job can\u2019t log in as a person."
      ]
    }],
    docs: ["help-grant-type", "switch-auth-type"],
    source: "box-authentication.md section 8, row 8",
    seen: ["The grant type is unauthorized for this client_id"]
  },
  {
    id: "enterprise-configuration",
    at: TOKEN3,
    when: { kind: "http", says: /cannot obtain (?:user )?token based on the enterprise configuration/iu },
    hypotheses: [
      {
        code: "app-misconfigured",
        confidence: "likely",
        cause: "The app\u2019s settings do not let it obtain a token for this user.",
        remedy: [USER_TOKENS, ENTERPRISE_ACCESS, REAUTHORIZE, RUN_AGAIN]
      },
      {
        code: "jwt-claim-invalid",
        confidence: "possible",
        cause: "The subject is one that no token is issued for.",
        remedy: ["Use the enterprise as the subject instead of a user, where that user is an admin or the service account itself."]
      }
    ],
    docs: ["help-app-configuration", "app-approval"],
    source: "box-authentication.md section 8, rows 9 and 10",
    seen: [
      "Cannot obtain user token based on the enterprise configuration for your app",
      "Cannot obtain token based on the enterprise configuration for your app"
    ]
  },
  {
    id: "token-scope-refused",
    at: TOKEN3,
    when: { kind: "http", says: /insufficient permissions for the requested scope/iu },
    hypotheses: [
      {
        code: "app-not-authorized",
        confidence: "possible",
        cause: "Box gives this app no rights in the enterprise: the admin has probably not authorized it.",
        remedy: [AUTHORIZE]
      },
      {
        code: "scope-missing",
        confidence: "possible",
        cause: "The app holds no scope.",
        remedy: ["Open Developer Console > the app > Configuration > Application Scopes, tick what the deploy needs, save, and have the admin re-authorize the app."]
      },
      {
        code: "bad-request",
        confidence: "possible",
        cause: "The request names a scope.",
        remedy: ["Leave the field `scope` out of the token request, if you build it yourself."]
      }
    ],
    docs: ["app-approval", "scopes"],
    source: "box-authentication.md section 8, row 22",
    seen: ["Insufficient permissions for the requested scope."]
  },
  {
    id: "grant-type-missing",
    at: WITH_SECRET,
    when: { kind: "http", says: /invalid grant_type parameter or parameter missing/iu },
    hypotheses: [{
      code: "bad-request",
      confidence: "likely",
      owner: "ci",
      cause: "The form of the token request did not arrive at Box as it was sent.",
      remedy: [
        "Set `api-url` to https://api.box.com: requests to www.box.com or app.box.com are redirected and lose their body.",
        "Check that no proxy between this host and Box redirects or rewrites POST requests.",
        "If you build the request yourself: send it as application/x-www-form-urlencoded, not as JSON."
      ]
    }],
    docs: ["token-request", "errors"],
    source: "box-authentication.md section 8, row 23",
    seen: ["Invalid grant_type parameter or parameter missing"]
  }
];

// src/guidance/rows-transport.ts
var ALLOW = "Ask who runs the network to let this host reach {host} and upload.box.com on port 443 (the linked page lists all of Box\u2019s hosts).";
var PROXY_SETTING2 = "Check `https_proxy` and `no_proxy` in the environment of the runner: an address of the form http://HOST:PORT.";
var TRANSPORT_ROWS = [
  {
    id: "dns-unknown",
    at: "any",
    when: { kind: "transport", fault: "dns-unknown" },
    hypotheses: [{
      code: "network",
      confidence: "likely",
      retryable: false,
      cause: "This host\u2019s name server knows no {host}.",
      remedy: [
        "Check the spelling of the host in `api-url`; Box\u2019s is https://api.box.com.",
        "Check the name server of the runner: `nslookup {host}` must print an address.",
        "If the network allows the internet only through a proxy: set `https_proxy` for the runner."
      ]
    }],
    docs: ["domains", "runner-proxy"],
    source: "https://nodejs.org/api/errors.html (ENOTFOUND)",
    seen: ["getaddrinfo ENOTFOUND api.box.com"]
  },
  {
    id: "dns-failing",
    at: "any",
    when: { kind: "transport", fault: "dns" },
    hypotheses: [{
      code: "network",
      confidence: "likely",
      cause: "This host\u2019s name server gave no answer for {host}.",
      remedy: ["Run this again.", "Check the name server of the runner, if it goes on: `nslookup {host}` must print an address."]
    }],
    docs: ["node-errors", "domains"],
    source: "https://nodejs.org/api/errors.html (EAI_AGAIN)",
    seen: ["getaddrinfo EAI_AGAIN api.box.com"]
  },
  {
    id: "no-route",
    at: "any",
    when: { kind: "transport", fault: "refused", wire: ["EHOSTUNREACH", "ENETUNREACH", "ENETDOWN", "EADDRNOTAVAIL"] },
    hypotheses: [{
      code: "network",
      confidence: "likely",
      cause: "This host has no route to {host}[ ({wireCode})].",
      remedy: [ALLOW, "If the network allows the internet only through a proxy: set `https_proxy` for the runner."]
    }],
    docs: ["domains", "runner-proxy"],
    source: "https://nodejs.org/api/errors.html",
    seen: ["connect EHOSTUNREACH", "connect ENETUNREACH"]
  },
  {
    id: "refused",
    at: "any",
    when: { kind: "transport", fault: "refused" },
    hypotheses: [{
      code: "network",
      confidence: "likely",
      cause: "{host} refuses the connection.",
      remedy: [ALLOW, "If `api-url` names a host of your own: check that it listens on this port."]
    }],
    docs: ["domains", "node-errors"],
    source: "https://nodejs.org/api/errors.html (ECONNREFUSED)",
    seen: ["connect ECONNREFUSED"]
  },
  {
    id: "reset",
    at: "any",
    when: { kind: "transport", fault: "reset" },
    hypotheses: [{
      code: "network",
      confidence: "likely",
      cause: "The connection to {host} was cut off before an answer was complete[ ({wireCode})].",
      remedy: [
        "Run this again.",
        "Ask who runs the network whether a firewall or proxy ends connections to {host}, if it goes on."
      ]
    }],
    docs: ["domains", "box-status"],
    source: "https://nodejs.org/api/errors.html (ECONNRESET)",
    seen: ["read ECONNRESET", "socket hang up", "write EPIPE"]
  },
  {
    id: "request-timed-out",
    at: "any",
    when: { kind: "transport", fault: "timeout" },
    hypotheses: [
      {
        code: "timeout",
        confidence: "likely",
        cause: "{host} gave no complete answer within `request-timeout`.",
        remedy: ["Run this again.", ALLOW, "Raise `request-timeout` if the connection is slow."]
      },
      {
        code: "box-unavailable",
        confidence: "possible",
        cause: "Box is slow.",
        remedy: ["Check https://status.box.com for an incident."]
      }
    ],
    docs: ["inputs", "domains", "box-status"],
    source: "contract section 2 (`request-timeout`)",
    seen: ["connect ETIMEDOUT", "request timed out"]
  },
  {
    id: "proxy-login",
    at: "any",
    when: { kind: "transport", fault: "proxy", proxyStatus: [407] },
    hypotheses: [{
      code: "proxy",
      confidence: "likely",
      cause: "The proxy {proxy} wants a user name and password (HTTP 407).",
      remedy: [
        "Set `https_proxy` to http://USER:PASSWORD@HOST:PORT, from a secret, for the step or the runner.",
        "Ask who runs the proxy to let this host through without a login, if it wants NTLM or Kerberos."
      ]
    }],
    docs: ["runner-proxy"],
    source: "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.8",
    seen: ["tunneling socket could not be established, statusCode=407"]
  },
  {
    id: "proxy-forbids",
    at: "any",
    when: { kind: "transport", fault: "proxy", proxyStatus: [401, 403, 405, 451] },
    hypotheses: [{
      code: "proxy",
      confidence: "likely",
      cause: "The proxy {proxy} does not let this host reach {host}[ (HTTP {proxyStatus})].",
      remedy: ["Ask who runs the proxy to allow CONNECT to {host} and upload.box.com on port 443 (the linked page lists all of Box\u2019s hosts)."]
    }],
    docs: ["domains", "runner-proxy"],
    source: "https://www.rfc-editor.org/rfc/rfc9110#section-9.3.6",
    seen: ["tunneling socket could not be established, statusCode=403"]
  },
  {
    id: "proxy-gateway",
    at: "any",
    when: { kind: "transport", fault: "proxy", proxyStatus: [500, 502, 503, 504] },
    hypotheses: [{
      code: "proxy",
      confidence: "likely",
      cause: "The proxy {proxy} can\u2019t reach {host} itself[ (HTTP {proxyStatus})].",
      remedy: [
        "Ask who runs the proxy to check its own name server and its way to {host}.",
        "If the runner reaches the internet without it: add .box.com to `no_proxy`."
      ]
    }],
    docs: ["runner-proxy", "domains"],
    source: "https://www.rfc-editor.org/rfc/rfc9110#section-9.3.6",
    seen: ["tunneling socket could not be established, statusCode=502"]
  },
  {
    id: "proxy-unreachable",
    at: "any",
    when: { kind: "transport", fault: "proxy" },
    hypotheses: [{
      code: "proxy",
      confidence: "likely",
      cause: "The proxy {proxy} does not answer as a proxy should[ ({wireCode})][ (HTTP {proxyStatus})].",
      remedy: [
        PROXY_SETTING2,
        "Ask who runs the proxy whether it is up, and allows CONNECT from this host.",
        "If the runner reaches the internet without it: add .box.com to `no_proxy`."
      ]
    }],
    docs: ["runner-proxy"],
    source: "toolchain.md (@actions/http-client: proxies)",
    seen: ["tunneling socket could not be established"]
  }
];
var STOPPED_ROWS = [
  {
    id: "run-timeout",
    at: "any",
    when: { kind: "stopped", reason: "deadline" },
    hypotheses: [{
      code: "timeout",
      confidence: "likely",
      cause: "The time for the whole run (`timeout`) was up before this was answered.",
      remedy: [
        "Run this again.",
        "Raise `timeout`, or ask for fewer folders and scopes in one run.",
        "Check the durations of the exchanges in the report, if it goes on: they show what was slow."
      ]
    }],
    docs: ["inputs"],
    source: "contract section 2 (`timeout`)",
    seen: ["the run\u2019s time was up"]
  },
  {
    id: "call-budget",
    at: "any",
    when: { kind: "stopped", reason: "call-budget" },
    hypotheses: [{
      code: "call-budget",
      confidence: "likely",
      cause: "The run had sent as many requests as `max-api-calls` allows.",
      remedy: ["Raise `max-api-calls`, or ask for fewer folders and scopes in one run."]
    }],
    docs: ["inputs"],
    source: "contract section 2 (`max-api-calls`)",
    seen: ["max-api-calls was reached"]
  },
  {
    id: "interrupted",
    at: "any",
    when: { kind: "stopped", reason: "interrupted" },
    hypotheses: [{
      code: "timeout",
      confidence: "likely",
      cause: "The run was stopped from outside before this was answered.",
      remedy: [
        "Run this again.",
        "If nobody cancelled it: check the job\u2019s `timeout-minutes`, and whether a newer run of the same `concurrency` group replaced it."
      ]
    }],
    docs: ["workflow-timeout"],
    source: "contract section 7 (ended by a signal)",
    seen: ["the run was stopped"]
  }
];

// src/guidance/catalogue.ts
var SECTIONS = [
  { title: "No answer from Box: network and proxy", rows: TRANSPORT_ROWS },
  { title: "No answer from Box: TLS", rows: TLS_ROWS },
  { title: "The run itself", rows: STOPPED_ROWS },
  { title: "An answer that Box did not write", rows: INTERCEPTED_ROWS },
  { title: "Limits, outages and busy items", rows: LIMIT_ROWS },
  { title: "Obtaining a token: the app and its settings", rows: TOKEN_ROWS },
  { title: "Obtaining a token: the assertion and its key", rows: ASSERTION_ROWS },
  { title: "Token exchange, revocation, and OAuth tokens of people", rows: OAUTH_ROWS },
  { title: "Who the token acts for", rows: IDENTITY_ROWS },
  { title: "Scopes, folders and files", rows: CONTENT_ROWS },
  { title: "Requests that Box refuses for their content", rows: REQUEST_ROWS },
  { title: "Obtaining a token: by the error code alone", rows: OAUTH_FALLBACK_ROWS },
  { title: "By status alone", rows: FALLBACK_ROWS }
];
var explainRows = () => SECTIONS.flatMap(({ rows }) => rows);

// src/guidance/defects.ts
var STORE_FILE = "Store the JSON file that the Developer Console downloaded as the secret, unchanged: open it, copy all of it, paste it.";
var STORE_BASE64 = "If its line breaks keep getting lost: store it in base64 (`base64 -w0 config.json`; on macOS `base64 -i config.json`).";
var RECREATE = `If you no longer have the file: ${lower(DOWNLOAD_CONFIG)}`;
var REENCRYPT = "Run `openssl pkcs8 -topk8 -v2 aes-256-cbc -provider default -provider legacy -in old.pem -out new.pem` and store new.pem: the key pair stays the same.";
var SHAPE = {
  "masked": {
    cause: "{place} holds asterisks: a masked value was copied from a log or a form in place of the secret itself.",
    remedy: ["Copy the value from where it is kept, or from the Developer Console, not from a log.", STORE_SECRET],
    docs: ["secrets"]
  },
  "quoted": {
    cause: "{place} stands in quotes, which are no part of it.",
    remedy: ["Store the value without the quotes around it."],
    docs: ["secrets"]
  },
  "byte-order-mark": {
    cause: "{place} begins with a byte order mark, an invisible character that some editors write.",
    remedy: ["Save the file as \u201CUTF-8\u201D without BOM and store it again."],
    docs: ["secrets"]
  },
  "stray-space": {
    cause: "{place} has white space before or after it.",
    remedy: ["Store the value without the white space and line breaks around it."],
    docs: ["secrets"]
  },
  "unexpanded-expression": {
    cause: "{place} holds an expression that nothing replaced by its value.",
    remedy: [
      "Write ${{ secrets.NAME }} in the workflow file, not inside the secret or inside a script.",
      "Check that the name in it exists under Settings > Secrets and variables > Actions."
    ],
    docs: ["secrets"]
  },
  "base64": {
    cause: "{place} is base64 of something other than a JSON config[ ({found})].",
    remedy: ["Encode the JSON file itself, once, as UTF-8: `base64 -w0 config.json` (on macOS `base64 -i config.json`)."],
    docs: ["jwt-setup"]
  },
  "too-large": {
    cause: "{place} is far too large for a config[ ({found})].",
    remedy: [STORE_FILE],
    docs: ["jwt-setup"]
  },
  "same-value": {
    cause: "{place} holds the same value as {found}.",
    remedy: ["Copy each of the two values again from the field that bears its name in the Developer Console."],
    docs: ["ccg-setup", "jwt-setup"]
  }
};
var CONFIG = {
  "not-json": {
    cause: "{input} is not valid JSON[, at {where}][: {found}].",
    remedy: [STORE_FILE, STORE_BASE64],
    docs: ["jwt-setup"]
  },
  "not-an-object": {
    cause: "{input} is JSON, but not the object that a config is[: it is {found}].",
    remedy: [STORE_FILE],
    docs: ["jwt-setup"]
  },
  "smart-quotes": {
    cause: "{input} has typographic quotes (\u201C \u201D) where JSON wants straight ones[, at {where}].",
    remedy: [STORE_FILE, "Open the file in a plain text editor; word processors and chat programs change quotes."],
    docs: ["jwt-setup"]
  },
  "ccg-file": {
    cause: "{input} is the config of a Client Credentials Grant app: it has no key to sign with.",
    remedy: [
      "Set `client-id`, `client-secret` and `enterprise-id` instead of `jwt-config`.",
      "If the deploy uses JWT: store the config of the JWT app."
    ],
    docs: ["ccg", "jwt-setup"]
  },
  "oauth-file": {
    cause: "{input} is the config of an app with user authentication (OAuth 2.0), which an unattended job can\u2019t use.",
    remedy: ["Create a server authentication app (JWT or Client Credentials Grant) in the Developer Console and store its credentials."],
    docs: ["jwt-setup", "ccg-setup"],
    owner: "developer"
  },
  "section-missing": {
    cause: "{input} lacks a section[: {where}][; there is one called {found}].",
    remedy: [STORE_FILE, RECREATE],
    docs: ["jwt-setup"]
  },
  "field-missing": {
    cause: "{place} is missing or empty[ ({found})].",
    remedy: ["Store a complete value: for a JWT app the whole downloaded file, else ID and secret from Developer Console > the app > Configuration."],
    docs: ["jwt-setup", "ccg-setup"]
  },
  "field-mistyped": {
    cause: "{place} is of the wrong JSON type[: {found}].",
    remedy: [STORE_FILE],
    docs: ["jwt-setup"]
  },
  "key-fields-empty": {
    cause: "The key in {input} is empty: this config was downloaded again later, and Box hands out the private key only once.",
    remedy: ["Store the file that was downloaded when the key pair was generated.", RECREATE],
    docs: ["jwt-setup"],
    owner: "developer"
  },
  "enterprise-zero": {
    cause: "{place} is 0: the app belongs to an account without an enterprise.",
    remedy: [
      "Use an app of an enterprise: its ID is shown under Admin Console > Account & Billing.",
      "If it is a free developer account: set the enterprise ID that the Developer Console shows for the app."
    ],
    docs: ["jwt-setup", "ccg-setup"],
    owner: "developer"
  },
  "enterprise-number": {
    cause: "{place} is a number; Box wants it as a string.",
    remedy: ["Put the enterprise ID into quotes: other clients may refuse this config."],
    docs: ["jwt-setup"]
  },
  "enterprise-malformed": {
    cause: "{place} is no enterprise ID[ ({found})].",
    remedy: ["Set it to the enterprise ID under Admin Console > Account & Billing: digits only, no account ID and no app ID."],
    docs: ["ccg", "jwt-setup"]
  },
  "user-malformed": {
    cause: "{place} is no user ID[ ({found})].",
    remedy: ["Set it to the ID at the end of the user\u2019s address in Admin Console > Users & Groups: digits only, not a login."],
    docs: ["ccg"]
  },
  "client-id-malformed": {
    cause: "{place} does not look like a client ID[ ({found})].",
    remedy: ["Copy the Client ID from Developer Console > the app > Configuration > OAuth 2.0 Credentials."],
    docs: ["ccg-setup", "jwt-setup"]
  },
  "client-secret-malformed": {
    cause: "{place} does not look like a client secret[ ({found})].",
    remedy: [COPY_PAIR, STORE_SECRET],
    docs: ["ccg-setup", "jwt-setup"]
  },
  "key-id-malformed": {
    cause: "{place} does not look like the ID of a public key[ ({found})].",
    remedy: ["Copy the ID from Developer Console > the app > Configuration > Add and Manage Public Keys.", RECREATE],
    docs: ["jwt-setup"]
  },
  "config-given-as-secret": {
    cause: "{place} holds a whole config where one value belongs.",
    remedy: ["Set `jwt-config` to the whole config, if it is a JWT app\u2019s.", "If it is a Client Credentials Grant app: store Client ID and Client Secret one by one."],
    docs: ["inputs", "jwt-setup"]
  },
  "key-given-as-config": {
    cause: "{input} holds a bare private key where the whole config belongs.",
    remedy: [STORE_FILE, RECREATE],
    docs: ["inputs", "jwt-setup"]
  },
  "path-given-as-config": {
    cause: "{input} holds the path of a file where the config itself belongs.",
    remedy: ["Use `jwt-config-file` for a path, or store the content of that file in {input}."],
    docs: ["inputs"]
  }
};
var KEY = {
  "pem-literal-newlines": {
    cause: "The line breaks of the private key are written out as backslash and n: it was escaped twice.",
    remedy: [STORE_FILE, STORE_BASE64],
    docs: ["jwt-setup"]
  },
  "pem-spaces-for-newlines": {
    cause: "The line breaks of the private key were turned into spaces.",
    remedy: [STORE_FILE, STORE_BASE64, "If a shell passes it on: put the variable into double quotes."],
    docs: ["jwt-setup"]
  },
  "pem-line-breaks": {
    cause: "The line breaks of the private key are not as they should be[: {found}].",
    remedy: [STORE_FILE, STORE_BASE64],
    docs: ["jwt-setup"]
  },
  "pem-indented": {
    cause: "The lines of the private key are indented.",
    remedy: [STORE_FILE, "If it stands in a YAML file: use a block scalar (|) and check the indentation."],
    docs: ["jwt-setup"]
  },
  "pem-no-armour": {
    cause: "The private key lacks its BEGIN and END lines[ ({found})].",
    remedy: [STORE_FILE, RECREATE],
    docs: ["jwt-setup"]
  },
  "pem-truncated": {
    cause: "The private key is cut off[: {found}].",
    remedy: [STORE_FILE, "Check that no field or form that it went through limits the length.", RECREATE],
    docs: ["jwt-setup"]
  },
  "pem-not-base64": {
    cause: "The private key holds characters that no PEM file has[, at {where}].",
    remedy: [STORE_FILE, RECREATE],
    docs: ["jwt-setup"]
  },
  "pem-several": {
    cause: "There are several PEM blocks where one private key belongs[: {found}].",
    remedy: ["Store the one private key that goes with the `publicKeyID`, and nothing else."],
    docs: ["jwt-setup"]
  },
  "pem-armour-mismatch": {
    cause: "The BEGIN and END lines of the private key do not fit each other or its content[: {found}].",
    remedy: [STORE_FILE, RECREATE],
    docs: ["jwt-setup"]
  },
  "pem-not-a-key": {
    cause: "What stands in place of the private key is no key[, but {found}].",
    remedy: [STORE_FILE, RECREATE],
    docs: ["jwt-setup"]
  },
  "public-key": {
    cause: "A public key stands in place of the private one.",
    remedy: ["Store the private key of the pair: the one whose first line ends in \u201CPRIVATE KEY-----\u201D.", RECREATE],
    docs: ["jwt-setup", "node-keys"]
  },
  "certificate": {
    cause: "A certificate stands in place of the private key.",
    remedy: ["Store the private key that belongs to the certificate, not the certificate.", RECREATE],
    docs: ["jwt-setup", "node-keys"]
  },
  "not-rsa": {
    cause: "The key is no RSA key[ ({found})]; Box verifies RSA signatures only.",
    remedy: [DOWNLOAD_CONFIG, "If you make keys yourself: run `openssl genrsa -aes256 -out private.pem 2048` and add its public half to the app."],
    docs: ["jwt-setup", "jwt-by-hand"],
    owner: "developer"
  },
  "ssh-key": {
    cause: "An SSH key stands in place of the private key: it is in OpenSSH\u2019s own format.",
    remedy: ["Use the key pair of the app, not that of an SSH login.", RECREATE],
    docs: ["jwt-setup"]
  },
  "legacy-cipher": {
    cause: "The private key is encrypted with a cipher that OpenSSL 3, and so Node, no longer opens[: {found}].",
    remedy: [REENCRYPT, RECREATE],
    docs: ["node-keys", "jwt-setup"]
  },
  "wrong-passphrase": {
    cause: "The passphrase does not open the private key.",
    remedy: ["Use `passphrase` and `privateKey` of one and the same config file.", RECREATE],
    docs: ["jwt-setup"],
    sure: false
  },
  "passphrase-missing": {
    cause: "The private key is encrypted, and there is no passphrase for it.",
    remedy: ["Add the `passphrase` that stands next to `privateKey` in the downloaded config.", RECREATE],
    docs: ["jwt-setup"]
  },
  "rsa-too-small": {
    cause: "The RSA key is too small[: {found}]; 2048 bits are the least that clients sign with.",
    remedy: [DOWNLOAD_CONFIG],
    docs: ["jwt-setup"],
    owner: "developer"
  },
  "key-unreadable": {
    cause: "The private key can\u2019t be read[: {found}].",
    remedy: [STORE_FILE, RECREATE],
    docs: ["node-keys", "jwt-setup"],
    sure: false
  }
};
var adviceOf = (code) => ({ cause, remedy, docs, owner = "ci", sure = true }) => ({ hypotheses: [{ code, confidence: sure ? "proven" : "likely", cause, remedy, owner }], docs });
function advised(rows, code) {
  return Object.fromEntries(Object.entries(rows).map(([kind, row]) => [kind, adviceOf(code)(row)]));
}
var DEFECTS = {
  ...advised(SHAPE, "credentials-malformed"),
  ...advised(CONFIG, "credentials-malformed"),
  ...advised(KEY, "key-invalid")
};

// src/guidance/findings-folder.ts
var COLLABORATORS = "Open {folderLink}, click Share > Manage Collaborators and give {login} the role {needed}.";
var FOLDER_FINDINGS = {
  "folder-trashed": {
    hypotheses: [{
      code: "trashed",
      confidence: "proven",
      cause: "The folder[ {folderId}] is in the trash.",
      remedy: [
        "Ask the owner to open https://app.box.com/trash, select the folder and click Restore.",
        "If it was replaced on purpose: use the ID of the new one."
      ]
    }],
    docs: ["errors"]
  },
  "folder-not-invited": {
    hypotheses: [
      {
        code: "not-invited",
        confidence: "likely",
        cause: "There is no folder[ {folderId}], or it is not shared with {login}: Box does not tell which.",
        remedy: [INVITE, "Check the ID: it is the number at the end of the folder\u2019s address, https://app.box.com/folder/ID."]
      },
      {
        code: "wrong-enterprise",
        confidence: "possible",
        cause: "The folder is of another enterprise.",
        remedy: [CHECK_ENTERPRISE]
      },
      {
        code: "app-misconfigured",
        confidence: "possible",
        cause: "The app has Global Content Manager.",
        remedy: ["Check whether the app has Global Content Manager (GCM): with it, external content is hidden."]
      }
    ],
    docs: ["help-404", "help-waterfall", "user-types"]
  },
  "invitation-pending": {
    hypotheses: [{
      code: "not-invited",
      confidence: "proven",
      cause: "{login} is invited to the folder[ {folderId}], but the invitation has not been accepted.",
      remedy: [
        'Let {login} accept it: PUT https://api.box.com/2.0/collaborations/ID with the body {"status": "accepted"}; the linked page shows how.',
        "If that is refused: remove the invitation in Box (Share > Manage Collaborators) and invite {login} again."
      ]
    }],
    docs: ["pending-invitations", "collaborations"]
  },
  "permission-missing": {
    hypotheses: [{
      code: "no-access",
      confidence: "likely",
      cause: "{login} sees the folder[ {folderId}], but may not do all that is asked for there[: {operation}].",
      remedy: [COLLABORATORS, "If it already has that role: check that it is given for this folder or one above it, and has not expired."]
    }],
    docs: ["help-roles", "help-waterfall"]
  },
  "permission-unknown": {
    hypotheses: [{
      code: "unknown",
      confidence: "possible",
      owner: "content-owner",
      cause: "Box does not say whether {login} may do all that is asked for in the folder[ {folderId}][: {operation}].",
      remedy: ["Check under {folderLink} > Share > Manage Collaborators that {login} has the role {needed}."]
    }],
    docs: ["help-roles"]
  },
  "externally-owned": {
    hypotheses: [{
      code: "no-access",
      confidence: "likely",
      cause: "The folder[ {folderId}] belongs to another enterprise, whose rules limit what {login} may do there[: {operation}].",
      remedy: [
        "Ask {person} to give {login} the role {needed}.",
        "Ask the admin of the owner\u2019s enterprise whether it allows collaborators and apps from outside."
      ]
    }],
    docs: ["help-roles", "scopes"]
  },
  "invites-restricted": {
    hypotheses: [{
      code: "no-access",
      confidence: "likely",
      cause: "Only the owner and co-owners may invite to the folder[ {folderId}], and {login} is neither.",
      remedy: ["Open {folderLink} > Settings and let editors invite, or give {login} the role co-owner."]
    }],
    docs: ["help-roles", "collaborations"]
  },
  "root-folder-operation": {
    hypotheses: [{
      code: "bad-request",
      confidence: "likely",
      owner: "ci",
      cause: "Folder 0 is \u201CAll Files\u201D of each user: nobody can do this to it[: {operation}].",
      remedy: ["Use the ID of a real folder in `folders`, or take these operations off folder 0."]
    }],
    docs: ["collaborations", "inputs"]
  },
  "folder-name-differs": {
    hypotheses: [{
      code: "unknown",
      confidence: "likely",
      owner: "ci",
      cause: "The folder[ {folderId}] has another name[, {actual},] than `expected-name` says[: {expected}]. The ID may be that of another folder.",
      remedy: [
        "Open {folderLink} and look whether this is the folder that the deploy is meant for; if not, use the ID of the right one.",
        "If it was renamed on purpose: write the new name in `expected-name`."
      ]
    }],
    docs: ["inputs"]
  },
  "folder-name-unknown": {
    hypotheses: [{
      code: "unknown",
      confidence: "possible",
      owner: "content-owner",
      cause: "Box does not say what the folder[ {folderId}] is called, so its name could not be compared.",
      remedy: ["Open {folderLink} and compare the name."]
    }],
    docs: ["inputs"]
  },
  "planned-name-in-use": {
    hypotheses: [{
      code: "bad-request",
      confidence: "likely",
      owner: "ci",
      cause: "An item of the planned name[ ({fileName})] is in the folder[ {folderId}] already, and Box does not take a second one.",
      remedy: [
        "Add `replace` to the operations of the folder if the deploy uploads a new version of the file that is there.",
        "Choose another name, or remove the item that is there, if it does not."
      ]
    }],
    docs: ["inputs", "upload-check"]
  },
  "replace-file-absent": {
    hypotheses: [{
      code: "unknown",
      confidence: "possible",
      owner: "ci",
      cause: "There is no file of this name[ ({fileName})] in the folder[ {folderId}], so a new version of it could not be rehearsed; Box would take it as a new file.",
      remedy: ["Check the name in `replace=NAME`: it must be the file\u2019s exact name, upper and lower case included.", "Use `upload` if the deploy creates the file."]
    }],
    docs: ["inputs", "upload-check"]
  },
  "replace-not-a-file": {
    hypotheses: [{
      code: "bad-request",
      confidence: "likely",
      owner: "ci",
      cause: "The item of this name[ ({fileName})] in the folder[ {folderId}] is no file, so it can have no new version.",
      remedy: ["Choose another name in `replace=NAME`, or rename the item that is there."]
    }],
    docs: ["inputs", "upload-check"]
  },
  "upload-refused-despite-permission": {
    hypotheses: [
      {
        code: "quota-exceeded",
        confidence: "possible",
        cause: "Box says that {login} may upload to the folder[ {folderId}], and refuses an upload all the same: probably there is no storage left for it.",
        remedy: ["Ask a Box admin for the storage quota of {login} and of the folder\u2019s owner: an account without a quota can\u2019t upload."]
      },
      {
        code: "policy-blocked",
        confidence: "possible",
        cause: "A policy blocks it.",
        remedy: ["Ask a Box admin whether a Shield rule applies to this folder."]
      },
      {
        code: "scope-missing",
        confidence: "possible",
        cause: "The scope to write is missing.",
        remedy: ["Open Developer Console > the app > Configuration > Application Scopes, check \u201CRead and write all files and folders stored in Box\u201D, and have the app re-authorized."]
      }
    ],
    docs: ["upload-check", "errors"]
  },
  "upload-url-unreadable": {
    hypotheses: [{
      code: "box-unavailable",
      confidence: "likely",
      cause: "Box would take the upload, but its answer names no host to upload to.",
      remedy: ["Run this again.", "Check that no proxy between this host and Box answers OPTIONS requests itself."]
    }],
    docs: ["upload-check", "domains"]
  }
};

// src/guidance/findings-identity.ts
var RAISE_QUOTA = "Ask a Box admin to raise the storage quota of {login}, or to move the folders to an owner with more.";
var EMPTY_TRASH = "Delete what is no longer needed and empty the trash: what is in it counts too.";
var REACTIVATE = "Ask a Box admin to open Admin Console > Users & Groups, find {login} and set its status to Active.";
var IDENTITY_FINDINGS = {
  "clock-ahead": {
    hypotheses: [{
      code: "clock-skew",
      confidence: "likely",
      cause: "This host\u2019s clock is {skew}; Box refuses an assertion that expires more than 60 seconds ahead by its own time.",
      remedy: ["{clockCommand}"]
    }],
    docs: ["jwt-by-hand"]
  },
  "clock-behind": {
    hypotheses: [{
      code: "clock-skew",
      confidence: "likely",
      cause: "This host\u2019s clock is {skew}; Box refuses an assertion that has expired by its own time.",
      remedy: ["{clockCommand}"]
    }],
    docs: ["jwt-by-hand"]
  },
  "clock-off-ccg": {
    hypotheses: [{
      code: "clock-skew",
      confidence: "likely",
      cause: "This host\u2019s clock is {skew}. Nothing here depends on it: only JWT assertions do.",
      remedy: ["{clockCommand}"]
    }],
    docs: ["ccg"]
  },
  "clock-undetermined": {
    hypotheses: [{
      code: "unknown",
      confidence: "possible",
      owner: "ci",
      cause: "The times in the answers contradict each other: this host\u2019s clock was set during the run, or something in between changes the `Date` header.",
      remedy: ["Run this again.", "Check that no proxy caches answers or writes a `Date` header of its own, if it goes on."]
    }],
    docs: ["checks"]
  },
  "no-date": {
    hypotheses: [{
      code: "unknown",
      confidence: "possible",
      owner: "ci",
      cause: "No answer carried a `Date` header that can be read, so this host\u2019s clock can\u2019t be compared with Box\u2019s.",
      remedy: ["Check that no proxy between this host and Box removes the `Date` header."]
    }],
    docs: ["checks"]
  },
  "clock-proven": {
    hypotheses: [{
      code: "clock-skew",
      confidence: "proven",
      cause: "This host\u2019s clock is wrong: Box refused the assertion, and accepted it when signed again with Box\u2019s time.",
      remedy: ["{clockCommand}"]
    }],
    docs: ["jwt-by-hand", "errors"]
  },
  "wrong-enterprise": {
    hypotheses: [{
      code: "wrong-enterprise",
      confidence: "likely",
      cause: "The token belongs to another enterprise than expected[: to {actual}, not to {expected}].",
      remedy: [
        "Give the credentials of the app in the enterprise[ {expected}] that you expect, or correct the enterprise ID that you configured.",
        "Check whether one of the two is a sandbox: a sandbox is an enterprise of its own, with its own apps and IDs."
      ]
    }],
    docs: ["sandbox", "user-types"]
  },
  "enterprise-unknown": {
    hypotheses: [{
      code: "unknown",
      confidence: "possible",
      owner: "box-admin",
      cause: "Box does not show which enterprise {login} belongs to, so it can\u2019t be compared with the one expected.",
      remedy: ["Check in the Admin Console that {login} belongs to the enterprise you expect."]
    }],
    docs: ["user-types"]
  },
  "not-service-account": {
    hypotheses: [{
      code: "unknown",
      confidence: "possible",
      cause: "The token acts for a user that does not look like the service account of a server app[: {login}].",
      remedy: [
        "Check under Developer Console > the app that it is a server authentication app (JWT or Client Credentials Grant).",
        "Set `user-id` if the deploy is meant to act for a user."
      ]
    }],
    docs: ["user-types", "ccg"]
  },
  "wrong-user": {
    hypotheses: [{
      code: "app-misconfigured",
      confidence: "likely",
      owner: "ci",
      cause: "Box answered as another user than asked for[: as {actual}, not as {expected}].",
      remedy: ["Set `user-id` to the ID of the user that the deploy acts for.", "Check that no proxy between this host and Box caches answers."]
    }],
    docs: ["user-types"]
  },
  "as-user-mismatch": {
    hypotheses: [{
      code: "app-misconfigured",
      confidence: "likely",
      cause: "Box did not let the app act for the user[: it answered as {actual}, not as {expected}].",
      remedy: [
        AS_USER,
        REAUTHORIZE,
        RUN_AGAIN,
        "Check that no proxy between this host and Box removes the `As-User` header or caches answers."
      ]
    }],
    docs: ["as-user"]
  },
  "user-inactive": {
    hypotheses: [{
      code: "user-inactive",
      confidence: "likely",
      cause: "{login} is deactivated.",
      remedy: [REACTIVATE, "If it was deactivated on purpose: name another user in `user-id` or `as-user`."]
    }],
    docs: ["user-types", "errors"]
  },
  "user-status-unknown": {
    hypotheses: [{
      code: "unknown",
      confidence: "possible",
      owner: "box-admin",
      cause: "Box does not show the account status of {login}, or one that this version does not know.",
      remedy: ["Check in the Admin Console that {login} is active."]
    }],
    docs: ["user-types"]
  },
  "user-cannot-upload": {
    hypotheses: [{
      code: "user-inactive",
      confidence: "likely",
      cause: "The account status of {login} forbids uploading, editing and deleting.",
      remedy: [REACTIVATE]
    }],
    docs: ["user-types"]
  },
  "quota-nearly-full": {
    hypotheses: [{
      code: "quota-exceeded",
      confidence: "likely",
      cause: "The storage of {login} is nearly full[: {actual} left].",
      remedy: [RAISE_QUOTA, EMPTY_TRASH]
    }],
    docs: ["user-types", "errors"]
  }
};

// src/guidance/findings-proof-content.ts
var CONTENT_PROOFS = {
  "folder-is-a-file": {
    hypotheses: [{
      code: "bad-request",
      confidence: "proven",
      owner: "ci",
      cause: "The ID[ {folderId}] is a file\u2019s, not a folder\u2019s.",
      remedy: ["Open the folder that the file is in, and use the number at the end of that address: https://app.box.com/folder/ID."]
    }],
    docs: ["inputs", "get-folder"]
  },
  "folder-shared-with-other": {
    hypotheses: [{
      code: "not-invited",
      confidence: "proven",
      cause: "The folder[ {folderId}] is there, for the service account sees it; it is not shared with {login}.",
      remedy: [INVITE]
    }],
    docs: ["help-404", "help-waterfall"]
  },
  "folder-limited": {
    hypotheses: [{
      code: "not-invited",
      confidence: "likely",
      cause: "{login} sees the folder above, and not the folder[ {folderId}] itself: access is limited there.",
      remedy: [INVITE, "Ask the owner whether access to this folder is restricted on purpose."]
    }],
    docs: ["help-404", "help-waterfall"]
  },
  "folder-hidden-by-content-manager": {
    hypotheses: [
      {
        code: "app-misconfigured",
        confidence: "likely",
        cause: "The app has Global Content Manager, which shows all content of its own enterprise and hides that of others: the folder[ {folderId}] is probably another enterprise\u2019s.",
        remedy: [
          "Use `as-user` with a user who is invited to the folder: Global Content Manager does not apply to As-User.",
          "Ask Box Support to take Global Content Manager off the app if it does not need it, and have the app re-authorized."
        ]
      },
      {
        code: "not-invited",
        confidence: "possible",
        cause: "The folder is not there.",
        remedy: ["Check the ID: it is the number at the end of the folder\u2019s address, https://app.box.com/folder/ID."]
      }
    ],
    docs: ["scopes", "help-404"]
  },
  "folder-hidden-by-access-level": {
    hypotheses: [
      {
        code: "app-misconfigured",
        confidence: "likely",
        cause: "The app probably has App Access Only, which hides the content of managed users, such as the folder[ {folderId}].",
        remedy: [ENTERPRISE_ACCESS, REAUTHORIZE, RUN_AGAIN]
      },
      { code: "not-invited", confidence: "possible", cause: "The folder is not shared.", remedy: [INVITE] }
    ],
    docs: ["app-approval", "help-404"]
  },
  "content-manager-cannot-write": {
    hypotheses: [{
      code: "app-misconfigured",
      confidence: "proven",
      cause: "The app has Global Content Manager, with which Box lets it read, and write with As-User alone.",
      remedy: [
        "Use `as-user` with a user who may upload to the folder[ {folderId}], here and in the deploy.",
        "Ask Box Support to take Global Content Manager off the app if it does not need it, and have the app re-authorized."
      ]
    }],
    docs: ["scopes", "as-user"]
  },
  "no-storage-left": {
    hypotheses: [{
      code: "quota-exceeded",
      confidence: "proven",
      cause: "There is no storage left in the folder[ {folderId}]: Box would take an empty file, and refuses one of 1 KB.",
      remedy: [
        "Ask a Box admin for the storage quota of {login} and of the folder\u2019s owner: an account without a quota can\u2019t upload.",
        "Delete what is no longer needed and empty the trash: what is in it counts too."
      ]
    }],
    docs: ["upload-check", "errors"]
  },
  "scope-missing-proven": {
    hypotheses: [{
      code: "scope-missing",
      confidence: "proven",
      cause: "The token does not carry the scope {scope}: it is not ticked, or the app was not re-authorized since it was.",
      remedy: [
        "Open Developer Console > the app > Configuration > Application Scopes, tick {scopeLabel} and save.",
        "If there is no such box: ask Box Support to turn the scope on for the app.",
        REAUTHORIZE,
        RUN_AGAIN
      ]
    }],
    docs: ["scopes", "app-approval"]
  },
  "scope-needs-content-manager": {
    hypotheses: [{
      code: "feature-unavailable",
      confidence: "proven",
      cause: "The token carries the scope {scope}, which works with Global Content Manager alone, and that the app does not have.",
      remedy: ["Ask Box Support to turn on Global Content Manager for the app.", REAUTHORIZE, RUN_AGAIN]
    }],
    docs: ["scopes", "app-approval"]
  },
  "scope-needs-enterprise-access": {
    hypotheses: [{
      code: "feature-unavailable",
      confidence: "likely",
      owner: "developer",
      cause: "The token carries the scope {scope}, and the app probably has App Access Only, with which it does not work.",
      remedy: [ENTERPRISE_ACCESS, REAUTHORIZE, RUN_AGAIN]
    }],
    docs: ["scopes", "app-approval"]
  },
  "scope-needs-feature": {
    hypotheses: [{
      code: "feature-unavailable",
      confidence: "likely",
      cause: "The token carries the scope {scope}, and the plan, or the licence of {login}, does not have what it is for[ ({needed})].",
      remedy: ["Ask a Box admin whether the plan includes the feature[ ({needed})], and whether it is enabled for {login}."]
    }],
    docs: ["scopes", "help-403"]
  },
  "folder-visible": {
    hypotheses: [{
      code: "excess-access",
      confidence: "proven",
      cause: "{login} sees the folder[ {folderId}], which it must not.",
      remedy: [
        "Open {folderLink}, click Share > Manage Collaborators and remove {login}.",
        "If it is not listed there: look in the folders above it, and in the groups that are invited.",
        "If it is meant to have access: take the operation `none` off this folder."
      ]
    }],
    docs: ["help-waterfall", "inputs"]
  },
  "folder-visible-to-content-manager": {
    hypotheses: [
      {
        code: "excess-access",
        confidence: "likely",
        owner: "developer",
        cause: "The app sees the folder[ {folderId}], which it must not: it has Global Content Manager, and so sees all content of the enterprise.",
        remedy: ["Ask Box Support to take Global Content Manager off the app.", REAUTHORIZE, RUN_AGAIN]
      },
      {
        code: "excess-access",
        confidence: "possible",
        cause: "It is invited.",
        remedy: ["Open {folderLink}, click Share > Manage Collaborators and remove {login}."]
      }
    ],
    docs: ["scopes", "inputs"]
  },
  "scope-excess": {
    hypotheses: [{
      code: "excess-access",
      confidence: "proven",
      owner: "developer",
      cause: "The token carries the scope {scope}, which it must not.",
      remedy: [
        "Open Developer Console > the app > Configuration > Application Scopes, untick {scopeLabel} and save.",
        REAUTHORIZE,
        RUN_AGAIN,
        "If the deploy needs it after all: take `not:` off this scope."
      ]
    }],
    docs: ["scopes", "app-approval"]
  }
};
var CLIENT_FINDINGS = {
  "client-names-no-key": {
    hypotheses: [{
      code: "key-invalid",
      confidence: "proven",
      cause: "Box refuses the assertion of {client}, which names no key (`kid`), and accepts the same with one: the app has several public keys.",
      remedy: [
        "Delete all public keys but the config\u2019s ({publicKeyId}) under Developer Console > the app > Configuration > Add and Manage Public Keys.",
        "If the other keys are needed: use a client that sends `kid`; the linked page lists which do."
      ]
    }],
    docs: ["client-windows", "jwt-by-hand"]
  },
  "client-issued-in-future": {
    hypotheses: [{
      code: "clock-skew",
      confidence: "proven",
      cause: "Box refuses the assertion of {client}, which says when it was signed (`iat`), and accepts the same without: that time is in Box\u2019s future.",
      remedy: ["{clockCommand}", "If the clock can\u2019t be set: use a client that sends no `iat`; the linked page lists which do."]
    }],
    docs: ["client-windows", "jwt-by-hand"]
  },
  "client-near-its-limit": {
    hypotheses: [{
      code: "clock-skew",
      confidence: "likely",
      cause: "This host\u2019s clock is {skew}, and {client} stops obtaining tokens[ {limit}].",
      remedy: ["{clockCommand}"]
    }],
    docs: ["client-windows", "jwt-by-hand"]
  },
  "search-limited": {
    hypotheses: [{
      code: "rate-limited",
      confidence: "likely",
      cause: "Box limits searches: 6 a second and 60 a minute for a user, 12 a second for an enterprise.[ It asks to wait {retryAfter}.]",
      remedy: ["Wait {retryAfter}, then run this again.", "Let jobs that search with this service account run one after another."]
    }],
    docs: ["rate-limits"]
  },
  "box-in-trouble": {
    hypotheses: [{
      code: "box-unavailable",
      confidence: "likely",
      cause: "Box reports trouble[: {incident}], which may be why this failed.",
      remedy: ["Wait until https://status.box.com reports that it is over, then run this again."]
    }],
    docs: ["box-status"]
  }
};

// src/guidance/findings-proof-token.ts
var OTHER_METHOD = "If the app was meant to be of the other kind: ask a Box admin to allow switching the authentication method, or create a new app.";
var USER_ID = "Set `user-id` to the ID of an active user of this enterprise: digits, as the Admin Console shows it under Users & Groups.";
var TOKEN_PROOFS = {
  "pair-refused": {
    hypotheses: [{
      code: "credentials-invalid",
      confidence: "proven",
      cause: "Client ID and client secret do not go together: Box refuses the pair without any subject too.",
      remedy: [COPY_PAIR, STORE_SECRET]
    }],
    docs: ["ccg", "token-request"]
  },
  "pair-refused-alike": {
    hypotheses: [
      {
        code: "credentials-invalid",
        confidence: "likely",
        cause: "Client ID and client secret probably do not go together: Box refuses them in the same words without any subject.",
        remedy: [COPY_PAIR, STORE_SECRET]
      },
      { code: "app-not-authorized", confidence: "possible", cause: "The app was not authorized.", remedy: [AUTHORIZE] }
    ],
    docs: ["ccg", "app-approval"]
  },
  "enterprise-elsewhere": {
    hypotheses: [{
      code: "wrong-enterprise",
      confidence: "proven",
      cause: "The enterprise ID[ {enterpriseId}] is not the one that the app works in: its user belongs to enterprise {actual}.",
      remedy: ["Set `enterprise-id` to {actual}, or give the credentials of the app in the enterprise that you mean.", RUN_AGAIN]
    }],
    docs: ["ccg", "sandbox"]
  },
  "enterprise-id-is-a-user": {
    hypotheses: [{
      code: "wrong-enterprise",
      confidence: "proven",
      cause: "The enterprise ID[ {enterpriseId}] is a user\u2019s ID.",
      remedy: [
        "Set the enterprise ID to the one under Admin Console > Account & Billing, or under Developer Console > the app > General Settings.",
        "Set `user-id` to that ID if the deploy is meant to act for this user."
      ]
    }],
    docs: ["ccg", "help-sub-claim"]
  },
  "user-id-is-an-enterprise": {
    hypotheses: [{
      code: "credentials-invalid",
      confidence: "proven",
      owner: "ci",
      cause: "The user ID[ {userId}] is the enterprise\u2019s ID.",
      remedy: [USER_ID, "If the deploy is meant to act as the service account: leave `user-id` out."]
    }],
    docs: ["ccg", "help-sub-claim"]
  },
  "enterprise-refused": {
    hypotheses: [
      {
        code: "wrong-enterprise",
        confidence: "likely",
        cause: "Box accepts client ID and secret, and does not know the enterprise[ {enterpriseId}] as one that the app may act for.",
        remedy: [CHECK_ENTERPRISE, "Check that it is the enterprise ID: no account ID, app ID or user ID."]
      },
      { code: "app-not-authorized", confidence: "possible", cause: "The app was not authorized, or not again after a change.", remedy: [AUTHORIZE] }
    ],
    docs: ["ccg", "app-approval"]
  },
  "app-takes-grant-unauthorized": {
    hypotheses: [
      {
        code: "app-not-authorized",
        confidence: "likely",
        cause: "The app is one for the Client Credentials Grant, and the enterprise[ {enterpriseId}] has not authorized it.",
        remedy: [AUTHORIZE, CHECK_ENTERPRISE]
      }
    ],
    docs: ["app-approval", "ccg"]
  },
  "app-is-jwt": {
    hypotheses: [{
      code: "app-misconfigured",
      confidence: "proven",
      cause: "The app is a JWT app: Box issues it a token by JWT, and refuses the Client Credentials Grant.",
      remedy: ["Give `jwt-config` alone, and take `client-id`, `client-secret` and `enterprise-id` out.", OTHER_METHOD]
    }],
    docs: ["help-grant-type", "switch-auth-type"]
  },
  "app-is-ccg": {
    hypotheses: [{
      code: "app-misconfigured",
      confidence: "proven",
      cause: "The app is one for the Client Credentials Grant: Box issues it a token that way, and refuses JWT.",
      remedy: ["Give `client-id`, `client-secret` and `enterprise-id` in place of `jwt-config`: the first two stand in the same config file.", OTHER_METHOD]
    }],
    docs: ["help-grant-type", "switch-auth-type"]
  },
  "app-is-ccg-too": {
    hypotheses: [{
      code: "app-misconfigured",
      confidence: "likely",
      cause: "The app takes the Client Credentials Grant and refuses JWT; by that grant Box refuses it for another reason.",
      remedy: ["Give `client-id`, `client-secret` and `enterprise-id` in place of `jwt-config`: the first two stand in the same config file.", AUTHORIZE]
    }],
    docs: ["help-grant-type", "switch-auth-type"]
  },
  "app-is-neither": {
    hypotheses: [{
      code: "app-misconfigured",
      confidence: "likely",
      cause: "The app takes neither JWT nor the Client Credentials Grant: it is probably one for people who log in (OAuth 2.0).",
      remedy: ["Create a server authentication app (JWT or Client Credentials Grant) and give its credentials; an unattended job can\u2019t log in as a person."]
    }],
    docs: ["help-grant-type", "ccg-setup"]
  },
  "keys-of-another-app": {
    hypotheses: [{
      code: "key-invalid",
      confidence: "likely",
      cause: "Client ID and client secret go together, so it is the keys of the config that belong to another app.",
      remedy: ["Use client ID, secret, keys and enterprise ID of one and the same config file, unchanged.", DOWNLOAD_CONFIG, STORE_SECRET]
    }],
    docs: ["jwt-setup", "jwt-by-hand"]
  },
  "key-id-wrong": {
    hypotheses: [{
      code: "key-invalid",
      confidence: "proven",
      cause: "Only `publicKeyID` in the config[ ({publicKeyId})] is wrong: without it Box accepts the same key.",
      remedy: ["Set `publicKeyID` in the config to the ID shown under Developer Console > the app > Configuration > Add and Manage Public Keys.", STORE_SECRET]
    }],
    docs: ["jwt-setup", "errors"]
  },
  "key-of-another-pair": {
    hypotheses: [{
      code: "key-invalid",
      confidence: "proven",
      cause: "The private key of the config belongs to none of the app\u2019s public keys: the app has one, and it is another one.",
      remedy: [DOWNLOAD_CONFIG, STORE_SECRET, "If the config is of another app or environment: use the one of this app."]
    }],
    docs: ["jwt-setup", "errors"]
  },
  "app-authorized-not-enabled": {
    hypotheses: [{
      code: "app-not-enabled",
      confidence: "proven",
      cause: "The app is authorized, for Box issues it tokens, but it is not enabled in this enterprise.",
      remedy: [ENABLE, "Check that its state there reads \u201CAuthorized\u201D and \u201CEnabled\u201D, then run this again."]
    }],
    docs: ["help-not-enabled", "authorization"]
  },
  "app-authorization-removed": {
    hypotheses: [{
      code: "app-not-authorized",
      confidence: "proven",
      cause: "An admin has removed the app\u2019s authorization while this ran: Box no longer issues it tokens.",
      remedy: [AUTHORIZE]
    }],
    docs: ["app-approval", "authorization"]
  }
};
var USER_PROOFS = {
  "user-subject-refused": {
    hypotheses: [
      {
        code: "app-misconfigured",
        confidence: "likely",
        cause: "Box accepts client ID and secret, but issues no token for this user[ ({userId})].",
        remedy: [USER_TOKENS, ENTERPRISE_ACCESS, REAUTHORIZE, RUN_AGAIN]
      },
      { code: "credentials-invalid", confidence: "possible", owner: "ci", cause: "The user ID is wrong.", remedy: [USER_ID] }
    ],
    docs: ["ccg", "help-app-configuration"]
  },
  "user-is-service-account": {
    hypotheses: [{
      code: "app-misconfigured",
      confidence: "proven",
      owner: "ci",
      cause: "The user[ {userId}] is the service account itself: nobody acts for it, and it needs no user token.",
      remedy: ["Leave `user-id` and `as-user` out to use the service account, or set them to the ID of another user."]
    }],
    docs: ["help-app-configuration", "as-user"]
  },
  "user-tokens-off": {
    hypotheses: [{
      code: "app-misconfigured",
      confidence: "proven",
      cause: "The user[ {userId}] is active and within the app\u2019s reach, so it is \u201CGenerate user access tokens\u201D that the app lacks.",
      remedy: [USER_TOKENS, REAUTHORIZE, RUN_AGAIN]
    }],
    docs: ["ccg", "help-app-configuration"]
  },
  "user-deactivated": {
    hypotheses: [{
      code: "user-inactive",
      confidence: "proven",
      cause: "The user[ {userId}] is deactivated.",
      remedy: [
        "Ask a Box admin to open Admin Console > Users & Groups, find the user[ {userId}] and set its status to Active.",
        "If it was deactivated on purpose: name another user in `user-id` or `as-user`."
      ]
    }],
    docs: ["user-types", "errors"]
  },
  "user-app-access-only": {
    hypotheses: [
      {
        code: "app-misconfigured",
        confidence: "likely",
        cause: "Box knows the user[ {userId}], and the app does not reach it: its access level is probably App Access Only.",
        remedy: [ENTERPRISE_ACCESS, REAUTHORIZE, RUN_AGAIN]
      },
      { code: "app-misconfigured", confidence: "possible", cause: "The app may not obtain user tokens.", remedy: [USER_TOKENS, AS_USER] }
    ],
    docs: ["help-app-configuration", "app-approval"]
  },
  "user-unknown": {
    hypotheses: [
      {
        code: "credentials-invalid",
        confidence: "likely",
        owner: "ci",
        cause: "The app reaches no user of this ID[ ({userId})]: it is probably nobody\u2019s in this enterprise.",
        remedy: [USER_ID]
      },
      { code: "app-misconfigured", confidence: "possible", cause: "The app may not obtain user tokens.", remedy: [USER_TOKENS, REAUTHORIZE] }
    ],
    docs: ["ccg", "help-sub-claim"]
  }
};

// src/guidance/findings-scope.ts
var TICK2 = "Open Developer Console > the app > Configuration > Application Scopes, tick {scopeLabel} and save.";
var ON_REQUEST = "If there is no such box: ask Box Support to turn the scope on for the app (legal holds and Global Content Manager are on request only).";
var SCOPE_FINDINGS = {
  "scope-missing": {
    hypotheses: [
      {
        code: "scope-missing",
        confidence: "likely",
        cause: "The token does not carry the scope {scope}, or the app was not re-authorized since it was ticked.",
        remedy: [TICK2, ON_REQUEST, REAUTHORIZE, RUN_AGAIN]
      }
    ],
    docs: ["scopes", "app-approval"]
  },
  "scope-missing-likely": {
    hypotheses: [
      {
        code: "scope-missing",
        confidence: "possible",
        cause: "The token probably does not carry the scope {scope}.",
        remedy: [TICK2, ON_REQUEST, REAUTHORIZE, RUN_AGAIN]
      },
      {
        code: "app-misconfigured",
        confidence: "possible",
        cause: "The app has App Access Only.",
        remedy: [`If managed users or groups are concerned: ${lower(ENTERPRISE_ACCESS)}`]
      },
      {
        code: "feature-unavailable",
        confidence: "possible",
        cause: "The plan lacks the feature.",
        remedy: ["Ask a Box admin whether the enterprise\u2019s plan includes the feature."]
      }
    ],
    docs: ["scopes", "app-approval"]
  },
  "scope-held-no-rights": {
    hypotheses: [
      {
        code: "feature-unavailable",
        confidence: "likely",
        cause: "The token carries the scope {scope}, but {login} lacks the rights or the licence to use it.",
        remedy: ["Ask a Box admin whether the plan includes the feature[ ({needed})], and whether it is enabled for {login}."]
      },
      {
        code: "app-misconfigured",
        confidence: "possible",
        cause: "The app has App Access Only.",
        remedy: [`If managed users or groups are concerned: ${lower(ENTERPRISE_ACCESS)}`]
      }
    ],
    docs: ["scopes", "help-403"]
  },
  "scope-held-blocked": {
    hypotheses: [
      {
        code: "feature-unavailable",
        confidence: "possible",
        cause: "The token carries the scope {scope}, yet Box refuses a request that needs it.",
        remedy: ["Ask a Box admin whether the enterprise\u2019s plan includes the feature behind the scope {scope}[ ({needed})]."]
      },
      {
        code: "app-misconfigured",
        confidence: "possible",
        cause: "The app has App Access Only.",
        remedy: [`If managed users or groups are concerned: ${lower(ENTERPRISE_ACCESS)}`]
      }
    ],
    docs: ["scopes", "app-approval"]
  },
  "scope-undetermined": {
    hypotheses: [{
      code: "unknown",
      confidence: "possible",
      cause: "Whether the token carries the scope {scope} can\u2019t be told from Box\u2019s answers.",
      remedy: ["Open Developer Console > the app > Configuration > Application Scopes and check that {scopeLabel} is ticked.", REAUTHORIZE]
    }],
    docs: ["scopes"]
  },
  "scope-unknown-name": {
    hypotheses: [{
      code: "unknown",
      confidence: "possible",
      owner: "ci",
      cause: "This version knows no such scope[ ({scope})], and Box did not exchange the token for it.",
      remedy: ["Check the spelling in `scopes`[; the nearest known name is {expected}]."]
    }],
    docs: ["scopes", "inputs"]
  }
};

// src/guidance/findings.ts
var ALL = { ...IDENTITY_FINDINGS, ...FOLDER_FINDINGS, ...SCOPE_FINDINGS, ...RUN_FINDINGS, ...TOKEN_PROOFS, ...USER_PROOFS, ...CONTENT_PROOFS, ...CLIENT_FINDINGS };
var FINDINGS = ALL;

export {
  explainRows,
  DEFECTS,
  FINDINGS
};
