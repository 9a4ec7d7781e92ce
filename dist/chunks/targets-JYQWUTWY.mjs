import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
const { createHash, createPrivateKey, createPublicKey, sign, verify } = require("node:crypto");
import {
  advise,
  boxId,
  bytes,
  clockRemedy,
  decodeBody,
  diagnose,
  diagnoseDefect,
  isHtml,
  listed,
  marked,
  optional,
  parseFailure,
  parseRetryAfterSeconds,
  reading,
  statusOf,
  unreadable
} from "./chunk-HGTBNSUS.mjs";
import "./chunk-OEHRYXOC.mjs";
import {
  compare
} from "./chunk-VMU6CBKY.mjs";
import {
  LONGEST_BODY_BYTES,
  WireFault
} from "./chunk-ULNGQPZZ.mjs";
import {
  CLOCK_TITLE,
  CREDENTIALS_TITLE,
  NOBODY_TO_ASK,
  assembleReport,
  brokenBy,
  chooseChecks,
  createBudget,
  judgeMissing,
  networkTitle,
  overtakenBy,
  runChecks,
  startRun
} from "./chunk-VDVACG4P.mjs";
import "./chunk-IBJMG4LB.mjs";
import "./chunk-OE4PMHNR.mjs";
import "./chunk-7WV2M5TG.mjs";
import "./chunk-DJIHQ5N4.mjs";
import {
  reveal
} from "./chunk-LSKEZUSX.mjs";
import {
  readyMessages
} from "./chunk-IIR7LEGL.mjs";
import {
  nearestName,
  orList,
  sameScope
} from "./chunk-NQXTPSVI.mjs";
import {
  array,
  boolean,
  is,
  literal,
  looseObject,
  nonEmpty,
  object,
  parse,
  picklist,
  pipe,
  regex,
  safeParse,
  startsWith,
  string,
  unknown
} from "./chunk-CIVYHADS.mjs";
import {
  found,
  keyOf,
  passed,
  skipped
} from "./chunk-BDIGX3UD.mjs";
import {
  clean,
  foreign,
  join,
  sentence,
  text,
  unwrap
} from "./chunk-LKKNOW4B.mjs";
import "./chunk-JO3HUCP3.mjs";

// src/box/users.ts
var USER_FIELDS = [
  "id",
  "type",
  "name",
  "login",
  "enterprise",
  "role",
  "status",
  "is_platform_access_only",
  "space_amount",
  "space_used",
  "max_upload_size",
  "hostname",
  "external_app_user_id"
].join(",");
var LOGIN_KINDS = [
  ["service-account", /^AutomationUser_\d+_\w+@boxdevedition\.com$/iu],
  ["app-user", /^AppUser_\d+_\w+@boxdevedition\.com$/iu]
];
function loginKind(login) {
  return LOGIN_KINDS.find(([, form2]) => form2.test(login))?.[0] ?? "other";
}
var userSchema = reading(object({
  id: boxId,
  name: optional(marked("name")),
  login: optional(string()),
  enterprise: optional(object({ id: optional(boxId) })),
  status: optional(picklist(["active", "inactive", "cannot_delete_edit", "cannot_delete_edit_upload"])),
  role: optional(picklist(["admin", "coadmin", "user"])),
  is_platform_access_only: optional(boolean()),
  space_amount: optional(bytes),
  space_used: optional(bytes),
  max_upload_size: optional(bytes)
}));
function readUser(json) {
  const user = userSchema(json);
  if (user === null) return null;
  return {
    id: user.id,
    name: user.name ?? foreign("name", ""),
    login: foreign("login", user.login ?? ""),
    loginKind: loginKind(user.login ?? ""),
    enterpriseId: user.enterprise?.id ?? null,
    status: user.status,
    role: user.role,
    isPlatformAccessOnly: user.is_platform_access_only,
    spaceAmount: user.space_amount,
    spaceUsed: user.space_used,
    maxUploadSize: user.max_upload_size
  };
}
var whoIsIt = (purpose) => ({
  purpose,
  method: "GET",
  path: "/users/me",
  query: { fields: USER_FIELDS },
  body: null,
  read: readUser
});
var currentUser = whoIsIt("identity");
var impersonatedUser = whoIsIt("as-user");

// src/box/roles.ts
var CONTENT_ROLES = [
  "editor",
  "viewer",
  "previewer",
  "uploader",
  "previewer uploader",
  "viewer uploader",
  "co-owner",
  "owner"
];

// src/box/folders.ts
var PERMISSION_NAMES = [
  "can_download",
  "can_upload",
  "can_rename",
  "can_delete",
  "can_share",
  "can_set_share_access",
  "can_invite_collaborator",
  "can_apply_watermark"
];
var FOLDER_FIELDS = [
  "id",
  "type",
  "name",
  "item_status",
  "permissions",
  "owned_by",
  "parent",
  "has_collaborations",
  "is_externally_owned",
  "can_non_owners_invite",
  "is_collaboration_restricted_to_enterprise",
  "allowed_invitee_roles",
  "classification"
].join(",");
var TRASH_FIELDS = "id,type,name,item_status";
var yesOrNo = optional(boolean());
var name = optional(marked("name"));
var itemStatus = optional(picklist(["active", "trashed", "deleted"]));
var permissions = object({
  can_download: yesOrNo,
  can_upload: yesOrNo,
  can_rename: yesOrNo,
  can_delete: yesOrNo,
  can_share: yesOrNo,
  can_set_share_access: yesOrNo,
  can_invite_collaborator: yesOrNo,
  can_apply_watermark: yesOrNo
});
var NOTHING_SAID = parse(permissions, {});
var folderSchema = reading(object({
  id: boxId,
  name,
  item_status: itemStatus,
  permissions: optional(permissions),
  owned_by: optional(object({ id: boxId, login: optional(marked("login")), name })),
  is_externally_owned: yesOrNo,
  parent: optional(object({ id: boxId })),
  has_collaborations: yesOrNo,
  can_non_owners_invite: yesOrNo,
  is_collaboration_restricted_to_enterprise: yesOrNo,
  allowed_invitee_roles: optional(array(unknown())),
  classification: optional(object({ name }))
}));
function read(json) {
  const folder2 = folderSchema(json);
  if (folder2 === null) return null;
  return {
    id: folder2.id,
    name: folder2.name,
    itemStatus: folder2.item_status,
    permissions: folder2.permissions ?? NOTHING_SAID,
    ownedBy: folder2.owned_by,
    isExternallyOwned: folder2.is_externally_owned,
    parentId: folder2.parent?.id ?? null,
    hasCollaborations: folder2.has_collaborations,
    canNonOwnersInvite: folder2.can_non_owners_invite,
    isCollaborationRestrictedToEnterprise: folder2.is_collaboration_restricted_to_enterprise,
    allowedInviteeRoles: knownRoles(folder2.allowed_invitee_roles),
    classification: folder2.classification?.name ?? null
  };
}
var alreadyRead = /* @__PURE__ */ new WeakMap();
function readFolder(json) {
  if (typeof json !== "object" || json === null) return null;
  const before = alreadyRead.get(json);
  if (before !== void 0) return before;
  const folder2 = read(json);
  alreadyRead.set(json, folder2);
  return folder2;
}
function knownRoles(roles) {
  return roles === null ? null : CONTENT_ROLES.filter((role) => roles.includes(role));
}
function folder(id) {
  return { purpose: "folder", method: "GET", path: `/folders/${encodeURIComponent(id)}`, query: { fields: FOLDER_FIELDS }, body: null, read: readFolder, folderId: id };
}
var readTrashed = reading(object({ id: boxId, name, item_status: itemStatus }));
function trashedFolder(id) {
  return {
    purpose: "trash",
    method: "GET",
    path: `/folders/${encodeURIComponent(id)}/trash`,
    query: { fields: TRASH_FIELDS },
    body: null,
    read(json) {
      const found2 = readTrashed(json);
      return found2 === null ? null : { id: found2.id, name: found2.name, itemStatus: found2.item_status };
    }
  };
}
function folderLink(id) {
  return `https://app.box.com/folder/${encodeURIComponent(id)}`;
}

// src/box/lookups.ts
var readFile = reading(object({ id: boxId, type: literal("file") }));
function fileOfId(id) {
  return { purpose: "folder", method: "GET", path: `/files/${encodeURIComponent(id)}`, query: { fields: "id,type" }, body: null, read: readFile };
}
function userOfId(id) {
  return { purpose: "identity", method: "GET", path: `/users/${encodeURIComponent(id)}`, query: { fields: USER_FIELDS }, body: null, read: readUser };
}

// src/box/invitations.ts
var PAGE_LENGTH = 1e3;
var entry = object({
  role: optional(picklist(CONTENT_ROLES)),
  created_by: optional(object({ login: optional(marked("login")) })),
  item: optional(object({ id: optional(boxId), type: optional(picklist(["folder", "file"])) }))
});
function read2(json) {
  const entries2 = listed(json, entry);
  if (entries2 === null) return null;
  return entries2.map((each) => ({
    role: each.role,
    createdBy: { login: each.created_by?.login ?? null },
    itemId: each.item?.id ?? null,
    itemType: each.item?.type ?? null
  }));
}
var pendingInvitations = {
  purpose: "pending-invitations",
  method: "GET",
  path: "/collaborations",
  query: { status: "pending", limit: String(PAGE_LENGTH) },
  body: null,
  read: read2
};

// src/box/rehearsals.ts
import { isIP } from "node:net";
var LONGEST_HOST = 253;
var LOOPBACK_NAMES = ["localhost", "[::1]"];
var readUpload = reading(object({ upload_url: optional(string()) }));
function read3(json) {
  const answer = readUpload(json);
  return answer === null ? null : { uploadUrl: answer.upload_url === null ? null : uploadOrigin(answer.upload_url) };
}
function uploadOrigin(uploadUrl) {
  if (!URL.canParse(uploadUrl)) return null;
  const url = new URL(uploadUrl);
  if (url.username !== "" || url.password !== "" || url.hostname === "" || url.hostname.length > LONGEST_HOST) return null;
  const allowed = url.protocol === "https:" || url.protocol === "http:" && isLoopback(url.hostname);
  return allowed ? url.origin : null;
}
function isLoopback(hostname) {
  return LOOPBACK_NAMES.includes(hostname) || isIP(hostname) === 4 && hostname.startsWith("127.");
}
function uploadRehearsal(folderId, name2, sizeBytes) {
  return {
    purpose: "upload-rehearsal",
    method: "OPTIONS",
    path: "/files/content",
    query: {},
    body: { name: name2, parent: { id: folderId }, size: sizeBytes },
    read: read3
  };
}
function replaceRehearsal(fileId, sizeBytes) {
  return {
    purpose: "replace-rehearsal",
    method: "OPTIONS",
    path: `/files/${encodeURIComponent(fileId)}/content`,
    query: {},
    body: { size: sizeBytes },
    read: read3
  };
}

// src/box/scope-table.ts
var SCOPE_NAMES = [
  "root_readonly",
  "root_readwrite",
  "manage_managed_users",
  "manage_app_users",
  "manage_groups",
  "manage_webhook",
  "manage_enterprise_properties",
  "manage_data_retention",
  "manage_legal_holds",
  "sign_requests.readwrite",
  "ai.readwrite",
  "manage_triggers",
  "enterprise_content"
];
var GUIDES = "https://developer.box.com/guides";
var REFERENCE = "https://developer.box.com/reference";
var SCOPES_PAGE = `${GUIDES}/api-calls/permissions-and-errors/scopes`;
var NOTHING_ELSE = {
  globalContentManager: false,
  admin: false,
  enterpriseAccess: false,
  byRequest: false,
  feature: null,
  scopes: []
};
var USUAL = {
  aliases: [],
  exchangeable: "documented",
  mapping: "high",
  anyRefusalIsScope: false,
  emptyListIsDoubtful: false,
  needs: NOTHING_ELSE
};
var ROOT_SCOPES = ["root_readonly", "root_readwrite"];
var ROWS = {
  root_readonly: {
    ...USUAL,
    label: "Read all files and folders stored in Box",
    exchangeable: "seen",
    links: [SCOPES_PAGE, `${REFERENCE}/get-folders-id`]
  },
  root_readwrite: {
    ...USUAL,
    label: "Read and write all files and folders stored in Box",
    exchangeable: "unknown",
    links: [SCOPES_PAGE, `${GUIDES}/uploads/check`]
  },
  manage_managed_users: {
    ...USUAL,
    label: "Manage users",
    mapping: "medium",
    emptyListIsDoubtful: true,
    needs: { ...NOTHING_ELSE, admin: true, enterpriseAccess: true },
    links: [SCOPES_PAGE, `${REFERENCE}/get-users`]
  },
  manage_app_users: {
    ...USUAL,
    label: "Manage users",
    mapping: "medium",
    links: [SCOPES_PAGE, `${REFERENCE}/get-users`]
  },
  manage_groups: {
    ...USUAL,
    label: "Manage groups",
    needs: { ...NOTHING_ELSE, admin: true, enterpriseAccess: true },
    links: [SCOPES_PAGE, `${REFERENCE}/get-groups`]
  },
  manage_webhook: { ...USUAL, label: "Manage webhooks", links: [SCOPES_PAGE, `${REFERENCE}/get-webhooks`] },
  manage_enterprise_properties: {
    ...USUAL,
    label: "Manage enterprise properties",
    needs: { ...NOTHING_ELSE, admin: true, feature: "a plan with enterprise events" },
    links: [SCOPES_PAGE, `${REFERENCE}/get-events`]
  },
  manage_data_retention: {
    ...USUAL,
    label: "Manage retention policies",
    needs: { ...NOTHING_ELSE, globalContentManager: true, feature: "Box Governance" },
    links: [SCOPES_PAGE, `${REFERENCE}/get-retention-policies`]
  },
  manage_legal_holds: {
    ...USUAL,
    aliases: ["manage_legal_hold"],
    label: null,
    exchangeable: "unknown",
    needs: { ...NOTHING_ELSE, globalContentManager: true, byRequest: true, feature: "Box Governance" },
    links: [SCOPES_PAGE, `${REFERENCE}/get-legal-hold-policies`]
  },
  "sign_requests.readwrite": {
    ...USUAL,
    label: "Manage signature requests",
    needs: { ...NOTHING_ELSE, feature: "Box Sign", scopes: ROOT_SCOPES },
    links: [SCOPES_PAGE, `${REFERENCE}/get-sign-requests`]
  },
  "ai.readwrite": {
    ...USUAL,
    label: "Manage AI",
    mapping: "medium",
    needs: { ...NOTHING_ELSE, feature: "Box AI, enabled for the user" },
    links: [SCOPES_PAGE, `${REFERENCE}/get-ai-agent-default`]
  },
  manage_triggers: {
    ...USUAL,
    label: "Manage Box Relay",
    exchangeable: "unknown",
    needs: { ...NOTHING_ELSE, feature: "Box Relay", scopes: ROOT_SCOPES },
    links: [SCOPES_PAGE, `${REFERENCE}/get-workflows`]
  },
  enterprise_content: {
    ...USUAL,
    label: "Global Content Manager",
    exchangeable: "unknown",
    anyRefusalIsScope: true,
    needs: { ...NOTHING_ELSE, byRequest: true },
    links: [SCOPES_PAGE, `${REFERENCE}/get-search`]
  }
};
var SCOPES = SCOPE_NAMES.map((name2) => ({ name: name2, ...ROWS[name2] }));
function scopeRow(name2) {
  return SCOPES.find((row) => row.name === name2 || row.aliases.includes(name2)) ?? null;
}

// src/box/scope-probes.ts
var ROOT_FOLDER = "0";
var REHEARSED_BYTES = 1;
var readListing = reading(object({ entries: array(unknown()) }));
var readRoot = reading(object({ id: boxId }));
var readAgent = reading(object({ type: pipe(string(), startsWith("ai_agent")) }));
function listing(json) {
  const answer = readListing(json);
  return answer === null ? null : { entries: answer.entries.length };
}
var single = (reads) => (json) => reads(json) === null ? null : { entries: null };
var get = (path, query, read6 = listing) => ({
  purpose: "scope-probe",
  method: "GET",
  path,
  query,
  body: null,
  read: read6
});
function writing({ folderId, rehearsalName }) {
  const rehearsal = uploadRehearsal(folderId ?? ROOT_FOLDER, rehearsalName, REHEARSED_BYTES);
  return {
    ...rehearsal,
    purpose: "scope-probe",
    read: (json) => (rehearsal.read(json)?.uploadUrl ?? null) === null ? null : { entries: null }
  };
}
var workflows = ({ folderId }) => folderId === null ? null : get("/workflows", { folder_id: folderId, limit: "1" });
var PROBES = {
  root_readonly: () => get(`/folders/${ROOT_FOLDER}`, { fields: "id,type,name" }, single(readRoot)),
  root_readwrite: writing,
  manage_managed_users: () => get("/users", { user_type: "managed", limit: "1", fields: "id,login" }),
  manage_app_users: () => get("/users", { user_type: "managed", limit: "1", fields: "id,login" }),
  manage_groups: () => get("/groups", { limit: "1", fields: "id,name" }),
  manage_webhook: () => get("/webhooks", { limit: "1" }),
  manage_enterprise_properties: () => get("/events", { stream_type: "admin_logs_streaming", stream_position: "now", limit: "1" }),
  manage_data_retention: () => get("/retention_policies", { limit: "1" }),
  manage_legal_holds: () => get("/legal_hold_policies", { limit: "1" }),
  "sign_requests.readwrite": () => get("/sign_requests", { limit: "1" }),
  "ai.readwrite": () => get("/ai_agent_default", { mode: "ask" }, single(readAgent)),
  manage_triggers: workflows,
  enterprise_content: () => get("/search", { scope: "enterprise_content", query: "box", type: "folder", limit: "1", fields: "id" })
};
function scopeProbe(scope, context) {
  const row = scopeRow(scope);
  return row === null ? null : PROBES[row.name](context);
}

// src/box/answers.ts
function notAsked(purpose, answered) {
  const failure = unreadable(purpose, answered);
  return isHtml(answered.answer.headers, answered.body) ? { ...failure, shape: "html" } : failure;
}
var alreadyParsed = /* @__PURE__ */ new WeakMap();
function jsonOf(answered) {
  const parsed = alreadyParsed.get(answered) ?? { json: parse2(answered.body) };
  alreadyParsed.set(answered, parsed);
  return parsed.json;
}
function parse2(body) {
  try {
    return JSON.parse(body);
  } catch {
    return void 0;
  }
}
var CREDENTIAL_FIELDS = ["upload_token"];
function keepCredentials(json, vault) {
  if (typeof json !== "object" || json === null) return;
  for (const name2 of CREDENTIAL_FIELDS) {
    const value2 = Object.getOwnPropertyDescriptor(json, name2)?.value;
    if (typeof value2 === "string" && value2 !== "") vault.keep(value2);
  }
}

// src/box/endpoints.ts
var TOKEN_PATH = "/oauth2/token";
var REVOKE_PATH = "/oauth2/revoke";
var CONTENT_PATH = "/2.0";
function urlUnder(base, path, query = {}) {
  const url = new URL(base.origin + base.pathname.replace(/\/+$/u, "") + path);
  for (const [name2, value2] of Object.entries(query)) url.searchParams.set(name2, value2);
  return url;
}

// src/box/listing-plan.ts
var FEWEST_TO_LIST = 5;
var LEAST_GAIN = 2;
var ONE_IN = 8;
var ONE_IN_WHERE_IT_PAYS = 48;
var FEWEST_READS = 2;
var MOST_READS = 12;
var GROWTH = 2;
var GROWTH_WHERE_IT_PAYS = 1.5;
var FEW_LEFT = 32;
var MOST_TRIALS = 4;
var WAITING_A_TRIAL = 16;
var MOST_IN_VAIN = 8;
var pays = ({ pages, shown: shown3 }) => pages > 0 && shown3 >= LEAST_GAIN * pages;
function readsNext(sight) {
  const { waiting: waiting2, rounds } = sight;
  if (waiting2 < LEAST_GAIN + FEWEST_READS || rounds > 0 && !pays(sight) && waiting2 <= FEW_LEFT) return waiting2;
  const [oneIn, growth] = pays(sight) ? [ONE_IN_WHERE_IT_PAYS, GROWTH_WHERE_IT_PAYS] : [ONE_IN, GROWTH];
  const looking = Math.min(MOST_READS, Math.max(FEWEST_READS, Math.ceil(waiting2 / oneIn)));
  return Math.min(waiting2, Math.ceil(looking * growth ** rounds));
}
function parentsToList(sight) {
  const { waiting: waiting2, reads, parents, pages } = sight;
  const promising = [...parents].filter(([, known]) => waiting2 * known / reads >= LEAST_GAIN);
  const shared = promising.filter(([, known]) => known > 1).map(([id]) => id);
  const single2 = promising.filter(([, known]) => known === 1).map(([id]) => id);
  if (pages > 0 ? pays(sight) : shared.length > 0) return [...shared, ...single2];
  if (pages > 0) return shared.slice(0, Math.max(0, MOST_IN_VAIN - pages));
  return single2.slice(0, Math.min(MOST_TRIALS, Math.floor(waiting2 / WAITING_A_TRIAL)));
}
var isNextPageWorthIt = (shown3, waiting2) => shown3 >= LEAST_GAIN && waiting2 >= LEAST_GAIN;
function someOf(ids, count) {
  const edge = (stretch) => Math.floor(stretch * ids.length / count);
  return Array.from({ length: count }, (_, stretch) => edge(stretch) + scattered(ids[edge(stretch)] ?? "") % Math.max(1, edge(stretch + 1) - edge(stretch))).flatMap((index) => ids.slice(index, index + 1));
}
function scattered(id) {
  let hash = 2166136261;
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619);
  hash = Math.imul(hash ^ hash >>> 16, 2246822507);
  hash = Math.imul(hash ^ hash >>> 13, 3266489909);
  return (hash ^ hash >>> 16) >>> 0;
}

// src/box/listings.ts
var CHILDREN_A_PAGE = "1000";
var ALL_FILES = "0";
var pageSchema = reading(object({ entries: array(unknown()), next_marker: optional(pipe(string(), nonEmpty())) }));
var entrySchema = reading(object({ id: boxId, type: literal("folder"), permissions: optional(looseObject({})) }));
var wholeSchema = object({ name: string(), item_status: string() });
function read4(json) {
  const page = pageSchema(json);
  if (page === null) return null;
  const folders = page.entries.flatMap((entry2) => {
    const known = entrySchema(entry2);
    return known === null ? [] : [{ ...known, entry: entry2 }];
  });
  return {
    folders: new Map(folders.filter(({ entry: entry2 }) => is(wholeSchema, entry2)).map(({ id, entry: entry2 }) => [id, entry2])),
    withoutPermissions: folders.some(({ permissions: permissions2 }) => permissions2 === null),
    nextMarker: page.next_marker
  };
}
function listing2(parentId, marker) {
  const page = { fields: FOLDER_FIELDS, limit: CHILDREN_A_PAGE, usemarker: "true" };
  return {
    purpose: "folder-items",
    method: "GET",
    path: `/folders/${encodeURIComponent(parentId)}/items`,
    query: marker === null ? page : { ...page, marker },
    body: null,
    read: read4
  };
}

