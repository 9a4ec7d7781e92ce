import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
const { parseArgs } = require("node:util");
const { randomBytes: randomBytes2 } = require("node:crypto");
const { generateKeyPair, randomBytes } = require("node:crypto");
const { promisify } = require("node:util");
const { randomBytes: randomBytes6 } = require("node:crypto");
const { createServer } = require("node:http");
const { verify } = require("node:crypto");
const { randomBytes: randomBytes3 } = require("node:crypto");
const { timingSafeEqual } = require("node:crypto");
const { createHash, randomBytes: randomBytes4 } = require("node:crypto");
const { randomBytes: randomBytes5 } = require("node:crypto");
import {
  print,
  problemLine,
  refuse,
  runPlan
} from "./chunk-XBXDV2PB.mjs";
import {
  FORMATS
} from "./chunk-RESNK7IC.mjs";
import {
  planFromInputs
} from "./chunk-SK345GCM.mjs";
import {
  EXIT,
  exitCodeOf
} from "./chunk-7WV2M5TG.mjs";
import {
  actionNaming,
  nearestName
} from "./chunk-NQXTPSVI.mjs";

// src/cli/demo.ts

// src/simulator/scenarios/base.ts

// src/simulator/world.ts
var defaultDialect = {
  missingScope: "header",
  uploadConflicts: "object",
  quotaStatus: 403,
  tooLargeStatus: 403,
  exchangeRefusalStatus: 401,
  exchangeOfUndocumentedScopes: "accepted",
  unauthorizedCcg: "not-yet-authorized",
  unauthorizedJwt: "enterprise-admin",
  wrongCcgSecret: "invalid-client",
  deactivatedSubject: "issued",
  expTexts: "modern",
  trashedFolder: "trashed",
  invisibleFolderName: "folder",
  pendingItem: "hidden",
  noRoom: "storage-limit",
  editorDeletesSharedFolder: "yes",
  asUserOff: "insufficient-scope",
  deactivatedStatus: 401,
  noNotificationEmail: "null"
};
function emptyWorld() {
  return {
    enterprises: [],
    users: [],
    groups: [],
    apps: [],
    folders: [],
    files: [],
    collaborations: [],
    webhooks: [],
    clockOffsetSeconds: 0,
    tokenLifetimeSeconds: 4123,
    uploadOrigin: null,
    statusPage: { indicator: "none", description: "All Systems Operational", incidents: [] },
    dialect: { ...defaultDialect },
    faults: []
  };
}
function authorize(app2, enterpriseId, serviceAccountId) {
  app2.authorizations = app2.authorizations.filter((one) => one.enterpriseId !== enterpriseId);
  app2.authorizations.push({ enterpriseId, serviceAccountId, enabled: true, settings: structuredClone(app2.settings) });
}

// src/simulator/scenarios/keys.ts
var modulusLength = { own: 2048, foreign: 2048, third: 2048, weak: 1024 };
var made = /* @__PURE__ */ new Map();
async function make(name) {
  const passphrase = randomBytes(16).toString("hex");
  const { publicKey, privateKey } = await promisify(generateKeyPair)("rsa", {
    modulusLength: modulusLength[name],
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem", cipher: "des-ede3-cbc", passphrase }
  });
  return { keyId: randomBytes(6).toString("hex").slice(0, 8), publicKey, privateKey, passphrase };
}
async function keyPair(name) {
  const found = made.get(name) ?? make(name);
  made.set(name, found);
  return await found;
}

// src/simulator/scenarios/base.ts
var ids = {
  enterprise: "1147283",
  partnerEnterprise: "5550317",
  sandboxEnterprise: "2200417",
  admin: "20000000001",
  owner: "20000000002",
  deployUser: "20000000003",
  partner: "20000000009",
  serviceAccount: "30000000001",
  appUser: "30000000002",
  secondServiceAccount: "30000000003",
  projects: "160000000010",
  releases: "160000000001",
  nightly: "160000000002",
  appZip: "880000000001",
  group: "55001"
};
var gigabyte = 1024 ** 3;
var allFeatures = ["admin-events", "governance", "sign", "ai", "relay"];
var thirtyTwo = () => randomBytes2(64).toString("base64").replace(/[^a-z0-9]/gi, "").slice(0, 32).padEnd(32, "7");
function person(id, name, changes = {}) {
  return {
    id,
    name,
    login: `${name.toLowerCase().replace(" ", ".")}@example.com`,
    kind: "managed",
    role: "user",
    enterpriseId: ids.enterprise,
    appClientId: null,
    status: "active",
    unfinished: "nothing",
    spaceAmountBytes: 100 * gigabyte,
    spaceUsedBytes: 3 * gigabyte,
    maxUploadSizeBytes: 50 * gigabyte,
    groupIds: [],
    ...changes
  };
}
function robot(id, kind, app2, changes = {}) {
  const prefix = kind === "service" ? "AutomationUser" : "AppUser";
  const login = `${prefix}_2200001_${randomBytes2(5).toString("hex")}@boxdevedition.com`;
  return person(id, kind === "service" ? "Deploy Bot" : "Deploy App User", {
    login,
    kind,
    appClientId: app2.clientId,
    spaceAmountBytes: 10 * gigabyte,
    spaceUsedBytes: 5551989,
    maxUploadSizeBytes: 5 * gigabyte,
    ...changes
  });
}
function folder(id, name, parentId, ownerId2 = ids.owner) {
  return { id, name, parentId, ownerId: ownerId2, trashed: false, canNonOwnersInvite: true, shieldBlocks: [], busy: false };
}
function invite(id, folderId, userId, role, changes = {}) {
  return {
    id,
    item: { type: "folder", id: folderId },
    accessibleBy: { type: "user", id: userId },
    role,
    status: "accepted",
    createdById: ids.owner,
    accessOnly: false,
    ...changes
  };
}
function newApp(kind, keys2) {
  return {
    clientId: thirtyTwo(),
    clientSecret: thirtyTwo(),
    kind,
    publicKeys: new Map(kind === "jwt" ? [[keys2.keyId, keys2.publicKey]] : []),
    settings: { scopes: ["root_readonly", "root_readwrite"], access: "enterprise", generateUserTokens: true, asUserHeader: true },
    authorizations: []
  };
}
function populate(world, app2) {
  const enterprise = { id: ids.enterprise, name: "Example Co", features: [...allFeatures], locationBlocked: false };
  const serviceAccount = robot(ids.serviceAccount, "service", app2);
  const owner = person(ids.owner, "Ben Owner");
  const deployUser = person(ids.deployUser, "Dora Deploy");
  const releases = folder(ids.releases, "Releases", ids.projects);
  const invitation = invite("70000001", ids.releases, ids.serviceAccount, "editor");
  world.enterprises.push(enterprise, { ...enterprise, id: ids.partnerEnterprise, name: "Partner Inc", features: [] }, { ...enterprise, id: ids.sandboxEnterprise, name: "Example Co Sandbox" });
  world.users.push(
    person(ids.admin, "Ann Admin", { role: "admin" }),
    owner,
    deployUser,
    serviceAccount,
    robot(ids.appUser, "app", app2),
    person(ids.partner, "Pat Partner", { enterpriseId: ids.partnerEnterprise, login: "pat@partner.example" })
  );
  world.groups.push({ id: ids.group, name: "Release team" });
  world.folders.push(folder(ids.projects, "Projects", "0"), releases, folder(ids.nightly, "Nightly", ids.releases));
  world.files.push({
    id: ids.appZip,
    name: "app.zip",
    parentId: ids.releases,
    ownerId: ids.owner,
    sizeBytes: 73400320,
    sha1: "85136c79cbf9fe36bb9d05d0639c70c265c18d37",
    trashed: false,
    lockedById: null
  });
  world.collaborations.push(
    invitation,
    invite("70000002", ids.releases, ids.deployUser, "editor"),
    invite("70000003", ids.releases, ids.appUser, "editor")
  );
  return { enterprise, serviceAccount, owner, deployUser, releases, invitation };
}
async function draft(kind) {
  const world = emptyWorld();
  const keys2 = await keyPair("own");
  const app2 = newApp(kind, keys2);
  world.apps.push(app2);
  const people = populate(world, app2);
  authorize(app2, ids.enterprise, ids.serviceAccount);
  const config = {
    boxAppSettings: {
      clientID: app2.clientId,
      clientSecret: app2.clientSecret,
      appAuth: { publicKeyID: keys2.keyId, privateKey: keys2.privateKey, passphrase: keys2.passphrase }
    },
    enterpriseID: ids.enterprise
  };
  return { world, app: app2, keys: keys2, config, ...people, inputs: { folders: ids.releases }, environment: {} };
}
var ccgInputs = (app2) => ({ "client-id": app2.clientId, "client-secret": app2.clientSecret, "enterprise-id": ids.enterprise });
var configText = (config) => JSON.stringify(config, null, 2);
function scenarioFor(kind, title, healthy2, change) {
  return {
    title,
    healthy: healthy2,
    kind,
    change,
    build: () => prepare(kind, [change])
  };
}
async function prepare(kind, changes) {
  const made2 = await draft(kind);
  if (kind === "ccg") Object.assign(made2.inputs, ccgInputs(made2.app));
  for (const change of changes) await change(made2);
  if (kind === "jwt") made2.inputs["jwt-config"] ??= configText(made2.config);
  const { world, inputs, environment } = made2;
  return { world, inputs, environment };
}
var nothing = () => void 0;
var works = (kind, title, change = nothing) => scenarioFor(kind, title, true, change);
var fails = (kind, title, change) => scenarioFor(kind, title, false, change);
var impatient = { "timeout": "5", "request-timeout": "1", "max-attempts": "2" };

// src/simulator/scenarios/app.ts
function approved({ app: app2 }, changes) {
  Object.assign(app2.settings, changes);
  authorize(app2, ids.enterprise, ids.serviceAccount);
}
function unauthorize({ app: app2 }) {
  app2.authorizations = [];
}
var clocks = {
  "clock-two-minutes-fast": fails("jwt", "The runner's clock is two minutes fast", ({ world }) => {
    world.clockOffsetSeconds = -120;
  }),
  "clock-two-minutes-slow": fails("jwt", "The runner's clock is two minutes slow", ({ world }) => {
    world.clockOffsetSeconds = 120;
  }),
  "clock-ten-seconds-fast": fails("jwt", "The runner's clock is ten seconds fast: it works, for now", ({ world }) => {
    world.clockOffsetSeconds = -10;
  }),
  "clock-two-minutes-fast-old-words": fails("jwt", "A fast clock, told in the older words", ({ world }) => {
    world.clockOffsetSeconds = -120;
    world.dialect.expTexts = "old";
  }),
  "ccg-clock-two-minutes-fast": fails("ccg", "A fast clock, and nothing that depends on it", ({ world }) => {
    world.clockOffsetSeconds = -120;
  })
};
var authorization = {
  "app-not-authorized": fails("jwt", "No admin has authorized the app", unauthorize),
  "ccg-app-not-authorized": fails("ccg", "No admin has authorized the app", unauthorize),
  "ccg-app-not-authorized-told-as-grant": fails("ccg", "Not authorized, told as invalid grant credentials", (draft2) => {
    unauthorize(draft2);
    draft2.world.dialect.unauthorizedCcg = "grant-credentials";
  }),
  "authorized-in-the-sandbox-only": fails("jwt", "The app is authorized in the sandbox, not in production", (draft2) => {
    unauthorize(draft2);
    draft2.world.users.push(robot(ids.secondServiceAccount, "service", draft2.app, { enterpriseId: ids.sandboxEnterprise }));
    authorize(draft2.app, ids.sandboxEnterprise, ids.secondServiceAccount);
  }),
  "app-authorized-not-enabled": fails("ccg", "The app is authorized but not enabled", ({ app: app2 }) => {
    for (const one of app2.authorizations) one.enabled = false;
  }),
  "service-account-deactivated": fails("ccg", "The service account was deactivated", ({ serviceAccount }) => {
    serviceAccount.status = "inactive";
  }),
  "app-access-only": fails("ccg", "The app has App Access Only, the folder belongs to a managed user", (draft2) => {
    approved(draft2, { access: "app", scopes: ["root_readwrite", "manage_groups", "manage_managed_users"] });
    draft2.world.users = draft2.world.users.filter((one) => one.kind !== "app");
    draft2.inputs["scopes"] = "manage_groups manage_managed_users";
  }),
  "terms-of-service-not-accepted": fails("ccg", "The enterprise's own terms of service were never accepted", ({ serviceAccount }) => {
    serviceAccount.unfinished = "terms-of-service";
  })
};
var users = {
  "user-tokens-not-enabled": fails("jwt", "Generate User Access Tokens is off", (draft2) => {
    approved(draft2, { generateUserTokens: false });
    draft2.inputs["user-id"] = ids.deployUser;
  }),
  "ccg-user-tokens-not-enabled": fails("ccg", "Generate User Access Tokens is off", (draft2) => {
    approved(draft2, { generateUserTokens: false });
    draft2.inputs["user-id"] = ids.deployUser;
  }),
  "managed-user-with-app-access-only": fails("jwt", "A managed user is asked for with App Access Only", (draft2) => {
    approved(draft2, { access: "app" });
    draft2.inputs["user-id"] = ids.deployUser;
  }),
  "user-deactivated": fails("ccg", "The user left the company", ({ deployUser, inputs }) => {
    deployUser.status = "inactive";
    inputs["user-id"] = ids.deployUser;
  }),
  "user-must-reset-password": fails("ccg", "The user has to choose a new password first", ({ deployUser, inputs }) => {
    deployUser.unfinished = "password-reset";
    inputs["user-id"] = ids.deployUser;
  }),
  "user-must-confirm-email": fails("ccg", "The user never confirmed the e-mail address", ({ deployUser, inputs }) => {
    deployUser.unfinished = "email-confirmation";
    inputs["user-id"] = ids.deployUser;
  }),
  "wrong-enterprise": fails("ccg", "The user belongs to another enterprise than the workflow says", ({ world, app: app2, inputs }) => {
    world.users.push(
      robot(ids.secondServiceAccount, "service", app2, { enterpriseId: ids.sandboxEnterprise }),
      person("20000000010", "Sam Sandbox", { enterpriseId: ids.sandboxEnterprise })
    );
    world.collaborations.push(invite("70000010", ids.releases, "20000000010", "editor"));
    authorize(app2, ids.sandboxEnterprise, ids.secondServiceAccount);
    inputs["user-id"] = "20000000010";
  }),
  "as-user-not-enabled": fails("jwt", "The As-User header is not allowed for the app", (draft2) => {
    approved(draft2, { asUserHeader: false });
    draft2.inputs["as-user"] = ids.deployUser;
  }),
  "as-user-deactivated": fails("jwt", "The user to act for was deactivated", ({ deployUser, inputs }) => {
    deployUser.status = "inactive";
    inputs["as-user"] = ids.deployUser;
  }),
  "as-user-is-a-service-account": fails("jwt", "The user to act for is a service account", ({ inputs }) => {
    inputs["as-user"] = ids.serviceAccount;
  })
};
var scopes = {
  "scope-not-ticked": fails("ccg", "A scope is not ticked in the console", ({ inputs }) => {
    inputs["scopes"] = "manage_webhook";
  }),
  "scope-not-ticked-newer-service": fails("ccg", "A scope is not ticked, and the service answers in JSON", ({ inputs }) => {
    inputs["scopes"] = "sign_requests.readwrite ai.readwrite";
  }),
  "scope-ticked-but-not-reauthorized": fails("jwt", "A scope was ticked after the admin authorized the app", ({ app: app2, inputs }) => {
    app2.settings.scopes.push("manage_groups");
    inputs["scopes"] = "manage_groups";
  }),
  "scope-held-but-no-licence": fails("ccg", "The scope is held, the plan has no Governance", (draft2) => {
    approved(draft2, { scopes: ["root_readonly", "root_readwrite", "enterprise_content", "manage_data_retention"] });
    draft2.enterprise.features = ["admin-events"];
    draft2.inputs["scopes"] = "manage_data_retention";
  }),
  "scope-held-but-plan-too-small": fails("ccg", "The scope is held, and the plan has no admin events", (draft2) => {
    approved(draft2, { scopes: ["root_readwrite", "manage_enterprise_properties"] });
    draft2.enterprise.features = [];
    draft2.inputs["scopes"] = "manage_enterprise_properties";
  }),
  "scope-name-mistyped": fails("ccg", "A scope's name is mistyped", ({ inputs }) => {
    inputs["scopes"] = "manage_webhoks";
  }),
  "no-content-scope": fails("ccg", "The app may not read content at all", (draft2) => {
    approved(draft2, { scopes: ["manage_webhook"] });
  }),
  "read-only-app-cannot-upload": fails("ccg", "The app may read content, not write it", (draft2) => {
    approved(draft2, { scopes: ["root_readonly"] });
    draft2.inputs["folders"] = `${ids.releases}: upload`;
    draft2.inputs["scopes"] = "root_readwrite";
  }),
  "gcm-hides-external-content": fails("jwt", "The Global Content Manager scope hides another company's folder", (draft2) => {
    approved(draft2, { scopes: ["root_readwrite", "enterprise_content"] });
    draft2.releases.parentId = "0";
    draft2.releases.ownerId = ids.partner;
    draft2.inputs["scopes"] = "enterprise_content";
  }),
  "gcm-cannot-write": fails("jwt", "With the Global Content Manager scope, writing needs As-User", (draft2) => {
    approved(draft2, { scopes: ["root_readwrite", "enterprise_content"] });
    draft2.inputs["folders"] = `${ids.releases}: upload`;
    draft2.inputs["scopes"] = "enterprise_content";
  })
};
var app = { ...clocks, ...authorization, ...users, ...scopes };

