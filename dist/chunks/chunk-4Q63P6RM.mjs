import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
const { styleText } = require("node:util");
import {
  inertLine,
  inertLines
} from "./chunk-NIOKEM6T.mjs";
import {
  unaskedLines
} from "./chunk-RPCHHRQA.mjs";
import {
  shownUrl
} from "./chunk-7RY3NUP7.mjs";
import {
  usualStatus
} from "./chunk-IBJMG4LB.mjs";
import {
  ADDRESSEES,
  CONFIDENCES,
  IDENTITY_ONLY,
  MARKS,
  OWNERS,
  answerWords,
  countWords,
  diagnosisOf,
  duration,
  exchangesOf,
  furtherCause,
  problemsOf,
  requestIdOf,
  several,
  targetWords,
  verdictWords
} from "./chunk-F7YVGJIN.mjs";
import {
  plain,
  unwrap
} from "./chunk-LKKNOW4B.mjs";

// src/render/json.ts
var SCHEMA_VERSION = 1;
function renderJson(report) {
  return `${JSON.stringify(jsonReport(report), null, 2)}
`;
}
function jsonReport(report) {
  const { tool, verdict, startedAt, durationMs, counts, host, clock } = report;
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: tool.name, version: tool.version },
    verdict,
    startedAt,
    durationMs: wholeMs(durationMs),
    counts: { pass: counts.pass, warn: counts.warn, fail: counts.fail, error: counts.error, skip: counts.skip },
    host: {
      os: host.os,
      arch: host.arch,
      node: host.node,
      runner: host.runner,
      selfHosted: host.selfHosted,
      proxied: host.proxied
    },
    run: report.run && jsonRun(report.run),
    clock: clock && { skewSeconds: clock.skewSeconds, uncertaintySeconds: clock.uncertaintySeconds, samples: clock.samples },
    targets: report.targets.map(jsonTarget),
    exchanges: report.exchanges.map(jsonExchange),
    messages: (report.messages ?? []).map(({ to, target, lines }) => ({ to, target, text: lines.map(plain).join("\n") }))
  };
}
var jsonRun = ({ provider, url, event, attempt, name }) => ({ provider, url, event, attempt, name: unwrap(name) });
function jsonTarget({ name, auth, subject, identity, checks, learned, drift }) {
  return {
    name,
    auth,
    subject: subject && { type: subject.type, id: subject.id },
    identity: identity && jsonIdentity(identity),
    checks: checks.map(jsonCheck),
    ...learned === void 0 ? {} : { facts: jsonFacts(learned, drift) }
  };
}
var jsonFacts = ({ key, scopes, folders }, drift) => ({
  key: key && { id: key.id, fingerprint: key.fingerprint },
  scopes: scopes.map(({ name, held }) => ({ name, held })),
  folders: folders.map(({ id, visible, permissions }) => ({ id, visible, permissions })),
  drift: drift === void 0 ? null : { since: drift.since, changes: drift.changes.map(({ what, before, now }) => ({ what, before, now })) }
});
var jsonIdentity = ({ id, login, name, enterpriseId }) => ({
  id,
  login: unwrap(login),
  name: unwrap(name),
  enterpriseId
});
function jsonCheck(check) {
  return {
    id: check.id,
    title: check.title,
    status: check.status,
    durationMs: wholeMs(check.durationMs),
    message: plain(check.message),
    needs: check.needs,
    skippedBecause: check.skippedBecause && plain(check.skippedBecause),
    diagnosis: check.diagnosis && jsonDiagnosis(check.diagnosis),
    evidence: check.evidence.map(({ text, exchange }) => ({ text: plain(text), exchange })),
    requests: check.requests
  };
}
function jsonDiagnosis({ code, confidence, cause, remedy, owner, docs, retryable }) {
  return { code, confidence, cause: plain(cause), remedy: remedy.map(plain), owner, docs, retryable };
}
function jsonExchange(exchange) {
  const { target, purpose, method, url, status, durationMs, attempt, startedAt } = exchange;
  return {
    target,
    purpose,
    method,
    url,
    status,
    durationMs: wholeMs(durationMs),
    attempt,
    startedAt,
    requestId: plainOrNull(exchange.requestId),
    boxRequestId: plainOrNull(exchange.boxRequestId),
    error: exchange.error && jsonError(exchange.error)
  };
}
function jsonError(error) {
  if ("transport" in error) return { transport: error.transport };
  return {
    code: plainOrNull(error.code),
    message: plainOrNull(error.message),
    helpUrl: plainOrNull(error.helpUrl),
    reasons: error.reasons.map(({ name, reason, message }) => ({
      name: plainOrNull(name),
      reason: plainOrNull(reason),
      message: plainOrNull(message)
    })),
    wwwAuthenticate: plainOrNull(error.wwwAuthenticate),
    retryAfterSeconds: error.retryAfterSeconds
  };
}
var plainOrNull = (value) => value && unwrap(value);
var wholeMs = (durationMs) => Math.max(0, Math.round(durationMs));

