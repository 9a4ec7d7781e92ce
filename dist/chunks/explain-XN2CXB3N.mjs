import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
const { parseArgs } = require("node:util");
import {
  styleFor
} from "./chunk-MR2AJ7AR.mjs";
import {
  jsonDiagnosis,
  renderDiagnosis
} from "./chunk-4Q63P6RM.mjs";
import {
  inertLines
} from "./chunk-NIOKEM6T.mjs";
import "./chunk-RPCHHRQA.mjs";
import "./chunk-7RY3NUP7.mjs";
import {
  advise,
  diagnose,
  parseFailure,
  parseRetryAfterSeconds,
  rowFor
} from "./chunk-HGTBNSUS.mjs";
import {
  explainRows
} from "./chunk-OEHRYXOC.mjs";
import "./chunk-IBJMG4LB.mjs";
import "./chunk-OE4PMHNR.mjs";
import {
  EXIT
} from "./chunk-7WV2M5TG.mjs";
import "./chunk-DJIHQ5N4.mjs";
import "./chunk-CIVYHADS.mjs";
import "./chunk-F7YVGJIN.mjs";
import "./chunk-BDIGX3UD.mjs";
import {
  clean
} from "./chunk-LKKNOW4B.mjs";
import "./chunk-JO3HUCP3.mjs";

// src/cli/explain.ts
import path from "node:path";