// src/simulator/scenarios/content.ts
var content = {
  "service-account-not-invited": fails("jwt", "Nobody has invited the service account to the folder", ({ world, invitation }) => {
    world.collaborations.splice(world.collaborations.indexOf(invitation), 1);
  }),
  "invited-to-a-subfolder-only": fails("ccg", "The service account is invited to a folder inside the one that is asked for", ({ invitation }) => {
    invitation.item.id = ids.nightly;
  }),
  "invitation-pending": fails("ccg", "The invitation was never accepted", ({ invitation }) => {
    invitation.status = "pending";
  }),
  "folder-in-trash": fails("ccg", "The folder is in the trash", ({ releases }) => {
    releases.trashed = true;
  }),
  "folder-in-trash-told-as-absent": fails("ccg", "The folder is in the trash, and Box says only that it is not there", ({ world, releases }) => {
    releases.trashed = true;
    world.dialect.trashedFolder = "not_found";
  }),
  "parent-folder-in-trash": fails("ccg", "A folder further up is in the trash", ({ world }) => {
    for (const folder3 of world.folders) if (folder3.id === ids.projects) folder3.trashed = true;
  }),
  "folder-id-mistyped": fails("ccg", "The folder id has a wrong digit", ({ inputs }) => {
    inputs["folders"] = "160000000007: read";
  }),
  "viewer-cannot-upload": fails("jwt", "The service account is a viewer, the deploy uploads", ({ invitation, inputs }) => {
    invitation.role = "viewer";
    inputs["folders"] = `${ids.releases}: upload`;
  }),
  "previewer-cannot-download": fails("ccg", "The service account is a previewer, the deploy downloads", ({ invitation, inputs }) => {
    invitation.role = "previewer";
    inputs["folders"] = `${ids.releases}: download`;
  }),
  "uploader-cannot-download": fails("ccg", "The service account is an uploader, the deploy downloads", ({ invitation, inputs }) => {
    invitation.role = "uploader";
    inputs["folders"] = `${ids.releases}: upload, download`;
  }),
  "uploader-cannot-replace": fails("ccg", "The service account is an uploader, the deploy replaces a file", ({ invitation, inputs }) => {
    invitation.role = "uploader";
    inputs["folders"] = `${ids.releases}: replace=app.zip`;
  }),
  "viewer-uploader-cannot-rename": fails("ccg", "The service account is a viewer uploader, the deploy renames", ({ invitation, inputs }) => {
    invitation.role = "viewer uploader";
    inputs["folders"] = `${ids.releases}: rename, delete`;
  }),
  "editor-cannot-invite": fails("ccg", "Only owners may invite to the folder", ({ releases, inputs }) => {
    releases.canNonOwnersInvite = false;
    inputs["folders"] = `${ids.releases}: invite`;
  }),
  "quota-full": fails("ccg", "The folder owner's storage is full", ({ owner, inputs }) => {
    owner.spaceUsedBytes = owner.spaceAmountBytes;
    inputs["folders"] = `${ids.releases}: upload`;
  }),
  "quota-full-told-as-conflict": fails("ccg", "The folder owner's storage is full, told as 409", ({ world, owner, inputs }) => {
    owner.spaceUsedBytes = owner.spaceAmountBytes;
    world.dialect.quotaStatus = 409;
    inputs["folders"] = `${ids.releases}: upload`;
  }),
  "service-account-storage-full": fails("ccg", "The service account's own storage is full", ({ serviceAccount, inputs }) => {
    serviceAccount.spaceUsedBytes = serviceAccount.spaceAmountBytes;
    inputs["folders"] = "0: upload";
  }),
  "shield-blocks-upload": fails("ccg", "A Shield access policy stops the upload", ({ releases, inputs }) => {
    releases.shieldBlocks.push("upload");
    inputs["folders"] = `${ids.releases}: upload`;
  }),
  "location-blocked": fails("ccg", "The enterprise does not let this runner's address in", ({ enterprise }) => {
    enterprise.locationBlocked = true;
  }),
  "folder-busy": fails("ccg", "The folder is being moved right now", ({ releases, inputs }) => {
    releases.busy = true;
    Object.assign(inputs, impatient, { folders: `${ids.releases}: upload` });
  }),
  "replace-missing-file": fails("ccg", "The file to replace is not there: nothing tells whether replacing would work", ({ inputs }) => {
    inputs["folders"] = `${ids.releases}: replace=not-there-yet.zip`;
  }),
  "replace-locked-file": fails("ccg", "The file to replace is locked by somebody", ({ world, inputs }) => {
    for (const file2 of world.files) file2.lockedById = ids.owner;
    inputs["folders"] = `${ids.releases}: replace=app.zip`;
  }),
  "account-may-not-upload": fails("ccg", "The service account may not upload, edit or delete", ({ serviceAccount, inputs }) => {
    serviceAccount.status = "cannot_delete_edit_upload";
    inputs["folders"] = `${ids.releases}: upload`;
  }),
  "as-user-not-invited": fails("jwt", "The user to act for is not invited to the folder", ({ world, inputs }) => {
    world.collaborations = world.collaborations.filter((one) => one.accessibleBy.id !== ids.deployUser);
    inputs["as-user"] = ids.deployUser;
  }),
  "two-folders-one-missing": fails("ccg", "One folder is fine, the other is not shared", ({ world, inputs }) => {
    world.collaborations.push(invite("70000011", ids.projects, ids.deployUser, "viewer"));
    inputs["folders"] = `${ids.releases}: read, upload
${ids.projects}: read # everything`;
  })
};

// src/simulator/scenarios/credentials.ts
function withAuth({ config }, change) {
  const { appAuth } = config.boxAppSettings;
  if (appAuth !== void 0) config.boxAppSettings.appAuth = { ...appAuth, ...change(appAuth) };
}
var credentials = {
  "credentials-missing": fails("ccg", "The client secret is empty: misspelt in the workflow", ({ inputs }) => {
    inputs["client-secret"] = "";
  }),
  "secrets-withheld-from-dependabot": fails("ccg", "Dependabot runs the workflow without its secrets", ({ inputs, environment }) => {
    inputs["client-secret"] = "";
    Object.assign(environment, { GITHUB_ACTIONS: "true", GITHUB_ACTOR: "dependabot[bot]", GITHUB_EVENT_NAME: "pull_request" });
  }),
  "secret-not-expanded": fails("ccg", "The secret arrives as ${{ secrets.BOX_CLIENT_SECRET }}, unexpanded", ({ inputs }) => {
    inputs["client-secret"] = "${{ secrets.BOX_CLIENT_SECRET }}";
  }),
  "secret-in-quotes": fails("ccg", "The secret was pasted with quotes around it", ({ inputs, app: app2 }) => {
    inputs["client-secret"] = `"${app2.clientSecret}"`;
  }),
  "secret-masked": fails("ccg", "The secret is three asterisks: copied from a log", ({ inputs }) => {
    inputs["client-secret"] = "***";
  }),
  "config-is-not-json": fails("jwt", "The config was cut off when it was pasted", ({ inputs, config }) => {
    inputs["jwt-config"] = JSON.stringify(config, null, 2).slice(0, 120);
  }),
  "config-downloaded-twice": fails("jwt", "The config was downloaded again, so its key fields are empty", (draft2) => {
    withAuth(draft2, () => ({ publicKeyID: "", privateKey: "", passphrase: "" }));
  }),
  "ccg-file-given-as-jwt": fails("jwt", "A Client Credentials Grant file is given as JWT config", ({ config }) => {
    delete config.boxAppSettings.appAuth;
  }),
  "wrong-passphrase": fails("jwt", "The passphrase is that of another key", (draft2) => {
    withAuth(draft2, () => ({ passphrase: thirtyTwo() }));
  }),
  "passphrase-missing": fails("jwt", "The key is encrypted and the passphrase is empty", (draft2) => {
    withAuth(draft2, () => ({ passphrase: "" }));
  }),
  "key-with-literal-newlines": fails("jwt", "The key holds \\n as two characters: escaped twice", (draft2) => {
    withAuth(draft2, ({ privateKey }) => ({ privateKey: privateKey.replaceAll("\n", "\\n") }));
  }),
  "key-with-spaces-for-newlines": fails("jwt", "The key's line ends became spaces", (draft2) => {
    withAuth(draft2, ({ privateKey }) => ({ privateKey: privateKey.trim().replaceAll("\n", " ") }));
  }),
  "key-cut-short": fails("jwt", "The key's last lines are missing", (draft2) => {
    withAuth(draft2, ({ privateKey }) => ({ privateKey: privateKey.slice(0, 600) }));
  }),
  "public-key-given": fails("jwt", "The public key is given in place of the private one", (draft2) => {
    withAuth(draft2, () => ({ privateKey: draft2.keys.publicKey }));
  }),
  "key-too-short": fails("jwt", "The key has 1024 bits", async (draft2) => {
    const weak = await keyPair("weak");
    draft2.app.publicKeys.set(weak.keyId, weak.publicKey);
    withAuth(draft2, () => ({ publicKeyID: weak.keyId, privateKey: weak.privateKey, passphrase: weak.passphrase }));
  }),
  "enterprise-zero": fails("jwt", "The config comes from an account without an enterprise: its id is 0", ({ config }) => {
    config.enterpriseID = "0";
  }),
  "enterprise-id-is-a-name": fails("ccg", "The enterprise's name is given where its number belongs", ({ inputs }) => {
    inputs["enterprise-id"] = "example-co";
  }),
  "wrong-client-secret": fails("jwt", "The client secret was reset in the console", ({ app: app2 }) => {
    app2.clientSecret = thirtyTwo();
  }),
  "ccg-wrong-client-secret": fails("ccg", "The client secret was reset in the console", ({ app: app2 }) => {
    app2.clientSecret = thirtyTwo();
  }),
  "client-id-of-another-app": fails("jwt", "The client id is not that of any app", ({ config }) => {
    config.boxAppSettings.clientID = thirtyTwo();
  }),
  "key-deleted-in-console": fails("jwt", "The public key was deleted in the console", async ({ app: app2, keys: keys2 }) => {
    const other = await keyPair("foreign");
    app2.publicKeys.delete(keys2.keyId);
    app2.publicKeys.set(other.keyId, other.publicKey);
  }),
  "key-from-another-app": fails("jwt", "The private key belongs to another public key", async ({ app: app2, keys: keys2 }) => {
    const other = await keyPair("foreign");
    app2.publicKeys.set(keys2.keyId, other.publicKey);
  }),
  "public-key-missing": fails("jwt", "No public key was ever added to the app", ({ app: app2 }) => {
    app2.publicKeys.clear();
  }),
  "enterprise-id-from-another-environment": fails("jwt", "The enterprise id is that of another environment", ({ config }) => {
    config.enterpriseID = "9900001";
  }),
  "ccg-grant-credentials-invalid": fails("ccg", "The enterprise id is not the one of the app", ({ inputs }) => {
    inputs["enterprise-id"] = "9900001";
  }),
  "ccg-secret-told-as-grant": fails("ccg", "A wrong secret, told as invalid grant credentials", ({ app: app2, world }) => {
    app2.clientSecret = thirtyTwo();
    world.dialect.wrongCcgSecret = "grant-credentials";
  }),
  "jwt-credentials-on-ccg-app": fails("jwt", "The app was switched to Client Credentials Grant", ({ app: app2 }) => {
    app2.kind = "ccg";
  }),
  "ccg-credentials-on-jwt-app": fails("ccg", "The app is a JWT app, the workflow uses Client Credentials Grant", ({ app: app2 }) => {
    app2.kind = "jwt";
  }),
  "oauth-app-given": fails("ccg", "The app is for users who log in by browser", ({ app: app2 }) => {
    app2.kind = "oauth";
  }),
  "user-id-mistyped": fails("ccg", "The user id is nobody's", ({ inputs }) => {
    inputs["user-id"] = "20999999999";
  }),
  "user-id-is-the-service-account": fails("jwt", "The user id is the service account's own", ({ inputs }) => {
    inputs["user-id"] = ids.serviceAccount;
  })
};