// src/box/folder-reader.ts
function createFolderReader(ids, source) {
  const folders = [...new Set(ids)];
  return folders.length < FEWEST_TO_LIST ? null : new FoldersTogether(folders, source);
}
function waiting() {
  let [resolve, reject] = [() => void 0, () => void 0];
  const answer = new Promise((done, failed) => {
    [resolve, reject] = [done, failed];
  });
  answer.catch(() => void 0);
  return { answer, resolve, reject };
}
var FoldersTogether = class {
  #source;
  #all;
  #open;
  #parents = /* @__PURE__ */ new Map();
  #listed = /* @__PURE__ */ new Set([ALL_FILES]);
  #listable = true;
  #counts = { reads: 0, pages: 0, shown: 0, rounds: 0 };
  beginsWith;
  begun = false;
  constructor(ids, source) {
    this.#source = source;
    this.#all = new Map(ids.map((id) => [id, waiting()]));
    this.#open = new Set(ids);
    this.beginsWith = readsNext(this.#sight()) + 1;
  }
  read(id) {
    const wanted = this.#all.get(id);
    if (wanted === void 0) return null;
    if (!this.begun) {
      this.begun = true;
      this.#readAll().catch((error) => {
        for (const each of this.#all.values()) each.reject(error);
      });
    }
    return wanted.answer;
  }
  async #readAll() {
    await Promise.all([this.#list(ALL_FILES), this.#readNext()]);
    while (this.#open.size > 0) {
      const parents = this.#listable ? parentsToList(this.#sight()) : [];
      await (parents.length > 0 ? this.#listAll(parents) : this.#readNext());
    }
  }
  #sight() {
    return { ...this.#counts, waiting: this.#open.size, parents: this.#parents };
  }
  async #readNext() {
    const ids = [...this.#open];
    const count = this.#listable ? readsNext(this.#sight()) : ids.length;
    this.#counts.rounds += 1;
    await Promise.all(someOf(ids, count).map((id) => this.#readOne(id)));
  }
  async #readOne(id) {
    this.#open.delete(id);
    const outcome = await this.#source.read(id);
    this.#all.get(id)?.resolve(outcome);
    this.#counts.reads += 1;
    const parentId = outcome.kind === "answered" ? readFolder(jsonOf(outcome))?.parentId : null;
    if (parentId != null && !this.#listed.has(parentId)) this.#parents.set(parentId, (this.#parents.get(parentId) ?? 0) + 1);
  }
  async #listAll(parents) {
    for (const id of parents) {
      this.#listed.add(id);
      this.#parents.delete(id);
    }
    await Promise.all(parents.map((id) => this.#list(id)));
  }
  /** Page after page, as long as the last one was worth it. */
  async #list(parentId) {
    let marker = null;
    do {
      const outcome = await this.#source.list(parentId, marker, [...this.#open]);
      const page = outcome.kind === "answered" ? listing2(parentId, marker).read(jsonOf(outcome)) : null;
      const shown3 = outcome.kind === "answered" && page !== null ? this.#show(page, outcome.exchange) : 0;
      if (parentId !== ALL_FILES) this.#counts = { ...this.#counts, pages: this.#counts.pages + 1, shown: this.#counts.shown + shown3 };
      marker = isNextPageWorthIt(shown3, this.#open.size) ? page?.nextMarker ?? null : null;
    } while (marker !== null);
  }
  #show(page, exchange) {
    if (page.withoutPermissions) {
      this.#listable = false;
      return 0;
    }
    const seen = [...this.#open].filter((id) => page.folders.has(id));
    for (const id of seen) {
      this.#open.delete(id);
      this.#all.get(id)?.resolve({ kind: "listed", json: page.folders.get(id), exchange });
    }
    return seen.length;
  }
};

// src/box/assertion.ts
import { Buffer } from "node:buffer";
var ASSERTION_AUDIENCE = "https://api.box.com/oauth2/token";
var ASSERTION_LIFETIME_SECONDS = 30;
var JTI_BYTES = 64;
var OWN_SHAPE = { lifetimeSeconds: ASSERTION_LIFETIME_SECONDS, keyId: true, issuedAt: false };
async function openSigner() {
  const { default: jwt } = await import("./jsonwebtoken-KLOPMP4F.mjs");
  return (request) => {
    const { algorithm, privateKey, publicKeyId } = request.credentials;
    const shape = request.shape ?? OWN_SHAPE;
    const named = shape.keyId ? { keyid: publicKeyId } : {};
    const assertion = jwt.sign(claimsOf(request, shape), privateKey, { algorithm, ...named, noTimestamp: !shape.issuedAt });
    return request.deps.vault.keep(assertion);
  };
}
function claimsOf({ credentials, subject, atMs, deps }, shape) {
  const nowSeconds = Math.floor(atMs / 1e3);
  return {
    iss: credentials.clientId,
    sub: subject.id,
    box_sub_type: subject.type,
    aud: ASSERTION_AUDIENCE,
    jti: Buffer.from(deps.random(JTI_BYTES)).toString("hex"),
    exp: nowSeconds + shape.lifetimeSeconds,
    ...shape.issuedAt ? { iat: nowSeconds } : {}
  };
}

// src/box/grants.ts
var GRANT_TYPES = {
  jwt: "urn:ietf:params:oauth:grant-type:jwt-bearer",
  ccg: "client_credentials",
  exchange: "urn:ietf:params:oauth:grant-type:token-exchange"
};
var ACCESS_TOKEN_TYPE = "urn:ietf:params:oauth:token-type:access_token";
function jwtRequest(apiUrl, client, assertion) {
  return form(apiUrl, TOKEN_PATH, { grant_type: GRANT_TYPES.jwt, assertion, ...clientFields(client) });
}
function ccgRequest(apiUrl, client, subject) {
  const named = subject === null ? {} : { box_subject_type: subject.type, box_subject_id: subject.id };
  return form(apiUrl, TOKEN_PATH, { grant_type: GRANT_TYPES.ccg, ...clientFields(client), ...named });
}
function exchangeRequest(apiUrl, subjectToken, scope) {
  return form(apiUrl, TOKEN_PATH, {
    grant_type: GRANT_TYPES.exchange,
    subject_token: subjectToken,
    subject_token_type: ACCESS_TOKEN_TYPE,
    scope
  });
}
function revokeRequest(apiUrl, client, token) {
  return form(apiUrl, REVOKE_PATH, { token, ...clientFields(client) });
}
var clientFields = (client) => ({ client_id: client.clientId, client_secret: client.clientSecret });
function form(apiUrl, path, fields) {
  return {
    method: "POST",
    url: urlUnder(apiUrl, path),
    headers: { accept: "application/json" },
    bearer: null,
    body: { kind: "form", fields }
  };
}

// src/box/once.ts
function createOnce() {
  const begun = /* @__PURE__ */ new Map();
  const once = (key, work) => {
    const before = begun.get(key);
    if (before !== void 0) return before;
    const promise = work();
    begun.set(key, promise);
    return promise;
  };
  return Object.assign(once, { known: (key) => begun.get(key) });
}

// src/box/token-answer.ts
var readToken = reading(object({ access_token: pipe(string(), nonEmpty()) }));
function accessTokenOf(outcome, purpose, vault) {
  if (outcome.kind === "failed") return outcome;
  const token = readToken(jsonOf(outcome));
  if (token === null) return { kind: "failed", failure: notAsked(purpose, outcome) };
  return { kind: "issued", secret: vault.keep(token.access_token), exchange: outcome.exchange };
}

// src/box/tokens.ts
var SUBJECT_TYPES = { service: "enterprise", user: "user" };
var PURPOSES = { enterprise: "token", user: "user-token" };
var TIME_CLAIM = /\b(?:exp|iat|nbf)\b['"]?\s+claim|expiration date/iu;
function refusedForTime(failure) {
  return failure.kind === "http" && failure.status >= 400 && failure.status < 500 && TIME_CLAIM.test(failure.words ?? "");
}
function mustHave(held, owner) {
  if (held.kind === "absent") throw new Error(`this session has no ${owner} subject`);
  return held;
}
function createTokens(options, revocations) {
  const firsts = createOnce();
  const renewals = createOnce();
  const request = createRequester(options, revocations);
  let repaired = false;
  async function first(owner, payer) {
    const subject = subjectOf(owner, options);
    if (subject === null) return { kind: "absent" };
    const own = await request({ subject, byBoxTime: false, followUp: false, payer });
    if (own.kind === "issued" || !refusedForTime(own.failure) || !canResign(options)) return own;
    const resigned = await request({ subject, byBoxTime: true, followUp: true, payer });
    if (resigned.kind === "failed") return { ...own, resigned: resigned.failure };
    repaired = true;
    return { ...resigned, clockRepair: { refused: own.failure } };
  }
  const original = (owner, payer) => firsts(owner, () => first(owner, payer));
  return {
    first: async (owner, payer) => shown(await original(owner, payer)),
    async current(owner, payer) {
      const renewal = await renewals.known(owner);
      return renewal?.kind === "issued" ? renewal : original(owner, payer);
    },
    async renewed(owner, used, { followUp, payer }) {
      const subject = subjectOf(owner, options);
      const before = await original(owner, payer);
      if (subject === null || before.kind !== "issued" || before.secret !== used) return null;
      if (followUp && renewals.known(owner) === void 0) return null;
      return renewals(owner, () => request({ subject, byBoxTime: repaired, followUp: false, payer }));
    }
  };
}
function createRequester(options, revocations) {
  async function send(attempt2) {
    const { target, transport, deps } = options;
    const purpose = PURPOSES[attempt2.subject.type];
    const build = await builderOf(options, attempt2);
    if (revocations.closed) return { kind: "failed", failure: { kind: "stopped", purpose, reason: "interrupted", exchange: null } };
    const outcome = await transport.request({ target, purpose, followUp: attempt2.followUp, payer: attempt2.payer, build });
    const token = accessTokenOf(outcome, purpose, deps.vault);
    if (token.kind === "failed") return token;
    revocations.add(token.secret);
    return { ...token, clockRepair: null };
  }
  return (attempt2) => {
    const sent = send(attempt2);
    revocations.follow(sent);
    return sent;
  };
}
async function builderOf(options, { subject, byBoxTime }) {
  const { credentials, apiUrl, deps, skewMs } = options;
  if (credentials.auth === "ccg") return () => ccgRequest(apiUrl, credentials, subject);
  const sign2 = await openSigner();
  return () => {
    const atMs = deps.clock.now() - (byBoxTime ? skewMs() ?? 0 : 0);
    return jwtRequest(apiUrl, credentials, sign2({ credentials, subject, atMs, deps }));
  };
}
function subjectOf(owner, { enterpriseId, userId }) {
  const id = owner === "service" ? enterpriseId : userId;
  return id === null ? null : { type: SUBJECT_TYPES[owner], id };
}
var canResign = ({ credentials, skewMs }) => credentials.auth === "jwt" && skewMs() !== null;
function shown(held) {
  if (held.kind !== "issued") return held;
  const { exchange, clockRepair } = held;
  return clockRepair === null ? { kind: "issued", exchange, clockRepair } : { kind: "issued", exchange, clockRepair };
}

// src/box/ask.ts
var OWNERS = { service: "service", user: "user", "as-user": "service" };
function createAsker(options, tokens, closed) {
  const entries2 = /* @__PURE__ */ new Map();
  const readers = /* @__PURE__ */ new Map();
  async function send(asked, subject, price) {
    const owner = OWNERS[subject];
    const headers = headersFor(subject, options);
    const request = (token2) => {
      const { purpose } = asked;
      if (closed()) return Promise.resolve({ kind: "failed", failure: { kind: "stopped", purpose, reason: "interrupted", exchange: null } });
      return options.transport.request({ target: options.target, purpose, ...price, build: () => written(options, asked, headers, token2) });
    };
    const token = mustHave(await tokens.current(owner, price.payer), owner);
    if (token.kind === "failed") return token;
    const outcome = await request(token.secret);
    if (!tokenRefused(outcome)) return outcome;
    const renewed = await tokens.renewed(owner, token.secret, price);
    if (renewed === null) return outcome;
    return renewed.kind === "failed" ? renewed : request(renewed.secret);
  }
  function readTogether({ folderId }, subject, followUp) {
    const reader = readers.get(subject);
    return folderId === void 0 || reader === void 0 || followUp && !reader.begun ? null : reader.read(folderId);
  }
  async function once(asked, subject, price) {
    const { followUp } = price;
    const key = keyOf2(asked, subject);
    const before = entries2.get(key);
    if (before !== void 0 && (followUp || !before.followUp || !refusedForBudget(await before.outcome))) return before.outcome;
    if (before !== void 0 && entries2.get(key) !== before) return once(asked, subject, price);
    const outcome = readTogether(asked, subject, followUp) ?? send(asked, subject, price);
    entries2.set(key, { followUp, outcome });
    return outcome;
  }
  return {
    async ask(question, subject, price) {
      const outcome = await once(question, subject, price);
      if (outcome.kind === "failed") return outcome;
      const json = outcome.kind === "listed" ? outcome.json : jsonOf(outcome);
      keepCredentials(json, options.deps.vault);
      const value2 = question.read(json);
      if (value2 !== null) return { kind: "answered", value: value2, exchange: outcome.exchange };
      if (outcome.kind === "listed") throw new Error("an entry of a listing cannot be read as the folder it stands for");
      return { kind: "failed", failure: notAsked(question.purpose, outcome) };
    },
    foresee(folders, subject) {
      const payers = new Map(folders.map(({ id, payer }) => [id, payer]));
      const price = (id) => ({ followUp: false, payer: payers.get(id ?? "") ?? null });
      const reader = createFolderReader([...payers.keys()], {
        read: (id) => send(folder(id), subject, price(id)),
        list: (parentId, marker, open) => send(listing2(parentId, marker), subject, { ...price(open[0]), insteadOf: open.length })
      });
      if (reader === null) return payers.size;
      readers.set(subject, reader);
      return reader.beginsWith;
    }
  };
}
function headersFor(subject, { asUser }) {
  if (subject !== "as-user") return {};
  if (asUser === null) throw new Error("this session has no as-user subject");
  return { "as-user": asUser };
}
function written({ apiUrl }, asked, headers, token) {
  return {
    method: asked.method,
    url: urlUnder(apiUrl, CONTENT_PATH + asked.path, asked.query),
    headers: { accept: "application/json", ...headers },
    bearer: token,
    body: asked.body === null ? { kind: "none" } : { kind: "json", value: asked.body }
  };
}
function keyOf2({ method, path, query, body }, subject) {
  const sorted = Object.entries(query).sort(([one], [other]) => one < other ? -1 : 1);
  return JSON.stringify([subject, method, path, sorted, body]);
}
var NOT_THE_TOKEN = /cannot authorize with this service|user has been deactivated/iu;
function tokenRefused(outcome) {
  if (outcome.kind === "answered" || outcome.failure.kind !== "http") return false;
  const { status, code, words, fromBox } = outcome.failure;
  if (status === 403) return code === "invalid_token";
  return status === 401 && fromBox && !NOT_THE_TOKEN.test(words ?? "");
}
var refusedForBudget = (outcome) => outcome.kind === "failed" && outcome.failure.kind === "stopped" && outcome.failure.reason === "call-budget";

// src/box/revocations.ts
var REVOCATION_TIMEOUT_MS = 3e3;
var unfinished = (reason) => ({ kind: "stopped", purpose: "revoke", reason, exchange: null });
function createRevocations(clock, revoke3) {
  const tokens = [];
  const requests = [];
  const revocations = [];
  const sent = [];
  let ending = null;
  function start(token) {
    const revocation = { failure: unfinished("deadline") };
    revocations.push(revocation);
    sent.push(revoke3(token).then(
      (failure) => {
        revocation.failure = failure;
      },
      // Our own bug, but the end of a run is no place to lose its report over it.
      () => {
        revocation.failure = unfinished("interrupted");
      }
    ));
  }
  async function end() {
    tokens.forEach(start);
    const late = Promise.allSettled(requests).then(() => Promise.all(sent));
    await within(clock, REVOCATION_TIMEOUT_MS, late);
    return revocations.flatMap(({ failure }) => failure === null ? [] : [failure]);
  }
  return {
    get closed() {
      return ending !== null;
    },
    add(token) {
      if (ending === null) tokens.push(token);
      else start(token);
    },
    follow(request) {
      requests.push(request);
    },
    revokeAll() {
      return ending ??= end();
    }
  };
}
async function within(clock, limitMs, work) {
  await new Promise((resolve) => {
    const cancel = clock.after(limitMs, resolve);
    void work.finally(() => {
      cancel();
      resolve();
    });
  });
}

// src/box/trials.ts
function createTrials(options, revocations) {
  const trials = createOnce();
  async function send(shape, price) {
    const { target, transport, deps } = options;
    const purpose = shape.subject?.type === "user" ? "user-token" : "token";
    const build = await builderOf2(options, shape);
    if (revocations.closed) return { kind: "failed", failure: { kind: "stopped", purpose, reason: "interrupted", exchange: null } };
    const token = accessTokenOf(await transport.request({ target, purpose, ...price, build }), purpose, deps.vault);
    if (token.kind === "failed") return token;
    revocations.add(token.secret);
    return { kind: "answered", value: true, exchange: token.exchange };
  }
  return (shape, price) => trials(JSON.stringify(shape), () => {
    const sent = send(shape, price);
    revocations.follow(sent);
    return sent;
  });
}
async function builderOf2({ credentials, apiUrl, deps, skewMs }, { grant, subject, assertion, time }) {
  if (grant === "ccg") return () => ccgRequest(apiUrl, credentials, subject);
  if (credentials.auth !== "jwt" || subject === null) throw new Error("no assertion can be signed for this");
  const sign2 = await openSigner();
  return () => {
    const atMs = deps.clock.now() - (time === "box" ? skewMs() ?? 0 : 0);
    return jwtRequest(apiUrl, credentials, sign2({ credentials, subject, atMs, shape: assertion ?? OWN_SHAPE, deps }));
  };
}

// src/box/session.ts
function createSession(options) {
  const revocations = createRevocations(options.deps.clock, (token) => revoke(options, token));
  const tokens = createTokens(options, revocations);
  return new PayingSession({
    options,
    revocations,
    tokens,
    asker: createAsker(options, tokens, () => revocations.closed),
    tryGrant: createTrials(options, revocations),
    exchanges: createOnce(),
    handshakes: createOnce()
  }, null);
}
var PayingSession = class _PayingSession {
  #all;
  #payer;
  constructor(all, payer) {
    this.#all = all;
    this.#payer = payer;
  }
  get target() {
    return this.#all.options.target;
  }
  countedFor(payer) {
    return new _PayingSession(this.#all, payer);
  }
  token(subject) {
    return this.#all.tokens.first(subject, this.#payer);
  }
  ask(question, subject, { followUp = false } = {}) {
    return this.#all.asker.ask(question, subject, { followUp, payer: this.#payer });
  }
  foresee(folders, subject) {
    return this.#all.asker.foresee(folders, subject);
  }
  exchange(scope, subject) {
    return this.#all.exchanges(`${subject} ${scope}`, () => this.#exchangeOnce(scope, subject));
  }
  tryGrant(shape, { followUp = true } = {}) {
    return this.#all.tryGrant(shape, { followUp, payer: this.#payer });
  }
  handshake(uploadUrl) {
    const url = new URL(uploadUrl);
    return this.#all.handshakes(url.origin, () => this.#all.options.transport.handshake(this.target, url));
  }
  revokeAll() {
    return this.#all.revocations.revokeAll();
  }
  async #exchangeOnce(scope, owner) {
    const { options, revocations, tokens } = this.#all;
    if (revocations.closed) return stopped("token-exchange");
    const token = mustHave(await tokens.current(owner, this.#payer), owner);
    return token.kind === "failed" ? token : exchangeFor(options, token.secret, scope, this.#payer);
  }
};
async function exchangeFor({ target, transport, apiUrl, deps }, subjectToken, scope, payer) {
  const purpose = "token-exchange";
  const build = () => exchangeRequest(apiUrl, subjectToken, scope);
  const token = accessTokenOf(await transport.request({ target, purpose, followUp: false, payer, build }), purpose, deps.vault);
  return token.kind === "failed" ? token : { kind: "answered", value: true, exchange: token.exchange };
}
var GONE = "invalid_token";
async function revoke({ target, transport, apiUrl, credentials }, token) {
  const build = () => revokeRequest(apiUrl, credentials, token);
  const outcome = await transport.request({ target, purpose: "revoke", followUp: false, payer: null, build });
  if (outcome.kind === "answered") return null;
  return outcome.failure.kind === "http" && outcome.failure.code === GONE ? null : outcome.failure;
}
var stopped = (purpose) => ({
  kind: "failed",
  failure: { kind: "stopped", purpose, reason: "interrupted", exchange: null }
});

// src/box/status-page.ts
var STATUS_PAGE = "https://status.box.com";
var OVER = ["resolved", "postmortem", "completed"];
var FINE = ["operational", "under_maintenance"];
var MOST_NAMED = 5;
var word = pipe(string(), regex(/^[a-z_]{1,40}$/u));
var component = object({ name: marked("words"), status: word });
var incident = object({
  name: marked("words"),
  id: optional(pipe(string(), regex(/^[a-z0-9]{1,40}$/iu))),
  status: optional(word),
  shortlink: optional(string())
});
var readPage = reading(object({ components: optional(array(unknown())), incidents: optional(array(unknown())) }));
function read5(json) {
  const page = readPage(json);
  if (page === null || page.components === null && page.incidents === null) return null;
  const components = entries(page.components, component).filter(({ status }) => !FINE.includes(status));
  const incidents = entries(page.incidents, incident).filter(({ status }) => status === null || !OVER.includes(status));
  return {
    components: components.slice(0, MOST_NAMED),
    incidents: incidents.slice(0, MOST_NAMED).map(({ name: name2, id, shortlink }) => ({ name: name2, link: linkTo(id, shortlink) }))
  };
}
function entries(list, entry2) {
  return (list ?? []).flatMap((each) => {
    const result = safeParse(entry2, each);
    return result.success ? [result.output] : [];
  });
}
function linkTo(id, shortlink) {
  if (shortlink !== null && URL.canParse(shortlink)) {
    const { protocol, hostname, pathname } = new URL(shortlink);
    if (protocol === "https:" && /(?:^|\.)box\.com$/u.test(hostname)) return `https://${hostname}${pathname}`;
  }
  return id === null ? STATUS_PAGE : `${STATUS_PAGE}/incidents/${id}`;
}
function createStatusPage(statusUrl, transport) {
  let asked = null;
  return () => asked ??= ask(statusUrl, transport);
}
async function ask(statusUrl, transport) {
  const purpose = "status-page";
  const url = urlUnder(statusUrl, "/api/v2/summary.json");
  const outcome = await transport.request({
    target: "host",
    purpose,
    followUp: true,
    payer: null,
    build: () => ({ method: "GET", url, headers: { accept: "application/json" }, bearer: null, body: { kind: "none" } })
  });
  if (outcome.kind === "failed") return outcome;
  const value2 = read5(jsonOf(outcome));
  return value2 === null ? { kind: "failed", failure: notAsked(purpose, outcome) } : { kind: "answered", value: value2, exchange: outcome.exchange };
}

// src/box/ending.ts
function createEnding() {
  let come = null;
  const listeners = /* @__PURE__ */ new Set();
  return {
    reason: () => come,
    end(reason) {
      if (come !== null) return;
      come = reason;
      for (const listener of listeners) listener(reason);
      listeners.clear();
    },
    onEnd(then) {
      if (come !== null) then(come);
      else listeners.add(then);
      return () => listeners.delete(then);
    }
  };
}
function endingOf(signal) {
  const ending = createEnding();
  const follow = () => ending.end(signal.reason === "deadline" ? "deadline" : "interrupted");
  if (signal.aborted) follow();
  else signal.addEventListener("abort", follow, { once: true });
  return ending;
}
function race(work, timeoutMs, ending, clock) {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const cancels = [];
    const settle2 = (outcome) => {
      for (const cancel of cancels) cancel();
      resolve(outcome);
      if (outcome.kind === "timeout" || outcome.kind === "ended") controller.abort(outcome.kind);
    };
    const reason = ending.reason();
    if (reason !== null) {
      settle2({ kind: "ended", reason });
      return;
    }
    cancels.push(
      clock.after(timeoutMs, () => settle2({ kind: "timeout" })),
      ending.onEnd((came) => settle2({ kind: "ended", reason: came }))
    );
    work(controller.signal).then(
      (value2) => settle2({ kind: "done", value: value2 }),
      (error) => {
        for (const cancel of cancels) cancel();
        if (error instanceof WireFault) resolve({ kind: "fault", fault: error });
        else reject(error instanceof Error ? error : new Error("the wire failed", { cause: error }));
      }
    );
  });
}
function pause(delayMs, ending, clock) {
  return new Promise((resolve) => {
    const cancel = clock.after(delayMs, () => {
      forget();
      resolve();
    });
    const forget = ending.onEnd(() => {
      cancel();
      resolve();
    });
  });
}

// src/box/gate.ts
function createGate(places) {
  let held = 0;
  const waiting2 = { urgent: /* @__PURE__ */ new Set(), others: /* @__PURE__ */ new Set() };
  function hold() {
    held += 1;
    let holds = true;
    return () => {
      if (!holds) return;
      holds = false;
      held -= 1;
      while (held < places() && next()) ;
    };
  }
  function next() {
    const queue = waiting2.urgent.size > 0 ? waiting2.urgent : waiting2.others;
    const [admit] = queue;
    if (admit === void 0) return false;
    queue.delete(admit);
    admit();
    return true;
  }
  return {
    enter: (urgent, gaveUp) => {
      if (held < places()) return Promise.resolve(hold());
      return new Promise((resolve) => {
        const queue = urgent ? waiting2.urgent : waiting2.others;
        const admit = () => resolve(hold());
        queue.add(admit);
        gaveUp(() => {
          queue.delete(admit);
          resolve(null);
        });
      });
    }
  };
}

// src/box/pace.ts
var MOST_REQUESTS_AT_A_TIME = 16;
var REQUESTS_A_MINUTE = 1e3;
var MINUTE_MS = 6e4;
var SLOW_TIMES = 4;
var SLOW_BY_MS = 500;
var FEWEST_WHEN_SLOW = 4;
function createPace() {
  const endings = [];
  const quickest = /* @__PURE__ */ new Map();
  let [underWay, places, good, forgotten] = [0, MOST_REQUESTS_AT_A_TIME, 0, 0];
  function isSlow(purpose, durationMs) {
    const best = Math.min(quickest.get(purpose) ?? Infinity, durationMs);
    quickest.set(purpose, best);
    return durationMs > best * SLOW_TIMES && durationMs > best + SLOW_BY_MS;
  }
  function adjust(limited, slow) {
    good = limited || slow ? 0 : good + 1;
    if (limited) places = Math.max(1, Math.floor(places / 2));
    else if (slow && places > FEWEST_WHEN_SLOW) places -= 1;
    else if (good >= places && places < MOST_REQUESTS_AT_A_TIME) [places, good] = [places + 1, 0];
  }
  return {
    places: () => places,
    begin(nowMs) {
      while (forgotten < endings.length && (endings[forgotten] ?? 0) + MINUTE_MS <= nowMs) forgotten += 1;
      if (underWay + endings.length - forgotten >= REQUESTS_A_MINUTE) return Math.max(1, (endings[forgotten] ?? nowMs) + MINUTE_MS - nowMs);
      underWay += 1;
      return 0;
    },
    withdraw() {
      underWay -= 1;
    },
    ended({ purpose, limited, durationMs, nowMs }) {
      underWay -= 1;
      endings.push(nowMs);
      adjust(limited, isSlow(purpose, durationMs));
    }
  };
}

// src/box/recording.ts
var ANSWERS_WITH_A_TOKEN = /* @__PURE__ */ new Set(["token", "user-token", "token-exchange"]);
function withoutAnswer(facts, error, vault) {
  return { ...common(facts, vault), status: null, requestId: null, boxRequestId: null, error };
}
function readAnswer(facts, answer, index, vault, nowMs) {
  const scrub = (text2) => vault.scrub(text2);
  const headers = Object.fromEntries(Object.entries(answer.headers).map(([name2, value2]) => [name2, scrub(value2)]));
  const retryAfterSeconds = parseRetryAfterSeconds(headers["retry-after"], headers["date"], nowMs);
  const raw = decodeBody(answer.body);
  const boxRequestId = headers["box-request-id"];
  const record = {
    ...common(facts, vault),
    status: answer.status,
    boxRequestId: boxRequestId === void 0 ? null : foreign("words", boxRequestId)
  };
  if (isUsable(answer, raw, retryAfterSeconds)) {
    const body = ANSWERS_WITH_A_TOKEN.has(facts.purpose) ? raw : scrub(raw);
    const clean2 = { ...answer, headers, body: body === raw ? answer.body : new TextEncoder().encode(body) };
    return { kind: "usable", body, answer: clean2, exchange: { ...record, requestId: null, error: null } };
  }
  const { failure, error, requestId } = parseFailure({
    purpose: facts.purpose,
    status: answer.status,
    headers,
    text: scrub(raw),
    complete: answer.complete,
    retryAfterSeconds,
    exchange: index
  }, scrub);
  return { kind: "failing", failure, exchange: { ...record, requestId, error } };
}
function isUsable(answer, text2, retryAfterSeconds) {
  if (answer.status < 200 || answer.status > 299 || !answer.complete) return false;
  return !isHtml(answer.headers, text2) && !(answer.status === 202 && retryAfterSeconds !== null);
}
function common(facts, vault) {
  return {
    target: facts.target,
    purpose: facts.purpose,
    method: facts.method,
    url: shownUrl(facts.url, vault),
    attempt: facts.attempt,
    durationMs: Math.round(facts.durationMs),
    startedAt: new Date(facts.sentAtMs).toISOString()
  };
}
function shownUrl(url, vault) {
  return vault.scrub(`${url.origin}${url.pathname}${url.search}`);
}

// src/box/recorder.ts
var ELSEWHERE = /* @__PURE__ */ new Set(["status-page", "upload-host"]);
function createRecorder(vault, observers) {
  const exchanges = [];
  let reach = { answeredBy: null, lastFailure: null };
  const record = (exchange, headers = {}) => {
    observers.onExchange?.(exchange, headers);
    return exchanges.push(exchange) - 1;
  };
  function tell(facts, answer, receivedAtMs, exchange) {
    if (ELSEWHERE.has(facts.purpose)) return;
    reach = { ...reach, answeredBy: reach.answeredBy ?? exchange };
    const date = answer.headers["date"];
    if (date !== void 0) observers.onDate(facts.sentAtMs, receivedAtMs, date);
    observers.onHttpAnswer?.(exchange);
  }
  return {
    exchanges: () => [...exchanges],
    reach: () => reach,
    connected: (facts) => record(withoutAnswer(facts, null, vault)),
    answered(facts, answer, receivedAtMs) {
      const read6 = readAnswer(facts, answer, exchanges.length, vault, receivedAtMs);
      const exchange = record(read6.exchange, shownHeaders(answer, vault));
      tell(facts, answer, receivedAtMs, exchange);
      if (read6.kind === "failing") return { kind: "failed", failure: read6.failure, cut: wasCut(answer) };
      return { kind: "settled", value: { kind: "answered", status: answer.status, body: read6.body, answer: read6.answer, exchange } };
    },
    unanswered(facts, raced) {
      const fault2 = raced.kind === "fault" ? raced.fault.fault : "timeout";
      const exchange = record(withoutAnswer(facts, { transport: fault2 }, vault));
      if (raced.kind === "ended") return stopped2(facts.purpose, raced.reason, exchange);
      const seen = raced.kind === "fault" ? raced.fault.facts : unknownFacts(facts.url);
      const failure = { kind: "transport", purpose: facts.purpose, fault: fault2, facts: seen, exchange };
      if (!ELSEWHERE.has(facts.purpose)) reach = { ...reach, lastFailure: failure };
      return { kind: "failed", failure, cut: false };
    }
  };
}
function stopped2(purpose, reason, exchange) {
  return { kind: "stopped", failure: { kind: "stopped", purpose, reason, exchange } };
}
var SHOWN_HEADERS = [
  "age",
  "box-request-id",
  "content-encoding",
  "content-length",
  "content-type",
  "date",
  "retry-after",
  "server",
  "transfer-encoding",
  "via",
  "www-authenticate"
];
function shownHeaders({ headers }, vault) {
  return Object.fromEntries(SHOWN_HEADERS.flatMap((name2) => {
    const value2 = headers[name2];
    return value2 === void 0 ? [] : [[name2, foreign("words", vault.scrub(value2))]];
  }));
}
function wasCut(answer) {
  return !answer.complete && answer.body.length < LONGEST_BODY_BYTES;
}
function unknownFacts(url) {
  return { code: null, host: url.host, proxy: null, proxyStatus: null, certificate: null };
}

// src/box/retry.ts
var BASE_DELAY_MS = 1e3;
var TRANSIENT_STATUSES = /* @__PURE__ */ new Set([408, 429, 500, 502, 503, 504]);
var TRANSIENT_CONFLICTS = /* @__PURE__ */ new Set(["name_temporarily_reserved", "operation_blocked_temporary"]);
var TRANSIENT_FAULTS = {
  "dns-unknown": false,
  dns: true,
  refused: true,
  reset: true,
  timeout: true,
  tls: false,
  proxy: false
};
function retryDecision(failure, circumstances) {
  const { attempt: attempt2, maxAttempts, remainingMs, random } = circumstances;
  if (attempt2 >= maxAttempts || !isTransient(failure, circumstances.cut)) return { kind: "give-up" };
  const asked = failure.kind === "http" ? failure.retryAfterSeconds : null;
  const delayMs = asked === null ? Math.round(BASE_DELAY_MS * 2 ** (attempt2 - 1) * (0.5 + random)) : asked * 1e3;
  return delayMs < remainingMs ? { kind: "retry", delayMs } : { kind: "give-up" };
}
function isTransient(failure, cut) {
  if (failure.kind === "transport") return TRANSIENT_FAULTS[failure.fault];
  if (cut || TRANSIENT_STATUSES.has(failure.status)) return true;
  if (failure.status === 202) return failure.retryAfterSeconds !== null;
  return failure.status === 409 && failure.code !== null && TRANSIENT_CONFLICTS.has(failure.code);
}

// src/box/transport.ts
var REVOKE_TIMEOUT_MS = 3e3;
var STATUS_PAGE_TIMEOUT_MS = 3e3;
var TRIED_ONCE = /* @__PURE__ */ new Set(["status-page", "folder-items"]);
function createTransport(options) {
  return new TransportOverWire(options);
}
var TransportOverWire = class {
  #options;
  #deps;
  #recorder;
  #pace = createPace();
  #gate = createGate(() => this.#pace.places());
  #closing = createEnding();
  #normally;
  #revoking;
  #glancing;
  #opening = null;
  #foreseen = null;
  #costs = /* @__PURE__ */ new Map();
  #calls = 0;
  #toldOfWait = false;
  constructor(options) {
    const { requestTimeoutMs } = options.limits;
    this.#options = options;
    this.#deps = options.deps;
    this.#recorder = createRecorder(options.deps.vault, options);
    this.#normally = { ending: endingOf(options.signal), urgent: false, timeoutMs: requestTimeoutMs };
    this.#glancing = { ...this.#normally, timeoutMs: Math.min(requestTimeoutMs, STATUS_PAGE_TIMEOUT_MS) };
    this.#revoking = { ending: this.#closing, urgent: true, timeoutMs: Math.min(requestTimeoutMs, REVOKE_TIMEOUT_MS) };
  }
  foresee(url, count) {
    this.#foreseen = { url, count: Math.min(count, MOST_REQUESTS_AT_A_TIME) };
  }
  exchanges() {
    return this.#recorder.exchanges();
  }
  calls() {
    return this.#calls;
  }
  costs() {
    return this.#costs;
  }
  reach() {
    return this.#recorder.reach();
  }
  request(outgoing) {
    const { purpose, followUp, insteadOf, payer } = outgoing;
    if (purpose === "revoke") return this.#revoke(outgoing);
    const manner = purpose === "status-page" ? this.#glancing : this.#normally;
    return this.#persist(purpose, (attempt2, last) => this.#inside(manner, purpose, last, async (wire) => {
      const ended = await this.#turn(manner);
      if (ended !== null) return stopped2(purpose, ended, last);
      if (!this.#options.budget.spend(followUp, insteadOf)) {
        this.#pace.withdraw();
        return stopped2(purpose, "call-budget", last);
      }
      this.#calls += 1;
      if (payer !== null) this.#costs.set(payer, (this.#costs.get(payer) ?? 0) + 1);
      return await this.#paced(purpose, () => this.#send(wire, outgoing, attempt2, manner));
    }));
  }
  handshake(target, url) {
    const purpose = "upload-host";
    const method = url.protocol === "https:" ? "TLS" : "TCP";
    return this.#persist(purpose, (attempt2, last) => this.#inside(this.#normally, purpose, last, async (wire) => {
      const plan = { target, purpose, method, url: new URL(url.origin), attempt: attempt2 };
      const { facts, raced } = await this.#timed(plan, this.#normally, (signal) => wire.handshake(url, signal));
      if (raced.kind !== "done") return this.#recorder.unanswered(facts, raced);
      return { kind: "settled", value: { kind: "answered", value: true, exchange: this.#recorder.connected(facts) } };
    }));
  }
  async close() {
    this.#normally.ending.end("interrupted");
    this.#closing.end("interrupted");
    await this.#opening?.then((wire) => wire.close(), () => void 0);
  }
  async #revoke(outgoing) {
    const tried = await this.#inside(this.#revoking, outgoing.purpose, null, (wire) => this.#send(wire, outgoing, 1, this.#revoking));
    return tried.kind === "settled" ? tried.value : { kind: "failed", failure: tried.failure };
  }
  /** Tries until there is an answer, nothing more to hope for, or the end. */
  async #persist(purpose, tryOnce) {
    let last = null;
    for (let attempt2 = 1; ; attempt2 += 1) {
      const tried = await tryOnce(attempt2, last);
      if (tried.kind === "settled") return tried.value;
      const delayMs = tried.kind === "stopped" ? null : this.#delayBeforeNext(tried.failure, attempt2, tried.cut);
      if (delayMs === null) return { kind: "failed", failure: tried.failure };
      last = tried.failure.exchange;
      this.#deps.progress({ kind: "retry", purpose, attempt: attempt2 + 1, delayMs });
      await pause(delayMs, this.#normally.ending, this.#deps.clock);
    }
  }
  /** `null` where there is to be no further try. */
  #delayBeforeNext(failure, attempt2, cut) {
    if (TRIED_ONCE.has(failure.purpose)) return null;
    const { maxAttempts } = this.#options.limits;
    const remainingMs = this.#options.deadlineAtMonotonicMs - this.#deps.clock.monotonic();
    const decision = retryDecision(failure, { attempt: attempt2, maxAttempts, remainingMs, random: fraction(this.#deps.random), cut });
    return decision.kind === "retry" ? decision.delayMs : null;
  }
  /** Runs `use` with a place at the gate, which is given back however it ends. After the end nothing is sent. */
  async #inside(manner, purpose, last, use) {
    let forget = () => void 0;
    const leave = await this.#gate.enter(manner.urgent, (stop) => {
      forget = manner.ending.onEnd(stop);
    });
    forget();
    try {
      const wire = manner.ending.reason() === null ? await (this.#opening ??= this.#open()) : null;
      const ended = manner.ending.reason();
      return wire === null || ended !== null ? stopped2(purpose, ended ?? "interrupted", last) : await use(wire);
    } finally {
      leave?.();
    }
  }
  /** Waits until one more request fits into Box's minute, and counts it; tells the run's end where that comes before. */
  async #turn({ ending }) {
    const { clock, progress } = this.#deps;
    for (let waitMs = this.#pace.begin(clock.monotonic()); waitMs > 0; waitMs = this.#pace.begin(clock.monotonic())) {
      if (!this.#toldOfWait) progress({ kind: "note", message: `Waiting: Box takes ${REQUESTS_A_MINUTE} requests of a user in a minute, and so many were sent.` });
      this.#toldOfWait = true;
      await pause(waitMs, ending, clock);
      const ended = ending.reason();
      if (ended !== null) return ended;
    }
    return null;
  }
  async #paced(purpose, send) {
    const { clock } = this.#deps;
    const startedMs = clock.monotonic();
    let limited = false;
    try {
      const tried = await send();
      limited = tried.kind === "failed" && tried.failure.kind === "http" && tried.failure.status === 429;
      return tried;
    } finally {
      const nowMs = clock.monotonic();
      this.#pace.ended({ purpose, limited, durationMs: nowMs - startedMs, nowMs });
    }
  }
  async #open() {
    const wire = await this.#deps.openWire();
    if (this.#foreseen !== null) wire.prepare(this.#foreseen.url, this.#foreseen.count);
    return wire;
  }
  async #send(wire, outgoing, attempt2, manner) {
    const request = outgoing.build(attempt2);
    const plan = { target: outgoing.target, purpose: outgoing.purpose, method: request.method, url: request.url, attempt: attempt2 };
    const { facts, raced } = await this.#timed(plan, manner, (signal) => wire.send(request, signal));
    return raced.kind === "done" ? this.#recorder.answered(facts, raced.value, this.#deps.clock.now()) : this.#recorder.unanswered(facts, raced);
  }
  async #timed(plan, manner, work) {
    const { clock } = this.#deps;
    const sentAtMs = clock.now();
    const startedMs = clock.monotonic();
    const raced = await race(work, manner.timeoutMs, manner.ending, clock);
    return { facts: { ...plan, sentAtMs, durationMs: clock.monotonic() - startedMs }, raced };
  }
};
function fraction(random) {
  return random(4).reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 32;
}

