import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  keyOf
} from "./chunk-BDIGX3UD.mjs";
import {
  foreign,
  plain,
  text,
  unwrap
} from "./chunk-LKKNOW4B.mjs";

// src/render/words.ts
var MARKS = { pass: "\u2713", warn: "!", fail: "\u2717", error: "?", skip: "\u2013" };
var VERDICTS = {
  pass: "Everything asked for works from here.",
  warn: "Nothing failed, but look at the warnings.",
  fail: "Something must be changed before the deploy.",
  error: "Some questions could not be answered.",
  skip: "Nothing was checked."
};
var COUNTED = {
  fail: "failed",
  error: "not determined",
  warn: "warned",
  pass: "passed",
  skip: "skipped"
};
var OWNERS = {
  "ci": "Whoever looks after this workflow and its host can fix this.",
  "developer": "A developer of the app can fix this, in the Developer Console.",
  "box-admin": "A Box admin can fix this, in the Admin Console.",
  "content-owner": "Whoever owns the content in Box can fix this.",
  "box": "Only Box can fix this."
};
var ADDRESSEES = {
  "developer": "the app\u2019s developer",
  "box-admin": "your Box admin",
  "content-owner": "the owner of the content",
  "box": "Box Support"
};
var CONFIDENCES = {
  proven: "proven: a second observation confirmed it",
  likely: "likely: one observation says so",
  possible: "possible: one of several causes"
};
var FAULTS = {
  "dns-unknown": "host name unknown",
  "dns": "name lookup failed",
  "refused": "connection refused",
  "reset": "connection reset",
  "timeout": "timed out",
  "tls": "TLS failed",
  "proxy": "stopped at the proxy"
};
var IDENTITY_ONLY = "Only the token and the identity were checked: no folder and no scope was asked for. List what the deploy needs in `folders` and `scopes`.";
function duration(durationMs) {
  if (durationMs < 999.5) return `${Math.max(0, Math.round(durationMs))} ms`;
  if (durationMs < 59950) return `${(durationMs / 1e3).toFixed(1)} s`;
  const seconds = Math.round(durationMs / 1e3);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
var several = (count, thing) => `${count} ${thing}${count === 1 ? "" : "s"}`;
var verdictWords = (report) => report.verdict === "pass" && report.identityOnly ? "The token and the identity are good." : VERDICTS[report.verdict];
var STATUSES = ["fail", "error", "warn", "pass", "skip"];
function countWords(report) {
  const parts = STATUSES.filter((status) => report.counts[status] > 0).map((status) => `${report.counts[status]} ${COUNTED[status]}`);
  return [...parts, `in ${duration(report.durationMs)}`, `with ${several(report.apiCalls, "request")} to Box`].join(", ");
}
function targetWords(target, report) {
  if (target.auth === null) return target.name === "host" && report !== null ? text`${hostWords(report)}` : [];
  const method = target.auth === "jwt" ? "JWT" : "Client Credentials Grant";
  const subject = target.subject === null ? "" : `, ${target.subject.type} ${target.subject.id}`;
  const { identity } = target;
  const label = target.label === void 0 ? [] : text`${foreign("words", target.label)}, `;
  return identity === null ? text`${label}${method}${subject}` : text`${label}${method}${subject}, as ${identity.name} ${identity.login} (id ${identity.id})`;
}
function hostWords({ host }) {
  const runner = host.selfHosted === null ? "" : host.selfHosted ? ", self-hosted runner" : ", GitHub-hosted runner";
  return `${host.os} ${host.arch}, Node ${host.node}${runner}${host.proxied ? ", through a proxy" : ""}`;
}
function answerWords({ status, error }) {
  if (status !== null) return `HTTP ${status}`;
  return error !== null && "transport" in error ? FAULTS[error.transport] : "no answer";
}
function requestIdOf({ requestId, boxRequestId }) {
  const ids = [requestId, boxRequestId].flatMap((id) => id === null ? [] : [unwrap(id)]).filter((id) => id !== "");
  return ids.length === 0 ? null : ids.join(".");
}

// src/render/problems.ts
var ORDER = ["fail", "error", "warn"];
function problemsOf(report) {
  const all = report.targets.flatMap((target) => target.checks.flatMap((check) => problemOf(target.name, check)));
  return ORDER.flatMap((status) => joined(all.filter((problem) => problem.status === status)));
}
function problemOf(target, check) {
  const { id, status, message, evidence, source } = check;
  if (status === "pass" || status === "skip") return [];
  return [{ status, affected: [{ key: keyOf({ target, id }), message, evidence, source }], diagnosis: diagnosisOf(check) }];
}
function diagnosisOf({ diagnosis, message }) {
  return diagnosis ?? {
    code: "unknown",
    confidence: "possible",
    cause: message,
    remedy: [],
    owner: "developer",
    docs: [],
    retryable: false
  };
}
function furtherCause(message, { cause }) {
  const bare = (words) => plain(words).toLowerCase().replace(/[.!?…\s]+$/u, "");
  return bare(message).includes(bare(cause)) ? null : cause;
}
function joined(problems) {
  const byDiagnosis = /* @__PURE__ */ new Map();
  for (const problem of problems) {
    const { code, cause, remedy, owner } = problem.diagnosis;
    const key = JSON.stringify([code, plain(cause), remedy.map(plain), owner]);
    const earlier = byDiagnosis.get(key);
    byDiagnosis.set(key, earlier === void 0 ? problem : { ...earlier, affected: [...earlier.affected, ...problem.affected] });
  }
  return [...byDiagnosis.values()];
}
function exchangesOf({ affected }, report) {
  const indexes = affected.flatMap(({ evidence }) => evidence.flatMap(({ exchange }) => exchange ?? []));
  return [...new Set(indexes)].flatMap((index) => report.exchanges[index] ?? []);
}

export {
  MARKS,
  COUNTED,
  OWNERS,
  ADDRESSEES,
  CONFIDENCES,
  IDENTITY_ONLY,
  duration,
  several,
  verdictWords,
  STATUSES,
  countWords,
  targetWords,
  hostWords,
  answerWords,
  requestIdOf,
  problemsOf,
  diagnosisOf,
  furtherCause,
  exchangesOf
};