// src/simulator/scenarios/excess.ts
function holding({ app: app2 }, ...scopes2) {
  app2.settings.scopes.push(...scopes2);
  authorize(app2, ids.enterprise, ids.serviceAccount);
}
var excessive = {
  "healthy-hidden-folder": works("ccg", "A staging app, and production content that it does not see", ({ inputs }) => {
    inputs["folders"] = `${ids.nightly}: upload
${ids.projects}: none # production`;
  }),
  "hidden-folder-is-visible": fails("ccg", "A staging app sees the production folder", ({ inputs, world }) => {
    world.collaborations.push(invite("70000021", ids.projects, ids.serviceAccount, "previewer"));
    inputs["folders"] = `${ids.nightly}: upload
${ids.projects}: none # production`;
  }),
  "hidden-folder-is-visible-to-content-manager": fails("jwt", "The app sees everything through Global Content Manager", (draft2) => {
    holding(draft2, "enterprise_content");
    draft2.inputs["folders"] = `${ids.projects}: none`;
  }),
  "hidden-folder-is-visible-in-the-trash": fails("ccg", "The production folder is in the trash, and the app is told so", ({ inputs, releases }) => {
    releases.trashed = true;
    inputs["folders"] = `${ids.releases}: none`;
  }),
  "healthy-scope-not-held": works("jwt", "What must not be held is not held", ({ inputs }) => {
    inputs["scopes"] = "root_readwrite not:manage_webhook not:enterprise_content not:manage_managed_users";
  }),
  "scope-that-must-not-be-held": fails("ccg", "The app may manage users, and must not", (draft2) => {
    holding(draft2, "manage_managed_users", "manage_app_users");
    draft2.inputs["scopes"] = "not:manage_managed_users";
  }),
  "app-may-write-and-must-not": fails("jwt", "The app may write content, and must not", ({ inputs }) => {
    inputs["scopes"] = "root_readonly not:root_readwrite";
  }),
  "healthy-least-privilege": works("ccg", "More scopes than anybody asked for are no failure, and are told", (draft2) => {
    holding(draft2, "manage_webhook", "manage_groups");
    Object.assign(draft2.inputs, { "least-privilege": "true", "scopes": "manage_groups" });
  })
};
var clients = {
  "healthy-sdk": works("jwt", "The deploy uses box-node-sdk 10, and the app has one key", ({ inputs }) => {
    inputs["sdk"] = "box-node-sdk@10";
  }),
  "healthy-sdk-with-two-keys": works("jwt", "The app has two keys, and the deploy\u2019s client names the one it uses", async ({ app: app2, inputs }) => {
    const other = await keyPair("foreign");
    app2.publicKeys.set(other.keyId, other.publicKey);
    inputs["sdk"] = "boxsdk@10";
  }),
  "sdk-names-no-key": fails("jwt", "The app has two keys, and box-node-sdk 10 names none", async ({ app: app2, inputs }) => {
    const other = await keyPair("foreign");
    app2.publicKeys.set(other.keyId, other.publicKey);
    inputs["sdk"] = "box-node-sdk@10";
  }),
  "sdk-issued-in-the-future": fails("jwt", "The clock is four seconds fast, and box-node-sdk 10 says when it signed", ({ world, inputs }) => {
    world.clockOffsetSeconds = -4;
    inputs["sdk"] = "box-node-sdk@10";
  }),
  "sdk-near-its-limit": fails("jwt", "The clock is 22 seconds slow: within the limits that are set, and near those of the client", ({ world, inputs }) => {
    world.clockOffsetSeconds = 22;
    Object.assign(inputs, { "sdk": "box-java-sdk@10", "warn-clock-skew": "28" });
  }),
  "healthy-sdk-that-mends-its-clock": works("jwt", "The clock is 22 seconds slow, and the deploy\u2019s client mends that", ({ world, inputs }) => {
    world.clockOffsetSeconds = 22;
    Object.assign(inputs, { "sdk": "box-node-sdk@3", "warn-clock-skew": "28" });
  })
};
var excess = { ...excessive, ...clients };

// src/simulator/scenarios/healthy.ts
var everyScope = [
  "root_readonly",
  "root_readwrite",
  "manage_managed_users",
  "manage_app_users",
  "manage_groups",
  "manage_webhook",
  "manage_enterprise_properties",
  "sign_requests.readwrite",
  "ai.readwrite",
  "manage_triggers"
];
var healthy = {
  "healthy-jwt": works("jwt", "A JWT app that reads a folder"),
  "healthy-ccg": works("ccg", "A Client Credentials Grant app that reads a folder"),
  "healthy-upload": works("ccg", "The deploy uploads into a folder", ({ inputs }) => {
    inputs["folders"] = `${ids.releases}: read, upload # releases`;
  }),
  "healthy-every-operation": works("jwt", "The deploy does everything an editor may", ({ inputs }) => {
    inputs["folders"] = `https://example.app.box.com/folder/${ids.releases}: read, download, upload, replace=app.zip, rename, delete, share, invite`;
  }),
  "healthy-several-folders": works("ccg", "Folders at several depths, one invitation at the top", ({ world, inputs }) => {
    world.folders.push(folder("160000000003", "Archive", ids.nightly));
    inputs["folders"] = `${ids.releases}: upload
${ids.nightly}: upload, rename
160000000003: download`;
  }),
  "healthy-group-invitation": works("jwt", "The service account is invited through a group", ({ invitation, serviceAccount }) => {
    serviceAccount.groupIds.push(ids.group);
    invitation.accessibleBy = { type: "group", id: ids.group };
  }),
  "healthy-user-token": works("ccg", "The deploy runs as a managed user", ({ inputs }) => {
    inputs["user-id"] = ids.deployUser;
  }),
  "healthy-app-user": works("jwt", "The deploy runs as an app user", ({ inputs }) => {
    inputs["user-id"] = ids.appUser;
  }),
  "healthy-user-token-alone": works("ccg", "Only a user is given, no enterprise", ({ inputs }) => {
    inputs["enterprise-id"] = "";
    inputs["user-id"] = ids.deployUser;
  }),
  "healthy-as-user": works("jwt", "The service account acts for a managed user", ({ inputs, world, invitation }) => {
    world.collaborations.splice(world.collaborations.indexOf(invitation), 1);
    inputs["as-user"] = ids.deployUser;
  }),
  "healthy-scopes": works("ccg", "Every scope that the deploy needs is there", ({ app: app2, inputs }) => {
    app2.settings.scopes = [...everyScope];
    authorize(app2, ids.enterprise, ids.serviceAccount);
    inputs["scopes"] = everyScope.join("\n");
  }),
  "healthy-governance": works("jwt", "Retention, legal holds and the Global Content Manager", ({ app: app2, inputs }) => {
    app2.settings.scopes.push("enterprise_content", "manage_data_retention", "manage_legal_holds");
    authorize(app2, ids.enterprise, ids.serviceAccount);
    inputs["scopes"] = "enterprise_content, manage_data_retention, manage_legal_holds";
  }),
  "healthy-both-methods": works("jwt", "Two apps in one job, one of each kind", ({ world, app: app2, inputs }) => {
    const second = { ...structuredClone(app2), clientId: thirtyTwo(), clientSecret: thirtyTwo(), kind: "ccg", publicKeys: /* @__PURE__ */ new Map() };
    world.apps.push(second);
    Object.assign(inputs, ccgInputs(second));
  }),
  "healthy-rs512": works("jwt", "The assertion is signed with RS512", ({ inputs }) => {
    inputs["jwt-algorithm"] = "RS512";
  }),
  "config-as-base64": works("jwt", "The JWT config is stored as base64", ({ inputs, config }) => {
    inputs["jwt-config"] = Buffer.from(JSON.stringify(config)).toString("base64");
  }),
  "root-folder": works("ccg", "The deploy uploads into the service account's own root", ({ inputs }) => {
    inputs["folders"] = "0: read, upload";
  }),
  "replace-existing-file": works("ccg", "The deploy replaces a file that is there", ({ inputs }) => {
    inputs["folders"] = `${ids.releases}: replace=app.zip`;
  }),
  "externally-owned-folder": works("jwt", "The folder belongs to another company, which invited the service account", ({ world, releases }) => {
    releases.parentId = "0";
    releases.ownerId = ids.partner;
    for (const file2 of world.files) file2.ownerId = ids.partner;
  }),
  "invited-by-link-only": works("ccg", "The folder is reachable by its id, but not shown in All Files", ({ invitation }) => {
    invitation.accessOnly = true;
  }),
  "higher-role-further-down": works("ccg", "Viewer at the top, uploader in the folder that matters", ({ world, invitation, inputs }) => {
    invitation.role = "viewer";
    world.collaborations.push(invite("70000009", ids.nightly, ids.serviceAccount, "uploader"));
    inputs["folders"] = `${ids.nightly}: download, upload`;
  })
};

// src/simulator/scenarios/proof.ts
var tokenRequest = { method: "POST", path: "/oauth2/token" };
var refusal = (error, description) => ({ kind: "body", status: 400, body: JSON.stringify({ error, error_description: description }) });
var wrongIssuer = refusal("invalid_grant", "Please check the 'iss' claim.");
var denied = {
  kind: "body",
  status: 403,
  body: JSON.stringify({ type: "error", status: 403, code: "access_denied_insufficient_permissions", message: "Access denied - insufficient permission", request_id: "ab12cd34ef56ab12" })
};
var hidden = {
  kind: "body",
  status: 404,
  body: JSON.stringify({ type: "error", status: 404, code: "not_found", message: "Not Found", request_id: "ab12cd34ef56ab12" })
};
function approved2({ app: app2 }, changes) {
  Object.assign(app2.settings, changes);
  authorize(app2, ids.enterprise, ids.serviceAccount);
}
function alsoInSandbox({ world, app: app2 }) {
  world.users.push(
    robot(ids.secondServiceAccount, "service", app2, { enterpriseId: ids.sandboxEnterprise }),
    person("20000000010", "Sam Sandbox", { enterpriseId: ids.sandboxEnterprise })
  );
  world.collaborations.push(invite("70000010", ids.releases, "20000000010", "editor"));
  authorize(app2, ids.sandboxEnterprise, ids.secondServiceAccount);
}
var pairs = {
  "ccg-secret-told-as-grant-with-subject": fails("ccg", "A wrong secret, told as invalid grant credentials where a subject is named", ({ app: app2, world }) => {
    app2.clientSecret = thirtyTwo();
    world.dialect.wrongCcgSecret = "grant-credentials-with-subject";
  }),
  "user-id-given-as-enterprise": fails("ccg", "A user id is given where the enterprise id belongs", ({ inputs }) => {
    inputs["enterprise-id"] = ids.deployUser;
  }),
  "jwt-user-id-given-as-enterprise": fails("jwt", "The config\u2019s enterprise id is a user id", ({ config }) => {
    config.enterpriseID = ids.deployUser;
  }),
  "jwt-user-id-given-as-enterprise-user-tokens-off": fails("jwt", "The config\u2019s enterprise id is a user id, and the app may not have user tokens", (draft2) => {
    approved2(draft2, { generateUserTokens: false });
    draft2.config.enterpriseID = ids.deployUser;
  }),
  "enterprise-id-given-as-user": fails("ccg", "The enterprise id is given where the user id belongs", ({ inputs }) => {
    inputs["user-id"] = ids.enterprise;
  }),
  "jwt-enterprise-id-given-as-user": fails("jwt", "The enterprise id is given where the user id belongs", ({ inputs }) => {
    inputs["user-id"] = ids.enterprise;
  }),
  "ccg-enterprise-id-of-another-environment": fails("ccg", "The enterprise id is wrong, and the user belongs elsewhere", (draft2) => {
    alsoInSandbox(draft2);
    Object.assign(draft2.inputs, { "enterprise-id": "9900001", "user-id": "20000000010" });
  }),
  "ccg-enterprise-token-refused-alone": fails("ccg", "Box refuses the enterprise\u2019s token and issues the user\u2019s, of the same enterprise", ({ world, inputs }) => {
    world.faults.push({ match: { ...tokenRequest, body: /box_subject_type=enterprise/ }, fault: refusal("invalid_grant", "Grant credentials are invalid") });
    inputs["user-id"] = ids.deployUser;
  }),
  "ccg-app-not-authorized-told-as-subject-type": fails("ccg", "Not authorized, told as a wrong type of subject", ({ app: app2, world }) => {
    app2.authorizations = [];
    world.dialect.unauthorizedCcg = "subject-type";
  }),
  "jwt-credentials-on-unauthorized-ccg-app": fails("jwt", "The app was switched to Client Credentials Grant, and nobody authorized it again", ({ app: app2 }) => {
    app2.kind = "ccg";
    app2.authorizations = [];
  }),
  "jwt-credentials-on-oauth-app": fails("jwt", "The app is for users who log in by browser", ({ app: app2 }) => {
    app2.kind = "oauth";
  }),
  "both-methods-for-one-jwt-app": fails("jwt", "One JWT app, given with its config and as a Client Credentials Grant app as well", ({ app: app2, inputs }) => {
    Object.assign(inputs, ccgInputs(app2));
  })
};
var keys = {
  "key-id-mistyped": fails("jwt", "The config names another key id, and the app has one key", ({ config }) => {
    const { appAuth } = config.boxAppSettings;
    if (appAuth !== void 0) appAuth.publicKeyID = "abcd1234";
  }),
  "key-of-another-app-among-several": fails("jwt", "The config\u2019s key is not among the app\u2019s two", async ({ app: app2, keys: own }) => {
    const [other, third] = await Promise.all([keyPair("foreign"), keyPair("third")]);
    app2.publicKeys.delete(own.keyId);
    app2.publicKeys.set(other.keyId, other.publicKey).set(third.keyId, third.publicKey);
  }),
  "config-with-keys-of-another-app": fails("jwt", "The keys are another app\u2019s, told as a wrong issuer", ({ world }) => {
    world.faults.push({ match: { ...tokenRequest, nth: 1 }, fault: wrongIssuer });
  }),
  "config-with-client-id-of-another-app": fails("jwt", "Client id and secret are of two apps, told as a wrong issuer", ({ world, app: app2 }) => {
    app2.clientSecret = thirtyTwo();
    world.faults.push({ match: { ...tokenRequest, nth: 1 }, fault: wrongIssuer });
  }),
  "clock-two-minutes-fast-and-wrong-enterprise": fails("jwt", "The clock is wrong, and so is the enterprise id", ({ world, config }) => {
    world.clockOffsetSeconds = -120;
    config.enterpriseID = "9900001";
  }),
  "authorization-removed-meanwhile": fails("ccg", "An admin removes the app while the job runs", ({ world, app: app2 }) => {
    for (const one of app2.authorizations) one.enabled = false;
    world.faults.push({ match: { ...tokenRequest, nth: 2 }, fault: refusal("unauthorized_client", "This app is not authorized by the enterprise admin") });
  })
};
var users2 = {
  "user-deactivated-refused-at-token": fails("ccg", "The user left the company, and Box issues no token for it", ({ deployUser, world, inputs }) => {
    deployUser.status = "inactive";
    world.dialect.deactivatedSubject = "refused";
    inputs["user-id"] = ids.deployUser;
  }),
  "ccg-user-tokens-not-enabled-seen-by-lookup": fails("ccg", "Generate User Access Tokens is off, and so is As-User; the app may look users up", (draft2) => {
    approved2(draft2, { generateUserTokens: false, asUserHeader: false, scopes: ["root_readwrite", "manage_managed_users"] });
    draft2.inputs["user-id"] = ids.deployUser;
  }),
  "user-deactivated-seen-by-lookup": fails("jwt", "The user left the company; As-User is off, and the app may look users up", (draft2) => {
    approved2(draft2, { asUserHeader: false, scopes: ["root_readwrite", "manage_managed_users"] });
    draft2.deployUser.status = "inactive";
    draft2.world.dialect.deactivatedSubject = "refused";
    draft2.inputs["user-id"] = ids.deployUser;
  }),
  "user-id-mistyped-seen-by-lookup": fails("ccg", "The user id is nobody\u2019s; As-User is off, and the app may look users up", (draft2) => {
    approved2(draft2, { asUserHeader: false, scopes: ["root_readwrite", "manage_managed_users"] });
    draft2.inputs["user-id"] = "20999999999";
  }),
  "ccg-managed-user-with-app-access-only": fails("ccg", "A managed user is asked for with App Access Only", (draft2) => {
    approved2(draft2, { access: "app" });
    draft2.inputs["user-id"] = ids.deployUser;
  })
};
var content2 = {
  "invitation-pending-for-this-folder": fails("ccg", "The invitation was never accepted, and Box tells to which folder", ({ invitation, world }) => {
    invitation.status = "pending";
    world.dialect.pendingItem = "named";
  }),
  "folder-id-is-a-file": fails("ccg", "The id is a file\u2019s", ({ world, inputs }) => {
    world.collaborations.push(invite("70000031", ids.nightly, ids.serviceAccount, "viewer"));
    inputs["folders"] = ids.appZip;
  }),
  "folder-shared-with-the-service-account-alone": fails("jwt", "The folder above is the service account\u2019s, and the user it acts for has no access", ({ world, inputs }) => {
    world.collaborations = world.collaborations.filter((one) => one.accessibleBy.id !== ids.deployUser);
    world.collaborations.push(invite("70000032", ids.projects, ids.serviceAccount, "viewer"));
    inputs["as-user"] = ids.deployUser;
  }),
  "folder-limited-for-the-user": fails("ccg", "The user sees the folder above, and not this one", ({ world, inputs }) => {
    world.collaborations.push(invite("70000033", ids.projects, ids.serviceAccount, "viewer"), invite("70000034", ids.projects, ids.deployUser, "viewer"));
    world.faults.push({ match: { method: "GET", path: /^\/2\.0\/folders\/160000000001\?/, nth: 1 }, fault: hidden });
    inputs["user-id"] = ids.deployUser;
  }),
  "folder-in-trash-of-the-service-account": fails("jwt", "The folder is in the trash, and the user it acts for never saw it", ({ world, inputs, releases }) => {
    world.collaborations = world.collaborations.filter((one) => one.accessibleBy.id !== ids.deployUser);
    releases.trashed = true;
    inputs["as-user"] = ids.deployUser;
  }),
  "folder-shared-with-nobody": fails("jwt", "Neither the user nor the service account is invited", ({ world, inputs }) => {
    world.collaborations = [];
    inputs["as-user"] = ids.deployUser;
  }),
  "no-room-told-as-denied": fails("ccg", "The folder owner\u2019s storage is nearly full, told as a missing permission", ({ owner, world, inputs }) => {
    owner.spaceUsedBytes = owner.spaceAmountBytes - 512;
    world.dialect.noRoom = "access-denied";
    inputs["folders"] = `${ids.releases}: upload`;
  }),
  "upload-denied-whatever-the-size": fails("ccg", "Box lists the right to upload, and denies it all the same", ({ world, inputs }) => {
    world.faults.push({ match: { method: "OPTIONS", path: "/2.0/files/content" }, fault: denied });
    inputs["folders"] = `${ids.releases}: upload`;
  }),
  "replace-with-content-manager": fails("jwt", "With the Global Content Manager scope, replacing a file needs As-User", (draft2) => {
    approved2(draft2, { scopes: ["root_readwrite", "enterprise_content"] });
    draft2.inputs["folders"] = `${ids.releases}: replace=app.zip`;
  }),
  "retention-without-content-manager": fails("ccg", "The scope for retention is held, and Global Content Manager is not", (draft2) => {
    approved2(draft2, { scopes: ["root_readwrite", "manage_data_retention"] });
    draft2.inputs["scopes"] = "manage_data_retention";
  })
};
var dead = {
  kind: "status",
  status: 401,
  body: "",
  headers: { "www-authenticate": 'Bearer realm="Service", error="invalid_token", error_description="The access token provided is invalid."' }
};
var outages = {
  "box-half-down": fails("ccg", "Folders answer 503, tokens are refused, and the status page says why", ({ world, inputs }) => {
    world.faults.push({ match: { path: "/2.0/folders" }, fault: { kind: "status", status: 503 } }, { match: { path: "/2.0/users/me" }, fault: dead });
    world.statusPage = { indicator: "major", description: "Partial outage", incidents: [{ id: "simulated", name: "API errors", status: "investigating" }] };
    Object.assign(inputs, impatient);
  }),
  "box-slow-and-forgetful": fails("ccg", "One answer takes long, a folder is not found, and the status page says why", ({ world, invitation }) => {
    world.collaborations.splice(world.collaborations.indexOf(invitation), 1);
    world.faults.push({ match: { path: "/2.0/users/me" }, fault: { kind: "delay", ms: 3e3 } });
    world.statusPage = { indicator: "minor", description: "Degraded", incidents: [{ id: "simulated", name: "Slow answers", status: "monitoring" }] };
  }),
  "status-page-down": fails("ccg", "Box is down, and so is its status page", ({ world, inputs }) => {
    world.faults.push({ match: {}, fault: { kind: "status", status: 503 } });
    Object.assign(inputs, impatient);
  }),
  "rate-limited-uploads": fails("ccg", "Too many uploads a minute", ({ world, inputs }) => {
    world.faults.push({ match: { method: "OPTIONS" }, fault: { kind: "status", status: 429, headers: { "retry-after": "600" } } });
    Object.assign(inputs, impatient, { folders: `${ids.releases}: upload` });
  }),
  "rate-limited-search": fails("ccg", "Too many searches a minute", (draft2) => {
    approved2(draft2, { scopes: ["root_readwrite", "enterprise_content"] });
    draft2.world.faults.push({ match: { path: "/2.0/search" }, fault: { kind: "status", status: 429, headers: { "retry-after": "600" } } });
    Object.assign(draft2.inputs, impatient, { scopes: "enterprise_content" });
  }),
  "api-calls-used-up": fails("ccg", "The month\u2019s licensed API calls are used up", ({ world, inputs }) => {
    const body = JSON.stringify({ type: "error", status: 429, code: "rate_limit_exceeded", message: "Monthly API call limit of your licence exceeded", request_id: "ab12cd34ef56ab12" });
    world.faults.push({ match: { path: "/2.0/" }, fault: { kind: "status", status: 429, headers: { "retry-after": "86400" }, body } });
    Object.assign(inputs, impatient);
  })
};
var proof = { ...pairs, ...keys, ...users2, ...content2, ...outages };

