import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  adviseRun,
  withPage
} from "./chunk-IBJMG4LB.mjs";
import {
  countStatuses,
  verdictOf
} from "./chunk-7WV2M5TG.mjs";
import {
  VERSION
} from "./chunk-DJIHQ5N4.mjs";
import {
  isInputName
} from "./chunk-NQXTPSVI.mjs";
import {
  found,
  keyOf,
  skipped
} from "./chunk-BDIGX3UD.mjs";
import {
  foreign,
  text
} from "./chunk-LKKNOW4B.mjs";

// src/checks/unasked.ts
var CREDENTIALS_TITLE = "The credentials are complete and well formed";
var CLOCK_TITLE = "This host\u2019s clock agrees with Box\u2019s";
var networkTitle = (apiHost) => `${apiHost} answers`;
var NOBODY_TO_ASK = text`No request was to be sent: no target has usable credentials.`;
function checksOfNothing(missing, apiHost) {
  const host = { target: "host", after: [], pledge: 0 };
  const nobody = () => Promise.resolve(skipped(NOBODY_TO_ASK));
  return [
    ...missing === null ? [] : [{ ...host, id: "credentials", title: CREDENTIALS_TITLE, needs: [], run: () => Promise.resolve(judgeMissing(missing, {})) }],
    { ...host, id: "network", title: networkTitle(apiHost), needs: [], run: nobody },
    { ...host, id: "clock", title: CLOCK_TITLE, needs: [{ id: "network", anyOf: [keyOf({ target: "host", id: "network" })] }], run: nobody }
  ];
}
var WITHHELD = {
  "fork": "fork-no-secrets",
  "dependabot": "dependabot-no-secrets",
  "not-given": "credentials-not-given"
};
function judgeMissing(missing, facts) {
  const diagnosis = adviseRun(missing.reason === "not-given" && !missing.inputs.every(isInputName) ? "variable-not-given" : WITHHELD[missing.reason], { ...facts, input: missing.inputs.join(", ") });
  if (missing.counts === "skip") return skipped(diagnosis.cause);
  return found("fail", diagnosis.cause, diagnosis, [{ text: text`empty: ${missing.inputs.join(", ")}`, exchange: null }]);
}
function overtakenBy(end, timeoutMs) {
  const diagnosis = adviseRun(end === "deadline" ? "timeout" : "interrupted", { limit: `${timeoutMs / 1e3} s` });
  return found("error", diagnosis.cause, diagnosis);
}
function brokenBy(error) {
  const diagnosis = adviseRun("internal-error", { message: foreign("words", error instanceof Error ? `${error.name}: ${error.message}` : String(error)) });
  return found("error", text`This check failed through a defect of box-preflight itself.`, diagnosis);
}

// src/engine/assemble.ts
function assembleReport(result) {
  const statuses = result.targets.flatMap((target) => target.checks.map((check) => check.status));
  return {
    tool: { name: "box-preflight", version: VERSION },
    verdict: verdictOf(statuses),
    startedAt: new Date(result.startedAtMs).toISOString(),
    durationMs: Math.round(result.durationMs),
    counts: countStatuses(statuses),
    host: result.host,
    run: result.run,
    clock: result.clock,
    targets: result.targets.map(linked),
    exchanges: result.exchanges,
    messages: result.messages,
    apiCalls: result.apiCalls,
    identityOnly: result.identityOnly
  };
}
var linked = (target) => ({
  ...target,
  checks: target.checks.map((check) => ({ ...check, diagnosis: check.diagnosis && withPage(check.diagnosis) }))
});

// src/engine/budget.ts
function createBudget(maxCalls) {
  let spent = 0;
  let pledged = 0;
  return {
    spend(followUp, insteadOf = 0) {
      const left = maxCalls - spent;
      const bound = followUp || insteadOf > 0 ? pledged : 0;
      if (left <= bound && !(left > 0 && left < insteadOf)) return false;
      spent += 1;
      return true;
    },
    pledge(count) {
      let kept = count;
      pledged += kept;
      return () => {
        pledged -= kept;
        kept = 0;
      };
    }
  };
}

// src/engine/deadline.ts
function startRun(clock, timeoutMs, interrupted) {
  const controller = new AbortController();
  const end = (reason) => () => controller.abort(reason);
  const cancel = clock.after(timeoutMs, end("deadline"));
  const stop = end("interrupted");
  if (interrupted.aborted) stop();
  interrupted.addEventListener("abort", stop, { once: true });
  const startedAtMonotonicMs = clock.monotonic();
  return {
    startedAtMs: clock.now(),
    startedAtMonotonicMs,
    deadlineAtMonotonicMs: startedAtMonotonicMs + timeoutMs,
    signal: controller.signal,
    done() {
      cancel();
      interrupted.removeEventListener("abort", stop);
    }
  };
}

