import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  renderJson,
  renderText
} from "./chunk-4Q63P6RM.mjs";
import {
  assembleReport,
  brokenBy,
  checksOfNothing,
  chooseChecks,
  createBudget,
  overtakenBy,
  runChecks,
  startRun
} from "./chunk-VDVACG4P.mjs";
import {
  Foreign,
  foreign,
  unwrap
} from "./chunk-LKKNOW4B.mjs";

// src/run/nothing.ts
async function askNothing(plan, deps) {
  const time = startRun(deps.clock, plan.limits.timeoutMs, deps.interrupted);
  try {
    const ended = await runChecks(chooseChecks(checksOfNothing(plan.nothingGiven, plan.apiUrl.host), plan.only, plan.skip), {
      clock: deps.clock,
      budget: createBudget(plan.limits.maxApiCalls),
      signal: time.signal,
      progress: deps.progress,
      overtaken: (_, end) => overtakenBy(end, plan.limits.timeoutMs),
      broken: (_, error) => brokenBy(error)
    });
    const host = { name: "host", auth: null, subject: null, identity: null, checks: ended.map((check) => ({ ...check, source: null })) };
    return assembleReport({
      startedAtMs: time.startedAtMs,
      durationMs: deps.clock.monotonic() - time.startedAtMonotonicMs,
      host: deps.host,
      run: plan.run && { ...plan.run, name: foreign("words", plan.run.name) },
      clock: null,
      targets: [host],
      exchanges: [],
      messages: await messagesOf(host),
      apiCalls: 0,
      identityOnly: false
    });
  } finally {
    time.done();
  }
}
async function messagesOf(host) {
  if (host.checks.every(({ diagnosis }) => diagnosis === null || diagnosis.owner === "ci")) return [];
  return (await import("./messages-MMBRMEW5.mjs")).readyMessages([host], [], () => ({}));
}

// src/index.ts
var NO_BASELINES = () => ({ kind: "none", why: "There is no earlier run to compare with." });
async function preflight(plan, deps, baselines = NO_BASELINES) {
  if (plan.targets.length === 0) return askNothing(plan, deps);
  return (await import("./targets-JYQWUTWY.mjs")).askTargets(plan, deps, baselines);
}

// src/engine/details.ts
var HIDDEN = "(hidden)";
var SHORTEST_NAME = 3;
function applyDetails(report, details) {
  if (details === "full") return report;
  const personal = personalTexts(report);
  const hide = (value) => hidden(value, personal);
  return {
    ...report,
    targets: report.targets.map((target) => hideTarget(target, hide)),
    exchanges: report.exchanges.map((exchange) => hideExchange(exchange, hide)),
    ...report.messages === void 0 ? {} : { messages: report.messages.map((message) => ({ ...message, lines: message.lines.map((line) => hideText(line, hide)) })) }
  };
}
function hidden(value, personal) {
  switch (value.kind) {
    case "name":
    case "login":
      return foreign("words", value.standIn);
    case "invitee":
      return value;
    case "words":
      return foreign("words", withoutNames(unwrap(value), personal));
  }
}
function withoutNames(words, personal) {
  const present = /* @__PURE__ */ new Set();
  for (let at = 0; at + SHORTEST_NAME <= words.length; at += 1) {
    for (const name of personal.get(words.slice(at, at + SHORTEST_NAME)) ?? []) if (words.startsWith(name, at)) present.add(name);
  }
  return [...present].sort((a, b) => b.length - a.length).reduce((rest, name) => rest.split(name).join(HIDDEN), words);
}
function personalTexts(report) {
  const names = /* @__PURE__ */ new Set();
  const collect = (value) => {
    if (value.kind === "name" || value.kind === "login") names.add(unwrap(value));
    return value;
  };
  report.targets.forEach((target) => hideTarget(target, collect));
  const byBeginning = /* @__PURE__ */ new Map();
  for (const name of names) {
    if (name.length < SHORTEST_NAME) continue;
    const beginning = name.slice(0, SHORTEST_NAME);
    const alike = byBeginning.get(beginning);
    if (alike === void 0) byBeginning.set(beginning, [name]);
    else alike.push(name);
  }
  return byBeginning;
}
var hideText = (words, hide) => words.map((part) => part instanceof Foreign ? hide(part) : part);
function hideTarget(target, hide) {
  const { identity } = target;
  return {
    ...target,
    identity: identity && { ...identity, login: hide(identity.login), name: hide(identity.name) },
    checks: target.checks.map((check) => hideCheck(check, hide))
  };
}
function hideCheck(check, hide) {
  return {
    ...check,
    message: hideText(check.message, hide),
    skippedBecause: check.skippedBecause && hideText(check.skippedBecause, hide),
    diagnosis: check.diagnosis && hideDiagnosis(check.diagnosis, hide),
    evidence: check.evidence.map((each) => ({ ...each, text: hideText(each.text, hide) }))
  };
}
function hideDiagnosis(diagnosis, hide) {
  return { ...diagnosis, cause: hideText(diagnosis.cause, hide), remedy: diagnosis.remedy.map((step) => hideText(step, hide)) };
}
function hideExchange(exchange, hide) {
  return { ...exchange, error: exchange.error && hideError(exchange.error, hide) };
}
function hideError(error, hide) {
  if ("transport" in error) return error;
  const maybe = (value) => value && hide(value);
  return {
    ...error,
    code: maybe(error.code),
    message: maybe(error.message),
    helpUrl: maybe(error.helpUrl),
    wwwAuthenticate: maybe(error.wwwAuthenticate),
    reasons: error.reasons.map((reason) => ({ name: maybe(reason.name), reason: maybe(reason.reason), message: maybe(reason.message) }))
  };
}

// src/door/compared.ts
var nothingKept = () => Promise.resolve(() => ({ kind: "none", why: "There is no earlier run to compare with: set drift-baseline." }));
async function baselinesFor({ drift, run }, readFile, others = nothingKept) {
  if (drift.counts === "off") return await nothingKept();
  if (drift.baselineFile === null) return await others();
  return (await import("./baseline-QGI6FHZ7.mjs")).baselinesFromFile(drift.baselineFile, run?.name ?? null, readFile);
}

// src/door/formats.ts
async function renderAs(report, format, style = { color: false }) {
  switch (format) {
    case "text":
      return renderText(report, style);
    case "json":
      return renderJson(report);
    case "junit":
      return (await import("./junit-R352M2LM.mjs")).renderJunit(report);
    case "sarif": {
      const [{ renderSarif }, { codeHelp }] = await Promise.all([import("./sarif-LCOF67YN.mjs"), import("./code-help-2W7V6YV3.mjs")]);
      return renderSarif(report, codeHelp);
    }
    case "markdown":
      return (await import("./markdown-CGSV2553.mjs")).renderMarkdown(report);
    case "html":
      return (await import("./html-L2ZH5SZQ.mjs")).renderHtml(report);
  }
}

export {
  preflight,
  applyDetails,
  baselinesFor,
  renderAs
};