// src/simulator/scenarios/trouble.ts
var box = /^\/(oauth2|2\.0)\//;
var rest = "/2.0/";
var tokenRequest2 = { method: "POST", path: "/oauth2/token" };
function meets(match2, fault, inputs = {}) {
  return (draft2) => {
    draft2.world.faults.push({ match: match2, fault });
    Object.assign(draft2.inputs, inputs);
  };
}
var outage = (draft2) => {
  meets({ path: box }, { kind: "status", status: 503 }, impatient)(draft2);
  draft2.world.statusPage = { indicator: "major", description: "Major Service Outage", incidents: [{ id: "simulated", name: "API errors", status: "investigating" }] };
};
var expired = {
  kind: "status",
  status: 401,
  body: "",
  headers: { "www-authenticate": 'Bearer realm="Service", error="invalid_token", error_description="The access token provided is invalid."' }
};
var usedJti = JSON.stringify({ error: "invalid_grant", error_description: "Please check the 'jti' claim. A unique 'jti' value is required." });
var trouble = {
  "box-hiccup": works("ccg", "Box answers 502 once, then all is well", meets({ path: rest, nth: 1 }, { kind: "status", status: 502, html: true })),
  "token-hiccup": works("jwt", "The token request meets 503 once, and a blind retry would re-use its jti", meets({ ...tokenRequest2, nth: 1 }, { kind: "status", status: 503 })),
  "rate-limited-once": works("ccg", "Box asks to wait for a second", meets({ path: rest, nth: 1 }, { kind: "status", status: 429, headers: { "retry-after": "1" } })),
  "connection-reset-once": works("ccg", "One connection is reset, the next one holds", meets({ path: rest, nth: 1 }, { kind: "reset", when: "before" })),
  "token-refused-once": works("ccg", "A token just obtained is refused once", meets({ path: "/2.0/users/me", nth: 1 }, expired)),
  "box-is-slow": works("ccg", "Box takes half a second for each answer", meets({ path: box }, { kind: "delay", ms: 500 })),
  "box-down": fails("ccg", "Box is down, and its status page says so", outage),
  "box-errors-html": fails("ccg", "The load balancer answers with an HTML page", meets({ path: box }, { kind: "html", status: 502 }, impatient)),
  "box-breaks-after-the-token": fails("ccg", "Tokens are issued, everything else fails", meets({ path: rest }, { kind: "status", status: 500 }, impatient)),
  "rate-limited-for-long": fails("ccg", "Box asks to wait for ten minutes", meets({ path: box }, { kind: "status", status: 429, headers: { "retry-after": "600" } }, impatient)),
  "html-from-a-proxy": fails("ccg", "A proxy answers with its own page", meets({ path: box }, { kind: "html", status: 403 }, impatient)),
  "login-page-from-a-proxy": fails("ccg", "A captive portal answers 200 with its login page", meets({ path: box }, { kind: "html", status: 200 }, impatient)),
  "answer-truncated": fails("ccg", "Answers end in the middle", meets({ path: rest }, { kind: "truncated" }, impatient)),
  "answer-is-not-json": fails("ccg", "Answers are called JSON and are not", meets({ path: rest }, { kind: "body", status: 200, body: '{"type":"user","id":' }, impatient)),
  "connection-reset": fails("ccg", "Every connection is reset", meets({ path: box }, { kind: "reset", when: "before" }, impatient)),
  "connection-reset-in-the-body": fails("ccg", "Connections are reset in the middle of an answer", meets({ path: rest }, { kind: "reset", when: "body" }, impatient)),
  "box-hangs": fails("ccg", "Box takes the request and says nothing", meets({ path: box }, { kind: "hang", when: "connect" }, impatient)),
  "box-hangs-in-the-body": fails("ccg", "Box begins an answer and never ends it", meets({ path: rest }, { kind: "hang", when: "body" }, impatient)),
  "box-drips": fails("ccg", "Answers come one byte at a time", meets({ path: rest }, { kind: "drip", intervalMs: 100 }, impatient)),
  "no-date": fails("jwt", "Answers carry no Date", meets({ path: box }, { kind: "no-date" })),
  "box-echoes-secrets": fails("ccg", "A proxy gives back what it was sent, secrets included", meets({ path: box }, { kind: "echo" })),
  "assertion-already-used": fails("jwt", "Box takes every assertion for a used one", meets(tokenRequest2, { kind: "body", status: 400, body: usedJti })),
  "upload-host-unreachable": fails("ccg", "The host that takes uploads is behind a firewall that refuses", ({ world, inputs }) => {
    world.uploadOrigin = "http://127.0.0.1:1";
    Object.assign(inputs, impatient, { folders: `${ids.releases}: upload` });
  }),
  "token-refused-always": fails("ccg", "Every token has expired the moment it is used", ({ world }) => {
    world.tokenLifetimeSeconds = 0;
  })
};

// src/simulator/server.ts

// src/simulator/assertion.ts
var audience = "https://api.box.com/oauth2/token";
var maxLifetimeSeconds = 60;
var jtiLength = { min: 16, max: 128 };
var digests = { RS256: "RSA-SHA256", RS384: "RSA-SHA384", RS512: "RSA-SHA512" };
function fields(part) {
  try {
    const value = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : void 0;
  } catch {
    return void 0;
  }
}
function decode(text) {
  const [head = "", body = "", tail = "", ...rest3] = text.split(".");
  const header = fields(head);
  const claims = fields(body);
  if (header === void 0 || claims === void 0 || tail === "" || rest3.length > 0) return void 0;
  return { header, claims, signed: `${head}.${body}`, signature: Buffer.from(tail, "base64url") };
}
var refuse2 = (description, error = "invalid_grant") => ({ ok: false, error, description });
function verifyAssertion(assertion, known2) {
  if (assertion === void 0) return refuse2("Algorithm not allowed");
  return checkSignature(assertion, known2.app) ?? checkAudience(assertion.claims) ?? checkJti(assertion.claims, known2) ?? checkTimes(assertion.claims, known2) ?? readSubject(assertion.claims);
}
function chooseKey(kid, app2) {
  if (app2.publicKeys.size === 0) return refuse2("This app is not configured properly. No public key(s) added");
  if (kid === void 0 || kid === "") {
    const [only, ...others] = app2.publicKeys.values();
    return only === void 0 || others.length > 0 ? refuse2('"kid" empty, unable to lookup correct key') : only;
  }
  const key = typeof kid === "string" ? app2.publicKeys.get(kid) : void 0;
  return key ?? refuse2('"kid" invalid, unable to lookup correct key');
}
function checkSignature({ header, claims, signed, signature }, app2) {
  const digest = typeof header["alg"] === "string" ? digests[header["alg"]] : void 0;
  if (digest === void 0) return refuse2("Algorithm not allowed");
  if (claims["iss"] !== app2.clientId) return refuse2("Please check the 'iss' claim.");
  const key = chooseKey(header["kid"], app2);
  if (typeof key !== "string") return key;
  if (verify(digest, Buffer.from(signed), key, signature)) return void 0;
  return refuse2('Signature verification error. The public key identified by "kid" must correspond to the private key used for signing.');
}
function checkAudience(claims) {
  return claims["aud"] === audience ? void 0 : refuse2("Please check the 'aud' claim.");
}
function checkJti({ jti }, { jtiIsFresh }) {
  const wellFormed = typeof jti === "string" && jti.length >= jtiLength.min && jti.length <= jtiLength.max;
  return wellFormed && jtiIsFresh ? void 0 : refuse2("Please check the 'jti' claim. A unique 'jti' value is required.");
}
var expTexts = {
  modern: {
    past: "Current date/time MUST be before the expiration date/time listed in the 'exp' claim",
    tooFar: "Please check the 'exp' claim. The 'exp' value exceeds the maximum value of 60 seconds beyond the issue time."
  },
  old: { past: "Please check the 'exp' claim.", tooFar: "Please check the 'exp' claim." }
};
function checkTimes({ exp, iat, nbf }, known2) {
  const texts = expTexts[known2.expTexts];
  if (typeof exp !== "number" || !Number.isInteger(exp)) return refuse2("Please check the 'exp' claim.");
  if (exp <= known2.nowSeconds) return refuse2(texts.past);
  if (exp > known2.nowSeconds + maxLifetimeSeconds) return refuse2(texts.tooFar);
  if (typeof iat === "number" && exp > iat + maxLifetimeSeconds) return refuse2(texts.tooFar);
  for (const [name, value] of Object.entries({ iat, nbf })) {
    if (value !== void 0 && !(typeof value === "number" && value <= known2.nowSeconds)) return refuse2(`Please check the '${name}' claim.`);
  }
  return void 0;
}
function readSubject({ sub, box_sub_type: type }) {
  if (typeof sub === "string" && /^\d+$/.test(sub) && (type === "enterprise" || type === "user")) return { ok: true, subject: { type, id: sub } };
  return refuse2("Please check the 'sub' claim. The 'sub' specified is invalid.");
}

// src/simulator/errors.ts
var Refusal = class extends Error {
  answer;
  constructor(answer2) {
    super(`refused with ${answer2.status}`);
    this.answer = answer2;
  }
};
var invalidToken = 'Bearer realm="Service", error="invalid_token", error_description="The access token provided is invalid."';
var insufficientScope = 'Bearer realm="Service", error="insufficient_scope", error_description="The request requires higher privileges than provided by the access token."';
var higherPrivileges = "The request requires higher privileges than provided by the access token.";
var helpUrl = "https://developer.box.com/guides/api-calls/permissions-and-errors/common-errors/";
function json(status, value, headers = {}) {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(value) };
}
function empty(status, headers = {}) {
  return { status, headers, body: "" };
}
function boxError(status, code, details) {
  const body = {
    type: "error",
    status,
    code,
    ...details.contextInfo === void 0 ? {} : { context_info: details.contextInfo },
    help_url: details.helpUrl ?? helpUrl,
    message: details.message,
    request_id: randomBytes3(8).toString("hex")
  };
  return json(status, body, details.headers);
}
function oauthError(status, error, description) {
  return json(status, { error, error_description: description });
}
var deadToken = empty(401, { "www-authenticate": invalidToken });
function scopeMissing(shape) {
  if (shape === "header") return empty(403, { "www-authenticate": insufficientScope });
  return boxError(403, "insufficient_scope", { message: higherPrivileges, helpUrl: "" });
}
function accessDenied() {
  return boxError(403, "access_denied_insufficient_permissions", { message: "Access denied - insufficient permission" });
}
function notFound(name, prefixedId) {
  const message = `Invalid value '${prefixedId}'. '${name}' with value '${prefixedId}' not found`;
  return boxError(404, "not_found", { message: "Not Found", contextInfo: { errors: [{ reason: "invalid_parameter", name, message }] } });
}
function badRequest(name, reason, message) {
  return boxError(400, "bad_request", { message: "Bad Request", contextInfo: { errors: [{ reason, name, message }] } });
}
var methodNotAllowed = () => boxError(405, "method_not_allowed", { message: "Method Not Allowed" });
var trashed = () => boxError(404, "trashed", { message: "Item is trashed" });
function htmlPage(status, title) {
  const body = `<!DOCTYPE html>
<html><head><title>${title}</title></head>
<body><center><h1>${title}</h1></center><hr></body></html>
`;
  return { status, headers: { "content-type": "text/html; charset=utf-8" }, body };
}