// src/render/text.ts
var FORMATS = {
  pass: "green",
  warn: "yellow",
  fail: "red",
  error: "magenta",
  skip: "gray",
  heading: "bold",
  quiet: "gray"
};
var NARROWEST = 40;
var WIDEST_ID = 36;
var TIME_WIDTH = 7;
var SHOWN_EVIDENCE = 8;
function renderText(report, style) {
  const pen = penOf(style);
  const problems = problemsOf(report);
  const blocks = [
    ...report.identityOnly ? [pen.wrapped("", IDENTITY_ONLY)] : [],
    ...report.targets.filter(({ checks }) => checks.length > 0).map((target) => targetBlock(target, report, pen)),
    ...problems.map((problem) => problemBlock(problem, report, pen)),
    ...(report.messages ?? []).map((message) => messageBlock(message, report, pen)),
    ...unaskedLines(report).map((line) => pen.wrapped("", line)),
    verdictBlock(report, pen)
  ];
  return `${inertLines(blocks.join("\n\n"))}
`;
}
function renderDiagnosis(diagnosis, style) {
  const pen = penOf(style);
  const status = diagnosis.code === "unknown" ? "error" : usualStatus(diagnosis.code);
  const head = pen.wrapped(`${MARKS[status]} `, plain(diagnosis.cause), `${pen.paint(status, MARKS[status])} `);
  return `${inertLines([head, ...diagnosisLines(diagnosis, null, pen)].join("\n"))}
`;
}
function penOf({ color, width = Infinity }) {
  const room = Math.max(width, NARROWEST);
  return {
    paint: (role, words) => color ? styleText(FORMATS[role], words, { validateStream: false }) : words,
    wrapped: (prefix, words, painted = prefix) => {
      const lines = wrap(words, room - prefix.length);
      return lines.map((line, index) => `${index === 0 ? painted : " ".repeat(prefix.length)}${line}`.trimEnd()).join("\n");
    }
  };
}
function wrap(words, room) {
  const lines = [];
  let line = "";
  for (const word of words.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
function targetBlock(target, report, pen) {
  const idWidth = Math.min(WIDEST_ID, Math.max(...target.checks.map(({ id }) => id.length)));
  const about = plain(targetWords(target, report));
  const heading = pen.wrapped(`${target.name}  `, about, `${pen.paint("heading", target.name)}  `);
  return [heading, ...target.checks.map((check) => checkLine(check, idWidth, pen))].join("\n");
}
function checkLine(check, idWidth, pen) {
  const { id, status, durationMs } = check;
  const name = id.padEnd(idWidth);
  const time = (status === "skip" ? "" : duration(durationMs)).padStart(TIME_WIDTH);
  const painted = `  ${pen.paint(status, MARKS[status])} ${name}  ${pen.paint("quiet", time)}  `;
  return pen.wrapped(`  ${MARKS[status]} ${name}  ${time}  `, shortly(check), painted);
}
function shortly(check) {
  switch (check.status) {
    case "pass":
    case "skip":
      return plain(check.message);
    case "warn":
    case "fail":
    case "error":
      return `${diagnosisOf(check).code}, see below`;
  }
}
function problemBlock(problem, report, pen) {
  const { status, affected, diagnosis } = problem;
  const mark = `${pen.paint(status, MARKS[status])} `;
  const heads = affected.map(({ key, message }, index) => {
    const before = index === 0 ? mark : "  ";
    return pen.wrapped(`  ${key}  `, plain(message), `${before}${pen.paint("heading", key)}  `);
  });
  const [first] = affected;
  return [...heads, ...diagnosisLines(diagnosis, furtherCause(first.message, diagnosis), pen), ...shownLines(problem, report, pen)].join("\n");
}
function messageBlock({ to, target, lines }, report, pen) {
  const of = report.targets.filter(({ auth }) => auth !== null).length > 1 ? ` (${target})` : "";
  return [pen.paint("heading", `Ready to send to ${ADDRESSEES[to]}${of}:`), ...lines.map((line) => `    ${plain(line)}`)].join("\n");
}
function diagnosisLines(diagnosis, cause, pen) {
  const { code, confidence, remedy, owner, docs, retryable } = diagnosis;
  return [
    ...labelled("Cause", cause === null ? [] : [plain(cause)], pen),
    ...labelled("Code", [`${code}, ${CONFIDENCES[confidence]}`], pen),
    ...labelled("Do", remedy.map((step, index) => remedy.length > 1 ? `${index + 1}. ${plain(step)}` : plain(step)), pen),
    ...labelled("Who", [retryable ? `${OWNERS[owner]} Running again may be enough.` : OWNERS[owner]], pen),
    ...labelled("Links", docs, pen)
  ];
}
function shownLines(problem, report, pen) {
  const seen = problem.affected.flatMap(({ evidence }) => evidence.map((each) => plain(each.text)));
  const more = seen.length - SHOWN_EVIDENCE;
  return [
    ...labelled("Seen", more > 0 ? [...seen.slice(0, SHOWN_EVIDENCE), `and ${several(more, "more observation")}, in the report`] : seen, pen),
    ...labelled("Requests", exchangesOf(problem, report).map(exchangeWords), pen)
  ];
}
function exchangeWords(exchange) {
  const id = requestIdOf(exchange);
  return `${exchange.method} ${shownUrl(exchange.url)}: ${answerWords(exchange)}${id === null ? "" : `, request id ${id}`}`;
}
var LABEL_WIDTH = "Requests".length;
function labelled(label, entries, pen) {
  return entries.map((entry, index) => {
    const name = (index === 0 ? label : "").padEnd(LABEL_WIDTH);
    return pen.wrapped(`    ${name}  `, entry, `    ${pen.paint("quiet", name)}  `);
  });
}
var verdictBlock = (report, pen) => `${pen.paint(report.verdict, `${MARKS[report.verdict]} ${report.verdict}`)}: ${verdictWords(report)} ${countWords(report)}.`;

// src/render/progress.ts
var NO_PROGRESS = { running: [], settled: 0, retry: null };
function advance(progress, event) {
  switch (event.kind) {
    case "check-started":
      return { ...progress, running: [...progress.running, `${event.target}/${event.id}`] };
    case "check-settled": {
      const key = `${event.target}/${event.id}`;
      return { running: progress.running.filter((each) => each !== key), settled: progress.settled + 1, retry: null };
    }
    case "retry":
      return { ...progress, retry: retryWords(event) };
    case "note":
    case "exchange":
      return progress;
  }
}
var FRAMES = ["\u280B", "\u2819", "\u2839", "\u2838", "\u283C", "\u2834", "\u2826", "\u2827", "\u2807", "\u280F"];
function progressLine({ running, settled, retry }, tick, width) {
  if (running.length === 0) return "";
  const wheel = FRAMES[Math.abs(tick) % FRAMES.length] ?? FRAMES[0];
  const done = settled === 0 ? "" : `${settled} done, `;
  const line = `${wheel} ${done}asking ${running.join(", ")}${retry === null ? "" : ` (${retry})`}`;
  return line.length < width ? line : `${line.slice(0, Math.max(0, width - 2)).trimEnd()}\u2026`;
}
function eventLine(event) {
  switch (event.kind) {
    case "check-started":
    case "check-settled":
    case "exchange":
      return null;
    case "retry":
      return inertLine(`Asking Box again, ${retryWords(event)}.`);
    case "note":
      return inertLine(event.message);
  }
}
function debugLine(event) {
  if (event.kind !== "exchange") return null;
  const { exchange: { target, purpose, method, url, status, durationMs, attempt, error }, headers } = event;
  const came = status === null ? error !== null && "transport" in error ? `no answer (${error.transport})` : "connected" : `HTTP ${status}`;
  const shown = Object.entries(headers).map(([name, value]) => `${name}: ${unwrap(value)}`);
  return inertLine([`${target} ${purpose}, try ${attempt}: ${method} ${shownUrl(url)}: ${came} in ${durationMs} ms`, ...shown].join("; "));
}
var retryWords = ({ purpose, attempt, delayMs }) => `${purpose}: try ${attempt} in ${duration(delayMs)}`;

export {
  NO_PROGRESS,
  advance,
  progressLine,
  eventLine,
  debugLine,
  renderJson,
  jsonDiagnosis,
  renderText,
  renderDiagnosis
};
