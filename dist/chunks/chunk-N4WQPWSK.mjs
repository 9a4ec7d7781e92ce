import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  andList,
  isInputName,
  nearestName,
  orList,
  problem
} from "./chunk-NQXTPSVI.mjs";
import {
  clean,
  foreign,
  text
} from "./chunk-LKKNOW4B.mjs";

// src/config/values.ts
var value = (found) => ({ kind: "value", value: found });
var refused = (says, allowed, nearest = null) => ({ kind: "refused", says, allowed, nearest });
var BOOLEANS = { true: true, True: true, TRUE: true, false: false, False: false, FALSE: false };
function parseBoolean(raw, show) {
  const known = Object.hasOwn(BOOLEANS, raw) ? BOOLEANS[raw] : void 0;
  return known === void 0 ? refused(text`is ${show(raw)}, which is neither true nor false.`, "true or false", nearestName(raw, ["true", "false"])) : value(known);
}
function parseInteger(raw, rule, show) {
  const allowed = `a whole number of ${rule.unit} from ${String(rule.min)} to ${String(rule.max)}`;
  if (!/^\d{1,9}$/u.test(raw)) return refused(text`is ${show(raw)}, which is not a whole number in digits.`, allowed);
  const number = Number(raw);
  return number < rule.min || number > rule.max ? refused(text`is ${show(raw)}, which is out of range.`, allowed) : value(number);
}
function parseChoice(raw, choices, show) {
  return choices.includes(raw) ? value(raw) : refused(text`is ${show(raw)}, which is none of its values.`, orList(choices), nearestName(raw, choices));
}
var ID = /^(?:0|[1-9]\d{0,19})$/u;
var isId = (raw) => ID.test(raw);
function parseUserId(raw) {
  if (isId(raw) && raw !== "0") return value(raw);
  const hint = raw.includes("@") ? " A login is no user ID." : "";
  return refused(text`is not a Box user ID.${hint}`, "digits alone, as in the address of the user's page in the Admin Console");
}
var URL_ALLOWED = "https://HOST, or http:// on a loopback address (127.0.0.1, [::1], localhost)";
function parseBaseUrl(raw) {
  if (!/^https?:\/\/[^\s\\]+$/iu.test(raw)) return refused(["is not an http or https URL."], URL_ALLOWED);
  if (!URL.canParse(raw)) return refused(["is not a URL that can be read."], URL_ALLOWED);
  const url = new URL(raw);
  if (url.username !== "" || url.password !== "") return refused(["holds a user name or a password."], URL_ALLOWED);
  if (/[?#]/u.test(raw)) return refused(["has a query or a fragment; it must be a base URL."], URL_ALLOWED);
  if (url.protocol === "http:" && !isLoopback(url.hostname)) return refused(["would send credentials over plain http."], URL_ALLOWED);
  url.pathname = url.pathname.replace(/(?<!\/)\/+$/u, "");
  return value(url);
}
function isLoopback(hostname) {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/u.test(hostname);
}
var LONGEST_PATH = 4096;
function parsePath(raw) {
  if (hasControl(raw)) return refused(["holds a control character or a line break."], "the path of one file");
  if (raw.length > LONGEST_PATH) return refused([`has ${String(raw.length)} characters.`], `a path of at most ${String(LONGEST_PATH)} characters`);
  return /[/\\]$/u.test(raw) ? refused(["names a folder."], "the path of one file") : value(raw);
}
var LONGEST_TEXT = 200;
function parseText(raw) {
  if (hasControl(raw)) return refused(["holds a control character or a line break."], "one line of text");
  return raw.length > LONGEST_TEXT ? refused([`has ${String(raw.length)} characters.`], `at most ${String(LONGEST_TEXT)} characters`) : value(raw);
}
var hasControl = (raw) => new RegExp("\\p{Cc}", "u").test(raw);

// src/config/folders.ts
var OPERATIONS = ["read", "download", "upload", "replace", "rename", "delete", "share", "invite"];
var MOST_FOLDER_LINES = 1e4;
var refused2 = (...refusals) => ({ kind: "refused", refusals });
function parseFolders(raw, input, show) {
  const lines = raw.split(/\r\n|[\r\n]/u);
  if (lines.length > MOST_FOLDER_LINES) {
    return { folders: [], problems: [problem(input, [`has ${String(lines.length)} lines.`], { allowed: `at most ${String(MOST_FOLDER_LINES)} lines` })] };
  }
  const folders = /* @__PURE__ */ new Map();
  const problems = [];
  lines.forEach((line, index) => {
    const trimmed = line.trim();
    if (trimmed === "" || trimmed.startsWith("#")) return;
    const read = readLine(trimmed, show);
    const before = read.kind === "value" ? folders.get(read.value.id) : void 0;
    if (read.kind === "value" && before !== void 0 && before.hidden !== read.value.hidden) {
      problems.push(problem(input, [`folder ${read.value.id} must be hidden here and used in another line.`], { line: index + 1 }));
    } else if (read.kind === "value") folders.set(read.value.id, joined(before, read.value));
    else problems.push(...read.refusals.map(({ says, ...parts }) => problem(input, says, { line: index + 1, ...parts })));
  });
  return { folders: [...folders.values()], problems };
}
function readLine(line, show) {
  const end = endOfSubject(line);
  const id = folderId(line.slice(0, end));
  if (id.kind === "refused") return id;
  const rest = line.slice(end).trimStart();
  const asked = rest.startsWith(":");
  if (!asked && rest !== "" && !rest.startsWith("#")) {
    return refused2({ says: ["after the folder comes a colon and operations, or # and a label."], allowed: "160000000001: read, upload # Releases" });
  }
  const { items, label } = splitOperations(asked ? rest.slice(1) : rest);
  const needs = asked ? readOperations(items, show) : { kind: "value", value: READ };
  return needs.kind === "refused" ? needs : { kind: "value", value: { id: id.value, label, ...needs.value, ...PLAIN } };
}
function endOfSubject(line) {
  const scheme = /^https?:\/\/[^/\s]*/iu.exec(line)?.[0].length ?? 0;
  const found = line.slice(scheme).search(/[\s:]/u);
  return found === -1 ? line.length : scheme + found;
}
var FOLDER_ALLOWED = "digits, or a URL such as https://app.box.com/folder/160000000001";
function folderId(subject) {
  if (isId(subject)) return { kind: "value", value: subject };
  if (/^https?:\/\//iu.test(subject)) return folderIdOfUrl(subject);
  return refused2({ says: [/box\.com\//iu.test(subject) ? "a folder URL begins with https://." : "that is not a folder ID."], allowed: FOLDER_ALLOWED });
}
function folderIdOfUrl(subject) {
  const url = URL.canParse(subject) ? new URL(subject) : null;
  if (url === null || !/^(?:[a-z0-9-]+\.)*box\.com$/u.test(url.hostname)) return refused2({ says: ["that URL is not one of box.com."], allowed: FOLDER_ALLOWED });
  const [kind = "", id = ""] = url.pathname.split("/").slice(1);
  if (kind === "folder" && isId(id)) return { kind: "value", value: id };
  return refused2({ says: [URL_KINDS[kind] ?? "that URL of box.com shows no folder."], allowed: FOLDER_ALLOWED });
}
var URL_KINDS = {
  file: "that is the URL of a file. Open the folder that the file is in and copy its URL.",
  s: "that is a shared link, and it does not hold the folder ID. Open it, signed in, and copy the URL that the browser then shows.",
  v: "that is a shared link, and it does not hold the folder ID. Open it, signed in, and copy the URL that the browser then shows.",
  collection: "that is the URL of a collection. Open the folder itself and copy its URL.",
  folder: "that URL holds no folder ID."
};
function splitOperations(rest) {
  const items = [];
  let start = 0;
  let inQuotes = false;
  for (let at = 0; at < rest.length; at += 1) {
    const character = rest[at];
    if (character === '"') inQuotes = !inQuotes;
    else if (!inQuotes && character === ",") {
      items.push(rest.slice(start, at));
      start = at + 1;
    } else if (!inQuotes && character === "#" && /^\s?$/u.test(rest[at - 1] ?? "")) {
      return { items: [...items, rest.slice(start, at)], label: labelOf(rest.slice(at + 1)) };
    }
  }
  return { items: [...items, rest.slice(start)], label: null };
}
var LONGEST_LABEL = 100;
function labelOf(raw) {
  const label = clean(raw, LONGEST_LABEL);
  return label === "" ? null : label;
}
var READ = { hidden: false, operations: ["read"], replace: [] };
var PLAIN = { expectedName: null, plannedUpload: null, source: null };
function readOperations(items, show) {
  const operations = /* @__PURE__ */ new Set();
  const replace = /* @__PURE__ */ new Set();
  const refusals = [];
  if (items.length === 1 && items[0]?.trim() === "none") return { kind: "value", value: { hidden: true, operations: [], replace: [] } };
  for (const item of items.map((each) => each.trim())) {
    const file = /^replace\s*=/u.exec(item)?.[0];
    if (isOperation(item)) operations.add(item);
    else if (file === void 0) refusals.push(refusalOf(item, items.length, show));
    else {
      const name = fileName(item.slice(file.length).trim());
      if (name.kind === "value") replace.add(name.value);
      else refusals.push(...name.refusals);
    }
  }
  return refusals.length > 0 ? refused2(...refusals) : { kind: "value", value: { hidden: false, operations: sorted(operations), replace: [...replace] } };
}
function isOperation(item) {
  return OPERATIONS.includes(item);
}
var OPERATIONS_ALLOWED = `${orList(OPERATIONS.flatMap((each) => each === "replace" ? [each, "replace=NAME"] : [each]))}; alone: none`;
function refusalOf(item, count, show) {
  if (item === "") return { says: [count === 1 ? "no operation after the colon." : "a comma with no operation beside it."], allowed: OPERATIONS_ALLOWED };
  if (item === "none") return { says: ["none stands alone: a folder can't be both hidden and used."], allowed: OPERATIONS_ALLOWED };
  return { says: text`${show(item)} is not an operation.`, allowed: OPERATIONS_ALLOWED, nearest: nearestName(item, OPERATIONS) };
}
var LONGEST_NAME = 255;
var NAME_ALLOWED = 'replace=NAME; a name with a comma, a double quote or " #" stands in double quotes, and quotes in it are doubled';
function fileName(written) {
  const name = unquoted(written);
  if (name === null) return refused2({ says: ["the double quotes after replace= don't match."], allowed: NAME_ALLOWED });
  if (name === "") return refused2({ says: ["replace= names no file."], allowed: NAME_ALLOWED });
  const wrong = itemNameFault(name);
  return wrong === null ? { kind: "value", value: name } : refused2({ says: [`replace= ${wrong}`], allowed: NAME_ALLOWED });
}
function itemNameFault(name) {
  if (hasControl(name)) return "has a control character in its name.";
  if (name.length > LONGEST_NAME) return `has a name of ${String(name.length)} characters; Box takes at most ${String(LONGEST_NAME)}.`;
  return name === "." || name === ".." || /[/\\]/u.test(name) ? "takes the name of an item, not a path." : null;
}
function unquoted(written) {
  if (!written.includes('"')) return written;
  const inner = written.slice(1, -1).replaceAll('""', "\0");
  return written.length < 2 || !written.startsWith('"') || !written.endsWith('"') || inner.includes('"') ? null : inner.replaceAll("\0", '"').trim();
}
var sorted = (operations) => OPERATIONS.filter((each) => operations.has(each));
function joined(before, now) {
  if (before === void 0) return now;
  return {
    ...before,
    label: before.label ?? now.label,
    operations: sorted(/* @__PURE__ */ new Set([...before.operations, ...now.operations])),
    replace: [.../* @__PURE__ */ new Set([...before.replace, ...now.replace])],
    expectedName: before.expectedName ?? now.expectedName,
    plannedUpload: before.plannedUpload ?? now.plannedUpload
  };
}

// src/config/missing.ts
var DEPENDABOT = "dependabot[bot]";
function whyWithheld(github) {
  if (github === null) return null;
  const { pullRequest } = github;
  if (github.actor === DEPENDABOT) return "dependabot";
  if (github.eventName === "pull_request_target") return pullRequest?.author === DEPENDABOT ? "dependabot" : null;
  if (pullRequest === null) return null;
  const base = pullRequest.baseRepository ?? github.repository;
  return pullRequest.headRepository === null || pullRequest.headRepository.toLowerCase() !== base?.toLowerCase() ? "fork" : null;
}
function missingCredentials(policy, github, names) {
  const withheld = whyWithheld(github);
  const counts = policy === "auto" ? withheld === null ? "fail" : "skip" : policy;
  return { counts, reason: withheld ?? "not-given", inputs: names };
}
function explainMissing(missing, naming) {
  const names = missing.inputs.map((name) => called(name, missing, naming));
  const empty = `${andList(names)} ${names.length === 1 ? "is" : "are"} empty`;
  const instead = missing.counts === "fail" ? [`Set ${naming.nameOf("on-missing-credentials")} to auto to skip such runs and not fail them.`] : [];
  switch (missing.reason) {
    case "fork":
      return { message: `${empty}: GitHub gives no secrets to the run of a pull request that comes from a fork.`, remedy: [...FORK, ...instead] };
    case "dependabot":
      return { message: `${empty}: GitHub gives the repository's Actions secrets to no run that Dependabot started.`, remedy: [...DEPENDABOT_REMEDY, ...instead] };
    case "not-given":
      return { message: `${empty}.`, remedy: [fill(names, missing, naming), ...naming.door === "action" ? NOT_GIVEN : NOT_EXPORTED] };
  }
}
function called(name, { inputs }, { nameOf }) {
  if (name === "jwt-config-file" && inputs.length === 1) return `the file of ${nameOf(name)}`;
  if (name === "enterprise-id") return `${nameOf(name)} (or ${nameOf("user-id")})`;
  return isInputName(name) ? nameOf(name) : name;
}
function fill(names, { inputs }, { nameOf }) {
  if (!inputs.includes("jwt-config") || !inputs.includes("client-id")) return `Fill ${andList(names)}.`;
  return `Fill ${nameOf("jwt-config")}, or ${andList([nameOf("client-id"), nameOf("client-secret"), nameOf("enterprise-id")])}.`;
}
var FORK = [
  "Run this check on push to a branch of this repository too: there the secrets are given.",
  "Keep away from pull_request_target as a way to the secrets where the job runs code of the pull request: that code could read them."
];
var DEPENDABOT_REMEDY = [
  "Store the same secrets under Settings \u2192 Secrets and variables \u2192 Dependabot: a run that Dependabot started sees those alone.",
  "Run this check on push to the default branch too: after the merge the Actions secrets are given."
];
var NOT_GIVEN = [
  "Compare the names in the workflow, letter by letter, with those under Settings \u2192 Secrets and variables \u2192 Actions: a name that is not there gives an empty text and no error.",
  "Take secrets from the secrets context and variables from the vars context: one does not hold the other.",
  "Add environment: NAME to the job where the secret belongs to an environment.",
  "Add secrets: inherit to the calling job, or pass each secret, where this is a reusable workflow.",
  "Give this repository access to the secret where it belongs to the organization."
];
var NOT_EXPORTED = [
  "Export each variable that is set in the shell: one that is not exported does not reach this command."
];

// src/config/targets.ts
import path from "node:path";
var ABSENT = { kind: "absent" };
function targetsFrom(reader, needs, surroundings, vault) {
  const policy = reader.choice("on-missing-credentials");
  const missing = (names) => missingCredentials(policy, surroundings.github, names);
  const target = (auth, found) => ({
    name: auth,
    label: null,
    source: null,
    auth,
    credentials: found.kind === "given" ? found : { kind: "missing", missing: missing(found.inputs) },
    ...needs
  });
  const jwt = jwtFrom(reader, surroundings, vault);
  const ccg = ccgFrom(reader, jwt.kind !== "absent", needs.userId, vault);
  const targets = [jwt.kind === "absent" ? [] : [target("jwt", jwt)], ccg.kind === "absent" ? [] : [target("ccg", ccg)]].flat();
  return { targets, nothingGiven: targets.length > 0 ? null : missing(NO_METHOD) };
}
var NO_METHOD = ["jwt-config", "jwt-config-file", "client-id", "client-secret"];
function jwtFrom(reader, surroundings, vault) {
  const algorithm = reader.choice("jwt-algorithm");
  const config = reader.raw("jwt-config");
  const file = reader.path("jwt-config-file");
  const given = (input, raw) => ({ kind: "given", raw: { auth: "jwt", input: reader.nameOf(input), config: vault.document(raw), algorithm } });
  if (config !== "" && file !== null) {
    reader.refuse("jwt-config-file", text`and ${reader.nameOf("jwt-config")} are both given; leave one of them out.`);
    return ABSENT;
  }
  if (config !== "") return given("jwt-config", config);
  if (file === null) return ABSENT;
  const read = surroundings.readFile(path.resolve(surroundings.baseFolder, file));
  if (read.kind === "unreadable") {
    const why = foreign("words", clean(vault.scrub(read.why)));
    reader.refuse("jwt-config-file", text`can't be read: ${why}. Relative paths start from ${foreign("words", surroundings.baseFolder)}.`);
    return ABSENT;
  }
  return read.text.trim() === "" ? { kind: "missing", inputs: ["jwt-config-file"] } : given("jwt-config-file", read.text);
}
function ccgFrom(reader, hasJwt, userId, vault) {
  const clientId = reader.raw("client-id");
  const clientSecret = reader.raw("client-secret");
  const enterpriseId = reader.raw("enterprise-id");
  if (clientId === "" && clientSecret === "") {
    if (enterpriseId === "") return ABSENT;
    if (hasJwt) {
      reader.refuse("enterprise-id", text`is given next to a JWT app, whose JSON file already holds its enterprise. Leave it out; or, for a Client Credentials Grant app, fill ${reader.nameOf("client-id")} and ${reader.nameOf("client-secret")} too.`);
      return ABSENT;
    }
  }
  return completeCcg({ text: clientId, name: "client-id" }, { text: clientSecret, name: "client-secret" }, { text: enterpriseId, name: "enterprise-id" }, userId, vault);
}
function completeCcg(clientId, clientSecret, enterpriseId, userId, vault) {
  const needed = [clientId, clientSecret, ...userId === null ? [enterpriseId] : []];
  const empty = needed.filter(({ text: words }) => words === "").map(({ name }) => name);
  if (empty.length > 0) return { kind: "missing", inputs: empty };
  const raw = {
    auth: "ccg",
    clientId: clientId.text,
    clientSecret: keptSecret(clientSecret.text, vault),
    enterpriseId: enterpriseId.text === "" ? null : enterpriseId.text,
    userId
  };
  return { kind: "given", raw };
}
function keptSecret(raw, vault) {
  return raw.trimStart().startsWith("{") ? vault.document(raw) : vault.keep(raw);
}

export {
  parseBoolean,
  parseInteger,
  parseChoice,
  isId,
  parseUserId,
  parseBaseUrl,
  parsePath,
  parseText,
  OPERATIONS,
  MOST_FOLDER_LINES,
  parseFolders,
  readLine,
  folderId,
  splitOperations,
  labelOf,
  READ,
  readOperations,
  itemNameFault,
  joined,
  missingCredentials,
  explainMissing,
  ABSENT,
  targetsFrom,
  NO_METHOD,
  jwtFrom,
  completeCcg
};