// src/simulator/faults.ts
function meets2({ method, path, body }, target) {
  if (body !== void 0 && !body.test(target.body)) return false;
  if (method !== void 0 && method.toUpperCase() !== target.method) return false;
  if (path === void 0) return true;
  return typeof path === "string" ? target.path.startsWith(path) : new RegExp(path.source, path.flags.replace("g", "")).test(target.url);
}
function isDue({ nth = "every", times }, count) {
  const first = nth === "every" ? 1 : nth;
  const last = first + (times ?? (nth === "every" ? Infinity : 1)) - 1;
  return count >= first && count <= last;
}
function createFaults(rules) {
  const counts = /* @__PURE__ */ new Map();
  return (target) => {
    const due = [];
    for (const rule of rules) {
      if (!meets2(rule.match, target)) continue;
      const count = (counts.get(rule) ?? 0) + 1;
      counts.set(rule, count);
      if (isDue(rule.match, count)) due.push(rule.fault);
    }
    return combine(due);
  };
}
var isReplacement = ({ kind }) => kind === "status" || kind === "body" || kind === "html" || kind === "echo";
var isDelivery = ({ kind }) => kind === "reset" || kind === "hang" || kind === "truncated" || kind === "drip";
function dateOffset(due) {
  if (due.some((fault) => fault.kind === "no-date")) return null;
  return due.reduce((sum, fault) => sum + (fault.kind === "date" ? fault.offsetSeconds : 0), 0);
}
function combine(due) {
  return {
    delayMs: due.reduce((sum, fault) => sum + (fault.kind === "delay" ? fault.ms : 0), 0),
    dateOffsetSeconds: dateOffset(due),
    replacement: due.find((fault) => isReplacement(fault)) ?? null,
    delivery: due.find((fault) => isDelivery(fault)) ?? null
  };
}
function isLostOnTheWay({ delivery }) {
  return delivery?.kind === "reset" && delivery.when === "before" || delivery?.kind === "hang" && delivery.when === "connect";
}
var known = {
  400: ["bad_request", "Bad Request"],
  401: ["unauthorized", "Unauthorized"],
  403: ["forbidden", "Forbidden"],
  404: ["not_found", "Not Found"],
  409: ["conflict", "Conflict"],
  429: ["rate_limit_exceeded", "Request rate limit exceeded, please try again later"],
  500: ["internal_server_error", "Internal Server Error"],
  502: ["bad_gateway", "Bad Gateway"],
  503: ["unavailable", "Unavailable"]
};
function echo(status, { body, authorization: authorization2 }) {
  const held = [authorization2, body].join(" ").trim();
  const plain = encodeURIComponent(held);
  const context = { errors: [{ reason: "invalid_parameter", name: "echo", message: held }] };
  const made2 = boxError(status, "bad_request", { message: `You sent: ${held}`, contextInfo: context });
  return { ...made2, headers: { ...made2.headers, "x-echo": plain, "www-authenticate": `Bearer realm="${plain}"`, "location": `https://example.com/?echo=${plain}` } };
}
function replace(fault, sent) {
  switch (fault.kind) {
    case "html":
      return htmlPage(fault.status, `${fault.status} Access to this page`);
    case "body":
      return { status: fault.status, headers: { "content-type": "application/json" }, body: fault.body };
    case "echo":
      return echo(fault.status ?? 400, sent);
    case "status": {
      const [code, message] = known[fault.status] ?? ["error", `Status ${fault.status}`];
      const made2 = fault.html === true ? htmlPage(fault.status, `${fault.status} ${message}`) : boxError(fault.status, code, { message });
      return { ...made2, headers: { ...made2.headers, ...fault.headers }, body: fault.body ?? made2.body };
    }
  }
}
var partialHead = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Par";
function sendHalf(response, { status, headers, body }, then) {
  const whole2 = Buffer.from(body === "" ? '{"type":"padding"}' : body);
  response.writeHead(status, { ...headers, "content-length": whole2.length });
  response.write(whole2.subarray(0, Math.floor(whole2.length / 2)), () => {
    then();
  });
}
function drip(response, { status, headers, body }, intervalMs) {
  const whole2 = Buffer.from(body);
  response.writeHead(status, { ...headers, "content-length": whole2.length });
  let sent = 0;
  const timer = setInterval(() => {
    if (sent >= whole2.length) {
      clearInterval(timer);
      response.end();
      return;
    }
    response.write(whole2.subarray(sent, sent + 1));
    sent += 1;
  }, intervalMs);
  response.on("close", () => {
    clearInterval(timer);
  });
}
var defaultDripMs = 50;
function spoil(fault, response, socket, answer2) {
  switch (fault.kind) {
    case "truncated":
      sendHalf(response, answer2, () => {
        socket.end();
      });
      return;
    case "drip":
      drip(response, answer2, fault.intervalMs ?? defaultDripMs);
      return;
    case "hang":
      if (fault.when === "headers") socket.write(partialHead);
      if (fault.when === "body") sendHalf(response, answer2, () => void 0);
      return;
    case "reset":
      if (fault.when === "headers") socket.write(partialHead, () => {
        socket.resetAndDestroy();
      });
      if (fault.when === "body") sendHalf(response, answer2, () => {
        socket.resetAndDestroy();
      });
  }
}

// src/simulator/oauth.ts

// src/simulator/state.ts
function createState(world) {
  const tokens = /* @__PURE__ */ new Map();
  const jtis = /* @__PURE__ */ new Set();
  const nowSeconds = () => Date.now() / 1e3 + world.clockOffsetSeconds;
  const isLive = (token2) => !token2.revoked && nowSeconds() < token2.expiresAtSeconds;
  return {
    nowSeconds,
    isLive,
    useJti(issuer, jti) {
      const key = createHash("sha256").update(`${issuer}
${jti}`).digest("hex");
      const fresh = !jtis.has(key);
      jtis.add(key);
      return fresh;
    },
    issue(grant) {
      const value = (grant.exchanged ? "1!" : "") + randomBytes4(24).toString("base64url");
      const latest = nowSeconds() + world.tokenLifetimeSeconds;
      const token2 = { ...grant, value, revoked: false, expiresAtSeconds: Math.min(latest, grant.expiresAtSeconds ?? latest) };
      tokens.set(value, token2);
      return token2;
    },
    find: (value) => tokens.get(value),
    counts() {
      const all = [...tokens.values()];
      const count = (which) => all.filter(which).length;
      return { issued: all.length, live: count(isLive), revoked: count((one) => one.revoked), exchanged: count((one) => one.exchanged) };
    },
    all: () => [...tokens.values()]
  };
}
var findUser = (world, id) => world.users.find((user2) => user2.id === id);
var findApp = (world, clientId) => world.apps.find((app2) => app2.clientId === clientId);

// src/simulator/permissions.ts
var everything = ["list", "preview", "download", "upload", "edit", "rename", "delete", "share", "setShareAccess", "invite"];
var capabilitiesOf = {
  "owner": everything,
  "co-owner": everything,
  "editor": everything,
  "viewer uploader": ["list", "preview", "download", "upload", "edit", "share"],
  "previewer uploader": ["list", "preview", "upload"],
  "viewer": ["list", "preview", "download", "share"],
  "previewer": ["list", "preview"],
  "uploader": ["list", "upload"]
};
var withheld = {
  active: [],
  inactive: everything,
  cannot_delete_edit: ["delete", "edit", "rename"],
  cannot_delete_edit_upload: ["delete", "edit", "rename", "upload"]
};
var findFolder = (world, id) => world.folders.find((folder3) => folder3.id === id);
var findFile = (world, id) => world.files.find((file2) => file2.id === id);
var itemId = (item) => item.type === "folder" ? item.folder.id : item.file.id;
var ownerId = (item) => item.type === "folder" ? item.folder.ownerId : item.file.ownerId;
var isTrashedItself = (item) => item.type === "folder" ? item.folder.trashed : item.file.trashed;
function foldersAbove(world, item) {
  const above = [];
  let next = findFolder(world, item.type === "folder" ? item.folder.parentId : item.file.parentId);
  while (next !== void 0 && !above.includes(next)) {
    above.push(next);
    next = findFolder(world, next.parentId);
  }
  return above;
}
function lineage(world, item) {
  return [item, ...foldersAbove(world, item).map((folder3) => ({ type: "folder", folder: folder3 }))];
}
var isTrashed = (world, item) => lineage(world, item).some(isTrashedItself);
function isFor(user2, { accessibleBy }) {
  return accessibleBy.type === "user" ? accessibleBy.id === user2.id : user2.groupIds.includes(accessibleBy.id);
}
function collaborationsOn(world, user2, item) {
  return world.collaborations.filter((one) => one.status === "accepted" && one.item.type === item.type && one.item.id === itemId(item) && isFor(user2, one));
}
function fromCollaboration(world, item, at, { role }) {
  const invitesAreRestricted = lineage(world, item).some((one) => one.type === "folder" && !one.folder.canNonOwnersInvite);
  const isSharedFolderItself = at === item && item.type === "folder";
  return capabilitiesOf[role].filter((capability) => {
    if (role !== "editor") return true;
    if (capability === "invite") return !invitesAreRestricted;
    return !(capability === "delete" && isSharedFolderItself && world.dialect.editorDeletesSharedFolder === "no");
  });
}
function fromRoles(world, user2, item) {
  const found = /* @__PURE__ */ new Set();
  for (const at of lineage(world, item)) {
    const roles = collaborationsOn(world, user2, at).map((one) => fromCollaboration(world, item, at, one));
    if (ownerId(at) === user2.id) roles.push(everything);
    for (const capability of roles.flat()) found.add(capability);
  }
  return found;
}
var actsAsContentManager = (viewer) => viewer.settings.scopes.includes("enterprise_content") && !viewer.impersonated;
function isOutOfReach(world, viewer, item) {
  const owner = findUser(world, ownerId(item));
  if (owner === void 0) return true;
  if (viewer.settings.access === "app" && owner.kind === "managed") return true;
  if (actsAsContentManager(viewer) && owner.enterpriseId !== viewer.enterpriseId) return true;
  const { resource } = viewer;
  return resource !== null && !lineage(world, item).some((one) => one.type === resource.type && itemId(one) === resource.id);
}
function capabilitiesOn(world, viewer, item) {
  if (isOutOfReach(world, viewer, item)) return /* @__PURE__ */ new Set();
  const found = fromRoles(world, viewer.user, item);
  if (actsAsContentManager(viewer)) for (const capability of ["list", "preview", "download"]) found.add(capability);
  for (const capability of withheld[viewer.user.status]) found.delete(capability);
  return found;
}
var sees = (world, viewer, item) => capabilitiesOn(world, viewer, item).size > 0;
function rootItems(world, viewer) {
  const all = [
    ...world.folders.map((folder3) => ({ type: "folder", folder: folder3 })),
    ...world.files.map((file2) => ({ type: "file", file: file2 }))
  ];
  return all.filter((item) => {
    if (isTrashed(world, item) || !sees(world, viewer, item)) return false;
    if (ownerId(item) === viewer.user.id) return foldersAbove(world, item).length === 0;
    const shared = collaborationsOn(world, viewer.user, item).some((one) => !one.accessOnly);
    return shared && !foldersAbove(world, item).some((folder3) => sees(world, viewer, { type: "folder", folder: folder3 }));
  });
}
function childrenOf(world, folderId) {
  return [
    ...world.folders.filter((one) => one.parentId === folderId && !one.trashed).map((folder3) => ({ type: "folder", folder: folder3 })),
    ...world.files.filter((one) => one.parentId === folderId && !one.trashed).map((file2) => ({ type: "file", file: file2 }))
  ];
}