// src/sdk/windows.ts
var LONGEST_LIFETIME_SECONDS = 60;
var NEAR_SECONDS = 10;
function windowOf({ lifetimeSeconds, repairsClock }) {
  return repairsClock ? null : { behindSeconds: -lifetimeSeconds, aheadSeconds: LONGEST_LIFETIME_SECONDS - lifetimeSeconds };
}
function nearLimit(window, lowMs, highMs) {
  if (highMs + NEAR_SECONDS * 1e3 > window.aheadSeconds * 1e3) return window.aheadSeconds;
  return lowMs - NEAR_SECONDS * 1e3 <= window.behindSeconds * 1e3 ? window.behindSeconds : null;
}
function differencesOf({ keyId, issuedAt }, highMs) {
  return [...keyId ? [] : ["no-key-id"], ...issuedAt && (highMs === null || highMs > 0) ? ["issued-at"] : []];
}

// src/box/failure-words.ts
function wordsOfFailure(failure) {
  switch (failure.kind) {
    case "http": {
      const code = failure.code === null ? text`` : text` ${foreign("words", failure.code)}`;
      const message = failure.message === null ? text`` : text`: ${failure.message}`;
      return text`HTTP ${failure.status}${code}${message}`;
    }
    case "transport":
      return text`no answer from ${failure.facts.host}: ${failure.fault}${failure.facts.code === null ? "" : ` (${failure.facts.code})`}`;
    case "stopped":
      return text`not answered: ${STOPPED[failure.reason]}`;
  }
}
var STOPPED = {
  "deadline": "the run\u2019s time was up",
  "call-budget": "max-api-calls was reached",
  "interrupted": "the run was stopped"
};

// src/checks/context.ts
function countedFor(context, id) {
  const { plan, session, sameApp: sameApp2 } = context;
  const payer = keyOf({ target: plan.name, id });
  const others = sameApp2 === void 0 ? {} : { sameApp: () => sameApp2().map((other) => ({ ...other, session: other.session.countedFor(payer) })) };
  return { ...context, session: session.countedFor(payer), ...others };
}
var askingOf = ({ plan, session, enterpriseId, unusedName: unusedName2, sameApp: sameApp2 }) => ({
  session,
  grant: plan.auth,
  enterpriseId,
  userId: plan.userId,
  unusedName: unusedName2,
  folderIds: plan.folders.filter(({ hidden }) => !hidden).map(({ id }) => id),
  sameApp: sameApp2?.() ?? []
});
var appTokenNeed = ({ plan, appSubject }) => need(plan.name, appSubject === "service" ? "token" : "user-token");
function contentNeed({ plan, contentSubject }) {
  const ids = { service: "token", user: "user-token", "as-user": "as-user" };
  return need(plan.name, ids[contentSubject]);
}
var need = (target, id) => ({ id, anyOf: [keyOf({ target, id })] });
var guidanceOf = (context, subject, facts = {}) => ({
  grant: context.plan.auth,
  subject: subject === "service" ? "enterprise" : subject,
  facts: { ...context.facts, ...facts },
  hosted: context.hosted
});
async function inviteeOf({ session }, subject) {
  const answer = await session.ask(currentUser, subject, { followUp: true });
  return answer.kind === "answered" ? foreign("invitee", unwrap(answer.value.login)) : null;
}
var loginOf = ({ id, login, loginKind: loginKind2 }) => foreign(loginKind2 === "service-account" ? "invitee" : "login", unwrap(login), `user ${id}`);
function judgedFailure(failure, diagnosis, message) {
  return found(statusOf(failure, diagnosis), message, diagnosis, [failureEvidence(failure)]);
}
function failedBy(failure, guidance, message) {
  const diagnosis = diagnose(failure, guidance);
  return judgedFailure(failure, diagnosis, message(diagnosis.cause));
}
function explainedFailure(failure, guidance, { finding, facts, seen }) {
  if (finding === null) {
    const judged2 = failedBy(failure, guidance, (cause) => cause);
    return { ...judged2, evidence: [...judged2.evidence, ...seen] };
  }
  const diagnosis = advise(finding, { ...guidance.facts, ...facts });
  return found(statusOf(failure, diagnosis), diagnosis.cause, diagnosis, [failureEvidence(failure), ...seen]);
}
function failureEvidence(failure) {
  return { text: wordsOfFailure(failure), exchange: failure.exchange };
}
var evidence = (words, exchange = null) => ({ text: words, exchange });

// src/checks/client.ts
function mattering({ plan, clients = [], aheadAtMostMs }) {
  if (plan.auth !== "jwt") return [];
  const highMs = aheadAtMostMs?.() ?? null;
  const shapes = /* @__PURE__ */ new Map();
  for (const client of clients) {
    const [first, ...others] = differencesOf(client.sdk, highMs);
    const { lifetimeSeconds, keyId, issuedAt } = client.sdk;
    const shape = JSON.stringify([lifetimeSeconds, keyId, issuedAt]);
    if (first !== void 0 && !shapes.has(shape)) shapes.set(shape, { client, differences: [first, ...others] });
  }
  return [...shapes.values()];
}
async function decideByClients(judged2, context) {
  let soFar = judged2;
  for (const each of mattering(context)) {
    soFar = await decideBy(soFar, each, context);
    if (soFar.status === "fail") return soFar;
  }
  return soFar;
}
async function decideBy(soFar, { client, differences }, context) {
  const { session, enterpriseId } = context;
  if (enterpriseId === null) return soFar;
  const { lifetimeSeconds, keyId, issuedAt } = client.sdk;
  const answer = await session.tryGrant(
    { grant: "jwt", subject: { type: "enterprise", id: enterpriseId }, assertion: { lifetimeSeconds, keyId, issuedAt }, time: "host" },
    { followUp: false }
  );
  const shape = text`The token request as ${nameOfClient(client)} sends it (${shapeWords(client)})`;
  if (answer.kind === "answered") return { ...soFar, evidence: [...soFar.evidence, evidence(text`${shape}: Box issues a token.`, answer.exchange)] };
  const seen = { ...failureEvidence(answer.failure), text: text`${shape}: ${failureEvidence(answer.failure).text}` };
  if (!isRefusal(answer.failure)) return { ...soFar, evidence: [...soFar.evidence, seen] };
  const blamed = blamedFor(answer.failure, differences);
  const whose = differenceWords(blamed === null ? differences : [blamed]);
  const diagnosis = refusalOf(answer.failure, client, blamed, context);
  return found("fail", text`Box issues a token to this check, and none to ${nameOfClient(client)}, whose assertion ${whose}.`, diagnosis, [...soFar.evidence, seen], true);
}
var isRefusal = (failure) => failure.kind === "http" && failure.fromBox && failure.status >= 400 && failure.status < 500 && failure.status !== 429;
var BLAME = { "no-key-id": /"?kid"?/iu, "issued-at": /'iat'|not before|issue time/iu };
function blamedFor(failure, differences) {
  const words = failure.kind === "http" ? failure.words ?? "" : "";
  return differences.find((each) => BLAME[each].test(words)) ?? null;
}
var FINDINGS = { "no-key-id": "client-names-no-key", "issued-at": "client-issued-in-future" };
function refusalOf(failure, client, blamed, context) {
  const skew = context.skew();
  const facts = { ...context.facts, client: nameOfClient(client), ...skew === null ? {} : { skew } };
  return blamed === null ? diagnose(failure, guidanceOf(context, "service", facts)) : advise(FINDINGS[blamed], facts);
}
var DIFFERENCES = { "no-key-id": "names no key (`kid`)", "issued-at": "says when it was signed (`iat`)" };
var differenceWords = (differences) => differences.map((each) => DIFFERENCES[each]).join(" and ");
var shapeWords = ({ sdk }) => `${sdk.keyId ? "with" : "without"} kid, ${sdk.issuedAt ? "with" : "without"} iat`;
var nameOfClient = ({ name: name2 }) => foreign("words", name2);
var originOf = ({ file }) => file === null ? text`` : text` (${foreign("words", file)})`;

// src/checks/clock.ts
function clockCheck(limits, estimate, facts, after) {
  return {
    target: "host",
    id: "clock",
    title: CLOCK_TITLE,
    needs: [need("host", "network")],
    after,
    pledge: 0,
    run: () => Promise.resolve(judgeClock(estimate(), limits, facts))
  };
}
function judgeClock(estimate, limits, facts) {
  switch (estimate.kind) {
    case "none":
      return found("warn", text`No answer carried a usable Date, so the clock was not compared.`, advise("no-date", facts));
    case "contradictory":
      return found("warn", text`The ${estimate.samples} answers contradict each other about the time.`, advise("clock-undetermined", facts));
    case "estimated":
      return judgeSkew(estimate, limits, facts);
  }
}
function judgeSkew(estimate, limits, facts) {
  const { lowMs, highMs, skewMs } = estimate;
  const nearestMs = lowMs <= 0 && highMs >= 0 ? 0 : Math.min(Math.abs(lowMs), Math.abs(highMs));
  const message = text`This host’s clock is ${skewWords(estimate)} (from ${estimate.samples} ${estimate.samples === 1 ? "answer" : "answers"}).`;
  const beyond = nearestMs > limits.maxSkewSeconds * 1e3;
  const windows = limits.signs ? (limits.clients ?? []).map((client) => evidence(windowWords(client))) : [];
  if (!beyond && nearestMs <= limits.warnSkewSeconds * 1e3) return judgeNearness(estimate, limits, facts, message) ?? passed(message, windows);
  const diagnosis = advise(limits.signs ? skewMs > 0 ? "clock-ahead" : "clock-behind" : "clock-off-ccg", { ...facts, skew: skewWords(estimate) });
  return found(beyond && limits.signs ? "fail" : "warn", message, diagnosis, windows);
}
function judgeNearness(estimate, { signs: signs2, clients = [] }, facts, message) {
  for (const client of signs2 ? clients : []) {
    const window = windowOf(client.sdk);
    const limitSeconds = window === null ? null : nearLimit(window, estimate.lowMs, estimate.highMs);
    if (limitSeconds === null) continue;
    const diagnosis = advise("client-near-its-limit", { ...facts, client: nameOfClient(client), skew: skewWords(estimate), limit: limitWords(limitSeconds) });
    return found("warn", text`${message} That is within ${NEAR_SECONDS} s of where ${nameOfClient(client)} begins to fail.`, diagnosis, [evidence(windowWords(client))]);
  }
  return null;
}
var limitWords = (seconds2) => seconds2 < 0 ? `at ${-seconds2} s behind Box\u2019s` : `beyond ${seconds2} s ahead of Box\u2019s`;
function windowWords(client) {
  const window = windowOf(client.sdk);
  const name2 = text`${nameOfClient(client)}${originOf(client)}`;
  if (window === null) return text`${name2} mends its clock by itself: it signs again with the time of Box’s answer.`;
  const issued = client.sdk.issuedAt ? " It also sends iat, which must not lie in Box\u2019s future: the check token tries that." : "";
  return text`${name2} obtains no token ${limitWords(window.behindSeconds)} or more, nor ${limitWords(window.aheadSeconds)}.${issued}`;
}
function skewWords({ skewMs, uncertaintyMs }) {
  if (Math.abs(skewMs) <= uncertaintyMs) return `within ${seconds(Math.abs(skewMs) + uncertaintyMs)} s of Box\u2019s`;
  return `${seconds(Math.abs(skewMs))} s (\xB1 ${seconds(uncertaintyMs)} s) ${skewMs > 0 ? "ahead of" : "behind"} Box\u2019s`;
}
var seconds = (ms) => (ms / 1e3).toFixed(1);

// src/checks/credentials.ts
function credentialsCheck(target, finding, facts) {
  return {
    target,
    id: "credentials",
    title: CREDENTIALS_TITLE,
    needs: [],
    after: [],
    pledge: 0,
    run: () => Promise.resolve(judgeCredentials(finding, facts))
  };
}
function judgeCredentials(finding, facts) {
  return finding.kind === "missing" ? judgeMissing(finding.missing, facts) : judgeExamined(finding.examination, facts);
}
function judgeExamined(examination, facts) {
  const [worst, ...others] = [...examination.defects].sort((a, b) => SEVERITY[a.severity] - SEVERITY[b.severity]);
  const known = knownFacts(examination);
  if (worst === void 0) return passed(describe(examination), known);
  const diagnosis = diagnoseDefect(worst, facts);
  const seen = [worst, ...others].map((defect2) => evidence(describeDefect(defect2, facts)));
  const also = others.map((defect2) => diagnoseDefect(defect2, facts));
  const remedy = [...diagnosis.remedy, ...also.flatMap((each) => each.remedy)];
  return found(
    examination.credentials === null ? "fail" : "warn",
    others.length === 0 ? diagnosis.cause : text`${diagnosis.cause} (and ${others.length} more ${others.length === 1 ? "problem" : "problems"})`,
    { ...diagnosis, remedy: distinct(remedy) },
    [...seen, ...known]
  );
}
var SEVERITY = { unusable: 0, repaired: 1 };
var place = (defect2) => defect2.where === null ? defect2.input : `${defect2.input}, ${defect2.where}`;
var describeDefect = (defect2, facts) => text`${place(defect2)}: ${diagnoseDefect(defect2, facts).cause}`;
function describe({ facts, credentials }) {
  if (credentials?.auth !== "jwt") return text`Client ID, client secret and subject look right.`;
  return text`The config is complete and its RSA key (${facts.rsaBits ?? "?"} bits) decrypts.`;
}
function knownFacts({ facts }) {
  if (facts.fingerprint === null) return [];
  return [evidence(text`key id ${facts.publicKeyId ?? "unknown"}, public key SHA-256 ${facts.fingerprint}`)];
}
function distinct(steps) {
  const seen = /* @__PURE__ */ new Set();
  return steps.filter((step) => {
    const words = JSON.stringify(step);
    return seen.has(words) ? false : seen.add(words);
  });
}

// src/checks/drift.ts
function driftCheck({ target, counts, baseline, learn: learn2, after }) {
  return {
    target,
    id: "drift",
    title: "Nothing changed since the last good run",
    needs: [],
    after,
    pledge: 0,
    run: async () => judgeDrift(baseline, await learn2(), counts)
  };
}
function judgeDrift(baseline, now, counts) {
  switch (baseline.kind) {
    case "none":
      return skipped(text`${foreign("words", baseline.why)}`);
    case "accepted":
      return passed(text`${foreign("words", baseline.why)}`);
    case "unreadable":
      return found("error", text`The last good run can’t be read: ${foreign("words", baseline.why)}`, advise("drift-baseline-unreadable", { found: foreign("words", baseline.why) }));
    case "good":
      return judgeChanges(baseline.at, compare(baseline.learned, now), counts);
  }
}
function judgeChanges(at2, { compared, changes }, counts) {
  if (compared === 0) return skipped(text`Nothing that is known of the last good run (${at2}) was learned in this one.`);
  if (changes.length === 0) return passed(text`Nothing changed since the last good run (${at2}); ${compared} facts were compared.`);
  const message = text`${changes.length} of ${compared} facts changed since the last good run (${at2}): ${briefly(changes)}.`;
  return found(counts, message, advise("drifted", { found: briefly(changes) }), changes.map(({ what, before, now }) => evidence(text`${what}: was ${before}, is ${now}`)));
}
var MOST_NAMED2 = 3;
function briefly(changes) {
  const named = changes.slice(0, MOST_NAMED2).map(({ what, before, now }) => `${what} was ${before}, is ${now}`).join("; ");
  return changes.length > MOST_NAMED2 ? `${named}; and ${changes.length - MOST_NAMED2} more` : named;
}

// src/experiments/observe.ts
function outcomeOf(experiment, outcome, answer) {
  const exchange = answer.kind === "answered" ? answer.exchange : answer.failure.exchange;
  return { outcome, seen: [{ text: text`Tried: ${experiment.tries}. ${sentence(answerWords(answer))} ${proof(experiment, outcome)}`, exchange }] };
}
function outcomeSeen(experiment, outcome, what, exchange) {
  return { outcome, seen: [{ text: text`Compared: ${experiment.tries}. ${sentence(what)} ${proof(experiment, outcome)}`, exchange }] };
}
var notTried = { outcome: "open", seen: [] };
var proof = ({ outcomes }, outcome) => outcome === "open" ? "That tells nothing more." : outcomes[outcome];
var answerWords = (answer) => answer.kind === "answered" ? text`Box answered it` : text`Box: ${wordsOfFailure(answer.failure)}`;
function refusalWords(answer) {
  if (answer.kind === "answered" || answer.failure.kind !== "http") return null;
  const { status, words, code, fromBox } = answer.failure;
  return status >= 400 && status < 500 && fromBox ? `${code ?? ""} ${words ?? ""}` : null;
}
var httpStatus = (failure) => failure.kind === "http" ? failure.status : null;
var concluded = (finding, seen, facts = {}) => ({ finding, seen, facts });