// src/explain/known-words.ts
var SHORTEST = 15;
var ANYBODYS = /^(?:internal server error|conflict)$/iu;
var SHARED = /^(?:algorithm not allowed|the client credentials are (?:invalid|not valid)|the client_id is invalid|invalid refresh token|refresh token has expired|the authorization code has expired|the supplied token is invalid|invalid grant_type parameter or parameter missing)\.?$/iu;
var SENTENCE_EDGE = /["\n\\<>{}]|: | - /u;
var LONGEST_SENTENCE = 300;
function knownWordsIn(text) {
  const rows = explainRows().filter(isHttp);
  for (const row of rows) {
    const found = row.when.says?.exec(text);
    if (found != null) return knownAs(sentenceAround(text, found.index, found[0].length), row);
  }
  const lower = text.toLowerCase();
  for (const row of rows) {
    const words = row.seen.find((each) => isSentence(each) && lower.includes(each.toLowerCase()));
    if (words !== void 0) return knownAs(words, row);
  }
  return null;
}
var LONG_CODE = /\b[a-z]+(?:_[a-z]+){1,8}\b/gu;
var SHORTEST_CODE = 12;
var ANYBODYS_CODES = /* @__PURE__ */ new Set([
  "invalid_client",
  "invalid_grant",
  "invalid_scope",
  "invalid_request",
  "invalid_token",
  "unauthorized_client",
  "unsupported_grant_type",
  "insufficient_scope",
  "bad_request",
  "not_found",
  "invalid_resource",
  "internal_server_error",
  "bad_gateway",
  "method_not_allowed",
  "too_many_requests",
  "rate_limit_exceeded",
  "invalid_parameter",
  "missing_parameter",
  "length_required",
  "precondition_failed",
  "unsupported_media_type",
  "session_expired",
  "invalid_query",
  "invalid_status",
  "upload_failed",
  "schema_validation_failed",
  "invalid_limit",
  "invalid_offset",
  "request_entity_too_large",
  "workflow_not_found",
  "password_reset_required",
  "insufficient_access"
]);
function boxCodeIn(text) {
  const known = codes();
  for (const [code] of text.matchAll(LONG_CODE)) if (code.length >= SHORTEST_CODE && known.has(code) && !ANYBODYS_CODES.has(code)) return code;
  return null;
}
var codes = () => new Set(explainRows().flatMap((row) => isHttp(row) ? row.when.code ?? [] : []));
var knownAs = (words, row) => ({ words, row, boxAlone: !SHARED.test(words.trim()) });
var isHttp = (row) => row.when.kind === "http";
var isSentence = (words) => words.length >= SHORTEST && words.includes(" ") && !/^\d|^an? |^any |^Bearer /u.test(words) && !ANYBODYS.test(words);
function sentenceAround(text, start, length) {
  const before = text.slice(Math.max(0, start - LONGEST_SENTENCE), start).split(SENTENCE_EDGE).at(-1) ?? "";
  const after = text.slice(start + length, start + length + LONGEST_SENTENCE).split(/["\n\\<>{}]/u)[0] ?? "";
  return `${before}${text.slice(start, start + length)}${after}`.trim();
}

// src/explain/about.ts
var BOX_NAMES = [
  /(?<![a-z0-9-])(?:box\.com|boxcloud\.com|boxcdn\.net)(?![a-z0-9-])/iu,
  /\bbox-request-id\b/iu,
  /\bBearer realm=\\{0,3}"Service\\{0,3}"/iu,
  /\b(?:box-(?:node|python|java|windows|typescript|dotnet|ios)-sdk|boxsdk|box_sdk_gen|box-sdk-gen|box-typescript-sdk-gen)\b/iu,
  /\bcom\.box\.sdk(?:gen)?\b/u,
  /\bBox\.(?:V2|Sdk\.Gen)\b/u,
  /\bBox(?:API|Api|SDK|Sdk|CLI|OAuth|SessionInvalidated|Network)(?:Response)?(?:Error|Exception)\b/u,
  /\bBoxr::/u,
  /\bbox_(?:subject|sub|device)_(?:type|id)\b/u,
  /\bbox login\b|\bbox (?:api|sdk|cli|platform|admin|developer console|service account|folder|enterprise)\b/iu
];
var OTHERS = new RegExp(`(?:${[
  "github",
  "gitlab",
  "bitbucket",
  "amazonaws",
  "\\baws\\b",
  "amzn",
  "AADSTS",
  "microsoft",
  "azure",
  "google",
  "firebase",
  "gserviceaccount",
  "stripe",
  "slack",
  "dropbox",
  "salesforce",
  "\\bokta\\b",
  "auth0",
  "atlassian",
  "\\bjira\\b",
  "npm err",
  "\\bnpm\\b",
  "pypi",
  "docker",
  "kubernetes",
  "kubectl",
  "postgres",
  "mysql",
  "redis",
  "mongo",
  "mariadb",
  "sqlite",
  "elasticsearch",
  "kafka",
  "rabbitmq",
  "twilio",
  "sendgrid",
  "openai",
  "anthropic",
  "cloudflare",
  "heroku",
  "vercel",
  "netlify",
  "terraform",
  "ansible",
  "jenkins",
  "spotify",
  "discord",
  "facebook",
  "twitter",
  "linkedin",
  "shopify",
  "paypal",
  "zoom\\.us",
  "notion",
  "virtualbox",
  "mailbox",
  "checkbox",
  "keycloak",
  "hashicorp",
  "example\\.(?:com|org|net)",
  "apple\\.com",
  "wikipedia",
  "maven",
  "gradle",
  "smtp",
  "imap",
  "ldap",
  "\\bssh\\b",
  "\\bgit\\b",
  "apt-get",
  "yum",
  "pip install"
].join("|")})`, "iu");
var TYPE_ERROR = /\btype\\{0,3}["']?\s{0,4}[:=]\s{0,4}\\{0,3}["']?error\b/u;
var CODE_FIELD = /\bcode\\{0,3}["']?\s{0,4}[:=]\s{0,4}\\{0,3}["']?([a-z][a-z_]{2,60})\b/gu;
var hasBoxsFields = (text) => TYPE_ERROR.test(text) && [...text.matchAll(CODE_FIELD)].slice(0, MOST_CODES).some(([, code = ""]) => codes().has(code));
var MOST_CODES = 20;
var isBareCode = (text) => text.includes("_") && codes().has(text.trim());
function aboutWhom(text) {
  if (BOX_NAMES.some((name) => name.test(text)) || hasBoxsFields(text) || isBareCode(text)) return "box";
  return OTHERS.test(text) ? "others" : "nobody";
}
function isBoxError(json) {
  const { type, status, code, message, request_id: requestId, help_url: helpUrl, context_info: context } = json;
  if (typeof helpUrl === "string" && /(?<![a-z0-9-])box\.com/iu.test(helpUrl)) return true;
  if (type !== "error") return false;
  if (typeof code === "string" && codes().has(code)) return true;
  if (typeof status !== "number" && typeof status !== "string") return false;
  return [code, message, requestId].some((each) => typeof each === "string") || typeof context === "object";
}
var OAUTH_FIELDS = ["error", "error_description", "error_uri", "request_id", "status", "statusCode"];
function isOauthError(json) {
  const { error, error_description: description } = json;
  return (typeof error === "string" && /^[a-z_]{3,40}$/u.test(error) || typeof description === "string") && Object.keys(json).every((name) => OAUTH_FIELDS.includes(name));
}

// src/explain/json.ts
var MOST_MISSES = 60;
var MOST_OBJECTS = 200;
var DEEPEST = 8;
function objectsIn(text) {
  const found = [];
  let misses = 0;
  let at = text.indexOf("{");
  while (at !== -1 && misses < MOST_MISSES && found.length < MOST_OBJECTS) {
    const end = /^\{\s{0,200}["}]/u.test(text.slice(at, at + 210)) ? endOfObject(text, at) : -1;
    const value = end === -1 ? void 0 : parsed(text.slice(at, end));
    if (isRecord(value)) found.push(value);
    else if (end !== -1 || text[at + 1] === '"') misses += 1;
    at = text.indexOf("{", isRecord(value) ? end : at + 1);
  }
  return found;
}
function endOfObject(text, start) {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character === "\\") at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === "{") depth += 1;
    else if (character === "}") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}
var isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
function within(value, depth = 0) {
  if (depth > DEEPEST) return [];
  if (typeof value === "string") return /^\s*\{/u.test(value) ? within(parsed(value), depth + 1) : [];
  if (Array.isArray(value)) return value.slice(0, MOST_OBJECTS).flatMap((each) => within(each, depth + 1));
  if (!isRecord(value)) return [];
  return [value, ...Object.values(value).slice(0, MOST_OBJECTS).flatMap((each) => within(each, depth + 1))];
}
function textsWithin(value) {
  return within(value).flatMap((record) => Object.values(record)).filter((each) => typeof each === "string" && each.length > 12);
}

// src/explain/page.ts
var PAGE = /<(?:!doctype html|html|head|title|h1)\b/iu;
var TITLE = /<(?:title|h1)[^>]{0,200}>\s{0,20}([^<]{1,200})/giu;
var PHRASES = [
  [/proxy authentication/iu, 407],
  [/bad gateway/iu, 502],
  [/service (?:is )?(?:temporarily )?unavailable/iu, 503],
  [/gateway time-?out/iu, 504],
  [/internal server error/iu, 500],
  [/too many requests/iu, 429],
  [/method not allowed/iu, 405],
  [/not found/iu, 404],
  [/unauthorized|authentication required/iu, 401],
  [/forbidden|access denied|access blocked|blocked|denied/iu, 403],
  [/bad request/iu, 400]
];
function pageIn(text) {
  const start = PAGE.exec(text)?.index;
  if (start === void 0) return null;
  const page = text.slice(start);
  const titles = [...page.matchAll(TITLE)].slice(0, 4).map(([, words = ""]) => words);
  return { status: titles.map(statusOf).find((status) => status !== null) ?? null, headers: { "content-type": "text/html" }, body: page, from: "page" };
}
function statusOf(title) {
  const number = /\b([45]\d\d)\b/u.exec(title)?.[1];
  if (number !== void 0) return Number(number);
  return PHRASES.find(([says]) => says.test(title))?.[1] ?? null;
}
var BETWEEN = /\bproxy\b|squid|zscaler|forcepoint|bluecoat|blue coat|websense|fortinet|fortigate|palo alto|netskope|cisco umbrella|mcafee web gateway|symantec|barracuda|sophos|firewall|captive portal|web gateway|blocked|web ?filter|sign in to (?:the )?network|network login|wi-?fi/iu;
var isFromBetween = (text) => BETWEEN.test(text);
var isPage = (body) => PAGE.test(body) || /^\s{0,20}</u.test(body);

// src/explain/sdk.ts
var BRACKETS = /(?:API Response(?: Error)?|returned an (?:error(?: code)?|unexpected response:?)|Auth code or refresh token has expired|Unexpected Response)\s?\[(\d{3}|[A-Za-z]{4,40}|undefined)(?: ([A-Za-z'() -]{2,60}))?(?:\s?\|\s?([\w.-]{0,140}))?\](?:[ \t]([A-Za-z][A-Za-z_]{2,60}))?(?:[ \t]-[ \t]([^\n]{1,600}))?/u;
var SEMICOLONS = /(?:^|[\s"'`:])(?:Status )?([45]\d\d)(?: "?(?:([a-z][a-z0-9_]{2,60})\b(?=[" ;]))?"?)?(?:\s?"?([A-Z][^;"\n]{1,300})"?)?\s?; Request ID: ?"?([\w.-]{0,140})"?(?:;\s"?([a-z_]{3,40})"? - "?([^\n]{1,600}))?/u;
var OAUTH_LINE = /(?:^|[\s"'`:])([45]\d\d);\s"?([a-z_]{3,40})"? - "?([^\n]{1,600})/u;
var BARE = /\bBoxApiError: ([45]\d\d)\s{0,4}$/u;
var OLD_JAVA = /API returned an error code: (\d{3})/u;
var BOXR = /BoxrError[^\n\d]{0,10}(\d{3}):/u;
var STATUS_NAMES = {
  badrequest: 400,
  unauthorized: 401,
  forbidden: 403,
  notfound: 404,
  methodnotallowed: 405,
  requesttimeout: 408,
  conflict: 409,
  gone: 410,
  lengthrequired: 411,
  preconditionfailed: 412,
  requestentitytoolarge: 413,
  unsupportedmediatype: 415,
  toomanyrequests: 429,
  internalservererror: 500,
  notimplemented: 501,
  badgateway: 502,
  serviceunavailable: 503,
  gatewaytimeout: 504,
  insufficientstorage: 507,
  proxyauthenticationrequired: 407
};
function sdkLine(text) {
  const said = lastMatch(text, BRACKETS, ([, status, , id, code, words]) => ({ status: statusNamed(status), code: real(code), words: real(words), requestId: real(id) })) ?? lastMatch(text, SEMICOLONS, ([, status, code, words, id, error, description]) => ({
    status: Number(status),
    code: real(error) ?? real(code),
    words: real(description) ?? real(words),
    requestId: real(id)
  })) ?? lastMatch(text, OAUTH_LINE, ([, status, error, description]) => ({ status: Number(status), code: real(error), words: real(description), requestId: null })) ?? lastMatch(text, BARE, ([, status]) => ({ status: Number(status), code: null, words: null, requestId: null }));
  return said === null ? terseLine(text) : seenOf(said);
}
function terseLine(text) {
  const status = [OLD_JAVA, BOXR].map((form) => form.exec(text)?.[1]).find((each) => each !== void 0);
  return status === void 0 ? null : { status: Number(status), headers: {}, body: null, from: "words" };
}
function lastMatch(text, expression, read2) {
  const all = [...text.matchAll(new RegExp(expression, "gmu"))];
  const last = all.at(-1);
  return last === void 0 ? null : read2(last);
}
var real = (value) => {
  const trimmed = (value ?? "").replace(/["'\s,]{1,4}$/u, "");
  return trimmed === "" || /^(?:undefined|null|none)$/iu.test(trimmed) ? null : trimmed;
};
function statusNamed(name) {
  if (name === void 0) return null;
  return /^\d{3}$/u.test(name) ? Number(name) : STATUS_NAMES[name.toLowerCase()] ?? null;
}
function seenOf({ status, code, words, requestId }) {
  const [, bodyId = "", headerId = ""] = /^([^.]{0,80})\.?(.{0,100})$/u.exec(requestId ?? "") ?? [];
  const body = bodyOf({ status, code, words, requestId: bodyId === "" ? null : bodyId });
  return { status, headers: headerId === "" ? {} : { "box-request-id": headerId }, body, from: "sdk" };
}
var OAUTH_ERRORS = /* @__PURE__ */ new Set([
  "invalid_client",
  "invalid_grant",
  "invalid_request",
  "unauthorized_client",
  "unsupported_grant_type",
  "invalid_scope",
  "invalid_resource"
]);
var isOauthCode = (code) => code !== null && OAUTH_ERRORS.has(code);
function bodyOf({ status, code, words, requestId }) {
  if (code === null && words === null) return null;
  return JSON.stringify(isOauthCode(code) ? { error: code, error_description: words ?? void 0 } : { type: "error", status: status ?? void 0, code: code?.toLowerCase(), message: words ?? void 0, request_id: requestId ?? void 0 });
}

// src/explain/gate.ts
function concernsBox(seen, failure, given) {
  if (!isFailure(seen, failure, given)) return false;
  if (given.about === "box" || isHinted(given.hints) || bearsBoxsHand(seen, failure)) return true;
  return given.about === "nobody" && isNobodys(seen, failure);
}
var isHinted = ({ auth, endpoint }) => auth !== null || endpoint !== null;
function isFailure(seen, failure, { text, about, hints }) {
  if (failure.status < 200) return false;
  if (failure.status >= 300) return true;
  const body = seen.body ?? "";
  if (failure.shape === "html") return about === "box" || isHinted(hints) || isFromBetween(text);
  if (failure.code !== null && failure.shape !== "empty") return true;
  return failure.shape === "unreadable" && /^[[{]/u.test(body) && !isJson(body);
}
function isJson(body) {
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}
function bearsBoxsHand(seen, { code, words }) {
  const known = words === null ? null : knownWordsIn(words);
  if (known?.boxAlone === true || code !== null && boxCodeIn(code) !== null) return true;
  return seen.from === "sdk" || seen.from !== "words" && objectsIn(seen.body ?? "").some(isBoxError) && !isMadeHere(seen);
}
var isMadeHere = ({ from }) => from === "words" || from === "sdk";
function isNobodys(seen, { code, words, status, shape }) {
  const body = seen.body ?? "";
  if (words !== null && knownWordsIn(words) !== null) return true;
  if (isOauthCode(code)) return words === null && (seen.from === "json" || seen.from === "answer");
  if (seen.from !== "answer" && seen.from !== "page") return false;
  return status === 407 || (isPage(body) ? isGateways(body, status, seen) : isSilentTrouble(body, status, shape));
}
var REFUSALS = [403, 451, 511];
var isGateways = (page, status, seen) => status >= 500 || REFUSALS.includes(status) || isFromBetween(page) || isFromBetween(headersOf(seen));
var isSilentTrouble = (body, status, shape) => (status >= 500 || status === 429) && (shape === "empty" || shape === "unreadable" && !/^\s{0,20}[[{]/u.test(body));
var headersOf = ({ headers }) => Object.entries(headers).map(([name, value]) => `${name}: ${value}`).join("\n");

// src/explain/answers.ts
var STATUS_LINE = /^[<\s|]{0,4}HTTP\/[123](?:\.[0-9])?\s{1,4}([1-5]\d\d)(?:\s|$)(.{0,200})/u;
var HEADER = /^[<\s|]{0,4}([A-Za-z][A-Za-z0-9-]{1,63}):[ \t]{0,4}(.{0,8000})$/u;
var CURLS_OWN = /^(?:[*>] |[{}] \[\d{1,9} bytes data\]|\s{0,4}% Total|\s{0,4}Dload|curl: \(\d)/u;
function answersIn(text) {
  const answers = [];
  let inHeaders = false;
  for (const line of text.split("\n")) {
    const start = STATUS_LINE.exec(line);
    if (start !== null) {
      answers.push({ status: Number(start[1]), phrase: (start[2] ?? "").trim(), headers: {}, body: [] });
      inHeaders = true;
      continue;
    }
    const current = answers.at(-1);
    if (current === void 0 || CURLS_OWN.test(line)) continue;
    inHeaders = inHeaders && takeHeader(line, current);
    if (!inHeaders) current.body.push(line.replace(/^< ?$/u, ""));
  }
  return answers;
}
function takeHeader(line, { headers }) {
  if (/^[<\s|]{0,4}$/u.test(line)) return false;
  const header = HEADER.exec(line);
  if (header === null) return false;
  addHeader(headers, header[1] ?? "", header[2] ?? "");
  return true;
}
function addHeader(headers, name, value) {
  const key = name.toLowerCase();
  const before = headers[key];
  headers[key] = before === void 0 ? value.trim() : `${before}, ${value.trim()}`;
}
var isPreliminary = ({ status, phrase }) => status < 200 || status === 200 && /^connection established/iu.test(phrase);
function lastAnswer(text) {
  const last = answersIn(text).filter((answer) => !isPreliminary(answer)).at(-1);
  if (last === void 0) return null;
  return { status: last.status, headers: last.headers, body: last.body.join("\n").trim(), from: "answer" };
}
var TELLING = /* @__PURE__ */ new Set([
  "www-authenticate",
  "box-request-id",
  "retry-after",
  "content-type",
  "location",
  "date",
  "server",
  "via",
  "proxy-authenticate",
  "status"
]);
function looseHeaders(text) {
  const headers = {};
  for (const line of text.split("\n")) {
    const [, name = "", value = ""] = HEADER.exec(line.replace(/^:(?=status:)/u, "")) ?? [];
    if (TELLING.has(name.toLowerCase()) && headers[name.toLowerCase()] === void 0) addHeader(headers, name, value);
  }
  return { ...dumpedHeaders(text), ...headers };
}
var CHALLENGE = /Bearer realm=\\{0,3}"Service\\{0,3}"(?:,?\s{0,4}error=\\{0,3}"([a-z_]{3,40})\\{0,3}")?(?:,?\s{0,4}error_description=\\{0,3}"([^"\\\n]{0,300}))?/iu;
var REQUEST_ID = /\bbox-request-id\\{0,3}["']?(?:\s{0,4}(?:[:=]|=>)\s{0,4}|,\s)\[?\\{0,3}["']?([0-9a-z]{8,80})\b/iu;
var RETRY_AFTER = /\bretry-after\\{0,3}["']?\s{0,4}(?:[:=]|=>)\s{0,4}\[?\\{0,3}["']?(\d{1,9})\b/iu;
function dumpedHeaders(text) {
  const headers = {};
  const challenge = CHALLENGE.exec(text);
  if (challenge !== null) headers["www-authenticate"] = challengeOf(challenge[1], challenge[2]);
  const id = REQUEST_ID.exec(text)?.[1];
  if (id !== void 0) headers["box-request-id"] = id;
  const seconds = RETRY_AFTER.exec(text)?.[1];
  if (seconds !== void 0) headers["retry-after"] = seconds;
  return headers;
}
function challengeOf(error, description) {
  const parts = [error === void 0 ? "" : `, error="${error}"`, description === void 0 ? "" : `, error_description="${description}"`];
  return `Bearer realm="Service"${parts.join("")}`;
}
function statusOfHeaders(headers) {
  const written = /^[1-5]\d\d/u.exec(headers["status"] ?? "")?.[0];
  if (written !== void 0) return Number(written);
  const challenge = headers["www-authenticate"];
  if (headers["proxy-authenticate"] !== void 0) return 407;
  if (challenge === void 0 || !/realm="Service"/iu.test(challenge)) return null;
  return challenge.includes("insufficient_scope") ? 403 : 401;
}

// src/explain/fields.ts
var NAMES = "error_description|error|code|message|statusCode|status_code|Status Code|Status code|Status|status|request_id|requestId|Request ID|Request Id|reason|Message|Code";
var FIELD = new RegExp(
  `(?<![\\w.])["'(]?(${NAMES})["']?[ \\t]{0,4}[:=][ \\t]{0,4}(?:"((?:[^"\\\\\\n]|\\\\.){0,1000})(?:"|$|\\n)|'((?:[^'\\\\\\n]|\\\\.){0,1000})(?:'|$|\\n)|([^\\n,;}\\])"']{1,300}))`,
  "gu"
);
var MOST_FIELDS = 400;
function answerOfFields(text) {
  const fields = fieldsIn(text);
  const { status, description, requestId } = fields;
  const known = knownCodeOf(fields);
  if (known === null && status === null && description === null) return null;
  const said = known === null && description === null ? null : description ?? fields.words;
  const body = bodyOf({ status, code: known ?? (description === null ? fields.code : "invalid_grant"), words: said, requestId });
  return { status, headers: {}, body, from: "words" };
}
function knownCodeOf({ code, error }) {
  if (isOauthCode(error)) return error;
  const known = codes();
  return [code, error].find((each) => each !== null && (known.has(each) || isOauthCode(each))) ?? null;
}
function fieldsIn(text) {
  const values = /* @__PURE__ */ new Map();
  let count = 0;
  for (const [, name = "", double, single, bare] of text.matchAll(FIELD)) {
    count += 1;
    if (count > MOST_FIELDS) break;
    const value = (double ?? single ?? bare ?? "").replace(/\\(["'\\/])/gu, "$1").trim();
    if (value === "" || /^(?:none|null|undefined)$/iu.test(value)) continue;
    values.set(name, [...values.get(name) ?? [], value]);
  }
  const first = (names, fits) => names.flatMap((name) => values.get(name) ?? []).find((value) => fits.test(value)) ?? null;
  const status = first(["statusCode", "status_code", "Status Code", "Status code", "Status", "status"], /^[1-5]\d\d$/u);
  return {
    status: status === null ? null : Number(status),
    code: first(["code", "Code", "reason"], /^[a-z][a-z0-9_]{2,60}$/u),
    error: first(["error"], /^[a-z][a-z_]{2,60}$/u),
    words: first(["message", "Message"], /^.{3,600}$/u),
    description: first(["error_description"], /^.{3,600}$/u),
    requestId: first(["request_id", "requestId", "Request ID", "Request Id"], /^[0-9a-z.]{6,100}$/iu)
  };
}
function statusInWords(text) {
  for (const form of FORMS) {
    const found = [...text.matchAll(form)].at(-1)?.[1];
    if (found !== void 0) return Number(found);
  }
  return SPEAKS_OF_FAILURE.test(text) ? lastNumber(text) : null;
}
var FORMS = [
  /\bHTTP(?:\/[123](?:\.\d)?)?(?:\s?(?:error|status|code|response))?[\s:=(#]{1,3}([45]\d\d)(?!\d)/giu,
  /\bstatus(?:[ _]?code)?["']?(?:\s?(?:of|is|was))?[\s:=("'#]{1,4}([45]\d\d)(?!\d)/giu,
  /(?<![\w.:/-])([45]\d\d) (?:client error|server error|bad request|unauthorized|forbidden|not found|method not allowed|conflict|gone|precondition|payload|request entity|too many|internal|bad gateway|service|gateway|proxy auth)/giu
];
var SPEAKS_OF_FAILURE = /error|fail|denied|refus|exception|fehler|erreur|échou|ошибка|エラー|失敗|错误|錯誤|失败|erro\b|errore|błąd|hata|오류|feil|virhe|chyba|fout/iu;
var lastNumber = (text) => {
  const found = [...text.matchAll(/(?<![\w.:/#-])([45]\d\d)(?![\w./-]|:\d)/gu)].at(-1)?.[1];
  return found === void 0 ? null : Number(found);
};

// src/explain/gather.ts
function answersOf(text) {
  const answer = lastAnswer(text);
  if (answer !== null) return [readable(answer)];
  const found = [
    ...[...objectsIn(text)].reverse().flatMap(errorsWithin),
    sdkLine(text),
    answerOfWords(text),
    answerOfFields(text),
    answerOfHeaders(text),
    pageIn(text)
  ];
  const headers = looseHeaders(text);
  const answers = found.filter((each) => each !== null).map((each) => completed(each, text, headers));
  return answers.length > 0 ? answers : answerOfStatus(text);
}
function readable(answer) {
  const body = answer.body ?? "";
  if (body === "" || isPage(body)) return answer;
  const [error] = objectsIn(body).flatMap(errorsWithin);
  const pieced = error ?? answerOfWords(body) ?? (/^[[{]/u.test(body) && objectsIn(body).length === 0 ? answerOfFields(body) : null);
  return pieced === null || pieced.body === null ? answer : { ...answer, body: pieced.body };
}
function errorsWithin(value) {
  const records = within(value);
  const status = records.map(statusIn).find((each) => each !== null) ?? null;
  const errors = records.filter((record) => isBoxError(record) || isOauthError(record)).map((record) => ({ status: statusIn(record) ?? status, headers: {}, body: JSON.stringify(record), from: "json" }));
  if (errors.length > 0) return errors;
  const texts = textsWithin(value).join("\n");
  return [sdkLine(texts), answerOfWords(texts)].filter((each) => each !== null).map((each) => ({ ...each, status: each.status ?? status }));
}
function statusIn(record) {
  const { status, statusCode, status_code: snake } = record;
  const found = [status, statusCode, snake].map(Number).find((each) => each >= 100 && each < 600);
  return found ?? null;
}
var OWN_WORDS = [
  // boxcli, `box-command.js`
  [/Authentication failed: token is invalid or expired/u, "invalid_token"]
];
var ownWordsCode = (text) => OWN_WORDS.find(([says]) => says.test(text))?.[1] ?? null;
function answerOfWords(text) {
  const known = knownWordsIn(text);
  const when = known?.row.when;
  const match = when?.kind === "http" ? when : null;
  const code = boxCodeIn(text) ?? bareCode(text) ?? match?.code?.[0] ?? ownWordsCode(text);
  const body = bodyOf({ status: null, code, words: known?.words ?? null, requestId: null });
  return body === null ? null : { status: code === null ? statusOf2(match) : null, headers: {}, body, from: "words" };
}
var bareCode = (text) => codes().has(text.trim()) ? text.trim() : null;
var statusOf2 = (match) => match?.status?.find((each) => typeof each === "number") ?? null;
function answerOfHeaders(text) {
  const headers = looseHeaders(text);
  const status = statusOfHeaders(headers);
  return status === null && headers["box-request-id"] === void 0 ? null : { status, headers, body: null, from: "words" };
}
function answerOfStatus(text) {
  const status = statusInWords(text);
  return status === null ? [] : [{ status, headers: looseHeaders(text), body: null, from: "words" }];
}
function completed(seen, text, loose) {
  const headers = seen.from === "page" ? seen.headers : { ...loose, ...seen.headers };
  const status = seen.status ?? statusOfCode(seen.body) ?? sdkLine(text)?.status ?? answerOfFields(text)?.status ?? statusOfHeaders(headers) ?? statusInWords(text);
  return { ...seen, headers, status };
}
var STATUS_OF_CODE = {
  access_denied_insufficient_permissions: 403,
  insufficient_scope: 403,
  forbidden: 403,
  forbidden_by_policy: 403,
  access_from_location_blocked: 403,
  unauthorized: 401,
  invalid_token: 401,
  not_found: 404,
  trashed: 404,
  method_not_allowed: 405,
  conflict: 409,
  item_name_in_use: 409,
  rate_limit_exceeded: 429,
  too_many_requests: 429,
  internal_server_error: 500,
  bad_gateway: 502,
  unavailable: 503,
  request_entity_too_large: 413
};
function statusOfCode(body) {
  const [json] = body === null ? [] : objectsIn(body);
  if (!isRecord(json)) return null;
  const code = json["code"] ?? json["error"];
  return typeof code === "string" ? STATUS_OF_CODE[code] ?? null : null;
}

// src/explain/redact.ts
var HIDDEN = "***";
var SECRET_NAMES = [
  "access_?token",
  "refresh_?token",
  "subject_?token",
  "actor_?token",
  "upload_?token",
  "developer_?token",
  "id_?token",
  "assertion",
  "client_?secret",
  "pass_?phrase",
  "password",
  "passwd",
  "private_?key",
  "jwt_private_key",
  "jwt_private_key_passphrase",
  "api_?key",
  "primary_?key",
  "secondary_?key",
  "shared_link_password",
  "download_url",
  "webhook_signature",
  "authorization",
  "proxy-authorization",
  "cookie",
  "set-cookie",
  "box-signature-primary",
  "box-signature-secondary"
].join("|");
var LABELLED = new RegExp(
  `((?<![a-z0-9])(?:${SECRET_NAMES})(?:\\\\{0,3}["'])?\\s{0,4}(?:[:=]|=>|%3[aA]|%3[dD])\\s{0,4})(?:(\\\\{0,3}["'])([^"'\\\\\\n]{1,8192})|(?:(?:bearer|basic|negotiate|ntlm|digest)\\s{1,4})?[^\\s"'&,;}\\])<>]{1,8192})`,
  "giu"
);
var BEARER = /\b(bearer|basic|negotiate|ntlm)((?:\s|%20|\+){1,4})(?!realm\b)([a-z0-9._~+/-]{8,8192}={0,2})/giu;
var JWT = /\beyJ[\w-]{8,8192}(?:\.[\w-]{0,8192}){0,2}/gu;
var PEM = /-----BEGIN [A-Z0-9 ]{1,40}-----[^-]{0,16384}(?:-----END [A-Z0-9 ]{1,40}-----)?/gu;
var URL_LOGIN = /\b([a-z][a-z0-9+.-]{1,15}:\/\/)[^\s/@"'<>]{1,256}@/giu;
var CURL_LOGIN = /(\s(?:-u|-U|--user|--proxy-user)[\s=]{1,3})["']?[^\s"']{1,512}/gu;
var OPAQUE = /\b(?=[a-z_-]{0,64}\d)(?=[0-9_-]{0,64}[a-z])[a-z0-9_-]{24,}\b/giu;
var SHORTEST_KEPT = 8;
function withoutSecrets(text) {
  const found = /* @__PURE__ */ new Set();
  const learn = (value) => {
    if (value.length >= SHORTEST_KEPT && !/^\*+$/u.test(value)) found.add(value);
  };
  const hidden = text.replace(PEM, HIDDEN).replace(BEARER, (_, scheme, space, token) => {
    learn(token);
    return `${scheme}${space}${HIDDEN}`;
  }).replace(LABELLED, (whole, label, quote, value) => {
    if (isHarmless(value ?? whole.slice(label.length))) return whole;
    learn(value ?? whole.slice(label.length));
    return `${label}${quote ?? ""}${HIDDEN}`;
  }).replace(JWT, HIDDEN).replace(URL_LOGIN, `$1${HIDDEN}@`).replace(CURL_LOGIN, `$1${HIDDEN}`);
  return forgetting(hidden, found);
}
var MOST_REPEATED = 50;
function forgetting(text, secrets) {
  return [...secrets].slice(0, MOST_REPEATED).reduce((left, secret) => left.split(secret).join(HIDDEN), text);
}
var isHarmless = (value) => /^(?:\*+|none|null|undefined|\[redacted\]|---\[redacted\]---|-{3,}|<[a-z_ -]{1,30}>|["'{[(]|bearer|realm)/iu.test(value.trim());
var withoutOpaque = (words) => words.replace(OPAQUE, HIDDEN);

// src/explain/request.ts
var ON_FOLDER = /\/2\.0\/folders\/(\d{1,20})(?:\/items)?(?![\w/])/u;
var CHANGES_FOLDER = /\b(?:PUT|DELETE|POST|PATCH)\b[^\n]{0,200}\/2\.0\/folders\/\d/u;
var USER_SUBJECT = /box_sub(?:ject)?_type\\{0,3}["']?\s{0,4}[:=]\s{0,4}\\{0,3}["']?user\b/iu;
var API_PLACES = [
  [/\/2\.0\/files\/content\b/u, "upload-rehearsal"],
  [/\/2\.0\/files\/upload_sessions\b/u, "upload-rehearsal"],
  [/\b(?:OPTIONS|POST)\b[^\n]{0,200}\/2\.0\/files\/\d{1,20}\/content\b/u, "replace-rehearsal"]
];
function purposeOf(text, code, hints) {
  if (hints.endpoint === "api") return apiPurpose(text);
  if (/\/oauth2\/revoke\b/u.test(text)) return "revoke";
  if (/grant-type:token-exchange|\bsubject_token\b/u.test(text)) return "token-exchange";
  const token = USER_SUBJECT.test(text) ? "user-token" : "token";
  if (hints.endpoint === "token" || isOauthCode(code)) return token;
  const api = /\/2\.0\//u.test(text);
  return /\/oauth2\/token\b/u.test(text) && !api ? token : apiPurpose(text);
}
function apiPurpose(text) {
  if (ON_FOLDER.test(text) && !CHANGES_FOLDER.test(text)) return "folder";
  return API_PLACES.find(([where]) => where.test(text))?.[1] ?? "identity";
}
var GRANTS = [
  [/grant-type:jwt-bearer|\bassertion=|BoxJWT|JWTAuth|JwtAuth|jwt_auth|BoxDeveloperEdition|AppAuthClient|jwtAuth/u, "jwt"],
  [/\bclient_credentials\b|CCGAuth|CcgAuth|BoxCCG|ccg_auth|ccgAuth|BoxCCGAPIConnection/u, "ccg"],
  [/\bauthorization_code\b|grant_type=refresh_token|BoxOAuth\b|OAuthConfig|PersistentClient|persistent-session|BoxOAuthException/u, "oauth"]
];
function contextOf(text, purpose, hints) {
  const grant = hints.auth ?? GRANTS.find(([says]) => says.test(text))?.[1] ?? null;
  return { grant, subject: purpose === "user-token" ? "user" : "enterprise", facts: factsOf(text) };
}
function factsOf(text) {
  const folderId = ON_FOLDER.exec(text)?.[1];
  return folderId === void 0 || folderId === "0" ? {} : { folderId, folderLink: `https://app.box.com/folder/${folderId}` };
}

// src/explain/tidy.ts
var LONGEST_TEXT = 256 * 1024;
var LINE_PREFIX = /^(?:\d{4}-\d\d-\d\dT[\d:.,]{5,20}(?:Z|[+-]\d\d:?\d\d)? ?)?(?:##\[(?:error|warning|debug|group|command)\]|::(?:error|warning|notice)(?: [^:\n]{0,200})?::)?/gmu;
function tidy(text) {
  return withoutWideBytes(text.slice(-LONGEST_TEXT)).replace(/\r\n?/gu, "\n").replace(/\u001b(?:\[[0-?]{0,16}[ -/]{0,4}[@-~]|[@-Z\\-_])/gu, "").replace(/[\p{Cf}\ufffd]/gu, "").replace(/[\u2028\u2029\u0085]/gu, "\n").replace(/[\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02]/gu, '"').replace(/[\u2018\u2019\u201a\u201b\u2039\u203a]/gu, "'").replace(/\u00a0/gu, " ").replace(LINE_PREFIX, "");
}
var withoutWideBytes = (text) => text.replaceAll("\0", "");
function isBinary(text) {
  const look = text.slice(0, 4096);
  const nuls = look.split("\0").length - 1;
  const odd = look.split(/[\u0001-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/u).length - 1;
  const wide = nuls > look.length / 3;
  return nuls > 0 && !wide || odd > 2 + look.length / 10;
}
var UNICODE = /\\u([0-9a-f]{4})/giu;
function unescaped(text) {
  return text.replace(UNICODE, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))).replace(/\\(r\\n|[nrt"'/\\])/gu, (_, escape) => ESCAPES[escape] ?? escape);
}
var ESCAPES = { n: "\n", "r\\n": "\n", r: "\n", t: "	" };
var ENTITIES = { quot: '"', "#34": '"', "#x22": '"', apos: "'", "#39": "'", "#x27": "'", amp: "&", lt: "<", gt: ">" };
var withoutEntities = (text) => text.replace(/&(quot|apos|amp|lt|gt|#34|#39|#x22|#x27);/giu, (_, name) => ENTITIES[name.toLowerCase()] ?? "");
var withoutPercents = (text) => text.replace(/%([2-7][0-9a-f])/giu, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))).replaceAll("+", " ");
var withoutDoubledQuotes = (text) => text.replace(/""/gu, '"');
var unquoted = (text) => text.replace(/^(?:> ?){1,4}/gmu, "");
var joined = (text) => text.replaceAll("\n", "");
function viewsOf(text) {
  const views = [text];
  const add = (view) => {
    if (!views.includes(view)) views.push(view);
  };
  if (text.includes("\\")) {
    add(unescaped(text));
    add(unescaped(unescaped(text)));
    add(unescaped(unescaped(unescaped(text))));
  }
  if (text.includes("&")) add(withoutEntities(text));
  if (/%(?:7b|22)/iu.test(text)) add(withoutPercents(text));
  if (text.includes('""')) add(withoutDoubledQuotes(text));
  if (/^> ?/mu.test(text)) add(unquoted(text));
  if (text.includes('{"') && text.includes("\n") && !/\bHTTP\/[123]/u.test(text)) add(joined(text));
  return views;
}

// src/explain/wire.ts
var SAYINGS = [
  { says: /tunneling socket could not be established|HTTP code \d{3} from proxy after CONNECT|CONNECT tunnel failed|Tunnel connection failed|unable to tunnel through proxy|proxy tunnel request|cannot connect to proxy|ProxyError|could not resolve proxy|proxy CONNECT aborted|proxyconnect tcp|ERR_PROXY_/iu, fault: "proxy" },
  { says: /certificate has expired|certificate is expired|CertificateExpiredException|NotTimeValid|certificate expired|CERT_HAS_EXPIRED|x509: certificate has expired/iu, fault: "tls", code: "CERT_HAS_EXPIRED" },
  { says: /certificate is not yet valid|CERT_NOT_YET_VALID|CertificateNotYetValidException/iu, fault: "tls", code: "CERT_NOT_YET_VALID" },
  { says: /self[- ]signed certificate in certificate chain|SELF_SIGNED_CERT_IN_CHAIN/iu, fault: "tls", code: "SELF_SIGNED_CERT_IN_CHAIN" },
  { says: /self[- ]signed certificate|DEPTH_ZERO_SELF_SIGNED_CERT/iu, fault: "tls", code: "DEPTH_ZERO_SELF_SIGNED_CERT" },
  { says: /unable to get local issuer certificate|UNABLE_TO_GET_ISSUER_CERT|PKIX path building failed|unable to find valid certification path|UntrustedRoot|PartialChain|signed by unknown authority/iu, fault: "tls", code: "UNABLE_TO_GET_ISSUER_CERT_LOCALLY" },
  { says: /unable to verify the first certificate|UNABLE_TO_VERIFY_LEAF_SIGNATURE/iu, fault: "tls", code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" },
  { says: /does not match certificate's altnames|ERR_TLS_CERT_ALTNAME_INVALID|no alternative certificate subject name matches|certificate is not valid for '|RemoteCertificateNameMismatch|No subject alternative (?:DNS )?names? /iu, fault: "tls", code: "ERR_TLS_CERT_ALTNAME_INVALID" },
  { says: /wrong version number|ERR_SSL_|\bEPROTO\b|unrecognized SSL message|WRONG_VERSION_NUMBER|tlsv1 alert|first record does not look like a TLS handshake/iu, fault: "tls", code: "EPROTO" },
  { says: /CERTIFICATE_VERIFY_FAILED|SSLHandshakeException|SSL connection could not be established|remote certificate is invalid|SSLError|SSLCertVerificationError|SSL certificate problem|\b(?:CERT|CRL)_[A-Z_]{4,40}\b|INVALID_CA\b/u, fault: "tls" },
  { says: /\bEAI_AGAIN\b|temporary failure in name resolution/iu, fault: "dns", code: "EAI_AGAIN" },
  { says: /\bENOTFOUND\b|EAI_NONAME|could not resolve host|UnknownHostException|no such host|name or service not known|nodename nor servname|NameResolutionError|failed to resolve '|getaddrinfo failed/iu, fault: "dns-unknown", code: "ENOTFOUND" },
  { says: /\bEHOSTUNREACH\b|NoRouteToHostException|no route to host/iu, fault: "refused", code: "EHOSTUNREACH" },
  { says: /\bENETUNREACH\b|network is unreachable/iu, fault: "refused", code: "ENETUNREACH" },
  { says: /\bECONNREFUSED\b|java\.net\.ConnectException|ConnectionRefusedError|actively refused|curl: \(7\)|\[Errno 111\]|connect: connection refused/iu, fault: "refused", code: "ECONNREFUSED" },
  { says: /\bE(?:SOCKET)?TIMEDOUT\b|UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT|SocketTimeoutException|ReadTimeout|ConnectTimeout|ConnectionTimeout|HttpClient\.Timeout|curl: \(28\)|http\.client\.timeout|context deadline exceeded|TimeoutException/iu, fault: "timeout", code: "ETIMEDOUT" },
  { says: /\bECONNRESET\b|ConnectionResetError|java\.net\.SocketException: Connection reset|connection reset by peer|curl: \(5[26]\)|forcibly closed by the remote host/iu, fault: "reset", code: "ECONNRESET" },
  { says: /socket hang up|RemoteDisconnected|remote end closed connection|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_SOCKET|other side closed|response ended prematurely/iu, fault: "reset", code: "ECONNRESET" },
  { says: /\bEPIPE\b|BrokenPipeError/u, fault: "reset", code: "EPIPE" },
  { says: /connection refused|failed to connect/iu, fault: "refused", code: "ECONNREFUSED", plain: true },
  { says: /connection (?:was )?reset|broken pipe|empty reply from server|premature close|connection aborted/iu, fault: "reset", code: "ECONNRESET", plain: true },
  { says: /timed out|timeout exceeded|timeout of \d{1,9} ?ms exceeded/iu, fault: "timeout", code: "ETIMEDOUT", plain: true }
];
var PROXY_STATUS = /(?:statusCode=|HTTP code |response |failed: |Proxy returns "HTTP\/1\.[01] |status code '?)(\d{3})/u;
var PROXY_ADDRESS = /proxy[^\n]{0,60}?(?:\/\/|[\s'"(=@])((?:[a-z0-9-]{1,63}\.){1,8}[a-z0-9-]{1,63}:\d{2,5})\b/iu;
var NAMED_HOST = /(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|resolve host:?|UnknownHostException:|host is known\. \(|host=|lookup|connect to|resolve|https?:\/\/)['"(\s]{0,3}((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})(?![\w.-])/iu;
function wireFault(text, purpose, aboutBox) {
  const saying = SAYINGS.find(({ says, plain }) => (plain !== true || aboutBox) && says.test(text));
  if (saying === void 0) return null;
  const proxied = saying.fault === "proxy";
  const proxyStatus = proxied ? PROXY_STATUS.exec(text)?.[1] : void 0;
  const named = NAMED_HOST.exec(text)?.[1]?.toLowerCase();
  return {
    kind: "transport",
    purpose,
    fault: saying.fault,
    exchange: 0,
    facts: {
      code: saying.code ?? null,
      host: named !== void 0 && isBoxHost(named) ? named : "api.box.com",
      proxy: proxied ? PROXY_ADDRESS.exec(text)?.[1] ?? null : null,
      proxyStatus: proxyStatus === void 0 ? null : Number(proxyStatus),
      certificate: null
    }
  };
}
var isBoxHost = (host) => /(?:^|\.)(?:box\.com|boxcloud\.com)$/u.test(host);
var MANUALS = /(?:^|\.)(?:curl\.se|curl\.haxx\.se|nodejs\.org|aka\.ms|urllib3\.readthedocs\.io|openssl\.org|python\.org)$/u;
function namesAnotherHost(text) {
  if (/\blocalhost\b|\b127\.\d{1,3}\.\d{1,3}\.\d{1,3}\b|::1\b/u.test(text)) return true;
  if ([...text.matchAll(/\bhttps?:\/\/([a-z0-9.-]{1,253})/giu)].some(([, host = ""]) => !isBoxHost(host.toLowerCase()) && !MANUALS.test(host.toLowerCase()))) return true;
  const named = NAMED_HOST.exec(text)?.[1];
  if (named !== void 0 && !isBoxHost(named.toLowerCase()) && !MANUALS.test(named.toLowerCase())) return true;
  return [...text.matchAll(/\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}:(\d{1,5})\b/gu)].some(([, port]) => port !== "443");
}

// src/explain/read.ts
function readFailure(text, hints) {
  const safe = withoutSecrets(tidy(text));
  const given = { text: safe, about: aboutWhom(safe), hints };
  const seen = viewsOf(safe).flatMap((view) => answersOf(view));
  const raw = seen.filter(({ from }) => from === "answer");
  const found = (raw.length > 0 ? raw : seen).flatMap((each) => httpReading(each, given));
  const answered = found.length > 0 ? found : hinted(hints).flatMap((seen2) => httpReading(seen2, given));
  const best = answered.reduce((before, each) => before !== null && before.score >= each.score ? before : each, null);
  if (best !== null && best.tells) return best.reading;
  return wireReading(given) ?? best?.reading ?? null;
}
var hinted = (hints) => hints.status === null || !isHinted(hints) ? [] : [{ status: hints.status, headers: {}, body: null, from: "words" }];
function httpReading(seen, given) {
  const first = failureOf(seen, "identity", given);
  if (first === null) return [];
  const purpose = fittingPurpose(purposeOf(given.text, first.code, given.hints), first);
  const failure = failureOf(seen, purpose, given);
  if (failure === null || !concernsBox(seen, failure, given)) return [];
  const reading = { failure, context: contextOf(given.text, purpose, given.hints) };
  return [{ reading, score: scoreOf({ ...seen, status: given.hints.status ?? seen.status }, reading), tells: seen.from === "answer" || seen.from === "page" || failure.code !== null || failure.words !== null }];
}
function failureOf(seen, purpose, { hints }) {
  const parse = (status2, text) => parseFailure({
    purpose,
    status: status2,
    headers: seen.headers,
    text,
    complete: true,
    exchange: 0,
    retryAfterSeconds: parseRetryAfterSeconds(seen.headers["retry-after"], seen.headers["date"], 0)
  }, withoutOpaque).failure;
  const status = hints.status ?? seen.status;
  const failure = parse(status ?? USUAL_STATUS, seen.body ?? "");
  if (status === null && failure.code === null && failure.words === null) return null;
  const silent = isUnshown(seen, failure) ? SILENT[failure.status] : void 0;
  return silent === void 0 || silent.sdkAlone && seen.from !== "sdk" ? failure : parse(failure.status, silent.body);
}
var USUAL_STATUS = 400;
var SILENT = {
  404: { body: '{"type":"error","status":404,"code":"not_found","message":"Not Found"}', sdkAlone: false },
  403: { body: '{"type":"error","status":403,"code":"insufficient_scope"}', sdkAlone: true }
};
var isUnshown = ({ from, body }, { purpose, code }) => from !== "answer" && from !== "page" && body === null && code === null && !["token", "user-token", "revoke"].includes(purpose);
function fittingPurpose(guess, { words }) {
  const at = words === null ? void 0 : knownWordsIn(words)?.row.at;
  if (at === void 0 || at === "any" || at.includes(guess)) return guess;
  return at[0];
}
function scoreOf({ from, status, body, headers }, { failure, context }) {
  const when = rowFor(failure, context)?.when;
  const shown = (from === "answer" ? 1 : 0) - (status === null ? 1 : 0);
  const bare = body === null && headers["www-authenticate"] === void 0;
  if (when?.kind !== "http" || bare) return shown;
  if (when.says !== void 0) return 8 + shown;
  if (when.code !== void 0) return 6 + shown;
  return (when.status === void 0 ? 0 : 2) + shown;
}
function wireReading({ text, about, hints }) {
  const ours = about === "box" || isHinted(hints);
  if (!ours && (about === "others" || namesAnotherHost(text))) return null;
  const purpose = purposeOf(text, null, hints);
  const failure = viewsOf(text).map((view) => wireFault(view, purpose, ours)).find((each) => each !== null);
  return failure == null ? null : { failure, context: contextOf(text, purpose, hints) };
}

// src/explain/explain.ts
function explain(text, hints) {
  const reading = readFailure(text, hints);
  return reading === null ? advise("not-recognized", {}) : diagnose(reading.failure, reading.context);
}

// src/cli/explain.ts
var AUTHS = ["jwt", "ccg", "oauth"];
var ENDPOINTS = ["token", "api"];
var FORMATS = ["text", "json"];
var FLAGS = ["auth", "endpoint", "status", "format"];
async function explain2(argv, world) {
  const asked = askedFor(argv);
  if (asked.kind === "unusable") return unusable(asked.problems, world);
  const given = await read(asked.file, world);
  const signal = world.interruption.received();
  if (signal !== null) return EXIT[signal];
  const why = unreadable(given);
  if (given.kind === "unreadable" || why !== null) return unusable([`${asked.file ?? "standard input"} can't be read: ${why ?? ""}.`], world);
  const diagnosis = explain(given.text, asked.hints);
  const shown = asked.format === "json" ? `${JSON.stringify(jsonDiagnosis(diagnosis), null, 2)}
` : renderDiagnosis(diagnosis, styleFor(world.stdout, world.machine.env));
  world.stdout.write(shown);
  return diagnosis.code === "unknown" ? EXIT.inconclusive : EXIT.fine;
}
function askedFor(argv) {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    strict: false,
    options: { auth: { type: "string" }, endpoint: { type: "string" }, status: { type: "string" }, format: { type: "string" } }
  });
  const auth = oneOf("auth", AUTHS, values.auth);
  const endpoint = oneOf("endpoint", ENDPOINTS, values.endpoint);
  const format = oneOf("format", FORMATS, values.format);
  const status = statusOf3(values.status);
  const unknown = Object.keys(values).filter((name) => !FLAGS.some((flag) => flag === name));
  const problems = [
    ...unknown.map((name) => `--${name} is not a flag of explain. It takes ${FLAGS.map((flag) => `--${flag}`).join(", ")}.`),
    ...[auth, endpoint, format, status].flatMap((each) => each.kind === "wrong" ? [each.problem] : []),
    ...positionals.length > 1 ? ["explain reads one file."] : []
  ];
  if (problems.length > 0) return { kind: "unusable", problems };
  return { kind: "asked", file: fileOf(positionals[0]), format: valueOf(format) ?? "text", hints: { auth: valueOf(auth), endpoint: valueOf(endpoint), status: valueOf(status) } };
}
var fileOf = (given) => given === void 0 || given === "-" ? null : given;
var valueOf = (flag) => flag.kind === "given" ? flag.value : null;
function oneOf(name, allowed, given) {
  if (given === void 0) return { kind: "absent" };
  const value = allowed.find((each) => each === given);
  return value === void 0 ? { kind: "wrong", problem: `--${name} must be one of ${allowed.join(", ")}.` } : { kind: "given", value };
}
function statusOf3(given) {
  if (given === void 0) return { kind: "absent" };
  if (typeof given === "string" && /^[1-5]\d\d$/u.test(given)) return { kind: "given", value: Number(given) };
  return { kind: "wrong", problem: "--status must be an HTTP status, from 100 to 599." };
}
function read(file, world) {
  const { surroundings, stdin, interruption } = world;
  if (file !== null) return Promise.resolve(surroundings.readFile(path.resolve(surroundings.baseFolder, file)));
  if (stdin.isTTY()) world.stderr.write("Paste the failure, then press Ctrl-D (on Windows Ctrl-Z, then Enter).\n");
  const stopped = new Promise((resolve) => {
    const stop = () => resolve({ kind: "unreadable", why: "it was interrupted" });
    if (interruption.signal.aborted) stop();
    interruption.signal.addEventListener("abort", stop, { once: true });
  });
  return Promise.race([stdin.read(), stopped]);
}
function unreadable(given) {
  if (given.kind === "unreadable") return given.why;
  if (given.text.trim() === "") return "it is empty";
  return isBinary(given.text) ? "it is not text" : null;
}
function unusable(problems, world) {
  const lines = problems.map((problem) => `error: ${clean(problem)}`);
  world.stderr.write(`${inertLines([...lines, "`box-preflight explain --help` shows how."].join("\n"))}
`);
  return EXIT.unusable;
}
export {
  explain2 as explain
};