// src/simulator/render.ts
var longAgo = "2026-01-15T09:30:00-08:00";
var lately = "2026-11-02T16:05:11-08:00";
function pick(all, base2, standard, names) {
  const wanted = names === null ? standard : [...base2, ...names];
  return Object.fromEntries(Object.entries(all).filter(([name]) => wanted.includes(name)));
}
function fieldNames(query) {
  const text = query.get("fields");
  if (text === null || text.trim() === "") return null;
  return text.split(",").map((name) => name.trim());
}
var userMini = ({ id, name, login }) => ({ type: "user", id, name, login });
var standardUser = [
  "type",
  "id",
  "name",
  "login",
  "created_at",
  "modified_at",
  "language",
  "timezone",
  "space_amount",
  "space_used",
  "max_upload_size",
  "status",
  "job_title",
  "phone",
  "address",
  "avatar_url",
  "notification_email"
];
function renderUser(world, user2, names) {
  const enterprise = world.enterprises.find((one) => one.id === user2.enterpriseId);
  const all = {
    ...userMini(user2),
    created_at: longAgo,
    modified_at: lately,
    language: "en",
    timezone: "America/Los_Angeles",
    space_amount: user2.spaceAmountBytes,
    space_used: user2.spaceUsedBytes,
    max_upload_size: user2.maxUploadSizeBytes,
    status: user2.status,
    job_title: "",
    phone: "",
    address: "",
    avatar_url: `https://app.box.com/api/avatar/large/${user2.id}`,
    notification_email: world.dialect.noNotificationEmail === "list" ? [] : null,
    role: user2.role,
    enterprise: enterprise === void 0 ? null : { type: "enterprise", id: enterprise.id, name: enterprise.name },
    is_platform_access_only: user2.kind === "app",
    hostname: "https://app.box.com/",
    external_app_user_id: null,
    can_see_managed_users: true,
    is_sync_enabled: false,
    is_external_collab_restricted: false,
    is_exempt_from_device_limits: user2.kind !== "managed",
    is_exempt_from_login_verification: user2.kind !== "managed",
    tracking_codes: [],
    my_tags: []
  };
  if (user2.kind === "managed") delete all["external_app_user_id"];
  return pick(all, ["type", "id"], standardUser, names);
}
function person2(world, id) {
  const user2 = findUser(world, id);
  return user2 === void 0 ? { type: "user", id } : userMini(user2);
}
var folderMini = ({ id, name }) => ({ type: "folder", id, sequence_id: "0", etag: "0", name });
var rootMini = { type: "folder", id: "0", sequence_id: null, etag: null, name: "All Files" };
var fileMini = ({ id, name, sha1 }) => ({
  type: "file",
  id,
  sequence_id: "0",
  etag: "0",
  name,
  sha1,
  file_version: { type: "file_version", id: `9${id}`, sha1 }
});
var itemMini = (item) => item.type === "folder" ? folderMini(item.folder) : fileMini(item.file);
var folderPermissions = {
  can_download: "download",
  can_upload: "upload",
  can_rename: "rename",
  can_delete: "delete",
  can_share: "share",
  can_set_share_access: "setShareAccess",
  can_invite_collaborator: "invite",
  can_apply_watermark: "never"
};
var filePermissions = {
  ...folderPermissions,
  can_upload: "edit",
  can_preview: "preview",
  can_comment: "preview",
  can_annotate: "preview",
  can_view_annotations_all: "preview",
  can_view_annotations_self: "preview"
};
function permissions(table2, held) {
  return Object.fromEntries(Object.entries(table2).map(([name, capability]) => [name, capability !== "never" && held.has(capability)]));
}
function pathCollection(world, viewer, item) {
  const visible2 = foldersAbove(world, item).filter((folder3) => sees(world, viewer, { type: "folder", folder: folder3 }));
  const entries = [rootMini, ...visible2.reverse().map(folderMini)];
  return { total_count: entries.length, entries };
}
function sizeBytes(world, folderId) {
  return childrenOf(world, folderId).reduce((sum, item) => sum + (item.type === "file" ? item.file.sizeBytes : sizeBytes(world, item.folder.id)), 0);
}
function parentOf(world, viewer, item) {
  const [parent] = foldersAbove(world, item);
  return parent !== void 0 && sees(world, viewer, { type: "folder", folder: parent }) ? folderMini(parent) : rootMini;
}
function common(world, viewer, item) {
  const owner = findUser(world, ownerId(item));
  const inTrash = isTrashed(world, item);
  return {
    ...itemMini(item),
    created_at: longAgo,
    modified_at: lately,
    content_created_at: longAgo,
    content_modified_at: lately,
    trashed_at: inTrash ? lately : null,
    purged_at: null,
    description: "",
    path_collection: pathCollection(world, viewer, item),
    parent: parentOf(world, viewer, item),
    created_by: person2(world, ownerId(item)),
    modified_by: person2(world, ownerId(item)),
    owned_by: person2(world, ownerId(item)),
    shared_link: null,
    item_status: inTrash ? "trashed" : "active",
    tags: [],
    classification: null,
    is_externally_owned: owner?.enterpriseId !== viewer.enterpriseId,
    is_accessible_via_shared_link: false,
    has_collaborations: world.collaborations.some((one) => one.item.id === itemId(item))
  };
}
var base = ["type", "id", "sequence_id", "etag", "name"];
var standardItem = [
  ...base,
  "created_at",
  "modified_at",
  "description",
  "size",
  "path_collection",
  "created_by",
  "modified_by",
  "trashed_at",
  "purged_at",
  "content_created_at",
  "content_modified_at",
  "owned_by",
  "shared_link",
  "parent",
  "item_status"
];
var invitable = ["editor", "viewer", "previewer", "uploader", "previewer uploader", "viewer uploader", "co-owner"];
function renderFolder(world, viewer, folder3, names) {
  const item = { type: "folder", folder: folder3 };
  const all = {
    ...common(world, viewer, item),
    size: sizeBytes(world, folder3.id),
    folder_upload_email: null,
    sync_state: "not_synced",
    permissions: permissions(folderPermissions, capabilitiesOn(world, viewer, item)),
    can_non_owners_invite: folder3.canNonOwnersInvite,
    can_non_owners_view_collaborators: true,
    is_collaboration_restricted_to_enterprise: false,
    allowed_shared_link_access_levels: ["open", "company", "collaborators"],
    allowed_invitee_roles: invitable,
    item_collection: itemCollection(world, viewer, childrenOf(world, folder3.id), names)
  };
  return pick(all, base, [...standardItem, "folder_upload_email", "item_collection"], names);
}
function renderRoot(world, viewer, items, names) {
  const owner = userMini(viewer.user);
  const all = {
    ...rootMini,
    created_at: null,
    modified_at: null,
    content_created_at: null,
    content_modified_at: null,
    trashed_at: null,
    purged_at: null,
    description: "",
    size: 0,
    path_collection: { total_count: 0, entries: [] },
    parent: null,
    created_by: owner,
    modified_by: owner,
    owned_by: owner,
    shared_link: null,
    folder_upload_email: null,
    item_status: "active",
    tags: [],
    classification: null,
    sync_state: "not_synced",
    permissions: permissions(folderPermissions, /* @__PURE__ */ new Set(["download", "upload"])),
    is_externally_owned: false,
    has_collaborations: false,
    can_non_owners_invite: true,
    can_non_owners_view_collaborators: true,
    is_collaboration_restricted_to_enterprise: false,
    is_accessible_via_shared_link: false,
    allowed_shared_link_access_levels: [],
    allowed_invitee_roles: invitable,
    item_collection: itemCollection(world, viewer, items, names)
  };
  return pick(all, base, [...standardItem, "folder_upload_email", "item_collection"], names);
}
function renderFile(world, viewer, file2, names) {
  const item = { type: "file", file: file2 };
  const all = {
    ...common(world, viewer, item),
    size: file2.sizeBytes,
    version_number: "1",
    comment_count: 0,
    extension: file2.name.split(".").at(-1) ?? "",
    permissions: permissions(filePermissions, capabilitiesOn(world, viewer, item)),
    lock: file2.lockedById === null ? null : { type: "lock", id: `7${file2.id}`, created_by: person2(world, file2.lockedById), created_at: lately, expired_at: lately, is_download_prevented: false, app_type: "other" }
  };
  return pick(all, [...base, "sha1", "file_version"], [...standardItem, "sha1", "file_version"], names);
}
function renderEntry(world, viewer, item, names) {
  if (names === null) return itemMini(item);
  const own = names.filter((name) => name !== "item_collection");
  return item.type === "folder" ? renderFolder(world, viewer, item.folder, own) : renderFile(world, viewer, item.file, own);
}
function inOrder(items) {
  const key = (item) => item.type === "folder" ? `0${item.folder.name}` : `1${item.file.name}`;
  return [...items].sort((one, other) => key(one) < key(other) ? -1 : 1);
}
function itemCollection(world, viewer, items, names) {
  const entries = names?.includes("item_collection") === false ? [] : inOrder(items).slice(0, 100).map((item) => renderEntry(world, viewer, item, names));
  return { total_count: items.length, entries, offset: 0, limit: 100, order: [{ by: "type", direction: "ASC" }, { by: "name", direction: "ASC" }] };
}
function renderTrashed(world, viewer, folder3, names) {
  if (!isTrashedItself({ type: "folder", folder: folder3 })) return void 0;
  const trash = { type: "folder", id: "1", sequence_id: null, etag: null, name: "Trash" };
  const all = renderFolder(world, viewer, folder3, null);
  return pick({ ...all, path_collection: { total_count: 1, entries: [trash] }, parent: trash }, base, standardItem, names);
}

// src/simulator/exchange.ts
var accessTokenType = "urn:ietf:params:oauth:token-type:access_token";
var elementScopes = /* @__PURE__ */ new Set([
  "annotation_edit",
  "annotation_view_all",
  "annotation_view_self",
  "base_explorer",
  "base_picker",
  "base_preview",
  "base_sidebar",
  "base_upload",
  "item_delete",
  "item_download",
  "item_preview",
  "item_read",
  "item_rename",
  "item_share",
  "item_upload"
]);
var undocumented = /* @__PURE__ */ new Set(["root_readwrite", "manage_triggers", "manage_legal_holds", "manage_legal_hold", "enterprise_content"]);
function holds(world, subject, scope) {
  if (undocumented.has(scope) && world.dialect.exchangeOfUndocumentedScopes === "refused") return false;
  if (scope === "root_readonly" || elementScopes.has(scope)) return subject.scopes.has("root_readonly") || subject.scopes.has("root_readwrite");
  if (scope === "manage_legal_hold" || scope === "manage_legal_holds") return subject.scopes.has("manage_legal_hold") || subject.scopes.has("manage_legal_holds");
  return subject.scopes.has(scope);
}
function itemAt(world, resource) {
  const [, type, id = ""] = /^https:\/\/api\.box\.com\/2\.0\/(folders|files)\/(\d+)$/.exec(resource) ?? [];
  const folder3 = type === "folders" ? findFolder(world, id) : void 0;
  const file2 = type === "files" ? findFile(world, id) : void 0;
  if (folder3 !== void 0) return { type: "folder", folder: folder3 };
  return file2 === void 0 ? void 0 : { type: "file", file: file2 };
}
function resourceOf(world, subject, resource) {
  if (resource === null) return null;
  const item = itemAt(world, resource);
  const user2 = findUser(world, subject.userId);
  if (item === void 0 || user2 === void 0 || isTrashed(world, item)) return void 0;
  const viewer = { user: user2, settings: subject.settings, enterpriseId: subject.enterpriseId, impersonated: false, resource: subject.resource };
  return sees(world, viewer, item) ? item : void 0;
}
function exchange({ world, state }, form) {
  const subject = state.find(form.get("subject_token") ?? "");
  if (form.get("subject_token_type") !== accessTokenType) return oauthError(400, "invalid_request", "Invalid subject_token_type parameter or parameter missing");
  if (subject === void 0 || !state.isLive(subject)) return deadToken;
  const scopes2 = (form.get("scope") ?? "").split(" ").filter((scope) => scope !== "");
  const refused = scopes2.find((scope) => !holds(world, subject, scope));
  if (refused !== void 0) return oauthError(world.dialect.exchangeRefusalStatus, "invalid_scope", `Unsupported "scope": ${refused}`);
  const item = resourceOf(world, subject, form.get("resource"));
  if (item === void 0) return oauthError(400, "invalid_resource", "The target resource is invalid.");
  const mini = item === null ? null : itemMini(item);
  const child = state.issue({
    ...subject,
    scopes: scopes2.length === 0 ? subject.scopes : new Set(scopes2),
    resource: item === null ? subject.resource : { type: item.type, id: item.type === "folder" ? item.folder.id : item.file.id },
    exchanged: true
  });
  const expiresIn = Math.max(0, Math.floor(child.expiresAtSeconds - state.nowSeconds()));
  const restrictedTo = mini === null ? [] : scopes2.map((scope) => ({ scope, object: mini }));
  return json(200, { access_token: child.value, expires_in: expiresIn, token_type: "bearer", restricted_to: restrictedTo, issued_token_type: accessTokenType });
}