// src/experiments/folder-trials.ts
async function seeInvitations({ session }, folderId, subject, login) {
  const answer = await session.ask(pendingInvitations, subject, { followUp: true });
  if (answer.kind === "failed") return { outcome: "open", seen: [{ text: text`Pending invitations could not be looked up.`, exchange: answer.failure.exchange }] };
  const invitation = invitationTo(folderId, answer.value);
  if (invitation === null) return { outcome: "none", seen: [{ text: text`No invitation is pending for ${login ?? "this identity"}.`, exchange: answer.exchange }] };
  const unnamed = invitation.itemId === null;
  const shown3 = text`An invitation as ${invitation.role ?? "collaborator"} is pending${unnamed ? " for an item that Box does not name" : ""}.`;
  return { outcome: unnamed ? "unnamed" : "exact", seen: [{ text: shown3, exchange: answer.exchange }] };
}
function invitationTo(folderId, waiting2) {
  return waiting2.find(({ itemId }) => itemId === folderId) ?? waiting2.find(({ itemId }) => itemId === null) ?? null;
}
async function lookInTrash({ session }, folderId, subject) {
  const answer = await session.ask(trashedFolder(folderId), subject, { followUp: true });
  if (answer.kind === "answered") return { outcome: "there", seen: [{ text: text`The folder is in the trash.`, exchange: answer.exchange }] };
  const absent = httpStatus(answer.failure) === 404;
  const shown3 = absent ? text`The folder is not in this identity’s trash.` : text`The trash could not be looked up.`;
  return { outcome: absent ? "not-there" : "open", seen: [{ text: shown3, exchange: answer.failure.exchange }] };
}
var FILE_ID = {
  id: "file-id",
  tries: "the ID as a file\u2019s",
  when: "a folder is answered with 404 `not_found`, and neither invitation nor trash explains it",
  requests: 1,
  outcomes: {
    "file": "It is the ID of a file.",
    "no-file": "It is not the ID of a file that this identity sees."
  },
  source: "https://developer.box.com/reference/get-files-id"
};
async function tryAsFile({ session }, folderId, subject) {
  const answer = await session.ask(fileOfId(folderId), subject, { followUp: true });
  const outcome = answer.kind === "answered" ? "file" : httpStatus(answer.failure) === 404 ? "no-file" : "open";
  return outcomeOf(FILE_ID, outcome, answer);
}
var OTHER_IDENTITY = {
  id: "other-identity",
  tries: "the folder with the service account\u2019s own token",
  when: "a user, or the service account acting for one, does not see the folder, and the service account\u2019s token is there",
  requests: 1,
  outcomes: {
    "seen": "The service account sees the folder, so it is there, and what is missing is the user\u2019s own access.",
    "trashed": "The service account sees the folder in the trash.",
    "not-seen": "The service account does not see it either."
  },
  source: "box-access.md section 2.6"
};
async function seeAsServiceAccount({ session }, folderId, subject) {
  if (subject === "service" || (await session.token("service")).kind !== "issued") return { ...notTried, parentId: null };
  const answer = await session.ask(folder(folderId), "service", { followUp: true });
  const parentId = answer.kind === "answered" ? answer.value.parentId : null;
  return { ...outcomeOf(OTHER_IDENTITY, readOtherIdentity(answer), answer), parentId };
}
function readOtherIdentity(answer) {
  if (answer.kind === "answered") return answer.value.itemStatus === "trashed" ? "trashed" : "seen";
  if (answer.failure.kind === "http" && answer.failure.code === "trashed") return "trashed";
  return refusalWords(answer) !== null && [403, 404].includes(httpStatus(answer.failure) ?? 0) ? "not-seen" : "open";
}
var PARENT = {
  id: "parent-folder",
  tries: "the folder above it",
  when: "the service account sees a folder that the user does not, and Box names the folder above it",
  requests: 1,
  outcomes: {
    "seen": "The user sees the folder above, so access is limited at this folder itself.",
    "not-seen": "The user does not see the folder above either."
  },
  source: "box-access.md section 2.6 (access flows down)"
};
async function seeParent({ session }, parentId, subject) {
  if (parentId === null || parentId === "0") return notTried;
  const answer = await session.ask(folder(parentId), subject, { followUp: true });
  const outcome = answer.kind === "answered" ? "seen" : httpStatus(answer.failure) === 404 ? "not-seen" : "open";
  return outcomeOf(PARENT, outcome, answer);
}
var CONTENT_MANAGER = {
  id: "content-manager",
  tries: "a search that only the Global Content Manager scope allows",
  when: "a folder is invisible, an upload is refused though the folder allows it, or a scope that needs Global Content Manager is",
  requests: 1,
  outcomes: {
    "on": "The token has Global Content Manager.",
    "off": "The token does not have Global Content Manager."
  },
  source: "box-access.md sections 2.6 and 5.1"
};
async function seeContentManager({ session, unusedName: unusedName2 }, subject) {
  const question = subject === "as-user" ? null : scopeProbe("enterprise_content", { folderId: null, rehearsalName: unusedName2 });
  if (question === null) return notTried;
  const answer = await session.ask(question, subject, { followUp: true });
  return outcomeOf(CONTENT_MANAGER, readContentManager(answer), answer);
}
function readContentManager(answer) {
  if (answer.kind === "answered") return "on";
  return refusalWords(answer) !== null && httpStatus(answer.failure) === 403 ? "off" : "open";
}
var ACCESS_LEVEL = {
  id: "access-level",
  tries: "a list of the users that the app may manage",
  when: "a folder is invisible to the service account, or a scope that needs App + Enterprise Access is held and denied",
  requests: 1,
  outcomes: {
    "empty": "The app may manage users and sees none, though every enterprise has some: it probably has App Access Only."
  },
  source: "box-access.md section 5.1 (box/box-python-sdk-gen#376)"
};
async function seeAccessLevel({ session, unusedName: unusedName2 }, subject) {
  const question = subject === "as-user" ? null : scopeProbe("manage_managed_users", { folderId: null, rehearsalName: unusedName2 });
  if (question === null) return notTried;
  const answer = await session.ask(question, subject, { followUp: true });
  return outcomeOf(ACCESS_LEVEL, answer.kind === "answered" && answer.value.entries === 0 ? "empty" : "open", answer);
}
var NO_SIZE = {
  id: "empty-file",
  tries: "the same upload of an empty file",
  when: "Box lists the right to upload and refuses the rehearsal of one, and Global Content Manager is off",
  requests: 1,
  outcomes: {
    "accepted": "An empty file fits and a larger one does not: there is no storage left.",
    "refused": "It is refused whatever the size."
  },
  source: "box-access.md sections 4.3 and 4.4 (box/box-java-sdk#251)"
};
async function rehearseEmptyFile({ session, unusedName: unusedName2 }, folderId, subject) {
  const answer = await session.ask(uploadRehearsal(folderId, unusedName2, 0), subject, { followUp: true });
  return outcomeOf(NO_SIZE, readEmptyFile(answer), answer);
}
function readEmptyFile(answer) {
  if (answer.kind === "answered") return answer.value.uploadUrl === null ? "open" : "accepted";
  return refusalWords(answer) !== null && httpStatus(answer.failure) === 403 ? "refused" : "open";
}

// src/experiments/explain-folder.ts
var DENIALS = ["access_denied_insufficient_permissions", "forbidden", "insufficient_access"];
function isInvisible(failure) {
  if (failure.kind !== "http" || !failure.fromBox) return false;
  return failure.status === 404 || failure.status === 403 && DENIALS.includes(failure.code);
}
async function explainInvisible(asking, folderId, subject, login) {
  const [invitation, trash] = await Promise.all([seeInvitations(asking, folderId, subject, login), lookInTrash(asking, folderId, subject)]);
  const looked = [...invitation.seen, ...trash.seen];
  if (trash.outcome === "there") return { ...concluded("folder-trashed", trash.seen), confidence: "proven" };
  if (invitation.outcome === "exact") return { ...concluded("invitation-pending", invitation.seen), confidence: "proven" };
  if (invitation.outcome === "unnamed") return { ...concluded("invitation-pending", invitation.seen), confidence: "possible" };
  const other = await explainByOther(asking, folderId, subject);
  if (other.finding !== null) return { ...other, seen: [...looked, ...other.seen], confidence: null };
  const file = await tryAsFile(asking, folderId, subject);
  const seen = [...looked, ...other.seen, ...file.seen];
  if (file.outcome === "file") return { ...concluded("folder-is-a-file", seen), confidence: null };
  const settings = await explainBySettings(asking, subject);
  const all = [...seen, ...settings.seen];
  if (settings.finding !== null) return { ...settings, seen: all, confidence: null };
  const answered = [invitation, trash, file].every(({ outcome }) => outcome !== "open");
  return { ...concluded("folder-not-invited", all), confidence: answered ? "likely" : "possible" };
}
async function explainByOther(asking, folderId, subject) {
  const other = await seeAsServiceAccount(asking, folderId, subject);
  if (other.outcome === "trashed") return concluded("folder-trashed", other.seen);
  if (other.outcome !== "seen") return concluded(null, other.seen);
  const parent = await seeParent(asking, other.parentId, subject);
  return concluded(parent.outcome === "seen" ? "folder-limited" : "folder-shared-with-other", [...other.seen, ...parent.seen]);
}
async function explainBySettings(asking, subject) {
  const manager = await seeContentManager(asking, subject);
  if (manager.outcome === "on") return concluded("folder-hidden-by-content-manager", manager.seen);
  const level = await seeAccessLevel(asking, subject);
  return concluded(level.outcome === "empty" ? "folder-hidden-by-access-level" : null, [...manager.seen, ...level.seen]);
}
async function explainRefusedUpload(asking, folderId, subject) {
  const manager = await seeContentManager(asking, subject);
  if (manager.outcome === "on") return concluded("content-manager-cannot-write", manager.seen);
  const empty = await rehearseEmptyFile(asking, folderId, subject);
  return concluded(empty.outcome === "accepted" ? "no-storage-left" : null, [...manager.seen, ...empty.seen]);
}
async function explainVisible(asking, subject) {
  const manager = await seeContentManager(asking, subject);
  const finding = { on: "folder-visible-to-content-manager", off: "folder-visible", open: null };
  return concluded(finding[manager.outcome], manager.seen);
}

// src/checks/roles.ts
var ROLES = {
  "previewer": ["read"],
  "uploader": ["read", "upload"],
  "viewer": ["read", "download", "share"],
  "previewer uploader": ["read", "upload"],
  "viewer uploader": ["read", "download", "upload", "replace", "share"],
  "editor": ["read", "download", "upload", "replace", "rename", "delete", "share", "invite"],
  "co-owner": ["read", "download", "upload", "replace", "rename", "delete", "share", "invite"]
};
var LEAST_FIRST = ["previewer", "uploader", "viewer", "previewer uploader", "viewer uploader", "editor", "co-owner"];
var roleName = (role) => role.replace(new RegExp("(^|\\s)\\p{Ll}", "gu"), (first) => first.toUpperCase());
function leastRoleFor(operations) {
  return LEAST_FIRST.find((role) => operations.every((each) => ROLES[role].includes(each))) ?? "co-owner";
}

// src/checks/folder-operations.ts
function refusedDespitePermission({ permissions: permissions2 }, { upload, replacements }) {
  const refusals = [upload, ...replacements.map(({ replacement }) => replacement.kind === "not-a-file" ? null : replacement.answer)];
  const mayReplaceToo = permissions2.can_download === true;
  return permissions2.can_upload === true && refusals.some((answer, index) => answer?.kind === "failed" && isRefusal2(answer.failure) && (index === 0 || mayReplaceToo));
}
var wishes = ({ operations, replace }) => [...operations, ...replace.map((name2) => `replace=${name2}`)];
var PERMISSION = {
  download: "can_download",
  upload: "can_upload",
  rename: "can_rename",
  delete: "can_delete",
  share: "can_share",
  invite: "can_invite_collaborator"
};
var ANSWERED_BY_PERMISSION = Object.entries(PERMISSION);
var NOT_ON_ROOT = ["rename", "delete", "share", "invite"];
function judgeOperations(context, wanted, seen, exchange, rehearsed, facts) {
  const known = { ...context.facts, ...facts };
  const judging = { context, wanted, seen, exchange, facts: known, explained: rehearsed.explained ?? null };
  const verdicts = [
    ...judgeName(judging),
    ...wanted.operations.map((operation) => judgeOperation(operation, judging, rehearsed.upload)),
    ...rehearsed.replacements.map(({ name: name2, replacement }) => judgeReplacement(name2, replacement, judging))
  ];
  const allowed = may(seen);
  const list = [evidence(text`${describe2(seen)}: may ${allowed}`, exchange), ...verdicts.flatMap((verdict) => verdict.evidence)];
  const problems = WORST_FIRST.flatMap((status) => verdicts.filter((verdict) => verdict.status === status));
  const [worst] = problems;
  if (worst === void 0 || worst.status === "pass") {
    return passed(text`${nameOf(seen)}: ${join(wishes(wanted).map((wish) => [foreign("words", wish)]), ", ")}. The identity may ${allowed}.`, list);
  }
  const message = text`${nameOf(seen)}: ${complaints(problems)} The identity may ${allowed}.`;
  return found(worst.status, message, diagnosisOf(worst, problems, wanted, judging), list);
}
var WORST_FIRST = ["fail", "error", "warn"];
function complaints(problems) {
  const short = problems.filter((verdict) => verdict.why?.kind === "permission").map((verdict) => verdict.wish);
  const others = problems.filter((verdict) => verdict.why?.kind !== "permission").map((verdict) => sentence(verdict.message));
  return join([...short.length === 0 ? [] : [text`It may not ${orList(short)}.`], ...others], " ");
}
function judgeName({ wanted: { expectedName }, seen: { name: name2 }, exchange, facts }) {
  if (expectedName === null || name2 !== null && unwrap(name2).normalize() === clean(expectedName).normalize()) return [];
  const [expected, known] = [foreign("words", expectedName), name2 === null ? facts : { ...facts, actual: foreign("name", unwrap(name2)) }];
  if (name2 === null) return [diagnosed("expected-name", "read", "warn", text`Box does not say its name.`, advise("folder-name-unknown", facts), [evidence(text`no name`, exchange)])];
  const message = text`It should be called ${expected}.`;
  return [diagnosed("expected-name", "read", "fail", message, advise("folder-name-differs", { ...known, expected }), [evidence(text`expected the name ${expected}`, exchange)])];
}
function judgeOperation(operation, judging, rehearsal) {
  if (operation === "read") return fine(operation, judging);
  if (judging.seen.id === "0" && NOT_ON_ROOT.includes(operation)) return impossibleOnRoot(operation, judging);
  if (operation === "upload" && rehearsal !== null) return judgeUpload(judging, rehearsal);
  return judgePermission(operation, operation === "replace" ? mayReplace(judging.seen) : judging.seen.permissions[PERMISSION[operation]], judging);
}
var fine = (operation, { exchange }) => ({ wish: operation, operation, status: "pass", message: text``, why: null, evidence: [evidence(text`${operation}: yes`, exchange)] });
function judgePermission(operation, allowed, judging) {
  if (allowed === true) return fine(operation, judging);
  const seen = [evidence(text`${operation}: ${allowed === null ? "Box does not say" : "no"}`, judging.exchange)];
  return allowed === false ? { wish: operation, operation, status: "fail", message: text``, why: { kind: "permission" }, evidence: seen } : diagnosed(operation, operation, "warn", text`Box does not say whether it may ${operation}.`, advise("permission-unknown", { ...judging.facts, operation }), seen);
}
function mayReplace({ permissions: { can_upload: upload, can_download: download } }) {
  if (upload === false || download === false) return false;
  return upload === true && download === true ? true : null;
}
function judgeUpload(judging, rehearsal) {
  const { seen, exchange } = judging;
  const said2 = seen.permissions.can_upload;
  if (rehearsal.kind === "failed") return judgeRefusedUpload(judging, rehearsal.failure);
  if (rehearsal.value.uploadUrl === null) return noUploadUrl("upload", "upload", rehearsal.exchange, judging);
  const { plannedUpload: planned } = judging.wanted;
  const rehearsedEvidence = evidence(text`upload: Box would take ${planned === null ? "a new file" : foreign("words", planned.name)}`, rehearsal.exchange);
  if (said2 !== false) return { ...fine("upload", judging), evidence: [rehearsedEvidence] };
  const message = text`Box accepts the rehearsal of an upload, yet lists no right to upload.`;
  return diagnosed("upload", "upload", "warn", message, advise("permission-unknown", { ...judging.facts, operation: "upload" }), [rehearsedEvidence, evidence(text`upload: no`, exchange)]);
}
function judgeRefusedUpload(judging, failure) {
  const said2 = judging.seen.permissions.can_upload;
  const { plannedUpload: planned } = judging.wanted;
  if (planned !== null && failure.kind === "http" && failure.code === "item_name_in_use") {
    const fileName = foreign("words", planned.name);
    const diagnosis2 = advise("planned-name-in-use", { ...judging.facts, fileName });
    return diagnosed("upload", "upload", "fail", text`The name ${fileName} is taken.`, diagnosis2, [failureEvidence(failure)]);
  }
  if (said2 === false && (isRefusal2(failure) || isHidden(failure))) return judgePermission("upload", false, judging);
  if (!isRefusal2(failure) || said2 === null) return refused("upload", "upload", "a new file", failure, judging);
  const diagnosis = advise(judging.explained?.finding ?? "upload-refused-despite-permission", judging.facts);
  const seen = [failureEvidence(failure), ...judging.explained?.seen ?? []];
  return diagnosed("upload", "upload", "fail", text`Box lists the right to upload, yet refuses the rehearsal of one.`, diagnosis, seen);
}
function judgeReplacement(name2, replacement, judging) {
  const shown3 = foreign("words", name2);
  const wish = `replace=${name2}`;
  switch (replacement.kind) {
    case "absent": {
      const diagnosis = advise("replace-file-absent", { ...judging.facts, fileName: shown3 });
      return diagnosed(wish, "upload", "warn", text`There is no file ${shown3} to replace yet.`, diagnosis, [evidence(text`Box would take ${shown3} as a new file`, replacement.exchange)]);
    }
    case "not-a-file": {
      const diagnosis = advise("replace-not-a-file", { ...judging.facts, fileName: shown3 });
      return diagnosed(wish, "replace", "fail", text`The name ${shown3} belongs to something that is not a file.`, diagnosis, [failureEvidence(replacement.failure)]);
    }
    case "failed":
    case "rehearsed": {
      const { answer } = replacement;
      if (answer.kind === "failed") return refused(wish, "replace", shown3, answer.failure, judging);
      if (answer.value.uploadUrl === null) return noUploadUrl(wish, "replace", answer.exchange, judging);
      return { wish, operation: "replace", status: "pass", message: text``, why: null, evidence: [evidence(text`replace: Box would take a new version of ${shown3}`, answer.exchange)] };
    }
  }
}
function refused(wish, operation, what, failure, { context, facts, explained: explained2 }) {
  const told = isRefusal2(failure) ? explained2?.finding ?? null : null;
  const diagnosis = told === null ? diagnose(failure, guidanceOf(context, context.contentSubject, facts)) : advise(told, facts);
  return diagnosed(wish, operation, statusOf(failure, diagnosis), text`Box would not take ${what}: ${diagnosis.cause}`, diagnosis, [failureEvidence(failure)]);
}
function noUploadUrl(wish, operation, exchange, { facts }) {
  const message = text`The answer to the rehearsal names no host to upload to.`;
  return diagnosed(wish, operation, "error", message, advise("upload-url-unreadable", facts), [evidence(message, exchange)]);
}
var isRefusal2 = (failure) => failure.kind === "http" && failure.status === 403 && failure.code === "access_denied_insufficient_permissions";
var isHidden = (failure) => failure.kind === "http" && failure.status === 404;
function impossibleOnRoot(operation, { facts, exchange }) {
  const diagnosis = advise("root-folder-operation", { ...facts, operation });
  return diagnosed(operation, operation, "fail", text`Nobody can ${operation} the root folder.`, diagnosis, [evidence(text`folder 0 is the root folder`, exchange)]);
}
var diagnosed = (wish, operation, status, message, diagnosis, seen) => ({ wish, operation, status, message, why: { kind: "diagnosed", diagnosis }, evidence: seen });
function diagnosisOf(worst, problems, wanted, { seen, facts }) {
  if (worst.why?.kind === "diagnosed") return worst.why.diagnosis;
  const short = problems.filter((verdict) => verdict.why?.kind === "permission").map((verdict) => verdict.wish);
  const owner = seen.ownedBy?.login ?? null;
  return advise(findingFor(short, seen), {
    ...facts,
    operation: short.join(", "),
    needed: roleFor(wanted, seen),
    ...owner === null ? {} : { person: owner }
  });
}
function findingFor(short, { isExternallyOwned, canNonOwnersInvite }) {
  if (isExternallyOwned === true) return "externally-owned";
  return short.length === 1 && short[0] === "invite" && canNonOwnersInvite === false ? "invites-restricted" : "permission-missing";
}
function roleFor({ operations, replace }, { permissions: permissions2 }) {
  const least = leastRoleFor(replace.length > 0 ? [...operations, "replace"] : operations);
  return roleName(least === "editor" && permissions2.can_rename === true ? "co-owner" : least);
}
function may({ permissions: permissions2 }) {
  return ["read", ...ANSWERED_BY_PERMISSION.filter(([, permission]) => permissions2[permission] === true).map(([operation]) => operation)].join(", ");
}
var nameOf = ({ id, name: name2 }) => name2 === null ? text`folder ${id}` : text`${foreign("name", unwrap(name2), `folder ${id}`)}`;
function describe2(seen) {
  const outside = seen.isExternallyOwned === true ? " of another enterprise" : "";
  const login = seen.ownedBy?.login ?? null;
  return login === null ? text`${nameOf(seen)}${outside === "" ? "" : `, owned by a user${outside}`}` : text`${nameOf(seen)}, owned by ${login}${outside}`;
}

// src/checks/folder-hidden.ts
async function judgeHidden(context, folderId, answer) {
  if (answer.kind === "answered") {
    return excess(context, folderId, passed(text`${nameOf(answer.value)} is visible to this identity, which must not see it.`, [evidence(text`Box shows the folder`, answer.exchange)]));
  }
  const { failure } = answer;
  if (failure.kind === "http" && failure.status === 404 && failure.code === "trashed") {
    return excess(context, folderId, passed(text`Folder ${folderId} is in the trash, and this identity, which must not see it, is told so.`, [failureEvidence(failure)]));
  }
  const refused2 = isInvisible(failure) || failure.kind === "http" && failure.status === 403 && failure.code === "insufficient_scope";
  if (!refused2) return failedBy(failure, guidanceOf(context, context.contentSubject, { folderId }), (cause) => cause);
  return passed(text`Box shows no folder ${folderId} to this identity; whether it exists, Box does not tell.`, [failureEvidence(failure)]);
}
async function excess(context, folderId, seen) {
  const [login, { finding, seen: further }] = await Promise.all([inviteeOf(context, context.contentSubject), explainVisible(askingOf(context), context.contentSubject)]);
  const facts = { ...context.facts, folderId, folderLink: folderLink(folderId), ...login === null ? {} : { login } };
  const diagnosis = advise(finding ?? "folder-visible", facts);
  return found("fail", seen.message, finding === null ? { ...diagnosis, confidence: "likely" } : diagnosis, [...seen.evidence, ...further]);
}

// src/experiments/app-trials.ts
var CLOCK = {
  id: "clock",
  tries: "the same request signed again with Box\u2019s time",
  when: "Box refuses an assertion for a time in it, and an answer told Box\u2019s time",
  requests: 1,
  outcomes: {
    "accepted": "Box accepts it with its own time: this host\u2019s clock is the cause.",
    "refused": "Box refuses it with its own time too: there is more than the clock."
  },
  source: "box-authentication.md section 7"
};
function readClock(answer) {
  if (answer.kind === "issued" && answer.clockRepair !== null) return { outcome: "accepted", seen: [{ text: text`Tried: ${CLOCK.tries}. ${CLOCK.outcomes.accepted}`, exchange: answer.exchange }] };
  if (answer.kind !== "failed" || answer.resigned === void 0) return notTried;
  return { outcome: isRefusal3(answer.resigned) ? "refused" : "open", seen: [resignedSeen(answer.resigned)] };
}
var isRefusal3 = (failure) => refusalWords({ kind: "failed", failure }) !== null;
var resignedSeen = (failure) => ({
  text: text`Tried: ${CLOCK.tries}. Box: ${sentence(wordsOfFailure(failure))} ${isRefusal3(failure) ? CLOCK.outcomes.refused : "That tells nothing more."}`,
  exchange: failure.exchange
});
var STILL_AUTHORIZED = {
  id: "still-authorized",
  tries: "one more token request, as the first",
  when: "Box answers a token that it has just issued with \u201CCannot authorize with this service\u201D",
  requests: 1,
  outcomes: {
    "issued": "Box still issues tokens, so the app is authorized; what it is not is enabled.",
    "refused": "Box issues no more tokens: the app\u2019s authorization was removed."
  },
  source: "box-errors.md section 3; box-authentication.md section 10"
};
async function explainNotEnabled(asking, owner) {
  const id = owner === "service" ? asking.enterpriseId : asking.userId;
  if (id === null) return concluded(null, []);
  const answer = await asking.session.tryGrant({ grant: asking.grant, subject: { type: owner === "service" ? "enterprise" : "user", id }, time: "box" });
  if (answer.kind === "answered") return concluded("app-authorized-not-enabled", outcomeOf(STILL_AUTHORIZED, "issued", answer).seen);
  const refused2 = /\bnot (?:yet )?authorized\b/iu.test(refusalWords(answer) ?? "");
  return concluded(refused2 ? "app-authorization-removed" : null, outcomeOf(STILL_AUTHORIZED, refused2 ? "refused" : "open", answer).seen);
}
var isNotEnabled = (failure) => /cannot authorize with this service/iu.test(refusalWords({ kind: "failed", failure }) ?? "");
var SCOPE_CONTROLS = {
  id: "scope-controls",
  tries: "token exchange for the scope, for one that is held, and for a name that nobody holds",
  when: "the request that needs a scope is refused with 403",
  requests: 2,
  outcomes: {
    "refused": "The exchange grants what is held and refuses this scope as it refuses an invented name: the token does not carry it.",
    "granted": "The exchange grants the scope: the token carries it, and something else keeps it from working."
  },
  source: "box-access.md sections 5.3 and 6"
};
async function explainHeldScope(asking, row, basis, subject) {
  if (basis !== "granted-but-denied" && basis !== "granted-but-scope-refused") return concluded(null, []);
  const seen = [];
  if (row.needs.globalContentManager) {
    const manager = await seeContentManager(asking, subject);
    seen.push(...manager.seen);
    if (manager.outcome === "off") return concluded("scope-needs-content-manager", seen);
  }
  if (row.needs.enterpriseAccess) {
    const level = await seeAccessLevel(asking, subject);
    seen.push(...level.seen);
    if (level.outcome === "empty") return concluded("scope-needs-enterprise-access", seen);
  }
  return concluded(row.needs.feature !== null && !row.needs.enterpriseAccess ? "scope-needs-feature" : null, seen);
}

// src/checks/folder-invisible.ts
async function judgeInvisible(context, folderId, failure, facts) {
  const { contentSubject } = context;
  const login = await inviteeOf(context, contentSubject);
  const known = { ...context.facts, ...facts, ...login === null ? {} : { login } };
  const guidance = guidanceOf(context, contentSubject, known);
  if (isNotEnabled(failure)) return explainedFailure(failure, guidance, await explainNotEnabled(askingOf(context), contentSubject === "user" ? "user" : "service"));
  if (failure.kind === "http" && failure.status === 404 && failure.code === "trashed") {
    const diagnosis = advise("folder-trashed", known);
    return found("fail", diagnosis.cause, diagnosis, [failureEvidence(failure)]);
  }
  if (!isInvisible(failure)) return failedBy(failure, guidance, (cause) => cause);
  const { finding, confidence, facts: more, seen } = await explainInvisible(askingOf(context), folderId, contentSubject, login);
  const explained2 = explainedFailure(failure, guidance, { finding, facts: more, seen });
  return confidence === null || explained2.diagnosis === null ? explained2 : { ...explained2, diagnosis: { ...explained2.diagnosis, confidence } };
}

// src/checks/rehearsal.ts
var REHEARSED_BYTES2 = 1024;
function rehearsalsFor({ operations, replace, plannedUpload: planned }) {
  const uploads = operations.includes("upload");
  if (planned === null) return { upload: uploads ? "any" : null, replace };
  const replaces = operations.includes("replace") || replace.includes(planned.name);
  if (uploads) return { upload: replaces ? "either" : "planned", replace: replace.filter((name2) => name2 !== planned.name) };
  return { upload: null, replace: [.../* @__PURE__ */ new Set([...replace, planned.name])] };
}
var REQUESTS = { any: 1, planned: 1, either: 2 };
function rehearsalRequests(need2) {
  const { upload, replace } = rehearsalsFor(need2);
  return (upload === null ? 0 : REQUESTS[upload]) + 2 * replace.length;
}
async function rehearseUpload(context, need2) {
  const { session, contentSubject, unusedName: unusedName2 } = context;
  const { id, plannedUpload: planned } = need2;
  if (planned === null) return session.ask(uploadRehearsal(id, unusedName2, REHEARSED_BYTES2), contentSubject);
  if (rehearsalsFor(need2).upload === "either") return answerOf(await rehearseReplacement(context, need2, planned.name));
  return session.ask(uploadRehearsal(id, planned.name, sizeOf(need2, planned.name)), contentSubject);
}
var sizeOf = ({ plannedUpload: planned }, name2) => (planned?.name === name2 ? planned.sizeBytes : null) ?? REHEARSED_BYTES2;
var NOT_FILES = ["folder", "web_link"];
async function rehearseReplacement(context, need2, name2) {
  const { session, contentSubject } = context;
  const sizeBytes = sizeOf(need2, name2);
  const answer = await session.ask(uploadRehearsal(need2.id, name2, sizeBytes), contentSubject);
  if (answer.kind === "answered") return { kind: "absent", exchange: answer.exchange, answer };
  const { failure } = answer;
  if (failure.kind !== "http" || failure.status !== 409 || !(failure.code === null || failure.code === "item_name_in_use")) return { kind: "failed", answer };
  const file = failure.conflicts.find((conflict) => conflict.type === "file");
  if (file !== void 0) return { kind: "rehearsed", answer: await session.ask(replaceRehearsal(file.id, sizeBytes), contentSubject) };
  if (failure.conflicts.some(({ type }) => NOT_FILES.includes(type))) return { kind: "not-a-file", failure };
  return { kind: "failed", answer: { kind: "failed", failure: { ...failure, code: null, shape: "unreadable" } } };
}
function rehearsalsOf(context) {
  return context.plan.folders.flatMap((folder2) => rehearsalsIn(countedFor(context, `folder:${folder2.id}`), folder2));
}
function rehearsalsIn(context, need2) {
  const { upload, replace } = rehearsalsFor(need2);
  const uploads = upload === null ? [] : [rehearseUpload(context, need2)];
  return [...uploads, ...replace.map(async (name2) => answerOf(await rehearseReplacement(context, need2, name2)))];
}
var answerOf = (replacement) => replacement.kind === "not-a-file" ? { kind: "failed", failure: replacement.failure } : replacement.answer;

