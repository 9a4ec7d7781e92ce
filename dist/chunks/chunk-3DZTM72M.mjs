import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  unaskedLines
} from "./chunk-RPCHHRQA.mjs";
import {
  shownUrl
} from "./chunk-7RY3NUP7.mjs";
import {
  driftSections
} from "./chunk-I5G5DR5M.mjs";
import {
  cell,
  codeBlock,
  codeCell,
  fold,
  inline,
  namedLink,
  row,
  tableHead
} from "./chunk-M7GW6ZWC.mjs";
import {
  ADDRESSEES,
  CONFIDENCES,
  COUNTED,
  IDENTITY_ONLY,
  OWNERS,
  STATUSES,
  answerWords,
  countWords,
  diagnosisOf,
  duration,
  furtherCause,
  requestIdOf,
  several,
  targetWords,
  verdictWords
} from "./chunk-F7YVGJIN.mjs";
import {
  keyOf
} from "./chunk-BDIGX3UD.mjs";
import {
  text
} from "./chunk-LKKNOW4B.mjs";

// src/render/summary.ts
import { Buffer } from "node:buffer";
var SUMMARY_LIMIT_BYTES = 1e6;
var NOTES_BYTES = 2e3;
var EMOJI = { pass: "\u2705", warn: "\u26A0\uFE0F", fail: "\u274C", error: "\u2753", skip: "\u23ED\uFE0F" };
function renderSummary(report, limitBytes = SUMMARY_LIMIT_BYTES) {
  const head = summaryHead(report);
  let room = limitBytes - NOTES_BYTES - bytesOf(head);
  const spend = (entry) => {
    const cost = bytesOf(entry);
    if (cost > room) return false;
    room -= cost;
    return true;
  };
  const parts = [...targetSections(report, spend), ...[messagesPart(report), driftPart(report), evidencePart(report), exchangesPart(report)].flatMap((part) => cut(part, spend))];
  return `${[head, ...parts].join("\n\n")}
`;
}
var bytesOf = (words) => Buffer.byteLength(words, "utf8") + 4;
function summaryHead(report) {
  const limited = report.identityOnly ? " (only token and identity were checked)" : "";
  const { run } = report;
  return [
    `## ${EMOJI[report.verdict]} Box Preflight: ${report.verdict}${limited}`,
    `**${verdictWords(report)}** ${countWords(report)}.`,
    ...report.identityOnly ? [`> ${inline([IDENTITY_ONLY])}`] : [],
    ...unaskedLines(report).map((line) => `> ${inline([line])}`),
    ...overview(report),
    ...run === null ? [] : [`<sub>Run ${inline([run.name])}</sub>`]
  ].join("\n\n");
}
function overview({ targets }) {
  const apps = targets.filter(({ auth, checks }) => auth !== null && checks.length > 0);
  if (apps.length < 2) return [];
  const line = (target) => row([EMOJI[worstOf(target)], codeCell(target.name), cell(targetWords({ ...target, identity: null }, null)), countsOf(target.checks)]);
  return [[tableHead(["", "App", "Signs in by", "Checks"]), ...apps.map(line)].join("\n")];
}
var worstOf = ({ checks }) => STATUSES.find((status) => status !== "skip" && checks.some((check) => check.status === status)) ?? "skip";
var countsOf = (checks) => STATUSES.flatMap((status) => {
  const count = checks.filter((check) => check.status === status).length;
  return count === 0 ? [] : [`${count} ${COUNTED[status]}`];
}).join(", ");
function targetSections(report, spend) {
  const sections = report.targets.filter(({ checks }) => checks.length > 0).map((target) => sectionOf(target, report));
  const opened = /* @__PURE__ */ new Set();
  const kept = /* @__PURE__ */ new Set();
  const take = (section, check) => {
    if (!opened.has(section) && !spend(section.heading + FRAME)) return;
    opened.add(section);
    if (spend(check.line)) kept.add(check);
  };
  for (const problem of [true, false]) {
    for (const section of sections) section.checks.filter((check) => check.problem === problem).forEach((check) => take(section, check));
  }
  const shown = sections.filter((section) => opened.has(section)).sort((a, b) => rank(a) - rank(b));
  const tables = shown.map(({ heading, checks }) => tablesOf(heading, checks.filter((check) => kept.has(check))));
  const missing = sections.flatMap(({ checks }) => checks).length - kept.size;
  return missing === 0 ? tables : [...tables, `_${several(missing, "more check")} did not fit here: see the log or the JSON report._`];
}
var rank = ({ app, checks }) => checks.some(({ problem }) => problem) ? 0 : app ? 1 : 2;
var PROBLEM_HEAD = tableHead(["What is wrong", "What to do"]);
var OTHER_HEAD = tableHead(["", "Check", "Found", "Time", "Requests"]);
var FRAME = PROBLEM_HEAD + OTHER_HEAD + fold("", "");
var LONGEST_OPEN = 8;
function tablesOf(heading, checks) {
  const problems = checks.filter(({ problem }) => problem);
  const others = checks.filter(({ problem }) => !problem);
  const table = [OTHER_HEAD, ...others.map(({ line }) => line)].join("\n");
  const open = problems.length === 0 && others.length <= LONGEST_OPEN;
  return [
    heading,
    ...problems.length === 0 ? [] : [[PROBLEM_HEAD, ...problems.map(({ line }) => line)].join("\n")],
    ...others.length === 0 ? [] : [open ? table : fold(several(others.length, problems.length === 0 ? "check" : "other check"), table)]
  ].join("\n\n");
}
function sectionOf(target, report) {
  const about = inline(targetWords(target, report));
  return {
    app: target.auth !== null,
    heading: `### ${codeCell(target.name)}${about === "" ? "" : `

${about}`}`,
    checks: target.checks.map((check) => ({ line: isProblem(check) ? problemRow(check) : otherRow(check), problem: isProblem(check) }))
  };
}
var isProblem = ({ status }) => status !== "pass" && status !== "skip";
var otherRow = ({ id, status, message, durationMs, requests }) => row([EMOJI[status], codeCell(id), cell(message), status === "skip" ? "" : duration(durationMs).replace(" ", "&nbsp;"), requests === 0 ? "" : String(requests)]);
function problemRow(check) {
  const { id, status, message } = check;
  const diagnosis = diagnosisOf(check);
  const cause = furtherCause(message, diagnosis);
  const sure = `<sub>${codeCell(diagnosis.code)} ${CONFIDENCES[diagnosis.confidence]}</sub>`;
  const wrong = [`${EMOJI[status]} ${codeCell(id)}`, `**${cell(message)}**`, ...cause === null ? [] : [cell(cause)], sure];
  return row([wrong.join("<br>"), adviceCell(diagnosis)]);
}
function adviceCell({ remedy, owner, docs, retryable }) {
  const steps = remedy.map((step, index) => remedy.length > 1 ? `${index + 1}. ${cell(step)}` : cell(step));
  const who = retryable ? `${OWNERS[owner]} Running again may be enough.` : OWNERS[owner];
  const links = docs.map((url, index) => namedLink(String(index + 1), url));
  return [...steps, `<sub>${who}${links.length === 0 ? "" : ` Read more: ${links.join(", ")}`}</sub>`].join("<br>");
}
function cut({ entries, wrap, missing }, spend) {
  const end = entries.findIndex((entry) => !spend(entry));
  const shown = end === -1 ? entries : entries.slice(0, end);
  return [
    ...shown.length === 0 ? [] : [wrap(shown)],
    ...end === -1 ? [] : [`_${missing(entries.length - shown.length)} did not fit here: see the JSON report._`]
  ];
}
var driftPart = (report) => ({
  entries: driftSections(report),
  wrap: (sections) => sections.join("\n\n"),
  missing: (count) => several(count, "more table")
});
function messagesPart({ messages = [], targets }) {
  const many = targets.filter(({ auth }) => auth !== null).length > 1;
  return {
    entries: messages.map(({ to, target, lines }) => fold(`Ready to send to ${ADDRESSEES[to]}${many ? ` (${inline([target])})` : ""}`, codeBlock(lines))),
    wrap: (folds) => folds.join("\n\n"),
    missing: (count) => several(count, "more message")
  };
}
function evidencePart(report) {
  const entries = report.targets.flatMap((target) => target.checks.flatMap((check) => check.evidence.map((each) => {
    const where = each.exchange === null ? "" : ` (request ${each.exchange + 1})`;
    return `- ${codeCell(keyOf({ target: target.name, id: check.id }))}: ${inline(each.text)}${where}`;
  })));
  return {
    entries,
    wrap: (lines) => fold("What was seen", lines.join("\n")),
    missing: (count) => several(count, "more observation")
  };
}
function exchangesPart({ exchanges }) {
  const head = tableHead(["", "Target", "For", "Request", "Answer", "Time", "Request id"]);
  return {
    entries: exchanges.map(exchangeRow),
    wrap: (rows) => fold(several(exchanges.length, "request"), [head, ...rows].join("\n")),
    missing: (count) => several(count, "more request")
  };
}
function exchangeRow(exchange, index) {
  const { target, purpose, method, url, attempt, durationMs } = exchange;
  const tried = attempt > 1 ? `${purpose}, try ${attempt}` : purpose;
  return row([
    String(index + 1),
    codeCell(target),
    tried,
    codeCell(`${method} ${shownUrl(url)}`),
    cell(answerText(exchange)),
    duration(durationMs),
    codeCell(requestIdOf(exchange) ?? "")
  ]);
}
function answerText(exchange) {
  const { error } = exchange;
  const words = answerWords(exchange);
  if (error === null || "transport" in error) return text`${words}`;
  const details = [error.code, error.message, error.wwwAuthenticate].flatMap((each) => each === null ? [] : [" ", each]);
  return [words, ...details];
}

export {
  EMOJI,
  renderSummary
};