// src/simulator/oauth.ts
var grants = {
  "urn:ietf:params:oauth:grant-type:jwt-bearer": jwtGrant,
  "client_credentials": clientCredentialsGrant,
  "urn:ietf:params:oauth:grant-type:token-exchange": exchange
};
function formOf({ headers, body }) {
  const isForm = headers["content-type"]?.toLowerCase().startsWith("application/x-www-form-urlencoded") === true;
  return new URLSearchParams(isForm ? body : "");
}
function token(incoming) {
  const form = formOf(incoming);
  const grant = grants[form.get("grant_type") ?? ""];
  if (grant === void 0) return oauthError(400, "invalid_request", "Invalid grant_type parameter or parameter missing");
  return grant(incoming, form);
}
function same(one, other) {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
function client(world, form) {
  const app2 = findApp(world, form.get("client_id") ?? "");
  return app2 !== void 0 && same(app2.clientSecret, form.get("client_secret") ?? "") ? app2 : void 0;
}
var wrongClient = () => oauthError(400, "invalid_client", "The client credentials are invalid");
var wrongGrant = () => oauthError(400, "invalid_grant", "Grant credentials are invalid");
var wrongSubjectType = () => oauthError(400, "unauthorized_client", 'The "box_subject_type" value is unauthorized for this client_id');
function issue({ state, world }, app2, authorization2, userId) {
  const { settings, enterpriseId } = structuredClone(authorization2);
  const issued = state.issue({ userId, clientId: app2.clientId, enterpriseId, settings, scopes: new Set(settings.scopes), resource: null, exchanged: false });
  return json(200, { access_token: issued.value, expires_in: world.tokenLifetimeSeconds, restricted_to: [], token_type: "bearer" });
}
function permitUser(app2, user2, authorization2) {
  if (user2.kind === "service") return "service-account-as-user";
  if (!authorization2.settings.generateUserTokens) return "user-tokens-off";
  if (user2.kind === "app") return user2.appClientId === app2.clientId ? { authorization: authorization2, userId: user2.id } : "unknown-subject";
  return authorization2.settings.access === "enterprise" ? { authorization: authorization2, userId: user2.id } : "access-level";
}
function permit(world, app2, subject) {
  const find = (enterpriseId) => app2.authorizations.find((one) => one.enterpriseId === enterpriseId);
  if (subject.type === "enterprise") {
    if (!world.enterprises.some((one) => one.id === subject.id)) return "unknown-subject";
    const authorization3 = find(subject.id);
    return authorization3 === void 0 ? "unauthorized" : { authorization: authorization3, userId: authorization3.serviceAccountId };
  }
  const user2 = findUser(world, subject.id);
  if (user2 === void 0 || user2.status === "inactive" && world.dialect.deactivatedSubject === "refused") return "unknown-subject";
  const authorization2 = find(user2.enterpriseId);
  if (authorization2 !== void 0) return permitUser(app2, user2, authorization2);
  return app2.authorizations.length > 0 ? "unknown-subject" : "unauthorized";
}
var unauthorizedJwt = {
  "enterprise-admin": "This app is not authorized by the enterprise admin",
  "enterprise": "This app is not authorized by the enterprise"
};
var jwtDenials = {
  "unknown-subject": () => oauthError(400, "invalid_grant", "Please check the 'sub' claim. The 'sub' specified is invalid."),
  "unauthorized": (dialect) => oauthError(400, "unauthorized_client", unauthorizedJwt[dialect.unauthorizedJwt]),
  "user-tokens-off": cannotObtainUserToken,
  "service-account-as-user": cannotObtainUserToken,
  "access-level": cannotObtainUserToken
};
function cannotObtainUserToken() {
  return oauthError(400, "invalid_request", "Cannot obtain user token based on the enterprise configuration for your app");
}
function jwtGrant(incoming, form) {
  const { world, state, jtiIsFresh } = incoming;
  const app2 = client(world, form);
  if (app2 === void 0) return wrongClient();
  if (app2.kind !== "jwt") return oauthError(400, "unauthorized_client", "The grant type is unauthorized for this client_id");
  const assertion = decode(form.get("assertion") ?? "");
  const verified = verifyAssertion(assertion, { app: app2, jtiIsFresh, nowSeconds: state.nowSeconds(), expTexts: world.dialect.expTexts });
  if (!verified.ok) return oauthError(400, verified.error, verified.description);
  const permitted = permit(world, app2, verified.subject);
  return typeof permitted === "string" ? jwtDenials[permitted](world.dialect) : issue(incoming, app2, permitted.authorization, permitted.userId);
}
var unauthorizedCcg = {
  "not-yet-authorized": () => oauthError(400, "invalid_grant", "App is not yet authorized for use"),
  "grant-credentials": wrongGrant,
  "subject-type": wrongSubjectType,
  "insufficient-scope": () => oauthError(400, "insufficient_scope", "Insufficient permissions for the requested scope."),
  "enterprise-admin": () => oauthError(400, "unauthorized_client", unauthorizedJwt["enterprise-admin"])
};
function clientCredentialsGrant(incoming, form) {
  const { world } = incoming;
  const app2 = client(world, form);
  const type = form.get("box_subject_type");
  if (app2 === void 0) {
    const { wrongCcgSecret: told } = world.dialect;
    return told === "grant-credentials" || told === "grant-credentials-with-subject" && type !== null ? wrongGrant() : wrongClient();
  }
  const id = form.get("box_subject_id");
  if (app2.kind !== "ccg" || id === null || type !== "enterprise" && type !== "user") return wrongSubjectType();
  const permitted = permit(world, app2, { type, id });
  if (permitted === "unauthorized") return unauthorizedCcg[world.dialect.unauthorizedCcg]();
  return typeof permitted === "string" ? wrongGrant() : issue(incoming, app2, permitted.authorization, permitted.userId);
}
function revoke(incoming) {
  const form = formOf(incoming);
  if (!form.has("client_id")) return oauthError(400, "invalid_request", "Client id was not found in the headers or body");
  const app2 = client(incoming.world, form);
  if (app2 === void 0) return wrongClient();
  const found = incoming.state.find(form.get("token") ?? "");
  if (found?.clientId !== app2.clientId || found.revoked) return oauthError(400, "invalid_token", "The supplied token is invalid");
  found.revoked = true;
  return empty(200);
}

// src/simulator/call.ts
var challenge = { "www-authenticate": 'Bearer realm="Service"' };
function bearer(header) {
  if (header === void 0) throw new Refusal(empty(401, challenge));
  const [, value] = /^Bearer ([\w!.~+/=-]+)$/i.exec(header) ?? [];
  if (value === void 0) {
    throw new Refusal(empty(401, { "www-authenticate": 'Bearer realm="Service", error="invalid_request", error_description="The Authorization header is malformed."' }));
  }
  return value;
}
function unauthorized(status, reason) {
  return new Refusal(boxError(status, "unauthorized", { message: `Unauthorized - ${reason}`, headers: challenge }));
}
function refuseInactive(world, user2) {
  if (user2.status === "inactive") throw unauthorized(world.dialect.deactivatedStatus, "User has been deactivated");
}
function impersonate(world, token2, caller, targetId) {
  if (!token2.settings.asUserHeader) {
    throw new Refusal(world.dialect.asUserOff === "access-denied" ? accessDenied() : scopeMissing(world.dialect.missingScope));
  }
  const target = findUser(world, targetId);
  const mayAct = caller.kind === "service" || caller.role !== "user";
  const outranked = caller.role === "coadmin" && target !== void 0 && target.role !== "user";
  const reachable = target?.enterpriseId === token2.enterpriseId && (target.kind === "app" ? target.appClientId === token2.clientId : token2.settings.access === "enterprise");
  if (target === void 0 || !mayAct || outranked || !reachable || target.kind === "service") throw new Refusal(accessDenied());
  refuseInactive(world, target);
  return target;
}
function authenticate(incoming) {
  const { world, state } = incoming;
  const token2 = state.find(bearer(incoming.headers["authorization"]));
  const app2 = token2 && findApp(world, token2.clientId);
  const caller = token2 && findUser(world, token2.userId);
  if (token2 === void 0 || app2 === void 0 || caller === void 0 || !state.isLive(token2)) throw new Refusal(deadToken);
  const authorization2 = app2.authorizations.find((one) => one.enterpriseId === token2.enterpriseId);
  if (authorization2?.enabled !== true) throw unauthorized(401, "Cannot authorize with this service");
  refuseInactive(world, caller);
  const target = incoming.headers["as-user"];
  const user2 = target === void 0 ? caller : impersonate(world, token2, caller, target);
  const settings = { ...token2.settings, scopes: [...token2.scopes] };
  const viewer = { user: user2, settings, enterpriseId: token2.enterpriseId, impersonated: target !== void 0, resource: token2.resource };
  return { ...incoming, token: token2, app: app2, viewer };
}
function requireScope(call, anyOf, shape = call.world.dialect.missingScope) {
  if (!anyOf.some((scope) => call.token.scopes.has(scope))) throw new Refusal(scopeMissing(shape));
}
var readScopes = ["root_readonly", "root_readwrite", "item_read", "item_preview", "item_download", "base_explorer"];
var writeScopes = ["root_readwrite", "item_upload", "base_upload"];
var unfinishedErrors = {
  "nothing": null,
  "terms-of-service": [400, "terms_of_service_required", "User must accept custom terms of service before action can be taken"],
  "password-reset": [400, "password_reset_required", "User needs to reset password"],
  "email-confirmation": [403, "user_email_confirmation_required", "User needs to complete email confirmation"]
};
function requireContent(call, access) {
  requireScope(call, access === "read" ? readScopes : writeScopes);
  const problem = unfinishedErrors[call.viewer.user.unfinished];
  if (problem !== null) throw new Refusal(boxError(problem[0], problem[1], { message: problem[2] }));
  const enterprise = call.world.enterprises.find((one) => one.id === call.viewer.enterpriseId);
  if (enterprise?.locationBlocked === true) {
    throw new Refusal(boxError(403, "access_from_location_blocked", { message: "Access denied - Blocked by location-based access control" }));
  }
}
function visible(call, item, naming, id) {
  const { world, viewer } = call;
  if (item === void 0 || !sees(world, viewer, item)) throw new Refusal(notFound(naming.name, `${naming.prefix}${id}`));
  if (!isTrashed(world, item)) return;
  throw new Refusal(world.dialect.trashedFolder === "trashed" ? trashed() : notFound(naming.name, `${naming.prefix}${id}`));
}
function visibleFolder(call, id, name = call.world.dialect.invisibleFolderName) {
  if (!/^\d+$/.test(id)) throw new Refusal(methodNotAllowed());
  const folder3 = findFolder(call.world, id);
  visible(call, folder3 && { type: "folder", folder: folder3 }, { name, prefix: "d_" }, id);
  if (folder3 === void 0) throw new Refusal(notFound(name, `d_${id}`));
  return folder3;
}
function visibleFile(call, id) {
  if (!/^\d+$/.test(id)) throw new Refusal(methodNotAllowed());
  const file2 = findFile(call.world, id);
  visible(call, file2 && { type: "file", file: file2 }, { name: "item", prefix: "f_" }, id);
  if (file2 === void 0) throw new Refusal(notFound("item", `f_${id}`));
  return file2;
}

// src/simulator/endpoints/paging.ts
var maxLimit = 1e3;
var defaultLimit = 100;
function whole(call, name, fallback) {
  const text = call.query.get(name) ?? String(fallback);
  if (/^\d+$/.test(text)) return Number(text);
  throw new Refusal(badRequest(name, "invalid_parameter", `Invalid value '${text}'. not a valid number`));
}
function start(marker) {
  const [, at] = /^from-(\d+)$/.exec(Buffer.from(marker, "base64url").toString()) ?? [];
  if (at === void 0) throw new Refusal(badRequest("marker", "invalid_parameter", `Invalid value '${marker}'.`));
  return Number(at);
}
function paged(call, all, render, by) {
  const limit = Math.min(whole(call, "limit", defaultLimit), maxLimit);
  const byMarker = by === "marker" || by === "chosen" && call.query.get("usemarker") === "true";
  if (byMarker) {
    const from = start(call.query.get("marker") ?? Buffer.from("from-0").toString("base64url"));
    const next = from + limit;
    const marker = next < all.length ? Buffer.from(`from-${next}`).toString("base64url") : null;
    return { entries: all.slice(from, next).map(render), limit, next_marker: marker };
  }
  const offset = whole(call, "offset", 0);
  return { total_count: all.length, entries: all.slice(offset, offset + limit).map(render), offset, limit };
}

// src/simulator/endpoints/features.ts
function has(call, feature) {
  return call.world.enterprises.some((one) => one.id === call.viewer.enterpriseId && one.features.includes(feature));
}
var isAdmin = (call) => call.viewer.user.kind === "service" || call.viewer.user.role !== "user";
function groups(call) {
  requireScope(call, ["manage_groups"]);
  if (!isAdmin(call) || call.viewer.settings.access === "app") return accessDenied();
  return json(200, paged(call, call.world.groups, ({ id, name }) => ({ type: "group", id, name, group_type: "managed_group" }), "offset"));
}
function webhooks(call) {
  requireScope(call, ["manage_webhook"]);
  const own = call.world.webhooks.filter((one) => one.ownerId === call.viewer.user.id);
  return json(200, paged(call, own, ({ id, target }) => ({ type: "webhook", id, target }), "marker"));
}
var streams = ["all", "changes", "sync", "admin_logs", "admin_logs_streaming"];
function events(call) {
  const stream = call.query.get("stream_type") ?? "all";
  if (!streams.includes(stream)) return badRequest("stream_type", "invalid_parameter", `Invalid value '${stream}'.`);
  if (stream.startsWith("admin_logs")) {
    requireScope(call, ["manage_enterprise_properties"]);
    if (!isAdmin(call)) return accessDenied();
    if (!has(call, "admin-events")) return scopeMissing(call.world.dialect.missingScope);
  }
  return json(200, { chunk_size: 0, next_stream_position: "1152922976252290886", entries: [] });
}
function governance(call, scopes2) {
  requireScope(call, scopes2);
  requireScope(call, ["enterprise_content"]);
  if (!isAdmin(call) || !has(call, "governance")) return accessDenied();
  return json(200, { entries: [], limit: 100, next_marker: null });
}
var retentionPolicies = (call) => governance(call, ["manage_data_retention"]);
var legalHoldPolicies = (call) => governance(call, ["manage_legal_holds", "manage_legal_hold"]);
function signRequests(call) {
  requireScope(call, ["sign_requests.readwrite"], "json");
  requireScope(call, ["root_readwrite"], "json");
  if (!has(call, "sign")) return accessDenied();
  return json(200, { limit: 100, next_marker: null, entries: [] });
}
var aiAgentTypes = {
  ask: "ai_agent_ask",
  text_gen: "ai_agent_text_gen",
  extract: "ai_agent_extract",
  extract_structured: "ai_agent_extract_structured"
};
function aiAgentDefault(call) {
  requireScope(call, ["ai.readwrite"], "json");
  const type = aiAgentTypes[call.query.get("mode") ?? ""];
  if (type === void 0) return badRequest("mode", "invalid_parameter", "Invalid value.");
  if (!has(call, "ai")) return boxError(403, "forbidden", { message: "Forbidden" });
  const tool = type === "ai_agent_text_gen" ? "basic_gen" : "basic_text";
  return json(200, { type, [tool]: { model: "some__model" } });
}
function workflows(call) {
  requireScope(call, ["manage_triggers"]);
  requireScope(call, ["root_readonly", "root_readwrite"]);
  const folderId = call.query.get("folder_id");
  if (folderId === null || folderId === "") throw new Refusal(badRequest("folder_id", "missing_parameter", "is required"));
  if (folderId !== "0") visibleFolder(call, folderId);
  if (!has(call, "relay")) return boxError(403, "missing_relay_full_access", { message: "User does not have full access to Relay" });
  return json(200, { limit: 100, next_marker: null, entries: [] });
}

// src/simulator/endpoints/folders.ts
function folder2(call) {
  requireContent(call, "read");
  const { world, viewer } = call;
  const names = fieldNames(call.query);
  if (call.id === "0") return json(200, renderRoot(world, viewer, rootItems(world, viewer), names));
  return json(200, renderFolder(world, viewer, visibleFolder(call, call.id), names));
}
function itemsIn(call) {
  const { world, viewer } = call;
  if (call.id === "0") return rootItems(world, viewer);
  const parent = visibleFolder(call, call.id);
  if (!capabilitiesOn(world, viewer, { type: "folder", folder: parent }).has("list")) throw new Refusal(accessDenied());
  return childrenOf(world, parent.id).filter((item) => sees(world, viewer, item));
}
function folderItems(call) {
  requireContent(call, "read");
  const names = fieldNames(call.query);
  return json(200, paged(call, inOrder(itemsIn(call)), (item) => renderEntry(call.world, call.viewer, item, names), "chosen"));
}
function folderTrash(call) {
  requireContent(call, "read");
  if (!/^\d+$/.test(call.id)) return methodNotAllowed();
  const found = findFolder(call.world, call.id);
  if (found === void 0 || !sees(call.world, call.viewer, { type: "folder", folder: found })) return notFound("folder", `d_${call.id}`);
  const rendered = renderTrashed(call.world, call.viewer, found, fieldNames(call.query));
  return rendered === void 0 ? boxError(404, "not_trashed", { message: "Item is not trashed" }) : json(200, rendered);
}
function file(call) {
  requireContent(call, "read");
  return json(200, renderFile(call.world, call.viewer, visibleFile(call, call.id), fieldNames(call.query)));
}
function search(call) {
  requireContent(call, "read");
  const query = call.query.get("query");
  if (query === null || query === "") return badRequest("query", "missing_parameter", "query or mdfilters is required");
  if (call.query.get("scope") === "enterprise_content" && !call.token.scopes.has("enterprise_content")) {
    return boxError(403, "forbidden", { message: "Forbidden" });
  }
  const { world, viewer } = call;
  const wanted = query.toLowerCase();
  const type = call.query.get("type");
  const all = [...world.folders.map((one) => ({ type: "folder", folder: one })), ...world.files.map((one) => ({ type: "file", file: one }))];
  const nameOf = (item) => item.type === "folder" ? item.folder.name : item.file.name;
  const found = all.filter((item) => (type === null || item.type === type) && nameOf(item).toLowerCase().includes(wanted) && sees(world, viewer, item));
  const page = paged(call, found, (item) => renderEntry(world, viewer, item, fieldNames(call.query)), "offset");
  return json(200, { type: "search_results_items", ...page });
}

// src/simulator/endpoints/people.ts
var userScopes = ["manage_managed_users", "manage_app_users"];
function me(call) {
  return json(200, renderUser(call.world, call.viewer.user, fieldNames(call.query)));
}
function manageable(call, user2) {
  if (user2.kind === "service" || user2.enterpriseId !== call.viewer.enterpriseId) return false;
  return user2.kind === "app" ? user2.appClientId === call.token.clientId : call.viewer.settings.access === "enterprise";
}
function user(call) {
  const found = findUser(call.world, call.id);
  const names = fieldNames(call.query);
  if (found?.id === call.viewer.user.id) return json(200, renderUser(call.world, found, names));
  requireScope(call, userScopes);
  return found === void 0 || !manageable(call, found) ? notFound("user", `u_${call.id}`) : json(200, renderUser(call.world, found, names));
}
function users3(call) {
  requireScope(call, userScopes);
  const names = fieldNames(call.query);
  const found = call.world.users.filter((one) => manageable(call, one));
  return json(200, paged(call, found, (one) => renderUser(call.world, one, names), "chosen"));
}
function renderCollaboration(call, one) {
  const { world } = call;
  const creator = findUser(world, one.createdById);
  const invited = one.accessibleBy.type === "user" ? findUser(world, one.accessibleBy.id) : void 0;
  const group = world.groups.find((each) => one.accessibleBy.type === "group" && each.id === one.accessibleBy.id);
  const folder3 = one.item.type === "folder" ? findFolder(world, one.item.id) : void 0;
  const grantee = group === void 0 ? { type: "group", id: one.accessibleBy.id } : { type: "group", id: group.id, name: group.name, group_type: "managed_group" };
  return {
    type: "collaboration",
    id: one.id,
    status: one.status,
    role: one.role,
    is_access_only: one.accessOnly,
    expires_at: null,
    created_at: "2026-01-15T09:30:00-08:00",
    modified_at: "2026-01-15T09:30:00-08:00",
    // What waits for an answer does not tell yet to what.
    item: one.status === "pending" && call.world.dialect.pendingItem === "hidden" || folder3 === void 0 || one.status !== "pending" && !sees(world, call.viewer, { type: "folder", folder: folder3 }) ? null : itemMini({ type: "folder", folder: folder3 }),
    accessible_by: invited === void 0 ? grantee : userMini(invited),
    ...creator === void 0 ? {} : { created_by: userMini(creator) }
  };
}
function pendingCollaborations(call) {
  requireContent(call, "read");
  if (call.query.get("status") !== "pending") return badRequest("status", "invalid_parameter", "Invalid value. 'status' must be pending");
  const own = call.world.collaborations.filter((one) => one.status === "pending" && one.accessibleBy.type === "user" && one.accessibleBy.id === call.viewer.user.id);
  return json(200, paged(call, own, (one) => renderCollaboration(call, one), "offset"));
}
function folderCollaborations(call) {
  requireContent(call, "read");
  const folder3 = visibleFolder(call, call.id);
  const entries = call.world.collaborations.filter((one) => one.item.type === "folder" && one.item.id === folder3.id && one.status !== "rejected").map((one) => renderCollaboration(call, one));
  return json(200, { total_count: entries.length, entries });
}

// src/simulator/endpoints/status.ts
function statusSummary({ world, url }) {
  const { indicator, description, incidents } = world.statusPage;
  const isUp = indicator === "none";
  return json(200, {
    page: { id: "simulator", name: "Box (simulated)", url, time_zone: "Etc/UTC", updated_at: "2026-11-02T16:05:11Z" },
    status: { indicator, description },
    components: ["API", "Uploads", "Login/SSO"].map((name, index) => ({ id: `component-${index}`, name, status: isUp ? "operational" : "major_outage" })),
    incidents: incidents.map((one) => ({ ...one, impact: indicator, shortlink: `${url}/incidents/${one.id}`, created_at: "2026-11-02T16:05:11Z" })),
    scheduled_maintenances: []
  });
}

// src/simulator/endpoints/uploads.ts
var maxNameLength = 255;
function object(value) {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
function parse(body) {
  try {
    return object(body === "" ? {} : JSON.parse(body));
  } catch {
    throw new Refusal(badRequest("entity-body", "invalid_parameter", "Invalid value. Entity body should be a correctly nested resource attribute name/value pair"));
  }
}
function read(body) {
  const { name, parent, size } = parse(body);
  const { id } = object(parent);
  if (name !== void 0 && typeof name !== "string") throw new Refusal(badRequest("name", "invalid_parameter", "Invalid value."));
  if (size !== void 0 && !(typeof size === "number" && Number.isInteger(size) && size >= 0)) {
    throw new Refusal(badRequest("size", "invalid_parameter", `Invalid value '${JSON.stringify(size)}'.`));
  }
  return { name, sizeBytes: size, parentId: typeof id === "string" || typeof id === "number" ? String(id) : void 0 };
}
function checkName(name) {
  if (name.length > maxNameLength) throw new Refusal(boxError(400, "item_name_too_long", { message: "Item name too long" }));
  const isInvalid = name === "" || name !== name.trim() || name === "." || name === ".." || /[/\\\p{Cc}]/u.test(name);
  if (isInvalid) throw new Refusal(boxError(400, "item_name_invalid", { message: "Item name invalid" }));
}
function checkPolicies(call, item, needed) {
  const folders = [...item.type === "folder" ? [item.folder] : [], ...foldersAbove(call.world, item)];
  if (!capabilitiesOn(call.world, call.viewer, item).has(needed)) throw new Refusal(accessDenied());
  if (actsAsContentManager(call.viewer)) throw new Refusal(accessDenied());
  if (folders.some((folder3) => folder3.shieldBlocks.includes("upload"))) {
    throw new Refusal(boxError(403, "forbidden_by_policy", { message: "Access denied - Blocked by Shield Access Policy" }));
  }
  if (folders.some((folder3) => folder3.busy)) {
    throw new Refusal(boxError(409, "operation_blocked_temporary", { message: "The operation is blocked by another on-going operation" }));
  }
}
function checkRoom(call, ownerId2, sizeBytes2) {
  const owner = findUser(call.world, ownerId2);
  if (owner === void 0) return;
  const { dialect } = call.world;
  if (sizeBytes2 > owner.maxUploadSizeBytes) {
    throw new Refusal(dialect.tooLargeStatus === 413 ? boxError(413, "request_entity_too_large", { message: "Request Entity Too Large" }) : boxError(403, "file_size_limit_exceeded", { message: "File size exceeds the folder owner's file size limit" }));
  }
  const leftBytes = owner.spaceAmountBytes < 0 ? Infinity : owner.spaceAmountBytes - owner.spaceUsedBytes;
  if (leftBytes <= 0 || sizeBytes2 > leftBytes) {
    if (dialect.noRoom === "access-denied") throw new Refusal(accessDenied());
    throw new Refusal(boxError(dialect.quotaStatus, "storage_limit_exceeded", { message: "Account storage limit reached" }));
  }
}
function checkCollision(call, siblings, name, exceptId) {
  const nameOf = (item) => item.type === "folder" ? item.folder.name : item.file.name;
  const taken = siblings.find((item) => nameOf(item).toLowerCase() === name.toLowerCase() && itemId(item) !== exceptId);
  if (taken === void 0) return;
  const mini = itemMini(taken);
  const conflicts = call.world.dialect.uploadConflicts === "array" || taken.type === "folder" ? [mini] : mini;
  throw new Refusal(boxError(409, "item_name_in_use", { message: "Item with the same name already exists", contextInfo: { conflicts } }));
}
function uploadUrl(call, path) {
  const session = randomBytes5(8).toString("hex");
  const origin = call.world.uploadOrigin ?? call.url;
  return json(200, { upload_url: `${origin}/api/2.0${path}?upload_session_id=${session}`, upload_token: randomBytes5(24).toString("base64url") });
}
function newFile(call) {
  requireContent(call, "write");
  const { name, parentId, sizeBytes: sizeBytes2 } = read(call.body);
  if (name === void 0 || parentId === void 0) return badRequest(name === void 0 ? "name" : "parent", "missing_parameter", "is required");
  checkName(name);
  const { world, viewer } = call;
  const parent = parentId === "0" ? null : visibleFolder(call, parentId, "parent");
  if (parent === null) {
    if (actsAsContentManager(viewer) || viewer.user.status === "cannot_delete_edit_upload") return accessDenied();
  } else {
    checkPolicies(call, { type: "folder", folder: parent }, "upload");
  }
  checkRoom(call, parent?.ownerId ?? viewer.user.id, sizeBytes2 ?? 0);
  checkCollision(call, parent === null ? rootItems(world, viewer) : childrenOf(world, parent.id), name);
  return uploadUrl(call, "/files/content");
}
function checkLock(call, file2) {
  if (file2.lockedById === null || file2.lockedById === call.viewer.user.id) return;
  throw new Refusal(boxError(403, "access_denied_item_locked", { message: "Access denied - item locked" }));
}
function newVersion(call) {
  requireContent(call, "write");
  const { name, sizeBytes: sizeBytes2 } = read(call.body);
  const file2 = visibleFile(call, call.id);
  if (name !== void 0) checkName(name);
  checkPolicies(call, { type: "file", file: file2 }, "edit");
  checkLock(call, file2);
  const [parent] = foldersAbove(call.world, { type: "file", file: file2 });
  checkRoom(call, parent?.ownerId ?? file2.ownerId, sizeBytes2 ?? 0);
  if (name !== void 0) checkCollision(call, parent === void 0 ? rootItems(call.world, call.viewer) : childrenOf(call.world, parent.id), name, file2.id);
  return uploadUrl(call, `/files/${file2.id}/content`);
}

// src/simulator/routes.ts
var rest2 = (method, path, answer2) => ({ method, path: `/2.0${path}`, needs: "token", answer: answer2 });
var open = (method, path, answer2) => ({ method, path, needs: "nothing", answer: answer2 });
var routes = [
  open("POST", "/oauth2/token", token),
  open("POST", "/oauth2/revoke", revoke),
  open("GET", "/api/v2/summary.json", statusSummary),
  rest2("GET", "/users/me", me),
  rest2("GET", "/users/:id", user),
  rest2("GET", "/users", users3),
  rest2("GET", "/folders/:id", folder2),
  rest2("GET", "/folders/:id/items", folderItems),
  rest2("GET", "/folders/:id/trash", folderTrash),
  rest2("GET", "/folders/:id/collaborations", folderCollaborations),
  rest2("GET", "/collaborations", pendingCollaborations),
  rest2("OPTIONS", "/files/content", newFile),
  rest2("OPTIONS", "/files/:id/content", newVersion),
  rest2("GET", "/files/:id", file),
  rest2("GET", "/groups", groups),
  rest2("GET", "/webhooks", webhooks),
  rest2("GET", "/events", events),
  rest2("GET", "/retention_policies", retentionPolicies),
  rest2("GET", "/legal_hold_policies", legalHoldPolicies),
  rest2("GET", "/sign_requests", signRequests),
  rest2("GET", "/ai_agent_default", aiAgentDefault),
  rest2("GET", "/workflows", workflows),
  rest2("GET", "/search", search)
];
function match(pattern, path) {
  const [wanted, given] = [pattern.split("/"), path.split("/")];
  let id = "";
  const fits = wanted.length === given.length && wanted.every((segment, index) => {
    if (segment !== ":id") return segment === given[index];
    id = given[index] ?? "";
    return id !== "";
  });
  return fits ? id : void 0;
}
function answer(incoming) {
  const found = routes.flatMap((route2) => {
    const id2 = match(route2.path, incoming.path);
    return id2 === void 0 ? [] : [{ route: route2, id: id2 }];
  });
  if (found.length === 0) return htmlPage(404, "404 Not Found");
  const hit = found.find(({ route: route2 }) => route2.method === incoming.method);
  if (hit === void 0) return methodNotAllowed();
  const { route, id } = hit;
  try {
    const call = { ...incoming, id };
    return route.needs === "nothing" ? route.answer(call) : route.answer(authenticate(call));
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

// src/simulator/server.ts
var host = "127.0.0.1";
var maxBodyBytes = 1024 * 1024;
async function readBody(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBodyBytes) throw new Error("request body over 1 MiB");
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}
function headersOf(request) {
  return Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value ?? ""]));
}
function useJti(state, incoming) {
  if (incoming.path !== "/oauth2/token") return true;
  const claims = decode(formOf(incoming).get("assertion") ?? "")?.claims;
  return typeof claims?.["jti"] !== "string" || state.useJti(String(claims["iss"]), claims["jti"]);
}
function isSomebodyElses(replacement) {
  if (replacement?.kind === "status") return replacement.html === true || replacement.bare === true;
  return replacement?.kind === "body" && replacement.bare === true;
}
function boxHeaders(running, made2, trouble2) {
  const { dateOffsetSeconds, replacement } = trouble2;
  const isBox = replacement?.kind !== "html" && !isSomebodyElses(replacement);
  const nowMs = (running.state.nowSeconds() + (dateOffsetSeconds ?? 0)) * 1e3;
  return {
    ...isBox ? { "box-request-id": `0${randomBytes6(16).toString("hex")}`, "cache-control": "no-cache, no-store" } : { server: "proxy" },
    ...dateOffsetSeconds === null ? {} : { date: new Date(nowMs).toUTCString() },
    ...made2.headers
  };
}
function safely(make2) {
  try {
    return make2();
  } catch (error) {
    return boxError(500, "internal_server_error", { message: `simulator: ${error instanceof Error ? error.message : String(error)}` });
  }
}
async function waitFor(running, ms) {
  if (ms <= 0) return;
  await new Promise((resolve) => {
    const timer = setTimeout(() => {
      running.timers.delete(timer);
      resolve();
    }, ms);
    running.timers.add(timer);
  });
}
async function receive(running, request) {
  const { world, state, url } = running;
  const method = request.method ?? "GET";
  const { pathname: path, searchParams: query } = new URL(request.url ?? "/", url);
  const headers = headersOf(request);
  const arrived = await readBody(request);
  const trouble2 = running.troubleFor({ method, path, url: request.url ?? "/", body: arrived });
  const body = isLostOnTheWay(trouble2) ? "" : arrived;
  const seen = { method, path, query: Object.fromEntries(query), headers, body, status: null };
  running.requests.push(seen);
  const jtiIsFresh = useJti(state, { path, headers, body });
  return { incoming: { world, state, method, path, query, headers, body, url, jtiIsFresh }, seen, trouble: trouble2 };
}
function makeAnswer(running, { incoming, trouble: trouble2 }) {
  const sent = { body: incoming.body, authorization: incoming.headers["authorization"] ?? "" };
  const made2 = trouble2.replacement === null ? safely(() => answer(incoming)) : replace(trouble2.replacement, sent);
  return { ...made2, headers: boxHeaders(running, made2, trouble2) };
}
async function handle(running, request, response) {
  const received = await receive(running, request);
  const { trouble: trouble2, seen } = received;
  await waitFor(running, trouble2.delayMs);
  response.sendDate = false;
  if (isLostOnTheWay(trouble2)) {
    if (trouble2.delivery?.kind === "reset") request.socket.resetAndDestroy();
    return;
  }
  const made2 = makeAnswer(running, received);
  seen.status = made2.status;
  if (trouble2.delivery !== null) spoil(trouble2.delivery, response, request.socket, made2);
  else response.writeHead(made2.status, { ...made2.headers, "content-length": Buffer.byteLength(made2.body) }).end(made2.body);
}
async function listen(server, port) {
  return await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const { port: bound } = server.address();
      resolve(bound);
    });
  });
}
async function startSimulator(world, options = {}) {
  const state = createState(world);
  const sockets = /* @__PURE__ */ new Set();
  const server = createServer();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => {
      socket.destroy();
    });
    socket.on("close", () => {
      sockets.delete(socket);
    });
  });
  const url = `http://${host}:${await listen(server, options.port ?? 0)}`;
  const started = { world, state, url, troubleFor: createFaults(world.faults), requests: [], timers: /* @__PURE__ */ new Set() };
  server.on("request", (request, response) => {
    handle(started, request, response).catch(() => {
      request.socket.destroy();
    });
  });
  return {
    url,
    requests: started.requests,
    tokens: () => state.counts(),
    tokenValues: () => state.all().map((token2) => token2.value),
    async close() {
      for (const timer of started.timers) clearTimeout(timer);
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    }
  };
}