// src/checks/folder.ts
function folderCheck(context, wanted) {
  const label = wanted.label === null ? "" : ` (${wanted.label})`;
  return {
    target: context.plan.name,
    id: `folder:${wanted.id}`,
    title: `Folder ${wanted.id}${label}: ${wanted.hidden ? "none" : wishes(wanted).join(", ")}`,
    needs: [contentNeed(context)],
    after: [],
    pledge: 1 + rehearsalRequests(wanted),
    run: () => askFolder(context, wanted)
  };
}
async function askFolder(context, wanted) {
  const { session, contentSubject } = context;
  if (wanted.hidden) return judgeHidden(context, wanted.id, await session.ask(folder(wanted.id), contentSubject));
  const [answer, rehearsed] = await Promise.all([session.ask(folder(wanted.id), contentSubject), rehearse(context, wanted)]);
  const facts = {
    folderId: wanted.id,
    folderLink: folderLink(wanted.id),
    operation: wishes(wanted).join(", "),
    needed: roleName(leastRoleFor(wanted.replace.length > 0 ? [...wanted.operations, "replace"] : wanted.operations))
  };
  if (answer.kind === "failed") return judgeInvisible(context, wanted.id, answer.failure, facts);
  return judgeFolder(context, wanted, answer.value, answer.exchange, rehearsed, facts);
}
var NOTHING_REHEARSED = { upload: null, replacements: [] };
async function rehearse(context, wanted) {
  const planned = rehearsalsFor(wanted);
  if (planned.upload === null && planned.replace.length === 0) return NOTHING_REHEARSED;
  const [upload, replacements] = await Promise.all([
    planned.upload === null ? null : rehearseUpload(context, wanted),
    Promise.all(planned.replace.map(async (name2) => ({ name: name2, replacement: await rehearseReplacement(context, wanted, name2) })))
  ]);
  return { upload, replacements };
}
async function judgeFolder(context, wanted, seen, exchange, rehearsed, facts) {
  if (seen.itemStatus !== null && seen.itemStatus !== "active") {
    const diagnosis = advise("folder-trashed", { ...context.facts, ...facts });
    return found("fail", text`${nameOf(seen)} is ${seen.itemStatus}.`, { ...diagnosis, confidence: "proven" }, [evidence(text`item_status ${seen.itemStatus}`, exchange)]);
  }
  const explained2 = refusedDespitePermission(seen, rehearsed) ? { ...rehearsed, explained: await explainRefusedUpload(askingOf(context), wanted.id, context.contentSubject) } : rehearsed;
  const judge = (known) => judgeOperations(context, wanted, seen, exchange, explained2, known);
  const outcome = judge(facts);
  if (outcome.status === "pass") return outcome;
  const login = await inviteeOf(context, context.contentSubject);
  return login === null ? outcome : judge({ ...facts, login });
}

// src/checks/identity.ts
var LOW_STORAGE_BYTES = 50 * 1024 * 1024;
function identityCheck(context) {
  const { plan, session, appSubject } = context;
  return {
    target: plan.name,
    id: "identity",
    title: "The token belongs to the expected identity",
    needs: [appTokenNeed(context)],
    after: [],
    pledge: 1,
    async run() {
      const answer = await session.ask(currentUser, appSubject);
      if (answer.kind === "failed") return judgeUnknown(answer.failure, context);
      return judgeIdentity(answer.value, answer.exchange, context);
    }
  };
}
async function judgeUnknown(failure, context) {
  const guidance = guidanceOf(context, context.appSubject);
  if (!isNotEnabled(failure)) return failedBy(failure, guidance, (cause) => cause);
  return explainedFailure(failure, guidance, await explainNotEnabled(askingOf(context), context.appSubject));
}
function judgeIdentity(user, exchange, context) {
  const findings = findingsOf(user, context);
  const worst = findings.find((finding) => finding.status === "fail") ?? findings[0];
  const seen = [
    evidence(text`${kindOf(user)} ${loginOf(user)}, id ${user.id}, enterprise ${user.enterpriseId ?? "not shown"}, ${storage(user)}`, exchange),
    ...findings.filter((finding) => finding !== worst).map((finding) => evidence(finding.message, exchange))
  ];
  if (worst?.diagnosis == null) return passed(text`${kindOf(user)} ${loginOf(user)}${inEnterprise(user)}.`, seen);
  return found(worst.status, worst.message, worst.diagnosis, seen);
}
function findingsOf(user, context) {
  return [inactive(user, context), otherEnterprise(user, context), notServiceAccount(user, context), storageLow(user, context)].filter((finding) => finding !== null);
}
function inactive(user, { facts, plan }) {
  const known = { ...facts, login: loginOf(user), userId: user.id };
  if (user.status === "inactive") {
    return { status: "fail", message: text`${loginOf(user)} is deactivated.`, diagnosis: advise("user-inactive", known) };
  }
  const writes = plan.folders.some((folder2) => folder2.replace.length > 0 || folder2.operations.some((each) => each === "upload" || each === "replace"));
  if (user.status === "cannot_delete_edit_upload" && writes) {
    return { status: "fail", message: text`${loginOf(user)} may not upload: its status is “${user.status}”.`, diagnosis: advise("user-cannot-upload", known) };
  }
  if (user.status === null) return { status: "warn", message: text`Box does not say whether ${loginOf(user)} is active.`, diagnosis: advise("user-status-unknown", known) };
  return null;
}
function otherEnterprise(user, { enterpriseId, facts }) {
  if (enterpriseId === null || user.enterpriseId === enterpriseId) return null;
  if (user.enterpriseId === null) {
    return { status: "warn", message: text`Box does not say which enterprise ${loginOf(user)} belongs to.`, diagnosis: advise("enterprise-unknown", { ...facts, login: loginOf(user) }) };
  }
  return {
    status: "fail",
    message: text`The token belongs to enterprise ${user.enterpriseId}, not to ${enterpriseId}.`,
    diagnosis: advise("wrong-enterprise", { ...facts, expected: enterpriseId, actual: user.enterpriseId, login: loginOf(user) })
  };
}
function notServiceAccount(user, { appSubject, facts }) {
  if (appSubject === "user" || user.loginKind === "service-account") return null;
  return {
    status: "warn",
    message: text`The token is for ${loginOf(user)}, which does not look like a service account.`,
    diagnosis: advise("not-service-account", { ...facts, login: loginOf(user) })
  };
}
function storageLow(user, { facts }) {
  const { spaceAmount, spaceUsed } = user;
  if (spaceAmount === null || spaceUsed === null || spaceAmount <= 0 || spaceAmount - spaceUsed >= LOW_STORAGE_BYTES) return null;
  return {
    status: "warn",
    message: text`${loginOf(user)} has ${megabytes(spaceAmount - spaceUsed)} of ${megabytes(spaceAmount)} left.`,
    diagnosis: advise("quota-nearly-full", { ...facts, login: loginOf(user), actual: megabytes(spaceAmount - spaceUsed) })
  };
}
var KINDS = { "service-account": "Service account", "app-user": "App user", "other": "User" };
var kindOf = (user) => KINDS[user.loginKind];
var inEnterprise = (user) => user.enterpriseId === null ? text`` : text` of enterprise ${user.enterpriseId}`;
var storage = ({ spaceAmount, spaceUsed }) => spaceAmount === null || spaceUsed === null ? "storage not shown" : spaceAmount <= 0 ? `${megabytes(spaceUsed)} used` : `${megabytes(spaceUsed)} of ${megabytes(spaceAmount)} used`;
var megabytes = (bytes2) => `${Math.max(0, Math.round(bytes2 / 1024 / 1024))} MB`;

// src/checks/network.ts
function networkCheck(host) {
  return {
    target: "host",
    id: "network",
    title: networkTitle(host.apiHost),
    needs: [],
    after: [],
    pledge: 0,
    async run() {
      const [first] = host.usable;
      if (first === void 0) return skipped(NOBODY_TO_ASK);
      return Promise.race([answeredBy(host), unanswered(host, first)]);
    }
  };
}
async function answeredBy({ answered, apiHost }) {
  const exchange = await answered;
  return passed(text`${apiHost} answers.`, [evidence(text`the first answer`, exchange)]);
}
async function unanswered(host, first) {
  const failures = await Promise.all(host.usable.map((target) => tokenFailure(target)));
  const silent = failures.find((failure) => failure !== null && failure.kind !== "http");
  if (silent === void 0 || failures.some((failure) => failure === null || failure.kind === "http")) return answeredBy(host);
  return failedBy(silent, guidanceOf(first, first.appSubject), (cause) => cause);
}
async function tokenFailure(context) {
  const { appSubject } = context;
  const { session } = countedFor(context, appSubject === "service" ? "token" : "user-token");
  const answer = await session.token(appSubject);
  return answer.kind === "failed" ? answer.failure : null;
}

// src/box/scopes.ts
var POSITIVE_CONTROL = "root_readonly";
var NEGATIVE_CONTROL = "box_preflight_no_such_scope";
var DENIALS2 = ["access_denied_insufficient_permissions", "forbidden", "insufficient_access"];
function probeSeen(answer, row) {
  if (answer.kind === "answered") return row.emptyListIsDoubtful && answer.value.entries === 0 ? "answered-empty" : "answered";
  return answer.failure.kind === "http" ? refusalSeen(answer.failure, row) : "inconclusive";
}
function refusalSeen(failure, row) {
  if (failure.status === 409 && failure.code === "item_name_in_use") return "answered";
  if (failure.code === "insufficient_scope") return "scope-refused";
  if (failure.status !== 403 || failure.code === null || !DENIALS2.includes(failure.code)) return "inconclusive";
  return row.anyRefusalIsScope ? "scope-refused" : "denied";
}
var EXCHANGE_REFUSALS = [400, 401, 403];
function exchangeSeen(answer) {
  if (answer.kind === "answered") return "granted";
  const { failure } = answer;
  return failure.kind === "http" && failure.fromBox && EXCHANGE_REFUSALS.includes(failure.status) ? "refused" : "inconclusive";
}
function wantsExchange(probe) {
  return probe === "not-asked" || probe === "scope-refused" || probe === "denied";
}
function isCalibrated({ positive, negative }) {
  return positive === "granted" && negative === "refused";
}
function judgeScope(evidence2) {
  const exchange = calibrated(evidence2);
  const sure = evidence2.row?.mapping === "medium" ? "medium" : "high";
  switch (evidence2.probe) {
    case "answered":
      return { held: "yes", confidence: sure, basis: "answered" };
    case "answered-empty":
      return { held: "yes", confidence: "medium", basis: "answered-empty" };
    case "scope-refused":
      return AFTER_SCOPE_REFUSED[exchange];
    case "denied":
      return AFTER_DENIED[exchange];
    case "not-asked":
      return WITHOUT_PROBE[exchange];
    case "inconclusive":
      return NOTHING_TOLD;
  }
}
function calibrated({ row, exchange, control }) {
  if (!isCalibrated(control)) return "silent";
  if (exchange === "granted") return "granted";
  return exchange === "refused" && row?.exchangeable !== "unknown" ? "refused" : "silent";
}
var NOTHING_TOLD = { held: "unknown", confidence: null, basis: "nothing-told" };
var AFTER_SCOPE_REFUSED = {
  granted: { held: "yes", confidence: "medium", basis: "granted-but-scope-refused" },
  refused: { held: "no", confidence: "high", basis: "refused-by-both" },
  silent: { held: "no", confidence: "medium", basis: "scope-refused" }
};
var AFTER_DENIED = {
  granted: { held: "yes", confidence: "high", basis: "granted-but-denied" },
  refused: { held: "no", confidence: "medium", basis: "refused-and-denied" },
  silent: { held: "yes", confidence: "medium", basis: "denied" }
};
var WITHOUT_PROBE = {
  granted: { held: "yes", confidence: "high", basis: "granted" },
  refused: { held: "unknown", confidence: null, basis: "refused" },
  silent: NOTHING_TOLD
};

// src/checks/scope.ts
function scopeCheck(context, scope, held = true) {
  const row = scopeRow(scope);
  return {
    target: context.plan.name,
    id: `scope:${scope}`,
    title: `The token ${held ? "carries" : "does not carry"} ${scope}`,
    needs: [appTokenNeed(context)],
    after: [],
    pledge: row === null ? 3 : 1,
    run: () => held ? askWanted(context, scope, row) : askUnwanted(context, scope, row)
  };
}
async function askWanted(context, scope, row) {
  const shown3 = await shownByFolders(context, row);
  if (shown3 !== null && row !== null) return passed(text`The token carries ${row.name}.`, [shown3]);
  const observed = await observe(context, scope, row);
  const judged2 = judgeObserved(observed, scope, row, context);
  return row === null ? judged2 : explained(judged2, row, verdictOf(observed, row).basis, scope, context);
}
async function askUnwanted(context, scope, row) {
  const shown3 = await shownByFolders(context, row);
  return shown3 === null ? judgeUnwanted(await observe(context, scope, row), scope, row, context) : excess2(scope, row, "likely", [shown3], context);
}
async function explained(judged2, row, basis, scope, context) {
  const { finding, seen } = await explainHeldScope(askingOf(context), row, basis, context.appSubject);
  if (finding === null || judged2.status !== "warn") return { ...judged2, evidence: [...judged2.evidence, ...seen] };
  const diagnosis = advise(finding, factsOf(scope, row, context));
  return found("warn", diagnosis.cause, diagnosis, [...judged2.evidence, ...seen]);
}
async function shownByFolders(context, row) {
  const asked = row?.name === "root_readonly" ? folderReads(context) : row?.name === "root_readwrite" ? acceptedUploads(context) : [];
  const answers = await Promise.all(asked);
  const shown3 = answers.find((answer) => answer?.kind === "answered");
  return shown3?.kind === "answered" ? evidence(text`shown by a folder’s own check`, shown3.exchange) : null;
}
var folderReads = (context) => context.plan.folders.map(({ id }) => countedFor(context, `folder:${id}`).session.ask(folder(id), context.contentSubject));
var acceptedUploads = (context) => rehearsalsOf(context).map(async (rehearsal) => {
  const answer = await rehearsal;
  return answer.kind === "answered" && answer.value.uploadUrl === null ? null : answer;
});
var NO_CONTROL = { positive: "not-asked", negative: "not-asked" };
async function observe(context, scope, row) {
  const probe = await probed(context, row);
  const silent = { seen: "not-asked", answer: null };
  if (!wantsExchange(probe.seen)) return { probe, exchange: silent, control: NO_CONTROL };
  const { session, appSubject } = context;
  const [answer, positive, negative] = await Promise.all([
    session.exchange(row?.name ?? scope, appSubject),
    session.exchange(POSITIVE_CONTROL, appSubject),
    session.exchange(NEGATIVE_CONTROL, appSubject)
  ]);
  return { probe, exchange: { seen: exchangeSeen(answer), answer }, control: { positive: exchangeSeen(positive), negative: exchangeSeen(negative) } };
}
async function probed({ plan, session, appSubject, contentSubject, unusedName: unusedName2 }, row) {
  const uploading = plan.folders.find((wanted) => wanted.operations.includes("upload")) ?? plan.folders[0];
  const folderId = contentSubject === appSubject ? uploading?.id ?? null : null;
  const question = row === null ? null : scopeProbe(row.name, { folderId, rehearsalName: unusedName2 });
  if (row === null || question === null) return { seen: "not-asked", answer: null };
  const answer = await session.ask(question, appSubject);
  return { seen: probeSeen(answer, row), answer };
}
var FINDINGS2 = {
  "answered": null,
  "answered-empty": null,
  "granted": null,
  "granted-but-denied": { status: "warn", id: "scope-held-no-rights", says: "is held, but this identity may not use it" },
  "granted-but-scope-refused": { status: "warn", id: "scope-held-blocked", says: "is held, but the access level or the plan keeps it from working" },
  "denied": { status: "warn", id: "scope-held-no-rights", says: "seems to be held, but this identity may not use it" },
  "refused-by-both": { status: "fail", id: "scope-missing-proven", says: "is missing" },
  "refused-and-denied": { status: "fail", id: "scope-missing-likely", says: "is probably missing" },
  "scope-refused": { status: "fail", id: "scope-missing-likely", says: "is missing, or the app was not authorized again since" },
  "refused": { status: "warn", id: "scope-undetermined", says: "could not be told" },
  "nothing-told": { status: "warn", id: "scope-undetermined", says: "could not be told" }
};
function judgeObserved(observed, scope, row, context) {
  const { probe, exchange } = observed;
  const verdict = verdictOf(observed, row);
  const seen = [...shown2("probe", probe.answer), ...shown2("token exchange", exchange.answer), ...proved(verdict.basis, exchange.answer)];
  const name2 = foreign("words", scope);
  const finding = FINDINGS2[verdict.basis];
  if (finding === null) return passed(text`The token carries ${name2}.`, seen);
  const unanswered2 = verdict.basis === "nothing-told" ? couldNotAsk(observed, row, context) : null;
  if (unanswered2 !== null) return unanswered2;
  const facts = factsOf(scope, row, context);
  if (row === null) return unknownName(scope, facts, seen);
  return found(finding.status, text`The scope ${name2} ${finding.says}.`, advise(finding.id, facts), seen);
}
var verdictOf = ({ probe, exchange, control }, row) => judgeScope({ row, probe: probe.seen, exchange: exchange.seen, control });
var factsOf = (scope, row, { facts }) => ({
  ...facts,
  scope: foreign("words", scope),
  ...row?.label == null ? {} : { scopeLabel: row.label },
  ...row?.needs.feature == null ? {} : { needed: row.needs.feature }
});
function judgeUnwanted(observed, scope, row, context) {
  const { held, basis } = verdictOf(observed, row);
  const seen = [...shown2("probe", observed.probe.answer), ...shown2("token exchange", observed.exchange.answer)];
  if (held === "yes" && basis !== "denied") return excess2(scope, row, basis === "granted" || basis === "granted-but-denied" ? "proven" : "likely", seen, context);
  if (held === "no") return passed(text`The token does not carry ${foreign("words", scope)}.`, seen);
  const unanswered2 = basis === "nothing-told" ? couldNotAsk(observed, row, context) : null;
  if (unanswered2 !== null) return unanswered2;
  const facts = factsOf(scope, row, context);
  if (row === null) return unknownName(scope, facts, seen);
  return found("warn", text`The scope ${foreign("words", scope)} could not be told.`, advise("scope-undetermined", facts), seen);
}
function excess2(scope, row, confidence, seen, context) {
  const message = text`The token carries ${foreign("words", scope)}, which it must not.`;
  return found("fail", message, { ...advise("scope-excess", factsOf(scope, row, context)), confidence }, seen);
}
function proved(basis, exchange) {
  const outcome = PROVED[basis];
  const index = exchange?.kind === "answered" ? exchange.exchange : exchange?.failure.exchange ?? null;
  return outcome === void 0 ? [] : [evidence(text`${SCOPE_CONTROLS.outcomes[outcome]}`, index)];
}
var PROVED = {
  "refused-by-both": "refused",
  "refused-and-denied": "refused",
  "granted-but-denied": "granted",
  "granted-but-scope-refused": "granted"
};
function couldNotAsk({ probe, exchange }, row, context) {
  const failure = failureOf(probe.answer) ?? failureOf(exchange.answer);
  if (failure === null) return null;
  const diagnosis = diagnosisOf2(failure, row, context);
  return statusOf(failure, diagnosis) === "error" ? judgedFailure(failure, diagnosis, diagnosis.cause) : null;
}
function diagnosisOf2(failure, row, context) {
  const told = diagnose(failure, guidanceOf(context, context.appSubject));
  const isSearch = row?.name === "enterprise_content" && failure.kind === "http" && failure.status === 429;
  if (!isSearch || told.code !== "rate-limited") return told;
  const { retryAfterSeconds } = failure;
  return advise("search-limited", retryAfterSeconds === null ? context.facts : { ...context.facts, retryAfter: `${retryAfterSeconds} seconds` });
}
function unknownName(scope, facts, seen) {
  const near = nearestName(scope, SCOPES.map((row) => row.name));
  const hint = near === null ? "" : ` Did you mean ${near}?`;
  const diagnosis = advise("scope-unknown-name", { ...facts, ...near === null ? {} : { expected: near } });
  return found("warn", text`This version does not know a scope ${foreign("words", scope)}, and Box did not grant it.${hint}`, diagnosis, seen);
}
var failureOf = (answer) => answer?.kind === "failed" ? answer.failure : null;
function shown2(what, answer) {
  if (answer === null) return [];
  if (answer.kind === "answered") return [evidence(text`${what}: answered`, answer.exchange)];
  const { text: words, exchange } = failureEvidence(answer.failure);
  return [evidence(text`${what}: ${words}`, exchange)];
}

