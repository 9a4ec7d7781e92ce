import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  DEFECTS,
  FINDINGS,
  explainRows
} from "./chunk-OEHRYXOC.mjs";
import {
  CODES,
  diagnosisOf,
  usualStatus,
  withPage
} from "./chunk-IBJMG4LB.mjs";
import {
  array,
  fallback,
  finite,
  minValue,
  nullable,
  number,
  object,
  pipe,
  regex,
  safeInteger,
  safeParse,
  string,
  transform,
  union,
  unknown
} from "./chunk-CIVYHADS.mjs";
import {
  foreign,
  unwrap
} from "./chunk-LKKNOW4B.mjs";

// src/guidance/clock-remedy.ts
var COMMANDS = {
  linux: "Run `sudo chronyc makestep` (chrony) or `sudo timedatectl set-ntp true` (systemd) on this host; for a container or virtual machine, on the machine it runs on.",
  windows: "Run `w32tm /resync` as administrator on this host; for a virtual machine, check the clock of the machine it runs on too.",
  macos: "Run `sudo sntp -sS time.apple.com` on this host.",
  other: "Set this host\u2019s clock from a time server (NTP).",
  hosted: "Run the job again: every job on a GitHub-hosted runner gets a fresh machine, and nobody can set its clock."
};
var SYSTEMS = [
  ["linux", "linux"],
  ["win", "windows"],
  ["darwin", "macos"],
  ["mac", "macos"]
];
function clockRemedy(os, hosted) {
  if (hosted === true) return COMMANDS.hosted;
  const system = SYSTEMS.find(([name]) => os.toLowerCase().startsWith(name));
  return COMMANDS[system?.[1] ?? "other"];
}

// src/box/readers.ts
function optional(schema) {
  return fallback(nullable(schema, void 0), null);
}
var boxId = union([
  pipe(string(), regex(/^\d{1,32}$/u)),
  pipe(number(), safeInteger(), minValue(0), transform(String))
]);
var bytes = pipe(number(), finite());
function marked(kind) {
  return pipe(string(), transform((raw) => foreign(kind, raw)));
}
function reading(schema) {
  return (json) => {
    const result = safeParse(schema, json);
    return result.success ? result.output : null;
  };
}
function listed(json, entry) {
  const list = safeParse(object({ entries: array(unknown()) }), json);
  if (!list.success) return null;
  return list.output.entries.flatMap((each) => {
    const result = safeParse(entry, each);
    return result.success ? [result.output] : [];
  });
}

// src/guidance/match.ts
function matches({ at, when }, failure, context) {
  if (at !== "any" && !at.includes(failure.purpose)) return false;
  switch (failure.kind) {
    case "http":
      return when.kind === "http" && matchesHttp(when, failure) && matchesContext(when, context);
    case "transport":
      return when.kind === "transport" && matchesTransport(when, failure);
    case "stopped":
      return when.kind === "stopped" && when.reason === failure.reason;
  }
}
function matchesHttp(when, failure) {
  const { status, code, says, shape, fromBox } = when;
  return (status === void 0 || status.some((each) => each === failure.status || each === classOf(failure.status))) && (code === void 0 || code.some((each) => codesOf(failure).includes(each))) && (says === void 0 || failure.words !== null && says.test(failure.words)) && (shape === void 0 || shape.includes(failure.shape)) && (fromBox === void 0 || fromBox === failure.fromBox);
}
function matchesContext({ grant, subject, pairAccepted }, context) {
  return (grant === void 0 || grant === context.grant) && (subject === void 0 || subject === context.subject) && (pairAccepted === void 0 || context.pairAccepted === true);
}
var CLASSES = { 2: "2xx", 3: "3xx", 4: "4xx", 5: "5xx" };
var classOf = (status) => CLASSES[String(Math.floor(status / 100))];
function codesOf({ code, reasons }) {
  const own = code === null ? [] : [code.toLowerCase()];
  if (code !== null && code !== "bad_request") return own;
  return [...own, ...reasons.flatMap(({ reason }) => reason === null ? [] : [unwrap(reason).toLowerCase()])];
}
function matchesTransport({ fault, wire, proxyStatus, trustedBySystem }, failure) {
  const { code, proxyStatus: answered } = failure.facts;
  return fault === failure.fault && (wire === void 0 || code !== null && wire.some((pattern) => isLike(pattern, code))) && (proxyStatus === void 0 || answered !== null && proxyStatus.includes(answered)) && (trustedBySystem === void 0 || failure.facts.trustedBySystem === true);
}
var isLike = (pattern, code) => pattern.endsWith("*") ? code.startsWith(pattern.slice(0, -1)) : pattern === code;