// src/engine/runner.ts
async function runChecks(checks, options) {
  const runEnd = endOf(options.signal);
  const settled = /* @__PURE__ */ new Map();
  const provided = /* @__PURE__ */ new Map();
  const release = new Map(checks.map((check) => [keyOf(check), options.budget.pledge(check.pledge)]));
  const settle = async (check) => {
    await Promise.resolve();
    const startedMs = { at: options.clock.monotonic() };
    const outcome = await Promise.race([ask(check, startedMs), runEnd.then((end) => options.overtaken(check, end))]);
    release.get(keyOf(check))?.();
    const durationMs = Math.round(options.clock.monotonic() - startedMs.at);
    options.progress({ kind: "check-settled", target: check.target, id: check.id, status: outcome.status });
    return { report: reportOf(check, outcome, durationMs), provides: outcome.status !== "skip" && outcome.provides };
  };
  const ask = async (check, startedMs) => {
    const missing = await firstMissing(check.needs, settled, provided);
    if (missing !== null) return skipped(text`Not asked: it needs ${missing}.`);
    for (const key of check.after) await settled.get(key);
    if (options.signal.aborted) return options.overtaken(check, await runEnd);
    startedMs.at = options.clock.monotonic();
    options.progress({ kind: "check-started", target: check.target, id: check.id });
    try {
      return await check.run(options.signal);
    } catch (error) {
      return options.broken(check, error);
    }
  };
  for (const check of checks) settled.set(keyOf(check), settle(check));
  const all = await Promise.all(settled.values());
  return all.map(({ report }) => report);
}
async function firstMissing(needs, settled, provided) {
  for (const need of needs) {
    const providers = need.anyOf.join("\n");
    const met = provided.get(providers) ?? anyProvides(need, settled);
    provided.set(providers, met);
    if (!await met) return need.id;
  }
  return null;
}
async function anyProvides(need, settled) {
  const providers = need.anyOf.map(async (key) => {
    const provider = await settled.get(key);
    if (provider?.provides !== true) throw new Error(key);
    return true;
  });
  return Promise.any(providers).catch(() => false);
}
function endOf(signal) {
  const end = () => signal.reason === "interrupted" ? "interrupted" : "deadline";
  if (signal.aborted) return Promise.resolve(end());
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(end()), { once: true }));
}
function reportOf(check, outcome, durationMs) {
  const common = { id: check.id, title: check.title, durationMs, needs: check.needs.map((need) => need.id), requests: 0, source: null };
  if (outcome.status === "skip") {
    return { ...common, status: "skip", message: outcome.because, skippedBecause: outcome.because, diagnosis: null, evidence: [] };
  }
  const { status, message, diagnosis, evidence } = outcome;
  return { ...common, status, message, skippedBecause: null, diagnosis, evidence };
}

// src/foundation/configuration-error.ts
var ConfigurationError = class extends Error {
  name = "ConfigurationError";
  problems;
  constructor(problems) {
    super(problems.join("\n"));
    this.problems = problems;
  }
};

// src/engine/selection.ts
function chooseChecks(checks, only, skip) {
  const asked = (check) => only === null || only.includes(check.id);
  const wanted = withNeeds(checks, checks.filter(asked));
  const chosen = checks.filter((check) => wanted.has(keyOf(check)) && !skip.includes(check.id));
  if (checks.length > 0 && !chosen.some((check) => asked(check) && canBeAsked(check, chosen))) {
    throw new ConfigurationError(["only, skip: together they leave nothing to ask. A check is not asked where one that it needs is skipped."]);
  }
  return chosen;
}
function canBeAsked(check, chosen) {
  return check.needs.every(({ anyOf }) => chosen.some((other) => anyOf.includes(keyOf(other)) && canBeAsked(other, chosen)));
}
function withNeeds(checks, roots) {
  const byKey = new Map(checks.map((check) => [keyOf(check), check]));
  const kept = /* @__PURE__ */ new Set();
  const keep = (check) => {
    if (kept.has(keyOf(check))) return;
    kept.add(keyOf(check));
    for (const key of check.needs.flatMap(({ anyOf }) => anyOf)) {
      const provider = byKey.get(key);
      if (provider !== void 0) keep(provider);
    }
  };
  roots.forEach(keep);
  return kept;
}

export {
  CREDENTIALS_TITLE,
  CLOCK_TITLE,
  networkTitle,
  NOBODY_TO_ASK,
  checksOfNothing,
  judgeMissing,
  overtakenBy,
  brokenBy,
  assembleReport,
  createBudget,
  startRun,
  runChecks,
  ConfigurationError,
  chooseChecks
};