// src/experiments/refusals.ts
var WORDS = [
  ["grant", /grant credentials are invalid/iu],
  ["subject-type", /box_subject_type"? value is unauthorized/iu],
  ["grant-type", /grant type is unauthorized/iu],
  ["configuration", /cannot obtain (?:user )?token based on the enterprise configuration/iu],
  ["sub", /'sub' (?:claim|specified)/iu],
  ["iss", /'iss' claim/iu],
  ["kid", /"?kid"? invalid, unable to lookup/iu],
  ["signature", /signature verification error|openssl unable to verify data/iu]
];
function refusalKind(failure) {
  return failure.kind === "http" && failure.status >= 400 && failure.status < 500 ? kindOfWords(failure.words ?? "") : null;
}
var kindOfWords = (words) => WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
var isPairRefused = (words) => /\binvalid_client\b|client credentials are (?:invalid|not valid)|client_id is invalid/iu.test(words);
var isKeyNotNamed = (words) => /"?kid"? empty/iu.test(words);

// src/experiments/token-trials.ts
var PAIR_ALONE = {
  id: "pair-alone",
  tries: "client ID and client secret alone, without a subject",
  when: "a token request is refused with \u201CGrant credentials are invalid\u201D, or for its `iss` claim",
  requests: 1,
  outcomes: {
    "pair-refused": "The pair itself is refused: ID and secret do not go together.",
    "same-words": "The refusal is the same without a subject, so the subject is not its cause.",
    "pair-accepted": "The pair is accepted, so the subject or the authorization is the cause."
  },
  source: "box-authentication.md section 8, below the table"
};
async function tryPairAlone({ session }) {
  const answer = await session.tryGrant({ grant: "ccg", subject: null, time: "box" });
  return outcomeOf(PAIR_ALONE, readPairAlone(answer), answer);
}
function readPairAlone(answer) {
  if (answer.kind === "answered") return "pair-accepted";
  const words = refusalWords(answer);
  if (words === null) return "open";
  if (isPairRefused(words)) return "pair-refused";
  if (kindOfWords(words) === "grant") return "same-words";
  return /\bunauthorized_client\b/iu.test(words) ? "pair-accepted" : "open";
}
var OTHER_SUBJECT_TYPE = {
  id: "other-subject-type",
  tries: "the same ID as the other type of subject",
  when: "Box knows no such subject for the app, or the app may not use this type of subject",
  requests: 1,
  outcomes: {
    "issued": "The ID is one of the other type.",
    "known-user": "Box knows a user of this ID, so it is no enterprise\u2019s.",
    "type-accepted": "The app may use this grant for the other type, so it is of the right kind, and not (re)authorized.",
    "refused": "The ID is none of the other type either."
  },
  source: "box-authentication.md section 8, rows 6, 7, 9 and 11"
};
async function tryOtherSubjectType({ session, grant }, subject) {
  const type = subject.type === "enterprise" ? "user" : "enterprise";
  const answer = await session.tryGrant({ grant, subject: { type, id: subject.id }, time: "box" });
  return outcomeOf(OTHER_SUBJECT_TYPE, readOtherSubjectType(answer), answer);
}
function readOtherSubjectType(answer) {
  if (answer.kind === "answered") return "issued";
  const kind = kindOfWords(refusalWords(answer) ?? "");
  if (kind === "configuration") return "known-user";
  if (kind === "grant") return "type-accepted";
  return kind === "sub" || kind === "subject-type" || kind === "grant-type" ? "refused" : "open";
}
var OTHER_GRANT = {
  id: "other-grant",
  tries: "the same app by Client Credentials Grant",
  when: "Box refuses the grant type of a JWT app",
  requests: 1,
  outcomes: {
    "issued": "The app is a Client Credentials Grant app.",
    "other-refusal": "The app takes the Client Credentials Grant, and refuses it for another reason.",
    "grant-refused": "The app takes neither grant: it is probably one for people who log in."
  },
  source: "box-authentication.md section 8, rows 7 and 8"
};
async function tryOtherGrant({ session, enterpriseId }) {
  if (enterpriseId === null) return notTried;
  const answer = await session.tryGrant({ grant: "ccg", subject: { type: "enterprise", id: enterpriseId }, time: "box" });
  return outcomeOf(OTHER_GRANT, readOtherGrant(answer), answer);
}
function readOtherGrant(answer) {
  if (answer.kind === "answered") return "issued";
  const words = refusalWords(answer);
  if (words === null || isPairRefused(words)) return "open";
  const kind = kindOfWords(words);
  return kind === "subject-type" || kind === "grant-type" ? "grant-refused" : "other-refusal";
}
var SAME_APP_BY_JWT = {
  id: "same-app-by-jwt",
  tries: "the target of this run that asks the same app by JWT",
  when: "Box refuses the Client Credentials Grant, and another target has a JWT config with the same client ID",
  requests: 0,
  outcomes: {
    "issued": "Box issues this app a token by JWT: it is a JWT app."
  },
  source: "box-authentication.md section 8, rows 7 and 8"
};
async function seeSameAppByJwt({ sameApp: sameApp2 }) {
  const other = sameApp2.find(({ grant }) => grant === "jwt");
  const answer = await other?.session.token("service");
  if (other === void 0 || answer?.kind !== "issued") return notTried;
  return outcomeSeen(SAME_APP_BY_JWT, "issued", text`Target ${other.session.target} got a token`, answer.exchange);
}
var WITHOUT_KEY_ID = {
  id: "without-key-id",
  tries: "the same assertion without `kid`",
  when: "Box knows no key of the assertion\u2019s `kid`, or the signature does not fit it",
  requests: 1,
  outcomes: {
    "issued": "The key pair is the app\u2019s only one: nothing but `publicKeyID` in the config is wrong.",
    "signature-refused": "The app\u2019s only public key is another one: this private key is of another pair or app.",
    "several-keys": "The app has several public keys, and none was named."
  },
  source: "box-authentication.md section 8, rows 16 to 18"
};
async function tryWithoutKeyId({ session }, subject) {
  const shape = { grant: "jwt", subject, assertion: { ...OWN_SHAPE, keyId: false }, time: "box" };
  const answer = await session.tryGrant(shape);
  return outcomeOf(WITHOUT_KEY_ID, readWithoutKeyId(answer), answer);
}
function readWithoutKeyId(answer) {
  if (answer.kind === "answered") return "issued";
  const words = refusalWords(answer) ?? "";
  if (isKeyNotNamed(words)) return "several-keys";
  return kindOfWords(words) === "signature" ? "signature-refused" : "open";
}
var USERS_ENTERPRISE = {
  id: "users-enterprise",
  tries: "the enterprise of the user whose token was issued",
  when: "Box refuses the enterprise\u2019s token with \u201CGrant credentials are invalid\u201D and issues the user\u2019s",
  requests: 1,
  outcomes: {
    "other": "The app works in another enterprise than the one configured.",
    "same": "The user belongs to the enterprise that is configured."
  },
  source: "box-access.md section 1.1"
};
async function seeUsersEnterprise({ session, userId, enterpriseId }) {
  const none = { ...notTried, actual: null };
  if (userId === null || (await session.token("user")).kind !== "issued") return none;
  const answer = await session.ask(currentUser, "user", { followUp: true });
  const actual = answer.kind === "answered" ? answer.value.enterpriseId : null;
  if (answer.kind === "failed" || actual === null) return none;
  return { ...outcomeSeen(USERS_ENTERPRISE, actual === enterpriseId ? "same" : "other", text`It is ${actual}`, answer.exchange), actual };
}

// src/experiments/user-trials.ts
var OWN_ID = {
  id: "own-id",
  tries: "the user\u2019s ID with the service account\u2019s own",
  when: "Box issues no token for a user, or lets nobody act for it, and the service account\u2019s token is there",
  requests: 1,
  outcomes: {
    "same": "It is the service account\u2019s own ID, for which there is no user token and no As-User.",
    "different": "It is not the service account\u2019s own."
  },
  source: "box-authentication.md section 8, row 9; box-access.md section 7"
};
async function compareOwnId({ session }, userId) {
  const answer = await session.ask(currentUser, "service", { followUp: true });
  if (answer.kind === "failed") return notTried;
  return outcomeSeen(OWN_ID, answer.value.id === userId ? "same" : "different", text`The service account’s is ${answer.value.id}`, answer.exchange);
}
var ACT_FOR_USER = {
  id: "act-for-user",
  tries: "acting for the user with the As-User header",
  when: "Box issues no token for a user, and the service account\u2019s token is there",
  requests: 1,
  outcomes: {
    "reached": "The user is there, active and within the app\u2019s reach: what is missing is the right to its tokens.",
    "deactivated": "The user is deactivated.",
    "denied": "The app reaches no such user."
  },
  source: "box-access.md section 7; box-errors.md section 3"
};
async function tryActingFor({ session }, userId) {
  const answer = await session.ask(impersonatedUser, "as-user", { followUp: true });
  return outcomeOf(ACT_FOR_USER, readActingFor(answer, userId), answer);
}
function readActingFor(answer, userId) {
  if (answer.kind === "answered") {
    if (answer.value.id !== userId) return "open";
    return answer.value.status === "inactive" ? "deactivated" : "reached";
  }
  const words = refusalWords(answer) ?? "";
  if (/user (?:has been|is) (?:deactivated|inactive)/iu.test(words)) return "deactivated";
  return /access_denied_insufficient_permissions|not_found/u.test(words) ? "denied" : "open";
}
var LOOK_UP_USER = {
  id: "look-up-user",
  tries: "looking the user up with the service account\u2019s token",
  when: "Box issues no token for a user, or lets nobody act for it, and As-User told nothing",
  requests: 1,
  outcomes: {
    "active": "The user is there, active and within the app\u2019s reach.",
    "deactivated": "The user is deactivated.",
    "not-visible": "The app sees no such user: the ID is nobody\u2019s in this enterprise, or its access level leaves managed users out."
  },
  source: "https://developer.box.com/reference/get-users-id; box-access.md section 5.1"
};
async function lookUpUser({ session }, userId) {
  const answer = await session.ask(userOfId(userId), "service", { followUp: true });
  return outcomeOf(LOOK_UP_USER, readLookUp(answer), answer);
}
function readLookUp(answer) {
  if (answer.kind === "answered") return answer.value.status === "inactive" ? "deactivated" : "active";
  return refusalWords(answer) !== null && httpStatus(answer.failure) === 404 ? "not-visible" : "open";
}
var MANAGED_FOLDER = {
  id: "managed-folder",
  tries: "reading a managed user\u2019s folder with the service account\u2019s token",
  when: "the app reaches no user of this ID, and the plan names a folder",
  requests: 1,
  outcomes: {
    "seen": "The app has App + Enterprise Access, so a user that it does not reach is not of this enterprise."
  },
  source: "box-authentication.md section 10 (App Access Only leaves managed users\u2019 content out)"
};
async function seeManagedFolder({ session, folderIds }) {
  const id = folderIds.find((each) => each !== "0");
  if (id === void 0) return notTried;
  const answer = await session.ask(folder(id), "service", { followUp: true });
  return outcomeOf(MANAGED_FOLDER, readManagedFolder(answer), answer);
}
function readManagedFolder(answer) {
  const login = answer.kind === "answered" ? answer.value.ownedBy?.login ?? null : null;
  return login !== null && loginKind(unwrap(login)) === "other" ? "seen" : "open";
}

// src/experiments/explain-token.ts
async function explainTokenRefusal(asking, failure, owner) {
  const kind = refusalKind(failure);
  const id = owner === "service" ? asking.enterpriseId : asking.userId;
  if (kind === null || id === null) return concluded(null, []);
  return owner === "service" ? FOR_SERVICE[kind](asking, { type: "enterprise", id }) : explainUserRefusal(asking, kind, id);
}
var nothingToTry = () => Promise.resolve(concluded(null, []));
var FOR_SERVICE = {
  "grant": explainGrant,
  "subject-type": explainMethodOfCcg,
  "grant-type": (asking, subject) => asking.grant === "jwt" ? explainMethodOfJwt(asking) : explainMethodOfCcg(asking, subject),
  "configuration": nothingToTry,
  "sub": explainSub,
  "iss": explainIssuer,
  "kid": explainKey,
  "signature": explainKey
};
async function explainGrant(asking, subject) {
  const pair = await tryPairAlone(asking);
  if (pair.outcome === "pair-refused") return concluded("pair-refused", pair.seen);
  if (pair.outcome === "same-words") return concluded("pair-refused-alike", pair.seen);
  const user = await seeUsersEnterprise(asking);
  const soFar = [...pair.seen, ...user.seen];
  if (user.outcome === "other") return concluded("enterprise-elsewhere", soFar, { ...user.actual === null ? {} : { actual: user.actual } });
  const type = await tryOtherSubjectType(asking, subject);
  const seen = [...soFar, ...type.seen];
  if (type.outcome === "issued" || type.outcome === "known-user") return concluded("enterprise-id-is-a-user", seen);
  return concluded(pair.outcome === "pair-accepted" ? "enterprise-refused" : null, seen);
}
async function explainMethodOfCcg(asking, subject) {
  const jwt = await seeSameAppByJwt(asking);
  if (jwt.outcome === "issued") return concluded("app-is-jwt", jwt.seen);
  const type = await tryOtherSubjectType(asking, subject);
  const seen = [...jwt.seen, ...type.seen];
  if (type.outcome === "issued") return concluded("enterprise-id-is-a-user", seen);
  return concluded(type.outcome === "type-accepted" ? "app-takes-grant-unauthorized" : null, seen);
}
async function explainMethodOfJwt(asking) {
  const { outcome, seen } = await tryOtherGrant(asking);
  switch (outcome) {
    case "issued":
      return concluded("app-is-ccg", seen);
    case "other-refusal":
      return concluded("app-is-ccg-too", seen);
    case "grant-refused":
      return concluded("app-is-neither", seen);
    case "open":
      return concluded(null, seen);
  }
}
async function explainSub(asking, subject) {
  const { outcome, seen } = await tryOtherSubjectType(asking, subject);
  return concluded(outcome === "issued" || outcome === "known-user" ? "enterprise-id-is-a-user" : null, seen);
}
async function explainIssuer(asking) {
  const { outcome, seen } = await tryPairAlone(asking);
  if (outcome === "pair-refused") return concluded("pair-refused", seen);
  return concluded(outcome === "pair-accepted" ? "keys-of-another-app" : null, seen);
}
async function explainKey(asking, subject) {
  if (asking.grant !== "jwt") return concluded(null, []);
  const { outcome, seen } = await tryWithoutKeyId(asking, subject);
  if (outcome === "issued") return concluded("key-id-wrong", seen);
  return concluded(outcome === "signature-refused" ? "key-of-another-pair" : null, seen);
}
async function explainUserRefusal(asking, kind, userId) {
  if (kind === "kid" || kind === "signature") return explainKey(asking, { type: "user", id: userId });
  if (kind === "iss") return explainIssuer(asking);
  if (kind === "grant-type" && asking.grant === "jwt") return explainMethodOfJwt(asking);
  const pairAccepted = (await asking.session.token("service")).kind === "issued";
  if (!pairAccepted) return kind === "grant" ? explainUserAlone(asking, userId) : concluded(null, []);
  return explainUser(asking, kind, userId);
}
async function explainUserAlone(asking, userId) {
  const pair = await tryPairAlone(asking);
  if (pair.outcome === "pair-refused") return concluded("pair-refused", pair.seen);
  if (pair.outcome === "same-words") return concluded("pair-refused-alike", pair.seen);
  const type = await tryOtherSubjectType(asking, { type: "user", id: userId });
  const seen = [...pair.seen, ...type.seen];
  if (type.outcome === "issued") return concluded("user-id-is-an-enterprise", seen);
  return concluded(pair.outcome === "pair-accepted" ? "user-subject-refused" : null, seen);
}
async function explainUser(asking, kind, userId) {
  const own = await compareOwnId(asking, userId);
  if (own.outcome === "same") return concluded("user-is-service-account", own.seen);
  const reach = await reachUser(asking, kind, userId);
  const soFar = [...own.seen, ...reach.seen];
  if (reach.finding !== null) return concluded(reach.finding, soFar);
  if (kind === "configuration") return concluded(reach.isUnreached ? "user-app-access-only" : null, soFar);
  const type = await tryOtherSubjectType(asking, { type: "user", id: userId });
  const seen = [...soFar, ...type.seen];
  if (type.outcome === "issued") return concluded("user-id-is-an-enterprise", seen);
  if (!reach.isUnreached) return concluded(null, seen);
  const folder2 = await seeManagedFolder(asking);
  return concluded(folder2.outcome === "seen" || kind === "sub" ? "user-unknown" : null, [...seen, ...folder2.seen]);
}
async function reachUser(asking, kind, userId) {
  const there = kind === "sub" ? null : "user-tokens-off";
  const acting = await tryActingFor(asking, userId);
  if (acting.outcome === "reached" && there !== null) return { ...concluded(there, acting.seen), isUnreached: false };
  if (acting.outcome === "deactivated") return { ...concluded("user-deactivated", acting.seen), isUnreached: false };
  const found2 = await lookUpUser(asking, userId);
  const seen = [...acting.seen, ...found2.seen];
  if (found2.outcome === "deactivated") return { ...concluded("user-deactivated", seen), isUnreached: false };
  const isUnreached = acting.outcome === "denied" || found2.outcome === "not-visible";
  return { ...concluded(found2.outcome === "active" ? there : null, seen), isUnreached };
}
async function explainAsUser(asking, userId) {
  const own = await compareOwnId(asking, userId);
  if (own.outcome === "same") return concluded("user-is-service-account", own.seen);
  const found2 = await lookUpUser(asking, userId);
  const seen = [...own.seen, ...found2.seen];
  return concluded(found2.outcome === "deactivated" ? "user-deactivated" : null, seen);
}

// src/checks/token.ts
function tokenCheck(context) {
  const { plan, session } = context;
  return {
    target: plan.name,
    id: "token",
    title: "Box issues a token for the service account",
    needs: [need(plan.name, "credentials"), need("host", "network")],
    after: [],
    pledge: 1 + mattering(context).length,
    async run() {
      const answer = await session.token("service");
      const judged2 = await explainToken(answer, context, "service");
      return judged2.status === "pass" ? decideByClients(judged2, context) : judged2;
    }
  };
}
async function explainToken(answer, context, subject) {
  if (answer.kind !== "failed") return judgeToken(answer, context, subject);
  const { failure } = answer;
  const explanation = await explainTokenRefusal(askingOf(context), failure, subject);
  const pairAccepted = subject === "user" && refusalKind(failure) === "grant" && (await context.session.token("service")).kind === "issued";
  const guidance = guidanceOf(context, subject);
  return explainedFailure(failure, pairAccepted ? { ...guidance, pairAccepted } : guidance, { ...explanation, seen: [...readClock(answer).seen, ...explanation.seen] });
}
function judgeToken(answer, context, subject) {
  switch (answer.kind) {
    case "absent":
      return skipped(text`No enterprise-id is given, so only the user’s token is asked for.`);
    case "failed":
      return failedBy(answer.failure, guidanceOf(context, subject), (cause) => cause);
    case "issued": {
      const issued = evidence(text`Box issued an access token.`, answer.exchange);
      if (answer.clockRepair === null) return passed(text`Box issued an access token.`, [issued]);
      const { refused: refused2 } = answer.clockRepair;
      const skew = context.skew();
      return found(
        "fail",
        text`Box refused the assertion for this host’s clock, and accepted it when signed with Box’s time.`,
        advise("clock-proven", { ...context.facts, ...skew === null ? {} : { skew } }),
        [failureEvidence(refused2), ...readClock(answer).seen],
        true
      );
    }
  }
}

// src/checks/subject-user.ts
function userTokenCheck(context, userId) {
  const { plan, session } = context;
  return {
    target: plan.name,
    id: "user-token",
    title: `Box issues a token for user ${userId}`,
    needs: [need(plan.name, "credentials"), need("host", "network")],
    after: [],
    pledge: 2,
    async run() {
      const token = await explainToken(await session.token("user"), context, "user");
      return token.status === "skip" || !token.provides ? token : judgeUser(token, userId, "user", context);
    }
  };
}
function asUserCheck(context, userId) {
  const { plan } = context;
  const start = passed(text`The service account may act for user ${userId}.`);
  return {
    target: plan.name,
    id: "as-user",
    title: `The service account may act for user ${userId}`,
    needs: [need(plan.name, "token")],
    after: [],
    pledge: 1,
    run: () => judgeUser(start, userId, "as-user", context)
  };
}
async function judgeUser(soFar, userId, subject, context) {
  const answer = await context.session.ask(subject === "user" ? currentUser : impersonatedUser, subject);
  if (answer.kind === "failed") return judgeUnanswered(answer.failure, userId, subject, context);
  const user = answer.value;
  const shown3 = evidence(text`${loginOf(user)}, id ${user.id}, enterprise ${user.enterpriseId ?? "not shown"}`, answer.exchange);
  if (user.id !== userId) {
    return found(
      "fail",
      text`Box answered as user ${user.id}, not as user ${userId}.`,
      advise(subject === "user" ? "wrong-user" : "as-user-mismatch", { ...context.facts, expected: userId, actual: user.id }),
      [...soFar.evidence, shown3]
    );
  }
  const finding = inactive(user, context) ?? otherEnterprise(user, context);
  if (soFar.status === "fail" || finding?.diagnosis == null) return { ...soFar, evidence: [...soFar.evidence, shown3] };
  return found(finding.status, finding.message, finding.diagnosis, [...soFar.evidence, shown3]);
}
async function judgeUnanswered(failure, userId, subject, context) {
  const guidance = guidanceOf(context, subject, { userId });
  if (isNotEnabled(failure)) return explainedFailure(failure, guidance, await explainNotEnabled(askingOf(context), subject === "user" ? "user" : "service"));
  const isDenied = subject === "as-user" && failure.kind === "http" && failure.status === 403 && failure.code !== "insufficient_scope";
  return isDenied ? explainedFailure(failure, guidance, await explainAsUser(askingOf(context), userId)) : failedBy(failure, guidance, (cause) => cause);
}

// src/checks/upload-host.ts
function uploadHostCheck(targets, usable = targets) {
  const uploading = targets.filter(({ plan }) => plan.folders.some((folder2) => rehearsalRequests(folder2) > 0));
  if (uploading.length === 0) return null;
  return {
    target: "host",
    id: "upload-host",
    title: "Box\u2019s upload host answers",
    pledge: 0,
    after: [],
    needs: [{ ...need("host", "token"), anyOf: uploading.map((target) => keyOf({ target: target.plan.name, id: contentNeed(target).id })) }],
    run: () => judgeHosts(uploading.filter((target) => usable.includes(target)))
  };
}
async function judgeHosts(targets) {
  const named = (await Promise.all(targets.map(async (target) => urlsOf(target)))).flat();
  const byHost = new Map(named.map((each) => [new URL(each.url).host, each]));
  const [first] = targets;
  if (byHost.size === 0 || first === void 0) return skipped(text`No upload was rehearsed with success, so Box named no host.`);
  const shaken = await Promise.all([...byHost].map(async ([host, { url, target }]) => ({ host, target, answer: await target.session.handshake(url) })));
  for (const { host, target, answer } of shaken) {
    if (answer.kind === "failed") {
      return failedBy(answer.failure, guidanceOf(target, target.contentSubject, { host }), (cause) => cause);
    }
  }
  const hosts = [...byHost.keys()].join(", ");
  return passed(text`${hosts} answers.`, shaken.map(({ host }) => evidence(text`connected to ${host}`)));
}
async function urlsOf(target) {
  const answers = await Promise.all(rehearsalsOf(target));
  return answers.flatMap((answer) => answer.kind === "answered" && answer.value.uploadUrl !== null ? [{ url: answer.value.uploadUrl, target }] : []);
}

// src/checks/index.ts
function targetChecks(context) {
  const { plan } = context;
  const paying = (id) => countedFor(context, id);
  return [
    tokenCheck(paying("token")),
    ...plan.userId === null ? [] : [userTokenCheck(paying("user-token"), plan.userId)],
    ...plan.asUser === null ? [] : [asUserCheck(paying("as-user"), plan.asUser)],
    identityCheck(paying("identity")),
    ...plan.scopes.map((scope) => scopeCheck(paying(`scope:${scope.name}`), scope.name, scope.held)),
    ...plan.folders.map((wanted) => folderCheck(paying(`folder:${wanted.id}`), wanted))
  ];
}
function hostChecks(host, limits, estimate, facts, others) {
  const uploadHost = uploadHostCheck(host.targets, host.usable);
  const after = [...others, ...uploadHost === null ? [] : [uploadHost]].map(keyOf);
  return [networkCheck(host), clockCheck(limits, estimate, facts, after), ...uploadHost === null ? [] : [uploadHost]];
}

// src/checks/learn.ts
async function learn(context, key, statusOf2) {
  const { plan } = context;
  const folders = plan.folders.filter(({ id }) => wasAsked(statusOf2(`folder:${id}`)));
  const [identity, seen] = await Promise.all([
    wasAsked(statusOf2("identity")) ? identityOf(context) : null,
    Promise.all(folders.map(({ id }) => folderOf(context, id)))
  ]);
  return { identity, key, scopes: plan.scopes.flatMap((wanted) => scopeOf(wanted, statusOf2)), folders: seen.flat() };
}
var wasAsked = (status) => status !== void 0 && status !== "skip";
async function identityOf({ session, appSubject }) {
  const answer = await session.ask(currentUser, appSubject, { followUp: true });
  return answer.kind === "failed" ? null : { id: answer.value.id, enterpriseId: answer.value.enterpriseId };
}
async function folderOf({ session, contentSubject }, id) {
  return learnedFolder(id, await session.ask(folder(id), contentSubject, { followUp: true }));
}
var NOT_SEEN = [403, 404];
function learnedFolder(id, answer) {
  if (answer.kind === "answered") return [{ id, visible: true, permissions: said(answer.value.permissions) }];
  const { failure } = answer;
  return failure.kind === "http" && failure.fromBox && NOT_SEEN.includes(failure.status) ? [{ id, visible: false, permissions: {} }] : [];
}
function said(permissions2) {
  const known = {};
  for (const name2 of PERMISSION_NAMES) {
    const may2 = permissions2[name2];
    if (may2 !== null) known[name2] = may2;
  }
  return known;
}
function scopeOf({ name: name2, held }, statusOf2) {
  const status = statusOf2(`scope:${name2}`);
  return status === "pass" || status === "fail" ? [{ name: name2, held: held === (status === "pass") }] : [];
}

// src/checks/least-privilege.ts
async function unaskedScopes(context) {
  const rows = unaskedRows(context.plan);
  const { session, appSubject } = context;
  const [positive, negative] = await Promise.all([POSITIVE_CONTROL, NEGATIVE_CONTROL].map((name2) => session.exchange(name2, appSubject)));
  const calibrated2 = positive !== void 0 && negative !== void 0 && exchangeSeen(positive) === "granted" && exchangeSeen(negative) === "refused";
  const held = await Promise.all(rows.map((row) => calibrated2 && row.exchangeable !== "unknown" ? heldByExchange(context, row) : heldByProbe(context, row)));
  return rows.filter((_, index) => held[index] === true).map(({ name: name2 }) => name2);
}
var WRITING = ["upload", "replace", "rename", "delete", "share", "invite"];
function unaskedRows({ folders, scopes }) {
  const named = scopes.map(({ name: name2 }) => sameScope(name2));
  const used = folders.filter(({ hidden }) => !hidden);
  const writes = used.some(({ operations, replace }) => replace.length > 0 || operations.some((each) => WRITING.includes(each)));
  const labels = SCOPES.filter(({ name: name2 }) => named.includes(name2)).map(({ label }) => label).filter((label) => label !== null);
  return SCOPES.filter(({ name: name2, label }) => {
    if (named.includes(name2) || label !== null && labels.includes(label)) return false;
    if (name2 === "root_readwrite") return !writes;
    return !(name2 === "root_readonly" && (used.length > 0 || named.includes("root_readwrite")));
  });
}
async function heldByExchange({ session, appSubject }, { name: name2 }) {
  return exchangeSeen(await session.exchange(name2, appSubject)) === "granted";
}
async function heldByProbe({ plan, session, appSubject, contentSubject, unusedName: unusedName2 }, row) {
  const folderId = contentSubject === appSubject ? plan.folders.find(({ hidden }) => !hidden)?.id ?? null : null;
  const question = scopeProbe(row.name, { folderId, rehearsalName: unusedName2 });
  if (question === null) return false;
  const seen = probeSeen(await session.ask(question, appSubject, { followUp: true }), row);
  return seen === "answered" || seen === "answered-empty";
}

// src/experiments/trouble.ts
var SLOW_MS = 1e3;
var TIMES_SLOWER = 10;
var UNRELATED = 3;
var ELSEWHERE2 = ["status-page", "upload-host"];
var SILENT = ["timeout", "reset", "refused"];
function looksInTrouble(exchanges, codes) {
  const asked = exchanges.filter(({ purpose }) => !ELSEWHERE2.includes(purpose));
  return asked.some(isUnavailable) || hasSlowOnes(asked) || new Set(codes.filter((code) => EXPLAINED_BY_TROUBLE[code])).size >= UNRELATED;
}
var isUnavailable = ({ status, error }) => status !== null && status >= 500 || error !== null && "transport" in error && SILENT.includes(error.transport);
function hasSlowOnes(asked) {
  const durations = asked.map(({ durationMs }) => durationMs).sort((one, other) => one - other);
  const median = durations[Math.floor((durations.length - 1) / 2)];
  return median !== void 0 && durations.some((duration) => duration >= SLOW_MS && duration >= TIMES_SLOWER * median);
}
var EXPLAINED_BY_TROUBLE = {
  "clock-skew": false,
  "credentials-malformed": false,
  "credentials-invalid": false,
  "key-invalid": false,
  "jwt-claim-invalid": false,
  "app-not-authorized": false,
  "app-not-enabled": false,
  "app-misconfigured": false,
  "user-inactive": false,
  "terms-of-service": false,
  "token-expired": true,
  "scope-missing": false,
  "feature-unavailable": false,
  "no-access": false,
  "not-invited": true,
  "trashed": false,
  "quota-exceeded": false,
  "policy-blocked": false,
  "bad-request": false,
  "wrong-enterprise": false,
  "excess-access": false,
  "rate-limited": true,
  "box-unavailable": true,
  "network": true,
  "tls": false,
  "proxy": false,
  "timeout": true,
  "call-budget": false,
  "unknown": true
};
function readStatus(answer) {
  if (answer.kind === "failed") return null;
  const { components, incidents } = answer.value;
  const named = [...components.map(({ name: name2, status }) => text`${name2}: ${status.replaceAll("_", " ")}`), ...incidents.map(({ name: name2, link }) => text`${name2} (${link})`)];
  if (named.length === 0) return { outcome: "fine", seen: { text: text`Box’s status page reports no trouble.`, exchange: answer.exchange }, incident: [], links: [] };
  const incident2 = join(named, "; ");
  return { outcome: "trouble", seen: { text: text`Box’s status page reports: ${incident2}.`, exchange: answer.exchange }, incident: incident2, links: incidents.map(({ link }) => link) };
}
var statusUnread = (answer) => answer.kind === "failed" && answer.failure.kind !== "stopped" ? { text: text`Box’s status page could not be read: ${wordsOfFailure(answer.failure)}`, exchange: answer.failure.exchange } : null;
var incidentFact = (incident2) => foreign("words", incident2.map((part) => typeof part === "string" ? part : part.toJSON()).join(""));

// src/checks/trouble.ts
async function explainTrouble(checks, exchanges, ask2) {
  const failed = checks.filter(isOpen);
  const codes = failed.flatMap(({ diagnosis }) => diagnosis === null ? [] : [diagnosis.code]);
  if (ask2 === null || failed.length === 0 || !looksInTrouble(exchanges(), codes)) return checks;
  const answer = await ask2();
  const trouble = readStatus(answer);
  const unread = statusUnread(answer);
  return checks.map((check) => isOpen(check) && isExplainable(check.diagnosis) ? withStatus(check, check.diagnosis, trouble, unread) : check);
}
var isOpen = ({ status }) => status === "fail" || status === "error";
var isExplainable = (diagnosis) => diagnosis !== null && diagnosis.confidence !== "proven" && EXPLAINED_BY_TROUBLE[diagnosis.code];
function withStatus(check, diagnosis, trouble, unread) {
  const seen = trouble?.seen ?? unread;
  const shown3 = seen === null ? check : { ...check, evidence: [...check.evidence, seen] };
  if (trouble?.outcome !== "trouble") return shown3;
  const advice = advise("box-in-trouble", { incident: incidentFact(trouble.incident) });
  const docs = [.../* @__PURE__ */ new Set([...trouble.links, ...advice.docs])];
  if (check.status === "error") {
    return { ...shown3, diagnosis: { ...diagnosis, cause: text`${diagnosis.cause} ${trouble.seen.text}`, docs: [.../* @__PURE__ */ new Set([...trouble.links, ...diagnosis.docs])] } };
  }
  const cause = text`${advice.cause} If it is not: ${diagnosis.cause}`;
  return { ...shown3, status: "error", message: text`${check.message} Box reports trouble that may be the cause.`, diagnosis: { ...advice, cause, docs } };
}

// src/checks/source.ts
function sourcesOf({ source, sources, folders, scopes }) {
  const ofFolders = firstOf(folders.map((folder2) => [folder2.id, folder2.source]));
  const ofScopes = firstOf(scopes.map((scope) => [sameScope(scope.name), scope.source]));
  return (id) => {
    if (id.startsWith("folder:")) return ofFolders.get(id.slice("folder:".length)) ?? null;
    if (id.startsWith("scope:")) return ofScopes.get(sameScope(id.slice("scope:".length))) ?? null;
    if (id === "credentials") return sources?.credentials ?? source;
    return id === "user-token" || id === "as-user" ? sources?.user ?? source : source;
  };
}
var firstOf = (entries2) => new Map([...entries2].reverse());
function withSources(checks, plan) {
  const sourceOf = plan === void 0 ? () => null : sourcesOf(plan);
  return checks.map((check) => ({ ...check, source: sourceOf(check.id) }));
}

// src/clock/http-date.ts
var MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
var DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
var LONG_DAY = "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)";
var MONTH = `(?<month>${MONTHS.join("|")})`;
var TIME = "(?<hour>[01]\\d|2[0-3]):(?<minute>[0-5]\\d):(?<second>[0-5]\\d|60)";
var FORMS = [
  new RegExp(`^${DAY}, (?<day>\\d{2}) ${MONTH} (?<year>\\d{4}) ${TIME} GMT$`, "u"),
  new RegExp(`^${LONG_DAY}, (?<day>\\d{2})-${MONTH}-(?<year>\\d{2}) ${TIME} GMT$`, "u"),
  new RegExp(`^${DAY} ${MONTH} (?<day>[ \\d]\\d) ${TIME} (?<year>\\d{4})$`, "u")
];
var CENTURY_PIVOT = 70;
function parseHttpDate(value2) {
  for (const form2 of FORMS) {
    const groups = form2.exec(value2.trim())?.groups;
    if (groups !== void 0) return instantOf(groups);
  }
  return null;
}
function instantOf(groups) {
  const number = (name2) => Number(groups[name2]);
  const year = groups["year"]?.length === 2 ? number("year") + (number("year") < CENTURY_PIVOT ? 2e3 : 1900) : number("year");
  const month = MONTHS.indexOf(groups["month"] ?? "");
  const midnight = /* @__PURE__ */ new Date(0);
  midnight.setUTCFullYear(year, month, number("day"));
  if (midnight.getUTCMonth() !== month || midnight.getUTCDate() !== number("day")) return null;
  return midnight.getTime() + ((number("hour") * 60 + number("minute")) * 60 + number("second")) * 1e3;
}

// src/clock/skew.ts
var DATE_RESOLUTION_MS = 1e3;
var TOLERATED_DISAGREEMENT_MS = 250;
function estimateSkew(samples) {
  if (samples.length === 0) return { kind: "none" };
  let lowMs = -Infinity;
  let highMs = Infinity;
  for (const { sentAtMs, receivedAtMs, dateMs } of samples) {
    lowMs = Math.max(lowMs, sentAtMs - dateMs - DATE_RESOLUTION_MS);
    highMs = Math.min(highMs, receivedAtMs - dateMs);
  }
  const stepped = samples.some((sample) => sample.receivedAtMs < sample.sentAtMs);
  if (stepped || lowMs - highMs > TOLERATED_DISAGREEMENT_MS) return { kind: "contradictory", samples: samples.length };
  if (!(lowMs < highMs)) [lowMs, highMs] = [highMs - TOLERATED_DISAGREEMENT_MS, lowMs + TOLERATED_DISAGREEMENT_MS];
  return { kind: "estimated", skewMs: (lowMs + highMs) / 2, uncertaintyMs: (highMs - lowMs) / 2, lowMs, highMs, samples: samples.length };
}

// src/credentials/document.ts
import { Buffer as Buffer2 } from "node:buffer";

// src/credentials/json-fault.ts
var SPACE = /[ \t\n\r]*/y;
var SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
var STRING_START = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;
var SMART_QUOTES = "\u2018\u2019\u201A\u201C\u201D\u201E\xAB\xBB";
function faultOf(text2) {
  const open = [];
  let expected = "value";
  let at2 = 0;
  for (; ; ) {
    at2 = past(SPACE, text2, at2) ?? at2;
    if (at2 >= text2.length) return expected === "nothing" ? null : fault(text2, at2, "the text ends too early");
    const step = advance(text2, at2, expected, open);
    if ("mistake" in step) return fault(text2, step.at, step.mistake);
    at2 = step.at;
    expected = step.expected;
  }
}
function advance(text2, at2, expected, open) {
  return RULES[expected](text2, at2, open) ?? { at: at2, mistake: mistakeAt(text2, at2, expected) };
}
var RULES = {
  "nothing": () => null,
  "colon": (text2, at2) => text2.charAt(at2) === ":" ? { at: at2 + 1, expected: "value" } : null,
  "comma-or-end": (text2, at2, open) => comma(text2, at2, open) ?? close(text2, at2, open),
  "key": (text2, at2) => text2.charAt(at2) === '"' ? string2(text2, at2, "colon") : null,
  "key-or-end": (text2, at2, open) => RULES.key(text2, at2, open) ?? close(text2, at2, open),
  "value": (text2, at2, open) => value(text2, at2, open),
  "value-or-end": (text2, at2, open) => close(text2, at2, open) ?? value(text2, at2, open)
};
function comma(text2, at2, open) {
  return text2.charAt(at2) === "," ? { at: at2 + 1, expected: open.at(-1) === "{" ? "key" : "value" } : null;
}
function value(text2, at2, open) {
  const character = text2.charAt(at2);
  if (character === '"') return string2(text2, at2, afterValue(open));
  if (character === "{" || character === "[") {
    open.push(character);
    return { at: at2 + 1, expected: character === "{" ? "key-or-end" : "value-or-end" };
  }
  const end = past(SCALAR, text2, at2);
  return end === null ? null : { at: end, expected: afterValue(open) };
}
function close(text2, at2, open) {
  if (text2.charAt(at2) !== (open.at(-1) === "{" ? "}" : "]")) return null;
  open.pop();
  return { at: at2 + 1, expected: afterValue(open) };
}
var afterValue = (open) => open.length === 0 ? "nothing" : "comma-or-end";
function string2(text2, at2, expected) {
  const end = past(STRING_START, text2, at2) ?? at2;
  const next = text2.charAt(end);
  if (next === '"') return { at: end + 1, expected };
  if (next === "") return { at: end, mistake: "the text ends too early" };
  if (next === "\\") return { at: end, mistake: "a backslash that begins no escape" };
  return { at: end, mistake: next === "\n" || next === "\r" ? "a line break inside a string" : "a control character inside a string" };
}
function mistakeAt(text2, at2, expected) {
  const character = text2.charAt(at2);
  if (SMART_QUOTES.includes(character)) return "smart quotes";
  if (character === "'") return "single quotes";
  if (expected === "nothing") return "text after the end";
  if (expected === "key" && character === "}" || expected === "value" && character === "]") return "a comma before a closing bracket";
  return null;
}
function past(pattern, text2, at2) {
  pattern.lastIndex = at2;
  return pattern.test(text2) ? pattern.lastIndex : null;
}
function fault(text2, at2, mistake) {
  const lines = text2.slice(0, at2).split(/\r\n|\n|\r/u);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, mistake };
}