// src/guidance/diagnose.ts
function diagnose(failure, context) {
  const clock = context.hosted === true ? { clockCommand: clockRemedy("", true) } : {};
  return diagnosisOf(rowFor(failure, context) ?? FINDINGS["internal-error"], { ...clock, ...context.facts, ...factsOf(failure) });
}
function rowFor(failure, context) {
  return explainRows().find((row) => matches(row, failure, context));
}
function diagnoseDefect(defect, facts) {
  const { input, where, found } = defect;
  const known = knownFacts({ input, where, found, place: where === null ? input : `${input}, ${where},` });
  const diagnosis = diagnosisOf(DEFECTS[defect.kind], { ...facts, ...known });
  const allowed = CODES[diagnosis.code].statuses;
  if (defect.severity === "unusable" || allowed.includes("warn")) return diagnosis;
  return withPage({ ...diagnosis, code: "credentials-malformed" });
}
function advise(id, facts) {
  return diagnosisOf(FINDINGS[id], facts);
}
function statusOf(failure, diagnosis) {
  if (failure.kind === "stopped") return "error";
  if (diagnosis.code === "network" && failure.kind === "transport" && failure.fault === "dns-unknown") return "fail";
  return usualStatus(diagnosis.code);
}
function factsOf(failure) {
  switch (failure.kind) {
    case "http": {
      const [conflict] = failure.conflicts;
      return knownFacts({
        status: String(failure.status),
        errorCode: failure.code === null ? null : foreign("words", failure.code),
        message: failure.message,
        retryAfter: failure.retryAfterSeconds === null ? null : `${failure.retryAfterSeconds} seconds`,
        conflict: conflict === void 0 ? null : foreign("words", `${conflict.type} ${conflict.id}`)
      });
    }
    case "transport": {
      const { host, proxy, proxyStatus, code, certificate } = failure.facts;
      return knownFacts({
        host,
        proxy,
        wireCode: code,
        proxyStatus: proxyStatus === null ? null : String(proxyStatus),
        certificate: certificate?.subject ?? null,
        issuer: certificate?.issuer ?? null,
        validTo: certificate?.validTo ?? null
      });
    }
    case "stopped":
      return {};
  }
}
function knownFacts(facts) {
  return Object.fromEntries(Object.entries(facts).filter((entry) => entry[1] !== null));
}