// src/simulator/index.ts
var table = { ...healthy, ...credentials, ...app, ...content, ...proof, ...excess, ...trouble };
var scenarios = table;
var isScenarioName = (name) => Object.hasOwn(table, name);

// src/cli/demo.ts
var TOUR = ["healthy-upload", "service-account-not-invited"];
async function demo(argv, world) {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    strict: false,
    options: { list: { type: "boolean" }, format: { type: "string" } }
  });
  const unknown = Object.keys(values).filter((name2) => name2 !== "list" && name2 !== "format");
  const format = formatOf(values.format);
  if (unknown.length > 0) return refuse(unknown.map((name2) => `error: --${name2} is not a flag of demo. It takes --list and --format.`), world);
  if (format === null) return refuse([`error: --format must be one of ${FORMATS.join(", ")}.`], world);
  if (values.list === true) return list(world);
  const [name, ...more] = positionals;
  if (more.length > 0) return refuse(["error: demo takes one scenario."], world);
  if (name === void 0) return tour(format, world);
  return isScenarioName(name) ? show(name, format, world) : refuse([unknownScenario(name)], world);
}
function unknownScenario(name) {
  const near = nearestName(name, Object.keys(scenarios));
  return `error: there is no scenario ${JSON.stringify(name)}.${near === null ? "" : ` Did you mean ${near}?`} \`box-preflight demo --list\` names them all.`;
}
function formatOf(given) {
  if (given === void 0) return "text";
  return FORMATS.find((format) => format === given) ?? null;
}
function list(world) {
  const names = Object.keys(scenarios);
  const width = Math.max(...names.map((name) => name.length));
  for (const [name, { title }] of Object.entries(scenarios)) world.stdout.write(`${name.padEnd(width)}  ${title}
`);
  return EXIT.fine;
}
async function tour(format, world) {
  for (const name of TOUR) {
    await show(name, format, world);
    if (world.interruption.received() !== null) break;
    world.stdout.write("\n");
  }
  world.stderr.write("`box-preflight demo --list` (here: `npm run demo -- --list`) names every scenario; `demo SCENARIO` shows one.\n");
  const signal = world.interruption.received();
  return signal === null ? EXIT.fine : EXIT[signal];
}
async function show(name, format, world) {
  const { world: box2, inputs } = await scenarios[name].build();
  const simulator = await startSimulator(box2);
  try {
    const given = { sdk: "none", ...inputs, "api-url": simulator.url, "status-url": simulator.url };
    const planned = planFromInputs(given, { ...world.surroundings, github: null }, world.vault, actionNaming);
    if (planned.kind === "unusable") return refuse(planned.problems.map(problemLine), world);
    if (format === "text") world.stdout.write(`$ box-preflight demo ${name}
  ${scenarios[name].title}

`);
    const plan = { ...planned.plan, policy: { ...planned.plan.policy, reportFile: null } };
    const outcome = await runPlan(plan, world);
    if (outcome.kind === "unusable") return refuse(outcome.problems, world);
    await print(outcome.report, format, world);
    return exitCodeOf(outcome.report.counts, plan.policy, world.interruption.received());
  } finally {
    await simulator.close();
  }
}

export {
  startSimulator,
  scenarios,
  isScenarioName,
  demo,
  unknownScenario
};