// src/credentials/shape.ts
var BYTE_ORDER_MARKS = ["\uFEFF", "\xEF\xBB\xBF"];
var QUOTES = { '"': '"', "'": "'", "`": "`", "\u201C": "\u201D", "\u2018": "\u2019", "\u201E": "\u201C" };
var MASK = /^[*\u2022\u25CF]{3,}$/u;
var EXPRESSIONS = [
  /^\$\{\{[^{}]*\}\}$/u,
  /^\$[A-Za-z_]\w*$/u,
  /^\$\{[A-Za-z_]\w*\}$/u,
  /^\$env:[A-Za-z_]\w*$/iu,
  /^%[A-Za-z_]\w*%$/u,
  /^\$\([^()]*\)$/u,
  /^(?:secrets|vars|env|inputs)\.[A-Za-z_]\w*$/u
];
var LAYERS = 4;
function shapeOf(raw) {
  const repairs = /* @__PURE__ */ new Set();
  let value2 = raw;
  for (let layer = 0; layer < LAYERS; layer += 1) {
    const next = peel(value2);
    if (next === null) break;
    repairs.add(next.off);
    value2 = next.value;
  }
  const spoiled = spoiledBy(value2);
  return { value: value2, repairs: spoiled === null ? [...repairs] : [], spoiled };
}
function spoiledBy(value2) {
  if (MASK.test(value2)) return "masked";
  return EXPRESSIONS.some((expression) => expression.test(value2)) ? "unexpanded-expression" : null;
}
function peel(value2) {
  const mark = BYTE_ORDER_MARKS.find((each) => value2.startsWith(each));
  if (mark !== void 0) return { value: value2.slice(mark.length), off: "byte-order-mark" };
  const trimmed = trimStray(value2);
  if (trimmed !== value2) return { value: trimmed, off: "stray-space" };
  const closing = QUOTES[value2.charAt(0)];
  if (closing === void 0 || value2.length < 2 || !value2.endsWith(closing)) return null;
  return { value: unquote(value2), off: "quoted" };
}
function unquote(value2) {
  if (value2.startsWith('"{\\')) {
    try {
      const inner = JSON.parse(value2);
      if (typeof inner === "string") return inner;
    } catch {
    }
  }
  return value2.slice(1, -1);
}
var STRAY = /[\s\p{Cf}]/u;
function trimStray(value2) {
  let start = 0;
  let end = value2.length;
  while (start < end && STRAY.test(value2.charAt(start))) start += 1;
  while (end > start && STRAY.test(value2.charAt(end - 1))) end -= 1;
  return value2.slice(start, end);
}