// src/box/failure-json.ts
var MOST_ENTRIES = 20;
var LONGEST_WORDS = 2e3;
function readErrorBody(json, scrub) {
  if (!isRecord(json)) return null;
  const string2 = (value) => text(value, scrub);
  const isApi = json["type"] === "error" || string2(json["code"]) !== null || string2(json["message"]) !== null && string2(json["error"]) === null;
  if (isApi) return readApiError(json, scrub);
  if (string2(json["error"]) === null && string2(json["error_description"]) === null) return null;
  return {
    shape: "oauth-json",
    code: string2(json["error"]),
    words: string2(json["error_description"]),
    helpUrl: string2(json["error_uri"]),
    requestId: string2(json["request_id"]),
    reasons: [],
    conflicts: [],
    signedByBox: true
  };
}
function readApiError(json, scrub) {
  const context = isRecord(json["context_info"]) ? json["context_info"] : {};
  const requestId = text(json["request_id"], scrub);
  return {
    shape: "api-json",
    code: text(json["code"], scrub) ?? text(json["error"], scrub),
    words: text(json["message"], scrub) ?? text(json["error_description"], scrub),
    helpUrl: text(json["help_url"], scrub),
    requestId,
    reasons: readReasons(context, scrub),
    conflicts: listOf(context["conflicts"]).flatMap(readConflict),
    signedByBox: json["type"] === "error" || requestId !== null
  };
}
function readReasons(context, scrub) {
  const shown2 = (value) => {
    const raw = text(value, scrub);
    return raw === null ? null : foreign("words", raw);
  };
  const errors = listOf(context["errors"]).filter(isRecord).map((each) => ({ name: shown2(each["name"]), reason: shown2(each["reason"]), message: shown2(each["message"]) }));
  const message = shown2(context["message"]);
  const all = message === null ? errors : [...errors, { name: null, reason: null, message }];
  return all.filter((each) => each.name !== null || each.reason !== null || each.message !== null);
}
function listOf(value) {
  if (Array.isArray(value)) return value.slice(0, MOST_ENTRIES);
  return value === void 0 || value === null ? [] : [value];
}
function readConflict(value) {
  if (!isRecord(value)) return [];
  const { id, type } = value;
  const known = safeParse(boxId, id);
  return known.success ? [{ type: typeof type === "string" ? type : "unknown", id: known.output }] : [];
}
function text(value, scrub) {
  return typeof value === "string" && value.trim() !== "" ? scrub(value.slice(0, LONGEST_WORDS)) : null;
}
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/box/failure-parse.ts
function parseFailure(answer, scrub) {
  const said = answer.complete ? readErrorBody(parseJson(answer.text), scrub) : null;
  const body = said ?? SILENT;
  const challenge = readChallenge(answer.headers["www-authenticate"] ?? "");
  const shape = shapeOf(answer, said);
  const words = body.words ?? challenge.description;
  const failure = {
    kind: "http",
    purpose: answer.purpose,
    status: answer.status,
    shape,
    code: body.code ?? challenge.error,
    words,
    message: shown(words ?? hintOf(shape, answer)),
    reasons: body.reasons,
    conflicts: body.conflicts,
    retryAfterSeconds: answer.retryAfterSeconds,
    fromBox: body.signedByBox || carriesBoxHeaders(answer.headers),
    exchange: answer.exchange
  };
  return { failure, error: errorOf(failure, body.helpUrl, answer.headers), requestId: shown(body.requestId) };
}
var SILENT = {
  code: null,
  words: null,
  helpUrl: null,
  requestId: null,
  reasons: [],
  conflicts: [],
  signedByBox: false
};
function unreadable(purpose, answered) {
  return {
    kind: "http",
    purpose,
    status: answered.status,
    shape: "unreadable",
    code: null,
    words: null,
    message: null,
    reasons: [],
    conflicts: [],
    retryAfterSeconds: null,
    fromBox: carriesBoxHeaders(answered.answer.headers),
    exchange: answered.exchange
  };
}
function isHtml(headers, text2) {
  if (text2.trim() === "") return false;
  return /^\s*(?:text\/html|application\/xhtml)/iu.test(headers["content-type"] ?? "") || /^\s*</u.test(text2);
}
function decodeBody(body) {
  return new TextDecoder().decode(body);
}
var REDIRECTS = [301, 302, 303, 307, 308];
function shapeOf(answer, said) {
  if (REDIRECTS.includes(answer.status)) return "redirect";
  if (said !== null) return said.shape;
  if (answer.text.trim() === "") return answer.complete ? "empty" : "unreadable";
  if (parseJson(answer.text) === void 0 && isHtml(answer.headers, answer.text)) return "html";
  return "unreadable";
}
function parseJson(text2) {
  try {
    return JSON.parse(text2);
  } catch {
    return void 0;
  }
}
function carriesBoxHeaders(headers) {
  return headers["box-request-id"] !== void 0 || /\bBearer\s+realm="Service"/iu.test(headers["www-authenticate"] ?? "");
}
function readChallenge(header) {
  return { error: parameter(header, "error"), description: parameter(header, "error_description") };
}
function parameter(header, name) {
  const found = new RegExp(`(?:^|[\\s,])${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s",]+))`, "iu").exec(header);
  const value = found?.[1]?.replace(/\\(.)/gu, "$1") ?? found?.[2] ?? "";
  return value === "" ? null : value;
}
function hintOf(shape, answer) {
  if (shape === "html") return titleOf(answer.text);
  return shape === "redirect" ? targetOf(answer.headers["location"]) : null;
}
var HEAD_LENGTH = 16 * 1024;
function titleOf(html) {
  const title = /<title[^>]{0,200}>([^<]{1,300})/iu.exec(html.slice(0, HEAD_LENGTH))?.[1]?.trim() ?? "";
  return title === "" ? null : title;
}
function targetOf(location) {
  const path = location?.split(/[?#]/u)[0] ?? "";
  return path === "" ? null : path.replace(/\/\/[^/@]*@/u, "//");
}
function errorOf(failure, helpUrl, headers) {
  return {
    code: shown(failure.code),
    message: failure.message,
    helpUrl: shown(helpUrl),
    reasons: failure.reasons,
    wwwAuthenticate: shown(headers["www-authenticate"] ?? null),
    retryAfterSeconds: failure.retryAfterSeconds
  };
}
function shown(raw) {
  return raw === null ? null : foreign("words", raw);
}

// src/box/retry-after.ts
var LONGEST_SECONDS = 2 ** 31;
var MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
var HTTP_DATES = [
  /^[A-Z][a-z]{2}, (?<day>\d{2}) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/u,
  /^[A-Z][a-z]{5,8}, (?<day>\d{2})-(?<month>[A-Z][a-z]{2})-(?<year>\d{2}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/u,
  /^[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) (?<day>[ \d]\d) (?<time>\d{2}:\d{2}:\d{2}) (?<year>\d{4})$/u
];
function parseHttpDate(value) {
  for (const form of HTTP_DATES) {
    const parts = form.exec(value.trim())?.groups;
    if (parts === void 0) continue;
    const month = MONTHS.indexOf(parts["month"] ?? "") + 1;
    const year = fullYear(parts["year"] ?? "");
    const day = (parts["day"] ?? "").replace(" ", "0");
    const ms = Date.parse(`${year}-${String(month).padStart(2, "0")}-${day}T${parts["time"] ?? ""}Z`);
    return Number.isNaN(ms) ? null : ms;
  }
  return null;
}
function fullYear(digits) {
  return digits.length === 2 ? `20${digits}` : digits;
}
function parseRetryAfterSeconds(value, dateHeader, nowMs) {
  if (value === void 0) return null;
  if (/^\d+$/u.test(value.trim())) return Math.min(Number(value), LONGEST_SECONDS);
  const untilMs = parseHttpDate(value);
  if (untilMs === null) return null;
  const fromMs = parseHttpDate(dateHeader ?? "") ?? nowMs;
  return untilMs > fromMs ? Math.ceil((untilMs - fromMs) / 1e3) : null;
}

export {
  optional,
  boxId,
  bytes,
  marked,
  reading,
  listed,
  parseFailure,
  unreadable,
  isHtml,
  decodeBody,
  parseRetryAfterSeconds,
  clockRemedy,
  diagnose,
  rowFor,
  diagnoseDefect,
  advise,
  statusOf
};