// src/credentials/document.ts
var LONGEST_CONFIG = 64 * 1024;
var NOTHING = { kind: "nothing" };
function readDocument(raw, ledger, input) {
  const entry2 = ledger.at(input, null);
  if (raw.length > LONGEST_CONFIG) {
    entry2.unusable("too-large", `more than ${LONGEST_CONFIG / 1024} KiB`);
    return NOTHING;
  }
  const shape = shapeOf(raw);
  noteRepairs(shape, entry2);
  if (shape.spoiled !== null) {
    entry2.unusable(shape.spoiled);
    return NOTHING;
  }
  return readText(shape.value, ledger, input);
}
function noteRepairs(shape, entry2) {
  for (const repair of shape.repairs) if (repair !== "stray-space") entry2.repaired(repair);
}
function readText(text2, ledger, input) {
  const entry2 = ledger.at(input, null);
  if (/^[{["]/u.test(text2)) return parse3(text2, ledger, input);
  if (text2.startsWith("-----BEGIN")) return bareKey(text2, entry2);
  if (/^[\w ./\\:~-]{1,260}\.json$/iu.test(text2)) {
    entry2.unusable("path-given-as-config");
    return NOTHING;
  }
  const decoded = decodeBase64(text2);
  if (decoded === null) return parse3(text2, ledger, input);
  const wide = decoded.includes("\0");
  if (decoded.startsWith("{") && !wide) return parse3(decoded, ledger, input);
  if (decoded.startsWith("-----BEGIN")) return bareKey(decoded, entry2);
  entry2.unusable("base64", wide ? "UTF-16 text" : null);
  return NOTHING;
}
function bareKey(pem, entry2) {
  entry2.unusable("key-given-as-config");
  return { kind: "key", pem };
}
var SHORTEST_BASE64 = 64;
function decodeBase64(text2) {
  const body = text2.replace(/\s+/gu, "");
  if (body.length < SHORTEST_BASE64 || !/^[A-Za-z0-9+/_-]+={0,2}$/u.test(body)) return null;
  return shapeOf(Buffer2.from(body, "base64").toString("utf8")).value;
}
function parse3(text2, ledger, input) {
  let value2;
  try {
    value2 = JSON.parse(text2);
  } catch {
    noteFault(text2, ledger, input);
    return NOTHING;
  }
  if (isObject(value2)) return { kind: "object", object: value2 };
  ledger.at(input, null).unusable("not-an-object", typeOf(value2));
  return NOTHING;
}
function noteFault(text2, ledger, input) {
  const fault2 = faultOf(text2);
  const entry2 = ledger.at(input, fault2 === null ? null : `line ${fault2.line}, column ${fault2.column}`);
  if (fault2?.mistake === "smart quotes") entry2.unusable("smart-quotes");
  else entry2.unusable("not-json", fault2?.mistake ?? null);
}
var isObject = (value2) => typeof value2 === "object" && value2 !== null && !Array.isArray(value2);
function typeOf(value2) {
  if (value2 === null) return "null";
  return Array.isArray(value2) ? "array" : typeof value2;
}

// src/credentials/ids.ts
var LONGEST_VALUE = 256;
function unwrap2(raw, entry2) {
  const shape = shapeOf(raw);
  for (const repair of shape.repairs) entry2.repaired(repair);
  if (shape.spoiled !== null) return entry2.unusable(shape.spoiled);
  return shape.value === "" ? entry2.unusable("field-missing") : shape.value;
}
function clientIdFrom(raw, entry2) {
  const value2 = unwrap2(raw, entry2);
  if (value2 === null) return null;
  if (holdsConfig(value2)) return entry2.unusable("config-given-as-secret");
  const wrong = notOneWord(value2);
  if (wrong !== null || value2.includes("@")) return entry2.unusable("client-id-malformed", wrong ?? "an e-mail address");
  if (/^\d+$/u.test(value2)) entry2.repaired("client-id-malformed", "digits alone, as an enterprise, user or app ID has");
  else if (!/^[A-Za-z0-9._-]+$/u.test(value2)) entry2.repaired("client-id-malformed", "characters other than letters and digits");
  return value2;
}
function clientSecretFrom(raw, entry2) {
  const value2 = unwrap2(raw, entry2);
  if (value2 === null) return null;
  if (holdsConfig(value2)) return entry2.unusable("config-given-as-secret");
  if (value2.startsWith("-----BEGIN")) return entry2.unusable("client-secret-malformed", "a key or certificate in PEM");
  const wrong = notOneWord(value2);
  return wrong === null ? value2 : entry2.unusable("client-secret-malformed", wrong);
}
function publicKeyIdFrom(raw, entry2) {
  const value2 = unwrap2(raw, entry2);
  if (value2 === null) return null;
  const wrong = notOneWord(value2) ?? (/^[A-Za-z0-9_-]+$/u.test(value2) ? null : "characters other than letters and digits");
  return wrong === null ? value2 : entry2.unusable("key-id-malformed", wrong);
}
function enterpriseIdFrom(raw, entry2) {
  return numericId(raw, entry2, "enterprise-malformed");
}
function userIdFrom(raw, entry2) {
  return numericId(raw, entry2, "user-malformed");
}
function numericId(raw, entry2, malformed) {
  const value2 = unwrap2(raw, entry2);
  if (value2 === null) return null;
  if (/^0{1,20}$/u.test(value2) && malformed === "enterprise-malformed") return entry2.unusable("enterprise-zero");
  if (/^[1-9]\d{0,19}$/u.test(value2)) return value2;
  if (value2.includes("@")) return entry2.unusable(malformed, "an e-mail address");
  return entry2.unusable(malformed, notOneWord(value2) ?? (/^\d+$/u.test(value2) ? "a number that no ID can be" : "characters other than digits"));
}
function notOneWord(value2) {
  if (value2.length > LONGEST_VALUE) return `more than ${LONGEST_VALUE} characters`;
  if (/\s/u.test(value2)) return "white space inside";
  return /^[\x21-\x7e]+$/u.test(value2) ? null : "characters outside ASCII";
}
function holdsConfig(value2) {
  const text2 = value2.startsWith("{") ? value2 : decodeBase64(value2);
  return text2?.startsWith("{") === true && /"(?:boxAppSettings|clientSecret|clientID)"/u.test(text2);
}

// src/credentials/ledger.ts
function createLedger() {
  const defects = [];
  function note(defect2) {
    const same = (each) => each.kind === defect2.kind && each.where === defect2.where && each.input === defect2.input;
    if (!defects.some(same)) defects.push(defect2);
  }
  return {
    at: (input, where) => ({
      repaired: (kind, found2 = null) => note({ kind, severity: "repaired", input, where, found: found2 }),
      unusable(kind, found2 = null) {
        note({ kind, severity: "unusable", input, where, found: found2 });
        return null;
      }
    }),
    defects,
    get usable() {
      return defects.every((each) => each.severity === "repaired");
    }
  };
}

// src/credentials/masks.ts
var SECRET_FIELDS = /* @__PURE__ */ new Set([
  "clientSecret",
  "client_secret",
  "privateKey",
  "passphrase",
  "primaryKey",
  "secondaryKey",
  "accessToken",
  "access_token",
  "refreshToken",
  "refresh_token",
  "developerToken"
]);
var DEEPEST = 6;
function maskSecrets(config, vault) {
  let level = [config];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth += 1) {
    const next = [];
    for (const [name2, value2] of level.flatMap((each) => Object.entries(each))) {
      if (isObject(value2)) next.push(value2);
      else if (typeof value2 === "string" && SECRET_FIELDS.has(name2)) vault.keep(value2);
    }
    level = next;
  }
}

// src/credentials/ccg.ts
var INPUT = { clientId: "client-id", clientSecret: "client-secret", enterpriseId: "enterprise-id", userId: "user-id" };
function examineCcg(raw, vault) {
  const ledger = createLedger();
  const secretText = reveal(raw.clientSecret);
  for (const pasted of [raw.clientId, secretText]) maskPasted(pasted, vault);
  const clientId = clientIdFrom(raw.clientId, ledger.at(INPUT.clientId, null));
  const secret = clientSecretFrom(secretText, ledger.at(INPUT.clientSecret, null));
  const sameTwice = clientId !== null && clientId === secret;
  if (sameTwice) ledger.at(INPUT.clientSecret, null).unusable("same-value", INPUT.clientId);
  const enterpriseId = readSubject(ledger, raw);
  const clientSecret = secret === null ? null : vault.keep(secret);
  const credentials = ledger.usable && clientId !== null && clientSecret !== null ? { auth: "ccg", clientId, clientSecret, enterpriseId } : null;
  return {
    credentials,
    defects: ledger.defects,
    facts: { clientId: sameTwice ? null : clientId, enterpriseId, publicKeyId: null, fingerprint: null, rsaBits: null }
  };
}
function readSubject(ledger, raw) {
  const userId = raw.userId === null || raw.userId === "" ? null : userIdFrom(raw.userId, ledger.at(INPUT.userId, null));
  const entry2 = ledger.at(INPUT.enterpriseId, null);
  if (raw.enterpriseId === null || raw.enterpriseId === "") return raw.userId === null || raw.userId === "" ? entry2.unusable("field-missing") : null;
  const enterpriseId = enterpriseIdFrom(raw.enterpriseId, entry2);
  if (enterpriseId !== null && enterpriseId === userId) ledger.at(INPUT.userId, null).repaired("same-value", INPUT.enterpriseId);
  return enterpriseId;
}
function maskPasted(text2, vault) {
  const document = readDocument(text2, createLedger(), "");
  if (document.kind === "object") maskSecrets(document.object, vault);
  if (document.kind === "key") vault.keep(document.pem);
}

// src/credentials/fields.ts
var placeOf = (section, name2) => section.path === "" ? name2 : `${section.path}.${name2}`;
var entryOf = (ledger, section, name2) => ledger.at(section.input, placeOf(section, name2));
function fieldOf(section, name2) {
  return section.fields[name2] ?? void 0;
}
function subsection(ledger, section, name2) {
  const value2 = fieldOf(section, name2);
  if (isObject(value2)) return { input: section.input, path: placeOf(section, name2), fields: value2 };
  const entry2 = entryOf(ledger, section, name2);
  return value2 === void 0 ? entry2.unusable("section-missing", nearMiss(section, name2)) : entry2.unusable("field-mistyped", typeOf(value2));
}
function requiredText(ledger, section, name2) {
  const value2 = fieldOf(section, name2);
  if (typeof value2 === "string") return value2;
  const entry2 = entryOf(ledger, section, name2);
  if (value2 !== void 0) return entry2.unusable("field-mistyped", typeOf(value2));
  const miss = nearMiss(section, name2);
  return entry2.unusable("field-missing", miss === null ? null : `spelt ${miss}`);
}
function optionalText(ledger, section, name2) {
  return fieldOf(section, name2) === void 0 ? "" : requiredText(ledger, section, name2) ?? "";
}
function nearMiss(section, name2) {
  return Object.keys(section.fields).find((key) => key.toLowerCase() === name2.toLowerCase() && key !== name2) ?? null;
}

// src/credentials/key.ts
import { Buffer as Buffer4 } from "node:buffer";

// src/credentials/der.ts
var TAG = { integer: 2, bitString: 3, octetString: 4, oid: 6, sequence: 48 };
var LENGTH_BYTES = 3;
function elementAt(bytes2, at2) {
  const tag = bytes2[at2];
  const first = bytes2[at2 + 1];
  if (tag === void 0 || first === void 0) return null;
  if (first < 128) return { tag, content: at2 + 2, end: at2 + 2 + first };
  const count = first - 128;
  if (count === 0 || count > LENGTH_BYTES) return null;
  let length = 0;
  for (let index = 0; index < count; index += 1) {
    const byte = bytes2[at2 + 2 + index];
    if (byte === void 0) return null;
    length = length * 256 + byte;
  }
  return { tag, content: at2 + 2 + count, end: at2 + 2 + count + length };
}
function childrenOf(bytes2, parent, most = 8) {
  const children = [];
  let at2 = parent.content;
  while (at2 < parent.end && children.length < most) {
    const child = elementAt(bytes2, at2);
    if (child === null || child.end > parent.end) break;
    children.push(child);
    at2 = child.end;
  }
  return children;
}
function oidOf(bytes2, element) {
  if (element?.tag !== TAG.oid || element.end > bytes2.length || element.end - element.content > 32) return null;
  const arcs = [];
  let arc = 0;
  for (const byte of bytes2.subarray(element.content, element.end)) {
    arc = arc * 128 + (byte & 127);
    if (byte >= 128) continue;
    if (arcs.length === 0) arcs.push(Math.min(2, Math.floor(arc / 40)), arc - 40 * Math.min(2, Math.floor(arc / 40)));
    else arcs.push(arc);
    arc = 0;
  }
  return arcs.length === 0 ? null : arcs.join(".");
}
function smallIntegerOf(bytes2, element) {
  if (element?.tag !== TAG.integer || element.end - element.content > 6) return null;
  return bytes2.subarray(element.content, element.end).reduce((value2, byte) => value2 * 256 + byte, 0);
}

// src/credentials/ciphers.ts
var works = (name2) => ({ name: name2, opens: "yes" });
var legacy = (name2) => ({ name: name2, opens: "no" });
var PBES2 = "1.2.840.113549.1.5.13";
var SCHEMES = {
  "1.2.840.113549.1.5.1": legacy("pbeWithMD2AndDES-CBC"),
  "1.2.840.113549.1.5.3": legacy("pbeWithMD5AndDES-CBC"),
  "1.2.840.113549.1.5.4": legacy("pbeWithMD2AndRC2-CBC"),
  "1.2.840.113549.1.5.6": legacy("pbeWithMD5AndRC2-CBC"),
  "1.2.840.113549.1.5.10": legacy("pbeWithSHA1AndDES-CBC"),
  "1.2.840.113549.1.5.11": legacy("pbeWithSHA1AndRC2-CBC"),
  "1.2.840.113549.1.12.1.1": legacy("pbeWithSHA1And128BitRC4"),
  "1.2.840.113549.1.12.1.2": legacy("pbeWithSHA1And40BitRC4"),
  "1.2.840.113549.1.12.1.3": works("pbeWithSHA1And3-KeyTripleDES-CBC"),
  "1.2.840.113549.1.12.1.4": works("pbeWithSHA1And2-KeyTripleDES-CBC"),
  "1.2.840.113549.1.12.1.5": legacy("pbeWithSHA1And128BitRC2-CBC"),
  "1.2.840.113549.1.12.1.6": legacy("pbeWithSHA1And40BitRC2-CBC")
};
var PBES2_CIPHERS = {
  "2.16.840.1.101.3.4.1.2": works("AES-128-CBC"),
  "2.16.840.1.101.3.4.1.22": works("AES-192-CBC"),
  "2.16.840.1.101.3.4.1.42": works("AES-256-CBC"),
  "1.2.840.113549.3.7": works("DES-EDE3-CBC"),
  "1.3.14.3.2.7": legacy("DES-CBC"),
  "1.2.840.113549.3.2": legacy("RC2-CBC"),
  "1.2.840.113549.3.4": legacy("RC4"),
  "1.2.840.113549.3.9": legacy("RC5-CBC")
};
var DEK_CIPHERS = [
  [/^(?:AES-(?:128|192|256)-CBC|DES-EDE3-CBC)$/u, "yes"],
  [/^(?:DES|RC2|RC2-40|RC2-64|RC4|RC5|BF|CAST|CAST5|IDEA|SEED)-(?:CBC|CFB|OFB|ECB)$/u, "no"]
];
function cipherOf(bytes2, encrypted) {
  const [scheme, parameters] = inside(bytes2, encrypted[0]);
  const oid = oidOf(bytes2, scheme) ?? "unknown";
  if (oid !== PBES2) return SCHEMES[oid] ?? { name: oid, opens: "unknown" };
  const [, encryption] = inside(bytes2, parameters);
  const cipher = oidOf(bytes2, inside(bytes2, encryption)[0]) ?? "unknown";
  return PBES2_CIPHERS[cipher] ?? { name: cipher, opens: "unknown" };
}
function dekCipherOf(name2) {
  const row = DEK_CIPHERS.find(([pattern]) => pattern.test(name2));
  return row === void 0 ? { name: "a cipher unknown to this version", opens: "unknown" } : { name: name2, opens: row[1] };
}
function iterationsOf(bytes2, encrypted) {
  const [, parameters] = inside(bytes2, encrypted[0]);
  const [first, second] = inside(bytes2, parameters);
  const direct = smallIntegerOf(bytes2, second);
  if (direct !== null) return direct;
  const [, kdf] = inside(bytes2, first);
  return smallIntegerOf(bytes2, inside(bytes2, kdf)[1]) ?? 0;
}
function inside(bytes2, element) {
  return element?.tag === TAG.sequence ? childrenOf(bytes2, element) : [];
}

// src/credentials/pem-labels.ts
var LABELS = {
  "PRIVATE KEY": { family: "private", found: null },
  "ENCRYPTED PRIVATE KEY": { family: "private", found: null },
  "RSA PRIVATE KEY": { family: "private", found: null },
  "PUBLIC KEY": { family: "public-key", found: null },
  "RSA PUBLIC KEY": { family: "public-key", found: null },
  "SSH2 PUBLIC KEY": { family: "ssh-key", found: "an SSH public key" },
  "OPENSSH PRIVATE KEY": { family: "ssh-key", found: "an OpenSSH private key" },
  "SSH2 ENCRYPTED PRIVATE KEY": { family: "ssh-key", found: "an SSH2 private key" },
  "EC PARAMETERS": { family: "not-rsa", found: "EC" },
  "EC PRIVATE KEY": { family: "not-rsa", found: "EC" },
  "DSA PRIVATE KEY": { family: "not-rsa", found: "DSA" },
  "CERTIFICATE": { family: "certificate", found: null },
  "X509 CERTIFICATE": { family: "certificate", found: null },
  "TRUSTED CERTIFICATE": { family: "certificate", found: null },
  "CERTIFICATE REQUEST": { family: "certificate", found: "a certificate request" },
  "NEW CERTIFICATE REQUEST": { family: "certificate", found: "a certificate request" },
  "PGP PRIVATE KEY BLOCK": { family: "pem-not-a-key", found: "a PGP private key" },
  "PGP PUBLIC KEY BLOCK": { family: "pem-not-a-key", found: "a PGP public key" },
  "DH PARAMETERS": { family: "pem-not-a-key", found: "DH parameters" },
  "PKCS7": { family: "pem-not-a-key", found: "a PKCS #7 bundle" },
  "CMS": { family: "pem-not-a-key", found: "a CMS message" }
};
function labelRule(label) {
  return (Object.hasOwn(LABELS, label) ? LABELS[label] : void 0) ?? { family: "pem-not-a-key", found: null };
}
var shownLabel = (label) => Object.hasOwn(LABELS, label) ? label : "an unknown label";

// src/credentials/pem.ts
import { Buffer as Buffer3 } from "node:buffer";
var ARMOUR = /-----(BEGIN|END) ([A-Z0-9 ]{1,40})-----/gu;
var LITERAL_NEWLINE = /\\{1,8}(?:r\\{1,8})?n/gu;
var DEK_HEADERS = /^\s*Proc-Type:[ \t]*4,ENCRYPTED\s+DEK-Info:[ \t]*([A-Za-z0-9-]{1,40}),([0-9A-Fa-f]{1,64})\s+/u;
var is2 = (kind, found2 = null, line = null) => ({ kind, found: found2, line });
function readPem(raw) {
  const repairs = [];
  const text2 = raw.includes("\\") ? raw.replace(LITERAL_NEWLINE, "\n") : raw;
  if (text2 !== raw) repairs.push(is2("pem-literal-newlines"));
  const armour = [...text2.matchAll(ARMOUR)].map((match) => ({ side: match[1] ?? "", label: match[2] ?? "", start: match.index, end: match.index + match[0].length }));
  const chosen = chooseBlock(text2, armour);
  if ("kind" in chosen) return { block: null, defect: chosen, repairs };
  if (chosen.others) repairs.push(is2("pem-several", "a private key among others"));
  const layout = layoutOf(text2, chosen.begin, chosen.end);
  if (layout !== null) repairs.push(layout);
  const block = readBody(text2, chosen.begin, chosen.end);
  return "kind" in block ? { block: null, defect: block, repairs } : { block, repairs };
}
function writePem(block) {
  const headers = block.dek === null ? "" : `Proc-Type: 4,ENCRYPTED
DEK-Info: ${block.dek.cipher},${block.dek.iv}

`;
  const lines = Buffer3.from(block.bytes).toString("base64").match(/.{1,64}/gu) ?? [];
  return `-----BEGIN ${block.label}-----
${headers}${lines.join("\n")}
-----END ${block.label}-----
`;
}
function chooseBlock(text2, armour) {
  const begins = armour.filter((each) => each.side === "BEGIN");
  const first = begins[0];
  if (first === void 0) return withoutBegin(text2, armour);
  const keys = begins.filter((each) => labelRule(each.label).family === "private");
  const begin = keys[0];
  if (begin === void 0) return is2(labelRule(first.label).family, labelRule(first.label).found);
  if (keys.length > 1) return is2("pem-several", `${keys.length} private keys`);
  const end = armour[armour.indexOf(begin) + 1];
  if (end?.side !== "END") return is2("pem-truncated", "no END line");
  if (end.label !== begin.label) return is2("pem-armour-mismatch", `BEGIN ${shownLabel(begin.label)}, END ${shownLabel(end.label)}`);
  return { begin, end, others: begins.length > 1 };
}
function withoutBegin(text2, armour) {
  if (/^(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp\d{3}|sk-(?:ssh|ecdsa)\S{1,40}) /u.test(text2)) return is2("ssh-key", "an SSH public key");
  if (text2.startsWith("PuTTY-User-Key-File")) return is2("ssh-key", "a PuTTY private key");
  if (text2.startsWith("---- BEGIN SSH2")) return is2("ssh-key", "an SSH2 key");
  if (armour.length > 0) return is2("pem-truncated", "no BEGIN line");
  if (/BEGIN|PRIVATE KEY|[-\u2010-\u2015]{4}/u.test(text2)) return is2("pem-armour-mismatch", "a BEGIN line that is not written as one");
  const body = text2.replace(/\s+/gu, "");
  if (!/^[A-Za-z0-9+/]{64,}={0,2}$/u.test(body)) return is2("pem-not-a-key");
  const inside2 = Buffer3.from(body, "base64");
  return is2("pem-no-armour", inside2.subarray(0, 11).toString("latin1") === "-----BEGIN " ? "base64 of a PEM file" : null);
}
function layoutOf(text2, begin, end) {
  const body = text2.slice(begin.end, end.start);
  if (!/[\r\n]/u.test(body)) return /\s/u.test(body) ? is2("pem-spaces-for-newlines") : is2("pem-line-breaks", "none");
  if (!text2.includes("\n")) return is2("pem-line-breaks", "carriage returns alone");
  const lineBefore = (at2) => text2.slice(text2.lastIndexOf("\n", at2 - 1) + 1, at2);
  const lineAfter = (at2) => /^[^\r\n]*/u.exec(text2.slice(at2, at2 + 200))?.[0] ?? "";
  const before = lineBefore(begin.start) + lineBefore(end.start);
  if (before !== "" && before.trim() === "") return is2("pem-indented");
  if (before.trim() !== "" || (lineAfter(begin.end) + lineAfter(end.end)).trim() !== "") return is2("pem-line-breaks", "BEGIN or END shares its line");
  const { rest, headers } = splitHeaders(body);
  if (headers !== null && /^[ \t]/mu.test(rest)) return is2("pem-indented");
  const doubled = /\n\r?\n/u.test(headers === null ? body.replace(/^[ \t]*\r?\n\r?\n/u, "\n") : rest);
  return doubled ? is2("pem-line-breaks", "blank lines") : null;
}
function splitHeaders(body) {
  const headers = DEK_HEADERS.exec(body);
  return { headers, rest: headers === null ? body : body.slice(headers[0].length) };
}
function readBody(text2, begin, end) {
  const { rest, headers } = splitHeaders(text2.slice(begin.end, end.start));
  const dek = headers === null ? null : { cipher: (headers[1] ?? "").toUpperCase(), iv: (headers[2] ?? "").toUpperCase() };
  const alien = /[^A-Za-z0-9+/=\s]/u.exec(rest);
  if (alien !== null) return is2("pem-not-base64", null, lineOf(text2, end.start - rest.length + alien.index));
  const body = rest.replace(/\s+/gu, "");
  if (body === "") return is2("pem-truncated", "nothing between BEGIN and END");
  if (/=[^=]/u.test(body)) return is2("pem-not-base64");
  if (body.length % 4 !== 0) return is2("pem-truncated", "its base64 is not a multiple of four characters");
  const bytes2 = Uint8Array.from(Buffer3.from(body, "base64"));
  const short = dek === null ? shortfall(bytes2) : splitBlock(bytes2);
  return short ?? { label: begin.label, dek, bytes: bytes2 };
}
function shortfall(bytes2) {
  const whole = elementAt(bytes2, 0);
  if (whole?.tag !== TAG.sequence) return is2("key-unreadable", "no key inside the armour");
  return whole.end > bytes2.length ? is2("pem-truncated", `${bytes2.length} of ${whole.end} bytes`) : null;
}
function splitBlock(ciphertext) {
  return ciphertext.length % 8 === 0 ? null : is2("pem-truncated", `${ciphertext.length} bytes, which is no whole number of cipher blocks`);
}
var lineOf = (text2, at2) => text2.slice(0, at2).split("\n").length;

// src/credentials/key.ts
var SMALLEST_RSA_BITS = 2048;
var MOST_ITERATIONS = 1e6;
var HOLDS = {
  "PRIVATE KEY": ["pkcs8"],
  "ENCRYPTED PRIVATE KEY": ["pkcs8-encrypted", "pkcs8"],
  "RSA PRIVATE KEY": ["pkcs1", "pkcs8", "traditional-encrypted"]
};
var CONTENT_NAMES = {
  "pkcs8": "an unencrypted PKCS #8 key",
  "pkcs8-encrypted": "an encrypted PKCS #8 key",
  "pkcs1": "an RSA key (PKCS #1)",
  "traditional-encrypted": "an encrypted traditional key",
  "sec1": "an EC key",
  "public": "a public key",
  "certificate": "a certificate",
  "unknown": "something else"
};
var defect = (kind, found2 = null) => ({ kind: "defect", defect: { kind, found: found2 } });
function openKey(block, passphrases) {
  const content = contentOf(block);
  const early = mismatch(block.label, content);
  if (early !== null) return early;
  const cipher = encryptionOf(block, content);
  if (cipher === null) {
    const { key } = attempt(block, content, void 0);
    return key === null ? defect("key-unreadable") : judged(key, null);
  }
  return openEncrypted(block, content, cipher, passphrases);
}
function openEncrypted(block, content, cipher, passphrases) {
  if (cipher.opens === "no") return defect("legacy-cipher", cipher.name);
  if (passphrases.length === 0) return defect("passphrase-missing", cipher.name);
  if (content === "pkcs8-encrypted" && iterationsOf(block.bytes, topOf(block)) > MOST_ITERATIONS) {
    return defect("key-unreadable", `more than ${MOST_ITERATIONS} iterations of its passphrase`);
  }
  for (const [index, passphrase] of passphrases.entries()) {
    const outcome = attempt(block, content, passphrase);
    if (outcome.code === "ERR_OSSL_EVP_UNSUPPORTED") return defect("legacy-cipher", cipher.name);
    if (outcome.key !== null) return judged(outcome.key, index);
  }
  return defect("wrong-passphrase");
}
function attempt(block, content, passphrase) {
  const secret = passphrase === void 0 ? {} : { passphrase };
  try {
    if (content === "traditional-encrypted") return { key: createPrivateKey({ key: writePem(block), format: "pem", ...secret }), code: null };
    const end = elementAt(block.bytes, 0)?.end;
    const key = Buffer4.from(block.bytes.subarray(0, end));
    return { key: createPrivateKey({ key, format: "der", type: content === "pkcs1" ? "pkcs1" : "pkcs8", ...secret }), code: null };
  } catch (error) {
    return { key: null, code: error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null };
  }
}
function judged(key, passphraseUsed) {
  if (key.asymmetricKeyType !== "rsa") return defect("not-rsa", (key.asymmetricKeyType ?? "unknown").toUpperCase());
  const facts = factsOf2(key);
  if (facts === null || !signs(key)) return defect("key-unreadable", "its parts do not belong together");
  const weakness = facts.rsaBits < SMALLEST_RSA_BITS ? { kind: "rsa-too-small", found: `${facts.rsaBits} bits` } : null;
  return { kind: "key", key, facts, weakness, passphraseUsed };
}
function factsOf2(key) {
  try {
    const spki = createPublicKey(key).export({ type: "spki", format: "der" });
    return { fingerprint: createHash("sha256").update(spki).digest("hex"), rsaBits: key.asymmetricKeyDetails?.modulusLength ?? 0 };
  } catch {
    return null;
  }
}
function signs(key) {
  const words = Buffer4.from("box-preflight");
  try {
    return verify("sha256", words, createPublicKey(key), sign("sha256", words, key));
  } catch {
    return false;
  }
}
function mismatch(label, content) {
  if (content === "public") return defect("public-key", `BEGIN ${shownLabel(label)} around a public key`);
  if (content === "certificate") return defect("certificate", `BEGIN ${shownLabel(label)} around a certificate`);
  if (content === "sec1") return defect("not-rsa", "EC");
  if (content === "unknown") return defect("key-unreadable", "no key inside the armour");
  const holds = HOLDS[label] ?? [];
  return holds.includes(content) ? null : defect("pem-armour-mismatch", `BEGIN ${shownLabel(label)} around ${CONTENT_NAMES[content]}`);
}
function encryptionOf(block, content) {
  if (block.dek !== null) return dekCipherOf(block.dek.cipher);
  return content === "pkcs8-encrypted" ? cipherOf(block.bytes, topOf(block)) : null;
}
function topOf(block) {
  const whole = elementAt(block.bytes, 0);
  return whole === null ? [] : childrenOf(block.bytes, whole);
}
var STRUCTURES = [
  [[TAG.sequence, TAG.octetString], "pkcs8-encrypted"],
  [[TAG.sequence, TAG.bitString], "public"],
  [[TAG.sequence, TAG.sequence, TAG.bitString], "certificate"],
  [[TAG.integer, TAG.sequence, TAG.octetString], "pkcs8"],
  [[TAG.integer, TAG.octetString], "sec1"],
  [[TAG.integer, TAG.integer, TAG.integer], "pkcs1"],
  [[TAG.integer, TAG.integer, void 0], "public"]
];
function contentOf(block) {
  if (block.dek !== null) return "traditional-encrypted";
  const tags = topOf(block).map((each) => each.tag);
  return STRUCTURES.find(([wanted]) => wanted.every((tag, index) => tag === tags[index]))?.[1] ?? "unknown";
}

// src/credentials/private-key.ts
var NOTHING2 = { key: null, facts: null };
function readPrivateKey(pem, passphrase, places, vault) {
  const shape = shapeOf(pem);
  for (const repair of shape.repairs) if (repair !== "stray-space") places.key.repaired(repair);
  if (shape.spoiled !== null || shape.value === "") {
    places.key.unusable(shape.spoiled ?? "field-missing");
    return NOTHING2;
  }
  const reading2 = readPem(shape.value);
  for (const repair of reading2.repairs) at(places, repair).repaired(repair.kind, repair.found);
  if (reading2.block === null) {
    at(places, reading2.defect).unusable(reading2.defect.kind, reading2.defect.found);
    return NOTHING2;
  }
  if (reading2.repairs.length > 0) vault.keep(writePem(reading2.block));
  const candidates = passphrasesFrom(passphrase);
  for (const each of candidates) vault.keep(each);
  return settle(openKey(reading2.block, candidates), passphrase, places);
}
var at = (places, defect2) => defect2.line === null ? places.key : places.keyLine(defect2.line);
function settle(opened, passphrase, places) {
  if (opened.kind === "key") {
    if (opened.passphraseUsed === 1) for (const repair of shapeOf(passphrase).repairs) places.passphrase.repaired(repair);
    if (opened.weakness !== null) places.key.unusable(opened.weakness.kind, opened.weakness.found);
    return { key: opened.weakness === null ? opened.key : null, facts: opened.facts };
  }
  const { kind, found: found2 } = opened.defect;
  const spoiled = kind === "wrong-passphrase" ? shapeOf(passphrase).spoiled : null;
  const entry2 = kind === "wrong-passphrase" || kind === "passphrase-missing" ? places.passphrase : places.key;
  entry2.unusable(spoiled ?? kind, spoiled === null ? found2 : null);
  return NOTHING2;
}
function passphrasesFrom(raw) {
  const { value: value2 } = shapeOf(raw);
  return [raw, value2].filter((each, index, all) => each !== "" && all.indexOf(each) === index);
}

// src/credentials/jwt.ts
var NO_APP = { clientId: null, clientSecret: null, publicKeyId: null, privateKey: { key: null, facts: null } };
function examineJwt(raw, vault) {
  const ledger = createLedger();
  const { app, enterpriseId } = readConfig(raw, ledger, vault);
  const { clientId, clientSecret, publicKeyId, privateKey: { key, facts } } = app;
  const complete = clientId !== null && clientSecret !== null && publicKeyId !== null && key !== null && facts !== null && enterpriseId !== null;
  const credentials = ledger.usable && complete ? {
    auth: "jwt",
    clientId,
    clientSecret,
    enterpriseId,
    algorithm: raw.algorithm,
    publicKeyId,
    privateKey: key,
    fingerprint: facts.fingerprint
  } : null;
  return {
    credentials,
    defects: ledger.defects,
    facts: { clientId, enterpriseId, publicKeyId, fingerprint: facts?.fingerprint ?? null, rsaBits: facts?.rsaBits ?? null }
  };
}
function readConfig(raw, ledger, vault) {
  const document = readDocument(reveal(raw.config), ledger, raw.input);
  if (document.kind === "key") vault.keep(document.pem);
  if (document.kind !== "object") return { app: NO_APP, enterpriseId: null };
  maskSecrets(document.object, vault);
  const root = { input: raw.input, path: "", fields: document.object };
  const wrongFile = wrongFileOf(root);
  if (wrongFile === null) return { app: readApp(ledger, root, vault), enterpriseId: readEnterprise(ledger, root) };
  ledger.at(raw.input, null).unusable(wrongFile);
  const ids = createLedger();
  return { app: { ...NO_APP, clientId: readText2(ids, holderOf(root), "clientID", clientIdFrom) }, enterpriseId: readEnterprise(ids, root) };
}
function holderOf(root) {
  const app = fieldOf(root, "boxAppSettings");
  return isObject(app) ? { ...root, fields: app } : root;
}
function wrongFileOf(root) {
  const holder = holderOf(root);
  const has = (name2) => fieldOf(holder, name2) !== void 0;
  if (has("appAuth") || fieldOf(root, "appAuth") !== void 0 || !has("clientID") || !has("clientSecret")) return null;
  const enterpriseId = fieldOf(root, "enterpriseID");
  return enterpriseId === void 0 || ["", "0", 0].some((none) => none === enterpriseId) ? "oauth-file" : "ccg-file";
}
function readApp(ledger, root, vault) {
  const app = subsection(ledger, root, "boxAppSettings");
  if (app === null) return NO_APP;
  const clientId = readText2(ledger, app, "clientID", clientIdFrom);
  const secret = readText2(ledger, app, "clientSecret", clientSecretFrom);
  const clientSecret = secret === null ? null : vault.keep(secret);
  const auth = subsection(ledger, app, "appAuth");
  const { publicKeyId, privateKey } = auth === null ? NO_APP : readKeyPair(ledger, auth, vault);
  const [client, keyId] = [`${app.path}.clientID`, `${app.path}.appAuth.publicKeyID`];
  if (secret !== null && secret === clientId) {
    entryOf(ledger, app, "clientSecret").unusable("same-value", client);
    return { clientId: null, clientSecret, publicKeyId, privateKey };
  }
  if (publicKeyId !== null && (publicKeyId === clientId || publicKeyId === secret)) {
    ledger.at(app.input, keyId).unusable("same-value", publicKeyId === clientId ? client : `${app.path}.clientSecret`);
    return { clientId, clientSecret, publicKeyId: null, privateKey };
  }
  return { clientId, clientSecret, publicKeyId, privateKey };
}
function readKeyPair(ledger, auth, vault) {
  const passphrase = optionalText(ledger, auth, "passphrase");
  if (fieldOf(auth, "privateKey") === "" && passphrase === "") {
    ledger.at(auth.input, auth.path).unusable("key-fields-empty");
    return NO_APP;
  }
  const publicKeyId = readText2(ledger, auth, "publicKeyID", publicKeyIdFrom);
  const pem = requiredText(ledger, auth, "privateKey");
  if (pem === null) return { publicKeyId, privateKey: NO_APP.privateKey };
  const places = {
    key: entryOf(ledger, auth, "privateKey"),
    keyLine: (line) => ledger.at(auth.input, `${auth.path}.privateKey, line ${line}`),
    passphrase: entryOf(ledger, auth, "passphrase")
  };
  return { publicKeyId, privateKey: readPrivateKey(pem, passphrase, places, vault) };
}
function readText2(ledger, section, name2, from) {
  const raw = requiredText(ledger, section, name2);
  return raw === null ? null : from(raw, entryOf(ledger, section, name2));
}
function readEnterprise(ledger, root) {
  const value2 = fieldOf(root, "enterpriseID");
  if (typeof value2 !== "number") return readText2(ledger, root, "enterpriseID", enterpriseIdFrom);
  const entry2 = entryOf(ledger, root, "enterpriseID");
  if (value2 === 0) return entry2.unusable("enterprise-zero");
  if (!Number.isSafeInteger(value2) || value2 < 0) return entry2.unusable("enterprise-malformed", "a number that no ID can be");
  entry2.repaired("enterprise-number");
  return String(value2);
}

// src/credentials/examine.ts
function examine(raw, vault) {
  switch (raw.auth) {
    case "jwt":
      return examineJwt(raw, vault);
    case "ccg":
      return examineCcg(raw, vault);
  }
}

// src/run/targets.ts
async function askTargets(plan, deps, baselines) {
  const time = startRun(deps.clock, plan.limits.timeoutMs, deps.interrupted);
  const budget = createBudget(plan.limits.maxApiCalls);
  const samples = [];
  let heard = () => void 0;
  const answered = new Promise((resolve) => {
    heard = resolve;
  });
  const transport = createTransport({
    deps,
    limits: plan.limits,
    budget,
    signal: time.signal,
    deadlineAtMonotonicMs: time.deadlineAtMonotonicMs,
    onDate: (sentAtMs, receivedAtMs, date) => keepSample(samples, sentAtMs, receivedAtMs, date),
    onHttpAnswer: (exchange) => heard(exchange),
    onExchange: (exchange, headers) => deps.progress({ kind: "exchange", exchange, headers })
  });
  const facts = { clockCommand: clockRemedy(deps.host.os, isHosted(deps)) };
  const shared = { plan, deps, transport, skew: () => estimateSkew(samples), facts, unusedName: unusedName(deps), baselines, targets: [] };
  const targets = shared.targets;
  targets.push(...plan.targets.map((target) => openTarget(target, shared)));
  try {
    const checks = chooseChecks(allChecks(targets, answered, shared), plan.only, plan.skip);
    transport.foresee(plan.apiUrl, targets.reduce((sum, target) => sum + foresee(target, checks), 0));
    const ended = await runChecks(checks, {
      clock: deps.clock,
      budget,
      signal: time.signal,
      progress: deps.progress,
      overtaken: (_, end) => overtakenBy(end, plan.limits.timeoutMs),
      broken: (_, error) => brokenBy(error)
    });
    const explained2 = await explainTrouble(ended, () => transport.exchanges(), plan.statusUrl === null ? null : createStatusPage(plan.statusUrl, transport));
    const results = await targetReports(checks, explained2, targets, shared);
    const clock = clockFacts(shared.skew());
    await revoke2(targets, deps);
    return assembleReport({
      startedAtMs: time.startedAtMs,
      durationMs: deps.clock.monotonic() - time.startedAtMonotonicMs,
      host: deps.host,
      run: plan.run && { ...plan.run, name: foreign("words", plan.run.name) },
      clock,
      targets: results,
      exchanges: transport.exchanges(),
      messages: readyMessages(results, transport.exchanges(), (name2) => idsOf(name2, targets, deps)),
      apiCalls: transport.calls(),
      identityOnly: plan.targets.length > 0 && plan.targets.every((each) => each.folders.length + each.scopes.length === 0)
    });
  } finally {
    time.done();
    await transport.close();
  }
}
function idsOf(name2, targets, { vault }) {
  const { clientId, enterpriseId } = targets.find(({ plan }) => plan.name === name2)?.context.facts ?? {};
  const open = { clientId, enterpriseId };
  return Object.fromEntries(Object.entries(open).filter((entry2) => typeof entry2[1] === "string" && vault.scrub(entry2[1]) === entry2[1]));
}
function allChecks(targets, answered, shared) {
  const { plan, facts } = shared;
  const nothing = plan.nothingGiven === null ? [] : [credentialsCheck("host", { kind: "missing", missing: plan.nothingGiven }, facts)];
  const ofTargets = targets.flatMap((target) => checksOf(target, shared));
  const host = {
    apiHost: plan.apiUrl.host,
    answered,
    targets: targets.map(({ context }) => context),
    usable: targets.filter(({ usable }) => usable).map(({ context }) => context)
  };
  const limits = {
    maxSkewSeconds: plan.maxClockSkewSeconds,
    warnSkewSeconds: plan.warnClockSkewSeconds,
    signs: targets.some(({ plan: { auth }, usable }) => usable && auth === "jwt"),
    clients: plan.clients
  };
  return [...nothing, ...hostChecks(host, limits, shared.skew, facts, ofTargets), ...ofTargets];
}
function checksOf(target, { plan, baselines }) {
  const { finding, context, settled } = target;
  const { name: name2 } = target.plan;
  const checks = [credentialsCheck(name2, finding, context.facts), ...targetChecks(context)].map((check) => remembered(check, settled));
  const { counts } = plan.drift;
  if (counts === "off") return checks;
  return [...checks, driftCheck({ target: name2, counts, baseline: baselines(name2), learn: () => learned(target), after: checks.map(keyOf) })];
}
var ASK_FOR_TOKENS = ["token", "user-token"];
function foresee({ plan, context: { session, contentSubject }, usable }, checks) {
  if (!usable) return 0;
  const own = checks.filter(({ target, id }) => target === plan.name && !ASK_FOR_TOKENS.includes(id));
  const ids = new Set(own.map(({ id }) => id));
  const folders = plan.folders.flatMap(({ id }) => ids.has(`folder:${id}`) ? [{ id, payer: keyOf({ target: plan.name, id: `folder:${id}` }) }] : []);
  const pledged = own.reduce((sum, { pledge }) => sum + pledge, 0);
  return pledged - folders.length + session.foresee(folders, contentSubject);
}
var remembered = (check, settled) => ({
  ...check,
  async run(signal) {
    const outcome = await check.run(signal);
    settled.set(check.id, outcome.status);
    return outcome;
  }
});
function learned({ context, finding, settled }) {
  const facts = finding.kind === "examined" ? finding.examination.facts : null;
  const key = facts?.fingerprint == null ? null : { id: facts.publicKeyId, fingerprint: facts.fingerprint };
  return learn(context, key, (id) => settled.get(id));
}
function openTarget(plan, shared) {
  const finding = plan.credentials.kind === "missing" ? { kind: "missing", missing: plan.credentials.missing } : { kind: "examined", examination: withoutKept(examine(plan.credentials.raw, shared.deps.vault), shared.deps.vault) };
  const known = finding.kind === "examined" ? finding.examination.facts : null;
  const credentials = finding.kind === "examined" ? finding.examination.credentials : null;
  const context = {
    plan,
    session: credentials === null ? mute(plan.name) : createSession({
      target: plan.name,
      credentials,
      enterpriseId: credentials.enterpriseId,
      userId: plan.userId,
      // Where the deploy acts as a user, experiments may act for it: that shows whether the app reaches it.
      asUser: plan.asUser ?? plan.userId,
      apiUrl: shared.plan.apiUrl,
      transport: shared.transport,
      deps: shared.deps,
      skewMs: () => {
        const skew = shared.skew();
        return skew.kind === "estimated" ? skew.skewMs : null;
      }
    }),
    enterpriseId: known?.enterpriseId ?? null,
    ...subjectsOf(plan, credentials),
    facts: { ...shared.facts, ...knownFacts2(known, plan) },
    hosted: isHosted(shared.deps),
    skew: () => {
      const skew = shared.skew();
      return skew.kind === "estimated" ? skewWords(skew) : null;
    },
    unusedName: shared.unusedName,
    clients: shared.plan.clients,
    aheadAtMostMs: () => {
      const skew = shared.skew();
      return skew.kind === "estimated" ? skew.highMs : null;
    },
    sameApp: () => credentials === null ? [] : sameApp(plan.name, credentials.clientId, shared.targets)
  };
  return { plan, finding, context, usable: credentials !== null, settled: /* @__PURE__ */ new Map() };
}
function sameApp(name2, clientId, targets) {
  const others = targets.filter(({ plan, finding }) => plan.name !== name2 && finding.kind === "examined" && finding.examination.credentials?.clientId === clientId);
  return others.map(({ plan, context }) => ({ grant: plan.auth, session: context.session }));
}
function subjectsOf({ userId, asUser }, credentials) {
  const alone = credentials !== null && credentials.enterpriseId === null;
  return { appSubject: alone ? "user" : "service", contentSubject: userId !== null ? "user" : asUser !== null ? "as-user" : "service" };
}
function withoutKept(examination, vault) {
  const { clientId } = examination.facts;
  return clientId === null || vault.scrub(clientId) === clientId ? examination : { ...examination, facts: { ...examination.facts, clientId: null } };
}
function knownFacts2(known, { userId, asUser }) {
  const facts = { clientId: known?.clientId, enterpriseId: known?.enterpriseId, publicKeyId: known?.publicKeyId, userId: userId ?? asUser };
  return Object.fromEntries(Object.entries(facts).filter(([, value2]) => value2 != null));
}
function mute(target) {
  const refuse = () => {
    throw new Error(`target ${target} was asked without credentials`);
  };
  const session = { target, countedFor: () => session, token: refuse, ask: refuse, foresee: refuse, exchange: refuse, tryGrant: refuse, handshake: refuse, revokeAll: () => Promise.resolve([]) };
  return session;
}
async function targetReports(checks, ended, targets, { plan: { leastPrivilege }, baselines, transport }) {
  const costs = transport.costs();
  const counted = ended.map((check, index) => ({ ...check, requests: costs.get(keyOf({ target: checks[index]?.target ?? "", id: check.id })) ?? 0 }));
  const of = (name2) => withSources(counted.filter((_, index) => checks[index]?.target === name2), targets.find(({ plan }) => plan.name === name2)?.plan);
  const host = { name: "host", auth: null, subject: null, identity: null, checks: of("host") };
  const others = await Promise.all(targets.map(async (target) => {
    const { plan, context } = target;
    const known = { name: plan.name, ...plan.label === null ? {} : { label: plan.label }, auth: plan.auth, subject: subjectOf2(plan, context), identity: await identityOf2(target, of(plan.name)), checks: of(plan.name) };
    const unasked = leastPrivilege ? { unaskedScopes: await unaskedOf(target) } : {};
    return { ...known, ...unasked, ...target.usable ? comparable(await learned(target), baselines(plan.name), of(plan.name)) : {} };
  }));
  return [host, ...others];
}
async function unaskedOf({ context, settled }) {
  const { session, appSubject } = context;
  const asked = settled.get(appSubject === "service" ? "token" : "user-token");
  if (asked === void 0 || asked === "skip" || (await session.token(appSubject)).kind !== "issued") return [];
  return unaskedScopes(context);
}
function comparable(now, baseline, checks) {
  const asked = checks.some(({ id, status }) => id === "drift" && status !== "skip");
  if (!asked || baseline.kind !== "good") return { learned: now };
  return { learned: now, drift: { since: baseline.at, changes: compare(baseline.learned, now).changes } };
}
function subjectOf2({ userId }, { enterpriseId }) {
  if (userId !== null) return { type: "user", id: userId };
  return enterpriseId === null ? null : { type: "enterprise", id: enterpriseId };
}
async function identityOf2({ context: { session, appSubject }, usable }, checks) {
  const judged2 = checks.find((check) => check.id === "identity");
  if (!usable || judged2 === void 0 || judged2.status === "skip") return null;
  const answer = await session.ask(currentUser, appSubject);
  if (answer.kind === "failed") return null;
  return { id: answer.value.id, login: loginOf(answer.value), name: answer.value.name, enterpriseId: answer.value.enterpriseId };
}
async function revoke2(targets, deps) {
  const failures = await Promise.all(targets.map(async ({ plan, context }) => ({ plan, failed: await context.session.revokeAll() })));
  for (const { plan, failed } of failures) {
    if (failed.length === 0) continue;
    deps.progress({ kind: "note", message: `${plan.name}: ${failed.length} access token(s) could not be revoked; they expire by themselves within about an hour.` });
  }
}
var CLOCK_RESOLUTION_MS = 1;
function keepSample(samples, sentAtMs, receivedAtMs, date) {
  const dateMs = parseHttpDate(date);
  if (dateMs !== null) samples.push({ sentAtMs, receivedAtMs: receivedAtMs + CLOCK_RESOLUTION_MS, dateMs });
}
function clockFacts(skew) {
  if (skew.kind !== "estimated") return null;
  return { skewSeconds: rounded(skew.skewMs), uncertaintySeconds: rounded(skew.uncertaintyMs), samples: skew.samples };
}
var rounded = (ms) => Math.round(ms) / 1e3;
var isHosted = ({ host }) => host.runner !== null && host.selfHosted === false;
var unusedName = ({ random }) => `box-preflight-${[...random(8)].map((byte) => byte.toString(16).padStart(2, "0")).join("")}.tmp`;
export {
  askTargets
};
